import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { PatientRetryStrategy } from '../../src/aws/retries.ts';
import { awsAccess } from '../../src/github/aws-access.ts';
import { Deadline } from '../../src/time-limits.ts';
import { ROLE, useLocalRole } from '../aws/local-role.ts';
import { recordedStep } from '../prepare/recorded-step.ts';

const folder = mkdtempSync(join(tmpdir(), 'access-'));
const local = useLocalRole();
afterAll(() => rmSync(folder, { recursive: true }));

/** What remains of secrets where only known credentials are hidden, after a step has got its credentials. */
async function remaining(env: Record<string, string>, secrets: () => unknown[], role?: typeof ROLE) {
  const step = recordedStep(env);
  const interrupted = new AbortController().signal;
  const deadline = new Deadline(60_000, interrupted);
  const fallback = { accessKeyId: 'AKIAFALLBACK', secretAccessKey: 'left-key', sessionToken: 'left-token' };
  try {
    const access = awsAccess('eu-central-1', role, step, fallback);
    await access.credentials(new PatientRetryStrategy({ maxAttempts: 2, deadline, interrupted }, () => {}));
    // A plus at an end is white space.
    return secrets().map((secret) => step.secrets.hideFor('step output', String(secret)).replaceAll('+', ''));
  } finally {
    deadline.clear();
  }
}

describe('what AWS could be called with is secret:', () => {
  test('the credentials of the assumed role, the OIDC token, and the token that requests it', async () => {
    const { env } = local.issuer;
    const ofRole = () => {
      const { secretAccessKey, sessionToken } = local.sts.sessions.at(-1) ?? {};
      const { WebIdentityToken } = local.sts.exchanges.at(-1)?.parameters ?? {};
      return [secretAccessKey, sessionToken, WebIdentityToken, env.ACTIONS_ID_TOKEN_REQUEST_TOKEN];
    };
    expect(await remaining(env, ofRole, ROLE)).toEqual(['***', '***', '***', '***']);
  });

  test('the credentials that prepare left', async () => {
    expect(await remaining({}, () => ['left-key', 'left-token'])).toEqual(['***', '***']);
  });

  test('the tokens of a web identity and of a container', async () => {
    const file = join(folder, 'token');
    writeFileSync(file, 'identity-1\n');
    const env = { AWS_WEB_IDENTITY_TOKEN_FILE: file, AWS_CONTAINER_AUTHORIZATION_TOKEN: 'container-1' };
    expect(await remaining(env, () => ['identity-1', 'container-1'])).toEqual(['***', '***']);
  });
});
