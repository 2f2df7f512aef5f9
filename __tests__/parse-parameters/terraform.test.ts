import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parametersOf } from '../../src/parse-parameters/parameters.ts';
import type { Variable } from '../../src/terraform/declared-variables.ts';
import { type ExactObject, parseExactJson } from '../../src/terraform/exact-json.ts';
import { readVariables } from '../../src/terraform/module.ts';
import { productFileNames } from '../../src/terraform/module-files.ts';
import { variableFile, variableValues } from '../../src/terraform/variable-values.ts';
import { fixture } from '../fixtures/fixture.ts';

const runsAll = process.env.MODE === 'all';
const hasTerraform = spawnSync('terraform', ['version']).status === 0;

const folder = mkdtempSync(join(tmpdir(), 'parameters-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Terraform fails with these, as it should. */
const FAILING = ['logs/hostile', 'logs/variable-validation'];
/** With all that a variable can have. */
const VARIED = ['modules/json', 'modules/overrides', 'modules/parameters'];
/** All other fixtures with variables. */
const MODULES = [...new Set(globSync('{modules,logs,jobs}/**/*.tf{,.json}', { cwd: fixture('.') }).map(dirname))]
  .filter((path) => !FAILING.includes(path))
  .filter((path) => productFileNames(fixture(path)).some((name) => /^\s*"?variable"?\b/m.test(textOf(path, name))))
  .sort();

function textOf(path: string, name: string): string {
  return readFileSync(join(fixture(path), name), 'utf8');
}

/** What is not a variable would need providers and other modules. */
function onlyVariables(text: string): string {
  const blocks = 'terraform|provider|resource|data|module|output|locals';
  return text
    .replaceAll(new RegExp(`^(?:${blocks})\\b.*\\{\\n[^]*?^\\}$`, 'gm'), '')
    .replaceAll(new RegExp(`"(?:${blocks})":`, 'g'), '"//":');
}

function copyOf(path: string): string {
  const copy = mkdtempSync(join(folder, 'module-'));
  for (const name of productFileNames(fixture(path)))
    writeFileSync(join(copy, name), onlyVariables(textOf(path, name)));
  return copy;
}

/** A plan of the module with these values, as JSON. An output has the value of each variable. */
function planOf(module: string, variables: ReadonlyMap<string, Variable>, values: ExactObject): ExactObject {
  const outputs = [...variables.values()].filter(({ ephemeral }) => !ephemeral);
  const block = ({ name }: Variable) =>
    `output "${name}" {\n  value     = jsonencode(var.${name})\n  sensitive = true\n}\n`;
  writeFileSync(join(module, 'outputs_of_variables.tf'), outputs.map(block).join(''));
  writeFileSync(join(module, 'values.json'), variableFile(values));
  const env = { ...process.env, CHECKPOINT_DISABLE: '1' };
  const terraform = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('terraform', args, { cwd: module, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(stdout + stderr);
    return stdout;
  };
  terraform('plan', '-input=false', '-no-color', '-out=plan', '-var-file=values.json');
  return parseExactJson(terraform('show', '-json', 'plan')) as ExactObject;
}

/** For a variable without a default. */
function anyValue({ type = '' }: Variable) {
  return /^(?:list|set)/.test(type) ? [] : /^(?:map|object)/.test(type) ? {} : '1234';
}

describe.skipIf(!hasTerraform)('what Terraform says about', () => {
  test.each(runsAll ? MODULES : VARIED)('%s is what the parameters say', async (path) => {
    const module = copyOf(path);
    const variables = await readVariables(module);
    const parameters = parametersOf(variables);
    expect(parameters).toEqual(parametersOf(await readVariables(fixture(path))));

    const required = [...variables.values()].filter(({ hasDefault }) => !hasDefault);
    const values = Object.fromEntries(required.map((variable) => [variable.name, anyValue(variable)]));
    const plan = planOf(module, variables, values) as {
      configuration: { root_module: { variables: Record<string, Record<string, unknown>> } };
      planned_values: object;
    };
    const declared = plan.configuration.root_module.variables;
    expect(parameters.map(({ key }) => key).sort()).toEqual(Object.keys(declared).sort());
    for (const { key, description, isNoEcho } of parameters) {
      const isEphemeral = variables.get(key)?.ephemeral;
      expect([key, isNoEcho]).toEqual([key, isEphemeral || declared[key]?.sensitive === true]);
      expect(description.startsWith(`${declared[key]?.description ?? ''}`.trim())).toBe(true);
      expect([key, variables.get(key)?.hasDefault]).toEqual([key, 'default' in (declared[key] ?? {})]);
    }

    // What the console shows as the default, and gives back, is the default.
    const shown = parameters.filter(({ key }) => !Object.hasOwn(values, key));
    const submitted = shown.map(({ key, defaultValue }) => ({ key, value: defaultValue }));
    const back = variableValues(variables, submitted);
    expect(back.problems).toEqual([]);
    const again = planOf(module, variables, { ...values, ...back.values });
    expect(again.planned_values).toEqual(plan.planned_values);
  });
});
