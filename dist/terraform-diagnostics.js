import * as __WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__ from "./actions.js";
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
  t: () => (/* binding */ readDiagnostics)
});

;// CONCATENATED MODULE: external "./actions.js"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_actions_js_namespaceObject = x({ ["ValidationDiagnostics"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.ValidationDiagnostics), ["diagnosticsInJson"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.diagnosticsInJson), ["readCapturedChunks"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.readCapturedChunks), ["readMarkedLines"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.readMarkedLines), ["shortened"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.shortened), ["withoutEscapeSequences"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.withoutEscapeSequences) });
;// CONCATENATED MODULE: ./build/terraform-diagnostics.js

// src/terraform/diagnostic.ts
/** An error that Terraform printed without saying where it is. */
function errorWithoutPlace(summary, detail) {
	return {
		severity: "error",
		summary,
		detail,
		address: void 0,
		file: void 0,
		start: void 0,
		end: void 0,
		snippet: void 0,
		values: []
	};
}
// src/terraform/crashes.ts
/**
* A panic of Terraform or of a provider, with the stack that Go prints:
*
*     Stack trace from the terraform-provider-aws_v5.1.0_x5 plugin:
*
*     panic: runtime error: invalid memory address or nil pointer dereference
*
*     goroutine 52 [running]:
*     github.com/hashicorp/terraform-provider-aws/internal/service/ec2.resourceRead(...)
*     	github.com/hashicorp/terraform-provider-aws/internal/service/ec2/vpc.go:31 +0x45
*
*     Error: The terraform-provider-aws_v5.1.0_x5 plugin crashed!
*
* A panic of another program is not found.
*/
var Crash = class Crash {
	#found;
	#message;
	#lines = 0;
	#stackBegan = false;
	#ended = false;
	#provider;
	#ofTerraform = false;
	static begunBy(line, found) {
		return line.startsWith("panic: ") ? new Crash(line, found) : void 0;
	}
	constructor(line, found) {
		this.#message = [line.slice(0, LONGEST$1)];
		this.#found = found;
	}
	take(line) {
		if (this.#ended) return false;
		this.#stackBegan ||= /^(?:goroutine \d|\[signal )/.test(line);
		const [, crashed] = CRASHED_PLUGIN.exec(line) ?? [];
		const isBanner = BANNER.test(line);
		this.#ended = crashed !== void 0 || isBanner;
		this.#provider = crashed ?? this.#provider ?? PROVIDERS_CODE.exec(line)?.[1];
		this.#ofTerraform ||= isBanner || TERRAFORMS_CODE.test(line);
		if (this.#ended) return true;
		if (this.#stackBegan) return STACK.test(line);
		if (line.startsWith("╷") || line.startsWith("Error: ")) return false;
		this.#lines += 1;
		if (this.#lines <= MOST_KEPT) this.#message.push(line.slice(0, LONGEST$1));
		return this.#lines <= MOST_LINES;
	}
	end() {
		const who = this.#who();
		if (who === void 0) return;
		const [panic, ...others] = this.#message;
		this.#found(errorWithoutPlace(`${who} crashed: ${panic}`, others.join("\n").trim()));
	}
	#who() {
		if (this.#ofTerraform) return "Terraform";
		return this.#provider && `The ${this.#provider} provider`;
	}
};
const LONGEST$1 = 4096;
/** Of the message, before the stack. */
const MOST_KEPT = 50;
const MOST_LINES = 1e3;
const CRASHED_PLUGIN = /^Error: The terraform-provider-([\w-]{1,100}?)(?:_v\d\S{0,100})? plugin crashed!/;
const BANNER = /^!{20,40} TERRAFORM CRASH /;
/** In the stack: the module of a provider, and a package of Terraform or OpenTofu. */
const PROVIDERS_CODE = /\/terraform-provider-([a-z0-9-]{1,100})[/@.]/;
const TERRAFORMS_CODE = /^github\.com\/(?:hashicorp\/terraform|opentofu\/opentofu)\/(?:v\d\/)?(?:internal|command|terraform|backend)\//;
/** What a stack consists of: blank lines, places, goroutines, signals, functions, registers. */
const STACK = /^(?:\s|$|goroutine \d|\[signal |created by |panic: |exit status \d|[^\s()]{1,500}\(|r\w{1,5} +0x)/;
/** Replaces the errors that only say that a provider no longer responds by the crash, at the place of the first. */
function withCrashAsCause(errors) {
	if (!errors.some(({ summary }) => PROVIDER_CRASHED.test(summary))) return errors;
	const place = errors.find(({ summary }) => summary === "Plugin did not respond");
	return errors.filter(({ summary }) => !CONSEQUENCE.test(summary)).map((error) => {
		if (!place || !PROVIDER_CRASHED.test(error.summary)) return error;
		const { summary, detail } = error;
		return {
			...place,
			summary,
			detail
		};
	});
}
const PROVIDER_CRASHED = /^The \S+ provider crashed: panic: /;
const CONSEQUENCE = /^(?:Plugin did not respond|Request cancelled|The terraform-provider-\S+ plugin crashed!.*)$/;
// src/terraform/first-diagnostics.ts
const MOST = 100;
/** Keeps the first 100 different diagnostics, and counts the others. */
var FirstDiagnostics = class {
	kept = [];
	more = 0;
	#identities = /* @__PURE__ */ new Set();
	add(found) {
		const diagnostic = tidied(found);
		const { summary, detail, address, file, start } = diagnostic;
		if (summary === "") return;
		const identity = JSON.stringify([
			summary,
			detail,
			address,
			file,
			start
		]);
		if (this.#identities.has(identity)) return;
		if (this.kept.length === MOST) {
			this.more += 1;
			return;
		}
		this.#identities.add(identity);
		this.kept.push(structuredClone(diagnostic));
	}
};
/**
* In text, a summary of several paragraphs looks the same as a summary and a detail. So the first paragraph is the
* summary, in JSON as well.
*/
function tidied(diagnostic) {
	const { summary, detail, address, file, snippet, values } = diagnostic;
	const text = [summary, detail].map(withoutBlankEnds).filter((text) => text !== "").join("\n\n");
	const blankLine = text.search(/\n[ \t\r]*\n/);
	const cut = (part) => (0,external_actions_js_namespaceObject.shortened)(part, LONGEST);
	return {
		...diagnostic,
		summary: cut(blankLine === -1 ? text : text.slice(0, blankLine)),
		detail: cut(blankLine === -1 ? "" : withoutBlankEnds(text.slice(blankLine))),
		address: address && cut(address),
		file: file && cut(file),
		snippet: snippet && cut(snippet),
		values: values.slice(0, MOST).map(({ expression, statement }) => ({
			expression: cut(expression),
			statement: cut(statement)
		}))
	};
}
/** In UTF-16 units, of each text of a diagnostic. */
const LONGEST = 2 ** 14;
/** Without blank lines at the start and white space at the end. The first line keeps its indentation. */
function withoutBlankEnds(text) {
	return text.replace(/^(?:[ \t\r]*\n)+/, "").trimEnd();
}
// src/terraform/log-prefixes.ts
/** A line as it is, without its first prefix, without its first two, and so on. */
function readingsOf(line) {
	const readings = [{
		source: "",
		mixed: false,
		certain: false,
		text: line
	}];
	let last = readings[0];
	while (readings.length <= MOST_PREFIXES) {
		const next = withoutPrefix(last);
		if (next === void 0) break;
		readings.push(next);
		last = next;
	}
	return readings;
}
const MOST_PREFIXES = 4;
function withoutPrefix({ source, mixed, certain, text }) {
	const inJson = terragruntsJson(text);
	if (inJson) return {
		source: `${source}json ${inJson.prefix}\n`,
		mixed: true,
		certain: true,
		text: (0,external_actions_js_namespaceObject.withoutEscapeSequences)(inJson.msg)
	};
	for (const prefix of PREFIXES) {
		const { groups } = prefix.pattern.exec(text) ?? {};
		if (groups === void 0) continue;
		const { name = "", message, rest = "" } = groups;
		const constant = /\d:\d\d/.test(name) ? name.replaceAll(/\d+/g, "0") : name;
		return {
			source: `${source}${prefix.kind} ${constant}\n`,
			mixed: mixed || prefix.kind !== "time",
			certain: certain || prefix.kind === "terragrunt",
			text: message === void 0 ? rest : (0,external_actions_js_namespaceObject.withoutEscapeSequences)(unquoted(message))
		};
	}
}
/** Sources for Terragrunt: https://terragrunt.gruntwork.io/docs/reference/log-formatting/ and its `pkg/log/format`. */
const PREFIXES = [
	{
		kind: "terragrunt",
		pattern: new RegExp(String.raw`^\d\d:\d\d:\d\d\.\d{3} (?:${"STDOUT|STDERR|ERROR|INFO"}) +(?<name>(?:\[[^\]]{1,500}\] )?[^\s:]{1,500}:)(?: (?<rest>.*))?$`, "s")
	},
	{
		kind: "terragrunt",
		pattern: /^STD[OE]\[\d{4,6}\](?: (?<rest>.*?))?(?:\t prefix=\[(?<name>[^\]\t]{1,500})\] ?)?$/s
	},
	{
		kind: "terragrunt",
		pattern: /^time=\S{1,40} level=(?:stdout|stderr|error|info) (?<name>(?:(?:prefix|tf-path|tf-command|working-dir|tf-command-args)=(?:"[^"]{0,500}"|\S{1,500}) ){1,6})msg=(?:(?<message>".*")|(?<rest>.*))$/s
	},
	{
		kind: "time",
		pattern: /^[^\t]{1,200}\t[^\t]{1,200}\t(?<rest>\ufeff?\d{4}-\d\d-\d\dT.*)$/s
	},
	{
		kind: "time",
		pattern: /^\ufeff?\[?(?:\d{4}[-/]\d\d[-/]\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?(?: \d\d[OE]\+?)?(?: (?:stdout|stderr) [FP])?(?: (?<rest>.*))?$/s
	},
	{
		kind: "name",
		pattern: /^(?<name>\[(?!command\])[^\]\s]{1,300}\]) (?<rest>.*)$/s
	},
	{
		kind: "name",
		pattern: /^(?<name>[\w.-]{1,100} *\|)(?: (?<rest>.*))?$/s
	},
	{
		kind: "name",
		pattern: /^(?!.{0,200}-exec\): )(?<name>[-+] |[A-Z]{4,5} +|(?=[^╷│╵]{0,200}\d:\d\d|[^╷│╵]{1,199}[\]:|>] *[╷│╵])[^╷│╵]{1,200})(?<rest>[╷│╵].*)$/s
	}
];
/** Terragrunt's JSON format. */
function terragruntsJson(text) {
	if (!/^\{"(?:time|level|prefix|msg|tf-path|working-dir)":"/.test(text)) return void 0;
	try {
		const { level, prefix = "", msg } = JSON.parse(text);
		return /^(?:stdout|stderr|error|info)$/.test(level) && typeof msg === "string" ? {
			prefix: `${prefix}`,
			msg
		} : void 0;
	} catch {
		return;
	}
}
/** A text in the quotes of JSON or of Go, which are nearly the same. */
function unquoted(text) {
	try {
		return JSON.parse(text);
	} catch {
		return text.slice(1, -1).replace(/\\(.)/gs, (_, character) => character === "n" ? "\n" : character);
	}
}
// src/terraform/between-diagnostics.ts
/**
* Whether a line is not part of a diagnostic without a box, because it begins as only Terraform, OpenTofu, or a program
* around them begins a line.
*/
function isBetweenDiagnostics(line) {
	return BETWEEN.test(line);
}
const TERRAFORM = [
	String.raw`\{"@level":.*\}$`,
	String.raw`[a-z][\w-]*[.[].*: (?:(?:Preparing import|Importing|Creating|Modifying|Destroying|Reading|Opening|Closing|Refreshing state|Still [a-z]+)\.\.\.|Provisioning with '|\w+ complete after )`,
	String.raw`[a-z][\w-]*[.[].* \((?:local-exec|remote-exec|file)\): `,
	String.raw`(?:Terraform|OpenTofu) (?:used the selected providers|will perform|planned the following|has been successfully|has compared|v\d)`,
	String.raw`Plan: \d+ to `,
	String.raw`(?:Apply|Destroy) complete! |Planning failed\. |No changes\. |Success! |Failure! \d`,
	"(?:Changes to )?Outputs:$",
	"Initializing |Upgrading modules|(?:Acquiring|Releasing) state lock|Interrupt received|Stopping operation",
	"Saved the plan to: |Note: (?:Objects have changed|You didn)",
	"─{20}",
	String.raw`(?:  )?run "[^"]*"\.\.\. |\S+\.tf(?:test|tofu|tofutest)\.(?:hcl|json)\.\.\. `,
	"Usage: (?:terraform|tofu) |For more help on using this command, run:",
	String.raw`\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d\S* \[(?:TRACE|DEBUG|INFO|WARN|ERROR)\]`,
	"Operation failed: ",
	"panic: |Stack trace from the |!{20}"
];
const TERRAGRUNT = [
	String.raw`(?:TRAC|DEBU|INFO|WARN|ERRO|STDO|STDE|FATA)\[\d{4,6}\]`,
	String.raw`\d\d:\d\d:\d\d\.\d{3} (?:TRACE|DEBUG|INFO|WARN|ERROR|STDOUT|STDERR) `,
	String.raw`time=\S+ level=\w`
];
const WORKFLOW = [
	String.raw`\[command\]`,
	"::(?:debug|error)::Terraform exited with code ",
	"::debug::(?:stdout|stderr|exitcode): ",
	"::set-output name=(?:stdout|stderr|exitcode)::",
	String.raw`\* :[a-z_]+: |</details>$`,
	String.raw`##\[(?:debug|group|endgroup|section|command)\]|(?:##\[error\]|::error(?: [^:]*)?::)(?=.*\b(?:exit(?:ed)?|fail(?:ed|ure)?|aborted)\b)`,
	"Error: (?:(?:Process completed|Terraform exited) with (?:exit )?code |exit status )",
	"ERROR: Job failed|Cleaning up project directory|Uploading artifacts|section_(?:start|end):",
	String.raw`script returned exit code \d|Build step '|Finished: [A-Z]+$|\[(?:Pipeline|Container)\] `
];
const SHELL = [
	String.raw`[A-Z][A-Z0-9_]{1,60}=(?:[^=\s]\S*)?$|(?:rc|ret|status|exit_?(?:code|status)?)=\d+$`,
	String.raw`[\w.-]{1,64}@[\w.-]{1,64}:\S{0,500} ?[$#] |real\t\d`,
	String.raw`\+{1,4} (?:[A-Za-z_]\w*=|(?:\[+|aws|cat|cd|cp|docker|echo|exit|export|grep|jq|kill|local|ls|mv|printf|return|rm|set|sh|sleep|source|tee|terraform|test|tofu|true|false)(?: |$))`,
	String.raw`make(?:\[\d+\])?: \*\*\* |npm (?:ERR!|error) |task: Failed to run task|error: Recipe `,
	String.raw`exit status \d{1,3}$|\[(?:tflint|tfsec|trivy|checkov|infracost|terragrunt|atlantis)\] `
];
const BETWEEN = new RegExp(`^(?:${[
	...TERRAFORM,
	...TERRAGRUNT,
	...WORKFLOW,
	...SHELL
].join("|")})`);
// src/terraform/diagnostic-parts.ts
/** The parts of a diagnostic in the lines that Terraform prints for people, without the box. */
function partsIn(printedLines) {
	const lines = withWholePlace(printedLines);
	const place = placeIn(lines);
	const rest = lines.slice(place);
	const address = ADDRESS.exec(rest[0] ?? "")?.[1];
	if (address !== void 0) rest.shift();
	const inFile = FILE.exec(rest[0] ?? "");
	if (inFile) rest.shift();
	const code = inFile ? takeCode(rest) : [];
	const [, file, line] = inFile ?? [];
	return {
		summary: lines.slice(0, place).join("\n"),
		address,
		file,
		start: line === void 0 ? void 0 : { line: Number(line) },
		end: void 0,
		snippet: code.length === 0 ? void 0 : code.join("\n"),
		values: takeValues(rest),
		detail: rest.join("\n")
	};
}
/** Windows PowerShell can break the line with the place before the address of the block. */
function withWholePlace(lines) {
	const broken = lines.findIndex((line) => BROKEN_PLACE.test(line));
	const next = lines[broken + 1];
	if (broken === -1 || !next?.endsWith(":") || next.startsWith(" ")) return lines;
	return lines.toSpliced(broken, 2, `${lines[broken]}${next}`);
}
const BROKEN_PLACE = /^ {2}on \S.{0,500} line \d{1,15}, in [^:]{0,500}$/;
/**
* The index of the first line with the place, or the number of lines if there is no place. It follows the blank line
* after the summary. If the summary contains blank lines, it is further down, where a detail can have similar lines.
*/
function placeIn(lines) {
	const firstBlank = lines.indexOf("");
	const place = lines.findIndex((line, index) => {
		if (lines[index - 1] !== "") return false;
		if (!ADDRESS.test(line)) return FILE.test(line);
		return index - 1 === firstBlank || FILE.test(lines[index + 1] ?? "");
	});
	return place === -1 ? lines.length : place;
}
const ADDRESS = /^ {2}with (\S.*),$/;
/** Checks the end of the line first, so that it takes linear time. Line 0 of no file is where there is no code. */
const FILE = /^(?=.*:$) {2}on (?:(?:<empty>)? line 0:$|(\S.*?) line ([1-9]\d{0,14})(?:, in |:$))/;
/** Takes the source code from the start of `lines`, without the line numbers. */
function takeCode(lines) {
	if (lines[0] === "  (source code not available)") lines.shift();
	return takeWhile(lines, /^ *\d+:(?: (.*))?$/);
}
/** Takes what Terraform prints about the values in the code. This can include a function call, which is not a value. */
function takeValues(lines) {
	if (takeWhile(lines, /^ {4}├(─+)$/).length === 0) return [];
	return takeWhile(lines, /^ {4}│ (.*)$/).join("\n").split(/\n(?! {2})/).flatMap((text) => {
		const end = endOfTraversal(text);
		const statement = text.slice(end + 1);
		return end > 0 && text[end] === " " && statement !== "" && !text.startsWith("while calling ") ? [{
			expression: text.slice(0, end),
			statement
		}] : [];
	});
}
/** Where `each.value` ends in `each.value is 0`, and `local.sizes["a b"]` in `local.sizes["a b"] has a sensitive value`. */
function endOfTraversal(text) {
	let inBrackets = false;
	let at = 0;
	for (; at < text.length; at += 1) {
		const character = text[at];
		if (inBrackets && character === "\"") at = endOfQuotes(text, at);
		else if (inBrackets) inBrackets = character !== "]";
		else if (character === "[") inBrackets = true;
		else if (/[\s"]/.test(character)) break;
	}
	return inBrackets ? 0 : at;
}
function endOfQuotes(text, start) {
	let at = start + 1;
	while (at < text.length && text[at] !== "\"") at += text[at] === "\\" ? 2 : 1;
	return at;
}
function takeWhile(lines, pattern) {
	const end = lines.findIndex((line) => !pattern.test(line));
	return lines.splice(0, end === -1 ? lines.length : end).map((line) => pattern.exec(line)?.[1] ?? "");
}
// src/terraform/text-diagnostics.ts
/**
* A diagnostic as Terraform prints it for people:
*
*     ╷
*     │ Error: Resource precondition failed
*     │
*     │   with module.db.terraform_data.instance,
*     │   on modules/db/main.tf line 21, in resource "terraform_data" "instance":
*     │   21:       condition     = var.storage >= 20
*     │     ├────────────────
*     │     │ var.storage is 5
*     │
*     │ A database needs at least 20 GB.
*     ╵
*
* With `-no-color`, there is no box, but a blank line before the first line. Source:
* `internal/command/format/diagnostic.go` of Terraform 1.13. OpenTofu prints the same.
*
* A box ends at the first line without a `│`, which is `╵` unless the box was cut off. Nothing inside a box can end it
* or begin another, because each line inside starts with a `│`. Without a box, the end is not marked. The diagnostic ends
* at the first line that begins as only Terraform, its wrapper, or the next diagnostic does. A message with such a line
* is cut there.
*/
var TextDiagnostic = class TextDiagnostic {
	#found;
	#severity;
	/** What is before each line. */
	#indent;
	#boxed;
	/** Whether this can be text of another program, unless it has a place. */
	#doubtful;
	#lines;
	#length;
	/**
	* @param previous the previous line; undefined if it is unknown
	* @param certain whether the line is from Terraform, if it looks like that
	*/
	static begunBy(line, previous, found, certain = true) {
		const { indent = "", bar, severity, summary } = FIRST_LINE.exec(line)?.groups ?? {};
		if (summary === void 0 || EXIT_CODE.test(summary)) return void 0;
		if (previous !== void 0 && !(bar ? TOP : BEFORE_FIRST_LINE).test(previous)) return void 0;
		return new TextDiagnostic(severity === "Error" ? "error" : "warning", indent, bar !== void 0, !bar && (indent !== "" || !certain), summary, found);
	}
	constructor(severity, indent, boxed, doubtful, summary, found) {
		this.#severity = severity;
		this.#indent = indent;
		this.#boxed = boxed;
		this.#doubtful = doubtful;
		this.#lines = [start(summary)];
		this.#length = summary.length;
		this.#found = found;
	}
	/** @returns false if `line` is not part of this diagnostic, which means that the diagnostic has ended */
	take(line, lineWithEscapes = line) {
		if (line.startsWith(this.#indent)) return this.#take(line.slice(this.#indent.length), lineWithEscapes);
		return line.trim() === "" && this.#take("", lineWithEscapes);
	}
	end() {
		if (!this.#boxed && STACK_FRAME.test(this.#lines[1] ?? "")) return;
		const parts = partsIn(this.#boxed ? this.#lines : withoutFence(this.#lines));
		if (this.#doubtful && parts.address === void 0 && parts.file === void 0) return;
		this.#found({
			severity: this.#severity,
			...parts
		});
	}
	#take(line, lineWithEscapes) {
		return this.#boxed ? this.#takeInBox(line) : this.#takeWithoutBox(line, lineWithEscapes);
	}
	#takeInBox(line) {
		if (!line.startsWith("│")) return false;
		if (this.#length <= MAX_LENGTH$1) this.#keep(line.replace(/^│ ?/, ""));
		return true;
	}
	#takeWithoutBox(line, lineWithEscapes) {
		const previous = this.#lines.at(-1);
		if (this.#length > MAX_LENGTH$1 || isBetweenDiagnostics(line)) return false;
		if (previous === "" && /^(?:│ )?(?:Error|Warning): /.test(line) && this.#lines.at(-2) !== BEFORE_CAUSE) return false;
		if (line === "╷" && lineWithEscapes.includes("\x1B")) return false;
		if (previous === "╷" && /^│ (?:Error|Warning): /.test(line) && !this.#lines.some((each) => PLACE.test(each))) {
			this.#lines.pop();
			return false;
		}
		if (previous === "{" && line.startsWith("  \"format_version\": ")) {
			this.#lines.pop();
			return false;
		}
		this.#keep(line);
		return true;
	}
	#keep(line) {
		const kept = line.trim() === "" ? "" : start(line);
		this.#lines.push(kept);
		this.#length += kept.length + 1;
	}
};
/** A copy of the start of a long line, because a part of a string keeps all of it in memory. */
function start(line) {
	return line.length > MAX_LINE ? Buffer.from(line.slice(0, MAX_LINE)).toString() : line;
}
const FIRST_LINE = /^(?<indent>[ \t]*)(?<bar>│ )?(?<severity>Error|Warning): (?<summary>.*)$/s;
/** What is before a box. PowerShell writes the name of the program before it. */
const TOP = /^(?:\s*Enter a value: |\S+ : |\s*)╷\s*$/;
/** What is before a diagnostic without a box, which begins with a line break. */
const BEFORE_FIRST_LINE = /^\s*(?:Enter a value:\s*)?$/;
const PLACE = /^ {2}(?:on|with) \S/;
/** What a runner, Atlantis, or Terragrunt adds about the program that failed. */
const EXIT_CODE = /^(?:(?:Process completed|Terraform exited) with (?:exit )?code |exit status \d{1,3}\s*$)/;
/** A stack of JavaScript, after the message. */
const STACK_FRAME = /^ +at \S/;
/** The AWS provider's last line before `Error: ` and the reason why there are no credentials. */
const BEFORE_CAUSE = "for more information about providing credentials.";
/** Enough for a summary, a snippet, and values, in addition to the longest detail that is kept. */
const MAX_LENGTH$1 = 2 ** 16;
const MAX_LINE = 2 ** 14;
/** Without the end of Atlantis's code block. */
function withoutFence(lines) {
	const last = lines.findLastIndex((line) => line !== "" && line !== "---");
	return lines[last] === "```" ? lines.slice(0, last) : lines;
}
// src/terraform/powershell.ts
/**
* A box as Windows PowerShell 5 writes it to a file with `2>&1` or `*>`. It breaks each line at the width of the console,
* also inside a word or an escape sequence, without a mark. Only a line of the box begins with a bar:
*
*     terraform.exe : ╷
*     At line:1 char:1
*     + terraform apply 2>&1 | Tee-Object log.txt
*     + ~~~~~~~~~~~~~~~~~~~~
*         + CategoryInfo          : NotSpecified: (╷:String) [], RemoteException
*         + FullyQualifiedErrorId : NativeCommandError
*
*     │ Error: creating EC2 Instance: InvalidParameter
*     Combination: The instance type is not eligible
*     ╵
*/
var WrappedBox = class {
	#found;
	#lines;
	#length = 0;
	/** @param firstLine with its escape sequences, from the bar on */
	constructor(firstLine, found) {
		this.#lines = [firstLine];
		this.#found = found;
	}
	take(line, lineWithEscapes) {
		if (line.startsWith("╵") || line.startsWith("╷") || this.#length > MAX_LENGTH) return false;
		this.#length += lineWithEscapes.length;
		if (line.startsWith("│")) this.#lines.push(lineWithEscapes);
		else this.#lines.push(`${this.#lines.pop()}${lineWithEscapes}`);
		return true;
	}
	end() {
		const [first = "", ...others] = this.#lines.map((line) => asTerraformPrinted((0,external_actions_js_namespaceObject.withoutEscapeSequences)(line)));
		const box = TextDiagnostic.begunBy(first, void 0, this.#found);
		for (const line of others) box?.take(line);
		box?.end();
	}
};
const MAX_LENGTH = 2 ** 17;
/** Whether PowerShell's report of an error, not the top of a box, is before the first line of a box. */
function isWrappedBox(line, previous) {
	return previous !== void 0 && previous.trim() === "" && line.startsWith("│ Error: ");
}
/** Whether PowerShell broke the first line of a box after the bar. */
function isBrokenFirstLine(line, previous) {
	return previous?.trim() === "│" && line.startsWith("Error: ");
}
/**
* The line that Terraform printed. Windows PowerShell decodes the output of a program with the console's code page, so
* that `│` becomes `Γöé`. It prints the name of an exception for a blank line of standard error.
*/
function asTerraformPrinted(line) {
	if (line === "System.Management.Automation.RemoteException") return "";
	if (!/[ΓÔâтв]/.test(line)) return line;
	return GARBLED.reduce((text, [garbled, character]) => text.replaceAll(garbled, character), line);
}
const GARBLED = [
	"ΓöòÇé£╡╖",
	"ÔöòÇé£ÁÀ",
	"ÔöĽÇéťÁĚ",
	"тФХАВЬ╡╖",
	"â”•€‚śµ·",
	"в”•Ђ‚њµ·",
	"â”•€‚œµ·"
].flatMap((page) => {
	const [e2, x94, x95, x80, x82, x9c, xb5, xb7] = page;
	return [
		[`${e2}${x94}${x82}`, "│"],
		[`${e2}${x95}${xb7}`, "╷"],
		[`${e2}${x95}${xb5}`, "╵"],
		[`${e2}${x94}${x9c}`, "├"],
		[`${e2}${x94}${x80}`, "─"]
	];
});
// src/terraform/log-end.ts
/** @param lines see `linesAtEnd` */
function logEndOf(lines) {
	const last = lines.findLast((line) => SUCCESS.test(line) || PROGRESS.test(line) || BEGIN.test(line));
	return {
		end: lines.filter((line) => !PROGRESS.test(line)).join("\n"),
		endsInSuccess: SUCCESS.test(last ?? "")
	};
}
/**
* The error in how Terraform was called. Terraform prints it without `Error: `, and then nothing but advice. Further up,
* a workflow expected the error, such as in `terraform workspace select x || terraform workspace new x`.
*/
function usageErrorsAtEnd(lines) {
	const usage = lines.findIndex((line) => USAGE.test(line));
	const last = lines.slice(0, usage === -1 ? void 0 : usage).slice(-MOST_ADVICE);
	const summary = last.findLast((line) => USAGE_ERROR.test(line));
	if (summary === void 0 || last.some((line) => line.startsWith("Created and switched"))) return [];
	return [errorWithoutPlace(summary, "")];
}
const USAGE = /^Usage: (?:terraform|tofu) /;
const USAGE_ERROR = /^(?:Error handling -chdir option: .*|Workspace "[^"]{1,200}" doesn't exist\.|Too many command line arguments\b.*|(?:Failed to parse|Error parsing) command-line flags\b.*|(?:Terraform|OpenTofu) has no command named .*)$/;
const MOST_ADVICE = 5;
/**
* What people read, without blank lines, prefixes, escape sequences, and workflow commands.
*
* @param end the last whole lines of a log
*/
function linesAtEnd(end) {
	return end.split("\n").map(messageIn).filter(isOfInterest);
}
/** The text of a line, which is a member of the object with `-json`. */
function messageIn(line) {
	const plain = asTerraformPrinted((0,external_actions_js_namespaceObject.withoutEscapeSequences)(line).trimEnd());
	const text = readingsOf(plain).findLast(({ mixed, certain }) => certain || !mixed)?.text ?? plain;
	if (!text.startsWith("{\"@level\":")) return text;
	try {
		return `${JSON.parse(text)["@message"]}`;
	} catch {
		return text;
	}
}
function isOfInterest(line) {
	return !/^\s*[╷│╵]?\s*$/.test(line) && !/^(?:::[a-z-]+(?: .*)?::|##\[|\[command\])/s.test(line);
}
const SUCCESS = /^(?:Apply complete! |Destroy complete! |No changes\. )/;
const PROGRESS = /: (?:Still [a-z]+|Refreshing state|Refreshing|Reading|Refresh complete|Read complete)\b.{0,40}(?:\.\.\.| after )/;
const BEGIN = /^(?:Initializing |(?:Terraform|OpenTofu) (?:used|will)|.*: (?:Creating|Modifying|Destroying)\.\.\.)/;
// src/terraform/diagnostics.ts
/**
* Reads the errors and warnings that Terraform or OpenTofu printed, in one command or in several: JSON lines,
* `validate -json`, text with or without colors and boxes, and crashes. Other programs can have changed it:
* setup-terraform's wrapper, PowerShell, and programs that write a time or a name before each line, such as Terragrunt.
* The size of the file does not affect the memory that this takes.
*
* @param enough when aborted, nothing more is read
* @throws {Problem} if the file does not exist or cannot be read, but never because of its content
*/
async function readDiagnostics(path, enough) {
	return diagnosticsIn((0,external_actions_js_namespaceObject.readCapturedChunks)(path, enough));
}
/** Reads a log in chunks, which can be cut anywhere. A chunk must stay valid until the next one is requested. */
async function diagnosticsIn(chunks) {
	const log = new Log();
	const lines = linesAtEnd(await (0,external_actions_js_namespaceObject.readMarkedLines)(chunks, MARKERS, log));
	return {
		...log.diagnostics(lines),
		...logEndOf(lines)
	};
}
/** The first line of each diagnostic contains one of these texts. */
const MARKERS = [
	"Error: ",
	"Warning: ",
	"\"diagnostic",
	"panic: "
];
/** How many outputs can be mixed. */
const MOST_OUTPUTS = 100;
var Log = class {
	#errors = new FirstDiagnostics();
	#warnings = new FirstDiagnostics();
	/** By the source of their lines. */
	#begun = /* @__PURE__ */ new Map();
	/** The source of the begun diagnostic whose lines are not mixed with others. */
	#unmixed;
	#previous;
	#isPowerShell = false;
	get needsNextLine() {
		return this.#begun.size > 0;
	}
	read(lineWithEscapes) {
		const line = plain(lineWithEscapes);
		const reading = this.#readingOf(line);
		if (this.#unmixed !== void 0 && this.#unmixed !== reading.source) this.#end(this.#unmixed);
		this.#read(reading, this.#previousFor(reading), withoutCarriageReturn(lineWithEscapes));
		this.#previous = {
			line,
			reading
		};
	}
	diagnostics(last) {
		for (const source of this.#begun.keys()) this.#end(source);
		if (this.#errors.kept.length === 0) for (const error of usageErrorsAtEnd(last)) this.#found(error);
		return {
			errors: withCrashAsCause(this.#errors.kept),
			warnings: this.#warnings.kept,
			moreErrors: this.#errors.more,
			moreWarnings: this.#warnings.more
		};
	}
	/** What looks like a prefix can be text of a diagnostic that has not ended. */
	#readingOf(line) {
		const readings = readingsOf(line);
		const last = readings.at(-1) ?? readings[0];
		const continues = ({ source, certain }) => this.#begun.has(source) && certain === last.certain;
		return readings.findLast(continues) ?? last;
	}
	/** The previous line; undefined if it is unknown, because it is a line of another output. */
	#previousFor({ source, mixed }) {
		if (this.#previous?.reading.source === source) return this.#previous.reading.text;
		return mixed ? void 0 : this.#previous?.line;
	}
	#read({ source, text, mixed, certain }, previous, lineWithEscapes) {
		if (this.#begun.get(source)?.take(text, lineWithEscapes)) return;
		this.#end(source);
		if (text.startsWith("{")) for (const diagnostic of (0,external_actions_js_namespaceObject.diagnosticsInJson)(text)) this.#found(diagnostic);
		const begun = (source === "" ? this.#wrappedBoxBegunBy(text, previous, lineWithEscapes) : void 0) ?? TextDiagnostic.begunBy(text, previous, this.#found, !mixed || certain) ?? external_actions_js_namespaceObject.ValidationDiagnostics.begunBy(text, this.#found) ?? Crash.begunBy(text, this.#found);
		if (!begun) return;
		const [oldest] = this.#begun.keys();
		if (oldest !== void 0 && this.#begun.size === MOST_OUTPUTS) this.#end(oldest);
		this.#begun.set(source, begun);
		if (!mixed) this.#unmixed = source;
	}
	/** All boxes after the first are wrapped as well. The first is different, because of what PowerShell prints before it. */
	#wrappedBoxBegunBy(line, previous, lineWithEscapes) {
		const isBroken = isBrokenFirstLine(line, previous);
		this.#isPowerShell ||= isBroken || isWrappedBox(line, previous);
		if (isBroken) return new WrappedBox(`│ ${lineWithEscapes}`, this.#found);
		const isBox = /^│ (?:Error|Warning): /.test(line);
		return this.#isPowerShell && isBox ? new WrappedBox(lineWithEscapes, this.#found) : void 0;
	}
	#end(source) {
		this.#begun.get(source)?.end();
		this.#begun.delete(source);
		if (this.#unmixed === source) this.#unmixed = void 0;
	}
	#found = (diagnostic) => {
		(diagnostic.severity === "error" ? this.#errors : this.#warnings).add(diagnostic);
	};
};
function plain(lineWithEscapes) {
	return asTerraformPrinted((0,external_actions_js_namespaceObject.withoutEscapeSequences)(withoutCarriageReturn(lineWithEscapes)));
}
function withoutCarriageReturn(line) {
	return line.endsWith("\r") ? line.slice(0, -1) : line;
}


var __webpack_exports__readDiagnostics = __webpack_exports__.t;
export { __webpack_exports__readDiagnostics as readDiagnostics };
