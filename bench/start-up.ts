/**
 * Measures how long whole processes take to notify Service Catalog, with the local endpoint. The programs take turns,
 * so that a temporary slowdown of the machine affects all of them.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { environmentOf } from '../local/credentials.ts';
import { startEndpoint } from '../local/endpoint.ts';
import { prepareStep } from '../local/runner.ts';

const ROUNDS = 10;
const TOKEN = '2f7a95c3-b18e-46d0-9c4b-a6e8305d71f9';

interface Program {
  name: string;
  command: string[];
  env: Record<string, string | undefined>;
  milliseconds: number[];
}

const BOTO3 = `import boto3, os
boto3.client("servicecatalog", endpoint_url=os.environ["URL"]).notify_update_provisioned_product_engine_workflow_result(
    RecordId=os.environ["RECORD_ID"], WorkflowToken="${TOKEN}", Status="SUCCEEDED", IdempotencyToken=os.environ["RECORD_ID"])`;

export async function benchStartUp(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const endpoint = await startEndpoint();
  const { url, region, credentials } = endpoint;
  const aws = {
    PATH: process.env.PATH,
    HOME: folder,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    ...environmentOf(credentials),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const programs: Program[] = [];
  const add = (name: string, command: string[], env: Program['env'] = aws) =>
    programs.push({ name, command, env, milliseconds: [] });

  const step = { 'record-id': '{record}', 'workflow-token': TOKEN, 'aws-region': region, 'endpoint-url': url };
  const action = await prepareStep({ with: step, env: aws as Record<string, string>, workspace: folder }, folder);
  add('an empty program', [process.execPath, '-e', '0']);
  add('the floor', [process.execPath, join(import.meta.dirname, 'floor.js')]);
  add('the action', action.command, action.env);
  if (isInstalled('aws', '--version')) add('the AWS CLI', cliCommand(url));
  if (isInstalled('python3', '-c', 'import boto3')) add('boto3', ['python3', '-c', BOTO3]);

  try {
    // The first round is a warm-up and does not count.
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const program of programs) {
        const recordId = `rec-${round}-${programs.indexOf(program)}`;
        endpoint.records.add(recordId, TOKEN);
        const time = await timeOf(program, recordId, url);
        if (round > 0) program.milliseconds.push(time);
      }
    }
  } finally {
    await endpoint.close();
    rmSync(folder, { recursive: true });
  }
  print(programs);
}

function cliCommand(url: string): string[] {
  const operation = 'notify-update-provisioned-product-engine-workflow-result';
  const request = [
    '--record-id',
    '{record}',
    '--workflow-token',
    TOKEN,
    '--status',
    'SUCCEEDED',
    '--idempotency-token',
    '{record}',
  ];
  return ['aws', 'servicecatalog', operation, '--endpoint-url', url, ...request];
}

function isInstalled(program: string, ...args: string[]): boolean {
  return spawnSync(program, args).status === 0;
}

async function timeOf({ name, command, env }: Program, recordId: string, url: string): Promise<number> {
  const withRecord = (value: string) => value.replaceAll('{record}', recordId);
  const [program = '', ...args] = command.map(withRecord);
  const body = JSON.stringify({
    WorkflowToken: TOKEN,
    RecordId: recordId,
    Status: 'SUCCEEDED',
    IdempotencyToken: recordId,
  });
  const start = performance.now();
  const child = spawn(program, args, {
    env: { ...env, 'INPUT_RECORD-ID': recordId, RECORD_ID: recordId, URL: url, FLOOR_URL: url, FLOOR_BODY: body },
    stdio: 'ignore',
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${name} exited with code ${code}`);
  return performance.now() - start;
}

function print(programs: readonly Program[]): void {
  const floor = median(programs[1]?.milliseconds ?? []);
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${ROUNDS} rounds.\n`,
  );
  console.log('| to notify Service Catalog on loopback | median | minimum | times the floor |');
  console.log('| --- | --- | --- | --- |');
  for (const { name, milliseconds } of programs) {
    const [middle, least] = [median(milliseconds), Math.min(...milliseconds)];
    console.log(`| ${name} | ${middle.toFixed(0)} ms | ${least.toFixed(0)} ms | ${(middle / floor).toFixed(2)} |`);
  }
  console.log(`\nSize of the archive that GitHub downloads: ${archiveBytes()} bytes (git archive HEAD | gzip).`);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

function archiveBytes(): number {
  const root = join(import.meta.dirname, '..');
  return Number(execFileSync('sh', ['-c', 'git archive HEAD | gzip | wc -c'], { cwd: root, encoding: 'utf8' }));
}
