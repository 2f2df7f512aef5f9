import { lstatSync, readdirSync, type Stats } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { create } from 'tar';
import { Problem } from '../problem.ts';
import { startBudget } from './budget.ts';
import { entryPath } from './entry-path.ts';
import { type ArchiveLimits, KEPT_LIMITS } from './limits.ts';

/**
 * A .tar.gz archive of the regular files in a folder. Links and everything else are left out, and so are folders without
 * files. The same files give the same archive: it has no times and no owners, and its entries are sorted.
 *
 * @param exclude gets the path of each file and folder, with `/` between its parts. A folder is left out with all in it
 * @throws {Problem} if `extractArchive` with the same limits would not accept the archive, or a file cannot be read
 */
export async function packFolder(
  folder: string,
  exclude: (path: string) => boolean,
  limits: ArchiveLimits = KEPT_LIMITS,
): Promise<Buffer> {
  try {
    const paths = pathsIn(folder, '', exclude);
    if (paths.length === 0) return gzipSync(END_OF_ARCHIVE);
    const statCache = acceptedStats(folder, paths, limits);
    return await create({ cwd: folder, portable: true, noMtime: true, gzip: true, statCache }, paths).concat();
  } catch (error) {
    throw asPackProblem(error);
  }
}

/** `tar` does not pack nothing. */
const END_OF_ARCHIVE = Buffer.alloc(1024);

/** Each begins with `./`, because `tar` would otherwise add the entries of an archive for a name such as `@a`. */
function pathsIn(folder: string, inside: string, exclude: (path: string) => boolean): string[] {
  return readdirSync(join(folder, inside), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (exclude(path)) return [];
      if (entry.isDirectory()) return pathsIn(folder, path, exclude);
      return entry.isFile() ? [`./${path}`] : [];
    });
}

/** What a header, an extended header, and the end of the file add to its size at most, in bytes. */
const OVERHEAD = 4096;

/** @throws {Problem} if there is a file that would not be extracted again */
function acceptedStats(folder: string, paths: readonly string[], limits: ArchiveLimits): Map<string, Stats> {
  const budget = startBudget(limits, 1);
  const stats = paths.map((path): [string, Stats] => {
    const file = resolve(folder, entryPath(path, limits));
    const stat = lstatSync(file);
    budget.addEntry();
    budget.checkFile(path, stat.size);
    budget.addBytes(stat.size + OVERHEAD);
    // A file that has another name too would be packed as a link to that.
    stat.nlink = 1;
    return [file, stat];
  });
  return new Map(stats);
}

function asPackProblem(error: unknown): Problem {
  const isProblem = error instanceof Problem;
  const { code = 'unknown error' } = error as NodeJS.ErrnoException;
  return new Problem(
    'The configuration could not be packed',
    isProblem ? error.message : `The folder in which Terraform runs could not be read: ${code}.`,
    isProblem
      ? 'Remove the file from the product, or have Terraform write it elsewhere.'
      : 'Check the disk space and the permissions of the runner.',
    { cause: error },
  );
}
