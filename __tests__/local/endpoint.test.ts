import {
  NotifyProvisionProductEngineWorkflowResultCommand,
  NotifyUpdateProvisionedProductEngineWorkflowResultCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Endpoint, startEndpoint } from '../../local/endpoint.ts';
import type { Answer } from '../../local/records.ts';

/** The endpoint judges the action in all other tests, so here it is judged itself: by AWS's SDK, and by hand. */
let endpoint: Endpoint;
beforeEach(async () => {
  endpoint = await startEndpoint();
});
afterEach(() => endpoint.close());

const ANSWER: Answer = { RecordId: 'rec-1', WorkflowToken: 'token', Status: 'SUCCEEDED', IdempotencyToken: 'first' };

function send(answer: Partial<Answer> = {}, config: object = {}) {
  const { url, region, credentials } = endpoint;
  const client = new ServiceCatalogClient({ endpoint: url, region, credentials, maxAttempts: 1, ...config });
  return client.send(new NotifyUpdateProvisionedProductEngineWorkflowResultCommand({ ...ANSWER, ...answer }));
}

async function errorOf(answer: Partial<Answer>, config?: object): Promise<string> {
  return send(answer, config).then(
    () => 'none',
    (error: Error) => error.name,
  );
}

describe('a record', () => {
  test('that is told SUCCEEDED makes its product AVAILABLE', async () => {
    const record = endpoint.records.add('rec-1', 'token');
    await send({ Outputs: [{ OutputKey: 'a', OutputValue: 'b' }] });
    expect(record).toMatchObject({
      status: 'SUCCEEDED',
      provisionedProductStatus: 'AVAILABLE',
      outputs: [{ OutputKey: 'a' }],
    });
  });

  test.each([
    ['SUCCEEDED', {}, 'InvalidParametersException'],
    ['SUCCEEDED', { ResourceIdentifier: { UniqueTag: { Key: 'a', Value: 'b' } } }, 'none'],
    ['FAILED', {}, 'none'],
  ] as const)('of a provisioning told %s with %j: %s', async (Status, answer, error) => {
    const { url, region, credentials } = endpoint;
    endpoint.records.add('rec-1', 'token', 'provision');
    const client = new ServiceCatalogClient({ endpoint: url, region, credentials, maxAttempts: 1 });
    const command = new NotifyProvisionProductEngineWorkflowResultCommand({ ...ANSWER, ...answer, Status });
    const refused = await client.send(command).then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(refused?.name ?? 'none').toBe(error);
    if (refused) expect(refused.message).toContain('A ResourceIdentifier is required');
  });

  test('that is told FAILED makes its product TAINTED', async () => {
    const record = endpoint.records.add('rec-1', 'token');
    await send({ Status: 'FAILED', FailureReason: 'why' });
    expect(record).toMatchObject({ status: 'FAILED', provisionedProductStatus: 'TAINTED', failureReason: 'why' });
  });

  test('takes the same request again, once', async () => {
    const record = endpoint.records.add('rec-1', 'token');
    await send();
    await send();
    expect(record.timesNotified).toBe(1);
  });

  test.each([
    ['other content under the same idempotency token', { Status: 'FAILED' }, 'InvalidParametersException'],
    ['a second result', { IdempotencyToken: 'second' }, 'ResourceNotFoundException'],
  ] as const)('refuses %s', async (_, again, error) => {
    endpoint.records.add('rec-1', 'token');
    await send();
    expect(await errorOf(again)).toBe(error);
  });

  test('refuses the token of another', async () => {
    endpoint.records.add('rec-1', 'token');
    expect(await errorOf({ WorkflowToken: 'other' })).toBe('InvalidParametersException');
  });

  test('that does not exist is not found', async () => {
    expect(await errorOf({})).toBe('ResourceNotFoundException');
  });
});

describe('a request is refused', () => {
  test.each([
    [
      'with an unknown key',
      { credentials: { accessKeyId: 'AKIAX', secretAccessKey: 'x' } },
      'UnrecognizedClientException',
    ],
    ['for another region', { region: 'us-east-1' }, 'InvalidSignatureException'],
  ])('%s', async (_, config, error) => {
    endpoint.records.add('rec-1', 'token');
    expect(await errorOf({}, config)).toBe(error);
  });

  test('signed with another secret', async () => {
    const credentials = { ...endpoint.credentials, secretAccessKey: 'x' };
    expect(await errorOf({}, { credentials })).toBe('InvalidSignatureException');
  });

  test('whose body is not the one that was signed', async () => {
    await errorOf({});
    const { host, connection, 'content-length': _, ...headers } = endpoint.exchanges[0]?.headers ?? {};
    const body = JSON.stringify({ ...ANSWER, Status: 'FAILED' });
    const response = await fetch(endpoint.url, { method: 'POST', headers: headers as Record<string, string>, body });
    expect(await response.json()).toMatchObject({ __type: 'InvalidSignatureException' });
  });

  test('with a header for AWS that was not signed', async () => {
    await errorOf({});
    const { host, connection, 'content-length': _, ...headers } = endpoint.exchanges[0]?.headers ?? {};
    const response = await fetch(endpoint.url, {
      method: 'POST',
      headers: { ...(headers as Record<string, string>), 'x-amz-more': 'yes' },
      body: JSON.stringify(ANSWER),
    });
    expect(await response.json()).toMatchObject({ __type: 'IncompleteSignatureException' });
  });

  test.each([
    [{ RecordId: 'r'.repeat(101) }],
    [{ RecordId: '' }],
    [{ WorkflowToken: 't'.repeat(20_001) }],
    [{ WorkflowToken: '---' }],
    [{ Status: 'DONE' as 'FAILED' }],
    [{ FailureReason: 'r'.repeat(2049) }],
    [{ IdempotencyToken: '_' }],
    [{ Outputs: [{ OutputValue: 1 as unknown as string }] }],
  ])('that breaks the model: %.40j', async (answer) => {
    endpoint.records.add('rec-1', 'token');
    expect(await errorOf(answer)).toBe('ValidationException');
  });

  test.each([
    [{ RecordId: 'rec 1' }, 'ResourceNotFoundException'],
    [{ WorkflowToken: 'a token\n' }, 'InvalidParametersException'],
    [{ FailureReason: '\u001b[31m 🚀' }, 'none'],
    [{ IdempotencyToken: '_a' }, 'none'],
    [{ Anything: 'else' } as Partial<Answer>, 'none'],
    [{ FailureReason: null, Outputs: null } as unknown as Partial<Answer>, 'none'],
  ])('not for what AWS accepts: %.40j', async (answer, error) => {
    endpoint.records.add('rec-1', 'token');
    expect(await errorOf(answer)).toBe(error);
  });

  test.each([
    ['without a signature', {}, 'MissingAuthenticationTokenException'],
    ['without a target', { 'x-amz-target': '' }, 'UnknownOperationException'],
    ['of another content type', { 'content-type': 'application/json' }, 'SerializationException'],
  ])('%s', async (_, headers, error) => {
    const response = await fetch(endpoint.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWS242ServiceCatalogService.NotifyUpdateProvisionedProductEngineWorkflowResult',
        ...headers,
      },
      body: JSON.stringify(ANSWER),
    });
    expect(await response.json()).toMatchObject({ __type: error });
  });
});
