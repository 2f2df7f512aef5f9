import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Task } from '../github/preparation.ts';
import type { Step } from '../github/step.ts';
import { Problem } from '../problem.ts';
import { readRegularFile } from '../regular-file.ts';
import { objectsBeside } from '../service-catalog/state-objects.ts';
import type { WithStates } from './state-use.ts';
import type { Terraform } from './terraform.ts';

/** Terraform writes its state to this file if it cannot write it to the backend. */
const NAME = 'errored.tfstate';
/** In bytes. */
const LARGEST = 512 * 1024 * 1024;

/**
 * Saves the state that Terraform could not write: the folder goes with the runner, and nobody would know the resources.
 * Pushes it as Terraform advises, or else keeps it beside the state.
 *
 * @throws {Problem} if the state is not where the next apply looks for it
 */
export async function saveErroredState(
  { workingDirectory, stateKey }: Task,
  terraform: Terraform,
  withStates: WithStates,
  { log, interrupted }: Pick<Step, 'log' | 'interrupted'>,
): Promise<void> {
  const path = join(workingDirectory, NAME);
  if (!existsSync(path)) return;
  log.info(`Terraform could not write its state, and wrote ${NAME} instead.`);
  try {
    if (interrupted.aborted) throw new Error('There is no time to run Terraform.');
    await terraform.run(['state', 'push', '-no-color', NAME]);
    rmSync(path);
  } catch {
    const { errored } = objectsBeside(stateKey);
    await withStates((states) => states.put(errored, readRegularFile(path, LARGEST)));
    throw new Problem(
      'The state was not written',
      `Terraform could not write its state. It is kept in the bucket as ${errored}.`,
      `When the bucket can be written again, copy it to ${stateKey}, and delete it. Until then, no operation of this provisioned product runs.`,
    );
  }
}
