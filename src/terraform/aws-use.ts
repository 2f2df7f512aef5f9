import { isAbsolute, relative, resolve } from 'node:path';
import { awsLocalNames, type ModuleFiles, requiredProviders } from './aws-providers.ts';
import type { ExactObject } from './exact-json.ts';
import { type Block, blocksOf } from './hcl.ts';

export type AwsUse = 'yes' | 'no' | 'unknown';

/** A product with more local modules is not searched to the end. */
const MOST_MODULES = 100;

/**
 * Whether a module uses the AWS provider, or a module that it calls does. Only the modules in its folder are searched.
 *
 * @param read reads the files of a module
 */
export async function awsUse(
  root: string,
  files: ModuleFiles,
  read: (folder: string) => Promise<ModuleFiles>,
): Promise<AwsUse> {
  const seen = new Set([resolve(root)]);
  const waiting = [{ folder: resolve(root), files }];
  let use: AwsUse = 'no';
  for (let module = waiting.pop(); module; module = waiting.pop()) {
    if (usesAws(module.files)) return 'yes';
    for (const source of moduleSources(module.files)) {
      const folder = localFolder(resolve(root), module.folder, source);
      if (folder !== undefined && seen.has(folder)) continue;
      if (folder === undefined || seen.size === MOST_MODULES) use = 'unknown';
      else {
        seen.add(folder);
        // Terraform reports why a module cannot be read.
        const called = await read(folder).catch(() => undefined);
        if (called) waiting.push({ folder, files: called });
        else use = 'unknown';
      }
    }
  }
  return use;
}

function usesAws(files: ModuleFiles): boolean {
  const localNames = awsLocalNames(files);
  const isAws = (name: string | undefined) => name !== undefined && localNames.includes(name);
  return [...files.primary, ...files.overrides].some(
    ({ body }) =>
      requiredProviders(body).some(([name]) => isAws(name)) ||
      blocksOf(body, 'provider', 1).some(({ labels: [name] }) => isAws(name)) ||
      blocksWithProvider(body).some((block) => isAws(impliedProvider(block)) || isAws(givenProvider(block))),
  );
}

/** All that Terraform asks a provider for. */
function blocksWithProvider(body: ExactObject): Block[] {
  const types = ['resource', 'data', 'ephemeral', 'action', 'list'];
  const checks = blocksOf(body, 'check', 1).flatMap((check) => blocksOf(check.body, 'data', 2));
  return [...types.flatMap((type) => blocksOf(body, type, 2)), ...checks];
}

/** The start of a type, such as `aws` in `aws_s3_bucket`. */
function impliedProvider({ labels: [type] }: Block): string | undefined {
  return type?.split('_', 1)[0];
}

/** The argument `provider`, such as `aws.west`. */
function givenProvider({ body: { provider } }: Block): string | undefined {
  return typeof provider === 'string' ? /^(?:\$\{)?([^.{}]+)/.exec(provider)?.[1] : undefined;
}

/** The sources of the modules that are called. Override files can replace them. */
function moduleSources({ primary, overrides }: ModuleFiles): Set<unknown> {
  const calls = [...primary, ...overrides].flatMap(({ body }) => blocksOf(body, 'module', 1));
  const sources = calls.filter(({ body }) => body.source !== undefined);
  return new Set(new Map(sources.map(({ labels: [name], body }) => [name, body.source])).values());
}

/** Undefined if the module is somewhere else, or outside of the product. */
function localFolder(root: string, folder: string, source: unknown): string | undefined {
  if (typeof source !== 'string' || !/^\.\.?\//.test(source)) return undefined;
  const called = resolve(folder, source);
  const path = relative(root, called);
  return path.split(/[/\\]/)[0] === '..' || isAbsolute(path) ? undefined : called;
}
