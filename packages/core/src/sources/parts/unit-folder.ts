/** Folders of buildable units, as far as their files say so: what a contract, a pipeline or a call belongs to. */
import type { Surroundings } from "../source.ts";

const manifests =
  /^(?:package\.json|pom\.xml|build\.gradle(?:\.kts)?|go\.mod|cargo\.toml|pyproject\.toml|setup\.py|requirements\.txt|pipfile|gemfile|composer\.json|mix\.exs|build\.sbt|project\.clj|pubspec\.yaml|cmakelists\.txt|(?:.*\.)?(?:dockerfile|containerfile)(?:\..*)?|.*\.(?:csproj|fsproj|vbproj|jar|war))$/iu;

/** Does the folder hold the manifest of a package, or a Dockerfile? */
export function isUnit(folder: string, around: Surroundings): boolean {
  return around.folder(folder).some((path) => manifests.test(path.slice(path.lastIndexOf("/") + 1)));
}

/** The nearest folder, from this one up to the root, that is a unit; undefined: none is. */
export function unitAround(folder: string, around: Surroundings): string | undefined {
  for (let here = folder; ; here = parentOf(here)) {
    if (isUnit(here, around)) return here;
    if (here === ".") return undefined;
  }
}

/** Folder of a path; `.` for what lies in the root. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "." : path.slice(0, slash);
}

/** A path as written in a file of `folder`, from the root: `../lib` in `src/cart` is `src/lib`. Undefined where it leaves the root. */
export function resolved(folder: string, path: string): string | undefined {
  const parts = folder === "." || path.startsWith("/") ? [] : folder.split("/");
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length === 0 ? "." : parts.join("/");
}

/** Is the path in what is not shipped: tests, mocks, vendored code? */
export function isAside(path: string): boolean {
  return /(?:^|\/)(?:node_modules|vendor|third[_-]party|tests?|__tests__|testdata|test-data|test-resources|fixtures|__fixtures__|mocks?|__mocks__|e2e|[\w-]*load-?tests?|src\/(?:it|integration-?test|integTest|functionalTest|testFixtures|acceptance-?test)|target|\.venv|venv|site-packages)\//iu.test(
    path,
  );
}

/** A name for what lies at this path: file name without ending, or the nearest folder that is no general word. */
export function nameOfPath(path: string): string {
  const stem = path
    .slice(path.lastIndexOf("/") + 1)
    .replace(/(?:\.(?:ya?ml|json|proto|wsdl|graphqls?|gql|xml|v?\d+))+$/iu, "");
  const folders = parentOf(path)
    .split("/")
    .filter((part) => part !== ".")
    .reverse();
  const plain = stem.replace(/[-_. ]?(?:open-?api|swagger|async-?api|api-?docs?|spec|schema)(?:[-_. ]?v?\d+)*$/iu, "");
  return [plain, ...folders].find((name) => !isGeneral(name)) ?? (stem === "" ? path : stem);
}

/** The nearest folder around a path whose name is no general word; undefined: all are. */
export function namedFolderAround(path: string): string | undefined {
  for (let here = parentOf(path); here !== "."; here = parentOf(here))
    if (!isGeneral(here.slice(here.lastIndexOf("/") + 1))) return here;
  return undefined;
}

/** Words that folders and files have for what they are and not for whose they are. */
function isGeneral(name: string): boolean {
  return /^(?:|\.|src|main|java|resources?|static|public|api|apis|docs?|doc|spec|specs|contracts?|open-?api|swagger|async-?api|graphql|protos?|pb|idl|wsdl|xsd|schemas?|definitions?|index|config|meta-inf|web-inf|app|apps|services?|server|client|lib|pkg|internal|v?\d+(?:\.\d+)*|files?|assets|dist|build)$/iu.test(
    name,
  );
}
