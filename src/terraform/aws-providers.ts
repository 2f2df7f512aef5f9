import { type ExactJson, type ExactObject, isObject } from './exact-json.ts';
import { type Block, blocksOf, type Configuration } from './hcl.ts';

/** A configuration of the AWS provider: a `provider` block with all that override files change in it. */
export interface AwsProvider {
  /** The label of the block, mostly `aws`. */
  readonly localName: string;
  /** Undefined for the default configuration. */
  readonly alias: string | undefined;
  /** The argument `tags` of the block `default_tags`, in the JSON syntax. Undefined if there is none. */
  readonly tags: ExactJson | undefined;
  /** Whether `dynamic "default_tags"` defines the block, so that its tags are unknown. */
  readonly hasDynamicTags: boolean;
}

/** The files of a module, each in the order in which Terraform reads them. */
export interface ModuleFiles {
  readonly primary: readonly Configuration[];
  /** Merged into the primary files one after the other. */
  readonly overrides: readonly Configuration[];
}

/** The AWS provider in any registry, or in a mirror of one. */
const SOURCE = /^(?:(?:[^/]+\/)?hashicorp\/)?aws$/i;

/** What the module calls the AWS provider. Terraform takes `aws` for it if the module requires no other provider so. */
export function awsLocalNames({ primary, overrides }: ModuleFiles): string[] {
  const sources = new Map<string, ExactJson | undefined>();
  for (const { body } of [...primary, ...overrides]) {
    for (const [name, requirement] of requiredProviders(body)) {
      sources.set(name, isObject(requirement) ? requirement.source : undefined);
    }
  }
  const required = [...sources].filter(([, source]) => typeof source === 'string' && SOURCE.test(source));
  return [...required.map(([name]) => name), ...(sources.get('aws') === undefined ? ['aws'] : [])];
}

/** The entries of all `required_providers` blocks in a file. */
export function requiredProviders(body: ExactObject): [string, ExactJson][] {
  const blocks = blocksOf(body, 'terraform').flatMap((block) => blocksOf(block.body, 'required_providers'));
  return blocks.flatMap((block) => Object.entries(block.body));
}

/**
 * In an override file, an argument replaces an argument, and a nested block replaces all of its type. An alias must be
 * in a primary file, the default configuration does not need to be. (`Module.mergeFile` of Terraform's `internal/configs/module.go`)
 */
export function awsProviders({ primary, overrides }: ModuleFiles, localNames: readonly string[]): AwsProvider[] {
  const declared = awsBlocks(primary, localNames).map(providerIn);
  const providers = new Map(declared.map((provider) => [key(provider), provider]));
  for (const block of awsBlocks(overrides, localNames)) {
    const override = providerIn(block);
    const base = providers.get(key(override));
    const replaces = base === undefined ? override.alias === undefined : hasDefaultTags(block);
    if (replaces) providers.set(key(override), override);
  }
  return [...providers.values()];
}

function awsBlocks(files: readonly Configuration[], localNames: readonly string[]): Block[] {
  const blocks = files.flatMap(({ body }) => blocksOf(body, 'provider', 1));
  return blocks.filter(({ labels: [name = ''] }) => localNames.includes(name));
}

function key({ localName, alias }: AwsProvider): string {
  return JSON.stringify([localName, alias]);
}

function providerIn({ labels: [localName = ''], body }: Block): AwsProvider {
  const { alias } = body;
  return {
    localName,
    alias: typeof alias === 'string' ? alias : undefined,
    tags: blocksOf(body, 'default_tags')[0]?.body.tags ?? undefined,
    hasDynamicTags: dynamicDefaultTags(body).length > 0,
  };
}

function hasDefaultTags({ body }: Block): boolean {
  return blocksOf(body, 'default_tags').length > 0 || dynamicDefaultTags(body).length > 0;
}

function dynamicDefaultTags(body: ExactObject): Block[] {
  return blocksOf(body, 'dynamic', 1).filter(({ labels: [type] }) => type === 'default_tags');
}
