import { getInput } from '../github/commands.ts';
import { runStep } from '../github/step.ts';
import { readInputs } from './inputs.ts';
import { preparedBefore } from './prepared.ts';
import { report, reportFailure } from './report.ts';
import { run } from './run.ts';

await runStep(async (step) => {
  const prepared = preparedBefore(step);
  if (prepared?.takenBy) {
    step.log.info(`Nothing to report: the record was taken up by ${prepared.takenBy}, which reports its result.`);
    return;
  }
  const inputs = readInputs(getInput, step.message, prepared);
  const outcome = await run(inputs, step);
  if (outcome.problems.length > 0) process.exitCode = 1;
  report(outcome, inputs, step);
}, reportFailure);
