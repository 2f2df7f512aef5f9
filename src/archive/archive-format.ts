import { headerIn } from './tar-entries.ts';
import { unusable } from './unusable-archive.ts';

export type ArchiveFormat = 'tar.gz' | 'tar' | 'zip';

/**
 * The format of an archive by its content, because the artifact of a real message has no file extension.
 *
 * @throws {Problem} that says what the file looks like instead
 */
export function archiveFormat(file: Buffer): ArchiveFormat {
  if (startsWith(file, '\x1f\x8b')) return 'tar.gz';
  // The last one is the end of an archive without entries.
  if (startsWith(file, 'PK\x03\x04') || startsWith(file, 'PK\x05\x06')) return 'zip';
  if (headerIn(file.subarray(0, 512)) !== undefined) return 'tar';
  throw unusable(`The artifact is ${looksLike(file)}.`, 'The artifact must be a .tar.gz or a .zip file.');
}

const OTHERS: readonly (readonly [magic: string, name: string])[] = [
  ['BZh', 'compressed by bzip2'],
  ['\xfd7zXZ\0', 'compressed by xz'],
  ['\x28\xb5\x2f\xfd', 'compressed by zstd'],
  ["7z\xbc\xaf'\x1c", 'a 7-Zip archive'],
  ['Rar!', 'a RAR archive'],
  ['PK\x07\x08', 'a part of a .zip file that was split'],
];

function looksLike(file: Buffer): string {
  if (file.length === 0) return 'empty';
  const known = OTHERS.find(([magic]) => startsWith(file, magic))?.[1];
  if (known !== undefined) return known;
  const start = file
    .toString('utf8', 0, 512)

    .trimStart();
  if (start.startsWith('<')) return 'an HTML or XML page, such as an error page';
  if (start.startsWith('{')) return 'a JSON file';
  // A character may be cut at the end.
  const isText = start !== '' && !/(?![\t\n\r])\p{Cc}|\ufffd(?!$)/u.test(start);
  return isText ? 'a text file, such as a .tf file without an archive around it' : 'not an archive';
}

function startsWith(file: Buffer, magic: string): boolean {
  return file.subarray(0, magic.length).equals(Buffer.from(magic, 'latin1'));
}
