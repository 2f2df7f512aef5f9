import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { Bucket } from './s3-bucket.ts';
import type { Payload } from './s3-payload.ts';
import { xml } from './xml.ts';

/** A request whose signature and body were verified. */
export interface S3Operands extends Payload {
  bucket: Bucket;
  /** '' if the request concerns the bucket. */
  key: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** @throws {ApiError} if the signer does not have a permission on the bucket */
  demand(action: string): void;
}

export interface S3Reply {
  status: number;
  headers?: OutgoingHttpHeaders;
  body?: string | Buffer;
}

export function documentReply(root: string, content: unknown): S3Reply {
  const element = `<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${xml(content)}</${root}>`;
  return {
    status: 200,
    headers: { 'Content-Type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${element}`,
  };
}
