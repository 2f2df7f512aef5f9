/** The workflow run that the step is part of. What is unknown is empty. */
export interface WorkflowRun {
  /** `GITHUB_RUN_ID`. It is the same in every attempt. */
  readonly id: string;
  /** `GITHUB_RUN_ATTEMPT`, from 1. */
  readonly attempt: string;
  /** `GITHUB_REPOSITORY`: owner and name. */
  readonly repository: string;
  /** `GITHUB_API_URL`. It differs on GitHub Enterprise Server. */
  readonly apiUrl: string;
  /** `GITHUB_WORKSPACE`, where the repository is checked out. */
  readonly workspace: string;
  /** The page of the workflow run. */
  readonly url: string;
}

/** Reads the default environment variables that the runner sets for every step. */
export function workflowRun(env: NodeJS.ProcessEnv): WorkflowRun {
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

/** Short enough to leave room for a reason. Contains nothing that ends a line or a link. */
function isLink(url: string): boolean {
  return url.length <= 500 && /^https?:\/\/[\x21-\x7e]+$/.test(url);
}
