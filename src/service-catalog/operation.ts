/** What Service Catalog asks an engine to do. */
export type OperationName = 'update' | 'provision' | 'terminate';

/** An operation, and how its result differs from the results of the others. */
export interface Operation {
  readonly name: OperationName;
  /** As a noun, for sentences. */
  readonly noun: string;
  /** Its names in the message. AWS's guide and AWS's own engine do not agree on them. */
  readonly messageNames: readonly string[];
  /** The API operation that reports the result. The IAM action has the same name. */
  readonly api: string;
  readonly hasOutputs: boolean;
  /** Whether the result identifies the created resources by their tracer tag. */
  readonly hasTracerTag: boolean;
}

export const OPERATIONS: Record<OperationName, Operation> = {
  update: {
    name: 'update',
    noun: 'update',
    messageNames: ['UPDATE_PROVISIONED_PRODUCT', 'UPDATE_PROVISION_PRODUCT'],
    api: 'NotifyUpdateProvisionedProductEngineWorkflowResult',
    hasOutputs: true,
    hasTracerTag: false,
  },
  provision: {
    name: 'provision',
    noun: 'provisioning',
    messageNames: ['PROVISION_PRODUCT'],
    api: 'NotifyProvisionProductEngineWorkflowResult',
    hasOutputs: true,
    hasTracerTag: true,
  },
  terminate: {
    name: 'terminate',
    noun: 'termination',
    messageNames: ['TERMINATE_PROVISIONED_PRODUCT', 'TERMINATE_PROVISION_PRODUCT'],
    api: 'NotifyTerminateProvisionedProductEngineWorkflowResult',
    hasOutputs: false,
    hasTracerTag: false,
  },
};
