import { beforeEach, describe, expect, test } from 'vitest';
import type { Invocation } from '../../local/lambda.ts';
import { createQueues, type Queues } from '../../local/queues.ts';
import { resolveStack } from '../../local/stack.ts';

const TEMPLATE = `
Parameters:
  Reports: { Type: String, Default: ReportBatchItemFailures }
  Timeout: { Type: String, Default: '60' }
  Permission: { Type: String, Default: 'sqs:*' }
Resources:
  Work:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 90
      RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3 }
  Dead: { Type: AWS::SQS::Queue, Properties: { MessageRetentionPeriod: 1209600 } }
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Work]
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { Service: servicecatalog.amazonaws.com }
            Action: sqs:SendMessage
            Resource: '*'
            Condition: { StringEquals: { aws:SourceAccount: '111122223333' } }
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyDocument: { Statement: { Effect: Allow, Action: !Ref Permission, Resource: !GetAtt Work.Arn } }
  Function:
    Type: AWS::Serverless::Function
    Properties:
      Timeout: !Ref Timeout
      Role: !GetAtt Role.Arn
      Events:
        Work:
          Type: SQS
          Properties: { Queue: !GetAtt Work.Arn, BatchSize: 2, FunctionResponseTypes: [!Ref Reports] }
`;

type Event = { Records: { messageId: string; body: string; attributes: Record<string, string> }[] };

const SENDER = { service: 'servicecatalog.amazonaws.com', context: { 'aws:SourceAccount': '111122223333' } };

let queues: Queues;
let events: Event[];
/** What the function returns, or throws. */
let respond: (event: Event) => unknown;

function create(parameters: Record<string, string> = {}): Queues {
  const stack = resolveStack(TEMPLATE, { name: 's', region: 'eu-west-1', account: '111122223333', parameters });
  return createQueues(stack, async (id, event): Promise<Invocation> => {
    expect(id).toBe('Function');
    events.push(event as Event);
    const common = { requestId: 'r', log: [] };
    try {
      return { ...common, payload: respond(event as Event), functionError: undefined };
    } catch {
      return { ...common, payload: { errorType: 'Error', errorMessage: 'No.' }, functionError: 'Unhandled' };
    }
  });
}

beforeEach(() => {
  events = [];
  respond = () => ({ batchItemFailures: [] });
  queues = create();
});

function send(...bodies: string[]) {
  return bodies.map((body) => queues.send('Work', body, SENDER));
}

function left(queue = 'Work'): string[] {
  return queues.messages(queue).map(({ body }) => body);
}

test('messages are delivered in batches, as AWS Lambda sends them', async () => {
  const [first] = send('a', 'b', 'c');
  expect(await queues.deliver()).toHaveLength(2);
  expect(events.map(({ Records }) => Records.map(({ body }) => body))).toEqual([['a', 'b'], ['c']]);
  expect(events[0]?.Records[0]).toEqual({
    messageId: first?.messageId,
    receiptHandle: expect.stringMatching(/^AQEB/),
    body: 'a',
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: expect.stringMatching(/^\d{13}$/),
      SenderId: expect.any(String),
      ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
    },
    messageAttributes: {},
    md5OfBody: '0cc175b9c0f1b6a831c399e269772661',
    eventSource: 'aws:sqs',
    eventSourceARN: expect.stringMatching(/^arn:aws:sqs:eu-west-1:111122223333:s-Work-/),
    awsRegion: 'eu-west-1',
  });
  expect(left()).toEqual([]);
  expect(await queues.deliver()).toEqual([]);
});

describe('after a response of', () => {
  const known = (event: Event) => event.Records[1]?.messageId;

  test.each<[string, (event: Event) => unknown, string[]]>([
    ['an empty list', () => ({ batchItemFailures: [] }), []],
    ['no list', () => ({ batchItemFailures: null }), []],
    ['an empty object', () => ({}), []],
    ['nothing', () => null, []],
    ['another object', () => ({ statusCode: 500 }), []],
    ['one ID', (event) => ({ batchItemFailures: [{ itemIdentifier: known(event) }] }), ['b']],
    ['one ID twice', (event) => ({ batchItemFailures: [0, 1].map(() => ({ itemIdentifier: known(event) })) }), ['b']],
    [
      'an unknown ID',
      (event) => ({ batchItemFailures: [{ itemIdentifier: known(event) }, { itemIdentifier: 'x' }] }),
      ['a', 'b'],
    ],
    ['an empty ID', () => ({ batchItemFailures: [{ itemIdentifier: '' }] }), ['a', 'b']],
    ['an ID that is null', () => ({ batchItemFailures: [{ itemIdentifier: null }] }), ['a', 'b']],
    ['a misspelled ID', (event) => ({ batchItemFailures: [{ itemidentifier: known(event) }] }), ['a', 'b']],
    ['IDs alone', (event) => ({ batchItemFailures: [known(event)] }), ['a', 'b']],
    ['an object instead of a list', () => ({ batchItemFailures: {} }), ['a', 'b']],
    ['text', () => 'done', ['a', 'b']],
    [
      'an error',
      () => {
        throw new Error('No.');
      },
      ['a', 'b'],
    ],
  ])('%s, these messages stay in the queue', async (_, response, expected) => {
    respond = response;
    send('a', 'b');
    const [delivery] = await queues.deliver();
    expect(left()).toEqual(expected);
    expect(delivery?.failed).toHaveLength(expected.length);
  });

  test('one ID, but without ReportBatchItemFailures, no message stays', async () => {
    queues = create({ Reports: 'Other' });
    respond = (event) => ({ batchItemFailures: [{ itemIdentifier: known(event) }] });
    send('a', 'b');
    await queues.deliver();
    expect(left()).toEqual([]);
  });
});

test('a message that failed is delivered again after the visibility timeout, and moves after the last time', async () => {
  respond = () => {
    throw new Error('No.');
  };
  const [message] = send('a');
  await queues.deliver();
  queues.wait(89);
  expect(await queues.deliver()).toEqual([]);
  queues.wait(1);
  await queues.deliver();
  queues.wait(90);
  await queues.deliver();
  expect(events.map(({ Records }) => Records[0]?.attributes.ApproximateReceiveCount)).toEqual(['1', '2', '3']);
  expect([left(), left('Dead')]).toEqual([['a'], []]);
  queues.wait(90);
  expect(await queues.deliver()).toEqual([]);
  expect([left(), left('Dead')]).toEqual([[], ['a']]);
  expect(queues.messages('Dead')[0]).toMatchObject({ messageId: message?.messageId });
});

test('a message is deleted after the retention period, which counts from when it was sent', async () => {
  respond = () => {
    throw new Error('No.');
  };
  send('a');
  for (let count = 0; count < 4; count += 1) {
    await queues.deliver();
    queues.wait(90);
  }
  send('b');
  queues.wait(345_601);
  expect([left(), left('Dead')]).toEqual([[], ['a']]);
  queues.wait(1_209_600);
  expect(left('Dead')).toEqual([]);
});

test('a message can be delivered once more', async () => {
  const [message] = send('a');
  await queues.deliver();
  if (message) queues.duplicate('Work', message);
  await queues.deliver();
  const [first, second] = events.map(({ Records }) => Records[0]);
  expect(second?.messageId).toBe(first?.messageId);
  expect(second?.attributes).toMatchObject({
    ApproximateReceiveCount: '2',
    SentTimestamp: first?.attributes.SentTimestamp,
  });
});

describe('a message is refused', () => {
  test.each<[string, string, typeof SENDER, string]>([
    ['from another account', 'Work', { ...SENDER, context: { 'aws:SourceAccount': '444455556666' } }, 'AccessDenied'],
    ['from another service', 'Work', { ...SENDER, service: 'sns.amazonaws.com' }, 'AccessDenied'],
    ['for a queue without a policy', 'Dead', SENDER, 'AccessDenied'],
  ])('%s', (_, queue, sender, code) => {
    expect(() => queues.send(queue, 'a', sender)).toThrow(expect.objectContaining({ code }));
  });

  test('if it is too large', () => {
    expect(() => send('x'.repeat(1_048_577))).toThrow('Message must be shorter than 1048576 bytes');
    expect(send('x'.repeat(1_048_576))).toHaveLength(1);
  });
});

test.each([
  [{ Timeout: '91' }, 'Queue visibility timeout: 90 seconds is less than Function timeout: 91 seconds'],
  [{ Permission: 'sqs:SendMessage' }, 'does not have permissions to call ReceiveMessage on SQS'],
])('AWS Lambda refuses a mapping with %j', (parameters, message) => {
  expect(() => create(parameters)).toThrow(message);
});
