import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { ApiError } from './api-error.ts';
import { CREDENTIALS, type Credentials, type Principal, principalOf } from './credentials.ts';
import { type Loopback, startLoopback } from './loopback.ts';
import { Bucket } from './s3-bucket.ts';
import { contextOf } from './s3-context.ts';
import { OPERATIONS, operationName } from './s3-operations.ts';
import { payloadOf } from './s3-payload.ts';
import type { S3Reply } from './s3-reply.ts';
import { signerOf } from './s3-signer.ts';
import { type S3Target, targetOf } from './s3-target.ts';
import { xml } from './xml.ts';

/** A request, and the response to it. */
export interface S3Exchange {
  method: string;
  /** As in the request line, with the query. */
  path: string;
  bucket: string;
  /** '' if the request concerns the bucket. */
  key: string;
  headers: IncomingHttpHeaders;
  /** The ARN of who signed the request; undefined if the signature is not valid. */
  principal?: string;
  /** 0 if there was no response. */
  status: number;
  /** The code of the error, if the response is an error. */
  error?: string;
}

/** What a principal wants to do. */
export interface S3Access {
  /** Such as `s3:GetObject`. */
  action: string;
  bucket: string;
  /** '' for the bucket itself. */
  key: string;
  /** Of the existing object, as in the condition `s3:ExistingObjectTag`. */
  tags: Readonly<Record<string, string>>;
  /** The condition keys that come from the request, such as `s3:prefix`. */
  context: Readonly<Record<string, string>>;
}

/**
 * What happens in place of the response: an error with this status, and nothing was done; or the connection closes,
 * before anything was done (`reset`), or after all was done (`lost`).
 */
export type S3Fault = 409 | 500 | 503 | 'reset' | 'lost';

export interface S3 extends Loopback {
  credentials: Credentials;
  /**
   * The variables with which the AWS SDKs and Terraform find it. The SDK for Go, which Terraform uses, puts the bucket in
   * front of the host, even of an IP address. No DNS knows such a name, so that the endpoint is also the proxy for it.
   */
  env: { AWS_ENDPOINT_URL_S3: string; HTTP_PROXY: string; NO_PROXY: string };
  /** In the order of the responses. */
  exchanges: S3Exchange[];
  /** @throws {Error} if the bucket does not exist */
  bucket(name: string): Bucket;
}

export interface S3Options {
  /** The buckets, and the Region of each. */
  buckets: Record<string, string>;
  port?: number;
  credentials?: Credentials;
  /** Temporary credentials of any account. The list can grow while the endpoint runs. */
  sessions?: readonly Credentials[];
  /** What stands for all policies. By default, everyone can do everything. */
  allows?: (principal: Principal, access: S3Access) => boolean;
  /** Called with each request, before anything is done. It can also take its time. */
  fault?: (request: Readonly<S3Exchange>) => S3Fault | undefined | Promise<S3Fault | undefined>;
}

/**
 * Amazon S3 on loopback, as far as an engine and Terraform's S3 backend need it
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/). It is strict: it verifies signatures, checksums, Regions, and
 * conditions, and its errors are those of AWS. It keeps old versions for tests only.
 */
export async function startS3(options: S3Options): Promise<S3> {
  const { port = 0, credentials = CREDENTIALS, sessions = [], allows = () => true, fault = () => undefined } = options;
  const entries = Object.entries(options.buckets).map(([name, region]) => [name, new Bucket(name, region)] as const);
  const buckets = new Map(entries);
  const exchanges: S3Exchange[] = [];

  async function handle(exchange: S3Exchange, { key, query }: S3Target, body: Buffer): Promise<S3Reply> {
    const { method, path, headers } = exchange;
    const bucket = buckets.get(exchange.bucket);
    const signer = await signerOf({ method, path, headers }, [credentials, ...sessions], bucket?.region);
    const principal = principalOf(signer);
    exchange.principal = principal.arn;
    const payload = payloadOf(body, headers, signer);
    if (!bucket) throw new ApiError('NoSuchBucket', 'The specified bucket does not exist');
    const name = operationName(method, key, query);
    const operation = OPERATIONS[name];
    if (!operation) throw new ApiError('NotImplemented', `${name} is not implemented.`);
    const demand = (action: string, onKey = ''): void => {
      const tags = bucket.get(onKey)?.tags ?? {};
      const context = contextOf(query, headers);
      if (allows(principal, { action, bucket: bucket.name, key: onKey, tags, context })) return;
      throw accessDenied(principal, action, [bucket.name, onKey].filter(Boolean).join('/'));
    };
    for (const action of operation.actions(headers)) demand(action, key);
    return operation.perform({ ...payload, bucket, key, query, headers, demand });
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const { method = '', url = '', headers } = request;
    // A client that takes this for its proxy sends the whole URL.
    const path = url.replace(/^http:\/\/[^/]+/, '');
    const exchange: S3Exchange = { method, path, bucket: '', key: '', headers, status: 0 };
    let reply: S3Reply;
    let failure: S3Fault | undefined;
    try {
      const target = targetOf(path, `${headers.host}`, buckets.keys());
      Object.assign(exchange, { bucket: target.bucket, key: target.key });
      failure = await fault(exchange);
      if (typeof failure === 'number') throw new ApiError(FAULT_CODES[failure], 'Please try again.');
      reply = failure === 'reset' ? { status: 0 } : await handle(exchange, target, body);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      exchange.error = error.code;
      reply = errorReply(error, exchange, buckets.get(exchange.bucket));
    }
    exchange.status = failure === 'reset' || failure === 'lost' ? 0 : reply.status;
    exchanges.push(exchange);
    if (exchange.status === 0) response.destroy();
    else send(response, reply, method);
  }

  const loopback = await startLoopback(serve, { port });
  const { url } = loopback;
  return {
    ...loopback,
    credentials,
    env: { AWS_ENDPOINT_URL_S3: url, HTTP_PROXY: url, NO_PROXY: '127.0.0.1,localhost' },
    exchanges,
    bucket(name) {
      const bucket = buckets.get(name);
      if (!bucket) throw new Error(`There is no bucket ${name}.`);
      return bucket;
    },
  };
}

const FAULT_CODES = { 409: 'ConditionalRequestConflict', 500: 'InternalError', 503: 'SlowDown' } as const;

/** 400, except for these (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html). */
const STATUS_CODES: Record<string, number> = {
  PermanentRedirect: 301,
  AccessDenied: 403,
  InvalidAccessKeyId: 403,
  RequestTimeTooSkewed: 403,
  SignatureDoesNotMatch: 403,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  NoSuchUpload: 404,
  ConditionalRequestConflict: 409,
  PreconditionFailed: 412,
  InvalidRange: 416,
  InternalError: 500,
  NotImplemented: 501,
  SlowDown: 503,
};

function accessDenied({ arn }: Principal, action: string, resource: string): ApiError {
  return new ApiError(
    'AccessDenied',
    `User: ${arn} is not authorized to perform: ${action} on resource: "arn:aws:s3:::${resource}" because no identity-based policy allows the ${action} action`,
  );
}

function errorReply({ code, message }: ApiError, exchange: S3Exchange, bucket: Bucket | undefined): S3Reply {
  const regional = bucket && ['PermanentRedirect', 'AuthorizationHeaderMalformed'].includes(code);
  const content = {
    Code: code,
    Message: message,
    ...(exchange.bucket && { BucketName: exchange.bucket }),
    ...(exchange.key && { Key: exchange.key }),
    ...(regional && { Region: bucket.region, Endpoint: `s3.${bucket.region}.amazonaws.com` }),
  };
  return {
    status: STATUS_CODES[code] ?? 400,
    headers: { 'Content-Type': 'application/xml', ...(regional && { 'x-amz-bucket-region': bucket.region }) },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${xml(content)}</Error>`,
  };
}

function send(response: ServerResponse, { status, headers, body = '' }: S3Reply, method: string): void {
  const identifiers = {
    'x-amz-request-id': randomBytes(8).toString('hex').toUpperCase(),
    'x-amz-id-2': randomBytes(32).toString('base64'),
    Server: 'AmazonS3',
  };
  const isBodiless = status === 204 || status === 304;
  const length = isBodiless ? {} : { 'Content-Length': Buffer.byteLength(body) };
  response
    .writeHead(status, { ...identifiers, ...headers, ...length })
    .end(method === 'HEAD' || isBodiless ? '' : body);
}
