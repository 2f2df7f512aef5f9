import { encodingOf } from './captured-text.ts';

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
 */
export async function readMarkedLines(
  chunks: AsyncIterable<Buffer>,
  markers: readonly string[],
  reader: LineReader,
): Promise<void> {
  const lines = new MarkedLines(markers, reader);
  for await (const chunk of inUtf8(chunks)) lines.pass(chunk);
  lines.end();
}

async function* inUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let start: Buffer = Buffer.alloc(0);
  let transcode: ((bytes: Buffer) => Buffer) | undefined;
  for await (const chunk of chunks) {
    if (transcode) {
      yield transcode(chunk);
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < UTF_8_MARK.length) continue;
    transcode = transcoderFor(start);
    yield transcode(start.indexOf(UTF_8_MARK) === 0 ? start.subarray(UTF_8_MARK.length) : start);
  }
}

const UTF_8_MARK = Buffer.from('\ufeff');

function transcoderFor(start: Buffer): (bytes: Buffer) => Buffer {
  const encoding = encodingOf(start);
  if (encoding === 'utf-8') return (bytes) => bytes;
  const decoder = new TextDecoder(encoding);
  return (bytes) => Buffer.from(decoder.decode(bytes, { stream: true }));
}

const MAX_LINE = 2 ** 20;
const LINE_BREAK = 0x0a;

class MarkedLines {
  readonly #markers: readonly Buffer[];
  readonly #reader: LineReader;
  /** The last line of the chunks so far, which can continue in the next chunk. */
  #unfinished: Buffer[] = [];
  #unfinishedLength = 0;

  constructor(markers: readonly string[], reader: LineReader) {
    this.#markers = markers.map((marker) => Buffer.from(marker));
    this.#reader = reader;
  }

  pass(chunk: Buffer): void {
    const firstBreak = chunk.indexOf(LINE_BREAK);
    const lastBreak = chunk.lastIndexOf(LINE_BREAK);
    if (firstBreak >= 0) {
      this.#continueLine(chunk.subarray(0, firstBreak));
      this.#finishLine();
    }
    if (firstBreak < lastBreak) this.#passLines(chunk.subarray(firstBreak + 1, lastBreak));
    this.#continueLine(chunk.subarray(lastBreak + 1));
  }

  end(): void {
    if (this.#unfinishedLength > 0) this.#finishLine();
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
    const marks = this.#markers.map((marker) => new Marks(lines, marker));
    let at = 0;
    while (at <= lines.length) {
      if (!this.#reader.needsNextLine) {
        const mark = Math.min(...marks.map((each) => each.nextFrom(at)));
        // Without a mark, the last line is read, because it is the line before the first line of the next chunk.
        const line = startOfLine(lines, mark);
        at = Math.max(at, startOfLine(lines, line - 1));
      }
      const lineBreak = lines.indexOf(LINE_BREAK, at);
      const end = lineBreak === -1 ? lines.length : lineBreak;
      this.#read(lines, at, end);
      at = end + 1;
    }
  }

  #read(bytes: Buffer, start: number, end: number): void {
    this.#reader.read(bytes.toString('utf8', start, Math.min(end, start + MAX_LINE)));
  }
}

function startOfLine(bytes: Buffer, position: number): number {
  return position <= 0 ? 0 : bytes.lastIndexOf(LINE_BREAK, position - 1) + 1;
}

/** The positions of a marker. Each byte is searched only once, no matter how often other markers are found. */
class Marks {
  readonly #bytes: Buffer;
  readonly #marker: Buffer;
  #next = -1;

  constructor(bytes: Buffer, marker: Buffer) {
    this.#bytes = bytes;
    this.#marker = marker;
  }

  /** The position of the next marker, or the end of the bytes. */
  nextFrom(position: number): number {
    if (this.#next < position) {
      const found = this.#bytes.indexOf(this.#marker, position);
      this.#next = found === -1 ? this.#bytes.length : found;
    }
    return this.#next;
  }
}
