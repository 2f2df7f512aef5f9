import { shortened, withoutControlCharacters } from '../plain-text.ts';
import { CONSTRAINTS } from './contract.ts';

/** Text far behind the end is not needed. In UTF-16 units. */
const LONGEST_READ = 2 ** 14;

/**
 * `text` as a FailureReason that the API accepts: at most 2,048 characters, without colors and control characters, and
 * with U+FFFD for characters beyond the basic plane. Too long a text is cut at a word. The URL of the workflow run is
 * the last line, and is never cut.
 *
 * @param hide removes secrets. It runs before anything is cut or replaced that a secret can be recognized by.
 */
export function failureReason(text: string, runUrl: string | undefined, hide: (text: string) => string): string {
  const lastLine = runUrl ? `\n${runUrl}` : '';
  const plain = withoutControlCharacters(shortened(text, LONGEST_READ).replaceAll(/\r\n?/g, '\n'));
  const reason = inBasicPlane(hide(plain)).trim() || 'The workflow run failed.';
  return `${shortened(reason, CONSTRAINTS.FailureReason.max - lastLine.length)}${lastLine}`.trim();
}

function inBasicPlane(text: string): string {
  return text.replaceAll(/[\u{10000}-\u{10ffff}\ud800-\udfff\ufffe\uffff]/gu, '\ufffd');
}
