import * as __WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__ from "./actions.js";
import * as __WEBPACK_EXTERNAL_MODULE__aws_sdk_credentials_js_ffcab6cf__ from "./aws-sdk-credentials.js";
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
  q: () => (/* binding */ fromProcess)
});

;// CONCATENATED MODULE: external "./actions.js"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_actions_js_namespaceObject = x({ ["CredentialsProviderError"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.CredentialsProviderError), ["getProfileName"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.getProfileName), ["setCredentialFeature"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.setCredentialFeature) });
;// CONCATENATED MODULE: external "./aws-sdk-credentials.js"
var external_aws_sdk_credentials_js_x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var external_aws_sdk_credentials_js_y = (x) => (() => (x))
const external_aws_sdk_credentials_js_namespaceObject = external_aws_sdk_credentials_js_x({ ["externalDataInterceptor"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_credentials_js_ffcab6cf__.externalDataInterceptor), ["parseKnownFiles"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_credentials_js_ffcab6cf__.parseKnownFiles) });
;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
;// CONCATENATED MODULE: ./build/credential-provider-process.js




// node_modules/@aws-sdk/credential-provider-process/dist-es/getValidatedProcessCredentials.js
const getValidatedProcessCredentials = (profileName, data, profiles) => {
	if (data.Version !== 1) throw Error(`Profile ${profileName} credential_process did not return Version 1.`);
	if (data.AccessKeyId === void 0 || data.SecretAccessKey === void 0) throw Error(`Profile ${profileName} credential_process returned invalid credentials.`);
	if (data.Expiration) {
		const currentTime = /* @__PURE__ */ new Date();
		if (new Date(data.Expiration) < currentTime) throw Error(`Profile ${profileName} credential_process returned expired credentials.`);
	}
	let accountId = data.AccountId;
	if (!accountId && profiles?.[profileName]?.aws_account_id) accountId = profiles[profileName].aws_account_id;
	const credentials = {
		accessKeyId: data.AccessKeyId,
		secretAccessKey: data.SecretAccessKey,
		...data.SessionToken && { sessionToken: data.SessionToken },
		...data.Expiration && { expiration: new Date(data.Expiration) },
		...data.CredentialScope && { credentialScope: data.CredentialScope },
		...accountId && { accountId }
	};
	(0,external_actions_js_namespaceObject.setCredentialFeature)(credentials, "CREDENTIALS_PROCESS", "w");
	return credentials;
};
// node_modules/@aws-sdk/credential-provider-process/dist-es/resolveProcessCredentials.js
const resolveProcessCredentials = async (profileName, profiles, logger) => {
	const profile = profiles[profileName];
	if (profiles[profileName]) {
		const credentialProcess = profile["credential_process"];
		if (credentialProcess !== void 0) {
			const execPromise = (0,external_node_util_namespaceObject.promisify)(external_aws_sdk_credentials_js_namespaceObject.externalDataInterceptor?.getTokenRecord?.().exec ?? external_node_child_process_namespaceObject.exec);
			try {
				const { stdout } = await execPromise(credentialProcess);
				let data;
				try {
					data = JSON.parse(stdout.trim());
				} catch {
					throw Error(`Profile ${profileName} credential_process returned invalid JSON.`);
				}
				return getValidatedProcessCredentials(profileName, data, profiles);
			} catch (error) {
				throw new external_actions_js_namespaceObject.CredentialsProviderError(error.message, { logger });
			}
		} else throw new external_actions_js_namespaceObject.CredentialsProviderError(`Profile ${profileName} did not contain credential_process.`, { logger });
	} else throw new external_actions_js_namespaceObject.CredentialsProviderError(`Profile ${profileName} could not be found in shared credentials file.`, { logger });
};
// node_modules/@aws-sdk/credential-provider-process/dist-es/fromProcess.js
const fromProcess = (init = {}) => async ({ callerClientConfig } = {}) => {
	init.logger?.debug("@aws-sdk/credential-provider-process - fromProcess");
	const profiles = await (0,external_aws_sdk_credentials_js_namespaceObject.parseKnownFiles)(init);
	return resolveProcessCredentials((0,external_actions_js_namespaceObject.getProfileName)({ profile: init.profile ?? callerClientConfig?.profile }), profiles, init.logger);
};


var __webpack_exports__fromProcess = __webpack_exports__.q;
export { __webpack_exports__fromProcess as fromProcess };
