import { request } from '@octokit/request';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Fault } from '../../local/faults.ts';
import { type GitHubApi, startGitHubApi } from '../../local/github-api.ts';
import { GITHUB_FAULTS, gitHubError, primaryLimit, secondaryLimit } from '../../local/github-faults.ts';
import { gitHubFetch } from '../../src/dispatch/github-fetch.ts';
import type { NotDispatched } from '../../src/dispatch/not-dispatched.ts';
import { type RepositoryDispatch, sendToGitHub } from '../../src/dispatch/repository-dispatch.ts';
import { Deadline } from '../../src/time-limits.ts';

const TOKEN = 'github_pat_example';
const DISPATCH: RepositoryDispatch = {
  repository: 'example/platform',
  eventType: 'service-catalog',
  message: { recordId: 'rec-1' },
};

/** A response that does not end. */
const ENDLESS: Fault = {
  before: (_, response) => {
    response.writeHead(500, { 'Content-Type': 'application/json' });
    const more = () => response.write(' '.repeat(65_536), (error) => error || more());
    more();
  },
};

/** A redirect to the same place, again and again. */
const CIRCLE: Fault = {
  before: ({ url }, response) => {
    response.writeHead(307, { Location: `${url}` }).end();
  },
};

interface Sent {
  /** Undefined if the event was created. */
  failed: NotDispatched | undefined;
  /** The waits before other attempts, in milliseconds. */
  delays: number[];
  renewals: number;
  github: GitHubApi;
}

/** Sends an event to an API of its own, and waits for nothing between attempts. */
async function send(fault: Fault, { times = 1000, seconds = 45, dispatch = DISPATCH } = {}): Promise<Sent> {
  const github = await startGitHubApi('', []);
  github.tokens.push({ token: TOKEN, kind: 'personal', writesContents: true });
  github.fail(fault, { times });
  const deadline = new Deadline(seconds * 1000, new AbortController().signal);
  const delays: number[] = [];
  let renewals = 0;
  const access = {
    authenticated: async () =>
      request.defaults({
        baseUrl: `${github.url}/api/v3`,
        headers: { authorization: `token ${TOKEN}` },
        request: { fetch: gitHubFetch },
      }),
    renew: async () => {
      renewals += 1;
    },
  };
  const beforeRetry = async (_: unknown, delay: number) => {
    delays.push(delay);
  };
  try {
    await sendToGitHub(dispatch, access, deadline, beforeRetry);
    return { failed: undefined, delays, renewals, github };
  } catch (error) {
    return { failed: error as NotDispatched, delays, renewals, github };
  } finally {
    deadline.clear();
    await github.close();
  }
}

/** Between the first and the second attempt, and between the second and the third. */
const BACKOFF = [expect.toSatisfy(isBetween(1000, 2000)), expect.toSatisfy(isBetween(2000, 4000))];

function isBetween(least: number, most: number) {
  return (delay: number) => delay >= least && delay <= most;
}

describe('an event', () => {
  test.each<[string, Fault, unknown?]>([
    ['an internal error', GITHUB_FAULTS['500']],
    ['a server error', GITHUB_FAULTS['502']],
    ['a request that took too long for GitHub', gitHubError(408, 'Request Timeout')],
    ['a conflict', gitHubError(409, 'Conflict')],
    ['a request that came too early', gitHubError(425, 'Too Early')],
    ['a limit that is over soon', secondaryLimit(403, 1), 1000],
    ['a limit that is over soon (429)', secondaryLimit(429, 2), 2000],
    ['a limit that is over', primaryLimit(403, -5), 1000],
    ['a connection that broke', GITHUB_FAULTS['reset before the request was read']],
    ['a response that stopped halfway', GITHUB_FAULTS['a response that stops halfway']],
  ])('is created after %s', async (_, fault, delay = BACKOFF[0]) => {
    const { failed, delays, renewals, github } = await send(fault, { times: 1 });
    expect({ failed, delays, renewals, sent: github.dispatches.at(-1) }).toMatchObject({
      failed: undefined,
      delays: [delay],
      renewals: 0,
      sent: { repository: 'example/platform', client_payload: { message: DISPATCH.message } },
    });
  });

  test.each<[string, Fault, RegExp]>([
    ['server errors', GITHUB_FAULTS['503'], /GitHub has a problem: example\/platform: HTTP 503\./],
    ['conflicts', gitHubError(409, 'Conflict'), /GitHub has a problem: example\/platform: HTTP 409: Conflict\./],
    ['pages that are not from GitHub', GITHUB_FAULTS['a page that is not from GitHub'], /not from GitHub: HTTP 200/],
    ['redirects in a circle', CIRCLE, /not from GitHub: HTTP 307/],
    ['connections that break', GITHUB_FAULTS['reset before the request was read'], /could not be reached/],
    ['responses without an end', ENDLESS, /could not be reached: .*larger than 256 KiB/],
  ])('can be created later after %s', async (_, fault, why) => {
    const { failed, delays } = await send(fault);
    expect(`${failed?.title}: ${failed?.message}`).toMatch(why);
    expect({ isFinal: failed?.isFinal, delays }).toEqual({ isFinal: false, delays: BACKOFF });
  });

  test('can be created later if GitHub does not respond, and each request has its time', async () => {
    const { timeout } = AbortSignal;
    const limits: number[] = [];
    const spy = vi.spyOn(AbortSignal, 'timeout').mockImplementation((limit) => {
      limits.push(limit);
      return timeout(50);
    });
    onTestFinished(() => spy.mockRestore());
    const { failed, delays } = await send(GITHUB_FAULTS['no response']);
    expect({ message: failed?.message, isFinal: failed?.isFinal, delays }).toEqual({
      message: 'No response in time.',
      isFinal: false,
      delays: BACKOFF,
    });
    // All three fit in the time of a function that keeps 25 seconds for the report.
    expect(Math.max(...limits)).toBeLessThanOrEqual(10_000);
  });

  test.each<[string, Fault]>([
    ['is for half an hour', primaryLimit(403, 1800)],
    ['is for half an hour (429)', primaryLimit(429, 1800)],
    ['has a time to wait', secondaryLimit(429, 120)],
    ['has no time', secondaryLimit(403)],
    ['says only its status', gitHubError(429, '')],
  ])('does not wait for a limit that %s', async (_, fault) => {
    const { failed, delays } = await send(fault);
    expect(failed?.title).toBe('GitHub limits the requests');
    expect({ isFinal: failed?.isFinal, delays }).toEqual({ isFinal: false, delays: [] });
  });

  test.each<[number, string, RegExp]>([
    [403, 'Resource not accessible by integration', /Contents: read and write/],
    [404, 'Not Found', /name of the repository/],
    [422, 'Invalid request.', /parameters of the bridge/],
    [410, 'Gone', /parameters of the bridge/],
  ])('is rejected for good with HTTP %i', async (status, text, advice) => {
    const { failed, delays, renewals } = await send(gitHubError(status, text));
    expect(failed).toMatchObject({ title: 'GitHub rejected the message', isFinal: true });
    expect(failed?.message).toContain(`HTTP ${status}: ${text}`);
    expect(failed?.advice).toMatch(advice);
    expect({ delays, renewals }).toEqual({ delays: [], renewals: status === 422 ? 0 : 1 });
  });

  test('is sent again with another secret, but only once, if GitHub rejects the one before', async () => {
    const once = await send(gitHubError(401, 'Bad credentials'), { times: 1 });
    expect({ failed: once.failed, renewals: once.renewals }).toEqual({ failed: undefined, renewals: 1 });
    const { failed, renewals } = await send(gitHubError(401, 'Bad credentials'));
    expect(failed).toMatchObject({ isFinal: true, advice: expect.stringContaining('token in the secret') });
    expect(renewals).toBe(1);
  });

  test.each([
    ['in characters', 'x'.repeat(66_000), 0],
    ['in bytes', 'ü'.repeat(40_000), 1],
  ])('is too large %s', async (_, value, requests) => {
    const { failed, github } = await send({}, { times: 0, dispatch: { ...DISPATCH, message: { recordId: value } } });
    expect(failed).toMatchObject({ title: 'The message is too large for GitHub', isFinal: true });
    expect(github.requests).toHaveLength(requests);
  });

  test('is too large if it has too many objects inside each other', async () => {
    let nested: object = {};
    for (let depth = 0; depth < 20_000; depth += 1) nested = { nested };
    const { failed, github } = await send({}, { times: 0, dispatch: { ...DISPATCH, message: { nested } } });
    expect(failed).toMatchObject({ title: 'The message is too large for GitHub', isFinal: true });
    expect(github.requests).toEqual([]);
  });

  test('is given up when no time is left', async () => {
    const spy = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(new AbortController().signal);
    onTestFinished(() => spy.mockRestore());
    const { failed, delays } = await send(GITHUB_FAULTS['no response'], { seconds: 0.3 });
    expect(failed).toMatchObject({ isFinal: false, message: 'No response in time.' });
    expect(delays).toEqual([]);
  });
});
