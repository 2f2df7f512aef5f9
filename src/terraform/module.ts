import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { readRegularFile, UnreadableFile } from '../regular-file.ts';
import { type AwsProvider, awsLocalNames, awsProviders, type ModuleFiles } from './aws-providers.ts';
import { type AwsUse, awsUse } from './aws-use.ts';
import { declaredVariables, refuseInvalidDeclarations, type Variable } from './declared-variables.ts';
import type { ExactJson } from './exact-json.ts';
import { blocksOf, type Configuration, type ParsingEffort, parseConfiguration } from './hcl.ts';
import { isOverrideFile, productFileNames } from './module-files.ts';

/** What the engine has to know of a product's root module. */
export interface Module {
  /** By name, in the order of their declaration. */
  readonly variables: ReadonlyMap<string, Variable>;
  /** Each `required_version`. Terraform's version must fit all of them. */
  readonly requiredVersions: readonly string[];
  /** The configurations of the AWS provider that the root module declares. */
  readonly awsProviders: readonly AwsProvider[];
  /** What the AWS provider is called in the root module. Undefined if `aws` is another provider. */
  readonly awsLocalName: string | undefined;
  /** Whether the module, or one that it calls, uses the AWS provider. Unknown if it calls one that is not in its folder. */
  readonly awsUse: AwsUse;
  /** Whether there is nothing that can have a resource: an apply would destroy whatever is in the state. */
  readonly isEmpty: boolean;
}

const CONTENT = ['resource', 'data', 'module', 'ephemeral'];

/** Of a file, in bytes. */
const LARGEST = 2 ** 20;

/**
 * Reads the product's files in a folder as Terraform does, without those that the engine added. It accepts more than
 * Terraform, which reports the rest.
 *
 * @throws {Problem} if a file cannot be parsed, or if the files are too large
 */
export async function readModule(folder: string): Promise<Module> {
  const effort = { characters: 0, templateWork: 0 };
  const files = await readFiles(folder, effort);
  const localNames = awsLocalNames(files);
  const providers = awsProviders(files, localNames);
  return {
    variables: declaredVariables(files),
    requiredVersions: requiredVersions(files),
    awsProviders: providers,
    awsLocalName: localNames[0],
    isEmpty: [...files.primary, ...files.overrides].every(({ body }) =>
      CONTENT.every((type) => Object.keys(body[type] ?? {}).length === 0),
    ),
    awsUse: providers.length > 0 ? 'yes' : await awsUse(folder, files, (child) => readFiles(child, effort)),
  };
}

/**
 * Reads only the variables of the module in a folder, by name, in the order of their declaration.
 *
 * @throws {Problem} if a file cannot be parsed, if the files are too large, or if Terraform would not know which variables
 *   there are
 */
export async function readVariables(folder: string): Promise<ReadonlyMap<string, Variable>> {
  const files = await readFiles(folder, { characters: 0, templateWork: 0 });
  refuseInvalidDeclarations(files);
  return declaredVariables(files);
}

async function readFiles(folder: string, effort: ParsingEffort): Promise<ModuleFiles> {
  const [primary, overrides]: [Configuration[], Configuration[]] = [[], []];
  for (const name of productFileNames(folder)) {
    const configuration = await parseConfiguration(name, readText(folder, name), effort);
    (isOverrideFile(name) ? overrides : primary).push(configuration);
  }
  return { primary, overrides };
}

function readText(folder: string, name: string): string {
  try {
    return new TextDecoder().decode(readRegularFile(join(folder, name), LARGEST));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const what = error.reason === 'too large' ? 'is larger than 1 MiB' : 'cannot be read';
    throw new Problem('Unreadable Terraform file', `${name} ${what}.`, 'Make the file smaller, or split it.', {
      cause: error,
    });
  }
}

/** All primary files add theirs. An override file replaces what was read before it. (`Module.mergeFile` of Terraform) */
function requiredVersions({ primary, overrides }: ModuleFiles): string[] {
  const replacements = overrides.map(versionsIn).filter((versions) => versions.length > 0);
  return replacements.at(-1) ?? primary.flatMap(versionsIn);
}

function versionsIn({ body }: Configuration): string[] {
  return blocksOf(body, 'terraform').flatMap((block) => versionText(block.body.required_version) ?? []);
}

/** Terraform converts a number to text, too. */
function versionText(value: ExactJson | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return JSON.isRawJSON(value) ? value.rawJSON : undefined;
}
