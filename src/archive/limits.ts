/** What an archive may contain. Sizes are in bytes. */
export interface ArchiveLimits {
  /** Files, folders, and everything else that has an entry of its own. */
  readonly entries: number;
  /** All that the archive expands to. For a .tar.gz file, the headers count too. */
  readonly totalSize: number;
  readonly fileSize: number;
  /** How many times larger than the archive all that it expands to may be. */
  readonly ratio: number;
  /** `ratio` does not apply before the archive has expanded to this size, because a few files of zeros compress well. */
  readonly ratioFrom: number;
  /** Of a path inside the archive. */
  readonly pathLength: number;
  /** The number of names in a path. */
  readonly depth: number;
}

const MEBIBYTE = 2 ** 20;

/** Products are a few files of text, and sometimes code for functions. No product in practice is nearly as large. */
export const ARTIFACT_LIMITS: ArchiveLimits = {
  entries: 10_000,
  totalSize: 256 * MEBIBYTE,
  fileSize: 64 * MEBIBYTE,
  ratio: 200,
  ratioFrom: 8 * MEBIBYTE,
  pathLength: 1024,
  depth: 64,
};

/**
 * For an archive that the engine packed. Whatever an artifact within `ARTIFACT_LIMITS` contains, and the engine's files
 * beside it, is within these too, so that what was applied can always be destroyed. There is no ratio, because stored
 * files of an artifact may compress well.
 */
export const KEPT_LIMITS: ArchiveLimits = {
  ...ARTIFACT_LIMITS,
  entries: 2 * ARTIFACT_LIMITS.entries,
  totalSize: 2 * ARTIFACT_LIMITS.totalSize,
  pathLength: 2 * ARTIFACT_LIMITS.pathLength,
  ratio: Number.POSITIVE_INFINITY,
};

/**
 * The compressed size of a kept configuration, in bytes. What the engine packs can be larger than the artifact that it
 * came from, which another program compressed. It is read into memory.
 */
export const LARGEST_KEPT = 256 * 1024 * 1024;
