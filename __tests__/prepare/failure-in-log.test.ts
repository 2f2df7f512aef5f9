import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { leaveFailure } from '../../src/github/failure-in-log.ts';
import { filesIn } from '../../src/github/preparation.ts';
import { Problem } from '../../src/problem.ts';
import { Secrets } from '../../src/secrets/secrets.ts';
import { readDiagnostics } from '../../src/terraform/diagnostics.ts';

const root = mkdtempSync(join(tmpdir(), 'failure-in-log-'));
afterAll(() => rmSync(root, { recursive: true }));

const SECRET = 'correct-horse-battery';

async function left(error: unknown, before = '') {
  const files = filesIn(mkdtempSync(join(root, 'folder-')));
  if (before) writeFileSync(files.log, before);
  const secrets = new Secrets();
  secrets.addCredentials(SECRET);
  leaveFailure(error, files, secrets);
  const errors = [files.log, files.shownLog].map(async (path) => {
    expect(statSync(path).mode & 0o77).toBe(before && path === files.log ? 0o44 : 0);
    expect(readFileSync(path, 'utf8')).not.toContain(SECRET);
    return (await readDiagnostics(path)).errors.map(({ summary, detail }) => `${summary}: ${detail}`);
  });
  const [ofLog = [], ofShownLog = []] = await Promise.all(errors);
  expect(ofShownLog).toEqual(ofLog);
  return ofLog;
}

test('why a step failed is in both logs, as an error that notify reads, without secrets', async () => {
  const problem = new Problem('No artifact', `It is not at ${SECRET}.\n::error::x`, 'Add it.');
  expect(await left(problem)).toEqual(['No artifact: It is not at ***.\n::error::x Add it.']);
});

test('each of several problems is an error', async () => {
  const problems = ['A', 'B'].map((title) => new Problem(title, 'Is wrong.', 'Fix it.'));
  expect(await left(new AggregateError(problems))).toEqual(['A: Is wrong. Fix it.', 'B: Is wrong. Fix it.']);
});

test('the text of a bug is not shown', async () => {
  expect(await left(new TypeError(`Cannot read ${SECRET}`))).toEqual([expect.stringMatching(/^Unexpected error: /)]);
});

test('a line that was cut off does not hide it', async () => {
  expect(await left(new Problem('A', 'Is wrong.', 'Fix it.'), '{"@level":"info","@mess')).toEqual([
    'A: Is wrong. Fix it.',
  ]);
});
