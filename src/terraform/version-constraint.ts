import { withoutControlCharacters } from '../plain-text.ts';
import { Problem } from '../problem.ts';
import { quoted } from '../suggestion.ts';

type Version = readonly [major: number, minor: number, patch: number];

interface Constraint {
  readonly operator: '=' | '!=' | '>' | '>=' | '<' | '<=';
  readonly version: Version;
}

/** In UTF-16 units, of all constraints together. */
const LONGEST = 2000;

/**
 * The version for `hashicorp/setup-terraform` or `opentofu/setup-opentofu`, which take an exact version, a range as in
 * npm, or `latest`. Neither has all of Terraform's operators: `~>` is `~` or `^` in npm, and nothing is `!=`.
 *
 * @param requiredVersions each `required_version` of a module
 * @param wanted taken if it is an exact version that the module accepts, or if the module requires none
 * @throws {Problem} if a constraint is none for Terraform, or if no version can fit
 */
export function setupVersion(requiredVersions: readonly string[], wanted: string): string {
  if (requiredVersions.reduce((length, text) => length + text.length, 0) > LONGEST) throw tooLong();
  const constraints = requiredVersions.flatMap((text) => text.split(',').flatMap((one) => parsed(one)));
  if (constraints.length === 0) return wanted;
  const exact = exactVersion(wanted);
  if (exact && constraints.every((constraint) => fits(exact, constraint))) return wanted;
  const range = rangeOf(constraints);
  if (range === undefined) throw noVersion(requiredVersions);
  return range;
}

/**
 * Whether the S3 backend can lock the state with a file, as far as it is known before Terraform is installed. Terraform
 * and OpenTofu can since version 1.10.
 *
 * @param version as `setupVersion` returns it
 */
export function canLock(version: string): boolean {
  return version.split('||').some((range) => !isBelow110(range));
}

/** Whether a range as in npm has only versions below 1.10. */
function isBelow110(range: string): boolean {
  // In `1.2 - 1.5`, only the last version is a limit.
  const [, last] = range.split(/\s-\s/);
  const comparators =
    last === undefined
      ? range
          .replaceAll(/([<>=~^])\s+/g, '$1')
          .trim()
          .split(/\s+/)
      : [`<=${last.trim()}`];
  return comparators.some((comparator) => {
    const [, operator, ...digits] = /^(<=?|[=~^]?)v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(comparator) ?? [];
    const [major = Number.NaN, minor, patch] = digits.filter((digit) => digit !== undefined).map(Number);
    if (operator === '<') return compare([major, minor ?? 0, patch ?? 0], [1, 10, 0]) <= 0;
    // `^1.5` and `<=1` have all versions that begin with 1.
    return major < 1 || (major === 1 && minor !== undefined && minor < 10 && operator !== '^');
  });
}

/**
 * Terraform accepts no prerelease in `required_version`. (`internal/configs/module.go`; `constraint.go` of
 * `hashicorp/go-version`)
 */
function parsed(text: string): Constraint[] {
  const [, operator = '=', digits = ''] =
    /^(=|!=|>=?|<=?|~>)?\s*v?(\d+(?:\.\d+)*)(?:\+[\w~.-]+)?$/.exec(text.trim()) ?? [];
  const numbers = digits.split('.').map(Number);
  const [major = 0, minor = 0, patch = 0, ...more] = numbers;
  const isRead = digits !== '' && numbers.every(Number.isSafeInteger) && !more.some(Boolean);
  if (!isRead || (operator === '~>' && more.length > 0)) throw unreadable(text);
  const version: Version = [major, minor, patch];
  if (operator !== '~>') return [{ operator: operator as Constraint['operator'], version }];
  const next: Version = numbers.length === 3 ? [major, minor + 1, 0] : [major + 1, 0, 0];
  // `~> 1` has no upper limit.
  return [{ operator: '>=', version }, ...(numbers.length > 1 ? [{ operator: '<', version: next } as const] : [])];
}

/** Of a prerelease, Terraform compares only the numbers. */
function exactVersion(text: string): Version | undefined {
  const [, ...numbers] = /^v?(\d+)\.(\d+)\.(\d+)(?:-[\w.-]+)?$/.exec(text) ?? [];
  const [major, minor, patch] = numbers.map(Number);
  return major === undefined || minor === undefined || patch === undefined ? undefined : [major, minor, patch];
}

function fits(version: Version, { operator, version: other }: Constraint): boolean {
  const order = compare(version, other);
  return { '=': order === 0, '!=': order !== 0, '>': order > 0, '>=': order >= 0, '<': order < 0, '<=': order <= 0 }[
    operator
  ];
}

function compare(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** One end of an interval. */
interface Bound {
  readonly version: Version;
  readonly isInside: boolean;
}

/** As in npm. Undefined if no version fits. */
function rangeOf(constraints: readonly Constraint[]): string | undefined {
  const limits = constraints.filter(({ operator }) => operator !== '!=');
  const excluded = constraints.filter(({ operator }) => operator === '!=').map(({ version }) => version);
  const [lower] = bounds(limits, '>').sort((a, b) => compare(b.version, a.version) || stricterFirst(a, b));
  const [upper] = bounds(limits, '<').sort((a, b) => compare(a.version, b.version) || stricterFirst(a, b));
  const gaps = excluded.filter((version) => limits.every((limit) => fits(version, limit))).sort(compare);
  const ends = gaps.map((version) => ({ version, isInside: false }));
  const intervals = [lower, ...ends].map((from, index) => interval(from, ends[index] ?? upper));
  return intervals.filter((text) => text !== undefined).join(' || ') || undefined;
}

function bounds(limits: readonly Constraint[], direction: '<' | '>'): Bound[] {
  const ends = limits.filter(({ operator }) => operator === '=' || operator.startsWith(direction));
  return ends.map(({ operator, version }) => ({ version, isInside: operator.endsWith('=') }));
}

function stricterFirst(a: Bound, b: Bound): number {
  return Number(a.isInside) - Number(b.isInside);
}

function interval(from: Bound | undefined, to: Bound | undefined): string | undefined {
  const order = from && to ? compare(from.version, to.version) : -1;
  if (order > 0) return undefined;
  if (order === 0) return from?.isInside && to?.isInside ? from.version.join('.') : undefined;
  return [...comparator('>', from), ...comparator('<', to)].join(' ');
}

function comparator(direction: '<' | '>', bound: Bound | undefined): string[] {
  return bound ? [`${direction}${bound.isInside ? '=' : ''}${bound.version.join('.')}`] : [];
}

const ADVICE = "Use constraints such as '>= 1.5, < 2.0' as the product's required_version.";

function unreadable(text: string): Problem {
  const shown = quoted(withoutControlCharacters(text.trim()));
  return new Problem(
    'Invalid version constraint',
    `${shown} is not a version constraint that Terraform accepts.`,
    ADVICE,
  );
}

function tooLong(): Problem {
  const message = `The product's version constraints are longer than ${LONGEST} characters.`;
  return new Problem('Invalid version constraint', message, ADVICE);
}

function noVersion(requiredVersions: readonly string[]): Problem {
  const shown = requiredVersions.map((text) => quoted(withoutControlCharacters(text))).join(', ');
  return new Problem('No version of Terraform fits', `No version can fit the constraints ${shown}.`, ADVICE);
}
