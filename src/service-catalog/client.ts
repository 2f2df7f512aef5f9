import {
  NotifyProvisionProductEngineWorkflowResultCommand,
  NotifyTerminateProvisionedProductEngineWorkflowResultCommand,
  NotifyUpdateProvisionedProductEngineWorkflowResultCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import type { Credentials } from '../aws/credentials.ts';
import type { Agents } from '../aws/proxies.ts';
import { requestHandler } from '../aws/request-handler.ts';
import { type FailedAttempt, type Limits, PatientRetryStrategy } from '../aws/retries.ts';
import { attemptLimit } from '../time-limits.ts';
import { VERSION } from '../version.ts';
import type { OperationName } from './operation.ts';
import type { NotifyRequest } from './request.ts';
import { acceptOnlyServiceCatalog } from './response.ts';

const COMMANDS = {
  update: NotifyUpdateProvisionedProductEngineWorkflowResultCommand,
  provision: NotifyProvisionProductEngineWorkflowResultCommand,
  terminate: NotifyTerminateProvisionedProductEngineWorkflowResultCommand,
};

/** How to reach Service Catalog. The SDK finds what is undefined: in the environment, or in a profile. */
export interface Connection {
  readonly region: string | undefined;
  readonly endpoint: string | undefined;
  readonly agents: Agents;
  credentials(retryStrategy: PatientRetryStrategy): Promise<Credentials | undefined>;
}

export interface Receipt {
  readonly requestId: string;
  /** How many requests were sent, from 1. */
  readonly attempts: number;
}

/** That Service Catalog could not be reached, or rejected the request. The cause is the error of the last attempt. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  readonly attempts: number;

  constructor(cause: unknown, attempts: number) {
    super('The request failed.', { cause });
    this.attempts = attempts;
  }
}

/**
 * Sends the result of an operation, with as many attempts as it takes within the limits.
 *
 * @param onRetry is called before each wait for another attempt
 * @throws {RequestFailed}
 */
export async function send(
  operation: OperationName,
  request: NotifyRequest,
  connection: Connection,
  limits: Limits,
  onRetry: (failed: FailedAttempt) => void,
): Promise<Receipt> {
  const retryStrategy = new PatientRetryStrategy(limits, onRetry);
  try {
    // The sources of credentials have limits of their own, or none.
    return await beforeDeadline(attempts(operation, request, connection, limits, retryStrategy, onRetry), limits);
  } catch (error) {
    throw new RequestFailed(retryStrategy.lastError ?? error, retryStrategy.failures);
  }
}

async function attempts(
  operation: OperationName,
  request: NotifyRequest,
  connection: Connection,
  limits: Limits,
  retryStrategy: PatientRetryStrategy,
  onRetry: (failed: FailedAttempt) => void,
): Promise<Receipt> {
  const { region, endpoint, agents } = connection;
  const perAttempt = attemptLimit(limits.deadline.remaining);
  const credentials = await connection.credentials(new PatientRetryStrategy(limits, onRetry));
  const client = new ServiceCatalogClient({
    ...(region && { region }),
    ...(endpoint && { endpoint }),
    ...(credentials && { credentials }),
    customUserAgent: [['service-catalog-engine-action', VERSION]],
    maxAttempts: limits.maxAttempts,
    retryStrategy,
    requestHandler: requestHandler(agents, perAttempt),
  });
  acceptOnlyServiceCatalog(client, perAttempt, limits.interrupted);
  try {
    const { $metadata } = await client.send(new COMMANDS[operation](request), { abortSignal: limits.deadline.over });
    return { requestId: $metadata.requestId ?? '', attempts: retryStrategy.failures + 1 };
  } finally {
    client.destroy();
  }
}

/** @throws a TimeoutError at the deadline */
async function beforeDeadline<T>(sent: Promise<T>, { deadline, interrupted }: Limits): Promise<T> {
  const over = Promise.withResolvers<never>();
  const end = () => {
    const why = interrupted.aborted ? 'The job was canceled.' : 'The time for all attempts is over.';
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
