import * as commands from '../github/commands.ts';
import { orWarn, showFailure, writeSummary } from '../github/failure.ts';
import type { Log } from '../github/log.ts';
import type { Step } from '../github/step.ts';
import { shortened } from '../plain-text.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { ShownRequest } from '../service-catalog/request.ts';
import { annotationsOf } from './annotations.ts';
import type { Inputs } from './inputs.ts';
import { jobSummary } from './job-summary.ts';
import type { Outcome } from './run.ts';

/**
 * What people and later steps see of an outcome: log, annotations, step outputs, job summary. Never throws: Service
 * Catalog is notified by now, so that anything that cannot be shown is only a warning.
 */
export function report(
  outcome: Outcome,
  inputs: Inputs,
  { workflowRun, secrets, log }: Pick<Step, 'workflowRun' | 'secrets' | 'log'>,
): void {
  orWarn('The log is incomplete', log, () => writeLog(outcome, log));
  orWarn('The annotations are incomplete', log, () => {
    for (const annotation of annotationsOf(outcome.diagnostics, inputs, workflowRun.workspace, secrets))
      log.annotate(annotation);
  });
  orWarn('The step outputs could not be set', log, () => setStepOutputs(outcome, secrets));
  writeSummary(() => jobSummary(outcome, secrets), log);
}

/** Shows why nothing was reported: because inputs are invalid, or because `fail-safe` is off. */
export function reportFailure(error: unknown, step: Pick<Step, 'secrets' | 'log'>): void {
  showFailure(error, 'Service Catalog was not notified', step);
}

function writeLog({ operation, request, receipt, dryRun, problems }: Outcome, log: Log): void {
  const { RecordId, Status, Outputs, FailureReason } = request;
  if (dryRun) {
    log.info('Dry run: Service Catalog is not notified. The request would be:');
    for (const line of jsonLines(request)) log.redacted(line);
  }
  if (receipt) {
    const outputs = Outputs ? ` (${Outputs.length} ${Outputs.length === 1 ? 'output' : 'outputs'})` : '';
    log.info(`Notified Service Catalog: ${operation.noun} of record ${RecordId} ${Status}${outputs}`);
    for (const line of FailureReason?.split('\n') ?? []) log.info(`  ${line}`);
    log.info(`Request ID: ${receipt.requestId}, attempts: ${receipt.attempts}`);
  }
  for (const problem of problems) log.error(problem);
}

/** A longer value is cut in the log. */
const LONGEST_VALUE = 10_000;

/** The request as JSON. The runner cannot take any of the lines for a workflow command. */
function jsonLines(request: ShownRequest): string[] {
  const shorten = (_: string, value: unknown) =>
    typeof value === 'string' && value.length > LONGEST_VALUE
      ? `${shortened(value, LONGEST_VALUE)} (${value.length} characters)`
      : value;
  const jsonEscape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(request, shorten, 2)
    .replaceAll(/(?!\n)\p{Cc}|[\u2028\u2029]|#(?=\[)/gu, jsonEscape)
    .split('\n');
}

/** The step outputs of `action.yml`. */
function setStepOutputs({ operation, request, receipt, attempts, dryRun }: Outcome, secrets: Secrets): void {
  const hide = (text: string) => secrets.hideFor('step output', text);
  commands.setOutputs({
    status: receipt || dryRun ? request.Status : '',
    'record-id': hide(request.RecordId),
    operation: operation.name,
    'request-id': hide(receipt?.requestId ?? ''),
    attempts,
    'idempotency-token': hide(request.IdempotencyToken),
    'outputs-count': request.Outputs?.length ?? 0,
    'failure-reason': hide(request.FailureReason ?? ''),
  });
}
