import { describe, expect, test } from 'vitest';
import { withoutControlCharacters, withoutEscapeSequences } from '../src/plain-text.ts';

describe('escape sequences are removed:', () => {
  test.each([
    ['colors', '\u001b[1;31mred\u001b[0m', 'red'],
    ['colors with colons', '\u001b[48:5:2mA', 'A'],
    ['private modes', '\u001b[?25lx', 'x'],
    ['8-bit sequences', '\u009b1mA\u009d0;title\u009cB', 'AB'],
    ['links', '\u001b]8;;https://example.com\u0007here\u001b]8;;\u001b\\.', 'here.'],
    ['character sets', '\u001b(Bx', 'x'],
    ['sequences of two bytes', 'a\u001bMb', 'ab'],
    ['an incomplete sequence at the end', 'a\u001b', 'a'],
    [
      'the introducer of a sequence without an end, but not the text after it',
      '\u001b]0;title\nError: why',
      '0;title\nError: why',
    ],
  ])('%s', (_, text, plain) => {
    expect(withoutEscapeSequences(text)).toBe(plain);
    expect(withoutControlCharacters(text)).toBe(plain);
  });
});

test('control characters are removed, except tabs and line feeds', () => {
  expect(withoutControlCharacters('a\tb\nc\rd\u0000e\u0085f\u007f')).toBe('a\tb\ncdef');
});

test.each(['\u001b]', '\u001b[', '\u001b[0;', '\u001b', '\u009d', '\u001b]a\u009b', '\u001b ', '\u001bP'])(
  'a megabyte of %j takes linear time',
  (unit) => {
    const start = performance.now();
    withoutControlCharacters(unit.repeat(2 ** 20 / unit.length));
    // Quadratic time would be minutes.
    expect(performance.now() - start).toBeLessThan(15_000);
  },
);
