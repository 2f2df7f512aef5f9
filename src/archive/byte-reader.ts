import { corrupt } from './unusable-archive.ts';

/** Reads a stream of bytes in pieces of a known length. */
export interface ByteReader {
  /** The next `length` bytes, or fewer at the end. They are in memory together, so `length` must be bounded. */
  take(length: number): Promise<Buffer>;
  /**
   * The next `length` bytes in chunks.
   *
   * @throws {Problem} if there are fewer
   */
  chunks(length: number): AsyncGenerator<Buffer>;
  /** Reads everything that is left. */
  drain(): Promise<void>;
}

export function byteReader(stream: AsyncIterator<Buffer>): ByteReader {
  let rest: Buffer = Buffer.alloc(0);

  /** At least one byte and at most `most`, or none at the end. */
  async function next(most: number): Promise<Buffer> {
    while (rest.length === 0) {
      const { done, value } = await stream.next();
      if (done) return rest;
      rest = value;
    }
    const chunk = rest.subarray(0, most);
    rest = rest.subarray(chunk.length);
    return chunk;
  }

  return {
    async take(length) {
      const chunks: Buffer[] = [];
      for (let left = length; left > 0; ) {
        const chunk = await next(left);
        if (chunk.length === 0) break;
        left -= chunk.length;
        chunks.push(chunk);
      }
      return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
    },
    async *chunks(length) {
      for (let left = length; left > 0; ) {
        const chunk = await next(left);
        if (chunk.length === 0) throw corrupt('it is cut off');
        left -= chunk.length;
        yield chunk;
      }
    },
    async drain() {
      while ((await next(Number.POSITIVE_INFINITY)).length > 0);
    },
  };
}
