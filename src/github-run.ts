/** The run of a GitHub workflow that this step is part of. */
export interface GitHubRun {
  /** `GITHUB_RUN_ID`, the same in every attempt; empty outside GitHub. */
  readonly id: string;
  /** `GITHUB_RUN_ATTEMPT`, from 1. */
  readonly attempt: string;
  /** Where people look at it; absent outside GitHub. */
  readonly url?: string;
}

/** Reads the default environment variables that a runner sets for every step. */
export function githubRun(env: NodeJS.ProcessEnv): GitHubRun {
  const { GITHUB_RUN_ID: id = '', GITHUB_RUN_ATTEMPT: attempt = '', GITHUB_SERVER_URL, GITHUB_REPOSITORY } = env;
  const url = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${id}`;
  const known = id !== '' && GITHUB_SERVER_URL !== undefined && GITHUB_REPOSITORY !== undefined;
  return { id, attempt, ...(known && isLink(url) && { url }) };
}

/** Short enough to leave room for a reason, and nothing in it that ends a line or a link. */
function isLink(url: string): boolean {
  return url.length <= 500 && /^https?:\/\/[\x21-\x7e]+$/.test(url);
}
