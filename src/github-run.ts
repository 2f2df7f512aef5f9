/** The run of a GitHub workflow that this step is part of. What is not known is empty. */
export interface GitHubRun {
  /** `GITHUB_RUN_ID`, the same in every attempt. */
  readonly id: string;
  /** `GITHUB_RUN_ATTEMPT`, from 1. */
  readonly attempt: string;
  /** `GITHUB_REPOSITORY`, owner and name. */
  readonly repository: string;
  /** `GITHUB_API_URL`, another on GitHub Enterprise Server. */
  readonly apiUrl: string;
  /** `GITHUB_WORKSPACE`, where the repository is checked out. */
  readonly workspace: string;
  /** Where people look at it. */
  readonly url: string;
}

/** Reads the default environment variables that a runner sets for every step. */
export function githubRun(env: NodeJS.ProcessEnv): GitHubRun {
  const id = env.GITHUB_RUN_ID ?? '';
  const repository = env.GITHUB_REPOSITORY ?? '';
  const url = `${env.GITHUB_SERVER_URL}/${repository}/actions/runs/${id}`;
  return {
    id,
    attempt: env.GITHUB_RUN_ATTEMPT ?? '',
    repository,
    apiUrl: env.GITHUB_API_URL ?? '',
    workspace: env.GITHUB_WORKSPACE ?? '',
    url: id && repository && isLink(url) ? url : '',
  };
}

/** Short enough to leave room for a reason, and nothing in it that ends a line or a link. */
function isLink(url: string): boolean {
  return url.length <= 500 && /^https?:\/\/[\x21-\x7e]+$/.test(url);
}
