import { describe, expect, test } from 'vitest';
import { secretVariables } from '../../src/github/secret-variables.ts';

const VALUE = 'hunter2-value';

describe('the value of a variable is a secret', () => {
  test.each([
    'K3S_TOKEN',
    'TOKEN',
    'ARM_CLIENT_SECRET',
    'DB_PASS',
    'TF_VAR_db_password',
    'MYSQL_PWD',
    'DD_API_KEY',
    'ARM_ACCESS_KEY',
    'ssh_private_key',
    'ACTIONS_RUNTIME_TOKEN',
    'GOOGLE_CREDENTIALS',
    'AZURE_CONNECTION_STRING',
    'BACKUP_ENCRYPTION_KEY',
    'NPM_AUTH',
    'PASSPHRASE',
    'VAULT_TOKEN_2',
  ])('if its name is %s', (name) => {
    expect(secretVariables({ [name]: ` ${VALUE}\n` })).toEqual([VALUE]);
  });
});

test('the value of a variable is a secret if it has six characters', () => {
  expect(secretVariables({ DB_PASSWORD: 'secret' })).toEqual(['secret']);
});

describe('the value of a variable is not a secret', () => {
  test.each([
    'PWD',
    'OLDPWD',
    'AWS_ACCESS_KEY_ID',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'ACTIONS_ID_TOKEN_REQUEST_URL',
    'SSH_AUTH_SOCK',
    'INPUT_IDEMPOTENCY-TOKEN',
    'INPUT_WORKFLOW_TOKEN',
    'SECRET_ARN',
    'COMPASS',
    'TOKENIZERS_PARALLELISM',
    'MAX_TOKENS',
  ])('if its name is %s', (name) => {
    expect(secretVariables({ [name]: VALUE })).toEqual([]);
  });

  test.each(['', 'true', 'no', '12345', 'short', '/run/secrets/db', 'C:\\keys\\a.pem', undefined])(
    'if it is %j',
    (value) => {
      expect(secretVariables({ DB_PASSWORD: value })).toEqual([]);
    },
  );
});
