import { type Encoding, inWholeUnits } from './code-units.ts';
import { LastBytes } from './last-bytes.ts';

export interface LineReader {
  /** Whether the reader needs the next line, even without a marker, because a diagnostic has not ended. */
  readonly needsNextLine: boolean;
  read(line: string): void;
}

/**
 * Passes to `reader` each line that contains one of `markers`, the line before it, each line that the reader needs, and
 * a few others. The result must not depend on these others. The rest, which is nearly all of a log, is never decoded.
 * Lines have no line break, and are cut after 1 MiB. The size of the log does not affect the memory that this takes.
 *
 * @param chunks a log in UTF-8, or in UTF-16 with a byte order mark. Invalid bytes become U+FFFD. A chunk must stay
 *   valid until the next one is requested.
 * @returns the whole lines in the last 16 KiB
 */
export async function readMarkedLines(
  chunks: AsyncIterable<Buffer>,
  markers: readonly string[],
  reader: LineReader,
): Promise<string> {
  let lines: MarkedLines | undefined;
  for await (const { bytes, encoding } of inWholeUnits(chunks)) {
    lines ??= new MarkedLines(encoding, markers, reader);
    lines.pass(bytes);
  }
  return lines?.end() ?? '';
}

const MAX_LINE = 2 ** 20;
const LINE_BREAK = '\n';

class MarkedLines {
  readonly #encoding: Encoding;
  readonly #markers: readonly string[];
  readonly #reader: LineReader;
  readonly #end = new LastBytes();
  /** The last line of the chunks so far, which can continue in the next chunk. */
  #unfinished: Buffer[] = [];
  #unfinishedLength = 0;

  constructor(encoding: Encoding, markers: readonly string[], reader: LineReader) {
    this.#encoding = encoding;
    this.#markers = markers;
    this.#reader = reader;
  }

  pass(chunk: Buffer): void {
    this.#end.pass(chunk);
    const firstBreak = chunk.indexOf(LINE_BREAK, 0, this.#encoding);
    const lastBreak = chunk.lastIndexOf(LINE_BREAK, undefined, this.#encoding);
    if (firstBreak >= 0) {
      this.#continueLine(chunk.subarray(0, firstBreak));
      this.#finishLine();
    }
    if (firstBreak < lastBreak) this.#passLines(chunk.subarray(firstBreak + this.#unit, lastBreak));
    this.#continueLine(chunk.subarray(lastBreak < 0 ? 0 : lastBreak + this.#unit));
  }

  end(): string {
    if (this.#unfinishedLength > 0) this.#finishLine();
    return this.#end.text(this.#encoding);
  }

  /** The length of a line break. */
  get #unit(): number {
    return this.#encoding === 'utf8' ? 1 : 2;
  }

  #continueLine(bytes: Buffer): void {
    if (bytes.length === 0 || this.#unfinishedLength >= MAX_LINE) return;
    // A copy, because the chunk does not stay valid.
    this.#unfinished.push(Buffer.from(bytes));
    this.#unfinishedLength += bytes.length;
  }

  #finishLine(): void {
    const line = Buffer.concat(this.#unfinished);
    this.#unfinished = [];
    this.#unfinishedLength = 0;
    this.#read(line, 0, line.length);
  }

  #passLines(lines: Buffer): void {
    const marks = this.#markers.map((marker) => new Marks(lines, marker, this.#encoding));
    let at = 0;
    while (at <= lines.length) {
      if (!this.#reader.needsNextLine) {
        const mark = Math.min(...marks.map((each) => each.nextFrom(at)));
        // Without a mark, the last line is read, because it is the line before the first line of the next chunk.
        const line = this.#startOfLine(lines, mark);
        at = Math.max(at, this.#startOfLine(lines, line - this.#unit));
      }
      const lineBreak = lines.indexOf(LINE_BREAK, at, this.#encoding);
      const end = lineBreak === -1 ? lines.length : lineBreak;
      this.#read(lines, at, end);
      at = end + this.#unit;
    }
  }

  #read(bytes: Buffer, start: number, end: number): void {
    this.#reader.read(bytes.toString(this.#encoding, start, Math.min(end, start + MAX_LINE)).toWellFormed());
  }

  #startOfLine(bytes: Buffer, position: number): number {
    if (position <= 0) return 0;
    const lineBreak = bytes.lastIndexOf(LINE_BREAK, position - this.#unit, this.#encoding);
    return lineBreak === -1 ? 0 : lineBreak + this.#unit;
  }
}

/** The positions of a marker. Each byte is searched only once, no matter how often other markers are found. */
class Marks {
  readonly #bytes: Buffer;
  readonly #marker: string;
  readonly #encoding: Encoding;
  #next = -1;

  constructor(bytes: Buffer, marker: string, encoding: Encoding) {
    this.#bytes = bytes;
    this.#marker = marker;
    this.#encoding = encoding;
  }

  /** The position of the next marker, or the end of the bytes. */
  nextFrom(position: number): number {
    if (this.#next < position) {
      const found = this.#bytes.indexOf(this.#marker, position, this.#encoding);
      this.#next = found === -1 ? this.#bytes.length : found;
    }
    return this.#next;
  }
}
