import { describe, expect, test } from 'vitest';
import { refuseTooLarge, TooLargeJson } from '../src/bounded-json.ts';

describe('JSON is refused before it is parsed', () => {
  test('if it has more than 500,000 values', () => {
    // The list is a value, too.
    const list = (values: number) => `[${'1,'.repeat(values - 1)}1]`;
    expect(() => refuseTooLarge(list(499_999))).not.toThrow();
    expect(() => refuseTooLarge(list(500_000))).toThrow(TooLargeJson);
  });

  test('if it has more than 16 Mi characters', () => {
    expect(() => refuseTooLarge(`"${'x'.repeat(2 ** 24 - 2)}"`)).not.toThrow();
    expect(() => refuseTooLarge(`"${'x'.repeat(2 ** 24 - 1)}"`)).toThrow(TooLargeJson);
  });

  test('but not because of what is in a text', () => {
    expect(() => refuseTooLarge(JSON.stringify(`"\\${',[{'.repeat(200_000)}`))).not.toThrow();
  });
});
