import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { SignatureV4 } from '@smithy/signature-v4';
import { ApiError } from './api-error.ts';
import type { Credentials } from './credentials.ts';

/** The parts of a request that its signature covers. */
export interface SignedRequest {
  method: string;
  /** As in the request line: encoded, and with the query. */
  path: string;
  headers: IncomingHttpHeaders;
  /** Not used if the header x-amz-content-sha256 is signed in its place. */
  body: string | Uint8Array;
}

/**
 * Verifies an AWS Signature Version 4: calculates it from the request and the secret key, and compares
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html).
 *
 * @returns the known credentials that signed the request, even if they have expired
 * @throws {ApiError}
 */
export async function verifySignature(
  request: SignedRequest,
  known: readonly Credentials[],
  scope: { service: string; region: string; now: Date },
): Promise<Credentials> {
  const { accessKeyId, date, region, service, signedHeaders, signature } = signatureIn(request.headers);
  const credentials = known.find((candidate) => candidate.accessKeyId === accessKeyId);
  if (!credentials || (credentials.sessionToken ?? '') !== (request.headers['x-amz-security-token'] ?? '')) {
    throw new ApiError('UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  if (region !== scope.region || service !== scope.service) {
    throw new ApiError(
      'InvalidSignatureException',
      `Credential should be scoped to ${scope.region} and ${scope.service}.`,
    );
  }
  const signedAt = signingDate(request.headers);
  if (!signedAt || date !== amzDate(signedAt).slice(0, 8)) {
    throw new ApiError('IncompleteSignatureException', 'X-Amz-Date is missing or not in the credential scope.');
  }
  if (Math.abs(scope.now.getTime() - signedAt.getTime()) > 5 * 60_000) {
    throw new ApiError(
      'InvalidSignatureException',
      `Signature expired: ${amzDate(signedAt)} is not within 5 minutes of ${amzDate(scope.now)}`,
    );
  }
  for (const required of ['host', ...Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'))]) {
    if (!signedHeaders.includes(required)) {
      throw new ApiError('IncompleteSignatureException', `'${required}' must be a signed header.`);
    }
  }
  const expected = await signatureOf(request, credentials, signedHeaders, signedAt, scope);
  if (expected.length !== signature.length || !timingSafeEqual(Buffer.from(expected), Buffer.from(signature))) {
    throw new ApiError(
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided.',
    );
  }
  return credentials;
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=(?<accessKeyId>[^/]+)\/(?<date>\d{8})\/(?<region>[^/]+)\/(?<service>[^/]+)\/aws4_request, ?SignedHeaders=(?<headers>[a-z0-9;-]+), ?Signature=(?<signature>[0-9a-f]{64})$/;

/** What a signature says of itself in the Authorization header. */
export interface Signature {
  accessKeyId: string;
  /** `YYYYMMDD` */
  date: string;
  region: string;
  service: string;
  /** In lower case. */
  signedHeaders: string[];
  /** In hexadecimal. */
  signature: string;
}

/** @throws {ApiError} if the header is missing or malformed */
export function signatureIn({ authorization: header }: IncomingHttpHeaders): Signature {
  if (!header) throw new ApiError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  const parts = AUTHORIZATION.exec(header)?.groups;
  if (!parts) throw new ApiError('IncompleteSignatureException', 'The Authorization header is malformed.');
  const { accessKeyId = '', date = '', region = '', service = '', headers = '', signature = '' } = parts;
  return { accessKeyId, date, region, service, signedHeaders: headers.split(';'), signature };
}

export function signingDate(headers: IncomingHttpHeaders): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(headers['x-amz-date']));
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1);
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function amzDate(date: Date): string {
  return date.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}

async function signatureOf(
  { method, path, headers, body }: SignedRequest,
  credentials: Credentials,
  signedHeaders: string[],
  signingDate: Date,
  { service, region }: { service: string; region: string },
): Promise<string> {
  const signer = new SignatureV4({
    service,
    region,
    credentials,
    sha256: Sha256,
    applyChecksum: signedHeaders.includes('x-amz-content-sha256'),
    uriEscapePath: service !== 's3',
  });
  const [encodedPath = '', search = ''] = path.split(/\?(.*)/s);
  const signed = await signer.sign(
    {
      protocol: 'http:',
      hostname: String(headers.host),
      method,
      path: service === 's3' ? encodedOnce(encodedPath) : encodedPath,
      query: queryOf(search),
      headers: Object.fromEntries(signedHeaders.map((name) => [name, String(headers[name] ?? '')])),
      body,
    },
    { signingDate, signableHeaders: new Set(signedHeaders) },
  );
  return /Signature=(\w+)$/.exec(signed.headers.authorization ?? '')?.[1] ?? '';
}

/** Amazon S3 encodes what it decoded, whatever form the client chose, and does not encode it twice as others do. */
function encodedOnce(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeURIComponent(decodeURIComponent(segment)).replaceAll(/[!'()*]/g, percentEncoded))
    .join('/');
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function queryOf(search: string): Record<string, string[]> {
  const parameters = new URLSearchParams(search);
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)]));
}

/** Node's SHA-256, with the interface that the signer requires. */
class Sha256 {
  readonly #hash;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as string);
  }

  update(data: string | Uint8Array): void {
    this.#hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {}
}
