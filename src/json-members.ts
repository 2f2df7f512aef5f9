/** The members of the JSON object that `text` is; none if it is something else. For small texts. */
export function jsonMembers(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

/** In UTF-16 units. */
const LONGEST = 200;

/** The start of a text that is to be shown or compared; '' if `value` is none. */
export function shortText(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST) : '';
}
