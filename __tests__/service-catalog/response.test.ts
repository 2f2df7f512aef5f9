import { describe, expect, test } from 'vitest';
import { AWS, type Reply, sent } from './sending.ts';

const JSON_1_1 = { 'Content-Type': AWS['Content-Type'] };

describe('a success', () => {
  test.each(['{}', '', ' { } '])('has the body %j and an AWS request ID', async (body) => {
    const { receipt } = await sent({ status: 200, body });
    expect(receipt).toEqual({ requestId: AWS['x-amzn-RequestId'], attempts: 1 });
  });
});

describe('it is not a success, and attempted again, if it has', () => {
  test.each<[string, Reply, string]>([
    ['the list []', { status: 200, body: '[]' }, 'HTTP 200 without a JSON object'],
    ['the text "{}"', { status: 200, body: '"{}"' }, 'HTTP 200 without a JSON object'],
    ['null', { status: 200, body: 'null' }, 'HTTP 200 without a JSON object'],
    ['an error in __type', { status: 200, body: '{"__type":"AccessDeniedException"}' }, 'HTTP 200 with content'],
    ['an error in code', { status: 200, body: '{"code":"AccessDeniedException"}' }, 'HTTP 200 with content'],
    [
      'an error in a header',
      { status: 200, headers: { ...AWS, 'x-amzn-ErrorType': 'AccessDeniedException' }, body: '{}' },
      'HTTP 200 with content',
    ],
    ['another member', { status: 200, body: '{"a":null}' }, 'HTTP 200 with content'],
    ['no request ID', { status: 200, headers: JSON_1_1, body: '{}' }, 'HTTP 200 without an AWS request ID'],
    [
      'a request ID with more in it',
      { status: 200, headers: { ...AWS, 'x-amzn-RequestId': `x${AWS['x-amzn-RequestId']}` }, body: '{}' },
      'HTTP 200 without an AWS request ID',
    ],
    ['another type', { status: 200, headers: { ...AWS, 'Content-Type': 'text/plain' } }, 'HTTP 200 with text/plain'],
    ['the status 201', { status: 201, body: '{}' }, 'HTTP 201 without an error'],
    ['the status 204', { status: 204 }, 'HTTP 204 without an error'],
    [
      'a redirect',
      { status: 302, headers: { ...AWS, Location: 'https://portal.example.com/' } },
      'HTTP 302 to https://portal.example.com/',
    ],
    ['a refusal without a name', { status: 403, body: '{"message":"Forbidden"}' }, 'HTTP 403 without the name of'],
    ['a refusal as a list', { status: 400, body: '[{"__type":"A"}]' }, 'HTTP 400 without a JSON object'],
  ])('%s', async (_, reply, message) => {
    const { error, attempts } = await sent(reply, 2);
    expect(error).toMatchObject({ name: 'UnexpectedResponse', message: expect.stringContaining(message) });
    expect(attempts).toBe(2);
  });
});

describe('it is an error of AWS, and final, if it has a name', () => {
  test.each<[string, Reply]>([
    ['in __type', { status: 400, body: '{"__type":"AccessDeniedException"}' }],
    ['in __type, with a namespace', { status: 400, body: '{"__type":"com.amazonaws#AccessDeniedException"}' }],
    ['in code', { status: 400, body: '{"code":"AccessDeniedException"}' }],
    [
      'in a header',
      { status: 400, headers: { ...AWS, 'x-amzn-ErrorType': 'AccessDeniedException:http://a' }, body: '{}' },
    ],
  ])('%s', async (_, reply) => {
    const { error, attempts } = await sent(reply, 2);
    expect(error).toMatchObject({ name: 'AccessDeniedException' });
    expect(attempts).toBe(1);
  });
});
