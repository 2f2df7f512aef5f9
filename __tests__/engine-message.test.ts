import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findMessage } from '../src/engine-message.ts';

const folder = mkdtempSync(join(tmpdir(), 'event-'));
const path = join(folder, 'event.json');
afterAll(() => rmSync(folder, { recursive: true }));

const MESSAGE = { token: 'dG9rZW4=', operation: 'PROVISION_PRODUCT', recordId: 'rec-1', provisionedProductId: 'pp-1' };
const JSON_OF_IT = JSON.stringify(MESSAGE);

function find(event: unknown) {
  writeFileSync(path, typeof event === 'string' ? event : JSON.stringify(event));
  return findMessage('', path);
}

describe('the message is found', () => {
  test.each([
    ['as client_payload', { client_payload: MESSAGE }],
    ['one property below it', { client_payload: { other: [1], message: MESSAGE } }],
    ['under any name', { client_payload: { __proto__: 1, 'service-catalog': MESSAGE } }],
    ['as JSON in a property', { client_payload: { message: JSON_OF_IT } }],
    ['as JSON of JSON', { client_payload: { message: JSON.stringify(JSON_OF_IT) } }],
    ['as client_payload that is JSON', { client_payload: JSON_OF_IT }],
    ['in an input of workflow_dispatch', { inputs: { dry: 'true', message: JSON_OF_IT } }],
    ['in an input that is JSON of JSON', { inputs: { message: JSON.stringify(JSON_OF_IT) } }],
  ])('%s', (_, event) => {
    expect(find(event)).toEqual({ message: MESSAGE, problem: undefined });
  });

  test('by hand, whatever the event has', () => {
    writeFileSync(path, JSON.stringify({ client_payload: { ...MESSAGE, recordId: 'rec-of-the-event' } }));
    expect(findMessage(JSON_OF_IT, path).message).toEqual(MESSAGE);
  });

  test('with a field missing, which is for the reader of the field to say', () => {
    expect(find({ client_payload: { token: 'a', operation: 'b' } }).message).toEqual({ token: 'a', operation: 'b' });
  });
});

describe('there is none', () => {
  test.each([
    [
      'in an event of another kind',
      { ref: 'refs/heads/main', head_commit: { message: 'Fix' } },
      'has no engine message',
    ],
    ['two properties below', { client_payload: { a: { b: MESSAGE } } }, 'has no engine message'],
    ['where one field is alike', { client_payload: { token: 'a' } }, 'has no engine message'],
    ['in an event that is no object', '[null]', 'has no engine message'],
    ['in an empty file', '', 'is not JSON'],
    ['in a file that is not JSON', '{"client_payload": {"token": "secret"', 'is not JSON'],
  ])('%s', (_, event, why) => {
    const { message, problem } = find(event);
    expect(message).toBeUndefined();
    expect(problem?.message).toContain(why);
    expect(problem?.message).not.toContain('secret');
  });

  test('in a file that is not there', () => {
    expect(findMessage('', join(folder, 'absent')).problem?.message).toContain('cannot be read (ENOENT)');
    expect(findMessage('', undefined).problem?.message).toBe('GITHUB_EVENT_PATH is not set.');
  });

  test('in a file larger than any event', () => {
    writeFileSync(path, JSON_OF_IT);
    truncateSync(path, 30 * 1024 * 1024);
    expect(findMessage('', path).problem?.message).toContain('larger than');
  });

  test('in what was given by hand', () => {
    expect(findMessage('{"token": secret}', undefined).problem?.message).toBe(
      'The input message is not the JSON of an engine message.',
    );
  });
});
