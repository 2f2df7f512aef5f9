import { describe, expect, test } from 'vitest';
import { PATTERN_GROUPS, withoutCredentials } from '../../src/secrets/credential-patterns.ts';
import { expectLinearTime } from '../linear-time.ts';

/** Also checks that no text with a secret lacks the sign of the expression that finds it. */
function hidden(text: string): string {
  const patterns = PATTERN_GROUPS.flatMap(({ patterns }) => patterns());
  const byAll = patterns.reduce((result, [pattern, stars]) => result.replaceAll(pattern, stars), text);
  expect(withoutCredentials(text)).toBe(byAll);
  return byAll;
}

/** Random-looking characters. No token is written in one piece, so that no scanner takes it for a real one. */
const random = (length: number) => 'a8Kq2Zx7Rw4Tn9Vb3Lm6'.repeat(10).slice(0, length);
const hex = (length: number) => '0f1e2d3c4b5a6978'.repeat(10).slice(0, length);

/** What is in an error or a log, and what remains of it. */
const SECRETS: Record<string, [text: string, hidden: string][]> = {
  'an environment variable': [
    [
      "Error running command 'K3S_TOKEN=abcdef sh -s': exit status 1",
      "Error running command 'K3S_TOKEN=*** sh -s': exit status 1",
    ],
    ['export GITEA_TOKEN=abcdef; x', 'export GITEA_TOKEN=***; x'],
    ['DB_PASS=hunter2 x', 'DB_PASS=*** x'],
    ['DB_PASSWORD="correct horse" x', 'DB_PASSWORD="***" x'],
    ['MYSQL_PWD=hunter mysql', 'MYSQL_PWD=*** mysql'],
    ['ARM_CLIENT_SECRET=ab.cd~ef x', 'ARM_CLIENT_SECRET=*** x'],
    ["DB_PASS=ab\\$cd'", "DB_PASS=***'"],
    ['TOKEN_2=abc PASSWORD1=abc', 'TOKEN_2=*** PASSWORD1=***'],
    ['docker run -e "DB_PASSWORD=correct horse" x', 'docker run -e "DB_PASSWORD=***" x'],
    ["terraform apply -var 'token=a b'", "terraform apply -var 'token=***'"],
    [
      'TF_TOKEN_app_terraform_io=abc GITHUB_PAT=abc NPM_AUTH=abc',
      'TF_TOKEN_app_terraform_io=*** GITHUB_PAT=*** NPM_AUTH=***',
    ],
    ['VAULT_SECRET_ID=123e4567-e89b-12d3-a456-426614174000', 'VAULT_SECRET_ID=***'],
  ],
  'an attribute': [
    ['"client_secret": "abc def"', '"client_secret": "***"'],
    ['api_key=abc', 'api_key=***'],
    ['{"apiKey":"abc","a":1}', '{"apiKey":"***","a":1}'],
    ['{\\"dbPass\\":\\"abc\\",\\"a\\":1}', '{\\"dbPass\\":\\"***\\",\\"a\\":1}'],
    ['secret_string = "abc"', 'secret_string = "***"'],
    ['password_wo = "abc"', 'password_wo = "***"'],
    ['password = sensitive("abc")', 'password = sensitive("***")'],
    ['connection["password"] = "abc"', 'connection["password"] = "***"'],
    ['var.db_password is "hunter2"', 'var.db_password is "***"'],
    ['DB_PASS=ab(cd TOKEN=var.abc', 'DB_PASS=*** TOKEN=***'],
    ['invalid "password" ("hunter2")', 'invalid "password" ("***")'],
    ['The password "hunter2" is too short.', 'The password "***" is too short.'],
    [
      "CREATE USER x IDENTIFIED BY 'abc'; ALTER ROLE y PASSWORD 'abc'",
      "CREATE USER x IDENTIFIED BY '***'; ALTER ROLE y PASSWORD '***'",
    ],
    ['~ token = "old" -> "new"', '~ token = "***" -> "***"'],
    ['password = null -> "new"', 'password = null -> "***"'],
    ['{"name":"DB_PASSWORD","value":"hunter2"}', '{"name":"DB_PASSWORD","value":"***"}'],
    ['- name: DB_PASSWORD\n  value: hunter\n', '- name: DB_PASSWORD\n  value: ***\n'],
    ['<add key="DbPassword" value="a b" />', '<add key="DbPassword" value="***" />'],
    ['<password type="text">a b</password>', '<password type="text">***</password>'],
    ['aws.Config{MasterUserPassword:aws.String("x y")}', 'aws.Config{MasterUserPassword:aws.String("***")}'],
    ['{"auths":{"x":{"auth":"dXNlcjpodW50ZXI="}}}', '{"auths":{"x":{"auth":"***"}}}'],
    ['//registry.npmjs.org/:_authToken=abc', '//registry.npmjs.org/:_authToken=***'],
    ['preshared_key = "abc"', 'preshared_key = "***"'],
  ],
  'a message about a value': [
    [
      '.password: was cty.StringVal("Old"), but now cty.StringVal("New").',
      '.password: was cty.StringVal("***"), but now cty.StringVal("***").',
    ],
    [
      '.auth[0].token: was cty.NullVal(cty.String), but now cty.StringVal("New").',
      '.auth[0].token: was cty.NullVal(cty.String), but now cty.StringVal("***").',
    ],
    [
      '.password: planned value cty.StringVal("a b") does not match config value cty.StringVal("c").',
      '.password: planned value cty.StringVal("***") does not match config value cty.StringVal("***").',
    ],
    [
      '.password: planned value cty.StringVal("a b") for a non-computed attribute.',
      '.password: planned value cty.StringVal("***") for a non-computed attribute.',
    ],
    ['cty.Value{"password":cty.StringVal("x")}', 'cty.Value{"password":cty.StringVal("***")}'],
    [
      'expected length of password to be in the range (8 - 41), got hunter2',
      'expected length of password to be in the range (8 - 41), got ***',
    ],
    [
      'Attribute password value must be one of: ["a"], got: "hunter2"',
      'Attribute password value must be one of: ["a"], got: "***"',
    ],
    ["Value 'hunter2' at 'masterUserPassword' failed to", "Value '***' at 'masterUserPassword' failed to"],
    ['spec.password: Invalid value: "hunter": must be longer', 'spec.password: Invalid value: "***": must be longer'],
  ],
  'a name and a colon': [
    ['password: hunter2', 'password: ***'],
    ['invalid password: hunter2 is not allowed', 'invalid password: *** is not allowed'],
    ['password: correct-horse, user: x', 'password: ***, user: x'],
    ['user: x password: correct-horse host: y', 'user: x password: *** host: y'],
    ["token: 'abc def'", "token: '***'"],
    ['X-Api-Key: abcdef12', 'X-Api-Key: ***'],
    ['  - password: swordfish\n  - user: x', '  - password: ***\n  - user: x'],
    ['│     token: abcdefghijkl', '│     token: ***'],
    ['client-key-data: LS0tLS1CRUdJTiBSU0E=', 'client-key-data: ***'],
    ['client-certificate-data: LS0tLS1CRUdJTiBDRVJ', 'client-certificate-data: ***'],
    ['users:\n- user:\n    token: ab12cd34', 'users:\n- user:\n    token: ***'],
    ['Cookie: a=b; c=d', 'Cookie: ***'],
    ['Authorization: Digest username="x", response="y"', 'Authorization: ***'],
    ['Authorization: AWS4-HMAC-SHA256 Credential=AK/2/x, SignedHeaders=a', 'Authorization: ***'],
    [`Authorization: Custom ${random(20)}`, 'Authorization: ***'],
    [`Authorization: ${random(20)}`, 'Authorization: ***'],
  ],
  'a connection string': [
    [
      'AccountName=x;AccountKey=a8Kq/2==;EndpointSuffix=core.windows.net',
      'AccountName=x;AccountKey=***;EndpointSuffix=core.windows.net',
    ],
    ['SharedAccessKeyName=x;SharedAccessKey=a8Kq=', 'SharedAccessKeyName=x;SharedAccessKey=***'],
    ['Server=x;Uid=u;Pwd=hunter2;', 'Server=x;Uid=u;Pwd=***;'],
    ['admin:hunter2@tcp(db:3306)/x', '***@tcp(db:3306)/x'],
  ],
  'a URL': [
    ['https://x/?token=abc&y=1', 'https://x/?token=***&y=1'],
    ['https://x/?y=1&access_token=abc', 'https://x/?y=1&access_token=***'],
    [
      'https://x.blob.core.windows.net/c?sv=1&sig=ab%2Fcd%3D&se=1',
      'https://x.blob.core.windows.net/c?sv=1&sig=***&se=1',
    ],
    [
      'https://x.s3.amazonaws.com/y?X-Amz-Security-Token=FwoG%2Fab&X-Amz-Expires=60',
      'https://x.s3.amazonaws.com/y?X-Amz-Security-Token=***&X-Amz-Expires=60',
    ],
    [`the string to sign and Signature=${hex(64)}, which`, 'the string to sign and Signature=***, which'],
    [`https://x.azurewebsites.net/api/f?code=${random(40)}==`, 'https://x.azurewebsites.net/api/f?code=***'],
    [
      `https://storage.googleapis.com/x?X-Goog-Signature=${hex(64)}&y`,
      'https://storage.googleapis.com/x?X-Goog-Signature=***&y',
    ],
    ['mongodb+srv://u:p@ss@h', 'mongodb+srv://***@h'],
    ['postgres://u:pa/ss@h/db', 'postgres://***@h/db'],
    [`https://${random(30)}@github.com/x`, 'https://***@github.com/x'],
    [`https://hooks.slack.com/services/T0/B0/${random(24)}.`, 'https://hooks.slack.com/services/***.'],
    [`https://discord.com/api/webhooks/123/${random(68)}`, 'https://discord.com/api/webhooks/***'],
    [
      'https://x.webhook.office.com/webhookb2/a@b/IncomingWebhook/c/d x',
      'https://x.webhook.office.com/webhookb2/*** x',
    ],
    [`https://api.telegram.org/bot123:${random(35)}/send`, 'https://api.telegram.org/bot***/send'],
  ],
  'a command': [
    ['x --password hunter --user u', 'x --password *** --user u'],
    ['x --password=hunter --user u', 'x --password=*** --user u'],
    ["x --password 'a b' --user u", "x --password '***' --user u"],
    ['x --token abc', 'x --token ***'],
    ['x -token abc', 'x -token ***'],
    ['az login --client-secret abc', 'az login --client-secret ***'],
    ['["x","--db-password","a b"]', '["x","--db-password","***"]'],
    ['mysql -u root -phunter2 db', 'mysql -u root -p*** db'],
    ["mysqldump -p'a b' db", "mysqldump -p'***' db"],
    ['sshpass -p hunter ssh x', 'sshpass -p *** ssh x'],
    ['curl -s -u user:pw https://x', 'curl -s -u user:*** https://x'],
    ['curl --user "user:p w" https://x', 'curl --user "user:***" https://x'],
    ['docker login -u x -p hunter ghcr.io', 'docker login -u x -p *** ghcr.io'],
    ['echo hunter | docker login -u x --password-stdin', 'echo *** | docker login -u x --password-stdin'],
    ['echo "root:a b" | chpasswd', 'echo "***" | chpasswd'],
    ['mongosh -u x -p hunter y', 'mongosh -u x -p *** y'],
    ['sqlcmd -S x -P hunter', 'sqlcmd -S x -P ***'],
    ['redis-cli -h x -a hunter ping', 'redis-cli -h x -a *** ping'],
    ['ConvertTo-SecureString "a b" -AsPlainText', 'ConvertTo-SecureString "***" -AsPlainText'],
    ['openssl rsa -passin pass:hunter', 'openssl rsa -passin pass:***'],
  ],
  'a key': [
    ['-----BEGIN PRIVATE KEY-----\\nMIIE\\n-----END PRIVATE KEY-----\\n"', '***\\n"'],
    ['-----BEGIN PGP PRIVATE KEY BLOCK-----\nx\n-----END PGP PRIVATE KEY BLOCK-----.', '***.'],
    ['---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nx\n---- END SSH2 ENCRYPTED PRIVATE KEY ----.', '***.'],
    ['-----BEGIN EC PRIVATE KEY-----\nMHcC\nAQEE', '***'],
    [
      `Public-Lines: 1\nAAAA\nPrivate-Lines: 2\n${random(64)}\n${random(20)}\nPrivate-MAC: 0`,
      'Public-Lines: 1\nAAAA\nPrivate-Lines: 2\n***\nPrivate-MAC: 0',
    ],
    [`${`${random(64)}\n`.repeat(20)}abc=\n-----END RSA PRIVATE KEY-----\nx`, '***\nx'],
    [`AGE-SECRET-${'KEY-1'}${'QPZRY9X8'.repeat(7)}QP x`, '*** x'],
  ],
};

/** Tokens that can be recognized wherever they are. */
const TOKENS: string[] = [
  ...['AKI', 'ASI', 'ABI', 'ACC'].map((kind) => `${kind}${'A'}${'IOSFODNN7EXAMPLE'}`),
  ...['IQoJ', 'FwoG', 'FQoG'].map((kind) => `${kind}${random(60)}`),
  `eyJ${random(20)}.eyJ${random(30)}.${random(20)}`,
  ...['p', 'o', 'u', 's', 'r'].map((kind) => `gh${kind}_${random(36)}`),
  `ghs_12345_eyJ${random(20)}.eyJ${random(30)}.ab-cd_${random(20)}`,
  `github_pat_${random(22)}_${random(59)}`,
  ...['pat', 'rt', 'dt', 'cbt', 'ptt', 'agent', 'soat'].map((kind) => `gl${kind}-${random(20)}`),
  `glpat-${random(40)}.01.${hex(9)}`,
  `hvs.${random(90)}`,
  `hvb.${random(90)}`,
  `${random(14)}.atlasv1.${random(60)}`,
  ...['b', 'p', 'a', 's', 'e'].map((kind) => `xox${kind}-1234567890-${random(24)}`),
  `xoxe.xoxp-1-${random(100)}`,
  `xapp-1-A0-123-${hex(64)}`,
  `npm_${random(36)}`,
  `pypi-AgEIcHlwaS5vcmc${random(60)}`,
  `rubygems_${hex(48)}`,
  `dckr_pat_${random(27)}`,
  `dckr_oat_${random(32)}`,
  ...['o', 'p', 'r'].map((kind) => `do${kind}_v1_${hex(64)}`),
  `AIza${random(35)}`,
  `ya29.${random(60)}`,
  `GOCSPX-${random(28)}`,
  ...['sk_live', 'sk_test', 'rk_live', 'whsec'].map((kind) => `${kind}_${random(24)}`),
  `SG.${random(22)}.${random(43)}`,
  `SK${hex(32)}`,
  `key-${hex(32)}`,
  `sk-${random(48)}`,
  `sk-proj-${random(60)}`,
  `sk-or-v1-${hex(64)}`,
  `sk-ant-api03-${random(95)}`,
  `dapi${hex(32)}`,
  `dp.st.prd.${random(40)}`,
  `glsa_${random(32)}_${hex(8)}`,
  `hf_${random(34)}`,
  `pul-${hex(40)}`,
  `NRAK-${random(27)}`,
  `shpat_${hex(32)}`,
  `ATATT3${random(180)}`,
  `ops_eyJ${random(100)}`,
  `abc8Q~${random(34)}`,
  `tskey-auth-${random(16)}-${random(30)}`,
  `ABSK${random(110)}=`,
];

const HARMLESS = [
  'password: must be at least 8 characters',
  'open /etc/passwd:3: permission denied',
  'password: 8-32 characters are required',
  "password: can't be blank",
  'Authorization: you are not authorized',
  'authorization failed',
  'Authorization: 403 Forbidden',
  'token: unexpected token',
  'Unexpected token: "}"',
  'invalid token: expected an identifier',
  'The token may have expired.',
  'ExpiredToken: The security token included in the request is expired',
  'InvalidClientTokenId: The security token included in the request is invalid.',
  'cannot fetch token: oauth2: server response missing access_token',
  'cannot fetch token: 401 Unauthorized',
  'getting token: Post "https://login.microsoftonline.com/x/oauth2/v2.0/token": dial tcp 10.0.0.1:443: i/o timeout',
  'clientCredentialsToken: AADSTS7000215: Invalid client secret provided.',
  'error getting token: x509: certificate signed by unknown authority',
  'module.password',
  'module.password.random_password.db: Creating...',
  'random_password.db',
  'random_password.token: Creating...',
  "sudo: ['ALL=(ALL) NOPASSWD:ALL']",
  'authorization = "NONE"',
  'password => "{{ DB_PASSWORD }}"',
  'aws-login -public',
  'resource "random_password" "db1" {',
  'aws_secretsmanager_secret.db: Creation complete after 1s [id=arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbC123]',
  'secret_arn = arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbC',
  'secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbC"',
  'secrets "db-1" not found',
  'secret "db-1" not found',
  'password_length = 16',
  'password = var.password',
  'password = random_password.db.result',
  'password = jsondecode(data.x.y)["password"]',
  'password = data.aws_ssm_parameter.db["x"].value',
  `password = "\${var.password}"`,
  'password = (sensitive value)',
  '+ token = (known after apply)',
  'manage_master_user_password = true',
  'password = null',
  'secret = {\n  name = "x"\n}',
  '"secret":{"name":"x"}',
  'password: [REDACTED]',
  'password = ""',
  'password=$DB_PASSWORD',
  'private_key = file("~/.ssh/id_rsa")',
  'var.password is a string',
  'An argument named "password" is not expected here',
  '"password": one of `password,password_wo` must be specified',
  'passwords must match',
  'Error: Missing required argument: "password"',
  'The argument "password" is required, but no definition was found.',
  'password:\n  required: yes',
  'sudo: a password is required',
  'attempted methods [none password], no supported methods remain',
  'WARNING! Using --password via the CLI is insecure. Use --password-stdin.',
  'AWS Access Key ID: InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.',
  'AccessKey',
  'SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided.',
  'Basic authentication failed, and so did bearer authentication.',
  'unsupported protocol scheme: basic constraints',
  'key = "terraform.tfstate"',
  'PWD=/home/runner/work',
  'bypass=true',
  '--- PASS: TestApply1 (0.00s)',
  'docker login --username x --password-stdin',
  'docker run -p 8080:80 nginx',
  'docker run -u 1000:1000 nginx',
  'mkdir -p /opt/mysql',
  'git@github.com:org/repo.git',
  'git::ssh://git@github.com/org/repo.git?ref=v1',
  'http://[::1]:8080/a@b',
  'https://host:8443/a@b',
  'oci://registry.example.com:5000/image@sha256:abc',
  'arn:aws:iam::123456789012:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS',
  'commit 0b96426c1de2f0a4b3c5d6e7f8091a2b3c4d5e6f',
  'RequestID: 123e4567-e89b-12d3-a456-426614174000, api error',
  `sha256:${hex(64)}`,
  'i-0123456789abcdef0 subnet-0123456789abcdef0 ami-0123456789abcdef0',
  '/subscriptions/123e4567-e89b-12d3-a456-426614174000/resourceGroups/MyGroup1/providers/Microsoft.Network/x',
  'npm_config_cache npm_lifecycle_event',
  'sk-prod1-cluster-node-group-1 dp.prod.internal.example-company.com',
  'task-management-service-with-a-long-name disk-0123456789',
];

const CASES = Object.entries(SECRETS).flatMap(([kind, cases]) => cases.map((one) => [kind, ...one] as const));

describe('a secret is hidden', () => {
  test.each(CASES)('in %s: %j', (_, text, expected) => {
    expect(hidden(text)).toBe(expected);
    expect(hidden(expected)).toBe(expected);
  });

  test.each(TOKENS)('that is a token: %s', (token) => {
    for (const [before, after] of [
      ['got ', ' end'],
      ['"', '"'],
      ['(', ')'],
      ['x=', ','],
      ['https://x/', '?y=1'],
    ]) {
      expect(hidden(`${before}${token}${after}`)).toBe(`${before}***${after}`);
    }
    expect(hidden(token)).toBe('***');
  });
});

test.each(HARMLESS)('a harmless text stays: %s', (text) => {
  expect(hidden(text)).toBe(text);
});

test('of several secrets in one text, all are hidden', () => {
  const all = hidden(CASES.map(([, text]) => text).join('\n\n'));
  expect(all).not.toMatch(/hunter|horse|swordfish/);
  expect(hidden(all)).toBe(all);
});

// Where it was not, each of these took minutes for a megabyte.
test.each([
  ...[
    'password=',
    'password: ',
    'token: a1 ',
    'authorization: ',
    'DB_PASS="',
    '\\',
    '"',
    "'",
    ' ',
    '\n',
    '.',
    '-',
    '0',
    'a',
    'Aa1/',
  ],
  ...[
    'eyJaaaaaaa-',
    'glpat-',
    'SG.',
    '://',
    '://a:/',
    'a:a@',
    '?sig=',
    '-----BEGIN ',
    '-----BEGIN PRIVATE KEY',
    `${random(64)}\\n`,
  ],
  ...['mysql ', 'curl -u ', 'echo a |', '--password ', '<password ', 'password to ', 'name: DB_PASSWORD\n', 'cookie: '],
])('time is in proportion to the text: %j', async (unit) => {
  for (const before of ['', 'password="']) {
    await expectLinearTime(2 ** 15, (size) => hidden(before + unit.repeat(size / unit.length)));
  }
});
