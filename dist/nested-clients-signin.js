import * as __WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__ from "./actions.js";
import * as __WEBPACK_EXTERNAL_MODULE__aws_sdk_credentials_js_ffcab6cf__ from "./aws-sdk-credentials.js";
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
  i: () => (/* binding */ CreateOAuth2TokenCommand),
  Y: () => (/* binding */ SigninClient)
});

;// CONCATENATED MODULE: external "./actions.js"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_actions_js_namespaceObject = x({ ["AwsSdkSigV4Signer"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.AwsSdkSigV4Signer), ["BinaryDecisionDiagram"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.BinaryDecisionDiagram), ["Client"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.Client), ["DEFAULT_RETRY_MODE"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.DEFAULT_RETRY_MODE), ["DefaultIdentityProviderConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.DefaultIdentityProviderConfig), ["EndpointCache"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.EndpointCache), ["NODE_APP_ID_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.NODE_APP_ID_CONFIG_OPTIONS), ["NODE_AUTH_SCHEME_PREFERENCE_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.NODE_AUTH_SCHEME_PREFERENCE_OPTIONS), ["NODE_MAX_ATTEMPT_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.NODE_MAX_ATTEMPT_CONFIG_OPTIONS), ["NODE_REGION_CONFIG_FILE_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.NODE_REGION_CONFIG_FILE_OPTIONS), ["NODE_REGION_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.NODE_REGION_CONFIG_OPTIONS), ["NODE_RETRY_MODE_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.NODE_RETRY_MODE_CONFIG_OPTIONS), ["NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS), ["NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS), ["NoOpLogger"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.NoOpLogger), ["NodeHttpHandler"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.NodeHttpHandler), ["ServiceException"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.ServiceException), ["Sha256Node"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.Sha256Node), ["TypeRegistry"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.TypeRegistry), ["awsEndpointFunctions"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.awsEndpointFunctions), ["calculateBodyLength"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.calculateBodyLength), ["createDefaultUserAgentProvider"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.createDefaultUserAgentProvider), ["customEndpointFunctions"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.customEndpointFunctions), ["decideEndpoint"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.decideEndpoint), ["emitWarningIfUnsupportedVersion"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.emitWarningIfUnsupportedVersion), ["emitWarningIfUnsupportedVersion$1"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.emitWarningIfUnsupportedVersion$1), ["fromBase64"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.fromBase64), ["fromUtf8"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.fromUtf8), ["getAwsRegionExtensionConfiguration"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.getAwsRegionExtensionConfiguration), ["getContentLengthPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.getContentLengthPlugin), ["getDefaultExtensionConfiguration"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.getDefaultExtensionConfiguration), ["getEndpointPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.getEndpointPlugin), ["getHostHeaderPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.getHostHeaderPlugin), ["getHttpAuthSchemeEndpointRuleSetPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.getHttpAuthSchemeEndpointRuleSetPlugin), ["getHttpHandlerExtensionConfiguration"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.getHttpHandlerExtensionConfiguration), ["getHttpSigningPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.getHttpSigningPlugin), ["getLoggerPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.getLoggerPlugin), ["getRecursionDetectionPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.getRecursionDetectionPlugin), ["getRetryPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.getRetryPlugin), ["getSchemaSerdePlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.getSchemaSerdePlugin), ["getSmithyContext"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.getSmithyContext), ["getUserAgentPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.getUserAgentPlugin), ["loadConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.loadConfig), ["loadConfigsForDefaultMode"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.loadConfigsForDefaultMode), ["makeBuilder"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.makeBuilder), ["normalizeProvider$1"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.normalizeProvider$1), ["parseUrl"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.parseUrl), ["resolveAwsRegionExtensionConfiguration"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.resolveAwsRegionExtensionConfiguration), ["resolveAwsSdkSigV4Config"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.resolveAwsSdkSigV4Config), ["resolveDefaultRuntimeConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.resolveDefaultRuntimeConfig), ["resolveDefaultsModeConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.resolveDefaultsModeConfig), ["resolveEndpointConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.resolveEndpointConfig), ["resolveHostHeaderConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.resolveHostHeaderConfig), ["resolveHttpHandlerRuntimeConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.resolveHttpHandlerRuntimeConfig), ["resolveRegionConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.resolveRegionConfig), ["resolveRetryConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.resolveRetryConfig), ["resolveUserAgentConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.resolveUserAgentConfig), ["streamCollector"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.streamCollector), ["toBase64"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.toBase64), ["toUtf8"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.toUtf8) });
;// CONCATENATED MODULE: external "./aws-sdk-credentials.js"
var external_aws_sdk_credentials_js_x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var external_aws_sdk_credentials_js_y = (x) => (() => (x))
const external_aws_sdk_credentials_js_namespaceObject = external_aws_sdk_credentials_js_x({ ["AwsRestJsonProtocol"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_credentials_js_ffcab6cf__.AwsRestJsonProtocol), ["version"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_credentials_js_ffcab6cf__.version) });
;// CONCATENATED MODULE: external "./aws-sdk-clients.js"
var external_aws_sdk_clients_js_x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var external_aws_sdk_clients_js_y = (x) => (() => (x))
const external_aws_sdk_clients_js_namespaceObject = external_aws_sdk_clients_js_x({ ["NoAuthSigner"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.NoAuthSigner), ["getDefaultSocketTimeout"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.getDefaultSocketTimeout) });
;// CONCATENATED MODULE: ./build/nested-clients-signin.js



// node_modules/@aws-sdk/nested-clients/dist-es/submodules/signin/auth/httpAuthSchemeProvider.js
const defaultSigninHttpAuthSchemeParametersProvider = async (config, context, input) => {
	return {
		operation: (0,external_actions_js_namespaceObject.getSmithyContext)(context).operation,
		region: await (0,external_actions_js_namespaceObject.normalizeProvider$1)(config.region)() || (() => {
			throw new Error("expected `region` to be configured for `aws.auth#sigv4`");
		})()
	};
};
function createAwsAuthSigv4HttpAuthOption(authParameters) {
	return {
		schemeId: "aws.auth#sigv4",
		signingProperties: {
			name: "signin",
			region: authParameters.region
		},
		propertiesExtractor: (config, context) => ({ signingProperties: {
			config,
			context
		} })
	};
}
function createSmithyApiNoAuthHttpAuthOption(authParameters) {
	return { schemeId: "smithy.api#noAuth" };
}
const defaultSigninHttpAuthSchemeProvider = (authParameters) => {
	const options = [];
	switch (authParameters.operation) {
		case "CreateOAuth2Token":
			options.push(createSmithyApiNoAuthHttpAuthOption(authParameters));
			break;
		default: options.push(createAwsAuthSigv4HttpAuthOption(authParameters));
	}
	return options;
};
const resolveHttpAuthSchemeConfig = (config) => {
	const config_0 = (0,external_actions_js_namespaceObject.resolveAwsSdkSigV4Config)(config);
	return Object.assign(config_0, { authSchemePreference: (0,external_actions_js_namespaceObject.normalizeProvider$1)(config.authSchemePreference ?? []) });
};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/signin/endpoint/EndpointParameters.js
const resolveClientEndpointParameters = (options) => {
	return Object.assign(options, {
		useDualstackEndpoint: options.useDualstackEndpoint ?? false,
		useFipsEndpoint: options.useFipsEndpoint ?? false,
		defaultSigningName: "signin"
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
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/signin/endpoint/bdd.js
const s = "ref";
const a = -1;
const b = false;
const c = true;
const d = "isSet";
const e = "booleanEquals";
const f = "coalesce";
const g = "PartitionResult";
const h = "stringEquals";
const i = "getAttr";
const j = "https://signin.{Region}.{PartitionResult#dualStackDnsSuffix}";
const k = { [s]: "Endpoint" };
const l = {
	"fn": i,
	"argv": [{ [s]: g }, "name"]
};
const m = { [s]: "Region" };
const n = { [s]: g };
const o = { "authSchemes": [{
	"name": "sigv4",
	"signingName": "signin",
	"signingRegion": "{Region}"
}] };
const p = {};
const q = [m];
const _data = {
	conditions: [
		[d, q],
		[e, [{
			fn: f,
			argv: [{ [s]: "IsControlPlane" }, b]
		}, c]],
		[d, [k]],
		[
			"aws.partition",
			q,
			g
		],
		[e, [{ [s]: "UseFIPS" }, c]],
		[h, [l, "aws"]],
		[e, [{
			fn: f,
			argv: [{ [s]: "IsOAuthEndpoint" }, b]
		}, c]],
		[e, [{ [s]: "UseDualStack" }, c]],
		[h, [l, "aws-cn"]],
		[h, [m, "us-gov-west-1"]],
		[h, [l, "aws-us-gov"]],
		[e, [{
			fn: i,
			argv: [n, "supportsFIPS"]
		}, c]],
		[h, [l, "aws-iso"]],
		[h, [l, "aws-iso-b"]],
		[h, [l, "aws-iso-f"]],
		[h, [l, "aws-iso-e"]],
		[h, [l, "aws-eusc"]],
		[e, [{
			fn: i,
			argv: [n, "supportsDualStack"]
		}, c]]
	],
	results: [
		[a],
		["https://signin.{Region}.api.aws", o],
		["https://signin.{Region}.api.amazonwebservices.com.cn", o],
		[j, o],
		[a, "FIPS endpoints are not supported for OAuth operations. Disable FIPS or use a non-OAuth operation."],
		["https://{Region}.oauth.signin.aws", o],
		["https://{Region}.signin.aws.amazon.com", p],
		["https://{Region}.signin.amazonaws.cn", p],
		["https://{Region}.signin.amazonaws-us-gov.com", p],
		["https://{Region}.signin.c2shome.ic.gov", p],
		["https://{Region}.signin.sc2shome.sgov.gov", p],
		["https://{Region}.signin.csphome.hci.ic.gov", p],
		["https://{Region}.signin.csphome.adc-e.uk", p],
		["https://{Region}.signin.amazonaws-eusc.eu", p],
		["https://signin-fips.amazonaws-us-gov.com", p],
		["https://{Region}.signin-fips.amazonaws-us-gov.com", p],
		["https://{Region}.signin.{PartitionResult#dnsSuffix}", p],
		[a, "Invalid Configuration: FIPS and custom endpoint are not supported"],
		[a, "Invalid Configuration: Dualstack and custom endpoint are not supported"],
		[k, p],
		["https://signin-fips.{Region}.{PartitionResult#dualStackDnsSuffix}", p],
		[a, "FIPS and DualStack are enabled, but this partition does not support one or both"],
		["https://signin-fips.{Region}.{PartitionResult#dnsSuffix}", p],
		[a, "FIPS is enabled but this partition does not support FIPS"],
		[j, p],
		[a, "DualStack is enabled but this partition does not support DualStack"],
		["https://signin.{Region}.{PartitionResult#dnsSuffix}", p],
		[a, "Invalid Configuration: Missing Region"]
	]
};
const root = 2;
const nodes = new Int32Array([
	-1,
	1,
	-1,
	0,
	6,
	3,
	2,
	36,
	4,
	4,
	5,
	100000027,
	6,
	100000004,
	100000027,
	1,
	29,
	7,
	2,
	36,
	8,
	3,
	9,
	31,
	4,
	22,
	10,
	5,
	19,
	11,
	7,
	21,
	12,
	8,
	100000007,
	13,
	10,
	100000008,
	14,
	12,
	100000009,
	15,
	13,
	100000010,
	16,
	14,
	100000011,
	17,
	15,
	100000012,
	18,
	16,
	100000013,
	100000016,
	6,
	100000005,
	20,
	7,
	21,
	100000006,
	17,
	100000024,
	100000025,
	6,
	100000004,
	23,
	7,
	27,
	24,
	9,
	100000014,
	25,
	10,
	100000015,
	26,
	11,
	100000022,
	100000023,
	11,
	28,
	100000021,
	17,
	100000020,
	100000021,
	2,
	35,
	30,
	3,
	39,
	31,
	4,
	32,
	100000027,
	6,
	100000004,
	33,
	7,
	100000027,
	34,
	9,
	100000014,
	100000027,
	3,
	39,
	36,
	4,
	38,
	37,
	7,
	100000018,
	100000019,
	6,
	100000004,
	100000017,
	5,
	100000001,
	40,
	8,
	100000002,
	100000003
]);
const bdd = external_actions_js_namespaceObject.BinaryDecisionDiagram.from(nodes, root, _data.conditions, _data.results);
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/signin/endpoint/endpointResolver.js
const cache = new external_actions_js_namespaceObject.EndpointCache({
	size: 50,
	params: [
		"Endpoint",
		"IsControlPlane",
		"IsOAuthEndpoint",
		"Region",
		"UseDualStack",
		"UseFIPS"
	]
});
const defaultEndpointResolver = (endpointParams, context = {}) => {
	return cache.get(endpointParams, () => (0,external_actions_js_namespaceObject.decideEndpoint)(bdd, {
		endpointParams,
		logger: context.logger
	}));
};
external_actions_js_namespaceObject.customEndpointFunctions.aws = external_actions_js_namespaceObject.awsEndpointFunctions;
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/signin/models/SigninServiceException.js
var SigninServiceException = class SigninServiceException extends external_actions_js_namespaceObject.ServiceException {
	static shapeId = "smithy.ts.sdk.synthetic.com.amazonaws.signin#SigninServiceException";
	constructor(options) {
		super(options);
		Object.setPrototypeOf(this, SigninServiceException.prototype);
	}
};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/signin/models/errors.js
var AccessDeniedException = class AccessDeniedException extends SigninServiceException {
	static shapeId = "com.amazonaws.signin#AccessDeniedException";
	name = "AccessDeniedException";
	$fault = "client";
	error;
	constructor(opts) {
		super({
			name: "AccessDeniedException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, AccessDeniedException.prototype);
		this.error = opts.error;
	}
};
var InternalServerException = class InternalServerException extends SigninServiceException {
	static shapeId = "com.amazonaws.signin#InternalServerException";
	name = "InternalServerException";
	$fault = "server";
	error;
	constructor(opts) {
		super({
			name: "InternalServerException",
			$fault: "server",
			...opts
		});
		Object.setPrototypeOf(this, InternalServerException.prototype);
		this.error = opts.error;
	}
};
var TooManyRequestsError = class TooManyRequestsError extends SigninServiceException {
	static shapeId = "com.amazonaws.signin#TooManyRequestsError";
	name = "TooManyRequestsError";
	$fault = "client";
	error;
	constructor(opts) {
		super({
			name: "TooManyRequestsError",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyRequestsError.prototype);
		this.error = opts.error;
	}
};
var ValidationException = class ValidationException extends SigninServiceException {
	static shapeId = "com.amazonaws.signin#ValidationException";
	name = "ValidationException";
	$fault = "client";
	error;
	constructor(opts) {
		super({
			name: "ValidationException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ValidationException.prototype);
		this.error = opts.error;
	}
};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/signin/schemas/schemas_0.js
const _ADE = "AccessDeniedException";
const _AT = "AccessToken";
const _COAT = "CreateOAuth2Token";
const _COATR = "CreateOAuth2TokenRequest";
const _COATRB = "CreateOAuth2TokenRequestBody";
const _COATRBr = "CreateOAuth2TokenResponseBody";
const _COATRr = "CreateOAuth2TokenResponse";
const _ISE = "InternalServerException";
const _RT = "RefreshToken";
const _TMRE = "TooManyRequestsError";
const _VE = "ValidationException";
const _aKI = "accessKeyId";
const _aT = "accessToken";
const _c = "client";
const _cI = "clientId";
const _cV = "codeVerifier";
const _co = "code";
const _e = "error";
const _eI = "expiresIn";
const _gT = "grantType";
const _h = "http";
const _hE = "httpError";
const _iT = "idToken";
const _jN = "jsonName";
const _m = "message";
const _rT = "refreshToken";
const _rU = "redirectUri";
const _s = "smithy.ts.sdk.synthetic.com.amazonaws.signin";
const _sAK = "secretAccessKey";
const _sT = "sessionToken";
const _se = "server";
const _tI = "tokenInput";
const _tO = "tokenOutput";
const _tT = "tokenType";
const n0 = "com.amazonaws.signin";
const _s_registry = new external_actions_js_namespaceObject.TypeRegistry(_s);
var SigninServiceException$ = [
	-3,
	_s,
	"SigninServiceException",
	0,
	[],
	[]
];
_s_registry.registerError(SigninServiceException$, SigninServiceException);
const n0_registry = new external_actions_js_namespaceObject.TypeRegistry(n0);
var AccessDeniedException$ = [
	-3,
	n0,
	_ADE,
	{ [_e]: _c },
	[_e, _m],
	[0, 0],
	2
];
n0_registry.registerError(AccessDeniedException$, AccessDeniedException);
var InternalServerException$ = [
	-3,
	n0,
	_ISE,
	{
		[_e]: _se,
		[_hE]: 500
	},
	[_e, _m],
	[0, 0],
	2
];
n0_registry.registerError(InternalServerException$, InternalServerException);
var TooManyRequestsError$ = [
	-3,
	n0,
	_TMRE,
	{
		[_e]: _c,
		[_hE]: 429
	},
	[_e, _m],
	[0, 0],
	2
];
n0_registry.registerError(TooManyRequestsError$, TooManyRequestsError);
var ValidationException$ = [
	-3,
	n0,
	_VE,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_e, _m],
	[0, 0],
	2
];
n0_registry.registerError(ValidationException$, ValidationException);
const errorTypeRegistries = [_s_registry, n0_registry];
var RefreshToken = [
	0,
	n0,
	_RT,
	8,
	0
];
var AccessToken$ = [
	3,
	n0,
	_AT,
	8,
	[
		_aKI,
		_sAK,
		_sT
	],
	[
		[0, { [_jN]: _aKI }],
		[0, { [_jN]: _sAK }],
		[0, { [_jN]: _sT }]
	],
	3
];
var CreateOAuth2TokenRequest$ = [
	3,
	n0,
	_COATR,
	0,
	[_tI],
	[[() => CreateOAuth2TokenRequestBody$, 16]],
	1
];
var CreateOAuth2TokenRequestBody$ = [
	3,
	n0,
	_COATRB,
	0,
	[
		_cI,
		_gT,
		_co,
		_rU,
		_cV,
		_rT
	],
	[
		[0, { [_jN]: _cI }],
		[0, { [_jN]: _gT }],
		0,
		[0, { [_jN]: _rU }],
		[0, { [_jN]: _cV }],
		[() => RefreshToken, { [_jN]: _rT }]
	],
	2
];
var CreateOAuth2TokenResponse$ = [
	3,
	n0,
	_COATRr,
	0,
	[_tO],
	[[() => CreateOAuth2TokenResponseBody$, 16]],
	1
];
var CreateOAuth2TokenResponseBody$ = [
	3,
	n0,
	_COATRBr,
	0,
	[
		_aT,
		_tT,
		_eI,
		_rT,
		_iT
	],
	[
		[() => AccessToken$, { [_jN]: _aT }],
		[0, { [_jN]: _tT }],
		[1, { [_jN]: _eI }],
		[() => RefreshToken, { [_jN]: _rT }],
		[0, { [_jN]: _iT }]
	],
	4
];
var CreateOAuth2Token$ = [
	9,
	n0,
	_COAT,
	{ [_h]: [
		"POST",
		"/v1/token",
		200
	] },
	() => CreateOAuth2TokenRequest$,
	() => CreateOAuth2TokenResponse$
];
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/signin/runtimeConfig.shared.js
const getRuntimeConfig$1 = (config) => {
	return {
		apiVersion: "2023-01-01",
		base64Decoder: config?.base64Decoder ?? external_actions_js_namespaceObject.fromBase64,
		base64Encoder: config?.base64Encoder ?? external_actions_js_namespaceObject.toBase64,
		disableHostPrefix: config?.disableHostPrefix ?? false,
		endpointProvider: config?.endpointProvider ?? defaultEndpointResolver,
		extensions: config?.extensions ?? [],
		httpAuthSchemeProvider: config?.httpAuthSchemeProvider ?? defaultSigninHttpAuthSchemeProvider,
		httpAuthSchemes: config?.httpAuthSchemes ?? [{
			schemeId: "aws.auth#sigv4",
			identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4"),
			signer: new external_actions_js_namespaceObject.AwsSdkSigV4Signer()
		}, {
			schemeId: "smithy.api#noAuth",
			identityProvider: (ipc) => ipc.getIdentityProvider("smithy.api#noAuth") || (async () => ({})),
			signer: new external_aws_sdk_clients_js_namespaceObject.NoAuthSigner()
		}],
		logger: config?.logger ?? new external_actions_js_namespaceObject.NoOpLogger(),
		protocol: config?.protocol ?? external_aws_sdk_credentials_js_namespaceObject.AwsRestJsonProtocol,
		protocolSettings: config?.protocolSettings ?? {
			defaultNamespace: "com.amazonaws.signin",
			errorTypeRegistries,
			version: "2023-01-01",
			serviceTarget: "Signin"
		},
		serviceId: config?.serviceId ?? "Signin",
		sha256: config?.sha256 ?? external_actions_js_namespaceObject.Sha256Node,
		urlParser: config?.urlParser ?? external_actions_js_namespaceObject.parseUrl,
		utf8Decoder: config?.utf8Decoder ?? external_actions_js_namespaceObject.fromUtf8,
		utf8Encoder: config?.utf8Encoder ?? external_actions_js_namespaceObject.toUtf8
	};
};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/signin/runtimeConfig.js
const getRuntimeConfig = (config) => {
	(0,external_actions_js_namespaceObject.emitWarningIfUnsupportedVersion$1)(process.version);
	const defaultsMode = (0,external_actions_js_namespaceObject.resolveDefaultsModeConfig)(config);
	const defaultConfigProvider = () => defaultsMode().then(external_actions_js_namespaceObject.loadConfigsForDefaultMode);
	const clientSharedValues = getRuntimeConfig$1(config);
	(0,external_actions_js_namespaceObject.emitWarningIfUnsupportedVersion)(process.version);
	const loaderConfig = {
		profile: config?.profile,
		logger: clientSharedValues.logger
	};
	return {
		...clientSharedValues,
		...config,
		runtime: "node",
		defaultsMode,
		authSchemePreference: config?.authSchemePreference ?? (0,external_actions_js_namespaceObject.loadConfig)(external_actions_js_namespaceObject.NODE_AUTH_SCHEME_PREFERENCE_OPTIONS, loaderConfig),
		bodyLengthChecker: config?.bodyLengthChecker ?? external_actions_js_namespaceObject.calculateBodyLength,
		defaultSocketTimeout: (0,external_aws_sdk_clients_js_namespaceObject.getDefaultSocketTimeout)(config?.requestHandler, 3e5),
		defaultUserAgentProvider: config?.defaultUserAgentProvider ?? (0,external_actions_js_namespaceObject.createDefaultUserAgentProvider)({
			serviceId: clientSharedValues.serviceId,
			clientVersion: external_aws_sdk_credentials_js_namespaceObject.version
		}),
		maxAttempts: config?.maxAttempts ?? (0,external_actions_js_namespaceObject.loadConfig)(external_actions_js_namespaceObject.NODE_MAX_ATTEMPT_CONFIG_OPTIONS, config),
		region: config?.region ?? (0,external_actions_js_namespaceObject.loadConfig)(external_actions_js_namespaceObject.NODE_REGION_CONFIG_OPTIONS, {
			...external_actions_js_namespaceObject.NODE_REGION_CONFIG_FILE_OPTIONS,
			...loaderConfig
		}),
		requestHandler: external_actions_js_namespaceObject.NodeHttpHandler.create(config?.requestHandler ?? defaultConfigProvider),
		retryMode: config?.retryMode ?? (0,external_actions_js_namespaceObject.loadConfig)({
			...external_actions_js_namespaceObject.NODE_RETRY_MODE_CONFIG_OPTIONS,
			default: async () => (await defaultConfigProvider()).retryMode || external_actions_js_namespaceObject.DEFAULT_RETRY_MODE
		}, config),
		streamCollector: config?.streamCollector ?? external_actions_js_namespaceObject.streamCollector,
		useDualstackEndpoint: config?.useDualstackEndpoint ?? (0,external_actions_js_namespaceObject.loadConfig)(external_actions_js_namespaceObject.NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
		useFipsEndpoint: config?.useFipsEndpoint ?? (0,external_actions_js_namespaceObject.loadConfig)(external_actions_js_namespaceObject.NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
		userAgentAppId: config?.userAgentAppId ?? (0,external_actions_js_namespaceObject.loadConfig)(external_actions_js_namespaceObject.NODE_APP_ID_CONFIG_OPTIONS, loaderConfig)
	};
};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/signin/auth/httpAuthExtensionConfiguration.js
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
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/signin/runtimeExtensions.js
const resolveRuntimeExtensions = (runtimeConfig, extensions) => {
	const extensionConfiguration = Object.assign((0,external_actions_js_namespaceObject.getAwsRegionExtensionConfiguration)(runtimeConfig), (0,external_actions_js_namespaceObject.getDefaultExtensionConfiguration)(runtimeConfig), (0,external_actions_js_namespaceObject.getHttpHandlerExtensionConfiguration)(runtimeConfig), getHttpAuthExtensionConfiguration(runtimeConfig));
	extensions.forEach((extension) => extension.configure(extensionConfiguration));
	return Object.assign(runtimeConfig, (0,external_actions_js_namespaceObject.resolveAwsRegionExtensionConfiguration)(extensionConfiguration), (0,external_actions_js_namespaceObject.resolveDefaultRuntimeConfig)(extensionConfiguration), (0,external_actions_js_namespaceObject.resolveHttpHandlerRuntimeConfig)(extensionConfiguration), resolveHttpAuthRuntimeConfig(extensionConfiguration));
};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/signin/SigninClient.js
var SigninClient = class extends external_actions_js_namespaceObject.Client {
	config;
	constructor(...[configuration]) {
		const _config_0 = getRuntimeConfig(configuration || {});
		super(_config_0);
		this.initConfig = _config_0;
		const _config_1 = resolveClientEndpointParameters(_config_0);
		const _config_2 = (0,external_actions_js_namespaceObject.resolveUserAgentConfig)(_config_1);
		const _config_3 = (0,external_actions_js_namespaceObject.resolveRetryConfig)(_config_2);
		const _config_4 = (0,external_actions_js_namespaceObject.resolveRegionConfig)(_config_3);
		const _config_5 = (0,external_actions_js_namespaceObject.resolveHostHeaderConfig)(_config_4);
		const _config_6 = (0,external_actions_js_namespaceObject.resolveEndpointConfig)(_config_5);
		const _config_7 = resolveHttpAuthSchemeConfig(_config_6);
		const _config_8 = resolveRuntimeExtensions(_config_7, configuration?.extensions || []);
		this.config = _config_8;
		this.middlewareStack.use((0,external_actions_js_namespaceObject.getSchemaSerdePlugin)(this.config));
		this.middlewareStack.use((0,external_actions_js_namespaceObject.getUserAgentPlugin)(this.config));
		this.middlewareStack.use((0,external_actions_js_namespaceObject.getRetryPlugin)(this.config));
		this.middlewareStack.use((0,external_actions_js_namespaceObject.getContentLengthPlugin)(this.config));
		this.middlewareStack.use((0,external_actions_js_namespaceObject.getHostHeaderPlugin)(this.config));
		this.middlewareStack.use((0,external_actions_js_namespaceObject.getLoggerPlugin)(this.config));
		this.middlewareStack.use((0,external_actions_js_namespaceObject.getRecursionDetectionPlugin)(this.config));
		this.middlewareStack.use((0,external_actions_js_namespaceObject.getHttpAuthSchemeEndpointRuleSetPlugin)(this.config, {
			httpAuthSchemeParametersProvider: defaultSigninHttpAuthSchemeParametersProvider,
			identityProviderConfigProvider: async (config) => new external_actions_js_namespaceObject.DefaultIdentityProviderConfig({ "aws.auth#sigv4": config.credentials })
		}));
		this.middlewareStack.use((0,external_actions_js_namespaceObject.getHttpSigningPlugin)(this.config));
	}
	destroy() {
		super.destroy();
	}
};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/signin/commandBuilder.js
const command = (0,external_actions_js_namespaceObject.makeBuilder)(commonParams, "Signin", "SigninClient", external_actions_js_namespaceObject.getEndpointPlugin);
const _ep0 = { IsControlPlane: {
	type: "staticContextParams",
	value: false
} };
const _mw0 = (Command, cs, config, o) => [];
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/signin/commands/CreateOAuth2TokenCommand.js
var CreateOAuth2TokenCommand = class extends command(_ep0, _mw0, "CreateOAuth2Token", CreateOAuth2Token$) {};


var __webpack_exports__CreateOAuth2TokenCommand = __webpack_exports__.i;
var __webpack_exports__SigninClient = __webpack_exports__.Y;
export { __webpack_exports__CreateOAuth2TokenCommand as CreateOAuth2TokenCommand, __webpack_exports__SigninClient as SigninClient };
