import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/problem.ts';
import { type Changes, changesIn, leftStanding, readChanges } from '../../src/terraform/changes.ts';
import { fixture } from '../fixtures/fixture.ts';

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

function read(lines: readonly string[], chunkSize = 2 ** 16): Promise<Changes> {
  return changesIn(inChunks(Buffer.from(lines.map((line) => `${line}\n`).join('')), chunkSize));
}

/** A line as Terraform writes it. */
function line(type: 'start' | 'complete' | 'errored' | 'progress', addr: string, action = 'create'): string {
  const message = { '@level': 'info', '@message': 'x', hook: { resource: { addr }, action }, type: `apply_${type}` };
  return JSON.stringify(message);
}

function addresses({ first }: Changes['created']): string[] {
  return first.map(({ address, action }) => `${address} ${action}`);
}

describe('the changes in a log', () => {
  test('are those of a recorded apply that failed, and nothing is changed by a plan', async () => {
    const changes = await readChanges(fixture('logs/local-exec/apply.jsonl'));
    expect(addresses(changes.created)).toEqual(['terraform_data.network create']);
    expect(addresses(changes.failed)).toEqual(['terraform_data.migrate create']);
    expect(changes.unfinished).toEqual({ first: [], more: 0 });
    expect(leftStanding(await readChanges(fixture('logs/multiple/plan.jsonl')))).toBe('');
  });

  test('are unfinished if Terraform was killed', async () => {
    const changes = await readChanges(fixture('logs/killed/apply.jsonl'));
    expect(addresses(changes.unfinished).length).toBeGreaterThan(0);
    expect(changes.failed.first).toEqual([]);
  });

  test('are listed by what happened, in the order in which they ended', async () => {
    const changes = await read([
      line('start', 'a.a'),
      line('start', 'a.b'),
      line('complete', 'a.b'),
      'text between the lines, with "apply_complete" in it',
      '{"type":"apply_complete"',
      line('progress', 'a.a'),
      line('complete', 'a.a'),
      line('start', 'a.c', 'delete'),
      line('start', 'a.d', 'update'),
      line('complete', 'a.d', 'update'),
      line('start', 'data.a.x', 'read'),
      line('complete', 'data.a.x', 'read'),
      line('start', 'a.f', 'update'),
      line('errored', 'a.f', 'update'),
      line('complete', 'a.without-a-start', 'delete'),
    ]);
    expect(Object.entries(changes).map(([name, list]) => [name, addresses(list)])).toEqual([
      ['created', ['a.b create', 'a.a create']],
      ['updated', ['a.d update']],
      ['deleted', ['a.without-a-start delete']],
      ['failed', ['a.f update']],
      ['unfinished', ['a.c delete']],
    ]);
  });

  test('of a resource that is replaced, and of deposed instances, have the same address', async () => {
    const changes = await read([
      line('start', 'a.a', 'delete'),
      line('complete', 'a.a', 'delete'),
      line('start', 'a.a'),
      line('start', 'a.a', 'delete'),
      line('start', 'a.a', 'delete'),
      line('complete', 'a.a', 'delete'),
    ]);
    expect(addresses(changes.unfinished)).toEqual(['a.a create', 'a.a delete']);
    expect(addresses(changes.deleted)).toEqual(['a.a delete', 'a.a delete']);
  });

  test('do not depend on where the log is cut into chunks', async () => {
    const lines = [line('start', 'a.ä🚀'), line('complete', 'a.ä🚀'), line('start', 'a.b'), line('errored', 'a.b')];
    const whole = await read(lines);
    for (const size of [1, 2, 3, 7, 64]) expect(await read(lines, size)).toEqual(whole);
  });

  test('are counted if there are many', async () => {
    const changes = await read([
      ...Array.from({ length: 5000 }, (_, index) => line('start', `a.a[${index}]`)),
      ...Array.from({ length: 130 }, (_, index) => line('complete', `a.a[${index}]`)),
      ...Array.from({ length: 130 }, (_, index) => line('complete', `a.a[${index + 4000}]`)),
    ]);
    expect(changes.created.first.length + changes.created.more).toBe(260);
    expect(changes.unfinished.first.length + changes.unfinished.more).toBe(4740);
    expect(changes.created.first.length).toBe(100);
  });

  test('are never an error because of the content of the log', async () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('create', 'apply_start', 'apply_complete', '__proto__'));
    const message = fc.record({
      type: fc.oneof(value, fc.constantFrom('apply_start', 'apply_complete', 'apply_errored')),
      hook: fc.oneof(value, fc.record({ action: value, resource: fc.oneof(value, fc.record({ addr: value })) })),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            message.map((each) => JSON.stringify(each)),
            fc.string(),
          ),
        ),
        async (lines) => {
          expect(leftStanding(await read(lines))).not.toMatch(/\n/);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('cannot be read without a file', async () => {
    await expect(readChanges(fixture('absent'))).rejects.toThrow(Problem);
  });
});

describe('what was left standing', () => {
  test('is nothing if nothing was changed', async () => {
    expect(leftStanding(await read(['Error: no', line('start', 'data.a.b', 'read')]))).toBe('');
  });

  test('names what was created, destroyed, failed, and not finished', async () => {
    const changes = await read([
      ...['aws_s3_bucket.a', 'aws_sns_topic.b'].map((address) => line('complete', address)),
      line('start', 'aws_db_instance.c'),
      line('errored', 'aws_lb.d', 'delete'),
    ]);
    expect(leftStanding(changes)).toBe(
      'Created before it stopped: aws_s3_bucket.a, aws_sns_topic.b. Failed: aws_lb.d (delete). Not finished: aws_db_instance.c (create).',
    );
    expect(leftStanding(await read([line('complete', 'a.a', 'delete'), line('complete', 'a.b', 'update')]))).toBe(
      'Updated before it stopped: a.b. Destroyed before it stopped: a.a.',
    );
  });

  test('counts what is not named', async () => {
    const created = Array.from({ length: 230 }, (_, index) => line('complete', `a.a[${index}]`));
    expect(leftStanding(await read(created))).toBe(
      'Created before it stopped: a.a[0], a.a[1], a.a[2], a.a[3], a.a[4], and 225 more.',
    );
  });

  test('is one short line, whatever the addresses are', async () => {
    const hostile = `a.a["\u001b[31m::error::x\n${'y'.repeat(10_000)} \u0000"]`;
    const text = leftStanding(await read(Array.from({ length: 50 }, () => line('start', hostile))));
    expect(text).toMatch(/^Not finished: a\.a\["::error::x … \(create\), .*, and 45 more\.$/);
    expect(leftStanding(await read([line('start', 'a.a["x\n \t::error::y"]')]))).toBe(
      'Not finished: a.a["x ::error::y"] (create).',
    );
    const long = Array.from({ length: 50 }, (_, index) => [
      line('start', `${index}${'z'.repeat(10_000)}`),
      line('complete', `${index}${'y'.repeat(10_000)}`),
    ]).flat();
    expect(leftStanding(await read(long)).length).toBeLessThanOrEqual(700);
  });
});
