/** What an archive has under a name. Everything that is neither a file nor a folder was refused before. */
export interface ArchiveEntry {
  /** As it is in the archive, except that `/` is between its parts. It may be hostile. */
  readonly name: string;
  readonly type: 'file' | 'folder';
  /** Whether the owner may execute the file. All other permissions in an archive are ignored. */
  readonly executable: boolean;
  /** The content of a file. It must be read before the next entry. A chunk is valid until the next one. */
  readonly content: AsyncIterable<Buffer>;
}

export const NO_CONTENT: AsyncIterable<Buffer> = {
  async *[Symbol.asyncIterator]() {},
};

/** Bits of a mode. See inode(7). */
export const OWNER_EXECUTES = 0o100;
