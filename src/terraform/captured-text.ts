import { Problem } from '../problem.ts';
import { readRegularFile, readRegularFileChunks, UnreadableFile } from '../regular-file.ts';

/** What a Terraform command printed, as a workflow captured it in a file. */
export interface CapturedText {
  readonly text: string;
  /** Whether setup-terraform's wrapper had put lines of its own around Terraform's. They are gone from `text`. */
  readonly wrapped: boolean;
}

/** Far more than Service Catalog takes, and still little for Node. In bytes. */
const LARGEST = 2 ** 26;

/**
 * Reads a file that a shell made: UTF-8, with or without a byte order mark, or UTF-16 with one, from PowerShell's `>`.
 *
 * @throws {Problem} if there is no such file, it has more than 64 MiB, or it is not text
 */
export function readCapturedText(path: string): CapturedText {
  try {
    return withoutWrapperLines(decode(readRegularFile(path, LARGEST)));
  } catch (error) {
    return throwProblem(error);
  }
}

/**
 * Reads the bytes of a file of any size, see `readRegularFileChunks`.
 *
 * @throws {Problem} if there is no such file, or it cannot be read
 */
export async function* readCapturedChunks(path: string, enough?: AbortSignal): AsyncGenerator<Buffer> {
  try {
    yield* readRegularFileChunks(path, enough);
  } catch (error) {
    throwProblem(error);
  }
}

function throwProblem(error: unknown): never {
  if (!(error instanceof UnreadableFile)) throw error;
  switch (error.reason) {
    case 'absent':
      throw unreadable(
        'There is no such file.',
        'Check that the step that writes it ran. A relative path starts at the workspace (GITHUB_WORKSPACE), whatever the working-directory of that step was.',
      );
    case 'no file':
      throw unreadable('This is not a file.', 'Give the path of the file itself, not of a folder.');
    case 'too large':
      throw unreadable('The file is larger than 64 MiB.', ONLY_OUTPUTS);
    case 'unreadable':
      throw unreadable(`The file cannot be read (${error.code}).`, 'Check the file and its permissions.');
  }
}

const ONLY_OUTPUTS = `Give only the outputs: 'terraform output -json > outputs.json'.`;

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
    throw unreadable(
      'The file is not text in UTF-8, nor in UTF-16 with a byte order mark.',
      'Terraform prints UTF-8: keep what it prints as it is.',
    );
  }
}

function unreadable(message: string, advice: string): Problem {
  return new Problem('Cannot read a file', message, advice);
}

const ZIP = Buffer.from('PK\x03\x04', 'latin1');

/** By the byte order mark at the start of `bytes`. */
export function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
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
