import { existsSync } from 'node:fs';
import type { Credentials } from '../aws/credentials.ts';
import type { Role } from '../aws/role.ts';
import { type Left, leftByPrepare, namedFolder, readProgress } from '../github/preparation.ts';
import { keepErroredState, statesOf } from '../github/state-bucket.ts';
import type { Step } from '../github/step.ts';
import { asProblem } from '../problem.ts';

/** What earlier steps of this job left, and the inputs have by default then. */
export interface Prepared {
  /** The workflow run that has the record, if it is another one. Then nothing is to be reported. */
  readonly takenBy: string | undefined;
  readonly region: string | undefined;
  readonly role: Role | undefined;
  readonly credentials: Credentials | undefined;
  /** Where Terraform might still be running. */
  readonly folder: string | undefined;
  readonly workingDirectory: string | undefined;
  readonly logFile: string | undefined;
  readonly outputsFile: string | undefined;
  readonly planFile: string | undefined;
  /** Keeps the state that Terraform could not write. @returns its key, if there was one */
  readonly keepErroredState: () => Promise<string | undefined>;
  /** Whether the apply action has applied. */
  readonly isApplied: boolean;
}

/** Undefined if no `prepare` step ran before in this job. If what it left cannot be read, nothing counts as applied. */
export function preparedBefore(step: Step): Prepared | undefined {
  const { env, secrets, log } = step;
  try {
    const left = leftByPrepare(env);
    if (!left) return undefined;
    secrets.addSensitive(left.preparation.task?.sensitiveTexts ?? []);
    return preparedBy(left, step);
  } catch (error) {
    log.warning(asProblem(error));
    return { ...UNREADABLE, folder: namedFolder(env) };
  }
}

function preparedBy({ preparation, files }: Left, step: Step): Prepared {
  const { takenBy, region, role, credentials, task } = preparation;
  const isApplied = readProgress(files) === 'applied';
  return {
    takenBy,
    region,
    role,
    credentials,
    folder: files.folder,
    workingDirectory: task?.workingDirectory,
    logFile: existing(files.log),
    outputsFile: isApplied ? existing(files.outputs) : undefined,
    planFile: isApplied ? existing(files.planJson) : undefined,
    keepErroredState: async () =>
      task && preparation.credentials && keepErroredState(task, () => statesOf(preparation, task, step)),
    isApplied,
  };
}

const UNREADABLE: Prepared = {
  takenBy: undefined,
  region: undefined,
  role: undefined,
  credentials: undefined,
  folder: undefined,
  workingDirectory: undefined,
  logFile: undefined,
  outputsFile: undefined,
  planFile: undefined,
  keepErroredState: async () => undefined,
  isApplied: false,
};

function existing(path: string): string | undefined {
  return existsSync(path) ? path : undefined;
}
