// biome-ignore-all lint/suspicious/noTemplateCurlyInString: functions and policies have such variables
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolveStack, type Stack } from '../../local/stack.ts';

const PLACE = { name: 'bridge', region: 'eu-west-1', account: '111122223333' };

function resolved(template: string, parameters: Record<string, string> = {}, names = {}): Stack {
  return resolveStack(template, { ...PLACE, parameters, names });
}

/** The value of the only output. */
function outputOf(expression: string, parameters: Record<string, string> = {}): string | undefined {
  return resolved(`${DECLARATIONS}\nOutputs:\n  Only:\n    Value: ${expression}\n`, parameters).outputs.Only;
}

const DECLARATIONS = `
Parameters:
  Name: { Type: String, Default: orders }
  List: { Type: CommaDelimitedList, Default: 'a, b' }
Mappings:
  Sizes: { eu-west-1: { Small: s } }
Conditions:
  IsOrders: !Equals [!Ref Name, orders]
  IsOther: !Not [!Condition IsOrders]
  IsBoth: !And [!Condition IsOrders, !Condition IsOther]
  IsEither: !Or [!Condition IsBoth, !Condition IsOrders]
Resources:
  Queue:
    Type: AWS::SQS::Queue
  Named:
    Type: AWS::SQS::Queue
    Properties: { QueueName: !Sub 'q-\${Name}' }
  Never:
    Type: AWS::SQS::Queue
    Condition: IsOther
  Bucket: { Type: AWS::S3::Bucket }
  Role: { Type: AWS::IAM::Role, Properties: { Path: /engine/, RoleName: R } }
  Provider: { Type: AWS::IAM::OIDCProvider, Properties: { Url: https://example.com/x } }
  Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /a/b } }
  Function: { Type: AWS::Serverless::Function, Properties: { FunctionName: fn } }
  Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: t } }
`;

test.each<[string, string]>([
  ['!Ref Name', 'orders'],
  ['{ Ref: Name }', 'orders'],
  ['!Ref AWS::Region', 'eu-west-1'],
  [
    '!Sub "${AWS::Partition}/${AWS::AccountId}/${Name}/${Named.Arn}/${!Literal}"',
    'aws/111122223333/orders/arn:aws:sqs:eu-west-1:111122223333:q-orders/${Literal}',
  ],
  ['!Sub ["${A}-${Name}", { A: !Ref AWS::StackName }]', 'bridge-orders'],
  ['{ "Fn::Sub": "${Name}" }', 'orders'],
  ['!Join ["+", !Ref List]', 'a+b'],
  ['!Join ["+", [x, !If [IsOther, y, !Ref AWS::NoValue], z]]', 'x+z'],
  ['!Select [1, !Split [",", "p,q"]]', 'q'],
  ['!FindInMap [Sizes, !Ref AWS::Region, Small]', 's'],
  ['!If [IsOrders, yes-it-is, no]', 'yes-it-is'],
  ['!If [IsBoth, both, !If [IsEither, either, none]]', 'either'],
  ['!Ref Named', 'https://sqs.eu-west-1.amazonaws.com/111122223333/q-orders'],
  ['!GetAtt Named.QueueName', 'q-orders'],
  ['{ "Fn::GetAtt": [Named, Arn] }', 'arn:aws:sqs:eu-west-1:111122223333:q-orders'],
  ['!GetAtt Role.Arn', 'arn:aws:iam::111122223333:role/engine/R'],
  ['!Ref Role', 'R'],
  ['!Ref Provider', 'arn:aws:iam::111122223333:oidc-provider/example.com/x'],
  ['!GetAtt Group.Arn', 'arn:aws:logs:eu-west-1:111122223333:log-group:/a/b:*'],
  ['!GetAtt Function.Arn', 'arn:aws:lambda:eu-west-1:111122223333:function:fn'],
  ['!Ref Topic', 'arn:aws:sns:eu-west-1:111122223333:t'],
])('%s', (expression, value) => {
  expect(outputOf(expression)).toBe(value);
});

test('names what has no name from the stack and the logical ID, buckets in lowercase', () => {
  expect(outputOf('!GetAtt Queue.QueueName')).toMatch(/^bridge-Queue-[0-9A-F]{12}$/);
  expect(outputOf('!Ref Bucket')).toMatch(/^bridge-bucket-[0-9a-f]{12}$/);
  const { resources } = resolved(DECLARATIONS, {}, { Named: 'given', Bucket: 'states' });
  expect(resources.Named?.attributes.Arn).toBe('arn:aws:sqs:eu-west-1:111122223333:given');
  expect(resources.Bucket?.attributes.Arn).toBe('arn:aws:s3:::states');
});

test('leaves out resources, outputs, and properties whose condition is false', () => {
  const { resources, outputs } = resolved(`${DECLARATIONS}
  Maybe:
    Type: AWS::SQS::Queue
    Properties: { DelaySeconds: !If [IsOther, 1, !Ref AWS::NoValue], Tags: [!Ref AWS::NoValue] }
Outputs:
  Yes: { Condition: IsOrders, Value: 1 }
  No: { Condition: IsOther, Value: !Ref Never }
`);
  expect(resources.Maybe?.properties).toEqual({ Tags: [] });
  expect(Object.keys(resources)).not.toContain('Never');
  expect(outputs).toEqual({ Yes: '1' });
  expect(resolved(DECLARATIONS, { Name: 'x' }).resources.Never).toBeDefined();
});

test('the element Condition of a policy is not a function', () => {
  const { resources } = resolved(`
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [{ Condition: { Bool: { a: !Ref AWS::Region } } }] }
`);
  expect(resources.Role?.properties.AssumeRolePolicyDocument.Statement[0].Condition).toEqual({
    Bool: { a: 'eu-west-1' },
  });
});

test('merges the properties of all functions into each', () => {
  const { resources } = resolved(`
Globals: { Function: { Timeout: 60, Environment: { Variables: { A: '1', B: '1' } } } }
Resources:
  F: { Type: AWS::Serverless::Function, Properties: { Timeout: 5, Environment: { Variables: { B: '2' } } } }
  Q: { Type: AWS::SQS::Queue }
`);
  expect(resources.F?.properties).toEqual({ Timeout: 5, Environment: { Variables: { A: '1', B: '2' } } });
  expect(resources.Q?.properties).toEqual({});
});

describe('says what cannot be resolved:', () => {
  test.each([
    ['!Ref Nothing', 'Outputs.Only: Nothing cannot be resolved.'],
    ['!Ref Never', 'Outputs.Only: Never cannot be resolved.'],
    ['!GetAtt Queue.Size', 'Outputs.Only: the attribute Size of Queue cannot be resolved.'],
    ['!Sub "${Nothing.Arn}"', 'Outputs.Only: Nothing cannot be resolved.'],
    ['!If [IsNothing, a, b]', 'Outputs.Only: the condition IsNothing cannot be resolved.'],
    ['!Select [2, !Ref List]', 'Outputs.Only: the element 2 of Fn::Select cannot be resolved.'],
    ['!FindInMap [Sizes, us-east-1, Small]', 'Outputs.Only: us-east-1.Small of the mapping Sizes cannot be resolved.'],
    ['!ImportValue x', 'Outputs.Only: Fn::ImportValue cannot be resolved.'],
  ])('%s', (expression, message) => {
    expect(() => outputOf(expression)).toThrow(message);
  });
});

describe('a parameter', () => {
  const template = (declaration: string) => `Parameters:\n  P: ${declaration}\nResources: {}\n`;

  test.each([
    ['{ Type: String }', {}, 'Parameters: [P] must have values'],
    ['{ Type: String, Default: x }', { Q: '' }, 'Parameters: [Q] do not exist in the template'],
    ['{ Type: String, AllowedPattern: "a|b" }', { P: 'ab' }, 'Parameter P must match pattern a|b'],
    ['{ Type: String, AllowedPattern: a, ConstraintDescription: be a }', { P: 'b' }, 'Parameter P must be a'],
    ['{ Type: CommaDelimitedList, AllowedPattern: "[ab]" }', { P: 'a,b,c' }, 'Parameter P must match pattern [ab]'],
    ['{ Type: Number, AllowedValues: [1, 3] }', { P: '2' }, 'Parameter P must be one of 1, 3'],
    ['{ Type: Number, MaxValue: 5 }', { P: '6' }, 'Parameter P must be -Infinity to 5'],
    ['{ Type: Number }', { P: 'x' }, 'Parameter P must be -Infinity to Infinity'],
    ['{ Type: String, MaxLength: 2 }', { P: 'abc' }, 'Parameter P must contain 0 to 2 characters'],
  ])('%s is checked: %j', (declaration, parameters, message) => {
    expect(() => resolved(template(declaration), parameters as Record<string, string>)).toThrow(message);
  });

  test('has a value for each element of a list that matches', () => {
    const { parameters } = resolved(template('{ Type: CommaDelimitedList, AllowedPattern: "[ab]" }'), { P: 'a, b' });
    expect(parameters).toEqual({ P: 'a, b' });
  });
});

test('rules are checked', () => {
  const template = `
Parameters: { A: { Type: String, Default: '' }, B: { Type: String, Default: '' } }
Rules:
  Both:
    RuleCondition: !Not [!Equals [!Ref A, '']]
    Assertions: [{ Assert: !Not [!Equals [!Ref B, '']], AssertDescription: Specify B. }]
Resources: {}
`;
  expect(() => resolved(template, { A: 'x' })).toThrow('Rules.Both: Specify B.');
  expect(resolved(template, { A: 'x', B: 'y' }).parameters).toEqual({ A: 'x', B: 'y' });
  expect(resolved(template, { B: 'y' }).parameters).toEqual({ A: '', B: 'y' });
});

test('the templates of the bridge can be resolved', () => {
  const template = (file: string) => readFileSync(join(import.meta.dirname, '..', '..', 'bridge', file), 'utf8');
  const { outputs, resources } = resolved(template('template.yaml'), {
    Repository: 'example/platform',
    GitHubSecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:github-AbCdEf',
    SourceAccounts: '111122223333,444455556666',
    AlarmTopicArn: 'arn:aws:sns:eu-west-1:111122223333:alarms',
  });
  expect(outputs).toMatchObject({
    AwsRegion: 'eu-west-1',
    RoleToAssume: expect.stringMatching(/:role\/bridge-EngineRole-/),
  });
  expect(resources.QueuePolicy?.properties.PolicyDocument.Statement[0].Condition).toEqual({
    StringEquals: { 'aws:SourceAccount': ['111122223333', '444455556666'] },
  });
  const launch = resolved(template('launch-role.yaml'), { TrustedRoleArns: `${outputs.TrustedRoleArns}` });
  expect(launch.resources.LaunchRole?.properties.AssumeRolePolicyDocument.Statement[0].Principal.AWS).toEqual(
    outputs.TrustedRoleArns?.split(','),
  );
});
