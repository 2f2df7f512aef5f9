import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { extractArchive } from '../../src/archive/extract.ts';
import { ARTIFACT_LIMITS, type ArchiveLimits, KEPT_LIMITS } from '../../src/archive/limits.ts';
import { packFolder } from '../../src/archive/pack.ts';

const around = mkdtempSync(join(tmpdir(), 'pack-'));
afterAll(() => rmSync(around, { recursive: true }));
const [folder, copy] = [join(around, 'folder'), join(around, 'copy')];
beforeEach(() => {
  for (const path of [folder, copy]) {
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path);
  }
});

function write(path: string, content: string | Buffer): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const NOTHING = () => false;

/** The files after they were packed and extracted. */
async function packedFiles(exclude: (path: string) => boolean = NOTHING): Promise<Record<string, string>> {
  const written = await extractArchive(await packFolder(folder, exclude), copy, KEPT_LIMITS);
  return Object.fromEntries(written.map((path) => [path, readFileSync(join(copy, path), 'utf8')]));
}

describe('a packed folder', () => {
  test('has the same files', async () => {
    const long = `${'a-long-name-'.repeat(15)}ä`;
    const files = {
      '-rf': 'a',
      '.terraform.lock.hcl': '# locked\n',
      '@a': 'not an archive',
      [`${long}/${long}`]: 'long',
      'big.txt': 'a line\n'.repeat(100_000),
      'empty.txt': '',
      'main.tf': 'output "a" { value = "é" }\n',
      'modules/größe/main.tf': '',
      'cd:x': 'b',
    };
    for (const [path, content] of Object.entries(files)) write(path, content);
    chmodSync(write('run.sh', '#!/bin/sh\n'), 0o755);
    expect(await packedFiles()).toEqual({ ...files, 'run.sh': '#!/bin/sh\n' });
    expect(statSync(join(copy, 'run.sh')).mode & 0o777).toBe(0o755);
    expect(statSync(join(copy, 'main.tf')).mode & 0o777).toBe(0o644);
  });

  test('is the same for the same files', async () => {
    const paths = ['b.tf', 'a/b.tf', 'a.tf', 'Z.tf', 'a/a/a.tf'];
    for (const path of paths) write(path, path);
    const first = await packFolder(folder, NOTHING);
    rmSync(folder, { recursive: true });
    for (const path of paths.toReversed()) utimesSync(write(path, path), 1, 1);
    expect((await packFolder(folder, NOTHING)).equals(first)).toBe(true);
    // Neither the time nor the operating system is in the header of gzip.
    expect(first.subarray(0, 10).toString('hex')).toMatch(/^1f8b080000000000..ff$/);
  });

  test('is read by tar', async () => {
    write('main.tf', 'a');
    write('modules/net/main.tf', 'b');
    writeFileSync(join(around, 'packed.tar.gz'), await packFolder(folder, NOTHING));
    const list = execFileSync('tar', ['-tzf', join(around, 'packed.tar.gz')], { encoding: 'utf8' });
    expect(list).toBe('./main.tf\n./modules/net/main.tf\n');
  });

  test('leaves out what is excluded, with all in it', async () => {
    for (const path of ['main.tf', '.terraform/providers/x', 'a/.terraform/x', 'a/plan.bin']) write(path, '');
    const asked: string[] = [];
    const files = await packedFiles((path) => {
      asked.push(path);
      return path === '.terraform' || path === 'a/plan.bin';
    });
    expect(Object.keys(files)).toEqual(['a/.terraform/x', 'main.tf']);
    expect(asked).toEqual(['.terraform', 'a', 'a/.terraform', 'a/.terraform/x', 'a/plan.bin', 'main.tf']);
  });

  test('leaves out links, pipes, and empty folders', async () => {
    write('main.tf', 'a');
    mkdirSync(join(folder, 'empty'));
    symlinkSync('/etc/passwd', join(folder, 'passwd'));
    symlinkSync('/etc', join(folder, 'etc'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(await packedFiles()).toEqual({ 'main.tf': 'a' });
  });

  test('has both names of a file that has two', async () => {
    linkSync(write('a.tf', 'a'), join(folder, 'b.tf'));
    expect(await packedFiles()).toEqual({ 'a.tf': 'a', 'b.tf': 'a' });
  });

  test('can be empty', async () => {
    expect(await packedFiles()).toEqual({});
  });

  test.each([
    ['a\\b', /'.\/a\\b' has a backslash in its name/],
    ['a\nb', /'.\/a\?b' has a control character/],
    ['.terraform/x', /'.\/.terraform\/x' would be taken for a file of the engine/],
  ])('is refused if it has %j, which would not be extracted', async (path, message) => {
    write(path, '');
    await expect(packFolder(folder, NOTHING)).rejects.toMatchObject({
      title: 'The configuration could not be packed',
      message: expect.stringMatching(message),
    });
  });

  test.each<[string, Partial<ArchiveLimits>, RegExp]>([
    ['a file is too large', { fileSize: 4 }, /'.\/b.tf' is larger than 4 bytes/],
    ['all files are too large', { totalSize: 8192 }, /expands to more than 8 KiB/],
    ['there are too many', { entries: 1 }, /more than 1 entries/],
  ])('is refused if %s', async (_what, limits, message) => {
    write('a.tf', '1234');
    write('b.tf', '12345');
    await expect(packFolder(folder, NOTHING, { ...KEPT_LIMITS, ...limits })).rejects.toThrow(message);
  });

  test('may have the longest path of an artifact', async () => {
    const path = `${'a'.repeat(255)}/`.repeat(4).slice(0, -1);
    expect(path).toHaveLength(ARTIFACT_LIMITS.pathLength - 1);
    write(path, 'a');
    expect(await packedFiles()).toEqual({ [path]: 'a' });
  });

  test('is refused if it cannot be read', async () => {
    await expect(packFolder(join(folder, 'absent'), NOTHING)).rejects.toThrow(/could not be read: ENOENT/);
    expect(readdirSync(folder)).toEqual([]);
  });
});
