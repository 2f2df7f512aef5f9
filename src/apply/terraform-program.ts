import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { basename, delimiter, dirname, extname, isAbsolute, join, resolve } from 'node:path';
import { shortened } from '../plain-text.ts';
import { Problem } from '../problem.ts';

/** Terraform before OpenTofu, if both are there. */
const NAMES = ['terraform', 'tofu'];

/**
 * The absolute path of Terraform or OpenTofu.
 *
 * @param given a name to find in `PATH`, or a path; '' for `terraform`, or else `tofu`
 * @param workspace the folder that a relative path starts at
 * @throws {Problem} if there is no such program
 */
export function findTerraform(given: string, workspace: string, env: NodeJS.ProcessEnv): string {
  if (/[/\\]/.test(given)) {
    const path = resolve(workspace, given);
    if (isProgram(path)) return withoutWrapper(path);
    throw new Problem(
      TITLE,
      `There is no program at ${shortened(path, LONGEST_SHOWN)}.`,
      'Set the path of terraform or tofu, relative to the workspace, or only its name to find it in PATH.',
    );
  }
  const names = given ? [given] : NAMES;
  for (const name of names) {
    const found = inPath(name, env.PATH ?? '');
    if (found) return withoutWrapper(found);
  }
  throw new Problem(
    TITLE,
    `No folder in PATH has ${names.join(' or ')}.`,
    'Add a step with hashicorp/setup-terraform or opentofu/setup-opentofu before this step.',
  );
}

const LONGEST_SHOWN = 300;
const TITLE = 'Terraform is not installed';
const SUFFIX = process.platform === 'win32' ? '.exe' : '';

/** Nothing is taken from a folder that is relative to the current one, because that can be a product's. */
function inPath(name: string, path: string): string | undefined {
  const folders = path.split(delimiter).filter((folder) => isAbsolute(folder));
  // On Windows, the wrapper of setup-terraform has no suffix.
  const files = folders.flatMap((folder) => [join(folder, `${name}${SUFFIX}`), join(folder, name)]);
  return files.find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * hashicorp/setup-terraform and opentofu/setup-opentofu put a script in place of the program, which is then
 * `terraform-bin` or `tofu-bin`. The script neither passes signals on nor writes what it prints as it is.
 */
function withoutWrapper(path: string): string {
  const suffix = extname(path) === '.exe' ? '.exe' : '';
  const program = join(dirname(path), `${basename(path, suffix)}-bin${SUFFIX}`);
  return isScript(path) && isProgram(program) ? program : path;
}

function isScript(path: string): boolean {
  try {
    const start = Buffer.alloc(2);
    const file = openSync(path, 'r');
    readSync(file, start);
    closeSync(file);
    return start.toString('latin1') === '#!';
  } catch {
    // A program that nobody can read can still be run.
    return false;
  }
}
