import { Problem } from '../problem.ts';
import { brokenRule, CONSTRAINTS, type ConstrainedMember, type EngineWorkflowStatus } from './contract.ts';
import type { RecordOutput } from './record-outputs.ts';
import type { UniqueTag } from './tracer-tag.ts';

/** The result of an operation, as the Notify operations of the API take it. */
export interface NotifyRequest {
  WorkflowToken: string;
  RecordId: string;
  Status: EngineWorkflowStatus;
  FailureReason?: string;
  ResourceIdentifier?: { UniqueTag: UniqueTag };
  Outputs?: RecordOutput[];
  IdempotencyToken: string;
}

/** A request as people may see it: no workflow token, so that it cannot be sent, and no sensitive value. */
export type ShownRequest = Omit<NotifyRequest, 'WorkflowToken'>;

export function shownRequest(
  { WorkflowToken: _, Outputs, ...request }: NotifyRequest,
  redactedOutputs: RecordOutput[] | undefined,
): ShownRequest {
  return { ...request, ...(Outputs && redactedOutputs && { Outputs: redactedOutputs }) };
}

/**
 * The last check before a request is sent. Inputs and conversions should have found every mistake before.
 *
 * @throws {Problem} if the API would reject the request
 */
export function refuseInvalid(request: NotifyRequest): void {
  const { UniqueTag } = request.ResourceIdentifier ?? {};
  const members = { ...request, 'UniqueTag.Key': UniqueTag?.Key, 'UniqueTag.Value': UniqueTag?.Value };
  for (const member of Object.keys(CONSTRAINTS) as ConstrainedMember[]) {
    const value = members[member];
    const broken = value === undefined ? undefined : brokenRule(member, value);
    if (broken) {
      throw new Problem('Service Catalog would reject the request', `The request ${broken}.`, 'Nothing was sent.');
    }
  }
}
