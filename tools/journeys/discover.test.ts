/** Discovery on real files: from files that are dropped to drift, taken over and back; a doubt answered by key; drift over a picture. */
import { readdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reasonToSkip } from "../../packages/web/test/browser.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const skipped = reasonToSkip();
if (skipped !== undefined) console.warn(skipped);

describe.skipIf(skipped !== undefined)("discovery", () => {
  let bench: Workbench;
  let page: Page;
  beforeAll(async () => {
    bench = await openWorkbench("helvia");
    page = await bench.open("/w/helvia", { reducedMotion: "reduce" });
    await page.getByRole("navigation", { name: "Pages" }).waitFor();
  });
  afterAll(() => bench?.close());

  test("opens by key, and a number leads to its list", async () => {
    await page.locator("main").focus();
    await page.keyboard.press("g");
    await page.keyboard.press("d");
    await page.getByRole("heading", { name: "What is really there?" }).waitFor();
    await page.getByRole("link", { name: /Contradicting/ }).click();
    await expect.poll(() => page.url()).toContain("discover/drift?sort=contradicting");
    await page.getByRole("listitem").filter({ hasText: "Claims engine" }).waitFor();
  });

  test("the slider stands in the address, and the list follows", async () => {
    await page.getByRole("button", { name: "Show everything" }).click();
    const list = page.getByRole("list", { name: "Drift" });
    await list.getByText("sessions").first().waitFor();
    const slider = page.getByRole("slider", { name: /At least so sure/ });
    await slider.press("End");
    await expect.poll(() => page.url()).toContain("confidence=1");
    await expect.poll(() => list.getByText("sessions").count()).toBe(0);
    await page.getByRole("button", { name: "Show everything" }).click();
    await list.getByText("sessions").first().waitFor();
  });

  test("one difference is looked at, taken over by key and taken back; another is accepted until a day", async () => {
    const before = bench.read("applications/claims.orrery");
    await page.locator("main").focus();
    await page.keyboard.press("j");
    const panel = page.getByRole("region", { name: "Drift" });
    await panel.getByText("claims.yaml:6").waitFor();
    await page.keyboard.press("a");
    const dialog = page.getByRole("dialog");
    await dialog.locator(".line-added", { hasText: "replicas: 2" }).waitFor();
    await page.keyboard.press("Enter");
    await expect
      .poll(() => bench.read("applications/claims.orrery"))
      .toBe(before.replace("replicas: 1\n    capacity", "replicas: 2\n    capacity"));
    await panel.getByText("This drift is no more").waitFor();
    await page.keyboard.press("Control+z");
    await expect.poll(() => bench.read("applications/claims.orrery")).toBe(before);
    await panel.getByText("claims.yaml:6").waitFor();

    await page.keyboard.press("w");
    await dialog.getByLabel("Because").fill("The pilot ends in spring");
    await dialog.getByRole("button", { name: "Accept it" }).click();
    await panel.getByText(/tolerated by/).waitFor();
    await panel.getByText("The filters leave it out of the list.").waitFor();
    await page.getByLabel("with what is tolerated").check();
    await page.getByRole("list", { name: "Drift" }).getByText("tolerated").waitFor();
    expect(
      bench.read("applications/claims.orrery") + bench.read("security.orrery") + bench.read("views.orrery"),
    ).toContain("tolerance ");
  });

  /** Answers that stand in the texts of the model. */
  const identities = (): number =>
    readdirSync(bench.folder, { recursive: true, encoding: "utf8" })
      .filter((uri) => uri.endsWith(".orrery"))
      .filter((uri) => /^identity /mu.test(bench.read(uri))).length;

  test("a doubt is answered by one key, becomes text, and can be taken back", async () => {
    await page
      .getByRole("navigation", { name: "Parts of the discovery" })
      .getByRole("link", { name: /Doubts/ })
      .click();
    await page.getByRole("region", { name: "Left: document-preview" }).waitFor();
    await page.locator("main").focus();
    await page.keyboard.press("s");
    await page.getByRole("heading", { name: "All doubts are answered" }).waitFor();
    await expect.poll(identities).toBe(1);
    await page.keyboard.press("u");
    await page.getByRole("region", { name: "Left: document-preview" }).waitFor();
    expect(identities()).toBe(0);
  });

  test("dropped files are read, and nothing of them is kept unless somebody says so", async () => {
    const data = await page.evaluateHandle(() => {
      const dropped = new DataTransfer();
      const text =
        "services:\n  mailer:\n    image: acme/mailer:1\n    environment:\n      WEB_URL: http://m-web:8443\n";
      dropped.items.add(new File([text], "compose.yaml"));
      dropped.items.add(new File(["x"], "logo.png"));
      return dropped;
    });
    await page.locator("main").dispatchEvent("drop", { dataTransfer: data });
    await expect.poll(() => page.url()).toContain("discover/try");
    const found = page.getByRole("region", { name: "What was found" });
    await found.getByText("mailer").waitFor();
    await page
      .getByRole("region", { name: /not read/ })
      .getByText(/Pictures, archives/)
      .waitFor();
    await page.getByLabel("Name of the run").fill("mails");
    await page.getByRole("button", { name: "Keep as run" }).click();
    await page.getByText("Kept as run mails").waitFor();
    expect(bench.read("observed/mails.jsonl")).toContain("mailer");
  });

  test("is drawn over a view, with evidence behind a line, and told on the page of an element", async () => {
    await page.goto(`${bench.address}w/helvia/view/portal-containers`);
    await page.getByRole("button", { name: "Draw what was observed" }).click();
    await expect.poll(() => page.url()).toContain("f.drift=yes");
    await page.locator('.ov-stage [aria-label*="observed, not in the model"]').first().waitFor({ state: "attached" });
    await page.goto(`${bench.address}w/helvia/element/m-bff/provenance`);
    await page.getByText("portal/compose.yaml:9").first().waitFor();
    expect(bench.complaints).toEqual([]);
  });
});
