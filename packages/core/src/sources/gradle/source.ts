/** Gradle builds, in Groovy and Kotlin: projects, what each needs, catalogues of versions, locks. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { claimsOfManifests, detectByName } from "../parts/packages/read-manifests.ts";
import type { Artefact, Source, Surroundings } from "../source.ts";
import { readBuilds } from "./builds.ts";

export const gradle: Source = {
  id: "gradle",
  version: 1,
  title: { en: "Gradle builds", fr: "Builds Gradle" },
  files: ["build.gradle", "build.gradle.kts", "settings.gradle", "gradle/libs.versions.toml", "gradle.lockfile"],
  cannotSay: [
    {
      en: "What code in the scripts computes, and what plug-ins and `subprojects` blocks add.",
      fr: "Ce que calcule le code des scripts, et ce qu’ajoutent les greffons et les blocs « subprojects ».",
    },
  ],
  howToExport: {
    en: "The files as they are; `gradle dependencies --write-locks` writes all versions out.",
    fr: "Les fichiers tels quels ; « gradle dependencies --write-locks » écrit toutes les versions.",
  },
  example: {
    files: {
      "settings.gradle": "rootProject.name = 'shop'\ninclude 'common', 'orders'\n",
      "common/build.gradle": "plugins { id 'java-library' }\n",
      "orders/build.gradle":
        "plugins {\n  id 'org.springframework.boot' version '3.3.4'\n}\ndef grpc = '1.66.0'\nsourceCompatibility = '17'\ndependencies {\n  implementation project(':common')\n" +
        "  implementation \"io.grpc:grpc-netty:${grpc}\"\n  testImplementation 'junit:junit:4.13.2'\n}\n",
    },
    claims: [
      'mention package package:orders/build.gradle "orders" [directory orders] @ orders/build.gradle:1',
      'attribute package:orders/build.gradle technology: ["Java 17","Spring Boot 3.3.4"] @ orders/build.gradle:5',
      'attribute package:orders/build.gradle x-libraries: ["pkg:maven/io.grpc/grpc-netty@1.66.0"] @ orders/build.gradle:7',
      "other uses package:orders/build.gradle -> package:common/build.gradle (declared) @ orders/build.gradle:7",
    ],
  },
  detect: detectByName(
    /^(?:(?:build|settings)\.gradle(?:\.kts)?|gradle\.lockfile|libs\.versions\.toml|gradle\.properties|gradle-wrapper\.properties)$/u,
  ),

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    yield* claimsOfManifests(artefacts, around, readBuilds);
  },
};
