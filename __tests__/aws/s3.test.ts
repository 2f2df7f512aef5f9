import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { CREDENTIALS } from '../../local/credentials.ts';
import { type Loopback, startLoopback } from '../../local/loopback.ts';
import { type S3, type S3Fault, type S3Options, startS3 } from '../../local/s3.ts';
import type { Bucket } from '../../src/aws/s3.ts';
import { Problem } from '../../src/problem.ts';
import { type Opening, openLocalBucket } from './local-bucket.ts';

const MOST = 2 ** 16;
/** Has no rights. */
const STRANGER = {
  accessKeyId: 'AKIASTRANGER',
  secretAccessKey: 'x',
  principal: { arn: 'arn:aws:iam::1:user/stranger' },
};
const EXPIRED = { accessKeyId: 'ASIAEXPIRED', secretAccessKey: 'x', sessionToken: 'y', expiration: new Date(0) };

let s3: S3;
let fault: NonNullable<S3Options['fault']>;
beforeAll(async () => {
  s3 = await startS3({
    buckets: { states: 'eu-west-1' },
    sessions: [STRANGER, EXPIRED],
    allows: ({ arn }, { key }) => arn !== STRANGER.principal.arn && key !== 'secret',
    fault: (request) => fault(request),
  });
});
beforeEach(() => {
  fault = () => undefined;
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => s3.close());

function open(opening: Partial<Opening> = {}, name = 'states'): Promise<Bucket> {
  return openLocalBucket(s3.url, name, { credentials: CREDENTIALS, ...opening });
}

/** Calls `open` so that the time for all attempts is over when the test says so. */
function withoutTime<T>(open: () => T): { opened: T; endTime: () => void } {
  let endTime = () => {};
  const timer = vi.spyOn(globalThis, 'setTimeout');
  timer.mockImplementationOnce(((callback: () => void) => {
    endTime = callback;
  }) as typeof setTimeout);
  const opened = open();
  timer.mockRestore();
  return { opened, endTime };
}

/** The first requests get these faults. */
function failWith(...faults: (S3Fault | undefined)[]): void {
  fault = () => faults.shift();
}

async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  const error = await promise.then(
    () => new Error('There is no problem'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof Problem) return error;
  throw error;
}

test.each(['a b+c', 'ü/日本', '../up/./x', '//a//', "!'()*&=?#%2F", '.'])(
  'the key %j stays as it is, and so does the content',
  async (key) => {
    const bucket = await open();
    const body = randomBytes(1000);
    await bucket.put(key, body);
    expect(s3.bucket('states').get(key)?.content).toEqual(body);
    expect((await bucket.get(key, MOST))?.body).toEqual(body);
  },
);

test('what is written is encrypted', async () => {
  const bucket = await open();
  await bucket.put('put', '');
  await bucket.putIfAbsent('put-if-absent', '');
  const requests = s3.exchanges.filter(({ key }) => ['put', 'put-if-absent'].includes(key));
  expect(requests.map(({ headers }) => headers['x-amz-server-side-encryption'])).toEqual(['AES256', 'AES256']);
});

test('an object that is absent is not an error', async () => {
  expect(await (await open()).get('absent', MOST)).toBeUndefined();
});

test('an object that is too large is not downloaded', async () => {
  const bucket = await open();
  await bucket.put('large', Buffer.alloc(1001));
  expect((await bucket.get('large', 1001))?.body.length).toBe(1001);
  expect((await problemOf(bucket.get('large', 1000))).title).toBe('An object in Amazon S3 is too large');
  // The limit is not for errors.
  expect(await bucket.get('absent', 10)).toBeUndefined();
});

describe('a write if there is no object', () => {
  test('is done by one of several writers', async () => {
    const writers = await Promise.all(['a', 'b', 'c'].map(() => open()));
    const written = await Promise.all(writers.map((bucket, index) => bucket.putIfAbsent('race', `${index}`)));
    expect(written.filter(Boolean)).toHaveLength(1);
    expect(s3.bucket('states').text('race')).toBe(`${written.indexOf(true)}`);
  });

  test('does not tell who was it if the response got lost', async () => {
    const bucket = await open();
    failWith('lost');
    expect(await bucket.putIfAbsent('lost', 'own')).toBe(false);
    expect(s3.bucket('states').text('lost')).toBe('own');
  });

  test('is repeated while others write, but not forever', async () => {
    // The shortest waits.
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const bucket = await open();
    failWith(409, 409);
    expect(await bucket.putIfAbsent('conflict', '')).toBe(true);
    fault = () => 409;
    const before = s3.exchanges.length;
    expect((await problemOf(bucket.putIfAbsent('conflicts', ''))).message).toContain('ConditionalRequestConflict');
    expect(s3.exchanges.length - before).toBe(6);
  });
});

describe('a replacement', () => {
  test('is of the same object only', async () => {
    const bucket = await open();
    await bucket.put('mark', 'first');
    const { etag } = (await bucket.get('mark', MOST)) ?? {};
    expect(await bucket.putIfSame('mark', 'second', etag)).toBe(true);
    expect(await bucket.putIfSame('mark', 'third', etag)).toBe(false);
    expect(s3.bucket('states').text('mark')).toBe('second');
    s3.bucket('states').delete('mark');
    expect(await bucket.putIfSame('mark', 'fourth', etag)).toBe(false);
    expect(s3.bucket('states').get('mark')).toBeUndefined();
  });
});

describe('a deletion', () => {
  test('is of the same object only', async () => {
    const bucket = await open();
    await bucket.put('lock', 'first');
    const { etag } = (await bucket.get('lock', MOST)) ?? {};
    await bucket.put('lock', 'second');
    expect(await bucket.deleteIfSame('lock', etag)).toBe(false);
    expect(s3.bucket('states').text('lock')).toBe('second');
    const second = (await bucket.get('lock', MOST))?.etag;
    expect(await bucket.deleteIfSame('lock', second)).toBe(true);
    expect(s3.bucket('states').get('lock')).toBeUndefined();
    expect(await bucket.deleteIfSame('lock', second)).toBe(false);
  });
});

describe('an error says what to do:', () => {
  test.each<[string, string, RegExp, Partial<Opening>, string?, string?]>([
    [
      'access denied',
      'Amazon S3 denied access',
      /the engine role the IAM action s3:GetObject/,
      { credentials: STRANGER },
    ],
    ['an object that nobody may read', 'Amazon S3 denied access', /s3:GetObject/, {}, 'states', 'secret'],
    ['no bucket', 'The bucket does not exist', /the name and the account/, {}, 'other-states'],
    ['expired credentials', 'The AWS credentials have expired', /Log in again\./, { credentials: EXPIRED }],
  ])('%s', async (_, title, advice, opening, name = 'states', key = 'key') => {
    const problem = await problemOf((await open(opening, name)).get(key, MOST));
    expect({ title: problem.title, advice: problem.advice }).toEqual({ title, advice: expect.stringMatching(advice) });
    expect(problem.message).toContain(`s3://${name}/${key}: `);
  });

  test('a write', async () => {
    const bucket = await open({ credentials: STRANGER });
    expect((await problemOf(bucket.put('key', ''))).advice).toContain('s3:PutObject');
    expect((await problemOf(bucket.putIfAbsent('key', ''))).advice).toContain('s3:PutObject');
    expect((await problemOf(bucket.deleteIfSame('key', '"a"'))).advice).toContain('s3:DeleteObject');
  });
});

describe('if Amazon S3 is down', () => {
  test('for a while, each operation tries again', async () => {
    const onRetry = vi.fn();
    const bucket = await open({ onRetry });
    failWith(500, 'reset');
    await bucket.put('down', 'up');
    failWith(503);
    expect((await bucket.get('down', MOST))?.body.toString()).toBe('up');
    expect(onRetry).toHaveBeenCalledTimes(3);
  });

  test('for good, the error is that of the last attempt', async () => {
    const bucket = await open({ maxAttempts: 2 });
    fault = () => 500;
    expect(await problemOf(bucket.get('key', MOST))).toMatchObject({
      title: 'Amazon S3 could not be used',
      message: 's3://states/key: InternalError: Please try again.',
    });
  });

  test('and the time is over, the error is that of the attempt before', async () => {
    const { opened, endTime } = withoutTime(() => open());
    const responses: (() => S3Fault | Promise<undefined>)[] = [
      () => 503,
      () => {
        endTime();
        return new Promise(() => {});
      },
    ];
    fault = () => responses.shift()?.();
    expect((await problemOf((await opened).get('key', MOST))).message).toContain('SlowDown');
  });

  test('and there was no attempt before, the error is that there was no response', async () => {
    const canceled = new AbortController();
    const { opened, endTime } = withoutTime(() => open({ interrupted: canceled.signal }));
    fault = () => {
      canceled.abort();
      endTime();
      return new Promise(() => {});
    };
    expect(await problemOf((await opened).get('key', MOST))).toMatchObject({
      title: 'AWS did not respond in time',
      message: 's3://states/key: TimeoutError: The job was canceled.',
    });
  });
});

describe('a download', () => {
  const content = Buffer.from('x'.repeat(50_000));
  let server: Loopback;
  let responses: ((response: ServerResponse) => void)[];
  beforeAll(async () => {
    server = await startLoopback((_, response) => {
      response.writeHead(200, { 'Content-Length': content.length, ETag: '"a"' });
      responses.shift()?.(response);
    });
  });
  afterAll(() => server.close());

  const openServer = (opening: Partial<Opening> = {}) =>
    openLocalBucket(server.url, 'states', { credentials: CREDENTIALS, ...opening });

  test('that stops halfway starts again', async () => {
    responses = [
      (response) => response.write(content.subarray(0, 100), () => response.socket?.destroy()),
      (response) => response.end(content),
    ];
    expect((await (await openServer()).get('key', MOST))?.body).toEqual(content);
  });

  test('that never ends, ends with the time', async () => {
    const canceled = new AbortController();
    const { opened, endTime } = withoutTime(() => openServer({ interrupted: canceled.signal }));
    responses = [
      (response) => {
        response.write(content.subarray(0, 100));
        canceled.abort();
        endTime();
      },
    ];
    expect((await problemOf((await opened).get('key', MOST))).message).toContain('was canceled');
  });
});
