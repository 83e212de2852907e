/** What the words of a Threagile model mean in ours. */

/** Ratings of integrity and availability on our scale from 1 to 4. */
export const needOf: ReadonlyMap<string, number> = new Map([
  ["archive", 1],
  ["operational", 1],
  ["important", 2],
  ["critical", 3],
  ["mission-critical", 4],
]);

export interface Secrecy {
  readonly classification: string;
  readonly need: number;
}

/** Confidentiality; what only some may see is confidential, though its author knows a stricter word. */
export const secrecyOf: ReadonlyMap<string, Secrecy> = new Map([
  ["public", { classification: "public", need: 1 }],
  ["internal", { classification: "internal", need: 2 }],
  ["restricted", { classification: "confidential", need: 3 }],
  ["confidential", { classification: "confidential", need: 3 }],
  ["strictly-confidential", { classification: "strictly-confidential", need: 4 }],
]);

/** Words that share a step of our shorter scales with another one. */
export const roundedWords: ReadonlySet<string> = new Set(["archive", "restricted"]);

export interface Wire {
  readonly protocol: string;
  /** Undefined: the protocol does not tell. */
  readonly encrypted?: boolean;
}

/** Protocols; `-encrypted` behind one of them says that it is. */
const plainWires: ReadonlyMap<string, Wire> = new Map([
  ["http", { protocol: "http", encrypted: false }],
  ["https", { protocol: "https", encrypted: true }],
  ["ws", { protocol: "websocket", encrypted: false }],
  ["wss", { protocol: "websocket", encrypted: true }],
  ["reverse-proxy-web-protocol", { protocol: "http", encrypted: false }],
  ["reverse-proxy-web-protocol-encrypted", { protocol: "https", encrypted: true }],
  ["mqtt", { protocol: "mqtt" }],
  ["jms", { protocol: "jms" }],
  ["xmpp", { protocol: "xmpp" }],
  ["nrpe", { protocol: "nrpe" }],
  ["ssh", { protocol: "ssh", encrypted: true }],
  ["ssh-tunnel", { protocol: "ssh", encrypted: true }],
  ["sftp", { protocol: "sftp", encrypted: true }],
  ["scp", { protocol: "scp", encrypted: true }],
  ["ftps", { protocol: "ftps", encrypted: true }],
  ["ldaps", { protocol: "ldaps", encrypted: true }],
  ["sql-access-protocol", { protocol: "sql", encrypted: false }],
  ["nosql-access-protocol", { protocol: "nosql", encrypted: false }],
  ["local-file-access", { protocol: "file" }],
  ["in-process-library-call", { protocol: "in-process" }],
  ["inter-process-communication", { protocol: "inter-process" }],
  ["container-spawning", { protocol: "container-spawning" }],
]);
const inClear: ReadonlySet<string> = new Set(
  "jdbc odbc binary text smtp pop3 imap ftp ldap nfs smb iiop jrmp".split(" "),
);

/** The protocol in our words and whether it encrypts. Undefined: no protocol of Threagile's. */
export function wireOf(protocol: string): Wire | undefined {
  const known = plainWires.get(protocol);
  if (known !== undefined) return known;
  if (inClear.has(protocol)) return { protocol, encrypted: false };
  const base = protocol.endsWith("-encrypted") ? protocol.slice(0, -"-encrypted".length) : "";
  const wire = plainWires.get(base) ?? (inClear.has(base) ? { protocol: base } : undefined);
  return wire === undefined ? undefined : { protocol: wire.protocol, encrypted: true };
}

/** How callers are recognised; a certificate over SSH is a key. */
export function authOf(authentication: string, protocol: string): string {
  if (authentication === "client-certificate") return protocol.startsWith("ssh") ? "ssh-key" : "mtls";
  return authWords.get(authentication) ?? authentication;
}

const authWords: ReadonlyMap<string, string> = new Map([
  ["credentials", "password"],
  ["two-factor", "mfa"],
  ["session-id", "session"],
  ["externalized", "external"],
]);

/** Types of zones by types of trust boundaries. */
export const zoneTypeOf: ReadonlyMap<string, string> = new Map([
  ["network-on-prem", "lan"],
  ["network-dedicated-hoster", "hosted"],
  ["network-virtual-lan", "vlan"],
  ["network-cloud-provider", "vpc"],
  ["network-cloud-security-group", "security-group"],
  ["network-policy-namespace-isolation", "namespace"],
  ["execution-environment", "execution-environment"],
]);

/** Who runs what stands in a boundary, where the boundary tells. */
export const hostingOfBoundary: ReadonlyMap<string, string> = new Map([
  ["network-on-prem", "on-premise"],
  ["network-dedicated-hoster", "colocation"],
  ["network-cloud-provider", "iaas"],
  ["network-cloud-security-group", "iaas"],
]);

export interface Technology {
  /** What people work with: it calls and is not called. */
  readonly isClient?: boolean;
  /** Types by our kinds, where the technology tells. */
  readonly application?: string;
  readonly module?: string;
  readonly store?: string;
}

/** What technologies say of the type; other ones are only named. */
export const technologies: ReadonlyMap<string, Technology> = new Map<string, Technology>([
  ["artifact-registry", { application: "tool" }],
  ["batch-processing", { module: "batch" }],
  ["big-data-platform", { application: "analytics", store: "lake" }],
  ["browser", { isClient: true, module: "web" }],
  ["build-pipeline", { application: "tool" }],
  ["cli", { isClient: true, module: "cli" }],
  ["client-system", { isClient: true, module: "desktop" }],
  ["code-inspection-platform", { application: "tool" }],
  ["container-platform", { application: "platform" }],
  ["data-lake", { store: "lake" }],
  ["desktop", { isClient: true, module: "desktop" }],
  ["devops-client", { isClient: true, module: "desktop" }],
  ["erp", { application: "business" }],
  ["event-listener", { module: "worker" }],
  ["file-server", { store: "file" }],
  ["function", { module: "function" }],
  ["gateway", { application: "gateway", module: "gateway" }],
  ["hsm", { application: "security" }],
  ["identity-provider", { application: "security" }],
  ["identity-store-ldap", { store: "directory" }],
  ["ids", { application: "security" }],
  ["iot-device", { isClient: true, module: "device" }],
  ["ips", { application: "security" }],
  ["ldap-server", { store: "directory" }],
  ["library", { module: "library" }],
  ["load-balancer", { application: "load-balancer", module: "load-balancer" }],
  ["local-file-system", { store: "file" }],
  ["message-queue", { application: "integration", module: "broker", store: "queue" }],
  ["mobile-app", { isClient: true, module: "mobile" }],
  ["monitoring", { application: "infrastructure" }],
  ["report-engine", { application: "analytics" }],
  ["reverse-proxy", { application: "proxy", module: "proxy" }],
  ["scheduler", { module: "scheduler" }],
  ["search-engine", { store: "search" }],
  ["search-index", { store: "search" }],
  ["service-mesh", { application: "platform" }],
  ["service-registry", { application: "platform" }],
  ["sourcecode-repository", { application: "tool" }],
  ["stream-processing", { module: "worker", store: "topic" }],
  ["task", { module: "worker" }],
  ["tool", { application: "tool" }],
  ["vault", { application: "security" }],
  ["waf", { application: "waf", module: "waf" }],
  ["web-application", { module: "web" }],
  ["web-service-rest", { module: "api" }],
  ["web-service-soap", { module: "api" }],
]);

/** Gravity of risks that the author wrote; `elevated` lies between medium and high. */
export const severityOf: ReadonlyMap<string, string> = new Map([
  ["low", "low"],
  ["medium", "medium"],
  ["elevated", "high"],
  ["high", "high"],
  ["critical", "critical"],
]);

/** Where a finding stands, by the status of a tracked risk. */
export const statusOf: ReadonlyMap<string, string> = new Map([
  ["unchecked", "open"],
  ["in-discussion", "open"],
  ["in-progress", "confirmed"],
  ["accepted", "accepted"],
  ["mitigated", "mitigated"],
  ["false-positive", "false-positive"],
]);
