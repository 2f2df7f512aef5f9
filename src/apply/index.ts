import { getInput, setOutputs } from '../github/commands.ts';
import { showFailure } from '../github/failure.ts';
import { leaveFailure } from '../github/failure-in-log.ts';
import { leftByPrepare, type PreparedFiles } from '../github/preparation.ts';
import { runStep, unlessCrashed } from '../github/step.ts';
import { Problem } from '../problem.ts';
import { readInputs } from './inputs.ts';
import { run } from './run.ts';
import { StoppedTerraform } from './terraform.ts';

// Before the step runs: what is below `await` has no value until it has ended.
const NOT_PREPARED = new Problem(
  'There is nothing to apply',
  'No step of this job has run the prepare action.',
  'Add a step with the prepare action before this step, in the same job.',
);

await runStep(
  async (step) => {
    const left = leftByPrepare(step.env);
    if (!left) throw NOT_PREPARED;
    const { files, preparation } = left;
    if (preparation.takenBy !== undefined) {
      step.log.info(`Nothing to do: the record was taken up by ${preparation.takenBy}.`);
      return;
    }
    setOutputs(outputsOf(files));
    try {
      await unlessCrashed(run(readInputs(getInput), left, step), step);
    } catch (error) {
      // Terraform has written its own errors.
      if (!(error instanceof StoppedTerraform)) leaveFailure(error, files, step.secrets);
      throw error;
    }
  },
  (error, step) => showFailure(error, 'Terraform did not finish', step),
);

/** The step outputs of `action.yml`. */
function outputsOf({ shownLog, planJson, outputs }: PreparedFiles): Record<string, string> {
  return { 'log-file': shownLog, 'plan-file': planJson, 'outputs-file': outputs };
}
