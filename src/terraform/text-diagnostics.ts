import { isBetweenDiagnostics } from './between-diagnostics.ts';
import type { Diagnostic, FoundDiagnostic } from './diagnostic.ts';
import { partsIn } from './diagnostic-parts.ts';

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
    const parts = partsIn(this.#boxed ? this.#lines : withoutFence(this.#lines));
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

const FIRST_LINE = /^(?<indent>[ \t]*)(?<bar>│ )?(?<severity>Error|Warning): (?<summary>.*)$/s;
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
  const last = lines.findLastIndex((line) => line !== '' && line !== '---');
  return lines[last] === '```' ? lines.slice(0, last) : lines;
}
