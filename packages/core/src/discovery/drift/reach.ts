/** How far a run could see: which sources showed what, which declared elements lie in what was looked at, and which artefact would tell more. */
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element, Model } from "../../model/model.ts";
import { textsIn } from "../../model/read.ts";
import type { ObservedElement, Observation } from "../observation.ts";
import { builtInKind, groupOfElement, type KindGroup } from "./groups.ts";
import type { Matching } from "./match.ts";

export class Reach {
  /** Sources by the kind of elements that they showed in this run. */
  private readonly sourcesOf: Map<string, Set<string>> = new Map();
  private readonly sources: Set<string> = new Set();
  private readonly containers: Set<number> = new Set();
  private readonly matching: Matching;
  private readonly only: number | undefined;

  constructor(model: Model, observation: Observation, matching: Matching) {
    this.matching = matching;
    const [only, ...others] = [...model.elements({ kind: "application" })].filter(
      ({ parent, children }) => parent === undefined && children.length > 0,
    );
    // A model of one system is about that system, also where nothing is recognised any more.
    if (only !== undefined && others.length === 0) this.only = only.row;
    for (const element of observation.elements) if (element.isDrawn !== true) this.take(element);
    for (const { evidence } of observation.relationships) for (const { source } of evidence) this.sources.add(source);
    for (const element of matching.declaredOf.values()) for (const { row } of element.path) this.containers.add(row);
  }

  private take({ kind, isExternal, isGhost, mentions }: ObservedElement): void {
    for (const { source } of mentions) {
      this.sources.add(source);
      if (isGhost) continue;
      const seen = isExternal ? `external ${kind}` : kind;
      this.sourcesOf.set(seen, (this.sourcesOf.get(seen) ?? new Set()).add(source));
    }
  }

  /** Does something that was observed lie inside the element? */
  holdsObserved(element: Element): boolean {
    return this.containers.has(element.row);
  }

  /** Is the element one that this run was about: beside what it saw, found by it before, or joined to what it saw? */
  isInside(element: Element): boolean {
    const provenance = element.get("provenance");
    if (
      provenance?.kind === "record" &&
      textsIn(provenance.fields["source"]).some((source) => this.sources.has(source))
    )
      return true;
    if (
      element.path.some(({ row }) => row === this.only || this.containers.has(row) || this.matching.observedOf.has(row))
    )
      return true;
    const group = groupOfElement(element);
    if (group === "software" || group === "store" || group === "people") return false;
    return [...element.in(), ...element.out()].some(({ from, to }) =>
      [from, to].some((end) => end !== undefined && this.matching.observedOf.has(end.row)),
    );
  }

  /** The sources of the run that show things of this kind. */
  sourcesFor(element: Element): readonly string[] {
    const kind = builtInKind(element) ?? "";
    const kinds =
      kind === "module" ? ["module"] : kind === "application" ? ["application", "external application"] : [kind];
    return [...new Set(kinds.flatMap((one) => [...(this.sourcesOf.get(one) ?? [])]))].sort();
  }

  /** Traces see every call that happens, whatever the sources say. */
  get hasTraces(): boolean {
    return ["otlp", "jaeger", "traces", "zipkin"].some((id) => this.sources.has(id));
  }
}

/** What would show an element of a group. */
export const remedies: Readonly<Record<KindGroup, Bilingual>> = {
  software: {
    en: "Compose files, Kubernetes manifests or traces would show it.",
    fr: "Des fichiers Compose, des manifestes Kubernetes ou des traces le montreraient.",
  },
  store: {
    en: "Compose files, Kubernetes manifests, Terraform or its state would show it.",
    fr: "Des fichiers Compose, des manifestes Kubernetes, Terraform ou son état le montreraient.",
  },
  data: {
    en: "A dump of the schema (`pg_dump --schema-only`) or a contract would show it.",
    fr: "Un export du schéma (`pg_dump --schema-only`) ou un contrat le montrerait.",
  },
  node: {
    en: "Terraform state, `kubectl get nodes -o json` or an inventory would show it.",
    fr: "L’état Terraform, `kubectl get nodes -o json` ou un inventaire le montrerait.",
  },
  zone: {
    en: "Terraform, Kubernetes manifests or a scan of the network would show it.",
    fr: "Terraform, des manifestes Kubernetes ou un balayage du réseau la montreraient.",
  },
  technology: {
    en: "Package manifests, images or an SBOM would show it.",
    fr: "Des manifestes de paquets, des images ou un SBOM la montreraient.",
  },
  people: {
    en: "A catalogue (Backstage) or an inventory with owners would show it.",
    fr: "Un catalogue (Backstage) ou un inventaire avec les responsables le montrerait.",
  },
  finding: {
    en: "A report of a scanner would show it.",
    fr: "Un rapport d’analyse le montrerait.",
  },
  document: {
    en: "No artefact that discovery reads would show it.",
    fr: "Aucun artefact que lit la découverte ne le montrerait.",
  },
};
