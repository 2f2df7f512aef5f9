import { findMessage } from './engine-message.ts';
import { githubRun } from './github-run.ts';
import { readInputs } from './inputs.ts';
import { actionsLog } from './log.ts';
import { Problem } from './problem.ts';
import { report, reportNotTold } from './report.ts';
import { run } from './run.ts';
import * as runner from './runner.ts';
import { Secrets } from './secrets.ts';

const { env } = process;
const secrets = new Secrets();
const log = actionsLog(secrets);

// A runner that is to end a step sends SIGINT, 7.5 seconds later SIGTERM, and another 2.5 seconds later it kills.
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interruption.abort());
// A log that nobody reads any more must not end the step before Service Catalog is told.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const TOKEN_IN_INPUTS = new Problem(
  'The workflow token may be in the log',
  "The event's token was handed to this step as an input, and GitHub prints the inputs before the step can mask them.",
  'Leave workflow-token and message out: both are found in the event.',
);
const TOKEN_IN_DEBUG_LOG = new Problem(
  'The workflow token may be in the log',
  'Debug logging is on, with which GitHub prints what expressions of the workflow evaluate to, also the event.',
  'Delete the log of this run once Service Catalog has its answer.',
);

try {
  const found = findMessage(runner.getInput('message'), env.GITHUB_EVENT_PATH);
  hideTokens(runner.getInput('workflow-token'), found.message?.token);
  secrets.addCredentials(env.AWS_SECRET_ACCESS_KEY, env.AWS_SESSION_TOKEN, runner.getInput('github-token'));
  warnOfTokenInLog();
  const mayHaveIdToken = env.ACTIONS_ID_TOKEN_REQUEST_URL && env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
  const surroundings = {
    workflowRun: githubRun(env),
    secrets,
    log,
    interrupted: interruption.signal,
    idToken: mayHaveIdToken ? runner.getIDToken : undefined,
    env,
  };
  const inputs = readInputs(runner.getInput, found);
  const outcome = await run(inputs, surroundings);
  if (outcome.problems.length > 0) process.exitCode = 1;
  report(outcome, inputs, surroundings);
} catch (error) {
  process.exitCode = 1;
  reportNotTold(error, secrets, log);
}
// What was given up, such as an answer that never came, must not keep the step alive.
process.stdout.write('', () => process.exit());

/** Before anything else is printed. */
function hideTokens(...tokens: unknown[]): void {
  for (const token of new Set(tokens)) {
    if (typeof token !== 'string' || token === '') continue;
    runner.setSecret(token);
    secrets.addCredentials(token);
  }
}

/** GitHub prints a step's inputs before the step starts and, for debugging, what expressions evaluate to. */
function warnOfTokenInLog(): void {
  const { token } = findMessage('', env.GITHUB_EVENT_PATH).message ?? {};
  if (typeof token !== 'string' || token === '') return;
  const isInput = ['workflow-token', 'message'].some((name) => runner.getInput(name).includes(token));
  if (isInput) log.warning(TOKEN_IN_INPUTS);
  else if (runner.isDebug()) log.warning(TOKEN_IN_DEBUG_LOG);
}
