import { FAULTS, type Fault } from './faults.ts';

/** The page that GitHub shows if it is overloaded. */
const UNICORN =
  '<!DOCTYPE html>\n<html><head><title>Unicorn! &middot; GitHub</title></head><body><p><strong>We had issues producing the response to your request.</strong></p></body></html>\n';

function page(status: number): Fault {
  return {
    before: (_, response) => {
      response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end(UNICORN);
    },
  };
}

/** A response in place of the one that GitHub would send. */
export function gitHubError(status: number, message: string, headers: Record<string, string> = {}): Fault {
  const body = JSON.stringify({ message, documentation_url: 'https://docs.github.com/rest', status: String(status) });
  return {
    before: (_, response) => {
      response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers }).end(body);
    },
  };
}

const SECONDARY_LIMIT = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
export function secondaryLimit(status: 403 | 429, seconds?: number): Fault {
  return gitHubError(status, SECONDARY_LIMIT, seconds === undefined ? {} : { 'Retry-After': String(seconds) });
}

/** @param seconds until there are requests again */
export function primaryLimit(status: 403 | 429, seconds: number): Fault {
  return gitHubError(status, 'API rate limit exceeded for installation ID 7890.', {
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-used': '5000',
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + seconds),
    'x-ratelimit-resource': 'core',
  });
}

/** What GitHub, or the network in front of it, does in place of what was asked. */
export const GITHUB_FAULTS = {
  '500': page(500),
  '502': page(502),
  '503': page(503),
  '504': page(504),
  'reset before the request was read': FAULTS['reset before the request was read'],
  /** The request was handled. */
  'reset after the request was read': FAULTS['reset after the request was read'],
  'a response that stops halfway': FAULTS['a response that stops halfway'],
  'no response': FAULTS['no response'],
  'a redirect to a page for signing in': FAULTS['a redirect'],
  'a page that is not from GitHub': {
    before: (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>Please sign in</html>');
    },
  },
} satisfies Record<string, Fault>;
