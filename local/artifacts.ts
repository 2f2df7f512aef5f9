/** What actions/upload-artifact and actions/download-artifact do, in the folder that the variable ARTIFACTS names. */

interface ArtifactStep {
  env: Record<string, string>;
  run: string;
}

/** Files without a match are only a warning, and there is no artifact then. */
const UPLOAD = `
shopt -s nullglob
IFS=
while read -r pattern; do files+=($pattern); done <<< "$ARTIFACT_PATH"
if [ "\${#files[@]}" = 0 ]; then echo "::warning::No files were found with the provided path."; exit; fi
rm -rf "$ARTIFACTS/$ARTIFACT_NAME"
mkdir -p "$ARTIFACTS/$ARTIFACT_NAME"
for file in "\${files[@]}"; do cp "$file" "$ARTIFACTS/$ARTIFACT_NAME"; done
`;

/** With a pattern, there can be none. */
const DOWNLOAD = `
shopt -s nullglob
IFS=
for artifact in "$ARTIFACTS"/\${ARTIFACT_PATTERN:-$ARTIFACT_NAME}; do
  if [ -d "$artifact" ]; then cp "$artifact"/* .; found=1; fi
done
if [ -z "\${found-}" ] && [ -n "$ARTIFACT_NAME" ]; then
  echo "::error::Unable to download artifact(s): Artifact not found for name: $ARTIFACT_NAME"
  exit 1
fi
`;

/** Undefined if the step uses another action. */
export function artifactStep(uses: string, { name = '', path = '', pattern = '' }: Record<string, string>) {
  const [, kind] = /^actions\/(upload|download)-artifact@/.exec(uses) ?? [];
  if (kind === undefined) return undefined;
  const env = { ARTIFACT_NAME: name, ARTIFACT_PATH: path, ARTIFACT_PATTERN: pattern };
  return { env, run: kind === 'upload' ? UPLOAD : DOWNLOAD } satisfies ArtifactStep;
}
