import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startLoopback } from '../../local/loopback.ts';
import { notified } from './notified.ts';

// The waits are real, and short. How late it is, is not.
beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

test('a result that is rejected late and then reported as FAILED has one time limit for both', async () => {
  const errors = ['ServiceUnavailable', 'ValidationException'];
  const statuses: string[] = [];
  const server = await startLoopback(async (request, response) => {
    const error = errors[statuses.length] ?? 'ServiceUnavailable';
    statuses.push(JSON.parse(await text(request)).Status);
    response.writeHead(error === 'ServiceUnavailable' ? 503 : 400, { 'Content-Type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify({ __type: error }));
  });
  /** How many seconds pass after an attempt. 12 of all 240 are kept for the end, and 10 for the last attempt. */
  const passing = [200, 30];
  try {
    const { receipt } = await notified({ 'endpoint-url': server.url, 'timeout-seconds': '240' }, {}, (line) => {
      if (line.startsWith('Attempt ')) vi.advanceTimersByTime((passing.shift() ?? 0) * 1000);
    });
    expect(statuses).toEqual(['SUCCEEDED', 'SUCCEEDED', 'FAILED', 'FAILED', 'FAILED']);
    expect(receipt).toBeUndefined();
  } finally {
    await server.close();
  }
});
