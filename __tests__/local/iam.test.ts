// biome-ignore-all lint/suspicious/noTemplateCurlyInString: functions and policies have such variables
import { describe, expect, test } from 'vitest';
import { type AccessRequest, allows, decision, type Policy } from '../../local/iam.ts';

const REQUEST: AccessRequest = { action: 's3:GetObject', resource: 'arn:aws:s3:::states/a/b' };

function allow(parts: object = {}): Policy {
  return { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...parts }] };
}

/** Whether a statement with this condition applies. */
function holds(Condition: object, context: Record<string, string | string[]> = {}): boolean {
  return allows([allow({ Condition })], { ...REQUEST, context });
}

describe('a statement', () => {
  test.each<[string, object, Partial<AccessRequest>, boolean]>([
    ['allows its action and resource', {}, {}, true],
    ['does not allow another action', {}, { action: 's3:GetObjectTagging' }, false],
    ['has actions in any case', { Action: 'S3:getobject' }, {}, true],
    ['has actions with an asterisk', { Action: ['s3:Put*', 's3:Get*'] }, {}, true],
    ['has actions with a question mark', { Action: 's3:GetObjec?' }, {}, true],
    ['has no patterns besides wildcards', { Action: 's3.GetObject' }, {}, false],
    ['has a resource with an asterisk that reaches over slashes', { Resource: 'arn:aws:s3:::states/*' }, {}, true],
    [
      'has no bucket in a pattern for its objects',
      { Resource: 'arn:aws:s3:::states/*' },
      { resource: 'arn:aws:s3:::states' },
      false,
    ],
    ['has resources that are case-sensitive', { Resource: 'arn:aws:s3:::States/*' }, {}, false],
    [
      'has variables',
      { Resource: 'arn:aws:s3:::states/${aws:PrincipalAccount}/*' },
      { context: { 'aws:PrincipalAccount': 'a' } },
      true,
    ],
    ['has variables that can be missing', { Resource: 'arn:aws:s3:::states/${aws:PrincipalAccount}*' }, {}, false],
  ])('%s', (_, statement, request, allowed) => {
    expect(allows([allow(statement)], { ...REQUEST, ...request })).toBe(allowed);
  });

  test('that denies wins, wherever it is', () => {
    const deny: Policy = { Statement: { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::states/a/*' } };
    expect(decision([allow(), deny], REQUEST)).toBe('Deny');
    expect(decision([deny, allow()], REQUEST)).toBe('Deny');
    expect(decision([deny, allow()], { ...REQUEST, resource: 'arn:aws:s3:::states/b' })).toBe('Allow');
    expect(decision([], REQUEST)).toBeUndefined();
  });

  test('can be in a policy that is text', () => {
    expect(allows([JSON.stringify(allow())], REQUEST)).toBe(true);
  });

  test('with an element that is not implemented is an error', () => {
    expect(() => allows([allow({ NotResource: 'x' })], REQUEST)).toThrow('NotResource is not implemented');
    expect(() => holds({ DateLessThan: { a: 'x' } }, { a: 'x' })).toThrow('DateLessThan is not implemented');
  });
});

describe('a principal', () => {
  const principal = { AWS: ['arn:aws:iam::111122223333:role/engine', '111122223333'] };

  test.each<[string, unknown, AccessRequest['principal'], boolean]>([
    ['is named', { AWS: 'arn:aws:iam::111122223333:role/engine' }, principal, true],
    ['is one of several', { Service: 'lambda.amazonaws.com', AWS: ['x', '111122223333'] }, principal, true],
    ['is another one', { AWS: 'arn:aws:iam::111122223333:role/engine2' }, principal, false],
    ['is of another kind', { Service: '111122223333' }, principal, false],
    ['is anyone', '*', principal, true],
    ['is anyone of a kind', { AWS: '*' }, principal, true],
    ['is a service, and not anyone of another kind', { AWS: '*' }, { Service: ['sns.amazonaws.com'] }, false],
    ['is not named by a policy of an identity', undefined, principal, false],
    ['is not asked for by a policy of an identity', '*', undefined, false],
  ])('%s', (_, Principal, asking, allowed) => {
    const policy = allow(Principal === undefined ? {} : { Principal });
    expect(allows([policy], { ...REQUEST, ...(asking && { principal: asking }) })).toBe(allowed);
  });
});

/** The tables and examples of https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html. */
describe('a condition', () => {
  test.each<[object, Record<string, string | string[]>, boolean]>([
    [{ StringEquals: { 'aws:SourceAccount': ['1', '2'] } }, { 'aws:SourceAccount': '2' }, true],
    [{ StringEquals: { 'aws:SourceAccount': ['1', '2'] } }, { 'aws:SourceAccount': '3' }, false],
    [{ StringEquals: { 'aws:SourceAccount': '1' } }, {}, false],
    [{ StringEquals: { 'AWS:sourceaccount': '1' } }, { 'aws:SourceAccount': '1' }, true],
    [{ StringEquals: { a: 'X*' } }, { a: 'Xy' }, false],
    [{ StringEquals: { a: '1', b: '2' } }, { a: '1', b: '3' }, false],
    [{ StringEquals: { a: '1' }, StringLike: { b: '3*' } }, { a: '1', b: '2' }, false],
    [{ StringEqualsIgnoreCase: { a: 'x' } }, { a: 'X' }, true],
    [{ StringLike: { a: 'repo:example/*:ref:refs/heads/main' } }, { a: 'repo:example/x:ref:refs/heads/main' }, true],
    [{ StringLike: { a: 'repo:example/*' } }, { a: 'my-repo:example/x' }, false],
    [{ StringLikeIfExists: { a: 'x' } }, {}, true],
    [{ StringLikeIfExists: { a: 'x' } }, { a: 'y' }, false],
    [{ StringNotEquals: { a: ['1', '2'] } }, { a: '2' }, false],
    [{ StringNotEquals: { a: ['1', '2'] } }, { a: '3' }, true],
    [{ StringNotEquals: { a: '1' } }, {}, true],
    [{ StringNotLike: { a: '1*' } }, { a: '12' }, false],
    [{ Bool: { 'aws:SecureTransport': false } }, { 'aws:SecureTransport': 'true' }, false],
    [{ Bool: { 'aws:SecureTransport': 'false' } }, { 'aws:SecureTransport': 'false' }, true],
    [{ Bool: { 'aws:SecureTransport': 'false' } }, {}, false],
    [{ Null: { a: 'true' } }, {}, true],
    [{ Null: { a: 'true' } }, { a: '' }, false],
    [{ Null: { a: false } }, { a: '' }, true],
    [{ NumericLessThan: { 's3:TlsVersion': 1.2 } }, { 's3:TlsVersion': '1.3' }, false],
    [{ NumericLessThan: { 's3:TlsVersion': 1.2 } }, { 's3:TlsVersion': '1.1' }, true],
    [{ ArnLike: { a: 'arn:aws:sns:*:111122223333:*' } }, { a: 'arn:aws:sns:eu-west-1:111122223333:topic' }, true],
    [{ ArnLike: { a: 'arn:aws:*:111122223333:topic' } }, { a: 'arn:aws:sns:eu-west-1:111122223333:topic' }, false],
    [{ ArnNotLike: { a: 'arn:aws:sns:*:*:x' } }, { a: 'arn:aws:sns:eu-west-1:1:x' }, false],
    [{ ArnEquals: { a: 'arn:aws:iam::1:role/*' } }, { a: 'arn:aws:iam::1:role/a/b' }, true],
    [{ 'ForAnyValue:StringEquals': { a: ['1', '2'] } }, { a: ['2', '3'] }, true],
    [{ 'ForAnyValue:StringEquals': { a: ['1'] } }, { a: ['2', '3'] }, false],
    [{ 'ForAnyValue:StringEquals': { a: ['1'] } }, {}, false],
    [{ 'ForAllValues:StringEquals': { a: ['1', '2'] } }, { a: ['2', '3'] }, false],
    [{ 'ForAllValues:StringEquals': { a: ['1', '2', '3'] } }, { a: ['2', '3'] }, true],
    [{ 'ForAllValues:StringEquals': { a: ['1'] } }, {}, true],
    [{ 'ForAnyValue:StringNotEquals': { a: ['1'] } }, { a: ['1', '2'] }, true],
    [{ StringEquals: { a: '${aws:PrincipalAccount}' } }, { a: '1', 'aws:PrincipalAccount': '1' }, true],
    [{ StringEquals: { a: '${aws:PrincipalAccount}' } }, { a: '', 'aws:other': '1' }, false],
  ])('%j with %j', (condition, context, expected) => {
    expect(holds(condition, context)).toBe(expected);
  });

  test('on a key with several values says how many must match', () => {
    expect(() => holds({ StringEquals: { a: '1' } }, { a: ['1', '2'] })).toThrow('needs ForAnyValue or ForAllValues');
  });
});
