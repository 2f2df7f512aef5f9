import { appendFileSync } from 'node:fs';
import { asProblem, type Problem } from '../problem.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { PreparedFiles } from './preparation.ts';

/**
 * Writes why a step failed to the logs, as Terraform writes an error. So a later step, or a later job that gets the log
 * as an artifact, reports it.
 *
 * @param error a problem, an `AggregateError` of problems, or a bug
 */
export function leaveFailure(error: unknown, { log, shownLog }: PreparedFiles, secrets: Secrets): void {
  const problems = (error instanceof AggregateError ? error.errors : [error]).map((each) =>
    secrets.hideInProblem(asProblem(each)),
  );
  const lines = problems.map((problem) => `${JSON.stringify(asDiagnostic(problem))}\n`).join('');
  // If a command was cut off in the middle of a line, the first line is empty.
  for (const path of [log, shownLog]) {
    try {
      appendFileSync(path, `\n${lines}`, { mode: 0o600 });
    } catch {
      // This step still shows why it failed.
    }
  }
}

/** As in https://developer.hashicorp.com/terraform/internals/machine-readable-ui#diagnostic. */
function asDiagnostic({ title, message, advice }: Problem): object {
  return {
    '@level': 'error',
    '@message': `Error: ${title}`,
    '@module': 'service-catalog-engine-action',
    '@timestamp': new Date().toISOString(),
    type: 'diagnostic',
    diagnostic: { severity: 'error', summary: title, detail: `${message} ${advice}` },
  };
}
