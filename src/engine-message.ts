import { Problem } from './problem.ts';
import { readRegularFile, UnreadableFile } from './regular-file.ts';
import { refuseTooLarge, TooLargeJson } from './terraform/exact-json.ts';

/**
 * The message by which Service Catalog asks an external engine for an operation, as a bridge handed it on. Its fields
 * are not checked yet: what is used of them is, where it is used.
 */
export type EngineMessage = Readonly<Record<string, unknown>>;

/** What was found, or why nothing was. */
export interface FoundMessage {
  readonly message: EngineMessage | undefined;
  /** Why there is none. It matters only if something is needed from the message. */
  readonly problem: Problem | undefined;
  /** The workflow tokens of all messages that are there, also of those that are not used. */
  readonly tokens: readonly string[];
}

/**
 * Finds the message: given by hand as JSON, else in the event that triggered the workflow.
 *
 * @param given the input `message`, '' where it is absent
 * @param eventPath `GITHUB_EVENT_PATH`, the event as GitHub sends it to webhooks
 */
export function findMessage(given: string, eventPath: string | undefined): FoundMessage {
  if (given) return theOne([[given]], 'The input message', 'is not the JSON of an engine message.');
  const event = readEvent(eventPath);
  if (event instanceof Problem) return { message: undefined, problem: event, tokens: [] };
  const { client_payload: payload, inputs } = asObject(event) ?? {};
  // By the name under which it should come, else wherever it is.
  const places = [
    [asObject(payload)?.message, asObject(inputs)?.message],
    [payload, ...valuesOf(payload), ...valuesOf(inputs)],
  ];
  return theOne(places, 'The event that triggered the workflow', 'has no engine message.');
}

/** @param places each has any number of messages; the first that has some counts, and must have one */
function theOne(places: readonly unknown[][], where: string, hasNone: string): FoundMessage {
  const found = places.map((values) =>
    values.map((value) => messagesIn(value)).filter(({ messages }) => messages.length > 0),
  );
  const messages = found.flat().flatMap((one) => one.messages);
  const tokens = messages.flatMap(({ token }) => (typeof token === 'string' && token !== '' ? [token] : []));
  const [first, ...others] = found.find((place) => place.length > 0) ?? [];
  const message = first?.messages[0];
  if (!first || !message) return { message: undefined, problem: noMessage(`${where} ${hasNone}`), tokens };
  const isOne = !first.several && others.every((other) => isSame(other.messages[0], message));
  return isOne
    ? { message, problem: undefined, tokens }
    : { message: undefined, problem: severalMessages(where), tokens };
}

function isSame(a: EngineMessage | undefined, b: EngineMessage): boolean {
  return FIELDS.every((field) => a?.[field] === b[field]);
}

function severalMessages(where: string): Problem {
  return new Problem(
    'Several engine messages',
    `${where} has several engine messages.`,
    'Send one message with each event, under the property message of client_payload. Where SQS messages come in batches, use a batch size of 1.',
  );
}

/** GitHub's own limit for a webhook's payload is 25 MB. */
const LARGEST_EVENT = 25 * 1024 * 1024;

function readEvent(path: string | undefined): unknown {
  if (!path) return noMessage('GITHUB_EVENT_PATH is not set.');
  try {
    const text = readRegularFile(path, LARGEST_EVENT).toString('utf8');
    refuseTooLarge(text);
    return JSON.parse(text);
  } catch (error) {
    return noMessage(`The event in GITHUB_EVENT_PATH ${unreadable(error)}.`);
  }
}

function unreadable(error: unknown): string {
  if (error instanceof SyntaxError) return 'is not JSON';
  if (error instanceof TooLargeJson) return 'is larger than any with an engine message';
  if (!(error instanceof UnreadableFile)) throw error;
  switch (error.reason) {
    case 'no file':
      return 'is not a file';
    case 'too large':
      return `is larger than GitHub's limit of 25 MB`;
    default:
      return `cannot be read (${error.code})`;
  }
}

function noMessage(message: string): Problem {
  return new Problem(
    'No engine message',
    message,
    `Give record-id and workflow-token by hand, or send Service Catalog's message with the event: {"event_type": "service-catalog", "client_payload": {"message": {…}}}.`,
  );
}

function valuesOf(value: unknown): unknown[] {
  return Object.values(asObject(value) ?? {});
}

interface Messages {
  readonly messages: readonly EngineMessage[];
  /** Whether `messages` come from a batch of several, of which some may be none. */
  readonly several: boolean;
}

/**
 * The messages that `value` is or has: one by itself, or what SQS wrapped. A message is an object, its JSON, or the JSON
 * of its JSON. SQS wraps as in its API (`Messages`, `Body`), or as for Lambda and EventBridge (`Records`, `body`).
 */
function messagesIn(value: unknown, depth = 0): Messages {
  const object = asObject(value);
  if (!object || depth > DEEPEST) return { messages: [], several: false };
  if (isMessage(object)) return { messages: [object], several: false };
  const { Records, Messages, Body, body } = object;
  const batch = [Records, Messages].find(Array.isArray) ?? [Body ?? body];
  const messages = batch.flatMap((item) => messagesIn(item, depth + 1).messages);
  return { messages, several: batch.length > 1 };
}

/** A batch, its item, and its body. */
const DEEPEST = 2;

/** One field may be a coincidence, or missing by mistake. */
function isMessage(object: Record<string, unknown>): boolean {
  return FIELDS.filter((field) => Object.hasOwn(object, field)).length >= 2;
}

const FIELDS = ['token', 'operation', 'recordId', 'provisionedProductId'];

function asObject(value: unknown): Record<string, unknown> | undefined {
  const parsed = typeof value === 'string' ? parsedTwice(value) : value;
  return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
}

function parsedTwice(text: string): unknown {
  try {
    refuseTooLarge(text);
    const once: unknown = JSON.parse(text);
    return typeof once === 'string' ? JSON.parse(once) : once;
  } catch {
    return undefined;
  }
}
