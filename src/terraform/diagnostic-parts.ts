import type { Diagnostic } from './diagnostic.ts';

/** The parts of a diagnostic in the lines that Terraform prints for people, without the box. */
export function partsIn(printedLines: readonly string[]): Omit<Diagnostic, 'severity'> {
  const lines = withWholePlace(printedLines);
  const place = placeIn(lines);
  const rest = lines.slice(place);
  const address = ADDRESS.exec(rest[0] ?? '')?.[1];
  if (address !== undefined) rest.shift();
  const inFile = FILE.exec(rest[0] ?? '');
  if (inFile) rest.shift();
  const code = inFile ? takeCode(rest) : [];
  const [, file, line] = inFile ?? [];
  return {
    summary: lines.slice(0, place).join('\n'),
    address,
    file,
    start: line === undefined ? undefined : { line: Number(line) },
    end: undefined,
    snippet: code.length === 0 ? undefined : code.join('\n'),
    values: takeValues(rest),
    detail: rest.join('\n'),
  };
}

/** Windows PowerShell can break the line with the place before the address of the block. */
function withWholePlace(lines: readonly string[]): readonly string[] {
  const broken = lines.findIndex((line) => BROKEN_PLACE.test(line));
  const next = lines[broken + 1];
  if (broken === -1 || !next?.endsWith(':') || next.startsWith(' ')) return lines;
  return lines.toSpliced(broken, 2, `${lines[broken]}${next}`);
}

const BROKEN_PLACE = /^ {2}on \S.{0,500} line \d{1,15}, in [^:]{0,500}$/;

/**
 * The index of the first line with the place, or the number of lines if there is no place. It follows the blank line
 * after the summary. If the summary contains blank lines, it is further down, where a detail can have similar lines.
 */
function placeIn(lines: readonly string[]): number {
  const firstBlank = lines.indexOf('');
  const place = lines.findIndex((line, index) => {
    if (lines[index - 1] !== '') return false;
    if (!ADDRESS.test(line)) return FILE.test(line);
    return index - 1 === firstBlank || FILE.test(lines[index + 1] ?? '');
  });
  return place === -1 ? lines.length : place;
}

const ADDRESS = /^ {2}with (\S.*),$/;
/** Checks the end of the line first, so that it takes linear time. Line 0 of no file is where there is no code. */
const FILE = /^(?=.*:$) {2}on (?:(?:<empty>)? line 0:$|(\S.*?) line ([1-9]\d{0,14})(?:, in |:$))/;

/** Takes the source code from the start of `lines`, without the line numbers. */
function takeCode(lines: string[]): string[] {
  if (lines[0] === '  (source code not available)') lines.shift();
  return takeWhile(lines, /^ *\d+:(?: (.*))?$/);
}

/** Takes what Terraform prints about the values in the code. This can include a function call, which is not a value. */
function takeValues(lines: string[]): Diagnostic['values'] {
  if (takeWhile(lines, /^ {4}├(─+)$/).length === 0) return [];
  const statements = takeWhile(lines, /^ {4}│ (.*)$/);
  // Further lines of a value are indented.
  const texts = statements.join('\n').split(/\n(?! {2})/);
  return texts.flatMap((text) => {
    const end = endOfTraversal(text);
    const statement = text.slice(end + 1);
    const isValue = end > 0 && text[end] === ' ' && statement !== '' && !text.startsWith('while calling ');
    return isValue ? [{ expression: text.slice(0, end), statement }] : [];
  });
}

/** Where `each.value` ends in `each.value is 0`, and `local.sizes["a b"]` in `local.sizes["a b"] has a sensitive value`. */
function endOfTraversal(text: string): number {
  let inBrackets = false;
  let at = 0;
  for (; at < text.length; at += 1) {
    const character = text[at] as string;
    if (inBrackets && character === '"') at = endOfQuotes(text, at);
    else if (inBrackets) inBrackets = character !== ']';
    else if (character === '[') inBrackets = true;
    else if (/[\s"]/.test(character)) break;
  }
  return inBrackets ? 0 : at;
}

function endOfQuotes(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function takeWhile(lines: string[], pattern: RegExp): string[] {
  const end = lines.findIndex((line) => !pattern.test(line));
  const taken = lines.splice(0, end === -1 ? lines.length : end);
  return taken.map((line) => pattern.exec(line)?.[1] ?? '');
}
