/**
 * The threat model of SECURITY.md, with a test for each threat. The tests run `dist/` as a runner does. A test fails if you
 * remove its defense.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';
import { environmentOf } from '../local/credentials.ts';
import { startEndpoint } from '../local/endpoint.ts';
import { Faults } from '../local/faults.ts';
import { startLoopback } from '../local/loopback.ts';
import { runStep } from '../local/runner.ts';
import { withoutControlCharacters } from '../src/plain-text.ts';
import { RECORD_ID, type Scenario, scenarioRun, TOKEN } from './scenarios/scenario.ts';

const workspace = mkdtempSync(join(tmpdir(), 'security-'));
afterAll(() => rmSync(workspace, { recursive: true }));

function file(name: string, content: string): string {
  writeFileSync(join(workspace, name), content);
  return name;
}

function step(given: Scenario) {
  return scenarioRun({ workspace, ...given });
}

function once<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => {
    started ??= start();
    return started;
  };
}

/** A text that contains workflow commands, HTML, Markdown, and escape sequences. */
const HOSTILE = [
  'why',
  '::set-output name=status::SUCCEEDED',
  '  ::add-mask::e',
  '##[error]x',
  'a ##[add-mask]y',
  '::stop-commands::z',
  'failure-reason<<EOF',
  '',
  'ask @octocat, see #123 :tada: https://attacker.example www.attacker.example and deadbeefdeadbeef',
  '# heading <script>alert(1)</script> <img src=x onerror=alert(1)> [link](https://attacker.example)',
  '\u001b[2J\u001b]8;;https://attacker.example\u0007here\u009b31m \u0001\u0085',
].join('\n');

const HOSTILE_OUTPUTS = JSON.stringify({
  [HOSTILE]: { value: HOSTILE },
  list: { value: ['##[error]x', '::error::y'] },
});

/** An error in a `-json` log with a place in a file. */
function errorAt(filename: string, summary = 'Summary'): string {
  const range = { filename, start: { line: 1, column: 1, byte: 0 }, end: { line: 1, column: 2, byte: 1 } };
  const diagnostic = { severity: 'error', summary, detail: HOSTILE, range };
  return `${JSON.stringify({ '@level': 'error', '@message': 'Error: x', type: 'diagnostic', diagnostic })}\n`;
}

/** The workflow commands that a runner finds: the names in lines that start with `::`, and lines that contain `##[`. */
function commandsIn(raw: string): string[] {
  return raw.split(/\r\n|\r|\n/).flatMap((line) => {
    const name = /^\s*::([a-z-]+).*?::/.exec(line)?.[1];
    return name ? [name] : line.includes('##[') ? [line] : [];
  });
}

function expectPlainBlocks(summary: string): void {
  for (const block of summary.trim().split('\n\n')) {
    expect(block).toMatch(/^<(h3|h4|p|blockquote|table|details)[ >][^\n]*$/);
  }
  // GitHub does not convert mentions, links, or emoji in code.
  const prose = summary.replaceAll(/<(code|pre)>.*?<\/\1>/g, '');
  expect(prose).not.toMatch(/@octocat|#123|:tada:|attacker\.example|deadbeef/);
  expect(summary).not.toMatch(/<(script|img|a)\b|\p{Cc}(?<!\n)/u);
}

/** A run that failed, whose reason and outputs are hostile. Several tests look at it. */
const hostileReason = once(() =>
  step({
    jobStatus: 'failure',
    with: { 'outputs-file': file('reason.json', HOSTILE_OUTPUTS), 'failure-reason': HOSTILE },
  }),
);

/** A run that failed, in whose log an error is hostile, with its place. */
const hostileLog = once(() =>
  step({
    jobStatus: 'failure',
    with: { 'log-file': file('hostile.jsonl', errorAt(`<img src=x>\n\n# ${HOSTILE}`, HOSTILE)) },
  }),
);

describe.concurrent('workflow commands', () => {
  test('in an output, which a dry run prints, stay text, and the request stays readable', async () => {
    const { run } = await step({ with: { 'outputs-file': file('hostile.json', HOSTILE_OUTPUTS), 'dry-run': 'true' } });
    expect(commandsIn(run.raw)).toEqual(['add-mask']);
    const json = run.log.slice(run.log.indexOf('{')).join('\n');
    expect(JSON.parse(json).Outputs).toEqual([
      { OutputKey: HOSTILE, OutputValue: HOSTILE },
      { OutputKey: 'list', OutputValue: '["##[error]x","::error::y"]' },
    ]);
  });

  test('in a failure reason stay text', async () => {
    const { run, record } = await hostileReason();
    expect(record.failureReason).toContain('\n::set-output name=status::SUCCEEDED\n');
    expect(commandsIn(run.raw)).toEqual(['add-mask']);
  });

  test('in a Terraform error stay in its annotation', async () => {
    const { run } = await hostileLog();
    expect(commandsIn(run.raw)).toEqual(['add-mask', 'error']);
  });

  test('in an input stay in the annotation', async () => {
    const { run } = await step({ with: { 'sensitive-outputs': HOSTILE } });
    expect(commandsIn(run.raw)).toEqual(['add-mask', 'error']);
  });

  test('in a failure reason set no other step output', async () => {
    const reason = ['why', 'EOF', 'status<<EOF', 'SUCCEEDED', 'EOF'].join('\n');
    const { run } = await step({ jobStatus: 'failure', with: { 'failure-reason': reason } });
    expect(run.outputs.status).toBe('FAILED');
    expect(run.outputs['failure-reason']).toContain('\nSUCCEEDED\n');
  });
});

describe.concurrent('what people see', () => {
  test('has no HTML or Markdown from an output or a failure reason in the job summary', async () => {
    const { run } = await hostileReason();
    expect(run.summary).toContain('alert(1)');
    expectPlainBlocks(run.summary);
  });

  test('has no HTML or Markdown from a Terraform error in the job summary', async () => {
    const { run } = await hostileLog();
    expect(run.summary).toContain('alert(1)');
    expectPlainBlocks(run.summary);
  });

  test('has no escape sequences in the log or in Service Catalog', async () => {
    const { run, record } = await step({
      with: { status: HOSTILE, 'failure-reason': HOSTILE, 'log-file': file('escapes.jsonl', errorAt('main.tf')) },
    });
    expect(run.raw + record.failureReason).not.toMatch(/(?!\n)\p{Cc}/u);
    const failed = await hostileReason();
    expect(failed.record.failureReason).toContain('here');
    expect(failed.record.failureReason).not.toMatch(/(?!\n)\p{Cc}|\[2J/u);
  });

  test('links to no file outside the repository', async () => {
    const outside = ['/etc/passwd', '../secret.tf', 'a/../../../secret.tf', '..\\..\\secret.tf', 'a.tf\n::error::b'];
    const inside = ['main.tf', 'a.tf,line=9,title=x::y', './b/../c.tf'];
    const log = file('paths.jsonl', [...outside, ...inside].map((name) => errorAt(name)).join(''));
    const { run } = await step({ jobStatus: 'failure', with: { 'log-file': log, 'working-directory': 'infra' } });
    expect(run.annotations.map(({ properties }) => properties.file)).toEqual([
      ...outside.map((name) => (name === '../secret.tf' ? 'secret.tf' : undefined)),
      'infra/main.tf',
      'infra/a.tf,line=9,title=x::y',
      'infra/c.tf',
    ]);
    for (const { properties } of run.annotations) expect(properties).toMatchObject({ title: 'Summary' });
  });
});

describe.concurrent('a file', () => {
  test.each([['outputs-file'], ['plan-file', 'log-file']])(
    'in %s that never ends does not delay the step',
    async (...inputs) => {
      const pipes = inputs.map((input) => {
        execFileSync('mkfifo', [join(workspace, input)]);
        return [input, input];
      });
      const { run, record } = await step({
        with: { 'outputs-file': file(`few-${inputs[0]}.json`, '{}'), ...Object.fromEntries(pipes) },
        started: (child) => setTimeout(() => child.kill('SIGKILL'), 60_000).unref(),
      });
      // A result requires its outputs.
      const expected = inputs.includes('outputs-file')
        ? { exitCode: 1, status: 'FAILED', annotations: 1 }
        : { exitCode: 0, status: 'SUCCEEDED', annotations: 2 };
      const seen = { exitCode: run.exitCode, status: record.status, annotations: run.annotations.length };
      expect(seen).toEqual(expected);
    },
    90_000,
  );

  test('with many errors takes little memory', async () => {
    const errors = Array.from({ length: 3000 }, (_, index) => errorAt(`${index}.tf`, `Summary ${'x'.repeat(8000)}`));
    const { run, record } = await step({
      jobStatus: 'failure',
      with: { 'log-file': file('huge.jsonl', errors.join('')) },
      env: { NODE_OPTIONS: '--max-old-space-size=32' },
    });
    expect(record.status).toBe('FAILED');
    expect(run.annotations.at(-1)?.properties.title).toBe('Terraform printed 3000 errors');
  });

  test('with outputs named like built-in properties is read correctly', async () => {
    const outputs = '{"__proto__":{"value":"a"},"constructor":{"value":{"__proto__":1}},"toString":{"value":"c"}}';
    const plan = '{"configuration":{"root_module":{"outputs":{"__proto__":{"description":"d"}}}}}';
    const { record } = await step({
      with: { 'outputs-file': file('names.json', outputs), 'plan-file': file('names-plan.json', plan) },
    });
    expect(record.outputs).toEqual([
      { OutputKey: '__proto__', OutputValue: 'a', Description: 'd' },
      { OutputKey: 'constructor', OutputValue: '{"__proto__":1}' },
      { OutputKey: 'toString', OutputValue: 'c' },
    ]);
  });
});

test('the workflow token is masked before anything is printed', async () => {
  const message = { token: TOKEN, recordId: RECORD_ID, operation: 'UPDATE_PROVISIONED_PRODUCT' };
  const { run } = await step({ event: { client_payload: { message } } });
  expect(run.raw.split('\n')[0]).toBe(`::add-mask::${TOKEN}`);
});

describe.concurrent('a secret', () => {
  test('in a failure reason is hidden', async () => {
    const outputs = '{"password":{"sensitive":true,"value":"correct-horse-battery-staple"}}';
    const known = [TOKEN, 'local/endpoint/secret/access/key/0000000', 'correct-horse-battery-staple'];
    const looks = ['AKIAIOSFODNN7EXAMPLE', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'Bearer abcdefgh12345678'];
    const { run, record } = await step({
      jobStatus: 'failure',
      with: {
        'outputs-file': file('secrets.json', outputs),
        'failure-reason': `denied: ${[...known, ...looks].join(', ')}`,
      },
    });
    const seen =
      run.raw.replace(`::add-mask::${TOKEN}\n`, '') + run.summary + JSON.stringify([run.outputs, record.failureReason]);
    expect(record.failureReason).toContain('denied: ***');
    for (const secret of [...known, ...looks]) expect(seen).not.toContain(secret);
  });

  test('of any length is hidden, and the result is still reported', async () => {
    const words = Array.from({ length: 5000 }, (_, index) => `word-${index}`).join('\n');
    const outputs = file('long.json', JSON.stringify({ a: { sensitive: true, type: 'string', value: words } }));
    const log = file('long.jsonl', errorAt('main.tf', words.slice(0, 2000)));
    for (const jobStatus of ['success', 'failure'] as const) {
      const { run, record } = await step({
        jobStatus,
        with: { 'outputs-file': outputs, 'log-file': log },
        endpoint: { faults: new Faults('500', 1) },
      });
      expect(record).toMatchObject({ status: jobStatus === 'success' ? 'SUCCEEDED' : 'FAILED', timesNotified: 1 });
      expect(run.raw + run.summary + record.failureReason).not.toMatch(/word-\d/);
    }
  });

  test('with several lines is hidden in every form', async () => {
    const secret = 'first "line" of 🚀\nsecond\tline & \\ more\nline-three';
    const map = { 'user-alice': 'pw1', pin: '042' };
    const outputs = JSON.stringify({
      a: { sensitive: true, type: 'string', value: secret },
      b: { sensitive: true, type: ['map', 'string'], value: map },
    });
    const forms: ((text: string) => string)[] = [
      (text) => text,
      (text) => JSON.stringify(JSON.stringify(text)),
      encodeURIComponent,
      // With colors, control characters, and zero-width characters in between.
      (text) => [...text].join('\u001b[1m\u0001\u200b'),
    ];
    const errors = forms.map((form) =>
      errorAt(`dir/${form('user-alice')}.tf`, `${form(secret)} "042" ${form('user-alice')} pw1`),
    );
    const { run, record } = await step({
      jobStatus: 'failure',
      with: { 'outputs-file': file('forms.json', outputs), 'log-file': file('forms.jsonl', errors.join('')) },
    });
    expect(run.annotations).toHaveLength(forms.length);
    const seen = run.raw + run.summary + JSON.stringify(run.outputs) + record.failureReason;
    const plain = withoutControlCharacters(seen).replaceAll('\u200b', '');
    expect(record.failureReason).toContain('***');
    expect(plain).not.toMatch(/first|second|line-three|user-alice|pw1|\b042\b/);
  });

  test('in place of a request ID does not become a step output', async () => {
    const { run } = await respondedWith(
      200,
      { ...AWS, 'x-amzn-RequestId': TOKEN.toUpperCase().replace('-', '') },
      () => '{}',
    );
    expect(run.outputs['request-id']).toBe('');
  });

  test('in a response that repeats the request is hidden', async () => {
    const value = 'correct-horse-battery-staple\n"in" two & lines';
    const outputs = file('repeated.json', JSON.stringify({ password: { sensitive: true, value } }));
    const { run } = await respondedWith(
      400,
      AWS,
      (body) => JSON.stringify({ __type: 'ResourceNotFoundException', Message: `No record for ${body}` }),
      { 'outputs-file': outputs, 'sensitive-outputs': 'reveal' },
    );
    expect(run.annotations.map(({ message }) => message)).toEqual([expect.stringContaining('"OutputKey":"password"')]);
    const seen = run.raw.replace(`::add-mask::${TOKEN}\n`, '') + run.summary;
    for (const secret of [TOKEN, 'correct-horse-battery-staple', 'two']) expect(seen).not.toContain(secret);
  });
});

const AWS = {
  'Content-Type': 'application/x-amz-json-1.1',
  'x-amzn-RequestId': '0c2d0f3a-6f0b-4a4e-9d3c-2b1a7e5f8c90',
};

/** Runs a step with a server that sends the same response to every request. */
async function respondedWith(
  status: number,
  headers: Record<string, string>,
  respond: (body: string) => string,
  inputs = {},
) {
  const server = await startLoopback(async (request, response) => {
    response.writeHead(status, headers).end(respond(await text(request)));
  });
  try {
    return await step({ with: { 'endpoint-url': server.url, 'max-attempts': '2', ...inputs } });
  } finally {
    await server.close();
  }
}

// response.test.ts has what else such a response can be.
describe.concurrent('a response that is not from Service Catalog is not a success', () => {
  test.each<[string, number, Record<string, string>, string]>([
    ['a sign-in page', 200, { 'Content-Type': 'text/html' }, '<html>Sign in</html>'],
    ['an empty page', 200, {}, ''],
    ['an AWS error with HTTP 200', 200, AWS, '{"__type":"AccessDeniedException"}'],
    ['HTTP 403 without an error name', 403, AWS, '{"message":"Forbidden"}'],
  ])('if it is %s', async (_, status, headers, body) => {
    const { run } = await respondedWith(status, headers, () => body);
    expect({ exitCode: run.exitCode, status: run.outputs.status }).toEqual({ exitCode: 1, status: '' });
    expect(run.annotations.map(({ properties }) => properties.title)).toEqual([
      'The response is not from Service Catalog',
    ]);
  });
});

test('a response from AWS is a success, even if its body is empty', async () => {
  const { run } = await respondedWith(200, AWS, () => '');
  expect({ exitCode: run.exitCode, status: run.outputs.status, id: run.outputs['request-id'] }).toEqual({
    exitCode: 0,
    status: 'SUCCEEDED',
    id: AWS['x-amzn-RequestId'],
  });
});

test('a response that never ends is not read to its end', async () => {
  const server = await startLoopback((_, response) => {
    response.writeHead(200, AWS);
    const pour = () => {
      while (!response.destroyed && response.write(' '.repeat(2 ** 16)));
    };
    response.on('drain', pour);
    pour();
  });
  try {
    const { run } = await step({ with: { 'endpoint-url': server.url, 'max-attempts': '1' } });
    expect(run.annotations.map(({ message }) => message)).toEqual([expect.stringContaining('is larger than 1 MiB')]);
  } finally {
    await server.close();
  }
});

describe.concurrent('a message', () => {
  const message = { token: TOKEN, recordId: RECORD_ID, operation: 'UPDATE_PROVISIONED_PRODUCT' };
  const event = { client_payload: { message } };

  test('about a different record than the input is rejected', async () => {
    const { run, endpoint } = await step({ event, with: { 'record-id': 'rec-other' } });
    expect({ exitCode: run.exitCode, requests: endpoint.requests }).toEqual({ exitCode: 1, requests: 0 });
  });

  test('next to the property message is not used', async () => {
    const previous = { ...message, recordId: 'rec-9z8y7x6w5v4u3', token: '6b1e4d93-07c5-4fa8-b2e6-d8390a5c7f14' };
    const { run, endpoint, record } = await step({ event: { client_payload: { previous, message } } });
    expect(record.status).toBe('SUCCEEDED');
    expect(endpoint.requests).toBe(1);
    expect(run.raw.split('\n').slice(0, 2).sort()).toEqual(
      [TOKEN, previous.token].map((each) => `::add-mask::${each}`).sort(),
    );
  });

  test('is not chosen from several', async () => {
    const Records = [message, { ...message, recordId: 'rec-9z8y7x6w5v4u3' }].map((each) => ({
      body: JSON.stringify(each),
    }));
    const { run, endpoint } = await step({ event: { client_payload: { message: { Records } } } });
    expect({ exitCode: run.exitCode, requests: endpoint.requests }).toEqual({ exitCode: 1, requests: 0 });
    expect(run.annotations[0]?.message).toContain('has more than one message');
  });

  test('about a different operation than the input is never reported as SUCCEEDED', async () => {
    const { run, record } = await step({ event, with: { operation: 'terminate' } });
    expect({ exitCode: run.exitCode, status: record.status }).toEqual({ exitCode: 1, status: 'FAILED' });
  });

  test('cannot set an input', async () => {
    const inputs = { 'endpoint-url': 'http://127.0.0.1:1', status: 'FAILED', 'outputs-file': '/etc/passwd' };
    const { record } = await step({ event: { client_payload: { message: { ...message, ...inputs } } } });
    expect(record).toMatchObject({ status: 'SUCCEEDED', timesNotified: 1 });
  });

  test('that arrives again is reported once with the same result, and never with a different result', async () => {
    const endpoint = await startEndpoint();
    try {
      const record = endpoint.records.add(RECORD_ID, TOKEN);
      const again = (jobStatus: 'success' | 'failure') =>
        runStep({
          event,
          with: { 'aws-region': endpoint.region, 'endpoint-url': endpoint.url },
          env: environmentOf(endpoint.credentials),
          jobStatus,
          workspace,
        });
      const exitCodes = [await again('success'), await again('success'), await again('failure')].map(
        ({ exitCode }) => exitCode,
      );
      expect(exitCodes).toEqual([0, 0, 1]);
      expect(record).toMatchObject({ status: 'SUCCEEDED', timesNotified: 1 });
    } finally {
      await endpoint.close();
    }
  });
});
