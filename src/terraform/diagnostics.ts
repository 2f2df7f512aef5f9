import { withoutEscapeSequences } from '../plain-text.ts';
import { readCapturedChunks } from './captured-text.ts';
import { diagnosticsInJson, ValidationDiagnostics } from './json-diagnostics.ts';
import { type LineReader, readMarkedLines } from './log-lines.ts';
import { TextDiagnostic } from './text-diagnostics.ts';

/** An error or a warning of Terraform's. No text in it has colour codes, and none is longer than 16,384 characters. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** Its first paragraph, without `Error: ` before it. */
  readonly summary: string;
  /** What follows, '' if nothing does. Where it was printed as text, it has Terraform's line breaks. */
  readonly detail: string;
  /** The resource's, such as `module.db.aws_db_instance.this[0]`. */
  readonly address: string | undefined;
  /** As Terraform printed it: relative to the folder in which it ran or, with `-chdir`, to that one. */
  readonly file: string | undefined;
  readonly start: Position | undefined;
  /** Behind the last character. Only JSON has it. */
  readonly end: Position | undefined;
  /** The source code that Terraform quotes. */
  readonly snippet: string | undefined;
  /** What Terraform says of the values in that code: `var.size`, `is 5`. */
  readonly values: readonly { readonly expression: string; readonly statement: string }[];
}

/** Counted from 1. Only JSON has the column. */
export interface Position {
  readonly line: number;
  readonly column?: number;
}

export type FoundDiagnostic = (diagnostic: Diagnostic) => void;

/** Each diagnostic once, in the order of printing, the first 100 of each kind. */
export interface LogDiagnostics {
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  /** How many came after those in `errors`. One that was printed again is counted again. */
  readonly moreErrors: number;
  readonly moreWarnings: number;
}

/**
 * Reads the errors and warnings from what Terraform or OpenTofu printed, in one run or in several: JSON lines,
 * `validate -json`, text with or without colours and boxes, through setup-terraform's wrapper, with Terragrunt's
 * prefixes. Memory stays the same however large the file is.
 *
 * @param enough when aborted, what was read by then is all there is
 * @throws {Problem} if there is no such file, or it cannot be read; never because of what it holds
 */
export async function readDiagnostics(path: string, enough?: AbortSignal): Promise<LogDiagnostics> {
  return diagnosticsIn(readCapturedChunks(path, enough));
}

/** The same for a log that comes in chunks, cut anywhere. None has to last longer than until the next is asked for. */
export async function diagnosticsIn(chunks: AsyncIterable<Buffer>): Promise<LogDiagnostics> {
  const log = new Log();
  await readMarkedLines(chunks, MARKERS, log);
  return log.diagnostics();
}

/** A line with which a diagnostic begins holds one of them. */
const MARKERS = ['Error: ', 'Warning: ', '"diagnostic'];

/**
 * Terragrunt's prefix where it runs several units at once, whose lines mix:
 * `12:01:02.345 STDERR [unit] terraform: `. See https://terragrunt.gruntwork.io/docs/reference/logging/.
 */
const TERRAGRUNT = /^\d\d:\d\d:\d\d\.\d{3} (STD(?:OUT|ERR) +(?:\[.+?\] )?[^\s:]+:) ?(.*)$/s;
const MOST_UNITS = 100;

class Log implements LineReader {
  readonly #errors = new FirstDiagnostics();
  readonly #warnings = new FirstDiagnostics();
  /** What has begun and not ended, by Terragrunt's unit; '' without Terragrunt. */
  readonly #begun = new Map<string, TextDiagnostic | ValidationDiagnostics>();
  #previousLine: string | undefined;

  get wantsNextLine(): boolean {
    return this.#begun.size > 0;
  }

  read(bareLine: string): void {
    const plainLine = withoutEscapeSequences(bareLine);
    const line = withBoxDrawing(plainLine.endsWith('\r') ? plainLine.slice(0, -1) : plainLine);
    const coloured = plainLine !== bareLine;
    const [, unit, unitLine] = TERRAGRUNT.exec(line) ?? [];
    // A line of another unit may stand between a unit's lines.
    if (unit !== undefined && unitLine !== undefined) this.#readUnit(unit, unitLine, undefined, coloured);
    else this.#readUnit('', line, this.#previousLine, coloured);
    this.#previousLine = line;
  }

  diagnostics(): LogDiagnostics {
    for (const unit of this.#begun.keys()) this.#end(unit);
    return {
      errors: this.#errors.kept,
      warnings: this.#warnings.kept,
      moreErrors: this.#errors.more,
      moreWarnings: this.#warnings.more,
    };
  }

  #readUnit(unit: string, line: string, previousLine: string | undefined, coloured: boolean): void {
    if (this.#begun.get(unit)?.take(line, coloured)) return;
    this.#end(unit);
    if (line.startsWith('{')) for (const diagnostic of diagnosticsInJson(line)) this.#found(diagnostic);
    const begun =
      TextDiagnostic.begunBy(line, previousLine, this.#found) ?? ValidationDiagnostics.begunBy(line, this.#found);
    if (!begun) return;
    const [oldest] = this.#begun.keys();
    if (oldest !== undefined && this.#begun.size === MOST_UNITS) this.#end(oldest);
    this.#begun.set(unit, begun);
  }

  #end(unit: string): void {
    this.#begun.get(unit)?.end();
    this.#begun.delete(unit);
  }

  readonly #found: FoundDiagnostic = (diagnostic) => {
    (diagnostic.severity === 'error' ? this.#errors : this.#warnings).add(tidied(diagnostic));
  };
}

const MOST = 100;

/** The first so many different ones. */
class FirstDiagnostics {
  readonly kept: Diagnostic[] = [];
  more = 0;
  readonly #identities = new Set<string>();

  add(diagnostic: Diagnostic): void {
    const { summary, detail, address, file, start } = diagnostic;
    if (summary === '') return;
    const identity = JSON.stringify([summary, detail, address, file, start]);
    if (this.#identities.has(identity)) return;
    if (this.kept.length === MOST) {
      this.more += 1;
      return;
    }
    this.#identities.add(identity);
    this.kept.push(diagnostic);
  }
}

/**
 * As text, a summary of several paragraphs and a detail look the same. So the first paragraph is the summary, in JSON
 * as well.
 */
function tidied(diagnostic: Diagnostic): Diagnostic {
  const { summary, detail, address, file, snippet, values } = diagnostic;
  const paragraphs = [summary, detail].map(withoutBlankEnds).filter((text) => text !== '');
  const text = paragraphs.join('\n\n');
  const blankLine = text.search(/\n[ \t\r]*\n/);
  return {
    ...diagnostic,
    summary: shortened(blankLine === -1 ? text : text.slice(0, blankLine)),
    detail: shortened(blankLine === -1 ? '' : withoutBlankEnds(text.slice(blankLine))),
    address: address && shortened(address),
    file: file && shortened(file),
    snippet: snippet && shortened(snippet),
    values: values.slice(0, MOST).map((value) => ({
      expression: shortened(value.expression),
      statement: shortened(value.statement),
    })),
  };
}

/** Without blank lines at the start, whose first other line keeps its indentation, or white space at the end. */
function withoutBlankEnds(text: string): string {
  return text.replace(/^(?:[ \t\r]*\n)+/, '').trimEnd();
}

const MAX_LENGTH = 2 ** 14;

/** Copied through a buffer, because a slice would keep the whole text in memory. */
function shortened(text: string): string {
  return text.length <= MAX_LENGTH ? text : Buffer.from(text.slice(0, MAX_LENGTH)).toString();
}

/**
 * Windows PowerShell takes what a program prints for the console's code page, 437 or 850, or for Windows-1252, and
 * writes `Γöé` for a `│`.
 */
function withBoxDrawing(line: string): string {
  if (!/[Γâ]|Ô[öò]/.test(line)) return line;
  return BOX_DRAWING.reduce((text, [character, garbled]) => text.replace(garbled, character), line);
}

const BOX_DRAWING = [
  ['╷', /Γò╖|ÔòÀ|â•·/g],
  ['│', /Γöé|Ôöé|â”‚/g],
  ['╵', /Γò╡|ÔòÁ|â•µ/g],
  ['├', /Γö£|Ôö£|â”œ/g],
  ['─', /ΓöÇ|ÔöÇ|â”€/g],
] as const;
