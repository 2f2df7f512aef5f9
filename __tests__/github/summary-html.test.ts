import { expect, test } from 'vitest';
import { summaryOf } from '../../src/github/summary-html.ts';

test('a job summary has as many blocks as GitHub shows, counted in bytes', () => {
  const block = `<p>${'€'.repeat(100_000)}</p>`;
  const three = `${block}\n\n`.repeat(3);
  expect(summaryOf([block, block, block])).toBe(three);

  const summary = summaryOf([block, block, block, block]);
  expect(summary).toBe(`${three}<p>The rest is too large for a job summary.</p>\n\n`);
  expect(Buffer.byteLength(summary)).toBeLessThan(2 ** 20);
});

test('many small blocks do not make a summary that GitHub discards either', () => {
  const blocks = Array.from({ length: 200 }, () => `<p>${'x'.repeat(10_000)}</p>`);
  expect(Buffer.byteLength(summaryOf(blocks))).toBeLessThan(2 ** 20);
});
