import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diagnosticsIn } from '../../src/terraform/diagnostics.ts';
import { type LogDiagnostics, NO_DIAGNOSTICS } from '../../src/terraform/log-diagnostics.ts';
import { fixture } from '../fixtures/fixture.ts';

function read(content: string | Buffer): Promise<LogDiagnostics> {
  return diagnosticsIn(
    (async function* () {
      yield Buffer.from(content);
    })(),
  );
}

async function endOf(content: string | Buffer): Promise<string> {
  return (await read(content)).end;
}

describe('the end of a log', () => {
  test('is empty if the log is, and if there is no log', async () => {
    expect(await endOf('')).toBe('');
    expect(await endOf('\n \n')).toBe('');
    expect(NO_DIAGNOSTICS.end).toBe('');
  });

  test('is its last 16 KiB, in whole lines', async () => {
    const lines = Array.from({ length: 999 }, (_, index) => `${index}`.repeat(300));
    const end = await endOf(lines.join('\n'));
    expect(end.length).toBeGreaterThan(2 ** 14 - 1000);
    expect(end.length).toBeLessThanOrEqual(2 ** 14);
    expect(lines.join('\n')).toMatch(new RegExp(`\n${end}$`));
    expect(await endOf('x'.repeat(2 ** 14))).toBe('x'.repeat(2 ** 14));
    expect(await endOf('x'.repeat(2 ** 21))).toBe('');
    expect(await endOf(`${'x'.repeat(2 ** 21)}\nend`)).toBe('end');
    expect(await endOf('ab')).toBe('ab');
  });

  test('has no prefixes, escape sequences, or boxes without text', async () => {
    const log =
      '2026-01-02T03:04:05.1234567Z \u001b[31mA\u001b[0m\r\n╷\n│ \n12:01:02.345 STDERR [eu] terraform: B\nΓöé C\n[d] e';
    expect(await endOf(log)).toBe('A\nB\n│ C\n[d] e');
  });

  test('has no workflow commands and no progress', async () => {
    const log = [
      'a',
      '::debug::b',
      '::error file=c::d',
      '##[error]e',
      '[command]f',
      'x.y: Still creating... [10s elapsed]',
      'x.y: Refreshing state... [id=1]',
      'data.x.y: Reading...',
      'data.x.y: Read complete after 1s [id=1]',
      'x.y: Creating...',
    ];
    expect(await endOf(log.join('\n'))).toBe('a\nx.y: Creating...');
  });

  test('has the messages of JSON lines', async () => {
    expect(await endOf('{"@level":"info","@message":"Apply complete!"}\n{"@level":')).toBe(
      'Apply complete!\n{"@level":',
    );
  });

  test.each(['utf-8', 'utf-16le', 'utf-16be'])('is whole if the log in %s is long', async (encoding) => {
    const text = `\ufeff${'é🚀 one line of a long log\n'.repeat(9_999)}the end\n`;
    const bytes = Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'utf16le');
    const log = encoding === 'utf-16be' ? bytes.swap16() : bytes;
    expect(await endOf(log)).toMatch(/^(?:é🚀 one line of a long log\n){200,}the end$/);
  });
});

describe('the log ends in success', () => {
  test.each([
    ['success/apply.txt', true],
    ['success/apply.jsonl', true],
    ['success/apply.piped.txt', true],
    ['local-exec/apply.txt', false],
    ['multiple/plan.txt', false],
    ['hand-made/crash/terraform.txt', false],
  ])('%s: %s', async (path, expected) => {
    expect((await read(readFileSync(fixture(`logs/${path}`)))).endsInSuccess).toBe(expected);
  });

  test.each([
    ['No changes. Your infrastructure matches the configuration.', true],
    ['Destroy complete! Resources: 1 destroyed.\nsh: deploy: not found', true],
    ['Apply complete! Resources: 1 added, 0 changed, 0 destroyed.\n\nOutputs:\n\na = 1', true],
    ['Apply complete! Resources: 1 added, 0 changed, 0 destroyed.\nInitializing the backend...\nkilled', false],
    ['No changes. Your infrastructure matches the configuration.\nx.y: Creating...', false],
    ['the word: Apply complete! ', false],
    ['', false],
  ])('%j: %s', async (log, expected) => {
    expect((await read(log)).endsInSuccess).toBe(expected);
  });
});

describe('an error in how Terraform was called', () => {
  const ABSENT = `\nWorkspace "absent" doesn't exist.\n\nYou can create this workspace with the "new" subcommand\n`;
  test.each([
    [ABSENT, [`Workspace "absent" doesn't exist.`]],
    [`${ABSENT}Created and switched to workspace "absent"!\n`, []],
    [`${ABSENT}${'more\n'.repeat(5)}`, []],
    [
      'Too many command line arguments. Configuration path expected.\n\nUsage: terraform plan\nmore\nmore\nmore\nmore\n',
      ['Too many command line arguments. Configuration path expected.'],
    ],
    [
      'Error parsing command-line flags: flag provided but not defined: -x\n',
      ['Error parsing command-line flags: flag provided but not defined: -x'],
    ],
    ['a text about: Error handling -chdir option: \n', []],
    ['\nError: a\n\nb\n\nError handling -chdir option: c\n', ['a']],
  ])('is found at the end only: %j', async (log, expected) => {
    expect((await read(log)).errors.map(({ summary }) => summary)).toEqual(expected);
  });
});
