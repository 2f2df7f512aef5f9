/** The entry point for `npx @github/local-action`, which calls `run`. The action runs when it is imported. */
export async function run(): Promise<void> {
  await import('../src/notify/index.ts');
}
