// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Templates of HCL look like those of JavaScript.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { Problem } from '../../src/problem.ts';
import { blocksOf, parseConfiguration } from '../../src/terraform/hcl.ts';
import { outlineOf } from '../../src/terraform/hcl-outline.ts';
import { parsedByHcl } from '../../src/terraform/hcl-parser.ts';
import { expectLinearTime } from '../linear-time.ts';

const hasTerraform = spawnSync('terraform', ['version']).status === 0;

const folder = mkdtempSync(join(tmpdir(), 'hcl-'));
afterAll(() => rmSync(folder, { recursive: true }));

function parse(text: string, name = 'main.tf') {
  return parseConfiguration(name, text, { characters: 0, templateWork: 0 });
}

async function json(text: string, name?: string): Promise<string> {
  return JSON.stringify((await parse(text, name)).body);
}

describe('a number in the native syntax', () => {
  test.each([
    ['12345678901234567890', '12345678901234567890'],
    ['-1.50', '-1.50'],
    ['- 2', '-2'],
    ['007', '7'],
    ['0.10', '0.10'],
    ['1E+400', '1E+400'],
    ['(5)', '5'],
    ['[1.0, [2.0], {a = 3.0}]', '[1.0,[2.0],{"a":3.0}]'],
    ['{5 = 1, 1.5 = 2}', '{"5":1,"1.5":2}'],
    ['"1.0"', '"1.0"'],
    ['"\\"1.0${"2.0}"}"', '"\\"1.02.0}"'],
    ['<<E\n1.0 " ${a}\nE\n', '"1.0 \\" ${a}\\n"'],
  ])('%j keeps its digits', async (source, expected) => {
    expect(await json(`x = ${source}\n`)).toBe(`{"x":${expected}}`);
  });

  test.each([
    'a.0.b',
    'a[0]',
    'a.*.0',
    'f(1, 2)',
    '[for x in [1] : x + 1]',
    'object({ a = optional(number, 5) })',
    '(1 + 2)',
  ])('in %s is part of the source text', async (source) => {
    expect(await json(`x = ${source}\n`)).toBe(JSON.stringify({ x: `\${${source}}` }));
  });
});

test('text keeps the escapes of a template', async () => {
  expect(await json('x = "$${a} %%{b} \\n ${c}"\n')).toBe('{"x":"$${a} %%{b} \\n ${c}"}');
});

test('default tags of providers are their source text', async () => {
  const { body } = await parse('provider "aws" {\n  default_tags {\n    tags = { a = "${"$"}{b}" # }\n    }\n  }\n}\n');
  const [provider] = blocksOf(body, 'provider', 1);
  expect(provider && blocksOf(provider.body, 'default_tags')[0]?.body).toEqual({
    tags: '${( { a = "${"$"}{b}" # }\n    })}',
  });
});

test('variables are in the order of their declaration', async () => {
  const text =
    'variable "b" {}\n# variable "x" {}\n/* variable "y" {} */\nvariable a {\n  default = <<E\nvariable "z" {\nE\n}\n';
  expect((await parse(text)).variables).toEqual([
    { name: 'b', line: 1 },
    { name: 'a', line: 4 },
  ]);
});

describe('the JSON syntax', () => {
  test('can have a key more than once', async () => {
    expect(await json('{"a": {"b": 1.0}, "a": [{"c": "\\"b\\": "}], "__proto__": 1}', 'main.tf.json')).toBe(
      '{"a":[{"b":1.0},{"c":"\\"b\\": "}],"__proto__":1}',
    );
  });

  test('can have several objects at the root', async () => {
    expect(await json('[{"a": 1}, {"b": 2, "a": 3}]', 'main.tf.json')).toBe('{"a":[1,3],"b":2}');
  });

  test('has variables in the order of their declaration', async () => {
    const text = '{"variable": {"b": {}}, "variable": [{"a": {}}, {"c": [{}]}], "//": 1}';
    const { variables } = await parse(text, 'main.tf.json');
    expect(variables.map(({ name }) => name)).toEqual(['b', 'a', 'c']);
  });
});

describe('an error', () => {
  test.each([
    ['x = 5\ny = (6\n', /^main.tf line \d: Unbalanced parentheses\. /],
    ['x = 5\n\nz = [1, 2\n  y = 3\n', /^main.tf line 4: Missing item separator\. /],
    ['provider "aws" {\n default_tags {\n tags = <<E\nE\n }\n}\n(\n', /^main.tf line 7: /],
    ['x = 1\nx = 2\n', /^main.tf line 2: Attribute redefined\. The argument "x" was already set at line 1\./],
    ['a "b" {}\na {}\n', /^main.tf: invalid HCL detected for "a" block/],
    ['x = 1\n\ny = 2 /* 3\nz {\n', /^main.tf line 3: The comment does not end\.$/],
  ])('of %j says where it is', async (text, message) => {
    await expect(parse(text)).rejects.toThrow(message);
    await expect(parse(text)).rejects.toThrow(Problem);
  });

  test('is short', async () => {
    const error = await parse('x = 1\n'.repeat(100)).catch((error: Problem) => error);
    expect(error).toHaveProperty(
      'message',
      expect.stringMatching(/^main.tf line 2: Attribute redefined\. [^\n]{20,200}$/),
    );
    const long = 'x'.repeat(10_000);
    await expect(parse(`${long} = 1\n${long} = 2\n`)).rejects.toThrow(/^main.tf line 2: .{100,2000}$/);
  });

  test.each([
    ['{"a": 1,\n "b": 2 3}', /^main.tf.json line 2: The JSON is not valid\.$/],
    ['{"a": 1', /^main.tf.json(?: line 1)?: The JSON is not valid\.$/],
    ['5', /^main.tf.json: The JSON is not valid\.$/],
    ['', /^main.tf.json(?: line 1)?: The JSON is not valid\.$/],
  ])('of the JSON %j says where it is', async (text, message) => {
    await expect(parse(text, 'main.tf.json')).rejects.toThrow(message);
  });
});

describe('a hostile file', () => {
  const nested: [string, string, string][] = [
    ['(', '1', ')'],
    ['[', '1', ']'],
    ['{a=', '1', '}'],
    ['f(', '1', ')'],
    ['"${', 'a', '}"'],
    ['"x${', 'a', '}"'],
    ['<<E\n${', 'a', '}\nE\n'],
    ['!', 'a', ''],
    ['-', 'a', ''],
    ['a ? b : ', 'c', ''],
    ['a ? ', 'b', ' : c'],
    ['[for a in b : ', 'c', ']'],
    ['a[*].', 'b', ''],
  ];

  test.each(nested)('can have %j inside each other only so often', async (open, inner, close) => {
    const text = (depth: number) => `x = ${open.repeat(depth)}${inner}${close.repeat(depth)}\n`;
    await expect(parse(text(80))).resolves.toBeDefined();
    for (const depth of [1000, 20_000]) {
      await expect(parse(text(depth))).rejects.toThrow('has more than 250 expressions inside each other');
    }
    await expect(parse('x = 1')).resolves.toBeDefined();
  });

  test.each([
    ['blocks', 'a {\n'.repeat(1000) + '}\n'.repeat(1000)],
    ['labels', `a${' "b"'.repeat(1000)} {}\n`],
    ['directives', `x = "${'%{if a}'.repeat(1000)}${'%{endif}'.repeat(1000)}"\n`],
    ['loops', `x = "${'%{~ for a in b}'.repeat(1000)}${'%{endfor}'.repeat(1000)}"\n`],
    ['unclosed brackets', '(['.repeat(20_000)],
  ])('can have %s inside each other only so often', async (_, text) => {
    await expect(parse(text)).rejects.toThrow('has more than 250 expressions inside each other');
  });

  test('can have many operators and directives after each other', async () => {
    await expect(parse(`x = [${'-1, !a, "b", '.repeat(500)}]\n`)).resolves.toBeDefined();
    await expect(parse(`x = "${'%{if a}b%{endif}'.repeat(500)}"\n`)).resolves.toBeDefined();
  });

  test.each([
    ['lines', `x = <<E\n${'x\n'.repeat(20_000)}E\n`],
    ['escapes', `x = "${'$${'.repeat(20_000)}"\n`],
    ['dollar signs', `x = "${'$'.repeat(20_000)}"\n`],
    ['expressions', `x = "${'x${a}'.repeat(10_000)}"\n`],
    ['heredocs', `x = <<E\n${'x\n'.repeat(4000)}E\n`.repeat(20)],
    ['lines of an unclosed heredoc', `x = <<E\n${'x\n'.repeat(20_000)}`],
  ])('can have only so many %s in a text', async (_, text) => {
    await expect(parse(text)).rejects.toThrow('has a text with too many lines or expressions');
  });

  test('of JSON can have only so many levels and values', async () => {
    await expect(parse(`{"a":${'['.repeat(1000)}${']'.repeat(1000)}}`, 'x.tf.json')).rejects.toThrow(
      'x.tf.json has too many',
    );
    await expect(parse(`{"a":[${'1,'.repeat(600_000)}1]}`, 'x.tf.json')).rejects.toThrow('x.tf.json has too many');
  });

  // The parser takes minutes for the first, and overflows the stack at the second.
  test.each(['/*!'.repeat(200_000), `/*${'(['.repeat(100_000)}`])(
    'can have no comment that does not end',
    async (text) => {
      await expect(parse(`x = ${text}\n`)).rejects.toThrow('main.tf line 1: The comment does not end.');
    },
  );

  // For each character, the parser would write a kilobyte about it.
  test.each(['\0'.repeat(2 ** 20), '$\n'.repeat(2 ** 19), '\0v\0a\0r\0i\0a\0b\0l\0e'.repeat(1000)])(
    'can have only a few characters that HCL does not have',
    async (text) => {
      await expect(parse(`a = 1\n${text}\n`)).rejects.toThrow(/^main\.tf line \d+: The file has many characters/);
      expect((await parse(`# ${text.replaceAll('\n', '')}\na = 1\n`)).body).toEqual({ a: JSON.rawJSON('1') });
    },
  );

  test('can have only numbers that Terraform can keep', async () => {
    await expect(parse(`a = 1\nb = ${'1'.repeat(1_000_000)}\n`)).rejects.toThrow(
      'main.tf line 2: A number has more than 1000 digits.',
    );
    expect((await parse(`b = ${'1'.repeat(1000)}\n`)).body).toEqual({ b: JSON.rawJSON('1'.repeat(1000)) });
  });

  test('shares its limits with the other files', async () => {
    const effort = { characters: 2 * 2 ** 20 - 10, templateWork: 0 };
    await parseConfiguration('main.tf', 'x = 1\n', effort);
    await expect(parseConfiguration('main.tf', 'x = 1\n', effort)).rejects.toThrow('more than 2 Mi characters');
  });

  test.each(['"', '${', '"${', '<<E\n', '/*', '<', '%{', '%{ if ', '\\', '"\\', '1.', 'é=', '{', ')'])(
    'with repeated %j takes linear time',
    async (repeated) => {
      await expectLinearTime(40_000, (count) => outlineOf(repeated.repeat(count)));
    },
  );
});

test('the parentheses around numbers change nothing else', { timeout: 60_000 }, async () => {
  const leaf = fc.constantFrom(
    '5',
    '1.50',
    'a.b',
    'a.0.c',
    'a[0]',
    '"x"',
    'null',
    '-3',
    '!a',
    '"$${x}"',
    '"%%{x"',
    '"\\"}$"',
  );
  const { expression } = fc.letrec<{ expression: string }>((tie) => {
    const of = (template: string) =>
      fc
        .array(tie('expression'), { minLength: 2, maxLength: 2 })
        .map(([a = '', b = '']) => template.replace('A', () => a).replace('B', () => b));
    return {
      expression: fc.oneof(
        { maxDepth: 4, depthIdentifier: 'expression' },
        leaf,
        of('(A /* ) */)'),
        of('[A,# ]\nB]'),
        of('{\na = A // }\n"b c" : B}'),
        of('{(f(A)) = B, 5 = 6}'),
        of('f(A, B...)'),
        of('"l${A}m$\\n${~ B ~}"'),
        of('"%{if A}${B}%{else}}%{endif}"'),
        of('A ? B : 7'),
        of('[for k in A : B]'),
        of('{for k, v in A : k => B if 8 > 9}'),
        of('a[A]'),
        of('A + B'),
        of('<<E\n" ${A} E\n  %{if b}${B}%{endif} $${\nE\n'),
        of('<<-E\n  x ${A}\n  E\n'),
      ),
    };
  });
  const statement = fc.oneof(
    expression.map((value) => `a = ${value}\n`),
    expression.map((value) => `provider "aws" {\n  default_tags {\n    tags = ${value} # }\n    n = 1.0\n  }\n}\n`),
    expression.map((value) => `variable "x" {\n  default = ${value}\n}\n`),
  );
  let valid = 0;
  await fc.assert(
    fc.asyncProperty(statement, async (text) => {
      const original = await parsed(text);
      fc.pre(original !== undefined);
      valid += 1;
      expect(withoutParentheses(await parsed(outlineOf(text).text))).toEqual(withoutParentheses(original));
    }),
    { numRuns: 60 },
  );
  expect(valid).toBeGreaterThan(20);
});

/** What HCL's own parser reads; undefined if the text is not valid. */
async function parsed(text: string): Promise<unknown> {
  const response = await parsedByHcl(text);
  return typeof response === 'object' && 'json' in response ? JSON.parse(response.json) : undefined;
}

/** Numbers as text, and without the parentheses around them. Without default tags. */
function withoutParentheses(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    const text = value.replaceAll(/\((\d[\d.]*)\)/g, '$1');
    const number = /^\$\{(-?\s*\d[\d.]*)\}$/.exec(text)?.[1];
    return number === undefined ? text : String(Number(number));
  }
  if (Array.isArray(value)) return value.map(withoutParentheses);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([key]) => key !== 'tags');
  return Object.fromEntries(members.map(([key, member]) => [withoutParentheses(key), withoutParentheses(member)]));
}

test('a process that parsed a file ends', () => {
  const script = `
    const { parseConfiguration } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/terraform/hcl.ts'))});
    const { body } = await parseConfiguration('main.tf', 'x = 1', { characters: 0, templateWork: 0 });
    console.log(JSON.stringify(body));`;
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    timeout: 20_000,
  });
  expect([status, String(stdout)]).toEqual([0, '{"x":1}\n']);
});

test.skipIf(!hasTerraform)('Terraform reads the result as it reads the source', async () => {
  const source = `locals {
  a = [007.50, -3, 12345678901234567890, "\${1 + 1}", "$\${x}", "%%{y}", "\\u00e9\\n\\"", true, null]
  b = { (upper("k")) = 1, 5 = { nested = "x\${local.a[0]}y%{if true}z%{else}w%{endif}" } }
  c = <<-EOT
    one \${local.a[1]}
      $\${two} "three" \\n
  EOT
  d = [for x in local.a : x if x != null][0]
}
`;
  const evaluated = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    const input = 'jsonencode([local.a, local.b, local.c, local.d])\n';
    const { stdout } = spawnSync('terraform', ['console'], { cwd: folder, input });
    rmSync(join(folder, name));
    return String(stdout);
  };
  const result = evaluated('main.tf.json', await json(source));
  expect(result).toBe(evaluated('main.tf', source));
  expect(result).toContain('12345678901234567890');
});
