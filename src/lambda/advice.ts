import type { Advice } from '../aws/errors.ts';

/** What can be done about errors of AWS in a Lambda function. Lambda gives a function the credentials of its role. */
export const LAMBDA_ADVICE: Advice = {
  logIn: 'Check that the function has a role, and that the role exists.',
  logInAgain: 'Try again: Lambda renews the credentials of a function by itself.',
  assumeRole: 'It is the launch role of the product, and the credentials are those of the function.',
  runAgain: 'Try again in a few minutes.',
};
