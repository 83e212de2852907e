/** CODEOWNERS of GitHub, GitLab and Bitbucket: who answers for which folder. */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim } from "../model/claims/claim.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "./source.ts";
import { sayingAt } from "./parts/saying.ts";
import { isAside, isUnit, nameOfPath } from "./parts/unit-folder.ts";

export const codeowners: Source = {
  id: "codeowners",
  version: 1,
  title: { en: "CODEOWNERS", fr: "CODEOWNERS" },
  files: ["CODEOWNERS"],
  cannotSay: [
    { en: "Who is in a team.", fr: "Qui fait partie d’une équipe." },
    {
      en: "Owners of single files and patterns: only folders of units are understood.",
      fr: "Les responsables de fichiers isolés et de motifs : seuls les dossiers d’unités sont compris.",
    },
  ],
  howToExport: {
    en: "It lies in the repository: in the root, in .github, .gitlab or docs.",
    fr: "Il se trouve dans le dépôt : à la racine, dans .github, .gitlab ou docs.",
  },
  example: {
    files: {
      "src/cart/Dockerfile": "FROM scratch\n",
      ".github/CODEOWNERS": "# who reviews\n*          @acme/platform\n/src/cart/ @acme/checkout-team # cart\n",
    },
    claims: [
      'mention team codeowners:@acme/platform "platform", "acme/platform" @ .github/CODEOWNERS:2',
      'mention team codeowners:@acme/checkout-team "checkout-team", "acme/checkout-team" @ .github/CODEOWNERS:3',
      'mention code codeowners:src/cart "cart" [directory src/cart] @ .github/CODEOWNERS:3',
      "attribute codeowners:src/cart owner: checkout-team @ .github/CODEOWNERS:3",
    ],
  },
  detect: detectOwners,
  read: readAll,
};

function detectOwners({ path }: Glimpse): Detection {
  return /^(?:(?:\.github|\.gitlab|\.bitbucket|docs)\/)?CODEOWNERS$/u.test(path) && !isAside(path) ? 3 : 0;
}

interface Rule {
  readonly pattern: string;
  readonly owners: readonly string[];
  readonly line: number;
}

function* readAll(artefacts: readonly Artefact[], around: Surroundings): Iterable<Claim | Diagnostic> {
  for (const artefact of artefacts) {
    const { path } = artefact;
    const rules = rulesOf(artefact.text());
    yield* teamsOf(rules, path);
    // The last rule that fits decides.
    const folders = new Map(rules.flatMap((rule) => folderOf(rule.pattern, around).map((folder) => [folder, rule])));
    for (const [folder, rule] of folders) yield* ownership(folder, rule, path);
  }
}

function rulesOf(text: string): readonly Rule[] {
  /** GitLab: owners of a section hold for its lines that name none. */
  let section: readonly string[] = [];
  return text.split("\n").flatMap((row, index) => {
    const words = row
      .replace(/(?:^|\s)#.*$/u, "")
      .trim()
      .split(/\s+/u);
    const [pattern, ...rest] = words;
    if (pattern === undefined || pattern === "") return [];
    if (/^\^?\[/u.test(pattern)) {
      section = words.filter(isOwner);
      return [];
    }
    const owners = rest.filter(isOwner);
    return [{ pattern, owners: owners.length > 0 || rest.length > 0 ? owners : section, line: index + 1 }];
  });
}

function isOwner(word: string): boolean {
  return /^@{1,2}[\w.-]+(?:\/[\w.-]+)*$|^[^@\s]+@[\w.-]+$/u.test(word);
}

function* teamsOf(rules: readonly Rule[], file: string): Iterable<Claim> {
  const known = new Set<string>();
  for (const { owners, line } of rules)
    for (const owner of owners) {
      if (known.has(owner)) continue;
      known.add(owner);
      const full = owner.replace(/^@+/u, "");
      const name = nameOfOwner(owner);
      yield {
        claim: "mention",
        key: `codeowners:${owner}`,
        sort: "team",
        names: name === full ? [name] : [name, full],
        keys: [],
        scope: {},
        at: { file, line },
        seenBy: "owners",
      };
    }
}

/** `checkout-team` of `@acme/checkout-team`; of an address what stands before `@`. */
function nameOfOwner(owner: string): string {
  const plain = owner.replace(/^@+/u, "");
  return plain.includes("@") ? plain.slice(0, plain.indexOf("@")) : plain.slice(plain.lastIndexOf("/") + 1);
}

/** The unit that a pattern is about: `/src/cart/`, `src/cart/**`, `/src/cart`. */
function folderOf(pattern: string, around: Surroundings): readonly string[] {
  const folder = pattern.replace(/^\//u, "").replace(/\/(?:\*{1,2}(?:\/\*)?)?$/u, "");
  // An owner of everything is the owner of nothing in particular.
  if (folder === "" || /[*?[\]\\!]/u.test(folder) || isAside(`${folder}/`)) return [];
  return isUnit(folder, around) ? [folder] : [`${folder}/src`].filter((inner) => isUnit(inner, around));
}

function* ownership(folder: string, { owners, line }: Rule, file: string): Iterable<Claim> {
  const [owner] = owners;
  const name = nameOfPath(`${folder}/.`);
  if (owner === undefined || name === ".") return;
  const key = `codeowners:${folder}`;
  const say = sayingAt({ file, line }, "owners");
  yield say.mention({ key, sort: "code", names: [name], keys: [{ type: "directory", value: folder }] });
  yield* say.attribute(key, "owner", nameOfOwner(owner));
}
