/**
 * Whether a line is not part of a diagnostic without a box, because it begins as only Terraform, OpenTofu, or a program
 * around them begins a line.
 */
export function isBetweenDiagnostics(line: string): boolean {
  return BETWEEN.test(line);
}

const TERRAFORM = [
  String.raw`\{"@level":.*\}$`,
  String.raw`[a-z][\w-]*[.[].*: (?:(?:Preparing import|Importing|Creating|Modifying|Destroying|Reading|Opening|Closing|Refreshing state|Still [a-z]+)\.\.\.|Provisioning with '|\w+ complete after )`,
  String.raw`[a-z][\w-]*[.[].* \((?:local-exec|remote-exec|file)\): `,
  String.raw`(?:Terraform|OpenTofu) (?:used the selected providers|will perform|planned the following|has been successfully|has compared|v\d)`,
  String.raw`Plan: \d+ to `,
  String.raw`(?:Apply|Destroy) complete! |Planning failed\. |No changes\. |Success! |Failure! \d`,
  '(?:Changes to )?Outputs:$',
  'Initializing |Upgrading modules|(?:Acquiring|Releasing) state lock|Interrupt received|Stopping operation',
  'Saved the plan to: |Note: (?:Objects have changed|You didn)',
  '─{20}',
  // `terraform test`.
  String.raw`(?:  )?run "[^"]*"\.\.\. |\S+\.tf(?:test|tofu|tofutest)\.(?:hcl|json)\.\.\. `,
  // Usage.
  'Usage: (?:terraform|tofu) |For more help on using this command, run:',
  // TF_LOG.
  String.raw`\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d\S* \[(?:TRACE|DEBUG|INFO|WARN|ERROR)\]`,
  // HCP Terraform.
  'Operation failed: ',
  // A crash.
  'panic: |Stack trace from the |!{20}',
];

const TERRAGRUNT = [
  String.raw`(?:TRAC|DEBU|INFO|WARN|ERRO|STDO|STDE|FATA)\[\d{4,6}\]`,
  String.raw`\d\d:\d\d:\d\d\.\d{3} (?:TRACE|DEBUG|INFO|WARN|ERROR|STDOUT|STDERR) `,
  String.raw`time=\S+ level=\w`,
];

const WORKFLOW = [
  // The wrapper of setup-terraform.
  String.raw`\[command\]`,
  '::(?:debug|error)::Terraform exited with code ',
  '::debug::(?:stdout|stderr|exitcode): ',
  '::set-output name=(?:stdout|stderr|exitcode)::',
  // Atlantis.
  String.raw`\* :[a-z_]+: |</details>$`,
  // GitHub, Azure, GitLab, Jenkins, CodeBuild.
  String.raw`##\[(?:debug|group|endgroup|section|command)\]|(?:##\[error\]|::error(?: [^:]*)?::)(?=.*\b(?:exit(?:ed)?|fail(?:ed|ure)?|aborted)\b)`,
  'Error: (?:(?:Process completed|Terraform exited) with (?:exit )?code |exit status )',
  'ERROR: Job failed|Cleaning up project directory|Uploading artifacts|section_(?:start|end):',
  String.raw`script returned exit code \d|Build step '|Finished: [A-Z]+$|\[(?:Pipeline|Container)\] `,
];

const SHELL = [
  String.raw`[A-Z][A-Z0-9_]{1,60}=(?:[^=\s]\S*)?$|(?:rc|ret|status|exit_?(?:code|status)?)=\d+$`,
  // `set -x`.
  String.raw`\+{1,4} (?:[A-Za-z_]\w*=|(?:\[+|aws|cat|cd|cp|docker|echo|exit|export|grep|jq|kill|local|ls|mv|printf|return|rm|set|sh|sleep|source|tee|terraform|test|tofu|true|false)(?: |$))`,
  String.raw`make(?:\[\d+\])?: \*\*\* |npm (?:ERR!|error) |task: Failed to run task|error: Recipe `,
  String.raw`exit status \d{1,3}$|\[(?:tflint|tfsec|trivy|checkov|infracost|terragrunt|atlantis)\] `,
];

const BETWEEN = new RegExp(`^(?:${[...TERRAFORM, ...TERRAGRUNT, ...WORKFLOW, ...SHELL].join('|')})`);
