import { isBetweenDiagnostics } from './between-diagnostics.ts';
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
  /** What is before each line. */
  readonly #indent: string;
  readonly #boxed: boolean;
  /** Whether this can be text of another program, unless it has a place. */
  readonly #doubtful: boolean;
  readonly #lines: string[];
  #length: number;

  /**
   * @param previous the previous line; undefined if it is unknown
   * @param certain whether the line is from Terraform, if it looks like that
   */
  static begunBy(
    line: string,
    previous: string | undefined,
    found: FoundDiagnostic,
    certain = true,
  ): TextDiagnostic | undefined {
    const { indent = '', bar, severity, summary } = FIRST_LINE.exec(line)?.groups ?? {};
    if (summary === undefined || EXIT_CODE.test(summary)) return undefined;
    if (previous !== undefined && !(bar ? TOP : BEFORE_FIRST_LINE).test(previous)) return undefined;
    const doubtful = !bar && (indent !== '' || !certain);
    return new TextDiagnostic(
      severity === 'Error' ? 'error' : 'warning',
      indent,
      bar !== undefined,
      doubtful,
      summary,
      found,
    );
  }

  private constructor(
    severity: Diagnostic['severity'],
    indent: string,
    boxed: boolean,
    doubtful: boolean,
    summary: string,
    found: FoundDiagnostic,
  ) {
    this.#severity = severity;
    this.#indent = indent;
    this.#boxed = boxed;
    this.#doubtful = doubtful;
    this.#lines = [start(summary)];
    this.#length = summary.length;
    this.#found = found;
  }

  /** @returns false if `line` is not part of this diagnostic, which means that the diagnostic has ended */
  take(line: string, lineWithEscapes = line): boolean {
    if (line.startsWith(this.#indent)) return this.#take(line.slice(this.#indent.length), lineWithEscapes);
    return line.trim() === '' && this.#take('', lineWithEscapes);
  }

  end(): void {
    if (!this.#boxed && STACK_FRAME.test(this.#lines[1] ?? '')) return;
    const parts = partsFrom(this.#boxed ? this.#lines : withoutFence(this.#lines));
    if (this.#doubtful && parts.address === undefined && parts.file === undefined) return;
    this.#found({ severity: this.#severity, ...parts });
  }

  #take(line: string, lineWithEscapes: string): boolean {
    return this.#boxed ? this.#takeInBox(line) : this.#takeWithoutBox(line, lineWithEscapes);
  }

  #takeInBox(line: string): boolean {
    if (!line.startsWith('│')) return false;
    if (this.#length <= MAX_LENGTH) this.#keep(line.replace(/^│ ?/, ''));
    return true;
  }

  #takeWithoutBox(line: string, lineWithEscapes: string): boolean {
    const previous = this.#lines.at(-1);
    if (this.#length > MAX_LENGTH || isBetweenDiagnostics(line)) return false;
    if (previous === '' && /^(?:│ )?(?:Error|Warning): /.test(line) && this.#lines.at(-2) !== BEFORE_CAUSE)
      return false;
    // Terraform's boxes have colors. Without color, in a log without boxes, the line is part of a message.
    if (line === '╷' && lineWithEscapes.includes('\u001b')) return false;
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

const FIRST_LINE = /^(?<indent> *)(?<bar>│ )?(?<severity>Error|Warning): (?<summary>.*)$/s;
/** What is before a box. PowerShell writes the name of the program before it. */
const TOP = /^(?:\s*Enter a value: |\S+ : |\s*)╷\s*$/;
/** What is before a diagnostic without a box, which begins with a line break. */
const BEFORE_FIRST_LINE = /^\s*(?:Enter a value:\s*)?$/;
/** What a runner, Atlantis, or Terragrunt adds about the program that failed. */
const EXIT_CODE = /^(?:(?:Process completed|Terraform exited) with (?:exit )?code |exit status \d{1,3}\s*$)/;
/** A stack of JavaScript, after the message. */
const STACK_FRAME = /^ +at \S/;
/** The AWS provider's last line before `Error: ` and the reason why there are no credentials. */
const BEFORE_CAUSE = 'for more information about providing credentials.';

/** Enough for a summary, a snippet, and values, in addition to the longest detail that is kept. */
const MAX_LENGTH = 2 ** 16;
const MAX_LINE = 2 ** 14;

/** Without the end of Atlantis's code block. */
function withoutFence(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line !== '');
  return lines[last] === '```' ? lines.slice(0, last) : lines;
}

function partsFrom(lines: readonly string[]): Omit<Diagnostic, 'severity'> {
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
