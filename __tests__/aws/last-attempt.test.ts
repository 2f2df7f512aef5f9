import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FailedAttempt, PatientRetryStrategy } from '../../src/aws/retries.ts';
import { Deadline } from '../../src/time-limits.ts';

const UNAVAILABLE = Object.assign(new Error('x'), { name: 'ServiceUnavailable', $metadata: { httpStatusCode: 503 } });

// The waits are real, and short. How late it is, is not.
beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

type ErrorType = 'TRANSIENT' | 'THROTTLING' | 'CLIENT_ERROR';
type Refresh = Parameters<PatientRetryStrategy['refreshRetryTokenForRetry']>[1];

/** Attempts that fail one after the other, and what was announced after each of them. */
async function attempts(interrupted = new AbortController()) {
  const deadline = new Deadline(240_000, interrupted.signal);
  deadline.clear();
  const announced: FailedAttempt[] = [];
  let onRetry = () => {};
  const limits = { maxAttempts: 25, deadline, interrupted: interrupted.signal };
  const strategy = new PatientRetryStrategy(limits, (failed) => {
    announced.push(failed);
    onRetry();
  });
  let token = await strategy.acquireInitialRetryToken('');
  return {
    announced,
    strategy,
    /** The attempt fails. Resolves when the next one may start. */
    async fail(error: Error = UNAVAILABLE, errorType: ErrorType = 'TRANSIENT', during = () => {}) {
      onRetry = during;
      token = await strategy.refreshRetryTokenForRetry(token, { error, errorType } as Refresh);
    },
  };
}

describe('the last attempt', () => {
  test('is at the last moment, with time to fail with its own error, and there is no other', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const { fail, announced } = await attempts();
    await fail();
    // An attempt has 10 seconds, and 5 % of the time is for reporting FAILED instead.
    vi.advanceTimersByTime(240_000 - 12_000 - 10_000 - 30);
    await fail();
    expect(announced.map(({ delay }) => delay)).toEqual([100, 30]);
    await expect(fail()).rejects.toBe(UNAVAILABLE);
    expect(announced).toHaveLength(2);
  });

  test('starts at once if it is late', async () => {
    const { fail, announced } = await attempts();
    vi.advanceTimersByTime(239_000);
    await fail();
    expect(announced.map(({ delay }) => delay)).toEqual([0]);
    await expect(fail()).rejects.toBe(UNAVAILABLE);
  });

  test('starts at once if the job is canceled during the wait for it', async () => {
    const canceled = new AbortController();
    const { fail } = await attempts(canceled);
    const announced = Promise.withResolvers<void>();
    let isWaiting = true;
    const failed = fail(UNAVAILABLE, 'THROTTLING', announced.resolve).then(() => {
      isWaiting = false;
    });
    await announced.promise;
    await nextTurn();
    expect(isWaiting).toBe(true);
    canceled.abort();
    await nextTurn();
    expect(isWaiting).toBe(false);
    await failed;
    await expect(fail()).rejects.toBe(UNAVAILABLE);
  });

  test('follows the attempt that is under way when the job is canceled', async () => {
    const canceled = new AbortController();
    const { fail, announced } = await attempts(canceled);
    canceled.abort();
    await fail();
    expect(announced).toMatchObject([{ number: 1, delay: 0 }]);
    await expect(fail()).rejects.toBe(UNAVAILABLE);
  });
});

describe('the wait', () => {
  /** What is announced. The cancellation ends the wait itself. */
  async function waitAfter(error: Error, errorType: ErrorType): Promise<number | undefined> {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const canceled = new AbortController();
    const { fail, announced } = await attempts(canceled);
    await fail(error, errorType, () => canceled.abort());
    return announced[0]?.delay;
  }

  test('is longer if requests are throttled', async () => {
    const throttled = Object.assign(new Error('x'), {
      name: 'ThrottlingException',
      $metadata: { httpStatusCode: 400 },
    });
    expect(await waitAfter(UNAVAILABLE, 'TRANSIENT')).toBe(100);
    expect(await waitAfter(throttled, 'THROTTLING')).toBe(1000);
  });

  test('is also for requests that never reached AWS, which the SDK does not retry', async () => {
    expect(await waitAfter(Object.assign(new Error('x'), { code: 'EPROTO' }), 'CLIENT_ERROR')).toBe(100);
    const refused = Object.assign(new Error('x'), { $metadata: { httpStatusCode: 403 } });
    await expect(waitAfter(refused, 'CLIENT_ERROR')).rejects.toThrow();
  });
});

test('the error of an attempt is remembered, but not that the time was over', async () => {
  const canceled = new AbortController();
  const { fail, strategy } = await attempts(canceled);
  canceled.abort();
  await fail();
  const over = Object.assign(new Error('Request aborted'), { name: 'AbortError' });
  await expect(fail(over)).rejects.toBe(over);
  expect(strategy).toMatchObject({ lastError: UNAVAILABLE, failures: 2 });
});
