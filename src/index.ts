import { findMessage } from './engine-message.ts';
import { githubRun } from './github-run.ts';
import { type Inputs, readInputs } from './inputs.ts';
import { actionsLog } from './log.ts';
import { requestOidcToken } from './oidc-token.ts';
import { Problem } from './problem.ts';
import { endProcess } from './process-end.ts';
import { report, reportNotNotified, reportUnseen } from './report.ts';
import { run } from './run.ts';
import * as runner from './runner.ts';
import { Secrets } from './secrets.ts';
import type { Surroundings } from './surroundings.ts';

const { env } = process;
const secrets = new Secrets();
const log = actionsLog(secrets);

// A runner that is to end a step sends SIGINT, 7.5 seconds later SIGTERM, and another 2.5 seconds later it kills.
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interruption.abort());
// A log that nobody reads any more must not end the step before Service Catalog is notified.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
// Node would print what was thrown, which may quote a secret, and end the step.
const crash = new AbortController();
for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, () => crash.abort());

const TOKEN_IN_INPUTS = new Problem(
  'The workflow token may be in the log',
  "The event's token was handed to this step as an input, and GitHub prints the inputs before the step can mask them.",
  'Leave workflow-token and message out: both are found in the event.',
);
const TOKEN_IN_DEBUG_LOG = new Problem(
  'The workflow token may be in the log',
  'Debug logging is on, with which GitHub prints what expressions of the workflow evaluate to, also the event.',
  'Delete the log of this run once Service Catalog has the result.',
);

try {
  const found = findMessage(runner.getInput('message'), env.GITHUB_EVENT_PATH);
  hideTokens(runner.getInput('workflow-token'), ...found.tokens);
  secrets.addCredentials(env.AWS_SECRET_ACCESS_KEY, env.AWS_SESSION_TOKEN, runner.getInput('github-token'));
  warnOfTokenInLog();
  const surroundings = {
    workflowRun: githubRun(env),
    secrets,
    log,
    interrupted: interruption.signal,
    crashed: crash.signal,
    idToken: requestOidcToken(env, secrets),
    env,
  };
  await notifyAndReport(readInputs(runner.getInput, found), surroundings);
} catch (error) {
  process.exitCode = 1;
  reportNotNotified(error, secrets, log);
}
endProcess();

async function notifyAndReport(inputs: Inputs, surroundings: Surroundings): Promise<void> {
  const outcome = await run(inputs, surroundings);
  if (outcome.problems.length > 0) process.exitCode = 1;
  try {
    report(outcome, inputs, surroundings);
  } catch {
    reportUnseen(outcome);
  }
}

/** Before anything else is printed. */
function hideTokens(...tokens: string[]): void {
  for (const token of new Set(tokens)) {
    if (token === '') continue;
    runner.setSecret(token);
    secrets.addCredentials(token);
  }
}

/** GitHub prints a step's inputs before the step starts and, for debugging, what expressions evaluate to. */
function warnOfTokenInLog(): void {
  const { tokens } = findMessage('', env.GITHUB_EVENT_PATH);
  const isInput = (token: string) =>
    ['workflow-token', 'message'].some((name) => runner.getInput(name).includes(token));
  if (tokens.some(isInput)) log.warning(TOKEN_IN_INPUTS);
  else if (tokens.length > 0 && runner.isDebug()) log.warning(TOKEN_IN_DEBUG_LOG);
}
