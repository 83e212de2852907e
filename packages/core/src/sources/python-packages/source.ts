/** Packages of Python: requirements, projects, locks. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { claimsOfManifests, detectByName } from "../parts/packages/read-manifests.ts";
import type { Artefact, Source, Surroundings } from "../source.ts";
import { readProjects } from "./projects.ts";

export const pythonPackages: Source = {
  id: "python-packages",
  version: 1,
  title: { en: "Python packages", fr: "Paquets Python" },
  files: ["requirements*.txt", "pyproject.toml", "Pipfile", "setup.py", "setup.cfg", "poetry.lock", "uv.lock"],
  cannotSay: [
    {
      en: "What `setup.py` computes, and versions without a lock.",
      fr: "Ce que calcule « setup.py », et les versions sans verrou.",
    },
  ],
  howToExport: {
    en: "The files as they are; `pip freeze` writes all versions out.",
    fr: "Les fichiers tels quels ; « pip freeze » écrit toutes les versions.",
  },
  example: {
    files: {
      "payment/requirements.txt": "Flask==2.3.3\npika>=1.3  # RabbitMQ\n",
      "payment/.python-version": "3.12.4\n",
    },
    claims: [
      'mention package package:payment/requirements.txt "payment" [directory payment] @ payment/requirements.txt:1',
      'attribute package:payment/requirements.txt technology: ["Python 3.12.4","Flask 2.3.3"] @ payment/requirements.txt:1',
      'attribute package:payment/requirements.txt x-libraries: ["pkg:pypi/flask@2.3.3","pkg:pypi/pika >=1.3"] @ payment/requirements.txt:1',
      'attribute package:payment/requirements.txt x-uses: [{"record":{"protocol":"amqp"}}] @ payment/requirements.txt:1',
    ],
  },
  detect: (glimpse) => {
    const inFolder = /(?:^|\/)requirements\/[\w.-]+\.(?:txt|in)$/u.test(glimpse.path) ? 3 : 0;
    return detectByName(
      /^(?:[\w.-]*requirements[\w.-]*\.(?:txt|in)|pyproject\.toml|(?:poetry|uv|pdm)\.lock|Pipfile(?:\.lock)?|setup\.(?:py|cfg))$/u,
    )(glimpse) === 3
      ? 3
      : inFolder;
  },

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    yield* claimsOfManifests(artefacts, around, readProjects);
  },
};
