import {
  NotifyProvisionProductEngineWorkflowResultCommand,
  NotifyUpdateProvisionedProductEngineWorkflowResultCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Endpoint, startEndpoint } from '../../local/endpoint.ts';
import type { NotifyInput } from '../../local/records.ts';

/** All other tests rely on the endpoint. These test the endpoint itself, with the AWS SDK and with raw requests. */
let endpoint: Endpoint;
beforeEach(async () => {
  endpoint = await startEndpoint();
});
afterEach(() => endpoint.close());

const INPUT: NotifyInput = {
  RecordId: 'rec-1',
  WorkflowToken: 'token',
  Status: 'SUCCEEDED',
  IdempotencyToken: 'first',
};

function send(input: Partial<NotifyInput> = {}, config: object = {}) {
  const { url, region, credentials } = endpoint;
  const client = new ServiceCatalogClient({ endpoint: url, region, credentials, maxAttempts: 1, ...config });
  return client.send(new NotifyUpdateProvisionedProductEngineWorkflowResultCommand({ ...INPUT, ...input }));
}

async function errorOf(input: Partial<NotifyInput>, config?: object): Promise<string> {
  return send(input, config).then(
    () => 'none',
    (error: Error) => error.name,
  );
}

describe('a record', () => {
  test('with the result SUCCEEDED makes its provisioned product AVAILABLE', async () => {
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
  ] as const)('of a provisioning with the result %s and %j has the outcome %s', async (Status, input, error) => {
    const { url, region, credentials } = endpoint;
    endpoint.records.add('rec-1', 'token', 'provision');
    const client = new ServiceCatalogClient({ endpoint: url, region, credentials, maxAttempts: 1 });
    const command = new NotifyProvisionProductEngineWorkflowResultCommand({ ...INPUT, ...input, Status });
    const rejection = await client.send(command).then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(rejection?.name ?? 'none').toBe(error);
    if (rejection) expect(rejection.message).toContain('A ResourceIdentifier is required');
  });

  test('with the result FAILED makes its provisioned product TAINTED', async () => {
    const record = endpoint.records.add('rec-1', 'token');
    await send({ Status: 'FAILED', FailureReason: 'why' });
    expect(record).toMatchObject({ status: 'FAILED', provisionedProductStatus: 'TAINTED', failureReason: 'why' });
  });

  test('accepts the same request again, and counts it once', async () => {
    const record = endpoint.records.add('rec-1', 'token');
    await send();
    await send();
    expect(record.timesNotified).toBe(1);
  });

  test.each([
    ['different content with the same idempotency token', { Status: 'FAILED' }, 'InvalidParametersException'],
    ['a second result', { IdempotencyToken: 'second' }, 'ResourceNotFoundException'],
  ] as const)('rejects %s', async (_, again, error) => {
    endpoint.records.add('rec-1', 'token');
    await send();
    expect(await errorOf(again)).toBe(error);
  });

  test('rejects the workflow token of another record', async () => {
    endpoint.records.add('rec-1', 'token');
    expect(await errorOf({ WorkflowToken: 'other' })).toBe('InvalidParametersException');
  });

  test('that does not exist is not found', async () => {
    expect(await errorOf({})).toBe('ResourceNotFoundException');
  });
});

describe('a request is rejected', () => {
  test.each([
    [
      'if the access key is unknown',
      { credentials: { accessKeyId: 'AKIAX', secretAccessKey: 'x' } },
      'UnrecognizedClientException',
    ],
    ['if it is for another Region', { region: 'us-east-1' }, 'InvalidSignatureException'],
  ])('%s', async (_, config, error) => {
    endpoint.records.add('rec-1', 'token');
    expect(await errorOf({}, config)).toBe(error);
  });

  test('if it is signed with another secret', async () => {
    const credentials = { ...endpoint.credentials, secretAccessKey: 'x' };
    expect(await errorOf({}, { credentials })).toBe('InvalidSignatureException');
  });

  test('if its body is not the signed body', async () => {
    await errorOf({});
    const { host, connection, 'content-length': _, ...headers } = endpoint.exchanges[0]?.headers ?? {};
    const body = JSON.stringify({ ...INPUT, Status: 'FAILED' });
    const response = await fetch(endpoint.url, { method: 'POST', headers: headers as Record<string, string>, body });
    expect(await response.json()).toMatchObject({ __type: 'InvalidSignatureException' });
  });

  test('if an AWS header is not signed', async () => {
    await errorOf({});
    const { host, connection, 'content-length': _, ...headers } = endpoint.exchanges[0]?.headers ?? {};
    const response = await fetch(endpoint.url, {
      method: 'POST',
      headers: { ...(headers as Record<string, string>), 'x-amz-more': 'yes' },
      body: JSON.stringify(INPUT),
    });
    expect(await response.json()).toMatchObject({ __type: 'IncompleteSignatureException' });
  });

  test.each<[string, Partial<NotifyInput>]>([
    ['a long record ID', { RecordId: 'r'.repeat(101) }],
    ['an empty record ID', { RecordId: '' }],
    ['a long workflow token', { WorkflowToken: 't'.repeat(20_001) }],
    ['a workflow token without a valid character', { WorkflowToken: '---' }],
    ['an unknown status', { Status: 'DONE' as 'FAILED' }],
    ['a long failure reason', { FailureReason: 'r'.repeat(2049) }],
    ['an idempotency token without a valid character', { IdempotencyToken: '_' }],
    ['an output value that is not a string', { Outputs: [{ OutputValue: 1 as unknown as string }] }],
  ])('if it has %s', async (_, input) => {
    endpoint.records.add('rec-1', 'token');
    expect(await errorOf(input)).toBe('ValidationException');
  });

  test.each([
    [{ RecordId: 'rec 1' }, 'ResourceNotFoundException'],
    [{ WorkflowToken: 'a token\n' }, 'InvalidParametersException'],
    [{ FailureReason: '\u001b[31m 🚀' }, 'none'],
    [{ IdempotencyToken: '_a' }, 'none'],
    [{ Anything: 'else' } as Partial<NotifyInput>, 'none'],
    [{ FailureReason: null, Outputs: null } as unknown as Partial<NotifyInput>, 'none'],
  ])('only if AWS rejects it: %j has the outcome %s', async (input, error) => {
    endpoint.records.add('rec-1', 'token');
    expect(await errorOf(input)).toBe(error);
  });

  test.each([
    ['if it has no signature', {}, 'MissingAuthenticationTokenException'],
    ['if it has no target', { 'x-amz-target': '' }, 'UnknownOperationException'],
    ['if it has another content type', { 'content-type': 'application/json' }, 'SerializationException'],
  ])('%s', async (_, headers, error) => {
    const response = await fetch(endpoint.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWS242ServiceCatalogService.NotifyUpdateProvisionedProductEngineWorkflowResult',
        ...headers,
      },
      body: JSON.stringify(INPUT),
    });
    expect(await response.json()).toMatchObject({ __type: error });
  });
});
