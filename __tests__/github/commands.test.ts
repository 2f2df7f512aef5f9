import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import * as commands from '../../src/github/commands.ts';
import { printedInTests } from './printed.ts';

const folder = mkdtempSync(join(tmpdir(), 'commands-'));
const printed = printedInTests();
afterEach(() => vi.unstubAllEnvs());
afterAll(() => rmSync(folder, { recursive: true }));

function printedBy(write: () => void): string {
  printed.text = '';
  write();
  return printed.text;
}

const annotateByCore = { error: core.error, warning: core.warning, notice: core.notice };
const TEXTS = ['plain', 'a\nb\r\nc', '100% %0A', 'a::b,c=d', '', ' x ', '🚀\u2028é'];

describe('the output is the same as from @actions/core', () => {
  test.each(TEXTS)('for the mask %j', (text) => {
    expect(printedBy(() => commands.setSecret(text))).toBe(printedBy(() => core.setSecret(text)));
  });

  test.each(TEXTS)('for the debug message %j', (text) => {
    expect(printedBy(() => commands.debug(text))).toBe(printedBy(() => core.debug(text)));
  });

  test.each(TEXTS)('for a group with the title %j', (text) => {
    const own = printedBy(() => {
      commands.startGroup(text);
      commands.endGroup();
    });
    const fromCore = printedBy(() => {
      core.startGroup(text);
      core.endGroup();
    });
    expect(own).toBe(fromCore);
  });

  const places = [
    {},
    { file: 'a,b:c%.tf' },
    { file: 'a.tf', startLine: 1, endLine: 2 },
    { file: 'a.tf', startLine: 3, startColumn: 4, endColumn: 5 },
  ];
  test.each(places.flatMap((place) => TEXTS.map((text) => [place, text] as const)))(
    'for an annotation at %j with %j',
    (place, text) => {
      for (const level of ['error', 'warning', 'notice'] as const) {
        const title = text.trim() || 'title';
        const own = printedBy(() => commands.annotate({ level, message: text, title, ...place }));
        expect(own).toBe(printedBy(() => annotateByCore[level](text, { title, ...place })));
      }
    },
  );

  test('for step outputs and the job summary', async () => {
    const [output, summary] = [join(folder, 'output'), join(folder, 'summary')];
    vi.stubEnv('GITHUB_OUTPUT', output);
    vi.stubEnv('GITHUB_STEP_SUMMARY', summary);
    const written = (write: () => void): string => {
      for (const file of [output, summary]) writeFileSync(file, '');
      write();
      return readFileSync(output, 'utf8').replaceAll(/[\da-f-]{36}/g, '<uuid>');
    };
    for (const text of TEXTS) {
      expect(written(() => commands.setOutputs({ name: text, attempts: 2 }))).toBe(
        written(() => {
          core.setOutput('name', text);
          core.setOutput('attempts', 2);
        }),
      );
    }
    commands.writeSummary('<p>a</p>');
    expect(readFileSync(summary, 'utf8').trim()).toBe('<p>a</p>');
  });

  test('for inputs', () => {
    for (const text of TEXTS) {
      vi.stubEnv('INPUT_LOG-FILE', text);
      expect(commands.getInput('log-file')).toBe(core.getInput('log-file'));
    }
    expect(commands.getInput('absent')).toBe(core.getInput('absent'));
  });
});

test('a file that the runner did not create is not created', () => {
  vi.stubEnv('GITHUB_OUTPUT', join(folder, 'absent'));
  expect(() => commands.setOutputs({ a: 1 })).toThrow(/ENOENT/);
  vi.stubEnv('GITHUB_OUTPUT', '');
  expect(() => commands.setOutputs({ a: 1 })).toThrow(/GITHUB_OUTPUT is not set/);
});
