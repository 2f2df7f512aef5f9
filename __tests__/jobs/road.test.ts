/** The whole road: from a user of Service Catalog, over the bridge, to a workflow run and back, with the bundles. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAUNCH_ROLE } from '../../local/account.ts';
import { type Bridge, startBridge } from '../../local/bridge.ts';
import type { Engine } from '../../local/engine.ts';
import { ASKED, addProduct, ask } from '../../local/orders.ts';
import { startStrictEngine } from './engine.ts';

describe('the whole road', () => {
  let engine: Engine;
  let bridge: Bridge;
  let artifact: string;
  beforeAll(async () => {
    engine = await startStrictEngine({ parameters: { GitHubAppId: '123456', GitHubAppInstallationId: '7890' } });
    bridge = await startBridge(engine.account);
    artifact = await addProduct(engine);
  });
  afterAll(async () => {
    await bridge.close();
    await engine.close();
  });

  test('leads from the parameters that a user sees to a provisioned product that is terminated', async () => {
    const parameters = await bridge.parametersOf(artifact, LAUNCH_ROLE);
    expect(parameters.map(({ key, isNoEcho }) => [key, isNoEcho])).toEqual([
      ['name', false],
      ['topics', false],
      ['password', true],
    ]);
    for (const recording of Object.keys(ASKED) as (keyof typeof ASKED)[]) {
      const asked = ask(recording, artifact, engine.account);
      bridge.send(asked);
      await bridge.deliver();
      const { client_payload } = engine.account.github.dispatches.at(-1) ?? {};
      await engine.run({ ...asked, event: { client_payload } as typeof asked.event }, { recording });
      expect(asked.record.status).toBe(recording === 'failing-update' ? 'FAILED' : 'SUCCEEDED');
    }
    expect(engine.account.github.dispatches).toHaveLength(3);
  });

  test('ends a record that the bridge reported FAILED without running Terraform', async () => {
    const asked = ask('provision', artifact, engine.account);
    bridge.send(asked);
    const { secrets } = bridge;
    secrets.put(`${engine.account.stack.parameters.GitHubSecretArn}`, 'not a key');
    await bridge.deliver();
    expect(asked.record.failureReason).toContain('not an RSA private key');
    // GitHub might have received an earlier attempt.
    const late = await engine.run(asked, { recording: 'provision' });
    expect(late.steps.map(({ log }) => log.join('\n'))).toEqual([
      expect.stringContaining('was taken up by the bridge'),
      expect.stringContaining('Nothing to do'),
      expect.stringContaining('Nothing to report'),
    ]);
    expect(asked.record.timesNotified).toBe(1);
  });
});
