import { backoff } from '../aws/retries.ts';
import { shortened } from '../plain-text.ts';
import { Problem } from '../problem.ts';
import { sentence } from '../sentence.ts';
import type { RawMessage } from '../service-catalog/message-fields.ts';
import type { Deadline } from '../time-limits.ts';
import type { GitHubAccess } from './github-access.ts';
import { NotDispatched } from './not-dispatched.ts';

/** What is sent to GitHub: a message, in an event for a repository. */
export interface RepositoryDispatch {
  /** Owner and name. */
  readonly repository: string;
  readonly eventType: string;
  readonly message: RawMessage;
}

/** More come later: Amazon SQS delivers the message again. */
const MOST_ATTEMPTS = 3;

/**
 * Creates a `repository_dispatch` event.
 *
 * @param beforeRetry waits that many milliseconds before another attempt
 * @throws {NotDispatched}
 */
export async function sendToGitHub(
  dispatch: RepositoryDispatch,
  github: GitHubAccess,
  deadline: Deadline,
  beforeRetry: (problem: Problem, delay: number) => Promise<void>,
): Promise<void> {
  refuseTooLarge(dispatch);
  let isRenewed = false;
  for (let attempt = 1; ; ) {
    const octokit = await github.authenticated();
    try {
      await createEvent(dispatch, octokit, deadline);
      return;
    } catch (error) {
      const failed = asNotDispatched(error, dispatch.repository);
      // The secret might have been rotated since it was read, or the permissions changed.
      if (failed.isFinal && isHttpError(error) && error.response.status !== 422 && !isRenewed) {
        isRenewed = true;
        await github.renew(octokit);
        continue;
      }
      const delay = failed.retryAfter ?? backoff(attempt, true);
      if (failed.isFinal || attempt === MOST_ATTEMPTS || delay > deadline.remaining) throw failed;
      await beforeRetry(failed, delay);
      attempt += 1;
    }
  }
}

/** GitHub's limit, in bytes or characters. (https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event) */
const LARGEST_PAYLOAD = 65_536;

/** GitHub decides if only the bytes are too many. */
function refuseTooLarge({ message }: RepositoryDispatch): void {
  if (lengthOf({ message }) >= LARGEST_PAYLOAD) throw tooLarge();
}

/** Of the JSON, in UTF-16 units. */
function lengthOf(payload: object): number {
  try {
    return JSON.stringify(payload).length;
  } catch (error) {
    // It has too many objects inside each other.
    if (error instanceof RangeError) return Number.POSITIVE_INFINITY;
    throw error;
  }
}

function tooLarge(): NotDispatched {
  const problem = new Problem(
    'The message is too large for GitHub',
    'With its parameters and tags, the message has more than the 64 KB that GitHub accepts.',
    'Use shorter parameters.',
  );
  return new NotDispatched(problem, true);
}

async function createEvent(
  { repository, eventType, message }: RepositoryDispatch,
  octokit: Awaited<ReturnType<GitHubAccess['authenticated']>>,
  deadline: Deadline,
): Promise<void> {
  const [owner = '', repo = ''] = repository.split('/');
  const { status } = await octokit('POST /repos/{owner}/{repo}/dispatches', {
    owner,
    repo,
    event_type: eventType,
    client_payload: { message },
    request: { signal: deadline.over },
  });
  if (status !== 204) throw new NotDispatched(unexpected(status), false);
}

function unexpected(status: number): Problem {
  return new Problem(
    'The response is not from GitHub',
    `HTTP ${status}, but GitHub responds with HTTP 204.`,
    'Check GitHubUrl, and the proxies and firewalls on the way to GitHub.',
  );
}

/** A response that is an error, as @octokit/request throws it. */
interface HttpError extends Error {
  readonly response: { readonly status: number; readonly headers: Record<string, string>; readonly data: unknown };
  readonly request: { readonly url: string };
}

function isHttpError(error: unknown): error is HttpError {
  return error instanceof Error && 'response' in error && error.response !== undefined;
}

function asNotDispatched(error: unknown, repository: string): NotDispatched {
  if (error instanceof NotDispatched) return error;
  if (!isHttpError(error)) return new NotDispatched(notReached(error), false);
  const { status } = error.response;
  const text = messageOf(error);
  const cause = { cause: error };
  const message = sentence(`${repository}: HTTP ${status}${text && `: ${text}`}`);
  const retryAfter = retryAfterOf(error, text);
  if (retryAfter !== undefined) {
    return new NotDispatched(new Problem('GitHub limits the requests', message, LIMITED, cause), false, retryAfter);
  }
  if (status >= 500 || MAY_SUCCEED_LATER.includes(status)) {
    return new NotDispatched(new Problem('GitHub has a problem', message, CHECK_STATUS, cause), false);
  }
  if (status === 422 && /too large/i.test(text)) return tooLarge();
  const isToken = error.request.url.endsWith('/access_tokens');
  const { title, advice } = isToken
    ? { title: 'GitHub did not issue a token', advice: OF_TOKENS }
    : { title: 'GitHub rejected the message', advice: OF_EVENTS };
  return new NotDispatched(new Problem(title, message, advice[status] ?? CHECK_PARAMETERS, cause), true);
}

/** Request Timeout, Conflict, Too Early. */
const MAY_SUCCEED_LATER = [408, 409, 425];
const LIMITED = 'If this happens often, use a GitHub App, or another one: each has a limit of its own.';
const CHECK_PARAMETERS = 'Check the parameters of the bridge.';
const CHECK_STATUS = 'Check the status of GitHub.';

const OF_TOKENS: Record<number, string> = {
  401: 'Check GitHubAppId, and that the secret has a private key of this GitHub App that was not deleted.',
  403: 'Check that the installation of the GitHub App is not suspended.',
  404: 'Check GitHubAppInstallationId, and that the GitHub App is still installed.',
};

const OF_EVENTS: Record<number, string> = {
  401: 'Check the token in the secret: it might have expired or been revoked.',
  403: 'Give the GitHub App or the token the permission Contents: read and write, and check the policies of the organization, such as single sign-on and allowed IP addresses.',
  404: 'Check the name of the repository, and that the GitHub App is installed in it, or that the token has access to it.',
};

function notReached(error: unknown): Problem {
  return new Problem(
    'GitHub could not be reached',
    sentence(shortened(networkErrorIn(error), LONGEST)),
    'Check GitHubUrl, and whether the function can reach GitHub.',
    { cause: error },
  );
}

/** Only errors of the network are shown: others might quote a header. */
function networkErrorIn(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (['TimeoutError', 'AbortError'].includes(cause.name)) return 'No response in time';
    if ('code' in cause && typeof cause.code === 'string') return `${cause.code}: ${cause.message}`;
  }
  return 'The request could not be sent, or the response could not be read';
}

/** In UTF-16 units. It leaves room in a failure reason for what to do. */
const LONGEST = 800;

/** What GitHub's API says. The page of a proxy says nothing. */
function messageOf({ response }: HttpError): string {
  const { message } = (response.data ?? {}) as { message?: unknown };
  return typeof message === 'string' ? shortened(message, LONGEST) : '';
}

/**
 * How long to wait if GitHub limits the requests, in milliseconds.
 * (https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit)
 */
function retryAfterOf({ response: { status, headers } }: HttpError, text: string): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const { 'retry-after': seconds, 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset } = headers;
  if (Number(seconds) > 0) return Number(seconds) * 1000;
  if (remaining === '0' && Number(reset) > 0) return Math.max(1000, Number(reset) * 1000 - Date.now());
  return status === 429 || /rate limit/i.test(text) ? 60_000 : undefined;
}
