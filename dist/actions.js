import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 67:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ })

/******/ });
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
  gm: () => (/* binding */ BEFORE_EXPIRATION),
  vc: () => (/* binding */ CONSTRAINTS),
  L0: () => (/* binding */ DEFAULT_RETRY_MODE),
  B2: () => (/* binding */ Deadline),
  mb: () => (/* binding */ ERRORED_STATE),
  ae: () => (/* binding */ FAILED_STEPS),
  yl: () => (/* binding */ FOLLOWED_AFTER_INTERRUPTION),
  l5: () => (/* binding */ INVOCATION_ID_HEADER),
  i_: () => (/* binding */ InputReader),
  bI: () => (/* binding */ LAST_ATTEMPT),
  Ax: () => (/* binding */ LOCK_LOOK),
  $9: () => (/* binding */ LOG),
  xb: () => (/* binding */ OPERATIONS),
  py: () => (/* binding */ OUTPUTS),
  Rm: () => (/* binding */ OutputWithoutValue),
  qh: () => (/* binding */ PATIENT),
  IZ: () => (/* binding */ PREPARE),
  lG: () => (/* binding */ PatientRetryStrategy),
  AF: () => (/* binding */ Problem),
  Zg: () => (/* binding */ REGION),
  ok: () => (/* binding */ REQUEST_HEADER),
  cm: () => (/* binding */ RETRY_MODES),
  $H: () => (/* binding */ RUN_STATUS),
  fz: () => (/* binding */ Retry),
  ru: () => (/* binding */ StandardRetryStrategy),
  PL: () => (/* binding */ TERRAFORM_END),
  nb: () => (/* binding */ TO_STOP),
  xf: () => (/* binding */ TRACER_TAG_KEY),
  s_: () => (/* binding */ TooLargeJson),
  pC: () => (/* binding */ UNDER_WAY),
  _9: () => (/* binding */ UNKNOWN_SESSION),
  SC: () => (/* binding */ UnparsableOutputs),
  ie: () => (/* binding */ UnreadableFile),
  xv: () => (/* binding */ VERSION),
  mx: () => (/* binding */ ValidationDiagnostics),
  jx: () => (/* binding */ WORKFLOW_ADVICE),
  gr: () => (/* binding */ asProblem),
  xN: () => (/* binding */ assumeRole),
  V7: () => (/* binding */ attemptInApi),
  N4: () => (/* binding */ attemptLimit),
  SU: () => (/* binding */ awsAccess),
  qx: () => (/* binding */ brokenRule),
  aY: () => (/* binding */ code),
  Ar: () => (/* binding */ compactJson),
  vV: () => (/* binding */ createFolder),
  Mg: () => (/* binding */ diagnosticsInJson),
  eq: () => (/* binding */ endGroup),
  ap: () => (/* binding */ endOfString),
  Se: () => (/* binding */ environmentCredentials),
  qY: () => (/* binding */ exportVariables),
  _Q: () => (/* binding */ fitting),
  Jv: () => (/* binding */ forgetRunning),
  iL: () => (/* binding */ foundBySdk),
  V4: () => (/* binding */ getInput),
  hY: () => (/* binding */ hasEnded),
  j$: () => (/* binding */ interruptOnce),
  Gv: () => (/* binding */ isObject),
  i8: () => (/* binding */ keepErroredState),
  qG: () => (/* binding */ leave),
  Cq: () => (/* binding */ leftByPrepare),
  Pr: () => (/* binding */ meaningOf),
  A0: () => (/* binding */ namedFolder),
  d0: () => (/* binding */ objectsBeside),
  xB: () => (/* binding */ openBucket),
  wF: () => (/* binding */ orWarn),
  lQ: () => (/* binding */ parseExactJson),
  vH: () => (/* binding */ planKey),
  AS: () => (/* binding */ pre),
  OT: () => (/* binding */ problemBlocks),
  CS: () => (/* binding */ prose),
  TL: () => (/* binding */ quoted),
  x8: () => (/* binding */ readBody),
  VC: () => (/* binding */ readNote),
  T7: () => (/* binding */ readOutputs),
  gQ: () => (/* binding */ readProgress),
  XP: () => (/* binding */ readRegion),
  XF: () => (/* binding */ readRegularFile),
  QC: () => (/* binding */ readRegularFileChunks),
  fP: () => (/* binding */ readRole),
  Ki: () => (/* binding */ readRunning),
  Hy: () => (/* binding */ recordKey),
  rW: () => (/* binding */ recordRunning),
  Aj: () => (/* binding */ refuseTooLarge),
  OX: () => (/* binding */ requestHandler),
  Rn: () => (/* binding */ retryLine),
  eg: () => (/* binding */ runStep),
  bl: () => (/* binding */ sensitiveTexts),
  $N: () => (/* binding */ sentenceOf),
  n0: () => (/* binding */ setOutputs),
  Pq: () => (/* binding */ setSecret),
  vI: () => (/* binding */ shortened),
  iV: () => (/* binding */ showFailure),
  Oh: () => (/* binding */ startGroup),
  kY: () => (/* binding */ statesOf),
  c2: () => (/* binding */ statusOf),
  h: () => (/* binding */ suggestion),
  YG: () => (/* binding */ summaryOf),
  pn: () => (/* binding */ unlessCrashed),
  PC: () => (/* binding */ usesPathStyle),
  xm: () => (/* binding */ valueIn),
  uC: () => (/* binding */ waitUntilEnded),
  aC: () => (/* binding */ withoutControlCharacters),
  yB: () => (/* binding */ withoutEscapeSequences),
  Q9: () => (/* binding */ writePrivately),
  pH: () => (/* binding */ writeProgress),
  Sy: () => (/* binding */ writeSummary)
});

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
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
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(67);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __nccwpck_require__(708);
;// CONCATENATED MODULE: ./build/actions.js









// src/github/commands.ts
/**
* What an action says to the runner: workflow commands on standard output, and files for step outputs and the job
* summary. See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands. A test compares
* this with what @actions/core writes, which takes longer to load than the rest of a step takes before its request.
*/
/** An input without white space around it, '' if it is absent. */
function getInput(name) {
	return (process.env[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim();
}
/** Keeps `secret` out of the log from here on. */
function setSecret(secret) {
	command("add-mask", {}, secret);
}
function isDebug() {
	return process.env.RUNNER_DEBUG === "1";
}
function debug(message) {
	command("debug", {}, message);
}
/** A line of the log. The runner must not be able to take it for a command. */
function info(line) {
	process.stdout.write(`${line}\n`);
}
/** Starts a group of lines, which people can expand. The runner ends the group before it, if there is one. */
function startGroup(title) {
	command("group", {}, title);
}
function endGroup() {
	command("endgroup", {}, "");
}
function annotate({ level, message, title, file, startLine, endLine, startColumn, endColumn }) {
	command(level, {
		title,
		file,
		line: startLine,
		endLine,
		col: startColumn,
		endColumn
	}, message);
}
/** @throws if `GITHUB_OUTPUT` does not name a file that can be written */
function setOutputs(outputs) {
	append("GITHUB_OUTPUT", blocksOf(outputs));
}
/**
* Sets environment variables of the later steps of the job.
*
* @throws if `GITHUB_ENV` does not name a file that can be written
*/
function exportVariables(variables) {
	append("GITHUB_ENV", blocksOf(variables));
}
/** @throws if `GITHUB_STEP_SUMMARY` does not name a file that can be written */
function writeSummary$1(html) {
	append("GITHUB_STEP_SUMMARY", `${html}${external_node_os_namespaceObject.EOL}`);
}
function command(name, properties, data) {
	const list = Object.entries(properties).filter(([, value]) => value !== void 0 && value !== "").map(([key, value]) => `${key}=${escapedProperty(String(value))}`).join(",");
	process.stdout.write(`::${name}${list && ` ${list}`}::${escapedData(data)}${external_node_os_namespaceObject.EOL}`);
}
function escapedData(text) {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function escapedProperty(text) {
	return escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
/** Each value has a delimiter that nobody can know before. */
function blocksOf(values) {
	return Object.entries(values).map(([name, value]) => {
		const delimiter = `ghadelimiter_${(0,external_node_crypto_namespaceObject.randomUUID)()}`;
		return `${name}<<${delimiter}${external_node_os_namespaceObject.EOL}${value}${external_node_os_namespaceObject.EOL}${delimiter}${external_node_os_namespaceObject.EOL}`;
	}).join("");
}
function append(variable, text) {
	const path = process.env[variable];
	if (!path) throw Object.assign(/* @__PURE__ */ new Error(`${variable} is not set`), { code: "ENOENT" });
	const file = (0,external_node_fs_namespaceObject.openSync)(path, external_node_fs_namespaceObject.constants.O_WRONLY | external_node_fs_namespaceObject.constants.O_APPEND | (external_node_fs_namespaceObject.constants.O_NONBLOCK ?? 0));
	try {
		(0,external_node_fs_namespaceObject.writeFileSync)(file, text);
	} finally {
		(0,external_node_fs_namespaceObject.closeSync)(file);
	}
}
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
/**
* Converts what was thrown to a problem. Anything except a `Problem` is a bug of the action. Its text is not shown,
* because an error from Node might quote a secret.
*/
function asProblem(error) {
	if (error instanceof Problem) return error;
	return new Problem("Unexpected error", "The action failed because of a bug.", "Report the bug. With debug logging, the log shows where it is.", { cause: error });
}
/** Where an error came from. Its message might quote anything; the problem has as much of it as people may see. */
function framesOf({ name, message, stack = "" }) {
	return `${name}${stack.slice(stack.indexOf(message) + message.length)}`;
}
// src/github/summary-html.ts
/**
* HTML blocks for a job summary. Text that might be hostile is escaped and has no line breaks, so that it is neither
* Markdown nor HTML, and cannot leave its block. GitHub also turns parts of plain text into links, mentions, and emoji,
* but not of code.
*/
/** GitHub discards a summary of more than 1 MiB as a whole. */
const MOST_BYTES = 1e6;
const MOST_LINES = 50;
/** One summary out of blocks, as many as fit. Each block must be on one line. */
function summaryOf(blocks) {
	const shown = fitting(blocks, MOST_BYTES);
	const rest = shown.length < blocks.length ? ["<p>The rest is too large for a job summary.</p>"] : [];
	return [...shown, ...rest].map((block) => `${block}\n\n`).join("");
}
/** As many of `parts` as fit into a number of bytes, from the start. */
function fitting(parts, bytes) {
	let room = bytes;
	const end = parts.findIndex((part) => {
		room -= Buffer.byteLength(part);
		return room < 0;
	});
	return end === -1 ? [...parts] : parts.slice(0, end);
}
/** `text` as code, at most 50 lines of it. GitHub shows no line breaks within code, so each line is code of its own. */
function code(text, longest) {
	return lines(text, longest).map(codeLine).join("<br>");
}
/** `text` as prose. A line of which GitHub would turn a part into something else is code. */
function prose(text, longest) {
	return lines(text, longest).map((line) => TURNED_INTO_SOMETHING.test(line) ? codeLine(line) : proseLine(line)).join("<br>");
}
/** Mentions, references, emoji, URLs, and commits: see https://docs.github.com/en/get-started/writing-on-github. */
const TURNED_INTO_SOMETHING = /[@#]|:[\w+-]+:|:\/\/|www\.|\b[a-z]+-\d|\b[\da-f]{7,40}\b/i;
function proseLine(line) {
	const [indentation = ""] = /^ */.exec(line) ?? [];
	return `${"&nbsp;".repeat(indentation.length)}${escaped(line.slice(indentation.length))}`;
}
function codeLine(line) {
	return line === "" ? "" : `<code>${escaped(line)}</code>`;
}
function lines(text, longest) {
	return cut(text, longest).split("\n");
}
/** Source code. It does not wrap. */
function pre(text, longest) {
	return `<pre>${escaped(cut(text, longest))}</pre>`;
}
function cut(text, longest) {
	const start = text.slice(0, longest).split("\n").slice(0, MOST_LINES).join("\n");
	return start.length < text.length ? `${start}…` : text;
}
function escaped(text) {
	return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`).replaceAll("\n", "<br>");
}
// src/github/failure.ts
/**
* Shows why an action failed before it had a result: annotations, and a job summary.
*
* @param error a problem, an `AggregateError` of problems, or a bug
*/
function showFailure(error, heading, { secrets, log }) {
	const problems = (error instanceof AggregateError ? error.errors : [error]).map((each) => secrets.hideInProblem(asProblem(each)));
	for (const problem of problems) log.error(problem);
	writeSummary(() => summaryOf([`<h3>❌ ${heading}</h3>`, ...problemBlocks(problems, secrets)]), log);
}
const MOST_PROBLEMS = 20;
const LONGEST$4 = 1e3;
/** HTML blocks for a job summary. */
function problemBlocks(problems, secrets) {
	const text = (part) => prose(secrets.hideFor("text in the summary", shortened(part, 2 * LONGEST$4)), LONGEST$4);
	const shown = problems.slice(0, MOST_PROBLEMS).map(({ title, message, advice }) => `<p><strong>${text(title)}</strong><br>${text(message)}<br>${text(advice)}</p>`);
	return problems.length > shown.length ? [...shown, `<p>… and ${problems.length - shown.length} more.</p>`] : shown;
}
/** A job summary that cannot be written is a warning. */
function writeSummary(summary, log) {
	orWarn("The job summary could not be written", log, () => writeSummary$1(summary()));
}
/** What cannot be shown must not fail a step. */
function orWarn(title, log, write) {
	try {
		write();
	} catch (error) {
		const { code } = error;
		const message = code ? `The runner's file could not be written (${code}).` : asProblem(error).message;
		log.warning(new Problem(title, message, "The log has the result of the step.", { cause: error }));
	}
}
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
/**
* Reads a file of any size in chunks, up to its size when it was opened. A chunk stays valid until the next one is
* requested, because all chunks use the same buffer. A stream allocates a new buffer for each chunk, which uses more
* memory until they are collected.
*
* @param enough when aborted, nothing more is read
* @throws {UnreadableFile} as `readRegularFile`
*/
async function* readRegularFileChunks(path, enough) {
	const file = await (0,promises_namespaceObject.open)(path, FLAGS).catch(throwUnreadable);
	try {
		const stats = await file.stat();
		if (!stats.isFile()) throw new UnreadableFile("not a file");
		const buffer = Buffer.alloc(2 ** 18);
		for (let left = stats.size; left > 0 && !enough?.aborted;) {
			const { bytesRead } = await read(file, buffer, left);
			if (bytesRead === 0) return;
			left -= bytesRead;
			yield buffer.subarray(0, bytesRead);
		}
	} finally {
		await file.close();
	}
}
function read(file, buffer, left) {
	return file.read(buffer, 0, Math.min(buffer.length, left)).catch(throwUnreadable);
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
// src/github/preparation.ts
/** Names the folder for the later steps of the job. */
const VARIABLE = "SERVICE_CATALOG_ENGINE_FOLDER";
const FILE = "preparation.json";
/** In bytes. The parts that come from a message are far smaller. */
const LARGEST$3 = 67108864;
function filesIn(folder) {
	return {
		folder,
		log: (0,external_node_path_namespaceObject.join)(folder, "terraform-private.log"),
		shownLog: (0,external_node_path_namespaceObject.join)(folder, "terraform.log"),
		outputs: (0,external_node_path_namespaceObject.join)(folder, "outputs.json"),
		plan: (0,external_node_path_namespaceObject.join)(folder, "plan.bin"),
		planText: (0,external_node_path_namespaceObject.join)(folder, "plan.txt"),
		planJson: (0,external_node_path_namespaceObject.join)(folder, "plan.json"),
		progress: (0,external_node_path_namespaceObject.join)(folder, "progress.json")
	};
}
/** Creates the folder, and names it for the later steps of the job. */
function createFolder({ RUNNER_TEMP: temp }) {
	const folder = (0,external_node_fs_namespaceObject.mkdtempSync)((0,external_node_path_namespaceObject.join)(temp || (0,external_node_os_namespaceObject.tmpdir)(), "service-catalog-engine-"));
	exportVariables({ [VARIABLE]: folder });
	return filesIn(folder);
}
function leave(preparation, { folder }) {
	writePrivately((0,external_node_path_namespaceObject.join)(folder, FILE), JSON.stringify(preparation));
}
/** A file that only the user of the runner can read. It is there as a whole, or not at all. */
function writePrivately(path, content) {
	(0,external_node_fs_namespaceObject.writeFileSync)(`${path}.new`, content, { mode: 384 });
	(0,external_node_fs_namespaceObject.renameSync)(`${path}.new`, path);
}
/** The folder that `prepare` has named, whatever is in it. */
function namedFolder(env) {
	return env[VARIABLE] || void 0;
}
/**
* What an earlier step of this job left; undefined if there was no such step.
*
* @throws {Problem} if it cannot be read
*/
function leftByPrepare(env) {
	const folder = namedFolder(env);
	if (!folder) return void 0;
	try {
		const preparation = JSON.parse(readRegularFile((0,external_node_path_namespaceObject.join)(folder, FILE), LARGEST$3).toString("utf8"));
		const { expiration } = preparation.credentials ?? {};
		if (expiration) preparation.credentials.expiration = new Date(expiration);
		return {
			preparation,
			files: filesIn(folder)
		};
	} catch (error) {
		throw new Problem("What the prepare step left cannot be read", `The folder in ${VARIABLE} has no ${FILE} that can be read.`, `Don't delete files in the runner's temporary folder between the steps, and don't set ${VARIABLE}.`, { cause: error });
	}
}
function writeProgress(step, { progress }) {
	writePrivately(progress, JSON.stringify({ step }));
}
/** Undefined if `apply` has not started. */
function readProgress({ progress }) {
	try {
		return JSON.parse(readRegularFile(progress, 1024).toString("utf8")).step;
	} catch {
		return;
	}
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
const COMMANDS = [
	[String.raw`(?:mysql|mariadb)[\w-]{0,20}`, String.raw`-p(?=\S)`],
	[String.raw`sshpass|mongo\w{0,20}|login`, `-p[ =]?`],
	["redis-cli", "-a[ =]"],
	["ldap[a-z]{1,20}", "-w[ =]"],
	["sqlcmd|bcp", "-P[ =]?"]
];
/** Options of commands. */
const OPTIONS = () => [
	valueAfter(String.raw`(?<![\w-])--?(?:[\w-]{0,40}-)?(?:${NAME}|pass|pwd|pw)(?:${SPACE}{1,3}|${QUOTE$1},\s{0,9}(?=${QUOTE$1}))`, `(?!-)${NO_SENTENCE}${WORD}`, "gi"),
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
// src/bounded-json.ts
/** The JSON is so large that parsing it could use all memory. No result and no message is nearly as large. */
var TooLargeJson = class extends Error {
	name = "TooLargeJson";
};
/** In UTF-16 units. */
const LONGEST$2 = 2 ** 24;
/** A value takes up to 700 bytes while it is parsed. */
const MOST_VALUES$1 = 5e5;
/**
* Takes linear time.
*
* @throws {TooLargeJson} if `text` has more than 16 Mi characters or more than `mostValues` values
*/
function refuseTooLarge(text, mostValues = MOST_VALUES$1) {
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
		recordId: actions_text(raw, "recordId", "RecordId"),
		workflowToken: actions_text(raw, "token", "WorkflowToken"),
		operation: operation(raw),
		provisionedProductId: actions_text(raw, "provisionedProductId", "UniqueTag.Value"),
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
function actions_text(raw, field, member) {
	const value = raw[field];
	if (value === void 0) return invalid(field, "is missing.");
	if (typeof value !== "string") return invalid(field, "is not a string.");
	const broken = brokenRule(member, value);
	const shown = member === "WorkflowToken" ? "" : ` It is ${quoted(value)}.`;
	return broken ? invalid(field, `${broken}.${shown}`) : { value };
}
function operation(raw) {
	const { operation: name } = raw;
	const operations = Object.values(OPERATIONS);
	const known = operations.find(({ messageNames }) => messageNames.some((each) => each === name));
	if (known) return { value: known };
	if (name === void 0) return invalid("operation", "is missing.");
	if (typeof name !== "string") return invalid("operation", "is not a string.");
	const accepted = operations.flatMap(({ messageNames }) => messageNames);
	return invalid("operation", `is ${quoted(name)}. Accepted values: ${accepted.join(", ")}.`, suggestion(name, accepted));
}
/** IAM allows all printable ASCII characters in a path. None of them ends a line of a configuration file. */
const ROLE_ARN = /^arn:aws[\w-]*:iam::(\d{12}):role\/[\x21-\x7e]{1,600}$/;
function launchRoleArn({ launchRoleArn: arn }) {
	if (arn === void 0 || arn === null) return invalid("launchRoleArn", "is missing.", ADD_LAUNCH_CONSTRAINT);
	if (typeof arn !== "string") return invalid("launchRoleArn", "is not a string.");
	return ROLE_ARN.test(arn) ? { value: arn } : invalid("launchRoleArn", `is ${quoted(arn)}, not the ARN of a role.`);
}
const ADD_LAUNCH_CONSTRAINT = "Give the product a launch constraint, which names its launch role.";
function accountId({ identity, launchRoleArn: arn }) {
	const { awsAccountId: ofIdentity } = asRecord(identity) ?? {};
	const value = ofIdentity ?? (typeof arn === "string" ? ROLE_ARN.exec(arn)?.[1] : void 0);
	if (value === void 0) return invalid("identity.awsAccountId", "is missing.");
	if (typeof value !== "string") return invalid("identity.awsAccountId", "is not a string.");
	return /^\d{12}$/.test(value) ? { value } : invalid("identity.awsAccountId", `is ${quoted(value)}, not the ID of an account.`);
}
/** In real messages, the URI begins with `S3://` in capitals, and has no file extension. */
const S3_URI = /^s3:\/\/([\w.-]{3,255})\/([^\p{Cc}]{1,1024})$/iu;
function artifact({ artifact: given }) {
	if (given === void 0 || given === null) return { value: void 0 };
	const { path, type = "AWS_S3" } = asRecord(given) ?? {};
	if (path === void 0 || path === null || path === "") return { value: void 0 };
	if (typeof path !== "string") return invalid("artifact.path", "is not a string.");
	if (type !== "AWS_S3") return invalid("artifact.type", `is ${typeof type === "string" ? quoted(type) : "not a string"}. Accepted values: AWS_S3.`);
	const [, bucket, key] = S3_URI.exec(path) ?? [];
	return bucket && key ? { value: {
		bucket,
		key
	} } : invalid("artifact.path", `is ${quoted(path)}, not the URI of an object in Amazon S3.`);
}
function keyValues(raw, field) {
	const list = raw[field] ?? [];
	if (!Array.isArray(list)) return invalid(field, "is not a list.");
	const value = [];
	for (const [index, item] of list.entries()) {
		const { key, value: given } = asRecord(item) ?? {};
		if (typeof key !== "string" || key === "") return invalid(`${field}[${index}].key`, "is not a string.");
		if (typeof given !== "string") return invalid(`${field}[${index}].value`, `(${quoted(key)}) is not a string.`);
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
function invalid(field, what, advice = "Send the message as Service Catalog created it.") {
	return { problem: new Problem(`Invalid ${field} in the message`, `${field} in the message ${what}`, advice) };
}
// src/service-catalog/message.ts
/**
* Finds the message among values that might be one.
*
* @param places Each place has any number of values. The first place with a message counts, and must have exactly one.
* @param where as the subject of a sentence, for the problem if there is none
*/
function findMessage(places, where) {
	const found = places.map((values) => values.map((value) => messagesIn(value)).filter(({ messages }) => messages.length > 0));
	const tokens = found.flat().flatMap((one) => one.messages).flatMap(({ token }) => typeof token === "string" && token !== "" ? [token] : []);
	const [first, ...others] = found.find((place) => place.length > 0) ?? [];
	const message = first?.messages[0];
	if (!first || !message) return {
		message: void 0,
		problem: noMessage(`${where} has no message.`),
		tokens
	};
	return !first.several && others.every((other) => isSame(other.messages[0], message)) ? {
		message: checkedMessage(message),
		problem: void 0,
		tokens
	} : {
		message: void 0,
		problem: severalMessages(where),
		tokens
	};
}
function noMessage(message) {
	return new Problem("No message from Service Catalog", message, "Send the message with the event, as in {\"event_type\": \"service-catalog\", \"client_payload\": {\"message\": {…}}}, or set record-id and workflow-token.");
}
function severalMessages(where) {
	return new Problem("More than one message from Service Catalog", `${where} has more than one message.`, "Send each message with an event of its own, in the property message of client_payload. If SQS messages come in batches, use a batch size of 1.");
}
/**
* The messages that `value` is or contains. A message is an object, its JSON, or the JSON of its JSON. SQS wraps it as in
* its API (`Messages`, `Body`), or as for Lambda and EventBridge (`Records` or a list, `body`). SNS and EventBridge wrap
* it once more (`Message`, `detail`).
*/
function messagesIn(value, depth = 0) {
	const object = asObject(value);
	if (!object || depth > DEEPEST) return {
		messages: [],
		several: false
	};
	if (isMessage(object)) return {
		messages: [object],
		several: false
	};
	const { Records, Messages, Body, body, Message, detail } = object;
	const batch = [
		object,
		Records,
		Messages
	].find((list) => Array.isArray(list) && list.length > 0);
	const items = Array.isArray(batch) ? batch : [Body ?? body ?? Message ?? detail];
	return {
		messages: items.flatMap((item) => messagesIn(item, depth + 1).messages),
		several: items.length > 1
	};
}
/** A batch, its item, the body of the item, and what SNS has in there. */
const DEEPEST = 3;
const FIELDS = [
	"token",
	"operation",
	"recordId",
	"provisionedProductId"
];
/** One field might be a coincidence, or be missing by mistake. */
function isMessage(object) {
	return FIELDS.filter((field) => Object.hasOwn(object, field)).length >= 2;
}
function isSame(a, b) {
	return FIELDS.every((field) => a?.[field] === b[field]);
}
/** The object that `value` is, as it is, as JSON, or as JSON of JSON. */
function asObject(value) {
	const parsed = typeof value === "string" ? parsedTwice(value) : value;
	return typeof parsed === "object" && parsed !== null ? parsed : void 0;
}
function parsedTwice(text) {
	try {
		refuseTooLarge(text);
		const once = JSON.parse(text.replace(/^\ufeff/, ""));
		return typeof once === "string" ? JSON.parse(once) : once;
	} catch {
		return;
	}
}
// src/github/event-message.ts
/** GitHub's documented limit for the payload of a webhook, in bytes. */
const LARGEST_EVENT = 26214400;
/** Finds the message in an input, as JSON or as SQS wraps it. */
function messageInInput(input) {
	return findMessage([[input]], "The input message");
}
/**
* Finds the message in the event that triggered the workflow: in `client_payload` of `repository_dispatch`, or in the
* inputs of `workflow_dispatch`; in the property `message`, or elsewhere.
*
* @param path `GITHUB_EVENT_PATH`, the event as GitHub sends it to webhooks
*/
function messageInEvent(path) {
	if (!path) return none("GITHUB_EVENT_PATH is not set.");
	try {
		const text = readRegularFile(path, LARGEST_EVENT).toString("utf8");
		refuseTooLarge(text);
		return findMessage(placesIn(JSON.parse(text)), "The event that triggered the workflow");
	} catch (error) {
		return none(`The event in GITHUB_EVENT_PATH ${whyUnreadable(error)}.`);
	}
}
function placesIn(event) {
	const { client_payload: payload, inputs } = asObject(event) ?? {};
	return [[asObject(payload)?.message, asObject(inputs)?.message], [
		payload,
		...valuesOf(payload),
		...valuesOf(inputs)
	]];
}
function valuesOf(value) {
	return Object.values(asObject(value) ?? {});
}
function none(why) {
	return {
		message: void 0,
		problem: noMessage(why),
		tokens: []
	};
}
function whyUnreadable(error) {
	if (error instanceof SyntaxError) return "is not JSON";
	if (error instanceof TooLargeJson) return "is too large to contain a message";
	if (!(error instanceof UnreadableFile)) throw error;
	switch (error.reason) {
		case "not a file": return "is not a file";
		case "too large": return `is larger than GitHub's limit of 25 MB`;
		default: return `cannot be read (${error.code})`;
	}
}
// src/github/log.ts
function actionsLog(secrets) {
	const annotate$1 = ({ message, title, file, ...others }) => {
		const hidden = (text) => secrets.hideFor("annotation", text);
		annotate({
			message: hidden(message),
			title: hidden(title),
			...file && { file: hidden(file) },
			...others
		});
	};
	const show = (level, problem) => {
		const { title, message, advice } = problem;
		annotate$1({
			level,
			title,
			message: `${message} ${advice}`
		});
		if (!isDebug()) return;
		for (let error = problem; error instanceof Error; error = error.cause) debug(secrets.hideFor("log", framesOf(error)));
	};
	return {
		info: (line) => info(asLine(secrets.hideFor("log", line))),
		redacted: (line) => info(asLine(secrets.hideFor("request in the log", line))),
		warning: (problem) => show("warning", problem),
		error: (problem) => show("error", problem),
		annotate: annotate$1
	};
}
/**
* The runner takes a line for a command if it starts with `::`, or contains `##[`
* (https://github.com/actions/runner, ActionCommand.cs).
*/
function asLine(text) {
	return text.replaceAll("\n", " ").replaceAll("##[", "# #[").replace(/^(\s*):(?=:)/, "$1: ");
}
// src/github/process-end.ts
/**
* Ends the process with `process.exitCode`, even if something that was given up is still under way. `process.exit` waits
* for threads, and a thread can wait forever: for a DNS server that does not respond, or for a pipe where the AWS SDK
* looks for a file. If that is possible, another program takes the place of this process.
*/
function endProcess() {
	process.stdout.write("", () => {
		if (process.getActiveResourcesInfo().some((name) => /^(GetAddrInfo|GetNameInfo|FSReq)/.test(name)) && process.platform !== "win32") replaceProcess();
		process.exit();
	});
}
function replaceProcess() {
	try {
		process.emitWarning = () => {};
		const script = `process.exit(${Number(process.exitCode ?? 0)})`;
		process.execve?.(process.execPath, [
			process.execPath,
			"-e",
			script
		], {});
	} catch {}
}
// src/github/secret-variables.ts
/** Words in the name of an environment variable that say that its value is a secret. */
const SECRET = /(?:^|_)(?:TOKEN|SECRET|PASS|PASSWD|PASSWORD|PASSPHRASE|PWD|APIKEY|API_KEY|ACCESS_KEY|ACCOUNT_KEY|PRIVATE_KEY|ENCRYPTION_KEY|CREDENTIALS?|AUTH|CONNECTION_STRING)(?=_|$)/;
/** The last word of a name whose value only tells where or what the secret is. */
const NOT_SECRET = /_(?:FILE|PATH|DIR|URL|URI|ENDPOINT|HOST|PORT|ID|ARN|NAME|USER|USERNAME|TYPE|SOCK|REGION|EXPIRATION|EXPIRES|TTL|LENGTH|VERSION|TOKENS)$/;
/** Values that say too little to be secrets, and paths. */
const HARMLESS = /^(?:true|false|yes|no|on|off|none|null|\d{1,5}|enabled|disabled|required|default|\/[\w./-]*|[A-Za-z]:\\[\w.\\-]*)$/i;
const SHORTEST = 6;
/** The values of the job's environment variables that are secrets by their names. Inputs are not among them. */
function secretVariables(env) {
	return Object.entries(env).flatMap(([name, value = ""]) => {
		const upper = name.toUpperCase();
		return SECRET.test(upper) && !NOT_SECRET.test(upper) && !/^(?:INPUT_|PWD$|OLDPWD$)/.test(upper) && value.trim().length >= SHORTEST && !HARMLESS.test(value.trim()) ? [value.trim()] : [];
	});
}
// src/github/workflow-run.ts
/** Reads the default environment variables that the runner sets for every step. */
function workflowRun(env) {
	const id = env.GITHUB_RUN_ID ?? "";
	const repository = env.GITHUB_REPOSITORY ?? "";
	const url = `${env.GITHUB_SERVER_URL}/${repository}/actions/runs/${id}`;
	return {
		id,
		attempt: env.GITHUB_RUN_ATTEMPT ?? "",
		repository,
		apiUrl: env.GITHUB_API_URL ?? "",
		workspace: env.GITHUB_WORKSPACE ?? "",
		url: id && repository && isLink(url) ? url : ""
	};
}
/** Short enough to leave room for a reason. Contains nothing that ends a line or a link. */
function isLink(url) {
	return url.length <= 500 && /^https?:\/\/[\x21-\x7e]+$/.test(url);
}
// src/github/step.ts
/**
* Runs an action, and ends the process. Before anything else, it masks the workflow tokens. Whatever happens, it shows
* nothing that Node or the AWS SDK would print by themselves.
*
* @param work the action. If it throws, the step fails.
* @param showError shows what `work` threw
*/
async function runStep(work, showError) {
	const { env } = process;
	const secrets = new Secrets();
	const log = actionsLog(secrets);
	const { interrupted, crashed } = listen();
	try {
		const inEvent = messageInEvent(env.GITHUB_EVENT_PATH);
		const input = getInput("message");
		const message = input ? messageInInput(input) : inEvent;
		mask([
			getInput("workflow-token"),
			...message.tokens,
			...inEvent.tokens
		], secrets);
		secrets.addCredentials(env.AWS_SECRET_ACCESS_KEY, env.AWS_SESSION_TOKEN, getInput("github-token"));
		for (const value of secretVariables(env)) secrets.addCredentials(value);
		warnIfTokenIsInLog(inEvent.tokens, log);
		await work({
			message,
			workflowRun: workflowRun(env),
			secrets,
			log,
			interrupted,
			crashed,
			env
		});
	} catch (error) {
		process.exitCode = 1;
		showError(error, {
			secrets,
			log
		});
	}
	endProcess();
}
/** @throws if something was thrown that nothing could catch. What waits for it would wait forever. */
function unlessCrashed(promise, { crashed }) {
	const crash = Promise.withResolvers();
	const reject = () => crash.reject(/* @__PURE__ */ new Error("Crashed"));
	if (crashed.aborted) reject();
	crashed.addEventListener("abort", reject, { once: true });
	return Promise.race([promise, crash.promise]).finally(() => crashed.removeEventListener("abort", reject));
}
function listen() {
	const [interruption, crash] = [new AbortController(), new AbortController()];
	for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => interruption.abort());
	for (const event of ["uncaughtException", "unhandledRejection"]) process.on(event, () => crash.abort());
	for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
	return {
		interrupted: interruption.signal,
		crashed: crash.signal
	};
}
function mask(tokens, secrets) {
	for (const token of new Set(tokens)) {
		if (token === "") continue;
		setSecret(token);
		secrets.addCredentials(token);
	}
}
const TITLE = "The workflow token may be in the log";
/** GitHub prints a step's inputs before the step starts and, with debug logging, the values of expressions. */
function warnIfTokenIsInLog(tokens, log) {
	const isInput = (token) => ["workflow-token", "message"].some((name) => getInput(name).includes(token));
	if (tokens.some(isInput)) log.warning(new Problem(TITLE, "The workflow passes the token of the event to this step as an input. GitHub prints inputs before a step can mask them.", "Omit workflow-token and message: the action finds both in the event."));
	else if (tokens.length > 0 && isDebug()) log.warning(new Problem(TITLE, "Debug logging is on. GitHub then prints the values of expressions, which can include the event.", "Delete the log of this workflow run after Service Catalog is notified."));
}
// src/github/input-reader.ts
/** Reads inputs, and collects what is wrong with them, so that a user sees everything at once. */
var InputReader = class {
	problems = [];
	#read;
	constructor(read) {
		this.#read = read;
	}
	text(name) {
		return this.#read(name) || void 0;
	}
	/** One of the accepted words, in upper or lower case. */
	choice(name, accepted) {
		const given = this.text(name);
		const word = accepted.find((candidate) => candidate.toLowerCase() === given?.toLowerCase());
		if (given && !word) this.#refuseWord(name, given, accepted);
		return word;
	}
	/** As YAML 1.2's core schema writes it, which is what `getBooleanInput` of @actions/core accepts. */
	boolean(name) {
		const given = this.text(name);
		if (!given) return void 0;
		if ([
			"true",
			"True",
			"TRUE"
		].includes(given)) return true;
		if ([
			"false",
			"False",
			"FALSE"
		].includes(given)) return false;
		this.#refuseWord(name, given, ["true", "false"]);
	}
	wholeNumber(name, min, max) {
		const value = this.text(name);
		if (!value) return void 0;
		if (/^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value);
		this.refuse(name, `is ${quoted(value)}. It must be a whole number from ${min} to ${max}.`, "Omit it to use the default.");
	}
	/** @param pattern AWS's constraint for the value */
	matching(name, pattern) {
		const value = this.text(name);
		if (!value || pattern.test(value)) return value;
		this.refuse(name, `is ${quoted(value)}, which does not match ${pattern.source}.`, "See AWS's documentation for its form.");
	}
	url(name) {
		const value = this.text(name);
		if (!value || /^https?:$/.test(URL.parse(value)?.protocol ?? "")) return value;
		this.refuse(name, `is ${quoted(value)}, which is not a URL.`, "Use a URL that starts with https:// or http://.");
	}
	/** @param what the rest of the sentence that starts with the name */
	refuse(name, what, advice) {
		this.problems.push(new Problem(`Invalid ${name}`, `${name} ${what}`, advice));
	}
	#refuseWord(name, given, accepted) {
		this.refuse(name, `is ${quoted(given)}. Accepted values: ${accepted.join(", ")}.`, suggestion(given, accepted));
	}
};
// src/time-limits.ts
/**
* All time limits, in milliseconds. They affect only a step that has problems.
*
*     start ─ reads the log ─ requests the failed steps ─ calls Service Catalog ·········· timeout-seconds ─ exit
*               LOG             FAILED_STEPS                attempts, and waits between them
*
* To cancel a step, a runner sends SIGINT, then SIGTERM after 7,500 ms, and then kills it after another 2,500 ms. So a
* step must end within AFTER_INTERRUPTION, no matter what it was doing.
*/
/** For reading a log. It is enough for tens of gigabytes. After that, the rest of the log is not read. */
const LOG = 6e4;
/** For GitHub's API to respond which steps failed. */
const FAILED_STEPS = 3e3;
/** For GitHub's API to respond whether a workflow run has ended. */
const RUN_STATUS = 1e4;
/** From the first signal to the end of all attempts. */
const AFTER_INTERRUPTION = 8e3;
/** For the current attempt after the first signal, and for the last attempt, which follows it. */
const UNDER_WAY = 2e3;
const LAST_ATTEMPT = 4e3;
/** For a response from AWS STS, and from GitHub's OIDC provider. */
const STS_REQUEST = 5e3;
const OIDC_REQUEST = 5e3;
/** For Amazon S3 to respond, and for the content of an object to arrive. */
const S3_REQUEST = 1e4;
const S3_BODY = 12e4;
/** For all calls of AWS and GitHub in `prepare`, and for each use of the state bucket in `apply`. */
const PREPARE = 24e4;
/** Terraform is interrupted so long before the credentials of the engine expire, and then has so long to stop. */
const BEFORE_EXPIRATION = 3e5;
const TO_STOP = 27e4;
/** For Terraform to end after the job was canceled. A runner gives all `always()` steps together 5 minutes. */
const TERRAFORM_END = 2e5;
/** For following Terraform after the first signal. Terraform itself goes on after that. */
const FOLLOWED_AFTER_INTERRUPTION = 6500;
/** For a look at Terraform's lock, which must not hold up anything. */
const LOCK_LOOK = 2e3;
/** The outputs are wanted after an apply, even if its time is over. */
const OUTPUTS = 6e4;
/** For Terraform if nobody knows when the session expires. AWS's action creates sessions of an hour. */
const UNKNOWN_SESSION = 3e6;
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
// src/github/running-terraform.ts
/** In bytes. */
const LARGEST_RECORD = 16384;
/** Records a process right after its start. */
function recordRunning(folder, { pid, command }) {
	const processStart = processOf(pid)?.start;
	const running = {
		pid,
		command,
		startedAt: (/* @__PURE__ */ new Date()).toISOString(),
		processStart
	};
	writePrivately(permitIn(folder, pid), "");
	writePrivately(recordIn(folder), JSON.stringify(running));
	return running;
}
/** The last process that was recorded; undefined if there is none, or if it has ended while it was followed. */
function readRunning(folder) {
	try {
		return checked(JSON.parse(readRegularFile(recordIn(folder), LARGEST_RECORD).toString("utf8")));
	} catch {
		return;
	}
}
/** Removes the record of a process that has ended. */
function forgetRunning(folder, { pid }) {
	for (const file of [recordIn(folder), permitIn(folder, pid)]) (0,external_node_fs_namespaceObject.rmSync)(file, { force: true });
}
/** Whether the process is gone. One that nobody has waited for, a zombie, is. */
function hasEnded({ pid, processStart }) {
	if (processStart === void 0) return !canBeSignaled(pid);
	const now = processOf(pid);
	return now === void 0 || now.start !== processStart || /^[ZXx]$/.test(now.state);
}
/**
* Interrupts Terraform, unless this or another step has. After one interrupt, Terraform writes its state and releases its
* lock. After a second one, it exits at once, and loses both. On Windows, nothing can interrupt a process without
* killing it, so there Terraform goes on.
*
* The permit for the interrupt is a file, because only one of several processes can delete it, and because that works
* on a full disk.
*
* @returns whether this call interrupted Terraform
*/
function interruptOnce(folder, running) {
	if (process.platform === "win32" || hasEnded(running)) return false;
	try {
		(0,external_node_fs_namespaceObject.unlinkSync)(permitIn(folder, running.pid));
		return process.kill(running.pid, "SIGINT");
	} catch {
		return false;
	}
}
/**
* @param limit in milliseconds
* @param enough when aborted, waits no longer
* @returns whether the process has ended
*/
async function waitUntilEnded(running, limit, enough) {
	const end = performance.now() + limit;
	while (!hasEnded(running)) {
		const left = end - performance.now();
		if (left <= 0 || enough?.aborted) return false;
		await (0,external_node_timers_promises_namespaceObject.setTimeout)(Math.min(left, 150));
	}
	return true;
}
function recordIn(folder) {
	return (0,external_node_path_namespaceObject.join)(folder, "running-terraform.json");
}
function permitIn(folder, pid) {
	return (0,external_node_path_namespaceObject.join)(folder, `interrupt-permit-${pid}`);
}
/** A signal to process 0, to a negative number, or to process 1 would reach others than Terraform. */
function checked({ pid, command, startedAt, processStart }) {
	if (!(Number.isSafeInteger(pid) && Number(pid) > 1 && Number(pid) <= 2 ** 31 - 1 && pid !== process.pid) || typeof command !== "string" || typeof startedAt !== "string") return void 0;
	return {
		pid: Number(pid),
		command,
		startedAt,
		processStart: typeof processStart === "string" ? processStart : void 0
	};
}
/**
* Fields 3 and 22 of `/proc/<pid>/stat` (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html). Undefined if there
* is no such process, or no such file system.
*/
function processOf(pid) {
	try {
		const stat = (0,external_node_fs_namespaceObject.readFileSync)(`/proc/${pid}/stat`, "latin1");
		const [state, start] = [0, 19].map((index) => stat.slice(stat.lastIndexOf(")") + 2).split(" ")[index]);
		return state === void 0 || start === void 0 ? void 0 : {
			state,
			start
		};
	} catch {
		return;
	}
}
function canBeSignaled(pid) {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
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
const LONGEST$1 = 2e3;
/** An error of AWS, of the SDK, or of Node as a sentence: its name or code, and its message. */
function sentenceOf(error) {
	if (!(error instanceof Error)) return sentence(String(error));
	const { name, code } = error;
	const status = statusOf(error);
	if (name === "Unknown" && status !== void 0) return `HTTP ${status} without the name of an error.`;
	const message = error instanceof AggregateError ? error.errors.map(({ message }) => message).join("; ") : error.message;
	const text = code && message.includes(code) ? message : `${code ?? name}: ${message}`;
	return text.length > LONGEST$1 ? shortened(text, LONGEST$1) : sentence(text);
}
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
		await (0,external_node_timers_promises_namespaceObject.setTimeout)(delay, void 0, { signal: this.#interrupted }).catch(() => {
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
				await (0,external_node_timers_promises_namespaceObject.setTimeout)(backoff(conflicts, false));
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
// src/service-catalog/state-objects.ts
function objectsBeside(stateKey) {
	return {
		lock: `${stateKey}.tflock`,
		lastUse: `${stateKey}.run.json`,
		errored: `${stateKey}.errored.tfstate`,
		configuration: `${stateKey}.configuration.tar.gz`
	};
}
/** Who has taken up a record. */
function recordKey(recordId) {
	return `records/${encodeURIComponent(recordId.toWellFormed())}.json`;
}
/** A plan that waits for its apply, as `.tar.gz`. */
function planKey(recordId, stateKey) {
	return `plans/${encodeURIComponent(recordId.toWellFormed())}/${stateKey}.tar.gz`;
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
// src/github/advice.ts
/** What a workflow does about errors of AWS. */
const WORKFLOW_ADVICE = {
	logIn: "Give the job the permission id-token: write, and run aws-actions/configure-aws-credentials before this step, in the same job.",
	logInAgain: "Set role-to-assume, so that the action gets credentials of its own, or increase the session duration (role-duration-seconds).",
	assumeRole: "If the role requires an external ID, set role-external-id. With the permission id-token: write, the job would use an OIDC token from GitHub instead of the credentials that it has.",
	runAgain: "Run the job again: the provisioned product stays UNDER_CHANGE until Service Catalog is notified."
};
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
/**
* The credentials that the SDK finds: in a profile, in a container, or of the instance.
*
* @throws {Problem} if it finds none
*/
async function foundBySdk(region, advice) {
	const { STSClient } = await import(/* webpackIgnore: true */ "./client-sts.js");
	const client = new STSClient({ region });
	try {
		const { accessKeyId, secretAccessKey, sessionToken, expiration } = await client.config.credentials();
		return {
			accessKeyId,
			secretAccessKey,
			...sessionToken && { sessionToken },
			...expiration && { expiration }
		};
	} catch (error) {
		const { title, advice: todo } = meaningOf(error) ?? {
			title: "No AWS credentials were found",
			advice: ({ logIn }) => logIn
		};
		throw new Problem(title, sentenceOf(error), todo(advice), { cause: error });
	} finally {
		client.destroy();
	}
}
/**
* The SDK looks for its files in the home directory. In a container, a user might have neither `HOME` nor an entry in
* `/etc/passwd`. Node throws then.
*/
function ensureHome(env) {
	try {
		(0,external_node_os_namespaceObject.homedir)();
	} catch {
		env.HOME = "/";
	}
}
/** The largest configuration file and token that the SDK reads here, in bytes. */
const LARGEST_FILE = 2 ** 20;
/**
* Keeps the SDK from reading what is not a file, such as a pipe without a writer: it would wait forever, and for the
* token of a web identity even synchronously.
*
* @returns the names of the settings that are ignored from here on
*/
function ignoreEndlessFiles(env) {
	const home = env.HOME ?? "/";
	const files = {
		AWS_CONFIG_FILE: env.AWS_CONFIG_FILE || (0,external_node_path_namespaceObject.join)(home, ".aws", "config"),
		AWS_SHARED_CREDENTIALS_FILE: env.AWS_SHARED_CREDENTIALS_FILE || (0,external_node_path_namespaceObject.join)(home, ".aws", "credentials"),
		AWS_WEB_IDENTITY_TOKEN_FILE: env.AWS_WEB_IDENTITY_TOKEN_FILE
	};
	const endless = Object.entries(files).filter(([, path]) => path && isEndless(path));
	for (const [name] of endless) if (name === "AWS_WEB_IDENTITY_TOKEN_FILE") delete env[name];
	else env[name] = external_node_os_namespaceObject.devNull;
	return endless.map(([name]) => name);
}
function isEndless(path) {
	return path !== external_node_os_namespaceObject.devNull && ["not a file", "too large"].includes(unreadable$1(path) ?? "");
}
function unreadable$1(path) {
	try {
		readRegularFile(path, LARGEST_FILE);
		return;
	} catch (error) {
		if (error instanceof UnreadableFile) return error.reason;
		throw error;
	}
}
/** The token of a web identity, and of a container's credentials endpoint. AWS might repeat them in an error. */
function tokensIn({ AWS_WEB_IDENTITY_TOKEN_FILE: path, AWS_CONTAINER_AUTHORIZATION_TOKEN: token }) {
	return [(path && unreadable$1(path) === void 0 ? readRegularFile(path, LARGEST_FILE).toString("utf8") : void 0)?.trim(), token];
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
		httpAgent: new external_node_http_.Agent({ proxyEnv }),
		httpsAgent: new external_node_https_.Agent({ proxyEnv })
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
	return new Problem("The role could not be assumed", sentence(`${role.arn}: ${error.name}: ${shortened(error.message, LONGEST)}`), token ? trustOfToken(token, role) : trustOfCaller(error, advice), { cause: error });
}
/** Somebody else's text is cut after so many characters. */
const LONGEST = 1e3;
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
// src/github/oidc-token.ts
/** As many as @actions/core makes. */
const MOST_ATTEMPTS = 11;
/**
* Requests OIDC tokens from GitHub; undefined if the job does not have the permission `id-token: write`. See
* https://docs.github.com/en/actions/reference/security/oidc#methods-for-requesting-the-oidc-token.
*
* `getIDToken` of @actions/core is not used: it sends the token of the request along when a response redirects it to
* another host, and it does not accept all proxy settings that Node accepts.
*/
function oidcTokens(env, agents, secrets) {
	const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken } = env;
	if (!url || !requestToken) return void 0;
	secrets.addCredentials(requestToken);
	return async (audience) => {
		try {
			const token = await requested(new URL(`${url}&audience=${encodeURIComponent(audience)}`), requestToken, agents);
			secrets.addCredentials(token);
			return token;
		} catch (error) {
			throw notIssued(error);
		}
	};
}
async function requested(url, requestToken, agents) {
	for (let attempt = 1;; attempt += 1) try {
		const response = await get$1(url, requestToken, agents);
		const body = await readBody(response, OIDC_REQUEST);
		if (response.statusCode === 200) return tokenIn(body.toString("utf8"));
		throw new HttpError(response.statusCode ?? 0);
	} catch (error) {
		if (error instanceof HttpError && error.status < 500 || attempt === MOST_ATTEMPTS) throw error;
		await (0,external_node_timers_promises_namespaceObject.setTimeout)(backoff(attempt, false));
	}
}
var HttpError = class extends Error {
	status;
	constructor(status, message = `HTTP ${status}`) {
		super(message);
		this.status = status;
	}
};
/** Does not follow redirects. */
async function get$1(url, requestToken, { httpAgent, httpsAgent }) {
	const isHttps = url.protocol === "https:";
	const { request } = isHttps ? await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 708, 19)) : await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 67, 19));
	return new Promise((resolve, reject) => {
		const headers = {
			Accept: "application/json",
			Authorization: `Bearer ${requestToken}`
		};
		const sent = request(url, {
			agent: isHttps ? httpsAgent : httpAgent,
			headers,
			timeout: OIDC_REQUEST
		}, resolve);
		sent.on("timeout", () => sent.destroy(/* @__PURE__ */ new Error(`No response within ${OIDC_REQUEST / 1e3} s`)));
		sent.on("error", reject);
		sent.end();
	});
}
function tokenIn(body) {
	const { value } = parsed$1(body) ?? {};
	if (typeof value !== "string" || value === "") throw new HttpError(200, "HTTP 200 without a token");
	return value;
}
function parsed$1(body) {
	try {
		return JSON.parse(body);
	} catch {
		return;
	}
}
function notIssued(error) {
	return new Problem("GitHub did not issue an OIDC token", sentence(error.message), "Check that the job has the permission id-token: write, and that the runner can reach GitHub.", { cause: error });
}
// src/github/aws-access.ts
/**
* Prepares the environment for the SDK, and makes known what is secret in it.
*
* @param role the role to assume; undefined to use the credentials of the job
* @param fallback credentials to use if there is no role, and no credentials in the environment; undefined to let the
*   SDK find them
*/
function awsAccess(region, role, { env, secrets, log }, fallback) {
	const { agents, passwords, problem } = agentsFor(env);
	secrets.addCredentials(...passwords);
	if (problem) log.warning(problem);
	ensureHome(env);
	for (const name of ignoreEndlessFiles(env)) log.warning(ignoredFile(name));
	secrets.addCredentials(...tokensIn(env), fallback?.secretAccessKey, fallback?.sessionToken);
	const ofJob = environmentCredentials(env) ?? fallback;
	let assumed;
	async function assume(assumable, retryStrategy) {
		const idToken = oidcTokens(env, agents, secrets);
		const credentials = await assumeRole(assumable, {
			region,
			agents,
			idToken,
			credentials: ofJob,
			advice: WORKFLOW_ADVICE
		}, retryStrategy);
		secrets.addCredentials(credentials.secretAccessKey, credentials.sessionToken);
		return credentials;
	}
	return {
		region,
		agents,
		async credentials(retryStrategy) {
			if (role) assumed ??= assume(role, retryStrategy);
			return assumed ?? ofJob;
		}
	};
}
function ignoredFile(name) {
	return new Problem("An AWS file was ignored", `The file of ${name} is not a regular file, or is larger than 1 MiB.`, `Set ${name} to the path of a file.`);
}
/**
* The role in the inputs that configure-aws-credentials has, too; undefined if there is none.
*
* @param essential reads the ARN, without which AWS cannot be called
* @param other reads the rest, for which there are defaults
* @param duration of the session by default, in seconds
*/
function readRole(essential, other, duration) {
	const arn = essential.matching("role-to-assume", /^arn:aws[\w-]*:iam::\d{12}:role\/[\x21-\x7e]+$/);
	const role = {
		sessionName: other.matching("role-session-name", /^[\w+=,.@-]{2,64}$/) ?? "service-catalog-engine-action",
		externalId: other.matching("role-external-id", /^[\w+=,.@:/-]{2,1224}$/),
		durationSeconds: other.wholeNumber("role-duration-seconds", 900, 43200) ?? duration,
		audience: other.text("audience") ?? (arn?.startsWith("arn:aws-cn:") ? "sts.amazonaws.com.cn" : "sts.amazonaws.com")
	};
	return arn ? {
		arn,
		...role
	} : void 0;
}
const REGION = /^[a-z]{2,}(-[a-z0-9]+)+$/;
/** The AWS Region in the inputs; undefined to let the SDK find it. */
function readRegion(essential) {
	return essential.matching("aws-region", REGION);
}
// src/github/state-bucket.ts
/** For what has to be done. */
const PATIENT = {
	timeout: PREPARE,
	maxAttempts: 12
};
/** The bucket of the states, as the engine role reads and writes it after `prepare`. */
function statesOf({ region, credentials }, { stateBucket }, step) {
	if (!credentials) throw new Error("There are no credentials of the engine");
	const { env, log, interrupted } = step;
	const { agents } = awsAccess(region, void 0, step, credentials);
	return async (use, { timeout, maxAttempts } = PATIENT) => {
		const deadline = new Deadline(timeout, interrupted);
		const limits = {
			maxAttempts,
			deadline,
			interrupted
		};
		const onRetry = (failed) => log.info(retryLine(failed, limits));
		const caller = {
			region,
			agents,
			credentials,
			principal: "the engine role",
			advice: WORKFLOW_ADVICE,
			limits
		};
		try {
			return await use(await openBucket(stateBucket, {
				...caller,
				onRetry,
				env
			}));
		} finally {
			deadline.clear();
		}
	};
}
/** Terraform writes its state to this file if it cannot write it to the backend. */
const ERRORED_STATE = "errored.tfstate";
/** In bytes. */
const LARGEST$1 = 536870912;
/**
* Keeps the state that Terraform could not write beside the state, if there is one: the folder goes with the runner, and
* nobody would know the resources.
*
* @returns the key of the object; undefined if there is no such state
* @throws {Problem} if the bucket cannot be written
*/
async function keepErroredState({ workingDirectory, stateKey }, withStates) {
	const path = (0,external_node_path_namespaceObject.join)(workingDirectory, ERRORED_STATE);
	if (!(0,external_node_fs_namespaceObject.existsSync)(path)) return void 0;
	const { errored } = objectsBeside(stateKey);
	await withStates()((states) => states.put(errored, readRegularFile(path, LARGEST$1)));
	(0,external_node_fs_namespaceObject.rmSync)(path);
	return errored;
}
// src/terraform/exact-json.ts
/**
* @throws {SyntaxError} if `text` is not JSON; {RangeError} if it is nested thousands of levels deep;
*   {TooLargeJson} if it has more than 16 Mi characters or more than `mostValues` values
*/
function parseExactJson(text, mostValues) {
	refuseTooLarge(text, mostValues);
	return JSON.parse(text, (_key, value, { source }) => typeof value === "number" ? JSON.rawJSON(source) : value);
}
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
// src/terraform/json-diagnostics.ts
/**
* The diagnostic in one line of `plan -json`, `apply -json`, or a similar command, or all diagnostics if one line has the
* output of `validate -json`. Returns none if the line is something else, is cut off, or has no severity.
*
* Sources: https://developer.hashicorp.com/terraform/internals/machine-readable-ui#diagnostic and
* https://developer.hashicorp.com/terraform/cli/commands/validate#json
*/
function diagnosticsInJson(line) {
	const message = line.includes("\"diagnostic") ? parsed(line) : void 0;
	if (!isObject(message)) return [];
	if (message.type === "diagnostic") return diagnosticsFrom([message.diagnostic]);
	return typeof message.format_version === "string" && Array.isArray(message.diagnostics) ? diagnosticsFrom(message.diagnostics) : [];
}
/** Reads the `diagnostics` of `validate -json` line by line, as Terraform indents them, and keeps one at a time. */
var ValidationDiagnostics = class ValidationDiagnostics {
	#found;
	#diagnostic = "";
	static begunBy(line, found) {
		return line === "  \"diagnostics\": [" ? new ValidationDiagnostics(found) : void 0;
	}
	constructor(found) {
		this.#found = found;
	}
	take(line) {
		if (line === "    {") this.#diagnostic = "{";
		else if (line === "    }" || line === "    },") this.#finish();
		else if (line.startsWith("      ")) this.#continue(line);
		else return false;
		return true;
	}
	end() {
		this.#diagnostic = "";
	}
	#continue(line) {
		if (this.#diagnostic.length < MAX_LENGTH) this.#diagnostic += line;
	}
	#finish() {
		for (const diagnostic of diagnosticsFrom([parsed(`${this.#diagnostic}}`)])) this.#found(diagnostic);
		this.#diagnostic = "";
	}
};
const MAX_LENGTH = 2 ** 20;
/** A diagnostic has a few dozen values. A log can have any number of lines. */
const MOST_VALUES = 2e4;
function parsed(text) {
	try {
		return parseExactJson(text, MOST_VALUES);
	} catch {
		return;
	}
}
function diagnosticsFrom(values) {
	return values.filter(isObject).flatMap((value) => {
		const { severity } = value;
		if (severity !== "error" && severity !== "warning") return [];
		return [{
			severity,
			summary: textAt(value, "summary") ?? "",
			detail: textAt(value, "detail") ?? "",
			address: textAt(value, "address"),
			...placeOf(value),
			...snippetOf(value)
		}];
	});
}
function placeOf({ range }) {
	const file = textAt(range, "filename");
	const start = positionAt(range, "start");
	const end = positionAt(range, "end");
	if (file === void 0 || start === void 0) return {
		file,
		start: void 0,
		end: void 0
	};
	return {
		file,
		start,
		end: end && isInOrder(start, end) ? end : void 0
	};
}
function isInOrder(start, end) {
	return start.line < end.line || start.line === end.line && (start.column ?? 1) <= (end.column ?? 1);
}
function positionAt(range, key) {
	const line = countAt(memberAt(range, key), "line");
	const column = countAt(memberAt(range, key), "column");
	return line === void 0 || column === void 0 ? void 0 : {
		line,
		column
	};
}
function snippetOf({ snippet }) {
	const values = memberAt(snippet, "values");
	return {
		snippet: textAt(snippet, "code"),
		values: (Array.isArray(values) ? values : []).flatMap((value) => {
			const expression = textAt(value, "traversal");
			const statement = textAt(value, "statement");
			return expression === void 0 || statement === void 0 ? [] : [{
				expression,
				statement
			}];
		})
	};
}
function memberAt(value, key) {
	return isObject(value) ? value[key] : void 0;
}
/** A text that is not empty, without the colors that a provider can add. */
function textAt(value, key) {
	const text = memberAt(value, key);
	return typeof text === "string" && text !== "" ? withoutEscapeSequences(text) : void 0;
}
/** A line or column number, which starts at 1. */
function countAt(value, key) {
	const number = memberAt(value, key);
	const count = JSON.isRawJSON(number) ? Number(number.rawJSON) : 0;
	return Number.isSafeInteger(count) && count > 0 ? count : void 0;
}
// src/service-catalog/tracer-tag.ts
/** The key that AWS's engine for Terraform uses. The value is the ID of the provisioned product. */
const TRACER_TAG_KEY = "SERVICE_CATALOG_TERRAFORM_INTEGRATION-DO_NOT_DELETE";
// src/version.ts
/** The version in `package.json`. A test compares them. */
const VERSION = "0.1.0";
// src/terraform/outputs.ts
/**
* Reads the outputs from any format in which Terraform and OpenTofu write them: `output -json`, a state file of version
* 4, `show -json` of a state, or the JSON lines of `apply -json`. The content determines the format.
*
* Sources: https://developer.hashicorp.com/terraform/internals/json-format for `show -json`, and
* https://developer.hashicorp.com/terraform/internals/machine-readable-ui for the JSON lines. The other two were
* recorded with Terraform 1.11.
*
* @throws {Problem} if `text` has none of these formats or is cut off, or if an output has no value
*/
function readOutputs(text) {
	if (text.trim() === "") throw unreadable("The file is empty.", `Check that the command that writes the file succeeded. ${RUN_OUTPUT_JSON}`);
	if (isJsonLines(text)) return outputsOfLastApply(text);
	const document = parseDocument(text);
	if (!isObject(document)) throw unreadable("The file contains a single value, not a set of outputs.", OMIT_THE_NAME);
	if (typeof document.encrypted_data === "string") throw unreadable("The file is an encrypted state from OpenTofu.", RUN_OUTPUT_JSON);
	if (JSON.isRawJSON(document.version)) return outputsOfState(document, document.version.rawJSON);
	if (typeof document.format_version === "string") return outputsOfShow(document);
	return outputsOfOutput(document);
}
const RUN_OUTPUT_JSON = `After the apply, run 'terraform output -json > outputs.json', and use outputs.json.`;
const OMIT_THE_NAME = `'terraform output -json NAME' prints the value of one output. Omit the name. ${RUN_OUTPUT_JSON}`;
/** Does not include the parser's error, because it quotes the text, which can contain a sensitive value. */
function unreadable(message, advice) {
	return new Problem("Cannot read the outputs", message, advice);
}
function tooLarge(text) {
	return new UnparsableOutputs("The file has more than 16 Mi characters or 500,000 JSON values.", `Use only the outputs, and fewer or smaller ones. ${RUN_OUTPUT_JSON}`, text);
}
function unreadablePlan(found) {
	return unreadable(`${found} A plan describes planned outputs, not the outputs of an apply.`, RUN_OUTPUT_JSON);
}
/** The JSON cannot be parsed, so it is unknown which of its strings are sensitive. */
var UnparsableOutputs = class extends Problem {
	/** The strings that can be sensitive. */
	strings;
	constructor(message, advice, text) {
		super("Cannot read the outputs", message, advice);
		this.strings = stringsIn(text);
	}
};
function parseDocument(text) {
	try {
		return parseExactJson(text);
	} catch (error) {
		if (error instanceof TooLargeJson) throw tooLarge(text);
		throw error instanceof RangeError ? new UnparsableOutputs("A value in the file is nested too deeply.", "Use outputs with fewer levels of nesting.", text) : new UnparsableOutputs(`The file is not valid JSON${whereJsonBreaks(error)}.`, RUN_OUTPUT_JSON, text);
	}
}
/** The place where V8 stopped reading. The rest of its message quotes the text. */
function whereJsonBreaks(error) {
	const message = String(error);
	const place = /\(line (\d+) column (\d+)\)$/.exec(message);
	if (/end of JSON input|Unterminated/.test(message)) return ": it ends in the middle, and might be cut off";
	return place ? `: line ${place[1]}, column ${place[2]}` : "";
}
/** Reads `terraform output -json`, where the outputs are the whole document. */
function outputsOfOutput(document) {
	const members = Object.values(document);
	const looksLikeOutput = (member) => isObject(member) && [
		"sensitive",
		"type",
		"value"
	].some((key) => Object.hasOwn(member, key));
	if (members.length > 0 && !members.some(looksLikeOutput)) throw unreadable("The file is JSON, but has no format in which Terraform writes outputs.", OMIT_THE_NAME);
	return outputsIn(document);
}
/** Reads a state file, as `terraform state pull` prints it and backends store it. */
function outputsOfState(document, version) {
	if (version !== "4") throw unreadable(`The file is a state of version ${version.slice(0, 20)}. Only version 4 can be read.`, RUN_OUTPUT_JSON);
	if (document.outputs === void 0) throw unreadable("The file is not a complete state, because it has no outputs.", RUN_OUTPUT_JSON);
	return outputsIn(document.outputs);
}
/** Reads `terraform show -json` of a state. By mistake, it can be a plan or something else with a `format_version`. */
function outputsOfShow(document) {
	if ("planned_values" in document || "resource_changes" in document || "configuration" in document) throw unreadablePlan(`The file is the output of 'terraform show -json' for a plan.`);
	const versions = ["format_version", "terraform_version"];
	if (document.values === void 0 && Object.keys(document).some((key) => !versions.includes(key))) throw unreadable("The file is JSON from Terraform, but not a state.", RUN_OUTPUT_JSON);
	return isObject(document.values) ? outputsIn(document.values.outputs) : [];
}
function isJsonLines(text) {
	const found = text.indexOf("\"@level\"");
	if (found === -1) return false;
	const end = text.indexOf("\n", found);
	return typeof parseMessage(text.slice(text.lastIndexOf("\n", found) + 1, end === -1 ? void 0 : end))?.["@level"] === "string";
}
/**
* Reads the JSON lines of one or more commands. The `outputs` message of a plan has only the planned action for each
* output. The `outputs` message after an apply has types and values. A later apply or error makes it out of date.
*/
function outputsOfLastApply(text) {
	let outputs;
	for (const line of linesWith(/"type":\s*"(?:outputs|apply_start|diagnostic)"/g, text)) {
		const message = parseMessage(line);
		if (message?.type === "outputs" && isObject(message.outputs) && !isPlanned(message.outputs)) outputs = message.outputs;
		if (message?.type === "apply_start" || message?.type === "diagnostic" && message["@level"] === "error") outputs = void 0;
	}
	if (outputs) return outputsIn(outputs, { sensitiveHidden: true });
	if (text.includes("\"apply_start\"")) throw unreadable(`The apply in these JSON lines ended before it printed its outputs.`, RUN_OUTPUT_JSON);
	throw unreadablePlan(`The file contains JSON lines without an apply.`);
}
/** The lines that match, one at a time, because a file can have many millions of lines. */
function* linesWith(pattern, text) {
	for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
		const lineBreak = text.indexOf("\n", match.index);
		const end = lineBreak === -1 ? text.length : lineBreak;
		yield text.slice(text.lastIndexOf("\n", match.index) + 1, end);
		pattern.lastIndex = end;
	}
}
function isPlanned(outputs) {
	return Object.values(outputs).some((output) => isObject(output) && Object.hasOwn(output, "action"));
}
/**
* A line that is not a JSON object, such as a line that is cut off or from a provider, is not a message.
*
* @throws {Problem} if the line is too large, because it can contain the outputs
*/
function parseMessage(line) {
	try {
		const message = parseExactJson(line);
		return isObject(message) ? message : void 0;
	} catch (error) {
		if (error instanceof TooLargeJson) throw tooLarge(line);
		return;
	}
}
function outputsIn(outputs, { sensitiveHidden = false } = {}) {
	if (outputs === void 0 || outputs === null) return [];
	if (!isObject(outputs)) throw unreadable(`'outputs' in the file is not an object.`, RUN_OUTPUT_JSON);
	const readable = [];
	const withoutValue = [];
	for (const [name, output] of Object.entries(outputs)) {
		const { value, sensitive: mark, type } = isObject(output) ? output : {};
		const sensitive = (mark ?? false) !== false;
		if (value !== void 0) readable.push({
			name,
			sensitive,
			value,
			...type !== void 0 && { type }
		});
		else if (sensitive && sensitiveHidden) readable.push({
			name,
			sensitive
		});
		else withoutValue.push(name);
	}
	if (withoutValue[0] !== void 0) throw new OutputWithoutValue(withoutValue[0], readable);
	return readable;
}
/** An output has no value. The other outputs can be sensitive, and must still be hidden. */
var OutputWithoutValue = class extends Problem {
	others;
	constructor(name, others) {
		super("Cannot read the outputs", `The output ${quoted(name)} has no value.`, RUN_OUTPUT_JSON);
		this.others = others;
	}
};
/** Each text by which a sensitive output can appear somewhere else, such as in an error or a failure reason. */
function sensitiveTexts(outputs) {
	const texts = [];
	for (const { sensitive, value, type } of outputs) if (sensitive) collectTexts(value, type, texts);
	return texts;
}
/** @param type as Terraform writes it, see https://developer.hashicorp.com/terraform/internals/json-format */
function collectTexts(value, type, texts) {
	const [kind, element] = Array.isArray(type) ? type : [];
	if (typeof value === "string") {
		texts.push(value);
		if (value.length <= LONGEST_IN_LINES) {
			for (const [line] of value.matchAll(/[^\n]+/g)) if (line !== value) texts.push(line);
		}
	} else if (JSON.isRawJSON(value)) texts.push(value.rawJSON);
	else if (Array.isArray(value)) for (const [index, item] of value.entries()) collectTexts(item, Array.isArray(element) && kind === "tuple" ? element[index] : element, texts);
	else if (isObject(value)) for (const [key, member] of Object.entries(value)) {
		if (kind !== "object") texts.push(key);
		collectTexts(member, kind === "object" && isObject(element) ? element[key] : element, texts);
	}
}
/** In UTF-16 units. The lines of a longer value are not separate secrets. */
const LONGEST_IN_LINES = 2 ** 20;
const MOST_STRINGS = 1e5;
const SHORTEST_STRING = 6;
/** The string values in JSON that cannot be parsed, except words that are too short or too simple to be secrets. */
function stringsIn(text) {
	const strings = [];
	for (let start = text.indexOf("\""); start !== -1 && strings.length < MOST_STRINGS;) {
		const end = endOfString(text, start);
		const isKey = /^\s{0,9}:/.test(text.slice(end + 1, end + 11));
		const value = text.slice(start + 1, end);
		if (!isKey && value.length >= SHORTEST_STRING && !/^[A-Za-z_]{1,15}$/.test(value)) strings.push(value);
		start = text.indexOf("\"", end + 1);
	}
	return strings;
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
// src/github/run-attempt.ts
/** In bytes. A hundred jobs with their steps have far less. */
const LARGEST = 2 ** 24;
/**
* Asks GitHub's API about an attempt of a workflow run.
*
* `@actions/github` is not used: for one request, it would make what a runner downloads 200 KB larger. Nor is `fetch`,
* which doesn't use the proxy that the environment names.
*
* @param path after the attempt, such as `/jobs`
* @param timeout in milliseconds
* @throws if there is no token or no response, or an error with its `status` if that is not 200
*/
async function attemptInApi({ repository, id, attempt }, path, { apiUrl, token, interrupted }, timeout) {
	if (!token) throw new Error("There is no token for GitHub.");
	const name = repository.split("/").map(encodeURIComponent).join("/");
	const response = await followed(new URL(`${apiUrl}/repos/${name}/actions/runs/${Number(id)}/attempts/${Number(attempt)}${path}`), token, AbortSignal.any([interrupted, AbortSignal.timeout(timeout)]));
	const body = await readBody(response, timeout, LARGEST);
	const { statusCode: status } = response;
	if (status !== 200) throw Object.assign(/* @__PURE__ */ new Error(`HTTP ${status}`), { status });
	return JSON.parse(body.toString("utf8"));
}
/** GitHub redirects requests for a repository that was renamed. The token never goes to another host. */
async function followed(url, token, signal) {
	for (let [target, redirects] = [url, 0];; redirects += 1) {
		const response = await get(target, token, signal);
		const next = redirectTarget(target, response.statusCode ?? 0, response.headers.location);
		if (!next || redirects === 3) return response;
		response.destroy();
		target = next;
	}
}
async function get(url, token, signal) {
	const isHttps = url.protocol === "https:";
	const { request } = isHttps ? await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 708, 19)) : await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 67, 19));
	const { httpAgent, httpsAgent } = agentsFor(process.env).agents;
	const headers = {
		Accept: "application/vnd.github+json",
		Authorization: `token ${token}`,
		"User-Agent": `service-catalog-engine-action/${VERSION}`
	};
	return new Promise((resolve, reject) => {
		request(url, {
			agent: isHttps ? httpsAgent : httpAgent,
			headers,
			signal
		}, resolve).on("error", reject).end();
	});
}


var __webpack_exports__BEFORE_EXPIRATION = __webpack_exports__.gm;
var __webpack_exports__CONSTRAINTS = __webpack_exports__.vc;
var __webpack_exports__DEFAULT_RETRY_MODE = __webpack_exports__.L0;
var __webpack_exports__Deadline = __webpack_exports__.B2;
var __webpack_exports__ERRORED_STATE = __webpack_exports__.mb;
var __webpack_exports__FAILED_STEPS = __webpack_exports__.ae;
var __webpack_exports__FOLLOWED_AFTER_INTERRUPTION = __webpack_exports__.yl;
var __webpack_exports__INVOCATION_ID_HEADER = __webpack_exports__.l5;
var __webpack_exports__InputReader = __webpack_exports__.i_;
var __webpack_exports__LAST_ATTEMPT = __webpack_exports__.bI;
var __webpack_exports__LOCK_LOOK = __webpack_exports__.Ax;
var __webpack_exports__LOG = __webpack_exports__.$9;
var __webpack_exports__OPERATIONS = __webpack_exports__.xb;
var __webpack_exports__OUTPUTS = __webpack_exports__.py;
var __webpack_exports__OutputWithoutValue = __webpack_exports__.Rm;
var __webpack_exports__PATIENT = __webpack_exports__.qh;
var __webpack_exports__PREPARE = __webpack_exports__.IZ;
var __webpack_exports__PatientRetryStrategy = __webpack_exports__.lG;
var __webpack_exports__Problem = __webpack_exports__.AF;
var __webpack_exports__REGION = __webpack_exports__.Zg;
var __webpack_exports__REQUEST_HEADER = __webpack_exports__.ok;
var __webpack_exports__RETRY_MODES = __webpack_exports__.cm;
var __webpack_exports__RUN_STATUS = __webpack_exports__.$H;
var __webpack_exports__Retry = __webpack_exports__.fz;
var __webpack_exports__StandardRetryStrategy = __webpack_exports__.ru;
var __webpack_exports__TERRAFORM_END = __webpack_exports__.PL;
var __webpack_exports__TO_STOP = __webpack_exports__.nb;
var __webpack_exports__TRACER_TAG_KEY = __webpack_exports__.xf;
var __webpack_exports__TooLargeJson = __webpack_exports__.s_;
var __webpack_exports__UNDER_WAY = __webpack_exports__.pC;
var __webpack_exports__UNKNOWN_SESSION = __webpack_exports__._9;
var __webpack_exports__UnparsableOutputs = __webpack_exports__.SC;
var __webpack_exports__UnreadableFile = __webpack_exports__.ie;
var __webpack_exports__VERSION = __webpack_exports__.xv;
var __webpack_exports__ValidationDiagnostics = __webpack_exports__.mx;
var __webpack_exports__WORKFLOW_ADVICE = __webpack_exports__.jx;
var __webpack_exports__asProblem = __webpack_exports__.gr;
var __webpack_exports__assumeRole = __webpack_exports__.xN;
var __webpack_exports__attemptInApi = __webpack_exports__.V7;
var __webpack_exports__attemptLimit = __webpack_exports__.N4;
var __webpack_exports__awsAccess = __webpack_exports__.SU;
var __webpack_exports__brokenRule = __webpack_exports__.qx;
var __webpack_exports__code = __webpack_exports__.aY;
var __webpack_exports__compactJson = __webpack_exports__.Ar;
var __webpack_exports__createFolder = __webpack_exports__.vV;
var __webpack_exports__diagnosticsInJson = __webpack_exports__.Mg;
var __webpack_exports__endGroup = __webpack_exports__.eq;
var __webpack_exports__endOfString = __webpack_exports__.ap;
var __webpack_exports__environmentCredentials = __webpack_exports__.Se;
var __webpack_exports__exportVariables = __webpack_exports__.qY;
var __webpack_exports__fitting = __webpack_exports__._Q;
var __webpack_exports__forgetRunning = __webpack_exports__.Jv;
var __webpack_exports__foundBySdk = __webpack_exports__.iL;
var __webpack_exports__getInput = __webpack_exports__.V4;
var __webpack_exports__hasEnded = __webpack_exports__.hY;
var __webpack_exports__interruptOnce = __webpack_exports__.j$;
var __webpack_exports__isObject = __webpack_exports__.Gv;
var __webpack_exports__keepErroredState = __webpack_exports__.i8;
var __webpack_exports__leave = __webpack_exports__.qG;
var __webpack_exports__leftByPrepare = __webpack_exports__.Cq;
var __webpack_exports__meaningOf = __webpack_exports__.Pr;
var __webpack_exports__namedFolder = __webpack_exports__.A0;
var __webpack_exports__objectsBeside = __webpack_exports__.d0;
var __webpack_exports__openBucket = __webpack_exports__.xB;
var __webpack_exports__orWarn = __webpack_exports__.wF;
var __webpack_exports__parseExactJson = __webpack_exports__.lQ;
var __webpack_exports__planKey = __webpack_exports__.vH;
var __webpack_exports__pre = __webpack_exports__.AS;
var __webpack_exports__problemBlocks = __webpack_exports__.OT;
var __webpack_exports__prose = __webpack_exports__.CS;
var __webpack_exports__quoted = __webpack_exports__.TL;
var __webpack_exports__readBody = __webpack_exports__.x8;
var __webpack_exports__readNote = __webpack_exports__.VC;
var __webpack_exports__readOutputs = __webpack_exports__.T7;
var __webpack_exports__readProgress = __webpack_exports__.gQ;
var __webpack_exports__readRegion = __webpack_exports__.XP;
var __webpack_exports__readRegularFile = __webpack_exports__.XF;
var __webpack_exports__readRegularFileChunks = __webpack_exports__.QC;
var __webpack_exports__readRole = __webpack_exports__.fP;
var __webpack_exports__readRunning = __webpack_exports__.Ki;
var __webpack_exports__recordKey = __webpack_exports__.Hy;
var __webpack_exports__recordRunning = __webpack_exports__.rW;
var __webpack_exports__refuseTooLarge = __webpack_exports__.Aj;
var __webpack_exports__requestHandler = __webpack_exports__.OX;
var __webpack_exports__retryLine = __webpack_exports__.Rn;
var __webpack_exports__runStep = __webpack_exports__.eg;
var __webpack_exports__sensitiveTexts = __webpack_exports__.bl;
var __webpack_exports__sentenceOf = __webpack_exports__.$N;
var __webpack_exports__setOutputs = __webpack_exports__.n0;
var __webpack_exports__setSecret = __webpack_exports__.Pq;
var __webpack_exports__shortened = __webpack_exports__.vI;
var __webpack_exports__showFailure = __webpack_exports__.iV;
var __webpack_exports__startGroup = __webpack_exports__.Oh;
var __webpack_exports__statesOf = __webpack_exports__.kY;
var __webpack_exports__statusOf = __webpack_exports__.c2;
var __webpack_exports__suggestion = __webpack_exports__.h;
var __webpack_exports__summaryOf = __webpack_exports__.YG;
var __webpack_exports__unlessCrashed = __webpack_exports__.pn;
var __webpack_exports__usesPathStyle = __webpack_exports__.PC;
var __webpack_exports__valueIn = __webpack_exports__.xm;
var __webpack_exports__waitUntilEnded = __webpack_exports__.uC;
var __webpack_exports__withoutControlCharacters = __webpack_exports__.aC;
var __webpack_exports__withoutEscapeSequences = __webpack_exports__.yB;
var __webpack_exports__writePrivately = __webpack_exports__.Q9;
var __webpack_exports__writeProgress = __webpack_exports__.pH;
var __webpack_exports__writeSummary = __webpack_exports__.Sy;
export { __webpack_exports__BEFORE_EXPIRATION as BEFORE_EXPIRATION, __webpack_exports__CONSTRAINTS as CONSTRAINTS, __webpack_exports__DEFAULT_RETRY_MODE as DEFAULT_RETRY_MODE, __webpack_exports__Deadline as Deadline, __webpack_exports__ERRORED_STATE as ERRORED_STATE, __webpack_exports__FAILED_STEPS as FAILED_STEPS, __webpack_exports__FOLLOWED_AFTER_INTERRUPTION as FOLLOWED_AFTER_INTERRUPTION, __webpack_exports__INVOCATION_ID_HEADER as INVOCATION_ID_HEADER, __webpack_exports__InputReader as InputReader, __webpack_exports__LAST_ATTEMPT as LAST_ATTEMPT, __webpack_exports__LOCK_LOOK as LOCK_LOOK, __webpack_exports__LOG as LOG, __webpack_exports__OPERATIONS as OPERATIONS, __webpack_exports__OUTPUTS as OUTPUTS, __webpack_exports__OutputWithoutValue as OutputWithoutValue, __webpack_exports__PATIENT as PATIENT, __webpack_exports__PREPARE as PREPARE, __webpack_exports__PatientRetryStrategy as PatientRetryStrategy, __webpack_exports__Problem as Problem, __webpack_exports__REGION as REGION, __webpack_exports__REQUEST_HEADER as REQUEST_HEADER, __webpack_exports__RETRY_MODES as RETRY_MODES, __webpack_exports__RUN_STATUS as RUN_STATUS, __webpack_exports__Retry as Retry, __webpack_exports__StandardRetryStrategy as StandardRetryStrategy, __webpack_exports__TERRAFORM_END as TERRAFORM_END, __webpack_exports__TO_STOP as TO_STOP, __webpack_exports__TRACER_TAG_KEY as TRACER_TAG_KEY, __webpack_exports__TooLargeJson as TooLargeJson, __webpack_exports__UNDER_WAY as UNDER_WAY, __webpack_exports__UNKNOWN_SESSION as UNKNOWN_SESSION, __webpack_exports__UnparsableOutputs as UnparsableOutputs, __webpack_exports__UnreadableFile as UnreadableFile, __webpack_exports__VERSION as VERSION, __webpack_exports__ValidationDiagnostics as ValidationDiagnostics, __webpack_exports__WORKFLOW_ADVICE as WORKFLOW_ADVICE, __webpack_exports__asProblem as asProblem, __webpack_exports__assumeRole as assumeRole, __webpack_exports__attemptInApi as attemptInApi, __webpack_exports__attemptLimit as attemptLimit, __webpack_exports__awsAccess as awsAccess, __webpack_exports__brokenRule as brokenRule, __webpack_exports__code as code, __webpack_exports__compactJson as compactJson, __webpack_exports__createFolder as createFolder, __webpack_exports__diagnosticsInJson as diagnosticsInJson, __webpack_exports__endGroup as endGroup, __webpack_exports__endOfString as endOfString, __webpack_exports__environmentCredentials as environmentCredentials, __webpack_exports__exportVariables as exportVariables, __webpack_exports__fitting as fitting, __webpack_exports__forgetRunning as forgetRunning, __webpack_exports__foundBySdk as foundBySdk, __webpack_exports__getInput as getInput, __webpack_exports__hasEnded as hasEnded, __webpack_exports__interruptOnce as interruptOnce, __webpack_exports__isObject as isObject, __webpack_exports__keepErroredState as keepErroredState, __webpack_exports__leave as leave, __webpack_exports__leftByPrepare as leftByPrepare, __webpack_exports__meaningOf as meaningOf, __webpack_exports__namedFolder as namedFolder, __webpack_exports__objectsBeside as objectsBeside, __webpack_exports__openBucket as openBucket, __webpack_exports__orWarn as orWarn, __webpack_exports__parseExactJson as parseExactJson, __webpack_exports__planKey as planKey, __webpack_exports__pre as pre, __webpack_exports__problemBlocks as problemBlocks, __webpack_exports__prose as prose, __webpack_exports__quoted as quoted, __webpack_exports__readBody as readBody, __webpack_exports__readNote as readNote, __webpack_exports__readOutputs as readOutputs, __webpack_exports__readProgress as readProgress, __webpack_exports__readRegion as readRegion, __webpack_exports__readRegularFile as readRegularFile, __webpack_exports__readRegularFileChunks as readRegularFileChunks, __webpack_exports__readRole as readRole, __webpack_exports__readRunning as readRunning, __webpack_exports__recordKey as recordKey, __webpack_exports__recordRunning as recordRunning, __webpack_exports__refuseTooLarge as refuseTooLarge, __webpack_exports__requestHandler as requestHandler, __webpack_exports__retryLine as retryLine, __webpack_exports__runStep as runStep, __webpack_exports__sensitiveTexts as sensitiveTexts, __webpack_exports__sentenceOf as sentenceOf, __webpack_exports__setOutputs as setOutputs, __webpack_exports__setSecret as setSecret, __webpack_exports__shortened as shortened, __webpack_exports__showFailure as showFailure, __webpack_exports__startGroup as startGroup, __webpack_exports__statesOf as statesOf, __webpack_exports__statusOf as statusOf, __webpack_exports__suggestion as suggestion, __webpack_exports__summaryOf as summaryOf, __webpack_exports__unlessCrashed as unlessCrashed, __webpack_exports__usesPathStyle as usesPathStyle, __webpack_exports__valueIn as valueIn, __webpack_exports__waitUntilEnded as waitUntilEnded, __webpack_exports__withoutControlCharacters as withoutControlCharacters, __webpack_exports__withoutEscapeSequences as withoutEscapeSequences, __webpack_exports__writePrivately as writePrivately, __webpack_exports__writeProgress as writeProgress, __webpack_exports__writeSummary as writeSummary };
