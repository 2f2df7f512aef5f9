import type { Diagnostic, FoundDiagnostic } from './diagnostic.ts';

/**
 * A diagnostic as Terraform prints it for people:
 *
 *     ╷
 *     │ Error: Resource precondition failed
 *     │
 *     │   with module.db.terraform_data.instance,
 *     │   on modules/db/main.tf line 21, in resource "terraform_data" "instance":
 *     │   21:       condition     = var.storage >= 20
 *     │     ├────────────────
 *     │     │ var.storage is 5
 *     │
 *     │ A database needs at least 20 GB.
 *     ╵
 *
 * With `-no-color`, there is no box, but a blank line before the first line. Source:
 * `internal/command/format/diagnostic.go` of Terraform 1.13. OpenTofu prints the same.
 *
 * A box ends at the first line without a `│`, which is `╵` unless the box was cut off. Nothing inside a box can end it
 * or begin another, because each line inside starts with a `│`. Without a box, the end is not marked. The diagnostic ends
 * at the first line that begins as only Terraform, its wrapper, or the next diagnostic does. A message with such a line
 * is cut there.
 */
export class TextDiagnostic {
  readonly #found: FoundDiagnostic;
  readonly #severity: Diagnostic['severity'];
  readonly #boxed: boolean;
  readonly #lines: string[];
  #length: number;

  /** @param previous the previous line; undefined if it is unknown */
  static begunBy(line: string, previous: string | undefined, found: FoundDiagnostic): TextDiagnostic | undefined {
    const [, bar, severity, summary] = FIRST_LINE.exec(line) ?? [];
    if (summary === undefined) return undefined;
    const expected = bar ? '╷' : '';
    if (previous !== undefined && previous.trim() !== expected) return undefined;
    return new TextDiagnostic(severity === 'Error' ? 'error' : 'warning', bar !== undefined, summary, found);
  }

  constructor(severity: Diagnostic['severity'], boxed: boolean, summary: string, found: FoundDiagnostic) {
    this.#severity = severity;
    this.#boxed = boxed;
    this.#lines = [start(summary)];
    this.#length = summary.length;
    this.#found = found;
  }

  /** @returns false if `line` is not part of this diagnostic, which means that the diagnostic has ended */
  take(line: string, colored: boolean): boolean {
    return this.#boxed ? this.#takeInBox(line) : this.#takeWithoutBox(line, colored);
  }

  end(): void {
    this.#found({ severity: this.#severity, ...partsFrom(this.#lines) });
  }

  #takeInBox(line: string): boolean {
    if (!line.startsWith('│')) return false;
    if (this.#length <= MAX_LENGTH) this.#keep(line.replace(/^│ ?/, ''));
    return true;
  }

  #takeWithoutBox(line: string, colored: boolean): boolean {
    const previous = this.#lines.at(-1);
    if (this.#length > MAX_LENGTH || TERRAFORMS_OWN.test(line)) return false;
    if (previous === '' && FIRST_LINE.test(line)) return false;
    // Terraform's boxes have colors. Without color, in a log without boxes, the line is part of a message.
    if (colored && line === '╷') return false;
    if (previous === '{' && line.startsWith('  "format_version": ')) {
      this.#lines.pop();
      return false;
    }
    this.#keep(line);
    return true;
  }

  #keep(line: string): void {
    const kept = line.trim() === '' ? '' : start(line);
    this.#lines.push(kept);
    this.#length += kept.length + 1;
  }
}

/** A copy of the start of a long line, because a part of a string keeps all of it in memory. */
function start(line: string): string {
  return line.length > MAX_LINE ? Buffer.from(line.slice(0, MAX_LINE)).toString() : line;
}

const FIRST_LINE = /^(│ )?(Error|Warning): (.*)$/s;

/** Enough for a summary, a snippet, and values, in addition to the longest detail that is kept. */
const MAX_LENGTH = 2 ** 16;
const MAX_LINE = 2 ** 14;

/** The beginnings of lines that Terraform, OpenTofu, and setup-terraform's wrapper print between diagnostics. */
const TERRAFORMS_OWN = new RegExp(
  `^(?:${[
    String.raw`\{"@level":.*\}$`,
    String.raw`\[command\]`,
    '::(?:debug|error)::Terraform exited with code ',
    '::debug::(?:stdout|stderr|exitcode): ',
    '::set-output name=(?:stdout|stderr|exitcode)::',
    String.raw`[a-z][\w-]*[.[].*: (?:(?:Preparing import|Importing|Creating|Modifying|Destroying|Reading|Opening|Closing|Refreshing state|Still [a-z]+)\.\.\.|Provisioning with '|\w+ complete after )`,
    String.raw`[a-z][\w-]*[.[].* \((?:local-exec|remote-exec|file)\): `,
    '(?:Terraform|OpenTofu) (?:used the selected providers|will perform|planned the following|has been successfully|has compared|v\\d)',
    String.raw`Plan: \d+ to `,
    String.raw`(?:Apply|Destroy) complete! |Planning failed\. |No changes\. |Success! `,
    '(?:Changes to )?Outputs:$',
    'Initializing |Upgrading modules|(?:Acquiring|Releasing) state lock|Interrupt received|Stopping operation',
    'Saved the plan to: |Note: (?:Objects have changed|You didn)',
    '─{20}',
  ].join('|')})`,
);

function partsFrom(lines: readonly string[]): Omit<Diagnostic, 'severity'> {
  const place = placeIn(lines);
  const rest = lines.slice(place);
  const address = ADDRESS.exec(rest[0] ?? '')?.[1];
  if (address !== undefined) rest.shift();
  const [, file, line] = FILE.exec(rest[0] ?? '') ?? [];
  if (file !== undefined) rest.shift();
  const code = file === undefined ? [] : takeCode(rest);
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
/** Checks the end of the line first, so that it takes linear time. */
const FILE = /^(?=.*:$) {2}on (\S.*?) line ([1-9]\d{0,14})(?:, in |:$)/;

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
