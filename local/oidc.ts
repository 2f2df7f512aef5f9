import { generateKeyPair, type KeyObject, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { type Claims, signedToken } from './jwt.ts';
import { startLoopback } from './loopback.ts';

/** Who vouches for web identities: its name, and the key that proves its tokens. */
export interface IdentityProvider {
  issuer: string;
  publicKey: KeyObject;
}

export interface TokenEndpoint extends IdentityProvider {
  /** What a runner sets for a job with the permission `id-token: write`. */
  env: { ACTIONS_ID_TOKEN_REQUEST_URL: string; ACTIONS_ID_TOKEN_REQUEST_TOKEN: string };
  /** The audiences that tokens were asked for. */
  audiences: string[];
  /** A token of this issuer as the endpoint would give it, but for these claims. */
  token(claims?: Partial<Claims>): string;
  close(): Promise<void>;
}

export interface TokenEndpointOptions {
  /** What every token claims instead of the usual. */
  claims?: Partial<Claims>;
}

/**
 * The token endpoint that GitHub offers to a job on loopback, with the claims of a job on main
 * (https://docs.github.com/en/actions/reference/security/oidc).
 */
export async function startTokenEndpoint({ claims: always }: TokenEndpointOptions = {}): Promise<TokenEndpoint> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const [keyId, requestToken, path] = [randomUUID(), randomUUID(), `/idtoken/${randomUUID()}/${randomUUID()}`];
  const audiences: string[] = [];

  function token(claims: Partial<Claims> = {}): string {
    return signedToken({ ...usualClaims(), ...always, ...claims }, privateKey, keyId);
  }

  function answer({ method, url = '', headers }: IncomingMessage): { status: number; body: object } {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    if (method !== 'GET' || pathname !== path) return { status: 404, body: { message: 'Not found' } };
    if (headers.authorization !== `Bearer ${requestToken}`) return { status: 401, body: { message: 'Not authorized' } };
    const audience = searchParams.get('audience') ?? OWNER;
    audiences.push(audience);
    const value = token({ aud: audience });
    return { status: 200, body: { count: value.length, value } };
  }

  const loopback = await startLoopback((request, response) => {
    const { status, body } = answer(request);
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

function usualClaims(): Claims {
  const now = Math.floor(Date.now() / 1000);
  const workflow = 'example/platform/.github/workflows/terraform.yml@refs/heads/main';
  const sha = '6f1c0a3a9d2be3c7a0f1de4b5c8e7a9d0b1c2d3e';
  return {
    jti: randomUUID(),
    iss: ISSUER,
    sub: 'repo:example/platform:ref:refs/heads/main',
    aud: OWNER,
    iat: now,
    nbf: now - 600,
    exp: now + 300,
    ref: 'refs/heads/main',
    ref_type: 'branch',
    ref_protected: 'true',
    sha,
    repository: 'example/platform',
    repository_id: '567890123',
    repository_owner: 'example',
    repository_owner_id: '12345678',
    repository_visibility: 'private',
    run_id: '11223344556',
    run_number: '42',
    run_attempt: '1',
    actor: 'octocat',
    actor_id: '583231',
    workflow: 'Terraform',
    workflow_ref: workflow,
    workflow_sha: sha,
    job_workflow_ref: workflow,
    job_workflow_sha: sha,
    head_ref: '',
    base_ref: '',
    event_name: 'repository_dispatch',
    runner_environment: 'github-hosted',
  };
}
