import { refuseTooLarge, TooLargeJson } from '../bounded-json.ts';
import { readRegularFile, UnreadableFile } from '../regular-file.ts';
import { asObject, type FoundMessage, findMessage, noMessage } from '../service-catalog/message.ts';

/** GitHub's documented limit for the payload of a webhook, in bytes. */
const LARGEST_EVENT = 25 * 1024 * 1024;

/** Finds the message in an input, as JSON or as SQS wraps it. */
export function messageInInput(input: string): FoundMessage {
  return findMessage([[input]], 'The input message');
}

/**
 * Finds the message in the event that triggered the workflow: in `client_payload` of `repository_dispatch`, or in the
 * inputs of `workflow_dispatch`; in the property `message`, or elsewhere.
 *
 * @param path `GITHUB_EVENT_PATH`, the event as GitHub sends it to webhooks
 */
export function messageInEvent(path: string | undefined): FoundMessage {
  if (!path) return none('GITHUB_EVENT_PATH is not set.');
  try {
    const text = readRegularFile(path, LARGEST_EVENT).toString('utf8');
    refuseTooLarge(text);
    return findMessage(placesIn(JSON.parse(text)), 'The event that triggered the workflow');
  } catch (error) {
    return none(`The event in GITHUB_EVENT_PATH ${whyUnreadable(error)}.`);
  }
}

function placesIn(event: unknown): unknown[][] {
  const { client_payload: payload, inputs } = asObject(event) ?? {};
  const named = [asObject(payload)?.message, asObject(inputs)?.message];
  return [named, [payload, ...valuesOf(payload), ...valuesOf(inputs)]];
}

function valuesOf(value: unknown): unknown[] {
  return Object.values(asObject(value) ?? {});
}

function none(why: string): FoundMessage {
  return { message: undefined, problem: noMessage(why), tokens: [] };
}

function whyUnreadable(error: unknown): string {
  if (error instanceof SyntaxError) return 'is not JSON';
  if (error instanceof TooLargeJson) return 'is too large to contain a message';
  if (!(error instanceof UnreadableFile)) throw error;
  switch (error.reason) {
    case 'not a file':
      return 'is not a file';
    case 'too large':
      return `is larger than GitHub's limit of 25 MB`;
    default:
      return `cannot be read (${error.code})`;
  }
}
