import { readFileSync, statSync } from 'node:fs';
import { Problem } from './problem.ts';

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
}

/**
 * Finds the message: given by hand as JSON, else in the event that triggered the workflow.
 *
 * @param given the input `message`, '' where it is absent
 * @param eventPath `GITHUB_EVENT_PATH`, the event as GitHub sends it to webhooks
 */
export function findMessage(given: string, eventPath: string | undefined): FoundMessage {
  if (given) {
    const message = messageIn(given);
    return {
      message,
      problem: message ? undefined : problem('The input message is not the JSON of an engine message.'),
    };
  }
  try {
    const message = messageOfEvent(readEvent(eventPath));
    return {
      message,
      problem: message ? undefined : problem('The event that triggered the workflow has no engine message.'),
    };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { message: undefined, problem: error };
  }
}

/** GitHub's own limit for a webhook's payload is 25 MB. */
const LARGEST_EVENT = 25 * 1024 * 1024;

function readEvent(path: string | undefined): unknown {
  if (!path) throw problem('GITHUB_EVENT_PATH is not set.');
  try {
    const { size } = statSync(path);
    if (size > LARGEST_EVENT) throw problem(`The event in GITHUB_EVENT_PATH is larger than GitHub's limit of 25 MB.`);
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof Problem) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw problem(
      code ? `The event in GITHUB_EVENT_PATH cannot be read (${code}).` : 'The event in GITHUB_EVENT_PATH is not JSON.',
    );
  }
}

function problem(message: string): Problem {
  return new Problem(
    'No engine message',
    message,
    `Give record-id and workflow-token by hand, or send Service Catalog's message with the event: {"event_type": "service-catalog", "client_payload": {"message": {…}}}.`,
  );
}

/** In `client_payload`, one property below it, or in an input of `workflow_dispatch`. */
function messageOfEvent(event: unknown): EngineMessage | undefined {
  const { client_payload: payload, inputs } = asObject(event) ?? {};
  return [payload, ...valuesOf(payload), ...valuesOf(inputs)].map(messageIn).find((message) => message !== undefined);
}

function valuesOf(value: unknown): unknown[] {
  return Object.values(asObject(value) ?? {});
}

/** The message that `value` is: an object, its JSON, or the JSON of its JSON. */
function messageIn(value: unknown): EngineMessage | undefined {
  const object = asObject(value);
  // One field may be a coincidence, or missing by mistake.
  return object && FIELDS.filter((field) => Object.hasOwn(object, field)).length >= 2 ? object : undefined;
}

const FIELDS = ['token', 'operation', 'recordId', 'provisionedProductId'];

function asObject(value: unknown): Record<string, unknown> | undefined {
  const parsed = typeof value === 'string' ? parsedTwice(value) : value;
  return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
}

function parsedTwice(text: string): unknown {
  try {
    const once: unknown = JSON.parse(text);
    return typeof once === 'string' ? JSON.parse(once) : once;
  } catch {
    return undefined;
  }
}
