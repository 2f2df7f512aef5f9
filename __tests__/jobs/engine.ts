import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFailed } from 'vitest';
import type { AccountOptions, Asked } from '../../local/account.ts';
import { type Engine, startEngine } from '../../local/engine.ts';
import type { JobRun, JobStep } from '../../local/job.ts';
import { PASSWORD } from '../../local/orders.ts';

export const hasTerraform =
  spawnSync('terraform', ['version'], { env: { ...process.env, CHECKPOINT_DISABLE: '1' } }).status === 0;

/** Whether `npm run test:jobs` runs, and not `npm test`. */
export const runsAllJobs = process.env.MODE === 'all';

/** An engine that refuses secrets in all that people can see: logs, outputs, summaries, and artifacts. */
export async function startStrictEngine(options?: AccountOptions): Promise<Engine> {
  const engine = await startEngine(options);

  function check({ token }: Asked, runs: readonly JobRun[]): void {
    for (const run of runs) showIfTestFails(run);
    const credentials = engine.account.sts.sessions.flatMap(({ secretAccessKey, sessionToken }) => [
      secretAccessKey,
      ...(sessionToken ? [sessionToken] : []),
    ]);
    const secrets = [token, PASSWORD, ...credentials];
    for (const { steps } of runs) refuse(secrets, Object.fromEntries(steps.map((step) => [step.name, seenOf(step)])));
    refuse(secrets, filesIn(engine.artifacts));
  }

  return {
    ...engine,
    async run(asked, more) {
      const run = await engine.run(asked, more);
      check(asked, [run]);
      return run;
    },
    async runWorkflow(file, asked, more) {
      const jobs = await engine.runWorkflow(file, asked, more);
      check(
        asked,
        Object.values(jobs).flatMap(({ runs }) => runs),
      );
      return jobs;
    },
  };
}

/** All that a step shows, except the commands that mask values. */
function seenOf({ raw, outputs, summary }: JobRun['steps'][number]): string {
  return raw.replace(/^::add-mask::.*$/gm, '') + JSON.stringify(outputs) + summary;
}

function refuse(secrets: readonly string[], texts: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(texts)) {
    const shown = secrets.find((secret) => text.includes(secret));
    if (shown !== undefined) throw new Error(`${name} shows a secret: ${shown}`);
  }
}

/** The content of each file in a folder, and in the folders in it. */
export function filesIn(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

function showIfTestFails({ steps }: JobRun): void {
  onTestFailed(() => {
    for (const { name, conclusion, log } of steps) console.error([`# ${name}: ${conclusion}`, ...log].join('\n'));
  });
}

type ActionStep = Extract<JobStep, { uses: string }>;

/** Changes the step that uses the action in `folder`. */
export function changing(folder: string, change: (step: ActionStep) => JobStep) {
  return (steps: JobStep[]): JobStep[] =>
    steps.map((step) => ('uses' in step && step.uses === folder ? change(step) : step));
}
