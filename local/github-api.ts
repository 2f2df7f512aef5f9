import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Fault } from './faults.ts';
import { type GitHubApp, type GitHubToken, installationToken, verifyApp } from './github-app.ts';
import { dispatchIn, type GitHubDispatch } from './github-dispatch.ts';
import { GitHubError } from './github-error.ts';
import { gitHubError } from './github-faults.ts';
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
  /** The tokens that are valid. The list grows with those of installations, and can change. */
  tokens: GitHubToken[];
  /** The apps that exist. The list can change. */
  apps: GitHubApp[];
  /** The current names of repositories that were renamed, by the names before. */
  renamed: Map<string, string>;
  /** The events that were created. */
  dispatches: GitHubDispatch[];
  /** What happens to the next requests. By default, to one, whatever its path. */
  fail(fault: Fault, options?: { times?: number; path?: RegExp }): void;
  close(): Promise<void>;
}

interface GitHubReply {
  status: number;
  body?: object;
  headers?: Record<string, string>;
}

/**
 * The operations of GitHub's REST API that this project uses, with and without the path of GitHub Enterprise Server. One
 * lists the jobs of an attempt of a workflow run, whatever the run, and one gets an attempt of `attempts`, which can
 * change while the API runs. One creates an event, and one the token of an installation.
 *
 * @param token can read everything
 */
export async function startGitHubApi(
  token: string,
  jobs: Job[],
  responses: Responses = 'jobs',
  attempts: readonly RunAttempt[] = [],
): Promise<GitHubApi> {
  const requests: string[] = [];
  const tokens: GitHubToken[] = [{ token, kind: 'installation', writesContents: false }];
  const apps: GitHubApp[] = [];
  const renamed = new Map<string, string>();
  const dispatches: GitHubDispatch[] = [];
  /** The IDs of renamed repositories are their positions. */
  const ids: string[] = [];
  let failing: { fault: Fault; left: number; path: RegExp } = { fault: {}, left: 0, path: /^/ };

  function grantOf({ authorization = '' }: IncomingMessage['headers']): GitHubToken {
    const [, given] = /^(?:token|bearer) (.+)$/i.exec(authorization) ?? [];
    const grant = tokens.find((each) => each.token === given);
    if (!grant || (grant.expiresAt && grant.expiresAt <= new Date())) throw new GitHubError(401, 'Bad credentials');
    return grant;
  }

  function readRun(path: string, headers: IncomingMessage['headers']): GitHubReply | undefined {
    const { prefix = '', named, repositoryId, id, number, rest = '', query = '' } = ATTEMPT.exec(path)?.groups ?? {};
    const repository = named ?? ids[Number(repositoryId)];
    if (repository === undefined) return undefined;
    grantOf(headers);
    const moved = movedTo(repository, `/actions/runs/${id}/attempts/${number}${rest}${query}`, 301, prefix, headers);
    if (moved) return moved;
    if (rest === '/jobs') return { status: 200, body: { total_count: jobs.length, jobs } };
    const found = attempts.find((each) => String(each.id) === id && String(each.attempt) === number);
    if (!found || (found.repository ?? repository) !== repository) return undefined;
    return { status: 200, body: runOf(found, repository) };
  }

  /** The redirect of a repository that was renamed. GET is redirected with 301, and other methods with 307. */
  function movedTo(
    repository: string,
    rest: string,
    status: 301 | 307,
    prefix: string,
    { host }: IncomingMessage['headers'],
  ): GitHubReply | undefined {
    const current = renamed.get(repository);
    if (current === undefined) return undefined;
    ids.push(current);
    const url = `http://${host}${prefix}/repositories/${ids.length - 1}${rest}`;
    const body = { message: 'Moved Permanently', url, documentation_url: DOCUMENTATION };
    return { status, body, headers: { Location: url } };
  }

  /** https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event */
  function createEvent(path: string, headers: IncomingMessage['headers'], body: string): GitHubReply | undefined {
    const { prefix = '', named, id } = DISPATCHES.exec(path)?.groups ?? {};
    const repository = named ?? ids[Number(id)];
    if (repository === undefined) return undefined;
    const { repositories, writesContents, kind } = grantOf(headers);
    const moved = movedTo(repository, '/dispatches', 307, prefix, headers);
    if (moved) return moved;
    // The names of repositories are not case-sensitive.
    const isVisible = (each: string) => each.toLowerCase() === repository.toLowerCase();
    if (repositories && !repositories.some(isVisible)) return undefined;
    if (!writesContents) {
      const by = kind === 'installation' ? 'integration' : 'personal access token';
      throw new GitHubError(403, `Resource not accessible by ${by}`);
    }
    dispatches.push(dispatchIn(body, repository));
    return { status: 204 };
  }

  async function createToken(
    path: string,
    { authorization = '' }: IncomingMessage['headers'],
    body: string,
  ): Promise<GitHubReply | undefined> {
    const { installation } = ACCESS_TOKENS.exec(path)?.groups ?? {};
    if (installation === undefined) return undefined;
    const [, jwt = ''] = /^bearer (.+)$/i.exec(authorization) ?? [];
    const app = await verifyApp(jwt, apps);
    const created = installationToken(app, installation, body === '' ? {} : JSON.parse(body));
    tokens.push(created.token);
    return { status: 201, body: created.response };
  }

  async function handle({ method, url = '', headers }: IncomingMessage, body: string): Promise<GitHubReply> {
    if (!headers['user-agent']) throw new GitHubError(403, ADMINISTRATIVE_RULES);
    const reply =
      method === 'POST'
        ? (createEvent(url, headers, body) ?? (await createToken(url, headers, body)))
        : readRun(url, headers);
    if (reply) return reply;
    grantOf(headers);
    throw new GitHubError(404, 'Not Found');
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '' } = request;
    requests.push(`${method} ${url}`);
    const isFailing = failing.left > 0 && failing.path.test(url);
    const fault = isFailing ? failing.fault : (RESPONSES[responses] ?? {});
    if (isFailing) failing.left -= 1;
    if (fault.before) return fault.before(request, response);
    const body = await text(request);
    let reply: GitHubReply;
    try {
      reply = await handle(request, body);
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      const { status, message } = error;
      reply = { status, body: { message, documentation_url: DOCUMENTATION, status: String(status) } };
    }
    const headers = { 'Content-Type': 'application/json; charset=utf-8', ...reply.headers };
    const sent = { status: reply.status, headers, body: reply.body ? JSON.stringify(reply.body) : '' };
    if (fault.after) fault.after(response, sent);
    else response.writeHead(sent.status, sent.body === '' ? {} : sent.headers).end(sent.body);
  }

  const { url, close } = await startLoopback(respond);
  return {
    url,
    requests,
    tokens,
    apps,
    renamed,
    dispatches,
    fail(fault, { times = 1, path = /^/ } = {}) {
      failing = { fault, left: times, path };
    },
    close,
  };
}

const DOCUMENTATION = 'https://docs.github.com/rest';
const ADMINISTRATIVE_RULES =
  'Request forbidden by administrative rules. Please make sure your request has a User-Agent header (https://docs.github.com/en/rest/overview/resources-in-the-rest-api#user-agent-required).';

const ATTEMPT =
  /^(?<prefix>(?:\/api\/v3)?)\/(?:repos\/(?<named>[^/]+\/[^/]+)|repositories\/(?<repositoryId>\d+))\/actions\/runs\/(?<id>\d+)\/attempts\/(?<number>\d+)(?<rest>\/jobs|)(?<query>\?.*)?$/;
const DISPATCHES =
  /^(?<prefix>(?:\/api\/v3)?)\/(?:repos\/(?<named>[^/]+\/[^/]+)|repositories\/(?<id>\d+))\/dispatches$/;
const ACCESS_TOKENS = /^(?:\/api\/v3)?\/app\/installations\/(?<installation>\d+)\/access_tokens$/;

/** What happens to every request. */
const RESPONSES: Partial<Record<Responses, Fault>> = {
  nothing: { before: () => {} },
  forbidden: gitHubError(403, 'Resource not accessible by integration'),
  'rate limit': gitHubError(403, 'API rate limit exceeded', { 'x-ratelimit-remaining': '0' }),
  broken: {
    before: (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"jobs":"none"}');
    },
  },
};

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
