/**
 * Text without escape sequences (colors, links, titles of windows). An escape sequence that does not end loses only
 * its introducer, so that nothing can hide the text behind it.
 *
 * In linear time: no part of the expression can match where another one does. `stripVTControlCharacters` of Node takes
 * quadratic time for `ESC ]` repeated.
 */
export function withoutEscapeSequences(text: string): string {
  return text.replace(ESCAPE_SEQUENCE, '');
}

/** Text without escape sequences and control characters. Of these it keeps tabs and line feeds. */
export function withoutControlCharacters(text: string): string {
  return withoutEscapeSequences(text).replace(/(?![\t\n])\p{Cc}/gu, '');
}

/** ECMA-48, 5.4 (control sequences), 5.6 (control strings) and 5.3 (escape sequences of two bytes and more). */
export const ESCAPE_SEQUENCE = new RegExp(
  [
    String.raw`(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]`,
    String.raw`(?:\u001b[PX\]^_]|[\u0090\u0098\u009d-\u009f])[^\p{Cc}]*(?:\u0007|\u001b\\|\u009c)`,
    String.raw`\u001b[ -/]*[0-~]?`,
  ].join('|'),
  'gu',
);
