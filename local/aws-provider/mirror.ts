import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localhostCertificate } from '../certificate.ts';
import { createCloud } from './cloud.ts';

const VERSION = '5.99.0';
const PROGRAM = `terraform-provider-aws_v${VERSION}`;
const REGISTRIES = ['registry.terraform.io', 'registry.opentofu.org'];

/** Terraform's name of this machine. */
const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;

/**
 * Installs the stand-in for the provider hashicorp/aws in `folder`, with an empty cloud that `resourcesIn` and
 * `eventsIn` read from the same folder. Terraform and OpenTofu find no other provider than this one.
 *
 * @param folder an absolute path
 * @returns the environment variables for Terraform
 */
export async function installStandIn(folder: string): Promise<{ TF_CLI_CONFIG_FILE: string }> {
  createCloud(folder);
  const { key, cert } = await localhostCertificate();
  writeFileSync(join(folder, 'key.pem'), key, { mode: 0o600 });
  writeFileSync(join(folder, 'cert.pem'), cert);

  // No shell starts it, because dash drops variables such as TF_AWS_DEFAULT_TAGS_cost-center. The compiled code is kept,
  // because a command starts the provider several times.
  const provider = new URL('./provider.ts', import.meta.url).href;
  // The path after #! cannot have spaces.
  const node = join(folder, 'node');
  symlinkSync(process.execPath, node);
  const script = `#!${node}
require('node:module').enableCompileCache();
process.argv[2] = ${JSON.stringify(folder)};
import(${JSON.stringify(provider)});
`;
  for (const registry of REGISTRIES) {
    const target = packageIn(folder, registry);
    mkdirSync(target, { recursive: true });
    const file = join(target, PROGRAM);
    writeFileSync(file, script);
    chmodSync(file, 0o755);
  }

  const configuration = join(folder, 'cli.tfrc');
  const mirror = JSON.stringify(join(folder, 'mirror'));
  writeFileSync(
    configuration,
    `disable_checkpoint = true\nprovider_installation {\n  filesystem_mirror {\n    path = ${mirror}\n  }\n}\n`,
  );
  return { TF_CLI_CONFIG_FILE: configuration };
}

/**
 * The dependency lock file of a product that uses the stand-in in `folder`. Without one, Terraform warns that it does not
 * know the checksums of other platforms.
 */
export function lockFile(folder: string): string {
  const [registry = ''] = REGISTRIES;
  // https://pkg.go.dev/golang.org/x/mod/sumdb/dirhash#Hash1
  const program = sha256(readFileSync(join(packageIn(folder, registry), PROGRAM))).toString('hex');
  const hash = sha256(`${program}  ${PROGRAM}\n`).toString('base64');
  return `provider "${registry}/hashicorp/aws" {\n  version = "${VERSION}"\n  hashes  = ["h1:${hash}"]\n}\n`;
}

function packageIn(folder: string, registry: string): string {
  return join(folder, 'mirror', registry, 'hashicorp', 'aws', VERSION, PLATFORM);
}

function sha256(content: string | Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}
