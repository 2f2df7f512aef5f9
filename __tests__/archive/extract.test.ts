import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { startBudget } from '../../src/archive/budget.ts';
import { extractArchive } from '../../src/archive/extract.ts';
import { ARTIFACT_LIMITS, type ArchiveLimits, KEPT_LIMITS } from '../../src/archive/limits.ts';
import { tarEntries } from '../../src/archive/tar-entries.ts';
import { Problem } from '../../src/problem.ts';
import { fixture } from '../fixtures/fixture.ts';
import { paxHeader, type TarEntry, tarEntry, tarOf, withField, zipOf } from './hostile-archives.ts';

/** Has the folder that each archive is extracted to, and a file beside it that must stay the same. */
const around = mkdtempSync(join(tmpdir(), 'archive-'));
const folder = join(around, 'folder');
afterAll(() => rmSync(around, { recursive: true }));
beforeEach(emptyFolder);

function emptyFolder(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(join(around, 'beside.tf'), 'beside');
}

function archive(name: string): Buffer {
  return readFileSync(fixture(`archives/${name}`));
}

/** The files that are in the folder, whatever was returned. */
function filesOnDisk(): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

async function extracted(bytes: Buffer, limits?: ArchiveLimits): Promise<Record<string, string>> {
  emptyFolder();
  const written = await extractArchive(bytes, folder, limits);
  const files = filesOnDisk();
  expect(written.toSorted()).toEqual(Object.keys(files));
  return files;
}

/** The problem that the extraction ends with. Whatever it is, nothing was written outside of the folder. */
async function problemWith(bytes: Buffer, limits?: ArchiveLimits): Promise<Problem> {
  emptyFolder();
  const problem = await extractArchive(bytes, folder, limits).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(readdirSync(around).sort()).toEqual(['beside.tf', 'folder']);
  expect(readFileSync(join(around, 'beside.tf'), 'utf8')).toBe('beside');
  if (!(problem instanceof Problem)) throw problem ?? new Error(`No error. Extracted: ${Object.keys(filesOnDisk())}`);
  return problem;
}

const LONG = 'a-long-name-'.repeat(10);
const LOCKED = { '.terraform.lock.hcl': '# locked\n' };
const MODULES = {
  'main.tf': 'output "a" { value = "é" }\n',
  'modules/net/main.tf': 'variable "cidr" {}\n',
  'scripts/run.sh': '#!/bin/sh\necho done\n',
};
const PRODUCT = { ...LOCKED, [`${LONG}/größe-${LONG}.txt`]: 'ü\n', 'empty.txt': '', ...MODULES };
const ONE = 'output "a" { value = 1 }\n';

describe('an archive is extracted as', () => {
  test.each(['gnu.tar.gz', 'pax.tar.gz', 'plain.tar', 'members.tar.gz', 'info-zip.zip'])('%s', async (name) => {
    expect(await extracted(archive(name))).toEqual(PRODUCT);
  });

  test.each([
    ['v7.tar.gz', { ...LOCKED, 'empty.txt': '', ...MODULES }],
    ['git.tar.gz', MODULES],
    ['git.zip', MODULES],
    [
      'in-a-folder.tar.gz',
      Object.fromEntries(Object.entries(PRODUCT).map(([path, text]) => [`product/${path}`, text])),
    ],
    ['windows.zip', { 'main.tf': ONE, 'modules/net.tf': ONE }],
    ['python.zip', { 'main.tf': ONE, 'modules/größe.tf': ONE }],
    ['macos.tar.gz', { '._main.tf': expect.stringContaining('Mac OS X'), 'main.tf': ONE }],
    ['macos.zip', { '__MACOSX/._main.tf': expect.stringContaining('Mac OS X'), 'main.tf': ONE }],
  ])('%s', async (name, files) => {
    expect(await extracted(archive(name))).toEqual(files);
  });

  test.each(['sparse-gnu.tar.gz', 'sparse-pax-0.0.tar.gz', 'sparse-pax-0.1.tar.gz', 'sparse-pax-1.0.tar.gz'])(
    '%s',
    async (name) => {
      const parts = Array.from({ length: 30 }, (_, index) => `${'\0'.repeat(4096)}part ${index + 1}`);
      const holes = `${'\0'.repeat(8192)}first${'\0'.repeat(20_475)}second${'\0'.repeat(10_000)}`;
      const files = await extracted(archive(name));
      expect(Object.keys(files)).toEqual(['holes.bin', 'parts.bin', 'z.txt']);
      expect(files['holes.bin'] === holes).toBe(true);
      expect(files['parts.bin'] === parts.join('')).toBe(true);
      expect(files['z.txt']).toBe('after\n');
    },
  );

  test('an archive without entries', async () => {
    expect(await extracted(gzipSync(tarOf()))).toEqual({});
    expect(await extracted(zipOf())).toEqual({});
  });

  test('a file that is longer than a chunk', async () => {
    const content = Buffer.alloc(300_001, 'a line\n');
    expect(await extracted(gzipSync(tarOf({ path: 'a.txt', content }, { path: 'b.txt', content: 'b' })))).toEqual({
      'a.txt': content.toString(),
      'b.txt': 'b',
    });
    expect(await extracted(zipOf({ name: 'c.txt', content, method: 0 }, { name: 'd.txt', content }))).toMatchObject({
      'c.txt': content.toString(),
      'd.txt': content.toString(),
    });
  });
});

describe('what is written', () => {
  test.each(['gnu.tar.gz', 'info-zip.zip'])('has only the right to execute of %s', async (name) => {
    await extractArchive(archive(name), folder);
    expect(statSync(join(folder, 'scripts/run.sh')).mode & 0o7777).toBe(0o755);
    expect(statSync(join(folder, 'main.tf')).mode & 0o7777).toBe(0o644);
    expect(statSync(join(folder, 'scripts')).mode & 0o7777).toBe(0o755);
  });

  test('has no set-user-ID, and can be read and written', async () => {
    const modes = { a: 0o7777, b: 0, 'c/': 0, d: 0o677 };
    await extractArchive(tarOf(...Object.entries(modes).map(([path, mode]) => ({ path, mode }))), folder);
    expect(['a', 'b', 'c', 'd'].map((name) => statSync(join(folder, name)).mode & 0o7777)).toEqual([
      0o755, 0o644, 0o755, 0o644,
    ]);
  });

  test.each<[string, Buffer]>([
    ['tar', tarOf({ path: 'a', content: 'longer', mode: 0o755 }, { path: './/a', content: 'new' })],
    ['zip', zipOf({ name: 'a', content: 'longer', mode: 0o100755 }, { name: './/a', content: 'new' })],
  ])('is the later of two files in %s', async (_format, bytes) => {
    expect(await extracted(bytes)).toEqual({ a: 'new' });
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o644);
  });

  test('has the folders of files before they have an entry', async () => {
    const bytes = tarOf(
      { path: 'a/b/c.tf', content: 'c' },
      { path: 'a/b', type: 'Directory' },
      { path: 'a/', type: 'Directory' },
    );
    expect(await extracted(bytes)).toEqual({ 'a/b/c.tf': 'c' });
  });

  test('has empty folders', async () => {
    await extractArchive(tarOf({ path: './', type: 'Directory' }, { path: 'a/b/', type: 'Directory' }), folder);
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['a', 'a/b']);
  });

  test('follows no link, even if there is one', async () => {
    symlinkSync(join(around, 'beside.tf'), join(folder, 'main.tf'));
    symlinkSync(around, join(folder, 'modules'));
    for (const path of ['main.tf', 'modules/beside.tf']) {
      await expect(extractArchive(tarOf({ path, content: 'x' }), folder)).rejects.toThrow(/has a name that differs/);
    }
    expect(readFileSync(join(around, 'beside.tf'), 'utf8')).toBe('beside');
  });
});

describe('an entry is refused because of its name', () => {
  test.each([
    ['../beside.tf', "'../beside.tf' has '..' in its path"],
    ['a/../../beside.tf', "has '..' in its path"],
    ['./../beside.tf', "has '..' in its path"],
    ['a/..', "has '..' in its path"],
    ['a/../b', "has '..' in its path"],
    ['..', "has '..' in its path"],
    ['/etc/passwd', "'/etc/passwd' has an absolute path"],
    ['//server/share', 'has an absolute path'],
    ['/', 'has an absolute path'],
    ['C:/Windows/x', 'has an absolute path'],
    ['c:x', 'has an absolute path'],
    ['..\\beside.tf', 'has a backslash in its name'],
    ['\\\\server\\share', 'has a backslash in its name'],
    ['C:\\x', 'has a backslash in its name'],
    ['a/\u0001', "'a/?' has a control character in its name"],
    ['a\n::error::b', "'a?::error::b' has a control character"],
    ['a\u0085', 'has a control character in its name'],
    ['a\u001b[2J', 'has a control character in its name'],
    [`${'a'.repeat(256)}`, 'has a name that is longer than 255 bytes'],
    [`${'ä'.repeat(128)}`, 'has a name that is longer than 255 bytes'],
    [`${'a'.repeat(90)}/`.repeat(12), 'has a path that is longer than 1,024 bytes'],
    ['a/'.repeat(65), 'is more than 64 folders deep'],
    ['.terraform/terraform.tfstate', "'.terraform/terraform.tfstate' would be taken for a file of the engine"],
    ['./.terraform', 'would be taken for a file of the engine'],
    ['.terraform/', 'would be taken for a file of the engine'],
    ['.//.//.Terraform/providers/x', 'would be taken for a file of the engine'],
    ['terraform.tfstate', 'would be taken for a file of the engine'],
    ['./terraform.tfstate', 'would be taken for a file of the engine'],
    ['TERRAFORM.TFSTATE', 'would be taken for a file of the engine'],
    ['terraform.tfstate. .', 'would be taken for a file of the engine'],
    ['terraform.tfstate::$DATA', 'would be taken for a file of the engine'],
    ['terra\u200bform.tfstate', "'terra?form.tfstate' would be taken for a file of the engine"],
    ['\uff54erraform.tfstate', 'would be taken for a file of the engine'],
    ['terraform.tfstate.backup', 'would be taken for a file of the engine'],
    ['terraform.tfstate.d/x/terraform.tfstate', 'would be taken for a file of the engine'],
    ['errored.tfstate', 'would be taken for a file of the engine'],
  ])('%j', async (name, message) => {
    const long = paxHeader({ path: name });
    for (const bytes of [tarOf(long, { path: 'a', content: 'x' }), zipOf({ name, content: 'x' })]) {
      const problem = await problemWith(bytes);
      expect(problem.message).toContain(message);
      expect(problem).toMatchObject({
        title: 'The artifact cannot be used',
        advice: expect.stringContaining("run 'tar -czf product.tar.gz -C product .'"),
      });
      expect(filesOnDisk()).toEqual({});
    }
  });

  test('also by Windows', async () => {
    for (const name of ['..\\beside.tf', 'C:\\x', '\\\\server\\x', '.terraform\\x']) {
      expect((await problemWith(zipOf({ name, host: 0 }))).title).toBe('The artifact cannot be used');
    }
  });

  test('if it has none', async () => {
    expect((await problemWith(tarOf({ path: '' }))).message).toBe("The entry '' has no name.");
    expect((await problemWith(zipOf({ name: '' }))).message).toBe("The entry '' has no name.");
  });

  test('if it is not UTF-8', async () => {
    const latin1 = withField(tarOf({ path: 'gr__e' }), 2, Buffer.from('öß', 'latin1'));
    expect((await problemWith(latin1)).message).toMatch(/has a name that is not UTF-8/);
  });

  test('shortened', async () => {
    const { message } = await problemWith(tarOf(paxHeader({ path: `${'a'.repeat(50_000)}/end` }), { path: 'a' }));
    expect(message.length).toBeLessThan(250);
    expect(message).toContain('a/end');
  });
});

test.each([
  '.terraform.lock.hcl',
  '.terraformrc',
  'terraform.d/plugins/x',
  'modules/.terraform/x',
  'modules/terraform.tfstate',
  'terraform.tfstate.txt',
  'terraform.tfvars',
  '...',
  'a..b',
  ' a',
  'ä/日本語/🚀',
  '@a',
  '-rf',
  'ab:c.tf',
  'con',
])('%j is an allowed name', async (name) => {
  expect(await extracted(tarOf(paxHeader({ path: name }), { path: 'a', content: 'x' }))).toEqual({ [name]: 'x' });
  expect(await extracted(zipOf({ name, content: 'x' }))).toEqual({ [name]: 'x' });
});

describe('an entry is refused because it is', () => {
  test.each([
    ['symbolic-link.tar.gz', "'passwd.txt' is a symbolic link to '/etc/passwd'"],
    ['symbolic-link.zip', "'passwd.txt' is a symbolic link to '/etc/passwd'"],
    ['hard-link.tar.gz', "'second.tf' is a hard link to 'main.tf'"],
    ['pipe.tar.gz', "'pipe' is a named pipe (FIFO)"],
    ['encrypted.zip', "'main.tf' is encrypted"],
    ['bzip2.zip', "'main.tf' is compressed by the unsupported method 12"],
  ])('in %s', async (name, message) => {
    expect((await problemWith(archive(name))).message).toContain(message);
  });

  test.each<[TarEntry['type'], string]>([
    ['CharacterDevice', 'is a character device'],
    ['BlockDevice', 'is a block device'],
    ['ContinuationFile', 'is the rest of a file that began in another archive'],
    ['Inode', 'is of an unknown type'],
  ])('%s', async (type, message) => {
    expect((await problemWith(tarOf({ path: 'a', ...(type && { type }) }))).message).toContain(`'a' ${message}`);
  });

  test('of no known type', async () => {
    const bytes = withField(tarOf({ path: 'a' }), 156, Buffer.from('Z'));
    expect((await problemWith(bytes)).message).toContain("'a' is of an unknown type");
  });

  test.each([
    [0o020644, 'is a device'],
    [0o010644, 'is a device, named pipe, or socket'],
  ])('of the mode %o in a .zip file', async (mode, message) => {
    expect((await problemWith(zipOf({ name: 'a', mode }))).message).toContain(message);
  });

  test('a link from Windows, or with a long target', async () => {
    const target = 'x'.repeat(2000);
    expect((await problemWith(zipOf({ name: 'a', mode: 0o120777, host: 0, content: '/etc' }))).message).toContain(
      "'/etc'",
    );
    expect((await problemWith(zipOf({ name: 'a', mode: 0o120777, content: target }))).message).toContain("to '…'");
  });

  test('a link that a later file goes through', async () => {
    const bytes = tarOf({ path: 'a', type: 'SymbolicLink', linkpath: '..' }, { path: 'a/beside.tf', content: 'x' });
    expect((await problemWith(bytes)).message).toBe("The entry 'a' is a symbolic link to '..'.");
  });

  test('a link whose target is in an extended header', async () => {
    const header = paxHeader({ linkpath: '/etc/pass\nwd', path: 'b' });
    const { message } = await problemWith(tarOf(header, { path: 'a', type: 'Link', linkpath: 'c' }));
    expect(message).toBe("The entry 'b' is a hard link to '/etc/pass?wd'.");
  });

  test.each<[string, Buffer, string]>([
    ['a file where a folder is', tarOf({ path: 'a/b' }, { path: 'a' }), "'a' is a file where a folder is"],
    ['a file as the folder itself', tarOf({ path: '.' }), "'.' is a file where a folder is"],
    [
      'a folder where a file is',
      tarOf({ path: 'a' }, { path: 'a/', type: 'Directory' }),
      "'a/' needs a folder where the file 'a' is",
    ],
    [
      'in a folder that is a file',
      zipOf({ name: 'a' }, { name: 'a/b/c' }),
      "'a/b/c' needs a folder where the file 'a' is",
    ],
  ])('%s', async (_what, bytes, message) => {
    expect((await problemWith(bytes)).message).toContain(message);
  });
});

describe('a header of tar', () => {
  test('can set the path and size of the next entry only', async () => {
    const content = 'x'.repeat(600);
    const bytes = tarOf(
      paxHeader({ path: 'b', size: '600' }),
      { path: 'a', content, size: 0 },
      { path: 'c', content: 'c' },
    );
    expect(await extracted(bytes)).toEqual({ b: content, c: 'c' });
  });

  test('can be the long name of GNU tar, and has the last word if it is an extended header', async () => {
    const long: TarEntry = { path: '././@LongLink', type: 'NextFileHasLongPath', content: `${LONG}\0` };
    expect(await extracted(tarOf(long, { path: 'a' }, long, paxHeader({ path: 'b' }), { path: 'a' }))).toEqual({
      [LONG]: '',
      b: '',
    });
  });

  test('can make a folder of a file, and a folder can have content, which is ignored', async () => {
    const list: TarEntry = { path: 'b', type: 'GNUDumpDir', content: 'Ya\0\0'.repeat(200) };
    const bytes = tarOf(paxHeader({ path: 'a/' }), { path: 'x', content: 'x' }, list, { path: 'c', content: 'c' });
    expect(await extracted(bytes)).toEqual({ c: 'c' });
    expect(readdirSync(folder)).toEqual(['a', 'b', 'c']);
  });

  test('may have a character of a long name in two chunks', async () => {
    const name = `${'ä'.repeat(120)}/`.repeat(4).slice(0, -1);
    for (const size of [65_536 - 1024, 65_536 - 1536, 65_536 - 1024 - 77]) {
      const bytes = tarOf({ path: 'a', content: 'x'.repeat(size) }, paxHeader({ path: name }), { path: 'b' });
      expect(Object.keys(await extracted(gzipSync(bytes)))).toEqual(['a', name]);
    }
  });

  test.each<[string, Buffer, RegExp]>([
    [
      'a negative size',
      withField(tarOf({ path: 'a' }), 124, Buffer.alloc(12, 0xff)),
      /size of an entry is not a number/,
    ],
    ['no size', withField(tarOf({ path: 'a' }), 124, Buffer.from('xxxxxxxxxxx\0')), /size of an entry is not a number/],
    [
      'a huge size',
      withField(tarOf({ path: 'a' }), 124, Buffer.from('800000000000000fffffffff', 'hex')),
      /larger than 64 MiB/,
    ],
    [
      'a size beyond all numbers',
      withField(tarOf({ path: 'a' }), 124, Buffer.from(`80${'ff'.repeat(11)}`, 'hex')),
      /not an archive/,
    ],
    ['a size such as 1e3', tarOf(paxHeader({ size: '1e3' }), { path: 'a' }), /size of an entry is not a number/],
    ['a size such as -1', tarOf(paxHeader({ size: '-1' }), { path: 'a' }), /size of an entry is not a number/],
    ['a size beyond the end', tarEntry({ path: 'a', size: 5000 }), /it is cut off/],
    [
      'a global path',
      tarOf(paxHeader({ path: '../x' }, 'GlobalExtendedHeader'), { path: 'a' }),
      /global header sets 'path'/,
    ],
    ['a record that is too long', tarOf({ path: 'x', type: 'ExtendedHeader', content: '99 path=a\n' }), /malformed/],
    ['a record that is too short', tarOf({ path: 'x', type: 'ExtendedHeader', content: '9 path=ab\n' }), /malformed/],
    ['a record without a length', tarOf({ path: 'x', type: 'ExtendedHeader', content: 'path=a\n' }), /malformed/],
    ['a record of length 0', tarOf({ path: 'x', type: 'ExtendedHeader', content: '0 path=a\n' }), /malformed/],
    ['too many extended headers', tarOf(...Array(9).fill(paxHeader({ comment: 'x' }))), /too many extended headers/],
    [
      'a huge extended header',
      tarOf({ path: 'x', type: 'ExtendedHeader', size: 2 ** 21 }),
      /extended header is too large/,
    ],
    ['a wrong checksum', Buffer.concat([tarEntry({ path: 'a' }), Buffer.alloc(512, 'x')]), /header in it is damaged/],
  ])('is refused for %s', async (_what, bytes, message) => {
    expect((await problemWith(bytes)).message).toMatch(message);
  });

  test.each<[string, Record<string, string>, string, RegExp]>([
    ['parts that overlap', { 'GNU.sparse.size': '9', 'GNU.sparse.map': '5,1,0,1' }, 'ab', /parts .* overlap/],
    ['a part beyond the end', { 'GNU.sparse.size': '9', 'GNU.sparse.map': '8,2' }, 'ab', /parts .* overlap/],
    ['no number', { 'GNU.sparse.size': '9', 'GNU.sparse.map': '0,x' }, '', /map .* malformed/],
    ['half a part', { 'GNU.sparse.size': '9', 'GNU.sparse.map': '0,1,9' }, 'a', /map .* malformed/],
    ['no content', { 'GNU.sparse.size': '9', 'GNU.sparse.map': '0,9' }, '', /cut off/],
    ['no map', { 'GNU.sparse.major': '1', 'GNU.sparse.realsize': '9' }, '', /map .* malformed/],
    ['half a map', { 'GNU.sparse.major': '1', 'GNU.sparse.realsize': '9' }, '1\n0\n', /map .* malformed/],
    ['a huge size', { 'GNU.sparse.size': '99999999999', 'GNU.sparse.map': '0,0' }, '', /larger than 64 MiB/],
  ])('is refused for a sparse file with %s', async (_what, records, content, message) => {
    expect((await problemWith(tarOf(paxHeader(records), { path: 'a', content }))).message).toMatch(message);
  });

  test.each([
    ['an endless map', `20000\n${'1\n'.repeat(30_000)}`],
    ['a long number', '1'.repeat(2 ** 20)],
  ])('is refused for a sparse file with %s, before all of it is read', async (_what, content) => {
    const header = paxHeader({ 'GNU.sparse.major': '1', 'GNU.sparse.realsize': '9' });
    const start = tarOf(header, { path: 'a', content }).subarray(0, 3 * 512 + 1024);
    expect((await problemWith(start)).message).toMatch(/map of a sparse file is malformed/);
  });
});

test('a tar archive is not read on after an error', async () => {
  let isEnded = false;
  async function* stream() {
    try {
      yield tarOf({ path: 'a', content: 'x' });
      yield Buffer.alloc(512);
    } finally {
      isEnded = true;
    }
  }
  for await (const { content } of tarEntries(stream(), startBudget(ARTIFACT_LIMITS, 1))) {
    expect(await text(content)).toBe('x');
    break;
  }
  expect(isEnded).toBe(true);
});

describe('a .zip file', () => {
  test('has the names of its directory, as for unzip', async () => {
    expect(await extracted(zipOf({ name: 'a', localName: '../beside.tf', content: 'x' }))).toEqual({ a: 'x' });
  });

  test.each<[string, Buffer, RegExp]>([
    ['a wrong checksum', zipOf({ name: 'a', content: 'x', checksum: 1 }), /entry 'a' has a wrong checksum/],
    ['more content than it says', zipOf({ name: 'a', content: 'xxxx', size: 1 }), /not a valid .zip file/],
    ['less content than it says', zipOf({ name: 'a', content: 'x', size: 100 }), /not a valid .zip file/],
    ['stored content of another size', zipOf({ name: 'a', content: 'x', method: 0, size: 2 }), /not a valid .zip file/],
    [
      'an entry in the wrong place',
      zipOf({ name: 'a', content: 'x' }, { name: 'b', offset: 7 }),
      /not a valid .zip file/,
    ],
    ['strong encryption', zipOf({ name: 'a', flags: 0x41 }), /The archive is encrypted/],
    ['something after it', Buffer.concat([zipOf({ name: 'a' }), Buffer.from('x')]), /not a valid .zip file/],
  ])('is refused for %s', async (_what, bytes, message) => {
    expect((await problemWith(bytes)).message).toMatch(message);
  });

  test('is refused if its entries are the same bytes again and again', async () => {
    const content = Buffer.alloc(2 ** 17);
    const copies = Array.from({ length: 200 }, (_, index) => ({ name: `${index}`, content, offset: 0 }));
    const { message } = await problemWith(zipOf({ name: 'a', content }, ...copies));
    expect(message).toMatch(/expands to more than 200 times its size/);
    // The 65th would be more than 8 MiB.
    expect(Object.keys(filesOnDisk())).toHaveLength(64);
  });
});

describe('an archive is refused beyond the limit for', () => {
  const SMALL = {
    ...ARTIFACT_LIMITS,
    entries: 3,
    totalSize: 5000,
    fileSize: 2000,
    ratioFrom: Number.POSITIVE_INFINITY,
  };
  const files = (count: number, size: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `${index}`, path: `${index}`, content: Buffer.alloc(size) }));

  test.each<[string, RegExp, ReturnType<typeof files>, Partial<ArchiveLimits>?]>([
    ['files', /more than 3 entries/, files(4, 0)],
    ['the same file', /more than 3 entries/, Array(4).fill(files(1, 0)[0])],
    [
      'folders',
      /more than 3 entries/,
      files(4, 0).map((file) => ({ ...file, name: `${file.name}/`, path: `${file.path}/` })),
    ],
    ['a large file', /'0' is larger than 2 KiB/, files(1, 2049), { fileSize: 2048 }],
    ['the total size', /expands to more than 4.9 KiB/, files(3, 1900)],
    [
      'the ratio',
      /expands to more than 10 times its size of \d+ bytes/,
      files(1, 1900),
      { ratio: 10, ratioFrom: 1024, totalSize: 10 ** 6 },
    ],
    ['the length of a path', /'0' has a path that is longer than 0 bytes/, files(1, 0), { pathLength: 0 }],
    ['the depth', /'0' is more than 0 folders deep/, files(1, 0), { depth: 0 }],
  ])('%s', async (_what, message, entries, limits) => {
    for (const bytes of [gzipSync(tarOf(...entries)), zipOf(...entries)]) {
      expect((await problemWith(bytes, { ...SMALL, ...limits })).message).toMatch(message);
    }
  });

  test('of an artifact, which are those of the documentation', async () => {
    const folders = (count: number) => gzipSync(tarOf(...Array(count).fill({ path: 'a/', type: 'Directory' })));
    expect(await extractArchive(folders(10_000), folder)).toEqual([]);
    expect((await problemWith(folders(10_001))).message).toMatch(/more than 10,000 entries/);
    const { addBytes } = startBudget(ARTIFACT_LIMITS, 2 ** 21);
    addBytes(256 * 2 ** 20);
    expect(() => addBytes(1)).toThrow(/expands to more than 256 MiB/);
  });

  test('nothing that is within all of them', async () => {
    const limits = { ...SMALL, totalSize: 10 ** 4 };
    expect(Object.keys(await extracted(gzipSync(tarOf(...files(3, 1500))), limits))).toHaveLength(3);
    expect(Object.keys(await extracted(zipOf(...files(3, 1500)), SMALL))).toHaveLength(3);
  });

  test('the holes of a file', async () => {
    const header = paxHeader({ 'GNU.sparse.size': '1999', 'GNU.sparse.map': '1999,0' });
    const bytes = tarOf(header, { path: 'a' }, header, { path: 'b' }, header, { path: 'c' });
    expect((await problemWith(bytes, { ...SMALL, totalSize: bytes.length + 3000 })).message).toMatch(/expands to more/);
  });

  test('what is after the end of the archive', async () => {
    const bytes = gzipSync(Buffer.concat([tarOf({ path: 'a' }), Buffer.alloc(2 ** 20)]));
    expect((await problemWith(bytes, { ...ARTIFACT_LIMITS, ratioFrom: 2 ** 19 })).message).toMatch(
      /more than 200 times its size/,
    );
  });

  test('except the ratio for what the engine packed', async () => {
    const bytes = gzipSync(tarOf({ path: 'a', content: Buffer.alloc(9 * 2 ** 20) }));
    expect((await problemWith(bytes)).message).toMatch(/more than 200 times its size/);
    emptyFolder();
    expect(await extractArchive(bytes, folder, KEPT_LIMITS)).toEqual(['a']);
  });
});

test.each<[string, Buffer, string]>([
  ['nothing', Buffer.alloc(0), 'The artifact is empty.'],
  ['an error of S3', Buffer.from('\ufeff <?xml version="1.0"?><Error><Code>AccessDenied'), 'an HTML or XML page'],
  ['an error as JSON', Buffer.from('{"message": "Not Found"}'), 'a JSON file'],
  [
    'a file',
    Buffer.from('resource "null_resource" "größe" {}\n'),
    'a text file, such as a .tf file without an archive',
  ],
  ['a large file', Buffer.from(`#${'# ä'.repeat(500)}`), 'a text file, such as a .tf file without an archive'],
  ['another program', Buffer.from('BZh91AY&SY'), 'compressed by bzip2'],
  ['a split .zip file', Buffer.from('PK\x07\x08'), 'a part of a .zip file that was split'],
  ['noise', Buffer.from('\u0001\u0002\u0003'), 'The artifact is not an archive.'],
  ['a block of zeros', Buffer.alloc(2048), 'The artifact is not an archive.'],
  ['a compressed file', gzipSync('resource "null_resource" "a" {}\n'), 'The compressed file is not a tar archive.'],
  ['a compressed long file', gzipSync('# a\n'.repeat(500)), 'The compressed file is not a tar archive.'],
  ['a compressed nothing', gzipSync(''), 'The compressed file is not a tar archive.'],
])('%s is not an archive', async (_what, bytes, message) => {
  expect((await problemWith(bytes)).message).toContain(message);
});

/** The files in the folder that this process has open. Only Linux says so. */
function openFiles(): string[] {
  const descriptors = existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd') : [];
  return descriptors
    .map((descriptor) => targetOf(`/proc/self/fd/${descriptor}`))
    .filter((file) => file.includes(around));
}

function targetOf(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    // The folder's own descriptor is closed by now.
    return '';
  }
}

describe('a damaged archive', () => {
  test.each(['git.tar.gz', 'git.zip', 'macos.tar.gz', 'windows.zip'])(
    '%s is refused wherever it is cut off',
    async (name) => {
      const whole = archive(name);
      for (let length = 0; length < whole.length; length += 11) {
        const { title, message } = await problemWith(whole.subarray(0, length));
        expect({ title, message }).toEqual({
          title: 'The artifact cannot be used',
          message: expect.stringMatching(
            /corrupt: it (is cut off|is not a valid)|The artifact is (empty|not an|a text)/,
          ),
        });
      }
      expect(openFiles()).toEqual([]);
    },
  );

  test('is refused if something other than zeros is after it, as by tar', async () => {
    const bytes = Buffer.concat([archive('gnu.tar.gz'), Buffer.from('garbage')]);
    expect((await problemWith(bytes)).message).toMatch(/cannot be decompressed/);
  });

  test('is refused if its checksum at the end is wrong', async () => {
    const bytes = Buffer.from(archive('gnu.tar.gz'));
    bytes.writeUInt8((bytes.at(-6) ?? 0) ^ 1, bytes.length - 6);
    expect((await problemWith(bytes)).message).toMatch(/cannot be decompressed/);
  });

  test('ends with a problem, or is extracted, whatever is changed in it', async () => {
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return Math.floor((seed / 2 ** 31) * below);
    };
    for (const name of [
      'pax.tar.gz',
      'gnu.tar.gz',
      'sparse-gnu.tar.gz',
      'sparse-pax-1.0.tar.gz',
      'info-zip.zip',
      'python.zip',
    ]) {
      const plain = name.endsWith('.zip') ? archive(name) : gunzipSync(archive(name));
      const blocks = name.endsWith('.zip') ? 0 : Math.min(10, Math.floor(plain.length / 512));
      for (let round = 0; round < 12; round += 1) {
        let bytes = Buffer.from(plain);
        for (let change = 0; change < 3; change += 1) {
          const at = random(blocks === 0 ? bytes.length : blocks * 512);
          bytes.writeUInt8([0, 0xff, 0x2f, 0x39, random(256)][random(5)] ?? 0, at);
          const block = at - (at % 512);
          const isHeader = bytes.toString('latin1', block + 257, block + 262) === 'ustar';
          if (blocks > 0 && isHeader)
            bytes = Buffer.concat([bytes.subarray(0, block), withField(bytes.subarray(block), 0, Buffer.alloc(0))]);
        }
        emptyFolder();
        const end = await extractArchive(bytes, folder).catch((error: unknown) => error);
        expect(Array.isArray(end) || end instanceof Problem, `${name} ${round}: ${end}`).toBe(true);
      }
    }
    expect(openFiles()).toEqual([]);
    expect(readdirSync(around).sort()).toEqual(['beside.tf', 'folder']);
  });
});

test('a full disk, or a name that the file system does not take, is the problem of the runner', async () => {
  const absent = join(folder, 'absent');
  await expect(extractArchive(tarOf({ path: 'a' }), absent)).rejects.toMatchObject({
    title: 'The artifact could not be unpacked',
    message: "The entry 'a' could not be written: ENOENT.",
  });
});
