import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { StoppedTerraform, terraformIn } from '../../src/apply/terraform.ts';
import { startTimeLimit } from '../../src/apply/time-limit.ts';
import { filesIn, type Task } from '../../src/github/preparation.ts';
import type { Problem } from '../../src/problem.ts';
import { printedInTests } from '../github/printed.ts';
import { recordedStep } from '../prepare/recorded-step.ts';

const printed = printedInTests();
const root = mkdtempSync(join(tmpdir(), 'terraform-'));
afterAll(() => rmSync(root, { recursive: true }));

interface Options {
  env?: Record<string, string>;
  environment?: Record<string, string>;
  timeout?: number;
  interrupted?: AbortSignal;
  pause?: Parameters<typeof terraformIn>[5];
}

/** A folder in which a script stands in for Terraform. */
function terraformOf(script: string, { env = {}, environment = {}, timeout, interrupted, pause }: Options = {}) {
  const folder = mkdtempSync(join(root, 'job-'));
  const workingDirectory = join(folder, 'product');
  mkdirSync(workingDirectory);
  const path = join(folder, 'terraform');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  const step = recordedStep({ PATH: process.env.PATH ?? '', ...env });
  const files = filesIn(folder);
  const terraform = terraformIn(
    { workingDirectory, environment } as unknown as Task,
    files,
    { path, name: 'terraform' },
    startTimeLimit(timeout, {}),
    { ...step, ...(interrupted && { interrupted }) },
    pause,
  );
  return { ...terraform, files, step, workingDirectory };
}

async function problemOf(promise: Promise<void>): Promise<Problem> {
  return promise.then(
    () => {
      throw new Error('There is no problem');
    },
    (error: Problem) => error,
  );
}

describe('a command', () => {
  test('gets the environment of the job and of the launch role, but not what is for the step', async () => {
    const env = {
      OF_THE_JOB: '1',
      AWS_PROFILE: 'other',
      AWS_ACCESS_KEY_ID: 'AKIAOTHER',
      GITHUB_RUN_ID: '42',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
      ACTIONS_ID_TOKEN_REQUEST_URL: 'x',
      'INPUT_TERRAFORM-PATH': 'x',
      SERVICE_CATALOG_ENGINE_FOLDER: 'x',
      GITHUB_ENV: 'x',
      GITHUB_OUTPUT: 'x',
      GITHUB_PATH: 'x',
      GITHUB_STATE: 'x',
      GITHUB_STEP_SUMMARY: 'x',
      // The event has the workflow token.
      GITHUB_EVENT_PATH: 'x',
    };
    const environment = { AWS_PROFILE: 'launch', AWS_ACCESS_KEY_ID: '' };
    const { run, step } = terraformOf('env; pwd', { env, environment });
    await run(['apply']);
    const lines = step.lines.filter((line) => !/^(PATH|PWD|SHLVL|_|OLDPWD)=/.test(line)).sort();
    expect(lines).toEqual([
      expect.stringMatching(/^\/.*\/product$/),
      'AWS_PROFILE=launch',
      'GITHUB_RUN_ID=42',
      'OF_THE_JOB=1',
      'TF_INPUT=0',
      'TF_IN_AUTOMATION=1',
    ]);
  });

  test('does not get what would change the state, the plan, or the parameters', async () => {
    const env = {
      TF_WORKSPACE: 'foo',
      TF_DATA_DIR: '/tmp/x',
      TF_CLI_ARGS: '-x',
      TF_CLI_ARGS_plan: '-target=x',
      TF_VAR_name: 'x',
      TF_LOG: 'off',
    };
    const { run, step } = terraformOf('env | grep ^TF_', { env });
    await run(['plan']);
    expect(step.lines.filter((line) => line.startsWith('TF_')).sort()).toEqual([
      'TF_INPUT=0',
      'TF_IN_AUTOMATION=1',
      'TF_LOG=off',
    ]);
    expect(step.warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining('TF_WORKSPACE, TF_DATA_DIR, TF_CLI_ARGS, TF_CLI_ARGS_plan, TF_VAR_name'),
    ]);
  });

  test('shows what it prints in a group, and keeps it with secrets for notify and without for artifacts', async () => {
    const { run, step, files } = terraformOf('echo "password: correct-horse-battery"; echo "::error::x" >&2');
    step.secrets.addSensitive(['correct-horse-battery']);
    await run(['apply', '-json']);
    expect(printed.text).toBe('::group::terraform apply\n::endgroup::\n');
    expect(step.lines).toEqual(['password: ***', '::error::x']);
    expect(readFileSync(files.log, 'utf8')).toBe('password: correct-horse-battery\n::error::x\n');
    expect(readFileSync(files.shownLog, 'utf8')).toBe('password: ***\n::error::x\n');
    expect([files.log, files.shownLog].map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600]);
  });

  test('whose output is data shows only its errors', async () => {
    const { run, step, files } = terraformOf('echo \'{"secret": {}}\'; echo oh >&2');
    await run(['output', '-json'], files.outputs);
    expect(printed.text).toBe('');
    expect(step.lines).toEqual(['oh']);
    expect(readFileSync(files.outputs, 'utf8')).toBe('{"secret": {}}\n');
    expect([files.log, files.shownLog].map((file) => readFileSync(file, 'utf8'))).toEqual(['oh\n', 'oh\n']);
    expect(statSync(files.outputs).mode & 0o777).toBe(0o600);
  });

  test('that fails, or is killed, is an error that its log explains', async () => {
    const failed = await problemOf(terraformOf('exit 3').run(['apply']));
    expect(failed).toBeInstanceOf(StoppedTerraform);
    expect(failed.message).toBe('terraform apply ended with exit code 3.');
    const killed = await problemOf(terraformOf('kill -KILL $$').run(['apply']));
    // Its log cannot say so.
    expect(killed).not.toBeInstanceOf(StoppedTerraform);
    expect(killed.message).toContain(
      'terraform apply was killed by the signal SIGKILL, for example because no memory was left',
    );
  });

  test('that cannot start is an error that no log has', async () => {
    const { run, workingDirectory } = terraformOf('true');
    rmSync(workingDirectory, { recursive: true });
    const problem = await problemOf(run(['apply']));
    expect(problem).not.toBeInstanceOf(StoppedTerraform);
    expect(problem.title).toBe('Terraform cannot be started');
  });

  test('that the job cancels was not successful, even if it ends well, and no other one starts', async () => {
    const canceled = new AbortController();
    const { run, step, workingDirectory } = terraformOf(
      `[ "$1" = apply ] || touch started\ntrap "echo interrupted; exit 0" INT\necho ready\nwhile [ $((turn+=1)) -lt 6000 ]; do sleep 0.02; done`,
      { interrupted: canceled.signal },
    );
    const applied = problemOf(run(['apply']));
    await vi.waitUntil(() => step.lines.includes('ready'), { interval: 10, timeout: 30_000 });
    canceled.abort();
    expect((await applied).message).toBe('terraform apply was interrupted, and has ended.');
    expect(step.lines).toEqual(['ready', 'interrupted']);
    expect((await problemOf(run(['output']))).message).toBe('terraform output was not run.');
    expect(existsSync(join(workingDirectory, 'started'))).toBe(false);
  });

  describe('that has no time left is interrupted', () => {
    const UNTIL_INTERRUPTED = 'trap "exit $CODE" INT; echo ready; while [ $((turn+=1)) -lt 6000 ]; do sleep 0.02; done';
    afterEach(() => void vi.useRealTimers());

    /** Runs until the time is over, which is at once if Terraform is ready. */
    async function runOutOfTime(code: string) {
      const terraform = terraformOf(`[ "$1" != apply ] || { ${UNTIL_INTERRUPTED}; }; echo data`, {
        timeout: 60_000,
        env: { CODE: code },
      });
      vi.useFakeTimers({ toFake: ['performance', 'Date'] });
      const done = terraform.run(['apply']);
      done.catch(() => {});
      await vi.waitUntil(() => terraform.step.lines.includes('ready'), { interval: 10, timeout: 30_000 });
      vi.advanceTimersByTime(60_000);
      return { ...terraform, done };
    }

    test('and failed if it does not end well', async () => {
      const problem = await problemOf((await runOutOfTime('1')).done);
      expect(problem).not.toBeInstanceOf(StoppedTerraform);
      expect(problem).toMatchObject({
        title: 'Terraform ran out of time',
        message: 'terraform apply was interrupted after 1 minute. It has ended.',
      });
    });

    test('and is successful if it ends well. No other one runs, except for the outputs', async () => {
      const { done, run, outputs, files } = await runOutOfTime('0');
      await done;
      expect(await problemOf(run(['plan']))).toMatchObject({ title: 'Terraform has no time left' });
      await outputs(files.outputs);
      expect(readFileSync(files.outputs, 'utf8')).toBe('data\n');
    });
  });
});

describe('init', () => {
  const NETWORK = 'echo "Error: Failed to query provider packages: dial tcp: i/o timeout" >&2; exit 1';

  test('is repeated after 5 and 20 seconds if it fails because of the network', async () => {
    const waits: number[] = [];
    const pause = async (delay: number) => void waits.push(delay);
    const { init, step, workingDirectory } = terraformOf(
      `echo "$*" >> runs\n[ "$(grep -c . runs)" = 3 ] && exit 0\n${NETWORK}`,
      { pause },
    );
    await init();
    expect(readFileSync(join(workingDirectory, 'runs'), 'utf8')).toBe('init -input=false -no-color\n'.repeat(3));
    expect(waits).toEqual([5000, 20_000]);
    expect(step.lines.filter((line) => !line.startsWith('Error'))).toEqual(
      waits.map((delay) => `terraform init failed because of the network. Retrying in ${delay / 1000} s.`),
    );
  });

  test('fails after the third time', async () => {
    const { init, workingDirectory } = terraformOf(`echo 1 >> runs\n${NETWORK}`, { pause: async () => {} });
    expect((await problemOf(init())).message).toBe('terraform init ended with exit code 1.');
    expect(readFileSync(join(workingDirectory, 'runs'), 'utf8')).toBe('1\n'.repeat(3));
  });

  test.each([
    ['because of anything else', 'echo "Error: Unsupported argument" >&2; exit 1'],
    ['without an error of the network', 'echo "dial tcp: i/o timeout"; exit 1'],
  ])('is not repeated if it fails %s', async (_, script) => {
    const { init, workingDirectory } = terraformOf(`echo 1 >> runs\n${script}`, { pause: async () => {} });
    expect((await problemOf(init())).message).toBe('terraform init ended with exit code 1.');
    expect(readFileSync(join(workingDirectory, 'runs'), 'utf8')).toBe('1\n');
  });

  test('is not repeated after the job was canceled', async () => {
    const canceled = new AbortController();
    const { init, workingDirectory, step } = terraformOf(`echo 1 >> runs\n${NETWORK}`, {
      interrupted: canceled.signal,
    });
    let isWaiting = true;
    const done = problemOf(init()).finally(() => {
      isWaiting = false;
    });
    await vi.waitUntil(() => step.lines.at(-1)?.includes('Retrying'), { interval: 10, timeout: 30_000 });
    expect(isWaiting).toBe(true);
    canceled.abort();
    await nextTurn();
    expect(isWaiting).toBe(false);
    expect((await done).message).toBe('terraform init was not run.');
    expect(readFileSync(join(workingDirectory, 'runs'), 'utf8')).toBe('1\n');
  });
});
