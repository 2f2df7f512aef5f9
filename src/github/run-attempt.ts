import type { IncomingMessage } from 'node:http';
import { agentsFor } from '../aws/proxies.ts';
import { readBody } from '../aws/response-body.ts';
import { MOST_REDIRECTS, redirectTarget } from '../redirect.ts';
import { VERSION } from '../version.ts';
import type { WorkflowRun } from './workflow-run.ts';

/** In bytes. A hundred jobs with their steps have far less. */
const LARGEST = 2 ** 24;

/**
 * Asks GitHub's API about an attempt of a workflow run.
 *
 * `@actions/github` is not used: for one request, it would make what a runner downloads 200 KB larger. Nor is `fetch`,
 * which doesn't use the proxy that the environment names.
 *
 * @param path after the attempt, such as `/jobs`
 * @param timeout in milliseconds
 * @throws if there is no token or no response, or an error with its `status` if that is not 200
 */
export async function attemptInApi(
  { repository, id, attempt }: Pick<WorkflowRun, 'repository' | 'id' | 'attempt'>,
  path: string,
  { apiUrl, token, interrupted }: { apiUrl: string; token: string; interrupted: AbortSignal },
  timeout: number,
): Promise<unknown> {
  if (!token) throw new Error('There is no token for GitHub.');
  const name = repository.split('/').map(encodeURIComponent).join('/');
  const url = new URL(`${apiUrl}/repos/${name}/actions/runs/${Number(id)}/attempts/${Number(attempt)}${path}`);
  const response = await followed(url, token, AbortSignal.any([interrupted, AbortSignal.timeout(timeout)]));
  const body = await readBody(response, timeout, LARGEST);
  const { statusCode: status } = response;
  if (status !== 200) throw Object.assign(new Error(`HTTP ${status}`), { status });
  return JSON.parse(body.toString('utf8'));
}

/** GitHub redirects requests for a repository that was renamed. The token never goes to another host. */
async function followed(url: URL, token: string, signal: AbortSignal): Promise<IncomingMessage> {
  for (let [target, redirects] = [url, 0]; ; redirects += 1) {
    const response = await get(target, token, signal);
    const next = redirectTarget(target, response.statusCode ?? 0, response.headers.location);
    if (!next || redirects === MOST_REDIRECTS) return response;
    response.destroy();
    target = next;
  }
}

async function get(url: URL, token: string, signal: AbortSignal): Promise<IncomingMessage> {
  const isHttps = url.protocol === 'https:';
  const { request } = isHttps ? await import('node:https') : await import('node:http');
  const { httpAgent, httpsAgent } = agentsFor(process.env).agents;
  const headers = {
    Accept: 'application/vnd.github+json',
    Authorization: `token ${token}`,
    'User-Agent': `service-catalog-engine-action/${VERSION}`,
  };
  return new Promise((resolve, reject) => {
    request(url, { agent: isHttps ? httpsAgent : httpAgent, headers, signal }, resolve)
      .on('error', reject)
      .end();
  });
}
