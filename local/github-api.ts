import type { IncomingMessage, ServerResponse } from 'node:http';
import { startLoopback } from './loopback.ts';

/** A job of a workflow run, with the properties of GitHub's API that the action reads. */
export interface Job {
  name: string;
  conclusion: string | null;
  steps: { name: string; number: number; conclusion: string | null }[];
}

/** What the API responds with: the jobs, an error, something invalid, or nothing. */
export type Responses = 'jobs' | 'forbidden' | 'rate limit' | 'broken' | 'nothing';

export interface GitHubApi {
  url: string;
  /** The method and path of each request. */
  requests: string[];
  close(): Promise<void>;
}

/** The only operation of GitHub's REST API that the action uses: it lists the jobs of an attempt of a workflow run. */
export async function startGitHubApi(token: string, jobs: Job[], responses: Responses = 'jobs'): Promise<GitHubApi> {
  const requests: string[] = [];

  function respond(request: IncomingMessage, response: ServerResponse): void {
    requests.push(`${request.method} ${request.url}`);
    const send = (status: number, body: object, headers = {}) =>
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
    if (responses === 'nothing') return;
    if (request.headers.authorization !== `token ${token}`) send(401, { message: 'Bad credentials' });
    else if (responses === 'forbidden') send(403, { message: 'Resource not accessible by integration' });
    else if (responses === 'rate limit')
      send(403, { message: 'API rate limit exceeded' }, { 'x-ratelimit-remaining': '0' });
    else if (responses === 'broken') send(200, { jobs: 'none' });
    else if (/^(\/api\/v3)?\/repos\/[^/]+\/[^/]+\/actions\/runs\/\d+\/attempts\/\d+\/jobs\b/.test(request.url ?? '')) {
      send(200, { total_count: jobs.length, jobs });
    } else send(404, { message: 'Not Found' });
  }

  const { url, close } = await startLoopback(respond);
  return { url, requests, close };
}
