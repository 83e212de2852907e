/** Maven projects: modules, what each needs and in which version, and what is a neighbour. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { claimsOfManifests, detectByName } from "../parts/packages/read-manifests.ts";
import type { Artefact, Source, Surroundings } from "../source.ts";
import { readPoms } from "./poms.ts";

export const maven: Source = {
  id: "maven",
  version: 1,
  title: { en: "Maven projects", fr: "Projets Maven" },
  files: ["pom.xml"],
  cannotSay: [
    {
      en: "Versions that a parent or a bill of materials outside of the tree manages.",
      fr: "Les versions que gère un parent ou une nomenclature hors de l’arborescence.",
    },
    {
      en: "Dependencies of dependencies.",
      fr: "Les dépendances des dépendances.",
    },
  ],
  howToExport: {
    en: "The files as they are; `mvn help:effective-pom` writes all versions out.",
    fr: "Les fichiers tels quels ; « mvn help:effective-pom » écrit toutes les versions.",
  },
  example: {
    files: {
      "pom.xml":
        "<project>\n  <parent>\n    <groupId>org.springframework.boot</groupId>\n    <artifactId>spring-boot-starter-parent</artifactId>\n    <version>3.3.4</version>\n    <relativePath/>\n  </parent>\n" +
        "  <groupId>org.acme</groupId>\n  <artifactId>shop</artifactId>\n  <version>1.0.0</version>\n  <packaging>pom</packaging>\n  <modules>\n    <module>orders</module>\n    <module>common</module>\n  </modules>\n" +
        "  <properties>\n    <java.version>17</java.version>\n  </properties>\n</project>\n",
      "common/pom.xml":
        "<project>\n  <parent>\n    <groupId>org.acme</groupId>\n    <artifactId>shop</artifactId>\n    <version>1.0.0</version>\n  </parent>\n  <artifactId>common</artifactId>\n</project>\n",
      "orders/pom.xml":
        "<project>\n  <parent>\n    <groupId>org.acme</groupId>\n    <artifactId>shop</artifactId>\n    <version>1.0.0</version>\n  </parent>\n  <artifactId>orders</artifactId>\n  <dependencies>\n" +
        "    <dependency>\n      <groupId>org.acme</groupId>\n      <artifactId>common</artifactId>\n      <version>${project.version}</version>\n    </dependency>\n" +
        "    <dependency>\n      <groupId>com.mysql</groupId>\n      <artifactId>mysql-connector-j</artifactId>\n      <version>9.0.0</version>\n    </dependency>\n  </dependencies>\n</project>\n",
    },
    claims: [
      'mention package package:orders/pom.xml "orders", "org.acme:orders" [directory orders, purl pkg:maven/org.acme/orders] @ orders/pom.xml:1',
      'attribute package:orders/pom.xml technology: ["Java 17","Spring Boot 3.3.4"] @ orders/pom.xml:2',
      'attribute package:orders/pom.xml x-libraries: ["pkg:maven/com.mysql/mysql-connector-j@9.0.0"] @ orders/pom.xml:9',
      "other uses package:orders/pom.xml -> package:common/pom.xml (declared) @ orders/pom.xml:9",
      "other contains package:pom.xml -> package:orders/pom.xml (declared) @ pom.xml:13",
    ],
  },
  detect: detectByName(/^pom\.xml$/u),

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    yield* claimsOfManifests(artefacts, around, readPoms);
  },
};
