import type { IncomingHttpHeaders } from 'node:http';

/** The parameters and headers that policies can refer to. */
const PARAMETERS = ['prefix', 'delimiter', 'max-keys'];
const HEADERS = [
  'if-match',
  'if-none-match',
  'x-amz-acl',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-storage-class',
];

/**
 * The condition keys of a request to Amazon S3, which is over TLS as far as it concerns policies
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html#amazons3-policy-keys).
 */
export function contextOf(query: URLSearchParams, headers: IncomingHttpHeaders): Record<string, string> {
  const given = [
    ...PARAMETERS.map((name) => [name, query.get(name) ?? undefined] as const),
    ...HEADERS.map((name) => [name, headers[name]] as const),
  ];
  const keys = given.flatMap(([name, value]) => (value === undefined ? [] : [[`s3:${name}`, String(value)] as const]));
  return { 'aws:SecureTransport': 'true', 's3:TlsVersion': '1.3', ...Object.fromEntries(keys) };
}
