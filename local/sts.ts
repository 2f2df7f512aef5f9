import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { ApiError } from './api-error.ts';
import { CREDENTIALS, type Credentials, haveExpired } from './credentials.ts';
import { type Loopback, startLoopback } from './loopback.ts';
import type { IdentityProvider } from './oidc.ts';
import { type Role, Roles, type Session } from './roles.ts';
import { verifySignature } from './signature.ts';

/** A request, and the response to it. */
export interface StsExchange {
  /** The form parameters, including `Action`. */
  parameters: Parameters;
  /** The name of the error, if the response is an error. */
  error?: string;
}

type Parameters = Record<string, string>;

export interface Sts extends Loopback {
  region: string;
  /** The credentials that can assume a role. */
  credentials: Credentials;
  /** The credentials of assumed roles, for `startEndpoint`. The list grows. */
  sessions: Credentials[];
  /** In the order of the responses. */
  exchanges: StsExchange[];
}

export interface StsOptions {
  roles: Role[];
  /** The issuer of web identity tokens that the account trusts. */
  identityProvider: IdentityProvider;
}

/**
 * AWS STS on loopback, as far as a job needs it to assume a role, over the AWS Query protocol
 * (https://docs.aws.amazon.com/STS/latest/APIReference/). It checks who can assume a role. It does not validate the
 * format of parameters.
 */
export async function startSts({ roles: known, identityProvider }: StsOptions): Promise<Sts> {
  const [region, credentials] = ['eu-central-1', CREDENTIALS];
  const roles = new Roles(known, identityProvider);
  const exchanges: StsExchange[] = [];

  async function session(request: IncomingMessage, body: string, parameters: Parameters): Promise<Session> {
    if (parameters.Action === 'AssumeRoleWithWebIdentity') return roles.assumeWithWebIdentity(parameters);
    if (parameters.Action !== 'AssumeRole') throw new ApiError('InvalidAction', `No operation ${parameters.Action}`);
    const signed = { method: 'POST', path: '/', headers: request.headers, body };
    const now = new Date();
    const signer = await verifySignature(signed, [credentials, ...roles.sessions], { service: 'sts', region, now });
    if (haveExpired(signer, now)) {
      throw new ApiError('ExpiredToken', 'The security token included in the request is expired');
    }
    return roles.assume(parameters);
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const parameters: Parameters = Object.fromEntries(new URLSearchParams(body));
    const exchange: StsExchange = { parameters };
    const respond = (status: number, document: string) => {
      exchanges.push(exchange);
      response.writeHead(status, { 'Content-Type': 'text/xml' }).end(document);
    };
    try {
      respond(200, resultDocument(`${parameters.Action}`, await session(request, body, parameters)));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      exchange.error = QUERY_NAMES[error.code] ?? error.code;
      respond(403, document('ErrorResponse', { Error: { Code: exchange.error, Message: error.message } }));
    }
  }

  return { ...(await startLoopback(serve)), region, credentials, sessions: roles.sessions, exchanges };
}

/** The Query protocol has its own names for invalid signatures. */
const QUERY_NAMES: Record<string, string> = {
  UnrecognizedClientException: 'InvalidClientTokenId',
  InvalidSignatureException: 'SignatureDoesNotMatch',
};

function resultDocument(action: string, { accessKeyId, secretAccessKey, sessionToken, expiration }: Session): string {
  const credentials = {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: expiration.toISOString(),
  };
  return document(`${action}Response`, { [`${action}Result`]: { Credentials: credentials } });
}

function document(root: string, content: object): string {
  return `<${root} xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${xml(content)}</${root}>`;
}

/** Writes an object as elements, and anything else as text. */
function xml(content: unknown): string {
  if (typeof content === 'object' && content !== null) {
    return Object.entries(content)
      .map(([name, inner]) => `<${name}>${xml(inner)}</${name}>`)
      .join('');
  }
  return String(content).replaceAll(/[<>&\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
