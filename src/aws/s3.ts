import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import { Problem } from '../problem.ts';
import { S3_BODY, S3_REQUEST } from '../time-limits.ts';
import type { Credentials } from './credentials.ts';
import { type Advice, meaningOf, sentenceOf, statusOf } from './errors.ts';
import type { Agents } from './proxies.ts';
import { requestHandler } from './request-handler.ts';
import { readBody } from './response-body.ts';
import { backoff, type FailedAttempt, type Limits, PatientRetryStrategy } from './retries.ts';

/** Who calls Amazon S3, and how. */
export interface S3Caller {
  readonly region: string | undefined;
  readonly agents: Agents;
  readonly credentials: Credentials;
  /** What people call these credentials: the engine role, or the launch role. */
  readonly principal: string;
  readonly advice: Advice;
  readonly limits: Limits;
  /** Called before each wait for another attempt. */
  readonly onRetry: (failed: FailedAttempt) => void;
  readonly env: NodeJS.ProcessEnv;
}

export interface StoredObject {
  readonly body: Buffer;
  readonly etag: string | undefined;
}

/** A bucket. Every method throws a `Problem` if Amazon S3 refuses, or cannot be reached within the limits. */
export interface Bucket {
  readonly name: string;
  /** Undefined if there is no such object. @param most in bytes. A larger object is a `Problem` */
  get(key: string, most: number): Promise<StoredObject | undefined>;
  has(key: string): Promise<boolean>;
  put(key: string, body: Buffer | string): Promise<void>;
  /** False if there is an object with this key. Of several writers at the same time, only one gets true. */
  putIfAbsent(key: string, body: string): Promise<boolean>;
  /** False if the object is not the one with this ETag anymore. */
  putIfSame(key: string, body: string, etag: string | undefined): Promise<boolean>;
  /** False if the object is not the one with this ETag anymore. */
  deleteIfSame(key: string, etag: string | undefined): Promise<boolean>;
}

/**
 * Whether the environment names an endpoint for Amazon S3. Such an endpoint has no host name for each bucket, unless
 * somebody set that up.
 */
export function usesPathStyle({ AWS_ENDPOINT_URL_S3: ofS3, AWS_ENDPOINT_URL: ofAll }: NodeJS.ProcessEnv): boolean {
  return Boolean(ofS3 || ofAll);
}

export async function openBucket(name: string, caller: S3Caller): Promise<Bucket> {
  const s3 = await import('@aws-sdk/client-s3');
  const { region, agents, credentials, limits, onRetry, env } = caller;

  function client(retryStrategy: PatientRetryStrategy): S3Client {
    return new s3.S3Client({
      ...(region && { region }),
      credentials,
      forcePathStyle: usesPathStyle(env),
      followRegionRedirects: true,
      retryStrategy,
      requestHandler: requestHandler(agents, S3_REQUEST),
    });
  }

  async function call<T>(key: string, action: string, send: (client: S3Client) => Promise<T>): Promise<T> {
    // Each operation has its own count of attempts. All have the same deadline.
    const retryStrategy = new PatientRetryStrategy(limits, onRetry);
    const current = client(retryStrategy);
    try {
      return await send(current);
    } catch (error) {
      if (error instanceof Problem) throw error;
      const reason = isAborted(error) ? (retryStrategy.lastError ?? timeIsOver(limits)) : error;
      throw explained(reason, { uri: `s3://${name}/${key}`, action, ...caller });
    } finally {
      current.destroy();
    }
  }

  const options = { abortSignal: limits.deadline.over };

  /** @returns whether the condition was met */
  async function putIf(key: string, body: string, condition: { IfNoneMatch?: string; IfMatch?: string }) {
    return call(key, 's3:PutObject', async (s3Client) => {
      const put = new s3.PutObjectCommand({ Bucket: name, Key: key, Body: body, ...condition, ...ENCRYPTED });
      for (let conflicts = 0; ; conflicts += 1) {
        try {
          await s3Client.send(put, options);
          return true;
        } catch (error) {
          if (['PreconditionFailed', 'NoSuchKey'].includes((error as Error).name)) return false;
          // Another writer was faster, or has just deleted the object.
          if ((error as Error).name !== 'ConditionalRequestConflict' || conflicts === MOST_CONFLICTS) throw error;
          await wait(backoff(conflicts, false));
        }
      }
    });
  }

  return {
    name,
    get: (key, most) =>
      call(key, 's3:GetObject', async (s3Client) => {
        readWithinAttempt(s3Client, limits, most, () => tooLarge(`s3://${name}/${key}`, most));
        try {
          const found = await s3Client.send(new s3.GetObjectCommand({ Bucket: name, Key: key }), options);
          return { body: await readBody(found.Body as Readable, S3_BODY, most), etag: found.ETag };
        } catch (error) {
          if ((error as Error).name === 'NoSuchKey') return undefined;
          throw error;
        }
      }),
    has: (key) =>
      call(key, 's3:GetObject', async (s3Client) => {
        try {
          await s3Client.send(new s3.HeadObjectCommand({ Bucket: name, Key: key }), options);
          return true;
        } catch (error) {
          if ((error as Error).name === 'NotFound') return false;
          throw error;
        }
      }),
    put: (key, body) =>
      call(key, 's3:PutObject', async (s3Client) => {
        await s3Client.send(new s3.PutObjectCommand({ Bucket: name, Key: key, Body: body, ...ENCRYPTED }), options);
      }),
    putIfAbsent: (key, body) => putIf(key, body, { IfNoneMatch: '*' }),
    putIfSame: (key, body, etag) => putIf(key, body, etag === undefined ? {} : { IfMatch: etag }),
    deleteIfSame: (key, etag) =>
      call(key, 's3:DeleteObject', async (s3Client) => {
        const condition = etag === undefined ? {} : { IfMatch: etag };
        try {
          await s3Client.send(new s3.DeleteObjectCommand({ Bucket: name, Key: key, ...condition }), options);
          return true;
        } catch (error) {
          if (['PreconditionFailed', 'NoSuchKey'].includes((error as Error).name)) return false;
          throw error;
        }
      }),
  };
}

/**
 * Makes `client` read the content of an object as part of an attempt. By itself, the SDK gives the content to its caller
 * before it has arrived, and does not try again if the rest is lost.
 *
 * @param most in bytes
 * @param refusal of a larger object
 */
function readWithinAttempt(client: S3Client, { deadline }: Limits, most: number, refusal: () => Problem): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as { statusCode: number; headers: Record<string, string>; body: Readable };
      if (response.statusCode >= 300) return result;
      if (Number(response.headers['content-length']) > most) throw refusal();
      const body = await readBody(response.body, S3_BODY, most).catch((error: unknown) => {
        throw deadline.over.aborted ? aborted() : error;
      });
      response.body = Readable.from([body]);
      return result;
    },
    { name: 'readWithinAttempt', step: 'deserialize', priority: 'low' },
  );
}

/** As from the SDK, which does not try again then. */
function aborted(): Error {
  return Object.assign(new Error('Request aborted'), { name: 'AbortError' });
}

function isAborted(error: unknown): boolean {
  return (error as Error).name === 'AbortError';
}

function timeIsOver({ interrupted }: Limits): Error {
  const why = interrupted.aborted ? 'The job was canceled.' : 'The time for all attempts is over.';
  return Object.assign(new Error(why), { name: 'TimeoutError' });
}

const ENCRYPTED = { ServerSideEncryption: 'AES256' } as const;
const MOST_CONFLICTS = 5;

function tooLarge(uri: string, most: number): Problem {
  return new Problem(
    'An object in Amazon S3 is too large',
    `${uri} is larger than ${most / 2 ** 20} MiB.`,
    'If it is the artifact of a product, remove files that Terraform does not need, such as .terraform.',
  );
}

interface Failed extends Pick<S3Caller, 'principal' | 'advice'> {
  readonly uri: string;
  /** The IAM action. */
  readonly action: string;
}

function explained(error: unknown, { uri, action, principal, advice }: Failed): Problem {
  const general = meaningOf(error);
  const { title, todo } = general
    ? { title: general.title, todo: general.advice(advice) }
    : meaning((error as Error).name, statusOf(error), action, principal);
  return new Problem(title, `${uri}: ${sentenceOf(error)}`, todo, { cause: error });
}

function meaning(name: string, status: number | undefined, action: string, principal: string) {
  if (name === 'NoSuchBucket')
    return { title: 'The bucket does not exist', todo: 'Check the name and the account of the bucket.' };
  if (status === 403) {
    return {
      title: 'Amazon S3 denied access',
      todo: `Allow ${principal} the IAM action ${action} on this object, and check the policy of the bucket and of its key. Without s3:ListBucket on the bucket, access is denied if the object does not exist, too.`,
    };
  }
  const isRejected = status !== undefined && status >= 400 && status < 500;
  return {
    title: 'Amazon S3 could not be used',
    todo: isRejected
      ? 'Check the name, the Region, the policy, and the encryption of the bucket.'
      : 'Check that Amazon S3 can be reached from here, and run the job again.',
  };
}
