import { shortened } from '../plain-text.ts';
import { sentence } from '../sentence.ts';

/** What to do where the caller runs, in sentences. A workflow logs in in another way than a Lambda function. */
export interface Advice {
  readonly logIn: string;
  readonly logInAgain: string;
  readonly assumeRole: string;
  readonly runAgain: string;
}

/** What an error means to people, and what they can do about it. */
export interface Meaning {
  readonly title: string;
  readonly advice: (advice: Advice) => string;
}

/** Errors that any AWS service or the SDK can give, by name. */
const MEANINGS: Record<string, Meaning> = {
  ExpiredTokenException: {
    title: 'The AWS credentials have expired',
    advice: ({ logInAgain }) => logInAgain,
  },
  CredentialsProviderError: {
    title: 'No AWS credentials were found',
    advice: ({ logIn }) => logIn,
  },
  UnrecognizedClientException: {
    title: 'AWS did not recognize the credentials',
    advice: ({ logIn }) =>
      `Check that they belong to this partition and are complete: temporary credentials also need AWS_SESSION_TOKEN. ${logIn}`,
  },
  InvalidSignatureException: {
    title: 'AWS rejected the signature of the request',
    advice: () =>
      'Check that the secret access key belongs to the access key ID, that aws-region matches the endpoint, and that the clock is right.',
  },
  TimeoutError: {
    title: 'AWS did not respond in time',
    advice: ({ runAgain }) =>
      `Check aws-region and endpoint-url, and whether AWS can be reached from here. ${runAgain}`,
  },
};

const SAME_MEANING: Record<string, string> = {
  ExpiredToken: 'ExpiredTokenException',
  RequestExpired: 'ExpiredTokenException',
  InvalidAccessKeyId: 'UnrecognizedClientException',
  InvalidClientTokenId: 'UnrecognizedClientException',
  InvalidToken: 'UnrecognizedClientException',
  MissingAuthenticationTokenException: 'UnrecognizedClientException',
  IncompleteSignatureException: 'InvalidSignatureException',
  SignatureDoesNotMatch: 'InvalidSignatureException',
};

/** Codes of system errors, from Node's `dns`, `net`, and `tls`, and as OpenSSL names them. */
const MEANINGS_OF_CODES: [RegExp, Meaning][] = [
  [
    /^(ENOTFOUND|EAI_AGAIN)$/,
    {
      title: "The endpoint's host name could not be resolved",
      advice: ({ runAgain }) =>
        `Check aws-region and endpoint-url for typos (or HTTPS_PROXY, if it is the proxy's name), and check the DNS. ${runAgain}`,
    },
  ],
  [
    /^ERR_PROXY_/,
    {
      title: 'The proxy rejected the request',
      advice: ({ runAgain }) =>
        `Check HTTPS_PROXY (its user and password, if the status is 407), and whether the proxy allows the endpoint. NO_PROXY bypasses the proxy. ${runAgain}`,
    },
  ],
  [
    /CERT|SELF_SIGNED|^UNABLE_TO_|^ERR_TLS_/,
    {
      title: "The endpoint's certificate is not trusted",
      advice: () =>
        'If a proxy or a private endpoint uses a certificate from your own certificate authority, set NODE_EXTRA_CA_CERTS to the path of its PEM file.',
    },
  ],
  [
    /^E[A-Z]+$/,
    {
      title: 'AWS could not be reached',
      advice: ({ runAgain }) =>
        `Check aws-region, endpoint-url, and HTTPS_PROXY, and whether AWS can be reached from here. ${runAgain}`,
    },
  ],
];

const NO_REGION: Meaning = {
  title: 'No AWS Region is set',
  advice: () => 'Set aws-region, or AWS_REGION in the environment, to the Region that the message came from.',
};

/** Undefined if the error has no meaning that all services share. */
export function meaningOf(error: unknown): Meaning | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, message, code } = error as NodeJS.ErrnoException;
  if (message === 'Region is missing') return NO_REGION;
  const ofCode = MEANINGS_OF_CODES.find(([codes]) => code && codes.test(code))?.[1];
  return ofCode ?? MEANINGS[SAME_MEANING[name] ?? name];
}

/**
 * Whether AWS itself refused, or nobody could sign the request. Another attempt would have the same result. Most services
 * throttle with HTTP 400.
 */
export function isRefusal(error: unknown): boolean {
  const { name = '' } = (error ?? {}) as Error;
  if (name === 'CredentialsProviderError') return true;
  const status = statusOf(error) ?? 0;
  return (
    status >= 400 && status < 500 && status !== 408 && status !== 429 && !/Throttl|TooManyRequests|SlowDown/.test(name)
  );
}

/** The HTTP status of the response that the error is about; undefined if there was no response. */
export function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode;
}

/** Somebody else's text is cut after so many characters. */
const LONGEST = 2000;

/** An error of AWS, of the SDK, or of Node as a sentence: its name or code, and its message. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return sentence(String(error));
  const { name, code } = error as NodeJS.ErrnoException;
  const status = statusOf(error);
  if (name === 'Unknown' && status !== undefined) return `HTTP ${status} without the name of an error.`;
  // If a host has several addresses, Node's error has a message for each of them.
  const message =
    error instanceof AggregateError ? error.errors.map(({ message }) => message).join('; ') : error.message;
  const text = code && message.includes(code) ? message : `${code ?? name}: ${message}`;
  return text.length > LONGEST ? shortened(text, LONGEST) : sentence(text);
}
