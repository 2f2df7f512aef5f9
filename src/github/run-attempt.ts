import type { WorkflowRun } from './workflow-run.ts';

/**
 * GitHub's API for workflow runs, and the parameters that name an attempt of one.
 *
 * @param timeout in milliseconds
 */
export async function attemptInApi(
  { repository, id, attempt }: Pick<WorkflowRun, 'repository' | 'id' | 'attempt'>,
  { apiUrl, token, interrupted }: { apiUrl: string; token: string; interrupted: AbortSignal },
  timeout: number,
) {
  const [owner = '', repo = ''] = repository.split('/');
  const { getOctokit } = await import('@actions/github');
  const { actions } = getOctokit(token, { baseUrl: apiUrl }).rest;
  const request = { signal: AbortSignal.any([interrupted, AbortSignal.timeout(timeout)]) };
  return { actions, parameters: { owner, repo, run_id: Number(id), attempt_number: Number(attempt), request } };
}
