import { describe, expect, test } from 'vitest';
import { shortenedInTheMiddle, withoutNoise } from '../../src/terraform/provider-errors.ts';
import { expectLinearTime } from '../linear-time.ts';

describe('an error of a provider keeps what failed and why', () => {
  test.each([
    [
      'the AWS SDK for Go v2',
      'creating X: operation error S3: GetBucketPolicy, https response error StatusCode: 403, RequestID: 9C2PX8ET, HostID: DDE+/uSK18=, api error AccessDenied: User: arn:aws:iam::111122223333:user/x is not authorized to perform: s3:GetBucketPolicy',
      'creating X: operation error S3: GetBucketPolicy, AccessDenied: User: arn:aws:iam::111122223333:user/x is not authorized to perform: s3:GetBucketPolicy',
    ],
    [
      'the AWS SDK for Go v2, wrapped',
      'operation error Lambda: CreateFunction, https response\nerror StatusCode: 400, RequestID:\n4cea3bd3-64be-4131-bd0e-ba548492c6f9,\nInvalidParameterValueException: bad',
      'operation error Lambda: CreateFunction, InvalidParameterValueException: bad',
    ],
    [
      'the AWS SDK for Go v1',
      "DependencyViolation: The subnet 'subnet-1' has dependencies.\n\tstatus code: 400, request id: c742431a-dfdf, host id: a/b+c=",
      "DependencyViolation: The subnet 'subnet-1' has dependencies.",
    ],
    [
      'a struct of the AWS SDK for Go v1',
      'InvalidParameterException: bad\n{\n  RespMetadata: {\n    StatusCode: 400,\n    RequestID: "a"\n  },\n  Message_: "bad"\n}',
      'InvalidParameterException: bad',
    ],
    [
      'an encoded message',
      'UnauthorizedOperation: You are not authorized to perform this operation. Encoded authorization failure message: laJzESGnZ-K_abc123',
      'UnauthorizedOperation: You are not authorized to perform this operation.',
    ],
    [
      'Azure, with an error',
      'performing CreateOrUpdate: unexpected status 403 (403 Forbidden) with error: AuthorizationFailed: The client has no authorization',
      'performing CreateOrUpdate: AuthorizationFailed: The client has no authorization',
    ],
    [
      'Azure, with JSON',
      'performing CreateOrUpdate: unexpected status 400 (400 Bad Request) with response: {\n "code": "BadRequest",\n "details": null,\n "message": "The VM size is not allowed",\n "subcode": ""\n}',
      'performing CreateOrUpdate: BadRequest: The VM size is not allowed',
    ],
    [
      'Azure, after polling',
      'polling failed: the Azure API returned the following error:\n\nStatus: "LocationIsOfferRestricted"\nCode: ""\nMessage: "Try another location."\nActivity Id: ""\n\n---\n\nAPI Response:\n\n----[start]----\n{"a":1}\n-----[end]-----',
      'polling failed: the Azure API returned the following error:\n\nStatus: "LocationIsOfferRestricted"\nMessage: "Try another location."',
    ],
    [
      'Google',
      'googleapi: Error 403: Permission denied on project.\nDetails:\n[\n  {\n    "@type": "x",\n    "reason": "y"\n  }\n]\n, forbidden',
      'googleapi: Error 403: Permission denied on project., forbidden',
    ],
    ['gRPC', 'rpc error: code = PermissionDenied desc = not allowed', 'PermissionDenied: not allowed'],
  ])('of %s', (_, text, kept) => {
    expect(withoutNoise(text)).toBe(kept);
  });

  test.each([
    'Invalid value for variable',
    'The JSON is {"a": 1}.',
    'expected status 200, got {"error": "why"}',
    '  indented\n\n  text',
    'Details: see below',
  ])('and other text stays: %j', (text) => {
    expect(withoutNoise(text)).toBe(text);
  });
});

describe('a long error is shortened in the middle', () => {
  const end = 'api error AccessDenied: User is not authorized';

  test('so that it begins with what failed, and ends with why', () => {
    const short = shortenedInTheMiddle(`creating X: ${'word '.repeat(1000)}${end}`, 300);
    expect(short.length).toBeLessThanOrEqual(300);
    expect(short).toMatch(/^creating X: word .* … word .*AccessDenied: User is not authorized$/);
  });

  test('and of a provisioner, the start of the command and the last lines of its output stay', () => {
    const output = Array.from({ length: 500 }, (_, index) => `line ${index}`).join('\n');
    const text = `local-exec provisioner error: Error running command 'first ${'step '.repeat(300)}': exit status 1. Output: ${output}\nThe database is full.`;
    const short = shortenedInTheMiddle(text, 1000);
    expect(short.length).toBeLessThanOrEqual(1000);
    expect(short).toMatch(
      /^local-exec provisioner error: Error running command 'first step .* …': exit status 1\. Output: …/,
    );
    expect(short).toMatch(/line 499\nThe database is full\.$/);
  });

  test('but not a short one', () => {
    expect(shortenedInTheMiddle(end, 100)).toBe(end);
  });
});

test.each([
  '{',
  '}',
  '{"a":',
  'RequestID: ',
  'status code: 400, request id: ',
  'Details: [ { ',
  ' ',
  '\n',
  'Activity Id: "',
  '--- API Response: ',
  '{ RespMetadata: {',
  "': exit status 1. Output: ",
])('a text of %j takes linear time', async (unit) => {
  await expectLinearTime(2 ** 17, (size) => shortenedInTheMiddle(withoutNoise(unit.repeat(size / unit.length)), 1000));
});
