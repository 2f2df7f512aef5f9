import type { SQSRecord } from 'aws-lambda';
import { Problem } from '../problem.ts';
import { asObject } from '../service-catalog/message.ts';
import { checkedMessage, type Message, type RawMessage, valueIn } from '../service-catalog/message-fields.ts';
import { OPERATIONS, type Operation, type OperationName } from '../service-catalog/operation.ts';

/** A message of Service Catalog, as Amazon SQS delivered it to the function. */
export interface Delivery {
  /** The message as it is to be sent to GitHub. */
  readonly raw: RawMessage;
  readonly message: Message;
  readonly recordId: string;
  readonly workflowToken: string;
  /** Of the message or, if it has none that is known, of its queue. */
  readonly operation: Operation;
  /** Undefined for a termination. */
  readonly productId: string | undefined;
  readonly provisionedProductId: string | undefined;
}

/**
 * @throws {Problem} if the message does not say which record it is about, so that nobody can be notified
 */
export function deliveryOf({ body, eventSourceARN }: SQSRecord): Delivery {
  const raw = asObject(body);
  if (!raw || Array.isArray(raw)) throw unreadable('It is not a JSON object.');
  const message = checkedMessage(raw);
  const operation = valueIn(message.operation) ?? operationOfQueue(eventSourceARN);
  for (const field of [message.recordId, message.workflowToken]) {
    if ('problem' in field) throw unreadable(field.problem.message);
  }
  if (!operation) throw unreadable(`Its queue is ${eventSourceARN}, and its operation is not known.`);
  return {
    raw,
    message,
    recordId: valueIn(message.recordId) ?? '',
    workflowToken: valueIn(message.workflowToken) ?? '',
    operation,
    productId: typeof raw.productId === 'string' ? raw.productId : undefined,
    provisionedProductId: valueIn(message.provisionedProductId),
  };
}

const QUEUES: Record<string, OperationName> = {
  ServiceCatalogExternalProvisionOperationQueue: 'provision',
  ServiceCatalogExternalUpdateOperationQueue: 'update',
  ServiceCatalogExternalTerminateOperationQueue: 'terminate',
};

function operationOfQueue(arn: string): Operation | undefined {
  const name = QUEUES[arn.split(':').at(-1) ?? ''];
  return name && OPERATIONS[name];
}

function unreadable(why: string): Problem {
  return new Problem(
    'The message cannot be read',
    `The message on the queue is not from Service Catalog. ${why}`,
    'It goes to the dead-letter queue. Find out who sent it.',
  );
}
