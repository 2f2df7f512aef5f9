// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Templates of HCL look like those of JavaScript.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { tagFiles } from '../../src/terraform/engine-overrides.ts';
import { readModule } from '../../src/terraform/module.ts';
import { hasConfiguration, productFileNames } from '../../src/terraform/module-files.ts';
import { fixture } from '../fixtures/fixture.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function product(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'module-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function variable(text: string, name = 'main.tf') {
  const [[, read] = []] = (await readModule(product({ [name]: text }))).variables;
  return read;
}

describe('the variables', () => {
  test('are in the order of their declaration', async () => {
    const { variables } = await readModule(fixture('modules/overrides'));
    expect([...variables.keys()]).toEqual(['zone', 'password', 'count_of_nodes', 'any', 'last']);
    expect([...(await readModule(fixture('modules/json'))).variables.keys()]).toEqual([
      'second',
      'first',
      'third',
      'fourth',
      'fifth',
    ]);
  });

  test('are changed by override files, argument by argument', async () => {
    const { variables } = await readModule(fixture('modules/overrides'));
    const rest = { isComputed: false, nullable: true, ephemeral: false, deprecated: undefined, errorMessages: [] };
    expect(variables.get('zone')).toEqual({
      name: 'zone',
      type: 'string',
      default: '${c}',
      hasDefault: true,
      description: 'The zone.',
      sensitive: true,
      ...rest,
    });
    expect(variables.get('password')).toMatchObject({ sensitive: true, description: 'It stays sensitive.' });
    expect(variables.get('any')).toMatchObject({ type: 'list(string)', hasDefault: false, default: undefined });
  });

  test('have exact defaults', async () => {
    const { variables } = await readModule(fixture('modules/overrides'));
    expect(JSON.stringify(variables.get('count_of_nodes')?.default)).toBe('12345678901234567890');
    expect(variables.get('last')).toMatchObject({ nullable: false, ephemeral: true, default: {} });
  });

  test('have the source text of their type', async () => {
    const { variables } = await readModule(fixture('modules/overrides'));
    expect(variables.get('last')?.type).toBe('object({\n    size = optional(number, 5) # in GiB\n  })');
  });

  test.each([
    ['main.tf', 'variable "x" {\n type = "list"\n}\n', 'list'],
    ['main.tf', 'variable "x" {\n type = any\n}\n', 'any'],
    ['main.tf', 'variable x {}', undefined],
    ['x.tf.json', '{"variable": {"x": {"type": "${map(string)}"}}}', 'map(string)'],
    ['x.tf.json', '{"variable": {"x": {"type": "map(string)"}}}', 'map(string)'],
  ])('in %s %j have the type %j', async (name, text, type) => {
    expect((await variable(text, name))?.type).toBe(type);
  });

  test.each([
    ['main.tf', 'variable "x" {\n default = "$${a} %%{b} $$${c}"\n}\n', '${a} %{b} $${c}'],
    ['main.tf', 'variable "x" {\n default = { "$${a}" = ["$${b}"] }\n}\n', { '${a}': ['${b}'] }],
    ['main.tf', 'variable "x" {\n default = "${1 + 2} $${a}"\n}\n', '${1 + 2} $${a}'],
    ['main.tf', 'variable "x" {\n default = null\n}\n', null],
    ['x.tf.json', '{"variable": {"x": {"default": "$${a}"}}}', '$${a}'],
    ['x.tf.json', '{"variable": {"x": {"default": null}}}', null],
  ])('in %s %j have the default %j', async (name, text, value) => {
    expect(await variable(text, name)).toMatchObject({ default: value, hasDefault: true });
  });

  test.each([
    ['true', true],
    ['"true"', true],
    ['false', false],
    ['"false"', false],
    ['1 == 1', true],
    ['null', false],
  ])('with sensitive = %s are sensitive: %j', async (value, sensitive) => {
    expect((await variable(`variable "x" {\n  sensitive = ${value}\n}\n`))?.sensitive).toBe(sensitive);
  });

  test('that only an override file declares are left to Terraform', async () => {
    const { variables } = await readModule(product({ 'x_override.tf': 'variable "x" {}' }));
    expect([...variables]).toEqual([]);
  });
});

describe('the required versions', () => {
  test('of the last override file replace all others', async () => {
    expect((await readModule(fixture('modules/overrides'))).requiredVersions).toEqual(['>= 1.2, < 2.0']);
  });

  test('of all primary files are required', async () => {
    const version = (text: string) => `terraform {\n  required_version = ${text}\n}\n`;
    const files = {
      'a.tf': version('">= 1.0"') + version('"< 3"'),
      'b.tf': version('1.50'),
      'override.tf': 'terraform {}',
    };
    expect((await readModule(product(files))).requiredVersions).toEqual(['>= 1.0', '< 3', '1.50']);
  });
});

describe('the configurations of the AWS provider', () => {
  test('are those that the root module requires under any name', async () => {
    const { awsProviders, awsLocalName } = await readModule(fixture('modules/overrides'));
    expect(awsLocalName).toBe('amazon');
    expect(awsProviders).toEqual([
      { localName: 'amazon', alias: undefined, tags: { from: 'b' }, hasDynamicTags: false },
      { localName: 'amazon', alias: 'dynamic', tags: '${merge(local.x, {})}', hasDynamicTags: false },
      { localName: 'amazon', alias: 'kept', tags: '${( { c = "3" })}', hasDynamicTags: false },
    ]);
  });

  test('can have a dynamic block', async () => {
    const { awsProviders } = await readModule(fixture('modules/json'));
    expect(awsProviders.map(({ alias, hasDynamicTags }) => [alias, hasDynamicTags])).toEqual([
      [undefined, false],
      ['west', false],
      ['dynamic', true],
    ]);
    expect(JSON.stringify(awsProviders[1]?.tags)).toBe('{"n":1e400}');
  });

  test('can have no tags', async () => {
    const text = '{"provider": {"aws": {"default_tags": {"tags": null}}}}';
    expect((await readModule(product({ 'main.tf.json': text }))).awsProviders[0]).toHaveProperty('tags', undefined);
  });

  test('can be declared by an override file, but an alias cannot', async () => {
    const override = 'provider "aws" {\n default_tags {\n tags = {}\n }\n}\nprovider "aws" {\n alias = "x"\n}\n';
    const { awsProviders } = await readModule(product({ 'override.tf': override }));
    expect(awsProviders).toEqual([{ localName: 'aws', alias: undefined, tags: '${( {})}', hasDynamicTags: false }]);
  });

  test.each([
    ['hashicorp/aws', 'aws'],
    ['registry.opentofu.org/hashicorp/aws', 'aws'],
    ['aws', 'aws'],
    ['acme/aws', undefined],
    ['example.com/acme/hashicorp/aws', undefined],
  ])('of the source %s have the name %s', async (source, name) => {
    const text = `terraform {\n required_providers {\n aws = {\n source = "${source}"\n }\n }\n}\n`;
    expect((await readModule(product({ 'main.tf': text }))).awsLocalName).toBe(name);
  });
});

describe('the use of the AWS provider', () => {
  const requires = 'terraform {\n required_providers {\n aws = {\n source = "hashicorp/aws"\n }\n }\n}\n';

  test.each([
    ['no', { 'main.tf': 'resource "terraform_data" "x" {}' }],
    ['yes', { 'main.tf': 'resource "aws_s3_bucket" "x" {}' }],
    ['yes', { 'main.tf': 'ephemeral "aws_secretsmanager_secret" "x" {}' }],
    ['yes', { 'main.tf': 'check "x" {\n data "aws_region" "x" {}\n}\n' }],
    ['yes', { 'main.tf': 'resource "foo_bar" "x" {\n provider = aws.west\n}\n' }],
    ['yes', { 'main.tf': requires }],
    ['yes', { 'main.tf': 'provider "aws" {\n alias = "x"\n}\n' }],
    ['no', { 'main.tf': 'resource "awscc_x" "y" {}' }],
    ['no', { 'main.tf': 'locals {\n  aws_region = 1\n}\n', 'unused/main.tf': requires }],
    ['yes', { 'main.tf': 'module "a" {\n source = "./a"\n}\n', 'a/main.tf': requires }],
    [
      'yes',
      { 'main.tf': 'module "a" {\n source = "acme/x/y"\n}\nmodule "b" {\n source = "./b"\n}\n', 'b/main.tf': requires },
    ],
    ['yes', { 'main.tf': 'module "a" {\n source = "./a"\n}\n', 'a/main.tf': 'provider "aws" {}' }],
    ['no', { 'main.tf': 'module "a" {\n source = "./a"\n}\n', 'a/main.tf': 'module "a" {\n source = "../a"\n}\n' }],
    ['unknown', { 'main.tf': 'module "a" {\n source = "../elsewhere"\n}\n' }],
    ['unknown', { 'main.tf': 'module "a" {\n source = "./absent"\n}\n' }],
    ['unknown', { 'main.tf': 'module "a" {\n source = "./a"\n}\n', 'a/main.tf': 'invalid {' }],
    [
      'unknown',
      {
        'main.tf': 'module "a" {\n source = "./a"\n}\n',
        'a_override.tf': 'module "a" {\n source = "git::x"\n}\n',
        'a/main.tf': '',
      },
    ],
  ] as const)('is %s in %j', async (use, files) => {
    expect((await readModule(product(files))).awsUse).toBe(use);
  });

  test('is found in the modules below the root module', async () => {
    expect((await readModule(fixture('modules/uses-aws'))).awsUse).toBe('yes');
    expect((await readModule(fixture('modules/remote'))).awsUse).toBe('unknown');
  });

  test('is not searched outside of the product', async () => {
    const folder = product({ 'root/main.tf': 'module "a" {\n source = "../a"\n}\n', 'a/main.tf': requires });
    expect((await readModule(join(folder, 'root'))).awsUse).toBe('unknown');
  });

  test('is unknown after a hundred modules', async () => {
    const files: Record<string, string> = {
      'main.tf': 'module "a" {\n source = "./m0"\n}\n',
      'm200/main.tf': requires,
    };
    for (let n = 0; n < 200; n += 1) files[`m${n}/main.tf`] = `module "a" {\n source = "../m${n + 1}"\n}\n`;
    expect((await readModule(product(files))).awsUse).toBe('unknown');
  });
});

describe('the files of a module', () => {
  test('are those that Terraform reads, in the order of their bytes', () => {
    const names = ['b.tf', 'a.tf.json', 'B.tf', 'é.tf', 'a_override.tf', '\u{1f600}.tf', '\uffee.tf'];
    const others = [
      '.a.tf',
      'a.tf~',
      '#a.tf#',
      'a.tf.bak',
      'tf',
      'a.tfvars',
      'a.tofu',
      'a.tf.txt',
      'folder.tf/main.tf',
    ];
    const folder = product(Object.fromEntries([...names, ...others].map((name) => [name, ''])));
    expect(productFileNames(folder)).toEqual([
      'B.tf',
      'a.tf.json',
      'a_override.tf',
      'b.tf',
      'é.tf',
      '\uffee.tf',
      '\u{1f600}.tf',
    ]);
    expect(hasConfiguration(folder)).toBe(true);
    expect(hasConfiguration(join(folder, 'folder.tf'))).toBe(true);
    expect(hasConfiguration(product(Object.fromEntries(others.map((name) => [name, '']))))).toBe(false);
  });

  test("do not include those of the engine, so that the product's tags stay the product's", async () => {
    const folder = product({ 'main.tf': 'provider "aws" {\n default_tags {\n tags = { a = "b" }\n }\n}\n' });
    const module = await readModule(folder);
    const files = tagFiles(module, new Map([['c', 'd']]), ['main.tf']);
    for (const { name, content } of files) writeFileSync(join(folder, name), content);
    expect(await readModule(folder)).toEqual(module);
  });

  test('can only be so large', async () => {
    await expect(readModule(product({ 'main.tf': '#'.repeat(2 ** 20 + 1) }))).rejects.toThrow(
      'main.tf is larger than 1 MiB',
    );
  });
});
