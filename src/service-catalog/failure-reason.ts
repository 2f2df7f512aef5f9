import { withoutControlCharacters } from '../plain-text.ts';
import { CONSTRAINTS } from './contract.ts';

/**
 * `text` as a FailureReason that the API accepts, at most 2,048 characters: without colours and control characters
 * and with U+FFFD for what is beyond the basic plane, cut at a word where it is too long. The URL of the run is the
 * last line and is never cut.
 *
 * @param hide takes secrets out of text, before it is cut and after control characters are gone, which could hide one
 */
export function failureReason(text: string, runUrl: string | undefined, hide: (text: string) => string): string {
  const lastLine = runUrl ? `\n${runUrl}` : '';
  // What is far behind the end needs not be looked at.
  const plain = withoutControlCharacters(text.slice(0, LONGEST).replaceAll(/\r\n?/g, '\n'));
  // Hidden before anything else is cut or replaced, by which a secret would not be known any more.
  const reason = inBasicPlane(hide(plain)).trim() || 'The workflow run failed.';
  return `${cutAtWord(reason, CONSTRAINTS.FailureReason.max - lastLine.length)}${lastLine}`.trim();
}

function inBasicPlane(text: string): string {
  return text.replaceAll(/[\u{10000}-\u{10ffff}\ud800-\udfff\ufffe\uffff]/gu, '\ufffd');
}

const LONGEST = 2 ** 14;

/** At most `max` characters of `text`, with an ellipsis where something was cut. */
export function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - ELLIPSIS.length);
  const lastSpace = cut.search(/\s\S*$/);
  // A single word longer than a line has no good place to cut.
  return `${(cut.length - lastSpace < 100 && lastSpace > 0 ? cut.slice(0, lastSpace) : cut).trimEnd()}${ELLIPSIS}`;
}

const ELLIPSIS = ' …';
