import { describe, expect, test } from 'vitest';
import { defaultText, isHidden } from '../../src/terraform/default-text.ts';
import type { ExactJson } from '../../src/terraform/exact-json.ts';
import { variableFile, variableValues } from '../../src/terraform/variable-values.ts';

const number = (digits: string) => JSON.rawJSON(digits);
const LONGEST = 'x'.repeat(4096);

function declared(type: string | undefined, value: ExactJson | undefined, isComputed = false) {
  return { type, default: value, hasDefault: value !== undefined, isComputed, sensitive: false };
}

/** What becomes of the variable if its default comes back as it was shown. */
function cameBack(variable: ReturnType<typeof declared>): string {
  const parameters = [{ key: 'v', value: defaultText(variable) }];
  const { values, problems } = variableValues(new Map([['v', variable]]), parameters);
  expect(problems).toEqual([]);
  return variableFile(values).trim();
}

describe('a default comes back as it is', () => {
  test.each<[string | undefined, ExactJson, string, string]>([
    ['string', 'a "b"\n', 'a "b"\n', '"a \\"b\\"\\n"'],
    ['string', '', '', '""'],
    ['string', number('1.50'), '1.5', '1.50'],
    ['string', true, 'true', 'true'],
    [undefined, '5', '5', '"5"'],
    ['any', '5', '5', '"5"'],
    ['any', 'text', 'text', '"text"'],
    ['any', '[', '[', '"["'],
    ['any', '', '', '""'],
    ['lst(string)', '[1]', '[1]', '"[1]"'],
    ['number', number('12345678901234567890.10'), '12345678901234567890.10', '12345678901234567890.10'],
    ['number', '007', '007', '"007"'],
    [undefined, number('1.50'), '1.50', '1.50'],
    ['list(string)', [number('1.50'), `\${x}`], `[1.50,"\${x}"]`, `[1.50,"\${x}"]`],
    ['map(any)', { b: null, a: { '10': true } }, '{"b":null,"a":{"10":true}}', '{"b":null,"a":{"10":true}}'],
    ['string', LONGEST, LONGEST, `"${LONGEST}"`],
  ])('of type %s: %j', (type, value, text, given) => {
    const variable = declared(type, value);
    expect(defaultText(variable)).toBe(text);
    expect(cameBack(variable)).toBe(`{"v":${given}}`);
    expect(isHidden(variable)).toBe(false);
  });
});

describe('an empty text leaves the default as it is', () => {
  test.each(['string', 'number', 'any', 'list(string)', undefined])('of type %s, if it is null', (type) => {
    const variable = declared(type, null);
    expect([defaultText(variable), cameBack(variable), isHidden(variable)]).toEqual(['', '{}', false]);
  });

  test.each(['string', 'number', 'any', undefined])('of type %s, if it is an expression or too long', (type) => {
    for (const variable of [declared(type, `\${60 * 60}`, true), declared(type, `${LONGEST}x`)]) {
      expect([defaultText(variable), cameBack(variable), isHidden(variable)]).toEqual(['', '{}', true]);
    }
  });
});

test('without a default, an empty text is text', () => {
  const variable = declared('string', undefined);
  expect([defaultText(variable), cameBack(variable), isHidden(variable)]).toEqual(['', '{"v":""}', false]);
});
