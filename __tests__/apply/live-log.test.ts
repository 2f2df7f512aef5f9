import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hiddenLine, inGroup, showLine } from '../../src/apply/live-log.ts';
import { actionsLog } from '../../src/github/log.ts';
import { Secrets } from '../../src/secrets/secrets.ts';
import { diagnosticsIn } from '../../src/terraform/diagnostics.ts';
import { fixture, fixtureText } from '../fixtures/fixture.ts';
import { printedInTests } from '../github/printed.ts';

const printed = printedInTests();
const NO_SECRETS = new Secrets();

function shownOf(text: string, secrets = NO_SECRETS): string {
  printed.text = '';
  for (const line of text.trimEnd().split('\n')) showLine(line, actionsLog(secrets), secrets);
  return printed.text;
}

function lineOf(message: object): string {
  return JSON.stringify({ '@level': 'info', '@message': 'x', '@module': 'terraform.ui', ...message });
}

/** Without line breaks, which depend on the width of a terminal, and in one order. */
function boxesIn(text: string): string[] {
  const boxes = text.match(/^╷$.*?^╵$/gms) ?? [];
  return boxes.map((box) => box.replaceAll(/[\s│]+/g, ' ')).sort();
}

describe('errors and warnings', () => {
  // hostile and secrets: what is made harmless is different. for-each and others print in any order.
  const logs = globSync('**/*.jsonl', { cwd: fixture('logs') })
    .filter((path) => !/hostile|secrets/.test(path))
    .map((path) => [path, path.replace('.jsonl', '.box.txt')] as const)
    .filter(([, box]) => globSync(box, { cwd: fixture('logs') }).length > 0)
    .sort();

  test.each(logs)('of %s are shown as in %s', (json, box) => {
    expect(boxesIn(shownOf(fixtureText(`logs/${json}`)))).toEqual(boxesIn(fixtureText(`logs/${box}`)));
  });

  test('are in enough logs to compare', () => {
    expect(logs.length).toBeGreaterThan(25);
  });

  test('look as Terraform prints them', () => {
    expect(shownOf(fixtureText('logs/function-argument/plan.jsonl')).split('\n╷\n')[1]).toMatchInlineSnapshot(`
      "│ Error: Error in function call
      │ 
      │   on main.tf line 8, in resource "terraform_data" "subnet":
      │    8:   input = cidrsubnet(local.network, 20, count.index)
      │     ├────────────────
      │     │ while calling cidrsubnet(prefix, newbits, netnum)
      │     │ count.index is 0
      │     │ local.network is "10.0.0.0/16"
      │ 
      │ Call to function "cidrsubnet" failed: insufficient address space to extend prefix of 16 by 20.
      ╵"
    `);
  });
});

test('the lines of a snippet are numbered from its first one, and an unknown source is said to be', () => {
  const position = { line: 99, column: 1 };
  const range = { filename: 'a.tf', start: position, end: position };
  const diagnostic = { severity: 'warning', summary: 'a', range };
  const snippet = { code: 'b\n  c', start_line: 98, context: 'resource "d" "e"' };
  expect(shownOf(lineOf({ diagnostic: { ...diagnostic, snippet }, type: 'diagnostic' }))).toBe(
    '╷\n│ Warning: a\n│ \n│   on a.tf line 99, in resource "d" "e":\n│   98: b\n│   99:   c\n╵\n',
  );
  expect(shownOf(lineOf({ diagnostic, type: 'diagnostic' }))).toBe(
    '╷\n│ Warning: a\n│ \n│   on a.tf line 99:\n│   (source code not available)\n╵\n',
  );
});

describe('other lines', () => {
  test('of an apply are its messages', () => {
    const shown = shownOf(fixtureText('logs/success/apply.jsonl'));
    expect(shown).toMatch(/^Plan: \d+ to add, 0 to change, 0 to destroy\.$/m);
    expect(shown).toMatch(/^terraform_data\.\w+: Creation complete after 0s \[id=/m);
    expect(shown).toMatch(/^Apply complete! Resources: /m);
    expect(shown).not.toMatch(/^\{|^Terraform 1\./m);
  });

  test('with several lines are shown as several', () => {
    expect(shownOf(lineOf({ '@message': '\nInterrupt received.\nPlease wait.\n' }))).toBe(
      'Interrupt received.\nPlease wait.\n',
    );
  });

  test('with outputs are shown in HCL, with the digits of numbers', () => {
    const outputs = {
      secret: { sensitive: true, type: 'string' },
      list: { sensitive: false, value: [1, { b: null, a: [] }], type: 'dynamic' },
      text: { sensitive: false, value: 'a\n"b"', type: 'string' },
    };
    const line = lineOf({ outputs, type: 'outputs' }).replace('[1,', '[12345678901234567890,');
    expect(shownOf(line).split('\n')).toEqual([
      '',
      'Outputs:',
      '',
      'secret = <sensitive>',
      'list = [',
      '  12345678901234567890,',
      '  {',
      '    "b" = null',
      '    "a" = []',
      '  },',
      ']',
      'text = "a\\n\\"b\\""',
      '',
    ]);
    expect(shownOf(lineOf({ outputs: { a: { sensitive: false, action: 'update' } }, type: 'outputs' }))).toBe(
      '\nChanges to Outputs:\n  ~ a\n',
    );
    expect(shownOf(lineOf({ outputs: { a: { sensitive: false, action: 'noop' } }, type: 'outputs' }))).toBe('');
    const many = Object.fromEntries(Array.from({ length: 999 }, (_, index) => [`o${index}`, { value: 1 }]));
    expect(shownOf(lineOf({ outputs: many, type: 'outputs' })).split('\n').length).toBeLessThan(210);
  });

  test('that are text are shown as they are', () => {
    expect(shownOf('Initializing the backend...\n\n  + a\n{ not JSON\n{"@level":"info"')).toBe(
      'Initializing the backend...\n\n  + a\n{ not JSON\n{"@level":"info"\n',
    );
  });

  test('that are cut off show their message', () => {
    const line = lineOf({ '@message': 'Outputs: "1"', outputs: { a: { value: 'b'.repeat(9999) } }, type: 'outputs' });
    expect(shownOf(line.slice(0, 5000))).toBe('Outputs: "1"\n');
    expect(shownOf(line.slice(0, 35))).toBe(`${line.slice(0, 35)}\n`);
  });

  test('of unexpected types are still lines', () => {
    for (const value of [null, 1, '', [], {}, [{}], { a: 1 }, { snippet: 1, severity: 'error' }]) {
      for (const key of ['@message', 'type', 'diagnostic', 'outputs']) {
        for (const type of ['outputs', 'diagnostic']) shownOf(lineOf({ type, diagnostic: {}, [key]: value }));
      }
    }
    expect(shownOf(lineOf({ '@message': 1 }))).toMatch(/^\{"@level"/);
  });
});

describe('what is shown', () => {
  test.each(['hostile/apply.jsonl', 'hostile/plan.jsonl', 'hand-made/hostile/plan.jsonl', 'hostile/apply.txt'])(
    'of %s has no workflow command and controls no terminal',
    (path) => {
      const carriageReturn = path.endsWith('l') ? String.raw`\r` : '\r';
      const shown = shownOf(fixtureText(`logs/${path}`).replaceAll('::error', `${carriageReturn}::error`));
      expect(shown).toContain('error');
      expect(shown).not.toMatch(/^\s*::|##\[|(?![\t\n])\p{Cc}/mu);
    },
  );

  test('has no secret, also where it is in several lines', () => {
    const secrets = new Secrets();
    secrets.addSensitive(['first line\nsecond line']);
    for (const message of [
      { '@message': 'a first line\nsecond line b' },
      { outputs: { a: { value: ['first line\nsecond line'] } }, type: 'outputs' },
      { diagnostic: { severity: 'error', summary: 'a', detail: 'first line\nsecond line' }, type: 'diagnostic' },
      {
        diagnostic: {
          severity: 'error',
          summary: 'a',
          range: { filename: 'a.tf', start: { line: 1, column: 1 }, end: { line: 2, column: 1 } },
          snippet: {
            code: 'first line\nsecond line',
            values: [{ traversal: 'var.a', statement: 'is first line\nsecond line' }],
          },
        },
        type: 'diagnostic',
      },
    ]) {
      const shown = shownOf(lineOf(message), secrets);
      expect(shown).toContain('***');
      expect(shown).not.toMatch(/first|second/);
    }
    const shown = shownOf(fixtureText('logs/hand-made/secrets/apply.jsonl'));
    expect(shown).not.toMatch(/NotARealKey|notARealKey|not-a-real-token|wJalr/i);
  });
});

describe('a group', () => {
  test('is around what happens in it, and ends if that fails', async () => {
    await inGroup('terraform plan', async () => actionsLog(NO_SECRETS).info('a'));
    expect(printed.text).toBe('::group::terraform plan\na\n::endgroup::\n');
    const failure = inGroup('terraform apply', () => Promise.reject(new Error('failed')));
    await expect(failure).rejects.toThrow('failed');
    expect(printed.text).toMatch(/::group::terraform apply\n::endgroup::\n$/);
  });
});

describe('a hidden line', () => {
  const secrets = new Secrets();
  secrets.addCredentials('hunter2');
  secrets.addSensitive(['one "long" value', '1234']);

  test('has no secret in any text, and keeps keys and the digits of numbers', () => {
    const line =
      '{"@level":"info","hunter2":["hunter2",{"a":"x one \\"long\\" value"}],"n":12345678901234567890.10,"m":1234,"b":null,"__proto__":"p"}';
    expect(hiddenLine(line, secrets)).toBe(
      '{"@level":"info","hunter2":["***",{"a":"x ***"}],"n":12345678901234567890.10,"m":1234,"b":null,"__proto__":"p"}',
    );
  });

  test('is text if it was, and JSON if it was', () => {
    expect(hiddenLine('password: hunter2 ::error::x', secrets)).toBe('password: *** ::error::x');
    expect(hiddenLine('{ hunter2', secrets)).toBe('{ ***');
    const cut = hiddenLine('{"@level":"info","@message":"hunter2', secrets);
    expect(JSON.parse(cut)).toEqual({ '@level': 'info', '@message': '{"@level":"info","@message":"***' });
    const many = hiddenLine(`{"@level":"info","a":["hunter2"${',1'.repeat(30_000)}]}`, secrets);
    expect(Object.keys(JSON.parse(many))).toEqual(['@level', '@message']);
    expect(many).not.toContain('hunter2');
    const nested = hiddenLine(`{"@level":${'['.repeat(50_000)}"hunter2"${']'.repeat(50_000)}}`, secrets);
    expect(() => JSON.parse(nested)).not.toThrow();
    expect(nested).not.toContain('hunter2');
  });

  test.each(['multiple/plan.jsonl', 'local-exec/apply.jsonl', 'hand-made/malformed/plan.jsonl', 'success/apply.txt'])(
    'of %s says the same without secrets',
    async (path) => {
      const text = fixtureText(`logs/${path}`);
      const hidden = text.split('\n').map((line) => hiddenLine(line, NO_SECRETS));
      const read = async (content: string) =>
        diagnosticsIn(
          (async function* () {
            yield Buffer.from(content);
          })(),
        );
      expect(await read(hidden.join('\n'))).toEqual(await read(text));
    },
  );
});
