import type { Value } from './stack.ts';

/** What other resources of a template can refer to. */
export interface Attributes {
  /** What Ref returns. */
  ref: string;
  /** What Fn::GetAtt returns, by name. */
  attributes: Readonly<Record<string, string>>;
}

/** The properties that these depend on. */
export const NAMING: readonly string[] = [
  'AlarmName',
  'BucketName',
  'FunctionName',
  'LogGroupName',
  'Path',
  'QueueName',
  'RoleName',
  'TopicName',
  'Url',
];

/** Where a resource is, and how it is named if its properties do not say it. */
export interface Naming {
  region: string;
  account: string;
  generated: string;
  /** In place of any other name. */
  given: string | undefined;
}

type Describe = (properties: Record<string, Value>, naming: Naming) => Attributes;

/** By type of resource: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/. */
const TYPES: Record<string, Describe> = {
  'AWS::CloudWatch::Alarm': named('AlarmName', 255, (name) => `cloudwatch:<region>:<account>:alarm:${name}`),
  'AWS::IAM::Role': named('RoleName', 64, (name, { Path = '/' }) => `iam::<account>:role${Path}${name}`),
  'AWS::Lambda::Function': named('FunctionName', 64, (name) => `lambda:<region>:<account>:function:${name}`),
  'AWS::Logs::LogGroup': named('LogGroupName', 512, (name) => `logs:<region>:<account>:log-group:${name}:*`),
  'AWS::SNS::Topic': (properties, naming) => {
    const topic = named('TopicName', 256, (name) => `sns:<region>:<account>:${name}`)(properties, naming);
    return { ref: `${topic.attributes.Arn}`, attributes: { TopicArn: `${topic.attributes.Arn}` } };
  },
  'AWS::S3::Bucket': (properties, naming) => {
    const generated = naming.generated.toLowerCase();
    return named('BucketName', 63, (name) => `s3:::${name}`)(properties, { ...naming, generated });
  },
  'AWS::IAM::OIDCProvider': ({ Url }, { account }) => {
    const arn = `arn:aws:iam::${account}:oidc-provider/${String(Url).replace('https://', '')}`;
    return { ref: arn, attributes: { Arn: arn } };
  },
  'AWS::SQS::Queue': (properties, naming) => {
    const queue = named('QueueName', 80, (name) => `sqs:<region>:<account>:${name}`)(properties, naming);
    const url = `https://sqs.${naming.region}.amazonaws.com/${naming.account}/${queue.ref}`;
    return { ref: url, attributes: { ...queue.attributes, QueueName: queue.ref, QueueUrl: url } };
  },
};

/** A resource without attributes, such as a policy, has only its generated name. */
export function attributesOf(type: string, properties: Record<string, Value>, naming: Naming): Attributes {
  const describe = TYPES[type.replace('::Serverless::', '::Lambda::')];
  return describe?.(properties, naming) ?? { ref: naming.generated, attributes: {} };
}

function named(property: string, longest: number, arn: (name: string, properties: Value) => string): Describe {
  return (properties, { region, account, given, generated }) => {
    const name = given ?? properties[property] ?? generated.slice(-longest);
    const filled = arn(name, properties).replace('<region>', region).replace('<account>', account);
    return { ref: name, attributes: { Arn: `arn:aws:${filled}` } };
  };
}
