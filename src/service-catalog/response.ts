import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceCatalogClient } from '@aws-sdk/client-service-catalog';
import { readBody } from '../aws/response-body.ts';
import { shortened } from '../plain-text.ts';
import { LAST_ATTEMPT, UNDER_WAY } from '../time-limits.ts';

/** A response that is not from Service Catalog, but from a proxy, a portal, or a load balancer; or that is incomplete. */
class UnexpectedResponse extends Error {
  override readonly name = 'UnexpectedResponse';
  /** Tells the SDK to try again. */
  readonly $retryable = { throttling: false };
}

/** That the request is too large for Service Catalog, or for something on the way to it. */
class TooLarge extends Error {
  override readonly name = 'RequestEntityTooLargeException';
  readonly $metadata = { httpStatusCode: 413 };
}

/** A response as the SDK's HTTP handler gives it. */
interface HttpResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: Readable | Buffer;
}

/**
 * Makes `client` read each complete response within `timeout` milliseconds of its request, and accept only responses
 * from Service Catalog. By itself, the SDK waits forever for the rest of a response, and takes any HTTP 200 for a success.
 */
export function acceptOnlyServiceCatalog(
  client: ServiceCatalogClient,
  timeout: number,
  interrupted: AbortSignal,
): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const deadline = performance.now() + timeout;
      const received = next(args).catch((error: unknown) => {
        throw inPlainWords(error, timeout);
      });
      const isOver = new AbortController();
      const result = await Promise.race([received, interruption(interrupted, isOver.signal)]).finally(() =>
        isOver.abort(),
      );
      const response = result.response as HttpResponse;
      response.body = await readBody(response.body as Readable, Math.max(0, deadline - performance.now()));
      refuseUnexpected(response.statusCode, response.headers, response.body);
      return result;
    },
    { name: 'acceptOnlyServiceCatalog', step: 'deserialize', priority: 'low' },
  );
}

/** When the caller is to end, an attempt under way gets little more time, and leaves some for the last attempt. */
async function interruption(interrupted: AbortSignal, signal: AbortSignal): Promise<never> {
  if (interrupted.aborted) await wait(LAST_ATTEMPT, undefined, { signal });
  else {
    await once(interrupted, 'abort', { signal });
    await wait(UNDER_WAY, undefined, { signal });
  }
  throw Object.assign(new Error('No response before the job had to end.'), { name: 'TimeoutError' });
}

/** The SDK's messages about timeouts mention its own settings. */
function inPlainWords(error: unknown, timeout: number): unknown {
  const { name, message } = error as Error;
  if (name !== 'TimeoutError' || !message.startsWith('@smithy/')) return error;
  const missing = message.includes('establish a connection') ? 'connection' : 'response';
  return Object.assign(new Error(`No ${missing} within ${(timeout / 1000).toFixed(1)} s.`, { cause: error }), { name });
}

function refuseUnexpected(status: number, headers: Record<string, string>, body: Buffer): void {
  // A load balancer says so in HTML. A retry does not help.
  if (status === 413) throw new TooLarge('HTTP 413: the request is too large.');
  const oddity = oddityOf(status, headers, body);
  if (oddity) throw new UnexpectedResponse(`HTTP ${status} ${oddity} is not a response from Service Catalog.`);
}

/**
 * What no response from Service Catalog has. A success has a request ID in AWS's form and an empty body: any other HTTP
 * 200 is a page, or an error of something on the way. A rejection has the name of an error.
 *
 * Does not quote the response, which is somebody else's text, and might repeat the request.
 */
function oddityOf(status: number, headers: Record<string, string>, body: Buffer): string | undefined {
  const { 'content-type': type, location } = headers;
  if (status !== 200 && status < 400) return location ? `to ${shortened(location, 200)}` : 'without an error';
  if (type !== undefined && !/^application\/(x-amz-)?json/i.test(type)) return `with ${shortened(type, 100)}`;
  const content = body.length === 0 ? {} : jsonObject(body);
  if (!content) return 'without a JSON object';
  const names = [headers['x-amzn-errortype'], content.__type, content.code];
  const isError = names.some((name) => typeof name === 'string');
  if (status >= 500) return undefined;
  if (status !== 200) return isError ? undefined : 'without the name of an error';
  if (isError || Object.keys(content).length > 0) return 'with content';
  return REQUEST_ID.test(headers['x-amzn-requestid'] ?? '') ? undefined : 'without an AWS request ID';
}

const REQUEST_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

function jsonObject(bytes: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
