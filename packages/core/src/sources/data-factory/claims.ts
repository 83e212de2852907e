/** Azure Data Factory and Synapse: which pipeline reads and writes which data sets, and where these lie. */
import type { Claim, Place, Sort, TypedKey } from "../../model/claims/claim.ts";
import { addressesIn } from "../../model/claims/addresses.ts";
import { sayingAt } from "../parts/saying.ts";
import { isFields, isList, plainText, type Value } from "../terraform/evaluate/value.ts";

/** A pipeline, data set, linked service, data flow or trigger of one factory. */
export interface FactoryPart {
  /** As the type of its resource ends: `pipelines`, `linkedservices`. */
  readonly kind: string;
  readonly name: string;
  /** Its properties. */
  readonly body: Value;
  readonly at: Place;
  /** Key of the factory. */
  readonly owner?: string;
  /** Keys of the store that it leads to, where that is set up in the same template. */
  readonly keys?: readonly TypedKey[];
}

const MOST_DEPTH = 20;

export function* factoryClaims(parts: readonly FactoryPart[], prefix: string): Generator<Claim> {
  const factory = new Factory(parts, prefix);
  for (const part of parts) yield* factory.claims(part);
}

class Factory {
  readonly #byName: ReadonlyMap<string, FactoryPart>;
  readonly #prefix: string;

  constructor(parts: readonly FactoryPart[], prefix: string) {
    this.#prefix = prefix;
    this.#byName = new Map(parts.map((part) => [`${part.kind} ${part.name.toLowerCase()}`, part]));
  }

  #key({ kind, name }: FactoryPart): string {
    return `${this.#prefix}#${kind}/${name}`;
  }

  /** The part that a reference names. */
  #found(kind: string, reference: Value | undefined): FactoryPart | undefined {
    const name = plainText(fieldAt(reference, "referenceName") ?? (isFields(reference) ? undefined : reference));
    return name === undefined ? undefined : this.#byName.get(`${kind} ${nameIn(name).toLowerCase()}`);
  }

  *claims(part: FactoryPart): Generator<Claim> {
    if (part.kind === "linkedservices") yield* this.#linkedService(part);
    else if (part.kind === "datasets") yield* this.#dataset(part);
    else if (part.kind === "pipelines") yield* this.#pipeline(part);
    else if (part.kind === "dataflows") yield* this.#dataflow(part);
    else if (part.kind === "triggers") yield* this.#trigger(part);
  }

  *#linkedService(part: FactoryPart): Generator<Claim> {
    const type = plainText(fieldAt(part.body, "type")) ?? "";
    const sort = sortOfService(type);
    if (sort === undefined) return;
    const key = this.#key(part);
    const say = sayingAt(part.at, "linked-service");
    const hosts = hostsIn(fieldAt(part.body, "typeProperties"));
    yield say.mention({
      key,
      sort,
      names: [part.name],
      keys: [...(part.keys ?? []), ...hosts.map((value) => ({ type: "fqdn", value }) as const)],
    });
    yield* say.attribute(key, "technology", productOfService(type));
  }

  *#dataset(part: FactoryPart): Generator<Claim> {
    const key = this.#key(part);
    const say = sayingAt(part.at, "dataset");
    const service = this.#found("linkedservices", fieldAt(part.body, "linkedServiceName"));
    const isTold = service !== undefined && sortOfService(plainText(fieldAt(service.body, "type")) ?? "") !== undefined;
    yield say.mention({
      key,
      sort: "dataset",
      names: [part.name],
      ...(service !== undefined && isTold ? { inside: { key: this.#key(service) } } : {}),
    });
    const table = tableOf(fieldAt(part.body, "typeProperties"));
    yield* say.attribute(key, "x-location", table);
    if (service !== undefined && isTold)
      yield say.relationship({
        from: { key: this.#key(service) },
        to: { key },
        purpose: "other",
        verb: "contains",
        evidence: "declared",
      });
  }

  *#pipeline(part: FactoryPart): Generator<Claim> {
    const key = this.#key(part);
    const say = sayingAt(part.at, "pipeline");
    yield say.mention({
      key,
      sort: "service",
      names: [part.name],
      ...(part.owner === undefined ? {} : { inside: { key: part.owner } }),
    });
    yield* say.attribute(key, "type", { word: "etl" });
    yield* say.attribute(key, "technology", "Azure Data Factory");
    const used = new Map<string, Use>();
    for (const activity of activitiesIn(fieldAt(part.body, "activities"), 0)) this.#activity(activity, used);
    yield* this.#uses(part, used);
  }

  /** What a step reads, writes, runs and calls. */
  #activity(activity: Value, used: Map<string, Use>): void {
    const note = (kind: string, reference: Value | undefined, how: Partial<Use>): void => {
      const part = this.#found(kind, reference);
      if (part !== undefined) noteUse(used, part, how);
    };
    for (const input of listAt(activity, "inputs")) note("datasets", input, { reads: true });
    for (const output of listAt(activity, "outputs")) note("datasets", output, { writes: true });
    note("linkedservices", fieldAt(activity, "linkedServiceName"), { calls: true });
    const properties = fieldAt(activity, "typeProperties");
    const type = plainText(fieldAt(activity, "type")) ?? "";
    note("datasets", fieldAt(properties, "dataset"), type === "Delete" ? { writes: true } : { reads: true });
    note("pipelines", fieldAt(properties, "pipeline"), { calls: true });
    note("dataflows", fieldAt(properties, "dataflow") ?? fieldAt(properties, "dataFlow"), { calls: true });
    for (const { host } of addressesIn(plainText(fieldAt(properties, "url")) ?? "", false))
      if (host !== undefined && /^Web(?:Hook|Activity)?$|AzureFunction/u.test(type))
        used.set(`host ${host}`, { host, reads: false, writes: false, calls: true });
  }

  *#dataflow(part: FactoryPart): Generator<Claim> {
    const key = this.#key(part);
    const say = sayingAt(part.at, "data-flow");
    yield say.mention({ key, sort: "service", names: [part.name] });
    yield* say.attribute(key, "type", { word: "etl" });
    const used = new Map<string, Use>();
    for (const [list, how] of [
      ["sources", { reads: true }],
      ["sinks", { writes: true }],
    ] as const)
      for (const one of listAt(fieldAt(part.body, "typeProperties"), list)) {
        const dataset = this.#found("datasets", fieldAt(one, "dataset"));
        const service = this.#found("linkedservices", fieldAt(one, "linkedService"));
        for (const found of [dataset, service]) if (found !== undefined) noteUse(used, found, how);
      }
    yield* this.#uses(part, used);
  }

  *#uses(part: FactoryPart, used: ReadonlyMap<string, Use>): Generator<Claim> {
    const say = sayingAt(part.at, "activities");
    for (const { part: other, host, reads, writes } of used.values()) {
      const isData = reads || writes;
      const isTold =
        other === undefined ||
        other.kind !== "linkedservices" ||
        sortOfService(plainText(fieldAt(other.body, "type")) ?? "") !== undefined;
      if (!isTold) continue;
      yield say.relationship({
        from: { key: this.#key(part) },
        to: other === undefined ? { lookup: host === undefined ? {} : { host } } : { key: this.#key(other) },
        purpose: isData ? "data" : "call",
        evidence: "declared",
        ...(isData ? { verb: "accesses", attributes: { operations: operationsOf(reads, writes) } } : {}),
      });
    }
  }

  *#trigger(part: FactoryPart): Generator<Claim> {
    const type = plainText(fieldAt(part.body, "type")) ?? "";
    const word = /Blob|Event/u.test(type) ? "event" : /Schedule|Tumbling/u.test(type) ? "schedule" : undefined;
    if (word === undefined) return;
    for (const one of listAt(part.body, "pipelines")) {
      const pipeline = this.#found("pipelines", fieldAt(one, "pipelineReference"));
      if (pipeline !== undefined)
        yield* sayingAt(part.at, "trigger").attribute(this.#key(pipeline), "trigger", [{ word }]);
    }
  }
}

/** How a pipeline uses another part. */
interface Use {
  readonly part?: FactoryPart;
  readonly host?: string;
  readonly reads: boolean;
  readonly writes: boolean;
  readonly calls: boolean;
}

function noteUse(used: Map<string, Use>, part: FactoryPart, how: Partial<Use>): void {
  const key = `${part.kind} ${part.name}`;
  const known = used.get(key) ?? { part, reads: false, writes: false, calls: false };
  used.set(key, {
    part,
    reads: known.reads || how.reads === true,
    writes: known.writes || how.writes === true,
    calls: known.calls || how.calls === true,
  });
}

function operationsOf(reads: boolean, writes: boolean): readonly string[] {
  return [...(reads ? ["read"] : []), ...(writes ? ["create", "update"] : [])];
}

function fieldAt(value: Value | undefined, name: string): Value | undefined {
  return isFields(value) ? value.fields.get(name) : undefined;
}

function listAt(value: Value | undefined, name: string): readonly Value[] {
  const list = fieldAt(value, name);
  return list !== undefined && isList(list) ? list : [];
}

/** All steps, those inside of loops and choices too. */
function activitiesIn(value: Value | undefined, depth: number): readonly Value[] {
  if (value === undefined || !isList(value) || depth > MOST_DEPTH) return [];
  return value.flatMap((activity) => {
    const properties = fieldAt(activity, "typeProperties");
    const inner = ["activities", "ifTrueActivities", "ifFalseActivities", "defaultActivities"].flatMap((name) =>
      activitiesIn(fieldAt(properties, name), depth + 1),
    );
    const cases = listAt(properties, "cases").flatMap((one) => activitiesIn(fieldAt(one, "activities"), depth + 1));
    return [activity, ...inner, ...cases];
  });
}

/** A reference may be written with the name of the factory before it. */
function nameIn(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

/** Hosts in the addresses and connection strings of a linked service; nothing else of them is kept. */
function hostsIn(properties: Value | undefined): readonly string[] {
  if (!isFields(properties)) return [];
  const found = new Set<string>();
  for (const [name, value] of properties.fields) {
    if (!/url|server|host|connectionString|endpoint|domain|fileSystem|account/iu.test(name)) continue;
    const text = plainText(value) ?? plainText(fieldAt(value, "value")) ?? "";
    const source = /(?:Data Source|Server|AccountEndpoint|Host)\s*=\s*(?:tcp:|https?:\/\/)?([\w.-]+)/iu.exec(text)?.[1];
    const account = /AccountName\s*=\s*(\w+)/iu.exec(text)?.[1];
    const hosts = [
      source,
      account === undefined ? undefined : `${account}.blob.core.windows.net`,
      ...addressesIn(text, /server|host/iu.test(name)).map(({ host }) => host),
    ];
    for (const host of hosts)
      if (host !== undefined && /^[\w-]+(?:\.[\w-]+)+$/u.test(host)) found.add(host.toLowerCase());
  }
  return [...found];
}

/** Linked services that keep data; compute and vaults keep none, and what is not known says nothing. */
function sortOfService(type: string): Sort | undefined {
  if (/^(?:AzureKeyVault|HDInsightOnDemand|AzureBatch|AzureMLService|AzureML|CustomDataSource)$/u.test(type))
    return undefined;
  if (/^(?:HDInsight|AzureDatabricks|AzureFunction|AzureSynapseArtifacts)/u.test(type)) return "service";
  if (
    /^(?:Salesforce|Dynamics|Office365|ServiceNow|GoogleAnalytics|GoogleAdWords|Hubspot|Jira|Magento|Marketo|Paypal|QuickBooks|Shopify|Square|Xero|Zoho|Zendesk|Web|Http|RestService|OData|SharePoint|CommonDataService|SapCloud|Snowflake$|Twilio|Asana|Eloqua|Concur)/u.test(
      type,
    )
  )
    return "external";
  return type === "" ? undefined : "store";
}

/** `AzureSqlDatabase` is `Azure SQL Database`. */
function productOfService(type: string): string | undefined {
  if (/^(?:Web|HttpServer|RestService|OData|Ftp|Sftp|FtpServer|FileServer|Odbc)$/u.test(type)) return undefined;
  return type
    .replaceAll(/([a-z0-9])([A-Z])/gu, "$1 $2")
    .replaceAll(/\bSql\b/gu, "SQL")
    .replaceAll(/\bMy SQL\b/gu, "MySQL")
    .replaceAll(/\bPostgre SQL\b/giu, "PostgreSQL")
    .replaceAll(/\bBlob FS\b/gu, "Data Lake Storage");
}

/** Schema and table, or container, folder and file. */
function tableOf(properties: Value | undefined): string | undefined {
  const texts = (names: readonly string[], from: Value | undefined): readonly string[] =>
    names
      .flatMap((name) => plainText(fieldAt(from, name)) ?? [])
      .filter((text) => text !== "" && !text.startsWith("@"));
  const table = texts(["schema", "table"], properties);
  if (table.length > 0) return table.join(".").slice(0, 200);
  const location = fieldAt(properties, "location");
  const path = texts(["container", "fileSystem", "folderPath", "fileName"], location ?? properties);
  return (
    texts(["tableName", "collectionName", "collection", "entityName"], properties)[0] ??
    (path.length > 0 ? path.join("/").slice(0, 200) : undefined)
  );
}
