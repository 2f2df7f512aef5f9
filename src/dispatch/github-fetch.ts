import { MOST_REDIRECTS, redirectTarget } from '../redirect.ts';
import { DISPATCH_REQUEST } from '../time-limits.ts';

/** In bytes. GitHub's responses are much smaller. */
const LARGEST = 2 ** 18;

/** As `fetch`, but with limits for the time and for the size of the response, and for where requests go. */
export const gitHubFetch: typeof fetch = async (input, init) => {
  const limit = AbortSignal.timeout(DISPATCH_REQUEST);
  const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit;
  const { status, headers, body } = await followed(String(input), { ...init, signal });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > LARGEST) {
      throw Object.assign(new Error(`The response is larger than ${LARGEST / 1024} KiB.`), { code: 'TOO_LARGE' });
    }
    chunks.push(chunk);
  }
  return new Response(size > 0 ? Buffer.concat(chunks) : null, { status, headers });
};

/**
 * GitHub redirects requests for a repository that was renamed, and they are to be repeated as they are
 * (https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects). A request
 * never goes to another host: it contains the workflow token.
 */
async function followed(url: string, init: RequestInit): Promise<Response> {
  for (let [target, redirects] = [new URL(url), 0]; ; redirects += 1) {
    const response = await fetch(target, { ...init, redirect: 'manual' });
    const next = redirectTarget(target, response.status, response.headers.get('location'));
    if (!next || redirects === MOST_REDIRECTS) return response;
    await response.body?.cancel();
    target = next;
  }
}
