import * as __WEBPACK_EXTERNAL_MODULE__event_streams_js_9f692385__ from "./event-streams.js";
import * as __WEBPACK_EXTERNAL_MODULE__client_s3_js_3169e094__ from "./client-s3.js";
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
  M: () => (/* reexport */ external_event_streams_js_namespaceObject.EventStreamSerde),
  J: () => (/* reexport */ external_event_streams_js_namespaceObject.eventStreamSerdeProvider)
});

;// CONCATENATED MODULE: external "./event-streams.js"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_event_streams_js_namespaceObject = x({ ["EventStreamSerde"]: () => (__WEBPACK_EXTERNAL_MODULE__event_streams_js_9f692385__.EventStreamSerde), ["eventStreamSerdeProvider"]: () => (__WEBPACK_EXTERNAL_MODULE__event_streams_js_9f692385__.eventStreamSerdeProvider) });
;// CONCATENATED MODULE: external "./client-s3.js"
var external_client_s3_js_x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var external_client_s3_js_y = (x) => (() => (x))
const external_client_s3_js_namespaceObject = external_client_s3_js_x({  });
;// CONCATENATED MODULE: ./build/core-event-streams.js



var __webpack_exports__EventStreamSerde = __webpack_exports__.M;
var __webpack_exports__eventStreamSerdeProvider = __webpack_exports__.J;
export { __webpack_exports__EventStreamSerde as EventStreamSerde, __webpack_exports__eventStreamSerdeProvider as eventStreamSerdeProvider };
