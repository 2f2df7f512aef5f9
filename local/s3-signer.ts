import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from './api-error.ts';
import { type Credentials, haveExpired } from './credentials.ts';
import { signatureIn, signingDate, verifySignature } from './signature.ts';

/** The parts of a request that its signature covers. The headers have the hash of the body. */
export interface SignedS3Request {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
}

/**
 * Verifies who signed a request. The Region of the signature is that of the endpoint which the client would call in AWS.
 *
 * @param bucketRegion undefined if there is no such bucket
 * @throws {ApiError} with the codes of Amazon S3
 */
export async function signerOf(
  request: SignedS3Request,
  known: readonly Credentials[],
  bucketRegion: string | undefined,
): Promise<Credentials> {
  const { headers } = request;
  if (!headers.authorization) throw new ApiError('AccessDenied', 'Access Denied');
  const { accessKeyId, region } = await withCodes(() => signatureIn(headers));
  const signer = known.find((candidate) => candidate.accessKeyId === accessKeyId);
  if (!signer) {
    throw new ApiError('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.');
  }
  if ((signer.sessionToken ?? '') !== (headers['x-amz-security-token'] ?? '')) {
    throw new ApiError('InvalidToken', 'The provided token is malformed or otherwise invalid.');
  }
  const [now, signedAt] = [new Date(), signingDate(headers) ?? new Date(0)];
  if (Math.abs(now.getTime() - signedAt.getTime()) > 15 * 60_000) {
    throw new ApiError(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    );
  }
  if (bucketRegion !== undefined && region !== bucketRegion) throw wrongRegion(region, bucketRegion);
  await withCodes(() => verifySignature({ ...request, body: '' }, [signer], { service: 's3', region, now: signedAt }));
  if (haveExpired(signer, now)) throw new ApiError('ExpiredToken', 'The provided token has expired.');
  return signer;
}

async function withCodes<Result>(verify: () => Result): Promise<Awaited<Result>> {
  try {
    return await verify();
  } catch (error) {
    throw error instanceof ApiError ? new ApiError(CODES[error.code] ?? error.code, error.message) : error;
  }
}

/** Amazon S3 has its own names for invalid signatures. */
const CODES: Record<string, string> = {
  InvalidSignatureException: 'SignatureDoesNotMatch',
  IncompleteSignatureException: 'AuthorizationHeaderMalformed',
};

/** Requests without a Region go to us-east-1, which forwards them to the bucket's Region. Others are redirected. */
function wrongRegion(region: string, expected: string): ApiError {
  return region === 'us-east-1'
    ? new ApiError(
        'AuthorizationHeaderMalformed',
        `The authorization header is malformed; the region '${region}' is wrong; expecting '${expected}'`,
      )
    : new ApiError(
        'PermanentRedirect',
        'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
      );
}
