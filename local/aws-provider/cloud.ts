import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** What exists, as the stand-in keeps it in a file of its own. */
export interface CloudResource {
  id: string;
  type: string;
  name: string;
  region: string;
  account: string;
  /** Who created it. */
  principal: string;
  tags_all: Record<string, string>;
}

/** What happened, in order: a provider configuration, or the start or the end of a change. */
export type CloudEvent =
  | { event: 'configured'; region: string; principal: string; tags: Record<string, string> }
  | {
      event: `${'creat' | 'updat' | 'delet'}${'ing' | 'ed'}` | 'failed';
      type: string;
      name: string;
      region: string;
      principal: string;
    };

/** The resources that exist in the cloud in `folder`, by type and ID. */
export function resourcesIn(folder: string): CloudResource[] {
  return readdirSync(join(folder, 'resources'))
    .sort()
    .flatMap((file) => {
      try {
        return [JSON.parse(readFileSync(join(folder, 'resources', file), 'utf8'))];
      } catch {
        // Deleted meanwhile.
        return [];
      }
    });
}

/** Everything that happened in the cloud in `folder`. */
export function eventsIn(folder: string): CloudEvent[] {
  return readFileSync(join(folder, 'events.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** Prepares an empty cloud. */
export function createCloud(folder: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  writeFileSync(join(folder, 'events.jsonl'), '');
}

export function record(folder: string, event: CloudEvent): void {
  appendFileSync(join(folder, 'events.jsonl'), `${JSON.stringify(event)}\n`);
}

/**
 * Each provider configuration is a process of its own, so the file is there as a whole, or not at all.
 *
 * @throws with the code EEXIST if `flag` is `wx` and the resource exists
 */
export function store(folder: string, resource: CloudResource, flag: 'w' | 'wx'): void {
  const temporary = join(folder, `${randomUUID()}.json`);
  writeFileSync(temporary, JSON.stringify(resource, undefined, 2));
  try {
    if (flag === 'wx') linkSync(temporary, fileOf(folder, resource));
    else renameSync(temporary, fileOf(folder, resource));
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** @returns undefined if the resource does not exist in the Region */
export function find(folder: string, { type, id, region }: Pick<CloudResource, 'type' | 'id' | 'region'>) {
  try {
    const found: CloudResource = JSON.parse(readFileSync(fileOf(folder, { type, id }), 'utf8'));
    return found.region === region ? found : undefined;
  } catch {
    return undefined;
  }
}

export function remove(folder: string, resource: Pick<CloudResource, 'type' | 'id'>): void {
  rmSync(fileOf(folder, resource), { force: true });
}

function fileOf(folder: string, { type, id }: Pick<CloudResource, 'type' | 'id'>): string {
  return join(folder, 'resources', `${type}.${encodeURIComponent(id)}.json`);
}
