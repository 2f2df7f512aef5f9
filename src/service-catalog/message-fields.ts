import { Problem } from '../problem.ts';
import { quoted, suggestion } from '../suggestion.ts';
import { brokenRule, type ConstrainedMember } from './contract.ts';
import { OPERATIONS, type Operation } from './operation.ts';

export type RawMessage = Readonly<Record<string, unknown>>;

/** A field of the message that was checked. A problem with it matters only if the field is used. */
export type Field<Value> = { readonly value: Value } | { readonly problem: Problem };

/** Where the configuration of the product is. */
export interface Artifact {
  readonly bucket: string;
  readonly key: string;
}

/** A parameter or a tag. */
export interface KeyValue {
  readonly key: string;
  readonly value: string;
}

/**
 * The message that Service Catalog put on the queue. Real messages differ from AWS's documentation: the token is a
 * UUID, and the operations have the names that AWS's own engine reads. A terminate message has no artifact, no
 * parameters, and no tags.
 */
export interface Message {
  readonly recordId: Field<string>;
  readonly workflowToken: Field<string>;
  readonly operation: Field<Operation>;
  /** Also the value of the tracer tag. */
  readonly provisionedProductId: Field<string>;
  /** The name and the ID of the provisioned product, as far as the message has them. */
  readonly provisionedProduct: string | undefined;
  readonly launchRoleArn: Field<string>;
  /** The account that provisions: of the identity, or of the launch role if the identity has none. 12 digits. */
  readonly accountId: Field<string>;
  /** Undefined if the message has none. */
  readonly artifact: Field<Artifact | undefined>;
  readonly parameters: Field<readonly KeyValue[]>;
  readonly tags: Field<readonly KeyValue[]>;
}

export function checkedMessage(raw: RawMessage): Message {
  const { provisionedProductName: name, provisionedProductId: id } = raw;
  const product = typeof name === 'string' && typeof id === 'string' ? `${name} (${id})` : id;
  return {
    recordId: text(raw, 'recordId', 'RecordId'),
    workflowToken: text(raw, 'token', 'WorkflowToken'),
    operation: operation(raw),
    provisionedProductId: text(raw, 'provisionedProductId', 'UniqueTag.Value'),
    provisionedProduct: typeof product === 'string' ? product : undefined,
    launchRoleArn: launchRoleArn(raw),
    accountId: accountId(raw),
    artifact: artifact(raw),
    parameters: keyValues(raw, 'parameters'),
    tags: keyValues(raw, 'tags'),
  };
}

/** The value of a field; undefined if there is no field, or if there is a problem with it. */
export function valueIn<Value>(field: Field<Value> | undefined): Value | undefined {
  return field && 'value' in field ? field.value : undefined;
}

function text(raw: RawMessage, field: string, member: ConstrainedMember): Field<string> {
  const value = raw[field];
  if (value === undefined) return invalid(field, 'is missing.');
  if (typeof value !== 'string') return invalid(field, 'is not a string.');
  const broken = brokenRule(member, value);
  const shown = member === 'WorkflowToken' ? '' : ` It is ${quoted(value)}.`;
  return broken ? invalid(field, `${broken}.${shown}`) : { value };
}

function operation(raw: RawMessage): Field<Operation> {
  const { operation: name } = raw;
  const operations = Object.values(OPERATIONS);
  const known = operations.find(({ messageNames }) => messageNames.some((each) => each === name));
  if (known) return { value: known };
  if (name === undefined) return invalid('operation', 'is missing.');
  if (typeof name !== 'string') return invalid('operation', 'is not a string.');
  const accepted = operations.flatMap(({ messageNames }) => messageNames);
  return invalid(
    'operation',
    `is ${quoted(name)}. Accepted values: ${accepted.join(', ')}.`,
    suggestion(name, accepted),
  );
}

/** IAM allows all printable ASCII characters in a path. None of them ends a line of a configuration file. */
const ROLE_ARN = /^arn:aws[\w-]*:iam::(\d{12}):role\/[\x21-\x7e]{1,600}$/;

function launchRoleArn({ launchRoleArn: arn }: RawMessage): Field<string> {
  if (arn === undefined || arn === null) return invalid('launchRoleArn', 'is missing.', ADD_LAUNCH_CONSTRAINT);
  if (typeof arn !== 'string') return invalid('launchRoleArn', 'is not a string.');
  return ROLE_ARN.test(arn) ? { value: arn } : invalid('launchRoleArn', `is ${quoted(arn)}, not the ARN of a role.`);
}

const ADD_LAUNCH_CONSTRAINT = 'Give the product a launch constraint, which names its launch role.';

function accountId({ identity, launchRoleArn: arn }: RawMessage): Field<string> {
  const { awsAccountId: ofIdentity } = asRecord(identity) ?? {};
  const value = ofIdentity ?? (typeof arn === 'string' ? ROLE_ARN.exec(arn)?.[1] : undefined);
  if (value === undefined) return invalid('identity.awsAccountId', 'is missing.');
  if (typeof value !== 'string') return invalid('identity.awsAccountId', 'is not a string.');
  return /^\d{12}$/.test(value)
    ? { value }
    : invalid('identity.awsAccountId', `is ${quoted(value)}, not the ID of an account.`);
}

/** In real messages, the URI begins with `S3://` in capitals, and has no file extension. */
const S3_URI = /^s3:\/\/([\w.-]{3,255})\/([^\p{Cc}]{1,1024})$/iu;

function artifact({ artifact: given }: RawMessage): Field<Artifact | undefined> {
  if (given === undefined || given === null) return { value: undefined };
  const { path, type = 'AWS_S3' } = asRecord(given) ?? {};
  if (path === undefined || path === null || path === '') return { value: undefined };
  if (typeof path !== 'string') return invalid('artifact.path', 'is not a string.');
  if (type !== 'AWS_S3') {
    const shown = typeof type === 'string' ? quoted(type) : 'not a string';
    return invalid('artifact.type', `is ${shown}. Accepted values: AWS_S3.`);
  }
  const [, bucket, key] = S3_URI.exec(path) ?? [];
  return bucket && key
    ? { value: { bucket, key } }
    : invalid('artifact.path', `is ${quoted(path)}, not the URI of an object in Amazon S3.`);
}

function keyValues(raw: RawMessage, field: 'parameters' | 'tags'): Field<readonly KeyValue[]> {
  const list = raw[field] ?? [];
  if (!Array.isArray(list)) return invalid(field, 'is not a list.');
  const value: KeyValue[] = [];
  for (const [index, item] of list.entries()) {
    const { key, value: given } = asRecord(item) ?? {};
    if (typeof key !== 'string' || key === '') return invalid(`${field}[${index}].key`, 'is not a string.');
    if (typeof given !== 'string') return invalid(`${field}[${index}].value`, `(${quoted(key)}) is not a string.`);
    value.push({ key, value: given });
  }
  return { value };
}

function asRecord(value: unknown): RawMessage | undefined {
  return typeof value === 'object' && value !== null ? (value as RawMessage) : undefined;
}

function invalid(field: string, what: string, advice = 'Send the message as Service Catalog created it.') {
  return { problem: new Problem(`Invalid ${field} in the message`, `${field} in the message ${what}`, advice) };
}
