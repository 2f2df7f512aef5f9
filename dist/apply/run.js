import * as __WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__ from "../actions.js";
import * as __WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__ from "../terraform.js";
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({});
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
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
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  _D: () => (/* binding */ StoppedTerraform),
  Ko: () => (/* binding */ readInputs),
  eF: () => (/* binding */ run)
});

;// CONCATENATED MODULE: external "../actions.js"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_actions_js_namespaceObject = x({ ["BEFORE_EXPIRATION"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.BEFORE_EXPIRATION), ["ERRORED_STATE"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.ERRORED_STATE), ["FOLLOWED_AFTER_INTERRUPTION"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.FOLLOWED_AFTER_INTERRUPTION), ["InputReader"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.InputReader), ["LOCK_LOOK"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.LOCK_LOOK), ["OUTPUTS"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.OUTPUTS), ["Problem"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.Problem), ["TO_STOP"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.TO_STOP), ["asProblem"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.asProblem), ["compactJson"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.compactJson), ["diagnosticsInJson"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.diagnosticsInJson), ["endGroup"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.endGroup), ["endOfString"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.endOfString), ["forgetRunning"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.forgetRunning), ["hasEnded"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.hasEnded), ["interruptOnce"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.interruptOnce), ["isObject"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.isObject), ["keepErroredState"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.keepErroredState), ["objectsBeside"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.objectsBeside), ["parseExactJson"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.parseExactJson), ["planKey"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.planKey), ["readNote"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.readNote), ["readRunning"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.readRunning), ["recordRunning"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.recordRunning), ["shortened"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.shortened), ["startGroup"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.startGroup), ["statesOf"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.statesOf), ["withoutEscapeSequences"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.withoutEscapeSequences), ["writeProgress"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.writeProgress) });
;// CONCATENATED MODULE: external "../terraform.js"
var external_terraform_js_x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var external_terraform_js_y = (x) => (() => (x))
const external_terraform_js_namespaceObject = external_terraform_js_x({ ["Header"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.Header), ["KEPT_LIMITS"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.KEPT_LIMITS), ["LARGEST_KEPT"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.LARGEST_KEPT), ["entryPath"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.entryPath), ["extractArchive"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.extractArchive), ["isBackendFile"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.isBackendFile), ["lastUseOf"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.lastUseOf), ["parseStateLock"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.parseStateLock), ["referenceTo"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.referenceTo), ["startBudget"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.startBudget) });
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: external "node:timers/promises"
const external_node_timers_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");
;// CONCATENATED MODULE: external "node:readline"
const external_node_readline_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: external "events"
const external_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
;// CONCATENATED MODULE: external "node:string_decoder"
const external_node_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: external "assert"
const external_assert_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");
;// CONCATENATED MODULE: external "buffer"
const external_buffer_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");
;// CONCATENATED MODULE: external "zlib"
const external_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");
var external_zlib_namespaceObject_0 = /*#__PURE__*/__nccwpck_require__.t(external_zlib_namespaceObject, 2);
;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: ./build/apply/run.js



















// src/apply/inputs.ts
const COMMANDS = ["plan", "apply"];
/** @throws {AggregateError} of `Problem`s */
function readInputs(read) {
	const reader = new external_actions_js_namespaceObject.InputReader(read);
	const command = reader.choice("command", COMMANDS);
	const minutes = reader.wholeNumber("timeout-minutes", 1, 700);
	const inputs = {
		plans: command !== "apply",
		applies: command !== "plan",
		terraformPath: reader.text("terraform-path"),
		timeout: minutes === void 0 ? void 0 : minutes * 6e4
	};
	if (reader.problems.length > 0) throw new AggregateError(reader.problems);
	return inputs;
}
// src/apply/errored-state.ts
const TITLE$1 = "The state was not written";
/**
* Saves the state that Terraform could not write: the folder goes with the runner, and nobody would know the resources.
* Pushes it as Terraform advises, or else keeps it beside the state.
*
* @throws {Problem} if the state is not where the next apply looks for it
*/
async function saveErroredState(task, terraform, withStates, { log, interrupted }) {
	const { workingDirectory, stateKey } = task;
	const path = (0,external_node_path_namespaceObject.join)(workingDirectory, external_actions_js_namespaceObject.ERRORED_STATE);
	if (!(0,external_node_fs_namespaceObject.existsSync)(path)) return;
	log.info(`Terraform could not write its state, and wrote ${external_actions_js_namespaceObject.ERRORED_STATE} instead.`);
	try {
		if (interrupted.aborted) throw new Error("There is no time to run Terraform.");
		await terraform.run([
			"state",
			"push",
			"-no-color",
			external_actions_js_namespaceObject.ERRORED_STATE
		]);
		(0,external_node_fs_namespaceObject.rmSync)(path);
	} catch {
		const errored = await (0,external_actions_js_namespaceObject.keepErroredState)(task, () => withStates).catch((error) => {
			throw notKept(path, stateKey, (0,external_actions_js_namespaceObject.asProblem)(error));
		});
		throw new external_actions_js_namespaceObject.Problem(TITLE$1, `Terraform could not write its state. It is kept in the bucket as ${errored}.`, `When the bucket can be written again, copy it to ${stateKey}, and delete it. Until then, no operation of this provisioned product runs.`);
	}
}
function notKept(path, stateKey, cause) {
	return new external_actions_js_namespaceObject.Problem(TITLE$1, `Terraform could not write its state, and it could not be kept in the bucket either: ${cause.message} It is only in ${path} on the runner.`, `Don't run another operation of this provisioned product. If you can still get the file from the runner, copy it to ${stateKey} in the bucket. If not, find the resources by the tracer tag, and import or delete them.`, { cause });
}
// src/terraform/diagnostic-box.ts
/**
* The context of a diagnostic in JSON.
* Source: https://developer.hashicorp.com/terraform/internals/machine-readable-ui#diagnostic
*/
function contextIn(diagnostic) {
	const snippet = memberAt(diagnostic, "snippet");
	const line = memberAt(snippet, "start_line");
	const firstLine = JSON.isRawJSON(line) ? Number(line.rawJSON) : void 0;
	return {
		block: textAt(snippet, "context"),
		firstLine: Number.isSafeInteger(firstLine) ? firstLine : void 0,
		call: callIn(memberAt(snippet, "function_call"))
	};
}
function callIn(functionCall) {
	const name = textAt(functionCall, "called_as");
	const signature = memberAt(functionCall, "signature");
	if (name === void 0 || signature === void 0) return name;
	const parameters = memberAt(signature, "params");
	const names = Array.isArray(parameters) ? parameters.map((parameter) => textAt(parameter, "name") ?? "") : [];
	const variadic = textAt(memberAt(signature, "variadic_param"), "name");
	return `${name}(${[...names, ...variadic === void 0 ? [] : [`${variadic}...`]].join(", ")})`;
}
function memberAt(value, key) {
	return (0,external_actions_js_namespaceObject.isObject)(value) ? value[key] : void 0;
}
function textAt(value, key) {
	const text = memberAt(value, key);
	return typeof text === "string" && text !== "" ? text : void 0;
}
/**
* A diagnostic in the lines of the box that Terraform prints for people, without colors. Terraform also wraps the
* detail, which whoever shows a log does again.
*/
function boxOf(diagnostic, context) {
	const { severity, summary, address, file, detail } = diagnostic;
	const place = [...address === void 0 ? [] : [`  with ${address},`], ...file === void 0 ? [] : sourceOf(diagnostic, context)];
	return [
		"╷",
		...[
			`${severity === "error" ? "Error" : "Warning"}: ${summary}`,
			...place.length === 0 ? [] : ["", ...place],
			...detail === "" ? [] : ["", detail.trimEnd()]
		].flatMap((paragraph) => paragraph.split("\n")).map((line) => `│ ${line}`),
		"╵"
	];
}
function sourceOf({ file, start, snippet, values }, { block, firstLine, call }) {
	const place = `  on ${file}${start === void 0 ? "" : ` line ${start.line}`}`;
	if (snippet === void 0) return [`${place}:`, "  (source code not available)"];
	const first = firstLine ?? start?.line ?? 1;
	const code = snippet.split("\n").map((line, index) => `${`${first + index}`.padStart(4)}: ${line}`);
	const about = [...call === void 0 ? [] : [`while calling ${call}`], ...values.map(({ expression, statement }) => `${expression} ${statement}`)];
	return [
		`${place}${block === void 0 ? "" : `, in ${block}`}:`,
		...code,
		...about.length === 0 ? [] : ["    ├────────────────"],
		...about.map((text) => `    │ ${text}`)
	];
}
// src/terraform/printed-outputs.ts
/** Terraform prints the rest as well, but a log has other purposes. */
const MOST_LINES$1 = 200;
const DEEPEST = 20;
/**
* The outputs in a line of `plan -json` or `apply -json`, as Terraform prints them for people: what a plan changes, or
* the values after an apply. Empty if there are none.
*/
function printedOutputs(outputs) {
	const members = (0,external_actions_js_namespaceObject.isObject)(outputs) ? Object.entries(outputs) : [];
	const planned = members.flatMap(([name, output]) => plannedChange(name, (0,external_actions_js_namespaceObject.isObject)(output) ? output.action : void 0));
	if (planned.length > 0) return [
		"",
		"Changes to Outputs:",
		...limited(planned)
	];
	const values = members.flatMap(([name, output]) => {
		if (!(0,external_actions_js_namespaceObject.isObject)(output) || output.action !== void 0) return [];
		if (output.sensitive === true) return [`${name} = <sensitive>`];
		return withName(name, valueLines(output.value ?? null, 0));
	});
	return values.length === 0 ? [] : [
		"",
		"Outputs:",
		"",
		...limited(values)
	];
}
const SYMBOLS = {
	create: "+",
	update: "~",
	delete: "-"
};
function plannedChange(name, action) {
	const symbol = typeof action === "string" ? SYMBOLS[action] : void 0;
	return symbol === void 0 ? [] : [`  ${symbol} ${name}`];
}
function withName(name, [first, ...others]) {
	return [`${name} = ${first}`, ...others];
}
/** A value in HCL. */
function valueLines(value, depth) {
	if (depth < DEEPEST && Array.isArray(value) && value.length > 0) return [
		"[",
		...value.flatMap((item) => indented([...valueLines(item, depth + 1)], ",")),
		"]"
	];
	if (depth < DEEPEST && (0,external_actions_js_namespaceObject.isObject)(value) && Object.keys(value).length > 0) return [
		"{",
		...Object.entries(value).map(([key, member]) => withName(JSON.stringify(key), valueLines(member, depth + 1))).flatMap((lines) => indented(lines, "")),
		"}"
	];
	return [(0,external_actions_js_namespaceObject.compactJson)(value)];
}
function indented(lines, end) {
	return lines.map((line, index) => `  ${line}${index === lines.length - 1 ? end : ""}`);
}
function limited(lines) {
	return lines.length <= MOST_LINES$1 ? lines : [...lines.slice(0, MOST_LINES$1), "…"];
}
// src/apply/live-log.ts
/** Shows what `work` does in a group of the log, which people can expand. */
async function inGroup(title, work) {
	(0,external_actions_js_namespaceObject.startGroup)(title);
	try {
		return await work();
	} finally {
		(0,external_actions_js_namespaceObject.endGroup)();
	}
}
/**
* Shows a line that Terraform printed. A line of JSON, which `-json` prints, is shown as Terraform prints it for people.
* Nothing in it can become a workflow command.
*/
function showLine(line, log, secrets) {
	for (const shown of linesFor(line, (text) => secrets.hideFor("log", text))) log.info(shown);
}
/**
* The same line without secrets. JSON stays JSON: in it, secrets are hidden in each text, but not in keys and numbers,
* which keep their digits.
*/
function hiddenLine(line, secrets) {
	const hide = (text) => secrets.hideFor("log", text);
	if (!line.startsWith("{\"")) return hide(line);
	try {
		return (0,external_actions_js_namespaceObject.compactJson)(hiddenIn((0,external_actions_js_namespaceObject.parseExactJson)(line, MOST_VALUES), hide));
	} catch {
		return line.startsWith(JSON_LINE) ? JSON.stringify({
			"@level": "info",
			"@message": hide(line)
		}) : hide(line);
	}
}
/** How each line of `-json` begins. */
const JSON_LINE = "{\"@level\":";
/** Nearly all lines have a few dozen, and hiding secrets in so many takes half a second. */
const MOST_VALUES = 2e4;
/** It is different in each line, so remembering what it is without secrets would be of no use. */
const TIMESTAMP = /^\d{4}-\d\d-\d\dT[\d:.]{8,18}(?:Z|[+-]\d\d:\d\d)$/;
function hiddenIn(value, hide) {
	if (typeof value === "string") return TIMESTAMP.test(value) ? value : hide(value);
	if (Array.isArray(value)) return value.map((item) => hiddenIn(item, hide));
	if (!(0,external_actions_js_namespaceObject.isObject)(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, hiddenIn(member, hide)]));
}
/** Secrets are hidden before a text is split: one in several lines is not recognized once the lines are apart. */
function linesFor(line, hide) {
	const message = messageIn(line);
	if (message === void 0) return [line];
	if (message.type === "version") return [];
	if (message.type === "outputs") return printedOutputs(message.outputs);
	const [diagnostic] = (0,external_actions_js_namespaceObject.diagnosticsInJson)(line);
	if (diagnostic) {
		const { summary, detail, snippet, values } = diagnostic;
		return boxOf({
			...diagnostic,
			summary: hide(summary),
			detail: hide(detail),
			snippet: snippet && hide(snippet),
			values: values.map(({ expression, statement }) => ({
				expression,
				statement: hide(statement)
			}))
		}, contextIn(message.diagnostic)).flatMap((shown) => shown.split("\n"));
	}
	const text = message["@message"];
	return typeof text === "string" ? hide(text).trimEnd().replace(/^\n+/, "").split("\n") : [line];
}
/** A line of `-json`; undefined if the line is text. */
function messageIn(line) {
	if (!line.startsWith(JSON_LINE)) return void 0;
	return parsed(line) ?? parsed(withoutRest(line));
}
/** A line that was cut off, because it was too long, still has its level and its text at the start. */
function withoutRest(line) {
	const start = MESSAGE.exec(line)?.[0].length ?? 0;
	return start === 0 ? "" : `${line.slice(0, (0,external_actions_js_namespaceObject.endOfString)(line, start) + 1)}}`;
}
const MESSAGE = /^\{"@level":"[a-z]{1,9}","@message":(?=")/;
function parsed(line) {
	try {
		const message = (0,external_actions_js_namespaceObject.parseExactJson)(line, MOST_VALUES);
		return (0,external_actions_js_namespaceObject.isObject)(message) ? message : void 0;
	} catch {
		return;
	}
}
// src/apply/shown-plan.ts
/** GitHub shows no more of a step in its page than some ten thousand lines. */
const MOST_LINES = 1e4;
/** Shows the plan as Terraform prints it for people, who might have to approve it. */
async function showPlan(title, path, { log, secrets }) {
	await inGroup(title, async () => {
		let lines = 0;
		for await (const line of (0,external_node_readline_namespaceObject.createInterface)({ input: (0,external_node_fs_namespaceObject.createReadStream)(path) })) {
			lines += 1;
			if (lines > MOST_LINES) {
				log.info(`… The plan has more than ${MOST_LINES} lines.`);
				return;
			}
			showLine(line, log, secrets);
		}
	});
}
// node_modules/minipass/dist/esm/index.js
const proc = typeof process === "object" && process ? process : {
	stdout: null,
	stderr: null
};
/**
* Return true if the argument is a Minipass stream, Node stream, or something
* else that Minipass can interact with.
*/
const isStream = (s) => !!s && typeof s === "object" && (s instanceof Minipass || s instanceof external_node_stream_namespaceObject || isReadable(s) || isWritable(s));
/**
* Return true if the argument is a valid {@link Minipass.Readable}
*/
const isReadable = (s) => !!s && typeof s === "object" && s instanceof external_node_events_namespaceObject.EventEmitter && typeof s.pipe === "function" && s.pipe !== external_node_stream_namespaceObject.Writable.prototype.pipe;
/**
* Return true if the argument is a valid {@link Minipass.Writable}
*/
const isWritable = (s) => !!s && typeof s === "object" && s instanceof external_node_events_namespaceObject.EventEmitter && typeof s.write === "function" && typeof s.end === "function";
const EOF$1 = Symbol("EOF");
const MAYBE_EMIT_END = Symbol("maybeEmitEnd");
const EMITTED_END = Symbol("emittedEnd");
const EMITTING_END = Symbol("emittingEnd");
const EMITTED_ERROR = Symbol("emittedError");
const CLOSED = Symbol("closed");
const READ$1 = Symbol("read");
const FLUSH = Symbol("flush");
const FLUSHCHUNK = Symbol("flushChunk");
const ENCODING = Symbol("encoding");
const DECODER = Symbol("decoder");
const FLOWING = Symbol("flowing");
const PAUSED = Symbol("paused");
const RESUME = Symbol("resume");
const BUFFER$1 = Symbol("buffer");
const PIPES = Symbol("pipes");
const BUFFERLENGTH = Symbol("bufferLength");
const BUFFERPUSH = Symbol("bufferPush");
const BUFFERSHIFT = Symbol("bufferShift");
const OBJECTMODE = Symbol("objectMode");
const DESTROYED = Symbol("destroyed");
const ERROR = Symbol("error");
const EMITDATA = Symbol("emitData");
const EMITEND = Symbol("emitEnd");
const EMITEND2 = Symbol("emitEnd2");
const ASYNC = Symbol("async");
const ABORT = Symbol("abort");
const ABORTED$1 = Symbol("aborted");
const SIGNAL = Symbol("signal");
const DATALISTENERS = Symbol("dataListeners");
const DISCARDED = Symbol("discarded");
const defer = (fn) => Promise.resolve().then(fn);
const nodefer = (fn) => fn();
const isEndish = (ev) => ev === "end" || ev === "finish" || ev === "prefinish";
const isArrayBufferLike = (b) => b instanceof ArrayBuffer || !!b && typeof b === "object" && b.constructor && b.constructor.name === "ArrayBuffer" && b.byteLength >= 0;
const isArrayBufferView = (b) => !Buffer.isBuffer(b) && ArrayBuffer.isView(b);
/**
* Internal class representing a pipe to a destination stream.
*
* @internal
*/
var Pipe = class {
	src;
	dest;
	opts;
	ondrain;
	constructor(src, dest, opts) {
		this.src = src;
		this.dest = dest;
		this.opts = opts;
		this.ondrain = () => src[RESUME]();
		this.dest.on("drain", this.ondrain);
	}
	unpipe() {
		this.dest.removeListener("drain", this.ondrain);
	}
	/* c8 ignore start */
	proxyErrors(_er) {}
	/* c8 ignore stop */
	end() {
		this.unpipe();
		if (this.opts.end) this.dest.end();
	}
};
/**
* Internal class representing a pipe to a destination stream where
* errors are proxied.
*
* @internal
*/
var PipeProxyErrors = class extends Pipe {
	unpipe() {
		this.src.removeListener("error", this.proxyErrors);
		super.unpipe();
	}
	constructor(src, dest, opts) {
		super(src, dest, opts);
		this.proxyErrors = (er) => this.dest.emit("error", er);
		src.on("error", this.proxyErrors);
	}
};
const isObjectModeOptions = (o) => !!o.objectMode;
const isEncodingOptions = (o) => !o.objectMode && !!o.encoding && o.encoding !== "buffer";
/**
* Main export, the Minipass class
*
* `RType` is the type of data emitted, defaults to Buffer
*
* `WType` is the type of data to be written, if RType is buffer or string,
* then any {@link Minipass.ContiguousData} is allowed.
*
* `Events` is the set of event handler signatures that this object
* will emit, see {@link Minipass.Events}
*/
var Minipass = class extends external_node_events_namespaceObject.EventEmitter {
	[FLOWING] = false;
	[PAUSED] = false;
	[PIPES] = [];
	[BUFFER$1] = [];
	[OBJECTMODE];
	[ENCODING];
	[ASYNC];
	[DECODER];
	[EOF$1] = false;
	[EMITTED_END] = false;
	[EMITTING_END] = false;
	[CLOSED] = false;
	[EMITTED_ERROR] = null;
	[BUFFERLENGTH] = 0;
	[DESTROYED] = false;
	[SIGNAL];
	[ABORTED$1] = false;
	[DATALISTENERS] = 0;
	[DISCARDED] = false;
	/**
	* true if the stream can be written
	*/
	writable = true;
	/**
	* true if the stream can be read
	*/
	readable = true;
	/**
	* If `RType` is Buffer, then options do not need to be provided.
	* Otherwise, an options object must be provided to specify either
	* {@link Minipass.SharedOptions.objectMode} or
	* {@link Minipass.SharedOptions.encoding}, as appropriate.
	*/
	constructor(...args) {
		const options = args[0] || {};
		super();
		if (options.objectMode && typeof options.encoding === "string") throw new TypeError("Encoding and objectMode may not be used together");
		if (isObjectModeOptions(options)) {
			this[OBJECTMODE] = true;
			this[ENCODING] = null;
		} else if (isEncodingOptions(options)) {
			this[ENCODING] = options.encoding;
			this[OBJECTMODE] = false;
		} else {
			this[OBJECTMODE] = false;
			this[ENCODING] = null;
		}
		this[ASYNC] = !!options.async;
		this[DECODER] = this[ENCODING] ? new external_node_string_decoder_namespaceObject.StringDecoder(this[ENCODING]) : null;
		if (options && options.debugExposeBuffer === true) Object.defineProperty(this, "buffer", { get: () => this[BUFFER$1] });
		if (options && options.debugExposePipes === true) Object.defineProperty(this, "pipes", { get: () => this[PIPES] });
		const { signal } = options;
		if (signal) {
			this[SIGNAL] = signal;
			if (signal.aborted) this[ABORT]();
			else signal.addEventListener("abort", () => this[ABORT]());
		}
	}
	/**
	* The amount of data stored in the buffer waiting to be read.
	*
	* For Buffer strings, this will be the total byte length.
	* For string encoding streams, this will be the string character length,
	* according to JavaScript's `string.length` logic.
	* For objectMode streams, this is a count of the items waiting to be
	* emitted.
	*/
	get bufferLength() {
		return this[BUFFERLENGTH];
	}
	/**
	* The `BufferEncoding` currently in use, or `null`
	*/
	get encoding() {
		return this[ENCODING];
	}
	/**
	* @deprecated - This is a read only property
	*/
	set encoding(_enc) {
		throw new Error("Encoding must be set at instantiation time");
	}
	/**
	* @deprecated - Encoding may only be set at instantiation time
	*/
	setEncoding(_enc) {
		throw new Error("Encoding must be set at instantiation time");
	}
	/**
	* True if this is an objectMode stream
	*/
	get objectMode() {
		return this[OBJECTMODE];
	}
	/**
	* @deprecated - This is a read-only property
	*/
	set objectMode(_om) {
		throw new Error("objectMode must be set at instantiation time");
	}
	/**
	* true if this is an async stream
	*/
	get ["async"]() {
		return this[ASYNC];
	}
	/**
	* Set to true to make this stream async.
	*
	* Once set, it cannot be unset, as this would potentially cause incorrect
	* behavior.  Ie, a sync stream can be made async, but an async stream
	* cannot be safely made sync.
	*/
	set ["async"](a) {
		this[ASYNC] = this[ASYNC] || !!a;
	}
	[ABORT]() {
		this[ABORTED$1] = true;
		this.emit("abort", this[SIGNAL]?.reason);
		this.destroy(this[SIGNAL]?.reason);
	}
	/**
	* True if the stream has been aborted.
	*/
	get aborted() {
		return this[ABORTED$1];
	}
	/**
	* No-op setter. Stream aborted status is set via the AbortSignal provided
	* in the constructor options.
	*/
	set aborted(_) {}
	write(chunk, encoding, cb) {
		if (this[ABORTED$1]) return false;
		if (this[EOF$1]) throw new Error("write after end");
		if (this[DESTROYED]) {
			this.emit("error", Object.assign(/* @__PURE__ */ new Error("Cannot call write after a stream was destroyed"), { code: "ERR_STREAM_DESTROYED" }));
			return true;
		}
		if (typeof encoding === "function") {
			cb = encoding;
			encoding = "utf8";
		}
		if (!encoding) encoding = "utf8";
		const fn = this[ASYNC] ? defer : nodefer;
		if (!this[OBJECTMODE] && !Buffer.isBuffer(chunk)) {
			if (isArrayBufferView(chunk)) chunk = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
			else if (isArrayBufferLike(chunk)) chunk = Buffer.from(chunk);
			else if (typeof chunk !== "string") throw new Error("Non-contiguous data written to non-objectMode stream");
		}
		if (this[OBJECTMODE]) {
			/* c8 ignore start */
			if (this[FLOWING] && this[BUFFERLENGTH] !== 0) this[FLUSH](true);
			/* c8 ignore stop */
			if (this[FLOWING]) this.emit("data", chunk);
			else this[BUFFERPUSH](chunk);
			if (this[BUFFERLENGTH] !== 0) this.emit("readable");
			if (cb) fn(cb);
			return this[FLOWING];
		}
		if (!chunk.length) {
			if (this[BUFFERLENGTH] !== 0) this.emit("readable");
			if (cb) fn(cb);
			return this[FLOWING];
		}
		if (typeof chunk === "string" && !(encoding === this[ENCODING] && !this[DECODER]?.lastNeed)) chunk = Buffer.from(chunk, encoding);
		if (Buffer.isBuffer(chunk) && this[ENCODING]) chunk = this[DECODER].write(chunk);
		if (this[FLOWING] && this[BUFFERLENGTH] !== 0) this[FLUSH](true);
		if (this[FLOWING]) this.emit("data", chunk);
		else this[BUFFERPUSH](chunk);
		if (this[BUFFERLENGTH] !== 0) this.emit("readable");
		if (cb) fn(cb);
		return this[FLOWING];
	}
	/**
	* Low-level explicit read method.
	*
	* In objectMode, the argument is ignored, and one item is returned if
	* available.
	*
	* `n` is the number of bytes (or in the case of encoding streams,
	* characters) to consume. If `n` is not provided, then the entire buffer
	* is returned, or `null` is returned if no data is available.
	*
	* If `n` is greater that the amount of data in the internal buffer,
	* then `null` is returned.
	*/
	read(n) {
		if (this[DESTROYED]) return null;
		this[DISCARDED] = false;
		if (this[BUFFERLENGTH] === 0 || n === 0 || n && n > this[BUFFERLENGTH]) {
			this[MAYBE_EMIT_END]();
			return null;
		}
		if (this[OBJECTMODE]) n = null;
		if (this[BUFFER$1].length > 1 && !this[OBJECTMODE]) this[BUFFER$1] = [this[ENCODING] ? this[BUFFER$1].join("") : Buffer.concat(this[BUFFER$1], this[BUFFERLENGTH])];
		const ret = this[READ$1](n || null, this[BUFFER$1][0]);
		this[MAYBE_EMIT_END]();
		return ret;
	}
	[READ$1](n, chunk) {
		if (this[OBJECTMODE]) this[BUFFERSHIFT]();
		else {
			const c = chunk;
			if (n === c.length || n === null) this[BUFFERSHIFT]();
			else if (typeof c === "string") {
				this[BUFFER$1][0] = c.slice(n);
				chunk = c.slice(0, n);
				this[BUFFERLENGTH] -= n;
			} else {
				this[BUFFER$1][0] = c.subarray(n);
				chunk = c.subarray(0, n);
				this[BUFFERLENGTH] -= n;
			}
		}
		this.emit("data", chunk);
		if (!this[BUFFER$1].length && !this[EOF$1]) this.emit("drain");
		return chunk;
	}
	end(chunk, encoding, cb) {
		if (typeof chunk === "function") {
			cb = chunk;
			chunk = void 0;
		}
		if (typeof encoding === "function") {
			cb = encoding;
			encoding = "utf8";
		}
		if (chunk !== void 0) this.write(chunk, encoding);
		if (cb) this.once("end", cb);
		this[EOF$1] = true;
		this.writable = false;
		if (this[FLOWING] || !this[PAUSED]) this[MAYBE_EMIT_END]();
		return this;
	}
	[RESUME]() {
		if (this[DESTROYED]) return;
		if (!this[DATALISTENERS] && !this[PIPES].length) this[DISCARDED] = true;
		this[PAUSED] = false;
		this[FLOWING] = true;
		this.emit("resume");
		if (this[BUFFER$1].length) this[FLUSH]();
		else if (this[EOF$1]) this[MAYBE_EMIT_END]();
		else this.emit("drain");
	}
	/**
	* Resume the stream if it is currently in a paused state
	*
	* If called when there are no pipe destinations or `data` event listeners,
	* this will place the stream in a "discarded" state, where all data will
	* be thrown away. The discarded state is removed if a pipe destination or
	* data handler is added, if pause() is called, or if any synchronous or
	* asynchronous iteration is started.
	*/
	resume() {
		return this[RESUME]();
	}
	/**
	* Pause the stream
	*/
	pause() {
		this[FLOWING] = false;
		this[PAUSED] = true;
		this[DISCARDED] = false;
	}
	/**
	* true if the stream has been forcibly destroyed
	*/
	get destroyed() {
		return this[DESTROYED];
	}
	/**
	* true if the stream is currently in a flowing state, meaning that
	* any writes will be immediately emitted.
	*/
	get flowing() {
		return this[FLOWING];
	}
	/**
	* true if the stream is currently in a paused state
	*/
	get paused() {
		return this[PAUSED];
	}
	[BUFFERPUSH](chunk) {
		if (this[OBJECTMODE]) this[BUFFERLENGTH] += 1;
		else this[BUFFERLENGTH] += chunk.length;
		this[BUFFER$1].push(chunk);
	}
	[BUFFERSHIFT]() {
		if (this[OBJECTMODE]) this[BUFFERLENGTH] -= 1;
		else this[BUFFERLENGTH] -= this[BUFFER$1][0].length;
		return this[BUFFER$1].shift();
	}
	[FLUSH](noDrain = false) {
		do;
		while (this[FLUSHCHUNK](this[BUFFERSHIFT]()) && this[BUFFER$1].length);
		if (!noDrain && !this[BUFFER$1].length && !this[EOF$1]) this.emit("drain");
	}
	[FLUSHCHUNK](chunk) {
		this.emit("data", chunk);
		return this[FLOWING];
	}
	/**
	* Pipe all data emitted by this stream into the destination provided.
	*
	* Triggers the flow of data.
	*/
	pipe(dest, opts) {
		if (this[DESTROYED]) return dest;
		this[DISCARDED] = false;
		const ended = this[EMITTED_END];
		opts = opts || {};
		if (dest === proc.stdout || dest === proc.stderr) opts.end = false;
		else opts.end = opts.end !== false;
		opts.proxyErrors = !!opts.proxyErrors;
		if (ended) {
			if (opts.end) dest.end();
		} else {
			this[PIPES].push(!opts.proxyErrors ? new Pipe(this, dest, opts) : new PipeProxyErrors(this, dest, opts));
			if (this[ASYNC]) defer(() => this[RESUME]());
			else this[RESUME]();
		}
		return dest;
	}
	/**
	* Fully unhook a piped destination stream.
	*
	* If the destination stream was the only consumer of this stream (ie,
	* there are no other piped destinations or `'data'` event listeners)
	* then the flow of data will stop until there is another consumer or
	* {@link Minipass#resume} is explicitly called.
	*/
	unpipe(dest) {
		const p = this[PIPES].find((p) => p.dest === dest);
		if (p) {
			if (this[PIPES].length === 1) {
				if (this[FLOWING] && this[DATALISTENERS] === 0) this[FLOWING] = false;
				this[PIPES] = [];
			} else this[PIPES].splice(this[PIPES].indexOf(p), 1);
			p.unpipe();
		}
	}
	/**
	* Alias for {@link Minipass#on}
	*/
	addListener(ev, handler) {
		return this.on(ev, handler);
	}
	/**
	* Mostly identical to `EventEmitter.on`, with the following
	* behavior differences to prevent data loss and unnecessary hangs:
	*
	* - Adding a 'data' event handler will trigger the flow of data
	*
	* - Adding a 'readable' event handler when there is data waiting to be read
	*   will cause 'readable' to be emitted immediately.
	*
	* - Adding an 'endish' event handler ('end', 'finish', etc.) which has
	*   already passed will cause the event to be emitted immediately and all
	*   handlers removed.
	*
	* - Adding an 'error' event handler after an error has been emitted will
	*   cause the event to be re-emitted immediately with the error previously
	*   raised.
	*/
	on(ev, handler) {
		const ret = super.on(ev, handler);
		if (ev === "data") {
			this[DISCARDED] = false;
			this[DATALISTENERS]++;
			if (!this[PIPES].length && !this[FLOWING]) this[RESUME]();
		} else if (ev === "readable" && this[BUFFERLENGTH] !== 0) super.emit("readable");
		else if (isEndish(ev) && this[EMITTED_END]) {
			super.emit(ev);
			this.removeAllListeners(ev);
		} else if (ev === "error" && this[EMITTED_ERROR]) {
			const h = handler;
			if (this[ASYNC]) defer(() => h.call(this, this[EMITTED_ERROR]));
			else h.call(this, this[EMITTED_ERROR]);
		}
		return ret;
	}
	/**
	* Alias for {@link Minipass#off}
	*/
	removeListener(ev, handler) {
		return this.off(ev, handler);
	}
	/**
	* Mostly identical to `EventEmitter.off`
	*
	* If a 'data' event handler is removed, and it was the last consumer
	* (ie, there are no pipe destinations or other 'data' event listeners),
	* then the flow of data will stop until there is another consumer or
	* {@link Minipass#resume} is explicitly called.
	*/
	off(ev, handler) {
		const ret = super.off(ev, handler);
		if (ev === "data") {
			this[DATALISTENERS] = this.listeners("data").length;
			if (this[DATALISTENERS] === 0 && !this[DISCARDED] && !this[PIPES].length) this[FLOWING] = false;
		}
		return ret;
	}
	/**
	* Mostly identical to `EventEmitter.removeAllListeners`
	*
	* If all 'data' event handlers are removed, and they were the last consumer
	* (ie, there are no pipe destinations), then the flow of data will stop
	* until there is another consumer or {@link Minipass#resume} is explicitly
	* called.
	*/
	removeAllListeners(ev) {
		const ret = super.removeAllListeners(ev);
		if (ev === "data" || ev === void 0) {
			this[DATALISTENERS] = 0;
			if (!this[DISCARDED] && !this[PIPES].length) this[FLOWING] = false;
		}
		return ret;
	}
	/**
	* true if the 'end' event has been emitted
	*/
	get emittedEnd() {
		return this[EMITTED_END];
	}
	[MAYBE_EMIT_END]() {
		if (!this[EMITTING_END] && !this[EMITTED_END] && !this[DESTROYED] && this[BUFFER$1].length === 0 && this[EOF$1]) {
			this[EMITTING_END] = true;
			this.emit("end");
			this.emit("prefinish");
			this.emit("finish");
			if (this[CLOSED]) this.emit("close");
			this[EMITTING_END] = false;
		}
	}
	/**
	* Mostly identical to `EventEmitter.emit`, with the following
	* behavior differences to prevent data loss and unnecessary hangs:
	*
	* If the stream has been destroyed, and the event is something other
	* than 'close' or 'error', then `false` is returned and no handlers
	* are called.
	*
	* If the event is 'end', and has already been emitted, then the event
	* is ignored. If the stream is in a paused or non-flowing state, then
	* the event will be deferred until data flow resumes. If the stream is
	* async, then handlers will be called on the next tick rather than
	* immediately.
	*
	* If the event is 'close', and 'end' has not yet been emitted, then
	* the event will be deferred until after 'end' is emitted.
	*
	* If the event is 'error', and an AbortSignal was provided for the stream,
	* and there are no listeners, then the event is ignored, matching the
	* behavior of node core streams in the presense of an AbortSignal.
	*
	* If the event is 'finish' or 'prefinish', then all listeners will be
	* removed after emitting the event, to prevent double-firing.
	*/
	emit(ev, ...args) {
		const data = args[0];
		if (ev !== "error" && ev !== "close" && ev !== DESTROYED && this[DESTROYED]) return false;
		else if (ev === "data") return !this[OBJECTMODE] && !data ? false : this[ASYNC] ? (defer(() => this[EMITDATA](data)), true) : this[EMITDATA](data);
		else if (ev === "end") return this[EMITEND]();
		else if (ev === "close") {
			this[CLOSED] = true;
			if (!this[EMITTED_END] && !this[DESTROYED]) return false;
			const ret = super.emit("close");
			this.removeAllListeners("close");
			return ret;
		} else if (ev === "error") {
			this[EMITTED_ERROR] = data;
			super.emit(ERROR, data);
			const ret = !this[SIGNAL] || this.listeners("error").length ? super.emit("error", data) : false;
			this[MAYBE_EMIT_END]();
			return ret;
		} else if (ev === "resume") {
			const ret = super.emit("resume");
			this[MAYBE_EMIT_END]();
			return ret;
		} else if (ev === "finish" || ev === "prefinish") {
			const ret = super.emit(ev);
			this.removeAllListeners(ev);
			return ret;
		}
		const ret = super.emit(ev, ...args);
		this[MAYBE_EMIT_END]();
		return ret;
	}
	[EMITDATA](data) {
		for (const p of this[PIPES]) if (p.dest.write(data) === false) this.pause();
		const ret = this[DISCARDED] ? false : super.emit("data", data);
		this[MAYBE_EMIT_END]();
		return ret;
	}
	[EMITEND]() {
		if (this[EMITTED_END]) return false;
		this[EMITTED_END] = true;
		this.readable = false;
		return this[ASYNC] ? (defer(() => this[EMITEND2]()), true) : this[EMITEND2]();
	}
	[EMITEND2]() {
		if (this[DECODER]) {
			const data = this[DECODER].end();
			if (data) {
				for (const p of this[PIPES]) p.dest.write(data);
				if (!this[DISCARDED]) super.emit("data", data);
			}
		}
		for (const p of this[PIPES]) p.end();
		const ret = super.emit("end");
		this.removeAllListeners("end");
		return ret;
	}
	/**
	* Return a Promise that resolves to an array of all emitted data once
	* the stream ends.
	*/
	async collect() {
		const buf = Object.assign([], { dataLength: 0 });
		if (!this[OBJECTMODE]) buf.dataLength = 0;
		const p = this.promise();
		this.on("data", (c) => {
			buf.push(c);
			if (!this[OBJECTMODE]) buf.dataLength += c.length;
		});
		await p;
		return buf;
	}
	/**
	* Return a Promise that resolves to the concatenation of all emitted data
	* once the stream ends.
	*
	* Not allowed on objectMode streams.
	*/
	async concat() {
		if (this[OBJECTMODE]) throw new Error("cannot concat in objectMode");
		const buf = await this.collect();
		return this[ENCODING] ? buf.join("") : Buffer.concat(buf, buf.dataLength);
	}
	/**
	* Return a void Promise that resolves once the stream ends.
	*/
	async promise() {
		return new Promise((resolve, reject) => {
			this.on(DESTROYED, () => reject(/* @__PURE__ */ new Error("stream destroyed")));
			this.on("error", (er) => reject(er));
			this.on("end", () => resolve());
		});
	}
	/**
	* Asynchronous `for await of` iteration.
	*
	* This will continue emitting all chunks until the stream terminates.
	*/
	[Symbol.asyncIterator]() {
		this[DISCARDED] = false;
		let stopped = false;
		const stop = async () => {
			this.pause();
			stopped = true;
			return {
				value: void 0,
				done: true
			};
		};
		const next = () => {
			if (stopped) return stop();
			const res = this.read();
			if (res !== null) return Promise.resolve({
				done: false,
				value: res
			});
			if (this[EOF$1]) return stop();
			let resolve;
			let reject;
			const onerr = (er) => {
				this.off("data", ondata);
				this.off("end", onend);
				this.off(DESTROYED, ondestroy);
				stop();
				reject(er);
			};
			const ondata = (value) => {
				this.off("error", onerr);
				this.off("end", onend);
				this.off(DESTROYED, ondestroy);
				this.pause();
				resolve({
					value,
					done: !!this[EOF$1]
				});
			};
			const onend = () => {
				this.off("error", onerr);
				this.off("data", ondata);
				this.off(DESTROYED, ondestroy);
				stop();
				resolve({
					done: true,
					value: void 0
				});
			};
			const ondestroy = () => onerr(/* @__PURE__ */ new Error("stream destroyed"));
			return new Promise((res, rej) => {
				reject = rej;
				resolve = res;
				this.once(DESTROYED, ondestroy);
				this.once("error", onerr);
				this.once("end", onend);
				this.once("data", ondata);
			});
		};
		return {
			next,
			throw: stop,
			return: stop,
			[Symbol.asyncIterator]() {
				return this;
			},
			[Symbol.asyncDispose]: async () => {}
		};
	}
	/**
	* Synchronous `for of` iteration.
	*
	* The iteration will terminate when the internal buffer runs out, even
	* if the stream has not yet terminated.
	*/
	[Symbol.iterator]() {
		this[DISCARDED] = false;
		let stopped = false;
		const stop = () => {
			this.pause();
			this.off(ERROR, stop);
			this.off(DESTROYED, stop);
			this.off("end", stop);
			stopped = true;
			return {
				done: true,
				value: void 0
			};
		};
		const next = () => {
			if (stopped) return stop();
			const value = this.read();
			return value === null ? stop() : {
				done: false,
				value
			};
		};
		this.once("end", stop);
		this.once(ERROR, stop);
		this.once(DESTROYED, stop);
		return {
			next,
			throw: stop,
			return: stop,
			[Symbol.iterator]() {
				return this;
			},
			[Symbol.dispose]: () => {}
		};
	}
	/**
	* Destroy a stream, preventing it from being used for any further purpose.
	*
	* If the stream has a `close()` method, then it will be called on
	* destruction.
	*
	* After destruction, any attempt to write data, read data, or emit most
	* events will be ignored.
	*
	* If an error argument is provided, then it will be emitted in an
	* 'error' event.
	*/
	destroy(er) {
		if (this[DESTROYED]) {
			if (er) this.emit("error", er);
			else this.emit(DESTROYED);
			return this;
		}
		this[DESTROYED] = true;
		this[DISCARDED] = true;
		this[BUFFER$1].length = 0;
		this[BUFFERLENGTH] = 0;
		const wc = this;
		if (typeof wc.close === "function" && !this[CLOSED]) wc.close();
		if (er) this.emit("error", er);
		else this.emit(DESTROYED);
		return this;
	}
	/**
	* Alias for {@link isStream}
	*
	* Former export location, maintained for backwards compatibility.
	*
	* @deprecated
	*/
	static get isStream() {
		return isStream;
	}
};
// node_modules/@isaacs/fs-minipass/dist/esm/index.js
const writev = external_fs_namespaceObject.writev;
const _autoClose = Symbol("_autoClose");
const _close = Symbol("_close");
const _ended = Symbol("_ended");
const _fd = Symbol("_fd");
const _finished = Symbol("_finished");
const _flags = Symbol("_flags");
const _flush = Symbol("_flush");
const _handleChunk = Symbol("_handleChunk");
const _makeBuf = Symbol("_makeBuf");
const _mode = Symbol("_mode");
const _needDrain = Symbol("_needDrain");
const _onerror = Symbol("_onerror");
const _onopen = Symbol("_onopen");
const _onread = Symbol("_onread");
const _onwrite = Symbol("_onwrite");
const _open = Symbol("_open");
const _path = Symbol("_path");
const _pos = Symbol("_pos");
const _queue = Symbol("_queue");
const _read = Symbol("_read");
const _readSize = Symbol("_readSize");
const _reading = Symbol("_reading");
const _remain = Symbol("_remain");
const _size = Symbol("_size");
const _write = Symbol("_write");
const _writing = Symbol("_writing");
const _defaultFlag = Symbol("_defaultFlag");
const _errored = Symbol("_errored");
var ReadStream$1 = class extends Minipass {
	[_errored] = false;
	[_fd];
	[_path];
	[_readSize];
	[_reading] = false;
	[_size];
	[_remain];
	[_autoClose];
	constructor(path, opt) {
		opt = opt || {};
		super(opt);
		this.readable = true;
		this.writable = false;
		if (typeof path !== "string") throw new TypeError("path must be a string");
		this[_errored] = false;
		this[_fd] = typeof opt.fd === "number" ? opt.fd : void 0;
		this[_path] = path;
		this[_readSize] = opt.readSize || 16777216;
		this[_reading] = false;
		this[_size] = typeof opt.size === "number" ? opt.size : Infinity;
		this[_remain] = this[_size];
		this[_autoClose] = typeof opt.autoClose === "boolean" ? opt.autoClose : true;
		if (typeof this[_fd] === "number") this[_read]();
		else this[_open]();
	}
	get fd() {
		return this[_fd];
	}
	get path() {
		return this[_path];
	}
	write() {
		throw new TypeError("this is a readable stream");
	}
	end() {
		throw new TypeError("this is a readable stream");
	}
	[_open]() {
		external_fs_namespaceObject.open(this[_path], "r", (er, fd) => this[_onopen](er, fd));
	}
	[_onopen](er, fd) {
		if (er) this[_onerror](er);
		else {
			this[_fd] = fd;
			this.emit("open", fd);
			this[_read]();
		}
	}
	[_makeBuf]() {
		return Buffer.allocUnsafe(Math.min(this[_readSize], this[_remain]));
	}
	[_read]() {
		if (!this[_reading]) {
			this[_reading] = true;
			const buf = this[_makeBuf]();
			/* c8 ignore start */
			if (buf.length === 0) return process.nextTick(() => this[_onread](null, 0, buf));
			/* c8 ignore stop */
			external_fs_namespaceObject.read(this[_fd], buf, 0, buf.length, null, (er, br, b) => this[_onread](er, br, b));
		}
	}
	[_onread](er, br, buf) {
		this[_reading] = false;
		if (er) this[_onerror](er);
		else if (this[_handleChunk](br, buf)) this[_read]();
	}
	[_close]() {
		if (this[_autoClose] && typeof this[_fd] === "number") {
			const fd = this[_fd];
			this[_fd] = void 0;
			external_fs_namespaceObject.close(fd, (er) => er ? this.emit("error", er) : this.emit("close"));
		}
	}
	[_onerror](er) {
		this[_reading] = true;
		this[_close]();
		this.emit("error", er);
	}
	[_handleChunk](br, buf) {
		let ret = false;
		this[_remain] -= br;
		if (br > 0) ret = super.write(br < buf.length ? buf.subarray(0, br) : buf);
		if (br === 0 || this[_remain] <= 0) {
			ret = false;
			this[_close]();
			super.end();
		}
		return ret;
	}
	emit(ev, ...args) {
		switch (ev) {
			case "prefinish":
			case "finish": return false;
			case "drain":
				if (typeof this[_fd] === "number") this[_read]();
				return false;
			case "error":
				if (this[_errored]) return false;
				this[_errored] = true;
				return super.emit(ev, ...args);
			default: return super.emit(ev, ...args);
		}
	}
};
var WriteStream = class extends external_events_namespaceObject {
	readable = false;
	writable = true;
	[_errored] = false;
	[_writing] = false;
	[_ended] = false;
	[_queue] = [];
	[_needDrain] = false;
	[_path];
	[_mode];
	[_autoClose];
	[_fd];
	[_defaultFlag];
	[_flags];
	[_finished] = false;
	[_pos];
	constructor(path, opt) {
		opt = opt || {};
		super(opt);
		this[_path] = path;
		this[_fd] = typeof opt.fd === "number" ? opt.fd : void 0;
		this[_mode] = opt.mode === void 0 ? 438 : opt.mode;
		this[_pos] = typeof opt.start === "number" ? opt.start : void 0;
		this[_autoClose] = typeof opt.autoClose === "boolean" ? opt.autoClose : true;
		const defaultFlag = this[_pos] !== void 0 ? "r+" : "w";
		this[_defaultFlag] = opt.flags === void 0;
		this[_flags] = opt.flags === void 0 ? defaultFlag : opt.flags;
		if (this[_fd] === void 0) this[_open]();
	}
	emit(ev, ...args) {
		if (ev === "error") {
			if (this[_errored]) return false;
			this[_errored] = true;
		}
		return super.emit(ev, ...args);
	}
	get fd() {
		return this[_fd];
	}
	get path() {
		return this[_path];
	}
	[_onerror](er) {
		this[_close]();
		this[_writing] = true;
		this.emit("error", er);
	}
	[_open]() {
		external_fs_namespaceObject.open(this[_path], this[_flags], this[_mode], (er, fd) => this[_onopen](er, fd));
	}
	[_onopen](er, fd) {
		if (this[_defaultFlag] && this[_flags] === "r+" && er && er.code === "ENOENT") {
			this[_flags] = "w";
			this[_open]();
		} else if (er) this[_onerror](er);
		else {
			this[_fd] = fd;
			this.emit("open", fd);
			if (!this[_writing]) this[_flush]();
		}
	}
	end(buf, enc) {
		if (buf) this.write(buf, enc);
		this[_ended] = true;
		if (!this[_writing] && !this[_queue].length && typeof this[_fd] === "number") this[_onwrite](null, 0);
		return this;
	}
	write(buf, enc) {
		if (typeof buf === "string") buf = Buffer.from(buf, enc);
		if (this[_ended]) {
			this.emit("error", /* @__PURE__ */ new Error("write() after end()"));
			return false;
		}
		if (this[_fd] === void 0 || this[_writing] || this[_queue].length) {
			this[_queue].push(buf);
			this[_needDrain] = true;
			return false;
		}
		this[_writing] = true;
		this[_write](buf);
		return true;
	}
	[_write](buf) {
		external_fs_namespaceObject.write(this[_fd], buf, 0, buf.length, this[_pos], (er, bw) => this[_onwrite](er, bw));
	}
	[_onwrite](er, bw) {
		if (er) this[_onerror](er);
		else {
			if (this[_pos] !== void 0 && typeof bw === "number") this[_pos] += bw;
			if (this[_queue].length) this[_flush]();
			else {
				this[_writing] = false;
				if (this[_ended] && !this[_finished]) {
					this[_finished] = true;
					this[_close]();
					this.emit("finish");
				} else if (this[_needDrain]) {
					this[_needDrain] = false;
					this.emit("drain");
				}
			}
		}
	}
	[_flush]() {
		if (this[_queue].length === 0) {
			if (this[_ended]) this[_onwrite](null, 0);
		} else if (this[_queue].length === 1) this[_write](this[_queue].pop());
		else {
			const iovec = this[_queue];
			this[_queue] = [];
			writev(this[_fd], iovec, this[_pos], (er, bw) => this[_onwrite](er, bw));
		}
	}
	[_close]() {
		if (this[_autoClose] && typeof this[_fd] === "number") {
			const fd = this[_fd];
			this[_fd] = void 0;
			external_fs_namespaceObject.close(fd, (er) => er ? this.emit("error", er) : this.emit("close"));
		}
	}
};
var WriteStreamSync = class extends WriteStream {
	[_open]() {
		let fd;
		if (this[_defaultFlag] && this[_flags] === "r+") try {
			fd = external_fs_namespaceObject.openSync(this[_path], this[_flags], this[_mode]);
		} catch (er) {
			if (er?.code === "ENOENT") {
				this[_flags] = "w";
				return this[_open]();
			} else throw er;
		}
		else fd = external_fs_namespaceObject.openSync(this[_path], this[_flags], this[_mode]);
		this[_onopen](null, fd);
	}
	[_close]() {
		if (this[_autoClose] && typeof this[_fd] === "number") {
			const fd = this[_fd];
			this[_fd] = void 0;
			external_fs_namespaceObject.closeSync(fd);
			this.emit("close");
		}
	}
	[_write](buf) {
		let threw = true;
		try {
			this[_onwrite](null, external_fs_namespaceObject.writeSync(this[_fd], buf, 0, buf.length, this[_pos]));
			threw = false;
		} finally {
			if (threw) try {
				this[_close]();
			} catch {}
		}
	}
};
// node_modules/tar/dist/esm/options.js
const argmap = /* @__PURE__ */ new Map([
	["C", "cwd"],
	["f", "file"],
	["z", "gzip"],
	["P", "preservePaths"],
	["U", "unlink"],
	["strip-components", "strip"],
	["stripComponents", "strip"],
	["keep-newer", "newer"],
	["keepNewer", "newer"],
	["keep-newer-files", "newer"],
	["keepNewerFiles", "newer"],
	["k", "keep"],
	["keep-existing", "keep"],
	["keepExisting", "keep"],
	["m", "noMtime"],
	["no-mtime", "noMtime"],
	["p", "preserveOwner"],
	["L", "follow"],
	["h", "follow"],
	["onentry", "onReadEntry"]
]);
const isSyncFile = (o) => !!o.sync && !!o.file;
const isAsyncFile = (o) => !o.sync && !!o.file;
const isSyncNoFile = (o) => !!o.sync && !o.file;
const isAsyncNoFile = (o) => !o.sync && !o.file;
const dealiasKey = (k) => {
	const d = argmap.get(k);
	if (d) return d;
	return k;
};
const dealias = (opt = {}) => {
	if (!opt) return {};
	const result = {};
	for (const [key, v] of Object.entries(opt)) {
		const k = dealiasKey(key);
		result[k] = v;
	}
	if (result.chmod === void 0 && result.noChmod === false) result.chmod = true;
	delete result.noChmod;
	return result;
};
// node_modules/tar/dist/esm/make-command.js
const makeCommand = (syncFile, asyncFile, syncNoFile, asyncNoFile, validate) => {
	return Object.assign((opt_ = [], entries, cb) => {
		if (Array.isArray(opt_)) {
			entries = opt_;
			opt_ = {};
		}
		if (typeof entries === "function") {
			cb = entries;
			entries = void 0;
		}
		entries = !entries ? [] : Array.from(entries);
		const opt = dealias(opt_);
		validate?.(opt, entries);
		if (isSyncFile(opt)) {
			if (typeof cb === "function") throw new TypeError("callback not supported for sync tar functions");
			return syncFile(opt, entries);
		} else if (isAsyncFile(opt)) {
			const p = asyncFile(opt, entries);
			return cb ? p.then(() => cb(), cb) : p;
		} else if (isSyncNoFile(opt)) {
			if (typeof cb === "function") throw new TypeError("callback not supported for sync tar functions");
			return syncNoFile(opt, entries);
		} else if (isAsyncNoFile(opt)) {
			if (typeof cb === "function") throw new TypeError("callback only supported with file option");
			return asyncNoFile(opt, entries);
		}
		throw new Error("impossible options??");
		/* c8 ignore stop */
	}, {
		syncFile,
		asyncFile,
		syncNoFile,
		asyncNoFile,
		validate
	});
};
// node_modules/minizlib/dist/esm/constants.js
/* c8 ignore start */
const realZlibConstants = external_zlib_namespaceObject.constants || { ZLIB_VERNUM: 4736 };
/* c8 ignore stop */
const constants$1 = Object.freeze(Object.assign(Object.create(null), {
	Z_NO_FLUSH: 0,
	Z_PARTIAL_FLUSH: 1,
	Z_SYNC_FLUSH: 2,
	Z_FULL_FLUSH: 3,
	Z_FINISH: 4,
	Z_BLOCK: 5,
	Z_OK: 0,
	Z_STREAM_END: 1,
	Z_NEED_DICT: 2,
	Z_ERRNO: -1,
	Z_STREAM_ERROR: -2,
	Z_DATA_ERROR: -3,
	Z_MEM_ERROR: -4,
	Z_BUF_ERROR: -5,
	Z_VERSION_ERROR: -6,
	Z_NO_COMPRESSION: 0,
	Z_BEST_SPEED: 1,
	Z_BEST_COMPRESSION: 9,
	Z_DEFAULT_COMPRESSION: -1,
	Z_FILTERED: 1,
	Z_HUFFMAN_ONLY: 2,
	Z_RLE: 3,
	Z_FIXED: 4,
	Z_DEFAULT_STRATEGY: 0,
	DEFLATE: 1,
	INFLATE: 2,
	GZIP: 3,
	GUNZIP: 4,
	DEFLATERAW: 5,
	INFLATERAW: 6,
	UNZIP: 7,
	BROTLI_DECODE: 8,
	BROTLI_ENCODE: 9,
	Z_MIN_WINDOWBITS: 8,
	Z_MAX_WINDOWBITS: 15,
	Z_DEFAULT_WINDOWBITS: 15,
	Z_MIN_CHUNK: 64,
	Z_MAX_CHUNK: Infinity,
	Z_DEFAULT_CHUNK: 16384,
	Z_MIN_MEMLEVEL: 1,
	Z_MAX_MEMLEVEL: 9,
	Z_DEFAULT_MEMLEVEL: 8,
	Z_MIN_LEVEL: -1,
	Z_MAX_LEVEL: 9,
	Z_DEFAULT_LEVEL: -1,
	BROTLI_OPERATION_PROCESS: 0,
	BROTLI_OPERATION_FLUSH: 1,
	BROTLI_OPERATION_FINISH: 2,
	BROTLI_OPERATION_EMIT_METADATA: 3,
	BROTLI_MODE_GENERIC: 0,
	BROTLI_MODE_TEXT: 1,
	BROTLI_MODE_FONT: 2,
	BROTLI_DEFAULT_MODE: 0,
	BROTLI_MIN_QUALITY: 0,
	BROTLI_MAX_QUALITY: 11,
	BROTLI_DEFAULT_QUALITY: 11,
	BROTLI_MIN_WINDOW_BITS: 10,
	BROTLI_MAX_WINDOW_BITS: 24,
	BROTLI_LARGE_MAX_WINDOW_BITS: 30,
	BROTLI_DEFAULT_WINDOW: 22,
	BROTLI_MIN_INPUT_BLOCK_BITS: 16,
	BROTLI_MAX_INPUT_BLOCK_BITS: 24,
	BROTLI_PARAM_MODE: 0,
	BROTLI_PARAM_QUALITY: 1,
	BROTLI_PARAM_LGWIN: 2,
	BROTLI_PARAM_LGBLOCK: 3,
	BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING: 4,
	BROTLI_PARAM_SIZE_HINT: 5,
	BROTLI_PARAM_LARGE_WINDOW: 6,
	BROTLI_PARAM_NPOSTFIX: 7,
	BROTLI_PARAM_NDIRECT: 8,
	BROTLI_DECODER_RESULT_ERROR: 0,
	BROTLI_DECODER_RESULT_SUCCESS: 1,
	BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT: 2,
	BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: 3,
	BROTLI_DECODER_PARAM_DISABLE_RING_BUFFER_REALLOCATION: 0,
	BROTLI_DECODER_PARAM_LARGE_WINDOW: 1,
	BROTLI_DECODER_NO_ERROR: 0,
	BROTLI_DECODER_SUCCESS: 1,
	BROTLI_DECODER_NEEDS_MORE_INPUT: 2,
	BROTLI_DECODER_NEEDS_MORE_OUTPUT: 3,
	BROTLI_DECODER_ERROR_FORMAT_EXUBERANT_NIBBLE: -1,
	BROTLI_DECODER_ERROR_FORMAT_RESERVED: -2,
	BROTLI_DECODER_ERROR_FORMAT_EXUBERANT_META_NIBBLE: -3,
	BROTLI_DECODER_ERROR_FORMAT_SIMPLE_HUFFMAN_ALPHABET: -4,
	BROTLI_DECODER_ERROR_FORMAT_SIMPLE_HUFFMAN_SAME: -5,
	BROTLI_DECODER_ERROR_FORMAT_CL_SPACE: -6,
	BROTLI_DECODER_ERROR_FORMAT_HUFFMAN_SPACE: -7,
	BROTLI_DECODER_ERROR_FORMAT_CONTEXT_MAP_REPEAT: -8,
	BROTLI_DECODER_ERROR_FORMAT_BLOCK_LENGTH_1: -9,
	BROTLI_DECODER_ERROR_FORMAT_BLOCK_LENGTH_2: -10,
	BROTLI_DECODER_ERROR_FORMAT_TRANSFORM: -11,
	BROTLI_DECODER_ERROR_FORMAT_DICTIONARY: -12,
	BROTLI_DECODER_ERROR_FORMAT_WINDOW_BITS: -13,
	BROTLI_DECODER_ERROR_FORMAT_PADDING_1: -14,
	BROTLI_DECODER_ERROR_FORMAT_PADDING_2: -15,
	BROTLI_DECODER_ERROR_FORMAT_DISTANCE: -16,
	BROTLI_DECODER_ERROR_DICTIONARY_NOT_SET: -19,
	BROTLI_DECODER_ERROR_INVALID_ARGUMENTS: -20,
	BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MODES: -21,
	BROTLI_DECODER_ERROR_ALLOC_TREE_GROUPS: -22,
	BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MAP: -25,
	BROTLI_DECODER_ERROR_ALLOC_RING_BUFFER_1: -26,
	BROTLI_DECODER_ERROR_ALLOC_RING_BUFFER_2: -27,
	BROTLI_DECODER_ERROR_ALLOC_BLOCK_TYPE_TREES: -30,
	BROTLI_DECODER_ERROR_UNREACHABLE: -31
}, realZlibConstants));
// node_modules/minizlib/dist/esm/index.js
const OriginalBufferConcat = external_buffer_namespaceObject.Buffer.concat;
const desc = Object.getOwnPropertyDescriptor(external_buffer_namespaceObject.Buffer, "concat");
const noop$1 = (args) => args;
const passthroughBufferConcat = desc?.writable === true || desc?.set !== void 0 ? (makeNoOp) => {
	external_buffer_namespaceObject.Buffer.concat = makeNoOp ? noop$1 : OriginalBufferConcat;
} : (_) => {};
const _superWrite = Symbol("_superWrite");
var ZlibError = class extends Error {
	code;
	errno;
	constructor(err, origin) {
		super("zlib: " + err.message, { cause: err });
		this.code = err.code;
		this.errno = err.errno;
		/* c8 ignore next */
		if (!this.code) this.code = "ZLIB_ERROR";
		this.message = "zlib: " + err.message;
		Error.captureStackTrace(this, origin ?? this.constructor);
	}
	get name() {
		return "ZlibError";
	}
};
const _flushFlag = Symbol("flushFlag");
var ZlibBase = class extends Minipass {
	#sawError = false;
	#ended = false;
	#flushFlag;
	#finishFlushFlag;
	#fullFlushFlag;
	#handle;
	#onError;
	get sawError() {
		return this.#sawError;
	}
	get handle() {
		return this.#handle;
	}
	/* c8 ignore start */
	get flushFlag() {
		return this.#flushFlag;
	}
	/* c8 ignore stop */
	constructor(opts, mode) {
		if (!opts || typeof opts !== "object") throw new TypeError("invalid options for ZlibBase constructor");
		super(opts);
		/* c8 ignore start */
		this.#flushFlag = opts.flush ?? 0;
		this.#finishFlushFlag = opts.finishFlush ?? 0;
		this.#fullFlushFlag = opts.fullFlushFlag ?? 0;
		/* c8 ignore stop */
		if (typeof external_zlib_namespaceObject_0[mode] !== "function") throw new TypeError("Compression method not supported: " + mode);
		try {
			this.#handle = new external_zlib_namespaceObject_0[mode](opts);
		} catch (er) {
			throw new ZlibError(er, this.constructor);
		}
		this.#onError = (err) => {
			if (this.#sawError) return;
			this.#sawError = true;
			this.close();
			this.emit("error", err);
		};
		this.#handle?.on("error", (er) => this.#onError(new ZlibError(er)));
		this.once("end", () => this.close);
	}
	close() {
		if (this.#handle) {
			this.#handle.close();
			this.#handle = void 0;
			this.emit("close");
		}
	}
	reset() {
		if (!this.#sawError) {
			external_assert_namespaceObject(this.#handle, "zlib binding closed");
			return this.#handle.reset?.();
		}
	}
	flush(flushFlag) {
		if (this.ended) return;
		if (typeof flushFlag !== "number") flushFlag = this.#fullFlushFlag;
		this.write(Object.assign(external_buffer_namespaceObject.Buffer.alloc(0), { [_flushFlag]: flushFlag }));
	}
	end(chunk, encoding, cb) {
		/* c8 ignore start */
		if (typeof chunk === "function") {
			cb = chunk;
			encoding = void 0;
			chunk = void 0;
		}
		if (typeof encoding === "function") {
			cb = encoding;
			encoding = void 0;
		}
		/* c8 ignore stop */
		if (chunk) {
			if (encoding) this.write(chunk, encoding);
			else this.write(chunk);
		}
		this.flush(this.#finishFlushFlag);
		this.#ended = true;
		return super.end(cb);
	}
	get ended() {
		return this.#ended;
	}
	[_superWrite](data) {
		return super.write(data);
	}
	write(chunk, encoding, cb) {
		if (typeof encoding === "function") cb = encoding, encoding = "utf8";
		if (typeof chunk === "string") chunk = external_buffer_namespaceObject.Buffer.from(chunk, encoding);
		if (this.#sawError) return;
		external_assert_namespaceObject(this.#handle, "zlib binding closed");
		const nativeHandle = this.#handle._handle;
		const originalNativeClose = nativeHandle.close;
		nativeHandle.close = () => {};
		const originalClose = this.#handle.close;
		this.#handle.close = () => {};
		passthroughBufferConcat(true);
		let result = void 0;
		try {
			const flushFlag = typeof chunk[_flushFlag] === "number" ? chunk[_flushFlag] : this.#flushFlag;
			result = this.#handle._processChunk(chunk, flushFlag);
			passthroughBufferConcat(false);
		} catch (err) {
			passthroughBufferConcat(false);
			this.#onError(new ZlibError(err, this.write));
		} finally {
			if (this.#handle) {
				this.#handle._handle = nativeHandle;
				nativeHandle.close = originalNativeClose;
				this.#handle.close = originalClose;
				this.#handle.removeAllListeners("error");
			}
		}
		if (this.#handle) this.#handle.on("error", (er) => this.#onError(new ZlibError(er, this.write)));
		let writeReturn;
		if (result) {
			if (Array.isArray(result) && result.length > 0) {
				const r = result[0];
				writeReturn = this[_superWrite](external_buffer_namespaceObject.Buffer.from(r));
				for (let i = 1; i < result.length; i++) writeReturn = this[_superWrite](result[i]);
			} else writeReturn = this[_superWrite](external_buffer_namespaceObject.Buffer.from(result));
		}
		if (cb) cb();
		return writeReturn;
	}
};
var Zlib = class extends ZlibBase {
	#level;
	#strategy;
	constructor(opts, mode) {
		opts = opts || {};
		opts.flush = opts.flush || constants$1.Z_NO_FLUSH;
		opts.finishFlush = opts.finishFlush || constants$1.Z_FINISH;
		opts.fullFlushFlag = constants$1.Z_FULL_FLUSH;
		super(opts, mode);
		this.#level = opts.level;
		this.#strategy = opts.strategy;
	}
	params(level, strategy) {
		if (this.sawError) return;
		if (!this.handle) throw new Error("cannot switch params when binding is closed");
		/* c8 ignore start */
		if (!this.handle.params) throw new Error("not supported in this implementation");
		/* c8 ignore stop */
		if (this.#level !== level || this.#strategy !== strategy) {
			this.flush(constants$1.Z_SYNC_FLUSH);
			external_assert_namespaceObject(this.handle, "zlib binding closed");
			const origFlush = this.handle.flush;
			this.handle.flush = (flushFlag, cb) => {
				/* c8 ignore start */
				if (typeof flushFlag === "function") {
					cb = flushFlag;
					flushFlag = this.flushFlag;
				}
				/* c8 ignore stop */
				this.flush(flushFlag);
				cb?.();
			};
			try {
				this.handle.params(level, strategy);
			} finally {
				this.handle.flush = origFlush;
			}
			/* c8 ignore start */
			if (this.handle) {
				this.#level = level;
				this.#strategy = strategy;
			}
		}
	}
};
var Gzip = class extends Zlib {
	#portable;
	constructor(opts) {
		super(opts, "Gzip");
		this.#portable = opts && !!opts.portable;
	}
	[_superWrite](data) {
		if (!this.#portable) return super[_superWrite](data);
		this.#portable = false;
		data[9] = 255;
		return super[_superWrite](data);
	}
};
var Unzip = class extends Zlib {
	constructor(opts) {
		super(opts, "Unzip");
	}
};
var Brotli = class extends ZlibBase {
	constructor(opts, mode) {
		opts = opts || {};
		opts.flush = opts.flush || constants$1.BROTLI_OPERATION_PROCESS;
		opts.finishFlush = opts.finishFlush || constants$1.BROTLI_OPERATION_FINISH;
		opts.fullFlushFlag = constants$1.BROTLI_OPERATION_FLUSH;
		super(opts, mode);
	}
};
var BrotliCompress = class extends Brotli {
	constructor(opts) {
		super(opts, "BrotliCompress");
	}
};
var BrotliDecompress = class extends Brotli {
	constructor(opts) {
		super(opts, "BrotliDecompress");
	}
};
var Zstd = class extends ZlibBase {
	constructor(opts, mode) {
		opts = opts || {};
		opts.flush = opts.flush || constants$1.ZSTD_e_continue;
		opts.finishFlush = opts.finishFlush || constants$1.ZSTD_e_end;
		opts.fullFlushFlag = constants$1.ZSTD_e_flush;
		super(opts, mode);
	}
};
var ZstdCompress = class extends Zstd {
	constructor(opts) {
		super(opts, "ZstdCompress");
	}
};
var ZstdDecompress = class extends Zstd {
	constructor(opts) {
		super(opts, "ZstdDecompress");
	}
};
// node_modules/tar/dist/esm/pax.js
var Pax = class Pax {
	atime;
	mtime;
	ctime;
	charset;
	comment;
	gid;
	uid;
	gname;
	uname;
	linkpath;
	dev;
	ino;
	nlink;
	path;
	size;
	mode;
	global;
	constructor(obj, global = false) {
		this.atime = obj.atime;
		this.charset = obj.charset;
		this.comment = obj.comment;
		this.ctime = obj.ctime;
		this.dev = obj.dev;
		this.gid = obj.gid;
		this.global = global;
		this.gname = obj.gname;
		this.ino = obj.ino;
		this.linkpath = obj.linkpath;
		this.mtime = obj.mtime;
		this.nlink = obj.nlink;
		this.path = obj.path;
		this.size = obj.size;
		this.uid = obj.uid;
		this.uname = obj.uname;
	}
	encode() {
		const body = this.encodeBody();
		if (body === "") return Buffer.allocUnsafe(0);
		const bodyLen = Buffer.byteLength(body);
		const bufLen = 512 * Math.ceil(1 + bodyLen / 512);
		const buf = Buffer.allocUnsafe(bufLen);
		for (let i = 0; i < 512; i++) buf[i] = 0;
		new external_terraform_js_namespaceObject.Header({
			/* c8 ignore start */
			path: ("PaxHeader/" + (0,external_node_path_namespaceObject.basename)(this.path ?? "")).slice(0, 99),
			/* c8 ignore stop */
			mode: this.mode || 420,
			uid: this.uid,
			gid: this.gid,
			size: bodyLen,
			mtime: this.mtime,
			type: this.global ? "GlobalExtendedHeader" : "ExtendedHeader",
			linkpath: "",
			uname: this.uname || "",
			gname: this.gname || "",
			devmaj: 0,
			devmin: 0,
			atime: this.atime,
			ctime: this.ctime
		}).encode(buf);
		buf.write(body, 512, bodyLen, "utf8");
		for (let i = bodyLen + 512; i < buf.length; i++) buf[i] = 0;
		return buf;
	}
	encodeBody() {
		return this.encodeField("path") + this.encodeField("ctime") + this.encodeField("atime") + this.encodeField("dev") + this.encodeField("ino") + this.encodeField("nlink") + this.encodeField("charset") + this.encodeField("comment") + this.encodeField("gid") + this.encodeField("gname") + this.encodeField("linkpath") + this.encodeField("mtime") + this.encodeField("size") + this.encodeField("uid") + this.encodeField("uname");
	}
	encodeField(field) {
		if (this[field] === void 0) return "";
		const r = this[field];
		const v = r instanceof Date ? r.getTime() / 1e3 : r;
		const s = " " + (field === "dev" || field === "ino" || field === "nlink" ? "SCHILY." : "") + field + "=" + v + "\n";
		const byteLen = Buffer.byteLength(s);
		let digits = Math.floor(Math.log(byteLen) / Math.log(10)) + 1;
		if (byteLen + digits >= Math.pow(10, digits)) digits += 1;
		return digits + byteLen + s;
	}
	static parse(str, ex, g = false) {
		return new Pax(merge(parseKV(str), ex), g);
	}
};
const merge = (a, b) => b ? Object.assign({}, b, a) : a;
const parseKV = (str) => str.replace(/\n$/, "").split("\n").reduce(parseKVLine, Object.create(null));
const parseKVLine = (set, line) => {
	const n = parseInt(line, 10);
	if (n !== Buffer.byteLength(line) + 1) return set;
	line = line.slice((n + " ").length);
	const kv = line.split("=");
	const r = kv.shift();
	if (!r) return set;
	const k = r.replace(/^SCHILY\.(dev|ino|nlink)/, "$1");
	const v = kv.join("=").replace(/\0.*/, "");
	switch (k) {
		case "path":
		case "linkpath":
		case "type":
		case "charset":
		case "comment":
		case "gname":
		case "uname":
			set[k] = v;
			break;
		case "ctime":
		case "atime":
		case "mtime":
			set[k] = /* @__PURE__ */ new Date(Number(v) * 1e3);
			break;
		case "size":
			const s = +v;
			if (s >= 0) set[k] = s;
			break;
		case "gid":
		case "uid":
		case "dev":
		case "ino":
		case "nlink":
		case "mode": set[k] = +v;
	}
	return set;
};
const normalizeWindowsPath = (process.env.TESTING_TAR_FAKE_PLATFORM || process.platform) !== "win32" ? (p) => String(p) : (p) => String(p).replaceAll(/\\/g, "/");
// node_modules/tar/dist/esm/read-entry.js
var ReadEntry = class extends Minipass {
	extended;
	globalExtended;
	header;
	startBlockSize;
	blockRemain;
	remain;
	type;
	meta = false;
	ignore = false;
	path;
	mode;
	uid;
	gid;
	uname;
	gname;
	size = 0;
	mtime;
	atime;
	ctime;
	linkpath;
	dev;
	ino;
	nlink;
	invalid = false;
	absolute;
	unsupported = false;
	constructor(header, ex, gex) {
		super({});
		this.pause();
		this.extended = ex;
		this.globalExtended = gex;
		this.header = header;
		/* c8 ignore start */
		this.remain = header.size ?? 0;
		/* c8 ignore stop */
		this.startBlockSize = 512 * Math.ceil(this.remain / 512);
		this.blockRemain = this.startBlockSize;
		this.type = header.type;
		switch (this.type) {
			case "File":
			case "OldFile":
			case "Link":
			case "SymbolicLink":
			case "CharacterDevice":
			case "BlockDevice":
			case "Directory":
			case "FIFO":
			case "ContiguousFile":
			case "GNUDumpDir": break;
			case "NextFileHasLongLinkpath":
			case "NextFileHasLongPath":
			case "OldGnuLongPath":
			case "GlobalExtendedHeader":
			case "ExtendedHeader":
			case "OldExtendedHeader":
				this.meta = true;
				break;
			default: this.ignore = true;
		}
		/* c8 ignore start */
		if (!header.path) throw new Error("no path provided for tar.ReadEntry");
		/* c8 ignore stop */
		this.path = normalizeWindowsPath(header.path);
		this.mode = header.mode;
		if (this.mode) this.mode = this.mode & 4095;
		this.uid = header.uid;
		this.gid = header.gid;
		this.uname = header.uname;
		this.gname = header.gname;
		this.size = this.remain;
		this.mtime = header.mtime;
		this.atime = header.atime;
		this.ctime = header.ctime;
		/* c8 ignore start */
		this.linkpath = header.linkpath ? normalizeWindowsPath(header.linkpath) : void 0;
		/* c8 ignore stop */
		this.uname = header.uname;
		this.gname = header.gname;
		if (ex) this.#slurp(ex);
		if (gex) this.#slurp(gex, true);
	}
	write(data) {
		const writeLen = data.length;
		if (writeLen > this.blockRemain) throw new Error("writing more to entry than is appropriate");
		const r = this.remain;
		const br = this.blockRemain;
		this.remain = Math.max(0, r - writeLen);
		this.blockRemain = Math.max(0, br - writeLen);
		if (this.ignore) return true;
		if (r >= writeLen) return super.write(data);
		return super.write(data.subarray(0, r));
	}
	#slurp(ex, gex = false) {
		if (ex.path) ex.path = normalizeWindowsPath(ex.path);
		if (ex.linkpath) ex.linkpath = normalizeWindowsPath(ex.linkpath);
		Object.assign(this, Object.fromEntries(Object.entries(ex).filter(([k, v]) => {
			return !(v === null || v === void 0 || k === "path" && gex);
		})));
	}
};
// node_modules/tar/dist/esm/warn-method.js
const warnMethod = (self, code, message, data = {}) => {
	if (self.file) data.file = self.file;
	if (self.cwd) data.cwd = self.cwd;
	data.code = message instanceof Error && message.code || code;
	data.tarCode = code;
	if (!self.strict && data.recoverable !== false) {
		if (message instanceof Error) {
			data = Object.assign(message, data);
			message = message.message;
		}
		self.emit("warn", code, message, data);
	} else if (message instanceof Error) self.emit("error", Object.assign(message, data));
	else self.emit("error", Object.assign(/* @__PURE__ */ new Error(`${code}: ${message}`), data));
};
// node_modules/tar/dist/esm/parse.js
const maxMetaEntrySize = 1048576;
const gzipHeader = Buffer.from([31, 139]);
const zstdHeader = Buffer.from([
	40,
	181,
	47,
	253
]);
const ZIP_HEADER_LEN = Math.max(gzipHeader.length, zstdHeader.length);
const STATE = Symbol("state");
const WRITEENTRY = Symbol("writeEntry");
const READENTRY = Symbol("readEntry");
const NEXTENTRY = Symbol("nextEntry");
const PROCESSENTRY = Symbol("processEntry");
const EX = Symbol("extendedHeader");
const GEX = Symbol("globalExtendedHeader");
const META = Symbol("meta");
const EMITMETA = Symbol("emitMeta");
const BUFFER = Symbol("buffer");
const QUEUE$1 = Symbol("queue");
const ENDED$1 = Symbol("ended");
const EMITTEDEND = Symbol("emittedEnd");
const EMIT = Symbol("emit");
const UNZIP = Symbol("unzip");
const CONSUMECHUNK = Symbol("consumeChunk");
const CONSUMECHUNKSUB = Symbol("consumeChunkSub");
const CONSUMEBODY = Symbol("consumeBody");
const CONSUMEMETA = Symbol("consumeMeta");
const CONSUMEHEADER = Symbol("consumeHeader");
const CONSUMING = Symbol("consuming");
const BUFFERCONCAT = Symbol("bufferConcat");
const MAYBEEND = Symbol("maybeEnd");
const WRITING = Symbol("writing");
const ABORTED = Symbol("aborted");
const DONE = Symbol("onDone");
const SAW_VALID_ENTRY = Symbol("sawValidEntry");
const SAW_NULL_BLOCK = Symbol("sawNullBlock");
const SAW_EOF = Symbol("sawEOF");
const CLOSESTREAM = Symbol("closeStream");
const MAX_DECOMPRESSION_RATIO = 1e3;
const COMPRESSEDBYTESREAD = Symbol("compressedBytesRead");
const DECOMPRESSEDBYTESREAD = Symbol("decompressedBytesRead");
const CHECKDECOMPRESSIONRATIO = Symbol("checkDecompressionRatio");
const noop = () => true;
var Parser = class extends external_events_namespaceObject.EventEmitter {
	file;
	strict;
	maxMetaEntrySize;
	filter;
	brotli;
	zstd;
	maxDecompressionRatio;
	writable = true;
	readable = false;
	[QUEUE$1] = [];
	[BUFFER];
	[READENTRY];
	[WRITEENTRY];
	[STATE] = "begin";
	[META] = "";
	[EX];
	[GEX];
	[ENDED$1] = false;
	[UNZIP];
	[ABORTED] = false;
	[SAW_VALID_ENTRY];
	[SAW_NULL_BLOCK] = false;
	[SAW_EOF] = false;
	[WRITING] = false;
	[CONSUMING] = false;
	[EMITTEDEND] = false;
	[COMPRESSEDBYTESREAD] = 0;
	[DECOMPRESSEDBYTESREAD] = 0;
	constructor(opt = {}) {
		super();
		this.file = opt.file || "";
		this.on(DONE, () => {
			if (this[STATE] === "begin" || this[SAW_VALID_ENTRY] === false) this.warn("TAR_BAD_ARCHIVE", "Unrecognized archive format");
		});
		if (opt.ondone) this.on(DONE, opt.ondone);
		else this.on(DONE, () => {
			this.emit("prefinish");
			this.emit("finish");
			this.emit("end");
		});
		this.strict = !!opt.strict;
		this.maxDecompressionRatio = typeof opt.maxDecompressionRatio === "number" ? opt.maxDecompressionRatio : MAX_DECOMPRESSION_RATIO;
		this.maxMetaEntrySize = opt.maxMetaEntrySize || maxMetaEntrySize;
		this.filter = typeof opt.filter === "function" ? opt.filter : noop;
		const isTBR = opt.file && (opt.file.endsWith(".tar.br") || opt.file.endsWith(".tbr"));
		this.brotli = !(opt.gzip || opt.zstd) && opt.brotli !== void 0 ? opt.brotli : isTBR ? void 0 : false;
		const isTZST = opt.file && (opt.file.endsWith(".tar.zst") || opt.file.endsWith(".tzst"));
		this.zstd = !(opt.gzip || opt.brotli) && opt.zstd !== void 0 ? opt.zstd : isTZST ? true : void 0;
		this.on("end", () => this[CLOSESTREAM]());
		if (typeof opt.onwarn === "function") this.on("warn", opt.onwarn);
		if (typeof opt.onReadEntry === "function") this.on("entry", opt.onReadEntry);
	}
	warn(code, message, data = {}) {
		warnMethod(this, code, message, data);
	}
	[CONSUMEHEADER](chunk, position) {
		if (this[SAW_VALID_ENTRY] === void 0) this[SAW_VALID_ENTRY] = false;
		let header;
		try {
			header = new external_terraform_js_namespaceObject.Header(chunk, position, this[EX], this[GEX]);
		} catch (er) {
			return this.warn("TAR_ENTRY_INVALID", er);
		}
		if (header.nullBlock) {
			if (this[SAW_NULL_BLOCK]) {
				this[SAW_EOF] = true;
				if (this[STATE] === "begin") this[STATE] = "header";
				this[EMIT]("eof");
			} else {
				this[SAW_NULL_BLOCK] = true;
				this[EMIT]("nullBlock");
			}
		} else {
			this[SAW_NULL_BLOCK] = false;
			if (!header.cksumValid) this.warn("TAR_ENTRY_INVALID", "checksum failure", { header });
			else if (!header.path) this.warn("TAR_ENTRY_INVALID", "path is required", { header });
			else {
				const type = header.type;
				if (/^(Symbolic)?Link$/.test(type) && !header.linkpath) this.warn("TAR_ENTRY_INVALID", "linkpath required", { header });
				else if (!/^(Symbolic)?Link$/.test(type) && !/^(Global)?ExtendedHeader$/.test(type) && header.linkpath) this.warn("TAR_ENTRY_INVALID", "linkpath forbidden", { header });
				else {
					const entry = this[WRITEENTRY] = new ReadEntry(header, this[EX], this[GEX]);
					if (!this[SAW_VALID_ENTRY]) {
						if (entry.remain) {
							const onend = () => {
								if (!entry.invalid) this[SAW_VALID_ENTRY] = true;
							};
							entry.on("end", onend);
						} else this[SAW_VALID_ENTRY] = true;
					}
					if (entry.meta) {
						if (entry.size > this.maxMetaEntrySize) {
							entry.ignore = true;
							this[EMIT]("ignoredEntry", entry);
							this[STATE] = "ignore";
							entry.resume();
						} else if (entry.size > 0) {
							this[META] = "";
							entry.on("data", (c) => this[META] += c);
							this[STATE] = "meta";
						}
					} else {
						this[EX] = void 0;
						entry.ignore = entry.ignore || !this.filter(entry.path, entry);
						if (entry.ignore) {
							this[EMIT]("ignoredEntry", entry);
							this[STATE] = entry.remain ? "ignore" : "header";
							entry.resume();
						} else {
							if (entry.remain) this[STATE] = "body";
							else {
								this[STATE] = "header";
								entry.end();
							}
							if (!this[READENTRY]) {
								this[QUEUE$1].push(entry);
								this[NEXTENTRY]();
							} else this[QUEUE$1].push(entry);
						}
					}
				}
			}
		}
	}
	[CLOSESTREAM]() {
		queueMicrotask(() => this.emit("close"));
	}
	[PROCESSENTRY](entry) {
		let go = true;
		if (!entry) {
			this[READENTRY] = void 0;
			go = false;
		} else if (Array.isArray(entry)) {
			const [ev, ...args] = entry;
			this.emit(ev, ...args);
		} else {
			this[READENTRY] = entry;
			this.emit("entry", entry);
			if (!entry.emittedEnd) {
				entry.on("end", () => this[NEXTENTRY]());
				go = false;
			}
		}
		return go;
	}
	[NEXTENTRY]() {
		do;
		while (this[PROCESSENTRY](this[QUEUE$1].shift()));
		if (this[QUEUE$1].length === 0) {
			const re = this[READENTRY];
			if (!re || re.flowing || re.size === re.remain) {
				if (!this[WRITING]) this.emit("drain");
			} else re.once("drain", () => this.emit("drain"));
		}
	}
	[CONSUMEBODY](chunk, position) {
		const entry = this[WRITEENTRY];
		/* c8 ignore start */
		if (!entry) throw new Error("attempt to consume body without entry??");
		const br = entry.blockRemain ?? 0;
		/* c8 ignore stop */
		const c = br >= chunk.length && position === 0 ? chunk : chunk.subarray(position, position + br);
		entry.write(c);
		if (!entry.blockRemain) {
			this[STATE] = "header";
			this[WRITEENTRY] = void 0;
			entry.end();
		}
		return c.length;
	}
	[CONSUMEMETA](chunk, position) {
		const entry = this[WRITEENTRY];
		const ret = this[CONSUMEBODY](chunk, position);
		if (!this[WRITEENTRY] && entry) this[EMITMETA](entry);
		return ret;
	}
	[EMIT](ev, data, extra) {
		if (this[QUEUE$1].length === 0 && !this[READENTRY]) this.emit(ev, data, extra);
		else this[QUEUE$1].push([
			ev,
			data,
			extra
		]);
	}
	[EMITMETA](entry) {
		this[EMIT]("meta", this[META]);
		switch (entry.type) {
			case "ExtendedHeader":
			case "OldExtendedHeader":
				this[EX] = Pax.parse(this[META], this[EX], false);
				break;
			case "GlobalExtendedHeader":
				this[GEX] = Pax.parse(this[META], this[GEX], true);
				break;
			case "NextFileHasLongPath":
			case "OldGnuLongPath": {
				const ex = this[EX] ?? Object.create(null);
				this[EX] = ex;
				ex.path = this[META].replace(/\0.*/, "");
				break;
			}
			case "NextFileHasLongLinkpath": {
				const ex = this[EX] || Object.create(null);
				this[EX] = ex;
				ex.linkpath = this[META].replace(/\0.*/, "");
				break;
			}
			/* c8 ignore start */
			default: throw new Error("unknown meta: " + entry.type);
		}
	}
	abort(error) {
		if (this[ABORTED]) return;
		if (this[UNZIP]) {
			const u = this[UNZIP];
			/* c8 ignore start */
			u.write = () => true;
			u.end = () => u;
			u.emit = () => false;
			/* c8 ignore stop */
			u.destroy?.();
		}
		this[ABORTED] = true;
		this.emit("abort", error);
		this.warn("TAR_ABORT", error, { recoverable: false });
	}
	[CHECKDECOMPRESSIONRATIO](chunk) {
		this[DECOMPRESSEDBYTESREAD] += chunk.length;
		const ratio = this[DECOMPRESSEDBYTESREAD] / this[COMPRESSEDBYTESREAD];
		if (ratio > this.maxDecompressionRatio) {
			this.abort(/* @__PURE__ */ new Error(`max decompression ratio exceeded: ${ratio.toFixed(2)} > ${this.maxDecompressionRatio}`));
			return false;
		}
		return true;
	}
	write(chunk, encoding, cb) {
		if (typeof encoding === "function") {
			cb = encoding;
			encoding = void 0;
		}
		if (typeof chunk === "string") chunk = Buffer.from(
			chunk,
			/* c8 ignore next */
			typeof encoding === "string" ? encoding : "utf8"
		);
		if (this[ABORTED]) {
			/* c8 ignore next */
			cb?.();
			return false;
		}
		if ((this[UNZIP] === void 0 || this.brotli === void 0 && this[UNZIP] === false) && chunk) {
			if (this[BUFFER]) {
				chunk = Buffer.concat([this[BUFFER], chunk]);
				this[BUFFER] = void 0;
			}
			if (chunk.length < ZIP_HEADER_LEN) {
				this[BUFFER] = chunk;
				/* c8 ignore next */
				cb?.();
				return true;
			}
			for (let i = 0; this[UNZIP] === void 0 && i < gzipHeader.length; i++) if (chunk[i] !== gzipHeader[i]) this[UNZIP] = false;
			let isZstd = false;
			if (this[UNZIP] === false && this.zstd !== false) {
				isZstd = true;
				for (let i = 0; i < zstdHeader.length; i++) if (chunk[i] !== zstdHeader[i]) {
					isZstd = false;
					break;
				}
			}
			const maybeBrotli = this.brotli === void 0 && !isZstd;
			if (this[UNZIP] === false && maybeBrotli) {
				if (chunk.length < 512) {
					if (this[ENDED$1]) this.brotli = true;
					else {
						this[BUFFER] = chunk;
						/* c8 ignore next */
						cb?.();
						return true;
					}
				} else try {
					new external_terraform_js_namespaceObject.Header(chunk.subarray(0, 512));
					this.brotli = false;
				} catch (_) {
					this.brotli = true;
				}
			}
			if (this[UNZIP] === void 0 || this[UNZIP] === false && (this.brotli || isZstd)) {
				const ended = this[ENDED$1];
				this[ENDED$1] = false;
				this[UNZIP] = this[UNZIP] === void 0 ? new Unzip({}) : isZstd ? new ZstdDecompress({}) : new BrotliDecompress({});
				this[UNZIP].on("data", (chunk) => {
					if (this[CHECKDECOMPRESSIONRATIO](chunk)) this[CONSUMECHUNK](chunk);
				});
				this[UNZIP].on("error", (er) => {
					if (!this[ABORTED]) this.abort(er);
				});
				this[UNZIP].on("end", () => {
					this[ENDED$1] = true;
					this[CONSUMECHUNK]();
				});
				this[WRITING] = true;
				this[COMPRESSEDBYTESREAD] += chunk.length;
				const ret = !!this[UNZIP][ended ? "end" : "write"](chunk);
				this[WRITING] = false;
				cb?.();
				return ret;
			}
		}
		this[WRITING] = true;
		if (this[UNZIP]) {
			this[COMPRESSEDBYTESREAD] += chunk.length;
			this[UNZIP].write(chunk);
		} else this[CONSUMECHUNK](chunk);
		this[WRITING] = false;
		const ret = this[QUEUE$1].length > 0 ? false : this[READENTRY] ? this[READENTRY].flowing : true;
		if (!ret && this[QUEUE$1].length === 0) this[READENTRY]?.once("drain", () => this.emit("drain"));
		/* c8 ignore next */
		cb?.();
		return ret;
	}
	[BUFFERCONCAT](c) {
		if (c && !this[ABORTED]) this[BUFFER] = this[BUFFER] ? Buffer.concat([this[BUFFER], c]) : c;
	}
	[MAYBEEND]() {
		if (this[ENDED$1] && !this[EMITTEDEND] && !this[ABORTED] && !this[CONSUMING]) {
			this[EMITTEDEND] = true;
			const entry = this[WRITEENTRY];
			if (entry?.blockRemain) {
				const have = this[BUFFER] ? this[BUFFER].length : 0;
				this.warn("TAR_BAD_ARCHIVE", `Truncated input (needed ${entry.blockRemain} more bytes, only ${have} available)`, { entry });
				if (this[BUFFER]) entry.write(this[BUFFER]);
				entry.end();
			}
			this[EMIT](DONE);
		}
	}
	[CONSUMECHUNK](chunk) {
		if (this[CONSUMING] && chunk) this[BUFFERCONCAT](chunk);
		else if (!chunk && !this[BUFFER]) this[MAYBEEND]();
		else if (chunk) {
			this[CONSUMING] = true;
			if (this[BUFFER]) {
				this[BUFFERCONCAT](chunk);
				const c = this[BUFFER];
				this[BUFFER] = void 0;
				this[CONSUMECHUNKSUB](c);
			} else this[CONSUMECHUNKSUB](chunk);
			while (this[BUFFER] && this[BUFFER]?.length >= 512 && !this[ABORTED] && !this[SAW_EOF]) {
				const c = this[BUFFER];
				this[BUFFER] = void 0;
				this[CONSUMECHUNKSUB](c);
			}
			this[CONSUMING] = false;
		}
		if (!this[BUFFER] || this[ENDED$1]) this[MAYBEEND]();
	}
	[CONSUMECHUNKSUB](chunk) {
		let position = 0;
		const length = chunk.length;
		while (position + 512 <= length && !this[ABORTED] && !this[SAW_EOF]) switch (this[STATE]) {
			case "begin":
			case "header":
				this[CONSUMEHEADER](chunk, position);
				position += 512;
				break;
			case "ignore":
			case "body":
				position += this[CONSUMEBODY](chunk, position);
				break;
			case "meta":
				position += this[CONSUMEMETA](chunk, position);
				break;
			/* c8 ignore start */
			default: throw new Error("invalid state: " + this[STATE]);
		}
		if (position < length) this[BUFFER] = this[BUFFER] ? Buffer.concat([chunk.subarray(position), this[BUFFER]]) : chunk.subarray(position);
	}
	end(chunk, encoding, cb) {
		if (typeof chunk === "function") {
			cb = chunk;
			encoding = void 0;
			chunk = void 0;
		}
		if (typeof encoding === "function") {
			cb = encoding;
			encoding = void 0;
		}
		if (typeof chunk === "string") chunk = Buffer.from(chunk, encoding);
		if (cb) this.once("finish", cb);
		if (!this[ABORTED]) {
			if (this[UNZIP]) {
				/* c8 ignore start */
				if (chunk) {
					this[COMPRESSEDBYTESREAD] += chunk.length;
					this[UNZIP].write(chunk);
				}
				/* c8 ignore stop */
				this[UNZIP].end();
			} else {
				this[ENDED$1] = true;
				if (this.brotli === void 0 || this.zstd === void 0) chunk = chunk || Buffer.alloc(0);
				if (chunk) this.write(chunk);
				this[MAYBEEND]();
			}
		}
		return this;
	}
};
// node_modules/tar/dist/esm/strip-trailing-slashes.js
const stripTrailingSlashes = (str) => {
	let i = str.length - 1;
	let slashesStart = -1;
	while (i > -1 && str.charAt(i) === "/") {
		slashesStart = i;
		i--;
	}
	return slashesStart === -1 ? str : str.slice(0, slashesStart);
};
// node_modules/tar/dist/esm/list.js
const onReadEntryFunction = (opt) => {
	const onReadEntry = opt.onReadEntry;
	opt.onReadEntry = onReadEntry ? (e) => {
		onReadEntry(e);
		e.resume();
	} : (e) => e.resume();
};
const filesFilter = (opt, files) => {
	const map = new Map(files.map((f) => [stripTrailingSlashes(f), true]));
	const filter = opt.filter;
	const MAX = 100;
	const mapHas = (file, r = "", depth = 0) => {
		/* c8 ignore start - excessive caution */
		if (depth >= MAX) {
			map.set(file, false);
			return false;
		}
		/* c8 ignore stop */
		const root = r || (0,external_path_namespaceObject.parse)(file).root || ".";
		let ret;
		if (file === root) ret = false;
		else {
			const m = map.get(file);
			ret = m !== void 0 ? m : mapHas((0,external_path_namespaceObject.dirname)(file), root, depth + 1);
		}
		map.set(file, ret);
		return ret;
	};
	opt.filter = filter ? (file, entry) => filter(file, entry) && mapHas(stripTrailingSlashes(file)) : (file) => mapHas(stripTrailingSlashes(file));
};
const listFileSync = (opt) => {
	const p = new Parser(opt);
	const file = opt.file;
	let fd;
	try {
		fd = external_node_fs_namespaceObject.openSync(file, "r");
		const stat = external_node_fs_namespaceObject.fstatSync(fd);
		const readSize = opt.maxReadSize || 16777216;
		if (stat.size < readSize) {
			const buf = Buffer.allocUnsafe(stat.size);
			const read = external_node_fs_namespaceObject.readSync(fd, buf, 0, stat.size, 0);
			p.end(read === buf.byteLength ? buf : buf.subarray(0, read));
		} else {
			let pos = 0;
			const buf = Buffer.allocUnsafe(readSize);
			while (pos < stat.size) {
				const bytesRead = external_node_fs_namespaceObject.readSync(fd, buf, 0, readSize, pos);
				if (bytesRead === 0) break;
				pos += bytesRead;
				p.write(buf.subarray(0, bytesRead));
			}
			p.end();
		}
	} finally {
		if (typeof fd === "number") try {
			external_node_fs_namespaceObject.closeSync(fd);
		} catch {}
	}
};
const listFile = (opt, _files) => {
	const parse = new Parser(opt);
	const readSize = opt.maxReadSize || 16777216;
	const file = opt.file;
	return new Promise((resolve, reject) => {
		parse.on("error", reject);
		parse.on("end", resolve);
		external_node_fs_namespaceObject.stat(file, (er, stat) => {
			if (er) reject(er);
			else {
				const stream = new ReadStream$1(file, {
					readSize,
					size: stat.size
				});
				stream.on("error", reject);
				stream.pipe(parse);
			}
		});
	});
};
const list = makeCommand(listFileSync, listFile, (opt) => new Parser(opt), (opt) => new Parser(opt), (opt, files) => {
	if (files?.length) filesFilter(opt, files);
	if (!opt.noResume) onReadEntryFunction(opt);
});
// node_modules/tar/dist/esm/mode-fix.js
const modeFix = (mode, isDir, portable) => {
	mode &= 4095;
	if (portable) mode = (mode | 384) & -19;
	if (isDir) {
		if (mode & 256) mode |= 64;
		if (mode & 32) mode |= 8;
		if (mode & 4) mode |= 1;
	}
	return mode;
};
// node_modules/tar/dist/esm/strip-absolute-path.js
const { isAbsolute: isAbsolute$1, parse: parse$1 } = external_node_path_namespaceObject.win32;
const stripAbsolutePath = (path) => {
	let r = "";
	let parsed = parse$1(path);
	while (isAbsolute$1(path) || parsed.root) {
		const root = path.charAt(0) === "/" && path.slice(0, 4) !== "//?/" ? "/" : parsed.root;
		path = path.slice(root.length);
		r += root;
		parsed = parse$1(path);
	}
	return [r, path];
};
// node_modules/tar/dist/esm/winchars.js
const raw = [
	"|",
	"<",
	">",
	"?",
	":"
];
const win = raw.map((char) => String.fromCodePoint(61440 + Number(char.codePointAt(0))));
new Map(raw.map((char, i) => [char, win[i]]));
const toRaw = new Map(win.map((char, i) => [char, raw[i]]));
const decode = (s) => win.reduce((s, c) => s.split(c).join(toRaw.get(c)), s);
// node_modules/tar/dist/esm/write-entry.js
const prefixPath = (path, prefix) => {
	if (!prefix) return normalizeWindowsPath(path);
	path = normalizeWindowsPath(path).replace(/^\.(\/|$)/, "");
	return stripTrailingSlashes(prefix) + "/" + path;
};
const maxReadSize = 16777216;
const PROCESS$1 = Symbol("process");
const FILE = Symbol("file");
const DIRECTORY = Symbol("directory");
const SYMLINK = Symbol("symlink");
const HARDLINK = Symbol("hardlink");
const HEADER = Symbol("header");
const READ = Symbol("read");
const LSTAT = Symbol("lstat");
const ONLSTAT = Symbol("onlstat");
const ONREAD = Symbol("onread");
const ONREADLINK = Symbol("onreadlink");
const OPENFILE = Symbol("openfile");
const ONOPENFILE = Symbol("onopenfile");
const CLOSE = Symbol("close");
const MODE = Symbol("mode");
const AWAITDRAIN = Symbol("awaitDrain");
const ONDRAIN$1 = Symbol("ondrain");
const PREFIX = Symbol("prefix");
var WriteEntry = class extends Minipass {
	path;
	portable;
	myuid = process.getuid && process.getuid() || 0;
	myuser = process.env.USER || "";
	maxReadSize;
	linkCache;
	statCache;
	preservePaths;
	cwd;
	strict;
	mtime;
	noPax;
	noMtime;
	prefix;
	fd;
	blockLen = 0;
	blockRemain = 0;
	buf;
	pos = 0;
	remain = 0;
	length = 0;
	offset = 0;
	win32;
	absolute;
	header;
	type;
	linkpath;
	stat;
	onWriteEntry;
	#hadError = false;
	constructor(p, opt_ = {}) {
		const opt = dealias(opt_);
		super();
		this.path = normalizeWindowsPath(p);
		this.portable = !!opt.portable;
		this.maxReadSize = opt.maxReadSize || maxReadSize;
		this.linkCache = opt.linkCache || /* @__PURE__ */ new Map();
		this.statCache = opt.statCache || /* @__PURE__ */ new Map();
		this.preservePaths = !!opt.preservePaths;
		this.cwd = normalizeWindowsPath(opt.cwd || process.cwd());
		this.strict = !!opt.strict;
		this.noPax = !!opt.noPax;
		this.noMtime = !!opt.noMtime;
		this.mtime = opt.mtime;
		this.prefix = opt.prefix ? normalizeWindowsPath(opt.prefix) : void 0;
		this.onWriteEntry = opt.onWriteEntry;
		if (typeof opt.onwarn === "function") this.on("warn", opt.onwarn);
		let pathWarn = false;
		if (!this.preservePaths) {
			const [root, stripped] = stripAbsolutePath(this.path);
			if (root && typeof stripped === "string") {
				this.path = stripped;
				pathWarn = root;
			}
		}
		this.win32 = !!opt.win32 || process.platform === "win32";
		if (this.win32) {
			this.path = decode(this.path.replaceAll(/\\/g, "/"));
			p = p.replaceAll(/\\/g, "/");
		}
		this.absolute = normalizeWindowsPath(opt.absolute || external_path_namespaceObject.resolve(this.cwd, p));
		if (this.path === "") this.path = "./";
		if (pathWarn) this.warn("TAR_ENTRY_INFO", `stripping ${pathWarn} from absolute path`, {
			entry: this,
			path: pathWarn + this.path
		});
		const cs = this.statCache.get(this.absolute);
		if (cs) this[ONLSTAT](cs);
		else this[LSTAT]();
	}
	warn(code, message, data = {}) {
		return warnMethod(this, code, message, data);
	}
	emit(ev, ...data) {
		if (ev === "error") this.#hadError = true;
		return super.emit(ev, ...data);
	}
	[LSTAT]() {
		external_fs_namespaceObject.lstat(this.absolute, (er, stat) => {
			if (er) return this.emit("error", er);
			this[ONLSTAT](stat);
		});
	}
	[ONLSTAT](stat) {
		this.statCache.set(this.absolute, stat);
		this.stat = stat;
		if (!stat.isFile()) stat.size = 0;
		this.type = getType(stat);
		this.emit("stat", stat);
		this[PROCESS$1]();
	}
	[PROCESS$1]() {
		switch (this.type) {
			case "File": return this[FILE]();
			case "Directory": return this[DIRECTORY]();
			case "SymbolicLink": return this[SYMLINK]();
			default: return this.end();
		}
	}
	[MODE](mode) {
		return modeFix(mode, this.type === "Directory", this.portable);
	}
	[PREFIX](path) {
		return prefixPath(path, this.prefix);
	}
	[HEADER]() {
		/* c8 ignore start */
		if (!this.stat) throw new Error("cannot write header before stat");
		/* c8 ignore stop */
		if (this.type === "Directory" && this.portable) this.noMtime = true;
		this.onWriteEntry?.(this);
		this.header = new external_terraform_js_namespaceObject.Header({
			path: this[PREFIX](this.path),
			linkpath: this.type === "Link" && this.linkpath !== void 0 ? this[PREFIX](this.linkpath) : this.linkpath,
			mode: this[MODE](this.stat.mode),
			uid: this.portable ? void 0 : this.stat.uid,
			gid: this.portable ? void 0 : this.stat.gid,
			size: this.stat.size,
			mtime: this.noMtime ? void 0 : this.mtime || this.stat.mtime,
			/* c8 ignore next */
			type: this.type === "Unsupported" ? void 0 : this.type,
			uname: this.portable ? void 0 : this.stat.uid === this.myuid ? this.myuser : "",
			atime: this.portable ? void 0 : this.stat.atime,
			ctime: this.portable ? void 0 : this.stat.ctime
		});
		if (this.header.encode() && !this.noPax) super.write(new Pax({
			atime: this.portable ? void 0 : this.header.atime,
			ctime: this.portable ? void 0 : this.header.ctime,
			gid: this.portable ? void 0 : this.header.gid,
			mtime: this.noMtime ? void 0 : this.mtime || this.header.mtime,
			path: this[PREFIX](this.path),
			linkpath: this.type === "Link" && this.linkpath !== void 0 ? this[PREFIX](this.linkpath) : this.linkpath,
			size: this.header.size,
			uid: this.portable ? void 0 : this.header.uid,
			uname: this.portable ? void 0 : this.header.uname,
			dev: this.portable ? void 0 : this.stat.dev,
			ino: this.portable ? void 0 : this.stat.ino,
			nlink: this.portable ? void 0 : this.stat.nlink
		}).encode());
		const block = this.header?.block;
		/* c8 ignore start */
		if (!block) throw new Error("failed to encode header");
		/* c8 ignore stop */
		super.write(block);
	}
	[DIRECTORY]() {
		/* c8 ignore start */
		if (!this.stat) throw new Error("cannot create directory entry without stat");
		/* c8 ignore stop */
		if (this.path.slice(-1) !== "/") this.path += "/";
		this.stat.size = 0;
		this[HEADER]();
		this.end();
	}
	[SYMLINK]() {
		external_fs_namespaceObject.readlink(this.absolute, (er, linkpath) => {
			if (er) return this.emit("error", er);
			this[ONREADLINK](linkpath);
		});
	}
	[ONREADLINK](linkpath) {
		this.linkpath = normalizeWindowsPath(linkpath);
		this[HEADER]();
		this.end();
	}
	[HARDLINK](linkpath) {
		/* c8 ignore start */
		if (!this.stat) throw new Error("cannot create link entry without stat");
		/* c8 ignore stop */
		this.type = "Link";
		this.linkpath = normalizeWindowsPath(external_path_namespaceObject.relative(this.cwd, linkpath));
		this.stat.size = 0;
		this[HEADER]();
		this.end();
	}
	[FILE]() {
		/* c8 ignore start */
		if (!this.stat) throw new Error("cannot create file entry without stat");
		/* c8 ignore stop */
		if (this.stat.nlink > 1) {
			const linkKey = `${this.stat.dev}:${this.stat.ino}`;
			const linkpath = this.linkCache.get(linkKey);
			if (linkpath?.indexOf(this.cwd) === 0) return this[HARDLINK](linkpath);
			this.linkCache.set(linkKey, this.absolute);
		}
		this[HEADER]();
		if (this.stat.size === 0) return this.end();
		this[OPENFILE]();
	}
	[OPENFILE]() {
		external_fs_namespaceObject.open(this.absolute, "r", (er, fd) => {
			if (er) return this.emit("error", er);
			this[ONOPENFILE](fd);
		});
	}
	[ONOPENFILE](fd) {
		this.fd = fd;
		if (this.#hadError) return this[CLOSE]();
		/* c8 ignore start */
		if (!this.stat) throw new Error("should stat before calling onopenfile");
		/* c8 ignore start */
		this.blockLen = 512 * Math.ceil(this.stat.size / 512);
		this.blockRemain = this.blockLen;
		const bufLen = Math.min(this.blockLen, this.maxReadSize);
		this.buf = Buffer.allocUnsafe(bufLen);
		this.offset = 0;
		this.pos = 0;
		this.remain = this.stat.size;
		this.length = this.buf.length;
		this[READ]();
	}
	[READ]() {
		const { fd, buf, offset, length, pos } = this;
		if (fd === void 0 || buf === void 0) throw new Error("cannot read file without first opening");
		external_fs_namespaceObject.read(fd, buf, offset, length, pos, (er, bytesRead) => {
			if (er) return this[CLOSE](() => this.emit("error", er));
			this[ONREAD](bytesRead);
		});
	}
	/* c8 ignore start */
	[CLOSE](cb = () => {}) {
		/* c8 ignore stop */
		if (this.fd !== void 0) external_fs_namespaceObject.close(this.fd, cb);
	}
	[ONREAD](bytesRead) {
		if (bytesRead <= 0 && this.remain > 0) {
			const er = Object.assign(/* @__PURE__ */ new Error("encountered unexpected EOF"), {
				path: this.absolute,
				syscall: "read",
				code: "EOF"
			});
			return this[CLOSE](() => this.emit("error", er));
		}
		if (bytesRead > this.remain) {
			const er = Object.assign(/* @__PURE__ */ new Error("did not encounter expected EOF"), {
				path: this.absolute,
				syscall: "read",
				code: "EOF"
			});
			return this[CLOSE](() => this.emit("error", er));
		}
		/* c8 ignore start */
		if (!this.buf) throw new Error("should have created buffer prior to reading");
		/* c8 ignore stop */
		if (bytesRead === this.remain) for (let i = bytesRead; i < this.length && bytesRead < this.blockRemain; i++) {
			this.buf[i + this.offset] = 0;
			bytesRead++;
			this.remain++;
		}
		const chunk = this.offset === 0 && bytesRead === this.buf.length ? this.buf : this.buf.subarray(this.offset, this.offset + bytesRead);
		if (!this.write(chunk)) this[AWAITDRAIN](() => this[ONDRAIN$1]());
		else this[ONDRAIN$1]();
	}
	[AWAITDRAIN](cb) {
		this.once("drain", cb);
	}
	write(chunk, encoding, cb) {
		/* c8 ignore start - just junk to comply with NodeJS.WritableStream */
		if (typeof encoding === "function") {
			cb = encoding;
			encoding = void 0;
		}
		if (typeof chunk === "string") chunk = Buffer.from(chunk, typeof encoding === "string" ? encoding : "utf8");
		/* c8 ignore stop */
		if (this.blockRemain < chunk.length) {
			const er = Object.assign(/* @__PURE__ */ new Error("writing more data than expected"), { path: this.absolute });
			return this.emit("error", er);
		}
		this.remain -= chunk.length;
		this.blockRemain -= chunk.length;
		this.pos += chunk.length;
		this.offset += chunk.length;
		return super.write(chunk, null, cb);
	}
	[ONDRAIN$1]() {
		if (!this.remain) {
			if (this.blockRemain) super.write(Buffer.alloc(this.blockRemain));
			return this[CLOSE]((er) => er ? this.emit("error", er) : this.end());
		}
		/* c8 ignore start */
		if (!this.buf) throw new Error("buffer lost somehow in ONDRAIN");
		/* c8 ignore stop */
		if (this.offset >= this.length) {
			this.buf = Buffer.allocUnsafe(Math.min(this.blockRemain, this.buf.length));
			this.offset = 0;
		}
		this.length = this.buf.length - this.offset;
		this[READ]();
	}
};
var WriteEntrySync = class extends WriteEntry {
	sync = true;
	[LSTAT]() {
		this[ONLSTAT](external_fs_namespaceObject.lstatSync(this.absolute));
	}
	[SYMLINK]() {
		this[ONREADLINK](external_fs_namespaceObject.readlinkSync(this.absolute));
	}
	[OPENFILE]() {
		this[ONOPENFILE](external_fs_namespaceObject.openSync(this.absolute, "r"));
	}
	[READ]() {
		let threw = true;
		try {
			const { fd, buf, offset, length, pos } = this;
			/* c8 ignore start */
			if (fd === void 0 || buf === void 0) throw new Error("fd and buf must be set in READ method");
			/* c8 ignore stop */
			const bytesRead = external_fs_namespaceObject.readSync(fd, buf, offset, length, pos);
			this[ONREAD](bytesRead);
			threw = false;
		} finally {
			if (threw) try {
				this[CLOSE](() => {});
			} catch {}
		}
	}
	[AWAITDRAIN](cb) {
		cb();
	}
	/* c8 ignore start */
	[CLOSE](cb = () => {}) {
		/* c8 ignore stop */
		if (this.fd !== void 0) external_fs_namespaceObject.closeSync(this.fd);
		cb();
	}
};
var WriteEntryTar = class extends Minipass {
	blockLen = 0;
	blockRemain = 0;
	buf = 0;
	pos = 0;
	remain = 0;
	length = 0;
	preservePaths;
	portable;
	strict;
	noPax;
	noMtime;
	readEntry;
	type;
	prefix;
	path;
	mode;
	uid;
	gid;
	uname;
	gname;
	header;
	mtime;
	atime;
	ctime;
	linkpath;
	size;
	onWriteEntry;
	warn(code, message, data = {}) {
		return warnMethod(this, code, message, data);
	}
	constructor(readEntry, opt_ = {}) {
		const opt = dealias(opt_);
		super();
		this.preservePaths = !!opt.preservePaths;
		this.portable = !!opt.portable;
		this.strict = !!opt.strict;
		this.noPax = !!opt.noPax;
		this.noMtime = !!opt.noMtime;
		this.onWriteEntry = opt.onWriteEntry;
		this.readEntry = readEntry;
		const { type } = readEntry;
		/* c8 ignore start */
		if (type === "Unsupported") throw new Error("writing entry that should be ignored");
		/* c8 ignore stop */
		this.type = type;
		if (this.type === "Directory" && this.portable) this.noMtime = true;
		this.prefix = opt.prefix;
		this.path = normalizeWindowsPath(readEntry.path);
		this.mode = readEntry.mode !== void 0 ? this[MODE](readEntry.mode) : void 0;
		this.uid = this.portable ? void 0 : readEntry.uid;
		this.gid = this.portable ? void 0 : readEntry.gid;
		this.uname = this.portable ? void 0 : readEntry.uname;
		this.gname = this.portable ? void 0 : readEntry.gname;
		this.size = readEntry.size;
		this.mtime = this.noMtime ? void 0 : opt.mtime || readEntry.mtime;
		this.atime = this.portable ? void 0 : readEntry.atime;
		this.ctime = this.portable ? void 0 : readEntry.ctime;
		this.linkpath = readEntry.linkpath !== void 0 ? normalizeWindowsPath(readEntry.linkpath) : void 0;
		if (typeof opt.onwarn === "function") this.on("warn", opt.onwarn);
		let pathWarn = false;
		if (!this.preservePaths) {
			const [root, stripped] = stripAbsolutePath(this.path);
			if (root && typeof stripped === "string") {
				this.path = stripped;
				pathWarn = root;
			}
		}
		this.remain = readEntry.size;
		this.blockRemain = readEntry.startBlockSize;
		this.onWriteEntry?.(this);
		this.header = new external_terraform_js_namespaceObject.Header({
			path: this[PREFIX](this.path),
			linkpath: this.type === "Link" && this.linkpath !== void 0 ? this[PREFIX](this.linkpath) : this.linkpath,
			mode: this.mode,
			uid: this.portable ? void 0 : this.uid,
			gid: this.portable ? void 0 : this.gid,
			size: this.size,
			mtime: this.noMtime ? void 0 : this.mtime,
			type: this.type,
			uname: this.portable ? void 0 : this.uname,
			atime: this.portable ? void 0 : this.atime,
			ctime: this.portable ? void 0 : this.ctime
		});
		if (pathWarn) this.warn("TAR_ENTRY_INFO", `stripping ${pathWarn} from absolute path`, {
			entry: this,
			path: pathWarn + this.path
		});
		if (this.header.encode() && !this.noPax) super.write(new Pax({
			atime: this.portable ? void 0 : this.atime,
			ctime: this.portable ? void 0 : this.ctime,
			gid: this.portable ? void 0 : this.gid,
			mtime: this.noMtime ? void 0 : this.mtime,
			path: this[PREFIX](this.path),
			linkpath: this.type === "Link" && this.linkpath !== void 0 ? this[PREFIX](this.linkpath) : this.linkpath,
			size: this.size,
			uid: this.portable ? void 0 : this.uid,
			uname: this.portable ? void 0 : this.uname,
			dev: this.portable ? void 0 : this.readEntry.dev,
			ino: this.portable ? void 0 : this.readEntry.ino,
			nlink: this.portable ? void 0 : this.readEntry.nlink
		}).encode());
		const b = this.header?.block;
		/* c8 ignore start */
		if (!b) throw new Error("failed to encode header");
		/* c8 ignore stop */
		super.write(b);
		readEntry.pipe(this);
	}
	[PREFIX](path) {
		return prefixPath(path, this.prefix);
	}
	[MODE](mode) {
		return modeFix(mode, this.type === "Directory", this.portable);
	}
	write(chunk, encoding, cb) {
		/* c8 ignore start - just junk to comply with NodeJS.WritableStream */
		if (typeof encoding === "function") {
			cb = encoding;
			encoding = void 0;
		}
		if (typeof chunk === "string") chunk = Buffer.from(chunk, typeof encoding === "string" ? encoding : "utf8");
		/* c8 ignore stop */
		const writeLen = chunk.length;
		if (writeLen > this.blockRemain) throw new Error("writing more to entry than is appropriate");
		this.blockRemain -= writeLen;
		return super.write(chunk, cb);
	}
	end(chunk, encoding, cb) {
		if (this.blockRemain) super.write(Buffer.alloc(this.blockRemain));
		/* c8 ignore start - just junk to comply with NodeJS.WritableStream */
		if (typeof chunk === "function") {
			cb = chunk;
			encoding = void 0;
			chunk = void 0;
		}
		if (typeof encoding === "function") {
			cb = encoding;
			encoding = void 0;
		}
		if (typeof chunk === "string") chunk = Buffer.from(chunk, encoding ?? "utf8");
		if (cb) this.once("finish", cb);
		if (chunk) super.end(chunk, cb);
		else super.end(cb);
		/* c8 ignore stop */
		return this;
	}
};
const getType = (stat) => stat.isFile() ? "File" : stat.isDirectory() ? "Directory" : stat.isSymbolicLink() ? "SymbolicLink" : "Unsupported";
// node_modules/yallist/dist/esm/index.js
var Yallist = class Yallist {
	tail;
	head;
	length = 0;
	static create(list = []) {
		return new Yallist(list);
	}
	constructor(list = []) {
		for (const item of list) this.push(item);
	}
	*[Symbol.iterator]() {
		for (let walker = this.head; walker; walker = walker.next) yield walker.value;
	}
	removeNode(node) {
		if (node.list !== this) throw new Error("removing node which does not belong to this list");
		const next = node.next;
		const prev = node.prev;
		if (next) next.prev = prev;
		if (prev) prev.next = next;
		if (node === this.head) this.head = next;
		if (node === this.tail) this.tail = prev;
		this.length--;
		node.next = void 0;
		node.prev = void 0;
		node.list = void 0;
		return next;
	}
	unshiftNode(node) {
		if (node === this.head) return;
		if (node.list) node.list.removeNode(node);
		const head = this.head;
		node.list = this;
		node.next = head;
		if (head) head.prev = node;
		this.head = node;
		if (!this.tail) this.tail = node;
		this.length++;
	}
	pushNode(node) {
		if (node === this.tail) return;
		if (node.list) node.list.removeNode(node);
		const tail = this.tail;
		node.list = this;
		node.prev = tail;
		if (tail) tail.next = node;
		this.tail = node;
		if (!this.head) this.head = node;
		this.length++;
	}
	push(...args) {
		for (let i = 0, l = args.length; i < l; i++) push(this, args[i]);
		return this.length;
	}
	unshift(...args) {
		for (var i = 0, l = args.length; i < l; i++) unshift(this, args[i]);
		return this.length;
	}
	pop() {
		if (!this.tail) return;
		const res = this.tail.value;
		const t = this.tail;
		this.tail = this.tail.prev;
		if (this.tail) this.tail.next = void 0;
		else this.head = void 0;
		t.list = void 0;
		this.length--;
		return res;
	}
	shift() {
		if (!this.head) return;
		const res = this.head.value;
		const h = this.head;
		this.head = this.head.next;
		if (this.head) this.head.prev = void 0;
		else this.tail = void 0;
		h.list = void 0;
		this.length--;
		return res;
	}
	forEach(fn, thisp) {
		thisp = thisp || this;
		for (let walker = this.head, i = 0; !!walker; i++) {
			fn.call(thisp, walker.value, i, this);
			walker = walker.next;
		}
	}
	forEachReverse(fn, thisp) {
		thisp = thisp || this;
		for (let walker = this.tail, i = this.length - 1; !!walker; i--) {
			fn.call(thisp, walker.value, i, this);
			walker = walker.prev;
		}
	}
	get(n) {
		let i = 0;
		let walker = this.head;
		for (; !!walker && i < n; i++) walker = walker.next;
		if (i === n && !!walker) return walker.value;
	}
	getReverse(n) {
		let i = 0;
		let walker = this.tail;
		for (; !!walker && i < n; i++) walker = walker.prev;
		if (i === n && !!walker) return walker.value;
	}
	map(fn, thisp) {
		thisp = thisp || this;
		const res = new Yallist();
		for (let walker = this.head; !!walker;) {
			res.push(fn.call(thisp, walker.value, this));
			walker = walker.next;
		}
		return res;
	}
	mapReverse(fn, thisp) {
		thisp = thisp || this;
		var res = new Yallist();
		for (let walker = this.tail; !!walker;) {
			res.push(fn.call(thisp, walker.value, this));
			walker = walker.prev;
		}
		return res;
	}
	reduce(fn, initial) {
		let acc;
		let walker = this.head;
		if (arguments.length > 1) acc = initial;
		else if (this.head) {
			walker = this.head.next;
			acc = this.head.value;
		} else throw new TypeError("Reduce of empty list with no initial value");
		for (var i = 0; !!walker; i++) {
			acc = fn(acc, walker.value, i);
			walker = walker.next;
		}
		return acc;
	}
	reduceReverse(fn, initial) {
		let acc;
		let walker = this.tail;
		if (arguments.length > 1) acc = initial;
		else if (this.tail) {
			walker = this.tail.prev;
			acc = this.tail.value;
		} else throw new TypeError("Reduce of empty list with no initial value");
		for (let i = this.length - 1; !!walker; i--) {
			acc = fn(acc, walker.value, i);
			walker = walker.prev;
		}
		return acc;
	}
	toArray() {
		const arr = new Array(this.length);
		for (let i = 0, walker = this.head; !!walker; i++) {
			arr[i] = walker.value;
			walker = walker.next;
		}
		return arr;
	}
	toArrayReverse() {
		const arr = new Array(this.length);
		for (let i = 0, walker = this.tail; !!walker; i++) {
			arr[i] = walker.value;
			walker = walker.prev;
		}
		return arr;
	}
	slice(from = 0, to = this.length) {
		if (to < 0) to += this.length;
		if (from < 0) from += this.length;
		const ret = new Yallist();
		if (to < from || to < 0) return ret;
		if (from < 0) from = 0;
		if (to > this.length) to = this.length;
		let walker = this.head;
		let i = 0;
		for (i = 0; !!walker && i < from; i++) walker = walker.next;
		for (; !!walker && i < to; i++, walker = walker.next) ret.push(walker.value);
		return ret;
	}
	sliceReverse(from = 0, to = this.length) {
		if (to < 0) to += this.length;
		if (from < 0) from += this.length;
		const ret = new Yallist();
		if (to < from || to < 0) return ret;
		if (from < 0) from = 0;
		if (to > this.length) to = this.length;
		let i = this.length;
		let walker = this.tail;
		for (; !!walker && i > to; i--) walker = walker.prev;
		for (; !!walker && i > from; i--, walker = walker.prev) ret.push(walker.value);
		return ret;
	}
	splice(start, deleteCount = 0, ...nodes) {
		if (start > this.length) start = this.length - 1;
		if (start < 0) start = this.length + start;
		let walker = this.head;
		for (let i = 0; !!walker && i < start; i++) walker = walker.next;
		const ret = [];
		for (let i = 0; !!walker && i < deleteCount; i++) {
			ret.push(walker.value);
			walker = this.removeNode(walker);
		}
		if (!walker) walker = this.tail;
		else if (walker !== this.tail) walker = walker.prev;
		for (const v of nodes) walker = insertAfter(this, walker, v);
		return ret;
	}
	reverse() {
		const head = this.head;
		const tail = this.tail;
		for (let walker = head; !!walker; walker = walker.prev) {
			const p = walker.prev;
			walker.prev = walker.next;
			walker.next = p;
		}
		this.head = tail;
		this.tail = head;
		return this;
	}
};
function insertAfter(self, node, value) {
	const inserted = new Node(value, node, node ? node.next : self.head, self);
	if (inserted.next === void 0) self.tail = inserted;
	if (inserted.prev === void 0) self.head = inserted;
	self.length++;
	return inserted;
}
function push(self, item) {
	self.tail = new Node(item, self.tail, void 0, self);
	if (!self.head) self.head = self.tail;
	self.length++;
}
function unshift(self, item) {
	self.head = new Node(item, void 0, self.head, self);
	if (!self.tail) self.tail = self.head;
	self.length++;
}
var Node = class {
	list;
	next;
	prev;
	value;
	constructor(value, prev, next, list) {
		this.list = list;
		this.value = value;
		if (prev) {
			prev.next = this;
			this.prev = prev;
		} else this.prev = void 0;
		if (next) {
			next.prev = this;
			this.next = next;
		} else this.next = void 0;
	}
};
// node_modules/tar/dist/esm/pack.js
var PackJob = class {
	path;
	absolute;
	entry;
	stat;
	readdir;
	pending = false;
	pendingLink = false;
	ignore = false;
	piped = false;
	constructor(path, absolute) {
		this.path = path || "./";
		this.absolute = absolute;
	}
};
const EOF = Buffer.alloc(1024);
const ONSTAT = Symbol("onStat");
const ENDED = Symbol("ended");
const QUEUE = Symbol("queue");
const PENDINGLINKS = Symbol("pendingLinks");
const CURRENT = Symbol("current");
const PROCESS = Symbol("process");
const PROCESSING = Symbol("processing");
const PROCESSJOB = Symbol("processJob");
const JOBS = Symbol("jobs");
const JOBDONE = Symbol("jobDone");
const ADDFSENTRY = Symbol("addFSEntry");
const ADDTARENTRY = Symbol("addTarEntry");
const STAT = Symbol("stat");
const READDIR = Symbol("readdir");
const ONREADDIR = Symbol("onreaddir");
const PIPE = Symbol("pipe");
const ENTRY = Symbol("entry");
const ENTRYOPT = Symbol("entryOpt");
const WRITEENTRYCLASS = Symbol("writeEntryClass");
const WRITE = Symbol("write");
const ONDRAIN = Symbol("ondrain");
var Pack = class extends Minipass {
	sync = false;
	opt;
	cwd;
	maxReadSize;
	preservePaths;
	strict;
	noPax;
	prefix;
	linkCache;
	statCache;
	file;
	portable;
	zip;
	readdirCache;
	noDirRecurse;
	follow;
	noMtime;
	mtime;
	filter;
	jobs;
	[WRITEENTRYCLASS];
	onWriteEntry;
	[QUEUE];
	[PENDINGLINKS] = /* @__PURE__ */ new Map();
	[JOBS] = 0;
	[PROCESSING] = false;
	[ENDED] = false;
	constructor(opt = {}) {
		super();
		this.opt = opt;
		this.file = opt.file || "";
		this.cwd = opt.cwd || process.cwd();
		this.maxReadSize = opt.maxReadSize;
		this.preservePaths = !!opt.preservePaths;
		this.strict = !!opt.strict;
		this.noPax = !!opt.noPax;
		this.prefix = normalizeWindowsPath(opt.prefix || "");
		this.linkCache = opt.linkCache || /* @__PURE__ */ new Map();
		this.statCache = opt.statCache || /* @__PURE__ */ new Map();
		this.readdirCache = opt.readdirCache || /* @__PURE__ */ new Map();
		this.onWriteEntry = opt.onWriteEntry;
		this[WRITEENTRYCLASS] = WriteEntry;
		if (typeof opt.onwarn === "function") this.on("warn", opt.onwarn);
		this.portable = !!opt.portable;
		if (opt.gzip || opt.brotli || opt.zstd) {
			if ((opt.gzip ? 1 : 0) + (opt.brotli ? 1 : 0) + (opt.zstd ? 1 : 0) > 1) throw new TypeError("gzip, brotli, zstd are mutually exclusive");
			if (opt.gzip) {
				if (typeof opt.gzip !== "object") opt.gzip = {};
				if (this.portable) opt.gzip.portable = true;
				this.zip = new Gzip(opt.gzip);
			}
			if (opt.brotli) {
				if (typeof opt.brotli !== "object") opt.brotli = {};
				this.zip = new BrotliCompress(opt.brotli);
			}
			if (opt.zstd) {
				if (typeof opt.zstd !== "object") opt.zstd = {};
				this.zip = new ZstdCompress(opt.zstd);
			}
			/* c8 ignore next */
			if (!this.zip) throw new Error("impossible");
			const zip = this.zip;
			zip.on("data", (chunk) => super.write(chunk));
			zip.on("end", () => super.end());
			zip.on("drain", () => this[ONDRAIN]());
			this.on("resume", () => zip.resume());
		} else this.on("drain", this[ONDRAIN]);
		this.noDirRecurse = !!opt.noDirRecurse;
		this.follow = !!opt.follow;
		this.noMtime = !!opt.noMtime;
		if (opt.mtime) this.mtime = opt.mtime;
		this.filter = typeof opt.filter === "function" ? opt.filter : () => true;
		this[QUEUE] = new Yallist();
		this[JOBS] = 0;
		this.jobs = Number(opt.jobs) || 4;
		this[PROCESSING] = false;
		this[ENDED] = false;
	}
	[WRITE](chunk) {
		return super.write(chunk);
	}
	add(path) {
		this.write(path);
		return this;
	}
	end(path, encoding, cb) {
		/* c8 ignore start */
		if (typeof path === "function") {
			cb = path;
			path = void 0;
		}
		if (typeof encoding === "function") {
			cb = encoding;
			encoding = void 0;
		}
		/* c8 ignore stop */
		if (path) this.add(path);
		this[ENDED] = true;
		this[PROCESS]();
		/* c8 ignore next */
		if (cb) cb();
		return this;
	}
	write(path) {
		if (this[ENDED]) throw new Error("write after end");
		if (typeof path === "string") this[ADDFSENTRY](path);
		else this[ADDTARENTRY](path);
		return this.flowing;
	}
	[ADDTARENTRY](p) {
		const absolute = normalizeWindowsPath(external_path_namespaceObject.resolve(this.cwd, p.path));
		if (!this.filter(p.path, p)) p.resume();
		else {
			const job = new PackJob(p.path, absolute);
			job.entry = new WriteEntryTar(p, this[ENTRYOPT](job));
			job.entry.on("end", () => this[JOBDONE](job));
			this[JOBS] += 1;
			this[QUEUE].push(job);
		}
		this[PROCESS]();
	}
	[ADDFSENTRY](p) {
		const absolute = normalizeWindowsPath(external_path_namespaceObject.resolve(this.cwd, p));
		this[QUEUE].push(new PackJob(p, absolute));
		this[PROCESS]();
	}
	[STAT](job) {
		job.pending = true;
		this[JOBS] += 1;
		const stat = this.follow ? "stat" : "lstat";
		external_fs_namespaceObject[stat](job.absolute, (er, stat) => {
			job.pending = false;
			this[JOBS] -= 1;
			if (er) this.emit("error", er);
			else this[ONSTAT](job, stat);
		});
	}
	[ONSTAT](job, stat) {
		this.statCache.set(job.absolute, stat);
		job.stat = stat;
		if (!this.filter(job.path, stat)) job.ignore = true;
		else if (stat.isFile() && stat.nlink > 1 && !this.linkCache.get(`${stat.dev}:${stat.ino}`) && !this.sync) {
			if (job === this[CURRENT]) this[PROCESSJOB](job);
			else {
				const key = `${stat.dev}:${stat.ino}`;
				const pending = this[PENDINGLINKS].get(key);
				if (pending) pending.push(job);
				else this[PENDINGLINKS].set(key, [job]);
				job.pendingLink = true;
				job.pending = true;
			}
		}
		this[PROCESS]();
	}
	[READDIR](job) {
		job.pending = true;
		this[JOBS] += 1;
		external_fs_namespaceObject.readdir(job.absolute, (er, entries) => {
			job.pending = false;
			this[JOBS] -= 1;
			if (er) return this.emit("error", er);
			this[ONREADDIR](job, entries);
		});
	}
	[ONREADDIR](job, entries) {
		this.readdirCache.set(job.absolute, entries);
		job.readdir = entries;
		this[PROCESS]();
	}
	[PROCESS]() {
		if (this[PROCESSING]) return;
		this[PROCESSING] = true;
		for (let w = this[QUEUE].head; !!w && this[JOBS] < this.jobs; w = w.next) {
			this[PROCESSJOB](w.value);
			if (w.value.ignore) {
				const p = w.next;
				this[QUEUE].removeNode(w);
				w.next = p;
			}
		}
		this[PROCESSING] = false;
		if (this[ENDED] && this[QUEUE].length === 0 && this[JOBS] === 0) {
			if (this.zip) this.zip.end(EOF);
			else {
				super.write(EOF);
				super.end();
			}
		}
	}
	get [CURRENT]() {
		return this[QUEUE] && this[QUEUE].head && this[QUEUE].head.value;
	}
	[JOBDONE](job) {
		this[QUEUE].shift();
		this[JOBS] -= 1;
		const { stat } = job;
		if (stat && stat.isFile() && stat.nlink > 1) {
			const key = `${stat.dev}:${stat.ino}`;
			const pending = this[PENDINGLINKS].get(key);
			if (pending) {
				this[PENDINGLINKS].delete(key);
				for (const job of pending) {
					job.pending = false;
					this[PROCESSJOB](job);
				}
			}
		}
		this[PROCESS]();
	}
	[PROCESSJOB](job) {
		if (job.pending && job.pendingLink && job === this[CURRENT]) {
			job.pending = false;
			job.pendingLink = false;
		}
		if (job.pending) return;
		if (job.entry) {
			if (job === this[CURRENT] && !job.piped) this[PIPE](job);
			return;
		}
		if (!job.stat) {
			const sc = this.statCache.get(job.absolute);
			if (sc) this[ONSTAT](job, sc);
			else this[STAT](job);
		}
		if (!job.stat) return;
		if (job.ignore) return;
		if (!this.noDirRecurse && job.stat.isDirectory() && !job.readdir) {
			const rc = this.readdirCache.get(job.absolute);
			if (rc) this[ONREADDIR](job, rc);
			else this[READDIR](job);
			if (!job.readdir) return;
		}
		job.entry = this[ENTRY](job);
		if (!job.entry) {
			job.ignore = true;
			return;
		}
		if (job === this[CURRENT] && !job.piped) this[PIPE](job);
	}
	[ENTRYOPT](job) {
		return {
			onwarn: (code, msg, data) => this.warn(code, msg, data),
			noPax: this.noPax,
			cwd: this.cwd,
			absolute: job.absolute,
			preservePaths: this.preservePaths,
			maxReadSize: this.maxReadSize,
			strict: this.strict,
			portable: this.portable,
			linkCache: this.linkCache,
			statCache: this.statCache,
			noMtime: this.noMtime,
			mtime: this.mtime,
			prefix: this.prefix,
			onWriteEntry: this.onWriteEntry
		};
	}
	[ENTRY](job) {
		this[JOBS] += 1;
		try {
			return new this[WRITEENTRYCLASS](job.path, this[ENTRYOPT](job)).on("end", () => this[JOBDONE](job)).on("error", (er) => this.emit("error", er));
		} catch (er) {
			this.emit("error", er);
		}
	}
	[ONDRAIN]() {
		if (this[CURRENT] && this[CURRENT].entry) this[CURRENT].entry.resume();
	}
	[PIPE](job) {
		job.piped = true;
		if (job.readdir) job.readdir.forEach((entry) => {
			const p = job.path;
			const base = p === "./" ? "" : p.replace(/\/*$/, "/");
			this[ADDFSENTRY](base + entry);
		});
		const source = job.entry;
		const zip = this.zip;
		/* c8 ignore start */
		if (!source) throw new Error("cannot pipe without source");
		/* c8 ignore stop */
		if (zip) source.on("data", (chunk) => {
			if (!zip.write(chunk)) source.pause();
		});
		else source.on("data", (chunk) => {
			if (!super.write(chunk)) source.pause();
		});
	}
	pause() {
		if (this.zip) this.zip.pause();
		return super.pause();
	}
	warn(code, message, data = {}) {
		warnMethod(this, code, message, data);
	}
};
var PackSync = class extends Pack {
	sync = true;
	constructor(opt) {
		super(opt);
		this[WRITEENTRYCLASS] = WriteEntrySync;
	}
	pause() {}
	resume() {}
	[STAT](job) {
		const stat = this.follow ? "statSync" : "lstatSync";
		this[ONSTAT](job, external_fs_namespaceObject[stat](job.absolute));
	}
	[READDIR](job) {
		this[ONREADDIR](job, external_fs_namespaceObject.readdirSync(job.absolute));
	}
	[PIPE](job) {
		const source = job.entry;
		const zip = this.zip;
		if (job.readdir) job.readdir.forEach((entry) => {
			const p = job.path;
			const base = p === "./" ? "" : p.replace(/\/*$/, "/");
			this[ADDFSENTRY](base + entry);
		});
		/* c8 ignore start */
		if (!source) throw new Error("Cannot pipe without source");
		/* c8 ignore stop */
		if (zip) source.on("data", (chunk) => {
			zip.write(chunk);
		});
		else source.on("data", (chunk) => {
			super[WRITE](chunk);
		});
	}
};
// node_modules/tar/dist/esm/create.js
const createFileSync = (opt, files) => {
	const p = new PackSync(opt);
	const stream = new WriteStreamSync(opt.file, { mode: opt.mode || 438 });
	p.pipe(stream);
	addFilesSync(p, files);
};
const createFile = (opt, files) => {
	const p = new Pack(opt);
	const stream = new WriteStream(opt.file, { mode: opt.mode || 438 });
	p.pipe(stream);
	const promise = new Promise((res, rej) => {
		stream.on("error", rej);
		stream.on("close", res);
		p.on("error", rej);
	});
	addFilesAsync(p, files).catch((er) => p.emit("error", er));
	return promise;
};
const addFilesSync = (p, files) => {
	files.forEach((file) => {
		if (file.charAt(0) === "@") list({
			file: external_node_path_namespaceObject.resolve(p.cwd, file.slice(1)),
			sync: true,
			noResume: true,
			onReadEntry: (entry) => p.add(entry)
		});
		else p.add(file);
	});
	p.end();
};
const addFilesAsync = async (p, files) => {
	for (const file of files) if (file.charAt(0) === "@") await list({
		file: external_node_path_namespaceObject.resolve(String(p.cwd), file.slice(1)),
		noResume: true,
		onReadEntry: (entry) => {
			p.add(entry);
		}
	});
	else p.add(file);
	p.end();
};
const createSync = (opt, files) => {
	const p = new PackSync(opt);
	addFilesSync(p, files);
	return p;
};
const createAsync = (opt, files) => {
	const p = new Pack(opt);
	addFilesAsync(p, files).catch((er) => p.emit("error", er));
	return p;
};
const create = makeCommand(createFileSync, createFile, createSync, createAsync, (_opt, files) => {
	if (!files?.length) throw new TypeError("no paths specified to add to archive");
});
// src/archive/pack.ts
/**
* A .tar.gz archive of the regular files in a folder. Links and everything else are left out, and so are folders without
* files. The same files give the same archive: it has no times and no owners, and its entries are sorted.
*
* @param exclude gets the path of each file and folder, with `/` between its parts. A folder is left out with all in it
* @throws {Problem} if `extractArchive` with the same limits would not accept the archive, or a file cannot be read
*/
async function packFolder(folder, exclude, limits = external_terraform_js_namespaceObject.KEPT_LIMITS) {
	try {
		const paths = pathsIn(folder, "", exclude);
		if (paths.length === 0) return (0,external_node_zlib_namespaceObject.gzipSync)(END_OF_ARCHIVE);
		const statCache = acceptedStats(folder, paths, limits);
		return await create({
			cwd: folder,
			portable: true,
			noMtime: true,
			gzip: true,
			statCache
		}, paths).concat();
	} catch (error) {
		throw asPackProblem(error);
	}
}
/** `tar` does not pack nothing. */
const END_OF_ARCHIVE = Buffer.alloc(1024);
/** Each begins with `./`, because `tar` would otherwise add the entries of an archive for a name such as `@a`. */
function pathsIn(folder, inside, exclude) {
	return (0,external_node_fs_namespaceObject.readdirSync)((0,external_node_path_namespaceObject.join)(folder, inside), { withFileTypes: true }).toSorted((a, b) => a.name < b.name ? -1 : 1).flatMap((entry) => {
		const path = inside === "" ? entry.name : `${inside}/${entry.name}`;
		if (exclude(path)) return [];
		if (entry.isDirectory()) return pathsIn(folder, path, exclude);
		return entry.isFile() ? [`./${path}`] : [];
	});
}
/** What a header, an extended header, and the end of the file add to its size at most, in bytes. */
const OVERHEAD = 4096;
/** @throws {Problem} if there is a file that would not be extracted again */
function acceptedStats(folder, paths, limits) {
	const budget = (0,external_terraform_js_namespaceObject.startBudget)(limits, 1);
	const stats = paths.map((path) => {
		const file = (0,external_node_path_namespaceObject.resolve)(folder, (0,external_terraform_js_namespaceObject.entryPath)(path, limits));
		const stat = (0,external_node_fs_namespaceObject.lstatSync)(file);
		budget.addEntry();
		budget.checkFile(path, stat.size);
		budget.addBytes(stat.size + OVERHEAD);
		stat.nlink = 1;
		return [file, stat];
	});
	return new Map(stats);
}
function asPackProblem(error) {
	const isProblem = error instanceof external_actions_js_namespaceObject.Problem;
	const { code = "unknown error" } = error;
	return new external_actions_js_namespaceObject.Problem("The configuration could not be packed", isProblem ? error.message : `The folder in which Terraform runs could not be read: ${code}.`, isProblem ? "Remove the file from the product, or have Terraform write it elsewhere." : "Check the disk space and the permissions of the runner.", { cause: error });
}
// src/apply/state-storage.ts
/**
* Keeps the configuration beside the state, with variables and lock file. A termination needs it: its message has none,
* and only this configuration has the providers of the resources.
*
* @param most in bytes. A larger archive is refused before anything is created that nobody could destroy
*/
async function keepConfiguration({ workingDirectory, stateKey }, states, most = external_terraform_js_namespaceObject.LARGEST_KEPT) {
	const archive = await packFolder(workingDirectory, (path) => path === ".terraform" || (0,external_terraform_js_namespaceObject.isBackendFile)(path));
	if (archive.length > most) throw tooLarge(most);
	await states.put((0,external_actions_js_namespaceObject.objectsBeside)(stateKey).configuration, archive);
}
function tooLarge(most) {
	return new external_actions_js_namespaceObject.Problem("The configuration is too large to keep", `The configuration, with what the plan wrote beside it, has more than ${most / 2 ** 20} MiB when it is compressed.`, "Write archives and other large files outside of the module, or make them smaller.");
}
const [PLAN, LOCK_FILE] = ["plan.bin", ".terraform.lock.hcl"];
/** In bytes. */
const LARGEST_PLAN = 268435456;
/** A plan is a single file. */
const PLAN_LIMITS = {
	...external_terraform_js_namespaceObject.KEPT_LIMITS,
	fileSize: LARGEST_PLAN
};
/** Keeps the plan in the bucket, with the lock file, so that another job can apply it. It contains secrets. */
async function keepPlan({ recordId, workingDirectory, stateKey }, { folder, plan }, states) {
	const files = emptyFolder(folder);
	(0,external_node_fs_namespaceObject.copyFileSync)(plan, (0,external_node_path_namespaceObject.join)(files, PLAN));
	copyIfThere((0,external_node_path_namespaceObject.join)(workingDirectory, LOCK_FILE), (0,external_node_path_namespaceObject.join)(files, LOCK_FILE));
	await states.put((0,external_actions_js_namespaceObject.planKey)(recordId, stateKey), await packFolder(files, () => false, PLAN_LIMITS));
}
/**
* Gets the plan that a job of this workflow run has kept, unless it is there.
*
* @throws {Problem} if there is no plan
*/
async function getPlan({ recordId, workingDirectory, stateKey }, { folder, plan }, states) {
	if ((0,external_node_fs_namespaceObject.existsSync)(plan)) return;
	const kept = await states.get((0,external_actions_js_namespaceObject.planKey)(recordId, stateKey), LARGEST_PLAN);
	if (!kept) throw new external_actions_js_namespaceObject.Problem("There is no plan to apply", "Neither this job nor the bucket of the states has a plan of this record.", "Run this action with 'command: plan' before, or omit the command.");
	const files = emptyFolder(folder);
	await (0,external_terraform_js_namespaceObject.extractArchive)(kept.body, files, PLAN_LIMITS);
	(0,external_node_fs_namespaceObject.copyFileSync)((0,external_node_path_namespaceObject.join)(files, PLAN), plan);
	copyIfThere((0,external_node_path_namespaceObject.join)(files, LOCK_FILE), (0,external_node_path_namespaceObject.join)(workingDirectory, LOCK_FILE));
}
function emptyFolder(folder) {
	const path = (0,external_node_path_namespaceObject.join)(folder, "saved-plan");
	(0,external_node_fs_namespaceObject.rmSync)(path, {
		recursive: true,
		force: true
	});
	(0,external_node_fs_namespaceObject.mkdirSync)(path, { mode: 448 });
	return path;
}
function copyIfThere(from, to) {
	if ((0,external_node_fs_namespaceObject.existsSync)(from)) (0,external_node_fs_namespaceObject.copyFileSync)(from, to);
}
// src/apply/state-use.ts
async function nameUse(run, { recordId, stateKey }, withStates) {
	const objects = (0,external_actions_js_namespaceObject.objectsBeside)(stateKey);
	const before = await withStates((states) => (0,external_terraform_js_namespaceObject.lastUseOf)(objects, states));
	let use = {
		...run,
		recordId,
		startedAt: (/* @__PURE__ */ new Date()).toISOString(),
		lockId: void 0,
		state: before?.state ?? "absent"
	};
	const put = async (change, patience) => {
		use = {
			...use,
			...change
		};
		await withStates((states) => states.put(objects.lastUse, JSON.stringify(use)), patience);
	};
	await put({});
	/** The ID of the lock, if it is of a command on this host that started after `start`. */
	async function ownLock(start) {
		const found = await withStates((states) => (0,external_actions_js_namespaceObject.readNote)(objects.lock, states), LOOK);
		const { id, who, created } = (0,external_terraform_js_namespaceObject.parseStateLock)(found?.text ?? "");
		return id && who.endsWith(`@${(0,external_node_os_namespaceObject.hostname)()}`) && Date.parse(created) >= start ? id : void 0;
	}
	async function nameLock(ended) {
		const start = Date.now();
		while (!ended.aborted && Date.now() - start < NEVER) {
			const delay = Date.now() - start < SOON ? 100 : 1e3;
			await (0,external_node_timers_promises_namespaceObject.setTimeout)(delay, void 0, { signal: ended }).catch(() => {});
			const lockId = ended.aborted ? void 0 : await ownLock(start).catch(() => void 0);
			if (lockId !== void 0) return put({ lockId }, LOOK).catch(() => {});
		}
	}
	return {
		async whileLocked(command) {
			const ended = new AbortController();
			const naming = nameLock(ended.signal);
			try {
				return await command();
			} finally {
				ended.abort();
				await naming;
			}
		},
		willChange: () => put({ state: "unknown" }),
		async hasEnded() {
			const isPresent = await withStates((states) => states.has(stateKey));
			await put({
				state: isPresent ? "present" : "absent",
				lockId: void 0
			});
		}
	};
}
/** Terraform locks the state at the start of a command, if it locks it at all. In milliseconds. */
const [SOON, NEVER] = [5e3, 6e4];
/** A look must not hold up anything. */
const LOOK = {
	timeout: external_actions_js_namespaceObject.LOCK_LOOK,
	maxAttempts: 1
};
// src/terraform/network-failures.ts
/** In UTF-16 units. */
const LONGEST = 2 ** 16;
/**
* Whether `init` failed only because it could not reach a server, such as a registry or the source of a module, or
* because that server was overloaded. It can succeed if it runs again, unlike one that failed because of a
* configuration, a version, a checksum, or credentials.
*
* @param end the end of what `init` printed, in any form
*/
function isNetworkFailure(end) {
	const [, ...errors] = oneLine(end.slice(-LONGEST)).split(/(?<=^|[\s"│])Error: (?=[A-Z])/);
	return errors.length > 0 && errors.every(isOfNetwork);
}
/** Terraform breaks a message into lines of 78 columns, each with the left side of the box. */
function oneLine(text) {
	return (0,external_actions_js_namespaceObject.withoutEscapeSequences)(text).replaceAll(/[\s│╷╵]+/g, " ");
}
function isOfNetwork(error) {
	return NETWORK.test(error) && !OTHER.test(error);
}
/** Errors of Go, git, curl, and ssh, and statuses of a server or a proxy that has a problem. */
const NETWORK = new RegExp([
	"dial tcp|proxyconnect tcp|read tcp|write tcp",
	"no such host|server misbehaving|temporary failure in name resolution",
	"connection (?:refused|reset by peer|timed out)|connection timeout|broken pipe",
	"network is unreachable|no route to host|cannot assign requested address",
	"i/o timeout|TLS handshake timeout|context deadline exceeded|Client\\.Timeout (?:exceeded|or context cancellation)",
	"unexpected EOF|\": EOF|http2: (?:server sent GOAWAY|client connection (?:lost|force closed)|timeout awaiting)|stream error: stream ID",
	"server closed idle connection|request canceled while waiting for connection",
	"the request failed after \\d+ attempts|giving up after \\d+ attempt",
	"registry service is unreachable|Registry service unreachable",
	"Could not resolve (?:host|hostname|proxy)|Couldn't connect to server|Failed to connect to",
	"RPC failed|early EOF|the remote end hung up unexpectedly|Operation timed out|Connection closed by",
	"Connection (?:refused|reset by|timed out)|gnutls_handshake\\(\\) failed|SSL_ERROR_SYSCALL",
	"The requested URL returned error: (?:429|5\\d\\d)",
	"\\b(?:429 Too Many Requests|50[0234] (?:Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out))\\b",
	"bad response code: (?:429|5\\d\\d)\\b|unexpected status code (?:429|5\\d\\d)\\b"
].join("|"), "i");
/** Errors that need a person, although their text has the words of a network failure. */
const OTHER = new RegExp([
	"ec2imds|169\\.254\\.1(?:69\\.254|70\\.)|credential",
	"access ?denied|forbidden|unauthorized|permission denied|authentication failed|could not read Username|Host key verification",
	"x509:|certificate",
	"checksum (?:mismatch|does not match)|does not match any of the checksums|no available releases|does not have a provider named",
	"repository .{0,300} not found|pathspec|Remote branch .{0,300} not found",
	"context canceled|interrupt"
].join("|"), "i");
// src/apply/shown-lines.ts
/** Nobody reads more in the page of a job. The file has all lines. */
const MOST_SHOWN = 2e4;
/** In UTF-16 units. */
const MOST_BUFFERED = 2 ** 16;
/** @param file gets the lines without secrets */
function shownLines(file, log, secrets) {
	let shown = 0;
	let buffered = "";
	let isComplete = true;
	function flush() {
		try {
			if (buffered !== "") (0,external_node_fs_namespaceObject.appendFileSync)(file, buffered, { mode: 384 });
		} catch (error) {
			if (isComplete) log.info(`The file in log-file is not complete (${error.code}).`);
			isComplete = false;
		}
		buffered = "";
	}
	return {
		add(line) {
			shown += 1;
			if (shown <= MOST_SHOWN) showLine(line, log, secrets);
			else if (shown === 20001) log.info(`… More than ${MOST_SHOWN} lines. The file in log-file has the rest.`);
			buffered += `${hiddenLine(line, secrets)}\n`;
			if (buffered.length > MOST_BUFFERED || shown < MOST_SHOWN) flush();
		},
		flush
	};
}
// src/apply/growing-lines.ts
/** In bytes. The rest of a longer line is left out. Terraform's own lines are far shorter, except those with outputs. */
const LONGEST_LINE = 2 ** 20;
/** In bytes. */
const CHUNK = 2 ** 16;
const MOST_PIECES = 64;
const LINE_FEED = 10;
/** The lines of a file that another process writes. The size of the file does not affect the memory that this takes. */
var GrowingLines = class {
	#file;
	#onLine;
	#chunk = Buffer.alloc(CHUNK);
	#position;
	/** A line whose line break was not read yet. */
	#unfinished = [];
	#unfinishedLength = 0;
	/** @param start where to start in the file, in bytes */
	constructor(file, start, onLine) {
		this.#file = file;
		this.#position = start;
		this.#onLine = onLine;
	}
	/**
	* Reads at most one chunk, and passes on the lines that end in it.
	*
	* @param end where to stop in the file
	* @returns false if there was nothing to read
	*/
	async readSome(end = Number.POSITIVE_INFINITY) {
		const most = Math.min(CHUNK, end - this.#position);
		const { bytesRead } = most > 0 ? await this.#file.read(this.#chunk, 0, most, this.#position) : { bytesRead: 0 };
		this.#position += bytesRead;
		this.#take(this.#chunk.subarray(0, bytesRead));
		return bytesRead > 0;
	}
	/** Passes on a last line without a line break. */
	finish() {
		if (this.#unfinishedLength > 0) this.#finishLine();
	}
	#take(bytes) {
		let start = 0;
		for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
			this.#continueLine(bytes.subarray(start, end));
			this.#finishLine();
			start = end + 1;
		}
		this.#continueLine(bytes.subarray(start));
	}
	#continueLine(bytes) {
		const kept = bytes.subarray(0, LONGEST_LINE - this.#unfinishedLength);
		if (kept.length === 0) return;
		this.#unfinished.push(Buffer.from(kept));
		if (this.#unfinished.length === MOST_PIECES) this.#unfinished = [Buffer.concat(this.#unfinished)];
		this.#unfinishedLength += kept.length;
	}
	#finishLine() {
		const line = Buffer.concat(this.#unfinished).toString("utf8");
		this.#unfinished = [];
		this.#unfinishedLength = 0;
		this.#onLine(line.endsWith("\r") ? line.slice(0, -1) : line);
	}
};
// src/apply/terraform-process.ts
/**
* Starts Terraform in a session of its own, where signals to this step do not reach it. What it prints goes to files,
* never through this process: when the runner kills this process, Terraform goes on, and no pipe breaks.
*
* @param folder where to record the process; see `running-terraform.ts`
* @throws {Problem} if the program cannot be started, if a file cannot be written, or if the last one that was recorded
*   still runs
*/
async function startTerraform(command, folder) {
	const { program, workingDirectory, env, name } = command;
	refuseSecond((0,external_actions_js_namespaceObject.readRunning)(folder));
	const log = await opened(command.log, "a+", command);
	const data = command.data === void 0 ? void 0 : await orClose(opened(command.data, "w", command), log);
	try {
		const { size: offset } = await log.stat();
		const child = (0,external_node_child_process_namespaceObject.spawn)(program, command.arguments, {
			cwd: workingDirectory,
			env: {
				...env,
				TF_IN_AUTOMATION: "1",
				TF_INPUT: "0"
			},
			detached: true,
			stdio: [
				"ignore",
				(data ?? log).fd,
				log.fd
			]
		});
		const ended = new AbortController();
		child.once("exit", () => ended.abort());
		const running = child.pid === void 0 ? void 0 : recorded(child, child.pid, name, folder);
		await (0,external_node_events_namespaceObject.once)(child, "spawn");
		if (!running) throw new Error("A process that was started has an ID");
		return {
			running,
			child,
			ended: ended.signal,
			log,
			offset,
			folder
		};
	} catch (error) {
		await log.close();
		throw new external_actions_js_namespaceObject.Problem("Terraform cannot be started", `${program} cannot be started in ${workingDirectory} (${codeOf(error)}).`, "Check that the folder exists, and that the program is for the platform of the runner.", { cause: error });
	} finally {
		await data?.close();
	}
}
/**
* Passes on the lines that Terraform prints, as it prints them, until it has ended. Interrupts it once if the step is
* interrupted or the time is over. If the step is interrupted, stops following before the runner kills the step.
*
* @param onLine gets each line without its line break
*/
async function followTerraform({ running, child, ended, log, offset, folder }, { interrupted, timeout, timeToStop }, onLine) {
	const lines = new GrowingLines(log, offset, onLine);
	const start = performance.now();
	let stoppedBy;
	let giveUp = Number.POSITIVE_INFINITY;
	const stop = (reason, limit) => {
		stoppedBy = reason;
		giveUp = performance.now() + limit;
		(0,external_actions_js_namespaceObject.interruptOnce)(folder, running);
	};
	/** Where the log ended when the process did. What processes that it left behind print is not read. */
	let end;
	try {
		while (performance.now() < giveUp) {
			if (interrupted.aborted && stoppedBy !== "cancellation") stop("cancellation", external_actions_js_namespaceObject.FOLLOWED_AFTER_INTERRUPTION);
			else if (stoppedBy === void 0 && performance.now() - start >= timeout) stop("timeout", timeToStop);
			if (ended.aborted) end ??= (await log.stat()).size;
			if (await lines.readSome(end)) continue;
			if (end !== void 0) break;
			await (0,external_node_timers_promises_namespaceObject.setTimeout)(150, void 0, { signal: ended }).catch(() => {});
		}
		lines.finish();
	} finally {
		await log.close();
	}
	if (!ended.aborted) {
		child.unref();
		return {
			ended: false,
			stoppedBy
		};
	}
	(0,external_actions_js_namespaceObject.forgetRunning)(folder, running);
	return {
		ended: true,
		exitCode: child.exitCode ?? void 0,
		signal: child.signalCode ?? void 0,
		stoppedBy
	};
}
function refuseSecond(other) {
	if (other === void 0 || (0,external_actions_js_namespaceObject.hasEnded)(other)) return;
	throw new external_actions_js_namespaceObject.Problem("Terraform is still running", `${other.command}, which an earlier step started at ${other.startedAt}, has not ended.`, "Let only one step of a job run Terraform, or run the steps only if the one before them succeeded.");
}
function recorded(child, pid, command, folder) {
	try {
		return (0,external_actions_js_namespaceObject.recordRunning)(folder, {
			pid,
			command
		});
	} catch (error) {
		child.kill("SIGINT");
		throw error;
	}
}
/** A file that only the user of the runner can read. */
async function opened(path, flags, { name }) {
	try {
		return await (0,promises_namespaceObject.open)(path, flags, 384);
	} catch (error) {
		throw new external_actions_js_namespaceObject.Problem("Terraform has no file to write to", `The file for the output of ${name} cannot be written: ${path} (${codeOf(error)}).`, "Check the free space and the permissions of the runner's temporary folder.", { cause: error });
	}
}
async function orClose(promise, file) {
	try {
		return await promise;
	} catch (error) {
		await file.close();
		throw error;
	}
}
function codeOf(error) {
	return error.code ?? "no code";
}
// src/apply/terraform.ts
/** That a command of Terraform failed or was stopped. Its log says why. */
var StoppedTerraform = class extends external_actions_js_namespaceObject.Problem {
	name = "StoppedTerraform";
};
/** The environment variables of the step that Terraform, its providers, and its provisioners do not get. */
const OF_THE_STEP = /^(?:ACTIONS_|INPUT_|SERVICE_CATALOG_ENGINE_|GITHUB_(?:ENV|OUTPUT|PATH|STATE|STEP_SUMMARY|EVENT_PATH)$)/;
/** Those that would change what is planned, or for which state. */
const OF_TERRAFORM = /^TF_(?:WORKSPACE|DATA_DIR|CLI_ARGS(?:_.*)?|VAR_.*)$/;
const WAITS_BETWEEN_INITS = [5e3, 2e4];
const pauseFor = (delay, signal) => (0,external_node_timers_promises_namespaceObject.setTimeout)(delay, void 0, { signal }).catch(() => {});
/** Enough for the errors at the end. In UTF-16 units. */
const MOST_KEPT = 2 ** 16;
function terraformIn({ workingDirectory, environment }, { folder, log: file, shownLog }, program, limit, { env, log, secrets, interrupted }, pause = pauseFor) {
	const all = Object.entries({
		...env,
		...environment
	}).filter(([name, value]) => !OF_THE_STEP.test(name) && !(value === "" && name in environment));
	const ignored = all.filter(([name, value]) => value && OF_TERRAFORM.test(name)).map(([name]) => name);
	if (ignored.length > 0) log.warning(ignoredVariables(ignored));
	const given = all.filter(([name]) => !OF_TERRAFORM.test(name));
	async function command(args, data, left = limit.left()) {
		const name = `${program.name} ${args[0]}`;
		if (interrupted.aborted) throw canceled(`${name} was not run.`);
		const limits = {
			interrupted,
			...left
		};
		let printed = "";
		const onLine = (line) => {
			shown.add(line);
			printed += `\n${line}`;
			if (printed.length > 2 * MOST_KEPT) printed = printed.slice(-MOST_KEPT);
		};
		const start = async () => {
			return followTerraform(await startTerraform({
				name,
				program: program.path,
				arguments: args,
				workingDirectory,
				env: Object.fromEntries(given),
				log: file,
				...data !== void 0 && { data }
			}, folder), limits, onLine);
		};
		const shown = shownLines(shownLog, log, secrets);
		const end = await (data === void 0 ? inGroup(name, start) : start()).finally(() => shown.flush());
		if (!(end.ended && end.exitCode === 0 && end.stoppedBy !== "cancellation")) throw notSuccessful(name, end, limit, printed);
	}
	return {
		run: (args, data) => command(args, data),
		outputs: (data) => command(["output", "-json"], data, {
			timeout: external_actions_js_namespaceObject.OUTPUTS,
			timeToStop: external_actions_js_namespaceObject.OUTPUTS
		}),
		async init() {
			for (const delay of [...WAITS_BETWEEN_INITS, void 0]) try {
				await command([
					"init",
					"-input=false",
					"-no-color"
				]);
				return;
			} catch (error) {
				if (!(error instanceof FailedCommand && isNetworkFailure(error.printed)) || delay === void 0) throw error;
				log.info(`${program.name} init failed because of the network. Retrying in ${delay / 1e3} s.`);
				await pause(delay, interrupted);
			}
		}
	};
}
/** That a command ended with an exit code other than 0. */
var FailedCommand = class extends StoppedTerraform {
	/** The end of what it printed. */
	printed;
	constructor(name, exitCode, printed) {
		super(FAILED, `${name} ended with exit code ${exitCode}.`, "The group of this command in the log of this step has its errors.");
		this.printed = printed;
	}
};
function notSuccessful(name, end, limit, printed) {
	if (end.stoppedBy === "cancellation") return canceled(end.ended ? `${name} was interrupted, and has ended.` : `${name} was interrupted, and is still writing its state.`);
	if (end.stoppedBy === "timeout") return limit.exceeded(name, end.ended);
	return end.ended && end.exitCode !== void 0 ? new FailedCommand(name, end.exitCode, printed) : killed(name, end);
}
/** Its log cannot say so. */
function killed(name, end) {
	return new external_actions_js_namespaceObject.Problem(FAILED, `${name} was killed by the signal ${end.ended && end.signal || "of another program"}, for example because no memory was left.`, "What it changed after it wrote its state last is not in the state. Find the resources by the tracer tag.");
}
const FAILED = "Terraform failed";
function ignoredVariables(names) {
	return new external_actions_js_namespaceObject.Problem("Variables for Terraform were ignored", `Terraform does not get ${names.join(", ")}: they would change the state, the plan, or the parameters.`, "Remove them from the environment of this step.");
}
function canceled(what) {
	return new StoppedTerraform("The job was canceled", what, "The notify step waits for Terraform, and reports what it left.");
}
// src/apply/terraform-program.ts
/** Terraform before OpenTofu, if both are there. */
const NAMES = ["terraform", "tofu"];
/**
* The absolute path of Terraform or OpenTofu.
*
* @param given a name to find in `PATH`, or a path; '' for `terraform`, or else `tofu`
* @param workspace the folder that a relative path starts at
* @throws {Problem} if there is no such program
*/
function findTerraform(given, workspace, env) {
	if (/[/\\]/.test(given)) {
		const path = (0,external_node_path_namespaceObject.resolve)(workspace, given);
		if (isProgram(path)) return withoutWrapper(path);
		throw new external_actions_js_namespaceObject.Problem(TITLE, `There is no program at ${(0,external_actions_js_namespaceObject.shortened)(path, LONGEST_SHOWN)}.`, "Set the path of terraform or tofu, relative to the workspace, or only its name to find it in PATH.");
	}
	const names = given ? [given] : NAMES;
	for (const name of names) {
		const found = inPath(name, env.PATH ?? "");
		if (found) return withoutWrapper(found);
	}
	throw new external_actions_js_namespaceObject.Problem(TITLE, `No folder in PATH has ${names.join(" or ")}.`, "Add a step with hashicorp/setup-terraform or opentofu/setup-opentofu before this step.");
}
const LONGEST_SHOWN = 300;
const TITLE = "Terraform is not installed";
const SUFFIX = process.platform === "win32" ? ".exe" : "";
/** Nothing is taken from a folder that is relative to the current one, because that can be a product's. */
function inPath(name, path) {
	return path.split(external_node_path_namespaceObject.delimiter).filter((folder) => (0,external_node_path_namespaceObject.isAbsolute)(folder)).flatMap((folder) => [(0,external_node_path_namespaceObject.join)(folder, `${name}${SUFFIX}`), (0,external_node_path_namespaceObject.join)(folder, name)]).find(isProgram);
}
function isProgram(path) {
	try {
		(0,external_node_fs_namespaceObject.accessSync)(path, external_node_fs_namespaceObject.constants.X_OK);
		return (0,external_node_fs_namespaceObject.statSync)(path).isFile();
	} catch {
		return false;
	}
}
/**
* hashicorp/setup-terraform and opentofu/setup-opentofu put a script in place of the program, which is then
* `terraform-bin` or `tofu-bin`. The script neither passes signals on nor writes what it prints as it is.
*/
function withoutWrapper(path) {
	const suffix = (0,external_node_path_namespaceObject.extname)(path) === ".exe" ? ".exe" : "";
	const program = (0,external_node_path_namespaceObject.join)((0,external_node_path_namespaceObject.dirname)(path), `${(0,external_node_path_namespaceObject.basename)(path, suffix)}-bin${SUFFIX}`);
	return isScript(path) && isProgram(program) ? program : path;
}
function isScript(path) {
	try {
		const start = Buffer.alloc(2);
		const file = (0,external_node_fs_namespaceObject.openSync)(path, "r");
		(0,external_node_fs_namespaceObject.readSync)(file, start);
		(0,external_node_fs_namespaceObject.closeSync)(file);
		return start.toString("latin1") === "#!";
	} catch {
		return false;
	}
}
// src/apply/time-limit.ts
/**
* The time from the input, but at most until shortly before the credentials of the engine expire. Without credentials,
* Terraform can neither write its state nor release its lock. Of a session in the environment, nobody knows when it
* expires.
*
* @param timeout in milliseconds; undefined if only the credentials limit the time
*/
function startTimeLimit(timeout, { expiration, sessionToken }) {
	const start = Date.now();
	const ofInput = start + (timeout ?? (sessionToken && !expiration ? 3e6 : Number.POSITIVE_INFINITY));
	const ofCredentials = (expiration?.getTime() ?? Number.POSITIVE_INFINITY) - external_actions_js_namespaceObject.BEFORE_EXPIRATION;
	const end = Math.min(ofInput, ofCredentials);
	const isOfInput = ofInput <= ofCredentials;
	function minutes() {
		const count = Math.round((Date.now() - start) / 6e4);
		return count === 1 ? "1 minute" : `${count} minutes`;
	}
	const advice = isOfInput ? "Increase timeout-minutes, but Terraform must end before the credentials of the engine expire." : "Increase role-duration-seconds of the prepare step, and the maximum session duration of the engine role.";
	return {
		left() {
			const left = end - Date.now();
			if (left <= 0) throw new external_actions_js_namespaceObject.Problem("Terraform has no time left", isOfInput ? `The time was over after ${minutes()}.` : "The credentials of the engine expire in less than 5 minutes, or have expired.", advice);
			return {
				timeout: Math.min(left, 2 ** 31 - 1),
				timeToStop: external_actions_js_namespaceObject.TO_STOP
			};
		},
		exceeded: (command, ended) => new external_actions_js_namespaceObject.Problem("Terraform ran out of time", `${command} was interrupted after ${minutes()}${isOfInput ? "" : ", because the credentials of the engine expire"}. ${ended ? "It has ended." : "It is still running."}`, advice)
	};
}
// src/apply/run.ts
/**
* The story of the step. Before anything is changed, the configuration is kept beside the state, so that what is
* created can be destroyed.
*
* @throws {Problem}
*/
async function run(inputs, { preparation, files }, step) {
	const { task, credentials } = finished(preparation);
	const { secrets, workflowRun, env, log } = step;
	secrets.addSensitive(task.sensitiveTexts);
	const path = findTerraform(inputs.terraformPath ?? "", workflowRun.workspace, env);
	const limit = startTimeLimit(inputs.timeout, credentials);
	const terraform = terraformIn(task, files, {
		path,
		name: nameOf(path)
	}, limit, step);
	const withStates = (0,external_actions_js_namespaceObject.statesOf)(preparation, task, step);
	(0,external_actions_js_namespaceObject.writeProgress)("started", files);
	if (!inputs.plans) await withStates((states) => getPlan(task, files, states));
	await terraform.init();
	const use = await nameUse((0,external_terraform_js_namespaceObject.referenceTo)(workflowRun), task, withStates);
	if (inputs.plans) {
		const plan = [
			"plan",
			"-input=false",
			"-json",
			...task.command === "destroy" ? ["-destroy"] : [],
			`-out=${files.plan}`
		];
		await use.whileLocked(() => terraform.run(plan));
		await terraform.run([
			"show",
			"-no-color",
			files.plan
		], files.planText);
		await showPlan(`${nameOf(path)} show`, files.planText, step);
		await terraform.run([
			"show",
			"-json",
			files.plan
		], files.planJson);
		if (!inputs.applies) await withStates((states) => keepPlan(task, files, states));
		(0,external_actions_js_namespaceObject.writeProgress)("planned", files);
	}
	if (inputs.applies) {
		if (!(0,external_node_fs_namespaceObject.existsSync)(files.planJson)) await terraform.run([
			"show",
			"-json",
			files.plan
		], files.planJson);
		if (task.command === "apply") await withStates((states) => keepConfiguration(task, states));
		await use.willChange();
		try {
			await use.whileLocked(() => terraform.run([
				"apply",
				"-input=false",
				"-json",
				files.plan
			]));
		} finally {
			await saveErroredState(task, terraform, withStates, step);
			if (!isRunning(files)) await use.hasEnded().catch((error) => log.warning((0,external_actions_js_namespaceObject.asProblem)(error)));
		}
		if (task.command === "apply") await terraform.outputs(files.outputs);
		(0,external_actions_js_namespaceObject.writeProgress)("applied", files);
	}
}
/** If the step was interrupted, Terraform can outlive it. */
function isRunning({ folder }) {
	const running = (0,external_actions_js_namespaceObject.readRunning)(folder);
	return running !== void 0 && !(0,external_actions_js_namespaceObject.hasEnded)(running);
}
function finished({ task, credentials }) {
	if (task && credentials) return {
		task,
		credentials
	};
	throw new external_actions_js_namespaceObject.Problem("There is nothing to apply", "The step that runs the prepare action failed.", "Run this step only if the prepare step succeeded, which is the default.");
}
/** `terraform` or `tofu`, without the suffixes of programs. */
function nameOf(path) {
	return (0,external_node_path_namespaceObject.basename)(path).replace(/\.exe$/, "").replace(/-bin$/, "");
}


var __webpack_exports__StoppedTerraform = __webpack_exports__._D;
var __webpack_exports__readInputs = __webpack_exports__.Ko;
var __webpack_exports__run = __webpack_exports__.eF;
export { __webpack_exports__StoppedTerraform as StoppedTerraform, __webpack_exports__readInputs as readInputs, __webpack_exports__run as run };
