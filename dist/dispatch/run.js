import * as __WEBPACK_EXTERNAL_MODULE__aws_sdk_js_3e095e9f__ from "./aws-sdk.js";
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
  r: () => (/* binding */ endMessage),
  s: () => (/* binding */ readSettings)
});

;// CONCATENATED MODULE: external "./aws-sdk.js"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_aws_sdk_js_namespaceObject = x({ ["NotifyProvisionProductEngineWorkflowResultCommand"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_3e095e9f__.NotifyProvisionProductEngineWorkflowResultCommand), ["NotifyTerminateProvisionedProductEngineWorkflowResultCommand"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_3e095e9f__.NotifyTerminateProvisionedProductEngineWorkflowResultCommand), ["NotifyUpdateProvisionedProductEngineWorkflowResultCommand"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_3e095e9f__.NotifyUpdateProvisionedProductEngineWorkflowResultCommand), ["ServiceCatalogClient"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_3e095e9f__.ServiceCatalogClient), ["StandardRetryStrategy"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_3e095e9f__.StandardRetryStrategy) });
;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
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
;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
;// CONCATENATED MODULE: ./build/dispatch/run.js










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
const LONGEST$4 = 4e3;
/** @param secrets are hidden in every text */
function structuredLog(secrets, of) {
	const shown = (value) => typeof value === "string" ? shortened(secrets.hideFor("log", value), LONGEST$4) : value;
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
/** Where an error came from. Its message might quote anything; the problem has as much of it as people may see. */
function framesOf({ name, message, stack = "" }) {
	return `${name}${stack.slice(stack.indexOf(message) + message.length)}`;
}
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
const NAME = `(?:${NAMES.join("|")})(?:[ _-]?(?:${SUFFIXES}))?`;
const SHORT_NAME = String.raw`(?:${[
	"(?<![A-Za-z])(?:[Pp]ass|PASS|[Pp]wd|PWD(?!=/)|[Pp]w|PW|[Pp]sk|PSK|[Cc]reds|CREDS|PAT)",
	"(?<=[_-])(?:auth|AUTH)",
	"(?<=[a-z])(?:Pass|Pwd|Psk|Creds)"
].join("|")})(?:_?\d{1,3})?`;
/** What can be between a name and its operator: `"name":`, `["name"] =`. */
const CLOSING = String.raw`(?:${QUOTE$1}\]?)?`;
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
	return valueAfter(`${name}${CLOSING}(?:${beforeQuote}|${beforeWord})`, value, flags);
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
	[new RegExp(String.raw`((?<![\w-])--?(?:var|e|env|set(?:-string)?|build-arg|from-literal)[ =]["'][\w.-]{0,60}${NAME}=)(?!\*\*\*["'])[^"'\n]+`, "gi"), "$1***"],
	assigned("authorization", `(?:${SCHEME})?${CREDENTIALS}`, "gi"),
	valueAfter(`authorization${CLOSING}${SPACE}{0,9}:${SPACE}{1,9}`, String.raw`(?:${SCHEME}${NO_SENTENCE}${CREDENTIALS}|(?:[A-Za-z][\w-]{0,40}${SPACE}{1,9})?${mixed(16)}${WORD})`, "gi"),
	[/(\bcookie:[^\S\n]?)(?=[^\s=;"']{1,100}=)[^"'\n]+/gi, "$1***"],
	assigned(`${NAME}(?<!:secret(?=:))`, WORD, "gi"),
	assigned(SHORT_NAME, WORD, "g"),
	valueAfter(`${NAME}${CLOSING}${SPACE}{0,9}:${SPACE}{1,9}\\[?`, WORD_AFTER_COLON, "gi"),
	[new RegExp(String.raw`(^(?:${SPACE}|[│|]){0,40}(?:- )?["']?[\w.-]{0,60}?${NAME}${CLOSING}:${SPACE}{1,9})${NO_SENTENCE}${NO_SECRET}[A-Za-z]{4,}(?=${SPACE}{0,9}$)`, "gim"), "$1***"],
	[new RegExp(String.raw`(<[\w:.-]{0,40}${NAME}(?:\s[^<>]{0,100})?>)[^<\s][^<]*`, "gi"), "$1***"],
	valueAfter(String.raw`${NAME}(?:${QUOTE$1}\s{0,9},?|,|${SPACE}{0,9}\n)\s{0,20}(?:${QUOTE$1})?(?:parameter)?value${CLOSING}${SPACE}{0,9}[=:]${SPACE}{0,9}`, WORD, "gi"),
	[new RegExp(String.raw`(${QUOTE$1}auth${QUOTE$1}\s{0,9}:\s{0,9}${QUOTE$1})[A-Za-z0-9+/=]{8,}`, "g"), "$1***"],
	[new RegExp(String.raw`(secret[_-]?id${CLOSING}\s{0,9}[=:]\s{0,9}(?:${QUOTE$1})?)[\da-f]{8}-[\da-f-]{27}`, "gi"), "$1***"],
	[/(\bpass(?:word|phrase)[^\S\n]")(?=[^"\n]{0,100}\d)[^"\n]{4,}/gi, "$1***"],
	[/(\b(?:password|identified(?: with \S{1,40})? (?:by|as))[^\S\n]{1,3}')(?!\*\*\*')[^'\n]+/gi, "$1***"],
	[/((?:secret[ _-]?(?:access[ _-]?)?key|(?:session|security)[ _-]?token)\s{1,9}["']?)(?=[A-Za-z/+=]{0,100}\d)[A-Za-z0-9/+=]{16,}/gi, "$1***"],
	[/(\b(?:[Bb]earer|BEARER)\s{1,9})(?![A-Z]?[a-z]{0,40}(?![\w~+/=-]|\.\w))[\w.~+/=-]{8,}/g, "$1***"],
	[/(\b(?:[Bb]asic|BASIC)\s{1,9})(?![A-Z]?[a-z]{0,40}(?![A-Za-z0-9+/=]))[A-Za-z0-9+/=]{8,}/g, "$1***"]
];
/** Messages of Terraform and its SDKs that quote a value after the first one, or far from its name. */
const MESSAGES = () => [
	valueAfter(String.raw`${NAME}${CLOSING}${SPACE}{0,9}[=:]${SPACE}{0,9}(?:(?:was|planned value)${SPACE})?(?:cty\.\w{1,20}\()?(?:"\*\*\*"|[\w.]{1,40})\)?,?${SPACE}{1,3}(?:but now|does not match \w{1,20} value|->)${SPACE}(?:cty\.\w{1,20}\()?(?=${QUOTE$1})`, WORD, "gi"),
	valueAfter(String.raw`${NAME}${CLOSING}${SPACE}(?:to|value|string|must)${SPACE}[^\n]{0,200}?\bgot:?${SPACE}`, WORD, "gi"),
	[new RegExp(String.raw`(\bvalue ')[^'\n]{1,500}(?=' at '[\w.]{0,60}${NAME}[\w.]{0,20}' )`, "gi"), "$1***"]
];
/** The rest of a command, up to its end. */
const ARGUMENTS = String.raw`(?:[^\n|;&]{0,120}?${SPACE})`;
/** Commands with a short option for a password. In others, it is something else: `docker run -p 80:80`. */
const COMMANDS$1 = [
	[String.raw`(?:mysql|mariadb)[\w-]{0,20}`, String.raw`-p(?=\S)`],
	[String.raw`sshpass|mongo\w{0,20}|login`, `-p[ =]?`],
	["redis-cli", "-a[ =]"],
	["ldap[a-z]{1,20}", "-w[ =]"],
	["sqlcmd|bcp", "-P[ =]?"]
];
/** Options of commands. */
const OPTIONS = () => [
	valueAfter(String.raw`(?<![\w-])--?(?:[\w-]{0,40}-)?(?:${NAME}|pass|pwd|pw)(?:${SPACE}{1,3}|${QUOTE$1},\s{0,9}(?=${QUOTE$1}))`, `(?!-)${NO_SENTENCE}${WORD}`, "gi"),
	...COMMANDS$1.map(([command, option]) => valueAfter(String.raw`(?<![\w-])(?:${command})${SPACE}${ARGUMENTS}?${option}`, `(?!-)${WORD}`, "g")),
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
function comparable(text) {
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
			const characters = comparable(value.slice(at, at + SLICE)).characters.trim();
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
		const { characters, rangeOf } = comparable(text);
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
const LONGEST$3 = 2 ** 16;
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
			const plain = withoutControlCharacters(shortened(text, LONGEST$3));
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
// src/json-members.ts
/** The members of the JSON object that `text` is; none if it is something else. For small texts. */
function jsonMembers(text) {
	try {
		return JSON.parse(text) ?? {};
	} catch {
		return {};
	}
}
// src/service-catalog/state-objects.ts
/** Who has taken up a record. */
function recordKey(recordId) {
	return `records/${encodeURIComponent(recordId.toWellFormed())}.json`;
}
/** What the bridge has done with the message of a record. */
function messageKey(recordId) {
	return `messages/${encodeURIComponent(recordId.toWellFormed())}.json`;
}
/** Which product a provisioned product is of. The message of a termination does not say. */
function productKey(provisionedProductId) {
	return `products/${encodeURIComponent(provisionedProductId.toWellFormed())}.json`;
}
/** In bytes. */
const LARGEST_NOTE = 2 ** 16;
/** The text of a small object: of a lock, of a record, or how a state was used. Undefined if there is none. */
async function readNote(key, bucket) {
	const found = await bucket.get(key, LARGEST_NOTE);
	return found && {
		text: found.body.toString("utf8"),
		etag: found.etag
	};
}
// src/service-catalog/record-claim.ts
/**
* Takes up a record. Whoever takes it up first runs Terraform or reports its result, and nobody else does.
*
* @param claim names who takes it up
* @returns the claim that is there already, as JSON; undefined if there was none
*/
async function claimRecord(recordId, claim, bucket) {
	const key = recordKey(recordId);
	if (await bucket.putIfAbsent(key, JSON.stringify(claim))) return void 0;
	const { text = "" } = await readNote(key, bucket) ?? {};
	return text;
}
/** The claim of the bridge. It reports FAILED if a message cannot get to GitHub. */
const BRIDGE = "the bridge";
function bridgeClaim() {
	return {
		takenBy: BRIDGE,
		takenAt: /* @__PURE__ */ new Date()
	};
}
function isOfBridge(claim) {
	return jsonMembers(claim).takenBy === BRIDGE;
}
// src/time-limits.ts
/** From the first signal to the end of all attempts. */
const AFTER_INTERRUPTION = 8e3;
/** For the current attempt after the first signal, and for the last attempt, which follows it. */
const UNDER_WAY = 2e3;
const LAST_ATTEMPT = 4e3;
/** For a response from AWS STS, and from GitHub's OIDC provider. */
const STS_REQUEST = 5e3;
/** For Amazon S3 to respond, and for the content of an object to arrive. */
const S3_REQUEST = 1e4;
const S3_BODY = 12e4;
/** For a response from GitHub's API to the bridge. */
const DISPATCH_REQUEST = 1e4;
/** For each use of the state bucket in the bridge, which can do without it. */
const STATE_BUCKET_USE = 8e3;
/** What the bridge keeps of the time of a function to notify Service Catalog, and to end by itself. */
const KEPT_TO_REPORT = 25e3;
const KEPT_TO_END = 2e3;
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
const MEANINGS$1 = {
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
const SAME_MEANING$1 = {
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
	return MEANINGS_OF_CODES.find(([codes]) => code && codes.test(code))?.[1] ?? MEANINGS$1[SAME_MEANING$1[name] ?? name];
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
const LONGEST$2 = 2e3;
/** An error of AWS, of the SDK, or of Node as a sentence: its name or code, and its message. */
function sentenceOf(error) {
	if (!(error instanceof Error)) return sentence(String(error));
	const { name, code } = error;
	const status = statusOf(error);
	if (name === "Unknown" && status !== void 0) return `HTTP ${status} without the name of an error.`;
	const message = error instanceof AggregateError ? error.errors.map(({ message }) => message).join("; ") : error.message;
	const text = code && message.includes(code) ? message : `${code ?? name}: ${message}`;
	return text.length > LONGEST$2 ? shortened(text, LONGEST$2) : sentence(text);
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
const LARGEST$1 = 2 ** 20;
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
async function readBody(body, timeout, largest = LARGEST$1) {
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
// src/aws/retries.ts
/**
* The SDK's standard strategy, with more patience. It also retries requests that never reached AWS (all errors of the
* network and of TLS), announces every retry, makes a last attempt at the last moment before the deadline, and can be
* interrupted while it waits.
*/
var PatientRetryStrategy = class extends external_aws_sdk_js_namespaceObject.StandardRetryStrategy {
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
			throw explained$2(isAborted(error) ? retryStrategy.lastError ?? timeIsOver(limits) : error, {
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
function explained$2(error, { uri, action, principal, advice }) {
	const general = meaningOf(error);
	const { title, todo } = general ? {
		title: general.title,
		todo: general.advice(advice)
	} : meaning$1(error.name, statusOf(error), action, principal);
	return new Problem(title, `${uri}: ${sentenceOf(error)}`, todo, { cause: error });
}
function meaning$1(name, status, action, principal) {
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
external_node_fs_namespaceObject.constants.O_RDONLY | (external_node_fs_namespaceObject.constants.O_NONBLOCK ?? 0);
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
const VARIABLES = [
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
	for (const name of VARIABLES) {
		const url = proxyUrl(env[name]);
		if (url) settings[name] = url;
		else if (env[name]) unusable.push(name);
	}
	const passwords = VARIABLES.flatMap((name) => passwordsIn(env[name]));
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
// node_modules/universal-user-agent/index.js
function getUserAgent() {
	if (typeof navigator === "object" && "userAgent" in navigator) return navigator.userAgent;
	if (typeof process === "object" && process.version !== void 0) return `Node.js/${process.version.substr(1)} (${process.platform}; ${process.arch})`;
	return "<environment undetectable>";
}
// node_modules/@octokit/endpoint/dist-bundle/index.js
var DEFAULTS = {
	method: "GET",
	baseUrl: "https://api.github.com",
	headers: {
		accept: "application/vnd.github.v3+json",
		"user-agent": `octokit-endpoint.js/0.0.0-development ${getUserAgent()}`
	},
	mediaType: { format: "" }
};
function lowercaseKeys(object) {
	if (!object) return {};
	return Object.keys(object).reduce((newObj, key) => {
		newObj[key.toLowerCase()] = object[key];
		return newObj;
	}, {});
}
function isPlainObject$1(value) {
	if (typeof value !== "object" || value === null) return false;
	if (Object.prototype.toString.call(value) !== "[object Object]") return false;
	const proto = Object.getPrototypeOf(value);
	if (proto === null) return true;
	const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
	return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}
function mergeDeep(defaults, options) {
	const result = Object.assign({}, defaults);
	Object.keys(options).forEach((key) => {
		if (isPlainObject$1(options[key])) {
			if (!(key in defaults)) Object.assign(result, { [key]: options[key] });
			else result[key] = mergeDeep(defaults[key], options[key]);
		} else Object.assign(result, { [key]: options[key] });
	});
	return result;
}
function removeUndefinedProperties(obj) {
	for (const key in obj) if (obj[key] === void 0) delete obj[key];
	return obj;
}
function merge(defaults, route, options) {
	if (typeof route === "string") {
		let [method, url] = route.split(" ");
		options = Object.assign(url ? {
			method,
			url
		} : { url: method }, options);
	} else options = Object.assign({}, route);
	options.headers = lowercaseKeys(options.headers);
	removeUndefinedProperties(options);
	removeUndefinedProperties(options.headers);
	const mergedOptions = mergeDeep(defaults || {}, options);
	if (options.url === "/graphql") {
		if (defaults && defaults.mediaType.previews?.length) mergedOptions.mediaType.previews = defaults.mediaType.previews.filter((preview) => !mergedOptions.mediaType.previews.includes(preview)).concat(mergedOptions.mediaType.previews);
		mergedOptions.mediaType.previews = (mergedOptions.mediaType.previews || []).map((preview) => preview.replace(/-preview/, ""));
	}
	return mergedOptions;
}
function addQueryParameters(url, parameters) {
	const separator = /\?/.test(url) ? "&" : "?";
	const names = Object.keys(parameters);
	if (names.length === 0) return url;
	return url + separator + names.map((name) => {
		if (name === "q") return "q=" + parameters.q.split("+").map(encodeURIComponent).join("+");
		return `${name}=${encodeURIComponent(parameters[name])}`;
	}).join("&");
}
var urlVariableRegex = /\{[^{}}]+\}/g;
function removeNonChars(variableName) {
	return variableName.replace(/(?:^\W+)|(?:(?<!\W)\W+$)/g, "").split(/,/);
}
function extractUrlVariableNames(url) {
	const matches = url.match(urlVariableRegex);
	if (!matches) return [];
	return matches.map(removeNonChars).reduce((a, b) => a.concat(b), []);
}
function omit(object, keysToOmit) {
	const result = { __proto__: null };
	for (const key of Object.keys(object)) if (keysToOmit.indexOf(key) === -1) result[key] = object[key];
	return result;
}
function encodeReserved(str) {
	return str.split(/(%[0-9A-Fa-f]{2})/g).map(function(part) {
		if (!/%[0-9A-Fa-f]/.test(part)) part = encodeURI(part).replace(/%5B/g, "[").replace(/%5D/g, "]");
		return part;
	}).join("");
}
function encodeUnreserved(str) {
	return encodeURIComponent(str).replace(/[!'()*]/g, function(c) {
		return "%" + c.charCodeAt(0).toString(16).toUpperCase();
	});
}
function encodeValue(operator, value, key) {
	value = operator === "+" || operator === "#" ? encodeReserved(value) : encodeUnreserved(value);
	if (key) return encodeUnreserved(key) + "=" + value;
	else return value;
}
function isDefined(value) {
	return value !== void 0 && value !== null;
}
function isKeyOperator(operator) {
	return operator === ";" || operator === "&" || operator === "?";
}
function getValues(context, operator, key, modifier) {
	var value = context[key], result = [];
	if (isDefined(value) && value !== "") {
		if (typeof value === "string" || typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
			value = value.toString();
			if (modifier && modifier !== "*") value = value.substring(0, parseInt(modifier, 10));
			result.push(encodeValue(operator, value, isKeyOperator(operator) ? key : ""));
		} else if (modifier === "*") {
			if (Array.isArray(value)) value.filter(isDefined).forEach(function(value2) {
				result.push(encodeValue(operator, value2, isKeyOperator(operator) ? key : ""));
			});
			else Object.keys(value).forEach(function(k) {
				if (isDefined(value[k])) result.push(encodeValue(operator, value[k], k));
			});
		} else {
			const tmp = [];
			if (Array.isArray(value)) value.filter(isDefined).forEach(function(value2) {
				tmp.push(encodeValue(operator, value2));
			});
			else Object.keys(value).forEach(function(k) {
				if (isDefined(value[k])) {
					tmp.push(encodeUnreserved(k));
					tmp.push(encodeValue(operator, value[k].toString()));
				}
			});
			if (isKeyOperator(operator)) result.push(encodeUnreserved(key) + "=" + tmp.join(","));
			else if (tmp.length !== 0) result.push(tmp.join(","));
		}
	} else if (operator === ";") {
		if (isDefined(value)) result.push(encodeUnreserved(key));
	} else if (value === "" && (operator === "&" || operator === "?")) result.push(encodeUnreserved(key) + "=");
	else if (value === "") result.push("");
	return result;
}
function parseUrl(template) {
	return { expand: expand.bind(null, template) };
}
function expand(template, context) {
	var operators = [
		"+",
		"#",
		".",
		"/",
		";",
		"?",
		"&"
	];
	template = template.replace(/\{([^\{\}]+)\}|([^\{\}]+)/g, function(_, expression, literal) {
		if (expression) {
			let operator = "";
			const values = [];
			if (operators.indexOf(expression.charAt(0)) !== -1) {
				operator = expression.charAt(0);
				expression = expression.substr(1);
			}
			expression.split(/,/g).forEach(function(variable) {
				var tmp = /([^:\*]*)(?::(\d+)|(\*))?/.exec(variable);
				values.push(getValues(context, operator, tmp[1], tmp[2] || tmp[3]));
			});
			if (operator && operator !== "+") {
				var separator = ",";
				if (operator === "?") separator = "&";
				else if (operator !== "#") separator = operator;
				return (values.length !== 0 ? operator : "") + values.join(separator);
			} else return values.join(",");
		} else return encodeReserved(literal);
	});
	if (template === "/") return template;
	else return template.replace(/\/$/, "");
}
function parse$1(options) {
	let method = options.method.toUpperCase();
	let url = (options.url || "/").replace(/:([a-z]\w+)/g, "{$1}");
	let headers = Object.assign({}, options.headers);
	let body;
	let parameters = omit(options, [
		"method",
		"baseUrl",
		"url",
		"headers",
		"request",
		"mediaType"
	]);
	const urlVariableNames = extractUrlVariableNames(url);
	url = parseUrl(url).expand(parameters);
	if (!/^http/.test(url)) url = options.baseUrl + url;
	const remainingParameters = omit(parameters, Object.keys(options).filter((option) => urlVariableNames.includes(option)).concat("baseUrl"));
	if (!/application\/octet-stream/i.test(headers.accept)) {
		if (options.mediaType.format) headers.accept = headers.accept.split(/,/).map((format) => format.replace(/application\/vnd(\.\w+)(\.v3)?(\.\w+)?(\+json)?$/, `application/vnd$1$2.${options.mediaType.format}`)).join(",");
		if (url.endsWith("/graphql")) {
			if (options.mediaType.previews?.length) headers.accept = (headers.accept.match(/(?<![\w-])[\w-]+(?=-preview)/g) || []).concat(options.mediaType.previews).map((preview) => {
				return `application/vnd.github.${preview}-preview${options.mediaType.format ? `.${options.mediaType.format}` : "+json"}`;
			}).join(",");
		}
	}
	if (["GET", "HEAD"].includes(method)) url = addQueryParameters(url, remainingParameters);
	else if ("data" in remainingParameters) body = remainingParameters.data;
	else if (Object.keys(remainingParameters).length) body = remainingParameters;
	if (!headers["content-type"] && typeof body !== "undefined") headers["content-type"] = "application/json; charset=utf-8";
	if (["PATCH", "PUT"].includes(method) && typeof body === "undefined") body = "";
	return Object.assign({
		method,
		url,
		headers
	}, typeof body !== "undefined" ? { body } : null, options.request ? { request: options.request } : null);
}
function endpointWithDefaults(defaults, route, options) {
	return parse$1(merge(defaults, route, options));
}
function withDefaults$1(oldDefaults, newDefaults) {
	const DEFAULTS2 = merge(oldDefaults, newDefaults);
	const endpoint2 = endpointWithDefaults.bind(null, DEFAULTS2);
	return Object.assign(endpoint2, {
		DEFAULTS: DEFAULTS2,
		defaults: withDefaults$1.bind(null, DEFAULTS2),
		merge: merge.bind(null, DEFAULTS2),
		parse: parse$1
	});
}
var endpoint = withDefaults$1(null, DEFAULTS);
// node_modules/content-type/dist/index.js
/*!
* content-type
* Copyright(c) 2015 Douglas Christopher Wilson
* MIT Licensed
*/
const SP = 32;
const HTAB = 9;
const SEMI = 59;
const EQ = 61;
const DQUOTE = 34;
const BSLASH = 92;
const COMMA$1 = 44;
const LOWER_CASE = 1;
const OWS = 2;
const SEMI_FLAG = 4;
const COMMA_FLAG = 8;
const TOKEN_FLAG = 16;
const NON_ASCII = 65280;
const CASE_FLAGS = 65281;
/**
* Character flags used to normalize HTTP field values while scanning.
* Out-of-range reads intentionally coerce to zero in bitwise expressions.
*/
const CHAR_MAP = /* @__PURE__ */ new Uint8Array(256);
CHAR_MAP[HTAB] |= OWS;
CHAR_MAP[SP] |= OWS;
CHAR_MAP[SEMI] |= SEMI_FLAG;
CHAR_MAP[COMMA$1] |= COMMA_FLAG;
for (let code = 128; code <= 255; code++) CHAR_MAP[code] |= LOWER_CASE;
for (const char of "!#$%&'*+-.^_`|~") CHAR_MAP[char.charCodeAt(0)] |= TOKEN_FLAG;
for (let code = 48; code <= 57; code++) CHAR_MAP[code] |= TOKEN_FLAG;
for (let code = 65; code <= 90; code++) CHAR_MAP[code] |= 17;
for (let code = 97; code <= 122; code++) CHAR_MAP[code] |= TOKEN_FLAG;
/**
* Null object perf optimization. Faster than `Object.create(null)` and `{ __proto__: null }`.
*/
const NullObject = /* @__PURE__ */ (() => {
	const C = function() {};
	C.prototype = Object.create(null);
	return C;
})();
/**
* Parse a `Content-Type` header.
*/
function parse(header, options) {
	const stopFlags = SEMI_FLAG | (options?.comma === true ? COMMA_FLAG : 0);
	const len = header.length;
	let valueStart = options?.start ?? 0;
	while ((CHAR_MAP[header.charCodeAt(valueStart)] & OWS) !== 0) valueStart++;
	let index = valueStart;
	let typeFlags = 0;
	let whitespace = -1;
	let stop = options?.parameters === false ? COMMA_FLAG : 0;
	while (index < len) {
		const code = header.charCodeAt(index);
		const flags = CHAR_MAP[code];
		if ((flags & stopFlags) !== 0) {
			stop |= flags & COMMA_FLAG;
			break;
		}
		if ((flags & OWS) !== 0) {
			if (whitespace === -1) whitespace = index;
		} else whitespace = -1;
		typeFlags |= code & NON_ASCII | flags;
		index++;
	}
	const valueEnd = whitespace === -1 ? index : whitespace;
	const value = header.slice(valueStart, valueEnd);
	const type = (typeFlags & CASE_FLAGS) === 0 ? value : value.toLowerCase();
	if (index === len || stop !== 0) return {
		type,
		index,
		parameters: new NullObject()
	};
	return parseParameters(header, type, index, len, stopFlags);
}
/**
* Parses the parameters of a `Content-Type` header starting at the given index.
*/
function parseParameters(header, type, index, len, stopFlags) {
	const parameters = new NullObject();
	parameter: while (index < len) {
		index++;
		while ((CHAR_MAP[header.charCodeAt(index)] & OWS) !== 0) index++;
		const keyStart = index;
		let keyFlags = 0;
		let keyWhitespace = -1;
		while (index < len) {
			const code = header.charCodeAt(index);
			const flags = CHAR_MAP[code];
			if ((flags & stopFlags) !== 0) {
				if ((flags & COMMA_FLAG) !== 0) break parameter;
				continue parameter;
			}
			if (code === EQ) {
				const keyEnd = keyWhitespace === -1 ? index : keyWhitespace;
				const value = header.slice(keyStart, keyEnd);
				const key = (keyFlags & CASE_FLAGS) === 0 ? value : value.toLowerCase();
				index++;
				while ((CHAR_MAP[header.charCodeAt(index)] & OWS) !== 0) index++;
				if (index < len && header.charCodeAt(index) === DQUOTE) {
					const quotedStart = ++index;
					let escaped = false;
					while (index < len) {
						const code = header.charCodeAt(index);
						if (code === DQUOTE) {
							if (parameters[key] === void 0) parameters[key] = escaped ? unescapeQuotedPairs(header, quotedStart, index) : header.slice(quotedStart, index);
							index++;
							let stop = 0;
							while (index < len) {
								const code = header.charCodeAt(index);
								const flags = CHAR_MAP[code];
								if ((flags & stopFlags) !== 0) {
									stop = flags & COMMA_FLAG;
									break;
								}
								index++;
							}
							if (stop !== 0) break parameter;
							continue parameter;
						}
						if (code === BSLASH && index + 1 < len) {
							escaped = true;
							index += 2;
							continue;
						}
						index++;
					}
					continue parameter;
				}
				const valueStart = index;
				let stop = 0;
				let valueWhitespace = -1;
				while (index < len) {
					const code = header.charCodeAt(index);
					const flags = CHAR_MAP[code];
					if ((flags & stopFlags) !== 0) {
						stop = flags & COMMA_FLAG;
						break;
					}
					if ((flags & OWS) !== 0) {
						if (valueWhitespace === -1) valueWhitespace = index;
					} else valueWhitespace = -1;
					index++;
				}
				if (parameters[key] === void 0) {
					const valueEnd = valueWhitespace === -1 ? index : valueWhitespace;
					parameters[key] = header.slice(valueStart, valueEnd);
				}
				if (stop !== 0) break parameter;
				continue parameter;
			}
			if ((flags & OWS) !== 0) {
				if (keyWhitespace === -1) keyWhitespace = index;
			} else keyWhitespace = -1;
			keyFlags |= code & NON_ASCII | flags;
			index++;
		}
	}
	return {
		type,
		index,
		parameters
	};
}
/**
* Remove backslashes from quoted pairs in a known-terminated quoted string body.
*/
function unescapeQuotedPairs(str, start, end) {
	let result = "";
	for (let index = start; index < end; index++) if (str.charCodeAt(index) === BSLASH) {
		result += str.slice(start, index);
		start = ++index;
	}
	return result + str.slice(start, end);
}
// node_modules/json-with-bigint/json-with-bigint.js
const intRegex = /^-?\d+$/;
const noiseValue = /^-?\d+n+$/;
const originalStringify = JSON.stringify;
const originalParse = JSON.parse;
const customFormat = /^-?\d+n$/;
const bigIntsStringify = /([\[:])?"(-?\d+)n"($|\s*[,\}\]])/g;
const noiseStringify = /([\[:])?("-?\d+n+)n("$|"\s*[,\}\]])/g;
/**
* @typedef {(this: any, key: string | number | undefined, value: any) => any} Replacer
* @typedef {(key: string | number | undefined, value: any, context?: { source: string }) => any} Reviver
*/
/**
* Checks if a value is unstringifiable according to native JSON.stringify rules.
*
* @param {any} val The value to check.
* @returns {boolean} True if the value is undefined, a function, or a symbol.
*/
const isUnstringifiable = (val) => val === void 0 || typeof val === "function" || typeof val === "symbol";
/**
* Checks if a value is a native JSON.rawJSON object (Node.js 22+).
*
* @param {any} val The value to check.
* @returns {boolean} True if the value is a RawJSON instance.
*/
const isRawJSON = (val) => val !== null && typeof val === "object" && val.constructor && val.constructor.name === "RawJSON";
/**
* Iteratively converts a JS value to a JSON string.
* Used as a fallback when the native JSON.stringify hits the Maximum Call Stack size.
* Fully compliant with JSON formatting (space), replacers, and toJSON behaviors.
*
* @param {any} rootValue The value to stringify.
* @param {Replacer | Array<string | number> | null} [replacer] User's custom replacer function.
* @param {string | number} [spaceParam] Indentation for pretty-printing.
* @returns {string | undefined} The generated JSON string.
*/
const stringifyIteratively = (rootValue, replacer, spaceParam) => {
	let space = "";
	if (typeof spaceParam === "number") space = " ".repeat(Math.min(10, Math.max(0, Math.floor(spaceParam))));
	else if (typeof spaceParam === "string") space = spaceParam.slice(0, 10);
	const isFunctionReplacer = typeof replacer === "function";
	const propertyList = Array.isArray(replacer) ? new Set(replacer.map(String)) : null;
	/**
	* Prepares a value for stringification by resolving toJSON, handling BigInts,
	* applying custom replacers, and unwrapping primitive objects.
	*
	* @param {object|Array} parent The parent object or array holding the value.
	* @param {string} key The key associated with the value.
	* @param {any} val The raw value to process.
	* @returns {any} The processed value ready for stringification.
	*/
	const prepareVal = (parent, key, val) => {
		if (val !== null && typeof val === "object" && typeof val.toJSON === "function") val = val.toJSON(key);
		if (typeof val === "string" && noiseValue.test(val)) return val + "n";
		if (typeof val === "bigint") {
			if ("rawJSON" in JSON) return JSON.rawJSON(val.toString());
			return val.toString() + "n";
		}
		if (isFunctionReplacer) val = replacer.call(parent, key, val);
		if (val !== null && typeof val === "object") {
			if (val instanceof Number || val instanceof String || val instanceof Boolean) val = val.valueOf();
		}
		return val;
	};
	const rootProcessed = prepareVal({ "": rootValue }, "", rootValue);
	if (isUnstringifiable(rootProcessed)) return;
	const isRootPrimitive = rootProcessed === null || typeof rootProcessed !== "object";
	const isRootNativeRawJSON = isRawJSON(rootProcessed);
	if (isRootPrimitive || isRootNativeRawJSON) return originalStringify(rootProcessed);
	const chunks = [];
	let level = 0;
	const stack = [{
		parent: { "": rootProcessed },
		key: "",
		val: rootProcessed,
		isArray: Array.isArray(rootProcessed),
		keys: Array.isArray(rootProcessed) ? null : Object.keys(rootProcessed),
		index: 0,
		first: true
	}];
	const visited = new WeakSet([rootProcessed]);
	while (stack.length > 0) {
		const node = stack[stack.length - 1];
		if (node.index === 0) {
			chunks.push(node.isArray ? "[" : "{");
			level++;
		}
		let isDone = false;
		if (node.isArray) {
			if (node.index < node.val.length) {
				if (!node.first) chunks.push(",");
				if (space) chunks.push("\n" + space.repeat(level));
				const childRaw = node.val[node.index];
				const childVal = prepareVal(node.val, String(node.index), childRaw);
				if (isUnstringifiable(childVal)) {
					chunks.push("null");
					node.first = false;
					node.index++;
				} else {
					const isComplexObject = childVal !== null && typeof childVal === "object";
					const isNativeRaw = isRawJSON(childVal);
					if (isComplexObject && !isNativeRaw) {
						if (visited.has(childVal)) throw new TypeError("Converting circular structure to JSON");
						visited.add(childVal);
						stack.push({
							parent: node.val,
							key: String(node.index),
							val: childVal,
							isArray: Array.isArray(childVal),
							keys: Array.isArray(childVal) ? null : Object.keys(childVal),
							index: 0,
							first: true
						});
						node.first = false;
						node.index++;
					} else {
						chunks.push(originalStringify(childVal));
						node.first = false;
						node.index++;
					}
				}
			} else isDone = true;
		} else {
			while (node.index < node.keys.length) {
				const k = node.keys[node.index++];
				if (propertyList && !propertyList.has(k)) continue;
				const childRaw = node.val[k];
				const childVal = prepareVal(node.val, k, childRaw);
				if (isUnstringifiable(childVal)) continue;
				if (!node.first) chunks.push(",");
				if (space) chunks.push("\n" + space.repeat(level) + originalStringify(k) + ": ");
				else chunks.push(originalStringify(k) + ":");
				const isComplexObject = childVal !== null && typeof childVal === "object";
				const isNativeRaw = isRawJSON(childVal);
				if (isComplexObject && !isNativeRaw) {
					if (visited.has(childVal)) throw new TypeError("Converting circular structure to JSON");
					visited.add(childVal);
					stack.push({
						parent: node.val,
						key: k,
						val: childVal,
						isArray: Array.isArray(childVal),
						keys: Array.isArray(childVal) ? null : Object.keys(childVal),
						index: 0,
						first: true
					});
					node.first = false;
					break;
				} else {
					chunks.push(originalStringify(childVal));
					node.first = false;
				}
			}
			if (node.index >= node.keys.length && stack[stack.length - 1] === node) isDone = true;
		}
		if (isDone) {
			level--;
			if (!node.first && space) chunks.push("\n" + space.repeat(level));
			chunks.push(node.isArray ? "]" : "}");
			visited.delete(node.val);
			stack.pop();
		}
	}
	return chunks.join("");
};
/**
* Converts a JavaScript value to a JSON string.
*
* Supports serialization of BigInt values using two strategies:
* 1. Custom format "123n" → "123" (universal fallback)
* 2. Native JSON.rawJSON() (Node.js 22+, fastest) when available
*
* All other values are serialized exactly like native JSON.stringify().
*
* @param {*} value The value to convert to a JSON string.
* @param {Replacer | Array<string | number> | null} [replacer]
* A function that alters the behavior of the stringification process,
* or an array of strings/numbers to indicate properties to exclude.
* @param {string | number} [space]
* A string or number to specify indentation or pretty-printing.
* @returns {string} The JSON string representation.
*/
const JSONStringify = (value, replacer, space) => {
	try {
		if ("rawJSON" in JSON) return originalStringify(value, (key, val) => {
			if (typeof val === "bigint") return JSON.rawJSON(val.toString());
			if (typeof replacer === "function") return replacer(key, val);
			if (Array.isArray(replacer) && replacer.includes(key)) return val;
			return val;
		}, space);
		if (!value) return originalStringify(value, replacer, space);
		return originalStringify(value, (key, val) => {
			if (typeof val === "string" && noiseValue.test(val)) return val.toString() + "n";
			if (typeof val === "bigint") return val.toString() + "n";
			if (typeof replacer === "function") return replacer(key, val);
			if (Array.isArray(replacer) && replacer.includes(key)) return val;
			return val;
		}, space).replace(bigIntsStringify, "$1$2$3").replace(noiseStringify, "$1$2$3");
	} catch (error) {
		if (error instanceof RangeError) {
			const convertedJSON = stringifyIteratively(value, replacer, space);
			if (convertedJSON === void 0) return void 0;
			if ("rawJSON" in JSON) return convertedJSON;
			return convertedJSON.replace(bigIntsStringify, "$1$2$3").replace(noiseStringify, "$1$2$3");
		}
		throw error;
	}
};
const featureCache = /* @__PURE__ */ new Map();
/**
* Detects if the current JSON.parse implementation supports the context.source feature.
*
* Uses toString() fingerprinting to cache results and automatically detect runtime
* replacements of JSON.parse (polyfills, mocks, etc.).
*
* @returns {boolean} true if context.source is supported, false otherwise.
*/
const isContextSourceSupported = () => {
	const parseFingerprint = JSON.parse.toString();
	if (featureCache.has(parseFingerprint)) return featureCache.get(parseFingerprint);
	try {
		const result = JSON.parse("1", (_, __, context) => !!context?.source && context.source === "1");
		featureCache.set(parseFingerprint, result);
		return result;
	} catch {
		featureCache.set(parseFingerprint, false);
		return false;
	}
};
/**
* Reviver function that converts custom-format BigInt strings back to BigInt values.
* Also handles "noise" strings that accidentally match the BigInt format.
*
* @param {string | number | undefined} key The object key.
* @param {*} value The value being parsed.
* @param {object} [context] Parse context (if supported by JSON.parse).
* @param {Reviver} [userReviver] User's custom reviver function.
* @returns {any} The transformed value.
*/
const convertMarkedBigIntsReviver = (key, value, context, userReviver) => {
	if (typeof value === "string" && customFormat.test(value)) return BigInt(value.slice(0, -1));
	if (typeof value === "string" && noiseValue.test(value)) return value.slice(0, -1);
	if (!(typeof userReviver === "function")) return value;
	return userReviver(key, value, context);
};
/**
* Fast JSON.parse implementation (~2x faster than classic fallback).
* Uses JSON.parse's context.source feature to detect integers and convert
* large numbers directly to BigInt without string manipulation.
*
* Does not support legacy custom format from v1 of this library.
*
* @param {string} text JSON string to parse.
* @param {Reviver} [reviver] Transform function to apply to each value.
* @returns {any} Parsed JavaScript value.
*/
const JSONParseV2 = (text, reviver) => {
	return JSON.parse(text, (key, value, context) => {
		const isBigNumber = typeof value === "number" && (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER);
		const isInt = context && intRegex.test(context.source);
		if (isBigNumber && isInt) return BigInt(context.source);
		if (!(typeof reviver === "function")) return value;
		return reviver(key, value, context);
	});
};
const MAX_INT = Number.MAX_SAFE_INTEGER.toString();
const MAX_DIGITS = MAX_INT.length;
const stringsOrLargeNumbers = /"(?:[^"\\]|\\.)*"|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/g;
const noiseValueWithQuotes = /^"-?\d+n+"$/;
/**
* Iteratively traverses the parsed object bottom-up (post-order),
* emulating the native JSON.parse reviver behavior.
* This avoids Call Stack overflows (RangeError) on deeply nested structures.
*
* @param {any} parsed The natively parsed JSON object.
* @param {Reviver} [userReviver] User's custom reviver function.
* @returns {any} The fully processed object.
*/
const applyReviverIteratively = (parsed, userReviver) => {
	const rootHolder = { "": parsed };
	const stack = [{
		parent: rootHolder,
		key: "",
		visited: false
	}];
	while (stack.length > 0) {
		const node = stack[stack.length - 1];
		if (!node.visited) {
			node.visited = true;
			const value = node.parent[node.key];
			if (value !== null && typeof value === "object") {
				const keys = Object.keys(value);
				for (let i = keys.length - 1; i >= 0; i--) stack.push({
					parent: value,
					key: keys[i],
					visited: false
				});
			}
		} else {
			const { parent, key } = node;
			let value = parent[key];
			if (typeof value === "string") {
				if (customFormat.test(value)) value = BigInt(value.slice(0, -1));
				else if (noiseValue.test(value)) value = value.slice(0, -1);
			}
			if (typeof userReviver === "function") value = userReviver.call(parent, key, value);
			if (value === void 0) delete parent[key];
			else parent[key] = value;
			stack.pop();
		}
	}
	return rootHolder[""];
};
/**
* Pre-processes the JSON string to mark large numbers with an 'n' suffix.
*
* @param {string} text The raw JSON string.
* @returns {string} The serialized string with marked BigInts.
*/
const serializeBigInts = (text) => {
	return text.replace(stringsOrLargeNumbers, (match, digits, fractional, exponential) => {
		const isString = match[0] === "\"";
		if (isString && noiseValueWithQuotes.test(match)) return match.substring(0, match.length - 1) + "n\"";
		const hasFractionalOrExponential = fractional || exponential;
		const isLessThanMaxSafeInt = digits && (digits.length < MAX_DIGITS || digits.length === MAX_DIGITS && digits <= MAX_INT);
		if (isString || hasFractionalOrExponential || isLessThanMaxSafeInt) return match;
		return "\"" + match + "n\"";
	});
};
/**
* Converts a JSON string into a JavaScript value.
*
* Supports parsing of large integers using two strategies:
* 1. Classic fallback: Marks large numbers with "123n" format, then converts to BigInt
* 2. Fast path (JSONParseV2): Uses context.source feature (~2x faster) when available
*
* All other JSON values are parsed exactly like native JSON.parse().
*
* @param {string} text A valid JSON string.
* @param {Reviver} [reviver]
* A function that transforms the results. This function is called for each member
* of the object. If a member contains nested objects, the nested objects are
* transformed before the parent object is.
* @returns {any} The parsed JavaScript value.
* @throws {SyntaxError} If text is not valid JSON.
*/
const JSONParse = (text, reviver) => {
	if (!text) return originalParse(text, reviver);
	try {
		if (isContextSourceSupported()) return JSONParseV2(text, reviver);
		const serializedData = serializeBigInts(text);
		return originalParse(serializedData, (key, value, context) => convertMarkedBigIntsReviver(key, value, context, reviver));
	} catch (error) {
		if (error instanceof RangeError) {
			const serializedData = serializeBigInts(text);
			const parsed = originalParse(serializedData);
			return applyReviverIteratively(parsed, reviver);
		}
		throw error;
	}
};
// node_modules/@octokit/request-error/dist-src/index.js
var RequestError = class extends Error {
	name;
	/**
	* http status code
	*/
	status;
	/**
	* Request options that lead to the error.
	*/
	request;
	/**
	* Response object if a response was received
	*/
	response;
	constructor(message, statusCode, options) {
		super(message, { cause: options.cause });
		this.name = "HttpError";
		this.status = Number.parseInt(statusCode);
		if (Number.isNaN(this.status)) this.status = 0;
		/* v8 ignore else -- @preserve -- Bug with vitest coverage where it sees an else branch that doesn't exist */
		if ("response" in options) this.response = options.response;
		const requestCopy = Object.assign({}, options.request);
		if (options.request.headers.authorization) requestCopy.headers = Object.assign({}, options.request.headers, { authorization: options.request.headers.authorization.replace(/(?<! ) .*$/, " [REDACTED]") });
		requestCopy.url = requestCopy.url.replace(/\bclient_secret=\w+/g, "client_secret=[REDACTED]").replace(/\baccess_token=\w+/g, "access_token=[REDACTED]");
		this.request = requestCopy;
	}
};
// node_modules/@octokit/request/dist-bundle/index.js
var defaults_default = { headers: { "user-agent": `octokit-request.js/10.0.16 ${getUserAgent()}` } };
function isPlainObject(value) {
	if (typeof value !== "object" || value === null) return false;
	if (Object.prototype.toString.call(value) !== "[object Object]") return false;
	const proto = Object.getPrototypeOf(value);
	if (proto === null) return true;
	const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
	return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}
var noop = () => "";
async function fetchWrapper(requestOptions) {
	const fetch = requestOptions.request?.fetch || globalThis.fetch;
	if (!fetch) throw new Error("fetch is not set. Please pass a fetch implementation as new Octokit({ request: { fetch }}). Learn more at https://github.com/octokit/octokit.js/#fetch-missing");
	const log = requestOptions.request?.log || console;
	const parseSuccessResponseBody = requestOptions.request?.parseSuccessResponseBody !== false;
	const body = isPlainObject(requestOptions.body) || Array.isArray(requestOptions.body) ? JSONStringify(requestOptions.body) : requestOptions.body;
	const requestHeaders = Object.fromEntries(Object.entries(requestOptions.headers).map(([name, value]) => [name, String(value)]));
	let fetchResponse;
	try {
		fetchResponse = await fetch(requestOptions.url, {
			method: requestOptions.method,
			body,
			redirect: requestOptions.request?.redirect,
			headers: requestHeaders,
			signal: requestOptions.request?.signal,
			...requestOptions.body && { duplex: "half" }
		});
	} catch (error) {
		let message = "Unknown Error";
		if (error instanceof Error) {
			if (error.name === "AbortError") {
				error.status = 500;
				throw error;
			}
			message = error.message;
			if (error.name === "TypeError" && "cause" in error) {
				if (error.cause instanceof Error) message = error.cause.message;
				else if (typeof error.cause === "string") message = error.cause;
			}
		}
		const requestError = new RequestError(message, 500, { request: requestOptions });
		requestError.cause = error;
		throw requestError;
	}
	const status = fetchResponse.status;
	const url = fetchResponse.url;
	const responseHeaders = {};
	for (const [key, value] of fetchResponse.headers) responseHeaders[key] = value;
	const octokitResponse = {
		url,
		status,
		headers: responseHeaders,
		data: ""
	};
	if ("deprecation" in responseHeaders) {
		const matches = responseHeaders.link && responseHeaders.link.match(/<([^<>]+)>; rel="deprecation"/);
		const deprecationLink = matches && matches.pop();
		log.warn(`[@octokit/request] "${requestOptions.method} ${requestOptions.url}" is deprecated. It is scheduled to be removed on ${responseHeaders.sunset}${deprecationLink ? `. See ${deprecationLink}` : ""}`);
	}
	if (status === 204 || status === 205) return octokitResponse;
	if (requestOptions.method === "HEAD") {
		if (status < 400) return octokitResponse;
		throw new RequestError(fetchResponse.statusText, status, {
			response: octokitResponse,
			request: requestOptions
		});
	}
	if (status === 304) {
		octokitResponse.data = await getResponseData(fetchResponse);
		throw new RequestError("Not modified", status, {
			response: octokitResponse,
			request: requestOptions
		});
	}
	if (status >= 400) {
		octokitResponse.data = await getResponseData(fetchResponse);
		throw new RequestError(toErrorMessage(octokitResponse.data), status, {
			response: octokitResponse,
			request: requestOptions
		});
	}
	octokitResponse.data = parseSuccessResponseBody ? await getResponseData(fetchResponse) : fetchResponse.body;
	return octokitResponse;
}
async function getResponseData(response) {
	const contentType = response.headers.get("content-type");
	if (!contentType) return response.text().catch(noop);
	const mimetype = parse(contentType);
	if (isJSONResponse(mimetype)) {
		let text = "";
		try {
			text = await response.text();
			return JSONParse(text);
		} catch (err) {
			return text;
		}
	} else if (mimetype.type.startsWith("text/") || mimetype.parameters.charset?.toLowerCase() === "utf-8" && mimetype.type !== "application/octet-stream") return response.text().catch(noop);
	else return response.arrayBuffer().catch(
		/* v8 ignore next -- @preserve */
		() => /* @__PURE__ */ new ArrayBuffer(0)
	);
}
function isJSONResponse(mimetype) {
	return mimetype.type === "application/json" || mimetype.type === "application/scim+json";
}
function toErrorMessage(data) {
	if (typeof data === "string") return data;
	if (data instanceof ArrayBuffer) return "Unknown error";
	if (typeof data === "object" && data !== null && "message" in data) {
		const objectData = data;
		const suffix = "documentation_url" in objectData ? ` - ${objectData.documentation_url}` : "";
		return Array.isArray(objectData.errors) ? `${objectData.message}: ${objectData.errors.map((v) => JSON.stringify(v)).join(", ")}${suffix}` : `${objectData.message}${suffix}`;
	}
	return `Unknown error: ${JSON.stringify(data)}`;
}
function withDefaults(oldEndpoint, newDefaults) {
	const endpoint2 = oldEndpoint.defaults(newDefaults);
	const newApi = function(route, parameters) {
		const endpointOptions = endpoint2.merge(route, parameters);
		if (!endpointOptions.request || !endpointOptions.request.hook) return fetchWrapper(endpoint2.parse(endpointOptions));
		const request2 = (route2, parameters2) => {
			return fetchWrapper(endpoint2.parse(endpoint2.merge(route2, parameters2)));
		};
		Object.assign(request2, {
			endpoint: endpoint2,
			defaults: withDefaults.bind(null, endpoint2)
		});
		return endpointOptions.request.hook(request2, endpointOptions);
	};
	return Object.assign(newApi, {
		endpoint: endpoint2,
		defaults: withDefaults.bind(null, endpoint2)
	});
}
var request = withDefaults(endpoint, defaults_default);
/* v8 ignore next -- @preserve */
/* v8 ignore else -- @preserve */
// node_modules/@octokit/oauth-methods/dist-bundle/index.js
function requestToOAuthBaseUrl(request) {
	const endpointDefaults = request.endpoint.DEFAULTS;
	if (/^https:\/\/(api\.)?github\.com$/.test(endpointDefaults.baseUrl)) return "https://github.com";
	if (/^https:\/\/api\..*\.ghe\.com$/.test(endpointDefaults.baseUrl)) return endpointDefaults.baseUrl.replace("api.", "");
	return endpointDefaults.baseUrl.replace("/api/v3", "");
}
async function oauthRequest(request, route, parameters) {
	const withOAuthParameters = {
		baseUrl: requestToOAuthBaseUrl(request),
		headers: { accept: "application/json" },
		...parameters
	};
	const response = await request(route, withOAuthParameters);
	if ("error" in response.data) {
		const error = new RequestError(`${response.data.error_description} (${response.data.error}, ${response.data.error_uri})`, 400, { request: request.endpoint.merge(route, withOAuthParameters) });
		error.response = response;
		throw error;
	}
	return response;
}
async function exchangeWebFlowCode(options) {
	const response = await oauthRequest(options.request || request, "POST /login/oauth/access_token", {
		client_id: options.clientId,
		client_secret: options.clientSecret,
		code: options.code,
		redirect_uri: options.redirectUrl
	});
	const authentication = {
		clientType: options.clientType,
		clientId: options.clientId,
		clientSecret: options.clientSecret,
		token: response.data.access_token,
		scopes: response.data.scope.split(/\s+/).filter(Boolean)
	};
	if (options.clientType === "github-app") {
		if ("refresh_token" in response.data) {
			const apiTimeInMs = new Date(response.headers.date).getTime();
			authentication.refreshToken = response.data.refresh_token, authentication.expiresAt = toTimestamp(apiTimeInMs, response.data.expires_in), authentication.refreshTokenExpiresAt = toTimestamp(apiTimeInMs, response.data.refresh_token_expires_in);
		}
		delete authentication.scopes;
	}
	return {
		...response,
		authentication
	};
}
function toTimestamp(apiTimeInMs, expirationInSeconds) {
	return new Date(apiTimeInMs + expirationInSeconds * 1e3).toISOString();
}
async function createDeviceCode(options) {
	const request$5 = options.request || request;
	const parameters = { client_id: options.clientId };
	if ("scopes" in options && Array.isArray(options.scopes)) parameters.scope = options.scopes.join(" ");
	return oauthRequest(request$5, "POST /login/device/code", parameters);
}
async function exchangeDeviceCode(options) {
	const response = await oauthRequest(options.request || request, "POST /login/oauth/access_token", {
		client_id: options.clientId,
		device_code: options.code,
		grant_type: "urn:ietf:params:oauth:grant-type:device_code"
	});
	const authentication = {
		clientType: options.clientType,
		clientId: options.clientId,
		token: response.data.access_token,
		scopes: response.data.scope.split(/\s+/).filter(Boolean)
	};
	if ("clientSecret" in options) authentication.clientSecret = options.clientSecret;
	if (options.clientType === "github-app") {
		if ("refresh_token" in response.data) {
			const apiTimeInMs = new Date(response.headers.date).getTime();
			authentication.refreshToken = response.data.refresh_token, authentication.expiresAt = toTimestamp2(apiTimeInMs, response.data.expires_in), authentication.refreshTokenExpiresAt = toTimestamp2(apiTimeInMs, response.data.refresh_token_expires_in);
		}
		delete authentication.scopes;
	}
	return {
		...response,
		authentication
	};
}
function toTimestamp2(apiTimeInMs, expirationInSeconds) {
	return new Date(apiTimeInMs + expirationInSeconds * 1e3).toISOString();
}
async function checkToken(options) {
	const response = await (options.request || request)("POST /applications/{client_id}/token", {
		headers: { authorization: `basic ${btoa(`${options.clientId}:${options.clientSecret}`)}` },
		client_id: options.clientId,
		access_token: options.token
	});
	const authentication = {
		clientType: options.clientType,
		clientId: options.clientId,
		clientSecret: options.clientSecret,
		token: options.token,
		scopes: response.data.scopes
	};
	if (response.data.expires_at) authentication.expiresAt = response.data.expires_at;
	if (options.clientType === "github-app") delete authentication.scopes;
	return {
		...response,
		authentication
	};
}
async function refreshToken(options) {
	const response = await oauthRequest(options.request || request, "POST /login/oauth/access_token", {
		client_id: options.clientId,
		client_secret: options.clientSecret,
		grant_type: "refresh_token",
		refresh_token: options.refreshToken
	});
	const apiTimeInMs = new Date(response.headers.date).getTime();
	const authentication = {
		clientType: "github-app",
		clientId: options.clientId,
		clientSecret: options.clientSecret,
		token: response.data.access_token,
		refreshToken: response.data.refresh_token,
		expiresAt: toTimestamp3(apiTimeInMs, response.data.expires_in),
		refreshTokenExpiresAt: toTimestamp3(apiTimeInMs, response.data.refresh_token_expires_in)
	};
	return {
		...response,
		authentication
	};
}
function toTimestamp3(apiTimeInMs, expirationInSeconds) {
	return new Date(apiTimeInMs + expirationInSeconds * 1e3).toISOString();
}
async function resetToken(options) {
	const response = await (options.request || request)("PATCH /applications/{client_id}/token", {
		headers: { authorization: `basic ${btoa(`${options.clientId}:${options.clientSecret}`)}` },
		client_id: options.clientId,
		access_token: options.token
	});
	const authentication = {
		clientType: options.clientType,
		clientId: options.clientId,
		clientSecret: options.clientSecret,
		token: response.data.token,
		scopes: response.data.scopes
	};
	if (response.data.expires_at) authentication.expiresAt = response.data.expires_at;
	if (options.clientType === "github-app") delete authentication.scopes;
	return {
		...response,
		authentication
	};
}
async function deleteToken(options) {
	return (options.request || request)("DELETE /applications/{client_id}/token", {
		headers: { authorization: `basic ${btoa(`${options.clientId}:${options.clientSecret}`)}` },
		client_id: options.clientId,
		access_token: options.token
	});
}
async function deleteAuthorization(options) {
	return (options.request || request)("DELETE /applications/{client_id}/grant", {
		headers: { authorization: `basic ${btoa(`${options.clientId}:${options.clientSecret}`)}` },
		client_id: options.clientId,
		access_token: options.token
	});
}
/* v8 ignore next: we always pass a custom request in tests -- @preserve */
// node_modules/@octokit/auth-oauth-device/dist-bundle/index.js
async function getOAuthAccessToken(state, options) {
	const cachedAuthentication = getCachedAuthentication(state, options.auth);
	if (cachedAuthentication) return cachedAuthentication;
	const { data: verification } = await createDeviceCode({
		clientType: state.clientType,
		clientId: state.clientId,
		request: options.request || state.request,
		scopes: options.auth.scopes || state.scopes
	});
	await state.onVerification(verification);
	const authentication = await waitForAccessToken(options.request || state.request, state.clientId, state.clientType, verification);
	state.authentication = authentication;
	return authentication;
}
function getCachedAuthentication(state, auth2) {
	if (auth2.refresh === true) return false;
	if (!state.authentication) return false;
	if (state.clientType === "github-app") return state.authentication;
	const authentication = state.authentication;
	return ("scopes" in auth2 && auth2.scopes || state.scopes).join(" ") === authentication.scopes.join(" ") ? authentication : false;
}
async function wait(seconds) {
	await new Promise((resolve) => setTimeout(resolve, seconds * 1e3));
}
async function waitForAccessToken(request, clientId, clientType, verification) {
	try {
		const options = {
			clientId,
			request,
			code: verification.device_code
		};
		const { authentication } = clientType === "oauth-app" ? await exchangeDeviceCode({
			...options,
			clientType: "oauth-app"
		}) : await exchangeDeviceCode({
			...options,
			clientType: "github-app"
		});
		return {
			type: "token",
			tokenType: "oauth",
			...authentication
		};
	} catch (error) {
		if (!error.response) throw error;
		const errorType = error.response.data.error;
		if (errorType === "authorization_pending") {
			await wait(verification.interval);
			return waitForAccessToken(request, clientId, clientType, verification);
		}
		if (errorType === "slow_down") {
			await wait(verification.interval + 7);
			return waitForAccessToken(request, clientId, clientType, verification);
		}
		throw error;
	}
}
async function auth$3(state, authOptions) {
	return getOAuthAccessToken(state, { auth: authOptions });
}
async function hook$3(state, request, route, parameters) {
	let endpoint = request.endpoint.merge(route, parameters);
	if (/\/login\/(oauth\/access_token|device\/code)$/.test(endpoint.url)) return request(endpoint);
	const { token } = await getOAuthAccessToken(state, {
		request,
		auth: { type: "oauth" }
	});
	endpoint.headers.authorization = `token ${token}`;
	return request(endpoint);
}
var VERSION$4 = "0.0.0-development";
function createOAuthDeviceAuth(options) {
	const requestWithDefaults = options.request || request.defaults({ headers: { "user-agent": `octokit-auth-oauth-device.js/${VERSION$4} ${getUserAgent()}` } });
	const { request: request$3 = requestWithDefaults, ...otherOptions } = options;
	const state = options.clientType === "github-app" ? {
		...otherOptions,
		clientType: "github-app",
		request: request$3
	} : {
		...otherOptions,
		clientType: "oauth-app",
		request: request$3,
		scopes: options.scopes || []
	};
	if (!options.clientId) throw new Error("[@octokit/auth-oauth-device] \"clientId\" option must be set (https://github.com/octokit/auth-oauth-device.js#usage)");
	if (!options.onVerification) throw new Error("[@octokit/auth-oauth-device] \"onVerification\" option must be a function (https://github.com/octokit/auth-oauth-device.js#usage)");
	return Object.assign(auth$3.bind(null, state), { hook: hook$3.bind(null, state) });
}
/* v8 ignore next 2 -- @preserve */
// node_modules/@octokit/auth-oauth-user/dist-bundle/index.js
var VERSION$3 = "0.0.0-development";
async function getAuthentication(state) {
	if ("code" in state.strategyOptions) {
		const { authentication } = await exchangeWebFlowCode({
			clientId: state.clientId,
			clientSecret: state.clientSecret,
			clientType: state.clientType,
			onTokenCreated: state.onTokenCreated,
			...state.strategyOptions,
			request: state.request
		});
		return {
			type: "token",
			tokenType: "oauth",
			...authentication
		};
	}
	if ("onVerification" in state.strategyOptions) {
		const authentication = await createOAuthDeviceAuth({
			clientType: state.clientType,
			clientId: state.clientId,
			onTokenCreated: state.onTokenCreated,
			...state.strategyOptions,
			request: state.request
		})({ type: "oauth" });
		return {
			clientSecret: state.clientSecret,
			...authentication
		};
	}
	if ("token" in state.strategyOptions) return {
		type: "token",
		tokenType: "oauth",
		clientId: state.clientId,
		clientSecret: state.clientSecret,
		clientType: state.clientType,
		onTokenCreated: state.onTokenCreated,
		...state.strategyOptions
	};
	throw new Error("[@octokit/auth-oauth-user] Invalid strategy options");
}
async function auth$2(state, options = {}) {
	if (!state.authentication) state.authentication = state.clientType === "oauth-app" ? await getAuthentication(state) : await getAuthentication(state);
	if (state.authentication.invalid) throw new Error("[@octokit/auth-oauth-user] Token is invalid");
	const currentAuthentication = state.authentication;
	if ("expiresAt" in currentAuthentication) {
		if (options.type === "refresh" || new Date(currentAuthentication.expiresAt) < /* @__PURE__ */ new Date()) {
			const { authentication } = await refreshToken({
				clientType: "github-app",
				clientId: state.clientId,
				clientSecret: state.clientSecret,
				refreshToken: currentAuthentication.refreshToken,
				request: state.request
			});
			state.authentication = {
				tokenType: "oauth",
				type: "token",
				...authentication
			};
		}
	}
	if (options.type === "refresh") {
		if (state.clientType === "oauth-app") throw new Error("[@octokit/auth-oauth-user] OAuth Apps do not support expiring tokens");
		if (!currentAuthentication.hasOwnProperty("expiresAt")) throw new Error("[@octokit/auth-oauth-user] Refresh token missing");
		await state.onTokenCreated?.(state.authentication, { type: options.type });
	}
	if (options.type === "check" || options.type === "reset") {
		const method = options.type === "check" ? checkToken : resetToken;
		try {
			const { authentication } = await method({
				clientType: state.clientType,
				clientId: state.clientId,
				clientSecret: state.clientSecret,
				token: state.authentication.token,
				request: state.request
			});
			state.authentication = {
				tokenType: "oauth",
				type: "token",
				...authentication
			};
			if (options.type === "reset") await state.onTokenCreated?.(state.authentication, { type: options.type });
			return state.authentication;
		} catch (error) {
			if (error.status === 404) {
				error.message = "[@octokit/auth-oauth-user] Token is invalid";
				state.authentication.invalid = true;
			}
			throw error;
		}
	}
	if (options.type === "delete" || options.type === "deleteAuthorization") {
		const method = options.type === "delete" ? deleteToken : deleteAuthorization;
		try {
			await method({
				clientType: state.clientType,
				clientId: state.clientId,
				clientSecret: state.clientSecret,
				token: state.authentication.token,
				request: state.request
			});
		} catch (error) {
			if (error.status !== 404) throw error;
		}
		state.authentication.invalid = true;
		return state.authentication;
	}
	return state.authentication;
}
var ROUTES_REQUIRING_BASIC_AUTH = /\/applications\/[^/]+\/(token|grant)s?/;
function requiresBasicAuth(url) {
	return url && ROUTES_REQUIRING_BASIC_AUTH.test(url);
}
async function hook$2(state, request, route, parameters = {}) {
	const endpoint = request.endpoint.merge(route, parameters);
	if (/\/login\/(oauth\/access_token|device\/code)$/.test(endpoint.url)) return request(endpoint);
	if (requiresBasicAuth(endpoint.url)) {
		const credentials = btoa(`${state.clientId}:${state.clientSecret}`);
		endpoint.headers.authorization = `basic ${credentials}`;
		return request(endpoint);
	}
	const { token } = state.clientType === "oauth-app" ? await auth$2({
		...state,
		request
	}) : await auth$2({
		...state,
		request
	});
	endpoint.headers.authorization = "token " + token;
	return request(endpoint);
}
function createOAuthUserAuth({ clientId, clientSecret, clientType = "oauth-app", request: request$2 = request.defaults({ headers: { "user-agent": `octokit-auth-oauth-app.js/${VERSION$3} ${getUserAgent()}` } }), onTokenCreated, ...strategyOptions }) {
	const state = Object.assign({
		clientType,
		clientId,
		clientSecret,
		onTokenCreated,
		strategyOptions,
		request: request$2
	});
	return Object.assign(auth$2.bind(null, state), { hook: hook$2.bind(null, state) });
}
createOAuthUserAuth.VERSION = VERSION$3;
/* v8 ignore if -- @preserve */
/* v8 ignore next -- @preserve */
// node_modules/@octokit/auth-oauth-app/dist-bundle/index.js
async function auth$1(state, authOptions) {
	if (authOptions.type === "oauth-app") return {
		type: "oauth-app",
		clientId: state.clientId,
		clientSecret: state.clientSecret,
		clientType: state.clientType,
		headers: { authorization: `basic ${btoa(`${state.clientId}:${state.clientSecret}`)}` }
	};
	if ("factory" in authOptions) {
		const { type, ...options } = {
			...authOptions,
			...state
		};
		return authOptions.factory(options);
	}
	const common = {
		clientId: state.clientId,
		clientSecret: state.clientSecret,
		request: state.request,
		...authOptions
	};
	return (state.clientType === "oauth-app" ? await createOAuthUserAuth({
		...common,
		clientType: state.clientType
	}) : await createOAuthUserAuth({
		...common,
		clientType: state.clientType
	}))();
}
async function hook$1(state, request2, route, parameters) {
	let endpoint = request2.endpoint.merge(route, parameters);
	if (/\/login\/(oauth\/access_token|device\/code)$/.test(endpoint.url)) return request2(endpoint);
	if (state.clientType === "github-app" && !requiresBasicAuth(endpoint.url)) throw new Error(`[@octokit/auth-oauth-app] GitHub Apps cannot use their client ID/secret for basic authentication for endpoints other than "/applications/{client_id}/**". "${endpoint.method} ${endpoint.url}" is not supported.`);
	const credentials = btoa(`${state.clientId}:${state.clientSecret}`);
	endpoint.headers.authorization = `basic ${credentials}`;
	try {
		return await request2(endpoint);
	} catch (error) {
		if (error.status !== 401) throw error;
		error.message = `[@octokit/auth-oauth-app] "${endpoint.method} ${endpoint.url}" does not support clientId/clientSecret basic authentication.`;
		throw error;
	}
}
var VERSION$2 = "0.0.0-development";
function createOAuthAppAuth(options) {
	const state = Object.assign({
		request: request.defaults({ headers: { "user-agent": `octokit-auth-oauth-app.js/${VERSION$2} ${getUserAgent()}` } }),
		clientType: "oauth-app"
	}, options);
	return Object.assign(auth$1.bind(null, state), { hook: hook$1.bind(null, state) });
}
/* v8 ignore next -- @preserve */
// node_modules/universal-github-app-jwt/lib/utils.js
/**
* @param {string} privateKey
* @returns {boolean}
*/
function isPkcs1(privateKey) {
	return privateKey.includes("-----BEGIN RSA PRIVATE KEY-----");
}
/**
* @param {string} privateKey
* @returns {boolean}
*/
function isOpenSsh(privateKey) {
	return privateKey.includes("-----BEGIN OPENSSH PRIVATE KEY-----");
}
/**
* @param {string} str
* @returns {ArrayBuffer}
*/
function string2ArrayBuffer(str) {
	const buf = new ArrayBuffer(str.length);
	const bufView = new Uint8Array(buf);
	for (let i = 0, strLen = str.length; i < strLen; i++) bufView[i] = str.charCodeAt(i);
	return buf;
}
/**
* @param {string} pem
* @returns {ArrayBuffer}
*/
function getDERfromPEM(pem) {
	const pemB64 = pem.trim().split("\n").slice(1, -1).join("");
	return string2ArrayBuffer(atob(pemB64));
}
/**
* @param {import('../internals').Header} header
* @param {import('../internals').Payload} payload
* @returns {string}
*/
function getEncodedMessage(header, payload) {
	return `${base64encodeJSON(header)}.${base64encodeJSON(payload)}`;
}
/**
* @param {ArrayBuffer} buffer
* @returns {string}
*/
function base64encode(buffer) {
	var binary = "";
	var bytes = new Uint8Array(buffer);
	var len = bytes.byteLength;
	for (var i = 0; i < len; i++) binary += String.fromCharCode(bytes[i]);
	return fromBase64(btoa(binary));
}
/**
* @param {string} base64
* @returns {string}
*/
function fromBase64(base64) {
	return base64.replace(/=/g, "").replace(/\+/g, "-").replace(/\//g, "_");
}
/**
* @param {Record<string,unknown>} obj
* @returns {string}
*/
function base64encodeJSON(obj) {
	return fromBase64(btoa(JSON.stringify(obj)));
}
// node_modules/universal-github-app-jwt/lib/crypto-node.js
function convertPrivateKey(privateKey) {
	if (!isPkcs1(privateKey)) return privateKey;
	return (0,external_node_crypto_namespaceObject.createPrivateKey)(privateKey).export({
		type: "pkcs8",
		format: "pem"
	});
}
// node_modules/universal-github-app-jwt/lib/get-token.js
/**
* @param {import('../internals').GetTokenOptions} options
* @returns {Promise<string>}
*/
async function getToken({ privateKey, payload }) {
	const convertedPrivateKey = convertPrivateKey(privateKey);
	/* c8 ignore start */
	if (isPkcs1(convertedPrivateKey)) throw new Error("[universal-github-app-jwt] Private Key is in PKCS#1 format, but only PKCS#8 is supported. See https://github.com/gr2m/universal-github-app-jwt#private-key-formats");
	/* c8 ignore stop */
	if (isOpenSsh(convertedPrivateKey)) throw new Error("[universal-github-app-jwt] Private Key is in OpenSSH format, but only PKCS#8 is supported. See https://github.com/gr2m/universal-github-app-jwt#private-key-formats");
	const algorithm = {
		name: "RSASSA-PKCS1-v1_5",
		hash: { name: "SHA-256" }
	};
	/** @type {import('../internals').Header} */
	const header = {
		alg: "RS256",
		typ: "JWT"
	};
	const privateKeyDER = getDERfromPEM(convertedPrivateKey);
	const importedKey = await external_node_crypto_namespaceObject.subtle.importKey("pkcs8", privateKeyDER, algorithm, false, ["sign"]);
	const encodedMessage = getEncodedMessage(header, payload);
	const encodedMessageArrBuf = string2ArrayBuffer(encodedMessage);
	return `${encodedMessage}.${base64encode(await external_node_crypto_namespaceObject.subtle.sign(algorithm.name, importedKey, encodedMessageArrBuf))}`;
}
// node_modules/universal-github-app-jwt/index.js
/**
* @param {import(".").Options} options
* @returns {Promise<import(".").Result>}
*/
async function githubAppJwt({ id, privateKey, now = Math.floor(Date.now() / 1e3) }) {
	const privateKeyWithNewlines = privateKey.replace(/\\n/g, "\n");
	const nowWithSafetyMargin = now - 30;
	const expiration = nowWithSafetyMargin + 600;
	return {
		appId: id,
		expiration,
		token: await getToken({
			privateKey: privateKeyWithNewlines,
			payload: {
				iat: nowWithSafetyMargin,
				exp: expiration,
				iss: id
			}
		})
	};
}
// node_modules/toad-cache/dist/toad-cache.mjs
/**
* toad-cache
*
* @copyright 2026 Igor Savin <kibertoad@gmail.com>
* @license MIT
* @version 3.7.3
*/
/**
* Validates the shared cache constructor parameters.
* Both values must be non-negative integers.
*
* @param {number} max
* @param {number} ttlInMsecs
*/
function validateCacheParams(max, ttlInMsecs) {
	if (typeof max !== "number" || !Number.isInteger(max) || max < 0) throw new Error("Invalid max value");
	if (typeof ttlInMsecs !== "number" || !Number.isInteger(ttlInMsecs) || ttlInMsecs < 0) throw new Error("Invalid ttl value");
}
var LruObject = class {
	constructor(max = 1e3, ttlInMsecs = 0) {
		validateCacheParams(max, ttlInMsecs);
		this.first = null;
		this.items = Object.create(null);
		this.last = null;
		this.size = 0;
		this.max = max;
		this.ttl = ttlInMsecs;
	}
	bumpLru(item) {
		if (this.last === item) return;
		const last = this.last;
		const next = item.next;
		const prev = item.prev;
		if (this.first === item) this.first = next;
		item.next = null;
		item.prev = last;
		last.next = item;
		if (prev !== null) prev.next = next;
		/* v8 ignore next 3 -- next is always non-null here: the early return above guarantees item !== this.last in a well-formed list */
		if (next !== null) next.prev = prev;
		this.last = item;
	}
	clear() {
		this.items = Object.create(null);
		this.first = null;
		this.last = null;
		this.size = 0;
	}
	delete(key) {
		const item = this.items[key];
		if (item !== void 0) {
			delete this.items[key];
			this.size--;
			if (item.prev !== null) item.prev.next = item.next;
			if (item.next !== null) item.next.prev = item.prev;
			if (this.first === item) this.first = item.next;
			if (this.last === item) this.last = item.prev;
		}
	}
	deleteMany(keys) {
		for (var i = 0; i < keys.length; i++) this.delete(keys[i]);
	}
	evict() {
		if (this.size > 0) {
			const item = this.first;
			delete this.items[item.key];
			if (--this.size === 0) {
				this.first = null;
				this.last = null;
			} else {
				this.first = item.next;
				this.first.prev = null;
			}
		}
	}
	expiresAt(key) {
		const item = this.items[key];
		if (item !== void 0) return item.expiry;
	}
	get(key) {
		const item = this.items[key];
		if (item !== void 0) {
			if (this.ttl > 0 && item.expiry <= Date.now()) {
				this.delete(key);
				return;
			}
			this.bumpLru(item);
			return item.value;
		}
	}
	getMany(keys) {
		const result = new Array(keys.length);
		for (var i = 0; i < keys.length; i++) result[i] = this.get(keys[i]);
		return result;
	}
	keys() {
		return Object.keys(this.items);
	}
	set(key, value) {
		const existing = this.items[key];
		if (existing !== void 0) {
			existing.value = value;
			existing.expiry = this.ttl > 0 ? Date.now() + this.ttl : this.ttl;
			this.bumpLru(existing);
			return;
		}
		if (this.max > 0 && this.size >= this.max) this.evict();
		const item = {
			expiry: this.ttl > 0 ? Date.now() + this.ttl : this.ttl,
			key,
			prev: this.last,
			next: null,
			value
		};
		this.items[key] = item;
		if (++this.size === 1) this.first = item;
		else this.last.next = item;
		this.last = item;
	}
};
// node_modules/@octokit/auth-app/dist-node/index.js
async function getAppAuthentication({ appId, privateKey, timeDifference, createJwt }) {
	try {
		if (createJwt) {
			const { jwt, expiresAt } = await createJwt(appId, timeDifference);
			return {
				type: "app",
				token: jwt,
				appId,
				expiresAt
			};
		}
		const authOptions = {
			id: appId,
			privateKey
		};
		if (timeDifference) Object.assign(authOptions, { now: Math.floor(Date.now() / 1e3) + timeDifference });
		const appAuthentication = await githubAppJwt(authOptions);
		return {
			type: "app",
			token: appAuthentication.token,
			appId: appAuthentication.appId,
			expiresAt: (/* @__PURE__ */ new Date(appAuthentication.expiration * 1e3)).toISOString()
		};
	} catch (error) {
		if (privateKey === "-----BEGIN RSA PRIVATE KEY-----") throw new Error("The 'privateKey` option contains only the first line '-----BEGIN RSA PRIVATE KEY-----'. If you are setting it using a `.env` file, make sure it is set on a single line with newlines replaced by '\n'");
		else throw error;
	}
}
function getCache() {
	return new LruObject(15e3, 354e4);
}
async function get(cache, options) {
	const cacheKey = optionsToCacheKey(options);
	const result = await cache.get(cacheKey);
	if (!result) return;
	const [token, createdAt, expiresAt, repositorySelection, permissionsString, singleFileName] = result.split("|");
	return {
		token,
		createdAt,
		expiresAt,
		permissions: options.permissions || permissionsString.split(/,/).reduce((permissions2, string) => {
			if (/!$/.test(string)) permissions2[string.slice(0, -1)] = "write";
			else permissions2[string] = "read";
			return permissions2;
		}, {}),
		repositoryIds: options.repositoryIds,
		repositoryNames: options.repositoryNames,
		singleFileName,
		repositorySelection
	};
}
async function set(cache, options, data) {
	const key = optionsToCacheKey(options);
	const permissionsString = options.permissions ? "" : Object.keys(data.permissions).map((name) => `${name}${data.permissions[name] === "write" ? "!" : ""}`).join(",");
	const value = [
		data.token,
		data.createdAt,
		data.expiresAt,
		data.repositorySelection,
		permissionsString,
		data.singleFileName
	].join("|");
	await cache.set(key, value);
}
function optionsToCacheKey({ installationId, permissions = {}, repositoryIds = [], repositoryNames = [] }) {
	const permissionsString = Object.keys(permissions).sort().map((name) => permissions[name] === "read" ? name : `${name}!`).join(",");
	return [
		installationId,
		repositoryIds.sort().join(","),
		repositoryNames.join(","),
		permissionsString
	].filter(Boolean).join("|");
}
function toTokenAuthentication({ installationId, token, createdAt, expiresAt, repositorySelection, permissions, repositoryIds, repositoryNames, singleFileName }) {
	return Object.assign({
		type: "token",
		tokenType: "installation",
		token,
		installationId,
		permissions,
		createdAt,
		expiresAt,
		repositorySelection
	}, repositoryIds ? { repositoryIds } : null, repositoryNames ? { repositoryNames } : null, singleFileName ? { singleFileName } : null);
}
async function getInstallationAuthentication(state, options, customRequest) {
	const installationId = Number(options.installationId || state.installationId);
	if (!installationId) throw new Error("[@octokit/auth-app] installationId option is required for installation authentication.");
	if (options.factory) {
		const { type, factory, oauthApp, ...factoryAuthOptions } = {
			...state,
			...options
		};
		return factory(factoryAuthOptions);
	}
	const request = customRequest || state.request;
	return getInstallationAuthenticationConcurrently(state, {
		...options,
		installationId
	}, request);
}
var pendingPromises = /* @__PURE__ */ new Map();
function getInstallationAuthenticationConcurrently(state, options, request) {
	const cacheKey = optionsToCacheKey(options);
	if (pendingPromises.has(cacheKey)) return pendingPromises.get(cacheKey);
	const promise = getInstallationAuthenticationImpl(state, options, request).finally(() => pendingPromises.delete(cacheKey));
	pendingPromises.set(cacheKey, promise);
	return promise;
}
async function getInstallationAuthenticationImpl(state, options, request) {
	if (!options.refresh) {
		const result = await get(state.cache, options);
		if (result) {
			const { token: token2, createdAt: createdAt2, expiresAt: expiresAt2, permissions: permissions2, repositoryIds: repositoryIds2, repositoryNames: repositoryNames2, singleFileName: singleFileName2, repositorySelection: repositorySelection2 } = result;
			return toTokenAuthentication({
				installationId: options.installationId,
				token: token2,
				createdAt: createdAt2,
				expiresAt: expiresAt2,
				permissions: permissions2,
				repositorySelection: repositorySelection2,
				repositoryIds: repositoryIds2,
				repositoryNames: repositoryNames2,
				singleFileName: singleFileName2
			});
		}
	}
	const appAuthentication = await getAppAuthentication(state);
	const payload = {
		installation_id: options.installationId,
		mediaType: { previews: ["machine-man"] },
		headers: { authorization: `bearer ${appAuthentication.token}` }
	};
	if (options.repositoryIds) Object.assign(payload, { repository_ids: options.repositoryIds });
	if (options.repositoryNames) Object.assign(payload, { repositories: options.repositoryNames });
	if (options.permissions) Object.assign(payload, { permissions: options.permissions });
	const { data: { token, expires_at: expiresAt, repositories, permissions: permissionsOptional, repository_selection: repositorySelectionOptional, single_file: singleFileName } } = await request("POST /app/installations/{installation_id}/access_tokens", payload);
	const permissions = permissionsOptional || {};
	const repositorySelection = repositorySelectionOptional || "all";
	const repositoryIds = repositories ? repositories.map((r) => r.id) : void 0;
	const repositoryNames = repositories ? repositories.map((repo) => repo.name) : void 0;
	const createdAt = (/* @__PURE__ */ new Date()).toISOString();
	const cacheOptions = {
		token,
		createdAt,
		expiresAt,
		repositorySelection,
		permissions,
		repositoryIds,
		repositoryNames
	};
	if (singleFileName) Object.assign(payload, { singleFileName });
	await set(state.cache, options, cacheOptions);
	const cacheData = {
		installationId: options.installationId,
		token,
		createdAt,
		expiresAt,
		repositorySelection,
		permissions,
		repositoryIds,
		repositoryNames
	};
	if (singleFileName) Object.assign(cacheData, { singleFileName });
	return toTokenAuthentication(cacheData);
}
async function auth(state, authOptions) {
	switch (authOptions.type) {
		case "app": return getAppAuthentication(state);
		case "oauth-app": return state.oauthApp({ type: "oauth-app" });
		case "installation": return getInstallationAuthentication(state, {
			...authOptions,
			type: "installation"
		});
		case "oauth-user": return state.oauthApp(authOptions);
		default: throw new Error(`Invalid auth type: ${authOptions.type}`);
	}
}
var PATHS = [
	"/app",
	"/app/hook/config",
	"/app/hook/deliveries",
	"/app/hook/deliveries/{delivery_id}",
	"/app/hook/deliveries/{delivery_id}/attempts",
	"/app/installations",
	"/app/installations/{installation_id}",
	"/app/installations/{installation_id}/access_tokens",
	"/app/installations/{installation_id}/suspended",
	"/app/installation-requests",
	"/marketplace_listing/accounts/{account_id}",
	"/marketplace_listing/plan",
	"/marketplace_listing/plans",
	"/marketplace_listing/plans/{plan_id}/accounts",
	"/marketplace_listing/stubbed/accounts/{account_id}",
	"/marketplace_listing/stubbed/plan",
	"/marketplace_listing/stubbed/plans",
	"/marketplace_listing/stubbed/plans/{plan_id}/accounts",
	"/orgs/{org}/installation",
	"/repos/{owner}/{repo}/installation",
	"/users/{username}/installation",
	"/enterprises/{enterprise}/installation"
];
function routeMatcher(paths) {
	const regex = `^(?:${paths.map((p) => p.split("/").map((c) => c.startsWith("{") ? "(?:.+?)" : c).join("/")).map((r) => `(?:${r})`).join("|")})$`;
	return new RegExp(regex, "i");
}
var REGEX = routeMatcher(PATHS);
function requiresAppAuth(url) {
	return !!url && REGEX.test(url.split("?")[0]);
}
var FIVE_SECONDS_IN_MS = 5e3;
function isNotTimeSkewError(error) {
	return !(error.message.match(/'Expiration time' claim \('exp'\) is too far in the future/) || error.message.match(/'Expiration time' claim \('exp'\) must be a numeric value representing the future time at which the assertion expires/) || error.message.match(/'Issued at' claim \('iat'\) must be an Integer representing the time that the assertion was issued/));
}
async function hook(state, request, route, parameters) {
	const endpoint = request.endpoint.merge(route, parameters);
	const url = endpoint.url;
	if (/\/login\/oauth\/access_token$/.test(url)) return request(endpoint);
	if (requiresAppAuth(url.replace(request.endpoint.DEFAULTS.baseUrl, ""))) {
		const { token: token2 } = await getAppAuthentication(state);
		endpoint.headers.authorization = `bearer ${token2}`;
		let response;
		try {
			response = await request(endpoint);
		} catch (error) {
			if (isNotTimeSkewError(error)) throw error;
			if (typeof error.response.headers.date === "undefined") throw error;
			const diff = Math.floor((Date.parse(error.response.headers.date) - Date.parse((/* @__PURE__ */ new Date()).toString())) / 1e3);
			state.log.warn(error.message);
			state.log.warn(`[@octokit/auth-app] GitHub API time and system time are different by ${diff} seconds. Retrying request with the difference accounted for.`);
			const { token: token3 } = await getAppAuthentication({
				...state,
				timeDifference: diff
			});
			endpoint.headers.authorization = `bearer ${token3}`;
			return request(endpoint);
		}
		return response;
	}
	if (requiresBasicAuth(url)) {
		const authentication = await state.oauthApp({ type: "oauth-app" });
		endpoint.headers.authorization = authentication.headers.authorization;
		return request(endpoint);
	}
	const { token, createdAt } = await getInstallationAuthentication(state, {}, request.defaults({ baseUrl: endpoint.baseUrl }));
	endpoint.headers.authorization = `token ${token}`;
	return sendRequestWithRetries(state, request, endpoint, createdAt);
}
async function sendRequestWithRetries(state, request, options, createdAt, retries = 0) {
	const timeSinceTokenCreationInMs = +/* @__PURE__ */ new Date() - +new Date(createdAt);
	try {
		return await request(options);
	} catch (error) {
		if (error.status !== 401) throw error;
		if (timeSinceTokenCreationInMs >= FIVE_SECONDS_IN_MS) {
			if (retries > 0) error.message = `After ${retries} retries within ${timeSinceTokenCreationInMs / 1e3}s of creating the installation access token, the response remains 401. At this point, the cause may be an authentication problem or a system outage. Please check https://www.githubstatus.com for status information`;
			throw error;
		}
		++retries;
		const awaitTime = retries * 1e3;
		state.log.warn(`[@octokit/auth-app] Retrying after 401 response to account for token replication delay (retry: ${retries}, wait: ${awaitTime / 1e3}s)`);
		await new Promise((resolve) => setTimeout(resolve, awaitTime));
		return sendRequestWithRetries(state, request, options, createdAt, retries);
	}
}
var VERSION$1 = "8.3.1";
function createAppAuth(options) {
	if (!options.appId) throw new Error("[@octokit/auth-app] appId option is required");
	if (!options.privateKey && !options.createJwt) throw new Error("[@octokit/auth-app] privateKey option is required");
	else if (options.privateKey && options.createJwt) throw new Error("[@octokit/auth-app] privateKey and createJwt options are mutually exclusive");
	if ("installationId" in options && !options.installationId) throw new Error("[@octokit/auth-app] installationId is set to a falsy value");
	const log = options.log || {};
	if (typeof log.warn !== "function") log.warn = console.warn.bind(console);
	const request$1 = options.request || request.defaults({ headers: { "user-agent": `octokit-auth-app.js/${VERSION$1} ${getUserAgent()}` } });
	const state = Object.assign({
		request: request$1,
		cache: getCache()
	}, options, options.installationId ? { installationId: Number(options.installationId) } : {}, {
		log,
		oauthApp: createOAuthAppAuth({
			clientType: "github-app",
			clientId: options.clientId || "",
			clientSecret: options.clientSecret || "",
			request: request$1
		})
	});
	return Object.assign(auth.bind(null, state), { hook: hook.bind(null, state) });
}
/* v8 ignore next - permissions are optional per OpenAPI spec, but we think that is incorrect -- @preserve */
/* v8 ignore next - repositorySelection are optional per OpenAPI spec, but we think that is incorrect -- @preserve */
/* v8 ignore start - due to skipped tests, see https://github.com/octokit/auth-app.js/pull/580 -- @preserve */
/* v8 ignore end -- @preserve */
// src/aws/secrets-manager.ts
/**
* The text of a secret in AWS Secrets Manager, in its current version.
*
* @throws {Problem} whose cause is the error of the SDK
*/
async function readSecret(arn, reader) {
	const { SecretsManagerClient, GetSecretValueCommand } = await import(/* webpackIgnore: true */ "./client-secrets-manager.js");
	const { region, agents, credentials, limits } = reader;
	const retryStrategy = new PatientRetryStrategy(limits, () => {});
	const client = new SecretsManagerClient({
		...region && { region },
		credentials,
		retryStrategy,
		requestHandler: requestHandler(agents, STS_REQUEST)
	});
	limitResponses(client, STS_REQUEST);
	try {
		const abortSignal = limits.deadline.over;
		const { SecretString, SecretBinary } = await client.send(new GetSecretValueCommand({ SecretId: arn }), { abortSignal });
		return SecretString ?? Buffer.from(SecretBinary ?? []).toString("utf8");
	} catch (error) {
		throw explained$1(error.name === "AbortError" ? retryStrategy.lastError ?? error : error, arn, reader.advice);
	} finally {
		client.destroy();
	}
}
function explained$1(error, arn, advice) {
	const { title, todo } = meaning(error, advice);
	return new Problem(title, `${arn}: ${sentenceOf(error)}`, todo, { cause: error });
}
function meaning(error, advice) {
	const general = meaningOf(error);
	if (general) return {
		title: general.title,
		todo: general.advice(advice)
	};
	switch (error.name) {
		case "ResourceNotFoundException": return {
			title: "The secret does not exist",
			todo: "Check the ARN of the secret, and its Region."
		};
		case "AccessDeniedException": return {
			title: "AWS Secrets Manager denied access",
			todo: "Allow the role of the function secretsmanager:GetSecretValue on the secret and, if the secret is encrypted with a key of your own, kms:Decrypt on the key."
		};
		default: return {
			title: "The secret could not be read",
			todo: advice.runAgain
		};
	}
}
// src/redirect.ts
/**
* Where a response redirects a request to, if that is on the same host: a request has a token, and can have more secrets.
* GitHub redirects requests for a repository that was renamed.
*
* @param from the URL of the request
* @param location the header of the response, if it has one
*/
function redirectTarget(from, status, location) {
	if (status < 300 || status >= 400 || location === null || location === void 0) return void 0;
	const target = URL.parse(location, from);
	return target?.origin === from.origin ? target : void 0;
}
// src/dispatch/github-fetch.ts
/** In bytes. GitHub's responses are much smaller. */
const LARGEST = 2 ** 18;
/** As `fetch`, but with limits for the time and for the size of the response, and for where requests go. */
const gitHubFetch = async (input, init) => {
	const limit = AbortSignal.timeout(DISPATCH_REQUEST);
	const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit;
	const { status, headers, body } = await followed(String(input), {
		...init,
		signal
	});
	const chunks = [];
	let size = 0;
	for await (const chunk of body ?? []) {
		size += chunk.length;
		if (size > LARGEST) throw Object.assign(/* @__PURE__ */ new Error(`The response is larger than ${LARGEST / 1024} KiB.`), { code: "TOO_LARGE" });
		chunks.push(chunk);
	}
	return new Response(size > 0 ? Buffer.concat(chunks) : null, {
		status,
		headers
	});
};
/**
* GitHub redirects requests for a repository that was renamed, and they are to be repeated as they are
* (https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects). A request
* never goes to another host: it contains the workflow token.
*/
async function followed(url, init) {
	for (let [target, redirects] = [new URL(url), 0];; redirects += 1) {
		const response = await fetch(target, {
			...init,
			redirect: "manual"
		});
		const next = redirectTarget(target, response.status, response.headers.get("location"));
		if (!next || redirects === 3) return response;
		await response.body?.cancel();
		target = next;
	}
}
// src/dispatch/not-dispatched.ts
/** That a message did not get to GitHub. */
var NotDispatched = class extends Problem {
	/** Whether another attempt would have the same result. */
	isFinal;
	/** How long GitHub asks to wait, in milliseconds. Undefined if it does not. */
	retryAfter;
	constructor({ title, message, advice, cause }, isFinal, retryAfter) {
		super(title, message, advice, { cause });
		this.isFinal = isFinal;
		this.retryAfter = retryAfter;
	}
};
// src/dispatch/github-access.ts
/**
* What is kept for other messages, and for the next invocation: an installation token is valid for an hour. A failure is
* not kept.
*/
let kept;
function gitHubAccess({ apiUrl, app, secretArn }, reader, secrets) {
	const base = request.defaults({
		baseUrl: apiUrl,
		request: { fetch: gitHubFetch }
	});
	async function read() {
		const secret = await textOf(secretArn, reader);
		return {
			secret,
			octokit: app ? asApp(app, secret, base) : withToken(secret, base)
		};
	}
	function start() {
		const access = read();
		const keep = {
			secretArn,
			access
		};
		kept = keep;
		access.catch(() => {
			if (kept === keep) kept = void 0;
		});
		return access;
	}
	async function authenticated() {
		const { secret, octokit } = await (kept?.secretArn === secretArn ? kept.access : start());
		secrets.addCredentials(secret);
		return octokit;
	}
	return {
		authenticated,
		async renew(rejected) {
			if (await authenticated() === rejected) await start();
		}
	};
}
/** Authenticates every request as the installation. Requests a token if there is none that is valid. */
function asApp({ id, installationId }, privateKey, base) {
	const { hook } = createAppAuth({
		appId: id,
		privateKey: rsaKey(privateKey),
		installationId,
		request: base,
		log: SILENT
	});
	return base.defaults({ request: { hook } });
}
/** The key in the one format that is always accepted. GitHub's keys are in PKCS#1. */
function rsaKey(pem) {
	let key;
	try {
		key = (0,external_node_crypto_namespaceObject.createPrivateKey)(pem.replaceAll("\\n", "\n"));
	} catch {}
	if (key?.asymmetricKeyType !== "rsa") throw unusable("It is not an RSA private key in PEM format.", "Store the private key of the GitHub App, as downloaded.");
	return key.export({
		type: "pkcs8",
		format: "pem"
	}).toString();
}
/** By default, it writes to the console. */
const SILENT = {
	debug() {},
	info() {},
	warn() {},
	error() {}
};
function withToken(token, base) {
	if (!/^[\x21-\x7e]+$/.test(token)) throw unusable("It is not a token.", "Store the token alone, or set GitHubAppId if it is a private key.");
	return base.defaults({ headers: { authorization: `token ${token}` } });
}
async function textOf(arn, reader) {
	try {
		return (await readSecret(arn, reader)).trim();
	} catch (error) {
		throw error instanceof Problem ? new NotDispatched(error, isRefusal(error.cause)) : error;
	}
}
function unusable(what, advice) {
	return new NotDispatched(new Problem("The secret for GitHub cannot be used", what, advice), true);
}
// src/dispatch/connections.ts
/** Lambda gives a function only seconds, and Amazon SQS delivers the message again. */
const MOST_ATTEMPTS$2 = 3;
function connect(settings, env, context, secrets) {
	const access = awsAccess(env, secrets);
	const remaining = context.getRemainingTimeInMillis();
	const { signal: interrupted } = new AbortController();
	const toDispatch = new Deadline(remaining - KEPT_TO_REPORT, interrupted);
	const toReport = new Deadline(remaining - KEPT_TO_END, interrupted);
	return {
		access,
		github: gitHubAccess(settings, {
			...access,
			advice: LAMBDA_ADVICE,
			limits: {
				maxAttempts: MOST_ATTEMPTS$2,
				deadline: toDispatch,
				interrupted
			}
		}, secrets),
		async withStates(use) {
			const deadline = new Deadline(Math.min(STATE_BUCKET_USE, toReport.remaining), interrupted);
			const limits = {
				maxAttempts: MOST_ATTEMPTS$2,
				deadline,
				interrupted
			};
			const caller = {
				...access,
				principal: "the role of the dispatch function",
				advice: LAMBDA_ADVICE,
				limits,
				env
			};
			try {
				return await use(await openBucket(settings.stateBucket, {
					...caller,
					onRetry: () => {}
				}));
			} finally {
				deadline.clear();
			}
		},
		toDispatch,
		toReport,
		until: new Date(Date.now() + remaining),
		end() {
			toDispatch.clear();
			toReport.clear();
		}
	};
}
// src/bounded-json.ts
/** The JSON is so large that parsing it could use all memory. No result and no message is nearly as large. */
var TooLargeJson = class extends Error {
	name = "TooLargeJson";
};
/** In UTF-16 units. */
const LONGEST$1 = 2 ** 24;
/** A value takes up to 700 bytes while it is parsed. */
const MOST_VALUES = 5e5;
/**
* Takes linear time.
*
* @throws {TooLargeJson} if `text` has more than 16 Mi characters or more than `mostValues` values
*/
function refuseTooLarge$1(text, mostValues = MOST_VALUES) {
	if (text.length > LONGEST$1) throw new TooLargeJson();
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
/** The value of a field; undefined if there is no field, or if there is a problem with it. */
function valueIn(field) {
	return field && "value" in field ? field.value : void 0;
}
function run_text(raw, field, member) {
	const value = raw[field];
	if (value === void 0) return invalid$1(field, "is missing.");
	if (typeof value !== "string") return invalid$1(field, "is not a string.");
	const broken = brokenRule(member, value);
	const shown = member === "WorkflowToken" ? "" : ` It is ${quoted(value)}.`;
	return broken ? invalid$1(field, `${broken}.${shown}`) : { value };
}
function operation(raw) {
	const { operation: name } = raw;
	const operations = Object.values(OPERATIONS);
	const known = operations.find(({ messageNames }) => messageNames.some((each) => each === name));
	if (known) return { value: known };
	if (name === void 0) return invalid$1("operation", "is missing.");
	if (typeof name !== "string") return invalid$1("operation", "is not a string.");
	const accepted = operations.flatMap(({ messageNames }) => messageNames);
	return invalid$1("operation", `is ${quoted(name)}. Accepted values: ${accepted.join(", ")}.`, suggestion(name, accepted));
}
/** IAM allows all printable ASCII characters in a path. None of them ends a line of a configuration file. */
const ROLE_ARN = /^arn:aws[\w-]*:iam::(\d{12}):role\/[\x21-\x7e]{1,600}$/;
function launchRoleArn({ launchRoleArn: arn }) {
	if (arn === void 0 || arn === null) return invalid$1("launchRoleArn", "is missing.", ADD_LAUNCH_CONSTRAINT);
	if (typeof arn !== "string") return invalid$1("launchRoleArn", "is not a string.");
	return ROLE_ARN.test(arn) ? { value: arn } : invalid$1("launchRoleArn", `is ${quoted(arn)}, not the ARN of a role.`);
}
const ADD_LAUNCH_CONSTRAINT = "Give the product a launch constraint, which names its launch role.";
function accountId({ identity, launchRoleArn: arn }) {
	const { awsAccountId: ofIdentity } = asRecord(identity) ?? {};
	const value = ofIdentity ?? (typeof arn === "string" ? ROLE_ARN.exec(arn)?.[1] : void 0);
	if (value === void 0) return invalid$1("identity.awsAccountId", "is missing.");
	if (typeof value !== "string") return invalid$1("identity.awsAccountId", "is not a string.");
	return /^\d{12}$/.test(value) ? { value } : invalid$1("identity.awsAccountId", `is ${quoted(value)}, not the ID of an account.`);
}
/** In real messages, the URI begins with `S3://` in capitals, and has no file extension. */
const S3_URI = /^s3:\/\/([\w.-]{3,255})\/([^\p{Cc}]{1,1024})$/iu;
function artifact({ artifact: given }) {
	if (given === void 0 || given === null) return { value: void 0 };
	const { path, type = "AWS_S3" } = asRecord(given) ?? {};
	if (path === void 0 || path === null || path === "") return { value: void 0 };
	if (typeof path !== "string") return invalid$1("artifact.path", "is not a string.");
	if (type !== "AWS_S3") return invalid$1("artifact.type", `is ${typeof type === "string" ? quoted(type) : "not a string"}. Accepted values: AWS_S3.`);
	const [, bucket, key] = S3_URI.exec(path) ?? [];
	return bucket && key ? { value: {
		bucket,
		key
	} } : invalid$1("artifact.path", `is ${quoted(path)}, not the URI of an object in Amazon S3.`);
}
function keyValues(raw, field) {
	const list = raw[field] ?? [];
	if (!Array.isArray(list)) return invalid$1(field, "is not a list.");
	const value = [];
	for (const [index, item] of list.entries()) {
		const { key, value: given } = asRecord(item) ?? {};
		if (typeof key !== "string" || key === "") return invalid$1(`${field}[${index}].key`, "is not a string.");
		if (typeof given !== "string") return invalid$1(`${field}[${index}].value`, `(${quoted(key)}) is not a string.`);
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
function invalid$1(field, what, advice = "Send the message as Service Catalog created it.") {
	return { problem: new Problem(`Invalid ${field} in the message`, `${field} in the message ${what}`, advice) };
}
// src/service-catalog/message.ts
/** The object that `value` is, as it is, as JSON, or as JSON of JSON. */
function asObject(value) {
	const parsed = typeof value === "string" ? parsedTwice(value) : value;
	return typeof parsed === "object" && parsed !== null ? parsed : void 0;
}
function parsedTwice(text) {
	try {
		refuseTooLarge$1(text);
		const once = JSON.parse(text.replace(/^\ufeff/, ""));
		return typeof once === "string" ? JSON.parse(once) : once;
	} catch {
		return;
	}
}
// src/dispatch/delivery.ts
/**
* @throws {Problem} if the message does not say which record it is about, so that nobody can be notified
*/
function deliveryOf({ body, eventSourceARN }) {
	const raw = asObject(body);
	if (!raw || Array.isArray(raw)) throw unreadable("It is not a JSON object.");
	const message = checkedMessage(raw);
	const operation = valueIn(message.operation) ?? operationOfQueue(eventSourceARN);
	for (const field of [message.recordId, message.workflowToken]) if ("problem" in field) throw unreadable(field.problem.message);
	if (!operation) throw unreadable(`Its queue is ${eventSourceARN}, and its operation is not known.`);
	return {
		raw,
		message,
		recordId: valueIn(message.recordId) ?? "",
		workflowToken: valueIn(message.workflowToken) ?? "",
		operation,
		productId: typeof raw.productId === "string" ? raw.productId : void 0,
		provisionedProductId: valueIn(message.provisionedProductId)
	};
}
const QUEUES = {
	ServiceCatalogExternalProvisionOperationQueue: "provision",
	ServiceCatalogExternalUpdateOperationQueue: "update",
	ServiceCatalogExternalTerminateOperationQueue: "terminate"
};
function operationOfQueue(arn) {
	const name = QUEUES[arn.split(":").at(-1) ?? ""];
	return name && OPERATIONS[name];
}
function unreadable(why) {
	return new Problem("The message cannot be read", `The message on the queue is not from Service Catalog. ${why}`, "It goes to the dead-letter queue. Find out who sent it.");
}
// src/version.ts
/** The version in `package.json`. A test compares them. */
const VERSION = "0.1.0";
// src/service-catalog/response.ts
/** A response that is not from Service Catalog, but from a proxy, a portal, or a load balancer; or that is incomplete. */
var UnexpectedResponse = class extends Error {
	name = "UnexpectedResponse";
	/** Tells the SDK to try again. */
	$retryable = { throttling: false };
};
/** That the request is too large for Service Catalog, or for something on the way to it. */
var TooLarge = class extends Error {
	name = "RequestEntityTooLargeException";
	$metadata = { httpStatusCode: 413 };
};
/**
* Makes `client` read each complete response within `timeout` milliseconds of its request, and accept only responses
* from Service Catalog. By itself, the SDK waits forever for the rest of a response, and takes any HTTP 200 for a success.
*/
function acceptOnlyServiceCatalog(client, timeout, interrupted) {
	client.middlewareStack.add((next) => async (args) => {
		const deadline = performance.now() + timeout;
		const received = next(args).catch((error) => {
			throw inPlainWords(error, timeout);
		});
		const isOver = new AbortController();
		const result = await Promise.race([received, interruption(interrupted, isOver.signal)]).finally(() => isOver.abort());
		const response = result.response;
		response.body = await readBody(response.body, deadline - performance.now());
		refuseUnexpected(response.statusCode, response.headers, response.body);
		return result;
	}, {
		name: "acceptOnlyServiceCatalog",
		step: "deserialize",
		priority: "low"
	});
}
/** When the caller is to end, an attempt under way gets little more time, and leaves some for the last attempt. */
async function interruption(interrupted, signal) {
	if (interrupted.aborted) await (0,promises_namespaceObject.setTimeout)(LAST_ATTEMPT, void 0, { signal });
	else {
		await (0,external_node_events_namespaceObject.once)(interrupted, "abort", { signal });
		await (0,promises_namespaceObject.setTimeout)(UNDER_WAY, void 0, { signal });
	}
	throw Object.assign(/* @__PURE__ */ new Error("No response before the job had to end."), { name: "TimeoutError" });
}
/** The SDK's messages about timeouts mention its own settings. */
function inPlainWords(error, timeout) {
	const { name, message } = error;
	if (name !== "TimeoutError" || !message.startsWith("@smithy/")) return error;
	const missing = message.includes("establish a connection") ? "connection" : "response";
	return Object.assign(new Error(`No ${missing} within ${(timeout / 1e3).toFixed(1)} s.`, { cause: error }), { name });
}
function refuseUnexpected(status, headers, body) {
	if (status === 413) throw new TooLarge("HTTP 413: the request is too large.");
	const oddity = oddityOf(status, headers, body);
	if (oddity) throw new UnexpectedResponse(`HTTP ${status} ${oddity} is not a response from Service Catalog.`);
}
/**
* What no response from Service Catalog has. A success has a request ID in AWS's form and an empty body: any other HTTP
* 200 is a page, or an error of something on the way. A rejection has the name of an error.
*
* Does not quote the response, which is somebody else's text, and might repeat the request.
*/
function oddityOf(status, headers, body) {
	const { "content-type": type, location } = headers;
	if (status !== 200 && status < 400) return location ? `to ${shortened(location, 200)}` : "without an error";
	if (type !== void 0 && !/^application\/(x-amz-)?json/i.test(type)) return `with ${shortened(type, 100)}`;
	const content = body.length === 0 ? {} : jsonObject(body);
	if (!content) return "without a JSON object";
	const isError = [
		headers["x-amzn-errortype"],
		content.__type,
		content.code
	].some((name) => typeof name === "string");
	if (status >= 500) return void 0;
	if (status !== 200) return isError ? void 0 : "without the name of an error";
	if (isError || Object.keys(content).length > 0) return "with content";
	return REQUEST_ID.test(headers["x-amzn-requestid"] ?? "") ? void 0 : "without an AWS request ID";
}
const REQUEST_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
function jsonObject(bytes) {
	try {
		const value = JSON.parse(bytes.toString("utf8"));
		return typeof value === "object" && value !== null && !Array.isArray(value) ? value : void 0;
	} catch {
		return;
	}
}
// src/service-catalog/client.ts
const COMMANDS = {
	update: external_aws_sdk_js_namespaceObject.NotifyUpdateProvisionedProductEngineWorkflowResultCommand,
	provision: external_aws_sdk_js_namespaceObject.NotifyProvisionProductEngineWorkflowResultCommand,
	terminate: external_aws_sdk_js_namespaceObject.NotifyTerminateProvisionedProductEngineWorkflowResultCommand
};
/** That Service Catalog could not be reached, or rejected the request. The cause is the error of the last attempt. */
var RequestFailed = class extends Error {
	name = "RequestFailed";
	attempts;
	constructor(cause, attempts) {
		super("The request failed.", { cause });
		this.attempts = attempts;
	}
};
/**
* Sends the result of an operation, with as many attempts as it takes within the limits.
*
* @param onRetry is called before each wait for another attempt
* @throws {RequestFailed}
*/
async function send(operation, request, connection, limits, onRetry) {
	const retryStrategy = new PatientRetryStrategy(limits, onRetry);
	try {
		return await beforeDeadline(attempts(operation, request, connection, limits, retryStrategy, onRetry), limits);
	} catch (error) {
		throw new RequestFailed(retryStrategy.lastError ?? error, retryStrategy.failures);
	}
}
async function attempts(operation, request, connection, limits, retryStrategy, onRetry) {
	const { region, endpoint, agents } = connection;
	const perAttempt = attemptLimit(limits.deadline.remaining);
	const credentials = await connection.credentials(new PatientRetryStrategy(limits, onRetry));
	const client = new external_aws_sdk_js_namespaceObject.ServiceCatalogClient({
		...region && { region },
		...endpoint && { endpoint },
		...credentials && { credentials },
		customUserAgent: [["service-catalog-engine-action", VERSION]],
		maxAttempts: limits.maxAttempts,
		retryStrategy,
		requestHandler: requestHandler(agents, perAttempt)
	});
	acceptOnlyServiceCatalog(client, perAttempt, limits.interrupted);
	try {
		const { $metadata } = await client.send(new COMMANDS[operation](request), { abortSignal: limits.deadline.over });
		return {
			requestId: $metadata.requestId ?? "",
			attempts: retryStrategy.failures + 1
		};
	} finally {
		client.destroy();
	}
}
/** @throws a TimeoutError at the deadline */
async function beforeDeadline(sent, { deadline, interrupted }) {
	const over = Promise.withResolvers();
	const end = () => {
		const why = interrupted.aborted ? "The job was canceled." : "The time for all attempts is over.";
		over.reject(Object.assign(new Error(why), { name: "TimeoutError" }));
	};
	if (deadline.over.aborted) end();
	deadline.over.addEventListener("abort", end, { once: true });
	try {
		return await Promise.race([sent, over.promise]);
	} finally {
		deadline.over.removeEventListener("abort", end);
	}
}
// src/service-catalog/errors.ts
const NOT_FROM_SERVICE_CATALOG = {
	title: "The response is not from Service Catalog",
	advice: () => "Check endpoint-url, and the proxies, firewalls, and sign-in portals on the way to AWS."
};
/** What Service Catalog's errors mean, by name. */
const MEANINGS = {
	InvalidParametersException: {
		title: "Service Catalog rejected the result as invalid",
		advice: () => "Check that workflow-token is the token of this record, and that idempotency-token was not used for another result."
	},
	ResourceNotFoundException: {
		title: "Service Catalog did not find the record",
		advice: () => "Check that the Region and the account are those that the message came from (aws-region, the role), and whether the record already has a result: it accepts only one."
	},
	ValidationException: {
		title: "Service Catalog rejected the result as invalid",
		advice: () => "Compare record-id and workflow-token with the message that Service Catalog sent."
	},
	RequestEntityTooLargeException: {
		title: "The result is too large for Service Catalog",
		advice: () => "Use fewer or smaller outputs. Values that the users of the product do not need need not be outputs."
	},
	AccessDeniedException: {
		title: "Access to Service Catalog was denied",
		advice: (_, api) => `Allow the role the IAM action servicecatalog:${api} on the resource "*", and check the service control policies of the account.`
	},
	ThrottlingException: {
		title: "Service Catalog throttled the requests",
		advice: ({ runAgain }) => `${runAgain} You can also increase timeout-seconds.`
	},
	UnexpectedResponse: NOT_FROM_SERVICE_CATALOG,
	IncompleteResponse: NOT_FROM_SERVICE_CATALOG
};
const SAME_MEANING = {
	AccessDenied: "AccessDeniedException",
	UnauthorizedOperation: "AccessDeniedException",
	TooManyRequestsException: "ThrottlingException",
	SerializationException: "ValidationException"
};
const UNKNOWN = {
	title: "Service Catalog was not notified",
	advice: ({ runAgain }) => runAgain
};
/**
* What went wrong with a call, as a problem. A `Problem` is returned as it is.
*
* @param api the operation that was called
*/
function explained(error, api, advice) {
	if (error instanceof Problem) return error;
	const { name } = error ?? {};
	const meaning = meaningOf(error) ?? MEANINGS[SAME_MEANING[name] ?? name] ?? UNKNOWN;
	return new Problem(meaning.title, sentenceOf(error), meaning.advice(advice, api), { cause: error });
}
// src/service-catalog/failure-reason.ts
/** Text far behind the end is not needed. In UTF-16 units. */
const LONGEST_READ = 2 ** 14;
/**
* `text` as a FailureReason that the API accepts: at most 2,048 characters, without colors and control characters, and
* with U+FFFD for characters beyond the basic plane. Too long a text is cut at a word. The URL of the workflow run is
* the last line, and is never cut.
*
* @param hide removes secrets. It runs before anything is cut or replaced that a secret can be recognized by.
*/
function failureReason(text, runUrl, hide) {
	const lastLine = runUrl ? `\n${runUrl}` : "";
	return `${shortened(inBasicPlane(hide(withoutControlCharacters(shortened(text, LONGEST_READ).replaceAll(/\r\n?/g, "\n")))).trim() || "The workflow run failed.", CONSTRAINTS.FailureReason.max - lastLine.length)}${lastLine}`.trim();
}
function inBasicPlane(text) {
	return text.replaceAll(/[\u{10000}-\u{10ffff}\ud800-\udfff\ufffe\uffff]/gu, "�");
}
// src/service-catalog/idempotency-token.ts
/**
* A token of 64 characters. If the same result of the same attempt of a workflow run is sent again, it has the same
* token, so that Service Catalog takes it for the same request. A different result has a different token.
*
* The token appears in logs and outputs. It must not let anyone test guesses of a sensitive value, so its key is the
* workflow token, which nobody else has.
*
* @param execution what distinguishes this workflow run and operation from others
*/
function idempotencyToken(execution, request) {
	const content = JSON.stringify([execution, request]);
	return (0,external_node_crypto_namespaceObject.createHmac)("sha256", request.WorkflowToken).update(content).digest("hex");
}
// src/service-catalog/request.ts
/**
* The last check before a request is sent. Inputs and conversions should have found every mistake before.
*
* @throws {Problem} if the API would reject the request
*/
function refuseInvalid(request) {
	const { UniqueTag } = request.ResourceIdentifier ?? {};
	const members = {
		...request,
		"UniqueTag.Key": UniqueTag?.Key,
		"UniqueTag.Value": UniqueTag?.Value
	};
	for (const member of Object.keys(CONSTRAINTS)) {
		const value = members[member];
		const broken = value === void 0 ? void 0 : brokenRule(member, value);
		if (broken) throw new Problem("Service Catalog would reject the request", `The request ${broken}.`, "Nothing was sent.");
	}
}
// src/service-catalog/tracer-tag.ts
/** The key that AWS's engine for Terraform uses. The value is the ID of the provisioned product. */
const TRACER_TAG_KEY = "SERVICE_CATALOG_TERRAFORM_INTEGRATION-DO_NOT_DELETE";
// src/dispatch/failed-result.ts
/** As many as there is time for: nobody else reports the result. */
const MOST_ATTEMPTS$1 = 8;
const NOT_REPORTED = "The message is delivered again, and then goes to the dead-letter queue. Check the role of the dispatch function, and whether the record still waits for a result.";
/**
* Notifies Service Catalog that an operation failed, because its message did not get to GitHub.
*
* @throws {Problem} if Service Catalog could not be notified
*/
async function reportFailed({ recordId, workflowToken, operation, provisionedProductId }, reason, access, deadline, { secrets, log }) {
	const result = {
		WorkflowToken: workflowToken,
		RecordId: recordId,
		Status: "FAILED",
		FailureReason: failureReason(reason, void 0, (text) => secrets.hideFor("failure reason", text)),
		...operation.hasTracerTag && tracerTag(provisionedProductId)
	};
	const request = {
		...result,
		IdempotencyToken: idempotencyToken(["bridge", operation.name], result)
	};
	refuseInvalid(request);
	const { region, agents, credentials } = access;
	const connection = {
		region,
		endpoint: void 0,
		agents,
		credentials: async () => credentials
	};
	const limits = {
		maxAttempts: MOST_ATTEMPTS$1,
		deadline,
		interrupted: new AbortController().signal
	};
	try {
		await send(operation.name, request, connection, limits, (failed) => log.warn(retryLine(failed, limits)));
	} catch (error) {
		if (!(error instanceof RequestFailed)) throw error;
		const { title, message } = explained(error.cause, operation.api, LAMBDA_ADVICE);
		throw new Problem(title, message, NOT_REPORTED, { cause: error.cause });
	}
}
/** The tag is sent on failure, too, as AWS's engine does. */
function tracerTag(value) {
	if (value === void 0 || brokenRule("UniqueTag.Value", value)) return {};
	return { ResourceIdentifier: { UniqueTag: {
		Key: TRACER_TAG_KEY,
		Value: value
	} } };
}
// src/dispatch/message-mark.ts
/**
* Marks a message as one that this invocation works on. Amazon SQS can deliver a message twice, even at the same time.
*
* @param until when this invocation is over, whatever happens. After that, another one may take the message
*/
async function takeMessage(recordId, until, bucket) {
	const key = messageKey(recordId);
	const id = (0,external_node_crypto_namespaceObject.randomUUID)();
	const mine = {
		state: "taken",
		failure: void 0
	};
	if (await bucket.putIfAbsent(key, JSON.stringify({
		id,
		until
	}))) return mine;
	const found = await readNote(key, bucket);
	const { id: other, ended, until: end, failure } = jsonMembers(found?.text ?? "");
	if (other === id) return mine;
	if (ended !== void 0) return { state: "ended" };
	if (Date.parse(String(end)) > Date.now()) return { state: "in progress" };
	if (!await bucket.putIfSame(key, JSON.stringify({
		id,
		until,
		failure
	}), found?.etag)) return { state: "in progress" };
	return {
		...mine,
		failure: typeof failure === "string" ? failure : void 0
	};
}
/**
* Keeps the message for an invocation until a time, after which another one may take it.
*
* @param failure why the message failed for good, so that it is not sent to GitHub anymore
*/
async function keepMessage(recordId, { until, failure }, bucket) {
	await bucket.put(messageKey(recordId), JSON.stringify({
		until,
		failure
	}));
}
/** Marks a message as ended, so that it is ignored if it is delivered again. */
async function markEnded(recordId, bucket) {
	await bucket.put(messageKey(recordId), JSON.stringify({ ended: /* @__PURE__ */ new Date() }));
}
// src/dispatch/repositories.ts
/**
* The repository that a message goes to. The message of a termination has no product ID, so the product of each
* provisioned product is remembered.
*/
async function repositoryFor({ productId, provisionedProductId = "" }, { repository, repositoriesByProduct }, withStates) {
	if (repositoriesByProduct.size === 0) return repository;
	const product = productId ?? await withStates((states) => productOf(provisionedProductId, states));
	return repositoriesByProduct.get(product) ?? repository;
}
async function productOf(provisionedProductId, bucket) {
	const found = await readNote(productKey(provisionedProductId), bucket);
	return String(jsonMembers(found?.text ?? "").productId);
}
/** Remembers the product, also if there is only one repository now. */
async function rememberProduct({ productId, provisionedProductId = "" }, withStates) {
	if (productId === void 0) return;
	await withStates((states) => states.put(productKey(provisionedProductId), JSON.stringify({ productId })));
}
// src/dispatch/repository-dispatch.ts
/** More come later: Amazon SQS delivers the message again. */
const MOST_ATTEMPTS = 3;
/**
* Creates a `repository_dispatch` event.
*
* @param onRetry is called before each wait for another attempt
* @throws {NotDispatched}
*/
async function sendToGitHub(dispatch, github, deadline, onRetry) {
	refuseTooLarge(dispatch);
	let isRenewed = false;
	for (let attempt = 1;;) {
		const octokit = await github.authenticated();
		try {
			await createEvent(dispatch, octokit, deadline);
			return;
		} catch (error) {
			const failed = asNotDispatched(error, dispatch.repository);
			if (failed.isFinal && isHttpError(error) && error.response.status !== 422 && !isRenewed) {
				isRenewed = true;
				await github.renew(octokit);
				continue;
			}
			const delay = failed.retryAfter ?? backoff(attempt, true);
			if (failed.isFinal || attempt === MOST_ATTEMPTS || delay > deadline.remaining) throw failed;
			onRetry(failed);
			await (0,promises_namespaceObject.setTimeout)(delay);
			attempt += 1;
		}
	}
}
/** GitHub's limit, in bytes or characters. (https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event) */
const LARGEST_PAYLOAD = 65536;
/** GitHub decides if only the bytes are too many. */
function refuseTooLarge({ message }) {
	if (lengthOf({ message }) >= LARGEST_PAYLOAD) throw tooLarge();
}
/** Of the JSON, in UTF-16 units. */
function lengthOf(payload) {
	try {
		return JSON.stringify(payload).length;
	} catch (error) {
		if (error instanceof RangeError) return Number.POSITIVE_INFINITY;
		throw error;
	}
}
function tooLarge() {
	return new NotDispatched(new Problem("The message is too large for GitHub", "With its parameters and tags, the message has more than the 64 KB that GitHub accepts.", "Use shorter parameters."), true);
}
async function createEvent({ repository, eventType, message }, octokit, deadline) {
	const [owner = "", repo = ""] = repository.split("/");
	const { status } = await octokit("POST /repos/{owner}/{repo}/dispatches", {
		owner,
		repo,
		event_type: eventType,
		client_payload: { message },
		request: { signal: deadline.over }
	});
	if (status !== 204) throw new NotDispatched(unexpected(status), false);
}
function unexpected(status) {
	return new Problem("The response is not from GitHub", `HTTP ${status}, but GitHub responds with HTTP 204.`, "Check GitHubUrl, and the proxies and firewalls on the way to GitHub.");
}
function isHttpError(error) {
	return error instanceof Error && "response" in error && error.response !== void 0;
}
function asNotDispatched(error, repository) {
	if (error instanceof NotDispatched) return error;
	if (!isHttpError(error)) return new NotDispatched(notReached(error), false);
	const { status } = error.response;
	const text = messageOf(error);
	const cause = { cause: error };
	const message = sentence(`${repository}: HTTP ${status}${text && `: ${text}`}`);
	const retryAfter = retryAfterOf(error, text);
	if (retryAfter !== void 0) return new NotDispatched(new Problem("GitHub limits the requests", message, LIMITED, cause), false, retryAfter);
	if (status >= 500 || MAY_SUCCEED_LATER.includes(status)) return new NotDispatched(new Problem("GitHub has a problem", message, CHECK_STATUS, cause), false);
	if (status === 422 && /too large/i.test(text)) return tooLarge();
	const { title, advice } = error.request.url.endsWith("/access_tokens") ? {
		title: "GitHub did not issue a token",
		advice: OF_TOKENS
	} : {
		title: "GitHub rejected the message",
		advice: OF_EVENTS
	};
	return new NotDispatched(new Problem(title, message, advice[status] ?? CHECK_PARAMETERS, cause), true);
}
/** Request Timeout, Conflict, Too Early. */
const MAY_SUCCEED_LATER = [
	408,
	409,
	425
];
const LIMITED = "If this happens often, use a GitHub App, or another one: each has a limit of its own.";
const CHECK_PARAMETERS = "Check the parameters of the bridge.";
const CHECK_STATUS = "Check the status of GitHub.";
const OF_TOKENS = {
	401: "Check GitHubAppId, and that the secret has a private key of this GitHub App that was not deleted.",
	403: "Check that the installation of the GitHub App is not suspended.",
	404: "Check GitHubAppInstallationId, and that the GitHub App is still installed."
};
const OF_EVENTS = {
	401: "Check the token in the secret: it might have expired or been revoked.",
	403: "Give the GitHub App or the token the permission Contents: read and write, and check the policies of the organization, such as single sign-on and allowed IP addresses.",
	404: "Check the name of the repository, and that the GitHub App is installed in it, or that the token has access to it."
};
function notReached(error) {
	return new Problem("GitHub could not be reached", sentence(shortened(networkErrorIn(error), LONGEST)), "Check GitHubUrl, and whether the function can reach GitHub.", { cause: error });
}
/** Only errors of the network are shown: others might quote a header. */
function networkErrorIn(error) {
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		if (["TimeoutError", "AbortError"].includes(cause.name)) return "No response in time";
		if ("code" in cause && typeof cause.code === "string") return `${cause.code}: ${cause.message}`;
	}
	return "The request could not be sent, or the response could not be read";
}
/** In UTF-16 units. It leaves room in a failure reason for what to do. */
const LONGEST = 800;
/** What GitHub's API says. The page of a proxy says nothing. */
function messageOf({ response }) {
	const { message } = response.data ?? {};
	return typeof message === "string" ? shortened(message, LONGEST) : "";
}
/**
* How long to wait if GitHub limits the requests, in milliseconds.
* (https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit)
*/
function retryAfterOf({ response: { status, headers } }, text) {
	if (status !== 403 && status !== 429) return void 0;
	const { "retry-after": seconds, "x-ratelimit-remaining": remaining, "x-ratelimit-reset": reset } = headers;
	if (Number(seconds) > 0) return Number(seconds) * 1e3;
	if (remaining === "0" && Number(reset) > 0) return Math.max(1e3, Number(reset) * 1e3 - Date.now());
	return status === 429 || /rate limit/i.test(text) ? 6e4 : void 0;
}
// src/dispatch/run.ts
/**
* The story of a message: it gets to GitHub, where a workflow run reports the result, or Service Catalog is notified that
* the operation failed.
*
* @returns whether the message is ended. If it is not, it goes back to the queue. Never throws
*/
async function endMessage(record, settings, env, invocation) {
	const secrets = new Secrets();
	const receiveCount = Number(record.attributes.ApproximateReceiveCount);
	const subject = {
		requestId: invocation.awsRequestId,
		sqsMessageId: record.messageId,
		receiveCount
	};
	const log = structuredLog(secrets, subject);
	try {
		const delivery = deliveryOf(record);
		secrets.addCredentials(delivery.workflowToken);
		const logOfRecord = structuredLog(secrets, {
			...subject,
			...shown(delivery)
		});
		const connections = connect(settings, env, invocation, secrets);
		const receivesLeft = settings.mostReceives - receiveCount;
		try {
			return await travel({
				delivery,
				receivesLeft,
				settings,
				connections,
				invocation,
				secrets,
				log: logOfRecord
			});
		} finally {
			connections.end();
		}
	} catch (error) {
		logProblem(error, log);
		return false;
	}
}
function shown({ recordId, operation, productId, provisionedProductId }) {
	return {
		recordId,
		operation: operation.name,
		productId,
		provisionedProductId
	};
}
/** A report can fail, too: because of AWS, or because Lambda is throttled. */
const RECEIVES_TO_REPORT = 2;
async function travel(journey) {
	const { delivery, receivesLeft, secrets, log } = journey;
	const taken = await take(journey);
	if (taken.state === "ended") {
		log.info("Ignored the message: it was delivered before, and has ended.");
		return true;
	}
	if (taken.state === "in progress") {
		log.info("The message was delivered twice. Another invocation works on it.");
		return false;
	}
	if (taken.failure !== void 0) return report(taken.failure, journey);
	try {
		refuseUnknownOperation(delivery);
		await dispatch(journey);
	} catch (error) {
		const hasFailed = error instanceof NotDispatched && error.isFinal || receivesLeft <= RECEIVES_TO_REPORT;
		const problem = logProblem(error, log, hasFailed ? "error" : "warn");
		if (hasFailed) {
			const failure = failureOf(problem, journey.invocation);
			return report(secrets.hideFor("failure reason", failure), journey);
		}
		log.info("The message goes back to the queue, and is delivered again.");
		await orWarn(journey, (states) => keepMessage(delivery.recordId, { until: /* @__PURE__ */ new Date() }, states));
		return false;
	}
	await orWarn(journey, (states) => markEnded(delivery.recordId, states));
	return true;
}
/** The bucket only saves work here: prepare takes up each record only once. */
async function take({ delivery: { recordId }, connections, log }) {
	try {
		return await connections.withStates((states) => takeMessage(recordId, connections.until, states));
	} catch (error) {
		logProblem(error, log, "warn");
		return {
			state: "taken",
			failure: void 0
		};
	}
}
/** No workflow knows what to do. */
function refuseUnknownOperation({ message: { operation } }) {
	if ("problem" in operation) throw new NotDispatched(operation.problem, true);
}
async function dispatch(journey) {
	const { delivery, settings, connections, log } = journey;
	const repository = await repositoryFor(delivery, settings, connections.withStates);
	await rememberProduct(delivery, connections.withStates).catch((error) => logProblem(error, log, "warn"));
	await sendToGitHub({
		repository,
		eventType: settings.eventType,
		message: delivery.raw
	}, connections.github, connections.toDispatch, (problem) => logProblem(problem, log, "warn"));
	log.info("Sent the message to GitHub.", { repository });
}
/** For the users of the product, and for the operator of the engine. */
function failureOf({ title, message, advice }, { logGroupName, awsRequestId }) {
	return [
		`${title}: ${message}`,
		`For the operator of the engine: ${advice}`,
		`Log: ${logGroupName}, request ${awsRequestId}`
	].join("\n");
}
/** @param failure why the message cannot get to GitHub */
async function report(failure, journey) {
	const { delivery, connections, secrets, log } = journey;
	try {
		const holder = await claim(failure, journey);
		if (holder === "a workflow run") log.info("A workflow run has taken up the record, and reports its result.");
		else {
			const lines = [`The engine could not start the ${delivery.operation.noun}.`, failure];
			if (holder === "the bridge") lines.splice(1, 0, "No resources were changed.");
			await reportFailed(delivery, lines.join("\n"), connections.access, connections.toReport, {
				secrets,
				log
			});
			log.info("Notified Service Catalog that the operation FAILED.");
		}
	} catch (error) {
		logProblem(error, log);
		await orWarn(journey, (states) => keepMessage(delivery.recordId, {
			until: /* @__PURE__ */ new Date(),
			failure
		}, states));
		return false;
	}
	await orWarn(journey, (states) => markEnded(delivery.recordId, states));
	return true;
}
/**
* Takes up the record, so that no workflow run changes resources for a record that has FAILED. GitHub might have
* received the message although it did not say so.
*
* @returns who has the record
*/
async function claim(failure, { delivery: { recordId }, receivesLeft, connections, log }) {
	try {
		return await connections.withStates(async (states) => {
			await keepMessage(recordId, {
				until: connections.until,
				failure
			}, states);
			const before = await claimRecord(recordId, bridgeClaim(), states);
			return before === void 0 || isOfBridge(before) ? "the bridge" : "a workflow run";
		});
	} catch (error) {
		if (receivesLeft > 0) throw error;
		logProblem(error, log, "warn");
		return "unknown";
	}
}
/** Remembers something that others can do without. */
async function orWarn({ connections, log }, remember) {
	await connections.withStates(remember).catch((error) => logProblem(error, log, "warn"));
}
function logProblem(error, log, level = "error") {
	const problem = error instanceof Problem ? error : bug(error);
	const { title, message, advice } = problem;
	log[level](`${title}: ${message}`, {
		advice,
		frames: error !== problem && error instanceof Error ? framesOf(error) : void 0
	});
	return problem;
}
function bug(cause) {
	return new Problem("Unexpected error", "The dispatch function failed because of a bug.", "Report the bug. The log of the function shows where it is.", { cause });
}
// src/dispatch/settings.ts
/** @throws {Problem} if a variable is missing or invalid */
function readSettings(env) {
	const matching = (name, pattern) => {
		const value = env[name] ?? "";
		if (pattern.test(value)) return value;
		throw invalid(name, value === "" ? "is missing" : `is ${quoted(value)}`);
	};
	const appId = env.GITHUB_APP_ID;
	return {
		apiUrl: apiUrl(matching("GITHUB_URL", /^https?:\/\/[\w.:-]+\/?$/)),
		repository: matching("REPOSITORY", REPOSITORY),
		repositoriesByProduct: repositoriesByProduct(env.REPOSITORIES_BY_PRODUCT ?? ""),
		eventType: matching("EVENT_TYPE", /^.{1,100}$/),
		app: appId ? {
			id: appId,
			installationId: Number(matching("GITHUB_APP_INSTALLATION_ID", /^\d{1,15}$/))
		} : void 0,
		secretArn: matching("GITHUB_SECRET_ARN", /^arn:/),
		stateBucket: matching("STATE_BUCKET", /^[\w.-]{3,63}$/),
		mostReceives: Number(matching("MAX_RECEIVE_COUNT", /^\d{1,4}$/))
	};
}
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
/**
* GitHub Enterprise Cloud with data residency has the API at a host name of its own, and GitHub Enterprise Server at a
* path. (https://docs.github.com/en/enterprise-cloud@latest/admin/data-residency/network-details-for-ghecom,
* https://docs.github.com/en/enterprise-server@latest/rest/using-the-rest-api/getting-started-with-the-rest-api)
*/
function apiUrl(url) {
	const { protocol, host, origin } = new URL(url);
	return host === "github.com" || host.endsWith(".ghe.com") ? `${protocol}//api.${host}` : `${origin}/api/v3`;
}
/** @param list such as `prod-abc=owner/name,prod-def=owner/other` */
function repositoriesByProduct(list) {
	const entries = list.split(",").map((entry) => entry.trim());
	return new Map(entries.filter(Boolean).map((entry) => {
		const [product = "", repository = ""] = entry.split("=");
		if (!product || !REPOSITORY.test(repository)) throw invalid("REPOSITORIES_BY_PRODUCT", `has ${quoted(entry)}, which is not a product ID and a repository`);
		return [product, repository];
	}));
}
function invalid(name, what) {
	return new Problem("The dispatch function has an invalid setting", `The environment variable ${name} ${what}.`, "Deploy the stack of the bridge again, with valid parameters.");
}


var __webpack_exports__endMessage = __webpack_exports__.r;
var __webpack_exports__readSettings = __webpack_exports__.s;
export { __webpack_exports__endMessage as endMessage, __webpack_exports__readSettings as readSettings };
