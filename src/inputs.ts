import { closestMatch } from 'leven';
import { Problem } from './problem.ts';
import { brokenRule, type ConstrainedMember, type EngineWorkflowStatus } from './service-catalog/contract.ts';
import { SENSITIVE_OUTPUTS, type SensitiveOutputs } from './service-catalog/record-outputs.ts';

/** The inputs of `action.yml`, which says what each is for. */
export interface Inputs {
  readonly recordId: string;
  readonly workflowToken: string;
  /** Undefined if it could not be read; `problems` says why. */
  readonly status: RunStatus | undefined;
  readonly outputsFile: string | undefined;
  readonly planFile: string | undefined;
  readonly sensitiveOutputs: SensitiveOutputs;
  readonly failureReason: string | undefined;
  readonly idempotencyToken: string | undefined;
  readonly awsRegion: string | undefined;
  readonly endpointUrl: string | undefined;
  readonly maxAttempts: number;
  readonly timeoutSeconds: number;
  readonly failSafe: boolean;
  readonly dryRun: boolean;
  /** What is wrong with inputs without which Service Catalog can still be told; their defaults stand in for them. */
  readonly problems: readonly Problem[];
}

export interface RunStatus {
  readonly engine: EngineWorkflowStatus;
  /** The word that was given: `SUCCEEDED`, `FAILED`, or one of GitHub's such as `cancelled`. */
  readonly given: string;
}

/** An input by its name: its text without white space around it, '' where it is absent. */
export type ReadInput = (name: string) => string;

/** @throws {AggregateError} of `Problem`s if nobody could be told, because the record, its token or the way there is bad */
export function readInputs(read: ReadInput): Inputs {
  const input = new InputReader(read);
  const address = {
    recordId: input.required('record-id', 'RecordId'),
    workflowToken: input.required('workflow-token', 'WorkflowToken'),
    awsRegion: input.text('aws-region'),
    endpointUrl: input.url('endpoint-url'),
  };
  const canBeTold = input.problems.length === 0;
  const result = {
    status: input.status('status'),
    outputsFile: input.text('outputs-file'),
    planFile: input.text('plan-file'),
    sensitiveOutputs: input.choice('sensitive-outputs', SENSITIVE_OUTPUTS) ?? 'redact',
    failureReason: input.text('failure-reason'),
    idempotencyToken: input.constrained('idempotency-token', 'IdempotencyToken'),
    maxAttempts: input.wholeNumber('max-attempts', 1, 35) ?? 25,
    timeoutSeconds: input.wholeNumber('timeout-seconds', 1, 3600) ?? 240,
    failSafe: input.choice('fail-safe', BOOLEAN) !== 'false',
    dryRun: input.choice('dry-run', BOOLEAN) === 'true',
  };
  const { recordId, workflowToken } = address;
  if (!canBeTold || !recordId || !workflowToken) throw new AggregateError(input.problems);
  return { ...address, recordId, workflowToken, ...result, problems: input.problems };
}

const BOOLEAN = ['true', 'false'] as const;

/** Accepted in upper and lower case. GitHub's words are those of `job.status`, `needs.*.result`, `steps.*.outcome`. */
const STATUS_WORDS = {
  SUCCEEDED: 'SUCCEEDED',
  FAILED: 'FAILED',
  success: 'SUCCEEDED',
  failure: 'FAILED',
  cancelled: 'FAILED',
  skipped: 'FAILED',
  timed_out: 'FAILED',
} as const;

/** Reads one input after the other and keeps what is wrong with them, so that a user sees all of it at once. */
class InputReader {
  readonly problems: Problem[] = [];
  readonly #read: ReadInput;

  constructor(read: ReadInput) {
    this.#read = read;
  }

  text(name: string): string | undefined {
    return this.#read(name) || undefined;
  }

  choice<Word extends string>(name: string, accepted: readonly Word[]): Word | undefined {
    const given = this.text(name);
    const word = accepted.find((candidate) => candidate.toLowerCase() === given?.toLowerCase());
    if (given && !word) {
      const closest = closestMatch(given.slice(0, LONGEST_SHOWN).toLowerCase(), accepted);
      this.#refuse(name, `is '${shown(given)}'; accepted are ${accepted.join(', ')}`, `Did you mean '${closest}'?`);
    }
    return word;
  }

  status(name: string): RunStatus | undefined {
    if (!this.text(name)) {
      this.#refuse(
        name,
        'is empty',
        `Leave it out for the job's own status, or check the expression: one that names a job or step that does not exist gives nothing.`,
      );
    }
    const given = this.choice(name, Object.keys(STATUS_WORDS) as (keyof typeof STATUS_WORDS)[]);
    return given && { engine: STATUS_WORDS[given], given };
  }

  constrained(name: string, member: ConstrainedMember): string | undefined {
    const value = this.text(name);
    const broken = value && brokenRule(member, value);
    if (!broken) return value;
    const itself = member === 'WorkflowToken' ? 'The value is not shown.' : `It is '${shown(value)}'.`;
    this.#refuse(name, `${broken}. ${itself}`, `Hand on ${member} as Service Catalog sent it.`);
    return undefined;
  }

  required(name: string, member: ConstrainedMember): string | undefined {
    if (!this.text(name)) {
      this.#refuse(
        name,
        'is missing',
        `Without it Service Catalog cannot be told: hand on ${member} from its message.`,
      );
    }
    return this.constrained(name, member);
  }

  wholeNumber(name: string, min: number, max: number): number | undefined {
    const value = this.text(name);
    if (!value) return undefined;
    if (/^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value);
    this.#refuse(
      name,
      `is '${shown(value)}'; accepted is a whole number from ${min} to ${max}`,
      'Leave it out for the default.',
    );
    return undefined;
  }

  url(name: string): string | undefined {
    const value = this.text(name);
    if (value && !/^https?:$/.test(URL.parse(value)?.protocol ?? '')) {
      this.#refuse(
        name,
        `is '${shown(value)}', which is not the URL of an endpoint`,
        'It starts with https:// or http://.',
      );
    }
    return value;
  }

  #refuse(name: string, what: string, advice: string): void {
    this.problems.push(new Problem(`Cannot use ${name}`, `${name} ${what.replace(/\.?$/, '.')}`, advice));
  }
}

/** Enough to recognise a value by, too little to leak a token that was put in the wrong place. */
const LONGEST_SHOWN = 40;

function shown(value: string): string {
  return value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value;
}
