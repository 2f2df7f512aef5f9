import { createHash, createHmac } from 'node:crypto';
import { ApiError } from './api-error.ts';

/** What the signatures of chunks are calculated with. */
export interface ChunkSigning {
  secretAccessKey: string;
  /** `x-amz-date` */
  timestamp: string;
  region: string;
  /** The signature of the request, in hexadecimal. */
  seed: string;
}

export interface DecodedBody {
  content: Buffer;
  /** The headers after the last chunk. */
  trailers: Record<string, string>;
}

/**
 * Decodes a body with the content encoding `aws-chunked`, which AWS SDKs use to send a checksum after the content, and
 * verifies the signature of each chunk if the chunks are signed
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html).
 *
 * @throws {ApiError}
 */
export function decodedChunks(body: Buffer, signing?: ChunkSigning): DecodedBody {
  const chunks: Buffer[] = [];
  let [at, previous] = [0, signing?.seed ?? ''];
  for (;;) {
    const [header, start] = line(body, at);
    const { length = '', signature } = CHUNK.exec(header)?.groups ?? {};
    const size = Number.parseInt(length, 16);
    const chunk = body.subarray(start, start + size);
    if (Number.isNaN(size) || chunk.length !== size) throw incomplete();
    if (signing) {
      previous = chunkSignature('PAYLOAD', [previous, sha256(''), sha256(chunk)], signing);
      if (previous !== signature) throw mismatch();
    }
    at = start + size;
    if (size === 0) break;
    chunks.push(chunk);
    if (body.toString('latin1', at, at + 2) !== '\r\n') throw incomplete();
    at += 2;
  }
  const { 'x-amz-trailer-signature': signature, ...trailers } = trailersFrom(body, at);
  if (signing && Object.keys(trailers).length > 0) {
    const text = Object.entries(trailers).map(([name, value]) => `${name}:${value}\n`);
    if (chunkSignature('TRAILER', [previous, sha256(text.join(''))], signing) !== signature) throw mismatch();
  }
  return { content: Buffer.concat(chunks), trailers };
}

const CHUNK = /^(?<length>[0-9a-fA-F]+)(?:;chunk-signature=(?<signature>[0-9a-f]{64}))?$/;

/** The line that starts at an offset, and the offset after it. */
function line(body: Buffer, at: number): [string, number] {
  const end = body.indexOf('\r\n', at);
  if (end < 0) throw incomplete();
  return [body.toString('latin1', at, end), end + 2];
}

function trailersFrom(body: Buffer, start: number): Record<string, string> {
  const lines = body.toString('latin1', start).split('\r\n').filter(Boolean);
  return Object.fromEntries(
    lines.map((text) => {
      const colon = text.indexOf(':');
      return [text.slice(0, colon).trim().toLowerCase(), text.slice(colon + 1).trim()];
    }),
  );
}

function chunkSignature(kind: 'PAYLOAD' | 'TRAILER', parts: string[], signing: ChunkSigning): string {
  const { secretAccessKey, timestamp, region } = signing;
  const scope = [timestamp.slice(0, 8), region, 's3', 'aws4_request'];
  const key = scope.reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${secretAccessKey}`);
  return hmac(key, [`AWS4-HMAC-SHA256-${kind}`, timestamp, scope.join('/'), ...parts].join('\n')).toString('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function incomplete(): ApiError {
  return new ApiError('IncompleteBody', 'The request body terminated unexpectedly');
}

function mismatch(): ApiError {
  return new ApiError(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  );
}
