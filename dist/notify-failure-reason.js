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
  M: () => (/* binding */ failureReasonOf)
});

;// CONCATENATED MODULE: external "./actions.js"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_actions_js_namespaceObject = x({ ["FAILED_STEPS"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.FAILED_STEPS), ["attemptInApi"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.attemptInApi), ["shortened"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.shortened), ["shortenedInTheMiddle"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.shortenedInTheMiddle), ["withoutControlCharacters"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.withoutControlCharacters), ["withoutNoise"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.withoutNoise) });
;// CONCATENATED MODULE: ./build/notify-failure-reason.js

// src/github/failed-steps.ts
/**
* The steps that have failed in this attempt of the workflow run, a sentence for each job. From GitHub's API, `GET
* /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs`, which needs `actions: read`.
*
* @param token `GITHUB_TOKEN`, or another token with that permission
* @throws if the API does not respond: without the permission or the network, at a rate limit, or after 3 seconds
*/
async function failedSteps(run, token, interrupted) {
	const access = {
		apiUrl: run.apiUrl,
		token,
		interrupted
	};
	const { jobs } = await (0,external_actions_js_namespaceObject.attemptInApi)(run, "/jobs?per_page=100", access, external_actions_js_namespaceObject.FAILED_STEPS);
	return jobs.flatMap(({ name, conclusion, steps = [] }) => {
		const failed = steps.filter((step) => step.conclusion === "failure").map((step) => `'${step.name}'`);
		if (failed.length > 0) return [`The job '${name}' failed in the ${failed.length === 1 ? "step" : "steps"} ${failed.join(", ")}.`];
		return conclusion === "failure" || conclusion === "timed_out" ? [`The job '${name}' ended with the conclusion '${conclusion}'.`] : [];
	});
}
// src/notify/failure-reason.ts
/**
* Why a run failed, in words for the users of the product. From the best source there is: the input, the errors in
* Terraform's log, its last lines, the failed steps, or the status. Never throws.
*/
async function failureReasonOf({ failureReason, githubToken }, status, log, step) {
	if (failureReason) return failureReason;
	const ofStatus = `The workflow run ended with the status '${status.given}'.`;
	if (status.given === "cancelled") return [ofStatus, errorsIn(log, step.secrets)].filter(Boolean).join("\n");
	const known = causeInLog(log, step.secrets);
	if (known) return known;
	return (await stepsThatFailed(status, githubToken, step)).join("\n") || ofStatus;
}
function errorsIn({ errors, moreErrors }, secrets) {
	const causes = errors.filter(({ summary }) => summary !== HALTED);
	return causes.length > 0 ? causeInErrors(causes, moreErrors, secrets) : "";
}
/** Terraform says so of each resource that it did not get to after an interrupt. */
const HALTED = "execution halted";
/** In a skipped run, no step is to blame. */
async function stepsThatFailed(status, token, { workflowRun, interrupted }) {
	const isKnown = workflowRun.id && workflowRun.apiUrl;
	if (!token || !isKnown || status.given === "skipped") return [];
	return failedSteps(workflowRun, token, interrupted).catch(() => []);
}
/** What the log says about why a run failed; undefined if it is empty, or if Terraform succeeded. */
function causeInLog({ errors, moreErrors, end, endsInSuccess }, secrets) {
	if (errors.length > 0) return causeInErrors(errors, moreErrors, secrets);
	if (end === "" || endsInSuccess) return void 0;
	return `Terraform's log has no errors. It ends with these lines:\n${lastLinesOf(secrets.hideFor("failure reason", end))}`;
}
/** In UTF-16 units. */
const MOST_IN_LINES = 1500;
/** @param end the end of a log, without secrets, because a part of a secret is not recognized */
function lastLinesOf(end) {
	const lines = end.split("\n").slice(-12);
	while (lines.length > 1 && lines.join("\n").length > MOST_IN_LINES) lines.shift();
	return (0,external_actions_js_namespaceObject.shortened)(lines.join("\n"), MOST_IN_LINES);
}
/** All paragraphs together. Leaves room for the number of errors and the URL of the workflow run. In UTF-16 units. */
const ROOM = 1700;
/** A paragraph has at least so much room, and errors that have none left are only counted. */
const SHORTEST_PARAGRAPH = 300;
/** Far more than there is room for. */
const LONGEST_READ = 8192;
/**
* The number of errors, and a paragraph for each cause: the most useful first, without the parts that do not help users
* of the product. Errors with the same cause share a paragraph.
*
* @param more how many errors there are besides these
*/
function causeInErrors(errors, more, secrets) {
	const causes = causesOf(errors, secrets);
	const room = Math.max(SHORTEST_PARAGRAPH, Math.floor(ROOM / causes.length));
	const paragraphs = [];
	let [left, shown] = [ROOM, 0];
	for (const cause of causes) {
		const text = paragraph(cause, room);
		if (paragraphs.length > 0 && text.length > left) break;
		paragraphs.push(text);
		left -= text.length + 1;
		shown += cause.errors.length;
	}
	const count = errors.length + more;
	return [
		...count > 1 && (causes.length > 1 || more > 0) ? [`${count} errors.`] : [],
		...paragraphs,
		...count > shown ? [`And ${count - shown} more.`] : []
	].join("\n");
}
/** If errors have more causes than this, they share a paragraph with errors that are less alike. */
const MANY = 6;
/** What errors with the same cause can differ in: nothing, names in parentheses and IDs, everything in quotes. */
const DIFFERENCES = [
	"",
	/\([^()]*\)|\b[\w:/.-]*\d[\w:/.-]*/g,
	/\([^()]*\)|\b[\w:/.-]*\d[\w:/.-]*|'[^']*'|"[^"]*"/g
];
function causesOf(errors, secrets) {
	const texts = [...errors].sort((a, b) => usefulness(b) - usefulness(a)).map((error) => ({
		error,
		text: textOf(error, secrets)
	}));
	let causes = [];
	for (const differences of DIFFERENCES) {
		causes = [...Map.groupBy(texts, ({ text }) => text.replaceAll(differences, "")).values()].map((group) => ({
			text: group[0]?.text ?? "",
			errors: group.map(({ error }) => error)
		}));
		if (causes.length <= MANY) break;
	}
	return causes;
}
/** Errors with a place are about something. Errors without one often only announce the others. */
function usefulness({ file, address }) {
	return file || address ? 1 : 0;
}
function textOf({ summary, detail }, secrets) {
	const [what, why] = [summary, detail].map((part) => secrets.hideFor("failure reason", onOneLine((0,external_actions_js_namespaceObject.withoutNoise)((0,external_actions_js_namespaceObject.shortened)(part, LONGEST_READ)))));
	if (!what || !why) return what || why || "";
	return /[.:!?]$/.test(what) ? `${what} ${why}` : `${what}: ${why}`;
}
function paragraph({ text, errors }, room) {
	const count = errors.length > 1 ? `${errors.length} errors: ` : "";
	const where = placesOf(errors, room / 2);
	const rest = Math.max(100, room - count.length - where.length);
	return `${count}${(0,external_actions_js_namespaceObject.shortenedInTheMiddle)(text, rest)}${where}`;
}
/** Where the errors are, in parentheses, as far as there is room. */
function placesOf(errors, room) {
	const places = [...new Set(errors.map(placeOf).filter((place) => place !== ""))];
	let length = 0;
	const end = places.findIndex((place, index) => {
		length += place.length + 2;
		return index > 0 && length > room;
	});
	const shown = end === -1 ? places : [...places.slice(0, end), `and ${places.length - end} more`];
	return shown.length === 0 ? "" : ` (${shown.join(", ")})`;
}
/** Several errors are about resources. Of a single one, the line helps, too. */
function placeOf({ address, file, start }, _, { length }) {
	const line = file && `${file}${start ? ` line ${start.line}` : ""}`;
	return length > 1 && address ? address : [address, line].filter(Boolean).join(", ");
}
function onOneLine(text) {
	return (0,external_actions_js_namespaceObject.withoutControlCharacters)(text.replaceAll(/\s+/g, " ")).trim();
}


var __webpack_exports__failureReasonOf = __webpack_exports__.M;
export { __webpack_exports__failureReasonOf as failureReasonOf };
