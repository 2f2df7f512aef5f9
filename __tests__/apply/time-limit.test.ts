import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTimeLimit } from '../../src/apply/time-limit.ts';
import type { Problem } from '../../src/problem.ts';

const MINUTE = 60_000;

function problemOf(action: () => unknown): Problem {
  try {
    action();
  } catch (error) {
    return error as Problem;
  }
  throw new Error('There is no problem');
}

describe('the time for Terraform', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-01-02T03:00:00Z') });
  });
  afterEach(() => void vi.useRealTimers());

  /** So that credentials expire in some minutes. */
  const expiring = (minutes: number) => ({ expiration: new Date(Date.now() + minutes * MINUTE) });

  test('is the one in timeout-minutes, for all commands together', () => {
    const limit = startTimeLimit(30 * MINUTE, expiring(60));
    expect(limit.left().timeout).toBe(30 * MINUTE);
    vi.advanceTimersByTime(29 * MINUTE);
    expect(limit.left().timeout).toBe(MINUTE);
    vi.advanceTimersByTime(MINUTE);
    expect(problemOf(limit.left)).toMatchObject({
      title: 'Terraform has no time left',
      message: 'The time was over after 30 minutes.',
      advice: expect.stringContaining('Increase timeout-minutes'),
    });
  });

  test('ends five minutes before the credentials expire, with or without timeout-minutes', () => {
    for (const timeout of [undefined, 56 * MINUTE]) {
      const limit = startTimeLimit(timeout, expiring(60));
      expect(limit.left().timeout).toBe(55 * MINUTE);
      // Until they expire, Terraform can write its state.
      expect(limit.left().timeToStop).toBeLessThan(5 * MINUTE);
      expect(limit.exceeded('terraform apply', true)).toMatchObject({
        message: expect.stringContaining('because the credentials of the engine expire. It has ended.'),
        advice: expect.stringContaining('role-duration-seconds'),
      });
    }
    expect(problemOf(startTimeLimit(undefined, expiring(4)).left).message).toContain('less than 5 minutes');
  });

  test('is not limited by credentials that do not expire, and fits into a timer', () => {
    expect(startTimeLimit(2 * MINUTE, {}).left().timeout).toBe(2 * MINUTE);
    expect(startTimeLimit(undefined, {}).left().timeout).toBe(2 ** 31 - 1);
  });

  test('is 50 minutes for a session of which nobody knows when it expires, unless timeout-minutes says otherwise', () => {
    expect(startTimeLimit(undefined, { sessionToken: 'x' }).left().timeout).toBe(50 * MINUTE);
    expect(startTimeLimit(90 * MINUTE, { sessionToken: 'x' }).left().timeout).toBe(90 * MINUTE);
  });
});
