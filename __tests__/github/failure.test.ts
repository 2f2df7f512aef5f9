import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { showFailure } from '../../src/github/failure.ts';
import { actionsLog } from '../../src/github/log.ts';
import { Problem } from '../../src/problem.ts';
import { Secrets } from '../../src/secrets/secrets.ts';
import { printedInTests } from './printed.ts';

const folder = mkdtempSync(join(tmpdir(), 'failure-'));
const printed = printedInTests();
afterEach(() => vi.unstubAllEnvs());
afterAll(() => rmSync(folder, { recursive: true }));

function shown(error: unknown): { annotations: string[]; summary: string } {
  const summary = join(folder, 'summary');
  writeFileSync(summary, '');
  vi.stubEnv('GITHUB_STEP_SUMMARY', summary);
  vi.stubEnv('RUNNER_DEBUG', '');
  const secrets = new Secrets();
  secrets.addCredentials('hunter2');
  secrets.addSensitive(['correct-horse']);
  showFailure(error, 'Nothing was reported', { secrets, log: actionsLog(secrets) });
  return { annotations: printed.text.trim().split('\n'), summary: readFileSync(summary, 'utf8') };
}

test('why nothing could be reported has no secrets, in the annotation and in the job summary', () => {
  const { annotations, summary } = shown(new Problem('No hunter2', 'Is hunter2.', 'Not correct-horse.'));
  expect(annotations).toEqual(['::error title=No ***::Is ***. Not ***.']);
  expect(summary.trim()).toBe(
    '<h3>❌ Nothing was reported</h3>\n\n<p><strong>No ***</strong><br>Is ***.<br>Not ***.</p>',
  );
});

test('all that is wrong is shown, up to twenty problems in the job summary', () => {
  const problems = Array.from({ length: 22 }, (_, index) => new Problem(`Title ${index}`, 'a.', 'b.'));
  const { annotations, summary } = shown(new AggregateError(problems));
  expect(annotations).toHaveLength(22);
  expect(summary).toContain('Title 19</strong>');
  expect(summary.trim()).toMatch(/<p>… and 2 more\.<\/p>$/);
});

test('of a bug, nothing is shown that it says', () => {
  const { annotations, summary } = shown(new TypeError('the value is open-sesame'));
  expect(annotations[0]).toMatch(/^::error title=Unexpected error::The action failed because of a bug\./);
  expect(annotations.join() + summary).not.toContain('open-sesame');
});
