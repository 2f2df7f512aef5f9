import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { decision } from '../../local/iam.ts';
import { readSettings } from '../../src/dispatch/settings.ts';
import { messageKey, objectsBeside, planKey, productKey, recordKey } from '../../src/service-catalog/state-objects.ts';
import { DISPATCH_REQUEST, KEPT_TO_READ, KEPT_TO_REPORT } from '../../src/time-limits.ts';
import { arnOf, bridge, type Parameters, ROOT, resource, textOf } from './deployed.ts';

const QUEUES = ['ProvisionOperationQueue', 'UpdateOperationQueue', 'TerminateOperationQueue'];

const stack = bridge();
const properties = (logicalId: string) => resource(stack, logicalId).properties;

// It takes long, and is a job of its own in CI.
const lints = process.env.MODE === 'all' && !spawnSync('cfn-lint', ['--version']).error;
test.skipIf(!lints)('cfn-lint finds nothing, with the arguments of CI', () => {
  const steps: { run?: string }[] = parse(textOf('.github/workflows/ci.yml')).jobs.bridge.steps;
  const command = steps.map(({ run = '' }) => run).find((run) => run.startsWith('pipx run cfn-lint==')) ?? '';
  const { status, stdout } = spawnSync('cfn-lint', command.split(' ').slice(3), { cwd: ROOT, encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  expect(command).toMatch(/ -- bridge\/template.yaml bridge\/launch-role.yaml$/);
});

test('the archive that runners download has neither the templates nor the functions', () => {
  const ignored = textOf('.gitattributes').match(/^\S+(?= export-ignore$)/gm);
  expect(ignored).toEqual(expect.arrayContaining(['/bridge', '/dist/dispatch', '/dist/parse-parameters']));
});

test('Service Catalog finds the queues and the function by their names', () => {
  expect(QUEUES.map((queue) => properties(queue).QueueName)).toEqual([
    'ServiceCatalogExternalProvisionOperationQueue',
    'ServiceCatalogExternalUpdateOperationQueue',
    'ServiceCatalogExternalTerminateOperationQueue',
  ]);
  expect(properties('ParameterParserFunction').FunctionName).toBe('ServiceCatalogExternalParameterParser');
  expect(properties('ParameterParserPermission')).toEqual({
    FunctionName: 'ServiceCatalogExternalParameterParser',
    Action: 'lambda:InvokeFunction',
    Principal: 'servicecatalog.amazonaws.com',
  });
});

describe.each(QUEUES)('%s', (queue) => {
  const { VisibilityTimeout, RedrivePolicy, MessageRetentionPeriod, SqsManagedSseEnabled } = properties(queue);
  const dispatch = properties('DispatchFunction');
  const deadLetters = properties('DeadLetterQueue');

  test('is read by the dispatch function, which returns the messages that it could not end', () => {
    const sources = Object.values<{ Properties: { Queue: string } }>(dispatch.Events).map((event) => event.Properties);
    const reading = sources.filter(({ Queue }) => Queue === arnOf(stack, queue));
    expect(reading).toEqual([expect.objectContaining({ FunctionResponseTypes: ['ReportBatchItemFailures'] })]);
    // GitHub asks for few requests at the same time. It is the smallest value that AWS Lambda accepts.
    expect(reading).toEqual([expect.objectContaining({ ScalingConfig: { MaximumConcurrency: 2 } })]);
    expect(sources).toHaveLength(QUEUES.length);
  });

  test('hides a message at least six times as long as the function can take', () => {
    expect(VisibilityTimeout).toBeGreaterThanOrEqual(6 * dispatch.Timeout);
  });

  test('gives a message to the dead-letter queue only after the function had its last chance', () => {
    expect(RedrivePolicy).toEqual({
      deadLetterTargetArn: arnOf(stack, 'DeadLetterQueue'),
      maxReceiveCount: dispatch.Environment.Variables.MAX_RECEIVE_COUNT,
    });
    expect(deadLetters.RedriveAllowPolicy.sourceQueueArns).toContain(arnOf(stack, queue));
    // The age of a message counts from when it was sent.
    expect(deadLetters.MessageRetentionPeriod).toBeGreaterThan(MessageRetentionPeriod);
    expect(deadLetters.MessageRetentionPeriod).toBe(14 * 86_400);
  });

  test('is encrypted, as the dead-letter queue is', () => {
    expect([SqsManagedSseEnabled, deadLetters.SqsManagedSseEnabled]).toEqual([true, true]);
  });

  test('has an alarm on the age of its messages before Amazon SQS leaves them out of the metric', () => {
    const alarm = alarms().find(({ Dimensions }) => Dimensions[0].Value === properties(queue).QueueName);
    expect(alarm).toMatchObject({ MetricName: 'ApproximateAgeOfOldestMessage', Threshold: 600 });
    expect(alarm?.Threshold).toBeGreaterThan(VisibilityTimeout);
    expect(alarm?.Threshold + alarm?.Period).toBeLessThan(2 * VisibilityTimeout);
  });
});

test('the dispatch function has time for three requests to GitHub and for the report, and memory for a batch', () => {
  const { Timeout, MemorySize } = properties('DispatchFunction');
  expect(Timeout * 1000 - KEPT_TO_REPORT).toBeGreaterThanOrEqual(3 * DISPATCH_REQUEST);
  // Ten messages of Amazon SQS have up to 10 MiB, which are there several times.
  expect(MemorySize).toBeGreaterThanOrEqual(256);
});

test('the parameter parser has a whole vCPU, and time for AWS and for reading', () => {
  const { Timeout, MemorySize } = properties('ParameterParserFunction');
  // https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
  expect(MemorySize).toBeGreaterThanOrEqual(1769);
  expect(Timeout * 1000).toBeGreaterThanOrEqual(2 * KEPT_TO_READ);
});

test.each([
  ['DeadLetterAlarm', 'ApproximateNumberOfMessagesVisible', 'DeadLetterQueue', 'Maximum', 1, 'ignore'],
  [
    'ProvisionQueueAgeAlarm',
    'ApproximateAgeOfOldestMessage',
    'ProvisionOperationQueue',
    'Maximum',
    600,
    'notBreaching',
  ],
  ['UpdateQueueAgeAlarm', 'ApproximateAgeOfOldestMessage', 'UpdateOperationQueue', 'Maximum', 600, 'notBreaching'],
  [
    'TerminateQueueAgeAlarm',
    'ApproximateAgeOfOldestMessage',
    'TerminateOperationQueue',
    'Maximum',
    600,
    'notBreaching',
  ],
  ['DispatchErrorsAlarm', 'Errors', 'DispatchFunction', 'Sum', 1, 'notBreaching'],
  ['DispatchThrottlesAlarm', 'Throttles', 'DispatchFunction', 'Sum', 1, 'notBreaching'],
  ['ParameterParserErrorsAlarm', 'Errors', 'ParameterParserFunction', 'Sum', 1, 'notBreaching'],
])('%s watches %s of %s', (id, metric, watched, statistic, threshold, missing) => {
  const { attributes, ref } = resource(stack, watched);
  const { Dimensions, ...alarm } = properties(id);
  expect(alarm).toMatchObject({
    MetricName: metric,
    Statistic: statistic,
    Threshold: threshold,
    TreatMissingData: missing,
  });
  expect(Dimensions[0].Value).toBe(attributes.QueueName ?? ref);
});

test('errors in the log of the dispatch function, such as rejected messages, have an alarm', () => {
  const { FilterPattern, LogGroupName, MetricTransformations } = properties('RejectedMessages');
  expect(FilterPattern).toBe('{ $.level = "ERROR" }');
  expect(LogGroupName).toBe(properties('DispatchLogGroup').LogGroupName);
  const [{ MetricNamespace: Namespace, MetricName }] = MetricTransformations;
  expect(properties('RejectedMessagesAlarm')).toMatchObject({ Namespace, MetricName, Statistic: 'Sum', Threshold: 1 });
});

test('every alarm is in docs/bridge.md, says so, and notifies the topic if there is one', () => {
  const topic = 'arn:aws:sns:eu-west-1:111122223333:alarms';
  for (const alarm of alarms({ AlarmTopicArn: topic })) {
    expect(alarm).toMatchObject({
      AlarmActions: [topic],
      AlarmDescription: expect.stringMatching(/'Alarms' in docs\/bridge\.md/),
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      EvaluationPeriods: 1,
    });
  }
  const [, section = ''] = textOf('docs/bridge.md').split(/^## Alarms$/m);
  const ids = Object.values(stack.resources).filter(({ type }) => type === 'AWS::CloudWatch::Alarm');
  for (const { logicalId } of ids) expect(section).toContain(`\`${logicalId}\``);
  expect(alarms().filter(({ AlarmActions }) => AlarmActions)).toEqual([]);
});

test('both functions run on Node.js 24 on arm64, and log JSON', () => {
  for (const id of ['DispatchFunction', 'ParameterParserFunction']) {
    const { Runtime, Architectures, LoggingConfig } = properties(id);
    expect({ Runtime, Architectures, LogFormat: LoggingConfig.LogFormat }).toEqual({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      LogFormat: 'JSON',
    });
  }
  for (const id of ['DispatchLogGroup', 'ParameterParserLogGroup']) {
    expect(Number(properties(id).RetentionInDays)).toBe(90);
  }
});

function alarms(parameters: Parameters = {}) {
  const { resources } = bridge(parameters);
  return Object.values(resources).flatMap(({ type, properties }) =>
    type === 'AWS::CloudWatch::Alarm' ? [properties] : [],
  );
}

describe('the environment of the dispatch function', () => {
  const parameters = {
    RepositoriesByProduct: 'prod-abcdefghijklm=your-org/network,prod-nopqrstuvwxyz=your-org/databases',
    TrustedSubjects: 'repo:your-org/network:ref:refs/heads/main,repo:your-org/databases:ref:refs/heads/main',
    EventType: 'service-catalog-us-east-1',
    GitHubAppId: '1234567',
    GitHubAppInstallationId: '12345678',
  };
  const variables = environmentOf(parameters);

  test('is what the function reads, and all of it', () => {
    const read = new Set<string>();
    const settings = readSettings(
      new Proxy(variables, {
        get(env, name: string) {
          read.add(name);
          return env[name];
        },
      }),
    );
    expect([...read].sort()).toEqual(Object.keys(variables).sort());
    expect(settings).toMatchObject({
      repository: 'your-org/your-repository',
      eventType: 'service-catalog-us-east-1',
      app: { id: '1234567', installationId: 12345678 },
      secretArn: stack.parameters.GitHubSecretArn,
      stateBucket: stack.outputs.StateBucketName,
      mostReceives: 12,
    });
    expect([...settings.repositoriesByProduct.values()]).toEqual(['your-org/network', 'your-org/databases']);
  });

  test('can be used with the defaults of the parameters', () => {
    expect(readSettings(environmentOf())).toMatchObject({
      app: undefined,
      apiUrl: 'https://api.github.com',
      eventType: 'service-catalog',
    });
  });

  test('is read nowhere else, except for what Lambda sets', () => {
    const files = globSync('src/{dispatch,lambda,parse-parameters}/*.ts', { cwd: ROOT });
    const others = files.filter((file) => file !== join('src', 'dispatch', 'settings.ts'));
    const names = others.flatMap((file) => [...textOf(file).matchAll(/\benv\.(\w+)/g)].map(([, name]) => name));
    expect(names.filter((name) => !/^(AWS|LAMBDA)_/.test(`${name}`))).toEqual([]);
    expect(properties('ParameterParserFunction').Environment).toBeUndefined();
  });

  /** As Lambda sets it: all values are strings. */
  function environmentOf(parameters?: Parameters): Record<string, string> {
    const { Variables } = resource(bridge(parameters), 'DispatchFunction').properties.Environment;
    return Object.fromEntries(Object.entries(Variables).map(([name, value]) => [name, String(value)]));
  }
});

test('no parameter is a secret: what has the name of one takes only its ARN', () => {
  const { Parameters } = parseDocument(textOf('bridge/template.yaml'), { logLevel: 'silent' }).toJS();
  const named = Object.keys(Parameters).filter((name) => /secret|token|password|key/i.test(name));
  expect(named).toEqual(['GitHubSecretArn']);
  expect(() => bridge({ GitHubSecretArn: 'ghp_0123456789abcdefghijklmnopqrstuvwxyz' })).toThrow('GitHubSecretArn');
});

describe('the state bucket', () => {
  const { LifecycleConfiguration, BucketEncryption, VersioningConfiguration } = properties('StateBucket');

  /** In days. Undefined if an object is never deleted by age. */
  function lifetime(key: string): number | undefined {
    const rules: { Prefix?: string; ExpirationInDays?: number }[] = LifecycleConfiguration.Rules;
    const applied = rules.filter(({ Prefix = '' }) => key.startsWith(Prefix));
    return applied.find(({ ExpirationInDays }) => ExpirationInDays)?.ExpirationInDays;
  }

  test('deletes what belongs to a record by age', () => {
    const keys = [recordKey('rec-2w8n4b6v9k1hj'), messageKey('rec-2w8n4b6v9k1hj')];
    expect(keys.map(lifetime)).toEqual([90, 90]);
    expect(lifetime(planKey('rec-2w8n4b6v9k1hj', '111122223333/pp-4t7qk2m5xw3ab'))).toBe(31);
  });

  test('deletes nothing else by age', () => {
    const state = '111122223333/pp-4t7qk2m5xw3ab';
    const keys = [state, ...Object.values(objectsBeside(state)), productKey('pp-4t7qk2m5xw3ab')];
    expect(keys.map(lifetime)).toEqual(keys.map(() => undefined));
  });

  test('has versions, is encrypted with SSE-S3, and has the same name if the stack is created again', () => {
    const [{ ServerSideEncryptionByDefault: encryption }] = BucketEncryption.ServerSideEncryptionConfiguration;
    expect([VersioningConfiguration.Status, encryption.SSEAlgorithm]).toEqual(['Enabled', 'AES256']);
    expect(stack.outputs.StateBucketName).toBe('service-catalog-engine-111122223333-eu-west-1');
  });

  test('is kept if the stack is deleted, and so is the OIDC provider, which others might use', () => {
    const { Resources } = parseDocument(textOf('bridge/template.yaml'), { logLevel: 'silent' }).toJS();
    for (const kept of [Resources.StateBucket, Resources.OidcProvider]) {
      expect(kept).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    }
  });

  test('keeps the versions of a state for a year', () => {
    const rules: { NoncurrentVersionExpiration?: { NoncurrentDays: number }; Prefix?: string }[] =
      LifecycleConfiguration.Rules;
    const ofStates = rules.filter(({ Prefix = '', NoncurrentVersionExpiration: any }) => Prefix === '' && any);
    expect(ofStates.map((rule) => rule.NoncurrentVersionExpiration?.NoncurrentDays)).toEqual([365]);
  });

  test('is private, and refuses requests without TLS', () => {
    expect(properties('StateBucket').PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const policies = [properties('StateBucketPolicy').PolicyDocument];
    const bucket = arnOf(stack, 'StateBucket');
    for (const resource of [bucket, `${bucket}/111122223333/pp-1`]) {
      const request = { action: 's3:GetObject', resource, principal: { AWS: ['arn:aws:iam::111122223333:root'] } };
      expect(decision(policies, { ...request, context: { 'aws:SecureTransport': 'false' } })).toBe('Deny');
      expect(decision(policies, { ...request, context: { 'aws:SecureTransport': 'true' } })).toBeUndefined();
    }
  });
});

test('stacks in several Regions have no name of an account in common', () => {
  const regions = ['eu-west-1', 'us-east-1'].map((region) => bridge({}, region));
  const names = regions.map(({ resources }) =>
    Object.values(resources).flatMap(({ type, properties }) => (/^AWS::IAM/.test(type) && properties.RoleName) || []),
  );
  expect(names).toEqual([[], []]);
  expect(new Set(regions.map(({ outputs }) => outputs.StateBucketName)).size).toBe(2);
});

test('the OIDC provider is created unless there is one, and the stacks in other Regions get it', () => {
  const { OidcProviderArn = '' } = stack.outputs;
  expect(properties('OidcProvider').Url).toBe('https://token.actions.githubusercontent.com');
  const second = bridge({ OidcProviderArn }, 'us-east-1');
  expect(second.resources.OidcProvider).toBeUndefined();
  expect(second.outputs.OidcProviderArn).toBe(OidcProviderArn);
});

describe('the parameters', () => {
  const enterprise = { GitHubUrl: 'https://github.example.com' };
  const several = { RepositoriesByProduct: 'prod-abcdefghijklm=your-org/network' };

  test.each<Parameters>([
    { GitHubAppId: '1234567', GitHubAppInstallationId: '12345678' },
    { ...enterprise, GitHubOidcIssuer: 'github.example.com/_services/token' },
    { ...several, TrustedSubjects: 'repo:your-org/network:ref:refs/heads/main' },
    { SourceAccounts: '111122223333,444455556666', SourceOrganizationId: 'o-exampleorgid' },
    { LaunchRoleNames: 'terraform/SCLaunch-*' },
  ])('can be %j', (parameters) => {
    expect(() => bridge(parameters)).not.toThrow();
  });

  test.each<[string, Parameters]>([
    ['GitHubAppInstallationId together', { GitHubAppId: '1234567' }],
    ['GitHubAppInstallationId together', { GitHubAppInstallationId: '12345678' }],
    ['GitHubOidcIssuer that belongs to GitHubUrl', enterprise],
    ['TrustedSubjects, with a subject for each repository', several],
    ['Repository', { Repository: 'your-org/*' }],
    ['Branch', { Branch: '*' }],
    ['Branch', { Branch: 'main", "*' }],
    ['GitHubEnvironment', { GitHubEnvironment: 'prod*' }],
    ['TrustedSubjects', { TrustedSubjects: 'repo:your-org/*:ref:refs/heads/main' }],
    ['TrustedSubjects', { TrustedSubjects: 'repo:your-org/network:*' }],
    ['TrustedSubjects', { TrustedSubjects: 'repo:your-org/network:ref:refs/heads/main", "*' }],
    ['GitHubOidcIssuer', { GitHubOidcIssuer: 'https://token.actions.githubusercontent.com' }],
    ['LaunchRoleNames', { LaunchRoleNames: '*' }],
  ])('are refused because of %s: %j', (reason, parameters) => {
    expect(() => bridge(parameters)).toThrow(reason);
  });
});
