import { Agent } from 'node:http';
import type { LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decodedChunks } from '../../local/aws-chunked.ts';
import type { Credentials } from '../../local/credentials.ts';
import { type S3, type S3Fault, type S3Options, startS3 } from '../../local/s3.ts';

const REGION = 'eu-west-1';
const ENGINE = 'arn:aws:iam::111122223333:role/engine';
const SESSION: Credentials = {
  accessKeyId: 'ASIAENGINE',
  secretAccessKey: 'engine/secret',
  sessionToken: 'IQoJb3JpZ2luX2Vj',
  principal: { arn: 'arn:aws:sts::111122223333:assumed-role/engine/run-1', roleArn: ENGINE },
};

let s3: S3;
let fault: S3Fault | undefined;
let allows: NonNullable<S3Options['allows']>;
beforeEach(async () => {
  fault = undefined;
  SESSION.expiration = new Date(Date.now() + 900_000);
  allows = () => true;
  s3 = await startS3({
    buckets: { state: REGION, artifacts: 'us-east-1' },
    sessions: [SESSION],
    allows: (...access) => allows(...access),
    fault: () => fault,
  });
});
afterEach(() => s3.close());

function client(config: object = {}): S3Client {
  return new S3Client({ endpoint: s3.url, region: REGION, credentials: s3.credentials, maxAttempts: 1, ...config });
}

function put(Key: string, input: Partial<PutObjectCommandInput> = {}, config?: object) {
  return client(config).send(new PutObjectCommand({ Bucket: 'state', Key, Body: 'content', ...input }));
}

async function get(Key: string, input: Partial<GetObjectCommandInput> = {}, config?: object) {
  const response = await client(config).send(new GetObjectCommand({ Bucket: 'state', Key, ...input }));
  return { ...response, text: await response.Body?.transformToString() };
}

function remove(IfMatch: string) {
  return client().send(new DeleteObjectCommand({ Bucket: 'state', Key: 'a', IfMatch }));
}

/** The code and the status of a rejection. */
async function errorOf(sent: Promise<unknown>): Promise<[string, number] | 'none'> {
  return sent.then(
    () => 'none' as const,
    (error) => [error.name, error.$metadata?.httpStatusCode],
  );
}

/** Sends the last request again, with changes. */
async function replay({ path, body, headers = {} }: { path?: string; body?: string; headers?: object }) {
  const { method = '', path: sent = '', headers: original = {} } = s3.exchanges.at(-1) ?? {};
  const { host, connection, 'content-length': _, 'transfer-encoding': __, ...kept } = original;
  const response = await fetch(s3.url + (path ?? sent), {
    method,
    headers: { ...kept, ...headers } as Record<string, string>,
    ...(body !== undefined && { body }),
  });
  return [/<Code>(\w+)</.exec(await response.text())?.[1], response.status];
}

describe('an object', () => {
  test.each(['111122223333/pp-1', "a b/ü+(1)!*'~&=?#%25@:;,$.txt", '/leading', 'trailing/'])(
    'with the key %j comes back as it was put',
    async (key) => {
      await put(key, { Metadata: { a: 'b' }, ContentType: 'text/plain', Tagging: 'c=d%20e&f=' });
      expect(await get(key)).toMatchObject({
        text: 'content',
        ETag: '"9a0364b9e99bb480dd25e1f0284c8555"',
        Metadata: { a: 'b' },
        ContentType: 'text/plain',
        TagCount: 2,
        ServerSideEncryption: 'AES256',
        ChecksumCRC32: expect.any(String),
      });
      expect(s3.bucket('state').get(key)?.tags).toEqual({ c: 'd e', f: '' });
      expect(s3.bucket('state').text(key)).toBe('content');
    },
  );

  test('with requested encryption has it', async () => {
    await put('a', { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'key-1' });
    expect(await get('a')).toMatchObject({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'key-1' });
  });

  test('that is streamed is decoded, and its trailing checksum verified', async () => {
    const content = Buffer.alloc(100_000, 'streamed');
    const Body = Readable.from([content.subarray(0, 70_000), content.subarray(70_000)]);
    await put('a', { Body, ContentLength: content.length });
    expect(s3.exchanges[0]?.headers['x-amz-content-sha256']).toBe('STREAMING-UNSIGNED-PAYLOAD-TRAILER');
    expect(s3.bucket('state').get('a')?.content.equals(content)).toBe(true);
    expect(s3.bucket('state').get('a')?.headers).not.toHaveProperty('content-encoding');
    const chunk = `${content.length.toString(16)}\r\n${content}\r\n`;
    const trailer = 'x-amz-checksum-crc32:AAAAAA==\r\n';
    expect(await replay({ body: `${chunk}0\r\n${trailer}\r\n` })).toEqual(['BadDigest', 400]);
    expect(await replay({ body: `1\r\nx\r\n0\r\n${trailer}\r\n` })).toEqual(['IncompleteBody', 400]);
    expect(await replay({ body: `${chunk}0\r\n\r\n` })).toEqual(['MalformedTrailerError', 400]);
    expect(await replay({ body: chunk.slice(0, -9) })).toEqual(['IncompleteBody', 400]);
  });

  test('that is replaced or deleted is still among the versions', async () => {
    await put('a', { Body: '1' });
    await put('a', { Body: '2' });
    await client().send(new DeleteObjectCommand({ Bucket: 'state', Key: 'a' }));
    expect(s3.bucket('state').versions.map(({ content }) => content.toString())).toEqual(['1', '2']);
    expect(s3.bucket('state').keys()).toEqual([]);
  });

  test.each([
    ['bytes=2-4', 'nte', 'bytes 2-4/7'],
    ['bytes=5-100', 'nt', 'bytes 5-6/7'],
    ['bytes=3-', 'tent', 'bytes 3-6/7'],
    ['bytes=-2', 'nt', 'bytes 5-6/7'],
  ])('has the range %s', async (Range, part, ContentRange) => {
    await put('a');
    expect(await get('a', { Range })).toMatchObject({ text: part, ContentRange });
  });

  test('does not have a range after its end', async () => {
    await put('a');
    expect(await errorOf(get('a', { Range: 'bytes=7-' }))).toEqual(['InvalidRange', 416]);
  });

  test('that is uploaded in parts is one object after the last of them', async () => {
    const upload = { Bucket: 'state', Key: 'a' };
    const { UploadId } = await client().send(new CreateMultipartUploadCommand({ ...upload, Tagging: 'a=b' }));
    const part = (PartNumber: number, Body: string) =>
      client().send(new UploadPartCommand({ ...upload, UploadId, PartNumber, Body }));
    const [second, first] = [await part(2, 'tent'), await part(1, 'con')];
    expect(s3.bucket('state').get('a')).toBeUndefined();
    const Parts = [first, second].map(({ ETag }, at) => ({ ETag, PartNumber: at + 1 }));
    const complete = () =>
      client().send(new CompleteMultipartUploadCommand({ ...upload, UploadId, MultipartUpload: { Parts } }));
    expect(await complete()).toMatchObject({ ETag: expect.stringMatching(/^"[0-9a-f]{32}-2"$/) });
    expect(await get('a')).toMatchObject({ text: 'content', TagCount: 1 });
    expect(await errorOf(complete())).toEqual(['NoSuchUpload', 404]);
  });

  test('whose upload is aborted does not exist', async () => {
    const upload = { Bucket: 'state', Key: 'a' };
    const { UploadId } = await client().send(new CreateMultipartUploadCommand(upload));
    await client().send(new AbortMultipartUploadCommand({ ...upload, UploadId }));
    expect(s3.bucket('state').uploads.size).toBe(0);
  });
});

describe('the condition', () => {
  const [ETAG, OTHER] = ['"9a0364b9e99bb480dd25e1f0284c8555"', '"00000000000000000000000000000000"'];
  test.each<[string, boolean, () => Promise<unknown>, [string, number] | 'none']>([
    ['If-None-Match: * of a write without an object', false, () => put('a', { IfNoneMatch: '*' }), 'none'],
    ['If-None-Match: * of a write', true, () => put('a', { IfNoneMatch: '*' }), ['PreconditionFailed', 412]],
    ['If-None-Match: an ETag of a write', false, () => put('a', { IfNoneMatch: OTHER }), ['NotImplemented', 501]],
    ['If-Match of a write', true, () => put('a', { IfMatch: ETAG }), 'none'],
    ['If-Match without quotation marks of a write', true, () => put('a', { IfMatch: ETAG.slice(1, -1) }), 'none'],
    ['If-Match of a write of another version', true, () => put('a', { IfMatch: OTHER }), ['PreconditionFailed', 412]],
    ['If-Match of a write without an object', false, () => put('a', { IfMatch: ETAG }), ['NoSuchKey', 404]],
    ['If-Match of a deletion', true, () => remove(ETAG), 'none'],
    ['If-Match: * of a deletion', true, () => remove('*'), 'none'],
    ['If-Match of a deletion of another version', true, () => remove(OTHER), ['PreconditionFailed', 412]],
    ['If-Match of a deletion without an object', false, () => remove('*'), ['NoSuchKey', 404]],
    ['If-Match of a read', true, () => get('a', { IfMatch: ETAG }), 'none'],
    ['If-Match of a read of another version', true, () => get('a', { IfMatch: OTHER }), ['PreconditionFailed', 412]],
    ['If-None-Match of a read', true, () => get('a', { IfNoneMatch: ETAG }), ['NotModified', 304]],
    ['If-None-Match of a read of another version', true, () => get('a', { IfNoneMatch: OTHER }), 'none'],
  ])('%s (object: %s)', async (_, exists, send, error) => {
    if (exists) s3.bucket('state').put('a', 'content');
    const before = s3.bucket('state').versions.length;
    const rejection = await errorOf(send());
    if (rejection === 'none' || error === 'none') expect(rejection).toBe(error);
    // The SDK has no name for a response without a body.
    else expect(rejection[1]).toBe(error[1]);
    if (error !== 'none' && error[1] !== 304) expect(s3.exchanges.at(-1)?.error).toBe(error[0]);
    if (error !== 'none') expect(s3.bucket('state').versions.length).toBe(before);
  });

  test('If-None-Match: * lets only one of many writes succeed', async () => {
    const writes = await Promise.all(Array.from({ length: 5 }, () => errorOf(put('a', { IfNoneMatch: '*' }))));
    expect(writes.filter((error) => error === 'none')).toHaveLength(1);
  });
});

describe('a list of keys', () => {
  const KEYS = ['a/1', 'a/2', 'b', 'c/d/e', 'ü & <é>'];
  beforeEach(() => {
    for (const key of KEYS.toReversed()) s3.bucket('state').put(key, key);
  });

  test('has pages', async () => {
    const list = (ContinuationToken?: string) =>
      client().send(new ListObjectsV2Command({ Bucket: 'state', MaxKeys: 2, ContinuationToken }));
    const first = await list();
    const second = await list(first.NextContinuationToken);
    const third = await list(second.NextContinuationToken);
    const pages = [first, second, third].map(({ Contents }) => Contents?.map(({ Key }) => Key));
    expect(pages).toEqual([['a/1', 'a/2'], ['b', 'c/d/e'], ['ü & <é>']]);
    expect(third.NextContinuationToken).toBeUndefined();
  });

  test('joins what has the same prefix up to the delimiter', async () => {
    const page = await client().send(
      new ListObjectsV2Command({ Bucket: 'state', Delimiter: '/', EncodingType: 'url' }),
    );
    expect(page.CommonPrefixes).toEqual([{ Prefix: 'a/' }, { Prefix: 'c/' }]);
    expect(page.Contents?.map(({ Key }) => Key)).toEqual(['b', '%C3%BC%20%26%20%3C%C3%A9%3E']);
    expect(page.KeyCount).toBe(4);
  });

  test('has only keys with the prefix, and what an object is', async () => {
    const { Contents, IsTruncated } = await client().send(new ListObjectsV2Command({ Bucket: 'state', Prefix: 'a/2' }));
    expect(Contents).toEqual([
      expect.objectContaining({ Key: 'a/2', Size: 3, ETag: s3.bucket('state').get('a/2')?.etag }),
    ]);
    expect(IsTruncated).toBe(false);
  });

  test('in its first version has markers', async () => {
    const list = (Marker?: string) =>
      client().send(new ListObjectsCommand({ Bucket: 'state', MaxKeys: 2, Delimiter: '/', Marker }));
    const first = await list();
    expect(first).toMatchObject({ CommonPrefixes: [{ Prefix: 'a/' }], Contents: [{ Key: 'b' }], NextMarker: 'b' });
    const second = await list(first.NextMarker);
    expect(second).toMatchObject({ CommonPrefixes: [{ Prefix: 'c/' }], Contents: [{ Key: 'ü & <é>' }] });
    expect(second.IsTruncated).toBe(false);
  });
});

describe('a request is rejected', () => {
  test.each<[string, () => Promise<unknown>, string, number]>([
    ['without an object', () => get('a'), 'NoSuchKey', 404],
    ['without a bucket', () => get('a', { Bucket: 'other' }), 'NoSuchBucket', 404],
    ['for another Region', () => get('a', {}, { region: 'eu-central-1' }), 'PermanentRedirect', 301],
    ['for us-east-1', () => get('a', {}, { region: 'us-east-1' }), 'AuthorizationHeaderMalformed', 400],
    [
      'with an unknown access key',
      () => get('a', {}, { credentials: { ...s3.credentials, accessKeyId: 'AKIAX' } }),
      'InvalidAccessKeyId',
      403,
    ],
    [
      'with another secret key',
      () => get('a', {}, { credentials: { ...s3.credentials, secretAccessKey: 'x' } }),
      'SignatureDoesNotMatch',
      403,
    ],
    [
      'with another session token',
      () => get('a', {}, { credentials: { ...SESSION, sessionToken: 'x' } }),
      'InvalidToken',
      400,
    ],
    ['with a wrong clock', () => get('a', {}, { systemClockOffset: 16 * 60_000 }), 'RequestTimeTooSkewed', 403],
  ])('%s', async (_, send, code, status) => {
    expect((await errorOf(send()))[1]).toBe(status);
    expect(s3.exchanges.at(-1)).toMatchObject({ error: code, status });
  });

  test('with the Region of the bucket, if it was another', async () => {
    await errorOf(get('a', {}, { region: 'eu-central-1' }));
    const { headers = {} } = s3.exchanges[0] ?? {};
    const { host, connection, ...kept } = headers;
    const response = await fetch(`${s3.url}/state/a?x-id=GetObject`, {
      headers: kept as Record<string, string>,
      redirect: 'manual',
    });
    expect(response.headers.get('x-amz-bucket-region')).toBe(REGION);
    expect(await response.text()).toContain(`<Region>${REGION}</Region>`);
  });

  test('after its credentials expire', async () => {
    const { expiration, ...credentials } = SESSION;
    SESSION.expiration = new Date();
    expect(await errorOf(get('a', {}, { credentials }))).toEqual(['ExpiredToken', 400]);
  });

  test.each<[string, Parameters<typeof replay>[0], string, number]>([
    ['if its path was changed', { path: '/state/b?x-id=PutObject' }, 'SignatureDoesNotMatch', 403],
    ['if its query was changed', { path: '/state/a?x-id=PutObject&prefix=b' }, 'SignatureDoesNotMatch', 403],
    ['if its body was changed', { body: 'CONTENT' }, 'XAmzContentSHA256Mismatch', 400],
    ['if its tags were changed', { headers: { 'x-amz-tagging': 'a=c' } }, 'SignatureDoesNotMatch', 403],
    ['if an AWS header is not signed', { headers: { 'x-amz-acl': 'public' } }, 'AuthorizationHeaderMalformed', 400],
    ['without a signature', { headers: { authorization: '' } }, 'AccessDenied', 403],
    ['with a malformed signature', { headers: { authorization: 'AWS4 x' } }, 'AuthorizationHeaderMalformed', 400],
    ['if its checksum was changed', { headers: { 'x-amz-checksum-crc32': 'AAAAAA==' } }, 'SignatureDoesNotMatch', 403],
    ['if its path is not encoded', { path: '/state/%' }, 'InvalidURI', 400],
  ])('%s', async (_, changes, code, status) => {
    await put('a', { Tagging: 'a=b' });
    expect(await replay({ body: 'content', ...changes })).toEqual([code, status]);
    expect(s3.bucket('state').versions).toHaveLength(1);
  });

  test('only with these changes', async () => {
    await put('a b', { Tagging: 'a=b' });
    expect(await replay({ body: 'content' })).toEqual([undefined, 200]);
    // The same path, encoded in another way.
    expect(await replay({ body: 'content', path: '/state/%61%20b?x-id=PutObject' })).toEqual([undefined, 200]);
  });
});

test.each([
  ['state', 'eu-west-1'],
  ['artifacts', undefined],
])('the bucket %s exists, and has the location %s', async (Bucket, location) => {
  const region = location ?? 'us-east-1';
  await client({ region }).send(new HeadBucketCommand({ Bucket }));
  const { LocationConstraint } = await client({ region }).send(new GetBucketLocationCommand({ Bucket }));
  expect(LocationConstraint || undefined).toBe(location);
});

test('the bucket can be in the host name', async () => {
  const lookup: LookupFunction = (_, __, found) => found(null, [{ address: '127.0.0.1', family: 4 }]);
  const config = {
    endpoint: s3.url.replace('127.0.0.1', 's3.example.com'),
    requestHandler: { httpAgent: new Agent({ lookup }) },
  };
  await put('state/a', {}, config);
  expect(s3.exchanges[0]?.headers.host).toMatch('state.s3.example.com');
  expect(s3.exchanges).toMatchObject([
    { path: '/state/a?x-id=PutObject', bucket: 'state', key: 'state/a', status: 200 },
  ]);
});

describe('a principal', () => {
  const engine = { credentials: SESSION };

  test('is a role, with the permissions that it has', async () => {
    allows = ({ roleArn }, { action, key }) => roleArn === ENGINE && action === 's3:PutObject' && key === 'a';
    await put('a', {}, engine);
    expect(await errorOf(put('a'))).toEqual(['AccessDenied', 403]);
    expect(await errorOf(put('b', {}, engine))).toEqual(['AccessDenied', 403]);
    await expect(get('a', {}, engine)).rejects.toThrow(
      'User: arn:aws:sts::111122223333:assumed-role/engine/run-1 is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::state/a"',
    );
    expect(s3.exchanges.map(({ principal, status }) => [principal?.split('/').at(-1), status])).toEqual([
      ['run-1', 200],
      ['local', 403],
      ['run-1', 403],
      ['run-1', 403],
    ]);
  });

  test('that cannot list keys does not learn that one does not exist', async () => {
    allows = (_, { action }) => action !== 's3:ListBucket';
    expect(await errorOf(get('a'))).toEqual(['AccessDenied', 403]);
    const head = client().send(new HeadObjectCommand({ Bucket: 'state', Key: 'a' }));
    expect((await errorOf(head))[1]).toBe(403);
  });

  test('has permissions that can depend on the request', async () => {
    const seen: [string, object][] = [];
    allows = (_, { action, context }) => seen.push([action, context]) > 0;
    const common = { 'aws:SecureTransport': 'true', 's3:TlsVersion': '1.3' };
    await client().send(new ListObjectsV2Command({ Bucket: 'state', Prefix: 'a/' }));
    await put('b', { IfNoneMatch: '*', ServerSideEncryption: 'AES256' });
    await errorOf(get('c'));
    expect(seen).toEqual([
      ['s3:ListBucket', { ...common, 's3:prefix': 'a/' }],
      ['s3:PutObject', { ...common, 's3:if-none-match': '*', 's3:x-amz-server-side-encryption': 'AES256' }],
      ['s3:GetObject', common],
      // Whether an object exists is not a list of keys, so that it has no prefix.
      ['s3:ListBucket', common],
    ]);
  });

  test.each<[string, string, () => Promise<unknown>]>([
    ['s3:PutObjectTagging', 'writes tags', () => put('a', { Tagging: 'a=b' })],
    ['s3:GetObject', 'writes if an ETag matches', () => put('a', { IfMatch: '"a"' })],
    ['s3:GetObject', 'deletes if an ETag matches', () => remove('"a"')],
  ])('needs %s if it %s', async (missing, _, send) => {
    allows = (__, { action }) => action !== missing;
    await put('a');
    expect(await errorOf(send())).toEqual(['AccessDenied', 403]);
  });

  test('may have a permission for objects with a tag', async () => {
    allows = (_, { action, tags }) => action === 's3:GetObject' && tags['servicecatalog:provisioning'] === 'true';
    s3.bucket('state').put('a', 'x', { tags: { 'servicecatalog:provisioning': 'true' } });
    s3.bucket('state').put('b', 'x');
    expect((await get('a')).text).toBe('x');
    expect(await errorOf(get('b'))).toEqual(['AccessDenied', 403]);
  });
});

describe('a fault', () => {
  test.each<[S3Fault, string, number]>([
    [409, 'ConditionalRequestConflict', 409],
    [500, 'InternalError', 500],
    [503, 'SlowDown', 503],
  ])('is the response %i, and nothing is written', async (status, code) => {
    fault = status;
    expect(await errorOf(put('a'))).toEqual([code, status]);
    expect(s3.bucket('state').keys()).toEqual([]);
  });

  test.each<[S3Fault, string[]]>([
    ['reset', []],
    ['lost', ['a']],
  ])('%s closes the connection, with the keys %j afterwards', async (kind, keys) => {
    fault = kind;
    await expect(put('a')).rejects.toMatchObject({ code: expect.stringMatching('ECONNRESET') });
    expect(s3.bucket('state').keys()).toEqual(keys);
    expect(s3.exchanges).toMatchObject([{ status: 0 }]);
  });
});

/** The example at https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html, and the one with a trailer. */
describe("signed chunks of AWS's documentation", () => {
  const signing = {
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    timestamp: '20130524T000000Z',
    region: 'us-east-1',
  };
  const SEED = '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9';
  const [KIBI64, KIBI1] = ['a'.repeat(65_536), 'a'.repeat(1024)];
  const body = (...[first, second, last, trailer = '']: string[]) =>
    Buffer.from(
      `10000;chunk-signature=${first}\r\n${KIBI64}\r\n400;chunk-signature=${second}\r\n${KIBI1}\r\n0;chunk-signature=${last}\r\n${trailer}\r\n`,
    );
  const SIGNATURES = [
    'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
    '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
    'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
  ];

  test('are decoded', () => {
    const { content } = decodedChunks(body(...SIGNATURES), { ...signing, seed: SEED });
    expect(content.toString()).toBe(KIBI64 + KIBI1);
  });

  test.each([0, 1, 2])('are rejected if the signature of chunk %i is another', (at) => {
    const others = SIGNATURES.with(at, SEED);
    expect(() => decodedChunks(body(...others), { ...signing, seed: SEED })).toThrow('signature');
  });
});
