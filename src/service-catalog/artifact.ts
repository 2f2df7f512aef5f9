import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { extractArchive } from '../archive/extract.ts';
import type { Bucket } from '../aws/s3.ts';
import { Problem } from '../problem.ts';
import { quoted } from '../suggestion.ts';
import { hasConfiguration } from '../terraform/module-files.ts';
import type { Artifact } from './message-fields.ts';

/** Compressed, in bytes. */
const LARGEST = 64 * 1024 * 1024;

/**
 * @param bucket as the launch role reads it
 * @throws {Problem} if the artifact does not exist, cannot be read, or is too large
 */
export async function downloadArtifact({ key }: Artifact, bucket: Bucket): Promise<Buffer> {
  const found = await bucket.get(key, LARGEST);
  if (!found) throw missing(`s3://${bucket.name}/${key}`);
  return found.body;
}

/**
 * @param archive from `downloadArtifact`
 * @param folder exists, and is empty
 * @throws {Problem} if the archive cannot be extracted, or has nothing to apply
 */
export async function extractArtifact(archive: Buffer, folder: string): Promise<void> {
  await extractArchive(archive, folder);
  removeAppleDouble(folder);
  if (!hasConfiguration(folder)) throw withoutConfiguration(folder);
}

/** What macOS packs beside a file, such as `._x.auto.tfvars`. Terraform would read it as variables. */
function removeAppleDouble(folder: string): void {
  for (const name of readdirSync(folder)) if (name.startsWith('._')) rmSync(join(folder, name), { recursive: true });
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
