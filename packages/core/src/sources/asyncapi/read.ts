/** AsyncAPI 2.x and 3.x documents: servers, channels, who sends and who receives, messages and their types. */
import { type ContractType, type Crud, isPackaging } from "../parts/contracts/contract.ts";
import { fieldsOf, type Placed, pointerPart, type References } from "../parts/contracts/references.ts";
import { authOfScheme } from "../openapi/read.ts";
import { at, entriesAt, flagAt, itemsAt, textAt, type Tree } from "../parts/tree.ts";

export interface AsyncApi {
  readonly form: string;
  readonly line: number;
  readonly title?: string | undefined;
  readonly version?: string | undefined;
  readonly servers: readonly Server[];
  readonly channels: readonly Channel[];
  readonly operations: readonly string[];
  readonly deprecated: readonly string[];
  readonly auth: readonly string[];
  readonly types: readonly ContractType[];
}

export interface Server {
  readonly name: string;
  /** With protocol: `kafka://broker:9092`. */
  readonly url: string;
  readonly protocol: string;
  readonly line: number;
}

export interface Channel {
  /** As the broker knows it: topic, queue, routing key. */
  readonly address: string;
  readonly line: number;
  readonly pointer: string;
  /** What the application of this document does. */
  readonly does: ReadonlySet<"send" | "receive">;
}

export function asyncApiVersion(root: Tree): string | undefined {
  const version = textAt(root, "asyncapi");
  return version !== undefined && /^[123]\./u.test(version) ? version : undefined;
}

export function readAsyncApi(root: Tree, path: string, key: string, references: References): AsyncApi {
  const document: Placed = { tree: root, path, root };
  const version = asyncApiVersion(root) ?? "";
  const read = new Reader(document, key, references);
  if (version.startsWith("3")) read.operations3();
  else read.operations2();
  return {
    form: `AsyncAPI ${version}`,
    line: at(root, "asyncapi")?.line ?? 1,
    title: textAt(root, "info", "title"),
    version: textAt(root, "info", "version"),
    servers: read.servers(),
    channels: read.channels(),
    operations: read.operations,
    deprecated: read.deprecated,
    auth: entriesAt(root, "components", "securitySchemes").flatMap(([, scheme]) => {
      const placed = references.follow({ ...document, tree: scheme });
      return placed === undefined ? [] : authOfScheme(placed.tree);
    }),
    types: read.types(),
  };
}

type Direction = "send" | "receive";

class Reader {
  readonly operations: string[] = [];
  readonly deprecated: string[] = [];
  readonly #document: Placed;
  readonly #key: string;
  readonly #references: References;
  readonly #channels = new Map<string, { address: string; line: number; pointer: string; does: Set<Direction> }>();
  /** Schemas of messages by name, and what is done with them. */
  readonly #payloads = new Map<string, { readonly schema: Placed; readonly does: Set<Crud> }>();

  constructor(document: Placed, key: string, references: References) {
    this.#document = document;
    this.#key = key;
    this.#references = references;
  }

  /** In version 2 a document says what others may do: to what they publish, the application listens. */
  operations2(): void {
    for (const [address, item] of entriesAt(this.#document.root, "channels")) {
      const placed = this.#references.follow({ ...this.#document, tree: item });
      const channel = this.#channel(address, topicOf(placed?.tree) ?? address, item.line);
      for (const [word, does] of [
        ["publish", "receive"],
        ["subscribe", "send"],
      ] as const) {
        const operation = placed === undefined ? undefined : at(placed.tree, word);
        if (placed === undefined || operation === undefined) continue;
        channel.does.add(does);
        this.#say(`${does} ${address}`, operation);
        this.#messages({ ...placed, tree: operation }, "message", does);
      }
    }
  }

  operations3(): void {
    const { root } = this.#document;
    for (const [name, item] of entriesAt(root, "channels")) {
      const placed = this.#references.follow({ ...this.#document, tree: item });
      this.#channel(name, addressOf(placed, name), item.line);
      for (const [, message] of entriesAt(placed?.tree, "messages"))
        if (placed !== undefined) this.#message({ ...placed, tree: message }, undefined);
    }
    for (const [, item] of entriesAt(root, "operations")) {
      const placed = this.#references.follow({ ...this.#document, tree: item });
      if (placed === undefined) continue;
      const does = textAt(placed.tree, "action") === "send" ? "send" : "receive";
      this.#operation3(placed, does);
      // An answer goes the other way.
      const reply = at(placed.tree, "reply");
      const answered = reply === undefined ? undefined : this.#references.follow({ ...placed, tree: reply });
      if (answered !== undefined) this.#operation3(answered, does === "send" ? "receive" : "send");
    }
  }

  #operation3(operation: Placed, does: Direction): void {
    const target = at(operation.tree, "channel");
    const placed = target === undefined ? undefined : this.#references.follow({ ...operation, tree: target });
    const name = nameOfPointer(textAt(target, "$ref"));
    if (placed === undefined || name === undefined) return;
    const address = addressOf(placed, name);
    this.#channel(name, address, placed.tree.line).does.add(does);
    this.#say(`${does} ${address}`, operation.tree);
    const named = itemsAt(operation.tree, "messages");
    for (const message of named) this.#message({ ...operation, tree: message }, does);
    if (named.length === 0)
      for (const [, message] of entriesAt(placed.tree, "messages")) this.#message({ ...placed, tree: message }, does);
  }

  servers(): readonly Server[] {
    return entriesAt(this.#document.root, "servers").flatMap(([name, item]) => {
      const placed = this.#references.follow({ ...this.#document, tree: item });
      const protocol = textAt(placed?.tree, "protocol")?.toLowerCase() ?? "";
      const url = textAt(placed?.tree, "url") ?? textAt(placed?.tree, "host");
      if (url === undefined) return [];
      return [
        { name, protocol, url: /^[a-z][a-z0-9+.-]*:\/\//iu.test(url) ? url : `${protocol}://${url}`, line: item.line },
      ];
    });
  }

  channels(): readonly Channel[] {
    return [...this.#channels.values()];
  }

  types(): readonly ContractType[] {
    const { path, root } = this.#document;
    const found: ContractType[] = [];
    const known = new Set<string>();
    const add = (name: string, schema: Placed, pointer: string, operations: ReadonlySet<Crud>): void => {
      const fields = fieldsOf(schema, this.#references);
      if (fields.length === 0 || known.has(name) || isPackaging(name)) return;
      known.add(name);
      found.push({
        key: `${this.#key}#${pointer}`,
        name,
        fields,
        operations,
        at: { file: path, line: schema.tree.line, pointer },
      });
    };
    for (const [name, { schema, does }] of this.#payloads) add(name, schema, `/messages/${pointerPart(name)}`, does);
    for (const [name, schema] of entriesAt(root, "components", "schemas"))
      add(name, { tree: schema, path, root }, `/components/schemas/${pointerPart(name)}`, new Set());
    return found;
  }

  #channel(name: string, address: string, line: number): { does: Set<Direction> } {
    const known = this.#channels.get(name);
    if (known !== undefined) return known;
    const made = { address, line, pointer: `/channels/${pointerPart(name)}`, does: new Set<Direction>() };
    this.#channels.set(name, made);
    return made;
  }

  #say(name: string, operation: Tree): void {
    if (!this.operations.includes(name)) this.operations.push(name);
    if (flagAt(operation, "deprecated") === true) this.deprecated.push(name);
  }

  #messages(operation: Placed, word: string, does: Direction): void {
    const message = at(operation.tree, word);
    if (message === undefined) return;
    const choices = itemsAt(message, "oneOf");
    for (const one of choices.length > 0 ? choices : [message]) this.#message({ ...operation, tree: one }, does);
  }

  #message(message: Placed, does: Direction | undefined): void {
    const placed = this.#references.follow(message);
    if (placed === undefined) return;
    const payload = at(placed.tree, "payload");
    if (payload === undefined) return;
    // A schema of another language (Avro) stands one level deeper.
    const schema = at(payload, "schema") ?? payload;
    const name =
      nameOfPointer(textAt(schema, "$ref")) ??
      textAt(placed.tree, "name") ??
      nameOfPointer(textAt(message.tree, "$ref"));
    const followed = this.#references.follow({ ...placed, tree: schema });
    if (name === undefined || followed === undefined) return;
    const known = this.#payloads.get(name) ?? { schema: followed, does: new Set<Crud>() };
    if (does !== undefined) known.does.add(does === "send" ? "create" : "read");
    this.#payloads.set(name, known);
  }
}

/** The address of a channel of version 3; what says none has its name. */
function addressOf(channel: Placed | undefined, name: string): string {
  return topicOf(channel?.tree) ?? textAt(channel?.tree, "address") ?? name;
}

/** The name in the broker, where bindings give one. */
function topicOf(channel: Tree | undefined): string | undefined {
  return (
    textAt(channel, "bindings", "kafka", "topic") ??
    textAt(channel, "bindings", "amqp", "queue", "name") ??
    textAt(channel, "bindings", "amqp", "exchange", "name") ??
    textAt(channel, "bindings", "sqs", "queue", "name")
  );
}

function nameOfPointer(target: string | undefined): string | undefined {
  const last = target?.slice(target.lastIndexOf("/") + 1);
  return last === undefined || last === "" || /\.(?:ya?ml|json)/iu.test(last) ? undefined : last;
}
