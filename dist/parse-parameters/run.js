import * as __WEBPACK_EXTERNAL_MODULE__rolldown_runtime_js_e145cd65__ from "./rolldown-runtime.js";
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ // The require scope
/******/ var __nccwpck_require__ = {};
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  L0: () => (/* binding */ DEFAULT_RETRY_MODE),
  B2: () => (/* binding */ Deadline),
  l5: () => (/* binding */ INVOCATION_ID_HEADER),
  Qx: () => (/* binding */ KEPT_TO_READ),
  n3: () => (/* binding */ KEPT_TO_RESPOND),
  JL: () => (/* binding */ OUT_OF_TIME),
  AF: () => (/* binding */ Problem),
  ok: () => (/* binding */ REQUEST_HEADER),
  cm: () => (/* binding */ RETRY_MODES),
  fz: () => (/* binding */ Retry),
  Sb: () => (/* binding */ Secrets),
  ru: () => (/* binding */ StandardRetryStrategy),
  h_: () => (/* binding */ asFailure),
  "in": () => (/* binding */ readRequest),
  eF: () => (/* binding */ run),
  iY: () => (/* binding */ structuredLog),
  hV: () => (/* binding */ thrownError)
});

;// CONCATENATED MODULE: external "./rolldown-runtime.js"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_rolldown_runtime_js_namespaceObject = x({ ["__commonJSMin"]: () => (__WEBPACK_EXTERNAL_MODULE__rolldown_runtime_js_e145cd65__.__commonJSMin), ["__require"]: () => (__WEBPACK_EXTERNAL_MODULE__rolldown_runtime_js_e145cd65__.__require) });
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./build/parse-parameters/run.js









// src/plain-text.ts
/** ECMA-48, 5.4 (control sequences), 5.6 (control strings), and 5.3 (escape sequences of two or more bytes). */
const ESCAPE_SEQUENCE = new RegExp([
	String.raw`(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]`,
	String.raw`(?:\u001b[PX\]^_]|[\u0090\u0098\u009d-\u009f])[^\p{Cc}]*(?:\u0007|\u001b\\|\u009c)`,
	String.raw`\u001b[ -/]*[0-~]?`
].join("|"), "gu");
/**
* Text without escape sequences (colors, links, window titles). If an escape sequence does not end, only its introducer
* is removed, so that nothing can hide the text after it.
*
* Takes linear time, because no two parts of the expression can match at the same place. Node's
* `stripVTControlCharacters` takes quadratic time for repeated `ESC ]`.
*/
function withoutEscapeSequences(text) {
	return text.replace(ESCAPE_SEQUENCE, "");
}
/** Text without escape sequences and control characters, except tabs and line feeds. */
function withoutControlCharacters(text) {
	return withoutEscapeSequences(text).replace(/(?![\t\n])\p{Cc}/gu, "");
}
const ELLIPSIS = " …";
/**
* At most `longest` UTF-16 units of `text`, and an ellipsis if something was cut. Cuts before the last word, so that no
* part of a credential remains that is not recognized without the rest.
*/
function shortened(text, longest) {
	if (text.length <= longest) return text;
	const start = text.slice(0, longest - 2);
	const lastSpace = start.search(/\s\S{0,500}$/);
	return `${lastSpace > 0 ? start.slice(0, lastSpace) : start}${ELLIPSIS}`;
}
// src/lambda/log.ts
/** In UTF-16 units, for each text. */
const LONGEST$7 = 4e3;
/** @param secrets are hidden in every text */
function structuredLog(secrets, of) {
	const shown = (value) => typeof value === "string" ? shortened(secrets.hideFor("log", value), LONGEST$7) : value;
	const write = (level, message, subject = {}) => {
		const members = Object.entries({
			level,
			message,
			...of,
			...subject
		}).map(([name, value]) => [name, shown(value)]);
		process.stdout.write(`${JSON.stringify(Object.fromEntries(members))}\n`);
	};
	return {
		info: (message, subject) => write("INFO", message, subject),
		warn: (message, subject) => write("WARN", message, subject),
		error: (message, subject) => write("ERROR", message, subject)
	};
}
// src/problem.ts
/**
* Something that went wrong, and that a person can fix. `message` describes what is wrong and where, `advice` describes
* how to fix it, and `title` is the title of the annotation. None of them may contain a secret, because they appear in
* logs, annotations, job summaries, and failure reasons.
*/
var Problem = class extends Error {
	name = "Problem";
	title;
	advice;
	constructor(title, message, advice, options) {
		super(message, options);
		this.title = title;
		this.advice = advice;
	}
};
// src/secrets/credential-formats.ts
const LINE_END = String.raw`(?:[\s│|]|\\[nr])`;
const BASE64_LINES = String.raw`(?=[A-Za-z0-9+/])(?<!\\|[A-Za-z0-9+/=]${LINE_END}{0,20})(?:[A-Za-z0-9+/]{40,80}${LINE_END}{1,20}){1,200}[A-Za-z0-9+/=]{0,80}${LINE_END}{0,20}`;
const PRIVATE_KEY = `[A-Z0-9 ]{0,40}PRIVATE KEY[A-Z0-9 ]{0,20}-{4,5}`;
/** Private keys. A text can be cut before a key's end, or after its beginning. */
const PRIVATE_KEYS = [
	[new RegExp(String.raw`-{4,5} ?BEGIN ${PRIVATE_KEY}[\s\S]*?(?:-{4,5} ?END ${PRIVATE_KEY}|$)`, "g"), "***"],
	[new RegExp(`${BASE64_LINES}-{4,5} ?END ${PRIVATE_KEY}`, "g"), "***"],
	[/(Private-Lines: \d{1,4}\s)(?:[A-Za-z0-9+/=]{16,76}\s{1,9})+/g, "$1***\n"]
];
/** Credentials that can be recognized by their form, not by how they begin. */
const FORMATS = [
	[/\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}\b/g, "***"],
	[/(?<![\w/+])(?=[a-z0-9/+]*[A-Z])(?=[A-Z0-9/+]*[a-z])(?=[A-Za-z/+]*\d)[A-Za-z0-9/+]{40}(?![\w/+=])/g, "***"],
	[/\b(?:IQoJ|FwoG|FQoG)[\w+/=%]{40,}/g, "***"],
	[/(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[\w-]{30,}/g, "***"],
	[/(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{30,}/g, "***"],
	[/(?<![\w.])s\.(?=[A-Za-z]{0,23}\d)[A-Za-z0-9]{24}(?!\w)/g, "***"]
];
/**
* How a token begins, by who issues it, and what follows. The end of a text can cut it, so that lengths are minimums. For
* most of them, see https://docs.github.com/code-security/secret-scanning/introduction/supported-secret-scanning-patterns.
*/
const TOKENS = [
	String.raw`eyJ[\w-]{7,}(?:\.[\w-]+){0,4}`,
	String.raw`gh[pousr]_[\w-]{20,}(?:\.[\w-]+){0,4}|github_pat_\w{20,}`,
	String.raw`gl(?:pat|oas|dt|rt|rtr|cbt|ptt|ft|imt|agent|wt|soat|ffct)-[\w-]{16,}(?:\.\w+){0,2}|GR1348941[\w-]{20,}`,
	String.raw`ABSK[A-Za-z0-9+/=]{40,}|bedrock-api-key-[\w+/=-]{20,}`,
	String.raw`hv[sbr]\.[\w-]{20,}`,
	String.raw`AIza[\w-]{30,}|ya29\.[\w-]{20,}|1//0[\w-]{28,}|GOCSPX-[\w-]{20,}`,
	String.raw`xox[a-z](?:\.xox[a-z])?-[\w-]{10,}|xapp-\d-[\w-]{10,}|xwfp-[\w-]{10,}`,
	String.raw`npm_[A-Za-z0-9]{30,}|pypi-[\w-]{50,}|rubygems_[0-9a-f]{40,}|dckr_[po]at_[\w-]{20,}`,
	"AKCp[A-Za-z0-9]{60,}|cmVmd[A-Za-z0-9]{50,}",
	String.raw`do[opr]_v1_[0-9a-f]{40,}|LTAI[A-Za-z0-9]{12,}|fm[12][a-z]?_[\w+/=]{40,}|HRKU-[\w-]{30,}`,
	String.raw`sbp_[0-9a-f]{40}|sb_secret_\w{20,}|pscale_(?:tkn|pw|oauth)_[\w.=-]{30,}|pul-[0-9a-f]{40}`,
	String.raw`dapi[0-9a-f]{32}(?:-\d)?`,
	String.raw`[sr]k_(?:live|test|prod)_\w{10,}|whsec_[\w+/=]{20,}|sq0[a-z]{3}-[\w-]{20,}|shp(?:at|ca|pa|ss)_[0-9a-f]{32}`,
	String.raw`SG\.[\w-]{16,32}\.[\w-]{16,}|key-[0-9a-f]{32}|[0-9a-f]{32}-us\d{1,2}|xkeysib-[\w-]{40,}|SK[0-9a-f]{32}`,
	String.raw`sk-(?:(?:proj|svcacct|admin|ant|or)-[\w-]{20,}|[A-Za-z0-9]{20,})|hf_[A-Za-z0-9]{30,}`,
	String.raw`pplx-\w{40,}|gsk_\w{40,}|xai-\w{40,}`,
	String.raw`glsa_\w{30,}|glc_[\w+/=]{30,}|NR(?:AK|II|JS|RA)-[\w-]{20,}|sntry[su]_[\w+/=]{40,}`,
	String.raw`dt0[a-z]\d\d\.\w{20,}\.\w{40,}`,
	String.raw`ops_eyJ[\w+/=-]{40,}|AT(?:ATT|CTT)3[\w=-]{30,}|dp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{30,}|PMAK-[\w-]{40,}`,
	String.raw`lin_api_\w{30,}|ntn_\w{40,}|pat[A-Za-z0-9]{14}\.[0-9a-f]{40,}|tskey-[\w-]{20,}|ico-[A-Za-z0-9]{32}`,
	String.raw`p8e-[\w-]{32}|CLOJARS_[0-9a-f]{60}`,
	"AGE-SECRET-KEY-(?:PQ-)?1[A-Z0-9]{20,}"
];
/** Credentials that are recognized by their form, wherever they are. */
const CREDENTIAL_FORMATS = [
	...PRIVATE_KEYS,
	[new RegExp(`(?<![A-Za-z0-9])(?:${TOKENS.join("|")})`, "g"), "***"],
	...FORMATS
];
// src/secrets/credential-patterns.ts
/** White space within a line. */
const SPACE = String.raw`[^\S\n]`;
/** As in JSON in JSON. */
const QUOTE$1 = String.raw`\\{0,8}["']`;
/**
* What a secret is called, at the end of a longer name too: `DB_PASSWORD`, `client_secret`, `SharedAccessKey` of a
* connection string of Azure, `X-Vault-Token`, `client-key-data` of a kubeconfig, `secret_string` of AWS Secrets
* Manager, `password_wo` of a write-only argument of Terraform. `password_length` and `secret_arn` are not secret.
*/
const NAMES = [
	"pass(?:word|(?<!nopass|etc/pass)wd|phrase|code)",
	"token",
	"secret",
	"(?:api|app|application|access|account|auth|private|secret)[ _-]?key",
	"(?:encryption|signing|master|license|shared|subscription)[ _-]?key",
	"client[ _-](?:key|certificate)(?=[ _-]data)",
	"webhook[ _-]url",
	String.raw`tf_token_[\w-]{1,60}`
];
const SUFFIXES = String.raw`string|value|data|hash|wo|text|plaintext|base64|b64|\d{1,3}`;
const NAME$1 = `(?:${NAMES.join("|")})(?:[ _-]?(?:${SUFFIXES}))?`;
const SHORT_NAME = String.raw`(?:${[
	"(?<![A-Za-z])(?:[Pp]ass|PASS|[Pp]wd|PWD(?!=/)|[Pp]w|PW|[Pp]sk|PSK|[Cc]reds|CREDS|PAT)",
	"(?<=[_-])(?:auth|AUTH)",
	"(?<=[a-z])(?:Pass|Pwd|Psk|Creds)"
].join("|")})(?:_?\d{1,3})?`;
/** What can be between a name and its operator: `"name":`, `["name"] =`. */
const CLOSING$1 = String.raw`(?:${QUOTE$1}\]?)?`;
/** What is no secret, in quotes or not: what is hidden already, names of resources, and expressions of a template. */
const RESOURCE = "arn:aws|/subscriptions/|projects/";
const TEMPLATE = String.raw`\$\{{1,2}[^{}\n]{0,200}\}{1,2}|\{\{[^{}\n]{0,200}\}\}`;
const NO_SECRET = `(?!${[
	String.raw`\*\*\*(?![\w-])`,
	RESOURCE,
	String.raw`(?:${TEMPLATE})(?![^\s"',;&)])`,
	String.raw`\$(?:\(|(?-i:[A-Z_]+)(?![\w{(]))`,
	String.raw`(?<=\s)(?:var|local|data|module|each|self|path|terraform)\.[a-z_]`,
	String.raw`(?<=\s)(?-i:[a-z][a-z0-9]*_\w{1,60})\.[\w-]{1,60}(?:\.|\[)`,
	String.raw`(?<=\s)(?-i:[a-z]\w{0,40})\(`,
	String.raw`[\w.]{1,40}\(${QUOTE$1}`,
	String.raw`\((?:sensitive|known after|write-only)`,
	String.raw`(?:null|true|false|none|nil|undefined|string|number|bool|any)(?![^\s,;)}\]])`
].join("|")})`;
/** Up to white space, or to what ends a value. */
const WORD_CHARACTER = String.raw`[^\s"',;&<\]\\]`;
const WORD = String.raw`(?![<>=})[\]]|\{(?:[\s"'}\\]|$))(?:${WORD_CHARACTER}|<(?!/)|\\[^\snrtuU"'\\])+`;
/** In quotes, escaped or not. A quote within the value is escaped once more than the quotes around it. */
const NO_SECRET_IN_QUOTES = String.raw`(?!(?:[^\w"'\n\\]{1,3}|null|true|false|none|${TEMPLATE})\k<quote>|${RESOURCE})`;
const QUOTED = String.raw`(?<quote>${QUOTE$1})${NO_SECRET_IN_QUOTES}(?:(?!\k<quote>)[^\n]|(?<=\\)\k<quote>)+`;
const NO_SENTENCE = String.raw`(?!(?:${[
	"a|an|and|are|as|at|by|can|cannot|for|from|has|if|in|instead|is|must|no|not|of|on|or|should|that|the|this|to|via|was",
	"when|will|with|argument|flag|option|parameter|value|auth|authentication|authorization",
	"denied|expired|failed|forbidden|invalid|missing|required|unauthorized"
].join("|")})(?![\w-]))`;
/** Hides a value after `before`, in quotes or not. Keeps the quotes. */
function valueAfter(before, value, flags) {
	return [new RegExp(`(?<name>${before})(?:${QUOTED}|${NO_SECRET}${value})`, flags), "$<name>$<quote>***"];
}
/**
* A name and what is assigned to it. After a colon and a space, only what is in quotes: the rest can be a sentence. Also
* as Go prints a map or a header, `map[Authorization:[Bearer token]]`, `"Authorization":[]string{"Bearer token"}`; as
* Terraform prints a value, `cty.StringVal("x")`; and as an argument, `sensitive("x")`.
*/
function assigned(name, value, flags) {
	const equals = `${SPACE}{0,9}(?:={1,2}>?|[:!]=)${SPACE}{0,9}`;
	const beforeQuote = `${String.raw`(?:${equals}|${SPACE}{0,9}:${SPACE}{0,9}|${SPACE}(?:is|was)${SPACE}|${SPACE}?(?=\())`}${`(?:(?:was|planned value|(?:Invalid|Unsupported) value:)${SPACE})?`}${String.raw`(?:\[\]string\{|\[|(?!\w{0,20}file)[\w.]{0,40}\()?\s{0,9}`}(?=${QUOTE$1})`;
	const beforeWord = String.raw`(?:${equals}|:(?!\s))(?:\[\]string\{|\[)?(?![=>[])`;
	return valueAfter(`${name}${CLOSING$1}(?:${beforeQuote}|${beforeWord})`, value, flags);
}
/** A letter and a digit, in so many characters. */
function mixed(length) {
	const until = (characters) => String.raw`(?=[^\s"',;${characters}]{0,100}[${characters}])`;
	return String.raw`(?=[^\s"',;]{${length}})${until(String.raw`\d`)}${until("A-Za-z")}`;
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
const SCHEME = `(?:${[String.raw`basic|bearer|concealed|digest|dpop|gnap|hoba|negotiate|ntlm|oauth|privatetoken|scram-sha-\d{1,3}`, "token|apikey|key|geniekey|AWS|AWS4-HMAC-SHA256|SharedKey(?:Lite)?"].join("|")})${SPACE}{1,9}`;
const PARAMETERS = String.raw`(?:[\w-]{1,40}=(?:\\{0,8}"[^"\n]{0,2000}"|[^\s"',\]\\]*)(?:,${SPACE}{0,3})?)+`;
const CREDENTIALS = String.raw`(?:${PARAMETERS}|[^\s"'\]\\]+)`;
/** What has a name. */
const NAMED = () => [
	[new RegExp(String.raw`((?<![\w-])--?(?:var|e|env|set(?:-string)?|build-arg|from-literal)[ =]["'][\w.-]{0,60}${NAME$1}=)(?!\*\*\*["'])[^"'\n]+`, "gi"), "$1***"],
	assigned("authorization", `(?:${SCHEME})?${CREDENTIALS}`, "gi"),
	valueAfter(`authorization${CLOSING$1}${SPACE}{0,9}:${SPACE}{1,9}`, String.raw`(?:${SCHEME}${NO_SENTENCE}${CREDENTIALS}|(?:[A-Za-z][\w-]{0,40}${SPACE}{1,9})?${mixed(16)}${WORD})`, "gi"),
	[/(\bcookie:[^\S\n]?)(?=[^\s=;"']{1,100}=)[^"'\n]+/gi, "$1***"],
	assigned(`${NAME$1}(?<!:secret(?=:))`, WORD, "gi"),
	assigned(SHORT_NAME, WORD, "g"),
	valueAfter(`${NAME$1}${CLOSING$1}${SPACE}{0,9}:${SPACE}{1,9}\\[?`, WORD_AFTER_COLON, "gi"),
	[new RegExp(String.raw`(^(?:${SPACE}|[│|]){0,40}(?:- )?["']?[\w.-]{0,60}?${NAME$1}${CLOSING$1}:${SPACE}{1,9})${NO_SENTENCE}${NO_SECRET}[A-Za-z]{4,}(?=${SPACE}{0,9}$)`, "gim"), "$1***"],
	[new RegExp(String.raw`(<[\w:.-]{0,40}${NAME$1}(?:\s[^<>]{0,100})?>)[^<\s][^<]*`, "gi"), "$1***"],
	valueAfter(String.raw`${NAME$1}(?:${QUOTE$1}\s{0,9},?|,|${SPACE}{0,9}\n)\s{0,20}(?:${QUOTE$1})?(?:parameter)?value${CLOSING$1}${SPACE}{0,9}[=:]${SPACE}{0,9}`, WORD, "gi"),
	[new RegExp(String.raw`(${QUOTE$1}auth${QUOTE$1}\s{0,9}:\s{0,9}${QUOTE$1})[A-Za-z0-9+/=]{8,}`, "g"), "$1***"],
	[new RegExp(String.raw`(secret[_-]?id${CLOSING$1}\s{0,9}[=:]\s{0,9}(?:${QUOTE$1})?)[\da-f]{8}-[\da-f-]{27}`, "gi"), "$1***"],
	[/(\bpass(?:word|phrase)[^\S\n]")(?=[^"\n]{0,100}\d)[^"\n]{4,}/gi, "$1***"],
	[/(\b(?:password|identified(?: with \S{1,40})? (?:by|as))[^\S\n]{1,3}')(?!\*\*\*')[^'\n]+/gi, "$1***"],
	[/((?:secret[ _-]?(?:access[ _-]?)?key|(?:session|security)[ _-]?token)\s{1,9}["']?)(?=[A-Za-z/+=]{0,100}\d)[A-Za-z0-9/+=]{16,}/gi, "$1***"],
	[/(\b(?:[Bb]earer|BEARER)\s{1,9})(?![A-Z]?[a-z]{0,40}(?![\w~+/=-]|\.\w))[\w.~+/=-]{8,}/g, "$1***"],
	[/(\b(?:[Bb]asic|BASIC)\s{1,9})(?![A-Z]?[a-z]{0,40}(?![A-Za-z0-9+/=]))[A-Za-z0-9+/=]{8,}/g, "$1***"]
];
/** Messages of Terraform and its SDKs that quote a value after the first one, or far from its name. */
const MESSAGES = () => [
	valueAfter(String.raw`${NAME$1}${CLOSING$1}${SPACE}{0,9}[=:]${SPACE}{0,9}(?:(?:was|planned value)${SPACE})?(?:cty\.\w{1,20}\()?(?:"\*\*\*"|[\w.]{1,40})\)?,?${SPACE}{1,3}(?:but now|does not match \w{1,20} value|->)${SPACE}(?:cty\.\w{1,20}\()?(?=${QUOTE$1})`, WORD, "gi"),
	valueAfter(String.raw`${NAME$1}${CLOSING$1}${SPACE}(?:to|value|string|must)${SPACE}[^\n]{0,200}?\bgot:?${SPACE}`, WORD, "gi"),
	[new RegExp(String.raw`(\bvalue ')[^'\n]{1,500}(?=' at '[\w.]{0,60}${NAME$1}[\w.]{0,20}' )`, "gi"), "$1***"]
];
/** The rest of a command, up to its end. */
const ARGUMENTS = String.raw`(?:[^\n|;&]{0,120}?${SPACE})`;
/** Commands with a short option for a password. In others, it is something else: `docker run -p 80:80`. */
const COMMANDS = [
	[String.raw`(?:mysql|mariadb)[\w-]{0,20}`, String.raw`-p(?=\S)`],
	[String.raw`sshpass|mongo\w{0,20}|login`, `-p[ =]?`],
	["redis-cli", "-a[ =]"],
	["ldap[a-z]{1,20}", "-w[ =]"],
	["sqlcmd|bcp", "-P[ =]?"]
];
/** Options of commands. */
const OPTIONS = () => [
	valueAfter(String.raw`(?<![\w-])--?(?:[\w-]{0,40}-)?(?:${NAME$1}|pass|pwd|pw)(?:${SPACE}{1,3}|${QUOTE$1},\s{0,9}(?=${QUOTE$1}))`, `(?!-)${NO_SENTENCE}${WORD}`, "gi"),
	...COMMANDS.map(([command, option]) => valueAfter(String.raw`(?<![\w-])(?:${command})${SPACE}${ARGUMENTS}?${option}`, `(?!-)${WORD}`, "g")),
	valueAfter(`ConvertTo-SecureString${SPACE}{1,3}(?:-String${SPACE}{1,3})?`, `(?!-)${WORD}`, "gi"),
	...[String.raw`["'][^\s"':]{1,64}:)(?!\*\*\*["'])[^"'\n]+`, String.raw`[^\s"':]{1,64}:)[^\s"'|;&]+`].map((value) => [new RegExp(String.raw`(\bcurl${SPACE}${ARGUMENTS}?(?:-[A-Za-z]{0,8}u|--(?:proxy-)?user)[ =]?${value}`, "g"), "$1***"]),
	[new RegExp(String.raw`(\b(?:echo|printf)${SPACE}{1,3}(?:-\w{1,3}${SPACE}{1,3})?)(?:(["'])[^"'\n|]{1,200}|[^\s"'|]{1,200})(?=["']?${SPACE}{0,3}\|${SPACE}{0,3}(?:[^\n|]{0,120}-stdin|(?:sudo )?(?:ch)?passwd))`, "g"), "$1$2***"]
];
/** URLs that hold a secret, or are one. */
const URLS = [
	[/(?<=:\\?\/\\?\/)[^\s/:"'<>]{0,200}:[^\s/"'<>]{0,500}@/g, "***@"],
	[/(?<=:\\?\/\\?\/)[^\s/:@."'<>[]{0,200}:(?!\d{1,5}\/)[^\s"'<>]{0,120}@/g, "***@"],
	[/(?<=https?:\\?\/\\?\/)[\w~.%-]{20,200}@/g, "***@"],
	[/(?<![\w.:-])[\w.-]{1,64}:[^\s@/"']{1,100}@(?=(?:tcp|unix)\()/g, "***@"],
	[/((?:[?&;]|\\u0026)(?:sig|signature)=)[^\s"'&<>\\]+/gi, "$1***"],
	[/(\bSignature=)[0-9a-f]{64}\b/g, "$1***"],
	[/(X-(?:Amz|Goog)-(?:Signature|Credential|Security-Token)=)[^\s"'&\\]+/gi, "$1***"],
	[/((?:[?&;]|\\u0026)(?:code|key)=)[^\s"'&<>\\]{20,}/gi, "$1***"],
	[/((?:hooks\.slack\.com\/(?:services|workflows|triggers)|discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks|webhook\.office\.com\/webhookb2|outlook\.office(?:365)?\.com\/webhook|hooks\.zapier\.com\/hooks\/catch|events\.pagerduty\.com\/integration)\/)[\w/@%:+=-]+/gi, "$1***"],
	[/(api\.telegram\.org\/bot)[\w:-]+/g, "$1***"]
];
/** A part of each name in `NAMED`, `MESSAGES`, and `OPTIONS`, and of each command there. */
const WORDS = ["pass|token|secret|key|certificate|webhook|pwd|pw|psk|cred|pat|auth|cookie|bearer|basic|identified", "mysql|mariadb|mongo|login|redis|ldap|sqlcmd|bcp|securestring|curl|echo|printf"];
function onlyOnce(make) {
	let made;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
/** In the order in which to hide what they find. */
const PATTERN_GROUPS = [
	{
		sign: /[@=/]/,
		patterns: () => URLS
	},
	{
		sign: /\S/,
		patterns: () => CREDENTIAL_FORMATS
	},
	{
		sign: new RegExp(WORDS.join("|"), "i"),
		patterns: onlyOnce(() => [
			...NAMED(),
			...MESSAGES(),
			...OPTIONS()
		])
	}
];
/** `text` with stars in place of credentials as they appear in errors of providers and in logs. */
function withoutCredentials(text) {
	return PATTERN_GROUPS.filter(({ sign }) => sign.test(text)).flatMap(({ patterns }) => patterns()).reduce((hidden, [pattern, stars]) => hidden.replaceAll(pattern, stars), text);
}
// src/secrets/comparable-text.ts
function comparable$1(text) {
	if (!NEEDS_WORK.test(text)) return {
		characters: text,
		rangeOf: (index) => [index, index + 1]
	};
	const unescaped = [unescapedForUrlAndHtml, unescapedForStrings];
	const { text: characters, starts, ends } = [
		withoutInvisible,
		...unescaped,
		...unescaped,
		withoutInvisible,
		withSingleSpaces
	].reduce((previous, stage) => stage(previous), new Rewritten(text));
	return {
		characters,
		rangeOf(index) {
			const [start, end] = [starts[index], ends[index]];
			if (start === void 0 || end === void 0) throw new RangeError("There is no such character");
			return [start, end];
		}
	};
}
const NEEDS_WORK = /[^\w !#$()*,./:;<=>?@^`{|}~[\]'"-]| {2}/;
/** A text and, for each of its UTF-16 units, where it comes from. */
var Rewritten = class Rewritten {
	text;
	starts = [];
	ends = [];
	constructor(text) {
		this.text = text;
		for (let index = 0; index < text.length; index += 1) {
			this.starts.push(index);
			this.ends.push(index + 1);
		}
	}
	/** The same with every match of `pattern` replaced. A whole replacement comes from its whole match. */
	replaced(pattern, replacement) {
		const result = new Rewritten("");
		let [text, last] = ["", 0];
		const keepUntil = (end) => {
			text += this.text.slice(last, end);
			for (let index = last; index < end; index += 1) {
				result.starts.push(this.starts[index]);
				result.ends.push(this.ends[index]);
			}
		};
		for (const match of this.text.matchAll(pattern)) {
			keepUntil(match.index);
			last = match.index + match[0].length;
			const inserted = replacement(match);
			text += inserted;
			for (let index = 0; index < inserted.length; index += 1) {
				result.starts.push(this.starts[match.index]);
				result.ends.push(this.ends[last - 1]);
			}
		}
		if (last === 0) return this;
		keepUntil(this.text.length);
		result.text = text;
		return result;
	}
};
function unescapedForUrlAndHtml(text) {
	return text.replaced(/(?:%(?:25)*[\da-f]{2})+|&(?:amp;)*(lt|gt|quot|apos|amp|#\d{1,7}|#x[\da-f]{1,6});/gi, ([match, entity]) => entity === void 0 ? ofBytes(match.replaceAll(/%(?:25)*([\da-f]{2})/gi, "$1")) : ofEntity(entity.toLowerCase()));
}
/** @param digits two hexadecimal digits for each byte */
function ofBytes(digits) {
	return Buffer.from(digits, "hex").toString();
}
const ENTITIES = {
	lt: "<",
	gt: ">",
	quot: "\"",
	apos: "'",
	amp: "&"
};
function ofEntity(name) {
	const code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
	return ENTITIES[name] ?? character(code);
}
function character(code) {
	return code <= 1114111 ? String.fromCodePoint(code) : "";
}
/** As JSON, HCL, and Go write strings. Any number of backslashes counts as one, however often a text was escaped. */
function unescapedForStrings(text) {
	return text.replaced(/((?:\\+x[\da-fA-F]{2})+)|\\+(?:([nrtfv])|u([\da-fA-F]{4})|U([\da-fA-F]{8}))?/g, ([, bytes, space, ofJson, ofGo]) => {
		if (bytes !== void 0) return ofBytes(bytes.replaceAll(/\\+x/g, ""));
		const code = ofJson ?? ofGo;
		if (code !== void 0) return character(Number.parseInt(code, 16));
		return space === void 0 ? "" : " ";
	});
}
const INVISIBLE = String.raw`(?!\s)\p{Cc}|\p{Default_Ignorable_Code_Point}`;
/** A failure reason cannot contain these. U+FFFD replaces them there. */
const BEYOND_THE_BASIC_PLANE = String.raw`[\u{10000}-\u{10ffff}\ud800-\udfff\ufffe\uffff]`;
const REMOVED_OR_REPLACED = new RegExp(`(${ESCAPE_SEQUENCE.source}|${INVISIBLE})|${BEYOND_THE_BASIC_PLANE}`, "gu");
function withoutInvisible(text) {
	return text.replaced(REMOVED_OR_REPLACED, ([, invisible]) => invisible === void 0 ? "�" : "");
}
/** White space of any kind is one space. In a form, a space is a plus. */
function withSingleSpaces(text) {
	return text.replaced(/[\s+]+/g, () => " ");
}
// src/secrets/known-secrets.ts
/**
* Values to find in any text, however the text writes them. There can be hundreds of thousands of values, of any length,
* and values and texts can be designed to take long. A search takes time in proportion to the text.
*/
var KnownSecrets = class {
	#pieces = /* @__PURE__ */ new Set();
	#words = /* @__PURE__ */ new Set();
	#index;
	/** @param shortest Values with fewer characters are ignored. */
	add(value, shortest) {
		for (let at = 0; at < value.length; at += SLICE) {
			const characters = comparable$1(value.slice(at, at + SLICE)).characters.trim();
			if (characters.length < shortest) continue;
			this.#index = void 0;
			if (characters.length < GRAM) this.#words.add(characters);
			else for (const piece of piecesOf(characters)) this.#pieces.add(piece);
		}
	}
	/** Where in `text` the values are, in order and without overlap. */
	find(text) {
		if (this.#pieces.size + this.#words.size === 0) return [];
		this.#index ??= new Index([...this.#pieces].sort());
		const { characters, rangeOf } = comparable$1(text);
		const ranges = [];
		let end = -1;
		for (let at = 0; at < characters.length;) {
			const length = this.#index.lengthAt(characters, at) || this.#wordAt(characters, at);
			if (length > 0) {
				const range = [rangeOf(at)[0], rangeOf(at + length - 1)[1]];
				if (at === end) ranges.at(-1)[1] = range[1];
				else ranges.push([...range]);
				end = at + length;
			}
			at += Math.max(1, length);
		}
		return ranges;
	}
	/** The length of the short value at an index, if it is a word of its own. */
	#wordAt(characters, at) {
		if (this.#words.size === 0 || isWordCharacter(characters[at - 1])) return 0;
		for (let length = Math.min(GRAM - 1, characters.length - at); length > 0; length -= 1) if (!isWordCharacter(characters[at + length]) && this.#words.has(characters.slice(at, at + length))) return length;
		return 0;
	}
};
/** Long values are made comparable in slices, which bounds the memory for it. In UTF-16 units. */
const SLICE = 2 ** 16;
/** Shorter values are found only as words of their own, because they are part of words with another meaning. */
const GRAM = 4;
/** Long values are compared in pieces, which bounds the time of a comparison. */
const PIECE = 64;
/** A value that the end of a text cuts is recognized by so many characters; before an ellipsis, by fewer. */
const CUT_BY_END = 12;
const CUT_BY_ELLIPSIS = 6;
function* piecesOf(characters) {
	let at = 0;
	for (; characters.length - at >= 128; at += PIECE) yield characters.slice(at, at + PIECE);
	yield characters.slice(at);
}
function isWordCharacter(character = "") {
	return /[\p{L}\p{N}_]/u.test(character);
}
/** Finds which of many strings begin at an index of a text, the longest first. */
var Index = class {
	#sorted;
	/** For each string the index of the longest other string that it begins with, or -1. */
	#shorter;
	/** The first characters of all strings. */
	#grams;
	constructor(sorted) {
		this.#sorted = sorted;
		this.#grams = new Set(sorted.map((piece) => piece.slice(0, GRAM)));
		this.#shorter = new Int32Array(sorted.length);
		const nested = [];
		for (const [index, piece] of sorted.entries()) {
			while (nested.length > 0 && !piece.startsWith(sorted[nested.at(-1)])) nested.pop();
			this.#shorter[index] = nested.at(-1) ?? -1;
			nested.push(index);
		}
	}
	/** The length of the string that begins at an index; 0 if none does. */
	lengthAt(text, at) {
		if (!this.#grams.has(text.slice(at, at + GRAM))) return 0;
		const rest = text.slice(at, at + 128);
		const next = this.#firstAfter(rest);
		for (let index = next - 1; index >= 0; index = this.#shorter[index]) {
			const piece = this.#sorted[index];
			if (rest.startsWith(piece)) return piece.length;
		}
		return this.#lengthOfCut(rest, at + rest.length === text.length);
	}
	#lengthOfCut(rest, isEnd) {
		const ellipsis = rest.indexOf("…");
		const cut = ellipsis === -1 ? rest : rest.slice(0, ellipsis).trimEnd();
		if (ellipsis === -1 ? !isEnd || cut.length < CUT_BY_END : cut.length < CUT_BY_ELLIPSIS) return 0;
		return this.#sorted[this.#firstAfter(cut)]?.startsWith(cut) ? cut.length : 0;
	}
	/** The index of the first string that sorts after `text`. */
	#firstAfter(text) {
		let [low, high] = [0, this.#sorted.length];
		while (low < high) {
			const middle = low + high >>> 1;
			if (this.#sorted[middle] <= text) low = middle + 1;
			else high = middle;
		}
		return low;
	}
};
// src/secrets/secrets.ts
/**
* What is hidden in each text that leaves the step. `everything`: known credentials, sensitive values, and whatever
* looks like a credential; for free text. `credentials`: known credentials only; for text whose sensitive values are
* redacted already, where other values might be the same by chance.
*/
const HIDDEN_IN = {
	log: "everything",
	annotation: "everything",
	"failure reason": "everything",
	"text in the summary": "everything",
	"request in the log": "credentials",
	"value in the summary": "credentials",
	"step output": "credentials"
};
/** No text that leaves the step is longer. In UTF-16 units. */
const LONGEST$6 = 2 ** 16;
/** Longer texts are not remembered. In UTF-16 units. */
const LONGEST_RECENT = 1e3;
/** How many texts are remembered. */
const MOST_RECENT = 1e3;
/** Values that nobody may see. */
var Secrets = class {
	#credentials = new KnownSecrets();
	#sensitive = new KnownSecrets();
	/** What texts are without secrets. Logs repeat themselves, and a text can be shown in several places. */
	#recent = /* @__PURE__ */ new Map();
	/** The workflow token, AWS credentials, GitHub's tokens, a proxy's password. */
	addCredentials(...values) {
		this.#recent.clear();
		for (const value of values) if (value) this.#credentials.add(value, 1);
	}
	/** The content of sensitive outputs. Single characters are not hidden, because they are part of too much else. */
	addSensitive(values) {
		this.#recent.clear();
		for (const value of values) this.#sensitive.add(value, 2);
	}
	/** `text` without control characters, and with `***` in place of every secret. */
	hideFor(place, text) {
		if (text.length > LONGEST_RECENT) return this.#hide(place, text);
		const key = `${HIDDEN_IN[place]} ${text}`;
		const recent = this.#recent.get(key);
		if (recent !== void 0) return recent;
		const hidden = this.#hide(place, text);
		if (this.#recent.size >= MOST_RECENT) this.#recent.clear();
		this.#recent.set(key, hidden);
		return hidden;
	}
	#hide(place, text) {
		try {
			const plain = withoutControlCharacters(shortened(text, LONGEST$6));
			return HIDDEN_IN[place] === "everything" ? this.#hideEverything(plain) : this.#hideCredentials(plain);
		} catch {
			return "(text that could not be checked for secrets)";
		}
	}
	hideInProblem({ title, message, advice, cause }) {
		return new Problem(title, this.hideFor("annotation", message), this.hideFor("annotation", advice), { cause });
	}
	#hideEverything(text) {
		return withoutCredentials(withStars(text, [...this.#credentials.find(text), ...this.#sensitive.find(text)]));
	}
	#hideCredentials(text) {
		return withStars(text, this.#credentials.find(text));
	}
};
function withStars(text, ranges) {
	let [hidden, end] = ["", 0];
	for (const range of ranges.toSorted(([a], [b]) => a - b)) {
		if (range[0] >= end) hidden += `${text.slice(end, range[0])}***`;
		end = Math.max(end, range[1]);
	}
	return hidden + text.slice(end);
}
// src/time-limits.ts
/** From the first signal to the end of all attempts. */
const AFTER_INTERRUPTION = 8e3;
/** For a response from AWS STS, and from GitHub's OIDC provider. */
const STS_REQUEST = 5e3;
/** For Amazon S3 to respond, and for the content of an object to arrive. */
const S3_REQUEST = 1e4;
const S3_BODY = 12e4;
/** What the parameter parser keeps to read an artifact after AWS sent it, and to respond. */
const KEPT_TO_READ = 25e3;
const KEPT_TO_RESPOND = 1e3;
/** Between two attempts. */
const LONGEST_WAIT = 2e4;
/** The time limit of one attempt, if all attempts together have `timeout`. It leaves time for more attempts. */
function attemptLimit(timeout) {
	return Math.min(1e4, Math.max(timeout * .3, Math.min(timeout, 500)));
}
/**
* The latest start of the last attempt. It leaves time for the attempt to fail with its own error, and to report FAILED
* instead if Service Catalog rejects the result.
*/
function lastStart(timeout) {
	return timeout * .95 - attemptLimit(timeout);
}
/** The time by which all attempts must end, even if they report different results. */
var Deadline = class {
	#over = new AbortController();
	#interrupted;
	#end;
	#timer;
	constructor(timeout, interrupted) {
		this.#end = performance.now() + timeout;
		this.#timer = this.#startTimer();
		this.#interrupted = interrupted;
		if (interrupted.aborted) this.#onInterruption();
		interrupted.addEventListener("abort", this.#onInterruption, { once: true });
	}
	get remaining() {
		return Math.max(0, this.#end - performance.now());
	}
	/** Aborted when no time remains. */
	get over() {
		return this.#over.signal;
	}
	/** Call this when there is nothing left to limit. */
	clear() {
		clearTimeout(this.#timer);
		this.#interrupted.removeEventListener("abort", this.#onInterruption);
	}
	#onInterruption = () => {
		clearTimeout(this.#timer);
		this.#end = Math.min(this.#end, performance.now() + AFTER_INTERRUPTION);
		this.#timer = this.#startTimer();
	};
	#startTimer() {
		return setTimeout(() => this.#over.abort(), this.remaining);
	}
};
// src/sentence.ts
/** `text` with a period at the end. */
function sentence(text) {
	return text.endsWith(".") ? text : `${text}.`;
}
// src/aws/errors.ts
/** Errors that any AWS service or the SDK can give, by name. */
const MEANINGS = {
	ExpiredTokenException: {
		title: "The AWS credentials have expired",
		advice: ({ logInAgain }) => logInAgain
	},
	CredentialsProviderError: {
		title: "No AWS credentials were found",
		advice: ({ logIn }) => logIn
	},
	UnrecognizedClientException: {
		title: "AWS did not recognize the credentials",
		advice: ({ logIn }) => `Check that they belong to this partition and are complete: temporary credentials also need AWS_SESSION_TOKEN. ${logIn}`
	},
	InvalidSignatureException: {
		title: "AWS rejected the signature of the request",
		advice: () => "Check that the secret access key belongs to the access key ID, that aws-region matches the endpoint, and that the clock is right."
	},
	TimeoutError: {
		title: "AWS did not respond in time",
		advice: ({ runAgain }) => `Check aws-region and endpoint-url, and whether AWS can be reached from here. ${runAgain}`
	}
};
const SAME_MEANING = {
	ExpiredToken: "ExpiredTokenException",
	RequestExpired: "ExpiredTokenException",
	InvalidAccessKeyId: "UnrecognizedClientException",
	InvalidClientTokenId: "UnrecognizedClientException",
	InvalidToken: "UnrecognizedClientException",
	MissingAuthenticationTokenException: "UnrecognizedClientException",
	IncompleteSignatureException: "InvalidSignatureException",
	SignatureDoesNotMatch: "InvalidSignatureException"
};
/** Codes of system errors, from Node's `dns`, `net`, and `tls`, and as OpenSSL names them. */
const MEANINGS_OF_CODES = [
	[/^(ENOTFOUND|EAI_AGAIN)$/, {
		title: "The endpoint's host name could not be resolved",
		advice: ({ runAgain }) => `Check aws-region and endpoint-url for typos (or HTTPS_PROXY, if it is the proxy's name), and check the DNS. ${runAgain}`
	}],
	[/^ERR_PROXY_/, {
		title: "The proxy rejected the request",
		advice: ({ runAgain }) => `Check HTTPS_PROXY (its user and password, if the status is 407), and whether the proxy allows the endpoint. NO_PROXY bypasses the proxy. ${runAgain}`
	}],
	[/CERT|SELF_SIGNED|^UNABLE_TO_|^ERR_TLS_/, {
		title: "The endpoint's certificate is not trusted",
		advice: () => "If a proxy or a private endpoint uses a certificate from your own certificate authority, set NODE_EXTRA_CA_CERTS to the path of its PEM file."
	}],
	[/^E[A-Z]+$/, {
		title: "AWS could not be reached",
		advice: ({ runAgain }) => `Check aws-region, endpoint-url, and HTTPS_PROXY, and whether AWS can be reached from here. ${runAgain}`
	}]
];
const NO_REGION = {
	title: "No AWS Region is set",
	advice: () => "Set aws-region, or AWS_REGION in the environment, to the Region that the message came from."
};
/** Undefined if the error has no meaning that all services share. */
function meaningOf(error) {
	if (!(error instanceof Error)) return void 0;
	const { name, message, code } = error;
	if (message === "Region is missing") return NO_REGION;
	return MEANINGS_OF_CODES.find(([codes]) => code && codes.test(code))?.[1] ?? MEANINGS[SAME_MEANING[name] ?? name];
}
/**
* Whether AWS itself refused, or nobody could sign the request. Another attempt would have the same result. Most services
* throttle with HTTP 400.
*/
function isRefusal(error) {
	const { name = "" } = error ?? {};
	if (name === "CredentialsProviderError") return true;
	const status = statusOf(error) ?? 0;
	return status >= 400 && status < 500 && status !== 408 && status !== 429 && !/Throttl|TooManyRequests|SlowDown/.test(name);
}
/** The HTTP status of the response that the error is about; undefined if there was no response. */
function statusOf(error) {
	return error?.$metadata?.httpStatusCode;
}
/** Somebody else's text is cut after so many characters. */
const LONGEST$5 = 2e3;
/** An error of AWS, of the SDK, or of Node as a sentence: its name or code, and its message. */
function sentenceOf(error) {
	if (!(error instanceof Error)) return sentence(String(error));
	const { name, code } = error;
	const status = statusOf(error);
	if (name === "Unknown" && status !== void 0) return `HTTP ${status} without the name of an error.`;
	const message = error instanceof AggregateError ? error.errors.map(({ message }) => message).join("; ") : error.message;
	const text = code && message.includes(code) ? message : `${code ?? name}: ${message}`;
	return text.length > LONGEST$5 ? shortened(text, LONGEST$5) : sentence(text);
}
// src/parse-parameters/failure.ts
/** Why the parameters are not known. */
var Failure = class extends Problem {
	name;
	constructor(name, { title, message, advice, cause }) {
		super(title, message, advice, { cause });
		this.name = name;
	}
};
/** Names the errors of a use of AWS. @throws {Failure} */
async function inAws(work) {
	try {
		return await work();
	} catch (error) {
		throw error instanceof Problem ? awsFailure(error) : error;
	}
}
function awsFailure(problem) {
	const { cause } = problem;
	if (cause === void 0 || statusOf(cause) === 404) return new Failure("ParserInvalidParameterException", problem);
	if (isRefusal(cause)) return new Failure("ParserAccessDeniedException", problem);
	return new Failure("ParserUnavailableException", new Problem(problem.title, problem.message, TRY_AGAIN, { cause }));
}
const TRY_AGAIN = "Try again in a few minutes. If the error stays, tell the administrator of the product.";
const OUT_OF_TIME = new Failure("ParserUnavailableException", new Problem("The time is over", "The parameters of the product could not be read in time.", TRY_AGAIN));
/** Anything except a `Problem` is a bug of the function. Its text is not shown. */
function asFailure(error) {
	if (error instanceof Failure) return error;
	if (error instanceof Problem) return new Failure("ParserInvalidParameterException", error);
	return new Failure("ParserInternalException", new Problem("Unexpected error", "The parameter parser failed because of a bug.", "Tell the administrator of the product. The log of the function shows where the bug is.", { cause: error }));
}
/** In UTF-16 units. */
const LONGEST$4 = 1500;
/**
* The error for Lambda. Service Catalog shows its message to the user: 'Error occurred during parameter parsing:
* <message>'. It has neither the stack nor the cause, which Lambda would pass on.
*/
function thrownError({ name, title, message, advice }, secrets) {
	const text = secrets.hideFor("failure reason", `${title}: ${sentence(message)} ${advice}`);
	const error = new Error(shortened(text.replaceAll(/\s+/g, " ").trim(), LONGEST$4));
	return Object.assign(error, {
		name,
		stack: `${name}: ${error.message}`
	});
}
// node_modules/leven/index.js
const array = [];
const characterCodeCache = [];
function leven(first, second, options) {
	if (first === second) return 0;
	const maxDistance = options?.maxDistance;
	const swap = first;
	if (first.length > second.length) {
		first = second;
		second = swap;
	}
	let firstLength = first.length;
	let secondLength = second.length;
	while (firstLength > 0 && first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength)) {
		firstLength--;
		secondLength--;
	}
	let start = 0;
	while (start < firstLength && first.charCodeAt(start) === second.charCodeAt(start)) start++;
	firstLength -= start;
	secondLength -= start;
	if (maxDistance !== void 0 && secondLength - firstLength > maxDistance) return maxDistance;
	if (firstLength === 0) return maxDistance !== void 0 && secondLength > maxDistance ? maxDistance : secondLength;
	let bCharacterCode;
	let result;
	let temporary;
	let temporary2;
	let index = 0;
	let index2 = 0;
	while (index < firstLength) {
		characterCodeCache[index] = first.charCodeAt(start + index);
		array[index] = ++index;
	}
	while (index2 < secondLength) {
		bCharacterCode = second.charCodeAt(start + index2);
		temporary = index2++;
		result = index2;
		for (index = 0; index < firstLength; index++) {
			temporary2 = bCharacterCode === characterCodeCache[index] ? temporary : temporary + 1;
			temporary = array[index];
			result = array[index] = temporary > result ? temporary2 > result ? result + 1 : temporary2 : temporary2 > temporary ? temporary + 1 : temporary2;
		}
		if (maxDistance !== void 0) {
			let rowMinimum = result;
			for (index = 0; index < firstLength; index++) if (array[index] < rowMinimum) rowMinimum = array[index];
			if (rowMinimum > maxDistance) return maxDistance;
		}
	}
	array.length = firstLength;
	characterCodeCache.length = firstLength;
	return maxDistance !== void 0 && result > maxDistance ? maxDistance : result;
}
function closestMatch(target, candidates, options) {
	if (!Array.isArray(candidates) || candidates.length === 0) return;
	const userMax = options?.maxDistance;
	const targetLength = target.length;
	for (const candidate of candidates) if (candidate === target) return candidate;
	if (userMax === 0) return;
	let best;
	let bestDist = Number.POSITIVE_INFINITY;
	const seen = /* @__PURE__ */ new Set();
	for (const candidate of candidates) {
		if (seen.has(candidate)) continue;
		seen.add(candidate);
		const lengthDiff = Math.abs(candidate.length - targetLength);
		if (lengthDiff >= bestDist) continue;
		if (userMax !== void 0 && lengthDiff > userMax) continue;
		const cap = Number.isFinite(bestDist) ? userMax === void 0 ? bestDist : Math.min(bestDist, userMax) : userMax;
		const distance = cap === void 0 ? leven(target, candidate) : leven(target, candidate, { maxDistance: cap });
		if (userMax !== void 0 && distance > userMax) continue;
		let actualD = distance;
		if (cap !== void 0 && distance === cap && cap === userMax) actualD = leven(target, candidate);
		if (actualD < bestDist) {
			bestDist = actualD;
			best = candidate;
			if (bestDist === 0) break;
		}
	}
	if (userMax !== void 0 && bestDist > userMax) return;
	return best;
}
// src/suggestion.ts
/** Enough to recognize a value, but less than a token that is in the wrong input. A UUID has 36 characters. */
const LONGEST_SHOWN = 24;
/** A value in quotes, for an error. */
function quoted(value) {
	return value.length > LONGEST_SHOWN ? `'${value.slice(0, LONGEST_SHOWN)}…'` : `'${value}'`;
}
/**
* Advice for a value that is not accepted. Suggests only the correction of a typo: at most two letters differ, and the
* first letter is the same. Never suggests `reveal`, so that no one reveals secrets by accident.
*/
function suggestion(given, accepted) {
	const alike = accepted.filter((word) => word !== "reveal" && word[0]?.toLowerCase() === given[0]?.toLowerCase());
	const lowerCase = alike.map((word) => word.toLowerCase());
	const match = closestMatch(given.slice(0, LONGEST_SHOWN).toLowerCase(), lowerCase, { maxDistance: 2 });
	return match === void 0 ? "Use one of these values." : `Did you mean '${alike[lowerCase.indexOf(match)]}'?`;
}
// src/service-catalog/contract.ts
const CONSTRAINTS = {
	WorkflowToken: { max: 2e4 },
	RecordId: { max: 100 },
	IdempotencyToken: {
		max: 128,
		pattern: /^[a-zA-Z0-9][a-zA-Z0-9_-]*$/
	},
	"UniqueTag.Key": {
		max: 128,
		pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u
	},
	"UniqueTag.Value": {
		max: 256,
		pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u
	},
	FailureReason: {
		max: 2048,
		pattern: /^[\t\n\r -\uD7FF\uE000-\uFFFD]*$/
	}
};
/** The rule of the API for `member` that `value` breaks, as the end of a sentence; undefined if it breaks none. */
function brokenRule(member, value) {
	const { max, pattern } = CONSTRAINTS[member];
	const { length } = [...value];
	if (length < 1 || length > max) return `must have 1 to ${max} characters (${member}), but has ${length}`;
	return pattern && !pattern.test(value) ? `must match ${pattern.source} (${member})` : void 0;
}
// src/service-catalog/operation.ts
const OPERATIONS = {
	update: {
		name: "update",
		noun: "update",
		messageNames: ["UPDATE_PROVISIONED_PRODUCT", "UPDATE_PROVISION_PRODUCT"],
		api: "NotifyUpdateProvisionedProductEngineWorkflowResult",
		hasOutputs: true,
		hasTracerTag: false
	},
	provision: {
		name: "provision",
		noun: "provisioning",
		messageNames: ["PROVISION_PRODUCT"],
		api: "NotifyProvisionProductEngineWorkflowResult",
		hasOutputs: true,
		hasTracerTag: true
	},
	terminate: {
		name: "terminate",
		noun: "termination",
		messageNames: ["TERMINATE_PROVISIONED_PRODUCT", "TERMINATE_PROVISION_PRODUCT"],
		api: "NotifyTerminateProvisionedProductEngineWorkflowResult",
		hasOutputs: false,
		hasTracerTag: false
	}
};
// src/service-catalog/message-fields.ts
function checkedMessage(raw) {
	const { provisionedProductName: name, provisionedProductId: id } = raw;
	const product = typeof name === "string" && typeof id === "string" ? `${name} (${id})` : id;
	return {
		recordId: run_text(raw, "recordId", "RecordId"),
		workflowToken: run_text(raw, "token", "WorkflowToken"),
		operation: operation(raw),
		provisionedProductId: run_text(raw, "provisionedProductId", "UniqueTag.Value"),
		provisionedProduct: typeof product === "string" ? product : void 0,
		launchRoleArn: launchRoleArn(raw),
		accountId: accountId(raw),
		artifact: artifact(raw),
		parameters: keyValues(raw, "parameters"),
		tags: keyValues(raw, "tags")
	};
}
function run_text(raw, field, member) {
	const value = raw[field];
	if (value === void 0) return invalid$2(field, "is missing.");
	if (typeof value !== "string") return invalid$2(field, "is not a string.");
	const broken = brokenRule(member, value);
	const shown = member === "WorkflowToken" ? "" : ` It is ${quoted(value)}.`;
	return broken ? invalid$2(field, `${broken}.${shown}`) : { value };
}
function operation(raw) {
	const { operation: name } = raw;
	const operations = Object.values(OPERATIONS);
	const known = operations.find(({ messageNames }) => messageNames.some((each) => each === name));
	if (known) return { value: known };
	if (name === void 0) return invalid$2("operation", "is missing.");
	if (typeof name !== "string") return invalid$2("operation", "is not a string.");
	const accepted = operations.flatMap(({ messageNames }) => messageNames);
	return invalid$2("operation", `is ${quoted(name)}. Accepted values: ${accepted.join(", ")}.`, suggestion(name, accepted));
}
/** IAM allows all printable ASCII characters in a path. None of them ends a line of a configuration file. */
const ROLE_ARN = /^arn:aws[\w-]*:iam::(\d{12}):role\/[\x21-\x7e]{1,600}$/;
function launchRoleArn({ launchRoleArn: arn }) {
	if (arn === void 0 || arn === null) return invalid$2("launchRoleArn", "is missing.", ADD_LAUNCH_CONSTRAINT);
	if (typeof arn !== "string") return invalid$2("launchRoleArn", "is not a string.");
	return ROLE_ARN.test(arn) ? { value: arn } : invalid$2("launchRoleArn", `is ${quoted(arn)}, not the ARN of a role.`);
}
const ADD_LAUNCH_CONSTRAINT = "Give the product a launch constraint, which names its launch role.";
function accountId({ identity, launchRoleArn: arn }) {
	const { awsAccountId: ofIdentity } = asRecord(identity) ?? {};
	const value = ofIdentity ?? (typeof arn === "string" ? ROLE_ARN.exec(arn)?.[1] : void 0);
	if (value === void 0) return invalid$2("identity.awsAccountId", "is missing.");
	if (typeof value !== "string") return invalid$2("identity.awsAccountId", "is not a string.");
	return /^\d{12}$/.test(value) ? { value } : invalid$2("identity.awsAccountId", `is ${quoted(value)}, not the ID of an account.`);
}
/** In real messages, the URI begins with `S3://` in capitals, and has no file extension. */
const S3_URI = /^s3:\/\/([\w.-]{3,255})\/([^\p{Cc}]{1,1024})$/iu;
function artifact({ artifact: given }) {
	if (given === void 0 || given === null) return { value: void 0 };
	const { path, type = "AWS_S3" } = asRecord(given) ?? {};
	if (path === void 0 || path === null || path === "") return { value: void 0 };
	if (typeof path !== "string") return invalid$2("artifact.path", "is not a string.");
	if (type !== "AWS_S3") return invalid$2("artifact.type", `is ${typeof type === "string" ? quoted(type) : "not a string"}. Accepted values: AWS_S3.`);
	const [, bucket, key] = S3_URI.exec(path) ?? [];
	return bucket && key ? { value: {
		bucket,
		key
	} } : invalid$2("artifact.path", `is ${quoted(path)}, not the URI of an object in Amazon S3.`);
}
function keyValues(raw, field) {
	const list = raw[field] ?? [];
	if (!Array.isArray(list)) return invalid$2(field, "is not a list.");
	const value = [];
	for (const [index, item] of list.entries()) {
		const { key, value: given } = asRecord(item) ?? {};
		if (typeof key !== "string" || key === "") return invalid$2(`${field}[${index}].key`, "is not a string.");
		if (typeof given !== "string") return invalid$2(`${field}[${index}].value`, `(${quoted(key)}) is not a string.`);
		value.push({
			key,
			value: given
		});
	}
	return { value };
}
function asRecord(value) {
	return typeof value === "object" && value !== null ? value : void 0;
}
function invalid$2(field, what, advice = "Send the message as Service Catalog created it.") {
	return { problem: new Problem(`Invalid ${field} in the message`, `${field} in the message ${what}`, advice) };
}
// src/parse-parameters/request.ts
/**
* The fields are those of the message with which Service Catalog asks for an operation.
*
* @throws {Problem} that names the field
*/
function readRequest(event) {
	const raw = typeof event === "object" && event !== null ? { ...event } : {};
	const message = checkedMessage(raw);
	const artifact = checked$1(message.artifact);
	if (!artifact) throw new Problem("The request has no artifact", "artifact.path in the request is missing.", SEND_AS_IT_IS);
	return {
		artifact,
		launchRoleArn: raw.launchRoleArn ? checked$1(message.launchRoleArn) : void 0
	};
}
const SEND_AS_IT_IS = "Send the request as Service Catalog sends it: {\"artifact\": {\"path\": \"s3://…\", \"type\": \"AWS_S3\"}}.";
function checked$1(field) {
	if ("value" in field) return field.value;
	const { title, message } = field.problem;
	throw new Problem(title.replace("message", "request"), message.replace("message", "request"), SEND_AS_IT_IS);
}
// node_modules/@smithy/core/dist-es/submodules/retry/util-retry/constants.js
const MAXIMUM_RETRY_DELAY = 2e4;
const INVOCATION_ID_HEADER = "amz-sdk-invocation-id";
const REQUEST_HEADER = "amz-sdk-request";
// node_modules/@smithy/core/dist-es/submodules/retry/util-retry/retries-2026-config.js
var Retry = class {
	static v2026 = true;
	static delay() {
		return 50;
	}
	static throttlingDelay() {
		return 1e3;
	}
	static cost() {
		return 14;
	}
	static throttlingCost() {
		return 5;
	}
	static modifiedCostType() {
		return "THROTTLING";
	}
};
// node_modules/@smithy/core/dist-es/submodules/retry/util-retry/DefaultRetryBackoffStrategy.js
var DefaultRetryBackoffStrategy = class {
	x = Retry.delay();
	computeNextBackoffDelay(i) {
		const t_i = Math.random() * Math.min(this.x * 2 ** i, MAXIMUM_RETRY_DELAY);
		return Math.floor(t_i);
	}
	setDelayBase(delay) {
		this.x = delay;
	}
};
// node_modules/@smithy/core/dist-es/submodules/retry/util-retry/DefaultRetryToken.js
var DefaultRetryToken = class {
	delay;
	count;
	cost;
	longPoll;
	$retryLog = { acquisitionDelay: 0 };
	constructor(delay, count, cost, longPoll) {
		this.delay = delay;
		this.count = count;
		this.cost = cost;
		this.longPoll = longPoll;
	}
	getRetryCount() {
		return this.count;
	}
	getRetryDelay() {
		return Math.min(MAXIMUM_RETRY_DELAY, this.delay);
	}
	getRetryCost() {
		return this.cost;
	}
	isLongPoll() {
		return this.longPoll;
	}
};
// node_modules/@smithy/core/dist-es/submodules/retry/util-retry/config.js
var RETRY_MODES;
(function(RETRY_MODES) {
	RETRY_MODES["STANDARD"] = "standard";
	RETRY_MODES["ADAPTIVE"] = "adaptive";
})(RETRY_MODES || (RETRY_MODES = {}));
const DEFAULT_RETRY_MODE = RETRY_MODES.STANDARD;
// node_modules/@smithy/core/dist-es/submodules/retry/util-retry/StandardRetryStrategy.js
const refusal = {
	incompatible: 1,
	attempts: 2,
	capacity: 3
};
var StandardRetryStrategy = class {
	mode = RETRY_MODES.STANDARD;
	retryBackoffStrategy;
	capacity = 500;
	maxAttemptsProvider;
	baseDelay;
	constructor(arg1) {
		if (typeof arg1 === "number") this.maxAttemptsProvider = async () => arg1;
		else if (typeof arg1 === "function") this.maxAttemptsProvider = arg1;
		else if (arg1 && typeof arg1 === "object") {
			this.maxAttemptsProvider = async () => arg1.maxAttempts;
			this.baseDelay = arg1.baseDelay;
			this.retryBackoffStrategy = arg1.backoff;
		}
		this.maxAttemptsProvider ??= async () => 3;
		this.baseDelay ??= Retry.delay();
		this.retryBackoffStrategy ??= new DefaultRetryBackoffStrategy();
	}
	async acquireInitialRetryToken(retryTokenScope) {
		return new DefaultRetryToken(Retry.delay(), 0, void 0, retryTokenScope.includes(":longpoll"));
	}
	async refreshRetryTokenForRetry(token, errorInfo) {
		const maxAttempts = await this.getMaxAttempts();
		const retryCode = this.retryCode(token, errorInfo, maxAttempts);
		const shouldRetry = retryCode === 0;
		const isLongPoll = token.isLongPoll?.();
		if (shouldRetry || isLongPoll) {
			const errorType = errorInfo.errorType;
			this.retryBackoffStrategy.setDelayBase(errorType === "THROTTLING" ? Retry.throttlingDelay() : this.baseDelay);
			const delayFromErrorType = this.retryBackoffStrategy.computeNextBackoffDelay(token.getRetryCount());
			let retryDelay = delayFromErrorType;
			if (errorInfo.retryAfterHint instanceof Date) retryDelay = Math.max(delayFromErrorType, Math.min(errorInfo.retryAfterHint.getTime() - Date.now(), delayFromErrorType + 5e3));
			if (!shouldRetry) {
				const longPollBackoff = retryCode === refusal.capacity && isLongPoll ? retryDelay : 0;
				if (longPollBackoff > 0) await new Promise((r) => setTimeout(r, longPollBackoff));
			} else {
				const capacityCost = this.getCapacityCost(errorType);
				this.capacity -= capacityCost;
				const nextToken = new DefaultRetryToken(0, token.getRetryCount() + 1, capacityCost, token.isLongPoll?.() ?? false);
				await new Promise((r) => setTimeout(r, retryDelay));
				nextToken.$retryLog.acquisitionDelay = retryDelay;
				return nextToken;
			}
		}
		throw new Error("No retry token available");
	}
	recordSuccess(token) {
		this.capacity = Math.min(500, this.capacity + (token.getRetryCost() ?? 1));
	}
	getCapacity() {
		return this.capacity;
	}
	async maxAttempts() {
		return this.maxAttemptsProvider();
	}
	async getMaxAttempts() {
		try {
			return await this.maxAttemptsProvider();
		} catch (ignored) {
			console.warn(`Max attempts provider could not resolve. Using default of 3`);
			return 3;
		}
	}
	retryCode(tokenToRenew, errorInfo, maxAttempts) {
		const attempts = tokenToRenew.getRetryCount() + 1;
		const retryableStatus = this.isRetryableError(errorInfo.errorType) ? 0 : refusal.incompatible;
		const attemptStatus = attempts < maxAttempts ? 0 : refusal.attempts;
		const capacityStatus = this.capacity >= this.getCapacityCost(errorInfo.errorType) ? 0 : refusal.capacity;
		return retryableStatus || attemptStatus || capacityStatus;
	}
	getCapacityCost(errorType) {
		return errorType === Retry.modifiedCostType() ? Retry.throttlingCost() : Retry.cost();
	}
	isRetryableError(errorType) {
		return errorType === "THROTTLING" || errorType === "TRANSIENT";
	}
};
// src/aws/retries.ts
/**
* The SDK's standard strategy, with more patience. It also retries requests that never reached AWS (all errors of the
* network and of TLS), announces every retry, makes a last attempt at the last moment before the deadline, and can be
* interrupted while it waits.
*/
var PatientRetryStrategy = class extends StandardRetryStrategy {
	/** The error of the last attempt that failed. */
	lastError;
	/** How many attempts failed. */
	failures = 0;
	#lastStart;
	#interrupted;
	#onRetry;
	#isLast = false;
	constructor({ maxAttempts, deadline, interrupted }, onRetry) {
		super({
			maxAttempts,
			backoff: {
				setDelayBase: () => {},
				computeNextBackoffDelay: () => 0
			}
		});
		this.#lastStart = performance.now() + lastStart(deadline.remaining);
		this.#interrupted = interrupted;
		this.#onRetry = onRetry;
	}
	async refreshRetryTokenForRetry(token, { error, errorType }) {
		if (error?.name !== "AbortError") this.lastError = error;
		this.failures += 1;
		if (this.#isLast) throw error;
		const next = await super.refreshRetryTokenForRetry(token, { errorType: reached(error) ? errorType : "TRANSIENT" });
		const remaining = Math.max(0, this.#lastStart - performance.now());
		const delay = Math.min(backoff(token.getRetryCount(), errorType === "THROTTLING"), remaining);
		this.#isLast = delay === remaining || this.#interrupted.aborted;
		this.#onRetry({
			number: this.failures,
			cause: error,
			delay: this.#interrupted.aborted ? 0 : delay
		});
		await (0,promises_namespaceObject.setTimeout)(delay, void 0, { signal: this.#interrupted }).catch(() => {
			this.#isLast = true;
		});
		return next;
	}
};
/** Whether there was a response. Then the SDK knows whether a retry can help. */
function reached(error) {
	return statusOf(error) !== void 0 || error.code === void 0;
}
/** In milliseconds: doubles from 100 (from 1,000 if requests are throttled) to 20,000. Half of it is random. */
function backoff(retries, throttled) {
	const most = Math.min(LONGEST_WAIT, (throttled ? 1e3 : 100) * 2 ** retries);
	return Math.round(most * (1 + Math.random()) / 2);
}
/** For the log. */
function retryLine({ number, cause, delay }, { maxAttempts }) {
	const next = delay > 0 ? `in ${(delay / 1e3).toFixed(1)} s` : "now";
	return `Attempt ${number} of ${maxAttempts} failed: ${sentenceOf(cause)} Retrying ${next}.`;
}
// src/aws/request-handler.ts
/**
* How a client of the SDK sends each attempt. By itself, the SDK waits forever for a connection and for a response.
*
* @param timeout of an attempt, in milliseconds
*/
function requestHandler(agents, timeout) {
	return {
		...agents,
		connectionTimeout: timeout,
		requestTimeout: timeout,
		throwOnRequestTimeout: true
	};
}
// src/aws/response-body.ts
/** Far more than any response has, except for objects in Amazon S3. */
const LARGEST$2 = 2 ** 20;
/** That a response could not be read completely. The SDK tries again. */
var IncompleteResponse = class extends Error {
	name = "IncompleteResponse";
	$retryable = { throttling: false };
};
/**
* Reads the body of a response. By itself, the SDK waits forever for the rest, and keeps any amount of it.
*
* @param timeout in milliseconds
* @param largest in bytes
* @throws {IncompleteResponse} if the body is larger, or does not end in time
*/
async function readBody(body, timeout, largest = LARGEST$2) {
	const end = (why) => body.destroy(new IncompleteResponse(why));
	const timer = setTimeout(() => end("Only part of the response arrived within the time for an attempt."), timeout);
	const chunks = [];
	let size = 0;
	try {
		for await (const chunk of body) {
			chunks.push(chunk);
			size += chunk.length;
			if (size > largest) end(`The response is larger than ${largest / 2 ** 20} MiB.`);
		}
	} finally {
		clearTimeout(timer);
	}
	return Buffer.concat(chunks);
}
/** Makes `client` read the body of each response within `timeout` milliseconds. */
function limitResponses(client, timeout) {
	client.middlewareStack.add((next) => async (args) => {
		const result = await next(args);
		result.response.body = await readBody(result.response.body, timeout);
		return result;
	}, {
		name: "limitResponses",
		step: "deserialize",
		priority: "low"
	});
}
// src/aws/s3.ts
/**
* Whether the environment names an endpoint for Amazon S3. Such an endpoint has no host name for each bucket, unless
* somebody set that up.
*/
function usesPathStyle({ AWS_ENDPOINT_URL_S3: ofS3, AWS_ENDPOINT_URL: ofAll }) {
	return Boolean(ofS3 || ofAll);
}
async function openBucket(name, caller) {
	const s3 = await import(/* webpackIgnore: true */ "./client-s3.js");
	const { region, agents, credentials, limits, onRetry, env } = caller;
	function client(retryStrategy) {
		return new s3.S3Client({
			...region && { region },
			credentials,
			forcePathStyle: usesPathStyle(env),
			followRegionRedirects: true,
			retryStrategy,
			requestHandler: requestHandler(agents, S3_REQUEST)
		});
	}
	async function call(key, action, send) {
		const retryStrategy = new PatientRetryStrategy(limits, onRetry);
		const current = client(retryStrategy);
		try {
			return await send(current);
		} catch (error) {
			if (error instanceof Problem) throw error;
			throw explained(isAborted(error) ? retryStrategy.lastError ?? timeIsOver(limits) : error, {
				uri: `s3://${name}/${key}`,
				action,
				...caller
			});
		} finally {
			current.destroy();
		}
	}
	const options = { abortSignal: limits.deadline.over };
	/** @returns whether the condition was met */
	async function putIf(key, body, condition) {
		return call(key, "s3:PutObject", async (s3Client) => {
			const put = new s3.PutObjectCommand({
				Bucket: name,
				Key: key,
				Body: body,
				...condition,
				...ENCRYPTED
			});
			for (let conflicts = 0;; conflicts += 1) try {
				await s3Client.send(put, options);
				return true;
			} catch (error) {
				if (["PreconditionFailed", "NoSuchKey"].includes(error.name)) return false;
				if (error.name !== "ConditionalRequestConflict" || conflicts === MOST_CONFLICTS) throw error;
				await (0,promises_namespaceObject.setTimeout)(backoff(conflicts, false));
			}
		});
	}
	return {
		name,
		get: (key, most) => call(key, "s3:GetObject", async (s3Client) => {
			readWithinAttempt(s3Client, limits, most, () => tooLarge$1(`s3://${name}/${key}`, most));
			try {
				const found = await s3Client.send(new s3.GetObjectCommand({
					Bucket: name,
					Key: key
				}), options);
				return {
					body: await readBody(found.Body, S3_BODY, most),
					etag: found.ETag
				};
			} catch (error) {
				if (error.name === "NoSuchKey") return void 0;
				throw error;
			}
		}),
		has: (key) => call(key, "s3:GetObject", async (s3Client) => {
			try {
				await s3Client.send(new s3.HeadObjectCommand({
					Bucket: name,
					Key: key
				}), options);
				return true;
			} catch (error) {
				if (error.name === "NotFound") return false;
				throw error;
			}
		}),
		put: (key, body) => call(key, "s3:PutObject", async (s3Client) => {
			await s3Client.send(new s3.PutObjectCommand({
				Bucket: name,
				Key: key,
				Body: body,
				...ENCRYPTED
			}), options);
		}),
		putIfAbsent: (key, body) => putIf(key, body, { IfNoneMatch: "*" }),
		putIfSame: (key, body, etag) => putIf(key, body, etag === void 0 ? {} : { IfMatch: etag }),
		deleteIfSame: (key, etag) => call(key, "s3:DeleteObject", async (s3Client) => {
			const condition = etag === void 0 ? {} : { IfMatch: etag };
			try {
				await s3Client.send(new s3.DeleteObjectCommand({
					Bucket: name,
					Key: key,
					...condition
				}), options);
				return true;
			} catch (error) {
				if (["PreconditionFailed", "NoSuchKey"].includes(error.name)) return false;
				throw error;
			}
		})
	};
}
/**
* Makes `client` read the content of an object as part of an attempt. By itself, the SDK gives the content to its caller
* before it has arrived, and does not try again if the rest is lost.
*
* @param most in bytes
* @param refusal of a larger object
*/
function readWithinAttempt(client, { deadline }, most, refusal) {
	client.middlewareStack.add((next) => async (args) => {
		const result = await next(args);
		const response = result.response;
		if (response.statusCode >= 300) return result;
		if (Number(response.headers["content-length"]) > most) throw refusal();
		const body = await readBody(response.body, S3_BODY, most).catch((error) => {
			throw deadline.over.aborted ? aborted() : error;
		});
		response.body = external_node_stream_namespaceObject.Readable.from([body]);
		return result;
	}, {
		name: "readWithinAttempt",
		step: "deserialize",
		priority: "low"
	});
}
/** As from the SDK, which does not try again then. */
function aborted() {
	return Object.assign(/* @__PURE__ */ new Error("Request aborted"), { name: "AbortError" });
}
function isAborted(error) {
	return error.name === "AbortError";
}
function timeIsOver({ interrupted }) {
	const why = interrupted.aborted ? "The job was canceled." : "The time for all attempts is over.";
	return Object.assign(new Error(why), { name: "TimeoutError" });
}
const ENCRYPTED = { ServerSideEncryption: "AES256" };
const MOST_CONFLICTS = 5;
function tooLarge$1(uri, most) {
	return new Problem("An object in Amazon S3 is too large", `${uri} is larger than ${most / 2 ** 20} MiB.`, "If it is the artifact of a product, remove files that Terraform does not need, such as .terraform.");
}
function explained(error, { uri, action, principal, advice }) {
	const general = meaningOf(error);
	const { title, todo } = general ? {
		title: general.title,
		todo: general.advice(advice)
	} : meaning(error.name, statusOf(error), action, principal);
	return new Problem(title, `${uri}: ${sentenceOf(error)}`, todo, { cause: error });
}
function meaning(name, status, action, principal) {
	if (name === "NoSuchBucket") return {
		title: "The bucket does not exist",
		todo: "Check the name and the account of the bucket."
	};
	if (status === 403) return {
		title: "Amazon S3 denied access",
		todo: `Allow ${principal} the IAM action ${action} on this object, and check the policy of the bucket and of its key. Without s3:ListBucket on the bucket, access is denied if the object does not exist, too.`
	};
	return {
		title: "Amazon S3 could not be used",
		todo: status !== void 0 && status >= 400 && status < 500 ? "Check the name, the Region, the policy, and the encryption of the bucket." : "Check that Amazon S3 can be reached from here, and run the job again."
	};
}
// src/lambda/advice.ts
/** What can be done about errors of AWS in a Lambda function. Lambda gives a function the credentials of its role. */
const LAMBDA_ADVICE = {
	logIn: "Check that the function has a role, and that the role exists.",
	logInAgain: "Try again: Lambda renews the credentials of a function by itself.",
	assumeRole: "It is the launch role of the product, and the credentials are those of the function.",
	runAgain: "Try again in a few minutes."
};
// src/regular-file.ts
/** There is no file at a path, or it cannot be read. */
var UnreadableFile = class extends Error {
	name = "UnreadableFile";
	reason;
	/** The code of the system error, if there was one. */
	code;
	constructor(reason, code = "") {
		super(`The file cannot be read: ${reason} ${code}`.trim());
		this.reason = reason;
		this.code = code;
	}
};
/** The flags do not wait for the writer of a pipe, or for data from a device. Windows has no O_NONBLOCK. */
const FLAGS = external_node_fs_namespaceObject.constants.O_RDONLY | (external_node_fs_namespaceObject.constants.O_NONBLOCK ?? 0);
/**
* Reads a whole file. It must be a regular file, because anything else might never end. The check is on the open file,
* not on its path, because another file could replace it in between.
*
* @param most in bytes. A larger file is not read
* @throws {UnreadableFile}
*/
function readRegularFile(path, most) {
	return orUnreadable(() => {
		const file = (0,external_node_fs_namespaceObject.openSync)(path, FLAGS);
		try {
			const stats = (0,external_node_fs_namespaceObject.fstatSync)(file);
			if (!stats.isFile()) throw new UnreadableFile("not a file");
			if (stats.size > most) throw new UnreadableFile("too large");
			const bytes = Buffer.alloc(stats.size);
			for (let length = 0; length < bytes.length;) {
				const read = (0,external_node_fs_namespaceObject.readSync)(file, bytes, length, bytes.length - length, null);
				if (read === 0) return bytes.subarray(0, length);
				length += read;
			}
			return bytes;
		} finally {
			(0,external_node_fs_namespaceObject.closeSync)(file);
		}
	});
}
function orUnreadable(read) {
	try {
		return read();
	} catch (error) {
		return throwUnreadable(error);
	}
}
function throwUnreadable(error) {
	if (error instanceof UnreadableFile) throw error;
	const { code } = error;
	if (code === "ENOENT" || code === "ENOTDIR") throw new UnreadableFile("absent", code);
	if (code === "ENXIO") throw new UnreadableFile("not a file", code);
	throw new UnreadableFile("unreadable", code);
}
// src/aws/credentials.ts
/**
* The keys in the environment, which the AWS CLI, boto3 and Terraform take before `AWS_PROFILE`. The AWS SDK for
* JavaScript takes the profile first.
*/
function environmentCredentials(env) {
	const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken } = env;
	return accessKeyId && secretAccessKey ? {
		accessKeyId,
		secretAccessKey,
		...sessionToken && { sessionToken }
	} : void 0;
}
// src/aws/proxies.ts
const VARIABLES$1 = [
	"https_proxy",
	"HTTPS_PROXY",
	"http_proxy",
	"HTTP_PROXY"
];
/**
* Node reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in lower case first, by itself
* (https://nodejs.org/api/http.html#built-in-proxy-support). As in other programs, the scheme is `http` if there is none.
* Values that are not the URL of a proxy are ignored, and `problem` names them.
*/
function agentsFor(env) {
	const settings = {
		no_proxy: env.no_proxy,
		NO_PROXY: env.NO_PROXY
	};
	const unusable = [];
	for (const name of VARIABLES$1) {
		const url = proxyUrl(env[name]);
		if (url) settings[name] = url;
		else if (env[name]) unusable.push(name);
	}
	const passwords = VARIABLES$1.flatMap((name) => passwordsIn(env[name]));
	return {
		agents: agentsWith(settings),
		passwords,
		problem: unusable.length > 0 ? ignored(unusable) : void 0
	};
}
function agentsWith(proxyEnv) {
	return {
		httpAgent: new external_node_http_namespaceObject.Agent({ proxyEnv }),
		httpsAgent: new external_node_https_namespaceObject.Agent({ proxyEnv })
	};
}
/** The URL as Node accepts it; undefined if Node does not accept it. */
function proxyUrl(setting = "") {
	const value = setting.trim();
	const url = withScheme(value).replace(/^https?/i, (scheme) => scheme.toLowerCase());
	const { protocol, hostname } = URL.parse(url) ?? {};
	if (value === "" || !/^https?:$/.test(protocol ?? "") || !hostname) return void 0;
	try {
		agentsWith({
			http_proxy: url,
			https_proxy: url
		});
		return url;
	} catch {
		return;
	}
}
function withScheme(value) {
	return /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
}
/** The password, and the header that contains it. Some proxies take a token in place of a user. */
function passwordsIn(setting = "") {
	const [, login = ""] = /\/\/([^/]*)@/.exec(withScheme(setting.trim())) ?? [];
	if (login === "") return [];
	const [user = "", ...rest] = login.split(":");
	const password = rest.join(":");
	const { username = "", password: parsed = "" } = URL.parse(withScheme(setting.trim())) ?? {};
	const header = [decoded(username || user), decoded(parsed || password)].join(":");
	return [password || user, Buffer.from(header).toString("base64")];
}
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
/** Does not show the value, which might contain a password. */
function ignored(names) {
	return new Problem("A proxy setting was ignored", `${names.join(" and ")} ${names.length === 1 ? "is" : "are"} not the URL of an HTTP proxy.`, "Use a URL such as http://proxy.example.com:3128 or http://user:password@proxy.example.com:3128. Percent-encode special characters.");
}
// src/lambda/aws-access.ts
/**
* Lambda sets the environment: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html.
*
* @throws {Problem} if there are no credentials
*/
function awsAccess(env, secrets) {
	const { agents, passwords } = agentsFor(env);
	const credentials = environmentCredentials(env);
	if (!credentials) throw new Problem("No AWS credentials were found", "The environment of the function has no AWS credentials.", LAMBDA_ADVICE.logIn);
	secrets.addCredentials(...passwords, credentials.secretAccessKey, credentials.sessionToken);
	return {
		region: env.AWS_REGION,
		agents,
		credentials
	};
}
// node_modules/tar/dist/esm/large-numbers.js
const encode = (num, buf) => {
	if (!Number.isSafeInteger(num)) throw Error("cannot encode number outside of javascript safe integer range");
	else if (num < 0) encodeNegative(num, buf);
	else encodePositive(num, buf);
	return buf;
};
const encodePositive = (num, buf) => {
	buf[0] = 128;
	for (var i = buf.length; i > 1; i--) {
		buf[i - 1] = num & 255;
		num = Math.floor(num / 256);
	}
};
const encodeNegative = (num, buf) => {
	buf[0] = 255;
	var flipped = false;
	num = num * -1;
	for (var i = buf.length; i > 1; i--) {
		var byte = num & 255;
		num = Math.floor(num / 256);
		if (flipped) buf[i - 1] = onesComp(byte);
		else if (byte === 0) buf[i - 1] = 0;
		else {
			flipped = true;
			buf[i - 1] = twosComp(byte);
		}
	}
};
const parse = (buf) => {
	const pre = buf[0];
	const value = pre === 128 ? pos(buf.subarray(1, buf.length)) : pre === 255 ? twos(buf) : null;
	if (value === null) throw Error("invalid base256 encoding");
	if (!Number.isSafeInteger(value)) throw Error("parsed number outside of javascript safe integer range");
	return value;
};
const twos = (buf) => {
	var len = buf.length;
	var sum = 0;
	var flipped = false;
	for (var i = len - 1; i > -1; i--) {
		var byte = Number(buf[i]);
		var f;
		if (flipped) f = onesComp(byte);
		else if (byte === 0) f = byte;
		else {
			flipped = true;
			f = twosComp(byte);
		}
		if (f !== 0) sum -= f * Math.pow(256, len - i - 1);
	}
	return sum;
};
const pos = (buf) => {
	var len = buf.length;
	var sum = 0;
	for (var i = len - 1; i > -1; i--) {
		var byte = Number(buf[i]);
		if (byte !== 0) sum += byte * Math.pow(256, len - i - 1);
	}
	return sum;
};
const onesComp = (byte) => (255 ^ byte) & 255;
const twosComp = (byte) => (255 ^ byte) + 1 & 255;
// node_modules/tar/dist/esm/types.js
const isCode = (c) => run_name.has(c);
/**
* types that are a normal file system entry, not metadata.
*
* These can be the subject of extended/globalExtended headers, long path
* names, long linkpath names, etc.
*
* Any other types are meta, and cannot be targetted by extended PAX headers.
*/
const normalFsTypes = /* @__PURE__ */ new Set([
	"0",
	"",
	"1",
	"2",
	"3",
	"4",
	"5",
	"6",
	"7",
	"D"
]);
const run_name = /* @__PURE__ */ new Map([
	["0", "File"],
	["", "OldFile"],
	["1", "Link"],
	["2", "SymbolicLink"],
	["3", "CharacterDevice"],
	["4", "BlockDevice"],
	["5", "Directory"],
	["6", "FIFO"],
	["7", "ContiguousFile"],
	["g", "GlobalExtendedHeader"],
	["x", "ExtendedHeader"],
	["A", "SolarisACL"],
	["D", "GNUDumpDir"],
	["I", "Inode"],
	["K", "NextFileHasLongLinkpath"],
	["L", "NextFileHasLongPath"],
	["M", "ContinuationFile"],
	["N", "OldGnuLongPath"],
	["S", "SparseFile"],
	["V", "TapeVolumeHeader"],
	["X", "OldExtendedHeader"]
]);
const code = new Map(Array.from(run_name).map((kv) => [kv[1], kv[0]]));
// node_modules/tar/dist/esm/header.js
const notNegative = (n) => n === void 0 || n < 0 ? void 0 : n;
var Header = class {
	cksumValid = false;
	needPax = false;
	nullBlock = false;
	block;
	path;
	mode;
	uid;
	gid;
	size;
	cksum;
	#type = "Unsupported";
	linkpath;
	uname;
	gname;
	devmaj = 0;
	devmin = 0;
	atime;
	ctime;
	mtime;
	charset;
	comment;
	constructor(data, off = 0, ex, gex) {
		if (Buffer.isBuffer(data)) this.decode(data, off || 0, ex, gex);
		else if (data) this.#slurp(data);
	}
	decode(buf, off, ex, gex) {
		if (!off) off = 0;
		if (!buf || !(buf.length >= off + 512)) throw new Error("need 512 bytes for header");
		const t = decString(buf, off + 156, 1);
		const isNormalFS = normalFsTypes.has(t);
		const exForFields = isNormalFS ? ex : void 0;
		const gexForFields = isNormalFS ? gex : void 0;
		this.path = exForFields?.path ?? decString(buf, off, 100);
		this.mode = exForFields?.mode ?? gexForFields?.mode ?? decNumber(buf, off + 100, 8);
		this.uid = exForFields?.uid ?? gexForFields?.uid ?? decNumber(buf, off + 108, 8);
		this.gid = exForFields?.gid ?? gexForFields?.gid ?? decNumber(buf, off + 116, 8);
		this.size = notNegative(exForFields?.size ?? gexForFields?.size ?? decNumber(buf, off + 124, 12));
		this.mtime = exForFields?.mtime ?? gexForFields?.mtime ?? decDate(buf, off + 136, 12);
		this.cksum = decNumber(buf, off + 148, 12);
		if (gexForFields) this.#slurp(gexForFields, true);
		if (exForFields) this.#slurp(exForFields);
		if (isCode(t)) this.#type = t || "0";
		if (this.#type === "0" && this.path.slice(-1) === "/") this.#type = "5";
		if (this.#type === "5") this.size = 0;
		this.linkpath = decString(buf, off + 157, 100);
		if (buf.subarray(off + 257, off + 265).toString() === "ustar\x0000") {
			/* c8 ignore start */
			this.uname = exForFields?.uname ?? gexForFields?.uname ?? decString(buf, off + 265, 32);
			this.gname = exForFields?.gname ?? gexForFields?.gname ?? decString(buf, off + 297, 32);
			this.devmaj = exForFields?.devmaj ?? gexForFields?.devmaj ?? decNumber(buf, off + 329, 8) ?? 0;
			this.devmin = exForFields?.devmin ?? gexForFields?.devmin ?? decNumber(buf, off + 337, 8) ?? 0;
			/* c8 ignore stop */
			if (buf[off + 475] !== 0) {
				const prefix = decString(buf, off + 345, 155);
				this.path = prefix + "/" + this.path;
			} else {
				const prefix = decString(buf, off + 345, 130);
				if (prefix) this.path = prefix + "/" + this.path;
				/* c8 ignore start */
				this.atime = ex?.atime ?? gex?.atime ?? decDate(buf, off + 476, 12);
				this.ctime = ex?.ctime ?? gex?.ctime ?? decDate(buf, off + 488, 12);
			}
		}
		let sum = 256;
		for (let i = off; i < off + 148; i++) sum += buf[i];
		for (let i = off + 156; i < off + 512; i++) sum += buf[i];
		this.cksumValid = sum === this.cksum;
		if (this.cksum === void 0 && sum === 256) this.nullBlock = true;
	}
	#slurp(ex, gex = false) {
		Object.assign(this, Object.fromEntries(Object.entries(ex).filter(([k, v]) => {
			return !(v === null || v === void 0 || k === "size" && Number(v) < 0 || k === "path" && gex || k === "linkpath" && gex || k === "global");
		})));
	}
	encode(buf, off = 0) {
		if (!buf) buf = this.block = Buffer.alloc(512);
		if (this.#type === "Unsupported") this.#type = "0";
		if (!(buf.length >= off + 512)) throw new Error("need 512 bytes for header");
		const prefixSize = this.ctime || this.atime ? 130 : 155;
		const split = splitPrefix(this.path || "", prefixSize);
		const path = split[0];
		const prefix = split[1];
		this.needPax = !!split[2];
		this.needPax = encString(buf, off, 100, path) || this.needPax;
		this.needPax = encNumber(buf, off + 100, 8, this.mode) || this.needPax;
		this.needPax = encNumber(buf, off + 108, 8, this.uid) || this.needPax;
		this.needPax = encNumber(buf, off + 116, 8, this.gid) || this.needPax;
		this.needPax = encNumber(buf, off + 124, 12, this.size) || this.needPax;
		this.needPax = encDate(buf, off + 136, 12, this.mtime) || this.needPax;
		buf[off + 156] = Number(this.#type.codePointAt(0));
		this.needPax = encString(buf, off + 157, 100, this.linkpath) || this.needPax;
		buf.write("ustar\x0000", off + 257, 8);
		this.needPax = encString(buf, off + 265, 32, this.uname) || this.needPax;
		this.needPax = encString(buf, off + 297, 32, this.gname) || this.needPax;
		this.needPax = encNumber(buf, off + 329, 8, this.devmaj) || this.needPax;
		this.needPax = encNumber(buf, off + 337, 8, this.devmin) || this.needPax;
		this.needPax = encString(buf, off + 345, prefixSize, prefix) || this.needPax;
		if (buf[off + 475] !== 0) this.needPax = encString(buf, off + 345, 155, prefix) || this.needPax;
		else {
			this.needPax = encString(buf, off + 345, 130, prefix) || this.needPax;
			this.needPax = encDate(buf, off + 476, 12, this.atime) || this.needPax;
			this.needPax = encDate(buf, off + 488, 12, this.ctime) || this.needPax;
		}
		let sum = 256;
		for (let i = off; i < off + 148; i++) sum += buf[i];
		for (let i = off + 156; i < off + 512; i++) sum += buf[i];
		this.cksum = sum;
		encNumber(buf, off + 148, 8, this.cksum);
		this.cksumValid = true;
		return this.needPax;
	}
	get type() {
		return this.#type === "Unsupported" ? this.#type : run_name.get(this.#type);
	}
	get typeKey() {
		return this.#type;
	}
	set type(type) {
		const c = String(code.get(type));
		if (isCode(c) || c === "Unsupported") this.#type = c;
		else if (isCode(type)) this.#type = type;
		else throw new TypeError("invalid entry type: " + type);
	}
};
const splitPrefix = (p, prefixSize) => {
	const pathSize = 100;
	let pp = p;
	let prefix = "";
	let ret = void 0;
	const root = external_node_path_namespaceObject.posix.parse(p).root || ".";
	if (Buffer.byteLength(pp) < pathSize) ret = [
		pp,
		prefix,
		false
	];
	else {
		prefix = external_node_path_namespaceObject.posix.dirname(pp);
		pp = external_node_path_namespaceObject.posix.basename(pp);
		do
			if (Buffer.byteLength(pp) <= pathSize && Buffer.byteLength(prefix) <= prefixSize) ret = [
				pp,
				prefix,
				false
			];
			else if (Buffer.byteLength(pp) > pathSize && Buffer.byteLength(prefix) <= prefixSize) ret = [
				pp.slice(0, 99),
				prefix,
				true
			];
			else {
				pp = external_node_path_namespaceObject.posix.join(external_node_path_namespaceObject.posix.basename(prefix), pp);
				prefix = external_node_path_namespaceObject.posix.dirname(prefix);
			}
		while (prefix !== root && ret === void 0);
		if (!ret) ret = [
			p.slice(0, 99),
			"",
			true
		];
	}
	return ret;
};
const decString = (buf, off, size) => buf.subarray(off, off + size).toString("utf8").replace(/\0.*/, "");
const decDate = (buf, off, size) => numToDate(decNumber(buf, off, size));
const numToDate = (num) => num === void 0 ? void 0 : /* @__PURE__ */ new Date(num * 1e3);
const decNumber = (buf, off, size) => Number(buf[off]) & 128 ? parse(buf.subarray(off, off + size)) : decSmallNumber(buf, off, size);
const nanUndef = (value) => isNaN(value) ? void 0 : value;
const decSmallNumber = (buf, off, size) => nanUndef(parseInt(buf.subarray(off, off + size).toString("utf8").replace(/\0.*$/, "").trim(), 8));
const MAXNUM = {
	12: 8589934591,
	8: 2097151
};
const encNumber = (buf, off, size, num) => num === void 0 ? false : num > MAXNUM[size] || num < 0 ? (encode(num, buf.subarray(off, off + size)), true) : (encSmallNumber(buf, off, size, num), false);
const encSmallNumber = (buf, off, size, num) => buf.write(octalString(num, size), off, size, "ascii");
const octalString = (num, size) => padOctal(Math.floor(num).toString(8), size);
const padOctal = (str, size) => (str.length === size - 1 ? str : new Array(size - str.length - 1).join("0") + str + " ") + "\0";
const encDate = (buf, off, size, date) => date === void 0 ? false : encNumber(buf, off, size, date.getTime() / 1e3);
const NULLS = new Array(156).join("\0");
const encString = (buf, off, size, str) => str === void 0 ? false : (buf.write(str + NULLS, off, size, "utf8"), str.length !== Buffer.byteLength(str) || str.length > size);
// src/archive/archive-entry.ts
const NO_CONTENT = { async *[Symbol.asyncIterator]() {} };
// src/archive/unusable-archive.ts
/** How to create an archive that has none of the problems. */
const CREATE = "To create the archive, run 'tar -czf product.tar.gz -C product .' in the folder above 'product'.";
/** An archive that nothing is done with. `advice` is a sentence about the problem itself. */
function unusable(message, advice, cause) {
	return new Problem("The artifact cannot be used", message, advice === void 0 ? CREATE : `${advice} ${CREATE}`, { cause });
}
/** An archive that is damaged, or that contradicts itself. */
function corrupt(what, cause) {
	return unusable(`The archive is corrupt: ${what}.`, "Create and upload the archive again.", cause);
}
/** An entry that would give Terraform a file from outside of the folder. */
function aLink(name, what, target) {
	return unusable(`The entry ${shownName(name)} is ${what} to ${shownName(target)}.`, "Replace each link by the file that it links to.");
}
/** In UTF-16 units. The start and the end are shown, because either can tell which entry it is. */
const LONGEST_START = 80;
/** The name of an entry in quotes, on one line. What is invisible, or would change the direction of the text, is `?`. */
function shownName(name) {
	return `'${(name.length > 120 ? `${name.slice(0, LONGEST_START)}…${name.slice(-40)}` : name).toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "?")}'`;
}
/** A number of bytes, for an error. */
function shownSize(bytes) {
	const [size, unit] = bytes >= 2 ** 20 ? [bytes / 2 ** 20, "MiB"] : bytes >= 1024 ? [bytes / 1024, "KiB"] : [bytes, "bytes"];
	return `${Number(size.toFixed(1)).toLocaleString("en-US")} ${unit}`;
}
// src/archive/byte-reader.ts
function byteReader(stream) {
	let rest = Buffer.alloc(0);
	/** At least one byte and at most `most`, or none at the end. */
	async function next(most) {
		while (rest.length === 0) {
			const { done, value } = await stream.next();
			if (done) return rest;
			rest = value;
		}
		const chunk = rest.subarray(0, most);
		rest = rest.subarray(chunk.length);
		return chunk;
	}
	return {
		async take(length) {
			const chunks = [];
			for (let left = length; left > 0;) {
				const chunk = await next(left);
				if (chunk.length === 0) break;
				left -= chunk.length;
				chunks.push(chunk);
			}
			return chunks.length === 1 && chunks[0] !== void 0 ? chunks[0] : Buffer.concat(chunks);
		},
		async *chunks(length) {
			for (let left = length; left > 0;) {
				const chunk = await next(left);
				if (chunk.length === 0) throw corrupt("it is cut off");
				left -= chunk.length;
				yield chunk;
			}
		},
		async drain() {
			while ((await next(Number.POSITIVE_INFINITY)).length > 0);
		}
	};
}
// src/archive/pax-records.ts
/**
* The records of an extended header: `<length> <key>=<value>\n`, where the length in bytes counts all of it, so that a
* value can be binary. The parser of `tar` splits at line feeds instead, and then leaves out such a record.
*
* @throws {Problem} if the header is malformed
* @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
*/
function paxRecords(body) {
	const records = [];
	for (let at = 0; at < body.length;) {
		const digits = /^\d{1,8}(?= )/.exec(body.toString("latin1", at, at + 9))?.[0];
		if (digits === void 0) {
			if (body.subarray(at).every((byte) => byte === 0)) break;
			throw corrupt("an extended header is malformed");
		}
		const [start, end] = [at + digits.length + 1, at + Number(digits)];
		const equals = body.indexOf(EQUALS, start);
		if (body[end - 1] !== LINE_FEED || equals <= start || equals >= end) throw corrupt("an extended header is malformed");
		records.push([body.toString("utf8", start, equals), body.toString("utf8", equals + 1, end - 1)]);
		at = end;
	}
	return records;
}
const [EQUALS, LINE_FEED] = [61, 10];
// src/archive/sparse-content.ts
const MOST_PARTS = 1e4;
const BLOCK$1 = 512;
const ZEROS = Buffer.alloc(2 ** 16);
/**
* The map of GNU's old format: in the header, and in as many blocks after it as there are.
*
* @see https://www.gnu.org/software/tar/manual/html_node/Standard.html (`struct oldgnu_header`, `struct sparse_header`)
*/
async function gnuSparseFile(header, blocks) {
	const parts = gnuParts(header.subarray(386, 482));
	let more = header[482] !== 0;
	while (more) {
		const block = await blocks.take(BLOCK$1);
		if (block.length < BLOCK$1) throw corrupt("it is cut off");
		parts.push(...gnuParts(block.subarray(0, 504)));
		if (parts.length > MOST_PARTS) throw malformed();
		more = block[504] !== 0;
	}
	return {
		size: whole(header.toString("latin1", 483, 495), 8),
		parts
	};
}
function gnuParts(table) {
	const parts = [];
	for (let at = 0; at < table.length && table[at] !== 0; at += 24) {
		const [offset, length] = [table.toString("latin1", at, at + 12), table.toString("latin1", at + 12, at + 24)];
		parts.push({
			offset: whole(offset, 8),
			length: whole(length, 8)
		});
	}
	return parts;
}
/**
* The map of a sparse file in an extended header (versions 0.0 and 0.1), or at the start of its content (1.0). There is
* none if the file is not sparse.
*
* @param content has the parts of the file after the map
* @see https://www.gnu.org/software/tar/manual/html_node/PAX-0.html
* @see https://www.gnu.org/software/tar/manual/html_node/PAX-1.html
*/
async function paxSparseFile(records, content) {
	const fields = new Map(records);
	const size = fields.get("GNU.sparse.realsize") ?? fields.get("GNU.sparse.size");
	if (size === void 0) return void 0;
	if (fields.has("GNU.sparse.major")) return {
		size: whole(size),
		parts: asParts(await mapBeforeContent(content))
	};
	const map = fields.get("GNU.sparse.map")?.split(",");
	const inRecords = records.filter(([key]) => /^GNU\.sparse\.(?:offset|numbytes)$/.test(key)).map(([, value]) => value);
	return {
		size: whole(size),
		parts: asParts((map ?? inRecords).map((text) => whole(text)))
	};
}
/** The number of parts, then offset and length of each, a number in a line, up to the end of a block. */
async function mapBeforeContent(content) {
	const numbers = [];
	for (let [text, count] = ["", -1]; count === -1 || numbers.length < count;) {
		const block = await content.take(BLOCK$1);
		const lines = `${text}${block.toString("latin1")}`.split("\n");
		text = lines.pop() ?? "";
		for (const line of lines) if (count === -1) count = 2 * whole(line);
		else if (numbers.length < count) numbers.push(whole(line));
		if (block.length < BLOCK$1 || text.length > BLOCK$1 || count > 2 * MOST_PARTS) throw malformed();
	}
	return numbers;
}
function asParts(numbers) {
	if (numbers.length % 2 !== 0 || numbers.length > 2 * MOST_PARTS) throw malformed();
	const parts = [];
	for (let at = 0; at < numbers.length; at += 2) parts.push({
		offset: numbers[at] ?? 0,
		length: numbers[at + 1] ?? 0
	});
	return parts;
}
/**
* The file with zeros for its holes. It must end where its size says.
*
* @param stored has the parts that the archive has
*/
async function* sparseContent({ size, parts }, stored) {
	let at = 0;
	for (const { offset, length } of [...parts, {
		offset: size,
		length: 0
	}]) {
		if (offset < at) throw corrupt("the parts of a sparse file overlap");
		for (; at < offset; at += Math.min(ZEROS.length, offset - at)) yield ZEROS.subarray(0, offset - at);
		yield* stored.chunks(length);
		at += length;
	}
}
function whole(text, radix = 10) {
	const digits = /^ {0,11}(\d{1,15})[ \0]*$/.exec(text)?.[1] ?? "";
	if (digits === "" || radix === 8 && /[89]/.test(digits)) throw malformed();
	return Number.parseInt(digits, radix);
}
function malformed() {
	return corrupt("the map of a sparse file is malformed");
}
// src/archive/tar-entries.ts
const BLOCK = 512;
/** In bytes. Extended attributes of macOS are the largest that archives have in practice. */
const LARGEST_EXTENSION = 2 ** 20;
/** A long name, a long link name, an extended header, and a global one can precede an entry. */
const MOST_EXTENSIONS = 8;
const NONE = {
	count: 0,
	records: []
};
/**
* The files and folders of a tar archive, as GNU tar reads them: ustar, pax, and GNU's format, with long names and
* sparse files. It ends at the first block of zeros, or at the end of `stream`. The stream is then read on, because the
* checksum of a .tar.gz file comes last.
*
* Only `Header` is used of `tar`. Its `Parser` does not read sparse files, breaks a character of a long name that is in
* two chunks, and keeps everything after the end of the archive in memory.
*
* @throws {Problem} if the archive is corrupt, or has an entry that is neither a file nor a folder
*/
async function* tarEntries(stream, budget) {
	try {
		const reader = byteReader(stream);
		let extensions = NONE;
		for (let block = await firstBlock(reader); !isEnd(block); block = await reader.take(BLOCK)) {
			const header = headerIn(block);
			if (header === void 0) throw corrupt(block.length < BLOCK ? "it is cut off" : "a header in it is damaged");
			if (isExtension(header)) extensions = extended(extensions, header.typeKey, await extensionBody(header, reader));
			else {
				budget.addEntry();
				yield* entryAt(header, block, extensions, reader, budget);
				extensions = NONE;
			}
		}
		await reader.drain();
	} finally {
		await stream.return(void 0);
	}
}
/** The header in the block at the start of an entry, or nothing if the block is something else. */
function headerIn(block) {
	try {
		const header = new Header(block);
		return header.cksumValid ? header : void 0;
	} catch {
		return;
	}
}
async function firstBlock(reader) {
	const block = await reader.take(BLOCK);
	if (block.length === BLOCK && (isEnd(block) || headerIn(block) !== void 0)) return block;
	throw unusable("The compressed file is not a tar archive.", "The artifact must be a .tar.gz or a .zip file.");
}
function isEnd(block) {
	return block.every((byte) => byte === 0);
}
function isExtension({ typeKey }) {
	return [
		"x",
		"X",
		"g",
		"L",
		"K"
	].includes(typeKey);
}
async function extensionBody(header, reader) {
	const size = wholeSize(header.size);
	if (size > LARGEST_EXTENSION) throw corrupt("an extended header is too large");
	const body = [];
	for await (const chunk of reader.chunks(size + paddingOf(size))) body.push(chunk);
	return Buffer.concat(body, size);
}
/** @throws {Problem} if there are too many, or a global header renames or resizes all entries */
function extended(before, type, body) {
	const count = before.count + 1;
	if (count > MOST_EXTENSIONS) throw corrupt("it has too many extended headers in a row");
	if (type === "L") return {
		...before,
		count,
		longName: untilNull(body)
	};
	if (type === "K") return {
		...before,
		count,
		longLink: untilNull(body)
	};
	const records = paxRecords(body);
	if (type !== "g") return {
		...before,
		count,
		records: [...before.records, ...records]
	};
	const wrong = records.find(([key]) => /^(?:path|linkpath|size|GNU\.sparse\..*)$/.test(key))?.[0];
	if (wrong !== void 0) throw corrupt(`a global header sets ${shownName(wrong)}`);
	return {
		...before,
		count
	};
}
function untilNull(body) {
	const end = body.indexOf(0);
	return body.toString("utf8", 0, end === -1 ? body.length : end);
}
async function* entryAt(header, block, { longName, longLink, records }, reader, budget) {
	const fields = new Map(records.filter(([, value]) => value !== ""));
	const name = fields.get("GNU.sparse.name") ?? fields.get("path") ?? longName ?? header.path ?? "";
	const type = header.typeKey;
	if (type === "1" || type === "2") {
		const target = fields.get("linkpath") ?? longLink ?? header.linkpath ?? "";
		throw aLink(name, type === "1" ? "a hard link" : "a symbolic link", target);
	}
	const special = SPECIAL$1[type];
	if (special !== void 0) throw unusable(`The entry ${shownName(name)} is ${special}.`, "Remove it.");
	const stored = type === "5" || type === "V" ? 0 : wholeSize(fields.get("size") ?? header.size);
	const executable = ((header.mode ?? 0) & 64) !== 0;
	const map = type === "S" ? await gnuSparseFile(block, reader) : void 0;
	const content = byteReader(reader.chunks(stored));
	if (IGNORED.has(type)) {} else if (type === "5" || type === "D" || name.endsWith("/")) yield {
		name,
		type: "folder",
		executable,
		content: NO_CONTENT
	};
	else {
		const sparse = map ?? await paxSparseFile(records, content);
		const size = sparse?.size ?? stored;
		budget.checkFile(name, Math.max(size, stored));
		budget.addBytes(Math.max(0, size - stored));
		yield {
			name,
			type: "file",
			executable,
			content: sparse ? sparseContent(sparse, content) : content.chunks(stored)
		};
	}
	await content.drain();
	for await (const _padding of reader.chunks(paddingOf(stored)));
}
/** The label of an archive, and access control lists of Solaris. */
const IGNORED = /* @__PURE__ */ new Set(["V", "A"]);
const SPECIAL$1 = {
	3: "a character device",
	4: "a block device",
	6: "a named pipe (FIFO)",
	M: "the rest of a file that began in another archive",
	N: "a list of names in an old format",
	I: "of an unknown type",
	Unsupported: "of an unknown type"
};
function paddingOf(size) {
	return (BLOCK - size % BLOCK) % BLOCK;
}
/** @param size as a number from a header, or as text from a record */
function wholeSize(size) {
	const number = typeof size === "string" && !/^\d{1,15}$/.test(size) ? NaN : Number(size);
	if (!Number.isSafeInteger(number) || number < 0) throw corrupt("the size of an entry is not a number");
	return number;
}
// src/archive/archive-format.ts
/**
* The format of an archive by its content, because the artifact of a real message has no file extension.
*
* @throws {Problem} that says what the file looks like instead
*/
function archiveFormat(file) {
	if (startsWith(file, "")) return "tar.gz";
	if (startsWith(file, "PK") || startsWith(file, "PK")) return "zip";
	if (headerIn(file.subarray(0, 512)) !== void 0) return "tar";
	throw unusable(`The artifact is ${looksLike(file)}.`, "The artifact must be a .tar.gz or a .zip file.");
}
const OTHERS = [
	["BZh", "compressed by bzip2"],
	["ý7zXZ\0", "compressed by xz"],
	["(µ/ý", "compressed by zstd"],
	["7z¼¯'", "a 7-Zip archive"],
	["Rar!", "a RAR archive"],
	["PK\x07\b", "a part of a .zip file that was split"]
];
function looksLike(file) {
	if (file.length === 0) return "empty";
	const known = OTHERS.find(([magic]) => startsWith(file, magic))?.[1];
	if (known !== void 0) return known;
	const start = file.toString("utf8", 0, 512).trimStart();
	if (start.startsWith("<")) return "an HTML or XML page, such as an error page";
	if (start.startsWith("{")) return "a JSON file";
	return start !== "" && !/(?![\t\n\r])\p{Cc}|\ufffd(?!$)/u.test(start) ? "a text file, such as a .tf file without an archive around it" : "not an archive";
}
function startsWith(file, magic) {
	return file.subarray(0, magic.length).equals(Buffer.from(magic, "latin1"));
}
// src/archive/budget.ts
/** @param archiveSize the size of the archive, in bytes */
function startBudget(limits, archiveSize) {
	let [entries, bytes] = [0, 0];
	return {
		limits,
		addEntry() {
			entries += 1;
			if (entries <= limits.entries) return;
			throw unusable(`The archive has more than ${limits.entries.toLocaleString("en-US")} entries.`, "Remove the files that the product does not need.");
		},
		addBytes(count) {
			bytes += count;
			if (bytes > limits.totalSize) throw unusable(`The archive expands to more than ${shownSize(limits.totalSize)}.`, "Remove the files that the product does not need.");
			if (bytes > limits.ratioFrom && bytes > archiveSize * limits.ratio) throw unusable(`The archive expands to more than ${limits.ratio} times its size of ${shownSize(archiveSize)}.`, "Remove large files whose content only repeats.");
		},
		checkFile(name, size) {
			if (size <= limits.fileSize) return;
			throw unusable(`The entry ${shownName(name)} is larger than ${shownSize(limits.fileSize)}.`, "Remove the file, or let the product download it.");
		}
	};
}
// src/archive/entry-path.ts
/** In bytes. What Linux, macOS, and Windows allow. */
const LONGEST_NAME$1 = 255;
/**
* What Terraform writes to its working directory, and takes from there for what the engine did before. None of these
* can be the product's:
*
* - `.terraform/` has the backend with its credentials, the workspace, and providers and modules that `init` would not
*   download again.
* - `terraform.tfstate`, its backup, and the states of workspaces in `terraform.tfstate.d/`: `init` would offer to copy
*   them over the state in the backend.
* - `errored.tfstate` is the state that Terraform could not write to the backend. It must be of this run.
*
* `.terraform.lock.hcl` is the product's choice. So is `terraform.d/plugins/`, from which `init` takes providers: it is
* the documented way to ship one, and a product may run any program anyway. `.terraformrc` and `terraform.rc` are only
* read from the home folder. `.terraform` and states in other folders are not read at all.
*/
const RESERVED = /* @__PURE__ */ new Set([
	".terraform",
	"terraform.tfstate",
	"terraform.tfstate.backup",
	"terraform.tfstate.d",
	"errored.tfstate"
]);
/**
* Where to write an entry: names without `.` and without empty ones, joined by `/`. Empty for the folder itself.
*
* @param name a name with `/` between its parts, as it is in the archive
* @throws {Problem} if the entry would be outside the folder, or must not be written
*/
function entryPath(name, limits) {
	if (name === "") throw refused(name, "has no name");
	if (/\p{Cc}/u.test(name)) throw refused(name, "has a control character in its name");
	if (name.includes("�")) throw refused(name, "has a name that is not UTF-8");
	if (name.includes("\\")) throw refused(name, "has a backslash in its name", "Use '/' between the names of folders.");
	if (name.startsWith("/") || /^[a-z]:/i.test(name)) throw refused(name, "has an absolute path");
	if (Buffer.byteLength(name) > limits.pathLength) throw refused(name, `has a path that is longer than ${limits.pathLength.toLocaleString("en-US")} bytes`);
	const parts = name.split("/").filter((part) => part !== "" && part !== ".");
	if (parts.includes("..")) throw refused(name, "has '..' in its path");
	if (parts.length > limits.depth) throw refused(name, `is more than ${limits.depth} folders deep`);
	if (parts.some((part) => Buffer.byteLength(part) > LONGEST_NAME$1)) throw refused(name, `has a name that is longer than ${LONGEST_NAME$1} bytes`);
	if (RESERVED.has(asFileSystemsCompare(parts[0] ?? ""))) throw refused(name, "would be taken for a file of the engine by Terraform", "Remove '.terraform' and the state from the product.");
	return parts.join("/");
}
/**
* The same text for names that a file system takes for the same: those of macOS and Windows ignore case, and some of
* them invisible characters, dots and spaces at the end, and all from a colon on.
*/
function asFileSystemsCompare(name) {
	const [visible = ""] = name.normalize("NFKC").toLowerCase().replace(/\p{Cf}/gu, "").split(":");
	return visible.replace(/[. ]+$/, "");
}
function refused(name, what, advice) {
	return unusable(`The entry ${shownName(name)} ${what}.`, advice);
}
// src/archive/limits.ts
const MEBIBYTE = 2 ** 20;
/** Products are a few files of text, and sometimes code for functions. No product in practice is nearly as large. */
const ARTIFACT_LIMITS = {
	entries: 1e4,
	totalSize: 256 * MEBIBYTE,
	fileSize: 64 * MEBIBYTE,
	ratio: 200,
	ratioFrom: 8 * MEBIBYTE,
	pathLength: 1024,
	depth: 64
};
({ ...ARTIFACT_LIMITS }), 2 * ARTIFACT_LIMITS.entries, 2 * ARTIFACT_LIMITS.totalSize, 2 * ARTIFACT_LIMITS.pathLength;
// node_modules/pend/index.js
var require_pend = /* @__PURE__ */ (0,external_rolldown_runtime_js_namespaceObject.__commonJSMin)(((exports, module) => {
	module.exports = Pend;
	function Pend() {
		this.pending = 0;
		this.max = Infinity;
		this.listeners = [];
		this.waiting = [];
		this.error = null;
	}
	Pend.prototype.go = function(fn) {
		if (this.pending < this.max) pendGo(this, fn);
		else this.waiting.push(fn);
	};
	Pend.prototype.wait = function(cb) {
		if (this.pending === 0) cb(this.error);
		else this.listeners.push(cb);
	};
	Pend.prototype.hold = function() {
		return pendHold(this);
	};
	function pendHold(self) {
		self.pending += 1;
		var called = false;
		return onCb;
		function onCb(err) {
			if (called) throw new Error("callback called twice");
			called = true;
			self.error = self.error || err;
			self.pending -= 1;
			if (self.waiting.length > 0 && self.pending < self.max) pendGo(self, self.waiting.shift());
			else if (self.pending === 0) {
				var listeners = self.listeners;
				self.listeners = [];
				listeners.forEach(cbListener);
			}
		}
		function cbListener(listener) {
			listener(self.error);
		}
	}
	function pendGo(self, fn) {
		fn(pendHold(self));
	}
}));
// node_modules/yauzl/fd-slicer.js
var require_fd_slicer = /* @__PURE__ */ (0,external_rolldown_runtime_js_namespaceObject.__commonJSMin)(((exports) => {
	var fs = (0,external_rolldown_runtime_js_namespaceObject.__require)("fs");
	var util = (0,external_rolldown_runtime_js_namespaceObject.__require)("util");
	var stream = (0,external_rolldown_runtime_js_namespaceObject.__require)("stream");
	var Readable = stream.Readable;
	var PassThrough = stream.PassThrough;
	var Pend = require_pend();
	var EventEmitter = (0,external_rolldown_runtime_js_namespaceObject.__require)("events").EventEmitter;
	exports.BufferSlicer = BufferSlicer;
	exports.FdSlicer = FdSlicer;
	util.inherits(FdSlicer, EventEmitter);
	function FdSlicer(fd) {
		EventEmitter.call(this);
		this.fd = fd;
		this.pend = new Pend();
		this.pend.max = 1;
		this.refCount = 0;
	}
	FdSlicer.prototype.read = function(buffer, offset, length, position, callback) {
		var self = this;
		self.pend.go(function(cb) {
			fs.read(self.fd, buffer, offset, length, position, function(err, bytesRead, buffer) {
				cb();
				callback(err, bytesRead, buffer);
			});
		});
	};
	FdSlicer.prototype.createReadStream = function(options) {
		return new ReadStream(this, options);
	};
	FdSlicer.prototype.ref = function() {
		this.refCount += 1;
	};
	FdSlicer.prototype.unref = function() {
		var self = this;
		self.refCount -= 1;
		if (self.refCount < 0) throw new Error("invalid unref");
		if (self.refCount > 0) return;
		fs.close(self.fd, onCloseDone);
		function onCloseDone(err) {
			if (err) self.emit("error", err);
			else self.emit("close");
		}
	};
	util.inherits(ReadStream, Readable);
	function ReadStream(context, options) {
		options = options || {};
		Readable.call(this, options);
		this.context = context;
		this.context.ref();
		this.start = options.start || 0;
		this.endOffset = options.end;
		this.pos = this.start;
	}
	ReadStream.prototype._read = function(n) {
		var self = this;
		var toRead = Math.min(self._readableState.highWaterMark, n);
		if (self.endOffset != null) toRead = Math.min(toRead, self.endOffset - self.pos);
		if (toRead <= 0) {
			self.push(null);
			this._cleanup();
			return;
		}
		self.context.pend.go(function(cb) {
			var buffer = Buffer.allocUnsafe(toRead);
			fs.read(self.context.fd, buffer, 0, toRead, self.pos, function(err, bytesRead) {
				if (err) self.destroy(err);
				else if (bytesRead === 0) {
					self.push(null);
					self._cleanup();
				} else {
					self.pos += bytesRead;
					self.push(buffer.slice(0, bytesRead));
				}
				cb();
			});
		});
	};
	ReadStream.prototype._destroy = function(err, cb) {
		this._cleanup();
		cb(err);
	};
	ReadStream.prototype._cleanup = function() {
		if (this.context != null) {
			this.context.unref();
			this.context = null;
		}
	};
	util.inherits(BufferSlicer, EventEmitter);
	function BufferSlicer(buffer) {
		EventEmitter.call(this);
		this.refCount = 0;
		this.buffer = buffer;
	}
	BufferSlicer.prototype.read = function(buffer, offset, length, position, callback) {
		if (!(0 <= offset && offset <= buffer.length)) throw new RangeError("offset outside buffer: 0 <= " + offset + " <= " + buffer.length);
		if (position < 0) throw new RangeError("position is negative: " + position);
		if (offset + length > buffer.length) length = buffer.length - offset;
		if (position + length > this.buffer.length) length = this.buffer.length - position;
		if (length <= 0) {
			setImmediate(function() {
				callback(null, 0);
			});
			return;
		}
		this.buffer.copy(buffer, offset, position, position + length);
		setImmediate(function() {
			callback(null, length);
		});
	};
	BufferSlicer.prototype.createReadStream = function(options) {
		options = options || {};
		var readStream = new PassThrough(options);
		readStream.start = options.start || 0;
		readStream.endOffset = options.end;
		readStream.pos = readStream.endOffset || this.buffer.length;
		var entireSlice = this.buffer.slice(readStream.start, readStream.pos);
		var maxChunkSize = 65536;
		var offset = 0;
		while (true) {
			var nextOffset = offset + maxChunkSize;
			if (nextOffset >= entireSlice.length) {
				if (offset < entireSlice.length) readStream.write(entireSlice.slice(offset, entireSlice.length));
				break;
			}
			readStream.write(entireSlice.slice(offset, nextOffset));
			offset = nextOffset;
		}
		readStream.end();
		return readStream;
	};
	BufferSlicer.prototype.ref = function() {
		this.refCount += 1;
	};
	BufferSlicer.prototype.unref = function() {
		this.refCount -= 1;
		if (this.refCount < 0) throw new Error("invalid unref");
	};
}));
// node_modules/yauzl/crc32.js
var require_crc32 = /* @__PURE__ */ (0,external_rolldown_runtime_js_namespaceObject.__commonJSMin)(((exports, module) => {
	const CRC_TABLE = new Int32Array([
		0,
		1996959894,
		3993919788,
		2567524794,
		124634137,
		1886057615,
		3915621685,
		2657392035,
		249268274,
		2044508324,
		3772115230,
		2547177864,
		162941995,
		2125561021,
		3887607047,
		2428444049,
		498536548,
		1789927666,
		4089016648,
		2227061214,
		450548861,
		1843258603,
		4107580753,
		2211677639,
		325883990,
		1684777152,
		4251122042,
		2321926636,
		335633487,
		1661365465,
		4195302755,
		2366115317,
		997073096,
		1281953886,
		3579855332,
		2724688242,
		1006888145,
		1258607687,
		3524101629,
		2768942443,
		901097722,
		1119000684,
		3686517206,
		2898065728,
		853044451,
		1172266101,
		3705015759,
		2882616665,
		651767980,
		1373503546,
		3369554304,
		3218104598,
		565507253,
		1454621731,
		3485111705,
		3099436303,
		671266974,
		1594198024,
		3322730930,
		2970347812,
		795835527,
		1483230225,
		3244367275,
		3060149565,
		1994146192,
		31158534,
		2563907772,
		4023717930,
		1907459465,
		112637215,
		2680153253,
		3904427059,
		2013776290,
		251722036,
		2517215374,
		3775830040,
		2137656763,
		141376813,
		2439277719,
		3865271297,
		1802195444,
		476864866,
		2238001368,
		4066508878,
		1812370925,
		453092731,
		2181625025,
		4111451223,
		1706088902,
		314042704,
		2344532202,
		4240017532,
		1658658271,
		366619977,
		2362670323,
		4224994405,
		1303535960,
		984961486,
		2747007092,
		3569037538,
		1256170817,
		1037604311,
		2765210733,
		3554079995,
		1131014506,
		879679996,
		2909243462,
		3663771856,
		1141124467,
		855842277,
		2852801631,
		3708648649,
		1342533948,
		654459306,
		3188396048,
		3373015174,
		1466479909,
		544179635,
		3110523913,
		3462522015,
		1591671054,
		702138776,
		2966460450,
		3352799412,
		1504918807,
		783551873,
		3082640443,
		3233442989,
		3988292384,
		2596254646,
		62317068,
		1957810842,
		3939845945,
		2647816111,
		81470997,
		1943803523,
		3814918930,
		2489596804,
		225274430,
		2053790376,
		3826175755,
		2466906013,
		167816743,
		2097651377,
		4027552580,
		2265490386,
		503444072,
		1762050814,
		4150417245,
		2154129355,
		426522225,
		1852507879,
		4275313526,
		2312317920,
		282753626,
		1742555852,
		4189708143,
		2394877945,
		397917763,
		1622183637,
		3604390888,
		2714866558,
		953729732,
		1340076626,
		3518719985,
		2797360999,
		1068828381,
		1219638859,
		3624741850,
		2936675148,
		906185462,
		1090812512,
		3747672003,
		2825379669,
		829329135,
		1181335161,
		3412177804,
		3160834842,
		628085408,
		1382605366,
		3423369109,
		3138078467,
		570562233,
		1426400815,
		3317316542,
		2998733608,
		733239954,
		1555261956,
		3268935591,
		3050360625,
		752459403,
		1541320221,
		2607071920,
		3965973030,
		1969922972,
		40735498,
		2617837225,
		3943577151,
		1913087877,
		83908371,
		2512341634,
		3803740692,
		2075208622,
		213261112,
		2463272603,
		3855990285,
		2094854071,
		198958881,
		2262029012,
		4057260610,
		1759359992,
		534414190,
		2176718541,
		4139329115,
		1873836001,
		414664567,
		2282248934,
		4279200368,
		1711684554,
		285281116,
		2405801727,
		4167216745,
		1634467795,
		376229701,
		2685067896,
		3608007406,
		1308918612,
		956543938,
		2808555105,
		3495958263,
		1231636301,
		1047427035,
		2932959818,
		3654703836,
		1088359270,
		936918e3,
		2847714899,
		3736837829,
		1202900863,
		817233897,
		3183342108,
		3401237130,
		1404277552,
		615818150,
		3134207493,
		3453421203,
		1423857449,
		601450431,
		3009837614,
		3294710456,
		1567103746,
		711928724,
		3020668471,
		3272380065,
		1510334235,
		755167117
	]);
	function crc32(buf) {
		let crc = -1;
		for (let x of buf) crc = CRC_TABLE[(crc ^ x) & 255] ^ crc >>> 8;
		return (crc ^ -1) >>> 0;
	}
	module.exports = crc32;
}));
// src/archive/zip-entries.ts
var import_yauzl = (/* @__PURE__ */ (0,external_rolldown_runtime_js_namespaceObject.__commonJSMin)(((exports) => {
	(0,external_rolldown_runtime_js_namespaceObject.__require)("fs");
	var zlib = (0,external_rolldown_runtime_js_namespaceObject.__require)("zlib");
	var fd_slicer = require_fd_slicer();
	var util = (0,external_rolldown_runtime_js_namespaceObject.__require)("util");
	var EventEmitter = (0,external_rolldown_runtime_js_namespaceObject.__require)("events").EventEmitter;
	var Transform = (0,external_rolldown_runtime_js_namespaceObject.__require)("stream").Transform;
	var PassThrough = (0,external_rolldown_runtime_js_namespaceObject.__require)("stream").PassThrough;
	var Writable = (0,external_rolldown_runtime_js_namespaceObject.__require)("stream").Writable;
	const crc32 = typeof zlib.crc32 === "function" ? zlib.crc32 : require_crc32();
	exports.fromBufferPromise = fromBufferPromise;
	exports.getFileNameLowLevel = getFileNameLowLevel;
	function fromBufferPromise(buffer, options) {
		return new Promise((resolve, reject) => {
			fromBuffer(buffer, {
				...options,
				lazyEntries: true
			}, function(err, zipfile) {
				if (err) return reject(err);
				resolve(zipfile);
			});
		});
	}
	function fromBuffer(buffer, options, callback) {
		if (typeof options === "function") {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		options.autoClose = false;
		if (options.lazyEntries == null) options.lazyEntries = false;
		if (options.decodeStrings == null) options.decodeStrings = true;
		if (options.validateEntrySizes == null) options.validateEntrySizes = true;
		if (options.strictFileNames == null) options.strictFileNames = false;
		fromRandomAccessReader(new fd_slicer.BufferSlicer(buffer), buffer.length, options, callback);
	}
	function fromRandomAccessReader(reader, totalSize, options, callback) {
		if (typeof options === "function") {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		if (options.autoClose == null) options.autoClose = true;
		if (options.lazyEntries == null) options.lazyEntries = false;
		if (options.decodeStrings == null) options.decodeStrings = true;
		var decodeStrings = !!options.decodeStrings;
		if (options.validateEntrySizes == null) options.validateEntrySizes = true;
		if (options.strictFileNames == null) options.strictFileNames = false;
		if (callback == null) callback = defaultCallback;
		if (typeof totalSize !== "number") throw new Error("expected totalSize parameter to be a number");
		if (totalSize > Number.MAX_SAFE_INTEGER) throw new Error("zip file too large. only file sizes up to 2^52 are supported due to JavaScript's Number type being an IEEE 754 double.");
		reader.ref();
		var eocdrWithoutCommentSize = 22;
		var zip64EocdlSize = 20;
		var bufferSize = Math.min(zip64EocdlSize + eocdrWithoutCommentSize + 65535, totalSize);
		var buffer = newBuffer(bufferSize);
		readAndAssertNoEof(reader, buffer, 0, bufferSize, totalSize - buffer.length, function(err) {
			if (err) return callback(err);
			for (var i = bufferSize - eocdrWithoutCommentSize; i >= 0; i -= 1) {
				if (buffer.readUInt32LE(i) !== 101010256) continue;
				var eocdrBuffer = buffer.subarray(i);
				var diskNumber = eocdrBuffer.readUInt16LE(4);
				var entryCount = eocdrBuffer.readUInt16LE(10);
				var centralDirectoryOffset = eocdrBuffer.readUInt32LE(16);
				var commentLength = eocdrBuffer.readUInt16LE(20);
				var expectedCommentLength = eocdrBuffer.length - eocdrWithoutCommentSize;
				if (commentLength !== expectedCommentLength) return callback(/* @__PURE__ */ new Error("Invalid comment length. Expected: " + expectedCommentLength + ". Found: " + commentLength + ". Are there extra bytes at the end of the file? Or is the end of central dir signature `PK☺☻` in the comment?"));
				var comment = decodeStrings ? decodeBuffer(eocdrBuffer.subarray(22), false) : eocdrBuffer.subarray(22);
				if (i - zip64EocdlSize >= 0 && buffer.readUInt32LE(i - zip64EocdlSize) === 117853008) {
					var zip64EocdrOffset = readUInt64LE(buffer.subarray(i - zip64EocdlSize, i - zip64EocdlSize + zip64EocdlSize), 8);
					var zip64EocdrBuffer = newBuffer(56);
					return readAndAssertNoEof(reader, zip64EocdrBuffer, 0, zip64EocdrBuffer.length, zip64EocdrOffset, function(err) {
						if (err) return callback(err);
						if (zip64EocdrBuffer.readUInt32LE(0) !== 101075792) return callback(/* @__PURE__ */ new Error("invalid zip64 end of central directory record signature"));
						diskNumber = zip64EocdrBuffer.readUInt32LE(16);
						if (diskNumber !== 0) return callback(/* @__PURE__ */ new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
						entryCount = readUInt64LE(zip64EocdrBuffer, 32);
						centralDirectoryOffset = readUInt64LE(zip64EocdrBuffer, 48);
						return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options.autoClose, options.lazyEntries, decodeStrings, options.validateEntrySizes, options.strictFileNames));
					});
				}
				if (diskNumber !== 0) return callback(/* @__PURE__ */ new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
				return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options.autoClose, options.lazyEntries, decodeStrings, options.validateEntrySizes, options.strictFileNames));
			}
			callback(/* @__PURE__ */ new Error("End of central directory record signature not found. Either not a zip file, or file is truncated."));
		});
	}
	util.inherits(ZipFile, EventEmitter);
	function ZipFile(reader, centralDirectoryOffset, fileSize, entryCount, comment, autoClose, lazyEntries, decodeStrings, validateEntrySizes, strictFileNames) {
		var self = this;
		EventEmitter.call(self);
		self.reader = reader;
		self.reader.on("error", function(err) {
			emitError(self, err);
		});
		self.reader.once("close", function() {
			self.emit("close");
		});
		self.readEntryCursor = centralDirectoryOffset;
		self.fileSize = fileSize;
		self.entryCount = entryCount;
		self.comment = comment;
		self.entriesRead = 0;
		self.autoClose = !!autoClose;
		self.lazyEntries = !!lazyEntries;
		self.decodeStrings = !!decodeStrings;
		self.validateEntrySizes = !!validateEntrySizes;
		self.strictFileNames = !!strictFileNames;
		self.isOpen = true;
		self.emittedError = false;
		self.hasEachEntryBeenCalled = false;
		if (!self.lazyEntries) self._readEntry();
	}
	ZipFile.prototype.close = function() {
		if (!this.isOpen) return;
		this.isOpen = false;
		this.reader.unref();
	};
	function emitErrorAndAutoClose(self, err) {
		if (self.autoClose) self.close();
		emitError(self, err);
	}
	function emitError(self, err) {
		if (self.emittedError) return;
		self.emittedError = true;
		self.emit("error", err);
	}
	ZipFile.prototype.readEntry = function() {
		if (!this.lazyEntries) throw new Error("readEntry() called without lazyEntries:true");
		this._readEntry();
	};
	ZipFile.prototype._readEntry = function() {
		var self = this;
		if (self.entryCount === self.entriesRead) {
			setImmediate(function() {
				if (self.autoClose) self.close();
				if (self.emittedError) return;
				self.emit("end");
			});
			return;
		}
		if (self.emittedError) return;
		var buffer = newBuffer(46);
		readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
			if (err) return emitErrorAndAutoClose(self, err);
			if (self.emittedError) return;
			var entry = new Entry();
			var signature = buffer.readUInt32LE(0);
			if (signature !== 33639248) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("invalid central directory file header signature: 0x" + signature.toString(16)));
			entry.versionMadeBy = buffer.readUInt16LE(4);
			entry.versionNeededToExtract = buffer.readUInt16LE(6);
			entry.generalPurposeBitFlag = buffer.readUInt16LE(8);
			entry.compressionMethod = buffer.readUInt16LE(10);
			entry.lastModFileTime = buffer.readUInt16LE(12);
			entry.lastModFileDate = buffer.readUInt16LE(14);
			entry.crc32 = buffer.readUInt32LE(16);
			entry.compressedSize = buffer.readUInt32LE(20);
			entry.uncompressedSize = buffer.readUInt32LE(24);
			entry.fileNameLength = buffer.readUInt16LE(28);
			entry.extraFieldLength = buffer.readUInt16LE(30);
			entry.fileCommentLength = buffer.readUInt16LE(32);
			entry.internalFileAttributes = buffer.readUInt16LE(36);
			entry.externalFileAttributes = buffer.readUInt32LE(38);
			entry.relativeOffsetOfLocalHeader = buffer.readUInt32LE(42);
			if (entry.generalPurposeBitFlag & 64) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("strong encryption is not supported"));
			self.readEntryCursor += 46;
			buffer = newBuffer(entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength);
			readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
				if (err) return emitErrorAndAutoClose(self, err);
				if (self.emittedError) return;
				entry.fileNameRaw = buffer.subarray(0, entry.fileNameLength);
				var fileCommentStart = entry.fileNameLength + entry.extraFieldLength;
				entry.extraFieldRaw = buffer.subarray(entry.fileNameLength, fileCommentStart);
				entry.fileCommentRaw = buffer.subarray(fileCommentStart, fileCommentStart + entry.fileCommentLength);
				try {
					entry.extraFields = parseExtraFields(entry.extraFieldRaw);
				} catch (err) {
					return emitErrorAndAutoClose(self, err);
				}
				if (self.decodeStrings) {
					var isUtf8 = (entry.generalPurposeBitFlag & 2048) !== 0;
					entry.fileComment = decodeBuffer(entry.fileCommentRaw, isUtf8);
					entry.fileName = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, self.strictFileNames);
					var errorMessage = validateFileName(entry.fileName);
					if (errorMessage != null) return emitErrorAndAutoClose(self, new Error(errorMessage));
				} else {
					entry.fileComment = entry.fileCommentRaw;
					entry.fileName = entry.fileNameRaw;
				}
				entry.comment = entry.fileComment;
				self.readEntryCursor += buffer.length;
				self.entriesRead += 1;
				for (var i = 0; i < entry.extraFields.length; i++) {
					var extraField = entry.extraFields[i];
					if (extraField.id !== 1) continue;
					var zip64EiefBuffer = extraField.data;
					var index = 0;
					if (entry.uncompressedSize === 4294967295) {
						if (index + 8 > zip64EiefBuffer.length) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("zip64 extended information extra field does not include uncompressed size"));
						entry.uncompressedSize = readUInt64LE(zip64EiefBuffer, index);
						index += 8;
					}
					if (entry.compressedSize === 4294967295) {
						if (index + 8 > zip64EiefBuffer.length) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("zip64 extended information extra field does not include compressed size"));
						entry.compressedSize = readUInt64LE(zip64EiefBuffer, index);
						index += 8;
					}
					if (entry.relativeOffsetOfLocalHeader === 4294967295) {
						if (index + 8 > zip64EiefBuffer.length) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("zip64 extended information extra field does not include relative header offset"));
						entry.relativeOffsetOfLocalHeader = readUInt64LE(zip64EiefBuffer, index);
						index += 8;
					}
					break;
				}
				if (self.validateEntrySizes && entry.compressionMethod === 0) {
					var expectedCompressedSize = entry.uncompressedSize;
					if (entry.isEncrypted()) expectedCompressedSize += 12;
					if (entry.compressedSize !== expectedCompressedSize) {
						var msg = "compressed/uncompressed size mismatch for stored file: " + entry.compressedSize + " != " + entry.uncompressedSize;
						return emitErrorAndAutoClose(self, new Error(msg));
					}
				}
				self.emit("entry", entry);
				if (!self.lazyEntries) self._readEntry();
			});
		});
	};
	ZipFile.prototype.eachEntry = function() {
		const self = this;
		if (!self.lazyEntries) throw new Error("eachEntry() requires lazyEntries: true");
		if (self.hasEachEntryBeenCalled) throw new Error("eachEntry() must only be called once per ZipFile");
		self.hasEachEntryBeenCalled = true;
		let pendingResolveReject = null;
		self.on("entry", onEntry);
		self.on("end", onEnd);
		self.on("error", onError);
		function cleanup() {
			self.removeListener("entry", onEntry);
			self.removeListener("end", onEnd);
			self.removeListener("error", onError);
			if (self.autoClose) self.close();
		}
		function onEntry(entry) {
			let { resolve } = pendingResolveReject;
			pendingResolveReject = null;
			resolve({ value: entry });
		}
		function onEnd() {
			let { resolve } = pendingResolveReject;
			pendingResolveReject = null;
			cleanup();
			resolve({ done: true });
		}
		function onError(err) {
			let { reject } = pendingResolveReject;
			pendingResolveReject = null;
			cleanup();
			reject(err);
		}
		return {
			[Symbol.asyncIterator]() {
				return this;
			},
			next() {
				const promise = new Promise((resolve, reject) => {
					if (pendingResolveReject != null) throw new Error("next() called before previous Promise was resolved.");
					pendingResolveReject = {
						resolve,
						reject
					};
				});
				self.readEntry();
				return promise;
			},
			return(value) {
				cleanup();
				return Promise.resolve({
					done: true,
					value
				});
			},
			throw(value) {
				cleanup();
				return Promise.reject(value);
			}
		};
	};
	ZipFile.prototype.openReadStream = function(entry, options, callback) {
		var self = this;
		var relativeStart = 0;
		var relativeEnd = entry.compressedSize;
		if (callback == null) {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		else {
			if (options.decodeFileData === false) {
				if (options.decrypt != null) throw new Error("cannot use options.decrypt when options.decodeFileData === false");
				if (options.decompress != null) throw new Error("cannot use options.decompress when options.decodeFileData === false");
			} else {
				if (options.decrypt != null) {
					if (!entry.isEncrypted()) throw new Error("options.decrypt can only be specified for encrypted entries. See also option decodeFileData.");
					if (options.decrypt !== false) throw new Error("invalid options.decrypt value: " + options.decrypt);
					if (entry.isCompressed()) {
						if (options.decompress !== false) throw new Error("entry is encrypted and compressed, and options.decompress !== false. See also option decodeFileData.");
					}
				}
				if (options.decompress != null) {
					if (!entry.isCompressed()) throw new Error("options.decompress can only be specified for compressed entries. See also option decodeFileData.");
					if (!(options.decompress === false || options.decompress === true)) throw new Error("invalid options.decompress value: " + options.decompress);
					decompress = options.decompress;
				}
			}
			if (options.start != null) {
				relativeStart = options.start;
				if (relativeStart < 0) throw new Error("options.start < 0");
				if (relativeStart > entry.compressedSize) throw new Error("options.start > entry.compressedSize");
			}
			if (options.end != null) {
				relativeEnd = options.end;
				if (relativeEnd < 0) throw new Error("options.end < 0");
				if (relativeEnd > entry.compressedSize) throw new Error("options.end > entry.compressedSize");
				if (relativeEnd < relativeStart) throw new Error("options.end < options.start");
			}
		}
		var rawMode = options.decodeFileData === false || (entry.compressionMethod === 0 || entry.compressionMethod === 8 && options.decompress === false) && (!entry.isEncrypted() || options.decrypt === false);
		if (options.start != null || options.end != null) {
			if (!rawMode) throw new Error("start/end range require options.decodeFileData === false for non-trivial encoded entries.");
		}
		if (!self.isOpen) return callback(/* @__PURE__ */ new Error("closed"));
		if (entry.isEncrypted() && !rawMode) {
			if (options.decrypt !== false) return callback(/* @__PURE__ */ new Error("entry is encrypted, and options.decodeFileData !== false"));
		}
		var decompress;
		if (rawMode) decompress = false;
		else if (entry.compressionMethod === 8) decompress = options.decodeFileData !== true;
		else return callback(/* @__PURE__ */ new Error("unsupported compression method: " + entry.compressionMethod));
		self.readLocalFileHeader(entry, { minimal: true }, function(err, localFileHeader) {
			if (err) return callback(err);
			self.openReadStreamLowLevel(localFileHeader.fileDataStart, entry.compressedSize, relativeStart, relativeEnd, decompress, entry.uncompressedSize, callback);
		});
	};
	ZipFile.prototype.openReadStreamLowLevel = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, callback) {
		var self = this;
		fileDataStart + compressedSize;
		var readStream = self.reader.createReadStream({
			start: fileDataStart + relativeStart,
			end: fileDataStart + relativeEnd
		});
		var endpointStream = readStream;
		if (decompress) {
			var destroyed = false;
			var inflateFilter = zlib.createInflateRaw();
			readStream.on("error", function(err) {
				setImmediate(function() {
					if (!destroyed) inflateFilter.emit("error", err);
				});
			});
			readStream.pipe(inflateFilter);
			if (self.validateEntrySizes) {
				endpointStream = new AssertByteCountStream(uncompressedSize);
				inflateFilter.on("error", function(err) {
					setImmediate(function() {
						if (!destroyed) endpointStream.emit("error", err);
					});
				});
				inflateFilter.pipe(endpointStream);
			} else endpointStream = inflateFilter;
			installDestroyFn(endpointStream, function() {
				destroyed = true;
				if (inflateFilter !== endpointStream) inflateFilter.unpipe(endpointStream);
				readStream.unpipe(inflateFilter);
				readStream.destroy();
			});
		}
		callback(null, endpointStream);
	};
	ZipFile.prototype.readLocalFileHeader = function(entry, options, callback) {
		var self = this;
		if (callback == null) {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		self.reader.ref();
		var buffer = newBuffer(30);
		readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader, function(err) {
			try {
				if (err) return callback(err);
				var signature = buffer.readUInt32LE(0);
				if (signature !== 67324752) return callback(/* @__PURE__ */ new Error("invalid local file header signature: 0x" + signature.toString(16)));
				var fileNameLength = buffer.readUInt16LE(26);
				var extraFieldLength = buffer.readUInt16LE(28);
				var fileDataStart = entry.relativeOffsetOfLocalHeader + 30 + fileNameLength + extraFieldLength;
				if (fileDataStart + entry.compressedSize > self.fileSize) return callback(/* @__PURE__ */ new Error("file data overflows file bounds: " + fileDataStart + " + " + entry.compressedSize + " > " + self.fileSize));
				if (options.minimal) return callback(null, { fileDataStart });
				var localFileHeader = new LocalFileHeader();
				localFileHeader.fileDataStart = fileDataStart;
				localFileHeader.versionNeededToExtract = buffer.readUInt16LE(4);
				localFileHeader.generalPurposeBitFlag = buffer.readUInt16LE(6);
				localFileHeader.compressionMethod = buffer.readUInt16LE(8);
				localFileHeader.lastModFileTime = buffer.readUInt16LE(10);
				localFileHeader.lastModFileDate = buffer.readUInt16LE(12);
				localFileHeader.crc32 = buffer.readUInt32LE(14);
				localFileHeader.compressedSize = buffer.readUInt32LE(18);
				localFileHeader.uncompressedSize = buffer.readUInt32LE(22);
				localFileHeader.fileNameLength = fileNameLength;
				localFileHeader.extraFieldLength = extraFieldLength;
				buffer = newBuffer(fileNameLength + extraFieldLength);
				self.reader.ref();
				readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader + 30, function(err) {
					try {
						if (err) return callback(err);
						localFileHeader.fileName = buffer.subarray(0, fileNameLength);
						localFileHeader.extraField = buffer.subarray(fileNameLength);
						return callback(null, localFileHeader);
					} finally {
						self.reader.unref();
					}
				});
			} finally {
				self.reader.unref();
			}
		});
	};
	ZipFile.prototype.openReadStreamPromise = function(entry, options) {
		return new Promise((resolve, reject) => {
			this.openReadStream(entry, options, function(err, readStream) {
				if (err) return reject(err);
				resolve(readStream);
			});
		});
	};
	ZipFile.prototype.openReadStreamLowLevelPromise = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize) {
		return new Promise((resolve, reject) => {
			this.openReadStream(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, function(err, readStream) {
				if (err) return reject(err);
				resolve(readStream);
			});
		});
	};
	ZipFile.prototype.readLocalFileHeaderPromise = function(entry, options) {
		return new Promise((resolve, reject) => {
			this.readLocalFileHeader(entry, options, function(err, localFileHeader) {
				if (err) return reject(err);
				resolve(localFileHeader);
			});
		});
	};
	function Entry() {}
	Entry.prototype.getLastModDate = function(options) {
		if (options == null) options = {};
		if (!options.forceDosFormat) for (var i = 0; i < this.extraFields.length; i++) {
			var extraField = this.extraFields[i];
			if (extraField.id === 21589) {
				var data = extraField.data;
				if (data.length < 5) continue;
				if (!(data[0] & 1)) continue;
				var posixTimestamp = data.readInt32LE(1);
				return /* @__PURE__ */ new Date(posixTimestamp * 1e3);
			} else if (extraField.id === 10) {
				var data = extraField.data;
				if (data.length !== 32) continue;
				if (data.readUInt16LE(4) !== 1) continue;
				if (data.readUInt16LE(6) !== 24) continue;
				var millisecondsSince1970 = (data.readUInt32LE(8) + 4294967296 * data.readInt32LE(12)) / 1e4 - 0xa9730b66800;
				return new Date(millisecondsSince1970);
			}
		}
		return dosDateTimeToDate(this.lastModFileDate, this.lastModFileTime, options.timezone);
	};
	Entry.prototype.canDecodeFileData = function() {
		return !this.isEncrypted() && (this.compressionMethod === 0 || this.compressionMethod === 8);
	};
	Entry.prototype.isEncrypted = function() {
		return (this.generalPurposeBitFlag & 1) !== 0;
	};
	Entry.prototype.isCompressed = function() {
		return this.compressionMethod === 8;
	};
	function LocalFileHeader() {}
	function dosDateTimeToDate(date, time, timezone) {
		var day = date & 31;
		var month = (date >> 5 & 15) - 1;
		var year = (date >> 9 & 127) + 1980;
		var millisecond = 0;
		var second = (time & 31) * 2;
		var minute = time >> 5 & 63;
		var hour = time >> 11 & 31;
		if (timezone == null || timezone === "local") return new Date(year, month, day, hour, minute, second, millisecond);
		else if (timezone === "UTC") return new Date(Date.UTC(year, month, day, hour, minute, second, millisecond));
		else throw new Error("unrecognized options.timezone: " + options.timezone);
	}
	function getFileNameLowLevel(generalPurposeBitFlag, fileNameBuffer, extraFields, strictFileNames) {
		var fileName = null;
		for (var i = 0; i < extraFields.length; i++) {
			var extraField = extraFields[i];
			if (extraField.id === 28789) {
				if (extraField.data.length < 6) continue;
				if (extraField.data.readUInt8(0) !== 1) continue;
				var oldNameCrc32 = extraField.data.readUInt32LE(1);
				if (crc32(fileNameBuffer) !== oldNameCrc32) continue;
				fileName = decodeBuffer(extraField.data.subarray(5), true);
				break;
			}
		}
		if (fileName == null) fileName = decodeBuffer(fileNameBuffer, (generalPurposeBitFlag & 2048) !== 0);
		if (!strictFileNames) fileName = fileName.replace(/\\/g, "/");
		return fileName;
	}
	function validateFileName(fileName) {
		if (fileName.indexOf("\\") !== -1) return "invalid characters in fileName: " + fileName;
		if (/^[a-zA-Z]:/.test(fileName) || /^\//.test(fileName)) return "absolute path: " + fileName;
		if (fileName.split("/").indexOf("..") !== -1) return "invalid relative path: " + fileName;
		return null;
	}
	function parseExtraFields(extraFieldBuffer) {
		var extraFields = [];
		var i = 0;
		while (i < extraFieldBuffer.length - 3) {
			var headerId = extraFieldBuffer.readUInt16LE(i + 0);
			var dataSize = extraFieldBuffer.readUInt16LE(i + 2);
			var dataStart = i + 4;
			var dataEnd = dataStart + dataSize;
			if (dataEnd > extraFieldBuffer.length) throw new Error("extra field length exceeds extra field buffer size");
			var dataBuffer = extraFieldBuffer.subarray(dataStart, dataEnd);
			extraFields.push({
				id: headerId,
				data: dataBuffer
			});
			i = dataEnd;
		}
		return extraFields;
	}
	function readAndAssertNoEof(reader, buffer, offset, length, position, callback) {
		if (length === 0) return setImmediate(function() {
			callback(null, newBuffer(0));
		});
		reader.read(buffer, offset, length, position, function(err, bytesRead) {
			if (err) return callback(err);
			if (bytesRead < length) return callback(/* @__PURE__ */ new Error("unexpected EOF"));
			callback();
		});
	}
	util.inherits(AssertByteCountStream, Transform);
	function AssertByteCountStream(byteCount) {
		Transform.call(this);
		this.actualByteCount = 0;
		this.expectedByteCount = byteCount;
	}
	AssertByteCountStream.prototype._transform = function(chunk, encoding, cb) {
		this.actualByteCount += chunk.length;
		if (this.actualByteCount > this.expectedByteCount) {
			var msg = "too many bytes in the stream. expected " + this.expectedByteCount + ". got at least " + this.actualByteCount;
			return cb(new Error(msg));
		}
		cb(null, chunk);
	};
	AssertByteCountStream.prototype._flush = function(cb) {
		if (this.actualByteCount < this.expectedByteCount) {
			var msg = "not enough bytes in the stream. expected " + this.expectedByteCount + ". got only " + this.actualByteCount;
			return cb(new Error(msg));
		}
		cb();
	};
	util.inherits(RandomAccessReader, EventEmitter);
	function RandomAccessReader() {
		EventEmitter.call(this);
		this.refCount = 0;
	}
	RandomAccessReader.prototype.ref = function() {
		this.refCount += 1;
	};
	RandomAccessReader.prototype.unref = function() {
		var self = this;
		self.refCount -= 1;
		if (self.refCount > 0) return;
		if (self.refCount < 0) throw new Error("invalid unref");
		self.close(onCloseDone);
		function onCloseDone(err) {
			if (err) return self.emit("error", err);
			self.emit("close");
		}
	};
	RandomAccessReader.prototype.createReadStream = function(options) {
		if (options == null) options = {};
		var start = options.start;
		var end = options.end;
		if (start === end) {
			var emptyStream = new PassThrough();
			setImmediate(function() {
				emptyStream.end();
			});
			return emptyStream;
		}
		var stream = this._readStreamForRange(start, end);
		var destroyed = false;
		var refUnrefFilter = new RefUnrefFilter(this);
		stream.on("error", function(err) {
			setImmediate(function() {
				if (!destroyed) refUnrefFilter.emit("error", err);
			});
		});
		installDestroyFn(refUnrefFilter, function() {
			stream.unpipe(refUnrefFilter);
			refUnrefFilter.unref();
			stream.destroy();
		});
		var byteCounter = new AssertByteCountStream(end - start);
		refUnrefFilter.on("error", function(err) {
			setImmediate(function() {
				if (!destroyed) byteCounter.emit("error", err);
			});
		});
		installDestroyFn(byteCounter, function() {
			destroyed = true;
			refUnrefFilter.unpipe(byteCounter);
			refUnrefFilter.destroy();
		});
		return stream.pipe(refUnrefFilter).pipe(byteCounter);
	};
	RandomAccessReader.prototype._readStreamForRange = function(start, end) {
		throw new Error("not implemented");
	};
	RandomAccessReader.prototype.read = function(buffer, offset, length, position, callback) {
		var readStream = this.createReadStream({
			start: position,
			end: position + length
		});
		var writeStream = new Writable();
		var written = 0;
		writeStream._write = function(chunk, encoding, cb) {
			chunk.copy(buffer, offset + written, 0, chunk.length);
			written += chunk.length;
			cb();
		};
		writeStream.on("finish", callback);
		readStream.on("error", function(error) {
			callback(error);
		});
		readStream.pipe(writeStream);
	};
	RandomAccessReader.prototype.close = function(callback) {
		setImmediate(callback);
	};
	util.inherits(RefUnrefFilter, PassThrough);
	function RefUnrefFilter(context) {
		PassThrough.call(this);
		this.context = context;
		this.context.ref();
		this.unreffedYet = false;
	}
	RefUnrefFilter.prototype._flush = function(cb) {
		this.unref();
		cb();
	};
	RefUnrefFilter.prototype.unref = function(cb) {
		if (this.unreffedYet) return;
		this.unreffedYet = true;
		this.context.unref();
	};
	var cp437 = "\0☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼ !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~⌂ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xA0";
	function decodeBuffer(buffer, isUtf8) {
		if (isUtf8) return buffer.toString("utf8");
		else {
			var result = "";
			for (var i = 0; i < buffer.length; i++) result += cp437[buffer[i]];
			return result;
		}
	}
	function readUInt64LE(buffer, offset) {
		var lower32 = buffer.readUInt32LE(offset);
		return buffer.readUInt32LE(offset + 4) * 4294967296 + lower32;
	}
	var newBuffer;
	if (typeof Buffer.allocUnsafe === "function") newBuffer = function(len) {
		return Buffer.allocUnsafe(len);
	};
	else newBuffer = function(len) {
		return new Buffer(len);
	};
	function installDestroyFn(stream, fn) {
		if (typeof stream.destroy === "function") stream._destroy = function(err, cb) {
			fn();
			if (cb != null) cb(err);
		};
		else stream.destroy = fn;
	}
	function defaultCallback(err) {
		if (err) throw err;
	}
})))();
/**
* The files and folders in the central directory of a .zip file. As with unzip, what the headers before the files say
* is not looked at.
*
* @throws {Problem} if the archive is corrupt, or has an entry that is neither a file nor a folder
*/
async function* zipEntries(archive, budget) {
	const zip = await readingZip((0, import_yauzl.fromBufferPromise)(archive, {
		lazyEntries: true,
		decodeStrings: false
	}));
	const entries = zip.eachEntry();
	while (true) {
		const { done, value: entry } = await readingZip(entries.next());
		if (done) return;
		budget.addEntry();
		yield archiveEntry(await checked(entry, zip, budget), zip);
	}
}
/** @throws {Problem} if the entry is neither a file nor a folder, or cannot be read */
async function checked(entry, zip, budget) {
	const name = nameOf(entry);
	if (entry.isEncrypted()) throw unusable(`The entry ${shownName(name)} is encrypted.`, "Do not set a password.");
	if (!entry.canDecodeFileData()) throw unusable(`The entry ${shownName(name)} is compressed by the unsupported method ${entry.compressionMethod}.`);
	budget.checkFile(name, entry.uncompressedSize);
	budget.addBytes(entry.uncompressedSize);
	const type = modeOf(entry) & TYPE;
	if (type === LINK) throw aLink(name, "a symbolic link", await linkTarget({
		name,
		entry
	}, zip));
	if (type !== 0 && type !== FILE$1 && type !== FOLDER) throw unusable(`The entry ${shownName(name)} is a device, named pipe, or socket.`, "Remove it.");
	return {
		name,
		entry
	};
}
function archiveEntry({ name, entry }, zip) {
	const executable = (modeOf(entry) & 64) !== 0;
	return name.endsWith("/") || (modeOf(entry) & TYPE) === FOLDER ? {
		name,
		type: "folder",
		executable,
		content: NO_CONTENT
	} : {
		name,
		type: "file",
		executable,
		content: contentOf({
			name,
			entry
		}, zip)
	};
}
/**
* As unzip reads it. A name is UTF-8 if it says so, and also if it is from macOS or Linux, where not all programs say so.
* Backslashes are replaced only in archives that were made on Windows, by a program that knows no better.
*/
function nameOf({ versionMadeBy, generalPurposeBitFlag, fileNameRaw, extraFields }) {
	const host = versionMadeBy >>> 8;
	const flags = host === UNIX || host === MACOS ? generalPurposeBitFlag | IS_UTF8 : generalPurposeBitFlag;
	const name = (0, import_yauzl.getFileNameLowLevel)(flags, fileNameRaw, extraFields, true);
	return host === WINDOWS && !name.includes("/") ? name.replaceAll("\\", "/") : name;
}
/** See APPNOTE.TXT, 4.4.2 and 4.4.4. */
const [WINDOWS, UNIX, MACOS, IS_UTF8] = [
	0,
	3,
	19,
	2048
];
/** The mode of a file on Unix, or 0. Python writes it on Windows too. */
function modeOf(entry) {
	return entry.externalFileAttributes >>> 16;
}
/** See inode(7). */
const [TYPE, FILE$1, FOLDER, LINK] = [
	61440,
	32768,
	16384,
	40960
];
/** In bytes. More is not shown. */
const LONGEST_TARGET = 1024;
async function linkTarget(link, zip) {
	if (link.entry.uncompressedSize > LONGEST_TARGET) return "…";
	const chunks = [];
	for await (const chunk of contentOf(link, zip)) chunks.push(chunk);
	return Buffer.concat(chunks).toString();
}
async function* contentOf({ name, entry }, zip) {
	let checksum = 0;
	const stream = await readingZip(zip.openReadStreamPromise(entry));
	const chunks = stream[Symbol.asyncIterator]();
	try {
		while (true) {
			const { done, value } = await readingZip(chunks.next());
			if (done) break;
			checksum = (0,external_node_zlib_namespaceObject.crc32)(value, checksum);
			yield value;
		}
	} finally {
		stream.destroy();
	}
	if (checksum !== entry.crc32) throw corrupt(`the entry ${shownName(name)} has a wrong checksum`);
}
/** What the library does not accept is the fault of the archive. Its message may quote the archive, so it is not shown. */
async function readingZip(result) {
	return result.catch((error) => {
		const { message } = error;
		if (/encrypt/.test(message)) throw unusable("The archive is encrypted.", "Do not set a password.", error);
		if (/multi-disk/.test(message)) throw unusable("The archive has several parts.", void 0, error);
		throw corrupt(/truncated|overflows|EOF/.test(message) ? "it is cut off" : "it is not a valid .zip file", error);
	});
}
// src/archive/extract.ts
/**
* Writes the files of a .tar.gz, .tar, or .zip archive to a folder, and the folders that they need. If a path occurs
* twice, the later file wins. Of the permissions, only the owner's right to execute is kept.
*
* Nothing in the archive is trusted. Files are created, never opened, and there are no links, so that nothing is written
* outside of the folder. Chunks are written as they are read, so that memory does not depend on what is in the archive.
*
* @param folder exists, is empty, and nobody else can write to it. After an error, it may have a part of the files
* @param limits `KEPT_LIMITS` for what `packFolder` returned
* @returns the paths of the files, with `/` between their parts
* @throws {Problem} that names the entry, if an entry must not be written or the archive cannot be read
*/
async function extractArchive(archive, folder, limits = ARTIFACT_LIMITS) {
	const written = /* @__PURE__ */ new Map();
	for await (const entry of entriesOf(archive, startBudget(limits, archive.length))) {
		const path = entryPath(entry.name, limits);
		if (entry.type === "folder") makeFolders(folder, path, written, entry);
		else await writeFile(folder, path, written, entry);
	}
	return [...written].filter(([, type]) => type === "file").map(([path]) => path);
}
function entriesOf(archive, budget) {
	const format = archiveFormat(archive);
	if (format === "zip") return zipEntries(archive, budget);
	return tarEntries(counted(format === "tar" ? slices(archive) : gunzipped(archive), budget), budget);
}
async function* counted(chunks, budget) {
	for await (const chunk of chunks) {
		budget.addBytes(chunk.length);
		yield chunk;
	}
}
/** The stream expands one chunk at a time, and waits until it is read. It ends with an error if the checksum is wrong. */
async function* gunzipped(archive) {
	const gunzip = (0,external_node_zlib_namespaceObject.createGunzip)({ chunkSize: CHUNK });
	gunzip.end(archive);
	try {
		yield* gunzip;
	} catch (error) {
		throw corrupt(error.code === "Z_BUF_ERROR" ? "it is cut off" : "it cannot be decompressed", error);
	} finally {
		gunzip.destroy();
	}
}
async function* slices(archive) {
	for (let at = 0; at < archive.length; at += CHUNK) yield archive.subarray(at, at + CHUNK);
}
/** In bytes. */
const CHUNK = 2 ** 16;
/** @param path of a folder; empty for the outermost */
function makeFolders(folder, path, written, entry) {
	const parts = path === "" ? [] : path.split("/");
	for (let count = 1; count <= parts.length; count += 1) {
		const ancestor = parts.slice(0, count).join("/");
		const before = written.get(ancestor);
		if (before === "file") throw conflict(entry, `needs a folder where the file ${shownName(ancestor)} is`);
		if (before === void 0) onDisk(entry, () => (0,external_node_fs_namespaceObject.mkdirSync)((0,external_node_path_namespaceObject.join)(folder, ancestor), 493));
		written.set(ancestor, "folder");
	}
}
async function writeFile(folder, path, written, entry) {
	if (path === "" || written.get(path) === "folder") throw conflict(entry, "is a file where a folder is");
	makeFolders(folder, path.split("/").slice(0, -1).join("/"), written, entry);
	const target = (0,external_node_path_namespaceObject.join)(folder, path);
	if (written.delete(path)) onDisk(entry, () => (0,external_node_fs_namespaceObject.unlinkSync)(target));
	const file = onDisk(entry, () => (0,external_node_fs_namespaceObject.openSync)(target, "wx", entry.executable ? 493 : 420));
	try {
		written.set(path, "file");
		for await (const chunk of entry.content) onDisk(entry, () => (0,external_node_fs_namespaceObject.writeFileSync)(file, chunk));
	} finally {
		(0,external_node_fs_namespaceObject.closeSync)(file);
	}
}
function onDisk(entry, use) {
	try {
		return use();
	} catch (error) {
		const { code = "unknown error" } = error;
		if (code === "EEXIST") throw conflict(entry, "has a name that differs from another one only in case or accents");
		throw new Problem("The artifact could not be unpacked", `The entry ${shownName(entry.name)} could not be written: ${code}.`, "Check the disk space and the permissions of the runner.", { cause: error });
	}
}
function conflict({ name }, what) {
	return unusable(`The entry ${shownName(name)} ${what}.`, "Rename one of them.");
}
// src/terraform/module-files.ts
/** Typical names of a product's files sort before these. */
const TAGS = "zz_service_catalog_engine_aws_tags_override.tf.json";
const BACKEND = "zz_service_catalog_engine_backend_override.tf.json";
const TAG_VALUES = "zz_service_catalog_engine_aws_tags.tf.json";
const VARIABLES = "zz_service_catalog_engine.auto.tfvars.json";
/** In bytes. Linux's limit. */
const LONGEST_NAME = 255;
/** Whether Terraform finds a module in a folder. */
function hasConfiguration(folder) {
	return fileNames(folder).some(isModuleFile);
}
/**
* The names of the files in a folder that Terraform reads as the module, without those of the engine, in Terraform's
* order. It reads neither other folders nor editors' files. (Terraform's `internal/configs/parser_config_dir.go` and
* `parser_file_matcher.go`)
*/
function productFileNames(folder) {
	const names = fileNames(folder);
	const { backend, tags, tagValues } = engineFileNames(names);
	return names.filter((name) => isModuleFile(name) && ![
		backend,
		tags,
		tagValues
	].includes(name)).sort(inByteOrder);
}
/** Override files are merged into the other files, in the order of their names. */
function isOverrideFile(name) {
	return /(?:^|_)override\.tf(?:\.json)?$/.test(name) && isModuleFile(name);
}
/**
* The override files and the variables file are applied in the order of their names, so that the engine's must be last.
* The product's names are hostile, so that no fixed name is certainly the last one. A name stays the same if the
* engine's files exist already: the folder in which a product is destroyed is the one in which it was applied.
*
* @param existing all names in the folder
* @throws {Problem} if the product's names are so long that no name of a file is greater
*/
function engineFileNames(existing) {
	const overrides = existing.filter((name) => /(?:^|_)override\.(?:tf|tofu)(?:\.json)?$/.test(name));
	const variables = existing.filter((name) => /\.auto\.tfvars(?:\.json)?$/.test(name));
	const [tags = "", backend = ""] = lastNames(overrides, [TAGS, BACKEND]);
	return {
		backend,
		tags,
		tagValues: TAG_VALUES,
		variables: lastNames(variables, [VARIABLES])[0] ?? ""
	};
}
/** `preferred` if they sort after all existing names that are not the engine's, or else names that do. */
function lastNames(existing, preferred) {
	const isAlike = (name) => preferred.some((own) => name.endsWith(own));
	const [last = ""] = existing.filter((name) => !isAlike(name)).sort(inByteOrder).slice(-1);
	let names = namesAfter(last, preferred);
	for (const name of existing.filter(isAlike).sort(inByteOrder)) if (!names.includes(name) && !isBefore(name, names)) names = namesAfter(name, preferred);
	return names.map(checkedLength);
}
function namesAfter(last, preferred) {
	if (isBefore(last, preferred)) return [...preferred];
	const prefix = `${/^[~-\u{10ffff}]*/u.exec(last)?.[0] ?? ""}~`;
	return preferred.map((name) => prefix + name);
}
function isBefore(name, names) {
	return names.every((other) => inByteOrder(name, other) < 0);
}
function checkedLength(name) {
	if (Buffer.byteLength(name) <= LONGEST_NAME) return name;
	throw new Problem("File name too long", `The product has a file whose name starts with ${quoted(name)}. The engine's own files must have greater names, which would be too long.`, "Give the file a shorter name.");
}
function fileNames(folder) {
	return (0,external_node_fs_namespaceObject.readdirSync)(folder, { withFileTypes: true }).filter((entry) => !entry.isDirectory()).map(({ name }) => name);
}
function isModuleFile(name) {
	return /\.tf(?:\.json)?$/.test(name) && !name.startsWith(".");
}
function inByteOrder(a, b) {
	return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
// src/service-catalog/artifact.ts
/** Compressed, in bytes. */
const LARGEST$1 = 67108864;
/**
* @param bucket as the launch role reads it
* @throws {Problem} if the artifact does not exist, cannot be read, or is too large
*/
async function downloadArtifact({ key }, bucket) {
	const found = await bucket.get(key, LARGEST$1);
	if (!found) throw missing(`s3://${bucket.name}/${key}`);
	return found.body;
}
/**
* @param archive from `downloadArtifact`
* @param folder exists, and is empty
* @throws {Problem} if the archive cannot be extracted, or has nothing to apply
*/
async function extractArtifact(archive, folder) {
	await extractArchive(archive, folder);
	removeAppleDouble(folder);
	if (!hasConfiguration(folder)) throw withoutConfiguration(folder);
}
/** What macOS packs beside a file, such as `._x.auto.tfvars`. Terraform would read it as variables. */
function removeAppleDouble(folder) {
	for (const name of (0,external_node_fs_namespaceObject.readdirSync)(folder)) if (name.startsWith("._")) (0,external_node_fs_namespaceObject.rmSync)((0,external_node_path_namespaceObject.join)(folder, name), { recursive: true });
}
function missing(uri) {
	return new Problem("The artifact does not exist", `There is no object ${uri}.`, "Check that the version of the product still exists in Service Catalog.");
}
const PACK = "Create it in the folder of the configuration: 'tar -czf product.tar.gz *'.";
/** Folders of the artifact that have a configuration. */
function configuredFolders(folder) {
	return (0,external_node_fs_namespaceObject.readdirSync)(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && hasConfiguration((0,external_node_path_namespaceObject.join)(folder, entry.name))).map(({ name }) => name);
}
function withoutConfiguration(folder) {
	const title = "The artifact has no configuration";
	const [only] = configuredFolders(folder);
	return only === void 0 ? new Problem(title, "The artifact has no .tf or .tf.json file at its root, so there is nothing to apply.", PACK) : new Problem(title, `The artifact has no .tf or .tf.json file at its root. Its configuration is in the folder ${quoted(only)}.`, PACK);
}
// src/aws/role.ts
/**
* Gets credentials of the role, with an OIDC token if there can be one, else with the credentials of the caller.
*
* @throws {Problem} if the role cannot be assumed, or if STS cannot be reached within the limits of `retryStrategy`
*/
async function assumeRole(role, { region, agents, idToken, credentials, advice }, retryStrategy) {
	const { STSClient, AssumeRoleCommand, AssumeRoleWithWebIdentityCommand } = await import(/* webpackIgnore: true */ "./client-sts.js");
	const client = new STSClient({
		...region && { region },
		...credentials && { credentials },
		retryStrategy,
		requestHandler: requestHandler(agents, STS_REQUEST)
	});
	limitResponses(client, STS_REQUEST);
	const common = {
		RoleArn: role.arn,
		RoleSessionName: role.sessionName,
		DurationSeconds: role.durationSeconds
	};
	const token = await idToken?.(role.audience);
	try {
		const { Credentials } = token ? await client.send(new AssumeRoleWithWebIdentityCommand({
			...common,
			WebIdentityToken: token
		})) : await client.send(new AssumeRoleCommand({
			...common,
			...role.externalId && { ExternalId: role.externalId }
		}));
		const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "", Expiration } = Credentials ?? {};
		return {
			accessKeyId: AccessKeyId,
			secretAccessKey: SecretAccessKey,
			sessionToken: SessionToken,
			...Expiration && { expiration: Expiration }
		};
	} catch (error) {
		throw isRefusal(error) ? notAssumed(error, role, token, advice) : notReached(error, role);
	} finally {
		client.destroy();
	}
}
function notAssumed(error, role, token, advice) {
	return new Problem("The role could not be assumed", sentence(`${role.arn}: ${error.name}: ${shortened(error.message, LONGEST$3)}`), token ? trustOfToken(token, role) : trustOfCaller(error, advice), { cause: error });
}
/** Somebody else's text is cut after so many characters. */
const LONGEST$3 = 1e3;
function notReached(error, { arn }) {
	return new Problem("AWS STS could not be reached", `${arn}: ${sentenceOf(error)}`, "The role cannot be assumed without AWS STS. Check aws-region and HTTPS_PROXY, and whether AWS STS can be reached from here.", { cause: error });
}
function trustOfToken(token, { audience }) {
	const { sub = "unknown", iss = "unknown" } = claimsOf(token);
	return `The role's trust policy must allow sts:AssumeRoleWithWebIdentity for the OIDC provider ${iss} with the audience (aud) '${audience}' and the subject (sub) '${sub}'.`;
}
function trustOfCaller({ name }, { logIn, assumeRole }) {
	if (name === "CredentialsProviderError") return logIn;
	return `The role's trust policy and the policy of the credentials must both allow sts:AssumeRole. ${assumeRole}`;
}
/** Who the bearer of the token is. That is not a secret, unlike the token. */
function claimsOf(token) {
	try {
		return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
	} catch {
		return {};
	}
}
// src/service-catalog/launch-role.ts
/** In seconds: the shortest session. The credentials only read the artifact. Terraform gets others. */
const DURATION = 900;
/**
* Assumes the launch role of a product, as the role of the caller, which the launch role trusts.
*
* @throws {Problem} if the role cannot be assumed
*/
function assumeLaunchRole({ arn, sessionName }, caller, retryStrategy) {
	return assumeRole({
		arn,
		sessionName,
		externalId: void 0,
		durationSeconds: DURATION,
		audience: ""
	}, {
		...caller,
		idToken: void 0
	}, retryStrategy);
}
// src/bounded-json.ts
/** The JSON is so large that parsing it could use all memory. No result and no message is nearly as large. */
var TooLargeJson = class extends Error {
	name = "TooLargeJson";
};
/** In UTF-16 units. */
const LONGEST$2 = 2 ** 24;
/** A value takes up to 700 bytes while it is parsed. */
const MOST_VALUES = 5e5;
/**
* Takes linear time.
*
* @throws {TooLargeJson} if `text` has more than 16 Mi characters or more than `mostValues` values
*/
function refuseTooLarge(text, mostValues = MOST_VALUES) {
	if (text.length > LONGEST$2) throw new TooLargeJson();
	let values = 1;
	for (let at = 0; at < text.length; at += 1) {
		const character = text.charCodeAt(at);
		if (character === QUOTE) at = endOfString(text, at);
		else if (character === COMMA || character === BRACKET || character === BRACE) values += 1;
	}
	if (values > mostValues) throw new TooLargeJson();
}
const [QUOTE, COMMA, BRACKET, BRACE, BACKSLASH] = [
	34,
	44,
	91,
	123,
	92
];
/** The index of the quote that ends the string that begins with the quote at `start`, or the end of the text. */
function endOfString(text, start) {
	for (let at = start + 1; at < text.length; at += 1) {
		const character = text.charCodeAt(at);
		if (character === QUOTE) return at;
		if (character === BACKSLASH) at += 1;
	}
	return text.length;
}
// src/terraform/exact-json.ts
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) && !JSON.isRawJSON(value);
}
/** JSON without white space, with the original digits of numbers, and with members in the order of Terraform. */
function compactJson(value) {
	if (Array.isArray(value)) return `[${value.map(compactJson).join(",")}]`;
	if (isObject(value)) return `{${membersInOrder(value).map(writeMember).join(",")}}`;
	return JSON.stringify(value);
}
function writeMember([key, value]) {
	return `${JSON.stringify(key)}:${compactJson(value)}`;
}
/**
* JavaScript moves keys that look like array indexes (`"443"`) to the front, and sorts them as numbers. Terraform sorts
* all keys as text. If an object has such a key, this restores Terraform's order. Other objects still have it.
*/
function membersInOrder(object) {
	const members = Object.entries(object);
	const first = members[0]?.[0];
	if (first === void 0 || !isArrayIndex(first)) return members;
	return members.sort(([a], [b]) => a < b ? -1 : 1);
}
function isArrayIndex(key) {
	return /^(0|[1-9]\d*)$/.test(key) && Number(key) < 2 ** 32 - 1;
}
// src/terraform/hcl-json.ts
/**
* Parses HCL's JSON syntax. In it, an object can have a key more than once, which means several blocks. Their values
* become a list. The whole can also be a list of objects, which is the same as one object with all their members.
*
* @throws {SyntaxError} if `text` is not JSON, or not an object; {TooLargeJson} if it has too many values, or more than
*   `deepest` inside each other
*/
function parseJsonConfiguration(text, deepest) {
	refuseTooLarge(text);
	const value = JSON.parse(withNumberedKeys(text, deepest), (_key, value, { source }) => {
		if (typeof value === "number") return JSON.rawJSON(source);
		return isObject(value) ? withoutNumbers(value) : value;
	});
	const objects = Array.isArray(value) ? value : [value];
	if (!objects.every(isObject)) throw new SyntaxError("The configuration is not an object.");
	return Array.isArray(value) ? combined(objects.flatMap((object) => Object.entries(object))) : objects[0] ?? {};
}
/** JSON.parse takes the last of equal keys. With numbers before them, keys are never equal, and keep their order. */
function withNumberedKeys(text, deepest) {
	const parts = [];
	let [end, depth] = [0, 0];
	for (let at = 0; at < text.length; at += 1) {
		const character = text[at];
		if (character === "{" || character === "[") depth += 1;
		else if (character === "}" || character === "]") depth -= 1;
		if (depth > deepest) throw new TooLargeJson();
		if (character !== "\"") continue;
		const start = at;
		at = endOfString(text, start);
		if (!isKey(text, at + 1)) continue;
		parts.push(text.slice(end, start + 1), `${parts.length}:`);
		end = start + 1;
	}
	return parts.join("") + text.slice(end);
}
const COLON = /\s*:/y;
function isKey(text, at) {
	COLON.lastIndex = at;
	return COLON.test(text);
}
function withoutNumbers(object) {
	return combined(Object.entries(object).map(([key, value]) => [key.slice(key.indexOf(":") + 1), value]));
}
function combined(members) {
	const values = Map.groupBy(members, ([key]) => key);
	return Object.fromEntries([...values].map(([key, all]) => [key, all.length === 1 ? all[0]?.[1] ?? null : all.flatMap(([, value]) => value)]));
}
// src/terraform/hcl-outline.ts
/** HCL has no other characters outside of text and comments. (`scan_tokens.rl`) */
const OPERATOR = /[=!<>&|+\-*/%?:.,~]/;
/** The parser describes each character that HCL does not have, which takes a kilobyte. */
const MOST_STRANGE = 100;
/** In digits. Terraform keeps 155. The parser takes quadratic time. */
const LONGEST_NUMBER = 1e3;
const IDENTIFIER$1 = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const DIRECTIVE = /%\{~?\s*(end)?(?:if|for)(?![\p{ID_Continue}-])/uy;
const HEREDOC$1 = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;
/** What is not literal in a template. A line feed ends a quoted template, because it is an error in it. */
const SPECIAL = {
	quoted: /[\\"$%\n]/g,
	heredoc: /[$%\n]/g
};
/**
* Reads the tokens of HCL's native syntax (`hclsyntax/scan_tokens.rl`). Takes linear time. If the text is not valid,
* so might be the outline.
*/
function outlineOf(text) {
	const variables = [];
	const insertions = [];
	const frames = [];
	let [at, level, depth, templateWork] = [
		0,
		0,
		0,
		0
	];
	let error;
	let strange = 0;
	const lineAt = lineCounter(text);
	/** The last token that is neither white space nor a comment, and its end. */
	let previous = {
		end: 0,
		kind: "other"
	};
	let top = frameOf("body", 0);
	frames.push(top);
	while (at < text.length) if (top.kind === "quoted" || top.kind === "heredoc") readTemplate(top, top.kind);
	else readToken();
	while (frames.length > 0) pop();
	return {
		text: withInsertions(text, insertions),
		variables,
		depth,
		templateWork,
		error
	};
	function push(kind, of = {}) {
		top = {
			...frameOf(kind, at),
			...of
		};
		frames.push(top);
		deepen(1);
	}
	function pop() {
		const frame = frames.pop();
		if (frame === void 0) return;
		level -= 1 + frame.operators;
		templateWork += frame.parts ** 2;
		top = frames.at(-1) ?? frame;
	}
	function deepen(by) {
		level += by;
		depth = Math.max(depth, level);
	}
	function addOperator() {
		top.operators += 1;
		deepen(1);
	}
	function removeOperator() {
		top.operators -= 1;
		level -= 1;
	}
	function endOperators() {
		level -= top.operators;
		top.operators = 0;
	}
	function token(length, kind) {
		at += length;
		previous = {
			end: at,
			kind
		};
		top.isEmpty = false;
	}
	function readToken() {
		const character = text[at] ?? "";
		if (character === "\n") endOfLine();
		else if (/\s/.test(character)) at += 1;
		else if (character === "#" || text.startsWith("//", at)) skipTo(text.indexOf("\n", at));
		else if (text.startsWith("/*", at)) skipComment();
		else if (character === "\"") startTemplate("quoted", 1);
		else if ("([{".includes(character)) open(character);
		else if (")]}".includes(character)) close();
		else readWord(character);
	}
	function readWord(character) {
		const heredoc = matchAt(HEREDOC$1);
		const [number] = matchAt(NUMBER) ?? [];
		const [identifier] = matchAt(IDENTIFIER$1) ?? [];
		if (heredoc) startTemplate("heredoc", heredoc[0].length, heredoc[1]);
		else if (number !== void 0) readNumber(number);
		else if (identifier !== void 0) readIdentifier(identifier);
		else readOperator(character);
	}
	function matchAt(expression) {
		expression.lastIndex = at;
		return expression.exec(text) ?? void 0;
	}
	function skipTo(end) {
		at = end === -1 ? text.length : end;
	}
	function skipComment() {
		const end = text.indexOf("*/", at + 2);
		if (end === -1) fail("The comment does not end.");
		else at = end + 2;
	}
	function endOfLine() {
		if (top.kind === "body") endArgument();
		if (top.kind === "body" || top.kind === "value") endOperators();
		at += 1;
	}
	function endArgument() {
		if (top.isCopied) insertions.push([previous.end, previous.kind === "heredoc" ? "\n)" : ")"]);
		top.statement = [];
		top.isArgument = false;
		top.isCopied = false;
	}
	function fail(what) {
		error ??= {
			at,
			what
		};
		at = text.length;
	}
	function readOperator(character) {
		if (!OPERATOR.test(character)) strange += 1;
		if (strange > MOST_STRANGE) {
			fail("The file has many characters that are not part of the language. It must be a text in UTF-8.");
			return;
		}
		if (top.kind === "body" && character === "=" && !top.isArgument) {
			top.isArgument = true;
			top.isCopied = isDefaultTags(frames);
			if (top.isCopied) insertions.push([at + 1, "("]);
		}
		if (character === ",") endOperators();
		if ("!-?*".includes(character)) addOperator();
		token(1, character === "." ? "dot" : "other");
	}
	function open(character) {
		const isBlock = character === "{" && top.kind === "body" && !top.isArgument;
		const isSource = character === "(" || top.kind === "source" || top.isCopied || previous.kind === "operand";
		if (isBlock && frames.length === 1 && top.statement[0] === "variable") variables.push({
			name: top.statement[1] ?? "",
			line: lineAt(at)
		});
		const header = top.statement;
		token(1, "other");
		if (isBlock) push("body", { header });
		else push(isSource ? "source" : "value");
	}
	function close() {
		const isSplat = text[previous.end - 1] === "*";
		if (top.kind === "body") endArgument();
		if (frames.length > 1) pop();
		if (isSplat) addOperator();
		token(1, top.kind === "quoted" || top.kind === "heredoc" ? "other" : "operand");
	}
	function readNumber(number) {
		if (number.length > LONGEST_NUMBER) {
			fail(`A number has more than ${LONGEST_NUMBER} digits.`);
			return;
		}
		if ((top.kind === "value" || top.kind === "body" && top.isArgument && !top.isCopied) && previous.kind !== "dot") insertions.push([at, "("], [at + number.length, ")"]);
		token(number.length, "operand");
	}
	function readIdentifier(identifier) {
		if (top.kind === "body" && !top.isArgument) top.statement.push(identifier);
		if (top.kind === "value" && top.isEmpty && identifier === "for") frames[frames.length - 1] = top = {
			...top,
			kind: "source"
		};
		token(identifier.length, "operand");
	}
	function startTemplate(kind, length, marker = "") {
		addOperator();
		top.isEmpty = false;
		at += length;
		push(kind, { marker });
		if (kind === "heredoc") endHeredocAtMarker();
	}
	function readTemplate(frame, kind) {
		SPECIAL[kind].lastIndex = at;
		const found = SPECIAL[kind].exec(text);
		const character = found?.[0] ?? "";
		at = found?.index ?? text.length;
		if (character === "\\") at += 2;
		else if (character === "\"" || character === "\n" && kind === "quoted") endQuoted(frame, character);
		else if (character === "\n") {
			at += 1;
			frame.parts += 1;
			endHeredocAtMarker();
		} else if (character !== "") readSequence(frame, character);
	}
	function endQuoted({ start }, character) {
		pop();
		if (top.kind === "body" && !top.isArgument) top.statement.push(text.slice(start, at));
		token(character === "\"" ? 1 : 0, "operand");
	}
	function readSequence(frame, character) {
		frame.parts += 1;
		if (text.startsWith(`${character}{`, at + 1)) at += 3;
		else if (text[at + 1] === "{") {
			const directive = matchAt(DIRECTIVE);
			if (directive?.[1] === void 0 && directive !== void 0) addOperator();
			else if (directive !== void 0 && frame.operators > 0) removeOperator();
			frame.parts += 1;
			token(2, "other");
			push("source");
		} else at += 1;
	}
	function endHeredocAtMarker() {
		const end = text.indexOf("\n", at);
		const line = text.slice(at, end === -1 ? text.length : end);
		if (line.trim() !== top.marker) return;
		pop();
		token(line.trimEnd().length, "heredoc");
	}
}
function frameOf(kind, start) {
	return {
		kind,
		header: [],
		marker: "",
		start,
		statement: [],
		isArgument: false,
		isCopied: false,
		operators: 0,
		parts: 0,
		isEmpty: true
	};
}
function isDefaultTags(frames) {
	const [, provider, block] = frames;
	const isIn = provider?.header[0] === "provider" && block?.header[0] === "default_tags";
	return frames.length === 3 && isIn && block.statement[0] === "tags";
}
/** The number of the line at a position. The positions must increase, so that all of them together take linear time. */
function lineCounter(text) {
	let [line, counted] = [1, 0];
	return (at) => {
		for (let end = text.indexOf("\n", counted); end !== -1 && end < at; end = text.indexOf("\n", counted)) {
			line += 1;
			counted = end + 1;
		}
		return line;
	};
}
function withInsertions(text, insertions) {
	const parts = [];
	let end = 0;
	for (const [at, inserted] of insertions) {
		parts.push(text.slice(end, at), inserted);
		end = at;
	}
	return parts.join("") + text.slice(end);
}
// src/terraform/hcl-parser.ts
/** In milliseconds. If the program panics, it never responds. */
const TIME_LIMIT = 3e4;
let running;
/**
* Parses a text in HCL's native syntax. Starts the parser when it is needed, because that takes about 100 ms, and starts
* another one after a crash: after an overflow of the stack, the program can end, or loop forever.
*/
async function parsedByHcl(text) {
	running ??= start();
	const parser = await running;
	let timer;
	const timeout = new Promise((_, reject) => {
		timer = setTimeout(reject, TIME_LIMIT);
	});
	try {
		return await Promise.race([parser.parse(text), timeout]);
	} catch {
		parser.stop();
		running = void 0;
		return "crash";
	} finally {
		clearTimeout(timer);
	}
}
/** The file name for the parser. Errors contain it. */
const FILE = "f";
/** The package itself starts the program only once. */
async function start() {
	await import(/* webpackIgnore: true */ "./hcl2json-wasm-bridge-wasm-exec.js");
	const go = new globalThis.Go();
	const { instance } = await WebAssembly.instantiate((0,external_node_zlib_namespaceObject.gunzipSync)((0,external_node_fs_namespaceObject.readFileSync)(wasmFile())), go.importObject);
	const functions = {};
	Object.assign(globalThis, { __parse_terraform_config_wasm__: functions });
	go.run(instance);
	return {
		parse: (text) => new Promise((resolve) => {
			functions.parse?.(FILE, text, (error, json) => resolve(error ? { error } : { json }));
		}),
		stop: () => go._scheduledTimeouts.forEach(clearTimeout)
	};
}
const WASM = "main.wasm.gz";
/** In dist/, it is in the folder of the entry point. */
function wasmFile() {
	const bundled = (0,external_node_path_namespaceObject.join)(import.meta.dirname, WASM);
	return (0,external_node_fs_namespaceObject.existsSync)(bundled) ? bundled : (0,external_node_path_namespaceObject.join)(import.meta.dirname, "../../node_modules/@cdktn/hcl2json", WASM);
}
// src/terraform/hcl.ts
/** In UTF-16 units, for all files together. */
const MOST_CHARACTERS = 2 * 2 ** 20;
/**
* The parser takes quadratic time for the parts of a template: about three seconds for this much. It is a heredoc of
* 16,000 lines, or a thousand of 500 lines.
*/
const MOST_TEMPLATE_WORK = 25e7;
/** The parser overflows the stack at 1,500 levels, after which it can loop forever. */
const DEEPEST$1 = 250;
/** In UTF-16 units. The parser reports every error, and quotes names of any length. */
const LONGEST_ERROR = 2e3;
/**
* Parses a file in HCL's native syntax (`.tf`) or JSON syntax (`.tf.json`). Numbers keep their digits.
*
* @param name of the file, for errors. Its extension tells the syntax
* @param effort increases. All files of a module share it
* @throws {Problem} if the text is not valid, or too large
*/
async function parseConfiguration(name, text, effort) {
	effort.characters += text.length;
	if (effort.characters > MOST_CHARACTERS) throw tooLarge("The files of the module have more than 2 Mi characters.");
	return name.endsWith(".json") ? parseJson(name, text) : parseNative(name, text, effort);
}
async function parseNative(name, text, effort) {
	const outline = outlineOf(text);
	effort.templateWork += outline.templateWork;
	if (outline.error) throw invalidAt(name, text.slice(0, outline.error.at), outline.error.what);
	if (outline.depth > DEEPEST$1) throw tooLarge(`${shown$1(name)} has more than ${DEEPEST$1} expressions inside each other.`);
	if (effort.templateWork > MOST_TEMPLATE_WORK) throw tooLarge(`${shown$1(name)} has a text with too many lines or expressions.`);
	const body = withExactNumbers(await parsed(name, text, outline.text));
	return {
		file: name,
		body: isObject(body) ? body : {},
		syntax: "native",
		variables: outline.variables
	};
}
/** @param marked the text with parentheses, which must not be in an error, or change its position */
async function parsed(name, text, marked) {
	let response = await parsedByHcl(marked);
	if (response !== "crash" && "error" in response) response = await parsedByHcl(text);
	if (response === "crash") throw tooLarge(`${shown$1(name)} has too many expressions inside each other.`);
	if ("error" in response) throw invalid$1(name, response.error.slice(0, LONGEST_ERROR));
	return JSON.parse(response.json);
}
function invalidAt(name, before, what) {
	const line = before.split("\n").length;
	return new Problem("Invalid Terraform file", `${shown$1(name)} line ${line}: ${what}`, ADVICE);
}
/** `parse config: [f:2,10-3,1: Invalid expression; Expected the start of an expression. f:…]` */
function invalid$1(name, error) {
	const [, line, rest] = /^parse config: \[f:(\d+),[\d,-]+: (.*?)\]?$/s.exec(error) ?? [];
	return new Problem("Invalid Terraform file", `${line === void 0 ? shown$1(name) : `${shown$1(name)} line ${line}`}: ${withoutControlCharacters(((rest ?? error.replace(/^.*convert block: /, "")).split(/(?<=\.) f:\d+,/, 1)[0] ?? "").replaceAll(/\bf:(\d+),[\d,-]+/g, "line $1").replace("; ", ". "))}`, ADVICE);
}
const ADVICE = "Correct the product's files, and create a new version of the product.";
function tooLarge(message) {
	return new Problem("Too large Terraform files", message, ADVICE);
}
function shown$1(name) {
	return withoutControlCharacters(name);
}
/** Restores the numbers that `outlineOf` put into parentheses. */
function withExactNumbers(value) {
	if (typeof value === "number") return JSON.rawJSON(String(value));
	if (typeof value === "string") return exactNumber(value) ?? value;
	if (Array.isArray(value)) return value.map(withExactNumbers);
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, member]) => [exactNumber(key)?.rawJSON ?? key, withExactNumbers(member)]));
}
/** `${(1.5)}` and `${-(1.5)}`. In HCL, numbers can begin with zeros, in JSON they cannot. */
function exactNumber(text) {
	const [, minus, digits] = /^\$\{(-\s*)?\((\d[\d.]*(?:[eE][+-]?\d+)?)\)\}$/.exec(text) ?? [];
	if (digits === void 0) return void 0;
	return JSON.rawJSON(`${minus === void 0 ? "" : "-"}${digits.replace(/^0+(?=\d)/, "")}`);
}
function parseJson(file, text) {
	try {
		const body = parseJsonConfiguration(text, DEEPEST$1);
		return {
			file,
			body,
			syntax: "json",
			variables: blocksOf(body, "variable", 1).map(({ labels: [name = ""] }) => ({
				name,
				line: void 0
			}))
		};
	} catch (error) {
		if (error instanceof TooLargeJson) throw tooLarge(`${shown$1(file)} has too many values, or too many inside each other.`);
		const line = error instanceof SyntaxError ? /\(line (\d+) column/.exec(error.message)?.[1] : void 0;
		throw new Problem("Invalid Terraform file", `${line === void 0 ? shown$1(file) : `${shown$1(file)} line ${line}`}: The JSON is not valid.`, ADVICE, { cause: error });
	}
}
/** The blocks of a type in a body, in all forms that the JSON syntax has for them (`json/structure.go` of HCL). */
function blocksOf(body, type, labels = 0) {
	return Object.hasOwn(body, type) ? unpacked(body[type], [], labels) : [];
}
function unpacked(value, labels, left) {
	const objects = (Array.isArray(value) ? value : [value]).filter(isObject);
	if (left === 0) return objects.map((body) => ({
		labels,
		body
	}));
	return objects.flatMap((object) => Object.entries(object).flatMap(([label, member]) => unpacked(member, [...labels, label], left - 1)));
}
// src/terraform/declared-variables.ts
/**
* An override file replaces the arguments that it sets, except `deprecated`. It cannot have validations. (`Variable.merge`
* of Terraform's `internal/configs/module_merge.go`, and `decodeCheckRuleBlock` of `checks.go`)
*/
function declaredVariables({ primary, overrides }) {
	const variables = /* @__PURE__ */ new Map();
	for (const [name, declared] of primary.flatMap(declarations)) variables.set(name, {
		...none(name),
		...declared
	});
	for (const [name, { deprecated: _, errorMessages: __, ...declared }] of overrides.flatMap(declarations)) {
		const base = variables.get(name);
		if (base) variables.set(name, {
			...base,
			...declared
		});
	}
	return variables;
}
/**
* Refuses what makes it unknown which variables there are. Terraform refuses it, too.
*
* @throws {Problem} that names the file and, if it is known, the line
*/
function refuseInvalidDeclarations({ primary, overrides }) {
	const places = /* @__PURE__ */ new Map();
	for (const { file, variables } of primary) for (const { name, line } of variables) {
		const place = placeOf(file, line);
		const first = places.get(name);
		if (!IDENTIFIER.test(name)) throw invalid(place, `${quoted(shown(name))} is not the name of a variable.`);
		if (first !== void 0) throw invalid(place, `The variable ${quoted(name)} is already declared in ${first}.`);
		places.set(name, place);
	}
	for (const { file, variables } of overrides) {
		const missing = variables.find(({ name }) => !places.has(name));
		if (!missing) continue;
		const what = `This override file changes the variable ${quoted(shown(missing.name))}, but no other file declares it.`;
		throw invalid(placeOf(file, missing.line), what);
	}
}
const IDENTIFIER = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;
function placeOf(file, line) {
	return line === void 0 ? shown(file) : `${shown(file)} line ${line}`;
}
function shown(text) {
	return withoutControlCharacters(text);
}
function invalid(place, what) {
	return new Problem("Invalid variable", `${place}: ${what}`, "Correct the product's files, and create a new version of the product.");
}
function none(name) {
	const values = {
		type: void 0,
		default: void 0,
		description: void 0,
		deprecated: void 0
	};
	const flags = {
		hasDefault: false,
		isComputed: false,
		sensitive: false,
		nullable: true,
		ephemeral: false
	};
	return {
		name,
		...values,
		...flags,
		errorMessages: []
	};
}
/** In the order of their declaration. An override file can have several for a variable. */
function declarations({ body, syntax, variables }) {
	const blocks = Map.groupBy(blocksOf(body, "variable", 1), ({ labels: [name] }) => name);
	const read = /* @__PURE__ */ new Map();
	return variables.map(({ name }) => {
		const index = read.get(name) ?? 0;
		read.set(name, index + 1);
		return [name, declaration(blocks.get(name)?.[index]?.body ?? {}, syntax)];
	});
}
function declaration(body, syntax) {
	const { type, description, deprecated } = body;
	const value = syntax === "native" ? withoutEscapes : (literal) => literal;
	return {
		...typeof type === "string" && { type: sourceText(type) },
		...body.default !== void 0 && {
			default: value(body.default),
			hasDefault: true,
			isComputed: syntax === "native" && isComputed(body.default)
		},
		...typeof description === "string" && { description: String(value(description)) },
		...typeof deprecated === "string" && { deprecated: String(value(deprecated)) },
		errorMessages: blocksOf(body, "validation").flatMap(errorMessage),
		...isSet(body.sensitive) && { sensitive: !isFalse(body.sensitive) },
		...isSet(body.ephemeral) && { ephemeral: !isFalse(body.ephemeral) },
		...isSet(body.nullable) && { nullable: !isFalse(body.nullable) }
	};
}
/** In both syntaxes, it is a template. */
function errorMessage({ body: { error_message: message } }) {
	return typeof message === "string" && !hasTemplate(message) ? [String(withoutEscapes(message))] : [];
}
function isSet(value) {
	return value !== void 0 && value !== null;
}
function isFalse(value) {
	return value === false || value === "false";
}
/** A type is an expression, which the JSON syntax can have without `${}`. */
function sourceText(type) {
	return /^\$\{(.*)\}$/s.exec(type)?.[1] ?? type;
}
/** Text without a template has escapes for what would be one. The default of a variable is not evaluated. */
function withoutEscapes(value) {
	if (typeof value === "string") return hasTemplate(value) ? value : value.replaceAll(/([$%])\1\{/g, "$1{");
	if (Array.isArray(value)) return value.map(withoutEscapes);
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, member]) => [String(withoutEscapes(key)), withoutEscapes(member)]));
}
function isComputed(value) {
	if (typeof value === "string") return hasTemplate(value);
	if (Array.isArray(value)) return value.some(isComputed);
	return isObject(value) && Object.entries(value).some(([key, member]) => hasTemplate(key) || isComputed(member));
}
function hasTemplate(text) {
	return /(?<!\$)\$\{|(?<!%)%\{/.test(text);
}
// src/terraform/module.ts
/** Of a file, in bytes. */
const LARGEST = 2 ** 20;
/**
* Reads only the variables of the module in a folder, by name, in the order of their declaration.
*
* @throws {Problem} if a file cannot be parsed, if the files are too large, or if Terraform would not know which variables
*   there are
*/
async function readVariables(folder) {
	const files = await readFiles(folder, {
		characters: 0,
		templateWork: 0
	});
	refuseInvalidDeclarations(files);
	return declaredVariables(files);
}
async function readFiles(folder, effort) {
	const [primary, overrides] = [[], []];
	for (const name of productFileNames(folder)) {
		const configuration = await parseConfiguration(name, readText(folder, name), effort);
		(isOverrideFile(name) ? overrides : primary).push(configuration);
	}
	return {
		primary,
		overrides
	};
}
function readText(folder, name) {
	try {
		return new TextDecoder().decode(readRegularFile((0,external_node_path_namespaceObject.join)(folder, name), LARGEST));
	} catch (error) {
		if (!(error instanceof UnreadableFile)) throw error;
		throw new Problem("Unreadable Terraform file", `${name} ${error.reason === "too large" ? "is larger than 1 MiB" : "cannot be read"}.`, "Make the file smaller, or split it.", { cause: error });
	}
}
// src/terraform/number-text.ts
/** A larger exponent would make texts far longer than they are. */
const MOST_ZEROS = 64;
/** A number as Terraform prints it: `007` is `7`, and `1.50e3` is `1500`. Undefined if it would have many zeros. */
function decimalText(number) {
	const [, sign, whole = "", fraction = "", exponent = "0"] = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
	const shift = Number(exponent);
	if (sign === void 0 || Math.abs(shift) > MOST_ZEROS) return void 0;
	const zeros = "0".repeat(Math.abs(shift));
	const digits = shift < 0 ? `${zeros}${whole}.${fraction}` : `${whole}.${fraction}${zeros}`;
	const point = digits.indexOf(".") + shift;
	const all = digits.replace(".", "");
	const plain = withoutTrailingZeros(`${all.slice(0, point).replace(/^0+/, "") || "0"}.${all.slice(point)}`);
	return sign === "-" ? `-${plain}` : plain;
}
/** @param decimal has a point */
function withoutTrailingZeros(decimal) {
	let end = decimal.length;
	while (decimal[end - 1] === "0") end -= 1;
	return decimal.slice(0, decimal[end - 1] === "." ? end - 1 : end);
}
// src/terraform/hcl-reader.ts
/** A text is not in the part of HCL's syntax that is read. */
var UnreadableHcl = class extends Error {
	name = "UnreadableHcl";
	/** What is wrong. It quotes nothing, because the text can be sensitive. */
	reason;
	/** Where it is wrong. The first line and the first column are 1. */
	line;
	column;
	constructor(reason, line, column) {
		super(`Line ${line}, column ${column}: ${reason}`);
		this.reason = reason;
		this.line = line;
		this.column = column;
	}
};
/** Levels of nesting, in a value and in a type constraint. */
const DEEPEST = 100;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const PLAIN_TEXT = /[^"\\\n]*/y;
/** HCL has no `\/`, `\b`, and `\f`, and JSON has no `\U`. */
const ESCAPE = /\\(?:(["\\/bfnrt])|u([\da-fA-F]{4})|U(00(?:10|0[\da-fA-F])[\da-fA-F]{4}))/y;
const SELECTED = {
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	"
};
const HEREDOC = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;
/**
* Reads what values and type constraints have in common. It only moves forward, so that it takes linear time.
*
* Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md, and what Terraform 1.11 accepts.
*/
var HclReader = class {
	#text;
	#at;
	constructor(text) {
		this.#text = text;
		this.#at = text.startsWith("﻿") ? 1 : 0;
	}
	/** @throws {UnreadableHcl} always */
	fail(reason) {
		const before = this.#text.slice(0, this.#at);
		const lineStart = before.lastIndexOf("\n") + 1;
		throw new UnreadableHcl(reason, before.split("\n").length, before.length - lineStart + 1);
	}
	/** @throws {UnreadableHcl} if `depth` is more than a recursive reader may go */
	checkDepth(depth) {
		if (depth > DEEPEST) this.fail(`there are more than ${DEEPEST} levels of nesting`);
	}
	/** The next character, or '' at the end. */
	get next() {
		return this.#text.charAt(this.#at);
	}
	take(token) {
		const isNext = this.#text.startsWith(token, this.#at);
		if (isNext) this.#at += token.length;
		return isNext;
	}
	/** @param pattern must be sticky */
	match(pattern) {
		pattern.lastIndex = this.#at;
		const match = pattern.exec(this.#text);
		if (!match) return void 0;
		this.#at += match[0].length;
		return match;
	}
	name() {
		return this.match(NAME)?.[0];
	}
	/** Skips white space and comments. Returns whether a line ended, because that separates the items of an object. */
	skipSpace() {
		let lineEnded = false;
		for (;;) {
			const space = this.match(/[ \t\r\n]+/y)?.[0];
			if (space !== void 0) lineEnded ||= space.includes("\n");
			else if (this.next === "#" || this.#text.startsWith("//", this.#at)) this.#skipUntil("\n");
			else if (this.take("/*")) {
				if (!this.#skipUntil("*/")) this.fail("a comment does not end");
				this.take("*/");
			} else return lineEnded;
		}
	}
	#skipUntil(token) {
		const end = this.#text.indexOf(token, this.#at);
		this.#at = end === -1 ? this.#text.length : end;
		return end !== -1;
	}
	/** The text in quotes. Templates, such as `${x}`, are not evaluated, and so `$${x}` is not an escape either. */
	quotedText() {
		this.take("\"");
		let text = "";
		for (;;) {
			text += this.match(PLAIN_TEXT)?.[0] ?? "";
			if (this.take("\"")) return text;
			if (this.next === "") this.fail("text in quotes does not end");
			if (this.next === "\n") this.fail("text in quotes has a line break. Write it as \\n");
			const [, selector, short, long] = this.match(ESCAPE) ?? this.fail("there is an unknown escape sequence");
			text += selector === void 0 ? String.fromCodePoint(Number.parseInt(short ?? long, 16)) : SELECTED[selector] ?? selector;
		}
	}
	/** The text of a heredoc, of which nothing is evaluated. Leaves the end of its last line. */
	heredoc() {
		const [, flush, marker] = this.match(HEREDOC) ?? this.fail("something other than a value is here");
		const start = this.#at;
		for (;;) {
			const lineStart = this.#at;
			const isLast = !this.#skipUntil("\n");
			if (this.#text.slice(lineStart, this.#at).trim() === marker) {
				const text = this.#text.slice(start, lineStart);
				return flush ? withoutIndentation(text) : text;
			}
			if (isLast) this.fail("a heredoc does not end");
			this.take("\n");
		}
	}
	/** Skips an expression of any kind, up to the parenthesis that closes what it is in. */
	skipToClosingParenthesis() {
		const closing = [")"];
		for (;;) {
			const end = closing.at(-1);
			if (this.next === "") this.fail("an expression does not end");
			if (end === "\"") {
				this.match(/[^"\\$%]+/y);
				if (this.take("\"")) closing.pop();
				else if (this.match(/\$\$\{|%%\{/y)) continue;
				else if (this.match(/[$%]\{/y)) closing.push("}");
				else if (!this.match(/\\./sy)) this.match(/[$%]/y);
				continue;
			}
			this.skipSpace();
			if (this.next === end) {
				if (closing.length === 1) return;
				closing.pop();
				this.take(end);
			} else if (this.match(/[)\]}]/y)) this.fail("the brackets do not match");
			else if (this.#text.startsWith("<<", this.#at)) this.heredoc();
			else {
				const opening = this.match(/./sy)?.[0] ?? "";
				if (opening in CLOSING) closing.push(CLOSING[opening]);
			}
		}
	}
};
const CLOSING = {
	"(": ")",
	"[": "]",
	"{": "}",
	"\"": "\""
};
/** As Terraform does for `<<-`: lines that are blank do not count, and stay as they are. */
function withoutIndentation(text) {
	const lines = text.split("\n");
	const isBlank = (line) => line.trim() === "";
	let indentation = Number.POSITIVE_INFINITY;
	for (const line of lines) if (!isBlank(line)) indentation = Math.min(indentation, line.length - line.trimStart().length);
	return lines.map((line) => isBlank(line) ? line : line.slice(indentation)).join("\n");
}
// src/terraform/type-constraint.ts
/** In UTF-16 units. */
const LONGEST$1 = 2 ** 18;
/** Terraform 0.11 has these, and later versions read them as `list(any)` and `map(any)`. */
const LEGACY = {
	list: ["list", "dynamic"],
	map: ["map", "dynamic"]
};
/**
* Reads a type constraint as it is in a module. Undefined if Terraform would not accept it, or if it is very long or
* nested very deeply.
*
* @param text such as `list(object({ a = string, b = optional(number, 1) }))`, or `"string"` as in Terraform 0.11
*/
function parseTypeConstraint(text) {
	if (text.length > LONGEST$1) return void 0;
	const reader = new HclReader(text.trim().replace(/^"(string|list|map)"$/, "$1"));
	try {
		reader.skipSpace();
		const type = readType(reader, 1);
		reader.skipSpace();
		return reader.next === "" ? type : void 0;
	} catch (error) {
		if (error instanceof UnreadableHcl) return void 0;
		throw error;
	}
}
function readType(reader, depth) {
	reader.checkDepth(depth);
	const name = reader.name();
	switch (name) {
		case "string":
		case "number":
		case "bool": return name;
		case "any": return "dynamic";
		case "list":
		case "set":
		case "map":
			reader.skipSpace();
			if (reader.next === "" && LEGACY[name]) return LEGACY[name];
			return [name, inParentheses(reader, () => readType(reader, depth + 1))];
		case "tuple": return ["tuple", inParentheses(reader, () => readElements(reader, depth))];
		case "object": return inParentheses(reader, () => readAttributes(reader, depth));
		default: return reader.fail("there is no type");
	}
}
function inParentheses(reader, read) {
	reader.skipSpace();
	expect(reader, "(");
	const content = read();
	reader.skipSpace();
	if (reader.take(",")) reader.skipSpace();
	expect(reader, ")");
	return content;
}
/** Takes `token` and the white space after it. */
function expect(reader, token) {
	if (!reader.take(token)) reader.fail(`'${token}' is missing`);
	if (token !== ")") reader.skipSpace();
}
function readElements(reader, depth) {
	const elements = [];
	expect(reader, "[");
	while (!reader.take("]")) {
		elements.push(readType(reader, depth + 1));
		reader.skipSpace();
		if (reader.next !== "]") expect(reader, ",");
	}
	return elements;
}
function readAttributes(reader, depth) {
	const attributes = /* @__PURE__ */ new Map();
	const required = [];
	expect(reader, "{");
	while (!reader.take("}")) {
		const name = reader.name() ?? reader.fail("the name of an attribute is missing");
		if (attributes.has(name)) reader.fail("an attribute occurs twice");
		reader.skipSpace();
		if (!reader.take("=") && !reader.take(":")) reader.fail(`'=' is missing`);
		reader.skipSpace();
		if (reader.match(/optional(?=\s*\()/y)) attributes.set(name, readOptional(reader, depth));
		else {
			required.push(name);
			attributes.set(name, readType(reader, depth + 1));
		}
		const lineEnded = reader.skipSpace();
		if (reader.take(",")) reader.skipSpace();
		else if (reader.next !== "}" && !lineEnded) reader.fail(`',' is missing`);
	}
	return [
		"object",
		Object.fromEntries(attributes),
		required
	];
}
/** The default of an optional attribute does not matter, because Terraform checks and adds it. */
function readOptional(reader, depth) {
	reader.skipSpace();
	expect(reader, "(");
	const type = readType(reader, depth + 1);
	reader.skipSpace();
	if (reader.take(",")) reader.skipToClosingParenthesis();
	expect(reader, ")");
	return type;
}
/** The type constraint in one line, without comments and defaults. */
function typeText(type) {
	if (type === "dynamic") return "any";
	if (typeof type === "string") return type;
	const [kind, content, required] = type;
	if (kind === "tuple") return `tuple([${content.map(typeText).join(", ")}])`;
	if (kind !== "object") return `${kind}(${typeText(content)})`;
	const names = new Set(required);
	return `object({${Object.entries(content).map(([name, attribute]) => names.has(name) ? `${name} = ${typeText(attribute)}` : `${name} = optional(${typeText(attribute)})`).join(", ")}})`;
}
// src/terraform/default-text.ts
/** In UTF-16 units. Service Catalog accepts no longer parameter. */
const LONGEST = 4096;
/**
* The default of a variable, as people see it and give it back: text as it is, and everything else as JSON. Empty if
* there is none, if it is null, or if it cannot be shown, because it is an expression or too long. An empty text
* that comes back stands for the default.
*/
function defaultText(variable) {
	return isShown(variable) ? textOf(variable) : "";
}
/** Whether there is a default that people don't see. */
function isHidden(variable) {
	return variable.default !== void 0 && variable.default !== null && !isShown(variable);
}
function isShown(variable) {
	return !variable.isComputed && textOf(variable).length <= LONGEST;
}
function textOf({ type, default: value }) {
	if (value === void 0 || value === null) return "";
	if (typeof value === "string") return value;
	return (JSON.isRawJSON(value) && type !== void 0 && parseTypeConstraint(type) === "string" ? decimalText(value.rawJSON) : void 0) ?? compactJson(value);
}
// src/parse-parameters/parameters.ts
/** All lengths are in UTF-16 units. */
const LONGEST_TYPE = 1e3;
const LONGEST_DESCRIPTION = 4e3;
const LONGEST_MESSAGE = 300;
const MOST_MESSAGES = 10;
const LONGEST_EXPRESSION = 100;
/** In the order of the variables. */
function parametersOf(variables) {
	return [...variables.values()].map((variable) => ({
		key: variable.name,
		defaultValue: defaultText(variable),
		type: shownType(variable.type ?? ""),
		description: description(variable),
		isNoEcho: variable.sensitive || variable.ephemeral
	}));
}
/** As it is in the module. If it is too long, without comments, line breaks, and the defaults of attributes. */
function shownType(text) {
	const plain = withoutControlCharacters(text);
	if (plain.length <= LONGEST_TYPE) return plain;
	const type = parseTypeConstraint(text);
	return shortened(type === void 0 ? plain : typeText(type), LONGEST_TYPE);
}
/** What the module says about the variable: its description, and what else people should know. */
function description(variable) {
	const text = withoutControlCharacters(shortened(variable.description ?? "", LONGEST_DESCRIPTION));
	return [text, ...[
		...deprecation(variable),
		...validations(variable, text),
		...hiddenDefault(variable)
	]].reduce(joined);
}
function joined(text, next) {
	if (text.trim() === "") return next;
	return /[.!?:;…]\s*$/.test(text) ? `${text.trimEnd()} ${next}` : `${text.trimEnd()}. ${next}`;
}
function deprecation({ deprecated }) {
	return deprecated === void 0 ? [] : [`Deprecated: ${inOneLine(deprecated, LONGEST_MESSAGE)}`];
}
/** Many modules say the same in the description. */
function validations({ errorMessages }, text) {
	const known = comparable(text);
	const messages = errorMessages.slice(0, MOST_MESSAGES).map((message) => inOneLine(message, LONGEST_MESSAGE));
	return [...new Set(messages)].filter((message) => message !== "" && !known.includes(comparable(message)));
}
function hiddenDefault(variable) {
	if (!isHidden(variable)) return [];
	const { default: value = null, isComputed, sensitive, ephemeral } = variable;
	if (!isComputed || sensitive || ephemeral) return ["Leave this empty to use the default."];
	return [`Leave this empty to use the default: ${inOneLine(typeof value === "string" ? value.replace(/^\$\{([^{}]*)\}$/, "$1") : compactJson(value), LONGEST_EXPRESSION).replaceAll(/\(([\d.]+)\)/g, "$1")}`];
}
function inOneLine(text, longest) {
	return shortened(withoutControlCharacters(text.slice(0, 2 * longest)).replaceAll(/\s+/g, " ").trim(), longest);
}
function comparable(text) {
	return text.toLowerCase().replaceAll(/\s+/g, " ").replace(/\.$/, "").trim();
}
// src/parse-parameters/working-folder.ts
const PREFIX = "parse-parameters-";
/** In milliseconds. No invocation takes as long: its time is over after 60 seconds. */
const ABANDONED = 9e4;
/**
* Runs `work` with an empty folder, and removes the folder. Lambda uses a sandbox again, even if it killed the function
* because its time was over, and its files stay.
*/
async function inWorkingFolder(work) {
	removeAbandoned();
	const folder = (0,external_node_fs_namespaceObject.mkdtempSync)((0,external_node_path_namespaceObject.join)((0,external_node_os_namespaceObject.tmpdir)(), PREFIX));
	try {
		return await work(folder);
	} finally {
		remove(folder);
	}
}
function removeAbandoned() {
	for (const name of (0,external_node_fs_namespaceObject.readdirSync)((0,external_node_os_namespaceObject.tmpdir)())) {
		const path = (0,external_node_path_namespaceObject.join)((0,external_node_os_namespaceObject.tmpdir)(), name);
		if (name.startsWith(PREFIX) && Date.now() - lastChange(path) > ABANDONED) remove(path);
	}
}
function lastChange(path) {
	return (0,external_node_fs_namespaceObject.statSync)(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
}
function remove(path) {
	(0,external_node_fs_namespaceObject.rmSync)(path, {
		recursive: true,
		force: true
	});
}
// src/parse-parameters/run.ts
/**
* Reads the variables of a product's root module. The artifact is read with the launch role, as when the product is
* provisioned or, if the product has none, with the role of the function.
*
* @throws {Problem}
*/
async function run({ artifact, launchRoleArn }, invocation) {
	const archive = await inAws(async () => {
		return downloadArtifact(artifact, await openArtifacts(artifact.bucket, launchRoleArn, invocation));
	});
	return inWorkingFolder(async (folder) => {
		await extractArtifact(archive, folder);
		return parametersOf(await readVariables(folder));
	});
}
/** In the log of AWS CloudTrail. */
const SESSION_NAME = "service-catalog-parameter-parser";
const MOST_ATTEMPTS = 6;
async function openArtifacts(name, launchRoleArn, { env, secrets, log, deadline }) {
	const { region, agents, credentials } = awsAccess(env, secrets);
	const limits = {
		maxAttempts: MOST_ATTEMPTS,
		deadline,
		interrupted: new AbortController().signal
	};
	const onRetry = (failed) => log.warn(retryLine(failed, limits));
	const caller = {
		region,
		agents,
		advice: LAMBDA_ADVICE,
		limits,
		onRetry,
		env
	};
	if (launchRoleArn === void 0) return openBucket(name, {
		...caller,
		credentials,
		principal: "the role of the parameter parser"
	});
	const launch = await assumeLaunchRole({
		arn: launchRoleArn,
		sessionName: SESSION_NAME
	}, {
		region,
		agents,
		credentials,
		advice: LAMBDA_ADVICE
	}, new PatientRetryStrategy(limits, onRetry));
	secrets.addCredentials(launch.secretAccessKey, launch.sessionToken);
	return openBucket(name, {
		...caller,
		credentials: launch,
		principal: "the launch role"
	});
}


var __webpack_exports__DEFAULT_RETRY_MODE = __webpack_exports__.L0;
var __webpack_exports__Deadline = __webpack_exports__.B2;
var __webpack_exports__INVOCATION_ID_HEADER = __webpack_exports__.l5;
var __webpack_exports__KEPT_TO_READ = __webpack_exports__.Qx;
var __webpack_exports__KEPT_TO_RESPOND = __webpack_exports__.n3;
var __webpack_exports__OUT_OF_TIME = __webpack_exports__.JL;
var __webpack_exports__Problem = __webpack_exports__.AF;
var __webpack_exports__REQUEST_HEADER = __webpack_exports__.ok;
var __webpack_exports__RETRY_MODES = __webpack_exports__.cm;
var __webpack_exports__Retry = __webpack_exports__.fz;
var __webpack_exports__Secrets = __webpack_exports__.Sb;
var __webpack_exports__StandardRetryStrategy = __webpack_exports__.ru;
var __webpack_exports__asFailure = __webpack_exports__.h_;
var __webpack_exports__readRequest = __webpack_exports__["in"];
var __webpack_exports__run = __webpack_exports__.eF;
var __webpack_exports__structuredLog = __webpack_exports__.iY;
var __webpack_exports__thrownError = __webpack_exports__.hV;
export { __webpack_exports__DEFAULT_RETRY_MODE as DEFAULT_RETRY_MODE, __webpack_exports__Deadline as Deadline, __webpack_exports__INVOCATION_ID_HEADER as INVOCATION_ID_HEADER, __webpack_exports__KEPT_TO_READ as KEPT_TO_READ, __webpack_exports__KEPT_TO_RESPOND as KEPT_TO_RESPOND, __webpack_exports__OUT_OF_TIME as OUT_OF_TIME, __webpack_exports__Problem as Problem, __webpack_exports__REQUEST_HEADER as REQUEST_HEADER, __webpack_exports__RETRY_MODES as RETRY_MODES, __webpack_exports__Retry as Retry, __webpack_exports__Secrets as Secrets, __webpack_exports__StandardRetryStrategy as StandardRetryStrategy, __webpack_exports__asFailure as asFailure, __webpack_exports__readRequest as readRequest, __webpack_exports__run as run, __webpack_exports__structuredLog as structuredLog, __webpack_exports__thrownError as thrownError };
