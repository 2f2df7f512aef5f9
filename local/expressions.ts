/**
 * GitHub's expressions, as far as the workflows of this project use them: contexts, strings, `!`, `==`, `!=`, `&&`, `||`,
 * `toJSON`, and the functions of the job's status, without parentheses around operators
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/expressions).
 */

/** The contexts, such as `steps`, and the job's status for the functions. */
export interface Contexts {
  job: { status: 'success' | 'failure' | 'cancelled' };
  [context: string]: unknown;
}

/** `text` with each `${{ … }}` replaced by its value. */
export function evaluated(text: string, contexts: Contexts): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    asText(valueOfExpression(expression, contexts)),
  );
}

/** Whether a step with this `if` runs. Without a function of the status, it runs only if all went well. */
export function holds(condition: string, contexts: Contexts): boolean {
  const expression = condition.replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1');
  const hasStatus = /\b(always|success|failure|cancelled)\(\)/.test(expression);
  return (hasStatus || contexts.job.status === 'success') && Boolean(valueOfExpression(expression, contexts));
}

function valueOfExpression(expression: string, contexts: Contexts): unknown {
  const or = expression.split('||');
  if (or.length > 1) return firstOf(or, contexts, (value) => Boolean(value));
  const and = expression.split('&&');
  if (and.length > 1) return firstOf(and, contexts, (value) => !value);
  const [, left = '', operator, right = ''] = /^(.*?)(==|!=)(.*)$/s.exec(expression) ?? [];
  if (operator) {
    const [a, b] = [left, right].map((side) => asText(term(side.trim(), contexts)).toLowerCase());
    return (a === b) === (operator === '==');
  }
  return term(expression.trim(), contexts);
}

/** The value of the first part that decides, or else of the last one. */
function firstOf(parts: string[], contexts: Contexts, decides: (value: unknown) => boolean): unknown {
  let value: unknown;
  for (const part of parts) {
    value = valueOfExpression(part, contexts);
    if (decides(value)) return value;
  }
  return value;
}

function term(text: string, contexts: Contexts): unknown {
  if (text.startsWith('!')) return !term(text.slice(1).trim(), contexts);
  const { status } = contexts.job;
  switch (text) {
    case '':
      return true;
    case 'true':
    case 'always()':
      return true;
    case 'false':
      return false;
    case 'success()':
      return status === 'success';
    case 'failure()':
      return status === 'failure';
    case 'cancelled()':
      return status === 'cancelled';
  }
  const [, quoted] = /^'((?:[^']|'')*)'$/.exec(text) ?? [];
  if (quoted !== undefined) return quoted.replaceAll("''", "'");
  const [, argument] = /^toJSON\((.*)\)$/i.exec(text) ?? [];
  if (argument !== undefined) return JSON.stringify(term(argument.trim(), contexts) ?? null, undefined, 2);
  if (!/^[a-z][\w-]*(\.[\w-]+)*$/i.test(text)) throw new Error(`The runner on this machine cannot evaluate '${text}'`);
  return text.split('.').reduce<unknown>(memberOf, contexts);
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

/** A context that does not exist is an empty text. */
function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? 'Object' : String(value);
}
