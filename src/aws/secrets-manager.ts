import { Problem } from '../problem.ts';
import { STS_REQUEST } from '../time-limits.ts';
import type { Credentials } from './credentials.ts';
import { type Advice, meaningOf, sentenceOf } from './errors.ts';
import type { Agents } from './proxies.ts';
import { requestHandler } from './request-handler.ts';
import { limitResponses } from './response-body.ts';
import { type Limits, PatientRetryStrategy } from './retries.ts';

/** Who reads a secret. */
export interface SecretReader {
  readonly region: string | undefined;
  readonly agents: Agents;
  readonly credentials: Credentials;
  readonly advice: Advice;
  readonly limits: Limits;
}

/**
 * The text of a secret in AWS Secrets Manager, in its current version.
 *
 * @throws {Problem} whose cause is the error of the SDK
 */
export async function readSecret(arn: string, reader: SecretReader): Promise<string> {
  const { SecretsManagerClient, GetSecretValueCommand } = await import('@aws-sdk/client-secrets-manager');
  const { region, agents, credentials, limits } = reader;
  const retryStrategy = new PatientRetryStrategy(limits, () => {});
  const client = new SecretsManagerClient({
    ...(region && { region }),
    credentials,
    retryStrategy,
    requestHandler: requestHandler(agents, STS_REQUEST),
  });
  limitResponses(client, STS_REQUEST);
  try {
    const abortSignal = limits.deadline.over;
    const { SecretString, SecretBinary } = await client.send(new GetSecretValueCommand({ SecretId: arn }), {
      abortSignal,
    });
    // A file that was given as `--secret-binary fileb://key.pem` is as good.
    return SecretString ?? Buffer.from(SecretBinary ?? []).toString('utf8');
  } catch (error) {
    const isAborted = (error as Error).name === 'AbortError';
    throw explained(isAborted ? (retryStrategy.lastError ?? error) : error, arn, reader.advice);
  } finally {
    client.destroy();
  }
}

function explained(error: unknown, arn: string, advice: Advice): Problem {
  const { title, todo } = meaning(error, advice);
  return new Problem(title, `${arn}: ${sentenceOf(error)}`, todo, { cause: error });
}

function meaning(error: unknown, advice: Advice): { title: string; todo: string } {
  const general = meaningOf(error);
  if (general) return { title: general.title, todo: general.advice(advice) };
  switch ((error as Error).name) {
    case 'ResourceNotFoundException':
      return { title: 'The secret does not exist', todo: 'Check the ARN of the secret, and its Region.' };
    case 'AccessDeniedException':
      return {
        title: 'AWS Secrets Manager denied access',
        todo: 'Allow the role of the function secretsmanager:GetSecretValue on the secret and, if the secret is encrypted with a key of your own, kms:Decrypt on the key.',
      };
    default:
      return { title: 'The secret could not be read', todo: advice.runAgain };
  }
}
