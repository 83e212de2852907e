/** Files of Spring, Quarkus and Micronaut as documents of properties, each for a profile or for all. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import { readDocuments } from "../parts/config/documents.ts";
import { leavesOf } from "../parts/config/leaves.ts";
import { plainName, propertiesOf } from "../parts/config/property-claims.ts";
import { type Property, readProperties } from "../parts/config/properties.ts";
import type { Artefact, Limits } from "../source.ts";

export interface SpringDocument {
  readonly properties: readonly Property[];
  /** Absent: for all. */
  readonly profile?: string;
}

export interface SpringFile {
  readonly documents: readonly SpringDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The name of a file: `application-prod.yml` is `application` for the profile `prod`. */
export function splitName(path: string): { readonly stem: string; readonly profile?: string } {
  const stem = path.slice(path.lastIndexOf("/") + 1).replace(/\.(?:ya?ml|properties)$/iu, "");
  const match = /^(application|bootstrap|microprofile-config)-(.+)$/u.exec(stem);
  return match === null ? { stem } : { stem: match[1] ?? stem, profile: match[2] ?? "" };
}

export function readSpringFile(artefact: Artefact, limits: Limits): SpringFile {
  const { profile } = splitName(artefact.path);
  if (artefact.path.endsWith(".properties") && artefact.size <= limits.bytes) {
    const documents = readProperties(artefact.text()).flatMap((properties) => byQuarkusProfile(properties));
    return { documents: documents.map((document) => withProfile(document, profile)), diagnostics: [] };
  }
  const { trees, diagnostics } = readDocuments(artefact, limits);
  const documents = trees.map((tree) => withProfile({ properties: propertiesOf(leavesOf(tree)) }, profile));
  return { documents, diagnostics };
}

/** `%dev.quarkus.datasource.url` is for the profile `dev`. */
function byQuarkusProfile(properties: readonly Property[]): readonly SpringDocument[] {
  const groups = new Map<string, Property[]>();
  for (const property of properties) {
    const match = /^"?%([\w-]+)(?:,[\w,-]+)?"?\.(.+)$/su.exec(property.name);
    const group = match?.[1] ?? "";
    const own = match === null ? property : { ...property, name: match[2] ?? "" };
    groups.set(group, [...(groups.get(group) ?? []), own]);
  }
  // With `dev` and `test` Quarkus runs on the machine of a developer only.
  groups.delete("dev");
  groups.delete("test");
  return [...groups].map(([profile, own]) => (profile === "" ? { properties: own } : { properties: own, profile }));
}

function withProfile(document: SpringDocument, ofFile: string | undefined): SpringDocument {
  const own = document.properties.find(({ name }) =>
    ["spring.config.activate.onprofile", "spring.profiles", "spring.config.activate.oncloudplatform"].includes(
      plainName(name),
    ),
  );
  const profile = document.profile ?? own?.value ?? ofFile;
  return profile === undefined || profile === "default"
    ? { properties: document.properties }
    : { ...document, profile };
}

/** Profiles with which nothing is shipped. */
export function isTestProfile(profile: string): boolean {
  return /^(?:.*[-_])?(?:tests?|it|integration-?tests?|e2e|ci|unittest|mock)$/iu.test(profile);
}
