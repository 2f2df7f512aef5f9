import * as __WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__ from "../actions.js";
import * as __WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__ from "../aws-sdk.js";
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
  RL: () => (/* binding */ preparedBefore),
  Tl: () => (/* binding */ readCapturedChunks),
  Ko: () => (/* binding */ readInputs),
  s5: () => (/* binding */ readMarkedLines),
  z8: () => (/* binding */ report),
  xV: () => (/* binding */ reportFailure),
  eF: () => (/* binding */ run),
  ki: () => (/* binding */ shortenedInTheMiddle),
  J3: () => (/* binding */ withoutNoise)
});

;// CONCATENATED MODULE: external "../actions.js"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_actions_js_namespaceObject = x({ ["CONSTRAINTS"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.CONSTRAINTS), ["DEFAULT_RETRY_MODE"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.DEFAULT_RETRY_MODE), ["Deadline"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.Deadline), ["InputReader"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.InputReader), ["LAST_ATTEMPT"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.LAST_ATTEMPT), ["LOG"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.LOG), ["OPERATIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.OPERATIONS), ["OutputWithoutValue"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.OutputWithoutValue), ["PatientRetryStrategy"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.PatientRetryStrategy), ["Problem"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.Problem), ["TERRAFORM_END"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.TERRAFORM_END), ["TooLargeJson"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.TooLargeJson), ["UNDER_WAY"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.UNDER_WAY), ["UnparsableOutputs"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.UnparsableOutputs), ["UnreadableFile"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.UnreadableFile), ["VERSION"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.VERSION), ["WORKFLOW_ADVICE"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.WORKFLOW_ADVICE), ["asProblem"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.asProblem), ["attemptLimit"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.attemptLimit), ["awsAccess"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.awsAccess), ["brokenRule"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.brokenRule), ["code"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.code), ["compactJson"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.compactJson), ["fitting"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.fitting), ["interruptOnce"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.interruptOnce), ["isObject"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.isObject), ["keepErroredState"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.keepErroredState), ["leftByPrepare"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.leftByPrepare), ["meaningOf"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.meaningOf), ["namedFolder"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.namedFolder), ["orWarn"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.orWarn), ["parseExactJson"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.parseExactJson), ["pre"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.pre), ["problemBlocks"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.problemBlocks), ["prose"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.prose), ["quoted"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.quoted), ["readBody"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.readBody), ["readOutputs"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.readOutputs), ["readProgress"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.readProgress), ["readRegion"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.readRegion), ["readRegularFile"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.readRegularFile), ["readRegularFileChunks"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.readRegularFileChunks), ["readRole"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.readRole), ["readRunning"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.readRunning), ["requestHandler"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.requestHandler), ["retryLine"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.retryLine), ["sensitiveTexts"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.sensitiveTexts), ["sentenceOf"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.sentenceOf), ["setOutputs"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.setOutputs), ["shortened"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.shortened), ["showFailure"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.showFailure), ["statesOf"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.statesOf), ["statusOf"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.statusOf), ["summaryOf"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.summaryOf), ["unlessCrashed"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.unlessCrashed), ["valueIn"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.valueIn), ["waitUntilEnded"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.waitUntilEnded), ["withoutControlCharacters"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.withoutControlCharacters), ["writeSummary"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.writeSummary) });
;// CONCATENATED MODULE: external "../aws-sdk.js"
var external_aws_sdk_js_x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var external_aws_sdk_js_y = (x) => (() => (x))
const external_aws_sdk_js_namespaceObject = external_aws_sdk_js_x({ ["AwsSdkSigV4Signer"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.AwsSdkSigV4Signer), ["BinaryDecisionDiagram"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.BinaryDecisionDiagram), ["Client"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.Client), ["DefaultIdentityProviderConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.DefaultIdentityProviderConfig), ["EndpointCache"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.EndpointCache), ["JsonCodec2"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.JsonCodec2), ["NODE_APP_ID_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.NODE_APP_ID_CONFIG_OPTIONS), ["NODE_AUTH_SCHEME_PREFERENCE_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.NODE_AUTH_SCHEME_PREFERENCE_OPTIONS), ["NODE_MAX_ATTEMPT_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.NODE_MAX_ATTEMPT_CONFIG_OPTIONS), ["NODE_REGION_CONFIG_FILE_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.NODE_REGION_CONFIG_FILE_OPTIONS), ["NODE_REGION_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.NODE_REGION_CONFIG_OPTIONS), ["NODE_RETRY_MODE_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.NODE_RETRY_MODE_CONFIG_OPTIONS), ["NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS), ["NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS), ["NoOpLogger"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.NoOpLogger), ["NodeHttpHandler"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.NodeHttpHandler), ["NormalizedSchema"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.NormalizedSchema), ["ProtocolLib"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.ProtocolLib), ["RpcProtocol"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.RpcProtocol), ["ServiceException"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.ServiceException), ["Sha256Node"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.Sha256Node), ["TypeRegistry"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.TypeRegistry), ["awsEndpointFunctions"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.awsEndpointFunctions), ["calculateBodyLength"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.calculateBodyLength), ["createDefaultUserAgentProvider"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.createDefaultUserAgentProvider), ["customEndpointFunctions"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.customEndpointFunctions), ["decideEndpoint"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.decideEndpoint), ["defaultProvider"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.defaultProvider), ["deref"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.deref), ["emitWarningIfUnsupportedVersion"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.emitWarningIfUnsupportedVersion), ["emitWarningIfUnsupportedVersion$1"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.emitWarningIfUnsupportedVersion$1), ["fromBase64"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.fromBase64), ["fromUtf8"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.fromUtf8), ["getAwsRegionExtensionConfiguration"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.getAwsRegionExtensionConfiguration), ["getContentLengthPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.getContentLengthPlugin), ["getDefaultExtensionConfiguration"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.getDefaultExtensionConfiguration), ["getEndpointPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.getEndpointPlugin), ["getHostHeaderPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.getHostHeaderPlugin), ["getHttpAuthSchemeEndpointRuleSetPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.getHttpAuthSchemeEndpointRuleSetPlugin), ["getHttpHandlerExtensionConfiguration"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.getHttpHandlerExtensionConfiguration), ["getHttpSigningPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.getHttpSigningPlugin), ["getLoggerPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.getLoggerPlugin), ["getRecursionDetectionPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.getRecursionDetectionPlugin), ["getRetryPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.getRetryPlugin), ["getSchemaSerdePlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.getSchemaSerdePlugin), ["getSmithyContext"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.getSmithyContext), ["getUserAgentPlugin"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.getUserAgentPlugin), ["loadConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.loadConfig), ["loadConfigsForDefaultMode"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.loadConfigsForDefaultMode), ["loadJsonRpcErrorCode"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.loadJsonRpcErrorCode), ["makeBuilder"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.makeBuilder), ["normalizeProvider$1"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.normalizeProvider$1), ["parseUrl"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.parseUrl), ["resolveAwsRegionExtensionConfiguration"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.resolveAwsRegionExtensionConfiguration), ["resolveAwsSdkSigV4Config"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.resolveAwsSdkSigV4Config), ["resolveDefaultRuntimeConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.resolveDefaultRuntimeConfig), ["resolveDefaultsModeConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.resolveDefaultsModeConfig), ["resolveEndpointConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.resolveEndpointConfig), ["resolveHostHeaderConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.resolveHostHeaderConfig), ["resolveHttpHandlerRuntimeConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.resolveHttpHandlerRuntimeConfig), ["resolveRegionConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.resolveRegionConfig), ["resolveRetryConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.resolveRetryConfig), ["resolveUserAgentConfig"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.resolveUserAgentConfig), ["streamCollector"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.streamCollector), ["toBase64"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.toBase64), ["toUtf8"]: () => (__WEBPACK_EXTERNAL_MODULE__aws_sdk_js_76473ffe__.toUtf8) });
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
;// CONCATENATED MODULE: ./build/notify/run.js







// src/service-catalog/record-outputs.ts
/** How to treat a sensitive output: replace its value, omit the output, or send the value. */
const SENSITIVE_OUTPUTS = [
	"redact",
	"omit",
	"reveal"
];
/** AWS's own engine for Terraform writes the same in place of a sensitive value. */
const REDACTED = "(sensitive value)";
/** Omits outputs without a value (null). */
function recordOutputs(outputs, descriptions, sensitiveOutputs) {
	return outputs.filter(({ value }) => value !== null).filter(({ sensitive }) => !(sensitive && sensitiveOutputs === "omit")).map(({ name, sensitive, value }) => ({
		OutputKey: wellFormed(name),
		OutputValue: value === void 0 || sensitive && sensitiveOutputs === "redact" ? REDACTED : asText(value),
		...described(descriptions.get(name))
	}));
}
function described(description) {
	return description ? { Description: wellFormed(description) } : {};
}
/** A string as it is, and everything else as JSON: `true`, the digits of a number, a compact list or object. */
function asText(value) {
	return wellFormed(typeof value === "string" ? value : (0,external_actions_js_namespaceObject.compactJson)(value));
}
/** JSON can contain half of a surrogate pair, but UTF-8 and therefore the request cannot. U+FFFD replaces it. */
function wellFormed(text) {
	return text.toWellFormed();
}
// src/notify/inputs.ts
/** GitHub's words are those of `job.status`, `needs.*.result`, and `steps.*.outcome`. */
const STATUS_WORDS = {
	SUCCEEDED: "SUCCEEDED",
	FAILED: "FAILED",
	success: "SUCCEEDED",
	failure: "FAILED",
	cancelled: "FAILED",
	skipped: "FAILED",
	timed_out: "FAILED"
};
/** Enough to report a result. AWS accepts nothing shorter. */
const DURATION_SECONDS = 900;
/**
* @throws {AggregateError} of `Problem`s if nothing can be reported, because the record, its workflow token, or the way
*   to Service Catalog is invalid; or if nothing may be reported, because `dry-run` is invalid and a call is final
*/
function readInputs(read, found, prepared) {
	const essential = new Reader(read, found);
	const recordId = essential.required("record-id", "RecordId", "recordId");
	const workflowToken = essential.required("workflow-token", "WorkflowToken", "workflowToken");
	essential.refuseOtherRecord("record-id");
	const way = {
		awsRegion: (0,external_actions_js_namespaceObject.readRegion)(essential) ?? prepared?.region,
		endpointUrl: essential.url("endpoint-url"),
		dryRun: essential.boolean("dry-run") ?? false
	};
	const other = new Reader(read, found);
	if (other.text("message") && found.problem) other.problems.push(found.problem);
	const operation = other.operation("operation");
	const details = {
		operation,
		uniqueTag: operation.hasTracerTag ? other.tracerTag() : void 0,
		provisionedProduct: found.message?.provisionedProduct,
		role: (0,external_actions_js_namespaceObject.readRole)(essential, other, DURATION_SECONDS) ?? prepared?.role,
		status: other.status("status"),
		outputsFile: other.text("outputs-file") ?? prepared?.outputsFile,
		planFile: other.text("plan-file") ?? prepared?.planFile,
		sensitiveOutputs: other.choice("sensitive-outputs", SENSITIVE_OUTPUTS) ?? "redact",
		logFile: other.text("log-file") ?? prepared?.logFile,
		workingDirectory: other.text("working-directory") ?? prepared?.workingDirectory ?? ".",
		failureReason: other.text("failure-reason"),
		githubToken: other.text("github-token"),
		idempotencyToken: other.constrained("idempotency-token", "IdempotencyToken"),
		maxAttempts: other.wholeNumber("max-attempts", 1, 35) ?? 25,
		timeoutSeconds: other.wholeNumber("timeout-seconds", 1, 3600) ?? 240,
		failSafe: other.boolean("fail-safe") ?? true
	};
	if (essential.problems.length > 0 || recordId === void 0 || workflowToken === void 0) throw new AggregateError([...essential.problems, ...other.problems]);
	if (prepared && !other.text("outputs-file") && details.status?.given === "success" && !prepared.isApplied) other.problems.push(NOT_APPLIED);
	return {
		recordId,
		workflowToken,
		...way,
		...details,
		prepared,
		problems: other.problems
	};
}
const NOT_APPLIED = new external_actions_js_namespaceObject.Problem("Terraform has not applied", "The status is success, but no step of this job has applied with the apply action.", "Add a step with the apply action. If another step has applied, set status to SUCCEEDED, or set outputs-file.");
/** Reads inputs that the message can provide, and those with words of their own. */
var Reader = class extends external_actions_js_namespaceObject.InputReader {
	#found;
	constructor(read, found) {
		super(read);
		this.#found = found;
	}
	/** The input, or else the field of the message, which must exist. */
	required(name, member, field) {
		if (this.text(name)) return this.constrained(name, member);
		const { message, problem } = this.#found;
		if (message) return this.#valueOf(message[field]);
		this.refuse(name, `is missing. ${problem?.message ?? ""}`.trim(), problem?.advice ?? "");
	}
	constrained(name, member) {
		const value = this.text(name);
		const broken = value && (0,external_actions_js_namespaceObject.brokenRule)(member, value);
		if (!broken) return value;
		const shown = member === "WorkflowToken" ? "" : ` It is ${(0,external_actions_js_namespaceObject.quoted)(value)}.`;
		this.refuse(name, `${broken}.${shown}`, "Omit it, or use another value.");
	}
	/** A record that is not the message's is a mistake, and nobody knows which of the two is right. */
	refuseOtherRecord(name) {
		const given = this.text(name);
		const ofMessage = (0,external_actions_js_namespaceObject.valueIn)(this.#found.message?.recordId);
		if (!given || ofMessage === void 0 || given === ofMessage) return;
		this.refuse(name, `is ${(0,external_actions_js_namespaceObject.quoted)(given)}, but the message is about ${(0,external_actions_js_namespaceObject.quoted)(ofMessage)}.`, `Omit ${name}, or set the input message to the message of that record.`);
	}
	/** If input and message differ, the message decides: Service Catalog accepts the result of no other operation. */
	operation(name) {
		const given = this.choice(name, Object.keys(external_actions_js_namespaceObject.OPERATIONS));
		const { message } = this.#found;
		const ofMessage = given ? (0,external_actions_js_namespaceObject.valueIn)(message?.operation) : this.#valueOf(message?.operation);
		if (given && ofMessage && given !== ofMessage.name) this.refuse(name, `is '${given}', but the message asks for '${ofMessage.name}'.`, `Omit ${name}.`);
		return ofMessage ?? external_actions_js_namespaceObject.OPERATIONS[given ?? "update"];
	}
	tracerTag() {
		const Key = this.constrained("tracer-tag-key", "UniqueTag.Key") ?? "SERVICE_CATALOG_TERRAFORM_INTEGRATION-DO_NOT_DELETE";
		const given = this.text("tracer-tag-value") ? this.constrained("tracer-tag-value", "UniqueTag.Value") : void 0;
		const Value = this.text("tracer-tag-value") ? given : this.#valueOf(this.#found.message?.provisionedProductId);
		return Value === void 0 ? void 0 : {
			Key,
			Value
		};
	}
	status(name) {
		if (!this.text(name)) this.refuse(name, "is empty.", "Omit it to use the status of the job, or check the expression: it is empty if it names a job or step that does not exist.");
		const given = this.choice(name, Object.keys(STATUS_WORDS));
		return given && {
			engine: STATUS_WORDS[given],
			given
		};
	}
	#valueOf(field) {
		if (field && "problem" in field) this.problems.push(field.problem);
		return (0,external_actions_js_namespaceObject.valueIn)(field);
	}
};
// src/notify/prepared.ts
/** Undefined if no `prepare` step ran before in this job. If what it left cannot be read, nothing counts as applied. */
function preparedBefore(step) {
	const { env, secrets, log } = step;
	try {
		const left = (0,external_actions_js_namespaceObject.leftByPrepare)(env);
		if (!left) return void 0;
		secrets.addSensitive(left.preparation.task?.sensitiveTexts ?? []);
		return preparedBy(left, step);
	} catch (error) {
		log.warning((0,external_actions_js_namespaceObject.asProblem)(error));
		return {
			...UNREADABLE,
			folder: (0,external_actions_js_namespaceObject.namedFolder)(env)
		};
	}
}
function preparedBy({ preparation, files }, step) {
	const { takenBy, region, role, credentials, task } = preparation;
	const isApplied = (0,external_actions_js_namespaceObject.readProgress)(files) === "applied";
	return {
		takenBy,
		region,
		role,
		credentials,
		folder: files.folder,
		workingDirectory: task?.workingDirectory,
		logFile: existing(files.log),
		outputsFile: isApplied ? existing(files.outputs) : void 0,
		planFile: isApplied ? existing(files.planJson) : void 0,
		keepErroredState: async () => task && preparation.credentials && (0,external_actions_js_namespaceObject.keepErroredState)(task, () => (0,external_actions_js_namespaceObject.statesOf)(preparation, task, step)),
		isApplied
	};
}
const UNREADABLE = {
	takenBy: void 0,
	region: void 0,
	role: void 0,
	credentials: void 0,
	folder: void 0,
	workingDirectory: void 0,
	logFile: void 0,
	outputsFile: void 0,
	planFile: void 0,
	keepErroredState: async () => void 0,
	isApplied: false
};
function existing(path) {
	return (0,external_node_fs_namespaceObject.existsSync)(path) ? path : void 0;
}
// src/terraform/provider-errors.ts
/**
* The text of an error without the parts that do not help anyone who reads it: IDs of requests, HTTP status codes, encoded
* messages, and how Go wraps errors. Keeps line breaks.
*/
function withoutNoise(text) {
	return NOISE.reduce((rest, [noise, replacement]) => rest.replace(noise, replacement), withoutDetails(withoutJson(text))).replace(/(?<![ \t])[ \t]{1,80}(?=\n|$)/g, "").trimEnd();
}
/** Each expression takes linear time: what it repeats is bounded, or cannot be entered twice. */
const NOISE = [
	[/\bhttps?\s{1,9}response\s{1,9}error\s{1,9}StatusCode:\s{1,9}\d{3},?\s{0,9}/g, ""],
	[/\b(?:RequestID|HostID):\s{1,9}[\w+/=-]{0,300},?\s{0,9}/g, ""],
	[/\bapi\s{1,9}error\s{1,9}(?=[A-Z]\w*:)/g, ""],
	[/(?<!\s)\s{0,99}\bstatus\s{1,9}code:\s{1,9}\d{3},\s{1,9}request\s{1,9}id:\s{1,9}[\w+/=-]{0,300}(?:,\s{1,9}host\s{1,9}id:\s{0,9}[\w+/=-]{0,300})?/g, ""],
	[/(?<!\s)\s{0,99}\{\s{0,99}RespMetadata:\s{0,9}\{[^{}]{0,2000}\}[^{}]{0,4000}\}/g, ""],
	[/(?<!\s)\s{0,9}\bEncoded\s{1,9}authorization\s{1,9}failure\s{1,9}message:\s{1,9}[\w+/=-]{8,}\.?/g, ""],
	[/\bunexpected\s{1,9}status\s{1,9}\d{3}\s{1,9}\(\d{3}[^()]{0,80}\)\s{1,9}with\s{1,9}(?:error|response):\s{0,9}/g, ""],
	[/(?<!\s)\s{0,99}\bActivity\s{1,9}Id:\s{0,9}"[^"\n]{0,100}"(?:\s{0,99}-{3}\s{0,99}API\s{1,9}Response:[\s\S]*)?/g, ""],
	[/(?<!\s)\s{0,99}-{3,9}\s{0,99}API\s{1,9}Response:[\s\S]*/g, ""],
	[/(?<!\s)\s{0,9}\bCode:\s{0,9}""/g, ""],
	[/(?<!\s)\s{0,9}--\s{0,9}(?:Original\s{1,9}Error:\s{0,9})?autorest\/azure:\s{0,9}Service\s{1,9}returned\s{1,9}an\s{1,9}error\.\s{1,9}/g, " "],
	[/\brpc\s{1,9}error:\s{1,9}code\s{1,9}=\s{1,9}(\w{1,40})\s{1,9}desc\s{1,9}=\s{1,9}/g, "$1: "],
	[/(?<!\s)\s{0,99}\b(?:Documentation|API Reference|Request Target|Provider version|OPC request ID|Client Time|Server Time):[^\n]*/g, ""]
];
/** Google: `googleapi: Error 403: …\nDetails:\n[ … ]\n, forbidden`. */
function withoutDetails(text) {
	const [start, end] = [text.search(/\bDetails:\s{0,99}\[\s{0,99}\{/), text.lastIndexOf("]") + 1];
	return start === -1 || end <= start ? text : `${text.slice(0, start).trimEnd()}${text.slice(end).trimStart()}`;
}
/** JSON with a message, such as the body of a response, is replaced by the message. */
function withoutJson(text) {
	const [start, end] = [text.indexOf("{"), text.lastIndexOf("}") + 1];
	if (start === -1 || end <= start) return text;
	const message = messageIn$1(text.slice(start, end));
	return message === void 0 ? text : `${text.slice(0, start)}${message}${text.slice(end)}`;
}
function messageIn$1(json) {
	try {
		const { error, code, message } = JSON.parse(json.replaceAll(/\n\s{0,99}/g, " "));
		if (typeof message === "string") return typeof code === "string" ? `${code}: ${message}` : message;
		return typeof error === "object" && error !== null ? messageIn$1(JSON.stringify(error)) : void 0;
	} catch {
		return;
	}
}
/**
* At most `longest` UTF-16 units of `text`. Cuts in the middle, because an error begins with what failed, and ends with
* why. Of a provisioner's error, it keeps the start of the command, and the last lines of its output.
*/
function shortenedInTheMiddle(text, longest) {
	if (text.length <= longest) return text;
	const [, before = "", command = "", between = "", output = ""] = PROVISIONER.exec(text) ?? [];
	if (between === "") return join$1(text, longest, Math.floor(longest * .35));
	const start = `${before}${join$1(command, 160, 160)}${between}`;
	return start.length + 200 < longest ? `${start}${join$1(output, longest - start.length, 0)}` : join$1(text, longest, 160);
}
/** `local-exec provisioner error: Error running command '…': exit status 1. Output: …` */
const PROVISIONER = /^([\s\S]{0,500}?Error running command ')([\s\S]*)(': exit status \d{1,3}\. Output: )([\s\S]*)$/;
const ELLIPSIS = " … ";
/** The first `first` units and the last of `text`, cut at white space. */
function join$1(text, longest, first) {
	if (text.length <= longest) return text;
	const start = text.slice(0, first).replace(/\s\S{0,80}$/, "");
	const rest = longest - start.length - 3;
	const end = rest <= 0 ? "" : text.slice(-rest).replace(/^\S{0,80}\s/, "");
	return `${start}${ELLIPSIS}${end}`.trim();
}
// src/notify/annotations.ts
/** GitHub shows ten annotations of each level for a step, and discards the rest. */
const MOST = 10;
/** GitHub shows a title in bold on one line. */
const LONGEST_TITLE = 100;
const LONGEST_MESSAGE = 4e3;
/**
* An annotation for each error and warning, at its place. If there are too many, the last one counts the rest. In a run
* that succeeded, errors are notices: they are from an earlier command.
*/
function annotationsOf(log, { workingDirectory, status }, workspace) {
	const { errors, warnings, moreErrors, moreWarnings } = log;
	const pathOf = (file) => repositoryPath(file, workingDirectory, workspace);
	return [...ofLevel(status?.engine === "SUCCEEDED" ? "notice" : "error", "errors", errors, moreErrors, pathOf), ...ofLevel("warning", "warnings", warnings, moreWarnings, pathOf)];
}
function ofLevel(level, kind, diagnostics, more, pathOf) {
	const all = diagnostics.length + more;
	if (all <= MOST) return diagnostics.map((diagnostic) => annotation(level, diagnostic, pathOf));
	const shown = diagnostics.slice(0, 9).map((diagnostic) => annotation(level, diagnostic, pathOf));
	const message = `Terraform's log has ${all - shown.length} more.`;
	return [...shown, {
		level,
		title: `Terraform printed ${all} ${kind}`,
		message
	}];
}
function annotation(level, { summary, detail, address, file, start, end }, pathOf) {
	const path = file && pathOf(file);
	const place = file && !path ? `on ${file}${start ? ` line ${start.line}` : ""}` : void 0;
	const about = [address && `with ${address}`, place].filter(Boolean).join(", ");
	const what = withoutNoise(summary);
	const why = withoutNoise(detail);
	const title = (0,external_actions_js_namespaceObject.shortened)(what.replaceAll(/\s+/g, " ").trim(), LONGEST_TITLE);
	return {
		level,
		title,
		message: [shortenedInTheMiddle(title === what ? why : [what, why].filter(Boolean).join("\n"), LONGEST_MESSAGE), about && `(${about})`].filter(Boolean).join("\n") || what,
		...path && {
			file: path,
			...rangeOf(start, end)
		}
	};
}
/** GitHub accepts columns only if the range is within one line. */
function rangeOf(start, end) {
	if (!start) return {};
	if (!end || end.line !== start.line) return {
		startLine: start.line,
		...end && { endLine: end.line }
	};
	const columns = start.column && end.column ? {
		startColumn: start.column,
		endColumn: end.column
	} : {};
	return {
		startLine: start.line,
		endLine: end.line,
		...columns
	};
}
/**
* The path in the repository of a file as Terraform printed it, relative to the folder where Terraform ran. Undefined if
* the file is outside the repository, where GitHub has nothing to show.
*/
function repositoryPath(file, workingDirectory, workspace) {
	const root = withSlashes(workspace) || "/workspace";
	const path = external_node_path_namespaceObject.posix.relative(root, external_node_path_namespaceObject.posix.resolve(root, withSlashes(workingDirectory), withSlashes(file)));
	return path === "" || path === ".." || path.startsWith("../") || /\p{Cc}/u.test(path) ? void 0 : path;
}
/** A Windows path as a POSIX path: `C:\infra` becomes `/C:/infra`. */
function withSlashes(path) {
	return path.replaceAll("\\", "/").replace(/^(?=[A-Za-z]:\/)/, "/");
}
// src/notify/job-summary.ts
/** What the step did, for the page of the workflow run. */
function jobSummary(outcome, secrets) {
	const { operation, provisionedProduct, request, receipt, dryRun, problems, diagnostics } = outcome;
	const { text, value } = writers(secrets);
	const rows = [
		["Operation", operation.name],
		["Status", request.Status],
		["Record", request.RecordId],
		...provisionedProduct ? [["Provisioned product", provisionedProduct]] : [],
		...receipt ? [["Request ID", receipt.requestId]] : [],
		...dryRun ? [] : [["Attempts", String(outcome.attempts)]]
	].map(([name, fact]) => `<tr><th align="left">${name}</th><td>${value(fact)}</td></tr>`);
	return (0,external_actions_js_namespaceObject.summaryOf)([
		`<h3>${heading(outcome)}</h3>`,
		...(0,external_actions_js_namespaceObject.problemBlocks)(problems, secrets),
		`<table>${rows.join("")}</table>`,
		...request.FailureReason ? ["<h4>Failure reason</h4>", `<blockquote>${text(request.FailureReason, LONGEST_REASON)}</blockquote>`] : [],
		...request.Outputs ? ["<h4>Outputs</h4>", outputsTable(request.Outputs, value)] : [],
		...diagnosticsBlock("error", diagnostics.errors, diagnostics.moreErrors, secrets),
		...diagnosticsBlock("warning", diagnostics.warnings, diagnostics.moreWarnings, secrets)
	]);
}
const MOST_BYTES_OF_OUTPUTS = 3e5;
const MOST_OUTPUTS = 100;
const MOST_DIAGNOSTICS = 10;
const LONGEST_VALUE$1 = 1e3;
const LONGEST_REASON = 2048;
/** Text far behind what is shown is not needed. */
const LONGEST_READ$1 = 2 ** 14;
/** Write text without secrets as HTML: free text, names in it, and values that are redacted already. */
function writers(secrets) {
	return {
		text: (text, longest = LONGEST_VALUE$1) => (0,external_actions_js_namespaceObject.prose)(secrets.hideFor("text in the summary", readable(text)), longest),
		name: (text, longest = LONGEST_VALUE$1) => (0,external_actions_js_namespaceObject.code)(secrets.hideFor("text in the summary", readable(text)), longest),
		value: (text, longest = LONGEST_VALUE$1) => (0,external_actions_js_namespaceObject.code)(secrets.hideFor("value in the summary", readable(text)), longest)
	};
}
function readable(text) {
	return (0,external_actions_js_namespaceObject.shortened)(text, LONGEST_READ$1).replaceAll(/\r\n?/g, "\n");
}
function heading({ operation, request, receipt, dryRun, problems }) {
	const result = `the ${operation.noun} ${request.Status === "SUCCEEDED" ? "succeeded" : "failed"}`;
	if (dryRun) return `🧪 Dry run: Service Catalog would be notified that ${result}`;
	if (!receipt) return "❌ Service Catalog did not confirm the result. The provisioned product might stay UNDER_CHANGE.";
	if (problems.length > 0) return `❌ Service Catalog was notified that ${result}, because its result could not be reported`;
	return `${request.Status === "SUCCEEDED" ? "✅" : "⚠️"} Service Catalog was notified that ${result}`;
}
/** Collapsed. Each error or warning with its place, the source code that Terraform quotes, and the values in it. */
function diagnosticsBlock(kind, diagnostics, more, secrets) {
	const count = diagnostics.length + more;
	if (count === 0) return [];
	const title = `${count} ${kind}${count === 1 ? "" : "s"} from Terraform`;
	const shown = diagnostics.slice(0, MOST_DIAGNOSTICS).map((diagnostic) => diagnosticHtml(diagnostic, secrets));
	const rest = count > shown.length ? `<p>… and ${count - shown.length} more.</p>` : "";
	return [`<details><summary>${title}</summary>${shown.join("")}${rest}</details>`];
}
function diagnosticHtml({ summary, detail, address, file, start, snippet, values }, secrets) {
	const { text, name } = writers(secrets);
	const places = [file && (start ? `${file}:${start.line}` : file), address].filter((place) => place !== void 0);
	const quoted = values.map(({ expression, statement }) => `${expression} ${statement}`);
	const source = [...snippet ? [snippet] : [], ...quoted].join("\n");
	return [
		`<p><strong>${text(helpful(summary))}</strong>${places.map((place) => `<br>${name(place)}`).join("")}</p>`,
		...source ? [(0,external_actions_js_namespaceObject.pre)(secrets.hideFor("text in the summary", readable(source)), LONGEST_VALUE$1)] : [],
		...detail ? [`<p>${text(helpful(detail))}</p>`] : []
	].join("");
}
/** What helps to understand an error. Its end says why. */
function helpful(text) {
	return shortenedInTheMiddle(withoutNoise(text), LONGEST_VALUE$1);
}
function outputsTable(outputs, value) {
	if (outputs.length === 0) return "<p>None.</p>";
	const all = outputs.slice(0, MOST_OUTPUTS).map(({ OutputKey, OutputValue, Description }) => {
		const shown = OutputValue === "(sensitive value)" ? `<em>${REDACTED}</em>` : value(OutputValue);
		const description = Description ? `<br>${value(Description)}` : "";
		return `<tr><td>${value(OutputKey)}${description}</td><td>${shown}</td></tr>`;
	});
	const rows = (0,external_actions_js_namespaceObject.fitting)(all, MOST_BYTES_OF_OUTPUTS);
	const more = outputs.length - rows.length;
	const table = `<table><tr><th>Key</th><th>Value</th></tr>${rows.join("")}</table>`;
	return more > 0 ? `${table}<p>… and ${more} more.</p>` : table;
}
// src/notify/report.ts
/**
* What people and later steps see of an outcome: log, annotations, step outputs, job summary. Never throws: Service
* Catalog is notified by now, so that anything that cannot be shown is only a warning.
*/
function report(outcome, inputs, { workflowRun, secrets, log }) {
	(0,external_actions_js_namespaceObject.orWarn)("The log is incomplete", log, () => writeLog(outcome, log));
	(0,external_actions_js_namespaceObject.orWarn)("The annotations are incomplete", log, () => {
		for (const annotation of annotationsOf(outcome.diagnostics, inputs, workflowRun.workspace)) log.annotate(annotation);
	});
	(0,external_actions_js_namespaceObject.orWarn)("The step outputs could not be set", log, () => setStepOutputs(outcome, secrets));
	(0,external_actions_js_namespaceObject.writeSummary)(() => jobSummary(outcome, secrets), log);
}
/** Shows why nothing was reported: because inputs are invalid, or because `fail-safe` is off. */
function reportFailure(error, step) {
	(0,external_actions_js_namespaceObject.showFailure)(error, "Service Catalog was not notified", step);
}
function writeLog({ operation, request, receipt, dryRun, problems }, log) {
	const { RecordId, Status, Outputs, FailureReason } = request;
	if (dryRun) {
		log.info("Dry run: Service Catalog is not notified. The request would be:");
		for (const line of jsonLines(request)) log.redacted(line);
	}
	if (receipt) {
		const outputs = Outputs ? ` (${Outputs.length} ${Outputs.length === 1 ? "output" : "outputs"})` : "";
		log.info(`Notified Service Catalog: ${operation.noun} of record ${RecordId} ${Status}${outputs}`);
		for (const line of FailureReason?.split("\n") ?? []) log.info(`  ${line}`);
		log.info(`Request ID: ${receipt.requestId}, attempts: ${receipt.attempts}`);
	}
	for (const problem of problems) log.error(problem);
}
/** A longer value is cut in the log. */
const LONGEST_VALUE = 1e4;
/** The request as JSON. The runner cannot take any of the lines for a workflow command. */
function jsonLines(request) {
	const shorten = (_, value) => typeof value === "string" && value.length > LONGEST_VALUE ? `${(0,external_actions_js_namespaceObject.shortened)(value, LONGEST_VALUE)} (${value.length} characters)` : value;
	const jsonEscape = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
	return JSON.stringify(request, shorten, 2).replaceAll(/(?!\n)\p{Cc}|[\u2028\u2029]|#(?=\[)/gu, jsonEscape).split("\n");
}
/** The step outputs of `action.yml`. */
function setStepOutputs({ operation, request, receipt, attempts, dryRun }, secrets) {
	const hide = (text) => secrets.hideFor("step output", text);
	(0,external_actions_js_namespaceObject.setOutputs)({
		status: receipt || dryRun ? request.Status : "",
		"record-id": hide(request.RecordId),
		operation: operation.name,
		"request-id": hide(receipt?.requestId ?? ""),
		attempts,
		"idempotency-token": hide(request.IdempotencyToken),
		"outputs-count": request.Outputs?.length ?? 0,
		"failure-reason": hide(request.FailureReason ?? "")
	});
}
// src/terraform/log-diagnostics.ts
const NO_DIAGNOSTICS = {
	errors: [],
	warnings: [],
	moreErrors: 0,
	moreWarnings: 0,
	end: "",
	endsInSuccess: false
};
// node_modules/@aws-sdk/client-service-catalog/dist-es/auth/httpAuthSchemeProvider.js
const defaultServiceCatalogHttpAuthSchemeParametersProvider = async (config, context, input) => {
	return {
		operation: (0,external_aws_sdk_js_namespaceObject.getSmithyContext)(context).operation,
		region: await (0,external_aws_sdk_js_namespaceObject.normalizeProvider$1)(config.region)() || (() => {
			throw new Error("expected `region` to be configured for `aws.auth#sigv4`");
		})()
	};
};
function createAwsAuthSigv4HttpAuthOption(authParameters) {
	return {
		schemeId: "aws.auth#sigv4",
		signingProperties: {
			name: "servicecatalog",
			region: authParameters.region
		},
		propertiesExtractor: (config, context) => ({ signingProperties: {
			config,
			context
		} })
	};
}
const defaultServiceCatalogHttpAuthSchemeProvider = (authParameters) => {
	const options = [];
	switch (authParameters.operation) {
		default: options.push(createAwsAuthSigv4HttpAuthOption(authParameters));
	}
	return options;
};
const resolveHttpAuthSchemeConfig = (config) => {
	const config_0 = (0,external_aws_sdk_js_namespaceObject.resolveAwsSdkSigV4Config)(config);
	return Object.assign(config_0, { authSchemePreference: (0,external_aws_sdk_js_namespaceObject.normalizeProvider$1)(config.authSchemePreference ?? []) });
};
// node_modules/@aws-sdk/client-service-catalog/dist-es/endpoint/EndpointParameters.js
const resolveClientEndpointParameters = (options) => {
	return Object.assign(options, {
		useDualstackEndpoint: options.useDualstackEndpoint ?? false,
		useFipsEndpoint: options.useFipsEndpoint ?? false,
		defaultSigningName: "servicecatalog"
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
// node_modules/@aws-sdk/client-service-catalog/package.json
var version = "3.1079.0";
// node_modules/@aws-sdk/core/dist-es/submodules/protocols/json/AwsJsonRpcProtocol.js
var AwsJsonRpcProtocol = class extends external_aws_sdk_js_namespaceObject.RpcProtocol {
	serializer;
	deserializer;
	serviceTarget;
	codec;
	mixin;
	awsQueryCompatible;
	constructor({ defaultNamespace, errorTypeRegistries, serviceTarget, awsQueryCompatible, jsonCodec }) {
		super({
			defaultNamespace,
			errorTypeRegistries
		});
		this.serviceTarget = serviceTarget;
		this.codec = jsonCodec ?? new external_aws_sdk_js_namespaceObject.JsonCodec2({
			timestampFormat: {
				useTrait: true,
				default: 7
			},
			jsonName: false
		});
		this.serializer = this.codec.createSerializer();
		this.deserializer = this.codec.createDeserializer();
		this.awsQueryCompatible = !!awsQueryCompatible;
		this.mixin = new external_aws_sdk_js_namespaceObject.ProtocolLib(this.awsQueryCompatible);
	}
	async serializeRequest(operationSchema, input, context) {
		const request = await super.serializeRequest(operationSchema, input, context);
		if (!request.path.endsWith("/")) request.path += "/";
		request.headers["content-type"] = `application/x-amz-json-${this.getJsonRpcVersion()}`;
		request.headers["x-amz-target"] = `${this.serviceTarget}.${operationSchema.name}`;
		if (this.awsQueryCompatible) request.headers["x-amzn-query-mode"] = "true";
		if ((0,external_aws_sdk_js_namespaceObject.deref)(operationSchema.input) === "unit" || !request.body) request.body = "{}";
		return request;
	}
	getPayloadCodec() {
		return this.codec;
	}
	async handleError(operationSchema, context, response, dataObject, metadata) {
		const { awsQueryCompatible } = this;
		if (awsQueryCompatible) this.mixin.setQueryCompatError(dataObject, response);
		const errorIdentifier = (0,external_aws_sdk_js_namespaceObject.loadJsonRpcErrorCode)(response, dataObject, awsQueryCompatible) ?? "Unknown";
		this.mixin.compose(this.compositeErrorRegistry, errorIdentifier, this.options.defaultNamespace);
		const { errorSchema, errorMetadata } = await this.mixin.getErrorSchemaOrThrowBaseException(errorIdentifier, this.options.defaultNamespace, response, dataObject, metadata, awsQueryCompatible ? this.mixin.findQueryCompatibleError : void 0);
		const ns = external_aws_sdk_js_namespaceObject.NormalizedSchema.of(errorSchema);
		const message = dataObject.message ?? dataObject.Message ?? "UnknownError";
		const exception = new ((this.compositeErrorRegistry.getErrorCtor(errorSchema)) ?? Error)({});
		const output = {};
		const errorDeserializer = this.codec.createDeserializer();
		for (const [name, member] of ns.structIterator()) if (dataObject[name] != null) output[name] = errorDeserializer.readObject(member, dataObject[name]);
		if (awsQueryCompatible) this.mixin.queryCompatOutput(dataObject, output);
		throw this.mixin.decorateServiceException(Object.assign(exception, errorMetadata, {
			$fault: ns.getMergedTraits().error,
			message
		}, output), dataObject);
	}
};
// node_modules/@aws-sdk/core/dist-es/submodules/protocols/json/AwsJson1_1Protocol.js
var AwsJson1_1Protocol = class extends AwsJsonRpcProtocol {
	constructor({ defaultNamespace, errorTypeRegistries, serviceTarget, awsQueryCompatible, jsonCodec }) {
		super({
			defaultNamespace,
			errorTypeRegistries,
			serviceTarget,
			awsQueryCompatible,
			jsonCodec
		});
	}
	getShapeId() {
		return "aws.protocols#awsJson1_1";
	}
	getJsonRpcVersion() {
		return "1.1";
	}
	getDefaultContentType() {
		return "application/x-amz-json-1.1";
	}
};
// node_modules/@aws-sdk/client-service-catalog/dist-es/endpoint/bdd.js
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
		}, b]]
	],
	results: [
		[a],
		[a, "Invalid Configuration: FIPS and custom endpoint are not supported"],
		[a, "Invalid Configuration: Dualstack and custom endpoint are not supported"],
		[g, i],
		["https://servicecatalog-fips.{Region}.{PartitionResult#dualStackDnsSuffix}", i],
		[a, "FIPS and DualStack are enabled, but this partition does not support one or both"],
		["https://servicecatalog-fips.{Region}.{PartitionResult#dnsSuffix}", i],
		[a, "FIPS is enabled but this partition does not support FIPS"],
		["https://servicecatalog.{Region}.{PartitionResult#dualStackDnsSuffix}", i],
		[a, "DualStack is enabled but this partition does not support DualStack"],
		["https://servicecatalog.{Region}.{PartitionResult#dnsSuffix}", i],
		[a, "Invalid Configuration: Missing Region"]
	]
};
const root = 2;
const nodes = new Int32Array([
	-1,
	1,
	-1,
	0,
	12,
	3,
	1,
	4,
	100000011,
	2,
	5,
	100000011,
	3,
	8,
	6,
	4,
	7,
	100000010,
	5,
	100000008,
	100000009,
	4,
	10,
	9,
	6,
	100000006,
	100000007,
	5,
	11,
	100000005,
	6,
	100000004,
	100000005,
	3,
	100000001,
	13,
	4,
	100000002,
	100000003
]);
const bdd = external_aws_sdk_js_namespaceObject.BinaryDecisionDiagram.from(nodes, root, _data.conditions, _data.results);
// node_modules/@aws-sdk/client-service-catalog/dist-es/endpoint/endpointResolver.js
const cache = new external_aws_sdk_js_namespaceObject.EndpointCache({
	size: 50,
	params: [
		"Endpoint",
		"Region",
		"UseDualStack",
		"UseFIPS"
	]
});
const defaultEndpointResolver = (endpointParams, context = {}) => {
	return cache.get(endpointParams, () => (0,external_aws_sdk_js_namespaceObject.decideEndpoint)(bdd, {
		endpointParams,
		logger: context.logger
	}));
};
external_aws_sdk_js_namespaceObject.customEndpointFunctions.aws = external_aws_sdk_js_namespaceObject.awsEndpointFunctions;
// node_modules/@aws-sdk/client-service-catalog/dist-es/models/ServiceCatalogServiceException.js
var ServiceCatalogServiceException = class ServiceCatalogServiceException extends external_aws_sdk_js_namespaceObject.ServiceException {
	constructor(options) {
		super(options);
		Object.setPrototypeOf(this, ServiceCatalogServiceException.prototype);
	}
};
// node_modules/@aws-sdk/client-service-catalog/dist-es/models/errors.js
var InvalidParametersException = class InvalidParametersException extends ServiceCatalogServiceException {
	name = "InvalidParametersException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "InvalidParametersException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidParametersException.prototype);
		this.Message = opts.Message;
	}
};
var LimitExceededException = class LimitExceededException extends ServiceCatalogServiceException {
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
var ResourceNotFoundException = class ResourceNotFoundException extends ServiceCatalogServiceException {
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
var DuplicateResourceException = class DuplicateResourceException extends ServiceCatalogServiceException {
	name = "DuplicateResourceException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "DuplicateResourceException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, DuplicateResourceException.prototype);
		this.Message = opts.Message;
	}
};
var InvalidStateException = class InvalidStateException extends ServiceCatalogServiceException {
	name = "InvalidStateException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "InvalidStateException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidStateException.prototype);
		this.Message = opts.Message;
	}
};
var TagOptionNotMigratedException = class TagOptionNotMigratedException extends ServiceCatalogServiceException {
	name = "TagOptionNotMigratedException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "TagOptionNotMigratedException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TagOptionNotMigratedException.prototype);
		this.Message = opts.Message;
	}
};
var OperationNotSupportedException = class OperationNotSupportedException extends ServiceCatalogServiceException {
	name = "OperationNotSupportedException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "OperationNotSupportedException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, OperationNotSupportedException.prototype);
		this.Message = opts.Message;
	}
};
var ResourceInUseException = class ResourceInUseException extends ServiceCatalogServiceException {
	name = "ResourceInUseException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "ResourceInUseException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ResourceInUseException.prototype);
		this.Message = opts.Message;
	}
};
// node_modules/@aws-sdk/client-service-catalog/dist-es/schemas/schemas_0.js
const _D = "Description";
const _DRE = "DuplicateResourceException";
const _EWRI = "EngineWorkflowResourceIdentifier";
const _FR = "FailureReason";
const _IPE = "InvalidParametersException";
const _ISE = "InvalidStateException";
const _IT = "IdempotencyToken";
const _K = "Key";
const _LEE = "LimitExceededException";
const _M = "Message";
const _NPPEWR = "NotifyProvisionProductEngineWorkflowResult";
const _NPPEWRI = "NotifyProvisionProductEngineWorkflowResultInput";
const _NPPEWRO = "NotifyProvisionProductEngineWorkflowResultOutput";
const _NTPPEWR = "NotifyTerminateProvisionedProductEngineWorkflowResult";
const _NTPPEWRI = "NotifyTerminateProvisionedProductEngineWorkflowResultInput";
const _NTPPEWRO = "NotifyTerminateProvisionedProductEngineWorkflowResultOutput";
const _NUPPEWR = "NotifyUpdateProvisionedProductEngineWorkflowResult";
const _NUPPEWRI = "NotifyUpdateProvisionedProductEngineWorkflowResultInput";
const _NUPPEWRO = "NotifyUpdateProvisionedProductEngineWorkflowResultOutput";
const _OKu = "OutputKey";
const _ONSE = "OperationNotSupportedException";
const _OV = "OutputValue";
const _Ou = "Outputs";
const _RIUE = "ResourceInUseException";
const _RIe = "RecordId";
const _RIes = "ResourceIdentifier";
const _RNFE = "ResourceNotFoundException";
const _RO = "RecordOutputs";
const _ROe = "RecordOutput";
const _S = "Status";
const _TONME = "TagOptionNotMigratedException";
const _UT = "UniqueTag";
const _UTRI = "UniqueTagResourceIdentifier";
const _V = "Value";
const _WT = "WorkflowToken";
const _c = "client";
const _e = "error";
const _s = "smithy.ts.sdk.synthetic.com.amazonaws.servicecatalog";
const n0 = "com.amazonaws.servicecatalog";
const _s_registry = external_aws_sdk_js_namespaceObject.TypeRegistry.for(_s);
var ServiceCatalogServiceException$ = [
	-3,
	_s,
	"ServiceCatalogServiceException",
	0,
	[],
	[]
];
_s_registry.registerError(ServiceCatalogServiceException$, ServiceCatalogServiceException);
const n0_registry = external_aws_sdk_js_namespaceObject.TypeRegistry.for(n0);
var DuplicateResourceException$ = [
	-3,
	n0,
	_DRE,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(DuplicateResourceException$, DuplicateResourceException);
var InvalidParametersException$ = [
	-3,
	n0,
	_IPE,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(InvalidParametersException$, InvalidParametersException);
var InvalidStateException$ = [
	-3,
	n0,
	_ISE,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(InvalidStateException$, InvalidStateException);
var LimitExceededException$ = [
	-3,
	n0,
	_LEE,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(LimitExceededException$, LimitExceededException);
var OperationNotSupportedException$ = [
	-3,
	n0,
	_ONSE,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(OperationNotSupportedException$, OperationNotSupportedException);
var ResourceInUseException$ = [
	-3,
	n0,
	_RIUE,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(ResourceInUseException$, ResourceInUseException);
var ResourceNotFoundException$ = [
	-3,
	n0,
	_RNFE,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(ResourceNotFoundException$, ResourceNotFoundException);
var TagOptionNotMigratedException$ = [
	-3,
	n0,
	_TONME,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(TagOptionNotMigratedException$, TagOptionNotMigratedException);
const errorTypeRegistries = [_s_registry, n0_registry];
var EngineWorkflowResourceIdentifier$ = [
	3,
	n0,
	_EWRI,
	0,
	[_UT],
	[() => UniqueTagResourceIdentifier$]
];
var NotifyProvisionProductEngineWorkflowResultInput$ = [
	3,
	n0,
	_NPPEWRI,
	0,
	[
		_WT,
		_RIe,
		_S,
		_FR,
		_RIes,
		_Ou,
		_IT
	],
	[
		0,
		0,
		0,
		0,
		() => EngineWorkflowResourceIdentifier$,
		() => RecordOutputs,
		[0, 4]
	],
	3
];
var NotifyProvisionProductEngineWorkflowResultOutput$ = [
	3,
	n0,
	_NPPEWRO,
	0,
	[],
	[]
];
var NotifyTerminateProvisionedProductEngineWorkflowResultInput$ = [
	3,
	n0,
	_NTPPEWRI,
	0,
	[
		_WT,
		_RIe,
		_S,
		_FR,
		_IT
	],
	[
		0,
		0,
		0,
		0,
		[0, 4]
	],
	3
];
var NotifyTerminateProvisionedProductEngineWorkflowResultOutput$ = [
	3,
	n0,
	_NTPPEWRO,
	0,
	[],
	[]
];
var NotifyUpdateProvisionedProductEngineWorkflowResultInput$ = [
	3,
	n0,
	_NUPPEWRI,
	0,
	[
		_WT,
		_RIe,
		_S,
		_FR,
		_Ou,
		_IT
	],
	[
		0,
		0,
		0,
		0,
		() => RecordOutputs,
		[0, 4]
	],
	3
];
var NotifyUpdateProvisionedProductEngineWorkflowResultOutput$ = [
	3,
	n0,
	_NUPPEWRO,
	0,
	[],
	[]
];
var RecordOutput$ = [
	3,
	n0,
	_ROe,
	0,
	[
		_OKu,
		_OV,
		_D
	],
	[
		0,
		0,
		0
	]
];
var UniqueTagResourceIdentifier$ = [
	3,
	n0,
	_UTRI,
	0,
	[_K, _V],
	[0, 0]
];
var RecordOutputs = [
	1,
	n0,
	_RO,
	0,
	() => RecordOutput$
];
var NotifyProvisionProductEngineWorkflowResult$ = [
	9,
	n0,
	_NPPEWR,
	0,
	() => NotifyProvisionProductEngineWorkflowResultInput$,
	() => NotifyProvisionProductEngineWorkflowResultOutput$
];
var NotifyTerminateProvisionedProductEngineWorkflowResult$ = [
	9,
	n0,
	_NTPPEWR,
	0,
	() => NotifyTerminateProvisionedProductEngineWorkflowResultInput$,
	() => NotifyTerminateProvisionedProductEngineWorkflowResultOutput$
];
var NotifyUpdateProvisionedProductEngineWorkflowResult$ = [
	9,
	n0,
	_NUPPEWR,
	0,
	() => NotifyUpdateProvisionedProductEngineWorkflowResultInput$,
	() => NotifyUpdateProvisionedProductEngineWorkflowResultOutput$
];
// node_modules/@aws-sdk/client-service-catalog/dist-es/runtimeConfig.shared.js
const getRuntimeConfig$1 = (config) => {
	return {
		apiVersion: "2015-12-10",
		base64Decoder: config?.base64Decoder ?? external_aws_sdk_js_namespaceObject.fromBase64,
		base64Encoder: config?.base64Encoder ?? external_aws_sdk_js_namespaceObject.toBase64,
		disableHostPrefix: config?.disableHostPrefix ?? false,
		endpointProvider: config?.endpointProvider ?? defaultEndpointResolver,
		extensions: config?.extensions ?? [],
		httpAuthSchemeProvider: config?.httpAuthSchemeProvider ?? defaultServiceCatalogHttpAuthSchemeProvider,
		httpAuthSchemes: config?.httpAuthSchemes ?? [{
			schemeId: "aws.auth#sigv4",
			identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4"),
			signer: new external_aws_sdk_js_namespaceObject.AwsSdkSigV4Signer()
		}],
		logger: config?.logger ?? new external_aws_sdk_js_namespaceObject.NoOpLogger(),
		protocol: config?.protocol ?? AwsJson1_1Protocol,
		protocolSettings: config?.protocolSettings ?? {
			defaultNamespace: "com.amazonaws.servicecatalog",
			errorTypeRegistries,
			version: "2015-12-10",
			serviceTarget: "AWS242ServiceCatalogService"
		},
		serviceId: config?.serviceId ?? "Service Catalog",
		sha256: config?.sha256 ?? external_aws_sdk_js_namespaceObject.Sha256Node,
		urlParser: config?.urlParser ?? external_aws_sdk_js_namespaceObject.parseUrl,
		utf8Decoder: config?.utf8Decoder ?? external_aws_sdk_js_namespaceObject.fromUtf8,
		utf8Encoder: config?.utf8Encoder ?? external_aws_sdk_js_namespaceObject.toUtf8
	};
};
// node_modules/@aws-sdk/client-service-catalog/dist-es/runtimeConfig.js
const getRuntimeConfig = (config) => {
	(0,external_aws_sdk_js_namespaceObject.emitWarningIfUnsupportedVersion$1)(process.version);
	const defaultsMode = (0,external_aws_sdk_js_namespaceObject.resolveDefaultsModeConfig)(config);
	const defaultConfigProvider = () => defaultsMode().then(external_aws_sdk_js_namespaceObject.loadConfigsForDefaultMode);
	const clientSharedValues = getRuntimeConfig$1(config);
	(0,external_aws_sdk_js_namespaceObject.emitWarningIfUnsupportedVersion)(process.version);
	const loaderConfig = {
		profile: config?.profile,
		logger: clientSharedValues.logger
	};
	return {
		...clientSharedValues,
		...config,
		runtime: "node",
		defaultsMode,
		authSchemePreference: config?.authSchemePreference ?? (0,external_aws_sdk_js_namespaceObject.loadConfig)(external_aws_sdk_js_namespaceObject.NODE_AUTH_SCHEME_PREFERENCE_OPTIONS, loaderConfig),
		bodyLengthChecker: config?.bodyLengthChecker ?? external_aws_sdk_js_namespaceObject.calculateBodyLength,
		credentialDefaultProvider: config?.credentialDefaultProvider ?? external_aws_sdk_js_namespaceObject.defaultProvider,
		defaultUserAgentProvider: config?.defaultUserAgentProvider ?? (0,external_aws_sdk_js_namespaceObject.createDefaultUserAgentProvider)({
			serviceId: clientSharedValues.serviceId,
			clientVersion: version
		}),
		maxAttempts: config?.maxAttempts ?? (0,external_aws_sdk_js_namespaceObject.loadConfig)(external_aws_sdk_js_namespaceObject.NODE_MAX_ATTEMPT_CONFIG_OPTIONS, config),
		region: config?.region ?? (0,external_aws_sdk_js_namespaceObject.loadConfig)(external_aws_sdk_js_namespaceObject.NODE_REGION_CONFIG_OPTIONS, {
			...external_aws_sdk_js_namespaceObject.NODE_REGION_CONFIG_FILE_OPTIONS,
			...loaderConfig
		}),
		requestHandler: external_aws_sdk_js_namespaceObject.NodeHttpHandler.create(config?.requestHandler ?? defaultConfigProvider),
		retryMode: config?.retryMode ?? (0,external_aws_sdk_js_namespaceObject.loadConfig)({
			...external_aws_sdk_js_namespaceObject.NODE_RETRY_MODE_CONFIG_OPTIONS,
			default: async () => (await defaultConfigProvider()).retryMode || external_actions_js_namespaceObject.DEFAULT_RETRY_MODE
		}, config),
		streamCollector: config?.streamCollector ?? external_aws_sdk_js_namespaceObject.streamCollector,
		useDualstackEndpoint: config?.useDualstackEndpoint ?? (0,external_aws_sdk_js_namespaceObject.loadConfig)(external_aws_sdk_js_namespaceObject.NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
		useFipsEndpoint: config?.useFipsEndpoint ?? (0,external_aws_sdk_js_namespaceObject.loadConfig)(external_aws_sdk_js_namespaceObject.NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
		userAgentAppId: config?.userAgentAppId ?? (0,external_aws_sdk_js_namespaceObject.loadConfig)(external_aws_sdk_js_namespaceObject.NODE_APP_ID_CONFIG_OPTIONS, loaderConfig)
	};
};
// node_modules/@aws-sdk/client-service-catalog/dist-es/auth/httpAuthExtensionConfiguration.js
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
// node_modules/@aws-sdk/client-service-catalog/dist-es/runtimeExtensions.js
const resolveRuntimeExtensions = (runtimeConfig, extensions) => {
	const extensionConfiguration = Object.assign((0,external_aws_sdk_js_namespaceObject.getAwsRegionExtensionConfiguration)(runtimeConfig), (0,external_aws_sdk_js_namespaceObject.getDefaultExtensionConfiguration)(runtimeConfig), (0,external_aws_sdk_js_namespaceObject.getHttpHandlerExtensionConfiguration)(runtimeConfig), getHttpAuthExtensionConfiguration(runtimeConfig));
	extensions.forEach((extension) => extension.configure(extensionConfiguration));
	return Object.assign(runtimeConfig, (0,external_aws_sdk_js_namespaceObject.resolveAwsRegionExtensionConfiguration)(extensionConfiguration), (0,external_aws_sdk_js_namespaceObject.resolveDefaultRuntimeConfig)(extensionConfiguration), (0,external_aws_sdk_js_namespaceObject.resolveHttpHandlerRuntimeConfig)(extensionConfiguration), resolveHttpAuthRuntimeConfig(extensionConfiguration));
};
// node_modules/@aws-sdk/client-service-catalog/dist-es/ServiceCatalogClient.js
var ServiceCatalogClient = class extends external_aws_sdk_js_namespaceObject.Client {
	config;
	constructor(...[configuration]) {
		const _config_0 = getRuntimeConfig(configuration || {});
		super(_config_0);
		this.initConfig = _config_0;
		const _config_1 = resolveClientEndpointParameters(_config_0);
		const _config_2 = (0,external_aws_sdk_js_namespaceObject.resolveUserAgentConfig)(_config_1);
		const _config_3 = (0,external_aws_sdk_js_namespaceObject.resolveRetryConfig)(_config_2);
		const _config_4 = (0,external_aws_sdk_js_namespaceObject.resolveRegionConfig)(_config_3);
		const _config_5 = (0,external_aws_sdk_js_namespaceObject.resolveHostHeaderConfig)(_config_4);
		const _config_6 = (0,external_aws_sdk_js_namespaceObject.resolveEndpointConfig)(_config_5);
		const _config_7 = resolveHttpAuthSchemeConfig(_config_6);
		const _config_8 = resolveRuntimeExtensions(_config_7, configuration?.extensions || []);
		this.config = _config_8;
		this.middlewareStack.use((0,external_aws_sdk_js_namespaceObject.getSchemaSerdePlugin)(this.config));
		this.middlewareStack.use((0,external_aws_sdk_js_namespaceObject.getUserAgentPlugin)(this.config));
		this.middlewareStack.use((0,external_aws_sdk_js_namespaceObject.getRetryPlugin)(this.config));
		this.middlewareStack.use((0,external_aws_sdk_js_namespaceObject.getContentLengthPlugin)(this.config));
		this.middlewareStack.use((0,external_aws_sdk_js_namespaceObject.getHostHeaderPlugin)(this.config));
		this.middlewareStack.use((0,external_aws_sdk_js_namespaceObject.getLoggerPlugin)(this.config));
		this.middlewareStack.use((0,external_aws_sdk_js_namespaceObject.getRecursionDetectionPlugin)(this.config));
		this.middlewareStack.use((0,external_aws_sdk_js_namespaceObject.getHttpAuthSchemeEndpointRuleSetPlugin)(this.config, {
			httpAuthSchemeParametersProvider: defaultServiceCatalogHttpAuthSchemeParametersProvider,
			identityProviderConfigProvider: async (config) => new external_aws_sdk_js_namespaceObject.DefaultIdentityProviderConfig({ "aws.auth#sigv4": config.credentials })
		}));
		this.middlewareStack.use((0,external_aws_sdk_js_namespaceObject.getHttpSigningPlugin)(this.config));
	}
	destroy() {
		super.destroy();
	}
};
// node_modules/@aws-sdk/client-service-catalog/dist-es/commandBuilder.js
const command = (0,external_aws_sdk_js_namespaceObject.makeBuilder)(commonParams, "AWS242ServiceCatalogService", "ServiceCatalogClient", external_aws_sdk_js_namespaceObject.getEndpointPlugin);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];
// node_modules/@aws-sdk/client-service-catalog/dist-es/commands/NotifyProvisionProductEngineWorkflowResultCommand.js
var NotifyProvisionProductEngineWorkflowResultCommand = class extends command(_ep0, _mw0, "NotifyProvisionProductEngineWorkflowResult", NotifyProvisionProductEngineWorkflowResult$) {};
// node_modules/@aws-sdk/client-service-catalog/dist-es/commands/NotifyTerminateProvisionedProductEngineWorkflowResultCommand.js
var NotifyTerminateProvisionedProductEngineWorkflowResultCommand = class extends command(_ep0, _mw0, "NotifyTerminateProvisionedProductEngineWorkflowResult", NotifyTerminateProvisionedProductEngineWorkflowResult$) {};
// node_modules/@aws-sdk/client-service-catalog/dist-es/commands/NotifyUpdateProvisionedProductEngineWorkflowResultCommand.js
var NotifyUpdateProvisionedProductEngineWorkflowResultCommand = class extends command(_ep0, _mw0, "NotifyUpdateProvisionedProductEngineWorkflowResult", NotifyUpdateProvisionedProductEngineWorkflowResult$) {};
// src/service-catalog/response.ts
/** A response that is not from Service Catalog, but from a proxy, a portal, or a load balancer; or that is incomplete. */
var UnexpectedResponse = class extends Error {
	name = "UnexpectedResponse";
	/** Tells the SDK to try again. */
	$retryable = { throttling: false };
};
/** That the request is too large for Service Catalog, or for something on the way to it. */
var TooLarge = class extends Error {
	name = "RequestEntityTooLargeException";
	$metadata = { httpStatusCode: 413 };
};
/**
* Makes `client` read each complete response within `timeout` milliseconds of its request, and accept only responses
* from Service Catalog. By itself, the SDK waits forever for the rest of a response, and takes any HTTP 200 for a success.
*/
function acceptOnlyServiceCatalog(client, timeout, interrupted) {
	client.middlewareStack.add((next) => async (args) => {
		const deadline = performance.now() + timeout;
		const received = next(args).catch((error) => {
			throw inPlainWords(error, timeout);
		});
		const isOver = new AbortController();
		const result = await Promise.race([received, interruption(interrupted, isOver.signal)]).finally(() => isOver.abort());
		const response = result.response;
		response.body = await (0,external_actions_js_namespaceObject.readBody)(response.body, deadline - performance.now());
		refuseUnexpected(response.statusCode, response.headers, response.body);
		return result;
	}, {
		name: "acceptOnlyServiceCatalog",
		step: "deserialize",
		priority: "low"
	});
}
/** When the caller is to end, an attempt under way gets little more time, and leaves some for the last attempt. */
async function interruption(interrupted, signal) {
	if (interrupted.aborted) await (0,promises_namespaceObject.setTimeout)(external_actions_js_namespaceObject.LAST_ATTEMPT, void 0, { signal });
	else {
		await (0,external_node_events_namespaceObject.once)(interrupted, "abort", { signal });
		await (0,promises_namespaceObject.setTimeout)(external_actions_js_namespaceObject.UNDER_WAY, void 0, { signal });
	}
	throw Object.assign(/* @__PURE__ */ new Error("No response before the job had to end."), { name: "TimeoutError" });
}
/** The SDK's messages about timeouts mention its own settings. */
function inPlainWords(error, timeout) {
	const { name, message } = error;
	if (name !== "TimeoutError" || !message.startsWith("@smithy/")) return error;
	const missing = message.includes("establish a connection") ? "connection" : "response";
	return Object.assign(new Error(`No ${missing} within ${(timeout / 1e3).toFixed(1)} s.`, { cause: error }), { name });
}
function refuseUnexpected(status, headers, body) {
	if (status === 413) throw new TooLarge("HTTP 413: the request is too large.");
	const oddity = oddityOf(status, headers, body);
	if (oddity) throw new UnexpectedResponse(`HTTP ${status} ${oddity} is not a response from Service Catalog.`);
}
/**
* What no response from Service Catalog has. A success has a request ID in AWS's form and an empty body: any other HTTP
* 200 is a page, or an error of something on the way. A rejection has the name of an error.
*
* Does not quote the response, which is somebody else's text, and might repeat the request.
*/
function oddityOf(status, headers, body) {
	const { "content-type": type, location } = headers;
	if (status !== 200 && status < 400) return location ? `to ${(0,external_actions_js_namespaceObject.shortened)(location, 200)}` : "without an error";
	if (type !== void 0 && !/^application\/(x-amz-)?json/i.test(type)) return `with ${(0,external_actions_js_namespaceObject.shortened)(type, 100)}`;
	const content = body.length === 0 ? {} : jsonObject(body);
	if (!content) return "without a JSON object";
	const isError = [
		headers["x-amzn-errortype"],
		content.__type,
		content.code
	].some((name) => typeof name === "string");
	if (status >= 500) return void 0;
	if (status !== 200) return isError ? void 0 : "without the name of an error";
	if (isError || Object.keys(content).length > 0) return "with content";
	return REQUEST_ID.test(headers["x-amzn-requestid"] ?? "") ? void 0 : "without an AWS request ID";
}
const REQUEST_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
function jsonObject(bytes) {
	try {
		const value = JSON.parse(bytes.toString("utf8"));
		return typeof value === "object" && value !== null && !Array.isArray(value) ? value : void 0;
	} catch {
		return;
	}
}
// src/service-catalog/client.ts
const COMMANDS = {
	update: NotifyUpdateProvisionedProductEngineWorkflowResultCommand,
	provision: NotifyProvisionProductEngineWorkflowResultCommand,
	terminate: NotifyTerminateProvisionedProductEngineWorkflowResultCommand
};
/** That Service Catalog could not be reached, or rejected the request. The cause is the error of the last attempt. */
var RequestFailed = class extends Error {
	name = "RequestFailed";
	attempts;
	constructor(cause, attempts) {
		super("The request failed.", { cause });
		this.attempts = attempts;
	}
};
/**
* Sends the result of an operation, with as many attempts as it takes within the limits.
*
* @param onRetry is called before each wait for another attempt
* @throws {RequestFailed}
*/
async function send(operation, request, connection, limits, onRetry) {
	const retryStrategy = new external_actions_js_namespaceObject.PatientRetryStrategy(limits, onRetry);
	try {
		return await beforeDeadline(attempts(operation, request, connection, limits, retryStrategy, onRetry), limits);
	} catch (error) {
		throw new RequestFailed(retryStrategy.lastError ?? error, retryStrategy.failures);
	}
}
async function attempts(operation, request, connection, limits, retryStrategy, onRetry) {
	const { region, endpoint, agents } = connection;
	const perAttempt = (0,external_actions_js_namespaceObject.attemptLimit)(limits.deadline.remaining);
	const credentials = await connection.credentials(new external_actions_js_namespaceObject.PatientRetryStrategy(limits, onRetry));
	const client = new ServiceCatalogClient({
		...region && { region },
		...endpoint && { endpoint },
		...credentials && { credentials },
		customUserAgent: [["service-catalog-engine-action", external_actions_js_namespaceObject.VERSION]],
		maxAttempts: limits.maxAttempts,
		retryStrategy,
		requestHandler: (0,external_actions_js_namespaceObject.requestHandler)(agents, perAttempt)
	});
	acceptOnlyServiceCatalog(client, perAttempt, limits.interrupted);
	try {
		const { $metadata } = await client.send(new COMMANDS[operation](request), { abortSignal: limits.deadline.over });
		return {
			requestId: $metadata.requestId ?? "",
			attempts: retryStrategy.failures + 1
		};
	} finally {
		client.destroy();
	}
}
/** @throws a TimeoutError at the deadline */
async function beforeDeadline(sent, { deadline, interrupted }) {
	const over = Promise.withResolvers();
	const end = () => {
		const why = interrupted.aborted ? "The job was canceled." : "The time for all attempts is over.";
		over.reject(Object.assign(new Error(why), { name: "TimeoutError" }));
	};
	if (deadline.over.aborted) end();
	deadline.over.addEventListener("abort", end, { once: true });
	try {
		return await Promise.race([sent, over.promise]);
	} finally {
		deadline.over.removeEventListener("abort", end);
	}
}
// src/service-catalog/errors.ts
const NOT_FROM_SERVICE_CATALOG = {
	title: "The response is not from Service Catalog",
	advice: () => "Check endpoint-url, and the proxies, firewalls, and sign-in portals on the way to AWS."
};
/** What Service Catalog's errors mean, by name. */
const MEANINGS = {
	InvalidParametersException: {
		title: "Service Catalog rejected the result as invalid",
		advice: () => "Check that workflow-token is the token of this record, and that idempotency-token was not used for another result."
	},
	ResourceNotFoundException: {
		title: "Service Catalog did not find the record",
		advice: () => "Check that the Region and the account are those that the message came from (aws-region, the role), and whether the record already has a result: it accepts only one."
	},
	ValidationException: {
		title: "Service Catalog rejected the result as invalid",
		advice: () => "Compare record-id and workflow-token with the message that Service Catalog sent."
	},
	RequestEntityTooLargeException: {
		title: "The result is too large for Service Catalog",
		advice: () => "Use fewer or smaller outputs. Values that the users of the product do not need need not be outputs."
	},
	AccessDeniedException: {
		title: "Access to Service Catalog was denied",
		advice: (_, api) => `Allow the role the IAM action servicecatalog:${api} on the resource "*", and check the service control policies of the account.`
	},
	ThrottlingException: {
		title: "Service Catalog throttled the requests",
		advice: ({ runAgain }) => `${runAgain} You can also increase timeout-seconds.`
	},
	UnexpectedResponse: NOT_FROM_SERVICE_CATALOG,
	IncompleteResponse: NOT_FROM_SERVICE_CATALOG
};
const SAME_MEANING = {
	AccessDenied: "AccessDeniedException",
	UnauthorizedOperation: "AccessDeniedException",
	TooManyRequestsException: "ThrottlingException",
	SerializationException: "ValidationException"
};
const UNKNOWN = {
	title: "Service Catalog was not notified",
	advice: ({ runAgain }) => runAgain
};
/**
* What went wrong with a call, as a problem. A `Problem` is returned as it is.
*
* @param api the operation that was called
*/
function explained(error, api, advice) {
	if (error instanceof external_actions_js_namespaceObject.Problem) return error;
	const { name } = error ?? {};
	const meaning = (0,external_actions_js_namespaceObject.meaningOf)(error) ?? MEANINGS[SAME_MEANING[name] ?? name] ?? UNKNOWN;
	return new external_actions_js_namespaceObject.Problem(meaning.title, (0,external_actions_js_namespaceObject.sentenceOf)(error), meaning.advice(advice, api), { cause: error });
}
/** Whether AWS rejected the content of the request. It might accept a request with less content. */
function rejectsContent(error) {
	const { name } = error ?? {};
	return (0,external_actions_js_namespaceObject.statusOf)(error) === 413 || [
		"InvalidParametersException",
		"ValidationException",
		"SerializationException"
	].includes(name);
}
// src/service-catalog/failure-reason.ts
/** Text far behind the end is not needed. In UTF-16 units. */
const LONGEST_READ = 2 ** 14;
/**
* `text` as a FailureReason that the API accepts: at most 2,048 characters, without colors and control characters, and
* with U+FFFD for characters beyond the basic plane. Too long a text is cut at a word. The URL of the workflow run is
* the last line, and is never cut.
*
* @param hide removes secrets. It runs before anything is cut or replaced that a secret can be recognized by.
*/
function failureReason(text, runUrl, hide) {
	const lastLine = runUrl ? `\n${runUrl}` : "";
	const reason = inBasicPlane(hide((0,external_actions_js_namespaceObject.withoutControlCharacters)((0,external_actions_js_namespaceObject.shortened)(text, LONGEST_READ).replaceAll(/\r\n?/g, "\n")))).trim() || "The workflow run failed.";
	return `${(0,external_actions_js_namespaceObject.shortened)(reason, external_actions_js_namespaceObject.CONSTRAINTS.FailureReason.max - lastLine.length)}${lastLine}`.trim();
}
function inBasicPlane(text) {
	return text.replaceAll(/[\u{10000}-\u{10ffff}\ud800-\udfff\ufffe\uffff]/gu, "�");
}
// src/service-catalog/idempotency-token.ts
/**
* A token of 64 characters. If the same result of the same attempt of a workflow run is sent again, it has the same
* token, so that Service Catalog takes it for the same request. A different result has a different token.
*
* The token appears in logs and outputs. It must not let anyone test guesses of a sensitive value, so its key is the
* workflow token, which nobody else has.
*
* @param execution what distinguishes this workflow run and operation from others
*/
function idempotencyToken(execution, request) {
	const content = JSON.stringify([execution, request]);
	return (0,external_node_crypto_namespaceObject.createHmac)("sha256", request.WorkflowToken).update(content).digest("hex");
}
// src/service-catalog/request.ts
function shownRequest({ WorkflowToken: _, Outputs, ...request }, redactedOutputs) {
	return {
		...request,
		...Outputs && redactedOutputs && { Outputs: redactedOutputs }
	};
}
/**
* The last check before a request is sent. Inputs and conversions should have found every mistake before.
*
* @throws {Problem} if the API would reject the request
*/
function refuseInvalid(request) {
	const { UniqueTag } = request.ResourceIdentifier ?? {};
	const members = {
		...request,
		"UniqueTag.Key": UniqueTag?.Key,
		"UniqueTag.Value": UniqueTag?.Value
	};
	for (const member of Object.keys(external_actions_js_namespaceObject.CONSTRAINTS)) {
		const value = members[member];
		const broken = value === void 0 ? void 0 : (0,external_actions_js_namespaceObject.brokenRule)(member, value);
		if (broken) throw new external_actions_js_namespaceObject.Problem("Service Catalog would reject the request", `The request ${broken}.`, "Nothing was sent.");
	}
}
// src/notify/notification.ts
/** That Service Catalog rejected what the request contains. It might accept less. */
var NotAccepted = class extends external_actions_js_namespaceObject.Problem {
	attempts;
	constructor({ title, message, advice, cause }, attempts) {
		super(title, message, advice, { cause });
		this.attempts = attempts;
	}
};
/** What all attempts have in common, whatever the result: the connection, and one deadline. */
function notifier(inputs, step) {
	const { log, secrets, interrupted } = step;
	const connection = {
		...(0,external_actions_js_namespaceObject.awsAccess)(inputs.awsRegion, inputs.role, step, inputs.prepared?.credentials),
		endpoint: inputs.endpointUrl
	};
	const deadline = new external_actions_js_namespaceObject.Deadline(inputs.timeoutSeconds * 1e3, interrupted);
	const limits = {
		maxAttempts: inputs.maxAttempts,
		deadline,
		interrupted
	};
	async function notify(result, givenToken) {
		const request = requestFor(result, inputs, givenToken, step);
		refuseInvalid(request);
		const shown = shownRequest(request, redacted(result, inputs));
		const notification = (receipt, attempts, problems = result.problems) => ({
			operation: inputs.operation,
			provisionedProduct: inputs.provisionedProduct,
			request: shown,
			receipt,
			attempts,
			dryRun: inputs.dryRun,
			problems: problems.map((problem) => secrets.hideInProblem(problem))
		});
		if (inputs.dryRun) return notification(void 0, 0);
		try {
			const receipt = await send(inputs.operation.name, request, connection, limits, (failed) => log.info((0,external_actions_js_namespaceObject.retryLine)(failed, inputs)));
			return notification(receipt, receipt.attempts);
		} catch (error) {
			if (!(error instanceof RequestFailed)) throw error;
			const problem = explained(error.cause, inputs.operation.api, external_actions_js_namespaceObject.WORKFLOW_ADVICE);
			const hasLess = request.Status === "SUCCEEDED" || request.Outputs !== void 0 || givenToken !== void 0;
			if (rejectsContent(error.cause) && hasLess) throw new NotAccepted(problem, error.attempts);
			const others = result.problems.filter(({ message }) => message !== problem.message);
			return notification(void 0, error.attempts, [...others, interrupted.aborted ? canceled(problem) : problem]);
		}
	}
	return {
		notify,
		end: () => deadline.clear()
	};
}
function canceled({ title, message, advice, cause }) {
	return new external_actions_js_namespaceObject.Problem(title, `${message} The job was canceled, which left time for one last attempt.`, advice, { cause });
}
function requestFor({ status, reason, outputs, descriptions }, inputs, givenToken, { workflowRun, secrets }) {
	const hide = (text) => secrets.hideFor("failure reason", text);
	const request = {
		WorkflowToken: inputs.workflowToken,
		RecordId: inputs.recordId,
		Status: status,
		...reason !== void 0 && { FailureReason: failureReason(reason, workflowRun.url, hide) },
		...inputs.uniqueTag && { ResourceIdentifier: { UniqueTag: inputs.uniqueTag } },
		...outputs && { Outputs: recordOutputs(outputs, descriptions, inputs.sensitiveOutputs) }
	};
	const execution = [
		workflowRun.id,
		workflowRun.attempt,
		inputs.operation.name
	];
	return {
		...request,
		IdempotencyToken: givenToken ?? idempotencyToken(execution, request)
	};
}
/** The outputs without sensitive values, even if these are sent. */
function redacted({ outputs, descriptions }, { sensitiveOutputs }) {
	return outputs && recordOutputs(outputs, descriptions, sensitiveOutputs === "reveal" ? "redact" : sensitiveOutputs);
}
// src/terraform/captured-text.ts
/** In bytes. Service Catalog accepts far less, and Node can read this much. */
const LARGEST = 2 ** 26;
/**
* Reads a file that a shell wrote: UTF-8, with or without a byte order mark, or UTF-16 with a byte order mark, as
* PowerShell's `>` writes it.
*
* @throws {Problem} if the file does not exist, is larger than 64 MiB, or is not text
*/
function readCapturedText(path) {
	try {
		return withoutWrapperLines(decode((0,external_actions_js_namespaceObject.readRegularFile)(path, LARGEST)));
	} catch (error) {
		return throwProblem(error);
	}
}
/**
* Reads the bytes of a file of any size, see `readRegularFileChunks`.
*
* @throws {Problem} if the file does not exist or cannot be read
*/
async function* readCapturedChunks(path, enough) {
	try {
		yield* (0,external_actions_js_namespaceObject.readRegularFileChunks)(path, enough);
	} catch (error) {
		throwProblem(error);
	}
}
function throwProblem(error) {
	if (!(error instanceof external_actions_js_namespaceObject.UnreadableFile)) throw error;
	switch (error.reason) {
		case "absent": throw unreadable$1("The file does not exist.", "Check that the step that writes the file ran. A relative path starts at the workspace (GITHUB_WORKSPACE), not at the working-directory of that step.");
		case "not a file": throw unreadable$1("The path is not a file.", "Use the path of a regular file, not of a folder, pipe, or device.");
		case "too large": throw unreadable$1("The file is larger than 64 MiB.", ONLY_OUTPUTS);
		case "unreadable": throw unreadable$1(`The file cannot be read (${error.code}).`, "Check the file and its permissions.");
	}
}
const ONLY_OUTPUTS = `Use a file with only the outputs: 'terraform output -json > outputs.json'.`;
function decode(bytes) {
	if (bytes.subarray(0, ZIP.length).equals(ZIP)) throw unreadable$1("The file is a saved plan, or another zip archive.", `For a plan, use 'terraform show -json'. For outputs, run 'terraform output -json > outputs.json' after the apply.`);
	try {
		return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
	} catch {
		throw unreadable$1("The file is not text in UTF-8, or in UTF-16 with a byte order mark.", "Terraform prints UTF-8. Keep its output as it is.");
	}
}
function unreadable$1(message, advice) {
	return new external_actions_js_namespaceObject.Problem("Cannot read a file", message, advice);
}
const ZIP = Buffer.from("PK", "latin1");
/** The encoding that the byte order mark at the start of `bytes` indicates. */
function encodingOf(bytes) {
	if (bytes[0] === 255 && bytes[1] === 254) return "utf-16le";
	if (bytes[0] === 254 && bytes[1] === 255) return "utf-16be";
	return "utf-8";
}
/**
* The wrapper that hashicorp/setup-terraform installs as `terraform` echoes the command and, depending on its version,
* writes `::debug::` and `::set-output::` lines. `terraform output -json > file` captures all of them. No line of JSON
* starts like that, because a JSON string contains no line break. (U+2028 is not a line break in JSON, but it is one
* for the `m` flag of a regular expression. That is why the pattern uses `(^|\n)`.)
*/
function withoutWrapperLines(text) {
	const ownText = text.replace(/(^|\n)(?:\[command\]|::[a-z-]+(?: [^\n]*)?::)[^\n]*/g, "$1");
	return {
		text: ownText,
		wrapped: ownText.length !== text.length
	};
}
// src/terraform/plan.ts
/**
* The descriptions of outputs, by name, from `terraform show -json` of a plan. No other file has them. They are in
* `configuration.root_module.outputs.<name>.description`. See
* https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation.
*
* @throws {Problem} if `text` is not `terraform show -json` of a plan
*/
function readDescriptions(text) {
	const descriptions = /* @__PURE__ */ new Map();
	for (const [name, output] of Object.entries(configuredOutputs(text))) if ((0,external_actions_js_namespaceObject.isObject)(output) && typeof output.description === "string") descriptions.set(name, output.description);
	return descriptions;
}
function configuredOutputs(text) {
	const rootModule = member(member(parsePlan(text), "configuration"), "root_module");
	if (!(0,external_actions_js_namespaceObject.isObject)(rootModule)) throw unreadable("It has no configuration.root_module.");
	return (0,external_actions_js_namespaceObject.isObject)(rootModule.outputs) ? rootModule.outputs : {};
}
function member(value, key) {
	return (0,external_actions_js_namespaceObject.isObject)(value) ? value[key] : void 0;
}
function parsePlan(text) {
	try {
		return (0,external_actions_js_namespaceObject.parseExactJson)(text);
	} catch (error) {
		throw unreadable(error instanceof external_actions_js_namespaceObject.TooLargeJson ? "It has more than 16 Mi characters or 500,000 JSON values." : "It is not valid JSON.");
	}
}
function unreadable(why) {
	return new external_actions_js_namespaceObject.Problem("Cannot read the plan", `The file is not the output of 'terraform show -json' for a plan. ${why}`, `Run 'terraform plan -out=plan.bin' and 'terraform show -json plan.bin > plan.json', and use plan.json.`);
}
// src/notify/output-files.ts
const NONE = {
	outputs: void 0,
	descriptions: /* @__PURE__ */ new Map()
};
/** Reads the files, and makes known which values are secret, even if they are not sent. */
function readOutputFiles({ operation, outputsFile, planFile }, { secrets, log }) {
	if (!outputsFile) return NONE;
	if (!operation.hasOutputs) log.info("outputs-file is not used: the result of a termination has no outputs.");
	try {
		const outputs = read("outputs-file", outputsFile, (captured) => {
			if (captured.wrapped) log.warning(WRAPPED);
			return readOutputsKnowingSecrets(captured.text, (texts) => secrets.addSensitive(texts));
		});
		if (!operation.hasOutputs) return NONE;
		return {
			outputs,
			descriptions: planFile ? readDescriptionsOrWarn(planFile, log) : /* @__PURE__ */ new Map()
		};
	} catch (error) {
		return operation.hasOutputs ? {
			...NONE,
			problem: (0,external_actions_js_namespaceObject.asProblem)(error)
		} : NONE;
	}
}
function readOutputsKnowingSecrets(text, add) {
	try {
		const outputs = (0,external_actions_js_namespaceObject.readOutputs)(text);
		add((0,external_actions_js_namespaceObject.sensitiveTexts)(outputs));
		return outputs;
	} catch (error) {
		if (error instanceof external_actions_js_namespaceObject.OutputWithoutValue) add((0,external_actions_js_namespaceObject.sensitiveTexts)(error.others));
		if (error instanceof external_actions_js_namespaceObject.UnparsableOutputs) add(error.strings);
		throw error;
	}
}
const WRAPPED = new external_actions_js_namespaceObject.Problem("The setup-terraform wrapper wrote to outputs-file", "The lines of the wrapper were ignored.", "Set terraform_wrapper: false in the hashicorp/setup-terraform step, or use a newer version of it.");
function readDescriptionsOrWarn(planFile, log) {
	try {
		return read("plan-file", planFile, ({ text }) => readDescriptions(text));
	} catch (error) {
		log.warning((0,external_actions_js_namespaceObject.asProblem)(error));
		return /* @__PURE__ */ new Map();
	}
}
function read(input, path, parse) {
	try {
		return parse(readCapturedText(path));
	} catch (error) {
		const { message, advice } = (0,external_actions_js_namespaceObject.asProblem)(error);
		throw new external_actions_js_namespaceObject.Problem(`Cannot read ${input}`, `${input} '${path}': ${message}`, advice, { cause: error });
	}
}
// src/notify/result.ts
const NO_TAG = new external_actions_js_namespaceObject.Problem("The tracer tag has no value", "Service Catalog finds the resources of a new provisioned product by their tracer tag, and its value is unknown.", "Set tracer-tag-value to the value of the tag on every resource (AWS's engine uses the ID of the provisioned product), or send the message, which contains that ID.");
/**
* The result, or a FAILED result that says what is wrong with an input or a file.
*
* @param reason why the run failed, if it did
*/
function resultOf(inputs, files, reason, log) {
	const { status, problems, operation, uniqueTag } = inputs;
	if (!status || problems.length > 0) return unreportable(inputs, problems, reason);
	const { problem: unreadable, ...outputs } = files;
	const lacksTag = operation.hasTracerTag && !uniqueTag;
	if (status.engine === "SUCCEEDED") {
		const problem = unreadable ?? (lacksTag ? NO_TAG : void 0);
		return problem ? unreportable(inputs, [problem]) : {
			status: "SUCCEEDED",
			reason: void 0,
			...outputs,
			problems
		};
	}
	if (lacksTag) log.warning(NO_TAG);
	if (unreadable) log.info(`The run failed. No outputs are sent: ${unreadable.message}`);
	return {
		status: "FAILED",
		reason,
		...outputs,
		problems
	};
}
/**
* A FAILED result that says why the real result cannot be reported.
*
* @param reason why the run itself failed, if it did and that is known
*/
function unreportable({ status, failureReason }, problems, reason = failureReason) {
	const failed = status?.engine === "FAILED";
	return {
		status: "FAILED",
		reason: [
			...failed ? [reason || `The workflow run ended with the status '${status.given}'.`] : [],
			failed ? "In addition, the result could not be reported in full." : "Terraform might have succeeded, but its result could not be reported.",
			...problems.map(({ message }) => message)
		].join("\n"),
		outputs: void 0,
		descriptions: /* @__PURE__ */ new Map(),
		problems
	};
}
// src/terraform/code-units.ts
/** Without the byte order mark. No chunk ends within a unit of UTF-16. */
async function* inWholeUnits(chunks) {
	let rest = Buffer.alloc(0);
	let encoding;
	for await (const chunk of chunks) {
		let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
		rest = Buffer.alloc(0);
		if (encoding === void 0 && bytes.length < UTF_8_MARK.length) {
			rest = Buffer.from(bytes);
			continue;
		}
		if (encoding === void 0) {
			encoding = encodingOf(bytes);
			if (encoding !== "utf-8") bytes = bytes.subarray(2);
			else if (bytes.indexOf(UTF_8_MARK) === 0) bytes = bytes.subarray(UTF_8_MARK.length);
		}
		if (encoding === "utf-8") {
			yield {
				bytes,
				encoding: "utf8"
			};
			continue;
		}
		const whole = bytes.length - bytes.length % 2;
		rest = Buffer.from(bytes.subarray(whole));
		const units = bytes.subarray(0, whole);
		yield {
			bytes: encoding === "utf-16le" && units.byteOffset % 2 === 0 ? units : inOrder(Buffer.from(units), encoding),
			encoding: "utf16le"
		};
	}
	if (encoding === void 0 && rest.length > 0) yield {
		bytes: rest,
		encoding: "utf8"
	};
}
function inOrder(units, encoding) {
	return encoding === "utf-16be" ? units.swap16() : units;
}
const UTF_8_MARK = Buffer.from("﻿");
// src/terraform/last-bytes.ts
const MOST_LAST_BYTES = 2 ** 14;
/** The end of a log, while it is read. */
var LastBytes = class {
	#chunks = [];
	#length = 0;
	#isWhole = true;
	pass(chunk) {
		const last = Buffer.from(chunk.subarray(-MOST_LAST_BYTES));
		this.#isWhole &&= last.length === chunk.length;
		this.#chunks.push(last);
		this.#length += last.length;
		for (let [first] = this.#chunks; first && this.#length - first.length >= MOST_LAST_BYTES; [first] = this.#chunks) {
			this.#chunks.shift();
			this.#length -= first.length;
			this.#isWhole = false;
		}
	}
	text(encoding) {
		const bytes = Buffer.concat(this.#chunks).subarray(-MOST_LAST_BYTES);
		const text = bytes.toString(encoding).toWellFormed();
		return this.#isWhole && bytes.length === this.#length ? text : text.split("\n").slice(1).join("\n");
	}
};
// src/terraform/log-lines.ts
/**
* Passes to `reader` each line that contains one of `markers`, the line before it, each line that the reader needs, and
* a few others. The result must not depend on these others. The rest, which is nearly all of a log, is never decoded.
* Lines have no line break, and are cut after 1 MiB. The size of the log does not affect the memory that this takes.
*
* @param chunks a log in UTF-8, or in UTF-16 with a byte order mark. Invalid bytes become U+FFFD. A chunk must stay
*   valid until the next one is requested.
* @returns the whole lines in the last 16 KiB
*/
async function readMarkedLines(chunks, markers, reader) {
	let lines;
	for await (const { bytes, encoding } of inWholeUnits(chunks)) {
		lines ??= new MarkedLines(encoding, markers, reader);
		lines.pass(bytes);
	}
	return lines?.end() ?? "";
}
const MAX_LINE = 2 ** 20;
const LINE_BREAK = "\n";
var MarkedLines = class {
	#encoding;
	#markers;
	#reader;
	#end = new LastBytes();
	/** The last line of the chunks so far, which can continue in the next chunk. */
	#unfinished = [];
	#unfinishedLength = 0;
	constructor(encoding, markers, reader) {
		this.#encoding = encoding;
		this.#markers = markers;
		this.#reader = reader;
	}
	pass(chunk) {
		this.#end.pass(chunk);
		const firstBreak = chunk.indexOf(LINE_BREAK, 0, this.#encoding);
		const lastBreak = chunk.lastIndexOf(LINE_BREAK, void 0, this.#encoding);
		if (firstBreak >= 0) {
			this.#continueLine(chunk.subarray(0, firstBreak));
			this.#finishLine();
		}
		if (firstBreak < lastBreak) this.#passLines(chunk.subarray(firstBreak + this.#unit, lastBreak));
		this.#continueLine(chunk.subarray(lastBreak < 0 ? 0 : lastBreak + this.#unit));
	}
	end() {
		if (this.#unfinishedLength > 0) this.#finishLine();
		return this.#end.text(this.#encoding);
	}
	/** The length of a line break. */
	get #unit() {
		return this.#encoding === "utf8" ? 1 : 2;
	}
	#continueLine(bytes) {
		if (bytes.length === 0 || this.#unfinishedLength >= MAX_LINE) return;
		this.#unfinished.push(Buffer.from(bytes));
		this.#unfinishedLength += bytes.length;
	}
	#finishLine() {
		const line = Buffer.concat(this.#unfinished);
		this.#unfinished = [];
		this.#unfinishedLength = 0;
		this.#read(line, 0, line.length);
	}
	#passLines(lines) {
		const marks = this.#markers.map((marker) => new Marks(lines, marker, this.#encoding));
		let at = 0;
		while (at <= lines.length) {
			if (!this.#reader.needsNextLine) {
				const mark = Math.min(...marks.map((each) => each.nextFrom(at)));
				const line = this.#startOfLine(lines, mark);
				at = Math.max(at, this.#startOfLine(lines, line - this.#unit));
			}
			const lineBreak = lines.indexOf(LINE_BREAK, at, this.#encoding);
			const end = lineBreak === -1 ? lines.length : lineBreak;
			this.#read(lines, at, end);
			at = end + this.#unit;
		}
	}
	#read(bytes, start, end) {
		this.#reader.read(bytes.toString(this.#encoding, start, Math.min(end, start + MAX_LINE)).toWellFormed());
	}
	#startOfLine(bytes, position) {
		if (position <= 0) return 0;
		const lineBreak = bytes.lastIndexOf(LINE_BREAK, position - this.#unit, this.#encoding);
		return lineBreak === -1 ? 0 : lineBreak + this.#unit;
	}
};
/** The positions of a marker. Each byte is searched only once, no matter how often other markers are found. */
var Marks = class {
	#bytes;
	#marker;
	#encoding;
	#next = -1;
	constructor(bytes, marker, encoding) {
		this.#bytes = bytes;
		this.#marker = marker;
		this.#encoding = encoding;
	}
	/** The position of the next marker, or the end of the bytes. */
	nextFrom(position) {
		if (this.#next < position) {
			const found = this.#bytes.indexOf(this.#marker, position, this.#encoding);
			this.#next = found === -1 ? this.#bytes.length : found;
		}
		return this.#next;
	}
};
// src/terraform/changes.ts
const COMPLETED = {
	create: "created",
	update: "updated",
	delete: "deleted"
};
/**
* Reads what `apply -json` changed, or `destroy -json`. The size of the file does not affect the memory that this takes.
* Source: https://developer.hashicorp.com/terraform/internals/machine-readable-ui#operation-messages
*
* @param enough when aborted, nothing more is read
* @throws {Problem} if the file does not exist or cannot be read, but never because of its content
*/
async function readChanges(path, enough) {
	return changesIn(readCapturedChunks(path, enough));
}
/** Reads a log in chunks, which can be cut anywhere. A chunk must stay valid until the next one is requested. */
async function changesIn(chunks) {
	const log = new Log();
	await readMarkedLines(chunks, MARKERS, log);
	return log.changes;
}
/** The types of messages, as they are searched in the log. */
const MARKERS = [
	"\"apply_start\"",
	"\"apply_complete\"",
	"\"apply_errored\""
];
/** In each list. */
const MOST_KEPT = 100;
/** Terraform makes ten changes at the same time, unless `-parallelism` says otherwise. */
const MOST_UNDER_WAY = 1e3;
const LONGEST_ADDRESS = 500;
/** A message has a few dozen values. */
const MOST_VALUES = 1e3;
var Log = class {
	needsNextLine = false;
	#lists = {
		created: new FirstChanges(),
		updated: new FirstChanges(),
		deleted: new FirstChanges(),
		failed: new FirstChanges()
	};
	/** By address and action, and how often: the deposed instances of a resource have its address. */
	#underWay = /* @__PURE__ */ new Map();
	/** Changes that did not fit in the map and have no end so far. */
	#moreUnderWay = 0;
	read(line) {
		const message = messageIn(line);
		const change = message && changeIn(message);
		if (change === void 0) return;
		if (message?.type === "apply_start") this.#start(change);
		else if (message?.type === "apply_complete") this.#end(change, this.#lists[COMPLETED[change.action]]);
		else if (message?.type === "apply_errored") this.#end(change, this.#lists.failed);
	}
	get changes() {
		const unfinished = new FirstChanges();
		for (const { change, times } of this.#underWay.values()) for (let time = 0; time < times; time += 1) unfinished.add(change);
		unfinished.more += this.#moreUnderWay;
		return {
			...this.#lists,
			unfinished
		};
	}
	#start(change) {
		const key = keyOf(change);
		const same = this.#underWay.get(key);
		if (same) same.times += 1;
		else if (this.#underWay.size < MOST_UNDER_WAY) this.#underWay.set(key, {
			change,
			times: 1
		});
		else this.#moreUnderWay += 1;
	}
	#end(change, list) {
		const key = keyOf(change);
		const started = this.#underWay.get(key);
		if (!started) this.#moreUnderWay = Math.max(0, this.#moreUnderWay - 1);
		else if (started.times > 1) started.times -= 1;
		else this.#underWay.delete(key);
		list.add(change);
	}
};
var FirstChanges = class {
	first = [];
	more = 0;
	add(change) {
		if (this.first.length < MOST_KEPT) this.first.push(change);
		else this.more += 1;
	}
};
function keyOf({ address, action }) {
	return `${action} ${address}`;
}
function messageIn(line) {
	if (!line.startsWith("{")) return void 0;
	try {
		const message = (0,external_actions_js_namespaceObject.parseExactJson)(line, MOST_VALUES);
		return (0,external_actions_js_namespaceObject.isObject)(message) ? message : void 0;
	} catch {
		return;
	}
}
/** Undefined if the message is not about a change of a resource, such as about a data source that is read. */
function changeIn({ hook }) {
	const address = memberAt(memberAt(hook, "resource"), "addr");
	const action = memberAt(hook, "action");
	if (typeof address !== "string" || address === "" || !isAction(action)) return void 0;
	return {
		address: (0,external_actions_js_namespaceObject.shortened)(oneLine(address), LONGEST_ADDRESS),
		action
	};
}
function isAction(value) {
	return typeof value === "string" && Object.hasOwn(COMPLETED, value);
}
function memberAt(value, key) {
	return (0,external_actions_js_namespaceObject.isObject)(value) ? value[key] : void 0;
}
/** How many addresses a sentence has, and how much of each, so that a failure reason has space for the errors. */
const MOST_NAMED = 5;
const LONGEST_NAMED = 100;
const LONGEST = 700;
/**
* What a person has to know of an apply that did not succeed: what it changed before it stopped, and what can be half
* done. One line, of at most 700 characters; '' if nothing was changed.
*/
function leftStanding({ created, updated, deleted, failed, unfinished }) {
	const sentences = [
		sentence("Created before it stopped", created),
		sentence("Updated before it stopped", updated),
		sentence("Destroyed before it stopped", deleted),
		sentence("Failed", failed, withAction),
		sentence("Not finished", unfinished, withAction)
	];
	return (0,external_actions_js_namespaceObject.shortened)(sentences.filter(Boolean).join(" "), LONGEST);
}
function withAction({ address, action }) {
	return `${named({ address })} (${action})`;
}
function named({ address }) {
	return (0,external_actions_js_namespaceObject.shortened)(address, LONGEST_NAMED);
}
function sentence(start, { first, more }, name = named) {
	if (first.length + more === 0) return "";
	const shown = first.slice(0, MOST_NAMED).map(name);
	const notShown = first.length + more - shown.length;
	return `${start}: ${shown.join(", ")}${notShown > 0 ? `, and ${notShown} more` : ""}.`;
}
function oneLine(text) {
	return (0,external_actions_js_namespaceObject.withoutControlCharacters)(text).replaceAll(/\s+/g, " ").trim();
}
// src/notify/terraform-end.ts
/**
* Waits for Terraform, if it outlived its step: the job was canceled, or the step was killed. Until Terraform has ended,
* it is unknown what it leaves, and a next operation would find the state locked.
*
* @returns whether Terraform is still running
*/
async function waitForTerraform({ prepared }, { log, interrupted }) {
	const running = prepared?.folder && (0,external_actions_js_namespaceObject.readRunning)(prepared.folder);
	if (!prepared?.folder || !running) return false;
	(0,external_actions_js_namespaceObject.interruptOnce)(prepared.folder, running);
	log.info(`Waiting for ${running.command} to write its state.`);
	const hasEnded = await (0,external_actions_js_namespaceObject.waitUntilEnded)(running, external_actions_js_namespaceObject.TERRAFORM_END, interrupted);
	log.info(hasEnded ? `${running.command} has ended.` : `${running.command} is still running.`);
	return !hasEnded;
}
/**
* What a failed run left, in sentences for a failure reason; '' if it changed nothing, or if that is unknown. Only for
* runs of the apply action and for those that were canceled: of other failures, the errors say enough.
*/
async function whatIsLeft({ logFile, status, prepared }, isRunning, { interrupted }) {
	const isCanceled = ["cancelled", "timed_out"].includes(status?.given ?? "");
	if (!logFile || !(prepared || isCanceled)) return "";
	const changes = await readChanges(logFile, AbortSignal.any([interrupted, AbortSignal.timeout(external_actions_js_namespaceObject.LOG)])).catch(() => void 0);
	const still = isRunning ? "Terraform was still running when this was reported, so the state can stay locked." : "";
	return [
		changes && leftStanding(changes),
		still,
		await lostState(prepared)
	].filter(Boolean).join(" ");
}
/** If the apply step was canceled, Terraform could have written its state to a file after the end of the step. */
async function lostState(prepared) {
	try {
		const key = await prepared?.keepErroredState();
		return key === void 0 ? "" : `Terraform could not write its state. It is kept in the bucket as ${key}.`;
	} catch {
		return "Terraform could not write its state, and it could not be kept in the bucket either.";
	}
}
// src/notify/run.ts
/**
* The story of the step. It reads outputs, then why a run failed, and builds the result. Then it notifies Service
* Catalog, and reads the log for the report.
*
* @throws {AggregateError|Problem} if the result cannot be reported, and `fail-safe` is off
*/
async function run(inputs, step) {
	const { result, diagnostics } = await (0,external_actions_js_namespaceObject.unlessCrashed)(readResult(inputs, step), step).catch((error) => ({
		result: unreportable(inputs, [(0,external_actions_js_namespaceObject.asProblem)(error)]),
		diagnostics: NO_DIAGNOSTICS
	}));
	const notification = await notifyOrNotifyFailed(result, inputs, step);
	const read = diagnostics ?? await (0,external_actions_js_namespaceObject.unlessCrashed)(readLog(inputs, step), step).catch(() => NO_DIAGNOSTICS);
	return {
		...notification,
		diagnostics: read
	};
}
async function readResult(inputs, step) {
	const isRunning = await waitForTerraform(inputs, step);
	const files = readOutputFiles(inputs, step);
	const failed = inputs.status?.engine === "FAILED" ? inputs.status : void 0;
	const diagnostics = failed && await readLog(inputs, step);
	const cause = failed && await whyItFailed(inputs, failed, diagnostics ?? NO_DIAGNOSTICS, step);
	return {
		result: resultOf(inputs, files, cause && [cause, await whatIsLeft(inputs, isRunning, step)].filter(Boolean).join("\n"), step.log),
		diagnostics
	};
}
/** Loaded when it is needed: most runs succeed. */
async function whyItFailed(...args) {
	return (await import(/* webpackIgnore: true */ "../notify-failure-reason.js")).failureReasonOf(...args);
}
/** The only place where `fail-safe` decides: a result that cannot be reported as it is, is reported as FAILED. */
async function notifyOrNotifyFailed(result, inputs, step) {
	if (result.problems.length > 0 && !inputs.failSafe) throw new AggregateError(result.problems);
	const { notify, end } = notifier(inputs, step);
	try {
		return await notify(result, inputs.idempotencyToken);
	} catch (error) {
		const problem = (0,external_actions_js_namespaceObject.asProblem)(error);
		if (!inputs.failSafe) throw problem;
		const reason = error instanceof external_actions_js_namespaceObject.Problem ? result.reason : "";
		const notification = await notify(unreportable(inputs, [...result.problems, problem], reason), void 0);
		const attempts = notification.attempts + (error instanceof NotAccepted ? error.attempts : 0);
		return {
			...notification,
			attempts
		};
	} finally {
		end();
	}
}
/** A log that cannot be read is a warning, and so is one that does not tell why the run failed. */
async function readLog({ logFile, status }, { log, interrupted }) {
	if (!logFile) return NO_DIAGNOSTICS;
	try {
		const { readDiagnostics } = await import(/* webpackIgnore: true */ "../terraform-diagnostics.js");
		const diagnostics = await readDiagnostics(logFile, AbortSignal.any([interrupted, AbortSignal.timeout(external_actions_js_namespaceObject.LOG)]));
		if (status?.engine === "FAILED" && diagnostics.errors.length === 0) log.warning(new external_actions_js_namespaceObject.Problem("No errors were found in log-file", `log-file '${logFile}' contains no errors.`, NO_ERRORS));
		return diagnostics;
	} catch (error) {
		const { message, advice } = (0,external_actions_js_namespaceObject.asProblem)(error);
		log.warning(new external_actions_js_namespaceObject.Problem("Cannot read log-file", `log-file '${logFile}': ${message}`, advice, { cause: error }));
		return NO_DIAGNOSTICS;
	}
}
const NO_ERRORS = "If a Terraform command failed, write its output to the file, with standard error: terraform apply 2>&1 | tee terraform.log.";


var __webpack_exports__preparedBefore = __webpack_exports__.RL;
var __webpack_exports__readCapturedChunks = __webpack_exports__.Tl;
var __webpack_exports__readInputs = __webpack_exports__.Ko;
var __webpack_exports__readMarkedLines = __webpack_exports__.s5;
var __webpack_exports__report = __webpack_exports__.z8;
var __webpack_exports__reportFailure = __webpack_exports__.xV;
var __webpack_exports__run = __webpack_exports__.eF;
var __webpack_exports__shortenedInTheMiddle = __webpack_exports__.ki;
var __webpack_exports__withoutNoise = __webpack_exports__.J3;
export { __webpack_exports__preparedBefore as preparedBefore, __webpack_exports__readCapturedChunks as readCapturedChunks, __webpack_exports__readInputs as readInputs, __webpack_exports__readMarkedLines as readMarkedLines, __webpack_exports__report as report, __webpack_exports__reportFailure as reportFailure, __webpack_exports__run as run, __webpack_exports__shortenedInTheMiddle as shortenedInTheMiddle, __webpack_exports__withoutNoise as withoutNoise };
