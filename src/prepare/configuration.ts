import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { usesPathStyle } from '../aws/s3.ts';
import { setSecret } from '../github/commands.ts';
import type { Step } from '../github/step.ts';
import { Problem } from '../problem.ts';
import { configuredFolders, downloadArtifact, extractArtifact } from '../service-catalog/artifact.ts';
import type { KeyValue } from '../service-catalog/message-fields.ts';
import { objectsBeside } from '../service-catalog/state-objects.ts';
import { TRACER_TAG_KEY } from '../service-catalog/tracer-tag.ts';
import { quoted } from '../suggestion.ts';
import { backendFile, type GeneratedFile, tagFiles } from '../terraform/engine-overrides.ts';
import { type Module, readModule } from '../terraform/module.ts';
import { engineFileNames } from '../terraform/module-files.ts';
import { readVariableFile, textsOfSensitiveVariables } from '../terraform/sensitive-variables.ts';
import { variableFile, variableValues } from '../terraform/variable-values.ts';
import { canLock, setupVersion } from '../terraform/version-constraint.ts';
import { engineProfile } from './aws-profiles.ts';
import type { Engine } from './engine.ts';
import type { Inputs } from './inputs.ts';
import { extractLastConfiguration } from './product.ts';

/** What is known of a configuration that Terraform can run. */
export interface Configuration {
  /** For `hashicorp/setup-terraform` or `opentofu/setup-opentofu`. */
  readonly terraformVersion: string;
  /** Values of sensitive variables. */
  readonly sensitiveTexts: readonly string[];
}

/**
 * Makes a folder in which Terraform can run: for an apply from the artifact, the parameters, and the tags; for a destroy
 * from the configuration that the state was last applied with. Adds files to those of the product, and changes none.
 *
 * @param folder exists, and is empty
 * @throws {Problem|AggregateError} of `Problem`s
 */
export async function configure(inputs: Inputs, engine: Engine, folder: string, step: Step): Promise<Configuration> {
  const { request, terraformVersion: wanted, stateKey } = inputs;
  const { artifact } = request;
  // Also if there is no artifact: without the launch role, Terraform could change nothing.
  const openAsLaunchRole = await engine.assumeLaunchRole();
  const isTermination = request.operation.name === 'terminate';
  if (artifact) {
    const bucket = await openAsLaunchRole(artifact.bucket);
    await extractArtifact(await downloadArtifact(artifact, bucket), folder);
  } else if (!(await extractLastConfiguration(objectsBeside(stateKey).configuration, engine.states, folder))) {
    step.log.warning(NO_CONFIGURATION);
  }
  const module = await readModule(folder);
  if (!isTermination && module.isEmpty) refuseMisplaced(configuredFolders(folder));
  const given = isTermination ? [] : writeVariablesAndTags(module, inputs, folder, step);
  const values = readVariableFile(join(folder, engineFileNames(readdirSync(folder)).variables));
  const sensitiveTexts = [...given, ...textsOfSensitiveVariables(module.variables, values)];
  step.secrets.addSensitive(sensitiveTexts);
  maskInLaterSteps(sensitiveTexts);
  const terraformVersion = setupVersion(module.requiredVersions, wanted);
  write(backend(inputs, terraformVersion, folder, step), folder);
  return { terraformVersion, sensitiveTexts };
}

const NO_CONFIGURATION = new Problem(
  'There is no configuration to destroy with',
  'The bucket has no configuration beside the state: this product was applied by another engine, or was never applied.',
  'Terraform destroys what is in the state with the default provider of the Region. If the product has other providers, destroy it with its configuration by hand.',
);

/** An apply of an empty root module would destroy the product. */
function refuseMisplaced([folder]: readonly string[]): void {
  if (folder === undefined) return;
  throw new Problem(
    'The artifact has no configuration',
    `The files at the root of the artifact have no resource, data source, or module. Its configuration is in the folder ${quoted(folder)}.`,
    'Put the configuration at the root of the artifact, or call the folder as a module.',
  );
}

/** @returns what the parameters of sensitive variables contain, as it was given */
function writeVariablesAndTags(module: Module, { request }: Inputs, folder: string, { log, secrets }: Step) {
  const { values, warnings, problems, sensitiveTexts } = variableValues(module.variables, request.parameters);
  secrets.addSensitive(sensitiveTexts);
  for (const warning of warnings) log.warning(warning);
  if (problems.length > 0) throw new AggregateError(problems);
  write([{ name: engineFileNames(readdirSync(folder)).variables, content: variableFile(values) }], folder);
  write(tagFiles(module, tagsOf(request.tags, request.provisionedProductId), readdirSync(folder)), folder);
  return sensitiveTexts;
}

/** The tags of the message, and the tracer tag, by which Service Catalog finds the resources. */
function tagsOf(tags: readonly KeyValue[], provisionedProductId: string): Map<string, string> {
  return new Map([...tags.map(({ key, value }) => [key, value] as const), [TRACER_TAG_KEY, provisionedProductId]]);
}

function backend(
  { stateBucket: bucket, stateKey: key, region, request }: Inputs,
  terraformVersion: string,
  folder: string,
  { env, log }: Step,
): GeneratedFile[] {
  const locks = canLock(terraformVersion);
  if (!locks) log.warning(NO_LOCK);
  const settings = {
    bucket,
    key,
    region,
    encrypt: true,
    profile: engineProfile(request.recordId, request.workflowToken),
    ...(locks && { use_lockfile: true }),
    ...(usesPathStyle(env) && { use_path_style: true }),
  };
  return [backendFile(readdirSync(folder), settings)];
}

const NO_LOCK = new Problem(
  'The state is not locked',
  'The product requires a version of Terraform before 1.10, which has no lock file in Amazon S3.',
  'Keep the concurrency group of the workflow, or change required_version of the product.',
);

function write(files: readonly GeneratedFile[], folder: string): void {
  for (const { name, content } of files) writeFileSync(join(folder, name), content, { mode: 0o600 });
}

/** Short values are part of too much else. */
const SHORTEST_MASK = 6;

/** The runner hides them in the log of the whole job, also of actions that know nothing of the product. */
function maskInLaterSteps(texts: readonly string[]): void {
  for (const text of texts) if (text.length >= SHORTEST_MASK) setSecret(text);
}
