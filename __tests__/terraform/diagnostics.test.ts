import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { Problem } from '../../src/problem.ts';
import type { Diagnostic } from '../../src/terraform/diagnostic.ts';
import { diagnosticsIn, readDiagnostics } from '../../src/terraform/diagnostics.ts';
import type { LogDiagnostics } from '../../src/terraform/log-diagnostics.ts';
import { fixture } from '../fixtures/fixture.ts';
import { expectLinearTime } from '../linear-time.ts';

const folder = mkdtempSync(join(tmpdir(), 'diagnostics-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LOGS = globSync('**/*.{txt,json,jsonl}', { cwd: fixture('logs') })
  .filter((path) => !/(diagnostics|reported)\.txt$/.test(path))
  .sort();
const CASES = [...new Set(LOGS.map((path) => dirname(path)))];

function log(path: string): string {
  return fixture(`logs/${path}`);
}

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

function read(content: string | Buffer, chunkSize = 2 ** 16): Promise<LogDiagnostics> {
  return diagnosticsIn(inChunks(Buffer.from(content), chunkSize));
}

async function summaries(content: string | Buffer): Promise<string[]> {
  const { errors, warnings } = await read(content);
  return [...errors, ...warnings].map(({ summary }) => summary);
}

function listing({ errors, warnings, moreErrors, moreWarnings }: LogDiagnostics): string {
  const diagnostics = [...errors, ...warnings].map(listed);
  const notes = [
    ...(moreErrors + moreWarnings > 0 ? [`${moreErrors} more errors, ${moreWarnings} more warnings`] : []),
  ];
  return [...(diagnostics.length > 0 ? diagnostics : ['nothing']), ...notes].join('\n');
}

function listed({ severity, summary, detail, address, file, start, end, snippet, values }: Diagnostic): string {
  const position = start && [start.line, start.column, end && `to ${end.line}:${end.column}`];
  return [
    `${severity.toUpperCase()} ${summary.replaceAll('\n', '\n      ')}`,
    ...(address === undefined ? [] : [`  address ${address}`]),
    ...(file === undefined ? [] : [`  file    ${file}`]),
    ...(position ? [`  line    ${position.filter((part) => part !== undefined).join(' ')}`] : []),
    ...(snippet === undefined ? [] : indented('  code    ', snippet)),
    ...values.flatMap(({ expression, statement }) => indented('  value   ', `[${expression}] ${statement}`)),
    ...(detail === '' ? [] : indented('  detail  ', detail)),
  ].join('\n');
}

function indented(label: string, text: string): string[] {
  return text.split('\n').map((line, index) => `${index === 0 ? label : ' '.repeat(label.length)}|${line}`);
}

describe('the diagnostics from the recorded log', () => {
  test.each(CASES)('%s', async (name) => {
    const logs = LOGS.filter((path) => dirname(path) === name);
    const listings = await Promise.all(
      logs.map(async (path) => `=== ${path.slice(name.length + 1)}\n${listing(await readDiagnostics(log(path)))}\n`),
    );
    await expect(listings.join('\n')).toMatchFileSnapshot(log(`${name}/diagnostics.txt`));
  });
});

/** What all formats of a log have in common. The order differs, and text is wrapped. */
async function essence(path: string) {
  const { errors, warnings } = await readDiagnostics(log(path));
  const essences = [...errors, ...warnings].map(({ start, end: _, detail, values, ...others }) => ({
    ...others,
    line: start?.line,
    detail: detail.replace(/\s+/g, ' '),
    expressions: values.map(({ expression }) => expression).sort(),
  }));
  return essences.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

describe('the diagnostics are the same as in the JSON log in', () => {
  const sameNamed = LOGS.filter((path) => path.endsWith('.jsonl') || path.endsWith('validate.json')).flatMap((json) => {
    const run = json.replace(/\.jsonl?$/, '');
    return LOGS.filter((path) => path.startsWith(`${run}.`) && path !== json).map((path) => [path, json] as const);
  });
  const others = [
    ...LOGS.filter((path) => /^(?:crlf|utf-16)\//.test(path)).map((path) => [path, 'module/plan.jsonl'] as const),
    ...LOGS.filter((path) => path.startsWith('wrapper/plan')).map((path) => [path, 'multiple/plan.jsonl'] as const),
    ['wrapper/apply.txt', 'local-exec/apply.jsonl'],
    ['sequences/init-text-then-json.txt', 'local-exec/apply.jsonl'],
    ['sequences/plain.txt', 'local-exec/apply.jsonl'],
    ['sequences/piped.txt', 'local-exec/apply.jsonl'],
    ...LOGS.filter((path) => path.startsWith('prefixes/')).map(
      (path) => [path, path.includes('module.') ? 'module/plan.jsonl' : 'multiple/plan.jsonl'] as const,
    ),
    ...LOGS.filter((path) => path.startsWith('powershell/')).map((path) => [path, 'module/plan.jsonl'] as const),
    ...LOGS.filter((path) => path.startsWith('prompt/')).map((path) => [path, 'missing-variable/plan.jsonl'] as const),
  ] as const;

  // Logs that are cut off differ. A cycle can start with any of its resources.
  test.each([...sameNamed, ...others].filter(([path]) => !/^(?:cut-off|cycle)\//.test(path)))(
    '%s',
    async (path, json) => {
      expect(await essence(path)).toEqual(await essence(json));
    },
  );
});

describe('the size of the chunks does not matter', () => {
  const size = (path: string) => statSync(log(path)).size;
  const shortest = new Set(
    CASES.map((name) => LOGS.filter((path) => dirname(path) === name).reduce((a, b) => (size(a) <= size(b) ? a : b))),
  );

  test.each(LOGS)('for %s', async (path) => {
    const bytes = readFileSync(log(path));
    const whole = await read(bytes, bytes.length);
    const sizes = shortest.has(path) || path.startsWith('utf-16/') ? [1, 7, 64] : [7, 64];
    for (const size of sizes) expect(await read(bytes, size)).toEqual(whole);
  });

  test('if the same buffer is used for each chunk', async () => {
    const path = join(folder, 'long');
    const boxes = Array.from({ length: 90 }, (_, index) => `╷\n│ Error: ${index}\n│ \n│ ${'x'.repeat(9_999)}\n╵\n`);
    writeFileSync(path, boxes.join('text\n'.repeat(99)));
    const { errors } = await readDiagnostics(path);
    expect(errors.map(({ summary, detail }) => [summary, detail.length])).toEqual(
      boxes.map((_, index) => [`${index}`, 9_999]),
    );
  });

  const PIECES = [
    ...['╷', '│ ', '╵', '│ Error: x', '│ Warning: y', 'Error: z', 'Warning: ', '  with a.b,', '  on a.tf line 3:'],
    ...['   3: code', '    ├───', '    │ var.a is 1', '\u001b[31m', '\u001b[0m', '\r', ' ', 'text', '\ufeff', '\ud800'],
    ...['{"type":"diagnostic","diagnostic":{"severity":"error","summary":"j"}}', '{"@level":"info"}', '"diagnostic'],
    ...[
      '{',
      '  "format_version": "1.0",',
      '  "diagnostics": [',
      '    {',
      '      "severity": "error",',
      '    },',
      '  ]',
    ],
    ...['      "summary": "v"', '[command]terraform', '::debug::stdout: x', 'a.b: Creating...', 'Error: ', 'Γò╖'],
    ...['12:01:02.345 STDERR [eu] terraform: ', '12:01:02.345 STDERR [us] terraform: '],
  ];
  const lines = fc.array(fc.array(fc.constantFrom(...PIECES), { maxLength: 3 }).map((pieces) => pieces.join('')));
  const texts = fc.array(lines, { maxLength: 8 }).map((parts) => parts.flat().join('\n'));
  const contents = fc.oneof(
    texts.map((text) => Buffer.from(text)),
    texts.map((text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  );

  test('for any content, which is never an error', async () => {
    const property = fc.asyncProperty(contents, fc.integer({ min: 1, max: 100 }), async (content, size) => {
      expect(await read(content, size)).toEqual(await read(content, content.length + 1));
    });
    await fc.assert(property, { numRuns: 120 });
  });
});

describe('a text that looks like a diagnostic is ignored', () => {
  test.each([
    ['in the middle of a line', 'terraform_data.x (local-exec): Error: boom'],
    ['after a line of text', 'some text\nError: boom'],
    ['in a box that is not open', 'some text\n│ Error: boom'],
    ['in a box within a box', '│ ╷\n│ │ Error: boom\n│ ╵'],
    ['in a JSON message of another type', '{"type":"log","diagnostic":{"severity":"error","summary":"x"}}'],
    ['in JSON that is cut off', '{"type":"diagnostic","diagnostic":{"severity":"error","summary":"x"}'],
    ['in JSON of another program', '{"diagnostics":[{"severity":"error","summary":"x"}]}'],
    ['with an unknown severity', '{"type":"diagnostic","diagnostic":{"severity":"fatal","summary":"x"}}'],
  ])('%s', async (_, text) => {
    expect(await summaries(`first line\n${text}\n`)).toEqual([]);
  });

  test('if it is in the box of another', async () => {
    const { errors } = await read('╷\n│ Error: a\n│ \n│ ╵\n│ ╷\n│ Error: b\n│ \n│ Plan: 1 to add\n│ [command]x\n╵\n');
    expect(errors).toMatchObject([{ summary: 'a', detail: '╵\n╷\nError: b\n\nPlan: 1 to add\n[command]x' }]);
  });

  test('after a box that is cut off', async () => {
    expect(await summaries('╷\n│ Error: a\n│ \ntext\n│ Error: b\n╷\n│ Error: c\n│ \n│ det')).toEqual(['a', 'c']);
  });

  test('if it looks like a place in the summary', async () => {
    const { errors } = await read('\nError: a\n  on b.tf line 1:\n\nc\n');
    expect(errors).toMatchObject([{ summary: 'a\n  on b.tf line 1:', detail: 'c', file: undefined }]);
  });

  test('if it looks like an address in the detail', async () => {
    const { errors } = await read('\nError: a\n\nb\n\n  with c,\n  d\n');
    expect(errors).toMatchObject([{ summary: 'a', detail: 'b\n\n  with c,\n  d', address: undefined }]);
  });

  test('if it looks like a place in the detail', async () => {
    const { errors } = await read('\nError: a\n\n  on a.tf line 1:\n   1: x\n\nb\n\n  on c.tf line 9:\n   9: y\n');
    expect(errors).toMatchObject([{ file: 'a.tf', start: { line: 1 }, detail: 'b\n\n  on c.tf line 9:\n   9: y' }]);
  });
});

describe('without a box, an error ends', () => {
  test.each([
    'terraform_data.x: Creating...',
    'module.a["b c"].terraform_data.x: Still creating... [10s elapsed]',
    'data.http.x: Reading...',
    'aws_vpc.main: Refreshing state... [id=vpc-1]',
    'terraform_data.x: Creation complete after 0s [id=1]',
    "terraform_data.x: Provisioning with 'local-exec'...",
    'terraform_data.x (local-exec): text',
    'Plan: 1 to add, 0 to change, 0 to destroy.',
    'Apply complete! Resources: 1 added, 0 changed, 0 destroyed.',
    'Initializing the backend...',
    'OpenTofu used the selected providers to generate the following execution',
    'Changes to Outputs:',
    'Outputs:',
    'Releasing state lock. This may take a few moments...',
    '─────────────────────────────────────────────────────────────────────────────',
    '{"@level":"info","@message":"Terraform 1.11.4","type":"version"}',
    '[command]/opt/terraform-bin apply',
    '::debug::Terraform exited with code 1.',
    '::set-output name=stderr::text',
    '::error::Terraform exited with code 1.',
    '::error::Terraform apply failed',
    '##[error]Process completed with exit code 1.',
    'Error: Process completed with exit code 1.',
    '2026-01-02T03:04:05.678+0100 [TRACE] statemgr.Filesystem: unlocking terraform.tfstate',
    'ERRO[0005] 1 error occurred:',
    '03:04:05.678 ERROR  terraform invocation failed in ./eu',
    'time=2026-01-02T03:04:05Z level=error msg=exit status 1',
    'Operation failed: failed running terraform plan (exit 1)',
    'Saved the plan to: tfplan',
    'Note: Objects have changed outside of Terraform',
    '::debug::stdout: a',
    '[Pipeline] }',
    'Finished: FAILURE',
    'ERROR: Job failed: exit code 1',
    'me@host:~/infra$ terraform plan',
    'real\t0m1.234s',
    '╷\n│ Error: b',
    'TERRAFORM_EXIT=1',
    'exit_code=1',
    '+ exit 1',
    '++ status=1',
    '[tflint] 2 issues',
    'make: *** [Makefile:3: apply] Error 1',
    'npm ERR! code ELIFECYCLE',
    '  run "name"... fail',
    'Failure! 1 passed, 1 failed.',
    'Usage: terraform [global options] plan [options]',
    'For more help on using this command, run:',
    'panic: boom',
    '\u001b[31m╷\u001b[0m\u001b[0m',
    '{\n  "format_version": "1.0",',
  ])('before %j', async (line) => {
    for (const blank of ['\n', '']) {
      const { errors } = await read(`\nError: a\n\ndetail\n${blank}${line}\nmore\n`);
      expect(errors[0]).toMatchObject({ summary: 'a', detail: 'detail' });
    }
  });

  test.each([
    '::error::x',
    '##[error]x',
    'a=b',
    '[a] b',
    '2026-01-02T03:04:05Z b',
    'a | b',
    '+ b',
    'TmFtZQ==',
    '::set-output name=x::y',
    '{',
    '╷',
    'Outputs: 3',
    'a: Creating a thing',
    'Plan: none',
  ])('only later than %j', async (line) => {
    const { errors } = await read(`\nError: a\n\n${line}\nmore\n`);
    expect(errors).toMatchObject([{ detail: `${line}\nmore` }]);
  });
});

describe('the log can have', () => {
  test('a summary with several paragraphs, of which the first is the summary', async () => {
    const { errors } = await read('\nError: a\nb\n\nc\n\n  with x.y,\n  on a.tf line 3:\n   3: z\n\nd\n');
    expect(errors).toMatchObject([{ summary: 'a\nb', detail: 'c\n\nd', address: 'x.y', file: 'a.tf', snippet: 'z' }]);
  });

  test('an address without a place, and source code that is not available', async () => {
    const { errors } = await read(
      '\nError: a\n\n  with x["b c,d"],\ndetail\n\nError: b\n\n  on a.tf line 3:\n  (source code not available)\n\nc\n',
    );
    expect(errors).toMatchObject([
      { address: 'x["b c,d"]', file: undefined, detail: 'detail' },
      { file: 'a.tf', start: { line: 3 }, snippet: undefined, detail: 'c' },
    ]);
  });

  test('several lines of source code, and values with any text', async () => {
    const { errors } = await read(
      [
        '╷\n│ Error: a\n│ \n│   on a.tf line 9, in locals:\n│    9:   x = f(\n│   10: ',
        '│   11:   )\n│     ├────────────────\n│     │ while calling f(x, y...)\n│     │ local.a["b is c"].d is "e"',
        '│     │ each.key will be known only after apply\n│     │ var.m is object with 1 attribute "n"\n│     │   n: 1',
        '│ \n│ detail\n╵',
      ].join('\n'),
    );
    expect(errors).toMatchObject([
      {
        snippet: '  x = f(\n\n  )',
        values: [
          { expression: 'local.a["b is c"].d', statement: 'is "e"' },
          { expression: 'each.key', statement: 'will be known only after apply' },
          { expression: 'var.m', statement: 'is object with 1 attribute "n"\n  n: 1' },
        ],
        detail: 'detail',
      },
    ]);
  });

  test('the output of validate -json after text, on one line, or cut off', async () => {
    const document = readFileSync(log('multiple/validate.json'), 'utf8');
    const expected = (await read(document)).errors;
    expect(expected).toHaveLength(3);
    expect((await read(`\nError: a\n\nb\n${document}Plan: 1 to add\n`)).errors.slice(1)).toEqual(expected);
    expect((await read(JSON.stringify(JSON.parse(document)))).errors).toEqual(expected);
    expect((await read(`${document}${document}\nError: a\n\nb\n`)).errors.slice(3)).toMatchObject([{ summary: 'a' }]);
    expect((await read(document.replaceAll('\n', '\r\n'))).errors).toEqual(expected);
    const cut = document.slice(0, document.lastIndexOf('"snippet"'));
    expect((await read(cut)).errors).toEqual(expected.slice(0, -1));
  });

  test.each([
    ['437', 'Γò╖', 'Γöé', 'Γò╡'],
    ['850', 'ÔòÀ', 'Ôöé', 'ÔòÁ'],
    ['1252', 'â•·', 'â”‚', 'â•µ'],
  ])('boxes that a Windows shell decoded with code page %s', async (_, top, side, bottom) => {
    const { errors } = await read(`${top}\n${side} Error: a\n${side} \n${side} b\n${bottom}\ntext`);
    expect(errors).toMatchObject([{ summary: 'a', detail: 'b' }]);
  });

  test('an error without a summary, whose first paragraph of the detail is used instead', async () => {
    const diagnostic = { severity: 'error', summary: '', detail: 'a\n\nb', range: { filename: 'c.tf' } };
    const { errors } = await read(JSON.stringify({ type: 'diagnostic', diagnostic }));
    expect(errors).toMatchObject([{ summary: 'a', detail: 'b', file: 'c.tf', start: undefined }]);
  });

  test('blank lines with spaces', async () => {
    const { errors } = await read('\t\nError: a\n  \n  on b.tf line 1:\n   1: c\n \nd\n');
    expect(errors).toMatchObject([{ summary: 'a', file: 'b.tf', detail: 'd' }]);
  });

  test.each(['utf-8', 'utf-16le', 'utf-16be'])('a first line in %s after a byte order mark', async (encoding) => {
    const line = '\ufeff{"type":"diagnostic","diagnostic":{"severity":"error","summary":"a"}}';
    const bytes = Buffer.from(line, encoding === 'utf-8' ? 'utf8' : 'utf16le');
    expect(await summaries(encoding === 'utf-16be' ? bytes.swap16() : bytes)).toEqual(['a']);
  });

  test('errors that differ only in their place', async () => {
    const places = [
      '  with a.b,\n  on a.tf line 1:',
      '  with a.c,\n  on a.tf line 1:',
      '  with a.c,\n  on a.tf line 2:',
    ];
    const text = [...places, ...places, '  on b.tf line 1:'].map((place) => `\nError: a\n\n${place}\n   1: x\n\nb\n`);
    expect((await read(text.join(''))).errors).toHaveLength(4);
  });

  test('colors in JSON, which are removed', async () => {
    const diagnostic = { severity: 'error', summary: '\u001b[31ma\u001b[0m', detail: '\u001b[1mb' };
    const { errors } = await read(JSON.stringify({ type: 'diagnostic', diagnostic }));
    expect(errors).toMatchObject([{ summary: 'a', detail: 'b' }]);
  });
});

describe('the diagnostics are limited', () => {
  const box = (summary: string, detail = '') => `╷\n│ ${summary}\n│ \n│ ${detail}\n╵\n`;

  test('to 100 errors and 100 warnings, and the others are counted', async () => {
    const boxes = Array.from({ length: 103 }, (_, index) => box(`Error: e${index}`) + box(`Warning: w${index}`));
    const result = await read([...boxes, ...boxes.slice(0, 50)].join(''));
    expect([result.errors.length, result.moreErrors, result.warnings.length, result.moreWarnings]).toEqual([
      100, 3, 100, 3,
    ]);
    expect(result.errors.at(-1)?.summary).toBe('e99');
  });

  test('to 16,384 characters of a text, in every format', async () => {
    const long = `${'🚀'.repeat(20_000)}`;
    const json = JSON.stringify({ type: 'diagnostic', diagnostic: { severity: 'error', summary: 'a', detail: long } });
    for (const content of [
      json,
      box('Error: a', long),
      `\nError: a\n\n${long}\n`,
      box('Error: a', `${'x'.repeat(20)}\n│ `.repeat(5000)),
    ]) {
      const { errors } = await read(content);
      expect(errors).toHaveLength(1);
      expect(errors[0]?.detail.length).toBeGreaterThan(16_000);
      expect(errors[0]?.detail.length).toBeLessThanOrEqual(16_384);
    }
  });

  test('to the start of a long box, but the box is read to its end', async () => {
    const text = box('Error: a', `${`${'x'.repeat(50)}\n│ `.repeat(2000)}╷\n│ Error: b`);
    expect(await summaries(text)).toEqual(['a']);
    expect(await summaries(text.replace(/^/gm, '12:01:02.345 STDERR [eu] terraform: '))).toEqual(['a']);
  });

  test('to 1 MiB of a diagnostic of validate -json', async () => {
    const long = `      "a": "${'x'.repeat(1000)}",\n`.repeat(1100);
    const text = (more: string) =>
      `  "diagnostics": [\n    {\n${more}      "severity": "error",\n      "summary": "b"\n    }\n`;
    expect(await summaries(text('') + text(long))).toEqual(['b']);
    expect(await summaries(text(long))).toEqual([]);
  });

  test.each([2 ** 16, 2 ** 22])('to 1 MiB of a line, in chunks of %i bytes', async (size) => {
    const diagnostic = { severity: 'error', summary: 'a', detail: 'x'.repeat(2 ** 21) };
    const json = JSON.stringify({ type: 'diagnostic', diagnostic });
    const { errors } = await read(`\n${json}\n\nError: ${'b'.repeat(2 ** 21)}\n\nc\n`, size);
    expect(errors).toMatchObject([{ summary: 'b'.repeat(2 ** 14) }]);
  });

  test('to lines that are searched in linear time', async () => {
    await expectLinearTime(24_000, (size) => {
      const lines = Array.from({ length: 20 }, () => `\n  on ${'a line 1, in '.repeat(size)}`);
      return read(`\nError: a\n${lines.join('\n')}`);
    });
  });

  test('to 100 Terragrunt units at the same time', async () => {
    const units = Array.from({ length: 150 }, (_, unit) => `12:01:02.345 STDERR [${unit}] tofu: Error: e${unit}\n`);
    const late = ['0', '149'].map(
      (unit) => `12:01:02.346 STDERR [${unit}] tofu: \n12:01:02.347 STDERR [${unit}] tofu: late\n`,
    );
    const { errors, moreErrors } = await read([...units.slice(0, 50), ...units.slice(60), ...late].join(''));
    expect([errors.length, moreErrors]).toEqual([100, 40]);
    expect(errors.filter(({ detail }) => detail !== '')).toEqual([]);
  });
});

describe('reading fails for a path', () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);

  test.each([
    ['that does not exist', join(folder, 'absent'), 'The file does not exist.'],
    ['that is a folder', folder, 'The path is not a file.'],
    ['that is a pipe', pipe, 'The path is not a file.'],
    ['that is a device', '/dev/zero', 'The path is not a file.'],
  ])('%s', async (_, path, message) => {
    await expect(readDiagnostics(path)).rejects.toThrow(Problem);
    await expect(readDiagnostics(path)).rejects.toThrow(message);
  });
});

test('an empty file has no diagnostics', async () => {
  const path = join(folder, 'empty');
  writeFileSync(path, '');
  expect(listing(await readDiagnostics(path))).toBe('nothing');
});
