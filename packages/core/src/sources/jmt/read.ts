/**
 * Queueing networks of the Java Modelling Tools: models for mean value analysis (.jmva) and for simulation (.jsimg), as far as they can be said in the words of
 * `engines/queueing/network.ts`. Everything that could change a result is either read, or noted, or an error. Never throws on bad input.
 */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { QueueingNetwork } from "../../engines/queueing/network.ts";
import { readXml, type XmlLimits } from "../archimate/xml.ts";
import { takeFindings } from "./findings.ts";
import { readJmva } from "./jmva.ts";
import { type AskedMeasure, readJsim } from "./jsim.ts";

export interface JmtReading {
  /** Undefined: something is wrong, and the diagnostics say what. */
  readonly network: QueueingNetwork | undefined;
  /** False: read in a way that changes the result, so that even a formula that is exact gives an approximation. */
  readonly isExact: boolean;
  /** Measures that the file asks for; a file for mean value analysis asks for none. */
  readonly asked: readonly AskedMeasure[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A tenth of what any published file needs would do; this keeps hostile ones small. */
const limits: XmlLimits = { bytes: 16 * 1024 * 1024, depth: 100, tags: 1_000_000 };

export function readJmt(uri: string, bytes: Uint8Array): JmtReading {
  const { root, diagnostics } = readXml(uri, bytes, limits);
  if (root === undefined) return { network: undefined, isExact: false, asked: [], diagnostics };
  const findings = takeFindings();
  const sim =
    root.name === "sim" ? root : root.name === "archive" ? root.children.find(({ name }) => name === "sim") : undefined;
  let network: QueueingNetwork | undefined;
  let asked: readonly AskedMeasure[] = [];
  if (sim !== undefined) ({ network, asked } = readJsim(sim, findings));
  else if (root.name === "model") network = readJmva(root, findings);
  else findings.error(root, "jmt-not-a-model", {});
  return {
    network: findings.hasErrors() ? undefined : network,
    isExact: !findings.isApproximate(),
    asked,
    diagnostics: [...diagnostics, ...findings.diagnostics],
  };
}
