/**
 * `npm run demo`: provisions, updates, and terminates a product, and notifies a Service Catalog endpoint on this
 * machine. Each step starts with the message from Service Catalog, as a bridge forwards it.
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
  writeOutputs(workspace);
  await notify('Provisioning succeeds', 'provision', 'success', { 'outputs-file': 'outputs.json' });
  await notify('An update succeeds', 'update', 'success', {
    'outputs-file': 'outputs.json',
    'plan-file': 'plan.json',
  });
  await notify('An update fails', 'update', 'failure', {
    'failure-reason': 'Error: creating RDS DB Instance (orders): InsufficientDBInstanceCapacity',
  });
  await notify('Termination succeeds', 'terminate', 'success', {});
} finally {
  await endpoint.close();
  rmSync(workspace, { recursive: true });
}

/** Writes the outputs of a real apply if Terraform is installed, or else the recorded outputs of the same product. */
function writeOutputs(folder: string): void {
  const terraform = (...args: string[]) =>
    execFileSync('terraform', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (spawnSync('terraform', ['version']).status !== 0) {
    console.log('Terraform is not installed. The demo uses recorded outputs.');
    copyFileSync(join(PRODUCT, 'output.json'), join(folder, 'outputs.json'));
    copyFileSync(join(PRODUCT, 'plan.json'), join(folder, 'plan.json'));
    return;
  }
  console.log('Applying the product with Terraform.');
  copyFileSync(join(PRODUCT, 'main.tf'), join(folder, 'main.tf'));
  terraform('init', '-input=false');
  terraform('plan', '-input=false', '-out=plan.bin');
  terraform('apply', '-input=false', 'plan.bin');
  writeFileSync(join(folder, 'plan.json'), terraform('show', '-json', 'plan.bin'));
  writeFileSync(join(folder, 'outputs.json'), terraform('output', '-json'));
}

async function notify(
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
  section('Inputs', keyValueLines(step));
  section('Log', run.log);
  section('Annotations', annotationLines(run));
  section('Step outputs', keyValueLines(run.outputs));
  section('Job summary, as text', asText(run.summary).split('\n'));
  const { workflowToken, ...kept } = record;
  section('Record in Service Catalog', JSON.stringify(kept, undefined, 2).split('\n'));
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
