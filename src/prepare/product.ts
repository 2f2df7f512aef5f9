import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { extractArchive } from '../archive/extract.ts';
import { KEPT_LIMITS, LARGEST_KEPT } from '../archive/limits.ts';
import type { Bucket } from '../aws/s3.ts';
import { asProblem, Problem } from '../problem.ts';
import type { Artifact } from '../service-catalog/message-fields.ts';
import { quoted } from '../suggestion.ts';
import { hasConfiguration } from '../terraform/module-files.ts';

/** Compressed, in bytes. */
const LARGEST = 64 * 1024 * 1024;

/**
 * Downloads the artifact, and extracts it.
 *
 * @param bucket as the launch role reads it
 * @param folder exists, and is empty
 * @throws {Problem} if the artifact cannot be read, or has nothing to apply
 */
export async function extractArtifact({ key }: Artifact, bucket: Bucket, folder: string): Promise<void> {
  const found = await bucket.get(key, LARGEST);
  if (!found) throw missing(`s3://${bucket.name}/${key}`);
  await extractArchive(found.body, folder);
  removeAppleDouble(folder);
  if (!hasConfiguration(folder)) throw withoutConfiguration(folder);
}

/** What macOS packs beside a file, such as `._x.auto.tfvars`. Terraform would read it as variables. */
function removeAppleDouble(folder: string): void {
  for (const name of readdirSync(folder)) if (name.startsWith('._')) rmSync(join(folder, name), { recursive: true });
}

/**
 * Extracts the configuration that the state was last applied with. Only it has the providers and variables that its
 * resources need to be destroyed.
 *
 * @returns whether there is one
 */
export async function extractLastConfiguration(key: string, bucket: Bucket, folder: string): Promise<boolean> {
  const kept = await bucket.get(key, LARGEST_KEPT);
  if (!kept) return false;
  try {
    await extractArchive(kept.body, folder, KEPT_LIMITS);
    return true;
  } catch (error) {
    throw unusable(`s3://${bucket.name}/${key}`, asProblem(error));
  }
}

function unusable(uri: string, cause: Problem): Problem {
  return new Problem(
    'The kept configuration cannot be used',
    `${uri}: ${cause.message}`,
    'Restore an earlier version of the object. Without the object, the resources are destroyed with the default provider only.',
    { cause },
  );
}

function missing(uri: string): Problem {
  return new Problem(
    'The artifact does not exist',
    `There is no object ${uri}.`,
    'Check that the version of the product still exists in Service Catalog.',
  );
}

const PACK = "Create it in the folder of the configuration: 'tar -czf product.tar.gz *'.";

/** Folders of the artifact that have a configuration. */
export function configuredFolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && hasConfiguration(join(folder, entry.name)))
    .map(({ name }) => name);
}

function withoutConfiguration(folder: string): Problem {
  const title = 'The artifact has no configuration';
  const [only] = configuredFolders(folder);
  return only === undefined
    ? new Problem(title, 'The artifact has no .tf or .tf.json file at its root, so there is nothing to apply.', PACK)
    : new Problem(
        title,
        `The artifact has no .tf or .tf.json file at its root. Its configuration is in the folder ${quoted(only)}.`,
        PACK,
      );
}
