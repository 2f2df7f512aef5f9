import { describe, expect, test } from 'vitest';
import { readSettings } from '../../src/dispatch/settings.ts';
import { Problem } from '../../src/problem.ts';

const ENVIRONMENT = {
  GITHUB_URL: 'https://github.com',
  REPOSITORY: 'example/platform',
  REPOSITORIES_BY_PRODUCT: '',
  EVENT_TYPE: 'service-catalog',
  GITHUB_APP_ID: '',
  GITHUB_APP_INSTALLATION_ID: '',
  GITHUB_SECRET_ARN: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:github-AbCdEf',
  STATE_BUCKET: 'service-catalog-engine-111122223333-eu-west-1',
  MAX_RECEIVE_COUNT: '10',
};

const settingsWith = (env: Record<string, string>) => readSettings({ ...ENVIRONMENT, ...env });

describe('the settings of the dispatch function', () => {
  test.each([
    ['https://github.com', 'https://api.github.com'],
    ['https://github.com/', 'https://api.github.com'],
    ['https://octocorp.ghe.com', 'https://api.octocorp.ghe.com'],
    ['https://github.example.com', 'https://github.example.com/api/v3'],
    ['https://github.example.com:8443', 'https://github.example.com:8443/api/v3'],
  ])('know the API of %s', (url, api) => {
    expect(settingsWith({ GITHUB_URL: url }).apiUrl).toBe(api);
  });

  test('have a GitHub App if there is an ID of one', () => {
    expect(settingsWith({}).app).toBeUndefined();
    const app = settingsWith({ GITHUB_APP_ID: 'Iv23liExample', GITHUB_APP_INSTALLATION_ID: '12345678' }).app;
    expect(app).toEqual({ id: 'Iv23liExample', installationId: 12345678 });
  });

  test('have a repository for each product that is listed', () => {
    const list = 'prod-abc=example/databases, prod-def=example/networks,';
    expect([...settingsWith({ REPOSITORIES_BY_PRODUCT: list }).repositoriesByProduct]).toEqual([
      ['prod-abc', 'example/databases'],
      ['prod-def', 'example/networks'],
    ]);
  });

  test.each([
    ['GITHUB_URL', ''],
    ['GITHUB_URL', 'github.com'],
    ['GITHUB_URL', 'https://user:password@github.example.com'],
    ['REPOSITORY', 'platform'],
    ['REPOSITORY', 'example/platform/../other'],
    ['REPOSITORIES_BY_PRODUCT', 'prod-abc'],
    ['REPOSITORIES_BY_PRODUCT', '=example/platform'],
    ['EVENT_TYPE', ''],
    ['EVENT_TYPE', 'x'.repeat(101)],
    ['GITHUB_SECRET_ARN', 'github'],
    ['STATE_BUCKET', 'a bucket'],
    ['MAX_RECEIVE_COUNT', 'ten'],
  ])('are invalid with %s=%s', (name, value) => {
    expect(() => settingsWith({ [name]: value })).toThrow(Problem);
    expect(() => settingsWith({ [name]: value })).toThrow(name);
  });

  test('need the installation of the GitHub App', () => {
    expect(() => settingsWith({ GITHUB_APP_ID: '123456' })).toThrow('GITHUB_APP_INSTALLATION_ID is missing');
  });
});
