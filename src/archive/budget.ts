import type { ArchiveLimits } from './limits.ts';
import { shownName, shownSize, unusable } from './unusable-archive.ts';

/** Counts what an archive has expanded to, and ends the extraction when that is too much. */
export interface Budget {
  readonly limits: ArchiveLimits;
  /** @throws {Problem} if there are too many entries */
  addEntry(): void;
  /** @throws {Problem} if the archive has expanded to too much */
  addBytes(count: number): void;
  /** @throws {Problem} if a file of this size, which may be a lie, is too large */
  checkFile(name: string, size: number): void;
}

/** @param archiveSize the size of the archive, in bytes */
export function startBudget(limits: ArchiveLimits, archiveSize: number): Budget {
  let [entries, bytes] = [0, 0];
  return {
    limits,
    addEntry() {
      entries += 1;
      if (entries <= limits.entries) return;
      throw unusable(
        `The archive has more than ${limits.entries.toLocaleString('en-US')} entries.`,
        'Remove the files that the product does not need.',
      );
    },
    addBytes(count) {
      bytes += count;
      if (bytes > limits.totalSize) {
        throw unusable(
          `The archive expands to more than ${shownSize(limits.totalSize)}.`,
          'Remove the files that the product does not need.',
        );
      }
      if (bytes > limits.ratioFrom && bytes > archiveSize * limits.ratio) {
        throw unusable(
          `The archive expands to more than ${limits.ratio} times its size of ${shownSize(archiveSize)}.`,
          'Remove large files whose content only repeats.',
        );
      }
    },
    checkFile(name, size) {
      if (size <= limits.fileSize) return;
      throw unusable(
        `The entry ${shownName(name)} is larger than ${shownSize(limits.fileSize)}.`,
        'Remove the file, or let the product download it.',
      );
    },
  };
}
