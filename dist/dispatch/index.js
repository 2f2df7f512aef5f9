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
const external_run_js_namespaceObject = x({ ["endMessage"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.endMessage), ["readSettings"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.readSettings) });
;// CONCATENATED MODULE: ./build/dispatch/index.js

// src/dispatch/index.ts
/**
* Sends messages from Service Catalog's queues to GitHub.
*
* @returns the messages that go back to the queue
* @throws {Problem} if the environment is invalid. Then all messages go back
*/
async function handler({ Records }, invocation) {
	const settings = (0,external_run_js_namespaceObject.readSettings)(process.env);
	const hasEnded = await Promise.all(Records.map((record) => (0,external_run_js_namespaceObject.endMessage)(record, settings, process.env, invocation)));
	return { batchItemFailures: Records.filter((_, index) => !hasEnded[index]).map(({ messageId }) => ({ itemIdentifier: messageId })) };
}


var __webpack_exports__handler = __webpack_exports__.R;
export { __webpack_exports__handler as handler };
