import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { type CommandEnd, followTerraform, type Limits, startTerraform } from '../../src/apply/terraform-process.ts';
import { findTerraform } from '../../src/apply/terraform-program.ts';
import {
  hasEnded,
  interruptOnce,
  type RunningTerraform,
  readRunning,
  recordRunning,
  waitUntilEnded,
} from '../../src/github/running-terraform.ts';
import { Problem } from '../../src/problem.ts';
import type { StepArguments } from './step.ts';

const root = mkdtempSync(join(tmpdir(), 'terraform-process-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;

/** A folder with a program that stands in for Terraform. */
function withProgram(script: string): StepArguments {
  folders += 1;
  const folder = join(root, `${folders}`);
  mkdirSync(folder);
  const program = join(folder, 'terraform');
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  const command = {
    name: 'terraform apply',
    program,
    arguments: ['apply', '-json'],
    workingDirectory: folder,
    env: { PATH: process.env.PATH, GIVEN: 'yes' },
    log: join(folder, 'terraform.log'),
  };
  return { folder, command };
}

/** A program that nobody ends anymore, because its test was killed, ends after some minutes. */
const NOT_FORGOTTEN = '[ $((turn+=1)) -lt 6000 ]';

/** Writes each signal that it gets to a file, and does something else after the first. */
function untilInterrupted(afterwards: string): string {
  return `trap 'echo INT >>signals; interrupted=yes' INT
trap 'echo TERM >>signals' TERM
echo started
touch started
while ${NOT_FORGOTTEN} && [ -z "$interrupted" ]; do sleep 0.02; done
${afterwards}`;
}

/** What a program does until the test creates the file, if there is no other. */
function until(file: string, meanwhile = ':'): string {
  return `while ${NOT_FORGOTTEN} && [ ! -f ${file} ]; do ${meanwhile}; sleep 0.02; done`;
}

const NO_LIMITS: Limits = { interrupted: new AbortController().signal, timeout: Infinity, timeToStop: Infinity };

async function run(
  { folder, command }: StepArguments,
  limits: Partial<Limits> = {},
): Promise<{ lines: string[]; end: CommandEnd }> {
  const lines: string[] = [];
  const started = await startTerraform(command, folder);
  const end = await followTerraform(started, { ...NO_LIMITS, ...limits }, (line) => lines.push(line));
  return { lines, end };
}

function signalsIn(folder: string): string {
  return existsSync(join(folder, 'signals')) ? readFileSync(join(folder, 'signals'), 'utf8') : '';
}

function create({ folder }: StepArguments, file: string): void {
  writeFileSync(join(folder, file), '');
}

/** Only against waiting forever. */
const GUARD = { interval: 10, timeout: 50_000 };

function created({ folder }: StepArguments, file: string): Promise<unknown> {
  return vi.waitUntil(() => existsSync(join(folder, file)), GUARD);
}

/** The process that a step has recorded, as soon as it has. */
function recordedIn(folder: string): Promise<RunningTerraform> {
  return vi.waitUntil(() => readRunning(folder), GUARD) as Promise<RunningTerraform>;
}

/** Starts a step as a process of its own. */
function startStep({ folder, command }: StepArguments): ChildProcess {
  const script = join(import.meta.dirname, 'step.ts');
  return spawn(process.execPath, [script, JSON.stringify({ command, folder })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/**
 * What a runner does to a step when a job is canceled, but as soon as the signal before it has arrived.
 *
 * @param isInterrupted whether Terraform is
 */
async function cancel(step: ChildProcess, isInterrupted: () => boolean): Promise<void> {
  let printed = '';
  step.stdout?.on('data', (data) => (printed += data));
  step.kill('SIGINT');
  await vi.waitUntil(isInterrupted, GUARD);
  step.kill('SIGTERM');
  await vi.waitUntil(() => printed.includes('SIGTERM'), GUARD);
  // It has not ended by itself, and is still following Terraform.
  expect([step.exitCode, step.signalCode]).toEqual([null, null]);
  step.kill('SIGKILL');
  await once(step, 'exit');
}

describe.concurrent('a command', () => {
  test('is followed to its end', async () => {
    const { lines, end } = await run(withProgram(`echo "$@"; echo error >&2; printf 'a\\r\\n\\nb'; exit 3`));
    expect(lines).toEqual(['apply -json', 'error', 'a', '', 'b']);
    expect(end).toEqual({ ended: true, exitCode: 3, signal: undefined, stoppedBy: undefined });
  });

  test('is followed while it runs', async () => {
    const program = withProgram(`echo first; ${until('go')}; echo last`);
    const started = await startTerraform(program.command, program.folder);
    const lines: string[] = [];
    await followTerraform(started, NO_LIMITS, (line) => {
      lines.push(line);
      create(program, 'go');
    });
    expect(lines).toEqual(['first', 'last']);
  });

  test('can print much, and long lines are cut', async () => {
    const { lines } = await run(withProgram(`head -c 3000000 /dev/zero | tr '\\0' x; echo; seq 1 40000`));
    expect([lines[0]?.length, lines.length]).toEqual([2 ** 20, 40_001]);
    expect(lines.slice(1)).toEqual(Array.from({ length: 40_000 }, (_, index) => `${index + 1}`));
  });

  test('gets the given environment and what prevents prompts, no input, and a session of its own', async () => {
    const program = withProgram('cat; env; ps -o sid= -p $$; echo $$');
    const { lines } = await run(program);
    const variables = lines.filter((line) => /^(?!PWD|SHLVL|_|OLDPWD)\w+=/.test(line)).sort();
    expect(variables).toEqual([`GIVEN=yes`, `PATH=${process.env.PATH}`, 'TF_INPUT=0', 'TF_IN_AUTOMATION=1'].sort());
    const [session, pid] = lines.slice(-2).map(Number);
    expect(session).toBe(pid);
  });

  test('writes to files that only the user can read, and adds to the log', async () => {
    const program = withProgram('echo data; echo warning >&2');
    const data = join(program.folder, 'data.json');
    writeFileSync(data, 'from an earlier attempt');
    rmSync(data);
    const withData = { ...program, command: { ...program.command, data } };
    expect((await run(withData)).lines).toEqual(['warning']);
    expect((await run(withData)).lines).toEqual(['warning']);
    expect((await run(program)).lines).toEqual(['data', 'warning']);
    expect(readFileSync(data, 'utf8')).toBe('data\n');
    expect(readFileSync(program.command.log, 'utf8')).toBe('warning\nwarning\ndata\nwarning\n');
    for (const file of [data, program.command.log]) expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('that a signal ends has no exit code', async () => {
    const { end } = await run(withProgram('kill -KILL $$'));
    expect(end).toEqual({ ended: true, exitCode: undefined, signal: 'SIGKILL', stoppedBy: undefined });
  });

  test('is not followed after its end, even if it left a process behind that prints', async () => {
    const program = withProgram('echo a');
    const started = await startTerraform(program.command, program.folder);
    await vi.waitUntil(() => started.ended.aborted, GUARD);
    const lines: string[] = [];
    const end = await followTerraform(started, NO_LIMITS, (line) => {
      lines.push(line);
      if (lines.length < 10) appendFileSync(program.command.log, 'of another process\n');
    });
    expect(lines).toEqual(['a']);
    expect(end).toMatchObject({ ended: true, exitCode: 0 });
  });

  test('is followed to what it prints last', async () => {
    const program = withProgram('echo a; echo b');
    const started = await startTerraform(program.command, program.folder);
    await vi.waitUntil(() => started.ended.aborted, GUARD);
    const lines: string[] = [];
    await followTerraform(started, NO_LIMITS, (line) => lines.push(line));
    expect(lines).toEqual(['a', 'b']);
  });

  test('that cannot be started is an error, and leaves no record', async () => {
    const { folder, command } = withProgram('true');
    for (const change of [
      { program: join(folder, 'absent') },
      { program: folder },
      { workingDirectory: join(folder, 'absent') },
      { log: join(folder, 'absent', 'log') },
      { data: folder },
      { env: { A: '\0' } },
    ]) {
      await expect(startTerraform({ ...command, ...change }, folder)).rejects.toThrow(Problem);
    }
    expect(readRunning(folder)).toBeUndefined();
  });

  test('whose process cannot be recorded is stopped', async () => {
    const { command } = withProgram('exec sleep 60.125');
    await expect(startTerraform(command, join(root, 'absent'))).rejects.toThrow(Problem);
    const isRunning = () => {
      const programs = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
      return programs.includes(command.program) || programs.includes('sleep 60.125');
    };
    await vi.waitUntil(() => !isRunning(), { interval: 50, timeout: 50_000 });
  });

  test('is not started while another one runs', async () => {
    const program = withProgram(until('end'));
    const first = await startTerraform(program.command, program.folder);
    expect(readRunning(program.folder)).toEqual(first.running);
    expect(hasEnded(first.running)).toBe(false);
    await expect(startTerraform(program.command, program.folder)).rejects.toThrow(
      /^terraform apply, which .* not ended/,
    );
    create(program, 'end');
    await followTerraform(first, NO_LIMITS, () => {});
    expect(readRunning(program.folder)).toBeUndefined();
    expect((await run(program)).end).toMatchObject({ exitCode: 0 });
  });
});

describe.concurrent('Terraform is interrupted once', () => {
  test('if the time is over, and followed to its end', async () => {
    const program = withProgram(untilInterrupted(`echo stopping; ${until('canceled')}; echo stopped; exit 1`));
    const interruption = new AbortController();
    const started = await startTerraform(program.command, program.folder);
    await created(program, 'started');
    const lines: string[] = [];
    const limits = { ...NO_LIMITS, interrupted: interruption.signal, timeout: 0 };
    const end = await followTerraform(started, limits, (line) => {
      lines.push(line);
      if (line !== 'stopping') return;
      // The job is canceled while Terraform stops. What follows it knows before the next turn.
      interruption.abort();
      setImmediate(() => create(program, 'canceled'));
    });
    expect(end).toEqual({ ended: true, exitCode: 1, signal: undefined, stoppedBy: 'cancellation' });
    expect(lines).toEqual(['started', 'stopping', 'stopped']);
    expect(signalsIn(program.folder)).toBe('INT\n');
  });

  test('if the time is over, and given up if it does not stop', async () => {
    const program = withProgram(untilInterrupted(until('end')));
    const started = await startTerraform(program.command, program.folder);
    await created(program, 'started');
    const end = await followTerraform(started, { ...NO_LIMITS, timeout: 0, timeToStop: 100 }, () => {});
    expect(end).toEqual({ ended: false, stoppedBy: 'timeout' });
    expect(await waitUntilEnded(started.running, 50)).toBe(false);
    expect(await waitUntilEnded(started.running, 50_000, AbortSignal.abort())).toBe(false);
    expect(interruptOnce(program.folder, started.running)).toBe(false);
    await created(program, 'signals');
    create(program, 'end');
    expect(await waitUntilEnded(started.running, 50_000)).toBe(true);
    expect(signalsIn(program.folder)).toBe('INT\n');
  });

  test('whatever a runner does to the step, and goes on after that', async () => {
    const program = withProgram(untilInterrupted(`${until('end')}; echo stopped; touch stopped`));
    const step = startStep(program);
    await created(program, 'started');
    const running = await recordedIn(program.folder);
    await cancel(step, () => signalsIn(program.folder) !== '');
    expect(readRunning(program.folder)).toEqual(running);
    expect(running).toMatchObject({ command: 'terraform apply', startedAt: expect.stringMatching(/^\d{4}-.*Z$/) });
    expect(hasEnded(running)).toBe(false);
    // As the next steps do.
    expect([interruptOnce(program.folder, running), interruptOnce(program.folder, running)]).toEqual([false, false]);
    create(program, 'end');
    expect(await waitUntilEnded(running, 50_000)).toBe(true);
    expect(existsSync(join(program.folder, 'stopped'))).toBe(true);
    expect(signalsIn(program.folder)).toBe('INT\n');
    expect(readFileSync(program.command.log, 'utf8')).toBe('started\nstopped\n');
  });

  test('by a later step if the step was killed at once', async () => {
    const program = withProgram(untilInterrupted('exit'));
    const step = startStep(program);
    await created(program, 'started');
    const running = await recordedIn(program.folder);
    step.kill('SIGKILL');
    await once(step, 'exit');
    expect([interruptOnce(program.folder, running), interruptOnce(program.folder, running)]).toEqual([true, false]);
    expect(await waitUntilEnded(running, 50_000)).toBe(true);
    expect(signalsIn(program.folder)).toBe('INT\n');
  });
});

// Not at the same time as others, because all of them have the same clock.
describe('if the step is interrupted, Terraform', () => {
  afterEach(() => void vi.useRealTimers());

  test('is followed as long as possible, and left alone before the runner would kill the step', async () => {
    const program = withProgram(untilInterrupted(`echo stopping; ${until('more')}; echo more; ${until('end')}`));
    const interruption = new AbortController();
    const started = await startTerraform(program.command, program.folder);
    await created(program, 'started');
    vi.useFakeTimers({ toFake: ['performance'] });
    const lines: string[] = [];
    const followed = followTerraform(started, { ...NO_LIMITS, interrupted: interruption.signal }, (line) =>
      lines.push(line),
    );
    interruption.abort();
    await vi.waitUntil(() => lines.includes('stopping'), GUARD);
    // A runner sends its second signal after 7.5 seconds, and kills the step after another 2.5.
    vi.advanceTimersByTime(6000);
    create(program, 'more');
    await vi.waitUntil(() => lines.includes('more'), GUARD);
    vi.advanceTimersByTime(1000);
    expect(await followed).toEqual({ ended: false, stoppedBy: 'cancellation' });
    vi.useRealTimers();
    create(program, 'end');
    expect(await waitUntilEnded(started.running, 50_000)).toBe(true);
    expect(signalsIn(program.folder)).toBe('INT\n');
  });
});

describe('a recorded process', () => {
  const folder = mkdtempSync(join(root, 'recorded-'));

  test('has ended if nobody has waited for it', async () => {
    // The first process starts a second one, and becomes a program that does not wait for it.
    const script = `(${until('end')}) & echo $!; exec cat`;
    const parent = spawn('sh', ['-c', script], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
    try {
      const [output] = await once(parent.stdout, 'data');
      parent.stdin.write('Is it cat?');
      await once(parent.stdout, 'data');
      const running = recordRunning(folder, { pid: Number(output), command: 'terraform apply' });
      expect(hasEnded(running)).toBe(false);
      writeFileSync(join(folder, 'end'), '');
      expect(await waitUntilEnded(running, 50_000)).toBe(true);
      if (process.platform === 'linux') expect(process.kill(running.pid, 0)).toBe(true);
    } finally {
      parent.kill('SIGKILL');
    }
  });

  test.skipIf(process.platform !== 'linux')('is not another process with the same ID', async () => {
    const child = spawn('sleep', ['60']);
    try {
      const running = recordRunning(folder, { pid: child.pid ?? 0, command: 'terraform apply' });
      expect(readRunning(folder)).toEqual(running);
      const earlier = { ...running, processStart: '1' };
      expect([hasEnded(running), hasEnded(earlier)]).toEqual([false, true]);
      expect(interruptOnce(folder, earlier)).toBe(false);
      // Where the system does not tell when a process started.
      expect(hasEnded({ ...running, processStart: undefined })).toBe(false);
      expect(interruptOnce(folder, running)).toBe(true);
      await once(child, 'exit');
      expect(child.signalCode).toBe('SIGINT');
      expect(hasEnded({ ...running, processStart: undefined })).toBe(true);
    } finally {
      child.kill('SIGKILL');
    }
  });

  test('cannot be one that a signal must never reach', () => {
    const record = { pid: 4321, command: 'terraform apply', startedAt: '2026-01-02T03:04:05Z' };
    const read = (content: string) => {
      writeFileSync(join(folder, 'running-terraform.json'), content);
      return readRunning(folder);
    };
    expect(read(JSON.stringify(record))).toEqual({ ...record, processStart: undefined });
    for (const pid of [-1, 0, 1, 1.5, 2 ** 31, '4321', null, process.pid]) {
      expect(read(JSON.stringify({ ...record, pid }))).toBeUndefined();
    }
    for (const content of ['', 'null', '[]', '{"pid":4321}', `${JSON.stringify(record)}${' '.repeat(20_000)}`]) {
      expect(read(content)).toBeUndefined();
    }
    rmSync(join(folder, 'running-terraform.json'));
    expect(readRunning(folder)).toBeUndefined();
  });
});

const terraform = installedTerraform();

describe.skipIf(terraform === undefined)('Terraform itself', () => {
  test('writes its state and releases its lock, although the runner kills the step', async () => {
    const backend = await startBackend();
    const { folder, command: fake } = withProgram('');
    const command = { ...fake, program: terraform ?? '', env: { PATH: process.env.PATH, HOME: folder } };
    try {
      writeFileSync(join(folder, 'main.tf'), configuration(backend.url));
      const init = await run({
        folder,
        command: { ...command, name: 'terraform init', arguments: ['init', '-no-color'] },
      });
      expect(init.end).toMatchObject({ exitCode: 0 });

      const apply = { ...command, arguments: ['apply', '-json', '-auto-approve', '-input=false'] };
      const step = startStep({ folder, command: apply });
      await created({ folder, command }, 'started');
      const running = await recordedIn(folder);
      const stored = Promise.withResolvers<void>();
      backend.stored = stored.promise;
      await cancel(step, () => readFileSync(command.log, 'utf8').includes('Interrupt received'));
      expect(hasEnded(running)).toBe(false);
      expect(backend.lock).toBeDefined();
      expect(interruptOnce(folder, running)).toBe(false);
      stored.resolve();
      expect(await waitUntilEnded(running, 50_000)).toBe(true);

      expect(backend.lock).toBeUndefined();
      const { resources } = JSON.parse(backend.state ?? '');
      expect(resources.map(({ name }: { name: string }) => name).sort()).toEqual(['first', 'slow']);
      const log = readFileSync(command.log, 'utf8');
      expect(log.match(/Interrupt received/g)).toHaveLength(1);
      expect(log).not.toContain('Two interrupts');
    } finally {
      backend.server.close();
    }
  });
});

function installedTerraform(): string | undefined {
  try {
    return findTerraform('', root, process.env);
  } catch {
    return undefined;
  }
}

function configuration(url: string): string {
  return `terraform {
  backend "http" {
    address        = "${url}"
    lock_address   = "${url}"
    unlock_address = "${url}"
  }
}
resource "terraform_data" "first" {}
resource "terraform_data" "slow" {
  depends_on = [terraform_data.first]
  provisioner "local-exec" {
    command = "touch started; exec sleep 60"
  }
}
`;
}

interface Backend {
  readonly server: Server;
  readonly url: string;
  state?: string;
  lock?: string;
  /** A state is stored after that. */
  stored?: Promise<void>;
}

/** https://developer.hashicorp.com/terraform/language/backend/http */
async function startBackend(): Promise<Backend> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    if (request.method === 'LOCK') backend.lock = body;
    else if (request.method === 'UNLOCK') delete backend.lock;
    else if (request.method === 'POST') {
      await backend.stored;
      backend.state = body;
    }
    const isAbsent = request.method === 'GET' && backend.state === undefined;
    response.writeHead(isAbsent ? 404 : 200).end(request.method === 'GET' ? backend.state : '');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const backend: Backend = { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  return backend;
}
