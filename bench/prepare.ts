/**
 * Measures how long it takes from the start of the prepare step until Terraform can run, with an account on loopback,
 * compared with a script that uses the AWS CLI and jq. The programs take turns.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENGINE_ROLE, REGION, STATE_BUCKET } from '../local/account.ts';
import { type Engine, startEngine } from '../local/engine.ts';
import { startLoopback } from '../local/loopback.ts';
import { addProduct, ask } from '../local/orders.ts';
import { prepareStep } from '../local/runner.ts';
import { type Measurement, printTable, timeOf } from './measurements.ts';

const ROUNDS = 10;
const SCRIPT = ['bash', '-eo', 'pipefail', join(import.meta.dirname, 'prepare-with-aws-cli.sh')];
const TOOLS = ['bash', 'curl', 'jq', 'aws', 'tar'];

export async function benchPrepare(): Promise<void> {
  const measurements = ['an empty program', 'prepare, until its first request', 'prepare', 'the AWS CLI and jq'].map(
    (name): Measurement => ({ name, milliseconds: [] }),
  );
  const [empty, first, whole, cli] = measurements as [Measurement, Measurement, Measurement, Measurement];
  const hasTools = TOOLS.every((tool) => spawnSync(tool, ['--version']).status === 0);
  const engine = await startEngine();
  const tokens = await startTokenRelay(engine.account.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? '');
  try {
    const artifact = await addProduct(engine);
    // The first round is a warm-up and does not count.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const times = [await timeOf(empty.name, [process.execPath, '-e', '0'], {})];
      const start = performance.now();
      const { command, env } = await stepIn(engine, artifact, tokens.url);
      const ready = performance.now() - start;
      times.push(Number.NaN, await timeOf(whole.name, command, env));
      times[1] = tokens.requestedAt() - start - ready;
      if (hasTools) {
        const { env: ofScript } = await stepIn(engine, artifact, tokens.url);
        times.push(await timeOf(cli.name, SCRIPT, { ...ofScript, ROLE: ENGINE_ROLE, AWS_DEFAULT_REGION: REGION }));
      }
      if (round > 0) for (const [index, time] of times.entries()) measurements[index]?.milliseconds.push(time);
    }
  } finally {
    await Promise.all([tokens.close(), engine.close()]);
  }
  printTable('from the message to terraform init, on loopback', hasTools ? measurements : [empty, first, whole], whole);
  if (!hasTools) console.log(`\nTo compare, install ${TOOLS.join(', ')}.`);
}

/** A step of a job of its own, with a message of its own. The folder of the engine has its files. */
async function stepIn(engine: Engine, artifact: string, tokenUrl: string) {
  const { account, cloud } = engine;
  const folder = mkdtempSync(join(cloud, 'step-'));
  const temp = join(folder, 'temp');
  mkdirSync(temp);
  const files = { GITHUB_ENV: join(folder, 'env'), GITHUB_PATH: join(folder, 'path') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  return prepareStep(
    {
      uses: 'prepare',
      with: { 'aws-region': REGION, 'role-to-assume': ENGINE_ROLE, 'state-bucket': STATE_BUCKET },
      event: ask('provision', artifact, account).event,
      env: {
        ...account.env,
        ...files,
        PATH: process.env.PATH,
        RUNNER_TEMP: temp,
        ACTIONS_ID_TOKEN_REQUEST_URL: tokenUrl,
      },
      workspace: folder,
    },
    folder,
  );
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
