/**
 * The jobs of the demo, with Terraform and the stand-in for the aws provider: `npm run test:jobs`. They take too long for
 * `npm test`, which has the same with recordings, and the parts that recordings cannot prove in `lifecycle.test.ts`.
 */
import { describe, expect, test } from 'vitest';
import { STATE_BUCKET } from '../../local/account.ts';
import { addProduct, ask, REGIONS } from '../../local/orders.ts';
import { hasTerraform, runsAllJobs, startStrictEngine } from './engine.ts';

const STATE = '111122223333/pp-4t7qk2m5xw3ab';

describe.skipIf(!hasTerraform || !runsAllJobs)('a product with Terraform', () => {
  test('is provisioned, updated, and terminated, also after an update that failed', async () => {
    const engine = await startStrictEngine({ regions: REGIONS });
    try {
      const { account } = engine;
      const artifact = await addProduct(engine);
      const left = () => ({
        resources: engine.resources(),
        inState: JSON.parse(account.s3.bucket(STATE_BUCKET).text(STATE) ?? '').resources.flatMap(
          ({ instances }: { instances: unknown[] }) => instances,
        ).length,
        isLocked: engine.objects().includes(`${STATE}.tflock`),
      });
      const created = [
        'orders-backup eu-central-1',
        'orders-data eu-west-1',
        'orders-created eu-west-1',
        'orders-shipped eu-west-1',
      ];

      const provision = ask('provision', artifact, account);
      await engine.run(provision);
      expect(provision.record).toMatchObject({ status: 'SUCCEEDED', provisionedProductStatus: 'AVAILABLE' });
      expect(left()).toEqual({ resources: created, inState: 4, isLocked: false });

      const failing = ask('failing-update', artifact, account);
      await engine.run(failing);
      expect(failing.record).toMatchObject({ status: 'FAILED', provisionedProductStatus: 'TAINTED' });
      expect(failing.record.failureReason).toMatch(
        /^creating SNS Topic .*TopicLimitExceeded.*\nCreated before it stopped: aws_sns_topic\.events\["re\w+"\]/,
      );
      expect(left()).toMatchObject({ inState: 5, isLocked: false });
      expect(left().resources).toHaveLength(5);

      const { parameters, tags } = provision.event.client_payload.message;
      const update = ask('failing-update', artifact, account);
      Object.assign(update.event.client_payload.message, { parameters, tags });
      await engine.run(update);
      expect(update.record).toMatchObject({ status: 'SUCCEEDED', provisionedProductStatus: 'AVAILABLE' });
      expect(left()).toEqual({ resources: created, inState: 4, isLocked: false });

      const terminate = ask('terminate', artifact, account);
      await engine.run(terminate);
      expect(terminate.record).toMatchObject({ status: 'SUCCEEDED', provisionedProductStatus: 'TERMINATED' });
      expect(left()).toEqual({ resources: [], inState: 0, isLocked: false });
    } finally {
      await engine.close();
    }
  });
});
