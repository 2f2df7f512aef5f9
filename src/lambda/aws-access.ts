import { type Credentials, environmentCredentials } from '../aws/credentials.ts';
import { type Agents, agentsFor } from '../aws/proxies.ts';
import { Problem } from '../problem.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { LAMBDA_ADVICE } from './advice.ts';

/** How a function calls AWS: with the credentials of its role. */
export interface AwsAccess {
  readonly region: string | undefined;
  readonly agents: Agents;
  readonly credentials: Credentials;
}

/**
 * Lambda sets the environment: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html.
 *
 * @throws {Problem} if there are no credentials
 */
export function awsAccess(env: NodeJS.ProcessEnv, secrets: Secrets): AwsAccess {
  const { agents, passwords } = agentsFor(env);
  const credentials = environmentCredentials(env);
  if (!credentials) {
    throw new Problem(
      'No AWS credentials were found',
      'The environment of the function has no AWS credentials.',
      LAMBDA_ADVICE.logIn,
    );
  }
  secrets.addCredentials(...passwords, credentials.secretAccessKey, credentials.sessionToken);
  return { region: env.AWS_REGION, agents, credentials };
}
