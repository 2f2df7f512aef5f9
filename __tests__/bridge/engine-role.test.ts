import { describe, expect, test } from 'vitest';
import { decision } from '../../local/iam.ts';
import { bridge, type Parameters, resource } from './deployed.ts';

const GITHUB = 'token.actions.githubusercontent.com';

/** What AWS STS reads in a token. It reads 'repository' only in those of github.com. */
interface Claims {
  sub: string;
  aud?: string;
  repository?: string | undefined;
}

function isTrusted(claims: Claims, parameters: Parameters = {}): boolean {
  const { GitHubOidcIssuer: issuer = GITHUB } = parameters;
  const { sub, aud = 'sts.amazonaws.com', repository = named(sub) } = claims;
  return (
    decision([trustPolicy(parameters)], {
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: '*',
      context: {
        [`${issuer}:sub`]: sub,
        [`${issuer}:aud`]: aud,
        ...(issuer === GITHUB && repository !== undefined && { [`${issuer}:repository`]: repository }),
      },
      principal: { Federated: [`arn:aws:iam::111122223333:oidc-provider/${issuer}`] },
    }) === 'Allow'
  );
}

/** The repository of a subject, without IDs. */
function named(subject: string): string | undefined {
  const { owner, name } = /^repo:(?<owner>[^/@:]+)[^/:]*\/(?<name>[^@:]+)/.exec(subject)?.groups ?? {};
  return owner === undefined ? undefined : `${owner}/${name}`;
}

function trustPolicy(parameters: Parameters): string {
  return resource(bridge(parameters), 'EngineRole').properties.AssumeRolePolicyDocument;
}

const MAIN = 'repo:your-org/your-repository:ref:refs/heads/main';
const MAIN_WITH_IDS = 'repo:your-org@123456/your-repository@456789:ref:refs/heads/main';

describe('the engine role trusts', () => {
  test.each([MAIN, MAIN_WITH_IDS])('the default branch: %s', (sub) => {
    expect(isTrusted({ sub })).toBe(true);
    expect(isTrusted({ sub: sub.replace('main', 'trunk') }, { Branch: 'trunk' })).toBe(true);
  });

  test.each([
    'repo:your-org/your-repository:environment:production',
    'repo:your-org@123456/your-repository@456789:environment:production',
  ])('an environment only if it is given: %s', (sub) => {
    expect(isTrusted({ sub })).toBe(false);
    expect(isTrusted({ sub }, { GitHubEnvironment: 'production' })).toBe(true);
    expect(isTrusted({ sub: MAIN }, { GitHubEnvironment: 'production' })).toBe(true);
  });

  test.each([
    'repo:your-org/your-repository:ref:refs/heads/other',
    'repo:your-org/your-repository:ref:refs/tags/main',
    'repo:your-org/your-repository:pull_request',
    'repo:your-org/another:ref:refs/heads/main',
    'repo:another/your-repository:ref:refs/heads/main',
    'repo:your-organization@1/your-repository@2:ref:refs/heads/main',
    'repo:your-org@123456/another@456789:ref:refs/heads/main',
    'repo:your-org@123456/your-repository-2@456789:ref:refs/heads/main',
    'repo:your-org@123456/your-repository@456789:ref:refs/heads/main2',
    'repo:your-org/your-repository:environment:staging',
    'repo:your-org@123456/your-repository@456789:environment:staging',
  ])('nothing else, even if AWS does not know the claim for the repository: %s', (sub) => {
    const parameters = { GitHubEnvironment: 'production' };
    expect(isTrusted({ sub }, parameters)).toBe(false);
    expect(isTrusted({ sub, repository: 'your-org/your-repository' }, parameters)).toBe(false);
  });

  test('no other repository of the owner with a customized subject that looks like an ID', () => {
    const sub = 'repo:your-org@123456/another@1:environment:x/your-repository@2:ref:refs/heads/main';
    expect(isTrusted({ sub, repository: 'your-org/your-repository' })).toBe(true);
    expect(isTrusted({ sub, repository: 'your-org/another' })).toBe(false);
  });

  test('no token for another audience', () => {
    expect(isTrusted({ sub: MAIN, aud: 'https://github.com/your-org' })).toBe(false);
  });

  test('only the given subjects, so that an ID can be exact', () => {
    const parameters = { TrustedSubjects: `${MAIN_WITH_IDS},repo:your-org/network:environment:production` };
    expect(isTrusted({ sub: MAIN_WITH_IDS }, parameters)).toBe(true);
    expect(isTrusted({ sub: 'repo:your-org/network:environment:production' }, parameters)).toBe(true);
    expect(isTrusted({ sub: MAIN_WITH_IDS.replace('456789', '456780') }, parameters)).toBe(false);
    expect(isTrusted({ sub: MAIN }, parameters)).toBe(false);
  });

  test.each([
    ['https://github.example.com', 'github.example.com/_services/token'],
    ['https://octocorp.ghe.com', 'token.actions.octocorp.ghe.com'],
  ])('%s, and not github.com', (GitHubUrl, GitHubOidcIssuer) => {
    expect(isTrusted({ sub: MAIN }, { GitHubUrl, GitHubOidcIssuer })).toBe(true);
    expect(trustPolicy({ GitHubUrl, GitHubOidcIssuer })).not.toContain(GITHUB);
  });
});

test('the trust policy fits the quota of AWS, also with the longest list of subjects', () => {
  const subjects = Array.from({ length: 50 }, (_, index) => `repo:o/n${index}:ref:refs/heads/m`);
  const parameters = {
    GitHubUrl: 'https://github.engineering.example.com',
    GitHubOidcIssuer: 'github.engineering.example.com/_services/token',
  };
  const listed = (count: number) => ({ ...parameters, TrustedSubjects: subjects.slice(0, count).join(',') });
  expect(() => trustPolicy(listed(50))).not.toThrow();
  expect(() => bridge({ TrustedSubjects: 'repo:o/n:ref:refs/heads/'.padEnd(1401, 'm') })).toThrow('TrustedSubjects');
  // AWS does not count white space. (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html)
  const { length } = JSON.stringify(JSON.parse(trustPolicy(listed(50))));
  expect(length + 1400 - listed(50).TrustedSubjects.length).toBeLessThanOrEqual(2048);
});
