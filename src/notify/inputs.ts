import type { Role } from '../aws/role.ts';
import { readRegion, readRole } from '../github/aws-access.ts';
import { InputReader, type ReadInput } from '../github/input-reader.ts';
import { Problem } from '../problem.ts';
import { brokenRule, type ConstrainedMember, type EngineWorkflowStatus } from '../service-catalog/contract.ts';
import type { FoundMessage } from '../service-catalog/message.ts';
import { type Field, valueIn } from '../service-catalog/message-fields.ts';
import { OPERATIONS, type Operation, type OperationName } from '../service-catalog/operation.ts';
import { SENSITIVE_OUTPUTS, type SensitiveOutputs } from '../service-catalog/record-outputs.ts';
import { TRACER_TAG_KEY, type UniqueTag } from '../service-catalog/tracer-tag.ts';
import { quoted } from '../suggestion.ts';
import type { Prepared } from './prepared.ts';

export interface Status {
  readonly engine: EngineWorkflowStatus;
  /** The word that was given: `SUCCEEDED`, `FAILED`, or one of GitHub's such as `cancelled`. */
  readonly given: string;
}

/** GitHub's words are those of `job.status`, `needs.*.result`, and `steps.*.outcome`. */
const STATUS_WORDS = {
  SUCCEEDED: 'SUCCEEDED',
  FAILED: 'FAILED',
  success: 'SUCCEEDED',
  failure: 'FAILED',
  cancelled: 'FAILED',
  skipped: 'FAILED',
  timed_out: 'FAILED',
} as const;

/** Enough to report a result. AWS accepts nothing shorter. */
const DURATION_SECONDS = 900;

/** The inputs of `action.yml`, which describes them. The message provides what an input does not. */
export interface Inputs {
  readonly recordId: string;
  readonly workflowToken: string;
  readonly operation: Operation;
  /** The tracer tag; undefined if its value is unknown, or if the operation's result does not have it. */
  readonly uniqueTag: UniqueTag | undefined;
  /** For the job summary; undefined if there is no message. */
  readonly provisionedProduct: string | undefined;
  /** Undefined if it could not be read. `problems` says why. */
  readonly status: Status | undefined;
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
  /** Undefined if the credentials of the job are used as they are. */
  readonly role: Role | undefined;
  readonly endpointUrl: string | undefined;
  readonly maxAttempts: number;
  readonly timeoutSeconds: number;
  readonly failSafe: boolean;
  readonly dryRun: boolean;
  /** What earlier steps of the job left; undefined if there was no `prepare` step. */
  readonly prepared: Prepared | undefined;
  /** What is wrong with the other inputs. Their defaults are used instead. */
  readonly problems: readonly Problem[];
}

/**
 * @throws {AggregateError} of `Problem`s if nothing can be reported, because the record, its workflow token, or the way
 *   to Service Catalog is invalid; or if nothing may be reported, because `dry-run` is invalid and a call is final
 */
export function readInputs(read: ReadInput, found: FoundMessage, prepared?: Prepared): Inputs {
  const essential = new Reader(read, found);
  const recordId = essential.required('record-id', 'RecordId', 'recordId');
  const workflowToken = essential.required('workflow-token', 'WorkflowToken', 'workflowToken');
  essential.refuseOtherRecord('record-id');
  const way = {
    awsRegion: readRegion(essential) ?? prepared?.region,
    endpointUrl: essential.url('endpoint-url'),
    dryRun: essential.boolean('dry-run') ?? false,
  };

  const other = new Reader(read, found);
  if (other.text('message') && found.problem) other.problems.push(found.problem);
  const operation = other.operation('operation');
  const details = {
    operation,
    uniqueTag: operation.hasTracerTag ? other.tracerTag() : undefined,
    provisionedProduct: found.message?.provisionedProduct,
    role: readRole(essential, other, DURATION_SECONDS) ?? prepared?.role,
    status: other.status('status'),
    outputsFile: other.text('outputs-file') ?? prepared?.outputsFile,
    planFile: other.text('plan-file') ?? prepared?.planFile,
    sensitiveOutputs: other.choice('sensitive-outputs', SENSITIVE_OUTPUTS) ?? 'redact',
    logFile: other.text('log-file') ?? prepared?.logFile,
    workingDirectory: other.text('working-directory') ?? prepared?.workingDirectory ?? '.',
    failureReason: other.text('failure-reason'),
    githubToken: other.text('github-token'),
    idempotencyToken: other.constrained('idempotency-token', 'IdempotencyToken'),
    maxAttempts: other.wholeNumber('max-attempts', 1, 35) ?? 25,
    timeoutSeconds: other.wholeNumber('timeout-seconds', 1, 3600) ?? 240,
    failSafe: other.boolean('fail-safe') ?? true,
  };
  if (essential.problems.length > 0 || recordId === undefined || workflowToken === undefined) {
    throw new AggregateError([...essential.problems, ...other.problems]);
  }
  // Who names a file of outputs, or the word that nothing has by default, has applied in another way.
  const isByApply = prepared && !other.text('outputs-file') && details.status?.given === 'success';
  if (isByApply && !prepared.isApplied) other.problems.push(NOT_APPLIED);
  return { recordId, workflowToken, ...way, ...details, prepared, problems: other.problems };
}

const NOT_APPLIED = new Problem(
  'Terraform has not applied',
  'The status is success, but no step of this job has applied with the apply action.',
  'Add a step with the apply action. If another step has applied, set status to SUCCEEDED, or set outputs-file.',
);

/** Reads inputs that the message can provide, and those with words of their own. */
class Reader extends InputReader {
  readonly #found: FoundMessage;

  constructor(read: ReadInput, found: FoundMessage) {
    super(read);
    this.#found = found;
  }

  /** The input, or else the field of the message, which must exist. */
  required(name: string, member: ConstrainedMember, field: 'recordId' | 'workflowToken'): string | undefined {
    if (this.text(name)) return this.constrained(name, member);
    const { message, problem } = this.#found;
    if (message) return this.#valueOf(message[field]);
    this.refuse(name, `is missing. ${problem?.message ?? ''}`.trim(), problem?.advice ?? '');
    return undefined;
  }

  constrained(name: string, member: ConstrainedMember): string | undefined {
    const value = this.text(name);
    const broken = value && brokenRule(member, value);
    if (!broken) return value;
    const shown = member === 'WorkflowToken' ? '' : ` It is ${quoted(value)}.`;
    this.refuse(name, `${broken}.${shown}`, 'Omit it, or use another value.');
    return undefined;
  }

  /** A record that is not the message's is a mistake, and nobody knows which of the two is right. */
  refuseOtherRecord(name: string): void {
    const given = this.text(name);
    const ofMessage = valueIn(this.#found.message?.recordId);
    if (!given || ofMessage === undefined || given === ofMessage) return;
    this.refuse(
      name,
      `is ${quoted(given)}, but the message is about ${quoted(ofMessage)}.`,
      `Omit ${name}, or set the input message to the message of that record.`,
    );
  }

  /** If input and message differ, the message decides: Service Catalog accepts the result of no other operation. */
  operation(name: string): Operation {
    const given = this.choice(name, Object.keys(OPERATIONS) as OperationName[]);
    const { message } = this.#found;
    const ofMessage = given ? valueIn(message?.operation) : this.#valueOf(message?.operation);
    if (given && ofMessage && given !== ofMessage.name) {
      this.refuse(name, `is '${given}', but the message asks for '${ofMessage.name}'.`, `Omit ${name}.`);
    }
    return ofMessage ?? OPERATIONS[given ?? 'update'];
  }

  tracerTag(): UniqueTag | undefined {
    const Key = this.constrained('tracer-tag-key', 'UniqueTag.Key') ?? TRACER_TAG_KEY;
    const given = this.text('tracer-tag-value') ? this.constrained('tracer-tag-value', 'UniqueTag.Value') : undefined;
    const Value = this.text('tracer-tag-value') ? given : this.#valueOf(this.#found.message?.provisionedProductId);
    return Value === undefined ? undefined : { Key, Value };
  }

  status(name: string): Status | undefined {
    if (!this.text(name)) {
      this.refuse(
        name,
        'is empty.',
        'Omit it to use the status of the job, or check the expression: it is empty if it names a job or step that does not exist.',
      );
    }
    const given = this.choice(name, Object.keys(STATUS_WORDS) as (keyof typeof STATUS_WORDS)[]);
    return given && { engine: STATUS_WORDS[given], given };
  }

  #valueOf<Value>(field: Field<Value> | undefined): Value | undefined {
    if (field && 'problem' in field) this.problems.push(field.problem);
    return valueIn(field);
  }
}
