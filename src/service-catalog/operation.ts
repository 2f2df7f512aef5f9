/** What Service Catalog can ask of an engine. */
export type OperationName = 'update' | 'provision' | 'terminate';

/** An operation, and in what its answer differs from the others'. */
export interface Operation {
  readonly name: OperationName;
  /** As a noun, for sentences. */
  readonly noun: string;
  /** Its names in the engine message: AWS's guide and AWS's own engine do not agree. */
  readonly messageNames: readonly string[];
  /** The API operation that answers it, by which the IAM action is named, too. */
  readonly api: string;
  readonly carriesOutputs: boolean;
  /** Whether the answer names the created resources by their common tag. */
  readonly carriesTag: boolean;
}

export const OPERATIONS: Record<OperationName, Operation> = {
  update: {
    name: 'update',
    noun: 'update',
    messageNames: ['UPDATE_PROVISION_PRODUCT', 'UPDATE_PROVISIONED_PRODUCT'],
    api: 'NotifyUpdateProvisionedProductEngineWorkflowResult',
    carriesOutputs: true,
    carriesTag: false,
  },
  provision: {
    name: 'provision',
    noun: 'provisioning',
    messageNames: ['PROVISION_PRODUCT'],
    api: 'NotifyProvisionProductEngineWorkflowResult',
    carriesOutputs: true,
    carriesTag: true,
  },
  terminate: {
    name: 'terminate',
    noun: 'termination',
    messageNames: ['TERMINATE_PROVISION_PRODUCT', 'TERMINATE_PROVISIONED_PRODUCT'],
    api: 'NotifyTerminateProvisionedProductEngineWorkflowResult',
    carriesOutputs: false,
    carriesTag: false,
  },
};
