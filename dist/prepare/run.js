import * as __WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__ from "../actions.js";
import * as __WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__ from "../terraform.js";
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
  zS: () => (/* binding */ readAccess),
  Ko: () => (/* binding */ readInputs),
  z8: () => (/* binding */ report),
  xV: () => (/* binding */ reportFailure),
  eF: () => (/* binding */ run)
});

;// CONCATENATED MODULE: external "../actions.js"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_actions_js_namespaceObject = x({ ["Deadline"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.Deadline), ["PATIENT"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.PATIENT), ["PREPARE"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.PREPARE), ["PatientRetryStrategy"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.PatientRetryStrategy), ["Problem"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.Problem), ["REGION"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.REGION), ["RUN_STATUS"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.RUN_STATUS), ["TRACER_TAG_KEY"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.TRACER_TAG_KEY), ["TooLargeJson"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.TooLargeJson), ["UnreadableFile"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.UnreadableFile), ["WORKFLOW_ADVICE"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.WORKFLOW_ADVICE), ["asProblem"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.asProblem), ["assumeRole"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.assumeRole), ["attemptInApi"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.attemptInApi), ["awsAccess"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.awsAccess), ["compactJson"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.compactJson), ["endOfString"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.endOfString), ["environmentCredentials"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.environmentCredentials), ["exportVariables"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.exportVariables), ["foundBySdk"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.foundBySdk), ["isObject"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.isObject), ["leave"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.leave), ["objectsBeside"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.objectsBeside), ["openBucket"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.openBucket), ["parseExactJson"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.parseExactJson), ["quoted"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.quoted), ["readNote"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.readNote), ["readRegion"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.readRegion), ["readRegularFile"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.readRegularFile), ["readRole"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.readRole), ["recordKey"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.recordKey), ["refuseTooLarge"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.refuseTooLarge), ["retryLine"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.retryLine), ["sensitiveTexts"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.sensitiveTexts), ["setOutputs"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.setOutputs), ["setSecret"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.setSecret), ["shortened"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.shortened), ["showFailure"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.showFailure), ["suggestion"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.suggestion), ["usesPathStyle"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.usesPathStyle), ["withoutControlCharacters"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.withoutControlCharacters), ["writePrivately"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_0e152b43__.writePrivately) });
;// CONCATENATED MODULE: external "../terraform.js"
var external_terraform_js_x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var external_terraform_js_y = (x) => (() => (x))
const external_terraform_js_namespaceObject = external_terraform_js_x({ ["KEPT_LIMITS"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.KEPT_LIMITS), ["LARGEST_KEPT"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.LARGEST_KEPT), ["engineFileNames"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.engineFileNames), ["extractArchive"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.extractArchive), ["hasConfiguration"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.hasConfiguration), ["isOverrideFile"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.isOverrideFile), ["isSameRun"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.isSameRun), ["jsonMembers"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.jsonMembers), ["lastUseOf"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.lastUseOf), ["nameOf"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.nameOf), ["parseReference"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.parseReference), ["parseStateLock"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.parseStateLock), ["productFileNames"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.productFileNames), ["referenceTo"]: () => (__WEBPACK_EXTERNAL_MODULE__terraform_js_afea352a__.referenceTo) });
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./build/prepare/run.js






// src/terraform/engine-overrides.ts
/** @throws {Problem} if a setting would be evaluated by OpenTofu, which takes templates in a backend */
function backendFile(existingNames, settings) {
	for (const [name, value] of Object.entries(settings)) if (typeof value === "string" && escaped(value) !== value) throw notLiteral(name, value);
	return file((0,external_terraform_js_namespaceObject.engineFileNames)(existingNames).backend, { terraform: [{ backend: { s3: [{ ...settings }] } }] });
}
/** A local value that no product has. */
const TAGS = "service_catalog_engine_tags";
/**
* The files by which each configuration of the AWS provider in the root module has default tags: those of the product,
* and `tags`, which win. The block in an override file replaces the product's block, so that its tags are carried along
* in a local value. None if the product does not use the AWS provider, because Terraform would download it.
*
* @throws {Problem} if the product's tags are in a dynamic block, so that they cannot be carried along
*/
function tagFiles(module, tags, existingNames) {
	const providers = taggedProviders(module);
	const dynamic = providers.find(({ hasDynamicTags }) => hasDynamicTags);
	if (dynamic) throw dynamicTags(dynamic);
	const engineTags = { [TAGS]: Object.fromEntries([...tags].map((tag) => tag.map(escaped))) };
	const productTags = providers.flatMap(({ tags }, index) => tags === void 0 ? [] : [[ownTags(index), tags]]);
	const names = (0,external_terraform_js_namespaceObject.engineFileNames)(existingNames);
	if (providers.length === 0) return [names.tagValues, names.tags].filter((name) => existingNames.includes(name)).map((name) => file(name, {}));
	return [file(names.tagValues, { locals: [{
		...engineTags,
		...Object.fromEntries(productTags)
	}] }), file(names.tags, {
		locals: [engineTags],
		provider: providerBlocks(providers)
	})];
}
/** Those that are declared, and the default configuration, which Terraform uses even if it is not. */
function taggedProviders({ awsProviders, awsLocalName, awsUse }) {
	if (awsProviders.some(({ alias }) => alias === void 0) || awsUse === "no" || awsLocalName === void 0) return awsProviders;
	return [...awsProviders, {
		localName: awsLocalName,
		alias: void 0,
		tags: void 0,
		hasDynamicTags: false
	}];
}
function providerBlocks(providers) {
	const blocks = providers.map(({ localName, alias, tags }, index) => {
		const merged = tags === void 0 ? `\${local.${TAGS}}` : `\${merge(local.${ownTags(index)}, local.${TAGS})}`;
		return [localName, {
			...alias !== void 0 && { alias },
			default_tags: [{ tags: merged }]
		}];
	});
	const byName = Map.groupBy(blocks, ([localName]) => localName);
	return Object.fromEntries([...byName].map(([localName, all]) => [localName, all.map(([, block]) => block)]));
}
/** The local value with a provider's own tags. */
function ownTags(index) {
	return `service_catalog_engine_product_tags_${index}`;
}
/** Literal text as a template of the JSON syntax. */
function escaped(text) {
	return text.replaceAll(/([$%])\{/g, "$1$1{");
}
function file(name, configuration) {
	const content = {
		"//": "The Service Catalog engine adds this file.",
		...configuration
	};
	return {
		name,
		content: `${JSON.stringify(content, null, 2)}\n`
	};
}
function notLiteral(name, value) {
	return new external_actions_js_namespaceObject.Problem("Invalid backend setting", `The S3 backend cannot have ${(0,external_actions_js_namespaceObject.quoted)(value)} as ${name}, because it contains '\${' or '%{'.`, "Use another value.");
}
function dynamicTags({ localName, alias }) {
	const name = alias === void 0 ? localName : `${localName}.${alias}`;
	return new external_actions_js_namespaceObject.Problem("Dynamic default tags", `The provider ${(0,external_actions_js_namespaceObject.quoted)(name)} has a dynamic block "default_tags". The engine must add tags to it, but cannot keep those of a dynamic block.`, "Use a block \"default_tags\" whose \"tags\" is an expression.");
}
// src/prepare/inputs.ts
/** How long the credentials of the engine are valid by default, in seconds: the default maximum of a role. */
const DURATION_SECONDS = 3600;
/** Reads what a later step needs to report a failure, even if everything else is wrong. */
function readAccess(reader, env) {
	const ofJob = env.AWS_REGION || env.AWS_DEFAULT_REGION;
	const region = (0,external_actions_js_namespaceObject.readRegion)(reader) ?? (ofJob && external_actions_js_namespaceObject.REGION.test(ofJob) ? ofJob : void 0);
	if (!region && reader.problems.length === 0) reader.problems.push(NO_REGION);
	return {
		region,
		role: (0,external_actions_js_namespaceObject.readRole)(reader, reader, DURATION_SECONDS)
	};
}
/**
* @param reader has read the way to AWS
* @throws {AggregateError} of `Problem`s, of everything that is wrong with the inputs and the message
*/
function readInputs(reader, { region, role }, { message, problem }) {
	const request = message && requested(message);
	if (problem) reader.problems.push(problem);
	if (request) reader.problems.push(...request.problems);
	const stateBucket = reader.matching("state-bucket", /^[\w.-]{3,255}$/);
	if (!reader.text("state-bucket")) reader.refuse("state-bucket", "is missing.", "Set it to the name of the bucket that stores the states.");
	const suffix = reader.matching("state-key-suffix", /^[\w./-]{1,100}$/) ?? "";
	const others = {
		terraformVersion: reader.matching("terraform-version", /^[\w.+~<>=!^|*, -]{1,100}$/) ?? "latest",
		forceUnlock: reader.boolean("force-unlock") ?? false,
		githubToken: reader.text("github-token")
	};
	if (reader.problems.length > 0 || !request?.value || !region || !stateBucket) throw new AggregateError(reader.problems);
	const { accountId, provisionedProductId } = request.value;
	const stateKey = `${accountId}/${provisionedProductId}${suffix}`;
	return {
		request: request.value,
		region,
		role,
		stateBucket,
		stateKey,
		...others
	};
}
const NO_REGION = new external_actions_js_namespaceObject.Problem("No AWS Region is set", "Neither aws-region nor AWS_REGION is set to a Region.", "Set aws-region to the Region that the message came from.");
/** The message, or everything that is wrong with it. */
function requested(message) {
	const problems = [];
	const valueIn = (field) => {
		if ("value" in field) return field.value;
		problems.push(field.problem);
	};
	const operation = valueIn(message.operation);
	const id = valueIn(message.provisionedProductId);
	if (id !== void 0 && !/^[\w-]{1,100}$/.test(id)) problems.push(unusableId(id));
	const isTermination = operation?.name === "terminate";
	const artifact = isTermination ? void 0 : valueIn(message.artifact);
	if (operation && !isTermination && "value" in message.artifact && !artifact) problems.push(NO_ARTIFACT);
	const values = {
		recordId: valueIn(message.recordId),
		workflowToken: valueIn(message.workflowToken),
		accountId: valueIn(message.accountId),
		launchRoleArn: valueIn(message.launchRoleArn),
		parameters: isTermination ? [] : valueIn(message.parameters) ?? [],
		tags: isTermination ? [] : valueIn(message.tags) ?? []
	};
	const { recordId, workflowToken, accountId, launchRoleArn } = values;
	const isComplete = operation && id && recordId && workflowToken && accountId && launchRoleArn;
	if (problems.length > 0 || !isComplete) return { problems };
	const known = {
		recordId,
		workflowToken,
		accountId,
		launchRoleArn,
		operation,
		provisionedProductId: id,
		artifact
	};
	return {
		value: {
			...values,
			...known
		},
		problems
	};
}
function unusableId(id) {
	return new external_actions_js_namespaceObject.Problem("Invalid provisionedProductId in the message", `provisionedProductId in the message is ${(0,external_actions_js_namespaceObject.quoted)(id)}. It becomes part of the key of the state.`, "Send the message as Service Catalog created it.");
}
/** An apply of an empty folder would destroy the product. */
const NO_ARTIFACT = new external_actions_js_namespaceObject.Problem("The message has no artifact", "artifact.path in the message is missing, so there is nothing to apply.", "Send the message as Service Catalog created it.");
// src/prepare/report.ts
/** The step outputs of `action.yml`, and a line for people. */
function report(outcome, { request, stateKey, terraformVersion }, log) {
	const { operation, accountId, provisionedProductId } = request;
	const isTaken = outcome.takenBy !== void 0;
	(0,external_actions_js_namespaceObject.setOutputs)({
		command: isTaken ? "none" : outcome.command,
		"working-directory": isTaken ? "" : outcome.workingDirectory,
		"terraform-version": isTaken ? terraformVersion : outcome.configuration.terraformVersion,
		"account-id": accountId,
		"provisioned-product-id": provisionedProductId,
		"state-key": stateKey
	});
	if (isTaken) {
		log.info(`Nothing to do: the record ${request.recordId} was taken up by ${outcome.takenBy}.`);
		log.info("Amazon SQS can deliver a message twice. Terraform does not run, and this job reports no result.");
	} else log.info(`Prepared the ${operation.noun} of ${provisionedProductId} for terraform ${outcome.command}.`);
}
/** Shows why the step failed. */
function reportFailure(error, step) {
	(0,external_actions_js_namespaceObject.showFailure)(error, "Terraform cannot run", step);
}
// src/github/run-status.ts
/**
* Whether an attempt of a workflow run has ended. From GitHub's API, `GET
* /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}`, which needs `actions: read`.
*
* @throws if the API does not know: without the permission or the network, or if there is no such workflow run
*/
async function hasEnded(run, api) {
	const { status } = await (0,external_actions_js_namespaceObject.attemptInApi)(run, "", api, external_actions_js_namespaceObject.RUN_STATUS);
	return status === "completed";
}
// src/prepare/aws-profiles.ts
/**
* The profile of the engine, which only Terraform's backend uses. A product must not name it by mistake or on purpose, so
* it is different for each record. It is the same in every job of a workflow run, because a plan contains it.
*/
function engineProfile(recordId, workflowToken) {
	return `service-catalog-engine-${(0,external_node_crypto_namespaceObject.createHmac)("sha256", workflowToken).update(recordId).digest("hex").slice(0, 16)}`;
}
/** The profile of the launch role, which everything else uses. */
const LAUNCH_PROFILE = "service-catalog-launch-role";
/**
* Writes the profiles to private files. The launch role has a profile with `role_arn` and `source_profile`, so that every
* AWS SDK assumes it, and does so again when a session ends: a role that a role assumes has sessions of at most an hour.
*
* @param folder only the user can read it
* @returns environment variables for the later steps of the job
*/
function writeProfiles({ engine, credentials, launchRoleArn, sessionName, region }, folder) {
	const files = {
		config: (0,external_node_path_namespaceObject.join)(folder, "aws", "config"),
		credentials: (0,external_node_path_namespaceObject.join)(folder, "aws", "credentials")
	};
	(0,external_node_fs_namespaceObject.mkdirSync)((0,external_node_path_namespaceObject.join)(folder, "aws"), { mode: 448 });
	(0,external_actions_js_namespaceObject.writePrivately)(files.config, ini({
		[`profile ${LAUNCH_PROFILE}`]: {
			role_arn: launchRoleArn,
			source_profile: engine,
			role_session_name: sessionName,
			region
		},
		[`profile ${engine}`]: { region }
	}));
	(0,external_actions_js_namespaceObject.writePrivately)(files.credentials, ini({ [engine]: {
		aws_access_key_id: credentials.accessKeyId,
		aws_secret_access_key: credentials.secretAccessKey,
		...credentials.sessionToken && { aws_session_token: credentials.sessionToken }
	} }));
	return {
		AWS_PROFILE: LAUNCH_PROFILE,
		AWS_CONFIG_FILE: files.config,
		AWS_SHARED_CREDENTIALS_FILE: files.credentials,
		AWS_SDK_LOAD_CONFIG: "1"
	};
}
/**
* Other sources of credentials that come before a profile in some AWS SDKs. An empty variable is the same as none, and
* the runner cannot remove one.
*/
const OTHER_SOURCES = [
	"AWS_ACCESS_KEY_ID",
	"AWS_SECRET_ACCESS_KEY",
	"AWS_SESSION_TOKEN",
	"AWS_SECURITY_TOKEN",
	"AWS_ROLE_ARN",
	"AWS_WEB_IDENTITY_TOKEN_FILE",
	"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
	"AWS_CONTAINER_CREDENTIALS_FULL_URI",
	"AWS_DEFAULT_PROFILE"
];
/** For Terraform, even if a step sets some of them later. */
const NO_OTHER_SOURCES = Object.fromEntries(OTHER_SOURCES.map((name) => [name, ""]));
/** For the later steps of the job. */
function withoutOtherSources(env) {
	return Object.fromEntries(OTHER_SOURCES.filter((name) => env[name]).map((name) => [name, ""]));
}
/** No value has a line break: AWS's and the launch role's ARN are checked, and the rest is chosen here. */
function ini(sections) {
	return Object.entries(sections).map(([name, settings]) => `[${name}]\n${Object.entries(settings).map(([key, value]) => `${key} = ${value}\n`).join("")}`).join("\n");
}
// src/service-catalog/artifact.ts
/** Compressed, in bytes. */
const LARGEST$2 = 67108864;
/**
* @param bucket as the launch role reads it
* @throws {Problem} if the artifact does not exist, cannot be read, or is too large
*/
async function downloadArtifact({ key }, bucket) {
	const found = await bucket.get(key, LARGEST$2);
	if (!found) throw missing$1(`s3://${bucket.name}/${key}`);
	return found.body;
}
/**
* @param archive from `downloadArtifact`
* @param folder exists, and is empty
* @throws {Problem} if the archive cannot be extracted, or has nothing to apply
*/
async function extractArtifact(archive, folder) {
	await (0,external_terraform_js_namespaceObject.extractArchive)(archive, folder);
	removeAppleDouble(folder);
	if (!(0,external_terraform_js_namespaceObject.hasConfiguration)(folder)) throw withoutConfiguration(folder);
}
/** What macOS packs beside a file, such as `._x.auto.tfvars`. Terraform would read it as variables. */
function removeAppleDouble(folder) {
	for (const name of (0,external_node_fs_namespaceObject.readdirSync)(folder)) if (name.startsWith("._")) (0,external_node_fs_namespaceObject.rmSync)((0,external_node_path_namespaceObject.join)(folder, name), { recursive: true });
}
function missing$1(uri) {
	return new external_actions_js_namespaceObject.Problem("The artifact does not exist", `There is no object ${uri}.`, "Check that the version of the product still exists in Service Catalog.");
}
const PACK = "Create it in the folder of the configuration: 'tar -czf product.tar.gz *'.";
/** Folders of the artifact that have a configuration. */
function configuredFolders(folder) {
	return (0,external_node_fs_namespaceObject.readdirSync)(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && (0,external_terraform_js_namespaceObject.hasConfiguration)((0,external_node_path_namespaceObject.join)(folder, entry.name))).map(({ name }) => name);
}
function withoutConfiguration(folder) {
	const title = "The artifact has no configuration";
	const [only] = configuredFolders(folder);
	return only === void 0 ? new external_actions_js_namespaceObject.Problem(title, "The artifact has no .tf or .tf.json file at its root, so there is nothing to apply.", PACK) : new external_actions_js_namespaceObject.Problem(title, `The artifact has no .tf or .tf.json file at its root. Its configuration is in the folder ${(0,external_actions_js_namespaceObject.quoted)(only)}.`, PACK);
}
// src/terraform/hcl-json.ts
/**
* Parses HCL's JSON syntax. In it, an object can have a key more than once, which means several blocks. Their values
* become a list. The whole can also be a list of objects, which is the same as one object with all their members.
*
* @throws {SyntaxError} if `text` is not JSON, or not an object; {TooLargeJson} if it has too many values, or more than
*   `deepest` inside each other
*/
function parseJsonConfiguration(text, deepest) {
	(0,external_actions_js_namespaceObject.refuseTooLarge)(text);
	const value = JSON.parse(withNumberedKeys(text, deepest), (_key, value, { source }) => {
		if (typeof value === "number") return JSON.rawJSON(source);
		return (0,external_actions_js_namespaceObject.isObject)(value) ? withoutNumbers(value) : value;
	});
	const objects = Array.isArray(value) ? value : [value];
	if (!objects.every(external_actions_js_namespaceObject.isObject)) throw new SyntaxError("The configuration is not an object.");
	return Array.isArray(value) ? combined(objects.flatMap((object) => Object.entries(object))) : objects[0] ?? {};
}
/** JSON.parse takes the last of equal keys. With numbers before them, keys are never equal, and keep their order. */
function withNumberedKeys(text, deepest) {
	const parts = [];
	let [end, depth] = [0, 0];
	for (let at = 0; at < text.length; at += 1) {
		const character = text[at];
		if (character === "{" || character === "[") depth += 1;
		else if (character === "}" || character === "]") depth -= 1;
		if (depth > deepest) throw new external_actions_js_namespaceObject.TooLargeJson();
		if (character !== "\"") continue;
		const start = at;
		at = (0,external_actions_js_namespaceObject.endOfString)(text, start);
		if (!isKey(text, at + 1)) continue;
		parts.push(text.slice(end, start + 1), `${parts.length}:`);
		end = start + 1;
	}
	return parts.join("") + text.slice(end);
}
const COLON = /\s*:/y;
function isKey(text, at) {
	COLON.lastIndex = at;
	return COLON.test(text);
}
function withoutNumbers(object) {
	return combined(Object.entries(object).map(([key, value]) => [key.slice(key.indexOf(":") + 1), value]));
}
function combined(members) {
	const values = Map.groupBy(members, ([key]) => key);
	return Object.fromEntries([...values].map(([key, all]) => [key, all.length === 1 ? all[0]?.[1] ?? null : all.flatMap(([, value]) => value)]));
}
// src/terraform/hcl-outline.ts
/** HCL has no other characters outside of text and comments. (`scan_tokens.rl`) */
const OPERATOR = /[=!<>&|+\-*/%?:.,~]/;
/** The parser describes each character that HCL does not have, which takes a kilobyte. */
const MOST_STRANGE = 100;
/** In digits. Terraform keeps 155. The parser takes quadratic time. */
const LONGEST_NUMBER = 1e3;
const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER$1 = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const DIRECTIVE = /%\{~?\s*(end)?(?:if|for)(?![\p{ID_Continue}-])/uy;
const HEREDOC$1 = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;
/** What is not literal in a template. A line feed ends a quoted template, because it is an error in it. */
const SPECIAL = {
	quoted: /[\\"$%\n]/g,
	heredoc: /[$%\n]/g
};
/**
* Reads the tokens of HCL's native syntax (`hclsyntax/scan_tokens.rl`). Takes linear time. If the text is not valid,
* so might be the outline.
*/
function outlineOf(text) {
	const variables = [];
	const insertions = [];
	const frames = [];
	let [at, level, depth, templateWork] = [
		0,
		0,
		0,
		0
	];
	let error;
	let strange = 0;
	const lineAt = lineCounter(text);
	/** The last token that is neither white space nor a comment, and its end. */
	let previous = {
		end: 0,
		kind: "other"
	};
	let top = frameOf("body", 0);
	frames.push(top);
	while (at < text.length) if (top.kind === "quoted" || top.kind === "heredoc") readTemplate(top, top.kind);
	else readToken();
	while (frames.length > 0) pop();
	return {
		text: withInsertions(text, insertions),
		variables,
		depth,
		templateWork,
		error
	};
	function push(kind, of = {}) {
		top = {
			...frameOf(kind, at),
			...of
		};
		frames.push(top);
		deepen(1);
	}
	function pop() {
		const frame = frames.pop();
		if (frame === void 0) return;
		level -= 1 + frame.operators;
		templateWork += frame.parts ** 2;
		top = frames.at(-1) ?? frame;
	}
	function deepen(by) {
		level += by;
		depth = Math.max(depth, level);
	}
	function addOperator() {
		top.operators += 1;
		deepen(1);
	}
	function removeOperator() {
		top.operators -= 1;
		level -= 1;
	}
	function endOperators() {
		level -= top.operators;
		top.operators = 0;
	}
	function token(length, kind) {
		at += length;
		previous = {
			end: at,
			kind
		};
		top.isEmpty = false;
	}
	function readToken() {
		const character = text[at] ?? "";
		if (character === "\n") endOfLine();
		else if (/\s/.test(character)) at += 1;
		else if (character === "#" || text.startsWith("//", at)) skipTo(text.indexOf("\n", at));
		else if (text.startsWith("/*", at)) skipComment();
		else if (character === "\"") startTemplate("quoted", 1);
		else if ("([{".includes(character)) open(character);
		else if (")]}".includes(character)) close();
		else readWord(character);
	}
	function readWord(character) {
		const heredoc = matchAt(HEREDOC$1);
		const [number] = matchAt(NUMBER$1) ?? [];
		const [identifier] = matchAt(IDENTIFIER) ?? [];
		if (heredoc) startTemplate("heredoc", heredoc[0].length, heredoc[1]);
		else if (number !== void 0) readNumber(number);
		else if (identifier !== void 0) readIdentifier(identifier);
		else readOperator(character);
	}
	function matchAt(expression) {
		expression.lastIndex = at;
		return expression.exec(text) ?? void 0;
	}
	function skipTo(end) {
		at = end === -1 ? text.length : end;
	}
	function skipComment() {
		const end = text.indexOf("*/", at + 2);
		if (end === -1) fail("The comment does not end.");
		else at = end + 2;
	}
	function endOfLine() {
		if (top.kind === "body") endArgument();
		if (top.kind === "body" || top.kind === "value") endOperators();
		at += 1;
	}
	function endArgument() {
		if (top.isCopied) insertions.push([previous.end, previous.kind === "heredoc" ? "\n)" : ")"]);
		top.statement = [];
		top.isArgument = false;
		top.isCopied = false;
	}
	function fail(what) {
		error ??= {
			at,
			what
		};
		at = text.length;
	}
	function readOperator(character) {
		if (!OPERATOR.test(character)) strange += 1;
		if (strange > MOST_STRANGE) {
			fail("The file has many characters that are not part of the language. It must be a text in UTF-8.");
			return;
		}
		if (top.kind === "body" && character === "=" && !top.isArgument) {
			top.isArgument = true;
			top.isCopied = isDefaultTags(frames);
			if (top.isCopied) insertions.push([at + 1, "("]);
		}
		if (character === ",") endOperators();
		if ("!-?*".includes(character)) addOperator();
		token(1, character === "." ? "dot" : "other");
	}
	function open(character) {
		const isBlock = character === "{" && top.kind === "body" && !top.isArgument;
		const isSource = character === "(" || top.kind === "source" || top.isCopied || previous.kind === "operand";
		if (isBlock && frames.length === 1 && top.statement[0] === "variable") variables.push({
			name: top.statement[1] ?? "",
			line: lineAt(at)
		});
		const header = top.statement;
		token(1, "other");
		if (isBlock) push("body", { header });
		else push(isSource ? "source" : "value");
	}
	function close() {
		const isSplat = text[previous.end - 1] === "*";
		if (top.kind === "body") endArgument();
		if (frames.length > 1) pop();
		if (isSplat) addOperator();
		token(1, top.kind === "quoted" || top.kind === "heredoc" ? "other" : "operand");
	}
	function readNumber(number) {
		if (number.length > LONGEST_NUMBER) {
			fail(`A number has more than ${LONGEST_NUMBER} digits.`);
			return;
		}
		if ((top.kind === "value" || top.kind === "body" && top.isArgument && !top.isCopied) && previous.kind !== "dot") insertions.push([at, "("], [at + number.length, ")"]);
		token(number.length, "operand");
	}
	function readIdentifier(identifier) {
		if (top.kind === "body" && !top.isArgument) top.statement.push(identifier);
		if (top.kind === "value" && top.isEmpty && identifier === "for") frames[frames.length - 1] = top = {
			...top,
			kind: "source"
		};
		token(identifier.length, "operand");
	}
	function startTemplate(kind, length, marker = "") {
		addOperator();
		top.isEmpty = false;
		at += length;
		push(kind, { marker });
		if (kind === "heredoc") endHeredocAtMarker();
	}
	function readTemplate(frame, kind) {
		SPECIAL[kind].lastIndex = at;
		const found = SPECIAL[kind].exec(text);
		const character = found?.[0] ?? "";
		at = found?.index ?? text.length;
		if (character === "\\") at += 2;
		else if (character === "\"" || character === "\n" && kind === "quoted") endQuoted(frame, character);
		else if (character === "\n") {
			at += 1;
			frame.parts += 1;
			endHeredocAtMarker();
		} else if (character !== "") readSequence(frame, character);
	}
	function endQuoted({ start }, character) {
		pop();
		if (top.kind === "body" && !top.isArgument) top.statement.push(text.slice(start, at));
		token(character === "\"" ? 1 : 0, "operand");
	}
	function readSequence(frame, character) {
		frame.parts += 1;
		if (text.startsWith(`${character}{`, at + 1)) at += 3;
		else if (text[at + 1] === "{") {
			const directive = matchAt(DIRECTIVE);
			if (directive?.[1] === void 0 && directive !== void 0) addOperator();
			else if (directive !== void 0 && frame.operators > 0) removeOperator();
			frame.parts += 1;
			token(2, "other");
			push("source");
		} else at += 1;
	}
	function endHeredocAtMarker() {
		const end = text.indexOf("\n", at);
		const line = text.slice(at, end === -1 ? text.length : end);
		if (line.trim() !== top.marker) return;
		pop();
		token(line.trimEnd().length, "heredoc");
	}
}
function frameOf(kind, start) {
	return {
		kind,
		header: [],
		marker: "",
		start,
		statement: [],
		isArgument: false,
		isCopied: false,
		operators: 0,
		parts: 0,
		isEmpty: true
	};
}
function isDefaultTags(frames) {
	const [, provider, block] = frames;
	const isIn = provider?.header[0] === "provider" && block?.header[0] === "default_tags";
	return frames.length === 3 && isIn && block.statement[0] === "tags";
}
/** The number of the line at a position. The positions must increase, so that all of them together take linear time. */
function lineCounter(text) {
	let [line, counted] = [1, 0];
	return (at) => {
		for (let end = text.indexOf("\n", counted); end !== -1 && end < at; end = text.indexOf("\n", counted)) {
			line += 1;
			counted = end + 1;
		}
		return line;
	};
}
function withInsertions(text, insertions) {
	const parts = [];
	let end = 0;
	for (const [at, inserted] of insertions) {
		parts.push(text.slice(end, at), inserted);
		end = at;
	}
	return parts.join("") + text.slice(end);
}
// src/terraform/hcl-parser.ts
/** In milliseconds. If the program panics, it never responds. */
const TIME_LIMIT = 3e4;
let running;
/**
* Parses a text in HCL's native syntax. Starts the parser when it is needed, because that takes about 100 ms, and starts
* another one after a crash: after an overflow of the stack, the program can end, or loop forever.
*/
async function parsedByHcl(text) {
	running ??= start();
	const parser = await running;
	let timer;
	const timeout = new Promise((_, reject) => {
		timer = setTimeout(reject, TIME_LIMIT);
	});
	try {
		return await Promise.race([parser.parse(text), timeout]);
	} catch {
		parser.stop();
		running = void 0;
		return "crash";
	} finally {
		clearTimeout(timer);
	}
}
/** The file name for the parser. Errors contain it. */
const FILE = "f";
/** The package itself starts the program only once. */
async function start() {
	await import(/* webpackIgnore: true */ "../hcl2json-wasm-bridge-wasm-exec.js");
	const go = new globalThis.Go();
	const { instance } = await WebAssembly.instantiate((0,external_node_zlib_namespaceObject.gunzipSync)((0,external_node_fs_namespaceObject.readFileSync)(wasmFile())), go.importObject);
	const functions = {};
	Object.assign(globalThis, { __parse_terraform_config_wasm__: functions });
	go.run(instance);
	return {
		parse: (text) => new Promise((resolve) => {
			functions.parse?.(FILE, text, (error, json) => resolve(error ? { error } : { json }));
		}),
		stop: () => go._scheduledTimeouts.forEach(clearTimeout)
	};
}
const WASM = "main.wasm.gz";
/** In dist/, it is in the folder of the entry point. */
function wasmFile() {
	const bundled = (0,external_node_path_namespaceObject.join)(import.meta.dirname, WASM);
	return (0,external_node_fs_namespaceObject.existsSync)(bundled) ? bundled : (0,external_node_path_namespaceObject.join)(import.meta.dirname, "../../node_modules/@cdktn/hcl2json", WASM);
}
// src/terraform/hcl.ts
/** In UTF-16 units, for all files together. */
const MOST_CHARACTERS = 2 * 2 ** 20;
/**
* The parser takes quadratic time for the parts of a template: about three seconds for this much. It is a heredoc of
* 16,000 lines, or a thousand of 500 lines.
*/
const MOST_TEMPLATE_WORK = 25e7;
/** The parser overflows the stack at 1,500 levels, after which it can loop forever. */
const DEEPEST$1 = 250;
/** In UTF-16 units. The parser reports every error, and quotes names of any length. */
const LONGEST_ERROR = 2e3;
/**
* Parses a file in HCL's native syntax (`.tf`) or JSON syntax (`.tf.json`). Numbers keep their digits.
*
* @param name of the file, for errors. Its extension tells the syntax
* @param effort increases. All files of a module share it
* @throws {Problem} if the text is not valid, or too large
*/
async function parseConfiguration(name, text, effort) {
	effort.characters += text.length;
	if (effort.characters > MOST_CHARACTERS) throw tooLarge("The files of the module have more than 2 Mi characters.");
	return name.endsWith(".json") ? parseJson(name, text) : parseNative(name, text, effort);
}
async function parseNative(name, text, effort) {
	const outline = outlineOf(text);
	effort.templateWork += outline.templateWork;
	if (outline.error) throw invalidAt(name, text.slice(0, outline.error.at), outline.error.what);
	if (outline.depth > DEEPEST$1) throw tooLarge(`${shown(name)} has more than ${DEEPEST$1} expressions inside each other.`);
	if (effort.templateWork > MOST_TEMPLATE_WORK) throw tooLarge(`${shown(name)} has a text with too many lines or expressions.`);
	const body = withExactNumbers(await parsed$1(name, text, outline.text));
	return {
		file: name,
		body: (0,external_actions_js_namespaceObject.isObject)(body) ? body : {},
		syntax: "native",
		variables: outline.variables
	};
}
/** @param marked the text with parentheses, which must not be in an error, or change its position */
async function parsed$1(name, text, marked) {
	let response = await parsedByHcl(marked);
	if (response !== "crash" && "error" in response) response = await parsedByHcl(text);
	if (response === "crash") throw tooLarge(`${shown(name)} has too many expressions inside each other.`);
	if ("error" in response) throw invalid(name, response.error.slice(0, LONGEST_ERROR));
	return JSON.parse(response.json);
}
function invalidAt(name, before, what) {
	const line = before.split("\n").length;
	return new external_actions_js_namespaceObject.Problem("Invalid Terraform file", `${shown(name)} line ${line}: ${what}`, ADVICE$1);
}
/** `parse config: [f:2,10-3,1: Invalid expression; Expected the start of an expression. f:…]` */
function invalid(name, error) {
	const [, line, rest] = /^parse config: \[f:(\d+),[\d,-]+: (.*?)\]?$/s.exec(error) ?? [];
	const place = line === void 0 ? shown(name) : `${shown(name)} line ${line}`;
	const text = ((rest ?? error.replace(/^.*convert block: /, "")).split(/(?<=\.) f:\d+,/, 1)[0] ?? "").replaceAll(/\bf:(\d+),[\d,-]+/g, "line $1").replace("; ", ". ");
	return new external_actions_js_namespaceObject.Problem("Invalid Terraform file", `${place}: ${(0,external_actions_js_namespaceObject.withoutControlCharacters)(text)}`, ADVICE$1);
}
const ADVICE$1 = "Correct the product's files, and create a new version of the product.";
function tooLarge(message) {
	return new external_actions_js_namespaceObject.Problem("Too large Terraform files", message, ADVICE$1);
}
function shown(name) {
	return (0,external_actions_js_namespaceObject.withoutControlCharacters)(name);
}
/** Restores the numbers that `outlineOf` put into parentheses. */
function withExactNumbers(value) {
	if (typeof value === "number") return JSON.rawJSON(String(value));
	if (typeof value === "string") return exactNumber(value) ?? value;
	if (Array.isArray(value)) return value.map(withExactNumbers);
	if (!(0,external_actions_js_namespaceObject.isObject)(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, member]) => [exactNumber(key)?.rawJSON ?? key, withExactNumbers(member)]));
}
/** `${(1.5)}` and `${-(1.5)}`. In HCL, numbers can begin with zeros, in JSON they cannot. */
function exactNumber(text) {
	const [, minus, digits] = /^\$\{(-\s*)?\((\d[\d.]*(?:[eE][+-]?\d+)?)\)\}$/.exec(text) ?? [];
	if (digits === void 0) return void 0;
	return JSON.rawJSON(`${minus === void 0 ? "" : "-"}${digits.replace(/^0+(?=\d)/, "")}`);
}
function parseJson(file, text) {
	try {
		const body = parseJsonConfiguration(text, DEEPEST$1);
		return {
			file,
			body,
			syntax: "json",
			variables: blocksOf(body, "variable", 1).map(({ labels: [name = ""] }) => ({
				name,
				line: void 0
			}))
		};
	} catch (error) {
		if (error instanceof external_actions_js_namespaceObject.TooLargeJson) throw tooLarge(`${shown(file)} has too many values, or too many inside each other.`);
		const line = error instanceof SyntaxError ? /\(line (\d+) column/.exec(error.message)?.[1] : void 0;
		const place = line === void 0 ? shown(file) : `${shown(file)} line ${line}`;
		throw new external_actions_js_namespaceObject.Problem("Invalid Terraform file", `${place}: The JSON is not valid.`, ADVICE$1, { cause: error });
	}
}
/** The blocks of a type in a body, in all forms that the JSON syntax has for them (`json/structure.go` of HCL). */
function blocksOf(body, type, labels = 0) {
	return Object.hasOwn(body, type) ? unpacked(body[type], [], labels) : [];
}
function unpacked(value, labels, left) {
	const objects = (Array.isArray(value) ? value : [value]).filter(external_actions_js_namespaceObject.isObject);
	if (left === 0) return objects.map((body) => ({
		labels,
		body
	}));
	return objects.flatMap((object) => Object.entries(object).flatMap(([label, member]) => unpacked(member, [...labels, label], left - 1)));
}
// src/terraform/aws-providers.ts
/** The AWS provider in any registry, or in a mirror of one. */
const SOURCE = /^(?:(?:[^/]+\/)?hashicorp\/)?aws$/i;
/** What the module calls the AWS provider. Terraform takes `aws` for it if the module requires no other provider so. */
function awsLocalNames({ primary, overrides }) {
	const sources = /* @__PURE__ */ new Map();
	for (const { body } of [...primary, ...overrides]) for (const [name, requirement] of requiredProviders(body)) sources.set(name, (0,external_actions_js_namespaceObject.isObject)(requirement) ? requirement.source : void 0);
	return [...[...sources].filter(([, source]) => typeof source === "string" && SOURCE.test(source)).map(([name]) => name), ...sources.get("aws") === void 0 ? ["aws"] : []];
}
/** The entries of all `required_providers` blocks in a file. */
function requiredProviders(body) {
	return blocksOf(body, "terraform").flatMap((block) => blocksOf(block.body, "required_providers")).flatMap((block) => Object.entries(block.body));
}
/**
* In an override file, an argument replaces an argument, and a nested block replaces all of its type. An alias must be
* in a primary file, the default configuration does not need to be. (`Module.mergeFile` of Terraform's `internal/configs/module.go`)
*/
function awsProviders({ primary, overrides }, localNames) {
	const declared = awsBlocks(primary, localNames).map(providerIn);
	const providers = new Map(declared.map((provider) => [key(provider), provider]));
	for (const block of awsBlocks(overrides, localNames)) {
		const override = providerIn(block);
		if (providers.get(key(override)) === void 0 ? override.alias === void 0 : hasDefaultTags(block)) providers.set(key(override), override);
	}
	return [...providers.values()];
}
function awsBlocks(files, localNames) {
	return files.flatMap(({ body }) => blocksOf(body, "provider", 1)).filter(({ labels: [name = ""] }) => localNames.includes(name));
}
function key({ localName, alias }) {
	return JSON.stringify([localName, alias]);
}
function providerIn({ labels: [localName = ""], body }) {
	const { alias } = body;
	return {
		localName,
		alias: typeof alias === "string" ? alias : void 0,
		tags: blocksOf(body, "default_tags")[0]?.body.tags ?? void 0,
		hasDynamicTags: dynamicDefaultTags(body).length > 0
	};
}
function hasDefaultTags({ body }) {
	return blocksOf(body, "default_tags").length > 0 || dynamicDefaultTags(body).length > 0;
}
function dynamicDefaultTags(body) {
	return blocksOf(body, "dynamic", 1).filter(({ labels: [type] }) => type === "default_tags");
}
// src/terraform/aws-use.ts
/** A product with more local modules is not searched to the end. */
const MOST_MODULES = 100;
/**
* Whether a module uses the AWS provider, or a module that it calls does. Only the modules in its folder are searched.
*
* @param read reads the files of a module
*/
async function awsUse(root, files, read) {
	const seen = /* @__PURE__ */ new Set([(0,external_node_path_namespaceObject.resolve)(root)]);
	const waiting = [{
		folder: (0,external_node_path_namespaceObject.resolve)(root),
		files
	}];
	let use = "no";
	for (let module = waiting.pop(); module; module = waiting.pop()) {
		if (usesAws(module.files)) return "yes";
		for (const source of moduleSources(module.files)) {
			const folder = localFolder((0,external_node_path_namespaceObject.resolve)(root), module.folder, source);
			if (folder !== void 0 && seen.has(folder)) continue;
			if (folder === void 0 || seen.size === MOST_MODULES) use = "unknown";
			else {
				seen.add(folder);
				const called = await read(folder).catch(() => void 0);
				if (called) waiting.push({
					folder,
					files: called
				});
				else use = "unknown";
			}
		}
	}
	return use;
}
function usesAws(files) {
	const localNames = awsLocalNames(files);
	const isAws = (name) => name !== void 0 && localNames.includes(name);
	return [...files.primary, ...files.overrides].some(({ body }) => requiredProviders(body).some(([name]) => isAws(name)) || blocksOf(body, "provider", 1).some(({ labels: [name] }) => isAws(name)) || blocksWithProvider(body).some((block) => isAws(impliedProvider(block)) || isAws(givenProvider(block))));
}
/** All that Terraform asks a provider for. */
function blocksWithProvider(body) {
	const types = [
		"resource",
		"data",
		"ephemeral",
		"action",
		"list"
	];
	const checks = blocksOf(body, "check", 1).flatMap((check) => blocksOf(check.body, "data", 2));
	return [...types.flatMap((type) => blocksOf(body, type, 2)), ...checks];
}
/** The start of a type, such as `aws` in `aws_s3_bucket`. */
function impliedProvider({ labels: [type] }) {
	return type?.split("_", 1)[0];
}
/** The argument `provider`, such as `aws.west`. */
function givenProvider({ body: { provider } }) {
	return typeof provider === "string" ? /^(?:\$\{)?([^.{}]+)/.exec(provider)?.[1] : void 0;
}
/** The sources of the modules that are called. Override files can replace them. */
function moduleSources({ primary, overrides }) {
	const sources = [...primary, ...overrides].flatMap(({ body }) => blocksOf(body, "module", 1)).filter(({ body }) => body.source !== void 0);
	return new Set(new Map(sources.map(({ labels: [name], body }) => [name, body.source])).values());
}
/** Undefined if the module is somewhere else, or outside of the product. */
function localFolder(root, folder, source) {
	if (typeof source !== "string" || !/^\.\.?\//.test(source)) return void 0;
	const called = (0,external_node_path_namespaceObject.resolve)(folder, source);
	const path = (0,external_node_path_namespaceObject.relative)(root, called);
	return path.split(/[/\\]/)[0] === ".." || (0,external_node_path_namespaceObject.isAbsolute)(path) ? void 0 : called;
}
// src/terraform/declared-variables.ts
/**
* An override file replaces the arguments that it sets, except `deprecated`. It cannot have validations. (`Variable.merge`
* of Terraform's `internal/configs/module_merge.go`, and `decodeCheckRuleBlock` of `checks.go`)
*/
function declaredVariables({ primary, overrides }) {
	const variables = /* @__PURE__ */ new Map();
	for (const [name, declared] of primary.flatMap(declarations)) variables.set(name, {
		...none(name),
		...declared
	});
	for (const [name, { deprecated: _, errorMessages: __, ...declared }] of overrides.flatMap(declarations)) {
		const base = variables.get(name);
		if (base) variables.set(name, {
			...base,
			...declared
		});
	}
	return variables;
}
function none(name) {
	const values = {
		type: void 0,
		default: void 0,
		description: void 0,
		deprecated: void 0
	};
	const flags = {
		hasDefault: false,
		isComputed: false,
		sensitive: false,
		nullable: true,
		ephemeral: false
	};
	return {
		name,
		...values,
		...flags,
		errorMessages: []
	};
}
/** In the order of their declaration. An override file can have several for a variable. */
function declarations({ body, syntax, variables }) {
	const blocks = Map.groupBy(blocksOf(body, "variable", 1), ({ labels: [name] }) => name);
	const read = /* @__PURE__ */ new Map();
	return variables.map(({ name }) => {
		const index = read.get(name) ?? 0;
		read.set(name, index + 1);
		return [name, declaration(blocks.get(name)?.[index]?.body ?? {}, syntax)];
	});
}
function declaration(body, syntax) {
	const { type, description, deprecated } = body;
	const value = syntax === "native" ? withoutEscapes : (literal) => literal;
	return {
		...typeof type === "string" && { type: sourceText(type) },
		...body.default !== void 0 && {
			default: value(body.default),
			hasDefault: true,
			isComputed: syntax === "native" && isComputed(body.default)
		},
		...typeof description === "string" && { description: String(value(description)) },
		...typeof deprecated === "string" && { deprecated: String(value(deprecated)) },
		errorMessages: blocksOf(body, "validation").flatMap(errorMessage),
		...isSet(body.sensitive) && { sensitive: !isFalse(body.sensitive) },
		...isSet(body.ephemeral) && { ephemeral: !isFalse(body.ephemeral) },
		...isSet(body.nullable) && { nullable: !isFalse(body.nullable) }
	};
}
/** In both syntaxes, it is a template. */
function errorMessage({ body: { error_message: message } }) {
	return typeof message === "string" && !hasTemplate(message) ? [String(withoutEscapes(message))] : [];
}
function isSet(value) {
	return value !== void 0 && value !== null;
}
function isFalse(value) {
	return value === false || value === "false";
}
/** A type is an expression, which the JSON syntax can have without `${}`. */
function sourceText(type) {
	return /^\$\{(.*)\}$/s.exec(type)?.[1] ?? type;
}
/** Text without a template has escapes for what would be one. The default of a variable is not evaluated. */
function withoutEscapes(value) {
	if (typeof value === "string") return hasTemplate(value) ? value : value.replaceAll(/([$%])\1\{/g, "$1{");
	if (Array.isArray(value)) return value.map(withoutEscapes);
	if (!(0,external_actions_js_namespaceObject.isObject)(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, member]) => [String(withoutEscapes(key)), withoutEscapes(member)]));
}
function isComputed(value) {
	if (typeof value === "string") return hasTemplate(value);
	if (Array.isArray(value)) return value.some(isComputed);
	return (0,external_actions_js_namespaceObject.isObject)(value) && Object.entries(value).some(([key, member]) => hasTemplate(key) || isComputed(member));
}
function hasTemplate(text) {
	return /(?<!\$)\$\{|(?<!%)%\{/.test(text);
}
// src/terraform/module.ts
const CONTENT = [
	"resource",
	"data",
	"module",
	"ephemeral"
];
/** Of a file, in bytes. */
const LARGEST$1 = 2 ** 20;
/**
* Reads the product's files in a folder as Terraform does, without those that the engine added. It accepts more than
* Terraform, which reports the rest.
*
* @throws {Problem} if a file cannot be parsed, or if the files are too large
*/
async function readModule(folder) {
	const effort = {
		characters: 0,
		templateWork: 0
	};
	const files = await readFiles(folder, effort);
	const localNames = awsLocalNames(files);
	const providers = awsProviders(files, localNames);
	return {
		variables: declaredVariables(files),
		requiredVersions: requiredVersions(files),
		awsProviders: providers,
		awsLocalName: localNames[0],
		isEmpty: [...files.primary, ...files.overrides].every(({ body }) => CONTENT.every((type) => Object.keys(body[type] ?? {}).length === 0)),
		awsUse: providers.length > 0 ? "yes" : await awsUse(folder, files, (child) => readFiles(child, effort))
	};
}
async function readFiles(folder, effort) {
	const [primary, overrides] = [[], []];
	for (const name of (0,external_terraform_js_namespaceObject.productFileNames)(folder)) {
		const configuration = await parseConfiguration(name, readText(folder, name), effort);
		((0,external_terraform_js_namespaceObject.isOverrideFile)(name) ? overrides : primary).push(configuration);
	}
	return {
		primary,
		overrides
	};
}
function readText(folder, name) {
	try {
		return new TextDecoder().decode((0,external_actions_js_namespaceObject.readRegularFile)((0,external_node_path_namespaceObject.join)(folder, name), LARGEST$1));
	} catch (error) {
		if (!(error instanceof external_actions_js_namespaceObject.UnreadableFile)) throw error;
		const what = error.reason === "too large" ? "is larger than 1 MiB" : "cannot be read";
		throw new external_actions_js_namespaceObject.Problem("Unreadable Terraform file", `${name} ${what}.`, "Make the file smaller, or split it.", { cause: error });
	}
}
/** All primary files add theirs. An override file replaces what was read before it. (`Module.mergeFile` of Terraform) */
function requiredVersions({ primary, overrides }) {
	return overrides.map(versionsIn).filter((versions) => versions.length > 0).at(-1) ?? primary.flatMap(versionsIn);
}
function versionsIn({ body }) {
	return blocksOf(body, "terraform").flatMap((block) => versionText(block.body.required_version) ?? []);
}
/** Terraform converts a number to text, too. */
function versionText(value) {
	if (typeof value === "string") return value;
	return JSON.isRawJSON(value) ? value.rawJSON : void 0;
}
// src/terraform/sensitive-variables.ts
/** In bytes. */
const LARGEST = 16777216;
/** The values in a `.tfvars.json` file that the engine wrote; empty if there is none. */
function readVariableFile(path) {
	try {
		const values = (0,external_actions_js_namespaceObject.parseExactJson)((0,external_actions_js_namespaceObject.readRegularFile)(path, LARGEST).toString("utf8"));
		return (0,external_actions_js_namespaceObject.isObject)(values) ? values : {};
	} catch {
		return {};
	}
}
/** Each text by which the value of a sensitive variable can appear somewhere else: the given value, or the default. */
function textsOfSensitiveVariables(variables, values) {
	const outputs = [...variables].filter(([, { sensitive, ephemeral }]) => sensitive || ephemeral).flatMap(([name, variable]) => {
		const value = Object.hasOwn(values, name) ? values[name] : variable.default;
		return value === void 0 || typeof value === "boolean" ? [] : [{
			name,
			sensitive: true,
			value
		}];
	});
	return (0,external_actions_js_namespaceObject.sensitiveTexts)(outputs);
}
// src/terraform/number-text.ts
/**
* The exponent is bounded, because Terraform converts `1e999999999` to infinity, which it cannot write to the state: it
* then loses the state. The same is true of `Inf`, which it accepts. An exponent of 2 follows `p`.
*/
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eEpP][+-]?0*\d{1,5})?$/;
/** Whether Terraform converts `text` to a number, and to a finite one. It allows no space and no separators. */
function isNumberText(text) {
	return NUMBER.test(text);
}
/** A larger exponent would make texts far longer than they are. */
const MOST_ZEROS = 64;
/** A number as Terraform prints it: `007` is `7`, and `1.50e3` is `1500`. Undefined if it would have many zeros. */
function decimalText(number) {
	const [, sign, whole = "", fraction = "", exponent = "0"] = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
	const shift = Number(exponent);
	if (sign === void 0 || Math.abs(shift) > MOST_ZEROS) return void 0;
	const zeros = "0".repeat(Math.abs(shift));
	const digits = shift < 0 ? `${zeros}${whole}.${fraction}` : `${whole}.${fraction}${zeros}`;
	const point = digits.indexOf(".") + shift;
	const all = digits.replace(".", "");
	const plain = withoutTrailingZeros(`${all.slice(0, point).replace(/^0+/, "") || "0"}.${all.slice(point)}`);
	return sign === "-" ? `-${plain}` : plain;
}
/** @param decimal has a point */
function withoutTrailingZeros(decimal) {
	let end = decimal.length;
	while (decimal[end - 1] === "0") end -= 1;
	return decimal.slice(0, decimal[end - 1] === "." ? end - 1 : end);
}
// src/terraform/hcl-reader.ts
/** A text is not in the part of HCL's syntax that is read. */
var UnreadableHcl = class extends Error {
	name = "UnreadableHcl";
	/** What is wrong. It quotes nothing, because the text can be sensitive. */
	reason;
	/** Where it is wrong. The first line and the first column are 1. */
	line;
	column;
	constructor(reason, line, column) {
		super(`Line ${line}, column ${column}: ${reason}`);
		this.reason = reason;
		this.line = line;
		this.column = column;
	}
};
/** Levels of nesting, in a value and in a type constraint. */
const DEEPEST = 100;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const PLAIN_TEXT = /[^"\\\n]*/y;
/** HCL has no `\/`, `\b`, and `\f`, and JSON has no `\U`. */
const ESCAPE = /\\(?:(["\\/bfnrt])|u([\da-fA-F]{4})|U(00(?:10|0[\da-fA-F])[\da-fA-F]{4}))/y;
const SELECTED = {
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	"
};
const HEREDOC = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;
/**
* Reads what values and type constraints have in common. It only moves forward, so that it takes linear time.
*
* Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md, and what Terraform 1.11 accepts.
*/
var HclReader = class {
	#text;
	#at;
	constructor(text) {
		this.#text = text;
		this.#at = text.startsWith("﻿") ? 1 : 0;
	}
	/** @throws {UnreadableHcl} always */
	fail(reason) {
		const before = this.#text.slice(0, this.#at);
		const lineStart = before.lastIndexOf("\n") + 1;
		throw new UnreadableHcl(reason, before.split("\n").length, before.length - lineStart + 1);
	}
	/** @throws {UnreadableHcl} if `depth` is more than a recursive reader may go */
	checkDepth(depth) {
		if (depth > DEEPEST) this.fail(`there are more than ${DEEPEST} levels of nesting`);
	}
	/** The next character, or '' at the end. */
	get next() {
		return this.#text.charAt(this.#at);
	}
	take(token) {
		const isNext = this.#text.startsWith(token, this.#at);
		if (isNext) this.#at += token.length;
		return isNext;
	}
	/** @param pattern must be sticky */
	match(pattern) {
		pattern.lastIndex = this.#at;
		const match = pattern.exec(this.#text);
		if (!match) return void 0;
		this.#at += match[0].length;
		return match;
	}
	name() {
		return this.match(NAME)?.[0];
	}
	/** Skips white space and comments. Returns whether a line ended, because that separates the items of an object. */
	skipSpace() {
		let lineEnded = false;
		for (;;) {
			const space = this.match(/[ \t\r\n]+/y)?.[0];
			if (space !== void 0) lineEnded ||= space.includes("\n");
			else if (this.next === "#" || this.#text.startsWith("//", this.#at)) this.#skipUntil("\n");
			else if (this.take("/*")) {
				if (!this.#skipUntil("*/")) this.fail("a comment does not end");
				this.take("*/");
			} else return lineEnded;
		}
	}
	#skipUntil(token) {
		const end = this.#text.indexOf(token, this.#at);
		this.#at = end === -1 ? this.#text.length : end;
		return end !== -1;
	}
	/** The text in quotes. Templates, such as `${x}`, are not evaluated, and so `$${x}` is not an escape either. */
	quotedText() {
		this.take("\"");
		let text = "";
		for (;;) {
			text += this.match(PLAIN_TEXT)?.[0] ?? "";
			if (this.take("\"")) return text;
			if (this.next === "") this.fail("text in quotes does not end");
			if (this.next === "\n") this.fail("text in quotes has a line break. Write it as \\n");
			const [, selector, short, long] = this.match(ESCAPE) ?? this.fail("there is an unknown escape sequence");
			text += selector === void 0 ? String.fromCodePoint(Number.parseInt(short ?? long, 16)) : SELECTED[selector] ?? selector;
		}
	}
	/** The text of a heredoc, of which nothing is evaluated. Leaves the end of its last line. */
	heredoc() {
		const [, flush, marker] = this.match(HEREDOC) ?? this.fail("something other than a value is here");
		const start = this.#at;
		for (;;) {
			const lineStart = this.#at;
			const isLast = !this.#skipUntil("\n");
			if (this.#text.slice(lineStart, this.#at).trim() === marker) {
				const text = this.#text.slice(start, lineStart);
				return flush ? withoutIndentation(text) : text;
			}
			if (isLast) this.fail("a heredoc does not end");
			this.take("\n");
		}
	}
	/** Skips an expression of any kind, up to the parenthesis that closes what it is in. */
	skipToClosingParenthesis() {
		const closing = [")"];
		for (;;) {
			const end = closing.at(-1);
			if (this.next === "") this.fail("an expression does not end");
			if (end === "\"") {
				this.match(/[^"\\$%]+/y);
				if (this.take("\"")) closing.pop();
				else if (this.match(/\$\$\{|%%\{/y)) continue;
				else if (this.match(/[$%]\{/y)) closing.push("}");
				else if (!this.match(/\\./sy)) this.match(/[$%]/y);
				continue;
			}
			this.skipSpace();
			if (this.next === end) {
				if (closing.length === 1) return;
				closing.pop();
				this.take(end);
			} else if (this.match(/[)\]}]/y)) this.fail("the brackets do not match");
			else if (this.#text.startsWith("<<", this.#at)) this.heredoc();
			else {
				const opening = this.match(/./sy)?.[0] ?? "";
				if (opening in CLOSING) closing.push(CLOSING[opening]);
			}
		}
	}
};
const CLOSING = {
	"(": ")",
	"[": "]",
	"{": "}",
	"\"": "\""
};
/** As Terraform does for `<<-`: lines that are blank do not count, and stay as they are. */
function withoutIndentation(text) {
	const lines = text.split("\n");
	const isBlank = (line) => line.trim() === "";
	let indentation = Number.POSITIVE_INFINITY;
	for (const line of lines) if (!isBlank(line)) indentation = Math.min(indentation, line.length - line.trimStart().length);
	return lines.map((line) => isBlank(line) ? line : line.slice(indentation)).join("\n");
}
// src/terraform/type-constraint.ts
/** In UTF-16 units. */
const LONGEST$2 = 2 ** 18;
/** Terraform 0.11 has these, and later versions read them as `list(any)` and `map(any)`. */
const LEGACY = {
	list: ["list", "dynamic"],
	map: ["map", "dynamic"]
};
/**
* Reads a type constraint as it is in a module. Undefined if Terraform would not accept it, or if it is very long or
* nested very deeply.
*
* @param text such as `list(object({ a = string, b = optional(number, 1) }))`, or `"string"` as in Terraform 0.11
*/
function parseTypeConstraint(text) {
	if (text.length > LONGEST$2) return void 0;
	const reader = new HclReader(text.trim().replace(/^"(string|list|map)"$/, "$1"));
	try {
		reader.skipSpace();
		const type = readType(reader, 1);
		reader.skipSpace();
		return reader.next === "" ? type : void 0;
	} catch (error) {
		if (error instanceof UnreadableHcl) return void 0;
		throw error;
	}
}
function readType(reader, depth) {
	reader.checkDepth(depth);
	const name = reader.name();
	switch (name) {
		case "string":
		case "number":
		case "bool": return name;
		case "any": return "dynamic";
		case "list":
		case "set":
		case "map":
			reader.skipSpace();
			if (reader.next === "" && LEGACY[name]) return LEGACY[name];
			return [name, inParentheses(reader, () => readType(reader, depth + 1))];
		case "tuple": return ["tuple", inParentheses(reader, () => readElements(reader, depth))];
		case "object": return inParentheses(reader, () => readAttributes(reader, depth));
		default: return reader.fail("there is no type");
	}
}
function inParentheses(reader, read) {
	reader.skipSpace();
	expect(reader, "(");
	const content = read();
	reader.skipSpace();
	if (reader.take(",")) reader.skipSpace();
	expect(reader, ")");
	return content;
}
/** Takes `token` and the white space after it. */
function expect(reader, token) {
	if (!reader.take(token)) reader.fail(`'${token}' is missing`);
	if (token !== ")") reader.skipSpace();
}
function readElements(reader, depth) {
	const elements = [];
	expect(reader, "[");
	while (!reader.take("]")) {
		elements.push(readType(reader, depth + 1));
		reader.skipSpace();
		if (reader.next !== "]") expect(reader, ",");
	}
	return elements;
}
function readAttributes(reader, depth) {
	const attributes = /* @__PURE__ */ new Map();
	const required = [];
	expect(reader, "{");
	while (!reader.take("}")) {
		const name = reader.name() ?? reader.fail("the name of an attribute is missing");
		if (attributes.has(name)) reader.fail("an attribute occurs twice");
		reader.skipSpace();
		if (!reader.take("=") && !reader.take(":")) reader.fail(`'=' is missing`);
		reader.skipSpace();
		if (reader.match(/optional(?=\s*\()/y)) attributes.set(name, readOptional(reader, depth));
		else {
			required.push(name);
			attributes.set(name, readType(reader, depth + 1));
		}
		const lineEnded = reader.skipSpace();
		if (reader.take(",")) reader.skipSpace();
		else if (reader.next !== "}" && !lineEnded) reader.fail(`',' is missing`);
	}
	return [
		"object",
		Object.fromEntries(attributes),
		required
	];
}
/** The default of an optional attribute does not matter, because Terraform checks and adds it. */
function readOptional(reader, depth) {
	reader.skipSpace();
	expect(reader, "(");
	const type = readType(reader, depth + 1);
	reader.skipSpace();
	if (reader.take(",")) reader.skipToClosingParenthesis();
	expect(reader, ")");
	return type;
}
/** The type constraint in one line, without comments and defaults. */
function typeText(type) {
	if (type === "dynamic") return "any";
	if (typeof type === "string") return type;
	const [kind, content, required] = type;
	if (kind === "tuple") return `tuple([${content.map(typeText).join(", ")}])`;
	if (kind !== "object") return `${kind}(${typeText(content)})`;
	const names = new Set(required);
	return `object({${Object.entries(content).map(([name, attribute]) => names.has(name) ? `${name} = ${typeText(attribute)}` : `${name} = optional(${typeText(attribute)})`).join(", ")}})`;
}
/**
* The first place at which Terraform surely cannot convert a value to a type. It converts strings to numbers and bools,
* numbers and bools to strings, and null to any type. It ignores attributes that the type does not have. Whether the
* elements of a `list(any)` have one type is left to Terraform.
*
* Source: https://developer.hashicorp.com/terraform/language/expressions/type-constraints, and Terraform 1.11.
*/
function findMismatch(value, type) {
	if (value === null || type === "dynamic") return void 0;
	if (typeof type === "string") return isConvertible(value, type) ? void 0 : mismatch(type, value);
	if (type[0] === "object") return (0,external_actions_js_namespaceObject.isObject)(value) ? mismatchInObject(value, type) : mismatch("object", value);
	const [kind, content] = type;
	if (kind === "map") return (0,external_actions_js_namespaceObject.isObject)(value) ? mismatchInMap(value, content) : mismatch("object", value);
	if (!Array.isArray(value)) return mismatch("list", value);
	if (kind === "tuple" && content.length !== value.length) return mismatch({ elements: content.length }, value);
	for (const [index, item] of value.entries()) {
		const inner = findMismatch(item, kind === "tuple" ? content[index] : content);
		if (inner) return {
			...inner,
			path: [{ index }, ...inner.path]
		};
	}
}
function mismatch(required, found) {
	return {
		path: [],
		required,
		found
	};
}
function isConvertible(value, type) {
	if (typeof value === "string") return type === "string" || (type === "number" ? isNumberText(value) : isBoolText(value));
	if (typeof value === "boolean") return type !== "number";
	return JSON.isRawJSON(value) && type !== "bool";
}
/** Whether Terraform converts `text` to a bool. */
function isBoolText(text) {
	return [
		"true",
		"false",
		"1",
		"0"
	].includes(text);
}
function mismatchInMap(value, type) {
	for (const [key, member] of Object.entries(value)) {
		const inner = findMismatch(member, type);
		if (inner) return {
			...inner,
			path: [{ key }, ...inner.path]
		};
	}
}
/** Takes time in proportion to the value, however many attributes the type has. */
function mismatchInObject(value, [, attributes, required]) {
	for (const attribute of required) if (!Object.hasOwn(value, attribute)) return mismatch({ attribute }, value);
	for (const [attribute, member] of Object.entries(value)) {
		const type = Object.hasOwn(attributes, attribute) ? attributes[attribute] : void 0;
		const inner = type && findMismatch(member, type);
		if (inner) return {
			...inner,
			path: [{ attribute }, ...inner.path]
		};
	}
}
// src/terraform/default-text.ts
/** In UTF-16 units. Service Catalog accepts no longer parameter. */
const LONGEST$1 = 4096;
/**
* The default of a variable, as people see it and give it back: text as it is, and everything else as JSON. Empty if
* there is none, if it is null, or if it cannot be shown, because it is an expression or too long. An empty text
* that comes back stands for the default.
*/
function defaultText(variable) {
	return isShown(variable) ? textOf(variable) : "";
}
function isShown(variable) {
	return !variable.isComputed && textOf(variable).length <= LONGEST$1;
}
function textOf({ type, default: value }) {
	if (value === void 0 || value === null) return "";
	if (typeof value === "string") return value;
	return (JSON.isRawJSON(value) && type !== void 0 && parseTypeConstraint(type) === "string" ? decimalText(value.rawJSON) : void 0) ?? (0,external_actions_js_namespaceObject.compactJson)(value);
}
// src/terraform/literal.ts
/**
* Reads a value in JSON or in HCL syntax, or in a mixture: `["a", "b"]`, `{ a = 1, "b" : [true, null] }`, with comments,
* trailing commas, line breaks in place of commas, and heredocs. Numbers keep their digits. Nothing is evaluated:
*
* - `"${x}"` is the text `${x}`, because an input of a product is data, and so that a value means the same in JSON, in
*   HCL, and in a variable of type string. For the same reason, `"$${x}"` is the text `$${x}`.
* - References, function calls, and operators other than the sign of a number are errors.
*
* If a key occurs twice in an object, the last one counts, as in Terraform and JSON.
*
* @throws {UnreadableHcl} if `text` is not such a value, or is nested too deeply
*/
function parseLiteral(text) {
	const reader = new HclReader(text);
	reader.skipSpace();
	const value = readValue(reader, 1);
	reader.skipSpace();
	if (reader.next !== "") reader.fail("something follows the value");
	return value;
}
function readValue(reader, depth) {
	reader.checkDepth(depth);
	if (reader.next === "\"") return reader.quotedText();
	if (reader.take("[")) return readList(reader, depth);
	if (reader.take("{")) return readObject(reader, depth);
	if (reader.take("(")) return readParenthesized(reader, depth);
	if (reader.next === "<") return reader.heredoc();
	return readNumber(reader) ?? readKeyword(reader);
}
function readList(reader, depth) {
	const items = [];
	reader.skipSpace();
	while (!reader.take("]")) {
		items.push(readValue(reader, depth + 1));
		reader.skipSpace();
		if (reader.take(",")) reader.skipSpace();
		else if (reader.next !== "]") reader.fail(`after an element, a comma or ']' is missing`);
	}
	return items;
}
function readObject(reader, depth) {
	const members = [];
	reader.skipSpace();
	while (!reader.take("}")) {
		const key = readKey(reader, depth + 1);
		reader.skipSpace();
		if (!reader.take("=") && !reader.take(":")) reader.fail(`after a key, '=' or ':' is missing`);
		reader.skipSpace();
		members.push([key, readValue(reader, depth + 1)]);
		const lineEnded = reader.skipSpace();
		if (reader.take(",")) reader.skipSpace();
		else if (reader.next !== "}" && !lineEnded) reader.fail(`after a value, a comma or '}' is missing`);
	}
	return Object.fromEntries(members);
}
/** In HCL, a name without quotes is a key, even `true` or `null`, and a number in a key is converted to text. */
function readKey(reader, depth) {
	const name = reader.name();
	if (name !== void 0) return name;
	const key = readValue(reader, depth);
	if (typeof key === "string") return key;
	if (typeof key === "boolean") return String(key);
	return (JSON.isRawJSON(key) ? decimalText(key.rawJSON) : void 0) ?? reader.fail("a key is not text");
}
function readParenthesized(reader, depth) {
	reader.skipSpace();
	const value = readValue(reader, depth + 1);
	reader.skipSpace();
	if (!reader.take(")")) reader.fail(`')' is missing`);
	return value;
}
/** HCL allows zeros before a number, and white space after its sign. JSON does not. */
function readNumber(reader) {
	const [, sign = "", digits] = reader.match(/(?:(-)[ \t\r\n]*)?(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/y) ?? [];
	if (digits === void 0) return void 0;
	if (reader.match(/(?=[\p{ID_Continue}.])/uy)) reader.fail("a number is followed by something else");
	if (!isNumberText(digits)) reader.fail("a number is too large");
	return JSON.rawJSON(sign + digits.replace(/^0+(?=\d)/, ""));
}
function readKeyword(reader) {
	if (reader.match(/true(?![\p{ID_Continue}-])/uy)) return true;
	if (reader.match(/false(?![\p{ID_Continue}-])/uy)) return false;
	if (reader.match(/null(?![\p{ID_Continue}-])/uy)) return null;
	if (reader.next === "") reader.fail("the value is incomplete");
	if (reader.match(/(?=[\p{ID_Start}_][\p{ID_Continue}-]*\s{0,9}\()/uy)) reader.fail("there is a function call");
	if (reader.match(/(?=[\p{ID_Start}_])/uy)) reader.fail("there is text without quotes");
	return reader.fail(reader.next === "'" ? "there is a single quote" : "something other than a value is here");
}
// src/terraform/parameter-problems.ts
/** @param names of the variables that the module declares */
function notDeclared(key, names) {
	const hint = (0,external_actions_js_namespaceObject.suggestion)(key, names);
	return new external_actions_js_namespaceObject.Problem("A parameter is not declared", `The root module has no variable ${(0,external_actions_js_namespaceObject.quoted)(key)}. The parameter is ignored.`, hint.startsWith("Did you mean") ? hint : "Declare the variable, or remove the parameter.");
}
function severalValues(key) {
	return new external_actions_js_namespaceObject.Problem("A parameter has more than one value", `The parameter ${(0,external_actions_js_namespaceObject.quoted)(key)} occurs more than once, with different values.`, "Use each parameter once.");
}
function noValue({ key, type }) {
	return new external_actions_js_namespaceObject.Problem("A parameter has no value", `The parameter ${(0,external_actions_js_namespaceObject.quoted)(key)} is required. It is blank, and the variable, of type ${shownType(type)}, has no default.`, adviceFor(type));
}
function notALiteral(given, { line, column, reason }) {
	return wrong(given, "cannot be read as", `At line ${line}, column ${column}, ${reason}.`, `${adviceFor(given.type)} Put text in double quotes. References, functions, and operators are not evaluated.`);
}
function wrongType(given, { path, required, found }) {
	const where = path.length === 0 ? "It" : shownPath(path, given.secret);
	const [what, advice] = typeof required === "string" ? [`be ${NOUNS[required]}, but is ${shownValue(found, given.secret)}`, adviceFor(required)] : "elements" in required ? [`have ${required.elements} elements`, `Use ${required.elements} elements.`] : [`have the attribute ${(0,external_actions_js_namespaceObject.quoted)(required.attribute)}`, "Add the attribute."];
	return wrong(given, "cannot be converted to", typeof given.type === "string" ? "" : `${where} must ${what}.`, advice);
}
function wrong({ key, text, type, typed, secret }, verb, what, advice) {
	const value = secret ? "" : ` has the value ${(0,external_actions_js_namespaceObject.quoted)(inOneLine(text))}, which`;
	const to = `${shownType(type)}, the type of ${typed ? "the variable" : "its default"}`;
	return new external_actions_js_namespaceObject.Problem("A parameter has the wrong type", `The parameter ${(0,external_actions_js_namespaceObject.quoted)(key)}${value} ${verb} ${to}. ${what}`.trim(), advice);
}
const NOUNS = {
	string: "text",
	number: "a number",
	bool: "true or false",
	list: "a list",
	object: "an object"
};
function adviceFor(type) {
	switch (typeof type === "string" ? type : type[0]) {
		case "string": return "Use text in double quotes.";
		case "number": return "Use a number, such as 5 or -0.25, without spaces and separators.";
		case "bool": return "Use true or false.";
		case "map":
		case "object": return "Use an object in JSON or HCL syntax, such as {\"a\": \"b\"}.";
		case "dynamic": return "Use a value in JSON or HCL syntax, such as \"text\", 5, or [\"a\", \"b\"].";
		default: return "Use a list in JSON or HCL syntax, such as [\"a\", \"b\"].";
	}
}
/** In UTF-16 units. A module can have types and values of any length. */
const LONGEST_TYPE = 100;
const LONGEST_PATH = 100;
const LONGEST_LINE = 100;
function shownType(type) {
	return (0,external_actions_js_namespaceObject.shortened)(typeText(type), LONGEST_TYPE);
}
function shownPath(path, secret) {
	const steps = path.map((step) => {
		if ("index" in step) return `[${step.index}]`;
		if ("attribute" in step) return `.${step.attribute}`;
		return secret ? "[…]" : `[${(0,external_actions_js_namespaceObject.quoted)(inOneLine(step.key))}]`;
	});
	return (0,external_actions_js_namespaceObject.shortened)(steps.join("").replace(/^\./, ""), LONGEST_PATH);
}
function shownValue(value, secret) {
	if (Array.isArray(value)) return "a list";
	if ((0,external_actions_js_namespaceObject.isObject)(value)) return "an object";
	if (typeof value === "string") return secret ? "text" : (0,external_actions_js_namespaceObject.quoted)(inOneLine(value));
	if (JSON.isRawJSON(value)) return secret ? "a number" : (0,external_actions_js_namespaceObject.quoted)(value.rawJSON);
	return secret ? "a bool" : String(value);
}
function inOneLine(text) {
	return text.slice(0, LONGEST_LINE).replaceAll(/\s+/g, " ");
}
// src/terraform/variable-values.ts
/**
* Converts the parameters, which are all text, to the values of the variables that the module declares. The values are
* for a `.tfvars.json` file, in which Terraform evaluates nothing, and converts text to numbers and bools itself. Lists,
* maps, and objects are values there, not text.
*/
function variableValues(variables, parameters) {
	const values = [];
	const [warnings, problems, sensitive] = [
		[],
		[],
		[]
	];
	for (const [key, texts] of textsByKey(parameters)) {
		const variable = variables.get(key);
		if (!variable) {
			warnings.push(notDeclared(key, [...variables.keys()]));
			continue;
		}
		const type = typeOf(variable);
		const [text = "", ...others] = texts;
		const value = others.length > 0 ? severalValues(key) : convertedValue(key, text, variable, type);
		if (value instanceof external_actions_js_namespaceObject.Problem) problems.push(value);
		else if (value !== void 0) values.push([key, value]);
		if (!isSecret(variable)) continue;
		for (const one of texts) sensitive.push(textsOf(one, value instanceof external_actions_js_namespaceObject.Problem ? one : value, type));
	}
	return {
		values: Object.fromEntries(values),
		warnings,
		problems,
		sensitiveTexts: sensitive.flat()
	};
}
/** The content of a `.tfvars.json` file. Numbers keep their digits. */
function variableFile(values) {
	return `${JSON.stringify(values)}\n`;
}
/** The different texts that each key has. It should be one. */
function textsByKey(parameters) {
	const texts = /* @__PURE__ */ new Map();
	for (const { key, value } of parameters) {
		const given = texts.get(key);
		if (given) given.add(value);
		else texts.set(key, /* @__PURE__ */ new Set([value]));
	}
	return texts;
}
/** Undefined if there is a type constraint that cannot be read. What it accepts is left to Terraform. */
function typeOf({ type, default: byDefault }) {
	if (type !== void 0) return parseTypeConstraint(type);
	if (byDefault === void 0 || byDefault === null || typeof byDefault === "string") return "string";
	if (typeof byDefault === "boolean") return "bool";
	return JSON.isRawJSON(byDefault) ? "number" : "dynamic";
}
/** The value for Terraform; undefined if the variable keeps its default; or why there is none. */
function convertedValue(key, text, variable, type) {
	if (variable.hasDefault && text === defaultText(variable)) return shownDefault(text, variable);
	if (type === "string") return text;
	if (type === void 0) return ofUnknownType(text, variable);
	const given = {
		key,
		text,
		type,
		typed: variable.type !== void 0,
		secret: isSecret(variable)
	};
	if (text.trim() === "") return variable.hasDefault ? void 0 : noValue(given);
	const value = type === "number" || type === "bool" ? text : literalOrReason(text);
	if (value instanceof UnreadableHcl) return notALiteral(given, value);
	const mismatch = findMismatch(value, type);
	if (mismatch) return wrongType(given, mismatch);
	return typeof value === "string" && !given.typed ? convertedText(value, type) : value;
}
/**
* The default that came back as it was shown. It is given to Terraform, because the product can have files with other
* values. Undefined if nothing was shown.
*/
function shownDefault(text, { default: value }) {
	return text === "" && value !== "" ? void 0 : value;
}
/** What Terraform would convert `text` to if the variable declared the type. */
function convertedText(text, type) {
	if (type === "bool") return text === "true" || text === "1";
	const digits = type === "number" ? decimalText(text) : void 0;
	return digits === void 0 ? text : JSON.rawJSON(digits);
}
function ofUnknownType(text, variable) {
	if (text.trim() === "" && variable.hasDefault) return void 0;
	const value = literalOrReason(text);
	return value instanceof UnreadableHcl ? text : value;
}
/** Terraform shows ephemeral values no more than sensitive ones. */
function isSecret({ sensitive, ephemeral }) {
	return sensitive || ephemeral === true;
}
function literalOrReason(text) {
	try {
		return parseLiteral(text);
	} catch (error) {
		if (error instanceof UnreadableHcl) return error;
		throw error;
	}
}
/**
* The texts in a value, the digits of its numbers also as Terraform prints them, and the parameter itself. A bool is no
* secret, because the words `true` and `false` are everywhere, and neither are brackets with nothing in them.
*/
function textsOf(text, value, type) {
	if (value === void 0 || type === "bool") return [];
	const texts = (0,external_actions_js_namespaceObject.sensitiveTexts)([{
		name: "",
		sensitive: true,
		value,
		type: type ?? "dynamic"
	}]);
	if (texts.length > 0 && texts[0] !== text) texts.push(text);
	for (const one of [...texts]) {
		const digits = isNumberText(one) ? decimalText(one) : void 0;
		if (digits !== void 0 && digits !== one) texts.push(digits);
	}
	return texts;
}
// src/terraform/version-constraint.ts
/** In UTF-16 units, of all constraints together. */
const LONGEST = 2e3;
/**
* The version for `hashicorp/setup-terraform` or `opentofu/setup-opentofu`, which take an exact version, a range as in
* npm, or `latest`. Neither has all of Terraform's operators: `~>` is `~` or `^` in npm, and nothing is `!=`.
*
* @param requiredVersions each `required_version` of a module
* @param wanted taken if it is an exact version that the module accepts, or if the module requires none
* @throws {Problem} if a constraint is none for Terraform, or if no version can fit
*/
function setupVersion(requiredVersions, wanted) {
	if (requiredVersions.reduce((length, text) => length + text.length, 0) > LONGEST) throw tooLong();
	const constraints = requiredVersions.flatMap((text) => text.split(",").flatMap((one) => parsed(one)));
	if (constraints.length === 0) return wanted;
	const exact = exactVersion(wanted);
	if (exact && constraints.every((constraint) => fits(exact, constraint))) return wanted;
	const range = rangeOf(constraints);
	if (range === void 0) throw noVersion(requiredVersions);
	return range;
}
/**
* Whether the S3 backend can lock the state with a file, as far as it is known before Terraform is installed. Terraform
* and OpenTofu can since version 1.10.
*
* @param version as `setupVersion` returns it
*/
function canLock(version) {
	return version.split("||").some((range) => !isBelow110(range));
}
/** Whether a range as in npm has only versions below 1.10. */
function isBelow110(range) {
	const [, last] = range.split(/\s-\s/);
	return (last === void 0 ? range.replaceAll(/([<>=~^])\s+/g, "$1").trim().split(/\s+/) : [`<=${last.trim()}`]).some((comparator) => {
		const [, operator, ...digits] = /^(<=?|[=~^]?)v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(comparator) ?? [];
		const [major = NaN, minor, patch] = digits.filter((digit) => digit !== void 0).map(Number);
		if (operator === "<") return compare([
			major,
			minor ?? 0,
			patch ?? 0
		], [
			1,
			10,
			0
		]) <= 0;
		return major < 1 || major === 1 && minor !== void 0 && minor < 10 && operator !== "^";
	});
}
/**
* Terraform accepts no prerelease in `required_version`. (`internal/configs/module.go`; `constraint.go` of
* `hashicorp/go-version`)
*/
function parsed(text) {
	const [, operator = "=", digits = ""] = /^(=|!=|>=?|<=?|~>)?\s*v?(\d+(?:\.\d+)*)(?:\+[\w~.-]+)?$/.exec(text.trim()) ?? [];
	const numbers = digits.split(".").map(Number);
	const [major = 0, minor = 0, patch = 0, ...more] = numbers;
	if (!(digits !== "" && numbers.every(Number.isSafeInteger) && !more.some(Boolean)) || operator === "~>" && more.length > 0) throw unreadable(text);
	const version = [
		major,
		minor,
		patch
	];
	if (operator !== "~>") return [{
		operator,
		version
	}];
	const next = numbers.length === 3 ? [
		major,
		minor + 1,
		0
	] : [
		major + 1,
		0,
		0
	];
	return [{
		operator: ">=",
		version
	}, ...numbers.length > 1 ? [{
		operator: "<",
		version: next
	}] : []];
}
/** Of a prerelease, Terraform compares only the numbers. */
function exactVersion(text) {
	const [, ...numbers] = /^v?(\d+)\.(\d+)\.(\d+)(?:-[\w.-]+)?$/.exec(text) ?? [];
	const [major, minor, patch] = numbers.map(Number);
	return major === void 0 || minor === void 0 || patch === void 0 ? void 0 : [
		major,
		minor,
		patch
	];
}
function fits(version, { operator, version: other }) {
	const order = compare(version, other);
	return {
		"=": order === 0,
		"!=": order !== 0,
		">": order > 0,
		">=": order >= 0,
		"<": order < 0,
		"<=": order <= 0
	}[operator];
}
function compare(a, b) {
	return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
/** As in npm. Undefined if no version fits. */
function rangeOf(constraints) {
	const limits = constraints.filter(({ operator }) => operator !== "!=");
	const excluded = constraints.filter(({ operator }) => operator === "!=").map(({ version }) => version);
	const [lower] = bounds(limits, ">").sort((a, b) => compare(b.version, a.version) || stricterFirst(a, b));
	const [upper] = bounds(limits, "<").sort((a, b) => compare(a.version, b.version) || stricterFirst(a, b));
	const ends = excluded.filter((version) => limits.every((limit) => fits(version, limit))).sort(compare).map((version) => ({
		version,
		isInside: false
	}));
	return [lower, ...ends].map((from, index) => interval(from, ends[index] ?? upper)).filter((text) => text !== void 0).join(" || ") || void 0;
}
function bounds(limits, direction) {
	return limits.filter(({ operator }) => operator === "=" || operator.startsWith(direction)).map(({ operator, version }) => ({
		version,
		isInside: operator.endsWith("=")
	}));
}
function stricterFirst(a, b) {
	return Number(a.isInside) - Number(b.isInside);
}
function interval(from, to) {
	const order = from && to ? compare(from.version, to.version) : -1;
	if (order > 0) return void 0;
	if (order === 0) return from?.isInside && to?.isInside ? from.version.join(".") : void 0;
	return [...comparator(">", from), ...comparator("<", to)].join(" ");
}
function comparator(direction, bound) {
	return bound ? [`${direction}${bound.isInside ? "=" : ""}${bound.version.join(".")}`] : [];
}
const ADVICE = "Use constraints such as '>= 1.5, < 2.0' as the product's required_version.";
function unreadable(text) {
	const shown = (0,external_actions_js_namespaceObject.quoted)((0,external_actions_js_namespaceObject.withoutControlCharacters)(text.trim()));
	return new external_actions_js_namespaceObject.Problem("Invalid version constraint", `${shown} is not a version constraint that Terraform accepts.`, ADVICE);
}
function tooLong() {
	return new external_actions_js_namespaceObject.Problem("Invalid version constraint", `The product's version constraints are longer than ${LONGEST} characters.`, ADVICE);
}
function noVersion(requiredVersions) {
	const shown = requiredVersions.map((text) => (0,external_actions_js_namespaceObject.quoted)((0,external_actions_js_namespaceObject.withoutControlCharacters)(text))).join(", ");
	return new external_actions_js_namespaceObject.Problem("No version of Terraform fits", `No version can fit the constraints ${shown}.`, ADVICE);
}
// src/prepare/product.ts
/**
* Extracts the configuration that the state was last applied with. Only it has the providers and variables that its
* resources need to be destroyed.
*
* @returns whether there is one
*/
async function extractLastConfiguration(key, bucket, folder) {
	const kept = await bucket.get(key, external_terraform_js_namespaceObject.LARGEST_KEPT);
	if (!kept) return false;
	try {
		await (0,external_terraform_js_namespaceObject.extractArchive)(kept.body, folder, external_terraform_js_namespaceObject.KEPT_LIMITS);
		return true;
	} catch (error) {
		throw unusable(`s3://${bucket.name}/${key}`, (0,external_actions_js_namespaceObject.asProblem)(error));
	}
}
function unusable(uri, cause) {
	return new external_actions_js_namespaceObject.Problem("The kept configuration cannot be used", `${uri}: ${cause.message}`, "Restore an earlier version of the object. Without the object, the resources are destroyed with the default provider only.", { cause });
}
// src/prepare/configuration.ts
/**
* Makes a folder in which Terraform can run: for an apply from the artifact, the parameters, and the tags; for a destroy
* from the configuration that the state was last applied with. Adds files to those of the product, and changes none.
*
* @param folder exists, and is empty
* @throws {Problem|AggregateError} of `Problem`s
*/
async function configure(inputs, engine, folder, step) {
	const { request, terraformVersion: wanted, stateKey } = inputs;
	const { artifact } = request;
	const openAsLaunchRole = await engine.assumeLaunchRole();
	const isTermination = request.operation.name === "terminate";
	if (artifact) await extractArtifact(await downloadArtifact(artifact, await openAsLaunchRole(artifact.bucket)), folder);
	else if (!await extractLastConfiguration((0,external_actions_js_namespaceObject.objectsBeside)(stateKey).configuration, engine.states, folder)) step.log.warning(NO_CONFIGURATION);
	const module = await readModule(folder);
	if (!isTermination && module.isEmpty) refuseMisplaced(configuredFolders(folder));
	const given = isTermination ? [] : writeVariablesAndTags(module, inputs, folder, step);
	const values = readVariableFile((0,external_node_path_namespaceObject.join)(folder, (0,external_terraform_js_namespaceObject.engineFileNames)((0,external_node_fs_namespaceObject.readdirSync)(folder)).variables));
	const sensitiveTexts = [...given, ...textsOfSensitiveVariables(module.variables, values)];
	step.secrets.addSensitive(sensitiveTexts);
	maskInLaterSteps(sensitiveTexts);
	const terraformVersion = setupVersion(module.requiredVersions, wanted);
	write(backend(inputs, terraformVersion, folder, step), folder);
	return {
		terraformVersion,
		sensitiveTexts
	};
}
const NO_CONFIGURATION = new external_actions_js_namespaceObject.Problem("There is no configuration to destroy with", "The bucket has no configuration beside the state: this product was applied by another engine, or was never applied.", "Terraform destroys what is in the state with the default provider of the Region. If the product has other providers, destroy it with its configuration by hand.");
/** An apply of an empty root module would destroy the product. */
function refuseMisplaced([folder]) {
	if (folder === void 0) return;
	throw new external_actions_js_namespaceObject.Problem("The artifact has no configuration", `The files at the root of the artifact have no resource, data source, or module. Its configuration is in the folder ${(0,external_actions_js_namespaceObject.quoted)(folder)}.`, "Put the configuration at the root of the artifact, or call the folder as a module.");
}
/** @returns what the parameters of sensitive variables contain, as it was given */
function writeVariablesAndTags(module, { request }, folder, { log, secrets }) {
	const { values, warnings, problems, sensitiveTexts } = variableValues(module.variables, request.parameters);
	secrets.addSensitive(sensitiveTexts);
	for (const warning of warnings) log.warning(warning);
	if (problems.length > 0) throw new AggregateError(problems);
	write([{
		name: (0,external_terraform_js_namespaceObject.engineFileNames)((0,external_node_fs_namespaceObject.readdirSync)(folder)).variables,
		content: variableFile(values)
	}], folder);
	write(tagFiles(module, tagsOf(request.tags, request.provisionedProductId), (0,external_node_fs_namespaceObject.readdirSync)(folder)), folder);
	return sensitiveTexts;
}
/** The tags of the message, and the tracer tag, by which Service Catalog finds the resources. */
function tagsOf(tags, provisionedProductId) {
	return new Map([...tags.map(({ key, value }) => [key, value]), [external_actions_js_namespaceObject.TRACER_TAG_KEY, provisionedProductId]]);
}
function backend({ stateBucket: bucket, stateKey: key, region, request }, terraformVersion, folder, { env, log }) {
	const locks = canLock(terraformVersion);
	if (!locks) log.warning(NO_LOCK);
	const settings = {
		bucket,
		key,
		region,
		encrypt: true,
		profile: engineProfile(request.recordId, request.workflowToken),
		...locks && { use_lockfile: true },
		...(0,external_actions_js_namespaceObject.usesPathStyle)(env) && { use_path_style: true }
	};
	return [backendFile((0,external_node_fs_namespaceObject.readdirSync)(folder), settings)];
}
const NO_LOCK = new external_actions_js_namespaceObject.Problem("The state is not locked", "The product requires a version of Terraform before 1.10, which has no lock file in Amazon S3.", "Keep the concurrency group of the workflow, or change required_version of the product.");
function write(files, folder) {
	for (const { name, content } of files) (0,external_node_fs_namespaceObject.writeFileSync)((0,external_node_path_namespaceObject.join)(folder, name), content, { mode: 384 });
}
/** Short values are part of too much else. */
const SHORTEST_MASK = 6;
/** The runner hides them in the log of the whole job, also of actions that know nothing of the product. */
function maskInLaterSteps(texts) {
	for (const text of texts) if (text.length >= SHORTEST_MASK) (0,external_actions_js_namespaceObject.setSecret)(text);
}
// src/service-catalog/launch-role.ts
/** In seconds: the shortest session. The credentials only read the artifact. Terraform gets others. */
const DURATION = 900;
/**
* Assumes the launch role of a product, as the role of the caller, which the launch role trusts.
*
* @throws {Problem} if the role cannot be assumed
*/
function assumeLaunchRole({ arn, sessionName }, caller, retryStrategy) {
	return (0,external_actions_js_namespaceObject.assumeRole)({
		arn,
		sessionName,
		externalId: void 0,
		durationSeconds: DURATION,
		audience: ""
	}, {
		...caller,
		idToken: void 0
	}, retryStrategy);
}
// src/prepare/engine.ts
/** @throws {Problem} if there are no credentials */
async function becomeEngine(inputs, limits, step) {
	const { region, role, stateBucket, request } = inputs;
	const { env, secrets, log } = step;
	const onRetry = (failed) => log.info((0,external_actions_js_namespaceObject.retryLine)(failed, limits));
	const retryStrategy = () => new external_actions_js_namespaceObject.PatientRetryStrategy(limits, onRetry);
	const access = (0,external_actions_js_namespaceObject.awsAccess)(region, role, step);
	const { agents } = access;
	const credentials = await access.credentials(retryStrategy()) ?? await (0,external_actions_js_namespaceObject.foundBySdk)(region, external_actions_js_namespaceObject.WORKFLOW_ADVICE);
	secrets.addCredentials(credentials.secretAccessKey, credentials.sessionToken);
	const caller = {
		region,
		agents,
		advice: external_actions_js_namespaceObject.WORKFLOW_ADVICE,
		limits,
		onRetry,
		env
	};
	return {
		credentials,
		states: await (0,external_actions_js_namespaceObject.openBucket)(stateBucket, {
			...caller,
			credentials,
			principal: "the engine role"
		}),
		async assumeLaunchRole() {
			const launch = await assumeLaunchRole({
				arn: request.launchRoleArn,
				sessionName: request.provisionedProductId
			}, {
				region,
				agents,
				credentials,
				advice: LAUNCH_ROLE_ADVICE
			}, retryStrategy());
			secrets.addCredentials(launch.secretAccessKey, launch.sessionToken);
			return (bucket) => (0,external_actions_js_namespaceObject.openBucket)(bucket, {
				...caller,
				credentials: launch,
				principal: "the launch role"
			});
		}
	};
}
const LAUNCH_ROLE_ADVICE = {
	...external_actions_js_namespaceObject.WORKFLOW_ADVICE,
	assumeRole: "It is the launch role of the product, and the credentials are those of the engine role."
};
// src/prepare/last-use.ts
/**
* Refuses to run Terraform where it would not know resources that exist: it would create them again, or report a
* termination that destroyed nothing.
*
* @param takenAt when this workflow run took up the record
* @throws {Problem}
*/
async function refuseUnknownState({ recordId, takenAt }, stateKey, objects, lastUse, states) {
	if (await states.has(objects.errored)) throw notWritten(`s3://${states.name}/${objects.errored}`, stateKey);
	if (!lastUse) return;
	if (lastUse.recordId !== recordId && lastUse.startedAt > takenAt) throw outOfDate(recordId, lastUse);
	if (lastUse.state !== "absent" && !await states.has(stateKey)) throw missing(`s3://${states.name}/${stateKey}`, `s3://${states.name}/${objects.lastUse}`, lastUse);
}
function notWritten(errored, stateKey) {
	return new external_actions_js_namespaceObject.Problem("The state was not written", `Terraform could not write its state at the end of an earlier apply. The state is in ${errored}.`, `Run 'terraform state push' with this file, or copy it to ${stateKey} in the same bucket, and then delete it.`);
}
function outOfDate(recordId, { recordId: other }) {
	return new external_actions_js_namespaceObject.Problem("The record is out of date", `The record ${other} has changed the provisioned product since ${recordId} was taken up.`, "Update the provisioned product instead of running this workflow run again.");
}
function missing(state, lastUse, { state: was, ...run }) {
	const why = was === "present" ? `${(0,external_terraform_js_namespaceObject.nameOf)(run)} left one.` : `${(0,external_terraform_js_namespaceObject.nameOf)(run)} applied, and its Terraform was killed before it wrote one.`;
	return new external_actions_js_namespaceObject.Problem("The state is missing", `There is no object ${state}, although ${why} Terraform would not know the resources that exist.`, `Restore an earlier version of the object. If there is none, find the resources by the tracer tag, import or delete them, and delete ${lastUse}.`);
}
// src/service-catalog/record-claim.ts
/**
* Takes up a record. Whoever takes it up first runs Terraform or reports its result, and nobody else does.
*
* @param claim names who takes it up
* @returns the claim that is there already, as JSON; undefined if there was none
*/
async function claimRecord(recordId, claim, bucket) {
	const key = (0,external_actions_js_namespaceObject.recordKey)(recordId);
	if (await bucket.putIfAbsent(key, JSON.stringify(claim))) return void 0;
	const { text = "" } = await (0,external_actions_js_namespaceObject.readNote)(key, bucket) ?? {};
	return text;
}
/** The claim of the bridge. It reports FAILED if a message cannot get to GitHub. */
const BRIDGE = "the bridge";
function isOfBridge(claim) {
	return (0,external_terraform_js_namespaceObject.jsonMembers)(claim).takenBy === BRIDGE;
}
// src/prepare/record-claim.ts
/**
* Takes up a record for this workflow run. Amazon SQS can deliver a message twice, and GitHub starts a workflow run for
* each delivery. Only one of them may run Terraform: a late duplicate would create resources that belong to nobody.
*
* A re-run of the workflow run may go on, and so may another job of it.
*/
async function takeUpRecord(recordId, run, bucket) {
	const takenAt = (/* @__PURE__ */ new Date()).toISOString();
	const before = await claimRecord(recordId, {
		...run,
		takenAt
	}, bucket);
	if (before === void 0) return { takenAt };
	if (isOfBridge(before)) return { takenBy: "the bridge" };
	const other = (0,external_terraform_js_namespaceObject.parseReference)(before);
	if (!other) return { takenBy: "another workflow run" };
	return (0,external_terraform_js_namespaceObject.isSameRun)(other, run) ? { takenAt: String((0,external_terraform_js_namespaceObject.jsonMembers)(before).takenAt) } : { takenBy: (0,external_terraform_js_namespaceObject.nameOf)(other) };
}
// src/prepare/state-lock.ts
/**
* Finds a lock that an earlier workflow run has left behind, and frees it if that is wanted. A lock stays if the process
* that runs Terraform is killed.
*
* @throws {Problem} if the state is locked, and the lock is not to be freed, or cannot be freed safely
*/
async function checkLock(objects, lastUse, bucket, unlocking, log) {
	const lock = await lockAt(objects.lock, bucket);
	if (!lock) return;
	const run = runOf(lock, lastUse);
	if (!unlocking.forceUnlock) throw locked(lock, run);
	if (!run) throw ofUnknownRun(lock);
	if (!await unlocking.hasEnded(run).catch((error) => {
		throw statusUnknown(run, error);
	})) throw stillRuns(run);
	const other = await bucket.deleteIfSame(objects.lock, lock.etag) ? void 0 : await lockAt(objects.lock, bucket);
	if (other) throw locked(other, runOf(other, lastUse));
	log.info(`Freed the lock ${lock.id} of ${(0,external_terraform_js_namespaceObject.nameOf)(run)}, which has ended.`);
}
async function lockAt(key, bucket) {
	const found = await (0,external_actions_js_namespaceObject.readNote)(key, bucket);
	return found && {
		...(0,external_terraform_js_namespaceObject.parseStateLock)(found.text),
		etag: found.etag
	};
}
/** The workflow run that has the lock. The lock itself names only a user and a host, which several can have. */
function runOf(lock, lastUse) {
	return lock.id !== "" && lastUse?.lockId === lock.id ? lastUse : void 0;
}
const TITLE = "The state is locked";
const FREE_BY_HAND = "If nobody runs Terraform there anymore, run 'terraform force-unlock', or delete the lock from the bucket.";
function locked({ id, who, created }, run) {
	const holder = run ? (0,external_terraform_js_namespaceObject.nameOf)(run) : who || "unknown";
	return new external_actions_js_namespaceObject.Problem(TITLE, `The state has been locked since ${created || "an unknown time"} by ${holder}. The ID of the lock is ${(0,external_actions_js_namespaceObject.quoted)(id)}.`, run ? "If that workflow run has ended, its Terraform was killed. Check its log, and run this step with force-unlock: true." : FREE_BY_HAND);
}
function ofUnknownRun({ id, who, created }) {
	return new external_actions_js_namespaceObject.Problem(TITLE, `It is unknown which workflow run has the lock ${(0,external_actions_js_namespaceObject.quoted)(id)} of ${who || "unknown"}, created ${created || "at an unknown time"}. So it was not freed.`, FREE_BY_HAND);
}
function stillRuns(run) {
	return new external_actions_js_namespaceObject.Problem(TITLE, `The workflow run that has the lock has not ended: ${(0,external_terraform_js_namespaceObject.nameOf)(run)}. So the lock was not freed.`, "Wait until it ends, or cancel it.");
}
function statusUnknown(run, error) {
	const { status } = error;
	return new external_actions_js_namespaceObject.Problem(TITLE, `GitHub did not say whether the workflow run that has the lock has ended (${status ? `HTTP ${status}` : "no response"}): ${(0,external_terraform_js_namespaceObject.nameOf)(run)}. So the lock was not freed.`, "Give the job the permission actions: read. For a workflow run of another repository, set github-token to a token that can read its actions.", { cause: error });
}
// src/prepare/run.ts
/**
* The story of the step. It becomes the engine, takes up the record, and makes a folder in which Terraform can run. What
* later steps need is left for them as soon as it is known, so that they can report a failure.
*
* @throws {Problem|AggregateError}
*/
async function run(inputs, files, step) {
	const { timeout, maxAttempts } = external_actions_js_namespaceObject.PATIENT;
	const deadline = new external_actions_js_namespaceObject.Deadline(timeout, step.interrupted);
	const limits = {
		maxAttempts,
		deadline,
		interrupted: step.interrupted
	};
	try {
		return await Promise.race([prepare(inputs, limits, files, step), endOf(limits)]);
	} finally {
		deadline.clear();
	}
}
async function prepare(inputs, limits, files, step) {
	const engine = await becomeEngine(inputs, limits, step);
	const left = leftFor(inputs, engine, step.env);
	(0,external_actions_js_namespaceObject.leave)(left, files);
	const objects = (0,external_actions_js_namespaceObject.objectsBeside)(inputs.stateKey);
	const { recordId } = inputs.request;
	const lastUse = await (0,external_terraform_js_namespaceObject.lastUseOf)(objects, engine.states);
	const checkItsLock = () => checkLock(objects, lastUse, engine.states, unlocking(inputs, step), step.log);
	if (inputs.forceUnlock) await checkItsLock();
	const { takenBy, takenAt } = await takeUpRecord(recordId, (0,external_terraform_js_namespaceObject.referenceTo)(step.workflowRun), engine.states);
	if (takenBy !== void 0) {
		(0,external_actions_js_namespaceObject.leave)({
			...left,
			takenBy
		}, files);
		return { takenBy };
	}
	if (!inputs.forceUnlock) await checkItsLock();
	await refuseUnknownState({
		recordId,
		takenAt
	}, inputs.stateKey, objects, lastUse, engine.states);
	return await prepareTask(inputs, engine, left, files, step);
}
/** For a request that ends at the deadline to tell why it took so long. In milliseconds. */
const LAST_WORD = 100;
/** Rejects when no time is left. */
function endOf({ deadline, interrupted }) {
	const { promise, reject } = Promise.withResolvers();
	const end = () => setTimeout(() => reject(interrupted.aborted ? CANCELED : OUT_OF_TIME), LAST_WORD);
	deadline.over.addEventListener("abort", end, { once: true });
	return promise;
}
const CANCELED = new external_actions_js_namespaceObject.Problem("The job was canceled", "The job was canceled before Terraform could run.", "No resources were changed.");
const OUT_OF_TIME = new external_actions_js_namespaceObject.Problem("AWS did not respond in time", `The preparation did not end within ${external_actions_js_namespaceObject.PREPARE / 6e4} minutes.`, "Check that AWS can be reached from here, and run the job again.");
function leftFor({ region, role }, { credentials }, env) {
	return {
		region,
		role: hasOidc(env) || (0,external_actions_js_namespaceObject.environmentCredentials)(env) !== void 0 ? role : void 0,
		credentials,
		takenBy: void 0,
		task: void 0
	};
}
function unlocking({ forceUnlock, githubToken }, { workflowRun, interrupted }) {
	const asked = {
		apiUrl: workflowRun.apiUrl,
		token: githubToken ?? "",
		interrupted
	};
	return {
		forceUnlock,
		hasEnded: (run) => hasEnded(run, asked)
	};
}
function hasOidc(env) {
	return Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL);
}
async function prepareTask(inputs, engine, left, files, step) {
	const { request, region, stateBucket, stateKey } = inputs;
	const { launchRoleArn, provisionedProductId: sessionName } = request;
	const workingDirectory = (0,external_node_path_namespaceObject.join)(files.folder, "product");
	(0,external_node_fs_namespaceObject.mkdirSync)(workingDirectory);
	const configuration = await configure(inputs, engine, workingDirectory, step);
	const { credentials } = engine;
	const profiles = writeProfiles({
		engine: engineProfile(request.recordId, request.workflowToken),
		credentials,
		launchRoleArn,
		sessionName,
		region
	}, files.folder);
	for (const secret of [credentials.secretAccessKey, credentials.sessionToken]) if (secret) (0,external_actions_js_namespaceObject.setSecret)(secret);
	const { env } = step;
	(0,external_actions_js_namespaceObject.exportVariables)({
		...withoutOtherSources(env),
		...profiles,
		AWS_REGION: region
	});
	const environment = {
		...NO_OTHER_SOURCES,
		...profiles
	};
	const command = request.operation.name === "terminate" ? "destroy" : "apply";
	const { sensitiveTexts } = configuration;
	const { recordId } = request;
	const task = {
		recordId,
		command,
		workingDirectory,
		stateBucket,
		stateKey,
		environment,
		sensitiveTexts
	};
	(0,external_actions_js_namespaceObject.leave)({
		...left,
		role: hasOidc(env) ? inputs.role : void 0,
		task
	}, files);
	return {
		takenBy: void 0,
		command,
		workingDirectory,
		configuration
	};
}


var __webpack_exports__readAccess = __webpack_exports__.zS;
var __webpack_exports__readInputs = __webpack_exports__.Ko;
var __webpack_exports__report = __webpack_exports__.z8;
var __webpack_exports__reportFailure = __webpack_exports__.xV;
var __webpack_exports__run = __webpack_exports__.eF;
export { __webpack_exports__readAccess as readAccess, __webpack_exports__readInputs as readInputs, __webpack_exports__report as report, __webpack_exports__reportFailure as reportFailure, __webpack_exports__run as run };
