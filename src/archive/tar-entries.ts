import { Header } from 'tar';
import { type ArchiveEntry, NO_CONTENT, OWNER_EXECUTES } from './archive-entry.ts';
import type { Budget } from './budget.ts';
import { type ByteReader, byteReader } from './byte-reader.ts';
import { type PaxRecord, paxRecords } from './pax-records.ts';
import { gnuSparseFile, paxSparseFile, sparseContent } from './sparse-content.ts';
import { aLink, corrupt, shownName, unusable } from './unusable-archive.ts';

const BLOCK = 512;

/** In bytes. Extended attributes of macOS are the largest that archives have in practice. */
const LARGEST_EXTENSION = 2 ** 20;

/** A long name, a long link name, an extended header, and a global one can precede an entry. */
const MOST_EXTENSIONS = 8;

/** What the blocks before an entry say about it. */
interface Extensions {
  readonly count: number;
  readonly longName?: string;
  readonly longLink?: string;
  readonly records: readonly PaxRecord[];
}

const NONE: Extensions = { count: 0, records: [] };

/**
 * The files and folders of a tar archive, as GNU tar reads them: ustar, pax, and GNU's format, with long names and
 * sparse files. It ends at the first block of zeros, or at the end of `stream`. The stream is then read on, because the
 * checksum of a .tar.gz file comes last.
 *
 * Only `Header` is used of `tar`. Its `Parser` does not read sparse files, breaks a character of a long name that is in
 * two chunks, and keeps everything after the end of the archive in memory.
 *
 * @throws {Problem} if the archive is corrupt, or has an entry that is neither a file nor a folder
 */
export async function* tarEntries(stream: AsyncGenerator<Buffer>, budget: Budget): AsyncGenerator<ArchiveEntry> {
  try {
    const reader = byteReader(stream);
    let extensions = NONE;
    for (let block = await firstBlock(reader); !isEnd(block); block = await reader.take(BLOCK)) {
      const header = headerIn(block);
      if (header === undefined) throw corrupt(block.length < BLOCK ? 'it is cut off' : 'a header in it is damaged');
      if (isExtension(header)) {
        extensions = extended(extensions, header.typeKey, await extensionBody(header, reader));
      } else {
        budget.addEntry();
        yield* entryAt(header, block, extensions, reader, budget);
        extensions = NONE;
      }
    }
    await reader.drain();
  } finally {
    await stream.return(undefined);
  }
}

/** The header in the block at the start of an entry, or nothing if the block is something else. */
export function headerIn(block: Buffer): Header | undefined {
  try {
    const header = new Header(block);
    return header.cksumValid ? header : undefined;
  } catch {
    // A number is too large, or the block too short.
    return undefined;
  }
}

async function firstBlock(reader: ByteReader): Promise<Buffer> {
  const block = await reader.take(BLOCK);
  if (block.length === BLOCK && (isEnd(block) || headerIn(block) !== undefined)) return block;
  throw unusable('The compressed file is not a tar archive.', 'The artifact must be a .tar.gz or a .zip file.');
}

function isEnd(block: Buffer): boolean {
  return block.every((byte) => byte === 0);
}

function isExtension({ typeKey }: Header): boolean {
  return ['x', 'X', 'g', 'L', 'K'].includes(typeKey);
}

async function extensionBody(header: Header, reader: ByteReader): Promise<Buffer> {
  const size = wholeSize(header.size);
  if (size > LARGEST_EXTENSION) throw corrupt('an extended header is too large');
  const body: Buffer[] = [];
  for await (const chunk of reader.chunks(size + paddingOf(size))) body.push(chunk);
  return Buffer.concat(body, size);
}

/** @throws {Problem} if there are too many, or a global header renames or resizes all entries */
function extended(before: Extensions, type: string, body: Buffer): Extensions {
  const count = before.count + 1;
  if (count > MOST_EXTENSIONS) throw corrupt('it has too many extended headers in a row');
  if (type === 'L') return { ...before, count, longName: untilNull(body) };
  if (type === 'K') return { ...before, count, longLink: untilNull(body) };
  const records = paxRecords(body);
  if (type !== 'g') return { ...before, count, records: [...before.records, ...records] };
  // What `git archive` puts in it does not change entries.
  const wrong = records.find(([key]) => /^(?:path|linkpath|size|GNU\.sparse\..*)$/.test(key))?.[0];
  if (wrong !== undefined) throw corrupt(`a global header sets ${shownName(wrong)}`);
  return { ...before, count };
}

function untilNull(body: Buffer): string {
  const end = body.indexOf(0);
  return body.toString('utf8', 0, end === -1 ? body.length : end);
}

async function* entryAt(
  header: Header,
  block: Buffer,
  { longName, longLink, records }: Extensions,
  reader: ByteReader,
  budget: Budget,
): AsyncGenerator<ArchiveEntry> {
  // A record without a value stands for what the header has.
  const fields = new Map(records.filter(([, value]) => value !== ''));
  const name = fields.get('GNU.sparse.name') ?? fields.get('path') ?? longName ?? header.path ?? '';
  const type = header.typeKey;
  if (type === '1' || type === '2') {
    const target = fields.get('linkpath') ?? longLink ?? header.linkpath ?? '';
    throw aLink(name, type === '1' ? 'a hard link' : 'a symbolic link', target);
  }
  const special = SPECIAL[type];
  if (special !== undefined) throw unusable(`The entry ${shownName(name)} is ${special}.`, 'Remove it.');

  // Old programs give a folder the size that it has in the file system, although it has no content. A label has no size.
  const stored = type === '5' || type === 'V' ? 0 : wholeSize(fields.get('size') ?? header.size);
  const executable = ((header.mode ?? 0) & OWNER_EXECUTES) !== 0;
  const map = type === 'S' ? await gnuSparseFile(block, reader) : undefined;
  const content = byteReader(reader.chunks(stored));
  if (IGNORED.has(type)) {
    // Nothing of it is written.
  } else if (type === '5' || type === 'D' || name.endsWith('/')) {
    yield { name, type: 'folder', executable, content: NO_CONTENT };
  } else {
    const sparse = map ?? (await paxSparseFile(records, content));
    const size = sparse?.size ?? stored;
    budget.checkFile(name, Math.max(size, stored));
    budget.addBytes(Math.max(0, size - stored));
    yield { name, type: 'file', executable, content: sparse ? sparseContent(sparse, content) : content.chunks(stored) };
  }
  await content.drain();
  for await (const _padding of reader.chunks(paddingOf(stored)));
}

/** The label of an archive, and access control lists of Solaris. */
const IGNORED = new Set(['V', 'A']);

const SPECIAL: Record<string, string | undefined> = {
  3: 'a character device',
  4: 'a block device',
  6: 'a named pipe (FIFO)',
  M: 'the rest of a file that began in another archive',
  N: 'a list of names in an old format',
  I: 'of an unknown type',
  Unsupported: 'of an unknown type',
};

function paddingOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

/** @param size as a number from a header, or as text from a record */
function wholeSize(size: number | string | undefined): number {
  const number = typeof size === 'string' && !/^\d{1,15}$/.test(size) ? Number.NaN : Number(size);
  if (!Number.isSafeInteger(number) || number < 0) throw corrupt('the size of an entry is not a number');
  return number;
}
