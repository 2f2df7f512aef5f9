/** The JSON is so large that parsing it could use all memory. No result and no message is nearly as large. */
export class TooLargeJson extends Error {
  override readonly name = 'TooLargeJson';
}

/** In UTF-16 units. */
const LONGEST = 2 ** 24;
/** A value takes up to 700 bytes while it is parsed. */
const MOST_VALUES = 500_000;

/**
 * Takes linear time.
 *
 * @throws {TooLargeJson} if `text` has more than 16 Mi characters or more than `mostValues` values
 */
export function refuseTooLarge(text: string, mostValues = MOST_VALUES): void {
  if (text.length > LONGEST) throw new TooLargeJson();
  let values = 1;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === QUOTE) at = endOfString(text, at);
    // Each value except the first follows one of these, although not each of these begins a value.
    else if (character === COMMA || character === BRACKET || character === BRACE) values += 1;
  }
  if (values > mostValues) throw new TooLargeJson();
}

const [QUOTE, COMMA, BRACKET, BRACE, BACKSLASH] = [0x22, 0x2c, 0x5b, 0x7b, 0x5c];

/** The index of the quote that ends the string that begins with the quote at `start`, or the end of the text. */
export function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === QUOTE) return at;
    if (character === BACKSLASH) at += 1;
  }
  return text.length;
}
