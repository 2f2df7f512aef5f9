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

// A runner that is to end a step sends SIGINT, 7.5 seconds later SIGTERM, and another 2.5 seconds later it kills.
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interruption.abort());
// A log that nobody reads any more must not end the step before Service Catalog is told.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

try {
  // Before anything is printed.
  const token = core.getInput('workflow-token');
  if (token) core.setSecret(token);
  secrets.addCredentials(token, env.AWS_SECRET_ACCESS_KEY, env.AWS_SESSION_TOKEN);

  const surroundings = { workflowRun: githubRun(env), secrets, log, interrupted: interruption.signal };
  const outcome = await run(readInputs(core.getInput), surroundings);
  if (outcome.problems.length > 0) process.exitCode = 1;
  await report(outcome, secrets, log);
} catch (error) {
  process.exitCode = 1;
  await reportNotTold(error, secrets, log);
}
