import { RUN_STATUS } from '../time-limits.ts';
import { attemptInApi } from './run-attempt.ts';
import type { RunReference } from './run-reference.ts';

/**
 * Whether an attempt of a workflow run has ended. From GitHub's API, `GET
 * /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}`, which needs `actions: read`.
 *
 * @throws if the API does not know: without the permission or the network, or if there is no such workflow run
 */
export async function hasEnded(
  run: RunReference,
  api: { apiUrl: string; token: string; interrupted: AbortSignal },
): Promise<boolean> {
  const { status } = (await attemptInApi(run, '', api, RUN_STATUS)) as { status: string };
  return status === 'completed';
}
