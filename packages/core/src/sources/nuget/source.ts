/** Projects and packages of .NET. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { claimsOfManifests, detectByName } from "../parts/packages/read-manifests.ts";
import type { Artefact, Source, Surroundings } from "../source.ts";
import { readProjects } from "./projects.ts";

export const nuget: Source = {
  id: "nuget",
  version: 1,
  title: { en: ".NET projects", fr: "Projets .NET" },
  files: ["*.csproj", "*.fsproj", "*.vbproj", "*.sln", "Directory.Packages.props", "packages.lock.json"],
  cannotSay: [
    {
      en: "What conditions and imports of MSBuild add.",
      fr: "Ce qu’ajoutent les conditions et les imports de MSBuild.",
    },
  ],
  howToExport: {
    en: "The files as they are; `dotnet restore --use-lock-file` writes all versions out.",
    fr: "Les fichiers tels quels ; « dotnet restore --use-lock-file » écrit toutes les versions.",
  },
  example: {
    files: {
      "Shared/Shared.csproj": '<Project Sdk="Microsoft.NET.Sdk">\n</Project>\n',
      "Basket/Basket.csproj":
        '<Project Sdk="Microsoft.NET.Sdk.Web">\n  <PropertyGroup>\n    <TargetFramework>net8.0</TargetFramework>\n  </PropertyGroup>\n  <ItemGroup>\n' +
        '    <PackageReference Include="StackExchange.Redis" Version="2.8.16" />\n    <ProjectReference Include="..\\Shared\\Shared.csproj" />\n  </ItemGroup>\n</Project>\n',
    },
    claims: [
      'mention package package:Basket/Basket.csproj "Basket" [directory Basket] @ Basket/Basket.csproj:1',
      'attribute package:Basket/Basket.csproj technology: [".NET 8.0","ASP.NET Core"] @ Basket/Basket.csproj:3',
      'attribute package:Basket/Basket.csproj x-libraries: ["pkg:nuget/StackExchange.Redis@2.8.16"] @ Basket/Basket.csproj:6',
      "other uses package:Basket/Basket.csproj -> package:Shared/Shared.csproj (declared) @ Basket/Basket.csproj:7",
    ],
  },
  detect: detectByName(/\.(?:cs|fs|vb)proj$|\.slnx?$|^Directory\.(?:Packages|Build)\.props$|^packages\.lock\.json$/iu),

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    yield* claimsOfManifests(artefacts, around, readProjects);
  },
};
