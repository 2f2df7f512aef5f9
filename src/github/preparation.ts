import { mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Credentials } from '../aws/credentials.ts';
import type { Role } from '../aws/role.ts';
import { Problem } from '../problem.ts';
import { readRegularFile } from '../regular-file.ts';
import * as commands from './commands.ts';

/** Names the folder for the later steps of the job. */
const VARIABLE = 'SERVICE_CATALOG_ENGINE_FOLDER';
const FILE = 'preparation.json';
/** In bytes. The parts that come from a message are far smaller. */
const LARGEST = 64 * 1024 * 1024;

/** What `prepare` leaves to the later steps of the job, in a folder that only the user of the runner can read. */
export interface Preparation {
  readonly region: string | undefined;
  /** The engine role, if a later step can assume it anew. */
  readonly role: Role | undefined;
  /** The credentials of the engine; undefined if `prepare` did not get that far. */
  readonly credentials: Credentials | undefined;
  /** The URL of the workflow run that has this record, or what else is known of it, if it is not this workflow run. */
  readonly takenBy: string | undefined;
  /** What Terraform is to do; undefined if `prepare` did not get that far. */
  readonly task: Task | undefined;
}

/** What Terraform is to do, and where. */
export interface Task {
  readonly recordId: string;
  readonly command: 'apply' | 'destroy';
  /** The folder of the configuration. */
  readonly workingDirectory: string;
  readonly stateBucket: string;
  readonly stateKey: string;
  /** Environment variables that make the launch role the role of everything that Terraform starts. */
  readonly environment: Readonly<Record<string, string>>;
  /** Values of sensitive variables. */
  readonly sensitiveTexts: readonly string[];
}

/** The files in the folder. */
export interface PreparedFiles {
  readonly folder: string;
  /** What Terraform printed, as it printed it. It can contain secrets. */
  readonly log: string;
  /** The same without secrets, for artifacts. */
  readonly shownLog: string;
  /** `terraform output -json`. */
  readonly outputs: string;
  /** The plan, and the same from `terraform show`, for people and for programs. */
  readonly plan: string;
  readonly planText: string;
  readonly planJson: string;
  /** Exists as soon as `apply` has started, and says how far it came. */
  readonly progress: string;
}

export function filesIn(folder: string): PreparedFiles {
  return {
    folder,
    log: join(folder, 'terraform-private.log'),
    shownLog: join(folder, 'terraform.log'),
    outputs: join(folder, 'outputs.json'),
    plan: join(folder, 'plan.bin'),
    planText: join(folder, 'plan.txt'),
    planJson: join(folder, 'plan.json'),
    progress: join(folder, 'progress.json'),
  };
}

/** Creates the folder, and names it for the later steps of the job. */
export function createFolder({ RUNNER_TEMP: temp }: NodeJS.ProcessEnv): PreparedFiles {
  // Only the user can read a folder that mkdtemp creates.
  const folder = mkdtempSync(join(temp || tmpdir(), 'service-catalog-engine-'));
  commands.exportVariables({ [VARIABLE]: folder });
  return filesIn(folder);
}

export function leave(preparation: Preparation, { folder }: PreparedFiles): void {
  writePrivately(join(folder, FILE), JSON.stringify(preparation));
}

/** A file that only the user of the runner can read. It is there as a whole, or not at all. */
export function writePrivately(path: string, content: string | Uint8Array): void {
  writeFileSync(`${path}.new`, content, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** The folder that `prepare` has named, whatever is in it. */
export function namedFolder(env: NodeJS.ProcessEnv): string | undefined {
  return env[VARIABLE] || undefined;
}

export interface Left {
  readonly preparation: Preparation;
  readonly files: PreparedFiles;
}

/**
 * What an earlier step of this job left; undefined if there was no such step.
 *
 * @throws {Problem} if it cannot be read
 */
export function leftByPrepare(env: NodeJS.ProcessEnv): Left | undefined {
  const folder = namedFolder(env);
  if (!folder) return undefined;
  try {
    const preparation = JSON.parse(readRegularFile(join(folder, FILE), LARGEST).toString('utf8'));
    const { expiration } = preparation.credentials ?? {};
    if (expiration) preparation.credentials.expiration = new Date(expiration);
    return { preparation, files: filesIn(folder) };
  } catch (error) {
    throw new Problem(
      'What the prepare step left cannot be read',
      `The folder in ${VARIABLE} has no ${FILE} that can be read.`,
      `Don't delete files in the runner's temporary folder between the steps, and don't set ${VARIABLE}.`,
      { cause: error },
    );
  }
}

/** How far `apply` came. */
export interface Progress {
  readonly step: 'started' | 'planned' | 'applied';
}

export function writeProgress(step: Progress['step'], { progress }: PreparedFiles): void {
  writePrivately(progress, JSON.stringify({ step } satisfies Progress));
}

/** Undefined if `apply` has not started. */
export function readProgress({ progress }: PreparedFiles): Progress['step'] | undefined {
  try {
    return JSON.parse(readRegularFile(progress, 1024).toString('utf8')).step;
  } catch {
    return undefined;
  }
}
