import { afterEach, expect, test, vi } from 'vitest';
import { backoff } from '../../src/aws/retries.ts';
import { readInputs } from '../../src/notify/inputs.ts';
import { lastStart } from '../../src/time-limits.ts';

afterEach(() => void vi.restoreAllMocks());

const { maxAttempts, timeoutSeconds } = readInputs(
  (name) => ({ 'record-id': 'r', 'workflow-token': 'a' })[name] ?? '',
  { message: undefined, problem: undefined, tokens: [] },
);

test.each([0, 0.999])('by default, the retries outlast an outage of two minutes, with any jitter (%d)', (jitter) => {
  vi.spyOn(Math, 'random').mockReturnValue(jitter);
  const waits = Array.from({ length: maxAttempts - 1 }, (_, retries) => backoff(retries, false));
  expect(waits.reduce((sum, delay) => sum + delay, 0)).toBeGreaterThan(120_000);
  expect(lastStart(timeoutSeconds * 1000)).toBeGreaterThan(120_000 + 20_000);
});

test('the wait before a retry doubles, up to 20 seconds', () => {
  vi.spyOn(Math, 'random').mockReturnValue(1);
  expect([0, 1, 2, 7, 8, 30].map((retries) => backoff(retries, false))).toEqual([
    100, 200, 400, 12_800, 20_000, 20_000,
  ]);
  expect([0, 1, 5].map((retries) => backoff(retries, true))).toEqual([1000, 2000, 20_000]);
});
