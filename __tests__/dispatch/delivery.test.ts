import type { SQSRecord } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { deliveryOf } from '../../src/dispatch/delivery.ts';
import { Problem } from '../../src/problem.ts';

const MESSAGE = {
  token: '3f0c6a52-9d1e-4b77-8a40-5d2c9e61b7f3',
  operation: 'UPDATE_PROVISIONED_PRODUCT',
  provisionedProductId: 'pp-4t7qk2m5xw3ab',
  productId: 'prod-h6u3vz2n8k4cd',
  recordId: 'rec-2w8n4b6v9k1hj',
};

function received(body: string, queue = 'ServiceCatalogExternalUpdateOperationQueue') {
  return deliveryOf({ body, eventSourceARN: `arn:aws:sqs:eu-west-1:111122223333:${queue}` } as SQSRecord);
}

describe('a delivery', () => {
  test('has what the message says', () => {
    expect(received(JSON.stringify({ ...MESSAGE, future: [1] }))).toMatchObject({
      raw: { ...MESSAGE, future: [1] },
      recordId: MESSAGE.recordId,
      workflowToken: MESSAGE.token,
      operation: { name: 'update' },
      productId: MESSAGE.productId,
      provisionedProductId: MESSAGE.provisionedProductId,
    });
  });

  test.each([
    ['ServiceCatalogExternalProvisionOperationQueue', 'provision'],
    ['ServiceCatalogExternalUpdateOperationQueue', 'update'],
    ['ServiceCatalogExternalTerminateOperationQueue', 'terminate'],
  ])('from %s is a %s if the message has no operation that is known', (queue, operation) => {
    const body = JSON.stringify({ ...MESSAGE, operation: 'REPLACE_PRODUCT' });
    expect(received(body, queue).operation.name).toBe(operation);
  });

  test.each([
    ['', 'is not a JSON object'],
    ['{"token":', 'is not a JSON object'],
    ['[]', 'is not a JSON object'],
    ['null', 'is not a JSON object'],
    [JSON.stringify({ ...MESSAGE, recordId: undefined }), 'recordId in the message is missing'],
    [JSON.stringify({ ...MESSAGE, recordId: 'r'.repeat(101) }), 'recordId in the message must have'],
    [JSON.stringify({ ...MESSAGE, token: undefined }), 'token in the message is missing'],
    [JSON.stringify({ ...MESSAGE, token: 1 }), 'token in the message is not a string'],
  ])('cannot be %j', (body, why) => {
    expect(() => received(body)).toThrow(Problem);
    expect(() => received(body)).toThrow(why);
  });

  test('from an unknown queue needs an operation', () => {
    expect(() => received(JSON.stringify({ ...MESSAGE, operation: undefined }), 'orders')).toThrow('operation');
    expect(received(JSON.stringify(MESSAGE), 'orders').operation.name).toBe('update');
  });
});
