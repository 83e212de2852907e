/** Pipelines: what commands mean, how files of each tool resolve, that no secret leaves, and the real files of the conformance suite. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimLine } from "../../../model/claims/claim-lines.ts";
import { githubActions } from "../../github-actions/source.ts";
import { gitlabCi } from "../../gitlab-ci/source.ts";
import { readGroovy } from "../../jenkinsfile/groovy.ts";
import { readJenkins } from "../../jenkinsfile/read.ts";
import { jenkinsfile } from "../../jenkinsfile/source.ts";
import { claimsFrom, haveSamples, sampleFiles } from "../../samples.fixture.ts";
import { checkOf } from "./checks.ts";
import { deedsOfCommand } from "./commands.ts";
import { imageName } from "./images.ts";
import { commandsIn } from "./shell.ts";

const context = { folder: ".", line: 1, variables: new Map([["REG", "ghcr.io/acme"]]) };

/** Deeds of a script, without their places. */
function deeds(script: string): readonly unknown[] {
  return commandsIn(script, context).flatMap((command) =>
    [...deedsOfCommand(command, "ci")].map(({ at: _at, ...deed }) => deed),
  );
}

describe("scripts", () => {
  it("splits commands as a shell does", () => {
    const script = `set -e # comment
cd src/cart && FOO="a b" docker build \\
  -t "$REG/cart:\${TAG:-1}" . || exit 1
cat <<EOF | kubectl apply -f -
docker build -t trap .
EOF
for s in a b; do (cd $s; make "it's $(date)"); done > log.txt 2>&1`;
    expect(
      commandsIn(script, context).map(({ words, folder, line }) => `${line} ${folder}: ${words.join("|")}`),
    ).toEqual([
      "1 .: set|-e",
      "2 src/cart: docker|build|-t|ghcr.io/acme/cart:1|.",
      "3 src/cart: exit|1",
      "4 src/cart: cat",
      "4 src/cart: kubectl|apply|-f|-",
      "7 src/cart/a: make|it's $(command)",
      "7 src/cart/a/b: make|it's $(command)",
    ]);
  });

  it("never fails and never grows without end", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            "$",
            "(",
            "{",
            "}",
            '"',
            "'",
            "`",
            "\\",
            "\n",
            "a",
            " ",
            "<<",
            "for i in a b;",
            "do",
            "done",
            "cd x",
            "|",
            "#",
          ),
        }),
        (script) => commandsIn(script, context).length <= 5100,
      ),
      { numRuns: 200 },
    );
  });

  it.each<readonly [string, readonly unknown[]]>([
    [
      "docker buildx build --push --platform linux/amd64 -f services/web/Dockerfile -t x/web:1 .",
      [{ deed: "build", images: ["x/web:1"], folder: "services/web" }],
    ],
    [
      "kubectl -n shop set image deployment/cart cart=x/cart:2",
      [{ deed: "deploy", tool: "kubectl", name: "cart", image: "x/cart:2", namespace: "shop" }],
    ],
    [
      "helm upgrade --install shop ./charts/shop --set a=b -n prod",
      [{ deed: "deploy", tool: "helm", name: "shop", path: "charts/shop", namespace: "prod" }],
    ],
    ["helm repo add x https://y", []],
    ["terraform -chdir=infra apply -auto-approve", [{ deed: "deploy", tool: "terraform", path: "infra" }]],
    ["terraform plan", []],
    [
      "aws ecs update-service --cluster c --service cart --force-new-deployment",
      [{ deed: "deploy", tool: "aws ecs", name: "cart" }],
    ],
    [
      "gcloud run deploy cart --image gcr.io/p/cart --region r",
      [{ deed: "deploy", tool: "gcloud run", name: "cart", image: "gcr.io/p/cart" }],
    ],
    ["az webapp up --name shop", [{ deed: "deploy", tool: "az webapp", name: "shop" }]],
    ["ansible-playbook -i hosts site.yml", [{ deed: "deploy", tool: "ansible", path: "site.yml" }]],
    [
      "/kaniko/executor --context $CI_PROJECT_DIR/cart --destination x/cart",
      [{ deed: "build", images: ["x/cart"], folder: "cart" }],
    ],
    ["npx cypress run", [{ deed: "test", test: "acceptance", folder: "." }]],
    ["mvn -q verify -DskipTests", [{ deed: "work", folder: "." }]],
    [
      "./gradlew :services:cart:test",
      [
        { deed: "work", folder: "services/cart" },
        { deed: "test", test: "unit", folder: "." },
      ],
    ],
    ["trivy image x/cart", [{ deed: "check", check: "image-scan", folder: "." }]],
    ["echo trivy image x", []],
    ["apt-get install trivy", []],
  ])("%s", (script, expected) => {
    expect(deeds(script)).toEqual(expected);
  });

  it("knows checks by tool, action and template", () => {
    expect(
      [
        "gitleaks detect",
        "aquasecurity/trivy-action fs",
        "github/codeql-action/analyze",
        "security/sast-iac",
        "cosign sign x",
        "security/dast",
        "npm ci",
      ].map(checkOf),
    ).toEqual(["secret-scan", "dependency-scan", "static-analysis", "iac-scan", "signing", "dynamic-test", undefined]);
  });

  it("keeps of an image what is known", () => {
    expect(
      [
        "ghcr.io/Acme/cart:${{ github.sha }}",
        "$REG/cart:1",
        "localhost:5000/cart@sha256:ab",
        "$IMAGE",
        "x/$NAME:1",
      ].map(imageName),
    ).toEqual([
      { repository: "ghcr.io/acme/cart", name: "cart" },
      { name: "cart" },
      { repository: "localhost:5000/cart", name: "cart" },
      undefined,
      undefined,
    ]);
  });
});

const dockerfile = "FROM scratch\n";

describe("github-actions", () => {
  it("follows reusable workflows and composite actions of the repository with what they are given", async () => {
    const { claims, diagnostics } = await claimsFrom([githubActions], {
      "cart/Dockerfile": dockerfile,
      ".github/workflows/main.yml": `on: { push: { branches: [main] }, schedule: [{ cron: "0 3 * * *" }] }
permissions: { id-token: write }
jobs:
  cart:
    uses: ./.github/workflows/build.yml
    with: { service: cart }
    secrets: inherit
  far: { uses: acme/ci/.github/workflows/x.yml@v1 }
  gone: { uses: ./.github/workflows/gone.yml }
  live:
    needs: [cart]
    environment: { name: production, url: https://shop.acme.lan }
    runs-on: [self-hosted, linux]
    services: { db: { image: "postgres:16" } }
    env: { TOKEN: "\${{ secrets.DEPLOY_TOKEN }}" }
    steps:
      - uses: aws-actions/configure-aws-credentials@b47578312673ae6fa5b5096b330d9fbac3d116df
        with: { role-to-assume: "arn:aws:iam::123456789012:role/ci" }
      - run: |
          export PASSWORD=hunter2-canary
          aws ecs update-service --service cart
`,
      ".github/workflows/build.yml": `on: { workflow_call: { inputs: { service: { type: string }, registry: { default: ghcr.io/acme } } } }
jobs:
  image:
    runs-on: ubuntu-24.04
    steps: [{ uses: ./.github/actions/image, with: { service: "\${{ inputs.service }}", registry: "\${{ inputs.registry }}" } }]
`,
      ".github/actions/image/action.yml": `runs:
  using: composite
  steps:
    - run: docker build -t \${{ inputs.registry }}/\${{ inputs.service }}:1 \${{ inputs.service }}
      shell: bash
`,
    });
    const lines = claims.map(claimLine);
    expect(diagnostics).toEqual([]);
    expect(lines).toContain(
      'mention image github-actions:image/ghcr.io/acme/cart "cart" [image ghcr.io/acme/cart, directory cart] @ .github/actions/image/action.yml:4',
    );
    const of = "github-actions:.github/workflows/main.yml";
    for (const line of [
      `attribute ${of} x-roles: ["arn:aws:iam::123456789012:role/ci"]`,
      `attribute ${of} x-credentials: ["DEPLOY_TOKEN"]`,
      `attribute ${of} x-schedules: ["0 3 * * *"]`,
      `attribute ${of} x-services: ["postgres:16"]`,
      `attribute ${of} x-unpinned: ["acme/ci/.github/workflows/x.yml@v1"]`,
      `attribute ${of} x-deploys: ["aws ecs as cart to production"]`,
      `attribute ${of} environments: [{"word":"prod"}]`,
    ])
      expect(lines).toContain(`${line} @ .github/workflows/main.yml:1`);
    expect(lines.filter((line) => line.startsWith("gap"))).toEqual([
      `gap remote-include ${of} "acme/ci/.github/workflows/x.yml@v1" @ .github/workflows/main.yml:8`,
      `gap missing-file ${of} ".github/workflows/gone.yml" @ .github/workflows/main.yml:9`,
    ]);
    expect(JSON.stringify(claims)).not.toContain("canary");
    // A database of tests is no store of the system.
    expect(claims.some((claim) => claim.claim === "mention" && claim.sort === "store")).toBe(false);
  });

  it("does not take one repository of many units, or one folder of many images, for a name of each", async () => {
    const { claims } = await claimsFrom([githubActions], {
      "a/Dockerfile": dockerfile,
      "b/Dockerfile": dockerfile,
      "c/Dockerfile": dockerfile,
      ".github/workflows/x.yml": `jobs: { j: { runs-on: x, strategy: { matrix: { s: [a, b] } }, steps: [
  { run: "docker build -t acme/demo:latest-\${{ matrix.s }} \${{ matrix.s }}" },
  { run: "docker build -t acme/one -f c/Dockerfile.one c; docker build -t acme/two -f c/Dockerfile.two c" } ] } }
`,
    });
    const images = claims.flatMap((claim) =>
      claim.claim === "mention" && claim.sort === "image" ? [claimLine(claim)] : [],
    );
    expect(images).toEqual([
      'mention image github-actions:image/acme/one "one" [image acme/one] @ .github/workflows/x.yml:3',
      'mention image github-actions:image/acme/two "two" [image acme/two] @ .github/workflows/x.yml:3',
    ]);
    const units = claims.flatMap((claim) =>
      claim.claim === "mention" && claim.sort === "code" ? claim.keys.map(({ value }) => value) : [],
    );
    expect(units).toEqual(["a", "c", "b"]);
  });

  it("follows an image to the name under which it is pushed", async () => {
    const { claims } = await claimsFrom([githubActions], {
      "cart/Dockerfile": dockerfile,
      ".github/workflows/x.yml":
        "jobs: { j: { runs-on: x, steps: [ { run: docker build -t cart:ci cart && docker tag cart:ci r.acme.lan/shop/cart:1 && docker push r.acme.lan/shop/cart:1 } ] } }\n",
    });
    expect(claims.map(claimLine)).toContain(
      'mention image github-actions:image/r.acme.lan/shop/cart "cart" [image r.acme.lan/shop/cart, directory cart] @ .github/workflows/x.yml:1',
    );
  });

  it("gives the checks of a build from the root to all its modules", async () => {
    const { claims } = await claimsFrom([githubActions], {
      "pom.xml": "<project><modules><module>cart</module><module>gone</module></modules></project>",
      "cart/pom.xml": "<project/>",
      ".github/workflows/x.yml": "jobs: { j: { runs-on: x, steps: [ { run: mvn verify sonar:sonar } ] } }\n",
    });
    const lines = claims.map(claimLine);
    expect(lines).toContain(
      'attribute github-actions:cart pipelineChecks: [{"word":"static-analysis"}] @ .github/workflows/x.yml:1',
    );
    expect(lines).toContain(
      'attribute github-actions:cart tests: {"record":{"unit":true}} @ .github/workflows/x.yml:1',
    );
  });

  it.skipIf(!haveSamples)("reads the workflows of the real systems", async () => {
    const counts: Record<string, readonly number[]> = {};
    for (const system of ["online-boutique", "retail-store", "sock-shop", "robot-shop", "petclinic"]) {
      const { claims, diagnostics } = await claimsFrom(
        [githubActions],
        sampleFiles(`systems/${system}`).filter(
          ({ path }) => path.startsWith(".github/") || /(?:Dockerfile|pom\.xml)$/u.test(path),
        ),
      );
      expect(diagnostics).toEqual([]);
      counts[system] = ["pipeline", "image"].map(
        (sort) => claims.filter((claim) => claim.claim === "mention" && claim.sort === sort).length,
      );
    }
    expect(counts).toEqual({
      "online-boutique": [9, 0],
      "retail-store": [6, 0],
      "sock-shop": [1, 3],
      "robot-shop": [1, 0],
      petclinic: [1, 0],
    });
  });
});

describe("gitlab-ci", () => {
  it("resolves includes, extends, references, defaults and matrices", async () => {
    const { claims, diagnostics } = await claimsFrom([gitlabCi], {
      "cart/Dockerfile": dockerfile,
      "web/Dockerfile": dockerfile,
      "ci/base.yml": `.login: { before_script: ["docker login -p $CI_TOKEN"] }
.image:
  stage: build
  image: docker:27
  before_script: [!reference [.login, before_script]]
  script: ["cd $UNIT", "docker build -t $REGISTRY/$UNIT:1 ."]
`,
      ".gitlab-ci.yml": `include: [{ local: /ci/*.yml }, { template: Security/Secret-Detection.gitlab-ci.yml }, { remote: "https://x.example/a.yml" }]
variables: { REGISTRY: r.acme.lan, DB_PASSWORD: hunter2-canary }
default: { services: [redis:7], tags: [big] }
images:
  extends: .image
  parallel: { matrix: [{ UNIT: [cart, web] }] }
review: { script: [helm upgrade web charts/web], environment: { name: review/$CI_COMMIT_REF_SLUG }, rules: [{ if: $X, when: manual }] }
`,
    });
    const lines = claims.map(claimLine);
    expect(diagnostics).toEqual([]);
    expect(lines.filter((line) => line.startsWith("mention image"))).toEqual([
      'mention image gitlab-ci:image/r.acme.lan/cart "cart" [image r.acme.lan/cart, directory cart] @ .gitlab-ci.yml:6',
      'mention image gitlab-ci:image/r.acme.lan/web "web" [image r.acme.lan/web, directory web] @ .gitlab-ci.yml:6',
    ]);
    expect(lines).toContain(
      'attribute gitlab-ci:.gitlab-ci.yml pipelineChecks: [{"word":"secret-scan"}] @ .gitlab-ci.yml:1',
    );
    expect(lines).toContain('attribute gitlab-ci:.gitlab-ci.yml environments: [{"word":"review"}] @ .gitlab-ci.yml:1');
    expect(lines).toContain("attribute gitlab-ci:.gitlab-ci.yml manualSteps: 1 @ .gitlab-ci.yml:1");
    expect(lines).toContain('gap remote-include gitlab-ci:.gitlab-ci.yml "https://x.example/a.yml" @ .gitlab-ci.yml:1');
    expect(JSON.stringify(claims)).not.toContain("canary");
  });
});

describe("jenkinsfile", () => {
  it("reads scripted pipelines, strings of all kinds and job files", async () => {
    const { claims, diagnostics } = await claimsFrom([jenkinsfile], {
      "cart/Dockerfile": dockerfile,
      "web/Dockerfile": dockerfile,
      Jenkinsfile: `/* stage('not') */
def name = 'cart' // stage("nor")
def pattern = ~/stage\\('x'\\)/
node('linux') {
  stage('Build') {
    parallel(
      cart: { app = docker.build("r.acme.lan/\${name}:1", './cart') },
      web: { sh """
        cd web
        docker build -t r.acme.lan/web .
      """ }
    )
  }
  stage("Deploy \${name} to staging") { sh script: 'kubectl set image deploy/cart cart=r.acme.lan/cart:1', returnStatus: true }
}
`,
      "jobs/nightly/config.xml": `<?xml version='1.1' encoding='UTF-8'?>
<project><triggers><hudson.triggers.TimerTrigger><spec>H 2 * * *</spec></hudson.triggers.TimerTrigger></triggers>
<builders><hudson.tasks.Shell><command>cd cart &amp;&amp; pytest</command></hudson.tasks.Shell></builders></project>`,
    });
    const lines = claims.map(claimLine);
    expect(diagnostics).toEqual([]);
    expect(lines).toContain(
      'attribute jenkinsfile:Jenkinsfile x-stages: ["Build","Deploy cart to staging"] @ Jenkinsfile:1',
    );
    expect(lines).toContain(
      'mention image jenkinsfile:image/r.acme.lan/cart "cart" [image r.acme.lan/cart, directory cart] @ Jenkinsfile:7',
    );
    expect(lines).toContain(
      'mention image jenkinsfile:image/r.acme.lan/web "web" [image r.acme.lan/web, directory web] @ Jenkinsfile:10',
    );
    expect(lines).toContain('attribute jenkinsfile:Jenkinsfile environments: [{"word":"staging"}] @ Jenkinsfile:1');
    expect(lines).toContain(
      'attribute jenkinsfile:jobs/nightly/config.xml x-schedules: ["H 2 * * *"] @ jobs/nightly/config.xml:1',
    );
    expect(lines.filter((line) => line.startsWith("mention pipeline"))).toEqual([
      'mention pipeline jenkinsfile:Jenkinsfile "Jenkinsfile" @ Jenkinsfile:1',
      'mention pipeline jenkinsfile:jobs/nightly/config.xml "nightly-config" @ jobs/nightly/config.xml:1',
    ]);
  });

  it("takes braces that are nested without end, and anything else", () => {
    expect(readGroovy("{".repeat(100_000), 200).fault).toBeDefined();
    fc.assert(
      fc.property(fc.string(), (text) => readGroovy(text, 20).statements.length >= 0),
      { numRuns: 100 },
    );
  });

  it.skipIf(!haveSamples)("reads every Jenkinsfile of the samples", () => {
    const files = sampleFiles("samples/jenkinsci+pipeline-examples").filter(({ path }) =>
      /\.groovy$|Jenkinsfile$/iu.test(path),
    );
    let stages = 0;
    for (const file of files) {
      const { statements, fault } = readGroovy(file.text(), 200);
      expect([file.path, fault]).toEqual([file.path, undefined]);
      const found = readJenkins(statements, file.path).stages;
      // What a person finds by searching: lines that call `stage` with a name, and are no comment.
      const searched = file.text().match(/^(?!\s*(?:\/\/|\*|#)).*\bstage\b\s*\(?\s*(?:name:\s*)?['"]/gmu)?.length ?? 0;
      expect([file.path, found.length]).toEqual([file.path, searched]);
      stages += found.length;
    }
    expect([files.length, stages]).toEqual([30, 54]);
  });
});
