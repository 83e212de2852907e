/** AsyncAPI documents: topics, who publishes to them and who subscribes. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import { addressesIn } from "../../model/claims/addresses.ts";
import type { Claim, Lookup } from "../../model/claims/claim.ts";
import { claimsOfContract } from "../parts/contracts/contract.ts";
import { realHost } from "../parts/contracts/hosts.ts";
import { directoryKey, placesOf } from "../parts/contracts/place.ts";
import { References } from "../parts/contracts/references.ts";
import { readDocuments } from "../parts/documents/read.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "../source.ts";
import { isAside } from "../parts/unit-folder.ts";
import { type AsyncApi, asyncApiVersion, type Channel, readAsyncApi } from "./read.ts";

export const asyncapi: Source = {
  id: "asyncapi",
  version: 1,
  title: { en: "AsyncAPI contracts", fr: "Contrats AsyncAPI" },
  files: ["asyncapi.yaml", "*.yaml / *.json (asyncapi: 2.x, 3.x)"],
  cannotSay: [
    { en: "Who else sends to a topic or receives from it.", fr: "Qui d’autre envoie vers un sujet ou en reçoit." },
    {
      en: "Addresses that are filled in when it runs (`{env}.orders`).",
      fr: "Les adresses complétées à l’exécution (`{env}.orders`).",
    },
  ],
  howToExport: {
    en: "Keep the AsyncAPI document in the repository of the unit that it describes.",
    fr: "Gardez le document AsyncAPI dans le dépôt de l’unité qu’il décrit.",
  },
  example: {
    files: {
      "orders/pom.xml": "<project/>\n",
      "orders/asyncapi.yaml": `asyncapi: 3.0.0
info: { title: Orders, version: 1.0.0 }
servers:
  main: { host: "kafka.internal:9092", protocol: kafka }
channels:
  placed:
    address: orders.placed
    messages:
      OrderPlaced:
        name: OrderPlaced
        payload: { type: object, properties: { id: { type: string } } }
operations:
  place:
    action: send
    channel: { $ref: "#/channels/placed" }
`,
    },
    claims: [
      'mention interface asyncapi:orders/asyncapi.yaml "orders" [directory orders] @ orders/asyncapi.yaml:1',
      'attribute asyncapi:orders/asyncapi.yaml x-operations: ["send orders.placed"] @ orders/asyncapi.yaml:1',
      'mention topic asyncapi:orders/asyncapi.yaml#/channels/placed "orders.placed" @ orders/asyncapi.yaml:7#/channels/placed',
      "data accesses asyncapi:orders/asyncapi.yaml -> asyncapi:orders/asyncapi.yaml#/channels/placed by kafka (declared) @ orders/asyncapi.yaml:7#/channels/placed",
      "data asyncapi:orders/asyncapi.yaml -> <kafka kafka.internal:9092 as broker> by kafka (declared) @ orders/asyncapi.yaml:4",
    ],
  },
  detect: detectAsyncApi,
  read: readAll,
};

function detectAsyncApi({ path, text }: Glimpse): Detection {
  if (!/\.(?:ya?ml|json)$/iu.test(path) || isAside(path)) return 0;
  return /(?:^|[\s{,])["']?asyncapi["']?\s*:\s*["']?[123]\.\d/u.test(text) ? 3 : 0;
}

function* readAll(artefacts: readonly Artefact[], around: Surroundings): Iterable<Claim | Diagnostic> {
  const references = new References(around);
  const places = placesOf(
    artefacts.map(({ path }) => path),
    around,
  );
  for (const artefact of artefacts) {
    const { path } = artefact;
    const { trees, diagnostics } = readDocuments(artefact, around.limits);
    yield* diagnostics;
    const documents = trees.filter((tree) => asyncApiVersion(tree) !== undefined);
    for (const [index, root] of documents.entries()) {
      const key = `asyncapi:${path}${index === 0 ? "" : `#${index + 1}`}`;
      const read = readAsyncApi(root, path, key, references);
      yield* references.gaps();
      const place = places.get(path);
      yield* claimsOfContract({
        ...read,
        key,
        at: { file: path, line: read.line },
        names: [place?.name ?? path],
        keys: directoryKey(place?.unit),
        space: place?.unit,
        files: [path],
        protocols: [...new Set(read.servers.map(({ protocol }) => plain(protocol)))],
        isAsynchronous: true,
      });
      yield* claimsOfChannels(read, key, path);
    }
  }
}

/** Protocols in which a channel is a thing of its own in a broker; over HTTP and web sockets it is only a path of the interface. */
const brokers =
  /^(?:kafka|amqp1?|mqtt5?|nats|jms|sns|sqs|stomp|redis|ibmmq|anypointmq|pulsar|solace|googlepubsub|servicebus)$/u;

function* claimsOfChannels({ channels, servers }: AsyncApi, key: string, path: string): Iterable<Claim> {
  const protocols = new Set(servers.map(({ protocol }) => plain(protocol)));
  const protocol = [...protocols].find((one) => brokers.test(one));
  if (protocol === undefined && protocols.size > 0) return;
  for (const channel of channels)
    // A path of a web address, where no server says by which protocol.
    if (protocol !== undefined || !channel.address.startsWith("/"))
      yield* claimsOfChannel(channel, key, path, protocol);
  for (const server of servers) {
    const [address] = addressesIn(server.url, true);
    if (address === undefined || realHost(server.url) === undefined || !brokers.test(plain(server.protocol))) continue;
    const by = plain(server.protocol);
    const to: Lookup = {
      host: address.host ?? "",
      ...(address.port === undefined ? {} : { port: address.port }),
      protocol: by,
      sorts: ["broker"],
    };
    const at = { file: path, line: server.line };
    yield {
      claim: "relationship",
      from: { key },
      to: { lookup: to },
      purpose: "data",
      evidence: "declared",
      protocol: by,
      at,
      seenBy: "servers",
    };
  }
}

function* claimsOfChannel(channel: Channel, key: string, path: string, protocol: string | undefined): Iterable<Claim> {
  const { address, pointer, line, does } = channel;
  const at = { file: path, line, pointer };
  const topic = `${key}#${pointer}`;
  const seenBy = "channels";
  yield { claim: "mention", key: topic, sort: "topic", names: [address], keys: [], scope: {}, at, seenBy };
  // The document says what its messages may contain.
  yield { claim: "attribute", of: topic, name: "contractFile", value: path, at, seenBy };
  if (does.size === 0) return;
  const mode = does.size === 2 ? "readwrite" : does.has("send") ? "write" : "read";
  yield {
    claim: "relationship",
    from: { key },
    to: { key: topic },
    purpose: "data",
    verb: "accesses",
    evidence: "declared",
    ...(protocol === undefined ? {} : { protocol }),
    attributes: { mode: { word: mode } },
    at,
    seenBy,
  };
}

/** Without what only says that it is encrypted. */
function plain(protocol: string): string {
  return protocol.replace(/^(kafka|amqp|mqtt|secure-mqtt|stomp|ws)(?:s|-secure)$/u, "$1").replace(/^secure-/u, "");
}
