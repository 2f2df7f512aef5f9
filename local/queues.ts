import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { ApiError } from './api-error.ts';
import { decision } from './iam.ts';
import type { Invocation } from './lambda.ts';
import type { Stack } from './stack.ts';
import { type Mapping, mappingsOf, type QueueSettings, queuesOf } from './stack-queues.ts';

/** A message in a queue of Amazon SQS. */
export interface QueueMessage {
  readonly messageId: string;
  readonly body: string;
  readonly md5OfBody: string;
  /** In milliseconds of the virtual clock, since 1970. */
  readonly sentAt: number;
  /** Of the last receive. */
  receiptHandle?: string;
  receiveCount: number;
  firstReceivedAt?: number;
  /** When it can be received. */
  visibleAt: number;
}

/** Who puts a message on a queue: an AWS service, for an account. */
export interface Sender {
  service: string;
  /** By condition key, such as `aws:SourceAccount`. */
  context: Readonly<Record<string, string>>;
}

/** An invocation of a function with messages of a queue. */
export interface Delivery {
  /** The logical ID of the queue. */
  queue: string;
  messages: readonly QueueMessage[];
  invocation: Invocation;
  /** The IDs of the messages that stay in the queue. */
  failed: readonly string[];
}

export interface Queues {
  /** @throws {ApiError} if the policy of the queue does not allow it, or if the message is too large */
  send(queue: string, body: string, sender: Sender): QueueMessage;
  /** Delivers all messages that are visible, in batches, until none is left. */
  deliver(): Promise<Delivery[]>;
  /** Lets time pass, in seconds. */
  wait(seconds: number): void;
  /** Delivers a message once more, although it was deleted. A standard queue delivers at least once. */
  duplicate(queue: string, message: QueueMessage): void;
  /** The messages in a queue, by its logical ID, whether they are visible or not. */
  messages(queue: string): readonly QueueMessage[];
}

interface Queue extends QueueSettings {
  messages: QueueMessage[];
}

/**
 * The queues of a stack, in Amazon SQS, and their event source mappings, in AWS Lambda. The clock stands still unless it
 * is moved, so that nothing waits
 * (https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html,
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html).
 *
 * @param invoke invokes the function with a logical ID
 */
export function createQueues(stack: Stack, invoke: (id: string, event: object) => Promise<Invocation>): Queues {
  const entries = [...queuesOf(stack)].map(([id, settings]) => [id, { ...settings, messages: [] } as Queue] as const);
  const queues = new Map(entries);
  const mappings = mappingsOf(stack);
  let now = Date.now();

  function named(id: string): Queue {
    const queue = queues.get(id);
    if (!queue) throw new Error(`The stack has no queue ${id}.`);
    return queue;
  }

  /** Receives up to that many visible messages. One that was received too often moves instead. */
  function receive({ messages, redrive, ...queue }: Queue, most: number): QueueMessage[] {
    const visible = messages.filter(({ visibleAt }) => visibleAt <= now);
    const worn = redrive ? visible.filter(({ receiveCount }) => receiveCount >= redrive.after) : [];
    const target = [...queues.values()].find(({ arn }) => arn === redrive?.to);
    for (const message of worn) {
      messages.splice(messages.indexOf(message), 1);
      target?.messages.push({ ...message, visibleAt: now });
    }
    const received = visible.filter((message) => !worn.includes(message)).slice(0, most);
    for (const message of received) {
      message.receiveCount += 1;
      message.firstReceivedAt ??= now;
      message.receiptHandle = `AQEB${randomBytes(120).toString('base64')}`;
      message.visibleAt = now + queue.visibilityTimeout * 1000;
    }
    return received;
  }

  async function deliverBatch({
    queue: id,
    batchSize,
    reportsFailures,
    ...to
  }: Mapping): Promise<Delivery | undefined> {
    const queue = named(id);
    const messages = receive(queue, batchSize);
    if (messages.length === 0) return undefined;
    const event = { Records: messages.map((message) => recordOf(message, queue.arn)) };
    const invocation = await invoke(to.function, event);
    const failed = failedOf(invocation, messages, reportsFailures);
    const isDone = ({ messageId }: QueueMessage) => !failed.includes(messageId);
    const done = new Set(messages.filter(isDone));
    queue.messages = queue.messages.filter((message) => !done.has(message));
    return { queue: id, messages, invocation, failed };
  }

  return {
    send(id, body, { service, context }) {
      const queue = named(id);
      const request = {
        action: 'sqs:SendMessage',
        resource: queue.arn,
        context: { 'aws:SecureTransport': 'true', ...context },
        principal: { Service: [service] },
      };
      if (decision(queue.policies, request) !== 'Allow') {
        throw new ApiError('AccessDenied', `${service} is not authorized to perform: sqs:sendmessage on ${queue.arn}`);
      }
      if (body === '' || Buffer.byteLength(body) > queue.largest) {
        throw new ApiError('InvalidParameterValue', `Message must be shorter than ${queue.largest} bytes.`);
      }
      const message: QueueMessage = {
        messageId: randomUUID(),
        body,
        md5OfBody: createHash('md5').update(body).digest('hex'),
        sentAt: now,
        receiveCount: 0,
        visibleAt: now + queue.delay * 1000,
      };
      queue.messages.push(message);
      return message;
    },
    async deliver() {
      const deliveries: Delivery[] = [];
      for (const mapping of mappings) {
        for (let last = await deliverBatch(mapping); last; last = await deliverBatch(mapping)) deliveries.push(last);
      }
      return deliveries;
    },
    wait(seconds) {
      now += seconds * 1000;
      for (const queue of queues.values()) {
        queue.messages = queue.messages.filter(({ sentAt }) => now - sentAt <= queue.retention * 1000);
      }
    },
    duplicate(id, message) {
      named(id).messages.push({ ...message, visibleAt: now });
    },
    messages: (id) => named(id).messages,
  };
}

/**
 * The IDs of the messages that stay in the queue. A response with an ID that is not one of the batch is no response
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting).
 */
function failedOf(
  { payload, functionError }: Invocation,
  messages: readonly QueueMessage[],
  reportsFailures: boolean,
): readonly string[] {
  const all = messages.map(({ messageId }) => messageId);
  if (functionError) return all;
  if (!reportsFailures || payload === null) return [];
  if (typeof payload !== 'object' || Array.isArray(payload)) return all;
  const { batchItemFailures: failures = null } = payload as { batchItemFailures?: unknown };
  if (failures === null) return [];
  if (!Array.isArray(failures)) return all;
  const failed = failures.map((failure: { itemIdentifier?: unknown } | null) => failure?.itemIdentifier);
  const isKnown = (id: unknown): id is string => all.some((each) => each === id);
  return failed.every(isKnown) ? all.filter((id) => failed.includes(id)) : all;
}

/** A record of an event, as in `SQSRecord` of `@types/aws-lambda`. */
function recordOf(message: QueueMessage, arn: string): object {
  const { messageId, receiptHandle, body, md5OfBody, receiveCount, sentAt, firstReceivedAt } = message;
  return {
    messageId,
    receiptHandle,
    body,
    attributes: {
      ApproximateReceiveCount: String(receiveCount),
      SentTimestamp: String(sentAt),
      SenderId: 'AROAEXAMPLESERVICE000:ServiceCatalog',
      ApproximateFirstReceiveTimestamp: String(firstReceivedAt),
    },
    messageAttributes: {},
    md5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion: arn.split(':')[3],
  };
}
