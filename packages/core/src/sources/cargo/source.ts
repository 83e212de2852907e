/** Crates of Rust. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { claimsOfManifests, detectByName } from "../parts/packages/read-manifests.ts";
import type { Artefact, Source, Surroundings } from "../source.ts";
import { readCrates } from "./crates.ts";

export const cargo: Source = {
  id: "cargo",
  version: 1,
  title: { en: "Rust crates", fr: "Crates Rust" },
  files: ["Cargo.toml", "Cargo.lock"],
  cannotSay: [
    {
      en: "Which optional features are built in.",
      fr: "Quelles fonctionnalités facultatives sont intégrées.",
    },
  ],
  howToExport: { en: "The files as they are.", fr: "Les fichiers tels quels." },
  example: {
    files: {
      "quote/Cargo.toml":
        '[package]\nname = "quote-service"\nversion = "0.3.0"\nrust-version = "1.75"\n\n[dependencies]\nactix-web = "4.9"\nredis = "=0.27.2"\n',
    },
    claims: [
      'mention package package:quote/Cargo.toml "quote-service", "quote" [directory quote] @ quote/Cargo.toml:1',
      'attribute package:quote/Cargo.toml technology: ["Rust 1.75","Actix Web 4"] @ quote/Cargo.toml:1',
      'attribute package:quote/Cargo.toml x-libraries: ["pkg:cargo/actix-web ^4.9","pkg:cargo/redis@0.27.2"] @ quote/Cargo.toml:7',
    ],
  },
  detect: detectByName(/^Cargo\.(?:toml|lock)$/u),

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    yield* claimsOfManifests(artefacts, around, readCrates);
  },
};
