import { shortened } from '../plain-text.ts';
import { asProblem, Problem } from '../problem.ts';
import type { Secrets } from '../secrets/secrets.ts';
import * as commands from './commands.ts';
import type { Log } from './log.ts';
import type { Step } from './step.ts';
import { prose, summaryOf } from './summary-html.ts';

/**
 * Shows why an action failed before it had a result: annotations, and a job summary.
 *
 * @param error a problem, an `AggregateError` of problems, or a bug
 */
export function showFailure(error: unknown, heading: string, { secrets, log }: Pick<Step, 'secrets' | 'log'>): void {
  const thrown = error instanceof AggregateError ? error.errors : [error];
  const problems = thrown.map(asProblem);
  for (const problem of problems) log.error(problem);
  writeSummary(() => summaryOf([`<h3>❌ ${heading}</h3>`, ...problemBlocks(problems, secrets)]), log);
}

const MOST_PROBLEMS = 20;
const LONGEST = 1000;

/** HTML blocks for a job summary. */
export function problemBlocks(problems: readonly Problem[], secrets: Secrets): string[] {
  const text = (part: string) => prose(secrets.hideFor('text in the summary', shortened(part, 2 * LONGEST)), LONGEST);
  const shown = problems
    .slice(0, MOST_PROBLEMS)
    .map(
      ({ title, message, advice }) => `<p><strong>${text(title)}</strong><br>${text(message)}<br>${text(advice)}</p>`,
    );
  return problems.length > shown.length ? [...shown, `<p>… and ${problems.length - shown.length} more.</p>`] : shown;
}

/** A job summary that cannot be written is a warning. */
export function writeSummary(summary: () => string, log: Log): void {
  orWarn('The job summary could not be written', log, () => commands.writeSummary(summary()));
}

/** What cannot be shown must not fail a step. */
export function orWarn(title: string, log: Log, write: () => void): void {
  try {
    write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = code ? `The runner's file could not be written (${code}).` : asProblem(error).message;
    log.warning(new Problem(title, message, 'The log has the result of the step.', { cause: error }));
  }
}
