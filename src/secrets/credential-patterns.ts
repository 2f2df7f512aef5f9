import { CREDENTIAL_FORMATS, type Pattern } from './credential-formats.ts';

// A text can be designed to take long. So that each expression takes linear time, either a run of characters is bounded,
// or no match can start within the run, or nothing has to follow it.

/** White space within a line. */
const SPACE = String.raw`[^\S\n]`;
/** As in JSON in JSON. */
const QUOTE = String.raw`\\{0,8}["']`;

/**
 * What a secret is called, at the end of a longer name too: `DB_PASSWORD`, `client_secret`, `SharedAccessKey` of a
 * connection string of Azure, `X-Vault-Token`, `client-key-data` of a kubeconfig, `secret_string` of AWS Secrets
 * Manager, `password_wo` of a write-only argument of Terraform. `password_length` and `secret_arn` are not secret.
 */
const NAMES = [
  'pass(?:word|(?<!nopass|etc/pass)wd|phrase|code)',
  'token',
  'secret',
  '(?:api|app|application|access|account|auth|private|secret)[ _-]?key',
  '(?:encryption|signing|master|license|shared|subscription)[ _-]?key',
  'client[ _-](?:key|certificate)(?=[ _-]data)',
  'webhook[ _-]url',
  // For registries: https://developer.hashicorp.com/terraform/cli/config/config-file#environment-variable-credentials
  String.raw`tf_token_[\w-]{1,60}`,
];
const SUFFIXES = String.raw`string|value|data|hash|wo|text|plaintext|base64|b64|\d{1,3}`;
const NAME = `(?:${NAMES.join('|')})(?:[ _-]?(?:${SUFFIXES}))?`;

/** Short names are parts of other words. They count after a separator, or with a capital: `DB_PASS`, `dbPass`. */
const SHORT_NAMES = [
  // PWD=/path is the working directory of a shell.
  '(?<![A-Za-z])(?:[Pp]ass|PASS|[Pp]wd|PWD(?!=/)|[Pp]w|PW|[Pp]sk|PSK|[Cc]reds|CREDS|PAT)',
  '(?<=[_-])(?:auth|AUTH)',
  '(?<=[a-z])(?:Pass|Pwd|Psk|Creds)',
];
const SHORT_NAME = String.raw`(?:${SHORT_NAMES.join('|')})(?:_?\d{1,3})?`;

/** What can be between a name and its operator: `"name":`, `["name"] =`. */
const CLOSING = String.raw`(?:${QUOTE}\]?)?`;

/** What is no secret, in quotes or not: what is hidden already, names of resources, and expressions of a template. */
const RESOURCE = 'arn:aws|/subscriptions/|projects/';
const TEMPLATE = String.raw`\$\{{1,2}[^{}\n]{0,200}\}{1,2}|\{\{[^{}\n]{0,200}\}\}`;

/** What is no secret without quotes. */
const NO_SECRETS = [
  String.raw`\*\*\*(?![\w-])`,
  RESOURCE,
  String.raw`(?:${TEMPLATE})(?![^\s"',;&)])`,
  // Variables and commands of a shell.
  String.raw`\$(?:\(|(?-i:[A-Z_]+)(?![\w{(]))`,
  // Expressions of Terraform. After a space only: var.password and NAME=var.password are not the same.
  String.raw`(?<=\s)(?:var|local|data|module|each|self|path|terraform)\.[a-z_]`,
  String.raw`(?<=\s)(?-i:[a-z][a-z0-9]*_\w{1,60})\.[\w-]{1,60}(?:\.|\[)`,
  String.raw`(?<=\s)(?-i:[a-z]\w{0,40})\(`,
  // The argument is in quotes, and hidden there.
  String.raw`[\w.]{1,40}\(${QUOTE}`,
  // What Terraform prints instead of a value.
  String.raw`\((?:sensitive|known after|write-only)`,
  String.raw`(?:null|true|false|none|nil|undefined|string|number|bool|any)(?![^\s,;)}\]])`,
];
const NO_SECRET = `(?!${NO_SECRETS.join('|')})`;

/** Up to white space, or to what ends a value. */
const WORD_CHARACTER = String.raw`[^\s"',;&<\]\\]`;
const WORD = String.raw`(?![<>=})[\]]|\{(?:[\s"'}\\]|$))(?:${WORD_CHARACTER}|<(?!/)|\\[^\snrtuU"'\\])+`;

/** In quotes, escaped or not. A quote within the value is escaped once more than the quotes around it. */
const NO_SECRET_IN_QUOTES = String.raw`(?!(?:[^\w"'\n\\]{1,3}|null|true|false|none|${TEMPLATE})\k<quote>|${RESOURCE})`;
const QUOTED = String.raw`(?<quote>${QUOTE})${NO_SECRET_IN_QUOTES}(?:(?!\k<quote>)[^\n]|(?<=\\)\k<quote>)+`;

/** Words that make a text a sentence: `--password via the CLI is insecure`, `Authorization: token expired`. */
const WORDS_OF_SENTENCES = [
  'a|an|and|are|as|at|by|can|cannot|for|from|has|if|in|instead|is|must|no|not|of|on|or|should|that|the|this|to|via|was',
  'when|will|with|argument|flag|option|parameter|value|auth|authentication|authorization',
  'denied|expired|failed|forbidden|invalid|missing|required|unauthorized',
];
const NO_SENTENCE = String.raw`(?!(?:${WORDS_OF_SENTENCES.join('|')})(?![\w-]))`;

/** Hides a value after `before`, in quotes or not. Keeps the quotes. */
function valueAfter(before: string, value: string, flags: string): Pattern {
  return [new RegExp(`(?<name>${before})(?:${QUOTED}|${NO_SECRET}${value})`, flags), '$<name>$<quote>***'];
}

/**
 * A name and what is assigned to it. After a colon and a space, only what is in quotes: the rest can be a sentence. Also
 * as Go prints a map or a header, `map[Authorization:[Bearer token]]`, `"Authorization":[]string{"Bearer token"}`; as
 * Terraform prints a value, `cty.StringVal("x")`; and as an argument, `sensitive("x")`.
 */
function assigned(name: string, value: string, flags: string): Pattern {
  const equals = `${SPACE}{0,9}(?:={1,2}>?|[:!]=)${SPACE}{0,9}`;
  const operator = String.raw`(?:${equals}|${SPACE}{0,9}:${SPACE}{0,9}|${SPACE}(?:is|was)${SPACE}|${SPACE}?(?=\())`;
  const words = `(?:(?:was|planned value|(?:Invalid|Unsupported) value:)${SPACE})?`;
  const opening = String.raw`(?:\[\]string\{|\[|(?!\w{0,20}file)[\w.]{0,40}\()?\s{0,9}`;
  const beforeQuote = `${operator}${words}${opening}(?=${QUOTE})`;
  const beforeWord = String.raw`(?:${equals}|:(?!\s))(?:\[\]string\{|\[)?(?![=>[])`;
  return valueAfter(`${name}${CLOSING}(?:${beforeQuote}|${beforeWord})`, value, flags);
}

/** A letter and a digit, in so many characters. */
function mixed(length: number): string {
  const until = (characters: string) => String.raw`(?=[^\s"',;${characters}]{0,100}[${characters}])`;
  return String.raw`(?=[^\s"',;]{${length}})${until(String.raw`\d`)}${until('A-Za-z')}`;
}

/** In a chain of errors, these are no secrets: `cannot fetch token: oauth2: …`. */
const PROTOCOL = String.raw`(?:https?://|(?:oauth2|x509|http2|AADSTS\d{1,9}):)`;
const DIGIT_OR_SYMBOL = String.raw`(?=[A-Za-z]{0,60}(?:[^\sA-Za-z.!?:)"',;&<\]\\]|[.!?:]\w))`;
const NO_PLAIN_WORD = String.raw`(?!${SPACE}{1,3}[a-z]+(?![\w:=./-]))`;

/**
 * A word after a name, a colon, and a space is a secret if it has letters and digits, or if it has digits or symbols and
 * no plain word follows.
 */
const WORD_AFTER_COLON = String.raw`(?!${PROTOCOL})(?:${mixed(6)}${WORD}|(?!--)(?=[^\s"',;]{4})${DIGIT_OR_SYMBOL}${WORD}(?!${WORD_CHARACTER})${NO_PLAIN_WORD})`;

/** https://www.iana.org/assignments/http-authschemes, and those of AWS, Azure, GitHub, Opsgenie, and others. */
const SCHEMES = [
  String.raw`basic|bearer|concealed|digest|dpop|gnap|hoba|negotiate|ntlm|oauth|privatetoken|scram-sha-\d{1,3}`,
  'token|apikey|key|geniekey|AWS|AWS4-HMAC-SHA256|SharedKey(?:Lite)?',
];
const SCHEME = `(?:${SCHEMES.join('|')})${SPACE}{1,9}`;
const PARAMETERS = String.raw`(?:[\w-]{1,40}=(?:\\{0,8}"[^"\n]{0,2000}"|[^\s"',\]\\]*)(?:,${SPACE}{0,3})?)+`;
const CREDENTIALS = String.raw`(?:${PARAMETERS}|[^\s"'\]\\]+)`;

/** What has a name. */
const NAMED = (): Pattern[] => [
  // docker run -e "NAME=value", terraform -var 'name=value', helm --set 'name=value': up to the quote.
  [
    new RegExp(
      String.raw`((?<![\w-])--?(?:var|e|env|set(?:-string)?|build-arg|from-literal)[ =]["'][\w.-]{0,60}${NAME}=)(?!\*\*\*["'])[^"'\n]+`,
      'gi',
    ),
    '$1***',
  ],
  assigned('authorization', `(?:${SCHEME})?${CREDENTIALS}`, 'gi'),
  valueAfter(
    `authorization${CLOSING}${SPACE}{0,9}:${SPACE}{1,9}`,
    String.raw`(?:${SCHEME}${NO_SENTENCE}${CREDENTIALS}|(?:[A-Za-z][\w-]{0,40}${SPACE}{1,9})?${mixed(16)}${WORD})`,
    'gi',
  ),
  [/(\bcookie:[^\S\n]?)(?=[^\s=;"']{1,100}=)[^"'\n]+/gi, '$1***'],
  // Not before a colon: arn:aws:secretsmanager:eu-west-1:123456789012:secret:name.
  assigned(`${NAME}(?<!:secret(?=:))`, WORD, 'gi'),
  assigned(SHORT_NAME, WORD, 'g'),
  valueAfter(`${NAME}${CLOSING}${SPACE}{0,9}:${SPACE}{1,9}\\[?`, WORD_AFTER_COLON, 'gi'),
  // A word alone on a line, as in YAML.
  [
    new RegExp(
      String.raw`(^(?:${SPACE}|[│|]){0,40}(?:- )?["']?[\w.-]{0,60}?${NAME}${CLOSING}:${SPACE}{1,9})${NO_SENTENCE}${NO_SECRET}[A-Za-z]{4,}(?=${SPACE}{0,9}$)`,
      'gim',
    ),
    '$1***',
  ],
  // As XML writes them.
  [new RegExp(String.raw`(<[\w:.-]{0,40}${NAME}(?:\s[^<>]{0,100})?>)[^<\s][^<]*`, 'gi'), '$1***'],
  // {"name": "DB_PASSWORD", "value": "x"} of a container, <add key="Password" value="x" /> of .NET, env of Kubernetes.
  valueAfter(
    String.raw`${NAME}(?:${QUOTE}\s{0,9},?|,|${SPACE}{0,9}\n)\s{0,20}(?:${QUOTE})?(?:parameter)?value${CLOSING}${SPACE}{0,9}[=:]${SPACE}{0,9}`,
    WORD,
    'gi',
  ),
  // ~/.docker/config.json.
  [new RegExp(String.raw`(${QUOTE}auth${QUOTE}\s{0,9}:\s{0,9}${QUOTE})[A-Za-z0-9+/=]{8,}`, 'g'), '$1***'],
  // The secret ID of an AppRole of Vault is a UUID.
  [
    new RegExp(String.raw`(secret[_-]?id${CLOSING}\s{0,9}[=:]\s{0,9}(?:${QUOTE})?)[\da-f]{8}-[\da-f-]{27}`, 'gi'),
    '$1***',
  ],
  // The password "x1" is too short; PASSWORD 'x' and IDENTIFIED BY 'x' in SQL. Not resource "password" "name".
  [/(\bpass(?:word|phrase)[^\S\n]")(?=[^"\n]{0,100}\d)[^"\n]{4,}/gi, '$1***'],
  [/(\b(?:password|identified(?: with \S{1,40})? (?:by|as))[^\S\n]{1,3}')(?!\*\*\*')[^'\n]+/gi, '$1***'],
  [
    /((?:secret[ _-]?(?:access[ _-]?)?key|(?:session|security)[ _-]?token)\s{1,9}["']?)(?=[A-Za-z/+=]{0,100}\d)[A-Za-z0-9/+=]{16,}/gi,
    '$1***',
  ],
  // Not `Basic authentication`.
  [/(\b(?:[Bb]earer|BEARER)\s{1,9})(?![A-Z]?[a-z]{0,40}(?![\w~+/=-]|\.\w))[\w.~+/=-]{8,}/g, '$1***'],
  [/(\b(?:[Bb]asic|BASIC)\s{1,9})(?![A-Z]?[a-z]{0,40}(?![A-Za-z0-9+/=]))[A-Za-z0-9+/=]{8,}/g, '$1***'],
];

/** Messages of Terraform and its SDKs that quote a value after the first one, or far from its name. */
const MESSAGES = (): Pattern[] => [
  // `.password: was cty.StringVal("a"), but now cty.StringVal("b")`, and `~ password = "a" -> "b"` in a plan.
  valueAfter(
    String.raw`${NAME}${CLOSING}${SPACE}{0,9}[=:]${SPACE}{0,9}(?:(?:was|planned value)${SPACE})?(?:cty\.\w{1,20}\()?(?:"\*\*\*"|[\w.]{1,40})\)?,?${SPACE}{1,3}(?:but now|does not match \w{1,20} value|->)${SPACE}(?:cty\.\w{1,20}\()?(?=${QUOTE})`,
    WORD,
    'gi',
  ),
  // `expected length of password to be in the range (8 - 41), got x` of terraform-plugin-sdk, and of the validators.
  valueAfter(
    String.raw`${NAME}${CLOSING}${SPACE}(?:to|value|string|must)${SPACE}[^\n]{0,200}?\bgot:?${SPACE}`,
    WORD,
    'gi',
  ),
  // `Value 'x' at 'masterUserPassword' failed to satisfy constraint` of AWS APIs.
  [new RegExp(String.raw`(\bvalue ')[^'\n]{1,500}(?=' at '[\w.]{0,60}${NAME}[\w.]{0,20}' )`, 'gi'), '$1***'],
];

/** The rest of a command, up to its end. */
const ARGUMENTS = String.raw`(?:[^\n|;&]{0,120}?${SPACE})`;

/** Commands with a short option for a password. In others, it is something else: `docker run -p 80:80`. */
const COMMANDS: [command: string, option: string][] = [
  // With a space, what follows is the name of a database.
  [String.raw`(?:mysql|mariadb)[\w-]{0,20}`, String.raw`-p(?=\S)`],
  // docker login, podman login, helm registry login, az login, az acr login.
  [String.raw`sshpass|mongo\w{0,20}|login`, `-p[ =]?`],
  ['redis-cli', '-a[ =]'],
  ['ldap[a-z]{1,20}', '-w[ =]'],
  ['sqlcmd|bcp', '-P[ =]?'],
];

/** Options of commands. */
const OPTIONS = (): Pattern[] => [
  // --password x, -token x, and "--password", "x" in the command of a container. Not --password-stdin.
  valueAfter(
    String.raw`(?<![\w-])--?(?:[\w-]{0,40}-)?(?:${NAME}|pass|pwd|pw)(?:${SPACE}{1,3}|${QUOTE},\s{0,9}(?=${QUOTE}))`,
    `(?!-)${NO_SENTENCE}${WORD}`,
    'gi',
  ),
  ...COMMANDS.map(([command, option]) =>
    valueAfter(String.raw`(?<![\w-])(?:${command})${SPACE}${ARGUMENTS}?${option}`, `(?!-)${WORD}`, 'g'),
  ),
  valueAfter(`ConvertTo-SecureString${SPACE}{1,3}(?:-String${SPACE}{1,3})?`, `(?!-)${WORD}`, 'gi'),
  // curl -u user:password.
  ...[String.raw`["'][^\s"':]{1,64}:)(?!\*\*\*["'])[^"'\n]+`, String.raw`[^\s"':]{1,64}:)[^\s"'|;&]+`].map(
    (value): Pattern => [
      new RegExp(String.raw`(\bcurl${SPACE}${ARGUMENTS}?(?:-[A-Za-z]{0,8}u|--(?:proxy-)?user)[ =]?${value}`, 'g'),
      '$1***',
    ],
  ),
  [
    new RegExp(
      String.raw`(\b(?:echo|printf)${SPACE}{1,3}(?:-\w{1,3}${SPACE}{1,3})?)(?:(["'])[^"'\n|]{1,200}|[^\s"'|]{1,200})(?=["']?${SPACE}{0,3}\|${SPACE}{0,3}(?:[^\n|]{0,120}-stdin|(?:sudo )?(?:ch)?passwd))`,
      'g',
    ),
    '$1$2***',
  ],
];

/** URLs that hold a secret, or are one. */
const URLS: Pattern[] = [
  // A user and a password. Either can be missing, and both can contain an @ that should have been encoded.
  [/(?<=:\\?\/\\?\/)[^\s/:"'<>]{0,200}:[^\s/"'<>]{0,500}@/g, '***@'],
  // The same with a slash in the password. A number before the slash is a port.
  [/(?<=:\\?\/\\?\/)[^\s/:@."'<>[]{0,200}:(?!\d{1,5}\/)[^\s"'<>]{0,120}@/g, '***@'],
  [/(?<=https?:\\?\/\\?\/)[\w~.%-]{20,200}@/g, '***@'],
  // The data source name of Go's driver for MySQL.
  [/(?<![\w.:-])[\w.-]{1,64}:[^\s@/"']{1,100}@(?=(?:tcp|unix)\()/g, '***@'],
  // Signed URLs of CloudFront, of AWS and Google Cloud, and a shared access signature of Azure Storage.
  [/((?:[?&;]|\\u0026)(?:sig|signature)=)[^\s"'&<>\\]+/gi, '$1***'],
  [/(\bSignature=)[0-9a-f]{64}\b/g, '$1***'],
  [/(X-(?:Amz|Goog)-(?:Signature|Credential|Security-Token)=)[^\s"'&\\]+/gi, '$1***'],
  // Keys of Azure Functions and Google's APIs, codes of OAuth. An entry of a list can be ?key=name.
  [/((?:[?&;]|\\u0026)(?:code|key)=)[^\s"'&<>\\]{20,}/gi, '$1***'],
  // Whoever has the URL of a webhook can post to it.
  [
    /((?:hooks\.slack\.com\/(?:services|workflows|triggers)|discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks|webhook\.office\.com\/webhookb2|outlook\.office(?:365)?\.com\/webhook|hooks\.zapier\.com\/hooks\/catch|events\.pagerduty\.com\/integration)\/)[\w/@%:+=-]+/gi,
    '$1***',
  ],
  [/(api\.telegram\.org\/bot)[\w:-]+/g, '$1***'],
];

/**
 * Expressions that find something only in a text with a sign. Compiling all of them takes longer than whatever else a step
 * does before its first request, and most lines have no sign.
 */
interface PatternGroup {
  /** Finds something in every text in which one of the expressions does. Not global, because it would have a state. */
  readonly sign: RegExp;
  readonly patterns: () => readonly Pattern[];
}

/** A part of each name in `NAMED`, `MESSAGES`, and `OPTIONS`, and of each command there. */
const WORDS = [
  'pass|token|secret|key|certificate|webhook|pwd|pw|psk|cred|pat|auth|cookie|bearer|basic|identified',
  'mysql|mariadb|mongo|login|redis|ldap|sqlcmd|bcp|securestring|curl|echo|printf',
];

function onlyOnce<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** In the order in which to hide what they find. */
export const PATTERN_GROUPS: readonly PatternGroup[] = [
  { sign: /[@=/]/, patterns: () => URLS },
  { sign: /\S/, patterns: () => CREDENTIAL_FORMATS },
  { sign: new RegExp(WORDS.join('|'), 'i'), patterns: onlyOnce(() => [...NAMED(), ...MESSAGES(), ...OPTIONS()]) },
];

/** `text` with stars in place of credentials as they appear in errors of providers and in logs. */
export function withoutCredentials(text: string): string {
  return PATTERN_GROUPS.filter(({ sign }) => sign.test(text))
    .flatMap(({ patterns }) => patterns())
    .reduce((hidden, [pattern, stars]) => hidden.replaceAll(pattern, stars), text);
}
