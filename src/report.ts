import { annotationsOf } from './annotations.ts';
import type { Inputs } from './inputs.ts';
import { jobSummary, jobSummaryOfProblems } from './job-summary.ts';
import type { Log } from './log.ts';
import { asProblem, Problem } from './problem.ts';
import type { Outcome } from './run.ts';
import * as runner from './runner.ts';
import type { Secrets } from './secrets.ts';
import type { NotifyRequest } from './service-catalog/notify.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Everything that people and later steps see of an outcome: log, annotations, step outputs, job summary. Service
 * Catalog has the result by now, so what cannot be shown is a warning.
 */
export function report(outcome: Outcome, inputs: Inputs, { workflowRun, secrets, log }: Surroundings): void {
  writeLog(outcome, log);
  orWarn('The errors of Terraform could not be shown', log, () => {
    for (const annotation of annotationsOf(outcome.diagnostics, inputs, workflowRun.workspace))
      log.annotate(annotation);
  });
  orWarn('The step outputs could not be set', log, () => setStepOutputs(outcome, secrets));
  writeSummary(() => jobSummary(outcome, secrets), log);
}

/** What is left to say where the report itself breaks. It has no text that could have been what broke it. */
export function reportUnseen({ receipt, dryRun }: Outcome): void {
  const title = 'The report could not be written';
  const isNotified = receipt
    ? 'Service Catalog has the result'
    : dryRun
      ? 'Nothing was sent'
      : 'Service Catalog did not confirm the result';
  runner.annotate({
    level: 'warning',
    title,
    message: `${isNotified}. What the action shows of it is incomplete because of a bug: report it.`,
  });
}

/** The report where nobody could be notified, because the inputs do not say of what, or the result must not be. */
export function reportNotNotified(error: unknown, secrets: Secrets, log: Log): void {
  const thrown = error instanceof AggregateError ? error.errors : [error];
  const problems = thrown.map((each) => secrets.hideInProblem(asProblem(each)));
  for (const problem of problems) log.error(problem);
  writeSummary(() => jobSummaryOfProblems(problems, secrets), log);
}

function writeSummary(summary: () => string, log: Log): void {
  orWarn('The job summary could not be written', log, () => runner.writeSummary(summary()));
}

function orWarn(title: string, log: Log, write: () => void): void {
  try {
    write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = code ? `The runner's file could not be written (${code}).` : asProblem(error).message;
    log.warning(new Problem(title, message, 'Whether Service Catalog was notified is in the log.', { cause: error }));
  }
}

function writeLog({ operation, shown, receipt, dryRun, problems }: Outcome, log: Log): void {
  const { RecordId, Status, Outputs, FailureReason } = shown;
  if (dryRun) {
    log.info('Dry run: Service Catalog is not called. The request would be:');
    for (const line of requestLines(shown)) log.redacted(line);
  }
  if (receipt) {
    const outputs = Outputs ? `, with ${Outputs.length} ${Outputs.length === 1 ? 'output' : 'outputs'}` : '';
    log.info(`Told Service Catalog that the ${operation.noun} of record ${RecordId} ${Status}${outputs}.`);
    for (const line of FailureReason?.split('\n') ?? []) log.info(`  ${line}`);
    log.info(`Request ID ${receipt.requestId}, attempt ${receipt.attempts}.`);
  }
  for (const problem of problems) log.error(problem);
}

/** The request as JSON, of which no line can be taken for a workflow command. */
function requestLines(request: NotifyRequest): string[] {
  const jsonEscape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(request, (_, value) => (typeof value === 'string' ? cut(value) : value), 2)
    .replaceAll(/(?!\n)\p{Cc}|[\u2028\u2029]|#(?=\[)/gu, jsonEscape)
    .split('\n');
}

/** Nobody reads a longer one in a log. */
const LONGEST_VALUE = 10_000;

function cut(value: string): string {
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}… (${value.length} characters)` : value;
}

/** The step outputs of `action.yml`. */
function setStepOutputs({ operation, shown, receipt, attempts, dryRun }: Outcome, secrets: Secrets): void {
  const hide = (text: string) => secrets.hideCredentialsIn(text);
  runner.setOutputs({
    status: receipt || dryRun ? shown.Status : '',
    'record-id': hide(shown.RecordId),
    operation: operation.name,
    'request-id': receipt?.requestId ?? '',
    attempts,
    'idempotency-token': hide(shown.IdempotencyToken),
    'outputs-count': shown.Outputs?.length ?? 0,
    'failure-reason': shown.FailureReason ?? '',
  });
}
