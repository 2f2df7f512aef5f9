import { allows, type Policy } from './iam.ts';
import type { Resource, Stack, Value } from './stack.ts';

/** A queue as the template configures it. */
export interface QueueSettings {
  arn: string;
  /** In seconds. */
  visibilityTimeout: number;
  retention: number;
  delay: number;
  largest: number;
  /** How often a message is received before it moves. */
  redrive: { to: string; after: number } | undefined;
  policies: readonly Policy[];
}

/** A connection of AWS Lambda from a queue to a function. */
export interface Mapping {
  queue: string;
  function: string;
  batchSize: number;
  reportsFailures: boolean;
}

/** By logical ID. */
export function queuesOf({ resources }: Stack): Map<string, QueueSettings> {
  const all = Object.values(resources);
  const policies = all.filter(({ type }) => type === 'AWS::SQS::QueuePolicy').map(({ properties }) => properties);
  const entries = all
    .filter(({ type }) => type === 'AWS::SQS::Queue')
    .map(({ logicalId, ref, attributes, properties }): [string, QueueSettings] => {
      const { RedrivePolicy: redrive } = properties;
      return [
        logicalId,
        {
          arn: `${attributes.Arn}`,
          visibilityTimeout: Number(properties.VisibilityTimeout ?? 30),
          retention: Number(properties.MessageRetentionPeriod ?? 345_600),
          delay: Number(properties.DelaySeconds ?? 0),
          largest: Number(properties.MaximumMessageSize ?? 1_048_576),
          redrive: redrive && { to: redrive.deadLetterTargetArn, after: Number(redrive.maxReceiveCount) },
          policies: policies.filter(({ Queues }) => Queues.includes(ref)).map(({ PolicyDocument }) => PolicyDocument),
        },
      ];
    });
  return new Map(entries);
}

/** AWS SAM makes event source mappings from the events of a function. */
export function mappingsOf({ resources }: Stack): Mapping[] {
  const all = Object.values(resources);
  const given = all
    .filter(({ type }) => type === 'AWS::Lambda::EventSourceMapping')
    .map(({ properties }) => mappingOf(properties.EventSourceArn, properties.FunctionName, properties, all));
  const generated = all.flatMap(({ ref, properties }) =>
    Object.values<Value>(properties.Events ?? {})
      .filter((event) => event.Type === 'SQS')
      .map((event) => mappingOf(event.Properties.Queue, ref, event.Properties, all)),
  );
  return [...given, ...generated].filter((mapping) => mapping !== undefined);
}

function mappingOf(arn: string, name: string, properties: Value, all: readonly Resource[]): Mapping | undefined {
  const queue = all.find(({ attributes }) => attributes.Arn === arn);
  const fn = all.find(({ ref, attributes }) => ref === name || attributes.Arn === name);
  if (!queue || !fn) throw new Error(`The event source mapping from ${arn} to ${name} is not between resources.`);
  refuseMapping(queue, fn, all);
  if (properties.Enabled === false) return undefined;
  const { BatchSize = 10, FunctionResponseTypes = [] } = properties;
  return {
    queue: queue.logicalId,
    function: fn.logicalId,
    batchSize: Number(BatchSize),
    reportsFailures: FunctionResponseTypes.includes('ReportBatchItemFailures'),
  };
}

/** What AWS Lambda checks when it creates an event source mapping. */
function refuseMapping(queue: Resource, fn: Resource, all: readonly Resource[]): void {
  const { VisibilityTimeout: visible = 30 } = queue.properties;
  const { Timeout: timeout = 3, Role } = fn.properties;
  if (Number(visible) < Number(timeout)) {
    throw new Error(`Queue visibility timeout: ${visible} seconds is less than Function timeout: ${timeout} seconds`);
  }
  const role = all.find(({ attributes }) => attributes.Arn === Role);
  const policies = (role?.properties.Policies ?? []).map(({ PolicyDocument }: Value) => PolicyDocument);
  for (const operation of ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes']) {
    if (allows(policies, { action: `sqs:${operation}`, resource: `${queue.attributes.Arn}` })) continue;
    throw new Error(`The provided execution role does not have permissions to call ${operation} on SQS`);
  }
}
