import { describe, expect, test } from 'vitest';
import { startEndpoint } from '../../local/endpoint.ts';
import type { Advice } from '../../src/aws/errors.ts';
import type { Problem } from '../../src/problem.ts';
import { explained, rejectsContent } from '../../src/service-catalog/errors.ts';
import { AWS, sent, sentTo } from './sending.ts';

const ADVICE: Advice = {
  logIn: 'Log in.',
  logInAgain: 'Log in again.',
  assumeRole: 'Trust the caller.',
  runAgain: 'Run it again.',
};

function problemOf(error: unknown): Problem {
  return explained(error, 'NotifyResult', ADVICE);
}

const EXPIRED = ['The AWS credentials have expired', /^Log in again\.$/] as const;
const UNRECOGNIZED = ['AWS did not recognize the credentials', /partition.*AWS_SESSION_TOKEN\. Log in\.$/] as const;
const SIGNATURE = ['AWS rejected the signature of the request', /aws-region.*clock/] as const;
const INVALID = 'Service Catalog rejected the result as invalid';
const DENIED = ['Access to Service Catalog was denied', /the IAM action servicecatalog:NotifyResult on/] as const;
const THROTTLED = ['Service Catalog throttled the requests', /^Run it again\..*timeout-seconds/] as const;
const OTHER = ['Service Catalog was not notified', /^Run it again\.$/] as const;
const STRANGER = ['The response is not from Service Catalog', /endpoint-url.*proxies/] as const;

describe('an error of AWS', () => {
  test.each<[name: string, title: string, advice: RegExp, rejectsContent: boolean, status?: number]>([
    ['ExpiredTokenException', ...EXPIRED, false],
    ['ExpiredToken', ...EXPIRED, false],
    ['RequestExpired', ...EXPIRED, false],
    ['UnrecognizedClientException', ...UNRECOGNIZED, false],
    ['InvalidAccessKeyId', ...UNRECOGNIZED, false],
    ['InvalidClientTokenId', ...UNRECOGNIZED, false],
    ['InvalidToken', ...UNRECOGNIZED, false],
    ['MissingAuthenticationTokenException', ...UNRECOGNIZED, false],
    ['InvalidSignatureException', ...SIGNATURE, false],
    ['IncompleteSignatureException', ...SIGNATURE, false],
    ['SignatureDoesNotMatch', ...SIGNATURE, false],
    ['InvalidParametersException', INVALID, /workflow-token is the token of this record.*idempotency-token/, true],
    ['ValidationException', INVALID, /^Compare record-id and workflow-token/, true],
    ['SerializationException', INVALID, /^Compare record-id and workflow-token/, true],
    ['ResourceNotFoundException', 'Service Catalog did not find the record', /aws-region.*accepts only one/, false],
    ['RequestEntityTooLargeException', 'The result is too large for Service Catalog', /fewer or smaller/, true, 413],
    ['AccessDeniedException', ...DENIED, false],
    ['AccessDenied', ...DENIED, false],
    ['UnauthorizedOperation', ...DENIED, false],
    ['ThrottlingException', ...THROTTLED, false],
    ['TooManyRequestsException', ...THROTTLED, false, 429],
    ['LimitExceededException', ...OTHER, false],
    ['InternalFailure', ...OTHER, false, 500],
  ])('named %s is explained', async (name, title, advice, isContent, status = 400) => {
    const { error } = await sent({ status, body: JSON.stringify({ __type: name, Message: 'No' }) });
    const problem = problemOf(error);
    expect(problem).toMatchObject({ title, advice: expect.stringMatching(advice) });
    // A load balancer rejects what is too large as well, without a message of AWS.
    expect(problem.message).toBe(status === 413 ? `${name}: HTTP 413: the request is too large.` : `${name}: No.`);
    expect(rejectsContent(error)).toBe(isContent);
  });

  test('without a name is its status', async () => {
    const { error } = await sent({ status: 503, body: '{}' });
    const [title] = OTHER;
    expect(problemOf(error)).toMatchObject({ title, message: 'HTTP 503 without the name of an error.' });
  });

  test('has a text that is cut', async () => {
    const body = JSON.stringify({ __type: 'LimitExceededException', message: 'word '.repeat(1000) });
    const { message } = problemOf((await sent({ status: 400, body })).error);
    expect(message).toMatch(/^LimitExceededException: (?:word )+…$/);
    expect(message.length).toBeLessThanOrEqual(2000);
    expect(message.length).toBeGreaterThan(1900);
  });
});

describe('an error of something on the way', () => {
  test.each([
    ['a page', { status: 200, headers: { 'Content-Type': 'text/html' } }],
    ['a response that is too large', { status: 200, body: ' '.repeat(2 ** 20 + 1) }],
  ])('is explained: %s', async (_, reply) => {
    const { error } = await sent(reply);
    const [title, advice] = STRANGER;
    expect(problemOf(error)).toMatchObject({ title, advice: expect.stringMatching(advice) });
    expect(rejectsContent(error)).toBe(false);
  });

  test('can be that the request is too large', async () => {
    const { error } = await sent({ status: 413, headers: { 'Content-Type': 'text/html' }, body: '<html>Too large' });
    expect(problemOf(error).title).toBe('The result is too large for Service Catalog');
    expect(rejectsContent(error)).toBe(true);
  });
});

const DNS = ["The endpoint's host name could not be resolved", /typos.*DNS\. Run it again\.$/] as const;
const PROXY = ['The proxy rejected the request', /HTTPS_PROXY.*407.*NO_PROXY.*Run it again\.$/] as const;
const CERTIFICATE = ["The endpoint's certificate is not trusted", /NODE_EXTRA_CA_CERTS/] as const;
const UNREACHED = ['AWS could not be reached', /endpoint-url, and HTTPS_PROXY.*Run it again\.$/] as const;

describe('an error of the network', () => {
  test.each<[code: string, title: string, advice: RegExp]>([
    ['ENOTFOUND', ...DNS],
    ['EAI_AGAIN', ...DNS],
    ['ERR_PROXY_TUNNEL', ...PROXY],
    ['ERR_PROXY_INVALID_CONFIG', ...PROXY],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', ...CERTIFICATE],
    ['SELF_SIGNED_CERT_IN_CHAIN', ...CERTIFICATE],
    ['CERT_HAS_EXPIRED', ...CERTIFICATE],
    ['CERT_NOT_YET_VALID', ...CERTIFICATE],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', ...CERTIFICATE],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', ...CERTIFICATE],
    ['UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY', ...CERTIFICATE],
    ['ERR_TLS_CERT_ALTNAME_INVALID', ...CERTIFICATE],
    ['ERR_TLS_HANDSHAKE_TIMEOUT', ...CERTIFICATE],
    ['ECONNREFUSED', ...UNREACHED],
    ['ECONNRESET', ...UNREACHED],
    ['EHOSTUNREACH', ...UNREACHED],
    ['ETIMEDOUT', ...UNREACHED],
    ['EPIPE', ...UNREACHED],
    ['EPROTO', ...UNREACHED],
  ])('with the code %s is explained', (code, title, advice) => {
    const error = Object.assign(new Error('What Node says'), { code });
    expect(problemOf(error)).toMatchObject({
      title,
      message: `${code}: What Node says.`,
      advice: expect.stringMatching(advice),
    });
    expect(rejectsContent(error)).toBe(false);
  });

  test('is what Node has: a refused connection, an untrusted certificate', async () => {
    const refused = await sentTo('http://127.0.0.1:1');
    expect(problemOf(refused.error)).toMatchObject({
      title: UNREACHED[0],
      message: expect.stringContaining('ECONNREFUSED'),
    });
    const endpoint = await startEndpoint({ tls: true });
    const untrusted = await sentTo(endpoint.url);
    await endpoint.close();
    expect(problemOf(untrusted.error)).toMatchObject({
      title: CERTIFICATE[0],
      message: expect.stringContaining('DEPTH_ZERO_SELF_SIGNED_CERT'),
    });
  });

  test('names what happened at each address of the host', () => {
    const errors = ['::1', '127.0.0.1'].map((address) => new Error(`connect ECONNREFUSED ${address}:443`));
    const { title, message } = problemOf(Object.assign(new AggregateError(errors, ''), { code: 'ECONNREFUSED' }));
    expect({ title, message }).toEqual({
      title: UNREACHED[0],
      message: 'connect ECONNREFUSED ::1:443; connect ECONNREFUSED 127.0.0.1:443.',
    });
  });
});

describe('an error of the SDK', () => {
  test.each<[name: string, message: string, title: string, advice: RegExp]>([
    ['CredentialsProviderError', 'None', 'No AWS credentials were found', /^Log in\.$/],
    ['TimeoutError', 'No response', 'AWS did not respond in time', /endpoint-url.*Run it again\.$/],
    ['Error', 'Region is missing', 'No AWS Region is set', /^Set aws-region, or AWS_REGION/],
  ])('named %s is explained: %s', (name, message, title, advice) => {
    const error = Object.assign(new Error(message), { name });
    expect(problemOf(error)).toMatchObject({
      title,
      message: `${name}: ${message}.`,
      advice: expect.stringMatching(advice),
    });
  });

  test('can be anything', () => {
    expect(problemOf('text')).toMatchObject({ title: OTHER[0], message: 'text.' });
    expect(problemOf(undefined)).toMatchObject({ title: OTHER[0] });
  });
});

test('a problem stays as it is', () => {
  const problem = problemOf(new Error('a'));
  expect(problemOf(problem)).toBe(problem);
});

test('a request is signed for the Region of the connection', async () => {
  const { receipt, authorization } = await sent({ status: 200, body: '{}' });
  expect(receipt?.requestId).toBe(AWS['x-amzn-RequestId']);
  expect(authorization).toContain('/eu-west-2/servicecatalog/aws4_request');
});
