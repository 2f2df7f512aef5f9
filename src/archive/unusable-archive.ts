import { Problem } from '../problem.ts';

/** How to create an archive that has none of the problems. */
const CREATE = "To create the archive, run 'tar -czf product.tar.gz -C product .' in the folder above 'product'.";

/** An archive that nothing is done with. `advice` is a sentence about the problem itself. */
export function unusable(message: string, advice?: string, cause?: unknown): Problem {
  return new Problem('The artifact cannot be used', message, advice === undefined ? CREATE : `${advice} ${CREATE}`, {
    cause,
  });
}

/** An archive that is damaged, or that contradicts itself. */
export function corrupt(what: string, cause?: unknown): Problem {
  return unusable(`The archive is corrupt: ${what}.`, 'Create and upload the archive again.', cause);
}

/** An entry that would give Terraform a file from outside of the folder. */
export function aLink(name: string, what: string, target: string): Problem {
  return unusable(
    `The entry ${shownName(name)} is ${what} to ${shownName(target)}.`,
    'Replace each link by the file that it links to.',
  );
}

/** In UTF-16 units. The start and the end are shown, because either can tell which entry it is. */
const LONGEST_START = 80;
const LONGEST_END = 40;

/** The name of an entry in quotes, on one line. What is invisible, or would change the direction of the text, is `?`. */
export function shownName(name: string): string {
  const short =
    name.length > LONGEST_START + LONGEST_END ? `${name.slice(0, LONGEST_START)}…${name.slice(-LONGEST_END)}` : name;
  return `'${short.toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?')}'`;
}

/** A number of bytes, for an error. */
export function shownSize(bytes: number): string {
  const [size, unit] =
    bytes >= 2 ** 20 ? [bytes / 2 ** 20, 'MiB'] : bytes >= 2 ** 10 ? [bytes / 2 ** 10, 'KiB'] : [bytes, 'bytes'];
  return `${Number(size.toFixed(1)).toLocaleString('en-US')} ${unit}`;
}
