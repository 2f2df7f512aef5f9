import { isIP } from 'node:net';
import { ApiError } from './api-error.ts';

/** What a request is about. */
export interface S3Target {
  bucket: string;
  /** '' if the request concerns the bucket. */
  key: string;
  query: URLSearchParams;
}

/**
 * The bucket is at the start of the path, or of the host name if a bucket has that name
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html).
 *
 * @throws {ApiError} if the path is not encoded correctly
 */
export function targetOf(url: string, authority: string, buckets: Iterable<string>): S3Target {
  const [path = '', search] = url.split(/\?(.*)/s);
  const host = authority.replace(/:\d+$/, '');
  const virtual = isIP(host) ? undefined : [...buckets].find((name) => host.startsWith(`${name}.`));
  const parts = path.split('/').slice(1);
  const bucket = virtual ?? decoded(parts.shift() ?? '');
  return { bucket, key: decoded(parts.join('/')), query: new URLSearchParams(search ?? '') };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ApiError('InvalidURI', "Couldn't parse the specified URI.");
  }
}
