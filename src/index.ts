import * as core from '@actions/core';
import { findMessage } from './engine-message.ts';
import { githubRun } from './github-run.ts';
import { readInputs } from './inputs.ts';
import { actionsLog } from './log.ts';
import { Problem } from './problem.ts';
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

const SEEN_BY_DEBUG_LOGGING = new Problem(
  'The workflow token may be in the log',
  'Debug logging is on, with which GitHub prints what expressions evaluate to: also the message of the event, before any step can mask the token in it.',
  'Delete the log of this run once Service Catalog has its answer, and take ACTIONS_STEP_DEBUG away.',
);

try {
  const found = findMessage(core.getInput('message'), env.GITHUB_EVENT_PATH);
  hideTokens(core.getInput('workflow-token'), found.message?.token);
  secrets.addCredentials(env.AWS_SECRET_ACCESS_KEY, env.AWS_SESSION_TOKEN, core.getInput('github-token'));
  const surroundings = { workflowRun: githubRun(env), secrets, log, interrupted: interruption.signal };
  const inputs = readInputs(core.getInput, found);
  const outcome = await run(inputs, surroundings);
  if (outcome.problems.length > 0) process.exitCode = 1;
  await report(outcome, inputs, surroundings);
} catch (error) {
  process.exitCode = 1;
  await reportNotTold(error, secrets, log);
}

/** Before anything else is printed. */
function hideTokens(byHand: string, ofMessage: unknown): void {
  for (const token of new Set([byHand, ofMessage])) {
    if (typeof token !== 'string' || token === '') continue;
    core.setSecret(token);
    secrets.addCredentials(token);
  }
  if (core.isDebug() && typeof ofMessage === 'string') log.warning(SEEN_BY_DEBUG_LOGGING);
}
