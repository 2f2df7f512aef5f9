import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account, Asked, MessageParts } from './account.ts';
import { lockFile } from './aws-provider/mirror.ts';
import type { Engine } from './engine.ts';
import type { Operation } from './records.ts';

/** The value of the sensitive parameter. */
export const PASSWORD = 'correct-horse-battery-staple';

const MAIN = join(import.meta.dirname, '..', '__tests__', 'fixtures', 'jobs', 'product', 'main.tf');

/** Stores a product with a bucket, a copy of it in another Region, and topics. @returns the path for messages */
export function addProduct({ account, cloud }: Engine): Promise<string> {
  return account.addArtifact({ 'main.tf': readFileSync(MAIN, 'utf8'), '.terraform.lock.hcl': lockFile(cloud) });
}

/** All Regions in which the product has a provider. */
export const REGIONS: [string, ...string[]] = ['eu-west-1', 'eu-central-1'];

/** What a user asks for, one after the other. Each is recorded in the folder of its name in `__tests__/fixtures/jobs`. */
export const ASKED = {
  provision: ['provision', withTopics('created', 'shipped')],
  /** One of the new topics exceeds the quota of the stand-in for AWS. */
  'failing-update': ['update', withTopics('created', 'shipped', 'returned', 'refunded')],
  terminate: ['terminate', {}],
} as const satisfies Record<string, [Operation, MessageParts]>;

/** @param artifact from `addProduct` */
export function ask(recording: keyof typeof ASKED, artifact: string, account: Account): Asked {
  const [operation, parts] = ASKED[recording];
  return account.ask(operation, { ...parts, artifact });
}

function withTopics(...topics: string[]): MessageParts {
  return {
    parameters: { name: 'orders', topics: JSON.stringify(topics), password: PASSWORD },
    tags: { team: 'orders', 'cost-center': '4711' },
  };
}
