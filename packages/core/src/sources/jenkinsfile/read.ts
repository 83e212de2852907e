/** What the text of a pipeline of Jenkins says: stages, agents, credentials by id, libraries, and what its commands do. */
import { checkOf } from "../parts/delivery/checks.ts";
import { resolvedFolder } from "../parts/delivery/command-words.ts";
import { deedsOfCommand } from "../parts/delivery/commands.ts";
import type { Deed } from "../parts/delivery/deed.ts";
import type { Gap, Job, Pipeline } from "../parts/delivery/pipeline.ts";
import { commandsIn, expandVariables } from "../parts/delivery/shell.ts";
import type { Statement, Token } from "./groovy.ts";

export interface JenkinsReading extends Pick<
  Pipeline,
  "triggers" | "schedules" | "stages" | "jobs" | "credentials" | "unpinned" | "roles" | "gaps"
> {
  readonly isDeclarative: boolean;
}

export function readJenkins(statements: readonly Statement[], file: string, startLine = 1): JenkinsReading {
  const reader = new JenkinsReader(file, startLine - 1);
  reader.statements(statements, { folder: ".", stage: undefined });
  return {
    isDeclarative: statements.some(({ head }) => head[0]?.text === "pipeline"),
    triggers: [...reader.triggers],
    schedules: reader.schedules,
    stages: reader.stages,
    jobs: reader.jobs(),
    credentials: [...reader.credentials].sort(),
    unpinned: [...reader.libraries].filter((name) => !name.includes("@")),
    roles: [],
    gaps: reader.gaps,
  };
}

/** Where a statement stands. */
interface Around {
  readonly folder: string;
  readonly stage: Draft | undefined;
}

interface Draft {
  readonly name: string;
  runner?: string;
  image?: string;
  isManual: boolean;
  environment?: string;
  readonly deeds: Deed[];
}

class JenkinsReader {
  readonly triggers: Set<string> = new Set();
  readonly schedules: string[] = [];
  readonly stages: string[] = [];
  readonly credentials: Set<string> = new Set();
  readonly libraries: Set<string> = new Set();
  readonly gaps: Gap[] = [];
  readonly #drafts: Draft[] = [];
  /** What is done outside of every stage, and settings of the whole. */
  readonly #whole: Draft = { name: "pipeline", isManual: false, deeds: [] };
  readonly #variables = new Map<string, string>();
  readonly #file: string;
  readonly #shift: number;

  constructor(file: string, shift: number) {
    this.#file = file;
    this.#shift = shift;
    for (const name of ["WORKSPACE", "PWD"]) this.#variables.set(name, ".");
  }

  statements(list: readonly Statement[], around: Around): void {
    for (const statement of list) this.#statement(statement, around);
  }

  jobs(): readonly Job[] {
    const { deeds, runner, image, isManual } = this.#whole;
    const isEmpty = deeds.length === 0 && runner === undefined && image === undefined && !isManual;
    return [...(isEmpty ? [] : [this.#whole]), ...this.#drafts].map((draft) => ({
      name: draft.name,
      ...(draft === this.#whole ? {} : { stage: draft.name }),
      needs: [],
      runner: draft.runner,
      image: draft.image,
      services: [],
      environment: environmentOf(draft),
      isManual: draft.isManual,
      deeds: draft.deeds,
    }));
  }

  #statement(statement: Statement, around: Around): void {
    const { head, blocks } = statement;
    this.#noteCredentials(head);
    this.#noteVariable(head);
    const name = nameOf(head);
    const read = this.#readers[name];
    const inside = read === undefined ? around : (read(statement, around) ?? around);
    if (read === undefined) this.#other(name, statement, around);
    for (const block of blocks) this.statements(block.statements, inside);
  }

  readonly #readers: Readonly<Record<string, (statement: Statement, around: Around) => Around | undefined>> = {
    stage: (statement) => this.#stage(statement),
    sh: (statement, around) => this.#shell(statement, around),
    bat: (statement, around) => this.#shell(statement, around),
    powershell: (statement, around) => this.#shell(statement, around),
    pwsh: (statement, around) => this.#shell(statement, around),
    dir: ({ head }, around) => ({ ...around, folder: this.#into(around.folder, this.#text(head)) }),
    node: ({ head }, around) => this.#runner(this.#text(head), around),
    label: ({ head }, around) => this.#runner(this.#text(head), around),
    image: ({ head }, around) => this.#image(this.#text(head), around),
    agent: ({ head, blocks }, around) =>
      blocks.length === 0 && head[1] !== undefined
        ? this.#runner(head[1].text === "none" ? undefined : (this.#text(head) ?? head[1].text), around)
        : undefined,
    docker: ({ head, blocks }, around) => (blocks.length === 0 ? this.#dockerPart(head, around) : undefined),
    input: (_, around) => this.#manual(around),
    cron: ({ head }) => this.#schedule(this.#text(head)),
    pollSCM: ({ head }) => this.#trigger("pollSCM", this.#text(head)),
    upstream: () => this.#trigger("upstream", undefined),
    library: ({ head, line }) => this.#library(this.#text(head), line),
    build: ({ head, line }) => this.#startedJob(head, line),
    load: ({ head, line }) => this.#loaded(this.#text(head), line),
  };

  #stage({ head }: Statement): Around | undefined {
    const name = this.#text(head);
    if (name === undefined && head[1]?.text === "=") return undefined;
    // Colours of a terminal are no part of a name.
    const draft: Draft = { name: (name ?? "stage").replaceAll(/\p{Cc}(?:\[\d*m)?/gu, ""), isManual: false, deeds: [] };
    this.stages.push(draft.name);
    this.#drafts.push(draft);
    return { folder: ".", stage: draft };
  }

  /** `sh '...'`, `sh(script: "...", returnStdout: true)`. */
  #shell({ head }: Statement, around: Around): undefined {
    for (const token of head) {
      if (token.kind !== "text") continue;
      const place = token.line + this.#shift;
      const script = this.#expanded(token);
      const context = { folder: around.folder, line: place, variables: this.#variables };
      for (const command of commandsIn(script, context))
        // A command for Windows names its tools with an ending.
        (around.stage ?? this.#whole).deeds.push(
          ...deedsOfCommand(
            {
              ...command,
              words: command.words.map((word, at) => (at === 0 ? word.replace(/\.(?:cmd|bat|exe)$/iu, "") : word)),
            },
            this.#file,
          ),
        );
    }
    return undefined;
  }

  /** `docker.build('image', 'folder')`, `docker.image('x').inside`, `docker 'image'` of an agent. */
  #dockerPart(head: readonly Token[], around: Around): undefined {
    const [, dot, method] = head;
    if (dot?.kind === "text") this.#image(this.#expanded(dot), around);
    if (dot?.text !== ".") return undefined;
    const texts = head.filter(({ kind }) => kind === "text").map((token) => this.#expanded(token));
    const [image, options] = texts;
    if (method?.text === "image" && image !== undefined) this.#image(image, around);
    if (method?.text === "build" && image !== undefined) this.#built(image, options, method.line, around);
    return undefined;
  }

  #built(image: string, options: string | undefined, line: number, around: Around): void {
    const words = options?.split(/\s+/u) ?? [];
    const at = { file: this.#file, line: line + this.#shift };
    const file = words[words.indexOf("-f") + 1];
    const context = words.at(-1) ?? ".";
    const path =
      words.includes("-f") && file?.includes("/") === true && context === "."
        ? file.slice(0, file.lastIndexOf("/"))
        : context;
    const folder = resolvedFolder(around.folder, path);
    (around.stage ?? this.#whole).deeds.push({
      deed: "build",
      images: [image],
      ...(folder === undefined ? {} : { folder }),
      at,
    });
  }

  /** Everything else: calls with a value (`app = docker.build(..)`), steps of plugins that check or test. */
  #other(name: string, { head, line }: Statement, around: Around): void {
    const docker = head.findIndex((token, at) => token.text === "docker" && head[at + 1]?.text === ".");
    if (docker > 0) this.#dockerPart(head.slice(docker), around);
    const shell = head.findIndex(
      ({ text, kind }, at) => at > 0 && kind === "word" && /^(?:sh|bat)$/u.test(text) && head[at - 1]?.text !== ".",
    );
    if (shell > 0) this.#shell({ head: head.slice(shell), blocks: [], line }, around);
    if (head[0]?.text === "@") this.#annotation(head, line);
    const at = { file: this.#file, line: line + this.#shift };
    const { deeds } = around.stage ?? this.#whole;
    const check =
      /^(?:withSonarQubeEnv|waitForQualityGate|dependencyCheck\w*|dependencyTrackPublisher|anchore|snykSecurity|checkmarx\w*|fortify\w*|veracode|aqua|prismaCloud\w*|zap\w*|spotBugs|trivy)$/iu.test(
        name,
      )
        ? (checkOf(name) ?? (/quality/iu.test(name) ? "static-analysis" : undefined))
        : undefined;
    if (check !== undefined) deeds.push({ deed: "check", check, folder: around.folder, at });
    if (/^(?:junit|xunit|nunit|mstest|testng)$/iu.test(name) && !deeds.some(({ deed }) => deed === "test"))
      deeds.push({ deed: "test", test: "unit", folder: around.folder, at });
    if (
      name === "kubernetesDeploy" ||
      name === "openshiftDeploy" ||
      name === "deploy" ||
      name === "ansiblePlaybook" ||
      name === "sshPublisher"
    )
      deeds.push({ deed: "deploy", tool: name, at });
  }

  /** `@Library('shared@v2') _`. */
  #annotation(head: readonly Token[], line: number): void {
    if (head[1]?.text !== "Library") return;
    for (const token of head) if (token.kind === "text") this.#library(token.text, line);
  }

  #library(name: string | undefined, line: number): undefined {
    if (name === undefined) return undefined;
    this.libraries.add(name);
    this.gaps.push({ gap: "remote-include", what: name, at: { file: this.#file, line: line + this.#shift } });
    return undefined;
  }

  #loaded(path: string | undefined, line: number): undefined {
    if (path !== undefined)
      this.gaps.push({ gap: "remote-include", what: path, at: { file: this.#file, line: line + this.#shift } });
    return undefined;
  }

  #startedJob(head: readonly Token[], line: number): undefined {
    const job = this.#named(head, "job") ?? this.#text(head);
    if (job !== undefined && head[1]?.text !== "=")
      this.gaps.push({ gap: "remote-include", what: job, at: { file: this.#file, line: line + this.#shift } });
    return undefined;
  }

  #runner(label: string | undefined, around: Around): undefined {
    if (label !== undefined) (around.stage ?? this.#whole).runner = label;
    return undefined;
  }

  #image(image: string | undefined, around: Around): undefined {
    if (image !== undefined) (around.stage ?? this.#whole).image = image;
    return undefined;
  }

  #manual(around: Around): undefined {
    (around.stage ?? this.#whole).isManual = true;
    return undefined;
  }

  #schedule(cron: string | undefined): undefined {
    if (cron !== undefined) this.schedules.push(cron);
    return this.#trigger("cron", undefined);
  }

  #trigger(name: string, cron: string | undefined): undefined {
    this.triggers.add(name);
    if (cron !== undefined && cron !== "") this.schedules.push(cron);
    return undefined;
  }

  /** `credentialsId: 'x'`, `credentials('x')`: ids only, as they are names and not what they hold. */
  #noteCredentials(head: readonly Token[]): void {
    head.forEach(({ text }, at) => {
      const value = head[at + 2];
      if ((text === "credentialsId" || text === "credentials" || text === "sshagent") && value?.kind === "text")
        this.credentials.add(value.text);
    });
    if (head[0]?.text === "sshagent")
      for (const token of head) if (token.kind === "text") this.credentials.add(token.text);
  }

  /** `def image = 'shop/cart'`, `IMAGE = "shop/cart"` of an environment. */
  #noteVariable(head: readonly Token[]): void {
    const equals = head.findIndex(({ text, kind }) => kind === "sign" && text === "=");
    const name = head[equals - 1];
    const value = head[equals + 1];
    if (equals < 1 || name?.kind !== "word" || value?.kind !== "text" || head.length > equals + 2) return;
    const known = this.#expanded(value);
    this.#variables.set(name.text, known);
    this.#variables.set(`env.${name.text}`, known);
  }

  /** First text among the arguments. */
  #text(head: readonly Token[]): string | undefined {
    const token = head.find(({ kind }) => kind === "text");
    return token === undefined ? undefined : this.#expanded(token);
  }

  #named(head: readonly Token[], name: string): string | undefined {
    const at = head.findIndex(({ text }, index) => text === name && head[index + 1]?.text === ":");
    const value = at < 0 ? undefined : head[at + 2];
    return value?.kind === "text" ? this.#expanded(value) : undefined;
  }

  #expanded({ text, isExpanded }: Token): string {
    if (isExpanded !== true || !text.includes("$")) return text;
    const plain = text.replaceAll(
      /\$\{\s*(?:env|params)\.(\w+)\s*\}/gu,
      (whole, name: string) => this.#variables.get(name) ?? whole,
    );
    return expandVariables(plain, this.#variables);
  }

  #into(folder: string, path: string | undefined): string {
    return path === undefined ? folder : (resolvedFolder(folder, path) ?? folder);
  }
}

/** First word of a statement; `script.stage` and `steps.sh` are `stage` and `sh`. */
function nameOf(head: readonly Token[]): string {
  const [first, dot, second] = head;
  if (first?.kind !== "word") return "";
  if (/^(?:steps|script|this)$/u.test(first.text) && dot?.text === "." && second?.kind === "word") return second.text;
  return first.text;
}

/** A stage that deploys and says where: `Deploy to production`. */
function environmentOf({ name, deeds }: Draft): { readonly name: string } | undefined {
  if (!deeds.some(({ deed }) => deed === "deploy") && !/\b(?:deploy|release|promote|déploie)/iu.test(name))
    return undefined;
  const word =
    /\b(?:pre-?prod(?:uction)?|prod(?:uction)?|live|staging|stage|uat|qa|test|dev(?:elopment)?|integration)\b/iu.exec(
      name,
    )?.[0];
  return word === undefined ? undefined : { name: word.toLowerCase() };
}
