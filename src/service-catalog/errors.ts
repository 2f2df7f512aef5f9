import { type Advice, meaningOf, sentenceOf, statusOf } from '../aws/errors.ts';
import { Problem } from '../problem.ts';

interface Meaning {
  readonly title: string;
  readonly advice: (advice: Advice, api: string) => string;
}

const NOT_FROM_SERVICE_CATALOG: Meaning = {
  title: 'The response is not from Service Catalog',
  advice: () => 'Check endpoint-url, and the proxies, firewalls, and sign-in portals on the way to AWS.',
};

/** What Service Catalog's errors mean, by name. */
const MEANINGS: Record<string, Meaning> = {
  InvalidParametersException: {
    title: 'Service Catalog rejected the result as invalid',
    advice: () =>
      'Check that workflow-token is the token of this record, and that idempotency-token was not used for another result.',
  },
  ResourceNotFoundException: {
    title: 'Service Catalog did not find the record',
    advice: () =>
      'Check that the Region and the account are those that the message came from (aws-region, the role), and whether the record already has a result: it accepts only one.',
  },
  ValidationException: {
    title: 'Service Catalog rejected the result as invalid',
    advice: () => 'Compare record-id and workflow-token with the message that Service Catalog sent.',
  },
  RequestEntityTooLargeException: {
    title: 'The result is too large for Service Catalog',
    advice: () => 'Use fewer or smaller outputs. Values that the users of the product do not need need not be outputs.',
  },
  AccessDeniedException: {
    title: 'Access to Service Catalog was denied',
    advice: (_, api) =>
      `Allow the role the IAM action servicecatalog:${api} on the resource "*", and check the service control policies of the account.`,
  },
  ThrottlingException: {
    title: 'Service Catalog throttled the requests',
    advice: ({ runAgain }) => `${runAgain} You can also increase timeout-seconds.`,
  },
  UnexpectedResponse: NOT_FROM_SERVICE_CATALOG,
  IncompleteResponse: NOT_FROM_SERVICE_CATALOG,
};

const SAME_MEANING: Record<string, string> = {
  AccessDenied: 'AccessDeniedException',
  UnauthorizedOperation: 'AccessDeniedException',
  TooManyRequestsException: 'ThrottlingException',
  SerializationException: 'ValidationException',
};

const UNKNOWN: Meaning = {
  title: 'Service Catalog was not notified',
  advice: ({ runAgain }) => runAgain,
};

/**
 * What went wrong with a call, as a problem. A `Problem` is returned as it is.
 *
 * @param api the operation that was called
 */
export function explained(error: unknown, api: string, advice: Advice): Problem {
  if (error instanceof Problem) return error;
  const { name } = (error ?? {}) as Error;
  const meaning = meaningOf(error) ?? MEANINGS[SAME_MEANING[name] ?? name] ?? UNKNOWN;
  return new Problem(meaning.title, sentenceOf(error), meaning.advice(advice, api), { cause: error });
}

/** Whether AWS rejected the content of the request. It might accept a request with less content. */
export function rejectsContent(error: unknown): boolean {
  const { name } = (error ?? {}) as Error;
  return (
    statusOf(error) === 413 ||
    ['InvalidParametersException', 'ValidationException', 'SerializationException'].includes(name)
  );
}
