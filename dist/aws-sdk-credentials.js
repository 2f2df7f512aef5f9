import * as __WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__ from "./actions.js";
import * as __WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__ from "./aws-sdk-clients.js";
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
  Yu: () => (/* binding */ AwsRestJsonProtocol),
  ZY: () => (/* binding */ externalDataInterceptor),
  C9: () => (/* binding */ getSSOTokenFilepath),
  vf: () => (/* binding */ getSSOTokenFromFile),
  YU: () => (/* binding */ parseKnownFiles),
  rE: () => (/* binding */ version)
});

;// CONCATENATED MODULE: external "./actions.js"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_actions_js_namespaceObject = x({ ["JsonCodec2"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.JsonCodec2), ["NormalizedSchema"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.NormalizedSchema), ["ProtocolLib"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.ProtocolLib), ["fileIntercept"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.fileIntercept), ["getHomeDir"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.getHomeDir), ["loadRestJsonErrorCode"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.loadRestJsonErrorCode), ["loadSharedConfigFiles"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.loadSharedConfigFiles) });
;// CONCATENATED MODULE: external "./aws-sdk-clients.js"
var external_aws_sdk_clients_js_x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var external_aws_sdk_clients_js_y = (x) => (() => (x))
const external_aws_sdk_clients_js_namespaceObject = external_aws_sdk_clients_js_x({ ["HttpBindingProtocol"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.HttpBindingProtocol), ["HttpInterceptingShapeDeserializer"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.HttpInterceptingShapeDeserializer), ["HttpInterceptingShapeSerializer"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.HttpInterceptingShapeSerializer) });
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: ./build/aws-sdk-credentials.js





// node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/getSSOTokenFilepath.js
const getSSOTokenFilepath = (id) => {
	const cacheName = (0,external_node_crypto_namespaceObject.createHash)("sha1").update(id).digest("hex");
	return (0,external_node_path_namespaceObject.join)((0,external_actions_js_namespaceObject.getHomeDir)(), ".aws", "sso", "cache", `${cacheName}.json`);
};
// node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/getSSOTokenFromFile.js
const tokenIntercept = {};
const getSSOTokenFromFile = async (id) => {
	if (tokenIntercept[id]) return tokenIntercept[id];
	const ssoTokenFilepath = getSSOTokenFilepath(id);
	const ssoTokenText = await (0,promises_namespaceObject.readFile)(ssoTokenFilepath, "utf8");
	return JSON.parse(ssoTokenText);
};
// node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/mergeConfigFiles.js
const mergeConfigFiles = (...files) => {
	const merged = {};
	for (const file of files) for (const [key, values] of Object.entries(file)) if (merged[key] !== void 0) Object.assign(merged[key], values);
	else merged[key] = values;
	return merged;
};
// node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/parseKnownFiles.js
const parseKnownFiles = async (init) => {
	const parsedFiles = await (0,external_actions_js_namespaceObject.loadSharedConfigFiles)(init);
	return mergeConfigFiles(parsedFiles.configFile, parsedFiles.credentialsFile);
};
// node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/externalDataInterceptor.js
const externalDataInterceptor = {
	getFileRecord() {
		return external_actions_js_namespaceObject.fileIntercept;
	},
	interceptFile(path, contents) {
		external_actions_js_namespaceObject.fileIntercept[path] = Promise.resolve(contents);
	},
	getTokenRecord() {
		return tokenIntercept;
	},
	interceptToken(id, contents) {
		tokenIntercept[id] = contents;
	}
};
// node_modules/@aws-sdk/core/dist-es/submodules/protocols/json/AwsRestJsonProtocol.js
var AwsRestJsonProtocol = class extends external_aws_sdk_clients_js_namespaceObject.HttpBindingProtocol {
	serializer;
	deserializer;
	codec;
	mixin = new external_actions_js_namespaceObject.ProtocolLib();
	constructor({ defaultNamespace, errorTypeRegistries, jsonCodec }) {
		super({
			defaultNamespace,
			errorTypeRegistries
		});
		const settings = {
			timestampFormat: {
				useTrait: true,
				default: 7
			},
			httpBindings: true,
			jsonName: true
		};
		this.codec = jsonCodec ?? new external_actions_js_namespaceObject.JsonCodec2(settings);
		this.serializer = new external_aws_sdk_clients_js_namespaceObject.HttpInterceptingShapeSerializer(this.codec.createSerializer(), settings);
		this.deserializer = new external_aws_sdk_clients_js_namespaceObject.HttpInterceptingShapeDeserializer(this.codec.createDeserializer(), settings);
	}
	getShapeId() {
		return "aws.protocols#restJson1";
	}
	getPayloadCodec() {
		return this.codec;
	}
	setSerdeContext(serdeContext) {
		this.codec.setSerdeContext(serdeContext);
		super.setSerdeContext(serdeContext);
	}
	async serializeRequest(operationSchema, input, context) {
		const request = await super.serializeRequest(operationSchema, input, context);
		const inputSchema = external_actions_js_namespaceObject.NormalizedSchema.of(operationSchema.input);
		if (!request.headers["content-type"]) {
			const contentType = this.mixin.resolveRestContentType(this.getDefaultContentType(), inputSchema);
			if (contentType) request.headers["content-type"] = contentType;
		}
		if (request.body == null && request.headers["content-type"] === this.getDefaultContentType()) request.body = "{}";
		return request;
	}
	async deserializeResponse(operationSchema, context, response) {
		const output = await super.deserializeResponse(operationSchema, context, response);
		const outputSchema = external_actions_js_namespaceObject.NormalizedSchema.of(operationSchema.output);
		for (const [name, member] of outputSchema.structIterator()) if (member.getMemberTraits().httpPayload && !(name in output)) output[name] = null;
		return output;
	}
	async handleError(operationSchema, context, response, dataObject, metadata) {
		const errorIdentifier = (0,external_actions_js_namespaceObject.loadRestJsonErrorCode)(response, dataObject) ?? "Unknown";
		this.mixin.compose(this.compositeErrorRegistry, errorIdentifier, this.options.defaultNamespace);
		const { errorSchema, errorMetadata } = await this.mixin.getErrorSchemaOrThrowBaseException(errorIdentifier, this.options.defaultNamespace, response, dataObject, metadata);
		const ns = external_actions_js_namespaceObject.NormalizedSchema.of(errorSchema);
		const message = dataObject.message ?? dataObject.Message ?? "UnknownError";
		const exception = new ((this.compositeErrorRegistry.getErrorCtor(errorSchema)) ?? Error)({});
		await this.deserializeHttpMessage(errorSchema, context, response, dataObject);
		const output = {};
		const errorDeserializer = this.codec.createDeserializer();
		for (const [name, member] of ns.structIterator()) {
			const target = member.getMergedTraits().jsonName ?? name;
			output[name] = errorDeserializer.readObject(member, dataObject[target]);
		}
		throw this.mixin.decorateServiceException(Object.assign(exception, errorMetadata, {
			$fault: ns.getMergedTraits().error,
			message
		}, output), dataObject);
	}
	getDefaultContentType() {
		return "application/json";
	}
};
// node_modules/@aws-sdk/nested-clients/package.json
var version = "3.998.5";


var __webpack_exports__AwsRestJsonProtocol = __webpack_exports__.Yu;
var __webpack_exports__externalDataInterceptor = __webpack_exports__.ZY;
var __webpack_exports__getSSOTokenFilepath = __webpack_exports__.C9;
var __webpack_exports__getSSOTokenFromFile = __webpack_exports__.vf;
var __webpack_exports__parseKnownFiles = __webpack_exports__.YU;
var __webpack_exports__version = __webpack_exports__.rE;
export { __webpack_exports__AwsRestJsonProtocol as AwsRestJsonProtocol, __webpack_exports__externalDataInterceptor as externalDataInterceptor, __webpack_exports__getSSOTokenFilepath as getSSOTokenFilepath, __webpack_exports__getSSOTokenFromFile as getSSOTokenFromFile, __webpack_exports__parseKnownFiles as parseKnownFiles, __webpack_exports__version as version };
