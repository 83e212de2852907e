/** A workflow of GitHub Actions as a pipeline. Reusable workflows and composite actions of the same repository are followed, others told. */
import type { Place } from "../../model/claims/claim.ts";
import { deedsOfCommand } from "../parts/delivery/commands.ts";
import type { Deed } from "../parts/delivery/deed.ts";
import type { Environment, Gap, Job, Pipeline } from "../parts/delivery/pipeline.ts";
import { commandsIn } from "../parts/delivery/shell.ts";
import { readDocuments } from "../parts/documents/read.ts";
import { at, entriesAt, itemsAt, textAt, textsAt, type Tree } from "../parts/tree.ts";
import type { Surroundings } from "../source.ts";
import { nameOfPath, resolved } from "../parts/unit-folder.ts";
import { evaluated, type Values } from "./expressions.ts";
import { deedsOfAction } from "./known-actions.ts";
import { combinationsOf } from "./matrix.ts";

/** Workflows and actions that use one another. */
const DEEPEST = 4;

export function isWorkflow(root: Tree): boolean {
  return at(root, "jobs")?.is === "fields";
}

export function readWorkflow(root: Tree, path: string, around: Surroundings): Pipeline {
  const reader = new WorkflowReader(around);
  const jobs = reader.jobs(root, path, new Map(), 0);
  const on = at(root, "on") ?? at(root, "true");
  return {
    key: `github-actions:${path}`,
    at: { file: path, line: 1 },
    name: nameOfWorkflow(path),
    title: textAt(root, "name"),
    triggers: on?.is === "fields" ? entriesAt(on).map(([name]) => name) : textsAt(on),
    schedules: itemsAt(on, "schedule").flatMap((item) => textAt(item, "cron") ?? []),
    stages: [],
    jobs,
    credentials: [...reader.credentials].sort(),
    unpinned: [...reader.unpinned].sort(),
    roles: [...reader.roles],
    watched: ["push", "pull_request"].flatMap((event) => textsAt(on, event, "paths").flatMap(watchedFolder)),
    gaps: reader.gaps,
    starts: [...reader.starts],
  };
}

/** `ci` of `.github/workflows/ci.yml`; general names stay as they are. */
function nameOfWorkflow(path: string): string {
  const stem = path.slice(path.lastIndexOf("/") + 1).replace(/\.ya?ml$/iu, "");
  return stem === "" ? nameOfPath(path) : stem;
}

/** `src/cart` of `src/cart/**`; patterns in the middle and exclusions say nothing. */
function watchedFolder(pattern: string): readonly string[] {
  const folder = /^([\w.-]+(?:\/[\w.-]+)*)\/\*\*(?:\/\*)?$/u.exec(pattern.replace(/^\.?\//u, ""))?.[1];
  return folder === undefined ? [] : [folder];
}

class WorkflowReader {
  readonly credentials: Set<string> = new Set();
  readonly unpinned: Set<string> = new Set();
  readonly roles: Set<string> = new Set();
  readonly starts: Set<string> = new Set();
  readonly gaps: Gap[] = [];
  readonly #around: Surroundings;
  readonly #files = new Map<string, Tree | undefined>();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  jobs(root: Tree, path: string, inputs: Values, depth: number): readonly Job[] {
    this.#noteSecrets(root);
    const values = new Map([...inputs, ...defaultsOf(root, inputs)]);
    withEnvironment(values, at(root, "env"));
    return entriesAt(root, "jobs").flatMap(([name, job]) => this.#job(name, job, { root, path, values, depth }));
  }

  #job(name: string, job: Tree, within: Within): readonly Job[] {
    const values = new Map(within.values);
    withEnvironment(values, at(job, "env"));
    const uses = textAt(job, "uses");
    const combinations = combinationsOf(job, values);
    const deeds: Deed[] = [];
    const called: Job[] = [];
    for (const combination of combinations) {
      const all = new Map([...values, ...combination]);
      // Environment variables of the job may be made of the matrix.
      withEnvironment(all, at(job, "env"));
      if (uses === undefined)
        deeds.push(
          ...this.#steps(itemsAt(job, "steps"), { ...within, values: all, folder: folderOf(within.root, job) }),
        );
      else called.push(...this.#called(name, uses, job, { ...within, values: all }));
    }
    if (uses !== undefined) return called;
    const environment = environmentOf(at(job, "environment"), new Map([...values, ...(combinations[0] ?? [])]));
    const image = textAt(job, "container") ?? textAt(job, "container", "image");
    return [
      {
        name,
        needs: textsAt(job, "needs"),
        runner:
          textsAt(job, "runs-on")
            .concat(textsAt(job, "runs-on", "labels"))
            .join(", ") || undefined,
        image: image === undefined ? undefined : evaluated(image, values),
        services: entriesAt(job, "services").flatMap(
          ([, service]) => textAt(service, "image") ?? textAt(service) ?? [],
        ),
        environment,
        isManual: false,
        deeds: withoutTwins(deeds),
      },
    ];
  }

  /** A job that is a workflow of its own. */
  #called(name: string, uses: string, job: Tree, within: Within): readonly Job[] {
    const { path, depth, values } = within;
    const place = { file: path, line: at(job, "uses")?.line ?? job.line };
    const own = /^\.\/(\.github\/workflows\/[^@]+)$/u.exec(uses)?.[1];
    this.#notePin(uses);
    if (own === undefined) {
      this.gaps.push({ gap: "remote-include", what: uses, at: place });
      return [{ name, needs: textsAt(job, "needs"), services: [], isManual: false, deeds: [] }];
    }
    this.starts.add(`github-actions:${own}`);
    const root = depth < DEEPEST ? this.#file(own) : undefined;
    if (root === undefined) {
      if (!this.#around.exists(own)) this.gaps.push({ gap: "missing-file", what: own, at: place });
      return [];
    }
    const inputs = inputsOf(at(job, "with"), values);
    return this.jobs(root, own, inputs, depth + 1).map((one) => ({ ...one, name: `${name} / ${one.name}` }));
  }

  #steps(steps: readonly Tree[], within: Within & { readonly folder: string }): readonly Deed[] {
    const { path } = within;
    const deeds: Deed[] = [];
    const images = new Map<string, readonly string[]>();
    for (const step of steps) {
      const values = new Map(within.values);
      withEnvironment(values, at(step, "env"));
      const run = at(step, "run");
      const uses = textAt(step, "uses");
      const folder = stepFolder(within.folder, textAt(step, "working-directory"), values);
      if (run?.is === "scalar") {
        const line = run.text.includes("\n") ? run.line + 1 : run.line;
        const script = evaluated(run.text, values);
        for (const command of commandsIn(script, { folder, line, variables: environmentValues(values) }))
          deeds.push(...deedsOfCommand(command, path));
      }
      if (uses === undefined) continue;
      this.#notePin(uses);
      const inputs = inputsOf(at(step, "with"), values);
      const plain = new Map([...inputs].map(([name, value]) => [name.replace(/^inputs\./u, ""), value] as const));
      this.#noteRoles(plain);
      const place: Place = { file: path, line: at(step, "uses")?.line ?? step.line };
      if (uses.startsWith("./")) {
        deeds.push(...this.#composite(uses, inputs, { ...within, values, folder: "." }, place));
        continue;
      }
      const action = uses.replace(/@.*$/u, "");
      const id = textAt(step, "id");
      if (id !== undefined && action.endsWith("metadata-action"))
        images.set(
          id,
          (plain.get("images") ?? "")
            .split(/[\n,]/u)
            .map((image) => image.trim().replace(/^name=/u, ""))
            .filter((image) => image !== ""),
        );
      deeds.push(...deedsOfAction({ action, inputs: plain, at: place, images }));
    }
    return deeds;
  }

  /** An action of the same repository that is made of steps. */
  #composite(
    uses: string,
    inputs: Values,
    within: Within & { readonly folder: string },
    place: Place,
  ): readonly Deed[] {
    const folder = resolved(".", uses);
    const file = ["action.yml", "action.yaml"]
      .map((name) => `${folder ?? ""}/${name}`)
      .find((path) => this.#around.exists(path));
    if (file === undefined) {
      this.gaps.push({ gap: "missing-file", what: uses, at: place });
      return [];
    }
    const root = within.depth < DEEPEST ? this.#file(file) : undefined;
    if (root === undefined) return [];
    this.#noteSecrets(root);
    const values = new Map([...inputs, ...defaultsOf(root, inputs)]);
    return this.#steps(itemsAt(root, "runs", "steps"), { ...within, path: file, values, depth: within.depth + 1 });
  }

  #file(path: string): Tree | undefined {
    if (!this.#files.has(path)) {
      const artefact = this.#around.file(path);
      this.#files.set(path, artefact === undefined ? undefined : readDocuments(artefact, this.#around.limits).trees[0]);
    }
    return this.#files.get(path);
  }

  /** Not pinned to a commit: another version may come under the same name. */
  #notePin(uses: string): void {
    if (!uses.startsWith("./") && !/@(?:[0-9a-f]{40}|sha256:[0-9a-f]{64})$/u.test(uses)) this.unpinned.add(uses);
  }

  #noteRoles(inputs: Values): void {
    for (const name of ["role-to-assume", "service_account", "workload_identity_provider"]) {
      const value = inputs.get(name);
      if (value !== undefined && /^[\w.:/@+=,-]+$/u.test(value)) this.roles.add(value);
    }
  }

  #noteSecrets(tree: Tree): void {
    if (tree.is === "scalar") {
      for (const [, name] of tree.text.matchAll(/\bsecrets\.([A-Za-z_]\w*)/gu))
        if (name !== undefined) this.credentials.add(name);
    } else for (const part of tree.is === "items" ? tree.items : tree.entries.values()) this.#noteSecrets(part);
  }
}

interface Within {
  readonly root: Tree;
  readonly path: string;
  readonly values: Values;
  readonly depth: number;
}

/** What `with` hands over, by `inputs.NAME`. */
function inputsOf(given: Tree | undefined, values: Values): Values {
  return new Map(
    entriesAt(given).flatMap(([name, value]) => {
      const text = textAt(value);
      return text === undefined ? [] : [[`inputs.${name}`, evaluated(text, values)] as const];
    }),
  );
}

/** Inputs that nobody gave have their default. */
function defaultsOf(root: Tree, inputs: Values): Values {
  const declared = [...entriesAt(root, "on", "workflow_call", "inputs"), ...entriesAt(root, "inputs")];
  return new Map(
    declared.flatMap(([name, input]) => {
      const text = textAt(input, "default");
      return text === undefined || inputs.has(`inputs.${name}`) ? [] : [[`inputs.${name}`, text] as const];
    }),
  );
}

function withEnvironment(values: Map<string, string>, environment: Tree | undefined): void {
  for (const [name, value] of entriesAt(environment)) {
    const text = textAt(value);
    if (text !== undefined && !text.includes("secrets.")) values.set(`env.${name}`, evaluated(text, values));
  }
}

/** Environment variables as the shell sees them. */
function environmentValues(values: Values): Values {
  return new Map(
    [...values].flatMap(([name, value]) => (name.startsWith("env.") ? [[name.slice(4), value] as const] : [])),
  );
}

function environmentOf(tree: Tree | undefined, values: Values): Environment | undefined {
  const name = textAt(tree) ?? textAt(tree, "name");
  if (name === undefined) return undefined;
  const plain = evaluated(name, values);
  const url = textAt(tree, "url");
  const told = url === undefined ? undefined : evaluated(url, values);
  return plain.includes("$")
    ? undefined
    : { name: plain, ...(told === undefined || told.includes("$") ? {} : { url: told }) };
}

function folderOf(root: Tree, job: Tree): string {
  return (
    textAt(job, "defaults", "run", "working-directory") ?? textAt(root, "defaults", "run", "working-directory") ?? "."
  );
}

function stepFolder(folder: string, own: string | undefined, values: Values): string {
  const written = evaluated(own ?? folder, values).replace(/^\$\{\{ *github\.workspace *\}\}\/?/u, "./");
  return written.includes("$") ? "." : (resolved(".", written) ?? ".");
}

/** The same deed for each combination of a matrix is one. */
function withoutTwins(deeds: readonly Deed[]): readonly Deed[] {
  const known = new Map(deeds.map((deed) => [JSON.stringify(deed), deed]));
  return [...known.values()];
}
