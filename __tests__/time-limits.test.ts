import { expect, test } from 'vitest';
import { attemptLimit } from '../src/time-limits.ts';

test('an attempt has ten seconds, or a part of a short timeout', () => {
  expect([300, 1000, 3000, 240_000].map(attemptLimit)).toEqual([300, 500, 900, 10_000]);
});
