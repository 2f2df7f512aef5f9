import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { keepConfiguration } from '../../src/apply/state-storage.ts';
import type { Task } from '../../src/github/preparation.ts';
import { configure } from '../../src/prepare/configuration.ts';
import type { Engine } from '../../src/prepare/engine.ts';
import type { Inputs } from '../../src/prepare/inputs.ts';
import { Problem } from '../../src/problem.ts';
import { OPERATIONS, type OperationName } from '../../src/service-catalog/operation.ts';
import { engineFileNames } from '../../src/terraform/module-files.ts';
import { tarOf, zipOf } from '../archive/hostile-archives.ts';
import { bucketOf } from '../aws/memory-bucket.ts';
import { printedInTests } from '../github/printed.ts';
import { recordedStep } from './recorded-step.ts';

const printed = printedInTests();
const root = mkdtempSync(join(tmpdir(), 'configuration-'));
afterAll(() => rmSync(root, { recursive: true }));

const ENGINE = 'The Service Catalog engine adds this file.';
const STATE = '111122223333/pp-4t7qk2m5xw3ab';
/** For a product whose own files have ordinary names. */
const { backend: BACKEND, tags: TAGS, tagValues: TAG_VALUES, variables: VARIABLES } = engineFileNames([]);

interface Asked {
  operation?: OperationName;
  artifact?: Buffer;
  parameters?: Record<string, string>;
  tags?: Record<string, string>;
  inputs?: Partial<Inputs>;
  request?: Partial<Inputs['request']>;
  /** What is in the bucket of the states. */
  states?: Map<string, Buffer>;
  env?: Record<string, string>;
  /** Why the launch role cannot be assumed. */
  launchRoleProblem?: Problem;
}

/** Makes the folder, and reads what is in it. */
async function configured(asked: Asked) {
  const { operation = 'provision', artifact, parameters = {}, tags = {}, states = new Map(), env = {} } = asked;
  const folder = mkdtempSync(join(root, 'product-'));
  const step = recordedStep(env);
  const pairs = (values: Record<string, string>) => Object.entries(values).map(([key, value]) => ({ key, value }));
  const inputs: Inputs = {
    request: {
      recordId: 'rec-1',
      workflowToken: '3f0c6a52-9d1e-4b77-8a40-5d2c9e61b7f3',
      operation: OPERATIONS[operation],
      provisionedProductId: 'pp-4t7qk2m5xw3ab',
      accountId: '111122223333',
      launchRoleArn: 'arn:aws:iam::111122223333:role/SCLaunch-orders',
      artifact: operation === 'terminate' ? undefined : { bucket: 'artifacts', key: 'out/key' },
      parameters: pairs(parameters),
      tags: pairs(tags),
      ...asked.request,
    },
    region: 'eu-west-1',
    role: undefined,
    stateBucket: 'states',
    stateKey: STATE,
    terraformVersion: 'latest',
    forceUnlock: false,
    githubToken: undefined,
    ...asked.inputs,
  };
  const artifacts = new Map(artifact ? [['out/key', artifact]] : []);
  const engine: Engine = {
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' },
    states: bucketOf('states', states),
    async assumeLaunchRole() {
      if (asked.launchRoleProblem) throw asked.launchRoleProblem;
      return async (name) => bucketOf(name, artifacts);
    },
  };
  const configuration = await configure(inputs, engine, folder, step);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { ...configuration, step, folder, names: () => readdirSync(folder).sort(), read };
}

function tarGz(files: Record<string, string | Buffer>): Buffer {
  return gzipSync(tarOf(...Object.entries(files).map(([path, content]) => ({ path, content }))));
}

function zip(files: Record<string, string | Buffer>): Buffer {
  return zipOf(...Object.entries(files).map(([name, content]) => ({ name, content })));
}

/** The error of a configuration that cannot be made. */
async function failureOf(asked: Asked): Promise<Problem[]> {
  return configured(asked).then(
    () => [],
    (error: unknown) => (error instanceof AggregateError ? error.errors : [error]),
  );
}

const AWS = 'resource "aws_s3_bucket" "this" {}\n';

describe.each([
  ['.tar.gz', tarGz],
  ['.zip', zip],
])('from a %s artifact', (_, pack) => {
  test('the folder has the files of the product as they are, and those of the engine', async () => {
    const files = {
      'main.tf': `${AWS}variable "name" {}\nvariable "size" { type = number }`,
      'a.auto.tfvars': 'name = "of the product"',
      'modules/x/main.tf': '# nothing',
      'zzz_override.tf': 'terraform {\n  backend "local" {}\n}',
    };
    const { names, read, folder } = await configured({
      artifact: pack(files),
      parameters: { name: `\${x}`, size: '007' },
      tags: { team: 'orders' },
    });
    // An override file wins over those before it.
    const own = [VARIABLES, TAG_VALUES, `~${BACKEND}`, `~${TAGS}`];
    expect(names()).toEqual(['a.auto.tfvars', 'main.tf', 'modules', 'zzz_override.tf', ...own].sort());
    for (const [name, content] of Object.entries(files)) expect(read(name)).toBe(content);
    expect(read(VARIABLES)).toBe(`{"name":"\${x}","size":"007"}\n`);
    expect(JSON.parse(read(`~${BACKEND}`))).toEqual({
      '//': ENGINE,
      terraform: [
        {
          backend: {
            s3: [
              {
                bucket: 'states',
                key: STATE,
                region: 'eu-west-1',
                encrypt: true,
                // Nobody who does not know the workflow token knows the name.
                profile: expect.stringMatching(/^service-catalog-engine-[0-9a-f]{16}$/),
                use_lockfile: true,
              },
            ],
          },
        },
      ],
    });
    const tags = { team: 'orders', 'SERVICE_CATALOG_TERRAFORM_INTEGRATION-DO_NOT_DELETE': 'pp-4t7qk2m5xw3ab' };
    expect(JSON.parse(read(TAG_VALUES))).toMatchObject({
      locals: [{ service_catalog_engine_tags: tags }],
    });
    expect(own.map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([0o600, 0o600, 0o600, 0o600]);
  });

  test('an artifact with a root module that has nothing is refused if a folder has a configuration', async () => {
    const misplaced = { 'versions.tf': 'terraform {}\n', 'infra/main.tf': 'resource "terraform_data" "x" {}\n' };
    await expect(configured({ operation: 'update', artifact: pack(misplaced) })).rejects.toMatchObject({
      title: 'The artifact has no configuration',
      message: expect.stringContaining("in the folder 'infra'"),
    });
    const called = { 'main.tf': 'module "x" {\n  source = "./infra"\n}\n', 'infra/main.tf': '' };
    await configured({ operation: 'update', artifact: pack(called) });
  });

  test('an artifact without configuration is refused, and the only folder with one is named', async () => {
    expect(await failureOf({ artifact: pack({ 'product/main.tf': AWS, 'product/README': '' }) })).toEqual([
      expect.objectContaining({
        title: 'The artifact has no configuration',
        message: expect.stringContaining("Its configuration is in the folder 'product'."),
      }),
    ]);
    expect(await failureOf({ artifact: pack({ 'README.md': '', 'a/b/main.tf': AWS }) })).toEqual([
      expect.objectContaining({ message: expect.stringContaining('so there is nothing to apply.') }),
    ]);
  });

  test('what macOS packs beside the files is not read', async () => {
    const files = { 'main.tf': AWS, '._main.tf': '\0\0', '._x.auto.tfvars': '\0\0\0', 'a/._b': '\0' };
    const { names } = await configured({ artifact: pack(files) });
    expect(names().filter((name) => !name.includes('service_catalog_engine'))).toEqual(['a', 'main.tf']);
    expect(await failureOf({ artifact: pack({ '._main.tf': '\0' }) })).toHaveLength(1);
  });
});

test('the profile of the engine is another one for each record, and for each workflow token', async () => {
  const profileOf = async (changes: object) => {
    const { read } = await configured({ artifact: zip({ 'main.tf.json': '{"locals": {"a": 1}}' }), request: changes });
    return JSON.parse(read(BACKEND)).terraform[0].backend.s3[0].profile as string;
  };
  const [one, same, otherRecord, otherToken] = [
    await profileOf({}),
    await profileOf({}),
    await profileOf({ recordId: 'rec-2' }),
    await profileOf({ workflowToken: 'a' }),
  ];
  expect(same).toBe(one);
  expect(new Set([one, otherRecord, otherToken]).size).toBe(3);
});

test('the tags of the message never replace the tracer tag', async () => {
  const { read } = await configured({
    artifact: zip({ 'main.tf': AWS }),
    tags: { 'SERVICE_CATALOG_TERRAFORM_INTEGRATION-DO_NOT_DELETE': 'pp-of-another' },
  });
  expect(read(TAG_VALUES)).not.toContain('pp-of-another');
});

test('a product without the aws provider gets no tags', async () => {
  const { names } = await configured({ artifact: zip({ 'main.tf': 'output "a" { value = 1 }' }) });
  expect(names()).toEqual(['main.tf', VARIABLES, BACKEND]);
});

test('an artifact that is missing, or too large, is an error that names it', async () => {
  expect(await failureOf({})).toEqual([
    expect.objectContaining({ message: 'There is no object s3://artifacts/out/key.' }),
  ]);
  const large = Buffer.alloc(64 * 2 ** 20 + 1);
  expect((await failureOf({ artifact: large }))[0]?.message).toBe('out/key has more than 67108864 bytes.');
});

describe('parameters', () => {
  const MODULE = `
variable "list" { type = list(string) }
variable "count_of" { type = number }
variable "secret" {
  type      = number
  sensitive = true
}
variable "pin" {
  type      = string
  sensitive = true
  default   = "unused-default"
}`;

  test('that are not declared are a warning each', async () => {
    const { step } = await configured({
      artifact: zip({ 'main.tf': 'variable "region" {}' }),
      parameters: { region: 'eu', regoin: 'us', other: 'a' },
    });
    expect(step.warnings.map(({ message }) => /'(.*?)'/.exec(message)?.[1])).toEqual(['regoin', 'other']);
  });

  test('that cannot be converted are errors, all at once, which do not show what is sensitive', async () => {
    const problems = await failureOf({
      artifact: zip({ 'main.tf': MODULE }),
      parameters: { list: 'a, b', count_of: 'five', secret: 'not-a-number-but-a-secret' },
    });
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/'list'.*list\(string\)/),
      expect.stringMatching(/'count_of'.*'five'.*number/),
      expect.stringMatching(/'secret'.*number/),
    ]);
    const shown = problems.map(({ title, message, advice }) => title + message + advice).join();
    expect(shown).not.toContain('not-a-number-but-a-secret');
  });

  test('that are sensitive are masked in later steps, hidden in this one, and left for the others', async () => {
    const parameters = { list: '[]', count_of: '1', secret: '123456', pin: 'two\nlines' };
    const { sensitiveTexts, step } = await configured({ artifact: zip({ 'main.tf': MODULE }), parameters });
    expect(new Set(sensitiveTexts)).toEqual(new Set(['123456', 'two\nlines', 'two', 'lines']));
    expect(new Set(printed.text.trim().split('\n'))).toEqual(
      new Set(['::add-mask::123456', '::add-mask::two%0Alines']),
    );
    expect(step.secrets.hideFor('log', 'a 123456 b')).toBe('a *** b');
  });

  test('that are sensitive are hidden with their default, too', async () => {
    const { sensitiveTexts } = await configured({
      artifact: zip({ 'main.tf': MODULE }),
      parameters: { list: '[]', count_of: '1', secret: '1' },
    });
    expect(sensitiveTexts).toContain('unused-default');
  });
});

describe('the version of Terraform', () => {
  test.each([
    [undefined, 'latest', 'latest'],
    [undefined, '1.11.4', '1.11.4'],
    ['>= 1.5', '1.11.4', '1.11.4'],
    ['~> 1.5', '2.0.0', '>=1.5.0 <2.0.0'],
    ['>= 1.5', 'latest', '>=1.5.0'],
  ])('for required_version %j and the input %j is %j', async (required, terraformVersion, expected) => {
    const main = required === undefined ? AWS : `terraform { required_version = "${required}" }`;
    const configuration = await configured({ artifact: zip({ 'main.tf': main }), inputs: { terraformVersion } });
    expect(configuration.terraformVersion).toBe(expected);
    expect(configuration.step.warnings).toEqual([]);
  });

  test('decides whether the state can be locked', async () => {
    const { read, step, terraformVersion } = await configured({
      artifact: zip({ 'main.tf': 'terraform { required_version = "~> 1.9.0" }' }),
    });
    expect(terraformVersion).toBe('>=1.9.0 <1.10.0');
    expect(step.warnings.map(({ title }) => title)).toEqual(['The state is not locked']);
    expect(read(BACKEND)).not.toContain('use_lockfile');
  });

  test('that no product can have is an error', async () => {
    const main = 'terraform { required_version = ">= 1.5, < 1.4" }';
    expect((await failureOf({ artifact: zip({ 'main.tf': main }) }))[0]?.title).toBe('No version of Terraform fits');
  });
});

describe('a termination', () => {
  test('fails if the launch role cannot be assumed, because Terraform could destroy nothing', async () => {
    const launchRoleProblem = new Problem('The role could not be assumed', '', '');
    expect(await failureOf({ operation: 'terminate', launchRoleProblem })).toEqual([launchRoleProblem]);
  });

  const CONFIGURATION = `${STATE}.configuration.tar.gz`;

  test('gets what was applied last, with the backend of today', async () => {
    const states = new Map<string, Buffer>();
    const artifact = tarGz({
      'main.tf': `${AWS}variable "password" {\n  type = string\n  sensitive = true\n}`,
      '.terraform.lock.hcl': '# versions',
    });
    const applied = await configured({
      artifact,
      parameters: { password: 'correct-horse-battery' },
      tags: { team: 'orders' },
      states,
      inputs: { stateBucket: 'old-bucket', stateKey: 'old/key', region: 'us-east-1' },
    });
    const task = { workingDirectory: applied.folder, stateKey: STATE } as Task;
    await keepConfiguration(task, bucketOf('states', states));
    expect([...states.keys()]).toEqual([CONFIGURATION]);

    const terminated = await configured({ operation: 'terminate', states });
    expect(terminated.step.warnings).toEqual([]);
    expect(terminated.names()).toEqual(applied.names());
    for (const name of terminated.names().filter((each) => !each.includes('backend'))) {
      expect(terminated.read(name)).toBe(applied.read(name));
    }
    const backend = terminated.read(BACKEND);
    expect(JSON.parse(backend).terraform[0].backend.s3[0]).toMatchObject({
      bucket: 'states',
      key: STATE,
      region: 'eu-west-1',
    });
    expect(backend).not.toContain('old');
    expect(terminated.sensitiveTexts).toEqual(['correct-horse-battery']);
    expect(terminated.step.secrets.hideFor('log', 'correct-horse-battery')).toBe('***');
    expect(printed.text).toContain('::add-mask::correct-horse-battery\n');
  });

  test('without one has only a backend, and a warning', async () => {
    const { names, step } = await configured({ operation: 'terminate' });
    expect(names()).toEqual([BACKEND]);
    expect(step.warnings.map(({ title }) => title)).toEqual(['There is no configuration to destroy with']);
  });

  test('with one that is corrupt is an error that names the object', async () => {
    const states = new Map([[CONFIGURATION, tarGz({ 'main.tf': AWS }).subarray(0, 60)]]);
    expect(await failureOf({ operation: 'terminate', states })).toEqual([
      expect.objectContaining({
        title: 'The kept configuration cannot be used',
        message: expect.stringContaining(`s3://states/${CONFIGURATION}: The archive is corrupt`),
      }),
    ]);
  });

  test('gets one that is larger than an artifact may be, because another program compressed that', async () => {
    const large = Buffer.concat([tarGz({ 'main.tf': AWS }), Buffer.alloc(64 * 2 ** 20)]);
    expect(await failureOf({ operation: 'terminate', states: new Map([[CONFIGURATION, large]]) })).toEqual([]);
  });
});

test('an endpoint for Amazon S3 has no host name for each bucket', async () => {
  const env = { AWS_ENDPOINT_URL_S3: 'https://s3.example.com' };
  const { read } = await configured({ operation: 'terminate', env });
  expect(read(BACKEND)).toContain('"use_path_style": true');
});
