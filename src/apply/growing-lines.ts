import type { FileHandle } from 'node:fs/promises';

/** In bytes. The rest of a longer line is left out. Terraform's own lines are far shorter, except those with outputs. */
const LONGEST_LINE = 2 ** 20;
/** In bytes. */
const CHUNK = 2 ** 16;
const MOST_PIECES = 64;
const LINE_FEED = 0x0a;

/** The lines of a file that another process writes. The size of the file does not affect the memory that this takes. */
export class GrowingLines {
  readonly #file: FileHandle;
  readonly #onLine: (line: string) => void;
  readonly #chunk = Buffer.alloc(CHUNK);
  #position: number;
  /** A line whose line break was not read yet. */
  #unfinished: Buffer[] = [];
  #unfinishedLength = 0;

  /** @param start where to start in the file, in bytes */
  constructor(file: FileHandle, start: number, onLine: (line: string) => void) {
    this.#file = file;
    this.#position = start;
    this.#onLine = onLine;
  }

  /**
   * Reads at most one chunk, and passes on the lines that end in it.
   *
   * @param end where to stop in the file
   * @returns false if there was nothing to read
   */
  async readSome(end = Number.POSITIVE_INFINITY): Promise<boolean> {
    const most = Math.min(CHUNK, end - this.#position);
    const { bytesRead } = most > 0 ? await this.#file.read(this.#chunk, 0, most, this.#position) : { bytesRead: 0 };
    this.#position += bytesRead;
    this.#take(this.#chunk.subarray(0, bytesRead));
    return bytesRead > 0;
  }

  /** Passes on a last line without a line break. */
  finish(): void {
    if (this.#unfinishedLength > 0) this.#finishLine();
  }

  #take(bytes: Buffer): void {
    let start = 0;
    // No byte of a longer character in UTF-8 is a line feed.
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
      this.#continueLine(bytes.subarray(start, end));
      this.#finishLine();
      start = end + 1;
    }
    this.#continueLine(bytes.subarray(start));
  }

  #continueLine(bytes: Buffer): void {
    const kept = bytes.subarray(0, LONGEST_LINE - this.#unfinishedLength);
    if (kept.length === 0) return;
    // A copy, because the next chunk is read to the same place.
    this.#unfinished.push(Buffer.from(kept));
    // A program can print a line byte by byte.
    if (this.#unfinished.length === MOST_PIECES) this.#unfinished = [Buffer.concat(this.#unfinished)];
    this.#unfinishedLength += kept.length;
  }

  #finishLine(): void {
    const line = Buffer.concat(this.#unfinished).toString('utf8');
    this.#unfinished = [];
    this.#unfinishedLength = 0;
    this.#onLine(line.endsWith('\r') ? line.slice(0, -1) : line);
  }
}
