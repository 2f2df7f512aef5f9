import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus, totalmem } from 'node:os';

export interface Measurement {
  name: string;
  /** One for each round. */
  milliseconds: number[];
}

/**
 * Runs a program to its end.
 *
 * @returns the time in milliseconds
 * @throws if it fails
 */
export async function timeOf(name: string, [program = '', ...args]: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const start = performance.now();
  const child = spawn(program, args, { env, stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${name} exited with code ${code}`);
  return performance.now() - start;
}

/** Prints a table in Markdown. The last column has the medians as multiples of the median of `unit`. */
export function printTable(title: string, measurements: readonly Measurement[], unit: Measurement): void {
  console.log(`\n| ${title} | median | minimum | times ${unit.name} |\n| --- | --- | --- | --- |`);
  for (const { name, milliseconds } of measurements) {
    const [middle, least] = [median(milliseconds), Math.min(...milliseconds)];
    const ratio = middle / median(unit.milliseconds);
    console.log(`| ${name} | ${middle.toFixed(0)} ms | ${least.toFixed(0)} ms | ${ratio.toFixed(2)} |`);
  }
}

export function machine(): string {
  return `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
