// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Templates of HCL look like those of JavaScript.
import { describe, expect, test } from 'vitest';
import { declaredVariables, refuseInvalidDeclarations } from '../../src/terraform/declared-variables.ts';
import { parseConfiguration } from '../../src/terraform/hcl.ts';
import { isOverrideFile } from '../../src/terraform/module-files.ts';

async function filesOf(texts: Record<string, string>) {
  const effort = { characters: 0, templateWork: 0 };
  const files = await Promise.all(Object.entries(texts).map(([name, text]) => parseConfiguration(name, text, effort)));
  return {
    primary: files.filter(({ file }) => !isOverrideFile(file)),
    overrides: files.filter(({ file }) => isOverrideFile(file)),
  };
}

async function variable(texts: Record<string, string>, name = 'x') {
  return declaredVariables(await filesOf(texts)).get(name);
}

describe('override files', () => {
  test('can change a variable several times', async () => {
    const texts = {
      'main.tf': 'variable "x" {\n type = number\n sensitive = true\n}\n',
      'a_override.tf': 'variable "x" {\n default = 1\n}\nvariable "x" {\n description = "a"\n}\n',
      'b_override.tf.json': '{"variable": {"x": [{"default": 2}, {"nullable": false}]}}',
    };
    expect(await variable(texts)).toMatchObject({
      type: 'number',
      sensitive: true,
      default: JSON.rawJSON('2'),
      description: 'a',
      nullable: false,
    });
  });

  test('change neither the validations nor the deprecation', async () => {
    const body = (text: string) =>
      `variable "x" {\n deprecated = "${text}"\n validation {\n condition = true\n error_message = "${text}"\n }\n}\n`;
    expect(await variable({ 'main.tf': body('old'), 'override.tf': body('new') })).toMatchObject({
      deprecated: 'old',
      errorMessages: ['old'],
    });
  });

  test('replace an expression by a literal, and the other way around', async () => {
    const texts = {
      'main.tf': 'variable "x" {\n default = 1 + 1\n}\n',
      'override.tf': 'variable "x" {\n default = 3\n}\n',
    };
    expect(await variable(texts)).toMatchObject({ isComputed: false, default: JSON.rawJSON('3') });
    const swapped = { 'main.tf': texts['override.tf'], 'override.tf': texts['main.tf'] };
    expect(await variable(swapped)).toMatchObject({ isComputed: true });
  });
});

describe('a default', () => {
  test.each([
    ['60 * 60', true],
    ['[1, 1 + 1]', true],
    ['{ (true ? "a" : "b") = 1 }', true],
    ['"a${1 + 1}"', true],
    ['true ? 1 : 2', true],
    ['"$${a} %%{b}"', false],
    ['-5', false],
    ['[-1.5, { a = null }]', false],
  ])('%s has an expression: %s', async (text, isComputed) => {
    expect(await variable({ 'main.tf': `variable "x" {\n default = ${text}\n}\n` })).toMatchObject({ isComputed });
  });

  test('in the JSON syntax is literal', async () => {
    expect(await variable({ 'x.tf.json': '{"variable": {"x": {"default": "${1 + 1}"}}}' })).toMatchObject({
      isComputed: false,
      default: '${1 + 1}',
    });
  });
});

test('an error message that is an expression is left out', async () => {
  const validation = (message: string) => ` validation {\n condition = var.x\n error_message = ${message}\n }\n`;
  const messages = ['"a"', '"b ${var.x}"', 'upper("c")', '"$${d}"'];
  const texts = { 'main.tf': `variable "x" {\n${messages.map(validation).join('')}}\n` };
  expect(await variable(texts)).toMatchObject({ errorMessages: ['a', '${d}'] });
});

describe('an error', () => {
  test.each([
    [
      { 'a.tf': '# a\nvariable "x" {}\n', 'b.tf': 'variable "y" {}\n\n/*\n*/ variable x {}\n' },
      "b.tf line 4: The variable 'x' is already declared in a.tf line 2.",
    ],
    [
      { 'a.tf': 'variable "x" {}\nvariable "x" {}\n' },
      "a.tf line 2: The variable 'x' is already declared in a.tf line 1.",
    ],
    [{ 'a.tf.json': '{"variable": {"x": [{}, {}]}}' }, "a.tf.json: The variable 'x' is already declared in a.tf.json."],
    [{ 'a.tf': 'variable "a b" {}\n' }, "a.tf line 1: 'a b' is not the name of a variable."],
    [{ 'a.tf': '\nvariable {}\n' }, "a.tf line 2: '' is not the name of a variable."],
    [
      { 'a.tf': 'variable "x" {}\n', 'a_override.tf': 'variable "x" {}\nvariable "y" {}\n' },
      "a_override.tf line 2: This override file changes the variable 'y', but no other file declares it.",
    ],
  ])('in %j names the place', async (texts, message) => {
    const files = await filesOf(texts as Record<string, string>);
    expect(() => refuseInvalidDeclarations(files)).toThrow(message);
  });

  test('is not that an override file changes a variable twice', async () => {
    const files = await filesOf({ 'a.tf': 'variable "x" {}', 'override.tf': 'variable "x" {}\nvariable "x" {}\n' });
    expect(() => refuseInvalidDeclarations(files)).not.toThrow();
  });
});
