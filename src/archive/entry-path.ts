import type { Problem } from '../problem.ts';
import type { ArchiveLimits } from './limits.ts';
import { shownName, unusable } from './unusable-archive.ts';

/** In bytes. What Linux, macOS, and Windows allow. */
const LONGEST_NAME = 255;

/**
 * What Terraform writes to its working directory, and takes from there for what the engine did before. None of these
 * can be the product's:
 *
 * - `.terraform/` has the backend with its credentials, the workspace, and providers and modules that `init` would not
 *   download again.
 * - `terraform.tfstate`, its backup, and the states of workspaces in `terraform.tfstate.d/`: `init` would offer to copy
 *   them over the state in the backend.
 * - `errored.tfstate` is the state that Terraform could not write to the backend. It must be of this run.
 *
 * `.terraform.lock.hcl` is the product's choice. So is `terraform.d/plugins/`, from which `init` takes providers: it is
 * the documented way to ship one, and a product may run any program anyway. `.terraformrc` and `terraform.rc` are only
 * read from the home folder. `.terraform` and states in other folders are not read at all.
 */
const RESERVED = new Set([
  '.terraform',
  'terraform.tfstate',
  'terraform.tfstate.backup',
  'terraform.tfstate.d',
  'errored.tfstate',
]);

/**
 * Where to write an entry: names without `.` and without empty ones, joined by `/`. Empty for the folder itself.
 *
 * @param name a name with `/` between its parts, as it is in the archive
 * @throws {Problem} if the entry would be outside the folder, or must not be written
 */
export function entryPath(name: string, limits: ArchiveLimits): string {
  if (name === '') throw refused(name, 'has no name');
  if (/\p{Cc}/u.test(name)) throw refused(name, 'has a control character in its name');
  if (name.includes('\ufffd')) throw refused(name, 'has a name that is not UTF-8');
  if (name.includes('\\')) throw refused(name, 'has a backslash in its name', "Use '/' between the names of folders.");
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) throw refused(name, 'has an absolute path');
  if (Buffer.byteLength(name) > limits.pathLength) {
    throw refused(name, `has a path that is longer than ${limits.pathLength.toLocaleString('en-US')} bytes`);
  }
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) throw refused(name, "has '..' in its path");
  if (parts.length > limits.depth) throw refused(name, `is more than ${limits.depth} folders deep`);
  if (parts.some((part) => Buffer.byteLength(part) > LONGEST_NAME)) {
    throw refused(name, `has a name that is longer than ${LONGEST_NAME} bytes`);
  }
  if (RESERVED.has(asFileSystemsCompare(parts[0] ?? ''))) {
    throw refused(
      name,
      'would be taken for a file of the engine by Terraform',
      "Remove '.terraform' and the state from the product.",
    );
  }
  return parts.join('/');
}

/**
 * The same text for names that a file system takes for the same: those of macOS and Windows ignore case, and some of
 * them invisible characters, dots and spaces at the end, and all from a colon on.
 */
function asFileSystemsCompare(name: string): string {
  const [visible = ''] = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .split(':');
  return visible.replace(/[. ]+$/, '');
}

function refused(name: string, what: string, advice?: string): Problem {
  return unusable(`The entry ${shownName(name)} ${what}.`, advice);
}
