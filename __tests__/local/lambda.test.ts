import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Invocation, invoke, type LambdaFunction, type Sandbox, startSandbox } from '../../local/lambda.ts';

/** What the handler does is what the event says. */
const CODE = `
let invocations = 0;
export async function handler(event, context) {
  invocations += 1;
  switch (event.do) {
    case 'return': return event.value;
    case 'return nothing': return;
    case 'return a cycle': { const cycle = {}; cycle.self = cycle; return cycle; }
    case 'return a lot': return 'x'.repeat(event.length);
    case 'count': return invocations;
    case 'throw': throw Object.assign(new TypeError('No.\\nNever.'), { code: 'E_NO', detail: 1 });
    case 'throw text': throw 'No.';
    case 'exit': return process.exit(event.code);
    case 'wait': return new Promise((resolve) => setTimeout(resolve, event.milliseconds));
    case 'never settle': return new Promise(() => {});
    case 'reject': Promise.reject(new Error('Lost.')); return new Promise((resolve) => setTimeout(resolve, 1000));
    case 'use memory': for (const all = []; ; ) all.push(new Array(1e6).fill(invocations + all.length));
    case 'write': (await import('node:fs')).writeFileSync(event.path, ''); return 'written';
    case 'log':
      console.log('one\\ntwo', { a: 1 });
      console.error(new Error('Logged.'));
      process.stdout.write('{"raw":"é"}\\n');
      return;
    case 'look': {
      const { getRemainingTimeInMillis, ...others } = context;
      const { env } = process;
      return { context: others, left: getRemainingTimeInMillis(), env, folder: process.cwd(), home: (await import('node:os')).homedir(), send: typeof process.send };
    }
  }
}
export const notAFunction = 1;
export const callbackHandler = (event, context, callback) => callback(null, 'called');
`;

let code: string;
beforeAll(() => {
  code = mkdtempSync(join(tmpdir(), 'lambda-'));
  writeFileSync(join(code, 'index.js'), CODE);
  writeFileSync(join(code, 'invalid.js'), 'export const handler = ;');
  writeFileSync(join(code, 'throws.js'), 'throw new RangeError("While loading.");');
  writeFileSync(join(code, 'package.json'), '{"type":"module"}');
});
afterAll(() => rmSync(code, { recursive: true }));

function fn(changes: Partial<LambdaFunction> = {}): LambdaFunction {
  return {
    name: 'fn',
    arn: 'arn:aws:lambda:eu-west-1:111122223333:function:fn',
    code,
    handler: 'index.handler',
    runtime: 'nodejs24.x',
    memory: 128,
    timeout: 30,
    environment: { MINE: 'x' },
    logFormat: 'Text',
    logGroup: '/logs/fn',
    ...changes,
  };
}

/** In a sandbox of its own. */
function run(event: unknown, changes?: Partial<LambdaFunction>): Promise<Invocation> {
  return invoke(fn(changes), event, { AWS_REGION: 'eu-west-1' });
}

/** For what ends no sandbox. */
let warm: Sandbox;
beforeAll(() => {
  warm = startSandbox(fn(), { AWS_REGION: 'eu-west-1' });
});
afterAll(() => warm.close());

describe('a result', () => {
  test.each<[object, unknown]>([
    [{ do: 'return', value: { a: [1, null, 'é'] } }, { a: [1, null, 'é'] }],
    [{ do: 'return nothing' }, null],
    [{ do: 'return a lot', length: 6_291_554 }, expect.stringMatching(/^x+$/)],
  ])('is JSON: %j', async (event, payload) => {
    expect(await warm.invoke(event)).toMatchObject({ payload, functionError: undefined, log: [] });
  });

  test('is refused if it is too large', async () => {
    expect(await warm.invoke({ do: 'return a lot', length: 6_291_555 })).toMatchObject({
      functionError: 'Unhandled',
      payload: {
        errorType: 'Function.ResponseSizeTooLarge',
        errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
      },
    });
  });

  test('is an error if it is not JSON', async () => {
    const payload = { errorType: 'Error', errorMessage: 'Unable to stringify response body' };
    expect(await warm.invoke({ do: 'return a cycle' })).toMatchObject({ functionError: 'Unhandled', payload });
  });
});

test('an event that is too large is refused', async () => {
  const event = { do: 'return', value: 'x'.repeat(6_291_456) };
  await expect(warm.invoke(event)).rejects.toThrow('must be smaller than 6291456 bytes');
});

describe('an error', () => {
  test('has its name, message, and stack, and is logged with all that it has', async () => {
    const { payload, functionError, log } = await warm.invoke({ do: 'throw' });
    expect(functionError).toBe('Unhandled');
    expect(payload).toEqual({
      errorType: 'TypeError',
      errorMessage: 'No.\nNever.',
      trace: expect.arrayContaining(['TypeError: No.', 'Never.']),
    });
    const [, level, text = ''] = /\t(ERROR)\tInvoke Error \t(.*)$/.exec(log[0] ?? '') ?? [];
    expect([level, JSON.parse(text)]).toMatchObject(['ERROR', { errorType: 'TypeError', code: 'E_NO', detail: 1 }]);
  });

  test.each<[object, string, string | RegExp]>([
    [{ do: 'throw text' }, 'string', 'No.'],
    [
      { do: 'exit', code: 0 },
      'Runtime.ExitError',
      /^RequestId: [\w-]+ Error: Runtime exited without providing a reason$/,
    ],
    [{ do: 'exit', code: 3 }, 'Runtime.ExitError', /Runtime exited with error: exit status 3$/],
    [{ do: 'never settle' }, 'Runtime.NodeJsExit', /a Promise that was never settled/],
    [{ do: 'reject' }, 'Runtime.UnhandledPromiseRejection', 'Error: Lost.'],
    [{ do: 'use memory' }, 'Runtime.ExitError', /Runtime exited with error: signal: aborted$/],
  ])('%j has the name %s', async (event, errorType, message) => {
    const { payload, functionError } = await warm.invoke(event);
    const errorMessage = typeof message === 'string' ? message : expect.stringMatching(message);
    expect({ payload, functionError }).toMatchObject({
      payload: { errorType, errorMessage },
      functionError: 'Unhandled',
    });
  });

  test.each([
    ['index.missing', 'Runtime.HandlerNotFound'],
    ['index.notAFunction', 'Runtime.HandlerNotFound'],
    ['index.callbackHandler', 'Runtime.CallbackHandlerDeprecated'],
    ['missing.handler', 'Runtime.ImportModuleError'],
    ['invalid.handler', 'Runtime.UserCodeSyntaxError'],
    ['throws.handler', 'RangeError'],
    ['index', 'Runtime.MalformedHandlerName'],
  ])('the handler %s cannot be loaded: %s', async (handler, errorType) => {
    expect(await run({}, { handler })).toMatchObject({ payload: { errorType }, functionError: 'Unhandled' });
  });

  test('is that the code does not exist', async () => {
    await expect(run({}, { code: join(code, 'nowhere') })).rejects.toThrow('npm run build');
  });
});

test('a function that takes too long is ended', async () => {
  const { payload, log } = await run({ do: 'wait', milliseconds: 60_000 }, { timeout: 0.2 });
  expect(payload).toEqual({
    errorType: 'Sandbox.Timedout',
    errorMessage: expect.stringMatching(/^RequestId: [\w-]+ Error: Task timed out after 0.20 seconds$/),
  });
  expect(log).toEqual([expect.stringMatching(/Z [\w-]+ Task timed out after 0.20 seconds$/)]);
});

test('a function sees what AWS Lambda gives it, and nothing of this machine', async () => {
  const { payload, requestId } = await warm.invoke({ do: 'look' });
  expect(payload).toEqual({
    context: {
      awsRequestId: requestId,
      callbackWaitsForEmptyEventLoop: true,
      functionName: 'fn',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:fn',
      logGroupName: '/logs/fn',
      logStreamName: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\]\w{32}$/),
      memoryLimitInMB: '128',
    },
    left: expect.toSatisfy((left: number) => left > 0 && left <= 30_000),
    folder: code,
    home: '/home/sbx_user1051',
    send: 'undefined',
    env: expect.objectContaining({ MINE: 'x', AWS_REGION: 'eu-west-1', TZ: ':UTC', _HANDLER: 'index.handler' }),
  });
  const { env } = payload as { env: Record<string, string> };
  expect(
    Object.keys(env)
      .filter((name) => !/^(AWS_|LAMBDA_)/.test(name))
      .sort(),
  ).toEqual(['HOME', 'LANG', 'MINE', 'PATH', 'TZ', '_HANDLER']);
});

test('a function writes files only to /tmp', async () => {
  const path = `/tmp/lambda-${process.pid}`;
  expect(await warm.invoke({ do: 'write', path })).toMatchObject({ payload: 'written' });
  rmSync(path);
  // The folder of the tests might be below /tmp.
  const denied = await warm.invoke({ do: 'write', path: join('/var', `lambda-${process.pid}`) });
  expect(denied).toMatchObject({ payload: { errorMessage: expect.stringContaining('restricted') } });
});

describe('the log', () => {
  test('has the lines of the console with time, request, and level, and what is written as it is', async () => {
    const { log, requestId } = await warm.invoke({ do: 'log' });
    expect(log).toEqual([
      expect.stringMatching(new RegExp(`^\\S+Z\t${requestId}\tINFO\tone\rtwo \\{ a: 1 \\}$`)),
      expect.stringMatching(new RegExp(`^\\S+Z\t${requestId}\tERROR\tError: Logged.\r`)),
      '{"raw":"é"}',
    ]);
  });

  test('is JSON if the function is configured so', async () => {
    const { log, requestId } = await run({ do: 'log' }, { logFormat: 'JSON' });
    expect(log.map((line) => JSON.parse(line))).toEqual([
      { timestamp: expect.any(String), level: 'INFO', requestId, message: 'one\ntwo { a: 1 }' },
      expect.objectContaining({
        level: 'ERROR',
        message: { errorType: 'Error', errorMessage: 'Logged.', stackTrace: expect.any(Array) },
      }),
      { raw: 'é' },
    ]);
  });
});

test('a warm sandbox remembers, until a timeout or a crash', async () => {
  const configured = fn();
  const sandbox = startSandbox(configured, {});
  const count = async () => (await sandbox.invoke({ do: 'count' })).payload;
  expect([await count(), await count()]).toEqual([1, 2]);
  await sandbox.invoke({ do: 'throw' });
  expect(await count()).toBe(4);
  configured.timeout = 0.2;
  await sandbox.invoke({ do: 'wait', milliseconds: 60_000 });
  configured.timeout = 30;
  expect(await count()).toBe(1);
  await sandbox.invoke({ do: 'exit', code: 1 });
  expect(await count()).toBe(1);
  const { log } = await sandbox.invoke({ do: 'log' });
  expect(log).toHaveLength(3);
  sandbox.close();
  expect((await run({ do: 'count' })).payload).toBe(1);
});
