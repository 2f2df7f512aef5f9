import { describe, expect, test } from 'vitest';
import type { Operation } from '../../local/records.ts';
import { FAULT_NAMES, OPERATIONS, runWithFault, TIMEOUT_SECONDS } from './matrix.ts';

/** The reason in the annotation; undefined if the SDK copes with the fault even if it lasts. */
const REASONS: Record<(typeof FAULT_NAMES)[number], RegExp | undefined> = {
  '500': /InternalFailure/,
  '503': /ServiceUnavailable/,
  throttling: /ThrottlingException/,
  'connection refused': /ECONNREFUSED/,
  'reset before the request was read': /ECONNRESET/,
  'reset after the request was read': /ECONNRESET/,
  'a response that stops half way': /ECONNRESET/,
  'no response': /No response within 0\.9 s/,
  'a response of a byte a second': /Only part of the response arrived/,
  'broken JSON': /HTTP 200 without a JSON object/,
  'a redirect': /HTTP 307 to https:\/\/login\.example\.com\//,
  'another Content-Type': /HTTP 200 with text\/html/,
  'a message instead of a response': /HTTP 200 with content/,
  'a clock ten minutes ahead': undefined,
  'an untrusted certificate': /certificate is not trusted: DEPTH_ZERO_SELF_SIGNED_CERT/,
};

/** Each fault with one of the operations in turn: `npm run test:faults` has the time for all three. */
function eachWithAnOperation(first: number) {
  return FAULT_NAMES.map((fault, index) => [fault, OPERATIONS[(first + index) % 3] as Operation] as const);
}

describe.concurrent('a fault that happens once', () => {
  const cases = eachWithAnOperation(1);
  test.each(cases)('%s: the record of the %s is right, and has exactly one result', async (fault, operation) => {
    const run = await runWithFault(fault, 'once', operation);
    expect(run).toMatchObject({ record: 'SUCCEEDED', notified: 1, exitCode: 0, errors: [] });
    expect(run.retryLines[0]).toMatch(/^Attempt 1 of 25 failed: .+\. Retrying in [\d.]+ s\.$/);
  });
});

describe.concurrent('a fault that lasts', () => {
  const cases = eachWithAnOperation(0);
  test.each(cases)('%s: the step fails in time and names the reason', async (fault, operation) => {
    const { exitCode, errors, notified, seconds } = await runWithFault(fault, 'for ever', operation);
    const reason = REASONS[fault];
    expect(exitCode).toBe(reason ? 1 : 0);
    expect(errors).toEqual(reason ? [expect.stringMatching(reason)] : []);
    expect(notified).toBeLessThanOrEqual(1);
    // With room for a machine that runs other tests too; without the timeout all attempts would take far longer.
    expect(seconds).toBeLessThan(TIMEOUT_SECONDS * 4);
  });
});
