import { request } from '@octokit/request';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../local/faults.ts';
import { type GitHubApi, startGitHubApi } from '../../local/github-api.ts';
import { GITHUB_FAULTS, gitHubError, primaryLimit, secondaryLimit } from '../../local/github-faults.ts';
import { gitHubFetch } from '../../src/dispatch/github-fetch.ts';
import type { NotDispatched } from '../../src/dispatch/not-dispatched.ts';
import { sendToGitHub } from '../../src/dispatch/repository-dispatch.ts';
import { Deadline } from '../../src/time-limits.ts';

const TOKEN = 'github_pat_example';
const DISPATCH = { repository: 'example/platform', eventType: 'service-catalog', message: { recordId: 'rec-1' } };

/** A response that does not end. */
const ENDLESS: Fault = {
  before: (_, response) => {
    response.writeHead(500, { 'Content-Type': 'application/json' });
    const more = () => response.write(' '.repeat(65_536), (error) => error || more());
    more();
  },
};

interface Sent {
  /** Undefined if the event was created. */
  failed: NotDispatched | undefined;
  retries: number;
  renewals: number;
  github: GitHubApi;
}

/** Sends an event to an API of its own, so that tests can wait at the same time. */
async function send(fault: Fault, { times = 1000, seconds = 20, dispatch = DISPATCH } = {}): Promise<Sent> {
  const github = await startGitHubApi('', []);
  github.tokens.push({ token: TOKEN, kind: 'personal', writesContents: true });
  github.fail(fault, { times });
  const deadline = new Deadline(seconds * 1000, new AbortController().signal);
  let [retries, renewals] = [0, 0];
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
  const onRetry = () => {
    retries += 1;
  };
  try {
    await sendToGitHub(dispatch, access, deadline, onRetry);
    return { failed: undefined, retries, renewals, github };
  } catch (error) {
    return { failed: error as NotDispatched, retries, renewals, github };
  } finally {
    deadline.clear();
    await github.close();
  }
}

describe('an event', () => {
  test.concurrent.each<[string, Fault]>([
    ['a server error', GITHUB_FAULTS['502']],
    ['a limit that is over soon', secondaryLimit(403, 1)],
    ['a connection that broke', GITHUB_FAULTS['reset before the request was read']],
    ['a response that stopped halfway', GITHUB_FAULTS['a response that stops halfway']],
  ])('is created after %s', async (_, fault) => {
    const { failed, retries, github } = await send(fault, { times: 1 });
    expect({ failed, retries, sent: github.dispatches.at(-1) }).toMatchObject({
      failed: undefined,
      retries: 1,
      sent: { repository: 'example/platform', client_payload: { message: DISPATCH.message } },
    });
  });

  test.concurrent.each<[string, Fault, RegExp]>([
    ['server errors', GITHUB_FAULTS['503'], /GitHub has a problem: example\/platform: HTTP 503\./],
    ['pages that are not from GitHub', GITHUB_FAULTS['a page that is not from GitHub'], /not from GitHub: HTTP 200/],
    ['connections that break', GITHUB_FAULTS['reset before the request was read'], /could not be reached/],
    ['responses without an end', ENDLESS, /could not be reached: .*larger than 256 KiB/],
  ])('can be created later after %s', async (_, fault, why) => {
    const { failed, retries } = await send(fault);
    expect(`${failed?.title}: ${failed?.message}`).toMatch(why);
    expect({ isFinal: failed?.isFinal, retries }).toEqual({ isFinal: false, retries: 2 });
  });

  test.concurrent.each<[string, Fault]>([
    ['is for half an hour', primaryLimit(403, 1800)],
    ['is for half an hour (429)', primaryLimit(429, 1800)],
    ['has a time to wait', secondaryLimit(429, 120)],
    ['has no time', secondaryLimit(403)],
    ['says only its status', gitHubError(429, '')],
  ])('does not wait for a limit that %s', async (_, fault) => {
    const { failed, retries } = await send(fault);
    expect(failed?.title).toBe('GitHub limits the requests');
    expect({ isFinal: failed?.isFinal, retries }).toEqual({ isFinal: false, retries: 0 });
  });

  test.concurrent.each<[number, string, RegExp]>([
    [403, 'Resource not accessible by integration', /Contents: read and write/],
    [404, 'Not Found', /name of the repository/],
    [422, 'Invalid request.', /parameters of the bridge/],
    [410, 'Gone', /parameters of the bridge/],
  ])('is rejected for good with HTTP %i', async (status, text, advice) => {
    const { failed, retries, renewals } = await send(gitHubError(status, text));
    expect(failed).toMatchObject({ title: 'GitHub rejected the message', isFinal: true });
    expect(failed?.message).toContain(`HTTP ${status}: ${text}`);
    expect(failed?.advice).toMatch(advice);
    expect({ retries, renewals }).toEqual({ retries: 0, renewals: status === 422 ? 0 : 1 });
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

  test('is given up when no time is left', async () => {
    const { failed } = await send(GITHUB_FAULTS['no response'], { seconds: 0.3 });
    expect(failed).toMatchObject({ isFinal: false, message: 'No response in time.' });
  });
});
