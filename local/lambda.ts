import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { endOfOutput, type InvocationMessage, type RuntimeMessage } from './lambda-messages.ts';

/** A function as it is configured in AWS Lambda. */
export interface LambdaFunction {
  name: string;
  arn: string;
  /** The folder with the code. */
  code: string;
  /** Such as `index.handler`. */
  handler: string;
  /** Such as `nodejs24.x`. */
  runtime: string;
  /** In MB. */
  memory: number;
  /** In seconds. */
  timeout: number;
  environment: Readonly<Record<string, string>>;
  logFormat: 'Text' | 'JSON';
  logGroup: string;
}

/** What an invocation returned. */
export interface Invocation {
  requestId: string;
  /** The result, or an object with `errorType` and `errorMessage`. */
  payload: unknown;
  /** Undefined if the handler returned a result. */
  functionError: 'Unhandled' | undefined;
  /** What the function and the platform wrote to the log group. */
  log: string[];
}

/** What is not part of the configuration, such as credentials. */
export type Surroundings = Readonly<Record<string, string>>;

/** An execution environment of a function. What its module remembers is still there at the next invocation. */
export interface Sandbox {
  /** @throws {Error} if the event is larger than AWS Lambda accepts */
  invoke(event: unknown): Promise<Invocation>;
  close(): void;
}

/** In bytes: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html. A result can be 100 bytes larger. */
const LARGEST_EVENT = 6_291_456;
const LARGEST_RESULT = 6_291_556;

/** Invokes a function in a new sandbox. */
export async function invoke(fn: LambdaFunction, event: unknown, surroundings: Surroundings): Promise<Invocation> {
  const sandbox = startSandbox(fn, surroundings);
  try {
    return await sandbox.invoke(event);
  } finally {
    sandbox.close();
  }
}

/** One that stays warm. After a timeout or a crash, the next invocation starts a new process, as in AWS Lambda. */
export function startSandbox(fn: LambdaFunction, surroundings: Surroundings): Sandbox {
  let running: ChildProcess | undefined;

  return {
    async invoke(event) {
      const json = JSON.stringify(event);
      if (Buffer.byteLength(json) > LARGEST_EVENT) {
        throw new Error(`Request must be smaller than ${LARGEST_EVENT} bytes for the InvokeFunction operation`);
      }
      running ??= startProcess(fn, surroundings);
      const invocation = await invokeIn(running, fn, json);
      if (running.exitCode !== null || running.signalCode !== null) running = undefined;
      return invocation;
    },
    close() {
      running?.kill('SIGKILL');
      running = undefined;
    },
  };
}

const RUNTIME = join(import.meta.dirname, 'lambda-runtime.ts');

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
function startProcess(fn: LambdaFunction, surroundings: Surroundings): ChildProcess {
  if (!existsSync(fn.code)) throw new Error(`${fn.code} does not exist. To bundle the functions, run npm run build.`);
  const env = {
    PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    // Not in AWS Lambda, whose user has this home, which does not exist. Without it, the home of who runs this is found.
    HOME: '/home/sbx_user1051',
    _HANDLER: fn.handler,
    LAMBDA_TASK_ROOT: fn.code,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    AWS_EXECUTION_ENV: `AWS_Lambda_${fn.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: fn.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memory),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_FORMAT: fn.logFormat,
    AWS_LAMBDA_LOG_GROUP_NAME: fn.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: `${new Date().toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${randomUUID().replaceAll('-', '')}`,
    ...surroundings,
    ...fn.environment,
    // For the runtime, which hides it from the function.
    ...(process.env.NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE }),
  };
  // Outside of the code and the runtime, only the temporary folder can be written.
  const permissions = ['--permission', '--allow-fs-read=*', '--allow-fs-write=/tmp', '--allow-wasi'];
  const others = ['--allow-addons', '--allow-child-process', '--allow-worker'];
  // The heap gets as much of the memory as in AWS Lambda.
  const heap = `--max-old-space-size=${Math.floor(fn.memory * 0.9)}`;
  const args = [...permissions, ...others, heap, '--disable-warning=SecurityWarning', RUNTIME];
  const child = spawn(process.execPath, args, { cwd: fn.code, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8');
  return child;
}

/** How long the code of a function can take to load, in milliseconds. */
const LONGEST_INIT = 10_000;

function invokeIn(child: ChildProcess, fn: LambdaFunction, event: string): Promise<Invocation> {
  const requestId = randomUUID();
  const streams = [child.stdout, child.stderr].map((stream) => ({ stream, text: '' }));
  let outcome: Pick<Invocation, 'payload' | 'functionError'> | undefined;
  let timedOut: string[] = [];

  const { promise, resolve } = Promise.withResolvers<void>();
  const fail = (errorType: string, errorMessage: string) => {
    outcome ??= { payload: { errorType, errorMessage }, functionError: 'Unhandled' };
  };
  const onData = streams.map((each) => (chunk: string) => {
    each.text += chunk;
    if (outcome && streams.every(({ text }) => text.endsWith(endOfOutput(requestId)))) resolve();
  });
  const onTimeout = () => {
    const text = `Task timed out after ${fn.timeout.toFixed(2)} seconds`;
    timedOut = [`${new Date().toISOString()} ${requestId} ${text}`];
    fail('Sandbox.Timedout', `RequestId: ${requestId} Error: ${text}`);
    child.kill('SIGKILL');
  };
  let timer = setTimeout(onTimeout, LONGEST_INIT);
  const start = () => {
    clearTimeout(timer);
    timer = setTimeout(onTimeout, fn.timeout * 1000);
    const message: InvocationMessage = { event, requestId, arn: fn.arn, deadline: Date.now() + fn.timeout * 1000 };
    // A process that has ended is noticed by its end.
    child.send(message, () => {});
  };
  const onMessage = (message: RuntimeMessage) => {
    if (message.kind === 'ready') return start();
    if (message.kind === 'error') outcome ??= { payload: JSON.parse(message.json), functionError: 'Unhandled' };
    else if (Buffer.byteLength(message.json) <= LARGEST_RESULT) {
      outcome ??= { payload: JSON.parse(message.json), functionError: undefined };
    } else fail('Function.ResponseSizeTooLarge', TOO_LARGE);
    for (const notice of onData) notice('');
  };
  const onClose = (code: number | null, signal: string | null) => {
    const status = signal ? `signal: ${SIGNALS[signal] ?? signal}` : `exit status ${code}`;
    const why = code === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: ${status}`;
    fail('Runtime.ExitError', `RequestId: ${requestId} Error: ${why}`);
    resolve();
  };
  child.on('message', onMessage).on('close', onClose);
  for (const [index, { stream }] of streams.entries()) stream?.on('data', onData[index] as () => void);
  if (started.has(child)) start();
  else started.add(child);

  return promise.then(() => {
    clearTimeout(timer);
    child.off('message', onMessage).off('close', onClose);
    for (const [index, { stream }] of streams.entries()) stream?.off('data', onData[index] as () => void);
    const written = streams.flatMap(({ text }) => text.replace(endOfOutput(requestId), '').split('\n'));
    const log = [...written.filter((line) => line !== ''), ...timedOut];
    return { requestId, log, ...(outcome as Pick<Invocation, 'payload' | 'functionError'>) };
  });
}

const SIGNALS: Record<string, string> = { SIGABRT: 'aborted', SIGKILL: 'killed', SIGTERM: 'terminated' };

const TOO_LARGE = `Response payload size exceeded maximum allowed payload size (${LARGEST_RESULT} bytes).`;

/** Warm processes do not say again that they wait for an event. */
const started = new WeakSet<ChildProcess>();
