import { failureCause } from './failure-cause.ts';
import type { GitHubRun } from './github-run.ts';
import type { Inputs, RunStatus } from './inputs.ts';
import type { Log } from './log.ts';
import { asProblem, Problem } from './problem.ts';
import { type Result, readResult, unreportable } from './result.ts';
import type { Secrets } from './secrets.ts';
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
import type { FailedAttempt } from './service-catalog/retries.ts';
import { assumeRole, type IdToken, type Role, type RoleCredentials } from './service-catalog/role.ts';
import { type LogDiagnostics, readDiagnostics } from './terraform/diagnostics.ts';
import { sensitiveTexts } from './terraform/outputs.ts';

/** What surrounds the step: nothing in it is an input. */
export interface Surroundings {
  readonly workflowRun: GitHubRun;
  readonly secrets: Secrets;
  readonly log: Log;
  /** Aborted when the job is cancelled and the step is to end. */
  readonly interrupted: AbortSignal;
  readonly idToken: IdToken;
  /** For what AWS's SDK and Node read from it. */
  readonly env: NodeJS.ProcessEnv;
}

/** What came of it, for the report. */
export interface Outcome {
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
  /** What went wrong in Terraform. */
  readonly diagnostics: LogDiagnostics;
}

type Told = Omit<Outcome, 'diagnostics'>;

/**
 * The story of the step: the result of the run is read and becomes a request, and Service Catalog is told. A result
 * that cannot be told is told as FAILED instead, unless `fail-safe` is off.
 *
 * @throws {AggregateError|Problem} with `fail-safe` off, if the result cannot be told
 */
export async function run(inputs: Inputs, surroundings: Surroundings): Promise<Outcome> {
  const readLog = logReader(inputs, surroundings);
  const causeOfFailure = (status: RunStatus) => failureCause(inputs, status, readLog, surroundings);
  const result = await readResult(inputs, surroundings.log, causeOfFailure);
  const told = await tellOrFail(result, inputs, surroundings);
  // A log may be huge: only the reason of a failure waits for it.
  return { ...told, diagnostics: await readLog() };
}

async function tellOrFail(result: Result, inputs: Inputs, surroundings: Surroundings): Promise<Told> {
  try {
    return await tell(result, inputs, surroundings);
  } catch (error) {
    if (!inputs.failSafe) throw error;
    const lesser = unreportable(inputs, [...result.problems, asProblem(error)], result.reason);
    // The given token may have been used for another result, which AWS refuses.
    return await tell(lesser, { ...inputs, idempotencyToken: undefined }, surroundings);
  }
}

/** Reads the log when it is first asked for. One that cannot be read is a warning, and holds nothing. */
function logReader({ logFile }: Inputs, { log, interrupted }: Surroundings): () => Promise<LogDiagnostics> {
  let read: Promise<LogDiagnostics> | undefined;
  const warned = (error: unknown): LogDiagnostics => {
    const { message, advice } = asProblem(error);
    log.warning(new Problem('Cannot read log-file', `log-file '${logFile}': ${message}`, advice, { cause: error }));
    return NO_DIAGNOSTICS;
  };
  return () => {
    read ??= logFile ? readDiagnostics(logFile, interrupted).catch(warned) : Promise.resolve(NO_DIAGNOSTICS);
    return read;
  };
}

const NO_DIAGNOSTICS: LogDiagnostics = { errors: [], warnings: [], moreErrors: 0, moreWarnings: 0, wrapped: false };

/** @throws if this result cannot be told, whereas one with less in it may be */
async function tell(result: Result, inputs: Inputs, surroundings: Surroundings): Promise<Told> {
  const { dryRun } = inputs;
  const { secrets, interrupted } = surroundings;
  if (result.problems.length > 0 && !inputs.failSafe) throw new AggregateError(result.problems);
  secrets.addSensitive(...sensitiveTexts(result.outputs ?? []));
  if (inputs.operation.carriesTag && !inputs.uniqueTag) surroundings.log.warning(NO_TAG);
  const request = requestFor(result, inputs, surroundings);
  refuseUnacceptable(request);

  const outcome = (receipt: Receipt | undefined, attempts: number, problems = result.problems): Told => ({
    operation: inputs.operation,
    provisionedProduct: inputs.provisionedProduct,
    shown: withoutSecrets(request, result, inputs),
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
      connection(inputs, surroundings),
      { maxAttempts: inputs.maxAttempts, timeout: inputs.timeoutSeconds * 1000, interrupted },
      (failed) => surroundings.log.info(retryLine(failed, inputs)),
    );
    return outcome(receipt, receipt.attempts);
  } catch (error) {
    if (!(error instanceof NotTold)) throw error;
    const lessIsPossible = request.Outputs !== undefined || inputs.idempotencyToken !== undefined;
    if (refusedContent(error.cause) && lessIsPossible) throw explained(error.cause, inputs.operation.api);
    const { title, message, advice, cause } = explained(error.cause, inputs.operation.api);
    const cancelled = interrupted.aborted ? ' The job was cancelled, which left time for one last attempt.' : '';
    const problem = new Problem(title, `${message}${cancelled}`, advice, { cause });
    return outcome(undefined, error.attempts, [...result.problems, problem]);
  }
}

function connection({ awsRegion, endpointUrl, role }: Inputs, { env, idToken, secrets }: Surroundings): Connection {
  const agents = agentsFor(env);
  const assumed = async (assumable: Role): Promise<RoleCredentials> => {
    const credentials = await assumeRole(assumable, idToken, awsRegion, agents);
    secrets.addCredentials(credentials.secretAccessKey, credentials.sessionToken);
    return credentials;
  };
  return { region: awsRegion, endpoint: endpointUrl, agents, credentials: role && (() => assumed(role)) };
}

const NO_TAG = new Problem(
  'The resources are not named',
  'The answer to a provisioning names the created resources by a tag, and its value is not known.',
  'Give tracer-tag-value, or the engine message, whose provisionedProductId it is.',
);

function requestFor(result: Result, inputs: Inputs, { workflowRun, secrets }: Surroundings): NotifyRequest {
  const { status, reason, outputs, descriptions } = result;
  const answer = {
    WorkflowToken: inputs.workflowToken,
    RecordId: inputs.recordId,
    Status: status,
    ...(reason && { FailureReason: failureReason(secrets.hideIn(reason), workflowRun.url) }),
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
