import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isNetworkFailure } from '../../src/terraform/network-failures.ts';
import { fixture, fixtureText } from '../fixtures/fixture.ts';
import { expectLinearTime } from '../linear-time.ts';

// Messages of Terraform, OpenTofu, and the programs they use, with invented names and shortened URLs.
const AWS = 'Could not retrieve the list of available versions for provider hashicorp/aws: ';
const QUERY = `Error: Failed to query available provider packages\n\n${AWS}`;
const INSTALL = 'Error: Failed to install provider\n\nError while installing hashicorp/aws v5.70.0: ';
const MODULE =
  'Error: Failed to download module\n\nCould not download module "vpc" (main.tf:3) source code from "git::https://github.com/acme/vpc?ref=v1": error downloading \'https://github.com/acme/vpc?ref=v1\': /usr/bin/git exited with 128: Cloning into \'.terraform/modules/vpc\'...\n';
const DISCOVERY = 'Get "https://registry.terraform.io/.well-known/terraform.json": ';

describe('a failure of the network', () => {
  test.each([
    `${QUERY}could not connect to registry.terraform.io: failed to request discovery document: ${DISCOVERY}context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
    `${QUERY}could not connect to registry.terraform.io: failed to request discovery document: ${DISCOVERY}net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)`,
    `${QUERY}could not connect to registry.terraform.io: Failed to request discovery document: ${DISCOVERY}dial tcp: lookup registry.terraform.io on 127.0.0.53:53: no such host`,
    `${QUERY}could not connect to registry.terraform.io: Failed to request discovery document: ${DISCOVERY}proxyconnect tcp: net/http: TLS handshake timeout`,
    `${QUERY}could not connect to registry.terraform.io: Failed to request discovery document: ${DISCOVERY}dial tcp [2001:db8::1]:443: connect: cannot assign requested address`,
    `${QUERY}could not connect to registry.terraform.io: failed to request discovery document: 503 Service Unavailable`,
    `${QUERY}could not query provider registry for registry.terraform.io/hashicorp/aws: the request failed after 2 attempts, please try again later: 502 Bad Gateway returned from registry.terraform.io`,
    `${INSTALL}could not query provider registry for registry.terraform.io/hashicorp/aws: failed to retrieve authentication checksums for provider: the request failed after 2 attempts, please try again later: Get "https://releases.example.com/SHA256SUMS": EOF`,
    `${INSTALL}could not query provider registry for registry.terraform.io/acme/cloud: failed to retrieve cryptographic signature for provider: the request failed after 2 attempts, please try again later: 504 Gateway Timeout returned from github.com`,
    `${INSTALL}github.com: Get "https://objects.example.com/a?X-Amz-Expires=300": read tcp 10.0.0.4:4000->192.0.2.1:443: read: connection reset by peer`,
    `${INSTALL}releases.hashicorp.com: Get "https://releases.hashicorp.com/a.zip": net/http: TLS handshake timeout`,
    `${INSTALL}unexpected EOF`,
    `${INSTALL}stream error: stream ID 1; INTERNAL_ERROR; received from peer`,
    'Error: Error accessing remote module registry\n\nFailed to retrieve available versions for module "vpc" (main.tf:3) from registry.terraform.io: error looking up module versions: 502 Bad Gateway.',
    'Error: Error accessing remote module registry\n\nFailed to retrieve a download URL for app.terraform.io/acme/vpc/aws 1.0.0 from app.terraform.io: error getting download location for "app.terraform.io/acme/vpc/aws": 429 Too Many Requests resp:{"errors":[{"status":"429"}]}',
    `${MODULE}fatal: unable to access 'https://github.com/acme/vpc/': Could not resolve host: github.com`,
    `${MODULE}fatal: unable to access 'https://github.com/acme/vpc/': The requested URL returned error: 503`,
    `${MODULE}fatal: unable to access 'https://github.com/acme/vpc/': Failed to connect to github.com port 443 after 129 ms: Couldn't connect to server`,
    `${MODULE}error: RPC failed; curl 56 GnuTLS recv error (-54): Error in the pull function.\nfetch-pack: unexpected disconnect while reading sideband packet\nfatal: early EOF`,
    `${MODULE}kex_exchange_identification: Connection closed by remote host`,
    `${MODULE}ssh: connect to host github.com port 22: Connection timed out\nfatal: Could not read from remote repository.`,
    'Error: Failed to download module\n\nCould not download module "vpc" (main.tf:3) source code from "https://example.com/vpc.zip": bad response code: 503.',
    'Error: Failed to get existing workspaces: Unable to list objects in S3 bucket "states" with prefix "env:/": operation error S3: ListObjectsV2, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , HostID: , request send failed, Get "https://states.s3.eu-west-1.amazonaws.com/": dial tcp: lookup states.s3.eu-west-1.amazonaws.com: i/o timeout',
    `${QUERY}could not connect to a: context deadline exceeded\n\n${INSTALL}unexpected EOF`,
  ])('%s', (text) => {
    expect(isNetworkFailure(`Initializing the backend...\n\n${text}\n`)).toBe(true);
    expect(isNetworkFailure(inBox(text))).toBe(true);
  });

  test.each(globSync('{provider,backend}-unreachable/init*', { cwd: fixture('logs') }))(
    'in a recorded log: %s',
    (path) => {
      expect(isNetworkFailure(fixtureText(`logs/${path}`))).toBe(true);
    },
  );
});

describe('no failure of the network', () => {
  test.each([
    '',
    'Terraform has been successfully initialized!',
    'dial tcp: i/o timeout, as the text of a module says',
    'Warning: a dial tcp: connection refused',
    `${QUERY}no available releases match the given constraints ~> 99.0`,
    `${QUERY}provider registry registry.terraform.io does not have a provider named registry.terraform.io/acme/cloud`,
    `${QUERY}could not connect to registry.acme.test: failed to request discovery document: 401 Unauthorized`,
    `${QUERY}could not connect to registry.acme.test: failed to request discovery document: ${DISCOVERY}tls: failed to verify certificate: x509: certificate signed by unknown authority`,
    `${INSTALL}could not query provider registry for registry.terraform.io/hashicorp/aws: failed to retrieve authentication checksums for provider: 405 Method Not Allowed`,
    `${INSTALL}the local package for registry.terraform.io/hashicorp/aws 5.70.0 doesn't match any of the checksums previously recorded in the dependency lock file`,
    `${INSTALL}open .terraform/providers/a: no space left on device`,
    'Error: Unsupported Terraform Core version\n\n  on main.tf line 2, in terraform:\n   2:   required_version = ">= 99"\n\nThis configuration does not support Terraform version 1.11.4.',
    'Error: Invalid backend configuration argument\n\nThe backend configuration argument "buket" given on the command line is not expected for the selected backend type.',
    `${MODULE}remote: Repository not found.\nfatal: repository 'https://github.com/acme/vpc/' not found`,
    `${MODULE}Host key verification failed.\nfatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.`,
    `${MODULE}git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.`,
    `${MODULE}fatal: unable to access 'https://github.com/acme/vpc/': The requested URL returned error: 403`,
    `${MODULE}fatal: could not read Username for 'https://github.com': terminal prompts disabled`,
    'Error: Failed to download module\n\nCould not download module "vpc" (main.tf:3) source code from "https://example.com/vpc.zip": bad response code: 404.',
    'Error: Failed to get existing workspaces: S3 bucket "states" does not exist.',
    'Error: error loading state: AccessDenied: Access Denied, status code: 403',
    'Error: No valid credential sources found\n\nPlease see https://developer.hashicorp.com/terraform/language/backend/s3\n\nError: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, exceeded maximum number of attempts, 3, request send failed, Get "http://169.254.169.254/latest/meta-data/iam/security-credentials/": dial tcp 169.254.169.254:80: connect: host is down',
    'Error: No valid credential sources found\n\nError: no EC2 IMDS role found, operation error ec2imds: GetMetadata, canceled, context deadline exceeded',
    // One error would stay.
    `${QUERY}could not connect to a: context deadline exceeded\n\n${QUERY}no available releases match the given constraints ~> 99.0`,
  ])('%s', (text) => {
    expect(isNetworkFailure(text)).toBe(false);
    expect(isNetworkFailure(inBox(text))).toBe(false);
  });

  test.each(['provider-not-found/init.piped.txt', 'provider-not-found/init.jsonl', 'syntax/init.txt'])(
    'in a recorded log: %s',
    (path) => {
      expect(isNetworkFailure(fixtureText(`logs/${path}`))).toBe(false);
    },
  );
});

test.each(['Error: A', ' │\n', 'Error: A repository ', 'connection ', '\u001b['])(
  'takes linear time with repeated %j',
  async (unit) => {
    await expectLinearTime(2 ** 16, (size) => isNetworkFailure(unit.repeat(size / unit.length)));
  },
);

/** With breaks at 78 columns and in boxes, as Terraform prints an error. */
function inBox(text: string): string {
  const wrapped = text.replaceAll(/(?=.{77})(.{1,76}) /g, '$1\n');
  return `╷\n${wrapped.replaceAll(/^/gm, '\u001b[31m│\u001b[0m ')}\n╵\n`;
}
