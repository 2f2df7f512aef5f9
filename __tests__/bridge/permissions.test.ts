import { describe, expect, test } from 'vitest';
import { decision, type Policy } from '../../local/iam.ts';
import { messageKey, planKey, productKey, recordKey } from '../../src/service-catalog/state-objects.ts';
import { arnOf, bridge, can, launchRole, type Parameters, policiesOf, resource, textOf } from './deployed.ts';

const stack = bridge();
const engine = resource(stack, 'EngineRole');
const parser = resource(stack, 'ParameterParserRole');
const dispatch = resource(stack, 'DispatchRole');

const LAUNCH_ROLE = 'arn:aws:iam::444455556666:role/SCLaunch-orders';
const STATE = '111122223333/pp-4t7qk2m5xw3ab';
const QUEUES = ['ProvisionOperationQueue', 'UpdateOperationQueue', 'TerminateOperationQueue'];
const NOTIFY = ['Provision', 'UpdateProvisioned', 'TerminateProvisioned'].map(
  (operation) => `servicecatalog:Notify${operation}ProductEngineWorkflowResult`,
);

function objectArn(key: string): string {
  return `${arnOf(stack, 'StateBucket')}/${key}`;
}

describe('the queues', () => {
  const serviceCatalog = { Service: ['servicecatalog.amazonaws.com'] };
  const policy = (parameters?: Parameters) =>
    resource(bridge(parameters), 'QueuePolicy').properties.PolicyDocument as Policy;
  const tls = { 'aws:SecureTransport': 'true' };
  const sent = (queue: string, parameters?: Parameters, context = {}, principal: object = serviceCatalog) =>
    decision([policy(parameters)], {
      action: 'sqs:SendMessage',
      resource: arnOf(stack, queue),
      context: { ...tls, ...context },
      principal: { ...principal },
    });

  test.each(QUEUES)('take messages from Service Catalog: %s', (queue) => {
    expect(sent(queue)).toBe('Allow');
    expect(sent(queue, {}, {}, { Service: ['sns.amazonaws.com'] })).toBeUndefined();
    expect(sent(queue, {}, {}, { AWS: ['444455556666'] })).toBeUndefined();
    expect(sent(queue, {}, { 'aws:SecureTransport': 'false' })).toBe('Deny');
    expect(sent('DeadLetterQueue')).toBeUndefined();
    expect(sent('DeadLetterQueue', {}, { 'aws:SecureTransport': 'false' })).toBe('Deny');
  });

  test('take messages only from the given accounts and organization', () => {
    const accounts = { SourceAccounts: '111122223333,444455556666' };
    const organization = { SourceOrganizationId: 'o-exampleorgid' };
    const known = { 'aws:SourceAccount': '444455556666', 'aws:SourceOrgID': 'o-exampleorgid' };
    for (const parameters of [accounts, organization, { ...accounts, ...organization }]) {
      expect(sent('UpdateOperationQueue', parameters, known)).toBe('Allow');
    }
    const other = { 'aws:SourceAccount': '777788889999', 'aws:SourceOrgID': 'o-anotherorgid' };
    for (const parameters of [accounts, organization]) {
      expect(sent('UpdateOperationQueue', parameters, other)).toBeUndefined();
    }
    for (const one of ['aws:SourceAccount', 'aws:SourceOrgID'] as const) {
      const context = { ...known, [one]: other[one] };
      expect(sent('UpdateOperationQueue', { ...accounts, ...organization }, context)).toBeUndefined();
    }
  });
});

describe('the dispatch function', () => {
  test.each([messageKey('rec-2w8n4b6v9k1hj'), recordKey('rec-2w8n4b6v9k1hj'), productKey('pp-4t7qk2m5xw3ab')])(
    'reads and writes %s, and deletes nothing',
    (key) => {
      expect(can(dispatch, 's3:GetObject', objectArn(key))).toBe(true);
      expect(can(dispatch, 's3:PutObject', objectArn(key))).toBe(true);
      expect(can(dispatch, 's3:DeleteObject', objectArn(key))).toBe(false);
    },
  );

  test.each([STATE, planKey('rec-2w8n4b6v9k1hj', STATE)])('cannot read or write %s', (key) => {
    expect(can(dispatch, 's3:GetObject', objectArn(key))).toBe(false);
    expect(can(dispatch, 's3:PutObject', objectArn(key))).toBe(false);
  });

  test('reads the queues, one secret, and notifies Service Catalog', () => {
    const secret = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:';
    for (const queue of QUEUES) expect(can(dispatch, 'sqs:ReceiveMessage', arnOf(stack, queue))).toBe(true);
    expect(can(dispatch, 'sqs:ReceiveMessage', arnOf(stack, 'DeadLetterQueue'))).toBe(false);
    expect(can(dispatch, 'secretsmanager:GetSecretValue', `${secret}service-catalog-engine-AbCdEf`)).toBe(true);
    expect(can(dispatch, 'secretsmanager:GetSecretValue', `${secret}another-AbCdEf`)).toBe(false);
    for (const action of NOTIFY) expect(can(dispatch, action, '*')).toBe(true);
    expect(can(dispatch, 'sts:AssumeRole', LAUNCH_ROLE)).toBe(false);
  });
});

test('the parameter parser assumes launch roles, and reads only what Service Catalog tagged', () => {
  const artifact = 'arn:aws:s3:::sc-0123456789abcdef0123456789abcdef-us-east-1/out/7a4b8a59bd08f838400ad80309444392';
  const tagged = { 's3:ExistingObjectTag/servicecatalog:provisioning': 'true' };
  expect(can(parser, 'sts:AssumeRole', LAUNCH_ROLE)).toBe(true);
  expect(can(parser, 'sts:AssumeRole', 'arn:aws:iam::444455556666:role/Administrator')).toBe(false);
  expect(can(parser, 's3:GetObject', artifact, tagged)).toBe(true);
  expect(can(parser, 's3:GetObject', artifact)).toBe(false);
  expect(can(parser, 's3:GetObject', objectArn(STATE))).toBe(false);
});

test('the engine role uses only the state bucket and launch roles', () => {
  const state = objectArn(STATE);
  for (const action of ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'])
    expect(can(engine, action, state)).toBe(true);
  expect(can(engine, 's3:GetObject', 'arn:aws:s3:::another/object')).toBe(false);
  expect(can(engine, 'sts:AssumeRole', LAUNCH_ROLE)).toBe(true);
  expect(can(engine, 'sts:AssumeRole', 'arn:aws:iam::444455556666:role/Administrator')).toBe(false);
  expect(can(engine, 's3:DeleteObjectVersion', state)).toBe(false);
});

test.each([
  ['ParameterParserRole', 'ParameterParserLogGroup'],
  ['DispatchRole', 'DispatchLogGroup'],
])('the log group of %s is the only one that it writes to', (role, group) => {
  const { logs } = policiesOf(resource(stack, role));
  expect(logs?.Statement).toEqual([
    { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: arnOf(stack, group) },
  ]);
});

describe('the launch role', () => {
  const regions = [stack, bridge({}, 'us-east-1')];
  const TrustedRoleArns = regions.map(({ outputs }) => outputs.TrustedRoleArns).join(',');
  const role = launchRole({ TrustedRoleArns });

  test('has exactly the rights that Service Catalog requires', () => {
    const statements = Object.values(policiesOf(role)).flatMap(({ Statement }) => Statement);
    expect(statements.flatMap(({ Action }) => Action).sort()).toEqual([
      'resource-groups:CreateGroup',
      'resource-groups:DeleteGroup',
      'resource-groups:ListGroupResources',
      'resource-groups:Tag',
      's3:GetObject',
      'tag:GetResources',
      'tag:GetTagKeys',
      'tag:GetTagValues',
      'tag:TagResources',
      'tag:UntagResources',
    ]);
    expect(can(role, 's3:GetObject', objectArn(STATE))).toBe(false);
  });

  test('trusts Service Catalog, and the roles of the stacks in all Regions', () => {
    const assumed = (principal: Record<string, readonly string[]>) =>
      decision([role.properties.AssumeRolePolicyDocument], { action: 'sts:AssumeRole', resource: '*', principal });
    expect(assumed({ Service: ['servicecatalog.amazonaws.com'] })).toBe('Allow');
    for (const region of regions) {
      for (const id of ['EngineRole', 'ParameterParserRole'])
        expect(assumed({ AWS: [arnOf(region, id)] })).toBe('Allow');
    }
    expect(assumed({ AWS: [arnOf(stack, 'DispatchRole')] })).toBeUndefined();
    expect(assumed({ Service: ['lambda.amazonaws.com'] })).toBeUndefined();
  });

  test('has a name that the engine allows', () => {
    const { RoleName } = role.properties;
    expect(can(engine, 'sts:AssumeRole', `arn:aws:iam::444455556666:role/${RoleName}`)).toBe(true);
  });

  test('gets the policies that products need, and a permissions boundary', () => {
    const policies = ['arn:aws:iam::aws:policy/AmazonS3FullAccess', 'arn:aws:iam::444455556666:policy/products'];
    const [, boundary = ''] = policies;
    const extended = launchRole({
      TrustedRoleArns,
      PermissionsPolicyArns: policies.join(','),
      PermissionsBoundaryArn: boundary,
    });
    expect(extended.properties).toMatchObject({ ManagedPolicyArns: policies, PermissionsBoundary: boundary });
    expect(role.properties).not.toHaveProperty('ManagedPolicyArns');
    expect(role.properties).not.toHaveProperty('PermissionsBoundary');
  });
});

describe('the policies in the documentation are those of the templates:', () => {
  const role = launchRole({ TrustedRoleArns: `${stack.outputs.TrustedRoleArns}` });
  const queues: Policy = resource(stack, 'QueuePolicy').properties.PolicyDocument;

  test.each<[string, string, unknown]>([
    ['docs/product.md', 'Queues', [only(arnOf(stack, 'ProvisionOperationQueue'), queues)]],
    ['docs/product.md', 'Function', [policiesOf(parser)['parameter-parser']]],
    [
      'docs/product.md',
      'Engine role',
      [JSON.parse(engine.properties.AssumeRolePolicyDocument), policiesOf(engine).engine],
    ],
    ['docs/product.md', 'Launch role', [role.properties.AssumeRolePolicyDocument, policiesOf(role)['service-catalog']]],
    ['README.md', 'Permissions', [policiesOf(engine).engine]],
  ])('%s, %s', (document, heading, policies) => {
    expect(policiesIn(document, heading)).toEqual(policies);
  });

  /** A policy of several resources as it is for one of them. */
  function only(arn: string, { Statement, ...policy }: Policy): unknown {
    return { ...policy, Statement: [Statement].flat().map((statement) => ({ ...statement, Resource: arn })) };
  }

  /** The state bucket can have any name. */
  function policiesIn(document: string, heading: string): unknown[] {
    const [, section = ''] =
      new RegExp(`^#+ ${heading}\\n(.*?)(?=^#+ |(?![\\s\\S]))`, 'ms').exec(textOf(document)) ?? [];
    return [...section.matchAll(/^```json\n(.*?)^```/gms)]
      .map(([, json = '']) =>
        json.replaceAll(/arn:aws:s3:::service-catalog-engine[\w-]*/g, arnOf(stack, 'StateBucket')),
      )
      .filter((json) => json.includes('"Statement"'))
      .map((json) => JSON.parse(json));
  }
});
