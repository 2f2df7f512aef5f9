import { onTestFinished, vi } from 'vitest';
import type { Credentials } from '../../local/credentials.ts';
import type { Advice } from '../../src/aws/errors.ts';
import { agentsFor } from '../../src/aws/proxies.ts';
import { type Bucket, openBucket } from '../../src/aws/s3.ts';
import { Deadline } from '../../src/time-limits.ts';

const ADVICE: Advice = { logIn: 'Log in.', logInAgain: 'Log in again.', assumeRole: '', runAgain: 'Run it again.' };

export interface Opening {
  credentials: Credentials;
  region?: string;
  maxAttempts?: number;
  /** For all attempts, in milliseconds. */
  timeout?: number;
  interrupted?: AbortSignal;
  onRetry?: () => void;
}

/** Opens a bucket of an endpoint on this machine, for one test. */
export async function openLocalBucket(url: string, name: string, opening: Opening): Promise<Bucket> {
  const { credentials, region = 'eu-west-1', maxAttempts = 3, timeout = 30_000, onRetry = () => {} } = opening;
  const { interrupted = new AbortController().signal } = opening;
  vi.stubEnv('AWS_ENDPOINT_URL_S3', url);
  const deadline = new Deadline(timeout, interrupted);
  onTestFinished(() => {
    deadline.clear();
    vi.unstubAllEnvs();
  });
  return openBucket(name, {
    region,
    agents: agentsFor({}).agents,
    credentials,
    principal: 'the engine role',
    advice: ADVICE,
    limits: { maxAttempts, deadline, interrupted },
    onRetry,
    env: process.env,
  });
}
