import { CREDENTIALS, environmentOf } from '../../local/credentials.ts';
import { messageInEvent } from '../../src/github/event-message.ts';
import { workflowRun } from '../../src/github/workflow-run.ts';
import { readInputs } from '../../src/notify/inputs.ts';
import { type Outcome, run } from '../../src/notify/run.ts';
import type { Problem } from '../../src/problem.ts';
import { Secrets } from '../../src/secrets/secrets.ts';

export const RECORD_ID = 'rec-2w8n4b6v9k1hj';
export const TOKEN = '7d1f4b0e-83a6-4c29-b5d7-2e90c6a1f384';

/** What happened in a step, and what it logged on the way. */
export interface Notified extends Outcome {
  readonly warnings: readonly Problem[];
  readonly lines: readonly string[];
}

/**
 * Notifies Service Catalog from this process, for what no process of its own is needed. It starts where the action has
 * its inputs, and ends where it has an outcome. What it sends goes over HTTP.
 *
 * @param given inputs. By default, a run of the scenarios' record has succeeded, and nobody can be notified.
 * @param env of the step. The SDK itself reads that of this process.
 * @param onLine is called with each line of the log
 */
export async function notified(
  given: Record<string, string>,
  env: NodeJS.ProcessEnv = {},
  onLine: (line: string) => void = () => {},
): Promise<Notified> {
  const inputs: Record<string, string> = {
    'record-id': RECORD_ID,
    'workflow-token': TOKEN,
    'aws-region': 'eu-central-1',
    'endpoint-url': 'http://127.0.0.1:1',
    status: 'success',
    ...given,
  };
  const [warnings, lines]: [Problem[], string[]] = [[], []];
  const ignored = () => {};
  const outcome = await run(
    readInputs((name) => inputs[name] ?? '', messageInEvent(undefined)),
    {
      message: messageInEvent(undefined),
      workflowRun: workflowRun(env),
      secrets: new Secrets(),
      log: {
        info(line) {
          lines.push(line);
          onLine(line);
        },
        warning: (problem) => void warnings.push(problem),
        redacted: ignored,
        error: ignored,
        annotate: ignored,
      },
      interrupted: new AbortController().signal,
      crashed: new AbortController().signal,
      env: { HOME: '/nonexistent', ...environmentOf(CREDENTIALS), ...env },
    },
  );
  return { ...outcome, warnings, lines };
}
