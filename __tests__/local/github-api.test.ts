import { getOctokit } from '@actions/github';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type GitHubApi, type RunAttempt, startGitHubApi } from '../../local/github-api.ts';

const JOBS = [{ name: 'terraform', conclusion: null, steps: [] }];

let api: GitHubApi;
let attempts: RunAttempt[];
beforeEach(async () => {
  attempts = [{ id: 11223344556, attempt: 1, status: 'in_progress', conclusion: null, repository: 'example/platform' }];
  api = await startGitHubApi('ghs_x', JOBS, 'jobs', attempts);
});
afterEach(() => api.close());

function actions(token = 'ghs_x') {
  return getOctokit(token, { baseUrl: api.url }).rest.actions;
}

const RUN = { owner: 'example', repo: 'platform', run_id: 11223344556, attempt_number: 1 };

describe('an attempt of a workflow run', () => {
  test('has a status, which can change', async () => {
    const { data: before } = await actions().getWorkflowRunAttempt(RUN);
    expect(before).toMatchObject({ id: 11223344556, run_attempt: 1, status: 'in_progress', conclusion: null });
    Object.assign(attempts[0] ?? {}, { status: 'completed', conclusion: 'cancelled' });
    const { data: after } = await actions().getWorkflowRunAttempt({ ...RUN, exclude_pull_requests: true });
    expect(after).toMatchObject({ status: 'completed', conclusion: 'cancelled' });
    expect(api.requests[0]).toBe('GET /repos/example/platform/actions/runs/11223344556/attempts/1');
  });

  test('has jobs', async () => {
    const { data } = await actions().listJobsForWorkflowRunAttempt(RUN);
    expect(data).toMatchObject({ total_count: 1, jobs: JOBS });
  });

  test.each([{ run_id: 1 }, { attempt_number: 2 }, { repo: 'other' }])(
    'that is unknown is not found: %j',
    async (other) => {
      await expect(actions().getWorkflowRunAttempt({ ...RUN, ...other })).rejects.toMatchObject({ status: 404 });
    },
  );

  test('needs the token', async () => {
    await expect(actions('ghs_y').getWorkflowRunAttempt(RUN)).rejects.toMatchObject({ status: 401 });
  });
});
