/** A pipeline of GitLab CI: local includes, `extends`, `!reference`, defaults and variables resolved; what lies elsewhere is told. */
import { checkOf } from "../parts/delivery/checks.ts";
import { deedsOfCommand } from "../parts/delivery/commands.ts";
import type { Deed } from "../parts/delivery/deed.ts";
import type { Environment, Gap, Job, Pipeline } from "../parts/delivery/pipeline.ts";
import { commandsIn, expandVariables } from "../parts/delivery/shell.ts";
import { readDocuments } from "../parts/documents/read.ts";
import { at, entriesAt, itemsAt, textAt, textsAt, type Tree } from "../parts/tree.ts";
import type { Surroundings } from "../source.ts";
import { parentOf, resolved } from "../parts/unit-folder.ts";

/** Keys of the file that are no jobs. */
const reserved: ReadonlySet<string> = new Set([
  "stages",
  "variables",
  "default",
  "include",
  "workflow",
  "image",
  "services",
  "before_script",
  "after_script",
  "cache",
  "types",
  "spec",
  "pages:deploy",
]);

const DEEPEST = 10;

export function readGitlab(root: Tree, path: string, around: Surroundings): Pipeline {
  const reader = new GitlabReader(around, path);
  reader.include(root, path, 0);
  const jobs = reader.jobs();
  return {
    key: `gitlab-ci:${path}`,
    at: { file: path, line: 1 },
    name: parentOf(path) === "." ? "gitlab-ci" : `${parentOf(path).replace(/^.*\//u, "")}-gitlab-ci`,
    title: textAt(reader.top("workflow"), "name"),
    triggers: triggersOf(reader.top("workflow")),
    schedules: [],
    stages: textsAt(reader.top("stages") ?? reader.top("types")),
    jobs,
    credentials: [...reader.credentials].sort(),
    unpinned: [...reader.unpinned],
    roles: [...reader.roles],
    watched: [...reader.watched],
    gaps: reader.gaps,
    starts: [...reader.starts],
  };
}

function triggersOf(workflow: Tree | undefined): readonly string[] {
  const sources = itemsAt(workflow, "rules").flatMap((rule) =>
    [...(textAt(rule, "if") ?? "").matchAll(/CI_PIPELINE_SOURCE\s*==\s*["'](\w+)["']/gu)].map(([, name]) => name ?? ""),
  );
  return [...new Set(sources)];
}

/** A value and the file in which it stands. */
interface Entry {
  readonly tree: Tree;
  readonly path: string;
}

class GitlabReader {
  readonly credentials: Set<string> = new Set();
  readonly unpinned: Set<string> = new Set();
  readonly roles: Set<string> = new Set();
  readonly watched: Set<string> = new Set();
  readonly starts: Set<string> = new Set();
  readonly gaps: Gap[] = [];
  /** Security templates of GitLab that are taken in: jobs that are written elsewhere. */
  readonly #templates: Job[] = [];
  readonly #entries = new Map<string, Entry>();
  readonly #variables = new Map<string, string>();
  readonly #around: Surroundings;
  readonly #read = new Set<string>();
  /** Folder of the file that stands for the root of its project: includes begin there. */
  readonly #home: string;

  constructor(around: Surroundings, path: string) {
    this.#around = around;
    this.#home = parentOf(path);
  }

  top(name: string): Tree | undefined {
    return this.#entries.get(name)?.tree;
  }

  /** Included files come first: what the file itself says stands above them. */
  include(root: Tree, path: string, depth: number): void {
    if (this.#read.has(path) || depth > DEEPEST) return;
    this.#read.add(path);
    const include = at(root, "include");
    const list = include === undefined ? [] : include.is === "items" ? include.items : [include];
    for (const item of list) this.#included(item, path, depth);
    for (const [name, tree] of entriesAt(root)) {
      if (name === "variables") this.#noteVariables(tree);
      const known = this.#entries.get(name);
      // The same job in two files: the later says what it says, the rest stays.
      this.#entries.set(name, { tree: known === undefined ? tree : merged(known.tree, tree), path });
    }
  }

  jobs(): readonly Job[] {
    const found: Job[] = [...this.#templates];
    for (const [name, { tree, path }] of this.#entries) {
      if (name.startsWith(".") || reserved.has(name) || tree.is !== "fields") continue;
      const job = this.#extended(tree, 0);
      if (["script", "run", "trigger", "extends", "environment", "image"].some((key) => at(job, key) !== undefined))
        found.push(this.#job(name, job, path));
    }
    return found;
  }

  #job(name: string, job: Tree, path: string): Job {
    const deeds: Deed[] = [];
    const image = this.#setting(job, "image");
    const check = checkOf(`${name} ${textAt(image) ?? ""}`.replaceAll("_", "-"));
    if (check !== undefined) deeds.push({ deed: "check", check, folder: ".", at: { file: path, line: job.line } });
    const combinations = matrixOf(job);
    for (const combination of combinations) deeds.push(...this.#scripts(job, path, combination));
    this.#noteTrigger(job, path);
    const own =
      textAt(job, "when") === "manual" || itemsAt(job, "rules").some((rule) => textAt(rule, "when") === "manual");
    for (const pattern of [
      ...textsAt(job, "only", "changes"),
      ...itemsAt(job, "rules").flatMap((rule) => [...textsAt(rule, "changes"), ...textsAt(rule, "changes", "paths")]),
    ]) {
      const folder = /^([\w.-]+(?:\/[\w.-]+)*)\/\*/u.exec(pattern)?.[1];
      if (folder !== undefined) this.watched.add(folder);
    }
    for (const [token] of entriesAt(job, "id_tokens")) this.credentials.add(token);
    for (const [secret] of entriesAt(job, "secrets")) this.credentials.add(secret);
    return {
      name,
      stage: textAt(job, "stage") ?? "test",
      needs: needsOf(job),
      runner: textsAt(this.#setting(job, "tags")).join(", ") || undefined,
      image: textAt(image) ?? textAt(image, "name"),
      services: servicesOf(this.#setting(job, "services")),
      environment: this.#environment(at(job, "environment"), combinations[0]),
      isManual: own,
      deeds,
    };
  }

  #scripts(job: Tree, path: string, combination: ReadonlyMap<string, string>): readonly Deed[] {
    const variables = new Map([...this.#variables, ...variablesOf(at(job, "variables")), ...combination]);
    // A path of the project is one from the root.
    for (const name of ["CI_PROJECT_DIR", "CI_BUILDS_DIR"]) variables.set(name, ".");
    let folder = ".";
    const deeds: Deed[] = [];
    const lines = [this.#setting(job, "before_script"), at(job, "script")].flatMap((script) => this.#lines(script, 0));
    // All lines run in one shell: a folder that one goes into holds for the next, and so do variables.
    for (const { text, line } of lines) {
      for (const command of commandsIn(text, { folder, line, variables })) {
        folder = command.folder;
        for (const word of command.words) this.#noteRole(word);
        deeds.push(...deedsOfCommand(command, path));
      }
      const moved = commandsIn(`${text}\npwd`, { folder, line, variables }).at(-1);
      if (moved !== undefined) folder = moved.folder;
      for (const [, name, value] of text.matchAll(/^\s*(?:export\s+)?([A-Za-z_]\w*)=["']?([\w./:$-]*)["']?\s*$/gmu))
        if (name !== undefined && value !== undefined) variables.set(name, expandVariables(value, variables));
    }
    return deeds;
  }

  /** Lines of a script, with lists in lists and references opened. */
  #lines(tree: Tree | undefined, depth: number): readonly { readonly text: string; readonly line: number }[] {
    if (tree === undefined || depth > DEEPEST) return [];
    if (tree.is === "scalar") return [{ text: tree.text, line: tree.text.includes("\n") ? tree.line + 1 : tree.line }];
    if (tree.tag === "!reference") return this.#lines(this.#referred(tree), depth + 1);
    return itemsAt(tree).flatMap((item) => this.#lines(item, depth + 1));
  }

  #referred(tree: Tree): Tree | undefined {
    const [name, ...rest] = textsAt(tree);
    const entry = name === undefined ? undefined : this.#entries.get(name)?.tree;
    return entry === undefined ? undefined : at(this.#extended(entry, 0), ...rest);
  }

  #extended(job: Tree, depth: number): Tree {
    let base: Tree | undefined;
    if (depth < DEEPEST)
      for (const name of textsAt(job, "extends")) {
        const entry = this.#entries.get(name)?.tree;
        if (entry !== undefined)
          base = base === undefined ? this.#extended(entry, depth + 1) : merged(base, this.#extended(entry, depth + 1));
      }
    return base === undefined ? job : merged(base, job);
  }

  /** Own setting of a job, else the default of the pipeline. */
  #setting(job: Tree, name: string): Tree | undefined {
    return at(job, name) ?? at(this.top("default"), name) ?? this.top(name);
  }

  #included(item: Tree, path: string, depth: number): void {
    const place = { file: path, line: item.line };
    const plain = textAt(item);
    const local = textAt(item, "local") ?? (plain !== undefined && !/^https?:/u.test(plain) ? plain : undefined);
    const template = textAt(item, "template");
    if (local !== undefined) {
      for (const target of this.#targets(local)) {
        const artefact = this.#around.file(target);
        if (artefact === undefined) this.gaps.push({ gap: "missing-file", what: local, at: place });
        else
          for (const tree of readDocuments(artefact, this.#around.limits).trees)
            if (tree.is === "fields") this.include(tree, target, depth + 1);
      }
      return;
    }
    if (template !== undefined) {
      const check = checkOf(template.replace(/\.gitlab-ci\.yml$/u, ""));
      const deeds: readonly Deed[] = check === undefined ? [] : [{ deed: "check", check, folder: ".", at: place }];
      this.#templates.push({
        name: template.replace(/^.*\/|\.gitlab-ci\.yml$/gu, ""),
        needs: [],
        services: [],
        isManual: false,
        deeds,
      });
      return;
    }
    const project = textAt(item, "project");
    const what =
      project === undefined
        ? (textAt(item, "remote") ?? textAt(item, "component") ?? plain)
        : `${project} ${textsAt(item, "file").join(" ")}`;
    if (what === undefined) return;
    if (project !== undefined && !/^[0-9a-f]{40}$/u.test(textAt(item, "ref") ?? "")) this.unpinned.add(project);
    this.gaps.push({ gap: "remote-include", what: what.replace(/[?#].*$|\/\/[^/@]*@/gu, ""), at: place });
  }

  /** Files of a local include: paths are from the root of the project, `*` stands for files of a folder. */
  #targets(local: string): readonly string[] {
    const expanded = expandVariables(local, this.#variables);
    const target = resolved(this.#home, expanded.replace(/^\/+/u, ""));
    if (target === undefined) return [];
    if (!target.includes("*")) return [target];
    const pattern = new RegExp(
      `^${target.replaceAll(/[.+?^${}()|[\]\\]/gu, String.raw`\$&`).replaceAll(/\*+/gu, "[^/]*")}$`,
      "u",
    );
    return this.#around.folder(parentOf(target)).filter((path) => pattern.test(path));
  }

  #noteTrigger(job: Tree, path: string): void {
    const trigger = at(job, "trigger");
    if (trigger === undefined) return;
    const project = textAt(trigger, "project") ?? textAt(trigger);
    if (project !== undefined)
      this.gaps.push({ gap: "remote-include", what: project, at: { file: path, line: trigger.line } });
    const include = at(trigger, "include");
    const list = include === undefined ? [] : include.is === "items" ? include.items : [include];
    for (const item of list) {
      const local = textAt(item, "local") ?? textAt(item);
      if (local !== undefined)
        for (const target of this.#targets(local))
          if (this.#around.exists(target)) this.starts.add(`gitlab-ci:${target}`);
    }
  }

  #noteVariables(tree: Tree): void {
    for (const [name, value] of variablesOf(tree)) this.#variables.set(name, expandVariables(value, this.#variables));
  }

  #noteRole(word: string): void {
    const arn = /arn:aws[\w-]*:iam::\d+:role\/[\w/+=,.@-]+/u.exec(word)?.[0];
    if (arn !== undefined) this.roles.add(arn);
  }

  #environment(tree: Tree | undefined, combination: ReadonlyMap<string, string> | undefined): Environment | undefined {
    const name = textAt(tree) ?? textAt(tree, "name");
    if (name === undefined || /^(?:stop|prepare|verify|access)$/u.test(textAt(tree, "action") ?? "")) return undefined;
    const variables = new Map([...this.#variables, ...(combination ?? [])]);
    const url = textAt(tree, "url");
    const told = url === undefined ? undefined : expandVariables(url, variables);
    // `review/$CI_COMMIT_REF_SLUG`: one for each branch, all of one sort.
    const plain = expandVariables(name, variables).replace(/[/-]?\$.*$/u, "");
    return plain === ""
      ? undefined
      : { name: plain, ...(told === undefined || told.includes("$") ? {} : { url: told }) };
  }
}

/** The second over the first, maps within maps. */
function merged(base: Tree, over: Tree): Tree {
  if (base.is !== "fields" || over.is !== "fields") return over;
  const entries = new Map(base.entries);
  for (const [name, tree] of over.entries) {
    const known = entries.get(name);
    entries.set(name, known === undefined ? tree : merged(known, tree));
  }
  return { ...over, entries };
}

function variablesOf(tree: Tree | undefined): ReadonlyMap<string, string> {
  return new Map(
    entriesAt(tree).flatMap(([name, value]) => {
      const text = textAt(value) ?? textAt(value, "value");
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
}

function needsOf(job: Tree): readonly string[] {
  const needs = itemsAt(job, "needs").flatMap((need) => textAt(need) ?? textAt(need, "job") ?? []);
  return needs.length > 0 ? needs : textsAt(job, "dependencies");
}

function servicesOf(tree: Tree | undefined): readonly string[] {
  return itemsAt(tree).flatMap((service) => textAt(service) ?? textAt(service, "name") ?? []);
}

/** `parallel: matrix:` as sets of variables. */
function matrixOf(job: Tree): readonly ReadonlyMap<string, string>[] {
  const combinations = itemsAt(job, "parallel", "matrix").flatMap((row) => {
    let sets: ReadonlyMap<string, string>[] = [new Map()];
    for (const [name, values] of entriesAt(row))
      sets = sets.flatMap((one) => textsAt(values).map((value) => new Map([...one, [name, value]]))).slice(0, 100);
    return sets;
  });
  return combinations.length === 0 ? [new Map()] : combinations.slice(0, 100);
}
