import { retryLine } from '../aws/retries.ts';
import { LAMBDA_ADVICE } from '../lambda/advice.ts';
import type { AwsAccess } from '../lambda/aws-access.ts';
import type { StructuredLog } from '../lambda/log.ts';
import { Problem } from '../problem.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { RequestFailed, send } from '../service-catalog/client.ts';
import { brokenRule } from '../service-catalog/contract.ts';
import { explained } from '../service-catalog/errors.ts';
import { failureReason } from '../service-catalog/failure-reason.ts';
import { idempotencyToken } from '../service-catalog/idempotency-token.ts';
import { refuseInvalid } from '../service-catalog/request.ts';
import { TRACER_TAG_KEY } from '../service-catalog/tracer-tag.ts';
import type { Deadline } from '../time-limits.ts';
import type { Delivery } from './delivery.ts';

/** As many as there is time for: nobody else reports the result. */
const MOST_ATTEMPTS = 8;
const NOT_REPORTED =
  'The message is delivered again, and then goes to the dead-letter queue. Check the role of the dispatch function, and whether the record still waits for a result.';

/**
 * Notifies Service Catalog that an operation failed, because its message did not get to GitHub.
 *
 * @throws {Problem} if Service Catalog could not be notified
 */
export async function reportFailed(
  { recordId, workflowToken, operation, provisionedProductId }: Delivery,
  reason: string,
  access: AwsAccess,
  deadline: Deadline,
  { secrets, log }: { secrets: Secrets; log: StructuredLog },
): Promise<void> {
  const result = {
    WorkflowToken: workflowToken,
    RecordId: recordId,
    Status: 'FAILED' as const,
    FailureReason: failureReason(reason, undefined, (text) => secrets.hideFor('failure reason', text)),
    ...(operation.hasTracerTag && tracerTag(provisionedProductId)),
  };
  const request = { ...result, IdempotencyToken: idempotencyToken(['bridge', operation.name], result) };
  refuseInvalid(request);
  const { region, agents, credentials } = access;
  const connection = { region, endpoint: undefined, agents, credentials: async () => credentials };
  const limits = { maxAttempts: MOST_ATTEMPTS, deadline, interrupted: new AbortController().signal };
  try {
    await send(operation.name, request, connection, limits, (failed) => log.warn(retryLine(failed, limits)));
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    const { title, message } = explained(error.cause, operation.api, LAMBDA_ADVICE);
    throw new Problem(title, message, NOT_REPORTED, { cause: error.cause });
  }
}

/** The tag is sent on failure, too, as AWS's engine does. */
function tracerTag(value: string | undefined) {
  if (value === undefined || brokenRule('UniqueTag.Value', value)) return {};
  return { ResourceIdentifier: { UniqueTag: { Key: TRACER_TAG_KEY, Value: value } } };
}
