import { shortened } from '../plain-text.ts';
import { Problem } from '../problem.ts';
import { quoted, suggestion } from '../suggestion.ts';
import { type ExactJson, isObject } from './exact-json.ts';
import type { UnreadableHcl } from './hcl-reader.ts';
import { type Mismatch, type TypeConstraint, typeText } from './type-constraint.ts';

/** A parameter that cannot be converted. */
export interface Unconverted {
  readonly key: string;
  readonly text: string;
  readonly type: TypeConstraint;
  /** Whether the variable declares the type. Otherwise, it is the type of its default. */
  readonly typed: boolean;
  /** Whether nothing of the value may be shown. */
  readonly secret: boolean;
}

/** @param names of the variables that the module declares */
export function notDeclared(key: string, names: readonly string[]): Problem {
  const hint = suggestion(key, names);
  return new Problem(
    'A parameter is not declared',
    `The root module has no variable ${quoted(key)}. The parameter is ignored.`,
    hint.startsWith('Did you mean') ? hint : 'Declare the variable, or remove the parameter.',
  );
}

export function severalValues(key: string): Problem {
  return new Problem(
    'A parameter has more than one value',
    `The parameter ${quoted(key)} occurs more than once, with different values.`,
    'Use each parameter once.',
  );
}

export function noValue({ key, type }: Unconverted): Problem {
  return new Problem(
    'A parameter has no value',
    `The parameter ${quoted(key)} is required. It is blank, and the variable, of type ${shownType(type)}, has no default.`,
    adviceFor(type),
  );
}

export function notALiteral(given: Unconverted, { line, column, reason }: UnreadableHcl): Problem {
  return wrong(
    given,
    'cannot be read as',
    `At line ${line}, column ${column}, ${reason}.`,
    `${adviceFor(given.type)} Put text in double quotes. References, functions, and operators are not evaluated.`,
  );
}

export function wrongType(given: Unconverted, { path, required, found }: Mismatch): Problem {
  const where = path.length === 0 ? 'It' : shownPath(path, given.secret);
  const [what, advice] =
    typeof required === 'string'
      ? [`be ${NOUNS[required]}, but is ${shownValue(found, given.secret)}`, adviceFor(required)]
      : 'elements' in required
        ? [`have ${required.elements} elements`, `Use ${required.elements} elements.`]
        : [`have the attribute ${quoted(required.attribute)}`, 'Add the attribute.'];
  // The value of the parameter itself is shown already.
  const isShown = typeof given.type === 'string';
  return wrong(given, 'cannot be converted to', isShown ? '' : `${where} must ${what}.`, advice);
}

function wrong({ key, text, type, typed, secret }: Unconverted, verb: string, what: string, advice: string): Problem {
  const value = secret ? '' : ` has the value ${quoted(inOneLine(text))}, which`;
  const to = `${shownType(type)}, the type of ${typed ? 'the variable' : 'its default'}`;
  return new Problem(
    'A parameter has the wrong type',
    `The parameter ${quoted(key)}${value} ${verb} ${to}. ${what}`.trim(),
    advice,
  );
}

const NOUNS = {
  string: 'text',
  number: 'a number',
  bool: 'true or false',
  list: 'a list',
  object: 'an object',
} as const;

function adviceFor(type: TypeConstraint | 'list' | 'object'): string {
  const kind = typeof type === 'string' ? type : type[0];
  switch (kind) {
    case 'string':
      return 'Use text in double quotes.';
    case 'number':
      return 'Use a number, such as 5 or -0.25, without spaces and separators.';
    case 'bool':
      return 'Use true or false.';
    case 'map':
    case 'object':
      return 'Use an object in JSON or HCL syntax, such as {"a": "b"}.';
    case 'dynamic':
      return 'Use a value in JSON or HCL syntax, such as "text", 5, or ["a", "b"].';
    default:
      return 'Use a list in JSON or HCL syntax, such as ["a", "b"].';
  }
}

/** In UTF-16 units. A module can have types and values of any length. */
const LONGEST_TYPE = 100;
const LONGEST_PATH = 100;
const LONGEST_LINE = 100;

function shownType(type: TypeConstraint): string {
  return shortened(typeText(type), LONGEST_TYPE);
}

function shownPath(path: Mismatch['path'], secret: boolean): string {
  const steps = path.map((step) => {
    if ('index' in step) return `[${step.index}]`;
    if ('attribute' in step) return `.${step.attribute}`;
    return secret ? '[…]' : `[${quoted(inOneLine(step.key))}]`;
  });
  return shortened(steps.join('').replace(/^\./, ''), LONGEST_PATH);
}

function shownValue(value: ExactJson, secret: boolean): string {
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'an object';
  if (typeof value === 'string') return secret ? 'text' : quoted(inOneLine(value));
  if (JSON.isRawJSON(value)) return secret ? 'a number' : quoted(value.rawJSON);
  return secret ? 'a bool' : String(value);
}

function inOneLine(text: string): string {
  return text.slice(0, LONGEST_LINE).replaceAll(/\s+/g, ' ');
}
