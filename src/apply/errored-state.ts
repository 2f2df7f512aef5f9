import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Task } from '../github/preparation.ts';
import { ERRORED_STATE, keepErroredState, type WithStates } from '../github/state-bucket.ts';
import type { Step } from '../github/step.ts';
import { asProblem, Problem } from '../problem.ts';
import type { Terraform } from './terraform.ts';

const TITLE = 'The state was not written';

/**
 * Saves the state that Terraform could not write: the folder goes with the runner, and nobody would know the resources.
 * Pushes it as Terraform advises, or else keeps it beside the state.
 *
 * @throws {Problem} if the state is not where the next apply looks for it
 */
export async function saveErroredState(
  task: Task,
  terraform: Terraform,
  withStates: WithStates,
  { log, interrupted }: Pick<Step, 'log' | 'interrupted'>,
): Promise<void> {
  const { workingDirectory, stateKey } = task;
  const path = join(workingDirectory, ERRORED_STATE);
  if (!existsSync(path)) return;
  log.info(`Terraform could not write its state, and wrote ${ERRORED_STATE} instead.`);
  try {
    if (interrupted.aborted) throw new Error('There is no time to run Terraform.');
    await terraform.run(['state', 'push', '-no-color', ERRORED_STATE]);
    rmSync(path);
  } catch {
    const errored = await keepErroredState(task, () => withStates).catch((error: unknown) => {
      throw notKept(path, stateKey, asProblem(error));
    });
    throw new Problem(
      TITLE,
      `Terraform could not write its state. It is kept in the bucket as ${errored}.`,
      `When the bucket can be written again, copy it to ${stateKey}, and delete it. Until then, no operation of this provisioned product runs.`,
    );
  }
}

function notKept(path: string, stateKey: string, cause: Problem): Problem {
  return new Problem(
    TITLE,
    `Terraform could not write its state, and it could not be kept in the bucket either: ${cause.message} It is only in ${path} on the runner.`,
    `Don't run another operation of this provisioned product. If you can still get the file from the runner, copy it to ${stateKey} in the bucket. If not, find the resources by the tracer tag, and import or delete them.`,
    { cause },
  );
}
