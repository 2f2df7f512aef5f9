import { Problem } from '../problem.ts';
import { readRegularFile, readRegularFileChunks, UnreadableFile } from '../regular-file.ts';

/** The output of a Terraform command that a workflow captured in a file. */
export interface CapturedText {
  readonly text: string;
  /** Whether setup-terraform's wrapper added lines of its own. They are removed from `text`. */
  readonly wrapped: boolean;
}

/** In bytes. Service Catalog accepts far less, and Node can read this much. */
const LARGEST = 2 ** 26;

/**
 * Reads a file that a shell wrote: UTF-8, with or without a byte order mark, or UTF-16 with a byte order mark, as
 * PowerShell's `>` writes it.
 *
 * @throws {Problem} if the file does not exist, is larger than 64 MiB, or is not text
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
 * @throws {Problem} if the file does not exist or cannot be read
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
        'The file does not exist.',
        'Check that the step that writes the file ran. A relative path starts at the workspace (GITHUB_WORKSPACE), not at the working-directory of that step.',
      );
    case 'not a file':
      throw unreadable('The path is not a file.', 'Use the path of a regular file, not of a folder, pipe, or device.');
    case 'too large':
      throw unreadable('The file is larger than 64 MiB.', ONLY_OUTPUTS);
    case 'unreadable':
      throw unreadable(`The file cannot be read (${error.code}).`, 'Check the file and its permissions.');
  }
}

const ONLY_OUTPUTS = `Use a file with only the outputs: 'terraform output -json > outputs.json'.`;

function decode(bytes: Buffer): string {
  if (bytes.subarray(0, ZIP.length).equals(ZIP)) {
    throw unreadable(
      'The file is a saved plan, or another zip archive.',
      `For a plan, use 'terraform show -json'. For outputs, run 'terraform output -json > outputs.json' after the apply.`,
    );
  }
  try {
    // TextDecoder removes the byte order mark.
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(
      'The file is not text in UTF-8, or in UTF-16 with a byte order mark.',
      'Terraform prints UTF-8. Keep its output as it is.',
    );
  }
}

function unreadable(message: string, advice: string): Problem {
  return new Problem('Cannot read a file', message, advice);
}

const ZIP = Buffer.from('PK\x03\x04', 'latin1');

/** The encoding that the byte order mark at the start of `bytes` indicates. */
export function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/**
 * The wrapper that hashicorp/setup-terraform installs as `terraform` echoes the command and, depending on its version,
 * writes `::debug::` and `::set-output::` lines. `terraform output -json > file` captures all of them. No line of JSON
 * starts like that, because a JSON string contains no line break. (U+2028 is not a line break in JSON, but it is one
 * for the `m` flag of a regular expression. That is why the pattern uses `(^|\n)`.)
 */
function withoutWrapperLines(text: string): CapturedText {
  const ownText = text.replace(/(^|\n)(?:\[command\]|::[a-z-]+(?: [^\n]*)?::)[^\n]*/g, '$1');
  return { text: ownText, wrapped: ownText.length !== text.length };
}
