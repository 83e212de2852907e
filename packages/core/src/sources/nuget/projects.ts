/** Projects of .NET in a run: references to packages and to one another, central versions, locks, solutions. */
import { type Dependency, isExact, type Manifest, type Technology } from "../parts/packages/manifest.ts";
import { type Hearing, inFolder, treeOf } from "../parts/packages/read-manifests.ts";
import { childrenOf, lineIn, textIn, type XmlElement, xmlOf } from "../parts/packages/xml.ts";
import { entriesAt, textAt } from "../parts/tree.ts";
import { parentOf, resolved } from "../parts/unit-folder.ts";

export function readProjects(hearing: Hearing): readonly Manifest[] {
  const shared = new SharedFiles(hearing);
  const projects = hearing.artefacts
    .filter(({ path }) => /\.(?:cs|fs|vb)proj$/iu.test(path))
    .flatMap((artefact) => {
      const root = xmlOf(artefact, hearing);
      return root === undefined ? [] : [projectOf(artefact.path, root, shared, hearing)];
    })
    .filter(({ isTest }) => !isTest)
    .map(({ manifest }) => manifest);
  return [...projects, ...solutionsOf(hearing)];
}

/** `Directory.Packages.props` and `Directory.Build.props`, which hold for all projects below. */
class SharedFiles {
  private readonly files: ReadonlyMap<string, XmlElement>;

  constructor(hearing: Hearing) {
    const files = new Map<string, XmlElement>();
    for (const artefact of hearing.artefacts) {
      if (!/\.props$/iu.test(artefact.path)) continue;
      const root = xmlOf(artefact, hearing);
      if (root !== undefined) files.set(artefact.path, root);
    }
    this.files = files;
  }

  /** The nearest of a name, from a folder up. */
  nearest(folder: string, name: string): XmlElement | undefined {
    for (let here = folder; ; here = parentOf(here)) {
      const found = this.files.get(inFolder(here, name));
      if (found !== undefined || here === ".") return found;
    }
  }
}

function attribute(element: XmlElement, name: string): string | undefined {
  const value = element.attributes[name] ?? textIn(element, name);
  return value === "" ? undefined : value;
}

function* itemsNamed(root: XmlElement | undefined, name: string): Generator<XmlElement> {
  for (const group of childrenOf(root, "ItemGroup")) yield* childrenOf(group, name);
}

function propertyOf(
  roots: readonly (XmlElement | undefined)[],
  name: string,
): { readonly text: string; readonly line: number } | undefined {
  for (const root of roots)
    for (const group of childrenOf(root, "PropertyGroup")) {
      const [found] = childrenOf(group, name);
      const text = found?.text.trim();
      if (found !== undefined && text !== undefined && text !== "") return { text, line: lineIn(found) };
    }
  return undefined;
}

function projectOf(
  path: string,
  root: XmlElement,
  shared: SharedFiles,
  hearing: Hearing,
): { readonly manifest: Manifest; readonly isTest: boolean } {
  const folder = parentOf(path);
  const props = shared.nearest(folder, "Directory.Build.props");
  const central = centralVersions(shared.nearest(folder, "Directory.Packages.props"));
  const locked = lockOf(folder, hearing);
  const put = (text: string | undefined): string | undefined =>
    text?.replaceAll(
      /\$\((\w+)\)/gu,
      (whole, name: string) =>
        propertyOf([root, props, shared.nearest(folder, "Directory.Packages.props")], name)?.text ?? whole,
    );
  const packages = [...itemsNamed(root, "PackageReference")].flatMap((one): readonly Dependency[] => {
    const name = attribute(one, "Include") ?? attribute(one, "Update");
    if (name === undefined) return [];
    const declared = put(
      attribute(one, "VersionOverride") ?? attribute(one, "Version") ?? central.get(name.toLowerCase()),
    );
    const version = locked.get(name) ?? (declared !== undefined && isExact(declared) ? declared : undefined);
    const isBuild = /all/iu.test(attribute(one, "PrivateAssets") ?? "");
    return [
      {
        name,
        scope: isBuild ? "build" : "run",
        line: lineIn(one),
        ...(version === undefined ? {} : { version }),
        ...(declared === undefined ? {} : { declared }),
      },
    ];
  });
  const projects = [...itemsNamed(root, "ProjectReference")].flatMap((one): readonly Dependency[] => {
    const local = resolved(folder, (attribute(one, "Include") ?? "").replaceAll("\\", "/"));
    return local === undefined ? [] : [{ name: local, scope: "run", line: lineIn(one), local }];
  });
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.\w+$/u, "");
  const assembly = propertyOf([root], "AssemblyName")?.text;
  const manifest: Manifest = {
    source: "nuget",
    ecosystem: "nuget",
    path,
    folder,
    name: assembly !== undefined && !assembly.includes("$(") ? assembly : name,
    ...versionOfProject(propertyOf([root, props], "Version")?.text),
    dependencies: [...packages, ...projects],
    technologies: technologiesOf(root, props, put),
    ...(locked.size === 0 ? {} : { locked: [...locked].map(([one, version]) => `${one}@${version}`).sort() }),
  };
  const isTest =
    propertyOf([root], "IsTestProject")?.text.toLowerCase() === "true" ||
    packages.some(({ name: one }) => /^(?:Microsoft\.NET\.Test\.Sdk|xunit|nunit|MSTest\.TestFramework)$/iu.test(one));
  return { manifest, isTest };
}

function versionOfProject(text: string | undefined): { readonly version?: string } {
  return text === undefined || text.includes("$(") ? {} : { version: text };
}

function centralVersions(root: XmlElement | undefined): ReadonlyMap<string, string> {
  const versions = new Map<string, string>();
  for (const name of ["PackageVersion", "GlobalPackageReference"])
    for (const one of itemsNamed(root, name)) {
      const id = attribute(one, "Include") ?? attribute(one, "Update");
      const version = attribute(one, "Version");
      if (id !== undefined && version !== undefined) versions.set(id.toLowerCase(), version);
    }
  return versions;
}

function lockOf(folder: string, hearing: Hearing): ReadonlyMap<string, string> {
  const tree = treeOf(hearing.around.file(inFolder(folder, "packages.lock.json")), hearing);
  const locked = new Map<string, string>();
  for (const [, packages] of entriesAt(tree, "dependencies"))
    for (const [name, entry] of entriesAt(packages)) {
      const version = textAt(entry, "resolved");
      if (version !== undefined) locked.set(name, version);
    }
  return locked;
}

function technologiesOf(
  root: XmlElement,
  props: XmlElement | undefined,
  put: (text: string | undefined) => string | undefined,
): readonly Technology[] {
  const framework =
    propertyOf([root, props], "TargetFramework") ??
    propertyOf([root, props], "TargetFrameworks") ??
    propertyOf([root], "TargetFrameworkVersion");
  const found = (put(framework?.text) ?? "").split(";").flatMap((moniker) => frameworkOf(moniker.trim()));
  const line = framework?.line ?? 1;
  const technologies: Technology[] = found.map((one) => ({ ...one, line }));
  if (/Sdk\.Web\b/u.test(root.attributes["Sdk"] ?? "")) technologies.push({ name: "ASP.NET Core", line: 1 });
  return technologies;
}

/** `net8.0` is .NET 8.0, `netcoreapp3.1` .NET Core 3.1, `net48` and `v4.8` are .NET Framework 4.8; `netstandard2.0` runs on any. */
function frameworkOf(moniker: string): readonly { readonly name: string; readonly version: string }[] {
  const modern = /^net(\d{1,2}\.\d)(?:-[\w.]+)?$/u.exec(moniker)?.[1];
  if (modern !== undefined) return [{ name: ".NET", version: modern }];
  const core = /^netcoreapp(\d\.\d)$/u.exec(moniker)?.[1];
  if (core !== undefined) return [{ name: ".NET", version: core }];
  const classic = /^(?:net(\d)(\d)(\d)?|v(\d\.\d(?:\.\d)?))$/u.exec(moniker);
  if (classic === null) return [];
  const [, major, minor, patch, whole] = classic;
  return [
    { name: ".NET Framework", version: whole ?? [major, minor, patch].filter((part) => part !== undefined).join(".") },
  ];
}

/** Solutions put projects together; they are nothing that runs. */
function solutionsOf(hearing: Hearing): readonly Manifest[] {
  return hearing.artefacts
    .filter(({ path }) => /\.slnx?$/iu.test(path))
    .map((artefact) => {
      const folder = parentOf(artefact.path);
      const lines = artefact.text().split("\n");
      const members = lines.flatMap((text, index) => {
        const written = /(?:=\s*"[^"]*",\s*|\bPath=)"([^"]+\.(?:cs|fs|vb)proj)"/iu.exec(text.slice(0, 1000))?.[1];
        const project = written === undefined ? undefined : resolved(folder, written.replaceAll("\\", "/"));
        return project === undefined ? [] : [{ folder: project, line: index + 1 }];
      });
      const name = artefact.path.slice(artefact.path.lastIndexOf("/") + 1).replace(/\.slnx?$/iu, "");
      return {
        source: "nuget",
        ecosystem: "nuget" as const,
        path: artefact.path,
        folder,
        name,
        isAggregate: true,
        dependencies: [],
        technologies: [],
        members,
      };
    });
}
