/**
 * Writes the tables of inputs and outputs in the README from `action.yml`; with `--check`, only tells whether they
 * are what it would write.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Described {
  description: string;
  default?: string;
  required?: boolean;
}

const README = join(import.meta.dirname, '..', 'README.md');
const ACTION = join(import.meta.dirname, '..', 'action.yml');
const action: Record<'inputs' | 'outputs', Record<string, Described>> = parse(readFileSync(ACTION, 'utf8'));

const inputs = Object.entries(action.inputs).map(([name, { description, default: preset, required }]) =>
  row([`\`${name}\`${required ? ' (required)' : ''}`, description, preset ? `\`${preset}\`` : '']),
);
const outputs = Object.entries(action.outputs).map(([name, { description }]) => row([`\`${name}\``, description]));

const current = readFileSync(README, 'utf8');
const updated = [
  ['inputs', [row(['input', 'what it is', 'default']), row(['---', '---', '---']), ...inputs]] as const,
  ['outputs', [row(['output', 'what it is']), row(['---', '---']), ...outputs]] as const,
].reduce((readme, [name, table]) => between(readme, name, table.join('\n')), current);

if (!process.argv.includes('--check')) writeFileSync(README, updated);
else if (updated !== current) {
  console.error(`The README's tables are not those of action.yml: run 'npm run docs' and commit it.`);
  process.exitCode = 1;
}

function row(cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').trim()).join(' | ')} |`;
}

function between(readme: string, name: string, table: string): string {
  const marked = new RegExp(`(<!-- ${name} of action.yml -->\n)[\\s\\S]*?(\n<!-- end -->)`);
  if (!marked.test(readme)) throw new Error(`README.md has no place marked '${name} of action.yml'.`);
  return readme.replace(marked, (_, start, end) => `${start}${table}${end}`);
}
