import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { startTokenEndpoint, type TokenEndpoint } from '../../local/oidc.ts';
import { type Sts, startSts } from '../../local/sts.ts';
import type { Role } from '../../src/aws/role.ts';

export const ROLE: Role = {
  arn: 'arn:aws:iam::123456789012:role/platform/engine',
  sessionName: 'run-1',
  externalId: undefined,
  durationSeconds: 900,
  audience: 'sts.amazonaws.com',
};

interface LocalRole {
  issuer: TokenEndpoint;
  sts: Sts;
}

/** GitHub's OIDC provider, and for each test an AWS STS whose `ROLE` trusts it. The SDK calls that one. */
export function useLocalRole(): Readonly<LocalRole> {
  const local = {} as LocalRole;
  beforeAll(async () => {
    local.issuer = await startTokenEndpoint();
  });
  afterAll(() => local.issuer.close());
  beforeEach(async () => {
    const trusts = { audiences: [ROLE.audience], subjects: ['repo:example/platform:*'] };
    local.sts = await startSts({ roles: [{ arn: ROLE.arn, trusts }], identityProvider: local.issuer });
    vi.stubEnv('AWS_ENDPOINT_URL_STS', local.sts.url);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await local.sts.close();
  });
  return local;
}
