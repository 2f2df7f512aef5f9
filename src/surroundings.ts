import type { GitHubRun } from './github-run.ts';
import type { Log } from './log.ts';
import type { Secrets } from './secrets.ts';
import type { IdToken } from './service-catalog/role.ts';

/** What surrounds the step: nothing in it is an input. */
export interface Surroundings {
  readonly workflowRun: GitHubRun;
  readonly secrets: Secrets;
  readonly log: Log;
  /** Aborted when the job is cancelled and the step is to end. */
  readonly interrupted: AbortSignal;
  /** Aborted when something was thrown that nothing could catch. */
  readonly crashed: AbortSignal;
  readonly idToken: IdToken;
  /** For what AWS's SDK and Node read from it. */
  readonly env: NodeJS.ProcessEnv;
}
