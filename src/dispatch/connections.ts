import type { Context } from 'aws-lambda';
import { type Bucket, openBucket } from '../aws/s3.ts';
import { LAMBDA_ADVICE } from '../lambda/advice.ts';
import { type AwsAccess, awsAccess } from '../lambda/aws-access.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { Deadline, KEPT_TO_END, KEPT_TO_REPORT, STATE_BUCKET_USE } from '../time-limits.ts';
import { type GitHubAccess, gitHubAccess } from './github-access.ts';
import type { Settings } from './settings.ts';

/** Uses the state bucket. Each use has a deadline of its own. */
export type WithStates = <T>(use: (states: Bucket) => Promise<T>) => Promise<T>;

/** What a message needs on its way: AWS, GitHub, and time. */
export interface Connections {
  readonly access: AwsAccess;
  readonly github: GitHubAccess;
  readonly withStates: WithStates;
  /** By then, the message must be at GitHub. */
  readonly toDispatch: Deadline;
  /** By then, Service Catalog must be notified. */
  readonly toReport: Deadline;
  /** When this invocation is over, whatever happens. */
  readonly until: Date;
  end(): void;
}

/** Lambda gives a function only seconds, and Amazon SQS delivers the message again. */
const MOST_ATTEMPTS = 3;

export function connect(
  settings: Settings,
  env: NodeJS.ProcessEnv,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
  secrets: Secrets,
): Connections {
  const access = awsAccess(env, secrets);
  const remaining = context.getRemainingTimeInMillis();
  const { signal: interrupted } = new AbortController();
  const toDispatch = new Deadline(remaining - KEPT_TO_REPORT, interrupted);
  const toReport = new Deadline(remaining - KEPT_TO_END, interrupted);
  const reader = {
    ...access,
    advice: LAMBDA_ADVICE,
    limits: { maxAttempts: MOST_ATTEMPTS, deadline: toDispatch, interrupted },
  };
  return {
    access,
    github: gitHubAccess(settings, reader, secrets),
    async withStates(use) {
      const deadline = new Deadline(Math.min(STATE_BUCKET_USE, toReport.remaining), interrupted);
      const limits = { maxAttempts: MOST_ATTEMPTS, deadline, interrupted };
      const caller = { ...access, principal: 'the role of the dispatch function', advice: LAMBDA_ADVICE, limits, env };
      try {
        return await use(await openBucket(settings.stateBucket, { ...caller, onRetry: () => {} }));
      } finally {
        deadline.clear();
      }
    },
    toDispatch,
    toReport,
    until: new Date(Date.now() + remaining),
    end() {
      toDispatch.clear();
      toReport.clear();
    },
  };
}
