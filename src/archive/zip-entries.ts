import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { type ArchiveEntry, NO_CONTENT, OWNER_EXECUTES } from './archive-entry.ts';
import type { Budget } from './budget.ts';
import { aLink, corrupt, shownName, unusable } from './unusable-archive.ts';

/**
 * The files and folders in the central directory of a .zip file. As with unzip, what the headers before the files say
 * is not looked at.
 *
 * @throws {Problem} if the archive is corrupt, or has an entry that is neither a file nor a folder
 */
export async function* zipEntries(archive: Buffer, budget: Budget): AsyncGenerator<ArchiveEntry> {
  // yauzl would refuse a bad name without saying which one, so it does not decode them here.
  const zip = await readingZip(fromBufferPromise(archive, { lazyEntries: true, decodeStrings: false }));
  const entries = zip.eachEntry();
  while (true) {
    const { done, value: entry } = await readingZip(entries.next());
    if (done) return;
    budget.addEntry();
    yield archiveEntry(await checked(entry, zip, budget), zip);
  }
}

interface NamedEntry {
  readonly name: string;
  readonly entry: Entry;
}

/** @throws {Problem} if the entry is neither a file nor a folder, or cannot be read */
async function checked(entry: Entry, zip: ZipFile, budget: Budget): Promise<NamedEntry> {
  const name = nameOf(entry);
  if (entry.isEncrypted()) throw unusable(`The entry ${shownName(name)} is encrypted.`, 'Do not set a password.');
  if (!entry.canDecodeFileData()) {
    throw unusable(`The entry ${shownName(name)} is compressed by the unsupported method ${entry.compressionMethod}.`);
  }
  budget.checkFile(name, entry.uncompressedSize);
  // The stream ends with an error if there is more than this.
  budget.addBytes(entry.uncompressedSize);
  const type = modeOf(entry) & TYPE;
  if (type === LINK) throw aLink(name, 'a symbolic link', await linkTarget({ name, entry }, zip));
  if (type !== 0 && type !== FILE && type !== FOLDER) {
    throw unusable(`The entry ${shownName(name)} is a device, named pipe, or socket.`, 'Remove it.');
  }
  return { name, entry };
}

function archiveEntry({ name, entry }: NamedEntry, zip: ZipFile): ArchiveEntry {
  const executable = (modeOf(entry) & OWNER_EXECUTES) !== 0;
  return name.endsWith('/') || (modeOf(entry) & TYPE) === FOLDER
    ? { name, type: 'folder', executable, content: NO_CONTENT }
    : { name, type: 'file', executable, content: contentOf({ name, entry }, zip) };
}

/**
 * As unzip reads it. A name is UTF-8 if it says so, and also if it is from macOS or Linux, where not all programs say so.
 * Backslashes are replaced only in archives that were made on Windows, by a program that knows no better.
 */
function nameOf({ versionMadeBy, generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  const host = versionMadeBy >>> 8;
  const flags = host === UNIX || host === MACOS ? generalPurposeBitFlag | IS_UTF8 : generalPurposeBitFlag;
  const name = getFileNameLowLevel(flags, fileNameRaw, extraFields, true);
  return host === WINDOWS && !name.includes('/') ? name.replaceAll('\\', '/') : name;
}

/** See APPNOTE.TXT, 4.4.2 and 4.4.4. */
const [WINDOWS, UNIX, MACOS, IS_UTF8] = [0, 3, 19, 0x800];

/** The mode of a file on Unix, or 0. Python writes it on Windows too. */
function modeOf(entry: Entry): number {
  return entry.externalFileAttributes >>> 16;
}

/** See inode(7). */
const [TYPE, FILE, FOLDER, LINK] = [0o170000, 0o100000, 0o040000, 0o120000];

/** In bytes. More is not shown. */
const LONGEST_TARGET = 1024;

async function linkTarget(link: NamedEntry, zip: ZipFile): Promise<string> {
  if (link.entry.uncompressedSize > LONGEST_TARGET) return '…';
  const chunks: Buffer[] = [];
  for await (const chunk of contentOf(link, zip)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function* contentOf({ name, entry }: NamedEntry, zip: ZipFile): AsyncGenerator<Buffer> {
  let checksum = 0;
  const stream = await readingZip(zip.openReadStreamPromise(entry));
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  try {
    while (true) {
      const { done, value } = await readingZip(chunks.next());
      if (done) break;
      checksum = crc32(value, checksum);
      yield value;
    }
  } finally {
    stream.destroy();
  }
  if (checksum !== entry.crc32) throw corrupt(`the entry ${shownName(name)} has a wrong checksum`);
}

/** What the library does not accept is the fault of the archive. Its message may quote the archive, so it is not shown. */
async function readingZip<T>(result: Promise<T>): Promise<T> {
  return result.catch((error: unknown) => {
    const { message } = error as Error;
    if (/encrypt/.test(message)) throw unusable('The archive is encrypted.', 'Do not set a password.', error);
    if (/multi-disk/.test(message)) throw unusable('The archive has several parts.', undefined, error);
    throw corrupt(/truncated|overflows|EOF/.test(message) ? 'it is cut off' : 'it is not a valid .zip file', error);
  });
}
