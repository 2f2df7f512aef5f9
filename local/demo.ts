/**
 * `npm run demo`: a product's life, told to a Service Catalog on this machine. Each step starts from the message that
 * Service Catalog sent, as a bridge handed it on.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOf } from './credentials.ts';
import { startEndpoint } from './endpoint.ts';
import type { Operation } from './records.ts';
import { runStep, type StepRun } from './runner.ts';

const PRODUCT = join(import.meta.dirname, '..', '__tests__', 'fixtures', 'product');

const workspace = mkdtempSync(join(tmpdir(), 'product-'));
const endpoint = await startEndpoint();
try {
  makeOutputs(workspace);
  await tell('A provisioning that succeeds', 'provision', 'success', { 'outputs-file': 'outputs.json' });
  await tell('An update that succeeds', 'update', 'success', {
    'outputs-file': 'outputs.json',
    'plan-file': 'plan.json',
  });
  await tell('An update that fails', 'update', 'failure', {
    'failure-reason': 'Error: creating RDS DB Instance (orders): InsufficientDBInstanceCapacity',
  });
  await tell('A termination that succeeds', 'terminate', 'success', {});
} finally {
  await endpoint.close();
  rmSync(workspace, { recursive: true });
}

/** Real outputs, if Terraform is installed; else those it once made of the same product. */
function makeOutputs(folder: string): void {
  const terraform = (...args: string[]) =>
    execFileSync('terraform', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (spawnSync('terraform', ['version']).status !== 0) {
    console.log('Terraform is not installed: the outputs are recorded ones.');
    copyFileSync(join(PRODUCT, 'output.json'), join(folder, 'outputs.json'));
    copyFileSync(join(PRODUCT, 'plan.json'), join(folder, 'plan.json'));
    return;
  }
  console.log('Applying a product with the Terraform on this machine.');
  copyFileSync(join(PRODUCT, 'main.tf'), join(folder, 'main.tf'));
  terraform('init', '-input=false');
  terraform('plan', '-input=false', '-out=plan.bin');
  terraform('apply', '-input=false', 'plan.bin');
  writeFileSync(join(folder, 'plan.json'), terraform('show', '-json', 'plan.bin'));
  writeFileSync(join(folder, 'outputs.json'), terraform('output', '-json'));
}

async function tell(
  title: string,
  operation: Operation,
  jobStatus: 'success' | 'failure',
  inputs: Record<string, string>,
): Promise<void> {
  const event = JSON.parse(readFileSync(join(import.meta.dirname, 'events', `${operation}.json`), 'utf8'));
  const { recordId, token } = event.client_payload.message;
  const record = endpoint.records.add(recordId, token, operation);
  const step = { ...inputs, 'aws-region': endpoint.region, 'endpoint-url': endpoint.url };
  const run = await runStep({
    with: step,
    event,
    env: environmentOf(endpoint.credentials),
    jobStatus,
    workspace,
  });
  console.log(`\n━━ ${title} ━━`);
  section('The step', keyValueLines(step));
  section('The log', run.log);
  section('Annotations', annotationLines(run));
  section('Step outputs', keyValueLines(run.outputs));
  section('Job summary, as text', asText(run.summary).split('\n'));
  const { workflowToken, ...kept } = record;
  section('The record, as Service Catalog has it now', JSON.stringify(kept, undefined, 2).split('\n'));
  section('Exit code', [String(run.exitCode)]);
}

function section(title: string, lines: string[]): void {
  console.log(`\n${title}`);
  for (const line of lines) console.log(`  │ ${line}`);
}

function keyValueLines(values: Record<string, string>): string[] {
  return Object.entries(values).map(([name, value]) => `${name}: ${value}`);
}

function annotationLines({ annotations }: StepRun): string[] {
  if (annotations.length === 0) return ['none'];
  return annotations.map(({ level, message, properties }) => `${level}: ${properties.title}: ${message}`);
}

function asText(html: string): string {
  return html
    .replaceAll(/<br>|<\/(tr|h3|h4|p|pre)>/g, '\n')
    .replaceAll(/<\/t[dh]>(?=<t)/g, '   ')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
    .replaceAll(/\n{2,}/g, '\n')
    .trim();
}
