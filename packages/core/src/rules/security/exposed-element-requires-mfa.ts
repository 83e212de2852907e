import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { affirms, states } from "../../model/read.ts";
import { cloudServiceOf } from "../parts/cloud.ts";
import { careOf, careProof, highest, isConfidential } from "../parts/data.ts";
import { authOf, handledCareOf, isExposed, isPassedThrough, speakerFor } from "../parts/exposure.ts";
import { hostedBy } from "../parts/hosting.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const exposedElementRequiresMfa: ElementRule = {
  id: "exposed-element-requires-mfa",
  title: {
    en: "Remote access to confidential data takes a second factor",
    fr: "L’accès distant à des données confidentielles exige un second facteur",
  },
  rationale: {
    en: "Passwords leak and are guessed; from outside, a second factor is what keeps a stolen one from opening the door.",
    fr: "Les mots de passe fuient et se devinent ; de l’extérieur, seul un second facteur empêche qu’un mot de passe volé ouvre la porte.",
  },
  remedy: {
    en: "Demand a second factor of people who enter from outside and state `mfa: yes`.",
    fr: "Exigez un second facteur des personnes qui entrent de l’extérieur et indiquez `mfa: yes`.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.5",
    "nist-800-53:IA-2",
    "nist-800-53:AC-17",
    "nist-csf:PR.AA-03",
    "pci-dss:8",
    "cis:6",
    "nis2:21.2.j",
    "asvs:V6",
  ],
  principle: "P3",
  quality: "security",
  aliases: ["threagile:missing-authentication-second-factor"],
  reads: ["exposed", "hosting", "mfa", "auth", "classification", "personalData"],
  kinds: ["application", "module", "interface", "node"],
  examples: {
    passes: `application portal "Portal" { exposed: internet; auth: oidc; mfa: yes; classification: confidential }`,
    fails: `dataset claims "Claims" { personalData: personal }
party insured "Insured"
application portal "Portal" { exposed: internet; auth: password; mfa: no }
insured -> portal : claims
node lake "Managed warehouse" { hosting: paas; mfa: no }
store facts "Facts" { personalData: sensitive; runs on lake }
application news "News" { exposed: internet; mfa: no; classification: public }
interface api "API" { exposed: partner; auth: mtls; mfa: no; classification: confidential }`,
    finds: ["portal", "lake"],
    unsure: `application portal "Portal" { exposed: internet; classification: confidential }
application desk "Desk" { exposed: partner; mfa: no }`,
    lacks: ["portal.mfa", "desk.classification"],
  },

  judge(element) {
    if (
      !(isExposed(element) || isCloudAccount(element)) ||
      isForPrograms(element) ||
      (isKind(element, "node") && isPassedThrough(element))
    )
      return undefined;
    const speaker = speakerFor(element, "mfa");
    const hasFactor = speaker === undefined ? undefined : affirms(speaker, "mfa");
    if (hasFactor === true || (authOf(speakerFor(element, "auth") ?? element) ?? []).includes("mfa")) return holds;
    const care = isKind(element, "node")
      ? highest([handledCareOf(element), ...hostedBy(element).map(careOf)])
      : handledCareOf(element);
    const isCareful = isConfidential(care);
    if (isCareful === false) return undefined;
    if (hasFactor === undefined) return lacks([element, "mfa"]);
    if (isCareful === undefined) return lacks([element, "classification"]);
    return violated(() => {
      const name = nameOf(element);
      const from = isExposed(element) ? valueOf(element, "exposed") : { en: "cloud", fr: "cloud" };
      const proof = careProof(care);
      return {
        en: `${name.en} is exposed (${from.en}) and handles confidential or personal data, but people enter without a second factor`,
        fr: `${name.fr} est exposé (${from.fr}) et traite des données confidentielles ou personnelles, mais on y entre sans second facteur`,
        path: proof === undefined || proof.row === element.row ? [element] : [element, proof],
        values: [
          [element, "exposed"],
          [speaker ?? element, "mfa"],
        ],
      };
    });
  },
};

/** What a provider runs is administered over the internet, wherever its users sit; asked where something is said of the second factor. */
function isCloudAccount(element: Element): boolean {
  return cloudServiceOf(element) !== undefined && states(element, "mfa");
}

/** Ways in which programs are recognised; where there are no others, no person enters. */
const PROGRAM_WAYS: ReadonlySet<string> = new Set(["mtls", "apikey", "ssh-key"]);

/** Is nobody let in, or programs only? */
function isForPrograms(element: Element): boolean {
  const ways = authOf(speakerFor(element, "auth") ?? element);
  return ways !== undefined && ways.every((way) => PROGRAM_WAYS.has(way));
}
