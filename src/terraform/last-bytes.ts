import type { Encoding } from './code-units.ts';

const MOST_LAST_BYTES = 2 ** 14;

/** The end of a log, while it is read. */
export class LastBytes {
  readonly #chunks: Buffer[] = [];
  #length = 0;
  #isWhole = true;

  pass(chunk: Buffer): void {
    // A copy, because the chunk does not stay valid.
    const last = Buffer.from(chunk.subarray(-MOST_LAST_BYTES));
    this.#isWhole &&= last.length === chunk.length;
    this.#chunks.push(last);
    this.#length += last.length;
    for (let [first] = this.#chunks; first && this.#length - first.length >= MOST_LAST_BYTES; [first] = this.#chunks) {
      this.#chunks.shift();
      this.#length -= first.length;
      this.#isWhole = false;
    }
  }

  text(encoding: Encoding): string {
    const bytes = Buffer.concat(this.#chunks).subarray(-MOST_LAST_BYTES);
    const text = bytes.toString(encoding).toWellFormed();
    const isWhole = this.#isWhole && bytes.length === this.#length;
    // The first line can be cut, also within a secret, which nobody would recognize.
    return isWhole ? text : text.split('\n').slice(1).join('\n');
  }
}
