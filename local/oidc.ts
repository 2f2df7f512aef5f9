import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type CryptoKey, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { startLoopback } from './loopback.ts';

/** An issuer of web identity tokens, and the key that verifies them. */
export interface IdentityProvider {
  issuer: string;
  publicKey: CryptoKey;
}

export interface TokenEndpoint extends IdentityProvider {
  /** The variables that a runner sets for a job with the permission `id-token: write`. */
  env: { ACTIONS_ID_TOKEN_REQUEST_URL: string; ACTIONS_ID_TOKEN_REQUEST_TOKEN: string };
  /** The audiences of the requested tokens. */
  audiences: string[];
  /** A token from this issuer, with the usual claims except for the given ones. */
  token(claims?: JWTPayload): Promise<string>;
  close(): Promise<void>;
}

/** The last key, which other endpoints use, too: it takes long to generate one. */
let lastKey: ReturnType<typeof generateKeyPair> | undefined;

/**
 * GitHub's OIDC token endpoint on loopback. The tokens have the claims of a job on the branch main
 * (https://docs.github.com/en/actions/reference/security/oidc).
 *
 * @param hasOwnKey whether its key is another one than those of the endpoints before it
 */
export async function startTokenEndpoint({ hasOwnKey = false } = {}): Promise<TokenEndpoint> {
  if (hasOwnKey || !lastKey) lastKey = generateKeyPair('RS256');
  const { publicKey, privateKey } = await lastKey;
  const [keyId, requestToken, path] = [randomUUID(), randomUUID(), `/idtoken/${randomUUID()}/${randomUUID()}`];
  const audiences: string[] = [];

  function token(claims: JWTPayload = {}): Promise<string> {
    const header = { typ: 'JWT', alg: 'RS256', kid: keyId };
    return new SignJWT({ ...usualClaims(), ...claims }).setProtectedHeader(header).sign(privateKey);
  }

  async function respond({ method, url = '', headers }: IncomingMessage): Promise<{ status: number; body: object }> {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    if (method !== 'GET' || pathname !== path) return { status: 404, body: { message: 'Not found' } };
    if (headers.authorization !== `Bearer ${requestToken}`) return { status: 401, body: { message: 'Not authorized' } };
    const audience = searchParams.get('audience') ?? OWNER;
    audiences.push(audience);
    const value = await token({ aud: audience });
    return { status: 200, body: { count: value.length, value } };
  }

  const loopback = await startLoopback(async (request, response) => {
    const { status, body } = await respond(request);
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
  });
  return {
    issuer: ISSUER,
    publicKey,
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${loopback.url}${path}?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    },
    audiences,
    token,
    close: loopback.close,
  };
}

const ISSUER = 'https://token.actions.githubusercontent.com';
const OWNER = 'https://github.com/example';

function usualClaims(): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  return {
    jti: randomUUID(),
    iss: ISSUER,
    sub: 'repo:example/platform:ref:refs/heads/main',
    aud: OWNER,
    iat: now,
    nbf: now - 600,
    exp: now + 300,
    ref: 'refs/heads/main',
    repository: 'example/platform',
    run_id: '11223344556',
    event_name: 'repository_dispatch',
  };
}
