/**
 * A job as GitHub's runner runs it: the steps one after the other, what they leave to each other, and what happens to
 * them when the job is canceled or the runner is lost. The facts are from the source of
 * https://github.com/actions/runner (`StepsRunner`, `ProcessInvoker`, `FileCommandManager`, `JobExtension`).
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Contexts, evaluated, holds } from './expressions.ts';
import { createFiles, readFiles } from './file-commands.ts';
import { contextsOf, environmentOf, type JobState, startedJob, type Task } from './job-state.ts';
import { readAction, type StepRun } from './runner.ts';
import { type StepLog, startLog } from './step-log.ts';
import { killProcessesOf, type RunnerTimes, type StepProcess, startProcess } from './step-process.ts';

/** A step of a workflow, as in its YAML. Expressions are evaluated in `with`, `env`, and `run`. */
export type JobStep = {
  id?: string;
  /** By default, what the step runs. */
  name?: string;
  /** An expression. By default, `success()`. */
  if?: string;
  env?: Record<string, string>;
  'continue-on-error'?: boolean;
  /** In milliseconds. */
  timeout?: number;
  /** Called when the process runs. If it fails, the process is killed, and the job rejects with its error. */
  during?: (step: RunningStep) => void | Promise<void>;
} & (
  | {
      /** The folder of an action, relative to the root of this repository, or absolute. */
      uses: string;
      with?: Record<string, string>;
    }
  | {
      /** A script for `bash -eo pipefail`. */
      run: string;
    }
);

/** What a test can do to a job while a step runs. */
export interface RunningStep {
  pid: number;
  /** Resolves when the log has a line with `text`. Rejects if the step ends without one. */
  printed(text: string): Promise<void>;
  /** Cancels the job, as a user does. */
  cancel(): void;
  /** Kills the process of the step alone, as the kernel does if there is no memory. */
  kill(): void;
  /** The runner and all that it started are gone, as if the machine is. No step runs after it. */
  loseRunner(): void;
}

export interface JobOptions {
  steps: readonly JobStep[];
  /** The workspace, where relative paths start. */
  workspace: string;
  /** The webhook payload of the event that triggered the workflow. */
  event?: object;
  /** Environment variables of the job, such as `ACTIONS_ID_TOKEN_REQUEST_URL`. */
  env?: Record<string, string | undefined>;
  /** More of the context `github`, such as `run_id` or `token`. Most of it becomes variables such as `GITHUB_RUN_ID`. */
  github?: Record<string, string>;
  /** Other contexts, such as `vars` or `needs`. */
  contexts?: Record<string, unknown>;
  /** The outputs of the job, as in its YAML. Expressions are evaluated at the end of the job. */
  outputs?: Record<string, string>;
  times?: Partial<RunnerTimes>;
}

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

export interface JobStepRun extends StepRun {
  id: string | undefined;
  name: string;
  conclusion: Conclusion;
}

export interface JobRun {
  conclusion: Contexts['job']['status'];
  /** In the order in which they ran. The `post` of an action is a step too. */
  steps: JobStepRun[];
  /** Without those that contain a masked value. */
  outputs: Record<string, string>;
  /** The names of the processes that were left at the end, and were killed. */
  orphans: string[];
}

/** Runs a job in a folder of its own, which is deleted afterward. */
export async function runJob(options: JobOptions): Promise<JobRun> {
  const folder = await mkdtemp(join(tmpdir(), 'job-'));
  const job = await startedJob(options, folder);
  try {
    const steps: JobStepRun[] = [];
    const run = async (task: Task) => void steps.push(await runTask(job, task));
    for (const step of options.steps) await run(await taskOf(step));
    while (job.posts.length > 0) await run(job.posts.pop() as Task);
    const orphans = killProcessesOf(job.trackingId);
    if (job.errors.length > 0) throw job.errors[0];
    return { conclusion: job.status, steps, outputs: outputsOf(job), orphans };
  } finally {
    clearTimeout(job.limit);
    killProcessesOf(job.trackingId);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Like a runner, leaves out what contains a masked value, and what is empty. A lost runner has none. */
function outputsOf(job: JobState): Record<string, string> {
  if (job.isOver) return {};
  const contexts = contextsOf(job, {});
  const values = Object.entries(job.options.outputs ?? {}).map(([name, text]) => [name, evaluated(text, contexts)]);
  const masks = [...job.masks];
  return Object.fromEntries(values.filter(([, value = '']) => value && !masks.some((mask) => value.includes(mask))));
}

async function taskOf(step: JobStep): Promise<Task> {
  const { if: condition = 'success()', during } = step;
  const common = { step, condition, state: {}, ...(during && { during }) };
  if ('run' in step) {
    return { ...common, name: step.name ?? `Run ${step.run.split('\n', 1)[0]}`, program: { script: step.run } };
  }
  const action = await readAction(step.uses);
  return { ...common, name: step.name ?? `Run ${step.uses}`, action, program: { node: action.main } };
}

async function runTask(job: JobState, task: Task): Promise<JobStepRun> {
  const { step, name } = task;
  const { id } = step;
  const files = await createFiles(job.temp);
  const contexts = contextsOf(job, step);
  if (job.isOver || !holds(task.condition, contexts)) {
    return concluded(job, step, { id, name, conclusion: 'skipped', exitCode: null, raw: '', ...NOTHING });
  }
  registerPost(job, task);

  const log = startLog(job.masks);
  let raw = '';
  const process = startProcess(
    await commandOf(job, task, contexts),
    { cwd: job.options.workspace, env: environmentOf(job, task, contexts, files), times: job.times },
    (line) => {
      raw += `${line}\n`;
      log.print(line);
    },
  );
  const current = {
    process,
    isCanceled: false,
    endsOnCancel: () => !holds(task.condition, contextsOf(job, step)),
  };
  job.current = current;
  let hasTimedOut = false;
  const { timeout = 360 * 60_000 } = step;
  const timer = setTimeout(() => {
    hasTimedOut = true;
    process.cancel();
  }, timeout);
  const during = hook(job, task, process, log);
  const exitCode = await process.ended;
  clearTimeout(timer);
  delete job.current;
  log.end();
  await during;

  const { variables, path, state, outputs, summary } = await readFiles(files, log);
  Object.assign(job.variables, variables);
  job.path = [...job.path.filter((folder) => !path.includes(folder)), ...path];
  Object.assign(task.state, state);
  let conclusion: Conclusion = exitCode === 0 && !log.hasFailed ? 'success' : 'failure';
  if (current.isCanceled) {
    conclusion = 'cancelled';
    log.annotate('error', 'The operation was canceled.');
  } else if (hasTimedOut) {
    conclusion = 'failure';
    log.annotate('error', `The action '${name}' has timed out after ${timeout / 60_000} minutes.`);
  } else if (exitCode !== 0 && 'script' in task.program) {
    log.annotate('error', `Process completed with exit code ${exitCode}.`);
  }
  const { lines, annotations } = log;
  return concluded(job, step, { id, name, conclusion, exitCode, raw, log: lines, annotations, outputs, summary });
}

const NOTHING = { log: [], annotations: [], outputs: {}, summary: '' };

/** The result of a step, after the job has it. The job keeps the status `cancelled`. */
function concluded(job: JobState, step: Partial<JobStep>, run: JobStepRun): JobStepRun {
  const outcome = run.conclusion;
  const conclusion = outcome === 'failure' && step['continue-on-error'] ? 'success' : outcome;
  if (conclusion === 'failure' && job.status === 'success') job.status = 'failure';
  if (run.id && !(run.id in job.steps)) job.steps[run.id] = { outputs: run.outputs, outcome, conclusion };
  return { ...run, conclusion };
}

/** Registered as soon as the step runs, so that its `post` runs whatever becomes of it. */
function registerPost(job: JobState, { step, name, action, state }: Task): void {
  if (!action?.post || job.posts.some((post) => post.state === state)) return;
  const { program, condition } = action.post;
  const { post: _, ...rest } = action;
  job.posts.push({ step, name: `Post ${name}`, condition, action: rest, program: { node: program }, state });
}

async function commandOf(job: JobState, { program }: Task, contexts: Contexts): Promise<string[]> {
  if ('node' in program) return [process.execPath, program.node];
  const script = join(job.temp, `${randomUUID()}.sh`);
  await writeFile(script, evaluated(program.script, contexts));
  return ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail', script];
}

async function hook(job: JobState, { during }: Task, { child, kill }: StepProcess, log: StepLog): Promise<void> {
  try {
    await during?.({
      pid: child.pid ?? 0,
      printed: log.printed,
      cancel: () => cancel(job),
      kill,
      loseRunner() {
        job.status = 'failure';
        end(job);
      },
    });
  } catch (error) {
    job.errors.push(error);
    end(job);
  }
}

function cancel(job: JobState): void {
  if (job.status === 'cancelled') return;
  job.status = 'cancelled';
  // A step that would also run in a canceled job goes on.
  if (job.current?.endsOnCancel()) {
    job.current.isCanceled = true;
    job.current.process.cancel();
  }
  // When GitHub's patience ends, the runner kills its worker, and the machine goes away.
  job.limit = setTimeout(() => {
    if (job.current) job.current.isCanceled = true;
    end(job);
  }, job.times.canceled);
}

/** Ends the job at once: kills everything that it started. */
function end(job: JobState): void {
  job.isOver = true;
  job.current?.process.kill();
  killProcessesOf(job.trackingId);
}
