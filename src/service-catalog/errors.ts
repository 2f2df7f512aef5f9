import { Problem } from '../problem.ts';

const LOG_IN =
  'Give the job the permission id-token: write and run aws-actions/configure-aws-credentials before this step';

interface Meaning {
  title: string;
  advice: string;
}

const RUN_AGAIN = 'Until Service Catalog is told, the provisioned product stays UNDER_CHANGE: run this job again';

/** What an error's name means here, and what to do about it. Keys are the names that AWS and its SDK use. */
const MEANINGS: Record<string, Meaning> = {
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
  RequestEntityTooLargeException: {
    title: 'The result is too large for Service Catalog',
    advice: `Give fewer or smaller outputs: what is not for the users of the product need not be an output.`,
  },
  AccessDeniedException: {
    title: 'Access to Service Catalog was denied',
    advice: `Allow the role of this job the IAM action servicecatalog:{api} on resource "*", and check the account's service control policies.`,
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
  ThrottlingException: {
    title: 'Service Catalog asked for fewer requests',
    advice: `${RUN_AGAIN}, or raise timeout-seconds.`,
  },
  UnexpectedAnswer: {
    title: 'Something other than Service Catalog answered',
    advice: `Check endpoint-url, and what stands between the runner and AWS: proxies, firewalls, sign-in portals.`,
  },
  TimeoutError: {
    title: 'Service Catalog did not answer in time',
    advice: `Check aws-region, endpoint-url, and whether the runner can reach AWS. ${RUN_AGAIN}.`,
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
  TooManyRequestsException: 'ThrottlingException',
  SerializationException: 'ValidationException',
};

/** What a system error's code means here: those of Node's `dns`, `net` and `tls`, as OpenSSL names them. */
const MEANINGS_OF_CODES: [RegExp, Meaning][] = [
  [
    /^(ENOTFOUND|EAI_AGAIN)$/,
    {
      title: "The endpoint's name could not be resolved",
      advice: `Check the spelling of aws-region and endpoint-url (of HTTPS_PROXY, if it is the proxy's name), and the DNS of the runner. ${RUN_AGAIN}.`,
    },
  ],
  [
    /^ERR_PROXY_/,
    {
      title: 'The proxy did not let the request through',
      advice: `Check HTTPS_PROXY (its user and password, if the status is 407), and whether the proxy allows the endpoint; NO_PROXY goes around it. ${RUN_AGAIN}.`,
    },
  ],
  [
    /CERT|SELF_SIGNED|^UNABLE_TO_|^ERR_TLS_/,
    {
      title: "The endpoint's certificate is not trusted",
      advice: `If a proxy or a private endpoint has a certificate of your own authority, give that to the runner in NODE_EXTRA_CA_CERTS.`,
    },
  ],
  [
    /^E[A-Z]+$/,
    {
      title: 'Service Catalog could not be reached',
      advice: `Check aws-region, endpoint-url, HTTPS_PROXY, and whether the runner can reach AWS. ${RUN_AGAIN}.`,
    },
  ],
];

const NO_REGION: Meaning = {
  title: 'No AWS region was given',
  advice: 'Set aws-region to the region that the message came from, or AWS_REGION in the environment.',
};

/** What the SDK threw when it called `api`, as a problem with a title and advice. A `Problem` is returned as it is. */
export function explained(error: unknown, api: string): Problem {
  if (error instanceof Problem) return error;
  const { title, advice } = meaningOf(error) ?? { title: 'Service Catalog was not told', advice: `${RUN_AGAIN}.` };
  return new Problem(title, inWords(error), advice.replace('{api}', api), { cause: error });
}

function meaningOf(error: unknown): Meaning | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, message, code } = error as NodeJS.ErrnoException;
  if (message === 'Region is missing') return NO_REGION;
  const meaningOfCode = MEANINGS_OF_CODES.find(([codes]) => code && codes.test(code))?.[1];
  return meaningOfCode ?? MEANINGS[SAME_MEANING[name] ?? name];
}

/** An error of AWS, of the SDK or of Node as a sentence: its name or code, and its message. */
export function inWords(error: unknown): string {
  if (!(error instanceof Error)) return `${error}.`;
  const { name, code, $metadata } = error as NodeJS.ErrnoException & { $metadata?: { httpStatusCode?: number } };
  if (name === 'Unknown' && $metadata?.httpStatusCode)
    return `HTTP ${$metadata.httpStatusCode} without an error's name.`;
  // Where a name has several addresses, Node's error has a message for each.
  const message =
    error instanceof AggregateError ? error.errors.map(({ message }) => message).join('; ') : error.message;
  const sentence = code && message.includes(code) ? message : `${code ?? name}: ${message}`;
  return sentence.length > LONGEST ? `${sentence.slice(0, LONGEST)} …` : sentence.replace(/\.?$/, '.');
}

/** It is somebody else's text. */
const LONGEST = 2000;

/** Whether AWS refused what the request holds: one with less in it may be accepted. */
export function refusedContent(error: unknown): boolean {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  return (
    $metadata?.httpStatusCode === 413 ||
    ['InvalidParametersException', 'ValidationException', 'SerializationException'].includes(name ?? '')
  );
}
