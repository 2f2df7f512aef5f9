/**
 * Writes the tables of inputs and outputs in the README from `action.yml`. With `--check`, only compares them. A
 * comment before an input starts a new table, and is its heading.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, type Pair, parseDocument, type Scalar, type YAMLMap } from 'yaml';

interface Described {
  description: string;
  default?: string;
  required?: boolean;
}

const README = join(import.meta.dirname, '..', 'README.md');
const action = parseDocument(readFileSync(join(import.meta.dirname, '..', 'action.yml'), 'utf8'));

const current = readFileSync(README, 'utf8');
const updated = between(between(current, 'inputs', inputTables()), 'outputs', outputTable());
if (!process.argv.includes('--check')) writeFileSync(README, updated);
else if (updated !== current) {
  console.error(`The tables in README.md differ from action.yml. Run 'npm run docs' and commit README.md.`);
  process.exitCode = 1;
}

function inputTables(): string {
  const inputs = mapOf('inputs');
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

function outputTable(): string {
  const rows = mapOf('outputs').items.map((output) =>
    row([`\`${output.key.value}\``, describedBy(output).description]),
  );
  return [row(['output', 'description']), row(['---', '---']), ...rows].join('\n');
}

type Items = YAMLMap<Scalar<string>, YAMLMap>;

function mapOf(name: string): Items {
  const map = action.get(name);
  if (!isMap(map)) throw new Error(`action.yml has no ${name}.`);
  return map as Items;
}

function describedBy({ value }: Pair<Scalar<string>, YAMLMap>): Described {
  return value?.toJSON();
}

function row(cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').trim()).join(' | ')} |`;
}

function between(readme: string, name: string, tables: string): string {
  const marked = new RegExp(`(<!-- ${name} of action.yml -->\n)[\\s\\S]*?(\n<!-- end -->)`);
  if (!marked.test(readme)) throw new Error(`README.md has no '${name} of action.yml' marker.`);
  return readme.replace(marked, (_, start, end) => `${start}${tables}${end}`);
}
