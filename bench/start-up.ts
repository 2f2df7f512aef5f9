/**
 * Measures how long whole processes take to notify Service Catalog, with the local endpoint. The programs take turns,
 * so that a temporary slowdown of the machine affects all of them.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOf } from '../local/credentials.ts';
import { startEndpoint } from '../local/endpoint.ts';
import { prepareStep } from '../local/runner.ts';
import { type Measurement, machine, printTable, timeOf } from './measurements.ts';

const ROUNDS = 10;
const TOKEN = '2f7a95c3-b18e-46d0-9c4b-a6e8305d71f9';
const FLOOR = [process.execPath, join(import.meta.dirname, 'floor.js')];
const WASM = 'dist/prepare/main.wasm.gz';

interface Program extends Measurement {
  command: string[];
  env: Record<string, string | undefined>;
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
  add('the floor', FLOOR);
  add('notify', action.command, action.env);
  if (isInstalled('aws', '--version')) add('the AWS CLI', cliCommand(url));
  if (isInstalled('python3', '-c', 'import boto3')) add('boto3', ['python3', '-c', BOTO3]);

  try {
    // The first round is a warm-up and does not count.
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const program of programs) {
        const recordId = `rec-${round}-${programs.indexOf(program)}`;
        endpoint.records.add(recordId, TOKEN);
        const time = await timeOfProgram(program, recordId, url);
        if (round > 0) program.milliseconds.push(time);
      }
    }
  } finally {
    await endpoint.close();
    rmSync(folder, { recursive: true });
  }
  console.log(`${machine()}, ${ROUNDS} rounds.`);
  printTable('to notify Service Catalog on loopback', programs, programs[1] as Program);
  console.log(
    `\nSize of the archive that GitHub downloads: ${archiveBytes()} bytes (git archive HEAD | gzip -9), ${archiveBytes(WASM)} bytes without the HCL parser.`,
  );
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

function timeOfProgram({ name, command, env }: Program, recordId: string, url: string): Promise<number> {
  const withRecord = (value: string) => value.replaceAll('{record}', recordId);
  const variables = { 'INPUT_RECORD-ID': recordId, RECORD_ID: recordId, URL: url, ...floorVariables(recordId, url) };
  return timeOf(name, command.map(withRecord), { ...env, ...variables });
}

/** What the floor needs, besides a Region and credentials. */
function floorVariables(recordId: string, url: string): { FLOOR_URL: string; FLOOR_BODY: string } {
  const body = { WorkflowToken: TOKEN, RecordId: recordId, Status: 'SUCCEEDED', IdempotencyToken: recordId };
  return { FLOOR_URL: url, FLOOR_BODY: JSON.stringify(body) };
}

/** Starts an endpoint for the floor. */
export async function startFloor() {
  const { url, region, credentials, records, close } = await startEndpoint();
  let times = 0;
  return {
    time(): Promise<number> {
      times += 1;
      const recordId = `rec-${times}`;
      records.add(recordId, TOKEN);
      const env = { AWS_REGION: region, ...environmentOf(credentials), ...floorVariables(recordId, url) };
      return timeOf('the floor', FLOOR, env);
    },
    close,
  };
}

/** @param without a path that is left out */
function archiveBytes(without = ''): number {
  const paths = without && `':(exclude)${without}'`;
  const cwd = join(import.meta.dirname, '..');
  return Number(execFileSync('sh', ['-c', `git archive HEAD ${paths} | gzip -9 | wc -c`], { cwd, encoding: 'utf8' }));
}
