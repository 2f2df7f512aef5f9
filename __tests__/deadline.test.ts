import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Deadline, LAST_ATTEMPT, UNDER_WAY } from '../src/time-limits.ts';

/** After its first signal, a runner kills a step. In milliseconds. */
const RUNNER_KILLS = 10_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** When the deadline is over, in milliseconds from now; undefined if it is not within ten minutes. */
function timeUntilOver({ over }: Deadline): number | undefined {
  const start = performance.now();
  let end: number | undefined;
  over.addEventListener('abort', () => {
    end = performance.now() - start;
  });
  vi.advanceTimersByTime(600_000);
  return end;
}

describe('the deadline of all attempts', () => {
  test('is over after the time for them', () => {
    const deadline = new Deadline(240_000, new AbortController().signal);
    expect(deadline.remaining).toBe(240_000);
    vi.advanceTimersByTime(40_000);
    expect(deadline.remaining).toBe(200_000);
    expect(timeUntilOver(deadline)).toBe(200_000);
    expect(deadline.remaining).toBe(0);
  });

  test('is before the runner kills the step, and leaves an attempt under way and a last one their time', () => {
    const canceled = new AbortController();
    const deadline = new Deadline(240_000, canceled.signal);
    vi.advanceTimersByTime(40_000);
    canceled.abort();
    const left = deadline.remaining;
    expect(left).toBeLessThan(RUNNER_KILLS - 1000);
    expect(left).toBeGreaterThan(UNDER_WAY + LAST_ATTEMPT);
    expect(timeUntilOver(deadline)).toBe(left);
  });

  test('is the same if the job was canceled before', () => {
    const deadline = new Deadline(240_000, AbortSignal.abort());
    expect(timeUntilOver(deadline)).toBeLessThan(RUNNER_KILLS - 1000);
  });

  test('does not get later because of a cancellation', () => {
    const canceled = new AbortController();
    const deadline = new Deadline(5000, canceled.signal);
    vi.advanceTimersByTime(4000);
    canceled.abort();
    expect(deadline.remaining).toBe(1000);
    expect(timeUntilOver(deadline)).toBe(1000);
  });

  test('is never over if there is nothing left to limit', () => {
    const canceled = new AbortController();
    const deadline = new Deadline(240_000, canceled.signal);
    deadline.clear();
    canceled.abort();
    expect(vi.getTimerCount()).toBe(0);
    expect(timeUntilOver(deadline)).toBeUndefined();
  });
});
