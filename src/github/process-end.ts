/**
 * Ends the process with `process.exitCode`, even if something that was given up is still under way. `process.exit` waits
 * for threads, and a thread can wait forever: for a DNS server that does not respond, or for a pipe where the AWS SDK
 * looks for a file. If that is possible, another program takes the place of this process.
 */
export function endProcess(): void {
  process.stdout.write('', () => {
    const mayWait = process.getActiveResourcesInfo().some((name) => /^(GetAddrInfo|GetNameInfo|FSReq)/.test(name));
    if (mayWait && process.platform !== 'win32') replaceProcess();
    process.exit();
  });
}

function replaceProcess(): void {
  try {
    // Node would warn that execve is experimental.
    process.emitWarning = () => {};
    const script = `process.exit(${Number(process.exitCode ?? 0)})`;
    process.execve?.(process.execPath, [process.execPath, '-e', script], {});
  } catch {
    // Then the process ends when the thread does.
  }
}
