import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Credentials } from '../aws/credentials.ts';
import { type Left, type Preparation, type PreparedFiles, type Task, writeProgress } from '../github/preparation.ts';
import { referenceTo } from '../github/run-reference.ts';
import { hasEnded, readRunning } from '../github/running-terraform.ts';
import { statesOf } from '../github/state-bucket.ts';
import type { Step } from '../github/step.ts';
import { asProblem, Problem } from '../problem.ts';
import { saveErroredState } from './errored-state.ts';
import type { Inputs } from './inputs.ts';
import { showPlan } from './shown-plan.ts';
import { getPlan, keepConfiguration, keepPlan } from './state-storage.ts';
import { nameUse } from './state-use.ts';
import { terraformIn } from './terraform.ts';
import { findTerraform } from './terraform-program.ts';
import { startTimeLimit } from './time-limit.ts';

/**
 * The story of the step. Before anything is changed, the configuration is kept beside the state, so that what is
 * created can be destroyed.
 *
 * @throws {Problem}
 */
export async function run(inputs: Inputs, { preparation, files }: Left, step: Step): Promise<void> {
  const { task, credentials } = finished(preparation);
  const { secrets, workflowRun, env, log } = step;
  secrets.addSensitive(task.sensitiveTexts);
  const path = findTerraform(inputs.terraformPath ?? '', workflowRun.workspace, env);
  const limit = startTimeLimit(inputs.timeout, credentials);
  const terraform = terraformIn(task, files, { path, name: nameOf(path) }, limit, step);
  const withStates = statesOf(preparation, task, step);
  writeProgress('started', files);

  if (!inputs.plans) await withStates((states) => getPlan(task, files, states));
  await terraform.init();
  // Not before: init locks nothing, and Terraform need not wait for the client of Amazon S3 to load.
  const use = await nameUse(referenceTo(workflowRun), task, withStates);
  if (inputs.plans) {
    const destroy = task.command === 'destroy' ? ['-destroy'] : [];
    const plan = ['plan', '-input=false', '-json', ...destroy, `-out=${files.plan}`];
    await use.whileLocked(() => terraform.run(plan));
    await terraform.run(['show', '-no-color', files.plan], files.planText);
    await showPlan(`${nameOf(path)} show`, files.planText, step);
    await terraform.run(['show', '-json', files.plan], files.planJson);
    if (!inputs.applies) await withStates((states) => keepPlan(task, files, states));
    writeProgress('planned', files);
  }
  if (inputs.applies) {
    if (!existsSync(files.planJson)) await terraform.run(['show', '-json', files.plan], files.planJson);
    if (task.command === 'apply') await withStates((states) => keepConfiguration(task, states));
    await use.willChange();
    try {
      await use.whileLocked(() => terraform.run(['apply', '-input=false', '-json', files.plan]));
    } finally {
      await saveErroredState(task, terraform, withStates, step);
      // What is applied is applied. Without this, a missing state is refused, which is safe.
      if (!isRunning(files)) await use.hasEnded().catch((error: unknown) => log.warning(asProblem(error)));
    }
    if (task.command === 'apply') await terraform.outputs(files.outputs);
    writeProgress('applied', files);
  }
}

/** If the step was interrupted, Terraform can outlive it. */
function isRunning({ folder }: PreparedFiles): boolean {
  const running = readRunning(folder);
  return running !== undefined && !hasEnded(running);
}

function finished({ task, credentials }: Preparation): { task: Task; credentials: Credentials } {
  if (task && credentials) return { task, credentials };
  throw new Problem(
    'There is nothing to apply',
    'The step that runs the prepare action failed.',
    'Run this step only if the prepare step succeeded, which is the default.',
  );
}

/** `terraform` or `tofu`, without the suffixes of programs. */
function nameOf(path: string): string {
  return basename(path)
    .replace(/\.exe$/, '')
    .replace(/-bin$/, '');
}
