import { readFileSync, type Stats, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
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

/**
 * Reads the bytes of a file of any size. Each chunk lasts until the next is asked for: all are read into one buffer,
 * where a stream makes a new one each time, which adds up until they are collected.
 *
 * @param enough when aborted, nothing more is read
 * @throws {Problem} if there is no such file, or it cannot be read
 */
export async function* readCapturedChunks(path: string, enough?: AbortSignal): AsyncGenerator<Buffer> {
  assertFile(path);
  const file = await open(path).catch(throwProblem);
  try {
    const buffer = Buffer.alloc(2 ** 18);
    while (!enough?.aborted) {
      const { bytesRead } = await file.read(buffer).catch(throwProblem);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

function readBytes(path: string): Buffer {
  assertFile(path);
  try {
    return readFileSync(path);
  } catch (error) {
    return throwProblem(error);
  }
}

/** @throws {Problem} if there is no file at `path`. Anything else there, such as a device, might never end. */
function assertFile(path: string): void {
  if (!statOf(path).isFile()) {
    throw unreadable('This is not a file.', 'Give the path of the file itself, not of a folder.');
  }
}

function statOf(path: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    return throwProblem(error);
  }
}

/** An error of `node:fs`, as a problem. */
function throwProblem(error: unknown): never {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    throw unreadable(
      'There is no such file.',
      'Check that the step that writes it ran. A relative path starts at the workspace (GITHUB_WORKSPACE), whatever the working-directory of that step was.',
    );
  }
  throw unreadable(`The file cannot be read (${code}).`, 'Check the file and its permissions.');
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
