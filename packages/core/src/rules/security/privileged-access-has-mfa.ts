import { affirms } from "../../model/read.ts";
import { isPeople } from "../parts/access.ts";
import { authOf, speakerFor } from "../parts/exposure.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, lacks, type Verdict, violated } from "../verdict.ts";
import type { Element, Relationship } from "../../model/model.ts";

export const privilegedAccessHasMfa: RelationshipRule = {
  id: "privileged-access-has-mfa",
  title: {
    en: "Whoever administers proves it with more than a password",
    fr: "Qui administre le prouve par plus qu’un mot de passe",
  },
  rationale: {
    en: "An administrator’s password opens everything at once, and is what attackers look for first.",
    fr: "Le mot de passe d’un administrateur ouvre tout d’un coup, et c’est ce que les attaquants cherchent d’abord.",
  },
  remedy: {
    en: "Demand a second factor of people (`auth: mfa`, or `mfa: yes` at either end) and certificates or short-lived tokens of programs.",
    fr: "Exigez un second facteur des personnes (`auth: mfa`, ou `mfa: yes` à l’un des bouts) et des certificats ou jetons de courte durée des programmes.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.2",
    "iso27001:A.8.5",
    "nist-800-53:IA-2",
    "nist-800-53:AC-6",
    "nist-csf:PR.AA-03",
    "pci-dss:8",
    "cis:5",
    "cis:6",
    "nis2:21.2.j",
  ],
  principle: "P3",
  quality: "security",
  aliases: ["threagile:missing-authentication-second-factor"],
  reads: ["privileged", "auth", "mfa"],
  verbs: ["uses", "flows"],
  examples: {
    passes: `role admin "Administrator" { mfa: yes; uses crm { privileged: yes } }
application crm "CRM"
application deploy "Deployment" { uses crm { privileged: yes; auth: mtls } }`,
    fails: `role admin "Administrator" { mfa: no; uses crm { privileged: yes } }
role clerk "Clerk" { mfa: no; uses crm }
application crm "CRM"
application deploy "Deployment" { uses crm { privileged: yes; auth: password } }`,
    finds: ["admin uses crm", "deploy uses crm"],
    unsure: `role admin "Administrator" { uses crm { privileged: yes } }
application crm "CRM"
application deploy "Deployment" { -> crm { privileged: yes } }`,
    lacks: ["admin.mfa", "deploy -> crm.auth"],
  },

  judge(access) {
    const { from, to } = access;
    if (affirms(access, "privileged") !== true || from === undefined || to === undefined) return undefined;
    return isPeople(from) ? byPeople(access, from, to) : byProgram(access, from, to);
  },
};

function byPeople(access: Relationship, from: Element, to: Element): Verdict {
  const door = speakerFor(to, "mfa") ?? to;
  const factors = [affirms(from, "mfa"), affirms(door, "mfa")];
  const ways = [...(authOf(access) ?? []), ...(authOf(speakerFor(to, "auth") ?? to) ?? [])];
  if (factors.includes(true) || ways.includes("mfa")) return holds;
  if (!factors.includes(false)) return lacks([from, "mfa"]);
  return violated(() => {
    const ends = endsOf(access);
    return {
      en: `${ends.en}: people administer it without a second factor`,
      fr: `${ends.fr} : des personnes l’administrent sans second facteur`,
      path: [from, access, to],
      values: [
        [access, "privileged"],
        [from, "mfa"],
        [door, "mfa"],
      ],
    };
  });
}

/** Ways that can be copied from a file or overheard. */
const COPIED: ReadonlySet<string> = new Set(["password", "apikey", "ldap"]);

function byProgram(access: Relationship, from: Element, to: Element): Verdict {
  const ways = authOf(access);
  if (ways === undefined) return lacks([access, "auth"]);
  if (ways.some((way) => !COPIED.has(way))) return holds;
  return violated(() => {
    const ends = endsOf(access);
    return {
      en: `${ends.en}: a program has administration rights with nothing but a password or key that can be copied`,
      fr: `${ends.fr} : un programme a des droits d’administration avec un simple mot de passe ou une clé que l’on peut copier`,
      path: [from, access, to],
      values: [
        [access, "privileged"],
        [access, "auth"],
      ],
    };
  });
}
