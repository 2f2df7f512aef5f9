import { Problem } from '../problem.ts';

const IAM_ACTION = 'servicecatalog:NotifyUpdateProvisionedProductEngineWorkflowResult';

const LOG_IN =
  'Give the job the permission id-token: write and run aws-actions/configure-aws-credentials before this step';

/** What an error's name means here, and what to do about it. Keys are the names that AWS and its SDK use. */
const MEANINGS: Record<string, { title: string; advice: string }> = {
  InvalidParametersException: {
    title: 'Service Catalog refused the result as invalid',
    advice: `Check that workflow-token is the token of this very record, and that nobody told it another result before under the same idempotency-token.`,
  },
  ResourceNotFoundException: {
    title: 'Service Catalog does not know the record',
    advice: `Check that region and account are those the message came from (aws-region, the role), and whether the record has been answered already: it can be told once.`,
  },
  ValidationException: {
    title: 'Service Catalog refused the result as invalid',
    advice: `Check record-id and workflow-token against the message that Service Catalog sent.`,
  },
  AccessDeniedException: {
    title: 'Access to Service Catalog was denied',
    advice: `Allow the role of this job the IAM action ${IAM_ACTION} on resource "*", and check the account's service control policies.`,
  },
  ExpiredTokenException: {
    title: 'The AWS credentials have expired',
    advice: `${LOG_IN}, or once more if Terraform ran longer than they last (role-duration-seconds).`,
  },
  CredentialsProviderError: {
    title: 'No AWS credentials were found',
    advice: `${LOG_IN}, in the same job.`,
  },
  UnrecognizedClientException: {
    title: 'AWS does not know the credentials',
    advice: `Check that they belong to this partition and are complete: temporary ones need AWS_SESSION_TOKEN too. ${LOG_IN}.`,
  },
  InvalidSignatureException: {
    title: 'AWS rejected the signature of the request',
    advice: `Check that the secret access key belongs to the access key ID, that aws-region fits the endpoint, and the clock of the runner.`,
  },
};

const SAME_MEANING: Record<string, string> = {
  AccessDenied: 'AccessDeniedException',
  UnauthorizedOperation: 'AccessDeniedException',
  ExpiredToken: 'ExpiredTokenException',
  RequestExpired: 'ExpiredTokenException',
  InvalidClientTokenId: 'UnrecognizedClientException',
  MissingAuthenticationTokenException: 'UnrecognizedClientException',
  IncompleteSignatureException: 'InvalidSignatureException',
  SignatureDoesNotMatch: 'InvalidSignatureException',
};

/** What the SDK threw, as a problem with a title and advice. A `Problem` is returned as it is. */
export function explained(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const what = `${name}: ${message}`.replace(/\.?$/, '.');
  const meaning = MEANINGS[SAME_MEANING[name] ?? name];
  if (meaning) return new Problem(meaning.title, what, meaning.advice, { cause: error });
  if (message === 'Region is missing') {
    return new Problem(
      'No AWS region was given',
      'Neither aws-region nor AWS_REGION is set.',
      `Set aws-region to the region that the message came from, or AWS_REGION in the environment.`,
      { cause: error },
    );
  }
  return new Problem(
    'Service Catalog was not told',
    what,
    `Until it is told, the provisioned product stays UNDER_CHANGE: run this job again once the cause is gone.`,
    { cause: error },
  );
}

/** How many requests the SDK had sent when it threw. */
export function attemptsBefore(error: unknown): number {
  return (error as { $metadata?: { attempts?: number } }).$metadata?.attempts ?? 0;
}
