import type { Inputs } from './inputs.ts';
import { Problem } from './problem.ts';
import type { Result } from './result.ts';
import {
  type Credentials,
  ensureHome,
  environmentCredentials,
  refuseEndlessToken,
} from './service-catalog/credentials.ts';
import { explained, inWords, refusedContent } from './service-catalog/errors.ts';
import { failureReason } from './service-catalog/failure-reason.ts';
import { idempotencyToken } from './service-catalog/idempotency-token.ts';
import {
  type Connection,
  type NotifyRequest,
  NotTold,
  notify,
  type Receipt,
  refuseUnacceptable,
} from './service-catalog/notify.ts';
import type { Operation } from './service-catalog/operation.ts';
import { agentsFor } from './service-catalog/proxies.ts';
import { recordOutputs } from './service-catalog/record-outputs.ts';
import type { FailedAttempt, PatientRetryStrategy } from './service-catalog/retries.ts';
import { assumeRole, type Role } from './service-catalog/role.ts';
import type { Surroundings } from './surroundings.ts';
import { Deadline } from './time-limits.ts';

/** What Service Catalog was told, and what it said. */
export interface Told {
  readonly operation: Operation;
  /** Its name and id; undefined if there is no engine message. */
  readonly provisionedProduct: string | undefined;
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

/**
 * Tells Service Catalog the result.
 *
 * @throws if this result cannot be told, whereas one with less in it may be
 */
export async function tell(
  result: Result,
  inputs: Inputs,
  surroundings: Surroundings,
  { connection, deadline }: Call,
): Promise<Told> {
  const { dryRun } = inputs;
  const { secrets, interrupted } = surroundings;
  if (result.problems.length > 0 && !inputs.failSafe) throw new AggregateError(result.problems);
  const request = requestFor(result, inputs, surroundings);
  refuseUnacceptable(request);

  // Before anything is sent: what fails after that must not look as if nothing was told.
  const shown = withoutSecrets(request, result, inputs);
  const outcome = (receipt: Receipt | undefined, attempts: number, problems = result.problems): Told => ({
    operation: inputs.operation,
    provisionedProduct: inputs.provisionedProduct,
    shown,
    receipt,
    attempts,
    dryRun,
    problems: problems.map((problem) => secrets.hideInProblem(problem)),
  });
  if (dryRun) return outcome(undefined, 0);
  try {
    const receipt = await notify(
      inputs.operation.name,
      request,
      connection,
      { maxAttempts: inputs.maxAttempts, deadline, interrupted },
      (failed) => surroundings.log.info(retryLine(failed, inputs)),
    );
    return outcome(receipt, receipt.attempts);
  } catch (error) {
    if (!(error instanceof NotTold)) throw error;
    const { Status, Outputs } = request;
    const lessIsPossible = Status === 'SUCCEEDED' || Outputs !== undefined || inputs.idempotencyToken !== undefined;
    if (refusedContent(error.cause) && lessIsPossible) throw error;
    const { title, message, advice, cause } = explained(error.cause, inputs.operation.api);
    const cancelled = interrupted.aborted ? ' The job was cancelled, which left time for one last attempt.' : '';
    const problem = new Problem(title, `${message}${cancelled}`, advice, { cause });
    // What was refused again for the same reason is said once.
    const others = result.problems.filter((other) => other.message !== problem.message);
    return outcome(undefined, error.attempts, [...others, problem]);
  }
}

/** What all attempts have in common, whatever the result that they tell. */
export interface Call {
  readonly connection: Connection;
  readonly deadline: Deadline;
}

export function callFor({ awsRegion, endpointUrl, role, timeoutSeconds }: Inputs, surroundings: Surroundings): Call {
  const { env, idToken, secrets, log, interrupted } = surroundings;
  const { agents, passwords, problem } = agentsFor(env);
  secrets.addCredentials(...passwords);
  if (problem) log.warning(problem);
  ensureHome(env);
  let assumed: Promise<Credentials> | undefined;
  const assume = async (assumable: Role, caller: Credentials | undefined, retryStrategy: PatientRetryStrategy) => {
    const credentials = await assumeRole(assumable, idToken, awsRegion, agents, caller, retryStrategy);
    secrets.addCredentials(credentials.secretAccessKey, credentials.sessionToken);
    return credentials;
  };
  return {
    connection: {
      region: awsRegion,
      endpoint: endpointUrl,
      agents,
      async credentials(retryStrategy) {
        const keys = environmentCredentials(env);
        if (!keys) refuseEndlessToken(env);
        if (role) assumed ??= assume(role, keys, retryStrategy);
        return assumed ?? keys;
      },
    },
    deadline: new Deadline(timeoutSeconds * 1000, interrupted),
  };
}

function requestFor(result: Result, inputs: Inputs, { workflowRun, secrets }: Surroundings): NotifyRequest {
  const { status, reason, outputs, descriptions } = result;
  const answer = {
    WorkflowToken: inputs.workflowToken,
    RecordId: inputs.recordId,
    Status: status,
    ...(reason && { FailureReason: failureReason(reason, workflowRun.url, (text) => secrets.hideIn(text)) }),
    ...(inputs.uniqueTag && { ResourceIdentifier: { UniqueTag: inputs.uniqueTag } }),
    ...(outputs && { Outputs: recordOutputs(outputs, descriptions, inputs.sensitiveOutputs) }),
  };
  const execution = [workflowRun.id, workflowRun.attempt, inputs.operation.name];
  const derived = () => idempotencyToken(execution, answer);
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

function retryLine({ number, cause, delay }: FailedAttempt, { maxAttempts }: Inputs): string {
  const next = delay > 0 ? `in ${(delay / 1000).toFixed(1)} s` : 'now';
  return `Attempt ${number} of ${maxAttempts} failed: ${inWords(cause)} The next follows ${next}.`;
}
