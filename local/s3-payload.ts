import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { crc32 } from 'node:zlib';
import { ApiError } from './api-error.ts';
import { decodedChunks } from './aws-chunked.ts';
import type { Credentials } from './credentials.ts';
import { signatureIn } from './signature.ts';

/** What a client uploads. */
export interface Payload {
  content: Buffer;
  /** The checksums that it came with, by the names of their headers, in Base64. */
  checksums: Record<string, string>;
}

/**
 * The content of a request whose signature was verified. The signature covers only what `x-amz-content-sha256` says of
 * the body (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).
 *
 * @throws {ApiError} if the body is not what its hash, length, or checksums say
 */
export function payloadOf(body: Buffer, headers: IncomingHttpHeaders, signer: Credentials): Payload {
  const { content, trailers } = decoded(body, headers, signer);
  const checksums = Object.fromEntries(
    Object.entries({ ...headers, ...trailers }).flatMap(([name, value]) =>
      /^x-amz-checksum-(crc|sha)/.test(name) ? [[name, `${value}`]] : [],
    ),
  );
  for (const [name, given] of Object.entries(checksums)) {
    const calculated = CHECKSUMS[name.slice('x-amz-checksum-'.length)]?.(content);
    if (!calculated) throw new ApiError('NotImplemented', `${name} is not implemented.`);
    if (calculated !== given) throw new ApiError('BadDigest', `The ${name} you specified did not match the content.`);
  }
  const md5 = headers['content-md5'];
  if (md5 !== undefined && md5 !== digest('md5', content, 'base64')) {
    throw new ApiError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
  return { content, checksums };
}

function decoded(body: Buffer, headers: IncomingHttpHeaders, { secretAccessKey }: Credentials) {
  const hash = String(headers['x-amz-content-sha256'] ?? '');
  if (hash === 'UNSIGNED-PAYLOAD') return { content: body, trailers: {} };
  const streaming = /^STREAMING-(?:UNSIGNED-PAYLOAD-TRAILER|(?<signed>AWS4-HMAC-SHA256-PAYLOAD)(?:-TRAILER)?)$/.exec(
    hash,
  );
  if (!streaming) {
    if (hash === '') throw new ApiError('InvalidRequest', 'Missing required header: x-amz-content-sha256');
    if (hash !== digest('sha256', body, 'hex')) {
      throw new ApiError(
        'XAmzContentSHA256Mismatch',
        "The provided 'x-amz-content-sha256' does not match the content.",
      );
    }
    return { content: body, trailers: {} };
  }
  const { region, signature: seed } = signatureIn(headers);
  const signing = { secretAccessKey, timestamp: String(headers['x-amz-date']), region, seed };
  const result = decodedChunks(body, streaming.groups?.signed ? signing : undefined);
  const announced = String(headers['x-amz-trailer'] ?? '');
  if (Object.keys(result.trailers).join() !== announced) {
    throw new ApiError('MalformedTrailerError', 'The trailing headers are not those in x-amz-trailer.');
  }
  if (Number(headers['x-amz-decoded-content-length']) !== result.content.length) {
    throw new ApiError('IncompleteBody', 'The content is not as long as x-amz-decoded-content-length says.');
  }
  return result;
}

/** The algorithms that the AWS SDKs use by default, or that Terraform's backend uses. */
const CHECKSUMS: Record<string, (content: Buffer) => string> = {
  crc32: (content) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(crc32(content));
    return bytes.toString('base64');
  },
  sha1: (content) => digest('sha1', content, 'base64'),
  sha256: (content) => digest('sha256', content, 'base64'),
};

function digest(algorithm: string, content: Buffer, encoding: 'hex' | 'base64'): string {
  return createHash(algorithm).update(content).digest(encoding);
}
