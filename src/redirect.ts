/** GitHub needs one. */
export const MOST_REDIRECTS = 3;

/**
 * Where a response redirects a request to, if that is on the same host: a request has a token, and can have more secrets.
 * GitHub redirects requests for a repository that was renamed.
 *
 * @param from the URL of the request
 * @param location the header of the response, if it has one
 */
export function redirectTarget(from: URL, status: number, location: string | null | undefined): URL | undefined {
  if (status < 300 || status >= 400 || location === null || location === undefined) return undefined;
  const target = URL.parse(location, from.href);
  return target?.origin === from.origin ? target : undefined;
}
