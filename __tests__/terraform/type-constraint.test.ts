import { describe, expect, test } from 'vitest';
import { parseExactJson } from '../../src/terraform/exact-json.ts';
import {
  findMismatch,
  parseTypeConstraint,
  type TypeConstraint,
  typeText,
} from '../../src/terraform/type-constraint.ts';

describe('a type constraint is read as Terraform does', () => {
  test.each([
    ['string', 'string'],
    ['list', 'list(any)'],
    ['map', 'map(any)'],
    ['list (\nstring /* c */,\n)', 'list(string)'],
    ['set(map(any))', 'set(map(any))'],
    ['tuple([string, number,])', 'tuple([string, number])'],
    ['tuple([ ])', 'tuple([])'],
    ['object({})', 'object({})'],
    ['object({},)', 'object({})'],
    ['object({ # }\n a = string // d\n\n b: bool, c-d = any /* e */\n })', 'object({a = string, b = bool, c-d = any})'],
    ['object({a=optional(string)})', 'object({a = optional(string)})'],
    [
      'object({a = optional(number, 1), b = optional ( string , )})',
      'object({a = optional(number), b = optional(string)})',
    ],
    ['object({a=optional(list(string),["x)",")" ] ),b=bool})', 'object({a = optional(list(string)), b = bool})'],
    [`object({a=optional(string,"}\${")"}$\${\\")%%{")})`, 'object({a = optional(string)})'],
    ['object({a=optional(string,<<E\n)"}\nE\n)})', 'object({a = optional(string)})'],
    ['object({a=optional(bool, "a" == "b" ? f({x=[1]}) : /* ) */ true # )\n)})', 'object({a = optional(bool)})'],
    [
      'object({optional=string, string=number, __proto__=bool})',
      'object({optional = string, string = number, __proto__ = bool})',
    ],
  ])('%s', (text, expected) => {
    expect(typeText(parseTypeConstraint(text) as TypeConstraint)).toBe(expected);
  });

  test.each(['string', 'list', 'map'])('"%s" in quotes, as in Terraform 0.11', (type) => {
    expect(parseTypeConstraint(`"${type}"`)).toEqual(parseTypeConstraint(type));
  });

  test.each([
    '',
    'strng',
    'string()',
    'string bool',
    'set',
    'object',
    'list()',
    'list(list)',
    'list(string, number)',
    'list(optional(string))',
    'optional(string)',
    'tuple(string)',
    'tuple([string number])',
    'object([])',
    'object({a=string b=bool})',
    'object({a=string,a=bool})',
    'object({"a"=string})',
    'object({a=optional(optional(string))})',
    'object({a=optional(string, [)})',
    'object({a=optional(string, (})})',
    'object({a=optional(string, "',
    'object({a=',
    'list(string',
    '"list(string)"',
  ])('%s cannot be read', (text) => {
    expect(parseTypeConstraint(text)).toBeUndefined();
  });

  test('with up to 100 levels and 256 Ki characters', () => {
    const nested = (levels: number) => `${'list('.repeat(levels - 1)}string${')'.repeat(levels - 1)}`;
    expect(parseTypeConstraint(nested(100))).toBeDefined();
    expect(parseTypeConstraint(nested(101))).toBeUndefined();
    expect(parseTypeConstraint('object({a='.repeat(20_000))).toBeUndefined();
    expect(parseTypeConstraint(`object({a=optional(string, ${'['.repeat(200_000)}`)).toBeUndefined();
    expect(parseTypeConstraint(`list(string)${' '.repeat(200_000)}#`)).toBeDefined();
    expect(parseTypeConstraint(`list(string)${' '.repeat(300_000)}#`)).toBeUndefined();
  });
});

function mismatch(value: string, type: string) {
  return findMismatch(parseExactJson(value), parseTypeConstraint(type) as TypeConstraint);
}

describe('a value conforms', () => {
  test.each([
    ['null', 'number'],
    ['[1, true, "a", null]', 'list(string)'],
    ['[1, "1e3", "-.5", null]', 'set(number)'],
    ['[true, "false", "1", null]', 'list(bool)'],
    ['["a", 1, [true]]', 'list(any)'],
    ['{"a": {"x": 1}, "b": null}', 'map(map(number))'],
    ['["1", {}]', 'tuple([number, object({})])'],
    ['{"a": 1, "constructor": [], "toString": {}}', 'object({a = number, b = optional(string)})'],
    ['{"a": null, "b": null}', 'object({a = number, b = optional(list(string))})'],
    ['{"__proto__": "1"}', 'object({__proto__ = number})'],
  ])('%s: %s', (value, type) => expect(mismatch(value, type)).toBeUndefined());
});

describe('a mismatch says where, what is required, and what is found', () => {
  test.each<[string, string, NonNullable<ReturnType<typeof findMismatch>>]>([
    ['true', 'number', { path: [], required: 'number', found: true }],
    ['1', 'bool', { path: [], required: 'bool', found: JSON.rawJSON('1') }],
    ['"x"', 'list(any)', { path: [], required: 'list', found: 'x' }],
    ['{}', 'set(any)', { path: [], required: 'list', found: {} }],
    ['{}', 'tuple([])', { path: [], required: 'list', found: {} }],
    ['[]', 'map(any)', { path: [], required: 'object', found: [] }],
    ['[]', 'object({})', { path: [], required: 'object', found: [] }],
    [
      '[{}, {"a": "Inf"}]',
      'list(map(number))',
      { path: [{ index: 1 }, { key: 'a' }], required: 'number', found: 'Inf' },
    ],
    ['[1, []]', 'list(string)', { path: [{ index: 1 }], required: 'string', found: [] }],
    [
      '[{"a": ["True"]}]',
      'tuple([object({a = list(bool)})])',
      { path: [{ index: 0 }, { attribute: 'a' }, { index: 0 }], required: 'bool', found: 'True' },
    ],
    ['["a"]', 'tuple([])', { path: [], required: { elements: 0 }, found: ['a'] }],
    [
      '{"A": 1}',
      'object({b = optional(any), a = any})',
      { path: [], required: { attribute: 'a' }, found: { A: JSON.rawJSON('1') } },
    ],
    ['{}', 'object({toString = string})', { path: [], required: { attribute: 'toString' }, found: {} }],
    [
      '{"__proto__": []}',
      'object({__proto__ = string})',
      { path: [{ attribute: '__proto__' }], required: 'string', found: [] },
    ],
  ])('%s: %s', (value, type, expected) => expect(mismatch(value, type)).toEqual(expected));
});
