import { closeSync, mkdirSync, openSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { Problem } from '../problem.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import { archiveFormat } from './archive-format.ts';
import { type Budget, startBudget } from './budget.ts';
import { entryPath } from './entry-path.ts';
import { ARTIFACT_LIMITS, type ArchiveLimits } from './limits.ts';
import { tarEntries } from './tar-entries.ts';
import { corrupt, shownName, unusable } from './unusable-archive.ts';
import { zipEntries } from './zip-entries.ts';

/**
 * Writes the files of a .tar.gz, .tar, or .zip archive to a folder, and the folders that they need. If a path occurs
 * twice, the later file wins. Of the permissions, only the owner's right to execute is kept.
 *
 * Nothing in the archive is trusted. Files are created, never opened, and there are no links, so that nothing is written
 * outside of the folder. Chunks are written as they are read, so that memory does not depend on what is in the archive.
 *
 * @param folder exists, is empty, and nobody else can write to it. After an error, it may have a part of the files
 * @param limits `KEPT_LIMITS` for what `packFolder` returned
 * @returns the paths of the files, with `/` between their parts
 * @throws {Problem} that names the entry, if an entry must not be written or the archive cannot be read
 */
export async function extractArchive(
  archive: Buffer,
  folder: string,
  limits: ArchiveLimits = ARTIFACT_LIMITS,
): Promise<string[]> {
  const written = new Map<string, ArchiveEntry['type']>();
  for await (const entry of entriesOf(archive, startBudget(limits, archive.length))) {
    const path = entryPath(entry.name, limits);
    if (entry.type === 'folder') makeFolders(folder, path, written, entry);
    else await writeFile(folder, path, written, entry);
  }
  return [...written].filter(([, type]) => type === 'file').map(([path]) => path);
}

function entriesOf(archive: Buffer, budget: Budget): AsyncGenerator<ArchiveEntry> {
  const format = archiveFormat(archive);
  if (format === 'zip') return zipEntries(archive, budget);
  return tarEntries(counted(format === 'tar' ? slices(archive) : gunzipped(archive), budget), budget);
}

async function* counted(chunks: AsyncGenerator<Buffer>, budget: Budget): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    budget.addBytes(chunk.length);
    yield chunk;
  }
}

/** The stream expands one chunk at a time, and waits until it is read. It ends with an error if the checksum is wrong. */
async function* gunzipped(archive: Buffer): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK });
  gunzip.end(archive);
  try {
    yield* gunzip;
  } catch (error) {
    const isCutOff = (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR';
    throw corrupt(isCutOff ? 'it is cut off' : 'it cannot be decompressed', error);
  } finally {
    gunzip.destroy();
  }
}

async function* slices(archive: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < archive.length; at += CHUNK) yield archive.subarray(at, at + CHUNK);
}

/** In bytes. */
const CHUNK = 2 ** 16;

/** @param path of a folder; empty for the outermost */
function makeFolders(folder: string, path: string, written: Map<string, string>, entry: ArchiveEntry): void {
  const parts = path === '' ? [] : path.split('/');
  for (let count = 1; count <= parts.length; count += 1) {
    const ancestor = parts.slice(0, count).join('/');
    const before = written.get(ancestor);
    if (before === 'file') throw conflict(entry, `needs a folder where the file ${shownName(ancestor)} is`);
    if (before === undefined) onDisk(entry, () => mkdirSync(join(folder, ancestor), 0o755));
    written.set(ancestor, 'folder');
  }
}

async function writeFile(
  folder: string,
  path: string,
  written: Map<string, ArchiveEntry['type']>,
  entry: ArchiveEntry,
): Promise<void> {
  if (path === '' || written.get(path) === 'folder') throw conflict(entry, 'is a file where a folder is');
  makeFolders(folder, path.split('/').slice(0, -1).join('/'), written, entry);
  const target = join(folder, path);
  if (written.delete(path)) onDisk(entry, () => unlinkSync(target));
  // `wx` fails if there is anything, also a link.
  const file = onDisk(entry, () => openSync(target, 'wx', entry.executable ? 0o755 : 0o644));
  try {
    written.set(path, 'file');
    for await (const chunk of entry.content) onDisk(entry, () => writeFileSync(file, chunk));
  } finally {
    closeSync(file);
  }
}

function onDisk<T>(entry: ArchiveEntry, use: () => T): T {
  try {
    return use();
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    // Nothing that was written before has this name, unless the file system takes two names for one.
    if (code === 'EEXIST') throw conflict(entry, 'has a name that differs from another one only in case or accents');
    throw new Problem(
      'The artifact could not be unpacked',
      `The entry ${shownName(entry.name)} could not be written: ${code}.`,
      'Check the disk space and the permissions of the runner.',
      { cause: error },
    );
  }
}

function conflict({ name }: ArchiveEntry, what: string): Problem {
  return unusable(`The entry ${shownName(name)} ${what}.`, 'Rename one of them.');
}
