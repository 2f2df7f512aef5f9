import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { artifactStep } from './artifacts.ts';
import { type Contexts, holds } from './expressions.ts';
import { type Conclusion, type JobOptions, type JobRun, type JobStep, runJob } from './job.ts';

interface Workflow {
  env?: Record<string, string>;
  /** In the order in which they run. */
  jobs: Record<string, WorkflowJob>;
}

interface WorkflowJob {
  needs?: string | string[];
  if?: string;
  /** The name of an environment, whose reviewers approve the job. */
  environment?: string;
  strategy?: { matrix: Record<string, string[]> };
  outputs?: Record<string, string>;
  steps: WorkflowStep[];
}

interface WorkflowStep {
  id?: string;
  name?: string;
  if?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
  'continue-on-error'?: boolean;
}

export interface WorkflowOptions extends Pick<JobOptions, 'event' | 'env' | 'github' | 'times'> {
  /** The folder of the artifacts. Each has a folder in it, with its name. */
  artifacts: string;
  /** Of `workflow_dispatch`. */
  inputs?: Record<string, string>;
  /** Changes the steps of a job. */
  steps?: (steps: JobStep[], job: string) => JobStep[];
  /** Whether the reviewers reject the jobs that have an environment. */
  rejected?: boolean;
  /** Called before a job starts. */
  before?: (job: string) => void | Promise<void>;
}

/** What other jobs see of a job, and its runs. */
export interface WorkflowJobRun {
  result: Conclusion;
  outputs: Record<string, string>;
  /** One for each value of the matrix; none if the job was skipped or rejected. */
  runs: JobRun[];
}

const ROOT = join(import.meta.dirname, '..');
const OURS = /^your-org\/service-catalog-engine-action\/?(.*)@v1$/;

/**
 * Runs a workflow of `examples/`, each job in a workspace of its own, with the actions of this repository. The actions
 * for artifacts are imitated. Other actions are left out: Terraform is installed, or is not needed.
 */
export async function runWorkflow(file: string, options: WorkflowOptions): Promise<Record<string, WorkflowJobRun>> {
  const { env = {}, jobs }: Workflow = parse(readFileSync(join(ROOT, 'examples', file), 'utf8'));
  const done: Record<string, WorkflowJobRun> = {};
  for (const [name, job] of Object.entries(jobs)) {
    done[name] = await runWorkflowJob(name, job, done, { ...options, env: { ...env, ...options.env } });
  }
  return done;
}

async function runWorkflowJob(
  name: string,
  job: WorkflowJob,
  done: Record<string, WorkflowJobRun>,
  options: WorkflowOptions,
): Promise<WorkflowJobRun> {
  const { inputs = {}, event = {}, github = {} } = options;
  const needs = Object.fromEntries([job.needs ?? []].flat().map((need) => [need, done[need]]));
  const status = Object.values(needs).every((need) => need?.result === 'success') ? 'success' : 'failure';
  const contexts: Contexts = { job: { status }, needs, inputs, github: { ...github, event } };
  if (!holds(job.if ?? 'success()', contexts)) return { result: 'skipped', outputs: {}, runs: [] };
  if (job.environment && options.rejected) return { result: 'failure', outputs: {}, runs: [] };

  await options.before?.(name);
  const runs: JobRun[] = [];
  for (const matrix of combinations(job.strategy?.matrix ?? {})) {
    runs.push(await runInWorkspace(name, job, { needs, inputs, matrix }, options));
  }
  const result = (['failure', 'cancelled'] as const).find((bad) => runs.some(({ conclusion }) => conclusion === bad));
  return { result: result ?? 'success', outputs: Object.assign({}, ...runs.map(({ outputs }) => outputs)), runs };
}

async function runInWorkspace(
  name: string,
  { outputs = {}, steps }: WorkflowJob,
  contexts: Record<string, unknown>,
  { artifacts, env, github, steps: changed = (all) => all, event = {}, times = {} }: WorkflowOptions,
): Promise<JobRun> {
  const workspace = await mkdtemp(join(tmpdir(), 'workspace-'));
  try {
    return await runJob({
      workspace,
      event,
      steps: changed(steps.flatMap(jobSteps), name),
      env: { ...env, ARTIFACTS: artifacts },
      github: { ...github, job: name },
      contexts,
      outputs,
      times,
    });
  } finally {
    await rm(workspace, { recursive: true });
  }
}

/** A step as a job runs it; none if it uses an action of others. */
function jobSteps({ uses = '', run, with: inputs = {}, ...step }: WorkflowStep): JobStep[] {
  if (run !== undefined) return [{ ...step, run }];
  const texts = Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, String(value)]));
  const folder = OURS.exec(uses)?.[1];
  if (folder !== undefined) return [{ name: folder || 'notify', ...step, uses: folder || '.', with: texts }];
  const ofArtifact = artifactStep(uses, texts);
  return ofArtifact ? [{ name: `Run ${uses}`, ...step, ...ofArtifact }] : [];
}

/** All combinations of the values of a matrix. Without a matrix, one without values. */
function combinations(matrix: Record<string, string[]>): Record<string, string>[] {
  return Object.entries(matrix).reduce<Record<string, string>[]>(
    (all, [key, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [key]: value }))),
    [{}],
  );
}
