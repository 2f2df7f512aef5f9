import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** There is no file at a path, or it cannot be read. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly reason: 'absent' | 'not a file' | 'too large' | 'unreadable';
  /** The code of the system error, if there was one. */
  readonly code: string;

  constructor(reason: UnreadableFile['reason'], code = '') {
    super(`The file cannot be read: ${reason} ${code}`.trim());
    this.reason = reason;
    this.code = code;
  }
}

/** The flags do not wait for the writer of a pipe, or for data from a device. Windows has no O_NONBLOCK. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a whole file. It must be a regular file, because anything else might never end. The check is on the open file,
 * not on its path, because another file could replace it in between.
 *
 * @param most in bytes. A larger file is not read
 * @throws {UnreadableFile}
 */
export function readRegularFile(path: string, most: number): Buffer {
  return orUnreadable(() => {
    const file = openSync(path, FLAGS);
    try {
      const stats = fstatSync(file);
      if (!stats.isFile()) throw new UnreadableFile('not a file');
      if (stats.size > most) throw new UnreadableFile('too large');
      // If the file still grows, only the size at the start is read.
      const bytes = Buffer.alloc(stats.size);
      for (let length = 0; length < bytes.length; ) {
        const read = readSync(file, bytes, length, bytes.length - length, null);
        if (read === 0) return bytes.subarray(0, length);
        length += read;
      }
      return bytes;
    } finally {
      closeSync(file);
    }
  });
}

/**
 * Reads a file of any size in chunks, up to its size when it was opened. A chunk stays valid until the next one is
 * requested, because all chunks use the same buffer. A stream allocates a new buffer for each chunk, which uses more
 * memory until they are collected.
 *
 * @param enough when aborted, nothing more is read
 * @throws {UnreadableFile} as `readRegularFile`
 */
export async function* readRegularFileChunks(path: string, enough?: AbortSignal): AsyncGenerator<Buffer> {
  const file = await open(path, FLAGS).catch(throwUnreadable);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new UnreadableFile('not a file');
    const buffer = Buffer.alloc(2 ** 18);
    for (let left = stats.size; left > 0 && !enough?.aborted; ) {
      const { bytesRead } = await read(file, buffer, left);
      if (bytesRead === 0) return;
      left -= bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

function read(file: FileHandle, buffer: Buffer, left: number) {
  return file.read(buffer, 0, Math.min(buffer.length, left)).catch(throwUnreadable);
}

function orUnreadable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    return throwUnreadable(error);
  }
}

function throwUnreadable(error: unknown): never {
  if (error instanceof UnreadableFile) throw error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') throw new UnreadableFile('absent', code);
  // A socket cannot be opened.
  if (code === 'ENXIO') throw new UnreadableFile('not a file', code);
  throw new UnreadableFile('unreadable', code);
}
