/** Security checks by the tools, actions and images that do them, in the words of `pipelineChecks`. */
const tools: readonly (readonly [RegExp, string])[] = [
  [
    /gitleaks|trufflehog|detect-secrets|ggshield|gitguardian|secretlint|secret[-_]detection|whispers|git-secrets/u,
    "secret-scan",
  ],
  [
    /cosign[\w/-]* ?(?:sign|attest|$)|cosign-installer|notation sign|slsa-github-generator|attest-build-provenance|docker trust sign|rpmsign|signtool/u,
    "signing",
  ],
  [
    /tfsec|checkov|terrascan|kics|kubesec|kubescape|conftest|kube-score|trivy[\w/-]* (?:config|k8s)|snyk iac|sast-iac|cfn[-_]nag/u,
    "iac-scan",
  ],
  [/trivy[\w/-]* (?:fs|repo|filesystem|repository|rootfs)/u, "dependency-scan"],
  [
    /trivy|grype|anchore|clair(?:-scanner|ctl|\b)|docker scout|dockle|container[-_]scanning|snyk container|snyk\/actions\/docker|neuvector|prisma-cloud-scan|aqua-scanner|docker-bench/u,
    "image-scan",
  ],
  [
    /dependency-check|dependency-?track|dependency-review-action|npm audit|yarn (?:npm )?audit|pnpm audit|pip-audit|safety (?:check|scan)|osv-scanner|govulncheck|cargo[- ](?:audit|deny)|bundler?-audit|composer audit|dependency[-_]scanning|snyk (?:test|monitor)|snyk\/actions|list package --vulnerable|retire\.?js|fossa|whitesource|mend-|blackduck|nancy sleuth|dependencycheck/u,
    "dependency-scan",
  ],
  [
    /codeql|semgrep|bandit|gosec|sonar|spotbugs|findsecbugs|brakeman|checkmarx|fortify|veracode|njsscan|security-code-scan|horusec|devskim|coverity|psalm --taint|(?:^|\/)sast(?:\.|$)/u,
    "static-analysis",
  ],
  [
    /zaproxy|zap-baseline|zap-full|zap-api|owasp\/zap|nikto|nuclei|dastardly|arachni|stackhawk|wapiti|(?:^|\/)dast(?:[-.]|$)/u,
    "dynamic-test",
  ],
];

/** The check that a command, an action or an image is; undefined: none that is known. */
export function checkOf(text: string): string | undefined {
  const words = text.slice(0, 400).toLowerCase();
  return tools.find(([pattern]) => pattern.test(words))?.[1];
}
