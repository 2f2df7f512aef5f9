/**
 * Measures how long it takes from the start of a process until the parameter parser responds, with an account on
 * loopback. That is a cold start of the function without what AWS adds: the start of the sandbox, and the network. The
 * process has one core, if taskset is installed, and the memory of the template.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { LAUNCH_ROLE, REGION, startAccount } from '../local/account.ts';
import { environmentOf } from '../local/credentials.ts';
import { functionOf } from '../local/stack-functions.ts';
import { type Measurement, printTable } from './measurements.ts';

const ROUNDS = 10;
const ONE_CORE = ['taskset', '--cpu-list', '0'] as const;
/** As many as the largest modules for a single service have. */
const MANY = 200;

/** The product of the demo. */
const ORDERS = join(import.meta.dirname, '..', '__tests__', 'fixtures', 'jobs', 'product', 'main.tf');

/** Prints its peak memory in bytes. AWS Lambda does not wait for timers that are left either. */
const INVOKE = `
  const { handler } = await import(process.env.CODE);
  const end = performance.now() + 60_000;
  await handler(JSON.parse(process.env.EVENT), { awsRequestId: '1', getRemainingTimeInMillis: () => end - performance.now() });
  console.log('\\n' + process.resourceUsage().maxRSS * 1024);
  process.exit();
`;

export async function benchParseParameters(): Promise<void> {
  const account = await startAccount();
  const { code, memory, name, roleArn } = functionOf(
    account.stack,
    'ParameterParserFunction',
    join(import.meta.dirname, '..', 'bridge'),
  );
  const session = account.sts.roles.assumeAsService('lambda.amazonaws.com', {
    RoleArn: roleArn,
    RoleSessionName: name,
  });
  const env = { ...account.env, ...environmentOf(session), PATH: process.env.PATH, AWS_REGION: REGION };
  const eventOf = (path: string) => JSON.stringify({ artifact: { path, type: 'AWS_S3' }, launchRoleArn: LAUNCH_ROLE });
  const [empty, first, second]: Measurement[] = [
    'an empty program',
    'parse-parameters',
    `parse-parameters, ${MANY} variables`,
  ].map((each) => ({ name: each, milliseconds: [] }));
  let peak = 0;
  try {
    const events = [readFileSync(ORDERS, 'utf8'), manyVariables()].map(async (text) =>
      eventOf(await account.addArtifact({ 'main.tf': text })),
    );
    const programs = [
      { measurement: empty, args: ['-e', 'console.log(0)'], event: '' },
      { measurement: first, args: ['--input-type=module', '-e', INVOKE], event: await events[0] },
      { measurement: second, args: ['--input-type=module', '-e', INVOKE], event: await events[1] },
    ];
    // The first round is a warm-up and does not count.
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const { measurement, args, event } of programs) {
        const start = performance.now();
        const bytes = await peakOf(memory, args, { ...env, CODE: join(code, 'index.js'), EVENT: event });
        if (round > 0) measurement?.milliseconds.push(performance.now() - start);
        peak = Math.max(peak, bytes);
      }
    }
  } finally {
    await account.close();
  }
  const measurements = [empty, first, second].filter((each) => each !== undefined);
  printTable('a cold start, on loopback and on one core', measurements, measurements[1] as Measurement);
  console.log(`\nPeak memory: ${Math.round(peak / 2 ** 20)} MiB of the ${memory} MB in the template.`);
}

/** Runs a program of Node to its end. @returns what it printed in the last line, as a number */
async function peakOf(memory: number, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const command = [process.execPath, `--max-old-space-size=${Math.floor(memory * 0.9)}`, ...args];
  const [program = '', ...rest] = hasTaskset ? [...ONE_CORE, ...command] : command;
  const child = spawn(program, rest, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed, [exitCode]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (exitCode !== 0) throw new Error(`The program exited with code ${exitCode}: ${printed}`);
  return Number(printed.trim().split('\n').at(-1));
}

const hasTaskset = spawnSync(ONE_CORE[0], ['--version']).status === 0;

function manyVariables(): string {
  const variables = Array.from(
    { length: MANY },
    (_, index) => `variable "setting_${index}" {
  description = "What the setting ${index} of the service does, and which values it can have."
  type        = object({ enabled = optional(bool, true), names = optional(list(string), []) })
  default     = { names = ["a", "b"] }

  validation {
    condition     = length(var.setting_${index}.names) < 10
    error_message = "A setting has at most nine names."
  }
}
`,
  );
  return variables.join('\n');
}
