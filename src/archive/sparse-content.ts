import type { Problem } from '../problem.ts';
import type { ByteReader } from './byte-reader.ts';
import type { PaxRecord } from './pax-records.ts';
import { corrupt } from './unusable-archive.ts';

/** A file whose holes are left out of the archive. `tar` on macOS writes them without being asked to. */
export interface SparseFile {
  /** Of the file with its holes, in bytes. */
  readonly size: number;
  readonly parts: readonly SparsePart[];
}

/** A part of the file that the archive has. The archive has them one after the other. */
interface SparsePart {
  readonly offset: number;
  readonly length: number;
}

const MOST_PARTS = 10_000;
const BLOCK = 512;
const ZEROS = Buffer.alloc(2 ** 16);

/**
 * The map of GNU's old format: in the header, and in as many blocks after it as there are.
 *
 * @see https://www.gnu.org/software/tar/manual/html_node/Standard.html (`struct oldgnu_header`, `struct sparse_header`)
 */
export async function gnuSparseFile(header: Buffer, blocks: ByteReader): Promise<SparseFile> {
  const parts = gnuParts(header.subarray(386, 482));
  let more = header[482] !== 0;
  while (more) {
    const block = await blocks.take(BLOCK);
    if (block.length < BLOCK) throw corrupt('it is cut off');
    parts.push(...gnuParts(block.subarray(0, 504)));
    if (parts.length > MOST_PARTS) throw malformed();
    more = block[504] !== 0;
  }
  return { size: whole(header.toString('latin1', 483, 495), 8), parts };
}

function gnuParts(table: Buffer): SparsePart[] {
  const parts: SparsePart[] = [];
  for (let at = 0; at < table.length && table[at] !== 0; at += 24) {
    const [offset, length] = [table.toString('latin1', at, at + 12), table.toString('latin1', at + 12, at + 24)];
    parts.push({ offset: whole(offset, 8), length: whole(length, 8) });
  }
  return parts;
}

/**
 * The map of a sparse file in an extended header (versions 0.0 and 0.1), or at the start of its content (1.0). There is
 * none if the file is not sparse.
 *
 * @param content has the parts of the file after the map
 * @see https://www.gnu.org/software/tar/manual/html_node/PAX-0.html
 * @see https://www.gnu.org/software/tar/manual/html_node/PAX-1.html
 */
export async function paxSparseFile(
  records: readonly PaxRecord[],
  content: ByteReader,
): Promise<SparseFile | undefined> {
  const fields = new Map(records);
  const size = fields.get('GNU.sparse.realsize') ?? fields.get('GNU.sparse.size');
  if (size === undefined) return undefined;
  if (fields.has('GNU.sparse.major')) return { size: whole(size), parts: asParts(await mapBeforeContent(content)) };
  const map = fields.get('GNU.sparse.map')?.split(',');
  const inRecords = records.filter(([key]) => /^GNU\.sparse\.(?:offset|numbytes)$/.test(key)).map(([, value]) => value);
  return { size: whole(size), parts: asParts((map ?? inRecords).map((text) => whole(text))) };
}

/** The number of parts, then offset and length of each, a number in a line, up to the end of a block. */
async function mapBeforeContent(content: ByteReader): Promise<number[]> {
  const numbers: number[] = [];
  for (let [text, count] = ['', -1]; count === -1 || numbers.length < count; ) {
    const block = await content.take(BLOCK);
    const lines = `${text}${block.toString('latin1')}`.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) {
      if (count === -1) count = 2 * whole(line);
      else if (numbers.length < count) numbers.push(whole(line));
    }
    if (block.length < BLOCK || text.length > BLOCK || count > 2 * MOST_PARTS) throw malformed();
  }
  return numbers;
}

function asParts(numbers: readonly number[]): SparsePart[] {
  if (numbers.length % 2 !== 0 || numbers.length > 2 * MOST_PARTS) throw malformed();
  const parts: SparsePart[] = [];
  for (let at = 0; at < numbers.length; at += 2) {
    parts.push({ offset: numbers[at] ?? 0, length: numbers[at + 1] ?? 0 });
  }
  return parts;
}

/**
 * The file with zeros for its holes. It must end where its size says.
 *
 * @param stored has the parts that the archive has
 */
export async function* sparseContent({ size, parts }: SparseFile, stored: ByteReader): AsyncGenerator<Buffer> {
  let at = 0;
  for (const { offset, length } of [...parts, { offset: size, length: 0 }]) {
    if (offset < at) throw corrupt('the parts of a sparse file overlap');
    for (; at < offset; at += Math.min(ZEROS.length, offset - at)) yield ZEROS.subarray(0, offset - at);
    yield* stored.chunks(length);
    at += length;
  }
}

function whole(text: string, radix: 8 | 10 = 10): number {
  const digits = /^ {0,11}(\d{1,15})[ \0]*$/.exec(text)?.[1] ?? '';
  if (digits === '' || (radix === 8 && /[89]/.test(digits))) throw malformed();
  return Number.parseInt(digits, radix);
}

function malformed(): Problem {
  return corrupt('the map of a sparse file is malformed');
}
