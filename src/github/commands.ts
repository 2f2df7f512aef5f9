/**
 * What an action says to the runner: workflow commands on standard output, and files for step outputs and the job
 * summary. See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands. A test compares
 * this with what @actions/core writes, which takes longer to load than the rest of a step takes before its request.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, constants, openSync, writeFileSync } from 'node:fs';
import { EOL } from 'node:os';
import type { Annotation } from './annotation.ts';

/** An input without white space around it, '' if it is absent. */
export function getInput(name: string): string {
  return (process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim();
}

/** Keeps `secret` out of the log from here on. */
export function setSecret(secret: string): void {
  command('add-mask', {}, secret);
}

export function isDebug(): boolean {
  return process.env.RUNNER_DEBUG === '1';
}

export function debug(message: string): void {
  command('debug', {}, message);
}

/** A line of the log. The runner must not be able to take it for a command. */
export function info(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Starts a group of lines, which people can expand. The runner ends the group before it, if there is one. */
export function startGroup(title: string): void {
  command('group', {}, title);
}

export function endGroup(): void {
  command('endgroup', {}, '');
}

export function annotate({
  level,
  message,
  title,
  file,
  startLine,
  endLine,
  startColumn,
  endColumn,
}: Annotation): void {
  command(level, { title, file, line: startLine, endLine, col: startColumn, endColumn }, message);
}

/** @throws if `GITHUB_OUTPUT` does not name a file that can be written */
export function setOutputs(outputs: Record<string, string | number>): void {
  append('GITHUB_OUTPUT', blocksOf(outputs));
}

/**
 * Sets environment variables of the later steps of the job.
 *
 * @throws if `GITHUB_ENV` does not name a file that can be written
 */
export function exportVariables(variables: Record<string, string>): void {
  append('GITHUB_ENV', blocksOf(variables));
}

/** @throws if `GITHUB_STEP_SUMMARY` does not name a file that can be written */
export function writeSummary(html: string): void {
  append('GITHUB_STEP_SUMMARY', `${html}${EOL}`);
}

function command(name: string, properties: Record<string, string | number | undefined>, data: string): void {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined && value !== '');
  const list = given.map(([key, value]) => `${key}=${escapedProperty(String(value))}`).join(',');
  process.stdout.write(`::${name}${list && ` ${list}`}::${escapedData(data)}${EOL}`);
}

function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Each value has a delimiter that nobody can know before. */
function blocksOf(values: Record<string, string | number>): string {
  const blocks = Object.entries(values).map(([name, value]) => {
    const delimiter = `ghadelimiter_${randomUUID()}`;
    return `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`;
  });
  return blocks.join('');
}

function append(variable: string, text: string): void {
  const path = process.env[variable];
  if (!path) throw Object.assign(new Error(`${variable} is not set`), { code: 'ENOENT' });
  // The runner has created the file. If something else is there, such as a pipe, writing must not wait for it.
  const file = openSync(path, constants.O_WRONLY | constants.O_APPEND | (constants.O_NONBLOCK ?? 0));
  try {
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
}
