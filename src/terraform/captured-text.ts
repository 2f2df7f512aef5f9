import { readFileSync, statSync } from 'node:fs';
import { Problem } from '../problem.ts';

/** What a Terraform command printed, as a workflow captured it in a file. */
export interface CapturedText {
  readonly text: string;
  /** Whether setup-terraform's wrapper had put lines of its own around Terraform's. They are gone from `text`. */
  readonly wrapped: boolean;
}

/**
 * Reads a file that a shell made: UTF-8, with or without a byte order mark, or UTF-16 with one, from PowerShell's `>`.
 *
 * @throws {Problem} if there is no such file, or it is not text
 */
export function readCapturedText(path: string): CapturedText {
  return withoutWrapperLines(decode(readBytes(path)));
}

function readBytes(path: string): Buffer {
  try {
    // Anything else, such as a device, might never end.
    if (statSync(path).isFile()) return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw unreadable(
        'There is no such file.',
        'Check that the step that writes it ran. A relative path starts at the workspace (GITHUB_WORKSPACE), whatever the working-directory of that step was.',
      );
    }
    throw unreadable(`The file cannot be read (${code}).`, 'Check the file and its permissions.');
  }
  throw unreadable('This is not a file.', 'Give the path of the file itself, not of a folder.');
}

function decode(bytes: Buffer): string {
  if (bytes.subarray(0, ZIP.length).equals(ZIP)) {
    throw unreadable(
      'The file is a plan as Terraform saves it, or another zip archive.',
      `For a plan, run 'terraform show -json'; for a result, after the apply, 'terraform output -json > outputs.json'.`,
    );
  }
  try {
    // TextDecoder takes the byte order mark away.
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw bytes.length > MAX_TEXT
      ? unreadable('The file is larger than 512 MB.', `Give only the outputs: 'terraform output -json > outputs.json'.`)
      : unreadable(
          'The file is not text in UTF-8, nor in UTF-16 with a byte order mark.',
          'Terraform prints UTF-8: keep what it prints as it is.',
        );
  }
}

function unreadable(message: string, advice: string): Problem {
  return new Problem('Cannot read a file', message, advice);
}

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
/** What a string can hold in V8: 2^29 - 24 characters. */
const MAX_TEXT = 2 ** 29 - 24;

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/**
 * The wrapper that hashicorp/setup-terraform installs under the name `terraform` echoes the command and, depending
 * on its version, writes `::debug::` and `::set-output::` lines; `terraform output -json > file` catches them all.
 * No line of JSON starts like that: within a string there is no line break. (U+2028 is none in JSON, but is one to
 * a regular expression's `m` flag, hence `(^|\n)`.)
 */
function withoutWrapperLines(text: string): CapturedText {
  const terraforms = text.replace(/(^|\n)(?:\[command\]|::[a-z-]+(?: [^\n]*)?::)[^\n]*/g, '$1');
  return { text: terraforms, wrapped: terraforms.length !== text.length };
}
