import { shortened, withoutControlCharacters } from '../plain-text.ts';
import { readCapturedChunks } from './captured-text.ts';
import { type ExactJson, type ExactObject, isObject, parseExactJson } from './exact-json.ts';
import { type LineReader, readMarkedLines } from './log-lines.ts';

/** What an apply did with the resources, as far as its log says. Each list is in the order of the log. */
export interface Changes {
  readonly created: ChangeList;
  readonly updated: ChangeList;
  readonly deleted: ChangeList;
  /** Terraform reported an error for these. Such a resource can exist all the same, if a provisioner failed. */
  readonly failed: ChangeList;
  /** These were started, and have no end in the log. */
  readonly unfinished: ChangeList;
}

export interface ChangeList {
  readonly first: readonly Change[];
  /** How many follow. */
  readonly more: number;
}

export interface Change {
  /** Such as `module.db.aws_db_instance.this[0]`. One line. */
  readonly address: string;
  readonly action: Action;
}

type Action = 'create' | 'update' | 'delete';

const COMPLETED = { create: 'created', update: 'updated', delete: 'deleted' } as const satisfies Record<
  Action,
  keyof Changes
>;

/**
 * Reads what `apply -json` changed, or `destroy -json`. The size of the file does not affect the memory that this takes.
 * Source: https://developer.hashicorp.com/terraform/internals/machine-readable-ui#operation-messages
 *
 * @param enough when aborted, nothing more is read
 * @throws {Problem} if the file does not exist or cannot be read, but never because of its content
 */
export async function readChanges(path: string, enough?: AbortSignal): Promise<Changes> {
  return changesIn(readCapturedChunks(path, enough));
}

/** Reads a log in chunks, which can be cut anywhere. A chunk must stay valid until the next one is requested. */
export async function changesIn(chunks: AsyncIterable<Buffer>): Promise<Changes> {
  const log = new Log();
  await readMarkedLines(chunks, MARKERS, log);
  return log.changes;
}

/** The types of messages, as they are searched in the log. */
const MARKERS = ['"apply_start"', '"apply_complete"', '"apply_errored"'];

/** In each list. */
const MOST_KEPT = 100;
/** Terraform makes ten changes at the same time, unless `-parallelism` says otherwise. */
const MOST_UNDER_WAY = 1000;
const LONGEST_ADDRESS = 500;
/** A message has a few dozen values. */
const MOST_VALUES = 1000;

class Log implements LineReader {
  readonly needsNextLine = false;
  readonly #lists = {
    created: new FirstChanges(),
    updated: new FirstChanges(),
    deleted: new FirstChanges(),
    failed: new FirstChanges(),
  };
  /** By address and action, and how often: the deposed instances of a resource have its address. */
  readonly #underWay = new Map<string, { readonly change: Change; times: number }>();
  /** Changes that did not fit in the map and have no end so far. */
  #moreUnderWay = 0;

  read(line: string): void {
    const message = messageIn(line);
    const change = message && changeIn(message);
    if (change === undefined) return;
    if (message?.type === 'apply_start') this.#start(change);
    else if (message?.type === 'apply_complete') this.#end(change, this.#lists[COMPLETED[change.action]]);
    else if (message?.type === 'apply_errored') this.#end(change, this.#lists.failed);
  }

  get changes(): Changes {
    const unfinished = new FirstChanges();
    for (const { change, times } of this.#underWay.values()) {
      for (let time = 0; time < times; time += 1) unfinished.add(change);
    }
    unfinished.more += this.#moreUnderWay;
    return { ...this.#lists, unfinished };
  }

  #start(change: Change): void {
    const key = keyOf(change);
    const same = this.#underWay.get(key);
    if (same) same.times += 1;
    else if (this.#underWay.size < MOST_UNDER_WAY) this.#underWay.set(key, { change, times: 1 });
    else this.#moreUnderWay += 1;
  }

  #end(change: Change, list: FirstChanges): void {
    const key = keyOf(change);
    const started = this.#underWay.get(key);
    if (!started) this.#moreUnderWay = Math.max(0, this.#moreUnderWay - 1);
    else if (started.times > 1) started.times -= 1;
    else this.#underWay.delete(key);
    list.add(change);
  }
}

class FirstChanges implements ChangeList {
  readonly first: Change[] = [];
  more = 0;

  add(change: Change): void {
    if (this.first.length < MOST_KEPT) this.first.push(change);
    else this.more += 1;
  }
}

function keyOf({ address, action }: Change): string {
  return `${action} ${address}`;
}

function messageIn(line: string): ExactObject | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const message = parseExactJson(line, MOST_VALUES);
    return isObject(message) ? message : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined if the message is not about a change of a resource, such as about a data source that is read. */
function changeIn({ hook }: ExactObject): Change | undefined {
  const address = memberAt(memberAt(hook, 'resource'), 'addr');
  const action = memberAt(hook, 'action');
  if (typeof address !== 'string' || address === '' || !isAction(action)) return undefined;
  return { address: shortened(oneLine(address), LONGEST_ADDRESS), action };
}

function isAction(value: ExactJson | undefined): value is Action {
  return typeof value === 'string' && Object.hasOwn(COMPLETED, value);
}

function memberAt(value: ExactJson | undefined, key: string): ExactJson | undefined {
  return isObject(value) ? value[key] : undefined;
}

/** How many addresses a sentence has, and how much of each, so that a failure reason has space for the errors. */
const MOST_NAMED = 5;
const LONGEST_NAMED = 100;
const LONGEST = 700;

/**
 * What a person has to know of an apply that did not succeed: what it changed before it stopped, and what can be half
 * done. One line, of at most 700 characters; '' if nothing was changed.
 */
export function leftStanding({ created, updated, deleted, failed, unfinished }: Changes): string {
  const sentences = [
    sentence('Created before it stopped', created),
    sentence('Updated before it stopped', updated),
    sentence('Destroyed before it stopped', deleted),
    sentence('Failed', failed, withAction),
    sentence('Not finished', unfinished, withAction),
  ];
  return shortened(sentences.filter(Boolean).join(' '), LONGEST);
}

function withAction({ address, action }: Change): string {
  return `${named({ address })} (${action})`;
}

function named({ address }: Pick<Change, 'address'>): string {
  return shortened(address, LONGEST_NAMED);
}

function sentence(start: string, { first, more }: ChangeList, name: (change: Change) => string = named): string {
  if (first.length + more === 0) return '';
  const shown = first.slice(0, MOST_NAMED).map(name);
  const notShown = first.length + more - shown.length;
  return `${start}: ${shown.join(', ')}${notShown > 0 ? `, and ${notShown} more` : ''}.`;
}

function oneLine(text: string): string {
  return withoutControlCharacters(text).replaceAll(/\s+/g, ' ').trim();
}
