/**
 * Measures a job with all three actions, with an account on loopback and recordings in place of Terraform: how long
 * prepare and apply take until their first real work, and how long all steps take together, compared with a script that
 * uses the AWS CLI and jq. The programs take turns.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ENGINE_ROLE, REGION, STATE_BUCKET } from '../local/account.ts';
import { type Engine, startEngine } from '../local/engine.ts';
import { namedValues } from '../local/file-commands.ts';
import { startLoopback } from '../local/loopback.ts';
import { addProduct, ask } from '../local/orders.ts';
import { replaying } from '../local/recorded-terraform/replay.ts';
import { prepareStep } from '../local/runner.ts';
import { type Measurement, printTable, timeOf } from './measurements.ts';
import { startFloor } from './start-up.ts';

const ROUNDS = 10;
const SCRIPT = ['bash', '-eo', 'pipefail', join(import.meta.dirname, 'job-with-aws-cli.sh')];
const TOOLS = ['bash', 'curl', 'jq', 'aws', 'tar'];
const RECORDING = 'provision';

export async function benchJob(): Promise<void> {
  const [empty, floor, request, terraform] = measurements(
    'an empty program',
    'the floor',
    'prepare, until its first request',
    'apply, until it starts Terraform',
  );
  const [prepare, apply, notify, job, cli] = measurements(
    'prepare',
    'apply',
    'notify',
    'all three',
    'the AWS CLI and jq',
  );
  const hasTools = TOOLS.every((tool) => spawnSync(tool, ['--version']).status === 0);
  const engine = await startEngine();
  const tokens = await startTokenRelay(engine.account.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? '');
  const floorEndpoint = await startFloor();
  try {
    const artifact = await addProduct(engine);
    // The first round is a warm-up and does not count.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const times = new Map<Measurement, number>();
      times.set(empty, await timeOf(empty.name, [process.execPath, '-e', '0'], {}));
      times.set(floor, await floorEndpoint.time());

      const steps = startJob(engine, artifact, tokens.url);
      times.set(prepare, await steps.time('prepare', { 'state-bucket': STATE_BUCKET }));
      times.set(request, tokens.requestedAt() - steps.startedAt());
      times.set(apply, await steps.time('apply', {}));
      times.set(terraform, steps.terraformStartedAt() - steps.startedAt());
      times.set(notify, await steps.time('.', {}));
      times.set(
        job,
        [prepare, apply, notify].reduce((sum, step) => sum + (times.get(step) ?? 0), 0),
      );
      if (hasTools) times.set(cli, await startJob(engine, artifact, tokens.url).timeOfScript());

      if (round > 0) for (const [{ milliseconds }, time] of times) milliseconds.push(time);
    }
  } finally {
    await Promise.all([tokens.close(), floorEndpoint.close(), engine.close()]);
  }
  printTable('to the first real work, on loopback', [empty, floor, request, terraform], floor);
  printTable('a job without Terraform', [prepare, apply, notify, job, ...(hasTools ? [cli] : [])], job);
  if (!hasTools) console.log(`\nTo compare, install ${TOOLS.join(', ')}.`);
}

function measurements<const Names extends string[]>(...names: Names) {
  return names.map((name): Measurement => ({ name, milliseconds: [] })) as { [Name in keyof Names]: Measurement };
}

/** A job with a message of its own. The folder of the engine has its files. */
function startJob(engine: Engine, artifact: string, tokenUrl: string) {
  const { account, cloud } = engine;
  const { event } = ask(RECORDING, artifact, account);
  const folder = mkdtempSync(join(cloud, 'job-'));
  const temp = join(folder, 'temp');
  mkdirSync(temp);
  const terraform = startRecordedTerraform(folder);
  const files = { GITHUB_ENV: join(folder, 'env'), GITHUB_PATH: join(folder, 'path') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  let startedAt = 0;

  async function stepIn(uses: string, inputs: Record<string, string>) {
    const left = Object.fromEntries(namedValues(readFileSync(files.GITHUB_ENV, 'utf8')));
    const env = { ...account.env, ...left, ...files, ...terraform.env, RUNNER_TEMP: temp, AWS_REGION: REGION };
    const step = { uses, with: inputs, event, workspace: folder };
    return prepareStep({ ...step, env: { ...env, ACTIONS_ID_TOKEN_REQUEST_URL: tokenUrl } }, folder);
  }

  async function time(uses: string, inputs: Record<string, string>): Promise<number> {
    const role = uses === 'apply' ? {} : { 'role-to-assume': ENGINE_ROLE };
    const { command, env } = await stepIn(uses, { ...inputs, ...role });
    startedAt = performance.now();
    return timeOf(uses, command, env);
  }

  async function timeOfScript(): Promise<number> {
    const { env } = await stepIn('prepare', { 'state-bucket': STATE_BUCKET });
    return timeOf('the script', SCRIPT, { ...env, ROLE: ENGINE_ROLE, AWS_DEFAULT_REGION: REGION });
  }

  /** `startedAt` is when the last step started. */
  return { time, timeOfScript, startedAt: () => startedAt, terraformStartedAt: terraform.startedAt };
}

/** A program that replays Terraform, and leaves a file when it starts. */
function startRecordedTerraform(folder: string) {
  const { PATH, RECORDED_TERRAFORM } = replaying(RECORDING);
  const [recorded = ''] = PATH.split(delimiter);
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const program = join(bin, 'terraform');
  writeFileSync(program, `#!/bin/sh\n: >>'${folder}/started'\nexec '${recorded}/terraform' "$@"\n`);
  chmodSync(program, 0o755);
  let startedAt = 0;
  const watcher = watch(folder, (_, file) => {
    if (file !== 'started') return;
    startedAt = performance.now();
    watcher.close();
  }).unref();
  const env = { RECORDED_TERRAFORM, PATH: [bin, process.env.PATH].join(delimiter) };
  return {
    env,
    startedAt() {
      if (!existsSync(join(folder, 'started'))) throw new Error('Terraform was not started.');
      return startedAt;
    },
  };
}

/** Passes requests for OIDC tokens on, and notes when the last one came. It is the first request of all programs. */
async function startTokenRelay(target: string) {
  let requestedAt = 0;
  const loopback = await startLoopback(async ({ url = '', headers }, response) => {
    requestedAt = performance.now();
    const { status, body } = await fetch(new URL(url, target), {
      headers: { authorization: headers.authorization ?? '' },
    });
    response.writeHead(status, { 'Content-Type': 'application/json' });
    for await (const chunk of body ?? []) response.write(chunk);
    response.end();
  });
  const { pathname, search } = new URL(target);
  return { url: `${loopback.url}${pathname}${search}`, requestedAt: () => requestedAt, close: loopback.close };
}
