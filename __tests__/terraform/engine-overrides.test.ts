// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Templates of HCL look like those of JavaScript.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { eventsIn } from '../../local/aws-provider/cloud.ts';
import { installStandIn } from '../../local/aws-provider/mirror.ts';
import {
  type BackendSettings,
  backendFile,
  type GeneratedFile,
  tagFiles,
} from '../../src/terraform/engine-overrides.ts';
import { readModule } from '../../src/terraform/module.ts';
import { engineFileNames, isBackendFile, isOverrideFile } from '../../src/terraform/module-files.ts';
import { fixture } from '../fixtures/fixture.ts';

const hasTerraform = spawnSync('terraform', ['version']).status === 0;
const comparesAll = process.env.MODE === 'all';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'overrides-'));
  folders.push(folder);
  return folder;
}

function productFolder(name: string): string {
  const folder = temporaryFolder();
  cpSync(fixture(`modules/${name}`), folder, { recursive: true });
  return folder;
}

function terraform(folder: string, command: string, { env = {}, input = '' } = {}): string {
  const none = { PATH: process.env.PATH, HOME: folder, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: '/dev/null' };
  const { stdout, stderr } = spawnSync('terraform', command.split(' '), {
    cwd: folder,
    env: { ...none, ...env },
    input,
  });
  return `${stdout}${stderr}`;
}

const TAGS = new Map([
  ['team', 'engine'],
  ['${var.x}', '%{if true}${1}"\\\n$$${2}'],
  ['//', 'ünïcödé 007'],
]);
const USED = { awsProviders: [], awsLocalName: 'aws', awsUse: 'yes' } as const;

/** What each configuration of the provider in the fixture has, by its alias. */
const ENGINE_TAGS = Object.fromEntries(TAGS);
const EXPECTED_TAGS = {
  default: {
    literal: '${x} %{y} $$${z}',
    split: '${x}',
    unicode: '$overridden-name',
    template: 'yes',
    number: '7.5',
    heredoc: 'one\n  overridden-name\n',
    'overridden-name': 'key',
    ...ENGINE_TAGS,
  },
  expression: { 'cost-center': '42', name: 'overridden-name', ...ENGINE_TAGS },
  without: ENGINE_TAGS,
  null: ENGINE_TAGS,
  overridden: { overridden: 'yes', ...ENGINE_TAGS },
  json: { '//': 'not a comment', 'overridden-name': '${x} OVERRIDDEN-NAME', ...ENGINE_TAGS },
};
const REGIONS: Record<string, keyof typeof EXPECTED_TAGS> = {
  'eu-west-1': 'default',
  'eu-west-2': 'expression',
  'eu-west-3': 'without',
  'eu-north-1': 'null',
  'eu-central-1': 'overridden',
  'us-east-1': 'json',
};

describe('the default tags', () => {
  test.skipIf(!hasTerraform)('of each configuration are its own and those of the engine', async () => {
    const [product, folder] = [fixture('modules/tags'), temporaryFolder()];
    for (const name of ['values.tf', 'values_override.tf']) cpSync(join(product, name), join(folder, name));
    const files = tagFiles(await readModule(product), TAGS, readdirSync(product));
    const blocks: { alias?: string; default_tags: [{ tags: string }] }[] = files.flatMap(
      (file) => provider(file)?.aws ?? [],
    );
    writeWithoutProviders(folder, files);
    // Without the `${}` of the JSON syntax, they are expressions, of which the provider gets texts.
    const tags = blocks.map(
      ({ alias = 'default', default_tags: [{ tags }] }) => `${alias} = tomap(${tags.slice(2, -1)})`,
    );
    const output = terraform(folder, 'console', { input: `jsonencode({${tags.join(', ')}})` });
    expect(JSON.parse(JSON.parse(output))).toEqual(EXPECTED_TAGS);
  });

  test('are templates of their literal text, and the last in a merge', async () => {
    const module = await readModule(fixture('modules/tags'));
    const files = tagFiles(module, new Map([['${a}', '%{if b}$${c}']]), []);
    const engine = { '$${a}': '%%{if b}$$${c}' };
    expect(files.map(({ content }) => JSON.parse(content).locals[0].service_catalog_engine_tags)).toEqual([
      engine,
      engine,
    ]);
    const merged = files.flatMap((file) => provider(file)?.aws ?? []).map(({ default_tags: [{ tags }] }) => tags);
    expect(merged).toHaveLength(6);
    for (const tags of merged)
      expect(tags).toMatch(/^\$\{(?:merge\(local\.\w+, )?local\.service_catalog_engine_tags\)?\}$/);
  });

  test.skipIf(!hasTerraform || !comparesAll)('are those that the provider gets', { timeout: 60_000 }, async () => {
    const [folder, cloud] = [productFolder('tags'), temporaryFolder()];
    for (const { name, content } of tagFiles(await readModule(folder), TAGS, readdirSync(folder))) {
      writeFileSync(join(folder, name), content);
    }
    const env = {
      ...(await installStandIn(cloud)),
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
    };
    terraform(folder, 'init -input=false -no-color', { env });
    const output = terraform(folder, 'apply -auto-approve -input=false -no-color', { env });
    expect(output).toContain('Resources: 6 added');

    const tags = Object.fromEntries(
      eventsIn(cloud).flatMap((event) => (event.event === 'configured' ? [[REGIONS[event.region], event.tags]] : [])),
    );
    expect(tags).toEqual(EXPECTED_TAGS);
  });

  test.skipIf(!hasTerraform)('cannot be replaced by an override file of the product', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'x_override.tf'), 'locals {\n  service_catalog_engine_tags = {}\n}\n');
    const tags = new Map([...TAGS, ['__proto__', '__proto__']]);
    writeWithoutProviders(folder, tagFiles(USED, tags, readdirSync(folder)));
    const output = terraform(folder, 'console', { input: 'jsonencode(local.service_catalog_engine_tags)' });
    expect(JSON.parse(JSON.parse(output))).toEqual(Object.fromEntries(tags));
  });

  test.each([
    ['yes', 1],
    ['unknown', 1],
    ['no', 0],
  ] as const)(
    'of a default configuration that is not declared are added if the use of the provider is %s',
    (awsUse, count) => {
      const files = tagFiles({ ...USED, awsUse }, TAGS, []);
      expect(files.filter(({ name }) => isOverrideFile(name)).map(provider)).toHaveLength(count);
      expect(files).toHaveLength(count * 2);
    },
  );

  test("do not leave a product's file in the place of the engine's", () => {
    const { tags, tagValues } = engineFileNames([]);
    const files = tagFiles({ ...USED, awsUse: 'no' }, TAGS, ['main.tf', tags, tagValues]);
    expect(files.map(({ name, content }) => [name, Object.keys(JSON.parse(content))])).toEqual([
      [tagValues, ['//']],
      [tags, ['//']],
    ]);
  });

  test('are not added to a provider that only has the same name', () => {
    expect(tagFiles({ ...USED, awsLocalName: undefined }, TAGS, [])).toEqual([]);
  });

  test('are added under the name that the module has for the provider', async () => {
    const module = await readModule(fixture('modules/overrides'));
    const override = tagFiles(module, TAGS, []).find(({ name }) => isOverrideFile(name));
    expect(override && Object.keys(provider(override))).toEqual(['amazon']);
  });

  test('are added to the default configuration if only others are declared', () => {
    const west = { localName: 'aws', alias: 'west', tags: undefined, hasDynamicTags: false };
    const override = tagFiles({ ...USED, awsProviders: [west] }, TAGS, []).find(({ name }) => isOverrideFile(name));
    expect(override && provider(override).aws.map(({ alias }: { alias?: string }) => alias)).toEqual([
      'west',
      undefined,
    ]);
  });

  test('of a dynamic block are an error that names the provider', async () => {
    const module = await readModule(fixture('modules/json'));
    expect(() => tagFiles(module, TAGS, [])).toThrow("The provider 'aws.dynamic' has a dynamic block");
  });
});

/** So that Terraform needs no provider to evaluate what is in the files. */
function writeWithoutProviders(folder: string, files: readonly GeneratedFile[]): void {
  for (const { name, content } of files) {
    const { provider: _, ...withoutProvider } = JSON.parse(content);
    writeFileSync(join(folder, name), JSON.stringify(withoutProvider));
  }
}

function provider({ content }: GeneratedFile) {
  return JSON.parse(content).provider;
}

const SETTINGS: BackendSettings = { bucket: 'states', key: '111122223333/pp-1', region: 'eu-west-1', encrypt: true };

describe('the backend', () => {
  test('has the settings that are given', () => {
    const { name, content } = backendFile([], { ...SETTINGS, profile: 'engine', use_lockfile: true });
    expect(isOverrideFile(name)).toBe(true);
    expect(JSON.parse(content).terraform).toEqual([
      { backend: { s3: [{ ...SETTINGS, profile: 'engine', use_lockfile: true }] } },
    ]);
  });

  test.skipIf(!hasTerraform).each([
    ['main.tf', 'terraform {\n  cloud {\n    organization = "x"\n  }\n}\n'],
    ['zzzzz_override.tf.json', '{"terraform": {"backend": {"local": {}}}}'],
  ])("is the engine's instead of that in %s", (file, text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, file), text);
    // Terraform reports this key before it connects to anything.
    const { name, content } = backendFile(readdirSync(folder), { ...SETTINGS, key: '/invalid' });
    writeFileSync(join(folder, name), content);
    expect(terraform(folder, 'init -input=false -no-color')).toContain(`on ${name} line`);
  });

  test('cannot have a setting that OpenTofu would evaluate', () => {
    expect(() => backendFile([], { ...SETTINGS, key: 'a/${var.x}' })).toThrow('as key');
  });
});

describe("the names of the engine's files", () => {
  const PREFERRED = engineFileNames([]);

  function lastOf(...names: string[]): string | undefined {
    return names.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).at(-1);
  }

  test.each([
    'override.tf',
    'zz_override.tf.json',
    'zzz_override.tf',
    '~_override.tf',
    '~~~~_override.tf.json',
    '\u{10ffff}é_override.tf',
    '~é_override.tofu',
    `~${PREFERRED.backend}`,
    `~~${PREFERRED.tags}`,
  ])('sort after %s', (product) => {
    const names = engineFileNames([product]);
    for (const name of [names.backend, names.tags]) {
      expect(lastOf(product, name)).toBe(name);
      expect(isOverrideFile(name)).toBe(true);
    }
  });

  test.each(['zzz.auto.tfvars', '~.auto.tfvars.json', '.auto.tfvars', `~${PREFERRED.variables}`])(
    'sort after the variables in %s',
    (product) => {
      const { variables } = engineFileNames([product]);
      expect(lastOf(product, variables)).toBe(variables);
      expect(variables).toMatch(/\.auto\.tfvars\.json$/);
    },
  );

  test.each([
    { product: ['~~~~_override.tf', `~${PREFERRED.backend}`] },
    { product: ['~~~~_override.tf', `~${PREFERRED.backend}`, `~~~~~${PREFERRED.tags}`, PREFERRED.backend] },
  ])('sort after all of $product', ({ product }) => {
    const { backend, tags } = engineFileNames(product);
    for (const name of [backend, tags]) expect(lastOf(...product, name)).toBe(name);
    expect(lastOf(backend, tags)).toBe(backend);
  });

  test.each([
    { product: ['~~~~_override.tf', `~${PREFERRED.backend}`] },
    { product: [] },
    { product: ['zzz_override.tf', 'zzz.auto.tfvars'] },
    { product: [`~${PREFERRED.tags}`, `~~~${PREFERRED.backend}`, `~${PREFERRED.variables}`] },
  ])('stay the same when the files exist: $product', ({ product }) => {
    const names = engineFileNames(product);
    expect(engineFileNames([...product, ...Object.values(names)])).toEqual(names);
    const { backend: _, ...kept } = names;
    expect(engineFileNames([...product, ...Object.values(kept)])).toEqual(names);
  });

  test('do not depend on other files', () => {
    expect(engineFileNames(['zzzz.tf', 'zzzz_override.tf~', 'zzz.tfvars', 'zzz_override.txt'])).toEqual(PREFERRED);
  });

  test('can be too long', () => {
    expect(() => engineFileNames([`${'~'.repeat(230)}_override.tf`])).toThrow('which would be too long');
  });

  test('tell the file of the backend', () => {
    const { backend, tags } = engineFileNames(['zzz_override.tf']);
    expect([backend, tags, `modules/${backend}`, 'backend_override.tf'].map(isBackendFile)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
