import { GitHubError } from './github-error.ts';

/** An event that starts workflows. */
export interface GitHubDispatch {
  /** Owner and name. */
  repository: string;
  event_type: string;
  client_payload: Record<string, unknown>;
}

/** In bytes: https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event. */
const LARGEST_PAYLOAD = 65_535;

/**
 * The event that a request creates, after GitHub has validated it.
 *
 * @throws {GitHubError} in GitHub's words
 */
export function dispatchIn(body: string, repository: string): GitHubDispatch {
  const input = parsed(body);
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw invalid("For 'links/0/schema', nil is not an object.");
  }
  const { event_type, client_payload = {}, ...others } = input as Record<string, unknown>;
  const unknown = Object.keys(others).map((name) => `"${name}"`);
  const notPermitted = unknown.length > 1 ? 'are not permitted keys.' : 'is not a permitted key.';
  const problems = [
    ...(unknown.length > 0 ? [`${unknown.join(', ')} ${notPermitted}`] : []),
    ...(event_type === undefined ? ['"event_type" wasn\'t supplied.'] : []),
  ];
  if (problems.length > 0) throw invalid(problems.join('\n'));
  if (typeof event_type !== 'string') {
    throw invalid(`For 'properties/event_type', ${JSON.stringify(event_type)} is not a string.`);
  }
  if (event_type.length > 100) throw invalid(`Only 100 characters are allowed; ${event_type.length} were supplied.`);
  if (typeof client_payload !== 'object' || client_payload === null || Array.isArray(client_payload)) {
    throw invalid(`For 'properties/client_payload', ${JSON.stringify(client_payload)} is not an object.`);
  }
  const { length: properties } = Object.keys(client_payload);
  if (properties > 10) throw invalid(`No more than 10 properties are allowed; ${properties} were supplied.`);
  if (Buffer.byteLength(JSON.stringify(client_payload)) > LARGEST_PAYLOAD) {
    throw new GitHubError(422, 'client_payload is too large.');
  }
  return { repository, event_type, client_payload: client_payload as Record<string, unknown> };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new GitHubError(400, 'Problems parsing JSON');
  }
}

function invalid(problem: string): GitHubError {
  return new GitHubError(422, `Invalid request.\n\n${problem}`);
}
