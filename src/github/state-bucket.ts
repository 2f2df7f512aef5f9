import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type FailedAttempt, retryLine } from '../aws/retries.ts';
import { type Bucket, openBucket } from '../aws/s3.ts';
import { readRegularFile } from '../regular-file.ts';
import { objectsBeside } from '../service-catalog/state-objects.ts';
import { Deadline, PREPARE } from '../time-limits.ts';
import { WORKFLOW_ADVICE } from './advice.ts';
import { awsAccess } from './aws-access.ts';
import type { Preparation, Task } from './preparation.ts';
import type { Step } from './step.ts';

/** How long a use of the bucket may take, in milliseconds, and with how many attempts. */
export interface Patience {
  readonly timeout: number;
  readonly maxAttempts: number;
}

/** For what has to be done. */
export const PATIENT: Patience = { timeout: PREPARE, maxAttempts: 12 };

/** Uses the bucket of the states. Each use has a deadline of its own. */
export type WithStates = <T>(use: (states: Bucket) => Promise<T>, patience?: Patience) => Promise<T>;

/** The bucket of the states, as the engine role reads and writes it after `prepare`. */
export function statesOf(
  { region, credentials }: Preparation,
  { stateBucket }: Pick<Task, 'stateBucket'>,
  step: Pick<Step, 'env' | 'secrets' | 'log' | 'interrupted'>,
): WithStates {
  if (!credentials) throw new Error('There are no credentials of the engine');
  const { env, log, interrupted } = step;
  const { agents } = awsAccess(region, undefined, step, credentials);
  return async (use, { timeout, maxAttempts } = PATIENT) => {
    const deadline = new Deadline(timeout, interrupted);
    const limits = { maxAttempts, deadline, interrupted };
    const onRetry = (failed: FailedAttempt) => log.info(retryLine(failed, limits));
    const caller = { region, agents, credentials, principal: 'the engine role', advice: WORKFLOW_ADVICE, limits };
    try {
      return await use(await openBucket(stateBucket, { ...caller, onRetry, env }));
    } finally {
      deadline.clear();
    }
  };
}

/** Terraform writes its state to this file if it cannot write it to the backend. */
export const ERRORED_STATE = 'errored.tfstate';
/** In bytes. */
const LARGEST = 512 * 1024 * 1024;

/**
 * Keeps the state that Terraform could not write beside the state, if there is one: the folder goes with the runner, and
 * nobody would know the resources.
 *
 * @returns the key of the object; undefined if there is no such state
 * @throws {Problem} if the bucket cannot be written
 */
export async function keepErroredState(
  { workingDirectory, stateKey }: Pick<Task, 'workingDirectory' | 'stateKey'>,
  withStates: () => WithStates,
): Promise<string | undefined> {
  const path = join(workingDirectory, ERRORED_STATE);
  if (!existsSync(path)) return undefined;
  const { errored } = objectsBeside(stateKey);
  await withStates()((states) => states.put(errored, readRegularFile(path, LARGEST)));
  rmSync(path);
  return errored;
}
