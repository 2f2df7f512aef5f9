import type { IncomingMessage, ServerResponse } from 'node:http';
import { startLoopback } from './loopback.ts';

/** A job of a workflow run, with the properties of GitHub's API that the action reads. */
export interface Job {
  name: string;
  conclusion: string | null;
  steps: { name: string; number: number; conclusion: string | null }[];
}

/** An attempt of a workflow run, with the properties of GitHub's API that the action reads. */
export interface RunAttempt {
  id: number;
  attempt: number;
  status: 'queued' | 'in_progress' | 'waiting' | 'completed';
  /** null until the attempt is completed */
  conclusion: string | null;
  /** By default, in every repository. */
  repository?: string;
}

/** What the API responds with: what was asked for, an error, something invalid, or nothing. */
export type Responses = 'jobs' | 'forbidden' | 'rate limit' | 'broken' | 'nothing';

export interface GitHubApi {
  url: string;
  /** The method and path of each request. */
  requests: string[];
  close(): Promise<void>;
}

/**
 * The operations of GitHub's REST API that the action uses: one lists the jobs of an attempt of a workflow run, whatever
 * the run, and one gets an attempt of `attempts`. The list can change while the API runs.
 */
export async function startGitHubApi(
  token: string,
  jobs: Job[],
  responses: Responses = 'jobs',
  attempts: readonly RunAttempt[] = [],
): Promise<GitHubApi> {
  const requests: string[] = [];

  function respond(request: IncomingMessage, response: ServerResponse): void {
    requests.push(`${request.method} ${request.url}`);
    const send = (status: number, body: object, headers = {}) =>
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
    if (responses === 'nothing') return;
    const { repository, id, number, rest } = ATTEMPT.exec(request.url ?? '')?.groups ?? {};
    const found = attempts.find((each) => String(each.id) === id && String(each.attempt) === number);
    if (request.headers.authorization !== `token ${token}`) send(401, { message: 'Bad credentials' });
    else if (responses === 'forbidden') send(403, { message: 'Resource not accessible by integration' });
    else if (responses === 'rate limit')
      send(403, { message: 'API rate limit exceeded' }, { 'x-ratelimit-remaining': '0' });
    else if (responses === 'broken') send(200, { jobs: 'none' });
    else if (rest === '/jobs') send(200, { total_count: jobs.length, jobs });
    else if (rest === '' && found && (found.repository ?? repository) === repository) {
      send(200, runOf(found, `${repository}`));
    } else send(404, { message: 'Not Found' });
  }

  const { url, close } = await startLoopback(respond);
  return { url, requests, close };
}

const ATTEMPT =
  /^(?:\/api\/v3)?\/repos\/(?<repository>[^/]+\/[^/]+)\/actions\/runs\/(?<id>\d+)\/attempts\/(?<number>\d+)(?<rest>\/jobs|)(?:\?|$)/;

/** https://docs.github.com/en/rest/actions/workflow-runs#get-a-workflow-run-attempt */
function runOf({ id, attempt, status, conclusion }: RunAttempt, repository: string): object {
  return {
    id,
    run_attempt: attempt,
    status,
    conclusion,
    html_url: `https://github.com/${repository}/actions/runs/${id}/attempts/${attempt}`,
    repository: { full_name: repository },
  };
}
