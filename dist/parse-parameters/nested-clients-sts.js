import * as __WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__ from "./aws-sdk-clients.js";
import * as __WEBPACK_EXTERNAL_MODULE__aws_sdk_credentials_js_ffcab6cf__ from "./aws-sdk-credentials.js";
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
  c: () => (/* binding */ getDefaultRoleAssumer),
  I: () => (/* binding */ getDefaultRoleAssumerWithWebIdentity)
});

;// CONCATENATED MODULE: external "./aws-sdk-clients.js"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_aws_sdk_clients_js_namespaceObject = x({ ["AwsQueryProtocol"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.AwsQueryProtocol), ["AwsSdkSigV4ASigner"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.AwsSdkSigV4ASigner), ["AwsSdkSigV4Signer"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.AwsSdkSigV4Signer), ["BinaryDecisionDiagram"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.BinaryDecisionDiagram), ["Client"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.Client), ["DefaultIdentityProviderConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.DefaultIdentityProviderConfig), ["EndpointCache"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.EndpointCache), ["NODE_APP_ID_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.NODE_APP_ID_CONFIG_OPTIONS), ["NODE_AUTH_SCHEME_PREFERENCE_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.NODE_AUTH_SCHEME_PREFERENCE_OPTIONS), ["NODE_MAX_ATTEMPT_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.NODE_MAX_ATTEMPT_CONFIG_OPTIONS), ["NODE_REGION_CONFIG_FILE_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.NODE_REGION_CONFIG_FILE_OPTIONS), ["NODE_REGION_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.NODE_REGION_CONFIG_OPTIONS), ["NODE_RETRY_MODE_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.NODE_RETRY_MODE_CONFIG_OPTIONS), ["NODE_SIGV4A_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.NODE_SIGV4A_CONFIG_OPTIONS), ["NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS), ["NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS), ["NoAuthSigner"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.NoAuthSigner), ["NoOpLogger"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.NoOpLogger), ["NodeHttpHandler"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.NodeHttpHandler), ["ServiceException"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.ServiceException), ["Sha256Node"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.Sha256Node), ["SignatureV4MultiRegion"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.SignatureV4MultiRegion), ["TypeRegistry"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.TypeRegistry), ["awsEndpointFunctions"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.awsEndpointFunctions), ["calculateBodyLength"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.calculateBodyLength), ["createDefaultUserAgentProvider"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.createDefaultUserAgentProvider), ["customEndpointFunctions"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.customEndpointFunctions), ["decideEndpoint"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.decideEndpoint), ["emitWarningIfUnsupportedVersion"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.emitWarningIfUnsupportedVersion), ["emitWarningIfUnsupportedVersion$1"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.emitWarningIfUnsupportedVersion$1), ["fromBase64"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.fromBase64), ["fromUtf8"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.fromUtf8), ["getAwsRegionExtensionConfiguration"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.getAwsRegionExtensionConfiguration), ["getContentLengthPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.getContentLengthPlugin), ["getDefaultExtensionConfiguration"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.getDefaultExtensionConfiguration), ["getDefaultSocketTimeout"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.getDefaultSocketTimeout), ["getEndpointPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.getEndpointPlugin), ["getHostHeaderPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.getHostHeaderPlugin), ["getHttpAuthSchemeEndpointRuleSetPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.getHttpAuthSchemeEndpointRuleSetPlugin), ["getHttpHandlerExtensionConfiguration"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.getHttpHandlerExtensionConfiguration), ["getHttpSigningPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.getHttpSigningPlugin), ["getLoggerPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.getLoggerPlugin), ["getRecursionDetectionPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.getRecursionDetectionPlugin), ["getRetryPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.getRetryPlugin), ["getSchemaSerdePlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.getSchemaSerdePlugin), ["getSmithyContext"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.getSmithyContext), ["getUserAgentPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.getUserAgentPlugin), ["loadConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.loadConfig), ["loadConfigsForDefaultMode"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.loadConfigsForDefaultMode), ["makeBuilder"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.makeBuilder), ["normalizeProvider"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.normalizeProvider), ["parseUrl"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.parseUrl), ["resolveAwsRegionExtensionConfiguration"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.resolveAwsRegionExtensionConfiguration), ["resolveAwsSdkSigV4AConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.resolveAwsSdkSigV4AConfig), ["resolveAwsSdkSigV4Config"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.resolveAwsSdkSigV4Config), ["resolveDefaultRuntimeConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.resolveDefaultRuntimeConfig), ["resolveDefaultsModeConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.resolveDefaultsModeConfig), ["resolveEndpointConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.resolveEndpointConfig), ["resolveHostHeaderConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.resolveHostHeaderConfig), ["resolveHttpHandlerRuntimeConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.resolveHttpHandlerRuntimeConfig), ["resolveParams"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.resolveParams), ["resolveRegionConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.resolveRegionConfig), ["resolveRetryConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.resolveRetryConfig), ["resolveUserAgentConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.resolveUserAgentConfig), ["setCredentialFeature"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.setCredentialFeature), ["streamCollector"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.streamCollector), ["toBase64$1"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.toBase64$1), ["toUtf8"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_clients_js_36b57237__.toUtf8) });
;// CONCATENATED MODULE: external "./aws-sdk-credentials.js"
var external_aws_sdk_credentials_js_x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var external_aws_sdk_credentials_js_y = (x) => (() => (x))
const external_aws_sdk_credentials_js_namespaceObject = external_aws_sdk_credentials_js_x({ ["version"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_credentials_js_ffcab6cf__.version) });
;// CONCATENATED MODULE: external "./run.js"
var external_run_js_x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var external_run_js_y = (x) => (() => (x))
const external_run_js_namespaceObject = external_run_js_x({ ["DEFAULT_RETRY_MODE"]: () => (__WEBPACK_EXTERNAL_MODULE__run_js_8491a96c__.DEFAULT_RETRY_MODE) });
;// CONCATENATED MODULE: ./build/parse-parameters/nested-clients-sts.js



// node_modules/@aws-sdk/core/dist-es/submodules/client/region-config-resolver/stsRegionDefaultResolver.js
function stsRegionDefaultResolver(loaderConfig = {}) {
	return (0,external_aws_sdk_clients_js_namespaceObject.loadConfig)({
		...external_aws_sdk_clients_js_namespaceObject.NODE_REGION_CONFIG_OPTIONS,
		async default() {
			if (!warning.silence) console.warn("@aws-sdk - WARN - default STS region of us-east-1 used. See @aws-sdk/credential-providers README and set a region explicitly.");
			return "us-east-1";
		}
	}, {
		...external_aws_sdk_clients_js_namespaceObject.NODE_REGION_CONFIG_FILE_OPTIONS,
		...loaderConfig
	});
}
const warning = { silence: false };
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sts/endpoint/bdd.js
const q = "ref";
const a = -1;
const b = true;
const c = "isSet";
const d = "PartitionResult";
const e = "booleanEquals";
const f = "stringEquals";
const g = "getAttr";
const h = "us-east-1";
const i = "sigv4";
const j = "sts";
const k = "https://sts.{Region}.{PartitionResult#dnsSuffix}";
const l = { [q]: "Endpoint" };
const m = { [q]: "Region" };
const n = { [q]: d };
const o = {};
const p = [m];
const _data = {
	conditions: [
		[c, [l]],
		[c, p],
		[
			"aws.partition",
			p,
			d
		],
		[e, [{ [q]: "UseFIPS" }, b]],
		[e, [{ [q]: "UseDualStack" }, b]],
		[f, [m, "aws-global"]],
		[e, [{ [q]: "UseGlobalEndpoint" }, b]],
		[f, [m, "eu-central-1"]],
		[e, [{
			fn: g,
			argv: [n, "supportsDualStack"]
		}, b]],
		[e, [{
			fn: g,
			argv: [n, "supportsFIPS"]
		}, b]],
		[f, [m, "ap-south-1"]],
		[f, [m, "eu-north-1"]],
		[f, [m, "eu-west-1"]],
		[f, [m, "eu-west-2"]],
		[f, [m, "eu-west-3"]],
		[f, [m, "sa-east-1"]],
		[f, [m, h]],
		[f, [m, "us-east-2"]],
		[f, [m, "us-west-2"]],
		[f, [m, "us-west-1"]],
		[f, [m, "ca-central-1"]],
		[f, [m, "ap-southeast-1"]],
		[f, [m, "ap-northeast-1"]],
		[f, [m, "ap-southeast-2"]],
		[f, [{
			fn: g,
			argv: [n, "name"]
		}, "aws-us-gov"]]
	],
	results: [
		[a],
		["https://sts.amazonaws.com", { authSchemes: [{
			name: i,
			signingName: j,
			signingRegion: h
		}] }],
		[k, { authSchemes: [{
			name: i,
			signingName: j,
			signingRegion: "{Region}"
		}] }],
		[a, "Invalid Configuration: FIPS and custom endpoint are not supported"],
		[a, "Invalid Configuration: Dualstack and custom endpoint are not supported"],
		[l, o],
		["https://sts-fips.{Region}.{PartitionResult#dualStackDnsSuffix}", o],
		[a, "FIPS and DualStack are enabled, but this partition does not support one or both"],
		["https://sts.{Region}.amazonaws.com", o],
		["https://sts-fips.{Region}.{PartitionResult#dnsSuffix}", o],
		[a, "FIPS is enabled but this partition does not support FIPS"],
		["https://sts.{Region}.{PartitionResult#dualStackDnsSuffix}", o],
		[a, "DualStack is enabled but this partition does not support DualStack"],
		[k, o],
		[a, "Invalid Configuration: Missing Region"]
	]
};
const root = 2;
const nodes = new Int32Array([
	-1,
	1,
	-1,
	0,
	30,
	3,
	1,
	4,
	100000014,
	2,
	5,
	100000014,
	3,
	25,
	6,
	4,
	24,
	7,
	5,
	100000001,
	8,
	6,
	9,
	100000013,
	7,
	100000001,
	10,
	10,
	100000001,
	11,
	11,
	100000001,
	12,
	12,
	100000001,
	13,
	13,
	100000001,
	14,
	14,
	100000001,
	15,
	15,
	100000001,
	16,
	16,
	100000001,
	17,
	17,
	100000001,
	18,
	18,
	100000001,
	19,
	19,
	100000001,
	20,
	20,
	100000001,
	21,
	21,
	100000001,
	22,
	22,
	100000001,
	23,
	23,
	100000001,
	100000002,
	8,
	100000011,
	100000012,
	4,
	28,
	26,
	9,
	27,
	100000010,
	24,
	100000008,
	100000009,
	8,
	29,
	100000007,
	9,
	100000006,
	100000007,
	3,
	100000003,
	31,
	4,
	100000004,
	100000005
]);
const bdd = external_aws_sdk_clients_js_namespaceObject.BinaryDecisionDiagram.from(nodes, root, _data.conditions, _data.results);
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sts/endpoint/endpointResolver.js
const cache = new external_aws_sdk_clients_js_namespaceObject.EndpointCache({
	size: 50,
	params: [
		"Endpoint",
		"Region",
		"UseDualStack",
		"UseFIPS",
		"UseGlobalEndpoint"
	]
});
const defaultEndpointResolver = (endpointParams, context = {}) => {
	return cache.get(endpointParams, () => (0,external_aws_sdk_clients_js_namespaceObject.decideEndpoint)(bdd, {
		endpointParams,
		logger: context.logger
	}));
};
external_aws_sdk_clients_js_namespaceObject.customEndpointFunctions.aws = external_aws_sdk_clients_js_namespaceObject.awsEndpointFunctions;
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sts/auth/httpAuthSchemeProvider.js
const createEndpointRuleSetHttpAuthSchemeParametersProvider = (defaultHttpAuthSchemeParametersProvider) => async (config, context, input) => {
	if (!input) throw new Error("Could not find `input` for `defaultEndpointRuleSetHttpAuthSchemeParametersProvider`");
	const defaultParameters = await defaultHttpAuthSchemeParametersProvider(config, context, input);
	const instructionsFn = (0,external_aws_sdk_clients_js_namespaceObject.getSmithyContext)(context)?.commandInstance?.constructor?.getEndpointParameterInstructions;
	if (!instructionsFn) throw new Error(`getEndpointParameterInstructions() is not defined on '${context.commandName}'`);
	const endpointParameters = await (0,external_aws_sdk_clients_js_namespaceObject.resolveParams)(input, { getEndpointParameterInstructions: instructionsFn }, config);
	return Object.assign(defaultParameters, endpointParameters);
};
const _defaultSTSHttpAuthSchemeParametersProvider = async (config, context, input) => {
	return {
		operation: (0,external_aws_sdk_clients_js_namespaceObject.getSmithyContext)(context).operation,
		region: await (0,external_aws_sdk_clients_js_namespaceObject.normalizeProvider)(config.region)() || (() => {
			throw new Error("expected `region` to be configured for `aws.auth#sigv4`");
		})()
	};
};
const defaultSTSHttpAuthSchemeParametersProvider = createEndpointRuleSetHttpAuthSchemeParametersProvider(_defaultSTSHttpAuthSchemeParametersProvider);
function createAwsAuthSigv4HttpAuthOption(authParameters) {
	return {
		schemeId: "aws.auth#sigv4",
		signingProperties: {
			name: "sts",
			region: authParameters.region
		},
		propertiesExtractor: (config, context) => ({ signingProperties: {
			config,
			context
		} })
	};
}
function createAwsAuthSigv4aHttpAuthOption(authParameters) {
	return {
		schemeId: "aws.auth#sigv4a",
		signingProperties: {
			name: "sts",
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
const createEndpointRuleSetHttpAuthSchemeProvider = (defaultEndpointResolver, defaultHttpAuthSchemeResolver, createHttpAuthOptionFunctions) => {
	const endpointRuleSetHttpAuthSchemeProvider = (authParameters) => {
		const authSchemes = defaultEndpointResolver(authParameters).properties?.authSchemes;
		if (!authSchemes) return defaultHttpAuthSchemeResolver(authParameters);
		const options = [];
		for (const scheme of authSchemes) {
			const { name: resolvedName, properties = {}, ...rest } = scheme;
			const name = resolvedName.toLowerCase();
			if (resolvedName !== name) console.warn(`HttpAuthScheme has been normalized with lowercasing: '${resolvedName}' to '${name}'`);
			let schemeId;
			if (name === "sigv4a") {
				schemeId = "aws.auth#sigv4a";
				const sigv4Present = authSchemes.find((s) => {
					const name = s.name.toLowerCase();
					return name !== "sigv4a" && name.startsWith("sigv4");
				});
				if (external_aws_sdk_clients_js_namespaceObject.SignatureV4MultiRegion.sigv4aDependency() === "none" && sigv4Present) continue;
			} else if (name.startsWith("sigv4")) schemeId = "aws.auth#sigv4";
			else throw new Error(`Unknown HttpAuthScheme found in '@smithy.rules#endpointRuleSet': '${name}'`);
			const createOption = createHttpAuthOptionFunctions[schemeId];
			if (!createOption) throw new Error(`Could not find HttpAuthOption create function for '${schemeId}'`);
			const option = createOption(authParameters);
			option.schemeId = schemeId;
			option.signingProperties = {
				...option.signingProperties || {},
				...rest,
				...properties
			};
			options.push(option);
		}
		return options;
	};
	return endpointRuleSetHttpAuthSchemeProvider;
};
const _defaultSTSHttpAuthSchemeProvider = (authParameters) => {
	const options = [];
	switch (authParameters.operation) {
		case "AssumeRoleWithWebIdentity":
			options.push(createSmithyApiNoAuthHttpAuthOption(authParameters));
			options.push(createAwsAuthSigv4aHttpAuthOption(authParameters));
			break;
		default:
			options.push(createAwsAuthSigv4HttpAuthOption(authParameters));
			options.push(createAwsAuthSigv4aHttpAuthOption(authParameters));
	}
	return options;
};
const defaultSTSHttpAuthSchemeProvider = createEndpointRuleSetHttpAuthSchemeProvider(defaultEndpointResolver, _defaultSTSHttpAuthSchemeProvider, {
	"aws.auth#sigv4": createAwsAuthSigv4HttpAuthOption,
	"aws.auth#sigv4a": createAwsAuthSigv4aHttpAuthOption,
	"smithy.api#noAuth": createSmithyApiNoAuthHttpAuthOption
});
const resolveHttpAuthSchemeConfig = (config) => {
	const config_0 = (0,external_aws_sdk_clients_js_namespaceObject.resolveAwsSdkSigV4Config)(config);
	const config_1 = (0,external_aws_sdk_clients_js_namespaceObject.resolveAwsSdkSigV4AConfig)(config_0);
	return Object.assign(config_1, { authSchemePreference: (0,external_aws_sdk_clients_js_namespaceObject.normalizeProvider)(config.authSchemePreference ?? []) });
};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sts/endpoint/EndpointParameters.js
const resolveClientEndpointParameters = (options) => {
	return Object.assign(options, {
		useDualstackEndpoint: options.useDualstackEndpoint ?? false,
		useFipsEndpoint: options.useFipsEndpoint ?? false,
		useGlobalEndpoint: options.useGlobalEndpoint ?? false,
		defaultSigningName: "sts"
	});
};
const commonParams = {
	UseGlobalEndpoint: {
		type: "builtInParams",
		name: "useGlobalEndpoint"
	},
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
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sts/models/STSServiceException.js
var STSServiceException = class STSServiceException extends external_aws_sdk_clients_js_namespaceObject.ServiceException {
	static shapeId = "smithy.ts.sdk.synthetic.com.amazonaws.sts#STSServiceException";
	constructor(options) {
		super(options);
		Object.setPrototypeOf(this, STSServiceException.prototype);
	}
};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sts/models/errors.js
var ExpiredTokenException = class ExpiredTokenException extends STSServiceException {
	static shapeId = "com.amazonaws.sts#ExpiredTokenException";
	name = "ExpiredTokenException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "ExpiredTokenException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ExpiredTokenException.prototype);
	}
};
var InvalidContextAssertionException = class InvalidContextAssertionException extends STSServiceException {
	static shapeId = "com.amazonaws.sts#InvalidContextAssertionException";
	name = "InvalidContextAssertionException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "InvalidContextAssertionException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidContextAssertionException.prototype);
	}
};
var MalformedPolicyDocumentException = class MalformedPolicyDocumentException extends STSServiceException {
	static shapeId = "com.amazonaws.sts#MalformedPolicyDocumentException";
	name = "MalformedPolicyDocumentException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "MalformedPolicyDocumentException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, MalformedPolicyDocumentException.prototype);
	}
};
var PackedPolicyTooLargeException = class PackedPolicyTooLargeException extends STSServiceException {
	static shapeId = "com.amazonaws.sts#PackedPolicyTooLargeException";
	name = "PackedPolicyTooLargeException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "PackedPolicyTooLargeException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, PackedPolicyTooLargeException.prototype);
	}
};
var RegionDisabledException = class RegionDisabledException extends STSServiceException {
	static shapeId = "com.amazonaws.sts#RegionDisabledException";
	name = "RegionDisabledException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "RegionDisabledException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, RegionDisabledException.prototype);
	}
};
var IDPRejectedClaimException = class IDPRejectedClaimException extends STSServiceException {
	static shapeId = "com.amazonaws.sts#IDPRejectedClaimException";
	name = "IDPRejectedClaimException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "IDPRejectedClaimException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, IDPRejectedClaimException.prototype);
	}
};
var InvalidIdentityTokenException = class InvalidIdentityTokenException extends STSServiceException {
	static shapeId = "com.amazonaws.sts#InvalidIdentityTokenException";
	name = "InvalidIdentityTokenException";
	$fault = "client";
	constructor(opts) {
		super({
			name: "InvalidIdentityTokenException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidIdentityTokenException.prototype);
	}
};
var IDPCommunicationErrorException = class IDPCommunicationErrorException extends STSServiceException {
	static shapeId = "com.amazonaws.sts#IDPCommunicationErrorException";
	name = "IDPCommunicationErrorException";
	$fault = "client";
	$retryable = {};
	constructor(opts) {
		super({
			name: "IDPCommunicationErrorException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, IDPCommunicationErrorException.prototype);
	}
};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sts/schemas/schemas_0.js
const _A = "Arn";
const _AKI = "AccessKeyId";
const _AR = "AssumeRole";
const _ARI = "AssumedRoleId";
const _ARR = "AssumeRoleRequest";
const _ARRs = "AssumeRoleResponse";
const _ARU = "AssumedRoleUser";
const _ARWWI = "AssumeRoleWithWebIdentity";
const _ARWWIR = "AssumeRoleWithWebIdentityRequest";
const _ARWWIRs = "AssumeRoleWithWebIdentityResponse";
const _Au = "Audience";
const _C = "Credentials";
const _CA = "ContextAssertion";
const _DS = "DurationSeconds";
const _E = "Expiration";
const _EI = "ExternalId";
const _ETE = "ExpiredTokenException";
const _FPA = "FederatedProviderArn";
const _I = "Issuer";
const _ICAE = "InvalidContextAssertionException";
const _IDPCEE = "IDPCommunicationErrorException";
const _IDPRCE = "IDPRejectedClaimException";
const _IITE = "InvalidIdentityTokenException";
const _IP = "IdentityProvider";
const _K = "Key";
const _MPDE = "MalformedPolicyDocumentException";
const _MSTS = "MinimumSessionTokenSize";
const _OI = "OriginIdentity";
const _P = "Policy";
const _PA = "PolicyArns";
const _PAr = "ProviderArn";
const _PC = "ProvidedContexts";
const _PCLT = "ProvidedContextsListType";
const _PCr = "ProvidedContext";
const _PDT = "PolicyDescriptorType";
const _PI = "ProviderId";
const _PPS = "PackedPolicySize";
const _PPTLE = "PackedPolicyTooLargeException";
const _Pr = "Provider";
const _RA = "RoleArn";
const _RDE = "RegionDisabledException";
const _RSN = "RoleSessionName";
const _S = "Subject";
const _SAK = "SecretAccessKey";
const _SFWIT = "SubjectFromWebIdentityToken";
const _SI = "SourceIdentity";
const _SN = "SerialNumber";
const _ST = "SessionToken";
const _STS = "SessionTokenSize";
const _STU = "SessionTokenUtilization";
const _STu = "SubjectType";
const _T = "Tags";
const _TC = "TokenCode";
const _TCr = "TransactionContext";
const _TIPC = "TrustedIdentityPropagationContext";
const _TTK = "TransitiveTagKeys";
const _Ta = "Tag";
const _V = "Value";
const _WIT = "WebIdentityToken";
const _a = "arn";
const _aKST = "accessKeySecretType";
const _aQE = "awsQueryError";
const _c = "client";
const _cTT = "clientTokenType";
const _e = "error";
const _hE = "httpError";
const _m = "message";
const _oIIT = "originIdentityIssuerType";
const _oIST = "originIdentitySubjectType";
const _oISTT = "originIdentitySubjectTypeType";
const _pDLT = "policyDescriptorListType";
const _s = "smithy.ts.sdk.synthetic.com.amazonaws.sts";
const _tCIPMT = "transactionContextIdentityProviderMapType";
const _tCVT = "transactionContextValueType";
const _tLT = "tagListType";
const n0 = "com.amazonaws.sts";
const _s_registry = new external_aws_sdk_clients_js_namespaceObject.TypeRegistry(_s);
var STSServiceException$ = [
	-3,
	_s,
	"STSServiceException",
	0,
	[],
	[]
];
_s_registry.registerError(STSServiceException$, STSServiceException);
const n0_registry = new external_aws_sdk_clients_js_namespaceObject.TypeRegistry(n0);
var ExpiredTokenException$ = [
	-3,
	n0,
	_ETE,
	{
		[_aQE]: [`ExpiredTokenException`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(ExpiredTokenException$, ExpiredTokenException);
var IDPCommunicationErrorException$ = [
	-3,
	n0,
	_IDPCEE,
	{
		[_aQE]: [`IDPCommunicationError`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(IDPCommunicationErrorException$, IDPCommunicationErrorException);
var IDPRejectedClaimException$ = [
	-3,
	n0,
	_IDPRCE,
	{
		[_aQE]: [`IDPRejectedClaim`, 403],
		[_e]: _c,
		[_hE]: 403
	},
	[_m],
	[0]
];
n0_registry.registerError(IDPRejectedClaimException$, IDPRejectedClaimException);
var InvalidContextAssertionException$ = [
	-3,
	n0,
	_ICAE,
	{
		[_aQE]: [`InvalidContextAssertion`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(InvalidContextAssertionException$, InvalidContextAssertionException);
var InvalidIdentityTokenException$ = [
	-3,
	n0,
	_IITE,
	{
		[_aQE]: [`InvalidIdentityToken`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(InvalidIdentityTokenException$, InvalidIdentityTokenException);
var MalformedPolicyDocumentException$ = [
	-3,
	n0,
	_MPDE,
	{
		[_aQE]: [`MalformedPolicyDocument`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(MalformedPolicyDocumentException$, MalformedPolicyDocumentException);
var PackedPolicyTooLargeException$ = [
	-3,
	n0,
	_PPTLE,
	{
		[_aQE]: [`PackedPolicyTooLarge`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_m],
	[0]
];
n0_registry.registerError(PackedPolicyTooLargeException$, PackedPolicyTooLargeException);
var RegionDisabledException$ = [
	-3,
	n0,
	_RDE,
	{
		[_aQE]: [`RegionDisabledException`, 403],
		[_e]: _c,
		[_hE]: 403
	},
	[_m],
	[0]
];
n0_registry.registerError(RegionDisabledException$, RegionDisabledException);
const errorTypeRegistries = [_s_registry, n0_registry];
var accessKeySecretType = [
	0,
	n0,
	_aKST,
	8,
	0
];
var clientTokenType = [
	0,
	n0,
	_cTT,
	8,
	0
];
var originIdentityIssuerType = [
	0,
	n0,
	_oIIT,
	8,
	0
];
var originIdentitySubjectType = [
	0,
	n0,
	_oIST,
	8,
	0
];
var originIdentitySubjectTypeType = [
	0,
	n0,
	_oISTT,
	8,
	0
];
var transactionContextValueType = [
	0,
	n0,
	_tCVT,
	8,
	0
];
var AssumedRoleUser$ = [
	3,
	n0,
	_ARU,
	0,
	[_ARI, _A],
	[0, 0],
	2
];
var AssumeRoleRequest$ = [
	3,
	n0,
	_ARR,
	0,
	[
		_RA,
		_RSN,
		_PA,
		_P,
		_DS,
		_T,
		_TTK,
		_EI,
		_SN,
		_TC,
		_SI,
		_PC,
		_MSTS
	],
	[
		0,
		0,
		() => policyDescriptorListType,
		0,
		1,
		() => tagListType,
		64,
		0,
		0,
		0,
		0,
		() => ProvidedContextsListType,
		1
	],
	2
];
var AssumeRoleResponse$ = [
	3,
	n0,
	_ARRs,
	0,
	[
		_C,
		_ARU,
		_PPS,
		_SI,
		_STU,
		_STS
	],
	[
		[() => Credentials$, 0],
		() => AssumedRoleUser$,
		1,
		0,
		1,
		1
	]
];
var AssumeRoleWithWebIdentityRequest$ = [
	3,
	n0,
	_ARWWIR,
	0,
	[
		_RA,
		_RSN,
		_WIT,
		_PI,
		_PA,
		_P,
		_DS,
		_MSTS
	],
	[
		0,
		0,
		[() => clientTokenType, 0],
		0,
		() => policyDescriptorListType,
		0,
		1,
		1
	],
	3
];
var AssumeRoleWithWebIdentityResponse$ = [
	3,
	n0,
	_ARWWIRs,
	0,
	[
		_C,
		_SFWIT,
		_ARU,
		_PPS,
		_Pr,
		_Au,
		_SI,
		_STU,
		_STS,
		_TIPC
	],
	[
		[() => Credentials$, 0],
		0,
		() => AssumedRoleUser$,
		1,
		0,
		0,
		0,
		1,
		1,
		[() => TrustedIdentityPropagationContext$, 0]
	]
];
var Credentials$ = [
	3,
	n0,
	_C,
	0,
	[
		_AKI,
		_SAK,
		_ST,
		_E
	],
	[
		0,
		[() => accessKeySecretType, 0],
		0,
		4
	],
	4
];
var OriginIdentity$ = [
	3,
	n0,
	_OI,
	0,
	[
		_S,
		_STu,
		_I,
		_FPA
	],
	[
		[() => originIdentitySubjectType, 0],
		[() => originIdentitySubjectTypeType, 0],
		[() => originIdentityIssuerType, 0],
		0
	]
];
var PolicyDescriptorType$ = [
	3,
	n0,
	_PDT,
	0,
	[_a],
	[0]
];
var ProvidedContext$ = [
	3,
	n0,
	_PCr,
	0,
	[_PAr, _CA],
	[0, 0]
];
var Tag$ = [
	3,
	n0,
	_Ta,
	0,
	[_K, _V],
	[0, 0],
	2
];
var TransactionContext$ = [
	3,
	n0,
	_TCr,
	0,
	[_IP],
	[[() => transactionContextIdentityProviderMapType, 0]]
];
var TrustedIdentityPropagationContext$ = [
	3,
	n0,
	_TIPC,
	8,
	[_OI, _TCr],
	[[() => OriginIdentity$, 0], [() => TransactionContext$, 0]]
];
var policyDescriptorListType = [
	1,
	n0,
	_pDLT,
	0,
	() => PolicyDescriptorType$
];
var ProvidedContextsListType = [
	1,
	n0,
	_PCLT,
	0,
	() => ProvidedContext$
];
var tagListType = [
	1,
	n0,
	_tLT,
	0,
	() => Tag$
];
var transactionContextIdentityProviderMapType = [
	2,
	n0,
	_tCIPMT,
	0,
	[0, 0],
	[() => transactionContextValueType, 0]
];
var AssumeRole$ = [
	9,
	n0,
	_AR,
	0,
	() => AssumeRoleRequest$,
	() => AssumeRoleResponse$
];
var AssumeRoleWithWebIdentity$ = [
	9,
	n0,
	_ARWWI,
	0,
	() => AssumeRoleWithWebIdentityRequest$,
	() => AssumeRoleWithWebIdentityResponse$
];
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sts/runtimeConfig.shared.js
const getRuntimeConfig$1 = (config) => {
	return {
		apiVersion: "2011-06-15",
		base64Decoder: config?.base64Decoder ?? external_aws_sdk_clients_js_namespaceObject.fromBase64,
		base64Encoder: config?.base64Encoder ?? external_aws_sdk_clients_js_namespaceObject.toBase64$1,
		disableHostPrefix: config?.disableHostPrefix ?? false,
		endpointProvider: config?.endpointProvider ?? defaultEndpointResolver,
		extensions: config?.extensions ?? [],
		httpAuthSchemeProvider: config?.httpAuthSchemeProvider ?? defaultSTSHttpAuthSchemeProvider,
		httpAuthSchemes: config?.httpAuthSchemes ?? [
			{
				schemeId: "aws.auth#sigv4",
				identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4"),
				signer: new external_aws_sdk_clients_js_namespaceObject.AwsSdkSigV4Signer()
			},
			{
				schemeId: "aws.auth#sigv4a",
				identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4a"),
				signer: new external_aws_sdk_clients_js_namespaceObject.AwsSdkSigV4ASigner()
			},
			{
				schemeId: "smithy.api#noAuth",
				identityProvider: (ipc) => ipc.getIdentityProvider("smithy.api#noAuth") || (async () => ({})),
				signer: new external_aws_sdk_clients_js_namespaceObject.NoAuthSigner()
			}
		],
		logger: config?.logger ?? new external_aws_sdk_clients_js_namespaceObject.NoOpLogger(),
		protocol: config?.protocol ?? external_aws_sdk_clients_js_namespaceObject.AwsQueryProtocol,
		protocolSettings: config?.protocolSettings ?? {
			defaultNamespace: "com.amazonaws.sts",
			errorTypeRegistries,
			xmlNamespace: "https://sts.amazonaws.com/doc/2011-06-15/",
			version: "2011-06-15",
			serviceTarget: "AWSSecurityTokenServiceV20110615"
		},
		serviceId: config?.serviceId ?? "STS",
		sha256: config?.sha256 ?? external_aws_sdk_clients_js_namespaceObject.Sha256Node,
		signerConstructor: config?.signerConstructor ?? external_aws_sdk_clients_js_namespaceObject.SignatureV4MultiRegion,
		urlParser: config?.urlParser ?? external_aws_sdk_clients_js_namespaceObject.parseUrl,
		utf8Decoder: config?.utf8Decoder ?? external_aws_sdk_clients_js_namespaceObject.fromUtf8,
		utf8Encoder: config?.utf8Encoder ?? external_aws_sdk_clients_js_namespaceObject.toUtf8
	};
};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sts/runtimeConfig.js
const getRuntimeConfig = (config) => {
	(0,external_aws_sdk_clients_js_namespaceObject.emitWarningIfUnsupportedVersion$1)(process.version);
	const defaultsMode = (0,external_aws_sdk_clients_js_namespaceObject.resolveDefaultsModeConfig)(config);
	const defaultConfigProvider = () => defaultsMode().then(external_aws_sdk_clients_js_namespaceObject.loadConfigsForDefaultMode);
	const clientSharedValues = getRuntimeConfig$1(config);
	(0,external_aws_sdk_clients_js_namespaceObject.emitWarningIfUnsupportedVersion)(process.version);
	const loaderConfig = {
		profile: config?.profile,
		logger: clientSharedValues.logger
	};
	return {
		...clientSharedValues,
		...config,
		runtime: "node",
		defaultsMode,
		authSchemePreference: config?.authSchemePreference ?? (0,external_aws_sdk_clients_js_namespaceObject.loadConfig)(external_aws_sdk_clients_js_namespaceObject.NODE_AUTH_SCHEME_PREFERENCE_OPTIONS, loaderConfig),
		bodyLengthChecker: config?.bodyLengthChecker ?? external_aws_sdk_clients_js_namespaceObject.calculateBodyLength,
		defaultSocketTimeout: (0,external_aws_sdk_clients_js_namespaceObject.getDefaultSocketTimeout)(config?.requestHandler, 3e5),
		defaultUserAgentProvider: config?.defaultUserAgentProvider ?? (0,external_aws_sdk_clients_js_namespaceObject.createDefaultUserAgentProvider)({
			serviceId: clientSharedValues.serviceId,
			clientVersion: external_aws_sdk_credentials_js_namespaceObject.version
		}),
		httpAuthSchemes: config?.httpAuthSchemes ?? [
			{
				schemeId: "aws.auth#sigv4",
				identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4") || (async (idProps) => await config.credentialDefaultProvider(idProps?.__config || {})()),
				signer: new external_aws_sdk_clients_js_namespaceObject.AwsSdkSigV4Signer()
			},
			{
				schemeId: "aws.auth#sigv4a",
				identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4a"),
				signer: new external_aws_sdk_clients_js_namespaceObject.AwsSdkSigV4ASigner()
			},
			{
				schemeId: "smithy.api#noAuth",
				identityProvider: (ipc) => ipc.getIdentityProvider("smithy.api#noAuth") || (async () => ({})),
				signer: new external_aws_sdk_clients_js_namespaceObject.NoAuthSigner()
			}
		],
		maxAttempts: config?.maxAttempts ?? (0,external_aws_sdk_clients_js_namespaceObject.loadConfig)(external_aws_sdk_clients_js_namespaceObject.NODE_MAX_ATTEMPT_CONFIG_OPTIONS, config),
		region: config?.region ?? (0,external_aws_sdk_clients_js_namespaceObject.loadConfig)(external_aws_sdk_clients_js_namespaceObject.NODE_REGION_CONFIG_OPTIONS, {
			...external_aws_sdk_clients_js_namespaceObject.NODE_REGION_CONFIG_FILE_OPTIONS,
			...loaderConfig
		}),
		requestHandler: external_aws_sdk_clients_js_namespaceObject.NodeHttpHandler.create(config?.requestHandler ?? defaultConfigProvider),
		retryMode: config?.retryMode ?? (0,external_aws_sdk_clients_js_namespaceObject.loadConfig)({
			...external_aws_sdk_clients_js_namespaceObject.NODE_RETRY_MODE_CONFIG_OPTIONS,
			default: async () => (await defaultConfigProvider()).retryMode || external_run_js_namespaceObject.DEFAULT_RETRY_MODE
		}, config),
		sigv4aSigningRegionSet: config?.sigv4aSigningRegionSet ?? (0,external_aws_sdk_clients_js_namespaceObject.loadConfig)(external_aws_sdk_clients_js_namespaceObject.NODE_SIGV4A_CONFIG_OPTIONS, loaderConfig),
		streamCollector: config?.streamCollector ?? external_aws_sdk_clients_js_namespaceObject.streamCollector,
		useDualstackEndpoint: config?.useDualstackEndpoint ?? (0,external_aws_sdk_clients_js_namespaceObject.loadConfig)(external_aws_sdk_clients_js_namespaceObject.NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
		useFipsEndpoint: config?.useFipsEndpoint ?? (0,external_aws_sdk_clients_js_namespaceObject.loadConfig)(external_aws_sdk_clients_js_namespaceObject.NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
		userAgentAppId: config?.userAgentAppId ?? (0,external_aws_sdk_clients_js_namespaceObject.loadConfig)(external_aws_sdk_clients_js_namespaceObject.NODE_APP_ID_CONFIG_OPTIONS, loaderConfig)
	};
};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sts/auth/httpAuthExtensionConfiguration.js
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
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sts/runtimeExtensions.js
const resolveRuntimeExtensions = (runtimeConfig, extensions) => {
	const extensionConfiguration = Object.assign((0,external_aws_sdk_clients_js_namespaceObject.getAwsRegionExtensionConfiguration)(runtimeConfig), (0,external_aws_sdk_clients_js_namespaceObject.getDefaultExtensionConfiguration)(runtimeConfig), (0,external_aws_sdk_clients_js_namespaceObject.getHttpHandlerExtensionConfiguration)(runtimeConfig), getHttpAuthExtensionConfiguration(runtimeConfig));
	extensions.forEach((extension) => extension.configure(extensionConfiguration));
	return Object.assign(runtimeConfig, (0,external_aws_sdk_clients_js_namespaceObject.resolveAwsRegionExtensionConfiguration)(extensionConfiguration), (0,external_aws_sdk_clients_js_namespaceObject.resolveDefaultRuntimeConfig)(extensionConfiguration), (0,external_aws_sdk_clients_js_namespaceObject.resolveHttpHandlerRuntimeConfig)(extensionConfiguration), resolveHttpAuthRuntimeConfig(extensionConfiguration));
};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sts/STSClient.js
var STSClient = class extends external_aws_sdk_clients_js_namespaceObject.Client {
	config;
	constructor(...[configuration]) {
		const _config_0 = getRuntimeConfig(configuration || {});
		super(_config_0);
		this.initConfig = _config_0;
		const _config_1 = resolveClientEndpointParameters(_config_0);
		const _config_2 = (0,external_aws_sdk_clients_js_namespaceObject.resolveUserAgentConfig)(_config_1);
		const _config_3 = (0,external_aws_sdk_clients_js_namespaceObject.resolveRetryConfig)(_config_2);
		const _config_4 = (0,external_aws_sdk_clients_js_namespaceObject.resolveRegionConfig)(_config_3);
		const _config_5 = (0,external_aws_sdk_clients_js_namespaceObject.resolveHostHeaderConfig)(_config_4);
		const _config_6 = (0,external_aws_sdk_clients_js_namespaceObject.resolveEndpointConfig)(_config_5);
		const _config_7 = resolveHttpAuthSchemeConfig(_config_6);
		const _config_8 = resolveRuntimeExtensions(_config_7, configuration?.extensions || []);
		this.config = _config_8;
		this.middlewareStack.use((0,external_aws_sdk_clients_js_namespaceObject.getSchemaSerdePlugin)(this.config));
		this.middlewareStack.use((0,external_aws_sdk_clients_js_namespaceObject.getUserAgentPlugin)(this.config));
		this.middlewareStack.use((0,external_aws_sdk_clients_js_namespaceObject.getRetryPlugin)(this.config));
		this.middlewareStack.use((0,external_aws_sdk_clients_js_namespaceObject.getContentLengthPlugin)(this.config));
		this.middlewareStack.use((0,external_aws_sdk_clients_js_namespaceObject.getHostHeaderPlugin)(this.config));
		this.middlewareStack.use((0,external_aws_sdk_clients_js_namespaceObject.getLoggerPlugin)(this.config));
		this.middlewareStack.use((0,external_aws_sdk_clients_js_namespaceObject.getRecursionDetectionPlugin)(this.config));
		this.middlewareStack.use((0,external_aws_sdk_clients_js_namespaceObject.getHttpAuthSchemeEndpointRuleSetPlugin)(this.config, {
			httpAuthSchemeParametersProvider: defaultSTSHttpAuthSchemeParametersProvider,
			identityProviderConfigProvider: async (config) => new external_aws_sdk_clients_js_namespaceObject.DefaultIdentityProviderConfig({
				"aws.auth#sigv4": config.credentials,
				"aws.auth#sigv4a": config.credentials
			})
		}));
		this.middlewareStack.use((0,external_aws_sdk_clients_js_namespaceObject.getHttpSigningPlugin)(this.config));
	}
	destroy() {
		super.destroy();
	}
};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sts/commandBuilder.js
const command = (0,external_aws_sdk_clients_js_namespaceObject.makeBuilder)(commonParams, "AWSSecurityTokenServiceV20110615", "STSClient", external_aws_sdk_clients_js_namespaceObject.getEndpointPlugin);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sts/commands/AssumeRoleCommand.js
var AssumeRoleCommand = class extends command(_ep0, _mw0, "AssumeRole", AssumeRole$) {};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sts/commands/AssumeRoleWithWebIdentityCommand.js
var AssumeRoleWithWebIdentityCommand = class extends command(_ep0, _mw0, "AssumeRoleWithWebIdentity", AssumeRoleWithWebIdentity$) {};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sts/defaultStsRoleAssumers.js
const getAccountIdFromAssumedRoleUser = (assumedRoleUser) => {
	if (typeof assumedRoleUser?.Arn === "string") {
		const arnComponents = assumedRoleUser.Arn.split(":");
		if (arnComponents.length > 4 && arnComponents[4] !== "") return arnComponents[4];
	}
};
const resolveRegion = async (_region, _parentRegion, credentialProviderLogger, loaderConfig = {}) => {
	const region = typeof _region === "function" ? await _region() : _region;
	const parentRegion = typeof _parentRegion === "function" ? await _parentRegion() : _parentRegion;
	let stsDefaultRegion = "";
	const resolvedRegion = region ?? parentRegion ?? (stsDefaultRegion = await stsRegionDefaultResolver(loaderConfig)());
	credentialProviderLogger?.debug?.("@aws-sdk/client-sts::resolveRegion", "accepting first of:", `${region} (credential provider clientConfig)`, `${parentRegion} (contextual client)`, `${stsDefaultRegion} (STS default: AWS_REGION, profile region, or us-east-1)`);
	return resolvedRegion;
};
const getDefaultRoleAssumer$1 = (stsOptions, STSClient) => {
	let stsClient;
	let closureSourceCreds;
	return async (sourceCreds, params) => {
		closureSourceCreds = sourceCreds;
		if (!stsClient) {
			const { logger = stsOptions?.parentClientConfig?.logger, profile = stsOptions?.parentClientConfig?.profile, region, requestHandler = stsOptions?.parentClientConfig?.requestHandler, credentialProviderLogger, userAgentAppId = stsOptions?.parentClientConfig?.userAgentAppId } = stsOptions;
			const resolvedRegion = await resolveRegion(region, stsOptions?.parentClientConfig?.region, credentialProviderLogger, {
				logger,
				profile
			});
			const isCompatibleRequestHandler = !isH2(requestHandler);
			stsClient = new STSClient({
				...stsOptions,
				userAgentAppId,
				profile,
				credentialDefaultProvider: () => async () => closureSourceCreds,
				region: resolvedRegion,
				requestHandler: isCompatibleRequestHandler ? requestHandler : void 0,
				logger
			});
		}
		const { Credentials, AssumedRoleUser } = await stsClient.send(new AssumeRoleCommand(params));
		if (!Credentials || !Credentials.AccessKeyId || !Credentials.SecretAccessKey) throw new Error(`Invalid response from STS.assumeRole call with role ${params.RoleArn}`);
		const accountId = getAccountIdFromAssumedRoleUser(AssumedRoleUser);
		const credentials = {
			accessKeyId: Credentials.AccessKeyId,
			secretAccessKey: Credentials.SecretAccessKey,
			sessionToken: Credentials.SessionToken,
			expiration: Credentials.Expiration,
			...Credentials.CredentialScope && { credentialScope: Credentials.CredentialScope },
			...accountId && { accountId }
		};
		(0,external_aws_sdk_clients_js_namespaceObject.setCredentialFeature)(credentials, "CREDENTIALS_STS_ASSUME_ROLE", "i");
		return credentials;
	};
};
const getDefaultRoleAssumerWithWebIdentity$1 = (stsOptions, STSClient) => {
	let stsClient;
	return async (params) => {
		if (!stsClient) {
			const { logger = stsOptions?.parentClientConfig?.logger, profile = stsOptions?.parentClientConfig?.profile, region, requestHandler = stsOptions?.parentClientConfig?.requestHandler, credentialProviderLogger, userAgentAppId = stsOptions?.parentClientConfig?.userAgentAppId } = stsOptions;
			const resolvedRegion = await resolveRegion(region, stsOptions?.parentClientConfig?.region, credentialProviderLogger, {
				logger,
				profile
			});
			const isCompatibleRequestHandler = !isH2(requestHandler);
			stsClient = new STSClient({
				...stsOptions,
				userAgentAppId,
				profile,
				region: resolvedRegion,
				requestHandler: isCompatibleRequestHandler ? requestHandler : void 0,
				logger
			});
		}
		const { Credentials, AssumedRoleUser } = await stsClient.send(new AssumeRoleWithWebIdentityCommand(params));
		if (!Credentials || !Credentials.AccessKeyId || !Credentials.SecretAccessKey) throw new Error(`Invalid response from STS.assumeRoleWithWebIdentity call with role ${params.RoleArn}`);
		const accountId = getAccountIdFromAssumedRoleUser(AssumedRoleUser);
		const credentials = {
			accessKeyId: Credentials.AccessKeyId,
			secretAccessKey: Credentials.SecretAccessKey,
			sessionToken: Credentials.SessionToken,
			expiration: Credentials.Expiration,
			...Credentials.CredentialScope && { credentialScope: Credentials.CredentialScope },
			...accountId && { accountId }
		};
		if (accountId) (0,external_aws_sdk_clients_js_namespaceObject.setCredentialFeature)(credentials, "RESOLVED_ACCOUNT_ID", "T");
		(0,external_aws_sdk_clients_js_namespaceObject.setCredentialFeature)(credentials, "CREDENTIALS_STS_ASSUME_ROLE_WEB_ID", "k");
		return credentials;
	};
};
const isH2 = (requestHandler) => {
	return requestHandler?.metadata?.handlerProtocol === "h2";
};
// node_modules/@aws-sdk/nested-clients/dist-es/submodules/sts/defaultRoleAssumers.js
const getCustomizableStsClientCtor = (baseCtor, customizations) => {
	if (!customizations) return baseCtor;
	else return class CustomizableSTSClient extends baseCtor {
		constructor(config) {
			super(config);
			for (const customization of customizations) this.middlewareStack.use(customization);
		}
	};
};
const getDefaultRoleAssumer = (stsOptions = {}, stsPlugins) => getDefaultRoleAssumer$1(stsOptions, getCustomizableStsClientCtor(STSClient, stsPlugins));
const getDefaultRoleAssumerWithWebIdentity = (stsOptions = {}, stsPlugins) => getDefaultRoleAssumerWithWebIdentity$1(stsOptions, getCustomizableStsClientCtor(STSClient, stsPlugins));


var __webpack_exports__getDefaultRoleAssumer = __webpack_exports__.c;
var __webpack_exports__getDefaultRoleAssumerWithWebIdentity = __webpack_exports__.I;
export { __webpack_exports__getDefaultRoleAssumer as getDefaultRoleAssumer, __webpack_exports__getDefaultRoleAssumerWithWebIdentity as getDefaultRoleAssumerWithWebIdentity };
