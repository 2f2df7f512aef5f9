import { expect, test } from 'vitest';
import { workflowRun } from '../../src/github/workflow-run.ts';

const ENV = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'o/r', GITHUB_RUN_ID: '1' };

function urlWith(env: Record<string, string>): string {
  return workflowRun({ ...ENV, ...env }).url;
}

test('the URL of a workflow run has the server, the repository, and the ID', () => {
  expect(urlWith({})).toBe('https://github.com/o/r/actions/runs/1');
  expect(urlWith({ GITHUB_SERVER_URL: 'https://github.example.com' })).toBe(
    'https://github.example.com/o/r/actions/runs/1',
  );
});

test.each<Record<string, string>>([
  { GITHUB_SERVER_URL: '' },
  { GITHUB_REPOSITORY: '' },
  { GITHUB_RUN_ID: '' },
  { GITHUB_RUN_ID: '1\n::error::x' },
  { GITHUB_SERVER_URL: 'ftp://github.com' },
])('there is no URL with %j', (env) => {
  expect(urlWith(env)).toBe('');
});

test('a URL of more than 500 characters would leave too little room for a reason', () => {
  const rest = 'https://github.com/o/r/actions/runs/'.length;
  expect(urlWith({ GITHUB_RUN_ID: '1'.repeat(500 - rest) })).toHaveLength(500);
  expect(urlWith({ GITHUB_RUN_ID: '1'.repeat(501 - rest) })).toBe('');
});
