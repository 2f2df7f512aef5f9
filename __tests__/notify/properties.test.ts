import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { environmentOf } from '../../local/credentials.ts';
import { type Endpoint, startEndpoint } from '../../local/endpoint.ts';
import { messageInEvent, messageInInput } from '../../src/github/event-message.ts';
import { actionsLog } from '../../src/github/log.ts';
import { workflowRun } from '../../src/github/workflow-run.ts';
import { readInputs } from '../../src/notify/inputs.ts';
import { jobSummary } from '../../src/notify/job-summary.ts';
import { report, reportFailure } from '../../src/notify/report.ts';
import { type Outcome, run } from '../../src/notify/run.ts';
import { Problem } from '../../src/problem.ts';
import { Secrets } from '../../src/secrets/secrets.ts';
import { brokenRule } from '../../src/service-catalog/contract.ts';
import { failureReason } from '../../src/service-catalog/failure-reason.ts';
import { OPERATIONS, type OperationName } from '../../src/service-catalog/operation.ts';
import { recordOutputs } from '../../src/service-catalog/record-outputs.ts';
import { readCapturedText } from '../../src/terraform/captured-text.ts';
import { NO_DIAGNOSTICS } from '../../src/terraform/log-diagnostics.ts';
import { readOutputs } from '../../src/terraform/outputs.ts';
import { readDescriptions } from '../../src/terraform/plan.ts';
import { fixture } from '../fixtures/fixture.ts';

const asIs = (text: string) => text;
/** Secrets that no generator produces by chance. */
const TOKEN = 'e5c30f7a-96b2-4d18-a7f4-1b8d52c09e63';
const SENSITIVE = 'sensitive-7f3a9c';

const folder = mkdtempSync(join(tmpdir(), 'properties-'));
let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
  for (const [name, value] of Object.entries(environmentOf(endpoint.credentials))) vi.stubEnv(name, value);
  vi.stubEnv('GITHUB_OUTPUT', join(folder, 'output'));
  vi.stubEnv('GITHUB_STEP_SUMMARY', join(folder, 'summary'));
});
afterEach(() => void vi.restoreAllMocks());
afterAll(async () => {
  vi.unstubAllEnvs();
  await endpoint.close();
  rmSync(folder, { recursive: true });
});

/** Any text, often with characters that have a meaning for GitHub, a terminal, or a parser. */
const awkward = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '::error::',
        '##[add-mask]',
        '\n',
        '\r',
        '%0A',
        '\u001b[31m',
        '\u0000',
        '🚀',
        '\ud800',
        '<b>',
        '__proto__',
        '"',
        TOKEN,
        ' ',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

const outputsOfAnyShape = fc.dictionary(
  fc.oneof(awkward, fc.constantFrom('__proto__', 'constructor', 'toString', '1')),
  fc.oneof(
    fc.record({ sensitive: fc.boolean(), type: fc.constant('string'), value: fc.oneof(awkward, fc.jsonValue()) }),
    fc.constant({ sensitive: true, value: { deep: [SENSITIVE] } }),
    fc.jsonValue(),
  ),
  { maxKeys: 5 },
);

/** Any content of a file: what looks like outputs, any JSON, JSON with something wrong, any bytes. */
const anyFile = fc.oneof(
  outputsOfAnyShape.map((outputs) => Buffer.from(JSON.stringify(outputs))),
  outputsOfAnyShape.map((outputs) => Buffer.from(JSON.stringify({ version: 4, outputs }))),
  outputsOfAnyShape.map((outputs) => Buffer.from(JSON.stringify({ format_version: '1.0', values: { outputs } }))),
  outputsOfAnyShape.map((outputs) => Buffer.from(JSON.stringify({ '@level': 'info', type: 'outputs', outputs }))),
  outputsOfAnyShape.map((outputs) => Buffer.from(`\ufeff${JSON.stringify(outputs)}`, 'utf16le')),
  fc.tuple(outputsOfAnyShape, fc.nat(200)).map(([outputs, cut]) => Buffer.from(JSON.stringify(outputs).slice(0, cut))),
  fc.json().map((json) => Buffer.from(json)),
  fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)),
);

/** Runs `attempt`. A `Problem` is expected; any other error fails the test. */
function unlessProblem<T>(attempt: () => T): T | undefined {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

test('any bytes are outputs or a problem', () => {
  const path = join(folder, 'any');
  fc.assert(
    fc.property(anyFile, (bytes) => {
      writeFileSync(path, bytes);
      const text = unlessProblem(() => readCapturedText(path))?.text;
      if (text === undefined) return;
      const outputs = unlessProblem(() => readOutputs(text)) ?? [];
      for (const { OutputKey, OutputValue } of recordOutputs(outputs, new Map(), 'redact')) {
        expect(OutputKey.isWellFormed() && OutputValue.isWellFormed()).toBe(true);
      }
      unlessProblem(() => readDescriptions(text));
    }),
    { numRuns: 200 },
  );
});

test('any JSON value is sent as the same JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const [output] = recordOutputs(readOutputs(JSON.stringify({ a: { value } })), new Map(), 'redact');
      if (value === null) expect(output).toBeUndefined();
      else if (typeof value === 'string') expect(output?.OutputValue).toBe(value.toWellFormed());
      else expect(JSON.parse(output?.OutputValue ?? '')).toEqual(JSON.parse(JSON.stringify(value).toWellFormed()));
    }),
    { numRuns: 200 },
  );
});

test('any text is a failure reason that the API accepts, with the URL at its end', () => {
  const url = 'https://github.com/example/platform/actions/runs/1';
  fc.assert(
    fc.property(fc.array(awkward, { maxLength: 80 }), (texts) => {
      const reason = failureReason(texts.join(' '), url, asIs);
      expect(brokenRule('FailureReason', reason)).toBeUndefined();
      expect(reason.endsWith(`\n${url}`)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('any text in the job summary stays in its block', () => {
  fc.assert(
    fc.property(awkward, awkward, (a, b) => {
      const request: Outcome['request'] = {
        RecordId: 'rec-1',
        Status: 'FAILED',
        IdempotencyToken: 'i',
        FailureReason: a,
        Outputs: [{ OutputKey: a, OutputValue: b, Description: a }],
      };
      const summary = jobSummary(
        {
          operation: OPERATIONS.update,
          provisionedProduct: a,
          diagnostics: NO_DIAGNOSTICS,
          request,
          receipt: undefined,
          attempts: 1,
          dryRun: false,
          problems: [new Problem(a, b, a)],
        },
        new Secrets(),
      );
      for (const block of summary.trim().split('\n\n'))
        expect(block).toMatch(/^<(h3|h4|p|blockquote|table|details)[ >][^\n]*$/);
      expect(summary).not.toContain('<b>');
    }),
    { numRuns: 200 },
  );
});

test('with any inputs and files, a record with its workflow token gets a result, and no secret is shown', async () => {
  const path = join(folder, 'outputs');
  const eventPath = join(folder, 'event');
  let printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += chunk;
    return true;
  });
  let records = 0;
  // Not another number: with little time, a slow machine fails.
  const oftenGood = (good: string) =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(good) },
      { weight: 1, arbitrary: awkward.filter((text) => !/^\s*\d+\s*$/.test(text)) },
    );
  await fc.assert(
    fc.asyncProperty(
      anyFile,
      fc.record({
        status: fc.oneof(fc.constantFrom('success', 'failure', 'SUCCEEDED', 'cancelled'), awkward),
        'sensitive-outputs': fc.oneof(fc.constantFrom('redact', 'omit', ''), awkward),
        'failure-reason': awkward,
        'idempotency-token': fc.oneof(fc.constant(''), awkward),
        'max-attempts': oftenGood('2'),
        'timeout-seconds': oftenGood('120'),
        'plan-file': fc.constantFrom('', path, '/nonexistent'),
        'log-file': fc.constantFrom('', path, '/nonexistent', fixture('logs/hand-made/hostile/plan.jsonl')),
      }),
      fc.constantFrom<OperationName>('update', 'provision', 'terminate'),
      // The message as an object, as JSON, as JSON in JSON, or no message but inputs.
      fc.constantFrom<(message: object) => unknown>(
        (message) => message,
        JSON.stringify,
        (message) => JSON.stringify(JSON.stringify(message)),
        () => undefined,
      ),
      awkward,
      fc.constantFrom('', '1'),
      async (bytes, inputs, operation, wrap, name, debug) => {
        vi.stubEnv('RUNNER_DEBUG', debug);
        writeFileSync(path, bytes);
        writeFileSync(join(folder, 'output'), '');
        writeFileSync(join(folder, 'summary'), '');
        printed = '';
        records += 1;
        const record = endpoint.records.add(`rec-${records}`, TOKEN, operation);
        const message = {
          token: TOKEN,
          recordId: record.recordId,
          operation: OPERATIONS[operation].messageNames.at(-1),
          provisionedProductId: 'pp-1',
          provisionedProductName: name,
        };
        const wrapped = wrap(message);
        writeFileSync(eventPath, JSON.stringify({ client_payload: { [name]: name, m: wrapped } }));
        const given: Record<string, string> = {
          ...inputs,
          ...(wrapped === undefined && { 'record-id': record.recordId, 'workflow-token': TOKEN, operation }),
          'outputs-file': path,
          'aws-region': endpoint.region,
          'endpoint-url': endpoint.url,
        };
        const secrets = new Secrets();
        secrets.addCredentials(TOKEN, endpoint.credentials.secretAccessKey);
        const log = actionsLog(secrets);
        const surroundings = {
          message: given.message ? messageInInput(given.message) : messageInEvent(eventPath),
          workflowRun: workflowRun({ GITHUB_RUN_ID: '1' }),
          secrets,
          log,
          interrupted: new AbortController().signal,
          crashed: new AbortController().signal,
          idToken: undefined,
          env: {},
        };
        try {
          const inputsRead = readInputs((name) => given[name]?.trim() ?? '', surroundings.message);
          report(await run(inputsRead, surroundings), inputsRead, surroundings);
        } catch (error) {
          reportFailure(error, { secrets, log });
        }
        expect(record.status).not.toBe('IN_PROGRESS');
        expect(record.timesNotified).toBe(1);
        // The only rejection is an idempotency token from an input that was used for another result before.
        const [accepted, ...rejected] = endpoint.exchanges.splice(0).reverse();
        expect(accepted?.status).toBe(200);
        expect(rejected.filter(({ error }) => error !== 'InvalidParametersException')).toEqual([]);
        const seen = [printed, ...['output', 'summary'].map((file) => readFileSync(join(folder, file), 'utf8'))].join();
        expect(seen).not.toContain(TOKEN);
        expect(seen).not.toContain(SENSITIVE);
        expect(seen).not.toContain(endpoint.credentials.secretAccessKey);
        expect(printed).not.toMatch(/\n\s+at /);
        const text = printed.split('\n').filter((line) => !/^::((error|warning|notice) title=|debug::)/.test(line));
        expect(text.filter((line) => /^\s*::|##\[/.test(line))).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
}, 180_000);
