/** Pipelines of GitLab CI. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { claimsOfPipelines, type Pipeline } from "../parts/delivery/pipeline.ts";
import { readDocuments } from "../parts/documents/read.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "../source.ts";
import { isAside } from "../parts/unit-folder.ts";
import { readGitlab } from "./read.ts";

export const gitlabCi: Source = {
  id: "gitlab-ci",
  version: 1,
  title: { en: "GitLab CI pipelines", fr: "Pipelines GitLab CI" },
  files: [".gitlab-ci.yml", "*.gitlab-ci.yml"],
  cannotSay: [
    {
      en: "What templates, components and projects from elsewhere add.",
      fr: "Ce qu’ajoutent les modèles, composants et projets d’ailleurs.",
    },
    {
      en: "Variables, schedules and protected environments that are set in GitLab itself.",
      fr: "Les variables, planifications et environnements protégés réglés dans GitLab.",
    },
  ],
  howToExport: {
    en: "It lies in the repository; for everything merged: CI/CD, Editor, Full configuration.",
    fr: "Il se trouve dans le dépôt ; pour tout d’un coup : CI/CD, Éditeur, Configuration complète.",
  },
  example: {
    files: {
      "cart/Dockerfile": "FROM scratch\n",
      ".gitlab-ci.yml": `stages: [build, deploy]
variables: { REGISTRY: registry.acme.lan/shop }
include:
  - template: Security/SAST.gitlab-ci.yml
  - project: platform/ci
    file: /deploy.yml
build cart:
  stage: build
  image: docker:27
  services: [postgres:16]
  script:
    - docker build -t $REGISTRY/cart:$CI_COMMIT_SHA cart
deploy:
  stage: deploy
  needs: ["build cart"]
  when: manual
  environment: { name: production, url: https://shop.acme.lan }
  script:
    - kubectl set image deployment/cart cart=$REGISTRY/cart:$CI_COMMIT_SHA -n shop
`,
    },
    claims: [
      'mention pipeline gitlab-ci:.gitlab-ci.yml "gitlab-ci" @ .gitlab-ci.yml:1',
      'attribute gitlab-ci:.gitlab-ci.yml x-stages: ["build","deploy"] @ .gitlab-ci.yml:1',
      'attribute gitlab-ci:.gitlab-ci.yml environments: [{"word":"prod"}] @ .gitlab-ci.yml:1',
      "attribute gitlab-ci:.gitlab-ci.yml manualSteps: 1 @ .gitlab-ci.yml:1",
      'attribute gitlab-ci:.gitlab-ci.yml pipelineChecks: [{"word":"static-analysis"}] @ .gitlab-ci.yml:1',
      'gap remote-include gitlab-ci:.gitlab-ci.yml "platform/ci /deploy.yml" @ .gitlab-ci.yml:5',
      'mention image gitlab-ci:image/registry.acme.lan/shop/cart "cart" [image registry.acme.lan/shop/cart, directory cart] @ .gitlab-ci.yml:12',
      "other relates gitlab-ci:.gitlab-ci.yml -> <image=registry.acme.lan/shop/cart> (declared) @ .gitlab-ci.yml:19",
    ],
  },
  detect: detectGitlab,
  read: readAll,
};

function detectGitlab({ path }: Glimpse): Detection {
  return /(?:^|\/)\.gitlab-ci\.ya?ml$|\.gitlab-ci\.ya?ml$/iu.test(path) && !isAside(path) ? 3 : 0;
}

function* readAll(artefacts: readonly Artefact[], around: Surroundings): Iterable<Claim | Diagnostic> {
  const pipelines: Pipeline[] = [];
  for (const artefact of artefacts) {
    const { trees, diagnostics } = readDocuments(artefact, around.limits);
    yield* diagnostics;
    // Files that others include are read with those: alone they are no pipeline.
    const root = trees.find((tree) => tree.is === "fields" && !tree.entries.has("spec")) ?? trees[0];
    if (root?.is === "fields") pipelines.push(readGitlab(root, artefact.path, around));
  }
  yield* claimsOfPipelines("gitlab-ci", pipelines, around);
}
