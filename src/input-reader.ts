import { closestMatch } from 'leven';
import type { FoundMessage } from './engine-message.ts';
import { Problem } from './problem.ts';
import { brokenRule, type ConstrainedMember, type EngineWorkflowStatus } from './service-catalog/contract.ts';
import type { UniqueTag } from './service-catalog/notify.ts';
import { OPERATIONS, type Operation, type OperationName } from './service-catalog/operation.ts';
import type { Role } from './service-catalog/role.ts';

export interface RunStatus {
  readonly engine: EngineWorkflowStatus;
  /** The word that was given: `SUCCEEDED`, `FAILED`, or one of GitHub's such as `cancelled`. */
  readonly given: string;
}

/** An input by its name: its text without white space around it, '' where it is absent. */
export type ReadInput = (name: string) => string;

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

/** The tag that AWS's engine for Terraform puts on every resource; its value is the provisioned product's id. */
const TRACER_TAG_KEY = 'SERVICE_CATALOG_TERRAFORM_INTEGRATION-DO_NOT_DELETE';

const SEND_AS_IT_IS = 'Use the value that Service Catalog sent, as it is.';

function isIssued(member: ConstrainedMember): boolean {
  return member === 'WorkflowToken' || member === 'RecordId';
}

/** Reads one input after the other and keeps what is wrong with them, so that a user sees all of it at once. */
export class InputReader {
  readonly problems: Problem[] = [];
  readonly #read: ReadInput;
  readonly #found: FoundMessage;

  constructor(read: ReadInput, found: FoundMessage) {
    this.#read = read;
    this.#found = found;
  }

  text(name: string): string | undefined {
    return this.#read(name) || undefined;
  }

  choice<Word extends string>(name: string, accepted: readonly Word[]): Word | undefined {
    const given = this.text(name);
    const word = accepted.find((candidate) => candidate.toLowerCase() === given?.toLowerCase());
    if (given && !word) this.#refuseWord(name, given, accepted);
    return word;
  }

  /** As YAML 1.2's core schema writes it, which is what `getBooleanInput` of @actions/core takes. */
  boolean(name: string): boolean | undefined {
    const given = this.text(name);
    if (!given) return undefined;
    if (['true', 'True', 'TRUE'].includes(given)) return true;
    if (['false', 'False', 'FALSE'].includes(given)) return false;
    this.#refuseWord(name, given, ['true', 'false']);
    return undefined;
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

  /** By hand, else the field of the message. */
  constrained(name: string, member: ConstrainedMember, field?: string): string | undefined {
    const byHand = this.text(name);
    const value = byHand ?? (field === undefined ? undefined : this.#ofMessage(field));
    if (value === undefined) return undefined;
    const broken = brokenRule(member, value);
    if (!broken) return value;
    const itself = member === 'WorkflowToken' ? 'The value is not shown.' : `It is '${shown(value)}'.`;
    const source = byHand ? name : `${field} of the engine message`;
    this.#refuse(
      source,
      `${broken}. ${itself}`,
      isIssued(member) ? SEND_AS_IT_IS : `Give another ${name}, or leave it out.`,
    );
    return undefined;
  }

  required(name: string, member: ConstrainedMember, field: string): string | undefined {
    const { message, problem } = this.#found;
    if (!this.text(name) && !message) {
      this.#refuse(name, `is missing. ${problem?.message ?? ''}`.trim(), problem?.advice ?? '');
    } else if (!this.text(name) && message?.[field] === undefined) {
      this.#refuse(
        `${field} of the engine message`,
        'is missing',
        `Send the message as Service Catalog made it, or give ${name}.`,
      );
    }
    return this.constrained(name, member, field);
  }

  /** By hand for another record than the message's is a mistake that nothing can put right here. */
  refuseContradiction(name: string, field: string): void {
    const byHand = this.text(name);
    const ofMessage = this.#found.message?.[field];
    if (!byHand || typeof ofMessage !== 'string' || byHand === ofMessage) return;
    this.#refuse(
      name,
      `is '${shown(byHand)}', but the engine message is about '${shown(ofMessage)}'`,
      `Leave ${name} out, or give the message of that record with the input message.`,
    );
  }

  operation(name: string): Operation {
    const byHand = this.choice(name, Object.keys(OPERATIONS) as OperationName[]);
    const ofMessage = this.#operationOfMessage(byHand !== undefined);
    if (byHand && ofMessage && byHand !== ofMessage) {
      this.#refuse(name, `is '${byHand}', but the engine message asks to ${ofMessage}`, `Leave ${name} out.`);
    }
    // Which operation it is, Service Catalog knows best: it takes the answer to no other.
    return OPERATIONS[ofMessage ?? byHand ?? 'update'];
  }

  /** @param isGiven whether it is given by hand, so that nothing is missing if the message does not say */
  #operationOfMessage(isGiven: boolean): OperationName | undefined {
    const { message } = this.#found;
    if (!message) return undefined;
    const operations = Object.values(OPERATIONS);
    const operation = operations.find(({ messageNames }) => messageNames.some((name) => name === message.operation));
    if (operation || isGiven) return operation?.name;

    const given = this.#ofMessage('operation');
    const source = 'operation of the engine message';
    if (message.operation === undefined) {
      this.#refuse(source, 'is missing', 'Send the message as Service Catalog made it, or give operation.');
    } else if (given !== undefined) {
      const accepted = operations.flatMap(({ messageNames }) => messageNames);
      this.#refuseWord(source, given, accepted);
    }
    return undefined;
  }

  uniqueTag(): UniqueTag | undefined {
    const Key = this.constrained('tracer-tag-key', 'UniqueTag.Key') ?? TRACER_TAG_KEY;
    const Value = this.constrained('tracer-tag-value', 'UniqueTag.Value', 'provisionedProductId');
    return Value ? { Key, Value } : undefined;
  }

  provisionedProduct(): string | undefined {
    const { provisionedProductName: name, provisionedProductId: id } = this.#found.message ?? {};
    if (typeof id !== 'string') return undefined;
    return typeof name === 'string' ? `${name} (${id})` : id;
  }

  #ofMessage(field: string): string | undefined {
    const value = this.#found.message?.[field];
    if (value === undefined || typeof value === 'string') return value;
    this.#refuse(`${field} of the engine message`, 'is not a string', 'Send the message as Service Catalog made it.');
    return undefined;
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

  role(arn: string | undefined): Role | undefined {
    const audience = arn?.startsWith('arn:aws-cn:') ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';
    const role = {
      sessionName: this.matching('role-session-name', /^[\w+=,.@-]{2,64}$/) ?? 'service-catalog-engine-action',
      externalId: this.matching('role-external-id', /^[\w+=,.@:/-]{2,1224}$/),
      durationSeconds: this.wholeNumber('role-duration-seconds', 900, 43_200) ?? 900,
      audience: this.text('audience') ?? audience,
    };
    return arn ? { arn, ...role } : undefined;
  }

  /** @param pattern the constraint that AWS has for it */
  matching(name: string, pattern: RegExp): string | undefined {
    const value = this.text(name);
    if (!value || pattern.test(value)) return value;
    this.#refuse(
      name,
      `is '${shown(value)}', which does not match ${pattern.source}`,
      'See the documentation of AWS for its form.',
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

  #refuseWord(name: string, given: string, accepted: readonly string[]): void {
    const meant = closest(given, accepted);
    this.#refuse(
      name,
      `is '${shown(given)}'; accepted are ${accepted.join(', ')}`,
      meant ? `Did you mean '${meant}'?` : 'Give one of these.',
    );
  }

  #refuse(name: string, what: string, advice: string): void {
    this.problems.push(new Problem(`Cannot use ${name}`, `${name} ${what.replace(/\.?$/, '.')}`, advice));
  }
}

/** Enough to recognize a value by, too little to leak a token that was put in the wrong place: it has 36 characters. */
const LONGEST_SHOWN = 24;

function shown(value: string): string {
  return value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value;
}

/**
 * The accepted value that `given` is most likely a slip of: one or two letters off, and the first one right. One that
 * shows secrets is for nobody to choose by accident.
 */
function closest(given: string, accepted: readonly string[]): string | undefined {
  const alike = accepted.filter((word) => word !== 'reveal' && word[0]?.toLowerCase() === given[0]?.toLowerCase());
  const lowerCase = alike.map((word) => word.toLowerCase());
  const match = closestMatch(given.slice(0, LONGEST_SHOWN).toLowerCase(), lowerCase, { maxDistance: 2 });
  return match === undefined ? undefined : alike[lowerCase.indexOf(match)];
}
