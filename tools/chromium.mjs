/** The browser that the workbench's tests drive: found, or installed where that needs nobody's permission. */

import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { run } from "./run.mjs";
import { say } from "./say.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

const wellKnown = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

const attempts = 5;

/**
 * Path of a Chromium that starts: the one in `ORRERY_CHROMIUM`, on the PATH or in its usual place.
 * @returns {string | undefined}
 */
export function findChromium() {
  const told = process.env["ORRERY_CHROMIUM"];
  if (told) return starts(told) ? told : undefined;
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...wellKnown].find(starts);
}

/**
 * Finds Chromium, or installs Debian's where apt-get is there and we may use it. Says loudly when there is none.
 * @returns {Promise<string | undefined>} path
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  const told = process.env["ORRERY_CHROMIUM"];
  if (told) {
    say(
      `SKIPPED: ORRERY_CHROMIUM=${told} does not start; tests in a browser cannot run.`,
      `OMIS : ORRERY_CHROMIUM=${told} ne démarre pas ; les tests dans un navigateur ne peuvent pas tourner.`,
    );
    return undefined;
  }
  const prefix = aptPrefix();
  if (prefix !== undefined) await aptInstall(prefix);
  const installed = findChromium();
  if (installed === undefined) {
    say(
      "SKIPPED: no Chromium here, so tests in a browser cannot run. Install it, or set ORRERY_CHROMIUM to its path.",
      "OMIS : pas de Chromium ici, les tests dans un navigateur ne peuvent pas tourner. Installez-le, ou donnez son chemin dans ORRERY_CHROMIUM.",
    );
  }
  return installed;
}

/**
 * Asks for the version, because Ubuntu's `chromium-browser` may be a script that only says where to get one.
 * @param {string} path
 * @returns {boolean}
 */
function starts(path) {
  if (!isExecutable(path)) return false;
  if (process.platform === "win32") return true; // --version opens a window there
  return spawnSync(path, ["--version"], { timeout: 20_000, stdio: "ignore" }).status === 0;
}

/**
 * @param {string} path
 * @returns {boolean}
 */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * What to write before apt-get: nothing for root, sudo where it asks no password.
 * @returns {readonly string[] | undefined} undefined where apt-get is not ours to use
 */
function aptPrefix() {
  if (process.platform !== "linux" || !existsSync("/usr/bin/apt-get")) return undefined;
  if (process.getuid?.() === 0) return [];
  return spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0 ? ["sudo", "-n"] : undefined;
}

/**
 * Another program may hold the package lists or dpkg's lock for a while, hence the attempts.
 * @param {readonly string[]} prefix
 * @returns {Promise<void>}
 */
async function aptInstall(prefix) {
  say(
    "Installing Chromium for the tests in a browser (apt-get)...",
    "Installation de Chromium pour les tests dans un navigateur (apt-get)...",
  );
  const install = [
    "install",
    "--yes",
    "--quiet=2",
    "--no-install-recommends",
    "-o",
    "DPkg::Lock::Timeout=120",
    "chromium",
  ];
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if ((await apt(prefix, ["update", "--quiet=2"])) === 0 && (await apt(prefix, install)) === 0) return;
    if (attempt === attempts) return;
    say(
      `  apt-get failed, attempt ${attempt} of ${attempts}; waiting`,
      `  échec d'apt-get, essai ${attempt} sur ${attempts} ; attente`,
    );
    await pause(attempt * 5_000);
  }
}

/**
 * @param {readonly string[]} prefix
 * @param {readonly string[]} parameters
 * @returns {Promise<number>}
 */
function apt(prefix, parameters) {
  const [command = "apt-get", ...rest] = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...parameters];
  return run(command, rest, { stdio: ["ignore", "ignore", 2] });
}
