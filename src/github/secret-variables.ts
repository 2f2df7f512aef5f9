/** Words in the name of an environment variable that say that its value is a secret. */
const SECRET =
  /(?:^|_)(?:TOKEN|SECRET|PASS|PASSWD|PASSWORD|PASSPHRASE|PWD|APIKEY|API_KEY|ACCESS_KEY|ACCOUNT_KEY|PRIVATE_KEY|ENCRYPTION_KEY|CREDENTIALS?|AUTH|CONNECTION_STRING)(?=_|$)/;
/** The last word of a name whose value only tells where or what the secret is. */
const NOT_SECRET =
  /_(?:FILE|PATH|DIR|URL|URI|ENDPOINT|HOST|PORT|ID|ARN|NAME|USER|USERNAME|TYPE|SOCK|REGION|EXPIRATION|EXPIRES|TTL|LENGTH|VERSION|TOKENS)$/;
/** Values that say too little to be secrets, and paths. */
const HARMLESS =
  /^(?:true|false|yes|no|on|off|none|null|\d{1,5}|enabled|disabled|required|default|\/[\w./-]*|[A-Za-z]:\\[\w.\\-]*)$/i;
const SHORTEST = 6;

/** The values of the job's environment variables that are secrets by their names. Inputs are not among them. */
export function secretVariables(env: NodeJS.ProcessEnv): string[] {
  return Object.entries(env).flatMap(([name, value = '']) => {
    const upper = name.toUpperCase();
    const isSecret = SECRET.test(upper) && !NOT_SECRET.test(upper) && !/^(?:INPUT_|PWD$|OLDPWD$)/.test(upper);
    return isSecret && value.trim().length >= SHORTEST && !HARMLESS.test(value.trim()) ? [value.trim()] : [];
  });
}
