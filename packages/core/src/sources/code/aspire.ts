/** Hosts of .NET Aspire: C# that declares projects, containers and stores, and joins them by reference. */
import type { Claim, Place, Purpose, RelationshipClaim, Sort, TypedKey } from "../../model/claims/claim.ts";
import { textOf } from "./environment.ts";
import type { Call, Expression } from "./outline.ts";
import { lastPart, type UnitFile } from "./defined.ts";

export function isAspireHost({ outline }: UnitFile): boolean {
  return (
    outline.language === "csharp" &&
    outline.calls.some(({ callee }) => callee === "DistributedApplication.CreateBuilder")
  );
}

interface Resource {
  readonly name: string;
  readonly key: string;
  readonly sort: Sort;
  readonly technology: string | undefined;
  /** Folder of its project, where one of the units is. */
  readonly folder?: string;
  /** The call that declares it. */
  readonly call: Call;
  readonly file: UnitFile;
  readonly at: Place;
}

const stores: readonly (readonly [RegExp, Sort, string])[] = [
  [/^Add(?:Azure)?(?:Redis|ManagedRedis|Valkey|Garnet)/u, "store", "redis"],
  [/^AddAzurePostgres|^AddPostgres/u, "store", "postgresql"],
  [/^Add(?:Azure)?SqlServer|^AddAzureSql/u, "store", "sqlserver"],
  [/^AddMySql/u, "store", "mysql"],
  [/^AddMongoDB/u, "store", "mongodb"],
  [/^AddOracle/u, "store", "oracle"],
  [/^AddAzureCosmos/u, "store", "cosmosdb"],
  [/^AddElasticsearch/u, "store", "elasticsearch"],
  [/^Add(?:Qdrant|Milvus|Meilisearch)/u, "store", "vector"],
  [/^AddAzureStorage|^AddBlobs|^AddAzureBlob/u, "store", "blob"],
  [/^AddRabbitMQ/u, "broker", "rabbitmq"],
  [/^AddKafka/u, "broker", "kafka"],
  [/^AddNats/u, "broker", "nats"],
  [/^AddAzure(?:ServiceBus|EventHubs)/u, "broker", "servicebus"],
  [/^AddSeq$|^AddAzureApplicationInsights|^AddAzureLogAnalytics/u, "service", "telemetry"],
  [
    /^Add(?:Project|Container|Dockerfile|NpmApp|NodeApp|ViteApp|JavaScriptApp|PythonApp|PythonProject|UvicornApp|Executable|SpringApp|GolangApp|RustApp|CSharpApp|Yarp|AzureFunctionsProject|Keycloak|Ollama|DaprComponent)$/u,
    "service",
    "",
  ],
];

/** Mentions of what the host declares, and what it joins. */
export function* aspireClaims(
  hosts: readonly UnitFile[],
  files: readonly UnitFile[],
  folders: readonly string[],
): Generator<Claim> {
  const host = hosts[0];
  if (host === undefined) return;
  const reading = new AspireReading(host, files, folders);
  yield* reading.claims();
}

class AspireReading {
  readonly #files: readonly UnitFile[];
  readonly #folders: readonly string[];
  readonly #place: string;
  readonly #resources = new Map<string, Resource>();
  /** Names of variables, by file and name. */
  readonly #variables = new Map<string, Resource>();

  readonly #called = new Set<string>();

  constructor(host: UnitFile, files: readonly UnitFile[], folders: readonly string[]) {
    this.#files = files;
    this.#folders = folders;
    const slash = host.path.lastIndexOf("/");
    this.#place = slash < 0 ? "." : host.path.slice(0, slash);
  }

  *claims(): Generator<Claim> {
    this.#follow();
    for (const file of this.#files)
      for (const call of file.outline.calls) if (this.#isReached(call)) this.#declare(call, file);
    for (const file of this.#files)
      for (const { name, value } of file.outline.definitions) {
        const resource = this.#resourceOf(value, file);
        if (resource !== undefined) this.#variables.set(name, resource);
      }
    for (const resource of this.#resources.values()) yield* this.#mention(resource);
    const said = new Set<string>();
    for (const file of this.#files)
      for (const call of file.outline.calls)
        for (const claim of this.#isReached(call) ? this.#join(call, file) : []) {
          const line = JSON.stringify([claim.from, claim.to, claim.purpose]);
          if (said.has(line)) continue;
          said.add(line);
          yield claim;
        }
  }

  /** What the host calls, and what is called from there. */
  #follow(): void {
    const calls = this.#files.flatMap(({ outline }) => outline.calls);
    for (let before = -1; before < this.#called.size;) {
      before = this.#called.size;
      for (const call of calls) if (this.#isReached(call)) this.#called.add(lastPart(call.callee));
    }
  }

  /** Extension methods that the host does not call declare nothing. */
  #isReached({ inside }: Call): boolean {
    const name = lastPart(inside);
    return inside === "" || name === "Main" || this.#called.has(name);
  }

  #declare(call: Call, file: UnitFile): void {
    const method = lastPart(call.callee);
    const name = textOf(call.arguments[0]) ?? textOf(call.named["name"]);
    if (name === undefined || !/^[A-Za-z][\w-]*$/u.test(name)) return;
    const at = { file: file.path, line: call.line };
    if (
      /^Add(?:Database|Blobs?|Queues?|Tables?|Queue|Topic|ServiceBusQueue|ServiceBusTopic|Hub|CosmosDatabase|BlobContainer)$/u.test(
        method,
      )
    ) {
      this.#add({
        name,
        key: `${this.#prefix()}${name}`,
        sort: /Queue|Topic|Hub/u.test(method) ? "topic" : "database",
        technology: undefined,
        call,
        file,
        at,
      });
      return;
    }
    const known = stores.find(([pattern]) => pattern.test(method));
    if (known === undefined) return;
    const [, sort, technology] = known;
    const folder = method === "AddProject" ? this.#folderOf(call) : this.#folderWritten(call);
    this.#add({
      name,
      key: `${this.#prefix()}${name}`,
      sort,
      technology: technology === "" ? undefined : technology,
      call,
      file,
      at,
      ...(folder === undefined ? {} : { folder }),
    });
  }

  #prefix(): string {
    return `code:${this.#place}#`;
  }

  #add(resource: Resource): void {
    if (!this.#resources.has(resource.name)) this.#resources.set(resource.name, resource);
  }

  /** `AddProject<Projects.Basket_API>("basket-api")` is the unit whose folder is `Basket.API`. */
  #folderOf(call: Call): string | undefined {
    const type = lastPart(call.typeArguments[0] ?? "");
    const written = type === "" ? (textOf(call.arguments[1]) ?? "").replace(/\.csproj$/u, "") : type;
    const wanted = written
      .slice(Math.max(written.lastIndexOf("/"), written.lastIndexOf("\\")) + 1)
      .replaceAll(/[^A-Za-z0-9]/gu, "_");
    const fitting = this.#folders.filter(
      (folder) => folder.slice(folder.lastIndexOf("/") + 1).replaceAll(/[^A-Za-z0-9]/gu, "_") === wanted,
    );
    return fitting.length === 1 ? fitting[0] : undefined;
  }

  /** `AddNpmApp("web", "../Web")`. */
  #folderWritten(call: Call): string | undefined {
    const path = textOf(call.arguments[1]);
    if (path === undefined || !/^\.{1,2}[/\\]/u.test(path)) return undefined;
    const parts = this.#place === "." ? [] : this.#place.split("/");
    for (const part of path.split(/[/\\]/u)) {
      if (part === "..") parts.pop();
      else if (part !== "." && part !== "") parts.push(part);
    }
    return parts.join("/");
  }

  /** The resource that an expression is: a chain that begins with its declaration, a variable, one of its endpoints. */
  #resourceOf(expression: Expression | undefined, file: UnitFile, depth = 0): Resource | undefined {
    if (expression === undefined || depth > 60) return undefined;
    if (expression.is === "name") return this.#variables.get(expression.name.split(".")[0] ?? "");
    if (expression.is === "join")
      return expression.parts.map((part) => this.#resourceOf(part, file, depth + 1)).find((one) => one !== undefined);
    if (expression.is !== "call") return undefined;
    const { call } = expression;
    const declared = textOf(call.arguments[0]);
    const isDeclaration = /^Add[A-Z]/u.test(lastPart(call.callee));
    if (isDeclaration && declared !== undefined && this.#resources.get(declared)?.at.line === call.line)
      return this.#resources.get(declared);
    if (call.receiver !== undefined) return this.#resourceOf(call.receiver, file, depth + 1);
    if (/^ReferenceExpression\.Create$/u.test(call.callee)) return this.#resourceOf(call.arguments[0], file, depth + 1);
    const owner = call.callee.includes(".") ? call.callee.split(".")[0] : undefined;
    return owner === undefined ? undefined : this.#variables.get(owner);
  }

  /** The server that a database is declared on. */
  #around({ call, file }: Resource): Resource | undefined {
    return this.#resourceOf(call.receiver ?? { is: "name", name: call.callee, line: call.line }, file);
  }

  *#mention(resource: Resource): Generator<Claim> {
    const { name, key, sort, technology, folder, at } = resource;
    const around = sort === "database" || sort === "topic" ? this.#around(resource) : undefined;
    const keys: TypedKey[] = [{ type: "host", value: name.toLowerCase() }];
    if (folder !== undefined) keys.push({ type: "directory", value: folder });
    yield {
      claim: "mention",
      key,
      sort,
      names: [name],
      keys,
      scope: { space: `aspire:${this.#place}` },
      ...(around === undefined ? {} : { inside: { key: around.key } }),
      at,
      seenBy: "aspire",
    };
    if (technology !== undefined && technology !== "telemetry")
      yield { claim: "attribute", of: key, name: "technology", value: technology, at, seenBy: "aspire" };
  }

  *#join(call: Call, file: UnitFile): Generator<RelationshipClaim> {
    const method = lastPart(call.callee);
    const isReference =
      method === "WithReference" || method === "WithEnvironment" || method === "WithParentRelationship";
    const isWait = method === "WaitFor" || method === "WaitForCompletion" || method === "WaitForStart";
    const isRoute = /Routes?$/u.test(method) || method === "AddRoute";
    if (!isReference && !isWait && !isRoute) return;
    const from = this.#resourceOf(call.receiver ?? { is: "name", name: call.callee, line: call.line }, file);
    if (from === undefined) return;
    const given =
      method === "WithEnvironment" ? call.arguments.slice(1) : isRoute ? call.arguments : call.arguments.slice(0, 1);
    for (const one of given) {
      const to = this.#resourceOf(one, file);
      if (to === undefined || to === from || method === "WithParentRelationship") continue;
      yield {
        claim: "relationship",
        from: { key: from.key },
        to: { key: to.key },
        purpose: isWait ? "startup" : purposeOf(to, call),
        evidence: isWait ? "start-order" : isRoute ? "route" : "declared",
        at: { file: file.path, line: call.line },
        seenBy: isWait ? "wait" : "reference",
      };
    }
  }
}

function purposeOf(to: Resource, call: Call): Purpose {
  if (to.technology === "telemetry") return "telemetry";
  const variable = textOf(call.arguments[0]) ?? "";
  // Who may call back is no call.
  if (
    lastPart(call.callee) === "WithEnvironment" &&
    /callback|redirect|origin|client$|(?:api|web\w*|app)client$/iu.test(variable)
  )
    return "other";
  return to.sort === "service" ? "call" : "data";
}
