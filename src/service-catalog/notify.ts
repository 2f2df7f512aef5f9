import {
  NotifyUpdateProvisionedProductEngineWorkflowResultCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { Problem } from '../problem.ts';
import { brokenRule, CONSTRAINTS, type ConstrainedMember, type EngineWorkflowStatus } from './contract.ts';
import type { RecordOutput } from './record-outputs.ts';

/** The answer to Service Catalog, as the Notify operations of its API take it. */
export interface NotifyRequest {
  WorkflowToken: string;
  RecordId: string;
  Status: EngineWorkflowStatus;
  FailureReason?: string;
  Outputs?: RecordOutput[];
  IdempotencyToken: string;
}

/** How to reach Service Catalog. What is undefined is left to the SDK's own order: environment, profile. */
export interface Connection {
  readonly region: string | undefined;
  readonly endpoint: string | undefined;
}

export interface Receipt {
  readonly requestId: string;
  /** How many requests it took, from 1. */
  readonly attempts: number;
}

/** @throws the SDK's error if Service Catalog could not be reached or refused; `explained` of errors.ts says why */
export async function notify(request: NotifyRequest, { region, endpoint }: Connection): Promise<Receipt> {
  const client = new ServiceCatalogClient({ ...(region && { region }), ...(endpoint && { endpoint }) });
  const { $metadata } = await client.send(new NotifyUpdateProvisionedProductEngineWorkflowResultCommand(request));
  return { requestId: $metadata.requestId ?? '', attempts: $metadata.attempts ?? 1 };
}

/**
 * The last check before a request is sent, of what the inputs' checks and the conversions were to ensure.
 *
 * @throws {Problem} if the API would reject it
 */
export function refuseUnacceptable(request: NotifyRequest): void {
  for (const member of Object.keys(CONSTRAINTS) as ConstrainedMember[]) {
    const value = request[member];
    const broken = value !== undefined && brokenRule(member, value);
    if (broken) {
      throw new Problem('Service Catalog would not accept the request', `${member} ${broken}.`, 'Nothing was sent.');
    }
  }
}
