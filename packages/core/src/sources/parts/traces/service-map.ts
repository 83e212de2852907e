/**
 * Spans in, a map of services out, in bounded memory. A call is a span whose parent is of another service; parents come before or after
 * their children, in the same artefact or in another of the run. What a client span calls that answers with no span of its own is known
 * by its attributes alone: stores, brokers, other peoples' services.
 */
import type { Place } from "../../../model/claims/claim.ts";
import { learn, newService } from "./identity.ts";
import type { Attributes, TracedService } from "./identity.ts";
import { LatencySketch } from "./latency-sketch.ts";
import { peerOf, protocolOf } from "./peers.ts";
import type { Peer } from "./peers.ts";
import { CLIENT, CONSUMER, PRODUCER, SERVER } from "./span.ts";
import type { SpanKind, SpanRecord } from "./span.ts";
import { SpanTable } from "./span-table.ts";

/** What one side saw of the other. */
export interface Traffic {
  count: number;
  errors: number;
  readonly latency: LatencySketch;
  readonly protocols: Set<string>;
  /** Where it was seen first. */
  readonly at: Place;
}

export interface CallTraffic extends Traffic {
  readonly from: number;
  readonly to: number;
  /** Sent on without waiting: a consumer goes on with what a producer sent, and nobody says by which topic. */
  isAsync: boolean;
}

export interface PeerTraffic extends Traffic {
  readonly from: number;
  readonly peer: Peer;
  /** Services that answered, by how often. */
  readonly answeredBy: Map<number, number>;
}

/** What a span is to those that look for it: equal ones share a number. */
interface Origin {
  readonly service: number;
  readonly kind: SpanKind;
  readonly protocol: string;
  readonly peer: number;
}

interface Described {
  readonly kind: SpanKind;
  readonly attributes: readonly string[];
  readonly peer: number;
  readonly protocol: string;
  /** What spans so described are, by service and kind. */
  readonly origins: Map<number, number>;
}

const NO_ATTRIBUTES: readonly string[] = [];
/** Descriptions at hand, by a hash of what they describe. */
const RECENT = 4096;
const MOST_DESCRIBED = 50_000;

/** Distinct peers and calls that are kept; more are counted as left out. */
const MOST_PEERS = 100_000;
const MOST_CALLS = 1_000_000;
const MOST_SERVICES = 100_000;
const NOBODY = -1;

export class ServiceMap {
  readonly services: TracedService[] = [];
  readonly calls: Map<number, CallTraffic> = new Map();
  readonly peers: Map<number, PeerTraffic> = new Map();
  /** By service: what it served. */
  readonly served: Map<number, Traffic> = new Map();
  /** By service: where it was seen first. */
  readonly firstSeen: Map<number, Place> = new Map();
  spans = 0;
  /** Spans of nobody that could be named. */
  unnamed = 0;
  /** Peers, calls or services beyond the limits. */
  leftOut = 0;
  first: number = Number.POSITIVE_INFINITY;
  last: number = Number.NEGATIVE_INFINITY;
  private readonly serviceNumbers = new Map<string, number>();
  private readonly peerList: Peer[] = [];
  private readonly peerNumbers = new Map<string, number>();
  private readonly described = new Map<string, Described>();
  private readonly recent: (Described | undefined)[] = Array.from({ length: RECENT }, () => undefined);
  private readonly plain: Described = { kind: 0, attributes: NO_ATTRIBUTES, peer: 0, protocol: "", origins: new Map() };
  private readonly origins: Origin[] = [];
  private readonly originNumbers = new Map<number, number[]>();
  private readonly seen: SpanTable;
  private readonly waiting: SpanTable;

  constructor(window?: number) {
    this.seen = new SpanTable(false, window);
    this.waiting = new SpanTable(true, window);
  }

  /** Spans whose parent has not come, and those that were given up to make room. */
  get orphans(): number {
    return this.waiting.live;
  }

  get forgotten(): number {
    return this.waiting.forgotten;
  }

  /** Number of the service of this name; -1 where there is no room for it. */
  service(name: string, namespace: string | undefined, attributes?: Attributes): number {
    const key = namespace === undefined ? name : `${namespace}/${name}`;
    let found = this.serviceNumbers.get(key);
    if (found === undefined) {
      if (this.services.length >= MOST_SERVICES) {
        this.leftOut++;
        return NOBODY;
      }
      found = this.services.length;
      this.services.push(newService(name, namespace));
      this.serviceNumbers.set(key, found);
    }
    const service = this.services[found];
    if (attributes !== undefined && service !== undefined) learn(service, attributes);
    return found;
  }

  /** Adds a span of a service. */
  add(span: SpanRecord, service: number, at: () => Place): void {
    this.spans++;
    if (service < 0) {
      this.unnamed++;
      return;
    }
    if (!this.firstSeen.has(service)) this.firstSeen.set(service, at());
    if (span.start < this.first) this.first = span.start;
    if (span.start > this.last) this.last = span.start;
    const duration = Number.isNaN(span.duration) ? span.end - span.start : span.duration;
    const described = this.describe(span);
    const peer = described.peer;
    if (peer > 0) this.countPeer(peer, service, span, duration, described.protocol, at);
    const origin = this.origin(service, span.kind, described);
    if (span.kind === SERVER || span.kind === CONSUMER) this.serve(service, span, duration, at);
    this.register(span, origin, at);
    this.join(span, origin, duration, at);
  }

  /** A call that was counted elsewhere. */
  addCalls(from: string, to: string, count: number, at: () => Place): void {
    const [caller, called] = [this.service(from, undefined), this.service(to, undefined)];
    if (caller < 0 || called < 0 || caller === called) return;
    const call = this.call(caller, called, at);
    if (call !== undefined) call.count += count;
  }

  /** What the attributes say, worked out once for spans that say the same. */
  private describe(span: SpanRecord): Described {
    if (!span.hasAttributes) return this.plain;
    const { attributes, kind } = span;
    let hash: number = kind;
    for (let at = 0; at < attributes.length; at++) {
      const text = attributes[at] ?? "";
      if (text === "") continue;
      const last = text.length - 1;
      const signs =
        (text.charCodeAt(last) << 14) ^ (text.charCodeAt(last >> 1) << 7) ^ text.charCodeAt(Math.max(last - 1, 0));
      hash = Math.imul(hash ^ (signs + text.length * 37 + at), 0x9e3779b1);
      hash ^= hash >>> 16;
    }
    const slot = (hash ^ (hash >>> 15)) & (RECENT - 1);
    const recent = this.recent[slot];
    if (recent?.kind === kind && isSame(recent.attributes, attributes)) return recent;
    const found = this.describeAnew(span);
    this.recent[slot] = found;
    return found;
  }

  private describeAnew(span: SpanRecord): Described {
    const key = `${span.kind}\u0001${span.attributes.join("\u0001")}`;
    const known = this.described.get(key);
    if (known !== undefined) return known;
    const peer = peerOf(span);
    const found: Described = {
      kind: span.kind,
      attributes: [...span.attributes],
      peer: peer === undefined ? 0 : this.peerNumber(peer),
      protocol: protocolOf(span),
      origins: new Map(),
    };
    if (this.described.size >= MOST_DESCRIBED) this.described.clear();
    this.described.set(key, found);
    return found;
  }

  hasCall(from: number, to: number): boolean {
    return this.calls.has(from * MOST_SERVICES + to);
  }

  private countPeer(
    number: number,
    service: number,
    span: SpanRecord,
    duration: number,
    protocol: string,
    at: () => Place,
  ): void {
    const key = number * MOST_SERVICES + service;
    let traffic = this.peers.get(key);
    const peer = this.peerList[number - 1];
    if (peer === undefined) return;
    if (traffic === undefined) {
      traffic = { ...newTraffic(at()), from: service, peer, answeredBy: new Map() };
      this.peers.set(key, traffic);
    }
    count(traffic, duration, span.isError);
    if (protocol !== "") traffic.protocols.add(protocol);
  }

  /** From 1; 0 where there is no room. */
  private peerNumber(peer: Peer): number {
    const key = `${peer.sort}|${peer.system}|${peer.service}|${peer.host}|${peer.port ?? ""}|${peer.name}|${peer.mode}`;
    const known = this.peerNumbers.get(key);
    if (known !== undefined) return known;
    if (this.peerList.length >= MOST_PEERS) {
      this.leftOut++;
      return 0;
    }
    this.peerList.push(peer);
    this.peerNumbers.set(key, this.peerList.length);
    return this.peerList.length;
  }

  private origin(service: number, kind: SpanKind, described: Described): number {
    const key = service * 8 + kind;
    let found = described.origins.get(key);
    if (found === undefined) {
      found = this.originAnew(service, kind, described);
      described.origins.set(key, found);
    }
    return found;
  }

  private originAnew(service: number, kind: SpanKind, { protocol, peer }: Described): number {
    const key = (peer * MOST_SERVICES + service) * 8 + kind;
    const list = this.originNumbers.get(key);
    for (const number of list ?? []) if (this.origins[number - 1]?.protocol === protocol) return number;
    this.origins.push({ service, kind, protocol, peer });
    const number = this.origins.length;
    if (list === undefined) this.originNumbers.set(key, [number]);
    else if (list.length < 16) list.push(number);
    return number;
  }

  private serve(service: number, span: SpanRecord, duration: number, at: () => Place): void {
    let traffic = this.served.get(service);
    if (traffic === undefined) this.served.set(service, (traffic = newTraffic(at())));
    count(traffic, duration, span.isError);
  }

  /** Makes the span known to its children and to those that wait for it. */
  private register(span: SpanRecord, origin: number, at: () => Place): void {
    if (span.isZipkin && span.kind === CLIENT) this.enter(mixHigh(span, SHARED), mixLow(span, SHARED), origin, at);
    this.enter(mixHigh(span, 0), mixLow(span, 0), origin, at);
  }

  private enter(high: number, low: number, origin: number, at: () => Place): void {
    this.seen.add(high, low, origin, 0);
    const { waiting } = this;
    const count = waiting.take(high, low);
    for (let index = 0; index < count; index++) {
      const child = waiting.taken[index] ?? 0;
      const weight = waiting.takenWeights[index] ?? 0;
      const isError = weight < 0;
      this.meet(origin, child >>> 2, child & 3, isError ? -weight - 1 : weight, isError, at);
    }
  }

  /** Looks for the parent, and for what it is linked with. */
  private join(span: SpanRecord, origin: number, duration: number, at: () => Place): void {
    const { links } = span;
    if (span.kind === CONSUMER) {
      for (let from = 0; from + 3 < links.length; from += 4) {
        const high = mix(links[from] ?? 0, links[from + 2] ?? 0, 0x3c6ef372);
        const low = mix(links[from + 1] ?? 0, links[from + 3] ?? 0, 0x1f83d9ab);
        this.seek(high, low, origin, 1, duration, span.isError, at);
      }
    }
    if (span.isZipkin && span.kind === SERVER && span.isShared) {
      this.seek(mixHigh(span, SHARED), mixLow(span, SHARED), origin, 0, duration, span.isError, at);
      return;
    }
    if (!span.hasParent || (span.isZipkin && span.kind !== SERVER && span.kind !== CONSUMER)) return;
    const traceHigh = span.hasParentTrace ? span.parentTraceHigh : span.traceHigh;
    const traceLow = span.hasParentTrace ? span.parentTraceLow : span.traceLow;
    const high = mix(traceHigh, span.parentHigh, 0x3c6ef372);
    const low = mix(traceLow, span.parentLow, 0x1f83d9ab);
    this.seek(high, low, origin, 0, duration, span.isError, at);
  }

  /** `way`: 0 as parent, 1 as link. */
  private seek(
    high: number,
    low: number,
    origin: number,
    way: number,
    duration: number,
    isError: boolean,
    at: () => Place,
  ): void {
    const parent = this.seen.get(high, low);
    if (parent !== 0) {
      this.meet(parent, origin, way, duration, isError, at);
      return;
    }
    const known = duration >= 0 ? duration : 0;
    this.waiting.add(high, low, (origin << 2) | way, isError ? -known - 1 : known);
  }

  /** A child and its parent, or what it is linked with, are both known. */
  private meet(parent: number, child: number, way: number, duration: number, isError: boolean, at: () => Place): void {
    const [from, to] = [this.origins[parent - 1], this.origins[child - 1]];
    if (from === undefined || to === undefined || from.service === to.service) return;
    const isMessage = to.kind === CONSUMER || from.kind === PRODUCER;
    if (way === 1 && !isMessage) return;
    if (isMessage && this.byTopic(from, to, at)) return;
    const call = this.call(from.service, to.service, at);
    if (call === undefined) return;
    count(call, duration, isError);
    if (isMessage) call.isAsync = true;
    const protocol = to.protocol === "" ? from.protocol : to.protocol;
    if (protocol !== "") call.protocols.add(protocol);
    const called = from.peer === 0 ? undefined : this.peers.get(from.peer * MOST_SERVICES + from.service);
    if (called !== undefined) called.answeredBy.set(to.service, (called.answeredBy.get(to.service) ?? 0) + 1);
  }

  /** Messages go through their topic, which one side at least must name; the other is then told of it. */
  private byTopic(from: Origin, to: Origin, at: () => Place): boolean {
    const [sent, received] = [this.peerList[from.peer - 1], this.peerList[to.peer - 1]];
    const isSent = sent?.sort === "messaging" && sent.name !== "";
    const isReceived = received?.sort === "messaging" && received.name !== "";
    if (isSent && !isReceived) this.addPeer(to.service, { ...sent, mode: "subscribe" }, at);
    if (isReceived && !isSent) this.addPeer(from.service, { ...received, mode: "publish" }, at);
    return isSent || isReceived;
  }

  private addPeer(service: number, peer: Peer, at: () => Place): void {
    const number = this.peerNumber(peer);
    if (number === 0) return;
    const key = number * MOST_SERVICES + service;
    let traffic = this.peers.get(key);
    if (traffic === undefined) {
      traffic = { ...newTraffic(at()), from: service, peer, answeredBy: new Map() };
      this.peers.set(key, traffic);
    }
    traffic.count++;
  }

  private call(from: number, to: number, at: () => Place): CallTraffic | undefined {
    const key = from * MOST_SERVICES + to;
    const known = this.calls.get(key);
    if (known !== undefined) return known;
    if (this.calls.size >= MOST_CALLS) {
      this.leftOut++;
      return undefined;
    }
    const call: CallTraffic = { ...newTraffic(at()), from, to, isAsync: false };
    this.calls.set(key, call);
    return call;
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  for (let at = 0; at < other.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

function newTraffic(at: Place): Traffic {
  return { count: 0, errors: 0, latency: new LatencySketch(), protocols: new Set(), at };
}

function count(traffic: Traffic, duration: number, isError: boolean): void {
  traffic.count++;
  if (isError) traffic.errors++;
  traffic.latency.add(duration);
}

/** Salt of the key under which a client's span waits for the server's of the same id. */
const SHARED = 0x5be0cd19;

function mixHigh(span: SpanRecord, salt: number): number {
  return mix(span.traceHigh, span.high ^ salt, 0x3c6ef372);
}

function mixLow(span: SpanRecord, salt: number): number {
  return mix(span.traceLow, span.low ^ salt, 0x1f83d9ab);
}

/** A trace and a span of it as one number; both halves of the key together are 64 bits, so that two of millions do not meet. */
function mix(trace: number, span: number, salt: number): number {
  let hash = Math.imul(trace ^ salt, 0x85ebca6b);
  hash = Math.imul((hash ^ (hash >>> 13)) + span, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
