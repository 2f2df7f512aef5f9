import { type Step, unlessCrashed } from '../github/step.ts';
import { asProblem, Problem } from '../problem.ts';
import { type LogDiagnostics, NO_DIAGNOSTICS } from '../terraform/log-diagnostics.ts';
import { LOG } from '../time-limits.ts';
import type { failureReasonOf } from './failure-reason.ts';
import type { Inputs } from './inputs.ts';
import { NotAccepted, type Notification, notifier } from './notification.ts';
import { readOutputFiles } from './output-files.ts';
import { type Result, resultOf, unreportable } from './result.ts';
import { waitForTerraform, whatIsLeft } from './terraform-end.ts';

/** What happened, for the report. */
export interface Outcome extends Notification {
  /** Terraform's errors and warnings. */
  readonly diagnostics: LogDiagnostics;
}

/**
 * The story of the step. It reads outputs, then why a run failed, and builds the result. Then it notifies Service
 * Catalog, and reads the log for the report.
 *
 * @throws {AggregateError|Problem} if the result cannot be reported, and `fail-safe` is off
 */
export async function run(inputs: Inputs, step: Step): Promise<Outcome> {
  const { result, diagnostics } = await unlessCrashed(readResult(inputs, step), step).catch((error: unknown) => ({
    result: unreportable(inputs, [asProblem(error)]),
    diagnostics: NO_DIAGNOSTICS,
  }));
  const notification = await notifyOrNotifyFailed(result, inputs, step);
  // A log can be huge. Only a failure reason waits for it.
  const read = diagnostics ?? (await unlessCrashed(readLog(inputs, step), step).catch(() => NO_DIAGNOSTICS));
  return { ...notification, diagnostics: read };
}

interface ReadResult {
  readonly result: Result;
  /** Undefined if the result did not need the log. */
  readonly diagnostics: LogDiagnostics | undefined;
}

async function readResult(inputs: Inputs, step: Step): Promise<ReadResult> {
  const isRunning = await waitForTerraform(inputs, step);
  // First: this makes known which values are secret.
  const files = readOutputFiles(inputs, step);
  const failed = inputs.status?.engine === 'FAILED' ? inputs.status : undefined;
  const diagnostics = failed && (await readLog(inputs, step));
  const cause = failed && (await whyItFailed(inputs, failed, diagnostics ?? NO_DIAGNOSTICS, step));
  const reason = cause && [cause, await whatIsLeft(inputs, isRunning, step)].filter(Boolean).join('\n');
  return { result: resultOf(inputs, files, reason, step.log), diagnostics };
}

/** Loaded when it is needed: most runs succeed. */
async function whyItFailed(...args: Parameters<typeof failureReasonOf>): Promise<string> {
  const module = await import('./failure-reason.ts');
  return module.failureReasonOf(...args);
}

/** The only place where `fail-safe` decides: a result that cannot be reported as it is, is reported as FAILED. */
async function notifyOrNotifyFailed(result: Result, inputs: Inputs, step: Step): Promise<Notification> {
  if (result.problems.length > 0 && !inputs.failSafe) throw new AggregateError(result.problems);
  const { notify, end } = notifier(inputs, step);
  try {
    return await notify(result, inputs.idempotencyToken);
  } catch (error) {
    const problem = asProblem(error);
    if (!inputs.failSafe) throw problem;
    // If this is a bug, the text of the reason might be what triggers it.
    const reason = error instanceof Problem ? result.reason : '';
    const failed = unreportable(inputs, [...result.problems, problem], reason);
    // A token from the inputs might have been used for another result. AWS rejects it then.
    const notification = await notify(failed, undefined);
    const attempts = notification.attempts + (error instanceof NotAccepted ? error.attempts : 0);
    return { ...notification, attempts };
  } finally {
    end();
  }
}

/** A log that cannot be read is a warning, and so is one that does not tell why the run failed. */
async function readLog({ logFile, status }: Inputs, { log, interrupted }: Step): Promise<LogDiagnostics> {
  if (!logFile) return NO_DIAGNOSTICS;
  try {
    const { readDiagnostics } = await import('../terraform/diagnostics.ts');
    const diagnostics = await readDiagnostics(logFile, AbortSignal.any([interrupted, AbortSignal.timeout(LOG)]));
    if (status?.engine === 'FAILED' && diagnostics.errors.length === 0) {
      log.warning(
        new Problem('No errors were found in log-file', `log-file '${logFile}' contains no errors.`, NO_ERRORS),
      );
    }
    return diagnostics;
  } catch (error) {
    const { message, advice } = asProblem(error);
    log.warning(new Problem('Cannot read log-file', `log-file '${logFile}': ${message}`, advice, { cause: error }));
    return NO_DIAGNOSTICS;
  }
}

const NO_ERRORS =
  'If a Terraform command failed, write its output to the file, with standard error: terraform apply 2>&1 | tee terraform.log.';
