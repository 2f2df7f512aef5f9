import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { shownLines } from '../../src/apply/shown-lines.ts';
import { recordedStep } from '../prepare/recorded-step.ts';

const folder = mkdtempSync(join(tmpdir(), 'shown-lines-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('people see the first 20,000 lines, and the file has all', () => {
  const file = join(folder, 'terraform.log');
  const { log, lines, secrets } = recordedStep();
  secrets.addSensitive(['correct-horse-battery']);
  const shown = shownLines(file, log, secrets);
  for (let line = 1; line <= 20_100; line += 1) shown.add('Still creating... correct-horse-battery');
  shown.flush();
  expect(lines).toHaveLength(20_001);
  expect([lines[0], lines.at(-1)]).toEqual([
    'Still creating... ***',
    '… More than 20000 lines. The file in log-file has the rest.',
  ]);
  const written = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect({ count: written.length, different: new Set(written) }).toEqual({
    count: 20_100,
    different: new Set(['Still creating... ***']),
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('if the file cannot be written, people still see the lines, and one that says so', () => {
  const { log, lines, secrets } = recordedStep();
  const shown = shownLines(join(folder, 'absent', 'terraform.log'), log, secrets);
  for (const line of ['a', 'b', 'c']) shown.add(line);
  shown.flush();
  expect(lines).toEqual(['a', 'The file in log-file is not complete (ENOENT).', 'b', 'c']);
});
