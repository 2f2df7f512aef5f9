import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { ApiError } from './api-error.ts';
import { type Credentials, haveExpired, type Principal, principalOf } from './credentials.ts';
import type { Fault, Reply } from './faults.ts';
import { type Loopback, startLoopback } from './loopback.ts';
import { verifySignature } from './signature.ts';

/** A request, and the response to it. */
export interface SecretsManagerExchange {
  operation: string;
  /** The parsed body; undefined if the body is not JSON. */
  input: unknown;
  /** The ARN of who signed the request; undefined if the signature is not valid. */
  principal?: string;
  status: number;
  /** The name of the error, if the response is an error. */
  error?: string;
}

export interface SecretsManager extends Loopback {
  /** In the order of the responses. */
  exchanges: SecretsManagerExchange[];
  /** Stores a new version of a secret, as a rotation does. The version before it becomes the previous one. */
  put(arn: string, value: string | Uint8Array): void;
  /** Marks a secret for deletion, as `aws secretsmanager delete-secret` does, or deletes it at once. */
  delete(arn: string, options?: { withoutRecovery?: boolean }): void;
  /** What happens to the next requests. By default, to one. */
  fail(fault: Fault, times?: number): void;
}

export interface SecretsManagerOptions {
  region: string;
  /** Temporary credentials of any account. The list can grow while it runs. */
  sessions: readonly Credentials[];
  /** Decides by the policies of the principal. */
  allows: (
    principal: Principal,
    access: { action: string; resource: string; context: Record<string, string> },
  ) => boolean;
}

interface Version {
  id: string;
  value: string | Uint8Array;
  createdAt: Date;
  stages: string[];
}

interface Secret {
  arn: string;
  name: string;
  versions: Version[];
  isDeleted: boolean;
}

interface Input {
  SecretId?: unknown;
  VersionId?: unknown;
  VersionStage?: unknown;
}

/**
 * AWS Secrets Manager on loopback, as far as a function needs it to read a secret, over AWS JSON 1.1
 * (https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html).
 */
export async function startSecretsManager({
  region,
  sessions,
  allows,
}: SecretsManagerOptions): Promise<SecretsManager> {
  const secrets: Secret[] = [];
  const exchanges: SecretsManagerExchange[] = [];
  let failing: { fault: Fault; left: number } = { fault: {}, left: 0 };

  async function handle(request: IncomingMessage, body: string, exchange: SecretsManagerExchange): Promise<object> {
    const { method = '', url: path = '', headers } = request;
    const now = new Date();
    if (method !== 'POST' || path !== '/' || exchange.operation !== 'GetSecretValue') {
      throw new ApiError('UnknownOperationException', `${method} ${path} ${exchange.operation}`);
    }
    const signed = { method, path, headers, body };
    const signer = await verifySignature(signed, sessions, { service: 'secretsmanager', region, now });
    if (haveExpired(signer, now)) {
      throw new ApiError('ExpiredTokenException', 'The security token included in the request is expired');
    }
    const principal = principalOf(signer);
    exchange.principal = principal.arn;
    if (exchange.input === undefined) throw new ApiError('SerializationException', 'The body is not JSON.');
    return secretValue((exchange.input ?? {}) as Input, principal);
  }

  function secretValue(
    { SecretId: id, VersionId: versionId, VersionStage: stage }: Input,
    principal: Principal,
  ): object {
    if (typeof id !== 'string' || id === '') {
      throw new ApiError('InvalidParameterException', 'You must provide a value for the SecretId parameter.');
    }
    const secret = secrets.find((each) => [each.arn, each.name, each.arn.slice(0, -SUFFIX_LENGTH)].includes(id));
    // Whether a secret exists is shown only to those who may read it.
    const action = 'secretsmanager:GetSecretValue';
    const context = {
      'secretsmanager:SecretId': id,
      'aws:SecureTransport': 'true',
      // The documentation says that AWSCURRENT is the default, but policies see only what the request has.
      ...(typeof stage === 'string' && { 'secretsmanager:VersionStage': stage }),
    };
    const resource = secret?.arn ?? id;
    if (!allows(principal, { action, resource, context })) {
      throw new ApiError(
        'AccessDeniedException',
        `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
      );
    }
    if (!secret) throw new ApiError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    if (secret.isDeleted) {
      throw new ApiError(
        'InvalidRequestException',
        "You can't perform this operation on the secret because it was marked for deletion.",
      );
    }
    const wanted = stage ?? (versionId === undefined ? 'AWSCURRENT' : undefined);
    const version = secret.versions.find(
      (each) =>
        (versionId === undefined || each.id === versionId) &&
        (wanted === undefined || each.stages.includes(String(wanted))),
    );
    if (!version) {
      const what = wanted === undefined ? `VersionId: ${versionId}` : `staging label: ${wanted}`;
      throw new ApiError(
        'ResourceNotFoundException',
        `Secrets Manager can't find the specified secret value for ${what}`,
      );
    }
    const { value, createdAt, id: VersionId, stages: VersionStages } = version;
    return {
      ARN: secret.arn,
      Name: secret.name,
      VersionId,
      VersionStages,
      CreatedDate: createdAt.getTime() / 1000,
      ...(typeof value === 'string'
        ? { SecretString: value }
        : { SecretBinary: Buffer.from(value).toString('base64') }),
    };
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fault = failing.left > 0 ? failing.fault : {};
    failing.left -= 1;
    if (fault.before) return fault.before(request, response);
    const body = await text(request);
    const operation = /^secretsmanager\.(\w+)$/.exec(String(request.headers['x-amz-target']))?.[1] ?? '';
    const exchange: SecretsManagerExchange = { operation, input: parsed(body), status: 200 };
    let result: object;
    try {
      result = await handle(request, body, exchange);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      exchange.error = error.code;
      exchange.status = 400;
      result = { __type: error.code, Message: error.message };
    }
    exchanges.push(exchange);
    const reply: Reply = {
      status: exchange.status,
      headers: { 'Content-Type': 'application/x-amz-json-1.1', 'x-amzn-RequestId': randomUUID() },
      body: JSON.stringify(result),
    };
    if (fault.after) fault.after(response, reply);
    else response.writeHead(reply.status, reply.headers).end(reply.body);
  }

  return {
    ...(await startLoopback(serve)),
    exchanges,
    put(arn, value) {
      const known = secrets.find((each) => each.arn === arn);
      const secret = known ?? { arn, name: nameIn(arn), versions: [], isDeleted: false };
      if (!known) secrets.push(secret);
      for (const version of secret.versions) {
        version.stages = version.stages.includes('AWSCURRENT') ? ['AWSPREVIOUS'] : [];
      }
      secret.versions.push({ id: randomUUID(), value, createdAt: new Date(), stages: ['AWSCURRENT'] });
    },
    delete(arn, { withoutRecovery = false } = {}) {
      const index = secrets.findIndex((each) => each.arn === arn);
      const [secret] = withoutRecovery ? secrets.splice(index, 1) : secrets.slice(index);
      if (secret) secret.isDeleted = true;
    },
    fail(fault, times = 1) {
      failing = { fault, left: times };
    },
  };
}

/** AWS ends the ARN of a secret with a hyphen and six random characters. */
const SUFFIX_LENGTH = '-AbCdEf'.length;

function nameIn(arn: string): string {
  const name = /^arn:aws:secretsmanager:[\w-]+:\d{12}:secret:(.+)-\w{6}$/.exec(arn)?.[1];
  if (name === undefined) throw new Error(`${arn} is not the ARN of a secret.`);
  return name;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
