import { createHash, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from './api-error.ts';
import type { MultipartUpload, ObjectProperties, StoredObject } from './s3-bucket.ts';
import { demandWritable } from './s3-conditions.ts';
import { documentReply, type S3Operands, type S3Reply } from './s3-reply.ts';

export function putObject({ bucket, key, headers, content, checksums }: S3Operands): S3Reply {
  demandWritable(bucket.get(key), headers);
  const { headers: kept, tags } = propertiesIn(headers);
  const object = bucket.put(key, content, { headers: { ...kept, ...checksums }, tags });
  return { status: 200, headers: { ETag: object.etag, ...encryptionOf(object), ...checksums } };
}

/**
 * Starts an upload in parts, which SDKs prefer for large objects: Terraform's backend for states of more than 5 MiB
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html).
 */
export function createUpload({ bucket, key, headers }: S3Operands): S3Reply {
  const id = randomUUID();
  bucket.uploads.set(id, { key, properties: propertiesIn(headers), parts: new Map() });
  return documentReply('InitiateMultipartUploadResult', { Bucket: bucket.name, Key: key, UploadId: id });
}

export function uploadPart(operands: S3Operands): S3Reply {
  const { query, content, checksums } = operands;
  uploadOf(operands).parts.set(Number(query.get('partNumber')), content);
  return { status: 200, headers: { ETag: `"${md5(content).toString('hex')}"`, ...checksums } };
}

/** Without checksums of the whole object: they would be checksums of checksums. */
export function completeUpload(operands: S3Operands): S3Reply {
  const { bucket, key, query, headers, content } = operands;
  const { parts, properties } = uploadOf(operands);
  demandWritable(bucket.get(key), headers);
  const listed = [...content.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, number]) =>
    Number(number),
  );
  const contents = listed.flatMap((number) => parts.get(number) ?? []);
  if (listed.length === 0 || contents.length !== listed.length) {
    throw new ApiError('InvalidPart', 'One or more of the specified parts could not be found.');
  }
  const etag = `"${md5(Buffer.concat(contents.map(md5))).toString('hex')}-${contents.length}"`;
  const object = bucket.put(key, Buffer.concat(contents), properties, etag);
  bucket.uploads.delete(query.get('uploadId') ?? '');
  const reply = documentReply('CompleteMultipartUploadResult', { Bucket: bucket.name, Key: key, ETag: etag });
  return { ...reply, headers: { ...reply.headers, ...encryptionOf(object) } };
}

export function abortUpload(operands: S3Operands): S3Reply {
  uploadOf(operands);
  operands.bucket.uploads.delete(operands.query.get('uploadId') ?? '');
  return { status: 204 };
}

function uploadOf({ bucket, key, query }: S3Operands): MultipartUpload {
  const upload = bucket.uploads.get(query.get('uploadId') ?? '');
  if (upload?.key !== key) throw new ApiError('NoSuchUpload', 'The specified multipart upload does not exist.');
  return upload;
}

/** What an object keeps of the headers of its upload. */
function propertiesIn(headers: IncomingHttpHeaders): Required<ObjectProperties> {
  const encodings = String(headers['content-encoding'] ?? '').split(',');
  const encoding = encodings.filter((each) => each.trim() !== 'aws-chunked').join();
  const kept = Object.entries(headers).filter(([name]) => KEPT.test(name));
  return {
    headers: {
      ...Object.fromEntries(kept.map(([name, value]) => [name, `${value}`])),
      ...(encoding && { 'content-encoding': encoding }),
    },
    tags: Object.fromEntries(new URLSearchParams(String(headers['x-amz-tagging'] ?? ''))),
  };
}

const KEPT = /^(?:content-(?:type|disposition|language)|cache-control|expires|x-amz-meta-.+|x-amz-server-side-.+)$/;

function encryptionOf({ headers }: StoredObject): Record<string, string> {
  const name = 'x-amz-server-side-encryption';
  return { [name]: headers[name] ?? '' };
}

function md5(content: Buffer): Buffer {
  return createHash('md5').update(content).digest();
}
