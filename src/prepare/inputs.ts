import type { Role } from '../aws/role.ts';
import { REGION, readRegion, readRole } from '../github/aws-access.ts';
import type { InputReader } from '../github/input-reader.ts';
import { Problem } from '../problem.ts';
import type { FoundMessage } from '../service-catalog/message.ts';
import type { Artifact, Field, KeyValue, Message } from '../service-catalog/message-fields.ts';
import type { Operation } from '../service-catalog/operation.ts';
import { quoted } from '../suggestion.ts';

/** The inputs of `prepare/action.yml`, which describes them, and what the message asks for. */
export interface Inputs {
  readonly request: Request;
  readonly region: string;
  /** Undefined if the credentials of the job are used as they are. */
  readonly role: Role | undefined;
  readonly stateBucket: string;
  /** The key of the state. Other objects of the same provisioned product start with it. */
  readonly stateKey: string;
  /** For products that do not require a version. */
  readonly terraformVersion: string;
  readonly forceUnlock: boolean;
  readonly githubToken: string | undefined;
}

/** What Service Catalog asks the engine to do. */
export interface Request {
  readonly recordId: string;
  readonly workflowToken: string;
  readonly operation: Operation;
  readonly provisionedProductId: string;
  readonly accountId: string;
  readonly launchRoleArn: string;
  /** Undefined only for a termination. */
  readonly artifact: Artifact | undefined;
  readonly parameters: readonly KeyValue[];
  readonly tags: readonly KeyValue[];
}

/** How long the credentials of the engine are valid by default, in seconds: the default maximum of a role. */
const DURATION_SECONDS = 3600;

/** The way to AWS. */
export interface Access {
  readonly region: string | undefined;
  /** Undefined if the credentials of the job are used as they are. */
  readonly role: Role | undefined;
}

/** Reads what a later step needs to report a failure, even if everything else is wrong. */
export function readAccess(reader: InputReader, env: NodeJS.ProcessEnv): Access {
  const ofJob = env.AWS_REGION || env.AWS_DEFAULT_REGION;
  const region = readRegion(reader) ?? (ofJob && REGION.test(ofJob) ? ofJob : undefined);
  if (!region && reader.problems.length === 0) reader.problems.push(NO_REGION);
  return { region, role: readRole(reader, reader, DURATION_SECONDS) };
}

/**
 * @param reader has read the way to AWS
 * @throws {AggregateError} of `Problem`s, of everything that is wrong with the inputs and the message
 */
export function readInputs(reader: InputReader, { region, role }: Access, { message, problem }: FoundMessage): Inputs {
  const request = message && requested(message);
  if (problem) reader.problems.push(problem);
  if (request) reader.problems.push(...request.problems);
  const stateBucket = reader.matching('state-bucket', /^[\w.-]{3,255}$/);
  if (!reader.text('state-bucket')) {
    reader.refuse('state-bucket', 'is missing.', 'Set it to the name of the bucket that stores the states.');
  }
  const suffix = reader.matching('state-key-suffix', /^[\w./-]{1,100}$/) ?? '';
  const others = {
    terraformVersion: reader.matching('terraform-version', /^[\w.+~<>=!^|*, -]{1,100}$/) ?? 'latest',
    forceUnlock: reader.boolean('force-unlock') ?? false,
    githubToken: reader.text('github-token'),
  };
  if (reader.problems.length > 0 || !request?.value || !region || !stateBucket) {
    throw new AggregateError(reader.problems);
  }
  const { accountId, provisionedProductId } = request.value;
  const stateKey = `${accountId}/${provisionedProductId}${suffix}`;
  return { request: request.value, region, role, stateBucket, stateKey, ...others };
}

const NO_REGION = new Problem(
  'No AWS Region is set',
  'Neither aws-region nor AWS_REGION is set to a Region.',
  'Set aws-region to the Region that the message came from.',
);

/** The message, or everything that is wrong with it. */
function requested(message: Message): { value?: Request; problems: Problem[] } {
  const problems: Problem[] = [];
  const valueIn = <Value>(field: Field<Value>): Value | undefined => {
    if ('value' in field) return field.value;
    problems.push(field.problem);
    return undefined;
  };
  const operation = valueIn(message.operation);
  const id = valueIn(message.provisionedProductId);
  if (id !== undefined && !/^[\w-]{1,100}$/.test(id)) problems.push(unusableId(id));
  // A termination uses what its product was last applied with.
  const isTermination = operation?.name === 'terminate';
  const artifact = isTermination ? undefined : valueIn(message.artifact);
  if (operation && !isTermination && 'value' in message.artifact && !artifact) problems.push(NO_ARTIFACT);
  const values = {
    recordId: valueIn(message.recordId),
    workflowToken: valueIn(message.workflowToken),
    accountId: valueIn(message.accountId),
    launchRoleArn: valueIn(message.launchRoleArn),
    parameters: isTermination ? [] : (valueIn(message.parameters) ?? []),
    tags: isTermination ? [] : (valueIn(message.tags) ?? []),
  };
  const { recordId, workflowToken, accountId, launchRoleArn } = values;
  const isComplete = operation && id && recordId && workflowToken && accountId && launchRoleArn;
  if (problems.length > 0 || !isComplete) return { problems };
  const known = { recordId, workflowToken, accountId, launchRoleArn, operation, provisionedProductId: id, artifact };
  return { value: { ...values, ...known }, problems };
}

function unusableId(id: string): Problem {
  return new Problem(
    'Invalid provisionedProductId in the message',
    `provisionedProductId in the message is ${quoted(id)}. It becomes part of the key of the state.`,
    'Send the message as Service Catalog created it.',
  );
}

/** An apply of an empty folder would destroy the product. */
const NO_ARTIFACT = new Problem(
  'The message has no artifact',
  'artifact.path in the message is missing, so there is nothing to apply.',
  'Send the message as Service Catalog created it.',
);
