import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findTerraform } from '../../src/apply/terraform-program.ts';
import { Problem } from '../../src/problem.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'terraform-program-')));
afterAll(() => rmSync(folder, { recursive: true }));

const BINARY = '\u007fELF';

/** Creates a program, and returns its path. */
function program(path: string, content: string, mode = 0o755): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  chmodSync(file, mode);
  return file;
}

function pathOf(...folders: string[]): NodeJS.ProcessEnv {
  return { PATH: folders.map((name) => (name.startsWith('.') ? name : join(folder, name))).join(delimiter) };
}

describe('the program', () => {
  const terraform = program('both/terraform', BINARY);
  program('both/tofu', BINARY);
  const tofu = program('tofu/tofu', BINARY);

  test('is terraform, or else tofu, or the one that is named', () => {
    expect(findTerraform('', folder, pathOf('tofu', 'both'))).toBe(terraform);
    expect(findTerraform('', folder, pathOf('absent', 'tofu'))).toBe(tofu);
    expect(findTerraform('tofu', folder, pathOf('both'))).toBe(join(folder, 'both/tofu'));
    expect(findTerraform('./tofu/tofu', folder, pathOf('both'))).toBe(tofu);
    expect(findTerraform(terraform, '/', {})).toBe(terraform);
  });

  test('is not a folder, a file that nobody can run, or from a folder that depends on the current one', () => {
    mkdirSync(join(folder, 'folder/terraform'), { recursive: true });
    program('text/terraform', BINARY, 0o644);
    expect(findTerraform('', folder, pathOf('folder', 'text', 'both'))).toBe(terraform);
    const current = process.cwd();
    process.chdir(join(folder, 'both'));
    try {
      expect(() => findTerraform('', folder, pathOf('.'))).toThrow(Problem);
      expect(() => findTerraform('', folder, { PATH: '' })).toThrow(Problem);
    } finally {
      process.chdir(current);
    }
  });

  test.each(['terraform', 'tofu'])('is not the wrapper of setup-%s', (name) => {
    const real = program(`wrapped-${name}/${name}-bin`, BINARY);
    program(`wrapped-${name}/${name}`, '#!/usr/bin/env node\n');
    expect(findTerraform('', folder, pathOf(`wrapped-${name}`))).toBe(real);
    expect(findTerraform(`./wrapped-${name}/${name}`, folder, {})).toBe(real);
  });

  test('is a script if there is no other program next to it, and is not replaced if it is not a script', () => {
    const script = program('script/terraform', '#!/bin/sh\n');
    expect(findTerraform('', folder, pathOf('script'))).toBe(script);
    const binary = program('next/terraform', BINARY);
    program('next/terraform-bin', BINARY);
    expect(findTerraform('', folder, pathOf('next'))).toBe(binary);
  });

  test('is an error with advice if there is none', () => {
    const find = () => findTerraform('', folder, pathOf('absent'));
    expect(find).toThrow('No folder in PATH has terraform or tofu.');
    expect(find).toThrow(expect.objectContaining({ advice: expect.stringContaining('hashicorp/setup-terraform') }));
    expect(() => findTerraform('terraform-1.9', folder, pathOf('both'))).toThrow('has terraform-1.9.');
    expect(() => findTerraform('./absent/tofu', folder, {})).toThrow(`no program at ${folder}/absent/tofu.`);
  });
});
