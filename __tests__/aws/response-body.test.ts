import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { readBody } from '../../src/aws/response-body.ts';

const MIB = 2 ** 20;
const LONG = 600_000;

/** A body, and how many of its chunks were read. */
function bodyOf(chunk: Buffer, count: number) {
  const read = { chunks: 0 };
  function* chunks() {
    for (; read.chunks < count; read.chunks += 1) yield chunk;
  }
  return { body: Readable.from(chunks(), { objectMode: false, highWaterMark: 1 }), read };
}

describe('of the body of a response', () => {
  test('1 MiB is read', async () => {
    const chunk = Buffer.alloc(MIB / 16, 'x');
    expect((await readBody(bodyOf(chunk, 16).body, LONG)).equals(Buffer.alloc(MIB, 'x'))).toBe(true);
    const { body, read } = bodyOf(chunk, 1000);
    await expect(readBody(body, LONG)).rejects.toThrow('The response is larger than 1 MiB.');
    expect(read.chunks).toBeLessThan(32);
    await expect(readBody(bodyOf(Buffer.alloc(MIB + 1), 1).body, LONG)).rejects.toThrow('larger than 1 MiB');
  });

  test('as much is read as the caller wants', async () => {
    expect(await readBody(bodyOf(Buffer.alloc(MIB), 2).body, LONG, 2 * MIB)).toHaveLength(2 * MIB);
    await expect(readBody(bodyOf(Buffer.alloc(MIB), 3).body, LONG, 2 * MIB)).rejects.toThrow('larger than 2 MiB');
  });

  test('nothing more is waited for if the time of the attempt is over, and the SDK tries again', async () => {
    const body = new PassThrough();
    body.write('a part');
    const closed = once(body, 'close').catch(() => {});
    await expect(readBody(body, 20)).rejects.toMatchObject({
      message: 'Only part of the response arrived within the time for an attempt.',
      $retryable: { throttling: false },
    });
    await closed;
    expect(body.destroyed).toBe(true);
  });
});
