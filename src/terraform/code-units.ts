import { encodingOf } from './captured-text.ts';

/** UTF-16 is searched as it is, because decoding it takes longer than reading the file. */
export type Encoding = 'utf8' | 'utf16le';

/** Without the byte order mark. No chunk ends within a unit of UTF-16. */
export async function* inWholeUnits(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<{ bytes: Buffer; encoding: Encoding }> {
  let rest: Buffer = Buffer.alloc(0);
  let encoding: ReturnType<typeof encodingOf> | undefined;
  for await (const chunk of chunks) {
    let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    rest = Buffer.alloc(0);
    if (encoding === undefined && bytes.length < UTF_8_MARK.length) {
      rest = Buffer.from(bytes);
      continue;
    }
    if (encoding === undefined) {
      encoding = encodingOf(bytes);
      if (encoding !== 'utf-8') bytes = bytes.subarray(2);
      else if (bytes.indexOf(UTF_8_MARK) === 0) bytes = bytes.subarray(UTF_8_MARK.length);
    }
    if (encoding === 'utf-8') {
      yield { bytes, encoding: 'utf8' };
      continue;
    }
    const whole = bytes.length - (bytes.length % 2);
    rest = Buffer.from(bytes.subarray(whole));
    const units = bytes.subarray(0, whole);
    // A search needs units at even offsets. The bytes are not ours to swap.
    const isReady = encoding === 'utf-16le' && units.byteOffset % 2 === 0;
    yield { bytes: isReady ? units : inOrder(Buffer.from(units), encoding), encoding: 'utf16le' };
  }
  if (encoding === undefined && rest.length > 0) yield { bytes: rest, encoding: 'utf8' };
}

function inOrder(units: Buffer, encoding: 'utf-16le' | 'utf-16be'): Buffer {
  return encoding === 'utf-16be' ? units.swap16() : units;
}

const UTF_8_MARK = Buffer.from('\ufeff');
