import { ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { GrowingLines } from '../../src/apply/growing-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'growing-lines-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MIB = 2 ** 20;

test('of a line without end, 1 MiB is kept', async () => {
  const path = join(folder, 'endless');
  ftruncateSync(openSync(path, 'w'), 64 * MIB);
  await using file = await open(path);
  const lines: string[] = [];
  const growing = new GrowingLines(file, 0, (line) => lines.push(line));
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  while (await growing.readSome()) most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  growing.finish();
  expect(lines.map(({ length }) => length)).toEqual([MIB]);
  expect(most).toBeLessThan(24 * MIB);
});

test('a line that is printed byte by byte is put together', async () => {
  const path = join(folder, 'slow');
  writeFileSync(path, '');
  await using file = await open(path, 'r+');
  const lines: string[] = [];
  const growing = new GrowingLines(file, 0, (line) => lines.push(line));
  const text = 'é'.repeat(500);
  for (const byte of Buffer.from(`${text}\n`)) {
    writeSync(file.fd, Buffer.of(byte));
    await growing.readSome();
  }
  expect(lines).toEqual([text]);
});
