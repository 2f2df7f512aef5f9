import { getInput, setOutputs } from '../github/commands.ts';
import { leaveFailure } from '../github/failure-in-log.ts';
import { InputReader } from '../github/input-reader.ts';
import { createFolder, leave } from '../github/preparation.ts';
import { runStep, unlessCrashed } from '../github/step.ts';
import { readAccess, readInputs } from './inputs.ts';
import { report, reportFailure } from './report.ts';
import { run } from './run.ts';

await runStep(async (step) => {
  const files = createFolder(step.env);
  setOutputs({ 'log-file': files.shownLog });
  try {
    const reader = new InputReader(getInput);
    const access = readAccess(reader, step.env);
    // First: whatever fails from here on can be reported by a later step.
    leave({ ...access, credentials: undefined, takenBy: undefined, task: undefined }, files);
    const inputs = readInputs(reader, access, step.message);
    report(await unlessCrashed(run(inputs, files, step), step), inputs, step.log);
  } catch (error) {
    leaveFailure(error, files, step.secrets);
    throw error;
  }
}, reportFailure);
