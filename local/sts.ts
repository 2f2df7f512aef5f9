import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { ApiError } from './api-error.ts';
import { accountOf, CREDENTIALS, type Credentials, haveExpired, principalOf } from './credentials.ts';
import { type Loopback, startLoopback } from './loopback.ts';
import type { IdentityProvider } from './oidc.ts';
import { type Role, Roles, type Session } from './roles.ts';
import { signatureIn, verifySignature } from './signature.ts';
import { xml } from './xml.ts';

/** A request, and the response to it. */
export interface StsExchange {
  /** The form parameters, including `Action`. */
  parameters: Parameters;
  /** The name of the error, if the response is an error. */
  error?: string;
}

type Parameters = Record<string, string>;

export interface Sts extends Loopback {
  /** The first of the Regions. */
  region: string;
  /** The credentials that can assume a role. */
  credentials: Credentials;
  /** The credentials of assumed roles, for `startEndpoint` and `startS3`. The list grows. */
  sessions: Session[];
  /** In the order of the responses. */
  exchanges: StsExchange[];
  /** What the roles allow, and for what is not a request to STS. */
  roles: Roles;
}

export interface StsOptions {
  /** Of any account. */
  roles: Role[];
  /** The issuer of web identity tokens that the account trusts. */
  identityProvider: IdentityProvider;
  /** The Regions whose endpoints it stands for. A request signed for another one is rejected. */
  regions?: [string, ...string[]];
}

/**
 * AWS STS on loopback, as far as a job needs it to assume a role or to ask who it is, over the AWS Query protocol
 * (https://docs.aws.amazon.com/STS/latest/APIReference/). It checks who can assume a role. It does not validate the
 * format of most parameters.
 */
export async function startSts({ roles: known, identityProvider, ...options }: StsOptions): Promise<Sts> {
  const { regions = ['eu-central-1'] } = options;
  const credentials = CREDENTIALS;
  const roles = new Roles(known, identityProvider);
  const exchanges: StsExchange[] = [];

  async function signer(request: IncomingMessage, body: string): Promise<Credentials> {
    const { headers } = request;
    const signed = { method: 'POST', path: request.url ?? '/', headers, body };
    const [now, { region: signedFor }] = [new Date(), signatureIn(headers)];
    const region = regions.find((each) => each === signedFor) ?? regions[0];
    const found = await verifySignature(signed, [credentials, ...roles.sessions], { service: 'sts', region, now });
    if (haveExpired(found, now)) {
      throw new ApiError('ExpiredToken', 'The security token included in the request is expired');
    }
    return found;
  }

  async function result(request: IncomingMessage, body: string, parameters: Parameters): Promise<object> {
    switch (parameters.Action) {
      case 'AssumeRoleWithWebIdentity':
        return credentialsIn(await roles.assumeWithWebIdentity(parameters));
      case 'AssumeRole':
        return credentialsIn(roles.assume(parameters, principalOf(await signer(request, body))));
      case 'GetCallerIdentity':
        return callerIdentity(await signer(request, body));
      default:
        throw new ApiError('InvalidAction', `No operation ${parameters.Action}`);
    }
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
      const content = { [`${parameters.Action}Result`]: await result(request, body, parameters), ...metadata() };
      respond(200, document(`${parameters.Action}Response`, content));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      exchange.error = QUERY_NAMES[error.code] ?? error.code;
      const content = { Error: { Type: 'Sender', Code: exchange.error, Message: error.message } };
      respond(STATUS_CODES[exchange.error] ?? 403, document('ErrorResponse', { ...content, RequestId: randomUUID() }));
    }
  }

  const { sessions } = roles;
  return { ...(await startLoopback(serve)), region: regions[0], credentials, sessions, exchanges, roles };
}

/** The Query protocol has its own names for invalid signatures. */
const QUERY_NAMES: Record<string, string> = {
  UnrecognizedClientException: 'InvalidClientTokenId',
  InvalidSignatureException: 'SignatureDoesNotMatch',
};

/** Of errors that are not 403 (https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html). */
const STATUS_CODES: Record<string, number> = {
  ValidationError: 400,
  InvalidAction: 400,
  InvalidIdentityToken: 400,
  ExpiredTokenException: 400,
  IncompleteSignatureException: 400,
};

function credentialsIn({ accessKeyId, secretAccessKey, sessionToken, expiration, principal, userId }: Session): object {
  return {
    AssumedRoleUser: { AssumedRoleId: userId, Arn: principal.arn },
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      SessionToken: sessionToken,
      Expiration: expiration.toISOString(),
    },
  };
}

function callerIdentity(credentials: Credentials & { userId?: string }): object {
  const { arn } = principalOf(credentials);
  return { Arn: arn, UserId: credentials.userId ?? 'AIDALOCALENDPOINT000', Account: accountOf(arn) };
}

function metadata(): object {
  return { ResponseMetadata: { RequestId: randomUUID() } };
}

function document(root: string, content: object): string {
  return `<${root} xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${xml(content)}</${root}>`;
}
