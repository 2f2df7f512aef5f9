import { expect, test } from 'vitest';
import { readDescriptions } from '../../src/terraform/plan.ts';
import { fixtureText } from '../fixtures/fixture.ts';

test('the descriptions of the outputs are in the plan', () => {
  expect(Object.fromEntries(readDescriptions(fixtureText('product/plan.json')))).toEqual({
    endpoint: 'Host and port that the database listens on',
    owner: 'Who pays, in their own script',
    password: 'Of the owner',
    snapshot_id: 'Twenty digits, more than a double can hold',
    subnets: "Keys that look like numbers, in Terraform's order",
  });
});

test('an output is described whatever its name', () => {
  const plan =
    '{"configuration":{"root_module":{"outputs":{"__proto__":{"description":"a"},"b":{"description":1},"c":2}}}}';
  expect([...readDescriptions(plan)]).toEqual([['__proto__', 'a']]);
});

test('a configuration without outputs has none', () => {
  expect(readDescriptions('{"configuration":{"root_module":{}}}').size).toBe(0);
});

test.each(['{}', '[]', 'null', '1', '', '{"configuration":[]}', fixtureText('product/output.json')])(
  'what is no plan is refused: %.20s',
  (text) => {
    expect(() => readDescriptions(text)).toThrow("not 'terraform show -json' of a plan");
  },
);
