import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readCapturedText } from '../../src/terraform/captured-text.ts';
import { fixture, fixtureText } from '../fixtures/fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'captured-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(content: string | Buffer) {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  return readCapturedText(path);
}

test.each(['utf-8-bom', 'utf-16le', 'utf-16be'])('text in %s is read without its byte order mark', (encoding) => {
  const { text } = readCapturedText(fixture(`product/output.${encoding}.json`));
  expect(text.replaceAll('\r', '')).toBe(fixtureText('product/output.json'));
});

test("the lines of setup-terraform's wrapper are removed", () => {
  const { text, wrapped } = readCapturedText(fixture('product/output.wrapped.json'));
  expect(wrapped).toBe(true);
  expect(JSON.parse(text)).toEqual(JSON.parse(fixtureText('product/output.json')));
});

test.each(['a ::debug::b', '"x\u2028::debug::b"', ' [command]c', '::', ':: a', 'a'])(
  '%j is not a line of the wrapper',
  (line) => {
    expect(read(`${line}\n${line}`)).toEqual({ text: `${line}\n${line}`, wrapped: false });
  },
);

describe('reading fails for a path', () => {
  test.each([
    ['that does not exist', join(folder, 'absent'), /The file does not exist/],
    ['inside a file', join(fixture('product/main.tf'), 'x'), /The file does not exist/],
    ['that is a folder', folder, /The path is not a file/],
    ['that is a device', '/dev/zero', /The path is not a file/],
  ])('%s', (_, path, message) => {
    expect(() => readCapturedText(path)).toThrow(message);
  });

  test('of a file that is not text', () => {
    expect(() => read(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))).toThrow(/is not text in UTF-8/);
  });
});
