/**
 * Writes the tables of inputs and outputs in the documentation from each `action.yml`, and those of parameters and outputs
 * from each CloudFormation template. With `--check`, only compares them. A comment before an input starts a new table,
 * and is its heading.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, type Pair, parseDocument, type Scalar, type YAMLMap } from 'yaml';

interface Described {
  description: string;
  default?: string;
  required?: boolean;
}

const TABLES = { inputs: inputTables, parameters: parameterTable, outputs: outputTable };
const ROOT = join(import.meta.dirname, '..');
const MARKED = /(<!-- (inputs|parameters|outputs) of (\S+) -->\n)[\s\S]*?(<!-- end -->)/g;

const documented = new Set<string>();
for (const name of globSync(['*.md', 'docs/*.md'], { cwd: ROOT }).sort()) {
  const path = join(ROOT, name);
  const current = readFileSync(path, 'utf8');
  const updated = current.replaceAll(MARKED, (_, start, kind, file, end) => {
    documented.add(`${kind} of ${file}`);
    // CloudFormation's tags are not known here.
    const parsed = parseDocument(readFileSync(join(ROOT, file), 'utf8'), { logLevel: 'error' });
    return `${start}${TABLES[kind as keyof typeof TABLES](parsed)}\n${end}`;
  });
  if (updated === current) continue;
  if (process.argv.includes('--check'))
    fail(`The tables in ${name} are out of date. Run 'npm run docs' and commit it.`);
  else writeFileSync(path, updated);
}
for (const action of globSync(['action.yml', '*/action.yml'], { cwd: ROOT })) demand('inputs', action);
for (const template of globSync('bridge/*.yaml', { cwd: ROOT })) demand('parameters', template);

function demand(kind: 'inputs' | 'parameters', file: string): void {
  for (const tables of [`${kind} of ${file}`, `outputs of ${file}`]) {
    if (!documented.has(tables)) fail(`No document has the marker '${tables}'.`);
  }
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

function inputTables(action: Document): string {
  const inputs = mapOf(action, 'inputs');
  return inputs.items
    .map((input, index) => {
      // The parser attaches the comment before the first input to the map.
      const group = (index === 0 ? inputs : input.key).commentBefore?.trim();
      const { description, default: preset, required } = describedBy(input);
      const heading = `### ${group}\n\n${row(['input', 'description', 'default'])}\n${row(['---', '---', '---'])}\n`;
      const name = `\`${input.key.value}\`${required ? ' (required)' : ''}`;
      const start = group === undefined ? '' : `${index === 0 ? '' : '\n'}${heading}`;
      return start + row([name, description, preset ? `\`${preset}\`` : '']);
    })
    .join('\n');
}

function parameterTable(template: Document): string {
  const rows = mapOf(template, 'Parameters').items.map((parameter) => {
    const { description, default: preset } = describedBy(parameter);
    const name = `\`${parameter.key.value}\`${preset === undefined ? ' (required)' : ''}`;
    return row([name, description.replace(/^\(Optional\) /, ''), preset ? `\`${preset}\`` : '']);
  });
  return [row(['parameter', 'description', 'default']), row(['---', '---', '---']), ...rows].join('\n');
}

function outputTable(file: Document): string {
  const rows = mapOf(file, file.has('outputs') ? 'outputs' : 'Outputs').items.map((output) =>
    row([`\`${output.key.value}\``, describedBy(output).description]),
  );
  return [row(['output', 'description']), row(['---', '---']), ...rows].join('\n');
}

type Items = YAMLMap<Scalar<string>, YAMLMap>;

function mapOf(action: Document, name: string): Items {
  const map = action.get(name);
  if (!isMap(map)) throw new Error(`A file has no ${name}.`);
  return map as Items;
}

/** The keys of CloudFormation start with a capital letter. */
function describedBy({ value }: Pair<Scalar<string>, YAMLMap>): Described {
  const members = Object.entries(value?.toJSON() ?? {});
  return Object.fromEntries(members.map(([key, member]) => [key.toLowerCase(), member])) as unknown as Described;
}

function row(cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').trim()).join(' | ')} |`;
}
