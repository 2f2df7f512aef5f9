import * as core from '@actions/core';
import { githubRun } from './github-run.ts';
import { readInputs } from './inputs.ts';
import { actionsLog } from './log.ts';
import { report, reportNotTold } from './report.ts';
import { run } from './run.ts';
import { Secrets } from './secrets.ts';

const { env } = process;
const secrets = new Secrets();
const log = actionsLog(secrets);
try {
  // Before anything is printed.
  const token = core.getInput('workflow-token');
  if (token) core.setSecret(token);
  secrets.add(token, env.AWS_SECRET_ACCESS_KEY, env.AWS_SESSION_TOKEN);

  const outcome = await run(readInputs(core.getInput), githubRun(env), secrets, log);
  if (outcome.problems.length > 0) process.exitCode = 1;
  await report(outcome, log);
} catch (error) {
  process.exitCode = 1;
  await reportNotTold(error, secrets, log);
}
