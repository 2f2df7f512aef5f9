import { ApiError } from './api-error.ts';

/** The input of a Notify operation. It has been validated against the API's model. */
export interface NotifyInput {
  WorkflowToken: string;
  RecordId: string;
  Status: 'SUCCEEDED' | 'FAILED';
  FailureReason?: string;
  ResourceIdentifier?: { UniqueTag?: { Key?: string; Value?: string } };
  Outputs?: { OutputKey?: string; OutputValue?: string; Description?: string }[];
  IdempotencyToken: string;
}

/** A record in Service Catalog, and the status of its provisioned product. */
export interface ServiceCatalogRecord {
  recordId: string;
  workflowToken: string;
  operation: Operation;
  status: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED';
  /** TERMINATED means that the provisioned product no longer exists. */
  provisionedProductStatus: 'UNDER_CHANGE' | 'AVAILABLE' | 'TAINTED' | 'ERROR' | 'TERMINATED';
  failureReason?: string | undefined;
  outputs?: NotifyInput['Outputs'] | undefined;
  uniqueTag?: { Key?: string; Value?: string } | undefined;
  /** How many results were accepted. More than one would be a bug of this endpoint. */
  timesNotified: number;
}

type Outcomes = Record<NotifyInput['Status'], ServiceCatalogRecord['provisionedProductStatus']>;

/** For each operation of an engine: its API operation, and the status of the provisioned product after each result. */
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

/** The members that make a request the same as an earlier one. AWS ignores their order, and unknown members. */
const MEMBERS = ['WorkflowToken', 'RecordId', 'Status', 'FailureReason', 'ResourceIdentifier', 'Outputs'] as const;

/** The records of one account in one Region. Each accepts one result. */
export class Records {
  readonly #records = new Map<string, ServiceCatalogRecord>();
  /** The content of each accepted request, by its idempotency token. */
  readonly #accepted = new Map<string, string>();

  /** Adds a record that waits for its engine. */
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

  /** @throws {ApiError} if the record is unknown or already has a result, or if the workflow token is wrong */
  notify(operation: string, input: NotifyInput): void {
    const content = JSON.stringify([operation, ...MEMBERS.map((member) => input[member] ?? null)]);
    const earlier = this.#accepted.get(input.IdempotencyToken);
    if (earlier === content) return;
    if (earlier) {
      throw new ApiError('InvalidParametersException', 'The idempotency token was used with other parameters.');
    }
    const record = this.#records.get(input.RecordId);
    if (!record || OPERATIONS[record.operation].api !== operation || record.status !== 'IN_PROGRESS') {
      throw new ApiError('ResourceNotFoundException', `No record ${input.RecordId} waits for this operation.`);
    }
    if (record.workflowToken !== input.WorkflowToken) {
      throw new ApiError('InvalidParametersException', 'The workflow token does not match the record.');
    }
    const isUnnamed = record.operation === 'provision' && input.Status === 'SUCCEEDED' && !input.ResourceIdentifier;
    if (isUnnamed) {
      throw new ApiError(
        'InvalidParametersException',
        'A ResourceIdentifier is required to notify that a provisioning SUCCEEDED.',
      );
    }
    this.#accepted.set(input.IdempotencyToken, content);
    record.status = input.Status;
    record.provisionedProductStatus = OPERATIONS[record.operation].outcomes[input.Status];
    record.failureReason = input.FailureReason;
    record.outputs = input.Outputs;
    record.uniqueTag = input.ResourceIdentifier?.UniqueTag;
    record.timesNotified += 1;
  }
}
