import { withoutEscapeSequences } from '../plain-text.ts';
import { readCapturedChunks } from './captured-text.ts';
import { Crash, withCrashAsCause } from './crashes.ts';
import type { FoundDiagnostic } from './diagnostic.ts';
import { FirstDiagnostics } from './first-diagnostics.ts';
import { diagnosticsInJson, ValidationDiagnostics } from './json-diagnostics.ts';
import type { LogDiagnostics } from './log-diagnostics.ts';
import { type LogEnd, linesAtEnd, logEndOf, usageErrorsAtEnd } from './log-end.ts';
import { type LineReader, readMarkedLines } from './log-lines.ts';
import { type Reading, readingsOf } from './log-prefixes.ts';
import { asTerraformPrinted, isBrokenFirstLine, isWrappedBox, WrappedBox } from './powershell.ts';
import { TextDiagnostic } from './text-diagnostics.ts';

/**
 * Reads the errors and warnings that Terraform or OpenTofu printed, in one command or in several: JSON lines,
 * `validate -json`, text with or without colors and boxes, and crashes. Other programs can have changed it:
 * setup-terraform's wrapper, PowerShell, and programs that write a time or a name before each line, such as Terragrunt.
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
  const lines = linesAtEnd(await readMarkedLines(chunks, MARKERS, log));
  return { ...log.diagnostics(lines), ...logEndOf(lines) };
}

/** The first line of each diagnostic contains one of these texts. */
const MARKERS = ['Error: ', 'Warning: ', '"diagnostic', 'panic: '];

/** How many outputs can be mixed. */
const MOST_OUTPUTS = 100;

/** A diagnostic that has not ended. */
interface Begun {
  /** @returns false if the line is not part of this diagnostic, which means that the diagnostic has ended */
  take(line: string, lineWithEscapes: string): boolean;
  end(): void;
}

class Log implements LineReader {
  readonly #errors = new FirstDiagnostics();
  readonly #warnings = new FirstDiagnostics();
  /** By the source of their lines. */
  readonly #begun = new Map<string, Begun>();
  /** The source of the begun diagnostic whose lines are not mixed with others. */
  #unmixed: string | undefined;
  #previous: { readonly line: string; readonly reading: Reading } | undefined;
  #isPowerShell = false;

  get needsNextLine(): boolean {
    return this.#begun.size > 0;
  }

  read(lineWithEscapes: string): void {
    const line = plain(lineWithEscapes);
    const reading = this.#readingOf(line);
    if (this.#unmixed !== undefined && this.#unmixed !== reading.source) this.#end(this.#unmixed);
    this.#read(reading, this.#previousFor(reading), withoutCarriageReturn(lineWithEscapes));
    this.#previous = { line, reading };
  }

  diagnostics(last: readonly string[]): Omit<LogDiagnostics, keyof LogEnd> {
    for (const source of this.#begun.keys()) this.#end(source);
    if (this.#errors.kept.length === 0) for (const error of usageErrorsAtEnd(last)) this.#found(error);
    return {
      errors: withCrashAsCause(this.#errors.kept),
      warnings: this.#warnings.kept,
      moreErrors: this.#errors.more,
      moreWarnings: this.#warnings.more,
    };
  }

  /** What looks like a prefix can be text of a diagnostic that has not ended. */
  #readingOf(line: string): Reading {
    const readings = readingsOf(line);
    const last = readings.at(-1) ?? readings[0];
    const continues = ({ source, certain }: Reading) => this.#begun.has(source) && certain === last.certain;
    return readings.findLast(continues) ?? last;
  }

  /** The previous line; undefined if it is unknown, because it is a line of another output. */
  #previousFor({ source, mixed }: Reading): string | undefined {
    if (this.#previous?.reading.source === source) return this.#previous.reading.text;
    return mixed ? undefined : this.#previous?.line;
  }

  #read({ source, text, mixed, certain }: Reading, previous: string | undefined, lineWithEscapes: string): void {
    if (this.#begun.get(source)?.take(text, lineWithEscapes)) return;
    this.#end(source);
    if (text.startsWith('{')) for (const diagnostic of diagnosticsInJson(text)) this.#found(diagnostic);
    const begun =
      (source === '' ? this.#wrappedBoxBegunBy(text, previous, lineWithEscapes) : undefined) ??
      TextDiagnostic.begunBy(text, previous, this.#found, !mixed || certain) ??
      ValidationDiagnostics.begunBy(text, this.#found) ??
      Crash.begunBy(text, this.#found);
    if (!begun) return;
    const [oldest] = this.#begun.keys();
    if (oldest !== undefined && this.#begun.size === MOST_OUTPUTS) this.#end(oldest);
    this.#begun.set(source, begun);
    if (!mixed) this.#unmixed = source;
  }

  /** All boxes after the first are wrapped as well. The first is different, because of what PowerShell prints before it. */
  #wrappedBoxBegunBy(line: string, previous: string | undefined, lineWithEscapes: string): WrappedBox | undefined {
    const isBroken = isBrokenFirstLine(line, previous);
    this.#isPowerShell ||= isBroken || isWrappedBox(line, previous);
    if (isBroken) return new WrappedBox(`│ ${lineWithEscapes}`, this.#found);
    const isBox = /^│ (?:Error|Warning): /.test(line);
    return this.#isPowerShell && isBox ? new WrappedBox(lineWithEscapes, this.#found) : undefined;
  }

  #end(source: string): void {
    this.#begun.get(source)?.end();
    this.#begun.delete(source);
    if (this.#unmixed === source) this.#unmixed = undefined;
  }

  readonly #found: FoundDiagnostic = (diagnostic) => {
    (diagnostic.severity === 'error' ? this.#errors : this.#warnings).add(diagnostic);
  };
}

function plain(lineWithEscapes: string): string {
  return asTerraformPrinted(withoutEscapeSequences(withoutCarriageReturn(lineWithEscapes)));
}

function withoutCarriageReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
