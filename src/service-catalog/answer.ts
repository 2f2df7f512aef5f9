import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceCatalogClient } from '@aws-sdk/client-service-catalog';

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
  body: Readable | Uint8Array;
}

/**
 * Makes `client` read every answer whole within `timeout` milliseconds of its request, and take only JSON for one.
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
  if (interrupted.aborted) await wait(4000, undefined, { signal });
  else {
    await once(interrupted, 'abort', { signal });
    await wait(2000, undefined, { signal });
  }
  throw Object.assign(new Error('No answer before the job had to end.'), { name: 'TimeoutError' });
}

/** The SDK's own messages of its timeouts speak of its settings. */
function inPlainWords(error: unknown, timeout: number): unknown {
  const { name, message } = error as Error;
  if (name !== 'TimeoutError' || !message.startsWith('@smithy/')) return error;
  const missing = message.includes('establish a connection') ? 'connection' : 'answer';
  return Object.assign(new Error(`No ${missing} within ${timeout / 1000} s.`, { cause: error }), { name });
}

async function wholeBody(body: Readable, timeout: number): Promise<Uint8Array> {
  const timer = setTimeout(
    () => body.destroy(new UnexpectedAnswer(`Only a part of the answer came within the time for an attempt.`)),
    timeout,
  );
  try {
    return await buffer(body);
  } finally {
    clearTimeout(timer);
  }
}

/** The text of the answer is not quoted: it is somebody else's, and may repeat the request. */
function refuseUnexpected(
  status: number,
  { 'content-type': type, location }: Record<string, string>,
  body: Uint8Array,
) {
  if (status !== 200 && status < 400) {
    throw new UnexpectedAnswer(`HTTP ${status}${location ? ` to ${location}` : ''} is no answer of Service Catalog.`);
  }
  // A load balancer says so in HTML, and no retry helps.
  if (status === 413) throw new TooLarge('HTTP 413: the request is larger than what is accepted.');
  if (type !== undefined && !/^application\/(x-amz-)?json/i.test(type)) {
    throw new UnexpectedAnswer(`HTTP ${status} with ${type} is no answer of Service Catalog, which sends JSON.`);
  }
  const answer = jsonObject(body);
  if (!answer) throw new UnexpectedAnswer(`HTTP ${status} without a JSON object is no answer of Service Catalog.`);
  if (status === 200 && ['__type', 'message', 'Message'].some((key) => Object.hasOwn(answer, key))) {
    throw new UnexpectedAnswer('HTTP 200 with a message in it is no answer of Service Catalog, which has none.');
  }
}

function jsonObject(bytes: Uint8Array): object | undefined {
  try {
    const value = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
