import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type Contexts, evaluated } from './expressions.ts';
import type { StepFiles } from './file-commands.ts';
import type { Conclusion, JobOptions, JobStep } from './job.ts';
import { type Action, compileCache, inputVariables } from './runner.ts';
import { REAL_TIMES, type RunnerTimes, type StepProcess } from './step-process.ts';

/** A step, or the `post` of one, that waits for its turn. */
export interface Task {
  step: JobStep;
  name: string;
  condition: string;
  during?: JobStep['during'];
  action?: Action;
  /** What runs: a file, or a script whose expressions are not evaluated. */
  program: { node: string } | { script: string };
  /** What `save-state` and GITHUB_STATE leave to the `post` of the same step. */
  state: Record<string, string>;
}

/** What steps leave to each other, and what happens to the job meanwhile. */
export interface JobState {
  options: JobOptions;
  folder: string;
  temp: string;
  trackingId: string;
  times: RunnerTimes;
  status: Contexts['job']['status'];
  /** Whether no step runs any more. */
  isOver: boolean;
  masks: Set<string>;
  /** From GITHUB_ENV. */
  variables: Record<string, string>;
  /** From GITHUB_PATH. The last one is first in PATH. */
  path: string[];
  github: Record<string, unknown>;
  runner: Record<string, string>;
  steps: Record<string, { outputs: Record<string, string>; outcome: Conclusion; conclusion: Conclusion }>;
  posts: Task[];
  current?: { process: StepProcess; isCanceled: boolean; endsOnCancel: () => boolean };
  /** Ends the job some time after it was canceled. */
  limit?: NodeJS.Timeout;
  /** Of the functions `during`. */
  errors: unknown[];
}

export async function startedJob(options: JobOptions, folder: string): Promise<JobState> {
  const temp = join(folder, 'temp');
  const home = join(folder, 'home');
  await Promise.all([temp, home].map((path) => mkdir(path)));
  const eventFile = join(folder, 'event.json');
  await writeFile(eventFile, JSON.stringify(options.event ?? {}));
  return {
    options,
    folder,
    temp,
    trackingId: `github_${randomUUID()}`,
    times: { ...REAL_TIMES, ...options.times },
    status: 'success',
    isOver: false,
    masks: new Set(options.github?.token ? [options.github.token] : []),
    variables: {},
    path: [],
    github: {
      server_url: 'https://github.com',
      api_url: 'https://api.github.com',
      repository: 'example/platform',
      repository_owner: 'example',
      run_id: '11223344556',
      run_number: '1',
      run_attempt: '1',
      job: 'terraform',
      workflow: 'Terraform',
      event_name: 'repository_dispatch',
      ref: 'refs/heads/main',
      ref_name: 'main',
      sha: '0'.repeat(40),
      actor: 'bridge',
      token: '',
      ...options.github,
      workspace: options.workspace,
      event_path: eventFile,
      event: options.event ?? {},
    },
    runner: { os: 'Linux', arch: process.arch.toUpperCase(), name: 'local', environment: 'github-hosted', temp },
    steps: {},
    posts: [],
    errors: [],
  };
}

/** The contexts for a step, with its own `env`. */
export function contextsOf(job: JobState, { env = {} }: Pick<JobStep, 'env'>): Contexts {
  const contexts = {
    ...job.options.contexts,
    job: { status: job.status },
    github: job.github,
    runner: job.runner,
    steps: job.steps,
    env: { ...job.options.env, ...job.variables },
  };
  const own = Object.entries(env).map(([name, value]) => [name, evaluated(value, contexts)]);
  return { ...contexts, env: { ...contexts.env, ...Object.fromEntries(own) } };
}

/**
 * The environment of a step. What the runner sets itself is last, so that neither GITHUB_ENV nor a workflow changes it,
 * except for the ID with which the runner finds processes.
 */
export function environmentOf(
  job: JobState,
  { step, action, state }: Task,
  contexts: Contexts,
  files: StepFiles,
): Record<string, string | undefined> {
  const given = (contexts.env ?? {}) as Record<string, string | undefined>;
  const evaluatedInputs = Object.entries(('uses' in step && step.with) || {}).map(([name, value]) => [
    name,
    evaluated(value, contexts),
  ]);
  const { token: _, event: __, ...github } = job.github;
  return {
    // Uses no profile and no instance metadata of this machine.
    HOME: join(job.folder, 'home'),
    AWS_EC2_METADATA_DISABLED: 'true',
    ...compileCache(),
    LANG: 'C.UTF-8',
    CI: 'true',
    RUNNER_TRACKING_ID: job.trackingId,
    ...given,
    PATH: [...job.path.toReversed(), given.PATH ?? process.env.PATH].join(delimiter),
    ...prefixed('STATE_', state),
    ...(action && inputVariables(action, Object.fromEntries(evaluatedInputs), contexts)),
    ...prefixed('GITHUB_', { ...github, ...files, action: step.id ?? '__step' }, (name) => name.toUpperCase()),
    ...prefixed('RUNNER_', job.runner, (name) => name.toUpperCase()),
    GITHUB_ACTIONS: 'true',
  };
}

function prefixed(prefix: string, values: Record<string, unknown>, spelled = (name: string) => name) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + spelled(name), String(value)]));
}
