import { join } from 'node:path';
import { decision, type Policy } from './iam.ts';
import type { LambdaFunction } from './lambda.ts';
import type { Stack, Value } from './stack.ts';

/** A function of a stack, and what only concerns AWS around it. */
export interface StackFunction extends LambdaFunction {
  roleArn: string;
}

/** @param folder of the template, which the paths of packages are relative to */
export function functionOf({ resources }: Stack, id: string, folder: string): StackFunction {
  const resource = resources[id];
  if (!resource) throw new Error(`The stack has no function ${id}.`);
  const { ref: name, attributes, properties } = resource;
  const { Handler, Runtime, CodeUri, MemorySize = 128, Timeout = 3, Role, LoggingConfig = {} } = properties;
  const variables = Object.entries<Value>(properties.Environment?.Variables ?? {});
  return {
    name,
    arn: `${attributes.Arn}`,
    code: join(folder, CodeUri),
    handler: Handler,
    runtime: Runtime,
    memory: Number(MemorySize),
    timeout: Number(Timeout),
    environment: Object.fromEntries(variables.map(([variable, value]) => [variable, String(value)])),
    logFormat: LoggingConfig.LogFormat ?? 'Text',
    logGroup: LoggingConfig.LogGroup ?? `/aws/lambda/${name}`,
    roleArn: Role,
  };
}

/** Whether the permissions of a function let a service invoke it. */
export function mayInvoke({ resources }: Stack, { name, arn }: LambdaFunction, service: string): boolean {
  const policies = Object.values(resources)
    .filter(
      ({ type, properties }) => type === 'AWS::Lambda::Permission' && [name, arn].includes(properties.FunctionName),
    )
    .map(({ properties: { Action, Principal } }): Policy => {
      return { Statement: { Effect: 'Allow', Action, Principal: { Service: Principal }, Resource: arn } };
    });
  const request = { action: 'lambda:InvokeFunction', resource: arn, principal: { Service: [service] } };
  return decision(policies, request) === 'Allow';
}
