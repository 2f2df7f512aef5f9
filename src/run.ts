import type { GitHubRun } from './github-run.ts';
import type { Inputs } from './inputs.ts';
import type { Log } from './log.ts';
import type { Problem } from './problem.ts';
import { type Result, readResult } from './result.ts';
import type { Secrets } from './secrets.ts';
import { attemptsBefore, explained } from './service-catalog/errors.ts';
import { failureReason } from './service-catalog/failure-reason.ts';
import { idempotencyToken } from './service-catalog/idempotency-token.ts';
import { type NotifyRequest, notify, type Receipt, refuseUnacceptable } from './service-catalog/notify.ts';
import { recordOutputs } from './service-catalog/record-outputs.ts';
import { sensitiveTexts } from './terraform/outputs.ts';

/** What came of it, for the report. */
export interface Outcome {
  /** What was sent, or would have been, as people may see it: without the token, and with no sensitive value. */
  readonly shown: NotifyRequest;
  /** Undefined if Service Catalog was not told: in a dry run, or for the last of `problems`. */
  readonly receipt: Receipt | undefined;
  /** How many requests were sent. */
  readonly attempts: number;
  readonly dryRun: boolean;
  /** Why the step fails; empty if Service Catalog was told what the workflow asked for. */
  readonly problems: readonly Problem[];
}

/** The story of the step: the result of the run is read and becomes a request, and Service Catalog is told. */
export async function run(inputs: Inputs, workflowRun: GitHubRun, secrets: Secrets, log: Log): Promise<Outcome> {
  const result = readResult(inputs, log);
  // A shorter value would turn up in words that have nothing to do with it.
  secrets.add(...sensitiveTexts(result.outputs ?? []).filter((text) => text.length >= 4));
  const request = requestFor(result, inputs, workflowRun, secrets);
  const told = await tell(request, inputs);
  return {
    shown: withoutSecrets(request, result, inputs),
    dryRun: inputs.dryRun,
    ...told,
    problems: [...result.problems, ...told.problems].map((problem) => secrets.hideInProblem(problem)),
  };
}

async function tell(
  request: NotifyRequest,
  { dryRun, awsRegion, endpointUrl }: Inputs,
): Promise<Pick<Outcome, 'receipt' | 'attempts' | 'problems'>> {
  try {
    refuseUnacceptable(request);
    if (dryRun) return { receipt: undefined, attempts: 0, problems: [] };
    const receipt = await notify(request, { region: awsRegion, endpoint: endpointUrl });
    return { receipt, attempts: receipt.attempts, problems: [] };
  } catch (error) {
    return { receipt: undefined, attempts: attemptsBefore(error), problems: [explained(error)] };
  }
}

function requestFor(result: Result, inputs: Inputs, workflowRun: GitHubRun, secrets: Secrets): NotifyRequest {
  const { status, reason, outputs, descriptions } = result;
  const answer = {
    WorkflowToken: inputs.workflowToken,
    RecordId: inputs.recordId,
    Status: status,
    ...(reason && { FailureReason: failureReason(secrets.hideIn(reason), workflowRun.url) }),
    ...(outputs && { Outputs: recordOutputs(outputs, descriptions, inputs.sensitiveOutputs) }),
  };
  const derived = () => idempotencyToken([workflowRun.id, workflowRun.attempt], answer);
  return { ...answer, IdempotencyToken: inputs.idempotencyToken ?? derived() };
}

function withoutSecrets(request: NotifyRequest, { outputs, descriptions }: Result, inputs: Inputs): NotifyRequest {
  const revealed = outputs && inputs.sensitiveOutputs === 'reveal';
  return {
    ...request,
    WorkflowToken: '***',
    ...(revealed && { Outputs: recordOutputs(outputs, descriptions, 'redact') }),
  };
}
