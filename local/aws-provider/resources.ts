import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type CloudEvent, find, record, remove, resourcesIn, store } from './cloud.ts';
import type { Identity } from './identity.ts';
import { RESOURCE_TYPES, type ResourceType } from './schema.ts';
import { isKnown, UNKNOWN, type Value } from './value.ts';

/** What all resources of a provider configuration have in common. */
export interface Configuration {
  /** The folder of the cloud. */
  cloud: string;
  region: string;
  identity: Identity;
  defaultTags: Record<string, string>;
  /** Whether the configuration ignores tags with this key. */
  ignoresTag: (key: string) => boolean;
  /** Aborted when Terraform stops the provider. */
  stopped: AbortSignal;
}

/** A change that failed, and what is left of the resource. */
export class ChangeError extends Error {
  readonly state: Value | null;

  constructor(message: string, state: Value | null) {
    super(message);
    this.state = state;
  }
}

/** @returns null if the resource does not exist in the Region of the configuration */
export function read(type: string, state: Value, { cloud, region }: Configuration): Value | null {
  const found = find(cloud, { type, id: String(state.id), region });
  return found ? { ...state, tags_all: found.tags_all } : null;
}

/** The planned state, and the attributes whose change replaces the resource. */
export function plan(type: string, prior: Value | null, proposed: Value, configuration: Configuration) {
  const { nameAttribute } = typeOf(type);
  const name = proposed[nameAttribute] ?? UNKNOWN;
  const isReplaced = prior !== null && prior[nameAttribute] !== name;
  const tags = proposed.tags;
  const hasUnknown = tags === UNKNOWN || Object.values((tags ?? {}) as Value).includes(UNKNOWN);
  return {
    state: {
      ...proposed,
      [nameAttribute]: name,
      tags_all: hasUnknown ? UNKNOWN : allTags(proposed, configuration),
      ...((prior === null || isReplaced) && { id: UNKNOWN, arn: UNKNOWN, region: configuration.region }),
    },
    replacedBy: isReplaced ? [nameAttribute] : [],
  };
}

/**
 * Creates, updates, or deletes the resource. Like AWS, creates it at once, and then waits until it is available.
 *
 * @returns the new state
 * @throws {ChangeError}
 */
export async function apply(
  type: string,
  prior: Value | null,
  planned: Value | null,
  configuration: Configuration,
): Promise<Value | null> {
  if (planned === null) return destroy(type, prior as Value, configuration);
  return prior === null ? create(type, planned, configuration) : update(type, prior, planned, configuration);
}

async function create(type: string, planned: Value, configuration: Configuration): Promise<Value> {
  const { nameAttribute, service, operand, quota = Number.POSITIVE_INFINITY } = typeOf(type);
  const name = isKnown(planned[nameAttribute]) ? String(planned[nameAttribute]) : generatedName();
  const change = await start('creat', type, { ...planned, [nameAttribute]: name }, configuration, null);
  const { cloud, region } = configuration;
  const account = change.principal.split(':')[4] ?? '123456789012';
  const arn = service === 'S3' ? `arn:aws:s3:::${name}` : `arn:aws:sns:${region}:${account}:${name}`;
  const id = service === 'S3' ? name : arn;
  const others = resourcesIn(cloud).filter((each) => each.type === type && each.region === region && each.id !== id);
  if (others.length >= quota) throw change.failed(403, `${operand}LimitExceeded: The quota of ${quota} is exceeded`);
  const tags_all = allTags(planned, configuration);
  const state = { ...planned, [nameAttribute]: name, id, arn, region, tags_all };
  try {
    const resource = { id, type, name, region, account, principal: change.principal, tags_all };
    // A bucket belongs to one provisioned product only. To create a topic again returns the topic.
    store(cloud, resource, service === 'S3' ? 'wx' : 'w');
  } catch {
    throw change.failed(409, `${operand}AlreadyOwnedByYou: Your previous request to create it succeeded.`);
  }
  await change.end(state);
  return state;
}

async function update(type: string, prior: Value, planned: Value, configuration: Configuration): Promise<Value> {
  const change = await start('updat', type, planned, configuration, prior);
  const { cloud, region } = configuration;
  const id = String(planned.id);
  const found = find(cloud, { type, id, region });
  if (!found) throw change.failed(404, 'NotFound: The resource does not exist');
  await change.end(prior);
  const tags_all = allTags(planned, configuration);
  store(cloud, { ...found, tags_all }, 'w');
  return { ...planned, tags_all };
}

async function destroy(type: string, prior: Value, configuration: Configuration): Promise<null> {
  const change = await start('delet', type, { ...prior, fail: prior.fail_destroy }, configuration, prior);
  const { cloud, region } = configuration;
  await change.end(prior);
  // In another Region, the resource is not found, and what is not found counts as deleted.
  const found = find(cloud, { type, id: String(prior.id), region });
  if (found) remove(cloud, found);
  return null;
}

const VERBS = { creat: 'Create', updat: 'Update', delet: 'Delete' } as const;

/** Starts a change of the resource, whose state is `before` as long as nothing has changed. */
async function start(
  verb: keyof typeof VERBS,
  type: string,
  { delay_seconds, ignores_stop, fail, ...state }: Value,
  { cloud, region, identity, stopped }: Configuration,
  before: Value | null,
) {
  const { nameAttribute, service, title, operand } = typeOf(type);
  const name = String(state[nameAttribute]);
  const subject = `${verb}ing ${title} (${state.id === UNKNOWN ? name : (state.id ?? name)})`;
  const operation = `operation error ${service}: ${VERBS[verb]}${operand}`;
  const principal = await identity.caller().catch((error: Error) => {
    throw new ChangeError(
      `${subject}: ${operation}, get identity: get credentials: failed to refresh cached credentials, ${error.name}: ${error.message}`,
      before,
    );
  });
  const note = (event: Exclude<CloudEvent['event'], 'configured'>) =>
    record(cloud, { event, type, name, region, principal });
  const failed = (status: number, message: string) => {
    note('failed');
    return new ChangeError(
      `${subject}: ${operation}, https response error StatusCode: ${status}, RequestID: ${randomUUID()}, api error ${message}`,
      before,
    );
  };
  note(`${verb}ing`);
  if (isKnown(fail)) throw failed(403, `AccessDenied: ${fail}`);
  return {
    principal,
    failed,
    /** @throws {ChangeError} with the state `left` if Terraform stops the provider while it waits */
    async end(left: Value | null) {
      try {
        await wait(Number(delay_seconds ?? 0) * 1000, undefined, ignores_stop ? {} : { signal: stopped });
      } catch {
        note('failed');
        throw new ChangeError(`waiting for ${subject}: context canceled`, left);
      }
      note(`${verb}ed`);
    },
  };
}

/** The default tags, and the tags of the resource, which win. All are known. */
function allTags({ tags }: Value, { defaultTags, ignoresTag }: Configuration): Record<string, string> {
  const own = (tags ?? {}) as Record<string, string>;
  return Object.fromEntries(Object.entries({ ...defaultTags, ...own }).filter(([key]) => !ignoresTag(key)));
}

function typeOf(type: string): ResourceType {
  const found = RESOURCE_TYPES[type];
  if (!found) throw new Error(`The stand-in has no resource type ${type}`);
  return found;
}

function generatedName(): string {
  return `terraform-${randomBytes(13).toString('hex')}`;
}
