import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { CREDENTIALS } from '../../local/credentials.ts';
import { type Endpoint, startEndpoint } from '../../local/endpoint.ts';
import { type S3, startS3 } from '../../local/s3.ts';
import { filesIn, leave, type PreparedFiles } from '../../src/github/preparation.ts';
import { recordRunning } from '../../src/github/running-terraform.ts';
import { readInputs } from '../../src/notify/inputs.ts';
import { preparedBefore } from '../../src/notify/prepared.ts';
import { run } from '../../src/notify/run.ts';
import { TERRAFORM_END } from '../../src/time-limits.ts';
import { recordedStep } from '../prepare/recorded-step.ts';

const root = mkdtempSync(join(tmpdir(), 'cancellation-'));
let endpoint: Endpoint;
let s3: S3;
beforeAll(async () => {
  endpoint = await startEndpoint();
  s3 = await startS3({ buckets: { states: endpoint.region } });
  vi.stubEnv('AWS_ENDPOINT_URL_S3', s3.url);
});
afterEach(() => s3.bucket('states').delete(`${STATE}.errored.tfstate`));
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([endpoint.close(), s3.close()]);
  rmSync(root, { recursive: true });
});

const STATE = '111122223333/pp-1';
const TOKEN = '7d1f4b0e-83a6-4c29-b5d7-2e90c6a1f384';

const line = (message: object) => `${JSON.stringify({ '@level': 'info', '@message': 'x', ...message })}\n`;
const CREATED = line({ type: 'apply_complete', hook: { resource: { addr: 'aws_vpc.main' }, action: 'create' } });
const FAILED = line({ type: 'diagnostic', diagnostic: { severity: 'error', summary: 'The quota is exceeded' } });

/** What prepare and apply leave in a job that was canceled. */
function leftFolder(): { files: PreparedFiles; workingDirectory: string } {
  const files = filesIn(mkdtempSync(join(root, 'job-')));
  const workingDirectory = join(files.folder, 'product');
  mkdirSync(workingDirectory);
  const task = {
    recordId: 'rec-1',
    command: 'apply',
    workingDirectory,
    stateBucket: 'states',
    stateKey: STATE,
  } as const;
  leave(
    {
      region: endpoint.region,
      role: undefined,
      credentials: CREDENTIALS,
      takenBy: undefined,
      task: { ...task, environment: {}, sensitiveTexts: [] },
    },
    files,
  );
  appendFileSync(files.log, CREATED + FAILED);
  return { files, workingDirectory };
}

/** Terraform that outlived its step. */
async function startTerraform({ folder }: PreparedFiles, onInterrupt: string): Promise<ChildProcess> {
  const script = `trap '${onInterrupt}' INT; echo started; for i in $(seq 1000); do sleep 0.02; done`;
  const child = spawn('sh', ['-c', script], { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout as NonNullable<typeof child.stdout>, 'data');
  recordRunning(folder, { pid: child.pid ?? 0, command: 'terraform apply' });
  return child;
}

let records = 0;

/** The notify step of that job, and how it ends. */
function notify({ folder }: PreparedFiles) {
  records += 1;
  const record = endpoint.records.add(`rec-canceled-${records}`, TOKEN);
  const canceled = new AbortController();
  const step = { ...recordedStep({ SERVICE_CATALOG_ENGINE_FOLDER: folder }), interrupted: canceled.signal };
  const given: Record<string, string> = {
    'record-id': record.recordId,
    'workflow-token': TOKEN,
    'endpoint-url': endpoint.url,
    status: 'cancelled',
  };
  const inputs = readInputs((name) => given[name] ?? '', step.message, preparedBefore(step));
  return { record, lines: step.lines, cancel: () => canceled.abort(), ended: run(inputs, step) };
}

test('Terraform is interrupted if nobody has, and what it left is reported when it has ended', async () => {
  const { files } = leftFolder();
  await startTerraform(files, 'echo INT >signals; exit 1');
  const { record, lines, ended } = notify(files);
  await ended;
  expect(lines.slice(0, 2)).toEqual(['Waiting for terraform apply to write its state.', 'terraform apply has ended.']);
  expect(readFileSync(join(files.folder, 'signals'), 'utf8')).toBe('INT\n');
  expect(record.status).toBe('FAILED');
  expect(record.failureReason).toContain('The quota is exceeded');
  expect(record.failureReason).toContain('Created before it stopped: aws_vpc.main.');
  expect(record.failureReason).not.toContain('still running');
});

test('a step that is canceled waits no longer for Terraform, reads no log, and reports that', async () => {
  const { files } = leftFolder();
  await startTerraform(files, ':');
  const { record, lines, cancel, ended } = notify(files);
  await vi.waitUntil(() => lines.length > 0, { interval: 10, timeout: 30_000 });
  cancel();
  await ended;
  expect(lines[1]).toBe('terraform apply is still running.');
  expect(record).toMatchObject({ status: 'FAILED', timesNotified: 1 });
  expect(record.failureReason).toContain('Terraform was still running when this was reported');
  expect(record.failureReason).not.toMatch(/quota|Created/);
});

test('Terraform gets less time than a runner gives all steps after a cancellation together', () => {
  expect(TERRAFORM_END).toBeLessThan(5 * 60_000);
});

test('a state that Terraform wrote to a file after the apply step is kept', async () => {
  const { files, workingDirectory } = leftFolder();
  writeFileSync(join(workingDirectory, 'errored.tfstate'), '{"serial":1}');
  const { record, ended } = notify(files);
  await ended;
  expect(s3.bucket('states').text(`${STATE}.errored.tfstate`)).toBe('{"serial":1}');
  expect(record.failureReason).toContain(`It is kept in the bucket as ${STATE}.errored.tfstate.`);
});

test('a state that cannot be kept is reported, too', async () => {
  const { files, workingDirectory } = leftFolder();
  mkdirSync(join(workingDirectory, 'errored.tfstate'));
  const { record, ended } = notify(files);
  await ended;
  expect(record.failureReason).toContain('it could not be kept in the bucket either.');
});
