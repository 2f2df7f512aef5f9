import { describe, expect, test } from 'vitest';
import { CREDENTIALS, environmentOf } from '../../local/credentials.ts';
import { PatientRetryStrategy } from '../../src/aws/retries.ts';
import type { Role } from '../../src/aws/role.ts';
import { awsAccess } from '../../src/github/aws-access.ts';
import { actionsLog } from '../../src/github/log.ts';
import { Secrets } from '../../src/secrets/secrets.ts';
import { Deadline } from '../../src/time-limits.ts';
import { ROLE, useLocalRole } from '../aws/local-role.ts';

const SESSION = { accessKeyId: 'ASIA0', secretAccessKey: 'secret-of-the-job', sessionToken: 'token-of-the-job' };
const PREPARED = { accessKeyId: 'ASIA1', secretAccessKey: 'secret-of-prepare', sessionToken: 'token-of-prepare' };

const interrupted = new AbortController().signal;
const deadline = new Deadline(30_000, interrupted);
deadline.clear();

function accessWith(env: NodeJS.ProcessEnv, role?: Role, fallback?: typeof PREPARED) {
  const secrets = new Secrets();
  const step = { env: { HOME: '/nonexistent', ...env }, secrets, log: actionsLog(secrets) };
  const access = awsAccess('eu-central-1', role, step, fallback);
  const limits = { maxAttempts: 1, deadline, interrupted };
  return { secrets, credentials: () => access.credentials(new PatientRetryStrategy(limits, () => {})) };
}

describe('the credentials', () => {
  test('are the keys in the environment, with their session token', async () => {
    expect(await accessWith(environmentOf(SESSION)).credentials()).toEqual(SESSION);
    const { accessKeyId, secretAccessKey } = CREDENTIALS;
    expect(await accessWith(environmentOf(CREDENTIALS)).credentials()).toEqual({ accessKeyId, secretAccessKey });
  });

  test('are those in the environment before those of prepare, which are secret', async () => {
    expect(await accessWith(environmentOf(SESSION), undefined, PREPARED).credentials()).toEqual(SESSION);
    const { credentials, secrets } = accessWith({}, undefined, PREPARED);
    expect(await credentials()).toEqual(PREPARED);
    const { secretAccessKey, sessionToken } = PREPARED;
    expect(secrets.hideFor('log', `${secretAccessKey} ${sessionToken}`)).toBe('*** ***');
  });

  test.each(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])('need %s', async (name) => {
    const env = { ...environmentOf(SESSION), [name]: '' };
    expect(await accessWith(env, undefined, PREPARED).credentials()).toEqual(PREPARED);
    expect(await accessWith(env).credentials()).toBeUndefined();
  });
});

describe('a role', () => {
  const local = useLocalRole();

  test('is assumed in place of the keys in the environment, and once for all results', async () => {
    const { credentials, secrets } = accessWith({ ...local.issuer.env, ...environmentOf(SESSION) }, ROLE);
    const [first, second] = [await credentials(), await credentials()];
    expect(local.sts.exchanges).toMatchObject([{ parameters: { Action: 'AssumeRoleWithWebIdentity' } }]);
    expect(first?.accessKeyId).toBe(local.sts.sessions[0]?.accessKeyId);
    expect(second).toEqual(first);
    expect(secrets.hideFor('log', `${first?.secretAccessKey} ${first?.sessionToken}`)).toBe('*** ***');
  });

  test('is assumed with the keys in the environment, or else with those of prepare, without an OIDC token', async () => {
    await accessWith(environmentOf(CREDENTIALS), ROLE).credentials();
    const prepared = local.sts.sessions[0] as typeof PREPARED;
    await accessWith({}, ROLE, prepared).credentials();
    expect(local.sts.exchanges).toMatchObject([
      { parameters: { Action: 'AssumeRole' } },
      { parameters: { Action: 'AssumeRole' } },
    ]);
    expect(local.sts.sessions).toHaveLength(2);
  });
});
