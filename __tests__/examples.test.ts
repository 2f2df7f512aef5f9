import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isScalar, parse, parseDocument, visit } from 'yaml';

interface Step {
  name?: string;
  if?: string;
  uses?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
  run?: string;
}

type Permissions = Record<string, string> | string;

interface Job {
  needs?: string | string[];
  if?: string;
  outputs?: Record<string, string>;
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
const EXAMPLES = workflowsIn('examples');

describe.each([...EXAMPLES, ...workflowsIn('.github/workflows')])('$path', ({ path, text, workflow }) => {
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps ?? []);

  // It takes seconds to start.
  test.skipIf(process.env.MODE !== 'all')('passes actionlint', () => {
    // GitHub has added the key after this version of actionlint.
    expect(lintErrors()[path]?.filter((error) => !error.includes('"queue" for "concurrency"'))).toEqual([]);
  });

  test('gives the actions of this repository inputs that they have, and those that they require', () => {
    for (const { uses = '', with: inputs = {} } of steps.filter(isOurs)) {
      const action = parse(readFileSync(join(root, folderOf(uses), 'action.yml'), 'utf8'));
      const required = Object.keys(action.inputs).filter((name) => action.inputs[name].required);
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(inputs)));
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(required));
    }
  });

  test('pins every other action to a commit, with its version as a comment', () => {
    const uses: string[] = [];
    visit(parseDocument(text), {
      Pair(_, { key, value }) {
        if (!isScalar(key) || key.value !== 'uses' || !isScalar(value)) return;
        if (!isOurs({ uses: String(value.value) })) uses.push(`${value.value} #${value.comment ?? ''}`);
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

describe.each(EXAMPLES)('$path', ({ path, text, workflow }) => {
  const jobs = Object.values(workflow.jobs);

  test('takes no more permissions than it needs', () => {
    const least = ['actions: read', 'contents: read', 'id-token: write'];
    for (const permissions of [workflow.permissions, ...jobs.map((job) => job.permissions)]) {
      const given = Object.entries(permissions ?? {}).map(([scope, access]) => `${scope}: ${access}`);
      expect(least).toEqual(expect.arrayContaining(given));
    }
  });

  test('reports the result once, whatever happened before', () => {
    const notifying = jobs.filter((job) => job.steps?.some(isNotify));
    expect(notifying).toHaveLength(1);
    for (const job of notifying) {
      const steps = job.steps?.filter(isNotify) ?? [];
      expect(steps.at(-1)?.if).toMatch(/^always\(\)/);
      // By hand, one of two steps reports.
      expect(steps.slice(0, -1).map((step) => step.if)).toEqual(
        path.endsWith('by-hand.yml') ? ["inputs.action != 'run Terraform'"] : [],
      );
      if (job.needs) expect(job.if).toMatch(/^always\(\)/);
      if (job.needs) expect(steps[0]?.with).toMatchObject({ status: expect.any(String) });
    }
  });

  test('ends every job in time, and no workflow run for another', () => {
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

describe.each(EXAMPLES)('$path', ({ text, workflow }) => {
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps ?? []);

  test('passes nothing between jobs that the runner would drop if the ID of the account is masked', () => {
    for (const { outputs = {} } of jobs) {
      for (const value of Object.values(outputs)) expect(value).toMatch(/steps\.prepare\.(outputs\.command|outcome) /);
    }
  });

  test('uploads only files without secrets', () => {
    const uploads = steps.filter(({ uses = '' }) => uses.startsWith('actions/upload-artifact@'));
    const paths = uploads.flatMap(({ with: inputs }) => String(inputs?.path).trim().split(/\n\s*/));
    const safe = [expression('steps.prepare.outputs.log-file'), 'outputs-*.json', 'terraform-*.log'];
    expect(safe).toEqual(expect.arrayContaining(paths));
  });

  test('installs the version of Terraform that the prepare action names, without a wrapper', () => {
    for (const { uses = '', with: inputs = {} } of steps.filter(({ uses = '' }) => /\/setup-/.test(uses))) {
      const name = uses.includes('opentofu') ? 'tofu' : 'terraform';
      expect(inputs).toEqual({
        [`${name}_version`]: expression('steps.prepare.outputs.terraform-version'),
        [`${name}_wrapper`]: false,
      });
    }
  });

  test('reports nothing for a record that another workflow run has taken up', () => {
    for (const [name, { needs }] of Object.entries(workflow.jobs)) {
      if (needs) expect(text).toMatch(new RegExp(`^  ${name}:\n.*\n    if: .*outputs\\.command != 'none'`, 'm'));
    }
  });
});

test('examples/one-job.yml has about 40 lines, and no script', () => {
  const { text } = EXAMPLES.find(({ path }) => path.endsWith('one-job.yml')) ?? { text: '' };
  const lines = text.split('\n').filter((line) => !/^\s*(#.*)?$/.test(line));
  expect(lines.length).toBeLessThan(40);
  expect(text).not.toMatch(/\b(run|shell):/);
});

describe('dist/ is rebuilt for Dependabot', () => {
  const rebuild = workflowNamed('rebuild-dist.yml');
  const { job, steps } = onlyJob(workflowNamed('commit-dist.yml'));

  test('without a permission to write where code of the pull request runs', () => {
    const { permissions, if: condition } = onlyJob(rebuild).job;
    expect(permissions ?? rebuild.permissions).toEqual({ contents: 'read' });
    expect(condition).toContain("github.event.pull_request.user.login == 'dependabot[bot]'");
    expect(condition).toContain('github.event.pull_request.head.repo.full_name == github.repository');
  });

  test('without code of the pull request where there is a permission to write', () => {
    expect(job.if).toContain('github.event.workflow_run.head_repository.full_name == github.repository');
    expect(job.permissions).toEqual({ actions: 'read', contents: 'write', 'pull-requests': 'read' });
    expect(steps.flatMap(({ uses = [] }) => uses)).toEqual([expect.stringMatching(/^actions\/download-artifact@/)]);
    expect(steps.map(({ run = '' }) => run).join('\n')).not.toMatch(/\b(npm|npx|node|eval|source)\b/);
  });

  describe.skipIf(process.platform !== 'linux' || !canRun('jq') || !canRun('git'))('by a commit that', () => {
    const HEAD = 'a'.repeat(40);
    const committed = {
      'dist/index.js': 'old',
      'dist/gone.js': 'gone',
      'dist/package.json': 'same',
      'src/a.ts': 'x',
    };
    const good = {
      'index.js': 'new',
      'package.json': 'same',
      'LICENSES.txt': '',
      'notify/index.js': 'new, too',
      'prepare/main.wasm.gz': 'wasm',
    };

    /** Runs the scripts with these files as the artifact, and gives the request to commit, if there was one. */
    async function commitOf(
      files: Record<string, string>,
      { author = 'dependabot[bot]', head = HEAD, prepare = (_: string) => {} } = {},
    ) {
      const folder = mkdtempSync(join(tmpdir(), 'a runner '));
      try {
        for (const [name, content] of Object.entries(files)) {
          mkdirSync(dirname(join(folder, 'dist', name)), { recursive: true });
          writeFileSync(join(folder, 'dist', name), content);
        }
        prepare(join(folder, 'dist'));
        const tree = Object.entries(committed).map(([path, text]) => ({ path, type: 'blob', sha: blobId(text) }));
        writeFileSync(join(folder, 'tree.json'), JSON.stringify({ tree: [{ path: 'dist', type: 'tree' }, ...tree] }));
        writeFileSync(join(folder, 'pulls.json'), JSON.stringify([{ user: { login: author }, head: { sha: head } }]));
        const gh =
          'case "$2" in */pulls) cat pulls.json ;; */git/trees/*) cat tree.json ;; graphql) cp "$4" sent.json ;; esac';
        writeFileSync(join(folder, 'gh'), `#!/usr/bin/env bash\n${gh}\n`, { mode: 0o755 });
        const env = {
          PATH: `${folder}:${process.env.PATH}`,
          LC_ALL: 'C',
          GITHUB_REPOSITORY: 'your-org/service-catalog-engine-action',
          BRANCH: 'dependabot/npm_and_yarn/shipped-1',
          HEAD,
        };
        for (const { run } of steps) {
          if (run === undefined) continue;
          writeFileSync(join(folder, 'script.sh'), run);
          const { code, text } = await bash(['-eo', 'pipefail', 'script.sh'], folder, env);
          if (code !== 0) return text;
        }
        const sent = join(folder, 'sent.json');
        return existsSync(sent) ? JSON.parse(readFileSync(sent, 'utf8')).variables.input : 'nothing to commit';
      } finally {
        rmSync(folder, { recursive: true });
      }
    }

    test.concurrent('has what changed, on the commit that was built', async () => {
      expect(await commitOf(good)).toEqual({
        branch: {
          repositoryNameWithOwner: 'your-org/service-catalog-engine-action',
          branchName: 'dependabot/npm_and_yarn/shipped-1',
        },
        expectedHeadOid: HEAD,
        message: { headline: 'Rebuild dist/', body: expect.stringContaining('[dependabot skip]') },
        fileChanges: {
          additions: [
            { path: 'dist/LICENSES.txt', contents: '' },
            { path: 'dist/index.js', contents: btoa('new') },
            { path: 'dist/notify/index.js', contents: btoa('new, too') },
            { path: 'dist/prepare/main.wasm.gz', contents: btoa('wasm') },
          ],
          deletions: [{ path: 'dist/gone.js' }],
        },
      });
    });

    test.concurrent('is left out if nothing changed', async () => {
      const same = { 'index.js': 'old', 'gone.js': 'gone', 'package.json': 'same' };
      expect(await commitOf(same)).toBe('nothing to commit');
    });

    test.concurrent.each([
      ['a workflow', { '.github/workflows/x.yml': '' }],
      ['a hidden file', { '.npmrc': '' }],
      ['another name', { 'index.sh': '' }],
      ['a deeper folder', { 'notify/x/index.js': '' }],
      ['a name with a line break', { 'index.js\n.': '' }],
      ['a path with a line break', { 'index.js\n./package.json': '' }],
      ['a file of 4 MiB', { 'x.js': 'x'.repeat(2 ** 22) }],
      ['101 files', Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`x${i}.js`, '']))],
      ['21 MiB', Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`x${i}.js`, 'x'.repeat(3 * 2 ** 20)]))],
    ])('is refused with %s', async (_, files) => {
      expect(await commitOf({ ...good, ...files })).toMatch(/^::error::The artifact (has|is) [\w ,-]+\.\n$/);
    });

    test.concurrent.each([
      ['a symbolic link to a file', (dist: string) => symlinkSync('/etc/passwd', join(dist, 'x.js'))],
      ['a symbolic link to a folder', (dist: string) => symlinkSync('/etc', join(dist, 'etc'))],
      ['a pipe', (dist: string) => execFileSync('mkfifo', [join(dist, 'x.js')])],
    ])('is refused with %s', async (_, prepare) => {
      expect(await commitOf(good, { prepare })).toMatch(/^::error::The artifact has a file/);
    });

    test.concurrent('is refused without index.js', async () => {
      expect(await commitOf({ 'package.json': '{}' })).toMatch(/^::error::The artifact has no index\.js/);
    });

    test.concurrent.each([
      ['of somebody else', { author: 'somebody' }],
      ['that moved on', { head: 'b'.repeat(40) }],
    ])('is refused for a pull request %s', async (_, pull) => {
      expect(await commitOf(good, pull)).toBe('false\n');
    });
  });
});

test('the README of the examples says when to take each', () => {
  const readme = readFileSync(join(root, 'examples', 'README.md'), 'utf8');
  const listed = [...readme.matchAll(/^\| \[.*\]\((.+)\) \|/gm)].map(([, file]) => `examples/${file}`);
  expect(listed.sort()).toEqual(EXAMPLES.map(({ path }) => path).sort());
});

let linted: Record<string, string[]> | undefined;

/** By the path of each workflow. */
function lintErrors(): Record<string, string[]> {
  const paths = [...EXAMPLES, ...workflowsIn('.github/workflows')].map(({ path }) => path);
  const script = join(import.meta.dirname, 'lint-workflows.ts');
  linted ??= JSON.parse(execFileSync(process.execPath, [script, ...paths], { cwd: root, encoding: 'utf8' }));
  return linted as Record<string, string[]>;
}

function workflowsIn(folder: string) {
  const path = join(root, folder);
  const files = existsSync(path) ? readdirSync(path).filter((file) => /\.ya?ml$/.test(file)) : [];
  return files.map((file) => {
    const text = readFileSync(join(path, file), 'utf8');
    return { path: `${folder}/${file}`, text, workflow: parse(text) as Workflow };
  });
}

function workflowNamed(name: string): Workflow {
  return parse(readFileSync(join(root, '.github', 'workflows', name), 'utf8'));
}

function onlyJob({ jobs }: Workflow): { job: Job; steps: Step[] } {
  const [job, ...others] = Object.values(jobs);
  if (!job || others.length > 0) throw new Error('The workflow has not one job.');
  return { job, steps: job.steps ?? [] };
}

/** What Git calls a file with this content. */
function blobId(content: string): string {
  return createHash('sha1').update(`blob ${content.length}\0${content}`).digest('hex');
}

/** Where an action of this repository is in it. */
function folderOf(uses: string): string {
  return uses.replace(/^your-org\/service-catalog-engine-action\/?|@.*$/g, '');
}

function expression(text: string): string {
  return `\${{ ${text} }}`;
}

function isOurs({ uses = '' }: Step): boolean {
  return /^(your-org\/service-catalog-engine-action[/@]|\.\/)/.test(uses);
}

/** The step that notifies Service Catalog. */
function isNotify({ uses = '' }: Step): boolean {
  return isOurs({ uses }) && folderOf(uses) === '';
}

function canRun(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

function bash(args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<{ code: unknown; text: string }> {
  return new Promise((resolve) => {
    execFile('bash', ['--noprofile', '--norc', ...args], { cwd, env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, text: stdout + stderr }),
    );
  });
}
