import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { filesIn } from '../../src/github/preparation.ts';
import type { Inputs } from '../../src/prepare/inputs.ts';
import { run } from '../../src/prepare/run.ts';
import { recordedStep } from './recorded-step.ts';

const folder = mkdtempSync(join(tmpdir(), 'prepare-run-'));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test('a source of credentials that never ends does not keep prepare from ending', async () => {
  const config = join(folder, 'config');
  writeFileSync(config, '[profile endless]\ncredential_process = sleep 3\n');
  for (const name of Object.keys(process.env)) if (/^AWS_/.test(name)) vi.stubEnv(name, undefined);
  const credentials = join(folder, 'credentials');
  vi.stubEnv('AWS_CONFIG_FILE', config);
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', credentials);
  vi.stubEnv('AWS_PROFILE', 'endless');
  const ends = async (canceled: boolean) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const interruption = new AbortController();
    const step = { ...recordedStep(), env: process.env, interrupted: interruption.signal };
    const inputs = { region: 'eu-west-1', stateBucket: 'states' } as Inputs;
    const ended = run(inputs, filesIn(folder), step).catch(({ message }: Error) => message);
    if (canceled) interruption.abort();
    await vi.advanceTimersByTimeAsync(canceled ? 8200 : 240_200);
    vi.useRealTimers();
    return ended;
  };
  expect(await ends(true)).toBe('The job was canceled before Terraform could run.');
  expect(await ends(false)).toBe('The preparation did not end within 4 minutes.');
});
