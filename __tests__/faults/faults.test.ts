import { describe, expect, test } from 'vitest';
import type { Operation } from '../../local/records.ts';
import { FAULT_NAMES, OPERATIONS, runWithFault } from './matrix.ts';

/** The error in the annotation; undefined if the SDK handles the fault even if it always happens. */
const ERRORS: Record<(typeof FAULT_NAMES)[number], RegExp | undefined> = {
  '500': /InternalFailure/,
  '503': /ServiceUnavailable/,
  throttling: /ThrottlingException/,
  'connection refused': /ECONNREFUSED/,
  'reset before the request was read': /ECONNRESET/,
  'reset after the request was read': /ECONNRESET/,
  'a response that stops halfway': /ECONNRESET/,
  'no response': /No response within 0\.9 s/,
  'a response of one byte per second': /Only part of the response arrived/,
  'broken JSON': /HTTP 200 without a JSON object/,
  'a redirect': /HTTP 307 to https:\/\/login\.example\.com\//,
  'another Content-Type': /HTTP 200 with text\/html/,
  'a message instead of a response': /HTTP 200 with content/,
  'a clock ten minutes ahead': undefined,
  'an untrusted certificate': /certificate is not trusted: DEPTH_ZERO_SELF_SIGNED_CERT/,
};

/** Each fault with one of the operations in turn. `npm run test:faults` runs all three. */
function eachWithAnOperation(first: number) {
  return FAULT_NAMES.map((fault, index) => [fault, OPERATIONS[(first + index) % 3] as Operation] as const);
}

describe.concurrent('a fault that happens once', () => {
  const cases = eachWithAnOperation(1);
  test.each(cases)(
    '(%s) leaves the record of the %s with exactly one result, which is correct',
    async (fault, operation) => {
      const run = await runWithFault(fault, 'once', operation);
      expect(run).toMatchObject({ record: 'SUCCEEDED', notified: 1, exitCode: 0, errors: [] });
      expect(run.retryLines[0]).toMatch(/^Attempt 1 of 25 failed: .+\. Retrying in [\d.]+ s\.$/);
    },
  );
});

describe.concurrent('a fault that always happens', () => {
  const cases = eachWithAnOperation(0);
  test.each(cases)('(%s) makes the step fail in time with an error that names the fault', async (fault, operation) => {
    const { exitCode, errors, notified, seconds } = await runWithFault(fault, 'always', operation);
    const error = ERRORS[fault];
    expect(exitCode).toBe(error ? 1 : 0);
    expect(errors).toEqual(error ? [expect.stringMatching(error)] : []);
    expect(notified).toBeLessThanOrEqual(1);
    // Enough for a busy machine. Without the timeout, all attempts take minutes.
    expect(seconds).toBeLessThan(45);
  });
});
