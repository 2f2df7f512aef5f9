import { readRegularFile } from '../regular-file.ts';
import { type ExactJson, type ExactObject, isObject, parseExactJson } from './exact-json.ts';
import { sensitiveTexts } from './outputs.ts';
import type { VariableDeclaration } from './variable-values.ts';

/** In bytes. */
const LARGEST = 16 * 1024 * 1024;

/** The values in a `.tfvars.json` file that the engine wrote; empty if there is none. */
export function readVariableFile(path: string): ExactObject {
  try {
    const values = parseExactJson(readRegularFile(path, LARGEST).toString('utf8'));
    return isObject(values) ? values : {};
  } catch {
    return {};
  }
}

/** Each text by which the value of a sensitive variable can appear somewhere else: the given value, or the default. */
export function textsOfSensitiveVariables(
  variables: ReadonlyMap<string, VariableDeclaration>,
  values: ExactObject,
): string[] {
  const secret = [...variables].filter(([, { sensitive, ephemeral }]) => sensitive || ephemeral);
  const outputs = secret.flatMap(([name, variable]) => {
    const value: ExactJson | undefined = Object.hasOwn(values, name) ? values[name] : variable.default;
    return value === undefined || typeof value === 'boolean' ? [] : [{ name, sensitive: true, value }];
  });
  return sensitiveTexts(outputs);
}
