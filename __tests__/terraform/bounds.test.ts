/** What is kept of a log, whatever is in it. `diagnostics.test.ts` has the limits of what is found. */
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, describe, expect, test } from 'vitest';
import { readRegularFileChunks } from '../../src/regular-file.ts';
import { changesIn } from '../../src/terraform/changes.ts';
import { Crash } from '../../src/terraform/crashes.ts';
import type { Diagnostic } from '../../src/terraform/diagnostic.ts';
import { diagnosticsIn } from '../../src/terraform/diagnostics.ts';
import { ValidationDiagnostics } from '../../src/terraform/json-diagnostics.ts';
import { WrappedBox } from '../../src/terraform/powershell.ts';
import { TextDiagnostic } from '../../src/terraform/text-diagnostics.ts';

const MIB = 2 ** 20;
const BUFFER = Buffer.alloc(2 ** 18, 'x');

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** How much memory is in use, in bytes. */
function inUse(): { buffers: number; heap: number } {
  // The second time, what the first one found has been freed.
  for (let time = 0; time < 2; time += 1) collectGarbage();
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return { buffers: arrayBuffers, heap: heapUsed };
}

/** A log, and how much memory its reader uses when it has read nearly all of it. */
function measured(content: readonly Buffer[]) {
  const before = inUse();
  const uses = { buffers: 0, heap: 0 };
  async function* chunks(): AsyncGenerator<Buffer> {
    yield* content;
    const { buffers, heap } = inUse();
    Object.assign(uses, { buffers: buffers - before.buffers, heap: heap - before.heap });
    yield Buffer.from('x');
  }
  return { chunks: chunks(), uses };
}

describe('of a log, not much is kept', () => {
  test.each([
    ['errors', (chunks: AsyncIterable<Buffer>) => diagnosticsIn(chunks)],
    ['changes', (chunks: AsyncIterable<Buffer>) => changesIn(chunks)],
  ])('if a line has no end, while %s are read', async (_, read) => {
    // The same buffer again and again, as a file is read.
    const { chunks, uses } = measured(Array.from({ length: 256 }, () => BUFFER));
    await read(chunks);
    expect(uses.buffers).toBeLessThan(3 * MIB);
  });

  test('if changes begin, and never end', async () => {
    const hook = (index: number) => ({ resource: { addr: `a.b${index}${'x'.repeat(400)}` }, action: 'create' });
    const lines = Array.from({ length: 20_000 }, (_, index) =>
      Buffer.from(`${JSON.stringify({ type: 'apply_start', hook: hook(index) })}\n`),
    );
    const { chunks, uses } = measured(lines);
    const { unfinished } = await changesIn(chunks);
    expect(unfinished.first.length + unfinished.more).toBe(20_000);
    expect(uses.heap).toBeLessThan(8 * MIB);
  });

  test('for its end, whatever the size of the chunks is', async () => {
    const chunk = Buffer.from('y'.repeat(99).concat('\n').repeat(100));
    const { chunks } = measured([chunk, chunk, chunk]);
    const { end } = await diagnosticsIn(chunks);
    expect(end.length).toBeLessThanOrEqual(2 ** 14);
    expect(end.length).toBeGreaterThan(2 ** 14 - 200);
  });

  test('while it grows', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bounds-'));
    afterAll(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'log');
    writeFileSync(path, 'x'.repeat(1000));
    let length = 0;
    for await (const chunk of readRegularFileChunks(path)) {
      length += chunk.length;
      if (length < 10_000) appendFileSync(path, 'y'.repeat(1000));
    }
    expect(length).toBe(1000);
  });

  test('after a cancellation', async () => {
    const canceled = new AbortController();
    let chunks = 0;
    for await (const _ of readRegularFileChunks(process.execPath, canceled.signal)) {
      chunks += 1;
      if (chunks === 2) canceled.abort();
    }
    expect(chunks).toBe(2);
  });
});

/** Ends the diagnostic after its lines, and returns it, and how many of the lines belonged to it. */
function ended(
  begin: (
    found: (diagnostic: Diagnostic) => void,
  ) => { take(line: string, lineWithEscapes: string): boolean; end(): void } | undefined,
  lines: readonly string[],
) {
  const found: Diagnostic[] = [];
  const begun = begin((diagnostic) => found.push(diagnostic));
  const end = lines.findIndex((line) => !begun?.take(line, line));
  begun?.end();
  return { found, taken: end === -1 ? lines.length : end };
}

describe('of a diagnostic, only the start is kept', () => {
  // As much as anybody can want, and far less than there is.
  const most = 200_000;
  const lines = (line: string, count: number) => Array.from({ length: count }, () => line);

  test('in a box, which is read to its end', () => {
    const box = lines(`│ ${'x'.repeat(99)}`, 20_000);
    const { found, taken } = ended((add) => TextDiagnostic.begunBy('│ Error: a', '╷', add), box);
    expect(taken).toBe(20_000);
    expect(found[0]?.summary.length).toBeGreaterThan(2 ** 15);
    expect(found[0]?.summary.length).toBeLessThan(most);
  });

  test('without a box, which ends there', () => {
    const { found, taken } = ended(
      (add) => TextDiagnostic.begunBy('Error: a', '', add),
      ['', ...lines('x'.repeat(99), 20_000)],
    );
    expect(taken).toBeLessThan(most / 100);
    expect(found[0]?.summary.length).toBeGreaterThan(2 ** 15);
  });

  test('of each of its lines', () => {
    const { found } = ended((add) => TextDiagnostic.begunBy('│ Error: a', '╷', add), ['│ ', `│ ${'x'.repeat(MIB)}`]);
    expect(found[0]?.summary.trim().length).toBe('a\n\n'.length + 2 ** 14);
  });

  test('in a box that PowerShell has wrapped', () => {
    const { taken } = ended((add) => new WrappedBox('│ Error: a', add), lines('x'.repeat(99), 20_000));
    expect(taken).toBeLessThan(most / 99);
  });

  test('in the message of a crash, whose stack is searched in a thousand lines', () => {
    const crash = lines('x'.repeat(9999), 100);
    const stack = ['goroutine 1 [running]:', 'github.com/hashicorp/terraform-provider-aws/internal.read(...)'];
    const { found } = ended((add) => Crash.begunBy('panic: a', add), [...crash, ...stack]);
    expect(found[0]?.summary).toBe('The aws provider crashed: panic: a');
    expect(found[0]?.detail.length).toBeLessThan(220_000);
    expect(ended((add) => Crash.begunBy('panic: a', add), lines('x', 20_000))).toEqual({ found: [], taken: 1000 });
  });

  test('in JSON on several lines', () => {
    const before = inUse().heap;
    const validation = new ValidationDiagnostics(() => {});
    validation.take('    {');
    const line = `      ${'x'.repeat(2 ** 16)}`;
    for (let count = 0; count < 400; count += 1) validation.take(Buffer.from(line).toString());
    expect(inUse().heap - before).toBeLessThan(8 * MIB);
    validation.end();
  });

  test('of the source code that it quotes, and of the values in it', async () => {
    const value = { traversal: 'var.a', statement: `is ${'x'.repeat(99_999)}` };
    const snippet = { code: 'y'.repeat(99_999), values: [value] };
    const values = Array.from({ length: 150 }, () => ({ ...value, statement: 'is 1' }));
    const message = (each: object) =>
      `${JSON.stringify({ type: 'diagnostic', diagnostic: { severity: 'error', summary: 'a', ...each } })}\n`;
    const log = message({ snippet }) + message({ detail: 'b', snippet: { code: 'c', values } });
    const { errors } = await diagnosticsIn(
      (async function* () {
        yield Buffer.from(log);
      })(),
    );
    expect(errors[0]?.snippet?.length).toBeLessThanOrEqual(2 ** 14);
    expect(errors[0]?.values[0]?.statement.length).toBeLessThanOrEqual(2 ** 14);
    expect(errors[1]?.values).toHaveLength(100);
  });
});
