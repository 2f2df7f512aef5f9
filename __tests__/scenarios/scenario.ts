import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFailed, test } from 'vitest';
import { departures } from '../../local/api-model.ts';
import { environmentOf } from '../../local/credentials.ts';
import { type Endpoint, type EndpointOptions, startEndpoint } from '../../local/endpoint.ts';
import type { Operation, ServiceCatalogRecord } from '../../local/records.ts';
import { runStep, type Step, type StepRun } from '../../local/runner.ts';
import { RECORD_ID, TOKEN } from '../notify/notified.ts';

/** A step in a workflow, with its environment and endpoint. The endpoint has a record that waits for a result. */
export interface Scenario {
  with?: Record<string, string>;
  env?: Record<string, string | undefined>;
  started?: (child: ChildProcessWithoutNullStreams) => void;
  /** The event that triggered the workflow. Without an event, the record ID and the workflow token are inputs. */
  event?: Step['event'];
  operation?: Operation;
  jobStatus?: Step['jobStatus'];
  endpoint?: EndpointOptions;
  /** A folder. By default, the folder of the recorded product. */
  workspace?: string;
}

export { RECORD_ID, TOKEN };

const PRODUCT = join(import.meta.dirname, '..', 'fixtures', 'product');

/** Runs `dist/`, and compares the transcript with `transcripts/<name of the describe>/<name>.txt`. */
export function scenario(name: string, given: Scenario): void {
  test(name, async ({ task }) => {
    const { transcript } = await scenarioRun(given);
    const file = [task.suite?.name ?? '', name].map((part) => part.replaceAll(/[^\w-]+/g, '-')).join('/');
    await expect(transcript).toMatchFileSnapshot(`transcripts/${file}.txt`);
  });
}

/** Runs `dist/` with a separate endpoint, and checks that no secret is visible. A failed test shows the transcript. */
export async function scenarioRun({
  with: inputs = {},
  env = {},
  started,
  event,
  operation,
  jobStatus,
  endpoint: options,
  workspace = PRODUCT,
}: Scenario) {
  const endpoint = await startEndpoint(options);
  try {
    const record = endpoint.records.add(RECORD_ID, TOKEN, operation);
    const run = await runStep({
      with: {
        ...(!event && { 'record-id': RECORD_ID, 'workflow-token': TOKEN }),
        'aws-region': endpoint.region,
        'endpoint-url': endpoint.url,
        ...inputs,
      },
      env: { ...environmentOf(endpoint.credentials), ...env },
      ...(jobStatus && { jobStatus }),
      ...(event && { event }),
      ...(started && { started }),
      workspace,
    });
    const transcript = transcriptOf({ inputs, event, jobStatus, options }, run, endpoint, record);
    showIfTestFails(transcript);
    expectNoSecret(run, endpoint, inputs['workflow-token'] ?? TOKEN);
    for (const { operation: called, input } of endpoint.exchanges) {
      expect(departures(called, input as Record<string, unknown>)).toEqual([]);
    }
    return { run, endpoint, record, transcript };
  } finally {
    await endpoint.close();
  }
}

/** The output starts with the command that masks the workflow token. No secret is anywhere else. */
function expectNoSecret({ raw, outputs, summary }: StepRun, endpoint: Endpoint, token: string): void {
  const mask = token ? `::add-mask::${token}\n` : '';
  expect(raw.startsWith(mask)).toBe(true);
  const seen = raw.slice(mask.length) + JSON.stringify(outputs) + summary;
  for (const secret of [token || TOKEN, endpoint.credentials.secretAccessKey, 'correct-horse-battery-staple']) {
    expect(seen).not.toContain(secret);
  }
}

function showIfTestFails(transcript: string): void {
  try {
    onTestFailed(() => console.error(transcript));
  } catch {
    // Outside a test, or in concurrent tests, where Vitest does not know which one is running.
  }
}

interface Given {
  inputs: Record<string, string>;
  event: Step['event'];
  jobStatus: Step['jobStatus'];
  options: EndpointOptions | undefined;
}

function transcriptOf(
  { inputs, event, jobStatus, options }: Given,
  run: StepRun,
  endpoint: Endpoint,
  record: ServiceCatalogRecord,
): string {
  const sections = {
    event: typeof event === 'object' ? JSON.stringify(event, undefined, 2).split('\n') : [event ?? 'none'],
    'job status': [jobStatus ?? 'success'],
    endpoint: endpointLines(options),
    with: keyValueLines(inputs),
    log: run.log,
    annotations: run.annotations.map(({ level, message, properties: { title, ...place } }) =>
      [`${level}: ${title}: ${message}`, ...Object.entries(place).map(([key, value]) => `${key}=${value}`)].join(' '),
    ),
    'step outputs': keyValueLines(run.outputs),
    summary: run.summary.trim().split('\n'),
    requests: endpoint.exchanges.flatMap(({ operation, input, status, error = '' }) => [
      `${operation} ${status} ${error}`.trim(),
      ...JSON.stringify(input, undefined, 2).split('\n'),
    ]),
    record: [record.status, record.provisionedProductStatus],
    'exit code': [String(run.exitCode)],
  };
  const text = Object.entries(sections)
    .map(([title, lines]) => `# ${title}\n${lines.map((line) => `${line}\n`).join('')}`)
    .join('\n');
  return text
    .replaceAll(TOKEN, '<workflow token>')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<request id>')
    .replaceAll(endpoint.url, '<endpoint>')
    .replaceAll(/\b[0-9a-f]{64}\b/g, '<derived idempotency token>');
}

function endpointLines({ maxBytes, expired, denied, faults }: EndpointOptions = {}): string[] {
  return [
    ...(maxBytes ? [`rejects requests of more than ${maxBytes} bytes`] : []),
    ...(expired ? [`rejects ${expired.accessKeyId}, whose credentials have expired`] : []),
    ...(denied ? [`rejects ${denied.accessKeyId}, which does not have the permission`] : []),
    ...(faults ? ['fails first'] : []),
  ];
}

function keyValueLines(values: Record<string, string>): string[] {
  return Object.entries(values).map(([key, value]) => `${key}=${value}`);
}
