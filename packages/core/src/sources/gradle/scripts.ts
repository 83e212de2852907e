/** Gradle scripts, Groovy and Kotlin, as far as people write them plainly: dependencies, plug-ins, versions in variables. No script is run. */
import type { Dependency, Technology } from "../parts/packages/manifest.ts";

export interface Script {
  readonly dependencies: readonly ScriptDependency[];
  readonly plugins: readonly Technology[];
  readonly variables: ReadonlyMap<string, string>;
  readonly java?: Technology;
  readonly group?: string;
  readonly version?: string;
}

export interface ScriptDependency {
  /** `group:artifact`, or the path of a project (`:common`), or a name in the catalogue (`libs.spring.web`). */
  readonly name: string;
  readonly kind: "module" | "project" | "catalogue";
  readonly version?: string;
  readonly scope: Dependency["scope"];
  readonly line: number;
}

const RUN =
  /^(?:implementation|api|compile|runtime|runtimeOnly|compile(?:Classpath)?|providedRuntime|quarkusDev|kapt|(?:[a-z]+Main)(?:Implementation|Api|RuntimeOnly))$/u;
const BUILD =
  /^(?:test\w*|androidTest\w*|integrationTest\w*|annotationProcessor|compileOnly\w*|developmentOnly|providedCompile|ksp|classpath|testFixtures\w*|\w+Test(?:Implementation|RuntimeOnly))$/u;

/** Reads the lines; comments are passed over. `given` are variables from elsewhere (`gradle.properties`). */
export function readScript(text: string, given: ReadonlyMap<string, string>): Script {
  const lines = withoutComments(text).split("\n");
  const variables = new Map(given);
  for (const line of lines) {
    const match =
      /^\s*(?:(?:def|val|var|ext|set\(|String|extra)?\s*[("[]*)?(?:ext\.|extra\[")?["']?([\w.-]+)["']?\]?["']?\)?\s*(?:=|,)\s*["']([^"'$\n]{1,60})["']/u.exec(
        line.slice(0, 400),
      );
    if (match?.[1] !== undefined && match[2] !== undefined && !variables.has(match[1]))
      variables.set(match[1], match[2]);
  }
  const dependencies: ScriptDependency[] = [];
  const plugins: Technology[] = [];
  let java: Technology | undefined;
  /** Of a list of dependencies that goes on in the next line. */
  let continued: Dependency["scope"] | undefined;
  for (const [index, written] of lines.entries()) {
    const line = written.slice(0, 1000);
    const begun: Dependency["scope"] | undefined =
      continued === undefined || !/^\s*["']/u.test(line) ? undefined : continued;
    const found =
      begun === undefined ? dependenciesIn(line, index + 1, variables) : modulesIn(line, begun, index + 1, variables);
    dependencies.push(...found);
    continued = /,\s*$/u.test(line) ? (begun ?? found[0]?.scope) : undefined;
    const plugin =
      /\bid\s*\(?\s*["']([\w.-]+)["']\s*\)?\s*(?:version\s*\(?\s*["']([^"']+)["'])?/u.exec(line) ??
      /\b(kotlin)\s*\(\s*"[\w.-]+"\s*\)\s*(?:version\s+"([^"]+)")?/u.exec(line);
    if (plugin?.[1] !== undefined) plugins.push(technology(plugin[1], put(plugin[2], variables), index + 1));
    const boot = /org\.springframework\.boot:spring-boot-gradle-plugin:([^"']+)/u.exec(line)?.[1];
    if (boot !== undefined) plugins.push(technology("org.springframework.boot", put(boot, variables), index + 1));
    const release =
      /(?:sourceCompatibility|languageVersion|jvmToolchain|options\.release|jvmTarget)\b[^\d"'\n]{0,60}["']?(?:VERSION_)?(\d+(?:[._]\d+)?)/u.exec(
        line,
      )?.[1];
    if (release !== undefined)
      java ??= technology("Java", release.replace("_", ".").replace(/^1\.(?=\d)/u, ""), index + 1);
  }
  const group = variables.get("group");
  const version = variables.get("version");
  return {
    dependencies,
    plugins,
    variables,
    ...(java === undefined ? {} : { java }),
    ...(group === undefined ? {} : { group }),
    ...(version === undefined ? {} : { version }),
  };
}

function technology(name: string, version: string | undefined, line: number): Technology {
  return version === undefined ? { name, line } : { name, version, line };
}

function scopeOf(word: string): Dependency["scope"] | undefined {
  return BUILD.test(word) ? "build" : RUN.test(word) ? "run" : undefined;
}

function dependenciesIn(line: string, at: number, variables: ReadonlyMap<string, string>): readonly ScriptDependency[] {
  const start = /^\s*(?:add\(\s*)?"?([A-Za-z]\w*)"?[\s(,]+(.+)$/u.exec(line);
  const scope = start?.[1] === undefined ? undefined : scopeOf(start[1]);
  if (start === null || scope === undefined) return [];
  const rest = start[2] ?? "";
  const project = /\bproject\s*\(\s*(?:path\s*[:=]\s*)?["']([^"']+)["']/u.exec(rest)?.[1];
  if (project !== undefined) return [{ name: project, kind: "project", scope, line: at }];
  const accessor = /^\(?\s*projects((?:\.\w+)+)/u.exec(rest)?.[1];
  if (accessor !== undefined)
    return [{ name: kebab(accessor.slice(1)).replaceAll(".", ":"), kind: "project", scope, line: at }];
  const alias = /\blibs((?:\.\w+)+)/u.exec(rest)?.[1];
  if (alias !== undefined) return [{ name: alias.slice(1).replace(/\.get$/u, ""), kind: "catalogue", scope, line: at }];
  const group = /\bgroup\s*[:=]\s*["']([^"']+)["']/u.exec(rest)?.[1];
  const artifact = /\bname\s*[:=]\s*["']([^"']+)["']/u.exec(rest)?.[1];
  if (group !== undefined && artifact !== undefined) {
    const version = put(/\bversion\s*[:=]\s*["']?([^"',)\s]+)/u.exec(rest)?.[1], variables);
    return [
      { name: `${group}:${artifact}`, kind: "module", scope, line: at, ...(version === undefined ? {} : { version }) },
    ];
  }
  return modulesIn(rest, scope, at, variables);
}

/** Every `"group:artifact:version"` in a text. */
function modulesIn(
  text: string,
  scope: Dependency["scope"],
  at: number,
  variables: ReadonlyMap<string, string>,
): readonly ScriptDependency[] {
  return [...text.matchAll(/["']([\w.-]+):([\w.-]+)(?::([^"'@:]*))?(?:[:@][^"']*)?["'](?:\s*\+\s*(\w+))?/gu)].map(
    ([, owner = "", own = "", written = "", added]) => {
      const version = put(written === "" && added !== undefined ? `$${added}` : written, variables);
      return {
        name: `${owner}:${own}`,
        kind: "module" as const,
        scope,
        line: at,
        ...(version === undefined ? {} : { version }),
      };
    },
  );
}

/** `typesafeProjectAccessors`: `projects.sharedModels` is `:shared-models`. */
function kebab(text: string): string {
  return text.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

/** The version with its variables put in; undefined where one is not known. */
function put(text: string | undefined, variables: ReadonlyMap<string, string>): string | undefined {
  if (text === undefined || text === "") return undefined;
  const value = text
    .replaceAll(
      /\$\{?(?:rootProject\.|project\.|ext\.|extra\[")?([\w.-]+?)(?:"\])?\}/gu,
      (whole, name: string) => variables.get(name) ?? whole,
    )
    .replaceAll(/\$(\w+)/gu, (whole, name: string) => variables.get(name) ?? whole);
  const known = /^[a-z]\w*$/iu.test(value) ? variables.get(value) : value;
  return known === undefined || known.includes("$") || !/^\d/u.test(known) ? undefined : known;
}

/** The text with comments blanked, line for line. */
function withoutComments(text: string): string {
  const plain = text.slice(0, LONGEST).replaceAll("\r\n", "\n");
  const parts: string[] = [];
  let from = 0;
  for (let open = plain.indexOf("/*"); open >= 0; open = plain.indexOf("/*", from)) {
    const close = plain.indexOf("*/", open + 2);
    const end = close < 0 ? plain.length : close + 2;
    parts.push(plain.slice(from, open), plain.slice(open, end).replaceAll(/[^\n]/gu, ""));
    from = end;
  }
  parts.push(plain.slice(from));
  return parts.join("").replaceAll(/(^|[\s;{}])\/\/[^\n]*/gu, "$1");
}

/** No person writes a longer script. */
const LONGEST = 2_000_000;
