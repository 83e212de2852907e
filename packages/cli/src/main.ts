/** The command's entry. Placeholder until the commands arrive: prints the version. */

import manifest from "../package.json" with { type: "json" };

process.stdout.write(`orrery ${manifest.version}\n`);
