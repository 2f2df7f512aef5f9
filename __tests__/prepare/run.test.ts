import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { ENGINE_ROLE, LAUNCH_ROLE, REGION, STATE_BUCKET, startAccount } from '../../local/account.ts';
import { filesIn } from '../../src/github/preparation.ts';
import type { Inputs } from '../../src/prepare/inputs.ts';
import { run } from '../../src/prepare/run.ts';
import { recordedStep } from './recorded-step.ts';

const folder = mkdtempSync(join(tmpdir(), 'prepare-run-'));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Nothing of this machine, and none of the job. */
function stubEnvironment(variables: Record<string, string>): void {
  for (const name of Object.keys(process.env)) if (/^(?:AWS|ACTIONS)_/.test(name)) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
}

test('while the state is locked, nothing is prepared', async () => {
  const account = await startAccount();
  try {
    stubEnvironment({ ...account.env, HOME: folder });
    const stateKey = '111122223333/pp-1';
    account.s3.bucket(STATE_BUCKET).put(`${stateKey}.tflock`, '{"ID": "7c9e6679", "Who": "runner@host"}');
    const inputs = {
      request: { recordId: 'rec-1', provisionedProductId: 'pp-1', launchRoleArn: LAUNCH_ROLE },
      region: REGION,
      role: { arn: ENGINE_ROLE, sessionName: 'job', durationSeconds: 3600, audience: 'sts.amazonaws.com' },
      stateBucket: STATE_BUCKET,
      stateKey,
      forceUnlock: false,
    } as Inputs;
    const files = filesIn(mkdtempSync(join(folder, 'locked-')));
    await expect(run(inputs, files, { ...recordedStep(), env: process.env })).rejects.toMatchObject({
      title: 'The state is locked',
      message: expect.stringContaining('by runner@host'),
    });
    expect(readdirSync(files.folder)).toEqual(['preparation.json']);
    expect(account.sts.exchanges.map(({ parameters }) => parameters.RoleArn)).toEqual([ENGINE_ROLE]);
  } finally {
    await account.close();
  }
});

test('a source of credentials that never ends does not keep prepare from ending', async () => {
  const config = join(folder, 'config');
  writeFileSync(config, '[profile endless]\ncredential_process = sleep 3\n');
  const credentials = join(folder, 'credentials');
  stubEnvironment({ AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials, AWS_PROFILE: 'endless' });
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
