import { TooLargeJson } from '../bounded-json.ts';
import { Problem } from '../problem.ts';
import { type ExactJson, isObject, parseExactJson } from './exact-json.ts';

/**
 * The descriptions of outputs, by name, from `terraform show -json` of a plan. No other file has them. They are in
 * `configuration.root_module.outputs.<name>.description`. See
 * https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation.
 *
 * @throws {Problem} if `text` is not `terraform show -json` of a plan
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
  if (!isObject(rootModule)) throw unreadable('It has no configuration.root_module.');
  return isObject(rootModule.outputs) ? rootModule.outputs : {};
}

function member(value: ExactJson | undefined, key: string): ExactJson | undefined {
  return isObject(value) ? value[key] : undefined;
}

function parsePlan(text: string): ExactJson {
  try {
    return parseExactJson(text);
  } catch (error) {
    throw unreadable(
      error instanceof TooLargeJson
        ? 'It has more than 16 Mi characters or 500,000 JSON values.'
        : 'It is not valid JSON.',
    );
  }
}

function unreadable(why: string): Problem {
  return new Problem(
    'Cannot read the plan',
    `The file is not the output of 'terraform show -json' for a plan. ${why}`,
    `Run 'terraform plan -out=plan.bin' and 'terraform show -json plan.bin > plan.json', and use plan.json.`,
  );
}
