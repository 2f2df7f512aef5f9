import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { terraformIn } from '../../src/apply/terraform.ts';
import { startTimeLimit } from '../../src/apply/time-limit.ts';
import { actionsLog } from '../../src/github/log.ts';
import { filesIn } from '../../src/github/preparation.ts';
import type { Step } from '../../src/github/step.ts';
import type { Problem } from '../../src/problem.ts';
import { Secrets } from '../../src/secrets/secrets.ts';
import { printedInTests } from '../github/printed.ts';

const MINUTE = 60_000;

function problemOf(action: () => unknown): Problem {
  try {
    action();
  } catch (error) {
    return error as Problem;
  }
  throw new Error('There is no problem');
}

describe('the time for Terraform', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-01-02T03:00:00Z') });
  });
  afterEach(() => void vi.useRealTimers());

  /** So that credentials expire in some minutes. */
  const expiring = (minutes: number) => ({ expiration: new Date(Date.now() + minutes * MINUTE) });

  test('is the one in timeout-minutes, for all commands together', () => {
    const limit = startTimeLimit(30 * MINUTE, expiring(60));
    expect(limit.left().timeout).toBe(30 * MINUTE);
    vi.advanceTimersByTime(29 * MINUTE);
    expect(limit.left().timeout).toBe(MINUTE);
    vi.advanceTimersByTime(MINUTE);
    expect(problemOf(limit.left)).toMatchObject({
      title: 'Terraform has no time left',
      message: 'The time was over after 30 minutes.',
      advice: expect.stringContaining('Increase timeout-minutes'),
    });
  });

  test('ends five minutes before the credentials expire, with or without timeout-minutes', () => {
    for (const timeout of [undefined, 56 * MINUTE]) {
      const limit = startTimeLimit(timeout, expiring(60));
      expect(limit.left().timeout).toBe(55 * MINUTE);
      // Until they expire, Terraform can write its state.
      expect(limit.left().timeToStop).toBeLessThan(5 * MINUTE);
      expect(limit.exceeded('terraform apply', true)).toMatchObject({
        message: expect.stringContaining('because the credentials of the engine expire. It has ended.'),
        advice: expect.stringContaining('role-duration-seconds'),
      });
    }
    expect(problemOf(startTimeLimit(undefined, expiring(4)).left).message).toContain('less than 5 minutes');
  });

  test('is not limited by credentials that do not expire, and fits into a timer', () => {
    expect(startTimeLimit(2 * MINUTE, {}).left().timeout).toBe(2 * MINUTE);
    expect(startTimeLimit(undefined, {}).left().timeout).toBe(2 ** 31 - 1);
  });

  test('is 50 minutes for a session of which nobody knows when it expires, unless timeout-minutes says otherwise', () => {
    expect(startTimeLimit(undefined, { sessionToken: 'x' }).left().timeout).toBe(50 * MINUTE);
    expect(startTimeLimit(90 * MINUTE, { sessionToken: 'x' }).left().timeout).toBe(90 * MINUTE);
  });
});

describe('commands of Terraform', () => {
  const folder = mkdtempSync(join(tmpdir(), 'time-limit-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const printed = printedInTests();

  test('are interrupted when the time is over, and no other one is run', async () => {
    const program = join(folder, 'terraform');
    const script = `#!/bin/sh
echo "$1" >>ran
trap 'echo Interrupted; exit 1' INT
while :; do sleep 0.05; done
`;
    writeFileSync(program, script, { mode: 0o755 });
    const workingDirectory = join(folder, 'product');
    mkdirSync(workingDirectory);
    const secrets = new Secrets();
    const step = { env: process.env, log: actionsLog(secrets), secrets, interrupted: new AbortController().signal };
    const terraform = terraformIn(
      { workingDirectory, environment: {} } as Parameters<typeof terraformIn>[0],
      filesIn(folder),
      { path: program, name: 'terraform' },
      startTimeLimit(1000, {}),
      step as Step,
    );
    await expect(terraform.run(['plan'])).rejects.toMatchObject({
      title: 'Terraform ran out of time',
      message: 'terraform plan was interrupted after 0 minutes. It has ended.',
    });
    expect(printed.text).toContain('Interrupted\n');
    await expect(terraform.run(['apply'])).rejects.toMatchObject({ title: 'Terraform has no time left' });
    expect(readFileSync(join(workingDirectory, 'ran'), 'utf8')).toBe('plan\n');
  });
});
