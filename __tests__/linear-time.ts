import { expect } from 'vitest';

/** How much more input the second measurement has. Quadratic time would be 64 times as long. */
const TIMES = 8;
const MOST = 28;
/** Attempts. A garbage collection or a new compilation can take longer than the work. */
const ATTEMPTS = 6;
/** What takes longer is not attempted again. In milliseconds. */
const TOO_LONG = 2000;
/** Shorter times are not compared. In milliseconds. */
const SHORTEST = 2;

/**
 * Fails if the time that `work` takes grows faster than its input. It counts the time of the processor that this thread
 * used, so that it does not matter how busy the machine is.
 *
 * @param size of the larger input, enough for a time that can be measured. The smaller one has an eighth of it.
 */
export async function expectLinearTime(size: number, work: (size: number) => unknown): Promise<void> {
  let [small, large] = [Infinity, Infinity];
  for (let attempt = 0; attempt < ATTEMPTS && !(attempt > 0 && large > TOO_LONG); attempt += 1) {
    small = Math.min(small, await timeOf(() => work(size / TIMES)));
    large = Math.min(large, await timeOf(() => work(size)));
    if (large <= Math.max(small, SHORTEST) * MOST) return;
  }
  expect(large, `milliseconds for ${TIMES} times what takes ${small} ms`).toBeLessThanOrEqual(small * MOST);
}

async function timeOf(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
