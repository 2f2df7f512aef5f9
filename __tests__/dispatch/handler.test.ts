/**
 * The bundled dispatch function, as AWS Lambda runs it, between the queues of the template and GitHub's API. The
 * policies are those of the template.
 */
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Account, type Asked, type MessageParts, STATE_BUCKET, startAccount } from '../../local/account.ts';
import { type Bridge, type BridgeOptions, startBridge } from '../../local/bridge.ts';
import { FAULTS, type Fault, Faults } from '../../local/faults.ts';
import { generateAppKey } from '../../local/github-app.ts';
import { GITHUB_FAULTS, gitHubError, primaryLimit } from '../../local/github-faults.ts';
import { startLoopback } from '../../local/loopback.ts';
import type { Operation } from '../../local/records.ts';
import type { S3Fault } from '../../local/s3.ts';

const OF_APP = { GitHubAppId: '123456', GitHubAppInstallationId: '7890' };

/** One that the function does not wait for. */
const LIMITED = primaryLimit(403, 1800);

let account: Account;
let bridge: Bridge;

/** What happens to requests to Amazon S3. */
let s3Fault: S3Fault | undefined;

async function start(
  parameters: Record<string, string>,
  { faults, ...options }: BridgeOptions & { faults?: Faults } = {},
): Promise<void> {
  account = await startAccount({ parameters, fault: () => s3Fault, ...(faults && { endpoint: { faults } }) });
  bridge = await startBridge(account, { warm: true, ...options });
}

async function stop(): Promise<void> {
  await bridge.close();
  await account.close();
}

function ask(operation: Operation = 'update', parts: MessageParts = {}): Asked {
  return account.ask(operation, { artifact: 'S3://bucket/key', ...parts });
}

/** Puts a message on its queue and delivers what is on the queues. */
async function deliver(...asked: Asked[]): Promise<string[]> {
  for (const each of asked) bridge.send(each);
  const before = bridge.runs.length;
  await bridge.deliver();
  return bridge.runs.slice(before).flatMap(({ log }) => log.map((line) => JSON.parse(line).message));
}

function waiting(): number {
  return ['ProvisionOperationQueue', 'UpdateOperationQueue', 'TerminateOperationQueue'].flatMap((queue) =>
    bridge.queues.messages(queue),
  ).length;
}

function deadLetters(): number {
  return bridge.queues.messages('DeadLetterQueue').length;
}

function states() {
  return account.s3.bucket(STATE_BUCKET);
}

/** The tokens that there are can be used no more, and a function that keeps one needs another. */
function withdrawTokens(): void {
  const { tokens } = account.github;
  tokens.splice(0, tokens.length, ...tokens.map((token) => ({ ...token, repositories: [] })));
}

/** Nothing that a function logged, stored, or sent elsewhere has a secret. */
function expectNoSecrets(): void {
  const { dispatches, tokens } = account.github;
  const secrets = [
    ...tokens.map(({ token }) => token),
    ...dispatches.map(({ client_payload }) => (client_payload.message as { token: string }).token),
    'PRIVATE KEY',
  ];
  const seen = JSON.stringify([
    bridge.runs.flatMap(({ log, payload }) => [log, payload]),
    states()
      .keys('')
      .map((key) => states().text(key)),
    account.endpoint.exchanges.map(({ input }) => ({ ...(input as object), WorkflowToken: '' })),
  ]);
  for (const secret of secrets) expect(seen).not.toContain(secret);
}

describe.each([
  ['a GitHub App', OF_APP],
  ['a token', {}],
])('with %s', (_, parameters) => {
  beforeAll(() => start(parameters));
  afterEach(expectNoSecrets);
  afterAll(stop);

  test.each(['provision', 'update', 'terminate'] as const)(
    'a message to %s gets to GitHub as it is',
    async (operation) => {
      const asked = ask(operation);
      expect(await deliver(asked)).toEqual(['Sent the message to GitHub.']);
      expect(account.github.dispatches.at(-1)).toEqual({
        repository: 'example/platform',
        event_type: 'service-catalog',
        client_payload: { message: asked.event.client_payload.message },
      });
      expect({ waiting: waiting(), status: asked.record.status }).toEqual({ waiting: 0, status: 'IN_PROGRESS' });
    },
  );

  test('an event as AWS Lambda sends it gets to GitHub', async () => {
    const event = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'fixtures', 'events', 'sqs.json'), 'utf8'));
    expect((await bridge.invoke('DispatchFunction', event)).payload).toEqual({ batchItemFailures: [] });
    expect(account.github.dispatches.at(-1)?.client_payload).toEqual({ message: JSON.parse(event.Records[0].body) });
  });

  test('each line of the log says what it is about', async () => {
    const asked = ask('update');
    await deliver(asked);
    const line = JSON.parse(bridge.runs.at(-1)?.log[0] ?? '');
    expect(line).toEqual({
      level: 'INFO',
      message: 'Sent the message to GitHub.',
      requestId: bridge.runs.at(-1)?.requestId,
      sqsMessageId: expect.any(String),
      receiveCount: 1,
      recordId: asked.record.recordId,
      operation: 'update',
      productId: 'prod-h6u3vz2n8k4cd',
      provisionedProductId: 'pp-4t7qk2m5xw3ab',
      repository: 'example/platform',
    });
  });

  test('several messages at once are independent', async () => {
    const [first, broken, last] = [ask(), ask('update', { artifact: 'x'.repeat(70_000) }), ask()];
    const before = account.github.dispatches.length;
    await deliver(first, broken, last);
    expect(account.github.dispatches.length - before).toBe(2);
    expect([first, broken, last].map(({ record }) => record.status)).toEqual(['IN_PROGRESS', 'FAILED', 'IN_PROGRESS']);
    expect(waiting()).toBe(0);
  });

  test('what was corrected counts for the next message, although the function keeps its token', async () => {
    const arn = `${account.stack.parameters.GitHubSecretArn}`;
    const { app } = bridge;
    const corrected = app && generateAppKey();
    if (app && corrected) {
      app.publicKey = corrected.publicKey;
      withdrawTokens();
    } else account.github.tokens.splice(0);
    const rejected = ask();
    await deliver(rejected);
    expect(rejected.record.failureReason).toContain(
      corrected ? 'GitHub did not issue a token: ' : 'GitHub rejected the message: ',
    );
    if (corrected) bridge.secrets.put(arn, corrected.privateKey);
    else {
      // As GitHub Enterprise Server once issued it: nothing but its value tells that it is secret.
      const token = '0123456789abcdef01234567fedcba9876543210';
      account.github.tokens.push({ token, kind: 'personal', writesContents: true });
      // As in a file.
      bridge.secrets.put(arn, `${token}\n`);
    }
    expect(await deliver(ask())).toEqual(['Sent the message to GitHub.']);
  });

  test('a token that GitHub repeats is hidden', async () => {
    const asked = ask();
    const { token } = account.github.tokens.at(-1) ?? {};
    account.github.fail(gitHubError(422, `token ${token}`), { path: /dispatches/ });
    await deliver(asked);
    expect(asked.record.failureReason).toContain('HTTP 422: token ***');
  });
});

describe('a message', () => {
  const { publicKey, privateKey } = generateAppKey();
  beforeAll(async () => {
    await start(OF_APP);
    const repositories = ['example/platform', 'example/infrastructure'];
    if (bridge.app) Object.assign(bridge.app, { publicKey, repositories });
    bridge.secrets.put(`${account.stack.parameters.GitHubSecretArn}`, privateKey);
  });
  afterEach(() => {
    account.github.fail({}, { times: 0 });
    s3Fault = undefined;
    expectNoSecrets();
  });
  afterAll(stop);

  test('that is delivered again after it was sent is ignored', async () => {
    const asked = ask();
    const sent = bridge.send(asked);
    await bridge.deliver();
    const before = account.github.dispatches.length;
    bridge.queues.duplicate('UpdateOperationQueue', sent);
    expect(await deliver()).toEqual(['Ignored the message: it was delivered before, and has ended.']);
    expect({ sent: account.github.dispatches.length - before, waiting: waiting() }).toEqual({ sent: 0, waiting: 0 });
  });

  test('that is delivered twice at the same moment is sent once', async () => {
    const asked = ask();
    const sent = bridge.send(asked);
    bridge.queues.duplicate('UpdateOperationQueue', sent);
    const before = account.github.dispatches.length;
    await bridge.deliver();
    expect(account.github.dispatches.length - before).toBe(1);
    bridge.queues.wait(360);
    await bridge.deliver();
    expect({ sent: account.github.dispatches.length - before, waiting: waiting() }).toEqual({ sent: 1, waiting: 0 });
  });

  test('goes back to the queue if GitHub limits the requests for longer than the function can wait', async () => {
    account.github.fail(LIMITED, { times: 1000, path: /dispatches/ });
    const asked = ask();
    const log = await deliver(asked);
    expect(log.at(-2)).toMatch(/GitHub limits the requests.*HTTP 403/);
    expect(log.at(-1)).toBe('The message goes back to the queue, and is delivered again.');
    expect({ waiting: waiting(), status: asked.record.status }).toEqual({ waiting: 1, status: 'IN_PROGRESS' });
    // An error would set off an alarm.
    expect(bridge.runs.at(-1)?.log.map((line) => JSON.parse(line).level)).toEqual(['WARN', 'INFO']);
    account.github.fail({}, { times: 0 });
    bridge.queues.wait(360);
    expect(await deliver()).toEqual(['Sent the message to GitHub.']);
    expect(waiting()).toBe(0);
  });

  test('gets to a repository that was renamed', async () => {
    account.github.renamed.set('example/platform', 'example/infrastructure');
    const asked = ask();
    expect((await deliver(asked)).at(-1)).toBe('Sent the message to GitHub.');
    account.github.renamed.clear();
    expect(account.github.dispatches.at(-1)?.repository).toBe('example/infrastructure');
  });

  test('never goes to another host, because it contains the workflow token', async () => {
    const requests: string[] = [];
    const other = await startLoopback((request, response) => {
      requests.push(`${request.url}`);
      response.writeHead(204).end();
    });
    const redirect: Fault = {
      before: (_, response) => {
        response.writeHead(307, { Location: `${other.url}/repos/example/platform/dispatches` }).end();
      },
    };
    account.github.fail(redirect, { path: /dispatches/ });
    const started = performance.now();
    const log = await deliver(ask());
    expect(log).toEqual([expect.stringContaining('HTTP 307'), 'Sent the message to GitHub.']);
    expect(requests).toEqual([]);
    // It was sent again after at least a second.
    expect(performance.now() - started).toBeGreaterThan(990);
    await other.close();
  });

  test('that comes for the last time ends as FAILED if it cannot be sent', async () => {
    account.github.fail(LIMITED, { times: 1000, path: /dispatches/ });
    const asked = ask('provision');
    bridge.send(asked).receiveCount = 8;
    await bridge.deliver();
    expect({ waiting: waiting(), status: asked.record.status }).toEqual({ waiting: 1, status: 'IN_PROGRESS' });
    bridge.queues.wait(360);
    await bridge.deliver();
    expect(asked.record).toMatchObject({ status: 'FAILED', uniqueTag: { Value: 'pp-4t7qk2m5xw3ab' } });
    expect(asked.record.failureReason).toMatch(
      /^The engine could not start the provisioning\.\nNo resources were changed\.\nGitHub limits the requests: example\/platform: HTTP 403: API rate limit.*\nFor the operator of the engine: If this happens often, .*\nLog: \/service-catalog-engine\/dispatch, request /,
    );
    expect({ waiting: waiting(), deadLetters: deadLetters() }).toEqual({ waiting: 0, deadLetters: 0 });
  });

  test('that GitHub rejects for good ends as FAILED at once', async () => {
    account.github.fail(gitHubError(404, 'Not Found'), { times: 1000, path: /dispatches/ });
    const asked = ask();
    await deliver(asked);
    expect(asked.record.status).toBe('FAILED');
    // This sets off an alarm.
    expect(bridge.runs.at(-1)?.log.map((line) => JSON.parse(line).level)).toEqual(['ERROR', 'INFO']);
    expect(asked.record.failureReason).toMatch(
      /HTTP 404: Not Found\.\nFor the operator of the engine: Check the name of/,
    );
    expect(waiting()).toBe(0);
  });

  test('that FAILED is ignored if it is delivered again, and no workflow run can take up its record', async () => {
    account.github.fail(gitHubError(404, 'Not Found'), { times: 1000 });
    const asked = ask();
    const sent = bridge.send(asked);
    await bridge.deliver();
    account.github.fail({}, { times: 0 });
    bridge.queues.duplicate('UpdateOperationQueue', sent);
    const before = account.github.dispatches.length;
    await deliver();
    expect({ sent: account.github.dispatches.length - before, notified: asked.record.timesNotified }).toEqual({
      sent: 0,
      notified: 1,
    });
    expect(states().text(`records/${asked.record.recordId}.json`)).toContain('the bridge');
  });

  test('is left to the workflow run that has the record already', async () => {
    const asked = ask();
    states().put(`records/${asked.record.recordId}.json`, '{"repository":"example/platform","id":"1"}');
    account.github.fail(gitHubError(403, 'Forbidden'), { times: 1000 });
    expect((await deliver(asked)).at(-1)).toBe('A workflow run has taken up the record, and reports its result.');
    expect({ waiting: waiting(), status: asked.record.status }).toEqual({ waiting: 0, status: 'IN_PROGRESS' });
  });

  test('shows nothing secret that GitHub repeats', async () => {
    await deliver(ask());
    const asked = ask();
    const { token } = account.github.tokens.at(-1) ?? {};
    const { token: workflowToken } = asked.event.client_payload.message;
    account.github.fail(gitHubError(422, `token ${token} and ${workflowToken}`), { times: 1000, path: /dispatches/ });
    await deliver(asked);
    const { failureReason } = asked.record;
    expect(failureReason).toContain('HTTP 422: token *** and ***');
    const stored = states()
      .keys('messages/')
      .map((key) => states().text(key));
    expect(JSON.stringify([bridge.runs.at(-1)?.log, stored, failureReason])).not.toContain(`${workflowToken}`);
  });

  test('gets to GitHub although the state bucket cannot be reached', async () => {
    s3Fault = 'reset';
    const asked = ask();
    expect(await deliver(asked)).toContain('Sent the message to GitHub.');
    expect(waiting()).toBe(0);
  });

  test('that GitHub rejects is FAILED only when its record could be taken up', async () => {
    account.github.fail(gitHubError(404, 'Not Found'), { times: 1000 });
    s3Fault = 'reset';
    const asked = ask();
    await deliver(asked);
    expect({ waiting: waiting(), status: asked.record.status }).toEqual({ waiting: 1, status: 'IN_PROGRESS' });
    s3Fault = undefined;
    bridge.queues.wait(360);
    await deliver();
    expect({ waiting: waiting(), status: asked.record.status }).toEqual({ waiting: 0, status: 'FAILED' });
    expect(asked.record.failureReason).toContain('No resources were changed.');
  });

  test('that another invocation works on stays in the queue', async () => {
    const asked = ask();
    const mark = `messages/${asked.record.recordId}.json`;
    states().put(mark, JSON.stringify({ id: 'another', until: new Date(Date.now() + 60_000) }));
    const before = account.github.dispatches.length;
    expect(await deliver(asked)).toEqual(['The message was delivered twice. Another invocation works on it.']);
    expect({ sent: account.github.dispatches.length - before, waiting: waiting() }).toEqual({ sent: 0, waiting: 1 });
    states().put(mark, JSON.stringify({ id: 'another', until: new Date(0), failure: 'GitHub rejected it.' }));
    bridge.queues.wait(360);
    await deliver();
    expect(asked.record.failureReason).toContain('GitHub rejected it.');
    expect({ sent: account.github.dispatches.length - before, waiting: waiting() }).toEqual({ sent: 0, waiting: 0 });
  });

  test('that is too large for GitHub ends as FAILED, and names what to do', async () => {
    const asked = ask('update', { parameters: { policy: 'ü'.repeat(40_000) } });
    await deliver(asked);
    expect(asked.record.failureReason).toContain('more than the 64 KB that GitHub accepts');
    expect(asked.record.failureReason).toContain('Use shorter parameters');
  });

  test('with an operation that nobody knows ends as FAILED', async () => {
    const asked = ask('terminate');
    Object.assign(asked.event.client_payload.message, { operation: 'TERMINATE_EVERYTHING' });
    await deliver(asked);
    expect(asked.record.failureReason).toContain("operation in the message is 'TERMINATE_EVERYTHING'");
  });

  test('that says nothing about its record goes to the dead-letter queue', async () => {
    const asked = ask();
    const { token: _, ...message } = asked.event.client_payload.message;
    bridge.send({ ...asked, event: { client_payload: { message } } });
    const before = deadLetters();
    for (let receive = 1; receive <= 12; receive += 1) {
      await bridge.deliver();
      bridge.queues.wait(360);
    }
    await bridge.deliver();
    expect({ waiting: waiting(), deadLetters: deadLetters() - before }).toEqual({ waiting: 0, deadLetters: 1 });
  });

  test('is FAILED later if Service Catalog cannot be notified, and is not sent to GitHub anymore', async () => {
    account.github.fail(gitHubError(404, 'Not Found'), { times: 1000 });
    const asked = ask();
    const { workflowToken } = asked.record;
    asked.record.workflowToken = 'of another record';
    const log = await deliver(asked);
    expect(log.at(-1)).toMatch(/Service Catalog rejected the result as invalid/);
    expect({ waiting: waiting(), status: asked.record.status }).toEqual({ waiting: 1, status: 'IN_PROGRESS' });
    asked.record.workflowToken = workflowToken;
    account.github.fail({}, { times: 0 });
    bridge.queues.wait(360);
    const before = account.github.dispatches.length;
    await deliver();
    expect(asked.record.failureReason).toContain('HTTP 404: Not Found');
    expect({ sent: account.github.dispatches.length - before, waiting: waiting() }).toEqual({ sent: 0, waiting: 0 });
  });

  test('that comes for the last time is FAILED even if its record cannot be taken up', async () => {
    account.github.fail(LIMITED, { times: 1000, path: /dispatches/ });
    s3Fault = 'reset';
    const asked = ask();
    bridge.send(asked).receiveCount = 11;
    await bridge.deliver();
    expect(asked.record.failureReason).toMatch(/^The engine could not start the update\.\nGitHub limits/);
    expect(waiting()).toBe(0);
  });

  test('goes back to the queue if AWS Secrets Manager does not work, and is FAILED if there is no secret', async () => {
    const arn = `${account.stack.parameters.GitHubSecretArn}`;
    withdrawTokens();
    bridge.secrets.fail(FAULTS['503'], 3);
    const asked = ask();
    expect((await deliver(asked)).at(-1)).toBe('The message goes back to the queue, and is delivered again.');
    bridge.queues.wait(360);
    bridge.secrets.delete(arn);
    await deliver();
    expect(asked.record.failureReason).toContain(arn);
    bridge.secrets.delete(arn, { withoutRecovery: true });
    bridge.secrets.put(arn, 'not a key');
    const [another, last] = [ask(), ask()];
    await deliver(another);
    expect(another.record.failureReason).toContain(
      'The secret for GitHub cannot be used: It is not an RSA private key',
    );
    bridge.secrets.put(arn, privateKey);
    expect(await deliver(last)).toEqual(['Sent the message to GitHub.']);
  });

  test('does not read the secret for each of several messages that GitHub rejects', async () => {
    withdrawTokens();
    const before = bridge.secrets.exchanges.length;
    expect(await deliver(ask(), ask(), ask())).toEqual(Array(3).fill('Sent the message to GitHub.'));
    expect(bridge.secrets.exchanges.length - before).toBeLessThan(3);
  });

  test.each<[string, (pem: string) => string | Buffer]>([
    ['as it was downloaded', (pem) => pem],
    ['in PKCS#8', (pem) => createPrivateKey(pem).export({ type: 'pkcs8', format: 'pem' })],
    ['as binary', (pem) => Buffer.from(pem)],
    ['with escaped line breaks', (pem) => pem.trim().replaceAll('\n', '\\n')],
    ['with line breaks of Windows, a byte order mark, and spaces', (pem) => `\ufeff${pem.replaceAll('\n', '\r\n')}  `],
  ])('gets to GitHub with a private key that is stored %s', async (_, stored) => {
    bridge.secrets.put(`${account.stack.parameters.GitHubSecretArn}`, stored(privateKey));
    withdrawTokens();
    expect(await deliver(ask())).toEqual(['Sent the message to GitHub.']);
  });
});

test('a message is FAILED in the time of the function, although GitHub does not respond, and Service Catalog only later', async () => {
  // Of this, 25 seconds are for Service Catalog. On a slow machine, the rest is over before GitHub is asked.
  await start({}, { timeout: 25.5, faults: new Faults('503', 3) });
  account.github.fail(GITHUB_FAULTS['no response'], { times: 1000 });
  const asked = ask();
  bridge.send(asked).receiveCount = 9;
  const log = await deliver();
  expect(asked.record.failureReason).toMatch(/^The engine could not start the update\.\nNo resources were changed\./);
  expect(log.filter((line) => /^Attempt \d of 8 failed: .* Retrying/.test(line))).toHaveLength(3);
  expect({ waiting: waiting(), notified: asked.record.timesNotified }).toEqual({ waiting: 0, notified: 1 });
  await stop();
});

test('a message stays on the queue if Service Catalog does not respond, and the function ends by itself', async () => {
  // Nothing of it is left for GitHub, and two seconds are kept to end.
  await start({}, { timeout: 4, faults: new Faults('no response', 1000) });
  const asked = ask();
  bridge.send(asked).receiveCount = 9;
  await deliver();
  expect(bridge.runs.map(({ functionError }) => functionError)).toEqual([undefined]);
  expect({ waiting: waiting(), status: asked.record.status }).toEqual({ waiting: 1, status: 'IN_PROGRESS' });
  await stop();
});
