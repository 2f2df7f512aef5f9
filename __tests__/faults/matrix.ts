import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOf } from '../../local/credentials.ts';
import { startEndpoint } from '../../local/endpoint.ts';
import { FAULTS, type FaultName, Faults } from '../../local/faults.ts';
import type { Operation } from '../../local/records.ts';
import { oncePrinted, runStep } from '../../local/runner.ts';

/** The result of a step with faults. */
export interface FaultRun {
  operation: Operation;
  times: 'once' | 'always';
  record: string;
  /** How many results the record has. */
  notified: number;
  /** How many requests arrived. */
  requests: number;
  seconds: number;
  exitCode: number | null;
  retryLines: string[];
  /** The error annotations, with their titles. */
  errors: string[];
}

/** Short if a fault always happens, because the step uses all of it. Longer otherwise, for a busy machine. */
export const TIMEOUT_SECONDS = { once: 15, always: 4 };
const TOKEN = 'c4e82a97-1d5b-4f60-8b3c-95a7d0e6f21b';

export const OPERATIONS: Operation[] = ['update', 'provision', 'terminate'];
export const FAULT_NAMES = Object.keys(FAULTS) as FaultName[];

/** @param faults happen one after another. One that concerns connections must be the only one. */
export async function runWithFaults(
  faults: readonly FaultName[],
  times: FaultRun['times'],
  operation: Operation,
): Promise<FaultRun> {
  const tls = faults.includes('an untrusted certificate');
  const endpoint = await startEndpoint({ tls, faults: new Faults(faults, times === 'once' ? 1 : Infinity) });
  const workspace = mkdtempSync(join(tmpdir(), 'fault-'));
  try {
    const record = endpoint.records.add('rec-6p3z9t2c5m8fa', TOKEN, operation);
    writeFileSync(join(workspace, 'outputs.json'), '{"a":{"value":1}}');
    writeFileSync(join(workspace, 'authority.pem'), endpoint.authority ?? '');
    const start = performance.now();
    const run = await runStep({
      with: {
        operation,
        'record-id': 'rec-6p3z9t2c5m8fa',
        'tracer-tag-value': 'pp-fault',
        'workflow-token': TOKEN,
        'outputs-file': 'outputs.json',
        'aws-region': endpoint.region,
        'endpoint-url': endpoint.url,
        'timeout-seconds': String(TIMEOUT_SECONDS[times]),
      },
      env: {
        ...environmentOf(endpoint.credentials),
        ...(tls && { NODE_EXTRA_CA_CERTS: join(workspace, 'authority.pem') }),
      },
      workspace,
      started: (child) => {
        if (faults.includes('connection refused') && times === 'once')
          oncePrinted(child, 'Attempt 1 of', () => endpoint.open());
      },
    });
    return {
      operation,
      times,
      record: record.status,
      notified: record.timesNotified,
      requests: endpoint.requests,
      seconds: (performance.now() - start) / 1000,
      exitCode: run.exitCode,
      retryLines: run.log.filter((line) => line.startsWith('Attempt ')),
      errors: run.annotations
        .filter(({ level }) => level === 'error')
        .map(({ message, properties }) => `${properties.title}: ${message}`),
    };
  } finally {
    await endpoint.close();
    rmSync(workspace, { recursive: true });
  }
}
