import type { Credentials } from '../credentials.ts';
import { isKnown, type Value } from './value.ts';

/** Who a provider configuration is. The credentials are renewed when they expire, as the SDK does. */
export interface Identity {
  /** The ARN of the caller, asked anew. Without an STS endpoint in the environment, the access key. */
  caller(): Promise<string>;
}

/**
 * The identity of a provider configuration. It is found as the AWS SDK for Go does
 * (https://docs.aws.amazon.com/sdk-for-go/v2/developer-guide/configure-auth.html): keys in the configuration, `profile`
 * in the configuration, keys in the environment, `AWS_PROFILE` or the default profile. Then `assume_role`.
 */
export async function identityOf(configuration: Value, region: string): Promise<Identity> {
  useFiles(configuration);
  const given = keysIn(configuration) ?? (isKnown(configuration.profile) ? undefined : keysInEnvironment());
  const endpoint = process.env.AWS_ENDPOINT_URL_STS;
  if (!endpoint) return { caller: async () => given?.accessKeyId ?? noEndpoint() };

  // The SDK takes longer to load than everything else, and most commands start the provider more than once.
  const { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  const client = (credentials: Credentials | (() => Promise<Credentials>) | undefined) =>
    new STSClient({
      endpoint,
      region,
      ...(credentials
        ? { credentials }
        : { profile: String(configuration.profile ?? process.env.AWS_PROFILE ?? 'default') }),
    });
  let current = client(given);
  for (const { role_arn, session_name, external_id } of (configuration.assume_role ?? []) as Value[]) {
    const source = current;
    current = client(async () => {
      const { Credentials: received } = await source.send(
        new AssumeRoleCommand({
          RoleArn: String(role_arn),
          RoleSessionName: String(session_name ?? 'aws-go-sdk'),
          ...(isKnown(external_id) && { ExternalId: String(external_id) }),
        }),
      );
      return {
        accessKeyId: received?.AccessKeyId ?? '',
        secretAccessKey: received?.SecretAccessKey ?? '',
        sessionToken: received?.SessionToken ?? '',
        ...(received?.Expiration && { expiration: received.Expiration }),
      };
    });
  }
  return {
    async caller() {
      const { Arn = '' } = await current.send(new GetCallerIdentityCommand());
      return Arn;
    },
  };
}

/** One process has one configuration, so that the environment can hold the files of its profiles. */
function useFiles({ shared_config_files, shared_credentials_files }: Value): void {
  process.env.AWS_EC2_METADATA_DISABLED = 'true';
  const [config] = (shared_config_files ?? []) as string[];
  const [credentials] = (shared_credentials_files ?? []) as string[];
  if (config) process.env.AWS_CONFIG_FILE = config;
  if (credentials) process.env.AWS_SHARED_CREDENTIALS_FILE = credentials;
}

function keysIn({ access_key, secret_key, token }: Value): Credentials | undefined {
  if (!isKnown(access_key)) return undefined;
  return {
    accessKeyId: String(access_key),
    secretAccessKey: String(secret_key),
    ...(isKnown(token) && { sessionToken: String(token) }),
  };
}

function keysInEnvironment(): Credentials | undefined {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) return undefined;
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  };
}

/** The stand-in never calls the real AWS. */
function noEndpoint(): never {
  throw new Error('No valid credential sources found: a profile requires AWS_ENDPOINT_URL_STS');
}
