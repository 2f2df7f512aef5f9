import type { Bucket } from './s3-bucket.ts';

/** The content of a response to ListObjectsV2 (https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html). */
export function listing(bucket: Bucket, query: URLSearchParams): object {
  const token = query.get('continuation-token');
  const startAfter = token === null ? query.get('start-after') : Buffer.from(token, 'base64url').toString();
  const { common, entries, last } = page(bucket, query, startAfter ?? '');
  return {
    ...common,
    KeyCount: entries.length,
    ...(token !== null && { ContinuationToken: token }),
    ...(common.IsTruncated && { NextContinuationToken: Buffer.from(last).toString('base64url') }),
  };
}

/** The content of a response to ListObjects, the first version. */
export function listingV1(bucket: Bucket, query: URLSearchParams): object {
  const marker = query.get('marker') ?? '';
  const { common, last } = page(bucket, query, marker);
  const truncated = common.IsTruncated && query.get('delimiter') !== null;
  return { ...common, Marker: marker, ...(truncated && { NextMarker: shown(last, query) }) };
}

/** What comes after `after`: keys, or what keys have in common up to the delimiter. */
function page(bucket: Bucket, query: URLSearchParams, after: string) {
  const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter') ?? ''];
  const most = Math.min(1000, Number(query.get('max-keys') ?? 1000));
  const names = new Set(bucket.keys(prefix).map((key) => entryOf(key, prefix, delimiter)));
  const rest = [...names].filter((name) => Buffer.compare(Buffer.from(name), Buffer.from(after)) > 0);
  const entries = rest.slice(0, most);
  const objects = entries.flatMap((name) => bucket.get(name) ?? []);
  const common = {
    Name: bucket.name,
    Prefix: shown(prefix, query),
    ...(delimiter && { Delimiter: shown(delimiter, query) }),
    MaxKeys: most,
    ...(query.has('encoding-type') && { EncodingType: 'url' }),
    IsTruncated: most > 0 && rest.length > most,
    Contents: objects.map(({ key, content, etag, lastModified }) => ({
      Key: shown(key, query),
      LastModified: lastModified.toISOString(),
      ETag: etag,
      Size: content.length,
      StorageClass: 'STANDARD',
    })),
    CommonPrefixes: entries.filter((name) => !bucket.get(name)).map((name) => ({ Prefix: shown(name, query) })),
  };
  return { common, entries, last: entries.at(-1) ?? '' };
}

function entryOf(key: string, prefix: string, delimiter: string): string {
  const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
  return end < 0 ? key : key.slice(0, end + delimiter.length);
}

function shown(text: string, query: URLSearchParams): string {
  return query.get('encoding-type') === 'url' ? encodeURIComponent(text).replaceAll('%2F', '/') : text;
}
