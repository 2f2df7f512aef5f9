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
  E: () => (/* binding */ GetRoleCredentialsCommand),
  $: () => (/* binding */ SSOClient)
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
;// CONCATENATED MODULE: ./build/credential-provider-sso-loadSso.js



// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sso/auth/httpAuthSchemeProvider.js
const defaultSSOHttpAuthSchemeParametersProvider = async (config, context, input) => {
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
			name: "awsssoportal",
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
const defaultSSOHttpAuthSchemeProvider = (authParameters) => {
	const options = [];
	switch (authParameters.operation) {
		case "GetRoleCredentials":
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
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sso/endpoint/EndpointParameters.js
const resolveClientEndpointParameters = (options) => {
	return Object.assign(options, {
		useDualstackEndpoint: options.useDualstackEndpoint ?? false,
		useFipsEndpoint: options.useFipsEndpoint ?? false,
		defaultSigningName: "awsssoportal"
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
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sso/endpoint/bdd.js
const k = "ref";
const a = -1;
const b = true;
const c = "isSet";
const d = "PartitionResult";
const e = "booleanEquals";
const f = "getAttr";
const g = { [k]: "Endpoint" };
const h = { [k]: d };
const i = {};
const j = [{ [k]: "Region" }];
const _data = {
	conditions: [
		[c, [g]],
		[c, j],
		[
			"aws.partition",
			j,
			d
		],
		[e, [{ [k]: "UseFIPS" }, b]],
		[e, [{ [k]: "UseDualStack" }, b]],
		[e, [{
			fn: f,
			argv: [h, "supportsDualStack"]
		}, b]],
		[e, [{
			fn: f,
			argv: [h, "supportsFIPS"]
		}, b]],
		["stringEquals", [{
			fn: f,
			argv: [h, "name"]
		}, "aws-us-gov"]]
	],
	results: [
		[a],
		[a, "Invalid Configuration: FIPS and custom endpoint are not supported"],
		[a, "Invalid Configuration: Dualstack and custom endpoint are not supported"],
		[g, i],
		["https://portal.sso-fips.{Region}.{PartitionResult#dualStackDnsSuffix}", i],
		[a, "FIPS and DualStack are enabled, but this partition does not support one or both"],
		["https://portal.sso.{Region}.amazonaws.com", i],
		["https://portal.sso-fips.{Region}.{PartitionResult#dnsSuffix}", i],
		[a, "FIPS is enabled but this partition does not support FIPS"],
		["https://portal.sso.{Region}.{PartitionResult#dualStackDnsSuffix}", i],
		[a, "DualStack is enabled but this partition does not support DualStack"],
		["https://portal.sso.{Region}.{PartitionResult#dnsSuffix}", i],
		[a, "Invalid Configuration: Missing Region"]
	]
};
const root = 2;
const nodes = new Int32Array([
	-1,
	1,
	-1,
	0,
	13,
	3,
	1,
	4,
	100000012,
	2,
	5,
	100000012,
	3,
	8,
	6,
	4,
	7,
	100000011,
	5,
	100000009,
	100000010,
	4,
	11,
	9,
	6,
	10,
	100000008,
	7,
	100000006,
	100000007,
	5,
	12,
	100000005,
	6,
	100000004,
	100000005,
	3,
	100000001,
	14,
	4,
	100000002,
	100000003
]);
const bdd = external_actions_js_namespaceObject.BinaryDecisionDiagram.from(nodes, root, _data.conditions, _data.results);
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sso/endpoint/endpointResolver.js
const cache = new external_actions_js_namespaceObject.EndpointCache({
	size: 50,
	params: [
		"Endpoint",
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
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sso/models/SSOServiceException.js
var SSOServiceException = class SSOServiceException extends external_actions_js_namespaceObject.ServiceException {
	static shapeId = "smithy.ts.sdk.synthetic.com.amazonaws.sso#SSOServiceException";
	constructor(options) {
		super(options);
		Object.setPrototypeOf(this, SSOServiceException.prototype);
	}
};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sso/models/errors.js
var InvalidRequestException = class InvalidRequestException extends SSOServiceException {
	static shapeId = "com.amazonaws.sso#InvalidRequestException";
	name = "InvalidRequestException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "InvalidRequestException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidRequestException.prototype);
	}
};
var ResourceNotFoundException = class ResourceNotFoundException extends SSOServiceException {
	static shapeId = "com.amazonaws.sso#ResourceNotFoundException";
	name = "ResourceNotFoundException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "ResourceNotFoundException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ResourceNotFoundException.prototype);
	}
};
var TooManyRequestsException = class TooManyRequestsException extends SSOServiceException {
	static shapeId = "com.amazonaws.sso#TooManyRequestsException";
	name = "TooManyRequestsException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "TooManyRequestsException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyRequestsException.prototype);
	}
};
var UnauthorizedException = class UnauthorizedException extends SSOServiceException {
	static shapeId = "com.amazonaws.sso#UnauthorizedException";
	name = "UnauthorizedException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "UnauthorizedException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, UnauthorizedException.prototype);
	}
};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sso/schemas/schemas_0.js
const _ATT = "AccessTokenType";
const _GRC = "GetRoleCredentials";
const _GRCR = "GetRoleCredentialsRequest";
const _GRCRe = "GetRoleCredentialsResponse";
const _IRE = "InvalidRequestException";
const _RC = "RoleCredentials";
const _RNFE = "ResourceNotFoundException";
const _SAKT = "SecretAccessKeyType";
const _STT = "SessionTokenType";
const _TMRE = "TooManyRequestsException";
const _UE = "UnauthorizedException";
const _aI = "accountId";
const _aKI = "accessKeyId";
const _aT = "accessToken";
const _ai = "account_id";
const _c = "client";
const _e = "error";
const _ex = "expiration";
const _h = "http";
const _hE = "httpError";
const _hH = "httpHeader";
const _hQ = "httpQuery";
const _m = "message";
const _rC = "roleCredentials";
const _rN = "roleName";
const _rn = "role_name";
const _s = "smithy.ts.sdk.synthetic.com.amazonaws.sso";
const _sAK = "secretAccessKey";
const _sT = "sessionToken";
const _xasbt = "x-amz-sso_bearer_token";
const n0 = "com.amazonaws.sso";
const _s_registry = new external_actions_js_namespaceObject.TypeRegistry(_s);
var SSOServiceException$ = [
	-3,
	_s,
	"SSOServiceException",
	0,
	[],
	[]
];
_s_registry.registerError(SSOServiceException$, SSOServiceException);
const n0_registry = new external_actions_js_namespaceObject.TypeRegistry(n0);
var InvalidRequestException$ = [
	-3,
	n0,
	_IRE,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(InvalidRequestException$, InvalidRequestException);
var ResourceNotFoundException$ = [
	-3,
	n0,
	_RNFE,
	{
		[_e]: _c,
		[_hE]: 404
	},
	[_m],
	[0]
];
n0_registry.registerError(ResourceNotFoundException$, ResourceNotFoundException);
var TooManyRequestsException$ = [
	-3,
	n0,
	_TMRE,
	{
		[_e]: _c,
		[_hE]: 429
	},
	[_m],
	[0]
];
n0_registry.registerError(TooManyRequestsException$, TooManyRequestsException);
var UnauthorizedException$ = [
	-3,
	n0,
	_UE,
	{
		[_e]: _c,
		[_hE]: 401
	},
	[_m],
	[0]
];
n0_registry.registerError(UnauthorizedException$, UnauthorizedException);
const errorTypeRegistries = [_s_registry, n0_registry];
var AccessTokenType = [
	0,
	n0,
	_ATT,
	8,
	0
];
var SecretAccessKeyType = [
	0,
	n0,
	_SAKT,
	8,
	0
];
var SessionTokenType = [
	0,
	n0,
	_STT,
	8,
	0
];
var GetRoleCredentialsRequest$ = [
	3,
	n0,
	_GRCR,
	0,
	[
		_rN,
		_aI,
		_aT
	],
	[
		[0, { [_hQ]: _rn }],
		[0, { [_hQ]: _ai }],
		[() => AccessTokenType, { [_hH]: _xasbt }]
	],
	3
];
var GetRoleCredentialsResponse$ = [
	3,
	n0,
	_GRCRe,
	0,
	[_rC],
	[[() => RoleCredentials$, 0]]
];
var RoleCredentials$ = [
	3,
	n0,
	_RC,
	0,
	[
		_aKI,
		_sAK,
		_sT,
		_ex
	],
	[
		0,
		[() => SecretAccessKeyType, 0],
		[() => SessionTokenType, 0],
		1
	]
];
var GetRoleCredentials$ = [
	9,
	n0,
	_GRC,
	{ [_h]: [
		"GET",
		"/federation/credentials",
		200
	] },
	() => GetRoleCredentialsRequest$,
	() => GetRoleCredentialsResponse$
];
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sso/runtimeConfig.shared.js
const getRuntimeConfig$1 = (config) => {
	return {
		apiVersion: "2019-06-10",
		base64Decoder: config?.base64Decoder ?? external_actions_js_namespaceObject.fromBase64,
		base64Encoder: config?.base64Encoder ?? external_actions_js_namespaceObject.toBase64,
		disableHostPrefix: config?.disableHostPrefix ?? false,
		endpointProvider: config?.endpointProvider ?? defaultEndpointResolver,
		extensions: config?.extensions ?? [],
		httpAuthSchemeProvider: config?.httpAuthSchemeProvider ?? defaultSSOHttpAuthSchemeProvider,
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
			defaultNamespace: "com.amazonaws.sso",
			errorTypeRegistries,
			version: "2019-06-10",
			serviceTarget: "SWBPortalService"
		},
		serviceId: config?.serviceId ?? "SSO",
		sha256: config?.sha256 ?? external_actions_js_namespaceObject.Sha256Node,
		urlParser: config?.urlParser ?? external_actions_js_namespaceObject.parseUrl,
		utf8Decoder: config?.utf8Decoder ?? external_actions_js_namespaceObject.fromUtf8,
		utf8Encoder: config?.utf8Encoder ?? external_actions_js_namespaceObject.toUtf8
	};
};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sso/runtimeConfig.js
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
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sso/auth/httpAuthExtensionConfiguration.js
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
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sso/runtimeExtensions.js
const resolveRuntimeExtensions = (runtimeConfig, extensions) => {
	const extensionConfiguration = Object.assign((0,external_actions_js_namespaceObject.getAwsRegionExtensionConfiguration)(runtimeConfig), (0,external_actions_js_namespaceObject.getDefaultExtensionConfiguration)(runtimeConfig), (0,external_actions_js_namespaceObject.getHttpHandlerExtensionConfiguration)(runtimeConfig), getHttpAuthExtensionConfiguration(runtimeConfig));
	extensions.forEach((extension) => extension.configure(extensionConfiguration));
	return Object.assign(runtimeConfig, (0,external_actions_js_namespaceObject.resolveAwsRegionExtensionConfiguration)(extensionConfiguration), (0,external_actions_js_namespaceObject.resolveDefaultRuntimeConfig)(extensionConfiguration), (0,external_actions_js_namespaceObject.resolveHttpHandlerRuntimeConfig)(extensionConfiguration), resolveHttpAuthRuntimeConfig(extensionConfiguration));
};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sso/SSOClient.js
var SSOClient = class extends external_actions_js_namespaceObject.Client {
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
			httpAuthSchemeParametersProvider: defaultSSOHttpAuthSchemeParametersProvider,
			identityProviderConfigProvider: async (config) => new external_actions_js_namespaceObject.DefaultIdentityProviderConfig({ "aws.auth#sigv4": config.credentials })
		}));
		this.middlewareStack.use((0,external_actions_js_namespaceObject.getHttpSigningPlugin)(this.config));
	}
	destroy() {
		super.destroy();
	}
};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sso/commandBuilder.js
const command = (0,external_actions_js_namespaceObject.makeBuilder)(commonParams, "SWBPortalService", "SSOClient", external_actions_js_namespaceObject.getEndpointPlugin);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sso/commands/GetRoleCredentialsCommand.js
var GetRoleCredentialsCommand = class extends command(_ep0, _mw0, "GetRoleCredentials", GetRoleCredentials$) {};


var __webpack_exports__GetRoleCredentialsCommand = __webpack_exports__.E;
var __webpack_exports__SSOClient = __webpack_exports__.$;
export { __webpack_exports__GetRoleCredentialsCommand as GetRoleCredentialsCommand, __webpack_exports__SSOClient as SSOClient };
