import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from './api-error.ts';
import { demandMatch, matches, noSuchKey } from './s3-conditions.ts';
import { listing, listingV1 } from './s3-listing.ts';
import { documentReply, type S3Operands, type S3Reply } from './s3-reply.ts';
import { abortUpload, completeUpload, createUpload, putObject, uploadPart } from './s3-uploads.ts';

export interface Operation {
  /** The permissions that the signer needs. */
  actions(headers: IncomingHttpHeaders): string[];
  /** @throws {ApiError} */
  perform(operands: S3Operands): S3Reply;
}

/** A write that depends on an ETag also reads. */
function writing({ 'x-amz-tagging': tagging, 'if-match': match }: IncomingHttpHeaders): string[] {
  return ['s3:PutObject', ...(tagging ? ['s3:PutObjectTagging'] : []), ...(match ? ['s3:GetObject'] : [])];
}

/** By method, `bucket` or `object`, and the parameters that select an operation. */
export const OPERATIONS: Record<string, Operation> = {
  'GET object': { actions: () => ['s3:GetObject'], perform: getObject },
  'HEAD object': { actions: () => ['s3:GetObject'], perform: getObject },
  'PUT object': { actions: writing, perform: putObject },
  'POST object uploads': { actions: writing, perform: createUpload },
  'PUT object partNumber uploadId': { actions: writing, perform: uploadPart },
  'POST object uploadId': { actions: writing, perform: completeUpload },
  'DELETE object uploadId': { actions: () => ['s3:AbortMultipartUpload'], perform: abortUpload },
  'DELETE object': {
    actions: ({ 'if-match': match }) => ['s3:DeleteObject', ...(match && match !== '*' ? ['s3:GetObject'] : [])],
    perform: deleteObject,
  },
  'HEAD bucket': { actions: () => ['s3:ListBucket'], perform: () => ({ status: 200 }) },
  'GET bucket': {
    actions: () => ['s3:ListBucket'],
    perform: ({ bucket, query }) => documentReply('ListBucketResult', listingV1(bucket, query)),
  },
  'GET bucket list-type': {
    actions: () => ['s3:ListBucket'],
    perform: ({ bucket, query }) => documentReply('ListBucketResult', listing(bucket, query)),
  },
  'GET bucket location': {
    actions: () => ['s3:GetBucketLocation'],
    perform: ({ bucket: { region } }) => documentReply('LocationConstraint', region === 'us-east-1' ? '' : region),
  },
};

/** The parameters that do not select an operation. */
const PLAIN_PARAMETERS = [
  ...['x-id', 'prefix', 'delimiter', 'max-keys', 'encoding-type', 'marker'],
  ...['continuation-token', 'start-after', 'fetch-owner'],
];

/** The name of an operation in `OPERATIONS`, if there is one. */
export function operationName(method: string, key: string, query: URLSearchParams): string {
  const selecting = [...query.keys()].filter((name) => !PLAIN_PARAMETERS.includes(name));
  return [method, key === '' ? 'bucket' : 'object', ...selecting.sort()].join(' ');
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
function getObject({ bucket, key, headers, demand }: S3Operands): S3Reply {
  const object = bucket.get(key);
  // Who cannot list the keys of a bucket does not learn which ones exist.
  if (!object) demand('s3:ListBucket');
  if (!object) throw noSuchKey();
  demandMatch(object, headers);
  const { 'if-none-match': noneMatch } = headers;
  const described = { ETag: object.etag, 'Last-Modified': object.lastModified.toUTCString() };
  if (noneMatch !== undefined && matches(noneMatch, object)) return { status: 304, headers: described };
  const tags = Object.keys(object.tags).length;
  const { content } = object;
  const range = rangeOf(headers.range, content.length);
  const body = range ? content.subarray(range.first, range.last + 1) : content;
  return {
    status: range ? 206 : 200,
    headers: {
      ...described,
      'Accept-Ranges': 'bytes',
      'content-type': 'binary/octet-stream',
      ...Object.fromEntries(
        Object.entries(object.headers).filter(
          // The checksum is that of the whole object, and sent on request.
          ([name]) => !name.startsWith('x-amz-checksum-') || (!range && headers['x-amz-checksum-mode'] === 'ENABLED'),
        ),
      ),
      ...(tags > 0 && { 'x-amz-tagging-count': tags }),
      ...(range && { 'Content-Range': `bytes ${range.first}-${range.last}/${content.length}` }),
    },
    body,
  };
}

/** Undefined without a range, or with one that Amazon S3 ignores. */
function rangeOf(header: string | undefined, length: number): { first: number; last: number } | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === undefined || (from === '' && to === '')) return undefined;
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from);
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  if (first >= length || first > last) throw new ApiError('InvalidRange', 'The requested range is not satisfiable');
  return { first, last };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html */
function deleteObject({ bucket, key, headers }: S3Operands): S3Reply {
  demandMatch(bucket.get(key), headers);
  bucket.delete(key);
  return { status: 204 };
}
