import { retryLine } from '../aws/retries.ts';
import { WORKFLOW_ADVICE } from '../github/advice.ts';
import { awsAccess } from '../github/aws-access.ts';
import type { Step } from '../github/step.ts';
import { Problem } from '../problem.ts';
import { type Receipt, RequestFailed, send } from '../service-catalog/client.ts';
import { explained, rejectsContent } from '../service-catalog/errors.ts';
import { failureReason } from '../service-catalog/failure-reason.ts';
import { idempotencyToken } from '../service-catalog/idempotency-token.ts';
import type { Operation } from '../service-catalog/operation.ts';
import { recordOutputs } from '../service-catalog/record-outputs.ts';
import { type NotifyRequest, refuseInvalid, type ShownRequest, shownRequest } from '../service-catalog/request.ts';
import { Deadline } from '../time-limits.ts';
import type { Inputs } from './inputs.ts';
import type { Result } from './result.ts';

/** What Service Catalog was notified of, and how it responded. */
export interface Notification {
  readonly operation: Operation;
  /** Its name and ID; undefined if there is no message. */
  readonly provisionedProduct: string | undefined;
  readonly request: ShownRequest;
  /** Undefined if Service Catalog was not notified: in a dry run, or because of the last of `problems`. */
  readonly receipt: Receipt | undefined;
  /** How many requests were sent. */
  readonly attempts: number;
  readonly dryRun: boolean;
  /** Why the step fails; empty if Service Catalog was notified of the result that the workflow has. */
  readonly problems: readonly Problem[];
}

/** That Service Catalog rejected what the request contains. It might accept less. */
export class NotAccepted extends Problem {
  readonly attempts: number;

  constructor({ title, message, advice, cause }: Problem, attempts: number) {
    super(title, message, advice, { cause });
    this.attempts = attempts;
  }
}

export interface Notifier {
  /**
   * Notifies Service Catalog of a result.
   *
   * @param givenToken the idempotency token, if it is not to be derived
   * @throws {NotAccepted} if Service Catalog might accept a FAILED result with less content
   */
  notify(result: Result, givenToken: string | undefined): Promise<Notification>;
  /** Stops the clock. */
  end(): void;
}

/** What all attempts have in common, whatever the result: the connection, and one deadline. */
export function notifier(inputs: Inputs, step: Step): Notifier {
  const { log, interrupted } = step;
  const access = awsAccess(inputs.awsRegion, inputs.role, step, inputs.prepared?.credentials);
  const connection = { ...access, endpoint: inputs.endpointUrl };
  const deadline = new Deadline(inputs.timeoutSeconds * 1000, interrupted);
  const limits = { maxAttempts: inputs.maxAttempts, deadline, interrupted };

  async function notify(result: Result, givenToken: string | undefined): Promise<Notification> {
    const request = requestFor(result, inputs, givenToken, step);
    refuseInvalid(request);
    // Before anything is sent: what fails after that must not look as if nothing was sent.
    const shown = shownRequest(request, redacted(result, inputs));
    const notification = (receipt: Receipt | undefined, attempts: number, problems = result.problems) => ({
      operation: inputs.operation,
      provisionedProduct: inputs.provisionedProduct,
      request: shown,
      receipt,
      attempts,
      dryRun: inputs.dryRun,
      problems,
    });
    if (inputs.dryRun) return notification(undefined, 0);
    try {
      const receipt = await send(inputs.operation.name, request, connection, limits, (failed) =>
        log.info(retryLine(failed, inputs)),
      );
      return notification(receipt, receipt.attempts);
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      const problem = explained(error.cause, inputs.operation.api, WORKFLOW_ADVICE);
      const hasLess = request.Status === 'SUCCEEDED' || request.Outputs !== undefined || givenToken !== undefined;
      if (rejectsContent(error.cause) && hasLess) throw new NotAccepted(problem, error.attempts);
      // What was rejected twice for the same reason is shown once.
      const others = result.problems.filter(({ message }) => message !== problem.message);
      return notification(undefined, error.attempts, [...others, interrupted.aborted ? canceled(problem) : problem]);
    }
  }

  return { notify, end: () => deadline.clear() };
}

function canceled({ title, message, advice, cause }: Problem): Problem {
  return new Problem(title, `${message} The job was canceled, which left time for one last attempt.`, advice, {
    cause,
  });
}

function requestFor(
  { status, reason, outputs, descriptions }: Result,
  inputs: Inputs,
  givenToken: string | undefined,
  { workflowRun, secrets }: Step,
): NotifyRequest {
  const hide = (text: string) => secrets.hideFor('failure reason', text);
  const request = {
    WorkflowToken: inputs.workflowToken,
    RecordId: inputs.recordId,
    Status: status,
    ...(reason !== undefined && { FailureReason: failureReason(reason, workflowRun.url, hide) }),
    ...(inputs.uniqueTag && { ResourceIdentifier: { UniqueTag: inputs.uniqueTag } }),
    ...(outputs && { Outputs: recordOutputs(outputs, descriptions, inputs.sensitiveOutputs) }),
  };
  const execution = [workflowRun.id, workflowRun.attempt, inputs.operation.name];
  return { ...request, IdempotencyToken: givenToken ?? idempotencyToken(execution, request) };
}

/** The outputs without sensitive values, even if these are sent. */
function redacted({ outputs, descriptions }: Result, { sensitiveOutputs }: Inputs) {
  return outputs && recordOutputs(outputs, descriptions, sensitiveOutputs === 'reveal' ? 'redact' : sensitiveOutputs);
}
