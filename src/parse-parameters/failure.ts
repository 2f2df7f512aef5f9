import { isRefusal, statusOf } from '../aws/errors.ts';
import { shortened } from '../plain-text.ts';
import { Problem } from '../problem.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { sentence } from '../sentence.ts';

/**
 * The name of an error. AWS's engine has the first two
 * (https://github.com/aws-samples/service-catalog-engine-for-terraform-os): the request or the artifact is wrong, or AWS
 * denied access to the artifact.
 */
type FailureName =
  | 'ParserInvalidParameterException'
  | 'ParserAccessDeniedException'
  | 'ParserUnavailableException'
  | 'ParserInternalException';

/** Why the parameters are not known. */
export class Failure extends Problem {
  override readonly name: FailureName;

  constructor(name: FailureName, { title, message, advice, cause }: Problem) {
    super(title, message, advice, { cause });
    this.name = name;
  }
}

/** Names the errors of a use of AWS. @throws {Failure} */
export async function inAws<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Problem ? awsFailure(error) : error;
  }
}

function awsFailure(problem: Problem): Failure {
  const { cause } = problem;
  // What is missing or too large has no cause, or is not found.
  if (cause === undefined || statusOf(cause) === 404) return new Failure('ParserInvalidParameterException', problem);
  if (isRefusal(cause)) return new Failure('ParserAccessDeniedException', problem);
  return new Failure('ParserUnavailableException', new Problem(problem.title, problem.message, TRY_AGAIN, { cause }));
}

const TRY_AGAIN = 'Try again in a few minutes. If the error stays, tell the administrator of the product.';

export const OUT_OF_TIME = new Failure(
  'ParserUnavailableException',
  new Problem('The time is over', 'The parameters of the product could not be read in time.', TRY_AGAIN),
);

/** Anything except a `Problem` is a bug of the function. Its text is not shown. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof Problem) return new Failure('ParserInvalidParameterException', error);
  const bug = new Problem(
    'Unexpected error',
    'The parameter parser failed because of a bug.',
    'Tell the administrator of the product. The log of the function shows where the bug is.',
    { cause: error },
  );
  return new Failure('ParserInternalException', bug);
}

/** In UTF-16 units. */
const LONGEST = 1500;

/**
 * The error for Lambda. Service Catalog shows its message to the user: 'Error occurred during parameter parsing:
 * <message>'. It has neither the stack nor the cause, which Lambda would pass on.
 */
export function thrownError({ name, title, message, advice }: Failure, secrets: Secrets): Error {
  const text = secrets.hideFor('failure reason', `${title}: ${sentence(message)} ${advice}`);
  const error = new Error(shortened(text.replaceAll(/\s+/g, ' ').trim(), LONGEST));
  return Object.assign(error, { name, stack: `${name}: ${error.message}` });
}
