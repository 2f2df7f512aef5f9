import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Shape, violationsOf } from './api-model.ts';
import { localhostCertificate } from './certificate.ts';
import { CREDENTIALS, type Credentials, haveExpired } from './credentials.ts';
import { type Loopback, startLoopback } from './loopback.ts';
import type { IdentityProvider } from './oidc.ts';
import { type AssumedRole, type Assumption, type Role, Roles, StsError } from './roles.ts';
import { SignatureError, verifySignature } from './signature.ts';

/** A request that was read, and how it was answered. */
export interface StsExchange {
  /** Of the form, `Action` included. */
  parameters: Parameters;
  status: number;
  /** The name of the error, if it was answered with one. */
  error?: string;
}

type Parameters = Record<string, string>;

export interface Sts extends Loopback {
  region: string;
  credentials: Credentials;
  /** The credentials that were given out: a live list, as `startEndpoint` takes it. */
  sessions: Credentials[];
  /** In the order in which they were answered. */
  exchanges: StsExchange[];
  /** Over TLS, the authority that a client has to trust. */
  authority: string | undefined;
}

export interface StsOptions {
  region?: string;
  credentials?: Credentials;
  roles?: Role[];
  /** The one whose web identities the account knows. */
  identityProvider?: IdentityProvider;
  tls?: boolean;
}

/**
 * AWS STS on loopback, as far as a job needs it to assume a role, over the AWS Query protocol
 * (https://docs.aws.amazon.com/STS/latest/APIReference/). What the real one would refuse is refused, by the same name.
 */
export async function startSts(options: StsOptions = {}): Promise<Sts> {
  const { region = 'eu-central-1', credentials = CREDENTIALS, identityProvider, tls = false } = options;
  const roles = new Roles(options.roles ?? [], identityProvider);
  const exchanges: StsExchange[] = [];

  async function assumedRole(request: IncomingMessage, body: string, parameters: Parameters): Promise<AssumedRole> {
    const { Action: action = '', Version: version, WebIdentityToken: token = '' } = parameters;
    if (request.method !== 'POST' || request.url !== '/' || version !== VERSION || !Object.hasOwn(MODEL, action)) {
      throw new StsError('InvalidAction', `Could not find operation ${action} for version ${version}`);
    }
    if (action === 'AssumeRoleWithWebIdentity') return roles.assumeWithWebIdentity(token, assumption(parameters));
    return roles.assume(await signer(request, body), assumption(parameters));
  }

  async function signer({ headers }: IncomingMessage, body: string): Promise<Credentials> {
    const now = new Date();
    const signed = { method: 'POST', path: '/', headers, body };
    const found = await verifySignature(signed, [credentials, ...roles.sessions], { service: 'sts', region, now });
    if (haveExpired(found, now)) {
      throw new StsError('ExpiredToken', 'The security token included in the request is expired');
    }
    return found;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const parameters: Parameters = Object.fromEntries(new URLSearchParams(body));
    const exchange: StsExchange = { parameters, status: 200 };
    const requestId = randomUUID();
    let answer: string;
    try {
      const result = await assumedRole(request, body, parameters);
      answer = resultDocument(`${parameters.Action}`, result, requestId);
    } catch (error) {
      const refused = error instanceof StsError || error instanceof SignatureError;
      exchange.error = refused ? (QUERY_NAMES[error.code] ?? error.code) : 'InternalFailure';
      exchange.status = refused ? (STATUS_CODES[exchange.error] ?? 400) : 500;
      answer = errorDocument(exchange.error, (error as Error).message, requestId);
    }
    exchanges.push(exchange);
    response.writeHead(exchange.status, { 'Content-Type': 'text/xml', 'x-amzn-RequestId': requestId }).end(answer);
  }

  const certificate = tls ? await localhostCertificate(`sts.${region}.amazonaws.com`) : undefined;
  const loopback = await startLoopback(serve, { tls: certificate });
  return { ...loopback, region, credentials, sessions: roles.sessions, exchanges, authority: certificate?.cert };
}

const VERSION = '2011-06-15';

const MEMBERS: Record<string, Shape> = {
  RoleArn: { type: 'string', min: 20, max: 2048 },
  RoleSessionName: { type: 'string', min: 2, max: 64, pattern: '[\\w+=,.@\\-]*' },
  DurationSeconds: { type: 'integer', min: 900, max: 43_200 },
  ExternalId: { type: 'string', min: 2, max: 1224, pattern: '[\\w+=,.@:\\/\\-]*' },
  WebIdentityToken: { type: 'string', min: 4, max: 20_000 },
};

const MODEL: Record<string, Shape> = {
  AssumeRole: { type: 'structure', required: ['RoleArn', 'RoleSessionName'], members: MEMBERS },
  AssumeRoleWithWebIdentity: {
    type: 'structure',
    required: ['RoleArn', 'RoleSessionName', 'WebIdentityToken'],
    members: MEMBERS,
  },
};

/** @throws {StsError} if the API's model does not allow it */
function assumption(parameters: Parameters): Assumption {
  const { Action: action = '', DurationSeconds: duration } = parameters;
  // What else the API takes, such as tags and policies, makes no difference here.
  const known = Object.entries(parameters).filter(([name]) => Object.hasOwn(MEMBERS, name));
  const input = { ...Object.fromEntries(known), ...(duration !== undefined && { DurationSeconds: Number(duration) }) };
  const broken = violationsOf(MODEL[action] as Shape, input);
  if (broken.length > 0) {
    const errors = broken.length === 1 ? 'error' : 'errors';
    throw new StsError('ValidationError', `${broken.length} validation ${errors} detected: ${broken.join('; ')}`);
  }
  return input as unknown as Assumption;
}

/** The names of refused signatures, where the Query protocol has others. */
const QUERY_NAMES: Record<string, string> = {
  UnrecognizedClientException: 'InvalidClientTokenId',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  IncompleteSignatureException: 'IncompleteSignature',
};

const STATUS_CODES: Record<string, number> = {
  AccessDenied: 403,
  ExpiredToken: 403,
  IDPRejectedClaim: 403,
  InvalidClientTokenId: 403,
  MissingAuthenticationToken: 403,
  SignatureDoesNotMatch: 403,
};

function resultDocument(action: string, result: object, requestId: string): string {
  return document(`${action}Response`, { [`${action}Result`]: result, ResponseMetadata: { RequestId: requestId } });
}

function errorDocument(code: string, message: string, requestId: string): string {
  const type = code === 'InternalFailure' ? 'Receiver' : 'Sender';
  return document('ErrorResponse', { Error: { Type: type, Code: code, Message: message }, RequestId: requestId });
}

function document(root: string, content: object): string {
  return `<${root} xmlns="https://sts.amazonaws.com/doc/${VERSION}/">${xml(content)}</${root}>`;
}

/** An object is elements by name, anything else is text. */
function xml(content: unknown): string {
  if (typeof content === 'object' && content !== null) {
    return Object.entries(content)
      .map(([name, inner]) => `<${name}>${xml(inner)}</${name}>`)
      .join('');
  }
  return String(content).replaceAll(/[<>&\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
