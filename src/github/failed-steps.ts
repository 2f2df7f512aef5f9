import { FAILED_STEPS } from '../time-limits.ts';
import { attemptInApi } from './run-attempt.ts';
import type { WorkflowRun } from './workflow-run.ts';

interface Job {
  readonly name: string;
  readonly conclusion: string | null;
  readonly steps?: readonly { readonly name: string; readonly conclusion: string | null }[];
}

/**
 * The steps that have failed in this attempt of the workflow run, a sentence for each job. From GitHub's API, `GET
 * /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs`, which needs `actions: read`.
 *
 * @param token `GITHUB_TOKEN`, or another token with that permission
 * @throws if the API does not respond: without the permission or the network, at a rate limit, or after 3 seconds
 */
export async function failedSteps(run: WorkflowRun, token: string, interrupted: AbortSignal): Promise<string[]> {
  const access = { apiUrl: run.apiUrl, token, interrupted };
  const { jobs } = (await attemptInApi(run, '/jobs?per_page=100', access, FAILED_STEPS)) as { jobs: readonly Job[] };
  return jobs.flatMap(({ name, conclusion, steps = [] }) => {
    const failed = steps.filter((step) => step.conclusion === 'failure').map((step) => `'${step.name}'`);
    if (failed.length > 0)
      return [`The job '${name}' failed in the ${failed.length === 1 ? 'step' : 'steps'} ${failed.join(', ')}.`];
    const hasFailed = conclusion === 'failure' || conclusion === 'timed_out';
    return hasFailed ? [`The job '${name}' ended with the conclusion '${conclusion}'.`] : [];
  });
}
