import { getInput } from '../github/commands.ts';
import { runStep } from '../github/step.ts';
import { readInputs } from './inputs.ts';
import { report, reportFailure } from './report.ts';
import { run } from './run.ts';

await runStep(async (step) => {
  const inputs = readInputs(getInput, step.message);
  const outcome = await run(inputs, step);
  if (outcome.problems.length > 0) process.exitCode = 1;
  report(outcome, inputs, step);
}, reportFailure);
