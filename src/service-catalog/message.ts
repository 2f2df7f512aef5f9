import { refuseTooLarge } from '../bounded-json.ts';
import { Problem } from '../problem.ts';
import { checkedMessage, type Message, type RawMessage } from './message-fields.ts';

/** The message that was found, or why there is none. */
export interface FoundMessage {
  readonly message: Message | undefined;
  /** Why there is no message. It matters only if something is needed from the message. */
  readonly problem: Problem | undefined;
  /** The workflow tokens of all messages, including those that are not used. */
  readonly tokens: readonly string[];
}

/**
 * Finds the message among values that might be one.
 *
 * @param places Each place has any number of values. The first place with a message counts, and must have exactly one.
 * @param where as the subject of a sentence, for the problem if there is none
 */
export function findMessage(places: readonly (readonly unknown[])[], where: string): FoundMessage {
  const found = places.map((values) =>
    values.map((value) => messagesIn(value)).filter(({ messages }) => messages.length > 0),
  );
  const messages = found.flat().flatMap((one) => one.messages);
  const tokens = messages.flatMap(({ token }) => (typeof token === 'string' && token !== '' ? [token] : []));
  const [first, ...others] = found.find((place) => place.length > 0) ?? [];
  const message = first?.messages[0];
  if (!first || !message) return { message: undefined, problem: noMessage(`${where} has no message.`), tokens };
  const isOne = !first.several && others.every((other) => isSame(other.messages[0], message));
  return isOne
    ? { message: checkedMessage(message), problem: undefined, tokens }
    : { message: undefined, problem: severalMessages(where), tokens };
}

export function noMessage(message: string): Problem {
  return new Problem(
    'No message from Service Catalog',
    message,
    'Send the message with the event, as in {"event_type": "service-catalog", "client_payload": {"message": {…}}}, or set record-id and workflow-token.',
  );
}

function severalMessages(where: string): Problem {
  return new Problem(
    'More than one message from Service Catalog',
    `${where} has more than one message.`,
    'Send each message with an event of its own, in the property message of client_payload. If SQS messages come in batches, use a batch size of 1.',
  );
}

interface Messages {
  readonly messages: readonly RawMessage[];
  /** Whether `messages` come from a batch of several items. Some of these might not be messages. */
  readonly several: boolean;
}

/**
 * The messages that `value` is or contains. A message is an object, its JSON, or the JSON of its JSON. SQS wraps it as in
 * its API (`Messages`, `Body`), or as for Lambda and EventBridge (`Records` or a list, `body`). SNS and EventBridge wrap
 * it once more (`Message`, `detail`).
 */
function messagesIn(value: unknown, depth = 0): Messages {
  const object = asObject(value);
  if (!object || depth > DEEPEST) return { messages: [], several: false };
  if (isMessage(object)) return { messages: [object], several: false };
  const { Records, Messages, Body, body, Message, detail } = object;
  const batch = [object, Records, Messages].find((list) => Array.isArray(list) && list.length > 0);
  const items = Array.isArray(batch) ? batch : [Body ?? body ?? Message ?? detail];
  const messages = items.flatMap((item) => messagesIn(item, depth + 1).messages);
  return { messages, several: items.length > 1 };
}

/** A batch, its item, the body of the item, and what SNS has in there. */
const DEEPEST = 3;

const FIELDS = ['token', 'operation', 'recordId', 'provisionedProductId'];

/** One field might be a coincidence, or be missing by mistake. */
function isMessage(object: RawMessage): boolean {
  return FIELDS.filter((field) => Object.hasOwn(object, field)).length >= 2;
}

function isSame(a: RawMessage | undefined, b: RawMessage): boolean {
  return FIELDS.every((field) => a?.[field] === b[field]);
}

/** The object that `value` is, as it is, as JSON, or as JSON of JSON. */
export function asObject(value: unknown): RawMessage | undefined {
  const parsed = typeof value === 'string' ? parsedTwice(value) : value;
  return typeof parsed === 'object' && parsed !== null ? (parsed as RawMessage) : undefined;
}

function parsedTwice(text: string): unknown {
  try {
    refuseTooLarge(text);
    const once: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return typeof once === 'string' ? JSON.parse(once) : once;
  } catch {
    return undefined;
  }
}
