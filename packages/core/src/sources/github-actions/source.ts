/** Workflows of GitHub Actions. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { claimsOfPipelines, type Pipeline } from "../parts/delivery/pipeline.ts";
import { readDocuments } from "../parts/documents/read.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "../source.ts";
import { isAside } from "../parts/unit-folder.ts";
import { isWorkflow, readWorkflow } from "./read.ts";

export const githubActions: Source = {
  id: "github-actions",
  version: 1,
  title: { en: "GitHub Actions workflows", fr: "Workflows GitHub Actions" },
  files: [".github/workflows/*.yml", "action.yml"],
  cannotSay: [
    {
      en: "Settings of the repository: protection rules, reviewers of environments.",
      fr: "Les réglages du dépôt : règles de protection, approbateurs des environnements.",
    },
    {
      en: "What workflows and actions of other repositories do.",
      fr: "Ce que font les workflows et actions d’autres dépôts.",
    },
  ],
  howToExport: {
    en: "They lie in the repository, under .github/workflows.",
    fr: "Ils se trouvent dans le dépôt, sous .github/workflows.",
  },
  example: {
    files: {
      "src/cart/Dockerfile": "FROM scratch\n",
      ".github/workflows/release.yml": `name: Release
on:
  push: { branches: [main] }
jobs:
  build:
    runs-on: ubuntu-24.04
    strategy:
      matrix:
        service: [cart]
    steps:
      - uses: actions/checkout@v4
      - run: trivy image ghcr.io/acme/cart
      - uses: docker/build-push-action@v6
        with:
          context: src/\${{ matrix.service }}
          tags: ghcr.io/acme/\${{ matrix.service }}:\${{ github.sha }}
          push: true
`,
    },
    claims: [
      'mention pipeline github-actions:.github/workflows/release.yml "release" @ .github/workflows/release.yml:1',
      'mention image github-actions:image/ghcr.io/acme/cart "cart" [image ghcr.io/acme/cart, directory src/cart] @ .github/workflows/release.yml:13',
      "attribute github-actions:src/cart pipeline: .github/workflows/release.yml @ .github/workflows/release.yml:13",
      'attribute github-actions:src/cart pipelineChecks: [{"word":"image-scan"}] @ .github/workflows/release.yml:13',
      'attribute github-actions:.github/workflows/release.yml x-unpinned: ["actions/checkout@v4","docker/build-push-action@v6"] @ .github/workflows/release.yml:1',
    ],
  },
  detect: detectWorkflow,
  read: readAll,
};

function detectWorkflow({ path }: Glimpse): Detection {
  if (isAside(path)) return 0;
  if (/(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/iu.test(path)) return 3;
  return /(?:^|\/)\.github\/actions\/.*action\.ya?ml$/iu.test(path) ? 3 : 0;
}

function* readAll(artefacts: readonly Artefact[], around: Surroundings): Iterable<Claim | Diagnostic> {
  const pipelines: Pipeline[] = [];
  for (const artefact of artefacts) {
    const { trees, diagnostics } = readDocuments(artefact, around.limits);
    yield* diagnostics;
    const [root] = trees;
    // Composite actions are read with the workflows that use them.
    if (root !== undefined && isWorkflow(root)) pipelines.push(readWorkflow(root, artefact.path, around));
  }
  yield* claimsOfPipelines("github-actions", pipelines, around);
}
