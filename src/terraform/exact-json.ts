import { refuseTooLarge } from '../bounded-json.ts';

/** A JSON number with its original digits. `JSON.rawJSON` creates it, and `JSON.stringify` writes it. */
export interface ExactNumber {
  readonly rawJSON: string;
}

/** A JSON value whose numbers were never converted to doubles, so that `12345678901234567890` stays the same. */
export type ExactJson = null | boolean | string | ExactNumber | ExactJson[] | ExactObject;
export type ExactObject = { [key: string]: ExactJson };

// ECMAScript's "JSON.parse source text access": Node has it since version 22, TypeScript's library not yet.
declare global {
  interface JSON {
    parse(
      text: string,
      reviver: (key: string, value: ExactJson | number, context: { source: string }) => ExactJson,
    ): ExactJson;
    rawJSON(text: string): ExactNumber;
    isRawJSON(value: unknown): value is ExactNumber;
  }
}

/**
 * @throws {SyntaxError} if `text` is not JSON; {RangeError} if it is nested thousands of levels deep;
 *   {TooLargeJson} if it has more than 16 Mi characters or more than `mostValues` values
 */
export function parseExactJson(text: string, mostValues?: number): ExactJson {
  refuseTooLarge(text, mostValues);
  return JSON.parse(text, (_key, value, { source }) => (typeof value === 'number' ? JSON.rawJSON(source) : value));
}

export function isObject(value: ExactJson | undefined): value is ExactObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !JSON.isRawJSON(value);
}

/** JSON without white space, with the original digits of numbers, and with members in the order of Terraform. */
export function compactJson(value: ExactJson): string {
  if (Array.isArray(value)) return `[${value.map(compactJson).join(',')}]`;
  if (isObject(value)) return `{${membersInOrder(value).map(writeMember).join(',')}}`;
  return JSON.stringify(value);
}

function writeMember([key, value]: [string, ExactJson]): string {
  return `${JSON.stringify(key)}:${compactJson(value)}`;
}

/**
 * JavaScript moves keys that look like array indexes (`"443"`) to the front, and sorts them as numbers. Terraform sorts
 * all keys as text. If an object has such a key, this restores Terraform's order. Other objects still have it.
 */
function membersInOrder(object: ExactObject): [string, ExactJson][] {
  const members = Object.entries(object);
  const first = members[0]?.[0];
  if (first === undefined || !isArrayIndex(first)) return members;
  return members.sort(([a], [b]) => (a < b ? -1 : 1));
}

function isArrayIndex(key: string): boolean {
  return /^(0|[1-9]\d*)$/.test(key) && Number(key) < 2 ** 32 - 1;
}
