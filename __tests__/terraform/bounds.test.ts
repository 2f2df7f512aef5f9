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

/** A log whose reader has read nearly all of it when `atEnd` is called. */
async function* log(content: readonly Buffer[], atEnd = () => {}): AsyncGenerator<Buffer> {
  yield* content;
  atEnd();
  yield Buffer.from('x');
}

describe('of a log, not much is kept', () => {
  test('if a line has no end', async () => {
    const before = process.memoryUsage().arrayBuffers;
    let kept = 0;
    // The same buffer again and again, as a file is read.
    const content = Array.from({ length: 256 }, () => BUFFER);
    await diagnosticsIn(
      log(content, () => {
        // The second time, what the first one found has been freed.
        for (let time = 0; time < 2; time += 1) collectGarbage();
        kept = process.memoryUsage().arrayBuffers - before;
      }),
    );
    expect(kept).toBeLessThan(3 * MIB);
  });

  test('if changes begin, and never end', async () => {
    const hook = (index: number) => ({ resource: { addr: `a.b${index}${'x'.repeat(400)}` }, action: 'create' });
    const content = Array.from({ length: 8000 }, (_, index) =>
      Buffer.from(`${JSON.stringify({ type: 'apply_start', hook: hook(index) })}\n`),
    );
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    let kept = 0;
    const { unfinished } = await changesIn(
      log(content, () => {
        collectGarbage();
        kept = process.memoryUsage().heapUsed - before;
      }),
    );
    expect(unfinished.first.length + unfinished.more).toBe(8000);
    expect(kept).toBeLessThan(3 * MIB);
  });

  test('for its end, whatever the size of the chunks is', async () => {
    const chunk = Buffer.from('y'.repeat(99).concat('\n').repeat(100));
    const { end } = await diagnosticsIn(log([chunk, chunk, chunk]));
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

  test('in JSON on several lines, which is not an error then', () => {
    const member = (name: string, length: number) => `      "${name}": "${'x'.repeat(length)}",`;
    const json = (length: number) => [
      '    {',
      '      "severity": "error",',
      ...['a', 'b'].map((name) => member(name, length)),
      '      "summary": "c"',
      '    }',
    ];
    const read = (length: number) => ended((add) => new ValidationDiagnostics(add), json(length)).found;
    expect(read(1000)).toMatchObject([{ summary: 'c' }]);
    expect(read(0.6 * MIB)).toEqual([]);
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
