import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UnreadableHcl } from '../../src/terraform/hcl-reader.ts';
import { parseLiteral } from '../../src/terraform/literal.ts';

/** The value as JSON, or where it cannot be read and why. */
function read(text: string): string {
  try {
    return JSON.stringify(parseLiteral(text));
  } catch (error) {
    if (error instanceof UnreadableHcl) return `${error.line}:${error.column} ${error.reason}`;
    throw error;
  }
}

describe('reads as Terraform does', () => {
  test.each([
    // Lists and objects
    ['[]', '[]'],
    ['["a", "b",]', '["a","b"]'],
    ['[1\n,2]', '[1,2]'],
    ['[\r\n1,\r\n2\r\n]', '[1,2]'],
    ['{}', '{}'],
    ['{ a = 1, "b" : [true, null] }', '{"a":1,"b":[true,null]}'],
    ['{a=1\nb=2}', '{"a":1,"b":2}'],
    ['{a=1,\n\nb=2,}', '{"a":1,"b":2}'],
    ['{a=1,a=2}', '{"a":2}'],
    // Keys
    ['{true=1, null=2, a-b=3, é=4, _=5}', '{"true":1,"null":2,"a-b":3,"é":4,"_":5}'],
    ['{1="x", 1.50="y", 007="z", -2="-"}', '{"1":"x","7":"z","1.5":"y","-2":"-"}'],
    ['{("a")=1, (true)=2, (1e3)=3}', '{"1000":3,"a":1,"true":2}'],
    ['{__proto__={__proto__=1}}', '{"__proto__":{"__proto__":1}}'],
    // Numbers
    ['-5', '-5'],
    ['[- 5, -\n5]', '[-5,-5]'],
    ['007', '7'],
    ['-00.50', '-0.50'],
    ['1E+3', '1E+3'],
    ['12345678901234567890123.10', '12345678901234567890123.10'],
    // Text
    ['"a\\nb\\r\\t\\"\\\\"', '"a\\nb\\r\\t\\"\\\\"'],
    ['"\\u00e9\\U0001F600"', '"é😀"'],
    ['"a\tb"', '"a\\tb"'],
    ['"$ % $$ a"', '"$ % $$ a"'],
    // Heredocs
    ['<<E\na\n b\\n "q"\nE\n', '"a\\n b\\\\n \\"q\\"\\n"'],
    ['[<<E\na\n  E\n, "b"]', '["a\\n","b"]'],
    ['{a=<<E\nx\nE\nb=1}', '{"a":"x\\n","b":1}'],
    ['<<E\nE\n', '""'],
    ['<<E\nEE\nE\n', '"EE\\n"'],
    ['<<E\r\na\r\nE\r\n', '"a\\r\\n"'],
    ['<<-E\n  a\n    b\n\n  c\n  E\n', '"a\\n  b\\n\\nc\\n"'],
    ['<<-E\n\ta\n  b\nE\n', '"a\\n b\\n"'],
    ['<<-E\n  a\n  \n b\n  E\n', '" a\\n  \\nb\\n"'],
    // Parentheses, comments, white space
    ['((("a")))', '"a"'],
    ['( 1\n)', '1'],
    ['# c\n1 // c', '1'],
    ['/* [ */ [1, // ]\n2 /* x\n y */]', '[1,2]'],
    ['{a=1 # c\nb=2}', '{"a":1,"b":2}'],
    ['{a=1\n/* c */ b=2}', '{"a":1,"b":2}'],
    ['\ufeff1', '1'],
    ['\n1\n', '1'],
  ])('%j', (text, expected) => expect(read(text)).toBe(expected));
});

describe('reads also', () => {
  test.each([
    ['JSON with line breaks anywhere', '{"a"\n:\n1\n,"b":2}', '{"a":1,"b":2}'],
    ['the escapes of JSON', '"\\/\\b\\f\\ud83d\\ude00\\ud800"', '"/\\b\\f😀\\ud800"'],
    ['a heredoc at the end', '<<E\na\nE', '"a\\n"'],
  ])('%s', (_, text, expected) => expect(read(text)).toBe(expected));

  test('all JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(2), (value, space) => {
        const text = JSON.stringify(value, undefined, space);
        expect(JSON.parse(read(text))).toEqual(JSON.parse(text));
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

test('evaluates no templates', () => {
  const text = `["\${x}", "$\${x}", "%{if x}", "%%{if x}", {"\${k}" = <<E\n\${x}\nE\n}]`;
  expect(JSON.parse(read(text))).toEqual([
    `\${x}`,
    `$\${x}`,
    '%{if x}',
    '%%{if x}',
    Object.fromEntries([[`\${k}`, `\${x}\n`]]),
  ]);
});

describe('refuses what is not a value, and says where', () => {
  test.each([
    ['', '1:1 the value is incomplete'],
    ['[1,\n', '2:1 the value is incomplete'],
    ['{a=', '1:4 the value is incomplete'],
    ['a', '1:1 there is text without quotes'],
    ['[true, TRUE]', '1:8 there is text without quotes'],
    ['nullable', '1:1 there is text without quotes'],
    ['null-x', '1:1 there is text without quotes'],
    ['{a=b.c}', '1:4 there is text without quotes'],
    ['[f (1)]', '1:2 there is a function call'],
    [`['a']`, '1:2 there is a single quote'],
    ['[,]', '1:2 something other than a value is here'],
    ['[1,,2]', '1:4 something other than a value is here'],
    ['!true', '1:1 something other than a value is here'],
    ['--5', '1:1 something other than a value is here'],
    ['-"5"', '1:1 something other than a value is here'],
    ['.5', '1:1 something other than a value is here'],
    ['\u00a01', '1:1 something other than a value is here'],
    ['{a==1}', '1:4 something other than a value is here'],
    ['<<E x\nE', '1:1 something other than a value is here'],
    ['1 + 2', '1:3 something follows the value'],
    ['[]]', '1:3 something follows the value'],
    ['[1][0]', '1:4 something follows the value'],
    ['true ? 1 : 2', '1:6 something follows the value'],
    ['[1 2]', `1:4 after an element, a comma or ']' is missing`],
    [`["\${lookup("a")}"]`, `1:13 after an element, a comma or ']' is missing`],
    ['[for x in []: x]', '1:2 there is text without quotes'],
    ['{a=1 b=2}', `1:6 after a value, a comma or '}' is missing`],
    ['{a=1 /*\n*/ b=2}', `2:4 after a value, a comma or '}' is missing`],
    ['{a}', `1:3 after a key, '=' or ':' is missing`],
    ['{a.b=1}', `1:3 after a key, '=' or ':' is missing`],
    ['{for k, v in {}: k => v}', `1:6 after a key, '=' or ':' is missing`],
    ['{(null)=1}', '1:8 a key is not text'],
    ['{[]=1}', '1:4 a key is not text'],
    ['{,}', '1:2 something other than a value is here'],
    ['(1', `1:3 ')' is missing`],
    ['1.', '1:2 a number is followed by something else'],
    ['0x10', '1:2 a number is followed by something else'],
    ['1_0', '1:2 a number is followed by something else'],
    ['1e', '1:2 a number is followed by something else'],
    ['[1e999999999]', '1:13 a number is too large'],
    ['"abc', '1:5 text in quotes does not end'],
    ['"a\\"', '1:5 text in quotes does not end'],
    ['["a\nb"]', '1:4 text in quotes has a line break. Write it as \\n'],
    ['"\\x"', '1:2 there is an unknown escape sequence'],
    ['"\\U00110000"', '1:2 there is an unknown escape sequence'],
    ['<<E\na\nE,', '3:3 a heredoc does not end'],
    ['1 /* c', '1:7 a comment does not end'],
  ])('%j', (text, expected) => expect(read(text)).toBe(expected));
});

test('values are nested in up to 100 levels', () => {
  const allowed = `${'['.repeat(99)}1${']'.repeat(99)}`;
  expect(read(allowed)).toBe(allowed);
  for (const text of ['[', '{a=', '(', '{(', '{a=[(']) {
    expect(read(text.repeat(1e5)), text).toMatch(/^1:\d{3} there are more than 100 levels of nesting$/);
  }
});
