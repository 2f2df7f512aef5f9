import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 9542:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const { createReadStream } = __nccwpck_require__(3024);
const { Writable } = __nccwpck_require__(7075);
const { toUint8Array, concatBytes } = __nccwpck_require__(2430);
const { createHash, createHmac } = __nccwpck_require__(7598);
const zlib = __nccwpck_require__(8522);

async function blobReader(blob, onChunk, chunkSize = 1024 * 1024) {
    const size = blob.size;
    let totalBytesRead = 0;
    while (totalBytesRead < size) {
        const slice = blob.slice(totalBytesRead, Math.min(size, totalBytesRead + chunkSize));
        onChunk(new Uint8Array(await slice.arrayBuffer()));
        totalBytesRead += slice.size;
    }
}

const blobHasher = async function blobHasher(hashCtor, blob) {
    const hash = new hashCtor();
    await blobReader(blob, (chunk) => {
        hash.update(chunk);
    });
    return hash.digest();
};

class HashCalculator extends Writable {
    hash;
    constructor(hash, options) {
        super(options);
        this.hash = hash;
    }
    _write(chunk, encoding, callback) {
        try {
            this.hash.update(toUint8Array(chunk));
        }
        catch (err) {
            return callback(err);
        }
        callback();
    }
}

const fileStreamHasher = (hashCtor, fileStream) => new Promise((resolve, reject) => {
    if (!isReadStream(fileStream)) {
        reject(new Error("Unable to calculate hash for non-file streams."));
        return;
    }
    const fileStreamTee = createReadStream(fileStream.path, {
        start: fileStream.start,
        end: fileStream.end,
    });
    const hash = new hashCtor();
    const hashCalculator = new HashCalculator(hash);
    fileStreamTee.pipe(hashCalculator);
    fileStreamTee.on("error", (err) => {
        hashCalculator.end();
        reject(err);
    });
    hashCalculator.on("error", reject);
    hashCalculator.on("finish", function () {
        hash.digest().then(resolve).catch(reject);
    });
});
const isReadStream = (stream) => typeof stream.path === "string";

const readableStreamHasher = (hashCtor, readableStream) => {
    if (readableStream.readableFlowing !== null) {
        throw new Error("Unable to calculate hash for flowing readable stream");
    }
    const hash = new hashCtor();
    const hashCalculator = new HashCalculator(hash);
    readableStream.pipe(hashCalculator);
    return new Promise((resolve, reject) => {
        readableStream.on("error", (err) => {
            hashCalculator.end();
            reject(err);
        });
        hashCalculator.on("error", reject);
        hashCalculator.on("finish", () => {
            hash.digest().then(resolve).catch(reject);
        });
    });
};

class Md5Js {
    digestLength = 16;
    state = Uint32Array.from(INIT$1);
    writeBuffer = new DataView(new ArrayBuffer(64));
    bufferLength = 0;
    bytesHashed = 0;
    update(sourceData) {
        const data = toUint8Array(sourceData);
        let pos = 0;
        let len = data.byteLength;
        this.bytesHashed += len;
        while (len > 0) {
            this.writeBuffer.setUint8(this.bufferLength++, data[pos++]);
            --len;
            if (this.bufferLength === 64) {
                compress(this.state, this.writeBuffer);
                this.bufferLength = 0;
            }
        }
    }
    async digest() {
        const state = Uint32Array.from(this.state);
        const buf = new DataView(this.writeBuffer.buffer.slice(0));
        let bufLen = this.bufferLength;
        const bits = this.bytesHashed * 8;
        buf.setUint8(bufLen++, 0x80);
        if (this.bufferLength % 64 >= 56) {
            for (let i = bufLen; i < 64; ++i) {
                buf.setUint8(i, 0);
            }
            compress(state, buf);
            bufLen = 0;
        }
        for (let i = bufLen; i < 56; ++i) {
            buf.setUint8(i, 0);
        }
        buf.setUint32(56, bits >>> 0, true);
        buf.setUint32(60, Math.floor(bits / 2 ** 32), true);
        compress(state, buf);
        const out = new Uint8Array(16);
        const view = new DataView(out.buffer);
        for (let i = 0; i < 4; ++i) {
            view.setUint32(i * 4, state[i], true);
        }
        return out;
    }
    reset() {
        this.state.set(INIT$1);
        this.writeBuffer = new DataView(new ArrayBuffer(64));
        this.bufferLength = 0;
        this.bytesHashed = 0;
    }
}
const INIT$1 = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
const M = 0xffffffff;
const S = Uint8Array.of(7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21);
const T = Array.from({ length: 64 }, (_, i) => (Math.abs(Math.sin(i + 1)) * 2 ** 32) >>> 0);
function compress(state, block) {
    let a = state[0], b = state[1], c = state[2], d = state[3];
    for (let i = 0; i < 64; ++i) {
        let f, g;
        if (i < 16) {
            f = (b & c) | (~b & d);
            g = i;
        }
        else if (i < 32) {
            f = (d & b) | (c & ~d);
            g = (5 * i + 1) % 16;
        }
        else if (i < 48) {
            f = b ^ c ^ d;
            g = (3 * i + 5) % 16;
        }
        else {
            f = c ^ (b | ~d);
            g = (7 * i) % 16;
        }
        const x = block.getUint32(g * 4, true);
        const tmp = d;
        d = c;
        c = b;
        const s = S[(i >> 4) * 4 + (i & 3)];
        const sum = (((a + f) & M) + ((x + T[i]) & M)) & M;
        b = (b + (((sum << s) | (sum >>> (32 - s))) >>> 0)) & M;
        a = tmp;
    }
    state[0] = (state[0] + a) & M;
    state[1] = (state[1] + b) & M;
    state[2] = (state[2] + c) & M;
    state[3] = (state[3] + d) & M;
}

const hasNativeCrypto$1 = (() => {
    try {
        createHash("md5");
        return true;
    }
    catch {
        return false;
    }
})();
const Md5Node = hasNativeCrypto$1 ? buildNativeClass$2() : Md5Js;
function buildNativeClass$2() {
    return class Md5Node {
        digestLength = 16;
        hash = createHash("md5");
        update(data) {
            this.hash.update(toUint8Array(data));
        }
        async digest() {
            const buf = this.hash.copy().digest();
            return new Uint8Array(buf.buffer, buf.byteOffset, buf.byteLength);
        }
        reset() {
            this.hash = createHash("md5");
        }
    };
}

const CRC32_TABLE = new Uint32Array(256);
for (let i = 0; i < 256; ++i) {
    let c = i;
    for (let j = 0; j < 8; ++j) {
        c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    }
    CRC32_TABLE[i] = c >>> 0;
}
const ONES = 0xffff_ffff;
class Crc32Js {
    digestLength = 4;
    checksum = ONES;
    update(data) {
        for (let i = 0; i < data.length; ++i) {
            this.checksum = (this.checksum >>> 8) ^ CRC32_TABLE[(this.checksum ^ data[i]) & 0xff];
        }
    }
    digestSync() {
        return (this.checksum ^ ONES) >>> 0;
    }
    async digest() {
        const value = this.digestSync();
        const out = new Uint8Array(4);
        new DataView(out.buffer).setUint32(0, value, false);
        return out;
    }
    reset() {
        this.checksum = ONES;
    }
}

const zlibCrc32 = typeof zlib.crc32 === "function" ? zlib.crc32 : undefined;
const Crc32Node = zlibCrc32 ? buildNativeClass$1(zlibCrc32) : Crc32Js;
function buildNativeClass$1(nativeCrc32) {
    return class Crc32Node {
        digestLength = 4;
        value = 0;
        update(data) {
            this.value = nativeCrc32(data, this.value);
        }
        digestSync() {
            return this.value >>> 0;
        }
        async digest() {
            const out = new Uint8Array(4);
            new DataView(out.buffer).setUint32(0, this.digestSync(), false);
            return out;
        }
        reset() {
            this.value = 0;
        }
    };
}

const BLOCK = 64;
const DIGEST_LENGTH = 32;
const MAX_HASHABLE_LENGTH = 2 ** 53 - 1;
class Sha256Js {
    digestLength = DIGEST_LENGTH;
    state = Int32Array.from(INIT);
    w;
    buffer = new Uint8Array(64);
    bufferLength = 0;
    bytesHashed = 0;
    finished = false;
    inner;
    outer;
    constructor(secret) {
        if (secret) {
            const key = Sha256Js.normalizeKey(secret);
            this.inner = new Sha256Js();
            this.outer = new Sha256Js();
            const { inner, outer } = this;
            const pad = new Uint8Array(BLOCK * 2);
            for (let i = 0; i < BLOCK; ++i) {
                pad[i] = 0x36 ^ key[i];
                pad[i + BLOCK] = 0x5c ^ key[i];
            }
            inner.update(pad.subarray(0, BLOCK));
            outer.update(pad.subarray(BLOCK));
        }
    }
    update(data) {
        if (this.finished) {
            throw new Error("Attempted to update an already finished HMAC.");
        }
        if (this.inner) {
            this.inner.update(data);
            return;
        }
        const chunk = toUint8Array(data);
        let position = 0;
        let { byteLength } = chunk;
        this.bytesHashed += byteLength;
        if (this.bytesHashed * 8 > MAX_HASHABLE_LENGTH) {
            throw new Error("Cannot hash more than 2^53 - 1 bits");
        }
        while (byteLength > 0) {
            this.buffer[this.bufferLength++] = chunk[position++];
            byteLength--;
            if (this.bufferLength === BLOCK) {
                this.hashBuffer();
                this.bufferLength = 0;
            }
        }
    }
    async digest() {
        const { inner, outer } = this;
        if (inner && outer) {
            if (this.finished) {
                throw new Error("Attempted to digest an already finished HMAC.");
            }
            this.finished = true;
            const innerDigest = inner.digestSync();
            outer.update(innerDigest);
            return outer.digestSync();
        }
        return this.digestSync();
    }
    reset() {
        this.state = Int32Array.from(INIT);
        this.buffer = new Uint8Array(64);
        this.bufferLength = 0;
        this.bytesHashed = 0;
    }
    digestSync() {
        const state = this.state.slice();
        const buffer = this.buffer.slice();
        let bufferLength = this.bufferLength;
        const bitsHashed = this.bytesHashed * 8;
        const bufferView = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
        bufferView.setUint8(bufferLength++, 0x80);
        if ((bufferLength - 1) % BLOCK >= BLOCK - 8) {
            for (let i = bufferLength; i < BLOCK; ++i) {
                bufferView.setUint8(i, 0);
            }
            this.hashBufferWith(state, buffer);
            bufferLength = 0;
        }
        for (let i = bufferLength; i < BLOCK - 8; ++i) {
            bufferView.setUint8(i, 0);
        }
        bufferView.setUint32(BLOCK - 8, Math.floor(bitsHashed / 0x100000000), false);
        bufferView.setUint32(BLOCK - 4, bitsHashed, false);
        this.hashBufferWith(state, buffer);
        const out = new Uint8Array(DIGEST_LENGTH);
        for (let i = 0; i < 8; ++i) {
            out[i * 4] = (state[i] >>> 24) & 0xff;
            out[i * 4 + 1] = (state[i] >>> 16) & 0xff;
            out[i * 4 + 2] = (state[i] >>> 8) & 0xff;
            out[i * 4 + 3] = (state[i] >>> 0) & 0xff;
        }
        return out;
    }
    static normalizeKey(secret) {
        const key = toUint8Array(secret);
        if (key.byteLength > BLOCK) {
            const h = new Sha256Js();
            h.update(key);
            const out = h.digestSync();
            const padded = new Uint8Array(BLOCK);
            padded.set(out);
            return padded;
        }
        if (key.byteLength < BLOCK) {
            const padded = new Uint8Array(BLOCK);
            padded.set(key);
            return padded;
        }
        return key;
    }
    hashBuffer() {
        this.hashBufferWith(this.state, this.buffer);
    }
    hashBufferWith(state, buffer) {
        const w = (this.w ??= new Int32Array(64));
        let s0 = state[0], s1 = state[1], s2 = state[2], s3 = state[3], s4 = state[4], s5 = state[5], s6 = state[6], s7 = state[7];
        for (let i = 0; i < BLOCK; ++i) {
            if (i < 16) {
                w[i] =
                    ((buffer[i * 4] & 0xff) << 24) |
                        ((buffer[i * 4 + 1] & 0xff) << 16) |
                        ((buffer[i * 4 + 2] & 0xff) << 8) |
                        (buffer[i * 4 + 3] & 0xff);
            }
            else {
                let u = w[i - 2];
                const t1 = ((u >>> 17) | (u << 15)) ^ ((u >>> 19) | (u << 13)) ^ (u >>> 10);
                u = w[i - 15];
                const t2 = ((u >>> 7) | (u << 25)) ^ ((u >>> 18) | (u << 14)) ^ (u >>> 3);
                w[i] = ((t1 + w[i - 7]) | 0) + ((t2 + w[i - 16]) | 0);
            }
            const t1 = ((((((s4 >>> 6) | (s4 << 26)) ^ ((s4 >>> 11) | (s4 << 21)) ^ ((s4 >>> 25) | (s4 << 7))) +
                ((s4 & s5) ^ (~s4 & s6))) |
                0) +
                ((s7 + ((K[i] + w[i]) | 0)) | 0)) |
                0;
            const t2 = ((((s0 >>> 2) | (s0 << 30)) ^ ((s0 >>> 13) | (s0 << 19)) ^ ((s0 >>> 22) | (s0 << 10))) +
                ((s0 & s1) ^ (s0 & s2) ^ (s1 & s2))) |
                0;
            s7 = s6;
            s6 = s5;
            s5 = s4;
            s4 = (s3 + t1) | 0;
            s3 = s2;
            s2 = s1;
            s1 = s0;
            s0 = (t1 + t2) | 0;
        }
        state[0] += s0;
        state[1] += s1;
        state[2] += s2;
        state[3] += s3;
        state[4] += s4;
        state[5] += s5;
        state[6] += s6;
        state[7] += s7;
    }
}
const INIT = new Int32Array([
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);
const K = new Int32Array([
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);

const hasNativeCrypto = (() => {
    try {
        createHash("sha256");
        return true;
    }
    catch {
        return false;
    }
})();
const Sha256Node = hasNativeCrypto ? buildNativeClass() : Sha256Js;
function buildNativeClass() {
    return class Sha256Node {
        digestLength = 32;
        secret;
        hash;
        isHmac;
        finished = false;
        constructor(secret) {
            this.secret = secret;
            this.isHmac = !!secret;
            this.hash = this.createHash();
        }
        update(data) {
            if (this.finished) {
                throw new Error("Attempted to update an already finished hash.");
            }
            this.hash.update(data);
        }
        async digest() {
            let buf;
            if (this.isHmac) {
                this.finished = true;
                buf = this.hash.digest();
            }
            else {
                buf = this.hash.copy().digest();
            }
            return new Uint8Array(buf.buffer, buf.byteOffset, buf.byteLength);
        }
        reset() {
            this.hash = this.createHash();
            this.finished = false;
        }
        createHash() {
            return this.secret ? createHmac("sha256", toBuffer(this.secret)) : createHash("sha256");
        }
    };
}
function toBuffer(data) {
    if (typeof data === "string") {
        return data;
    }
    if (ArrayBuffer.isView(data)) {
        return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    }
    return Buffer.from(data);
}

const { digest, sign, importKey } = globalThis?.crypto?.subtle ?? {};
const subtle = typeof digest === "function" && typeof sign === "function" && typeof importKey === "function"
    ? globalThis.crypto.subtle
    : undefined;
const MAX_PENDING_BYTES = 8 * 1024 * 1024;
class Sha256WebCrypto {
    digestLength = 32;
    secret;
    pending = [];
    pendingBytes = 0;
    fallback;
    finished = false;
    constructor(secret) {
        if (secret) {
            this.secret = toUint8Array(secret);
        }
    }
    update(data) {
        if (this.finished) {
            throw new Error("Attempted to update an already finished HMAC.");
        }
        if (this.fallback) {
            this.fallback.update(data);
            return;
        }
        this.pending.push(data.slice());
        this.pendingBytes += data.byteLength;
        if (this.pendingBytes >= MAX_PENDING_BYTES) {
            this.switchToFallback();
        }
    }
    async digest() {
        if (this.fallback) {
            return this.fallback.digest();
        }
        if (this.secret && this.finished) {
            throw new Error("Attempted to digest an already finished HMAC.");
        }
        const data = concatBytes(this.pending);
        if (subtle) {
            if (this.secret) {
                this.finished = true;
                const key = await subtle.importKey("raw", this.secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
                const sig = await subtle.sign("HMAC", key, data);
                return new Uint8Array(sig);
            }
            const hash = await subtle.digest("SHA-256", data);
            return new Uint8Array(hash);
        }
        const sha256 = new Sha256Js(this.secret);
        sha256.update(data);
        return sha256.digest();
    }
    reset() {
        this.pending = [];
        this.pendingBytes = 0;
        this.fallback = undefined;
        this.finished = false;
    }
    switchToFallback() {
        const sha256Js = new Sha256Js(this.secret);
        for (const chunk of this.pending) {
            sha256Js.update(chunk);
        }
        this.fallback = sha256Js;
        this.pending = [];
        this.pendingBytes = 0;
    }
}

exports.Crc32 = Crc32Node;
exports.Crc32Js = Crc32Js;
exports.Crc32Node = Crc32Node;
exports.Md5 = Md5Node;
exports.Md5Js = Md5Js;
exports.Md5Node = Md5Node;
exports.Sha256 = Sha256Node;
exports.Sha256Js = Sha256Js;
exports.Sha256Node = Sha256Node;
exports.Sha256WebCrypto = Sha256WebCrypto;
exports.blobHasher = blobHasher;
exports.blobReader = blobReader;
exports.fileStreamHasher = fileStreamHasher;
exports.readableStreamHasher = readableStreamHasher;


/***/ }),

/***/ 2658:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const { hasOwn } = __nccwpck_require__(4534);
const { getSmithyContext, normalizeProvider } = __nccwpck_require__(4534);
exports.getSmithyContext = getSmithyContext;
exports.normalizeProvider = normalizeProvider;
const { SMITHY_CONTEXT_KEY, AlgorithmId } = __nccwpck_require__(690);
exports.AlgorithmId = AlgorithmId;
const { NormalizedSchema } = __nccwpck_require__(6890);

const getAllAliases = (name, aliases) => {
    const _aliases = [];
    if (name) {
        _aliases.push(name);
    }
    if (aliases) {
        for (const alias of aliases) {
            _aliases.push(alias);
        }
    }
    return _aliases;
};
const getMiddlewareNameWithAliases = (name, aliases) => {
    return `${name || "anonymous"}${aliases && aliases.length > 0 ? ` (a.k.a. ${aliases.join(",")})` : ""}`;
};
const constructStack = () => {
    let absoluteEntries = [];
    let relativeEntries = [];
    let identifyOnResolve = false;
    const entriesNameSet = new Set();
    const sort = (entries) => entries.sort((a, b) => stepWeights[b.step] - stepWeights[a.step] ||
        priorityWeights[b.priority || "normal"] - priorityWeights[a.priority || "normal"]);
    const removeByName = (toRemove) => {
        let isRemoved = false;
        const filterCb = (entry) => {
            const aliases = getAllAliases(entry.name, entry.aliases);
            if (aliases.includes(toRemove)) {
                isRemoved = true;
                for (const alias of aliases) {
                    entriesNameSet.delete(alias);
                }
                return false;
            }
            return true;
        };
        absoluteEntries = absoluteEntries.filter(filterCb);
        relativeEntries = relativeEntries.filter(filterCb);
        return isRemoved;
    };
    const removeByReference = (toRemove) => {
        let isRemoved = false;
        const filterCb = (entry) => {
            if (entry.middleware === toRemove) {
                isRemoved = true;
                for (const alias of getAllAliases(entry.name, entry.aliases)) {
                    entriesNameSet.delete(alias);
                }
                return false;
            }
            return true;
        };
        absoluteEntries = absoluteEntries.filter(filterCb);
        relativeEntries = relativeEntries.filter(filterCb);
        return isRemoved;
    };
    const cloneTo = (toStack) => {
        absoluteEntries.forEach((entry) => {
            toStack.add(entry.middleware, { ...entry });
        });
        relativeEntries.forEach((entry) => {
            toStack.addRelativeTo(entry.middleware, { ...entry });
        });
        toStack.identifyOnResolve?.(stack.identifyOnResolve());
        return toStack;
    };
    const expandRelativeMiddlewareList = (from) => {
        const expandedMiddlewareList = [];
        from.before.forEach((entry) => {
            if (entry.before.length === 0 && entry.after.length === 0) {
                expandedMiddlewareList.push(entry);
            }
            else {
                expandedMiddlewareList.push(...expandRelativeMiddlewareList(entry));
            }
        });
        expandedMiddlewareList.push(from);
        from.after.reverse().forEach((entry) => {
            if (entry.before.length === 0 && entry.after.length === 0) {
                expandedMiddlewareList.push(entry);
            }
            else {
                expandedMiddlewareList.push(...expandRelativeMiddlewareList(entry));
            }
        });
        return expandedMiddlewareList;
    };
    const getMiddlewareList = (debug = false) => {
        const normalizedAbsoluteEntries = [];
        const normalizedRelativeEntries = [];
        const normalizedEntriesNameMap = {};
        absoluteEntries.forEach((entry) => {
            const normalizedEntry = {
                ...entry,
                before: [],
                after: [],
            };
            for (const alias of getAllAliases(normalizedEntry.name, normalizedEntry.aliases)) {
                normalizedEntriesNameMap[alias] = normalizedEntry;
            }
            normalizedAbsoluteEntries.push(normalizedEntry);
        });
        relativeEntries.forEach((entry) => {
            const normalizedEntry = {
                ...entry,
                before: [],
                after: [],
            };
            for (const alias of getAllAliases(normalizedEntry.name, normalizedEntry.aliases)) {
                normalizedEntriesNameMap[alias] = normalizedEntry;
            }
            normalizedRelativeEntries.push(normalizedEntry);
        });
        normalizedRelativeEntries.forEach((entry) => {
            if (entry.toMiddleware) {
                const toMiddleware = normalizedEntriesNameMap[entry.toMiddleware];
                if (toMiddleware === undefined) {
                    if (debug) {
                        return;
                    }
                    throw new Error(`${entry.toMiddleware} is not found when adding ` +
                        `${getMiddlewareNameWithAliases(entry.name, entry.aliases)} ` +
                        `middleware ${entry.relation} ${entry.toMiddleware}`);
                }
                if (entry.relation === "after") {
                    toMiddleware.after.push(entry);
                }
                if (entry.relation === "before") {
                    toMiddleware.before.push(entry);
                }
            }
        });
        const mainChain = sort(normalizedAbsoluteEntries)
            .map(expandRelativeMiddlewareList)
            .reduce((wholeList, expandedMiddlewareList) => {
            wholeList.push(...expandedMiddlewareList);
            return wholeList;
        }, []);
        return mainChain;
    };
    const stack = {
        add: (middleware, options = {}) => {
            const { name, override, aliases: _aliases } = options;
            const entry = {
                step: "initialize",
                priority: "normal",
                middleware,
                ...options,
            };
            const aliases = getAllAliases(name, _aliases);
            if (aliases.length > 0) {
                if (aliases.some((alias) => entriesNameSet.has(alias))) {
                    if (!override) {
                        throw new Error(`Duplicate middleware name '${getMiddlewareNameWithAliases(name, _aliases)}'`);
                    }
                    for (const alias of aliases) {
                        const toOverrideIndex = absoluteEntries.findIndex((entry) => entry.name === alias || entry.aliases?.some((a) => a === alias));
                        if (toOverrideIndex === -1) {
                            continue;
                        }
                        const toOverride = absoluteEntries[toOverrideIndex];
                        if (toOverride.step !== entry.step || entry.priority !== toOverride.priority) {
                            throw new Error(`"${getMiddlewareNameWithAliases(toOverride.name, toOverride.aliases)}" middleware with ` +
                                `${toOverride.priority} priority in ${toOverride.step} step cannot ` +
                                `be overridden by "${getMiddlewareNameWithAliases(name, _aliases)}" middleware with ` +
                                `${entry.priority} priority in ${entry.step} step.`);
                        }
                        absoluteEntries.splice(toOverrideIndex, 1);
                    }
                }
                for (const alias of aliases) {
                    entriesNameSet.add(alias);
                }
            }
            absoluteEntries.push(entry);
        },
        addRelativeTo: (middleware, options) => {
            const { name, override, aliases: _aliases } = options;
            const entry = {
                middleware,
                ...options,
            };
            const aliases = getAllAliases(name, _aliases);
            if (aliases.length > 0) {
                if (aliases.some((alias) => entriesNameSet.has(alias))) {
                    if (!override) {
                        throw new Error(`Duplicate middleware name '${getMiddlewareNameWithAliases(name, _aliases)}'`);
                    }
                    for (const alias of aliases) {
                        const toOverrideIndex = relativeEntries.findIndex((entry) => entry.name === alias || entry.aliases?.some((a) => a === alias));
                        if (toOverrideIndex === -1) {
                            continue;
                        }
                        const toOverride = relativeEntries[toOverrideIndex];
                        if (toOverride.toMiddleware !== entry.toMiddleware || toOverride.relation !== entry.relation) {
                            throw new Error(`"${getMiddlewareNameWithAliases(toOverride.name, toOverride.aliases)}" middleware ` +
                                `${toOverride.relation} "${toOverride.toMiddleware}" middleware cannot be overridden ` +
                                `by "${getMiddlewareNameWithAliases(name, _aliases)}" middleware ${entry.relation} ` +
                                `"${entry.toMiddleware}" middleware.`);
                        }
                        relativeEntries.splice(toOverrideIndex, 1);
                    }
                }
                for (const alias of aliases) {
                    entriesNameSet.add(alias);
                }
            }
            relativeEntries.push(entry);
        },
        clone: () => cloneTo(constructStack()),
        use: (plugin) => {
            plugin.applyToStack(stack);
        },
        remove: (toRemove) => {
            if (typeof toRemove === "string") {
                return removeByName(toRemove);
            }
            else {
                return removeByReference(toRemove);
            }
        },
        removeByTag: (toRemove) => {
            let isRemoved = false;
            const filterCb = (entry) => {
                const { tags, name, aliases: _aliases } = entry;
                if (tags && tags.includes(toRemove)) {
                    const aliases = getAllAliases(name, _aliases);
                    for (const alias of aliases) {
                        entriesNameSet.delete(alias);
                    }
                    isRemoved = true;
                    return false;
                }
                return true;
            };
            absoluteEntries = absoluteEntries.filter(filterCb);
            relativeEntries = relativeEntries.filter(filterCb);
            return isRemoved;
        },
        concat: (from) => {
            const cloned = cloneTo(constructStack());
            cloned.use(from);
            cloned.identifyOnResolve(identifyOnResolve || cloned.identifyOnResolve() || (from.identifyOnResolve?.() ?? false));
            return cloned;
        },
        applyToStack: cloneTo,
        identify: () => {
            return getMiddlewareList(true).map((mw) => {
                const step = mw.step ??
                    mw.relation +
                        " " +
                        mw.toMiddleware;
                return getMiddlewareNameWithAliases(mw.name, mw.aliases) + " - " + step;
            });
        },
        identifyOnResolve(toggle) {
            if (typeof toggle === "boolean") {
                identifyOnResolve = toggle;
            }
            return identifyOnResolve;
        },
        resolve: (handler, context) => {
            for (const middleware of getMiddlewareList()
                .map((entry) => entry.middleware)
                .reverse()) {
                handler = middleware(handler, context);
            }
            if (identifyOnResolve) {
                console.log(stack.identify());
            }
            return handler;
        },
    };
    return stack;
};
const stepWeights = {
    initialize: 5,
    serialize: 4,
    build: 3,
    finalizeRequest: 2,
    deserialize: 1,
};
const priorityWeights = {
    high: 3,
    normal: 2,
    low: 1,
};

const invalidFunction = (message) => () => {
    throw new Error(message);
};

const invalidProvider = (message) => () => Promise.reject(message);

const getCircularReplacer = () => {
    const seen = new WeakSet();
    return (key, value) => {
        if (typeof value === "object" && value !== null) {
            if (seen.has(value)) {
                return "[Circular]";
            }
            seen.add(value);
        }
        return value;
    };
};

const sleep = (seconds) => {
    return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
};

const waiterServiceDefaults = {
    minDelay: 2,
    maxDelay: 120,
};
var WaiterState;
(function (WaiterState) {
    WaiterState["ABORTED"] = "ABORTED";
    WaiterState["FAILURE"] = "FAILURE";
    WaiterState["SUCCESS"] = "SUCCESS";
    WaiterState["RETRY"] = "RETRY";
    WaiterState["TIMEOUT"] = "TIMEOUT";
})(WaiterState || (WaiterState = {}));
const checkExceptions = (result) => {
    if (result.state === WaiterState.ABORTED) {
        const abortError = new Error(`${JSON.stringify({
            ...result,
            reason: "Request was aborted",
        }, getCircularReplacer())}`);
        abortError.name = "AbortError";
        throw abortError;
    }
    else if (result.state === WaiterState.TIMEOUT) {
        const timeoutError = new Error(`${JSON.stringify({
            ...result,
            reason: "Waiter has timed out",
        }, getCircularReplacer())}`);
        timeoutError.name = "TimeoutError";
        throw timeoutError;
    }
    else if (result.state !== WaiterState.SUCCESS) {
        throw new Error(`${JSON.stringify(result, getCircularReplacer())}`);
    }
    return result;
};

const runPolling = async ({ minDelay, maxDelay, maxWaitTime, abortController, client, abortSignal }, input, acceptorChecks) => {
    const observedResponses = {};
    const [minDelayMs, maxDelayMs] = [minDelay * 1000, maxDelay * 1000];
    let currentAttempt = 0;
    const waitUntil = Date.now() + maxWaitTime * 1000;
    const warn403Time = Date.now() + 60_000;
    let didWarn403 = false;
    while (true) {
        if (currentAttempt > 0) {
            const delayMs = exponentialBackoffWithJitter(minDelayMs, maxDelayMs, currentAttempt, waitUntil);
            if (abortController?.signal?.aborted || abortSignal?.aborted) {
                const message = "AbortController signal aborted.";
                observedResponses[message] |= 0;
                observedResponses[message] += 1;
                return { state: WaiterState.ABORTED, observedResponses };
            }
            if (Date.now() + delayMs > waitUntil) {
                return { state: WaiterState.TIMEOUT, observedResponses };
            }
            await sleep(delayMs / 1_000);
        }
        const { state, reason } = await acceptorChecks(client, input);
        if (reason) {
            const message = createMessageFromResponse(reason);
            observedResponses[message] |= 0;
            observedResponses[message] += 1;
        }
        if (state !== WaiterState.RETRY) {
            return { state, reason, final: reason, observedResponses };
        }
        currentAttempt += 1;
        if (!didWarn403 && Date.now() >= warn403Time) {
            checkWarn403(observedResponses, client);
            didWarn403 = true;
        }
    }
};
const checkWarn403 = (observedResponses = {}, client) => {
    const orderedErrors = Object.keys(observedResponses);
    let count403 = 0;
    for (const response of orderedErrors) {
        const n = observedResponses[response] | 0;
        if (response.startsWith("403:")) {
            count403 += n;
        }
    }
    const clientLogger = client?.config?.logger;
    const warningLogger = typeof clientLogger?.warn === "function" && !clientLogger.constructor?.name?.includes?.("NoOpLogger")
        ? clientLogger
        : console;
    if (count403 >= 3 || orderedErrors[orderedErrors.length - 1]?.startsWith("403:")) {
        warningLogger.warn(`@smithy/util-waiter WARN - 403 status code encountered during waiter polling.`);
    }
};
const createMessageFromResponse = (reason) => {
    const status = reason?.$response?.statusCode ?? reason?.$metadata?.httpStatusCode;
    if (reason?.$responseBodyText) {
        return `${status ? status + ": " : ""}Deserialization error for body: ${reason.$responseBodyText}`;
    }
    if (status) {
        if (reason?.$response || reason?.message) {
            return `${status ?? "Unknown"}: ${reason?.message}`;
        }
        return `${status}: OK`;
    }
    return String(reason?.message ?? JSON.stringify(reason, getCircularReplacer()) ?? "Unknown");
};
const exponentialBackoffWithJitter = (minDelayMs, maxDelayMs, attempt, waitUntil) => {
    const attemptCountCeiling = Math.log(maxDelayMs / minDelayMs) / Math.log(2) + 1;
    if (attempt > attemptCountCeiling) {
        return maxDelayMs;
    }
    const delay = minDelayMs * 2 ** (attempt - 1);
    const capped = Math.min(delay, maxDelayMs);
    const waitFor = randomInRange(minDelayMs, capped);
    if (Date.now() + waitFor > waitUntil) {
        const timeRemaining = waitUntil - Date.now();
        return Math.max(0, timeRemaining - 500);
    }
    return waitFor;
};
const randomInRange = (min, max) => min + Math.random() * (max - min);

const validateWaiterOptions = (options) => {
    if (options.maxWaitTime <= 0) {
        throw new Error(`WaiterConfiguration.maxWaitTime must be greater than 0`);
    }
    else if (options.minDelay <= 0) {
        throw new Error(`WaiterConfiguration.minDelay must be greater than 0`);
    }
    else if (options.maxDelay <= 0) {
        throw new Error(`WaiterConfiguration.maxDelay must be greater than 0`);
    }
    else if (options.maxWaitTime <= options.minDelay) {
        throw new Error(`WaiterConfiguration.maxWaitTime [${options.maxWaitTime}] must be greater than WaiterConfiguration.minDelay [${options.minDelay}] for this waiter`);
    }
    else if (options.maxDelay < options.minDelay) {
        throw new Error(`WaiterConfiguration.maxDelay [${options.maxDelay}] must be greater than WaiterConfiguration.minDelay [${options.minDelay}] for this waiter`);
    }
};

const abortTimeout = (abortSignal) => {
    let onAbort;
    const promise = new Promise((resolve) => {
        onAbort = () => resolve({ state: WaiterState.ABORTED });
        if (typeof abortSignal.addEventListener === "function") {
            abortSignal.addEventListener("abort", onAbort);
        }
        else {
            abortSignal.onabort = onAbort;
        }
    });
    return {
        clearListener() {
            if (typeof abortSignal.removeEventListener === "function") {
                abortSignal.removeEventListener("abort", onAbort);
            }
        },
        aborted: promise,
    };
};
const createWaiter = async (options, input, acceptorChecks) => {
    const params = {
        ...waiterServiceDefaults,
        ...options,
    };
    validateWaiterOptions(params);
    const exitConditions = [runPolling(params, input, acceptorChecks)];
    const finalize = [];
    if (options.abortSignal) {
        const { aborted, clearListener } = abortTimeout(options.abortSignal);
        finalize.push(clearListener);
        exitConditions.push(aborted);
    }
    if (options.abortController?.signal) {
        const { aborted, clearListener } = abortTimeout(options.abortController.signal);
        finalize.push(clearListener);
        exitConditions.push(aborted);
    }
    return Promise.race(exitConditions).then((result) => {
        for (const fn of finalize) {
            fn();
        }
        return result;
    });
};

class Client {
    config;
    middlewareStack = constructStack();
    initConfig;
    handlers;
    constructor(config) {
        this.config = config;
        const { protocol, protocolSettings } = config;
        if (protocolSettings) {
            if (typeof protocol === "function") {
                config.protocol = new protocol(protocolSettings);
            }
        }
    }
    send(command, optionsOrCb, cb) {
        const options = typeof optionsOrCb !== "function" ? optionsOrCb : undefined;
        const callback = typeof optionsOrCb === "function" ? optionsOrCb : cb;
        const useHandlerCache = options === undefined && this.config.cacheMiddleware === true;
        let handler;
        if (useHandlerCache) {
            if (!this.handlers) {
                this.handlers = new WeakMap();
            }
            const handlers = this.handlers;
            if (handlers.has(command.constructor)) {
                handler = handlers.get(command.constructor);
            }
            else {
                handler = command.resolveMiddleware(this.middlewareStack, this.config, options);
                handlers.set(command.constructor, handler);
            }
        }
        else {
            delete this.handlers;
            handler = command.resolveMiddleware(this.middlewareStack, this.config, options);
        }
        if (callback) {
            handler(command)
                .then((result) => callback(null, result.output), (err) => callback(err))
                .catch(() => { });
        }
        else {
            return handler(command).then((result) => result.output);
        }
    }
    destroy() {
        this.config?.requestHandler?.destroy?.();
        delete this.handlers;
    }
}

const SENSITIVE_STRING$1 = "***SensitiveInformation***";
function schemaLogFilter(schema, data) {
    if (data == null) {
        return data;
    }
    const ns = NormalizedSchema.of(schema);
    if (ns.getMergedTraits().sensitive) {
        return SENSITIVE_STRING$1;
    }
    if (ns.isListSchema()) {
        const valueSchema = ns.getValueSchema();
        if (valueSchema.getMergedTraits().sensitive) {
            return SENSITIVE_STRING$1;
        }
        if (Array.isArray(data)) {
            return data.map((value) => schemaLogFilter(valueSchema, value));
        }
    }
    else if (ns.isMapSchema()) {
        const valueSchema = ns.getValueSchema();
        if (ns.getKeySchema().getMergedTraits().sensitive || valueSchema.getMergedTraits().sensitive) {
            return SENSITIVE_STRING$1;
        }
        if (typeof data === "object") {
            return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, schemaLogFilter(valueSchema, value)]));
        }
    }
    else if (ns.isStructSchema() && typeof data === "object") {
        const object = data;
        const newObject = {};
        for (const [member, memberNs] of ns.structIterator()) {
            if (object[member] != null) {
                newObject[member] = schemaLogFilter(memberNs, object[member]);
            }
        }
        return newObject;
    }
    return data;
}

const operationEventStreamMarker = Symbol.for("@smithy/op-event-stream");
class Command {
    middlewareStack = constructStack();
    schema;
    static classBuilder() {
        return new ClassBuilder();
    }
    resolveMiddlewareWithContext(clientStack, configuration, options, { middlewareFn, clientName, commandName, inputFilterSensitiveLog, outputFilterSensitiveLog, smithyContext, additionalContext, CommandCtor, }) {
        for (const mw of middlewareFn.bind(this)(CommandCtor, clientStack, configuration, options)) {
            this.middlewareStack.use(mw);
        }
        const stack = clientStack.concat(this.middlewareStack);
        const { logger } = configuration;
        const additionalSmithyContext = additionalContext[SMITHY_CONTEXT_KEY];
        const handlerExecutionContext = {
            logger,
            clientName,
            commandName,
            inputFilterSensitiveLog,
            outputFilterSensitiveLog,
            ...additionalContext,
            [SMITHY_CONTEXT_KEY]: {
                ...additionalSmithyContext,
                commandInstance: this,
                ...smithyContext,
                ...(options?.metricsRecorder === undefined ? {} : { metricsRecorder: options.metricsRecorder }),
                ...(options?.abortSignal === undefined ? {} : { abortSignal: options.abortSignal }),
            },
        };
        const { requestHandler } = configuration;
        let requestOptions = options ?? {};
        if (requestOptions.metricsRecorder) {
            requestOptions = { ...requestOptions };
            delete requestOptions.metricsRecorder;
        }
        let isEventStream;
        const schema = this.schema;
        const marker = schema?.[operationEventStreamMarker];
        if (marker !== undefined) {
            isEventStream = marker;
        }
        else if (schema) {
            if (Array.isArray(schema) && schema[0] === 9) {
                const [, , , , input$, output$] = schema;
                isEventStream = schema[operationEventStreamMarker] = Boolean(NormalizedSchema.of(input$).getEventStreamMember() || NormalizedSchema.of(output$).getEventStreamMember());
            }
        }
        if (isEventStream) {
            requestOptions = {
                isEventStream,
                ...requestOptions,
            };
        }
        return stack.resolve((request) => requestHandler.handle(request.request, requestOptions), handlerExecutionContext);
    }
}
class ClassBuilder {
    _init = () => { };
    _ep = {};
    _middlewareFn = () => [];
    _commandName = "";
    _clientName = "";
    _additionalContext = {};
    _smithyContext = {};
    _inputFilterSensitiveLog = undefined;
    _outputFilterSensitiveLog = undefined;
    _serializer = null;
    _deserializer = null;
    _operationSchema;
    init(cb) {
        this._init = cb;
    }
    ep(endpointParameterInstructions) {
        this._ep = endpointParameterInstructions;
        return this;
    }
    m(middlewareSupplier) {
        this._middlewareFn = middlewareSupplier;
        return this;
    }
    s(service, operation, smithyContext = {}) {
        this._smithyContext = {
            service,
            operation,
            ...smithyContext,
        };
        return this;
    }
    c(additionalContext = {}) {
        this._additionalContext = additionalContext;
        return this;
    }
    n(clientName, commandName) {
        this._clientName = clientName;
        this._commandName = commandName;
        return this;
    }
    f(inputFilter = (_) => _, outputFilter = (_) => _) {
        this._inputFilterSensitiveLog = inputFilter;
        this._outputFilterSensitiveLog = outputFilter;
        return this;
    }
    ser(serializer) {
        this._serializer = serializer;
        return this;
    }
    de(deserializer) {
        this._deserializer = deserializer;
        return this;
    }
    sc(operation) {
        this._operationSchema = operation;
        this._smithyContext.operationSchema = operation;
        return this;
    }
    build() {
        const closure = this;
        let CommandRef;
        return (CommandRef = class extends Command {
            input;
            static getEndpointParameterInstructions() {
                return closure._ep;
            }
            constructor(...[input]) {
                super();
                this.input = input ?? {};
                closure._init(this);
                this.schema = closure._operationSchema;
            }
            resolveMiddleware(stack, configuration, options) {
                const op = closure._operationSchema;
                const input = op?.[4] ?? op?.input;
                const output = op?.[5] ?? op?.output;
                return this.resolveMiddlewareWithContext(stack, configuration, options, {
                    CommandCtor: CommandRef,
                    middlewareFn: closure._middlewareFn,
                    clientName: closure._clientName,
                    commandName: closure._commandName,
                    inputFilterSensitiveLog: closure._inputFilterSensitiveLog ?? (op ? schemaLogFilter.bind(null, input) : (_) => _),
                    outputFilterSensitiveLog: closure._outputFilterSensitiveLog ?? (op ? schemaLogFilter.bind(null, output) : (_) => _),
                    smithyContext: closure._smithyContext,
                    additionalContext: closure._additionalContext,
                });
            }
            serialize = closure._serializer;
            deserialize = closure._deserializer;
        });
    }
}

const SENSITIVE_STRING = "***SensitiveInformation***";

const createAggregatedClient = (commands, Client, options) => {
    for (const [command, CommandCtor] of Object.entries(commands)) {
        const methodImpl = async function (args, optionsOrCb, cb) {
            const command = new CommandCtor(args);
            if (typeof optionsOrCb === "function") {
                this.send(command, optionsOrCb);
            }
            else if (typeof cb === "function") {
                if (typeof optionsOrCb !== "object") {
                    throw new Error(`Expected http options but got ${typeof optionsOrCb}`);
                }
                this.send(command, optionsOrCb || {}, cb);
            }
            else {
                return this.send(command, optionsOrCb);
            }
        };
        const methodName = (command[0].toLowerCase() + command.slice(1)).replace(/Command$/, "");
        Client.prototype[methodName] = methodImpl;
    }
    const { paginators = {}, waiters = {} } = options ?? {};
    for (const [paginatorName, paginatorFn] of Object.entries(paginators)) {
        if (Client.prototype[paginatorName] === void 0) {
            Client.prototype[paginatorName] = function (commandInput = {}, paginationConfiguration, ...rest) {
                return paginatorFn({
                    ...paginationConfiguration,
                    client: this,
                }, commandInput, ...rest);
            };
        }
    }
    for (const [waiterName, waiterFn] of Object.entries(waiters)) {
        if (Client.prototype[waiterName] === void 0) {
            Client.prototype[waiterName] = async function (commandInput = {}, waiterConfiguration, ...rest) {
                let config = waiterConfiguration;
                if (typeof waiterConfiguration === "number") {
                    config = {
                        maxWaitTime: waiterConfiguration,
                    };
                }
                return waiterFn({
                    ...config,
                    client: this,
                }, commandInput, ...rest);
            };
        }
    }
};

class ServiceException extends Error {
    static shapeId = "smithy.ts.sdk.synthetic.nonamespace.client#ServiceException";
    $fault;
    $response;
    $retryable;
    $metadata;
    constructor(options) {
        super(options.message);
        Object.setPrototypeOf(this, Object.getPrototypeOf(this).constructor.prototype);
        this.name = options.name;
        this.$fault = options.$fault;
        this.$metadata = options.$metadata;
    }
    static isInstance(value) {
        if (!value) {
            return false;
        }
        const candidate = value;
        return (ServiceException.prototype.isPrototypeOf(candidate) ||
            (Boolean(candidate.$fault) &&
                Boolean(candidate.$metadata) &&
                (candidate.$fault === "client" || candidate.$fault === "server")));
    }
    static [Symbol.hasInstance](instance) {
        if (!instance) {
            return false;
        }
        const candidate = instance;
        if (this === ServiceException) {
            return ServiceException.isInstance(instance);
        }
        if (ServiceException.isInstance(instance)) {
            if (this.prototype.isPrototypeOf(instance)) {
                return true;
            }
            const targetId = Object.prototype.hasOwnProperty.call(this, "shapeId")
                ? this.shapeId
                : undefined;
            let candidateHasShapeId = false;
            if (targetId) {
                let proto = Object.getPrototypeOf(candidate);
                while (proto && proto !== Object.prototype) {
                    const ctor = proto.constructor;
                    const candidateId = ctor !== ServiceException && Object.prototype.hasOwnProperty.call(ctor, "shapeId")
                        ? ctor?.shapeId
                        : undefined;
                    if (candidateId) {
                        candidateHasShapeId = true;
                        if (candidateId === targetId) {
                            return true;
                        }
                    }
                    proto = Object.getPrototypeOf(proto);
                }
            }
            if (targetId && candidateHasShapeId) {
                return false;
            }
            const targetName = this.name;
            if (targetName && targetName.length >= 6) {
                if (candidate.name === targetName) {
                    return true;
                }
                let proto = Object.getPrototypeOf(candidate);
                while (proto && proto !== Object.prototype) {
                    const ctorName = proto.constructor?.name;
                    if (ctorName && ctorName !== "Error" && ctorName === targetName) {
                        return true;
                    }
                    proto = Object.getPrototypeOf(proto);
                }
            }
        }
        return false;
    }
}
const decorateServiceException = (exception, additions = {}) => {
    Object.entries(additions)
        .filter(([, v]) => v !== undefined)
        .forEach(([k, v]) => {
        if (exception[k] == undefined || exception[k] === "") {
            exception[k] = v;
        }
    });
    const message = exception.message || exception.Message || "UnknownError";
    exception.message = message;
    delete exception.Message;
    return exception;
};

const throwDefaultError = ({ output, parsedBody, exceptionCtor, errorCode }) => {
    const $metadata = deserializeMetadata(output);
    const statusCode = $metadata.httpStatusCode ? $metadata.httpStatusCode + "" : undefined;
    const response = new exceptionCtor({
        name: parsedBody?.code || parsedBody?.Code || errorCode || statusCode || "UnknownError",
        $fault: "client",
        $metadata,
    });
    throw decorateServiceException(response, parsedBody);
};
const withBaseException = (ExceptionCtor) => {
    return ({ output, parsedBody, errorCode }) => {
        throwDefaultError({ output, parsedBody, exceptionCtor: ExceptionCtor, errorCode });
    };
};
const deserializeMetadata = (output) => ({
    httpStatusCode: output.statusCode,
    requestId: output.headers["x-amzn-requestid"] ?? output.headers["x-amzn-request-id"] ?? output.headers["x-amz-request-id"],
    extendedRequestId: output.headers["x-amz-id-2"],
    cfId: output.headers["x-amz-cf-id"],
});

const loadConfigsForDefaultMode = (mode) => {
    switch (mode) {
        case "standard":
            return {
                retryMode: "standard",
                connectionTimeout: 3100,
            };
        case "in-region":
            return {
                retryMode: "standard",
                connectionTimeout: 1100,
            };
        case "cross-region":
            return {
                retryMode: "standard",
                connectionTimeout: 3100,
            };
        case "mobile":
            return {
                retryMode: "standard",
                connectionTimeout: 30000,
            };
        default:
            return {};
    }
};

let warningEmitted = false;
const emitWarningIfUnsupportedVersion = (version) => {
    if (version && !warningEmitted && parseInt(version.substring(1, version.indexOf("."))) < 16) {
        warningEmitted = true;
    }
};

const knownAlgorithms = Object.values(AlgorithmId);
const getChecksumConfiguration = (runtimeConfig) => {
    const checksumAlgorithms = [];
    for (const id in AlgorithmId) {
        if (!hasOwn(AlgorithmId, id)) {
            continue;
        }
        const algorithmId = AlgorithmId[id];
        if (runtimeConfig[algorithmId] === undefined) {
            continue;
        }
        checksumAlgorithms.push({
            algorithmId: () => algorithmId,
            checksumConstructor: () => runtimeConfig[algorithmId],
        });
    }
    for (const [id, ChecksumCtor] of Object.entries(runtimeConfig.checksumAlgorithms ?? {})) {
        checksumAlgorithms.push({
            algorithmId: () => id,
            checksumConstructor: () => ChecksumCtor,
        });
    }
    return {
        addChecksumAlgorithm(algo) {
            runtimeConfig.checksumAlgorithms = runtimeConfig.checksumAlgorithms ?? {};
            const id = algo.algorithmId();
            const ctor = algo.checksumConstructor();
            if (knownAlgorithms.includes(id)) {
                runtimeConfig.checksumAlgorithms[id.toUpperCase()] = ctor;
            }
            else {
                runtimeConfig.checksumAlgorithms[id] = ctor;
            }
            checksumAlgorithms.push(algo);
        },
        checksumAlgorithms() {
            return checksumAlgorithms;
        },
    };
};
const resolveChecksumRuntimeConfig = (clientConfig) => {
    const runtimeConfig = {};
    clientConfig.checksumAlgorithms().forEach((checksumAlgorithm) => {
        const id = checksumAlgorithm.algorithmId();
        if (knownAlgorithms.includes(id)) {
            runtimeConfig[id] = checksumAlgorithm.checksumConstructor();
        }
    });
    return runtimeConfig;
};

const getRetryConfiguration = (runtimeConfig) => {
    return {
        setRetryStrategy(retryStrategy) {
            runtimeConfig.retryStrategy = retryStrategy;
        },
        retryStrategy() {
            return runtimeConfig.retryStrategy;
        },
    };
};
const resolveRetryRuntimeConfig = (retryStrategyConfiguration) => {
    const runtimeConfig = {};
    runtimeConfig.retryStrategy = retryStrategyConfiguration.retryStrategy();
    return runtimeConfig;
};

const getDefaultExtensionConfiguration = (runtimeConfig) => {
    return Object.assign(getChecksumConfiguration(runtimeConfig), getRetryConfiguration(runtimeConfig));
};
const getDefaultClientConfiguration = getDefaultExtensionConfiguration;
const resolveDefaultRuntimeConfig = (config) => {
    return Object.assign(resolveChecksumRuntimeConfig(config), resolveRetryRuntimeConfig(config));
};

const getArrayIfSingleItem = (mayBeArray) => Array.isArray(mayBeArray) ? mayBeArray : [mayBeArray];

const getValueFromTextNode = (obj) => {
    const textNodeName = "#text";
    for (const key in obj) {
        if (!hasOwn(obj, key)) {
            continue;
        }
        if (obj[key][textNodeName] !== undefined) {
            obj[key] = obj[key][textNodeName];
        }
        else if (typeof obj[key] === "object" && obj[key] !== null) {
            obj[key] = getValueFromTextNode(obj[key]);
        }
    }
    return obj;
};

const isSerializableHeaderValue = (value) => {
    return value != null;
};

class NoOpLogger {
    trace() { }
    debug() { }
    info() { }
    warn() { }
    error() { }
}

function map(arg0, arg1, arg2) {
    let target;
    let filter;
    let instructions;
    if (typeof arg1 === "undefined" && typeof arg2 === "undefined") {
        target = {};
        instructions = arg0;
    }
    else {
        target = arg0;
        if (typeof arg1 === "function") {
            filter = arg1;
            instructions = arg2;
            return mapWithFilter(target, filter, instructions);
        }
        else {
            instructions = arg1;
        }
    }
    for (const key in instructions) {
        if (!hasOwn(instructions, key)) {
            continue;
        }
        if (!Array.isArray(instructions[key])) {
            target[key] = instructions[key];
            continue;
        }
        applyInstruction(target, null, instructions, key);
    }
    return target;
}
const convertMap = (target) => {
    const output = {};
    for (const [k, v] of Object.entries(target || {})) {
        output[k] = [, v];
    }
    return output;
};
const take = (source, instructions) => {
    const out = {};
    for (const key in instructions) {
        if (!hasOwn(instructions, key)) {
            continue;
        }
        applyInstruction(out, source, instructions, key);
    }
    return out;
};
const mapWithFilter = (target, filter, instructions) => {
    return map(target, Object.entries(instructions).reduce((_instructions, [key, value]) => {
        if (Array.isArray(value)) {
            _instructions[key] = value;
        }
        else {
            if (typeof value === "function") {
                _instructions[key] = [filter, value()];
            }
            else {
                _instructions[key] = [filter, value];
            }
        }
        return _instructions;
    }, {}));
};
const applyInstruction = (target, source, instructions, targetKey) => {
    if (source !== null) {
        let instruction = instructions[targetKey];
        if (typeof instruction === "function") {
            instruction = [, instruction];
        }
        const [filter = nonNullish, valueFn = pass, sourceKey = targetKey] = instruction;
        if ((typeof filter === "function" && filter(source[sourceKey])) || (typeof filter !== "function" && !!filter)) {
            target[targetKey] = valueFn(source[sourceKey]);
        }
        return;
    }
    let [filter, value] = instructions[targetKey];
    if (typeof value === "function") {
        let _value;
        const defaultFilterPassed = filter === undefined && (_value = value()) != null;
        const customFilterPassed = (typeof filter === "function" && !!filter(void 0)) || (typeof filter !== "function" && !!filter);
        if (defaultFilterPassed) {
            target[targetKey] = _value;
        }
        else if (customFilterPassed) {
            target[targetKey] = value();
        }
    }
    else {
        const defaultFilterPassed = filter === undefined && value != null;
        const customFilterPassed = (typeof filter === "function" && !!filter(value)) || (typeof filter !== "function" && !!filter);
        if (defaultFilterPassed || customFilterPassed) {
            target[targetKey] = value;
        }
    }
};
const nonNullish = (_) => _ != null;
const pass = (_) => _;

const serializeFloat = (value) => {
    if (value !== value) {
        return "NaN";
    }
    switch (value) {
        case Infinity:
            return "Infinity";
        case -Infinity:
            return "-Infinity";
        default:
            return value;
    }
};
const serializeDateTime = (date) => date.toISOString().replace(".000Z", "Z");

const _json = (obj) => {
    if (obj == null) {
        return {};
    }
    if (Array.isArray(obj)) {
        return obj.filter((_) => _ != null).map(_json);
    }
    if (typeof obj === "object") {
        const target = {};
        for (const key in obj) {
            if (!hasOwn(obj, key)) {
                continue;
            }
            if (obj[key] == null) {
                continue;
            }
            target[key] = _json(obj[key]);
        }
        return target;
    }
    return obj;
};

function makeBuilder(common, service, name, ep) {
    return function makeCommand(added, plugins, op, $, smithyContext = {}) {
        const epMerged = Object.assign({}, common, added);
        return Command.classBuilder()
            .ep(epMerged)
            .m(function (CommandCtor, clientStack, config, options) {
            const list = plugins.call(this, CommandCtor, clientStack, config, options);
            list.unshift(ep(config, CommandCtor.getEndpointParameterInstructions()));
            return list;
        })
            .s(service, op, smithyContext)
            .n(name, op.charAt(0).toUpperCase() + op.slice(1) + "Command")
            .sc($)
            .build();
    };
}

exports.Client = Client;
exports.Command = Command;
exports.NoOpLogger = NoOpLogger;
exports.SENSITIVE_STRING = SENSITIVE_STRING;
exports.ServiceException = ServiceException;
exports.WaiterState = WaiterState;
exports._json = _json;
exports.checkExceptions = checkExceptions;
exports.constructStack = constructStack;
exports.convertMap = convertMap;
exports.createAggregatedClient = createAggregatedClient;
exports.createWaiter = createWaiter;
exports.decorateServiceException = decorateServiceException;
exports.emitWarningIfUnsupportedVersion = emitWarningIfUnsupportedVersion;
exports.getArrayIfSingleItem = getArrayIfSingleItem;
exports.getChecksumConfiguration = getChecksumConfiguration;
exports.getDefaultClientConfiguration = getDefaultClientConfiguration;
exports.getDefaultExtensionConfiguration = getDefaultExtensionConfiguration;
exports.getRetryConfiguration = getRetryConfiguration;
exports.getValueFromTextNode = getValueFromTextNode;
exports.invalidFunction = invalidFunction;
exports.invalidProvider = invalidProvider;
exports.isSerializableHeaderValue = isSerializableHeaderValue;
exports.loadConfigsForDefaultMode = loadConfigsForDefaultMode;
exports.makeBuilder = makeBuilder;
exports.map = map;
exports.resolveChecksumRuntimeConfig = resolveChecksumRuntimeConfig;
exports.resolveDefaultRuntimeConfig = resolveDefaultRuntimeConfig;
exports.resolveRetryRuntimeConfig = resolveRetryRuntimeConfig;
exports.schemaLogFilter = schemaLogFilter;
exports.serializeDateTime = serializeDateTime;
exports.serializeFloat = serializeFloat;
exports.take = take;
exports.throwDefaultError = throwDefaultError;
exports.waiterServiceDefaults = waiterServiceDefaults;
exports.withBaseException = withBaseException;


/***/ }),

/***/ 7291:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const { homedir } = __nccwpck_require__(8161);
const { sep, join } = __nccwpck_require__(6760);
const { createHash } = __nccwpck_require__(7598);
const { readFile: readFile$1 } = __nccwpck_require__(1455);
const { IniSectionType } = __nccwpck_require__(690);
const { normalizeProvider } = __nccwpck_require__(2658);
const { isValidHostLabel } = __nccwpck_require__(4534);

class ProviderError extends Error {
    name = "ProviderError";
    tryNextLink;
    constructor(message, options = true) {
        let logger;
        let tryNextLink = true;
        if (typeof options === "boolean") {
            logger = undefined;
            tryNextLink = options;
        }
        else if (options != null && typeof options === "object") {
            logger = options.logger;
            tryNextLink = options.tryNextLink ?? true;
        }
        super(message);
        this.tryNextLink = tryNextLink;
        Object.setPrototypeOf(this, ProviderError.prototype);
        logger?.debug?.(`@smithy/property-provider ${tryNextLink ? "->" : "(!)"} ${message}`);
    }
    static from(error, options = true) {
        return Object.assign(new this(error.message, options), error);
    }
}

class CredentialsProviderError extends ProviderError {
    name = "CredentialsProviderError";
    constructor(message, options = true) {
        super(message, options);
        Object.setPrototypeOf(this, CredentialsProviderError.prototype);
    }
}

class TokenProviderError extends ProviderError {
    name = "TokenProviderError";
    constructor(message, options = true) {
        super(message, options);
        Object.setPrototypeOf(this, TokenProviderError.prototype);
    }
}

const chain = (...providers) => async () => {
    if (providers.length === 0) {
        throw new ProviderError("No providers in chain");
    }
    let lastProviderError;
    for (const provider of providers) {
        try {
            const credentials = await provider();
            return credentials;
        }
        catch (err) {
            lastProviderError = err;
            if (err?.tryNextLink) {
                continue;
            }
            throw err;
        }
    }
    throw lastProviderError;
};

const fromValue = (staticValue) => () => Promise.resolve(staticValue);

const memoize = (provider, isExpired, requiresRefresh) => {
    let resolved;
    let pending;
    let hasResult;
    let isConstant = false;
    const coalesceProvider = async () => {
        if (!pending) {
            pending = provider();
        }
        try {
            resolved = await pending;
            hasResult = true;
            isConstant = false;
        }
        finally {
            pending = undefined;
        }
        return resolved;
    };
    if (isExpired === undefined) {
        return async (options) => {
            if (!hasResult || options?.forceRefresh) {
                resolved = await coalesceProvider();
            }
            return resolved;
        };
    }
    return async (options) => {
        if (!hasResult || options?.forceRefresh) {
            resolved = await coalesceProvider();
        }
        if (isConstant) {
            return resolved;
        }
        if (requiresRefresh && !requiresRefresh(resolved)) {
            isConstant = true;
            return resolved;
        }
        if (isExpired(resolved)) {
            await coalesceProvider();
            return resolved;
        }
        return resolved;
    };
};

const booleanSelector = (obj, key, type) => {
    if (!(key in obj)) {
        return undefined;
    }
    if (obj[key] === "true") {
        return true;
    }
    if (obj[key] === "false") {
        return false;
    }
    throw new Error(`Cannot load ${type} "${key}". Expected "true" or "false", got ${obj[key]}.`);
};

const numberSelector = (obj, key, type) => {
    if (!(key in obj)) {
        return undefined;
    }
    const numberValue = parseInt(obj[key], 10);
    if (Number.isNaN(numberValue)) {
        throw new TypeError(`Cannot load ${type} '${key}'. Expected number, got '${obj[key]}'.`);
    }
    return numberValue;
};

var SelectorType;
(function (SelectorType) {
    SelectorType["ENV"] = "env";
    SelectorType["CONFIG"] = "shared config entry";
})(SelectorType || (SelectorType = {}));

const homeDirCache = {};
const getHomeDirCacheKey = () => {
    if (process && process.geteuid) {
        return `${process.geteuid()}`;
    }
    return "DEFAULT";
};
const getHomeDir = () => {
    const { HOME, USERPROFILE, HOMEPATH, HOMEDRIVE = `C:${sep}` } = process.env;
    if (HOME) {
        return HOME;
    }
    if (USERPROFILE) {
        return USERPROFILE;
    }
    if (HOMEPATH) {
        return `${HOMEDRIVE}${HOMEPATH}`;
    }
    const homeDirCacheKey = getHomeDirCacheKey();
    if (!homeDirCache[homeDirCacheKey]) {
        homeDirCache[homeDirCacheKey] = homedir();
    }
    return homeDirCache[homeDirCacheKey];
};

const ENV_PROFILE = "AWS_PROFILE";
const DEFAULT_PROFILE = "default";
const getProfileName = (init) => init.profile || process.env[ENV_PROFILE] || DEFAULT_PROFILE;

const getSSOTokenFilepath = (id) => {
    const hasher = createHash("sha1");
    const cacheName = hasher.update(id).digest("hex");
    return join(getHomeDir(), ".aws", "sso", "cache", `${cacheName}.json`);
};

const tokenIntercept = {};
const getSSOTokenFromFile = async (id) => {
    if (tokenIntercept[id]) {
        return tokenIntercept[id];
    }
    const ssoTokenFilepath = getSSOTokenFilepath(id);
    const ssoTokenText = await readFile$1(ssoTokenFilepath, "utf8");
    return JSON.parse(ssoTokenText);
};

const CONFIG_PREFIX_SEPARATOR = ".";

const getConfigData = (data) => Object.entries(data)
    .filter(([key]) => {
    const indexOfSeparator = key.indexOf(CONFIG_PREFIX_SEPARATOR);
    if (indexOfSeparator === -1) {
        return false;
    }
    return Object.values(IniSectionType).includes(key.substring(0, indexOfSeparator));
})
    .reduce((acc, [key, value]) => {
    const indexOfSeparator = key.indexOf(CONFIG_PREFIX_SEPARATOR);
    const updatedKey = key.substring(0, indexOfSeparator) === IniSectionType.PROFILE ? key.substring(indexOfSeparator + 1) : key;
    acc[updatedKey] = value;
    return acc;
}, {
    ...(data.default && { default: data.default }),
});

const ENV_CONFIG_PATH = "AWS_CONFIG_FILE";
const getConfigFilepath = () => process.env[ENV_CONFIG_PATH] || join(getHomeDir(), ".aws", "config");

const ENV_CREDENTIALS_PATH = "AWS_SHARED_CREDENTIALS_FILE";
const getCredentialsFilepath = () => process.env[ENV_CREDENTIALS_PATH] || join(getHomeDir(), ".aws", "credentials");

const prefixKeyRegex = /^([\w-]+)\s(["'])?([\w-@+.%:/]+)\2$/;
const profileNameBlockList = ["__proto__", "profile __proto__"];
const parseIni = (iniData) => {
    const map = {};
    let currentSection;
    let currentSubSection;
    for (const iniLine of iniData.split(/\r?\n/)) {
        const trimmedLine = iniLine.split(/(^|\s)[;#]/)[0].trim();
        const isSection = trimmedLine[0] === "[" && trimmedLine[trimmedLine.length - 1] === "]";
        if (isSection) {
            currentSection = undefined;
            currentSubSection = undefined;
            const sectionName = trimmedLine.substring(1, trimmedLine.length - 1);
            const matches = prefixKeyRegex.exec(sectionName);
            if (matches) {
                const [, prefix, , name] = matches;
                if (Object.values(IniSectionType).includes(prefix)) {
                    currentSection = [prefix, name].join(CONFIG_PREFIX_SEPARATOR);
                }
            }
            else {
                currentSection = sectionName;
            }
            if (profileNameBlockList.includes(sectionName)) {
                throw new Error(`Found invalid profile name "${sectionName}"`);
            }
        }
        else if (currentSection) {
            const indexOfEqualsSign = trimmedLine.indexOf("=");
            if (![0, -1].includes(indexOfEqualsSign)) {
                const [name, value] = [
                    trimmedLine.substring(0, indexOfEqualsSign).trim(),
                    trimmedLine.substring(indexOfEqualsSign + 1).trim(),
                ];
                if (value === "") {
                    currentSubSection = name;
                }
                else {
                    if (currentSubSection && iniLine.trimStart() === iniLine) {
                        currentSubSection = undefined;
                    }
                    map[currentSection] = map[currentSection] || {};
                    const key = currentSubSection ? [currentSubSection, name].join(CONFIG_PREFIX_SEPARATOR) : name;
                    map[currentSection][key] = value;
                }
            }
        }
    }
    return map;
};

const filePromises = {};
const fileIntercept = {};
const readFile = (path, options) => {
    if (fileIntercept[path] !== undefined) {
        return fileIntercept[path];
    }
    if (!filePromises[path] || options?.ignoreCache) {
        filePromises[path] = readFile$1(path, "utf8");
    }
    return filePromises[path];
};

const swallowError$1 = () => ({});
const loadSharedConfigFiles = async (init = {}) => {
    const { filepath = getCredentialsFilepath(), configFilepath = getConfigFilepath() } = init;
    const homeDir = getHomeDir();
    const relativeHomeDirPrefix = "~/";
    let resolvedFilepath = filepath;
    if (filepath.startsWith(relativeHomeDirPrefix)) {
        resolvedFilepath = join(homeDir, filepath.slice(2));
    }
    let resolvedConfigFilepath = configFilepath;
    if (configFilepath.startsWith(relativeHomeDirPrefix)) {
        resolvedConfigFilepath = join(homeDir, configFilepath.slice(2));
    }
    const parsedFiles = await Promise.all([
        readFile(resolvedConfigFilepath, {
            ignoreCache: init.ignoreCache,
        })
            .then(parseIni)
            .then(getConfigData)
            .catch(swallowError$1),
        readFile(resolvedFilepath, {
            ignoreCache: init.ignoreCache,
        })
            .then(parseIni)
            .catch(swallowError$1),
    ]);
    return {
        configFile: parsedFiles[0],
        credentialsFile: parsedFiles[1],
    };
};

const getSsoSessionData = (data) => Object.entries(data)
    .filter(([key]) => key.startsWith(IniSectionType.SSO_SESSION + CONFIG_PREFIX_SEPARATOR))
    .reduce((acc, [key, value]) => ({ ...acc, [key.substring(key.indexOf(CONFIG_PREFIX_SEPARATOR) + 1)]: value }), {});

const swallowError = () => ({});
const loadSsoSessionData = async (init = {}) => readFile(init.configFilepath ?? getConfigFilepath())
    .then(parseIni)
    .then(getSsoSessionData)
    .catch(swallowError);

const mergeConfigFiles = (...files) => {
    const merged = {};
    for (const file of files) {
        for (const [key, values] of Object.entries(file)) {
            if (merged[key] !== undefined) {
                Object.assign(merged[key], values);
            }
            else {
                merged[key] = values;
            }
        }
    }
    return merged;
};

const parseKnownFiles = async (init) => {
    const parsedFiles = await loadSharedConfigFiles(init);
    return mergeConfigFiles(parsedFiles.configFile, parsedFiles.credentialsFile);
};

const externalDataInterceptor = {
    getFileRecord() {
        return fileIntercept;
    },
    interceptFile(path, contents) {
        fileIntercept[path] = Promise.resolve(contents);
    },
    getTokenRecord() {
        return tokenIntercept;
    },
    interceptToken(id, contents) {
        tokenIntercept[id] = contents;
    },
};

function getSelectorName(functionString) {
    try {
        const constants = new Set(Array.from(functionString.match(/([A-Z_]){3,}/g) ?? []));
        constants.delete("CONFIG");
        constants.delete("CONFIG_PREFIX_SEPARATOR");
        constants.delete("ENV");
        return [...constants].join(", ");
    }
    catch (ignored) {
        return functionString;
    }
}

const fromEnv = (envVarSelector, options) => async () => {
    try {
        const config = envVarSelector(process.env, options);
        if (config === undefined) {
            throw new Error();
        }
        return config;
    }
    catch (e) {
        throw new CredentialsProviderError(e.message || `Not found in ENV: ${getSelectorName(envVarSelector.toString())}`, { logger: options?.logger });
    }
};

const fromSharedConfigFiles = (configSelector, { preferredFile = "config", ...init } = {}) => async () => {
    const profile = getProfileName(init);
    const { configFile, credentialsFile } = await loadSharedConfigFiles(init);
    const profileFromCredentials = credentialsFile[profile] || {};
    const profileFromConfig = configFile[profile] || {};
    const mergedProfile = preferredFile === "config"
        ? { ...profileFromCredentials, ...profileFromConfig }
        : { ...profileFromConfig, ...profileFromCredentials };
    try {
        const cfgFile = preferredFile === "config" ? configFile : credentialsFile;
        const configValue = configSelector(mergedProfile, cfgFile);
        if (configValue === undefined) {
            throw new Error();
        }
        return configValue;
    }
    catch (e) {
        throw new CredentialsProviderError(e.message || `Not found in config files w/ profile [${profile}]: ${getSelectorName(configSelector.toString())}`, { logger: init.logger });
    }
};

const isFunction = (func) => typeof func === "function";
const fromStatic = (defaultValue) => isFunction(defaultValue) ? async () => await defaultValue() : fromValue(defaultValue);

const loadConfig = ({ environmentVariableSelector, configFileSelector, default: defaultValue }, configuration = {}) => {
    const { signingName, logger } = configuration;
    const envOptions = { signingName, logger };
    return memoize(chain(fromEnv(environmentVariableSelector, envOptions), fromSharedConfigFiles(configFileSelector, configuration), fromStatic(defaultValue)));
};

const ENV_USE_DUALSTACK_ENDPOINT = "AWS_USE_DUALSTACK_ENDPOINT";
const CONFIG_USE_DUALSTACK_ENDPOINT = "use_dualstack_endpoint";
const DEFAULT_USE_DUALSTACK_ENDPOINT = false;
const NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS = {
    environmentVariableSelector: (env) => booleanSelector(env, ENV_USE_DUALSTACK_ENDPOINT, SelectorType.ENV),
    configFileSelector: (profile) => booleanSelector(profile, CONFIG_USE_DUALSTACK_ENDPOINT, SelectorType.CONFIG),
    default: false,
};
const nodeDualstackConfigSelectors = {
    environmentVariableSelector: (env) => booleanSelector(env, ENV_USE_DUALSTACK_ENDPOINT, SelectorType.ENV),
    configFileSelector: (profile) => booleanSelector(profile, CONFIG_USE_DUALSTACK_ENDPOINT, SelectorType.CONFIG),
    default: undefined,
};

const ENV_USE_FIPS_ENDPOINT = "AWS_USE_FIPS_ENDPOINT";
const CONFIG_USE_FIPS_ENDPOINT = "use_fips_endpoint";
const DEFAULT_USE_FIPS_ENDPOINT = false;
const NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS = {
    environmentVariableSelector: (env) => booleanSelector(env, ENV_USE_FIPS_ENDPOINT, SelectorType.ENV),
    configFileSelector: (profile) => booleanSelector(profile, CONFIG_USE_FIPS_ENDPOINT, SelectorType.CONFIG),
    default: false,
};
const nodeFipsConfigSelectors = {
    environmentVariableSelector: (env) => booleanSelector(env, ENV_USE_FIPS_ENDPOINT, SelectorType.ENV),
    configFileSelector: (profile) => booleanSelector(profile, CONFIG_USE_FIPS_ENDPOINT, SelectorType.CONFIG),
    default: undefined,
};

const resolveCustomEndpointsConfig = (input) => {
    const { tls, endpoint, urlParser, useDualstackEndpoint } = input;
    return Object.assign(input, {
        tls: tls ?? true,
        endpoint: normalizeProvider(typeof endpoint === "string" ? urlParser(endpoint) : endpoint),
        isCustomEndpoint: true,
        useDualstackEndpoint: normalizeProvider(useDualstackEndpoint ?? false),
    });
};

const getEndpointFromRegion = async (input) => {
    const { tls = true } = input;
    const region = await input.region();
    const dnsHostRegex = new RegExp(/^([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]{0,61}[a-zA-Z0-9])$/);
    if (!dnsHostRegex.test(region)) {
        throw new Error("Invalid region in client config");
    }
    const useDualstackEndpoint = await input.useDualstackEndpoint();
    const useFipsEndpoint = await input.useFipsEndpoint();
    const { hostname } = (await input.regionInfoProvider(region, { useDualstackEndpoint, useFipsEndpoint })) ?? {};
    if (!hostname) {
        throw new Error("Cannot resolve hostname from client config");
    }
    return input.urlParser(`${tls ? "https:" : "http:"}//${hostname}`);
};

const resolveEndpointsConfig = (input) => {
    const useDualstackEndpoint = normalizeProvider(input.useDualstackEndpoint ?? false);
    const { endpoint, useFipsEndpoint, urlParser, tls } = input;
    return Object.assign(input, {
        tls: tls ?? true,
        endpoint: endpoint
            ? normalizeProvider(typeof endpoint === "string" ? urlParser(endpoint) : endpoint)
            : () => getEndpointFromRegion({ ...input, useDualstackEndpoint, useFipsEndpoint }),
        isCustomEndpoint: !!endpoint,
        useDualstackEndpoint,
    });
};

const AWS_EXECUTION_ENV = "AWS_EXECUTION_ENV";
const AWS_REGION_ENV = "AWS_REGION";
const AWS_DEFAULT_REGION_ENV = "AWS_DEFAULT_REGION";
const ENV_IMDS_DISABLED = "AWS_EC2_METADATA_DISABLED";
const DEFAULTS_MODE_OPTIONS = ["in-region", "cross-region", "mobile", "standard", "legacy"];
const IMDS_REGION_PATH = "/latest/meta-data/placement/region";
const IMDS_TOKEN_PATH = "/latest/api/token";
const X_AWS_EC2_METADATA_TOKEN = "x-aws-ec2-metadata-token";
const X_AWS_EC2_METADATA_TOKEN_TTL = "x-aws-ec2-metadata-token-ttl-seconds";

const TIMEOUT_MS = 1000;
const NEG_CACHE_TTL_MS = 60_000;
let negativeCacheUntil = 0;
const getInstanceMetadataRegion = async () => {
    if (process.env[ENV_IMDS_DISABLED]) {
        return undefined;
    }
    if (Date.now() < negativeCacheUntil) {
        return undefined;
    }
    try {
        const endpoint = resolveImdsEndpoint();
        const token = (await imdsRequest({
            ...endpoint,
            path: IMDS_TOKEN_PATH,
            method: "PUT",
            headers: {
                [X_AWS_EC2_METADATA_TOKEN_TTL]: "21600",
            },
        })).toString();
        const region = (await imdsRequest({
            ...endpoint,
            path: IMDS_REGION_PATH,
            method: "GET",
            headers: {
                [X_AWS_EC2_METADATA_TOKEN]: token,
            },
        }))
            .toString()
            .trim();
        return region || cacheNegativeAndReturnUndefined();
    }
    catch {
        return cacheNegativeAndReturnUndefined();
    }
};
const cacheNegativeAndReturnUndefined = () => {
    negativeCacheUntil = Date.now() + NEG_CACHE_TTL_MS;
    return undefined;
};
const resolveImdsEndpoint = () => {
    const envEndpoint = process.env.AWS_EC2_METADATA_SERVICE_ENDPOINT;
    if (envEndpoint) {
        const url = new URL(envEndpoint);
        return {
            hostname: url.hostname.replace(/^\[(.+)]$/, "$1"),
            port: url.port ? Number(url.port) : undefined,
        };
    }
    if (process.env.AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE === "IPv6") {
        return { hostname: "fd00:ec2::254" };
    }
    return { hostname: "169.254.169.254" };
};
const imdsRequest = async (options) => {
    const { request } = __nccwpck_require__(7067);
    return new Promise((resolve, reject) => {
        const req = request({
            hostname: options.hostname,
            port: options.port,
            path: options.path,
            method: options.method,
            headers: options.headers,
            timeout: TIMEOUT_MS,
            signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        req.on("error", (err) => {
            reject(err);
            req.destroy();
        });
        req.on("timeout", () => {
            reject(new Error("TimeoutError from instance metadata service"));
            req.destroy();
        });
        req.on("response", (res) => {
            const { statusCode = 400 } = res;
            if (statusCode < 200 || statusCode >= 300) {
                reject(Object.assign(new Error("Error response received from instance metadata service"), { statusCode }));
                req.destroy();
                return;
            }
            const chunks = [];
            res.on("data", (chunk) => chunks.push(chunk));
            res.on("end", () => {
                resolve(Buffer.concat(chunks));
                req.destroy();
            });
        });
        req.end();
    });
};

const REGION_ENV_NAME = "AWS_REGION";
const REGION_INI_NAME = "region";
const NODE_REGION_CONFIG_OPTIONS = {
    environmentVariableSelector: (env) => env[REGION_ENV_NAME],
    configFileSelector: (profile) => profile[REGION_INI_NAME],
    default: async () => {
        const region = await getInstanceMetadataRegion();
        if (region) {
            return region;
        }
        throw new Error("Region is missing");
    },
};
const NODE_REGION_CONFIG_FILE_OPTIONS = {
    preferredFile: "credentials",
};

const validRegions = new Set();
const checkRegion = (region, check = isValidHostLabel) => {
    if (!validRegions.has(region) && !check(region)) {
        if (region === "*") {
            console.warn(`@smithy/config-resolver WARN - Please use the caller region instead of "*". See "sigv4a" in https://github.com/aws/aws-sdk-js-v3/blob/main/supplemental-docs/CLIENTS.md.`);
        }
        else {
            throw new Error(`Region not accepted: region="${region}" is not a valid hostname component.`);
        }
    }
    else {
        validRegions.add(region);
    }
};

const isFipsRegion = (region) => typeof region === "string" && (region.startsWith("fips-") || region.endsWith("-fips"));

const getRealRegion = (region) => isFipsRegion(region)
    ? ["fips-aws-global", "aws-fips"].includes(region)
        ? "us-east-1"
        : region.replace(/fips-(dkr-|prod-)?|-fips/, "")
    : region;

const resolveRegionConfig = (input) => {
    const { region, useFipsEndpoint } = input;
    if (!region) {
        throw new Error("Region is missing");
    }
    return Object.assign(input, {
        region: async () => {
            const providedRegion = typeof region === "function" ? await region() : region;
            const realRegion = getRealRegion(providedRegion);
            checkRegion(realRegion);
            return realRegion;
        },
        useFipsEndpoint: async () => {
            const providedRegion = typeof region === "string" ? region : await region();
            if (isFipsRegion(providedRegion)) {
                return true;
            }
            return typeof useFipsEndpoint !== "function" ? Promise.resolve(!!useFipsEndpoint) : useFipsEndpoint();
        },
    });
};

const getHostnameFromVariants = (variants = [], { useFipsEndpoint, useDualstackEndpoint }) => variants.find(({ tags }) => useFipsEndpoint === tags.includes("fips") && useDualstackEndpoint === tags.includes("dualstack"))?.hostname;

const getResolvedHostname = (resolvedRegion, { regionHostname, partitionHostname }) => regionHostname
    ? regionHostname
    : partitionHostname
        ? partitionHostname.replace("{region}", resolvedRegion)
        : undefined;

const getResolvedPartition = (region, { partitionHash }) => Object.keys(partitionHash || {}).find((key) => partitionHash[key].regions.includes(region)) ?? "aws";

const getResolvedSigningRegion = (hostname, { signingRegion, regionRegex, useFipsEndpoint }) => {
    if (signingRegion) {
        return signingRegion;
    }
    else if (useFipsEndpoint) {
        const regionRegexJs = regionRegex.replace("\\\\", "\\").replace(/^\^/g, "\\.").replace(/\$$/g, "\\.");
        const regionRegexmatchArray = hostname.match(regionRegexJs);
        if (regionRegexmatchArray) {
            return regionRegexmatchArray[0].slice(1, -1);
        }
    }
};

const getRegionInfo = (region, { useFipsEndpoint = false, useDualstackEndpoint = false, signingService, regionHash, partitionHash, }) => {
    const partition = getResolvedPartition(region, { partitionHash });
    const resolvedRegion = region in regionHash ? region : (partitionHash[partition]?.endpoint ?? region);
    const hostnameOptions = { useFipsEndpoint, useDualstackEndpoint };
    const regionHostname = getHostnameFromVariants(regionHash[resolvedRegion]?.variants, hostnameOptions);
    const partitionHostname = getHostnameFromVariants(partitionHash[partition]?.variants, hostnameOptions);
    const hostname = getResolvedHostname(resolvedRegion, { regionHostname, partitionHostname });
    if (hostname === undefined) {
        throw new Error(`Endpoint resolution failed for: ${{ resolvedRegion, useFipsEndpoint, useDualstackEndpoint }}`);
    }
    const signingRegion = getResolvedSigningRegion(hostname, {
        signingRegion: regionHash[resolvedRegion]?.signingRegion,
        regionRegex: partitionHash[partition].regionRegex,
        useFipsEndpoint,
    });
    return {
        partition,
        signingService,
        hostname,
        ...(signingRegion && { signingRegion }),
        ...(regionHash[resolvedRegion]?.signingService && {
            signingService: regionHash[resolvedRegion].signingService,
        }),
    };
};

const AWS_DEFAULTS_MODE_ENV = "AWS_DEFAULTS_MODE";
const AWS_DEFAULTS_MODE_CONFIG = "defaults_mode";
const NODE_DEFAULTS_MODE_CONFIG_OPTIONS = {
    environmentVariableSelector: (env) => {
        return env[AWS_DEFAULTS_MODE_ENV];
    },
    configFileSelector: (profile) => {
        return profile[AWS_DEFAULTS_MODE_CONFIG];
    },
    default: "legacy",
};

const resolveDefaultsModeConfig = ({ region = loadConfig(NODE_REGION_CONFIG_OPTIONS), defaultsMode = loadConfig(NODE_DEFAULTS_MODE_CONFIG_OPTIONS), } = {}) => memoize(async () => {
    const mode = typeof defaultsMode === "function" ? await defaultsMode() : defaultsMode;
    switch (mode?.toLowerCase()) {
        case "auto":
            return resolveNodeDefaultsModeAuto(region);
        case "in-region":
        case "cross-region":
        case "mobile":
        case "standard":
        case "legacy":
            return Promise.resolve(mode?.toLocaleLowerCase());
        case undefined:
            return Promise.resolve("legacy");
        default:
            throw new Error(`Invalid parameter for "defaultsMode", expect ${DEFAULTS_MODE_OPTIONS.join(", ")}, got ${mode}`);
    }
});
const resolveNodeDefaultsModeAuto = async (clientRegion) => {
    if (clientRegion) {
        const resolvedRegion = typeof clientRegion === "function" ? await clientRegion() : clientRegion;
        const inferredRegion = await inferPhysicalRegion();
        if (!inferredRegion) {
            return "standard";
        }
        if (resolvedRegion === inferredRegion) {
            return "in-region";
        }
        else {
            return "cross-region";
        }
    }
    return "standard";
};
const inferPhysicalRegion = async () => {
    if (process.env[AWS_EXECUTION_ENV] && (process.env[AWS_REGION_ENV] || process.env[AWS_DEFAULT_REGION_ENV])) {
        return process.env[AWS_REGION_ENV] ?? process.env[AWS_DEFAULT_REGION_ENV];
    }
    return getInstanceMetadataRegion();
};

exports.CONFIG_PREFIX_SEPARATOR = CONFIG_PREFIX_SEPARATOR;
exports.CONFIG_USE_DUALSTACK_ENDPOINT = CONFIG_USE_DUALSTACK_ENDPOINT;
exports.CONFIG_USE_FIPS_ENDPOINT = CONFIG_USE_FIPS_ENDPOINT;
exports.CredentialsProviderError = CredentialsProviderError;
exports.DEFAULT_PROFILE = DEFAULT_PROFILE;
exports.DEFAULT_USE_DUALSTACK_ENDPOINT = DEFAULT_USE_DUALSTACK_ENDPOINT;
exports.DEFAULT_USE_FIPS_ENDPOINT = DEFAULT_USE_FIPS_ENDPOINT;
exports.ENV_PROFILE = ENV_PROFILE;
exports.ENV_USE_DUALSTACK_ENDPOINT = ENV_USE_DUALSTACK_ENDPOINT;
exports.ENV_USE_FIPS_ENDPOINT = ENV_USE_FIPS_ENDPOINT;
exports.NODE_REGION_CONFIG_FILE_OPTIONS = NODE_REGION_CONFIG_FILE_OPTIONS;
exports.NODE_REGION_CONFIG_OPTIONS = NODE_REGION_CONFIG_OPTIONS;
exports.NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS = NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS;
exports.NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS = NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS;
exports.ProviderError = ProviderError;
exports.REGION_ENV_NAME = REGION_ENV_NAME;
exports.REGION_INI_NAME = REGION_INI_NAME;
exports.SelectorType = SelectorType;
exports.TokenProviderError = TokenProviderError;
exports.booleanSelector = booleanSelector;
exports.chain = chain;
exports.externalDataInterceptor = externalDataInterceptor;
exports.fromStatic = fromStatic;
exports.fromValue = fromValue;
exports.getHomeDir = getHomeDir;
exports.getProfileName = getProfileName;
exports.getRegionInfo = getRegionInfo;
exports.getSSOTokenFilepath = getSSOTokenFilepath;
exports.getSSOTokenFromFile = getSSOTokenFromFile;
exports.loadConfig = loadConfig;
exports.loadSharedConfigFiles = loadSharedConfigFiles;
exports.loadSsoSessionData = loadSsoSessionData;
exports.memoize = memoize;
exports.nodeDualstackConfigSelectors = nodeDualstackConfigSelectors;
exports.nodeFipsConfigSelectors = nodeFipsConfigSelectors;
exports.numberSelector = numberSelector;
exports.parseKnownFiles = parseKnownFiles;
exports.readFile = readFile;
exports.resolveCustomEndpointsConfig = resolveCustomEndpointsConfig;
exports.resolveDefaultsModeConfig = resolveDefaultsModeConfig;
exports.resolveEndpointsConfig = resolveEndpointsConfig;
exports.resolveRegionConfig = resolveRegionConfig;


/***/ }),

/***/ 2085:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const { CONFIG_PREFIX_SEPARATOR, booleanSelector, SelectorType, loadConfig } = __nccwpck_require__(7291);
const { toEndpointV1, getSmithyContext, normalizeProvider, isValidHostLabel, hasOwn } = __nccwpck_require__(4534);
exports.isValidHostLabel = isValidHostLabel;
exports.middlewareEndpointToEndpointV1 = toEndpointV1;
exports.toEndpointV1 = toEndpointV1;
const { EndpointURLScheme } = __nccwpck_require__(690);

const ENV_ENDPOINT_URL = "AWS_ENDPOINT_URL";
const CONFIG_ENDPOINT_URL = "endpoint_url";
const getEndpointUrlConfig = (serviceId) => ({
    environmentVariableSelector: (env) => {
        const serviceSuffixParts = serviceId.split(" ").map((w) => w.toUpperCase());
        const serviceEndpointUrl = env[[ENV_ENDPOINT_URL, ...serviceSuffixParts].join("_")];
        if (serviceEndpointUrl) {
            return serviceEndpointUrl;
        }
        const endpointUrl = env[ENV_ENDPOINT_URL];
        if (endpointUrl) {
            return endpointUrl;
        }
        return undefined;
    },
    configFileSelector: (profile, config) => {
        if (profile.services) {
            const servicesSectionKey = ["services", profile.services].join(CONFIG_PREFIX_SEPARATOR);
            if (!config || !config[servicesSectionKey]) {
                throw new Error(`The services section "${profile.services}" specified in the profile is not present in the shared configuration file.`);
            }
            const servicesSection = config[servicesSectionKey];
            const servicePrefixParts = serviceId.split(" ").map((w) => w.toLowerCase());
            const endpointUrl = servicesSection[[servicePrefixParts.join("_"), CONFIG_ENDPOINT_URL].join(CONFIG_PREFIX_SEPARATOR)];
            if (endpointUrl) {
                return endpointUrl;
            }
        }
        const endpointUrl = profile[CONFIG_ENDPOINT_URL];
        if (endpointUrl) {
            return endpointUrl;
        }
        return undefined;
    },
    default: undefined,
});

const ENV_IGNORE_CONFIGURED_ENDPOINT_URLS = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";
const CONFIG_IGNORE_CONFIGURED_ENDPOINT_URLS = "ignore_configured_endpoint_urls";
const ignoreConfiguredEndpointUrlsConfigSelectors = {
    environmentVariableSelector: (env) => booleanSelector(env, ENV_IGNORE_CONFIGURED_ENDPOINT_URLS, SelectorType.ENV),
    configFileSelector: (profile) => booleanSelector(profile, CONFIG_IGNORE_CONFIGURED_ENDPOINT_URLS, SelectorType.CONFIG),
    default: false,
};

const getEndpointFromConfig = async (serviceId) => {
    const ignore = await loadConfig(ignoreConfiguredEndpointUrlsConfigSelectors)();
    if (ignore) {
        return undefined;
    }
    return loadConfig(getEndpointUrlConfig(serviceId ?? ""))();
};

const resolveParamsForS3 = async (endpointParams) => {
    const bucket = endpointParams?.Bucket || "";
    if (typeof endpointParams.Bucket === "string") {
        endpointParams.Bucket = bucket.replace(/#/g, encodeURIComponent("#")).replace(/\?/g, encodeURIComponent("?"));
    }
    if (isArnBucketName(bucket)) {
        if (endpointParams.ForcePathStyle === true) {
            throw new Error("Path-style addressing cannot be used with ARN buckets");
        }
    }
    else if (!isDnsCompatibleBucketName(bucket) ||
        (bucket.indexOf(".") !== -1 && !String(endpointParams.Endpoint).startsWith("http:")) ||
        bucket.toLowerCase() !== bucket ||
        bucket.length < 3) {
        endpointParams.ForcePathStyle = true;
    }
    if (endpointParams.DisableMultiRegionAccessPoints) {
        endpointParams.disableMultiRegionAccessPoints = true;
        endpointParams.DisableMRAP = true;
    }
    return endpointParams;
};
const DOMAIN_PATTERN = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const IP_ADDRESS_PATTERN = /(\d+\.){3}\d+/;
const DOTS_PATTERN = /\.\./;
const isDnsCompatibleBucketName = (bucketName) => DOMAIN_PATTERN.test(bucketName) && !IP_ADDRESS_PATTERN.test(bucketName) && !DOTS_PATTERN.test(bucketName);
const isArnBucketName = (bucketName) => {
    const [arn, partition, service, , , bucket] = bucketName.split(":");
    const isArn = arn === "arn" && bucketName.split(":").length >= 6;
    const isValidArn = Boolean(isArn && partition && service && bucket);
    if (isArn && !isValidArn) {
        throw new Error(`Invalid ARN: ${bucketName} was an invalid ARN.`);
    }
    return isValidArn;
};

const createConfigValueProvider = (configKey, canonicalEndpointParamKey, config, isClientContextParam = false) => {
    const configProvider = async () => {
        let configValue;
        if (isClientContextParam) {
            const clientContextParams = config.clientContextParams;
            const nestedValue = clientContextParams?.[configKey];
            configValue = nestedValue ?? config[configKey] ?? config[canonicalEndpointParamKey];
        }
        else {
            configValue = config[configKey] ?? config[canonicalEndpointParamKey];
        }
        if (typeof configValue === "function") {
            return configValue();
        }
        return configValue;
    };
    if (configKey === "credentialScope" || canonicalEndpointParamKey === "CredentialScope") {
        return async () => {
            const credentials = typeof config.credentials === "function" ? await config.credentials() : config.credentials;
            const configValue = credentials?.credentialScope ?? credentials?.CredentialScope;
            return configValue;
        };
    }
    if (configKey === "accountId" || canonicalEndpointParamKey === "AccountId") {
        return async () => {
            const credentials = typeof config.credentials === "function" ? await config.credentials() : config.credentials;
            const configValue = credentials?.accountId ?? credentials?.AccountId;
            return configValue;
        };
    }
    if (configKey === "endpoint" || canonicalEndpointParamKey === "endpoint") {
        return async () => {
            if (config.isCustomEndpoint === false) {
                return undefined;
            }
            const endpoint = await configProvider();
            if (endpoint && typeof endpoint === "object") {
                if ("url" in endpoint) {
                    return endpoint.url.href;
                }
                if ("hostname" in endpoint) {
                    const { protocol, hostname, port, path } = endpoint;
                    return `${protocol}//${hostname}${port ? ":" + port : ""}${path}`;
                }
            }
            return endpoint;
        };
    }
    return configProvider;
};

function bindGetEndpointFromInstructions(getEndpointFromConfig) {
    return async (commandInput, instructionsSupplier, clientConfig, context) => {
        if (!clientConfig.isCustomEndpoint && !clientConfig.ignoreConfiguredEndpointUrls) {
            let endpointFromConfig;
            if (clientConfig.serviceConfiguredEndpoint) {
                endpointFromConfig = await clientConfig.serviceConfiguredEndpoint();
            }
            else {
                endpointFromConfig = await getEndpointFromConfig(clientConfig.serviceId);
            }
            if (endpointFromConfig) {
                clientConfig.endpoint = () => Promise.resolve(toEndpointV1(endpointFromConfig));
                clientConfig.isCustomEndpoint = true;
                context?.logger?.debug?.(`@smithy/core/endpoints - resolved endpoint from config: ${endpointFromConfig}`);
            }
        }
        const endpointParams = await resolveParams(commandInput, instructionsSupplier, clientConfig);
        if (typeof clientConfig.endpointProvider !== "function") {
            throw new Error("config.endpointProvider is not set.");
        }
        const endpoint = clientConfig.endpointProvider(endpointParams, context);
        if (clientConfig.isCustomEndpoint && clientConfig.endpoint) {
            const customEndpoint = await clientConfig.endpoint();
            if (customEndpoint?.headers) {
                endpoint.headers ??= {};
                for (const [name, value] of Object.entries(customEndpoint.headers)) {
                    endpoint.headers[name] = Array.isArray(value) ? value : [value];
                }
            }
        }
        return endpoint;
    };
}
const resolveParams = async (commandInput, instructionsSupplier, clientConfig) => {
    const endpointParams = {};
    const instructions = instructionsSupplier?.getEndpointParameterInstructions?.() || {};
    for (const [name, instruction] of Object.entries(instructions)) {
        switch (instruction.type) {
            case "staticContextParams":
                endpointParams[name] = instruction.value;
                break;
            case "contextParams":
                endpointParams[name] = commandInput[instruction.name];
                break;
            case "clientContextParams":
            case "builtInParams":
                endpointParams[name] = await createConfigValueProvider(instruction.name, name, clientConfig, instruction.type !== "builtInParams")();
                break;
            case "operationContextParams":
                endpointParams[name] = instruction.get(commandInput);
                break;
            default:
                throw new Error("Unrecognized endpoint parameter instruction: " + JSON.stringify(instruction));
        }
    }
    if (Object.keys(instructions).length === 0) {
        Object.assign(endpointParams, clientConfig);
    }
    if (String(clientConfig.serviceId).toLowerCase() === "s3") {
        await resolveParamsForS3(endpointParams);
    }
    return endpointParams;
};

function setFeature(context, feature, value) {
    if (!context.__smithy_context) {
        context.__smithy_context = { features: {} };
    }
    else if (!context.__smithy_context.features) {
        context.__smithy_context.features = {};
    }
    context.__smithy_context.features[feature] = value;
}
function bindEndpointMiddleware(getEndpointFromConfig) {
    const getEndpointFromInstructions = bindGetEndpointFromInstructions(getEndpointFromConfig);
    return ({ config, instructions, }) => {
        return (next, context) => async (args) => {
            if (config.isCustomEndpoint) {
                setFeature(context, "ENDPOINT_OVERRIDE", "N");
            }
            const endpoint = await getEndpointFromInstructions(args.input, {
                getEndpointParameterInstructions() {
                    return instructions;
                },
            }, { ...config }, context);
            context.endpointV2 = endpoint;
            context.authSchemes = endpoint.properties?.authSchemes;
            const authScheme = context.authSchemes?.[0];
            if (authScheme) {
                context["signing_region"] = authScheme.signingRegion;
                context["signing_service"] = authScheme.signingName;
                const smithyContext = getSmithyContext(context);
                const httpAuthOption = smithyContext?.selectedHttpAuthScheme?.httpAuthOption;
                if (httpAuthOption) {
                    httpAuthOption.signingProperties = Object.assign(httpAuthOption.signingProperties || {}, {
                        signing_region: authScheme.signingRegion,
                        signingRegion: authScheme.signingRegion,
                        signing_service: authScheme.signingName,
                        signingName: authScheme.signingName,
                        signingRegionSet: authScheme.signingRegionSet,
                    }, authScheme.properties);
                }
            }
            return next({
                ...args,
            });
        };
    };
}

const serializerMiddlewareOption = {
    name: "serializerMiddleware"};
const endpointMiddlewareOptions = {
    step: "serialize",
    tags: ["ENDPOINT_PARAMETERS", "ENDPOINT_V2", "ENDPOINT"],
    name: "endpointV2Middleware",
    override: true,
    relation: "before",
    toMiddleware: serializerMiddlewareOption.name,
};
function bindGetEndpointPlugin(getEndpointFromConfig) {
    const endpointMiddleware = bindEndpointMiddleware(getEndpointFromConfig);
    return (config, instructions) => ({
        applyToStack: (clientStack) => {
            clientStack.addRelativeTo(endpointMiddleware({
                config,
                instructions,
            }), endpointMiddlewareOptions);
        },
    });
}

function bindResolveEndpointConfig(getEndpointFromConfig) {
    return (input) => {
        const tls = input.tls ?? true;
        const { endpoint, useDualstackEndpoint, useFipsEndpoint } = input;
        const customEndpointProvider = endpoint != null ? async () => toEndpointV1(await normalizeProvider(endpoint)()) : undefined;
        const isCustomEndpoint = !!endpoint;
        const resolvedConfig = Object.assign(input, {
            endpoint: customEndpointProvider,
            tls,
            isCustomEndpoint,
            useDualstackEndpoint: normalizeProvider(useDualstackEndpoint ?? false),
            useFipsEndpoint: normalizeProvider(useFipsEndpoint ?? false),
            ignoreConfiguredEndpointUrls: !!input.ignoreConfiguredEndpointUrls,
        });
        let configuredEndpointPromise = undefined;
        resolvedConfig.serviceConfiguredEndpoint = async () => {
            if (input.serviceId && !configuredEndpointPromise) {
                configuredEndpointPromise = getEndpointFromConfig(input.serviceId);
            }
            return configuredEndpointPromise;
        };
        return resolvedConfig;
    };
}

class BinaryDecisionDiagram {
    nodes;
    root;
    conditions;
    results;
    constructor(bdd, root, conditions, results) {
        this.nodes = bdd;
        this.root = root;
        this.conditions = conditions;
        this.results = results;
    }
    static from(bdd, root, conditions, results) {
        return new BinaryDecisionDiagram(bdd, root, conditions, results);
    }
}

class EndpointCache {
    capacity;
    data = new Map();
    parameters = [];
    constructor({ size, params }) {
        this.capacity = size ?? 50;
        if (params) {
            this.parameters = params;
        }
    }
    get(endpointParams, resolver) {
        const key = this.hash(endpointParams);
        if (key === false) {
            return resolver();
        }
        if (!this.data.has(key)) {
            if (this.data.size > this.capacity + 10) {
                const keys = this.data.keys();
                let i = 0;
                while (true) {
                    const { value, done } = keys.next();
                    this.data.delete(value);
                    if (done || ++i > 10) {
                        break;
                    }
                }
            }
            this.data.set(key, resolver());
        }
        return this.data.get(key);
    }
    size() {
        return this.data.size;
    }
    hash(endpointParams) {
        let buffer = "";
        const { parameters } = this;
        if (parameters.length === 0) {
            return false;
        }
        for (const param of parameters) {
            const raw = endpointParams[param];
            const val = raw == null ? "\0" : String(raw);
            if (val.includes("|;")) {
                return false;
            }
            buffer += val + "|;";
        }
        return buffer;
    }
}

class EndpointError extends Error {
    constructor(message) {
        super(message);
        this.name = "EndpointError";
    }
}

const debugId = "endpoints";

function toDebugString(input) {
    if (typeof input !== "object" || input == null) {
        return input;
    }
    if ("ref" in input) {
        return `$${toDebugString(input.ref)}`;
    }
    if ("fn" in input) {
        return `${input.fn}(${(input.argv || []).map(toDebugString).join(", ")})`;
    }
    return JSON.stringify(input, null, 2);
}

const customEndpointFunctions = {};

const booleanEquals = (value1, value2) => value1 === value2;

function coalesce(...args) {
    for (const arg of args) {
        if (arg != null) {
            return arg;
        }
    }
    return undefined;
}

const getAttrPathList = (path) => {
    const parts = path.split(".");
    const pathList = [];
    for (const part of parts) {
        const squareBracketIndex = part.indexOf("[");
        if (squareBracketIndex !== -1) {
            if (part.indexOf("]") !== part.length - 1) {
                throw new EndpointError(`Path: '${path}' does not end with ']'`);
            }
            const arrayIndex = part.slice(squareBracketIndex + 1, -1);
            if (Number.isNaN(parseInt(arrayIndex))) {
                throw new EndpointError(`Invalid array index: '${arrayIndex}' in path: '${path}'`);
            }
            if (squareBracketIndex !== 0) {
                pathList.push(part.slice(0, squareBracketIndex));
            }
            pathList.push(arrayIndex);
        }
        else {
            pathList.push(part);
        }
    }
    return pathList;
};

const getAttr = (value, path) => getAttrPathList(path).reduce((acc, index) => {
    if (typeof acc !== "object") {
        throw new EndpointError(`Index '${index}' in '${path}' not found in '${JSON.stringify(value)}'`);
    }
    else if (Array.isArray(acc)) {
        const i = parseInt(index);
        return acc[i < 0 ? acc.length + i : i];
    }
    return acc[index];
}, value);

const isSet = (value) => value != null;

function ite(condition, trueValue, falseValue) {
    return condition ? trueValue : falseValue;
}

const not = (value) => !value;

const IP_V4_REGEX = new RegExp(`^(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)){3}$`);
const isIpAddress = (value) => IP_V4_REGEX.test(value) || (value.startsWith("[") && value.endsWith("]"));

const DEFAULT_PORTS = {
    [EndpointURLScheme.HTTP]: 80,
    [EndpointURLScheme.HTTPS]: 443,
};
const parseURL = (value) => {
    const whatwgURL = (() => {
        try {
            if (value instanceof URL) {
                return value;
            }
            if (typeof value === "object" && "hostname" in value) {
                const { hostname, port, protocol = "", path = "", query = {} } = value;
                const url = new URL(`${protocol}//${hostname}${port ? `:${port}` : ""}${path}`);
                url.search = Object.entries(query)
                    .map(([k, v]) => `${k}=${v}`)
                    .join("&");
                return url;
            }
            return new URL(value);
        }
        catch (ignored) {
            return null;
        }
    })();
    if (!whatwgURL) {
        console.error(`Unable to parse ${JSON.stringify(value)} as a whatwg URL.`);
        return null;
    }
    const urlString = whatwgURL.href;
    const { host, hostname, pathname, protocol, search } = whatwgURL;
    if (search) {
        return null;
    }
    const scheme = protocol.slice(0, -1);
    if (!Object.values(EndpointURLScheme).includes(scheme)) {
        return null;
    }
    const isIp = isIpAddress(hostname);
    const inputContainsDefaultPort = urlString.includes(`${host}:${DEFAULT_PORTS[scheme]}`) ||
        (typeof value === "string" && value.includes(`${host}:${DEFAULT_PORTS[scheme]}`));
    const authority = `${host}${inputContainsDefaultPort ? `:${DEFAULT_PORTS[scheme]}` : ``}`;
    return {
        scheme,
        authority,
        path: pathname,
        normalizedPath: pathname.endsWith("/") ? pathname : `${pathname}/`,
        isIp,
    };
};

function split(value, delimiter, limit) {
    if (limit === 1) {
        return [value];
    }
    if (value === "") {
        return [""];
    }
    const parts = value.split(delimiter);
    if (limit === 0) {
        return parts;
    }
    return parts.slice(0, limit - 1).concat(parts.slice(1).join(delimiter));
}

const stringEquals = (value1, value2) => value1 === value2;

const substring = (input, start, stop, reverse) => {
    if (input == null || start >= stop || input.length < stop || /[^\u0000-\u007f]/.test(input)) {
        return null;
    }
    if (!reverse) {
        return input.substring(start, stop);
    }
    return input.substring(input.length - stop, input.length - start);
};

const uriEncode = (value) => encodeURIComponent(value).replace(/[!*'()]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

const endpointFunctions = {
    booleanEquals,
    coalesce,
    getAttr,
    isSet,
    isValidHostLabel,
    ite,
    not,
    parseURL,
    split,
    stringEquals,
    substring,
    uriEncode,
};

const evaluateTemplate = (template, options) => {
    const evaluatedTemplateArr = [];
    const { referenceRecord, endpointParams } = options;
    let currentIndex = 0;
    while (currentIndex < template.length) {
        const openingBraceIndex = template.indexOf("{", currentIndex);
        if (openingBraceIndex === -1) {
            evaluatedTemplateArr.push(template.slice(currentIndex));
            break;
        }
        evaluatedTemplateArr.push(template.slice(currentIndex, openingBraceIndex));
        const closingBraceIndex = template.indexOf("}", openingBraceIndex);
        if (closingBraceIndex === -1) {
            evaluatedTemplateArr.push(template.slice(openingBraceIndex));
            break;
        }
        if (template[openingBraceIndex + 1] === "{" && template[closingBraceIndex + 1] === "}") {
            evaluatedTemplateArr.push(template.slice(openingBraceIndex + 1, closingBraceIndex));
            currentIndex = closingBraceIndex + 2;
        }
        const parameterName = template.substring(openingBraceIndex + 1, closingBraceIndex);
        if (parameterName.includes("#")) {
            const [refName, attrName] = parameterName.split("#");
            evaluatedTemplateArr.push(getAttr((referenceRecord[refName] ?? endpointParams[refName]), attrName));
        }
        else {
            evaluatedTemplateArr.push((referenceRecord[parameterName] ?? endpointParams[parameterName]));
        }
        currentIndex = closingBraceIndex + 1;
    }
    return evaluatedTemplateArr.join("");
};

const getReferenceValue = ({ ref }, options) => {
    return options.referenceRecord[ref] ?? options.endpointParams[ref];
};

const evaluateExpression = (obj, keyName, options) => {
    if (typeof obj === "string") {
        return evaluateTemplate(obj, options);
    }
    else if (obj["fn"]) {
        return group$2.callFunction(obj, options);
    }
    else if (obj["ref"]) {
        return getReferenceValue(obj, options);
    }
    throw new EndpointError(`'${keyName}': ${String(obj)} is not a string, function or reference.`);
};
const callFunction = ({ fn, argv }, options) => {
    const evaluatedArgs = Array(argv.length);
    for (let i = 0; i < evaluatedArgs.length; ++i) {
        const arg = argv[i];
        if (typeof arg === "boolean" || typeof arg === "number") {
            evaluatedArgs[i] = arg;
        }
        else {
            evaluatedArgs[i] = group$2.evaluateExpression(arg, "arg", options);
        }
    }
    const namespaceSeparatorIndex = fn.indexOf(".");
    if (namespaceSeparatorIndex !== -1) {
        const namespaceFunctions = customEndpointFunctions[fn.slice(0, namespaceSeparatorIndex)];
        const customFunction = namespaceFunctions?.[fn.slice(namespaceSeparatorIndex + 1)];
        if (typeof customFunction === "function") {
            return customFunction(...evaluatedArgs);
        }
    }
    const callable = endpointFunctions[fn];
    if (typeof callable === "function") {
        return callable(...evaluatedArgs);
    }
    throw new Error(`function ${fn} not loaded in endpointFunctions.`);
};
const group$2 = {
    evaluateExpression,
    callFunction,
};

const evaluateCondition = (condition, options) => {
    const { assign } = condition;
    if (assign && assign in options.referenceRecord) {
        throw new EndpointError(`'${assign}' is already defined in Reference Record.`);
    }
    const value = callFunction(condition, options);
    options.logger?.debug?.(`${debugId} evaluateCondition: ${toDebugString(condition)} = ${toDebugString(value)}`);
    const result = value === "" ? true : !!value;
    if (assign != null) {
        return { result, toAssign: { name: assign, value } };
    }
    return { result };
};

const getEndpointHeaders = (headers, options) => Object.entries(headers ?? {}).reduce((acc, [headerKey, headerVal]) => {
    acc[headerKey] = headerVal.map((headerValEntry) => {
        const processedExpr = evaluateExpression(headerValEntry, "Header value entry", options);
        if (typeof processedExpr !== "string") {
            throw new EndpointError(`Header '${headerKey}' value '${processedExpr}' is not a string`);
        }
        return processedExpr;
    });
    return acc;
}, {});

const getEndpointProperties = (properties, options) => Object.entries(properties).reduce((acc, [propertyKey, propertyVal]) => {
    acc[propertyKey] = group$1.getEndpointProperty(propertyVal, options);
    return acc;
}, {});
const getEndpointProperty = (property, options) => {
    if (Array.isArray(property)) {
        return property.map((propertyEntry) => getEndpointProperty(propertyEntry, options));
    }
    switch (typeof property) {
        case "string":
            return evaluateTemplate(property, options);
        case "object":
            if (property === null) {
                throw new EndpointError(`Unexpected endpoint property: ${property}`);
            }
            return group$1.getEndpointProperties(property, options);
        case "boolean":
            return property;
        default:
            throw new EndpointError(`Unexpected endpoint property type: ${typeof property}`);
    }
};
const group$1 = {
    getEndpointProperty,
    getEndpointProperties,
};

const getEndpointUrl = (endpointUrl, options) => {
    const expression = evaluateExpression(endpointUrl, "Endpoint URL", options);
    if (typeof expression === "string") {
        try {
            return new URL(expression);
        }
        catch (error) {
            console.error(`Failed to construct URL with ${expression}`, error);
            throw error;
        }
    }
    throw new EndpointError(`Endpoint URL must be a string, got ${typeof expression}`);
};

const RESULT = 100_000_000;
const decideEndpoint = (bdd, options) => {
    const { nodes, root, results, conditions } = bdd;
    let ref = root;
    const referenceRecord = {};
    const closure = {
        referenceRecord,
        endpointParams: options.endpointParams,
        logger: options.logger,
    };
    while (ref !== 1 && ref !== -1 && ref < RESULT) {
        const node_i = 3 * (Math.abs(ref) - 1);
        const [condition_i, highRef, lowRef] = [nodes[node_i], nodes[node_i + 1], nodes[node_i + 2]];
        const [fn, argv, assign] = conditions[condition_i];
        const evaluation = evaluateCondition({ fn, assign, argv }, closure);
        if (evaluation.toAssign) {
            const { name, value } = evaluation.toAssign;
            referenceRecord[name] = value;
        }
        ref = ref >= 0 === evaluation.result ? highRef : lowRef;
    }
    if (ref >= RESULT) {
        const result = results[ref - RESULT];
        if (result[0] === -1) {
            const [, errorExpression] = result;
            throw new EndpointError(evaluateExpression(errorExpression, "Error", closure));
        }
        const [url, properties, headers] = result;
        return {
            url: getEndpointUrl(url, closure),
            properties: getEndpointProperties(properties, closure),
            headers: getEndpointHeaders(headers ?? {}, closure),
        };
    }
    throw new EndpointError(`No matching endpoint.`);
};

const evaluateConditions = (conditions = [], options) => {
    const conditionsReferenceRecord = {};
    const conditionOptions = {
        ...options,
        referenceRecord: { ...options.referenceRecord },
    };
    let didAssign = false;
    for (const condition of conditions) {
        const { result, toAssign } = evaluateCondition(condition, conditionOptions);
        if (!result) {
            return { result };
        }
        if (toAssign) {
            didAssign = true;
            conditionsReferenceRecord[toAssign.name] = toAssign.value;
            conditionOptions.referenceRecord[toAssign.name] = toAssign.value;
            options.logger?.debug?.(`${debugId} assign: ${toAssign.name} := ${toDebugString(toAssign.value)}`);
        }
    }
    if (didAssign) {
        return { result: true, referenceRecord: conditionsReferenceRecord };
    }
    return { result: true };
};

const evaluateEndpointRule = (endpointRule, options) => {
    const { conditions, endpoint } = endpointRule;
    const { result, referenceRecord } = evaluateConditions(conditions, options);
    if (!result) {
        return;
    }
    const endpointRuleOptions = referenceRecord
        ? {
            ...options,
            referenceRecord: { ...options.referenceRecord, ...referenceRecord },
        }
        : options;
    const { url, properties, headers } = endpoint;
    options.logger?.debug?.(`${debugId} Resolving endpoint from template: ${toDebugString(endpoint)}`);
    const endpointToReturn = { url: getEndpointUrl(url, endpointRuleOptions) };
    if (headers != null) {
        endpointToReturn.headers = getEndpointHeaders(headers, endpointRuleOptions);
    }
    if (properties != null) {
        endpointToReturn.properties = getEndpointProperties(properties, endpointRuleOptions);
    }
    return endpointToReturn;
};

const evaluateErrorRule = (errorRule, options) => {
    const { conditions, error } = errorRule;
    const { result, referenceRecord } = evaluateConditions(conditions, options);
    if (!result) {
        return;
    }
    const errorRuleOptions = referenceRecord
        ? {
            ...options,
            referenceRecord: { ...options.referenceRecord, ...referenceRecord },
        }
        : options;
    throw new EndpointError(evaluateExpression(error, "Error", errorRuleOptions));
};

const evaluateRules = (rules, options) => {
    for (const rule of rules) {
        if (rule.type === "endpoint") {
            const endpointOrUndefined = evaluateEndpointRule(rule, options);
            if (endpointOrUndefined) {
                return endpointOrUndefined;
            }
        }
        else if (rule.type === "error") {
            evaluateErrorRule(rule, options);
        }
        else if (rule.type === "tree") {
            const endpointOrUndefined = group.evaluateTreeRule(rule, options);
            if (endpointOrUndefined) {
                return endpointOrUndefined;
            }
        }
        else {
            throw new EndpointError(`Unknown endpoint rule: ${rule}`);
        }
    }
    throw new EndpointError(`Rules evaluation failed`);
};
const evaluateTreeRule = (treeRule, options) => {
    const { conditions, rules } = treeRule;
    const { result, referenceRecord } = evaluateConditions(conditions, options);
    if (!result) {
        return;
    }
    const treeRuleOptions = referenceRecord
        ? { ...options, referenceRecord: { ...options.referenceRecord, ...referenceRecord } }
        : options;
    return group.evaluateRules(rules, treeRuleOptions);
};
const group = {
    evaluateRules,
    evaluateTreeRule,
};

const resolveEndpoint = (ruleSetObject, options) => {
    const { endpointParams, logger } = options;
    const { parameters, rules } = ruleSetObject;
    options.logger?.debug?.(`${debugId} Initial EndpointParams: ${toDebugString(endpointParams)}`);
    for (const paramKey in parameters) {
        if (!hasOwn(parameters, paramKey)) {
            continue;
        }
        const parameter = parameters[paramKey];
        const endpointParam = endpointParams[paramKey];
        if (endpointParam == null && parameter.default != null) {
            endpointParams[paramKey] = parameter.default;
            continue;
        }
        if (parameter.required && endpointParam == null) {
            throw new EndpointError(`Missing required parameter: '${paramKey}'`);
        }
    }
    const endpoint = evaluateRules(rules, { endpointParams, logger, referenceRecord: {} });
    options.logger?.debug?.(`${debugId} Resolved endpoint: ${toDebugString(endpoint)}`);
    return endpoint;
};

const resolveEndpointRequiredConfig = (input) => {
    const { endpoint } = input;
    if (endpoint === undefined) {
        input.endpoint = async () => {
            throw new Error("@smithy/middleware-endpoint: (default endpointRuleSet) endpoint is not set - you must configure an endpoint.");
        };
    }
    return input;
};

const getEndpointFromInstructions = bindGetEndpointFromInstructions(getEndpointFromConfig);
const resolveEndpointConfig = bindResolveEndpointConfig(getEndpointFromConfig);
const endpointMiddleware = bindEndpointMiddleware(getEndpointFromConfig);
const getEndpointPlugin = bindGetEndpointPlugin(getEndpointFromConfig);

exports.BinaryDecisionDiagram = BinaryDecisionDiagram;
exports.EndpointCache = EndpointCache;
exports.EndpointError = EndpointError;
exports.customEndpointFunctions = customEndpointFunctions;
exports.decideEndpoint = decideEndpoint;
exports.endpointMiddleware = endpointMiddleware;
exports.endpointMiddlewareOptions = endpointMiddlewareOptions;
exports.getEndpointFromInstructions = getEndpointFromInstructions;
exports.getEndpointPlugin = getEndpointPlugin;
exports.isIpAddress = isIpAddress;
exports.resolveEndpoint = resolveEndpoint;
exports.resolveEndpointConfig = resolveEndpointConfig;
exports.resolveEndpointRequiredConfig = resolveEndpointRequiredConfig;
exports.resolveParams = resolveParams;


/***/ }),

/***/ 6579:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const { Crc32 } = __nccwpck_require__(9542);
const { hasOwn } = __nccwpck_require__(4534);
const { toHex, fromHex, toUtf8, fromUtf8 } = __nccwpck_require__(2430);
const { Readable } = __nccwpck_require__(7075);
const { TypeRegistry } = __nccwpck_require__(6890);

class Int64 {
    bytes;
    constructor(bytes) {
        this.bytes = bytes;
        if (bytes.byteLength !== 8) {
            throw new Error("Int64 buffers must be exactly 8 bytes");
        }
    }
    static fromNumber(number) {
        if (number > 9_223_372_036_854_775_807 || number < -9223372036854776e3) {
            throw new Error(`${number} is too large (or, if negative, too small) to represent as an Int64`);
        }
        const bytes = new Uint8Array(8);
        for (let i = 7, remaining = Math.abs(Math.round(number)); i > -1 && remaining > 0; i--, remaining /= 256) {
            bytes[i] = remaining;
        }
        if (number < 0) {
            negate(bytes);
        }
        return new Int64(bytes);
    }
    valueOf() {
        const bytes = this.bytes.slice(0);
        const negative = bytes[0] & 0b10000000;
        if (negative) {
            negate(bytes);
        }
        return parseInt(toHex(bytes), 16) * (negative ? -1 : 1);
    }
    toString() {
        return String(this.valueOf());
    }
}
function negate(bytes) {
    for (let i = 0; i < 8; i++) {
        bytes[i] ^= 0xff;
    }
    for (let i = 7; i > -1; i--) {
        bytes[i]++;
        if (bytes[i] !== 0) {
            break;
        }
    }
}

class HeaderMarshaller {
    toUtf8;
    fromUtf8;
    constructor(toUtf8, fromUtf8) {
        this.toUtf8 = toUtf8;
        this.fromUtf8 = fromUtf8;
    }
    format(headers) {
        const chunks = [];
        for (const headerName in headers) {
            if (!hasOwn(headers, headerName)) {
                continue;
            }
            const bytes = this.fromUtf8(headerName);
            if (bytes.byteLength > 255) {
                throw new Error(`@smithy/core/event-streams - header name exceeds 255 bytes: ${bytes.byteLength}`);
            }
            chunks.push(Uint8Array.from([bytes.byteLength]), bytes, this.formatHeaderValue(headers[headerName]));
        }
        const out = new Uint8Array(chunks.reduce((carry, bytes) => carry + bytes.byteLength, 0));
        let position = 0;
        for (const chunk of chunks) {
            out.set(chunk, position);
            position += chunk.byteLength;
        }
        return out;
    }
    formatHeaderValue(header) {
        switch (header.type) {
            case "boolean":
                return Uint8Array.from([header.value ? 0 : 1]);
            case "byte":
                return Uint8Array.from([2, header.value]);
            case "short":
                const shortView = new DataView(new ArrayBuffer(3));
                shortView.setUint8(0, 3);
                shortView.setInt16(1, header.value, false);
                return new Uint8Array(shortView.buffer);
            case "integer":
                const intView = new DataView(new ArrayBuffer(5));
                intView.setUint8(0, 4);
                intView.setInt32(1, header.value, false);
                return new Uint8Array(intView.buffer);
            case "long":
                const longBytes = new Uint8Array(9);
                longBytes[0] = 5;
                longBytes.set(header.value.bytes, 1);
                return longBytes;
            case "binary":
                if (header.value.byteLength > MAX_HEADER_VALUE_BYTES) {
                    throw new Error(`@smithy/core/event-streams - header value (binary) exceeds ${MAX_HEADER_VALUE_BYTES} bytes: ${header.value.byteLength}`);
                }
                const binView = new DataView(new ArrayBuffer(3 + header.value.byteLength));
                binView.setUint8(0, 6);
                binView.setUint16(1, header.value.byteLength, false);
                const binBytes = new Uint8Array(binView.buffer);
                binBytes.set(header.value, 3);
                return binBytes;
            case "string":
                const utf8Bytes = this.fromUtf8(header.value);
                if (utf8Bytes.byteLength > MAX_HEADER_VALUE_BYTES) {
                    throw new Error(`@smithy/core/event-streams - header value (string) exceeds ${MAX_HEADER_VALUE_BYTES} bytes: ${utf8Bytes.byteLength}`);
                }
                const strView = new DataView(new ArrayBuffer(3 + utf8Bytes.byteLength));
                strView.setUint8(0, 7);
                strView.setUint16(1, utf8Bytes.byteLength, false);
                const strBytes = new Uint8Array(strView.buffer);
                strBytes.set(utf8Bytes, 3);
                return strBytes;
            case "timestamp":
                const tsBytes = new Uint8Array(9);
                tsBytes[0] = 8;
                tsBytes.set(Int64.fromNumber(header.value.valueOf()).bytes, 1);
                return tsBytes;
            case "uuid":
                if (!UUID_PATTERN.test(header.value)) {
                    throw new Error(`Invalid UUID received: ${header.value}`);
                }
                const uuidBytes = new Uint8Array(17);
                uuidBytes[0] = 9;
                uuidBytes.set(fromHex(header.value.replace(/-/g, "")), 1);
                return uuidBytes;
        }
    }
    parse(headers) {
        const out = {};
        let position = 0;
        while (position < headers.byteLength) {
            const nameLength = headers.getUint8(position++);
            const name = this.toUtf8(new Uint8Array(headers.buffer, headers.byteOffset + position, nameLength));
            position += nameLength;
            switch (headers.getUint8(position++)) {
                case 0:
                    out[name] = {
                        type: BOOLEAN_TAG,
                        value: true,
                    };
                    break;
                case 1:
                    out[name] = {
                        type: BOOLEAN_TAG,
                        value: false,
                    };
                    break;
                case 2:
                    out[name] = {
                        type: BYTE_TAG,
                        value: headers.getInt8(position++),
                    };
                    break;
                case 3:
                    out[name] = {
                        type: SHORT_TAG,
                        value: headers.getInt16(position, false),
                    };
                    position += 2;
                    break;
                case 4:
                    out[name] = {
                        type: INT_TAG,
                        value: headers.getInt32(position, false),
                    };
                    position += 4;
                    break;
                case 5:
                    out[name] = {
                        type: LONG_TAG,
                        value: new Int64(new Uint8Array(headers.buffer, headers.byteOffset + position, 8)),
                    };
                    position += 8;
                    break;
                case 6:
                    const binaryLength = headers.getUint16(position, false);
                    position += 2;
                    out[name] = {
                        type: BINARY_TAG,
                        value: new Uint8Array(headers.buffer, headers.byteOffset + position, binaryLength),
                    };
                    position += binaryLength;
                    break;
                case 7:
                    const stringLength = headers.getUint16(position, false);
                    position += 2;
                    out[name] = {
                        type: STRING_TAG,
                        value: this.toUtf8(new Uint8Array(headers.buffer, headers.byteOffset + position, stringLength)),
                    };
                    position += stringLength;
                    break;
                case 8:
                    out[name] = {
                        type: TIMESTAMP_TAG,
                        value: new Date(new Int64(new Uint8Array(headers.buffer, headers.byteOffset + position, 8)).valueOf()),
                    };
                    position += 8;
                    break;
                case 9:
                    const uuidBytes = new Uint8Array(headers.buffer, headers.byteOffset + position, 16);
                    position += 16;
                    out[name] = {
                        type: UUID_TAG,
                        value: `${toHex(uuidBytes.subarray(0, 4))}-${toHex(uuidBytes.subarray(4, 6))}-${toHex(uuidBytes.subarray(6, 8))}-${toHex(uuidBytes.subarray(8, 10))}-${toHex(uuidBytes.subarray(10))}`,
                    };
                    break;
                default:
                    throw new Error(`Unrecognized header type tag`);
            }
        }
        return out;
    }
}
var HEADER_VALUE_TYPE;
(function (HEADER_VALUE_TYPE) {
    HEADER_VALUE_TYPE[HEADER_VALUE_TYPE["boolTrue"] = 0] = "boolTrue";
    HEADER_VALUE_TYPE[HEADER_VALUE_TYPE["boolFalse"] = 1] = "boolFalse";
    HEADER_VALUE_TYPE[HEADER_VALUE_TYPE["byte"] = 2] = "byte";
    HEADER_VALUE_TYPE[HEADER_VALUE_TYPE["short"] = 3] = "short";
    HEADER_VALUE_TYPE[HEADER_VALUE_TYPE["integer"] = 4] = "integer";
    HEADER_VALUE_TYPE[HEADER_VALUE_TYPE["long"] = 5] = "long";
    HEADER_VALUE_TYPE[HEADER_VALUE_TYPE["byteArray"] = 6] = "byteArray";
    HEADER_VALUE_TYPE[HEADER_VALUE_TYPE["string"] = 7] = "string";
    HEADER_VALUE_TYPE[HEADER_VALUE_TYPE["timestamp"] = 8] = "timestamp";
    HEADER_VALUE_TYPE[HEADER_VALUE_TYPE["uuid"] = 9] = "uuid";
})(HEADER_VALUE_TYPE || (HEADER_VALUE_TYPE = {}));
const BOOLEAN_TAG = "boolean";
const BYTE_TAG = "byte";
const SHORT_TAG = "short";
const INT_TAG = "integer";
const LONG_TAG = "long";
const BINARY_TAG = "binary";
const STRING_TAG = "string";
const TIMESTAMP_TAG = "timestamp";
const UUID_TAG = "uuid";
const UUID_PATTERN = /^[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$/;
const MAX_HEADER_VALUE_BYTES = 32767;

const PRELUDE_MEMBER_LENGTH = 4;
const PRELUDE_LENGTH = PRELUDE_MEMBER_LENGTH * 2;
const CHECKSUM_LENGTH = 4;
const MINIMUM_MESSAGE_LENGTH = PRELUDE_LENGTH + CHECKSUM_LENGTH * 2;
function splitMessage({ byteLength, byteOffset, buffer }) {
    if (byteLength < MINIMUM_MESSAGE_LENGTH) {
        throw new Error("Provided message too short to accommodate event stream message overhead");
    }
    const view = new DataView(buffer, byteOffset, byteLength);
    const messageLength = view.getUint32(0, false);
    if (byteLength !== messageLength) {
        throw new Error("Reported message length does not match received message length");
    }
    const headerLength = view.getUint32(PRELUDE_MEMBER_LENGTH, false);
    const expectedPreludeChecksum = view.getUint32(PRELUDE_LENGTH, false);
    const expectedMessageChecksum = view.getUint32(byteLength - CHECKSUM_LENGTH, false);
    const checksummer = new Crc32();
    checksummer.update(new Uint8Array(buffer, byteOffset, PRELUDE_LENGTH));
    if (expectedPreludeChecksum !== checksummer.digestSync()) {
        throw new Error(`The prelude checksum specified in the message (${expectedPreludeChecksum}) does not match the calculated CRC32 checksum (${checksummer.digestSync()})`);
    }
    checksummer.update(new Uint8Array(buffer, byteOffset + PRELUDE_LENGTH, byteLength - (PRELUDE_LENGTH + CHECKSUM_LENGTH)));
    if (expectedMessageChecksum !== checksummer.digestSync()) {
        throw new Error(`The message checksum (${checksummer.digestSync()}) did not match the expected value of ${expectedMessageChecksum}`);
    }
    return {
        headers: new DataView(buffer, byteOffset + PRELUDE_LENGTH + CHECKSUM_LENGTH, headerLength),
        body: new Uint8Array(buffer, byteOffset + PRELUDE_LENGTH + CHECKSUM_LENGTH + headerLength, messageLength - headerLength - (PRELUDE_LENGTH + CHECKSUM_LENGTH + CHECKSUM_LENGTH)),
    };
}

class EventStreamCodec {
    headerMarshaller;
    messageBuffer;
    isEndOfStream;
    constructor(toUtf8, fromUtf8) {
        this.headerMarshaller = new HeaderMarshaller(toUtf8, fromUtf8);
        this.messageBuffer = [];
        this.isEndOfStream = false;
    }
    feed(message) {
        this.messageBuffer.push(this.decode(message));
    }
    endOfStream() {
        this.isEndOfStream = true;
    }
    getMessage() {
        const message = this.messageBuffer.pop();
        const isEndOfStream = this.isEndOfStream;
        return {
            getMessage() {
                return message;
            },
            isEndOfStream() {
                return isEndOfStream;
            },
        };
    }
    getAvailableMessages() {
        const messages = this.messageBuffer;
        this.messageBuffer = [];
        const isEndOfStream = this.isEndOfStream;
        return {
            getMessages() {
                return messages;
            },
            isEndOfStream() {
                return isEndOfStream;
            },
        };
    }
    encode({ headers: rawHeaders, body }) {
        const headers = this.headerMarshaller.format(rawHeaders);
        const length = headers.byteLength + body.byteLength + 16;
        const out = new Uint8Array(length);
        const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
        const checksum = new Crc32();
        view.setUint32(0, length, false);
        view.setUint32(4, headers.byteLength, false);
        checksum.update(out.subarray(0, 8));
        view.setUint32(8, checksum.digestSync(), false);
        out.set(headers, 12);
        out.set(body, headers.byteLength + 12);
        checksum.update(out.subarray(8, length - 4));
        view.setUint32(length - 4, checksum.digestSync(), false);
        return out;
    }
    decode(message) {
        const { headers, body } = splitMessage(message);
        return { headers: this.headerMarshaller.parse(headers), body };
    }
    formatHeaders(rawHeaders) {
        return this.headerMarshaller.format(rawHeaders);
    }
}

class MessageDecoderStream {
    options;
    constructor(options) {
        this.options = options;
    }
    [Symbol.asyncIterator]() {
        return this.asyncIterator();
    }
    async *asyncIterator() {
        for await (const bytes of this.options.inputStream) {
            const decoded = this.options.decoder.decode(bytes);
            yield decoded;
        }
    }
}

class MessageEncoderStream {
    options;
    constructor(options) {
        this.options = options;
    }
    [Symbol.asyncIterator]() {
        return this.asyncIterator();
    }
    async *asyncIterator() {
        for await (const msg of this.options.messageStream) {
            const encoded = this.options.encoder.encode(msg);
            yield encoded;
        }
        if (this.options.includeEndFrame) {
            yield new Uint8Array(0);
        }
    }
}

class SmithyMessageDecoderStream {
    options;
    constructor(options) {
        this.options = options;
    }
    [Symbol.asyncIterator]() {
        return this.asyncIterator();
    }
    async *asyncIterator() {
        for await (const message of this.options.messageStream) {
            const deserialized = await this.options.deserializer(message);
            if (deserialized === undefined) {
                continue;
            }
            yield deserialized;
        }
    }
}

class SmithyMessageEncoderStream {
    options;
    constructor(options) {
        this.options = options;
    }
    [Symbol.asyncIterator]() {
        return this.asyncIterator();
    }
    async *asyncIterator() {
        for await (const chunk of this.options.inputStream) {
            const payloadBuf = this.options.serializer(chunk);
            yield payloadBuf;
        }
    }
}

function getChunkedStream(source) {
    let currentMessageTotalLength = 0;
    let currentMessagePendingLength = 0;
    let currentMessage = null;
    let messageLengthBuffer = null;
    const allocateMessage = (size) => {
        if (typeof size !== "number") {
            throw new Error("Attempted to allocate an event message where size was not a number: " + size);
        }
        currentMessageTotalLength = size;
        currentMessagePendingLength = 4;
        currentMessage = new Uint8Array(size);
        const currentMessageView = new DataView(currentMessage.buffer);
        currentMessageView.setUint32(0, size, false);
    };
    const iterator = async function* () {
        const sourceIterator = source[Symbol.asyncIterator]();
        while (true) {
            const { value, done } = await sourceIterator.next();
            if (done) {
                if (!currentMessageTotalLength) {
                    return;
                }
                else if (currentMessageTotalLength === currentMessagePendingLength) {
                    yield currentMessage;
                }
                else {
                    throw new Error("Truncated event message received.");
                }
                return;
            }
            const chunkLength = value.length;
            let currentOffset = 0;
            while (currentOffset < chunkLength) {
                if (!currentMessage) {
                    const bytesRemaining = chunkLength - currentOffset;
                    if (!messageLengthBuffer) {
                        messageLengthBuffer = new Uint8Array(4);
                    }
                    const numBytesForTotal = Math.min(4 - currentMessagePendingLength, bytesRemaining);
                    messageLengthBuffer.set(value.slice(currentOffset, currentOffset + numBytesForTotal), currentMessagePendingLength);
                    currentMessagePendingLength += numBytesForTotal;
                    currentOffset += numBytesForTotal;
                    if (currentMessagePendingLength < 4) {
                        break;
                    }
                    allocateMessage(new DataView(messageLengthBuffer.buffer).getUint32(0, false));
                    messageLengthBuffer = null;
                }
                const numBytesToWrite = Math.min(currentMessageTotalLength - currentMessagePendingLength, chunkLength - currentOffset);
                currentMessage.set(value.slice(currentOffset, currentOffset + numBytesToWrite), currentMessagePendingLength);
                currentMessagePendingLength += numBytesToWrite;
                currentOffset += numBytesToWrite;
                if (currentMessageTotalLength && currentMessageTotalLength === currentMessagePendingLength) {
                    yield currentMessage;
                    currentMessage = null;
                    currentMessageTotalLength = 0;
                    currentMessagePendingLength = 0;
                }
            }
        }
    };
    return {
        [Symbol.asyncIterator]: iterator,
    };
}

function getUnmarshalledStream(source, options) {
    const messageUnmarshaller = getMessageUnmarshaller(options.deserializer, options.toUtf8);
    return {
        [Symbol.asyncIterator]: async function* () {
            for await (const chunk of source) {
                const message = options.eventStreamCodec.decode(chunk);
                const type = await messageUnmarshaller(message);
                if (type === undefined) {
                    continue;
                }
                yield type;
            }
        },
    };
}
function getMessageUnmarshaller(deserializer, toUtf8) {
    return async function (message) {
        const { value: messageType } = message.headers[":message-type"];
        if (messageType === "error") {
            const unmodeledError = new Error(message.headers[":error-message"].value || "UnknownError");
            unmodeledError.name = message.headers[":error-code"].value;
            throw unmodeledError;
        }
        else if (messageType === "exception") {
            const code = message.headers[":exception-type"].value;
            const exception = { [code]: message };
            const deserializedException = await deserializer(exception);
            if (deserializedException.$unknown) {
                const error = new Error(toUtf8(message.body));
                error.name = code;
                throw error;
            }
            throw deserializedException[code];
        }
        else if (messageType === "event") {
            const event = {
                [message.headers[":event-type"].value]: message,
            };
            const deserialized = await deserializer(event);
            if (deserialized.$unknown) {
                return;
            }
            return deserialized;
        }
        else {
            throw Error(`Unrecognizable event type: ${message.headers[":event-type"].value}`);
        }
    };
}

let EventStreamMarshaller$1 = class EventStreamMarshaller {
    eventStreamCodec;
    utfEncoder;
    constructor({ utf8Encoder, utf8Decoder }) {
        this.eventStreamCodec = new EventStreamCodec(utf8Encoder, utf8Decoder);
        this.utfEncoder = utf8Encoder;
    }
    deserialize(body, deserializer) {
        const inputStream = getChunkedStream(body);
        return new SmithyMessageDecoderStream({
            messageStream: new MessageDecoderStream({ inputStream, decoder: this.eventStreamCodec }),
            deserializer: getMessageUnmarshaller(deserializer, this.utfEncoder),
        });
    }
    serialize(inputStream, serializer) {
        return new MessageEncoderStream({
            messageStream: new SmithyMessageEncoderStream({ inputStream, serializer }),
            encoder: this.eventStreamCodec,
            includeEndFrame: true,
        });
    }
};
const eventStreamSerdeProvider$1 = (options) => new EventStreamMarshaller$1(options);

class EventStreamMarshaller {
    universalMarshaller;
    constructor({ utf8Encoder, utf8Decoder }) {
        this.universalMarshaller = new EventStreamMarshaller$1({
            utf8Decoder,
            utf8Encoder,
        });
    }
    deserialize(body, deserializer) {
        const bodyIterable = typeof body[Symbol.asyncIterator] === "function" ? body : readableToIterable(body);
        return this.universalMarshaller.deserialize(bodyIterable, deserializer);
    }
    serialize(input, serializer) {
        return Readable.from(this.universalMarshaller.serialize(input, serializer));
    }
}
const eventStreamSerdeProvider = (options) => new EventStreamMarshaller(options);
async function* readableToIterable(readStream) {
    let streamEnded = false;
    let generationEnded = false;
    const records = new Array();
    readStream.on("error", (err) => {
        if (!streamEnded) {
            streamEnded = true;
        }
        if (err) {
            throw err;
        }
    });
    readStream.on("data", (data) => {
        records.push(data);
    });
    readStream.on("end", () => {
        streamEnded = true;
    });
    while (!generationEnded) {
        const value = await new Promise((resolve) => setTimeout(() => resolve(records.shift()), 0));
        if (value) {
            yield value;
        }
        generationEnded = streamEnded && records.length === 0;
    }
}

const readableStreamToIterable = (readableStream) => ({
    [Symbol.asyncIterator]: async function* () {
        const reader = readableStream.getReader();
        try {
            while (true) {
                const { done, value } = await reader.read();
                if (done) {
                    return;
                }
                yield value;
            }
        }
        finally {
            reader.releaseLock();
        }
    },
});
const iterableToReadableStream = (asyncIterable) => {
    const iterator = asyncIterable[Symbol.asyncIterator]();
    return new ReadableStream({
        async pull(controller) {
            const { done, value } = await iterator.next();
            if (done) {
                return controller.close();
            }
            controller.enqueue(value);
        },
    });
};

const resolveEventStreamSerdeConfig = (input) => Object.assign(input, {
    eventStreamMarshaller: input.eventStreamSerdeProvider(input),
});

class EventStreamSerde {
    marshaller;
    serializer;
    deserializer;
    serdeContext;
    defaultContentType;
    compositeErrorRegistry;
    constructor({ marshaller, serializer, deserializer, serdeContext, defaultContentType, compositeErrorRegistry, }) {
        this.marshaller = marshaller;
        this.serializer = serializer;
        this.deserializer = deserializer;
        this.serdeContext = serdeContext;
        this.defaultContentType = defaultContentType;
        this.compositeErrorRegistry = compositeErrorRegistry;
    }
    async serializeEventStream({ eventStream, requestSchema, initialRequest, initialMessageType, }) {
        const marshaller = this.marshaller;
        const eventStreamMember = requestSchema.getEventStreamMember();
        const unionSchema = requestSchema.getMemberSchema(eventStreamMember);
        const serializer = this.serializer;
        const defaultContentType = this.defaultContentType;
        const initialRequestMarker = Symbol("initialRequestMarker");
        const eventStreamIterable = {
            async *[Symbol.asyncIterator]() {
                if (initialRequest) {
                    const headers = {
                        ":event-type": { type: "string", value: initialMessageType ?? "initial-request" },
                        ":message-type": { type: "string", value: "event" },
                        ":content-type": { type: "string", value: defaultContentType },
                    };
                    serializer.write(requestSchema, initialRequest);
                    const body = serializer.flush();
                    yield {
                        [initialRequestMarker]: true,
                        headers,
                        body,
                    };
                }
                for await (const page of eventStream) {
                    yield page;
                }
            },
        };
        return marshaller.serialize(eventStreamIterable, (event) => {
            if (event[initialRequestMarker]) {
                return {
                    headers: event.headers,
                    body: event.body,
                };
            }
            let unionMember = "";
            for (const key in event) {
                if (!hasOwn(event, key)) {
                    continue;
                }
                if (key !== "__type") {
                    unionMember = key;
                    break;
                }
            }
            const { additionalHeaders, body, eventType, explicitPayloadContentType } = this.writeEventBody(unionMember, unionSchema, event);
            const headers = {
                ":event-type": { type: "string", value: eventType },
                ":message-type": { type: "string", value: "event" },
                ":content-type": { type: "string", value: explicitPayloadContentType ?? defaultContentType },
                ...additionalHeaders,
            };
            return {
                headers,
                body,
            };
        });
    }
    async deserializeEventStream({ response, responseSchema, initialResponseContainer, initialMessageType, }) {
        const marshaller = this.marshaller;
        const eventStreamMember = responseSchema.getEventStreamMember();
        const unionSchema = responseSchema.getMemberSchema(eventStreamMember);
        const memberSchemas = unionSchema.getMemberSchemas();
        const initialResponseMarker = Symbol("initialResponseMarker");
        const asyncIterable = marshaller.deserialize(response.body, async (event) => {
            let unionMember = "";
            for (const key in event) {
                if (!hasOwn(event, key)) {
                    continue;
                }
                if (key !== "__type") {
                    unionMember = key;
                    break;
                }
            }
            const body = event[unionMember].body;
            if (unionMember === (initialMessageType ?? "initial-response")) {
                const dataObject = await this.deserializer.read(responseSchema, body);
                delete dataObject[eventStreamMember];
                return {
                    [initialResponseMarker]: true,
                    ...dataObject,
                };
            }
            else if (unionMember in memberSchemas) {
                const eventStreamSchema = memberSchemas[unionMember];
                if (eventStreamSchema.isStructSchema()) {
                    const out = {};
                    let hasBindings = false;
                    for (const [name, member] of eventStreamSchema.structIterator()) {
                        const { eventHeader, eventPayload } = member.getMergedTraits();
                        hasBindings = hasBindings || Boolean(eventHeader || eventPayload);
                        if (eventPayload) {
                            if (member.isBlobSchema()) {
                                out[name] = body;
                            }
                            else if (member.isStringSchema()) {
                                out[name] = (this.serdeContext?.utf8Encoder ?? toUtf8)(body);
                            }
                            else if (member.isStructSchema()) {
                                out[name] = await this.deserializer.read(member, body);
                            }
                        }
                        else if (eventHeader) {
                            const value = event[unionMember].headers[name]?.value;
                            if (value != null) {
                                if (member.isNumericSchema()) {
                                    if (value && typeof value === "object" && "bytes" in value) {
                                        out[name] = BigInt(value.toString());
                                    }
                                    else {
                                        out[name] = Number(value);
                                    }
                                }
                                else {
                                    out[name] = value;
                                }
                            }
                        }
                    }
                    return {
                        [unionMember]: await this.readEventMember(eventStreamSchema, body, hasBindings, out),
                    };
                }
                return {
                    [unionMember]: await this.deserializer.read(eventStreamSchema, body),
                };
            }
            else {
                return {
                    $unknown: event,
                };
            }
        });
        const asyncIterator = asyncIterable[Symbol.asyncIterator]();
        const firstEvent = await asyncIterator.next();
        if (firstEvent.done) {
            return asyncIterable;
        }
        if (firstEvent.value?.[initialResponseMarker]) {
            if (!responseSchema) {
                throw new Error("@smithy::core/protocols - initial-response event encountered in event stream but no response schema given.");
            }
            for (const key in firstEvent.value) {
                if (!hasOwn(firstEvent.value, key)) {
                    continue;
                }
                initialResponseContainer[key] = firstEvent.value[key];
            }
        }
        return {
            async *[Symbol.asyncIterator]() {
                if (!firstEvent?.value?.[initialResponseMarker]) {
                    yield firstEvent.value;
                }
                while (true) {
                    const { done, value } = await asyncIterator.next();
                    if (done) {
                        break;
                    }
                    yield value;
                }
            },
        };
    }
    async readEventMember(eventStreamSchema, body, hasBindings, out) {
        let ErrCtor;
        const staticStructuralSchema = eventStreamSchema.getSchema();
        if (Array.isArray(staticStructuralSchema) && staticStructuralSchema[0] === -3) {
            const namespace = staticStructuralSchema[1];
            const nsRegistry = TypeRegistry.for(namespace);
            this.compositeErrorRegistry?.copyFrom(nsRegistry);
            ErrCtor = (this.compositeErrorRegistry ?? nsRegistry)?.getErrorCtor(staticStructuralSchema);
        }
        const dataObject = hasBindings
            ? out
            : body.byteLength === 0
                ? {}
                : await this.deserializer.read(eventStreamSchema, body);
        if (ErrCtor) {
            const message = dataObject.message ?? dataObject.Message ?? "Unknown";
            const metadata = {};
            const $fault = eventStreamSchema.getMergedTraits().error;
            if ($fault) {
                metadata.$fault = $fault;
            }
            return Object.assign(new ErrCtor({}), metadata, {
                message,
            }, dataObject);
        }
        return dataObject;
    }
    writeEventBody(unionMember, unionSchema, event) {
        const serializer = this.serializer;
        let eventType = unionMember;
        let explicitPayloadMember = null;
        let explicitPayloadContentType;
        const isKnownSchema = (() => {
            const struct = unionSchema.getSchema();
            return struct[4].includes(unionMember);
        })();
        const additionalHeaders = {};
        if (!isKnownSchema) {
            const [type, value] = event[unionMember];
            eventType = type;
            serializer.write(15, value);
        }
        else {
            const eventSchema = unionSchema.getMemberSchema(unionMember);
            if (eventSchema.isStructSchema()) {
                for (const [memberName, memberSchema] of eventSchema.structIterator()) {
                    const { eventHeader, eventPayload } = memberSchema.getMergedTraits();
                    if (eventPayload) {
                        explicitPayloadMember = memberName;
                    }
                    else if (eventHeader) {
                        const value = event[unionMember][memberName];
                        let type = "binary";
                        if (memberSchema.isNumericSchema()) {
                            if ((-2) ** 31 <= value && value <= 2 ** 31 - 1) {
                                type = "integer";
                            }
                            else {
                                type = "long";
                            }
                        }
                        else if (memberSchema.isTimestampSchema()) {
                            type = "timestamp";
                        }
                        else if (memberSchema.isStringSchema()) {
                            type = "string";
                        }
                        else if (memberSchema.isBooleanSchema()) {
                            type = "boolean";
                        }
                        if (value != null) {
                            additionalHeaders[memberName] = {
                                type,
                                value,
                            };
                            delete event[unionMember][memberName];
                        }
                    }
                }
                if (explicitPayloadMember !== null) {
                    const payloadSchema = eventSchema.getMemberSchema(explicitPayloadMember);
                    if (payloadSchema.isBlobSchema()) {
                        explicitPayloadContentType = "application/octet-stream";
                    }
                    else if (payloadSchema.isStringSchema()) {
                        explicitPayloadContentType = "text/plain";
                    }
                    serializer.write(payloadSchema, event[unionMember][explicitPayloadMember]);
                }
                else {
                    serializer.write(eventSchema, event[unionMember]);
                }
            }
            else if (eventSchema.isUnitSchema()) {
                serializer.write(eventSchema, {});
            }
            else {
                throw new Error("@smithy/core/event-streams - non-struct member not supported in event stream union.");
            }
        }
        const messageSerialization = serializer.flush() ?? new Uint8Array();
        const body = typeof messageSerialization === "string"
            ? (this.serdeContext?.utf8Decoder ?? fromUtf8)(messageSerialization)
            : messageSerialization;
        return {
            body,
            eventType,
            explicitPayloadContentType,
            additionalHeaders,
        };
    }
}

exports.EventStreamCodec = EventStreamCodec;
exports.EventStreamMarshaller = EventStreamMarshaller;
exports.EventStreamSerde = EventStreamSerde;
exports.HeaderMarshaller = HeaderMarshaller;
exports.Int64 = Int64;
exports.MessageDecoderStream = MessageDecoderStream;
exports.MessageEncoderStream = MessageEncoderStream;
exports.SmithyMessageDecoderStream = SmithyMessageDecoderStream;
exports.SmithyMessageEncoderStream = SmithyMessageEncoderStream;
exports.UniversalEventStreamMarshaller = EventStreamMarshaller$1;
exports.eventStreamSerdeProvider = eventStreamSerdeProvider;
exports.getChunkedStream = getChunkedStream;
exports.getMessageUnmarshaller = getMessageUnmarshaller;
exports.getUnmarshalledStream = getUnmarshalledStream;
exports.iterableToReadableStream = iterableToReadableStream;
exports.readableStreamToIterable = readableStreamToIterable;
exports.resolveEventStreamSerdeConfig = resolveEventStreamSerdeConfig;
exports.universalEventStreamSerdeProvider = eventStreamSerdeProvider$1;


/***/ }),

/***/ 3422:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const { Uint8ArrayBlobAdapter, writeKey, sdkStreamMixin, splitEvery, splitHeader, NumericValue, toUtf8, fromBase64, LazyJsonString, _parseEpochTimestamp, _parseRfc7231DateTime, _parseRfc3339DateTimeWithOffset, fromUtf8, generateIdempotencyToken, toBase64, dateToUtcString, quoteHeader, parseEpochTimestamp, parseRfc7231DateTime, parseRfc3339DateTimeWithOffset } = __nccwpck_require__(2430);
const { HttpRequest, HttpResponse, hasOwn, isValidHostname, getSmithyContext } = __nccwpck_require__(4534);
const { parseQueryString, parseUrl } = __nccwpck_require__(4534);
exports.HttpRequest = HttpRequest;
exports.HttpResponse = HttpResponse;
exports.isValidHostname = isValidHostname;
exports.parseQueryString = parseQueryString;
exports.parseUrl = parseUrl;
const { NormalizedSchema, translateTraits, TypeRegistry, deref } = __nccwpck_require__(6890);
const { FieldPosition } = __nccwpck_require__(690);

const collectBody = async (streamBody = new Uint8Array(), context) => {
    if (streamBody instanceof Uint8Array) {
        return Uint8ArrayBlobAdapter.mutate(streamBody);
    }
    if (!streamBody) {
        return Uint8ArrayBlobAdapter.mutate(new Uint8Array());
    }
    const fromContext = context.streamCollector(streamBody);
    return Uint8ArrayBlobAdapter.mutate(await fromContext);
};

function extendedEncodeURIComponent(str) {
    if (/^[\w.~-]+$/.test(str)) {
        return str;
    }
    return encodeURIComponent(str).replace(/[!'()*]/g, function (c) {
        return "%" + c.charCodeAt(0).toString(16).toUpperCase();
    });
}

const HTTP_BINDINGS = Symbol.for("@smithy/schema-x");
class HttpBindingNormalizedSchema extends NormalizedSchema {
    static identity = Symbol.for("@smithy/HttpBindingNormalizedSchema");
    identity = HttpBindingNormalizedSchema.identity;
    bindings;
    constructor(schema) {
        super(schema);
    }
    static of(schema) {
        const ns = NormalizedSchema.of(schema);
        if (ns.identity === HttpBindingNormalizedSchema.identity) {
            return ns;
        }
        const schemaCache = ns.isMemberSchema() ? ns : ns.getSchema();
        const cache = typeof schemaCache === "object" && schemaCache !== null ? schemaCache : ns;
        return (cache[HTTP_BINDINGS] ??= new HttpBindingNormalizedSchema(ns));
    }
    getHttpBindingLocation(traits) {
        if (traits.httpPayload) {
            return 0b100_100;
        }
        if (traits.httpLabel) {
            return 0b100_001;
        }
        if (traits.httpHeader) {
            return 0b100_110;
        }
        if (typeof traits.httpPrefixHeaders === "string") {
            return 0b100_111;
        }
        if (traits.httpQuery) {
            return 0b100_010;
        }
        if (traits.httpQueryParams) {
            return 0b100_011;
        }
        if (traits.httpResponseCode) {
            return 0b100_101;
        }
        return 0b100_000;
    }
    getHttpBindingValue(location, traits, nested = false) {
        const raw = this.getSchema();
        const type = typeof raw === "number" ? raw & 0xff : this.isListSchema() ? 0b0100_0000 : 0xff;
        const slot = location & 0b111;
        const media = (traits.mediaType ? (traits.mediaType === "application/json" || traits.mediaType.endsWith("+json") ? 2 : 1) : 0);
        const stream = (traits.streaming || type === 42 ? (this.isStructSchema() ? 2 : 1) : 0);
        const timestamp = (type >= 4 && type <= 7
            ? slot >= 6
                ? 2
                : slot > 0 && slot < 4
                    ? 1
                    : 0
            : 0);
        let flags = type |
            (media << 8) |
            ((traits.idempotencyToken ? 1 : 0) << 10) |
            (stream << 11) |
            ((traits.sparse ? 1 : 0) << 13) |
            (timestamp << 14) |
            ((traits.hostLabel ? 1 : 0) << 17) |
            ((location === 0b100_100 && typeof raw !== "object" ? 1 : 0) << 18);
        const category = type & 0b1100_0000;
        const collectionValue = slot & 0b010 && (category === 0b0100_0000 || (!nested && slot & 1))
            ? this.getHttpBindingCollectionValue(location, traits)
            : undefined;
        const valueType = (collectionValue?.[1] ?? 0) & 0xff;
        flags |=
            (slot >= 6 &&
                (valueType === 4 || valueType === 6)
                ? 1
                : 0) << 16;
        return [this, flags, collectionValue];
    }
    getHttpBindingCollectionValue(location, traits = this.getMergedTraits()) {
        const valueSchema = HttpBindingNormalizedSchema.of(this.getValueSchema());
        return valueSchema.getHttpBindingValue(location, { ...valueSchema.getMergedTraits(), ...traits }, true);
    }
    getHttpBindings() {
        const source = this.getSchema();
        return typeof source !== "object" || source === null ? EMPTY_BINDINGS : (this.bindings ??= buildHttpBindings(this));
    }
}
const buildHttpBindings = (schema) => {
    const bodyMemberNames = [];
    const bodyMemberSchemas = [];
    const requestBodyMemberNames = [];
    const requestBodyMemberSchemas = [];
    const memberBindings = [];
    const byName = {};
    const headers = {};
    const prefixHeaders = [];
    const responseBindings = { headers, prefixHeaders };
    const bindings = {
        request: { memberBindings, byName },
        response: {
            bodyMemberNames,
            bindings: responseBindings,
        },
    };
    const { request, response } = bindings;
    for (const [name, member] of schema.structIterator()) {
        const bindingSchema = HttpBindingNormalizedSchema.of(member);
        const traits = bindingSchema.getMergedTraits();
        const location = bindingSchema.getHttpBindingLocation(traits);
        const wireName = traits.httpHeader?.toLowerCase() ?? traits.httpPrefixHeaders?.toLowerCase() ?? traits.httpQuery;
        const value = bindingSchema.getHttpBindingValue(location, traits);
        const binding = [name, value, location, wireName];
        if (name === "__proto__") {
            writeKey(byName);
        }
        byName[name] = binding;
        if ((value[1] >> 10) & 1) {
            request.hasIdempotency = true;
        }
        memberBindings.push(binding);
        const slot = location & 0b111;
        if (slot === 0) {
            requestBodyMemberNames.push(name);
            requestBodyMemberSchemas.push(member);
        }
        if ((slot & 0b100) === 0) {
            bodyMemberNames.push(name);
            bodyMemberSchemas.push(member);
        }
        else if ((slot & 0b110) === 0b100) {
            if (slot & 0b001) {
                responseBindings.statusCode = binding;
            }
            else {
                responseBindings.payload = binding;
                const type = value[1] & 0xff;
                request.contentTypeInstruction =
                    traits.mediaType ??
                        (type === 0
                            ? "text/plain"
                            : type === 21 || type === 42
                                ? "application/octet-stream"
                                : null);
            }
        }
        else if (slot & 0b001) {
            request.hasPrefixHeaders = true;
            prefixHeaders.push(binding);
        }
        else {
            if (wireName === "__proto__") {
                writeKey(headers);
            }
            headers[wireName] = binding;
        }
    }
    if (request.contentTypeInstruction === undefined && requestBodyMemberNames.length) {
        request.contentTypeInstruction = null;
    }
    request.syntheticBodySchema = createBodySchema(schema, requestBodyMemberNames, requestBodyMemberSchemas);
    response.syntheticBodySchema = createBodySchema(schema, bodyMemberNames, bodyMemberSchemas);
    return bindings;
};
const buildPathSegments = (path) => {
    const segments = [];
    let offset = 0;
    for (const match of path.matchAll(/\{([^{}+]+)(\+)?\}/g)) {
        if (match.index > offset) {
            segments.push([path.slice(offset, match.index), 0]);
        }
        segments.push([match[1], match[2] ? 2 : 1]);
        offset = match.index + match[0].length;
    }
    if (segments.length && offset < path.length) {
        segments.push([path.slice(offset), 0]);
    }
    return segments.length ? segments : undefined;
};
const buildHttpOperationBindings = (schema) => {
    const { http, endpoint } = translateTraits(schema.traits ?? {});
    const [path, search] = http?.[1].split("?") ?? [];
    return [
        http?.[0],
        path,
        search ? [...new URLSearchParams(search)] : [],
        path ? buildPathSegments(path) : undefined,
        endpoint?.[0],
    ];
};
const EMPTY_BINDINGS = {
    request: { memberBindings: [], byName: {} },
    response: {
        bodyMemberNames: [],
        bindings: { headers: {}, prefixHeaders: [] },
    },
};
const getHttpOperationBindings = (schema) => (schema[HTTP_BINDINGS] ??= buildHttpOperationBindings(schema));
const createBodySchema = (schema, memberNames, memberSchemas) => {
    if (!memberNames.length) {
        return undefined;
    }
    const source = schema.getSchema();
    const body = [
        3,
        source[1],
        source[2],
        schema.getMergedTraits(),
        memberNames,
        memberSchemas,
    ];
    const required = source[6];
    const bodyRequired = required && memberNames.reduce((count, name) => count + (source[4].indexOf(name) < required ? 1 : 0), 0);
    if (bodyRequired) {
        body[6] = bodyRequired;
    }
    return body;
};

class SerdeContext {
    serdeContext;
    setSerdeContext(serdeContext) {
        this.serdeContext = serdeContext;
    }
}

class HttpProtocol extends SerdeContext {
    options;
    compositeErrorRegistry;
    constructor(options) {
        super();
        this.options = options;
        this.compositeErrorRegistry = new TypeRegistry(options.defaultNamespace);
        for (const etr of options.errorTypeRegistries ?? []) {
            this.compositeErrorRegistry.copyFrom(etr);
        }
    }
    getRequestType() {
        return HttpRequest;
    }
    getResponseType() {
        return HttpResponse;
    }
    setSerdeContext(serdeContext) {
        this.serdeContext = serdeContext;
        this.serializer.setSerdeContext(serdeContext);
        this.deserializer.setSerdeContext(serdeContext);
        if (this.getPayloadCodec()) {
            this.getPayloadCodec().setSerdeContext(serdeContext);
        }
    }
    updateServiceEndpoint(request, endpoint) {
        if ("url" in endpoint) {
            request.protocol = endpoint.url.protocol;
            request.hostname = endpoint.url.hostname;
            request.port = endpoint.url.port ? Number(endpoint.url.port) : undefined;
            request.path = endpoint.url.pathname;
            request.fragment = endpoint.url.hash || void 0;
            request.username = endpoint.url.username || void 0;
            request.password = endpoint.url.password || void 0;
            if (!request.query) {
                request.query = {};
            }
            for (const [k, v] of endpoint.url.searchParams.entries()) {
                request.query[k] = v;
            }
            if (endpoint.headers) {
                for (const name in endpoint.headers) {
                    if (!hasOwn(endpoint.headers, name)) {
                        continue;
                    }
                    request.headers[name] = endpoint.headers[name].join(", ");
                }
            }
            return request;
        }
        else {
            request.protocol = endpoint.protocol;
            request.hostname = endpoint.hostname;
            request.port = endpoint.port ? Number(endpoint.port) : undefined;
            request.path = endpoint.path;
            request.query = {
                ...endpoint.query,
            };
            if (endpoint.headers) {
                for (const name in endpoint.headers) {
                    if (!hasOwn(endpoint.headers, name)) {
                        continue;
                    }
                    request.headers[name] = endpoint.headers[name];
                }
            }
            return request;
        }
    }
    setHostPrefix(request, operationSchema, input, operation = getHttpOperationBindings(operationSchema)) {
        if (this.serdeContext?.disableHostPrefix) {
            return;
        }
        const hostPrefix = operation[4];
        if (typeof hostPrefix !== "string") {
            return;
        }
        let resolvedHostPrefix = hostPrefix;
        for (const [name, [, flags]] of HttpBindingNormalizedSchema.of(operationSchema.input).getHttpBindings().request
            .memberBindings) {
            if (!((flags >> 17) & 1)) {
                continue;
            }
            const replacement = input[name];
            if (typeof replacement !== "string") {
                throw new Error(`@smithy/core/schema - ${name} in input must be a string as hostLabel.`);
            }
            resolvedHostPrefix = resolvedHostPrefix.replace(`{${name}}`, replacement);
        }
        request.hostname = resolvedHostPrefix + request.hostname;
        if (!isValidHostname(request.hostname)) {
            throw new Error(`[${request.hostname}] is not a valid hostname.`);
        }
    }
    deserializeMetadata(output) {
        return {
            httpStatusCode: output.statusCode,
            requestId: output.headers["x-amzn-requestid"] ?? output.headers["x-amzn-request-id"] ?? output.headers["x-amz-request-id"],
            extendedRequestId: output.headers["x-amz-id-2"],
            cfId: output.headers["x-amz-cf-id"],
        };
    }
    resolveError(name, namespaces, registries) {
        const defaultErrorSchema = [-3, "", "Error", 0, [], [], 0];
        let schema;
        for (const registry of registries) {
            for (const ns of namespaces) {
                try {
                    if (ns === "*") {
                        schema = registry.getSchema(name);
                    }
                    else {
                        schema = registry.getSchema(ns + "#" + name);
                    }
                    const errorCtor = registry.getErrorCtor(schema);
                    if (errorCtor) {
                        return [schema, errorCtor, "modeled"];
                    }
                    else {
                        const syntheticErrorSchema = registry.getBaseException();
                        if (syntheticErrorSchema) {
                            const syntheticErrorCtor = registry.getErrorCtor(syntheticErrorSchema);
                            if (syntheticErrorCtor) {
                                return [schema, syntheticErrorCtor, "synthetic"];
                            }
                        }
                    }
                }
                catch (ignored) {
                }
            }
        }
        for (const registry of registries) {
            const syntheticErrorSchema = registry.getBaseException();
            if (syntheticErrorSchema) {
                const syntheticErrorCtor = registry.getErrorCtor(syntheticErrorSchema);
                if (syntheticErrorCtor) {
                    return [syntheticErrorSchema, syntheticErrorCtor, "synthetic"];
                }
            }
        }
        return [defaultErrorSchema, Error, "native"];
    }
    async serializeEventStream({ eventStream, requestSchema, initialRequest, }) {
        const eventStreamSerde = await this.loadEventStreamCapability();
        return eventStreamSerde.serializeEventStream({
            eventStream,
            requestSchema,
            initialRequest,
        });
    }
    async deserializeEventStream({ response, responseSchema, initialResponseContainer, }) {
        const eventStreamSerde = await this.loadEventStreamCapability();
        return eventStreamSerde.deserializeEventStream({
            response,
            responseSchema,
            initialResponseContainer,
        });
    }
    async loadEventStreamCapability() {
        const { EventStreamSerde, eventStreamSerdeProvider } = __nccwpck_require__(6579);
        const marshaller = this.resolveEventStreamMarshaller(eventStreamSerdeProvider);
        return new EventStreamSerde({
            marshaller,
            serializer: this.serializer,
            deserializer: this.deserializer,
            serdeContext: this.serdeContext,
            defaultContentType: this.getDefaultContentType(),
            compositeErrorRegistry: this.compositeErrorRegistry,
        });
    }
    getDefaultContentType() {
        throw new Error(`@smithy/core/protocols - ${this.constructor.name} getDefaultContentType() implementation missing.`);
    }
    async deserializeHttpMessage(schema, context, response, arg4, arg5) {
        return [];
    }
    getEventStreamMarshaller() {
        const context = this.serdeContext;
        if (!context.eventStreamMarshaller) {
            throw new Error("@smithy/core - HttpProtocol: eventStreamMarshaller missing in serdeContext.");
        }
        return context.eventStreamMarshaller;
    }
    resolveEventStreamMarshaller(importedProvider) {
        const context = this.serdeContext;
        if (context.eventStreamMarshaller) {
            return context.eventStreamMarshaller;
        }
        return importedProvider(this.serdeContext);
    }
}

class HttpBindingProtocol extends HttpProtocol {
    async serializeRequest(operationSchema, _input, context) {
        const input = _input && typeof _input === "object" ? _input : {};
        const query = {};
        const headers = {};
        const endpoint = await context.endpoint();
        const ns = HttpBindingNormalizedSchema.of(operationSchema?.input);
        const bindings = ns.getHttpBindings().request;
        const operation = getHttpOperationBindings(operationSchema);
        const request = new HttpRequest({ query, headers });
        if (endpoint) {
            this.updateServiceEndpoint(request, endpoint);
            this.setHostPrefix(request, operationSchema, input, operation);
            const [method, path, staticQuery] = operation;
            if (method) {
                request.method = method;
                request.path = request.path === "/" ? path : request.path + path;
                for (const [key, value] of staticQuery) {
                    query[key] = value;
                }
            }
        }
        request.query = query;
        const eventStream = this.serializeHttpBindings(input, request, bindings, operation);
        if (eventStream) {
            request.body = await this.serializeEventStream({ eventStream, requestSchema: ns });
        }
        return request;
    }
    serializeHttpBindings(input, request, bindings, operation) {
        const serializer = this.serializer;
        const directSerializer = typeof serializer.writeCodec === "function"
            ? serializer
            : undefined;
        const query = request.query;
        const headers = request.headers;
        const bodySchema = bindings.syntheticBodySchema;
        let hasBodyValue = false;
        let payload;
        let eventStream;
        let labels;
        const names = Object.getOwnPropertyNames(input);
        const prototype = Object.getPrototypeOf(input);
        const sparse = (prototype === Object.prototype || prototype === null) &&
            !bindings.hasIdempotency &&
            !bindings.hasPrefixHeaders &&
            names.length * 2 < bindings.memberBindings.length;
        const length = sparse ? names.length : bindings.memberBindings.length;
        for (let i = 0; i < length; ++i) {
            const binding = sparse
                ? hasOwn(bindings.byName, names[i])
                    ? bindings.byName[names[i]]
                    : undefined
                : bindings.memberBindings[i];
            if (!binding) {
                continue;
            }
            const value = binding[1];
            const memberName = binding[0];
            const memberNs = value[0];
            const flags = value[1];
            const collectionValue = value[2];
            const location = binding[2];
            const wireName = binding[3];
            const inputMemberValue = input[memberName];
            if (inputMemberValue == null && !((flags >> 10) & 1)) {
                continue;
            }
            if (location === 0b100_100) {
                const stream = (flags >> 11) & 0b11;
                if (stream) {
                    if (stream === 2) {
                        eventStream = inputMemberValue || undefined;
                    }
                    else {
                        payload = inputMemberValue;
                    }
                }
                else {
                    if (directSerializer) {
                        directSerializer.writeCodec(memberNs, inputMemberValue);
                    }
                    else {
                        serializer.write(memberNs, inputMemberValue);
                    }
                    payload = serializer.flush();
                }
            }
            else if (location === 0b100_001 || location === 0b100_110) {
                const serialized = this.serializeHttpValue(value, inputMemberValue, location, directSerializer);
                if (location === 0b100_001) {
                    (labels ??= Object.create(null))[memberName] = serialized;
                }
                else {
                    headers[wireName] = serialized;
                }
            }
            else if (location === 0b100_111) {
                for (const key in inputMemberValue) {
                    if (!hasOwn(inputMemberValue, key)) {
                        continue;
                    }
                    const amalgam = wireName + key;
                    headers[amalgam.toLowerCase()] = this.serializeHttpValue(collectionValue, inputMemberValue[key], 0b100_110, directSerializer, directSerializer ? collectionValue[0] : [collectionValue[0], { httpHeader: amalgam }]);
                }
            }
            else if ((location & 0b111_110) === 0b100_010) {
                this.serializeQuery(value, inputMemberValue, wireName, query, directSerializer);
            }
            else {
                hasBodyValue = true;
            }
        }
        const operationPath = operation[1];
        const pathSegments = operation[3];
        if (operationPath && pathSegments && request.path.endsWith(operationPath)) {
            request.path = request.path.slice(0, -operationPath.length) + this.serializePath(pathSegments, labels, bindings);
        }
        if (hasBodyValue && bodySchema) {
            if (directSerializer) {
                directSerializer.writeCodec(bodySchema, input);
            }
            else {
                serializer.write(bodySchema, input);
            }
            payload = serializer.flush();
        }
        request.body = payload;
        return eventStream;
    }
    serializeQuery(value, data, wireName, query, directSerializer) {
        const [ns, flags, collectionValue] = value;
        const traits = directSerializer ? undefined : ns.getMergedTraits();
        if (wireName === undefined) {
            for (const key in data) {
                if (!hasOwn(data, key) || key in query) {
                    continue;
                }
                if (!directSerializer) {
                    Object.assign(collectionValue[0].getMergedTraits(), {
                        ...traits,
                        httpQuery: key,
                        httpQueryParams: undefined,
                    });
                }
                this.serializeQuery(collectionValue, data[key], key, query, directSerializer);
            }
            return;
        }
        if ((flags & 0b1100_0000) === 0b0100_0000) {
            const buffer = [];
            for (const item of data) {
                const serialized = this.serializeHttpValue(collectionValue, item, 0b100_010, directSerializer, directSerializer ? collectionValue[0] : [collectionValue[0], traits]);
                if ((flags >> 13) & 1 || serialized !== undefined) {
                    buffer.push(serialized);
                }
            }
            query[wireName] = buffer;
        }
        else {
            query[wireName] = this.serializeHttpValue(value, data, 0b100_010, directSerializer, directSerializer ? ns : [ns, traits]);
        }
    }
    serializeHttpValue(value, data, location, directSerializer, schema = value[0]) {
        const flags = value[1];
        const type = flags & 0xff;
        if (directSerializer &&
            !(flags & 0x700) &&
            (type <= 2 ||
                type === 17 ||
                type === 19)) {
            return String(data);
        }
        if (directSerializer) {
            directSerializer.writeHttpBinding(value, data, location);
        }
        else {
            this.serializer.write(schema, data);
        }
        return this.serializer.flush();
    }
    serializePath(segments, labels, bindings) {
        let path = "";
        for (const [value, kind] of segments) {
            if (kind === 0) {
                path += value;
                continue;
            }
            const replacement = labels?.[value];
            if (replacement === undefined) {
                if (hasOwn(bindings.byName, value) && bindings.byName[value][2] === 0b100_001) {
                    throw new Error(`No value provided for input HTTP label: ${value}.`);
                }
                path += `{${value}${kind === 2 ? "+" : ""}}`;
            }
            else {
                path +=
                    kind === 2
                        ? replacement.split("/").map(extendedEncodeURIComponent).join("/")
                        : extendedEncodeURIComponent(replacement);
            }
        }
        return path;
    }
    async deserializeResponse(operationSchema, context, response) {
        const deserializer = this.deserializer;
        const directDeserializer = typeof deserializer.readCodec === "function"
            ? deserializer
            : undefined;
        const ns = HttpBindingNormalizedSchema.of(operationSchema.output);
        const responseBindings = ns.getHttpBindings().response;
        const dataObject = {};
        if (response.statusCode >= 300) {
            const bytes = await collectBody(response.body, context);
            if (bytes.byteLength > 0) {
                Object.assign(dataObject, await deserializer.read(15, bytes));
            }
            await this.handleError(operationSchema, context, response, dataObject, this.deserializeMetadata(response));
            throw new Error("@smithy/core/protocols - HTTP Protocol error handler failed to throw.");
        }
        const nonHttpBindingMembers = await this.deserializeHttpMessage(ns, context, response, dataObject);
        if (nonHttpBindingMembers.length) {
            const bytes = await collectBody(response.body, context);
            if (bytes.byteLength > 0) {
                const dataFromBody = await (directDeserializer
                    ? directDeserializer.readCodec(responseBindings.syntheticBodySchema, bytes)
                    : deserializer.read(responseBindings.syntheticBodySchema, bytes));
                for (const member of nonHttpBindingMembers) {
                    if (dataFromBody[member] != null) {
                        dataObject[member] = dataFromBody[member];
                    }
                }
            }
        }
        else if (!responseBindings.bindings.payload) {
            await collectBody(response.body, context);
        }
        dataObject.$metadata = this.deserializeMetadata(response);
        return dataObject;
    }
    async deserializeHttpMessage(schema, context, response, arg4, arg5) {
        const dataObject = arg4 instanceof Set ? arg5 : arg4;
        const deserializer = this.deserializer;
        const directDeserializer = typeof deserializer.readCodec === "function"
            ? deserializer
            : undefined;
        const ns = HttpBindingNormalizedSchema.of(schema);
        const { bodyMemberNames, bindings: { payload, statusCode, headers: responseHeaders, prefixHeaders }, } = ns.getHttpBindings().response;
        const headers = response.headers;
        if (payload) {
            const [memberName, value] = payload;
            const [memberSchema, flags] = value;
            const stream = (flags >> 11) & 0b11;
            if (stream) {
                if (stream === 2) {
                    dataObject[memberName] = await this.deserializeEventStream({
                        response,
                        responseSchema: ns,
                    });
                }
                else {
                    dataObject[memberName] = sdkStreamMixin(response.body);
                }
            }
            else if (response.body) {
                const bytes = await collectBody(response.body, context);
                if (bytes.byteLength > 0) {
                    dataObject[memberName] = await (directDeserializer
                        ? directDeserializer.readPayload(value, bytes)
                        : deserializer.read(memberSchema, bytes));
                }
            }
        }
        for (const header in headers) {
            if (!hasOwn(headers, header)) {
                continue;
            }
            const lower = header.toLowerCase();
            const headerValue = headers[header];
            if (lower !== header) {
                delete headers[header];
                headers[lower] = headerValue;
            }
            const binding = hasOwn(responseHeaders, lower) ? responseHeaders[lower] : undefined;
            if (!binding) {
                continue;
            }
            const [memberName, [memberSchema, flags, collectionValue], , wireName] = binding;
            if (collectionValue) {
                const sections = (flags >> 16) & 1 ? splitEvery(headerValue, ",", 2) : splitHeader(headerValue);
                const list = [];
                for (const section of sections) {
                    list.push(directDeserializer
                        ? directDeserializer.readHttpBinding(collectionValue, section.trim(), 0b100_110)
                        : await deserializer.read([collectionValue[0], { httpHeader: wireName }], section.trim()));
                }
                dataObject[memberName] = list;
            }
            else {
                dataObject[memberName] = directDeserializer
                    ? directDeserializer.readHttpBinding(binding[1], headerValue, 0b100_110)
                    : await deserializer.read(memberSchema, headerValue);
            }
        }
        for (const [memberName, [, , collectionValue], , wireName] of prefixHeaders) {
            dataObject[memberName] = {};
            for (const header in headers) {
                if (!hasOwn(headers, header)) {
                    continue;
                }
                if (!header.startsWith(wireName)) {
                    continue;
                }
                const headerValue = headers[header];
                dataObject[memberName][header.slice(wireName.length)] = directDeserializer
                    ? directDeserializer.readHttpBinding(collectionValue, headerValue, 0b100_110)
                    : await deserializer.read([collectionValue[0], { httpHeader: header }], headerValue);
            }
        }
        if (statusCode) {
            dataObject[statusCode[0]] = response.statusCode;
        }
        return bodyMemberNames;
    }
}

class RpcProtocol extends HttpProtocol {
    async serializeRequest(operationSchema, _input, context) {
        const serializer = this.serializer;
        const query = {};
        const headers = {};
        const endpoint = await context.endpoint();
        const ns = NormalizedSchema.of(operationSchema?.input);
        const schema = ns.getSchema();
        let payload;
        const input = _input && typeof _input === "object" ? _input : {};
        const request = new HttpRequest({
            protocol: "",
            hostname: "",
            port: undefined,
            path: "/",
            fragment: undefined,
            query: query,
            headers: headers,
            body: undefined,
        });
        if (endpoint) {
            this.updateServiceEndpoint(request, endpoint);
            this.setHostPrefix(request, operationSchema, input);
        }
        if (input) {
            const eventStreamMember = ns.getEventStreamMember();
            if (eventStreamMember) {
                if (input[eventStreamMember]) {
                    const initialRequest = {};
                    for (const [memberName] of ns.structIterator()) {
                        if (memberName !== eventStreamMember && input[memberName] != null) {
                            initialRequest[memberName] = input[memberName];
                        }
                    }
                    payload = await this.serializeEventStream({
                        eventStream: input[eventStreamMember],
                        requestSchema: ns,
                        initialRequest,
                    });
                }
            }
            else {
                serializer.write(schema, input);
                payload = serializer.flush();
            }
        }
        request.headers = Object.assign(request.headers, headers);
        request.query = query;
        request.body = payload;
        request.method = "POST";
        return request;
    }
    async deserializeResponse(operationSchema, context, response) {
        const deserializer = this.deserializer;
        const ns = NormalizedSchema.of(operationSchema.output);
        const dataObject = {};
        if (this.isErrorResponse(response.statusCode)) {
            const bytes = await collectBody(response.body, context);
            if (bytes.byteLength > 0) {
                Object.assign(dataObject, await deserializer.read(15, bytes));
            }
            await this.handleError(operationSchema, context, response, dataObject, this.deserializeMetadata(response));
            throw new Error("@smithy/core/protocols - RPC Protocol error handler failed to throw.");
        }
        for (const header in response.headers) {
            if (!hasOwn(response.headers, header)) {
                continue;
            }
            const value = response.headers[header];
            delete response.headers[header];
            response.headers[header.toLowerCase()] = value;
        }
        const eventStreamMember = ns.getEventStreamMember();
        if (eventStreamMember) {
            dataObject[eventStreamMember] = await this.deserializeEventStream({
                response,
                responseSchema: ns,
                initialResponseContainer: dataObject,
            });
        }
        else {
            const bytes = await collectBody(response.body, context);
            if (bytes.byteLength > 0) {
                Object.assign(dataObject, await deserializer.read(ns, bytes));
            }
        }
        dataObject.$metadata = this.deserializeMetadata(response);
        return dataObject;
    }
    isErrorResponse(statusCode) {
        return statusCode >= 300;
    }
}

class AbstractRpcV2Protocol extends RpcProtocol {
    constructor({ defaultNamespace, errorTypeRegistries, }) {
        super({ defaultNamespace, errorTypeRegistries });
    }
    async serializeRequest(operationSchema, input, context) {
        const request = await super.serializeRequest(operationSchema, input, context);
        Object.assign(request.headers, {
            "content-type": this.getDefaultContentType(),
            "smithy-protocol": this.getSmithyProtocolHeaderValue(),
            accept: this.getDefaultContentType(),
        });
        if (deref(operationSchema.input) === "unit") {
            delete request.body;
            delete request.headers["content-type"];
        }
        else {
            this.applyEmptyBody(request);
        }
        const { service, operation } = getSmithyContext(context);
        const path = `/service/${service}/operation/${operation}`;
        if (request.path.endsWith("/")) {
            request.path += path.slice(1);
        }
        else {
            request.path += path;
        }
        return request;
    }
    isErrorResponse(statusCode) {
        return statusCode !== 200;
    }
}

const resolvedPath = (resolvedPath, input, memberName, labelValueProvider, uriLabel, isGreedyLabel) => {
    if (input != null && input[memberName] !== undefined) {
        const labelValue = labelValueProvider();
        if (labelValue == null || labelValue.length <= 0) {
            throw new Error("Empty value provided for input HTTP label: " + memberName + ".");
        }
        resolvedPath = resolvedPath.replace(uriLabel, isGreedyLabel
            ? labelValue
                .split("/")
                .map((segment) => extendedEncodeURIComponent(segment))
                .join("/")
            : extendedEncodeURIComponent(labelValue));
    }
    else {
        throw new Error("No value provided for input HTTP label: " + memberName + ".");
    }
    return resolvedPath;
};

function requestBuilder(input, context) {
    return new RequestBuilder(input, context);
}
class RequestBuilder {
    input;
    context;
    query = {};
    method = "";
    headers = {};
    path = "";
    body = null;
    hostname = "";
    resolvePathStack = [];
    constructor(input, context) {
        this.input = input;
        this.context = context;
    }
    async build() {
        const { hostname, protocol = "https", port, path: basePath } = await this.context.endpoint();
        this.path = basePath;
        for (const resolvePath of this.resolvePathStack) {
            resolvePath(this.path);
        }
        return new HttpRequest({
            protocol,
            hostname: this.hostname || hostname,
            port,
            method: this.method,
            path: this.path,
            query: this.query,
            body: this.body,
            headers: this.headers,
        });
    }
    hn(hostname) {
        this.hostname = hostname;
        return this;
    }
    bp(uriLabel) {
        this.resolvePathStack.push((basePath) => {
            this.path = `${basePath?.endsWith("/") ? basePath.slice(0, -1) : basePath || ""}` + uriLabel;
        });
        return this;
    }
    p(memberName, labelValueProvider, uriLabel, isGreedyLabel) {
        this.resolvePathStack.push((path) => {
            this.path = resolvedPath(path, this.input, memberName, labelValueProvider, uriLabel, isGreedyLabel);
        });
        return this;
    }
    h(headers) {
        this.headers = headers;
        return this;
    }
    q(query) {
        this.query = query;
        return this;
    }
    b(body) {
        this.body = body;
        return this;
    }
    m(method) {
        this.method = method;
        return this;
    }
}

class FromStringShapeDeserializer extends SerdeContext {
    settings;
    constructor(settings) {
        super();
        this.settings = settings;
    }
    read(_schema, data) {
        const ns = HttpBindingNormalizedSchema.of(_schema);
        const traits = ns.getMergedTraits();
        const location = ns.getHttpBindingLocation(traits);
        return this.readHttpBinding(ns.getHttpBindingValue(location, traits), data, location);
    }
    readHttpBinding([ns, flags, collectionValue], data, location) {
        const schema = flags & 0xff;
        if ((schema & 0b1100_0000) === 0b0100_0000) {
            collectionValue ??= ns.getHttpBindingCollectionValue(location);
            return splitHeader(data).map((item) => this.readHttpBinding(collectionValue, item, location));
        }
        switch (schema) {
            case 21:
            case 42:
                return (this.serdeContext?.base64Decoder ?? fromBase64)(data);
            case 4:
            case 5:
            case 6:
            case 7: {
                const bindingFormat = this.settings.httpBindings ? (flags >> 14) & 0b11 : 0;
                const format = this.settings.timestampFormat.useTrait && schema > 4
                    ? schema
                    : bindingFormat
                        ? bindingFormat + 4
                        : this.settings.timestampFormat.default;
                switch (format) {
                    case 5:
                        return _parseRfc3339DateTimeWithOffset(data);
                    case 6:
                        return _parseRfc7231DateTime(data);
                    case 7:
                        return _parseEpochTimestamp(data);
                    default:
                        console.warn("Missing timestamp format, parsing value with Date constructor:", data);
                        return new Date(data);
                }
            }
            case 0: {
                const media = (flags >> 8) & 0b11;
                if (!media) {
                    return data;
                }
                let intermediateValue = data;
                if ((location & 0b110) === 0b110) {
                    intermediateValue = (this.serdeContext?.utf8Encoder ?? toUtf8)((this.serdeContext?.base64Decoder ?? fromBase64)(intermediateValue));
                }
                return media === 2 ? LazyJsonString.from(intermediateValue) : intermediateValue;
            }
            case 1:
                return Number(data);
            case 2:
                return data.toLowerCase() === "true";
            case 17:
                return BigInt(data);
            case 19:
                return new NumericValue(data, "bigDecimal");
            default:
                return data;
        }
    }
}

class HttpInterceptingShapeDeserializer extends SerdeContext {
    codecDeserializer;
    stringDeserializer;
    constructor(codecDeserializer, codecSettings) {
        super();
        this.codecDeserializer = codecDeserializer;
        this.stringDeserializer = new FromStringShapeDeserializer(codecSettings);
    }
    setSerdeContext(serdeContext) {
        this.stringDeserializer.setSerdeContext(serdeContext);
        this.codecDeserializer.setSerdeContext(serdeContext);
        this.serdeContext = serdeContext;
    }
    read(schema, data) {
        const ns = HttpBindingNormalizedSchema.of(schema);
        const traits = ns.getMergedTraits();
        if (traits.httpHeader || traits.httpResponseCode) {
            const value = ns.getHttpBindingValue(0b100_110, traits);
            return this.readHttpBinding(value, data, 0b100_110);
        }
        if (traits.httpPayload) {
            return this.readPayload(ns.getHttpBindingValue(0b100_100, traits), data);
        }
        return this.readCodec(ns, data);
    }
    readHttpBinding(binding, data, location) {
        const value = typeof data === "string" ? data : (this.serdeContext?.utf8Encoder ?? toUtf8)(data);
        return this.stringDeserializer.readHttpBinding(binding, value, location);
    }
    readPayload([schema, flags], data) {
        const type = flags & 0xff;
        if (type === 21 || type === 42) {
            return typeof data === "string" ? (this.serdeContext?.utf8Decoder ?? fromUtf8)(data) : data;
        }
        if (type === 0) {
            return typeof data === "string" ? data : (this.serdeContext?.utf8Encoder ?? toUtf8)(data);
        }
        return this.readCodec(schema, data);
    }
    readCodec(schema, data) {
        return this.codecDeserializer.read(schema, data);
    }
}

class ToStringShapeSerializer extends SerdeContext {
    settings;
    stringBuffer = "";
    constructor(settings) {
        super();
        this.settings = settings;
    }
    write(schema, value) {
        const ns = HttpBindingNormalizedSchema.of(schema);
        const traits = ns.getMergedTraits();
        const location = ns.getHttpBindingLocation(traits);
        this.writeHttpBinding(ns.getHttpBindingValue(location, traits), value, location);
    }
    writeHttpBinding([ns, flags, collectionValue], value, location) {
        const schema = flags & 0xff;
        switch (typeof value) {
            case "object":
                if (value === null) {
                    this.stringBuffer = "null";
                    return;
                }
                if (schema >= 4 && schema <= 7) {
                    if (!(value instanceof Date)) {
                        throw new Error(`@smithy/core/protocols - received non-Date value ${value} when schema expected Date in ${ns.getName(true)}`);
                    }
                    const bindingFormat = this.settings.httpBindings ? (flags >> 14) & 0b11 : 0;
                    const format = this.settings.timestampFormat.useTrait && schema > 4
                        ? schema
                        : bindingFormat
                            ? bindingFormat + 4
                            : this.settings.timestampFormat.default;
                    switch (format) {
                        case 5:
                            this.stringBuffer = value.toISOString().replace(".000Z", "Z");
                            break;
                        case 6:
                            this.stringBuffer = dateToUtcString(value);
                            break;
                        case 7:
                            this.stringBuffer = String(value.getTime() / 1000);
                            break;
                        default:
                            console.warn("Missing timestamp format, using epoch seconds", value);
                            this.stringBuffer = String(value.getTime() / 1000);
                    }
                    return;
                }
                if ((schema === 21 || schema === 42) &&
                    "byteLength" in value) {
                    this.stringBuffer = (this.serdeContext?.base64Encoder ?? toBase64)(value);
                    return;
                }
                if ((schema & 0b1100_0000) === 0b0100_0000 && Array.isArray(value)) {
                    collectionValue ??= ns.getHttpBindingCollectionValue(location);
                    const valueSchemaType = collectionValue[1] & 0xff;
                    const isTimestamp = valueSchemaType >= 4 &&
                        valueSchemaType <= 7;
                    let buffer = "";
                    for (const item of value) {
                        this.writeHttpBinding(collectionValue, item, location);
                        const headerItem = this.flush();
                        if (buffer) {
                            buffer += ", ";
                        }
                        buffer += isTimestamp ? headerItem : quoteHeader(headerItem);
                    }
                    this.stringBuffer = buffer;
                    return;
                }
                this.stringBuffer = JSON.stringify(value, null, 2);
                break;
            case "string":
                const media = (flags >> 8) & 0b11;
                let intermediateValue = value;
                if (media === 2) {
                    intermediateValue = LazyJsonString.from(intermediateValue);
                }
                if (media && (location & 0b110) === 0b110) {
                    this.stringBuffer = (this.serdeContext?.base64Encoder ?? toBase64)(intermediateValue.toString());
                    return;
                }
                this.stringBuffer = value;
                break;
            default:
                this.stringBuffer = (flags >> 10) & 1 ? generateIdempotencyToken() : String(value);
        }
    }
    flush() {
        const buffer = this.stringBuffer;
        this.stringBuffer = "";
        return buffer;
    }
}

class HttpInterceptingShapeSerializer {
    codecSerializer;
    stringSerializer;
    buffer;
    constructor(codecSerializer, codecSettings, stringSerializer = new ToStringShapeSerializer(codecSettings)) {
        this.codecSerializer = codecSerializer;
        this.stringSerializer = stringSerializer;
    }
    setSerdeContext(serdeContext) {
        this.codecSerializer.setSerdeContext(serdeContext);
        this.stringSerializer.setSerdeContext(serdeContext);
    }
    write(schema, value) {
        const ns = HttpBindingNormalizedSchema.of(schema);
        const traits = ns.getMergedTraits();
        if (traits.httpHeader || traits.httpLabel || traits.httpQuery) {
            const location = ns.getHttpBindingLocation(traits);
            this.writeHttpBinding(ns.getHttpBindingValue(location, traits), value, location);
            return;
        }
        this.writeCodec(ns, value);
    }
    writeHttpBinding(binding, value, location) {
        this.stringSerializer.writeHttpBinding(binding, value, location);
        this.buffer = this.stringSerializer.flush();
    }
    writeCodec(schema, value) {
        this.codecSerializer.write(schema, value);
    }
    flush() {
        if (this.buffer !== undefined) {
            const buffer = this.buffer;
            this.buffer = undefined;
            return buffer;
        }
        return this.codecSerializer.flush();
    }
}

function determineTimestampFormat(ns, settings) {
    if (settings.timestampFormat.useTrait) {
        const schema = ns.getSchema();
        if (schema === 5 ||
            schema === 6 ||
            schema === 7) {
            return schema;
        }
    }
    const { httpLabel, httpPrefixHeaders, httpHeader, httpQuery } = ns.getMergedTraits();
    const bindingFormat = settings.httpBindings
        ? typeof httpPrefixHeaders === "string" || Boolean(httpHeader)
            ? 6
            : Boolean(httpQuery) || Boolean(httpLabel)
                ? 5
                : undefined
        : undefined;
    return bindingFormat ?? settings.timestampFormat.default;
}

class Field {
    name;
    kind;
    values;
    constructor({ name, kind = FieldPosition.HEADER, values = [] }) {
        this.name = name;
        this.kind = kind;
        this.values = values;
    }
    add(value) {
        this.values.push(value);
    }
    set(values) {
        this.values = values;
    }
    remove(value) {
        this.values = this.values.filter((v) => v !== value);
    }
    toString() {
        return this.values.map((v) => (v.includes(",") || v.includes(" ") ? `"${v}"` : v)).join(", ");
    }
    get() {
        return this.values;
    }
}

class Fields {
    entries = {};
    encoding;
    constructor({ fields = [], encoding = "utf-8" }) {
        fields.forEach(this.setField.bind(this));
        this.encoding = encoding;
    }
    setField(field) {
        this.entries[field.name.toLowerCase()] = field;
    }
    getField(name) {
        return this.entries[name.toLowerCase()];
    }
    removeField(name) {
        delete this.entries[name.toLowerCase()];
    }
    getByType(kind) {
        return Object.values(this.entries).filter((field) => field.kind === kind);
    }
}

const getHttpHandlerExtensionConfiguration = (runtimeConfig) => {
    if (runtimeConfig.logger && runtimeConfig.logger.constructor?.name !== "NoOpLogger") {
        runtimeConfig.requestHandler?.updateHttpClientConfig?.(Symbol.for("logger"), runtimeConfig.logger);
    }
    if (runtimeConfig.defaultSocketTimeout) {
        runtimeConfig.requestHandler?.updateHttpClientConfig?.(Symbol.for("@smithy/defaultSocketTimeout"), runtimeConfig.defaultSocketTimeout);
    }
    return {
        setHttpHandler(handler) {
            runtimeConfig.requestHandler = handler;
        },
        httpHandler() {
            return runtimeConfig.requestHandler;
        },
        updateHttpClientConfig(key, value) {
            runtimeConfig.requestHandler?.updateHttpClientConfig(key, value);
        },
        httpHandlerConfigs() {
            return runtimeConfig.requestHandler.httpHandlerConfigs();
        },
    };
};
const resolveHttpHandlerRuntimeConfig = (httpHandlerExtensionConfiguration) => {
    return {
        requestHandler: httpHandlerExtensionConfiguration.httpHandler(),
    };
};

const CONTENT_LENGTH_HEADER = "content-length";
function contentLengthMiddleware(bodyLengthChecker) {
    return (next) => async (args) => {
        const request = args.request;
        if (HttpRequest.isInstance(request)) {
            const { body, headers } = request;
            if (body &&
                Object.keys(headers)
                    .map((str) => str.toLowerCase())
                    .indexOf(CONTENT_LENGTH_HEADER) === -1) {
                try {
                    const length = bodyLengthChecker(body);
                    if (length != null) {
                        request.headers = {
                            ...request.headers,
                            [CONTENT_LENGTH_HEADER]: String(length),
                        };
                    }
                }
                catch (ignored) {
                }
            }
        }
        return next({
            ...args,
            request,
        });
    };
}
const contentLengthMiddlewareOptions = {
    step: "build",
    tags: ["SET_CONTENT_LENGTH", "CONTENT_LENGTH"],
    name: "contentLengthMiddleware",
    override: true,
};
const getContentLengthPlugin = (options) => ({
    applyToStack: (clientStack) => {
        clientStack.add(contentLengthMiddleware(options.bodyLengthChecker), contentLengthMiddlewareOptions);
    },
});

const escapeUri = (uri) => encodeURIComponent(uri).replace(/[!'()*]/g, hexEncode);
const hexEncode = (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`;

const escapeUriPath = (uri) => uri.split("/").map(escapeUri).join("/");

function buildQueryString(query) {
    const parts = [];
    for (let key of Object.keys(query).sort()) {
        const value = query[key];
        key = escapeUri(key);
        if (Array.isArray(value)) {
            for (let i = 0, iLen = value.length; i < iLen; i++) {
                parts.push(`${key}=${escapeUri(value[i])}`);
            }
        }
        else {
            let qsEntry = key;
            if (value || typeof value === "string") {
                qsEntry += `=${escapeUri(value)}`;
            }
            parts.push(qsEntry);
        }
    }
    return parts.join("&");
}

class SerdeContextConfig {
    serdeContext;
    setSerdeContext(serdeContext) {
        this.serdeContext = serdeContext;
    }
}

class UnionSerde {
    from;
    to;
    keys;
    constructor(from, to) {
        this.from = from;
        this.to = to;
        const keys = Object.keys(this.from);
        const set = new Set(keys);
        set.delete("__type");
        this.keys = set;
    }
    mark(key) {
        this.keys.delete(key);
    }
    hasUnknown() {
        return this.keys.size === 1 && Object.keys(this.to).length === 0;
    }
    writeUnknown() {
        if (this.hasUnknown()) {
            const k = this.keys.values().next().value;
            const v = this.from[k];
            this.to.$unknown = [k, v];
        }
    }
}

let canParseBuffer;
function detectBufferParsing() {
    if (canParseBuffer === undefined) {
        try {
            if (typeof Buffer !== "function") {
                canParseBuffer = false;
            }
            else {
                const result = JSON.parse(Buffer.from([0x7b, 0x7d]));
                canParseBuffer = result !== null && typeof result === "object";
            }
        }
        catch {
            canParseBuffer = false;
        }
    }
    return canParseBuffer;
}

function jsonReviver(key, value, context) {
    if (context?.source) {
        const numericString = context.source;
        if (typeof value === "number") {
            const inSafeRange = value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER;
            if (inSafeRange) {
                if (isRepresentable(numericString, value)) {
                    return value;
                }
                return new NumericValue(numericString, "bigDecimal");
            }
            else {
                if (isFractionalBigNumeric(numericString)) {
                    return new NumericValue(numericString, "bigDecimal");
                }
                if (/[eE]/.test(numericString)) {
                    return expandExponentToBigInt(numericString);
                }
                return BigInt(numericString);
            }
        }
    }
    return value;
}
function isFractionalBigNumeric(s) {
    const dotIndex = s.indexOf(".");
    if (dotIndex === -1) {
        return false;
    }
    const eIndex = s.search(/[eE]/);
    if (eIndex === -1) {
        return true;
    }
    const fracDigits = eIndex - dotIndex - 1;
    const exp = parseInt(s.slice(eIndex + 1), 10);
    return exp < fracDigits;
}
function isRepresentable(numericString, value) {
    if (numericString === String(value)) {
        return true;
    }
    if (Object.is(value, -0)) {
        return true;
    }
    if (/[eE]/.test(numericString)) {
        return expandToDecimal(numericString) === expandToDecimal(String(value));
    }
    const normalized = numericString.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
    const canonical = String(value);
    if (normalized === canonical) {
        return true;
    }
    if (/[eE]/.test(canonical)) {
        return normalized === expandToDecimal(canonical);
    }
    return false;
}
function expandToDecimal(s) {
    const negative = s.startsWith("-");
    const abs = negative ? s.slice(1) : s;
    const eIndex = abs.search(/[eE]/);
    let result;
    if (eIndex === -1) {
        result = abs;
    }
    else {
        const exp = parseInt(abs.slice(eIndex + 1), 10);
        const mantissa = abs.slice(0, eIndex);
        const dotIndex = mantissa.indexOf(".");
        let digits;
        let intLen;
        if (dotIndex === -1) {
            digits = mantissa;
            intLen = mantissa.length;
        }
        else {
            digits = mantissa.slice(0, dotIndex) + mantissa.slice(dotIndex + 1);
            intLen = dotIndex;
        }
        digits = digits.replace(/0+$/, "") || "0";
        const newDotPos = intLen + exp;
        if (digits === "0") {
            result = "0";
        }
        else if (newDotPos <= 0) {
            result = "0." + "0".repeat(-newDotPos) + digits;
        }
        else if (newDotPos >= digits.length) {
            result = digits + "0".repeat(newDotPos - digits.length);
        }
        else {
            result = digits.slice(0, newDotPos) + "." + digits.slice(newDotPos);
        }
    }
    if (result.includes(".")) {
        result = result.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
    }
    return (negative ? "-" : "") + result;
}
function expandExponentToBigInt(s) {
    const eIndex = s.search(/[eE]/);
    const exp = parseInt(s.slice(eIndex + 1), 10);
    const negative = s.startsWith("-");
    const mantissa = s.slice(negative ? 1 : 0, eIndex);
    const dotIndex = mantissa.indexOf(".");
    let digits;
    let shift;
    if (dotIndex === -1) {
        digits = mantissa;
        shift = exp;
    }
    else {
        digits = mantissa.slice(0, dotIndex) + mantissa.slice(dotIndex + 1);
        const fracDigits = mantissa.length - dotIndex - 1;
        shift = exp - fracDigits;
    }
    digits = digits.replace(/0+$/, "") || "0";
    const result = BigInt(digits) * 10n ** BigInt(shift + (mantissa.replace(".", "").length - digits.length));
    return negative ? -result : result;
}

const REVIVER_SYMBOL = Symbol.for("@aws-sdk/reviver");
function needsReviver(schema) {
    const ns = NormalizedSchema.of(schema);
    const raw = ns.getSchema();
    if (Array.isArray(raw) && ns.isStructSchema()) {
        if (REVIVER_SYMBOL in raw) {
            return raw[REVIVER_SYMBOL];
        }
        const result = _check(ns, new Set());
        raw[REVIVER_SYMBOL] = result;
        return result;
    }
    return _check(ns, new Set());
}
function _check(ns, seen) {
    const raw = ns.getSchema();
    if (seen.has(raw)) {
        return false;
    }
    seen.add(raw);
    if (ns.isBigIntegerSchema() || ns.isBigDecimalSchema()) {
        return true;
    }
    if (ns.isStructSchema()) {
        for (const [, memberSchema] of ns.structIterator()) {
            if (_check(memberSchema, seen)) {
                return true;
            }
        }
    }
    else if (ns.isListSchema() || ns.isMapSchema()) {
        if (_check(ns.getValueSchema(), seen)) {
            return true;
        }
    }
    else if (ns.isDocumentSchema()) {
        return true;
    }
    return false;
}

const collectBodyString = (streamBody, context) => collectBody(streamBody, context).then((body) => (context?.utf8Encoder ?? toUtf8)(body));

async function parseJsonBody(streamBody, context, schema) {
    let parsingInput;
    if (detectBufferParsing() && typeof streamBody?.[Symbol.asyncIterator] === "function") {
        const buffer = await collectBody(streamBody, context);
        if (typeof Buffer === "function") {
            if (Buffer.isBuffer(buffer)) {
                parsingInput = buffer;
            }
            else {
                parsingInput = Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength);
            }
        }
    }
    if (!parsingInput) {
        parsingInput = await collectBodyString(streamBody, context);
    }
    if (parsingInput.length === 0) {
        return {};
    }
    const reviver = schema && needsReviver(schema) ? jsonReviver : undefined;
    try {
        return JSON.parse(parsingInput, reviver);
    }
    catch (e) {
        if (e?.name === "SyntaxError") {
            Object.defineProperty(e, "$responseBodyText", {
                value: typeof parsingInput === "string" ? parsingInput : parsingInput.toString("utf8"),
            });
        }
        throw e;
    }
}
const parseJsonErrorBody = async (errorBody, context) => {
    const value = await parseJsonBody(errorBody, context);
    value.message = value.message ?? value.Message;
    return value;
};
const findKey = (object, key) => Object.keys(object).find((k) => k.toLowerCase() === key.toLowerCase());
const sanitizeErrorCode = (rawValue) => {
    let cleanValue = rawValue;
    if (typeof cleanValue === "number") {
        cleanValue = cleanValue.toString();
    }
    if (cleanValue.indexOf(",") >= 0) {
        cleanValue = cleanValue.split(",")[0];
    }
    if (cleanValue.indexOf(":") >= 0) {
        cleanValue = cleanValue.split(":")[0];
    }
    if (cleanValue.indexOf("#") >= 0) {
        cleanValue = cleanValue.split("#")[1];
    }
    return cleanValue;
};
const loadRestJsonErrorCode = (output, data) => {
    return loadErrorCode(output, data, ["header", "code", "type"]);
};
const loadJsonRpcErrorCode = (output, data, queryCompat = false) => {
    return loadErrorCode(output, data, queryCompat ? ["code", "header", "type"] : ["type", "code", "header"]);
};
const loadSmithyRpcV2JsonErrorCode = (output, data) => {
    if (data?.__type !== undefined) {
        let cleanValue = data.__type;
        if (typeof cleanValue === "number") {
            cleanValue = cleanValue.toString();
        }
        if (cleanValue.indexOf(",") >= 0) {
            cleanValue = cleanValue.split(",")[0];
        }
        if (cleanValue.indexOf(":") >= 0) {
            cleanValue = cleanValue.split(":")[0];
        }
        return cleanValue;
    }
};
const loadErrorCode = ({ headers }, data, order) => {
    while (order.length > 0) {
        const location = order.shift();
        switch (location) {
            case "header":
                const headerKey = findKey(headers ?? {}, "x-amzn-errortype");
                if (headerKey !== undefined) {
                    return sanitizeErrorCode(headers[headerKey]);
                }
                break;
            case "code":
                const codeKey = findKey(data ?? {}, "code");
                if (codeKey && data[codeKey] !== undefined) {
                    return sanitizeErrorCode(data[codeKey]);
                }
                break;
            case "type":
                if (data?.__type !== undefined) {
                    return sanitizeErrorCode(data.__type);
                }
                break;
        }
    }
};

class JsonShapeDeserializer2 extends SerdeContextConfig {
    settings;
    constructor(settings) {
        super();
        this.settings = settings;
    }
    async read(schema, data) {
        const reviver = needsReviver(schema) ? jsonReviver : undefined;
        let parsed;
        if (typeof data === "string") {
            if (data.length === 0) {
                return {};
            }
            parsed = JSON.parse(data, reviver);
        }
        else if (data instanceof Uint8Array && detectBufferParsing()) {
            if (data.byteLength === 0) {
                return {};
            }
            const buf = Buffer.isBuffer(data) ? data : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
            parsed = JSON.parse(buf, reviver);
        }
        else {
            parsed = await parseJsonBody(data, this.serdeContext, schema);
        }
        return this._read(schema, parsed);
    }
    readObject(schema, data) {
        return this._read(schema, data);
    }
    _read(schema, value) {
        const isObject = value !== null && typeof value === "object";
        const ns = NormalizedSchema.of(schema);
        if (isObject) {
            if (ns.isStructSchema()) {
                return this._readStruct(ns, value);
            }
            if (Array.isArray(value) && ns.isListSchema()) {
                const listMember = ns.getValueSchema();
                if (this.needsTransform(listMember)) {
                    for (let i = 0; i < value.length; ++i) {
                        value[i] = this._read(listMember, value[i]);
                    }
                }
                return value;
            }
            if (ns.isMapSchema()) {
                const mapMember = ns.getValueSchema();
                const map = value;
                if (this.needsTransform(mapMember)) {
                    for (const k in map) {
                        if (!hasOwn(map, k)) {
                            continue;
                        }
                        if (k === "__proto__") {
                            writeKey(map);
                        }
                        map[k] = this._read(mapMember, map[k]);
                    }
                }
                return map;
            }
        }
        if (ns.isBlobSchema() && typeof value === "string") {
            return fromBase64(value);
        }
        const mediaType = ns.getMergedTraits().mediaType;
        if (ns.isStringSchema() && typeof value === "string" && mediaType) {
            const isJson = mediaType === "application/json" || mediaType.endsWith("+json");
            if (isJson) {
                return LazyJsonString.from(value);
            }
            return value;
        }
        if (ns.isTimestampSchema() && value != null) {
            const format = determineTimestampFormat(ns, this.settings);
            switch (format) {
                case 5:
                    return parseRfc3339DateTimeWithOffset(value);
                case 6:
                    return parseRfc7231DateTime(value);
                case 7:
                    return parseEpochTimestamp(value);
                default:
                    console.warn("Missing timestamp format, parsing value with Date constructor:", value);
                    return new Date(value);
            }
        }
        if (ns.isBigIntegerSchema() && (typeof value === "number" || typeof value === "string")) {
            return BigInt(value);
        }
        if (ns.isBigDecimalSchema() && value != undefined) {
            if (value instanceof NumericValue) {
                return value;
            }
            const untyped = value;
            if (untyped.type === "bigDecimal" && "string" in untyped) {
                return new NumericValue(untyped.string, untyped.type);
            }
            return new NumericValue(String(value), "bigDecimal");
        }
        if (ns.isNumericSchema() && typeof value === "string") {
            switch (value) {
                case "Infinity":
                    return Infinity;
                case "-Infinity":
                    return -Infinity;
                case "NaN":
                    return NaN;
            }
            return value;
        }
        if (ns.isDocumentSchema()) {
            if (isObject) {
                if (Array.isArray(value)) {
                    for (let i = 0; i < value.length; ++i) {
                        const v = value[i];
                        if (!(v instanceof NumericValue)) {
                            value[i] = this._read(ns, v);
                        }
                    }
                }
                else {
                    const doc = value;
                    for (const k in doc) {
                        if (!hasOwn(doc, k)) {
                            continue;
                        }
                        if (k === "__proto__") {
                            writeKey(doc);
                        }
                        const v = doc[k];
                        if (!(v instanceof NumericValue)) {
                            doc[k] = this._read(ns, v);
                        }
                    }
                }
            }
        }
        return value;
    }
    _readStruct(ns, record) {
        const union = ns.isUnionSchema();
        const out = {};
        let nameMap;
        const hasType = typeof record.__type === "string";
        const { jsonName } = this.settings;
        if (jsonName && hasType) {
            nameMap = {};
        }
        let unionSerde;
        if (union) {
            unionSerde = new UnionSerde(record, out);
        }
        for (const [memberName, memberSchema] of ns.structIterator()) {
            let fromKey = memberName;
            if (jsonName) {
                fromKey = memberSchema.getMergedTraits().jsonName ?? fromKey;
                if (hasType) {
                    nameMap[fromKey] = memberName;
                }
            }
            if (union) {
                unionSerde.mark(fromKey);
            }
            if (record[fromKey] != null) {
                out[memberName] = this._read(memberSchema, record[fromKey]);
            }
        }
        if (union) {
            unionSerde.writeUnknown();
        }
        else if (hasType) {
            for (const k in record) {
                if (!hasOwn(record, k)) {
                    continue;
                }
                const v = record[k];
                const t = jsonName ? (nameMap[k] ?? k) : k;
                if (!(t in out)) {
                    out[t] = v;
                }
            }
        }
        return out;
    }
    needsTransform(ns) {
        if (ns.isBlobSchema() ||
            ns.isTimestampSchema() ||
            ns.isBigIntegerSchema() ||
            ns.isBigDecimalSchema() ||
            ns.isNumericSchema()) {
            return true;
        }
        if (ns.isDocumentSchema() || ns.isStructSchema() || ns.isListSchema() || ns.isMapSchema()) {
            return true;
        }
        if (ns.isStringSchema() && ns.getMergedTraits().mediaType) {
            return true;
        }
        return false;
    }
}

class JsonBytesStringAdapter extends Uint8Array {
    string = null;
    static allocUnsafe(bytes) {
        if (typeof Buffer === "function") {
            const buffer = Buffer.allocUnsafe(bytes);
            return new JsonBytesStringAdapter(buffer.buffer, buffer.byteOffset, buffer.byteLength);
        }
        return new JsonBytesStringAdapter(bytes);
    }
    toString() {
        return this.s();
    }
    valueOf() {
        return this.s();
    }
    includes(searchString, position) {
        if (typeof searchString === "string") {
            return this.s().includes(searchString, position);
        }
        return Uint8Array.prototype.includes.call(this, searchString, position);
    }
    indexOf(searchString, position) {
        if (typeof searchString === "string") {
            return this.s().indexOf(searchString, position);
        }
        return Uint8Array.prototype.indexOf.call(this, searchString, position);
    }
    lastIndexOf(searchString, position) {
        if (typeof searchString === "string") {
            return this.s().lastIndexOf(searchString, position);
        }
        const fn = Uint8Array.prototype.lastIndexOf;
        if (position !== undefined) {
            return fn.call(this, searchString, position);
        }
        return fn.call(this, searchString);
    }
    startsWith(searchString, position) {
        return this.s().startsWith(searchString, position);
    }
    endsWith(searchString, endPosition) {
        return this.s().endsWith(searchString, endPosition);
    }
    match(regexp) {
        return this.s().match(regexp);
    }
    replace(searchValue, replaceValue) {
        return this.s().replace(searchValue, replaceValue);
    }
    search(regexp) {
        return this.s().search(regexp);
    }
    split(separator, limit) {
        return this.s().split(separator, limit);
    }
    substring(start, end) {
        return this.s().substring(start, end);
    }
    trim() {
        return this.s().trim();
    }
    trimStart() {
        return this.s().trimStart();
    }
    trimEnd() {
        return this.s().trimEnd();
    }
    charAt(pos) {
        return this.s().charAt(pos);
    }
    charCodeAt(index) {
        return this.s().charCodeAt(index);
    }
    padStart(maxLength, fillString) {
        return this.s().padStart(maxLength, fillString);
    }
    padEnd(maxLength, fillString) {
        return this.s().padEnd(maxLength, fillString);
    }
    repeat(count) {
        return this.s().repeat(count);
    }
    toUpperCase() {
        return this.s().toUpperCase();
    }
    toLowerCase() {
        return this.s().toLowerCase();
    }
    s() {
        if (this.string == null) {
            const n = Date.now();
            if (n > warned + 60_000) {
                console.warn("@aws-sdk/core/protocols - WARN - JsonCodec2: you have called a string method on a Uint8Array request body. " +
                    "It has been automatically converted to string. In a future version this will throw an error.");
                warned = n;
            }
            this.string = toUtf8(this);
        }
        return this.string;
    }
}
var warned = 0;

const encoder = new TextEncoder();
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const QUOTE = 0x22;
const COLON = 0x3a;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const TRUE = new Uint8Array([0x74, 0x72, 0x75, 0x65]);
const FALSE = new Uint8Array([0x66, 0x61, 0x6c, 0x73, 0x65]);
const NULL = new Uint8Array([0x6e, 0x75, 0x6c, 0x6c]);
const ESCAPE_TABLE = new Array(128).fill(null);
ESCAPE_TABLE[0x08] = "b";
ESCAPE_TABLE[0x09] = "t";
ESCAPE_TABLE[0x0a] = "n";
ESCAPE_TABLE[0x0c] = "f";
ESCAPE_TABLE[0x0d] = "r";
ESCAPE_TABLE[0x22] = '"';
ESCAPE_TABLE[0x5c] = "\\";
for (let i = 0; i < 0x20; i++) {
    if (ESCAPE_TABLE[i] === null) {
        ESCAPE_TABLE[i] = "u00" + i.toString(16).padStart(2, "0");
    }
}
const INITIAL_BUFFER_SIZE = 2048;
function alloc(size) {
    return JsonBytesStringAdapter.allocUnsafe(size);
}
class JsonShapeSerializer2 extends SerdeContextConfig {
    settings;
    json;
    i = 0;
    rootSchema;
    rawValue;
    passthrough = false;
    constructor(settings) {
        super();
        this.settings = settings;
        this.json = alloc(INITIAL_BUFFER_SIZE);
    }
    write(schema, value) {
        this.i = 0;
        this.rawValue = value;
        this.rootSchema = NormalizedSchema.of(schema);
        this.passthrough = this.rootSchema.isBlobSchema() || this.rootSchema.isStringSchema();
        if (!this.passthrough) {
            this.writeValue(this.rootSchema, value, undefined);
        }
    }
    writeDiscriminatedDocument(schema, value) {
        this.i = 0;
        this.rootSchema = NormalizedSchema.of(schema);
        const ns = this.rootSchema;
        if (ns.isStructSchema() && value != null && typeof value === "object") {
            this.writeValue(ns, value, undefined);
            const prefix = `"__type":"${ns.getName(true) ?? "Unknown"}",`;
            const z = prefix.length;
            this.ensure(z);
            this.json.copyWithin(1 + z, 1, this.i);
            encoder.encodeInto(prefix, this.json.subarray(1));
            this.i += z;
        }
        else {
            this.writeValue(ns, value, undefined);
        }
    }
    flush() {
        this.rootSchema = undefined;
        const finalPosition = this.i;
        this.i = 0;
        const raw = this.rawValue;
        this.rawValue = undefined;
        if (finalPosition === 0) {
            return raw;
        }
        const result = this.json.subarray(0, finalPosition);
        this.json = alloc(INITIAL_BUFFER_SIZE);
        return result;
    }
    ensure(byteCount) {
        const { i, json } = this;
        if (i + byteCount > json.length) {
            let newSize = json.length * 2;
            while (newSize < i + byteCount) {
                newSize *= 2;
            }
            const next = alloc(newSize);
            next.set(this.json);
            this.json = next;
        }
    }
    writeAscii(s) {
        const z = s.length;
        this.ensure(z);
        let { i, json } = this;
        for (let j = 0; j < z; ++j) {
            json[i] = s.charCodeAt(j);
            i += 1;
        }
        this.i = i;
    }
    writeAsciiQuoted(s) {
        const z = s.length;
        this.ensure(z + 4);
        let { json, i } = this;
        json[i++] = QUOTE;
        for (let j = 0; j < z; ++j) {
            json[i++] = s.charCodeAt(j);
        }
        json[i++] = QUOTE;
        this.i = i;
    }
    writeJsonString(s) {
        const z = s.length;
        this.ensure(z * 3 + 2);
        this.json[this.i++] = QUOTE;
        for (let j = 0; j < z; ++j) {
            const c = s.charCodeAt(j);
            if (c > 0x22 && c < 0x5c) {
                this.json[this.i++] = c;
            }
            else if (c < 0x80) {
                const esc = ESCAPE_TABLE[c];
                if (esc !== null) {
                    this.ensure(esc.length + 1 + (z - j - 1) * 3 + 1);
                    this.json[this.i++] = BACKSLASH;
                    for (let k = 0; k < esc.length; k++) {
                        this.json[this.i++] = esc.charCodeAt(k);
                    }
                }
                else {
                    this.json[this.i++] = c;
                }
            }
            else if (c >= 0xd800 && c <= 0xdbff) {
                const next = j + 1 < z ? s.charCodeAt(j + 1) : 0;
                if (next >= 0xdc00 && next <= 0xdfff) {
                    this.ensure(4);
                    const { written } = encoder.encodeInto(s.substring(j, j + 2), this.json.subarray(this.i));
                    this.i += written;
                    ++j;
                }
                else {
                    this.ensure(6 + (z - j - 1) * 3 + 1);
                    this.writeUnicodeEscape(c);
                }
            }
            else if (c >= 0xdc00 && c <= 0xdfff) {
                this.ensure(6 + (z - j - 1) * 3 + 1);
                this.writeUnicodeEscape(c);
            }
            else {
                let { i, json } = this;
                if (c < 0x800) {
                    json[i++] = 0xc0 | (c >> 6);
                    json[i++] = 0x80 | (c & 0x3f);
                }
                else {
                    json[i++] = 0xe0 | (c >> 12);
                    json[i++] = 0x80 | ((c >> 6) & 0x3f);
                    json[i++] = 0x80 | (c & 0x3f);
                }
                this.i = i;
            }
        }
        this.json[this.i++] = QUOTE;
    }
    writeUnicodeEscape(code) {
        let { json, i } = this;
        json[i++] = BACKSLASH;
        json[i++] = 0x75;
        const hex = code.toString(16).padStart(4, "0");
        for (let j = 0; j < 4; ++j) {
            json[i++] = hex.charCodeAt(j);
        }
        this.i = i;
    }
    static B64 = (() => {
        const chars = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        const table = new Uint8Array(64);
        for (let i = 0; i < 64; ++i) {
            table[i] = chars.charCodeAt(i);
        }
        return table;
    })();
    writeBase64(data) {
        const b64Len = Math.ceil(data.length / 3) * 4;
        this.ensure(b64Len + 2);
        const json = this.json;
        const B64 = JsonShapeSerializer2.B64;
        let i = this.i;
        json[i++] = QUOTE;
        const len = data.length;
        const remainder = len % 3;
        const mainLen = len - remainder;
        for (let j = 0; j < mainLen; j += 3) {
            const a = data[j];
            const b = data[j + 1];
            const c = data[j + 2];
            json[i++] = B64[a >> 2];
            json[i++] = B64[((a & 0x03) << 4) | (b >> 4)];
            json[i++] = B64[((b & 0x0f) << 2) | (c >> 6)];
            json[i++] = B64[c & 0x3f];
        }
        if (remainder === 2) {
            const a = data[mainLen];
            const b = data[mainLen + 1];
            json[i++] = B64[a >> 2];
            json[i++] = B64[((a & 0x03) << 4) | (b >> 4)];
            json[i++] = B64[(b & 0x0f) << 2];
            json[i++] = 0x3d;
        }
        else if (remainder === 1) {
            const a = data[mainLen];
            json[i++] = B64[a >> 2];
            json[i++] = B64[(a & 0x03) << 4];
            json[i++] = 0x3d;
            json[i++] = 0x3d;
        }
        json[i++] = QUOTE;
        this.i = i;
    }
    writeValue(schema, value, container) {
        if (value == null) {
            if (container?.isStructSchema()) {
                if (value === undefined) {
                    const ns = NormalizedSchema.of(schema);
                    if (ns.isIdempotencyToken()) {
                        this.writeAsciiQuoted(generateIdempotencyToken());
                        return;
                    }
                }
                return;
            }
            this.ensure(4);
            this.json.set(NULL, this.i);
            this.i += 4;
            return;
        }
        const ns = NormalizedSchema.of(schema);
        const isObject = typeof value === "object";
        if (ns.isStringSchema()) {
            const mediaType = ns.getMergedTraits().mediaType;
            if (mediaType) {
                const isJson = mediaType === "application/json" || mediaType.endsWith("+json");
                if (isJson) {
                    this.writeJsonString(LazyJsonString.from(value).toString());
                    return;
                }
            }
        }
        if (this.settings.bigNumberAsString && value != null && (ns.isBigIntegerSchema() || ns.isBigDecimalSchema())) {
            const asString = value instanceof NumericValue ? value.string : String(value);
            this.writeAsciiQuoted(asString);
            return;
        }
        if (isObject) {
            if (ns.isStructSchema()) {
                this.writeStruct(ns, value);
                return;
            }
            if (Array.isArray(value) && (ns.isListSchema() || ns.isDocumentSchema())) {
                this.writeList(ns, value, ns.isDocumentSchema());
                return;
            }
            if (ns.isMapSchema()) {
                this.writeMap(ns, value, false);
                return;
            }
            if (value instanceof Uint8Array && (ns.isBlobSchema() || ns.isDocumentSchema())) {
                this.writeBase64(value);
                return;
            }
            if (value instanceof Date && (ns.isTimestampSchema() || ns.isDocumentSchema())) {
                this.writeTimestamp(ns, value);
                return;
            }
            if (value instanceof NumericValue) {
                this.writeAscii(value.string);
                return;
            }
            if (ns.isDocumentSchema()) {
                if (Array.isArray(value)) {
                    this.writeList(ns, value, true);
                }
                else {
                    this.writeMap(ns, value, true);
                }
                return;
            }
            const json = JSON.stringify(value);
            this.writeAscii(json);
            return;
        }
        if (typeof value === "string") {
            if (ns.isBlobSchema()) {
                const b64 = (this.serdeContext?.base64Encoder ?? toBase64)(value);
                this.writeAsciiQuoted(b64);
                return;
            }
            this.writeJsonString(value);
            return;
        }
        if (typeof value === "number") {
            if (Math.abs(value) === Infinity || Number.isNaN(value)) {
                this.writeAsciiQuoted(String(value));
                return;
            }
            const numStr = String(value);
            this.writeAscii(numStr);
            return;
        }
        if (typeof value === "boolean") {
            this.ensure(5);
            let { i, json } = this;
            if (value) {
                json.set(TRUE, i);
                i += 4;
            }
            else {
                json.set(FALSE, i);
                i += 5;
            }
            this.i = i;
            return;
        }
        if (typeof value === "bigint") {
            this.writeAscii(value.toString());
            return;
        }
        this.writeAscii(String(value));
    }
    writeStruct(ns, value) {
        this.ensure(2);
        this.json[this.i++] = OPEN_BRACE;
        let wroteAny = false;
        const hasType = typeof value.__type === "string";
        let writtenKeys;
        if (hasType) {
            writtenKeys = new Set();
        }
        for (const [memberName, memberSchema] of ns.structIterator()) {
            const item = value[memberName];
            if (item == null && !memberSchema.isIdempotencyToken()) {
                continue;
            }
            if (wroteAny) {
                this.ensure(1);
                this.json[this.i++] = COMMA;
            }
            wroteAny = true;
            const targetKey = this.settings.jsonName ? (memberSchema.getMergedTraits().jsonName ?? memberName) : memberName;
            if (writtenKeys) {
                writtenKeys.add(memberName);
                writtenKeys.add(targetKey);
            }
            this.writeAsciiQuoted(targetKey);
            this.json[this.i++] = COLON;
            this.writeValue(memberSchema, item, ns);
        }
        if (!wroteAny && ns.isUnionSchema()) {
            const { $unknown } = value;
            if (Array.isArray($unknown)) {
                const [k, v] = $unknown;
                this.writeAsciiQuoted(k);
                this.ensure(1);
                this.json[this.i++] = COLON;
                this.writeValue(15, v, ns);
            }
        }
        else if (hasType) {
            for (const k in value) {
                if (writtenKeys.has(k)) {
                    continue;
                }
                writtenKeys.add(k);
                const v = value[k];
                if (wroteAny) {
                    this.ensure(1);
                    this.json[this.i++] = COMMA;
                }
                wroteAny = true;
                this.writeAsciiQuoted(k);
                this.ensure(1);
                this.json[this.i++] = COLON;
                this.writeValue(15, v, undefined);
            }
        }
        this.ensure(1);
        this.json[this.i++] = CLOSE_BRACE;
    }
    writeList(ns, value, isDocument) {
        const sparse = !!ns.getMergedTraits().sparse;
        const valueSchema = ns.getValueSchema();
        if (!isDocument) {
            if (valueSchema.isStringSchema() || valueSchema.isNumericSchema() || valueSchema.isBooleanSchema()) {
                let hasSpecials = false;
                for (let i = 0; i < value.length; ++i) {
                    const v = value[i];
                    if (Number.isNaN(v) || v === Infinity || v === -Infinity || (v == null && !sparse)) {
                        hasSpecials = true;
                        break;
                    }
                }
                let json;
                if (!hasSpecials) {
                    json = JSON.stringify(value);
                }
                else {
                    const out = [];
                    for (let i = 0; i < value.length; ++i) {
                        const v = value[i];
                        if (v == null && !sparse) {
                            continue;
                        }
                        if (Number.isNaN(v) || v === Infinity || v === -Infinity) {
                            out.push(String(v));
                        }
                        else {
                            out.push(v);
                        }
                    }
                    json = JSON.stringify(out);
                }
                this.ensure(json.length * 3);
                this.i += encoder.encodeInto(json, this.json.subarray(this.i)).written;
                return;
            }
        }
        this.ensure(2);
        this.json[this.i++] = OPEN_BRACKET;
        let wroteFirstItem = false;
        for (let i = 0; i < value.length; ++i) {
            const item = value[i];
            if (isDocument ? item === undefined : item == null && !sparse) {
                continue;
            }
            if (wroteFirstItem) {
                this.ensure(1);
                this.json[this.i++] = COMMA;
            }
            this.writeValue(valueSchema, item, undefined);
            wroteFirstItem = true;
        }
        this.ensure(1);
        this.json[this.i++] = CLOSE_BRACKET;
    }
    writeMap(ns, value, isDocument) {
        const sparse = !!ns.getMergedTraits().sparse;
        const valueSchema = ns.getValueSchema();
        if (!isDocument) {
            if (valueSchema.isStringSchema() || valueSchema.isNumericSchema() || valueSchema.isBooleanSchema()) {
                let modifications;
                for (const k in value) {
                    if (!hasOwn(value, k)) {
                        continue;
                    }
                    const v = value[k];
                    if (Number.isNaN(v) || v === Infinity || v === -Infinity) {
                        (modifications ??= {})[k] = v;
                        value[k] = String(v);
                    }
                    else if (v === null && !sparse) {
                        (modifications ??= {})[k] = null;
                        value[k] = undefined;
                    }
                }
                const json = JSON.stringify(value);
                if (modifications) {
                    Object.assign(value, modifications);
                }
                this.ensure(json.length * 3);
                this.i += encoder.encodeInto(json, this.json.subarray(this.i)).written;
                return;
            }
        }
        this.ensure(2);
        this.json[this.i++] = OPEN_BRACE;
        let first = true;
        for (const k in value) {
            if (!hasOwn(value, k)) {
                continue;
            }
            const v = value[k];
            if (isDocument ? v === undefined : v == null && !sparse) {
                continue;
            }
            if (!first) {
                this.ensure(1);
                this.json[this.i++] = COMMA;
            }
            first = false;
            this.writeJsonString(k);
            this.ensure(1);
            this.json[this.i++] = COLON;
            this.writeValue(valueSchema, v, undefined);
        }
        this.ensure(1);
        this.json[this.i++] = CLOSE_BRACE;
    }
    writeTimestamp(ns, value) {
        const format = determineTimestampFormat(ns, this.settings);
        switch (format) {
            case 5: {
                const iso = value.toISOString().replace(".000Z", "Z");
                this.writeAsciiQuoted(iso);
                return;
            }
            case 6: {
                this.writeAsciiQuoted(dateToUtcString(value));
                return;
            }
            case 7: {
                const epochSecs = String(value.getTime() / 1000);
                this.writeAscii(epochSecs);
                return;
            }
            default: {
                const epochSecs = String(value.getTime() / 1000);
                this.writeAscii(epochSecs);
                return;
            }
        }
    }
}

class JsonCodec2 extends SerdeContextConfig {
    settings;
    constructor(settings) {
        super();
        this.settings = settings;
    }
    createSerializer() {
        const serializer = new JsonShapeSerializer2(this.settings);
        serializer.setSerdeContext(this.serdeContext);
        return serializer;
    }
    createDeserializer() {
        const deserializer = new JsonShapeDeserializer2(this.settings);
        deserializer.setSerdeContext(this.serdeContext);
        return deserializer;
    }
}

class SmithyRpcV2JsonProtocol extends AbstractRpcV2Protocol {
    codec = new JsonCodec2({
        timestampFormat: {
            useTrait: false,
            default: 7,
        },
        jsonName: false,
        bigNumberAsString: true,
    });
    serializer = this.codec.createSerializer();
    deserializer = this.codec.createDeserializer();
    getShapeId() {
        return "smithy.protocols#rpcv2Json";
    }
    getPayloadCodec() {
        return this.codec;
    }
    getSmithyProtocolHeaderValue() {
        return "rpc-v2-json";
    }
    applyEmptyBody(request) {
        if (!request.body) {
            request.body = "{}";
        }
    }
    async handleError(operationSchema, context, response, dataObject, metadata) {
        const errorName = loadSmithyRpcV2JsonErrorCode(response, dataObject) ?? "Unknown";
        const errorMetadata = {
            $metadata: metadata,
            $fault: response.statusCode <= 500 ? "client" : "server",
        };
        let namespace = this.options.defaultNamespace;
        if (errorName.includes("#")) {
            [namespace] = errorName.split("#");
        }
        const registry = this.compositeErrorRegistry;
        const nsRegistry = TypeRegistry.for(namespace);
        registry.copyFrom(nsRegistry);
        let errorSchema;
        try {
            errorSchema = registry.getSchema(errorName);
        }
        catch (ignored) {
            if (dataObject.Message) {
                dataObject.message = dataObject.Message;
            }
            const syntheticRegistry = TypeRegistry.for("smithy.ts.sdk.synthetic." + namespace);
            registry.copyFrom(syntheticRegistry);
            const baseExceptionSchema = registry.getBaseException();
            if (baseExceptionSchema) {
                const ErrorCtor = registry.getErrorCtor(baseExceptionSchema);
                throw Object.assign(new ErrorCtor({ name: errorName }), errorMetadata, dataObject);
            }
            throw Object.assign(new Error(errorName), errorMetadata, dataObject);
        }
        const ns = NormalizedSchema.of(errorSchema);
        const ErrorCtor = registry.getErrorCtor(errorSchema);
        const message = dataObject.message ?? dataObject.Message ?? "Unknown";
        const exception = new ErrorCtor({});
        const output = {};
        const errorDeserializer = this.codec.createDeserializer();
        for (const [name, member] of ns.structIterator()) {
            if (dataObject[name] != null) {
                output[name] = errorDeserializer.readObject(member, dataObject[name]);
            }
        }
        throw Object.assign(exception, errorMetadata, {
            $fault: ns.getMergedTraits().error,
            message,
        }, output);
    }
    getDefaultContentType() {
        return "application/json";
    }
}

class JsonShapeDeserializer extends SerdeContextConfig {
    settings;
    constructor(settings) {
        super();
        this.settings = settings;
    }
    async read(schema, data) {
        const reviver = needsReviver(schema) ? jsonReviver : undefined;
        return this._read(schema, typeof data === "string" ? JSON.parse(data, reviver) : await parseJsonBody(data, this.serdeContext, schema));
    }
    readObject(schema, data) {
        return this._read(schema, data);
    }
    _read(schema, value) {
        const isObject = value !== null && typeof value === "object";
        const ns = NormalizedSchema.of(schema);
        if (isObject) {
            if (ns.isStructSchema()) {
                const record = value;
                const union = ns.isUnionSchema();
                const out = {};
                let nameMap = void 0;
                const { jsonName } = this.settings;
                if (jsonName) {
                    nameMap = {};
                }
                let unionSerde;
                if (union) {
                    unionSerde = new UnionSerde(record, out);
                }
                for (const [memberName, memberSchema] of ns.structIterator()) {
                    let fromKey = memberName;
                    if (jsonName) {
                        fromKey = memberSchema.getMergedTraits().jsonName ?? fromKey;
                        nameMap[fromKey] = memberName;
                    }
                    if (union) {
                        unionSerde.mark(fromKey);
                    }
                    if (record[fromKey] != null) {
                        out[memberName] = this._read(memberSchema, record[fromKey]);
                    }
                }
                if (union) {
                    unionSerde.writeUnknown();
                }
                else if (typeof record.__type === "string") {
                    for (const k in record) {
                        if (!hasOwn(record, k)) {
                            continue;
                        }
                        const v = record[k];
                        const t = jsonName ? (nameMap[k] ?? k) : k;
                        if (!(t in out)) {
                            out[t] = v;
                        }
                    }
                }
                return out;
            }
            if (Array.isArray(value) && ns.isListSchema()) {
                const listMember = ns.getValueSchema();
                const out = [];
                for (const item of value) {
                    out.push(this._read(listMember, item));
                }
                return out;
            }
            if (ns.isMapSchema()) {
                const mapMember = ns.getValueSchema();
                const out = {};
                for (const _k in value) {
                    if (!hasOwn(value, _k)) {
                        continue;
                    }
                    if (_k === "__proto__") {
                        writeKey(out);
                    }
                    out[_k] = this._read(mapMember, value[_k]);
                }
                return out;
            }
        }
        if (ns.isBlobSchema() && typeof value === "string") {
            return fromBase64(value);
        }
        const mediaType = ns.getMergedTraits().mediaType;
        if (ns.isStringSchema() && typeof value === "string" && mediaType) {
            const isJson = mediaType === "application/json" || mediaType.endsWith("+json");
            if (isJson) {
                return LazyJsonString.from(value);
            }
            return value;
        }
        if (ns.isTimestampSchema() && value != null) {
            const format = determineTimestampFormat(ns, this.settings);
            switch (format) {
                case 5:
                    return parseRfc3339DateTimeWithOffset(value);
                case 6:
                    return parseRfc7231DateTime(value);
                case 7:
                    return parseEpochTimestamp(value);
                default:
                    console.warn("Missing timestamp format, parsing value with Date constructor:", value);
                    return new Date(value);
            }
        }
        if (ns.isBigIntegerSchema() && (typeof value === "number" || typeof value === "string")) {
            return BigInt(value);
        }
        if (ns.isBigDecimalSchema() && value != undefined) {
            if (value instanceof NumericValue) {
                return value;
            }
            const untyped = value;
            if (untyped.type === "bigDecimal" && "string" in untyped) {
                return new NumericValue(untyped.string, untyped.type);
            }
            return new NumericValue(String(value), "bigDecimal");
        }
        if (ns.isNumericSchema() && typeof value === "string") {
            switch (value) {
                case "Infinity":
                    return Infinity;
                case "-Infinity":
                    return -Infinity;
                case "NaN":
                    return NaN;
            }
            return value;
        }
        if (ns.isDocumentSchema()) {
            if (isObject) {
                const out = Array.isArray(value) ? [] : {};
                for (const k in value) {
                    if (!hasOwn(value, k)) {
                        continue;
                    }
                    if (k === "__proto__") {
                        writeKey(out);
                    }
                    const v = value[k];
                    if (v instanceof NumericValue) {
                        out[k] = v;
                    }
                    else {
                        out[k] = this._read(ns, v);
                    }
                }
                return out;
            }
            else {
                return structuredClone(value);
            }
        }
        return value;
    }
}

const NUMERIC_CONTROL_CHAR = String.fromCharCode(925);
class JsonReplacer {
    values = new Map();
    counter = 0;
    stage = 0;
    createReplacer() {
        if (this.stage === 1) {
            throw new Error("@aws-sdk/core/protocols - JsonReplacer already created.");
        }
        if (this.stage === 2) {
            throw new Error("@aws-sdk/core/protocols - JsonReplacer exhausted.");
        }
        this.stage = 1;
        return (key, value) => {
            if (value instanceof NumericValue) {
                const v = `${NUMERIC_CONTROL_CHAR + "nv" + this.counter++}_` + value.string;
                this.values.set(`"${v}"`, value.string);
                return v;
            }
            if (typeof value === "bigint") {
                const s = value.toString();
                const v = `${NUMERIC_CONTROL_CHAR + "b" + this.counter++}_` + s;
                this.values.set(`"${v}"`, s);
                return v;
            }
            return value;
        };
    }
    replaceInJson(json) {
        if (this.stage === 0) {
            throw new Error("@aws-sdk/core/protocols - JsonReplacer not created yet.");
        }
        if (this.stage === 2) {
            throw new Error("@aws-sdk/core/protocols - JsonReplacer exhausted.");
        }
        this.stage = 2;
        if (this.counter === 0) {
            return json;
        }
        for (const [key, value] of this.values) {
            json = json.replace(key, value);
        }
        return json;
    }
}

class JsonShapeSerializer extends SerdeContextConfig {
    settings;
    buffer;
    useReplacer = false;
    rootSchema;
    constructor(settings) {
        super();
        this.settings = settings;
    }
    write(schema, value) {
        this.rootSchema = NormalizedSchema.of(schema);
        this.buffer = this._write(this.rootSchema, value);
    }
    flush() {
        const { rootSchema, useReplacer } = this;
        this.rootSchema = undefined;
        this.useReplacer = false;
        if (rootSchema?.isStructSchema() || rootSchema?.isDocumentSchema()) {
            if (!useReplacer) {
                return JSON.stringify(this.buffer);
            }
            const replacer = new JsonReplacer();
            return replacer.replaceInJson(JSON.stringify(this.buffer, replacer.createReplacer(), 0));
        }
        return this.buffer;
    }
    writeDiscriminatedDocument(schema, value) {
        this.write(schema, value);
        if (typeof this.buffer === "object") {
            this.buffer.__type = NormalizedSchema.of(schema).getName(true);
        }
    }
    _write(schema, value, container) {
        const isObject = value !== null && typeof value === "object";
        const ns = NormalizedSchema.of(schema);
        if (isObject) {
            if (ns.isStructSchema()) {
                const record = value;
                const out = {};
                const { jsonName } = this.settings;
                let nameMap = void 0;
                if (jsonName) {
                    nameMap = {};
                }
                let outCount = 0;
                for (const [memberName, memberSchema] of ns.structIterator()) {
                    const serializableValue = this._write(memberSchema, record[memberName], ns);
                    if (serializableValue !== undefined) {
                        let targetKey = memberName;
                        if (jsonName) {
                            targetKey = memberSchema.getMergedTraits().jsonName ?? memberName;
                            nameMap[memberName] = targetKey;
                        }
                        out[targetKey] = serializableValue;
                        outCount++;
                    }
                }
                if (ns.isUnionSchema() && outCount === 0) {
                    const { $unknown } = record;
                    if (Array.isArray($unknown)) {
                        const [k, v] = $unknown;
                        if (k === "__proto__") {
                            writeKey(out);
                        }
                        out[k] = this._write(15, v);
                    }
                }
                else if (typeof record.__type === "string") {
                    for (const k in record) {
                        if (!hasOwn(record, k)) {
                            continue;
                        }
                        const v = record[k];
                        const targetKey = jsonName ? (nameMap[k] ?? k) : k;
                        if (!(targetKey in out)) {
                            out[targetKey] = this._write(15, v);
                        }
                    }
                }
                return out;
            }
            if (Array.isArray(value) && ns.isListSchema()) {
                const listMember = ns.getValueSchema();
                const out = [];
                const sparse = !!ns.getMergedTraits().sparse;
                for (const item of value) {
                    if (sparse || item != null) {
                        out.push(this._write(listMember, item));
                    }
                }
                return out;
            }
            if (ns.isMapSchema()) {
                const mapMember = ns.getValueSchema();
                const out = {};
                const sparse = !!ns.getMergedTraits().sparse;
                for (const _k in value) {
                    if (!hasOwn(value, _k)) {
                        continue;
                    }
                    const _v = value[_k];
                    if (sparse || _v != null) {
                        if (_k === "__proto__") {
                            writeKey(out);
                        }
                        out[_k] = this._write(mapMember, _v);
                    }
                }
                return out;
            }
            if (value instanceof Uint8Array && ns.isBlobSchema()) {
                if (ns === this.rootSchema) {
                    return value;
                }
                return (this.serdeContext?.base64Encoder ?? toBase64)(value);
            }
            if (value instanceof Date && (ns.isTimestampSchema() || ns.isDocumentSchema())) {
                const format = determineTimestampFormat(ns, this.settings);
                switch (format) {
                    case 5:
                        return value.toISOString().replace(".000Z", "Z");
                    case 6:
                        return dateToUtcString(value);
                    case 7:
                        return value.getTime() / 1000;
                    default:
                        console.warn("Missing timestamp format, using epoch seconds", value);
                        return value.getTime() / 1000;
                }
            }
            if (value instanceof NumericValue) {
                this.useReplacer = true;
            }
        }
        if (value === null && container?.isStructSchema()) {
            return void 0;
        }
        if (ns.isStringSchema()) {
            if (typeof value === "undefined" && ns.isIdempotencyToken()) {
                return generateIdempotencyToken();
            }
            const mediaType = ns.getMergedTraits().mediaType;
            if (value != null && mediaType) {
                const isJson = mediaType === "application/json" || mediaType.endsWith("+json");
                if (isJson) {
                    return LazyJsonString.from(value);
                }
            }
            return value;
        }
        if (typeof value === "number") {
            if (Math.abs(value) === Infinity || isNaN(value)) {
                return String(value);
            }
            return value;
        }
        if (typeof value === "string" && ns.isBlobSchema()) {
            if (ns === this.rootSchema) {
                return value;
            }
            return (this.serdeContext?.base64Encoder ?? toBase64)(value);
        }
        if (typeof value === "bigint") {
            this.useReplacer = true;
        }
        if (ns.isDocumentSchema()) {
            if (isObject) {
                if (value instanceof Uint8Array) {
                    return (this.serdeContext?.base64Encoder ?? toBase64)(value);
                }
                const out = Array.isArray(value) ? [] : {};
                for (const k in value) {
                    if (!hasOwn(value, k)) {
                        continue;
                    }
                    const v = value[k];
                    if (k === "__proto__") {
                        writeKey(out);
                    }
                    if (v instanceof NumericValue) {
                        this.useReplacer = true;
                        out[k] = v;
                    }
                    else {
                        out[k] = this._write(ns, v);
                    }
                }
                return out;
            }
            else {
                return structuredClone(value);
            }
        }
        return value;
    }
}

class JsonCodec extends SerdeContextConfig {
    settings;
    constructor(settings) {
        super();
        this.settings = settings;
    }
    createSerializer() {
        const serializer = new JsonShapeSerializer(this.settings);
        serializer.setSerdeContext(this.serdeContext);
        return serializer;
    }
    createDeserializer() {
        const deserializer = new JsonShapeDeserializer(this.settings);
        deserializer.setSerdeContext(this.serdeContext);
        return deserializer;
    }
}

exports.AbstractRpcV2Protocol = AbstractRpcV2Protocol;
exports.Field = Field;
exports.Fields = Fields;
exports.FromStringShapeDeserializer = FromStringShapeDeserializer;
exports.HttpBindingProtocol = HttpBindingProtocol;
exports.HttpInterceptingShapeDeserializer = HttpInterceptingShapeDeserializer;
exports.HttpInterceptingShapeSerializer = HttpInterceptingShapeSerializer;
exports.HttpProtocol = HttpProtocol;
exports.JsonCodec = JsonCodec;
exports.JsonCodec2 = JsonCodec2;
exports.JsonShapeDeserializer = JsonShapeDeserializer;
exports.JsonShapeDeserializer2 = JsonShapeDeserializer2;
exports.JsonShapeSerializer = JsonShapeSerializer;
exports.JsonShapeSerializer2 = JsonShapeSerializer2;
exports.RequestBuilder = RequestBuilder;
exports.RpcProtocol = RpcProtocol;
exports.SerdeContext = SerdeContext;
exports.SmithyRpcV2JsonProtocol = SmithyRpcV2JsonProtocol;
exports.ToStringShapeSerializer = ToStringShapeSerializer;
exports.buildQueryString = buildQueryString;
exports.collectBody = collectBody;
exports.contentLengthMiddleware = contentLengthMiddleware;
exports.contentLengthMiddlewareOptions = contentLengthMiddlewareOptions;
exports.determineTimestampFormat = determineTimestampFormat;
exports.escapeUri = escapeUri;
exports.escapeUriPath = escapeUriPath;
exports.extendedEncodeURIComponent = extendedEncodeURIComponent;
exports.getContentLengthPlugin = getContentLengthPlugin;
exports.getHttpHandlerExtensionConfiguration = getHttpHandlerExtensionConfiguration;
exports.loadJsonRpcErrorCode = loadJsonRpcErrorCode;
exports.loadRestJsonErrorCode = loadRestJsonErrorCode;
exports.loadSmithyRpcV2JsonErrorCode = loadSmithyRpcV2JsonErrorCode;
exports.parseJsonBody = parseJsonBody;
exports.parseJsonErrorBody = parseJsonErrorBody;
exports.requestBuilder = requestBuilder;
exports.resolveHttpHandlerRuntimeConfig = resolveHttpHandlerRuntimeConfig;
exports.resolvedPath = resolvedPath;


/***/ }),

/***/ 3609:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const { Readable } = __nccwpck_require__(7075);
const { NoOpLogger, normalizeProvider } = __nccwpck_require__(2658);
const { HttpResponse, HttpRequest } = __nccwpck_require__(3422);
const { parseRfc7231DateTime, v4 } = __nccwpck_require__(2430);
const { SMITHY_CONTEXT_KEY } = __nccwpck_require__(690);
const { hasOwn } = __nccwpck_require__(4534);

const isStreamingPayload = (request) => request?.body instanceof Readable ||
    (typeof ReadableStream !== "undefined" && request?.body instanceof ReadableStream);

const CLOCK_SKEW_ERROR_CODES = [
    "AccessDeniedException",
    "AuthFailure",
    "InvalidSignatureException",
    "RequestExpired",
    "RequestInTheFuture",
    "RequestTimeTooSkewed",
    "SignatureDoesNotMatch",
];
const THROTTLING_ERROR_CODES = [
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
];
const TRANSIENT_ERROR_CODES = ["TimeoutError", "RequestTimeout", "RequestTimeoutException"];
const TRANSIENT_ERROR_STATUS_CODES = [500, 502, 503, 504];
const NODEJS_TIMEOUT_ERROR_CODES = ["ECONNRESET", "ECONNREFUSED", "EPIPE", "ETIMEDOUT"];
const NODEJS_NETWORK_ERROR_CODES = ["EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"];

const isRetryableByTrait = (error) => error?.$retryable !== undefined;
const isClockSkewError = (error) => CLOCK_SKEW_ERROR_CODES.includes(error.name);
const isClockSkewCorrectedError = (error) => error.$metadata?.clockSkewCorrected;
const isBrowserNetworkError = (error) => {
    const errorMessages = new Set([
        "Failed to fetch",
        "NetworkError when attempting to fetch resource",
        "The Internet connection appears to be offline",
        "Load failed",
        "Network request failed",
    ]);
    const isValid = error && error instanceof TypeError;
    if (!isValid) {
        return false;
    }
    return errorMessages.has(error.message);
};
const isThrottlingError = (error) => error.$metadata?.httpStatusCode === 429 ||
    THROTTLING_ERROR_CODES.includes(error.name) ||
    error.$retryable?.throttling == true;
const isTransientError = (error, depth = 0) => error?.name !== "AbortError" &&
    (isRetryableByTrait(error) ||
        isClockSkewCorrectedError(error) ||
        (error.name === "InvalidSignatureException" && error.message?.includes("Signature expired")) ||
        TRANSIENT_ERROR_CODES.includes(error.name) ||
        NODEJS_TIMEOUT_ERROR_CODES.includes(error?.code || "") ||
        NODEJS_NETWORK_ERROR_CODES.includes(error?.code || "") ||
        TRANSIENT_ERROR_STATUS_CODES.includes(error.$metadata?.httpStatusCode || 0) ||
        isBrowserNetworkError(error) ||
        isNodeJsHttp2TransientError(error) ||
        (error.cause !== undefined && depth <= 10 && isTransientError(error.cause, depth + 1)));
const isServerError = (error) => {
    if (error.$metadata?.httpStatusCode !== undefined) {
        const statusCode = error.$metadata.httpStatusCode;
        if (500 <= statusCode && statusCode <= 599 && !isTransientError(error)) {
            return true;
        }
        return false;
    }
    return false;
};
function isNodeJsHttp2TransientError(error) {
    return error.code === "ERR_HTTP2_STREAM_ERROR" && error.message.includes("NGHTTP2_REFUSED_STREAM");
}

const race = (promise, signal) => {
    if (!signal) {
        return promise;
    }
    let cleanup = () => { };
    const aborted = new Promise((_, reject) => {
        const handler = () => reject(createAbortError(signal));
        if (signal.aborted) {
            handler();
        }
        else if (typeof signal.addEventListener === "function") {
            signal.addEventListener("abort", handler, { once: true });
            cleanup = () => signal.removeEventListener("abort", handler);
        }
        else {
            signal.onabort = handler;
        }
    });
    return Promise.race([promise, aborted]).finally(cleanup);
};
const createAbortError = (signal) => {
    const reason = signal.reason;
    if (reason instanceof Error) {
        return Object.assign(new Error("Request aborted"), { name: "AbortError", cause: reason });
    }
    return Object.assign(new Error(reason ? String(reason) : "Request aborted"), { name: "AbortError" });
};
const isAbortError = (error) => typeof error === "object" && error !== null && "name" in error && error.name === "AbortError";

const DEFAULT_RETRY_DELAY_BASE = 100;
const MAXIMUM_RETRY_DELAY = 20 * 1000;
const THROTTLING_RETRY_DELAY_BASE = 500;
const INITIAL_RETRY_TOKENS = 500;
const RETRY_COST = 5;
const TIMEOUT_RETRY_COST = 10;
const NO_RETRY_INCREMENT = 1;
const INVOCATION_ID_HEADER = "amz-sdk-invocation-id";
const REQUEST_HEADER = "amz-sdk-request";

function parseRetryAfterHeader(response, logger) {
    if (!HttpResponse.isInstance(response)) {
        return;
    }
    for (const header in response.headers) {
        if (!hasOwn(response.headers, header)) {
            continue;
        }
        const h = header.toLowerCase();
        if (h === "retry-after") {
            const retryAfter = response.headers[header];
            let retryAfterSeconds = NaN;
            if (retryAfter.endsWith("GMT")) {
                try {
                    const date = parseRfc7231DateTime(retryAfter);
                    retryAfterSeconds = (date.getTime() - Date.now()) / 1000;
                }
                catch (e) {
                    logger?.trace?.("Failed to parse retry-after header");
                    logger?.trace?.(e);
                }
            }
            else if (retryAfter.match(/ GMT, ((\d+)|(\d+\.\d+))$/)) {
                retryAfterSeconds = Number(retryAfter.match(/ GMT, ([\d.]+)$/)?.[1]);
            }
            else if (retryAfter.match(/^((\d+)|(\d+\.\d+))$/)) {
                retryAfterSeconds = Number(retryAfter);
            }
            else if (Date.parse(retryAfter) >= Date.now()) {
                retryAfterSeconds = (Date.parse(retryAfter) - Date.now()) / 1000;
            }
            if (isNaN(retryAfterSeconds)) {
                return;
            }
            return new Date(Date.now() + retryAfterSeconds * 1000);
        }
        else if (h === "x-amz-retry-after") {
            const v = response.headers[header];
            const backoffMilliseconds = Number(v);
            if (isNaN(backoffMilliseconds)) {
                logger?.trace?.(`Failed to parse x-amz-retry-after=${v}`);
                return;
            }
            return new Date(Date.now() + backoffMilliseconds);
        }
    }
}
function getRetryAfterHint(response, logger) {
    return parseRetryAfterHeader(response, logger);
}

const asSdkError = (error) => {
    if (error instanceof Error) {
        return error;
    }
    if (error instanceof Object) {
        return Object.assign(new Error(), error);
    }
    if (typeof error === "string") {
        return new Error(error);
    }
    return new Error(`AWS SDK error wrapper for ${error}`);
};

function bindRetryMiddleware(isStreamingPayload) {
    return (options) => (next, context) => async (args) => {
        let retryStrategy = await options.retryStrategy();
        const maxAttempts = await options.maxAttempts();
        const abortSignal = context[SMITHY_CONTEXT_KEY]?.abortSignal;
        if (isRetryStrategyV2(retryStrategy)) {
            retryStrategy = retryStrategy;
            const retryTokenScope = (context["partition_id"] ?? "") + (context.__retryLongPoll ? ":longpoll" : "");
            let retryToken = await race(retryStrategy.acquireInitialRetryToken(retryTokenScope), abortSignal);
            let lastError = new Error();
            let attempts = 0;
            let totalRetryDelay = 0;
            const { request } = args;
            const isRequest = HttpRequest.isInstance(request);
            if (isRequest) {
                request.headers[INVOCATION_ID_HEADER] = v4();
            }
            while (true) {
                try {
                    if (isRequest) {
                        request.headers[REQUEST_HEADER] = `attempt=${attempts + 1}; max=${maxAttempts}`;
                    }
                    const { response, output } = await next(args);
                    retryStrategy.recordSuccess(retryToken);
                    output.$metadata.attempts = attempts + 1;
                    output.$metadata.totalRetryDelay = totalRetryDelay;
                    return { response, output };
                }
                catch (e) {
                    const retryErrorInfo = getRetryErrorInfo(e, options.logger);
                    lastError = asSdkError(e);
                    if (isRequest && isStreamingPayload(request)) {
                        (context.logger instanceof NoOpLogger ? console : context.logger)?.warn("An error was encountered in a non-retryable streaming request.");
                        throw lastError;
                    }
                    try {
                        if (abortSignal?.aborted) {
                            throw lastError;
                        }
                        retryToken = await race(retryStrategy.refreshRetryTokenForRetry(retryToken, retryErrorInfo), abortSignal);
                    }
                    catch (refreshError) {
                        if (refreshError !== lastError && abortSignal?.aborted && isAbortError(refreshError)) {
                            throw refreshError;
                        }
                        if (!lastError.$metadata) {
                            lastError.$metadata = {};
                        }
                        lastError.$metadata.attempts = attempts + 1;
                        lastError.$metadata.totalRetryDelay = totalRetryDelay;
                        throw lastError;
                    }
                    attempts = retryToken.getRetryCount();
                    const delay = retryToken.getRetryDelay();
                    totalRetryDelay += (retryToken?.$retryLog?.acquisitionDelay ?? 0) + delay;
                    if (delay > 0) {
                        await race(new Promise((resolve) => setTimeout(resolve, delay)), abortSignal);
                    }
                }
            }
        }
        else {
            retryStrategy = retryStrategy;
            if (retryStrategy?.mode) {
                context.userAgent = [...(context.userAgent || []), ["cfg/retry-mode", retryStrategy.mode]];
            }
            return retryStrategy.retry(next, args);
        }
    };
}
const isRetryStrategyV2 = (retryStrategy) => typeof retryStrategy.acquireInitialRetryToken !== "undefined" &&
    typeof retryStrategy.refreshRetryTokenForRetry !== "undefined" &&
    typeof retryStrategy.recordSuccess !== "undefined";
const getRetryErrorInfo = (error, logger) => {
    const errorInfo = {
        error,
        errorType: getRetryErrorType(error),
    };
    const retryAfterHint = parseRetryAfterHeader(error.$response, logger);
    if (retryAfterHint) {
        errorInfo.retryAfterHint = retryAfterHint;
    }
    return errorInfo;
};
const getRetryErrorType = (error) => {
    if (isThrottlingError(error)) {
        return "THROTTLING";
    }
    if (isTransientError(error)) {
        return "TRANSIENT";
    }
    if (isServerError(error)) {
        return "SERVER_ERROR";
    }
    return "CLIENT_ERROR";
};
const retryMiddlewareOptions = {
    name: "retryMiddleware",
    tags: ["RETRY"],
    step: "finalizeRequest",
    priority: "high",
    override: true,
};
function bindGetRetryPlugin(isStreamingPayload) {
    const retryMiddleware = bindRetryMiddleware(isStreamingPayload);
    return (options) => ({
        applyToStack: (clientStack) => {
            clientStack.add(retryMiddleware(options), retryMiddlewareOptions);
        },
    });
}

class DefaultRateLimiter {
    static setTimeoutFn = (fn, delay) => setTimeout(fn, delay);
    beta;
    minCapacity;
    minFillRate;
    scaleConstant;
    smooth;
    enabled = false;
    availableTokens = 0;
    lastMaxRate = 0;
    measuredTxRate = 0;
    requestCount = 0;
    fillRate;
    lastThrottleTime;
    lastTimestamp = 0;
    lastTxRateBucket;
    maxCapacity;
    timeWindow = 0;
    constructor(options) {
        this.beta = options?.beta ?? 0.7;
        this.minCapacity = options?.minCapacity ?? 1;
        this.minFillRate = options?.minFillRate ?? 0.5;
        this.scaleConstant = options?.scaleConstant ?? 0.4;
        this.smooth = options?.smooth ?? 0.8;
        this.lastThrottleTime = this.getCurrentTimeInSeconds();
        this.lastTxRateBucket = Math.floor(this.getCurrentTimeInSeconds());
        this.fillRate = this.minFillRate;
        this.maxCapacity = this.minCapacity;
    }
    async getSendToken() {
        return this.acquireTokenBucket(1);
    }
    updateClientSendingRate(response) {
        let calculatedRate;
        this.updateMeasuredRate();
        const retryErrorInfo = response;
        const isThrottling = retryErrorInfo?.errorType === "THROTTLING" || isThrottlingError(retryErrorInfo?.error ?? response);
        if (isThrottling) {
            const rateToUse = !this.enabled ? this.measuredTxRate : Math.min(this.measuredTxRate, this.fillRate);
            this.lastMaxRate = rateToUse;
            this.calculateTimeWindow();
            this.lastThrottleTime = this.getCurrentTimeInSeconds();
            calculatedRate = this.cubicThrottle(rateToUse);
            this.enableTokenBucket();
        }
        else {
            this.calculateTimeWindow();
            calculatedRate = this.cubicSuccess(this.getCurrentTimeInSeconds());
        }
        const newRate = Math.min(calculatedRate, 2 * this.measuredTxRate);
        this.updateTokenBucketRate(newRate);
    }
    getCurrentTimeInSeconds() {
        return Date.now() / 1000;
    }
    async acquireTokenBucket(amount) {
        if (!this.enabled) {
            return;
        }
        this.refillTokenBucket();
        while (amount > this.availableTokens) {
            const delay = ((amount - this.availableTokens) / this.fillRate) * 1000;
            await new Promise((resolve) => DefaultRateLimiter.setTimeoutFn(resolve, delay));
            this.refillTokenBucket();
        }
        this.availableTokens = this.availableTokens - amount;
    }
    refillTokenBucket() {
        const timestamp = this.getCurrentTimeInSeconds();
        if (!this.lastTimestamp) {
            this.lastTimestamp = timestamp;
            return;
        }
        const fillAmount = (timestamp - this.lastTimestamp) * this.fillRate;
        this.availableTokens = Math.min(this.maxCapacity, this.availableTokens + fillAmount);
        this.lastTimestamp = timestamp;
    }
    calculateTimeWindow() {
        this.timeWindow = this.getPrecise(Math.pow((this.lastMaxRate * (1 - this.beta)) / this.scaleConstant, 1 / 3));
    }
    cubicThrottle(rateToUse) {
        return this.getPrecise(rateToUse * this.beta);
    }
    cubicSuccess(timestamp) {
        return this.getPrecise(this.scaleConstant * Math.pow(timestamp - this.lastThrottleTime - this.timeWindow, 3) + this.lastMaxRate);
    }
    enableTokenBucket() {
        this.enabled = true;
    }
    updateTokenBucketRate(newRate) {
        this.refillTokenBucket();
        this.fillRate = Math.max(newRate, this.minFillRate);
        this.maxCapacity = Math.max(newRate, this.minCapacity);
        this.availableTokens = Math.min(this.availableTokens, this.maxCapacity);
    }
    updateMeasuredRate() {
        const t = this.getCurrentTimeInSeconds();
        const timeBucket = Math.floor(t * 2) / 2;
        this.requestCount++;
        if (timeBucket > this.lastTxRateBucket) {
            const currentRate = this.requestCount / (timeBucket - this.lastTxRateBucket);
            this.measuredTxRate = this.getPrecise(currentRate * this.smooth + this.measuredTxRate * (1 - this.smooth));
            this.requestCount = 0;
            this.lastTxRateBucket = timeBucket;
        }
    }
    getPrecise(num) {
        return parseFloat(num.toFixed(8));
    }
}

class Retry {
    static v2026 = true;
    static delay() {
        return 50;
    }
    static throttlingDelay() {
        return 1_000;
    }
    static cost() {
        return 14;
    }
    static throttlingCost() {
        return 5;
    }
    static modifiedCostType() {
        return "THROTTLING";
    }
}

class DefaultRetryBackoffStrategy {
    x = Retry.delay();
    computeNextBackoffDelay(i) {
        const b = Math.random();
        const r = 2;
        const t_i = b * Math.min(this.x * r ** i, MAXIMUM_RETRY_DELAY);
        return Math.floor(t_i);
    }
    setDelayBase(delay) {
        this.x = delay;
    }
}

class DefaultRetryToken {
    delay;
    count;
    cost;
    longPoll;
    $retryLog = {
        acquisitionDelay: 0,
    };
    constructor(delay, count, cost, longPoll) {
        this.delay = delay;
        this.count = count;
        this.cost = cost;
        this.longPoll = longPoll;
    }
    getRetryCount() {
        return this.count;
    }
    getRetryDelay() {
        return Math.min(MAXIMUM_RETRY_DELAY, this.delay);
    }
    getRetryCost() {
        return this.cost;
    }
    isLongPoll() {
        return this.longPoll;
    }
}

var RETRY_MODES;
(function (RETRY_MODES) {
    RETRY_MODES["STANDARD"] = "standard";
    RETRY_MODES["ADAPTIVE"] = "adaptive";
})(RETRY_MODES || (RETRY_MODES = {}));
const DEFAULT_MAX_ATTEMPTS = 3;
const DEFAULT_RETRY_MODE = RETRY_MODES.STANDARD;

const refusal = {
    incompatible: 1,
    attempts: 2,
    capacity: 3,
};
let StandardRetryStrategy$1 = class StandardRetryStrategy {
    mode = RETRY_MODES.STANDARD;
    retryBackoffStrategy;
    capacity = INITIAL_RETRY_TOKENS;
    maxAttemptsProvider;
    baseDelay;
    constructor(arg1) {
        if (typeof arg1 === "number") {
            this.maxAttemptsProvider = async () => arg1;
        }
        else if (typeof arg1 === "function") {
            this.maxAttemptsProvider = arg1;
        }
        else if (arg1 && typeof arg1 === "object") {
            this.maxAttemptsProvider = async () => arg1.maxAttempts;
            this.baseDelay = arg1.baseDelay;
            this.retryBackoffStrategy = arg1.backoff;
        }
        this.maxAttemptsProvider ??= async () => DEFAULT_MAX_ATTEMPTS;
        this.baseDelay ??= Retry.delay();
        this.retryBackoffStrategy ??= new DefaultRetryBackoffStrategy();
    }
    async acquireInitialRetryToken(retryTokenScope) {
        return new DefaultRetryToken(Retry.delay(), 0, undefined, retryTokenScope.includes(":longpoll"));
    }
    async refreshRetryTokenForRetry(token, errorInfo) {
        const maxAttempts = await this.getMaxAttempts();
        const retryCode = this.retryCode(token, errorInfo, maxAttempts);
        const shouldRetry = retryCode === 0;
        const isLongPoll = token.isLongPoll?.();
        if (shouldRetry || isLongPoll) {
            const errorType = errorInfo.errorType;
            this.retryBackoffStrategy.setDelayBase(errorType === "THROTTLING" ? Retry.throttlingDelay() : this.baseDelay);
            const delayFromErrorType = this.retryBackoffStrategy.computeNextBackoffDelay(token.getRetryCount());
            let retryDelay = delayFromErrorType;
            if (errorInfo.retryAfterHint instanceof Date) {
                retryDelay = Math.max(delayFromErrorType, Math.min(errorInfo.retryAfterHint.getTime() - Date.now(), delayFromErrorType + 5_000));
            }
            if (!shouldRetry) {
                const longPollBackoff = retryCode === refusal.capacity && isLongPoll ? retryDelay : 0;
                if (longPollBackoff > 0) {
                    await new Promise((r) => setTimeout(r, longPollBackoff));
                }
            }
            else {
                const capacityCost = this.getCapacityCost(errorType);
                this.capacity -= capacityCost;
                const nextToken = new DefaultRetryToken(0, token.getRetryCount() + 1, capacityCost, token.isLongPoll?.() ?? false);
                await new Promise((r) => setTimeout(r, retryDelay));
                nextToken.$retryLog.acquisitionDelay = retryDelay;
                return nextToken;
            }
        }
        throw new Error("No retry token available");
    }
    recordSuccess(token) {
        this.capacity = Math.min(INITIAL_RETRY_TOKENS, this.capacity + (token.getRetryCost() ?? NO_RETRY_INCREMENT));
    }
    getCapacity() {
        return this.capacity;
    }
    async maxAttempts() {
        return this.maxAttemptsProvider();
    }
    async getMaxAttempts() {
        try {
            return await this.maxAttemptsProvider();
        }
        catch (ignored) {
            console.warn(`Max attempts provider could not resolve. Using default of ${DEFAULT_MAX_ATTEMPTS}`);
            return DEFAULT_MAX_ATTEMPTS;
        }
    }
    retryCode(tokenToRenew, errorInfo, maxAttempts) {
        const attempts = tokenToRenew.getRetryCount() + 1;
        const retryableStatus = this.isRetryableError(errorInfo.errorType) ? 0 : refusal.incompatible;
        const attemptStatus = attempts < maxAttempts ? 0 : refusal.attempts;
        const capacityStatus = this.capacity >= this.getCapacityCost(errorInfo.errorType) ? 0 : refusal.capacity;
        return retryableStatus || attemptStatus || capacityStatus;
    }
    getCapacityCost(errorType) {
        return errorType === Retry.modifiedCostType() ? Retry.throttlingCost() : Retry.cost();
    }
    isRetryableError(errorType) {
        return errorType === "THROTTLING" || errorType === "TRANSIENT";
    }
};

let AdaptiveRetryStrategy$1 = class AdaptiveRetryStrategy {
    mode = RETRY_MODES.ADAPTIVE;
    rateLimiter;
    standardRetryStrategy;
    constructor(maxAttemptsProvider, options) {
        const { rateLimiter } = options ?? {};
        this.rateLimiter = rateLimiter ?? new DefaultRateLimiter();
        this.standardRetryStrategy = options
            ? new StandardRetryStrategy$1({
                maxAttempts: typeof maxAttemptsProvider === "number" ? maxAttemptsProvider : 3,
                ...options,
            })
            : new StandardRetryStrategy$1(maxAttemptsProvider);
    }
    async acquireInitialRetryToken(retryTokenScope) {
        const token = await this.standardRetryStrategy.acquireInitialRetryToken(retryTokenScope);
        await this.rateLimiter.getSendToken();
        return token;
    }
    async refreshRetryTokenForRetry(tokenToRenew, errorInfo) {
        this.rateLimiter.updateClientSendingRate(errorInfo);
        const token = await this.standardRetryStrategy.refreshRetryTokenForRetry(tokenToRenew, errorInfo);
        await this.rateLimiter.getSendToken();
        return token;
    }
    recordSuccess(token) {
        this.rateLimiter.updateClientSendingRate({});
        this.standardRetryStrategy.recordSuccess(token);
    }
    async maxAttemptsProvider() {
        return this.standardRetryStrategy.maxAttempts();
    }
};

class ConfiguredRetryStrategy extends StandardRetryStrategy$1 {
    computeNextBackoffDelay;
    constructor(maxAttempts, computeNextBackoffDelay = Retry.delay()) {
        super(typeof maxAttempts === "function" ? maxAttempts : async () => maxAttempts);
        if (typeof computeNextBackoffDelay === "number") {
            this.computeNextBackoffDelay = () => computeNextBackoffDelay;
        }
        else {
            this.computeNextBackoffDelay = computeNextBackoffDelay;
        }
        this.retryBackoffStrategy.computeNextBackoffDelay = (completedAttempt) => {
            const nextAttempt = completedAttempt + 1;
            return this.computeNextBackoffDelay(nextAttempt);
        };
    }
}

const getDefaultRetryQuota = (initialRetryTokens, options) => {
    const MAX_CAPACITY = initialRetryTokens;
    const noRetryIncrement = NO_RETRY_INCREMENT;
    const retryCost = RETRY_COST;
    const timeoutRetryCost = TIMEOUT_RETRY_COST;
    let availableCapacity = initialRetryTokens;
    const getCapacityAmount = (error) => (error.name === "TimeoutError" ? timeoutRetryCost : retryCost);
    const hasRetryTokens = (error) => getCapacityAmount(error) <= availableCapacity;
    const retrieveRetryTokens = (error) => {
        if (!hasRetryTokens(error)) {
            throw new Error("No retry token available");
        }
        const capacityAmount = getCapacityAmount(error);
        availableCapacity -= capacityAmount;
        return capacityAmount;
    };
    const releaseRetryTokens = (capacityReleaseAmount) => {
        availableCapacity += capacityReleaseAmount ?? noRetryIncrement;
        availableCapacity = Math.min(availableCapacity, MAX_CAPACITY);
    };
    return Object.freeze({
        hasRetryTokens,
        retrieveRetryTokens,
        releaseRetryTokens,
    });
};

const defaultDelayDecider = (delayBase, attempts) => Math.floor(Math.min(MAXIMUM_RETRY_DELAY, Math.random() * 2 ** attempts * delayBase));

const defaultRetryDecider = (error) => {
    if (!error) {
        return false;
    }
    return isRetryableByTrait(error) || isClockSkewError(error) || isThrottlingError(error) || isTransientError(error);
};

class StandardRetryStrategy {
    maxAttemptsProvider;
    retryDecider;
    delayDecider;
    retryQuota;
    mode = RETRY_MODES.STANDARD;
    constructor(maxAttemptsProvider, options) {
        this.maxAttemptsProvider = maxAttemptsProvider;
        this.retryDecider = options?.retryDecider ?? defaultRetryDecider;
        this.delayDecider = options?.delayDecider ?? defaultDelayDecider;
        this.retryQuota = options?.retryQuota ?? getDefaultRetryQuota(INITIAL_RETRY_TOKENS);
    }
    shouldRetry(error, attempts, maxAttempts) {
        return attempts < maxAttempts && this.retryDecider(error) && this.retryQuota.hasRetryTokens(error);
    }
    async getMaxAttempts() {
        let maxAttempts;
        try {
            maxAttempts = await this.maxAttemptsProvider();
        }
        catch (ignored) {
            maxAttempts = DEFAULT_MAX_ATTEMPTS;
        }
        return maxAttempts;
    }
    async retry(next, args, options) {
        let retryTokenAmount;
        let attempts = 0;
        let totalDelay = 0;
        const maxAttempts = await this.getMaxAttempts();
        const { request } = args;
        if (HttpRequest.isInstance(request)) {
            request.headers[INVOCATION_ID_HEADER] = v4();
        }
        while (true) {
            try {
                if (HttpRequest.isInstance(request)) {
                    request.headers[REQUEST_HEADER] = `attempt=${attempts + 1}; max=${maxAttempts}`;
                }
                if (options?.beforeRequest) {
                    await options.beforeRequest();
                }
                const { response, output } = await next(args);
                if (options?.afterRequest) {
                    options.afterRequest(response);
                }
                this.retryQuota.releaseRetryTokens(retryTokenAmount);
                output.$metadata.attempts = attempts + 1;
                output.$metadata.totalRetryDelay = totalDelay;
                return { response, output };
            }
            catch (e) {
                const err = asSdkError(e);
                attempts++;
                if (this.shouldRetry(err, attempts, maxAttempts)) {
                    retryTokenAmount = this.retryQuota.retrieveRetryTokens(err);
                    const delayFromDecider = this.delayDecider(isThrottlingError(err) ? THROTTLING_RETRY_DELAY_BASE : DEFAULT_RETRY_DELAY_BASE, attempts);
                    const delayFromResponse = getDelayFromRetryAfterHeader(err.$response);
                    const delay = Math.max(delayFromResponse || 0, delayFromDecider);
                    totalDelay += delay;
                    await new Promise((resolve) => setTimeout(resolve, delay));
                    continue;
                }
                if (!err.$metadata) {
                    err.$metadata = {};
                }
                err.$metadata.attempts = attempts;
                err.$metadata.totalRetryDelay = totalDelay;
                throw err;
            }
        }
    }
}
const getDelayFromRetryAfterHeader = (response) => {
    if (!HttpResponse.isInstance(response)) {
        return;
    }
    const retryAfterHeaderName = Object.keys(response.headers).find((key) => key.toLowerCase() === "retry-after");
    if (!retryAfterHeaderName) {
        return;
    }
    const retryAfter = response.headers[retryAfterHeaderName];
    const retryAfterSeconds = Number(retryAfter);
    if (!Number.isNaN(retryAfterSeconds)) {
        return Math.min(retryAfterSeconds * 1000, 20_000);
    }
    const retryAfterDate = new Date(retryAfter);
    return Math.min(retryAfterDate.getTime() - Date.now(), 20_000);
};

class AdaptiveRetryStrategy extends StandardRetryStrategy {
    rateLimiter;
    constructor(maxAttemptsProvider, options) {
        const { rateLimiter, ...superOptions } = options ?? {};
        super(maxAttemptsProvider, superOptions);
        this.rateLimiter = rateLimiter ?? new DefaultRateLimiter();
        this.mode = RETRY_MODES.ADAPTIVE;
    }
    async retry(next, args) {
        return super.retry(next, args, {
            beforeRequest: async () => {
                return this.rateLimiter.getSendToken();
            },
            afterRequest: (response) => {
                this.rateLimiter.updateClientSendingRate(response);
            },
        });
    }
}

const ENV_MAX_ATTEMPTS = "AWS_MAX_ATTEMPTS";
const CONFIG_MAX_ATTEMPTS = "max_attempts";
const NODE_MAX_ATTEMPT_CONFIG_OPTIONS = {
    environmentVariableSelector: (env) => {
        const value = env[ENV_MAX_ATTEMPTS];
        if (!value) {
            return undefined;
        }
        const maxAttempt = parseInt(value);
        if (Number.isNaN(maxAttempt)) {
            throw new Error(`Environment variable ${ENV_MAX_ATTEMPTS} mast be a number, got "${value}"`);
        }
        return maxAttempt;
    },
    configFileSelector: (profile) => {
        const value = profile[CONFIG_MAX_ATTEMPTS];
        if (!value) {
            return undefined;
        }
        const maxAttempt = parseInt(value);
        if (Number.isNaN(maxAttempt)) {
            throw new Error(`Shared config file entry ${CONFIG_MAX_ATTEMPTS} mast be a number, got "${value}"`);
        }
        return maxAttempt;
    },
    default: DEFAULT_MAX_ATTEMPTS,
};
const resolveRetryConfig = (input, defaults) => {
    const { retryStrategy, retryMode } = input;
    const { defaultMaxAttempts = DEFAULT_MAX_ATTEMPTS, defaultBaseDelay = Retry.delay() } = defaults ?? {};
    const maxAttemptsProvider = normalizeProvider(input.maxAttempts ?? defaultMaxAttempts);
    let controller = retryStrategy
        ? Promise.resolve(retryStrategy)
        : undefined;
    const getDefault = async () => {
        const maxAttempts = await maxAttemptsProvider();
        const adaptive = (await normalizeProvider(retryMode)()) === RETRY_MODES.ADAPTIVE;
        if (adaptive) {
            return new AdaptiveRetryStrategy$1(maxAttemptsProvider, {
                maxAttempts,
                baseDelay: defaultBaseDelay,
            });
        }
        return new StandardRetryStrategy$1({
            maxAttempts,
            baseDelay: defaultBaseDelay,
        });
    };
    return Object.assign(input, {
        maxAttempts: maxAttemptsProvider,
        retryStrategy: () => (controller ??= getDefault()),
    });
};
const ENV_RETRY_MODE = "AWS_RETRY_MODE";
const CONFIG_RETRY_MODE = "retry_mode";
const NODE_RETRY_MODE_CONFIG_OPTIONS = {
    environmentVariableSelector: (env) => env[ENV_RETRY_MODE],
    configFileSelector: (profile) => profile[CONFIG_RETRY_MODE],
    default: DEFAULT_RETRY_MODE,
};

const omitRetryHeadersMiddleware = () => (next) => async (args) => {
    const { request } = args;
    if (HttpRequest.isInstance(request)) {
        delete request.headers[INVOCATION_ID_HEADER];
        delete request.headers[REQUEST_HEADER];
    }
    return next(args);
};
const omitRetryHeadersMiddlewareOptions = {
    name: "omitRetryHeadersMiddleware",
    tags: ["RETRY", "HEADERS", "OMIT_RETRY_HEADERS"],
    relation: "before",
    toMiddleware: "awsAuthMiddleware",
    override: true,
};
const getOmitRetryHeadersPlugin = (options) => ({
    applyToStack: (clientStack) => {
        clientStack.addRelativeTo(omitRetryHeadersMiddleware(), omitRetryHeadersMiddlewareOptions);
    },
});

const retryMiddleware = bindRetryMiddleware(isStreamingPayload);
const getRetryPlugin = bindGetRetryPlugin(isStreamingPayload);

exports.AdaptiveRetryStrategy = AdaptiveRetryStrategy$1;
exports.CONFIG_MAX_ATTEMPTS = CONFIG_MAX_ATTEMPTS;
exports.CONFIG_RETRY_MODE = CONFIG_RETRY_MODE;
exports.ConfiguredRetryStrategy = ConfiguredRetryStrategy;
exports.DEFAULT_MAX_ATTEMPTS = DEFAULT_MAX_ATTEMPTS;
exports.DEFAULT_RETRY_DELAY_BASE = DEFAULT_RETRY_DELAY_BASE;
exports.DEFAULT_RETRY_MODE = DEFAULT_RETRY_MODE;
exports.DefaultRateLimiter = DefaultRateLimiter;
exports.DeprecatedAdaptiveRetryStrategy = AdaptiveRetryStrategy;
exports.DeprecatedStandardRetryStrategy = StandardRetryStrategy;
exports.ENV_MAX_ATTEMPTS = ENV_MAX_ATTEMPTS;
exports.ENV_RETRY_MODE = ENV_RETRY_MODE;
exports.INITIAL_RETRY_TOKENS = INITIAL_RETRY_TOKENS;
exports.INVOCATION_ID_HEADER = INVOCATION_ID_HEADER;
exports.MAXIMUM_RETRY_DELAY = MAXIMUM_RETRY_DELAY;
exports.NODE_MAX_ATTEMPT_CONFIG_OPTIONS = NODE_MAX_ATTEMPT_CONFIG_OPTIONS;
exports.NODE_RETRY_MODE_CONFIG_OPTIONS = NODE_RETRY_MODE_CONFIG_OPTIONS;
exports.NO_RETRY_INCREMENT = NO_RETRY_INCREMENT;
exports.REQUEST_HEADER = REQUEST_HEADER;
exports.RETRY_COST = RETRY_COST;
exports.RETRY_MODES = RETRY_MODES;
exports.Retry = Retry;
exports.StandardRetryStrategy = StandardRetryStrategy$1;
exports.THROTTLING_RETRY_DELAY_BASE = THROTTLING_RETRY_DELAY_BASE;
exports.TIMEOUT_RETRY_COST = TIMEOUT_RETRY_COST;
exports.defaultDelayDecider = defaultDelayDecider;
exports.defaultRetryDecider = defaultRetryDecider;
exports.getOmitRetryHeadersPlugin = getOmitRetryHeadersPlugin;
exports.getRetryAfterHint = getRetryAfterHint;
exports.getRetryPlugin = getRetryPlugin;
exports.isBrowserNetworkError = isBrowserNetworkError;
exports.isClockSkewCorrectedError = isClockSkewCorrectedError;
exports.isClockSkewError = isClockSkewError;
exports.isNodeJsHttp2TransientError = isNodeJsHttp2TransientError;
exports.isRetryableByTrait = isRetryableByTrait;
exports.isServerError = isServerError;
exports.isThrottlingError = isThrottlingError;
exports.isTransientError = isTransientError;
exports.omitRetryHeadersMiddleware = omitRetryHeadersMiddleware;
exports.omitRetryHeadersMiddlewareOptions = omitRetryHeadersMiddlewareOptions;
exports.resolveRetryConfig = resolveRetryConfig;
exports.retryMiddleware = retryMiddleware;
exports.retryMiddlewareOptions = retryMiddlewareOptions;


/***/ }),

/***/ 6890:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const { getSmithyContext, HttpResponse, toEndpointV1 } = __nccwpck_require__(4534);

const deref = (schemaRef) => {
    if (typeof schemaRef === "function") {
        return schemaRef();
    }
    return schemaRef;
};

const operation = (namespace, name, traits, input, output) => ({
    name,
    namespace,
    traits,
    input,
    output,
});

const schemaDeserializationMiddleware = (config) => (next, context) => async (args) => {
    const { response } = await next(args);
    const { operationSchema } = getSmithyContext(context);
    const [, ns, n, t, i, o] = operationSchema ?? [];
    try {
        const parsed = await config.protocol.deserializeResponse(operation(ns, n, t, i, o), {
            ...config,
            ...context,
        }, response);
        return {
            response,
            output: parsed,
        };
    }
    catch (error) {
        Object.defineProperty(error, "$response", {
            value: response,
            enumerable: false,
            writable: false,
            configurable: false,
        });
        if (!("$metadata" in error)) {
            const hint = `Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.`;
            try {
                error.message += "\n  " + hint;
            }
            catch (ignored) {
                if (!context.logger || context.logger?.constructor?.name === "NoOpLogger") {
                    console.warn(hint);
                }
                else {
                    context.logger?.warn?.(hint);
                }
            }
            if (typeof error.$responseBodyText !== "undefined") {
                if (error.$response) {
                    error.$response.body = error.$responseBodyText;
                }
            }
            try {
                if (HttpResponse.isInstance(response)) {
                    const { headers = {}, statusCode } = response;
                    const headerEntries = Object.entries(headers);
                    error.$metadata = {
                        httpStatusCode: statusCode,
                        requestId: findHeader(/^x-[\w-]+-request-?id$/, headerEntries),
                        extendedRequestId: findHeader(/^x-[\w-]+-id-2$/, headerEntries),
                        cfId: findHeader(/^x-[\w-]+-cf-id$/, headerEntries),
                    };
                }
            }
            catch (ignored) {
            }
        }
        throw error;
    }
};
const findHeader = (pattern, headers) => {
    return (headers.find(([k]) => {
        return k.match(pattern);
    }) || [void 0, void 0])[1];
};

const schemaSerializationMiddleware = (config) => (next, context) => async (args) => {
    const { operationSchema } = getSmithyContext(context);
    const [, ns, n, t, i, o] = operationSchema ?? [];
    const endpoint = context.endpointV2
        ? async () => toEndpointV1(context.endpointV2)
        : config.endpoint;
    const request = await config.protocol.serializeRequest(operation(ns, n, t, i, o), args.input, {
        ...config,
        ...context,
        endpoint,
    });
    return next({
        ...args,
        request,
    });
};

const deserializerMiddlewareOption = {
    name: "deserializerMiddleware",
    step: "deserialize",
    tags: ["DESERIALIZER"],
    override: true,
};
const serializerMiddlewareOption = {
    name: "serializerMiddleware",
    step: "serialize",
    tags: ["SERIALIZER"],
    override: true,
};
function getSchemaSerdePlugin(config) {
    return {
        applyToStack: (commandStack) => {
            commandStack.add(schemaSerializationMiddleware(config), serializerMiddlewareOption);
            commandStack.add(schemaDeserializationMiddleware(config), deserializerMiddlewareOption);
            config.protocol.setSerdeContext(config);
        },
    };
}

class Schema {
    name;
    namespace;
    traits;
    static assign(instance, values) {
        const schema = Object.assign(instance, values);
        return schema;
    }
    static [Symbol.hasInstance](lhs) {
        const isPrototype = this.prototype.isPrototypeOf(lhs);
        if (!isPrototype && typeof lhs === "object" && lhs !== null) {
            const list = lhs;
            return list.symbol === this.symbol;
        }
        return isPrototype;
    }
    getName() {
        return this.namespace + "#" + this.name;
    }
}

class ListSchema extends Schema {
    static symbol = Symbol.for("@smithy/lis");
    valueSchema;
    symbol = ListSchema.symbol;
}
const list = (namespace, name, traits, valueSchema) => Schema.assign(new ListSchema(), {
    name,
    namespace,
    traits,
    valueSchema,
});

class MapSchema extends Schema {
    static symbol = Symbol.for("@smithy/map");
    keySchema;
    valueSchema;
    symbol = MapSchema.symbol;
}
const map = (namespace, name, traits, keySchema, valueSchema) => Schema.assign(new MapSchema(), {
    name,
    namespace,
    traits,
    keySchema,
    valueSchema,
});

class OperationSchema extends Schema {
    static symbol = Symbol.for("@smithy/ope");
    input;
    output;
    symbol = OperationSchema.symbol;
}
const op = (namespace, name, traits, input, output) => Schema.assign(new OperationSchema(), {
    name,
    namespace,
    traits,
    input,
    output,
});

class StructureSchema extends Schema {
    static symbol = Symbol.for("@smithy/str");
    memberNames;
    memberList;
    symbol = StructureSchema.symbol;
}
const struct = (namespace, name, traits, memberNames, memberList) => Schema.assign(new StructureSchema(), {
    name,
    namespace,
    traits,
    memberNames,
    memberList,
});

class ErrorSchema extends StructureSchema {
    static symbol = Symbol.for("@smithy/err");
    ctor;
    symbol = ErrorSchema.symbol;
}
const error = (namespace, name, traits, memberNames, memberList, _ctor) => Schema.assign(new ErrorSchema(), {
    name,
    namespace,
    traits,
    memberNames,
    memberList,
    ctor: null,
});

const traitsCache = [];
function translateTraits(indicator) {
    if (typeof indicator === "object") {
        return indicator;
    }
    indicator = indicator | 0;
    if (traitsCache[indicator]) {
        return traitsCache[indicator];
    }
    const traits = {};
    let i = 0;
    for (const trait of [
        "httpLabel",
        "idempotent",
        "idempotencyToken",
        "sensitive",
        "httpPayload",
        "httpResponseCode",
        "httpQueryParams",
    ]) {
        if (((indicator >> i++) & 1) === 1) {
            traits[trait] = 1;
        }
    }
    return (traitsCache[indicator] = traits);
}

const anno = {
    it: Symbol.for("@smithy/nor-struct-it"),
    ns: Symbol.for("@smithy/ns"),
};
const simpleSchemaCacheN = [];
const simpleSchemaCacheS = {};
class NormalizedSchema {
    ref;
    memberName;
    static symbol = Symbol.for("@smithy/nor");
    symbol = NormalizedSchema.symbol;
    name;
    schema;
    _isMemberSchema;
    traits;
    memberTraits;
    normalizedTraits;
    constructor(ref, memberName) {
        this.ref = ref;
        this.memberName = memberName;
        const traitStack = [];
        let _ref = ref;
        let schema = ref;
        this._isMemberSchema = false;
        while (isMemberSchema(_ref)) {
            traitStack.push(_ref[1]);
            _ref = _ref[0];
            schema = deref(_ref);
            this._isMemberSchema = true;
        }
        if (traitStack.length > 0) {
            this.memberTraits = {};
            for (let i = traitStack.length - 1; i >= 0; --i) {
                const traitSet = traitStack[i];
                Object.assign(this.memberTraits, translateTraits(traitSet));
            }
        }
        else {
            this.memberTraits = 0;
        }
        if (schema instanceof NormalizedSchema) {
            const computedMemberTraits = this.memberTraits;
            Object.assign(this, schema);
            this.memberTraits = Object.assign({}, computedMemberTraits, schema.getMemberTraits(), this.getMemberTraits());
            this.normalizedTraits = void 0;
            this.memberName = memberName ?? schema.memberName;
            return;
        }
        this.schema = deref(schema);
        if (isStaticSchema(this.schema)) {
            this.name = `${this.schema[1]}#${this.schema[2]}`;
            this.traits = this.schema[3];
        }
        else {
            this.name = this.memberName ?? String(schema);
            this.traits = 0;
        }
        if (this._isMemberSchema && !memberName) {
            throw new Error(`@smithy/core/schema - NormalizedSchema member init ${this.getName(true)} missing member name.`);
        }
    }
    static [Symbol.hasInstance](lhs) {
        const isPrototype = this.prototype.isPrototypeOf(lhs);
        if (!isPrototype && typeof lhs === "object" && lhs !== null) {
            const ns = lhs;
            return ns.symbol === this.symbol;
        }
        return isPrototype;
    }
    static of(ref) {
        const keyAble = typeof ref === "function" || (typeof ref === "object" && ref !== null);
        if (typeof ref === "number") {
            if (simpleSchemaCacheN[ref]) {
                return simpleSchemaCacheN[ref];
            }
        }
        else if (typeof ref === "string") {
            if (simpleSchemaCacheS[ref]) {
                return simpleSchemaCacheS[ref];
            }
        }
        else if (keyAble) {
            if (ref[anno.ns]) {
                return ref[anno.ns];
            }
        }
        const sc = deref(ref);
        if (sc instanceof NormalizedSchema) {
            return sc;
        }
        if (isMemberSchema(sc)) {
            const [ns, traits] = sc;
            if (ns instanceof NormalizedSchema) {
                Object.assign(ns.getMergedTraits(), translateTraits(traits));
                return ns;
            }
            throw new Error(`@smithy/core/schema - may not init unwrapped member schema=${JSON.stringify(ref, null, 2)}.`);
        }
        const ns = new NormalizedSchema(sc);
        if (keyAble) {
            return (ref[anno.ns] = ns);
        }
        if (typeof sc === "string") {
            return (simpleSchemaCacheS[sc] = ns);
        }
        if (typeof sc === "number") {
            return (simpleSchemaCacheN[sc] = ns);
        }
        return ns;
    }
    getSchema() {
        const sc = this.schema;
        if (Array.isArray(sc) && sc[0] === 0) {
            return sc[4];
        }
        return sc;
    }
    getName(withNamespace = false) {
        const { name } = this;
        const short = !withNamespace && name && name.includes("#");
        return short ? name.split("#")[1] : name || undefined;
    }
    getMemberName() {
        return this.memberName;
    }
    isMemberSchema() {
        return this._isMemberSchema;
    }
    isListSchema() {
        const sc = this.getSchema();
        return typeof sc === "number"
            ? sc >= 64 && sc < 128
            : sc[0] === 1;
    }
    isMapSchema() {
        const sc = this.getSchema();
        return typeof sc === "number"
            ? sc >= 128 && sc <= 0b1111_1111
            : sc[0] === 2;
    }
    isStructSchema() {
        const sc = this.getSchema();
        if (typeof sc !== "object") {
            return false;
        }
        const id = sc[0];
        return (id === 3 ||
            id === -3 ||
            id === 4);
    }
    isUnionSchema() {
        const sc = this.getSchema();
        if (typeof sc !== "object") {
            return false;
        }
        return sc[0] === 4;
    }
    isBlobSchema() {
        const sc = this.getSchema();
        return sc === 21 || sc === 42;
    }
    isTimestampSchema() {
        const sc = this.getSchema();
        return (typeof sc === "number" &&
            sc >= 4 &&
            sc <= 7);
    }
    isUnitSchema() {
        return this.getSchema() === "unit";
    }
    isDocumentSchema() {
        return this.getSchema() === 15;
    }
    isStringSchema() {
        return this.getSchema() === 0;
    }
    isBooleanSchema() {
        return this.getSchema() === 2;
    }
    isNumericSchema() {
        return this.getSchema() === 1;
    }
    isBigIntegerSchema() {
        return this.getSchema() === 17;
    }
    isBigDecimalSchema() {
        return this.getSchema() === 19;
    }
    isStreaming() {
        const { streaming } = this.getMergedTraits();
        return !!streaming || this.getSchema() === 42;
    }
    isIdempotencyToken() {
        return !!this.getMergedTraits().idempotencyToken;
    }
    getMergedTraits() {
        return (this.normalizedTraits ??
            (this.normalizedTraits = {
                ...this.getOwnTraits(),
                ...this.getMemberTraits(),
            }));
    }
    getMemberTraits() {
        return translateTraits(this.memberTraits);
    }
    getOwnTraits() {
        return translateTraits(this.traits);
    }
    getKeySchema() {
        const [isDoc, isMap] = [this.isDocumentSchema(), this.isMapSchema()];
        if (!isDoc && !isMap) {
            throw new Error(`@smithy/core/schema - cannot get key for non-map: ${this.getName(true)}`);
        }
        const schema = this.getSchema();
        const memberSchema = isDoc
            ? 15
            : (schema[4] ?? 0);
        return member([memberSchema, 0], "key");
    }
    getValueSchema() {
        const sc = this.getSchema();
        const [isDoc, isMap, isList] = [this.isDocumentSchema(), this.isMapSchema(), this.isListSchema()];
        const memberSchema = typeof sc === "number"
            ? 0b0011_1111 & sc
            : sc && typeof sc === "object" && (isMap || isList)
                ? sc[3 + sc[0]]
                : isDoc
                    ? 15
                    : void 0;
        if (memberSchema != null) {
            return member([memberSchema, 0], isMap ? "value" : "member");
        }
        throw new Error(`@smithy/core/schema - ${this.getName(true)} has no value member.`);
    }
    getMemberSchema(memberName) {
        const struct = this.getSchema();
        if (this.isStructSchema() && struct[4].includes(memberName)) {
            const i = struct[4].indexOf(memberName);
            const memberSchema = struct[5][i];
            return member(isMemberSchema(memberSchema) ? memberSchema : [memberSchema, 0], memberName);
        }
        if (this.isDocumentSchema()) {
            return member([15, 0], memberName);
        }
        throw new Error(`@smithy/core/schema - ${this.getName(true)} has no member=${memberName}.`);
    }
    getMemberSchemas() {
        const buffer = {};
        try {
            for (const [k, v] of this.structIterator()) {
                buffer[k] = v;
            }
        }
        catch (ignored) { }
        return buffer;
    }
    getEventStreamMember() {
        if (this.isStructSchema()) {
            for (const [memberName, memberSchema] of this.structIterator()) {
                if (memberSchema.isStreaming() && memberSchema.isStructSchema()) {
                    return memberName;
                }
            }
        }
        return "";
    }
    *structIterator() {
        if (this.isUnitSchema()) {
            return;
        }
        if (!this.isStructSchema()) {
            throw new Error("@smithy/core/schema - cannot iterate non-struct schema.");
        }
        const struct = this.getSchema();
        const z = struct[4].length;
        let it = struct[anno.it];
        if (it && z === it.length) {
            yield* it;
            return;
        }
        it = Array(z);
        for (let i = 0; i < z; ++i) {
            const k = struct[4][i];
            const v = member([struct[5][i], 0], k);
            yield (it[i] = [k, v]);
        }
        struct[anno.it] = it;
    }
}
function member(memberSchema, memberName) {
    if (memberSchema instanceof NormalizedSchema) {
        return Object.assign(memberSchema, {
            memberName,
            _isMemberSchema: true,
        });
    }
    const internalCtorAccess = NormalizedSchema;
    return new internalCtorAccess(memberSchema, memberName);
}
const isMemberSchema = (sc) => Array.isArray(sc) && sc.length === 2;
const isStaticSchema = (sc) => Array.isArray(sc) && sc.length >= 5;

class SimpleSchema extends Schema {
    static symbol = Symbol.for("@smithy/sim");
    schemaRef;
    symbol = SimpleSchema.symbol;
}
const sim = (namespace, name, schemaRef, traits) => Schema.assign(new SimpleSchema(), {
    name,
    namespace,
    traits,
    schemaRef,
});
const simAdapter = (namespace, name, traits, schemaRef) => Schema.assign(new SimpleSchema(), {
    name,
    namespace,
    traits,
    schemaRef,
});

const SCHEMA = {
    BLOB: 0b0001_0101,
    STREAMING_BLOB: 0b0010_1010,
    BOOLEAN: 0b0000_0010,
    STRING: 0b0000_0000,
    NUMERIC: 0b0000_0001,
    BIG_INTEGER: 0b0001_0001,
    BIG_DECIMAL: 0b0001_0011,
    DOCUMENT: 0b0000_1111,
    TIMESTAMP_DEFAULT: 0b0000_0100,
    TIMESTAMP_DATE_TIME: 0b0000_0101,
    TIMESTAMP_HTTP_DATE: 0b0000_0110,
    TIMESTAMP_EPOCH_SECONDS: 0b0000_0111,
    LIST_MODIFIER: 0b0100_0000,
    MAP_MODIFIER: 0b1000_0000,
};

class TypeRegistry {
    namespace;
    schemas;
    exceptions;
    static registries = new Map();
    constructor(namespace, schemas = new Map(), exceptions = new Map()) {
        this.namespace = namespace;
        this.schemas = schemas;
        this.exceptions = exceptions;
        if (!TypeRegistry.registries.has(namespace)) {
            TypeRegistry.registries.set(namespace, this);
        }
    }
    static for(namespace) {
        return TypeRegistry.registries.get(namespace) ?? new TypeRegistry(namespace);
    }
    copyFrom(other) {
        const { schemas, exceptions } = this;
        for (const [k, v] of other.schemas) {
            if (!schemas.has(k)) {
                schemas.set(k, v);
            }
        }
        for (const [k, v] of other.exceptions) {
            if (!exceptions.has(k)) {
                exceptions.set(k, v);
            }
        }
    }
    register(shapeId, schema) {
        const qualifiedName = this.normalizeShapeId(shapeId);
        for (const r of [this, TypeRegistry.for(qualifiedName.split("#")[0])]) {
            if (!r.schemas.has(qualifiedName)) {
                r.schemas.set(qualifiedName, schema);
            }
        }
    }
    getSchema(shapeId) {
        const id = this.normalizeShapeId(shapeId);
        if (!this.schemas.has(id)) {
            if (!shapeId.includes("#")) {
                const suffix = "#" + shapeId;
                const candidates = [];
                for (const [shapeId, schema] of this.schemas.entries()) {
                    if (shapeId.endsWith(suffix)) {
                        candidates.push(schema);
                    }
                }
                if (candidates.length === 1) {
                    return candidates[0];
                }
            }
            throw new Error(`@smithy/core/schema - schema not found for ${id}`);
        }
        return this.schemas.get(id);
    }
    registerError(es, ctor) {
        const $error = es;
        const ns = $error[1];
        const qualifiedName = ns + "#" + $error[2];
        if (!ctor.hasOwnProperty?.("shapeId")) {
            ctor.shapeId = qualifiedName;
        }
        for (const r of [this, TypeRegistry.for(ns)]) {
            if (!r.schemas.has(qualifiedName) && !r.exceptions.has($error)) {
                r.schemas.set(qualifiedName, $error);
                r.exceptions.set($error, ctor);
            }
        }
    }
    getErrorCtor(es) {
        const $error = es;
        if (this.exceptions.has($error)) {
            return this.exceptions.get($error);
        }
        const registry = TypeRegistry.for($error[1]);
        return registry.exceptions.get($error);
    }
    getBaseException() {
        for (const exceptionKey of this.exceptions.keys()) {
            if (Array.isArray(exceptionKey)) {
                const [, ns, name] = exceptionKey;
                const id = ns + "#" + name;
                if (id.startsWith("smithy.ts.sdk.synthetic.") && id.endsWith("ServiceException")) {
                    return exceptionKey;
                }
            }
        }
        return undefined;
    }
    find(predicate) {
        for (const schema of this.schemas.values()) {
            if (predicate(schema)) {
                return schema;
            }
        }
        return undefined;
    }
    clear() {
        this.schemas.clear();
        this.exceptions.clear();
    }
    normalizeShapeId(shapeId) {
        if (shapeId.includes("#")) {
            return shapeId;
        }
        return this.namespace + "#" + shapeId;
    }
}

exports.ErrorSchema = ErrorSchema;
exports.ListSchema = ListSchema;
exports.MapSchema = MapSchema;
exports.NormalizedSchema = NormalizedSchema;
exports.OperationSchema = OperationSchema;
exports.SCHEMA = SCHEMA;
exports.Schema = Schema;
exports.SimpleSchema = SimpleSchema;
exports.StructureSchema = StructureSchema;
exports.TypeRegistry = TypeRegistry;
exports.deref = deref;
exports.deserializerMiddlewareOption = deserializerMiddlewareOption;
exports.error = error;
exports.getSchemaSerdePlugin = getSchemaSerdePlugin;
exports.isStaticSchema = isStaticSchema;
exports.list = list;
exports.map = map;
exports.op = op;
exports.operation = operation;
exports.serializerMiddlewareOption = serializerMiddlewareOption;
exports.sim = sim;
exports.simAdapter = simAdapter;
exports.simpleSchemaCacheN = simpleSchemaCacheN;
exports.simpleSchemaCacheS = simpleSchemaCacheS;
exports.struct = struct;
exports.traitsCache = traitsCache;
exports.translateTraits = translateTraits;


/***/ }),

/***/ 2430:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const { createHmac, createHash, getRandomValues } = __nccwpck_require__(7598);
const { hasOwn, HttpResponse } = __nccwpck_require__(4534);
exports.hasOwn = hasOwn;
const { ReadStream, lstatSync, fstatSync } = __nccwpck_require__(3024);
const { toEndpointV1 } = __nccwpck_require__(2085);
const { Readable, Writable, PassThrough } = __nccwpck_require__(7075);

const isArrayBuffer = (arg) => (typeof ArrayBuffer === "function" && arg instanceof ArrayBuffer) ||
    Object.prototype.toString.call(arg) === "[object ArrayBuffer]";

const fromArrayBuffer = (input, offset = 0, length = input.byteLength - offset) => {
    if (!isArrayBuffer(input)) {
        throw new TypeError(`The "input" argument must be ArrayBuffer. Received type ${typeof input} (${input})`);
    }
    return Buffer.from(input, offset, length);
};
const fromString = (input, encoding) => {
    if (typeof input !== "string") {
        throw new TypeError(`The "input" argument must be of type string. Received type ${typeof input} (${input})`);
    }
    return encoding ? Buffer.from(input, encoding) : Buffer.from(input);
};

const BASE64_REGEX = /^[A-Za-z0-9+/]*={0,2}$/;
const fromBase64 = (input) => {
    if ((input.length * 3) % 4 !== 0) {
        throw new TypeError(`Incorrect padding on base64 string.`);
    }
    if (!BASE64_REGEX.exec(input)) {
        throw new TypeError(`Invalid base64 string.`);
    }
    const buffer = fromString(input, "base64");
    return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
};

const fromUtf8$1 = (input) => {
    const buf = fromString(input, "utf8");
    return new Uint8Array(buf.buffer, buf.byteOffset, buf.byteLength / Uint8Array.BYTES_PER_ELEMENT);
};

const toBase64$1 = (_input) => {
    let input;
    if (typeof _input === "string") {
        input = fromUtf8$1(_input);
    }
    else {
        input = _input;
    }
    if (typeof input !== "object" || typeof input.byteOffset !== "number" || typeof input.byteLength !== "number") {
        throw new Error("@smithy/util-base64: toBase64 encoder function only accepts string | Uint8Array.");
    }
    return fromArrayBuffer(input.buffer, input.byteOffset, input.byteLength).toString("base64");
};

function bindUint8ArrayBlobAdapter(toUtf8, fromUtf8, toBase64, fromBase64) {
    return class Uint8ArrayBlobAdapter extends Uint8Array {
        static fromString(source, encoding = "utf-8") {
            if (typeof source === "string") {
                if (encoding === "base64") {
                    return Uint8ArrayBlobAdapter.mutate(fromBase64(source));
                }
                return Uint8ArrayBlobAdapter.mutate(fromUtf8(source));
            }
            throw new Error(`Unsupported conversion from ${typeof source} to Uint8ArrayBlobAdapter.`);
        }
        static mutate(source) {
            Object.setPrototypeOf(source, Uint8ArrayBlobAdapter.prototype);
            return source;
        }
        transformToString(encoding = "utf-8") {
            if (encoding === "base64") {
                return toBase64(this);
            }
            return toUtf8(this);
        }
    };
}

const toUtf8$1 = (input) => {
    if (typeof input === "string") {
        return input;
    }
    if (typeof input !== "object" || typeof input.byteOffset !== "number" || typeof input.byteLength !== "number") {
        throw new Error("@smithy/util-utf8: toUtf8 encoder function only accepts string | Uint8Array.");
    }
    return fromArrayBuffer(input.buffer, input.byteOffset, input.byteLength).toString("utf8");
};

const decimalToHex = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));
function bindV4(getRandomValues) {
    if (typeof crypto !== "undefined" && typeof crypto.randomUUID === "function") {
        return () => crypto.randomUUID();
    }
    return () => {
        const rnds = new Uint8Array(16);
        getRandomValues(rnds);
        rnds[6] = (rnds[6] & 0x0f) | 0x40;
        rnds[8] = (rnds[8] & 0x3f) | 0x80;
        return (decimalToHex[rnds[0]] +
            decimalToHex[rnds[1]] +
            decimalToHex[rnds[2]] +
            decimalToHex[rnds[3]] +
            "-" +
            decimalToHex[rnds[4]] +
            decimalToHex[rnds[5]] +
            "-" +
            decimalToHex[rnds[6]] +
            decimalToHex[rnds[7]] +
            "-" +
            decimalToHex[rnds[8]] +
            decimalToHex[rnds[9]] +
            "-" +
            decimalToHex[rnds[10]] +
            decimalToHex[rnds[11]] +
            decimalToHex[rnds[12]] +
            decimalToHex[rnds[13]] +
            decimalToHex[rnds[14]] +
            decimalToHex[rnds[15]]);
    };
}

const copyDocumentWithTransform = (source, _schemaRef, _transform = (_) => _) => source;

const parseBoolean = (value) => {
    switch (value) {
        case "true":
            return true;
        case "false":
            return false;
        default:
            throw new Error(`Unable to parse boolean value "${value}"`);
    }
};
const expectBoolean = (value) => {
    if (value === null || value === undefined) {
        return undefined;
    }
    if (typeof value === "number") {
        if (value === 0 || value === 1) {
            logger.warn(stackTraceWarning(`Expected boolean, got ${typeof value}: ${value}`));
        }
        if (value === 0) {
            return false;
        }
        if (value === 1) {
            return true;
        }
    }
    if (typeof value === "string") {
        const lower = value.toLowerCase();
        if (lower === "false" || lower === "true") {
            logger.warn(stackTraceWarning(`Expected boolean, got ${typeof value}: ${value}`));
        }
        if (lower === "false") {
            return false;
        }
        if (lower === "true") {
            return true;
        }
    }
    if (typeof value === "boolean") {
        return value;
    }
    throw new TypeError(`Expected boolean, got ${typeof value}: ${value}`);
};
const expectNumber = (value) => {
    if (value === null || value === undefined) {
        return undefined;
    }
    if (typeof value === "string") {
        const parsed = parseFloat(value);
        if (!Number.isNaN(parsed)) {
            if (String(parsed) !== String(value)) {
                logger.warn(stackTraceWarning(`Expected number but observed string: ${value}`));
            }
            return parsed;
        }
    }
    if (typeof value === "number") {
        return value;
    }
    throw new TypeError(`Expected number, got ${typeof value}: ${value}`);
};
const MAX_FLOAT = Math.ceil(2 ** 127 * (2 - 2 ** -23));
const expectFloat32 = (value) => {
    const expected = expectNumber(value);
    if (expected !== undefined && !Number.isNaN(expected) && expected !== Infinity && expected !== -Infinity) {
        if (Math.abs(expected) > MAX_FLOAT) {
            throw new TypeError(`Expected 32-bit float, got ${value}`);
        }
    }
    return expected;
};
const expectLong = (value) => {
    if (value === null || value === undefined) {
        return undefined;
    }
    if (Number.isInteger(value) && !Number.isNaN(value)) {
        return value;
    }
    throw new TypeError(`Expected integer, got ${typeof value}: ${value}`);
};
const expectInt = expectLong;
const expectInt32 = (value) => expectSizedInt(value, 32);
const expectShort = (value) => expectSizedInt(value, 16);
const expectByte = (value) => expectSizedInt(value, 8);
const expectSizedInt = (value, size) => {
    const expected = expectLong(value);
    if (expected !== undefined && castInt(expected, size) !== expected) {
        throw new TypeError(`Expected ${size}-bit integer, got ${value}`);
    }
    return expected;
};
const castInt = (value, size) => {
    switch (size) {
        case 32:
            return Int32Array.of(value)[0];
        case 16:
            return Int16Array.of(value)[0];
        case 8:
            return Int8Array.of(value)[0];
    }
};
const expectNonNull = (value, location) => {
    if (value === null || value === undefined) {
        if (location) {
            throw new TypeError(`Expected a non-null value for ${location}`);
        }
        throw new TypeError("Expected a non-null value");
    }
    return value;
};
const expectObject = (value) => {
    if (value === null || value === undefined) {
        return undefined;
    }
    if (typeof value === "object" && !Array.isArray(value)) {
        return value;
    }
    const receivedType = Array.isArray(value) ? "array" : typeof value;
    throw new TypeError(`Expected object, got ${receivedType}: ${value}`);
};
const expectString = (value) => {
    if (value === null || value === undefined) {
        return undefined;
    }
    if (typeof value === "string") {
        return value;
    }
    if (["boolean", "number", "bigint"].includes(typeof value)) {
        logger.warn(stackTraceWarning(`Expected string, got ${typeof value}: ${value}`));
        return String(value);
    }
    throw new TypeError(`Expected string, got ${typeof value}: ${value}`);
};
const expectUnion = (value) => {
    if (value === null || value === undefined) {
        return undefined;
    }
    const asObject = expectObject(value);
    const setKeys = [];
    for (const k in asObject) {
        if (!hasOwn(asObject, k)) {
            continue;
        }
        if (asObject[k] != null) {
            setKeys.push(k);
        }
    }
    if (setKeys.length === 0) {
        throw new TypeError(`Unions must have exactly one non-null member. None were found.`);
    }
    if (setKeys.length > 1) {
        throw new TypeError(`Unions must have exactly one non-null member. Keys ${setKeys} were not null.`);
    }
    return asObject;
};
const strictParseDouble = (value) => {
    if (typeof value == "string") {
        return expectNumber(parseNumber(value));
    }
    return expectNumber(value);
};
const strictParseFloat = strictParseDouble;
const strictParseFloat32 = (value) => {
    if (typeof value == "string") {
        return expectFloat32(parseNumber(value));
    }
    return expectFloat32(value);
};
const NUMBER_REGEX = /(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(-?Infinity)|(NaN)/g;
const parseNumber = (value) => {
    const matches = value.match(NUMBER_REGEX);
    if (matches === null || matches[0].length !== value.length) {
        throw new TypeError(`Expected real number, got implicit NaN`);
    }
    return parseFloat(value);
};
const limitedParseDouble = (value) => {
    if (typeof value == "string") {
        return parseFloatString(value);
    }
    return expectNumber(value);
};
const handleFloat = limitedParseDouble;
const limitedParseFloat = limitedParseDouble;
const limitedParseFloat32 = (value) => {
    if (typeof value == "string") {
        return parseFloatString(value);
    }
    return expectFloat32(value);
};
const parseFloatString = (value) => {
    switch (value) {
        case "NaN":
            return NaN;
        case "Infinity":
            return Infinity;
        case "-Infinity":
            return -Infinity;
        default:
            throw new Error(`Unable to parse float value: ${value}`);
    }
};
const strictParseLong = (value) => {
    if (typeof value === "string") {
        return expectLong(parseNumber(value));
    }
    return expectLong(value);
};
const strictParseInt = strictParseLong;
const strictParseInt32 = (value) => {
    if (typeof value === "string") {
        return expectInt32(parseNumber(value));
    }
    return expectInt32(value);
};
const strictParseShort = (value) => {
    if (typeof value === "string") {
        return expectShort(parseNumber(value));
    }
    return expectShort(value);
};
const strictParseByte = (value) => {
    if (typeof value === "string") {
        return expectByte(parseNumber(value));
    }
    return expectByte(value);
};
const stackTraceWarning = (message) => {
    return String(new TypeError(message).stack || message)
        .split("\n")
        .slice(0, 5)
        .filter((s) => !s.includes("stackTraceWarning"))
        .join("\n");
};
const logger = {
    warn: console.warn,
};

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
function dateToUtcString(date) {
    const year = date.getUTCFullYear();
    const month = date.getUTCMonth();
    const dayOfWeek = date.getUTCDay();
    const dayOfMonthInt = date.getUTCDate();
    const hoursInt = date.getUTCHours();
    const minutesInt = date.getUTCMinutes();
    const secondsInt = date.getUTCSeconds();
    const dayOfMonthString = dayOfMonthInt < 10 ? `0${dayOfMonthInt}` : `${dayOfMonthInt}`;
    const hoursString = hoursInt < 10 ? `0${hoursInt}` : `${hoursInt}`;
    const minutesString = minutesInt < 10 ? `0${minutesInt}` : `${minutesInt}`;
    const secondsString = secondsInt < 10 ? `0${secondsInt}` : `${secondsInt}`;
    return `${DAYS[dayOfWeek]}, ${dayOfMonthString} ${MONTHS[month]} ${year} ${hoursString}:${minutesString}:${secondsString} GMT`;
}
const RFC3339 = new RegExp(/^(\d{4})-(\d{2})-(\d{2})[tT](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?[zZ]$/);
const parseRfc3339DateTime = (value) => {
    if (value === null || value === undefined) {
        return undefined;
    }
    if (typeof value !== "string") {
        throw new TypeError("RFC-3339 date-times must be expressed as strings");
    }
    const match = RFC3339.exec(value);
    if (!match) {
        throw new TypeError("Invalid RFC-3339 date-time value");
    }
    const [_, yearStr, monthStr, dayStr, hours, minutes, seconds, fractionalMilliseconds] = match;
    const year = strictParseShort(stripLeadingZeroes(yearStr));
    const month = parseDateValue(monthStr, "month", 1, 12);
    const day = parseDateValue(dayStr, "day", 1, 31);
    return buildDate(year, month, day, { hours, minutes, seconds, fractionalMilliseconds });
};
const RFC3339_WITH_OFFSET$1 = new RegExp(/^(\d{4})-(\d{2})-(\d{2})[tT](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(([-+]\d{2}:\d{2})|[zZ])$/);
const parseRfc3339DateTimeWithOffset = (value) => {
    if (value === null || value === undefined) {
        return undefined;
    }
    if (typeof value !== "string") {
        throw new TypeError("RFC-3339 date-times must be expressed as strings");
    }
    const match = RFC3339_WITH_OFFSET$1.exec(value);
    if (!match) {
        throw new TypeError("Invalid RFC-3339 date-time value");
    }
    const [_, yearStr, monthStr, dayStr, hours, minutes, seconds, fractionalMilliseconds, offsetStr] = match;
    const year = strictParseShort(stripLeadingZeroes(yearStr));
    const month = parseDateValue(monthStr, "month", 1, 12);
    const day = parseDateValue(dayStr, "day", 1, 31);
    const date = buildDate(year, month, day, { hours, minutes, seconds, fractionalMilliseconds });
    if (offsetStr.toUpperCase() != "Z") {
        date.setTime(date.getTime() - parseOffsetToMilliseconds(offsetStr));
    }
    return date;
};
const IMF_FIXDATE$1 = new RegExp(/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d{1,2}):(\d{2}):(\d{2})(?:\.(\d+))? GMT$/);
const RFC_850_DATE$1 = new RegExp(/^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday), (\d{2})-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-(\d{2}) (\d{1,2}):(\d{2}):(\d{2})(?:\.(\d+))? GMT$/);
const ASC_TIME$1 = new RegExp(/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ( [1-9]|\d{2}) (\d{1,2}):(\d{2}):(\d{2})(?:\.(\d+))? (\d{4})$/);
const parseRfc7231DateTime = (value) => {
    if (value === null || value === undefined) {
        return undefined;
    }
    if (typeof value !== "string") {
        throw new TypeError("RFC-7231 date-times must be expressed as strings");
    }
    let match = IMF_FIXDATE$1.exec(value);
    if (match) {
        const [_, dayStr, monthStr, yearStr, hours, minutes, seconds, fractionalMilliseconds] = match;
        return buildDate(strictParseShort(stripLeadingZeroes(yearStr)), parseMonthByShortName(monthStr), parseDateValue(dayStr, "day", 1, 31), { hours, minutes, seconds, fractionalMilliseconds });
    }
    match = RFC_850_DATE$1.exec(value);
    if (match) {
        const [_, dayStr, monthStr, yearStr, hours, minutes, seconds, fractionalMilliseconds] = match;
        return adjustRfc850Year(buildDate(parseTwoDigitYear(yearStr), parseMonthByShortName(monthStr), parseDateValue(dayStr, "day", 1, 31), {
            hours,
            minutes,
            seconds,
            fractionalMilliseconds,
        }));
    }
    match = ASC_TIME$1.exec(value);
    if (match) {
        const [_, monthStr, dayStr, hours, minutes, seconds, fractionalMilliseconds, yearStr] = match;
        return buildDate(strictParseShort(stripLeadingZeroes(yearStr)), parseMonthByShortName(monthStr), parseDateValue(dayStr.trimLeft(), "day", 1, 31), { hours, minutes, seconds, fractionalMilliseconds });
    }
    throw new TypeError("Invalid RFC-7231 date-time value");
};
const parseEpochTimestamp = (value) => {
    if (value === null || value === undefined) {
        return undefined;
    }
    let valueAsDouble;
    if (typeof value === "number") {
        valueAsDouble = value;
    }
    else if (typeof value === "string") {
        valueAsDouble = strictParseDouble(value);
    }
    else if (typeof value === "object" && value.tag === 1) {
        valueAsDouble = value.value;
    }
    else {
        throw new TypeError("Epoch timestamps must be expressed as floating point numbers or their string representation");
    }
    if (Number.isNaN(valueAsDouble) || valueAsDouble === Infinity || valueAsDouble === -Infinity) {
        throw new TypeError("Epoch timestamps must be valid, non-Infinite, non-NaN numerics");
    }
    return new Date(Math.round(valueAsDouble * 1000));
};
const buildDate = (year, month, day, time) => {
    const adjustedMonth = month - 1;
    validateDayOfMonth(year, adjustedMonth, day);
    return new Date(Date.UTC(year, adjustedMonth, day, parseDateValue(time.hours, "hour", 0, 23), parseDateValue(time.minutes, "minute", 0, 59), parseDateValue(time.seconds, "seconds", 0, 60), parseMilliseconds(time.fractionalMilliseconds)));
};
const parseTwoDigitYear = (value) => {
    const thisYear = new Date().getUTCFullYear();
    const valueInThisCentury = Math.floor(thisYear / 100) * 100 + strictParseShort(stripLeadingZeroes(value));
    if (valueInThisCentury < thisYear) {
        return valueInThisCentury + 100;
    }
    return valueInThisCentury;
};
const FIFTY_YEARS_IN_MILLIS = 50 * 365 * 24 * 60 * 60 * 1000;
const adjustRfc850Year = (input) => {
    if (input.getTime() - new Date().getTime() > FIFTY_YEARS_IN_MILLIS) {
        return new Date(Date.UTC(input.getUTCFullYear() - 100, input.getUTCMonth(), input.getUTCDate(), input.getUTCHours(), input.getUTCMinutes(), input.getUTCSeconds(), input.getUTCMilliseconds()));
    }
    return input;
};
const parseMonthByShortName = (value) => {
    const monthIdx = MONTHS.indexOf(value);
    if (monthIdx < 0) {
        throw new TypeError(`Invalid month: ${value}`);
    }
    return monthIdx + 1;
};
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const validateDayOfMonth = (year, month, day) => {
    let maxDays = DAYS_IN_MONTH[month];
    if (month === 1 && isLeapYear(year)) {
        maxDays = 29;
    }
    if (day > maxDays) {
        throw new TypeError(`Invalid day for ${MONTHS[month]} in ${year}: ${day}`);
    }
};
const isLeapYear = (year) => {
    return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
};
const parseDateValue = (value, type, lower, upper) => {
    const dateVal = strictParseByte(stripLeadingZeroes(value));
    if (dateVal < lower || dateVal > upper) {
        throw new TypeError(`${type} must be between ${lower} and ${upper}, inclusive`);
    }
    return dateVal;
};
const parseMilliseconds = (value) => {
    if (value === null || value === undefined) {
        return 0;
    }
    return strictParseFloat32("0." + value) * 1000;
};
const parseOffsetToMilliseconds = (value) => {
    const directionStr = value[0];
    let direction = 1;
    if (directionStr == "+") {
        direction = 1;
    }
    else if (directionStr == "-") {
        direction = -1;
    }
    else {
        throw new TypeError(`Offset direction, ${directionStr}, must be "+" or "-"`);
    }
    const hour = Number(value.substring(1, 3));
    const minute = Number(value.substring(4, 6));
    return direction * (hour * 60 + minute) * 60 * 1000;
};
const stripLeadingZeroes = (value) => {
    let idx = 0;
    while (idx < value.length - 1 && value.charAt(idx) === "0") {
        idx++;
    }
    if (idx === 0) {
        return value;
    }
    return value.slice(idx);
};

const LazyJsonString = function LazyJsonString(val) {
    const str = Object.assign(new String(val), {
        deserializeJSON() {
            return JSON.parse(String(val));
        },
        toString() {
            return String(val);
        },
        toJSON() {
            return String(val);
        },
    });
    return str;
};
LazyJsonString.from = (object) => {
    if (object && typeof object === "object" && (object instanceof LazyJsonString || "deserializeJSON" in object)) {
        return object;
    }
    else if (typeof object === "string" || Object.getPrototypeOf(object) === String.prototype) {
        return LazyJsonString(String(object));
    }
    return LazyJsonString(JSON.stringify(object));
};
LazyJsonString.fromObject = LazyJsonString.from;

function quoteHeader(part) {
    if (part.includes(",") || part.includes('"')) {
        part = `"${part.replace(/\\/g, "\\\\").replace(/"/g, '\\"')}"`;
    }
    return part;
}

const ddd = `(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[ne|u?r]?s?day)?`;
const mmm = `(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)`;
const time = `(\\d?\\d):(\\d{2}):(\\d{2})(?:\\.(\\d+))?`;
const date = `(\\d?\\d)`;
const year = `(\\d{4})`;
const RFC3339_WITH_OFFSET = new RegExp(/^(\d{4})-(\d\d)-(\d\d)[tT](\d\d):(\d\d):(\d\d)(\.(\d+))?(([-+]\d\d:\d\d)|[zZ])$/);
const IMF_FIXDATE_NATIVE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?:0[1-9]|[12]\d|3[01]) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [1-9]\d{3} (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d GMT$/;
const IMF_FIXDATE = new RegExp(`^${ddd}, ${date} ${mmm} ${year} ${time} GMT$`);
const RFC_850_DATE = new RegExp(`^${ddd}, ${date}-${mmm}-(\\d\\d) ${time} GMT$`);
const ASC_TIME = new RegExp(`^${ddd} ${mmm} ( [1-9]|\\d\\d) ${time} ${year}$`);
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const _parseEpochTimestamp = (value) => {
    if (value == null) {
        return void 0;
    }
    let num = NaN;
    if (typeof value === "number") {
        num = value;
    }
    else if (typeof value === "string") {
        if (!/^-?\d*\.?\d+$/.test(value)) {
            throw new TypeError(`parseEpochTimestamp - numeric string invalid.`);
        }
        num = Number.parseFloat(value);
    }
    else if (typeof value === "object" && value.tag === 1) {
        num = value.value;
    }
    if (isNaN(num) || Math.abs(num) === Infinity) {
        throw new TypeError("Epoch timestamps must be valid finite numbers.");
    }
    return new Date(Math.round(num * 1000));
};
const _parseRfc3339DateTimeWithOffset = (value) => {
    if (value == null) {
        return void 0;
    }
    if (typeof value !== "string") {
        throw new TypeError("RFC3339 timestamps must be strings");
    }
    const matches = RFC3339_WITH_OFFSET.exec(value);
    if (!matches) {
        throw new TypeError(`Invalid RFC3339 timestamp format ${value}`);
    }
    const [, yearStr, monthStr, dayStr, hours, minutes, seconds, , ms, offsetStr] = matches;
    range(monthStr, 1, 12);
    range(dayStr, 1, 31);
    range(hours, 0, 23);
    range(minutes, 0, 59);
    range(seconds, 0, 60);
    const date = new Date(Date.UTC(Number(yearStr), Number(monthStr) - 1, Number(dayStr), Number(hours), Number(minutes), Number(seconds), Number(ms) ? Math.round(parseFloat(`0.${ms}`) * 1000) : 0));
    date.setUTCFullYear(Number(yearStr));
    if (offsetStr.toUpperCase() != "Z") {
        const [, sign, offsetH, offsetM] = /([+-])(\d\d):(\d\d)/.exec(offsetStr) || [void 0, "+", 0, 0];
        const scalar = sign === "-" ? 1 : -1;
        date.setTime(date.getTime() + scalar * (Number(offsetH) * 60 * 60 * 1000 + Number(offsetM) * 60 * 1000));
    }
    return date;
};
const _parseRfc7231DateTime = (value) => {
    if (value == null) {
        return void 0;
    }
    if (typeof value !== "string") {
        throw new TypeError("RFC7231 timestamps must be strings.");
    }
    if (IMF_FIXDATE_NATIVE.test(value)) {
        return new Date(value);
    }
    let day;
    let month;
    let year;
    let hour;
    let minute;
    let second;
    let fraction;
    let matches;
    if ((matches = IMF_FIXDATE.exec(value))) {
        [, day, month, year, hour, minute, second, fraction] = matches;
    }
    else if ((matches = RFC_850_DATE.exec(value))) {
        [, day, month, year, hour, minute, second, fraction] = matches;
        year = (Number(year) + 1900).toString();
    }
    else if ((matches = ASC_TIME.exec(value))) {
        [, month, day, hour, minute, second, fraction, year] = matches;
    }
    if (year && second) {
        const timestamp = Date.UTC(Number(year), months.indexOf(month), Number(day), Number(hour), Number(minute), Number(second), fraction ? Math.round(parseFloat(`0.${fraction}`) * 1000) : 0);
        range(day, 1, 31);
        range(hour, 0, 23);
        range(minute, 0, 59);
        range(second, 0, 60);
        const date = new Date(timestamp);
        date.setUTCFullYear(Number(year));
        return date;
    }
    throw new TypeError(`Invalid RFC7231 date-time value ${value}.`);
};
function range(v, min, max) {
    const _v = Number(v);
    if (_v < min || _v > max) {
        throw new Error(`Value ${_v} out of range [${min}, ${max}]`);
    }
}

function splitEvery(value, delimiter, numDelimiters) {
    if (numDelimiters <= 0 || !Number.isInteger(numDelimiters)) {
        throw new Error("Invalid number of delimiters (" + numDelimiters + ") for splitEvery.");
    }
    const segments = value.split(delimiter);
    if (numDelimiters === 1) {
        return segments;
    }
    const compoundSegments = [];
    let currentSegment = "";
    for (let i = 0; i < segments.length; i++) {
        if (currentSegment === "") {
            currentSegment = segments[i];
        }
        else {
            currentSegment += delimiter + segments[i];
        }
        if ((i + 1) % numDelimiters === 0) {
            compoundSegments.push(currentSegment);
            currentSegment = "";
        }
    }
    if (currentSegment !== "") {
        compoundSegments.push(currentSegment);
    }
    return compoundSegments;
}

const splitHeader = (value) => {
    const z = value.length;
    const values = [];
    let withinQuotes = false;
    let escaped = false;
    let anchor = 0;
    for (let i = 0; i < z; ++i) {
        const char = value[i];
        switch (char) {
            case `"`:
                if (!escaped) {
                    withinQuotes = !withinQuotes;
                }
                break;
            case ",":
                if (!withinQuotes) {
                    values.push(value.slice(anchor, i));
                    anchor = i + 1;
                }
                break;
        }
        escaped = char === "\\" && !escaped;
    }
    values.push(value.slice(anchor));
    return values.map((v) => {
        v = v.trim();
        const z = v.length;
        if (z < 2) {
            return v;
        }
        if (v[0] === `"` && v[z - 1] === `"`) {
            v = v.slice(1, z - 1);
            return v.replace(/\\(["\\])/g, "$1");
        }
        return v.replace(/\\"/g, '"');
    });
};

const format = /^-?((0|[1-9]\d*)(\.\d+)?|\.\d+)([eE][+-]?\d+)?$/;
class NumericValue {
    string;
    type;
    constructor(string, type) {
        this.string = string;
        this.type = type;
        if (!format.test(string)) {
            throw new Error(`@smithy/core/serde - NumericValue string must conform to the Smithy bigDecimal format. Received: "${string}"`);
        }
    }
    toString() {
        return this.string;
    }
    static [Symbol.hasInstance](object) {
        if (!object || typeof object !== "object") {
            return false;
        }
        const _nv = object;
        return NumericValue.prototype.isPrototypeOf(object) || (_nv.type === "bigDecimal" && format.test(_nv.string));
    }
}
function nv(input) {
    return new NumericValue(String(input), "bigDecimal");
}

const SHORT_TO_HEX = {};
const HEX_TO_SHORT = {};
for (let i = 0; i < 256; i++) {
    let encodedByte = i.toString(16).toLowerCase();
    if (encodedByte.length === 1) {
        encodedByte = `0${encodedByte}`;
    }
    SHORT_TO_HEX[i] = encodedByte;
    HEX_TO_SHORT[encodedByte] = i;
}
function fromHex(encoded) {
    if (encoded.length % 2 !== 0) {
        throw new Error("Hex encoded strings must have an even number length");
    }
    const out = new Uint8Array(encoded.length / 2);
    for (let i = 0; i < encoded.length; i += 2) {
        const encodedByte = encoded.slice(i, i + 2).toLowerCase();
        if (encodedByte in HEX_TO_SHORT) {
            out[i / 2] = HEX_TO_SHORT[encodedByte];
        }
        else {
            throw new Error(`Cannot decode unrecognized sequence ${encodedByte} as hexadecimal`);
        }
    }
    return out;
}
function toHex(bytes) {
    let out = "";
    for (let i = 0; i < bytes.byteLength; i++) {
        out += SHORT_TO_HEX[bytes[i]];
    }
    return out;
}

const calculateBodyLength = (body) => {
    if (!body) {
        return 0;
    }
    if (typeof body === "string") {
        return Buffer.byteLength(body);
    }
    else if (typeof body.byteLength === "number") {
        return body.byteLength;
    }
    else if (typeof body.size === "number") {
        return body.size;
    }
    else if (typeof body.start === "number" && typeof body.end === "number") {
        return body.end + 1 - body.start;
    }
    else if (body instanceof ReadStream) {
        if (body.path != null) {
            return lstatSync(body.path).size;
        }
        else if (typeof body.fd === "number") {
            return fstatSync(body.fd).size;
        }
    }
    throw new Error(`Body Length computation failed for ${body}`);
};

const toUint8Array = (data) => {
    if (data instanceof Uint8Array) {
        return data;
    }
    if (typeof data === "string") {
        return fromUtf8$1(data);
    }
    if (ArrayBuffer.isView(data)) {
        return new Uint8Array(data.buffer, data.byteOffset, data.byteLength / Uint8Array.BYTES_PER_ELEMENT);
    }
    return new Uint8Array(data);
};

function concatBytes(arrays, length) {
    if (length === undefined) {
        length = 0;
        for (const bytes of arrays) {
            length += bytes.byteLength;
        }
    }
    const result = new Uint8Array(length);
    let offset = 0;
    for (const buf of arrays) {
        result.set(buf, offset);
        offset += buf.byteLength;
    }
    return result;
}

const deserializerMiddleware = (options, deserializer) => (next, context) => async (args) => {
    const { response } = await next(args);
    try {
        const parsed = await deserializer(response, options);
        return {
            response,
            output: parsed,
        };
    }
    catch (error) {
        Object.defineProperty(error, "$response", {
            value: response,
            enumerable: false,
            writable: false,
            configurable: false,
        });
        if (!("$metadata" in error)) {
            const hint = `Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.`;
            try {
                error.message += "\n  " + hint;
            }
            catch (ignored) {
                if (!context.logger || context.logger?.constructor?.name === "NoOpLogger") {
                    console.warn(hint);
                }
                else {
                    context.logger?.warn?.(hint);
                }
            }
            if (typeof error.$responseBodyText !== "undefined") {
                if (error.$response) {
                    error.$response.body = error.$responseBodyText;
                }
            }
            try {
                if (HttpResponse.isInstance(response)) {
                    const { headers = {} } = response;
                    const headerEntries = Object.entries(headers);
                    error.$metadata = {
                        httpStatusCode: response.statusCode,
                        requestId: findHeader(/^x-[\w-]+-request-?id$/, headerEntries),
                        extendedRequestId: findHeader(/^x-[\w-]+-id-2$/, headerEntries),
                        cfId: findHeader(/^x-[\w-]+-cf-id$/, headerEntries),
                    };
                }
            }
            catch (ignored) {
            }
        }
        throw error;
    }
};
const findHeader = (pattern, headers) => {
    return (headers.find(([k]) => {
        return k.match(pattern);
    }) || [void 0, void 0])[1];
};

const serializerMiddleware = (options, serializer) => (next, context) => async (args) => {
    const endpointConfig = options;
    const endpoint = context.endpointV2
        ? async () => toEndpointV1(context.endpointV2)
        : endpointConfig.endpoint;
    if (!endpoint) {
        throw new Error("No valid endpoint provider available.");
    }
    const request = await serializer(args.input, { ...options, endpoint });
    return next({
        ...args,
        request,
    });
};

const deserializerMiddlewareOption = {
    name: "deserializerMiddleware",
    step: "deserialize",
    tags: ["DESERIALIZER"],
    override: true,
};
const serializerMiddlewareOption = {
    name: "serializerMiddleware",
    step: "serialize",
    tags: ["SERIALIZER"],
    override: true,
};
function getSerdePlugin(config, serializer, deserializer) {
    return {
        applyToStack: (commandStack) => {
            commandStack.add(deserializerMiddleware(config, deserializer), deserializerMiddlewareOption);
            commandStack.add(serializerMiddleware(config, serializer), serializerMiddlewareOption);
        },
    };
}

class Hash {
    algorithmIdentifier;
    secret;
    hash;
    constructor(algorithmIdentifier, secret) {
        this.algorithmIdentifier = algorithmIdentifier;
        this.secret = secret;
        this.reset();
    }
    update(toHash, encoding) {
        this.hash.update(toUint8Array(castSourceData(toHash, encoding)));
    }
    digest() {
        return Promise.resolve(this.hash.digest());
    }
    reset() {
        this.hash = this.secret
            ? createHmac(this.algorithmIdentifier, castSourceData(this.secret))
            : createHash(this.algorithmIdentifier);
    }
}
function castSourceData(toCast, encoding) {
    if (Buffer.isBuffer(toCast)) {
        return toCast;
    }
    if (typeof toCast === "string") {
        return fromString(toCast, encoding);
    }
    if (ArrayBuffer.isView(toCast)) {
        return fromArrayBuffer(toCast.buffer, toCast.byteOffset, toCast.byteLength);
    }
    return fromArrayBuffer(toCast);
}

let ChecksumStream$1 = class ChecksumStream extends Readable {
    expectedChecksum;
    checksumSourceLocation;
    checksum;
    source;
    base64Encoder;
    constructor({ expectedChecksum, checksum, source, checksumSourceLocation, base64Encoder, }) {
        super();
        if (typeof source.pipe !== "function") {
            throw new Error(`@smithy/util-stream: unsupported source type ${source?.constructor?.name ?? source} in ChecksumStream.`);
        }
        this.source = source;
        this.base64Encoder = base64Encoder ?? toBase64$1;
        this.expectedChecksum = expectedChecksum;
        this.checksum = checksum;
        this.checksumSourceLocation = checksumSourceLocation;
        this.source.on("data", this.onSourceData);
        this.source.on("end", this.onSourceEnd);
        this.source.on("error", this.onSourceError);
        this.source.on("close", this.onSourceClose);
        this.source.pause();
    }
    onSourceData = (chunk) => {
        if (this.destroyed) {
            return;
        }
        try {
            this.checksum.update(chunk);
        }
        catch (e) {
            this.destroy(e);
            return;
        }
        if (!this.push(chunk)) {
            this.source.pause();
        }
    };
    onSourceEnd = async () => {
        if (this.destroyed) {
            return;
        }
        try {
            const digest = await this.checksum.digest();
            const received = this.base64Encoder(digest);
            if (this.expectedChecksum !== received) {
                this.destroy(new Error(`Checksum mismatch: expected "${this.expectedChecksum}" but received "${received}"` +
                    ` in response header "${this.checksumSourceLocation}".`));
                return;
            }
        }
        catch (e) {
            this.destroy(e);
            return;
        }
        this.push(null);
    };
    onSourceError = (error) => {
        this.destroy(error);
    };
    onSourceClose = () => {
        if (!this.destroyed && !this.source.readableEnded) {
            this.destroy(new Error("Connection lost or stream closed before all data was received."));
        }
    };
    _read(_size) {
        this.source.resume();
    }
    _destroy(error, callback) {
        this.source?.removeListener("data", this.onSourceData);
        this.source?.removeListener("end", this.onSourceEnd);
        this.source?.removeListener("error", this.onSourceError);
        this.source?.removeListener("close", this.onSourceClose);
        this.source?.destroy();
        callback(error);
    }
};

const isReadableStream = (stream) => typeof ReadableStream === "function" &&
    (stream?.constructor?.name === ReadableStream.name || stream instanceof ReadableStream);
const isBlob = (blob) => {
    return typeof Blob === "function" && (blob?.constructor?.name === Blob.name || blob instanceof Blob);
};

const fromUtf8 = (input) => new TextEncoder().encode(input);

const chars = `ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/`;
Object.entries(chars).reduce((acc, [i, c]) => {
    acc[c] = Number(i);
    return acc;
}, {});
const alphabetByValue = chars.split("");
const bitsPerLetter = 6;
const bitsPerByte = 8;
const maxLetterValue = 0b111111;

function toBase64(_input) {
    let input;
    if (typeof _input === "string") {
        input = fromUtf8(_input);
    }
    else {
        input = _input;
    }
    const isArrayLike = typeof input === "object" && typeof input.length === "number";
    const isUint8Array = typeof input === "object" &&
        typeof input.byteOffset === "number" &&
        typeof input.byteLength === "number";
    if (!isArrayLike && !isUint8Array) {
        throw new Error("@smithy/util-base64: toBase64 encoder function only accepts string | Uint8Array.");
    }
    let str = "";
    for (let i = 0; i < input.length; i += 3) {
        let bits = 0;
        let bitLength = 0;
        for (let j = i, limit = Math.min(i + 3, input.length); j < limit; j++) {
            bits |= input[j] << ((limit - j - 1) * bitsPerByte);
            bitLength += bitsPerByte;
        }
        const bitClusterCount = Math.ceil(bitLength / bitsPerLetter);
        bits <<= bitClusterCount * bitsPerLetter - bitLength;
        for (let k = 1; k <= bitClusterCount; k++) {
            const offset = (bitClusterCount - k) * bitsPerLetter;
            str += alphabetByValue[(bits & (maxLetterValue << offset)) >> offset];
        }
        str += "==".slice(0, 4 - bitClusterCount);
    }
    return str;
}

const ReadableStreamRef = typeof ReadableStream === "function" ? ReadableStream : function () { };
class ChecksumStream extends ReadableStreamRef {
}

const createChecksumStream$1 = ({ expectedChecksum, checksum, source, checksumSourceLocation, base64Encoder, }) => {
    if (!isReadableStream(source)) {
        throw new Error(`@smithy/util-stream: unsupported source type ${source?.constructor?.name ?? source} in ChecksumStream.`);
    }
    const encoder = base64Encoder ?? toBase64;
    if (typeof TransformStream !== "function") {
        throw new Error("@smithy/util-stream: unable to instantiate ChecksumStream because API unavailable: ReadableStream/TransformStream.");
    }
    const transform = new TransformStream({
        start() { },
        async transform(chunk, controller) {
            checksum.update(chunk);
            controller.enqueue(chunk);
        },
        async flush(controller) {
            const digest = await checksum.digest();
            const received = encoder(digest);
            if (expectedChecksum !== received) {
                const error = new Error(`Checksum mismatch: expected "${expectedChecksum}" but received "${received}"` +
                    ` in response header "${checksumSourceLocation}".`);
                controller.error(error);
            }
            else {
                controller.terminate();
            }
        },
    });
    source.pipeThrough(transform);
    const readable = transform.readable;
    Object.setPrototypeOf(readable, ChecksumStream.prototype);
    return readable;
};

function createChecksumStream(init) {
    if (typeof ReadableStream === "function" && isReadableStream(init.source)) {
        return createChecksumStream$1(init);
    }
    return new ChecksumStream$1(init);
}

class ByteArrayCollector {
    allocByteArray;
    byteLength = 0;
    byteArrays = [];
    constructor(allocByteArray) {
        this.allocByteArray = allocByteArray;
    }
    push(byteArray) {
        this.byteArrays.push(byteArray);
        this.byteLength += byteArray.byteLength;
    }
    flush() {
        if (this.byteArrays.length === 1) {
            const bytes = this.byteArrays[0];
            this.reset();
            return bytes;
        }
        const aggregation = this.allocByteArray(this.byteLength);
        let cursor = 0;
        for (let i = 0; i < this.byteArrays.length; ++i) {
            const bytes = this.byteArrays[i];
            aggregation.set(bytes, cursor);
            cursor += bytes.byteLength;
        }
        this.reset();
        return aggregation;
    }
    reset() {
        this.byteArrays = [];
        this.byteLength = 0;
    }
}

function createBufferedReadableStream(upstream, size, logger) {
    const reader = upstream.getReader();
    let streamBufferingLoggedWarning = false;
    let bytesSeen = 0;
    const buffers = ["", new ByteArrayCollector((size) => new Uint8Array(size))];
    let mode = -1;
    const pull = async (controller) => {
        const { value, done } = await reader.read();
        const chunk = value;
        if (done) {
            if (mode !== -1) {
                const remainder = flush(buffers, mode);
                if (sizeOf(remainder) > 0) {
                    controller.enqueue(remainder);
                }
            }
            controller.close();
        }
        else {
            const chunkMode = modeOf(chunk, false);
            if (mode !== chunkMode) {
                if (mode >= 0) {
                    controller.enqueue(flush(buffers, mode));
                }
                mode = chunkMode;
            }
            if (mode === -1) {
                controller.enqueue(chunk);
                return;
            }
            const chunkSize = sizeOf(chunk);
            bytesSeen += chunkSize;
            const bufferSize = sizeOf(buffers[mode]);
            if (chunkSize >= size && bufferSize === 0) {
                controller.enqueue(chunk);
            }
            else {
                const newSize = merge(buffers, mode, chunk);
                if (!streamBufferingLoggedWarning && bytesSeen > size * 2) {
                    streamBufferingLoggedWarning = true;
                    logger?.warn(`@smithy/util-stream - stream chunk size ${chunkSize} is below threshold of ${size}, automatically buffering.`);
                }
                if (newSize >= size) {
                    controller.enqueue(flush(buffers, mode));
                }
                else {
                    await pull(controller);
                }
            }
        }
    };
    return new ReadableStream({
        pull,
    });
}
function merge(buffers, mode, chunk) {
    switch (mode) {
        case 0:
            buffers[0] += chunk;
            return sizeOf(buffers[0]);
        case 1:
        case 2:
            buffers[mode].push(chunk);
            return sizeOf(buffers[mode]);
    }
}
function flush(buffers, mode) {
    switch (mode) {
        case 0:
            const s = buffers[0];
            buffers[0] = "";
            return s;
        case 1:
        case 2:
            return buffers[mode].flush();
    }
    throw new Error(`@smithy/util-stream - invalid index ${mode} given to flush()`);
}
function sizeOf(chunk) {
    return chunk?.byteLength ?? chunk?.length ?? 0;
}
function modeOf(chunk, allowBuffer = true) {
    if (allowBuffer && typeof Buffer !== "undefined" && chunk instanceof Buffer) {
        return 2;
    }
    if (chunk instanceof Uint8Array) {
        return 1;
    }
    if (typeof chunk === "string") {
        return 0;
    }
    return -1;
}

function createBufferedReadable(upstream, size, logger) {
    if (isReadableStream(upstream)) {
        return createBufferedReadableStream(upstream, size, logger);
    }
    const downstream = new Readable({ read() { } });
    let streamBufferingLoggedWarning = false;
    let bytesSeen = 0;
    const buffers = [
        "",
        new ByteArrayCollector((size) => new Uint8Array(size)),
        new ByteArrayCollector((size) => Buffer.from(new Uint8Array(size))),
    ];
    let mode = -1;
    upstream.on("data", (chunk) => {
        const chunkMode = modeOf(chunk, true);
        if (mode !== chunkMode) {
            if (mode >= 0) {
                downstream.push(flush(buffers, mode));
            }
            mode = chunkMode;
        }
        if (mode === -1) {
            downstream.push(chunk);
            return;
        }
        const chunkSize = sizeOf(chunk);
        bytesSeen += chunkSize;
        const bufferSize = sizeOf(buffers[mode]);
        if (chunkSize >= size && bufferSize === 0) {
            downstream.push(chunk);
        }
        else {
            const newSize = merge(buffers, mode, chunk);
            if (!streamBufferingLoggedWarning && bytesSeen > size * 2) {
                streamBufferingLoggedWarning = true;
                logger?.warn(`@smithy/util-stream - stream chunk size ${chunkSize} is below threshold of ${size}, automatically buffering.`);
            }
            if (newSize >= size) {
                downstream.push(flush(buffers, mode));
            }
        }
    });
    upstream.on("end", () => {
        if (mode !== -1) {
            const remainder = flush(buffers, mode);
            if (sizeOf(remainder) > 0) {
                downstream.push(remainder);
            }
        }
        downstream.push(null);
    });
    return downstream;
}

const getAwsChunkedEncodingStream$1 = (readableStream, options) => {
    const { base64Encoder, bodyLengthChecker, checksumAlgorithmFn, checksumLocationName, streamHasher } = options;
    const checksumRequired = base64Encoder !== undefined &&
        bodyLengthChecker !== undefined &&
        checksumAlgorithmFn !== undefined &&
        checksumLocationName !== undefined &&
        streamHasher !== undefined;
    const digest = checksumRequired ? streamHasher(checksumAlgorithmFn, readableStream) : undefined;
    Promise.resolve(digest).catch(() => {
    });
    const reader = readableStream.getReader();
    return new ReadableStream({
        async pull(controller) {
            const { value, done } = await reader.read();
            if (done) {
                controller.enqueue(`0\r\n`);
                if (checksumRequired) {
                    const checksum = base64Encoder(await digest);
                    controller.enqueue(`${checksumLocationName}:${checksum}\r\n`);
                    controller.enqueue(`\r\n`);
                }
                controller.close();
            }
            else {
                controller.enqueue(`${(bodyLengthChecker(value) || 0).toString(16)}\r\n${value}\r\n`);
            }
        },
    });
};

function getAwsChunkedEncodingStream(stream, options) {
    const readable = stream;
    const readableStream = stream;
    if (isReadableStream(readableStream)) {
        return getAwsChunkedEncodingStream$1(readableStream, options);
    }
    const { base64Encoder, bodyLengthChecker, checksumAlgorithmFn, checksumLocationName, streamHasher } = options;
    const checksumRequired = base64Encoder !== undefined &&
        checksumAlgorithmFn !== undefined &&
        checksumLocationName !== undefined &&
        streamHasher !== undefined;
    const digest = checksumRequired ? streamHasher(checksumAlgorithmFn, readable) : undefined;
    Promise.resolve(digest).catch(() => {
    });
    const awsChunkedEncodingStream = new Readable({
        read() {
            readable.resume();
        },
    });
    readable.on("data", (data) => {
        const length = bodyLengthChecker(data) || 0;
        if (length === 0) {
            return;
        }
        awsChunkedEncodingStream.push(`${length.toString(16)}\r\n`);
        awsChunkedEncodingStream.push(data);
        if (!awsChunkedEncodingStream.push("\r\n")) {
            readable.pause();
        }
    });
    readable.on("error", (err) => {
        awsChunkedEncodingStream.destroy(err);
    });
    readable.pause();
    readable.on("end", async () => {
        try {
            awsChunkedEncodingStream.push(`0\r\n`);
            if (checksumRequired) {
                const checksum = base64Encoder(await digest);
                awsChunkedEncodingStream.push(`${checksumLocationName}:${checksum}\r\n`);
                awsChunkedEncodingStream.push(`\r\n`);
            }
            awsChunkedEncodingStream.push(null);
        }
        catch (err) {
            awsChunkedEncodingStream.destroy(err);
        }
    });
    return awsChunkedEncodingStream;
}

async function headStream$1(stream, bytes) {
    let byteLengthCounter = 0;
    const chunks = [];
    const reader = stream.getReader();
    let isDone = false;
    while (!isDone) {
        const { done, value } = await reader.read();
        if (value) {
            chunks.push(value);
            byteLengthCounter += value?.byteLength ?? 0;
        }
        if (byteLengthCounter >= bytes) {
            break;
        }
        isDone = done;
    }
    reader.releaseLock();
    const collected = new Uint8Array(Math.min(bytes, byteLengthCounter));
    let offset = 0;
    for (const chunk of chunks) {
        if (chunk.byteLength > collected.byteLength - offset) {
            collected.set(chunk.subarray(0, collected.byteLength - offset), offset);
            break;
        }
        else {
            collected.set(chunk, offset);
        }
        offset += chunk.length;
    }
    return collected;
}

const headStream = (stream, bytes) => {
    if (isReadableStream(stream)) {
        return headStream$1(stream, bytes);
    }
    return new Promise((resolve, reject) => {
        const collector = new Collector$1();
        collector.limit = bytes;
        stream.pipe(collector);
        stream.on("error", (err) => {
            collector.end();
            reject(err);
        });
        collector.on("error", reject);
        collector.on("finish", function () {
            const bytes = concatBytes(this.buffers);
            resolve(bytes);
        });
    });
};
let Collector$1 = class Collector extends Writable {
    buffers = [];
    limit = Infinity;
    bytesBuffered = 0;
    _write(chunk, encoding, callback) {
        this.buffers.push(chunk);
        this.bytesBuffered += chunk.byteLength ?? 0;
        if (this.bytesBuffered >= this.limit) {
            const excess = this.bytesBuffered - this.limit;
            const tailBuffer = this.buffers[this.buffers.length - 1];
            this.buffers[this.buffers.length - 1] = tailBuffer.subarray(0, tailBuffer.byteLength - excess);
            this.emit("finish");
        }
        callback();
    }
};

const toUtf8 = (input) => {
    if (typeof input === "string") {
        return input;
    }
    if (typeof input !== "object" || typeof input.byteOffset !== "number" || typeof input.byteLength !== "number") {
        throw new Error("@smithy/util-utf8: toUtf8 encoder function only accepts string | Uint8Array.");
    }
    return new TextDecoder("utf-8").decode(input);
};

const streamCollector$1 = async (stream) => {
    if (isBlob(stream)) {
        return collectBlob(stream);
    }
    return collectReadableStream(stream);
};
async function collectBlob(blob) {
    return blob.arrayBuffer().then((ab) => new Uint8Array(ab));
}
async function collectReadableStream(stream) {
    const chunks = [];
    const reader = stream.getReader();
    let length = 0;
    while (true) {
        const { done, value } = await reader.read();
        if (value) {
            chunks.push(value);
            length += value.length;
        }
        if (done) {
            break;
        }
    }
    return concatBytes(chunks, length);
}

const ERR_MSG_STREAM_HAS_BEEN_TRANSFORMED$1 = "The stream has already been transformed.";
const sdkStreamMixin$1 = (stream) => {
    if (!isBlobInstance(stream) && !isReadableStream(stream)) {
        const name = stream?.__proto__?.constructor?.name || stream;
        throw new Error(`Unexpected stream implementation, expect Blob or ReadableStream, got ${name}`);
    }
    let transformed = false;
    const transformToByteArray = async () => {
        if (transformed) {
            throw new Error(ERR_MSG_STREAM_HAS_BEEN_TRANSFORMED$1);
        }
        transformed = true;
        return await streamCollector$1(stream);
    };
    const blobToWebStream = (blob) => {
        if (typeof blob.stream !== "function") {
            throw new Error("Cannot transform payload Blob to web stream. Please make sure the Blob.stream() is polyfilled.\n" +
                "If you are using React Native, this API is not yet supported, see: https://react-native.canny.io/feature-requests/p/fetch-streaming-body");
        }
        return blob.stream();
    };
    return Object.assign(stream, {
        transformToByteArray: transformToByteArray,
        transformToString: async (encoding) => {
            const buf = await transformToByteArray();
            if (encoding === "base64") {
                return toBase64(buf);
            }
            else if (encoding === "hex") {
                return toHex(buf);
            }
            else if (encoding === undefined || encoding === "utf8" || encoding === "utf-8") {
                return toUtf8(buf);
            }
            else if (typeof TextDecoder === "function") {
                return new TextDecoder(encoding).decode(buf);
            }
            else {
                throw new Error("TextDecoder is not available, please make sure polyfill is provided.");
            }
        },
        transformToWebStream: () => {
            if (transformed) {
                throw new Error(ERR_MSG_STREAM_HAS_BEEN_TRANSFORMED$1);
            }
            transformed = true;
            if (isBlobInstance(stream)) {
                return blobToWebStream(stream);
            }
            else if (isReadableStream(stream)) {
                return stream;
            }
            else {
                throw new Error(`Cannot transform payload to web stream, got ${stream}`);
            }
        },
    });
};
const isBlobInstance = (stream) => typeof Blob === "function" && stream instanceof Blob;

const streamCollector = (stream) => {
    if (isBlob(stream)) {
        return collectBlob(stream);
    }
    if (isReadableStream(stream)) {
        return collectReadableStream(stream);
    }
    return new Promise((resolve, reject) => {
        const collector = new Collector();
        const nodeStream = stream;
        nodeStream.pipe(collector);
        nodeStream.on("error", (err) => {
            collector.end();
            reject(err);
        });
        collector.on("error", reject);
        collector.on("finish", function () {
            const bytes = concatBytes(this.bufferedBytes);
            resolve(bytes);
        });
    });
};
class Collector extends Writable {
    bufferedBytes = [];
    _write(chunk, encoding, callback) {
        this.bufferedBytes.push(chunk);
        callback();
    }
}

const ERR_MSG_STREAM_HAS_BEEN_TRANSFORMED = "The stream has already been transformed.";
const sdkStreamMixin = (stream) => {
    if (!(stream instanceof Readable)) {
        try {
            return sdkStreamMixin$1(stream);
        }
        catch (ignored) {
            const name = stream?.__proto__?.constructor?.name || stream;
            throw new Error(`Unexpected stream implementation, expect Stream.Readable instance, got ${name}`);
        }
    }
    let transformed = false;
    const transformToByteArray = async () => {
        if (transformed) {
            throw new Error(ERR_MSG_STREAM_HAS_BEEN_TRANSFORMED);
        }
        transformed = true;
        return await streamCollector(stream);
    };
    return Object.assign(stream, {
        transformToByteArray,
        transformToString: async (encoding) => {
            const buf = await transformToByteArray();
            if (encoding === undefined || Buffer.isEncoding(encoding)) {
                return fromArrayBuffer(buf.buffer, buf.byteOffset, buf.byteLength).toString(encoding);
            }
            else {
                const decoder = new TextDecoder(encoding);
                return decoder.decode(buf);
            }
        },
        transformToWebStream: () => {
            if (transformed) {
                throw new Error(ERR_MSG_STREAM_HAS_BEEN_TRANSFORMED);
            }
            if (stream.readableFlowing !== null) {
                throw new Error("The stream has been consumed by other callbacks.");
            }
            if (typeof Readable.toWeb !== "function") {
                throw new Error("Readable.toWeb() is not supported. Please ensure a polyfill is available.");
            }
            transformed = true;
            return Readable.toWeb(stream);
        },
    });
};

async function splitStream$1(stream) {
    if (typeof stream.stream === "function") {
        stream = stream.stream();
    }
    const readableStream = stream;
    return readableStream.tee();
}

async function splitStream(stream) {
    if (isReadableStream(stream) || isBlob(stream)) {
        return splitStream$1(stream);
    }
    const stream1 = new PassThrough();
    const stream2 = new PassThrough();
    stream.pipe(stream1);
    stream.pipe(stream2);
    return [stream1, stream2];
}

function writeKey(obj) {
    Object.defineProperty(obj, "__proto__", { value: undefined, writable: true, enumerable: true, configurable: true });
}

class Uint8ArrayBlobAdapter extends bindUint8ArrayBlobAdapter(toUtf8$1, fromUtf8$1, toBase64$1, fromBase64) {
}
const _getRandomValues = getRandomValues;
const v4 = bindV4(_getRandomValues);
const generateIdempotencyToken = v4;

exports.ChecksumStream = ChecksumStream$1;
exports.Hash = Hash;
exports.LazyJsonString = LazyJsonString;
exports.NumericValue = NumericValue;
exports.Uint8ArrayBlobAdapter = Uint8ArrayBlobAdapter;
exports._parseEpochTimestamp = _parseEpochTimestamp;
exports._parseRfc3339DateTimeWithOffset = _parseRfc3339DateTimeWithOffset;
exports._parseRfc7231DateTime = _parseRfc7231DateTime;
exports.calculateBodyLength = calculateBodyLength;
exports.concatBytes = concatBytes;
exports.copyDocumentWithTransform = copyDocumentWithTransform;
exports.createBufferedReadable = createBufferedReadable;
exports.createChecksumStream = createChecksumStream;
exports.dateToUtcString = dateToUtcString;
exports.deserializerMiddleware = deserializerMiddleware;
exports.deserializerMiddlewareOption = deserializerMiddlewareOption;
exports.expectBoolean = expectBoolean;
exports.expectByte = expectByte;
exports.expectFloat32 = expectFloat32;
exports.expectInt = expectInt;
exports.expectInt32 = expectInt32;
exports.expectLong = expectLong;
exports.expectNonNull = expectNonNull;
exports.expectNumber = expectNumber;
exports.expectObject = expectObject;
exports.expectShort = expectShort;
exports.expectString = expectString;
exports.expectUnion = expectUnion;
exports.fromArrayBuffer = fromArrayBuffer;
exports.fromBase64 = fromBase64;
exports.fromHex = fromHex;
exports.fromString = fromString;
exports.fromUtf8 = fromUtf8$1;
exports.generateIdempotencyToken = generateIdempotencyToken;
exports.getAwsChunkedEncodingStream = getAwsChunkedEncodingStream;
exports.getSerdePlugin = getSerdePlugin;
exports.handleFloat = handleFloat;
exports.headStream = headStream;
exports.isArrayBuffer = isArrayBuffer;
exports.isBlob = isBlob;
exports.isReadableStream = isReadableStream;
exports.limitedParseDouble = limitedParseDouble;
exports.limitedParseFloat = limitedParseFloat;
exports.limitedParseFloat32 = limitedParseFloat32;
exports.logger = logger;
exports.nv = nv;
exports.parseBoolean = parseBoolean;
exports.parseEpochTimestamp = parseEpochTimestamp;
exports.parseRfc3339DateTime = parseRfc3339DateTime;
exports.parseRfc3339DateTimeWithOffset = parseRfc3339DateTimeWithOffset;
exports.parseRfc7231DateTime = parseRfc7231DateTime;
exports.quoteHeader = quoteHeader;
exports.sdkStreamMixin = sdkStreamMixin;
exports.serializerMiddleware = serializerMiddleware;
exports.serializerMiddlewareOption = serializerMiddlewareOption;
exports.splitEvery = splitEvery;
exports.splitHeader = splitHeader;
exports.splitStream = splitStream;
exports.streamCollector = streamCollector;
exports.strictParseByte = strictParseByte;
exports.strictParseDouble = strictParseDouble;
exports.strictParseFloat = strictParseFloat;
exports.strictParseFloat32 = strictParseFloat32;
exports.strictParseInt = strictParseInt;
exports.strictParseInt32 = strictParseInt32;
exports.strictParseLong = strictParseLong;
exports.strictParseShort = strictParseShort;
exports.toBase64 = toBase64$1;
exports.toHex = toHex;
exports.toUint8Array = toUint8Array;
exports.toUtf8 = toUtf8$1;
exports.v4 = v4;
exports.writeKey = writeKey;


/***/ }),

/***/ 4534:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const { SMITHY_CONTEXT_KEY } = __nccwpck_require__(690);

const getSmithyContext = (context) => context[SMITHY_CONTEXT_KEY] || (context[SMITHY_CONTEXT_KEY] = {});

function hasOwn(o, k) {
    return Object.prototype.hasOwnProperty.call(o, k);
}

class HttpRequest {
    method;
    protocol;
    hostname;
    port;
    path;
    query;
    headers;
    username;
    password;
    fragment;
    body;
    constructor(options) {
        this.method = options.method || "GET";
        this.hostname = options.hostname || "localhost";
        this.port = options.port;
        this.query = options.query || {};
        this.headers = options.headers || {};
        this.body = options.body;
        this.protocol = options.protocol
            ? options.protocol.slice(-1) !== ":"
                ? `${options.protocol}:`
                : options.protocol
            : "https:";
        this.path = options.path ? (options.path.charAt(0) !== "/" ? `/${options.path}` : options.path) : "/";
        this.username = options.username;
        this.password = options.password;
        this.fragment = options.fragment;
    }
    static clone(request) {
        const cloned = new HttpRequest({
            ...request,
            headers: { ...request.headers },
        });
        if (cloned.query) {
            cloned.query = cloneQuery(cloned.query);
        }
        return cloned;
    }
    static isInstance(request) {
        if (!request) {
            return false;
        }
        const req = request;
        return ("method" in req &&
            "protocol" in req &&
            "hostname" in req &&
            "path" in req &&
            typeof req["query"] === "object" &&
            typeof req["headers"] === "object");
    }
    clone() {
        return HttpRequest.clone(this);
    }
}
function cloneQuery(query) {
    return Object.keys(query).reduce((carry, paramName) => {
        const param = query[paramName];
        return {
            ...carry,
            [paramName]: Array.isArray(param) ? [...param] : param,
        };
    }, {});
}

class HttpResponse {
    statusCode;
    reason;
    headers;
    body;
    constructor(options) {
        this.statusCode = options.statusCode;
        this.reason = options.reason;
        this.headers = options.headers || {};
        this.body = options.body;
    }
    static isInstance(response) {
        if (!response) {
            return false;
        }
        const resp = response;
        return typeof resp.statusCode === "number" && typeof resp.headers === "object";
    }
}

const VALID_HOST_LABEL_REGEX = new RegExp(`^(?!.*-$)(?!-)[a-zA-Z0-9-]{1,63}$`);
const isValidHostLabel = (value, allowSubDomains = false) => {
    if (!allowSubDomains) {
        return VALID_HOST_LABEL_REGEX.test(value);
    }
    const labels = value.split(".");
    for (const label of labels) {
        if (!isValidHostLabel(label)) {
            return false;
        }
    }
    return true;
};

function isValidHostname(hostname) {
    const hostPattern = /^[a-z0-9][a-z0-9.-]*[a-z0-9]$/;
    return hostPattern.test(hostname);
}

const normalizeProvider = (input) => {
    if (typeof input === "function") {
        return input;
    }
    const promisified = Promise.resolve(input);
    return () => promisified;
};

function parseQueryString(querystring) {
    const query = {};
    querystring = querystring.replace(/^\?/, "");
    if (querystring) {
        for (const pair of querystring.split("&")) {
            let [key, value = null] = pair.split("=");
            key = decodeURIComponent(key);
            if (value) {
                value = decodeURIComponent(value);
            }
            if (!(key in query)) {
                query[key] = value;
            }
            else if (Array.isArray(query[key])) {
                query[key].push(value);
            }
            else {
                query[key] = [query[key], value];
            }
        }
    }
    return query;
}

const parseUrl = (url) => {
    if (typeof url === "string") {
        return parseUrl(new URL(url));
    }
    const { hostname, pathname, port, protocol, search } = url;
    let query;
    if (search) {
        query = parseQueryString(search);
    }
    return {
        hostname,
        port: port ? parseInt(port) : undefined,
        protocol,
        path: pathname,
        query,
    };
};

const toEndpointV1 = (endpoint) => {
    if (typeof endpoint === "object") {
        if ("url" in endpoint) {
            const v1Endpoint = parseUrl(endpoint.url);
            if (endpoint.headers) {
                v1Endpoint.headers = {};
                for (const name in endpoint.headers) {
                    if (!hasOwn(endpoint.headers, name)) {
                        continue;
                    }
                    v1Endpoint.headers[name.toLowerCase()] = endpoint.headers[name].join(", ");
                }
            }
            return v1Endpoint;
        }
        return endpoint;
    }
    return parseUrl(endpoint);
};

exports.HttpRequest = HttpRequest;
exports.HttpResponse = HttpResponse;
exports.getSmithyContext = getSmithyContext;
exports.hasOwn = hasOwn;
exports.isValidHostLabel = isValidHostLabel;
exports.isValidHostname = isValidHostname;
exports.normalizeProvider = normalizeProvider;
exports.parseQueryString = parseQueryString;
exports.parseUrl = parseUrl;
exports.toEndpointV1 = toEndpointV1;


/***/ }),

/***/ 690:
/***/ ((__unused_webpack_module, exports) => {

var HttpAuthLocation;
(function (HttpAuthLocation) {
    HttpAuthLocation["HEADER"] = "header";
    HttpAuthLocation["QUERY"] = "query";
})(HttpAuthLocation || (HttpAuthLocation = {}));

var HttpApiKeyAuthLocation;
(function (HttpApiKeyAuthLocation) {
    HttpApiKeyAuthLocation["HEADER"] = "header";
    HttpApiKeyAuthLocation["QUERY"] = "query";
})(HttpApiKeyAuthLocation || (HttpApiKeyAuthLocation = {}));

var EndpointURLScheme;
(function (EndpointURLScheme) {
    EndpointURLScheme["HTTP"] = "http";
    EndpointURLScheme["HTTPS"] = "https";
})(EndpointURLScheme || (EndpointURLScheme = {}));

var AlgorithmId;
(function (AlgorithmId) {
    AlgorithmId["MD5"] = "md5";
    AlgorithmId["CRC32"] = "crc32";
    AlgorithmId["CRC32C"] = "crc32c";
    AlgorithmId["SHA1"] = "sha1";
    AlgorithmId["SHA256"] = "sha256";
})(AlgorithmId || (AlgorithmId = {}));
const getChecksumConfiguration = (runtimeConfig) => {
    const checksumAlgorithms = [];
    if (runtimeConfig.sha256 !== undefined) {
        checksumAlgorithms.push({
            algorithmId: () => AlgorithmId.SHA256,
            checksumConstructor: () => runtimeConfig.sha256,
        });
    }
    if (runtimeConfig.md5 != undefined) {
        checksumAlgorithms.push({
            algorithmId: () => AlgorithmId.MD5,
            checksumConstructor: () => runtimeConfig.md5,
        });
    }
    return {
        addChecksumAlgorithm(algo) {
            checksumAlgorithms.push(algo);
        },
        checksumAlgorithms() {
            return checksumAlgorithms;
        },
    };
};
const resolveChecksumRuntimeConfig = (clientConfig) => {
    const runtimeConfig = {};
    clientConfig.checksumAlgorithms().forEach((checksumAlgorithm) => {
        runtimeConfig[checksumAlgorithm.algorithmId()] = checksumAlgorithm.checksumConstructor();
    });
    return runtimeConfig;
};

const getDefaultClientConfiguration = (runtimeConfig) => {
    return getChecksumConfiguration(runtimeConfig);
};
const resolveDefaultRuntimeConfig = (config) => {
    return resolveChecksumRuntimeConfig(config);
};

var FieldPosition;
(function (FieldPosition) {
    FieldPosition[FieldPosition["HEADER"] = 0] = "HEADER";
    FieldPosition[FieldPosition["TRAILER"] = 1] = "TRAILER";
})(FieldPosition || (FieldPosition = {}));

const SMITHY_CONTEXT_KEY = "__smithy_context";

var IniSectionType;
(function (IniSectionType) {
    IniSectionType["PROFILE"] = "profile";
    IniSectionType["SSO_SESSION"] = "sso-session";
    IniSectionType["SERVICES"] = "services";
})(IniSectionType || (IniSectionType = {}));

var RequestHandlerProtocol;
(function (RequestHandlerProtocol) {
    RequestHandlerProtocol["HTTP_0_9"] = "http/0.9";
    RequestHandlerProtocol["HTTP_1_0"] = "http/1.0";
    RequestHandlerProtocol["TDS_8_0"] = "tds/8.0";
})(RequestHandlerProtocol || (RequestHandlerProtocol = {}));

exports.AlgorithmId = AlgorithmId;
exports.EndpointURLScheme = EndpointURLScheme;
exports.FieldPosition = FieldPosition;
exports.HttpApiKeyAuthLocation = HttpApiKeyAuthLocation;
exports.HttpAuthLocation = HttpAuthLocation;
exports.IniSectionType = IniSectionType;
exports.RequestHandlerProtocol = RequestHandlerProtocol;
exports.SMITHY_CONTEXT_KEY = SMITHY_CONTEXT_KEY;
exports.getDefaultClientConfiguration = getDefaultClientConfiguration;
exports.resolveDefaultRuntimeConfig = resolveDefaultRuntimeConfig;


/***/ }),

/***/ 3313:
/***/ ((module) => {

module.exports = Pend;

function Pend() {
  this.pending = 0;
  this.max = Infinity;
  this.listeners = [];
  this.waiting = [];
  this.error = null;
}

Pend.prototype.go = function(fn) {
  if (this.pending < this.max) {
    pendGo(this, fn);
  } else {
    this.waiting.push(fn);
  }
};

Pend.prototype.wait = function(cb) {
  if (this.pending === 0) {
    cb(this.error);
  } else {
    this.listeners.push(cb);
  }
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
    if (self.waiting.length > 0 && self.pending < self.max) {
      pendGo(self, self.waiting.shift());
    } else if (self.pending === 0) {
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


/***/ }),

/***/ 4248:
/***/ ((module) => {

// Adapted from https://github.com/brianloveswords/buffer-crc32/blob/v0.2.13/index.js
const CRC_TABLE = new Int32Array([
  0x00000000, 0x77073096, 0xee0e612c, 0x990951ba, 0x076dc419, 0x706af48f, 0xe963a535, 0x9e6495a3,
  0x0edb8832, 0x79dcb8a4, 0xe0d5e91e, 0x97d2d988, 0x09b64c2b, 0x7eb17cbd, 0xe7b82d07, 0x90bf1d91,
  0x1db71064, 0x6ab020f2, 0xf3b97148, 0x84be41de, 0x1adad47d, 0x6ddde4eb, 0xf4d4b551, 0x83d385c7,
  0x136c9856, 0x646ba8c0, 0xfd62f97a, 0x8a65c9ec, 0x14015c4f, 0x63066cd9, 0xfa0f3d63, 0x8d080df5,
  0x3b6e20c8, 0x4c69105e, 0xd56041e4, 0xa2677172, 0x3c03e4d1, 0x4b04d447, 0xd20d85fd, 0xa50ab56b,
  0x35b5a8fa, 0x42b2986c, 0xdbbbc9d6, 0xacbcf940, 0x32d86ce3, 0x45df5c75, 0xdcd60dcf, 0xabd13d59,
  0x26d930ac, 0x51de003a, 0xc8d75180, 0xbfd06116, 0x21b4f4b5, 0x56b3c423, 0xcfba9599, 0xb8bda50f,
  0x2802b89e, 0x5f058808, 0xc60cd9b2, 0xb10be924, 0x2f6f7c87, 0x58684c11, 0xc1611dab, 0xb6662d3d,
  0x76dc4190, 0x01db7106, 0x98d220bc, 0xefd5102a, 0x71b18589, 0x06b6b51f, 0x9fbfe4a5, 0xe8b8d433,
  0x7807c9a2, 0x0f00f934, 0x9609a88e, 0xe10e9818, 0x7f6a0dbb, 0x086d3d2d, 0x91646c97, 0xe6635c01,
  0x6b6b51f4, 0x1c6c6162, 0x856530d8, 0xf262004e, 0x6c0695ed, 0x1b01a57b, 0x8208f4c1, 0xf50fc457,
  0x65b0d9c6, 0x12b7e950, 0x8bbeb8ea, 0xfcb9887c, 0x62dd1ddf, 0x15da2d49, 0x8cd37cf3, 0xfbd44c65,
  0x4db26158, 0x3ab551ce, 0xa3bc0074, 0xd4bb30e2, 0x4adfa541, 0x3dd895d7, 0xa4d1c46d, 0xd3d6f4fb,
  0x4369e96a, 0x346ed9fc, 0xad678846, 0xda60b8d0, 0x44042d73, 0x33031de5, 0xaa0a4c5f, 0xdd0d7cc9,
  0x5005713c, 0x270241aa, 0xbe0b1010, 0xc90c2086, 0x5768b525, 0x206f85b3, 0xb966d409, 0xce61e49f,
  0x5edef90e, 0x29d9c998, 0xb0d09822, 0xc7d7a8b4, 0x59b33d17, 0x2eb40d81, 0xb7bd5c3b, 0xc0ba6cad,
  0xedb88320, 0x9abfb3b6, 0x03b6e20c, 0x74b1d29a, 0xead54739, 0x9dd277af, 0x04db2615, 0x73dc1683,
  0xe3630b12, 0x94643b84, 0x0d6d6a3e, 0x7a6a5aa8, 0xe40ecf0b, 0x9309ff9d, 0x0a00ae27, 0x7d079eb1,
  0xf00f9344, 0x8708a3d2, 0x1e01f268, 0x6906c2fe, 0xf762575d, 0x806567cb, 0x196c3671, 0x6e6b06e7,
  0xfed41b76, 0x89d32be0, 0x10da7a5a, 0x67dd4acc, 0xf9b9df6f, 0x8ebeeff9, 0x17b7be43, 0x60b08ed5,
  0xd6d6a3e8, 0xa1d1937e, 0x38d8c2c4, 0x4fdff252, 0xd1bb67f1, 0xa6bc5767, 0x3fb506dd, 0x48b2364b,
  0xd80d2bda, 0xaf0a1b4c, 0x36034af6, 0x41047a60, 0xdf60efc3, 0xa867df55, 0x316e8eef, 0x4669be79,
  0xcb61b38c, 0xbc66831a, 0x256fd2a0, 0x5268e236, 0xcc0c7795, 0xbb0b4703, 0x220216b9, 0x5505262f,
  0xc5ba3bbe, 0xb2bd0b28, 0x2bb45a92, 0x5cb36a04, 0xc2d7ffa7, 0xb5d0cf31, 0x2cd99e8b, 0x5bdeae1d,
  0x9b64c2b0, 0xec63f226, 0x756aa39c, 0x026d930a, 0x9c0906a9, 0xeb0e363f, 0x72076785, 0x05005713,
  0x95bf4a82, 0xe2b87a14, 0x7bb12bae, 0x0cb61b38, 0x92d28e9b, 0xe5d5be0d, 0x7cdcefb7, 0x0bdbdf21,
  0x86d3d2d4, 0xf1d4e242, 0x68ddb3f8, 0x1fda836e, 0x81be16cd, 0xf6b9265b, 0x6fb077e1, 0x18b74777,
  0x88085ae6, 0xff0f6a70, 0x66063bca, 0x11010b5c, 0x8f659eff, 0xf862ae69, 0x616bffd3, 0x166ccf45,
  0xa00ae278, 0xd70dd2ee, 0x4e048354, 0x3903b3c2, 0xa7672661, 0xd06016f7, 0x4969474d, 0x3e6e77db,
  0xaed16a4a, 0xd9d65adc, 0x40df0b66, 0x37d83bf0, 0xa9bcae53, 0xdebb9ec5, 0x47b2cf7f, 0x30b5ffe9,
  0xbdbdf21c, 0xcabac28a, 0x53b39330, 0x24b4a3a6, 0xbad03605, 0xcdd70693, 0x54de5729, 0x23d967bf,
  0xb3667a2e, 0xc4614ab8, 0x5d681b02, 0x2a6f2b94, 0xb40bbe37, 0xc30c8ea1, 0x5a05df1b, 0x2d02ef8d,
]);

function crc32(buf) {
  let crc = -1;
  for (let x of buf) {
    crc = CRC_TABLE[(crc ^ x) & 0xff] ^ (crc >>> 8);
  }
  return (crc ^ -1) >>> 0;
}

module.exports = crc32;


/***/ }),

/***/ 3502:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

// This was adapted from https://github.com/andrewrk/node-fd-slicer by Andrew Kelley under the MIT License.
var fs = __nccwpck_require__(9896);
var util = __nccwpck_require__(9023);
var stream = __nccwpck_require__(2203);
var Readable = stream.Readable;
var PassThrough = stream.PassThrough;
var Pend = __nccwpck_require__(3313);
var EventEmitter = (__nccwpck_require__(4434).EventEmitter);

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
    if (err) {
      self.emit('error', err);
    } else {
      self.emit('close');
    }
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
  if (self.endOffset != null) {
    toRead = Math.min(toRead, self.endOffset - self.pos);
  }
  if (toRead <= 0) {
    self.push(null);
    this._cleanup();
    return;
  }
  self.context.pend.go(function(cb) {
    var buffer = Buffer.allocUnsafe(toRead);
    fs.read(self.context.fd, buffer, 0, toRead, self.pos, function(err, bytesRead) {
      if (err) {
        self.destroy(err);
      } else if (bytesRead === 0) {
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
  // Node 14+ calls this automatically at EOF.
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
  if (offset + length > buffer.length) {
    // The caller's buffer can't hold all the bytes they're trying to read.
    // Clamp the length instead of giving an error.
    // The callback will be informed of fewer than expected bytes written.
    length = buffer.length - offset;
  }
  if (position + length > this.buffer.length) {
    // Clamp any attempt to read past the end of the source buffer.
    length = this.buffer.length - position;
  }
  if (length <= 0) {
    // After any clamping, we're fully out of bounds or otherwise have nothing to do.
    // This isn't an error; it's just zero bytes written.
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
  // by the time this function returns, we'll be done.
  readStream.pos = readStream.endOffset || this.buffer.length;

  var entireSlice = this.buffer.slice(readStream.start, readStream.pos);
  // Cut the buffer into smaller slices for better memory usage when streaming into a zlib inflate stream.
  // See https://github.com/thejoshwolfe/yauzl/issues/87
  var maxChunkSize = 0x10000;
  var offset = 0;
  while (true) {
    var nextOffset = offset + maxChunkSize;
    if (nextOffset >= entireSlice.length) {
      // last chunk
      if (offset < entireSlice.length) {
        readStream.write(entireSlice.slice(offset, entireSlice.length));
      }
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

  if (this.refCount < 0) {
    throw new Error("invalid unref");
  }
};


/***/ }),

/***/ 663:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;
var fs = __nccwpck_require__(9896);
var zlib = __nccwpck_require__(3106);
var fd_slicer = __nccwpck_require__(3502);
var util = __nccwpck_require__(9023);
var EventEmitter = (__nccwpck_require__(4434).EventEmitter);
var Transform = (__nccwpck_require__(2203).Transform);
var PassThrough = (__nccwpck_require__(2203).PassThrough);
var Writable = (__nccwpck_require__(2203).Writable);

// Node 20 added zlib.crc32.
const crc32 = typeof zlib.crc32 === "function" ? zlib.crc32 : __nccwpck_require__(4248);

__webpack_unused_export__ = open;
__webpack_unused_export__ = fromFd;
__webpack_unused_export__ = fromBuffer;
__webpack_unused_export__ = fromRandomAccessReader;
__webpack_unused_export__ = openPromise;
__webpack_unused_export__ = fromFdPromise;
exports.SY = fromBufferPromise;
__webpack_unused_export__ = fromRandomAccessReaderPromise;

__webpack_unused_export__ = dosDateTimeToDate;
exports.ax = getFileNameLowLevel;
__webpack_unused_export__ = validateFileName;
__webpack_unused_export__ = parseExtraFields;
__webpack_unused_export__ = ZipFile;
__webpack_unused_export__ = Entry;
__webpack_unused_export__ = LocalFileHeader;
__webpack_unused_export__ = RandomAccessReader;

function openPromise(path, options) {
  return new Promise((resolve, reject) => {
    open(path, {...options, lazyEntries: true}, function(err, zipfile) {
      if (err) return reject(err);
      resolve(zipfile);
    });
  });
}
function fromFdPromise(fd, options) {
  return new Promise((resolve, reject) => {
    fromFd(fd, {...options, lazyEntries: true}, function(err, zipfile) {
      if (err) return reject(err);
      resolve(zipfile);
    });
  });
}
function fromBufferPromise(buffer, options) {
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, {...options, lazyEntries: true}, function(err, zipfile) {
      if (err) return reject(err);
      resolve(zipfile);
    });
  });
}
function fromRandomAccessReaderPromise(reader, totalSize, options) {
  return new Promise((resolve, reject) => {
    fromRandomAccessReader(reader, totalSize, {...options, lazyEntries: true}, function(err, zipfile) {
      if (err) return reject(err);
      resolve(zipfile);
    });
  });
}

function open(path, options, callback) {
  if (typeof options === "function") {
    callback = options;
    options = null;
  }
  if (options == null) options = {};
  if (options.autoClose == null) options.autoClose = true;
  if (options.lazyEntries == null) options.lazyEntries = false;
  if (options.decodeStrings == null) options.decodeStrings = true;
  if (options.validateEntrySizes == null) options.validateEntrySizes = true;
  if (options.strictFileNames == null) options.strictFileNames = false;
  if (callback == null) callback = defaultCallback;
  fs.open(path, "r", function(err, fd) {
    if (err) return callback(err);
    fromFd(fd, options, function(err, zipfile) {
      if (err) fs.close(fd, defaultCallback);
      callback(err, zipfile);
    });
  });
}

function fromFd(fd, options, callback) {
  if (typeof options === "function") {
    callback = options;
    options = null;
  }
  if (options == null) options = {};
  if (options.autoClose == null) options.autoClose = false;
  if (options.lazyEntries == null) options.lazyEntries = false;
  if (options.decodeStrings == null) options.decodeStrings = true;
  if (options.validateEntrySizes == null) options.validateEntrySizes = true;
  if (options.strictFileNames == null) options.strictFileNames = false;
  if (callback == null) callback = defaultCallback;
  fs.fstat(fd, function(err, stats) {
    if (err) return callback(err);
    var reader = new fd_slicer.FdSlicer(fd);
    fromRandomAccessReader(reader, stats.size, options, callback);
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
  var reader = new fd_slicer.BufferSlicer(buffer);
  fromRandomAccessReader(reader, buffer.length, options, callback);
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
  if (totalSize > Number.MAX_SAFE_INTEGER) {
    throw new Error("zip file too large. only file sizes up to 2^52 are supported due to JavaScript's Number type being an IEEE 754 double.");
  }

  // the matching unref() call is in zipfile.close()
  reader.ref();

  // eocdr means End of Central Directory Record.
  // search backwards for the eocdr signature.
  // the last field of the eocdr is a variable-length comment.
  // the comment size is encoded in a 2-byte field in the eocdr, which we can't find without trudging backwards through the comment to find it.
  // as a consequence of this design decision, it's possible to have ambiguous zip file metadata if a coherent eocdr was in the comment.
  // we search backwards for a eocdr signature, and hope that whoever made the zip file was smart enough to forbid the eocdr signature in the comment.
  var eocdrWithoutCommentSize = 22;
  var zip64EocdlSize = 20; // Zip64 end of central directory locator
  var maxCommentSize = 0xffff; // 2-byte size
  var bufferSize = Math.min(zip64EocdlSize + eocdrWithoutCommentSize + maxCommentSize, totalSize);
  var buffer = newBuffer(bufferSize);
  var bufferReadStart = totalSize - buffer.length;
  readAndAssertNoEof(reader, buffer, 0, bufferSize, bufferReadStart, function(err) {
    if (err) return callback(err);
    for (var i = bufferSize - eocdrWithoutCommentSize; i >= 0; i -= 1) {
      if (buffer.readUInt32LE(i) !== 0x06054b50) continue;
      // found eocdr
      var eocdrBuffer = buffer.subarray(i);

      // 0 - End of central directory signature = 0x06054b50
      // 4 - Number of this disk
      var diskNumber = eocdrBuffer.readUInt16LE(4);
      // 6 - Disk where central directory starts
      // 8 - Number of central directory records on this disk
      // 10 - Total number of central directory records
      var entryCount = eocdrBuffer.readUInt16LE(10);
      // 12 - Size of central directory (bytes)
      // 16 - Offset of start of central directory, relative to start of archive
      var centralDirectoryOffset = eocdrBuffer.readUInt32LE(16);
      // 20 - Comment length
      var commentLength = eocdrBuffer.readUInt16LE(20);
      var expectedCommentLength = eocdrBuffer.length - eocdrWithoutCommentSize;
      if (commentLength !== expectedCommentLength) {
        return callback(new Error("Invalid comment length. Expected: " + expectedCommentLength + ". Found: " + commentLength + ". Are there extra bytes at the end of the file? Or is the end of central dir signature `PK☺☻` in the comment?"));
      }
      // 22 - Comment
      // the encoding is always cp437.
      var comment = decodeStrings ? decodeBuffer(eocdrBuffer.subarray(22), false)
                                  : eocdrBuffer.subarray(22);

      // Look for a Zip64 end of central directory locator
      if (i - zip64EocdlSize >= 0 && buffer.readUInt32LE(i - zip64EocdlSize) === 0x07064b50) {
        // ZIP64 format
        var zip64EocdlBuffer = buffer.subarray(i - zip64EocdlSize, i - zip64EocdlSize + zip64EocdlSize);
        // 0 - zip64 end of central dir locator signature = 0x07064b50
        // 4 - number of the disk with the start of the zip64 end of central directory
        // 8 - relative offset of the zip64 end of central directory record
        var zip64EocdrOffset = readUInt64LE(zip64EocdlBuffer, 8);
        // 16 - total number of disks

        // ZIP64 end of central directory record
        var zip64EocdrBuffer = newBuffer(56);
        return readAndAssertNoEof(reader, zip64EocdrBuffer, 0, zip64EocdrBuffer.length, zip64EocdrOffset, function(err) {
          if (err) return callback(err);

          // 0 - zip64 end of central dir signature                           4 bytes  (0x06064b50)
          if (zip64EocdrBuffer.readUInt32LE(0) !== 0x06064b50) {
            return callback(new Error("invalid zip64 end of central directory record signature"));
          }
          // 4 - size of zip64 end of central directory record                8 bytes
          // 12 - version made by                                             2 bytes
          // 14 - version needed to extract                                   2 bytes
          // 16 - number of this disk                                         4 bytes
          diskNumber = zip64EocdrBuffer.readUInt32LE(16);
          if (diskNumber !== 0) {
            // Check this only after zip64 overrides. See #118.
            return callback(new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
          }
          // 20 - number of the disk with the start of the central directory  4 bytes
          // 24 - total number of entries in the central directory on this disk         8 bytes
          // 32 - total number of entries in the central directory            8 bytes
          entryCount = readUInt64LE(zip64EocdrBuffer, 32);
          // 40 - size of the central directory                               8 bytes
          // 48 - offset of start of central directory with respect to the starting disk number     8 bytes
          centralDirectoryOffset = readUInt64LE(zip64EocdrBuffer, 48);
          // 56 - zip64 extensible data sector                                (variable size)
          return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options.autoClose, options.lazyEntries, decodeStrings, options.validateEntrySizes, options.strictFileNames));
        });
      }

      // Not ZIP64 format
      if (diskNumber !== 0) {
        return callback(new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
      }
      return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options.autoClose, options.lazyEntries, decodeStrings, options.validateEntrySizes, options.strictFileNames));

    }

    // Not a zip file.
    callback(new Error("End of central directory record signature not found. Either not a zip file, or file is truncated."));
  });
}

util.inherits(ZipFile, EventEmitter);
function ZipFile(reader, centralDirectoryOffset, fileSize, entryCount, comment, autoClose, lazyEntries, decodeStrings, validateEntrySizes, strictFileNames) {
  var self = this;
  EventEmitter.call(self);
  self.reader = reader;
  // forward close events
  self.reader.on("error", function(err) {
    // error closing the fd
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
    // done with metadata
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
    // 0 - Central directory file header signature
    var signature = buffer.readUInt32LE(0);
    if (signature !== 0x02014b50) return emitErrorAndAutoClose(self, new Error("invalid central directory file header signature: 0x" + signature.toString(16)));
    // 4 - Version made by
    entry.versionMadeBy = buffer.readUInt16LE(4);
    // 6 - Version needed to extract (minimum)
    entry.versionNeededToExtract = buffer.readUInt16LE(6);
    // 8 - General purpose bit flag
    entry.generalPurposeBitFlag = buffer.readUInt16LE(8);
    // 10 - Compression method
    entry.compressionMethod = buffer.readUInt16LE(10);
    // 12 - File last modification time
    entry.lastModFileTime = buffer.readUInt16LE(12);
    // 14 - File last modification date
    entry.lastModFileDate = buffer.readUInt16LE(14);
    // 16 - CRC-32
    entry.crc32 = buffer.readUInt32LE(16);
    // 20 - Compressed size
    entry.compressedSize = buffer.readUInt32LE(20);
    // 24 - Uncompressed size
    entry.uncompressedSize = buffer.readUInt32LE(24);
    // 28 - File name length (n)
    entry.fileNameLength = buffer.readUInt16LE(28);
    // 30 - Extra field length (m)
    entry.extraFieldLength = buffer.readUInt16LE(30);
    // 32 - File comment length (k)
    entry.fileCommentLength = buffer.readUInt16LE(32);
    // 34 - Disk number where file starts
    // 36 - Internal file attributes
    entry.internalFileAttributes = buffer.readUInt16LE(36);
    // 38 - External file attributes
    entry.externalFileAttributes = buffer.readUInt32LE(38);
    // 42 - Relative offset of local file header
    entry.relativeOffsetOfLocalHeader = buffer.readUInt32LE(42);

    if (entry.generalPurposeBitFlag & 0x40) return emitErrorAndAutoClose(self, new Error("strong encryption is not supported"));

    self.readEntryCursor += 46;

    buffer = newBuffer(entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength);
    readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
      if (err) return emitErrorAndAutoClose(self, err);
      if (self.emittedError) return;
      // 46 - File name
      entry.fileNameRaw = buffer.subarray(0, entry.fileNameLength);
      // 46+n - Extra field
      var fileCommentStart = entry.fileNameLength + entry.extraFieldLength;
      entry.extraFieldRaw = buffer.subarray(entry.fileNameLength, fileCommentStart);
      // 46+n+m - File comment
      entry.fileCommentRaw = buffer.subarray(fileCommentStart, fileCommentStart + entry.fileCommentLength);

      // Parse the extra fields, which we need for processing other fields.
      try {
        entry.extraFields = parseExtraFields(entry.extraFieldRaw);
      } catch (err) {
        return emitErrorAndAutoClose(self, err);
      }

      // Interpret strings according to bit flags, extra fields, and options.
      if (self.decodeStrings) {
        var isUtf8 = (entry.generalPurposeBitFlag & 0x800) !== 0;
        entry.fileComment = decodeBuffer(entry.fileCommentRaw, isUtf8);
        entry.fileName = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, self.strictFileNames);
        var errorMessage = validateFileName(entry.fileName);
        if (errorMessage != null) return emitErrorAndAutoClose(self, new Error(errorMessage));
      } else {
        entry.fileComment = entry.fileCommentRaw;
        entry.fileName = entry.fileNameRaw;
      }
      // Maintain API compatibility. See https://github.com/thejoshwolfe/yauzl/issues/47
      entry.comment = entry.fileComment;

      self.readEntryCursor += buffer.length;
      self.entriesRead += 1;

      // Check for the Zip64 Extended Information Extra Field.
      for (var i = 0; i < entry.extraFields.length; i++) {
        var extraField = entry.extraFields[i];
        if (extraField.id !== 0x0001) continue;
        // Found it.

        var zip64EiefBuffer = extraField.data;
        var index = 0;
        // 0 - Original Size          8 bytes
        if (entry.uncompressedSize === 0xffffffff) {
          if (index + 8 > zip64EiefBuffer.length) {
            return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include uncompressed size"));
          }
          entry.uncompressedSize = readUInt64LE(zip64EiefBuffer, index);
          index += 8;
        }
        // 8 - Compressed Size        8 bytes
        if (entry.compressedSize === 0xffffffff) {
          if (index + 8 > zip64EiefBuffer.length) {
            return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include compressed size"));
          }
          entry.compressedSize = readUInt64LE(zip64EiefBuffer, index);
          index += 8;
        }
        // 16 - Relative Header Offset 8 bytes
        if (entry.relativeOffsetOfLocalHeader === 0xffffffff) {
          if (index + 8 > zip64EiefBuffer.length) {
            return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include relative header offset"));
          }
          entry.relativeOffsetOfLocalHeader = readUInt64LE(zip64EiefBuffer, index);
          index += 8;
        }
        // 24 - Disk Start Number      4 bytes

        break;
      }

      // validate file size
      if (self.validateEntrySizes && entry.compressionMethod === 0) {
        var expectedCompressedSize = entry.uncompressedSize;
        if (entry.isEncrypted()) {
          // traditional encryption prefixes the file data with a header
          expectedCompressedSize += 12;
        }
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
    let {resolve} = pendingResolveReject;
    pendingResolveReject = null;
    resolve({value: entry});
  }
  function onEnd() {
    let {resolve} = pendingResolveReject;
    pendingResolveReject = null;
    cleanup();
    resolve({done: true});
  }
  function onError(err) {
    let {reject} = pendingResolveReject;
    pendingResolveReject = null;
    cleanup();
    reject(err);
  }

  return {
    [Symbol.asyncIterator]() {
      // Called once by `for await...of`.
      return this;
    },
    next() {
      // Called on each iteration in a `for await...of`.
      const promise = new Promise((resolve, reject) => {
        if (pendingResolveReject != null) throw new Error("next() called before previous Promise was resolved.");
        pendingResolveReject = {resolve, reject};
      });
      self.readEntry();
      return promise;
    },
    return(value) {
      // Called when breaking, returning, throwing out of a `for await...of`.
      cleanup();
      return Promise.resolve({done: true, value});
    },
    throw(value) {
      // Almost never called. Something about `yield*` maybe?
      cleanup();
      return Promise.reject(value);
    },
  };
};

ZipFile.prototype.openReadStream = function(entry, options, callback) {
  var self = this;
  // parameter validation
  var relativeStart = 0;
  var relativeEnd = entry.compressedSize;
  if (callback == null) {
    callback = options;
    options = null;
  }
  if (options == null) {
    options = {};
  } else {
    if (options.decodeFileData === false) {
      // new, simple option
      if (options.decrypt != null) {
        throw new Error("cannot use options.decrypt when options.decodeFileData === false");
      }
      if (options.decompress != null) {
        throw new Error("cannot use options.decompress when options.decodeFileData === false");
      }
      // start and end are allowed
    } else {
      // old, complicated options
      if (options.decrypt != null) {
        if (!entry.isEncrypted()) {
          throw new Error("options.decrypt can only be specified for encrypted entries. See also option decodeFileData.");
        }
        if (options.decrypt !== false) throw new Error("invalid options.decrypt value: " + options.decrypt);
        if (entry.isCompressed()) {
          if (options.decompress !== false) throw new Error("entry is encrypted and compressed, and options.decompress !== false. See also option decodeFileData.");
        }
      }
      if (options.decompress != null) {
        if (!entry.isCompressed()) {
          throw new Error("options.decompress can only be specified for compressed entries. See also option decodeFileData.");
        }
        if (!(options.decompress === false || options.decompress === true)) {
          throw new Error("invalid options.decompress value: " + options.decompress);
        }
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
  var rawMode = (
    options.decodeFileData === false || // Explicitly requested raw.
    (
      (entry.compressionMethod === 0 || // Naturally without compression.
        (entry.compressionMethod === 8 && options.decompress === false) // Deprecated compression bypass option.
      ) &&
      (!entry.isEncrypted() || // Naturally without encryption.
        options.decrypt === false // Deprecated encryption bypass option.
      )
    )
  );
  if (options.start != null || options.end != null) {
    // Ensure slicing deals with raw data.
    if (!rawMode) throw new Error("start/end range require options.decodeFileData === false for non-trivial encoded entries.");
  }

  // any further errors can either be caused by the zipfile,
  // or were introduced in a minor version of yauzl,
  // so should be passed to the client rather than thrown.
  if (!self.isOpen) return callback(new Error("closed"));
  if (entry.isEncrypted() && !rawMode) {
    if (options.decrypt !== false) return callback(new Error("entry is encrypted, and options.decodeFileData !== false"));
  }
  var decompress;
  if (rawMode) {
    decompress = false;
  } else if (entry.compressionMethod === 8) {
    // 8 - The file is Deflated
    decompress = options.decodeFileData !== true;
  } else {
    return callback(new Error("unsupported compression method: " + entry.compressionMethod));
  }

  self.readLocalFileHeader(entry, {minimal: true}, function(err, localFileHeader) {
    if (err) return callback(err);
    self.openReadStreamLowLevel(
      localFileHeader.fileDataStart, entry.compressedSize,
      relativeStart, relativeEnd,
      decompress, entry.uncompressedSize,
      callback);
  });
};

ZipFile.prototype.openReadStreamLowLevel = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, callback) {
  var self = this;

  var fileDataEnd = fileDataStart + compressedSize;
  var readStream = self.reader.createReadStream({
    start: fileDataStart + relativeStart,
    end: fileDataStart + relativeEnd,
  });
  var endpointStream = readStream;
  if (decompress) {
    var destroyed = false;
    var inflateFilter = zlib.createInflateRaw();
    readStream.on("error", function(err) {
      // setImmediate here because errors can be emitted during the first call to pipe()
      setImmediate(function() {
        if (!destroyed) inflateFilter.emit("error", err);
      });
    });
    readStream.pipe(inflateFilter);

    if (self.validateEntrySizes) {
      endpointStream = new AssertByteCountStream(uncompressedSize);
      inflateFilter.on("error", function(err) {
        // forward zlib errors to the client-visible stream
        setImmediate(function() {
          if (!destroyed) endpointStream.emit("error", err);
        });
      });
      inflateFilter.pipe(endpointStream);
    } else {
      // the zlib filter is the client-visible stream
      endpointStream = inflateFilter;
    }
    // this is part of yauzl's API, so implement this function on the client-visible stream
    installDestroyFn(endpointStream, function() {
      destroyed = true;
      if (inflateFilter !== endpointStream) inflateFilter.unpipe(endpointStream);
      readStream.unpipe(inflateFilter);
      // TODO: the inflateFilter may cause a memory leak. see Issue #27.
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
      // 0 - Local file header signature = 0x04034b50
      var signature = buffer.readUInt32LE(0);
      if (signature !== 0x04034b50) {
        return callback(new Error("invalid local file header signature: 0x" + signature.toString(16)));
      }

      var fileNameLength = buffer.readUInt16LE(26);
      var extraFieldLength = buffer.readUInt16LE(28);
      var fileDataStart = entry.relativeOffsetOfLocalHeader + 30 + fileNameLength + extraFieldLength;
      // We now have enough information to do this bounds check.
      if (fileDataStart + entry.compressedSize > self.fileSize) {
        return callback(new Error("file data overflows file bounds: " +
            fileDataStart + " + " + entry.compressedSize + " > " + self.fileSize));
      }

      if (options.minimal) {
        return callback(null, {fileDataStart: fileDataStart});
      }

      var localFileHeader = new LocalFileHeader();
      localFileHeader.fileDataStart = fileDataStart;

      // 4 - Version needed to extract (minimum)
      localFileHeader.versionNeededToExtract = buffer.readUInt16LE(4);
      // 6 - General purpose bit flag
      localFileHeader.generalPurposeBitFlag = buffer.readUInt16LE(6);
      // 8 - Compression method
      localFileHeader.compressionMethod = buffer.readUInt16LE(8);
      // 10 - File last modification time
      localFileHeader.lastModFileTime = buffer.readUInt16LE(10);
      // 12 - File last modification date
      localFileHeader.lastModFileDate = buffer.readUInt16LE(12);
      // 14 - CRC-32
      localFileHeader.crc32 = buffer.readUInt32LE(14);
      // 18 - Compressed size
      localFileHeader.compressedSize = buffer.readUInt32LE(18);
      // 22 - Uncompressed size
      localFileHeader.uncompressedSize = buffer.readUInt32LE(22);
      // 26 - File name length (n)
      localFileHeader.fileNameLength = fileNameLength;
      // 28 - Extra field length (m)
      localFileHeader.extraFieldLength = extraFieldLength;
      // 30 - File name
      // 30+n - Extra field

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

function Entry() {
}
Entry.prototype.getLastModDate = function(options) {
  if (options == null) options = {};

  if (!options.forceDosFormat) {
    // Check extended fields.
    for (var i = 0; i < this.extraFields.length; i++) {
      var extraField = this.extraFields[i];
      if (extraField.id === 0x5455) {
        // Info-ZIP "universal timestamp" extended field (`0x5455` aka `"UT"`).
        // See the Info-ZIP source code unix/unix.c:set_extra_field() and zipfile.c:ef_scan_ut_time().
        var data = extraField.data;
        if (data.length < 5) continue; // Too short.
        // The flags define which of the three fields are present: mtime, atime, ctime.
        // We only care about mtime.
        // Also, ctime is never included in practice.
        // And also, atime is only included in the local file header for some reason
        // despite the flags lying about its inclusion in the central header.
        var flags = data[0];
        var HAS_MTIME = 1;
        if (!(flags & HAS_MTIME)) continue; // This will realistically never happen.
        // Although the positions of all of the fields shift around depending on the presence of other fields,
        // mtime is always first if present, and that's the only one we care about.
        var posixTimestamp = data.readInt32LE(1);
        return new Date(posixTimestamp * 1000);
      } else if (extraField.id === 0x000a) {
        var data = extraField.data;
        if (data.length !== 32) continue; // The length is always the same.
        // 4 bytes reserved
        // 2 bytes Tag
        if (data.readUInt16LE(4) !== 1) continue; // Tag1 is actually the only defined Tag.
        // 2 bytes Size
        if (data.readUInt16LE(6) !== 24) continue; // Size is always 24.
        // 8 bytes Mtime
        var hundredNanoSecondsSince1601 = data.readUInt32LE(8) + 4294967296 * data.readInt32LE(12);
        // Convert from NTFS to POSIX milliseconds.
        // The big number below is the milliseconds between year 1601 and year 1970
        // (i.e. the negative POSIX timestamp of 1601-01-01 00:00:00Z)
        var millisecondsSince1970 = hundredNanoSecondsSince1601 / 10000 - 11644473600000;
        // Note on numeric precision: JavaScript Number objects lose precision above Number.MAX_SAFE_INTEGER,
        // and NTFS timestamps are typically much bigger than that limit.
        // (MAX_SAFE_INTEGER would represent 1629-07-17T23:58:45.475Z.)
        // However, we're losing precision in the conversion from 100nanosecond units to millisecond units anyway,
        // and the time at which we also lose 1-millisecond precision is year 275760, the JavaScript Date limit (by design).
        // Up through the year 2057, this conversion only drops 4 bits of precision,
        // which is well under the 13-14 bits ratio between the milliseconds and 100nanoseconds.
        return new Date(millisecondsSince1970);
      }
    }
  }

  // Fallback to non-extended encoding.
  return dosDateTimeToDate(this.lastModFileDate, this.lastModFileTime, options.timezone);
};

Entry.prototype.canDecodeFileData = function() {
  return (
    !this.isEncrypted() &&
    (this.compressionMethod === 0 || this.compressionMethod === 8)
  );
};
Entry.prototype.isEncrypted = function() {
  return (this.generalPurposeBitFlag & 0x1) !== 0;
};
Entry.prototype.isCompressed = function() {
  return this.compressionMethod === 8;
};

function LocalFileHeader() {
}

function dosDateTimeToDate(date, time, timezone) {
  var day = date & 0x1f; // 1-31
  var month = (date >> 5 & 0xf) - 1; // 1-12, 0-11
  var year = (date >> 9 & 0x7f) + 1980; // 0-128, 1980-2108

  var millisecond = 0;
  var second = (time & 0x1f) * 2; // 0-29, 0-58 (even numbers)
  var minute = time >> 5 & 0x3f; // 0-59
  var hour = time >> 11 & 0x1f; // 0-23

  if (timezone == null || timezone === "local") {
    return new Date(year, month, day, hour, minute, second, millisecond);
  } else if (timezone === "UTC") {
    return new Date(Date.UTC(year, month, day, hour, minute, second, millisecond));
  } else {
    throw new Error("unrecognized options.timezone: " + options.timezone);
  }
}

function getFileNameLowLevel(generalPurposeBitFlag, fileNameBuffer, extraFields, strictFileNames) {
  var fileName = null;

  // check for Info-ZIP Unicode Path Extra Field (0x7075)
  // see https://github.com/thejoshwolfe/yauzl/issues/33
  for (var i = 0; i < extraFields.length; i++) {
    var extraField = extraFields[i];
    if (extraField.id === 0x7075) {
      if (extraField.data.length < 6) {
        // too short to be meaningful
        continue;
      }
      // Version       1 byte      version of this extra field, currently 1
      if (extraField.data.readUInt8(0) !== 1) {
        // > Changes may not be backward compatible so this extra
        // > field should not be used if the version is not recognized.
        continue;
      }
      // NameCRC32     4 bytes     File Name Field CRC32 Checksum
      var oldNameCrc32 = extraField.data.readUInt32LE(1);
      if (crc32(fileNameBuffer) !== oldNameCrc32) {
        // > If the CRC check fails, this UTF-8 Path Extra Field should be
        // > ignored and the File Name field in the header should be used instead.
        continue;
      }
      // UnicodeName   Variable    UTF-8 version of the entry File Name
      fileName = decodeBuffer(extraField.data.subarray(5), true);
      break;
    }
  }

  if (fileName == null) {
    // The typical case.
    var isUtf8 = (generalPurposeBitFlag & 0x800) !== 0;
    fileName = decodeBuffer(fileNameBuffer, isUtf8);
  }

  if (!strictFileNames) {
    // Allow backslash.
    fileName = fileName.replace(/\\/g, "/");
  }
  return fileName;
}

function validateFileName(fileName) {
  if (fileName.indexOf("\\") !== -1) {
    return "invalid characters in fileName: " + fileName;
  }
  if (/^[a-zA-Z]:/.test(fileName) || /^\//.test(fileName)) {
    return "absolute path: " + fileName;
  }
  if (fileName.split("/").indexOf("..") !== -1) {
    return "invalid relative path: " + fileName;
  }
  // all good
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
      data: dataBuffer,
    });
    i = dataEnd;
  }
  return extraFields;
}

function readAndAssertNoEof(reader, buffer, offset, length, position, callback) {
  if (length === 0) {
    // fs.read will throw an out-of-bounds error if you try to read 0 bytes from a 0 byte file
    return setImmediate(function() { callback(null, newBuffer(0)); });
  }
  reader.read(buffer, offset, length, position, function(err, bytesRead) {
    if (err) return callback(err);
    if (bytesRead < length) {
      return callback(new Error("unexpected EOF"));
    }
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
    if (err) return self.emit('error', err);
    self.emit('close');
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
  var readStream = this.createReadStream({start: position, end: position + length});
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

var cp437 = '\u0000☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼ !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~⌂ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ';
function decodeBuffer(buffer, isUtf8) {
  if (isUtf8) {
    return buffer.toString("utf8");
  } else {
    var result = "";
    for (var i = 0; i < buffer.length; i++) {
      result += cp437[buffer[i]];
    }
    return result;
  }
}

function readUInt64LE(buffer, offset) {
  // There is no native function for this, because we can't actually store 64-bit integers precisely.
  // after 53 bits, JavaScript's Number type (IEEE 754 double) can't store individual integers anymore.
  // but since 53 bits is a whole lot more than 32 bits, we do our best anyway.
  // As of 2020, Node has added support for BigInt, which obviates this whole function,
  // but yauzl hasn't been updated to depend on BigInt (yet?).
  var lower32 = buffer.readUInt32LE(offset);
  var upper32 = buffer.readUInt32LE(offset + 4);
  // we can't use bitshifting here, because JavaScript bitshifting only works on 32-bit integers.
  return upper32 * 0x100000000 + lower32;
  // as long as we're bounds checking the result of this function against the total file size,
  // we'll catch any overflow errors, because we already made sure the total file size was within reason.
}

// Node 10 deprecated new Buffer().
var newBuffer;
if (typeof Buffer.allocUnsafe === "function") {
  newBuffer = function(len) {
    return Buffer.allocUnsafe(len);
  };
} else {
  newBuffer = function(len) {
    return new Buffer(len);
  };
}

// Node 8 introduced a proper destroy() implementation on writable streams.
function installDestroyFn(stream, fn) {
  if (typeof stream.destroy === "function") {
    // New API.
    stream._destroy = function(err, cb) {
      fn();
      if (cb != null) cb(err);
    };
  } else {
    // Old API.
    stream.destroy = fn;
  }
}

function defaultCallback(err) {
  if (err) throw err;
}


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 3106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 7856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S4: () => (/* binding */ ignoreEndlessFiles),
/* harmony export */   Se: () => (/* binding */ environmentCredentials),
/* harmony export */   UX: () => (/* binding */ ensureHome),
/* harmony export */   gF: () => (/* binding */ tokensIn),
/* harmony export */   iL: () => (/* binding */ foundBySdk)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(411);
/* harmony import */ var _regular_file_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2055);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8127);





/**
 * The keys in the environment, which the AWS CLI, boto3 and Terraform take before `AWS_PROFILE`. The AWS SDK for
 * JavaScript takes the profile first.
 */
function environmentCredentials(env) {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken, } = env;
    return accessKeyId && secretAccessKey
        ? { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) }
        : undefined;
}
/**
 * The credentials that the SDK finds: in a profile, in a container, or of the instance.
 *
 * @throws {Problem} if it finds none
 */
async function foundBySdk(region, advice) {
    const { STSClient } = await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(695)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 1695, 19));
    const client = new STSClient({ region });
    try {
        const { accessKeyId, secretAccessKey, sessionToken, expiration } = await client.config.credentials();
        return {
            accessKeyId,
            secretAccessKey,
            ...(sessionToken && { sessionToken }),
            ...(expiration && { expiration }),
        };
    }
    catch (error) {
        const { title, advice: todo } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .meaningOf */ .Pr)(error) ?? {
            title: 'No AWS credentials were found',
            advice: ({ logIn }) => logIn,
        };
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .A(title, (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .sentenceOf */ .$N)(error), todo(advice), { cause: error });
    }
    finally {
        client.destroy();
    }
}
/**
 * The SDK looks for its files in the home directory. In a container, a user might have neither `HOME` nor an entry in
 * `/etc/passwd`. Node throws then.
 */
function ensureHome(env) {
    try {
        (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)();
    }
    catch {
        env.HOME = '/';
    }
}
/** The largest configuration file and token that the SDK reads here, in bytes. */
const LARGEST_FILE = 2 ** 20;
/**
 * Keeps the SDK from reading what is not a file, such as a pipe without a writer: it would wait forever, and for the
 * token of a web identity even synchronously.
 *
 * @returns the names of the settings that are ignored from here on
 */
function ignoreEndlessFiles(env) {
    const home = env.HOME ?? '/';
    const files = {
        AWS_CONFIG_FILE: env.AWS_CONFIG_FILE || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, '.aws', 'config'),
        AWS_SHARED_CREDENTIALS_FILE: env.AWS_SHARED_CREDENTIALS_FILE || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, '.aws', 'credentials'),
        AWS_WEB_IDENTITY_TOKEN_FILE: env.AWS_WEB_IDENTITY_TOKEN_FILE,
    };
    const endless = Object.entries(files).filter(([, path]) => path && isEndless(path));
    for (const [name] of endless) {
        if (name === 'AWS_WEB_IDENTITY_TOKEN_FILE')
            delete env[name];
        else
            env[name] = node_os__WEBPACK_IMPORTED_MODULE_0__.devNull;
    }
    return endless.map(([name]) => name);
}
function isEndless(path) {
    return path !== node_os__WEBPACK_IMPORTED_MODULE_0__.devNull && ['not a file', 'too large'].includes(unreadable(path) ?? '');
}
function unreadable(path) {
    try {
        (0,_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readRegularFile */ .XF)(path, LARGEST_FILE);
        return undefined;
    }
    catch (error) {
        if (error instanceof _regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .UnreadableFile */ .ie)
            return error.reason;
        throw error;
    }
}
/** The token of a web identity, and of a container's credentials endpoint. AWS might repeat them in an error. */
function tokensIn({ AWS_WEB_IDENTITY_TOKEN_FILE: path, AWS_CONTAINER_AUTHORIZATION_TOKEN: token, }) {
    const ofFile = path && unreadable(path) === undefined ? (0,_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readRegularFile */ .XF)(path, LARGEST_FILE).toString('utf8') : undefined;
    return [ofFile?.trim(), token];
}


/***/ }),

/***/ 8127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ sentenceOf),
/* harmony export */   Pr: () => (/* binding */ meaningOf),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   vu: () => (/* binding */ isRefusal)
/* harmony export */ });
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8046);
/* harmony import */ var _sentence_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2923);


/** Errors that any AWS service or the SDK can give, by name. */
const MEANINGS = {
    ExpiredTokenException: {
        title: 'The AWS credentials have expired',
        advice: ({ logInAgain }) => logInAgain,
    },
    CredentialsProviderError: {
        title: 'No AWS credentials were found',
        advice: ({ logIn }) => logIn,
    },
    UnrecognizedClientException: {
        title: 'AWS did not recognize the credentials',
        advice: ({ logIn }) => `Check that they belong to this partition and are complete: temporary credentials also need AWS_SESSION_TOKEN. ${logIn}`,
    },
    InvalidSignatureException: {
        title: 'AWS rejected the signature of the request',
        advice: () => 'Check that the secret access key belongs to the access key ID, that aws-region matches the endpoint, and that the clock is right.',
    },
    TimeoutError: {
        title: 'AWS did not respond in time',
        advice: ({ runAgain }) => `Check aws-region and endpoint-url, and whether AWS can be reached from here. ${runAgain}`,
    },
};
const SAME_MEANING = {
    ExpiredToken: 'ExpiredTokenException',
    RequestExpired: 'ExpiredTokenException',
    InvalidAccessKeyId: 'UnrecognizedClientException',
    InvalidClientTokenId: 'UnrecognizedClientException',
    InvalidToken: 'UnrecognizedClientException',
    MissingAuthenticationTokenException: 'UnrecognizedClientException',
    IncompleteSignatureException: 'InvalidSignatureException',
    SignatureDoesNotMatch: 'InvalidSignatureException',
};
/** Codes of system errors, from Node's `dns`, `net`, and `tls`, and as OpenSSL names them. */
const MEANINGS_OF_CODES = [
    [
        /^(ENOTFOUND|EAI_AGAIN)$/,
        {
            title: "The endpoint's host name could not be resolved",
            advice: ({ runAgain }) => `Check aws-region and endpoint-url for typos (or HTTPS_PROXY, if it is the proxy's name), and check the DNS. ${runAgain}`,
        },
    ],
    [
        /^ERR_PROXY_/,
        {
            title: 'The proxy rejected the request',
            advice: ({ runAgain }) => `Check HTTPS_PROXY (its user and password, if the status is 407), and whether the proxy allows the endpoint. NO_PROXY bypasses the proxy. ${runAgain}`,
        },
    ],
    [
        /CERT|SELF_SIGNED|^UNABLE_TO_|^ERR_TLS_/,
        {
            title: "The endpoint's certificate is not trusted",
            advice: () => 'If a proxy or a private endpoint uses a certificate from your own certificate authority, set NODE_EXTRA_CA_CERTS to the path of its PEM file.',
        },
    ],
    [
        /^E[A-Z]+$/,
        {
            title: 'AWS could not be reached',
            advice: ({ runAgain }) => `Check aws-region, endpoint-url, and HTTPS_PROXY, and whether AWS can be reached from here. ${runAgain}`,
        },
    ],
];
const NO_REGION = {
    title: 'No AWS Region is set',
    advice: () => 'Set aws-region, or AWS_REGION in the environment, to the Region that the message came from.',
};
/** Undefined if the error has no meaning that all services share. */
function meaningOf(error) {
    if (!(error instanceof Error))
        return undefined;
    const { name, message, code } = error;
    if (message === 'Region is missing')
        return NO_REGION;
    const ofCode = MEANINGS_OF_CODES.find(([codes]) => code && codes.test(code))?.[1];
    return ofCode ?? MEANINGS[SAME_MEANING[name] ?? name];
}
/**
 * Whether AWS itself refused, or nobody could sign the request. Another attempt would have the same result. Most services
 * throttle with HTTP 400.
 */
function isRefusal(error) {
    const { name = '' } = (error ?? {});
    if (name === 'CredentialsProviderError')
        return true;
    const status = statusOf(error) ?? 0;
    return (status >= 400 && status < 500 && status !== 408 && status !== 429 && !/Throttl|TooManyRequests|SlowDown/.test(name));
}
/** The HTTP status of the response that the error is about; undefined if there was no response. */
function statusOf(error) {
    return error?.$metadata?.httpStatusCode;
}
/** Somebody else's text is cut after so many characters. */
const LONGEST = 2000;
/** An error of AWS, of the SDK, or of Node as a sentence: its name or code, and its message. */
function sentenceOf(error) {
    if (!(error instanceof Error))
        return (0,_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .sentence */ .e)(String(error));
    const { name, code } = error;
    const status = statusOf(error);
    if (name === 'Unknown' && status !== undefined)
        return `HTTP ${status} without the name of an error.`;
    // If a host has several addresses, Node's error has a message for each of them.
    const message = error instanceof AggregateError ? error.errors.map(({ message }) => message).join('; ') : error.message;
    const text = code && message.includes(code) ? message : `${code ?? name}: ${message}`;
    return text.length > LONGEST ? (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .shortened */ .vI)(text, LONGEST) : (0,_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .sentence */ .e)(text);
}


/***/ }),

/***/ 4580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ limitResponses),
/* harmony export */   x: () => (/* binding */ readBody)
/* harmony export */ });
/** Far more than any response has, except for objects in Amazon S3. */
const LARGEST = 2 ** 20;
/** That a response could not be read completely. The SDK tries again. */
class IncompleteResponse extends Error {
    name = 'IncompleteResponse';
    $retryable = { throttling: false };
}
/**
 * Reads the body of a response. By itself, the SDK waits forever for the rest, and keeps any amount of it.
 *
 * @param timeout in milliseconds
 * @param largest in bytes
 * @throws {IncompleteResponse} if the body is larger, or does not end in time
 */
async function readBody(body, timeout, largest = LARGEST) {
    const end = (why) => body.destroy(new IncompleteResponse(why));
    const timer = setTimeout(() => end('Only part of the response arrived within the time for an attempt.'), timeout);
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of body) {
            chunks.push(chunk);
            size += chunk.length;
            if (size > largest)
                end(`The response is larger than ${largest / 2 ** 20} MiB.`);
        }
    }
    finally {
        clearTimeout(timer);
    }
    return Buffer.concat(chunks);
}
/** Makes `client` read the body of each response within `timeout` milliseconds. */
function limitResponses(client, timeout) {
    client.middlewareStack.add((next) => async (args) => {
        const result = await next(args);
        result.response.body = await readBody(result.response.body, timeout);
        return result;
    }, { name: 'limitResponses', step: 'deserialize', priority: 'low' });
}


/***/ }),

/***/ 8568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JN: () => (/* binding */ backoff),
/* harmony export */   Rn: () => (/* binding */ retryLine),
/* harmony export */   lG: () => (/* binding */ PatientRetryStrategy)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8500);
/* harmony import */ var _smithy_core_retry__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3609);
/* harmony import */ var _time_limits_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7820);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8127);




/**
 * The SDK's standard strategy, with more patience. It also retries requests that never reached AWS (all errors of the
 * network and of TLS), announces every retry, makes a last attempt at the last moment before the deadline, and can be
 * interrupted while it waits.
 */
class PatientRetryStrategy extends _smithy_core_retry__WEBPACK_IMPORTED_MODULE_2__.StandardRetryStrategy {
    /** The error of the last attempt that failed. */
    lastError;
    /** How many attempts failed. */
    failures = 0;
    #lastStart;
    #interrupted;
    #onRetry;
    #isLast = false;
    constructor({ maxAttempts, deadline, interrupted }, onRetry) {
        // The standard strategy decides whether to retry. It does not wait, because its waits cannot be interrupted.
        super({ maxAttempts, backoff: { setDelayBase: () => { }, computeNextBackoffDelay: () => 0 } });
        this.#lastStart = performance.now() + (0,_time_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .lastStart */ .pJ)(deadline.remaining);
        this.#interrupted = interrupted;
        this.#onRetry = onRetry;
    }
    async refreshRetryTokenForRetry(token, { error, errorType }) {
        // That the time is over does not say why. What happened before does.
        if (error?.name !== 'AbortError')
            this.lastError = error;
        this.failures += 1;
        if (this.#isLast)
            throw error;
        const next = await super.refreshRetryTokenForRetry(token, { errorType: reached(error) ? errorType : 'TRANSIENT' });
        const remaining = Math.max(0, this.#lastStart - performance.now());
        const delay = Math.min(backoff(token.getRetryCount(), errorType === 'THROTTLING'), remaining);
        this.#isLast = delay === remaining || this.#interrupted.aborted;
        this.#onRetry({ number: this.failures, cause: error, delay: this.#interrupted.aborted ? 0 : delay });
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(delay, undefined, { signal: this.#interrupted }).catch(() => {
            this.#isLast = true;
        });
        return next;
    }
}
/** Whether there was a response. Then the SDK knows whether a retry can help. */
function reached(error) {
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .statusOf */ .c2)(error) !== undefined || error.code === undefined;
}
/** In milliseconds: doubles from 100 (from 1,000 if requests are throttled) to 20,000. Half of it is random. */
function backoff(retries, throttled) {
    const most = Math.min(_time_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .LONGEST_WAIT */ .dX, (throttled ? 1000 : 100) * 2 ** retries);
    return Math.round((most * (1 + Math.random())) / 2);
}
/** For the log. */
function retryLine({ number, cause, delay }, { maxAttempts }) {
    const next = delay > 0 ? `in ${(delay / 1000).toFixed(1)} s` : 'now';
    return `Attempt ${number} of ${maxAttempts} failed: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .sentenceOf */ .$N)(cause)} Retrying ${next}.`;
}


/***/ }),

/***/ 4084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ assumeRole)
/* harmony export */ });
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8046);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(411);
/* harmony import */ var _sentence_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2923);
/* harmony import */ var _time_limits_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7820);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8127);
/* harmony import */ var _response_body_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4580);






/**
 * Gets credentials of the role, with an OIDC token if there can be one, else with the credentials of the caller.
 *
 * @throws {Problem} if the role cannot be assumed, or if STS cannot be reached within the limits of `retryStrategy`
 */
async function assumeRole(role, { region, agents, idToken, credentials, advice }, retryStrategy) {
    const { STSClient, AssumeRoleCommand, AssumeRoleWithWebIdentityCommand } = await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(695)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 1695, 19));
    const client = new STSClient({
        ...(region && { region }),
        ...(credentials && { credentials }),
        retryStrategy,
        requestHandler: {
            ...agents,
            connectionTimeout: _time_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .STS_REQUEST */ .fZ,
            requestTimeout: _time_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .STS_REQUEST */ .fZ,
            throwOnRequestTimeout: true,
        },
    });
    (0,_response_body_js__WEBPACK_IMPORTED_MODULE_4__/* .limitResponses */ .o)(client, _time_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .STS_REQUEST */ .fZ);
    const common = { RoleArn: role.arn, RoleSessionName: role.sessionName, DurationSeconds: role.durationSeconds };
    const token = await idToken?.(role.audience);
    try {
        const { Credentials } = token
            ? await client.send(new AssumeRoleWithWebIdentityCommand({ ...common, WebIdentityToken: token }))
            : await client.send(new AssumeRoleCommand({ ...common, ...(role.externalId && { ExternalId: role.externalId }) }));
        const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '', Expiration } = Credentials ?? {};
        return {
            accessKeyId: AccessKeyId,
            secretAccessKey: SecretAccessKey,
            sessionToken: SessionToken,
            ...(Expiration && { expiration: Expiration }),
        };
    }
    catch (error) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isRefusal */ .vu)(error) ? notAssumed(error, role, token, advice) : notReached(error, role);
    }
    finally {
        client.destroy();
    }
}
function notAssumed(error, role, token, advice) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .A('The role could not be assumed', (0,_sentence_js__WEBPACK_IMPORTED_MODULE_5__/* .sentence */ .e)(`${role.arn}: ${error.name}: ${(0,_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .shortened */ .vI)(error.message, LONGEST)}`), token ? trustOfToken(token, role) : trustOfCaller(error, advice), { cause: error });
}
/** Somebody else's text is cut after so many characters. */
const LONGEST = 1000;
function notReached(error, { arn }) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .A('AWS STS could not be reached', `${arn}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .sentenceOf */ .$N)(error)}`, 'The role cannot be assumed without AWS STS. Check aws-region and HTTPS_PROXY, and whether AWS STS can be reached from here.', { cause: error });
}
function trustOfToken(token, { audience }) {
    const { sub = 'unknown', iss = 'unknown' } = claimsOf(token);
    return `The role's trust policy must allow sts:AssumeRoleWithWebIdentity for the OIDC provider ${iss} with the audience (aud) '${audience}' and the subject (sub) '${sub}'.`;
}
function trustOfCaller({ name }, { logIn, assumeRole }) {
    if (name === 'CredentialsProviderError')
        return logIn;
    return `The role's trust policy and the policy of the credentials must both allow sts:AssumeRole. ${assumeRole}`;
}
/** Who the bearer of the token is. That is not a secret, unlike the token. */
function claimsOf(token) {
    try {
        return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    }
    catch {
        return {};
    }
}


/***/ }),

/***/ 2160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Aj: () => (/* binding */ refuseTooLarge),
/* harmony export */   ap: () => (/* binding */ endOfString),
/* harmony export */   s_: () => (/* binding */ TooLargeJson)
/* harmony export */ });
/** The JSON is so large that parsing it could use all memory. No result and no message is nearly as large. */
class TooLargeJson extends Error {
    name = 'TooLargeJson';
}
/** In UTF-16 units. */
const LONGEST = 2 ** 24;
/** A value takes up to 700 bytes while it is parsed. */
const MOST_VALUES = 500_000;
/**
 * Takes linear time.
 *
 * @throws {TooLargeJson} if `text` has more than 16 Mi characters or more than `mostValues` values
 */
function refuseTooLarge(text, mostValues = MOST_VALUES) {
    if (text.length > LONGEST)
        throw new TooLargeJson();
    let values = 1;
    for (let at = 0; at < text.length; at += 1) {
        const character = text.charCodeAt(at);
        if (character === QUOTE)
            at = endOfString(text, at);
        // Each value except the first follows one of these, although not each of these begins a value.
        else if (character === COMMA || character === BRACKET || character === BRACE)
            values += 1;
    }
    if (values > mostValues)
        throw new TooLargeJson();
}
const [QUOTE, COMMA, BRACKET, BRACE, BACKSLASH] = [0x22, 0x2c, 0x5b, 0x7b, 0x5c];
/** The index of the quote that ends the string that begins with the quote at `start`, or the end of the text. */
function endOfString(text, start) {
    for (let at = start + 1; at < text.length; at += 1) {
        const character = text.charCodeAt(at);
        if (character === QUOTE)
            return at;
        if (character === BACKSLASH)
            at += 1;
    }
    return text.length;
}


/***/ }),

/***/ 6568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ WORKFLOW_ADVICE)
/* harmony export */ });
/** What a workflow does about errors of AWS. */
const WORKFLOW_ADVICE = {
    logIn: 'Give the job the permission id-token: write, and run aws-actions/configure-aws-credentials before this step, in the same job.',
    logInAgain: 'Set role-to-assume, so that the action gets credentials of its own, or increase the session duration (role-duration-seconds).',
    assumeRole: 'If the role requires an external ID, set role-external-id. With the permission id-token: write, the job would use an OIDC token from GitHub instead of the credentials that it has.',
    runAgain: 'Run the job again: the provisioned product stays UNDER_CHANGE until Service Catalog is notified.',
};


/***/ }),

/***/ 6084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Zg: () => (/* binding */ REGION),
  SU: () => (/* binding */ awsAccess),
  XP: () => (/* binding */ readRegion),
  fP: () => (/* binding */ readRole)
});

// EXTERNAL MODULE: ./build/aws/credentials.js
var credentials = __nccwpck_require__(7856);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __nccwpck_require__(4708);
// EXTERNAL MODULE: ./build/problem.js
var problem = __nccwpck_require__(411);
;// CONCATENATED MODULE: ./build/aws/proxies.js



const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
/**
 * Node reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in lower case first, by itself
 * (https://nodejs.org/api/http.html#built-in-proxy-support). As in other programs, the scheme is `http` if there is none.
 * Values that are not the URL of a proxy are ignored, and `problem` names them.
 */
function agentsFor(env) {
    const settings = { no_proxy: env.no_proxy, NO_PROXY: env.NO_PROXY };
    const unusable = [];
    for (const name of VARIABLES) {
        const url = proxyUrl(env[name]);
        if (url)
            settings[name] = url;
        else if (env[name])
            unusable.push(name);
    }
    const passwords = VARIABLES.flatMap((name) => passwordsIn(env[name]));
    return { agents: agentsWith(settings), passwords, problem: unusable.length > 0 ? ignored(unusable) : undefined };
}
function agentsWith(proxyEnv) {
    return { httpAgent: new external_node_http_.Agent({ proxyEnv }), httpsAgent: new external_node_https_.Agent({ proxyEnv }) };
}
/** The URL as Node accepts it; undefined if Node does not accept it. */
function proxyUrl(setting = '') {
    const value = setting.trim();
    const url = withScheme(value).replace(/^https?/i, (scheme) => scheme.toLowerCase());
    const { protocol, hostname } = URL.parse(url) ?? {};
    if (value === '' || !/^https?:$/.test(protocol ?? '') || !hostname)
        return undefined;
    try {
        agentsWith({ http_proxy: url, https_proxy: url });
        return url;
    }
    catch {
        return undefined;
    }
}
function withScheme(value) {
    return /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
}
/** The password, and the header that contains it. Some proxies take a token in place of a user. */
function passwordsIn(setting = '') {
    // A user and a password can contain an @ that should have been encoded.
    const [, login = ''] = /\/\/([^/]*)@/.exec(withScheme(setting.trim())) ?? [];
    if (login === '')
        return [];
    const [user = '', ...rest] = login.split(':');
    const password = rest.join(':');
    const { username = '', password: parsed = '' } = URL.parse(withScheme(setting.trim())) ?? {};
    const header = [decoded(username || user), decoded(parsed || password)].join(':');
    return [password || user, Buffer.from(header).toString('base64')];
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** Does not show the value, which might contain a password. */
function ignored(names) {
    return new problem/* Problem */.A('A proxy setting was ignored', `${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} not the URL of an HTTP proxy.`, 'Use a URL such as http://proxy.example.com:3128 or http://user:password@proxy.example.com:3128. Percent-encode special characters.');
}

// EXTERNAL MODULE: ./build/aws/role.js
var aws_role = __nccwpck_require__(4084);
// EXTERNAL MODULE: ./build/github/advice.js
var advice = __nccwpck_require__(6568);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: ./build/aws/response-body.js
var response_body = __nccwpck_require__(4580);
// EXTERNAL MODULE: ./build/aws/retries.js
var retries = __nccwpck_require__(8568);
// EXTERNAL MODULE: ./build/sentence.js
var sentence = __nccwpck_require__(2923);
// EXTERNAL MODULE: ./build/time-limits.js
var time_limits = __nccwpck_require__(7820);
;// CONCATENATED MODULE: ./build/github/oidc-token.js






/** As many as @actions/core makes. */
const MOST_ATTEMPTS = 11;
/**
 * Requests OIDC tokens from GitHub; undefined if the job does not have the permission `id-token: write`. See
 * https://docs.github.com/en/actions/reference/security/oidc#methods-for-requesting-the-oidc-token.
 *
 * `getIDToken` of @actions/core is not used: it sends the token of the request along when a response redirects it to
 * another host, and it does not accept all proxy settings that Node accepts.
 */
function oidcTokens(env, agents, secrets) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken } = env;
    if (!url || !requestToken)
        return undefined;
    secrets.addCredentials(requestToken);
    return async (audience) => {
        try {
            const token = await requested(new URL(`${url}&audience=${encodeURIComponent(audience)}`), requestToken, agents);
            secrets.addCredentials(token);
            return token;
        }
        catch (error) {
            throw notIssued(error);
        }
    };
}
async function requested(url, requestToken, agents) {
    for (let attempt = 1;; attempt += 1) {
        try {
            const response = await get(url, requestToken, agents);
            const body = await (0,response_body/* readBody */.x)(response, time_limits/* OIDC_REQUEST */.gC);
            if (response.statusCode === 200)
                return tokenIn(body.toString('utf8'));
            throw new HttpError(response.statusCode ?? 0);
        }
        catch (error) {
            const isFinal = error instanceof HttpError && error.status < 500;
            if (isFinal || attempt === MOST_ATTEMPTS)
                throw error;
            await (0,promises_.setTimeout)((0,retries/* backoff */.JN)(attempt, false));
        }
    }
}
class HttpError extends Error {
    status;
    constructor(status, message = `HTTP ${status}`) {
        super(message);
        this.status = status;
    }
}
/** Does not follow redirects. */
async function get(url, requestToken, { httpAgent, httpsAgent }) {
    const isHttps = url.protocol === 'https:';
    const { request } = isHttps ? await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 4708, 19)) : await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 7067, 19));
    return new Promise((resolve, reject) => {
        const headers = { Accept: 'application/json', Authorization: `Bearer ${requestToken}` };
        const options = { agent: isHttps ? httpsAgent : httpAgent, headers, timeout: time_limits/* OIDC_REQUEST */.gC };
        const sent = request(url, options, resolve);
        sent.on('timeout', () => sent.destroy(new Error(`No response within ${time_limits/* OIDC_REQUEST */.gC / 1000} s`)));
        sent.on('error', reject);
        sent.end();
    });
}
function tokenIn(body) {
    const { value } = parsed(body) ?? {};
    if (typeof value !== 'string' || value === '')
        throw new HttpError(200, 'HTTP 200 without a token');
    return value;
}
function parsed(body) {
    try {
        return JSON.parse(body);
    }
    catch {
        return undefined;
    }
}
function notIssued(error) {
    return new problem/* Problem */.A('GitHub did not issue an OIDC token', (0,sentence/* sentence */.e)(error.message), 'Check that the job has the permission id-token: write, and that the runner can reach GitHub.', { cause: error });
}

;// CONCATENATED MODULE: ./build/github/aws-access.js






/**
 * Prepares the environment for the SDK, and makes known what is secret in it.
 *
 * @param role the role to assume; undefined to use the credentials of the job
 * @param fallback credentials to use if there is no role, and no credentials in the environment; undefined to let the
 *   SDK find them
 */
function awsAccess(region, role, { env, secrets, log }, fallback) {
    const { agents, passwords, problem } = agentsFor(env);
    secrets.addCredentials(...passwords);
    if (problem)
        log.warning(problem);
    (0,credentials/* ensureHome */.UX)(env);
    for (const name of (0,credentials/* ignoreEndlessFiles */.S4)(env))
        log.warning(ignoredFile(name));
    secrets.addCredentials(...(0,credentials/* tokensIn */.gF)(env), fallback?.secretAccessKey, fallback?.sessionToken);
    const ofJob = (0,credentials/* environmentCredentials */.Se)(env) ?? fallback;
    let assumed;
    async function assume(assumable, retryStrategy) {
        const idToken = oidcTokens(env, agents, secrets);
        const caller = { region, agents, idToken, credentials: ofJob, advice: advice/* WORKFLOW_ADVICE */.j };
        const credentials = await (0,aws_role/* assumeRole */.x)(assumable, caller, retryStrategy);
        secrets.addCredentials(credentials.secretAccessKey, credentials.sessionToken);
        return credentials;
    }
    return {
        region,
        agents,
        async credentials(retryStrategy) {
            if (role)
                assumed ??= assume(role, retryStrategy);
            return assumed ?? ofJob;
        },
    };
}
function ignoredFile(name) {
    return new problem/* Problem */.A('An AWS file was ignored', `The file of ${name} is not a regular file, or is larger than 1 MiB.`, `Set ${name} to the path of a file.`);
}
/**
 * The role in the inputs that configure-aws-credentials has, too; undefined if there is none.
 *
 * @param essential reads the ARN, without which AWS cannot be called
 * @param other reads the rest, for which there are defaults
 * @param duration of the session by default, in seconds
 */
function readRole(essential, other, duration) {
    const arn = essential.matching('role-to-assume', /^arn:aws[\w-]*:iam::\d{12}:role\/[\x21-\x7e]+$/);
    const role = {
        sessionName: other.matching('role-session-name', /^[\w+=,.@-]{2,64}$/) ?? 'service-catalog-engine-action',
        externalId: other.matching('role-external-id', /^[\w+=,.@:/-]{2,1224}$/),
        durationSeconds: other.wholeNumber('role-duration-seconds', 900, 43_200) ?? duration,
        audience: other.text('audience') ?? (arn?.startsWith('arn:aws-cn:') ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com'),
    };
    return arn ? { arn, ...role } : undefined;
}
const REGION = /^[a-z]{2,}(-[a-z0-9]+)+$/;
/** The AWS Region in the inputs; undefined to let the SDK find it. */
function readRegion(essential) {
    return essential.matching('aws-region', REGION);
}


/***/ }),

/***/ 2566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Pq: () => (/* binding */ setSecret),
/* harmony export */   Sy: () => (/* binding */ writeSummary),
/* harmony export */   V4: () => (/* binding */ getInput),
/* harmony export */   Yz: () => (/* binding */ debug),
/* harmony export */   _o: () => (/* binding */ isDebug),
/* harmony export */   fz: () => (/* binding */ annotate),
/* harmony export */   n0: () => (/* binding */ setOutputs),
/* harmony export */   pq: () => (/* binding */ info),
/* harmony export */   qY: () => (/* binding */ exportVariables)
/* harmony export */ });
/* unused harmony exports startGroup, endGroup */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8161);
/**
 * What an action says to the runner: workflow commands on standard output, and files for step outputs and the job
 * summary. See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands. A test compares
 * this with what @actions/core writes, which takes longer to load than the rest of a step takes before its request.
 */



/** An input without white space around it, '' if it is absent. */
function getInput(name) {
    return (process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim();
}
/** Keeps `secret` out of the log from here on. */
function setSecret(secret) {
    command('add-mask', {}, secret);
}
function isDebug() {
    return process.env.RUNNER_DEBUG === '1';
}
function debug(message) {
    command('debug', {}, message);
}
/** A line of the log. The runner must not be able to take it for a command. */
function info(line) {
    process.stdout.write(`${line}\n`);
}
/** Starts a group of lines, which people can expand. The runner ends the group before it, if there is one. */
function startGroup(title) {
    command('group', {}, title);
}
function endGroup() {
    command('endgroup', {}, '');
}
function annotate({ level, message, title, file, startLine, endLine, startColumn, endColumn, }) {
    command(level, { title, file, line: startLine, endLine, col: startColumn, endColumn }, message);
}
/** @throws if `GITHUB_OUTPUT` does not name a file that can be written */
function setOutputs(outputs) {
    append('GITHUB_OUTPUT', blocksOf(outputs));
}
/**
 * Sets environment variables of the later steps of the job.
 *
 * @throws if `GITHUB_ENV` does not name a file that can be written
 */
function exportVariables(variables) {
    append('GITHUB_ENV', blocksOf(variables));
}
/** @throws if `GITHUB_STEP_SUMMARY` does not name a file that can be written */
function writeSummary(html) {
    append('GITHUB_STEP_SUMMARY', `${html}${node_os__WEBPACK_IMPORTED_MODULE_2__.EOL}`);
}
function command(name, properties, data) {
    const given = Object.entries(properties).filter(([, value]) => value !== undefined && value !== '');
    const list = given.map(([key, value]) => `${key}=${escapedProperty(String(value))}`).join(',');
    process.stdout.write(`::${name}${list && ` ${list}`}::${escapedData(data)}${node_os__WEBPACK_IMPORTED_MODULE_2__.EOL}`);
}
function escapedData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function escapedProperty(text) {
    return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
/** Each value has a delimiter that nobody can know before. */
function blocksOf(values) {
    const blocks = Object.entries(values).map(([name, value]) => {
        const delimiter = `ghadelimiter_${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
        return `${name}<<${delimiter}${node_os__WEBPACK_IMPORTED_MODULE_2__.EOL}${value}${node_os__WEBPACK_IMPORTED_MODULE_2__.EOL}${delimiter}${node_os__WEBPACK_IMPORTED_MODULE_2__.EOL}`;
    });
    return blocks.join('');
}
function append(variable, text) {
    const path = process.env[variable];
    if (!path)
        throw Object.assign(new Error(`${variable} is not set`), { code: 'ENOENT' });
    // The runner has created the file. If something else is there, such as a pipe, writing must not wait for it.
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_APPEND | (node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK ?? 0));
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(file, text);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(file);
    }
}


/***/ }),

/***/ 2193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ leaveFailure)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(411);


/**
 * Writes why a step failed to the logs, as Terraform writes an error. So a later step, or a later job that gets the log
 * as an artifact, reports it.
 *
 * @param error a problem, an `AggregateError` of problems, or a bug
 */
function leaveFailure(error, { log, shownLog }, secrets) {
    const problems = (error instanceof AggregateError ? error.errors : [error]).map((each) => secrets.hideInProblem((0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .asProblem */ .g)(each)));
    const lines = problems.map((problem) => `${JSON.stringify(asDiagnostic(problem))}\n`).join('');
    // If a command was cut off in the middle of a line, the first line is empty.
    for (const path of [log, shownLog]) {
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(path, `\n${lines}`, { mode: 0o600 });
        }
        catch {
            // This step still shows why it failed.
        }
    }
}
/** As in https://developer.hashicorp.com/terraform/internals/machine-readable-ui#diagnostic. */
function asDiagnostic({ title, message, advice }) {
    return {
        '@level': 'error',
        '@message': `Error: ${title}`,
        '@module': 'service-catalog-engine-action',
        '@timestamp': new Date().toISOString(),
        type: 'diagnostic',
        diagnostic: { severity: 'error', summary: title, detail: `${message} ${advice}` },
    };
}


/***/ }),

/***/ 1840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ InputReader)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(411);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6190);


/** Reads inputs, and collects what is wrong with them, so that a user sees everything at once. */
class InputReader {
    problems = [];
    #read;
    constructor(read) {
        this.#read = read;
    }
    text(name) {
        return this.#read(name) || undefined;
    }
    /** One of the accepted words, in upper or lower case. */
    choice(name, accepted) {
        const given = this.text(name);
        const word = accepted.find((candidate) => candidate.toLowerCase() === given?.toLowerCase());
        if (given && !word)
            this.#refuseWord(name, given, accepted);
        return word;
    }
    /** As YAML 1.2's core schema writes it, which is what `getBooleanInput` of @actions/core accepts. */
    boolean(name) {
        const given = this.text(name);
        if (!given)
            return undefined;
        if (['true', 'True', 'TRUE'].includes(given))
            return true;
        if (['false', 'False', 'FALSE'].includes(given))
            return false;
        this.#refuseWord(name, given, ['true', 'false']);
        return undefined;
    }
    wholeNumber(name, min, max) {
        const value = this.text(name);
        if (!value)
            return undefined;
        if (/^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max)
            return Number(value);
        this.refuse(name, `is ${(0,_suggestion_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(value)}. It must be a whole number from ${min} to ${max}.`, 'Omit it to use the default.');
        return undefined;
    }
    /** @param pattern AWS's constraint for the value */
    matching(name, pattern) {
        const value = this.text(name);
        if (!value || pattern.test(value))
            return value;
        this.refuse(name, `is ${(0,_suggestion_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(value)}, which does not match ${pattern.source}.`, "See AWS's documentation for its form.");
        return undefined;
    }
    url(name) {
        const value = this.text(name);
        if (!value || /^https?:$/.test(URL.parse(value)?.protocol ?? ''))
            return value;
        this.refuse(name, `is ${(0,_suggestion_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(value)}, which is not a URL.`, 'Use a URL that starts with https:// or http://.');
        return undefined;
    }
    /** @param what the rest of the sentence that starts with the name */
    refuse(name, what, advice) {
        this.problems.push(new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .A(`Invalid ${name}`, `${name} ${what}`, advice));
    }
    #refuseWord(name, given, accepted) {
        this.refuse(name, `is ${(0,_suggestion_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(given)}. Accepted values: ${accepted.join(', ')}.`, (0,_suggestion_js__WEBPACK_IMPORTED_MODULE_1__/* .suggestion */ .h)(given, accepted));
    }
}


/***/ }),

/***/ 7095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q9: () => (/* binding */ writePrivately),
/* harmony export */   qG: () => (/* binding */ leave),
/* harmony export */   vV: () => (/* binding */ createFolder)
/* harmony export */ });
/* unused harmony exports filesIn, namedFolder, leftByPrepare, writeProgress, readProgress */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(411);
/* harmony import */ var _regular_file_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2055);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2566);






/** Names the folder for the later steps of the job. */
const VARIABLE = 'SERVICE_CATALOG_ENGINE_FOLDER';
const FILE = 'preparation.json';
/** In bytes. The parts that come from a message are far smaller. */
const LARGEST = (/* unused pure expression or super */ null && (64 * 1024 * 1024));
function filesIn(folder) {
    return {
        folder,
        log: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'terraform-private.log'),
        shownLog: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'terraform.log'),
        outputs: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'outputs.json'),
        plan: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'plan.bin'),
        planText: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'plan.txt'),
        planJson: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'plan.json'),
        progress: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'progress.json'),
    };
}
/** Creates the folder, and names it for the later steps of the job. */
function createFolder({ RUNNER_TEMP: temp }) {
    // Only the user can read a folder that mkdtemp creates.
    const folder = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(temp || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), 'service-catalog-engine-'));
    _commands_js__WEBPACK_IMPORTED_MODULE_5__/* .exportVariables */ .qY({ [VARIABLE]: folder });
    return filesIn(folder);
}
function leave(preparation, { folder }) {
    writePrivately((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, FILE), JSON.stringify(preparation));
}
/** A file that only the user of the runner can read. It is there as a whole, or not at all. */
function writePrivately(path, content) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(`${path}.new`, content, { mode: 0o600 });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(`${path}.new`, path);
}
/** The folder that `prepare` has named, whatever is in it. */
function namedFolder(env) {
    return env[VARIABLE] || undefined;
}
/**
 * What an earlier step of this job left; undefined if there was no such step.
 *
 * @throws {Problem} if it cannot be read
 */
function leftByPrepare(env) {
    const folder = namedFolder(env);
    if (!folder)
        return undefined;
    try {
        const preparation = JSON.parse(readRegularFile(join(folder, FILE), LARGEST).toString('utf8'));
        const { expiration } = preparation.credentials ?? {};
        if (expiration)
            preparation.credentials.expiration = new Date(expiration);
        return { preparation, files: filesIn(folder) };
    }
    catch (error) {
        throw new Problem('What the prepare step left cannot be read', `The folder in ${VARIABLE} has no ${FILE} that can be read.`, `Don't delete files in the runner's temporary folder between the steps, and don't set ${VARIABLE}.`, { cause: error });
    }
}
function writeProgress(step, { progress }) {
    writePrivately(progress, JSON.stringify({ step }));
}
/** Undefined if `apply` has not started. */
function readProgress({ progress }) {
    try {
        return JSON.parse(readRegularFile(progress, 1024).toString('utf8')).step;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 4897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ runStep),
  p: () => (/* binding */ unlessCrashed)
});

// EXTERNAL MODULE: ./build/problem.js
var problem = __nccwpck_require__(411);
// EXTERNAL MODULE: ./build/plain-text.js
var plain_text = __nccwpck_require__(8046);
;// CONCATENATED MODULE: ./build/secrets/credential-formats.js
const LINE_END = String.raw `(?:[\s│|]|\\[nr])`;
const BASE64_LINES = String.raw `(?=[A-Za-z0-9+/])(?<!\\|[A-Za-z0-9+/=]${LINE_END}{0,20})(?:[A-Za-z0-9+/]{40,80}${LINE_END}{1,20}){1,200}[A-Za-z0-9+/=]{0,80}${LINE_END}{0,20}`;
const PRIVATE_KEY = `[A-Z0-9 ]{0,40}PRIVATE KEY[A-Z0-9 ]{0,20}-{4,5}`;
/** Private keys. A text can be cut before a key's end, or after its beginning. */
const PRIVATE_KEYS = [
    // PEM, PGP, and SSH2.
    [new RegExp(String.raw `-{4,5} ?BEGIN ${PRIVATE_KEY}[\s\S]*?(?:-{4,5} ?END ${PRIVATE_KEY}|$)`, 'g'), '***'],
    [new RegExp(`${BASE64_LINES}-{4,5} ?END ${PRIVATE_KEY}`, 'g'), '***'],
    // PuTTY.
    [/(Private-Lines: \d{1,4}\s)(?:[A-Za-z0-9+/=]{16,76}\s{1,9})+/g, '$1***\n'],
];
/** Credentials that can be recognized by their form, not by how they begin. */
const FORMATS = [
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
    [/\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}\b/g, '***'],
    // A secret access key has 40 characters. The hash of a commit has as many, but no capitals.
    [/(?<![\w/+])(?=[a-z0-9/+]*[A-Z])(?=[A-Z0-9/+]*[a-z])(?=[A-Za-z/+]*\d)[A-Za-z0-9/+]{40}(?![\w/+=])/g, '***'],
    // A session token of AWS.
    [/\b(?:IQoJ|FwoG|FQoG)[\w+/=%]{40,}/g, '***'],
    // The token of a user or a team of HCP Terraform.
    [/(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[\w-]{30,}/g, '***'],
    // The secret of an application in Microsoft Entra ID.
    [/(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{30,}/g, '***'],
    // A token of Vault before version 1.10.
    [/(?<![\w.])s\.(?=[A-Za-z]{0,23}\d)[A-Za-z0-9]{24}(?!\w)/g, '***'],
];
/**
 * How a token begins, by who issues it, and what follows. The end of a text can cut it, so that lengths are minimums. For
 * most of them, see https://docs.github.com/code-security/secret-scanning/introduction/supported-secret-scanning-patterns.
 */
const TOKENS = [
    // A JSON Web Token begins with {" in base64.
    String.raw `eyJ[\w-]{7,}(?:\.[\w-]+){0,4}`,
    // GitHub. Since 2026, the token of an app is ghs_APPID_JWT:
    // https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github
    String.raw `gh[pousr]_[\w-]{20,}(?:\.[\w-]+){0,4}|github_pat_\w{20,}`,
    // GitLab: https://docs.gitlab.com/security/tokens/#token-prefixes. Routable tokens have two dots.
    String.raw `gl(?:pat|oas|dt|rt|rtr|cbt|ptt|ft|imt|agent|wt|soat|ffct)-[\w-]{16,}(?:\.\w+){0,2}|GR1348941[\w-]{20,}`,
    // Amazon Bedrock.
    String.raw `ABSK[A-Za-z0-9+/=]{40,}|bedrock-api-key-[\w+/=-]{20,}`,
    // HashiCorp Vault: https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes.
    String.raw `hv[sbr]\.[\w-]{20,}`,
    // Google: API keys, OAuth access and refresh tokens, client secrets.
    String.raw `AIza[\w-]{30,}|ya29\.[\w-]{20,}|1//0[\w-]{28,}|GOCSPX-[\w-]{20,}`,
    // Slack: https://docs.slack.dev/authentication/tokens.
    String.raw `xox[a-z](?:\.xox[a-z])?-[\w-]{10,}|xapp-\d-[\w-]{10,}|xwfp-[\w-]{10,}`,
    // Registries: npm, PyPI, RubyGems, Docker Hub, Artifactory.
    String.raw `npm_[A-Za-z0-9]{30,}|pypi-[\w-]{50,}|rubygems_[0-9a-f]{40,}|dckr_[po]at_[\w-]{20,}`,
    'AKCp[A-Za-z0-9]{60,}|cmVmd[A-Za-z0-9]{50,}',
    // Clouds: DigitalOcean, Alibaba, Fly.io, Heroku, Supabase, PlanetScale, Pulumi, Databricks.
    String.raw `do[opr]_v1_[0-9a-f]{40,}|LTAI[A-Za-z0-9]{12,}|fm[12][a-z]?_[\w+/=]{40,}|HRKU-[\w-]{30,}`,
    String.raw `sbp_[0-9a-f]{40}|sb_secret_\w{20,}|pscale_(?:tkn|pw|oauth)_[\w.=-]{30,}|pul-[0-9a-f]{40}`,
    String.raw `dapi[0-9a-f]{32}(?:-\d)?`,
    // Payments and mail: Stripe, Square, Shopify, SendGrid, Mailgun, Mailchimp, Brevo, Twilio.
    String.raw `[sr]k_(?:live|test|prod)_\w{10,}|whsec_[\w+/=]{20,}|sq0[a-z]{3}-[\w-]{20,}|shp(?:at|ca|pa|ss)_[0-9a-f]{32}`,
    String.raw `SG\.[\w-]{16,32}\.[\w-]{16,}|key-[0-9a-f]{32}|[0-9a-f]{32}-us\d{1,2}|xkeysib-[\w-]{40,}|SK[0-9a-f]{32}`,
    // Models: OpenAI, Anthropic, OpenRouter, Hugging Face, Perplexity, Groq, xAI.
    String.raw `sk-(?:(?:proj|svcacct|admin|ant|or)-[\w-]{20,}|[A-Za-z0-9]{20,})|hf_[A-Za-z0-9]{30,}`,
    String.raw `pplx-\w{40,}|gsk_\w{40,}|xai-\w{40,}`,
    // Observability: Grafana, New Relic, Sentry, Dynatrace.
    String.raw `glsa_\w{30,}|glc_[\w+/=]{30,}|NR(?:AK|II|JS|RA)-[\w-]{20,}|sntry[su]_[\w+/=]{40,}`,
    String.raw `dt0[a-z]\d\d\.\w{20,}\.\w{40,}`,
    // Others: 1Password, Atlassian, Doppler, Postman, Linear, Notion, Airtable, Tailscale, Infracost, Adobe, Clojars.
    String.raw `ops_eyJ[\w+/=-]{40,}|AT(?:ATT|CTT)3[\w=-]{30,}|dp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{30,}|PMAK-[\w-]{40,}`,
    String.raw `lin_api_\w{30,}|ntn_\w{40,}|pat[A-Za-z0-9]{14}\.[0-9a-f]{40,}|tskey-[\w-]{20,}|ico-[A-Za-z0-9]{32}`,
    String.raw `p8e-[\w-]{32}|CLOJARS_[0-9a-f]{60}`,
    // age and SOPS: https://age-encryption.org/v1.
    'AGE-SECRET-KEY-(?:PQ-)?1[A-Z0-9]{20,}',
];
/** Credentials that are recognized by their form, wherever they are. */
const CREDENTIAL_FORMATS = [
    ...PRIVATE_KEYS,
    [new RegExp(`(?<![A-Za-z0-9])(?:${TOKENS.join('|')})`, 'g'), '***'],
    ...FORMATS,
];

;// CONCATENATED MODULE: ./build/secrets/credential-patterns.js

// A text can be designed to take long. So that each expression takes linear time, either a run of characters is bounded,
// or no match can start within the run, or nothing has to follow it.
/** White space within a line. */
const SPACE = String.raw `[^\S\n]`;
/** As in JSON in JSON. */
const QUOTE = String.raw `\\{0,8}["']`;
/**
 * What a secret is called, at the end of a longer name too: `DB_PASSWORD`, `client_secret`, `SharedAccessKey` of a
 * connection string of Azure, `X-Vault-Token`, `client-key-data` of a kubeconfig, `secret_string` of AWS Secrets
 * Manager, `password_wo` of a write-only argument of Terraform. `password_length` and `secret_arn` are not secret.
 */
const NAMES = [
    'pass(?:word|(?<!nopass|etc/pass)wd|phrase|code)',
    'token',
    'secret',
    '(?:api|app|application|access|account|auth|private|secret)[ _-]?key',
    '(?:encryption|signing|master|license|shared|subscription)[ _-]?key',
    'client[ _-](?:key|certificate)(?=[ _-]data)',
    'webhook[ _-]url',
    // For registries: https://developer.hashicorp.com/terraform/cli/config/config-file#environment-variable-credentials
    String.raw `tf_token_[\w-]{1,60}`,
];
const SUFFIXES = String.raw `string|value|data|hash|wo|text|plaintext|base64|b64|\d{1,3}`;
const NAME = `(?:${NAMES.join('|')})(?:[ _-]?(?:${SUFFIXES}))?`;
/** Short names are parts of other words. They count after a separator, or with a capital: `DB_PASS`, `dbPass`. */
const SHORT_NAMES = [
    // PWD=/path is the working directory of a shell.
    '(?<![A-Za-z])(?:[Pp]ass|PASS|[Pp]wd|PWD(?!=/)|[Pp]w|PW|[Pp]sk|PSK|[Cc]reds|CREDS|PAT)',
    '(?<=[_-])(?:auth|AUTH)',
    '(?<=[a-z])(?:Pass|Pwd|Psk|Creds)',
];
const SHORT_NAME = String.raw `(?:${SHORT_NAMES.join('|')})(?:_?\d{1,3})?`;
/** What can be between a name and its operator: `"name":`, `["name"] =`. */
const CLOSING = String.raw `(?:${QUOTE}\]?)?`;
/** What is no secret, in quotes or not: what is hidden already, names of resources, and expressions of a template. */
const RESOURCE = 'arn:aws|/subscriptions/|projects/';
const TEMPLATE = String.raw `\$\{{1,2}[^{}\n]{0,200}\}{1,2}|\{\{[^{}\n]{0,200}\}\}`;
/** What is no secret without quotes. */
const NO_SECRETS = [
    String.raw `\*\*\*(?![\w-])`,
    RESOURCE,
    String.raw `(?:${TEMPLATE})(?![^\s"',;&)])`,
    // Variables and commands of a shell.
    String.raw `\$(?:\(|(?-i:[A-Z_]+)(?![\w{(]))`,
    // Expressions of Terraform. After a space only: var.password and NAME=var.password are not the same.
    String.raw `(?<=\s)(?:var|local|data|module|each|self|path|terraform)\.[a-z_]`,
    String.raw `(?<=\s)(?-i:[a-z][a-z0-9]*_\w{1,60})\.[\w-]{1,60}(?:\.|\[)`,
    String.raw `(?<=\s)(?-i:[a-z]\w{0,40})\(`,
    // The argument is in quotes, and hidden there.
    String.raw `[\w.]{1,40}\(${QUOTE}`,
    // What Terraform prints instead of a value.
    String.raw `\((?:sensitive|known after|write-only)`,
    String.raw `(?:null|true|false|none|nil|undefined|string|number|bool|any)(?![^\s,;)}\]])`,
];
const NO_SECRET = `(?!${NO_SECRETS.join('|')})`;
/** Up to white space, or to what ends a value. */
const WORD_CHARACTER = String.raw `[^\s"',;&<\]\\]`;
const WORD = String.raw `(?![<>=})[\]]|\{(?:[\s"'}\\]|$))(?:${WORD_CHARACTER}|<(?!/)|\\[^\snrtuU"'\\])+`;
/** In quotes, escaped or not. A quote within the value is escaped once more than the quotes around it. */
const NO_SECRET_IN_QUOTES = String.raw `(?!(?:[^\w"'\n\\]{1,3}|null|true|false|none|${TEMPLATE})\k<quote>|${RESOURCE})`;
const QUOTED = String.raw `(?<quote>${QUOTE})${NO_SECRET_IN_QUOTES}(?:(?!\k<quote>)[^\n]|(?<=\\)\k<quote>)+`;
/** Words that make a text a sentence: `--password via the CLI is insecure`, `Authorization: token expired`. */
const WORDS_OF_SENTENCES = [
    'a|an|and|are|as|at|by|can|cannot|for|from|has|if|in|instead|is|must|no|not|of|on|or|should|that|the|this|to|via|was',
    'when|will|with|argument|flag|option|parameter|value|auth|authentication|authorization',
    'denied|expired|failed|forbidden|invalid|missing|required|unauthorized',
];
const NO_SENTENCE = String.raw `(?!(?:${WORDS_OF_SENTENCES.join('|')})(?![\w-]))`;
/** Hides a value after `before`, in quotes or not. Keeps the quotes. */
function valueAfter(before, value, flags) {
    return [new RegExp(`(?<name>${before})(?:${QUOTED}|${NO_SECRET}${value})`, flags), '$<name>$<quote>***'];
}
/**
 * A name and what is assigned to it. After a colon and a space, only what is in quotes: the rest can be a sentence. Also
 * as Go prints a map or a header, `map[Authorization:[Bearer token]]`, `"Authorization":[]string{"Bearer token"}`; as
 * Terraform prints a value, `cty.StringVal("x")`; and as an argument, `sensitive("x")`.
 */
function assigned(name, value, flags) {
    const equals = `${SPACE}{0,9}(?:={1,2}>?|[:!]=)${SPACE}{0,9}`;
    const operator = String.raw `(?:${equals}|${SPACE}{0,9}:${SPACE}{0,9}|${SPACE}(?:is|was)${SPACE}|${SPACE}?(?=\())`;
    const words = `(?:(?:was|planned value|(?:Invalid|Unsupported) value:)${SPACE})?`;
    const opening = String.raw `(?:\[\]string\{|\[|(?!\w{0,20}file)[\w.]{0,40}\()?\s{0,9}`;
    const beforeQuote = `${operator}${words}${opening}(?=${QUOTE})`;
    const beforeWord = String.raw `(?:${equals}|:(?!\s))(?:\[\]string\{|\[)?(?![=>[])`;
    return valueAfter(`${name}${CLOSING}(?:${beforeQuote}|${beforeWord})`, value, flags);
}
/** A letter and a digit, in so many characters. */
function mixed(length) {
    const until = (characters) => String.raw `(?=[^\s"',;${characters}]{0,100}[${characters}])`;
    return String.raw `(?=[^\s"',;]{${length}})${until(String.raw `\d`)}${until('A-Za-z')}`;
}
/** In a chain of errors, these are no secrets: `cannot fetch token: oauth2: …`. */
const PROTOCOL = String.raw `(?:https?://|(?:oauth2|x509|http2|AADSTS\d{1,9}):)`;
const DIGIT_OR_SYMBOL = String.raw `(?=[A-Za-z]{0,60}(?:[^\sA-Za-z.!?:)"',;&<\]\\]|[.!?:]\w))`;
const NO_PLAIN_WORD = String.raw `(?!${SPACE}{1,3}[a-z]+(?![\w:=./-]))`;
/**
 * A word after a name, a colon, and a space is a secret if it has letters and digits, or if it has digits or symbols and
 * no plain word follows.
 */
const WORD_AFTER_COLON = String.raw `(?!${PROTOCOL})(?:${mixed(6)}${WORD}|(?!--)(?=[^\s"',;]{4})${DIGIT_OR_SYMBOL}${WORD}(?!${WORD_CHARACTER})${NO_PLAIN_WORD})`;
/** https://www.iana.org/assignments/http-authschemes, and those of AWS, Azure, GitHub, Opsgenie, and others. */
const SCHEMES = [
    String.raw `basic|bearer|concealed|digest|dpop|gnap|hoba|negotiate|ntlm|oauth|privatetoken|scram-sha-\d{1,3}`,
    'token|apikey|key|geniekey|AWS|AWS4-HMAC-SHA256|SharedKey(?:Lite)?',
];
const SCHEME = `(?:${SCHEMES.join('|')})${SPACE}{1,9}`;
const PARAMETERS = String.raw `(?:[\w-]{1,40}=(?:\\{0,8}"[^"\n]{0,2000}"|[^\s"',\]\\]*)(?:,${SPACE}{0,3})?)+`;
const CREDENTIALS = String.raw `(?:${PARAMETERS}|[^\s"'\]\\]+)`;
/** What has a name. */
const NAMED = [
    // docker run -e "NAME=value", terraform -var 'name=value', helm --set 'name=value': up to the quote.
    [
        new RegExp(String.raw `((?<![\w-])--?(?:var|e|env|set(?:-string)?|build-arg|from-literal)[ =]["'][\w.-]{0,60}${NAME}=)(?!\*\*\*["'])[^"'\n]+`, 'gi'),
        '$1***',
    ],
    assigned('authorization', `(?:${SCHEME})?${CREDENTIALS}`, 'gi'),
    valueAfter(`authorization${CLOSING}${SPACE}{0,9}:${SPACE}{1,9}`, String.raw `(?:${SCHEME}${NO_SENTENCE}${CREDENTIALS}|(?:[A-Za-z][\w-]{0,40}${SPACE}{1,9})?${mixed(16)}${WORD})`, 'gi'),
    [/(\bcookie:[^\S\n]?)(?=[^\s=;"']{1,100}=)[^"'\n]+/gi, '$1***'],
    // Not before a colon: arn:aws:secretsmanager:eu-west-1:123456789012:secret:name.
    assigned(`${NAME}(?<!:secret(?=:))`, WORD, 'gi'),
    assigned(SHORT_NAME, WORD, 'g'),
    valueAfter(`${NAME}${CLOSING}${SPACE}{0,9}:${SPACE}{1,9}\\[?`, WORD_AFTER_COLON, 'gi'),
    // A word alone on a line, as in YAML.
    [
        new RegExp(String.raw `(^(?:${SPACE}|[│|]){0,40}(?:- )?["']?[\w.-]{0,60}?${NAME}${CLOSING}:${SPACE}{1,9})${NO_SENTENCE}${NO_SECRET}[A-Za-z]{4,}(?=${SPACE}{0,9}$)`, 'gim'),
        '$1***',
    ],
    // As XML writes them.
    [new RegExp(String.raw `(<[\w:.-]{0,40}${NAME}(?:\s[^<>]{0,100})?>)[^<\s][^<]*`, 'gi'), '$1***'],
    // {"name": "DB_PASSWORD", "value": "x"} of a container, <add key="Password" value="x" /> of .NET, env of Kubernetes.
    valueAfter(String.raw `${NAME}(?:${QUOTE}\s{0,9},?|,|${SPACE}{0,9}\n)\s{0,20}(?:${QUOTE})?(?:parameter)?value${CLOSING}${SPACE}{0,9}[=:]${SPACE}{0,9}`, WORD, 'gi'),
    // ~/.docker/config.json.
    [new RegExp(String.raw `(${QUOTE}auth${QUOTE}\s{0,9}:\s{0,9}${QUOTE})[A-Za-z0-9+/=]{8,}`, 'g'), '$1***'],
    // The secret ID of an AppRole of Vault is a UUID.
    [
        new RegExp(String.raw `(secret[_-]?id${CLOSING}\s{0,9}[=:]\s{0,9}(?:${QUOTE})?)[\da-f]{8}-[\da-f-]{27}`, 'gi'),
        '$1***',
    ],
    // The password "x1" is too short; PASSWORD 'x' and IDENTIFIED BY 'x' in SQL. Not resource "password" "name".
    [/(\bpass(?:word|phrase)[^\S\n]")(?=[^"\n]{0,100}\d)[^"\n]{4,}/gi, '$1***'],
    [/(\b(?:password|identified(?: with \S{1,40})? (?:by|as))[^\S\n]{1,3}')(?!\*\*\*')[^'\n]+/gi, '$1***'],
    [
        /((?:secret[ _-]?(?:access[ _-]?)?key|(?:session|security)[ _-]?token)\s{1,9}["']?)(?=[A-Za-z/+=]{0,100}\d)[A-Za-z0-9/+=]{16,}/gi,
        '$1***',
    ],
    // Not `Basic authentication`.
    [/(\b(?:[Bb]earer|BEARER)\s{1,9})(?![A-Z]?[a-z]{0,40}(?![\w~+/=-]|\.\w))[\w.~+/=-]{8,}/g, '$1***'],
    [/(\b(?:[Bb]asic|BASIC)\s{1,9})(?![A-Z]?[a-z]{0,40}(?![A-Za-z0-9+/=]))[A-Za-z0-9+/=]{8,}/g, '$1***'],
];
/** Messages of Terraform and its SDKs that quote a value after the first one, or far from its name. */
const MESSAGES = [
    // `.password: was cty.StringVal("a"), but now cty.StringVal("b")`, and `~ password = "a" -> "b"` in a plan.
    valueAfter(String.raw `${NAME}${CLOSING}${SPACE}{0,9}[=:]${SPACE}{0,9}(?:(?:was|planned value)${SPACE})?(?:cty\.\w{1,20}\()?(?:"\*\*\*"|[\w.]{1,40})\)?,?${SPACE}{1,3}(?:but now|does not match \w{1,20} value|->)${SPACE}(?:cty\.\w{1,20}\()?(?=${QUOTE})`, WORD, 'gi'),
    // `expected length of password to be in the range (8 - 41), got x` of terraform-plugin-sdk, and of the validators.
    valueAfter(String.raw `${NAME}${CLOSING}${SPACE}(?:to|value|string|must)${SPACE}[^\n]{0,200}?\bgot:?${SPACE}`, WORD, 'gi'),
    // `Value 'x' at 'masterUserPassword' failed to satisfy constraint` of AWS APIs.
    [new RegExp(String.raw `(\bvalue ')[^'\n]{1,500}(?=' at '[\w.]{0,60}${NAME}[\w.]{0,20}' )`, 'gi'), '$1***'],
];
/** The rest of a command, up to its end. */
const ARGUMENTS = String.raw `(?:[^\n|;&]{0,120}?${SPACE})`;
/** Commands with a short option for a password. In others, it is something else: `docker run -p 80:80`. */
const COMMANDS = [
    // With a space, what follows is the name of a database.
    [String.raw `(?:mysql|mariadb)[\w-]{0,20}`, String.raw `-p(?=\S)`],
    // docker login, podman login, helm registry login, az login, az acr login.
    [String.raw `sshpass|mongo\w{0,20}|login`, `-p[ =]?`],
    ['redis-cli', '-a[ =]'],
    ['ldap[a-z]{1,20}', '-w[ =]'],
    ['sqlcmd|bcp', '-P[ =]?'],
];
/** Options of commands. */
const OPTIONS = [
    // --password x, -token x, and "--password", "x" in the command of a container. Not --password-stdin.
    valueAfter(String.raw `(?<![\w-])--?(?:[\w-]{0,40}-)?(?:${NAME}|pass|pwd|pw)(?:${SPACE}{1,3}|${QUOTE},\s{0,9}(?=${QUOTE}))`, `(?!-)${NO_SENTENCE}${WORD}`, 'gi'),
    ...COMMANDS.map(([command, option]) => valueAfter(String.raw `(?<![\w-])(?:${command})${SPACE}${ARGUMENTS}?${option}`, `(?!-)${WORD}`, 'g')),
    valueAfter(`ConvertTo-SecureString${SPACE}{1,3}(?:-String${SPACE}{1,3})?`, `(?!-)${WORD}`, 'gi'),
    // curl -u user:password.
    ...[String.raw `["'][^\s"':]{1,64}:)(?!\*\*\*["'])[^"'\n]+`, String.raw `[^\s"':]{1,64}:)[^\s"'|;&]+`].map((value) => [
        new RegExp(String.raw `(\bcurl${SPACE}${ARGUMENTS}?(?:-[A-Za-z]{0,8}u|--(?:proxy-)?user)[ =]?${value}`, 'g'),
        '$1***',
    ]),
    [
        new RegExp(String.raw `(\b(?:echo|printf)${SPACE}{1,3}(?:-\w{1,3}${SPACE}{1,3})?)(?:(["'])[^"'\n|]{1,200}|[^\s"'|]{1,200})(?=["']?${SPACE}{0,3}\|${SPACE}{0,3}(?:[^\n|]{0,120}-stdin|(?:sudo )?(?:ch)?passwd))`, 'g'),
        '$1$2***',
    ],
];
/** URLs that hold a secret, or are one. */
const URLS = [
    // A user and a password. Either can be missing, and both can contain an @ that should have been encoded.
    [/(?<=:\\?\/\\?\/)[^\s/:"'<>]{0,200}:[^\s/"'<>]{0,500}@/g, '***@'],
    // The same with a slash in the password. A number before the slash is a port.
    [/(?<=:\\?\/\\?\/)[^\s/:@."'<>[]{0,200}:(?!\d{1,5}\/)[^\s"'<>]{0,120}@/g, '***@'],
    [/(?<=https?:\\?\/\\?\/)[\w~.%-]{20,200}@/g, '***@'],
    // The data source name of Go's driver for MySQL.
    [/(?<![\w.:-])[\w.-]{1,64}:[^\s@/"']{1,100}@(?=(?:tcp|unix)\()/g, '***@'],
    // Signed URLs of CloudFront, of AWS and Google Cloud, and a shared access signature of Azure Storage.
    [/((?:[?&;]|\\u0026)(?:sig|signature)=)[^\s"'&<>\\]+/gi, '$1***'],
    [/(\bSignature=)[0-9a-f]{64}\b/g, '$1***'],
    [/(X-(?:Amz|Goog)-(?:Signature|Credential|Security-Token)=)[^\s"'&\\]+/gi, '$1***'],
    // Keys of Azure Functions and Google's APIs, codes of OAuth. An entry of a list can be ?key=name.
    [/((?:[?&;]|\\u0026)(?:code|key)=)[^\s"'&<>\\]{20,}/gi, '$1***'],
    // Whoever has the URL of a webhook can post to it.
    [
        /((?:hooks\.slack\.com\/(?:services|workflows|triggers)|discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks|webhook\.office\.com\/webhookb2|outlook\.office(?:365)?\.com\/webhook|hooks\.zapier\.com\/hooks\/catch|events\.pagerduty\.com\/integration)\/)[\w/@%:+=-]+/gi,
        '$1***',
    ],
    [/(api\.telegram\.org\/bot)[\w:-]+/g, '$1***'],
];
/** Credentials as they appear in errors of providers and in logs, in the order in which to hide them. */
const CREDENTIAL_PATTERNS = [
    ...URLS,
    ...CREDENTIAL_FORMATS,
    ...NAMED,
    ...MESSAGES,
    ...OPTIONS,
];

;// CONCATENATED MODULE: ./build/secrets/comparable-text.js

function comparable(text) {
    if (!NEEDS_WORK.test(text))
        return { characters: text, rangeOf: (index) => [index, index + 1] };
    // Invisible characters can be in the middle of an escape, and can be escaped themselves. Escapes can be nested.
    const unescaped = [unescapedForUrlAndHtml, unescapedForStrings];
    const stages = [withoutInvisible, ...unescaped, ...unescaped, withoutInvisible, withSingleSpaces];
    const { text: characters, starts, ends } = stages.reduce((previous, stage) => stage(previous), new Rewritten(text));
    return {
        characters,
        rangeOf(index) {
            const [start, end] = [starts[index], ends[index]];
            if (start === undefined || end === undefined)
                throw new RangeError('There is no such character');
            return [start, end];
        },
    };
}
const NEEDS_WORK = /[^\w !#$()*,./:;<=>?@^`{|}~[\]'"-]| {2}/;
/** A text and, for each of its UTF-16 units, where it comes from. */
class Rewritten {
    text;
    starts = [];
    ends = [];
    constructor(text) {
        this.text = text;
        for (let index = 0; index < text.length; index += 1) {
            this.starts.push(index);
            this.ends.push(index + 1);
        }
    }
    /** The same with every match of `pattern` replaced. A whole replacement comes from its whole match. */
    replaced(pattern, replacement) {
        const result = new Rewritten('');
        let [text, last] = ['', 0];
        const keepUntil = (end) => {
            text += this.text.slice(last, end);
            for (let index = last; index < end; index += 1) {
                result.starts.push(this.starts[index]);
                result.ends.push(this.ends[index]);
            }
        };
        for (const match of this.text.matchAll(pattern)) {
            keepUntil(match.index);
            last = match.index + match[0].length;
            const inserted = replacement(match);
            text += inserted;
            for (let index = 0; index < inserted.length; index += 1) {
                result.starts.push(this.starts[match.index]);
                result.ends.push(this.ends[last - 1]);
            }
        }
        if (last === 0)
            return this;
        keepUntil(this.text.length);
        result.text = text;
        return result;
    }
}
function unescapedForUrlAndHtml(text) {
    // %25 is an escaped %, so that %2541 is an A that was escaped twice. The same is true of &amp; in HTML.
    return text.replaced(/(?:%(?:25)*[\da-f]{2})+|&(?:amp;)*(lt|gt|quot|apos|amp|#\d{1,7}|#x[\da-f]{1,6});/gi, ([match, entity]) => entity === undefined ? ofBytes(match.replaceAll(/%(?:25)*([\da-f]{2})/gi, '$1')) : ofEntity(entity.toLowerCase()));
}
/** @param digits two hexadecimal digits for each byte */
function ofBytes(digits) {
    return Buffer.from(digits, 'hex').toString();
}
const ENTITIES = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
function ofEntity(name) {
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return ENTITIES[name] ?? character(code);
}
function character(code) {
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
/** As JSON, HCL, and Go write strings. Any number of backslashes counts as one, however often a text was escaped. */
function unescapedForStrings(text) {
    return text.replaced(/((?:\\+x[\da-fA-F]{2})+)|\\+(?:([nrtfv])|u([\da-fA-F]{4})|U([\da-fA-F]{8}))?/g, ([, bytes, space, ofJson, ofGo]) => {
        if (bytes !== undefined)
            return ofBytes(bytes.replaceAll(/\\+x/g, ''));
        const code = ofJson ?? ofGo;
        if (code !== undefined)
            return character(Number.parseInt(code, 16));
        return space === undefined ? '' : ' ';
    });
}
const INVISIBLE = String.raw `(?!\s)\p{Cc}|\p{Default_Ignorable_Code_Point}`;
/** A failure reason cannot contain these. U+FFFD replaces them there. */
const BEYOND_THE_BASIC_PLANE = String.raw `[\u{10000}-\u{10ffff}\ud800-\udfff\ufffe\uffff]`;
const REMOVED_OR_REPLACED = new RegExp(`(${plain_text/* ESCAPE_SEQUENCE */._p.source}|${INVISIBLE})|${BEYOND_THE_BASIC_PLANE}`, 'gu');
function withoutInvisible(text) {
    return text.replaced(REMOVED_OR_REPLACED, ([, invisible]) => (invisible === undefined ? '\ufffd' : ''));
}
/** White space of any kind is one space. In a form, a space is a plus. */
function withSingleSpaces(text) {
    return text.replaced(/[\s+]+/g, () => ' ');
}

;// CONCATENATED MODULE: ./build/secrets/known-secrets.js

/**
 * Values to find in any text, however the text writes them. There can be hundreds of thousands of values, of any length,
 * and values and texts can be designed to take long. A search takes time in proportion to the text.
 */
class KnownSecrets {
    #pieces = new Set();
    #words = new Set();
    #index;
    /** @param shortest Values with fewer characters are ignored. */
    add(value, shortest) {
        for (let at = 0; at < value.length; at += SLICE) {
            const characters = comparable(value.slice(at, at + SLICE)).characters.trim();
            if (characters.length < shortest)
                continue;
            this.#index = undefined;
            if (characters.length < GRAM)
                this.#words.add(characters);
            else
                for (const piece of piecesOf(characters))
                    this.#pieces.add(piece);
        }
    }
    /** Where in `text` the values are, in order and without overlap. */
    find(text) {
        if (this.#pieces.size + this.#words.size === 0)
            return [];
        this.#index ??= new Index([...this.#pieces].sort());
        const { characters, rangeOf } = comparable(text);
        const ranges = [];
        let end = -1;
        for (let at = 0; at < characters.length;) {
            const length = this.#index.lengthAt(characters, at) || this.#wordAt(characters, at);
            if (length > 0) {
                const range = [rangeOf(at)[0], rangeOf(at + length - 1)[1]];
                // A long value is found piece by piece.
                if (at === end)
                    ranges.at(-1)[1] = range[1];
                else
                    ranges.push([...range]);
                end = at + length;
            }
            at += Math.max(1, length);
        }
        return ranges;
    }
    /** The length of the short value at an index, if it is a word of its own. */
    #wordAt(characters, at) {
        if (this.#words.size === 0 || isWordCharacter(characters[at - 1]))
            return 0;
        for (let length = Math.min(GRAM - 1, characters.length - at); length > 0; length -= 1) {
            const isWord = !isWordCharacter(characters[at + length]);
            if (isWord && this.#words.has(characters.slice(at, at + length)))
                return length;
        }
        return 0;
    }
}
/** Long values are made comparable in slices, which bounds the memory for it. In UTF-16 units. */
const SLICE = 2 ** 16;
/** Shorter values are found only as words of their own, because they are part of words with another meaning. */
const GRAM = 4;
/** Long values are compared in pieces, which bounds the time of a comparison. */
const PIECE = 64;
/** A value that the end of a text cuts is recognized by so many characters; before an ellipsis, by fewer. */
const CUT_BY_END = 12;
const CUT_BY_ELLIPSIS = 6;
function* piecesOf(characters) {
    let at = 0;
    for (; characters.length - at >= 2 * PIECE; at += PIECE)
        yield characters.slice(at, at + PIECE);
    yield characters.slice(at);
}
function isWordCharacter(character = '') {
    return /[\p{L}\p{N}_]/u.test(character);
}
/** Finds which of many strings begin at an index of a text, the longest first. */
class Index {
    #sorted;
    /** For each string the index of the longest other string that it begins with, or -1. */
    #shorter;
    /** The first characters of all strings. */
    #grams;
    constructor(sorted) {
        this.#sorted = sorted;
        this.#grams = new Set(sorted.map((piece) => piece.slice(0, GRAM)));
        this.#shorter = new Int32Array(sorted.length);
        const nested = [];
        for (const [index, piece] of sorted.entries()) {
            while (nested.length > 0 && !piece.startsWith(sorted[nested.at(-1)]))
                nested.pop();
            this.#shorter[index] = nested.at(-1) ?? -1;
            nested.push(index);
        }
    }
    /** The length of the string that begins at an index; 0 if none does. */
    lengthAt(text, at) {
        if (!this.#grams.has(text.slice(at, at + GRAM)))
            return 0;
        const rest = text.slice(at, at + 2 * PIECE);
        const next = this.#firstAfter(rest);
        // Whatever `rest` begins with is this string, or one that this string begins with.
        for (let index = next - 1; index >= 0; index = this.#shorter[index]) {
            const piece = this.#sorted[index];
            if (rest.startsWith(piece))
                return piece.length;
        }
        return this.#lengthOfCut(rest, at + rest.length === text.length);
    }
    #lengthOfCut(rest, isEnd) {
        const ellipsis = rest.indexOf('…');
        const cut = ellipsis === -1 ? rest : rest.slice(0, ellipsis).trimEnd();
        if (ellipsis === -1 ? !isEnd || cut.length < CUT_BY_END : cut.length < CUT_BY_ELLIPSIS)
            return 0;
        return this.#sorted[this.#firstAfter(cut)]?.startsWith(cut) ? cut.length : 0;
    }
    /** The index of the first string that sorts after `text`. */
    #firstAfter(text) {
        let [low, high] = [0, this.#sorted.length];
        while (low < high) {
            const middle = (low + high) >>> 1;
            if (this.#sorted[middle] <= text)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}

;// CONCATENATED MODULE: ./build/secrets/secrets.js




/**
 * What is hidden in each text that leaves the step. `everything`: known credentials, sensitive values, and whatever
 * looks like a credential; for free text. `credentials`: known credentials only; for text whose sensitive values are
 * redacted already, where other values might be the same by chance.
 */
const HIDDEN_IN = {
    log: 'everything',
    annotation: 'everything',
    'failure reason': 'everything',
    'text in the summary': 'everything',
    'request in the log': 'credentials',
    'value in the summary': 'credentials',
    'step output': 'credentials',
};
/** No text that leaves the step is longer. In UTF-16 units. */
const LONGEST = 2 ** 16;
/** Longer texts are not remembered. In UTF-16 units. */
const LONGEST_RECENT = 1000;
/** How many texts are remembered. */
const MOST_RECENT = 1000;
/** Values that nobody may see. */
class Secrets {
    #credentials = new KnownSecrets();
    #sensitive = new KnownSecrets();
    /** What texts are without secrets. Logs repeat themselves, and a text can be shown in several places. */
    #recent = new Map();
    /** The workflow token, AWS credentials, GitHub's tokens, a proxy's password. */
    addCredentials(...values) {
        this.#recent.clear();
        for (const value of values)
            if (value)
                this.#credentials.add(value, 1);
    }
    /** The content of sensitive outputs. Single characters are not hidden, because they are part of too much else. */
    addSensitive(values) {
        this.#recent.clear();
        for (const value of values)
            this.#sensitive.add(value, 2);
    }
    /** `text` without control characters, and with `***` in place of every secret. */
    hideFor(place, text) {
        if (text.length > LONGEST_RECENT)
            return this.#hide(place, text);
        const key = `${HIDDEN_IN[place]} ${text}`;
        const recent = this.#recent.get(key);
        if (recent !== undefined)
            return recent;
        const hidden = this.#hide(place, text);
        if (this.#recent.size >= MOST_RECENT)
            this.#recent.clear();
        this.#recent.set(key, hidden);
        return hidden;
    }
    #hide(place, text) {
        try {
            const plain = (0,plain_text/* withoutControlCharacters */.aC)((0,plain_text/* shortened */.vI)(text, LONGEST));
            return HIDDEN_IN[place] === 'everything' ? this.#hideEverything(plain) : this.#hideCredentials(plain);
        }
        catch {
            // A text that cannot be checked is not shown. It must not keep the result from being reported either.
            return '(text that could not be checked for secrets)';
        }
    }
    hideInProblem({ title, message, advice, cause }) {
        return new problem/* Problem */.A(title, this.hideFor('annotation', message), this.hideFor('annotation', advice), { cause });
    }
    #hideEverything(text) {
        const known = withStars(text, [...this.#credentials.find(text), ...this.#sensitive.find(text)]);
        return CREDENTIAL_PATTERNS.reduce((hidden, [pattern, stars]) => hidden.replaceAll(pattern, stars), known);
    }
    #hideCredentials(text) {
        return withStars(text, this.#credentials.find(text));
    }
}
function withStars(text, ranges) {
    let [hidden, end] = ['', 0];
    for (const range of ranges.toSorted(([a], [b]) => a - b)) {
        if (range[0] >= end)
            hidden += `${text.slice(end, range[0])}***`;
        end = Math.max(end, range[1]);
    }
    return hidden + text.slice(end);
}

// EXTERNAL MODULE: ./build/github/commands.js
var commands = __nccwpck_require__(2566);
// EXTERNAL MODULE: ./build/bounded-json.js
var bounded_json = __nccwpck_require__(2160);
// EXTERNAL MODULE: ./build/regular-file.js
var regular_file = __nccwpck_require__(2055);
// EXTERNAL MODULE: ./build/suggestion.js + 1 modules
var suggestion = __nccwpck_require__(6190);
;// CONCATENATED MODULE: ./build/service-catalog/contract.js
/**
 * What the Notify…EngineWorkflowResult operations of AWS Service Catalog accept (API version 2015-12-10). AWS checks the
 * same. Checking it here names the input that is wrong, before anything is sent. Lengths are in characters.
 *
 * Patterns apply only to what the engine chooses, and to the whole value. What Service Catalog issued goes back as it
 * came: real workflow tokens are UUIDs with dashes, although their documented pattern is `[0-9A-Za-z+\/=]+`.
 */
const CONSTRAINTS = {
    WorkflowToken: { max: 20_000 },
    RecordId: { max: 100 },
    IdempotencyToken: { max: 128, pattern: /^[a-zA-Z0-9][a-zA-Z0-9_-]*$/ },
    'UniqueTag.Key': { max: 128, pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u },
    'UniqueTag.Value': { max: 256, pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u },
    FailureReason: { max: 2048, pattern: /^[\t\n\r -\uD7FF\uE000-\uFFFD]*$/ },
};
/** The rule of the API for `member` that `value` breaks, as the end of a sentence; undefined if it breaks none. */
function brokenRule(member, value) {
    const { max, pattern } = CONSTRAINTS[member];
    const { length } = [...value];
    if (length < 1 || length > max) {
        return `must have 1 to ${max} characters (${member}), but has ${length}`;
    }
    return pattern && !pattern.test(value) ? `must match ${pattern.source} (${member})` : undefined;
}

;// CONCATENATED MODULE: ./build/service-catalog/operation.js
const OPERATIONS = {
    update: {
        name: 'update',
        noun: 'update',
        messageNames: ['UPDATE_PROVISIONED_PRODUCT', 'UPDATE_PROVISION_PRODUCT'],
        api: 'NotifyUpdateProvisionedProductEngineWorkflowResult',
        hasOutputs: true,
        hasTracerTag: false,
    },
    provision: {
        name: 'provision',
        noun: 'provisioning',
        messageNames: ['PROVISION_PRODUCT'],
        api: 'NotifyProvisionProductEngineWorkflowResult',
        hasOutputs: true,
        hasTracerTag: true,
    },
    terminate: {
        name: 'terminate',
        noun: 'termination',
        messageNames: ['TERMINATE_PROVISIONED_PRODUCT', 'TERMINATE_PROVISION_PRODUCT'],
        api: 'NotifyTerminateProvisionedProductEngineWorkflowResult',
        hasOutputs: false,
        hasTracerTag: false,
    },
};

;// CONCATENATED MODULE: ./build/service-catalog/message-fields.js




function checkedMessage(raw) {
    const { provisionedProductName: name, provisionedProductId: id } = raw;
    const product = typeof name === 'string' && typeof id === 'string' ? `${name} (${id})` : id;
    return {
        recordId: message_fields_text(raw, 'recordId', 'RecordId'),
        workflowToken: message_fields_text(raw, 'token', 'WorkflowToken'),
        operation: operation(raw),
        provisionedProductId: message_fields_text(raw, 'provisionedProductId', 'UniqueTag.Value'),
        provisionedProduct: typeof product === 'string' ? product : undefined,
        launchRoleArn: launchRoleArn(raw),
        accountId: accountId(raw),
        artifact: artifact(raw),
        parameters: keyValues(raw, 'parameters'),
        tags: keyValues(raw, 'tags'),
    };
}
/** The value of a field; undefined if there is no field, or if there is a problem with it. */
function valueIn(field) {
    return field && 'value' in field ? field.value : undefined;
}
function message_fields_text(raw, field, member) {
    const value = raw[field];
    if (value === undefined)
        return invalid(field, 'is missing.');
    if (typeof value !== 'string')
        return invalid(field, 'is not a string.');
    const broken = brokenRule(member, value);
    const shown = member === 'WorkflowToken' ? '' : ` It is ${(0,suggestion/* quoted */.T)(value)}.`;
    return broken ? invalid(field, `${broken}.${shown}`) : { value };
}
function operation(raw) {
    const { operation: name } = raw;
    const operations = Object.values(OPERATIONS);
    const known = operations.find(({ messageNames }) => messageNames.some((each) => each === name));
    if (known)
        return { value: known };
    if (name === undefined)
        return invalid('operation', 'is missing.');
    if (typeof name !== 'string')
        return invalid('operation', 'is not a string.');
    const accepted = operations.flatMap(({ messageNames }) => messageNames);
    return invalid('operation', `is ${(0,suggestion/* quoted */.T)(name)}. Accepted values: ${accepted.join(', ')}.`, (0,suggestion/* suggestion */.h)(name, accepted));
}
/** IAM allows all printable ASCII characters in a path. None of them ends a line of a configuration file. */
const ROLE_ARN = /^arn:aws[\w-]*:iam::(\d{12}):role\/[\x21-\x7e]{1,600}$/;
function launchRoleArn({ launchRoleArn: arn }) {
    if (arn === undefined || arn === null)
        return invalid('launchRoleArn', 'is missing.', ADD_LAUNCH_CONSTRAINT);
    if (typeof arn !== 'string')
        return invalid('launchRoleArn', 'is not a string.');
    return ROLE_ARN.test(arn) ? { value: arn } : invalid('launchRoleArn', `is ${(0,suggestion/* quoted */.T)(arn)}, not the ARN of a role.`);
}
const ADD_LAUNCH_CONSTRAINT = 'Give the product a launch constraint, which names its launch role.';
function accountId({ identity, launchRoleArn: arn }) {
    const { awsAccountId: ofIdentity } = asRecord(identity) ?? {};
    const value = ofIdentity ?? (typeof arn === 'string' ? ROLE_ARN.exec(arn)?.[1] : undefined);
    if (value === undefined)
        return invalid('identity.awsAccountId', 'is missing.');
    if (typeof value !== 'string')
        return invalid('identity.awsAccountId', 'is not a string.');
    return /^\d{12}$/.test(value)
        ? { value }
        : invalid('identity.awsAccountId', `is ${(0,suggestion/* quoted */.T)(value)}, not the ID of an account.`);
}
/** In real messages, the URI begins with `S3://` in capitals, and has no file extension. */
const S3_URI = /^s3:\/\/([\w.-]{3,255})\/([^\p{Cc}]{1,1024})$/iu;
function artifact({ artifact: given }) {
    if (given === undefined || given === null)
        return { value: undefined };
    const { path, type = 'AWS_S3' } = asRecord(given) ?? {};
    if (path === undefined || path === null || path === '')
        return { value: undefined };
    if (typeof path !== 'string')
        return invalid('artifact.path', 'is not a string.');
    if (type !== 'AWS_S3') {
        const shown = typeof type === 'string' ? (0,suggestion/* quoted */.T)(type) : 'not a string';
        return invalid('artifact.type', `is ${shown}. Accepted values: AWS_S3.`);
    }
    const [, bucket, key] = S3_URI.exec(path) ?? [];
    return bucket && key
        ? { value: { bucket, key } }
        : invalid('artifact.path', `is ${(0,suggestion/* quoted */.T)(path)}, not the URI of an object in Amazon S3.`);
}
function keyValues(raw, field) {
    const list = raw[field] ?? [];
    if (!Array.isArray(list))
        return invalid(field, 'is not a list.');
    const value = [];
    for (const [index, item] of list.entries()) {
        const { key, value: given } = asRecord(item) ?? {};
        if (typeof key !== 'string' || key === '')
            return invalid(`${field}[${index}].key`, 'is not a string.');
        if (typeof given !== 'string')
            return invalid(`${field}[${index}].value`, `(${(0,suggestion/* quoted */.T)(key)}) is not a string.`);
        value.push({ key, value: given });
    }
    return { value };
}
function asRecord(value) {
    return typeof value === 'object' && value !== null ? value : undefined;
}
function invalid(field, what, advice = 'Send the message as Service Catalog created it.') {
    return { problem: new problem/* Problem */.A(`Invalid ${field} in the message`, `${field} in the message ${what}`, advice) };
}

;// CONCATENATED MODULE: ./build/service-catalog/message.js



/**
 * Finds the message among values that might be one.
 *
 * @param places Each place has any number of values. The first place with a message counts, and must have exactly one.
 * @param where as the subject of a sentence, for the problem if there is none
 */
function findMessage(places, where) {
    const found = places.map((values) => values.map((value) => messagesIn(value)).filter(({ messages }) => messages.length > 0));
    const messages = found.flat().flatMap((one) => one.messages);
    const tokens = messages.flatMap(({ token }) => (typeof token === 'string' && token !== '' ? [token] : []));
    const [first, ...others] = found.find((place) => place.length > 0) ?? [];
    const message = first?.messages[0];
    if (!first || !message)
        return { message: undefined, problem: noMessage(`${where} has no message.`), tokens };
    const isOne = !first.several && others.every((other) => isSame(other.messages[0], message));
    return isOne
        ? { message: checkedMessage(message), problem: undefined, tokens }
        : { message: undefined, problem: severalMessages(where), tokens };
}
function noMessage(message) {
    return new problem/* Problem */.A('No message from Service Catalog', message, 'Send the message with the event, as in {"event_type": "service-catalog", "client_payload": {"message": {…}}}, or set record-id and workflow-token.');
}
function severalMessages(where) {
    return new problem/* Problem */.A('More than one message from Service Catalog', `${where} has more than one message.`, 'Send each message with an event of its own, in the property message of client_payload. If SQS messages come in batches, use a batch size of 1.');
}
/**
 * The messages that `value` is or contains. A message is an object, its JSON, or the JSON of its JSON. SQS wraps it as in
 * its API (`Messages`, `Body`), or as for Lambda and EventBridge (`Records` or a list, `body`). SNS and EventBridge wrap
 * it once more (`Message`, `detail`).
 */
function messagesIn(value, depth = 0) {
    const object = asObject(value);
    if (!object || depth > DEEPEST)
        return { messages: [], several: false };
    if (isMessage(object))
        return { messages: [object], several: false };
    const { Records, Messages, Body, body, Message, detail } = object;
    const batch = [object, Records, Messages].find((list) => Array.isArray(list) && list.length > 0);
    const items = Array.isArray(batch) ? batch : [Body ?? body ?? Message ?? detail];
    const messages = items.flatMap((item) => messagesIn(item, depth + 1).messages);
    return { messages, several: items.length > 1 };
}
/** A batch, its item, the body of the item, and what SNS has in there. */
const DEEPEST = 3;
const FIELDS = ['token', 'operation', 'recordId', 'provisionedProductId'];
/** One field might be a coincidence, or be missing by mistake. */
function isMessage(object) {
    return FIELDS.filter((field) => Object.hasOwn(object, field)).length >= 2;
}
function isSame(a, b) {
    return FIELDS.every((field) => a?.[field] === b[field]);
}
/** The object that `value` is, as it is, as JSON, or as JSON of JSON. */
function asObject(value) {
    const parsed = typeof value === 'string' ? parsedTwice(value) : value;
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
}
function parsedTwice(text) {
    try {
        (0,bounded_json/* refuseTooLarge */.Aj)(text);
        const once = JSON.parse(text.replace(/^\ufeff/, ''));
        return typeof once === 'string' ? JSON.parse(once) : once;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/github/event-message.js



/** GitHub's documented limit for the payload of a webhook, in bytes. */
const LARGEST_EVENT = 25 * 1024 * 1024;
/** Finds the message in an input, as JSON or as SQS wraps it. */
function messageInInput(input) {
    return findMessage([[input]], 'The input message');
}
/**
 * Finds the message in the event that triggered the workflow: in `client_payload` of `repository_dispatch`, or in the
 * inputs of `workflow_dispatch`; in the property `message`, or elsewhere.
 *
 * @param path `GITHUB_EVENT_PATH`, the event as GitHub sends it to webhooks
 */
function messageInEvent(path) {
    if (!path)
        return none('GITHUB_EVENT_PATH is not set.');
    try {
        const text = (0,regular_file/* readRegularFile */.XF)(path, LARGEST_EVENT).toString('utf8');
        (0,bounded_json/* refuseTooLarge */.Aj)(text);
        return findMessage(placesIn(JSON.parse(text)), 'The event that triggered the workflow');
    }
    catch (error) {
        return none(`The event in GITHUB_EVENT_PATH ${whyUnreadable(error)}.`);
    }
}
function placesIn(event) {
    const { client_payload: payload, inputs } = asObject(event) ?? {};
    const named = [asObject(payload)?.message, asObject(inputs)?.message];
    return [named, [payload, ...valuesOf(payload), ...valuesOf(inputs)]];
}
function valuesOf(value) {
    return Object.values(asObject(value) ?? {});
}
function none(why) {
    return { message: undefined, problem: noMessage(why), tokens: [] };
}
function whyUnreadable(error) {
    if (error instanceof SyntaxError)
        return 'is not JSON';
    if (error instanceof bounded_json/* TooLargeJson */.s_)
        return 'is too large to contain a message';
    if (!(error instanceof regular_file/* UnreadableFile */.ie))
        throw error;
    switch (error.reason) {
        case 'not a file':
            return 'is not a file';
        case 'too large':
            return `is larger than GitHub's limit of 25 MB`;
        default:
            return `cannot be read (${error.code})`;
    }
}

;// CONCATENATED MODULE: ./build/github/log.js

function actionsLog(secrets) {
    const annotate = ({ message, title, file, ...others }) => {
        const hidden = (text) => secrets.hideFor('annotation', text);
        commands/* annotate */.fz({
            message: hidden(message),
            title: hidden(title),
            ...(file && { file: hidden(file) }),
            ...others,
        });
    };
    const show = (level, problem) => {
        const { title, message, advice } = problem;
        annotate({ level, title, message: `${message} ${advice}` });
        if (!commands/* isDebug */._o())
            return;
        for (let error = problem; error instanceof Error; error = error.cause) {
            commands/* debug */.Yz(secrets.hideFor('log', framesOf(error)));
        }
    };
    return {
        info: (line) => commands/* info */.pq(asLine(secrets.hideFor('log', line))),
        redacted: (line) => commands/* info */.pq(asLine(secrets.hideFor('request in the log', line))),
        warning: (problem) => show('warning', problem),
        error: (problem) => show('error', problem),
        annotate,
    };
}
/**
 * The runner takes a line for a command if it starts with `::`, or contains `##[`
 * (https://github.com/actions/runner, ActionCommand.cs).
 */
function asLine(text) {
    return text
        .replaceAll('\n', ' ')
        .replaceAll('##[', '# #[')
        .replace(/^(\s*):(?=:)/, '$1: ');
}
/** Where an error came from. Its message might quote anything; the problem has as much of it as people may see. */
function framesOf({ name, message, stack = '' }) {
    return `${name}${stack.slice(stack.indexOf(message) + message.length)}`;
}

;// CONCATENATED MODULE: ./build/github/process-end.js
/**
 * Ends the process with `process.exitCode`, even if something that was given up is still under way. `process.exit` waits
 * for threads, and a thread can wait forever: for a DNS server that does not respond, or for a pipe where the AWS SDK
 * looks for a file. If that is possible, another program takes the place of this process.
 */
function endProcess() {
    process.stdout.write('', () => {
        const mayWait = process.getActiveResourcesInfo().some((name) => /^(GetAddrInfo|GetNameInfo|FSReq)/.test(name));
        if (mayWait && process.platform !== 'win32')
            replaceProcess();
        process.exit();
    });
}
function replaceProcess() {
    try {
        // Node would warn that execve is experimental.
        process.emitWarning = () => { };
        const script = `process.exit(${Number(process.exitCode ?? 0)})`;
        process.execve?.(process.execPath, [process.execPath, '-e', script], {});
    }
    catch {
        // Then the process ends when the thread does.
    }
}

;// CONCATENATED MODULE: ./build/github/secret-variables.js
/** Words in the name of an environment variable that say that its value is a secret. */
const SECRET = /(?:^|_)(?:TOKEN|SECRET|PASS|PASSWD|PASSWORD|PASSPHRASE|PWD|APIKEY|API_KEY|ACCESS_KEY|ACCOUNT_KEY|PRIVATE_KEY|ENCRYPTION_KEY|CREDENTIALS?|AUTH|CONNECTION_STRING)(?=_|$)/;
/** The last word of a name whose value only tells where or what the secret is. */
const NOT_SECRET = /_(?:FILE|PATH|DIR|URL|URI|ENDPOINT|HOST|PORT|ID|ARN|NAME|USER|USERNAME|TYPE|SOCK|REGION|EXPIRATION|EXPIRES|TTL|LENGTH|VERSION|TOKENS)$/;
/** Values that say too little to be secrets, and paths. */
const HARMLESS = /^(?:true|false|yes|no|on|off|none|null|\d{1,5}|enabled|disabled|required|default|\/[\w./-]*|[A-Za-z]:\\[\w.\\-]*)$/i;
const SHORTEST = 6;
/** The values of the job's environment variables that are secrets by their names. Inputs are not among them. */
function secretVariables(env) {
    return Object.entries(env).flatMap(([name, value = '']) => {
        const upper = name.toUpperCase();
        const isSecret = SECRET.test(upper) && !NOT_SECRET.test(upper) && !/^(?:INPUT_|PWD$|OLDPWD$)/.test(upper);
        return isSecret && value.trim().length >= SHORTEST && !HARMLESS.test(value.trim()) ? [value.trim()] : [];
    });
}

;// CONCATENATED MODULE: ./build/github/workflow-run.js
/** Reads the default environment variables that the runner sets for every step. */
function workflowRun(env) {
    const id = env.GITHUB_RUN_ID ?? '';
    const repository = env.GITHUB_REPOSITORY ?? '';
    const url = `${env.GITHUB_SERVER_URL}/${repository}/actions/runs/${id}`;
    return {
        id,
        attempt: env.GITHUB_RUN_ATTEMPT ?? '',
        repository,
        apiUrl: env.GITHUB_API_URL ?? '',
        workspace: env.GITHUB_WORKSPACE ?? '',
        url: id && repository && isLink(url) ? url : '',
    };
}
/** Short enough to leave room for a reason. Contains nothing that ends a line or a link. */
function isLink(url) {
    return url.length <= 500 && /^https?:\/\/[\x21-\x7e]+$/.test(url);
}

;// CONCATENATED MODULE: ./build/github/step.js








/**
 * Runs an action, and ends the process. Before anything else, it masks the workflow tokens. Whatever happens, it shows
 * nothing that Node or the AWS SDK would print by themselves.
 *
 * @param work the action. If it throws, the step fails.
 * @param showError shows what `work` threw
 */
async function runStep(work, showError) {
    const { env } = process;
    const secrets = new Secrets();
    const log = actionsLog(secrets);
    const { interrupted, crashed } = listen();
    try {
        const inEvent = messageInEvent(env.GITHUB_EVENT_PATH);
        const input = commands/* getInput */.V4('message');
        const message = input ? messageInInput(input) : inEvent;
        mask([commands/* getInput */.V4('workflow-token'), ...message.tokens, ...inEvent.tokens], secrets);
        secrets.addCredentials(env.AWS_SECRET_ACCESS_KEY, env.AWS_SESSION_TOKEN, commands/* getInput */.V4('github-token'));
        for (const value of secretVariables(env))
            secrets.addCredentials(value);
        warnIfTokenIsInLog(inEvent.tokens, log);
        await work({ message, workflowRun: workflowRun(env), secrets, log, interrupted, crashed, env });
    }
    catch (error) {
        process.exitCode = 1;
        showError(error, { secrets, log });
    }
    endProcess();
}
/** @throws if something was thrown that nothing could catch. What waits for it would wait forever. */
function unlessCrashed(promise, { crashed }) {
    const crash = Promise.withResolvers();
    const reject = () => crash.reject(new Error('Crashed'));
    if (crashed.aborted)
        reject();
    crashed.addEventListener('abort', reject, { once: true });
    return Promise.race([promise, crash.promise]).finally(() => crashed.removeEventListener('abort', reject));
}
function listen() {
    const [interruption, crash] = [new AbortController(), new AbortController()];
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.on(signal, () => interruption.abort());
    // By default, Node prints what was thrown, which might quote a secret, and ends the process.
    for (const event of ['uncaughtException', 'unhandledRejection'])
        process.on(event, () => crash.abort());
    // A log that nobody reads anymore must not end the step.
    for (const stream of [process.stdout, process.stderr])
        stream.on('error', () => { });
    return { interrupted: interruption.signal, crashed: crash.signal };
}
function mask(tokens, secrets) {
    for (const token of new Set(tokens)) {
        if (token === '')
            continue;
        commands/* setSecret */.Pq(token);
        secrets.addCredentials(token);
    }
}
const TITLE = 'The workflow token may be in the log';
/** GitHub prints a step's inputs before the step starts and, with debug logging, the values of expressions. */
function warnIfTokenIsInLog(tokens, log) {
    const isInput = (token) => ['workflow-token', 'message'].some((name) => commands/* getInput */.V4(name).includes(token));
    if (tokens.some(isInput)) {
        log.warning(new problem/* Problem */.A(TITLE, 'The workflow passes the token of the event to this step as an input. GitHub prints inputs before a step can mask them.', 'Omit workflow-token and message: the action finds both in the event.'));
    }
    else if (tokens.length > 0 && commands/* isDebug */._o()) {
        log.warning(new problem/* Problem */.A(TITLE, 'Debug logging is on. GitHub then prints the values of expressions, which can include the event.', 'Delete the log of this workflow run after Service Catalog is notified.'));
    }
}


/***/ }),

/***/ 8046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _p: () => (/* binding */ ESCAPE_SEQUENCE),
/* harmony export */   aC: () => (/* binding */ withoutControlCharacters),
/* harmony export */   vI: () => (/* binding */ shortened)
/* harmony export */ });
/* unused harmony export withoutEscapeSequences */
/** ECMA-48, 5.4 (control sequences), 5.6 (control strings), and 5.3 (escape sequences of two or more bytes). */
const ESCAPE_SEQUENCE = new RegExp([
    String.raw `(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]`,
    String.raw `(?:\u001b[PX\]^_]|[\u0090\u0098\u009d-\u009f])[^\p{Cc}]*(?:\u0007|\u001b\\|\u009c)`,
    String.raw `\u001b[ -/]*[0-~]?`,
].join('|'), 'gu');
/**
 * Text without escape sequences (colors, links, window titles). If an escape sequence does not end, only its introducer
 * is removed, so that nothing can hide the text after it.
 *
 * Takes linear time, because no two parts of the expression can match at the same place. Node's
 * `stripVTControlCharacters` takes quadratic time for repeated `ESC ]`.
 */
function withoutEscapeSequences(text) {
    return text.replace(ESCAPE_SEQUENCE, '');
}
/** Text without escape sequences and control characters, except tabs and line feeds. */
function withoutControlCharacters(text) {
    return withoutEscapeSequences(text).replace(/(?![\t\n])\p{Cc}/gu, '');
}
const ELLIPSIS = ' …';
/**
 * At most `longest` UTF-16 units of `text`, and an ellipsis if something was cut. Cuts before the last word, so that no
 * part of a credential remains that is not recognized without the rest.
 */
function shortened(text, longest) {
    if (text.length <= longest)
        return text;
    const start = text.slice(0, longest - ELLIPSIS.length);
    const lastSpace = start.search(/\s\S{0,500}$/);
    return `${lastSpace > 0 ? start.slice(0, lastSpace) : start}${ELLIPSIS}`;
}


/***/ }),

/***/ 2820:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _github_commands_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2566);
/* harmony import */ var _github_failure_in_log_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2193);
/* harmony import */ var _github_input_reader_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1840);
/* harmony import */ var _github_preparation_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7095);
/* harmony import */ var _github_step_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4897);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(3979);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(7174);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(3232);








await (0,_github_step_js__WEBPACK_IMPORTED_MODULE_4__/* .runStep */ .e)(async (step) => {
    const files = (0,_github_preparation_js__WEBPACK_IMPORTED_MODULE_3__/* .createFolder */ .vV)(step.env);
    (0,_github_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .setOutputs */ .n0)({ 'log-file': files.shownLog });
    try {
        const reader = new _github_input_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .InputReader */ .i(_github_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4);
        const access = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .readAccess */ .z)(reader, step.env);
        // First: whatever fails from here on can be reported by a later step.
        (0,_github_preparation_js__WEBPACK_IMPORTED_MODULE_3__/* .leave */ .qG)({ ...access, credentials: undefined, takenBy: undefined, task: undefined }, files);
        const inputs = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .readInputs */ .K)(reader, access, step.message);
        (0,_report_js__WEBPACK_IMPORTED_MODULE_6__/* .report */ .z)(await (0,_github_step_js__WEBPACK_IMPORTED_MODULE_4__/* .unlessCrashed */ .p)((0,_run_js__WEBPACK_IMPORTED_MODULE_7__/* .run */ .e)(inputs, files, step), step), inputs, step.log);
    }
    catch (error) {
        (0,_github_failure_in_log_js__WEBPACK_IMPORTED_MODULE_1__/* .leaveFailure */ .o)(error, files, step.secrets);
        throw error;
    }
}, _report_js__WEBPACK_IMPORTED_MODULE_6__/* .reportFailure */ .x);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 3979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readInputs),
/* harmony export */   z: () => (/* binding */ readAccess)
/* harmony export */ });
/* harmony import */ var _github_aws_access_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6084);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(411);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6190);



/** How long the credentials of the engine are valid by default, in seconds: the default maximum of a role. */
const DURATION_SECONDS = 3600;
/** Reads what a later step needs to report a failure, even if everything else is wrong. */
function readAccess(reader, env) {
    const ofJob = env.AWS_REGION || env.AWS_DEFAULT_REGION;
    const region = (0,_github_aws_access_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegion */ .XP)(reader) ?? (ofJob && _github_aws_access_js__WEBPACK_IMPORTED_MODULE_0__/* .REGION */ .Zg.test(ofJob) ? ofJob : undefined);
    if (!region && reader.problems.length === 0)
        reader.problems.push(NO_REGION);
    return { region, role: (0,_github_aws_access_js__WEBPACK_IMPORTED_MODULE_0__/* .readRole */ .fP)(reader, reader, DURATION_SECONDS) };
}
/**
 * @param reader has read the way to AWS
 * @throws {AggregateError} of `Problem`s, of everything that is wrong with the inputs and the message
 */
function readInputs(reader, { region, role }, { message, problem }) {
    const request = message && requested(message);
    if (problem)
        reader.problems.push(problem);
    if (request)
        reader.problems.push(...request.problems);
    const stateBucket = reader.matching('state-bucket', /^[\w.-]{3,255}$/);
    if (!reader.text('state-bucket')) {
        reader.refuse('state-bucket', 'is missing.', 'Set it to the name of the bucket that stores the states.');
    }
    const suffix = reader.matching('state-key-suffix', /^[\w./-]{1,100}$/) ?? '';
    const others = {
        terraformVersion: reader.matching('terraform-version', /^[\w.+~<>=!^|*, -]{1,100}$/) ?? 'latest',
        forceUnlock: reader.boolean('force-unlock') ?? false,
        githubToken: reader.text('github-token'),
    };
    if (reader.problems.length > 0 || !request?.value || !region || !stateBucket) {
        throw new AggregateError(reader.problems);
    }
    const { accountId, provisionedProductId } = request.value;
    const stateKey = `${accountId}/${provisionedProductId}${suffix}`;
    return { request: request.value, region, role, stateBucket, stateKey, ...others };
}
const NO_REGION = new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .A('No AWS Region is set', 'Neither aws-region nor AWS_REGION is set to a Region.', 'Set aws-region to the Region that the message came from.');
/** The message, or everything that is wrong with it. */
function requested(message) {
    const problems = [];
    const valueIn = (field) => {
        if ('value' in field)
            return field.value;
        problems.push(field.problem);
        return undefined;
    };
    const operation = valueIn(message.operation);
    const id = valueIn(message.provisionedProductId);
    if (id !== undefined && !/^[\w-]{1,100}$/.test(id))
        problems.push(unusableId(id));
    // A termination uses what its product was last applied with.
    const isTermination = operation?.name === 'terminate';
    const artifact = isTermination ? undefined : valueIn(message.artifact);
    if (operation && !isTermination && 'value' in message.artifact && !artifact)
        problems.push(NO_ARTIFACT);
    const values = {
        recordId: valueIn(message.recordId),
        workflowToken: valueIn(message.workflowToken),
        accountId: valueIn(message.accountId),
        launchRoleArn: valueIn(message.launchRoleArn),
        parameters: isTermination ? [] : (valueIn(message.parameters) ?? []),
        tags: isTermination ? [] : (valueIn(message.tags) ?? []),
    };
    const { recordId, workflowToken, accountId, launchRoleArn } = values;
    const isComplete = operation && id && recordId && workflowToken && accountId && launchRoleArn;
    if (problems.length > 0 || !isComplete)
        return { problems };
    const known = { recordId, workflowToken, accountId, launchRoleArn, operation, provisionedProductId: id, artifact };
    return { value: { ...values, ...known }, problems };
}
function unusableId(id) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .A('Invalid provisionedProductId in the message', `provisionedProductId in the message is ${(0,_suggestion_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .T)(id)}. It becomes part of the key of the state.`, 'Send the message as Service Catalog created it.');
}
/** An apply of an empty folder would destroy the product. */
const NO_ARTIFACT = new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .A('The message has no artifact', 'artifact.path in the message is missing, so there is nothing to apply.', 'Send the message as Service Catalog created it.');


/***/ }),

/***/ 7174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  z: () => (/* binding */ report),
  x: () => (/* binding */ reportFailure)
});

// EXTERNAL MODULE: ./build/github/commands.js
var commands = __nccwpck_require__(2566);
// EXTERNAL MODULE: ./build/plain-text.js
var plain_text = __nccwpck_require__(8046);
// EXTERNAL MODULE: ./build/problem.js
var problem = __nccwpck_require__(411);
;// CONCATENATED MODULE: ./build/github/summary-html.js
/**
 * HTML blocks for a job summary. Text that might be hostile is escaped and has no line breaks, so that it is neither
 * Markdown nor HTML, and cannot leave its block. GitHub also turns parts of plain text into links, mentions, and emoji,
 * but not of code.
 */
/** GitHub discards a summary of more than 1 MiB as a whole. */
const MOST_BYTES = 1_000_000;
const MOST_LINES = 50;
/** One summary out of blocks, as many as fit. Each block must be on one line. */
function summaryOf(blocks) {
    const shown = fitting(blocks, MOST_BYTES);
    const rest = shown.length < blocks.length ? ['<p>The rest is too large for a job summary.</p>'] : [];
    return [...shown, ...rest].map((block) => `${block}\n\n`).join('');
}
/** As many of `parts` as fit into a number of bytes, from the start. */
function fitting(parts, bytes) {
    let room = bytes;
    const end = parts.findIndex((part) => {
        room -= Buffer.byteLength(part);
        return room < 0;
    });
    return end === -1 ? [...parts] : parts.slice(0, end);
}
/** `text` as code, at most 50 lines of it. GitHub shows no line breaks within code, so each line is code of its own. */
function code(text, longest) {
    return lines(text, longest).map(codeLine).join('<br>');
}
/** `text` as prose. A line of which GitHub would turn a part into something else is code. */
function prose(text, longest) {
    return lines(text, longest)
        .map((line) => (TURNED_INTO_SOMETHING.test(line) ? codeLine(line) : proseLine(line)))
        .join('<br>');
}
/** Mentions, references, emoji, URLs, and commits: see https://docs.github.com/en/get-started/writing-on-github. */
const TURNED_INTO_SOMETHING = /[@#]|:[\w+-]+:|:\/\/|www\.|\b[a-z]+-\d|\b[\da-f]{7,40}\b/i;
function proseLine(line) {
    const [indentation = ''] = /^ */.exec(line) ?? [];
    return `${'&nbsp;'.repeat(indentation.length)}${escaped(line.slice(indentation.length))}`;
}
function codeLine(line) {
    return line === '' ? '' : `<code>${escaped(line)}</code>`;
}
function lines(text, longest) {
    return cut(text, longest).split('\n');
}
/** Source code. It does not wrap. */
function pre(text, longest) {
    return `<pre>${escaped(cut(text, longest))}</pre>`;
}
function cut(text, longest) {
    const start = text.slice(0, longest).split('\n').slice(0, MOST_LINES).join('\n');
    return start.length < text.length ? `${start}…` : text;
}
function escaped(text) {
    return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`).replaceAll('\n', '<br>');
}

;// CONCATENATED MODULE: ./build/github/failure.js




/**
 * Shows why an action failed before it had a result: annotations, and a job summary.
 *
 * @param error a problem, an `AggregateError` of problems, or a bug
 */
function showFailure(error, heading, { secrets, log }) {
    const thrown = error instanceof AggregateError ? error.errors : [error];
    const problems = thrown.map((each) => secrets.hideInProblem((0,problem/* asProblem */.g)(each)));
    for (const problem of problems)
        log.error(problem);
    writeSummary(() => summaryOf([`<h3>❌ ${heading}</h3>`, ...problemBlocks(problems, secrets)]), log);
}
const MOST_PROBLEMS = 20;
const LONGEST = 1000;
/** HTML blocks for a job summary. */
function problemBlocks(problems, secrets) {
    const text = (part) => prose(secrets.hideFor('text in the summary', (0,plain_text/* shortened */.vI)(part, 2 * LONGEST)), LONGEST);
    const shown = problems
        .slice(0, MOST_PROBLEMS)
        .map(({ title, message, advice }) => `<p><strong>${text(title)}</strong><br>${text(message)}<br>${text(advice)}</p>`);
    return problems.length > shown.length ? [...shown, `<p>… and ${problems.length - shown.length} more.</p>`] : shown;
}
/** A job summary that cannot be written is a warning. */
function writeSummary(summary, log) {
    orWarn('The job summary could not be written', log, () => commands/* writeSummary */.Sy(summary()));
}
/** What cannot be shown must not fail a step. */
function orWarn(title, log, write) {
    try {
        write();
    }
    catch (error) {
        const { code } = error;
        const message = code ? `The runner's file could not be written (${code}).` : (0,problem/* asProblem */.g)(error).message;
        log.warning(new problem/* Problem */.A(title, message, 'The log has the result of the step.', { cause: error }));
    }
}

;// CONCATENATED MODULE: ./build/prepare/report.js


/** The step outputs of `action.yml`, and a line for people. */
function report(outcome, { request, stateKey, terraformVersion }, log) {
    const { operation, accountId, provisionedProductId } = request;
    const isTaken = outcome.takenBy !== undefined;
    (0,commands/* setOutputs */.n0)({
        command: isTaken ? 'none' : outcome.command,
        'working-directory': isTaken ? '' : outcome.workingDirectory,
        'terraform-version': isTaken ? terraformVersion : outcome.configuration.terraformVersion,
        'account-id': accountId,
        'provisioned-product-id': provisionedProductId,
        'state-key': stateKey,
    });
    if (isTaken) {
        log.info(`Nothing to do: the record ${request.recordId} was taken up by ${outcome.takenBy}.`);
        log.info('Amazon SQS can deliver a message twice. Terraform does not run, and this job reports no result.');
    }
    else {
        log.info(`Prepared the ${operation.noun} of ${provisionedProductId} for terraform ${outcome.command}.`);
    }
}
/** Shows why the step failed. */
function reportFailure(error, step) {
    showFailure(error, 'Terraform cannot run', step);
}


/***/ }),

/***/ 3232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/aws/credentials.js
var aws_credentials = __nccwpck_require__(7856);
// EXTERNAL MODULE: ./build/github/commands.js
var commands = __nccwpck_require__(2566);
// EXTERNAL MODULE: ./build/github/preparation.js
var preparation = __nccwpck_require__(7095);
;// CONCATENATED MODULE: ./build/json-members.js
/** The members of the JSON object that `text` is; none if it is something else. For small texts. */
function jsonMembers(text) {
    try {
        return JSON.parse(text) ?? {};
    }
    catch {
        return {};
    }
}
/** In UTF-16 units. */
const LONGEST = 200;
/** The start of a text that is to be shown or compared; '' if `value` is none. */
function shortText(value) {
    return typeof value === 'string' ? value.slice(0, LONGEST) : '';
}

;// CONCATENATED MODULE: ./build/github/run-reference.js

function referenceTo({ repository, id, attempt, url }) {
    return { repository, id, attempt, url };
}
/** Undefined if `text` is not a reference. */
function parseReference(text) {
    const { repository, id, attempt, url } = jsonMembers(text);
    const isReference = typeof repository === 'string' && typeof id === 'string' && typeof attempt === 'string' && typeof url === 'string';
    return isReference ? { repository, id, attempt, url } : undefined;
}
/** For sentences. */
function nameOf({ repository, id, attempt, url }) {
    return url || `workflow run ${id} (attempt ${attempt}) of ${repository}`;
}
/** Whether both are of the same workflow run. A re-run is a new attempt of the same workflow run. */
function isSameRun(a, b) {
    return a.id !== '' && a.id === b.id && a.repository === b.repository;
}

// EXTERNAL MODULE: ./build/time-limits.js
var time_limits = __nccwpck_require__(7820);
;// CONCATENATED MODULE: ./build/github/run-attempt.js
/**
 * GitHub's API for workflow runs, and the parameters that name an attempt of one.
 *
 * @param timeout in milliseconds
 */
async function attemptInApi({ repository, id, attempt }, { apiUrl, token, interrupted }, timeout) {
    const [owner = '', repo = ''] = repository.split('/');
    const { getOctokit } = await __nccwpck_require__.e(/* import() */ 413).then(__nccwpck_require__.bind(__nccwpck_require__, 2413));
    const { actions } = getOctokit(token, { baseUrl: apiUrl }).rest;
    const request = { signal: AbortSignal.any([interrupted, AbortSignal.timeout(timeout)]) };
    return { actions, parameters: { owner, repo, run_id: Number(id), attempt_number: Number(attempt), request } };
}

;// CONCATENATED MODULE: ./build/github/run-status.js


/**
 * Whether an attempt of a workflow run has ended. From GitHub's API, `GET
 * /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}`, which needs `actions: read`.
 *
 * @throws if the API does not know: without the permission or the network, or if there is no such workflow run
 */
async function hasEnded(run, api) {
    const { actions, parameters } = await attemptInApi(run, api, time_limits/* RUN_STATUS */.$H);
    const { data } = await actions.getWorkflowRunAttempt(parameters);
    return data.status === 'completed';
}

// EXTERNAL MODULE: ./build/aws/retries.js
var retries = __nccwpck_require__(8568);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: ./build/problem.js
var problem = __nccwpck_require__(411);
// EXTERNAL MODULE: ./build/aws/errors.js
var errors = __nccwpck_require__(8127);
// EXTERNAL MODULE: ./build/aws/response-body.js
var response_body = __nccwpck_require__(4580);
;// CONCATENATED MODULE: ./build/aws/s3.js







/**
 * Whether the environment names an endpoint for Amazon S3. Such an endpoint has no host name for each bucket, unless
 * somebody set that up.
 */
function usesPathStyle({ AWS_ENDPOINT_URL_S3: ofS3, AWS_ENDPOINT_URL: ofAll }) {
    return Boolean(ofS3 || ofAll);
}
async function s3_openBucket(name, caller) {
    const s3 = await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(711)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 3711, 19));
    const { region, agents, credentials, limits, onRetry, env } = caller;
    function client(retryStrategy) {
        return new s3.S3Client({
            ...(region && { region }),
            credentials,
            forcePathStyle: usesPathStyle(env),
            followRegionRedirects: true,
            retryStrategy,
            requestHandler: {
                ...agents,
                connectionTimeout: time_limits/* S3_REQUEST */.Xr,
                requestTimeout: time_limits/* S3_REQUEST */.Xr,
                throwOnRequestTimeout: true,
            },
        });
    }
    async function call(key, action, send) {
        // Each operation has its own count of attempts. All have the same deadline.
        const retryStrategy = new retries/* PatientRetryStrategy */.lG(limits, onRetry);
        const current = client(retryStrategy);
        try {
            return await send(current);
        }
        catch (error) {
            if (error instanceof problem/* Problem */.A)
                throw error;
            const reason = isAborted(error) ? (retryStrategy.lastError ?? timeIsOver(limits)) : error;
            throw explained(reason, { uri: `s3://${name}/${key}`, action, ...caller });
        }
        finally {
            current.destroy();
        }
    }
    const options = { abortSignal: limits.deadline.over };
    /** @returns whether the condition was met */
    async function putIf(key, body, condition) {
        return call(key, 's3:PutObject', async (s3Client) => {
            const put = new s3.PutObjectCommand({ Bucket: name, Key: key, Body: body, ...condition, ...ENCRYPTED });
            for (let conflicts = 0;; conflicts += 1) {
                try {
                    await s3Client.send(put, options);
                    return true;
                }
                catch (error) {
                    if (['PreconditionFailed', 'NoSuchKey'].includes(error.name))
                        return false;
                    // Another writer was faster, or has just deleted the object.
                    if (error.name !== 'ConditionalRequestConflict' || conflicts === MOST_CONFLICTS)
                        throw error;
                    await (0,promises_.setTimeout)((0,retries/* backoff */.JN)(conflicts, false));
                }
            }
        });
    }
    return {
        name,
        get: (key, most) => call(key, 's3:GetObject', async (s3Client) => {
            readWithinAttempt(s3Client, limits, most, () => tooLarge(`s3://${name}/${key}`, most));
            try {
                const found = await s3Client.send(new s3.GetObjectCommand({ Bucket: name, Key: key }), options);
                return { body: await (0,response_body/* readBody */.x)(found.Body, time_limits/* S3_BODY */.EZ, most), etag: found.ETag };
            }
            catch (error) {
                if (error.name === 'NoSuchKey')
                    return undefined;
                throw error;
            }
        }),
        has: (key) => call(key, 's3:GetObject', async (s3Client) => {
            try {
                await s3Client.send(new s3.HeadObjectCommand({ Bucket: name, Key: key }), options);
                return true;
            }
            catch (error) {
                if (error.name === 'NotFound')
                    return false;
                throw error;
            }
        }),
        put: (key, body) => call(key, 's3:PutObject', async (s3Client) => {
            await s3Client.send(new s3.PutObjectCommand({ Bucket: name, Key: key, Body: body, ...ENCRYPTED }), options);
        }),
        putIfAbsent: (key, body) => putIf(key, body, { IfNoneMatch: '*' }),
        putIfSame: (key, body, etag) => putIf(key, body, etag === undefined ? {} : { IfMatch: etag }),
        deleteIfSame: (key, etag) => call(key, 's3:DeleteObject', async (s3Client) => {
            const condition = etag === undefined ? {} : { IfMatch: etag };
            try {
                await s3Client.send(new s3.DeleteObjectCommand({ Bucket: name, Key: key, ...condition }), options);
                return true;
            }
            catch (error) {
                if (['PreconditionFailed', 'NoSuchKey'].includes(error.name))
                    return false;
                throw error;
            }
        }),
    };
}
/**
 * Makes `client` read the content of an object as part of an attempt. By itself, the SDK gives the content to its caller
 * before it has arrived, and does not try again if the rest is lost.
 *
 * @param most in bytes
 * @param refusal of a larger object
 */
function readWithinAttempt(client, { deadline }, most, refusal) {
    client.middlewareStack.add((next) => async (args) => {
        const result = await next(args);
        const response = result.response;
        if (response.statusCode >= 300)
            return result;
        if (Number(response.headers['content-length']) > most)
            throw refusal();
        const body = await (0,response_body/* readBody */.x)(response.body, time_limits/* S3_BODY */.EZ, most).catch((error) => {
            throw deadline.over.aborted ? aborted() : error;
        });
        response.body = external_node_stream_.Readable.from([body]);
        return result;
    }, { name: 'readWithinAttempt', step: 'deserialize', priority: 'low' });
}
/** As from the SDK, which does not try again then. */
function aborted() {
    return Object.assign(new Error('Request aborted'), { name: 'AbortError' });
}
function isAborted(error) {
    return error.name === 'AbortError';
}
function timeIsOver({ interrupted }) {
    const why = interrupted.aborted ? 'The job was canceled.' : 'The time for all attempts is over.';
    return Object.assign(new Error(why), { name: 'TimeoutError' });
}
const ENCRYPTED = { ServerSideEncryption: 'AES256' };
const MOST_CONFLICTS = 5;
function tooLarge(uri, most) {
    return new problem/* Problem */.A('An object in Amazon S3 is too large', `${uri} is larger than ${most / 2 ** 20} MiB.`, 'If it is the artifact of a product, remove files that Terraform does not need, such as .terraform.');
}
function explained(error, { uri, action, principal, advice }) {
    const general = (0,errors/* meaningOf */.Pr)(error);
    const { title, todo } = general
        ? { title: general.title, todo: general.advice(advice) }
        : meaning(error.name, (0,errors/* statusOf */.c2)(error), action, principal);
    return new problem/* Problem */.A(title, `${uri}: ${(0,errors/* sentenceOf */.$N)(error)}`, todo, { cause: error });
}
function meaning(name, status, action, principal) {
    if (name === 'NoSuchBucket')
        return { title: 'The bucket does not exist', todo: 'Check the name and the account of the bucket.' };
    if (status === 403) {
        return {
            title: 'Amazon S3 denied access',
            todo: `Allow ${principal} the IAM action ${action} on this object, and check the policy of the bucket and of its key. Without s3:ListBucket on the bucket, access is denied if the object does not exist, too.`,
        };
    }
    const isRejected = status !== undefined && status >= 400 && status < 500;
    return {
        title: 'Amazon S3 could not be used',
        todo: isRejected
            ? 'Check the name, the Region, the policy, and the encryption of the bucket.'
            : 'Check that Amazon S3 can be reached from here, and run the job again.',
    };
}

// EXTERNAL MODULE: ./build/regular-file.js
var regular_file = __nccwpck_require__(2055);
// EXTERNAL MODULE: ./build/github/advice.js
var advice = __nccwpck_require__(6568);
// EXTERNAL MODULE: ./build/github/aws-access.js + 2 modules
var aws_access = __nccwpck_require__(6084);
;// CONCATENATED MODULE: ./build/github/state-bucket.js









/** For what has to be done. */
const PATIENT = { timeout: time_limits/* PREPARE */.IZ, maxAttempts: 12 };
/** The bucket of the states, as the engine role reads and writes it after `prepare`. */
function statesOf({ region, credentials }, { stateBucket }, step) {
    if (!credentials)
        throw new Error('There are no credentials of the engine');
    const { env, log, interrupted } = step;
    const { agents } = awsAccess(region, undefined, step, credentials);
    return async (use, { timeout, maxAttempts } = PATIENT) => {
        const deadline = new Deadline(timeout, interrupted);
        const limits = { maxAttempts, deadline, interrupted };
        const onRetry = (failed) => log.info(retryLine(failed, limits));
        const caller = { region, agents, credentials, principal: 'the engine role', advice: WORKFLOW_ADVICE, limits };
        try {
            return await use(await openBucket(stateBucket, { ...caller, onRetry, env }));
        }
        finally {
            deadline.clear();
        }
    };
}
/** Terraform writes its state to this file if it cannot write it to the backend. */
const ERRORED_STATE = 'errored.tfstate';
/** In bytes. */
const LARGEST = (/* unused pure expression or super */ null && (512 * 1024 * 1024));
/**
 * Keeps the state that Terraform could not write beside the state, if there is one: the folder goes with the runner, and
 * nobody would know the resources.
 *
 * @returns the key of the object; undefined if there is no such state
 * @throws {Problem} if the bucket cannot be written
 */
async function keepErroredState({ workingDirectory, stateKey }, withStates) {
    const path = join(workingDirectory, ERRORED_STATE);
    if (!existsSync(path))
        return undefined;
    const { errored } = objectsBeside(stateKey);
    await withStates()((states) => states.put(errored, readRegularFile(path, LARGEST)));
    rmSync(path);
    return errored;
}

;// CONCATENATED MODULE: ./build/service-catalog/state-objects.js
function state_objects_objectsBeside(stateKey) {
    return {
        lock: `${stateKey}.tflock`,
        lastUse: `${stateKey}.run.json`,
        errored: `${stateKey}.errored.tfstate`,
        configuration: `${stateKey}.configuration.tar.gz`,
    };
}
/** Who has taken up a record. */
function recordKey(recordId) {
    return `records/${encodeURIComponent(recordId.toWellFormed())}.json`;
}
/** What the bridge has done with the message of a record. */
function messageKey(recordId) {
    return `messages/${encodeURIComponent(recordId.toWellFormed())}.json`;
}
/** Which product a provisioned product is of. The message of a termination does not say. */
function productKey(provisionedProductId) {
    return `products/${encodeURIComponent(provisionedProductId.toWellFormed())}.json`;
}
/** A plan that waits for its apply, as `.tar.gz`. */
function planKey(recordId, stateKey) {
    return `plans/${encodeURIComponent(recordId.toWellFormed())}/${stateKey}.tar.gz`;
}
/** In bytes. */
const LARGEST_NOTE = 2 ** 16;
/** The text of a small object: of a lock, of a record, or how a state was used. Undefined if there is none. */
async function readNote(key, bucket) {
    const found = await bucket.get(key, LARGEST_NOTE);
    return found && { text: found.body.toString('utf8'), etag: found.etag };
}

;// CONCATENATED MODULE: ./build/github/state-use.js



/** How a state was used last; undefined if it was not, or not by this engine. */
async function lastUseOf({ lastUse }, states) {
    return parseStateUse((await readNote(lastUse, states))?.text ?? '');
}
/** Undefined if `text` does not say how a state was used. */
function parseStateUse(text) {
    const run = parseReference(text);
    if (!run)
        return undefined;
    const { recordId, startedAt, lockId, state } = jsonMembers(text);
    return {
        ...run,
        recordId: shortText(recordId),
        startedAt: shortText(startedAt),
        lockId: shortText(lockId) || undefined,
        state: state === 'present' || state === 'absent' ? state : 'unknown',
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./build/prepare/aws-profiles.js




/**
 * The profile of the engine, which only Terraform's backend uses. A product must not name it by mistake or on purpose, so
 * it is different for each record. It is the same in every job of a workflow run, because a plan contains it.
 */
function engineProfile(recordId, workflowToken) {
    const id = (0,external_node_crypto_.createHmac)('sha256', workflowToken).update(recordId).digest('hex').slice(0, 16);
    return `service-catalog-engine-${id}`;
}
/** The profile of the launch role, which everything else uses. */
const LAUNCH_PROFILE = 'service-catalog-launch-role';
/**
 * Writes the profiles to private files. The launch role has a profile with `role_arn` and `source_profile`, so that every
 * AWS SDK assumes it, and does so again when a session ends: a role that a role assumes has sessions of at most an hour.
 *
 * @param folder only the user can read it
 * @returns environment variables for the later steps of the job
 */
function writeProfiles({ engine, credentials, launchRoleArn, sessionName, region }, folder) {
    const files = { config: (0,external_node_path_.join)(folder, 'aws', 'config'), credentials: (0,external_node_path_.join)(folder, 'aws', 'credentials') };
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(folder, 'aws'), { mode: 0o700 });
    (0,preparation/* writePrivately */.Q9)(files.config, ini({
        [`profile ${LAUNCH_PROFILE}`]: {
            role_arn: launchRoleArn,
            source_profile: engine,
            role_session_name: sessionName,
            region,
        },
        [`profile ${engine}`]: { region },
    }));
    (0,preparation/* writePrivately */.Q9)(files.credentials, ini({
        [engine]: {
            aws_access_key_id: credentials.accessKeyId,
            aws_secret_access_key: credentials.secretAccessKey,
            ...(credentials.sessionToken && { aws_session_token: credentials.sessionToken }),
        },
    }));
    return {
        AWS_PROFILE: LAUNCH_PROFILE,
        AWS_CONFIG_FILE: files.config,
        AWS_SHARED_CREDENTIALS_FILE: files.credentials,
        // For programs with an older AWS SDK for Go.
        AWS_SDK_LOAD_CONFIG: '1',
    };
}
/**
 * Other sources of credentials that come before a profile in some AWS SDKs. An empty variable is the same as none, and
 * the runner cannot remove one.
 */
const OTHER_SOURCES = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_SECURITY_TOKEN',
    'AWS_ROLE_ARN',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    'AWS_DEFAULT_PROFILE',
];
/** For Terraform, even if a step sets some of them later. */
const NO_OTHER_SOURCES = Object.fromEntries(OTHER_SOURCES.map((name) => [name, '']));
/** For the later steps of the job. */
function withoutOtherSources(env) {
    return Object.fromEntries(OTHER_SOURCES.filter((name) => env[name]).map((name) => [name, '']));
}
/** No value has a line break: AWS's and the launch role's ARN are checked, and the rest is chosen here. */
function ini(sections) {
    return Object.entries(sections)
        .map(([name, settings]) => `[${name}]\n${Object.entries(settings)
        .map(([key, value]) => `${key} = ${value}\n`)
        .join('')}`)
        .join('\n');
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __nccwpck_require__(8522);
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(4434);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
;// CONCATENATED MODULE: external "node:string_decoder"
const external_node_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
// EXTERNAL MODULE: external "assert"
var external_assert_ = __nccwpck_require__(2613);
;// CONCATENATED MODULE: external "buffer"
const external_buffer_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");
// EXTERNAL MODULE: external "zlib"
var external_zlib_ = __nccwpck_require__(3106);
var external_zlib_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_zlib_, 2);
// EXTERNAL MODULE: external "node:assert"
var external_node_assert_ = __nccwpck_require__(4589);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __nccwpck_require__(1455);
;// CONCATENATED MODULE: ./node_modules/tar/dist/esm/index.min.js
var zr=Object.defineProperty;var Ur=(s,t)=>{for(var e in t)zr(s,e,{get:t[e],enumerable:!0})};var Ds=typeof process=="object"&&process?process:{stdout:null,stderr:null},Wr=s=>!!s&&typeof s=="object"&&(s instanceof A||s instanceof external_node_stream_||Gr(s)||Zr(s)),Gr=s=>!!s&&typeof s=="object"&&s instanceof external_node_events_.EventEmitter&&typeof s.pipe=="function"&&s.pipe!==external_node_stream_.Writable.prototype.pipe,Zr=s=>!!s&&typeof s=="object"&&s instanceof external_node_events_.EventEmitter&&typeof s.write=="function"&&typeof s.end=="function",Q=Symbol("EOF"),J=Symbol("maybeEmitEnd"),nt=Symbol("emittedEnd"),De=Symbol("emittingEnd"),qt=Symbol("emittedError"),Ne=Symbol("closed"),Ns=Symbol("read"),Ae=Symbol("flush"),As=Symbol("flushChunk"),z=Symbol("encoding"),Mt=Symbol("decoder"),g=Symbol("flowing"),Qt=Symbol("paused"),Bt=Symbol("resume"),b=Symbol("buffer"),N=Symbol("pipes"),_=Symbol("bufferLength"),bi=Symbol("bufferPush"),Ie=Symbol("bufferShift"),L=Symbol("objectMode"),S=Symbol("destroyed"),_i=Symbol("error"),Oi=Symbol("emitData"),Is=Symbol("emitEnd"),Ti=Symbol("emitEnd2"),Z=Symbol("async"),xi=Symbol("abort"),Ce=Symbol("aborted"),Jt=Symbol("signal"),Rt=Symbol("dataListeners"),C=Symbol("discarded"),jt=s=>Promise.resolve().then(s),Yr=s=>s(),Kr=s=>s==="end"||s==="finish"||s==="prefinish",Vr=s=>s instanceof ArrayBuffer||!!s&&typeof s=="object"&&s.constructor&&s.constructor.name==="ArrayBuffer"&&s.byteLength>=0,$r=s=>!Buffer.isBuffer(s)&&ArrayBuffer.isView(s),Fe=class{src;dest;opts;ondrain;constructor(t,e,i){this.src=t,this.dest=e,this.opts=i,this.ondrain=()=>t[Bt](),this.dest.on("drain",this.ondrain)}unpipe(){this.dest.removeListener("drain",this.ondrain)}proxyErrors(t){}end(){this.unpipe(),this.opts.end&&this.dest.end()}},Li=class extends Fe{unpipe(){this.src.removeListener("error",this.proxyErrors),super.unpipe()}constructor(t,e,i){super(t,e,i),this.proxyErrors=r=>this.dest.emit("error",r),t.on("error",this.proxyErrors)}},Xr=s=>!!s.objectMode,qr=s=>!s.objectMode&&!!s.encoding&&s.encoding!=="buffer",A=class extends external_node_events_.EventEmitter{[g]=!1;[Qt]=!1;[N]=[];[b]=[];[L];[z];[Z];[Mt];[Q]=!1;[nt]=!1;[De]=!1;[Ne]=!1;[qt]=null;[_]=0;[S]=!1;[Jt];[Ce]=!1;[Rt]=0;[C]=!1;writable=!0;readable=!0;constructor(...t){let e=t[0]||{};if(super(),e.objectMode&&typeof e.encoding=="string")throw new TypeError("Encoding and objectMode may not be used together");Xr(e)?(this[L]=!0,this[z]=null):qr(e)?(this[z]=e.encoding,this[L]=!1):(this[L]=!1,this[z]=null),this[Z]=!!e.async,this[Mt]=this[z]?new external_node_string_decoder_namespaceObject.StringDecoder(this[z]):null,e&&e.debugExposeBuffer===!0&&Object.defineProperty(this,"buffer",{get:()=>this[b]}),e&&e.debugExposePipes===!0&&Object.defineProperty(this,"pipes",{get:()=>this[N]});let{signal:i}=e;i&&(this[Jt]=i,i.aborted?this[xi]():i.addEventListener("abort",()=>this[xi]()))}get bufferLength(){return this[_]}get encoding(){return this[z]}set encoding(t){throw new Error("Encoding must be set at instantiation time")}setEncoding(t){throw new Error("Encoding must be set at instantiation time")}get objectMode(){return this[L]}set objectMode(t){throw new Error("objectMode must be set at instantiation time")}get async(){return this[Z]}set async(t){this[Z]=this[Z]||!!t}[xi](){this[Ce]=!0,this.emit("abort",this[Jt]?.reason),this.destroy(this[Jt]?.reason)}get aborted(){return this[Ce]}set aborted(t){}write(t,e,i){if(this[Ce])return!1;if(this[Q])throw new Error("write after end");if(this[S])return this.emit("error",Object.assign(new Error("Cannot call write after a stream was destroyed"),{code:"ERR_STREAM_DESTROYED"})),!0;typeof e=="function"&&(i=e,e="utf8"),e||(e="utf8");let r=this[Z]?jt:Yr;if(!this[L]&&!Buffer.isBuffer(t)){if($r(t))t=Buffer.from(t.buffer,t.byteOffset,t.byteLength);else if(Vr(t))t=Buffer.from(t);else if(typeof t!="string")throw new Error("Non-contiguous data written to non-objectMode stream")}return this[L]?(this[g]&&this[_]!==0&&this[Ae](!0),this[g]?this.emit("data",t):this[bi](t),this[_]!==0&&this.emit("readable"),i&&r(i),this[g]):t.length?(typeof t=="string"&&!(e===this[z]&&!this[Mt]?.lastNeed)&&(t=Buffer.from(t,e)),Buffer.isBuffer(t)&&this[z]&&(t=this[Mt].write(t)),this[g]&&this[_]!==0&&this[Ae](!0),this[g]?this.emit("data",t):this[bi](t),this[_]!==0&&this.emit("readable"),i&&r(i),this[g]):(this[_]!==0&&this.emit("readable"),i&&r(i),this[g])}read(t){if(this[S])return null;if(this[C]=!1,this[_]===0||t===0||t&&t>this[_])return this[J](),null;this[L]&&(t=null),this[b].length>1&&!this[L]&&(this[b]=[this[z]?this[b].join(""):Buffer.concat(this[b],this[_])]);let e=this[Ns](t||null,this[b][0]);return this[J](),e}[Ns](t,e){if(this[L])this[Ie]();else{let i=e;t===i.length||t===null?this[Ie]():typeof i=="string"?(this[b][0]=i.slice(t),e=i.slice(0,t),this[_]-=t):(this[b][0]=i.subarray(t),e=i.subarray(0,t),this[_]-=t)}return this.emit("data",e),!this[b].length&&!this[Q]&&this.emit("drain"),e}end(t,e,i){return typeof t=="function"&&(i=t,t=void 0),typeof e=="function"&&(i=e,e="utf8"),t!==void 0&&this.write(t,e),i&&this.once("end",i),this[Q]=!0,this.writable=!1,(this[g]||!this[Qt])&&this[J](),this}[Bt](){this[S]||(!this[Rt]&&!this[N].length&&(this[C]=!0),this[Qt]=!1,this[g]=!0,this.emit("resume"),this[b].length?this[Ae]():this[Q]?this[J]():this.emit("drain"))}resume(){return this[Bt]()}pause(){this[g]=!1,this[Qt]=!0,this[C]=!1}get destroyed(){return this[S]}get flowing(){return this[g]}get paused(){return this[Qt]}[bi](t){this[L]?this[_]+=1:this[_]+=t.length,this[b].push(t)}[Ie](){return this[L]?this[_]-=1:this[_]-=this[b][0].length,this[b].shift()}[Ae](t=!1){do;while(this[As](this[Ie]())&&this[b].length);!t&&!this[b].length&&!this[Q]&&this.emit("drain")}[As](t){return this.emit("data",t),this[g]}pipe(t,e){if(this[S])return t;this[C]=!1;let i=this[nt];return e=e||{},t===Ds.stdout||t===Ds.stderr?e.end=!1:e.end=e.end!==!1,e.proxyErrors=!!e.proxyErrors,i?e.end&&t.end():(this[N].push(e.proxyErrors?new Li(this,t,e):new Fe(this,t,e)),this[Z]?jt(()=>this[Bt]()):this[Bt]()),t}unpipe(t){let e=this[N].find(i=>i.dest===t);e&&(this[N].length===1?(this[g]&&this[Rt]===0&&(this[g]=!1),this[N]=[]):this[N].splice(this[N].indexOf(e),1),e.unpipe())}addListener(t,e){return this.on(t,e)}on(t,e){let i=super.on(t,e);if(t==="data")this[C]=!1,this[Rt]++,!this[N].length&&!this[g]&&this[Bt]();else if(t==="readable"&&this[_]!==0)super.emit("readable");else if(Kr(t)&&this[nt])super.emit(t),this.removeAllListeners(t);else if(t==="error"&&this[qt]){let r=e;this[Z]?jt(()=>r.call(this,this[qt])):r.call(this,this[qt])}return i}removeListener(t,e){return this.off(t,e)}off(t,e){let i=super.off(t,e);return t==="data"&&(this[Rt]=this.listeners("data").length,this[Rt]===0&&!this[C]&&!this[N].length&&(this[g]=!1)),i}removeAllListeners(t){let e=super.removeAllListeners(t);return(t==="data"||t===void 0)&&(this[Rt]=0,!this[C]&&!this[N].length&&(this[g]=!1)),e}get emittedEnd(){return this[nt]}[J](){!this[De]&&!this[nt]&&!this[S]&&this[b].length===0&&this[Q]&&(this[De]=!0,this.emit("end"),this.emit("prefinish"),this.emit("finish"),this[Ne]&&this.emit("close"),this[De]=!1)}emit(t,...e){let i=e[0];if(t!=="error"&&t!=="close"&&t!==S&&this[S])return!1;if(t==="data")return!this[L]&&!i?!1:this[Z]?(jt(()=>this[Oi](i)),!0):this[Oi](i);if(t==="end")return this[Is]();if(t==="close"){if(this[Ne]=!0,!this[nt]&&!this[S])return!1;let n=super.emit("close");return this.removeAllListeners("close"),n}else if(t==="error"){this[qt]=i,super.emit(_i,i);let n=!this[Jt]||this.listeners("error").length?super.emit("error",i):!1;return this[J](),n}else if(t==="resume"){let n=super.emit("resume");return this[J](),n}else if(t==="finish"||t==="prefinish"){let n=super.emit(t);return this.removeAllListeners(t),n}let r=super.emit(t,...e);return this[J](),r}[Oi](t){for(let i of this[N])i.dest.write(t)===!1&&this.pause();let e=this[C]?!1:super.emit("data",t);return this[J](),e}[Is](){return this[nt]?!1:(this[nt]=!0,this.readable=!1,this[Z]?(jt(()=>this[Ti]()),!0):this[Ti]())}[Ti](){if(this[Mt]){let e=this[Mt].end();if(e){for(let i of this[N])i.dest.write(e);this[C]||super.emit("data",e)}}for(let e of this[N])e.end();let t=super.emit("end");return this.removeAllListeners("end"),t}async collect(){let t=Object.assign([],{dataLength:0});this[L]||(t.dataLength=0);let e=this.promise();return this.on("data",i=>{t.push(i),this[L]||(t.dataLength+=i.length)}),await e,t}async concat(){if(this[L])throw new Error("cannot concat in objectMode");let t=await this.collect();return this[z]?t.join(""):Buffer.concat(t,t.dataLength)}async promise(){return new Promise((t,e)=>{this.on(S,()=>e(new Error("stream destroyed"))),this.on("error",i=>e(i)),this.on("end",()=>t())})}[Symbol.asyncIterator](){this[C]=!1;let t=!1,e=async()=>(this.pause(),t=!0,{value:void 0,done:!0});return{next:()=>{if(t)return e();let r=this.read();if(r!==null)return Promise.resolve({done:!1,value:r});if(this[Q])return e();let n,o,h=d=>{this.off("data",a),this.off("end",l),this.off(S,c),e(),o(d)},a=d=>{this.off("error",h),this.off("end",l),this.off(S,c),this.pause(),n({value:d,done:!!this[Q]})},l=()=>{this.off("error",h),this.off("data",a),this.off(S,c),e(),n({done:!0,value:void 0})},c=()=>h(new Error("stream destroyed"));return new Promise((d,y)=>{o=y,n=d,this.once(S,c),this.once("error",h),this.once("end",l),this.once("data",a)})},throw:e,return:e,[Symbol.asyncIterator](){return this},[Symbol.asyncDispose]:async()=>{}}}[Symbol.iterator](){this[C]=!1;let t=!1,e=()=>(this.pause(),this.off(_i,e),this.off(S,e),this.off("end",e),t=!0,{done:!0,value:void 0}),i=()=>{if(t)return e();let r=this.read();return r===null?e():{done:!1,value:r}};return this.once("end",e),this.once(_i,e),this.once(S,e),{next:i,throw:e,return:e,[Symbol.iterator](){return this},[Symbol.dispose]:()=>{}}}destroy(t){if(this[S])return t?this.emit("error",t):this.emit(S),this;this[S]=!0,this[C]=!0,this[b].length=0,this[_]=0;let e=this;return typeof e.close=="function"&&!this[Ne]&&e.close(),t?this.emit("error",t):this.emit(S),this}static get isStream(){return Wr}};var Jr=external_fs_.writev,ht=Symbol("_autoClose"),H=Symbol("_close"),te=Symbol("_ended"),m=Symbol("_fd"),Ni=Symbol("_finished"),tt=Symbol("_flags"),Ai=Symbol("_flush"),ki=Symbol("_handleChunk"),vi=Symbol("_makeBuf"),ie=Symbol("_mode"),ke=Symbol("_needDrain"),Ut=Symbol("_onerror"),Ht=Symbol("_onopen"),Ii=Symbol("_onread"),Pt=Symbol("_onwrite"),at=Symbol("_open"),U=Symbol("_path"),ot=Symbol("_pos"),Y=Symbol("_queue"),zt=Symbol("_read"),Ci=Symbol("_readSize"),j=Symbol("_reading"),ee=Symbol("_remain"),Fi=Symbol("_size"),ve=Symbol("_write"),gt=Symbol("_writing"),Me=Symbol("_defaultFlag"),bt=Symbol("_errored"),_t=class extends A{[bt]=!1;[m];[U];[Ci];[j]=!1;[Fi];[ee];[ht];constructor(t,e){if(e=e||{},super(e),this.readable=!0,this.writable=!1,typeof t!="string")throw new TypeError("path must be a string");this[bt]=!1,this[m]=typeof e.fd=="number"?e.fd:void 0,this[U]=t,this[Ci]=e.readSize||16*1024*1024,this[j]=!1,this[Fi]=typeof e.size=="number"?e.size:1/0,this[ee]=this[Fi],this[ht]=typeof e.autoClose=="boolean"?e.autoClose:!0,typeof this[m]=="number"?this[zt]():this[at]()}get fd(){return this[m]}get path(){return this[U]}write(){throw new TypeError("this is a readable stream")}end(){throw new TypeError("this is a readable stream")}[at](){external_fs_.open(this[U],"r",(t,e)=>this[Ht](t,e))}[Ht](t,e){t?this[Ut](t):(this[m]=e,this.emit("open",e),this[zt]())}[vi](){return Buffer.allocUnsafe(Math.min(this[Ci],this[ee]))}[zt](){if(!this[j]){this[j]=!0;let t=this[vi]();if(t.length===0)return process.nextTick(()=>this[Ii](null,0,t));external_fs_.read(this[m],t,0,t.length,null,(e,i,r)=>this[Ii](e,i,r))}}[Ii](t,e,i){this[j]=!1,t?this[Ut](t):this[ki](e,i)&&this[zt]()}[H](){if(this[ht]&&typeof this[m]=="number"){let t=this[m];this[m]=void 0,external_fs_.close(t,e=>e?this.emit("error",e):this.emit("close"))}}[Ut](t){this[j]=!0,this[H](),this.emit("error",t)}[ki](t,e){let i=!1;return this[ee]-=t,t>0&&(i=super.write(t<e.length?e.subarray(0,t):e)),(t===0||this[ee]<=0)&&(i=!1,this[H](),super.end()),i}emit(t,...e){switch(t){case"prefinish":case"finish":return!1;case"drain":return typeof this[m]=="number"&&this[zt](),!1;case"error":return this[bt]?!1:(this[bt]=!0,super.emit(t,...e));default:return super.emit(t,...e)}}},Be=class extends _t{[at](){let t=!0;try{this[Ht](null,external_fs_.openSync(this[U],"r")),t=!1}finally{t&&this[H]()}}[zt](){let t=!0;try{if(!this[j]){this[j]=!0;do{let e=this[vi](),i=e.length===0?0:external_fs_.readSync(this[m],e,0,e.length,null);if(!this[ki](i,e))break}while(!0);this[j]=!1}t=!1}finally{t&&this[H]()}}[H](){if(this[ht]&&typeof this[m]=="number"){let t=this[m];this[m]=void 0,external_fs_.closeSync(t),this.emit("close")}}},et=class extends external_events_{readable=!1;writable=!0;[bt]=!1;[gt]=!1;[te]=!1;[Y]=[];[ke]=!1;[U];[ie];[ht];[m];[Me];[tt];[Ni]=!1;[ot];constructor(t,e){e=e||{},super(e),this[U]=t,this[m]=typeof e.fd=="number"?e.fd:void 0,this[ie]=e.mode===void 0?438:e.mode,this[ot]=typeof e.start=="number"?e.start:void 0,this[ht]=typeof e.autoClose=="boolean"?e.autoClose:!0;let i=this[ot]!==void 0?"r+":"w";this[Me]=e.flags===void 0,this[tt]=e.flags===void 0?i:e.flags,this[m]===void 0&&this[at]()}emit(t,...e){if(t==="error"){if(this[bt])return!1;this[bt]=!0}return super.emit(t,...e)}get fd(){return this[m]}get path(){return this[U]}[Ut](t){this[H](),this[gt]=!0,this.emit("error",t)}[at](){external_fs_.open(this[U],this[tt],this[ie],(t,e)=>this[Ht](t,e))}[Ht](t,e){this[Me]&&this[tt]==="r+"&&t&&t.code==="ENOENT"?(this[tt]="w",this[at]()):t?this[Ut](t):(this[m]=e,this.emit("open",e),this[gt]||this[Ai]())}end(t,e){return t&&this.write(t,e),this[te]=!0,!this[gt]&&!this[Y].length&&typeof this[m]=="number"&&this[Pt](null,0),this}write(t,e){return typeof t=="string"&&(t=Buffer.from(t,e)),this[te]?(this.emit("error",new Error("write() after end()")),!1):this[m]===void 0||this[gt]||this[Y].length?(this[Y].push(t),this[ke]=!0,!1):(this[gt]=!0,this[ve](t),!0)}[ve](t){external_fs_.write(this[m],t,0,t.length,this[ot],(e,i)=>this[Pt](e,i))}[Pt](t,e){t?this[Ut](t):(this[ot]!==void 0&&typeof e=="number"&&(this[ot]+=e),this[Y].length?this[Ai]():(this[gt]=!1,this[te]&&!this[Ni]?(this[Ni]=!0,this[H](),this.emit("finish")):this[ke]&&(this[ke]=!1,this.emit("drain"))))}[Ai](){if(this[Y].length===0)this[te]&&this[Pt](null,0);else if(this[Y].length===1)this[ve](this[Y].pop());else{let t=this[Y];this[Y]=[],Jr(this[m],t,this[ot],(e,i)=>this[Pt](e,i))}}[H](){if(this[ht]&&typeof this[m]=="number"){let t=this[m];this[m]=void 0,external_fs_.close(t,e=>e?this.emit("error",e):this.emit("close"))}}},Wt=class extends et{[at](){let t;if(this[Me]&&this[tt]==="r+")try{t=external_fs_.openSync(this[U],this[tt],this[ie])}catch(e){if(e?.code==="ENOENT")return this[tt]="w",this[at]();throw e}else t=external_fs_.openSync(this[U],this[tt],this[ie]);this[Ht](null,t)}[H](){if(this[ht]&&typeof this[m]=="number"){let t=this[m];this[m]=void 0,external_fs_.closeSync(t),this.emit("close")}}[ve](t){let e=!0;try{this[Pt](null,external_fs_.writeSync(this[m],t,0,t.length,this[ot])),e=!1}finally{if(e)try{this[H]()}catch{}}}};var jr=new Map([["C","cwd"],["f","file"],["z","gzip"],["P","preservePaths"],["U","unlink"],["strip-components","strip"],["stripComponents","strip"],["keep-newer","newer"],["keepNewer","newer"],["keep-newer-files","newer"],["keepNewerFiles","newer"],["k","keep"],["keep-existing","keep"],["keepExisting","keep"],["m","noMtime"],["no-mtime","noMtime"],["p","preserveOwner"],["L","follow"],["h","follow"],["onentry","onReadEntry"]]),Fs=s=>!!s.sync&&!!s.file,ks=s=>!s.sync&&!!s.file,vs=s=>!!s.sync&&!s.file,Ms=s=>!s.sync&&!s.file;var Bs=s=>!!s.file;var tn=s=>{let t=jr.get(s);return t||s},se=(s={})=>{if(!s)return{};let t={};for(let[e,i]of Object.entries(s)){let r=tn(e);t[r]=i}return t.chmod===void 0&&t.noChmod===!1&&(t.chmod=!0),delete t.noChmod,t};var K=(s,t,e,i,r)=>Object.assign((n=[],o,h)=>{Array.isArray(n)&&(o=n,n={}),typeof o=="function"&&(h=o,o=void 0),o=o?Array.from(o):[];let a=se(n);if(r?.(a,o),Fs(a)){if(typeof h=="function")throw new TypeError("callback not supported for sync tar functions");return s(a,o)}else if(ks(a)){let l=t(a,o);return h?l.then(()=>h(),h):l}else if(vs(a)){if(typeof h=="function")throw new TypeError("callback not supported for sync tar functions");return e(a,o)}else if(Ms(a)){if(typeof h=="function")throw new TypeError("callback only supported with file option");return i(a,o)}throw new Error("impossible options??")},{syncFile:s,asyncFile:t,syncNoFile:e,asyncNoFile:i,validate:r});var sn=external_zlib_.constants||{ZLIB_VERNUM:4736},M=Object.freeze(Object.assign(Object.create(null),{Z_NO_FLUSH:0,Z_PARTIAL_FLUSH:1,Z_SYNC_FLUSH:2,Z_FULL_FLUSH:3,Z_FINISH:4,Z_BLOCK:5,Z_OK:0,Z_STREAM_END:1,Z_NEED_DICT:2,Z_ERRNO:-1,Z_STREAM_ERROR:-2,Z_DATA_ERROR:-3,Z_MEM_ERROR:-4,Z_BUF_ERROR:-5,Z_VERSION_ERROR:-6,Z_NO_COMPRESSION:0,Z_BEST_SPEED:1,Z_BEST_COMPRESSION:9,Z_DEFAULT_COMPRESSION:-1,Z_FILTERED:1,Z_HUFFMAN_ONLY:2,Z_RLE:3,Z_FIXED:4,Z_DEFAULT_STRATEGY:0,DEFLATE:1,INFLATE:2,GZIP:3,GUNZIP:4,DEFLATERAW:5,INFLATERAW:6,UNZIP:7,BROTLI_DECODE:8,BROTLI_ENCODE:9,Z_MIN_WINDOWBITS:8,Z_MAX_WINDOWBITS:15,Z_DEFAULT_WINDOWBITS:15,Z_MIN_CHUNK:64,Z_MAX_CHUNK:1/0,Z_DEFAULT_CHUNK:16384,Z_MIN_MEMLEVEL:1,Z_MAX_MEMLEVEL:9,Z_DEFAULT_MEMLEVEL:8,Z_MIN_LEVEL:-1,Z_MAX_LEVEL:9,Z_DEFAULT_LEVEL:-1,BROTLI_OPERATION_PROCESS:0,BROTLI_OPERATION_FLUSH:1,BROTLI_OPERATION_FINISH:2,BROTLI_OPERATION_EMIT_METADATA:3,BROTLI_MODE_GENERIC:0,BROTLI_MODE_TEXT:1,BROTLI_MODE_FONT:2,BROTLI_DEFAULT_MODE:0,BROTLI_MIN_QUALITY:0,BROTLI_MAX_QUALITY:11,BROTLI_DEFAULT_QUALITY:11,BROTLI_MIN_WINDOW_BITS:10,BROTLI_MAX_WINDOW_BITS:24,BROTLI_LARGE_MAX_WINDOW_BITS:30,BROTLI_DEFAULT_WINDOW:22,BROTLI_MIN_INPUT_BLOCK_BITS:16,BROTLI_MAX_INPUT_BLOCK_BITS:24,BROTLI_PARAM_MODE:0,BROTLI_PARAM_QUALITY:1,BROTLI_PARAM_LGWIN:2,BROTLI_PARAM_LGBLOCK:3,BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING:4,BROTLI_PARAM_SIZE_HINT:5,BROTLI_PARAM_LARGE_WINDOW:6,BROTLI_PARAM_NPOSTFIX:7,BROTLI_PARAM_NDIRECT:8,BROTLI_DECODER_RESULT_ERROR:0,BROTLI_DECODER_RESULT_SUCCESS:1,BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT:2,BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT:3,BROTLI_DECODER_PARAM_DISABLE_RING_BUFFER_REALLOCATION:0,BROTLI_DECODER_PARAM_LARGE_WINDOW:1,BROTLI_DECODER_NO_ERROR:0,BROTLI_DECODER_SUCCESS:1,BROTLI_DECODER_NEEDS_MORE_INPUT:2,BROTLI_DECODER_NEEDS_MORE_OUTPUT:3,BROTLI_DECODER_ERROR_FORMAT_EXUBERANT_NIBBLE:-1,BROTLI_DECODER_ERROR_FORMAT_RESERVED:-2,BROTLI_DECODER_ERROR_FORMAT_EXUBERANT_META_NIBBLE:-3,BROTLI_DECODER_ERROR_FORMAT_SIMPLE_HUFFMAN_ALPHABET:-4,BROTLI_DECODER_ERROR_FORMAT_SIMPLE_HUFFMAN_SAME:-5,BROTLI_DECODER_ERROR_FORMAT_CL_SPACE:-6,BROTLI_DECODER_ERROR_FORMAT_HUFFMAN_SPACE:-7,BROTLI_DECODER_ERROR_FORMAT_CONTEXT_MAP_REPEAT:-8,BROTLI_DECODER_ERROR_FORMAT_BLOCK_LENGTH_1:-9,BROTLI_DECODER_ERROR_FORMAT_BLOCK_LENGTH_2:-10,BROTLI_DECODER_ERROR_FORMAT_TRANSFORM:-11,BROTLI_DECODER_ERROR_FORMAT_DICTIONARY:-12,BROTLI_DECODER_ERROR_FORMAT_WINDOW_BITS:-13,BROTLI_DECODER_ERROR_FORMAT_PADDING_1:-14,BROTLI_DECODER_ERROR_FORMAT_PADDING_2:-15,BROTLI_DECODER_ERROR_FORMAT_DISTANCE:-16,BROTLI_DECODER_ERROR_DICTIONARY_NOT_SET:-19,BROTLI_DECODER_ERROR_INVALID_ARGUMENTS:-20,BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MODES:-21,BROTLI_DECODER_ERROR_ALLOC_TREE_GROUPS:-22,BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MAP:-25,BROTLI_DECODER_ERROR_ALLOC_RING_BUFFER_1:-26,BROTLI_DECODER_ERROR_ALLOC_RING_BUFFER_2:-27,BROTLI_DECODER_ERROR_ALLOC_BLOCK_TYPE_TREES:-30,BROTLI_DECODER_ERROR_UNREACHABLE:-31},sn));var rn=external_buffer_namespaceObject.Buffer.concat,zs=Object.getOwnPropertyDescriptor(external_buffer_namespaceObject.Buffer,"concat"),nn=s=>s,Bi=zs?.writable===!0||zs?.set!==void 0?s=>{external_buffer_namespaceObject.Buffer.concat=s?nn:rn}:s=>{},Tt=Symbol("_superWrite"),Gt=class extends Error{code;errno;constructor(t,e){super("zlib: "+t.message,{cause:t}),this.code=t.code,this.errno=t.errno,this.code||(this.code="ZLIB_ERROR"),this.message="zlib: "+t.message,Error.captureStackTrace(this,e??this.constructor)}get name(){return"ZlibError"}},Pi=Symbol("flushFlag"),re=class extends A{#t=!1;#i=!1;#s;#n;#r;#e;#o;get sawError(){return this.#t}get handle(){return this.#e}get flushFlag(){return this.#s}constructor(t,e){if(!t||typeof t!="object")throw new TypeError("invalid options for ZlibBase constructor");if(super(t),this.#s=t.flush??0,this.#n=t.finishFlush??0,this.#r=t.fullFlushFlag??0,typeof external_zlib_namespaceObject[e]!="function")throw new TypeError("Compression method not supported: "+e);try{this.#e=new external_zlib_namespaceObject[e](t)}catch(i){throw new Gt(i,this.constructor)}this.#o=i=>{this.#t||(this.#t=!0,this.close(),this.emit("error",i))},this.#e?.on("error",i=>this.#o(new Gt(i))),this.once("end",()=>this.close)}close(){this.#e&&(this.#e.close(),this.#e=void 0,this.emit("close"))}reset(){if(!this.#t)return external_assert_(this.#e,"zlib binding closed"),this.#e.reset?.()}flush(t){this.ended||(typeof t!="number"&&(t=this.#r),this.write(Object.assign(external_buffer_namespaceObject.Buffer.alloc(0),{[Pi]:t})))}end(t,e,i){return typeof t=="function"&&(i=t,e=void 0,t=void 0),typeof e=="function"&&(i=e,e=void 0),t&&(e?this.write(t,e):this.write(t)),this.flush(this.#n),this.#i=!0,super.end(i)}get ended(){return this.#i}[Tt](t){return super.write(t)}write(t,e,i){if(typeof e=="function"&&(i=e,e="utf8"),typeof t=="string"&&(t=external_buffer_namespaceObject.Buffer.from(t,e)),this.#t)return;external_assert_(this.#e,"zlib binding closed");let r=this.#e._handle,n=r.close;r.close=()=>{};let o=this.#e.close;this.#e.close=()=>{},Bi(!0);let h;try{let l=typeof t[Pi]=="number"?t[Pi]:this.#s;h=this.#e._processChunk(t,l),Bi(!1)}catch(l){Bi(!1),this.#o(new Gt(l,this.write))}finally{this.#e&&(this.#e._handle=r,r.close=n,this.#e.close=o,this.#e.removeAllListeners("error"))}this.#e&&this.#e.on("error",l=>this.#o(new Gt(l,this.write)));let a;if(h)if(Array.isArray(h)&&h.length>0){let l=h[0];a=this[Tt](external_buffer_namespaceObject.Buffer.from(l));for(let c=1;c<h.length;c++)a=this[Tt](h[c])}else a=this[Tt](external_buffer_namespaceObject.Buffer.from(h));return i&&i(),a}},Pe=class extends re{#t;#i;constructor(t,e){t=t||{},t.flush=t.flush||M.Z_NO_FLUSH,t.finishFlush=t.finishFlush||M.Z_FINISH,t.fullFlushFlag=M.Z_FULL_FLUSH,super(t,e),this.#t=t.level,this.#i=t.strategy}params(t,e){if(!this.sawError){if(!this.handle)throw new Error("cannot switch params when binding is closed");if(!this.handle.params)throw new Error("not supported in this implementation");if(this.#t!==t||this.#i!==e){this.flush(M.Z_SYNC_FLUSH),external_assert_(this.handle,"zlib binding closed");let i=this.handle.flush;this.handle.flush=(r,n)=>{typeof r=="function"&&(n=r,r=this.flushFlag),this.flush(r),n?.()};try{this.handle.params(t,e)}finally{this.handle.flush=i}this.handle&&(this.#t=t,this.#i=e)}}}};var ze=class extends Pe{#t;constructor(t){super(t,"Gzip"),this.#t=t&&!!t.portable}[Tt](t){return this.#t?(this.#t=!1,t[9]=255,super[Tt](t)):super[Tt](t)}};var Ue=class extends Pe{constructor(t){super(t,"Unzip")}},He=class extends re{constructor(t,e){t=t||{},t.flush=t.flush||M.BROTLI_OPERATION_PROCESS,t.finishFlush=t.finishFlush||M.BROTLI_OPERATION_FINISH,t.fullFlushFlag=M.BROTLI_OPERATION_FLUSH,super(t,e)}},We=class extends He{constructor(t){super(t,"BrotliCompress")}},Ge=class extends He{constructor(t){super(t,"BrotliDecompress")}},Ze=class extends re{constructor(t,e){t=t||{},t.flush=t.flush||M.ZSTD_e_continue,t.finishFlush=t.finishFlush||M.ZSTD_e_end,t.fullFlushFlag=M.ZSTD_e_flush,super(t,e)}},Ye=class extends Ze{constructor(t){super(t,"ZstdCompress")}},Ke=class extends Ze{constructor(t){super(t,"ZstdDecompress")}};var Us=(s,t)=>{if(Number.isSafeInteger(s))s<0?an(s,t):hn(s,t);else throw Error("cannot encode number outside of javascript safe integer range");return t},hn=(s,t)=>{t[0]=128;for(var e=t.length;e>1;e--)t[e-1]=s&255,s=Math.floor(s/256)},an=(s,t)=>{t[0]=255;var e=!1;s=s*-1;for(var i=t.length;i>1;i--){var r=s&255;s=Math.floor(s/256),e?t[i-1]=Ws(r):r===0?t[i-1]=0:(e=!0,t[i-1]=Gs(r))}},Hs=s=>{let t=s[0],e=t===128?cn(s.subarray(1,s.length)):t===255?ln(s):null;if(e===null)throw Error("invalid base256 encoding");if(!Number.isSafeInteger(e))throw Error("parsed number outside of javascript safe integer range");return e},ln=s=>{for(var t=s.length,e=0,i=!1,r=t-1;r>-1;r--){var n=Number(s[r]),o;i?o=Ws(n):n===0?o=n:(i=!0,o=Gs(n)),o!==0&&(e-=o*Math.pow(256,t-r-1))}return e},cn=s=>{for(var t=s.length,e=0,i=t-1;i>-1;i--){var r=Number(s[i]);r!==0&&(e+=r*Math.pow(256,t-i-1))}return e},Ws=s=>(255^s)&255,Gs=s=>(255^s)+1&255;var Hi={};Ur(Hi,{code:()=>Ve,isCode:()=>ne,isName:()=>dn,name:()=>oe,normalFsTypes:()=>Ui});var ne=s=>oe.has(s),dn=s=>Ve.has(s),Ui=new Set(["0","","1","2","3","4","5","6","7","D"]),oe=new Map([["0","File"],["","OldFile"],["1","Link"],["2","SymbolicLink"],["3","CharacterDevice"],["4","BlockDevice"],["5","Directory"],["6","FIFO"],["7","ContiguousFile"],["g","GlobalExtendedHeader"],["x","ExtendedHeader"],["A","SolarisACL"],["D","GNUDumpDir"],["I","Inode"],["K","NextFileHasLongLinkpath"],["L","NextFileHasLongPath"],["M","ContinuationFile"],["N","OldGnuLongPath"],["S","SparseFile"],["V","TapeVolumeHeader"],["X","OldExtendedHeader"]]),Ve=new Map(Array.from(oe).map(s=>[s[1],s[0]]));var un=s=>s===void 0||s<0?void 0:s,F=class{cksumValid=!1;needPax=!1;nullBlock=!1;block;path;mode;uid;gid;size;cksum;#t="Unsupported";linkpath;uname;gname;devmaj=0;devmin=0;atime;ctime;mtime;charset;comment;constructor(t,e=0,i,r){Buffer.isBuffer(t)?this.decode(t,e||0,i,r):t&&this.#i(t)}decode(t,e,i,r){if(e||(e=0),!t||!(t.length>=e+512))throw new Error("need 512 bytes for header");let n=xt(t,e+156,1),o=Ui.has(n),h=o?i:void 0,a=o?r:void 0;if(this.path=h?.path??xt(t,e,100),this.mode=h?.mode??a?.mode??lt(t,e+100,8),this.uid=h?.uid??a?.uid??lt(t,e+108,8),this.gid=h?.gid??a?.gid??lt(t,e+116,8),this.size=un(h?.size??a?.size??lt(t,e+124,12)),this.mtime=h?.mtime??a?.mtime??Wi(t,e+136,12),this.cksum=lt(t,e+148,12),a&&this.#i(a,!0),h&&this.#i(h),ne(n)&&(this.#t=n||"0"),this.#t==="0"&&this.path.slice(-1)==="/"&&(this.#t="5"),this.#t==="5"&&(this.size=0),this.linkpath=xt(t,e+157,100),t.subarray(e+257,e+265).toString()==="ustar\x0000")if(this.uname=h?.uname??a?.uname??xt(t,e+265,32),this.gname=h?.gname??a?.gname??xt(t,e+297,32),this.devmaj=h?.devmaj??a?.devmaj??lt(t,e+329,8)??0,this.devmin=h?.devmin??a?.devmin??lt(t,e+337,8)??0,t[e+475]!==0){let c=xt(t,e+345,155);this.path=c+"/"+this.path}else{let c=xt(t,e+345,130);c&&(this.path=c+"/"+this.path),this.atime=i?.atime??r?.atime??Wi(t,e+476,12),this.ctime=i?.ctime??r?.ctime??Wi(t,e+488,12)}let l=256;for(let c=e;c<e+148;c++)l+=t[c];for(let c=e+156;c<e+512;c++)l+=t[c];this.cksumValid=l===this.cksum,this.cksum===void 0&&l===256&&(this.nullBlock=!0)}#i(t,e=!1){Object.assign(this,Object.fromEntries(Object.entries(t).filter(([i,r])=>!(r==null||i==="size"&&Number(r)<0||i==="path"&&e||i==="linkpath"&&e||i==="global"))))}encode(t,e=0){if(t||(t=this.block=Buffer.alloc(512)),this.#t==="Unsupported"&&(this.#t="0"),!(t.length>=e+512))throw new Error("need 512 bytes for header");let i=this.ctime||this.atime?130:155,r=mn(this.path||"",i),n=r[0],o=r[1];this.needPax=!!r[2],this.needPax=Lt(t,e,100,n)||this.needPax,this.needPax=ct(t,e+100,8,this.mode)||this.needPax,this.needPax=ct(t,e+108,8,this.uid)||this.needPax,this.needPax=ct(t,e+116,8,this.gid)||this.needPax,this.needPax=ct(t,e+124,12,this.size)||this.needPax,this.needPax=Gi(t,e+136,12,this.mtime)||this.needPax,t[e+156]=Number(this.#t.codePointAt(0)),this.needPax=Lt(t,e+157,100,this.linkpath)||this.needPax,t.write("ustar\x0000",e+257,8),this.needPax=Lt(t,e+265,32,this.uname)||this.needPax,this.needPax=Lt(t,e+297,32,this.gname)||this.needPax,this.needPax=ct(t,e+329,8,this.devmaj)||this.needPax,this.needPax=ct(t,e+337,8,this.devmin)||this.needPax,this.needPax=Lt(t,e+345,i,o)||this.needPax,t[e+475]!==0?this.needPax=Lt(t,e+345,155,o)||this.needPax:(this.needPax=Lt(t,e+345,130,o)||this.needPax,this.needPax=Gi(t,e+476,12,this.atime)||this.needPax,this.needPax=Gi(t,e+488,12,this.ctime)||this.needPax);let h=256;for(let a=e;a<e+148;a++)h+=t[a];for(let a=e+156;a<e+512;a++)h+=t[a];return this.cksum=h,ct(t,e+148,8,this.cksum),this.cksumValid=!0,this.needPax}get type(){return this.#t==="Unsupported"?this.#t:oe.get(this.#t)}get typeKey(){return this.#t}set type(t){let e=String(Ve.get(t));if(ne(e)||e==="Unsupported")this.#t=e;else if(ne(t))this.#t=t;else throw new TypeError("invalid entry type: "+t)}},mn=(s,t)=>{let i=s,r="",n,o=external_node_path_.posix.parse(s).root||".";if(Buffer.byteLength(i)<100)n=[i,r,!1];else{r=external_node_path_.posix.dirname(i),i=external_node_path_.posix.basename(i);do Buffer.byteLength(i)<=100&&Buffer.byteLength(r)<=t?n=[i,r,!1]:Buffer.byteLength(i)>100&&Buffer.byteLength(r)<=t?n=[i.slice(0,99),r,!0]:(i=external_node_path_.posix.join(external_node_path_.posix.basename(r),i),r=external_node_path_.posix.dirname(r));while(r!==o&&n===void 0);n||(n=[s.slice(0,99),"",!0])}return n},xt=(s,t,e)=>s.subarray(t,t+e).toString("utf8").replace(/\0.*/,""),Wi=(s,t,e)=>pn(lt(s,t,e)),pn=s=>s===void 0?void 0:new Date(s*1e3),lt=(s,t,e)=>Number(s[t])&128?Hs(s.subarray(t,t+e)):wn(s,t,e),En=s=>isNaN(s)?void 0:s,wn=(s,t,e)=>En(parseInt(s.subarray(t,t+e).toString("utf8").replace(/\0.*$/,"").trim(),8)),Sn={12:8589934591,8:2097151},ct=(s,t,e,i)=>i===void 0?!1:i>Sn[e]||i<0?(Us(i,s.subarray(t,t+e)),!0):(yn(s,t,e,i),!1),yn=(s,t,e,i)=>s.write(Rn(i,e),t,e,"ascii"),Rn=(s,t)=>gn(Math.floor(s).toString(8),t),gn=(s,t)=>(s.length===t-1?s:new Array(t-s.length-1).join("0")+s+" ")+"\0",Gi=(s,t,e,i)=>i===void 0?!1:ct(s,t,e,i.getTime()/1e3),bn=new Array(156).join("\0"),Lt=(s,t,e,i)=>i===void 0?!1:(s.write(i+bn,t,e,"utf8"),i.length!==Buffer.byteLength(i)||i.length>e);var ft=class s{atime;mtime;ctime;charset;comment;gid;uid;gname;uname;linkpath;dev;ino;nlink;path;size;mode;global;constructor(t,e=!1){this.atime=t.atime,this.charset=t.charset,this.comment=t.comment,this.ctime=t.ctime,this.dev=t.dev,this.gid=t.gid,this.global=e,this.gname=t.gname,this.ino=t.ino,this.linkpath=t.linkpath,this.mtime=t.mtime,this.nlink=t.nlink,this.path=t.path,this.size=t.size,this.uid=t.uid,this.uname=t.uname}encode(){let t=this.encodeBody();if(t==="")return Buffer.allocUnsafe(0);let e=Buffer.byteLength(t),i=512*Math.ceil(1+e/512),r=Buffer.allocUnsafe(i);for(let n=0;n<512;n++)r[n]=0;new F({path:("PaxHeader/"+(0,external_node_path_.basename)(this.path??"")).slice(0,99),mode:this.mode||420,uid:this.uid,gid:this.gid,size:e,mtime:this.mtime,type:this.global?"GlobalExtendedHeader":"ExtendedHeader",linkpath:"",uname:this.uname||"",gname:this.gname||"",devmaj:0,devmin:0,atime:this.atime,ctime:this.ctime}).encode(r),r.write(t,512,e,"utf8");for(let n=e+512;n<r.length;n++)r[n]=0;return r}encodeBody(){return this.encodeField("path")+this.encodeField("ctime")+this.encodeField("atime")+this.encodeField("dev")+this.encodeField("ino")+this.encodeField("nlink")+this.encodeField("charset")+this.encodeField("comment")+this.encodeField("gid")+this.encodeField("gname")+this.encodeField("linkpath")+this.encodeField("mtime")+this.encodeField("size")+this.encodeField("uid")+this.encodeField("uname")}encodeField(t){if(this[t]===void 0)return"";let e=this[t],i=e instanceof Date?e.getTime()/1e3:e,r=" "+(t==="dev"||t==="ino"||t==="nlink"?"SCHILY.":"")+t+"="+i+`
`,n=Buffer.byteLength(r),o=Math.floor(Math.log(n)/Math.log(10))+1;return n+o>=Math.pow(10,o)&&(o+=1),o+n+r}static parse(t,e,i=!1){return new s(On(Tn(t),e),i)}},On=(s,t)=>t?Object.assign({},t,s):s,Tn=s=>s.replace(/\n$/,"").split(`
`).reduce(xn,Object.create(null)),xn=(s,t)=>{let e=parseInt(t,10);if(e!==Buffer.byteLength(t)+1)return s;t=t.slice((e+" ").length);let i=t.split("="),r=i.shift();if(!r)return s;let n=r.replace(/^SCHILY\.(dev|ino|nlink)/,"$1"),o=i.join("=").replace(/\0.*/,"");switch(n){case"path":case"linkpath":case"type":case"charset":case"comment":case"gname":case"uname":s[n]=o;break;case"ctime":case"atime":case"mtime":s[n]=new Date(Number(o)*1e3);break;case"size":let h=+o;h>=0&&(s[n]=h);break;case"gid":case"uid":case"dev":case"ino":case"nlink":case"mode":s[n]=+o;break}return s};var Ln=process.env.TESTING_TAR_FAKE_PLATFORM||process.platform,f=Ln!=="win32"?s=>String(s):s=>String(s).replaceAll(/\\/g,"/");var $e=class extends A{extended;globalExtended;header;startBlockSize;blockRemain;remain;type;meta=!1;ignore=!1;path;mode;uid;gid;uname;gname;size=0;mtime;atime;ctime;linkpath;dev;ino;nlink;invalid=!1;absolute;unsupported=!1;constructor(t,e,i){switch(super({}),this.pause(),this.extended=e,this.globalExtended=i,this.header=t,this.remain=t.size??0,this.startBlockSize=512*Math.ceil(this.remain/512),this.blockRemain=this.startBlockSize,this.type=t.type,this.type){case"File":case"OldFile":case"Link":case"SymbolicLink":case"CharacterDevice":case"BlockDevice":case"Directory":case"FIFO":case"ContiguousFile":case"GNUDumpDir":break;case"NextFileHasLongLinkpath":case"NextFileHasLongPath":case"OldGnuLongPath":case"GlobalExtendedHeader":case"ExtendedHeader":case"OldExtendedHeader":this.meta=!0;break;default:this.ignore=!0}if(!t.path)throw new Error("no path provided for tar.ReadEntry");this.path=f(t.path),this.mode=t.mode,this.mode&&(this.mode=this.mode&4095),this.uid=t.uid,this.gid=t.gid,this.uname=t.uname,this.gname=t.gname,this.size=this.remain,this.mtime=t.mtime,this.atime=t.atime,this.ctime=t.ctime,this.linkpath=t.linkpath?f(t.linkpath):void 0,this.uname=t.uname,this.gname=t.gname,e&&this.#t(e),i&&this.#t(i,!0)}write(t){let e=t.length;if(e>this.blockRemain)throw new Error("writing more to entry than is appropriate");let i=this.remain,r=this.blockRemain;return this.remain=Math.max(0,i-e),this.blockRemain=Math.max(0,r-e),this.ignore?!0:i>=e?super.write(t):super.write(t.subarray(0,i))}#t(t,e=!1){t.path&&(t.path=f(t.path)),t.linkpath&&(t.linkpath=f(t.linkpath)),Object.assign(this,Object.fromEntries(Object.entries(t).filter(([i,r])=>!(r==null||i==="path"&&e))))}};var Dt=(s,t,e,i={})=>{s.file&&(i.file=s.file),s.cwd&&(i.cwd=s.cwd),i.code=e instanceof Error&&e.code||t,i.tarCode=t,!s.strict&&i.recoverable!==!1?(e instanceof Error&&(i=Object.assign(e,i),e=e.message),s.emit("warn",t,e,i)):e instanceof Error?s.emit("error",Object.assign(e,i)):s.emit("error",Object.assign(new Error(`${t}: ${e}`),i))};var Nn=1024*1024,Xi=Buffer.from([31,139]),qi=Buffer.from([40,181,47,253]),An=Math.max(Xi.length,qi.length),B=Symbol("state"),Nt=Symbol("writeEntry"),it=Symbol("readEntry"),Zi=Symbol("nextEntry"),Zs=Symbol("processEntry"),V=Symbol("extendedHeader"),he=Symbol("globalExtendedHeader"),dt=Symbol("meta"),Ys=Symbol("emitMeta"),p=Symbol("buffer"),st=Symbol("queue"),ut=Symbol("ended"),Yi=Symbol("emittedEnd"),At=Symbol("emit"),w=Symbol("unzip"),Xe=Symbol("consumeChunk"),qe=Symbol("consumeChunkSub"),Ki=Symbol("consumeBody"),Ks=Symbol("consumeMeta"),Vs=Symbol("consumeHeader"),ae=Symbol("consuming"),Vi=Symbol("bufferConcat"),Qe=Symbol("maybeEnd"),Yt=Symbol("writing"),$=Symbol("aborted"),Je=Symbol("onDone"),It=Symbol("sawValidEntry"),je=Symbol("sawNullBlock"),ti=Symbol("sawEOF"),$s=Symbol("closeStream"),In=1e3,le=Symbol("compressedBytesRead"),$i=Symbol("decompressedBytesRead"),Xs=Symbol("checkDecompressionRatio"),Cn=()=>!0,rt=class extends external_events_.EventEmitter{file;strict;maxMetaEntrySize;filter;brotli;zstd;maxDecompressionRatio;writable=!0;readable=!1;[st]=[];[p];[it];[Nt];[B]="begin";[dt]="";[V];[he];[ut]=!1;[w];[$]=!1;[It];[je]=!1;[ti]=!1;[Yt]=!1;[ae]=!1;[Yi]=!1;[le]=0;[$i]=0;constructor(t={}){super(),this.file=t.file||"",this.on(Je,()=>{(this[B]==="begin"||this[It]===!1)&&this.warn("TAR_BAD_ARCHIVE","Unrecognized archive format")}),t.ondone?this.on(Je,t.ondone):this.on(Je,()=>{this.emit("prefinish"),this.emit("finish"),this.emit("end")}),this.strict=!!t.strict,this.maxDecompressionRatio=typeof t.maxDecompressionRatio=="number"?t.maxDecompressionRatio:In,this.maxMetaEntrySize=t.maxMetaEntrySize||Nn,this.filter=typeof t.filter=="function"?t.filter:Cn;let e=t.file&&(t.file.endsWith(".tar.br")||t.file.endsWith(".tbr"));this.brotli=!(t.gzip||t.zstd)&&t.brotli!==void 0?t.brotli:e?void 0:!1;let i=t.file&&(t.file.endsWith(".tar.zst")||t.file.endsWith(".tzst"));this.zstd=!(t.gzip||t.brotli)&&t.zstd!==void 0?t.zstd:i?!0:void 0,this.on("end",()=>this[$s]()),typeof t.onwarn=="function"&&this.on("warn",t.onwarn),typeof t.onReadEntry=="function"&&this.on("entry",t.onReadEntry)}warn(t,e,i={}){Dt(this,t,e,i)}[Vs](t,e){this[It]===void 0&&(this[It]=!1);let i;try{i=new F(t,e,this[V],this[he])}catch(r){return this.warn("TAR_ENTRY_INVALID",r)}if(i.nullBlock)this[je]?(this[ti]=!0,this[B]==="begin"&&(this[B]="header"),this[At]("eof")):(this[je]=!0,this[At]("nullBlock"));else if(this[je]=!1,!i.cksumValid)this.warn("TAR_ENTRY_INVALID","checksum failure",{header:i});else if(!i.path)this.warn("TAR_ENTRY_INVALID","path is required",{header:i});else{let r=i.type;if(/^(Symbolic)?Link$/.test(r)&&!i.linkpath)this.warn("TAR_ENTRY_INVALID","linkpath required",{header:i});else if(!/^(Symbolic)?Link$/.test(r)&&!/^(Global)?ExtendedHeader$/.test(r)&&i.linkpath)this.warn("TAR_ENTRY_INVALID","linkpath forbidden",{header:i});else{let n=this[Nt]=new $e(i,this[V],this[he]);if(!this[It])if(n.remain){let o=()=>{n.invalid||(this[It]=!0)};n.on("end",o)}else this[It]=!0;n.meta?n.size>this.maxMetaEntrySize?(n.ignore=!0,this[At]("ignoredEntry",n),this[B]="ignore",n.resume()):n.size>0&&(this[dt]="",n.on("data",o=>this[dt]+=o),this[B]="meta"):(this[V]=void 0,n.ignore=n.ignore||!this.filter(n.path,n),n.ignore?(this[At]("ignoredEntry",n),this[B]=n.remain?"ignore":"header",n.resume()):(n.remain?this[B]="body":(this[B]="header",n.end()),this[it]?this[st].push(n):(this[st].push(n),this[Zi]())))}}}[$s](){queueMicrotask(()=>this.emit("close"))}[Zs](t){let e=!0;if(!t)this[it]=void 0,e=!1;else if(Array.isArray(t)){let[i,...r]=t;this.emit(i,...r)}else this[it]=t,this.emit("entry",t),t.emittedEnd||(t.on("end",()=>this[Zi]()),e=!1);return e}[Zi](){do;while(this[Zs](this[st].shift()));if(this[st].length===0){let t=this[it];!t||t.flowing||t.size===t.remain?this[Yt]||this.emit("drain"):t.once("drain",()=>this.emit("drain"))}}[Ki](t,e){let i=this[Nt];if(!i)throw new Error("attempt to consume body without entry??");let r=i.blockRemain??0,n=r>=t.length&&e===0?t:t.subarray(e,e+r);return i.write(n),i.blockRemain||(this[B]="header",this[Nt]=void 0,i.end()),n.length}[Ks](t,e){let i=this[Nt],r=this[Ki](t,e);return!this[Nt]&&i&&this[Ys](i),r}[At](t,e,i){this[st].length===0&&!this[it]?this.emit(t,e,i):this[st].push([t,e,i])}[Ys](t){switch(this[At]("meta",this[dt]),t.type){case"ExtendedHeader":case"OldExtendedHeader":this[V]=ft.parse(this[dt],this[V],!1);break;case"GlobalExtendedHeader":this[he]=ft.parse(this[dt],this[he],!0);break;case"NextFileHasLongPath":case"OldGnuLongPath":{let e=this[V]??Object.create(null);this[V]=e,e.path=this[dt].replace(/\0.*/,"");break}case"NextFileHasLongLinkpath":{let e=this[V]||Object.create(null);this[V]=e,e.linkpath=this[dt].replace(/\0.*/,"");break}default:throw new Error("unknown meta: "+t.type)}}abort(t){if(!this[$]){if(this[w]){let e=this[w];e.write=()=>!0,e.end=()=>e,e.emit=()=>!1,e.destroy?.()}this[$]=!0,this.emit("abort",t),this.warn("TAR_ABORT",t,{recoverable:!1})}}[Xs](t){this[$i]+=t.length;let e=this[$i]/this[le];return e>this.maxDecompressionRatio?(this.abort(new Error(`max decompression ratio exceeded: ${e.toFixed(2)} > ${this.maxDecompressionRatio}`)),!1):!0}write(t,e,i){if(typeof e=="function"&&(i=e,e=void 0),typeof t=="string"&&(t=Buffer.from(t,typeof e=="string"?e:"utf8")),this[$])return i?.(),!1;if((this[w]===void 0||this.brotli===void 0&&this[w]===!1)&&t){if(this[p]&&(t=Buffer.concat([this[p],t]),this[p]=void 0),t.length<An)return this[p]=t,i?.(),!0;for(let a=0;this[w]===void 0&&a<Xi.length;a++)t[a]!==Xi[a]&&(this[w]=!1);let o=!1;if(this[w]===!1&&this.zstd!==!1){o=!0;for(let a=0;a<qi.length;a++)if(t[a]!==qi[a]){o=!1;break}}let h=this.brotli===void 0&&!o;if(this[w]===!1&&h)if(t.length<512)if(this[ut])this.brotli=!0;else return this[p]=t,i?.(),!0;else try{new F(t.subarray(0,512)),this.brotli=!1}catch{this.brotli=!0}if(this[w]===void 0||this[w]===!1&&(this.brotli||o)){let a=this[ut];this[ut]=!1,this[w]=this[w]===void 0?new Ue({}):o?new Ke({}):new Ge({}),this[w].on("data",c=>{this[Xs](c)&&this[Xe](c)}),this[w].on("error",c=>{this[$]||this.abort(c)}),this[w].on("end",()=>{this[ut]=!0,this[Xe]()}),this[Yt]=!0,this[le]+=t.length;let l=!!this[w][a?"end":"write"](t);return this[Yt]=!1,i?.(),l}}this[Yt]=!0,this[w]?(this[le]+=t.length,this[w].write(t)):this[Xe](t),this[Yt]=!1;let n=this[st].length>0?!1:this[it]?this[it].flowing:!0;return!n&&this[st].length===0&&this[it]?.once("drain",()=>this.emit("drain")),i?.(),n}[Vi](t){t&&!this[$]&&(this[p]=this[p]?Buffer.concat([this[p],t]):t)}[Qe](){if(this[ut]&&!this[Yi]&&!this[$]&&!this[ae]){this[Yi]=!0;let t=this[Nt];if(t?.blockRemain){let e=this[p]?this[p].length:0;this.warn("TAR_BAD_ARCHIVE",`Truncated input (needed ${t.blockRemain} more bytes, only ${e} available)`,{entry:t}),this[p]&&t.write(this[p]),t.end()}this[At](Je)}}[Xe](t){if(this[ae]&&t)this[Vi](t);else if(!t&&!this[p])this[Qe]();else if(t){if(this[ae]=!0,this[p]){this[Vi](t);let e=this[p];this[p]=void 0,this[qe](e)}else this[qe](t);for(;this[p]&&this[p]?.length>=512&&!this[$]&&!this[ti];){let e=this[p];this[p]=void 0,this[qe](e)}this[ae]=!1}(!this[p]||this[ut])&&this[Qe]()}[qe](t){let e=0,i=t.length;for(;e+512<=i&&!this[$]&&!this[ti];)switch(this[B]){case"begin":case"header":this[Vs](t,e),e+=512;break;case"ignore":case"body":e+=this[Ki](t,e);break;case"meta":e+=this[Ks](t,e);break;default:throw new Error("invalid state: "+this[B])}e<i&&(this[p]=this[p]?Buffer.concat([t.subarray(e),this[p]]):t.subarray(e))}end(t,e,i){return typeof t=="function"&&(i=t,e=void 0,t=void 0),typeof e=="function"&&(i=e,e=void 0),typeof t=="string"&&(t=Buffer.from(t,e)),i&&this.once("finish",i),this[$]||(this[w]?(t&&(this[le]+=t.length,this[w].write(t)),this[w].end()):(this[ut]=!0,(this.brotli===void 0||this.zstd===void 0)&&(t=t||Buffer.alloc(0)),t&&this.write(t),this[Qe]())),this}};var mt=s=>{let t=s.length-1,e=-1;for(;t>-1&&s.charAt(t)==="/";)e=t,t--;return e===-1?s:s.slice(0,e)};var vn=s=>{let t=s.onReadEntry;s.onReadEntry=t?e=>{t(e),e.resume()}:e=>e.resume()},Qi=(s,t)=>{let e=new Map(t.map(o=>[mt(o),!0])),i=s.filter,r=100,n=(o,h="",a=0)=>{if(a>=r)return e.set(o,!1),!1;let l=h||(0,external_path_namespaceObject.parse)(o).root||".",c;if(o===l)c=!1;else{let d=e.get(o);c=d!==void 0?d:n((0,external_path_namespaceObject.dirname)(o),l,a+1)}return e.set(o,c),c};s.filter=i?(o,h)=>i(o,h)&&n(mt(o)):o=>n(mt(o))},Mn=s=>{let t=new rt(s),e=s.file,i;try{i=external_node_fs_.openSync(e,"r");let r=external_node_fs_.fstatSync(i),n=s.maxReadSize||16*1024*1024;if(r.size<n){let o=Buffer.allocUnsafe(r.size),h=external_node_fs_.readSync(i,o,0,r.size,0);t.end(h===o.byteLength?o:o.subarray(0,h))}else{let o=0,h=Buffer.allocUnsafe(n);for(;o<r.size;){let a=external_node_fs_.readSync(i,h,0,n,o);if(a===0)break;o+=a,t.write(h.subarray(0,a))}t.end()}}finally{if(typeof i=="number")try{external_node_fs_.closeSync(i)}catch{}}},Bn=(s,t)=>{let e=new rt(s),i=s.maxReadSize||16*1024*1024,r=s.file;return new Promise((o,h)=>{e.on("error",h),e.on("end",o),external_node_fs_.stat(r,(a,l)=>{if(a)h(a);else{let c=new _t(r,{readSize:i,size:l.size});c.on("error",h),c.pipe(e)}})})},Ct=K(Mn,Bn,s=>new rt(s),s=>new rt(s),(s,t)=>{t?.length&&Qi(s,t),s.noResume||vn(s)});var Ji=(s,t,e)=>(s&=4095,e&&(s=(s|384)&-19),t&&(s&256&&(s|=64),s&32&&(s|=8),s&4&&(s|=1)),s);var{isAbsolute:zn,parse:qs}=external_node_path_.win32,ce=s=>{let t="",e=qs(s);for(;zn(s)||e.root;){let i=s.charAt(0)==="/"&&s.slice(0,4)!=="//?/"?"/":e.root;s=s.slice(i.length),t+=i,e=qs(s)}return[t,s]};var ei=["|","<",">","?",":"],ji=ei.map(s=>String.fromCodePoint(61440+Number(s.codePointAt(0)))),Un=new Map(ei.map((s,t)=>[s,ji[t]])),Hn=new Map(ji.map((s,t)=>[s,ei[t]])),ts=s=>ei.reduce((t,e)=>t.split(e).join(Un.get(e)),s),Qs=s=>ji.reduce((t,e)=>t.split(e).join(Hn.get(e)),s);var rr=(s,t)=>t?(s=f(s).replace(/^\.(\/|$)/,""),mt(t)+"/"+s):f(s),Wn=16*1024*1024,tr=Symbol("process"),er=Symbol("file"),ir=Symbol("directory"),is=Symbol("symlink"),sr=Symbol("hardlink"),fe=Symbol("header"),ii=Symbol("read"),ss=Symbol("lstat"),si=Symbol("onlstat"),rs=Symbol("onread"),ns=Symbol("onreadlink"),os=Symbol("openfile"),hs=Symbol("onopenfile"),pt=Symbol("close"),ri=Symbol("mode"),as=Symbol("awaitDrain"),es=Symbol("ondrain"),q=Symbol("prefix"),de=class extends A{path;portable;myuid=process.getuid&&process.getuid()||0;myuser=process.env.USER||"";maxReadSize;linkCache;statCache;preservePaths;cwd;strict;mtime;noPax;noMtime;prefix;fd;blockLen=0;blockRemain=0;buf;pos=0;remain=0;length=0;offset=0;win32;absolute;header;type;linkpath;stat;onWriteEntry;#t=!1;constructor(t,e={}){let i=se(e);super(),this.path=f(t),this.portable=!!i.portable,this.maxReadSize=i.maxReadSize||Wn,this.linkCache=i.linkCache||new Map,this.statCache=i.statCache||new Map,this.preservePaths=!!i.preservePaths,this.cwd=f(i.cwd||process.cwd()),this.strict=!!i.strict,this.noPax=!!i.noPax,this.noMtime=!!i.noMtime,this.mtime=i.mtime,this.prefix=i.prefix?f(i.prefix):void 0,this.onWriteEntry=i.onWriteEntry,typeof i.onwarn=="function"&&this.on("warn",i.onwarn);let r=!1;if(!this.preservePaths){let[o,h]=ce(this.path);o&&typeof h=="string"&&(this.path=h,r=o)}this.win32=!!i.win32||process.platform==="win32",this.win32&&(this.path=Qs(this.path.replaceAll(/\\/g,"/")),t=t.replaceAll(/\\/g,"/")),this.absolute=f(i.absolute||external_path_namespaceObject.resolve(this.cwd,t)),this.path===""&&(this.path="./"),r&&this.warn("TAR_ENTRY_INFO",`stripping ${r} from absolute path`,{entry:this,path:r+this.path});let n=this.statCache.get(this.absolute);n?this[si](n):this[ss]()}warn(t,e,i={}){return Dt(this,t,e,i)}emit(t,...e){return t==="error"&&(this.#t=!0),super.emit(t,...e)}[ss](){external_fs_.lstat(this.absolute,(t,e)=>{if(t)return this.emit("error",t);this[si](e)})}[si](t){this.statCache.set(this.absolute,t),this.stat=t,t.isFile()||(t.size=0),this.type=Gn(t),this.emit("stat",t),this[tr]()}[tr](){switch(this.type){case"File":return this[er]();case"Directory":return this[ir]();case"SymbolicLink":return this[is]();default:return this.end()}}[ri](t){return Ji(t,this.type==="Directory",this.portable)}[q](t){return rr(t,this.prefix)}[fe](){if(!this.stat)throw new Error("cannot write header before stat");this.type==="Directory"&&this.portable&&(this.noMtime=!0),this.onWriteEntry?.(this),this.header=new F({path:this[q](this.path),linkpath:this.type==="Link"&&this.linkpath!==void 0?this[q](this.linkpath):this.linkpath,mode:this[ri](this.stat.mode),uid:this.portable?void 0:this.stat.uid,gid:this.portable?void 0:this.stat.gid,size:this.stat.size,mtime:this.noMtime?void 0:this.mtime||this.stat.mtime,type:this.type==="Unsupported"?void 0:this.type,uname:this.portable?void 0:this.stat.uid===this.myuid?this.myuser:"",atime:this.portable?void 0:this.stat.atime,ctime:this.portable?void 0:this.stat.ctime}),this.header.encode()&&!this.noPax&&super.write(new ft({atime:this.portable?void 0:this.header.atime,ctime:this.portable?void 0:this.header.ctime,gid:this.portable?void 0:this.header.gid,mtime:this.noMtime?void 0:this.mtime||this.header.mtime,path:this[q](this.path),linkpath:this.type==="Link"&&this.linkpath!==void 0?this[q](this.linkpath):this.linkpath,size:this.header.size,uid:this.portable?void 0:this.header.uid,uname:this.portable?void 0:this.header.uname,dev:this.portable?void 0:this.stat.dev,ino:this.portable?void 0:this.stat.ino,nlink:this.portable?void 0:this.stat.nlink}).encode());let t=this.header?.block;if(!t)throw new Error("failed to encode header");super.write(t)}[ir](){if(!this.stat)throw new Error("cannot create directory entry without stat");this.path.slice(-1)!=="/"&&(this.path+="/"),this.stat.size=0,this[fe](),this.end()}[is](){external_fs_.readlink(this.absolute,(t,e)=>{if(t)return this.emit("error",t);this[ns](e)})}[ns](t){this.linkpath=f(t),this[fe](),this.end()}[sr](t){if(!this.stat)throw new Error("cannot create link entry without stat");this.type="Link",this.linkpath=f(external_path_namespaceObject.relative(this.cwd,t)),this.stat.size=0,this[fe](),this.end()}[er](){if(!this.stat)throw new Error("cannot create file entry without stat");if(this.stat.nlink>1){let t=`${this.stat.dev}:${this.stat.ino}`,e=this.linkCache.get(t);if(e?.indexOf(this.cwd)===0)return this[sr](e);this.linkCache.set(t,this.absolute)}if(this[fe](),this.stat.size===0)return this.end();this[os]()}[os](){external_fs_.open(this.absolute,"r",(t,e)=>{if(t)return this.emit("error",t);this[hs](e)})}[hs](t){if(this.fd=t,this.#t)return this[pt]();if(!this.stat)throw new Error("should stat before calling onopenfile");this.blockLen=512*Math.ceil(this.stat.size/512),this.blockRemain=this.blockLen;let e=Math.min(this.blockLen,this.maxReadSize);this.buf=Buffer.allocUnsafe(e),this.offset=0,this.pos=0,this.remain=this.stat.size,this.length=this.buf.length,this[ii]()}[ii](){let{fd:t,buf:e,offset:i,length:r,pos:n}=this;if(t===void 0||e===void 0)throw new Error("cannot read file without first opening");external_fs_.read(t,e,i,r,n,(o,h)=>{if(o)return this[pt](()=>this.emit("error",o));this[rs](h)})}[pt](t=()=>{}){this.fd!==void 0&&external_fs_.close(this.fd,t)}[rs](t){if(t<=0&&this.remain>0){let r=Object.assign(new Error("encountered unexpected EOF"),{path:this.absolute,syscall:"read",code:"EOF"});return this[pt](()=>this.emit("error",r))}if(t>this.remain){let r=Object.assign(new Error("did not encounter expected EOF"),{path:this.absolute,syscall:"read",code:"EOF"});return this[pt](()=>this.emit("error",r))}if(!this.buf)throw new Error("should have created buffer prior to reading");if(t===this.remain)for(let r=t;r<this.length&&t<this.blockRemain;r++)this.buf[r+this.offset]=0,t++,this.remain++;let e=this.offset===0&&t===this.buf.length?this.buf:this.buf.subarray(this.offset,this.offset+t);this.write(e)?this[es]():this[as](()=>this[es]())}[as](t){this.once("drain",t)}write(t,e,i){if(typeof e=="function"&&(i=e,e=void 0),typeof t=="string"&&(t=Buffer.from(t,typeof e=="string"?e:"utf8")),this.blockRemain<t.length){let r=Object.assign(new Error("writing more data than expected"),{path:this.absolute});return this.emit("error",r)}return this.remain-=t.length,this.blockRemain-=t.length,this.pos+=t.length,this.offset+=t.length,super.write(t,null,i)}[es](){if(!this.remain)return this.blockRemain&&super.write(Buffer.alloc(this.blockRemain)),this[pt](t=>t?this.emit("error",t):this.end());if(!this.buf)throw new Error("buffer lost somehow in ONDRAIN");this.offset>=this.length&&(this.buf=Buffer.allocUnsafe(Math.min(this.blockRemain,this.buf.length)),this.offset=0),this.length=this.buf.length-this.offset,this[ii]()}},ni=class extends de{sync=!0;[ss](){this[si](external_fs_.lstatSync(this.absolute))}[is](){this[ns](external_fs_.readlinkSync(this.absolute))}[os](){this[hs](external_fs_.openSync(this.absolute,"r"))}[ii](){let t=!0;try{let{fd:e,buf:i,offset:r,length:n,pos:o}=this;if(e===void 0||i===void 0)throw new Error("fd and buf must be set in READ method");let h=external_fs_.readSync(e,i,r,n,o);this[rs](h),t=!1}finally{if(t)try{this[pt](()=>{})}catch{}}}[as](t){t()}[pt](t=()=>{}){this.fd!==void 0&&external_fs_.closeSync(this.fd),t()}},oi=class extends A{blockLen=0;blockRemain=0;buf=0;pos=0;remain=0;length=0;preservePaths;portable;strict;noPax;noMtime;readEntry;type;prefix;path;mode;uid;gid;uname;gname;header;mtime;atime;ctime;linkpath;size;onWriteEntry;warn(t,e,i={}){return Dt(this,t,e,i)}constructor(t,e={}){let i=se(e);super(),this.preservePaths=!!i.preservePaths,this.portable=!!i.portable,this.strict=!!i.strict,this.noPax=!!i.noPax,this.noMtime=!!i.noMtime,this.onWriteEntry=i.onWriteEntry,this.readEntry=t;let{type:r}=t;if(r==="Unsupported")throw new Error("writing entry that should be ignored");this.type=r,this.type==="Directory"&&this.portable&&(this.noMtime=!0),this.prefix=i.prefix,this.path=f(t.path),this.mode=t.mode!==void 0?this[ri](t.mode):void 0,this.uid=this.portable?void 0:t.uid,this.gid=this.portable?void 0:t.gid,this.uname=this.portable?void 0:t.uname,this.gname=this.portable?void 0:t.gname,this.size=t.size,this.mtime=this.noMtime?void 0:i.mtime||t.mtime,this.atime=this.portable?void 0:t.atime,this.ctime=this.portable?void 0:t.ctime,this.linkpath=t.linkpath!==void 0?f(t.linkpath):void 0,typeof i.onwarn=="function"&&this.on("warn",i.onwarn);let n=!1;if(!this.preservePaths){let[h,a]=ce(this.path);h&&typeof a=="string"&&(this.path=a,n=h)}this.remain=t.size,this.blockRemain=t.startBlockSize,this.onWriteEntry?.(this),this.header=new F({path:this[q](this.path),linkpath:this.type==="Link"&&this.linkpath!==void 0?this[q](this.linkpath):this.linkpath,mode:this.mode,uid:this.portable?void 0:this.uid,gid:this.portable?void 0:this.gid,size:this.size,mtime:this.noMtime?void 0:this.mtime,type:this.type,uname:this.portable?void 0:this.uname,atime:this.portable?void 0:this.atime,ctime:this.portable?void 0:this.ctime}),n&&this.warn("TAR_ENTRY_INFO",`stripping ${n} from absolute path`,{entry:this,path:n+this.path}),this.header.encode()&&!this.noPax&&super.write(new ft({atime:this.portable?void 0:this.atime,ctime:this.portable?void 0:this.ctime,gid:this.portable?void 0:this.gid,mtime:this.noMtime?void 0:this.mtime,path:this[q](this.path),linkpath:this.type==="Link"&&this.linkpath!==void 0?this[q](this.linkpath):this.linkpath,size:this.size,uid:this.portable?void 0:this.uid,uname:this.portable?void 0:this.uname,dev:this.portable?void 0:this.readEntry.dev,ino:this.portable?void 0:this.readEntry.ino,nlink:this.portable?void 0:this.readEntry.nlink}).encode());let o=this.header?.block;if(!o)throw new Error("failed to encode header");super.write(o),t.pipe(this)}[q](t){return rr(t,this.prefix)}[ri](t){return Ji(t,this.type==="Directory",this.portable)}write(t,e,i){typeof e=="function"&&(i=e,e=void 0),typeof t=="string"&&(t=Buffer.from(t,typeof e=="string"?e:"utf8"));let r=t.length;if(r>this.blockRemain)throw new Error("writing more to entry than is appropriate");return this.blockRemain-=r,super.write(t,i)}end(t,e,i){return this.blockRemain&&super.write(Buffer.alloc(this.blockRemain)),typeof t=="function"&&(i=t,e=void 0,t=void 0),typeof e=="function"&&(i=e,e=void 0),typeof t=="string"&&(t=Buffer.from(t,e??"utf8")),i&&this.once("finish",i),t?super.end(t,i):super.end(i),this}},Gn=s=>s.isFile()?"File":s.isDirectory()?"Directory":s.isSymbolicLink()?"SymbolicLink":"Unsupported";var hi=class s{tail;head;length=0;static create(t=[]){return new s(t)}constructor(t=[]){for(let e of t)this.push(e)}*[Symbol.iterator](){for(let t=this.head;t;t=t.next)yield t.value}removeNode(t){if(t.list!==this)throw new Error("removing node which does not belong to this list");let e=t.next,i=t.prev;return e&&(e.prev=i),i&&(i.next=e),t===this.head&&(this.head=e),t===this.tail&&(this.tail=i),this.length--,t.next=void 0,t.prev=void 0,t.list=void 0,e}unshiftNode(t){if(t===this.head)return;t.list&&t.list.removeNode(t);let e=this.head;t.list=this,t.next=e,e&&(e.prev=t),this.head=t,this.tail||(this.tail=t),this.length++}pushNode(t){if(t===this.tail)return;t.list&&t.list.removeNode(t);let e=this.tail;t.list=this,t.prev=e,e&&(e.next=t),this.tail=t,this.head||(this.head=t),this.length++}push(...t){for(let e=0,i=t.length;e<i;e++)Yn(this,t[e]);return this.length}unshift(...t){for(var e=0,i=t.length;e<i;e++)Kn(this,t[e]);return this.length}pop(){if(!this.tail)return;let t=this.tail.value,e=this.tail;return this.tail=this.tail.prev,this.tail?this.tail.next=void 0:this.head=void 0,e.list=void 0,this.length--,t}shift(){if(!this.head)return;let t=this.head.value,e=this.head;return this.head=this.head.next,this.head?this.head.prev=void 0:this.tail=void 0,e.list=void 0,this.length--,t}forEach(t,e){e=e||this;for(let i=this.head,r=0;i;r++)t.call(e,i.value,r,this),i=i.next}forEachReverse(t,e){e=e||this;for(let i=this.tail,r=this.length-1;i;r--)t.call(e,i.value,r,this),i=i.prev}get(t){let e=0,i=this.head;for(;i&&e<t;e++)i=i.next;if(e===t&&i)return i.value}getReverse(t){let e=0,i=this.tail;for(;i&&e<t;e++)i=i.prev;if(e===t&&i)return i.value}map(t,e){e=e||this;let i=new s;for(let r=this.head;r;)i.push(t.call(e,r.value,this)),r=r.next;return i}mapReverse(t,e){e=e||this;var i=new s;for(let r=this.tail;r;)i.push(t.call(e,r.value,this)),r=r.prev;return i}reduce(t,e){let i,r=this.head;if(arguments.length>1)i=e;else if(this.head)r=this.head.next,i=this.head.value;else throw new TypeError("Reduce of empty list with no initial value");for(var n=0;r;n++)i=t(i,r.value,n),r=r.next;return i}reduceReverse(t,e){let i,r=this.tail;if(arguments.length>1)i=e;else if(this.tail)r=this.tail.prev,i=this.tail.value;else throw new TypeError("Reduce of empty list with no initial value");for(let n=this.length-1;r;n--)i=t(i,r.value,n),r=r.prev;return i}toArray(){let t=new Array(this.length);for(let e=0,i=this.head;i;e++)t[e]=i.value,i=i.next;return t}toArrayReverse(){let t=new Array(this.length);for(let e=0,i=this.tail;i;e++)t[e]=i.value,i=i.prev;return t}slice(t=0,e=this.length){e<0&&(e+=this.length),t<0&&(t+=this.length);let i=new s;if(e<t||e<0)return i;t<0&&(t=0),e>this.length&&(e=this.length);let r=this.head,n=0;for(n=0;r&&n<t;n++)r=r.next;for(;r&&n<e;n++,r=r.next)i.push(r.value);return i}sliceReverse(t=0,e=this.length){e<0&&(e+=this.length),t<0&&(t+=this.length);let i=new s;if(e<t||e<0)return i;t<0&&(t=0),e>this.length&&(e=this.length);let r=this.length,n=this.tail;for(;n&&r>e;r--)n=n.prev;for(;n&&r>t;r--,n=n.prev)i.push(n.value);return i}splice(t,e=0,...i){t>this.length&&(t=this.length-1),t<0&&(t=this.length+t);let r=this.head;for(let o=0;r&&o<t;o++)r=r.next;let n=[];for(let o=0;r&&o<e;o++)n.push(r.value),r=this.removeNode(r);r?r!==this.tail&&(r=r.prev):r=this.tail;for(let o of i)r=Zn(this,r,o);return n}reverse(){let t=this.head,e=this.tail;for(let i=t;i;i=i.prev){let r=i.prev;i.prev=i.next,i.next=r}return this.head=e,this.tail=t,this}};function Zn(s,t,e){let i=t,r=t?t.next:s.head,n=new ue(e,i,r,s);return n.next===void 0&&(s.tail=n),n.prev===void 0&&(s.head=n),s.length++,n}function Yn(s,t){s.tail=new ue(t,s.tail,void 0,s),s.head||(s.head=s.tail),s.length++}function Kn(s,t){s.head=new ue(t,void 0,s.head,s),s.tail||(s.tail=s.head),s.length++}var ue=class{list;next;prev;value;constructor(t,e,i,r){this.list=r,this.value=t,e?(e.next=this,this.prev=e):this.prev=void 0,i?(i.prev=this,this.next=i):this.next=void 0}};var pi=class{path;absolute;entry;stat;readdir;pending=!1;pendingLink=!1;ignore=!1;piped=!1;constructor(t,e){this.path=t||"./",this.absolute=e}},nr=Buffer.alloc(1024),li=Symbol("onStat"),me=Symbol("ended"),W=Symbol("queue"),pe=Symbol("pendingLinks"),Et=Symbol("current"),Ft=Symbol("process"),Ee=Symbol("processing"),ai=Symbol("processJob"),G=Symbol("jobs"),ls=Symbol("jobDone"),ci=Symbol("addFSEntry"),or=Symbol("addTarEntry"),ds=Symbol("stat"),us=Symbol("readdir"),fi=Symbol("onreaddir"),di=Symbol("pipe"),hr=Symbol("entry"),cs=Symbol("entryOpt"),ui=Symbol("writeEntryClass"),lr=Symbol("write"),fs=Symbol("ondrain"),wt=class extends A{sync=!1;opt;cwd;maxReadSize;preservePaths;strict;noPax;prefix;linkCache;statCache;file;portable;zip;readdirCache;noDirRecurse;follow;noMtime;mtime;filter;jobs;[ui];onWriteEntry;[W];[pe]=new Map;[G]=0;[Ee]=!1;[me]=!1;constructor(t={}){if(super(),this.opt=t,this.file=t.file||"",this.cwd=t.cwd||process.cwd(),this.maxReadSize=t.maxReadSize,this.preservePaths=!!t.preservePaths,this.strict=!!t.strict,this.noPax=!!t.noPax,this.prefix=f(t.prefix||""),this.linkCache=t.linkCache||new Map,this.statCache=t.statCache||new Map,this.readdirCache=t.readdirCache||new Map,this.onWriteEntry=t.onWriteEntry,this[ui]=de,typeof t.onwarn=="function"&&this.on("warn",t.onwarn),this.portable=!!t.portable,t.gzip||t.brotli||t.zstd){if((t.gzip?1:0)+(t.brotli?1:0)+(t.zstd?1:0)>1)throw new TypeError("gzip, brotli, zstd are mutually exclusive");if(t.gzip&&(typeof t.gzip!="object"&&(t.gzip={}),this.portable&&(t.gzip.portable=!0),this.zip=new ze(t.gzip)),t.brotli&&(typeof t.brotli!="object"&&(t.brotli={}),this.zip=new We(t.brotli)),t.zstd&&(typeof t.zstd!="object"&&(t.zstd={}),this.zip=new Ye(t.zstd)),!this.zip)throw new Error("impossible");let e=this.zip;e.on("data",i=>super.write(i)),e.on("end",()=>super.end()),e.on("drain",()=>this[fs]()),this.on("resume",()=>e.resume())}else this.on("drain",this[fs]);this.noDirRecurse=!!t.noDirRecurse,this.follow=!!t.follow,this.noMtime=!!t.noMtime,t.mtime&&(this.mtime=t.mtime),this.filter=typeof t.filter=="function"?t.filter:()=>!0,this[W]=new hi,this[G]=0,this.jobs=Number(t.jobs)||4,this[Ee]=!1,this[me]=!1}[lr](t){return super.write(t)}add(t){return this.write(t),this}end(t,e,i){return typeof t=="function"&&(i=t,t=void 0),typeof e=="function"&&(i=e,e=void 0),t&&this.add(t),this[me]=!0,this[Ft](),i&&i(),this}write(t){if(this[me])throw new Error("write after end");return typeof t=="string"?this[ci](t):this[or](t),this.flowing}[or](t){let e=f(external_path_namespaceObject.resolve(this.cwd,t.path));if(!this.filter(t.path,t))t.resume();else{let i=new pi(t.path,e);i.entry=new oi(t,this[cs](i)),i.entry.on("end",()=>this[ls](i)),this[G]+=1,this[W].push(i)}this[Ft]()}[ci](t){let e=f(external_path_namespaceObject.resolve(this.cwd,t));this[W].push(new pi(t,e)),this[Ft]()}[ds](t){t.pending=!0,this[G]+=1;let e=this.follow?"stat":"lstat";external_fs_[e](t.absolute,(i,r)=>{t.pending=!1,this[G]-=1,i?this.emit("error",i):this[li](t,r)})}[li](t,e){if(this.statCache.set(t.absolute,e),t.stat=e,!this.filter(t.path,e))t.ignore=!0;else if(e.isFile()&&e.nlink>1&&!this.linkCache.get(`${e.dev}:${e.ino}`)&&!this.sync)if(t===this[Et])this[ai](t);else{let i=`${e.dev}:${e.ino}`,r=this[pe].get(i);r?r.push(t):this[pe].set(i,[t]),t.pendingLink=!0,t.pending=!0}this[Ft]()}[us](t){t.pending=!0,this[G]+=1,external_fs_.readdir(t.absolute,(e,i)=>{if(t.pending=!1,this[G]-=1,e)return this.emit("error",e);this[fi](t,i)})}[fi](t,e){this.readdirCache.set(t.absolute,e),t.readdir=e,this[Ft]()}[Ft](){if(!this[Ee]){this[Ee]=!0;for(let t=this[W].head;t&&this[G]<this.jobs;t=t.next)if(this[ai](t.value),t.value.ignore){let e=t.next;this[W].removeNode(t),t.next=e}this[Ee]=!1,this[me]&&this[W].length===0&&this[G]===0&&(this.zip?this.zip.end(nr):(super.write(nr),super.end()))}}get[Et](){return this[W]&&this[W].head&&this[W].head.value}[ls](t){this[W].shift(),this[G]-=1;let{stat:e}=t;if(e&&e.isFile()&&e.nlink>1){let i=`${e.dev}:${e.ino}`,r=this[pe].get(i);if(r){this[pe].delete(i);for(let n of r)n.pending=!1,this[ai](n)}}this[Ft]()}[ai](t){if(t.pending&&t.pendingLink&&t===this[Et]&&(t.pending=!1,t.pendingLink=!1),!t.pending){if(t.entry){t===this[Et]&&!t.piped&&this[di](t);return}if(!t.stat){let e=this.statCache.get(t.absolute);e?this[li](t,e):this[ds](t)}if(t.stat&&!t.ignore){if(!this.noDirRecurse&&t.stat.isDirectory()&&!t.readdir){let e=this.readdirCache.get(t.absolute);if(e?this[fi](t,e):this[us](t),!t.readdir)return}if(t.entry=this[hr](t),!t.entry){t.ignore=!0;return}t===this[Et]&&!t.piped&&this[di](t)}}}[cs](t){return{onwarn:(e,i,r)=>this.warn(e,i,r),noPax:this.noPax,cwd:this.cwd,absolute:t.absolute,preservePaths:this.preservePaths,maxReadSize:this.maxReadSize,strict:this.strict,portable:this.portable,linkCache:this.linkCache,statCache:this.statCache,noMtime:this.noMtime,mtime:this.mtime,prefix:this.prefix,onWriteEntry:this.onWriteEntry}}[hr](t){this[G]+=1;try{return new this[ui](t.path,this[cs](t)).on("end",()=>this[ls](t)).on("error",i=>this.emit("error",i))}catch(e){this.emit("error",e)}}[fs](){this[Et]&&this[Et].entry&&this[Et].entry.resume()}[di](t){t.piped=!0,t.readdir&&t.readdir.forEach(r=>{let n=t.path,o=n==="./"?"":n.replace(/\/*$/,"/");this[ci](o+r)});let e=t.entry,i=this.zip;if(!e)throw new Error("cannot pipe without source");i?e.on("data",r=>{i.write(r)||e.pause()}):e.on("data",r=>{super.write(r)||e.pause()})}pause(){return this.zip&&this.zip.pause(),super.pause()}warn(t,e,i={}){Dt(this,t,e,i)}},kt=class extends wt{sync=!0;constructor(t){super(t),this[ui]=ni}pause(){}resume(){}[ds](t){let e=this.follow?"statSync":"lstatSync";this[li](t,external_fs_[e](t.absolute))}[us](t){this[fi](t,external_fs_.readdirSync(t.absolute))}[di](t){let e=t.entry,i=this.zip;if(t.readdir&&t.readdir.forEach(r=>{let n=t.path,o=n==="./"?"":n.replace(/\/*$/,"/");this[ci](o+r)}),!e)throw new Error("Cannot pipe without source");i?e.on("data",r=>{i.write(r)}):e.on("data",r=>{super[lr](r)})}};var Vn=(s,t)=>{let e=new kt(s),i=new Wt(s.file,{mode:s.mode||438});e.pipe(i),fr(e,t)},$n=(s,t)=>{let e=new wt(s),i=new et(s.file,{mode:s.mode||438});e.pipe(i);let r=new Promise((n,o)=>{i.on("error",o),i.on("close",n),e.on("error",o)});return dr(e,t).catch(n=>e.emit("error",n)),r},fr=(s,t)=>{t.forEach(e=>{e.charAt(0)==="@"?Ct({file:external_node_path_.resolve(s.cwd,e.slice(1)),sync:!0,noResume:!0,onReadEntry:i=>s.add(i)}):s.add(e)}),s.end()},dr=async(s,t)=>{for(let e of t)e.charAt(0)==="@"?await Ct({file:external_node_path_.resolve(String(s.cwd),e.slice(1)),noResume:!0,onReadEntry:i=>{s.add(i)}}):s.add(e);s.end()},Xn=(s,t)=>{let e=new kt(s);return fr(e,t),e},qn=(s,t)=>{let e=new wt(s);return dr(e,t).catch(i=>e.emit("error",i)),e},Qn=K(Vn,$n,Xn,qn,(s,t)=>{if(!t?.length)throw new TypeError("no paths specified to add to archive")});var Jn=process.env.__FAKE_PLATFORM__||process.platform,Er=Jn==="win32",{O_CREAT:wr,O_NOFOLLOW:ur,O_TRUNC:Sr,O_WRONLY:yr}=external_fs_.constants,Rr=Number(process.env.__FAKE_FS_O_FILENAME__)||external_fs_.constants.UV_FS_O_FILEMAP||0,jn=Er&&!!Rr,to=512*1024,eo=Rr|Sr|wr|yr,mr=!Er&&typeof ur=="number"?ur|Sr|wr|yr:null,ms=mr!==null?()=>mr:jn?s=>s<to?eo:"w":()=>"w";var ps=(s,t,e)=>{try{return external_node_fs_.lchownSync(s,t,e)}catch(i){if(i?.code!=="ENOENT")throw i}},Ei=(s,t,e,i)=>{external_node_fs_.lchown(s,t,e,r=>{i(r&&r?.code!=="ENOENT"?r:null)})},io=(s,t,e,i,r)=>{if(t.isDirectory())Es(external_node_path_.resolve(s,t.name),e,i,n=>{if(n)return r(n);let o=external_node_path_.resolve(s,t.name);Ei(o,e,i,r)});else{let n=external_node_path_.resolve(s,t.name);Ei(n,e,i,r)}},Es=(s,t,e,i)=>{external_node_fs_.readdir(s,{withFileTypes:!0},(r,n)=>{if(r){if(r.code==="ENOENT")return i();if(r.code!=="ENOTDIR"&&r.code!=="ENOTSUP")return i(r)}if(r||!n.length)return Ei(s,t,e,i);let o=n.length,h=null,a=l=>{if(!h){if(l)return i(h=l);if(--o===0)return Ei(s,t,e,i)}};for(let l of n)io(s,l,t,e,a)})},so=(s,t,e,i)=>{t.isDirectory()&&ws(external_node_path_.resolve(s,t.name),e,i),ps(external_node_path_.resolve(s,t.name),e,i)},ws=(s,t,e)=>{let i;try{i=external_node_fs_.readdirSync(s,{withFileTypes:!0})}catch(r){let n=r;if(n?.code==="ENOENT")return;if(n?.code==="ENOTDIR"||n?.code==="ENOTSUP")return ps(s,t,e);throw n}for(let r of i)so(s,r,t,e);return ps(s,t,e)};var Se=class extends Error{path;code;syscall="chdir";constructor(t,e){super(`${e}: Cannot cd into '${t}'`),this.path=t,this.code=e}get name(){return"CwdError"}};var St=class extends Error{path;symlink;syscall="symlink";code="TAR_SYMLINK_ERROR";constructor(t,e){super("TAR_SYMLINK_ERROR: Cannot extract through symbolic link"),this.symlink=t,this.path=e}get name(){return"SymlinkError"}};var no=(s,t)=>{external_node_fs_.stat(s,(e,i)=>{(e||!i.isDirectory())&&(e=new Se(s,e?.code||"ENOTDIR")),t(e)})},gr=(s,t,e)=>{s=f(s);let i=t.umask??18,r=t.mode|448,n=(r&i)!==0,o=t.uid,h=t.gid,a=typeof o=="number"&&typeof h=="number"&&(o!==t.processUid||h!==t.processGid),l=t.preserve,c=t.unlink,d=f(t.cwd),y=(E,x)=>{E?e(E):x&&a?Es(x,o,h,Le=>y(Le)):n?external_node_fs_.chmod(s,r,e):e()};if(s===d)return no(s,y);if(l)return external_node_fs_promises_.mkdir(s,{mode:r,recursive:!0}).then(E=>y(null,E??void 0),y);let D=f(external_node_path_.relative(d,s)).split("/");Ss(d,D,r,c,d,void 0,y)},Ss=(s,t,e,i,r,n,o)=>{if(t.length===0)return o(null,n);let h=t.shift(),a=f(external_node_path_.resolve(s+"/"+h));external_node_fs_.mkdir(a,e,br(a,t,e,i,r,n,o))},br=(s,t,e,i,r,n,o)=>h=>{h?external_node_fs_.lstat(s,(a,l)=>{if(a)a.path=a.path&&f(a.path),o(a);else if(l.isDirectory())Ss(s,t,e,i,r,n,o);else if(i)external_node_fs_.unlink(s,c=>{if(c)return o(c);external_node_fs_.mkdir(s,e,br(s,t,e,i,r,n,o))});else{if(l.isSymbolicLink())return o(new St(s,s+"/"+t.join("/")));o(h)}}):(n=n||s,Ss(s,t,e,i,r,n,o))},oo=s=>{let t=!1,e;try{t=external_node_fs_.statSync(s).isDirectory()}catch(i){e=i?.code}finally{if(!t)throw new Se(s,e??"ENOTDIR")}},_r=(s,t)=>{s=f(s);let e=t.umask??18,i=t.mode|448,r=(i&e)!==0,n=t.uid,o=t.gid,h=typeof n=="number"&&typeof o=="number"&&(n!==t.processUid||o!==t.processGid),a=t.preserve,l=t.unlink,c=f(t.cwd),d=E=>{E&&h&&ws(E,n,o),r&&external_node_fs_.chmodSync(s,i)};if(s===c)return oo(c),d();if(a)return d(external_node_fs_.mkdirSync(s,{mode:i,recursive:!0})??void 0);let T=f(external_node_path_.relative(c,s)).split("/"),D;for(let E=T.shift(),x=c;E&&(x+="/"+E);E=T.shift()){x=f(external_node_path_.resolve(x));try{external_node_fs_.mkdirSync(x,i),D=D||x}catch{let Le=external_node_fs_.lstatSync(x);if(Le.isDirectory())continue;if(l){external_node_fs_.unlinkSync(x),external_node_fs_.mkdirSync(x,i),D=D||x;continue}else if(Le.isSymbolicLink())return new St(x,x+"/"+T.join("/"))}}return d(D)};var ys=Object.create(null),Or=1e4,Vt=new Set,Tr=s=>{Vt.has(s)?Vt.delete(s):ys[s]=s.normalize("NFD").toLocaleLowerCase("en").toLocaleUpperCase("en"),Vt.add(s);let t=ys[s],e=Vt.size-Or;if(e>Or/10){for(let i of Vt)if(Vt.delete(i),delete ys[i],--e<=0)break}return t};var ho=process.env.TESTING_TAR_FAKE_PLATFORM||process.platform,ao=ho==="win32",lo=s=>s.split("/").slice(0,-1).reduce((e,i)=>{let r=e.at(-1);return r!==void 0&&(i=(0,external_node_path_.join)(r,i)),e.push(i||"/"),e},[]),yi=class{#t=new Map;#i=new Map;#s=new Set;reserve(t,e){t=ao?["win32 parallelization disabled"]:t.map(r=>mt((0,external_node_path_.join)(Tr(r))));let i=new Set(t.map(r=>lo(r)).reduce((r,n)=>r.concat(n)));this.#i.set(e,{dirs:i,paths:t});for(let r of t){let n=this.#t.get(r);n?n.push(e):this.#t.set(r,[e])}for(let r of i){let n=this.#t.get(r);if(!n)this.#t.set(r,[new Set([e])]);else{let o=n.at(-1);o instanceof Set?o.add(e):n.push(new Set([e]))}}return this.#r(e)}#n(t){let e=this.#i.get(t);if(!e)throw new Error("function does not have any path reservations");return{paths:e.paths.map(i=>this.#t.get(i)),dirs:[...e.dirs].map(i=>this.#t.get(i))}}check(t){let{paths:e,dirs:i}=this.#n(t);return e.every(r=>r&&r[0]===t)&&i.every(r=>r&&r[0]instanceof Set&&r[0].has(t))}#r(t){return this.#s.has(t)||!this.check(t)?!1:(this.#s.add(t),t(()=>this.#e(t)),!0)}#e(t){if(!this.#s.has(t))return!1;let e=this.#i.get(t);if(!e)throw new Error("invalid reservation");let{paths:i,dirs:r}=e,n=new Set;for(let o of i){let h=this.#t.get(o);if(!h||h?.[0]!==t)continue;let a=h[1];if(!a){this.#t.delete(o);continue}if(h.shift(),typeof a=="function")n.add(a);else for(let l of a)n.add(l)}for(let o of r){let h=this.#t.get(o),a=h?.[0];if(!(!h||!(a instanceof Set)))if(a.size===1&&h.length===1){this.#t.delete(o);continue}else if(a.size===1){h.shift();let l=h[0];typeof l=="function"&&n.add(l)}else a.delete(t)}return this.#s.delete(t),n.forEach(o=>this.#r(o)),!0}};var Lr=()=>process.umask();var Dr=Symbol("onEntry"),_s=Symbol("checkFs"),Nr=Symbol("checkFs2"),Os=Symbol("isReusable"),P=Symbol("makeFs"),Ts=Symbol("file"),xs=Symbol("directory"),gi=Symbol("link"),Ar=Symbol("symlink"),Ir=Symbol("hardlink"),Re=Symbol("ensureNoSymlink"),Cr=Symbol("unsupported"),Fr=Symbol("checkPath"),Rs=Symbol("stripAbsolutePath"),yt=Symbol("mkdir"),O=Symbol("onError"),Ri=Symbol("pending"),kr=Symbol("pend"),$t=Symbol("unpend"),gs=Symbol("ended"),bs=Symbol("maybeClose"),Ls=Symbol("skip"),ge=Symbol("doChown"),be=Symbol("uid"),_e=Symbol("gid"),Oe=Symbol("checkedCwd"),fo=process.env.TESTING_TAR_FAKE_PLATFORM||process.platform,Te=fo==="win32",uo=1024,mo=(s,t)=>{if(!Te)return external_node_fs_.unlink(s,t);let e=s+".DELETE."+(0,external_node_crypto_.randomBytes)(16).toString("hex");external_node_fs_.rename(s,e,i=>{if(i)return t(i);external_node_fs_.unlink(e,t)})},po=s=>{if(!Te)return external_node_fs_.unlinkSync(s);let t=s+".DELETE."+(0,external_node_crypto_.randomBytes)(16).toString("hex");external_node_fs_.renameSync(s,t),external_node_fs_.unlinkSync(t)},vr=(s,t,e)=>s!==void 0&&s===s>>>0?s:t!==void 0&&t===t>>>0?t:e,Xt=class extends rt{[gs]=!1;[Oe]=!1;[Ri]=0;reservations=new yi;transform;writable=!0;readable=!1;uid;gid;setOwner;preserveOwner;processGid;processUid;maxDepth;forceChown;win32;newer;keep;noMtime;preservePaths;unlink;cwd;strip;processUmask;umask;dmode;fmode;chmod;constructor(t={}){if(t.ondone=()=>{this[gs]=!0,this[bs]()},super(t),this.transform=t.transform,this.chmod=!!t.chmod,typeof t.uid=="number"||typeof t.gid=="number"){if(typeof t.uid!="number"||typeof t.gid!="number")throw new TypeError("cannot set owner without number uid and gid");if(t.preserveOwner)throw new TypeError("cannot preserve owner in archive and also set owner explicitly");this.uid=t.uid,this.gid=t.gid,this.setOwner=!0}else this.uid=void 0,this.gid=void 0,this.setOwner=!1;this.preserveOwner=t.preserveOwner===void 0&&typeof t.uid!="number"?process.getuid?.()===0:!!t.preserveOwner,this.processUid=(this.preserveOwner||this.setOwner)&&process.getuid?process.getuid():void 0,this.processGid=(this.preserveOwner||this.setOwner)&&process.getgid?process.getgid():void 0,this.maxDepth=typeof t.maxDepth=="number"?t.maxDepth:uo,this.forceChown=t.forceChown===!0,this.win32=!!t.win32||Te,this.newer=!!t.newer,this.keep=!!t.keep,this.noMtime=!!t.noMtime,this.preservePaths=!!t.preservePaths,this.unlink=!!t.unlink,this.cwd=f(external_node_path_.resolve(t.cwd||process.cwd())),this.strip=Number(t.strip)||0,this.processUmask=this.chmod?typeof t.processUmask=="number"?t.processUmask:Lr():0,this.umask=typeof t.umask=="number"?t.umask:this.processUmask,this.dmode=t.dmode||511&~this.umask,this.fmode=t.fmode||438&~this.umask,this.on("entry",e=>this[Dr](e))}warn(t,e,i={}){return(t==="TAR_BAD_ARCHIVE"||t==="TAR_ABORT")&&(i.recoverable=!1),super.warn(t,e,i)}[bs](){this[gs]&&this[Ri]===0&&(this.emit("prefinish"),this.emit("finish"),this.emit("end"))}[Rs](t,e){let i=t[e],{type:r}=t;if(!i||this.preservePaths)return!0;let[n,o]=ce(i),h=o.replaceAll(/\\/g,"/").split("/");if(h.includes("..")||Te&&/^[a-z]:\.\.$/i.test(h[0]??"")){if(e==="path"||r==="Link")return this.warn("TAR_ENTRY_ERROR",`${e} contains '..'`,{entry:t,[e]:i}),!1;let a=external_node_path_.posix.dirname(t.path),l=external_node_path_.posix.normalize(external_node_path_.posix.join(a,h.join("/")));if(l.startsWith("../")||l==="..")return this.warn("TAR_ENTRY_ERROR",`${e} escapes extraction directory`,{entry:t,[e]:i}),!1}return n&&(t[e]=String(o),this.warn("TAR_ENTRY_INFO",`stripping ${n} from absolute ${e}`,{entry:t,[e]:i})),!0}[Fr](t){let e=f(t.path),i=e.split("/");if(this.strip){if(i.length<this.strip)return!1;if(t.type==="Link"){let r=f(String(t.linkpath)).split("/");if(r.length>=this.strip)t.linkpath=r.slice(this.strip).join("/");else return!1}i.splice(0,this.strip),t.path=i.join("/")}if(isFinite(this.maxDepth)&&i.length>this.maxDepth)return this.warn("TAR_ENTRY_ERROR","path excessively deep",{entry:t,path:e,depth:i.length,maxDepth:this.maxDepth}),!1;if(!this[Rs](t,"path")||!this[Rs](t,"linkpath"))return!1;if(t.absolute=external_node_path_.isAbsolute(t.path)?f(external_node_path_.resolve(t.path)):f(external_node_path_.resolve(this.cwd,t.path)),!this.preservePaths&&typeof t.absolute=="string"&&t.absolute.indexOf(this.cwd+"/")!==0&&t.absolute!==this.cwd)return this.warn("TAR_ENTRY_ERROR","path escaped extraction target",{entry:t,path:f(t.path),resolvedPath:t.absolute,cwd:this.cwd}),!1;if(t.absolute===this.cwd&&t.type!=="Directory"&&t.type!=="GNUDumpDir")return!1;if(this.win32){let{root:r}=external_node_path_.win32.parse(String(t.absolute));t.absolute=r+ts(String(t.absolute).slice(r.length));let{root:n}=external_node_path_.win32.parse(t.path);t.path=n+ts(t.path.slice(n.length))}return!0}[Dr](t){if(!this[Fr](t))return t.resume();switch(external_node_assert_.equal(typeof t.absolute,"string"),t.type){case"Directory":case"GNUDumpDir":t.mode&&(t.mode=t.mode|448);case"File":case"OldFile":case"ContiguousFile":case"Link":case"SymbolicLink":return this[_s](t);default:return this[Cr](t)}}[O](t,e){t.name==="CwdError"?this.emit("error",t):(this.warn("TAR_ENTRY_ERROR",t,{entry:e}),this[$t](),e.resume())}[yt](t,e,i){gr(f(t),{uid:this.uid,gid:this.gid,processUid:this.processUid,processGid:this.processGid,umask:this.processUmask,preserve:this.preservePaths,unlink:this.unlink,cwd:this.cwd,mode:e},i)}[ge](t){return this.forceChown||this.preserveOwner&&(typeof t.uid=="number"&&t.uid!==this.processUid||typeof t.gid=="number"&&t.gid!==this.processGid)||typeof this.uid=="number"&&this.uid!==this.processUid||typeof this.gid=="number"&&this.gid!==this.processGid}[be](t){return vr(this.uid,t.uid,this.processUid)}[_e](t){return vr(this.gid,t.gid,this.processGid)}[Ts](t,e){let i=typeof t.mode=="number"?t.mode&4095:this.fmode,r=new et(String(t.absolute),{flags:ms(t.size),mode:i,autoClose:!1});r.on("error",a=>{r.fd&&external_node_fs_.close(r.fd,()=>{}),r.write=()=>!0,this[O](a,t),e()});let n=1,o=a=>{if(a){r.fd&&external_node_fs_.close(r.fd,()=>{}),this[O](a,t),e();return}--n===0&&r.fd!==void 0&&external_node_fs_.close(r.fd,l=>{l?this[O](l,t):this[$t](),e()})};r.on("finish",()=>{let a=String(t.absolute),l=r.fd;if(typeof l=="number"&&t.mtime&&!this.noMtime){n++;let c=t.atime||new Date,d=t.mtime;external_node_fs_.futimes(l,c,d,y=>y?external_node_fs_.utimes(a,c,d,T=>o(T&&y)):o())}if(typeof l=="number"&&this[ge](t)){n++;let c=this[be](t),d=this[_e](t);typeof c=="number"&&typeof d=="number"&&external_node_fs_.fchown(l,c,d,y=>y?external_node_fs_.chown(a,c,d,T=>o(T&&y)):o())}o()});let h=this.transform&&this.transform(t)||t;h!==t&&(h.on("error",a=>{this[O](a,t),e()}),t.pipe(h)),h.pipe(r)}[xs](t,e){let i=typeof t.mode=="number"?t.mode&4095:this.dmode;this[yt](String(t.absolute),i,r=>{if(r){this[O](r,t),e();return}let n=1,o=()=>{--n===0&&(e(),this[$t](),t.resume())};t.mtime&&!this.noMtime&&(n++,external_node_fs_.utimes(String(t.absolute),t.atime||new Date,t.mtime,o)),this[ge](t)&&(n++,external_node_fs_.chown(String(t.absolute),Number(this[be](t)),Number(this[_e](t)),o)),o()})}[Cr](t){t.unsupported=!0,this.warn("TAR_ENTRY_UNSUPPORTED",`unsupported entry type: ${t.type}`,{entry:t}),t.resume()}[Ar](t,e){let i=f(external_node_path_.relative(this.cwd,external_node_path_.resolve(external_node_path_.dirname(String(t.absolute)),String(t.linkpath)))).split("/");this[Re](t,this.cwd,i,()=>this[gi](t,String(t.linkpath),"symlink",e),r=>{this[O](r,t),e()})}[Ir](t,e){let i=f(external_node_path_.resolve(this.cwd,String(t.linkpath))),r=f(String(t.linkpath)).split("/");this[Re](t,this.cwd,r,()=>this[gi](t,i,"link",e),n=>{this[O](n,t),e()})}[Re](t,e,i,r,n){let o=i.shift();if(this.preservePaths||o===void 0)return r();let h=external_node_path_.resolve(e,o);external_node_fs_.lstat(h,(a,l)=>{if(a)return r();if(l?.isSymbolicLink())return n(new St(h,external_node_path_.resolve(h,i.join("/"))));this[Re](t,h,i,r,n)})}[kr](){this[Ri]++}[$t](){this[Ri]--,this[bs]()}[Ls](t){this[$t](),t.resume()}[Os](t,e){return t.type==="File"&&!this.unlink&&e.isFile()&&e.nlink<=1&&!Te}[_s](t){this[kr]();let e=[t.path];t.linkpath&&e.push(t.linkpath),this.reservations.reserve(e,i=>this[Nr](t,i))}[Nr](t,e){let i=h=>{e(h)},r=()=>{this[yt](this.cwd,this.dmode,h=>{if(h){this[O](h,t),i();return}this[Oe]=!0,n()})},n=()=>{if(t.absolute!==this.cwd){let h=f(external_node_path_.dirname(String(t.absolute)));if(h!==this.cwd)return this[yt](h,this.dmode,a=>{if(a){this[O](a,t),i();return}o()})}o()},o=()=>{external_node_fs_.lstat(String(t.absolute),(h,a)=>{if(a&&(this.keep||this.newer&&a.mtime>(t.mtime??a.mtime))){this[Ls](t),i();return}if(h||this[Os](t,a))return this[P](null,t,i);if(a.isDirectory()){if(t.type==="Directory"){let l=this.chmod&&t.mode&&(a.mode&4095)!==t.mode,c=d=>this[P](d??null,t,i);return l?external_node_fs_.chmod(String(t.absolute),Number(t.mode),c):c()}if(t.absolute!==this.cwd)return external_node_fs_.rmdir(String(t.absolute),l=>this[P](l??null,t,i))}if(t.absolute===this.cwd)return this[P](null,t,i);mo(String(t.absolute),l=>this[P](l??null,t,i))})};this[Oe]?n():r()}[P](t,e,i){if(t){this[O](t,e),i();return}switch(e.type){case"File":case"OldFile":case"ContiguousFile":return this[Ts](e,i);case"Link":return this[Ir](e,i);case"SymbolicLink":return this[Ar](e,i);case"Directory":case"GNUDumpDir":return this[xs](e,i)}}[gi](t,e,i,r){external_node_fs_[i](e,String(t.absolute),n=>{n?this[O](n,t):(this[$t](),t.resume()),r()})}},ye=s=>{try{return[null,s()]}catch(t){return[t,null]}},xe=class extends Xt{sync=!0;[P](t,e){return super[P](t,e,()=>{})}[_s](t){if(!this[Oe]){let n=this[yt](this.cwd,this.dmode);if(n)return this[O](n,t);this[Oe]=!0}if(t.absolute!==this.cwd){let n=f(external_node_path_.dirname(String(t.absolute)));if(n!==this.cwd){let o=this[yt](n,this.dmode);if(o)return this[O](o,t)}}let[e,i]=ye(()=>external_node_fs_.lstatSync(String(t.absolute)));if(i&&(this.keep||this.newer&&i.mtime>(t.mtime??i.mtime)))return this[Ls](t);if(e||this[Os](t,i))return this[P](null,t);if(i.isDirectory()){if(t.type==="Directory"){let o=this.chmod&&t.mode&&(i.mode&4095)!==t.mode,[h]=o?ye(()=>{external_node_fs_.chmodSync(String(t.absolute),Number(t.mode))}):[];return this[P](h,t)}let[n]=ye(()=>external_node_fs_.rmdirSync(String(t.absolute)));this[P](n,t)}let[r]=t.absolute===this.cwd?[]:ye(()=>po(String(t.absolute)));this[P](r,t)}[Ts](t,e){let i=typeof t.mode=="number"?t.mode&4095:this.fmode,r=h=>{let a;try{external_node_fs_.closeSync(n)}catch(l){a=l}(h||a)&&this[O](h||a,t),e()},n;try{n=external_node_fs_.openSync(String(t.absolute),ms(t.size),i)}catch(h){return r(h)}let o=this.transform&&this.transform(t)||t;o!==t&&(o.on("error",h=>this[O](h,t)),t.pipe(o)),o.on("data",h=>{try{external_node_fs_.writeSync(n,h,0,h.length)}catch(a){r(a)}}),o.on("end",()=>{let h=null;if(t.mtime&&!this.noMtime){let a=t.atime||new Date,l=t.mtime;try{external_node_fs_.futimesSync(n,a,l)}catch(c){try{external_node_fs_.utimesSync(String(t.absolute),a,l)}catch{h=c}}}if(this[ge](t)){let a=this[be](t),l=this[_e](t);try{external_node_fs_.fchownSync(n,Number(a),Number(l))}catch(c){try{external_node_fs_.chownSync(String(t.absolute),Number(a),Number(l))}catch{h=h||c}}}r(h)})}[xs](t,e){let i=typeof t.mode=="number"?t.mode&4095:this.dmode,r=this[yt](String(t.absolute),i);if(r){this[O](r,t),e();return}if(t.mtime&&!this.noMtime)try{external_node_fs_.utimesSync(String(t.absolute),t.atime||new Date,t.mtime)}catch{}if(this[ge](t))try{external_node_fs_.chownSync(String(t.absolute),Number(this[be](t)),Number(this[_e](t)))}catch{}e(),t.resume()}[yt](t,e){try{return _r(f(t),{uid:this.uid,gid:this.gid,processUid:this.processUid,processGid:this.processGid,umask:this.processUmask,preserve:this.preservePaths,unlink:this.unlink,cwd:this.cwd,mode:e})}catch(i){return i}}[Re](t,e,i,r,n){if(this.preservePaths||i.length===0)return r();let o=e;for(let h of i){o=external_node_path_.resolve(o,h);let[a,l]=ye(()=>external_node_fs_.lstatSync(o));if(a)return r();if(l.isSymbolicLink())return n(new St(o,external_node_path_.resolve(e,i.join("/"))))}r()}[gi](t,e,i,r){let n=`${i}Sync`;try{external_node_fs_[n](e,String(t.absolute)),r(),t.resume()}catch(o){return this[O](o,t)}}};var Eo=s=>{let t=new xe(s),e=s.file,i=external_node_fs_.statSync(e),r=s.maxReadSize||16*1024*1024;new Be(e,{readSize:r,size:i.size}).pipe(t)},wo=(s,t)=>{let e=new Xt(s),i=s.maxReadSize||16*1024*1024,r=s.file;return new Promise((o,h)=>{e.on("error",h),e.on("close",o),external_node_fs_.stat(r,(a,l)=>{if(a)h(a);else{let c=new _t(r,{readSize:i,size:l.size});c.on("error",h),c.pipe(e)}})})},So=K(Eo,wo,s=>new xe(s),s=>new Xt(s),(s,t)=>{t?.length&&Qi(s,t)});var yo=(s,t)=>{let e=new kt(s),i=!0,r,n;try{try{r=external_node_fs_.openSync(s.file,"r+")}catch(a){if(a?.code==="ENOENT")r=external_node_fs_.openSync(s.file,"w+");else throw a}let o=external_node_fs_.fstatSync(r),h=Buffer.alloc(512);t:for(n=0;n<o.size;n+=512){for(let c=0,d=0;c<512;c+=d){if(d=external_node_fs_.readSync(r,h,c,h.length-c,n+c),n===0&&h[0]===31&&h[1]===139)throw new Error("cannot append to compressed archives");if(!d)break t}let a=new F(h);if(!a.cksumValid)break;let l=512*Math.ceil((a.size||0)/512);if(n+l+512>o.size)break;n+=l,s.mtimeCache&&a.mtime&&s.mtimeCache.set(String(a.path),a.mtime)}i=!1,Ro(s,e,n,r,t)}finally{if(i)try{external_node_fs_.closeSync(r)}catch{}}},Ro=(s,t,e,i,r)=>{let n=new Wt(s.file,{fd:i,start:e});t.pipe(n),bo(t,r)},go=(s,t)=>{t=Array.from(t);let e=new wt(s),i=(n,o,h)=>{let a=(T,D)=>{T?external_node_fs_.close(n,E=>h(T)):h(null,D)},l=0;if(o===0)return a(null,0);let c=0,d=Buffer.alloc(512),y=(T,D)=>{if(T||D===void 0)return a(T);if(c+=D,c<512&&D)return external_node_fs_.read(n,d,c,d.length-c,l+c,y);if(l===0&&d[0]===31&&d[1]===139)return a(new Error("cannot append to compressed archives"));if(c<512)return a(null,l);let E=new F(d);if(!E.cksumValid)return a(null,l);let x=512*Math.ceil((E.size??0)/512);if(l+x+512>o||(l+=x+512,l>=o))return a(null,l);s.mtimeCache&&E.mtime&&s.mtimeCache.set(String(E.path),E.mtime),c=0,external_node_fs_.read(n,d,0,512,l,y)};external_node_fs_.read(n,d,0,512,l,y)};return new Promise((n,o)=>{e.on("error",o);let h="r+",a=(l,c)=>{if(l&&l.code==="ENOENT"&&h==="r+")return h="w+",external_node_fs_.open(s.file,h,a);if(l||!c)return o(l);external_node_fs_.fstat(c,(d,y)=>{if(d)return external_node_fs_.close(c,()=>o(d));i(c,y.size,(T,D)=>{if(T)return o(T);let E=new et(s.file,{fd:c,start:D});e.pipe(E),E.on("error",o),E.on("close",n),_o(e,t)})})};external_node_fs_.open(s.file,h,a)})},bo=(s,t)=>{t.forEach(e=>{e.charAt(0)==="@"?Ct({file:external_node_path_.resolve(s.cwd,e.slice(1)),sync:!0,noResume:!0,onReadEntry:i=>s.add(i)}):s.add(e)}),s.end()},_o=async(s,t)=>{for(let e of t)e.charAt(0)==="@"?await Ct({file:external_node_path_.resolve(String(s.cwd),e.slice(1)),noResume:!0,onReadEntry:i=>s.add(i)}):s.add(e);s.end()},vt=K(yo,go,()=>{throw new TypeError("file is required")},()=>{throw new TypeError("file is required")},(s,t)=>{if(!Bs(s))throw new TypeError("file is required");if(s.gzip||s.brotli||s.zstd||s.file.endsWith(".br")||s.file.endsWith(".tbr"))throw new TypeError("cannot append to compressed archives");if(!t?.length)throw new TypeError("no paths specified to add/replace")});var Oo=K(vt.syncFile,vt.asyncFile,vt.syncNoFile,vt.asyncNoFile,(s,t=[])=>{vt.validate?.(s,t),To(s)}),To=s=>{let t=s.filter;s.mtimeCache||(s.mtimeCache=new Map),s.filter=t?(e,i)=>t(e,i)&&!((s.mtimeCache?.get(e)??i.mtime??0)>(i.mtime??0)):(e,i)=>!((s.mtimeCache?.get(e)??i.mtime??0)>(i.mtime??0))};
//# sourceMappingURL=index.min.js.map

;// CONCATENATED MODULE: ./build/archive/archive-entry.js
const NO_CONTENT = {
    async *[Symbol.asyncIterator]() { },
};
/** Bits of a mode. See inode(7). */
const OWNER_EXECUTES = 0o100;

;// CONCATENATED MODULE: ./build/archive/unusable-archive.js

/** How to create an archive that has none of the problems. */
const CREATE = "To create the archive, run 'tar -czf product.tar.gz -C product .' in the folder above 'product'.";
/** An archive that nothing is done with. `advice` is a sentence about the problem itself. */
function unusable(message, advice, cause) {
    return new problem/* Problem */.A('The artifact cannot be used', message, advice === undefined ? CREATE : `${advice} ${CREATE}`, {
        cause,
    });
}
/** An archive that is damaged, or that contradicts itself. */
function corrupt(what, cause) {
    return unusable(`The archive is corrupt: ${what}.`, 'Create and upload the archive again.', cause);
}
/** An entry that would give Terraform a file from outside of the folder. */
function aLink(name, what, target) {
    return unusable(`The entry ${shownName(name)} is ${what} to ${shownName(target)}.`, 'Replace each link by the file that it links to.');
}
/** In UTF-16 units. The start and the end are shown, because either can tell which entry it is. */
const LONGEST_START = 80;
const LONGEST_END = 40;
/** The name of an entry in quotes, on one line. What is invisible, or would change the direction of the text, is `?`. */
function shownName(name) {
    const short = name.length > LONGEST_START + LONGEST_END ? `${name.slice(0, LONGEST_START)}…${name.slice(-LONGEST_END)}` : name;
    return `'${short.toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?')}'`;
}
/** A number of bytes, for an error. */
function shownSize(bytes) {
    const [size, unit] = bytes >= 2 ** 20 ? [bytes / 2 ** 20, 'MiB'] : bytes >= 2 ** 10 ? [bytes / 2 ** 10, 'KiB'] : [bytes, 'bytes'];
    return `${Number(size.toFixed(1)).toLocaleString('en-US')} ${unit}`;
}

;// CONCATENATED MODULE: ./build/archive/byte-reader.js

function byteReader(stream) {
    let rest = Buffer.alloc(0);
    /** At least one byte and at most `most`, or none at the end. */
    async function next(most) {
        while (rest.length === 0) {
            const { done, value } = await stream.next();
            if (done)
                return rest;
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
                if (chunk.length === 0)
                    break;
                left -= chunk.length;
                chunks.push(chunk);
            }
            return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
        },
        async *chunks(length) {
            for (let left = length; left > 0;) {
                const chunk = await next(left);
                if (chunk.length === 0)
                    throw corrupt('it is cut off');
                left -= chunk.length;
                yield chunk;
            }
        },
        async drain() {
            while ((await next(Number.POSITIVE_INFINITY)).length > 0)
                ;
        },
    };
}

;// CONCATENATED MODULE: ./build/archive/pax-records.js

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
        const digits = /^\d{1,8}(?= )/.exec(body.toString('latin1', at, at + 9))?.[0];
        if (digits === undefined) {
            // Some programs fill the block.
            if (body.subarray(at).every((byte) => byte === 0))
                break;
            throw corrupt('an extended header is malformed');
        }
        const [start, end] = [at + digits.length + 1, at + Number(digits)];
        const equals = body.indexOf(EQUALS, start);
        if (body[end - 1] !== LINE_FEED || equals <= start || equals >= end) {
            throw corrupt('an extended header is malformed');
        }
        records.push([body.toString('utf8', start, equals), body.toString('utf8', equals + 1, end - 1)]);
        at = end;
    }
    return records;
}
const [EQUALS, LINE_FEED] = [0x3d, 0x0a];

;// CONCATENATED MODULE: ./build/archive/sparse-content.js

const MOST_PARTS = 10_000;
const BLOCK = 512;
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
        const block = await blocks.take(BLOCK);
        if (block.length < BLOCK)
            throw corrupt('it is cut off');
        parts.push(...gnuParts(block.subarray(0, 504)));
        if (parts.length > MOST_PARTS)
            throw malformed();
        more = block[504] !== 0;
    }
    return { size: whole(header.toString('latin1', 483, 495), 8), parts };
}
function gnuParts(table) {
    const parts = [];
    for (let at = 0; at < table.length && table[at] !== 0; at += 24) {
        const [offset, length] = [table.toString('latin1', at, at + 12), table.toString('latin1', at + 12, at + 24)];
        parts.push({ offset: whole(offset, 8), length: whole(length, 8) });
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
    const size = fields.get('GNU.sparse.realsize') ?? fields.get('GNU.sparse.size');
    if (size === undefined)
        return undefined;
    if (fields.has('GNU.sparse.major'))
        return { size: whole(size), parts: asParts(await mapBeforeContent(content)) };
    const map = fields.get('GNU.sparse.map')?.split(',');
    const inRecords = records.filter(([key]) => /^GNU\.sparse\.(?:offset|numbytes)$/.test(key)).map(([, value]) => value);
    return { size: whole(size), parts: asParts((map ?? inRecords).map((text) => whole(text))) };
}
/** The number of parts, then offset and length of each, a number in a line, up to the end of a block. */
async function mapBeforeContent(content) {
    const numbers = [];
    for (let [text, count] = ['', -1]; count === -1 || numbers.length < count;) {
        const block = await content.take(BLOCK);
        const lines = `${text}${block.toString('latin1')}`.split('\n');
        text = lines.pop() ?? '';
        for (const line of lines) {
            if (count === -1)
                count = 2 * whole(line);
            else if (numbers.length < count)
                numbers.push(whole(line));
        }
        if (block.length < BLOCK || text.length > BLOCK || count > 2 * MOST_PARTS)
            throw malformed();
    }
    return numbers;
}
function asParts(numbers) {
    if (numbers.length % 2 !== 0 || numbers.length > 2 * MOST_PARTS)
        throw malformed();
    const parts = [];
    for (let at = 0; at < numbers.length; at += 2) {
        parts.push({ offset: numbers[at] ?? 0, length: numbers[at + 1] ?? 0 });
    }
    return parts;
}
/**
 * The file with zeros for its holes. It must end where its size says.
 *
 * @param stored has the parts that the archive has
 */
async function* sparseContent({ size, parts }, stored) {
    let at = 0;
    for (const { offset, length } of [...parts, { offset: size, length: 0 }]) {
        if (offset < at)
            throw corrupt('the parts of a sparse file overlap');
        for (; at < offset; at += Math.min(ZEROS.length, offset - at))
            yield ZEROS.subarray(0, offset - at);
        yield* stored.chunks(length);
        at += length;
    }
}
function whole(text, radix = 10) {
    const digits = /^ {0,11}(\d{1,15})[ \0]*$/.exec(text)?.[1] ?? '';
    if (digits === '' || (radix === 8 && /[89]/.test(digits)))
        throw malformed();
    return Number.parseInt(digits, radix);
}
function malformed() {
    return corrupt('the map of a sparse file is malformed');
}

;// CONCATENATED MODULE: ./build/archive/tar-entries.js






const tar_entries_BLOCK = 512;
/** In bytes. Extended attributes of macOS are the largest that archives have in practice. */
const LARGEST_EXTENSION = 2 ** 20;
/** A long name, a long link name, an extended header, and a global one can precede an entry. */
const MOST_EXTENSIONS = 8;
const NONE = { count: 0, records: [] };
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
        for (let block = await firstBlock(reader); !isEnd(block); block = await reader.take(tar_entries_BLOCK)) {
            const header = headerIn(block);
            if (header === undefined)
                throw corrupt(block.length < tar_entries_BLOCK ? 'it is cut off' : 'a header in it is damaged');
            if (isExtension(header)) {
                extensions = extended(extensions, header.typeKey, await extensionBody(header, reader));
            }
            else {
                budget.addEntry();
                yield* entryAt(header, block, extensions, reader, budget);
                extensions = NONE;
            }
        }
        await reader.drain();
    }
    finally {
        await stream.return(undefined);
    }
}
/** The header in the block at the start of an entry, or nothing if the block is something else. */
function headerIn(block) {
    try {
        const header = new F(block);
        return header.cksumValid ? header : undefined;
    }
    catch {
        // A number is too large, or the block too short.
        return undefined;
    }
}
async function firstBlock(reader) {
    const block = await reader.take(tar_entries_BLOCK);
    if (block.length === tar_entries_BLOCK && (isEnd(block) || headerIn(block) !== undefined))
        return block;
    throw unusable('The compressed file is not a tar archive.', 'The artifact must be a .tar.gz or a .zip file.');
}
function isEnd(block) {
    return block.every((byte) => byte === 0);
}
function isExtension({ typeKey }) {
    return ['x', 'X', 'g', 'L', 'K'].includes(typeKey);
}
async function extensionBody(header, reader) {
    const size = wholeSize(header.size);
    if (size > LARGEST_EXTENSION)
        throw corrupt('an extended header is too large');
    const body = [];
    for await (const chunk of reader.chunks(size + paddingOf(size)))
        body.push(chunk);
    return Buffer.concat(body, size);
}
/** @throws {Problem} if there are too many, or a global header renames or resizes all entries */
function extended(before, type, body) {
    const count = before.count + 1;
    if (count > MOST_EXTENSIONS)
        throw corrupt('it has too many extended headers in a row');
    if (type === 'L')
        return { ...before, count, longName: untilNull(body) };
    if (type === 'K')
        return { ...before, count, longLink: untilNull(body) };
    const records = paxRecords(body);
    if (type !== 'g')
        return { ...before, count, records: [...before.records, ...records] };
    // What `git archive` puts in it does not change entries.
    const wrong = records.find(([key]) => /^(?:path|linkpath|size|GNU\.sparse\..*)$/.test(key))?.[0];
    if (wrong !== undefined)
        throw corrupt(`a global header sets ${shownName(wrong)}`);
    return { ...before, count };
}
function untilNull(body) {
    const end = body.indexOf(0);
    return body.toString('utf8', 0, end === -1 ? body.length : end);
}
async function* entryAt(header, block, { longName, longLink, records }, reader, budget) {
    // A record without a value stands for what the header has.
    const fields = new Map(records.filter(([, value]) => value !== ''));
    const name = fields.get('GNU.sparse.name') ?? fields.get('path') ?? longName ?? header.path ?? '';
    const type = header.typeKey;
    if (type === '1' || type === '2') {
        const target = fields.get('linkpath') ?? longLink ?? header.linkpath ?? '';
        throw aLink(name, type === '1' ? 'a hard link' : 'a symbolic link', target);
    }
    const special = SPECIAL[type];
    if (special !== undefined)
        throw unusable(`The entry ${shownName(name)} is ${special}.`, 'Remove it.');
    // Old programs give a folder the size that it has in the file system, although it has no content. A label has no size.
    const stored = type === '5' || type === 'V' ? 0 : wholeSize(fields.get('size') ?? header.size);
    const executable = ((header.mode ?? 0) & OWNER_EXECUTES) !== 0;
    const map = type === 'S' ? await gnuSparseFile(block, reader) : undefined;
    const content = byteReader(reader.chunks(stored));
    if (IGNORED.has(type)) {
        // Nothing of it is written.
    }
    else if (type === '5' || type === 'D' || name.endsWith('/')) {
        yield { name, type: 'folder', executable, content: NO_CONTENT };
    }
    else {
        const sparse = map ?? (await paxSparseFile(records, content));
        const size = sparse?.size ?? stored;
        budget.checkFile(name, Math.max(size, stored));
        budget.addBytes(Math.max(0, size - stored));
        yield { name, type: 'file', executable, content: sparse ? sparseContent(sparse, content) : content.chunks(stored) };
    }
    await content.drain();
    for await (const _padding of reader.chunks(paddingOf(stored)))
        ;
}
/** The label of an archive, and access control lists of Solaris. */
const IGNORED = new Set(['V', 'A']);
const SPECIAL = {
    3: 'a character device',
    4: 'a block device',
    6: 'a named pipe (FIFO)',
    M: 'the rest of a file that began in another archive',
    N: 'a list of names in an old format',
    I: 'of an unknown type',
    Unsupported: 'of an unknown type',
};
function paddingOf(size) {
    return (tar_entries_BLOCK - (size % tar_entries_BLOCK)) % tar_entries_BLOCK;
}
/** @param size as a number from a header, or as text from a record */
function wholeSize(size) {
    const number = typeof size === 'string' && !/^\d{1,15}$/.test(size) ? Number.NaN : Number(size);
    if (!Number.isSafeInteger(number) || number < 0)
        throw corrupt('the size of an entry is not a number');
    return number;
}

;// CONCATENATED MODULE: ./build/archive/archive-format.js


/**
 * The format of an archive by its content, because the artifact of a real message has no file extension.
 *
 * @throws {Problem} that says what the file looks like instead
 */
function archiveFormat(file) {
    if (startsWith(file, '\x1f\x8b'))
        return 'tar.gz';
    // The last one is the end of an archive without entries.
    if (startsWith(file, 'PK\x03\x04') || startsWith(file, 'PK\x05\x06'))
        return 'zip';
    if (headerIn(file.subarray(0, 512)) !== undefined)
        return 'tar';
    throw unusable(`The artifact is ${looksLike(file)}.`, 'The artifact must be a .tar.gz or a .zip file.');
}
const OTHERS = [
    ['BZh', 'compressed by bzip2'],
    ['\xfd7zXZ\0', 'compressed by xz'],
    ['\x28\xb5\x2f\xfd', 'compressed by zstd'],
    ["7z\xbc\xaf'\x1c", 'a 7-Zip archive'],
    ['Rar!', 'a RAR archive'],
    ['PK\x07\x08', 'a part of a .zip file that was split'],
];
function looksLike(file) {
    if (file.length === 0)
        return 'empty';
    const known = OTHERS.find(([magic]) => startsWith(file, magic))?.[1];
    if (known !== undefined)
        return known;
    const start = file
        .toString('utf8', 0, 512)
        .trimStart();
    if (start.startsWith('<'))
        return 'an HTML or XML page, such as an error page';
    if (start.startsWith('{'))
        return 'a JSON file';
    // A character may be cut at the end.
    const isText = start !== '' && !/(?![\t\n\r])\p{Cc}|\ufffd(?!$)/u.test(start);
    return isText ? 'a text file, such as a .tf file without an archive around it' : 'not an archive';
}
function startsWith(file, magic) {
    return file.subarray(0, magic.length).equals(Buffer.from(magic, 'latin1'));
}

;// CONCATENATED MODULE: ./build/archive/budget.js

/** @param archiveSize the size of the archive, in bytes */
function startBudget(limits, archiveSize) {
    let [entries, bytes] = [0, 0];
    return {
        limits,
        addEntry() {
            entries += 1;
            if (entries <= limits.entries)
                return;
            throw unusable(`The archive has more than ${limits.entries.toLocaleString('en-US')} entries.`, 'Remove the files that the product does not need.');
        },
        addBytes(count) {
            bytes += count;
            if (bytes > limits.totalSize) {
                throw unusable(`The archive expands to more than ${shownSize(limits.totalSize)}.`, 'Remove the files that the product does not need.');
            }
            if (bytes > limits.ratioFrom && bytes > archiveSize * limits.ratio) {
                throw unusable(`The archive expands to more than ${limits.ratio} times its size of ${shownSize(archiveSize)}.`, 'Remove large files whose content only repeats.');
            }
        },
        checkFile(name, size) {
            if (size <= limits.fileSize)
                return;
            throw unusable(`The entry ${shownName(name)} is larger than ${shownSize(limits.fileSize)}.`, 'Remove the file, or let the product download it.');
        },
    };
}

;// CONCATENATED MODULE: ./build/archive/entry-path.js

/** In bytes. What Linux, macOS, and Windows allow. */
const LONGEST_NAME = 255;
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
const RESERVED = new Set([
    '.terraform',
    'terraform.tfstate',
    'terraform.tfstate.backup',
    'terraform.tfstate.d',
    'errored.tfstate',
]);
/**
 * Where to write an entry: names without `.` and without empty ones, joined by `/`. Empty for the folder itself.
 *
 * @param name a name with `/` between its parts, as it is in the archive
 * @throws {Problem} if the entry would be outside the folder, or must not be written
 */
function entryPath(name, limits) {
    if (name === '')
        throw refused(name, 'has no name');
    if (/\p{Cc}/u.test(name))
        throw refused(name, 'has a control character in its name');
    if (name.includes('\ufffd'))
        throw refused(name, 'has a name that is not UTF-8');
    if (name.includes('\\'))
        throw refused(name, 'has a backslash in its name', "Use '/' between the names of folders.");
    if (name.startsWith('/') || /^[a-z]:/i.test(name))
        throw refused(name, 'has an absolute path');
    if (Buffer.byteLength(name) > limits.pathLength) {
        throw refused(name, `has a path that is longer than ${limits.pathLength.toLocaleString('en-US')} bytes`);
    }
    const parts = name.split('/').filter((part) => part !== '' && part !== '.');
    if (parts.includes('..'))
        throw refused(name, "has '..' in its path");
    if (parts.length > limits.depth)
        throw refused(name, `is more than ${limits.depth} folders deep`);
    if (parts.some((part) => Buffer.byteLength(part) > LONGEST_NAME)) {
        throw refused(name, `has a name that is longer than ${LONGEST_NAME} bytes`);
    }
    if (RESERVED.has(asFileSystemsCompare(parts[0] ?? ''))) {
        throw refused(name, 'would be taken for a file of the engine by Terraform', "Remove '.terraform' and the state from the product.");
    }
    return parts.join('/');
}
/**
 * The same text for names that a file system takes for the same: those of macOS and Windows ignore case, and some of
 * them invisible characters, dots and spaces at the end, and all from a colon on.
 */
function asFileSystemsCompare(name) {
    const [visible = ''] = name
        .normalize('NFKC')
        .toLowerCase()
        .replace(/\p{Cf}/gu, '')
        .split(':');
    return visible.replace(/[. ]+$/, '');
}
function refused(name, what, advice) {
    return unusable(`The entry ${shownName(name)} ${what}.`, advice);
}

;// CONCATENATED MODULE: ./build/archive/limits.js
const MEBIBYTE = 2 ** 20;
/** Products are a few files of text, and sometimes code for functions. No product in practice is nearly as large. */
const ARTIFACT_LIMITS = {
    entries: 10_000,
    totalSize: 256 * MEBIBYTE,
    fileSize: 64 * MEBIBYTE,
    ratio: 200,
    ratioFrom: 8 * MEBIBYTE,
    pathLength: 1024,
    depth: 64,
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
    ratio: Number.POSITIVE_INFINITY,
};
/**
 * The compressed size of a kept configuration, in bytes. What the engine packs can be larger than the artifact that it
 * came from, which another program compressed. It is read into memory.
 */
const LARGEST_KEPT = 256 * 1024 * 1024;

// EXTERNAL MODULE: ./node_modules/yauzl/index.js
var yauzl = __nccwpck_require__(663);
;// CONCATENATED MODULE: ./build/archive/zip-entries.js




/**
 * The files and folders in the central directory of a .zip file. As with unzip, what the headers before the files say
 * is not looked at.
 *
 * @throws {Problem} if the archive is corrupt, or has an entry that is neither a file nor a folder
 */
async function* zipEntries(archive, budget) {
    // yauzl would refuse a bad name without saying which one, so it does not decode them here.
    const zip = await readingZip((0,yauzl/* fromBufferPromise */.SY)(archive, { lazyEntries: true, decodeStrings: false }));
    const entries = zip.eachEntry();
    while (true) {
        const { done, value: entry } = await readingZip(entries.next());
        if (done)
            return;
        budget.addEntry();
        yield archiveEntry(await checked(entry, zip, budget), zip);
    }
}
/** @throws {Problem} if the entry is neither a file nor a folder, or cannot be read */
async function checked(entry, zip, budget) {
    const name = zip_entries_nameOf(entry);
    if (entry.isEncrypted())
        throw unusable(`The entry ${shownName(name)} is encrypted.`, 'Do not set a password.');
    if (!entry.canDecodeFileData()) {
        throw unusable(`The entry ${shownName(name)} is compressed by the unsupported method ${entry.compressionMethod}.`);
    }
    budget.checkFile(name, entry.uncompressedSize);
    // The stream ends with an error if there is more than this.
    budget.addBytes(entry.uncompressedSize);
    const type = modeOf(entry) & TYPE;
    if (type === LINK)
        throw aLink(name, 'a symbolic link', await linkTarget({ name, entry }, zip));
    if (type !== 0 && type !== FILE && type !== FOLDER) {
        throw unusable(`The entry ${shownName(name)} is a device, named pipe, or socket.`, 'Remove it.');
    }
    return { name, entry };
}
function archiveEntry({ name, entry }, zip) {
    const executable = (modeOf(entry) & OWNER_EXECUTES) !== 0;
    return name.endsWith('/') || (modeOf(entry) & TYPE) === FOLDER
        ? { name, type: 'folder', executable, content: NO_CONTENT }
        : { name, type: 'file', executable, content: contentOf({ name, entry }, zip) };
}
/**
 * As unzip reads it. A name is UTF-8 if it says so, and also if it is from macOS or Linux, where not all programs say so.
 * Backslashes are replaced only in archives that were made on Windows, by a program that knows no better.
 */
function zip_entries_nameOf({ versionMadeBy, generalPurposeBitFlag, fileNameRaw, extraFields }) {
    const host = versionMadeBy >>> 8;
    const flags = host === UNIX || host === MACOS ? generalPurposeBitFlag | IS_UTF8 : generalPurposeBitFlag;
    const name = (0,yauzl/* getFileNameLowLevel */.ax)(flags, fileNameRaw, extraFields, true);
    return host === WINDOWS && !name.includes('/') ? name.replaceAll('\\', '/') : name;
}
/** See APPNOTE.TXT, 4.4.2 and 4.4.4. */
const [WINDOWS, UNIX, MACOS, IS_UTF8] = [0, 3, 19, 0x800];
/** The mode of a file on Unix, or 0. Python writes it on Windows too. */
function modeOf(entry) {
    return entry.externalFileAttributes >>> 16;
}
/** See inode(7). */
const [TYPE, FILE, FOLDER, LINK] = [0o170000, 0o100000, 0o040000, 0o120000];
/** In bytes. More is not shown. */
const LONGEST_TARGET = 1024;
async function linkTarget(link, zip) {
    if (link.entry.uncompressedSize > LONGEST_TARGET)
        return '…';
    const chunks = [];
    for await (const chunk of contentOf(link, zip))
        chunks.push(chunk);
    return Buffer.concat(chunks).toString();
}
async function* contentOf({ name, entry }, zip) {
    let checksum = 0;
    const stream = await readingZip(zip.openReadStreamPromise(entry));
    const chunks = stream[Symbol.asyncIterator]();
    try {
        while (true) {
            const { done, value } = await readingZip(chunks.next());
            if (done)
                break;
            checksum = (0,external_node_zlib_.crc32)(value, checksum);
            yield value;
        }
    }
    finally {
        stream.destroy();
    }
    if (checksum !== entry.crc32)
        throw corrupt(`the entry ${shownName(name)} has a wrong checksum`);
}
/** What the library does not accept is the fault of the archive. Its message may quote the archive, so it is not shown. */
async function readingZip(result) {
    return result.catch((error) => {
        const { message } = error;
        if (/encrypt/.test(message))
            throw unusable('The archive is encrypted.', 'Do not set a password.', error);
        if (/multi-disk/.test(message))
            throw unusable('The archive has several parts.', undefined, error);
        throw corrupt(/truncated|overflows|EOF/.test(message) ? 'it is cut off' : 'it is not a valid .zip file', error);
    });
}

;// CONCATENATED MODULE: ./build/archive/extract.js











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
    const written = new Map();
    for await (const entry of entriesOf(archive, startBudget(limits, archive.length))) {
        const path = entryPath(entry.name, limits);
        if (entry.type === 'folder')
            makeFolders(folder, path, written, entry);
        else
            await writeFile(folder, path, written, entry);
    }
    return [...written].filter(([, type]) => type === 'file').map(([path]) => path);
}
function entriesOf(archive, budget) {
    const format = archiveFormat(archive);
    if (format === 'zip')
        return zipEntries(archive, budget);
    return tarEntries(counted(format === 'tar' ? slices(archive) : gunzipped(archive), budget), budget);
}
async function* counted(chunks, budget) {
    for await (const chunk of chunks) {
        budget.addBytes(chunk.length);
        yield chunk;
    }
}
/** The stream expands one chunk at a time, and waits until it is read. It ends with an error if the checksum is wrong. */
async function* gunzipped(archive) {
    const gunzip = (0,external_node_zlib_.createGunzip)({ chunkSize: CHUNK });
    gunzip.end(archive);
    try {
        yield* gunzip;
    }
    catch (error) {
        const isCutOff = error.code === 'Z_BUF_ERROR';
        throw corrupt(isCutOff ? 'it is cut off' : 'it cannot be decompressed', error);
    }
    finally {
        gunzip.destroy();
    }
}
async function* slices(archive) {
    for (let at = 0; at < archive.length; at += CHUNK)
        yield archive.subarray(at, at + CHUNK);
}
/** In bytes. */
const CHUNK = 2 ** 16;
/** @param path of a folder; empty for the outermost */
function makeFolders(folder, path, written, entry) {
    const parts = path === '' ? [] : path.split('/');
    for (let count = 1; count <= parts.length; count += 1) {
        const ancestor = parts.slice(0, count).join('/');
        const before = written.get(ancestor);
        if (before === 'file')
            throw conflict(entry, `needs a folder where the file ${shownName(ancestor)} is`);
        if (before === undefined)
            onDisk(entry, () => (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(folder, ancestor), 0o755));
        written.set(ancestor, 'folder');
    }
}
async function writeFile(folder, path, written, entry) {
    if (path === '' || written.get(path) === 'folder')
        throw conflict(entry, 'is a file where a folder is');
    makeFolders(folder, path.split('/').slice(0, -1).join('/'), written, entry);
    const target = (0,external_node_path_.join)(folder, path);
    if (written.delete(path))
        onDisk(entry, () => (0,external_node_fs_.unlinkSync)(target));
    // `wx` fails if there is anything, also a link.
    const file = onDisk(entry, () => (0,external_node_fs_.openSync)(target, 'wx', entry.executable ? 0o755 : 0o644));
    try {
        written.set(path, 'file');
        for await (const chunk of entry.content)
            onDisk(entry, () => (0,external_node_fs_.writeFileSync)(file, chunk));
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
function onDisk(entry, use) {
    try {
        return use();
    }
    catch (error) {
        const { code = 'unknown error' } = error;
        // Nothing that was written before has this name, unless the file system takes two names for one.
        if (code === 'EEXIST')
            throw conflict(entry, 'has a name that differs from another one only in case or accents');
        throw new problem/* Problem */.A('The artifact could not be unpacked', `The entry ${shownName(entry.name)} could not be written: ${code}.`, 'Check the disk space and the permissions of the runner.', { cause: error });
    }
}
function conflict({ name }, what) {
    return unusable(`The entry ${shownName(name)} ${what}.`, 'Rename one of them.');
}

// EXTERNAL MODULE: ./build/suggestion.js + 1 modules
var suggestion = __nccwpck_require__(6190);
;// CONCATENATED MODULE: ./build/terraform/module-files.js



/** Typical names of a product's files sort before these. */
const TAGS = 'zz_service_catalog_engine_aws_tags_override.tf.json';
const BACKEND = 'zz_service_catalog_engine_backend_override.tf.json';
const TAG_VALUES = 'zz_service_catalog_engine_aws_tags.tf.json';
const VARIABLES = 'zz_service_catalog_engine.auto.tfvars.json';
/** In bytes. Linux's limit. */
const module_files_LONGEST_NAME = 255;
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
    return names.filter((name) => isModuleFile(name) && ![backend, tags, tagValues].includes(name)).sort(inByteOrder);
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
    // OpenTofu reads `.tofu` files, too.
    const overrides = existing.filter((name) => /(?:^|_)override\.(?:tf|tofu)(?:\.json)?$/.test(name));
    const variables = existing.filter((name) => /\.auto\.tfvars(?:\.json)?$/.test(name));
    // The backend is the last one, because it is always written: no file of the product can take its place.
    const [tags = '', backend = ''] = lastNames(overrides, [TAGS, BACKEND]);
    return { backend, tags, tagValues: TAG_VALUES, variables: lastNames(variables, [VARIABLES])[0] ?? '' };
}
/** Whether a path in the folder is the override file with the backend. */
function isBackendFile(path) {
    return !/[/\\]/.test(path) && path.endsWith(BACKEND);
}
/** `preferred` if they sort after all existing names that are not the engine's, or else names that do. */
function lastNames(existing, preferred) {
    const isAlike = (name) => preferred.some((own) => name.endsWith(own));
    const [last = ''] = existing
        .filter((name) => !isAlike(name))
        .sort(inByteOrder)
        .slice(-1);
    let names = namesAfter(last, preferred);
    // What ends like the engine's files is the product's, unless it is where the engine's would be.
    for (const name of existing.filter(isAlike).sort(inByteOrder)) {
        if (!names.includes(name) && !isBefore(name, names))
            names = namesAfter(name, preferred);
    }
    return names.map(checkedLength);
}
function namesAfter(last, preferred) {
    if (isBefore(last, preferred))
        return [...preferred];
    // No character of ASCII that a name can have is greater than a tilde.
    const prefix = `${/^[~-\u{10ffff}]*/u.exec(last)?.[0] ?? ''}~`;
    return preferred.map((name) => prefix + name);
}
function isBefore(name, names) {
    return names.every((other) => inByteOrder(name, other) < 0);
}
function checkedLength(name) {
    if (Buffer.byteLength(name) <= module_files_LONGEST_NAME)
        return name;
    throw new problem/* Problem */.A('File name too long', `The product has a file whose name starts with ${(0,suggestion/* quoted */.T)(name)}. The engine's own files must have greater names, which would be too long.`, 'Give the file a shorter name.');
}
function fileNames(folder) {
    const entries = (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
}
function isModuleFile(name) {
    return /\.tf(?:\.json)?$/.test(name) && !name.startsWith('.');
}
function inByteOrder(a, b) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

;// CONCATENATED MODULE: ./build/service-catalog/artifact.js






/** Compressed, in bytes. */
const artifact_LARGEST = 64 * 1024 * 1024;
/**
 * @param bucket as the launch role reads it
 * @throws {Problem} if the artifact does not exist, cannot be read, or is too large
 */
async function downloadArtifact({ key }, bucket) {
    const found = await bucket.get(key, artifact_LARGEST);
    if (!found)
        throw missing(`s3://${bucket.name}/${key}`);
    return found.body;
}
/**
 * @param archive from `downloadArtifact`
 * @param folder exists, and is empty
 * @throws {Problem} if the archive cannot be extracted, or has nothing to apply
 */
async function extractArtifact(archive, folder) {
    await extractArchive(archive, folder);
    removeAppleDouble(folder);
    if (!hasConfiguration(folder))
        throw withoutConfiguration(folder);
}
/** What macOS packs beside a file, such as `._x.auto.tfvars`. Terraform would read it as variables. */
function removeAppleDouble(folder) {
    for (const name of (0,external_node_fs_.readdirSync)(folder))
        if (name.startsWith('._'))
            (0,external_node_fs_.rmSync)((0,external_node_path_.join)(folder, name), { recursive: true });
}
function missing(uri) {
    return new problem/* Problem */.A('The artifact does not exist', `There is no object ${uri}.`, 'Check that the version of the product still exists in Service Catalog.');
}
const PACK = "Create it in the folder of the configuration: 'tar -czf product.tar.gz *'.";
/** Folders of the artifact that have a configuration. */
function configuredFolders(folder) {
    return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && hasConfiguration((0,external_node_path_.join)(folder, entry.name)))
        .map(({ name }) => name);
}
function withoutConfiguration(folder) {
    const title = 'The artifact has no configuration';
    const [only] = configuredFolders(folder);
    return only === undefined
        ? new problem/* Problem */.A(title, 'The artifact has no .tf or .tf.json file at its root, so there is nothing to apply.', PACK)
        : new problem/* Problem */.A(title, `The artifact has no .tf or .tf.json file at its root. Its configuration is in the folder ${(0,suggestion/* quoted */.T)(only)}.`, PACK);
}

;// CONCATENATED MODULE: ./build/service-catalog/tracer-tag.js
/** The key that AWS's engine for Terraform uses. The value is the ID of the provisioned product. */
const TRACER_TAG_KEY = 'SERVICE_CATALOG_TERRAFORM_INTEGRATION-DO_NOT_DELETE';

;// CONCATENATED MODULE: ./build/terraform/engine-overrides.js




/** @throws {Problem} if a setting would be evaluated by OpenTofu, which takes templates in a backend */
function backendFile(existingNames, settings) {
    for (const [name, value] of Object.entries(settings)) {
        if (typeof value === 'string' && escaped(value) !== value)
            throw notLiteral(name, value);
    }
    return file(engineFileNames(existingNames).backend, { terraform: [{ backend: { s3: [{ ...settings }] } }] });
}
/** A local value that no product has. */
const engine_overrides_TAGS = 'service_catalog_engine_tags';
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
    if (dynamic)
        throw dynamicTags(dynamic);
    const engineTags = { [engine_overrides_TAGS]: Object.fromEntries([...tags].map((tag) => tag.map(escaped))) };
    const productTags = providers.flatMap(({ tags }, index) => tags === undefined ? [] : [[ownTags(index), tags]]);
    const names = engineFileNames(existingNames);
    if (providers.length === 0) {
        // A product's file with such a name was not read.
        return [names.tagValues, names.tags].filter((name) => existingNames.includes(name)).map((name) => file(name, {}));
    }
    return [
        file(names.tagValues, { locals: [{ ...engineTags, ...Object.fromEntries(productTags) }] }),
        // An override file of the product could replace the local value.
        file(names.tags, { locals: [engineTags], provider: providerBlocks(providers) }),
    ];
}
/** Those that are declared, and the default configuration, which Terraform uses even if it is not. */
function taggedProviders({ awsProviders, awsLocalName, awsUse, }) {
    const hasDefault = awsProviders.some(({ alias }) => alias === undefined);
    if (hasDefault || awsUse === 'no' || awsLocalName === undefined)
        return awsProviders;
    return [...awsProviders, { localName: awsLocalName, alias: undefined, tags: undefined, hasDynamicTags: false }];
}
function providerBlocks(providers) {
    const blocks = providers.map(({ localName, alias, tags }, index) => {
        const merged = tags === undefined ? `\${local.${engine_overrides_TAGS}}` : `\${merge(local.${ownTags(index)}, local.${engine_overrides_TAGS})}`;
        return [localName, { ...(alias !== undefined && { alias }), default_tags: [{ tags: merged }] }];
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
    return text.replaceAll(/([$%])\{/g, '$1$1{');
}
function file(name, configuration) {
    const content = { '//': 'The Service Catalog engine adds this file.', ...configuration };
    return { name, content: `${JSON.stringify(content, null, 2)}\n` };
}
function notLiteral(name, value) {
    return new problem/* Problem */.A('Invalid backend setting', `The S3 backend cannot have ${(0,suggestion/* quoted */.T)(value)} as ${name}, because it contains '\${' or '%{'.`, 'Use another value.');
}
function dynamicTags({ localName, alias }) {
    const name = alias === undefined ? localName : `${localName}.${alias}`;
    return new problem/* Problem */.A('Dynamic default tags', `The provider ${(0,suggestion/* quoted */.T)(name)} has a dynamic block "default_tags". The engine must add tags to it, but cannot keep those of a dynamic block.`, 'Use a block "default_tags" whose "tags" is an expression.');
}

// EXTERNAL MODULE: ./build/bounded-json.js
var bounded_json = __nccwpck_require__(2160);
;// CONCATENATED MODULE: ./build/terraform/exact-json.js

/**
 * @throws {SyntaxError} if `text` is not JSON; {RangeError} if it is nested thousands of levels deep;
 *   {TooLargeJson} if it has more than 16 Mi characters or more than `mostValues` values
 */
function exact_json_parseExactJson(text, mostValues) {
    (0,bounded_json/* refuseTooLarge */.Aj)(text, mostValues);
    return JSON.parse(text, (_key, value, { source }) => (typeof value === 'number' ? JSON.rawJSON(source) : value));
}
function exact_json_isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !JSON.isRawJSON(value);
}
/** JSON without white space, with the original digits of numbers, and with members in the order of Terraform. */
function compactJson(value) {
    if (Array.isArray(value))
        return `[${value.map(compactJson).join(',')}]`;
    if (exact_json_isObject(value))
        return `{${membersInOrder(value).map(writeMember).join(',')}}`;
    return JSON.stringify(value);
}
function writeMember([key, value]) {
    return `${JSON.stringify(key)}:${compactJson(value)}`;
}
/**
 * JavaScript moves keys that look like array indexes (`"443"`) to the front, and sorts them as numbers. Terraform sorts
 * all keys as text. If an object has such a key, this restores Terraform's order. Other objects still have it.
 */
function membersInOrder(object) {
    const members = Object.entries(object);
    const first = members[0]?.[0];
    if (first === undefined || !isArrayIndex(first))
        return members;
    return members.sort(([a], [b]) => (a < b ? -1 : 1));
}
function isArrayIndex(key) {
    return /^(0|[1-9]\d*)$/.test(key) && Number(key) < 2 ** 32 - 1;
}

// EXTERNAL MODULE: ./build/plain-text.js
var plain_text = __nccwpck_require__(8046);
;// CONCATENATED MODULE: ./build/terraform/hcl-json.js


/**
 * Parses HCL's JSON syntax. In it, an object can have a key more than once, which means several blocks. Their values
 * become a list. The whole can also be a list of objects, which is the same as one object with all their members.
 *
 * @throws {SyntaxError} if `text` is not JSON, or not an object; {TooLargeJson} if it has too many values, or more than
 *   `deepest` inside each other
 */
function parseJsonConfiguration(text, deepest) {
    (0,bounded_json/* refuseTooLarge */.Aj)(text);
    const value = JSON.parse(withNumberedKeys(text, deepest), (_key, value, { source }) => {
        if (typeof value === 'number')
            return JSON.rawJSON(source);
        return exact_json_isObject(value) ? withoutNumbers(value) : value;
    });
    const objects = Array.isArray(value) ? value : [value];
    if (!objects.every(exact_json_isObject))
        throw new SyntaxError('The configuration is not an object.');
    return Array.isArray(value) ? combined(objects.flatMap((object) => Object.entries(object))) : (objects[0] ?? {});
}
/** JSON.parse takes the last of equal keys. With numbers before them, keys are never equal, and keep their order. */
function withNumberedKeys(text, deepest) {
    const parts = [];
    let [end, depth] = [0, 0];
    for (let at = 0; at < text.length; at += 1) {
        const character = text[at];
        if (character === '{' || character === '[')
            depth += 1;
        else if (character === '}' || character === ']')
            depth -= 1;
        if (depth > deepest)
            throw new bounded_json/* TooLargeJson */.s_();
        if (character !== '"')
            continue;
        const start = at;
        at = (0,bounded_json/* endOfString */.ap)(text, start);
        if (!isKey(text, at + 1))
            continue;
        parts.push(text.slice(end, start + 1), `${parts.length}:`);
        end = start + 1;
    }
    return parts.join('') + text.slice(end);
}
const COLON = /\s*:/y;
function isKey(text, at) {
    COLON.lastIndex = at;
    return COLON.test(text);
}
function withoutNumbers(object) {
    return combined(Object.entries(object).map(([key, value]) => [key.slice(key.indexOf(':') + 1), value]));
}
function combined(members) {
    const values = Map.groupBy(members, ([key]) => key);
    return Object.fromEntries([...values].map(([key, all]) => [
        key,
        all.length === 1 ? (all[0]?.[1] ?? null) : all.flatMap(([, value]) => value),
    ]));
}

;// CONCATENATED MODULE: ./build/terraform/hcl-outline.js
/** HCL has no other characters outside of text and comments. (`scan_tokens.rl`) */
const OPERATOR = /[=!<>&|+\-*/%?:.,~]/;
/** The parser describes each character that HCL does not have, which takes a kilobyte. */
const MOST_STRANGE = 100;
/** In digits. Terraform keeps 155. The parser takes quadratic time. */
const LONGEST_NUMBER = 1000;
const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const DIRECTIVE = /%\{~?\s*(end)?(?:if|for)(?![\p{ID_Continue}-])/uy;
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;
/** What is not literal in a template. A line feed ends a quoted template, because it is an error in it. */
const hcl_outline_SPECIAL = { quoted: /[\\"$%\n]/g, heredoc: /[$%\n]/g };
/**
 * Reads the tokens of HCL's native syntax (`hclsyntax/scan_tokens.rl`). Takes linear time. If the text is not valid,
 * so might be the outline.
 */
function outlineOf(text) {
    const variables = [];
    const insertions = [];
    const frames = [];
    let [at, level, depth, templateWork] = [0, 0, 0, 0];
    let error;
    let strange = 0;
    const lineAt = lineCounter(text);
    /** The last token that is neither white space nor a comment, and its end. */
    let previous = { end: 0, kind: 'other' };
    let top = frameOf('body', 0);
    frames.push(top);
    while (at < text.length) {
        if (top.kind === 'quoted' || top.kind === 'heredoc')
            readTemplate(top, top.kind);
        else
            readToken();
    }
    while (frames.length > 0)
        pop();
    return { text: withInsertions(text, insertions), variables, depth, templateWork, error };
    function push(kind, of = {}) {
        top = { ...frameOf(kind, at), ...of };
        frames.push(top);
        deepen(1);
    }
    function pop() {
        const frame = frames.pop();
        if (frame === undefined)
            return;
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
        previous = { end: at, kind };
        top.isEmpty = false;
    }
    function readToken() {
        const character = text[at] ?? '';
        if (character === '\n')
            endOfLine();
        else if (/\s/.test(character))
            at += 1;
        else if (character === '#' || text.startsWith('//', at))
            skipTo(text.indexOf('\n', at));
        else if (text.startsWith('/*', at))
            skipComment();
        else if (character === '"')
            startTemplate('quoted', 1);
        else if ('([{'.includes(character))
            open(character);
        else if (')]}'.includes(character))
            close();
        else
            readWord(character);
    }
    function readWord(character) {
        const heredoc = matchAt(HEREDOC);
        const [number] = matchAt(NUMBER) ?? [];
        const [identifier] = matchAt(IDENTIFIER) ?? [];
        if (heredoc)
            startTemplate('heredoc', heredoc[0].length, heredoc[1]);
        else if (number !== undefined)
            readNumber(number);
        else if (identifier !== undefined)
            readIdentifier(identifier);
        else
            readOperator(character);
    }
    function matchAt(expression) {
        expression.lastIndex = at;
        return expression.exec(text) ?? undefined;
    }
    function skipTo(end) {
        at = end === -1 ? text.length : end;
    }
    function skipComment() {
        const end = text.indexOf('*/', at + 2);
        if (end === -1)
            fail('The comment does not end.');
        else
            at = end + 2;
    }
    function endOfLine() {
        if (top.kind === 'body')
            endArgument();
        if (top.kind === 'body' || top.kind === 'value')
            endOperators();
        at += 1;
    }
    function endArgument() {
        // A heredoc ends only with the end of a line.
        if (top.isCopied)
            insertions.push([previous.end, previous.kind === 'heredoc' ? '\n)' : ')']);
        top.statement = [];
        top.isArgument = false;
        top.isCopied = false;
    }
    function fail(what) {
        error ??= { at, what };
        at = text.length;
    }
    function readOperator(character) {
        if (!OPERATOR.test(character))
            strange += 1;
        if (strange > MOST_STRANGE) {
            fail('The file has many characters that are not part of the language. It must be a text in UTF-8.');
            return;
        }
        if (top.kind === 'body' && character === '=' && !top.isArgument) {
            top.isArgument = true;
            top.isCopied = isDefaultTags(frames);
            if (top.isCopied)
                insertions.push([at + 1, '(']);
        }
        if (character === ',')
            endOperators();
        if ('!-?*'.includes(character))
            addOperator();
        token(1, character === '.' ? 'dot' : 'other');
    }
    function open(character) {
        const isBlock = character === '{' && top.kind === 'body' && !top.isArgument;
        // What follows an operand is an index or a call.
        const isSource = character === '(' || top.kind === 'source' || top.isCopied || previous.kind === 'operand';
        if (isBlock && frames.length === 1 && top.statement[0] === 'variable') {
            variables.push({ name: top.statement[1] ?? '', line: lineAt(at) });
        }
        const header = top.statement;
        token(1, 'other');
        if (isBlock)
            push('body', { header });
        else
            push(isSource ? 'source' : 'value');
    }
    function close() {
        const isSplat = text[previous.end - 1] === '*';
        if (top.kind === 'body')
            endArgument();
        if (frames.length > 1)
            pop();
        if (isSplat)
            addOperator();
        const isTemplate = top.kind === 'quoted' || top.kind === 'heredoc';
        token(1, isTemplate ? 'other' : 'operand');
    }
    function readNumber(number) {
        if (number.length > LONGEST_NUMBER) {
            fail(`A number has more than ${LONGEST_NUMBER} digits.`);
            return;
        }
        const isRendered = top.kind === 'value' || (top.kind === 'body' && top.isArgument && !top.isCopied);
        if (isRendered && previous.kind !== 'dot')
            insertions.push([at, '('], [at + number.length, ')']);
        token(number.length, 'operand');
    }
    function readIdentifier(identifier) {
        if (top.kind === 'body' && !top.isArgument)
            top.statement.push(identifier);
        if (top.kind === 'value' && top.isEmpty && identifier === 'for') {
            frames[frames.length - 1] = top = { ...top, kind: 'source' };
        }
        token(identifier.length, 'operand');
    }
    function startTemplate(kind, length, marker = '') {
        addOperator();
        top.isEmpty = false;
        at += length;
        push(kind, { marker });
        if (kind === 'heredoc')
            endHeredocAtMarker();
    }
    function readTemplate(frame, kind) {
        hcl_outline_SPECIAL[kind].lastIndex = at;
        const found = hcl_outline_SPECIAL[kind].exec(text);
        const character = found?.[0] ?? '';
        at = found?.index ?? text.length;
        if (character === '\\')
            at += 2;
        else if (character === '"' || (character === '\n' && kind === 'quoted'))
            endQuoted(frame, character);
        else if (character === '\n') {
            at += 1;
            frame.parts += 1;
            endHeredocAtMarker();
        }
        else if (character !== '')
            readSequence(frame, character);
    }
    function endQuoted({ start }, character) {
        pop();
        if (top.kind === 'body' && !top.isArgument)
            top.statement.push(text.slice(start, at));
        token(character === '"' ? 1 : 0, 'operand');
    }
    function readSequence(frame, character) {
        frame.parts += 1;
        if (text.startsWith(`${character}{`, at + 1))
            at += 3;
        else if (text[at + 1] === '{') {
            const directive = matchAt(DIRECTIVE);
            if (directive?.[1] === undefined && directive !== undefined)
                addOperator();
            else if (directive !== undefined && frame.operators > 0)
                removeOperator();
            // The text before, the sequence, and the text after.
            frame.parts += 1;
            token(2, 'other');
            push('source');
        }
        else
            at += 1;
    }
    function endHeredocAtMarker() {
        const end = text.indexOf('\n', at);
        const line = text.slice(at, end === -1 ? text.length : end);
        if (line.trim() !== top.marker)
            return;
        pop();
        token(line.trimEnd().length, 'heredoc');
    }
}
function frameOf(kind, start) {
    const none = { statement: [], isArgument: false, isCopied: false, operators: 0, parts: 0, isEmpty: true };
    return { kind, header: [], marker: '', start, ...none };
}
function isDefaultTags(frames) {
    const [, provider, block] = frames;
    const isIn = provider?.header[0] === 'provider' && block?.header[0] === 'default_tags';
    return frames.length === 3 && isIn && block.statement[0] === 'tags';
}
/** The number of the line at a position. The positions must increase, so that all of them together take linear time. */
function lineCounter(text) {
    let [line, counted] = [1, 0];
    return (at) => {
        for (let end = text.indexOf('\n', counted); end !== -1 && end < at; end = text.indexOf('\n', counted)) {
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
    return parts.join('') + text.slice(end);
}

;// CONCATENATED MODULE: ./build/terraform/hcl-parser.js



/** In milliseconds. If the program panics, it never responds. */
const TIME_LIMIT = 30_000;
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
    }
    catch {
        parser.stop();
        running = undefined;
        return 'crash';
    }
    finally {
        clearTimeout(timer);
    }
}
/** The file name for the parser. Errors contain it. */
const hcl_parser_FILE = 'f';
/** The package itself starts the program only once. */
async function start() {
    await __nccwpck_require__.e(/* import() */ 93).then(__nccwpck_require__.t.bind(__nccwpck_require__, 4093, 19));
    const go = new globalThis.Go();
    const { instance } = await WebAssembly.instantiate((0,external_node_zlib_.gunzipSync)((0,external_node_fs_.readFileSync)(wasmFile())), go.importObject);
    const functions = {};
    // The program adds its functions to this object.
    Object.assign(globalThis, { __parse_terraform_config_wasm__: functions });
    void go.run(instance);
    return {
        parse: (text) => new Promise((resolve) => {
            functions.parse?.(hcl_parser_FILE, text, (error, json) => resolve(error ? { error } : { json }));
        }),
        // If they run after the end of the program, they throw an error that nothing could catch.
        stop: () => go._scheduledTimeouts.forEach(clearTimeout),
    };
}
const WASM = 'main.wasm.gz';
/** In dist/, it is in the folder of the entry point. */
function wasmFile() {
    const bundled = (0,external_node_path_.join)(import.meta.dirname, WASM);
    return (0,external_node_fs_.existsSync)(bundled) ? bundled : (0,external_node_path_.join)(import.meta.dirname, '../../node_modules/@cdktn/hcl2json', WASM);
}

;// CONCATENATED MODULE: ./build/terraform/hcl.js







/** In UTF-16 units, for all files together. */
const MOST_CHARACTERS = 2 * 2 ** 20;
/**
 * The parser takes quadratic time for the parts of a template: about three seconds for this much. It is a heredoc of
 * 16,000 lines, or a thousand of 500 lines.
 */
const MOST_TEMPLATE_WORK = 250_000_000;
/** The parser overflows the stack at 1,500 levels, after which it can loop forever. */
const DEEPEST = 250;
/** In UTF-16 units. The parser reports every error, and quotes names of any length. */
const LONGEST_ERROR = 2000;
/**
 * Parses a file in HCL's native syntax (`.tf`) or JSON syntax (`.tf.json`). Numbers keep their digits.
 *
 * @param name of the file, for errors. Its extension tells the syntax
 * @param effort increases. All files of a module share it
 * @throws {Problem} if the text is not valid, or too large
 */
async function parseConfiguration(name, text, effort) {
    effort.characters += text.length;
    if (effort.characters > MOST_CHARACTERS)
        throw hcl_tooLarge('The files of the module have more than 2 Mi characters.');
    return name.endsWith('.json') ? parseJson(name, text) : parseNative(name, text, effort);
}
async function parseNative(name, text, effort) {
    const outline = outlineOf(text);
    effort.templateWork += outline.templateWork;
    if (outline.error)
        throw invalidAt(name, text.slice(0, outline.error.at), outline.error.what);
    if (outline.depth > DEEPEST)
        throw hcl_tooLarge(`${shown(name)} has more than ${DEEPEST} expressions inside each other.`);
    if (effort.templateWork > MOST_TEMPLATE_WORK)
        throw hcl_tooLarge(`${shown(name)} has a text with too many lines or expressions.`);
    const body = withExactNumbers(await parsed(name, text, outline.text));
    return { file: name, body: exact_json_isObject(body) ? body : {}, syntax: 'native', variables: outline.variables };
}
/** @param marked the text with parentheses, which must not be in an error, or change its position */
async function parsed(name, text, marked) {
    let response = await parsedByHcl(marked);
    if (response !== 'crash' && 'error' in response)
        response = await parsedByHcl(text);
    if (response === 'crash')
        throw hcl_tooLarge(`${shown(name)} has too many expressions inside each other.`);
    if ('error' in response)
        throw invalid(name, response.error.slice(0, LONGEST_ERROR));
    return JSON.parse(response.json);
}
function invalidAt(name, before, what) {
    const line = before.split('\n').length;
    return new problem/* Problem */.A('Invalid Terraform file', `${shown(name)} line ${line}: ${what}`, ADVICE);
}
/** `parse config: [f:2,10-3,1: Invalid expression; Expected the start of an expression. f:…]` */
function invalid(name, error) {
    const [, line, rest] = /^parse config: \[f:(\d+),[\d,-]+: (.*?)\]?$/s.exec(error) ?? [];
    const place = line === undefined ? shown(name) : `${shown(name)} line ${line}`;
    const first = (rest ?? error.replace(/^.*convert block: /, '')).split(/(?<=\.) f:\d+,/, 1)[0] ?? '';
    const text = first.replaceAll(/\bf:(\d+),[\d,-]+/g, 'line $1').replace('; ', '. ');
    return new problem/* Problem */.A('Invalid Terraform file', `${place}: ${(0,plain_text/* withoutControlCharacters */.aC)(text)}`, ADVICE);
}
const ADVICE = "Correct the product's files, and create a new version of the product.";
function hcl_tooLarge(message) {
    return new problem/* Problem */.A('Too large Terraform files', message, ADVICE);
}
function shown(name) {
    return (0,plain_text/* withoutControlCharacters */.aC)(name);
}
/** Restores the numbers that `outlineOf` put into parentheses. */
function withExactNumbers(value) {
    if (typeof value === 'number')
        return JSON.rawJSON(String(value));
    if (typeof value === 'string')
        return exactNumber(value) ?? value;
    if (Array.isArray(value))
        return value.map(withExactNumbers);
    if (!exact_json_isObject(value))
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [exactNumber(key)?.rawJSON ?? key, withExactNumbers(member)]));
}
/** `${(1.5)}` and `${-(1.5)}`. In HCL, numbers can begin with zeros, in JSON they cannot. */
function exactNumber(text) {
    const [, minus, digits] = /^\$\{(-\s*)?\((\d[\d.]*(?:[eE][+-]?\d+)?)\)\}$/.exec(text) ?? [];
    if (digits === undefined)
        return undefined;
    return JSON.rawJSON(`${minus === undefined ? '' : '-'}${digits.replace(/^0+(?=\d)/, '')}`);
}
function parseJson(file, text) {
    try {
        const body = parseJsonConfiguration(text, DEEPEST);
        const variables = blocksOf(body, 'variable', 1).map(({ labels: [name = ''] }) => ({ name, line: undefined }));
        return { file, body, syntax: 'json', variables };
    }
    catch (error) {
        if (error instanceof bounded_json/* TooLargeJson */.s_)
            throw hcl_tooLarge(`${shown(file)} has too many values, or too many inside each other.`);
        const line = error instanceof SyntaxError ? /\(line (\d+) column/.exec(error.message)?.[1] : undefined;
        const place = line === undefined ? shown(file) : `${shown(file)} line ${line}`;
        throw new problem/* Problem */.A('Invalid Terraform file', `${place}: The JSON is not valid.`, ADVICE, { cause: error });
    }
}
/** The blocks of a type in a body, in all forms that the JSON syntax has for them (`json/structure.go` of HCL). */
function blocksOf(body, type, labels = 0) {
    return Object.hasOwn(body, type) ? unpacked(body[type], [], labels) : [];
}
function unpacked(value, labels, left) {
    const objects = (Array.isArray(value) ? value : [value]).filter(exact_json_isObject);
    if (left === 0)
        return objects.map((body) => ({ labels, body }));
    return objects.flatMap((object) => Object.entries(object).flatMap(([label, member]) => unpacked(member, [...labels, label], left - 1)));
}

;// CONCATENATED MODULE: ./build/terraform/aws-providers.js


/** The AWS provider in any registry, or in a mirror of one. */
const SOURCE = /^(?:(?:[^/]+\/)?hashicorp\/)?aws$/i;
/** What the module calls the AWS provider. Terraform takes `aws` for it if the module requires no other provider so. */
function awsLocalNames({ primary, overrides }) {
    const sources = new Map();
    for (const { body } of [...primary, ...overrides]) {
        for (const [name, requirement] of requiredProviders(body)) {
            sources.set(name, exact_json_isObject(requirement) ? requirement.source : undefined);
        }
    }
    const required = [...sources].filter(([, source]) => typeof source === 'string' && SOURCE.test(source));
    return [...required.map(([name]) => name), ...(sources.get('aws') === undefined ? ['aws'] : [])];
}
/** The entries of all `required_providers` blocks in a file. */
function requiredProviders(body) {
    const blocks = blocksOf(body, 'terraform').flatMap((block) => blocksOf(block.body, 'required_providers'));
    return blocks.flatMap((block) => Object.entries(block.body));
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
        const base = providers.get(key(override));
        const replaces = base === undefined ? override.alias === undefined : hasDefaultTags(block);
        if (replaces)
            providers.set(key(override), override);
    }
    return [...providers.values()];
}
function awsBlocks(files, localNames) {
    const blocks = files.flatMap(({ body }) => blocksOf(body, 'provider', 1));
    return blocks.filter(({ labels: [name = ''] }) => localNames.includes(name));
}
function key({ localName, alias }) {
    return JSON.stringify([localName, alias]);
}
function providerIn({ labels: [localName = ''], body }) {
    const { alias } = body;
    return {
        localName,
        alias: typeof alias === 'string' ? alias : undefined,
        tags: blocksOf(body, 'default_tags')[0]?.body.tags ?? undefined,
        hasDynamicTags: dynamicDefaultTags(body).length > 0,
    };
}
function hasDefaultTags({ body }) {
    return blocksOf(body, 'default_tags').length > 0 || dynamicDefaultTags(body).length > 0;
}
function dynamicDefaultTags(body) {
    return blocksOf(body, 'dynamic', 1).filter(({ labels: [type] }) => type === 'default_tags');
}

;// CONCATENATED MODULE: ./build/terraform/aws-use.js



/** A product with more local modules is not searched to the end. */
const MOST_MODULES = 100;
/**
 * Whether a module uses the AWS provider, or a module that it calls does. Only the modules in its folder are searched.
 *
 * @param read reads the files of a module
 */
async function awsUse(root, files, read) {
    const seen = new Set([(0,external_node_path_.resolve)(root)]);
    const waiting = [{ folder: (0,external_node_path_.resolve)(root), files }];
    let use = 'no';
    for (let module = waiting.pop(); module; module = waiting.pop()) {
        if (usesAws(module.files))
            return 'yes';
        for (const source of moduleSources(module.files)) {
            const folder = localFolder((0,external_node_path_.resolve)(root), module.folder, source);
            if (folder !== undefined && seen.has(folder))
                continue;
            if (folder === undefined || seen.size === MOST_MODULES)
                use = 'unknown';
            else {
                seen.add(folder);
                // Terraform reports why a module cannot be read.
                const called = await read(folder).catch(() => undefined);
                if (called)
                    waiting.push({ folder, files: called });
                else
                    use = 'unknown';
            }
        }
    }
    return use;
}
function usesAws(files) {
    const localNames = awsLocalNames(files);
    const isAws = (name) => name !== undefined && localNames.includes(name);
    return [...files.primary, ...files.overrides].some(({ body }) => requiredProviders(body).some(([name]) => isAws(name)) ||
        blocksOf(body, 'provider', 1).some(({ labels: [name] }) => isAws(name)) ||
        blocksWithProvider(body).some((block) => isAws(impliedProvider(block)) || isAws(givenProvider(block))));
}
/** All that Terraform asks a provider for. */
function blocksWithProvider(body) {
    const types = ['resource', 'data', 'ephemeral', 'action', 'list'];
    const checks = blocksOf(body, 'check', 1).flatMap((check) => blocksOf(check.body, 'data', 2));
    return [...types.flatMap((type) => blocksOf(body, type, 2)), ...checks];
}
/** The start of a type, such as `aws` in `aws_s3_bucket`. */
function impliedProvider({ labels: [type] }) {
    return type?.split('_', 1)[0];
}
/** The argument `provider`, such as `aws.west`. */
function givenProvider({ body: { provider } }) {
    return typeof provider === 'string' ? /^(?:\$\{)?([^.{}]+)/.exec(provider)?.[1] : undefined;
}
/** The sources of the modules that are called. Override files can replace them. */
function moduleSources({ primary, overrides }) {
    const calls = [...primary, ...overrides].flatMap(({ body }) => blocksOf(body, 'module', 1));
    const sources = calls.filter(({ body }) => body.source !== undefined);
    return new Set(new Map(sources.map(({ labels: [name], body }) => [name, body.source])).values());
}
/** Undefined if the module is somewhere else, or outside of the product. */
function localFolder(root, folder, source) {
    if (typeof source !== 'string' || !/^\.\.?\//.test(source))
        return undefined;
    const called = (0,external_node_path_.resolve)(folder, source);
    const path = (0,external_node_path_.relative)(root, called);
    return path.split(/[/\\]/)[0] === '..' || (0,external_node_path_.isAbsolute)(path) ? undefined : called;
}

;// CONCATENATED MODULE: ./build/terraform/declared-variables.js





/**
 * An override file replaces the arguments that it sets, except `deprecated`. It cannot have validations. (`Variable.merge`
 * of Terraform's `internal/configs/module_merge.go`, and `decodeCheckRuleBlock` of `checks.go`)
 */
function declared_variables_declaredVariables({ primary, overrides }) {
    const variables = new Map();
    for (const [name, declared] of primary.flatMap(declarations))
        variables.set(name, { ...none(name), ...declared });
    for (const [name, { deprecated: _, errorMessages: __, ...declared }] of overrides.flatMap(declarations)) {
        const base = variables.get(name);
        if (base)
            variables.set(name, { ...base, ...declared });
    }
    return variables;
}
/**
 * Refuses what makes it unknown which variables there are. Terraform refuses it, too.
 *
 * @throws {Problem} that names the file and, if it is known, the line
 */
function declared_variables_refuseInvalidDeclarations({ primary, overrides }) {
    const places = new Map();
    for (const { file, variables } of primary) {
        for (const { name, line } of variables) {
            const place = placeOf(file, line);
            const first = places.get(name);
            if (!declared_variables_IDENTIFIER.test(name))
                throw declared_variables_invalid(place, `${quoted(declared_variables_shown(name))} is not the name of a variable.`);
            if (first !== undefined)
                throw declared_variables_invalid(place, `The variable ${quoted(name)} is already declared in ${first}.`);
            places.set(name, place);
        }
    }
    for (const { file, variables } of overrides) {
        const missing = variables.find(({ name }) => !places.has(name));
        if (!missing)
            continue;
        const what = `This override file changes the variable ${quoted(declared_variables_shown(missing.name))}, but no other file declares it.`;
        throw declared_variables_invalid(placeOf(file, missing.line), what);
    }
}
const declared_variables_IDENTIFIER = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;
function placeOf(file, line) {
    return line === undefined ? declared_variables_shown(file) : `${declared_variables_shown(file)} line ${line}`;
}
function declared_variables_shown(text) {
    return withoutControlCharacters(text);
}
function declared_variables_invalid(place, what) {
    return new Problem('Invalid variable', `${place}: ${what}`, "Correct the product's files, and create a new version of the product.");
}
function none(name) {
    const values = { type: undefined, default: undefined, description: undefined, deprecated: undefined };
    const flags = { hasDefault: false, isComputed: false, sensitive: false, nullable: true, ephemeral: false };
    return { name, ...values, ...flags, errorMessages: [] };
}
/** In the order of their declaration. An override file can have several for a variable. */
function declarations({ body, syntax, variables }) {
    const blocks = Map.groupBy(blocksOf(body, 'variable', 1), ({ labels: [name] }) => name);
    const read = new Map();
    return variables.map(({ name }) => {
        const index = read.get(name) ?? 0;
        read.set(name, index + 1);
        return [name, declaration(blocks.get(name)?.[index]?.body ?? {}, syntax)];
    });
}
function declaration(body, syntax) {
    const { type, description, deprecated } = body;
    const value = syntax === 'native' ? withoutEscapes : (literal) => literal;
    return {
        ...(typeof type === 'string' && { type: sourceText(type) }),
        ...(body.default !== undefined && {
            default: value(body.default),
            hasDefault: true,
            // In the JSON syntax, a default is literal.
            isComputed: syntax === 'native' && isComputed(body.default),
        }),
        ...(typeof description === 'string' && { description: String(value(description)) }),
        ...(typeof deprecated === 'string' && { deprecated: String(value(deprecated)) }),
        errorMessages: blocksOf(body, 'validation').flatMap(errorMessage),
        // What is not literal might be true.
        ...(isSet(body.sensitive) && { sensitive: !isFalse(body.sensitive) }),
        ...(isSet(body.ephemeral) && { ephemeral: !isFalse(body.ephemeral) }),
        ...(isSet(body.nullable) && { nullable: !isFalse(body.nullable) }),
    };
}
/** In both syntaxes, it is a template. */
function errorMessage({ body: { error_message: message } }) {
    return typeof message === 'string' && !hasTemplate(message) ? [String(withoutEscapes(message))] : [];
}
function isSet(value) {
    return value !== undefined && value !== null;
}
function isFalse(value) {
    return value === false || value === 'false';
}
/** A type is an expression, which the JSON syntax can have without `${}`. */
function sourceText(type) {
    return /^\$\{(.*)\}$/s.exec(type)?.[1] ?? type;
}
/** Text without a template has escapes for what would be one. The default of a variable is not evaluated. */
function withoutEscapes(value) {
    if (typeof value === 'string')
        return hasTemplate(value) ? value : value.replaceAll(/([$%])\1\{/g, '$1{');
    if (Array.isArray(value))
        return value.map(withoutEscapes);
    if (!exact_json_isObject(value))
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [String(withoutEscapes(key)), withoutEscapes(member)]));
}
function isComputed(value) {
    if (typeof value === 'string')
        return hasTemplate(value);
    if (Array.isArray(value))
        return value.some(isComputed);
    return exact_json_isObject(value) && Object.entries(value).some(([key, member]) => hasTemplate(key) || isComputed(member));
}
function hasTemplate(text) {
    return /(?<!\$)\$\{|(?<!%)%\{/.test(text);
}

;// CONCATENATED MODULE: ./build/terraform/module.js








const CONTENT = ['resource', 'data', 'module', 'ephemeral'];
/** Of a file, in bytes. */
const module_LARGEST = 2 ** 20;
/**
 * Reads the product's files in a folder as Terraform does, without those that the engine added. It accepts more than
 * Terraform, which reports the rest.
 *
 * @throws {Problem} if a file cannot be parsed, or if the files are too large
 */
async function readModule(folder) {
    const effort = { characters: 0, templateWork: 0 };
    const files = await readFiles(folder, effort);
    const localNames = awsLocalNames(files);
    const providers = awsProviders(files, localNames);
    return {
        variables: declared_variables_declaredVariables(files),
        requiredVersions: requiredVersions(files),
        awsProviders: providers,
        awsLocalName: localNames[0],
        isEmpty: [...files.primary, ...files.overrides].every(({ body }) => CONTENT.every((type) => Object.keys(body[type] ?? {}).length === 0)),
        awsUse: providers.length > 0 ? 'yes' : await awsUse(folder, files, (child) => readFiles(child, effort)),
    };
}
/**
 * Reads only the variables of the module in a folder, by name, in the order of their declaration.
 *
 * @throws {Problem} if a file cannot be parsed, if the files are too large, or if Terraform would not know which variables
 *   there are
 */
async function readVariables(folder) {
    const files = await readFiles(folder, { characters: 0, templateWork: 0 });
    refuseInvalidDeclarations(files);
    return declaredVariables(files);
}
async function readFiles(folder, effort) {
    const [primary, overrides] = [[], []];
    for (const name of productFileNames(folder)) {
        const configuration = await parseConfiguration(name, readText(folder, name), effort);
        (isOverrideFile(name) ? overrides : primary).push(configuration);
    }
    return { primary, overrides };
}
function readText(folder, name) {
    try {
        return new TextDecoder().decode((0,regular_file/* readRegularFile */.XF)((0,external_node_path_.join)(folder, name), module_LARGEST));
    }
    catch (error) {
        if (!(error instanceof regular_file/* UnreadableFile */.ie))
            throw error;
        const what = error.reason === 'too large' ? 'is larger than 1 MiB' : 'cannot be read';
        throw new problem/* Problem */.A('Unreadable Terraform file', `${name} ${what}.`, 'Make the file smaller, or split it.', {
            cause: error,
        });
    }
}
/** All primary files add theirs. An override file replaces what was read before it. (`Module.mergeFile` of Terraform) */
function requiredVersions({ primary, overrides }) {
    const replacements = overrides.map(versionsIn).filter((versions) => versions.length > 0);
    return replacements.at(-1) ?? primary.flatMap(versionsIn);
}
function versionsIn({ body }) {
    return blocksOf(body, 'terraform').flatMap((block) => versionText(block.body.required_version) ?? []);
}
/** Terraform converts a number to text, too. */
function versionText(value) {
    if (typeof value === 'string')
        return value;
    return JSON.isRawJSON(value) ? value.rawJSON : undefined;
}

;// CONCATENATED MODULE: ./build/terraform/outputs.js




/**
 * Reads the outputs from any format in which Terraform and OpenTofu write them: `output -json`, a state file of version
 * 4, `show -json` of a state, or the JSON lines of `apply -json`. The content determines the format.
 *
 * Sources: https://developer.hashicorp.com/terraform/internals/json-format for `show -json`, and
 * https://developer.hashicorp.com/terraform/internals/machine-readable-ui for the JSON lines. The other two were
 * recorded with Terraform 1.11.
 *
 * @throws {Problem} if `text` has none of these formats or is cut off, or if an output has no value
 */
function readOutputs(text) {
    if (text.trim() === '') {
        throw unreadable('The file is empty.', `Check that the command that writes the file succeeded. ${RUN_OUTPUT_JSON}`);
    }
    if (isJsonLines(text))
        return outputsOfLastApply(text);
    const document = parseDocument(text);
    if (!isObject(document)) {
        throw unreadable('The file contains a single value, not a set of outputs.', OMIT_THE_NAME);
    }
    if (typeof document.encrypted_data === 'string') {
        throw unreadable('The file is an encrypted state from OpenTofu.', RUN_OUTPUT_JSON);
    }
    if (JSON.isRawJSON(document.version))
        return outputsOfState(document, document.version.rawJSON);
    if (typeof document.format_version === 'string')
        return outputsOfShow(document);
    return outputsOfOutput(document);
}
const RUN_OUTPUT_JSON = `After the apply, run 'terraform output -json > outputs.json', and use outputs.json.`;
const OMIT_THE_NAME = (/* unused pure expression or super */ null && (`'terraform output -json NAME' prints the value of one output. Omit the name. ${RUN_OUTPUT_JSON}`));
/** Does not include the parser's error, because it quotes the text, which can contain a sensitive value. */
function unreadable(message, advice) {
    return new Problem('Cannot read the outputs', message, advice);
}
function outputs_tooLarge(text) {
    return new UnparsableOutputs('The file has more than 16 Mi characters or 500,000 JSON values.', `Use only the outputs, and fewer or smaller ones. ${RUN_OUTPUT_JSON}`, text);
}
function unreadablePlan(found) {
    return unreadable(`${found} A plan describes planned outputs, not the outputs of an apply.`, RUN_OUTPUT_JSON);
}
/** The JSON cannot be parsed, so it is unknown which of its strings are sensitive. */
class UnparsableOutputs extends problem/* Problem */.A {
    /** The strings that can be sensitive. */
    strings;
    constructor(message, advice, text) {
        super('Cannot read the outputs', message, advice);
        this.strings = stringsIn(text);
    }
}
function parseDocument(text) {
    try {
        return parseExactJson(text);
    }
    catch (error) {
        if (error instanceof TooLargeJson)
            throw outputs_tooLarge(text);
        throw error instanceof RangeError
            ? new UnparsableOutputs('A value in the file is nested too deeply.', 'Use outputs with fewer levels of nesting.', text)
            : new UnparsableOutputs(`The file is not valid JSON${whereJsonBreaks(error)}.`, RUN_OUTPUT_JSON, text);
    }
}
/** The place where V8 stopped reading. The rest of its message quotes the text. */
function whereJsonBreaks(error) {
    const message = String(error);
    const place = /\(line (\d+) column (\d+)\)$/.exec(message);
    if (/end of JSON input|Unterminated/.test(message))
        return ': it ends in the middle, and might be cut off';
    return place ? `: line ${place[1]}, column ${place[2]}` : '';
}
/** Reads `terraform output -json`, where the outputs are the whole document. */
function outputsOfOutput(document) {
    const members = Object.values(document);
    const looksLikeOutput = (member) => isObject(member) && ['sensitive', 'type', 'value'].some((key) => Object.hasOwn(member, key));
    if (members.length > 0 && !members.some(looksLikeOutput)) {
        throw unreadable('The file is JSON, but has no format in which Terraform writes outputs.', OMIT_THE_NAME);
    }
    return outputsIn(document);
}
/** Reads a state file, as `terraform state pull` prints it and backends store it. */
function outputsOfState(document, version) {
    if (version !== '4') {
        throw unreadable(`The file is a state of version ${version.slice(0, 20)}. Only version 4 can be read.`, RUN_OUTPUT_JSON);
    }
    if (document.outputs === undefined)
        throw unreadable('The file is not a complete state, because it has no outputs.', RUN_OUTPUT_JSON);
    return outputsIn(document.outputs);
}
/** Reads `terraform show -json` of a state. By mistake, it can be a plan or something else with a `format_version`. */
function outputsOfShow(document) {
    if ('planned_values' in document || 'resource_changes' in document || 'configuration' in document) {
        throw unreadablePlan(`The file is the output of 'terraform show -json' for a plan.`);
    }
    // For an empty state, `show -json` prints only the versions.
    const versions = ['format_version', 'terraform_version'];
    if (document.values === undefined && Object.keys(document).some((key) => !versions.includes(key))) {
        throw unreadable('The file is JSON from Terraform, but not a state.', RUN_OUTPUT_JSON);
    }
    return isObject(document.values) ? outputsIn(document.values.outputs) : [];
}
function isJsonLines(text) {
    const found = text.indexOf('"@level"');
    if (found === -1)
        return false;
    const end = text.indexOf('\n', found);
    const line = text.slice(text.lastIndexOf('\n', found) + 1, end === -1 ? undefined : end);
    return typeof parseMessage(line)?.['@level'] === 'string';
}
/**
 * Reads the JSON lines of one or more commands. The `outputs` message of a plan has only the planned action for each
 * output. The `outputs` message after an apply has types and values. A later apply or error makes it out of date.
 */
function outputsOfLastApply(text) {
    let outputs;
    for (const line of linesWith(/"type":\s*"(?:outputs|apply_start|diagnostic)"/g, text)) {
        const message = parseMessage(line);
        if (message?.type === 'outputs' && isObject(message.outputs) && !isPlanned(message.outputs)) {
            outputs = message.outputs;
        }
        if (message?.type === 'apply_start' || (message?.type === 'diagnostic' && message['@level'] === 'error')) {
            outputs = undefined;
        }
    }
    if (outputs)
        return outputsIn(outputs, { sensitiveHidden: true });
    if (text.includes('"apply_start"')) {
        throw unreadable(`The apply in these JSON lines ended before it printed its outputs.`, RUN_OUTPUT_JSON);
    }
    throw unreadablePlan(`The file contains JSON lines without an apply.`);
}
/** The lines that match, one at a time, because a file can have many millions of lines. */
function* linesWith(pattern, text) {
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
        const lineBreak = text.indexOf('\n', match.index);
        const end = lineBreak === -1 ? text.length : lineBreak;
        yield text.slice(text.lastIndexOf('\n', match.index) + 1, end);
        pattern.lastIndex = end;
    }
}
function isPlanned(outputs) {
    return Object.values(outputs).some((output) => isObject(output) && Object.hasOwn(output, 'action'));
}
/**
 * A line that is not a JSON object, such as a line that is cut off or from a provider, is not a message.
 *
 * @throws {Problem} if the line is too large, because it can contain the outputs
 */
function parseMessage(line) {
    try {
        const message = parseExactJson(line);
        return isObject(message) ? message : undefined;
    }
    catch (error) {
        if (error instanceof TooLargeJson)
            throw outputs_tooLarge(line);
        return undefined;
    }
}
function outputsIn(outputs, { sensitiveHidden = false } = {}) {
    if (outputs === undefined || outputs === null)
        return [];
    if (!isObject(outputs))
        throw unreadable(`'outputs' in the file is not an object.`, RUN_OUTPUT_JSON);
    const readable = [];
    const withoutValue = [];
    for (const [name, output] of Object.entries(outputs)) {
        const { value, sensitive: mark, type } = isObject(output) ? output : {};
        // Anything but false is treated as sensitive.
        const sensitive = (mark ?? false) !== false;
        if (value !== undefined)
            readable.push({ name, sensitive, value, ...(type !== undefined && { type }) });
        else if (sensitive && sensitiveHidden)
            readable.push({ name, sensitive });
        else
            withoutValue.push(name);
    }
    if (withoutValue[0] !== undefined)
        throw new OutputWithoutValue(withoutValue[0], readable);
    return readable;
}
/** An output has no value. The other outputs can be sensitive, and must still be hidden. */
class OutputWithoutValue extends problem/* Problem */.A {
    others;
    constructor(name, others) {
        super('Cannot read the outputs', `The output ${(0,suggestion/* quoted */.T)(name)} has no value.`, RUN_OUTPUT_JSON);
        this.others = others;
    }
}
/** Each text by which a sensitive output can appear somewhere else, such as in an error or a failure reason. */
function sensitiveTexts(outputs) {
    const texts = [];
    for (const { sensitive, value, type } of outputs)
        if (sensitive)
            collectTexts(value, type, texts);
    return texts;
}
/** @param type as Terraform writes it, see https://developer.hashicorp.com/terraform/internals/json-format */
function collectTexts(value, type, texts) {
    const [kind, element] = Array.isArray(type) ? type : [];
    if (typeof value === 'string') {
        texts.push(value);
        if (value.length <= LONGEST_IN_LINES)
            for (const [line] of value.matchAll(/[^\n]+/g))
                if (line !== value)
                    texts.push(line);
    }
    else if (JSON.isRawJSON(value))
        texts.push(value.rawJSON);
    else if (Array.isArray(value)) {
        for (const [index, item] of value.entries())
            collectTexts(item, Array.isArray(element) && kind === 'tuple' ? element[index] : element, texts);
    }
    else if (exact_json_isObject(value)) {
        for (const [key, member] of Object.entries(value)) {
            // The names of an object's attributes are part of its type. The keys of a map are part of its value.
            if (kind !== 'object')
                texts.push(key);
            collectTexts(member, kind === 'object' && exact_json_isObject(element) ? element[key] : element, texts);
        }
    }
}
/** In UTF-16 units. The lines of a longer value are not separate secrets. */
const LONGEST_IN_LINES = 2 ** 20;
const MOST_STRINGS = 100_000;
const SHORTEST_STRING = 6;
/** The string values in JSON that cannot be parsed, except words that are too short or too simple to be secrets. */
function stringsIn(text) {
    const strings = [];
    for (let start = text.indexOf('"'); start !== -1 && strings.length < MOST_STRINGS;) {
        const end = (0,bounded_json/* endOfString */.ap)(text, start);
        const isKey = /^\s{0,9}:/.test(text.slice(end + 1, end + 11));
        const value = text.slice(start + 1, end);
        if (!isKey && value.length >= SHORTEST_STRING && !/^[A-Za-z_]{1,15}$/.test(value))
            strings.push(value);
        start = text.indexOf('"', end + 1);
    }
    return strings;
}

;// CONCATENATED MODULE: ./build/terraform/sensitive-variables.js



/** In bytes. */
const sensitive_variables_LARGEST = 16 * 1024 * 1024;
/** The values in a `.tfvars.json` file that the engine wrote; empty if there is none. */
function readVariableFile(path) {
    try {
        const values = exact_json_parseExactJson((0,regular_file/* readRegularFile */.XF)(path, sensitive_variables_LARGEST).toString('utf8'));
        return exact_json_isObject(values) ? values : {};
    }
    catch {
        return {};
    }
}
/** Each text by which the value of a sensitive variable can appear somewhere else: the given value, or the default. */
function textsOfSensitiveVariables(variables, values) {
    const secret = [...variables].filter(([, { sensitive, ephemeral }]) => sensitive || ephemeral);
    const outputs = secret.flatMap(([name, variable]) => {
        const value = Object.hasOwn(values, name) ? values[name] : variable.default;
        return value === undefined || typeof value === 'boolean' ? [] : [{ name, sensitive: true, value }];
    });
    return sensitiveTexts(outputs);
}

;// CONCATENATED MODULE: ./build/terraform/number-text.js
/**
 * The exponent is bounded, because Terraform converts `1e999999999` to infinity, which it cannot write to the state: it
 * then loses the state. The same is true of `Inf`, which it accepts. An exponent of 2 follows `p`.
 */
const number_text_NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eEpP][+-]?0*\d{1,5})?$/;
/** Whether Terraform converts `text` to a number, and to a finite one. It allows no space and no separators. */
function isNumberText(text) {
    return number_text_NUMBER.test(text);
}
/** A larger exponent would make texts far longer than they are. */
const MOST_ZEROS = 64;
/** A number as Terraform prints it: `007` is `7`, and `1.50e3` is `1500`. Undefined if it would have many zeros. */
function decimalText(number) {
    const [, sign, whole = '', fraction = '', exponent = '0'] = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
    const shift = Number(exponent);
    if (sign === undefined || Math.abs(shift) > MOST_ZEROS)
        return undefined;
    const zeros = '0'.repeat(Math.abs(shift));
    const digits = shift < 0 ? `${zeros}${whole}.${fraction}` : `${whole}.${fraction}${zeros}`;
    const point = digits.indexOf('.') + shift;
    const all = digits.replace('.', '');
    const decimal = `${all.slice(0, point).replace(/^0+/, '') || '0'}.${all.slice(point)}`;
    const plain = withoutTrailingZeros(decimal);
    return sign === '-' ? `-${plain}` : plain;
}
/** @param decimal has a point */
function withoutTrailingZeros(decimal) {
    let end = decimal.length;
    while (decimal[end - 1] === '0')
        end -= 1;
    return decimal.slice(0, decimal[end - 1] === '.' ? end - 1 : end);
}

;// CONCATENATED MODULE: ./build/terraform/hcl-reader.js
/** A text is not in the part of HCL's syntax that is read. */
class UnreadableHcl extends Error {
    name = 'UnreadableHcl';
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
}
/** Levels of nesting, in a value and in a type constraint. */
const hcl_reader_DEEPEST = 100;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const PLAIN_TEXT = /[^"\\\n]*/y;
/** HCL has no `\/`, `\b`, and `\f`, and JSON has no `\U`. */
const ESCAPE = /\\(?:(["\\/bfnrt])|u([\da-fA-F]{4})|U(00(?:10|0[\da-fA-F])[\da-fA-F]{4}))/y;
const SELECTED = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const hcl_reader_HEREDOC = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;
/**
 * Reads what values and type constraints have in common. It only moves forward, so that it takes linear time.
 *
 * Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md, and what Terraform 1.11 accepts.
 */
class HclReader {
    #text;
    #at;
    constructor(text) {
        this.#text = text;
        // Terraform ignores a byte order mark.
        this.#at = text.startsWith('\ufeff') ? 1 : 0;
    }
    /** @throws {UnreadableHcl} always */
    fail(reason) {
        const before = this.#text.slice(0, this.#at);
        const lineStart = before.lastIndexOf('\n') + 1;
        throw new UnreadableHcl(reason, before.split('\n').length, before.length - lineStart + 1);
    }
    /** @throws {UnreadableHcl} if `depth` is more than a recursive reader may go */
    checkDepth(depth) {
        if (depth > hcl_reader_DEEPEST)
            this.fail(`there are more than ${hcl_reader_DEEPEST} levels of nesting`);
    }
    /** The next character, or '' at the end. */
    get next() {
        return this.#text.charAt(this.#at);
    }
    take(token) {
        const isNext = this.#text.startsWith(token, this.#at);
        if (isNext)
            this.#at += token.length;
        return isNext;
    }
    /** @param pattern must be sticky */
    match(pattern) {
        pattern.lastIndex = this.#at;
        const match = pattern.exec(this.#text);
        if (!match)
            return undefined;
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
            if (space !== undefined)
                lineEnded ||= space.includes('\n');
            else if (this.next === '#' || this.#text.startsWith('//', this.#at))
                this.#skipUntil('\n');
            else if (this.take('/*')) {
                if (!this.#skipUntil('*/'))
                    this.fail('a comment does not end');
                this.take('*/');
            }
            else
                return lineEnded;
        }
    }
    #skipUntil(token) {
        const end = this.#text.indexOf(token, this.#at);
        this.#at = end === -1 ? this.#text.length : end;
        return end !== -1;
    }
    /** The text in quotes. Templates, such as `${x}`, are not evaluated, and so `$${x}` is not an escape either. */
    quotedText() {
        this.take('"');
        let text = '';
        for (;;) {
            text += this.match(PLAIN_TEXT)?.[0] ?? '';
            if (this.take('"'))
                return text;
            if (this.next === '')
                this.fail('text in quotes does not end');
            if (this.next === '\n')
                this.fail('text in quotes has a line break. Write it as \\n');
            const [, selector, short, long] = this.match(ESCAPE) ?? this.fail('there is an unknown escape sequence');
            text +=
                selector === undefined
                    ? String.fromCodePoint(Number.parseInt((short ?? long), 16))
                    : (SELECTED[selector] ?? selector);
        }
    }
    /** The text of a heredoc, of which nothing is evaluated. Leaves the end of its last line. */
    heredoc() {
        const [, flush, marker] = this.match(hcl_reader_HEREDOC) ?? this.fail('something other than a value is here');
        const start = this.#at;
        for (;;) {
            const lineStart = this.#at;
            const isLast = !this.#skipUntil('\n');
            if (this.#text.slice(lineStart, this.#at).trim() === marker) {
                const text = this.#text.slice(start, lineStart);
                return flush ? withoutIndentation(text) : text;
            }
            if (isLast)
                this.fail('a heredoc does not end');
            this.take('\n');
        }
    }
    /** Skips an expression of any kind, up to the parenthesis that closes what it is in. */
    skipToClosingParenthesis() {
        const closing = [')'];
        for (;;) {
            const end = closing.at(-1);
            if (this.next === '')
                this.fail('an expression does not end');
            if (end === '"') {
                this.match(/[^"\\$%]+/y);
                if (this.take('"'))
                    closing.pop();
                else if (this.match(/\$\$\{|%%\{/y))
                    continue;
                else if (this.match(/[$%]\{/y))
                    closing.push('}');
                else if (!this.match(/\\./sy))
                    this.match(/[$%]/y);
                continue;
            }
            this.skipSpace();
            if (this.next === end) {
                if (closing.length === 1)
                    return;
                closing.pop();
                this.take(end);
            }
            else if (this.match(/[)\]}]/y))
                this.fail('the brackets do not match');
            else if (this.#text.startsWith('<<', this.#at))
                this.heredoc();
            else {
                const opening = this.match(/./sy)?.[0] ?? '';
                if (opening in CLOSING)
                    closing.push(CLOSING[opening]);
            }
        }
    }
}
const CLOSING = { '(': ')', '[': ']', '{': '}', '"': '"' };
/** As Terraform does for `<<-`: lines that are blank do not count, and stay as they are. */
function withoutIndentation(text) {
    const lines = text.split('\n');
    const isBlank = (line) => line.trim() === '';
    let indentation = Number.POSITIVE_INFINITY;
    for (const line of lines) {
        if (!isBlank(line))
            indentation = Math.min(indentation, line.length - line.trimStart().length);
    }
    return lines.map((line) => (isBlank(line) ? line : line.slice(indentation))).join('\n');
}

;// CONCATENATED MODULE: ./build/terraform/type-constraint.js



/** In UTF-16 units. */
const type_constraint_LONGEST = 2 ** 18;
/** Terraform 0.11 has these, and later versions read them as `list(any)` and `map(any)`. */
const LEGACY = { list: ['list', 'dynamic'], map: ['map', 'dynamic'] };
/**
 * Reads a type constraint as it is in a module. Undefined if Terraform would not accept it, or if it is very long or
 * nested very deeply.
 *
 * @param text such as `list(object({ a = string, b = optional(number, 1) }))`, or `"string"` as in Terraform 0.11
 */
function parseTypeConstraint(text) {
    if (text.length > type_constraint_LONGEST)
        return undefined;
    const reader = new HclReader(text.trim().replace(/^"(string|list|map)"$/, '$1'));
    try {
        reader.skipSpace();
        const type = readType(reader, 1);
        reader.skipSpace();
        return reader.next === '' ? type : undefined;
    }
    catch (error) {
        if (error instanceof UnreadableHcl)
            return undefined;
        throw error;
    }
}
function readType(reader, depth) {
    reader.checkDepth(depth);
    const name = reader.name();
    switch (name) {
        case 'string':
        case 'number':
        case 'bool':
            return name;
        case 'any':
            return 'dynamic';
        case 'list':
        case 'set':
        case 'map':
            reader.skipSpace();
            if (reader.next === '' && LEGACY[name])
                return LEGACY[name];
            return [name, inParentheses(reader, () => readType(reader, depth + 1))];
        case 'tuple':
            return ['tuple', inParentheses(reader, () => readElements(reader, depth))];
        case 'object':
            return inParentheses(reader, () => readAttributes(reader, depth));
        default:
            return reader.fail('there is no type');
    }
}
function inParentheses(reader, read) {
    reader.skipSpace();
    expect(reader, '(');
    const content = read();
    reader.skipSpace();
    if (reader.take(','))
        reader.skipSpace();
    expect(reader, ')');
    return content;
}
/** Takes `token` and the white space after it. */
function expect(reader, token) {
    if (!reader.take(token))
        reader.fail(`'${token}' is missing`);
    if (token !== ')')
        reader.skipSpace();
}
function readElements(reader, depth) {
    const elements = [];
    expect(reader, '[');
    while (!reader.take(']')) {
        elements.push(readType(reader, depth + 1));
        reader.skipSpace();
        if (reader.next !== ']')
            expect(reader, ',');
    }
    return elements;
}
function readAttributes(reader, depth) {
    const attributes = new Map();
    const required = [];
    expect(reader, '{');
    while (!reader.take('}')) {
        const name = reader.name() ?? reader.fail('the name of an attribute is missing');
        if (attributes.has(name))
            reader.fail('an attribute occurs twice');
        reader.skipSpace();
        if (!reader.take('=') && !reader.take(':'))
            reader.fail(`'=' is missing`);
        reader.skipSpace();
        if (reader.match(/optional(?=\s*\()/y)) {
            attributes.set(name, readOptional(reader, depth));
        }
        else {
            required.push(name);
            attributes.set(name, readType(reader, depth + 1));
        }
        const lineEnded = reader.skipSpace();
        if (reader.take(','))
            reader.skipSpace();
        else if (reader.next !== '}' && !lineEnded)
            reader.fail(`',' is missing`);
    }
    return ['object', Object.fromEntries(attributes), required];
}
/** The default of an optional attribute does not matter, because Terraform checks and adds it. */
function readOptional(reader, depth) {
    reader.skipSpace();
    expect(reader, '(');
    const type = readType(reader, depth + 1);
    reader.skipSpace();
    if (reader.take(','))
        reader.skipToClosingParenthesis();
    expect(reader, ')');
    return type;
}
/** The type constraint in one line, without comments and defaults. */
function typeText(type) {
    if (type === 'dynamic')
        return 'any';
    if (typeof type === 'string')
        return type;
    const [kind, content, required] = type;
    if (kind === 'tuple')
        return `tuple([${content.map(typeText).join(', ')}])`;
    if (kind !== 'object')
        return `${kind}(${typeText(content)})`;
    const names = new Set(required);
    const attributes = Object.entries(content).map(([name, attribute]) => names.has(name) ? `${name} = ${typeText(attribute)}` : `${name} = optional(${typeText(attribute)})`);
    return `object({${attributes.join(', ')}})`;
}
/**
 * The first place at which Terraform surely cannot convert a value to a type. It converts strings to numbers and bools,
 * numbers and bools to strings, and null to any type. It ignores attributes that the type does not have. Whether the
 * elements of a `list(any)` have one type is left to Terraform.
 *
 * Source: https://developer.hashicorp.com/terraform/language/expressions/type-constraints, and Terraform 1.11.
 */
function findMismatch(value, type) {
    if (value === null || type === 'dynamic')
        return undefined;
    if (typeof type === 'string')
        return isConvertible(value, type) ? undefined : mismatch(type, value);
    if (type[0] === 'object')
        return exact_json_isObject(value) ? mismatchInObject(value, type) : mismatch('object', value);
    const [kind, content] = type;
    if (kind === 'map')
        return exact_json_isObject(value) ? mismatchInMap(value, content) : mismatch('object', value);
    if (!Array.isArray(value))
        return mismatch('list', value);
    if (kind === 'tuple' && content.length !== value.length)
        return mismatch({ elements: content.length }, value);
    for (const [index, item] of value.entries()) {
        const inner = findMismatch(item, kind === 'tuple' ? content[index] : content);
        if (inner)
            return { ...inner, path: [{ index }, ...inner.path] };
    }
    return undefined;
}
function mismatch(required, found) {
    return { path: [], required, found };
}
function isConvertible(value, type) {
    if (typeof value === 'string') {
        return type === 'string' || (type === 'number' ? isNumberText(value) : isBoolText(value));
    }
    if (typeof value === 'boolean')
        return type !== 'number';
    return JSON.isRawJSON(value) && type !== 'bool';
}
/** Whether Terraform converts `text` to a bool. */
function isBoolText(text) {
    return ['true', 'false', '1', '0'].includes(text);
}
function mismatchInMap(value, type) {
    for (const [key, member] of Object.entries(value)) {
        const inner = findMismatch(member, type);
        if (inner)
            return { ...inner, path: [{ key }, ...inner.path] };
    }
    return undefined;
}
/** Takes time in proportion to the value, however many attributes the type has. */
function mismatchInObject(value, [, attributes, required]) {
    for (const attribute of required) {
        if (!Object.hasOwn(value, attribute))
            return mismatch({ attribute }, value);
    }
    for (const [attribute, member] of Object.entries(value)) {
        const type = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
        const inner = type && findMismatch(member, type);
        if (inner)
            return { ...inner, path: [{ attribute }, ...inner.path] };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/terraform/default-text.js



/** In UTF-16 units. Service Catalog accepts no longer parameter. */
const default_text_LONGEST = 4096;
/**
 * The default of a variable, as people see it and give it back: text as it is, and everything else as JSON. Empty if
 * there is none, if it is null, or if it cannot be shown, because it is an expression or too long. An empty text
 * that comes back stands for the default.
 */
function defaultText(variable) {
    return isShown(variable) ? textOf(variable) : '';
}
/** Whether there is a default that people don't see. */
function isHidden(variable) {
    return variable.default !== undefined && variable.default !== null && !isShown(variable);
}
function isShown(variable) {
    return !variable.isComputed && textOf(variable).length <= default_text_LONGEST;
}
function textOf({ type, default: value }) {
    if (value === undefined || value === null)
        return '';
    if (typeof value === 'string')
        return value;
    // Terraform converts a number to text without the zeros at its end.
    const isText = JSON.isRawJSON(value) && type !== undefined && parseTypeConstraint(type) === 'string';
    return (isText ? decimalText(value.rawJSON) : undefined) ?? compactJson(value);
}

;// CONCATENATED MODULE: ./build/terraform/literal.js


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
    if (reader.next !== '')
        reader.fail('something follows the value');
    return value;
}
function readValue(reader, depth) {
    reader.checkDepth(depth);
    if (reader.next === '"')
        return reader.quotedText();
    if (reader.take('['))
        return readList(reader, depth);
    if (reader.take('{'))
        return readObject(reader, depth);
    if (reader.take('('))
        return readParenthesized(reader, depth);
    if (reader.next === '<')
        return reader.heredoc();
    return readNumber(reader) ?? readKeyword(reader);
}
function readList(reader, depth) {
    const items = [];
    reader.skipSpace();
    while (!reader.take(']')) {
        items.push(readValue(reader, depth + 1));
        reader.skipSpace();
        if (reader.take(','))
            reader.skipSpace();
        else if (reader.next !== ']')
            reader.fail(`after an element, a comma or ']' is missing`);
    }
    return items;
}
function readObject(reader, depth) {
    const members = [];
    reader.skipSpace();
    while (!reader.take('}')) {
        const key = readKey(reader, depth + 1);
        reader.skipSpace();
        if (!reader.take('=') && !reader.take(':'))
            reader.fail(`after a key, '=' or ':' is missing`);
        reader.skipSpace();
        members.push([key, readValue(reader, depth + 1)]);
        const lineEnded = reader.skipSpace();
        if (reader.take(','))
            reader.skipSpace();
        else if (reader.next !== '}' && !lineEnded)
            reader.fail(`after a value, a comma or '}' is missing`);
    }
    // Unlike an assignment, this creates a member that is named __proto__.
    return Object.fromEntries(members);
}
/** In HCL, a name without quotes is a key, even `true` or `null`, and a number in a key is converted to text. */
function readKey(reader, depth) {
    const name = reader.name();
    if (name !== undefined)
        return name;
    const key = readValue(reader, depth);
    if (typeof key === 'string')
        return key;
    if (typeof key === 'boolean')
        return String(key);
    const text = JSON.isRawJSON(key) ? decimalText(key.rawJSON) : undefined;
    return text ?? reader.fail('a key is not text');
}
function readParenthesized(reader, depth) {
    reader.skipSpace();
    const value = readValue(reader, depth + 1);
    reader.skipSpace();
    if (!reader.take(')'))
        reader.fail(`')' is missing`);
    return value;
}
/** HCL allows zeros before a number, and white space after its sign. JSON does not. */
function readNumber(reader) {
    const [, sign = '', digits] = reader.match(/(?:(-)[ \t\r\n]*)?(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/y) ?? [];
    if (digits === undefined)
        return undefined;
    if (reader.match(/(?=[\p{ID_Continue}.])/uy))
        reader.fail('a number is followed by something else');
    if (!isNumberText(digits))
        reader.fail('a number is too large');
    return JSON.rawJSON(sign + digits.replace(/^0+(?=\d)/, ''));
}
function readKeyword(reader) {
    if (reader.match(/true(?![\p{ID_Continue}-])/uy))
        return true;
    if (reader.match(/false(?![\p{ID_Continue}-])/uy))
        return false;
    if (reader.match(/null(?![\p{ID_Continue}-])/uy))
        return null;
    if (reader.next === '')
        reader.fail('the value is incomplete');
    if (reader.match(/(?=[\p{ID_Start}_][\p{ID_Continue}-]*\s{0,9}\()/uy))
        reader.fail('there is a function call');
    if (reader.match(/(?=[\p{ID_Start}_])/uy))
        reader.fail('there is text without quotes');
    return reader.fail(reader.next === "'" ? 'there is a single quote' : 'something other than a value is here');
}

;// CONCATENATED MODULE: ./build/terraform/parameter-problems.js





/** @param names of the variables that the module declares */
function notDeclared(key, names) {
    const hint = (0,suggestion/* suggestion */.h)(key, names);
    return new problem/* Problem */.A('A parameter is not declared', `The root module has no variable ${(0,suggestion/* quoted */.T)(key)}. The parameter is ignored.`, hint.startsWith('Did you mean') ? hint : 'Declare the variable, or remove the parameter.');
}
function severalValues(key) {
    return new problem/* Problem */.A('A parameter has more than one value', `The parameter ${(0,suggestion/* quoted */.T)(key)} occurs more than once, with different values.`, 'Use each parameter once.');
}
function noValue({ key, type }) {
    return new problem/* Problem */.A('A parameter has no value', `The parameter ${(0,suggestion/* quoted */.T)(key)} is required. It is blank, and the variable, of type ${shownType(type)}, has no default.`, adviceFor(type));
}
function notALiteral(given, { line, column, reason }) {
    return wrong(given, 'cannot be read as', `At line ${line}, column ${column}, ${reason}.`, `${adviceFor(given.type)} Put text in double quotes. References, functions, and operators are not evaluated.`);
}
function wrongType(given, { path, required, found }) {
    const where = path.length === 0 ? 'It' : shownPath(path, given.secret);
    const [what, advice] = typeof required === 'string'
        ? [`be ${NOUNS[required]}, but is ${shownValue(found, given.secret)}`, adviceFor(required)]
        : 'elements' in required
            ? [`have ${required.elements} elements`, `Use ${required.elements} elements.`]
            : [`have the attribute ${(0,suggestion/* quoted */.T)(required.attribute)}`, 'Add the attribute.'];
    // The value of the parameter itself is shown already.
    const isShown = typeof given.type === 'string';
    return wrong(given, 'cannot be converted to', isShown ? '' : `${where} must ${what}.`, advice);
}
function wrong({ key, text, type, typed, secret }, verb, what, advice) {
    const value = secret ? '' : ` has the value ${(0,suggestion/* quoted */.T)(inOneLine(text))}, which`;
    const to = `${shownType(type)}, the type of ${typed ? 'the variable' : 'its default'}`;
    return new problem/* Problem */.A('A parameter has the wrong type', `The parameter ${(0,suggestion/* quoted */.T)(key)}${value} ${verb} ${to}. ${what}`.trim(), advice);
}
const NOUNS = {
    string: 'text',
    number: 'a number',
    bool: 'true or false',
    list: 'a list',
    object: 'an object',
};
function adviceFor(type) {
    const kind = typeof type === 'string' ? type : type[0];
    switch (kind) {
        case 'string':
            return 'Use text in double quotes.';
        case 'number':
            return 'Use a number, such as 5 or -0.25, without spaces and separators.';
        case 'bool':
            return 'Use true or false.';
        case 'map':
        case 'object':
            return 'Use an object in JSON or HCL syntax, such as {"a": "b"}.';
        case 'dynamic':
            return 'Use a value in JSON or HCL syntax, such as "text", 5, or ["a", "b"].';
        default:
            return 'Use a list in JSON or HCL syntax, such as ["a", "b"].';
    }
}
/** In UTF-16 units. A module can have types and values of any length. */
const LONGEST_TYPE = 100;
const LONGEST_PATH = 100;
const LONGEST_LINE = 100;
function shownType(type) {
    return (0,plain_text/* shortened */.vI)(typeText(type), LONGEST_TYPE);
}
function shownPath(path, secret) {
    const steps = path.map((step) => {
        if ('index' in step)
            return `[${step.index}]`;
        if ('attribute' in step)
            return `.${step.attribute}`;
        return secret ? '[…]' : `[${(0,suggestion/* quoted */.T)(inOneLine(step.key))}]`;
    });
    return (0,plain_text/* shortened */.vI)(steps.join('').replace(/^\./, ''), LONGEST_PATH);
}
function shownValue(value, secret) {
    if (Array.isArray(value))
        return 'a list';
    if (exact_json_isObject(value))
        return 'an object';
    if (typeof value === 'string')
        return secret ? 'text' : (0,suggestion/* quoted */.T)(inOneLine(value));
    if (JSON.isRawJSON(value))
        return secret ? 'a number' : (0,suggestion/* quoted */.T)(value.rawJSON);
    return secret ? 'a bool' : String(value);
}
function inOneLine(text) {
    return text.slice(0, LONGEST_LINE).replaceAll(/\s+/g, ' ');
}

;// CONCATENATED MODULE: ./build/terraform/variable-values.js








/**
 * Converts the parameters, which are all text, to the values of the variables that the module declares. The values are
 * for a `.tfvars.json` file, in which Terraform evaluates nothing, and converts text to numbers and bools itself. Lists,
 * maps, and objects are values there, not text.
 */
function variableValues(variables, parameters) {
    const values = [];
    const [warnings, problems, sensitive] = [[], [], []];
    for (const [key, texts] of textsByKey(parameters)) {
        const variable = variables.get(key);
        if (!variable) {
            warnings.push(notDeclared(key, [...variables.keys()]));
            continue;
        }
        const type = typeOf(variable);
        const [text = '', ...others] = texts;
        const value = others.length > 0 ? severalValues(key) : convertedValue(key, text, variable, type);
        if (value instanceof problem/* Problem */.A)
            problems.push(value);
        else if (value !== undefined)
            values.push([key, value]);
        if (!isSecret(variable))
            continue;
        for (const one of texts)
            sensitive.push(textsOf(one, value instanceof problem/* Problem */.A ? one : value, type));
    }
    return { values: Object.fromEntries(values), warnings, problems, sensitiveTexts: sensitive.flat() };
}
/** The content of a `.tfvars.json` file. Numbers keep their digits. */
function variableFile(values) {
    return `${JSON.stringify(values)}\n`;
}
/** The different texts that each key has. It should be one. */
function textsByKey(parameters) {
    const texts = new Map();
    for (const { key, value } of parameters) {
        const given = texts.get(key);
        if (given)
            given.add(value);
        else
            texts.set(key, new Set([value]));
    }
    return texts;
}
/** Undefined if there is a type constraint that cannot be read. What it accepts is left to Terraform. */
function typeOf({ type, default: byDefault }) {
    if (type !== undefined)
        return parseTypeConstraint(type);
    // Without a type constraint, Terraform accepts anything. What is meant can only be seen from the default.
    if (byDefault === undefined || byDefault === null || typeof byDefault === 'string')
        return 'string';
    if (typeof byDefault === 'boolean')
        return 'bool';
    return JSON.isRawJSON(byDefault) ? 'number' : 'dynamic';
}
/** The value for Terraform; undefined if the variable keeps its default; or why there is none. */
function convertedValue(key, text, variable, type) {
    if (variable.hasDefault && text === defaultText(variable))
        return shownDefault(text, variable);
    if (type === 'string')
        return text;
    if (type === undefined)
        return ofUnknownType(text, variable);
    const given = { key, text, type, typed: variable.type !== undefined, secret: isSecret(variable) };
    if (text.trim() === '')
        return variable.hasDefault ? undefined : noValue(given);
    const value = type === 'number' || type === 'bool' ? text : literalOrReason(text);
    if (value instanceof UnreadableHcl)
        return notALiteral(given, value);
    const mismatch = findMismatch(value, type);
    if (mismatch)
        return wrongType(given, mismatch);
    // Terraform converts the text of a number or bool to the declared type itself, so that no digit is lost.
    return typeof value === 'string' && !given.typed ? convertedText(value, type) : value;
}
/**
 * The default that came back as it was shown. It is given to Terraform, because the product can have files with other
 * values. Undefined if nothing was shown.
 */
function shownDefault(text, { default: value }) {
    return text === '' && value !== '' ? undefined : value;
}
/** What Terraform would convert `text` to if the variable declared the type. */
function convertedText(text, type) {
    if (type === 'bool')
        return text === 'true' || text === '1';
    const digits = type === 'number' ? decimalText(text) : undefined;
    return digits === undefined ? text : JSON.rawJSON(digits);
}
function ofUnknownType(text, variable) {
    if (text.trim() === '' && variable.hasDefault)
        return undefined;
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
    }
    catch (error) {
        if (error instanceof UnreadableHcl)
            return error;
        throw error;
    }
}
/**
 * The texts in a value, the digits of its numbers also as Terraform prints them, and the parameter itself. A bool is no
 * secret, because the words `true` and `false` are everywhere, and neither are brackets with nothing in them.
 */
function textsOf(text, value, type) {
    if (value === undefined || type === 'bool')
        return [];
    const texts = sensitiveTexts([{ name: '', sensitive: true, value, type: type ?? 'dynamic' }]);
    if (texts.length > 0 && texts[0] !== text)
        texts.push(text);
    for (const one of [...texts]) {
        const digits = isNumberText(one) ? decimalText(one) : undefined;
        if (digits !== undefined && digits !== one)
            texts.push(digits);
    }
    return texts;
}

;// CONCATENATED MODULE: ./build/terraform/version-constraint.js



/** In UTF-16 units, of all constraints together. */
const version_constraint_LONGEST = 2000;
/**
 * The version for `hashicorp/setup-terraform` or `opentofu/setup-opentofu`, which take an exact version, a range as in
 * npm, or `latest`. Neither has all of Terraform's operators: `~>` is `~` or `^` in npm, and nothing is `!=`.
 *
 * @param requiredVersions each `required_version` of a module
 * @param wanted taken if it is an exact version that the module accepts, or if the module requires none
 * @throws {Problem} if a constraint is none for Terraform, or if no version can fit
 */
function setupVersion(requiredVersions, wanted) {
    if (requiredVersions.reduce((length, text) => length + text.length, 0) > version_constraint_LONGEST)
        throw tooLong();
    const constraints = requiredVersions.flatMap((text) => text.split(',').flatMap((one) => version_constraint_parsed(one)));
    if (constraints.length === 0)
        return wanted;
    const exact = exactVersion(wanted);
    if (exact && constraints.every((constraint) => fits(exact, constraint)))
        return wanted;
    const range = rangeOf(constraints);
    if (range === undefined)
        throw noVersion(requiredVersions);
    return range;
}
/**
 * Whether the S3 backend can lock the state with a file, as far as it is known before Terraform is installed. Terraform
 * and OpenTofu can since version 1.10.
 *
 * @param version as `setupVersion` returns it
 */
function canLock(version) {
    return version.split('||').some((range) => !isBelow110(range));
}
/** Whether a range as in npm has only versions below 1.10. */
function isBelow110(range) {
    // In `1.2 - 1.5`, only the last version is a limit.
    const [, last] = range.split(/\s-\s/);
    const comparators = last === undefined
        ? range
            .replaceAll(/([<>=~^])\s+/g, '$1')
            .trim()
            .split(/\s+/)
        : [`<=${last.trim()}`];
    return comparators.some((comparator) => {
        const [, operator, ...digits] = /^(<=?|[=~^]?)v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(comparator) ?? [];
        const [major = Number.NaN, minor, patch] = digits.filter((digit) => digit !== undefined).map(Number);
        if (operator === '<')
            return compare([major, minor ?? 0, patch ?? 0], [1, 10, 0]) <= 0;
        // `^1.5` and `<=1` have all versions that begin with 1.
        return major < 1 || (major === 1 && minor !== undefined && minor < 10 && operator !== '^');
    });
}
/**
 * Terraform accepts no prerelease in `required_version`. (`internal/configs/module.go`; `constraint.go` of
 * `hashicorp/go-version`)
 */
function version_constraint_parsed(text) {
    const [, operator = '=', digits = ''] = /^(=|!=|>=?|<=?|~>)?\s*v?(\d+(?:\.\d+)*)(?:\+[\w~.-]+)?$/.exec(text.trim()) ?? [];
    const numbers = digits.split('.').map(Number);
    const [major = 0, minor = 0, patch = 0, ...more] = numbers;
    const isRead = digits !== '' && numbers.every(Number.isSafeInteger) && !more.some(Boolean);
    if (!isRead || (operator === '~>' && more.length > 0))
        throw version_constraint_unreadable(text);
    const version = [major, minor, patch];
    if (operator !== '~>')
        return [{ operator: operator, version }];
    const next = numbers.length === 3 ? [major, minor + 1, 0] : [major + 1, 0, 0];
    // `~> 1` has no upper limit.
    return [{ operator: '>=', version }, ...(numbers.length > 1 ? [{ operator: '<', version: next }] : [])];
}
/** Of a prerelease, Terraform compares only the numbers. */
function exactVersion(text) {
    const [, ...numbers] = /^v?(\d+)\.(\d+)\.(\d+)(?:-[\w.-]+)?$/.exec(text) ?? [];
    const [major, minor, patch] = numbers.map(Number);
    return major === undefined || minor === undefined || patch === undefined ? undefined : [major, minor, patch];
}
function fits(version, { operator, version: other }) {
    const order = compare(version, other);
    return { '=': order === 0, '!=': order !== 0, '>': order > 0, '>=': order >= 0, '<': order < 0, '<=': order <= 0 }[operator];
}
function compare(a, b) {
    return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
/** As in npm. Undefined if no version fits. */
function rangeOf(constraints) {
    const limits = constraints.filter(({ operator }) => operator !== '!=');
    const excluded = constraints.filter(({ operator }) => operator === '!=').map(({ version }) => version);
    const [lower] = bounds(limits, '>').sort((a, b) => compare(b.version, a.version) || stricterFirst(a, b));
    const [upper] = bounds(limits, '<').sort((a, b) => compare(a.version, b.version) || stricterFirst(a, b));
    const gaps = excluded.filter((version) => limits.every((limit) => fits(version, limit))).sort(compare);
    const ends = gaps.map((version) => ({ version, isInside: false }));
    const intervals = [lower, ...ends].map((from, index) => interval(from, ends[index] ?? upper));
    return intervals.filter((text) => text !== undefined).join(' || ') || undefined;
}
function bounds(limits, direction) {
    const ends = limits.filter(({ operator }) => operator === '=' || operator.startsWith(direction));
    return ends.map(({ operator, version }) => ({ version, isInside: operator.endsWith('=') }));
}
function stricterFirst(a, b) {
    return Number(a.isInside) - Number(b.isInside);
}
function interval(from, to) {
    const order = from && to ? compare(from.version, to.version) : -1;
    if (order > 0)
        return undefined;
    if (order === 0)
        return from?.isInside && to?.isInside ? from.version.join('.') : undefined;
    return [...comparator('>', from), ...comparator('<', to)].join(' ');
}
function comparator(direction, bound) {
    return bound ? [`${direction}${bound.isInside ? '=' : ''}${bound.version.join('.')}`] : [];
}
const version_constraint_ADVICE = "Use constraints such as '>= 1.5, < 2.0' as the product's required_version.";
function version_constraint_unreadable(text) {
    const shown = (0,suggestion/* quoted */.T)((0,plain_text/* withoutControlCharacters */.aC)(text.trim()));
    return new problem/* Problem */.A('Invalid version constraint', `${shown} is not a version constraint that Terraform accepts.`, version_constraint_ADVICE);
}
function tooLong() {
    const message = `The product's version constraints are longer than ${version_constraint_LONGEST} characters.`;
    return new problem/* Problem */.A('Invalid version constraint', message, version_constraint_ADVICE);
}
function noVersion(requiredVersions) {
    const shown = requiredVersions.map((text) => (0,suggestion/* quoted */.T)((0,plain_text/* withoutControlCharacters */.aC)(text))).join(', ');
    return new problem/* Problem */.A('No version of Terraform fits', `No version can fit the constraints ${shown}.`, version_constraint_ADVICE);
}

;// CONCATENATED MODULE: ./build/prepare/product.js



/**
 * Extracts the configuration that the state was last applied with. Only it has the providers and variables that its
 * resources need to be destroyed.
 *
 * @returns whether there is one
 */
async function extractLastConfiguration(key, bucket, folder) {
    const kept = await bucket.get(key, LARGEST_KEPT);
    if (!kept)
        return false;
    try {
        await extractArchive(kept.body, folder, KEPT_LIMITS);
        return true;
    }
    catch (error) {
        throw product_unusable(`s3://${bucket.name}/${key}`, (0,problem/* asProblem */.g)(error));
    }
}
function product_unusable(uri, cause) {
    return new problem/* Problem */.A('The kept configuration cannot be used', `${uri}: ${cause.message}`, 'Restore an earlier version of the object. Without the object, the resources are destroyed with the default provider only.', { cause });
}

;// CONCATENATED MODULE: ./build/prepare/configuration.js

















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
    // Also if there is no artifact: without the launch role, Terraform could change nothing.
    const openAsLaunchRole = await engine.assumeLaunchRole();
    const isTermination = request.operation.name === 'terminate';
    if (artifact) {
        const bucket = await openAsLaunchRole(artifact.bucket);
        await extractArtifact(await downloadArtifact(artifact, bucket), folder);
    }
    else if (!(await extractLastConfiguration(state_objects_objectsBeside(stateKey).configuration, engine.states, folder))) {
        step.log.warning(NO_CONFIGURATION);
    }
    const module = await readModule(folder);
    if (!isTermination && module.isEmpty)
        refuseMisplaced(configuredFolders(folder));
    const given = isTermination ? [] : writeVariablesAndTags(module, inputs, folder, step);
    const values = readVariableFile((0,external_node_path_.join)(folder, engineFileNames((0,external_node_fs_.readdirSync)(folder)).variables));
    const sensitiveTexts = [...given, ...textsOfSensitiveVariables(module.variables, values)];
    step.secrets.addSensitive(sensitiveTexts);
    maskInLaterSteps(sensitiveTexts);
    const terraformVersion = setupVersion(module.requiredVersions, wanted);
    write(backend(inputs, terraformVersion, folder, step), folder);
    return { terraformVersion, sensitiveTexts };
}
const NO_CONFIGURATION = new problem/* Problem */.A('There is no configuration to destroy with', 'The bucket has no configuration beside the state: this product was applied by another engine, or was never applied.', 'Terraform destroys what is in the state with the default provider of the Region. If the product has other providers, destroy it with its configuration by hand.');
/** An apply of an empty root module would destroy the product. */
function refuseMisplaced([folder]) {
    if (folder === undefined)
        return;
    throw new problem/* Problem */.A('The artifact has no configuration', `The files at the root of the artifact have no resource, data source, or module. Its configuration is in the folder ${(0,suggestion/* quoted */.T)(folder)}.`, 'Put the configuration at the root of the artifact, or call the folder as a module.');
}
/** @returns what the parameters of sensitive variables contain, as it was given */
function writeVariablesAndTags(module, { request }, folder, { log, secrets }) {
    const { values, warnings, problems, sensitiveTexts } = variableValues(module.variables, request.parameters);
    secrets.addSensitive(sensitiveTexts);
    for (const warning of warnings)
        log.warning(warning);
    if (problems.length > 0)
        throw new AggregateError(problems);
    write([{ name: engineFileNames((0,external_node_fs_.readdirSync)(folder)).variables, content: variableFile(values) }], folder);
    write(tagFiles(module, tagsOf(request.tags, request.provisionedProductId), (0,external_node_fs_.readdirSync)(folder)), folder);
    return sensitiveTexts;
}
/** The tags of the message, and the tracer tag, by which Service Catalog finds the resources. */
function tagsOf(tags, provisionedProductId) {
    return new Map([...tags.map(({ key, value }) => [key, value]), [TRACER_TAG_KEY, provisionedProductId]]);
}
function backend({ stateBucket: bucket, stateKey: key, region, request }, terraformVersion, folder, { env, log }) {
    const locks = canLock(terraformVersion);
    if (!locks)
        log.warning(NO_LOCK);
    const settings = {
        bucket,
        key,
        region,
        encrypt: true,
        profile: engineProfile(request.recordId, request.workflowToken),
        ...(locks && { use_lockfile: true }),
        ...(usesPathStyle(env) && { use_path_style: true }),
    };
    return [backendFile((0,external_node_fs_.readdirSync)(folder), settings)];
}
const NO_LOCK = new problem/* Problem */.A('The state is not locked', 'The product requires a version of Terraform before 1.10, which has no lock file in Amazon S3.', 'Keep the concurrency group of the workflow, or change required_version of the product.');
function write(files, folder) {
    for (const { name, content } of files)
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, name), content, { mode: 0o600 });
}
/** Short values are part of too much else. */
const SHORTEST_MASK = 6;
/** The runner hides them in the log of the whole job, also of actions that know nothing of the product. */
function maskInLaterSteps(texts) {
    for (const text of texts)
        if (text.length >= SHORTEST_MASK)
            (0,commands/* setSecret */.Pq)(text);
}

// EXTERNAL MODULE: ./build/aws/role.js
var aws_role = __nccwpck_require__(4084);
;// CONCATENATED MODULE: ./build/service-catalog/launch-role.js

/** In seconds: the shortest session. The credentials only read the artifact. Terraform gets others. */
const DURATION = 900;
/**
 * Assumes the launch role of a product, as the role of the caller, which the launch role trusts.
 *
 * @throws {Problem} if the role cannot be assumed
 */
function assumeLaunchRole({ arn, sessionName }, caller, retryStrategy) {
    const role = { arn, sessionName, externalId: undefined, durationSeconds: DURATION, audience: '' };
    return (0,aws_role/* assumeRole */.x)(role, { ...caller, idToken: undefined }, retryStrategy);
}

;// CONCATENATED MODULE: ./build/prepare/engine.js






/** @throws {Problem} if there are no credentials */
async function becomeEngine(inputs, limits, step) {
    const { region, role, stateBucket, request } = inputs;
    const { env, secrets, log } = step;
    const onRetry = (failed) => log.info((0,retries/* retryLine */.Rn)(failed, limits));
    const retryStrategy = () => new retries/* PatientRetryStrategy */.lG(limits, onRetry);
    const access = (0,aws_access/* awsAccess */.SU)(region, role, step);
    const { agents } = access;
    const credentials = (await access.credentials(retryStrategy())) ?? (await (0,aws_credentials/* foundBySdk */.iL)(region, advice/* WORKFLOW_ADVICE */.j));
    secrets.addCredentials(credentials.secretAccessKey, credentials.sessionToken);
    const caller = { region, agents, advice: advice/* WORKFLOW_ADVICE */.j, limits, onRetry, env };
    return {
        credentials,
        states: await s3_openBucket(stateBucket, { ...caller, credentials, principal: 'the engine role' }),
        async assumeLaunchRole() {
            const launchRole = { arn: request.launchRoleArn, sessionName: request.provisionedProductId };
            const engine = { region, agents, credentials, advice: LAUNCH_ROLE_ADVICE };
            const launch = await assumeLaunchRole(launchRole, engine, retryStrategy());
            secrets.addCredentials(launch.secretAccessKey, launch.sessionToken);
            return (bucket) => s3_openBucket(bucket, { ...caller, credentials: launch, principal: 'the launch role' });
        },
    };
}
const LAUNCH_ROLE_ADVICE = {
    ...advice/* WORKFLOW_ADVICE */.j,
    assumeRole: 'It is the launch role of the product, and the credentials are those of the engine role.',
};

;// CONCATENATED MODULE: ./build/prepare/last-use.js


/**
 * Refuses to run Terraform where it would not know resources that exist: it would create them again, or report a
 * termination that destroyed nothing.
 *
 * @param takenAt when this workflow run took up the record
 * @throws {Problem}
 */
async function refuseUnknownState({ recordId, takenAt }, stateKey, objects, lastUse, states) {
    if (await states.has(objects.errored))
        throw notWritten(`s3://${states.name}/${objects.errored}`, stateKey);
    if (!lastUse)
        return;
    // A re-run can come after an update or a termination of the same provisioned product.
    if (lastUse.recordId !== recordId && lastUse.startedAt > takenAt)
        throw outOfDate(recordId, lastUse);
    if (lastUse.state !== 'absent' && !(await states.has(stateKey))) {
        throw last_use_missing(`s3://${states.name}/${stateKey}`, `s3://${states.name}/${objects.lastUse}`, lastUse);
    }
}
function notWritten(errored, stateKey) {
    return new problem/* Problem */.A('The state was not written', `Terraform could not write its state at the end of an earlier apply. The state is in ${errored}.`, `Run 'terraform state push' with this file, or copy it to ${stateKey} in the same bucket, and then delete it.`);
}
function outOfDate(recordId, { recordId: other }) {
    return new problem/* Problem */.A('The record is out of date', `The record ${other} has changed the provisioned product since ${recordId} was taken up.`, 'Update the provisioned product instead of running this workflow run again.');
}
function last_use_missing(state, lastUse, { state: was, ...run }) {
    const why = was === 'present'
        ? `${nameOf(run)} left one.`
        : `${nameOf(run)} applied, and its Terraform was killed before it wrote one.`;
    return new problem/* Problem */.A('The state is missing', `There is no object ${state}, although ${why} Terraform would not know the resources that exist.`, `Restore an earlier version of the object. If there is none, find the resources by the tracer tag, import or delete them, and delete ${lastUse}.`);
}

;// CONCATENATED MODULE: ./build/service-catalog/record-claim.js


/**
 * Takes up a record. Whoever takes it up first runs Terraform or reports its result, and nobody else does.
 *
 * @param claim names who takes it up
 * @returns the claim that is there already, as JSON; undefined if there was none
 */
async function claimRecord(recordId, claim, bucket) {
    const key = recordKey(recordId);
    if (await bucket.putIfAbsent(key, JSON.stringify(claim)))
        return undefined;
    const { text = '' } = (await readNote(key, bucket)) ?? {};
    return text;
}
/** The claim of the bridge. It reports FAILED if a message cannot get to GitHub. */
const BRIDGE = 'the bridge';
function bridgeClaim() {
    return { takenBy: BRIDGE, takenAt: new Date() };
}
function isOfBridge(claim) {
    return jsonMembers(claim).takenBy === BRIDGE;
}

;// CONCATENATED MODULE: ./build/prepare/record-claim.js



/**
 * Takes up a record for this workflow run. Amazon SQS can deliver a message twice, and GitHub starts a workflow run for
 * each delivery. Only one of them may run Terraform: a late duplicate would create resources that belong to nobody.
 *
 * A re-run of the workflow run may go on, and so may another job of it.
 */
async function takeUpRecord(recordId, run, bucket) {
    const takenAt = new Date().toISOString();
    const before = await claimRecord(recordId, { ...run, takenAt }, bucket);
    if (before === undefined)
        return { takenAt };
    if (isOfBridge(before))
        return { takenBy: 'the bridge' };
    const other = parseReference(before);
    if (!other)
        return { takenBy: 'another workflow run' };
    return isSameRun(other, run) ? { takenAt: String(jsonMembers(before).takenAt) } : { takenBy: nameOf(other) };
}

;// CONCATENATED MODULE: ./build/terraform/state-lock.js

/** What is missing or unreadable is ''. */
function parseStateLock(text) {
    const { ID, Who, Created } = jsonMembers(text);
    return { id: shortText(ID), who: shortText(Who), created: shortText(Created) };
}

;// CONCATENATED MODULE: ./build/prepare/state-lock.js





/**
 * Finds a lock that an earlier workflow run has left behind, and frees it if that is wanted. A lock stays if the process
 * that runs Terraform is killed.
 *
 * @throws {Problem} if the state is locked, and the lock is not to be freed, or cannot be freed safely
 */
async function checkLock(objects, lastUse, bucket, unlocking, log) {
    const lock = await lockAt(objects.lock, bucket);
    if (!lock)
        return;
    const run = runOf(lock, lastUse);
    if (!unlocking.forceUnlock)
        throw locked(lock, run);
    if (!run)
        throw ofUnknownRun(lock);
    const ended = await unlocking.hasEnded(run).catch((error) => {
        throw statusUnknown(run, error);
    });
    if (!ended)
        throw stillRuns(run);
    const isDeleted = await bucket.deleteIfSame(objects.lock, lock.etag);
    // If the response to a request got lost, the lock is gone, too.
    const other = isDeleted ? undefined : await lockAt(objects.lock, bucket);
    if (other)
        throw locked(other, runOf(other, lastUse));
    log.info(`Freed the lock ${lock.id} of ${nameOf(run)}, which has ended.`);
}
async function lockAt(key, bucket) {
    const found = await readNote(key, bucket);
    return found && { ...parseStateLock(found.text), etag: found.etag };
}
/** The workflow run that has the lock. The lock itself names only a user and a host, which several can have. */
function runOf(lock, lastUse) {
    return lock.id !== '' && lastUse?.lockId === lock.id ? lastUse : undefined;
}
const TITLE = 'The state is locked';
const FREE_BY_HAND = "If nobody runs Terraform there anymore, run 'terraform force-unlock', or delete the lock from the bucket.";
function locked({ id, who, created }, run) {
    const holder = run ? nameOf(run) : who || 'unknown';
    return new problem/* Problem */.A(TITLE, `The state has been locked since ${created || 'an unknown time'} by ${holder}. The ID of the lock is ${(0,suggestion/* quoted */.T)(id)}.`, run
        ? 'If that workflow run has ended, its Terraform was killed. Check its log, and run this step with force-unlock: true.'
        : FREE_BY_HAND);
}
function ofUnknownRun({ id, who, created }) {
    return new problem/* Problem */.A(TITLE, `It is unknown which workflow run has the lock ${(0,suggestion/* quoted */.T)(id)} of ${who || 'unknown'}, created ${created || 'at an unknown time'}. So it was not freed.`, FREE_BY_HAND);
}
function stillRuns(run) {
    return new problem/* Problem */.A(TITLE, `The workflow run that has the lock has not ended: ${nameOf(run)}. So the lock was not freed.`, 'Wait until it ends, or cancel it.');
}
function statusUnknown(run, error) {
    // Without a response, the library has a status of its own.
    const { response } = error;
    return new problem/* Problem */.A(TITLE, `GitHub did not say whether the workflow run that has the lock has ended (${response ? `HTTP ${response.status}` : 'no response'}): ${nameOf(run)}. So the lock was not freed.`, 'Give the job the permission actions: read. For a workflow run of another repository, set github-token to a token that can read its actions.', { cause: error });
}

;// CONCATENATED MODULE: ./build/prepare/run.js


















/**
 * The story of the step. It becomes the engine, takes up the record, and makes a folder in which Terraform can run. What
 * later steps need is left for them as soon as it is known, so that they can report a failure.
 *
 * @throws {Problem|AggregateError}
 */
async function run(inputs, files, step) {
    const { timeout, maxAttempts } = PATIENT;
    const deadline = new time_limits/* Deadline */.B2(timeout, step.interrupted);
    const limits = { maxAttempts, deadline, interrupted: step.interrupted };
    try {
        // The sources of credentials have limits of their own, or none.
        return await Promise.race([prepare(inputs, limits, files, step), endOf(limits)]);
    }
    finally {
        deadline.clear();
    }
}
async function prepare(inputs, limits, files, step) {
    const engine = await becomeEngine(inputs, limits, step);
    const left = leftFor(inputs, engine, step.env);
    (0,preparation/* leave */.qG)(left, files);
    const objects = state_objects_objectsBeside(inputs.stateKey);
    const { recordId } = inputs.request;
    const lastUse = await lastUseOf(objects, engine.states);
    const checkItsLock = () => checkLock(objects, lastUse, engine.states, unlocking(inputs, step), step.log);
    // First: a message that is sent again only to free a lock is of a record that was taken up before.
    if (inputs.forceUnlock)
        await checkItsLock();
    const { takenBy, takenAt } = await takeUpRecord(recordId, referenceTo(step.workflowRun), engine.states);
    if (takenBy !== undefined) {
        (0,preparation/* leave */.qG)({ ...left, takenBy }, files);
        return { takenBy };
    }
    if (!inputs.forceUnlock)
        await checkItsLock();
    await refuseUnknownState({ recordId, takenAt }, inputs.stateKey, objects, lastUse, engine.states);
    return await prepareTask(inputs, engine, left, files, step);
}
/** For a request that ends at the deadline to tell why it took so long. In milliseconds. */
const LAST_WORD = 100;
/** Rejects when no time is left. */
function endOf({ deadline, interrupted }) {
    const { promise, reject } = Promise.withResolvers();
    const end = () => setTimeout(() => reject(interrupted.aborted ? CANCELED : OUT_OF_TIME), LAST_WORD);
    deadline.over.addEventListener('abort', end, { once: true });
    return promise;
}
const CANCELED = new problem/* Problem */.A('The job was canceled', 'The job was canceled before Terraform could run.', 'No resources were changed.');
const OUT_OF_TIME = new problem/* Problem */.A('AWS did not respond in time', `The preparation did not end within ${time_limits/* PREPARE */.IZ / 60_000} minutes.`, 'Check that AWS can be reached from here, and run the job again.');
function leftFor({ region, role }, { credentials }, env) {
    // Until the credentials of the job are replaced, a later step would use them, and can assume the role with them.
    const isRenewable = hasOidc(env) || (0,aws_credentials/* environmentCredentials */.Se)(env) !== undefined;
    return { region, role: isRenewable ? role : undefined, credentials, takenBy: undefined, task: undefined };
}
function unlocking({ forceUnlock, githubToken }, { workflowRun, interrupted }) {
    const asked = { apiUrl: workflowRun.apiUrl, token: githubToken ?? '', interrupted };
    return { forceUnlock, hasEnded: (run) => hasEnded(run, asked) };
}
function hasOidc(env) {
    return Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL);
}
async function prepareTask(inputs, engine, left, files, step) {
    const { request, region, stateBucket, stateKey } = inputs;
    const { launchRoleArn, provisionedProductId: sessionName } = request;
    const workingDirectory = (0,external_node_path_.join)(files.folder, 'product');
    (0,external_node_fs_.mkdirSync)(workingDirectory);
    const configuration = await configure(inputs, engine, workingDirectory, step);
    const { credentials } = engine;
    const name = engineProfile(request.recordId, request.workflowToken);
    const profiles = writeProfiles({ engine: name, credentials, launchRoleArn, sessionName, region }, files.folder);
    // Later steps can print what is in the files.
    for (const secret of [credentials.secretAccessKey, credentials.sessionToken])
        if (secret)
            (0,commands/* setSecret */.Pq)(secret);
    const { env } = step;
    (0,commands/* exportVariables */.qY)({ ...withoutOtherSources(env), ...profiles, AWS_REGION: region });
    const environment = { ...NO_OTHER_SOURCES, ...profiles };
    const command = request.operation.name === 'terminate' ? 'destroy' : 'apply';
    const { sensitiveTexts } = configuration;
    const { recordId } = request;
    const task = { recordId, command, workingDirectory, stateBucket, stateKey, environment, sensitiveTexts };
    // From here on, a later step can assume the role only with an OIDC token.
    (0,preparation/* leave */.qG)({ ...left, role: hasOidc(env) ? inputs.role : undefined, task }, files);
    return { takenBy: undefined, command, workingDirectory, configuration };
}


/***/ }),

/***/ 411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ Problem),
/* harmony export */   g: () => (/* binding */ asProblem)
/* harmony export */ });
/**
 * Something that went wrong, and that a person can fix. `message` describes what is wrong and where, `advice` describes
 * how to fix it, and `title` is the title of the annotation. None of them may contain a secret, because they appear in
 * logs, annotations, job summaries, and failure reasons.
 */
class Problem extends Error {
    name = 'Problem';
    title;
    advice;
    constructor(title, message, advice, options) {
        super(message, options);
        this.title = title;
        this.advice = advice;
    }
}
/**
 * Converts what was thrown to a problem. Anything except a `Problem` is a bug of the action. Its text is not shown,
 * because an error from Node might quote a secret.
 */
function asProblem(error) {
    if (error instanceof Problem)
        return error;
    return new Problem('Unexpected error', 'The action failed because of a bug.', 'Report the bug. With debug logging, the log shows where it is.', { cause: error });
}


/***/ }),

/***/ 2055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   XF: () => (/* binding */ readRegularFile),
/* harmony export */   ie: () => (/* binding */ UnreadableFile)
/* harmony export */ });
/* unused harmony export readRegularFileChunks */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);


/** There is no file at a path, or it cannot be read. */
class UnreadableFile extends Error {
    name = 'UnreadableFile';
    reason;
    /** The code of the system error, if there was one. */
    code;
    constructor(reason, code = '') {
        super(`The file cannot be read: ${reason} ${code}`.trim());
        this.reason = reason;
        this.code = code;
    }
}
/** The flags do not wait for the writer of a pipe, or for data from a device. Windows has no O_NONBLOCK. */
const FLAGS = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0);
/**
 * Reads a whole file. It must be a regular file, because anything else might never end. The check is on the open file,
 * not on its path, because another file could replace it in between.
 *
 * @param most in bytes. A larger file is not read
 * @throws {UnreadableFile}
 */
function readRegularFile(path, most) {
    return orUnreadable(() => {
        const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, FLAGS);
        try {
            const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file);
            if (!stats.isFile())
                throw new UnreadableFile('not a file');
            if (stats.size > most)
                throw new UnreadableFile('too large');
            // If the file still grows, only the size at the start is read.
            const bytes = Buffer.alloc(stats.size);
            for (let length = 0; length < bytes.length;) {
                const read = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(file, bytes, length, bytes.length - length, null);
                if (read === 0)
                    return bytes.subarray(0, length);
                length += read;
            }
            return bytes;
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
        }
    });
}
/**
 * Reads a file of any size in chunks, up to its size when it was opened. A chunk stays valid until the next one is
 * requested, because all chunks use the same buffer. A stream allocates a new buffer for each chunk, which uses more
 * memory until they are collected.
 *
 * @param enough when aborted, nothing more is read
 * @throws {UnreadableFile} as `readRegularFile`
 */
async function* readRegularFileChunks(path, enough) {
    const file = await open(path, FLAGS).catch(throwUnreadable);
    try {
        const stats = await file.stat();
        if (!stats.isFile())
            throw new UnreadableFile('not a file');
        const buffer = Buffer.alloc(2 ** 18);
        for (let left = stats.size; left > 0 && !enough?.aborted;) {
            const { bytesRead } = await read(file, buffer, left);
            if (bytesRead === 0)
                return;
            left -= bytesRead;
            yield buffer.subarray(0, bytesRead);
        }
    }
    finally {
        await file.close();
    }
}
function read(file, buffer, left) {
    return file.read(buffer, 0, Math.min(buffer.length, left)).catch(throwUnreadable);
}
function orUnreadable(read) {
    try {
        return read();
    }
    catch (error) {
        return throwUnreadable(error);
    }
}
function throwUnreadable(error) {
    if (error instanceof UnreadableFile)
        throw error;
    const { code } = error;
    if (code === 'ENOENT' || code === 'ENOTDIR')
        throw new UnreadableFile('absent', code);
    // A socket cannot be opened.
    if (code === 'ENXIO')
        throw new UnreadableFile('not a file', code);
    throw new UnreadableFile('unreadable', code);
}


/***/ }),

/***/ 2923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ sentence)
/* harmony export */ });
/** `text` with a period at the end. */
function sentence(text) {
    return text.endsWith('.') ? text : `${text}.`;
}


/***/ }),

/***/ 6190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  T: () => (/* binding */ quoted),
  h: () => (/* binding */ suggestion)
});

;// CONCATENATED MODULE: ./node_modules/leven/index.js
const array = [];
const characterCodeCache = [];

function leven(first, second, options) {
	if (first === second) {
		return 0;
	}

	const maxDistance = options?.maxDistance;
	const swap = first;

	// Swapping the strings if `a` is longer than `b` so we know which one is the
	// shortest & which one is the longest
	if (first.length > second.length) {
		first = second;
		second = swap;
	}

	let firstLength = first.length;
	let secondLength = second.length;

	// Performing suffix trimming:
	// We can linearly drop suffix common to both strings since they
	// don't increase distance at all
	// Note: `~-` is the bitwise way to perform a `- 1` operation
	while (firstLength > 0 && (first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength))) {
		firstLength--;
		secondLength--;
	}

	// Performing prefix trimming
	// We can linearly drop prefix common to both strings since they
	// don't increase distance at all
	let start = 0;

	while (start < firstLength && (first.charCodeAt(start) === second.charCodeAt(start))) {
		start++;
	}

	firstLength -= start;
	secondLength -= start;

	// Early termination after trimming: if difference in length exceeds max distance
	if (maxDistance !== undefined && secondLength - firstLength > maxDistance) {
		return maxDistance;
	}

	if (firstLength === 0) {
		return maxDistance !== undefined && secondLength > maxDistance
			? maxDistance
			: secondLength;
	}

	let bCharacterCode;
	let result;
	let temporary;
	let temporary2;
	let index = 0;
	let index2 = 0;

	while (index < firstLength) {
		characterCodeCache[index] = first.charCodeAt(start + index);
		array[index] = ++index;
	}

	while (index2 < secondLength) {
		bCharacterCode = second.charCodeAt(start + index2);
		temporary = index2++;
		result = index2;

		for (index = 0; index < firstLength; index++) {
			temporary2 = bCharacterCode === characterCodeCache[index] ? temporary : temporary + 1;
			temporary = array[index];
			// eslint-disable-next-line no-multi-assign
			result = array[index] = temporary > result
				? (temporary2 > result ? result + 1 : temporary2)
				: (temporary2 > temporary ? temporary + 1 : temporary2);
		}

		// Early termination: if all values in current row exceed maxDistance
		if (maxDistance !== undefined) {
			let rowMinimum = result;
			for (index = 0; index < firstLength; index++) {
				if (array[index] < rowMinimum) {
					rowMinimum = array[index];
				}
			}

			if (rowMinimum > maxDistance) {
				return maxDistance;
			}
		}
	}

	// Bound arrays to avoid retaining large previous sizes
	array.length = firstLength;
	characterCodeCache.length = firstLength;

	return maxDistance !== undefined && result > maxDistance ? maxDistance : result;
}

function closestMatch(target, candidates, options) {
	if (!Array.isArray(candidates) || candidates.length === 0) {
		return undefined;
	}

	const userMax = options?.maxDistance;
	const targetLength = target.length;

	// Exact match fast-path
	for (const candidate of candidates) {
		if (candidate === target) {
			return candidate;
		}
	}

	if (userMax === 0) {
		return undefined;
	}

	let best;
	let bestDist = Number.POSITIVE_INFINITY;
	const seen = new Set();

	for (const candidate of candidates) {
		if (seen.has(candidate)) {
			continue;
		}

		seen.add(candidate);

		const lengthDiff = Math.abs(candidate.length - targetLength);
		if (lengthDiff >= bestDist) {
			continue;
		}

		if (userMax !== undefined && lengthDiff > userMax) {
			continue;
		}

		const cap = Number.isFinite(bestDist)
			? (userMax === undefined ? bestDist : Math.min(bestDist, userMax))
			: userMax;

		const distance = cap === undefined
			? leven(target, candidate)
			: leven(target, candidate, {maxDistance: cap});

		// Skip candidates that exceed the user's maximum distance
		if (userMax !== undefined && distance > userMax) {
			continue;
		}

		// If we got a capped result that equals the cap, we need the actual distance
		// for accurate comparison, but only if the cap was due to userMax
		let actualD = distance;
		if (cap !== undefined && distance === cap && cap === userMax) {
			actualD = leven(target, candidate);
		}

		if (actualD < bestDist) {
			bestDist = actualD;
			best = candidate;
			if (bestDist === 0) {
				break;
			}
		}
	}

	if (userMax !== undefined && bestDist > userMax) {
		return undefined;
	}

	return best;
}

;// CONCATENATED MODULE: ./build/suggestion.js

/** Enough to recognize a value, but less than a token that is in the wrong input. A UUID has 36 characters. */
const LONGEST_SHOWN = 24;
/** A value in quotes, for an error. */
function quoted(value) {
    return value.length > LONGEST_SHOWN ? `'${value.slice(0, LONGEST_SHOWN)}…'` : `'${value}'`;
}
/**
 * Advice for a value that is not accepted. Suggests only the correction of a typo: at most two letters differ, and the
 * first letter is the same. Never suggests `reveal`, so that no one reveals secrets by accident.
 */
function suggestion(given, accepted) {
    const alike = accepted.filter((word) => word !== 'reveal' && word[0]?.toLowerCase() === given[0]?.toLowerCase());
    const lowerCase = alike.map((word) => word.toLowerCase());
    const match = closestMatch(given.slice(0, LONGEST_SHOWN).toLowerCase(), lowerCase, { maxDistance: 2 });
    return match === undefined ? 'Use one of these values.' : `Did you mean '${alike[lowerCase.indexOf(match)]}'?`;
}


/***/ }),

/***/ 7820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $H: () => (/* binding */ RUN_STATUS),
/* harmony export */   B2: () => (/* binding */ Deadline),
/* harmony export */   EZ: () => (/* binding */ S3_BODY),
/* harmony export */   IZ: () => (/* binding */ PREPARE),
/* harmony export */   Xr: () => (/* binding */ S3_REQUEST),
/* harmony export */   dX: () => (/* binding */ LONGEST_WAIT),
/* harmony export */   fZ: () => (/* binding */ STS_REQUEST),
/* harmony export */   gC: () => (/* binding */ OIDC_REQUEST),
/* harmony export */   pJ: () => (/* binding */ lastStart)
/* harmony export */ });
/* unused harmony exports LOG, FAILED_STEPS, UNDER_WAY, LAST_ATTEMPT, DISPATCH_REQUEST, STATE_BUCKET_USE, KEPT_TO_REPORT, KEPT_TO_END, KEPT_TO_READ, KEPT_TO_RESPOND, BEFORE_EXPIRATION, TO_STOP, TERRAFORM_END, FOLLOWED_AFTER_INTERRUPTION, BETWEEN_LOOKS, LOCK_LOOK, OUTPUTS, UNKNOWN_SESSION, attemptLimit */
/**
 * All time limits, in milliseconds. They affect only a step that has problems.
 *
 *     start ─ reads the log ─ requests the failed steps ─ calls Service Catalog ·········· timeout-seconds ─ exit
 *               LOG             FAILED_STEPS                attempts, and waits between them
 *
 * To cancel a step, a runner sends SIGINT, then SIGTERM after 7,500 ms, and then kills it after another 2,500 ms. So a
 * step must end within AFTER_INTERRUPTION, no matter what it was doing.
 */
/** For reading a log. It is enough for tens of gigabytes. After that, the rest of the log is not read. */
const LOG = 60_000;
/** For GitHub's API to respond which steps failed. */
const FAILED_STEPS = 3000;
/** For GitHub's API to respond whether a workflow run has ended. */
const RUN_STATUS = 10_000;
/** From the first signal to the end of all attempts. */
const AFTER_INTERRUPTION = 8000;
/** For the current attempt after the first signal, and for the last attempt, which follows it. */
const UNDER_WAY = 2000;
const LAST_ATTEMPT = 4000;
/** For a response from AWS STS, and from GitHub's OIDC provider. */
const STS_REQUEST = 5000;
const OIDC_REQUEST = 5000;
/** For Amazon S3 to respond, and for the content of an object to arrive. */
const S3_REQUEST = 10_000;
const S3_BODY = 120_000;
/** For a response from GitHub's API to the bridge. */
const DISPATCH_REQUEST = 10_000;
/** For each use of the state bucket in the bridge, which can do without it. */
const STATE_BUCKET_USE = 8000;
/** What the bridge keeps of the time of a function to notify Service Catalog, and to end by itself. */
const KEPT_TO_REPORT = 25_000;
const KEPT_TO_END = 2000;
/** What the parameter parser keeps to read an artifact after AWS sent it, and to respond. */
const KEPT_TO_READ = 25_000;
const KEPT_TO_RESPOND = 1000;
/** For all calls of AWS and GitHub in `prepare`, and for each use of the state bucket in `apply`. */
const PREPARE = 240_000;
/** Terraform is interrupted so long before the credentials of the engine expire, and then has so long to stop. */
const BEFORE_EXPIRATION = 300_000;
const TO_STOP = 270_000;
/** For Terraform to end after the job was canceled. A runner gives all `always()` steps together 5 minutes. */
const TERRAFORM_END = 200_000;
/** For following Terraform after the first signal. Terraform itself goes on after that. */
const FOLLOWED_AFTER_INTERRUPTION = 6500;
/** Between two looks at what Terraform has printed, and at whether it has ended. */
const BETWEEN_LOOKS = 150;
/** For a look at Terraform's lock, which must not hold up anything. */
const LOCK_LOOK = 2000;
/** The outputs are wanted after an apply, even if its time is over. */
const OUTPUTS = 60_000;
/** For Terraform if nobody knows when the session expires. AWS's action creates sessions of an hour. */
const UNKNOWN_SESSION = (/* unused pure expression or super */ null && (50 * 60_000));
/** Between two attempts. */
const LONGEST_WAIT = 20_000;
/** The time limit of one attempt, if all attempts together have `timeout`. It leaves time for more attempts. */
function attemptLimit(timeout) {
    return Math.min(10_000, Math.max(timeout * 0.3, Math.min(timeout, 500)));
}
/**
 * The latest start of the last attempt. It leaves time for the attempt to fail with its own error, and to report FAILED
 * instead if Service Catalog rejects the result.
 */
function lastStart(timeout) {
    return timeout * 0.95 - attemptLimit(timeout);
}
/** The time by which all attempts must end, even if they report different results. */
class Deadline {
    #over = new AbortController();
    #interrupted;
    #end;
    #timer;
    constructor(timeout, interrupted) {
        this.#end = performance.now() + timeout;
        this.#timer = this.#startTimer();
        this.#interrupted = interrupted;
        if (interrupted.aborted)
            this.#onInterruption();
        interrupted.addEventListener('abort', this.#onInterruption, { once: true });
    }
    get remaining() {
        return Math.max(0, this.#end - performance.now());
    }
    /** Aborted when no time remains. */
    get over() {
        return this.#over.signal;
    }
    /** Call this when there is nothing left to limit. */
    clear() {
        clearTimeout(this.#timer);
        this.#interrupted.removeEventListener('abort', this.#onInterruption);
    }
    #onInterruption = () => {
        clearTimeout(this.#timer);
        this.#end = Math.min(this.#end, performance.now() + AFTER_INTERRUPTION);
        this.#timer = this.#startTimer();
    };
    #startTimer() {
        return setTimeout(() => this.#over.abort(), this.remaining);
    }
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
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
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(2820);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
