import { shortened, withoutEscapeSequences } from '../plain-text.ts';
import { readCapturedChunks } from './captured-text.ts';
import type { Diagnostic, FoundDiagnostic } from './diagnostic.ts';
import { diagnosticsInJson, ValidationDiagnostics } from './json-diagnostics.ts';
import { type LineReader, readMarkedLines } from './log-lines.ts';
import { TextDiagnostic } from './text-diagnostics.ts';

/** The first 100 different diagnostics of each severity, in the order in which they were printed. */
export interface LogDiagnostics {
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  /** How many errors were printed after those in `errors`. An error that was printed again counts again. */
  readonly moreErrors: number;
  readonly moreWarnings: number;
}

export const NO_DIAGNOSTICS: LogDiagnostics = { errors: [], warnings: [], moreErrors: 0, moreWarnings: 0 };

/**
 * Reads the errors and warnings that Terraform or OpenTofu printed, in one command or in several: JSON lines,
 * `validate -json`, text with or without colors and boxes, through setup-terraform's wrapper, with Terragrunt's prefixes.
 * The size of the file does not affect the memory that this takes.
 *
 * @param enough when aborted, nothing more is read
 * @throws {Problem} if the file does not exist or cannot be read, but never because of its content
 */
export async function readDiagnostics(path: string, enough?: AbortSignal): Promise<LogDiagnostics> {
  return diagnosticsIn(readCapturedChunks(path, enough));
}

/** Reads a log in chunks, which can be cut anywhere. A chunk must stay valid until the next one is requested. */
export async function diagnosticsIn(chunks: AsyncIterable<Buffer>): Promise<LogDiagnostics> {
  const log = new Log();
  await readMarkedLines(chunks, MARKERS, log);
  return log.diagnostics();
}

/** The first line of each diagnostic contains one of these texts. */
const MARKERS = ['Error: ', 'Warning: ', '"diagnostic'];

/**
 * Terragrunt's prefix if it runs several units at once. Their lines are mixed:
 * `12:01:02.345 STDERR [unit] terraform: `. See https://terragrunt.gruntwork.io/docs/reference/logging/.
 */
const TERRAGRUNT = /^\d\d:\d\d:\d\d\.\d{3} (STD(?:OUT|ERR) +(?:\[.+?\] )?[^\s:]+:) ?(.*)$/s;
const MOST_UNITS = 100;

class Log implements LineReader {
  readonly #errors = new FirstDiagnostics();
  readonly #warnings = new FirstDiagnostics();
  /** The diagnostics that have not ended, by Terragrunt's unit; '' without Terragrunt. */
  readonly #begun = new Map<string, TextDiagnostic | ValidationDiagnostics>();
  #previousLine: string | undefined;

  get needsNextLine(): boolean {
    return this.#begun.size > 0;
  }

  read(bareLine: string): void {
    const plainLine = withoutEscapeSequences(bareLine);
    const line = withBoxDrawing(plainLine.endsWith('\r') ? plainLine.slice(0, -1) : plainLine);
    const colored = plainLine !== bareLine;
    const [, unit, unitLine] = TERRAGRUNT.exec(line) ?? [];
    // Lines of another unit can be between the lines of a unit.
    if (unit !== undefined && unitLine !== undefined) this.#readUnit(unit, unitLine, undefined, colored);
    else this.#readUnit('', line, this.#previousLine, colored);
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

  #readUnit(unit: string, line: string, previousLine: string | undefined, colored: boolean): void {
    if (this.#begun.get(unit)?.take(line, colored)) return;
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

/** Keeps the first 100 different diagnostics, and counts the others. */
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
    // A copy, because a part of a string keeps all of it in memory.
    this.kept.push(structuredClone(diagnostic));
  }
}

/**
 * In text, a summary of several paragraphs looks the same as a summary and a detail. So the first paragraph is the
 * summary, in JSON as well.
 */
function tidied(diagnostic: Diagnostic): Diagnostic {
  const { summary, detail, address, file, snippet, values } = diagnostic;
  const paragraphs = [summary, detail].map(withoutBlankEnds).filter((text) => text !== '');
  const text = paragraphs.join('\n\n');
  const blankLine = text.search(/\n[ \t\r]*\n/);
  const cut = (part: string) => shortened(part, LONGEST);
  return {
    ...diagnostic,
    summary: cut(blankLine === -1 ? text : text.slice(0, blankLine)),
    detail: cut(blankLine === -1 ? '' : withoutBlankEnds(text.slice(blankLine))),
    address: address && cut(address),
    file: file && cut(file),
    snippet: snippet && cut(snippet),
    values: values.slice(0, MOST).map(({ expression, statement }) => ({
      expression: cut(expression),
      statement: cut(statement),
    })),
  };
}

/** In UTF-16 units, of each text of a diagnostic. */
const LONGEST = 2 ** 14;

/** Without blank lines at the start and white space at the end. The first line keeps its indentation. */
function withoutBlankEnds(text: string): string {
  return text.replace(/^(?:[ \t\r]*\n)+/, '').trimEnd();
}

/**
 * Windows PowerShell decodes the output of a program with the console's code page (437, 850, or Windows-1252), so that
 * `│` becomes `Γöé`.
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
