import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ExactJson } from '../../src/terraform/exact-json.ts';
import { readVariableFile, textsOfSensitiveVariables } from '../../src/terraform/sensitive-variables.ts';
import type { VariableDeclaration } from '../../src/terraform/variable-values.ts';

const folder = mkdtempSync(join(tmpdir(), 'sensitive-variables-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a file of variables', () => {
  test('is read with all digits of its numbers', () => {
    const path = join(folder, 'a.tfvars.json');
    writeFileSync(path, '{"a": 12345678901234567890123, "__proto__": "b"}');
    expect(textsOfSensitiveVariables(new Map([['a', variable({})]]), readVariableFile(path))).toContain(
      '12345678901234567890123',
    );
  });

  test.each(['', '[1]', '"a"', 'null', '{'])('that is %j has no values', (content) => {
    const path = join(folder, 'b.tfvars.json');
    writeFileSync(path, content);
    expect(readVariableFile(path)).toEqual({});
  });

  test('that does not exist has no values', () => {
    expect(readVariableFile(join(folder, 'absent'))).toEqual({});
    expect(readVariableFile(folder)).toEqual({});
  });
});

function variable(changes: Partial<VariableDeclaration>): VariableDeclaration {
  return { type: undefined, hasDefault: false, default: undefined, sensitive: true, ...changes };
}

describe('the texts of a variable', () => {
  const texts = (declaration: Partial<VariableDeclaration>, value?: ExactJson) =>
    textsOfSensitiveVariables(new Map([['a', variable(declaration)]]), value === undefined ? {} : { a: value });

  test('are its value, or else its default', () => {
    expect(texts({ default: 'the-default' }, 'given')).toEqual(['given']);
    expect(texts({ default: 'the-default' })).toEqual(['the-default']);
    expect(texts({})).toEqual([]);
  });

  test('are those of everything in it', () => {
    expect(texts({}, { user: 'admin-1', list: ['secret-1', { more: 'secret-2' }] })).toEqual(
      expect.arrayContaining(['admin-1', 'secret-1', 'secret-2']),
    );
  });

  test('are secrets if it is ephemeral, and none if it is neither', () => {
    expect(texts({ sensitive: false, ephemeral: true }, 'given')).toEqual(['given']);
    expect(texts({ sensitive: false }, 'given')).toEqual([]);
  });

  test('are not words that are everywhere', () => {
    expect(texts({}, true)).toEqual([]);
    expect(texts({ default: null })).toEqual([]);
  });

  test('are not those of a name that every object has', () => {
    const declarations = new Map([['constructor', variable({ default: 'the-default' })]]);
    expect(textsOfSensitiveVariables(declarations, {})).toEqual(['the-default']);
  });
});
