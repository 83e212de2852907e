import fc from "fast-check";
import { expect, test } from "vitest";
import { relativeTo } from "./addresses.ts";
import { escaped, html } from "./html.ts";
import { prose } from "./prose.ts";

test("what is put into a template is text, unless it is such a piece itself", () => {
  const name = `<b onclick='x'>"&`;
  expect(
    html`<p title="${name}">${name}${html`<i>${1}</i>`}${undefined}${false}${["a", html`<br />`]}</p>`.markup,
  ).toBe(
    `<p title="&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;">&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;<i>1</i>a<br /></p>`,
  );
});

test("no text opens a tag or ends an attribute", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(escaped(text)).not.toMatch(/[<>"']/);
      expect(escaped(text)).not.toContain("\0");
    }),
  );
});

test("descriptions keep their form and lose everything that acts", () => {
  const { markup } = prose(
    "# Big\n\nSome *text* with <script>alert(1)</script> and [a link](javascript:alert(1)).\n\n- one\n- two",
  );
  expect(markup).toContain("<h3>Big</h3>");
  expect(markup).toContain("<em>text</em>");
  expect(markup).toContain("&lt;script&gt;");
  expect(markup).not.toContain("href");
  expect(markup).toMatch(/<ul>\s*<li>one<\/li>\s*<li>two<\/li>\s*<\/ul>/);
});

test("any description has no tag but ours", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const tags = [...prose(`${text}\n<img src=x onerror=y>`).markup.matchAll(/<\/?([a-z0-9]*)/g)].map(
        ([, tag]) => tag,
      );
      for (const tag of tags)
        expect(tag).toMatch(
          /^(?:div|p|h[345]|ul|ol|li|blockquote|pre|code|em|strong|a|hr|table|thead|tbody|tr|th|td)$/,
        );
    }),
  );
});

test("addresses lead from page to page", () => {
  expect(relativeTo("index.html", "elements/a.html")).toBe("elements/a.html");
  expect(relativeTo("elements/a.html", "elements/b.html")).toBe("b.html");
  expect(relativeTo("elements/a.html", "views/v.html")).toBe("../views/v.html");
  expect(relativeTo("en/elements/a.html", "assets/site.css")).toBe("../../assets/site.css");
});
