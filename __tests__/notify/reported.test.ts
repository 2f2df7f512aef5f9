import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Annotation } from '../../src/github/annotation.ts';
import { messageInEvent } from '../../src/github/event-message.ts';
import { annotationsOf, repositoryPath } from '../../src/notify/annotations.ts';
import { reasonInErrors } from '../../src/notify/failure-reason.ts';
import { readInputs } from '../../src/notify/inputs.ts';
import { Secrets } from '../../src/secrets/secrets.ts';
import { failureReason } from '../../src/service-catalog/failure-reason.ts';
import type { Diagnostic } from '../../src/terraform/diagnostic.ts';
import { type LogDiagnostics, readDiagnostics } from '../../src/terraform/diagnostics.ts';
import { fixture } from '../fixtures/fixture.ts';

const asIs = (text: string) => text;
const LOGS = globSync('**/*.{txt,json,jsonl}', { cwd: fixture('logs') })
  .filter((path) => !/(diagnostics|reported)\.txt$/.test(path))
  .sort();
const CASES = [...new Set(LOGS.map((path) => dirname(path)))];
const RUN_URL = 'https://github.com/example/platform/actions/runs/1';

function inputs(workingDirectory: string) {
  const given: Record<string, string> = {
    'record-id': 'r',
    'workflow-token': 't',
    'working-directory': workingDirectory,
  };
  return readInputs((name) => given[name] ?? '', messageInEvent(undefined));
}

function annotations(log: LogDiagnostics, workingDirectory = 'infra'): Annotation[] {
  return annotationsOf(log, inputs(workingDirectory), '/home/runner/platform');
}

/** What people get to see of a log: the annotations, and the reason that Service Catalog is told. */
function reported(log: LogDiagnostics): string {
  const secrets = new Secrets();
  const lines = annotations(log).map(({ level, title, message, file, startLine, startColumn, endLine, endColumn }) => {
    const place = [file, startLine, startColumn].filter((part) => part !== undefined).join(':');
    const end = endLine === undefined ? '' : `–${endColumn === undefined ? endLine : `${endLine}:${endColumn}`}`;
    return `${level} ${place}${end}\n  ${title}\n${message.replaceAll(/^/gm, '    ')}`;
  });
  const reason =
    log.errors.length > 0 ? failureReason(reasonInErrors(log.errors, log.moreErrors, secrets), RUN_URL, asIs) : 'none';
  return secrets.hideFor('failure reason', `${lines.join('\n')}\n\nreason\n${reason.replaceAll(/^/gm, '  ')}`);
}

describe('annotations and reason of the recorded logs', () => {
  test.each(CASES)('%s', async (name) => {
    const byReport = Map.groupBy(
      await Promise.all(
        LOGS.filter((path) => dirname(path) === name).map(async (path) => ({
          file: path.slice(name.length + 1),
          report: reported(await readDiagnostics(fixture(`logs/${path}`))),
        })),
      ),
      ({ report }) => report,
    );
    const text = [...byReport]
      .map(([report, files]) => `=== ${files.map(({ file }) => file).join(', ')}\n${report}\n`)
      .join('\n');
    await expect(text).toMatchFileSnapshot(fixture(`logs/${name}/reported.txt`));
    expect(text).not.toContain('\u001b');
    expect(text).not.toMatch(/notARealSession|AKIAIOSFODNN7EXAMPLE|wJalrXUtnFEMI|PRIVATE KEY/);
  });
});

const ERROR: Diagnostic = {
  severity: 'error',
  summary: 'Summary',
  detail: '',
  address: undefined,
  file: 'main.tf',
  start: { line: 1, column: 2 },
  end: { line: 1, column: 9 },
  snippet: undefined,
  values: [],
};

function logOf(errors: Diagnostic[], moreErrors = 0): LogDiagnostics {
  return { errors, warnings: [], moreErrors, moreWarnings: 0 };
}

describe('annotations', () => {
  test('are ten at most, of which the last counts the rest', () => {
    const errors = Array.from({ length: 12 }, (_, index) => ({ ...ERROR, summary: `Summary ${index}` }));
    const shown = annotations(logOf(errors, 3));
    expect(shown).toHaveLength(10);
    expect(shown[9]).toEqual({
      level: 'error',
      title: 'Terraform printed 15 errors',
      message: "Terraform's log has 6 more.",
    });
    expect(annotations(logOf(errors.slice(0, 10)))[9]?.title).toBe('Summary 9');
  });

  test('have columns only within one line', () => {
    expect(annotations(logOf([ERROR]))[0]).toMatchObject({ startLine: 1, startColumn: 2, endLine: 1, endColumn: 9 });
    const [over] = annotations(logOf([{ ...ERROR, end: { line: 3, column: 1 } }]));
    expect(over).toMatchObject({ startLine: 1, endLine: 3 });
    expect(over).not.toHaveProperty('startColumn');
  });

  test.each([
    ['main.tf', '.', 'main.tf'],
    ['main.tf', './infra/', 'infra/main.tf'],
    ['./main.tf', 'infra', 'infra/main.tf'],
    ['../shared/x.tf', 'infra/live', 'infra/shared/x.tf'],
    ['modules/db/main.tf', 'infra', 'infra/modules/db/main.tf'],
    ['modules\\db\\main.tf', 'infra\\live', 'infra/live/modules/db/main.tf'],
    ['/w/infra/main.tf', 'elsewhere', 'infra/main.tf'],
    ['main.tf', '/w/infra', 'infra/main.tf'],
    ['../../etc/passwd', 'infra', undefined],
    ['/etc/passwd', '.', undefined],
    ['..', '.', undefined],
    ['a\n::error::b', '.', undefined],
  ])('find %j, printed in %j, at %j', (file, workingDirectory, path) => {
    expect(repositoryPath(file, workingDirectory, '/w')).toBe(path);
  });

  test('find files of a Windows runner', () => {
    expect(repositoryPath('C:\\w\\repo\\infra\\main.tf', '.', 'C:\\w\\repo')).toBe('infra/main.tf');
    expect(repositoryPath('main.tf', 'C:\\w\\repo\\infra', 'C:\\w\\repo')).toBe('infra/main.tf');
  });
});

describe('the reason', () => {
  test('has the errors with a place first', () => {
    const general = { ...ERROR, summary: 'General', file: undefined, start: undefined };
    expect(reasonInErrors([general, { ...ERROR, detail: 'Why\n  it is.' }], 0, new Secrets())).toBe(
      'Summary: Why it is. (main.tf line 1)\nGeneral',
    );
  });

  test('has the start of each of many, and counts the rest', () => {
    const errors = Array.from({ length: 5 }, (_, index) => ({
      ...ERROR,
      summary: `Number ${index}`,
      detail: 'word '.repeat(500),
    }));
    const reason = failureReason(reasonInErrors(errors, 7, new Secrets()), RUN_URL, asIs);
    for (const { summary } of errors) expect(reason).toContain(summary);
    expect(reason).toContain('word … (main.tf line 1)\n');
    expect(reason).toContain(`And 7 more.\n${RUN_URL}`);
  });
});
