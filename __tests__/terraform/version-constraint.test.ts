import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Problem } from '../../src/problem.ts';
import { canLock, setupVersion } from '../../src/terraform/version-constraint.ts';

const installed = /^Terraform v(\d+\.\d+\.\d+)/.exec(String(spawnSync('terraform', ['version']).stdout))?.[1];

const folder = mkdtempSync(join(tmpdir(), 'version-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the version to set up', () => {
  test.each([
    [[], 'latest'],
    [['>= 1.5, < 2.0'], '>=1.5.0 <2.0.0'],
    [['~> 1.5'], '>=1.5.0 <2.0.0'],
    [['~> 1.5.3'], '>=1.5.3 <1.6.0'],
    [['~> 1'], '>=1.0.0'],
    [['= 1.5'], '1.5.0'],
    [['1.5.7'], '1.5.7'],
    [['v1.5.7+build'], '1.5.7'],
    [['>= 1.5', '<= 1.9.0', '> 1.4'], '>=1.5.0 <=1.9.0'],
    [['>= 1.5, > 1.5'], '>1.5.0'],
    [['<= 1.5, < 1.5'], '<1.5.0'],
    [['>= 1.5.7, <= 1.5.7'], '1.5.7'],
    [['!= 1.5.1'], '<1.5.1 || >1.5.1'],
    [['>= 1.5, != 1.5.1, != 1.5.1, != 1.6.0, < 2'], '>=1.5.0 <1.5.1 || >1.5.1 <1.6.0 || >1.6.0 <2.0.0'],
    [['>= 1.5, != 1.5.0, != 1.4.0'], '>1.5.0'],
    [['>=01.05'], '>=1.5.0'],
    [[' ~> 1.5.0 ,\t< 1.5.9 '], '>=1.5.0 <1.5.9'],
    [['>= 1.5.0.0'], '>=1.5.0'],
  ])('for %j is %s', (required, version) => {
    expect(setupVersion(required, 'latest')).toBe(version);
  });

  test.each([
    ['1.9.8', ['>= 1.5, < 2.0'], '1.9.8'],
    ['v1.9.8', ['~> 1.9'], 'v1.9.8'],
    ['1.9.8', ['~> 1.10'], '>=1.10.0 <2.0.0'],
    ['1.9.8', ['!= 1.9.8'], '<1.9.8 || >1.9.8'],
    ['1.12.0-beta1', ['>= 1.12'], '1.12.0-beta1'],
    ['1.9', ['>= 1.5'], '>=1.5.0'],
    ['~1.9', ['>= 1.5'], '>=1.5.0'],
    ['~1.9', [], '~1.9'],
  ])('is the wanted %s for %j only if it is exact and fits: %s', (wanted, required, version) => {
    expect(setupVersion(required, wanted)).toBe(version);
  });

  test.each([
    '',
    ' ',
    '>= 1.5,',
    '>= 1.5 < 2',
    '>= 1.5 || < 2',
    '=> 1.5',
    '>= 1.5.x',
    '1.*',
    '^1.5',
    '>= 1.5.0-beta1',
    '~> 1.5beta',
    'var.x',
    '>= 99999999999999999999',
    'latest',
  ])('cannot be found for %j, which Terraform refuses', (required) => {
    expect(() => setupVersion(['>= 1.0', required], 'latest')).toThrow(Problem);
    expect(() => setupVersion([required], '1.9.8')).toThrow('is not a version constraint that Terraform accepts');
  });

  test('cannot be found for a fourth number, which no version has', () => {
    expect(() => setupVersion(['>= 1.5.0.1'], 'latest')).toThrow("'>= 1.5.0.1'");
    expect(() => setupVersion(['~> 1.5.0.0'], 'latest')).toThrow("'~> 1.5.0.0'");
  });

  test.each([[['>= 2.0, < 1.0']], [['= 1.5.1', '!= 1.5.1']], [['> 1.5.0, < 1.5.0']]])(
    'cannot be found for %j, which nothing fits',
    (required) => {
      expect(() => setupVersion(required, '1.5.1')).toThrow('No version can fit the constraints');
    },
  );

  test('is not read from a text that is too long', () => {
    expect(() => setupVersion([`>= 1.5${','.repeat(3000)}`], 'latest')).toThrow('longer than 2000 characters');
    expect(() => setupVersion(Array(300).fill('>= 1.5.0'), 'latest')).toThrow('longer than 2000 characters');
  });

  describe.skipIf(installed === undefined)("accepts Terraform's own version exactly if Terraform does", () => {
    const version = installed ?? '0.0.0';
    const [major, minor, patch] = version.split('.').map(Number) as [number, number, number];
    const few = [`~> ${major}.${minor}.${patch + 1}`, `>= ${version}-beta1`, `= ${major}.${minor}`];
    const more = [
      `= ${version}`,
      `!= ${version}`,
      `~> ${major}`,
      `~> ${major - 1}`,
      `~> ${major}.${minor}`,
      `~> ${major}.${minor - 1}`,
      `~> ${major}.${minor - 1}.0`,
      `> ${version}`,
      `<= ${version}`,
      `>= ${major}.${minor}, < ${major}.${minor + 1}`,
      `>= ${major} < 9`,
    ];
    test.each(process.env.MODE === 'all' ? [...few, ...more] : few)('%s', (constraint) => {
      writeFileSync(join(folder, 'main.tf'), `terraform {\n  required_version = "${constraint}"\n}\n`);
      const { status } = spawnSync('terraform', ['init'], { cwd: folder });
      expect(accepts(constraint, version)).toBe(status === 0);
    });
  });
});

function accepts(constraint: string, version: string): boolean {
  try {
    // Another version that does not fit would be replaced, too.
    return setupVersion([constraint], version) === version;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

describe('a lock file', () => {
  test.each([
    ['latest', true],
    ['', true],
    ['1.10.0', true],
    ['1.9.8', false],
    ['v1.9.8', false],
    ['1.9', false],
    ['1.9.x', false],
    ['0.15.5', false],
    ['1', true],
    ['1.x', true],
    ['>=1.5.0', true],
    ['>=1.5.0 <2.0.0', true],
    ['>=1.5.0 <1.10.0', false],
    ['>=1.5.0 <1.10.1', true],
    ['>=1.5.0 <=1.9.9', false],
    ['>= 1.5 < 1.10', false],
    ['>=1.5.0 <=1.10.0', true],
    ['<1', false],
    ['<2', true],
    ['~1.9.2', false],
    ['~1', true],
    ['^1.5', true],
    ['^0.15', false],
    ['<1.5.1 || >1.5.1 <1.6.0', false],
    ['<1.5.1 || >1.5.1', true],
    ['1.2 - 1.5', false],
    ['1.2 - 1.12', true],
    ['*', true],
  ])('with %j is possible: %j', (version, possible) => {
    expect(canLock(version)).toBe(possible);
  });
});
