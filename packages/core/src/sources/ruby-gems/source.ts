/** Gems of Ruby: `Gemfile` and its lock. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import type { Dependency, Manifest, Technology } from "../parts/packages/manifest.ts";
import { claimsOfManifests, detectByName, type Hearing, inFolder } from "../parts/packages/read-manifests.ts";
import type { Artefact, Source, Surroundings } from "../source.ts";
import { parentOf, resolved } from "../parts/unit-folder.ts";

export const rubyGems: Source = {
  id: "ruby-gems",
  version: 1,
  title: { en: "Ruby gems", fr: "Gems Ruby" },
  files: ["Gemfile", "Gemfile.lock"],
  cannotSay: [
    {
      en: "What code in the `Gemfile` decides.",
      fr: "Ce que décide du code dans le « Gemfile ».",
    },
  ],
  howToExport: { en: "The files as they are.", fr: "Les fichiers tels quels." },
  example: {
    files: {
      "email/Gemfile":
        'source "https://gems.acme.net"\nruby "3.3.5"\n\ngem "sinatra", "~> 4.0"\ngem "puma"\n\ngroup :test do\n  gem "rspec"\nend\n',
      "email/Gemfile.lock":
        "GEM\n  remote: https://gems.acme.net/\n  specs:\n    puma (6.4.2)\n      nio4r (~> 2.0)\n    sinatra (4.0.0)\n",
    },
    claims: [
      'mention package package:email/Gemfile "email" [directory email] @ email/Gemfile:1',
      'attribute package:email/Gemfile technology: ["Ruby 3.3.5","Sinatra 4.0.0"] @ email/Gemfile:2',
      'attribute package:email/Gemfile x-libraries: ["pkg:gem/sinatra@4.0.0","pkg:gem/puma@6.4.2"] @ email/Gemfile:4',
    ],
  },
  detect: detectByName(/^(?:Gemfile(?:\.lock)?|gems\.rb|gems\.locked)$/u),

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    yield* claimsOfManifests(artefacts, around, readGemfiles);
  },
};

function readGemfiles(hearing: Hearing): readonly Manifest[] {
  return hearing.artefacts
    .filter(({ path }) => /(?:^|\/)(?:Gemfile|gems\.rb)$/u.test(path))
    .map((artefact) => manifestOf(artefact, hearing));
}

function manifestOf(artefact: Artefact, { around }: Hearing): Manifest {
  const folder = parentOf(artefact.path);
  const locked = lockedIn(around.file(inFolder(folder, "Gemfile.lock"))?.text() ?? "");
  let group: "run" | "build" = "run";
  let depth = 0;
  let ruby: Technology = { name: "Ruby", line: 1 };
  const dependencies: Dependency[] = [];
  for (const [index, raw] of artefact.text().split(/\r?\n/u).entries()) {
    const line = raw.slice(0, 500).replace(/^\s*#.*$/su, "");
    const said = /^\s*ruby\s*\(?\s*["'](\d[\w.]*)["']/u.exec(line)?.[1];
    if (said !== undefined) ruby = { name: "Ruby", version: said, line: index + 1 };
    const groups = /^\s*group\s+([^\n]*?)\s+do\b/u.exec(line)?.[1];
    if (groups !== undefined || (depth > 0 && /\bdo\s*(?:\|[^|]*\|)?\s*$/u.test(line))) depth++;
    if (groups !== undefined) group = /:production|:default/u.test(groups) ? "run" : "build";
    if (/^\s*end\b/u.test(line) && depth > 0 && --depth === 0) group = "run";
    const gem = /^\s*gem\s*\(?\s*["']([\w.-]+)["']\s*(?:,\s*["']([^"']*)["'])?/u.exec(line);
    if (gem?.[1] === undefined) continue;
    const path = /\bpath:\s*["']([^"']+)["']/u.exec(line)?.[1];
    const local = path === undefined ? undefined : resolved(folder, path);
    const isAside = /\bgroups?:\s*(?:\[[^\]]*)?:(?:test|development)/u.test(line);
    const version = locked.get(gem[1]) ?? (/^\d[\w.]*$/u.test(gem[2] ?? "") ? gem[2] : undefined);
    dependencies.push({
      name: gem[1],
      scope: isAside ? "build" : group,
      line: index + 1,
      ...(version === undefined ? {} : { version }),
      ...(gem[2] === undefined ? {} : { declared: gem[2] }),
      ...(local === undefined ? {} : { local }),
    });
  }
  return {
    source: "ruby-gems",
    ecosystem: "gem",
    path: artefact.path,
    folder,
    dependencies,
    technologies: [ruby],
    ...(locked.size === 0 ? {} : { locked: [...locked].map(([name, version]) => `${name}@${version}`).sort() }),
  };
}

/** Gems stand at four spaces, what each needs at six. */
function lockedIn(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/^ {4}([\w.-]+) \(([\w.]+)(?:-[\w.-]+)?\)$/gmu)].map(([, name = "", version = ""]) => [
      name,
      version,
    ]),
  );
}
