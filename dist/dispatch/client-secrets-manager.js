import * as __WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__ from "./run.js";
import * as __WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__ from "./aws-sdk-clients.js";
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
  d: () => (/* binding */ GetSecretValueCommand),
  _: () => (/* binding */ SecretsManagerClient)
});

;// CONCATENATED MODULE: external "./run.js"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_run_js_namespaceObject = x({ ["AwsJson1_1Protocol"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.AwsJson1_1Protocol), ["AwsSdkSigV4Signer"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.AwsSdkSigV4Signer), ["BinaryDecisionDiagram"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.BinaryDecisionDiagram), ["Client"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.Client), ["DEFAULT_RETRY_MODE"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.DEFAULT_RETRY_MODE), ["DefaultIdentityProviderConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.DefaultIdentityProviderConfig), ["EndpointCache"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.EndpointCache), ["NODE_APP_ID_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.NODE_APP_ID_CONFIG_OPTIONS), ["NODE_AUTH_SCHEME_PREFERENCE_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.NODE_AUTH_SCHEME_PREFERENCE_OPTIONS), ["NODE_MAX_ATTEMPT_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.NODE_MAX_ATTEMPT_CONFIG_OPTIONS), ["NODE_REGION_CONFIG_FILE_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.NODE_REGION_CONFIG_FILE_OPTIONS), ["NODE_REGION_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.NODE_REGION_CONFIG_OPTIONS), ["NODE_RETRY_MODE_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.NODE_RETRY_MODE_CONFIG_OPTIONS), ["NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS), ["NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS), ["NoOpLogger"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.NoOpLogger), ["NodeHttpHandler"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.NodeHttpHandler), ["ServiceException"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.ServiceException), ["Sha256Node"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.Sha256Node), ["TypeRegistry"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.TypeRegistry), ["awsEndpointFunctions"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.awsEndpointFunctions), ["calculateBodyLength"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.calculateBodyLength), ["createDefaultUserAgentProvider"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.createDefaultUserAgentProvider), ["customEndpointFunctions"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.customEndpointFunctions), ["decideEndpoint"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.decideEndpoint), ["defaultProvider"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.defaultProvider), ["emitWarningIfUnsupportedVersion"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.emitWarningIfUnsupportedVersion), ["emitWarningIfUnsupportedVersion$1"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.emitWarningIfUnsupportedVersion$1), ["fromBase64"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.fromBase64), ["fromUtf8"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.fromUtf8), ["getAwsRegionExtensionConfiguration"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.getAwsRegionExtensionConfiguration), ["getContentLengthPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.getContentLengthPlugin), ["getDefaultExtensionConfiguration"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.getDefaultExtensionConfiguration), ["getEndpointPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.getEndpointPlugin), ["getHostHeaderPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.getHostHeaderPlugin), ["getHttpAuthSchemeEndpointRuleSetPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.getHttpAuthSchemeEndpointRuleSetPlugin), ["getHttpHandlerExtensionConfiguration"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.getHttpHandlerExtensionConfiguration), ["getHttpSigningPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.getHttpSigningPlugin), ["getLoggerPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.getLoggerPlugin), ["getRecursionDetectionPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.getRecursionDetectionPlugin), ["getRetryPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.getRetryPlugin), ["getSchemaSerdePlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.getSchemaSerdePlugin), ["getSmithyContext"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.getSmithyContext), ["getUserAgentPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.getUserAgentPlugin), ["loadConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.loadConfig), ["loadConfigsForDefaultMode"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.loadConfigsForDefaultMode), ["makeBuilder"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.makeBuilder), ["normalizeProvider$1"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.normalizeProvider$1), ["parseUrl"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.parseUrl), ["resolveAwsRegionExtensionConfiguration"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.resolveAwsRegionExtensionConfiguration), ["resolveAwsSdkSigV4Config"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.resolveAwsSdkSigV4Config), ["resolveDefaultRuntimeConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.resolveDefaultRuntimeConfig), ["resolveDefaultsModeConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.resolveDefaultsModeConfig), ["resolveEndpointConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.resolveEndpointConfig), ["resolveHostHeaderConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.resolveHostHeaderConfig), ["resolveHttpHandlerRuntimeConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.resolveHttpHandlerRuntimeConfig), ["resolveRegionConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.resolveRegionConfig), ["resolveRetryConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.resolveRetryConfig), ["resolveUserAgentConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.resolveUserAgentConfig), ["streamCollector"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.streamCollector), ["toBase64"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.toBase64), ["toUtf8"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.toUtf8) });
;// CONCATENATED MODULE: external "./aws-sdk-clients.js"
var external_aws_sdk_clients_js_x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var external_aws_sdk_clients_js_y = (x) => (() => (x))
const external_aws_sdk_clients_js_namespaceObject = external_aws_sdk_clients_js_x({ ["getDefaultSocketTimeout"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.getDefaultSocketTimeout) });
;// CONCATENATED MODULE: ./build/dispatch/client-secrets-manager.js


// node_modules/@aws-sdk/client-secrets-manager/dist-es/auth/httpAuthSchemeProvider.js
const defaultSecretsManagerHttpAuthSchemeParametersProvider = async (config, context, input) => {
	return {
		operation: (0,external_run_js_namespaceObject.getSmithyContext)(context).operation,
		region: await (0,external_run_js_namespaceObject.normalizeProvider$1)(config.region)() || (() => {
			throw new Error("expected `region` to be configured for `aws.auth#sigv4`");
		})()
	};
};
function createAwsAuthSigv4HttpAuthOption(authParameters) {
	return {
		schemeId: "aws.auth#sigv4",
		signingProperties: {
			name: "secretsmanager",
			region: authParameters.region
		},
		propertiesExtractor: (config, context) => ({ signingProperties: {
			config,
			context
		} })
	};
}
const defaultSecretsManagerHttpAuthSchemeProvider = (authParameters) => {
	const options = [];
	switch (authParameters.operation) {
		default: options.push(createAwsAuthSigv4HttpAuthOption(authParameters));
	}
	return options;
};
const resolveHttpAuthSchemeConfig = (config) => {
	const config_0 = (0,external_run_js_namespaceObject.resolveAwsSdkSigV4Config)(config);
	return Object.assign(config_0, { authSchemePreference: (0,external_run_js_namespaceObject.normalizeProvider$1)(config.authSchemePreference ?? []) });
};
// node_modules/@aws-sdk/client-secrets-manager/dist-es/endpoint/EndpointParameters.js
const resolveClientEndpointParameters = (options) => {
	return Object.assign(options, {
		useDualstackEndpoint: options.useDualstackEndpoint ?? false,
		useFipsEndpoint: options.useFipsEndpoint ?? false,
		defaultSigningName: "secretsmanager"
	});
};
const commonParams = {
	UseFIPS: {
		type: "builtInParams",
		name: "useFipsEndpoint"
	},
	Endpoint: {
		type: "builtInParams",
		name: "endpoint"
	},
	Region: {
		type: "builtInParams",
		name: "region"
	},
	UseDualStack: {
		type: "builtInParams",
		name: "useDualstackEndpoint"
	}
};
// node_modules/@aws-sdk/client-secrets-manager/package.json
var version = "3.1164.0";
// node_modules/@aws-sdk/client-secrets-manager/dist-es/endpoint/bdd.js
const m = "ref";
const a = -1;
const b = true;
const c = "isSet";
const d = "PartitionResult";
const e = "booleanEquals";
const f = "getAttr";
const g = "stringEquals";
const h = { [m]: "Endpoint" };
const i = { [m]: d };
const j = {
	"fn": f,
	"argv": [i, "name"]
};
const k = {};
const l = [{ [m]: "Region" }];
const _data = {
	conditions: [
		[c, [h]],
		[c, l],
		[
			"aws.partition",
			l,
			d
		],
		[e, [{ [m]: "UseFIPS" }, b]],
		[e, [{ [m]: "UseDualStack" }, b]],
		[e, [{
			fn: f,
			argv: [i, "supportsDualStack"]
		}, b]],
		[e, [{
			fn: f,
			argv: [i, "supportsFIPS"]
		}, b]],
		[g, [j, "aws"]],
		[g, [j, "aws-cn"]],
		[g, [j, "aws-us-gov"]]
	],
	results: [
		[a],
		[a, "Invalid Configuration: FIPS and custom endpoint are not supported"],
		[a, "Invalid Configuration: Dualstack and custom endpoint are not supported"],
		[h, k],
		["https://secretsmanager-fips.{Region}.amazonaws.com", k],
		["https://secretsmanager-fips.{Region}.{PartitionResult#dualStackDnsSuffix}", k],
		[a, "FIPS and DualStack are enabled, but this partition does not support one or both"],
		["https://secretsmanager-fips.{Region}.{PartitionResult#dnsSuffix}", k],
		[a, "FIPS is enabled but this partition does not support FIPS"],
		["https://secretsmanager.{Region}.amazonaws.com", k],
		["https://secretsmanager.{Region}.amazonaws.com.cn", k],
		["https://secretsmanager.{Region}.{PartitionResult#dualStackDnsSuffix}", k],
		[a, "DualStack is enabled but this partition does not support DualStack"],
		["https://secretsmanager.{Region}.{PartitionResult#dnsSuffix}", k],
		[a, "Invalid Configuration: Missing Region"]
	]
};
const root = 2;
const nodes = new Int32Array([
	-1,
	1,
	-1,
	0,
	17,
	3,
	1,
	4,
	100000014,
	2,
	5,
	100000014,
	3,
	11,
	6,
	4,
	7,
	100000013,
	5,
	8,
	100000012,
	7,
	100000009,
	9,
	8,
	100000010,
	10,
	9,
	100000009,
	100000011,
	4,
	13,
	12,
	6,
	100000007,
	100000008,
	5,
	14,
	100000006,
	6,
	15,
	100000006,
	7,
	100000004,
	16,
	9,
	100000004,
	100000005,
	3,
	100000001,
	18,
	4,
	100000002,
	100000003
]);
const bdd = external_run_js_namespaceObject.BinaryDecisionDiagram.from(nodes, root, _data.conditions, _data.results);
// node_modules/@aws-sdk/client-secrets-manager/dist-es/endpoint/endpointResolver.js
const cache = new external_run_js_namespaceObject.EndpointCache({
	size: 50,
	params: [
		"Endpoint",
		"Region",
		"UseDualStack",
		"UseFIPS"
	]
});
const defaultEndpointResolver = (endpointParams, context = {}) => {
	return cache.get(endpointParams, () => (0,external_run_js_namespaceObject.decideEndpoint)(bdd, {
		endpointParams,
		logger: context.logger
	}));
};
external_run_js_namespaceObject.customEndpointFunctions.aws = external_run_js_namespaceObject.awsEndpointFunctions;
// node_modules/@aws-sdk/client-secrets-manager/dist-es/models/SecretsManagerServiceException.js
var SecretsManagerServiceException = class SecretsManagerServiceException extends external_run_js_namespaceObject.ServiceException {
	static shapeId = "smithy.ts.sdk.synthetic.com.amazonaws.secretsmanager#SecretsManagerServiceException";
	constructor(options) {
		super(options);
		Object.setPrototypeOf(this, SecretsManagerServiceException.prototype);
	}
};
// node_modules/@aws-sdk/client-secrets-manager/dist-es/models/errors.js
var DecryptionFailure = class DecryptionFailure extends SecretsManagerServiceException {
	static shapeId = "com.amazonaws.secretsmanager#DecryptionFailure";
	name = "DecryptionFailure";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "DecryptionFailure",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, DecryptionFailure.prototype);
		this.Message = opts.Message;
	}
};
var InternalServiceError = class InternalServiceError extends SecretsManagerServiceException {
	static shapeId = "com.amazonaws.secretsmanager#InternalServiceError";
	name = "InternalServiceError";
	$fault = "server";
	Message;
	constructor(opts) {
		super({
			name: "InternalServiceError",
			$fault: "server",
			...opts
		});
		Object.setPrototypeOf(this, InternalServiceError.prototype);
		this.Message = opts.Message;
	}
};
var InvalidNextTokenException = class InvalidNextTokenException extends SecretsManagerServiceException {
	static shapeId = "com.amazonaws.secretsmanager#InvalidNextTokenException";
	name = "InvalidNextTokenException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "InvalidNextTokenException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidNextTokenException.prototype);
		this.Message = opts.Message;
	}
};
var InvalidParameterException = class InvalidParameterException extends SecretsManagerServiceException {
	static shapeId = "com.amazonaws.secretsmanager#InvalidParameterException";
	name = "InvalidParameterException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "InvalidParameterException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidParameterException.prototype);
		this.Message = opts.Message;
	}
};
var InvalidRequestException = class InvalidRequestException extends SecretsManagerServiceException {
	static shapeId = "com.amazonaws.secretsmanager#InvalidRequestException";
	name = "InvalidRequestException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "InvalidRequestException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidRequestException.prototype);
		this.Message = opts.Message;
	}
};
var ResourceNotFoundException = class ResourceNotFoundException extends SecretsManagerServiceException {
	static shapeId = "com.amazonaws.secretsmanager#ResourceNotFoundException";
	name = "ResourceNotFoundException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "ResourceNotFoundException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ResourceNotFoundException.prototype);
		this.Message = opts.Message;
	}
};
var EncryptionFailure = class EncryptionFailure extends SecretsManagerServiceException {
	static shapeId = "com.amazonaws.secretsmanager#EncryptionFailure";
	name = "EncryptionFailure";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "EncryptionFailure",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, EncryptionFailure.prototype);
		this.Message = opts.Message;
	}
};
var LimitExceededException = class LimitExceededException extends SecretsManagerServiceException {
	static shapeId = "com.amazonaws.secretsmanager#LimitExceededException";
	name = "LimitExceededException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "LimitExceededException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, LimitExceededException.prototype);
		this.Message = opts.Message;
	}
};
var MalformedPolicyDocumentException = class MalformedPolicyDocumentException extends SecretsManagerServiceException {
	static shapeId = "com.amazonaws.secretsmanager#MalformedPolicyDocumentException";
	name = "MalformedPolicyDocumentException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "MalformedPolicyDocumentException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, MalformedPolicyDocumentException.prototype);
		this.Message = opts.Message;
	}
};
var PreconditionNotMetException = class PreconditionNotMetException extends SecretsManagerServiceException {
	static shapeId = "com.amazonaws.secretsmanager#PreconditionNotMetException";
	name = "PreconditionNotMetException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "PreconditionNotMetException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, PreconditionNotMetException.prototype);
		this.Message = opts.Message;
	}
};
var ResourceExistsException = class ResourceExistsException extends SecretsManagerServiceException {
	static shapeId = "com.amazonaws.secretsmanager#ResourceExistsException";
	name = "ResourceExistsException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "ResourceExistsException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ResourceExistsException.prototype);
		this.Message = opts.Message;
	}
};
var PublicPolicyException = class PublicPolicyException extends SecretsManagerServiceException {
	static shapeId = "com.amazonaws.secretsmanager#PublicPolicyException";
	name = "PublicPolicyException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "PublicPolicyException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, PublicPolicyException.prototype);
		this.Message = opts.Message;
	}
};
// node_modules/@aws-sdk/client-secrets-manager/dist-es/schemas/schemas_0.js
const _ARN = "ARN";
const _CD = "CreatedDate";
const _DF = "DecryptionFailure";
const _EF = "EncryptionFailure";
const _GSV = "GetSecretValue";
const _GSVR = "GetSecretValueRequest";
const _GSVRe = "GetSecretValueResponse";
const _INTE = "InvalidNextTokenException";
const _IPE = "InvalidParameterException";
const _IRE = "InvalidRequestException";
const _ISE = "InternalServiceError";
const _LEE = "LimitExceededException";
const _M = "Message";
const _MPDE = "MalformedPolicyDocumentException";
const _N = "Name";
const _PNME = "PreconditionNotMetException";
const _PPE = "PublicPolicyException";
const _REE = "ResourceExistsException";
const _RNFE = "ResourceNotFoundException";
const _SB = "SecretBinary";
const _SBT = "SecretBinaryType";
const _SI = "SecretId";
const _SS = "SecretString";
const _SST = "SecretStringType";
const _VI = "VersionId";
const _VS = "VersionStage";
const _VSe = "VersionStages";
const _c = "client";
const _e = "error";
const _s = "smithy.ts.sdk.synthetic.com.amazonaws.secretsmanager";
const _se = "server";
const n0 = "com.amazonaws.secretsmanager";
const _s_registry = new external_run_js_namespaceObject.TypeRegistry(_s);
var SecretsManagerServiceException$ = [
	-3,
	_s,
	"SecretsManagerServiceException",
	0,
	[],
	[]
];
_s_registry.registerError(SecretsManagerServiceException$, SecretsManagerServiceException);
const n0_registry = new external_run_js_namespaceObject.TypeRegistry(n0);
var DecryptionFailure$ = [
	-3,
	n0,
	_DF,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(DecryptionFailure$, DecryptionFailure);
var EncryptionFailure$ = [
	-3,
	n0,
	_EF,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(EncryptionFailure$, EncryptionFailure);
var InternalServiceError$ = [
	-3,
	n0,
	_ISE,
	{ [_e]: _se },
	[_M],
	[0]
];
n0_registry.registerError(InternalServiceError$, InternalServiceError);
var InvalidNextTokenException$ = [
	-3,
	n0,
	_INTE,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(InvalidNextTokenException$, InvalidNextTokenException);
var InvalidParameterException$ = [
	-3,
	n0,
	_IPE,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(InvalidParameterException$, InvalidParameterException);
var InvalidRequestException$ = [
	-3,
	n0,
	_IRE,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(InvalidRequestException$, InvalidRequestException);
var LimitExceededException$ = [
	-3,
	n0,
	_LEE,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(LimitExceededException$, LimitExceededException);
var MalformedPolicyDocumentException$ = [
	-3,
	n0,
	_MPDE,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(MalformedPolicyDocumentException$, MalformedPolicyDocumentException);
var PreconditionNotMetException$ = [
	-3,
	n0,
	_PNME,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(PreconditionNotMetException$, PreconditionNotMetException);
var PublicPolicyException$ = [
	-3,
	n0,
	_PPE,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(PublicPolicyException$, PublicPolicyException);
var ResourceExistsException$ = [
	-3,
	n0,
	_REE,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(ResourceExistsException$, ResourceExistsException);
var ResourceNotFoundException$ = [
	-3,
	n0,
	_RNFE,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(ResourceNotFoundException$, ResourceNotFoundException);
const errorTypeRegistries = [_s_registry, n0_registry];
var SecretBinaryType = [
	0,
	n0,
	_SBT,
	8,
	21
];
var SecretStringType = [
	0,
	n0,
	_SST,
	8,
	0
];
var GetSecretValueRequest$ = [
	3,
	n0,
	_GSVR,
	0,
	[
		_SI,
		_VI,
		_VS
	],
	[
		0,
		0,
		0
	],
	1
];
var GetSecretValueResponse$ = [
	3,
	n0,
	_GSVRe,
	0,
	[
		_ARN,
		_N,
		_VI,
		_SB,
		_SS,
		_VSe,
		_CD
	],
	[
		0,
		0,
		0,
		[() => SecretBinaryType, 0],
		[() => SecretStringType, 0],
		64,
		4
	]
];
var GetSecretValue$ = [
	9,
	n0,
	_GSV,
	0,
	() => GetSecretValueRequest$,
	() => GetSecretValueResponse$
];
// node_modules/@aws-sdk/client-secrets-manager/dist-es/runtimeConfig.shared.js
const getRuntimeConfig$1 = (config) => {
	return {
		apiVersion: "2017-10-17",
		base64Decoder: config?.base64Decoder ?? external_run_js_namespaceObject.fromBase64,
		base64Encoder: config?.base64Encoder ?? external_run_js_namespaceObject.toBase64,
		disableHostPrefix: config?.disableHostPrefix ?? false,
		endpointProvider: config?.endpointProvider ?? defaultEndpointResolver,
		extensions: config?.extensions ?? [],
		httpAuthSchemeProvider: config?.httpAuthSchemeProvider ?? defaultSecretsManagerHttpAuthSchemeProvider,
		httpAuthSchemes: config?.httpAuthSchemes ?? [{
			schemeId: "aws.auth#sigv4",
			identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4"),
			signer: new external_run_js_namespaceObject.AwsSdkSigV4Signer()
		}],
		logger: config?.logger ?? new external_run_js_namespaceObject.NoOpLogger(),
		protocol: config?.protocol ?? external_run_js_namespaceObject.AwsJson1_1Protocol,
		protocolSettings: config?.protocolSettings ?? {
			defaultNamespace: "com.amazonaws.secretsmanager",
			errorTypeRegistries,
			version: "2017-10-17",
			serviceTarget: "secretsmanager"
		},
		serviceId: config?.serviceId ?? "Secrets Manager",
		sha256: config?.sha256 ?? external_run_js_namespaceObject.Sha256Node,
		urlParser: config?.urlParser ?? external_run_js_namespaceObject.parseUrl,
		utf8Decoder: config?.utf8Decoder ?? external_run_js_namespaceObject.fromUtf8,
		utf8Encoder: config?.utf8Encoder ?? external_run_js_namespaceObject.toUtf8
	};
};
// node_modules/@aws-sdk/client-secrets-manager/dist-es/runtimeConfig.js
const getRuntimeConfig = (config) => {
	(0,external_run_js_namespaceObject.emitWarningIfUnsupportedVersion$1)(process.version);
	const defaultsMode = (0,external_run_js_namespaceObject.resolveDefaultsModeConfig)(config);
	const defaultConfigProvider = () => defaultsMode().then(external_run_js_namespaceObject.loadConfigsForDefaultMode);
	const clientSharedValues = getRuntimeConfig$1(config);
	(0,external_run_js_namespaceObject.emitWarningIfUnsupportedVersion)(process.version);
	const loaderConfig = {
		profile: config?.profile,
		logger: clientSharedValues.logger
	};
	return {
		...clientSharedValues,
		...config,
		runtime: "node",
		defaultsMode,
		authSchemePreference: config?.authSchemePreference ?? (0,external_run_js_namespaceObject.loadConfig)(external_run_js_namespaceObject.NODE_AUTH_SCHEME_PREFERENCE_OPTIONS, loaderConfig),
		bodyLengthChecker: config?.bodyLengthChecker ?? external_run_js_namespaceObject.calculateBodyLength,
		credentialDefaultProvider: config?.credentialDefaultProvider ?? external_run_js_namespaceObject.defaultProvider,
		defaultSocketTimeout: (0,external_aws_sdk_clients_js_namespaceObject.getDefaultSocketTimeout)(config?.requestHandler, 3e5),
		defaultUserAgentProvider: config?.defaultUserAgentProvider ?? (0,external_run_js_namespaceObject.createDefaultUserAgentProvider)({
			serviceId: clientSharedValues.serviceId,
			clientVersion: version
		}),
		maxAttempts: config?.maxAttempts ?? (0,external_run_js_namespaceObject.loadConfig)(external_run_js_namespaceObject.NODE_MAX_ATTEMPT_CONFIG_OPTIONS, config),
		region: config?.region ?? (0,external_run_js_namespaceObject.loadConfig)(external_run_js_namespaceObject.NODE_REGION_CONFIG_OPTIONS, {
			...external_run_js_namespaceObject.NODE_REGION_CONFIG_FILE_OPTIONS,
			...loaderConfig
		}),
		requestHandler: external_run_js_namespaceObject.NodeHttpHandler.create(config?.requestHandler ?? defaultConfigProvider),
		retryMode: config?.retryMode ?? (0,external_run_js_namespaceObject.loadConfig)({
			...external_run_js_namespaceObject.NODE_RETRY_MODE_CONFIG_OPTIONS,
			default: async () => (await defaultConfigProvider()).retryMode || external_run_js_namespaceObject.DEFAULT_RETRY_MODE
		}, config),
		streamCollector: config?.streamCollector ?? external_run_js_namespaceObject.streamCollector,
		useDualstackEndpoint: config?.useDualstackEndpoint ?? (0,external_run_js_namespaceObject.loadConfig)(external_run_js_namespaceObject.NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
		useFipsEndpoint: config?.useFipsEndpoint ?? (0,external_run_js_namespaceObject.loadConfig)(external_run_js_namespaceObject.NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
		userAgentAppId: config?.userAgentAppId ?? (0,external_run_js_namespaceObject.loadConfig)(external_run_js_namespaceObject.NODE_APP_ID_CONFIG_OPTIONS, loaderConfig)
	};
};
// node_modules/@aws-sdk/client-secrets-manager/dist-es/auth/httpAuthExtensionConfiguration.js
const getHttpAuthExtensionConfiguration = (runtimeConfig) => {
	const _httpAuthSchemes = runtimeConfig.httpAuthSchemes;
	let _httpAuthSchemeProvider = runtimeConfig.httpAuthSchemeProvider;
	let _credentials = runtimeConfig.credentials;
	return {
		setHttpAuthScheme(httpAuthScheme) {
			const index = _httpAuthSchemes.findIndex((scheme) => scheme.schemeId === httpAuthScheme.schemeId);
			if (index === -1) _httpAuthSchemes.push(httpAuthScheme);
			else _httpAuthSchemes.splice(index, 1, httpAuthScheme);
		},
		httpAuthSchemes() {
			return _httpAuthSchemes;
		},
		setHttpAuthSchemeProvider(httpAuthSchemeProvider) {
			_httpAuthSchemeProvider = httpAuthSchemeProvider;
		},
		httpAuthSchemeProvider() {
			return _httpAuthSchemeProvider;
		},
		setCredentials(credentials) {
			_credentials = credentials;
		},
		credentials() {
			return _credentials;
		}
	};
};
const resolveHttpAuthRuntimeConfig = (config) => {
	return {
		httpAuthSchemes: config.httpAuthSchemes(),
		httpAuthSchemeProvider: config.httpAuthSchemeProvider(),
		credentials: config.credentials()
	};
};
// node_modules/@aws-sdk/client-secrets-manager/dist-es/runtimeExtensions.js
const resolveRuntimeExtensions = (runtimeConfig, extensions) => {
	const extensionConfiguration = Object.assign((0,external_run_js_namespaceObject.getAwsRegionExtensionConfiguration)(runtimeConfig), (0,external_run_js_namespaceObject.getDefaultExtensionConfiguration)(runtimeConfig), (0,external_run_js_namespaceObject.getHttpHandlerExtensionConfiguration)(runtimeConfig), getHttpAuthExtensionConfiguration(runtimeConfig));
	extensions.forEach((extension) => extension.configure(extensionConfiguration));
	return Object.assign(runtimeConfig, (0,external_run_js_namespaceObject.resolveAwsRegionExtensionConfiguration)(extensionConfiguration), (0,external_run_js_namespaceObject.resolveDefaultRuntimeConfig)(extensionConfiguration), (0,external_run_js_namespaceObject.resolveHttpHandlerRuntimeConfig)(extensionConfiguration), resolveHttpAuthRuntimeConfig(extensionConfiguration));
};
// node_modules/@aws-sdk/client-secrets-manager/dist-es/SecretsManagerClient.js
var SecretsManagerClient = class extends external_run_js_namespaceObject.Client {
	config;
	constructor(...[configuration]) {
		const _config_0 = getRuntimeConfig(configuration || {});
		super(_config_0);
		this.initConfig = _config_0;
		const _config_1 = resolveClientEndpointParameters(_config_0);
		const _config_2 = (0,external_run_js_namespaceObject.resolveUserAgentConfig)(_config_1);
		const _config_3 = (0,external_run_js_namespaceObject.resolveRetryConfig)(_config_2);
		const _config_4 = (0,external_run_js_namespaceObject.resolveRegionConfig)(_config_3);
		const _config_5 = (0,external_run_js_namespaceObject.resolveHostHeaderConfig)(_config_4);
		const _config_6 = (0,external_run_js_namespaceObject.resolveEndpointConfig)(_config_5);
		const _config_7 = resolveHttpAuthSchemeConfig(_config_6);
		const _config_8 = resolveRuntimeExtensions(_config_7, configuration?.extensions || []);
		this.config = _config_8;
		this.middlewareStack.use((0,external_run_js_namespaceObject.getSchemaSerdePlugin)(this.config));
		this.middlewareStack.use((0,external_run_js_namespaceObject.getUserAgentPlugin)(this.config));
		this.middlewareStack.use((0,external_run_js_namespaceObject.getRetryPlugin)(this.config));
		this.middlewareStack.use((0,external_run_js_namespaceObject.getContentLengthPlugin)(this.config));
		this.middlewareStack.use((0,external_run_js_namespaceObject.getHostHeaderPlugin)(this.config));
		this.middlewareStack.use((0,external_run_js_namespaceObject.getLoggerPlugin)(this.config));
		this.middlewareStack.use((0,external_run_js_namespaceObject.getRecursionDetectionPlugin)(this.config));
		this.middlewareStack.use((0,external_run_js_namespaceObject.getHttpAuthSchemeEndpointRuleSetPlugin)(this.config, {
			httpAuthSchemeParametersProvider: defaultSecretsManagerHttpAuthSchemeParametersProvider,
			identityProviderConfigProvider: async (config) => new external_run_js_namespaceObject.DefaultIdentityProviderConfig({ "aws.auth#sigv4": config.credentials })
		}));
		this.middlewareStack.use((0,external_run_js_namespaceObject.getHttpSigningPlugin)(this.config));
	}
	destroy() {
		super.destroy();
	}
};
// node_modules/@aws-sdk/client-secrets-manager/dist-es/commandBuilder.js
const command = (0,external_run_js_namespaceObject.makeBuilder)(commonParams, "secretsmanager", "SecretsManagerClient", external_run_js_namespaceObject.getEndpointPlugin);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];
// node_modules/@aws-sdk/client-secrets-manager/dist-es/commands/GetSecretValueCommand.js
var GetSecretValueCommand = class extends command(_ep0, _mw0, "GetSecretValue", GetSecretValue$) {};


var __webpack_exports__GetSecretValueCommand = __webpack_exports__.d;
var __webpack_exports__SecretsManagerClient = __webpack_exports__._;
export { __webpack_exports__GetSecretValueCommand as GetSecretValueCommand, __webpack_exports__SecretsManagerClient as SecretsManagerClient };
