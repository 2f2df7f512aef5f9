/** ECMA-48, 5.4 (control sequences), 5.6 (control strings), and 5.3 (escape sequences of two or more bytes). */
export const ESCAPE_SEQUENCE = new RegExp(
  [
    String.raw`(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]`,
    String.raw`(?:\u001b[PX\]^_]|[\u0090\u0098\u009d-\u009f])[^\p{Cc}]*(?:\u0007|\u001b\\|\u009c)`,
    String.raw`\u001b[ -/]*[0-~]?`,
  ].join('|'),
  'gu',
);

/**
 * Text without escape sequences (colors, links, window titles). If an escape sequence does not end, only its introducer
 * is removed, so that nothing can hide the text after it.
 *
 * Takes linear time, because no two parts of the expression can match at the same place. Node's
 * `stripVTControlCharacters` takes quadratic time for repeated `ESC ]`.
 */
export function withoutEscapeSequences(text: string): string {
  return text.replace(ESCAPE_SEQUENCE, '');
}

/** Text without escape sequences and control characters, except tabs and line feeds. */
export function withoutControlCharacters(text: string): string {
  return withoutEscapeSequences(text).replace(/(?![\t\n])\p{Cc}/gu, '');
}

const ELLIPSIS = ' …';

/**
 * At most `longest` UTF-16 units of `text`, and an ellipsis if something was cut. Cuts before the last word, so that no
 * part of a credential remains that is not recognized without the rest.
 */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const start = text.slice(0, longest - ELLIPSIS.length);
  const lastSpace = start.search(/\s\S{0,500}$/);
  return `${lastSpace > 0 ? start.slice(0, lastSpace) : start}${ELLIPSIS}`;
}
