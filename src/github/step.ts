import { Problem } from '../problem.ts';
import { Secrets } from '../secrets/secrets.ts';
import type { FoundMessage } from '../service-catalog/message.ts';
import * as commands from './commands.ts';
import { messageInEvent, messageInInput } from './event-message.ts';
import { actionsLog, type Log } from './log.ts';
import { endProcess } from './process-end.ts';
import { secretVariables } from './secret-variables.ts';
import { type WorkflowRun, workflowRun } from './workflow-run.ts';

/** What a step has around it. */
export interface Step {
  readonly message: FoundMessage;
  readonly workflowRun: WorkflowRun;
  readonly secrets: Secrets;
  readonly log: Log;
  /** Aborted when the job is canceled and the step is to end. */
  readonly interrupted: AbortSignal;
  /** Aborted when something was thrown that nothing could catch. */
  readonly crashed: AbortSignal;
  /** For the AWS SDK and Node. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Runs an action, and ends the process. Before anything else, it masks the workflow tokens. Whatever happens, it shows
 * nothing that Node or the AWS SDK would print by themselves.
 *
 * @param work the action. If it throws, the step fails.
 * @param showError shows what `work` threw
 */
export async function runStep(
  work: (step: Step) => Promise<void>,
  showError: (error: unknown, step: Pick<Step, 'secrets' | 'log'>) => void,
): Promise<void> {
  const { env } = process;
  const secrets = new Secrets();
  const log = actionsLog(secrets);
  const { interrupted, crashed } = listen();
  try {
    const inEvent = messageInEvent(env.GITHUB_EVENT_PATH);
    const input = commands.getInput('message');
    const message = input ? messageInInput(input) : inEvent;
    mask([commands.getInput('workflow-token'), ...message.tokens, ...inEvent.tokens], secrets);
    secrets.addCredentials(env.AWS_SECRET_ACCESS_KEY, env.AWS_SESSION_TOKEN, commands.getInput('github-token'));
    for (const value of secretVariables(env)) secrets.addCredentials(value);
    warnIfTokenIsInLog(inEvent.tokens, log);
    await work({ message, workflowRun: workflowRun(env), secrets, log, interrupted, crashed, env });
  } catch (error) {
    process.exitCode = 1;
    showError(error, { secrets, log });
  }
  endProcess();
}

/** @throws if something was thrown that nothing could catch. What waits for it would wait forever. */
export function unlessCrashed<T>(promise: Promise<T>, { crashed }: Pick<Step, 'crashed'>): Promise<T> {
  const crash = Promise.withResolvers<never>();
  const reject = () => crash.reject(new Error('Crashed'));
  if (crashed.aborted) reject();
  crashed.addEventListener('abort', reject, { once: true });
  return Promise.race([promise, crash.promise]).finally(() => crashed.removeEventListener('abort', reject));
}

function listen(): Pick<Step, 'interrupted' | 'crashed'> {
  const [interruption, crash] = [new AbortController(), new AbortController()];
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interruption.abort());
  // By default, Node prints what was thrown, which might quote a secret, and ends the process.
  for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, () => crash.abort());
  // A log that nobody reads anymore must not end the step.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return { interrupted: interruption.signal, crashed: crash.signal };
}

function mask(tokens: readonly string[], secrets: Secrets): void {
  for (const token of new Set(tokens)) {
    if (token === '') continue;
    commands.setSecret(token);
    secrets.addCredentials(token);
  }
}

const TITLE = 'The workflow token may be in the log';

/** GitHub prints a step's inputs before the step starts and, with debug logging, the values of expressions. */
function warnIfTokenIsInLog(tokens: readonly string[], log: Log): void {
  const isInput = (token: string) =>
    ['workflow-token', 'message'].some((name) => commands.getInput(name).includes(token));
  if (tokens.some(isInput)) {
    log.warning(
      new Problem(
        TITLE,
        'The workflow passes the token of the event to this step as an input. GitHub prints inputs before a step can mask them.',
        'Omit workflow-token and message: the action finds both in the event.',
      ),
    );
  } else if (tokens.length > 0 && commands.isDebug()) {
    log.warning(
      new Problem(
        TITLE,
        'Debug logging is on. GitHub then prints the values of expressions, which can include the event.',
        'Delete the log of this workflow run after Service Catalog is notified.',
      ),
    );
  }
}
