/**
 * Ends the process with `process.exitCode`, whatever was given up on the way. `process.exit` waits for threads that
 * wait themselves: for a DNS server that never answers, or for the writer of a pipe that stands where the AWS SDK looks
 * for a file. Where one may do that, another program takes the place of this process.
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
    // Node says that this is experimental.
    process.emitWarning = () => {};
    const script = `process.exit(${Number(process.exitCode ?? 0)})`;
    process.execve?.(process.execPath, [process.execPath, '-e', script], {});
  } catch {
    // Then the process ends when the thread does.
  }
}
