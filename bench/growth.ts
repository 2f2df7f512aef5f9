/** Measures how time and memory grow with the outputs file and the log. Each file is read in a separate process. */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MB = 2 ** 20;
const JSON_LINE = `{"@level":"info","@message":"aws_instance.web[12]: Refreshing state... [id=i-0123456789abcdef0]","@module":"terraform.ui","@timestamp":"2026-01-01T00:00:00.000000Z","hook":{"resource":{"addr":"aws_instance.web[12]","module":""},"action":"create"},"type":"apply_progress"}\n`;
const TEXT_LINE = 'aws_instance.web[12]: Still creating... [01m20s elapsed]\n';
const ERROR = '╷\n│ Error: creating EC2 Instance\n│ \n│ InsufficientInstanceCapacity\n╵\n';
const LOGS: readonly (readonly [name: string, line: string, encoding: BufferEncoding])[] = [
  ['JSON lines', JSON_LINE, 'utf8'],
  ['text', TEXT_LINE, 'utf8'],
  ['text with timestamps', `2026-01-02T03:04:05.1234567Z ${TEXT_LINE}`, 'utf8'],
  ['text with the names of units', `03:04:05.678 STDOUT [eu] terraform: ${TEXT_LINE}`, 'utf8'],
  ['text in UTF-16, as Windows PowerShell writes', TEXT_LINE.replace('\n', '\r\n'), 'utf16le'],
];

export function benchGrowth(): void {
  const folder = mkdtempSync(join(tmpdir(), 'growth-'));
  const file = join(folder, 'file');
  try {
    console.log('| read | size | time | MB/s | a plain stream, MB/s | peak memory |');
    console.log('| --- | --- | --- | --- | --- | --- |');
    for (const count of [10, 1000, 100_000]) {
      measure(`${count} outputs`, 'outputs', file, () => writeOutputs(file, count, 20));
    }
    measure('10 outputs of 1 MB', 'outputs', file, () => writeOutputs(file, 10, MB));
    for (const [name, line, encoding] of LOGS) {
      for (const size of [1, 100, 1000]) {
        measure(`a log, ${name}`, 'log', file, () => writeLog(file, line, size, encoding));
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measure(name: string, kind: 'outputs' | 'log', file: string, write: () => void): void {
  write();
  const { bytes, milliseconds, peakBytes } = read(kind, file);
  const plain = read('stream', file);
  const rate = (of: { milliseconds: number }) => (bytes / MB / (of.milliseconds / 1000)).toFixed(0);
  console.log(
    `| ${name} | ${(bytes / MB).toFixed(2)} MB | ${milliseconds.toFixed(0)} ms | ${rate({ milliseconds })} | ${rate(plain)} | ${(peakBytes / MB).toFixed(0)} MB |`,
  );
}

function read(kind: string, file: string): { bytes: number; milliseconds: number; peakBytes: number } {
  const reader = join(import.meta.dirname, 'read.ts');
  return JSON.parse(execFileSync(process.execPath, [reader, kind, file], { encoding: 'utf8' }));
}

function writeOutputs(file: string, count: number, length: number): void {
  const descriptor = openSync(file, 'w');
  const value = 'v'.repeat(length);
  for (let index = 0; index < count; index += 1) {
    writeSync(
      descriptor,
      `${index === 0 ? '{' : ','}\n  "output_${index}": {"sensitive": false, "type": "string", "value": "${value}"}`,
    );
  }
  writeSync(descriptor, '\n}\n');
  closeSync(descriptor);
}

function writeLog(file: string, line: string, megabytes: number, encoding: BufferEncoding): void {
  const descriptor = openSync(file, 'w');
  if (encoding === 'utf16le') writeSync(descriptor, '\ufeff', null, encoding);
  const lineBytes = Buffer.from(line, encoding);
  const block = Buffer.alloc(lineBytes.length * Math.ceil(MB / lineBytes.length), lineBytes);
  for (let index = 0; index < megabytes; index += 1) writeSync(descriptor, block);
  writeSync(descriptor, ERROR, null, encoding);
  closeSync(descriptor);
}
