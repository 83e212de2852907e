/** The style of a site: the colours and measures of the workbench (`web/src/styles/tokens.css`; a test compares them), on plain pages. */

import { layerMarks } from "./layer-marks.ts";

/** Colours as custom properties, with a value in light and in dark each. */
export const colours: string = `:root {
  color-scheme: light dark;
  --text: light-dark(#14181f, #e8ecf2);
  --text-quiet: light-dark(#48515f, #aeb8c6);
  --page: light-dark(#f7f8fa, #0d1117);
  --surface: light-dark(#ffffff, #11151c);
  --sunken: light-dark(#f1f3f6, #161b24);
  --hover: light-dark(#f0f3f8, #1b222d);
  --line: light-dark(#e2e6ec, #262e3b);
  --line-strong: light-dark(#858f9e, #6d7a8d);
  --accent: light-dark(#3a54c4, #9db2ff);
  --accent-quiet: light-dark(#e9edfc, #222b4a);
  --on-accent: light-dark(#ffffff, #0d1117);
  --focus: light-dark(#2747d8, #a9baff);
  --error: light-dark(#b3261e, #ff8f85);
  --warning: light-dark(#8a5300, #f5b94f);
  --info: light-dark(#2b5d9e, #85b7f7);
  --good: light-dark(#1d6b43, #6fcf9c);
  --shadow-small: 0 1px 2px light-dark(#14181f0d, #0000004d);
  --sans: "Inter", system-ui, sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace;
  --radius: 0.375rem;
  --radius-large: 0.625rem;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
.layer-strategy { --stroke: light-dark(#775929, #f2ae0d); --fill: light-dark(#f9efe0, #312718); }
.layer-business { --stroke: light-dark(#989128, #f7e8b8); --fill: light-dark(#f3f2d7, #2c2a0a); }
.layer-organisation { --stroke: light-dark(#4c356c, #7e6f95); --fill: light-dark(#f3ecff, #2c2438); }
.layer-application { --stroke: light-dark(#5d8dbb, #6ca9f9); --fill: light-dark(#e3f2ff, #1b2a39); }
.layer-data { --stroke: light-dark(#03493f, #45846b); --fill: light-dark(#e6f4ed, #1e2d26); }
.layer-technical { --stroke: light-dark(#576678, #e6eefd); --fill: light-dark(#ebf1f7, #242930); }
.layer-security { --stroke: light-dark(#c46c73, #d7401c); --fill: light-dark(#ffe8e6, #3e1e1e); }
.layer-change { --stroke: light-dark(#4a0015, #b39eac); --fill: light-dark(#ffe7ee, #3d1e27); }
.layer-other { --stroke: var(--line-strong); --fill: var(--sunken); }
`;

const type = `*, *::before, *::after { box-sizing: border-box; }
html { font: 400 100%/1.5 var(--sans); font-feature-settings: "cv11", "ss03"; color: var(--text); background: var(--page); -webkit-text-size-adjust: 100%; scroll-padding-top: 4.5rem; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; font-size: 0.9375rem; }
h1, h2, h3, h4, h5, p, ul, ol, dl, dd, figure { margin: 0; }
ul, ol { padding: 0; list-style: none; }
h1 { font-size: clamp(1.5rem, 1.2rem + 1.2vw, 2rem); line-height: 1.2; font-weight: 600; letter-spacing: -0.018em; overflow-wrap: anywhere; text-wrap: balance; }
h2 { margin: 2.25rem 0 0.75rem; font-size: 1.125rem; line-height: 1.4; font-weight: 600; letter-spacing: -0.008em; }
h3 { font-size: 0.9375rem; line-height: 1.5; font-weight: 600; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; text-underline-offset: 0.2em; }
code, pre { font-family: var(--mono); font-size: 0.85em; }
code { padding: 0.1em 0.35em; border-radius: 0.25rem; background: var(--sunken); overflow-wrap: anywhere; }
button, input { font: inherit; color: inherit; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
.quiet, .kind, .sub { color: var(--text-quiet); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; z-index: 10; top: 0.5rem; left: 0.5rem; padding: 0.5rem 1rem; border-radius: var(--radius); background: var(--accent); color: var(--on-accent); transform: translateY(-200%); }
.skip:focus { transform: none; }
`;

const frame = `.bar { position: sticky; z-index: 5; top: 0; display: flex; flex-wrap: wrap; align-items: center; gap: 0.375rem 1.25rem; padding: 0.5rem clamp(1rem, 3vw, 2rem); border-bottom: 1px solid var(--line); background: var(--surface); }
.brand { display: flex; align-items: center; gap: 0.625rem; min-width: 0; max-width: 22rem; color: var(--text); font-weight: 600; }
.brand span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.bar nav ul { display: flex; gap: 0.25rem; }
.bar nav a { display: block; padding: 0.3rem 0.625rem; border-radius: var(--radius); color: var(--text-quiet); }
.bar nav a:hover { background: var(--hover); color: var(--text); text-decoration: none; }
.bar nav [aria-current] { background: var(--accent-quiet); color: var(--accent); font-weight: 500; }
.count { margin-left: 0.25rem; padding: 0 0.4rem; border-radius: 999px; background: var(--sunken); font-size: 0.75rem; font-variant-numeric: tabular-nums; }
.count-error { color: var(--error); }
.count-warning { color: var(--warning); }
.search { flex: 1 1 12rem; max-width: 26rem; margin-left: auto; }
input[type="search"] { width: 100%; height: 2.125rem; padding: 0 0.75rem; border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--page); }
.bar > nav + .languages { margin-left: auto; }
.languages a { font-size: 0.875rem; }
.theme { width: 2.125rem; height: 2.125rem; padding: 0; border: 1px solid var(--line); border-radius: var(--radius); background: none; cursor: pointer; }
.theme::before { content: ""; display: block; width: 0.9rem; height: 0.9rem; margin: auto; border: 1.5px solid currentColor; border-radius: 50%; background: linear-gradient(90deg, currentColor 50%, transparent 50%); }
.theme:hover { background: var(--hover); }
main { flex: 1; width: 100%; max-width: 76rem; margin: 0 auto; padding: 1.25rem clamp(1rem, 3vw, 2rem) 4rem; }
main.wide { max-width: 120rem; }
.crumbs ol { display: flex; flex-wrap: wrap; gap: 0.125rem 0; margin-bottom: 1rem; font-size: 0.8125rem; color: var(--text-quiet); }
.crumbs a { color: var(--text-quiet); }
.crumbs li + li::before { content: "\\203a"; padding: 0 0.5rem; color: var(--line-strong); }
.foot { padding: 1.25rem clamp(1rem, 3vw, 2rem); border-top: 1px solid var(--line); color: var(--text-quiet); font-size: 0.8125rem; text-align: center; }
.head { margin: 0.5rem 0 1.25rem; }
.head .sub { display: flex; flex-wrap: wrap; align-items: center; gap: 0.375rem 0.75rem; margin-top: 0.5rem; }
.names { margin-top: 0.25rem; color: var(--text-quiet); font-style: italic; }
.chip { display: inline-flex; align-items: center; gap: 0.4rem; padding: 0.125rem 0.625rem; border: 1px solid var(--stroke, var(--line-strong)); border-radius: 999px; background: var(--fill, var(--sunken)); color: var(--text); font-size: 0.8125rem; }
.place { color: var(--text-quiet); font-family: var(--mono); font-size: 0.75rem; overflow-wrap: anywhere; }
.prose { max-width: 46rem; margin: 1rem 0; }
.prose a { text-decoration: underline; text-underline-offset: 0.2em; }
.prose > * + * { margin-top: 0.75rem; }
.prose ul { list-style: disc; padding-left: 1.25rem; }
.prose ol { list-style: decimal; padding-left: 1.5rem; }
.prose blockquote { margin-left: 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--text-quiet); }
.prose pre { padding: 0.75rem 1rem; border-radius: var(--radius); background: var(--sunken); overflow-x: auto; }
.prose pre code { padding: 0; background: none; }
.prose th, .prose td { padding: 0.25rem 0.75rem 0.25rem 0; text-align: left; border-bottom: 1px solid var(--line); }
`;

const parts = `.numbers { display: flex; flex-wrap: wrap; gap: 0.75rem 2.5rem; margin: 1.5rem 0 0.5rem; }
.numbers div { display: flex; flex-direction: column-reverse; }
.numbers dt { color: var(--text-quiet); font-size: 0.8125rem; }
.numbers dd { font-size: 1.625rem; line-height: 1.2; font-weight: 600; font-variant-numeric: tabular-nums; letter-spacing: -0.02em; }
.gallery { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); gap: 1.25rem; }
.view-card { display: flex; flex-direction: column; height: 100%; border: 1px solid var(--line); border-radius: var(--radius-large); background: var(--surface); box-shadow: var(--shadow-small); color: var(--text); overflow: hidden; }
.view-card:hover { border-color: var(--accent); text-decoration: none; }
.thumbnail { display: block; height: 11.5rem; padding: 0.75rem; border-bottom: 1px solid var(--line); background: light-dark(#ffffff, #11151c); }
.thumbnail img { display: block; width: 100%; height: 100%; object-fit: contain; color-scheme: inherit; }
.view-title { padding: 0.75rem 1rem 0; font-weight: 600; }
.view-kind { padding: 0 1rem 0.75rem; color: var(--text-quiet); font-size: 0.8125rem; }
.layers, .facets { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: 1rem; align-items: start; }
.facets { display: block; columns: 24rem auto; column-gap: 1rem; }
.facet { margin-bottom: 1rem; break-inside: avoid; }
.card { padding: 0.875rem 1rem 1rem; border: 1px solid var(--line); border-radius: var(--radius-large); background: var(--surface); box-shadow: var(--shadow-small); }
.layers .card { border-top: 3px solid var(--stroke); }
.card h2, .card h3 { display: flex; align-items: center; gap: 0.5rem; margin: 0 0 0.5rem; font-size: 0.9375rem; }
.card li { display: flex; justify-content: space-between; gap: 1rem; padding: 0.125rem 0; }
.amount { color: var(--text-quiet); font-weight: 400; font-variant-numeric: tabular-nums; }
.mention { display: inline-flex; align-items: baseline; gap: 0.4rem; }
.mention .mark { align-self: flex-start; margin-top: calc((1lh - 0.9375rem) / 2); }
.kind { font-size: 0.8125rem; }
.mentions { columns: 20rem auto; column-gap: 2rem; }
.mentions li { padding: 0.125rem 0; break-inside: avoid; }
.facet dl > div { display: grid; grid-template-columns: minmax(8rem, 38%) 1fr; gap: 0.75rem; padding: 0.3125rem 0; border-top: 1px solid var(--line); }
.facet dt { color: var(--text-quiet); }
.facet dd { overflow-wrap: anywhere; }
.facet .place { display: block; }
.unknown { font-style: italic; color: var(--warning); }
.fact { white-space: nowrap; color: var(--text-quiet); }
.table { margin: 0.75rem 0 1.5rem; border: 1px solid var(--line); border-radius: var(--radius-large); background: var(--surface); overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
caption { padding: 0.625rem 0.875rem; font-weight: 600; text-align: left; }
.table th, .table td { padding: 0.4375rem 0.875rem; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
.table thead th { background: var(--sunken); color: var(--text-quiet); font-size: 0.8125rem; font-weight: 500; white-space: nowrap; }
.table tbody th { font-weight: 500; min-width: 11rem; }
.table tbody tr:hover { background: var(--hover); }
.table .number { text-align: right; white-space: nowrap; }
th button { padding: 0; border: 0; background: none; color: inherit; font-weight: inherit; cursor: pointer; }
th button::after { content: "\\2195"; padding-left: 0.35rem; opacity: 0.45; }
th[aria-sort="ascending"] button::after { content: "\\2191"; opacity: 1; }
th[aria-sort="descending"] button::after { content: "\\2193"; opacity: 1; }
.picture { position: relative; margin: 1rem 0; border: 1px solid var(--line); border-radius: var(--radius-large); background: light-dark(#ffffff, #11151c); overflow: hidden; }
.picture[data-viewer="on"] { border: 0; background: none; }
.picture > svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
.downloads, .pager ol { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0.75rem 0; }
.button, .pager li > * , .pager [aria-current] { display: block; padding: 0.25rem 0.75rem; border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--surface); color: var(--text); font-size: 0.875rem; }
.pager li > a { margin: 0; }
.pager li { display: block; }
.pager [aria-current] { border-color: var(--accent); background: var(--accent-quiet); color: var(--accent); }
.button:hover { background: var(--hover); text-decoration: none; }
.notes ul, .texts { padding-left: 1.25rem; list-style: disc; }
.problems li { padding: 0.3125rem 0; border-top: 1px solid var(--line); }
.problem strong, span[class^="problem-"] { font-weight: 600; }
.problem-error > strong, span.problem-error { color: var(--error); }
.problem-warning > strong, span.problem-warning { color: var(--warning); }
.problem-info > strong, span.problem-info { color: var(--info); }
.good { color: var(--good); }
.search-form { max-width: 40rem; }
.search-form input { height: 2.75rem; font-size: 1.0625rem; }
.found { margin-top: 0.75rem; }
[data-found] { min-height: 1.5rem; margin-top: 0.75rem; }
.found li { padding: 0.625rem 0; border-top: 1px solid var(--line); }
.found a { font-weight: 500; }
.found p { color: var(--text-quiet); font-size: 0.875rem; }
@media (max-width: 44rem) { .bar { position: static; } .brand { flex: 1; } .bar nav:not(.languages) { order: 3; flex-basis: 100%; } .search { order: 4; flex-basis: 100%; max-width: none; } .facet dl > div { grid-template-columns: 1fr; gap: 0; } }
`;

const print = `@media print {
  :root, :root[data-theme] { color-scheme: light; }
  .bar, .skip, .crumbs, .downloads, .search-form, .pager, .foot, th button::after { display: none; }
  html { background: none; }
  body { font-size: 9.5pt; }
  main, main.wide { max-width: none; padding: 0; }
  a { color: inherit; }
  .table { overflow: visible; border: 0; }
  .card, .view-card, tr, figure { break-inside: avoid; }
  thead { display: table-header-group; }
  .card, .view-card { box-shadow: none; }
  .chip { print-color-adjust: exact; }
}
`;

/** The whole style sheet; `fonts` are addresses of the shipped font by weight, from the folder of the sheet. */
export function siteStyle(fonts: Readonly<Record<number, string>>): string {
  const faces = Object.entries(fonts).map(
    ([weight, address]) =>
      `@font-face { font-family: "Inter"; font-style: normal; font-weight: ${weight}; font-display: swap; src: local("Inter"), url("${address}"); }\n`,
  );
  return `${faces.join("")}${colours}${layerMarks}${type}${frame}${parts}${print}`;
}

/** The sign of the product, for the tab of the browser. */
export const siteIcon: string = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="14.5" fill="none" stroke="#5d7bff" stroke-width="2"/><circle cx="16" cy="16" r="8.5" fill="none" stroke="#5d7bff" stroke-width="2"/><circle cx="16" cy="16" r="3.5" fill="#f5a524"/><circle cx="26.2" cy="5.8" r="3" fill="#5d7bff"/><circle cx="10" cy="22" r="2.5" fill="#5d7bff"/></svg>
`;
