/**
 * Claims: what one artefact says of the system, each with its place and how sure it is. Sources make them from bytes; the reconciler
 * (`discovery/`) groups mentions into elements and claims of relationships into relationships. A claim is never a bare edge: it says by
 * which class of evidence it is known, and keeps what it cannot know as a question (`Lookup`) for the reconciler.
 */
import type { FactValue } from "../facts.ts";

export type Claim = Mention | AttributeClaim | RelationshipClaim | SettingClaim | ReadingClaim | GapClaim;

/** Where in the artefacts: a path relative to the root that was discovered, with `/`, and the place in it. */
export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line?: number;
  /** JSON pointer, address of a cell (`Sheet1!B7`), or id inside the artefact, where a line says less. */
  readonly pointer?: string;
}

interface Claimed {
  readonly at: Place;
  /** What in the source saw it: `environment`, `networks`, `from`. With the id of the source it names the extractor (`compose/environment`). */
  readonly seenBy: string;
  /** How sure the source is that it read this rightly, 0 to 1; absent: 1. The evidence class has its own confidence beside this. */
  readonly certainty?: number;
}

/** What something that is mentioned is. Sorts of one group (`sorts.ts`) may be the same element, sorts of different groups never are. */
export type Sort =
  // Runs or is built to run: deployed under this name, its source, its package, its image, its chart, the contract that it offers.
  | "service"
  | "code"
  | "package"
  | "image"
  | "chart"
  | "interface"
  /** Calls and is not called: load generators, test clients, jobs of a pipeline. */
  | "client"
  /** Keeps data: database server, cache, bucket, file share, search index. */
  | "store"
  /** Message broker or managed queue service. */
  | "broker"
  /** Topic, queue, stream, exchange inside a broker. */
  | "topic"
  /** One database or schema inside a store. */
  | "database"
  /** Table, view, collection, type of a contract. */
  | "entity"
  /** Machine, virtual machine, cluster, node of a cluster. */
  | "node"
  /** Network, subnet, namespace, account, region, zone. */
  | "zone"
  /** Product in a version that something is built with or runs on: language, framework, base image, operating system. */
  | "technology"
  /** Somebody else's: SaaS, foreign API. */
  | "external"
  /** Team, person, owner. */
  | "team"
  /** Application or system that groups services. */
  | "system"
  /** Pipeline of delivery, with its stages in attributes. */
  | "pipeline"
  /** Vulnerability, failed check of a scanner. */
  | "finding"
  /** Data set of a catalogue or a lineage event. */
  | "dataset"
  | "document";

/** One artefact speaks of one thing. Mentions are kept; their grouping into elements is computed anew and can be explained. */
export interface Mention extends Claimed {
  readonly claim: "mention";
  /**
   * Stable and unique among all claims of all sources: `compose:src/app#cart`, `kubernetes:prod/deployment/carts`, `code:src/cart`. The
   * same thing in the same artefact gets the same key again, whatever else changed. Two files may use one key where the format itself
   * says that they speak of the same (an override file).
   */
  readonly key: string;
  readonly sort: Sort;
  /** Names by which things speak of it, best first: never titles for people. The first is what it will be called. */
  readonly names: readonly string[];
  /** Title for people; never used to recognise anything. */
  readonly title?: string;
  readonly keys: readonly TypedKey[];
  readonly scope: Scope;
  /** It stands inside another thing: a table in a database, a service in a namespace. */
  readonly inside?: Reference;
}

/** Within which two names may mean the same, and in which variant of the system it is so. */
export interface Scope {
  /** Short names and hosts are resolved inside one space: compose project, namespace, Terraform root, source tree. Absent: whole run. */
  readonly space?: string;
  /** `prod`, `test`, where the artefact says so. */
  readonly environment?: string;
  /** Ways of deploying the same system: `compose`, `kubernetes`, `terraform`. Things of different variants are compared, not contradicting. */
  readonly variant?: string;
}

/** A key by which a thing is recognised. Types are ordered in `typed-keys.ts`: global, scoped, network, locality. */
export interface TypedKey {
  readonly type: KeyType;
  readonly value: string;
}

export type KeyType =
  // Global: equal means the same thing, everywhere.
  | "arn"
  | "azure-resource"
  | "gcp-resource"
  | "kubernetes-uid"
  | "purl"
  | "dataset"
  | "telemetry-service"
  | "cmdb"
  | "repository"
  | "image-digest"
  | "certificate"
  | "cpe"
  // Scoped: the value names its scope (`src/app#cart`, `prod/deployment/carts`, `terraform/eks#aws_db_instance.orders`).
  | "compose"
  | "kubernetes"
  | "terraform"
  | "helm"
  | "backstage"
  | "row"
  // Network: `host` is what a client in the same space dials (service name, alias, container name); junk values are never keys.
  | "fqdn"
  | "host"
  | "ip"
  | "mac"
  // Locality: joins code, package, image, contract and chart to what is deployed from them.
  /** Folder whose source this is, or is built from. Values are folders relative to the root, without `/` at the end; the root is `.`. */
  | "directory"
  /** Image repository without tag or digest, as written (`ghcr.io/acme/cart`). */
  | "image"
  /**
   * Configuration file (path relative to the root): the file itself has it, and the workload into which it is mounted (Compose `volumes`
   * and `configs`, `--from-file`) or the image into which it is copied. Joins a configuration to the one workload that has it; a file
   * that several mount joins none of them.
   */
  | "file"
  /** Name under which it registers itself or names itself to others (`spring.application.name`, otel `service.name`, assembly, jar). */
  | "self-name";

/** Another thing: known by the key of a mention, or only by what is said of it, for the reconciler to find. */
export type Reference = { readonly key: string } | { readonly lookup: Lookup };

/** What is known of the other end. Nothing found: a host that looks public becomes an external, all else stays dangling and is told. */
export interface Lookup {
  /** Host name or address as dialled, redacted: `carts`, `carts.prod.svc.cluster.local`, `api.paypal.com`. */
  readonly host?: string;
  readonly port?: number;
  /** Name in a registry, a catalogue, a workload: `customers-service` of `lb://customers-service`. */
  readonly name?: string;
  /** Database, topic or path at the host. */
  readonly path?: string;
  /** `http`, `grpc`, `mysql`, `amqp` ... */
  readonly protocol?: string;
  /** A key of the other thing, where one is known. */
  readonly keys?: readonly TypedKey[];
  /** Labels that select it (Kubernetes): the mentions whose `attribute` claim `labels` has all of them. */
  readonly labels?: Readonly<Record<string, string>>;
  /** What the other end must be, as far as it is known: only these sorts are looked at. */
  readonly sorts?: readonly Sort[];
  /** Resolved in this scope first; absent: that of the mention which speaks. */
  readonly scope?: Scope;
  /**
   * The address is what a setting says at run time; `host` and the rest are the fallback in the source, if there is one. The reconciler
   * takes the value that the deployment sets (`SettingClaim`) for the same variable where there is one.
   */
  readonly variable?: string;
}

export interface AttributeClaim extends Claimed {
  readonly claim: "attribute";
  /** Key of the mention. */
  readonly of: string;
  /** Id of an attribute of the metamodel (`replicas`, `technology`, `env`); `labels` and others that begin with `x-` stay inside discovery. */
  readonly name: string;
  readonly value: FactValue;
}

/** `call`: a request to another service. `data`: reads, writes, publishes, subscribes. `startup`: begins after. */
export type Purpose = "call" | "data" | "telemetry" | "startup" | "other";

export interface RelationshipClaim extends Claimed {
  readonly claim: "relationship";
  readonly from: Reference;
  readonly to: Reference;
  readonly purpose: Purpose;
  readonly evidence: EvidenceClass;
  /** What it is in our metamodel, where that is more than `uses`: `runs on`, `contains`, `hosts`, `accesses`, `flows`, `realizes`. */
  readonly verb?: string;
  readonly protocol?: string;
  /** Attributes of the metamodel of the relationship: `mode`, `rights`, `encrypted`, `operations`. */
  readonly attributes?: Readonly<Record<string, FactValue>>;
  /** In which environment or variant it is so. */
  readonly scope?: Scope;
}

/** How a relationship is known; default confidence and meaning in `evidence.ts`. */
export type EvidenceClass =
  | "trace"
  | "route"
  | "address-read"
  | "address"
  | "literal"
  | "client"
  | "declared"
  | "catalogue"
  | "policy"
  | "shared-address"
  | "start-order"
  | "drawn"
  | "prose";

/**
 * A workload is given a value for a variable (environment, property, argument). Only what may be told: a secret is never here, and an
 * address is without its credentials.
 */
export interface SettingClaim extends Claimed {
  readonly claim: "setting";
  /** Key of the mention that is given it: a workload, or code that sets its own default (Dockerfile `ENV`, property file). */
  readonly of: string;
  /** As written: `CATALOGUE_HOST`, `spring.datasource.url`, `ConnectionStrings__Redis`. Compared by `variableKey`. */
  readonly variable: string;
  /** Addresses in the value, redacted; none for a value that is no address. */
  readonly addresses: readonly Lookup[];
  /** The value, where it is a plain word, number or flag that is no secret; used for templates such as `http://${HOST}:${PORT}`. */
  readonly value?: string;
  /** Given to several workloads at once (a shared ConfigMap): proves nothing unless the code reads it. */
  readonly isShared?: boolean;
  /** Set as a default that the deployment may override. */
  readonly isDefault?: boolean;
  /** The address is of telemetry, configuration or registration and no business call, where the variable says so. */
  readonly purpose?: Purpose;
}

/** Code reads a variable: what a setting is worth as evidence depends on it. */
export interface ReadingClaim extends Claimed {
  readonly claim: "reading";
  /** Key of the mention of the code. */
  readonly of: string;
  readonly variable: string;
}

/** What an artefact cannot tell, said aloud instead of guessed. */
export interface GapClaim extends Claimed {
  readonly claim: "gap";
  /** Key of the mention that it is about; absent: about the artefact as a whole. */
  readonly of?: string;
  /** `calls`: whom it calls; `image-source`: its source is not here; `remote-include`; `unrendered-template`; `dynamic`. Texts in `gaps.ts`. */
  readonly gap: GapKind;
  /** What it is about, in the words of the artefact: name of the template, the include. */
  readonly what?: string;
}

export type GapKind =
  | "calls"
  | "source-absent"
  | "remote-include"
  | "missing-file"
  | "unrendered-template"
  | "dynamic-address"
  | "binary-artefact"
  | "too-large"
  | "unresolved-variable";
