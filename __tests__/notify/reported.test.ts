import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Annotation } from '../../src/github/annotation.ts';
import { messageInEvent } from '../../src/github/event-message.ts';
import { annotationsOf, repositoryPath } from '../../src/notify/annotations.ts';
import { causeInErrors, causeInLog } from '../../src/notify/failure-reason.ts';
import { readInputs } from '../../src/notify/inputs.ts';
import { Secrets } from '../../src/secrets/secrets.ts';
import { failureReason } from '../../src/service-catalog/failure-reason.ts';
import type { Diagnostic } from '../../src/terraform/diagnostic.ts';
import { readDiagnostics } from '../../src/terraform/diagnostics.ts';
import { type LogDiagnostics, NO_DIAGNOSTICS } from '../../src/terraform/log-diagnostics.ts';
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

function annotations(log: LogDiagnostics, secrets = new Secrets()): Annotation[] {
  return annotationsOf(log, inputs('infra'), '/home/runner/platform', secrets);
}

/** What people see of a log: the annotations and the failure reason. */
function reported(log: LogDiagnostics): string {
  const secrets = new Secrets();
  const lines = annotations(log, secrets).map(
    ({ level, title, message, file, startLine, startColumn, endLine, endColumn }) => {
      const place = [file, startLine, startColumn].filter((part) => part !== undefined).join(':');
      const end = endLine === undefined ? '' : `–${endColumn === undefined ? endLine : `${endLine}:${endColumn}`}`;
      return `${level} ${place}${end}\n  ${title}\n${message.replaceAll(/^/gm, '    ')}`;
    },
  );
  const cause = causeInLog(log, secrets);
  const reason = cause ? failureReason(cause, RUN_URL, asIs) : 'none';
  return secrets.hideFor('failure reason', `${lines.join('\n')}\n\nreason\n${reason.replaceAll(/^/gm, '  ')}`);
}

describe('the annotations and the failure reason from the log', () => {
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
  return { ...NO_DIAGNOSTICS, errors, moreErrors };
}

describe('annotations', () => {
  test('are limited to ten, and the last one counts the rest', () => {
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

  test('of errors are notices if the result is a success, however the status was given', () => {
    for (const [engine, given, level] of [
      ['SUCCEEDED', 'success', 'notice'],
      ['SUCCEEDED', 'SUCCEEDED', 'notice'],
      ['FAILED', 'cancelled', 'error'],
    ] as const) {
      const [annotation] = annotationsOf(
        logOf([ERROR]),
        { workingDirectory: '.', status: { engine, given } },
        '/w',
        new Secrets(),
      );
      expect(annotation?.level).toBe(level);
    }
  });

  test('have columns only if they are on one line', () => {
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
  ])('for %j, printed in %j, have the path %j', (file, workingDirectory, path) => {
    expect(repositoryPath(file, workingDirectory, '/w')).toBe(path);
  });

  test('have the paths of a Windows runner', () => {
    expect(repositoryPath('C:\\w\\repo\\infra\\main.tf', '.', 'C:\\w\\repo')).toBe('infra/main.tf');
    expect(repositoryPath('main.tf', 'C:\\w\\repo\\infra', 'C:\\w\\repo')).toBe('infra/main.tf');
  });
});

describe('the failure reason', () => {
  const cause = (errors: Diagnostic[], more = 0) => causeInErrors(errors, more, new Secrets());
  const denied = (name: string): Diagnostic => ({
    ...ERROR,
    address: `aws_s3_bucket.${name}`,
    summary: `reading S3 Bucket (${name}): operation error S3: GetBucketPolicy, https response error StatusCode: 403, RequestID: R${name}, HostID: H+${name}=, api error AccessDenied: not authorized to perform: s3:GetBucketPolicy`,
  });

  test('of one error is the error', () => {
    expect(cause([{ ...ERROR, detail: 'Why\n  it is.' }])).toBe('Summary: Why it is. (main.tf line 1)');
  });

  test('has the number of errors first, and then the errors that have a place', () => {
    const general = { ...ERROR, summary: 'General', file: undefined, start: undefined };
    expect(cause([general, { ...ERROR, detail: 'Why.' }])).toBe('2 errors.\nSummary: Why. (main.tf line 1)\nGeneral');
  });

  test('of an error of a provider ends with why, without IDs', () => {
    expect(cause([denied('a')])).toBe(
      'reading S3 Bucket (a): operation error S3: GetBucketPolicy, AccessDenied: not authorized to perform: s3:GetBucketPolicy (aws_s3_bucket.a, main.tf line 1)',
    );
  });

  test('has one paragraph for a hundred errors with the same cause, with the resources', () => {
    const errors = Array.from({ length: 100 }, (_, index) => denied(`b${index}`));
    const reason = failureReason(cause(errors, 20), RUN_URL, asIs);
    expect(reason).toMatch(
      /^120 errors\.\n100 errors: reading S3 Bucket \(b0\): .*s3:GetBucketPolicy \(aws_s3_bucket\.b0, aws_s3_bucket\.b1, .* and \d+ more\)\nAnd 20 more\.\n/,
    );
  });

  test('keeps errors apart that say different things, if there is room', () => {
    const argument = (name: string) => ({
      ...ERROR,
      summary: 'Unsupported argument',
      detail: `An argument named "${name}" is not expected here.`,
    });
    const reason = cause(['a', 'b', 'c'].map(argument));
    for (const name of ['a', 'b', 'c']) expect(reason).toContain(`named "${name}"`);
  });

  test('has the start and the end of each of many errors, and counts the rest', () => {
    const errors = Array.from({ length: 5 }, (_, index) => ({
      ...ERROR,
      summary: `Number ${'abcde'[index]}`,
      detail: `${'word '.repeat(500)}end ${'abcde'[index]}`,
    }));
    const reason = failureReason(cause(errors, 7), RUN_URL, asIs);
    for (const letter of 'abcde')
      expect(reason).toMatch(new RegExp(`Number ${letter}: word .* … .* end ${letter} \\(main`));
    expect(reason).toMatch(/^12 errors\.\n/);
    expect(reason).toContain(`And 7 more.\n${RUN_URL}`);
  });

  test('has no part of a secret where an error is cut', () => {
    const secrets = new Secrets();
    secrets.addSensitive(['correct horse battery staple']);
    for (let end = 1000; end < 1200; end += 6) {
      const detail = `${'word '.repeat(400)}correct horse battery staple ${'y '.repeat(end / 2)}`;
      const reason = causeInErrors([{ ...ERROR, detail }], 0, secrets);
      expect(secrets.hideFor('failure reason', reason)).toMatch(
        /^(?:(?!horse|battery|staple).)* … (?:(?!horse|battery|staple).)*$/,
      );
    }
  });

  test('of many long errors fits, and says how many are left', () => {
    const errors = Array.from({ length: 60 }, (_, index) => ({
      ...ERROR,
      summary: `${'x'.repeat(index + 1)} is wrong`,
      detail: 'word '.repeat(300),
    }));
    const reason = failureReason(cause(errors), RUN_URL, asIs);
    expect(reason.length).toBeLessThanOrEqual(2048);
    expect(reason).toMatch(/\nAnd \d+ more\.\nhttps:/);
  });
});

describe('the failure reason from the end of a log without errors', () => {
  const cause = (end: string, secrets = new Secrets()) => causeInLog({ ...NO_DIAGNOSTICS, end }, secrets);
  const START = "Terraform's log has no errors. It ends with these lines:\n";

  test('has the last twelve lines', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    expect(cause(lines.join('\n'))).toBe(START + lines.slice(8).join('\n'));
  });

  test('has at most 1,500 characters, in whole lines', () => {
    const lines = Array.from({ length: 9 }, (_, index) => `${index}`.repeat(300));
    expect(cause(lines.join('\n'))).toBe(START + lines.slice(5).join('\n'));
    expect(cause('word '.repeat(2000))).toMatch(/lines:\n(?:word )+…$/);
    expect(cause('x'.repeat(10_000))?.length).toBeLessThan(1600);
  });

  test('has no part of a secret that starts further up', () => {
    const secret = Array.from({ length: 20 }, (_, index) => `part ${index} of the secret`).join('\n');
    const secrets = new Secrets();
    secrets.addSensitive([secret]);
    expect(cause(`before\n${secret}\nKilled`, secrets)).toBe(`${START}before\n***\nKilled`);
  });

  test('is unknown if the log is empty, or if Terraform succeeded', () => {
    expect(cause('')).toBeUndefined();
    expect(
      causeInLog({ ...NO_DIAGNOSTICS, end: 'Apply complete!', endsInSuccess: true }, new Secrets()),
    ).toBeUndefined();
  });
});

describe('an annotation', () => {
  test('has no part of a secret where the text is cut', () => {
    const secrets = new Secrets();
    const long = Array.from({ length: 10 }, (_, index) => `part-${index}-abcdefg`).join('');
    secrets.addSensitive([long, 'correct horse battery staple']);
    for (const secret of [long, 'correct horse battery staple']) {
      for (let end = 2480; end < 2640; end += 8) {
        const detail = `${'word '.repeat(700)}${secret} ${'x'.repeat(end)}`;
        const [annotation] = annotations(logOf([{ ...ERROR, detail }]), secrets);
        expect(annotation?.message).toContain(' … ');
        expect(secrets.hideFor('annotation', annotation?.message ?? '')).not.toMatch(/abcdefg|staple/);
      }
    }
  });

  test('has a title of at most 100 characters, and the whole text in the message', () => {
    const [annotation] = annotations(logOf([{ ...ERROR, summary: `${'word '.repeat(40)}end`, detail: 'Why.' }]));
    expect(annotation?.title.length).toBeLessThanOrEqual(100);
    expect(annotation?.message).toMatch(/^word .*end\nWhy\.$/);
  });

  test('keeps the last lines of a provisioner', () => {
    const detail = `Error running command 'make': exit status 1. Output: ${'line\n'.repeat(2000)}The database is full.`;
    const [annotation] = annotations(logOf([{ ...ERROR, summary: 'local-exec provisioner error', detail }]));
    expect(annotation?.message.length).toBeLessThan(4500);
    expect(annotation?.message).toMatch(
      /^Error running command 'make': exit status 1\. Output: … line[\s\S]*The database is full\.$/,
    );
  });
});
