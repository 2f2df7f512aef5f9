import { Refusal } from './refusal.ts';

/** An answer as a Notify operation carries it. Its shape has been checked against the API's model. */
export interface Answer {
  WorkflowToken: string;
  RecordId: string;
  Status: 'SUCCEEDED' | 'FAILED';
  FailureReason?: string;
  ResourceIdentifier?: { UniqueTag?: { Key?: string; Value?: string } };
  Outputs?: { OutputKey?: string; OutputValue?: string; Description?: string }[];
  IdempotencyToken: string;
}

/** A record as Service Catalog keeps it, with what of its provisioned product matters here. */
export interface ServiceCatalogRecord {
  recordId: string;
  workflowToken: string;
  operation: Operation;
  status: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED';
  /** TERMINATED stands for a provisioned product that is gone. */
  provisionedProductStatus: 'UNDER_CHANGE' | 'AVAILABLE' | 'TAINTED' | 'ERROR' | 'TERMINATED';
  failureReason?: string | undefined;
  outputs?: Answer['Outputs'] | undefined;
  uniqueTag?: { Key?: string; Value?: string } | undefined;
  /** How many results it was told; more than one would be a fault of this endpoint. */
  timesNotified: number;
}

type Outcomes = Record<Answer['Status'], ServiceCatalogRecord['provisionedProductStatus']>;

/** What can be asked of an engine: the API operation that answers it, and what an answer makes of the product. */
const OPERATIONS = {
  update: {
    api: 'NotifyUpdateProvisionedProductEngineWorkflowResult',
    outcomes: { SUCCEEDED: 'AVAILABLE', FAILED: 'TAINTED' } as Outcomes,
  },
  provision: {
    api: 'NotifyProvisionProductEngineWorkflowResult',
    outcomes: { SUCCEEDED: 'AVAILABLE', FAILED: 'ERROR' } as Outcomes,
  },
  terminate: {
    api: 'NotifyTerminateProvisionedProductEngineWorkflowResult',
    outcomes: { SUCCEEDED: 'TERMINATED', FAILED: 'TAINTED' } as Outcomes,
  },
};

export type Operation = keyof typeof OPERATIONS;

/** What makes a request the same as an earlier one. AWS does not look at the order of members, or at unknown members. */
const MEMBERS = ['WorkflowToken', 'RecordId', 'Status', 'FailureReason', 'ResourceIdentifier', 'Outputs'] as const;

/** The records of one account in one region. Each is answered once. */
export class Records {
  readonly #records = new Map<string, ServiceCatalogRecord>();
  readonly #answers = new Map<string, string>();

  /** A record that waits for its engine. */
  add(recordId: string, workflowToken: string, operation: Operation = 'update'): ServiceCatalogRecord {
    const record: ServiceCatalogRecord = {
      recordId,
      workflowToken,
      operation,
      status: 'IN_PROGRESS',
      provisionedProductStatus: 'UNDER_CHANGE',
      timesNotified: 0,
    };
    this.#records.set(recordId, record);
    return record;
  }

  /** @throws {Refusal} if the record is not known, answered already, or its token is another */
  answer(operation: string, answer: Answer): void {
    const content = JSON.stringify([operation, ...MEMBERS.map((member) => answer[member] ?? null)]);
    const earlier = this.#answers.get(answer.IdempotencyToken);
    if (earlier === content) return;
    if (earlier) {
      throw new Refusal('InvalidParametersException', 'The idempotency token was used with other parameters.');
    }
    const record = this.#records.get(answer.RecordId);
    if (!record || OPERATIONS[record.operation].api !== operation || record.status !== 'IN_PROGRESS') {
      throw new Refusal('ResourceNotFoundException', `No record ${answer.RecordId} waits for this operation.`);
    }
    if (record.workflowToken !== answer.WorkflowToken) {
      throw new Refusal('InvalidParametersException', 'The workflow token is not that of the record.');
    }
    const isUnnamed = record.operation === 'provision' && answer.Status === 'SUCCEEDED' && !answer.ResourceIdentifier;
    if (isUnnamed) {
      throw new Refusal(
        'InvalidParametersException',
        'A ResourceIdentifier is required to notify that a provisioning SUCCEEDED.',
      );
    }
    this.#answers.set(answer.IdempotencyToken, content);
    record.status = answer.Status;
    record.provisionedProductStatus = OPERATIONS[record.operation].outcomes[answer.Status];
    record.failureReason = answer.FailureReason;
    record.outputs = answer.Outputs;
    record.uniqueTag = answer.ResourceIdentifier?.UniqueTag;
    record.timesNotified += 1;
  }
}
