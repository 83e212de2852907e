/** The homes of all roles, those of decision makers and of the whole first. */
import { cio } from "./cio.ts";
import { cloud } from "./cloud.ts";
import { data } from "./data.ts";
import { devops } from "./devops.ts";
import { enterprise } from "./enterprise.ts";
import { functional } from "./functional.ts";
import type { Home } from "./home.ts";
import { security } from "./security.ts";
import { software } from "./software.ts";
import { technical } from "./technical.ts";

export const homes: readonly Home[] = [cio, enterprise, functional, software, data, technical, cloud, security, devops];
