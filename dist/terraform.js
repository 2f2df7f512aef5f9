import * as __WEBPACK_EXTERNAL_MODULE__rolldown_runtime_js_e145cd65__ from "./rolldown-runtime.js";
import * as __WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__ from "./actions.js";
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
  Y9: () => (/* binding */ Header),
  oU: () => (/* binding */ KEPT_LIMITS),
  Uf: () => (/* binding */ LARGEST_KEPT),
  NX: () => (/* binding */ engineFileNames),
  s3: () => (/* binding */ entryPath),
  Qh: () => (/* binding */ extractArchive),
  PS: () => (/* binding */ hasConfiguration),
  Z: () => (/* binding */ isBackendFile),
  LA: () => (/* binding */ isOverrideFile),
  Mf: () => (/* binding */ isSameRun),
  U2: () => (/* binding */ jsonMembers),
  xk: () => (/* binding */ lastUseOf),
  ou: () => (/* binding */ leaveFailure),
  Vb: () => (/* binding */ nameOf$1),
  F2: () => (/* binding */ parseReference),
  Sn: () => (/* binding */ parseStateLock),
  EU: () => (/* binding */ productFileNames),
  Po: () => (/* binding */ referenceTo),
  cg: () => (/* binding */ startBudget)
});

;// CONCATENATED MODULE: external "./rolldown-runtime.js"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_rolldown_runtime_js_namespaceObject = x({ ["__commonJSMin"]: () => (__WEBPACK_EXTERNAL_MODULE__rolldown_runtime_js_e145cd65__.__commonJSMin), ["__require"]: () => (__WEBPACK_EXTERNAL_MODULE__rolldown_runtime_js_e145cd65__.__require) });
;// CONCATENATED MODULE: external "./actions.js"
var external_actions_js_x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var external_actions_js_y = (x) => (() => (x))
const external_actions_js_namespaceObject = external_actions_js_x({ ["Problem"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.Problem), ["asProblem"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.asProblem), ["quoted"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.quoted), ["readNote"]: () => (__WEBPACK_EXTERNAL_MODULE__actions_js_c3cf73e3__.readNote) });
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./build/terraform.js





// src/github/failure-in-log.ts
/**
* Writes why a step failed to the logs, as Terraform writes an error. So a later step, or a later job that gets the log
* as an artifact, reports it.
*
* @param error a problem, an `AggregateError` of problems, or a bug
*/
function leaveFailure(error, { log, shownLog }, secrets) {
	const lines = (error instanceof AggregateError ? error.errors : [error]).map((each) => secrets.hideInProblem((0,external_actions_js_namespaceObject.asProblem)(each))).map((problem) => `${JSON.stringify(asDiagnostic(problem))}\n`).join("");
	for (const path of [log, shownLog]) try {
		(0,external_node_fs_namespaceObject.appendFileSync)(path, `\n${lines}`, { mode: 384 });
	} catch {}
}
/** As in https://developer.hashicorp.com/terraform/internals/machine-readable-ui#diagnostic. */
function asDiagnostic({ title, message, advice }) {
	return {
		"@level": "error",
		"@message": `Error: ${title}`,
		"@module": "service-catalog-engine-action",
		"@timestamp": (/* @__PURE__ */ new Date()).toISOString(),
		type: "diagnostic",
		diagnostic: {
			severity: "error",
			summary: title,
			detail: `${message} ${advice}`
		}
	};
}
// src/json-members.ts
/** The members of the JSON object that `text` is; none if it is something else. For small texts. */
function jsonMembers(text) {
	try {
		return JSON.parse(text) ?? {};
	} catch {
		return {};
	}
}
/** In UTF-16 units. */
const LONGEST = 200;
/** The start of a text that is to be shown or compared; '' if `value` is none. */
function shortText(value) {
	return typeof value === "string" ? value.slice(0, LONGEST) : "";
}
// src/github/run-reference.ts
function referenceTo({ repository, id, attempt, url }) {
	return {
		repository,
		id,
		attempt,
		url
	};
}
/** Undefined if `text` is not a reference. */
function parseReference(text) {
	const { repository, id, attempt, url } = jsonMembers(text);
	return typeof repository === "string" && typeof id === "string" && typeof attempt === "string" && typeof url === "string" ? {
		repository,
		id,
		attempt,
		url
	} : void 0;
}
/** For sentences. */
function nameOf$1({ repository, id, attempt, url }) {
	return url || `workflow run ${id} (attempt ${attempt}) of ${repository}`;
}
/** Whether both are of the same workflow run. A re-run is a new attempt of the same workflow run. */
function isSameRun(a, b) {
	return a.id !== "" && a.id === b.id && a.repository === b.repository;
}
// node_modules/tar/dist/esm/large-numbers.js
const encode = (num, buf) => {
	if (!Number.isSafeInteger(num)) throw Error("cannot encode number outside of javascript safe integer range");
	else if (num < 0) encodeNegative(num, buf);
	else encodePositive(num, buf);
	return buf;
};
const encodePositive = (num, buf) => {
	buf[0] = 128;
	for (var i = buf.length; i > 1; i--) {
		buf[i - 1] = num & 255;
		num = Math.floor(num / 256);
	}
};
const encodeNegative = (num, buf) => {
	buf[0] = 255;
	var flipped = false;
	num = num * -1;
	for (var i = buf.length; i > 1; i--) {
		var byte = num & 255;
		num = Math.floor(num / 256);
		if (flipped) buf[i - 1] = onesComp(byte);
		else if (byte === 0) buf[i - 1] = 0;
		else {
			flipped = true;
			buf[i - 1] = twosComp(byte);
		}
	}
};
const parse = (buf) => {
	const pre = buf[0];
	const value = pre === 128 ? pos(buf.subarray(1, buf.length)) : pre === 255 ? twos(buf) : null;
	if (value === null) throw Error("invalid base256 encoding");
	if (!Number.isSafeInteger(value)) throw Error("parsed number outside of javascript safe integer range");
	return value;
};
const twos = (buf) => {
	var len = buf.length;
	var sum = 0;
	var flipped = false;
	for (var i = len - 1; i > -1; i--) {
		var byte = Number(buf[i]);
		var f;
		if (flipped) f = onesComp(byte);
		else if (byte === 0) f = byte;
		else {
			flipped = true;
			f = twosComp(byte);
		}
		if (f !== 0) sum -= f * Math.pow(256, len - i - 1);
	}
	return sum;
};
const pos = (buf) => {
	var len = buf.length;
	var sum = 0;
	for (var i = len - 1; i > -1; i--) {
		var byte = Number(buf[i]);
		if (byte !== 0) sum += byte * Math.pow(256, len - i - 1);
	}
	return sum;
};
const onesComp = (byte) => (255 ^ byte) & 255;
const twosComp = (byte) => (255 ^ byte) + 1 & 255;
// node_modules/tar/dist/esm/types.js
const isCode = (c) => terraform_name.has(c);
/**
* types that are a normal file system entry, not metadata.
*
* These can be the subject of extended/globalExtended headers, long path
* names, long linkpath names, etc.
*
* Any other types are meta, and cannot be targetted by extended PAX headers.
*/
const normalFsTypes = /* @__PURE__ */ new Set([
	"0",
	"",
	"1",
	"2",
	"3",
	"4",
	"5",
	"6",
	"7",
	"D"
]);
const terraform_name = /* @__PURE__ */ new Map([
	["0", "File"],
	["", "OldFile"],
	["1", "Link"],
	["2", "SymbolicLink"],
	["3", "CharacterDevice"],
	["4", "BlockDevice"],
	["5", "Directory"],
	["6", "FIFO"],
	["7", "ContiguousFile"],
	["g", "GlobalExtendedHeader"],
	["x", "ExtendedHeader"],
	["A", "SolarisACL"],
	["D", "GNUDumpDir"],
	["I", "Inode"],
	["K", "NextFileHasLongLinkpath"],
	["L", "NextFileHasLongPath"],
	["M", "ContinuationFile"],
	["N", "OldGnuLongPath"],
	["S", "SparseFile"],
	["V", "TapeVolumeHeader"],
	["X", "OldExtendedHeader"]
]);
const code = new Map(Array.from(terraform_name).map((kv) => [kv[1], kv[0]]));
// node_modules/tar/dist/esm/header.js
const notNegative = (n) => n === void 0 || n < 0 ? void 0 : n;
var Header = class {
	cksumValid = false;
	needPax = false;
	nullBlock = false;
	block;
	path;
	mode;
	uid;
	gid;
	size;
	cksum;
	#type = "Unsupported";
	linkpath;
	uname;
	gname;
	devmaj = 0;
	devmin = 0;
	atime;
	ctime;
	mtime;
	charset;
	comment;
	constructor(data, off = 0, ex, gex) {
		if (Buffer.isBuffer(data)) this.decode(data, off || 0, ex, gex);
		else if (data) this.#slurp(data);
	}
	decode(buf, off, ex, gex) {
		if (!off) off = 0;
		if (!buf || !(buf.length >= off + 512)) throw new Error("need 512 bytes for header");
		const t = decString(buf, off + 156, 1);
		const isNormalFS = normalFsTypes.has(t);
		const exForFields = isNormalFS ? ex : void 0;
		const gexForFields = isNormalFS ? gex : void 0;
		this.path = exForFields?.path ?? decString(buf, off, 100);
		this.mode = exForFields?.mode ?? gexForFields?.mode ?? decNumber(buf, off + 100, 8);
		this.uid = exForFields?.uid ?? gexForFields?.uid ?? decNumber(buf, off + 108, 8);
		this.gid = exForFields?.gid ?? gexForFields?.gid ?? decNumber(buf, off + 116, 8);
		this.size = notNegative(exForFields?.size ?? gexForFields?.size ?? decNumber(buf, off + 124, 12));
		this.mtime = exForFields?.mtime ?? gexForFields?.mtime ?? decDate(buf, off + 136, 12);
		this.cksum = decNumber(buf, off + 148, 12);
		if (gexForFields) this.#slurp(gexForFields, true);
		if (exForFields) this.#slurp(exForFields);
		if (isCode(t)) this.#type = t || "0";
		if (this.#type === "0" && this.path.slice(-1) === "/") this.#type = "5";
		if (this.#type === "5") this.size = 0;
		this.linkpath = decString(buf, off + 157, 100);
		if (buf.subarray(off + 257, off + 265).toString() === "ustar\x0000") {
			/* c8 ignore start */
			this.uname = exForFields?.uname ?? gexForFields?.uname ?? decString(buf, off + 265, 32);
			this.gname = exForFields?.gname ?? gexForFields?.gname ?? decString(buf, off + 297, 32);
			this.devmaj = exForFields?.devmaj ?? gexForFields?.devmaj ?? decNumber(buf, off + 329, 8) ?? 0;
			this.devmin = exForFields?.devmin ?? gexForFields?.devmin ?? decNumber(buf, off + 337, 8) ?? 0;
			/* c8 ignore stop */
			if (buf[off + 475] !== 0) {
				const prefix = decString(buf, off + 345, 155);
				this.path = prefix + "/" + this.path;
			} else {
				const prefix = decString(buf, off + 345, 130);
				if (prefix) this.path = prefix + "/" + this.path;
				/* c8 ignore start */
				this.atime = ex?.atime ?? gex?.atime ?? decDate(buf, off + 476, 12);
				this.ctime = ex?.ctime ?? gex?.ctime ?? decDate(buf, off + 488, 12);
			}
		}
		let sum = 256;
		for (let i = off; i < off + 148; i++) sum += buf[i];
		for (let i = off + 156; i < off + 512; i++) sum += buf[i];
		this.cksumValid = sum === this.cksum;
		if (this.cksum === void 0 && sum === 256) this.nullBlock = true;
	}
	#slurp(ex, gex = false) {
		Object.assign(this, Object.fromEntries(Object.entries(ex).filter(([k, v]) => {
			return !(v === null || v === void 0 || k === "size" && Number(v) < 0 || k === "path" && gex || k === "linkpath" && gex || k === "global");
		})));
	}
	encode(buf, off = 0) {
		if (!buf) buf = this.block = Buffer.alloc(512);
		if (this.#type === "Unsupported") this.#type = "0";
		if (!(buf.length >= off + 512)) throw new Error("need 512 bytes for header");
		const prefixSize = this.ctime || this.atime ? 130 : 155;
		const split = splitPrefix(this.path || "", prefixSize);
		const path = split[0];
		const prefix = split[1];
		this.needPax = !!split[2];
		this.needPax = encString(buf, off, 100, path) || this.needPax;
		this.needPax = encNumber(buf, off + 100, 8, this.mode) || this.needPax;
		this.needPax = encNumber(buf, off + 108, 8, this.uid) || this.needPax;
		this.needPax = encNumber(buf, off + 116, 8, this.gid) || this.needPax;
		this.needPax = encNumber(buf, off + 124, 12, this.size) || this.needPax;
		this.needPax = encDate(buf, off + 136, 12, this.mtime) || this.needPax;
		buf[off + 156] = Number(this.#type.codePointAt(0));
		this.needPax = encString(buf, off + 157, 100, this.linkpath) || this.needPax;
		buf.write("ustar\x0000", off + 257, 8);
		this.needPax = encString(buf, off + 265, 32, this.uname) || this.needPax;
		this.needPax = encString(buf, off + 297, 32, this.gname) || this.needPax;
		this.needPax = encNumber(buf, off + 329, 8, this.devmaj) || this.needPax;
		this.needPax = encNumber(buf, off + 337, 8, this.devmin) || this.needPax;
		this.needPax = encString(buf, off + 345, prefixSize, prefix) || this.needPax;
		if (buf[off + 475] !== 0) this.needPax = encString(buf, off + 345, 155, prefix) || this.needPax;
		else {
			this.needPax = encString(buf, off + 345, 130, prefix) || this.needPax;
			this.needPax = encDate(buf, off + 476, 12, this.atime) || this.needPax;
			this.needPax = encDate(buf, off + 488, 12, this.ctime) || this.needPax;
		}
		let sum = 256;
		for (let i = off; i < off + 148; i++) sum += buf[i];
		for (let i = off + 156; i < off + 512; i++) sum += buf[i];
		this.cksum = sum;
		encNumber(buf, off + 148, 8, this.cksum);
		this.cksumValid = true;
		return this.needPax;
	}
	get type() {
		return this.#type === "Unsupported" ? this.#type : terraform_name.get(this.#type);
	}
	get typeKey() {
		return this.#type;
	}
	set type(type) {
		const c = String(code.get(type));
		if (isCode(c) || c === "Unsupported") this.#type = c;
		else if (isCode(type)) this.#type = type;
		else throw new TypeError("invalid entry type: " + type);
	}
};
const splitPrefix = (p, prefixSize) => {
	const pathSize = 100;
	let pp = p;
	let prefix = "";
	let ret = void 0;
	const root = external_node_path_namespaceObject.posix.parse(p).root || ".";
	if (Buffer.byteLength(pp) < pathSize) ret = [
		pp,
		prefix,
		false
	];
	else {
		prefix = external_node_path_namespaceObject.posix.dirname(pp);
		pp = external_node_path_namespaceObject.posix.basename(pp);
		do
			if (Buffer.byteLength(pp) <= pathSize && Buffer.byteLength(prefix) <= prefixSize) ret = [
				pp,
				prefix,
				false
			];
			else if (Buffer.byteLength(pp) > pathSize && Buffer.byteLength(prefix) <= prefixSize) ret = [
				pp.slice(0, 99),
				prefix,
				true
			];
			else {
				pp = external_node_path_namespaceObject.posix.join(external_node_path_namespaceObject.posix.basename(prefix), pp);
				prefix = external_node_path_namespaceObject.posix.dirname(prefix);
			}
		while (prefix !== root && ret === void 0);
		if (!ret) ret = [
			p.slice(0, 99),
			"",
			true
		];
	}
	return ret;
};
const decString = (buf, off, size) => buf.subarray(off, off + size).toString("utf8").replace(/\0.*/, "");
const decDate = (buf, off, size) => numToDate(decNumber(buf, off, size));
const numToDate = (num) => num === void 0 ? void 0 : /* @__PURE__ */ new Date(num * 1e3);
const decNumber = (buf, off, size) => Number(buf[off]) & 128 ? parse(buf.subarray(off, off + size)) : decSmallNumber(buf, off, size);
const nanUndef = (value) => isNaN(value) ? void 0 : value;
const decSmallNumber = (buf, off, size) => nanUndef(parseInt(buf.subarray(off, off + size).toString("utf8").replace(/\0.*$/, "").trim(), 8));
const MAXNUM = {
	12: 8589934591,
	8: 2097151
};
const encNumber = (buf, off, size, num) => num === void 0 ? false : num > MAXNUM[size] || num < 0 ? (encode(num, buf.subarray(off, off + size)), true) : (encSmallNumber(buf, off, size, num), false);
const encSmallNumber = (buf, off, size, num) => buf.write(octalString(num, size), off, size, "ascii");
const octalString = (num, size) => padOctal(Math.floor(num).toString(8), size);
const padOctal = (str, size) => (str.length === size - 1 ? str : new Array(size - str.length - 1).join("0") + str + " ") + "\0";
const encDate = (buf, off, size, date) => date === void 0 ? false : encNumber(buf, off, size, date.getTime() / 1e3);
const NULLS = new Array(156).join("\0");
const encString = (buf, off, size, str) => str === void 0 ? false : (buf.write(str + NULLS, off, size, "utf8"), str.length !== Buffer.byteLength(str) || str.length > size);
// src/archive/archive-entry.ts
const NO_CONTENT = { async *[Symbol.asyncIterator]() {} };
// src/archive/unusable-archive.ts
/** How to create an archive that has none of the problems. */
const CREATE = "To create the archive, run 'tar -czf product.tar.gz -C product .' in the folder above 'product'.";
/** An archive that nothing is done with. `advice` is a sentence about the problem itself. */
function unusable(message, advice, cause) {
	return new external_actions_js_namespaceObject.Problem("The artifact cannot be used", message, advice === void 0 ? CREATE : `${advice} ${CREATE}`, { cause });
}
/** An archive that is damaged, or that contradicts itself. */
function corrupt(what, cause) {
	return unusable(`The archive is corrupt: ${what}.`, "Create and upload the archive again.", cause);
}
/** An entry that would give Terraform a file from outside of the folder. */
function aLink(name, what, target) {
	return unusable(`The entry ${shownName(name)} is ${what} to ${shownName(target)}.`, "Replace each link by the file that it links to.");
}
/** In UTF-16 units. The start and the end are shown, because either can tell which entry it is. */
const LONGEST_START = 80;
/** The name of an entry in quotes, on one line. What is invisible, or would change the direction of the text, is `?`. */
function shownName(name) {
	return `'${(name.length > 120 ? `${name.slice(0, LONGEST_START)}…${name.slice(-40)}` : name).toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "?")}'`;
}
/** A number of bytes, for an error. */
function shownSize(bytes) {
	const [size, unit] = bytes >= 2 ** 20 ? [bytes / 2 ** 20, "MiB"] : bytes >= 1024 ? [bytes / 1024, "KiB"] : [bytes, "bytes"];
	return `${Number(size.toFixed(1)).toLocaleString("en-US")} ${unit}`;
}
// src/archive/byte-reader.ts
function byteReader(stream) {
	let rest = Buffer.alloc(0);
	/** At least one byte and at most `most`, or none at the end. */
	async function next(most) {
		while (rest.length === 0) {
			const { done, value } = await stream.next();
			if (done) return rest;
			rest = value;
		}
		const chunk = rest.subarray(0, most);
		rest = rest.subarray(chunk.length);
		return chunk;
	}
	return {
		async take(length) {
			const chunks = [];
			for (let left = length; left > 0;) {
				const chunk = await next(left);
				if (chunk.length === 0) break;
				left -= chunk.length;
				chunks.push(chunk);
			}
			return chunks.length === 1 && chunks[0] !== void 0 ? chunks[0] : Buffer.concat(chunks);
		},
		async *chunks(length) {
			for (let left = length; left > 0;) {
				const chunk = await next(left);
				if (chunk.length === 0) throw corrupt("it is cut off");
				left -= chunk.length;
				yield chunk;
			}
		},
		async drain() {
			while ((await next(Number.POSITIVE_INFINITY)).length > 0);
		}
	};
}
// src/archive/pax-records.ts
/**
* The records of an extended header: `<length> <key>=<value>\n`, where the length in bytes counts all of it, so that a
* value can be binary. The parser of `tar` splits at line feeds instead, and then leaves out such a record.
*
* @throws {Problem} if the header is malformed
* @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
*/
function paxRecords(body) {
	const records = [];
	for (let at = 0; at < body.length;) {
		const digits = /^\d{1,8}(?= )/.exec(body.toString("latin1", at, at + 9))?.[0];
		if (digits === void 0) {
			if (body.subarray(at).every((byte) => byte === 0)) break;
			throw corrupt("an extended header is malformed");
		}
		const [start, end] = [at + digits.length + 1, at + Number(digits)];
		const equals = body.indexOf(EQUALS, start);
		if (body[end - 1] !== LINE_FEED || equals <= start || equals >= end) throw corrupt("an extended header is malformed");
		records.push([body.toString("utf8", start, equals), body.toString("utf8", equals + 1, end - 1)]);
		at = end;
	}
	return records;
}
const [EQUALS, LINE_FEED] = [61, 10];
// src/archive/sparse-content.ts
const MOST_PARTS = 1e4;
const BLOCK$1 = 512;
const ZEROS = Buffer.alloc(2 ** 16);
/**
* The map of GNU's old format: in the header, and in as many blocks after it as there are.
*
* @see https://www.gnu.org/software/tar/manual/html_node/Standard.html (`struct oldgnu_header`, `struct sparse_header`)
*/
async function gnuSparseFile(header, blocks) {
	const parts = gnuParts(header.subarray(386, 482));
	let more = header[482] !== 0;
	while (more) {
		const block = await blocks.take(BLOCK$1);
		if (block.length < BLOCK$1) throw corrupt("it is cut off");
		parts.push(...gnuParts(block.subarray(0, 504)));
		if (parts.length > MOST_PARTS) throw malformed();
		more = block[504] !== 0;
	}
	return {
		size: whole(header.toString("latin1", 483, 495), 8),
		parts
	};
}
function gnuParts(table) {
	const parts = [];
	for (let at = 0; at < table.length && table[at] !== 0; at += 24) {
		const [offset, length] = [table.toString("latin1", at, at + 12), table.toString("latin1", at + 12, at + 24)];
		parts.push({
			offset: whole(offset, 8),
			length: whole(length, 8)
		});
	}
	return parts;
}
/**
* The map of a sparse file in an extended header (versions 0.0 and 0.1), or at the start of its content (1.0). There is
* none if the file is not sparse.
*
* @param content has the parts of the file after the map
* @see https://www.gnu.org/software/tar/manual/html_node/PAX-0.html
* @see https://www.gnu.org/software/tar/manual/html_node/PAX-1.html
*/
async function paxSparseFile(records, content) {
	const fields = new Map(records);
	const size = fields.get("GNU.sparse.realsize") ?? fields.get("GNU.sparse.size");
	if (size === void 0) return void 0;
	if (fields.has("GNU.sparse.major")) return {
		size: whole(size),
		parts: asParts(await mapBeforeContent(content))
	};
	const map = fields.get("GNU.sparse.map")?.split(",");
	const inRecords = records.filter(([key]) => /^GNU\.sparse\.(?:offset|numbytes)$/.test(key)).map(([, value]) => value);
	return {
		size: whole(size),
		parts: asParts((map ?? inRecords).map((text) => whole(text)))
	};
}
/** The number of parts, then offset and length of each, a number in a line, up to the end of a block. */
async function mapBeforeContent(content) {
	const numbers = [];
	for (let [text, count] = ["", -1]; count === -1 || numbers.length < count;) {
		const block = await content.take(BLOCK$1);
		const lines = `${text}${block.toString("latin1")}`.split("\n");
		text = lines.pop() ?? "";
		for (const line of lines) if (count === -1) count = 2 * whole(line);
		else if (numbers.length < count) numbers.push(whole(line));
		if (block.length < BLOCK$1 || text.length > BLOCK$1 || count > 2 * MOST_PARTS) throw malformed();
	}
	return numbers;
}
function asParts(numbers) {
	if (numbers.length % 2 !== 0 || numbers.length > 2 * MOST_PARTS) throw malformed();
	const parts = [];
	for (let at = 0; at < numbers.length; at += 2) parts.push({
		offset: numbers[at] ?? 0,
		length: numbers[at + 1] ?? 0
	});
	return parts;
}
/**
* The file with zeros for its holes. It must end where its size says.
*
* @param stored has the parts that the archive has
*/
async function* sparseContent({ size, parts }, stored) {
	let at = 0;
	for (const { offset, length } of [...parts, {
		offset: size,
		length: 0
	}]) {
		if (offset < at) throw corrupt("the parts of a sparse file overlap");
		for (; at < offset; at += Math.min(ZEROS.length, offset - at)) yield ZEROS.subarray(0, offset - at);
		yield* stored.chunks(length);
		at += length;
	}
}
function whole(text, radix = 10) {
	const digits = /^ {0,11}(\d{1,15})[ \0]*$/.exec(text)?.[1] ?? "";
	if (digits === "" || radix === 8 && /[89]/.test(digits)) throw malformed();
	return Number.parseInt(digits, radix);
}
function malformed() {
	return corrupt("the map of a sparse file is malformed");
}
// src/archive/tar-entries.ts
const BLOCK = 512;
/** In bytes. Extended attributes of macOS are the largest that archives have in practice. */
const LARGEST_EXTENSION = 2 ** 20;
/** A long name, a long link name, an extended header, and a global one can precede an entry. */
const MOST_EXTENSIONS = 8;
const NONE = {
	count: 0,
	records: []
};
/**
* The files and folders of a tar archive, as GNU tar reads them: ustar, pax, and GNU's format, with long names and
* sparse files. It ends at the first block of zeros, or at the end of `stream`. The stream is then read on, because the
* checksum of a .tar.gz file comes last.
*
* Only `Header` is used of `tar`. Its `Parser` does not read sparse files, breaks a character of a long name that is in
* two chunks, and keeps everything after the end of the archive in memory.
*
* @throws {Problem} if the archive is corrupt, or has an entry that is neither a file nor a folder
*/
async function* tarEntries(stream, budget) {
	try {
		const reader = byteReader(stream);
		let extensions = NONE;
		for (let block = await firstBlock(reader); !isEnd(block); block = await reader.take(BLOCK)) {
			const header = headerIn(block);
			if (header === void 0) throw corrupt(block.length < BLOCK ? "it is cut off" : "a header in it is damaged");
			if (isExtension(header)) extensions = extended(extensions, header.typeKey, await extensionBody(header, reader));
			else {
				budget.addEntry();
				yield* entryAt(header, block, extensions, reader, budget);
				extensions = NONE;
			}
		}
		await reader.drain();
	} finally {
		await stream.return(void 0);
	}
}
/** The header in the block at the start of an entry, or nothing if the block is something else. */
function headerIn(block) {
	try {
		const header = new Header(block);
		return header.cksumValid ? header : void 0;
	} catch {
		return;
	}
}
async function firstBlock(reader) {
	const block = await reader.take(BLOCK);
	if (block.length === BLOCK && (isEnd(block) || headerIn(block) !== void 0)) return block;
	throw unusable("The compressed file is not a tar archive.", "The artifact must be a .tar.gz or a .zip file.");
}
function isEnd(block) {
	return block.every((byte) => byte === 0);
}
function isExtension({ typeKey }) {
	return [
		"x",
		"X",
		"g",
		"L",
		"K"
	].includes(typeKey);
}
async function extensionBody(header, reader) {
	const size = wholeSize(header.size);
	if (size > LARGEST_EXTENSION) throw corrupt("an extended header is too large");
	const body = [];
	for await (const chunk of reader.chunks(size + paddingOf(size))) body.push(chunk);
	return Buffer.concat(body, size);
}
/** @throws {Problem} if there are too many, or a global header renames or resizes all entries */
function extended(before, type, body) {
	const count = before.count + 1;
	if (count > MOST_EXTENSIONS) throw corrupt("it has too many extended headers in a row");
	if (type === "L") return {
		...before,
		count,
		longName: untilNull(body)
	};
	if (type === "K") return {
		...before,
		count,
		longLink: untilNull(body)
	};
	const records = paxRecords(body);
	if (type !== "g") return {
		...before,
		count,
		records: [...before.records, ...records]
	};
	const wrong = records.find(([key]) => /^(?:path|linkpath|size|GNU\.sparse\..*)$/.test(key))?.[0];
	if (wrong !== void 0) throw corrupt(`a global header sets ${shownName(wrong)}`);
	return {
		...before,
		count
	};
}
function untilNull(body) {
	const end = body.indexOf(0);
	return body.toString("utf8", 0, end === -1 ? body.length : end);
}
async function* entryAt(header, block, { longName, longLink, records }, reader, budget) {
	const fields = new Map(records.filter(([, value]) => value !== ""));
	const name = fields.get("GNU.sparse.name") ?? fields.get("path") ?? longName ?? header.path ?? "";
	const type = header.typeKey;
	if (type === "1" || type === "2") {
		const target = fields.get("linkpath") ?? longLink ?? header.linkpath ?? "";
		throw aLink(name, type === "1" ? "a hard link" : "a symbolic link", target);
	}
	const special = SPECIAL[type];
	if (special !== void 0) throw unusable(`The entry ${shownName(name)} is ${special}.`, "Remove it.");
	const stored = type === "5" || type === "V" ? 0 : wholeSize(fields.get("size") ?? header.size);
	const executable = ((header.mode ?? 0) & 64) !== 0;
	const map = type === "S" ? await gnuSparseFile(block, reader) : void 0;
	const content = byteReader(reader.chunks(stored));
	if (IGNORED.has(type)) {} else if (type === "5" || type === "D" || name.endsWith("/")) yield {
		name,
		type: "folder",
		executable,
		content: NO_CONTENT
	};
	else {
		const sparse = map ?? await paxSparseFile(records, content);
		const size = sparse?.size ?? stored;
		budget.checkFile(name, Math.max(size, stored));
		budget.addBytes(Math.max(0, size - stored));
		yield {
			name,
			type: "file",
			executable,
			content: sparse ? sparseContent(sparse, content) : content.chunks(stored)
		};
	}
	await content.drain();
	for await (const _padding of reader.chunks(paddingOf(stored)));
}
/** The label of an archive, and access control lists of Solaris. */
const IGNORED = /* @__PURE__ */ new Set(["V", "A"]);
const SPECIAL = {
	3: "a character device",
	4: "a block device",
	6: "a named pipe (FIFO)",
	M: "the rest of a file that began in another archive",
	N: "a list of names in an old format",
	I: "of an unknown type",
	Unsupported: "of an unknown type"
};
function paddingOf(size) {
	return (BLOCK - size % BLOCK) % BLOCK;
}
/** @param size as a number from a header, or as text from a record */
function wholeSize(size) {
	const number = typeof size === "string" && !/^\d{1,15}$/.test(size) ? NaN : Number(size);
	if (!Number.isSafeInteger(number) || number < 0) throw corrupt("the size of an entry is not a number");
	return number;
}
// src/archive/archive-format.ts
/**
* The format of an archive by its content, because the artifact of a real message has no file extension.
*
* @throws {Problem} that says what the file looks like instead
*/
function archiveFormat(file) {
	if (startsWith(file, "")) return "tar.gz";
	if (startsWith(file, "PK") || startsWith(file, "PK")) return "zip";
	if (headerIn(file.subarray(0, 512)) !== void 0) return "tar";
	throw unusable(`The artifact is ${looksLike(file)}.`, "The artifact must be a .tar.gz or a .zip file.");
}
const OTHERS = [
	["BZh", "compressed by bzip2"],
	["ý7zXZ\0", "compressed by xz"],
	["(µ/ý", "compressed by zstd"],
	["7z¼¯'", "a 7-Zip archive"],
	["Rar!", "a RAR archive"],
	["PK\x07\b", "a part of a .zip file that was split"]
];
function looksLike(file) {
	if (file.length === 0) return "empty";
	const known = OTHERS.find(([magic]) => startsWith(file, magic))?.[1];
	if (known !== void 0) return known;
	const start = file.toString("utf8", 0, 512).trimStart();
	if (start.startsWith("<")) return "an HTML or XML page, such as an error page";
	if (start.startsWith("{")) return "a JSON file";
	return start !== "" && !/(?![\t\n\r])\p{Cc}|\ufffd(?!$)/u.test(start) ? "a text file, such as a .tf file without an archive around it" : "not an archive";
}
function startsWith(file, magic) {
	return file.subarray(0, magic.length).equals(Buffer.from(magic, "latin1"));
}
// src/archive/budget.ts
/** @param archiveSize the size of the archive, in bytes */
function startBudget(limits, archiveSize) {
	let [entries, bytes] = [0, 0];
	return {
		limits,
		addEntry() {
			entries += 1;
			if (entries <= limits.entries) return;
			throw unusable(`The archive has more than ${limits.entries.toLocaleString("en-US")} entries.`, "Remove the files that the product does not need.");
		},
		addBytes(count) {
			bytes += count;
			if (bytes > limits.totalSize) throw unusable(`The archive expands to more than ${shownSize(limits.totalSize)}.`, "Remove the files that the product does not need.");
			if (bytes > limits.ratioFrom && bytes > archiveSize * limits.ratio) throw unusable(`The archive expands to more than ${limits.ratio} times its size of ${shownSize(archiveSize)}.`, "Remove large files whose content only repeats.");
		},
		checkFile(name, size) {
			if (size <= limits.fileSize) return;
			throw unusable(`The entry ${shownName(name)} is larger than ${shownSize(limits.fileSize)}.`, "Remove the file, or let the product download it.");
		}
	};
}
// src/archive/entry-path.ts
/** In bytes. What Linux, macOS, and Windows allow. */
const LONGEST_NAME$1 = 255;
/**
* What Terraform writes to its working directory, and takes from there for what the engine did before. None of these
* can be the product's:
*
* - `.terraform/` has the backend with its credentials, the workspace, and providers and modules that `init` would not
*   download again.
* - `terraform.tfstate`, its backup, and the states of workspaces in `terraform.tfstate.d/`: `init` would offer to copy
*   them over the state in the backend.
* - `errored.tfstate` is the state that Terraform could not write to the backend. It must be of this run.
*
* `.terraform.lock.hcl` is the product's choice. So is `terraform.d/plugins/`, from which `init` takes providers: it is
* the documented way to ship one, and a product may run any program anyway. `.terraformrc` and `terraform.rc` are only
* read from the home folder. `.terraform` and states in other folders are not read at all.
*/
const RESERVED = /* @__PURE__ */ new Set([
	".terraform",
	"terraform.tfstate",
	"terraform.tfstate.backup",
	"terraform.tfstate.d",
	"errored.tfstate"
]);
/**
* Where to write an entry: names without `.` and without empty ones, joined by `/`. Empty for the folder itself.
*
* @param name a name with `/` between its parts, as it is in the archive
* @throws {Problem} if the entry would be outside the folder, or must not be written
*/
function entryPath(name, limits) {
	if (name === "") throw refused(name, "has no name");
	if (/\p{Cc}/u.test(name)) throw refused(name, "has a control character in its name");
	if (name.includes("�")) throw refused(name, "has a name that is not UTF-8");
	if (name.includes("\\")) throw refused(name, "has a backslash in its name", "Use '/' between the names of folders.");
	if (name.startsWith("/") || /^[a-z]:/i.test(name)) throw refused(name, "has an absolute path");
	if (Buffer.byteLength(name) > limits.pathLength) throw refused(name, `has a path that is longer than ${limits.pathLength.toLocaleString("en-US")} bytes`);
	const parts = name.split("/").filter((part) => part !== "" && part !== ".");
	if (parts.includes("..")) throw refused(name, "has '..' in its path");
	if (parts.length > limits.depth) throw refused(name, `is more than ${limits.depth} folders deep`);
	if (parts.some((part) => Buffer.byteLength(part) > LONGEST_NAME$1)) throw refused(name, `has a name that is longer than ${LONGEST_NAME$1} bytes`);
	if (RESERVED.has(asFileSystemsCompare(parts[0] ?? ""))) throw refused(name, "would be taken for a file of the engine by Terraform", "Remove '.terraform' and the state from the product.");
	return parts.join("/");
}
/**
* The same text for names that a file system takes for the same: those of macOS and Windows ignore case, and some of
* them invisible characters, dots and spaces at the end, and all from a colon on.
*/
function asFileSystemsCompare(name) {
	const [visible = ""] = name.normalize("NFKC").toLowerCase().replace(/\p{Cf}/gu, "").split(":");
	return visible.replace(/[. ]+$/, "");
}
function refused(name, what, advice) {
	return unusable(`The entry ${shownName(name)} ${what}.`, advice);
}
// src/archive/limits.ts
const MEBIBYTE = 2 ** 20;
/** Products are a few files of text, and sometimes code for functions. No product in practice is nearly as large. */
const ARTIFACT_LIMITS = {
	entries: 1e4,
	totalSize: 256 * MEBIBYTE,
	fileSize: 64 * MEBIBYTE,
	ratio: 200,
	ratioFrom: 8 * MEBIBYTE,
	pathLength: 1024,
	depth: 64
};
/**
* For an archive that the engine packed. Whatever an artifact within `ARTIFACT_LIMITS` contains, and the engine's files
* beside it, is within these too, so that what was applied can always be destroyed. There is no ratio, because stored
* files of an artifact may compress well.
*/
const KEPT_LIMITS = {
	...ARTIFACT_LIMITS,
	entries: 2 * ARTIFACT_LIMITS.entries,
	totalSize: 2 * ARTIFACT_LIMITS.totalSize,
	pathLength: 2 * ARTIFACT_LIMITS.pathLength,
	ratio: Number.POSITIVE_INFINITY
};
/**
* The compressed size of a kept configuration, in bytes. What the engine packs can be larger than the artifact that it
* came from, which another program compressed. It is read into memory.
*/
const LARGEST_KEPT = 268435456;
// node_modules/pend/index.js
var require_pend = /* @__PURE__ */ (0,external_rolldown_runtime_js_namespaceObject.__commonJSMin)(((exports, module) => {
	module.exports = Pend;
	function Pend() {
		this.pending = 0;
		this.max = Infinity;
		this.listeners = [];
		this.waiting = [];
		this.error = null;
	}
	Pend.prototype.go = function(fn) {
		if (this.pending < this.max) pendGo(this, fn);
		else this.waiting.push(fn);
	};
	Pend.prototype.wait = function(cb) {
		if (this.pending === 0) cb(this.error);
		else this.listeners.push(cb);
	};
	Pend.prototype.hold = function() {
		return pendHold(this);
	};
	function pendHold(self) {
		self.pending += 1;
		var called = false;
		return onCb;
		function onCb(err) {
			if (called) throw new Error("callback called twice");
			called = true;
			self.error = self.error || err;
			self.pending -= 1;
			if (self.waiting.length > 0 && self.pending < self.max) pendGo(self, self.waiting.shift());
			else if (self.pending === 0) {
				var listeners = self.listeners;
				self.listeners = [];
				listeners.forEach(cbListener);
			}
		}
		function cbListener(listener) {
			listener(self.error);
		}
	}
	function pendGo(self, fn) {
		fn(pendHold(self));
	}
}));
// node_modules/yauzl/fd-slicer.js
var require_fd_slicer = /* @__PURE__ */ (0,external_rolldown_runtime_js_namespaceObject.__commonJSMin)(((exports) => {
	var fs = (0,external_rolldown_runtime_js_namespaceObject.__require)("fs");
	var util = (0,external_rolldown_runtime_js_namespaceObject.__require)("util");
	var stream = (0,external_rolldown_runtime_js_namespaceObject.__require)("stream");
	var Readable = stream.Readable;
	var PassThrough = stream.PassThrough;
	var Pend = require_pend();
	var EventEmitter = (0,external_rolldown_runtime_js_namespaceObject.__require)("events").EventEmitter;
	exports.BufferSlicer = BufferSlicer;
	exports.FdSlicer = FdSlicer;
	util.inherits(FdSlicer, EventEmitter);
	function FdSlicer(fd) {
		EventEmitter.call(this);
		this.fd = fd;
		this.pend = new Pend();
		this.pend.max = 1;
		this.refCount = 0;
	}
	FdSlicer.prototype.read = function(buffer, offset, length, position, callback) {
		var self = this;
		self.pend.go(function(cb) {
			fs.read(self.fd, buffer, offset, length, position, function(err, bytesRead, buffer) {
				cb();
				callback(err, bytesRead, buffer);
			});
		});
	};
	FdSlicer.prototype.createReadStream = function(options) {
		return new ReadStream(this, options);
	};
	FdSlicer.prototype.ref = function() {
		this.refCount += 1;
	};
	FdSlicer.prototype.unref = function() {
		var self = this;
		self.refCount -= 1;
		if (self.refCount < 0) throw new Error("invalid unref");
		if (self.refCount > 0) return;
		fs.close(self.fd, onCloseDone);
		function onCloseDone(err) {
			if (err) self.emit("error", err);
			else self.emit("close");
		}
	};
	util.inherits(ReadStream, Readable);
	function ReadStream(context, options) {
		options = options || {};
		Readable.call(this, options);
		this.context = context;
		this.context.ref();
		this.start = options.start || 0;
		this.endOffset = options.end;
		this.pos = this.start;
	}
	ReadStream.prototype._read = function(n) {
		var self = this;
		var toRead = Math.min(self._readableState.highWaterMark, n);
		if (self.endOffset != null) toRead = Math.min(toRead, self.endOffset - self.pos);
		if (toRead <= 0) {
			self.push(null);
			this._cleanup();
			return;
		}
		self.context.pend.go(function(cb) {
			var buffer = Buffer.allocUnsafe(toRead);
			fs.read(self.context.fd, buffer, 0, toRead, self.pos, function(err, bytesRead) {
				if (err) self.destroy(err);
				else if (bytesRead === 0) {
					self.push(null);
					self._cleanup();
				} else {
					self.pos += bytesRead;
					self.push(buffer.slice(0, bytesRead));
				}
				cb();
			});
		});
	};
	ReadStream.prototype._destroy = function(err, cb) {
		this._cleanup();
		cb(err);
	};
	ReadStream.prototype._cleanup = function() {
		if (this.context != null) {
			this.context.unref();
			this.context = null;
		}
	};
	util.inherits(BufferSlicer, EventEmitter);
	function BufferSlicer(buffer) {
		EventEmitter.call(this);
		this.refCount = 0;
		this.buffer = buffer;
	}
	BufferSlicer.prototype.read = function(buffer, offset, length, position, callback) {
		if (!(0 <= offset && offset <= buffer.length)) throw new RangeError("offset outside buffer: 0 <= " + offset + " <= " + buffer.length);
		if (position < 0) throw new RangeError("position is negative: " + position);
		if (offset + length > buffer.length) length = buffer.length - offset;
		if (position + length > this.buffer.length) length = this.buffer.length - position;
		if (length <= 0) {
			setImmediate(function() {
				callback(null, 0);
			});
			return;
		}
		this.buffer.copy(buffer, offset, position, position + length);
		setImmediate(function() {
			callback(null, length);
		});
	};
	BufferSlicer.prototype.createReadStream = function(options) {
		options = options || {};
		var readStream = new PassThrough(options);
		readStream.start = options.start || 0;
		readStream.endOffset = options.end;
		readStream.pos = readStream.endOffset || this.buffer.length;
		var entireSlice = this.buffer.slice(readStream.start, readStream.pos);
		var maxChunkSize = 65536;
		var offset = 0;
		while (true) {
			var nextOffset = offset + maxChunkSize;
			if (nextOffset >= entireSlice.length) {
				if (offset < entireSlice.length) readStream.write(entireSlice.slice(offset, entireSlice.length));
				break;
			}
			readStream.write(entireSlice.slice(offset, nextOffset));
			offset = nextOffset;
		}
		readStream.end();
		return readStream;
	};
	BufferSlicer.prototype.ref = function() {
		this.refCount += 1;
	};
	BufferSlicer.prototype.unref = function() {
		this.refCount -= 1;
		if (this.refCount < 0) throw new Error("invalid unref");
	};
}));
// node_modules/yauzl/crc32.js
var require_crc32 = /* @__PURE__ */ (0,external_rolldown_runtime_js_namespaceObject.__commonJSMin)(((exports, module) => {
	const CRC_TABLE = new Int32Array([
		0,
		1996959894,
		3993919788,
		2567524794,
		124634137,
		1886057615,
		3915621685,
		2657392035,
		249268274,
		2044508324,
		3772115230,
		2547177864,
		162941995,
		2125561021,
		3887607047,
		2428444049,
		498536548,
		1789927666,
		4089016648,
		2227061214,
		450548861,
		1843258603,
		4107580753,
		2211677639,
		325883990,
		1684777152,
		4251122042,
		2321926636,
		335633487,
		1661365465,
		4195302755,
		2366115317,
		997073096,
		1281953886,
		3579855332,
		2724688242,
		1006888145,
		1258607687,
		3524101629,
		2768942443,
		901097722,
		1119000684,
		3686517206,
		2898065728,
		853044451,
		1172266101,
		3705015759,
		2882616665,
		651767980,
		1373503546,
		3369554304,
		3218104598,
		565507253,
		1454621731,
		3485111705,
		3099436303,
		671266974,
		1594198024,
		3322730930,
		2970347812,
		795835527,
		1483230225,
		3244367275,
		3060149565,
		1994146192,
		31158534,
		2563907772,
		4023717930,
		1907459465,
		112637215,
		2680153253,
		3904427059,
		2013776290,
		251722036,
		2517215374,
		3775830040,
		2137656763,
		141376813,
		2439277719,
		3865271297,
		1802195444,
		476864866,
		2238001368,
		4066508878,
		1812370925,
		453092731,
		2181625025,
		4111451223,
		1706088902,
		314042704,
		2344532202,
		4240017532,
		1658658271,
		366619977,
		2362670323,
		4224994405,
		1303535960,
		984961486,
		2747007092,
		3569037538,
		1256170817,
		1037604311,
		2765210733,
		3554079995,
		1131014506,
		879679996,
		2909243462,
		3663771856,
		1141124467,
		855842277,
		2852801631,
		3708648649,
		1342533948,
		654459306,
		3188396048,
		3373015174,
		1466479909,
		544179635,
		3110523913,
		3462522015,
		1591671054,
		702138776,
		2966460450,
		3352799412,
		1504918807,
		783551873,
		3082640443,
		3233442989,
		3988292384,
		2596254646,
		62317068,
		1957810842,
		3939845945,
		2647816111,
		81470997,
		1943803523,
		3814918930,
		2489596804,
		225274430,
		2053790376,
		3826175755,
		2466906013,
		167816743,
		2097651377,
		4027552580,
		2265490386,
		503444072,
		1762050814,
		4150417245,
		2154129355,
		426522225,
		1852507879,
		4275313526,
		2312317920,
		282753626,
		1742555852,
		4189708143,
		2394877945,
		397917763,
		1622183637,
		3604390888,
		2714866558,
		953729732,
		1340076626,
		3518719985,
		2797360999,
		1068828381,
		1219638859,
		3624741850,
		2936675148,
		906185462,
		1090812512,
		3747672003,
		2825379669,
		829329135,
		1181335161,
		3412177804,
		3160834842,
		628085408,
		1382605366,
		3423369109,
		3138078467,
		570562233,
		1426400815,
		3317316542,
		2998733608,
		733239954,
		1555261956,
		3268935591,
		3050360625,
		752459403,
		1541320221,
		2607071920,
		3965973030,
		1969922972,
		40735498,
		2617837225,
		3943577151,
		1913087877,
		83908371,
		2512341634,
		3803740692,
		2075208622,
		213261112,
		2463272603,
		3855990285,
		2094854071,
		198958881,
		2262029012,
		4057260610,
		1759359992,
		534414190,
		2176718541,
		4139329115,
		1873836001,
		414664567,
		2282248934,
		4279200368,
		1711684554,
		285281116,
		2405801727,
		4167216745,
		1634467795,
		376229701,
		2685067896,
		3608007406,
		1308918612,
		956543938,
		2808555105,
		3495958263,
		1231636301,
		1047427035,
		2932959818,
		3654703836,
		1088359270,
		936918e3,
		2847714899,
		3736837829,
		1202900863,
		817233897,
		3183342108,
		3401237130,
		1404277552,
		615818150,
		3134207493,
		3453421203,
		1423857449,
		601450431,
		3009837614,
		3294710456,
		1567103746,
		711928724,
		3020668471,
		3272380065,
		1510334235,
		755167117
	]);
	function crc32(buf) {
		let crc = -1;
		for (let x of buf) crc = CRC_TABLE[(crc ^ x) & 255] ^ crc >>> 8;
		return (crc ^ -1) >>> 0;
	}
	module.exports = crc32;
}));
// src/archive/zip-entries.ts
var import_yauzl = (/* @__PURE__ */ (0,external_rolldown_runtime_js_namespaceObject.__commonJSMin)(((exports) => {
	(0,external_rolldown_runtime_js_namespaceObject.__require)("fs");
	var zlib = (0,external_rolldown_runtime_js_namespaceObject.__require)("zlib");
	var fd_slicer = require_fd_slicer();
	var util = (0,external_rolldown_runtime_js_namespaceObject.__require)("util");
	var EventEmitter = (0,external_rolldown_runtime_js_namespaceObject.__require)("events").EventEmitter;
	var Transform = (0,external_rolldown_runtime_js_namespaceObject.__require)("stream").Transform;
	var PassThrough = (0,external_rolldown_runtime_js_namespaceObject.__require)("stream").PassThrough;
	var Writable = (0,external_rolldown_runtime_js_namespaceObject.__require)("stream").Writable;
	const crc32 = typeof zlib.crc32 === "function" ? zlib.crc32 : require_crc32();
	exports.fromBufferPromise = fromBufferPromise;
	exports.getFileNameLowLevel = getFileNameLowLevel;
	function fromBufferPromise(buffer, options) {
		return new Promise((resolve, reject) => {
			fromBuffer(buffer, {
				...options,
				lazyEntries: true
			}, function(err, zipfile) {
				if (err) return reject(err);
				resolve(zipfile);
			});
		});
	}
	function fromBuffer(buffer, options, callback) {
		if (typeof options === "function") {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		options.autoClose = false;
		if (options.lazyEntries == null) options.lazyEntries = false;
		if (options.decodeStrings == null) options.decodeStrings = true;
		if (options.validateEntrySizes == null) options.validateEntrySizes = true;
		if (options.strictFileNames == null) options.strictFileNames = false;
		fromRandomAccessReader(new fd_slicer.BufferSlicer(buffer), buffer.length, options, callback);
	}
	function fromRandomAccessReader(reader, totalSize, options, callback) {
		if (typeof options === "function") {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		if (options.autoClose == null) options.autoClose = true;
		if (options.lazyEntries == null) options.lazyEntries = false;
		if (options.decodeStrings == null) options.decodeStrings = true;
		var decodeStrings = !!options.decodeStrings;
		if (options.validateEntrySizes == null) options.validateEntrySizes = true;
		if (options.strictFileNames == null) options.strictFileNames = false;
		if (callback == null) callback = defaultCallback;
		if (typeof totalSize !== "number") throw new Error("expected totalSize parameter to be a number");
		if (totalSize > Number.MAX_SAFE_INTEGER) throw new Error("zip file too large. only file sizes up to 2^52 are supported due to JavaScript's Number type being an IEEE 754 double.");
		reader.ref();
		var eocdrWithoutCommentSize = 22;
		var zip64EocdlSize = 20;
		var bufferSize = Math.min(zip64EocdlSize + eocdrWithoutCommentSize + 65535, totalSize);
		var buffer = newBuffer(bufferSize);
		readAndAssertNoEof(reader, buffer, 0, bufferSize, totalSize - buffer.length, function(err) {
			if (err) return callback(err);
			for (var i = bufferSize - eocdrWithoutCommentSize; i >= 0; i -= 1) {
				if (buffer.readUInt32LE(i) !== 101010256) continue;
				var eocdrBuffer = buffer.subarray(i);
				var diskNumber = eocdrBuffer.readUInt16LE(4);
				var entryCount = eocdrBuffer.readUInt16LE(10);
				var centralDirectoryOffset = eocdrBuffer.readUInt32LE(16);
				var commentLength = eocdrBuffer.readUInt16LE(20);
				var expectedCommentLength = eocdrBuffer.length - eocdrWithoutCommentSize;
				if (commentLength !== expectedCommentLength) return callback(/* @__PURE__ */ new Error("Invalid comment length. Expected: " + expectedCommentLength + ". Found: " + commentLength + ". Are there extra bytes at the end of the file? Or is the end of central dir signature `PK☺☻` in the comment?"));
				var comment = decodeStrings ? decodeBuffer(eocdrBuffer.subarray(22), false) : eocdrBuffer.subarray(22);
				if (i - zip64EocdlSize >= 0 && buffer.readUInt32LE(i - zip64EocdlSize) === 117853008) {
					var zip64EocdrOffset = readUInt64LE(buffer.subarray(i - zip64EocdlSize, i - zip64EocdlSize + zip64EocdlSize), 8);
					var zip64EocdrBuffer = newBuffer(56);
					return readAndAssertNoEof(reader, zip64EocdrBuffer, 0, zip64EocdrBuffer.length, zip64EocdrOffset, function(err) {
						if (err) return callback(err);
						if (zip64EocdrBuffer.readUInt32LE(0) !== 101075792) return callback(/* @__PURE__ */ new Error("invalid zip64 end of central directory record signature"));
						diskNumber = zip64EocdrBuffer.readUInt32LE(16);
						if (diskNumber !== 0) return callback(/* @__PURE__ */ new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
						entryCount = readUInt64LE(zip64EocdrBuffer, 32);
						centralDirectoryOffset = readUInt64LE(zip64EocdrBuffer, 48);
						return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options.autoClose, options.lazyEntries, decodeStrings, options.validateEntrySizes, options.strictFileNames));
					});
				}
				if (diskNumber !== 0) return callback(/* @__PURE__ */ new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
				return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options.autoClose, options.lazyEntries, decodeStrings, options.validateEntrySizes, options.strictFileNames));
			}
			callback(/* @__PURE__ */ new Error("End of central directory record signature not found. Either not a zip file, or file is truncated."));
		});
	}
	util.inherits(ZipFile, EventEmitter);
	function ZipFile(reader, centralDirectoryOffset, fileSize, entryCount, comment, autoClose, lazyEntries, decodeStrings, validateEntrySizes, strictFileNames) {
		var self = this;
		EventEmitter.call(self);
		self.reader = reader;
		self.reader.on("error", function(err) {
			emitError(self, err);
		});
		self.reader.once("close", function() {
			self.emit("close");
		});
		self.readEntryCursor = centralDirectoryOffset;
		self.fileSize = fileSize;
		self.entryCount = entryCount;
		self.comment = comment;
		self.entriesRead = 0;
		self.autoClose = !!autoClose;
		self.lazyEntries = !!lazyEntries;
		self.decodeStrings = !!decodeStrings;
		self.validateEntrySizes = !!validateEntrySizes;
		self.strictFileNames = !!strictFileNames;
		self.isOpen = true;
		self.emittedError = false;
		self.hasEachEntryBeenCalled = false;
		if (!self.lazyEntries) self._readEntry();
	}
	ZipFile.prototype.close = function() {
		if (!this.isOpen) return;
		this.isOpen = false;
		this.reader.unref();
	};
	function emitErrorAndAutoClose(self, err) {
		if (self.autoClose) self.close();
		emitError(self, err);
	}
	function emitError(self, err) {
		if (self.emittedError) return;
		self.emittedError = true;
		self.emit("error", err);
	}
	ZipFile.prototype.readEntry = function() {
		if (!this.lazyEntries) throw new Error("readEntry() called without lazyEntries:true");
		this._readEntry();
	};
	ZipFile.prototype._readEntry = function() {
		var self = this;
		if (self.entryCount === self.entriesRead) {
			setImmediate(function() {
				if (self.autoClose) self.close();
				if (self.emittedError) return;
				self.emit("end");
			});
			return;
		}
		if (self.emittedError) return;
		var buffer = newBuffer(46);
		readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
			if (err) return emitErrorAndAutoClose(self, err);
			if (self.emittedError) return;
			var entry = new Entry();
			var signature = buffer.readUInt32LE(0);
			if (signature !== 33639248) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("invalid central directory file header signature: 0x" + signature.toString(16)));
			entry.versionMadeBy = buffer.readUInt16LE(4);
			entry.versionNeededToExtract = buffer.readUInt16LE(6);
			entry.generalPurposeBitFlag = buffer.readUInt16LE(8);
			entry.compressionMethod = buffer.readUInt16LE(10);
			entry.lastModFileTime = buffer.readUInt16LE(12);
			entry.lastModFileDate = buffer.readUInt16LE(14);
			entry.crc32 = buffer.readUInt32LE(16);
			entry.compressedSize = buffer.readUInt32LE(20);
			entry.uncompressedSize = buffer.readUInt32LE(24);
			entry.fileNameLength = buffer.readUInt16LE(28);
			entry.extraFieldLength = buffer.readUInt16LE(30);
			entry.fileCommentLength = buffer.readUInt16LE(32);
			entry.internalFileAttributes = buffer.readUInt16LE(36);
			entry.externalFileAttributes = buffer.readUInt32LE(38);
			entry.relativeOffsetOfLocalHeader = buffer.readUInt32LE(42);
			if (entry.generalPurposeBitFlag & 64) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("strong encryption is not supported"));
			self.readEntryCursor += 46;
			buffer = newBuffer(entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength);
			readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
				if (err) return emitErrorAndAutoClose(self, err);
				if (self.emittedError) return;
				entry.fileNameRaw = buffer.subarray(0, entry.fileNameLength);
				var fileCommentStart = entry.fileNameLength + entry.extraFieldLength;
				entry.extraFieldRaw = buffer.subarray(entry.fileNameLength, fileCommentStart);
				entry.fileCommentRaw = buffer.subarray(fileCommentStart, fileCommentStart + entry.fileCommentLength);
				try {
					entry.extraFields = parseExtraFields(entry.extraFieldRaw);
				} catch (err) {
					return emitErrorAndAutoClose(self, err);
				}
				if (self.decodeStrings) {
					var isUtf8 = (entry.generalPurposeBitFlag & 2048) !== 0;
					entry.fileComment = decodeBuffer(entry.fileCommentRaw, isUtf8);
					entry.fileName = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, self.strictFileNames);
					var errorMessage = validateFileName(entry.fileName);
					if (errorMessage != null) return emitErrorAndAutoClose(self, new Error(errorMessage));
				} else {
					entry.fileComment = entry.fileCommentRaw;
					entry.fileName = entry.fileNameRaw;
				}
				entry.comment = entry.fileComment;
				self.readEntryCursor += buffer.length;
				self.entriesRead += 1;
				for (var i = 0; i < entry.extraFields.length; i++) {
					var extraField = entry.extraFields[i];
					if (extraField.id !== 1) continue;
					var zip64EiefBuffer = extraField.data;
					var index = 0;
					if (entry.uncompressedSize === 4294967295) {
						if (index + 8 > zip64EiefBuffer.length) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("zip64 extended information extra field does not include uncompressed size"));
						entry.uncompressedSize = readUInt64LE(zip64EiefBuffer, index);
						index += 8;
					}
					if (entry.compressedSize === 4294967295) {
						if (index + 8 > zip64EiefBuffer.length) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("zip64 extended information extra field does not include compressed size"));
						entry.compressedSize = readUInt64LE(zip64EiefBuffer, index);
						index += 8;
					}
					if (entry.relativeOffsetOfLocalHeader === 4294967295) {
						if (index + 8 > zip64EiefBuffer.length) return emitErrorAndAutoClose(self, /* @__PURE__ */ new Error("zip64 extended information extra field does not include relative header offset"));
						entry.relativeOffsetOfLocalHeader = readUInt64LE(zip64EiefBuffer, index);
						index += 8;
					}
					break;
				}
				if (self.validateEntrySizes && entry.compressionMethod === 0) {
					var expectedCompressedSize = entry.uncompressedSize;
					if (entry.isEncrypted()) expectedCompressedSize += 12;
					if (entry.compressedSize !== expectedCompressedSize) {
						var msg = "compressed/uncompressed size mismatch for stored file: " + entry.compressedSize + " != " + entry.uncompressedSize;
						return emitErrorAndAutoClose(self, new Error(msg));
					}
				}
				self.emit("entry", entry);
				if (!self.lazyEntries) self._readEntry();
			});
		});
	};
	ZipFile.prototype.eachEntry = function() {
		const self = this;
		if (!self.lazyEntries) throw new Error("eachEntry() requires lazyEntries: true");
		if (self.hasEachEntryBeenCalled) throw new Error("eachEntry() must only be called once per ZipFile");
		self.hasEachEntryBeenCalled = true;
		let pendingResolveReject = null;
		self.on("entry", onEntry);
		self.on("end", onEnd);
		self.on("error", onError);
		function cleanup() {
			self.removeListener("entry", onEntry);
			self.removeListener("end", onEnd);
			self.removeListener("error", onError);
			if (self.autoClose) self.close();
		}
		function onEntry(entry) {
			let { resolve } = pendingResolveReject;
			pendingResolveReject = null;
			resolve({ value: entry });
		}
		function onEnd() {
			let { resolve } = pendingResolveReject;
			pendingResolveReject = null;
			cleanup();
			resolve({ done: true });
		}
		function onError(err) {
			let { reject } = pendingResolveReject;
			pendingResolveReject = null;
			cleanup();
			reject(err);
		}
		return {
			[Symbol.asyncIterator]() {
				return this;
			},
			next() {
				const promise = new Promise((resolve, reject) => {
					if (pendingResolveReject != null) throw new Error("next() called before previous Promise was resolved.");
					pendingResolveReject = {
						resolve,
						reject
					};
				});
				self.readEntry();
				return promise;
			},
			return(value) {
				cleanup();
				return Promise.resolve({
					done: true,
					value
				});
			},
			throw(value) {
				cleanup();
				return Promise.reject(value);
			}
		};
	};
	ZipFile.prototype.openReadStream = function(entry, options, callback) {
		var self = this;
		var relativeStart = 0;
		var relativeEnd = entry.compressedSize;
		if (callback == null) {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		else {
			if (options.decodeFileData === false) {
				if (options.decrypt != null) throw new Error("cannot use options.decrypt when options.decodeFileData === false");
				if (options.decompress != null) throw new Error("cannot use options.decompress when options.decodeFileData === false");
			} else {
				if (options.decrypt != null) {
					if (!entry.isEncrypted()) throw new Error("options.decrypt can only be specified for encrypted entries. See also option decodeFileData.");
					if (options.decrypt !== false) throw new Error("invalid options.decrypt value: " + options.decrypt);
					if (entry.isCompressed()) {
						if (options.decompress !== false) throw new Error("entry is encrypted and compressed, and options.decompress !== false. See also option decodeFileData.");
					}
				}
				if (options.decompress != null) {
					if (!entry.isCompressed()) throw new Error("options.decompress can only be specified for compressed entries. See also option decodeFileData.");
					if (!(options.decompress === false || options.decompress === true)) throw new Error("invalid options.decompress value: " + options.decompress);
					decompress = options.decompress;
				}
			}
			if (options.start != null) {
				relativeStart = options.start;
				if (relativeStart < 0) throw new Error("options.start < 0");
				if (relativeStart > entry.compressedSize) throw new Error("options.start > entry.compressedSize");
			}
			if (options.end != null) {
				relativeEnd = options.end;
				if (relativeEnd < 0) throw new Error("options.end < 0");
				if (relativeEnd > entry.compressedSize) throw new Error("options.end > entry.compressedSize");
				if (relativeEnd < relativeStart) throw new Error("options.end < options.start");
			}
		}
		var rawMode = options.decodeFileData === false || (entry.compressionMethod === 0 || entry.compressionMethod === 8 && options.decompress === false) && (!entry.isEncrypted() || options.decrypt === false);
		if (options.start != null || options.end != null) {
			if (!rawMode) throw new Error("start/end range require options.decodeFileData === false for non-trivial encoded entries.");
		}
		if (!self.isOpen) return callback(/* @__PURE__ */ new Error("closed"));
		if (entry.isEncrypted() && !rawMode) {
			if (options.decrypt !== false) return callback(/* @__PURE__ */ new Error("entry is encrypted, and options.decodeFileData !== false"));
		}
		var decompress;
		if (rawMode) decompress = false;
		else if (entry.compressionMethod === 8) decompress = options.decodeFileData !== true;
		else return callback(/* @__PURE__ */ new Error("unsupported compression method: " + entry.compressionMethod));
		self.readLocalFileHeader(entry, { minimal: true }, function(err, localFileHeader) {
			if (err) return callback(err);
			self.openReadStreamLowLevel(localFileHeader.fileDataStart, entry.compressedSize, relativeStart, relativeEnd, decompress, entry.uncompressedSize, callback);
		});
	};
	ZipFile.prototype.openReadStreamLowLevel = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, callback) {
		var self = this;
		fileDataStart + compressedSize;
		var readStream = self.reader.createReadStream({
			start: fileDataStart + relativeStart,
			end: fileDataStart + relativeEnd
		});
		var endpointStream = readStream;
		if (decompress) {
			var destroyed = false;
			var inflateFilter = zlib.createInflateRaw();
			readStream.on("error", function(err) {
				setImmediate(function() {
					if (!destroyed) inflateFilter.emit("error", err);
				});
			});
			readStream.pipe(inflateFilter);
			if (self.validateEntrySizes) {
				endpointStream = new AssertByteCountStream(uncompressedSize);
				inflateFilter.on("error", function(err) {
					setImmediate(function() {
						if (!destroyed) endpointStream.emit("error", err);
					});
				});
				inflateFilter.pipe(endpointStream);
			} else endpointStream = inflateFilter;
			installDestroyFn(endpointStream, function() {
				destroyed = true;
				if (inflateFilter !== endpointStream) inflateFilter.unpipe(endpointStream);
				readStream.unpipe(inflateFilter);
				readStream.destroy();
			});
		}
		callback(null, endpointStream);
	};
	ZipFile.prototype.readLocalFileHeader = function(entry, options, callback) {
		var self = this;
		if (callback == null) {
			callback = options;
			options = null;
		}
		if (options == null) options = {};
		self.reader.ref();
		var buffer = newBuffer(30);
		readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader, function(err) {
			try {
				if (err) return callback(err);
				var signature = buffer.readUInt32LE(0);
				if (signature !== 67324752) return callback(/* @__PURE__ */ new Error("invalid local file header signature: 0x" + signature.toString(16)));
				var fileNameLength = buffer.readUInt16LE(26);
				var extraFieldLength = buffer.readUInt16LE(28);
				var fileDataStart = entry.relativeOffsetOfLocalHeader + 30 + fileNameLength + extraFieldLength;
				if (fileDataStart + entry.compressedSize > self.fileSize) return callback(/* @__PURE__ */ new Error("file data overflows file bounds: " + fileDataStart + " + " + entry.compressedSize + " > " + self.fileSize));
				if (options.minimal) return callback(null, { fileDataStart });
				var localFileHeader = new LocalFileHeader();
				localFileHeader.fileDataStart = fileDataStart;
				localFileHeader.versionNeededToExtract = buffer.readUInt16LE(4);
				localFileHeader.generalPurposeBitFlag = buffer.readUInt16LE(6);
				localFileHeader.compressionMethod = buffer.readUInt16LE(8);
				localFileHeader.lastModFileTime = buffer.readUInt16LE(10);
				localFileHeader.lastModFileDate = buffer.readUInt16LE(12);
				localFileHeader.crc32 = buffer.readUInt32LE(14);
				localFileHeader.compressedSize = buffer.readUInt32LE(18);
				localFileHeader.uncompressedSize = buffer.readUInt32LE(22);
				localFileHeader.fileNameLength = fileNameLength;
				localFileHeader.extraFieldLength = extraFieldLength;
				buffer = newBuffer(fileNameLength + extraFieldLength);
				self.reader.ref();
				readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader + 30, function(err) {
					try {
						if (err) return callback(err);
						localFileHeader.fileName = buffer.subarray(0, fileNameLength);
						localFileHeader.extraField = buffer.subarray(fileNameLength);
						return callback(null, localFileHeader);
					} finally {
						self.reader.unref();
					}
				});
			} finally {
				self.reader.unref();
			}
		});
	};
	ZipFile.prototype.openReadStreamPromise = function(entry, options) {
		return new Promise((resolve, reject) => {
			this.openReadStream(entry, options, function(err, readStream) {
				if (err) return reject(err);
				resolve(readStream);
			});
		});
	};
	ZipFile.prototype.openReadStreamLowLevelPromise = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize) {
		return new Promise((resolve, reject) => {
			this.openReadStream(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, function(err, readStream) {
				if (err) return reject(err);
				resolve(readStream);
			});
		});
	};
	ZipFile.prototype.readLocalFileHeaderPromise = function(entry, options) {
		return new Promise((resolve, reject) => {
			this.readLocalFileHeader(entry, options, function(err, localFileHeader) {
				if (err) return reject(err);
				resolve(localFileHeader);
			});
		});
	};
	function Entry() {}
	Entry.prototype.getLastModDate = function(options) {
		if (options == null) options = {};
		if (!options.forceDosFormat) for (var i = 0; i < this.extraFields.length; i++) {
			var extraField = this.extraFields[i];
			if (extraField.id === 21589) {
				var data = extraField.data;
				if (data.length < 5) continue;
				if (!(data[0] & 1)) continue;
				var posixTimestamp = data.readInt32LE(1);
				return /* @__PURE__ */ new Date(posixTimestamp * 1e3);
			} else if (extraField.id === 10) {
				var data = extraField.data;
				if (data.length !== 32) continue;
				if (data.readUInt16LE(4) !== 1) continue;
				if (data.readUInt16LE(6) !== 24) continue;
				var millisecondsSince1970 = (data.readUInt32LE(8) + 4294967296 * data.readInt32LE(12)) / 1e4 - 0xa9730b66800;
				return new Date(millisecondsSince1970);
			}
		}
		return dosDateTimeToDate(this.lastModFileDate, this.lastModFileTime, options.timezone);
	};
	Entry.prototype.canDecodeFileData = function() {
		return !this.isEncrypted() && (this.compressionMethod === 0 || this.compressionMethod === 8);
	};
	Entry.prototype.isEncrypted = function() {
		return (this.generalPurposeBitFlag & 1) !== 0;
	};
	Entry.prototype.isCompressed = function() {
		return this.compressionMethod === 8;
	};
	function LocalFileHeader() {}
	function dosDateTimeToDate(date, time, timezone) {
		var day = date & 31;
		var month = (date >> 5 & 15) - 1;
		var year = (date >> 9 & 127) + 1980;
		var millisecond = 0;
		var second = (time & 31) * 2;
		var minute = time >> 5 & 63;
		var hour = time >> 11 & 31;
		if (timezone == null || timezone === "local") return new Date(year, month, day, hour, minute, second, millisecond);
		else if (timezone === "UTC") return new Date(Date.UTC(year, month, day, hour, minute, second, millisecond));
		else throw new Error("unrecognized options.timezone: " + options.timezone);
	}
	function getFileNameLowLevel(generalPurposeBitFlag, fileNameBuffer, extraFields, strictFileNames) {
		var fileName = null;
		for (var i = 0; i < extraFields.length; i++) {
			var extraField = extraFields[i];
			if (extraField.id === 28789) {
				if (extraField.data.length < 6) continue;
				if (extraField.data.readUInt8(0) !== 1) continue;
				var oldNameCrc32 = extraField.data.readUInt32LE(1);
				if (crc32(fileNameBuffer) !== oldNameCrc32) continue;
				fileName = decodeBuffer(extraField.data.subarray(5), true);
				break;
			}
		}
		if (fileName == null) fileName = decodeBuffer(fileNameBuffer, (generalPurposeBitFlag & 2048) !== 0);
		if (!strictFileNames) fileName = fileName.replace(/\\/g, "/");
		return fileName;
	}
	function validateFileName(fileName) {
		if (fileName.indexOf("\\") !== -1) return "invalid characters in fileName: " + fileName;
		if (/^[a-zA-Z]:/.test(fileName) || /^\//.test(fileName)) return "absolute path: " + fileName;
		if (fileName.split("/").indexOf("..") !== -1) return "invalid relative path: " + fileName;
		return null;
	}
	function parseExtraFields(extraFieldBuffer) {
		var extraFields = [];
		var i = 0;
		while (i < extraFieldBuffer.length - 3) {
			var headerId = extraFieldBuffer.readUInt16LE(i + 0);
			var dataSize = extraFieldBuffer.readUInt16LE(i + 2);
			var dataStart = i + 4;
			var dataEnd = dataStart + dataSize;
			if (dataEnd > extraFieldBuffer.length) throw new Error("extra field length exceeds extra field buffer size");
			var dataBuffer = extraFieldBuffer.subarray(dataStart, dataEnd);
			extraFields.push({
				id: headerId,
				data: dataBuffer
			});
			i = dataEnd;
		}
		return extraFields;
	}
	function readAndAssertNoEof(reader, buffer, offset, length, position, callback) {
		if (length === 0) return setImmediate(function() {
			callback(null, newBuffer(0));
		});
		reader.read(buffer, offset, length, position, function(err, bytesRead) {
			if (err) return callback(err);
			if (bytesRead < length) return callback(/* @__PURE__ */ new Error("unexpected EOF"));
			callback();
		});
	}
	util.inherits(AssertByteCountStream, Transform);
	function AssertByteCountStream(byteCount) {
		Transform.call(this);
		this.actualByteCount = 0;
		this.expectedByteCount = byteCount;
	}
	AssertByteCountStream.prototype._transform = function(chunk, encoding, cb) {
		this.actualByteCount += chunk.length;
		if (this.actualByteCount > this.expectedByteCount) {
			var msg = "too many bytes in the stream. expected " + this.expectedByteCount + ". got at least " + this.actualByteCount;
			return cb(new Error(msg));
		}
		cb(null, chunk);
	};
	AssertByteCountStream.prototype._flush = function(cb) {
		if (this.actualByteCount < this.expectedByteCount) {
			var msg = "not enough bytes in the stream. expected " + this.expectedByteCount + ". got only " + this.actualByteCount;
			return cb(new Error(msg));
		}
		cb();
	};
	util.inherits(RandomAccessReader, EventEmitter);
	function RandomAccessReader() {
		EventEmitter.call(this);
		this.refCount = 0;
	}
	RandomAccessReader.prototype.ref = function() {
		this.refCount += 1;
	};
	RandomAccessReader.prototype.unref = function() {
		var self = this;
		self.refCount -= 1;
		if (self.refCount > 0) return;
		if (self.refCount < 0) throw new Error("invalid unref");
		self.close(onCloseDone);
		function onCloseDone(err) {
			if (err) return self.emit("error", err);
			self.emit("close");
		}
	};
	RandomAccessReader.prototype.createReadStream = function(options) {
		if (options == null) options = {};
		var start = options.start;
		var end = options.end;
		if (start === end) {
			var emptyStream = new PassThrough();
			setImmediate(function() {
				emptyStream.end();
			});
			return emptyStream;
		}
		var stream = this._readStreamForRange(start, end);
		var destroyed = false;
		var refUnrefFilter = new RefUnrefFilter(this);
		stream.on("error", function(err) {
			setImmediate(function() {
				if (!destroyed) refUnrefFilter.emit("error", err);
			});
		});
		installDestroyFn(refUnrefFilter, function() {
			stream.unpipe(refUnrefFilter);
			refUnrefFilter.unref();
			stream.destroy();
		});
		var byteCounter = new AssertByteCountStream(end - start);
		refUnrefFilter.on("error", function(err) {
			setImmediate(function() {
				if (!destroyed) byteCounter.emit("error", err);
			});
		});
		installDestroyFn(byteCounter, function() {
			destroyed = true;
			refUnrefFilter.unpipe(byteCounter);
			refUnrefFilter.destroy();
		});
		return stream.pipe(refUnrefFilter).pipe(byteCounter);
	};
	RandomAccessReader.prototype._readStreamForRange = function(start, end) {
		throw new Error("not implemented");
	};
	RandomAccessReader.prototype.read = function(buffer, offset, length, position, callback) {
		var readStream = this.createReadStream({
			start: position,
			end: position + length
		});
		var writeStream = new Writable();
		var written = 0;
		writeStream._write = function(chunk, encoding, cb) {
			chunk.copy(buffer, offset + written, 0, chunk.length);
			written += chunk.length;
			cb();
		};
		writeStream.on("finish", callback);
		readStream.on("error", function(error) {
			callback(error);
		});
		readStream.pipe(writeStream);
	};
	RandomAccessReader.prototype.close = function(callback) {
		setImmediate(callback);
	};
	util.inherits(RefUnrefFilter, PassThrough);
	function RefUnrefFilter(context) {
		PassThrough.call(this);
		this.context = context;
		this.context.ref();
		this.unreffedYet = false;
	}
	RefUnrefFilter.prototype._flush = function(cb) {
		this.unref();
		cb();
	};
	RefUnrefFilter.prototype.unref = function(cb) {
		if (this.unreffedYet) return;
		this.unreffedYet = true;
		this.context.unref();
	};
	var cp437 = "\0☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼ !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~⌂ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xA0";
	function decodeBuffer(buffer, isUtf8) {
		if (isUtf8) return buffer.toString("utf8");
		else {
			var result = "";
			for (var i = 0; i < buffer.length; i++) result += cp437[buffer[i]];
			return result;
		}
	}
	function readUInt64LE(buffer, offset) {
		var lower32 = buffer.readUInt32LE(offset);
		return buffer.readUInt32LE(offset + 4) * 4294967296 + lower32;
	}
	var newBuffer;
	if (typeof Buffer.allocUnsafe === "function") newBuffer = function(len) {
		return Buffer.allocUnsafe(len);
	};
	else newBuffer = function(len) {
		return new Buffer(len);
	};
	function installDestroyFn(stream, fn) {
		if (typeof stream.destroy === "function") stream._destroy = function(err, cb) {
			fn();
			if (cb != null) cb(err);
		};
		else stream.destroy = fn;
	}
	function defaultCallback(err) {
		if (err) throw err;
	}
})))();
/**
* The files and folders in the central directory of a .zip file. As with unzip, what the headers before the files say
* is not looked at.
*
* @throws {Problem} if the archive is corrupt, or has an entry that is neither a file nor a folder
*/
async function* zipEntries(archive, budget) {
	const zip = await readingZip((0, import_yauzl.fromBufferPromise)(archive, {
		lazyEntries: true,
		decodeStrings: false
	}));
	const entries = zip.eachEntry();
	while (true) {
		const { done, value: entry } = await readingZip(entries.next());
		if (done) return;
		budget.addEntry();
		yield archiveEntry(await checked(entry, zip, budget), zip);
	}
}
/** @throws {Problem} if the entry is neither a file nor a folder, or cannot be read */
async function checked(entry, zip, budget) {
	const name = nameOf(entry);
	if (entry.isEncrypted()) throw unusable(`The entry ${shownName(name)} is encrypted.`, "Do not set a password.");
	if (!entry.canDecodeFileData()) throw unusable(`The entry ${shownName(name)} is compressed by the unsupported method ${entry.compressionMethod}.`);
	budget.checkFile(name, entry.uncompressedSize);
	budget.addBytes(entry.uncompressedSize);
	const type = modeOf(entry) & TYPE;
	if (type === LINK) throw aLink(name, "a symbolic link", await linkTarget({
		name,
		entry
	}, zip));
	if (type !== 0 && type !== FILE && type !== FOLDER) throw unusable(`The entry ${shownName(name)} is a device, named pipe, or socket.`, "Remove it.");
	return {
		name,
		entry
	};
}
function archiveEntry({ name, entry }, zip) {
	const executable = (modeOf(entry) & 64) !== 0;
	return name.endsWith("/") || (modeOf(entry) & TYPE) === FOLDER ? {
		name,
		type: "folder",
		executable,
		content: NO_CONTENT
	} : {
		name,
		type: "file",
		executable,
		content: contentOf({
			name,
			entry
		}, zip)
	};
}
/**
* As unzip reads it. A name is UTF-8 if it says so, and also if it is from macOS or Linux, where not all programs say so.
* Backslashes are replaced only in archives that were made on Windows, by a program that knows no better.
*/
function nameOf({ versionMadeBy, generalPurposeBitFlag, fileNameRaw, extraFields }) {
	const host = versionMadeBy >>> 8;
	const flags = host === UNIX || host === MACOS ? generalPurposeBitFlag | IS_UTF8 : generalPurposeBitFlag;
	const name = (0, import_yauzl.getFileNameLowLevel)(flags, fileNameRaw, extraFields, true);
	return host === WINDOWS && !name.includes("/") ? name.replaceAll("\\", "/") : name;
}
/** See APPNOTE.TXT, 4.4.2 and 4.4.4. */
const [WINDOWS, UNIX, MACOS, IS_UTF8] = [
	0,
	3,
	19,
	2048
];
/** The mode of a file on Unix, or 0. Python writes it on Windows too. */
function modeOf(entry) {
	return entry.externalFileAttributes >>> 16;
}
/** See inode(7). */
const [TYPE, FILE, FOLDER, LINK] = [
	61440,
	32768,
	16384,
	40960
];
/** In bytes. More is not shown. */
const LONGEST_TARGET = 1024;
async function linkTarget(link, zip) {
	if (link.entry.uncompressedSize > LONGEST_TARGET) return "…";
	const chunks = [];
	for await (const chunk of contentOf(link, zip)) chunks.push(chunk);
	return Buffer.concat(chunks).toString();
}
async function* contentOf({ name, entry }, zip) {
	let checksum = 0;
	const stream = await readingZip(zip.openReadStreamPromise(entry));
	const chunks = stream[Symbol.asyncIterator]();
	try {
		while (true) {
			const { done, value } = await readingZip(chunks.next());
			if (done) break;
			checksum = (0,external_node_zlib_namespaceObject.crc32)(value, checksum);
			yield value;
		}
	} finally {
		stream.destroy();
	}
	if (checksum !== entry.crc32) throw corrupt(`the entry ${shownName(name)} has a wrong checksum`);
}
/** What the library does not accept is the fault of the archive. Its message may quote the archive, so it is not shown. */
async function readingZip(result) {
	return result.catch((error) => {
		const { message } = error;
		if (/encrypt/.test(message)) throw unusable("The archive is encrypted.", "Do not set a password.", error);
		if (/multi-disk/.test(message)) throw unusable("The archive has several parts.", void 0, error);
		throw corrupt(/truncated|overflows|EOF/.test(message) ? "it is cut off" : "it is not a valid .zip file", error);
	});
}
// src/archive/extract.ts
/**
* Writes the files of a .tar.gz, .tar, or .zip archive to a folder, and the folders that they need. If a path occurs
* twice, the later file wins. Of the permissions, only the owner's right to execute is kept.
*
* Nothing in the archive is trusted. Files are created, never opened, and there are no links, so that nothing is written
* outside of the folder. Chunks are written as they are read, so that memory does not depend on what is in the archive.
*
* @param folder exists, is empty, and nobody else can write to it. After an error, it may have a part of the files
* @param limits `KEPT_LIMITS` for what `packFolder` returned
* @returns the paths of the files, with `/` between their parts
* @throws {Problem} that names the entry, if an entry must not be written or the archive cannot be read
*/
async function extractArchive(archive, folder, limits = ARTIFACT_LIMITS) {
	const written = /* @__PURE__ */ new Map();
	for await (const entry of entriesOf(archive, startBudget(limits, archive.length))) {
		const path = entryPath(entry.name, limits);
		if (entry.type === "folder") makeFolders(folder, path, written, entry);
		else await writeFile(folder, path, written, entry);
	}
	return [...written].filter(([, type]) => type === "file").map(([path]) => path);
}
function entriesOf(archive, budget) {
	const format = archiveFormat(archive);
	if (format === "zip") return zipEntries(archive, budget);
	return tarEntries(counted(format === "tar" ? slices(archive) : gunzipped(archive), budget), budget);
}
async function* counted(chunks, budget) {
	for await (const chunk of chunks) {
		budget.addBytes(chunk.length);
		yield chunk;
	}
}
/** The stream expands one chunk at a time, and waits until it is read. It ends with an error if the checksum is wrong. */
async function* gunzipped(archive) {
	const gunzip = (0,external_node_zlib_namespaceObject.createGunzip)({ chunkSize: CHUNK });
	gunzip.end(archive);
	try {
		yield* gunzip;
	} catch (error) {
		throw corrupt(error.code === "Z_BUF_ERROR" ? "it is cut off" : "it cannot be decompressed", error);
	} finally {
		gunzip.destroy();
	}
}
async function* slices(archive) {
	for (let at = 0; at < archive.length; at += CHUNK) yield archive.subarray(at, at + CHUNK);
}
/** In bytes. */
const CHUNK = 2 ** 16;
/** @param path of a folder; empty for the outermost */
function makeFolders(folder, path, written, entry) {
	const parts = path === "" ? [] : path.split("/");
	for (let count = 1; count <= parts.length; count += 1) {
		const ancestor = parts.slice(0, count).join("/");
		const before = written.get(ancestor);
		if (before === "file") throw conflict(entry, `needs a folder where the file ${shownName(ancestor)} is`);
		if (before === void 0) onDisk(entry, () => (0,external_node_fs_namespaceObject.mkdirSync)((0,external_node_path_namespaceObject.join)(folder, ancestor), 493));
		written.set(ancestor, "folder");
	}
}
async function writeFile(folder, path, written, entry) {
	if (path === "" || written.get(path) === "folder") throw conflict(entry, "is a file where a folder is");
	makeFolders(folder, path.split("/").slice(0, -1).join("/"), written, entry);
	const target = (0,external_node_path_namespaceObject.join)(folder, path);
	if (written.delete(path)) onDisk(entry, () => (0,external_node_fs_namespaceObject.unlinkSync)(target));
	const file = onDisk(entry, () => (0,external_node_fs_namespaceObject.openSync)(target, "wx", entry.executable ? 493 : 420));
	try {
		written.set(path, "file");
		for await (const chunk of entry.content) onDisk(entry, () => (0,external_node_fs_namespaceObject.writeFileSync)(file, chunk));
	} finally {
		(0,external_node_fs_namespaceObject.closeSync)(file);
	}
}
function onDisk(entry, use) {
	try {
		return use();
	} catch (error) {
		const { code = "unknown error" } = error;
		if (code === "EEXIST") throw conflict(entry, "has a name that differs from another one only in case or accents");
		throw new external_actions_js_namespaceObject.Problem("The artifact could not be unpacked", `The entry ${shownName(entry.name)} could not be written: ${code}.`, "Check the disk space and the permissions of the runner.", { cause: error });
	}
}
function conflict({ name }, what) {
	return unusable(`The entry ${shownName(name)} ${what}.`, "Rename one of them.");
}
// src/terraform/module-files.ts
/** Typical names of a product's files sort before these. */
const TAGS = "zz_service_catalog_engine_aws_tags_override.tf.json";
const BACKEND = "zz_service_catalog_engine_backend_override.tf.json";
const TAG_VALUES = "zz_service_catalog_engine_aws_tags.tf.json";
const VARIABLES = "zz_service_catalog_engine.auto.tfvars.json";
/** In bytes. Linux's limit. */
const LONGEST_NAME = 255;
/** Whether Terraform finds a module in a folder. */
function hasConfiguration(folder) {
	return fileNames(folder).some(isModuleFile);
}
/**
* The names of the files in a folder that Terraform reads as the module, without those of the engine, in Terraform's
* order. It reads neither other folders nor editors' files. (Terraform's `internal/configs/parser_config_dir.go` and
* `parser_file_matcher.go`)
*/
function productFileNames(folder) {
	const names = fileNames(folder);
	const { backend, tags, tagValues } = engineFileNames(names);
	return names.filter((name) => isModuleFile(name) && ![
		backend,
		tags,
		tagValues
	].includes(name)).sort(inByteOrder);
}
/** Override files are merged into the other files, in the order of their names. */
function isOverrideFile(name) {
	return /(?:^|_)override\.tf(?:\.json)?$/.test(name) && isModuleFile(name);
}
/**
* The override files and the variables file are applied in the order of their names, so that the engine's must be last.
* The product's names are hostile, so that no fixed name is certainly the last one. A name stays the same if the
* engine's files exist already: the folder in which a product is destroyed is the one in which it was applied.
*
* @param existing all names in the folder
* @throws {Problem} if the product's names are so long that no name of a file is greater
*/
function engineFileNames(existing) {
	const overrides = existing.filter((name) => /(?:^|_)override\.(?:tf|tofu)(?:\.json)?$/.test(name));
	const variables = existing.filter((name) => /\.auto\.tfvars(?:\.json)?$/.test(name));
	const [tags = "", backend = ""] = lastNames(overrides, [TAGS, BACKEND]);
	return {
		backend,
		tags,
		tagValues: TAG_VALUES,
		variables: lastNames(variables, [VARIABLES])[0] ?? ""
	};
}
/** Whether a path in the folder is the override file with the backend. */
function isBackendFile(path) {
	return !/[/\\]/.test(path) && path.endsWith(BACKEND);
}
/** `preferred` if they sort after all existing names that are not the engine's, or else names that do. */
function lastNames(existing, preferred) {
	const isAlike = (name) => preferred.some((own) => name.endsWith(own));
	const [last = ""] = existing.filter((name) => !isAlike(name)).sort(inByteOrder).slice(-1);
	let names = namesAfter(last, preferred);
	for (const name of existing.filter(isAlike).sort(inByteOrder)) if (!names.includes(name) && !isBefore(name, names)) names = namesAfter(name, preferred);
	return names.map(checkedLength);
}
function namesAfter(last, preferred) {
	if (isBefore(last, preferred)) return [...preferred];
	const prefix = `${/^[~-\u{10ffff}]*/u.exec(last)?.[0] ?? ""}~`;
	return preferred.map((name) => prefix + name);
}
function isBefore(name, names) {
	return names.every((other) => inByteOrder(name, other) < 0);
}
function checkedLength(name) {
	if (Buffer.byteLength(name) <= LONGEST_NAME) return name;
	throw new external_actions_js_namespaceObject.Problem("File name too long", `The product has a file whose name starts with ${(0,external_actions_js_namespaceObject.quoted)(name)}. The engine's own files must have greater names, which would be too long.`, "Give the file a shorter name.");
}
function fileNames(folder) {
	return (0,external_node_fs_namespaceObject.readdirSync)(folder, { withFileTypes: true }).filter((entry) => !entry.isDirectory()).map(({ name }) => name);
}
function isModuleFile(name) {
	return /\.tf(?:\.json)?$/.test(name) && !name.startsWith(".");
}
function inByteOrder(a, b) {
	return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
// src/github/state-use.ts
/** How a state was used last; undefined if it was not, or not by this engine. */
async function lastUseOf({ lastUse }, states) {
	return parseStateUse((await (0,external_actions_js_namespaceObject.readNote)(lastUse, states))?.text ?? "");
}
/** Undefined if `text` does not say how a state was used. */
function parseStateUse(text) {
	const run = parseReference(text);
	if (!run) return void 0;
	const { recordId, startedAt, lockId, state } = jsonMembers(text);
	return {
		...run,
		recordId: shortText(recordId),
		startedAt: shortText(startedAt),
		lockId: shortText(lockId) || void 0,
		state: state === "present" || state === "absent" ? state : "unknown"
	};
}
// src/terraform/state-lock.ts
/** What is missing or unreadable is ''. */
function parseStateLock(text) {
	const { ID, Who, Created } = jsonMembers(text);
	return {
		id: shortText(ID),
		who: shortText(Who),
		created: shortText(Created)
	};
}


var __webpack_exports__Header = __webpack_exports__.Y9;
var __webpack_exports__KEPT_LIMITS = __webpack_exports__.oU;
var __webpack_exports__LARGEST_KEPT = __webpack_exports__.Uf;
var __webpack_exports__engineFileNames = __webpack_exports__.NX;
var __webpack_exports__entryPath = __webpack_exports__.s3;
var __webpack_exports__extractArchive = __webpack_exports__.Qh;
var __webpack_exports__hasConfiguration = __webpack_exports__.PS;
var __webpack_exports__isBackendFile = __webpack_exports__.Z;
var __webpack_exports__isOverrideFile = __webpack_exports__.LA;
var __webpack_exports__isSameRun = __webpack_exports__.Mf;
var __webpack_exports__jsonMembers = __webpack_exports__.U2;
var __webpack_exports__lastUseOf = __webpack_exports__.xk;
var __webpack_exports__leaveFailure = __webpack_exports__.ou;
var __webpack_exports__nameOf = __webpack_exports__.Vb;
var __webpack_exports__parseReference = __webpack_exports__.F2;
var __webpack_exports__parseStateLock = __webpack_exports__.Sn;
var __webpack_exports__productFileNames = __webpack_exports__.EU;
var __webpack_exports__referenceTo = __webpack_exports__.Po;
var __webpack_exports__startBudget = __webpack_exports__.cg;
export { __webpack_exports__Header as Header, __webpack_exports__KEPT_LIMITS as KEPT_LIMITS, __webpack_exports__LARGEST_KEPT as LARGEST_KEPT, __webpack_exports__engineFileNames as engineFileNames, __webpack_exports__entryPath as entryPath, __webpack_exports__extractArchive as extractArchive, __webpack_exports__hasConfiguration as hasConfiguration, __webpack_exports__isBackendFile as isBackendFile, __webpack_exports__isOverrideFile as isOverrideFile, __webpack_exports__isSameRun as isSameRun, __webpack_exports__jsonMembers as jsonMembers, __webpack_exports__lastUseOf as lastUseOf, __webpack_exports__leaveFailure as leaveFailure, __webpack_exports__nameOf as nameOf, __webpack_exports__parseReference as parseReference, __webpack_exports__parseStateLock as parseStateLock, __webpack_exports__productFileNames as productFileNames, __webpack_exports__referenceTo as referenceTo, __webpack_exports__startBudget as startBudget };
