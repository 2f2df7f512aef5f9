/**
 * What a runner and an action say to each other: inputs, workflow commands, the files for outputs and summary.
 *
 * These are parts of @actions/core, imported one by one. As a whole it loads an HTTP client that only OIDC needs, which
 * takes longer than everything else this action does before its request.
 */
import { issueCommand } from '../node_modules/@actions/core/lib/command.js';
import { issueFileCommand, prepareKeyValueMessage } from '../node_modules/@actions/core/lib/file-command.js';
import { toCommandProperties } from '../node_modules/@actions/core/lib/utils.js';
import type { Annotation } from './annotations.ts';

/** An input without white space around it, '' where it is absent. */
export function getInput(name: string): string {
  return (process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim();
}

/** Keeps `secret` out of the log from here on. */
export function setSecret(secret: string): void {
  issueCommand('add-mask', {}, secret);
}

export function isDebug(): boolean {
  return process.env.RUNNER_DEBUG === '1';
}

export function debug(message: string): void {
  issueCommand('debug', {}, message);
}

/** A line of the log. It must be none that the runner takes for a command. */
export function info(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function annotate({ level, message, ...properties }: Annotation): void {
  issueCommand(level, toCommandProperties(properties), message);
}

/** @throws if `GITHUB_OUTPUT` is not a file that can be written */
export function setOutputs(outputs: Record<string, string | number>): void {
  issueFileCommand(
    'OUTPUT',
    Object.entries(outputs)
      .map(([name, value]) => prepareKeyValueMessage(name, value))
      .join('\n'),
  );
}

/** @throws if `GITHUB_STEP_SUMMARY` is not a file that can be written */
export function writeSummary(html: string): void {
  issueFileCommand('STEP_SUMMARY', html);
}
