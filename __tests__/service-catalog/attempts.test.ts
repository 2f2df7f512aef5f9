import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, type TestContext, test, vi } from 'vitest';
import { CREDENTIALS } from '../../local/credentials.ts';
import { startEndpoint } from '../../local/endpoint.ts';
import { Faults } from '../../local/faults.ts';
import { startLoopback } from '../../local/loopback.ts';
import { agentsFor } from '../../src/aws/proxies.ts';
import type { FailedAttempt } from '../../src/aws/retries.ts';
import { type Connection, type Receipt, RequestFailed, send } from '../../src/service-catalog/client.ts';
import { Deadline } from '../../src/time-limits.ts';

const REQUEST = {
  RecordId: 'rec-2w8n4b6v9k1hj',
  WorkflowToken: '7d1f4b0e-83a6-4c29-b5d7-2e90c6a1f384',
  Status: 'SUCCEEDED',
  IdempotencyToken: 'a',
} as const;

interface Options extends Partial<Connection> {
  /** For all attempts, in milliseconds. */
  timeout?: number;
  onRetry?: (failed: FailedAttempt) => void;
}

/** Sends a result, and says how that ended, and which attempts failed. */
function sending(endpoint: string, { timeout = 240_000, onRetry = () => {}, ...connection }: Options = {}) {
  const canceled = new AbortController();
  const deadline = new Deadline(timeout, canceled.signal);
  const failures: string[] = [];
  const sent = send(
    'update',
    REQUEST,
    {
      region: 'eu-central-1',
      endpoint,
      agents: agentsFor({}).agents,
      credentials: async () => CREDENTIALS,
      ...connection,
    },
    { maxAttempts: 25, deadline, interrupted: canceled.signal },
    (failed) => {
      failures.push((failed.cause as Error).message);
      onRetry(failed);
    },
  );
  const end: Promise<Receipt | RequestFailed> = sent
    .catch((error: unknown) => {
      if (error instanceof RequestFailed) return error;
      throw error;
    })
    .finally(() => deadline.clear());
  return { cancel: () => canceled.abort(), deadline, end, failures };
}

/** @param times how many requests get no response */
async function silentEndpoint(times: number, { onTestFinished }: TestContext) {
  const endpoint = await startEndpoint({ faults: new Faults('no response', times) });
  onTestFinished(() => endpoint.close());
  const record = endpoint.records.add(REQUEST.RecordId, REQUEST.WorkflowToken);
  const asked = (requests: number) =>
    vi.waitUntil(() => endpoint.requests === requests, { interval: 10, timeout: 30_000 });
  return { endpoint, record, asked };
}

describe.concurrent('if the job is canceled during an attempt', () => {
  test('that gets no response, a last one follows', async (context) => {
    const { endpoint, record, asked } = await silentEndpoint(1, context);
    const { cancel, end, failures } = sending(endpoint.url);
    await asked(1);
    cancel();
    expect(await end).toMatchObject({ attempts: 2 });
    expect(failures).toEqual(['No response before the job had to end.']);
    expect(record).toMatchObject({ status: 'SUCCEEDED', timesNotified: 1 });
  });

  test('and the last one gets no response either, it is given up by itself', async (context) => {
    const { endpoint, asked } = await silentEndpoint(Number.POSITIVE_INFINITY, context);
    const { cancel, end, failures } = sending(endpoint.url);
    await asked(1);
    cancel();
    const failed = await end;
    // If the deadline ended it, the last attempt would not be counted.
    expect(failed).toMatchObject({ attempts: 2, cause: { message: 'No response before the job had to end.' } });
    expect(failures).toHaveLength(1);
    expect(endpoint.requests).toBe(2);
  });

  test('that gets a response soon after, there is no other', async () => {
    const responses: ServerResponse[] = [];
    const server = await startLoopback((_, response) => void responses.push(response));
    try {
      const { cancel, end } = sending(server.url);
      await vi.waitUntil(() => responses.length === 1, { interval: 10, timeout: 30_000 });
      cancel();
      for (let turn = 0; turn < 10; turn += 1) await nextTurn();
      for (const response of responses) {
        response.writeHead(200, { 'Content-Type': 'application/x-amz-json-1.1', 'x-amzn-RequestId': randomUUID() });
        response.end('{}');
      }
      expect(await end).toMatchObject({ attempts: 1 });
    } finally {
      await server.close();
    }
  });
});

test.concurrent('an attempt without a response ends after its part of the time', async (context) => {
  const { endpoint } = await silentEndpoint(Number.POSITIVE_INFINITY, context);
  const options = { timeout: 3000, onRetry: () => void endpoint.close() };
  const { deadline, end, failures } = sending(endpoint.url, options);
  // On a busy machine, it could come before.
  deadline.clear();
  expect(await end).toBeInstanceOf(RequestFailed);
  expect(failures[0]).toMatch(/^No response within 0\.[89] s\.$/);
});

describe('credentials that never come', () => {
  afterEach(() => void vi.useRealTimers());
  const credentials = () => new Promise<never>(() => {});

  test.each([
    ['until the time is over', false, 'The time for all attempts is over.'],
    ['until the job is canceled', true, 'The job was canceled.'],
  ])('are waited for %s', async (_, isCanceled, message) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const { cancel, end } = sending('http://127.0.0.1:1', { credentials });
    if (isCanceled) cancel();
    await vi.advanceTimersByTimeAsync(isCanceled ? 10_000 : 240_000);
    expect(await end).toMatchObject({ attempts: 0, cause: { name: 'TimeoutError', message } });
  });
});
