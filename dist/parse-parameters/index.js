import * as __WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__ from "./run.js";
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
  R: () => (/* binding */ handler)
});

;// CONCATENATED MODULE: external "./run.js"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_run_js_namespaceObject = x({ ["Deadline"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.Deadline), ["KEPT_TO_READ"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.KEPT_TO_READ), ["KEPT_TO_RESPOND"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.KEPT_TO_RESPOND), ["OUT_OF_TIME"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.OUT_OF_TIME), ["Problem"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.Problem), ["Secrets"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.Secrets), ["asFailure"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.asFailure), ["readRequest"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.readRequest), ["run"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.run), ["structuredLog"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.structuredLog), ["thrownError"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.thrownError) });
;// CONCATENATED MODULE: ./build/parse-parameters/index.js

// src/parse-parameters/index.ts
/**
* The function `ServiceCatalogExternalParameterParser`, which Service Catalog invokes when somebody looks at a version of a
* product.
*/
async function handler(event, { awsRequestId, getRemainingTimeInMillis }) {
	const secrets = new external_run_js_namespaceObject.Secrets();
	const remaining = getRemainingTimeInMillis();
	const ofAws = new external_run_js_namespaceObject.Deadline(Math.max(remaining - external_run_js_namespaceObject.KEPT_TO_READ, remaining / 2), new AbortController().signal);
	const ofAll = new external_run_js_namespaceObject.Deadline(remaining - external_run_js_namespaceObject.KEPT_TO_RESPOND, new AbortController().signal);
	let log = (0,external_run_js_namespaceObject.structuredLog)(secrets, { requestId: awsRequestId });
	try {
		const request = (0,external_run_js_namespaceObject.readRequest)(event);
		const { artifact, launchRoleArn } = request;
		log = (0,external_run_js_namespaceObject.structuredLog)(secrets, {
			requestId: awsRequestId,
			...artifact,
			launchRoleArn
		});
		const invocation = {
			env: process.env,
			secrets,
			log,
			deadline: ofAws
		};
		const parameters = await Promise.race([(0,external_run_js_namespaceObject.run)(request, invocation), endOf(ofAll)]);
		refuseTooLarge(parameters);
		log.info("The parameters were read.", { parameters: parameters.length });
		return { parameters };
	} catch (error) {
		const failure = (0,external_run_js_namespaceObject.asFailure)(error);
		logFailure(failure, log);
		throw (0,external_run_js_namespaceObject.thrownError)(failure, secrets);
	} finally {
		ofAws.clear();
		ofAll.clear();
	}
}
function endOf({ over }) {
	return new Promise((_, reject) => {
		over.addEventListener("abort", () => reject(external_run_js_namespaceObject.OUT_OF_TIME), { once: true });
	});
}
/** In bytes. Lambda allows slightly more. (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html) */
const LARGEST = 6e6;
function refuseTooLarge(parameters) {
	if (Buffer.byteLength(JSON.stringify({ parameters })) <= LARGEST) return;
	throw new external_run_js_namespaceObject.Problem("Too many parameters", `The product has ${parameters.length} variables, which are too large for a response of AWS Lambda (6 MB).`, "Use fewer variables, or shorter descriptions and defaults.");
}
function logFailure({ name, title, message, advice, cause }, log) {
	const isBug = name === "ParserInternalException" && cause instanceof Error;
	log.error(message, {
		error: name,
		title,
		advice,
		stack: isBug ? cause.stack : void 0
	});
}


var __webpack_exports__handler = __webpack_exports__.R;
export { __webpack_exports__handler as handler };
