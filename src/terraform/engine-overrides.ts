import { Problem } from '../problem.ts';
import { quoted } from '../suggestion.ts';
import type { AwsProvider } from './aws-providers.ts';
import type { ExactJson, ExactObject } from './exact-json.ts';
import type { Module } from './module.ts';
import { engineFileNames } from './module-files.ts';

export { isBackendFile } from './module-files.ts';

/** A file to write into the folder of the module. */
export interface GeneratedFile {
  readonly name: string;
  readonly content: string;
}

/** Arguments of the S3 backend. (https://developer.hashicorp.com/terraform/language/backend/s3) */
export interface BackendSettings {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  readonly encrypt: boolean;
  /** Terraform has it since version 1.10. Older versions refuse the argument. */
  readonly use_lockfile?: boolean;
  readonly profile?: string;
  readonly use_path_style?: boolean;
}

/** @throws {Problem} if a setting would be evaluated by OpenTofu, which takes templates in a backend */
export function backendFile(existingNames: readonly string[], settings: BackendSettings): GeneratedFile {
  for (const [name, value] of Object.entries(settings)) {
    if (typeof value === 'string' && escaped(value) !== value) throw notLiteral(name, value);
  }
  return file(engineFileNames(existingNames).backend, { terraform: [{ backend: { s3: [{ ...settings }] } }] });
}

/** A local value that no product has. */
const TAGS = 'service_catalog_engine_tags';

/**
 * The files by which each configuration of the AWS provider in the root module has default tags: those of the product,
 * and `tags`, which win. The block in an override file replaces the product's block, so that its tags are carried along
 * in a local value. None if the product does not use the AWS provider, because Terraform would download it.
 *
 * @throws {Problem} if the product's tags are in a dynamic block, so that they cannot be carried along
 */
export function tagFiles(
  module: Pick<Module, 'awsProviders' | 'awsLocalName' | 'awsUse'>,
  tags: ReadonlyMap<string, string>,
  existingNames: readonly string[],
): GeneratedFile[] {
  const providers = taggedProviders(module);
  const dynamic = providers.find(({ hasDynamicTags }) => hasDynamicTags);
  if (dynamic) throw dynamicTags(dynamic);
  const engineTags = { [TAGS]: Object.fromEntries([...tags].map((tag) => tag.map(escaped))) };
  const productTags = providers.flatMap(({ tags }, index) =>
    tags === undefined ? [] : [[ownTags(index), tags] as const],
  );
  const names = engineFileNames(existingNames);
  if (providers.length === 0) {
    // A product's file with such a name was not read.
    return [names.tagValues, names.tags].filter((name) => existingNames.includes(name)).map((name) => file(name, {}));
  }
  return [
    file(names.tagValues, { locals: [{ ...engineTags, ...Object.fromEntries(productTags) }] }),
    // An override file of the product could replace the local value.
    file(names.tags, { locals: [engineTags], provider: providerBlocks(providers) }),
  ];
}

/** Those that are declared, and the default configuration, which Terraform uses even if it is not. */
function taggedProviders({
  awsProviders,
  awsLocalName,
  awsUse,
}: Parameters<typeof tagFiles>[0]): readonly AwsProvider[] {
  const hasDefault = awsProviders.some(({ alias }) => alias === undefined);
  if (hasDefault || awsUse === 'no' || awsLocalName === undefined) return awsProviders;
  return [...awsProviders, { localName: awsLocalName, alias: undefined, tags: undefined, hasDynamicTags: false }];
}

function providerBlocks(providers: readonly AwsProvider[]): ExactObject {
  const blocks = providers.map(({ localName, alias, tags }, index): [string, ExactJson] => {
    const merged = tags === undefined ? `\${local.${TAGS}}` : `\${merge(local.${ownTags(index)}, local.${TAGS})}`;
    return [localName, { ...(alias !== undefined && { alias }), default_tags: [{ tags: merged }] }];
  });
  const byName = Map.groupBy(blocks, ([localName]) => localName);
  return Object.fromEntries([...byName].map(([localName, all]) => [localName, all.map(([, block]) => block)]));
}

/** The local value with a provider's own tags. */
function ownTags(index: number): string {
  return `service_catalog_engine_product_tags_${index}`;
}

/** Literal text as a template of the JSON syntax. */
function escaped(text: string): string {
  return text.replaceAll(/([$%])\{/g, '$1$1{');
}

function file(name: string, configuration: ExactObject): GeneratedFile {
  const content = { '//': 'The Service Catalog engine adds this file.', ...configuration };
  return { name, content: `${JSON.stringify(content, null, 2)}\n` };
}

function notLiteral(name: string, value: string): Problem {
  return new Problem(
    'Invalid backend setting',
    `The S3 backend cannot have ${quoted(value)} as ${name}, because it contains '\${' or '%{'.`,
    'Use another value.',
  );
}

function dynamicTags({ localName, alias }: AwsProvider): Problem {
  const name = alias === undefined ? localName : `${localName}.${alias}`;
  return new Problem(
    'Dynamic default tags',
    `The provider ${quoted(name)} has a dynamic block "default_tags". The engine must add tags to it, but cannot keep those of a dynamic block.`,
    'Use a block "default_tags" whose "tags" is an expression.',
  );
}
