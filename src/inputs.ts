import type { FoundMessage } from './engine-message.ts';
import { InputReader, type ReadInput, type RunStatus } from './input-reader.ts';
import type { Problem } from './problem.ts';
import type { UniqueTag } from './service-catalog/notify.ts';
import type { Operation } from './service-catalog/operation.ts';
import { SENSITIVE_OUTPUTS, type SensitiveOutputs } from './service-catalog/record-outputs.ts';
import type { Role } from './service-catalog/role.ts';

/** The inputs of `action.yml`, which says what each is for, with what the engine message has in place of absent ones. */
export interface Inputs {
  readonly recordId: string;
  readonly workflowToken: string;
  readonly operation: Operation;
  /** The tag that all created resources have; undefined if unknown, or not the operation's business. */
  readonly uniqueTag: UniqueTag | undefined;
  /** As people call it, for the report; undefined if there is no message. */
  readonly provisionedProduct: string | undefined;
  /** Undefined if it could not be read; `problems` says why. */
  readonly status: RunStatus | undefined;
  readonly outputsFile: string | undefined;
  readonly planFile: string | undefined;
  readonly sensitiveOutputs: SensitiveOutputs;
  readonly logFile: string | undefined;
  /** Where Terraform ran, relative to the workspace. */
  readonly workingDirectory: string;
  readonly failureReason: string | undefined;
  readonly githubToken: string | undefined;
  readonly idempotencyToken: string | undefined;
  readonly awsRegion: string | undefined;
  /** The role to assume for the call; undefined if the credentials at hand are to be used. */
  readonly role: Role | undefined;
  readonly endpointUrl: string | undefined;
  readonly maxAttempts: number;
  readonly timeoutSeconds: number;
  readonly failSafe: boolean;
  readonly dryRun: boolean;
  /** What is wrong with inputs without which Service Catalog can still be told; their defaults stand in for them. */
  readonly problems: readonly Problem[];
}

/**
 * @param found the engine message. What is given by hand wins over it.
 * @throws {AggregateError} of `Problem`s if nobody can be told, because the record, its token or the way there is bad, or
 *   if nobody may be told, because `dry-run` cannot be read
 */
export function readInputs(read: ReadInput, found: FoundMessage): Inputs {
  const input = new InputReader(read, found);
  if (input.text('message') && found.problem) input.problems.push(found.problem);
  const unreadable = input.problems.length;
  // What cannot be read here is not told at all: not to whom, nor what should perhaps not be told. A call cannot be undone.
  const dryRun = input.boolean('dry-run') ?? false;
  const address = {
    recordId: input.required('record-id', 'RecordId', 'recordId'),
    workflowToken: input.required('workflow-token', 'WorkflowToken', 'token'),
    awsRegion: input.matching('aws-region', /^[a-z]{2,}(-[a-z0-9]+)+$/),
    endpointUrl: input.url('endpoint-url'),
  };
  const roleArn = input.matching('role-to-assume', /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/);
  input.refuseContradiction('record-id', 'recordId');
  const { recordId, workflowToken } = address;
  const canBeTold = input.problems.length === unreadable;

  const operation = input.operation('operation');
  const result = {
    operation,
    uniqueTag: operation.carriesTag ? input.uniqueTag() : undefined,
    provisionedProduct: input.provisionedProduct(),
    role: input.role(roleArn),
    status: input.status('status'),
    outputsFile: input.text('outputs-file'),
    planFile: input.text('plan-file'),
    sensitiveOutputs: input.choice('sensitive-outputs', SENSITIVE_OUTPUTS) ?? 'redact',
    logFile: input.text('log-file'),
    workingDirectory: input.text('working-directory') ?? '.',
    failureReason: input.text('failure-reason'),
    githubToken: input.text('github-token'),
    idempotencyToken: input.constrained('idempotency-token', 'IdempotencyToken'),
    maxAttempts: input.wholeNumber('max-attempts', 1, 35) ?? 25,
    timeoutSeconds: input.wholeNumber('timeout-seconds', 1, 3600) ?? 240,
    failSafe: input.boolean('fail-safe') ?? true,
    dryRun,
  };
  if (!canBeTold || !recordId || !workflowToken) throw new AggregateError(input.problems);
  return { ...address, recordId, workflowToken, ...result, problems: input.problems };
}
