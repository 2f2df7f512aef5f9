import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { CREDENTIALS } from '../../local/credentials.ts';
import { type S3, startS3 } from '../../local/s3.ts';
import { run } from '../../src/apply/run.ts';
import {
  filesIn,
  type Preparation,
  type PreparedFiles,
  readProgress,
  type Task,
} from '../../src/github/preparation.ts';
import { hasEnded, readRunning } from '../../src/github/running-terraform.ts';
import { printedInTests } from '../github/printed.ts';
import { type RecordedStep, recordedStep } from '../prepare/recorded-step.ts';

const printed = printedInTests();
const root = mkdtempSync(join(tmpdir(), 'run-'));
const REGION = 'eu-west-1';
const STATE = '111122223333/pp-1';

let s3: S3;
/** The commands of Terraform and what was written to the bucket, one after the other. */
let events: string[];
let current: Job | undefined;

beforeAll(async () => {
  s3 = await startS3({
    buckets: { states: REGION },
    fault: ({ method, key }) => {
      if (method === 'PUT') events.push(...commandsOf(current), `PUT ${key}`);
      return undefined;
    },
  });
  vi.stubEnv('AWS_ENDPOINT_URL_S3', s3.url);
});
beforeEach(() => {
  events = [];
  for (const key of s3.bucket('states').keys()) s3.bucket('states').delete(key);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await s3.close();
  rmSync(root, { recursive: true });
});

interface Job {
  readonly files: PreparedFiles;
  readonly preparation: Preparation;
  readonly step: RecordedStep;
  readonly terraform: string;
}

/** What stands in for Terraform lists what it is to do. */
const TERRAFORM = `#!/bin/sh
echo "$*" >>"$COMMANDS"
eval "$DURING"
case "$1 $2" in
  'plan '*) for a; do case $a in -out=*) echo plan >"\${a#-out=}" ;; esac; done ;;
  'show -json') echo '{"planned":true}' ;;
  'show '*) i=0; while [ $i -lt \${PLANNED:-1} ]; do i=$((i + 1)); echo "planned $SECRET"; done ;;
  'output '*) echo '{"a":{"value":1}}' ;;
esac
`;

/** @param during what Terraform does first, in a shell */
function jobWith(during = '', parts: Partial<Task> = {}, env: Record<string, string> = {}): Job {
  const files = filesIn(mkdtempSync(join(root, 'job-')));
  const workingDirectory = join(files.folder, 'product');
  mkdirSync(workingDirectory);
  writeFileSync(join(workingDirectory, 'main.tf'), '');
  const terraform = join(files.folder, 'terraform');
  writeFileSync(terraform, TERRAFORM);
  chmodSync(terraform, 0o755);
  const task: Task = {
    recordId: 'rec-1',
    command: 'apply',
    workingDirectory,
    stateBucket: 'states',
    stateKey: STATE,
    environment: {},
    sensitiveTexts: ['correct-horse-battery'],
    ...parts,
  };
  const commands = join(files.folder, 'commands');
  writeFileSync(commands, '');
  const step = recordedStep({
    PATH: process.env.PATH ?? '',
    COMMANDS: commands,
    DURING: during,
    SECRET: 'correct-horse-battery',
    GITHUB_RUN_ID: '42',
    ...env,
  });
  const preparation = { region: REGION, role: undefined, credentials: CREDENTIALS, takenBy: undefined, task };
  return { files, preparation, step, terraform };
}

/** What Terraform was told since the last time, without the paths of files. */
function commandsOf(job: Job | undefined): string[] {
  if (!job) return [];
  const path = join(job.files.folder, 'commands');
  const commands = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  writeFileSync(path, '');
  return commands.map((command) => command.replaceAll(`${job.files.folder}/`, ''));
}

async function apply(job: Job, command: 'plan' | 'apply' | undefined = undefined, interrupted?: AbortSignal) {
  current = job;
  const { preparation, files, step, terraform } = job;
  const inputs = {
    plans: command !== 'apply',
    applies: command !== 'plan',
    terraformPath: terraform,
    timeout: undefined,
  };
  try {
    await run(inputs, { preparation, files }, { ...step, ...(interrupted && { interrupted }) });
  } finally {
    events.push(...commandsOf(job));
  }
}

/** The state of the state, as it was said, one after the other. */
function said(): string[] {
  return s3
    .bucket('states')
    .versions.filter(({ key }) => key === `${STATE}.run.json`)
    .map(({ content }) => JSON.parse(content.toString()).state);
}

const PLAN = 'plan -input=false -json -out=plan.bin';
const SHOW = ['show -no-color plan.bin', 'show -json plan.bin'];
const APPLY = 'apply -input=false -json plan.bin';
const INIT = 'init -input=false -no-color';
const USE = `PUT ${STATE}.run.json`;
const CONFIGURATION = `PUT ${STATE}.configuration.tar.gz`;

describe('for a provisioning or an update', () => {
  test('the configuration is kept before anything changes, and the outputs are read at the end', async () => {
    const job = jobWith();
    const before = s3.bucket('states').versions.length;
    await apply(job);
    expect(events).toEqual([INIT, USE, PLAN, ...SHOW, CONFIGURATION, USE, APPLY, USE, 'output -json']);
    expect(said().slice(before)).toEqual(['absent', 'unknown', 'absent']);
    expect(readFileSync(job.files.outputs, 'utf8')).toBe('{"a":{"value":1}}\n');
    expect(readFileSync(job.files.planJson, 'utf8')).toBe('{"planned":true}\n');
    expect(readProgress(job.files)).toBe('applied');
    // Of the plan, people see the text.
    expect(job.step.lines).toEqual(['planned ***']);
    expect(printed.text).toContain('::group::terraform show\n');
  });

  test('the plan of one step is applied by another one in the same job', async () => {
    const job = jobWith();
    await apply(job, 'plan');
    const plan = `PUT plans/rec-1/${STATE}.tar.gz`;
    expect(events).toEqual([INIT, USE, PLAN, ...SHOW, plan]);
    expect(readProgress(job.files)).toBe('planned');
    events = [];
    await apply(job, 'apply');
    expect(events).toEqual([INIT, USE, CONFIGURATION, USE, APPLY, USE, 'output -json']);
  });

  test('the plan of one job is applied by another one, and is there as JSON', async () => {
    await apply(jobWith(), 'plan');
    events = [];
    const job = jobWith();
    await apply(job, 'apply');
    expect(events).toEqual([INIT, USE, SHOW[1], CONFIGURATION, USE, APPLY, USE, 'output -json']);
    expect(readFileSync(job.files.planJson, 'utf8')).toBe('{"planned":true}\n');
  });
});

test('for a termination, the plan destroys, the configuration stays as it is, and there are no outputs', async () => {
  const job = jobWith('', { command: 'destroy' });
  await apply(job);
  const plan = 'plan -input=false -json -destroy -out=plan.bin';
  expect(events).toEqual([INIT, USE, plan, ...SHOW, USE, APPLY, USE]);
  expect(existsSync(job.files.outputs)).toBe(false);
  expect(readProgress(job.files)).toBe('applied');
  events = [];
  await apply(jobWith('', { command: 'destroy' }), 'plan');
  expect(events).toContain(plan);
});

describe('a command that fails', () => {
  test('is the last one', async () => {
    const job = jobWith('[ "$1" != plan ] || exit 1');
    await expect(apply(job)).rejects.toThrow('terraform plan ended with exit code 1.');
    expect(events).toEqual([INIT, USE, PLAN]);
    expect(readProgress(job.files)).toBe('started');
  });

  test('leaves its state, which is pushed, or kept in the bucket', async () => {
    const during = 'case $1 in apply) echo "{}" >errored.tfstate; exit 1 ;; state) exit 1 ;; esac';
    const job = jobWith(during);
    await expect(apply(job)).rejects.toMatchObject({ title: 'The state was not written' });
    expect(events.slice(-3)).toEqual([APPLY, 'state push -no-color errored.tfstate', `PUT ${STATE}.errored.tfstate`]);
    expect(readProgress(job.files)).toBe('planned');
  });

  test('has ended, and it is said whether there is a state', async () => {
    s3.bucket('states').put(STATE, '{}');
    await expect(apply(jobWith('[ "$1" != apply ] || exit 1'))).rejects.toThrow('exit code 1');
    expect(said().at(-1)).toBe('present');
  });
});

test('while Terraform outlives the step, it is not said that it has ended', async () => {
  const canceled = new AbortController();
  const until =
    "trap 'echo interrupted' INT; echo ready; while [ $((turn+=1)) -lt 6000 ] && [ ! -f ../end ]; do sleep 0.02; done";
  const job = jobWith(`if [ "$1" = apply ]; then ${until}; fi`);
  const applied = apply(job, undefined, canceled.signal);
  const ended = expect(applied).rejects.toThrow('terraform apply was interrupted, and is still writing its state.');
  await vi.waitUntil(() => job.step.lines.includes('ready'), { interval: 10, timeout: 30_000 });
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    canceled.abort();
    await vi.waitUntil(() => job.step.lines.includes('interrupted'), { interval: 10, timeout: 30_000 });
    vi.advanceTimersByTime(7000);
    await ended;
  } finally {
    vi.useRealTimers();
  }
  const running = readRunning(job.files.folder);
  expect(running && hasEnded(running)).toBe(false);
  expect(said().at(-1)).toBe('unknown');
  writeFileSync(join(job.files.folder, 'end'), '');
});

test('people see 10,000 lines of a plan', async () => {
  const job = jobWith('', {}, { PLANNED: '10100' });
  await apply(job, 'plan');
  expect(job.step.lines).toHaveLength(10_001);
  expect(job.step.lines.at(-1)).toBe('… The plan has more than 10000 lines.');
});
