import type { Bucket } from '../../src/aws/s3.ts';
import { Problem } from '../../src/problem.ts';

/** A bucket that is a map, for tests of what is in it. What a bucket does over HTTP is tested with local/s3.ts. */
export function bucketOf(name: string, objects: Map<string, Buffer>): Bucket {
  return {
    name,
    async get(key, most) {
      const body = objects.get(key);
      if (body && body.length > most) throw new Problem('Too large', `${key} has more than ${most} bytes.`, '');
      return body && { body, etag: undefined };
    },
    has: async (key) => objects.has(key),
    async put(key, body) {
      objects.set(key, Buffer.from(body));
    },
    putIfAbsent: () => Promise.reject(new Error('Not for this')),
    putIfSame: () => Promise.reject(new Error('Not for this')),
    deleteIfSame: () => Promise.reject(new Error('Not for this')),
  };
}
