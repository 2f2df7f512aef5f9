import { readdirSync } from 'node:fs';
import { Problem } from '../problem.ts';
import { quoted } from '../suggestion.ts';

/** The names of the files that the engine adds to the folder of a module. */
export interface EngineFileNames {
  /** The override file with the backend. */
  readonly backend: string;
  /** The override file with the tags. */
  readonly tags: string;
  /** The ordinary file with the values that `tags` uses. */
  readonly tagValues: string;
  /** The values of the module's variables. */
  readonly variables: string;
}

/** Typical names of a product's files sort before these. */
const TAGS = 'zz_service_catalog_engine_aws_tags_override.tf.json';
const BACKEND = 'zz_service_catalog_engine_backend_override.tf.json';
const TAG_VALUES = 'zz_service_catalog_engine_aws_tags.tf.json';
const VARIABLES = 'zz_service_catalog_engine.auto.tfvars.json';

/** In bytes. Linux's limit. */
const LONGEST_NAME = 255;

/** Whether Terraform finds a module in a folder. */
export function hasConfiguration(folder: string): boolean {
  return fileNames(folder).some(isModuleFile);
}

/**
 * The names of the files in a folder that Terraform reads as the module, without those of the engine, in Terraform's
 * order. It reads neither other folders nor editors' files. (Terraform's `internal/configs/parser_config_dir.go` and
 * `parser_file_matcher.go`)
 */
export function productFileNames(folder: string): string[] {
  const names = fileNames(folder);
  const { backend, tags, tagValues } = engineFileNames(names);
  return names.filter((name) => isModuleFile(name) && ![backend, tags, tagValues].includes(name)).sort(inByteOrder);
}

/** Override files are merged into the other files, in the order of their names. */
export function isOverrideFile(name: string): boolean {
  return /(?:^|_)override\.tf(?:\.json)?$/.test(name) && isModuleFile(name);
}

/**
 * The override files and the variables file are applied in the order of their names, so that the engine's must be last.
 * The product's names are hostile, so that no fixed name is certainly the last one. A name stays the same if the
 * engine's files exist already: the folder in which a product is destroyed is the one in which it was applied.
 *
 * @param existing all names in the folder
 * @throws {Problem} if the product's names are so long that no name of a file is greater
 */
export function engineFileNames(existing: readonly string[]): EngineFileNames {
  // OpenTofu reads `.tofu` files, too.
  const overrides = existing.filter((name) => /(?:^|_)override\.(?:tf|tofu)(?:\.json)?$/.test(name));
  const variables = existing.filter((name) => /\.auto\.tfvars(?:\.json)?$/.test(name));
  // The backend is the last one, because it is always written: no file of the product can take its place.
  const [tags = '', backend = ''] = lastNames(overrides, [TAGS, BACKEND]);
  return { backend, tags, tagValues: TAG_VALUES, variables: lastNames(variables, [VARIABLES])[0] ?? '' };
}

/** Whether a path in the folder is the override file with the backend. */
export function isBackendFile(path: string): boolean {
  return !/[/\\]/.test(path) && path.endsWith(BACKEND);
}

/** `preferred` if they sort after all existing names that are not the engine's, or else names that do. */
function lastNames(existing: readonly string[], preferred: readonly string[]): string[] {
  const isAlike = (name: string) => preferred.some((own) => name.endsWith(own));
  const [last = ''] = existing
    .filter((name) => !isAlike(name))
    .sort(inByteOrder)
    .slice(-1);
  let names = namesAfter(last, preferred);
  // What ends like the engine's files is the product's, unless it is where the engine's would be.
  for (const name of existing.filter(isAlike).sort(inByteOrder)) {
    if (!names.includes(name) && !isBefore(name, names)) names = namesAfter(name, preferred);
  }
  return names.map(checkedLength);
}

function namesAfter(last: string, preferred: readonly string[]): string[] {
  if (isBefore(last, preferred)) return [...preferred];
  // No character of ASCII that a name can have is greater than a tilde.
  const prefix = `${/^[~-\u{10ffff}]*/u.exec(last)?.[0] ?? ''}~`;
  return preferred.map((name) => prefix + name);
}

function isBefore(name: string, names: readonly string[]): boolean {
  return names.every((other) => inByteOrder(name, other) < 0);
}

function checkedLength(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_NAME) return name;
  throw new Problem(
    'File name too long',
    `The product has a file whose name starts with ${quoted(name)}. The engine's own files must have greater names, which would be too long.`,
    'Give the file a shorter name.',
  );
}

function fileNames(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
}

function isModuleFile(name: string): boolean {
  return /\.tf(?:\.json)?$/.test(name) && !name.startsWith('.');
}

function inByteOrder(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
