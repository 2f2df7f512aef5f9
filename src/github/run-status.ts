import { RUN_STATUS } from '../time-limits.ts';
import type { RunReference } from './run-reference.ts';

/**
 * Whether an attempt of a workflow run has ended. From GitHub's API, `GET
 * /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}`, which needs `actions: read`.
 *
 * @throws if the API does not know: without the permission or the network, or if there is no such workflow run
 */
export async function hasEnded(
  { repository, id, attempt }: RunReference,
  { apiUrl, token, interrupted }: { apiUrl: string; token: string; interrupted: AbortSignal },
): Promise<boolean> {
  const [owner = '', repo = ''] = repository.split('/');
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(token, { baseUrl: apiUrl });
  const { data } = await octokit.rest.actions.getWorkflowRunAttempt({
    owner,
    repo,
    run_id: Number(id),
    attempt_number: Number(attempt),
    request: { signal: AbortSignal.any([interrupted, AbortSignal.timeout(RUN_STATUS)]) },
  });
  return data.status === 'completed';
}
