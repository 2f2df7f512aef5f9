import type { GitHubRun } from './github-run.ts';
import { FAILED_STEPS } from './time-limits.ts';

/**
 * The steps that failed so far in this attempt of the run, a sentence each, from GitHub's API: `GET
 * /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs`, which needs `actions: read`.
 *
 * @param token the job's GITHUB_TOKEN or one like it
 * @throws whatever keeps the API from answering: no permission, no network, a rate limit, the time
 */
export async function failedSteps(run: GitHubRun, token: string, interrupted: AbortSignal): Promise<string[]> {
  const [owner = '', repo = ''] = run.repository.split('/');
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(token, { baseUrl: run.apiUrl });
  const { data } = await octokit.rest.actions.listJobsForWorkflowRunAttempt({
    owner,
    repo,
    run_id: Number(run.id),
    attempt_number: Number(run.attempt),
    per_page: 100,
    request: { signal: AbortSignal.any([interrupted, AbortSignal.timeout(FAILED_STEPS)]) },
  });
  return data.jobs.flatMap(({ name, conclusion, steps = [] }) => {
    const failed = steps.filter((step) => step.conclusion === 'failure').map((step) => `'${step.name}'`);
    if (failed.length > 0)
      return [`The job '${name}' failed at the ${failed.length === 1 ? 'step' : 'steps'} ${failed.join(', ')}.`];
    return conclusion === 'failure' || conclusion === 'timed_out'
      ? [`The job '${name}' ended with '${conclusion}'.`]
      : [];
  });
}
