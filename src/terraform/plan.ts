import { TooLargeJson } from '../bounded-json.ts';
import { Problem } from '../problem.ts';
import { type ExactJson, isObject, parseExactJson } from './exact-json.ts';

/**
 * The outputs' descriptions, by name, from `terraform show -json` of a plan: no file of a result has them.
 * They stand at `configuration.root_module.outputs.<name>.description`, see
 * https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation.
 *
 * @throws {Problem} if `text` is no such plan
 */
export function readDescriptions(text: string): Map<string, string> {
  const descriptions = new Map<string, string>();
  for (const [name, output] of Object.entries(configuredOutputs(text))) {
    if (isObject(output) && typeof output.description === 'string') descriptions.set(name, output.description);
  }
  return descriptions;
}

function configuredOutputs(text: string): { [name: string]: ExactJson } {
  const rootModule = member(member(parsePlan(text), 'configuration'), 'root_module');
  if (!isObject(rootModule)) throw noPlan('It has no configuration.root_module.');
  return isObject(rootModule.outputs) ? rootModule.outputs : {};
}

function member(value: ExactJson | undefined, key: string): ExactJson | undefined {
  return isObject(value) ? value[key] : undefined;
}

function parsePlan(text: string): ExactJson {
  try {
    return parseExactJson(text);
  } catch (error) {
    throw noPlan(
      error instanceof TooLargeJson ? 'It has more than 16 Mi characters or 500,000 values.' : 'It is not valid JSON.',
    );
  }
}

function noPlan(why: string): Problem {
  return new Problem(
    'Cannot read the plan',
    `The file is not 'terraform show -json' of a plan. ${why}`,
    `Run 'terraform plan -out=plan.bin' and 'terraform show -json plan.bin > plan.json', and give plan.json.`,
  );
}
