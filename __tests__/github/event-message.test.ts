import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { messageInEvent, messageInInput } from '../../src/github/event-message.ts';

const folder = mkdtempSync(join(tmpdir(), 'event-'));
const path = join(folder, 'event.json');
afterAll(() => rmSync(folder, { recursive: true }));

const MESSAGE = {
  token: 'd86b1f42-70e9-4c35-8a2d-f4b9c05e1637',
  operation: 'PROVISION_PRODUCT',
  recordId: 'rec-1',
  provisionedProductId: 'pp-1',
};
const MESSAGE_JSON = JSON.stringify(MESSAGE);
const FOUND = {
  message: { recordId: { value: MESSAGE.recordId }, workflowToken: { value: MESSAGE.token } },
  problem: undefined,
};

function find(event: unknown) {
  writeFileSync(path, typeof event === 'string' ? event : JSON.stringify(event));
  return messageInEvent(path);
}

describe('the message is found', () => {
  test.each([
    ['as client_payload', { client_payload: MESSAGE }],
    ['one property below it', { client_payload: { other: [1], message: MESSAGE } }],
    ['under any name', { client_payload: { __proto__: 1, 'service-catalog': MESSAGE } }],
    ['as JSON in a property', { client_payload: { message: MESSAGE_JSON } }],
    ['as JSON of JSON', { client_payload: { message: JSON.stringify(MESSAGE_JSON) } }],
    ['as client_payload that is JSON', { client_payload: MESSAGE_JSON }],
    ['in an input of workflow_dispatch', { inputs: { dry: 'true', message: MESSAGE_JSON } }],
    ['in an input that is JSON of JSON', { inputs: { message: JSON.stringify(MESSAGE_JSON) } }],
  ])('%s', (_, event) => {
    expect(find(event)).toMatchObject(FOUND);
  });

  test('in an input', () => {
    expect(messageInInput(MESSAGE_JSON)).toMatchObject(FOUND);
  });

  test('if a field is missing, because a missing field matters only if it is used', () => {
    const { message, problem } = find({ client_payload: { token: 'a', operation: 'b' } });
    expect(problem).toBeUndefined();
    expect(message?.recordId).toMatchObject({ problem: { message: 'recordId in the message is missing.' } });
  });
});

describe('a message that SQS wrapped is found', () => {
  test.each([
    ['in the format of Lambda', { Records: [{ messageId: 'a', body: MESSAGE_JSON }] }],
    ['in the format of EventBridge, parsed', { Records: [{ body: MESSAGE }] }],
    ['in the format of the API', { Messages: [{ MessageId: 'a', Body: MESSAGE_JSON }] }],
    ['as one message of the API', { MessageId: 'a', Body: MESSAGE_JSON }],
    ['as one record', { body: MESSAGE_JSON }],
    ['in the format of EventBridge Pipes', [{ body: MESSAGE }]],
    [
      'after SNS sent it to SQS',
      { Records: [{ body: JSON.stringify({ Type: 'Notification', Message: MESSAGE_JSON }) }] },
    ],
    ['after EventBridge sent it to SQS', { Records: [{ body: JSON.stringify({ detail: MESSAGE }) }] }],
    ['next to an empty list', { Records: [], body: MESSAGE_JSON }],
    ['after a byte order mark', { body: `\ufeff${MESSAGE_JSON}` }],
  ])('%s', (_, wrapped) => {
    expect(messageInInput(JSON.stringify(wrapped))).toMatchObject(FOUND);
    expect(find({ client_payload: wrapped })).toMatchObject(FOUND);
    expect(find({ client_payload: { message: wrapped } })).toMatchObject(FOUND);
    expect(find({ inputs: { message: JSON.stringify(wrapped) } })).toMatchObject(FOUND);
  });
});

describe('several messages are rejected, and all their tokens are known,', () => {
  const OTHER = { ...MESSAGE, recordId: 'rec-2', token: '5e1d8a90-3c7f-4b26-a4d9-c07b2f6e3815' };
  const tokens = [MESSAGE.token, OTHER.token];

  test.each([
    [
      'if they are in a batch for Lambda',
      { message: { Records: [MESSAGE, OTHER].map((each) => ({ body: JSON.stringify(each) })) } },
    ],
    [
      'if they are in a batch of the API',
      { Messages: [MESSAGE, OTHER].map((each) => ({ Body: JSON.stringify(each) })) },
    ],
    ['if they are in several properties', { a: MESSAGE, b: OTHER }],
    ['if one is inside the other', { ...MESSAGE, other: OTHER }],
  ])('%s', (_, payload) => {
    const { message, problem, tokens: known } = find({ client_payload: payload });
    expect(message).toBeUndefined();
    expect(problem?.message).toBe('The event that triggered the workflow has more than one message.');
    expect([...new Set(known)].sort()).toEqual([...tokens].sort());
  });

  test('if one in a batch is not a message, or is a duplicate', () => {
    for (const second of [{ body: 'x' }, { body: MESSAGE_JSON }]) {
      const { problem } = find({ client_payload: { Records: [{ body: MESSAGE_JSON }, second] } });
      expect(problem?.title).toBe('More than one message from Service Catalog');
    }
  });

  test('unless one is in the property message', () => {
    for (const payload of [
      { previous: OTHER, message: MESSAGE },
      { message: MESSAGE, next: OTHER },
      { ...OTHER, message: MESSAGE },
    ]) {
      const found = find({ client_payload: payload });
      expect(found).toMatchObject(FOUND);
      expect(found.tokens).toEqual(expect.arrayContaining(tokens));
    }
  });
});

describe('no message is found', () => {
  test.each([
    ['in a different event', { ref: 'refs/heads/main', head_commit: { message: 'Fix' } }, 'has no message'],
    ['two levels below client_payload', { client_payload: { a: { b: MESSAGE } } }, 'has no message'],
    ['in an object with only one of the fields', { client_payload: { token: 'a' } }, 'has no message'],
    ['in an event that is not an object', '[null]', 'has no message'],
    ['in an empty file', '', 'is not JSON'],
    ['in a file that is not JSON', '{"client_payload": {"token": "secret"', 'is not JSON'],
  ])('%s', (_, event, why) => {
    const { message, problem } = find(event);
    expect(message).toBeUndefined();
    expect(problem?.message).toContain(why);
    expect(problem?.message).not.toContain('secret');
  });

  test('in a file that does not exist', () => {
    expect(messageInEvent(join(folder, 'absent')).problem?.message).toContain('cannot be read (ENOENT)');
    expect(messageInEvent(undefined).problem?.message).toBe('GITHUB_EVENT_PATH is not set.');
  });

  test.each(['/dev/zero', '/proc/kmsg', folder])('in %s, which is not a regular file', (path) => {
    // Only root can open kmsg.
    expect(messageInEvent(path).problem?.message).toMatch(
      /is not a file|is not JSON|cannot be read \(E(?:ACCES|PERM)\)/,
    );
  });

  test('in a pipe', () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(messageInEvent(join(folder, 'pipe')).problem?.message).toContain('is not a file');
  });

  test('in deeply nested JSON', () => {
    const nested = (open: string, close: string) => `{"client_payload":${open.repeat(1e5)}1${close.repeat(1e5)}}`;
    for (const event of [nested('{"body":', '}'), nested('{"Records":[', ']}'), nested('[', ']')]) {
      expect(find(event).problem?.message).toContain('has no message');
    }
    expect(find(`{"client_payload":[${'{},'.repeat(600_000)}1]}`).problem?.message).toContain(
      'is too large to contain a message',
    );
  });

  test('in a file larger than any event', () => {
    writeFileSync(path, MESSAGE_JSON);
    truncateSync(path, 30 * 1024 * 1024);
    expect(messageInEvent(path).problem?.message).toContain('larger than');
  });

  test('in an input that is not JSON', () => {
    expect(messageInInput('{"token": secret}').problem?.message).toBe('The input message has no message.');
  });
});
