# The whole job, as far as the AWS CLI, jq, and tar can do it: assumes the engine role, checks the message, downloads and
# extracts the artifact with the launch role, writes variables, tags, and the backend, runs Terraform, and notifies Service
# Catalog. It takes up no record, checks no lock, types no parameter, trusts the archive, keeps no configuration, and
# reports no failure.
# Needs: curl, jq, aws, tar, terraform; in the environment, what a runner sets, and ROLE. Run it with bash -eo pipefail.

token=$(curl -sS -H "Authorization: Bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" \
  "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=sts.amazonaws.com" | jq -r .value)
session=$(aws sts assume-role-with-web-identity --role-arn "$ROLE" --role-session-name bench \
  --web-identity-token "$token" --output json)
AWS_ACCESS_KEY_ID=$(jq -r .Credentials.AccessKeyId <<<"$session")
AWS_SECRET_ACCESS_KEY=$(jq -r .Credentials.SecretAccessKey <<<"$session")
AWS_SESSION_TOKEN=$(jq -r .Credentials.SessionToken <<<"$session")
export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN

jq -r '.client_payload.message |
  def is($pattern): type == "string" and test("\\A\($pattern)\\z");
  def check(condition; $error): if condition then . else "::error::\($error)\n" | halt_error(1) end;
  check(.launchRoleArn | is("arn:[a-z-]+:iam::[0-9]+:role/[A-Za-z0-9_+=,.@/-]+"); "launchRoleArn") |
  check(.artifact.path | is("[Ss]3://[A-Za-z0-9_+=,.@:/-]+"); "artifact") |
  check([.identity.awsAccountId, .provisionedProductId] | all(is("[A-Za-z0-9_-]+")); "ids") |
  "LAUNCH_ROLE=\(.launchRoleArn)",
  "ARTIFACT=\(.artifact.path | sub("^S3:"; "s3:"))",
  "STATE_KEY=\(.identity.awsAccountId)/\(.provisionedProductId)"' "$GITHUB_EVENT_PATH" >"$RUNNER_TEMP/message"
. "$RUNNER_TEMP/message"

product=$RUNNER_TEMP/product
mkdir "$product"
aws configure set role_arn "$LAUNCH_ROLE" --profile launch
aws configure set credential_source Environment --profile launch
aws s3 cp "$ARTIFACT" - --profile launch | tar -xz -C "$product"
[ -n "$(find "$product" -maxdepth 1 -type f \( -name '[!.]*.tf' -o -name '[!.]*.tf.json' \))" ]
jq '.client_payload.message | [
    .parameters[]? | {key, value: (.value | if test("^[[{]") then fromjson? // . else . end)}
  ] | from_entries' "$GITHUB_EVENT_PATH" >"$product/service-catalog.auto.tfvars.json"
jq --arg key "$STATE_KEY" '.client_payload.message | {
    terraform: {backend: {s3: {bucket: "service-catalog-engine-state", key: $key, use_lockfile: true}}},
    provider: {aws: {
      assume_role: {role_arn: .launchRoleArn, session_name: .provisionedProductId},
      default_tags: {tags: (
        ([.tags[]?] | from_entries) +
        {"SERVICE_CATALOG_TERRAFORM_INTEGRATION-DO_NOT_DELETE": .provisionedProductId}
      )}
    }}
  }' "$GITHUB_EVENT_PATH" >"$product/service-catalog_override.tf.json"

cd "$product"
terraform init -input=false
terraform plan -input=false -json -out="$RUNNER_TEMP/plan"
terraform apply -input=false -json "$RUNNER_TEMP/plan"
terraform output -json | jq '[
    to_entries[] | {
      OutputKey: .key,
      OutputValue: (if .value.sensitive then "(sensitive)" else .value.value | if type == "string" then . else tojson end end)
    }
  ]' >"$RUNNER_TEMP/outputs.json"
jq '.client_payload.message | {
    RecordId: .recordId,
    WorkflowToken: .token,
    IdempotencyToken: .recordId,
    Status: "SUCCEEDED",
    ResourceIdentifier: {UniqueTag: {Key: "SERVICE_CATALOG_TERRAFORM_INTEGRATION-DO_NOT_DELETE", Value: .provisionedProductId}}
  }' "$GITHUB_EVENT_PATH" >"$RUNNER_TEMP/result.json"
aws servicecatalog notify-provision-product-engine-workflow-result \
  --cli-input-json "file://$RUNNER_TEMP/result.json" --outputs "file://$RUNNER_TEMP/outputs.json"
