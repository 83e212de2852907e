/** POMs of a run: each with its parents in the tree, properties put in, versions from managed dependencies. */
import { isSecretName } from "../../model/claims/secrets.ts";
import type { Dependency, Manifest, Technology } from "../parts/packages/manifest.ts";
import type { Hearing } from "../parts/packages/read-manifests.ts";
import { child, childrenOf, lineIn, textIn, type XmlElement, xmlOf } from "../parts/packages/xml.ts";
import { parentOf, resolved } from "../parts/unit-folder.ts";

interface Pom {
  readonly path: string;
  readonly folder: string;
  readonly root: XmlElement;
  readonly artifact: string;
  readonly parent?: Coordinates & { readonly path?: string };
}

interface Coordinates {
  readonly group: string;
  readonly artifact: string;
  readonly version: string;
}

export function readPoms(hearing: Hearing): readonly Manifest[] {
  const poms = new Map<string, Pom>();
  for (const artefact of hearing.artefacts) {
    const root = xmlOf(artefact, hearing);
    if (root?.name === "project") poms.set(artefact.path, pomOf(artefact.path, root));
  }
  const tree = new PomTree(poms);
  return [...poms.values()].map((pom) => tree.manifest(pom));
}

function pomOf(path: string, root: XmlElement): Pom {
  const folder = parentOf(path);
  const artifact = textIn(root, "artifactId") ?? "";
  const parent = child(root, "parent");
  if (parent === undefined) return { path, folder, root, artifact };
  const relative = child(parent, "relativePath");
  const written = relative === undefined ? "../pom.xml" : relative.text.trim();
  const found = written === "" ? undefined : resolved(folder, written);
  const place =
    found === undefined ? undefined : found.endsWith(".xml") ? found : found === "." ? "pom.xml" : `${found}/pom.xml`;
  const coordinates = {
    group: textIn(parent, "groupId") ?? "",
    artifact: textIn(parent, "artifactId") ?? "",
    version: textIn(parent, "version") ?? "",
  };
  return { path, folder, root, artifact, parent: place === undefined ? coordinates : { ...coordinates, path: place } };
}

/** More parents than this are a circle. */
const MOST_PARENTS = 20;

class PomTree {
  private readonly poms: ReadonlyMap<string, Pom>;
  private readonly byArtifact: ReadonlyMap<string, Pom>;
  private readonly groups: Map<Pom, string | undefined> = new Map();

  constructor(poms: ReadonlyMap<string, Pom>) {
    this.poms = poms;
    this.byArtifact = new Map([...poms.values()].map((pom) => [pom.artifact, pom]));
  }

  manifest(pom: Pom): Manifest {
    const line = this.lineage(pom);
    const properties = propertiesOf(line);
    const put = (text: string | undefined): string | undefined => filled(text, properties);
    const group = put(textIn(pom.root, "groupId") ?? pom.parent?.group) ?? "";
    const version = put(textIn(pom.root, "version") ?? pom.parent?.version);
    const isAggregate = textIn(pom.root, "packaging") === "pom";
    const dependencies = this.dependencies(pom, line, properties);
    const modules = [
      ...childrenOf(pom.root, "modules", "module"),
      ...childrenOf(pom.root, "subprojects", "subproject"),
    ];
    return {
      source: "maven",
      ecosystem: "maven",
      path: pom.path,
      folder: pom.folder,
      ...(pom.artifact === ""
        ? {}
        : { name: group === "" ? pom.artifact : `${group}:${put(pom.artifact) ?? pom.artifact}` }),
      ...(version === undefined || version.includes("${") ? {} : { version }),
      ...(isAggregate ? { isAggregate } : {}),
      dependencies,
      technologies: technologiesOf(pom, line, properties),
      members: modules.flatMap((module) => {
        const folder = resolved(pom.folder, module.text.trim().replace(/\/?[^/]*\.xml$/u, ""));
        return folder === undefined ? [] : [{ folder, line: lineIn(module) }];
      }),
    };
  }

  /** The POM, its parent, and so on, as far as they are in the tree. */
  private lineage(pom: Pom): readonly Pom[] {
    const line: Pom[] = [];
    for (let here: Pom | undefined = pom; here !== undefined && line.length < MOST_PARENTS && !line.includes(here);) {
      line.push(here);
      const { parent }: Pom = here;
      const beside: Pom | undefined = parent?.path === undefined ? undefined : this.poms.get(parent.path);
      here = beside?.artifact === parent?.artifact ? beside : this.byArtifact.get(parent?.artifact ?? "");
    }
    return line;
  }

  private dependencies(pom: Pom, line: readonly Pom[], properties: Properties): readonly Dependency[] {
    const managed = managedIn(line, properties);
    return line.flatMap((ancestor) =>
      childrenOf(ancestor.root, "dependencies", "dependency").map((one) => {
        const group = filled(textIn(one, "groupId"), properties) ?? "";
        const artifact = filled(textIn(one, "artifactId"), properties) ?? "";
        const name = `${group}:${artifact}`;
        const version = filled(textIn(one, "version"), properties) ?? managed.get(name);
        const scope = textIn(one, "scope") ?? "compile";
        const neighbour = this.byArtifact.get(artifact);
        const isLocal = neighbour !== undefined && neighbour !== pom && this.groupOf(neighbour) === group;
        const isPlain = version !== undefined && /^[\w.+-]+$/u.test(version);
        return {
          name,
          scope: scope === "test" || scope === "provided" ? ("build" as const) : ("run" as const),
          line: ancestor === pom ? lineIn(one) : 1,
          ...(isPlain ? { version } : {}),
          ...(version !== undefined && !isPlain ? { declared: version } : {}),
          ...(isLocal ? { local: neighbour.path } : {}),
          ...(ancestor === pom ? {} : { isInherited: true }),
        };
      }),
    );
  }

  private groupOf(pom: Pom): string | undefined {
    if (!this.groups.has(pom))
      this.groups.set(pom, filled(textIn(pom.root, "groupId") ?? pom.parent?.group, propertiesOf(this.lineage(pom))));
    return this.groups.get(pom);
  }
}

type Properties = ReadonlyMap<string, string>;

/** Properties of a POM and its parents; the nearest wins. */
function propertiesOf(line: readonly Pom[]): Properties {
  const properties = new Map<string, string>();
  for (const pom of [...line].reverse()) {
    for (const { name, text } of child(pom.root, "properties")?.children ?? [])
      if (!isSecretName(name)) properties.set(name, text.trim());
    const version = textIn(pom.root, "version") ?? pom.parent?.version;
    const group = textIn(pom.root, "groupId") ?? pom.parent?.group;
    for (const prefix of ["project.", "pom.", ""]) {
      if (version !== undefined && prefix !== "") properties.set(`${prefix}version`, version);
      if (group !== undefined && prefix !== "") properties.set(`${prefix}groupId`, group);
      if (prefix !== "") properties.set(`${prefix}artifactId`, pom.artifact);
    }
    if (pom.parent !== undefined) {
      properties.set("project.parent.version", pom.parent.version);
      properties.set("project.parent.groupId", pom.parent.group);
    }
  }
  return properties;
}

function filled(text: string | undefined, properties: Properties): string | undefined {
  let value = text;
  for (let turn = 0; turn < 10 && value !== undefined && value.includes("${") && value.length < 2000; turn++)
    value = value.replaceAll(/\$\{([^${}]+)\}/gu, (whole, name: string) => properties.get(name) ?? whole);
  return value;
}

/** Versions that parents manage. Bills of materials from elsewhere are not in the tree: what they manage has no version here. */
function managedIn(line: readonly Pom[], properties: Properties): ReadonlyMap<string, string> {
  const managed = new Map<string, string>();
  for (const pom of [...line].reverse())
    for (const one of childrenOf(pom.root, "dependencyManagement", "dependencies", "dependency")) {
      const version = filled(textIn(one, "version"), properties);
      const name = `${filled(textIn(one, "groupId"), properties) ?? ""}:${filled(textIn(one, "artifactId"), properties) ?? ""}`;
      if (version !== undefined) managed.set(name, version);
    }
  return managed;
}

/** Frameworks whose version is that of a parent or of a bill of materials. */
const boms: ReadonlyMap<string, string> = new Map([
  ["org.springframework.boot:spring-boot-starter-parent", "Spring Boot"],
  ["org.springframework.boot:spring-boot-dependencies", "Spring Boot"],
  ["org.springframework.cloud:spring-cloud-dependencies", "Spring Cloud"],
  ["io.quarkus:quarkus-bom", "Quarkus"],
  ["io.quarkus.platform:quarkus-bom", "Quarkus"],
  ["io.quarkus:quarkus-universe-bom", "Quarkus"],
  ["io.micronaut:micronaut-parent", "Micronaut"],
  ["io.micronaut.platform:micronaut-parent", "Micronaut"],
  ["io.helidon.applications:helidon-mp", "Helidon"],
  ["io.helidon.applications:helidon-se", "Helidon"],
]);

const javaProperties = [
  "maven.compiler.release",
  "java.version",
  "maven.compiler.target",
  "maven.compiler.source",
  "jdk.version",
  "java.release",
];

function technologiesOf(pom: Pom, line: readonly Pom[], properties: Properties): readonly Technology[] {
  const found: Technology[] = [];
  const place = lineIn(child(pom.root, "properties") ?? child(pom.root, "parent"));
  const compiler = childrenOf(pom.root, "build", "plugins", "plugin").find(
    (plugin) => textIn(plugin, "artifactId") === "maven-compiler-plugin",
  );
  const java = ["release", "target", "source"]
    .map((name) => textIn(compiler, "configuration", name))
    .concat(javaProperties.map((name) => properties.get(name)))
    .map((text) => filled(text, properties))
    .find((text) => text !== undefined && /^\d+(?:\.\d+)?$/u.test(text));
  found.push({
    name: "Java",
    line: place,
    ...(java === undefined ? {} : { version: java.replace(/^1\.(?=\d)/u, "") }),
  });
  const kotlin = properties.get("kotlin.version");
  if (kotlin !== undefined) found.push({ name: "Kotlin", version: kotlin, line: place });
  const seen = new Set<string>();
  const add = (name: string, version: string | undefined): void => {
    const called = boms.get(name);
    if (called === undefined || version === undefined || !/^[\w.+-]+$/u.test(version) || seen.has(called)) return;
    seen.add(called);
    found.push({ name: called, version, line: place });
  };
  for (const { root, parent } of line) {
    if (parent !== undefined) add(`${parent.group}:${parent.artifact}`, filled(parent.version, properties));
    for (const one of childrenOf(root, "dependencyManagement", "dependencies", "dependency"))
      if (textIn(one, "scope") === "import")
        add(
          `${filled(textIn(one, "groupId"), properties) ?? ""}:${filled(textIn(one, "artifactId"), properties) ?? ""}`,
          filled(textIn(one, "version"), properties),
        );
  }
  return found;
}
