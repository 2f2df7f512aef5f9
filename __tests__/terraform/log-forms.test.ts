import { describe, expect, test } from 'vitest';
import { diagnosticsIn } from '../../src/terraform/diagnostics.ts';

async function read(content: string) {
  const { errors, warnings } = await diagnosticsIn(
    (async function* () {
      yield Buffer.from(content);
    })(),
  );
  return [...errors, ...warnings];
}

async function summaries(content: string): Promise<string[]> {
  return (await read(content)).map(({ summary }) => summary);
}

function box(...lines: string[]): string {
  return `╷\n${lines.map((line) => `│ ${line}\n`).join('')}╵\n`;
}

const PLACE = ['', '  on main.tf line 1:', '   1: x', ''];

describe('what is before each line', () => {
  test('can be of several outputs whose lines are mixed', async () => {
    const lines = box('Error: a', '', 'b').trimEnd().split('\n');
    const mixed = lines.map((line) => `api-1  | ${line}\ndb-1 | ${line.replace('a', 'c')}\nno name\n`);
    expect(await summaries(mixed.join(''))).toEqual(['a', 'c']);
  });

  test.each(['- ', 'INFO  ', '\t', 'stderr: ', 'step 3 > ', 'Jan 02 03:04:05 ', 'Jan 02 03:04:05 host terraform[7]: '])(
    'can be %j before a box, with another time in each line',
    async (prefix) => {
      const lines = box('Error: a', '', 'b').trimEnd().split('\n');
      const log = lines.map((line, index) => `${prefix.replace('05', `1${index}`)}${line}\n`).join('');
      expect(await read(`text\n${log}c\n`)).toMatchObject([{ summary: 'a', detail: 'b' }]);
    },
  );

  test('is not the name of a resource whose provisioner prints a box', async () => {
    expect(await summaries(box('Error: a').replace(/^/gm, 'terraform_data.x (local-exec): '))).toEqual([]);
  });

  test('must stay the same in a diagnostic', async () => {
    const [a, b] = ['2026-01-02T03:04:05Z ', ''];
    expect(await read(`${a}\n${a}Error: a\n${a}\n${a}b\n${b}c\n${a}d\n`)).toMatchObject([{ detail: 'b' }]);
  });

  test('is text if the diagnostic began without it', async () => {
    const detail = '2026-01-02T03:04:05Z cloud-init: failed\n[a] b\nc | d\n12:01:02 e';
    expect(await read(`\nError: a\n\n${detail}\n`)).toMatchObject([{ detail }]);
    expect(
      await read(`2026-01-02T03:04:05Z \n${`\nError: a\n\n${detail}`.replace(/^/gm, '2026-01-02T03:04:05Z ')}`),
    ).toMatchObject([{ detail }]);
  });

  test('ends a diagnostic if only Terragrunt writes it', async () => {
    for (const line of ['12:01:02.345 STDOUT [eu] terraform: c', '{"level":"stdout","prefix":"eu","msg":"c"}']) {
      expect(await read(`\nError: a\n\nb\n${line}\nd\n`)).toMatchObject([{ summary: 'a', detail: 'b' }]);
    }
  });

  test('counts if the previous line is of the same output', async () => {
    const unit = '12:01:02.345 STDERR [eu] terraform: ';
    expect(await summaries(`${unit}text\n${unit}Error: a\n`)).toEqual([]);
    expect(await summaries(`${unit}\n${unit}Error: a\n`)).toEqual(['a']);
    expect(await summaries(`2026-01-02T03:04:05Z text\n2026-01-02T03:04:05Z Error: a\n`)).toEqual([]);
  });

  test.each(['app-1  | ', '[app] ', '    '])(
    '%j can be of any program, so a place is needed without a box',
    async (prefix) => {
      const log = (...lines: string[]) => lines.map((line) => `${prefix}${line}\n`).join('');
      expect(await summaries(log('', 'Error: a', '', 'b'))).toEqual([]);
      expect(await summaries(log('', 'Error: a', ...PLACE, 'b'))).toEqual(['a']);
      expect(await summaries(log(...box('Error: a', '', 'b').split('\n')))).toEqual(['a']);
    },
  );
});

describe('a box in Windows PowerShell 5', () => {
  const REPORT = 'terraform : ╷\nAt line:1 char:1\n    + FullyQualifiedErrorId : NativeCommandError\n \n';

  test('has lines that continue without a bar', async () => {
    const log = `${REPORT}│ Error: creating EC2 Ins\ntance: no\n│ \n│   with aws_instance\n.a,\n╵\n${box('Error: b', '', 'c').replace('c', 'c\nd')}`;
    expect(await read(log)).toMatchObject([
      { summary: 'creating EC2 Instance: no', address: 'aws_instance.a' },
      { summary: 'b', detail: 'cd' },
    ]);
  });

  test('can be broken after the bar, and within an escape sequence', async () => {
    const log = `${REPORT}\u001b[31m│\u001b[0m \n\u001b[1mError: \u001b\n[0ma\u001b[0m\n│ \n│ b\n╵\n`;
    expect(await read(log)).toMatchObject([{ summary: 'a', detail: 'b' }]);
  });

  test.each([
    ['437', 'Γò╖', 'Γöé', 'Γò╡', 'Γö£', 'ΓöÇ'],
    ['850', 'ÔòÀ', 'Ôöé', 'ÔòÁ', 'Ôö£', 'ÔöÇ'],
    ['852', 'ÔĽĚ', 'Ôöé', 'ÔĽÁ', 'Ôöť', 'ÔöÇ'],
    ['866', 'тХ╖', 'тФВ', 'тХ╡', 'тФЬ', 'тФА'],
    ['1250', 'â•·', 'â”‚', 'â•µ', 'â”ś', 'â”€'],
    ['1251', 'в•·', 'в”‚', 'в•µ', 'в”њ', 'в”Ђ'],
    ['1252', 'â•·', 'â”‚', 'â•µ', 'â”œ', 'â”€'],
  ])('can be in code page %s', async (_, top, bar, bottom, tee, dash) => {
    const [first, place, code] = ['Error: a', '  on main.tf line 1:', '   1: x'];
    const values = [`    ${tee}${dash.repeat(3)}`, `    ${bar} var.b is 5`];
    const lines = [first, '', place, code, ...values, '', 'c'].map((line) => `${bar} ${line}\n`);
    expect(await read(`${top}\n${lines.join('')}${bottom}\nd\n`)).toMatchObject([
      { summary: 'a', values: [{ expression: 'var.b', statement: 'is 5' }], detail: 'c' },
    ]);
  });

  test('is missing with -no-color, where a broken place is read', async () => {
    const log = `${REPORT}Error: a\nSystem.Management.Automation.RemoteException\n  on main.tf line 5, in resource \n"b" "c":\n   5: d\n`;
    expect(await read(log)).toMatchObject([{ summary: 'a', file: 'main.tf', start: { line: 5 }, snippet: 'd' }]);
  });

  test('ends if its bottom is missing', async () => {
    const log = `${REPORT}│ Error: a\n${'b\n'.repeat(200_000)}\nError: c\n\nd\n`;
    expect((await summaries(log)).at(-1)).toBe('c');
  });

  test('has no prefixes', async () => {
    const log = `\n│ Error: a\n│ \n│ b\nc\n${box('Error: d')}`.replace(/^/gm, '2026-01-02T03:04:05Z ');
    expect(await summaries(log)).toEqual(['d']);
  });

  test('is nothing that other logs have', async () => {
    expect(await read(`╷\n│ Error: a\n│ \n│ b\nc\n`)).toMatchObject([{ detail: 'b' }]);
  });
});

describe('an error of another program is ignored', () => {
  test.each([
    ['a stack of JavaScript', '\nError: Cannot find module\n    at require (node:1)\n'],
    ['a runner', '\nError: Process completed with exit code 1.\n'],
    ['the wrapper of setup-terraform', '\nError: Terraform exited with code 1.\n'],
    ['Atlantis', '\nError: exit status 1\n'],
    ['a panic of a test in Go', 'panic: a\n\ngoroutine 1 [running]:\nmain.main()\n\t/app/main.go:3 +0x1d\n'],
    ['a panic in the middle of a line', 'text panic: a\ngithub.com/hashicorp/terraform/internal/a()\n'],
  ])('%s', async (_, log) => {
    expect(await summaries(log)).toEqual([]);
  });
});

describe('an error', () => {
  test('follows a prompt', async () => {
    expect(await summaries(`  Enter a value: ${box('Error: a', '', 'b')}  Enter a value: \nError: c\n\nd\n`)).toEqual([
      'a',
      'c',
    ]);
    expect(await summaries(`  another value: ╷\n│ Error: a\n`)).toEqual([]);
  });

  test('can have no place', async () => {
    for (const place of ['  on  line 0:', '  on <empty> line 0:']) {
      const [error] = await read(`\nError: a\n\n  with b.c,\n${place}\n  (source code not available)\n\nd\n`);
      expect(error).toMatchObject({ summary: 'a', address: 'b.c', file: undefined, start: undefined, detail: 'd' });
    }
  });

  test('contains lines that begin as an error does', async () => {
    const credentials = `Please see https://example.com\nfor more information about providing credentials.\n\nError: failed to refresh`;
    expect(await read(`\nError: a\n\n${credentials}\n`)).toMatchObject([{ summary: 'a', detail: credentials }]);
    expect(await read('\nError: a\n\nb\nError: c\n')).toMatchObject([{ detail: 'b\nError: c' }]);
  });

  test('ends before the end of a code block of Atlantis', async () => {
    expect(await read('```\n\nError: a\n\nb\n```\n* :put_litter: To **delete** this plan\n')).toMatchObject([
      { detail: 'b' },
    ]);
  });
});

describe('a crash', () => {
  const STACK =
    'goroutine 1 [running]:\ngithub.com/hashicorp/terraform-provider-aws/internal/a.B(...)\n\t/a.go:1 +0x1\n';

  test('of a provider is found by its code, and by its name', async () => {
    expect(await summaries(`panic: a\n\n${STACK}`)).toEqual(['The aws provider crashed: panic: a']);
    expect(
      await summaries('panic: a\n\ngoroutine 1\n\nError: The terraform-provider-my-own plugin crashed!\n'),
    ).toEqual(['The my-own provider crashed: panic: a']);
  });

  test('ends with its stack', async () => {
    expect(await summaries(`panic: a\n\n${STACK}text\n${box('Error: b')}`)).toEqual([
      'The aws provider crashed: panic: a',
      'b',
    ]);
  });

  test('is the cause only of errors about a plugin that does not respond', async () => {
    const consequences = box('Error: Plugin did not respond') + box('Error: Request cancelled');
    expect(await summaries(consequences)).toEqual(['Plugin did not respond', 'Request cancelled']);
    expect(await summaries(`${consequences}${box('Error: b')}panic: a\n\n${STACK}`)).toEqual([
      'b',
      'The aws provider crashed: panic: a',
    ]);
  });

  test('is limited in length', async () => {
    const [crash] = await read(`panic: ${'a'.repeat(2 ** 20)}\n${'b\n'.repeat(99)}${STACK}`);
    expect(crash?.summary.length).toBeLessThan(5_000);
    expect(crash?.detail).toHaveLength(99);
    expect(await read(`panic: a\n${'b\n'.repeat(9_999)}${STACK}`)).toEqual([]);
  });
});
