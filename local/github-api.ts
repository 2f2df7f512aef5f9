import type { IncomingMessage, ServerResponse } from 'node:http';
import { startLoopback } from './loopback.ts';

/** A job of a run as GitHub's API lists it, as far as it matters here. */
export interface Job {
  name: string;
  conclusion: string | null;
  steps: { name: string; number: number; conclusion: string | null }[];
}

/** How the API answers: with the jobs, or as it does without permission, past the rate limit, or not at all. */
export type Answers = 'jobs' | 'forbidden' | 'rate limit' | 'broken' | 'nothing';

export interface GitHubApi {
  url: string;
  /** Method and path of every request. */
  requests: string[];
  close(): Promise<void>;
}

/** The one operation of GitHub's REST API that the action uses: the jobs of an attempt of a run. */
export async function startGitHubApi(token: string, jobs: Job[], answers: Answers = 'jobs'): Promise<GitHubApi> {
  const requests: string[] = [];

  function answer(request: IncomingMessage, response: ServerResponse): void {
    requests.push(`${request.method} ${request.url}`);
    const reply = (status: number, body: object, headers = {}) =>
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
    if (answers === 'nothing') return;
    if (request.headers.authorization !== `token ${token}`) reply(401, { message: 'Bad credentials' });
    else if (answers === 'forbidden') reply(403, { message: 'Resource not accessible by integration' });
    else if (answers === 'rate limit')
      reply(403, { message: 'API rate limit exceeded' }, { 'x-ratelimit-remaining': '0' });
    else if (answers === 'broken') reply(200, { jobs: 'none' });
    else if (/^(\/api\/v3)?\/repos\/[^/]+\/[^/]+\/actions\/runs\/\d+\/attempts\/\d+\/jobs\b/.test(request.url ?? '')) {
      reply(200, { total_count: jobs.length, jobs });
    } else reply(404, { message: 'Not Found' });
  }

  const { url, close } = await startLoopback(answer);
  return { url, requests, close };
}
