/**
 * The whole road: from a user of Service Catalog, over the bridge, to a workflow run of the README's workflow, and back.
 * With what Terraform printed in recorded jobs, it compares what people see, and runs where Terraform is not installed,
 * too.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asked, LAUNCH_ROLE, STATE_BUCKET } from '../../local/account.ts';
import { type Bridge, startBridge } from '../../local/bridge.ts';
import type { Engine, EngineRunOptions } from '../../local/engine.ts';
import { ASKED, addProduct, ask, PASSWORD } from '../../local/orders.ts';
import { startStrictEngine } from './engine.ts';
import { transcriptOf } from './transcript.ts';

const STATE = '111122223333/pp-4t7qk2m5xw3ab';

describe('the workflow of the README, with the bridge and recordings of Terraform,', () => {
  let engine: Engine;
  let bridge: Bridge;
  let artifact: string;
  beforeAll(async () => {
    engine = await startStrictEngine({ parameters: { GitHubAppId: '123456', GitHubAppInstallationId: '7890' } });
    bridge = await startBridge(engine.account);
    artifact = await addProduct(engine);
  });
  afterAll(async () => {
    await bridge?.close();
    await engine?.close();
  });

  /** Sends the message over the bridge. @returns what starts the workflow run */
  async function dispatched(asked: Asked): Promise<Asked> {
    bridge.send(asked);
    await bridge.deliver();
    const { client_payload } = engine.account.github.dispatches.at(-1) ?? {};
    return { ...asked, event: { client_payload } as Asked['event'] };
  }

  test('offers the parameters of a product to its users', async () => {
    const parameters = await bridge.parametersOf(artifact, LAUNCH_ROLE);
    expect(parameters.map(({ key, isNoEcho }) => [key, isNoEcho])).toEqual([
      ['name', false],
      ['topics', false],
      ['password', true],
    ]);
  });

  test('shows and reports a provisioning, an update that fails, its duplicate, and a termination', async () => {
    const show = async (asked: Asked, name: string, options: EngineRunOptions) => {
      const run = await engine.run(asked, options);
      await expect(transcriptOf(asked, run, engine)).toMatchFileSnapshot(`transcripts/${name}.txt`);
    };
    for (const recording of Object.keys(ASKED) as (keyof typeof ASKED)[]) {
      const asked = await dispatched(ask(recording, artifact, engine.account));
      await show(asked, recording, { recording });
      if (recording !== 'failing-update') continue;
      await show(asked, 'duplicate', { recording, github: { run_id: '11223344557' } });
      expect(asked.record.timesNotified).toBe(1);
    }
    expect(engine.account.github.dispatches).toHaveLength(3);
    expect(JSON.stringify(engine.account.endpoint.exchanges)).not.toContain(PASSWORD);
  });

  test('ends a record that the bridge reported FAILED without running Terraform', async () => {
    const asked = ask('provision', artifact, engine.account);
    bridge.send(asked);
    const { secrets } = bridge;
    secrets.put(`${engine.account.stack.parameters.GitHubSecretArn}`, 'not a key');
    await bridge.deliver();
    expect(asked.record.failureReason).toContain('not an RSA private key');
    // A lock of another record is no reason to report this one again.
    const lock = `${STATE}.tflock`;
    engine.account.s3.bucket(STATE_BUCKET).put(lock, '{}');
    // GitHub might have received an earlier attempt.
    const late = await engine.run(asked, { recording: 'provision' });
    expect(late.steps.map(({ log }) => log.join('\n'))).toEqual([
      expect.stringContaining('was taken up by the bridge'),
      expect.stringContaining('Nothing to do'),
      expect.stringContaining('Nothing to report'),
    ]);
    expect(asked.record.timesNotified).toBe(1);
    expect(engine.objects()).toContain(lock);
  });
});
