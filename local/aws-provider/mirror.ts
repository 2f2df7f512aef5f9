import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localhostCertificate } from '../certificate.ts';
import { createCloud } from './cloud.ts';

const VERSION = '5.99.0';
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
  const script = `#!${process.execPath}
require('node:module').enableCompileCache();
process.argv[2] = ${JSON.stringify(folder)};
import(${JSON.stringify(provider)});
`;
  for (const registry of REGISTRIES) {
    const target = join(folder, 'mirror', registry, 'hashicorp', 'aws', VERSION, PLATFORM);
    mkdirSync(target, { recursive: true });
    const file = join(target, `terraform-provider-aws_v${VERSION}`);
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
