import { expect, test } from 'vitest';
import { readDescriptions } from '../../src/terraform/plan.ts';
import { fixtureText } from '../fixtures/fixture.ts';

test('the plan has the descriptions of the outputs', () => {
  expect(Object.fromEntries(readDescriptions(fixtureText('product/plan.json')))).toEqual({
    endpoint: 'Host and port that the database listens on',
    owner: 'Who pays, in their own script',
    password: 'Of the owner',
    snapshot_id: 'Twenty digits, more than a double can hold',
    subnets: "Keys that look like numbers, in Terraform's order",
  });
});

test('an output with any name can have a description', () => {
  const plan =
    '{"configuration":{"root_module":{"outputs":{"__proto__":{"description":"a"},"b":{"description":1},"c":2}}}}';
  expect([...readDescriptions(plan)]).toEqual([['__proto__', 'a']]);
});

test('a configuration without outputs has no descriptions', () => {
  expect(readDescriptions('{"configuration":{"root_module":{}}}').size).toBe(0);
});

const NOT_PLANS = ['{}', '[]', 'null', '1', '', '{"configuration":[]}', fixtureText('product/output.json')];
test.each(NOT_PLANS.map((text) => [text.slice(0, 20), text]))(
  'a file that is not a plan is an error: %j',
  (_, text) => {
    expect(() => readDescriptions(text)).toThrow("not the output of 'terraform show -json' for a plan");
  },
);
