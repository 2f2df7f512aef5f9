import {
  NotifyProvisionProductEngineWorkflowResultCommand,
  NotifyTerminateProvisionedProductEngineWorkflowResultCommand,
  NotifyUpdateProvisionedProductEngineWorkflowResultCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { Problem } from '../problem.ts';
import { attemptLimit } from '../time-limits.ts';
import { VERSION } from '../version.ts';
import { acceptOnlyWholeAnswers } from './answer.ts';
import { brokenRule, CONSTRAINTS, type ConstrainedMember, type EngineWorkflowStatus } from './contract.ts';
import type { Credentials } from './credentials.ts';
import type { OperationName } from './operation.ts';
import type { Agents } from './proxies.ts';
import type { RecordOutput } from './record-outputs.ts';
import { type FailedAttempt, type Patience, PatientRetryStrategy } from './retries.ts';

/** The answer to Service Catalog, as the Notify operations of its API take it. */
export interface NotifyRequest {
  WorkflowToken: string;
  RecordId: string;
  Status: EngineWorkflowStatus;
  FailureReason?: string;
  ResourceIdentifier?: { UniqueTag: UniqueTag };
  Outputs?: RecordOutput[];
  IdempotencyToken: string;
}

/** The tag that all resources of a provisioned product have, and no others. */
export interface UniqueTag {
  Key: string;
  Value: string;
}

const COMMANDS = {
  update: NotifyUpdateProvisionedProductEngineWorkflowResultCommand,
  provision: NotifyProvisionProductEngineWorkflowResultCommand,
  terminate: NotifyTerminateProvisionedProductEngineWorkflowResultCommand,
};

/** How to reach Service Catalog. What is undefined is left to the SDK's own order: environment, profile. */
export interface Connection {
  readonly region: string | undefined;
  readonly endpoint: string | undefined;
  readonly agents: Agents;
  /** Gets credentials for this call, with the patience of its own strategy; undefined to leave that to the SDK. */
  credentials(retryStrategy: PatientRetryStrategy): Promise<Credentials | undefined>;
}

export interface Receipt {
  readonly requestId: string;
  /** How many requests it took, from 1. */
  readonly attempts: number;
}

/** That Service Catalog could not be reached, or refused. The cause is the last attempt's error. */
export class NotTold extends Error {
  override readonly name = 'NotTold';
  readonly attempts: number;

  constructor(cause: unknown, attempts: number) {
    super('Service Catalog was not told.', { cause });
    this.attempts = attempts;
  }
}

/**
 * Tells Service Catalog, with as many attempts as it takes and `patience` allows.
 *
 * @param report is called before each wait for another attempt
 * @throws {NotTold}
 */
export async function notify(
  operation: OperationName,
  request: NotifyRequest,
  connection: Connection,
  patience: Patience,
  report: (failed: FailedAttempt) => void,
): Promise<Receipt> {
  const retryStrategy = new PatientRetryStrategy(patience, report);
  try {
    // Where credentials come from has timeouts of its own, or none.
    return await withinTime(send(operation, request, connection, patience, retryStrategy, report), patience);
  } catch (error) {
    throw new NotTold(retryStrategy.lastError ?? error, retryStrategy.failures);
  }
}

async function send(
  operation: OperationName,
  request: NotifyRequest,
  { region, endpoint, agents, credentials: get }: Connection,
  patience: Patience,
  retryStrategy: PatientRetryStrategy,
  report: (failed: FailedAttempt) => void,
): Promise<Receipt> {
  const { maxAttempts, deadline, interrupted } = patience;
  const perAttempt = attemptLimit(deadline.remaining);
  const credentials = await get(new PatientRetryStrategy(patience, report));
  const client = new ServiceCatalogClient({
    ...(region && { region }),
    ...(endpoint && { endpoint }),
    ...(credentials && { credentials }),
    customUserAgent: [['service-catalog-engine-action', VERSION]],
    maxAttempts,
    retryStrategy,
    requestHandler: {
      ...agents,
      connectionTimeout: perAttempt,
      requestTimeout: perAttempt,
      throwOnRequestTimeout: true,
    },
  });
  acceptOnlyWholeAnswers(client, perAttempt, interrupted);
  try {
    const { $metadata } = await client.send(new COMMANDS[operation](request), {
      abortSignal: deadline.over,
    });
    return { requestId: $metadata.requestId ?? '', attempts: retryStrategy.failures + 1 };
  } finally {
    client.destroy();
  }
}

/** @throws a TimeoutError at the deadline */
async function withinTime<T>(sent: Promise<T>, { deadline, interrupted }: Patience): Promise<T> {
  const over = Promise.withResolvers<never>();
  const end = () => {
    const why = interrupted.aborted ? 'The job was cancelled.' : 'The time for all attempts is over.';
    over.reject(Object.assign(new Error(why), { name: 'TimeoutError' }));
  };
  if (deadline.over.aborted) end();
  deadline.over.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([sent, over.promise]);
  } finally {
    deadline.over.removeEventListener('abort', end);
  }
}

/**
 * The last check before a request is sent, of what the inputs' checks and the conversions were to ensure.
 *
 * @throws {Problem} if the API would reject it
 */
export function refuseUnacceptable(request: NotifyRequest): void {
  const { UniqueTag } = request.ResourceIdentifier ?? {};
  const members = { ...request, 'UniqueTag.Key': UniqueTag?.Key, 'UniqueTag.Value': UniqueTag?.Value };
  for (const member of Object.keys(CONSTRAINTS) as ConstrainedMember[]) {
    const value = members[member];
    const broken = value !== undefined && brokenRule(member, value);
    if (broken) {
      throw new Problem('Service Catalog would not accept the request', `${member} ${broken}.`, 'Nothing was sent.');
    }
  }
}
