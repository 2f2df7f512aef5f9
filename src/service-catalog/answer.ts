import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceCatalogClient } from '@aws-sdk/client-service-catalog';
import { LAST_ATTEMPT, UNDER_WAY } from '../time-limits.ts';

/** An answer that did not come from Service Catalog: from a proxy, a portal, a load balancer, or cut off on the way. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
  /** Tells the SDK to try again. */
  readonly $retryable = { throttling: false };
}

/** That the request is too large for Service Catalog, or for what lies before it. */
export class TooLarge extends Error {
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
 * Makes `client` read every answer whole within `timeout` milliseconds of its request, and believe only what AWS sends.
 * By itself the SDK waits for ever for the rest of an answer that has begun, and takes any 200 for a success.
 */
export function acceptOnlyWholeAnswers(client: ServiceCatalogClient, timeout: number, interrupted: AbortSignal): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const deadline = Date.now() + timeout;
      const answered = next(args).catch((error: unknown) => {
        throw inPlainWords(error, timeout);
      });
      const isOver = new AbortController();
      const result = await Promise.race([answered, impatience(interrupted, isOver.signal)]).finally(() =>
        isOver.abort(),
      );
      const response = result.response as HttpResponse;
      response.body = await wholeBody(response.body as Readable, deadline - Date.now());
      refuseUnexpected(response.statusCode, response.headers, response.body);
      return result;
    },
    { name: 'acceptOnlyWholeAnswers', step: 'deserialize', priority: 'low' },
  );
}

/** When the step is to end, an attempt under way gets little more time, and leaves some for the last one. */
async function impatience(interrupted: AbortSignal, signal: AbortSignal): Promise<never> {
  if (interrupted.aborted) await wait(LAST_ATTEMPT, undefined, { signal });
  else {
    await once(interrupted, 'abort', { signal });
    await wait(UNDER_WAY, undefined, { signal });
  }
  throw Object.assign(new Error('No answer before the job had to end.'), { name: 'TimeoutError' });
}

/** The SDK's own messages of its timeouts speak of its settings. */
function inPlainWords(error: unknown, timeout: number): unknown {
  const { name, message } = error as Error;
  if (name !== 'TimeoutError' || !message.startsWith('@smithy/')) return error;
  const missing = message.includes('establish a connection') ? 'connection' : 'answer';
  return Object.assign(new Error(`No ${missing} within ${(timeout / 1000).toFixed(1)} s.`, { cause: error }), { name });
}

/** Far more than any answer of Service Catalog has. */
const LARGEST_BODY = 2 ** 20;

async function wholeBody(body: Readable, timeout: number): Promise<Buffer> {
  const end = (why: string) => body.destroy(new UnexpectedAnswer(why));
  const timer = setTimeout(() => end('Only a part of the answer came within the time for an attempt.'), timeout);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > LARGEST_BODY) end('The answer has more than 1 MiB: it is none of Service Catalog.');
    }
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(chunks);
}

function refuseUnexpected(status: number, headers: Record<string, string>, body: Buffer): void {
  // A load balancer says so in HTML, and no retry helps.
  if (status === 413) throw new TooLarge('HTTP 413: the request is larger than what is accepted.');
  const foreign = foreignPart(status, headers, body);
  if (foreign) throw new UnexpectedAnswer(`HTTP ${status} ${foreign} is no answer of Service Catalog.`);
}

/**
 * What an answer has that none of Service Catalog has. A success has a request ID of AWS's form and nothing in it: any
 * other HTTP 200 is a page, or the error of something between. A refusal has the name of an error.
 *
 * The text of the answer is not quoted: it is somebody else's, and may repeat the request.
 */
function foreignPart(status: number, headers: Record<string, string>, body: Buffer): string | undefined {
  const { 'content-type': type, location } = headers;
  if (status !== 200 && status < 400) return location ? `to ${location.slice(0, 200)}` : 'without an error';
  if (type !== undefined && !/^application\/(x-amz-)?json/i.test(type)) return `with ${type.slice(0, 100)}`;
  const content = body.length === 0 ? {} : jsonObject(body);
  if (!content) return 'without a JSON object';
  const names = [headers['x-amzn-errortype'], content.__type, content.code];
  const isError = names.some((name) => typeof name === 'string');
  if (status >= 500) return undefined;
  if (status !== 200) return isError ? undefined : 'without the name of an error';
  if (isError || Object.keys(content).length > 0) return 'with something in it';
  return REQUEST_ID.test(headers['x-amzn-requestid'] ?? '') ? undefined : 'without a request ID of AWS';
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
