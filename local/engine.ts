/** An account with an engine, and a cloud in which the stand-in for the aws provider creates resources. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, type AccountOptions, type Asked, STATE_BUCKET, startAccount } from './account.ts';
import { resourcesIn } from './aws-provider/cloud.ts';
import { installStandIn } from './aws-provider/mirror.ts';
import type { JobRun } from './job.ts';
import { replaying } from './recorded-terraform/replay.ts';
import { runWorkflow, type WorkflowJobRun, type WorkflowOptions } from './workflow.ts';

export interface Engine {
  account: Account;
  /** Where the stand-in keeps what exists. */
  cloud: string;
  /** Where the jobs of a workflow leave their artifacts. */
  artifacts: string;
  /** Runs a workflow of `examples/`. */
  runWorkflow(file: string, asked: Asked, options?: EngineRunOptions): Promise<Record<string, WorkflowJobRun>>;
  /** Runs `one-job.yml`. */
  run(asked: Asked, options?: EngineRunOptions): Promise<JobRun>;
  /** The names of what exists in the cloud. */
  resources(): string[];
  /** The keys of the objects in the state bucket. */
  objects(): string[];
  close(): Promise<void>;
}

export interface EngineRunOptions extends Partial<Omit<WorkflowOptions, 'artifacts'>> {
  /** Which recording replaces Terraform: a folder in `__tests__/fixtures/jobs`. By default, Terraform runs. */
  recording?: string;
}

/** The steps of many jobs run the same programs. A real runner compiles them each time. */
const COMPILE_CACHE = { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') };

export async function startEngine(options?: AccountOptions): Promise<Engine> {
  const account = await startAccount(options);
  const cloud = mkdtempSync(join(tmpdir(), 'engine-'));
  const artifacts = join(cloud, 'artifacts');
  mkdirSync(artifacts);
  const standIn = await installStandIn(cloud);

  async function run(file: string, { event }: Asked, { recording, env, github, ...more }: EngineRunOptions = {}) {
    const program = recording === undefined ? { PATH: process.env.PATH } : replaying(recording);
    return runWorkflow(file, {
      event,
      artifacts,
      env: { ...account.env, ...standIn, ...program, ...COMPILE_CACHE, ...env },
      github: { ...account.githubContext, ...github },
      ...more,
    });
  }

  return {
    account,
    cloud,
    artifacts,
    runWorkflow: run,
    async run(asked, more) {
      const { terraform } = await run('one-job.yml', asked, more);
      return terraform?.runs[0] as JobRun;
    },
    resources: () => resourcesIn(cloud).map(({ name, region }) => `${name} ${region}`),
    objects: () => account.s3.bucket(STATE_BUCKET).keys(''),
    async close() {
      await account.close();
      rmSync(cloud, { recursive: true });
    },
  };
}
