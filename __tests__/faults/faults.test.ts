import { describe, expect, test } from 'vitest';
import type { FaultName } from '../../local/faults.ts';
import type { Operation } from '../../local/records.ts';
import { FAULT_NAMES, OPERATIONS, runWithFaults } from './matrix.ts';

/** The error of an attempt. */
const ERRORS: Record<FaultName, RegExp> = {
  '500': /InternalFailure/,
  '503': /ServiceUnavailable/,
  throttling: /ThrottlingException/,
  'connection refused': /ECONNREFUSED/,
  'reset before the request was read': /ECONNRESET/,
  'reset after the request was read': /ECONNRESET/,
  'a response that stops halfway': /ECONNRESET/,
  'no response': /No response within \d\.\d s/,
  'a response of one byte per second': /Only part of the response arrived/,
  'broken JSON': /HTTP 200 without a JSON object/,
  'a redirect': /HTTP 307 to https:\/\/login\.example\.com\//,
  'another Content-Type': /HTTP 200 with text\/html/,
  'a message instead of a response': /HTTP 200 with content/,
  'a clock ten minutes ahead': /InvalidSignatureException/,
  'an untrusted certificate': /DEPTH_ZERO_SELF_SIGNED_CERT/,
};

/** The SDK handles it even if it always happens. */
const HANDLED: FaultName = 'a clock ten minutes ahead';

/** Of faults one after another, the first ones have the short waits. Those of connections are alone. */
const SEQUENCES: FaultName[][] = [
  ['a response of one byte per second', HANDLED],
  ['throttling', 'a response that stops halfway', 'no response'],
  ['500', 'reset before the request was read', 'broken JSON', 'a redirect'],
  ['503', 'reset after the request was read', 'another Content-Type', 'a message instead of a response'],
  ['connection refused'],
  ['an untrusted certificate'],
];

/** The operations in turn. `npm run test:faults` runs all of them. */
function withOperations<Given>(given: readonly Given[]) {
  return given.map((each, index) => [each, OPERATIONS[index % 3] as Operation] as const);
}

describe.concurrent('faults that happen once', () => {
  test('are all of them', () => {
    expect(SEQUENCES.flat().sort()).toEqual(FAULT_NAMES.toSorted());
  });

  test.each(withOperations(SEQUENCES))(
    '(%j) leave the record of the %s with exactly one result, which is correct',
    async (faults, operation) => {
      const run = await runWithFaults(faults, 'once', operation);
      expect(run).toMatchObject({ record: 'SUCCEEDED', notified: 1, exitCode: 0, errors: [] });
      // The clock that is right again is the next fault.
      expect(run.retryLines.slice(0, faults.length)).toEqual(
        faults.map((fault) => expect.stringMatching(ERRORS[fault])),
      );
      expect(run.retryLines[0]).toMatch(/^Attempt 1 of 25 failed: .+\. Retrying in [\d.]+ s\.$/);
    },
  );
});

/** A response of each kind, and none. The errors of the others are the same, once or always. */
const ALWAYS: FaultName[] =
  process.env.MODE === 'all'
    ? FAULT_NAMES
    : ['no response', 'a response of one byte per second', HANDLED, '503', 'an untrusted certificate'];

describe.concurrent('a fault that always happens', () => {
  test.each(withOperations(ALWAYS))(
    '(%s) makes the step fail in time with an error that names the fault',
    async (fault, operation) => {
      const { exitCode, errors, notified, seconds } = await runWithFaults([fault], 'always', operation);
      expect(exitCode).toBe(fault === HANDLED ? 0 : 1);
      expect(errors).toEqual(fault === HANDLED ? [] : [expect.stringMatching(ERRORS[fault])]);
      expect(notified).toBeLessThanOrEqual(1);
      // Enough for a busy machine. Without the timeout, all attempts take minutes.
      expect(seconds).toBeLessThan(45);
    },
  );
});
