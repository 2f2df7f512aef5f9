/**
 * What runs a function in a process of its own, as the runtime for Node.js does in AWS Lambda. It loads the handler, and
 * exchanges events and results with `lambda.ts`. The facts about results, errors, and log lines are those of
 * https://github.com/aws/aws-lambda-nodejs-runtime-interface-client.
 */
import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, types } from 'node:util';
import { endOfOutput, type InvocationMessage, type RuntimeMessage } from './lambda-messages.ts';

type Handler = (event: unknown, context: object) => unknown;

const { env } = process;
/** A function has no channel to its parent. */
const send = process.send?.bind(process) as (message: RuntimeMessage, sent?: () => void) => void;
delete process.send;
delete env.NODE_COMPILE_CACHE;
const { channel } = process;
const isJson = env.AWS_LAMBDA_LOG_FORMAT === 'JSON';
let requestId: string | undefined;
/** Ends the current invocation when nothing is left to do. */
let onIdle: (() => void) | undefined;

for (const [name, level] of [
  ...[['debug', 'DEBUG'] as const, ['info', 'INFO'] as const, ['log', 'INFO'] as const],
  ...[['warn', 'WARN'] as const, ['error', 'ERROR'] as const],
]) {
  console[name] = (...values: unknown[]) => writeLine(level, values);
}
process.on('uncaughtException', (error) => void exitWith('Uncaught Exception', error, 129));
process.on('unhandledRejection', (reason) => {
  const error = Object.assign(runtimeError('UnhandledPromiseRejection', String(reason)), { reason });
  void exitWith('Unhandled Promise Rejection', error, 128);
});
process.on('beforeExit', () => onIdle?.());

enableCompileCache();
const handler = await loadHandler().catch((error: unknown) => exitWith('Init Error', error, 1));
process.on('message', (message: InvocationMessage) => void invoke(message));
send({ kind: 'ready' });

async function invoke({ event, requestId: id, arn, deadline }: InvocationMessage): Promise<void> {
  requestId = id;
  // The runtime waits for nothing but the handler.
  channel?.unref();
  const done = (message: RuntimeMessage) => {
    onIdle = undefined;
    channel?.ref();
    for (const stream of [process.stdout, process.stderr]) stream.write(endOfOutput(id));
    send(message);
  };
  onIdle = () => {
    const error = runtimeError(
      'NodeJsExit',
      'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes',
    );
    writeError('Invoke Error', error);
    done({ kind: 'error', json: errorJson(error) });
  };
  try {
    const result = await handler(JSON.parse(event), contextOf(id, arn, deadline));
    done({ kind: 'result', json: serialized(result) });
  } catch (error) {
    writeError('Invoke Error', error);
    done({ kind: 'error', json: errorJson(error) });
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
function contextOf(awsRequestId: string, invokedFunctionArn: string, deadline: number): object {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: undefined,
    identity: undefined,
    invokedFunctionArn,
    awsRequestId,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}

/** @throws {Error} with the names that Lambda has for it */
async function loadHandler(): Promise<Handler> {
  const [, module, name] = /^([^.]+)\.(.+)$/.exec(env._HANDLER ?? '') ?? [];
  if (module === undefined || name === undefined) throw runtimeError('MalformedHandlerName', 'Bad handler');
  const [file] = ['.js', '.mjs', '.cjs']
    .map((extension) => join(env.LAMBDA_TASK_ROOT ?? '', module + extension))
    .filter((path) => existsSync(path));
  if (file === undefined) {
    throw runtimeError('ImportModuleError', `Error: Cannot find module '${module}'`);
  }
  const exported = await import(pathToFileURL(file).href).catch((error: Error) => {
    const isSyntax = error instanceof SyntaxError;
    throw isSyntax ? runtimeError('UserCodeSyntaxError', String(error)) : error;
  });
  const found = exported[name] ?? exported.default?.[name];
  if (typeof found !== 'function') {
    throw runtimeError('HandlerNotFound', `${env._HANDLER} is undefined or not exported`);
  }
  // https://aws.amazon.com/blogs/compute/node-js-24-runtime-now-available-in-aws-lambda/
  if (found.length > 2) {
    throw runtimeError(
      'CallbackHandlerDeprecated',
      'Callback-based function handlers are not supported since Node.js 24.',
    );
  }
  return found;
}

function runtimeError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name: `Runtime.${name}` });
}

/** Undefined becomes null. */
function serialized(result: unknown): string {
  try {
    return JSON.stringify(result === undefined ? null : result) ?? 'null';
  } catch {
    throw new Error('Unable to stringify response body');
  }
}

function errorJson(error: unknown): string {
  if (types.isNativeError(error)) {
    const { name: errorType, message: errorMessage, stack = '' } = error;
    return JSON.stringify({ errorType, errorMessage, trace: stack.split('\n') });
  }
  return JSON.stringify({ errorType: typeof error, errorMessage: String(error), trace: [] });
}

function exitWith(title: string, error: unknown, code: number): Promise<never> {
  writeError(title, error);
  send({ kind: 'error', json: errorJson(error) }, () => process.exit(code));
  return new Promise(() => {});
}

/** The members of an error that no JSON has otherwise, and those that were added to it. */
function membersOf(error: unknown, stack: 'stack' | 'stackTrace'): unknown {
  if (!(error instanceof Error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  const common = { errorType: error.name, errorMessage: error.message, ...(code !== undefined && { code }) };
  return { ...common, ...error, [stack]: error.stack?.split('\n') };
}

function writeError(title: string, error: unknown): void {
  const thrown = error instanceof Error ? error : new Error(String(error));
  if (isJson) writeLine('ERROR', [thrown]);
  else writeLine('ERROR', [title, `\t${JSON.stringify(thrown, (_, value) => membersOf(value, 'stack'))}`]);
}

function writeLine(level: string, values: readonly unknown[]): void {
  const timestamp = new Date().toISOString();
  const message = values.length === 1 && typeof values[0] !== 'string' ? values[0] : format(...values);
  const line = isJson
    ? JSON.stringify({ timestamp, level, requestId, message }, (_, value) => membersOf(value, 'stackTrace'))
    : `${timestamp}\t${requestId}\t${level}\t${format(...values)}`;
  process.stdout.write(`${line.replaceAll('\n', '\r')}\n`);
}
