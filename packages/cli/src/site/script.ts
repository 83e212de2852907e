/** The script of a site: theme, sorting of tables, search. Small, without parts, and pages are whole without it. */

/** A classic script: modules are not loaded from a disk. */
export const siteScript: string = String.raw`"use strict";
(function () {
  var root = document.documentElement;
  var kept = function () { try { return localStorage.getItem("orrery-theme"); } catch (error) { return null; } };
  var keep = function (theme) { try { localStorage.setItem("orrery-theme", theme); } catch (error) { /* not kept */ } };
  var show = function (theme) { if (theme === "light" || theme === "dark") root.dataset.theme = theme; };
  show(kept());
  var index = null;
  window.orreryIndex = function (made) { index = made; };

  function theme() {
    var button = document.querySelector("[data-theme-button]");
    if (!button) return;
    var isDark = function () {
      return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    };
    var name = function () { button.setAttribute("aria-label", isDark() ? button.dataset.light : button.dataset.dark); };
    button.hidden = false;
    name();
    button.addEventListener("click", function () {
      var next = isDark() ? "light" : "dark";
      show(next);
      keep(next);
      name();
    });
  }

  function orderOf(row, column) {
    var cell = row.cells[column];
    if (!cell) return "";
    var text = cell.dataset.order !== undefined ? cell.dataset.order : cell.textContent.trim();
    return text !== "" && !isNaN(text) ? Number(text) : text;
  }

  function sortable(table) {
    var body = table.tBodies[0];
    var collator = new Intl.Collator(root.lang, { numeric: true });
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        var falls = head.getAttribute("aria-sort") === "ascending";
        Array.prototype.forEach.call(head.parentNode.cells, function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", falls ? "descending" : "ascending");
        var rows = Array.prototype.map.call(body.rows, function (row) { return { row: row, by: orderOf(row, column) }; });
        rows.sort(function (a, b) {
          if (a.by === "" || b.by === "") return (a.by === "" ? 1 : 0) - (b.by === "" ? 1 : 0);
          var order = typeof a.by === "number" && typeof b.by === "number" ? a.by - b.by : collator.compare(String(a.by), String(b.by));
          return falls ? -order : order;
        });
        rows.forEach(function (one) { body.appendChild(one.row); });
      });
    });
  }

  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/ß/g, "ss").replace(/[‘’ʼ]/g, "'").replace(/\s+/g, " ").trim();
  }

  var MOST = 100;

  function scoreOf(row, words) {
    var name = row.folded || (row.folded = fold(row[0]));
    var score = 0;
    for (var at = 0; at < words.length; at++) {
      var word = words[at];
      var place = name.indexOf(word);
      if (place === 0) score += name.length === word.length ? 8 : 6;
      else if (place > 0) score += /[\s\-_./(]/.test(name[place - 1]) ? 4 : 2;
      else if (row[4].indexOf(word) >= 0) score += 1;
      else return 0;
    }
    return score;
  }

  function search(query, field, status, list) {
    var words = fold(query).split(" ").filter(Boolean);
    list.textContent = "";
    status.textContent = "";
    if (!index || words.length === 0) return;
    var hits = [];
    index.rows.forEach(function (row, place) {
      var score = scoreOf(row, words);
      if (score > 0) hits.push({ row: row, score: score, place: place });
    });
    hits.sort(function (a, b) { return b.score - a.score || a.row[0].length - b.row[0].length || a.place - b.place; });
    status.textContent = hits.length === 0 ? status.dataset.none : hits.length === 1 ? status.dataset.one : status.dataset.some.replace("%", hits.length.toLocaleString(root.lang));
    hits.slice(0, MOST).forEach(function (hit) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = hit.row[1];
      link.textContent = hit.row[0];
      var kind = document.createElement("span");
      kind.className = "kind";
      kind.textContent = " " + index.kinds[hit.row[2]];
      item.append(link, kind);
      if (hit.row[3]) {
        var summary = document.createElement("p");
        summary.textContent = hit.row[3];
        item.append(summary);
      }
      list.append(item);
    });
  }

  function searching() {
    var field = document.querySelector("[data-query]");
    if (!field) return;
    var status = document.querySelector("[data-found]");
    var list = document.querySelector("[data-results]");
    var asked = new URLSearchParams(location.search).get("q") || "";
    field.value = asked;
    var run = function () { search(field.value, field, status, list); };
    field.addEventListener("input", run);
    field.form.addEventListener("submit", function (event) { event.preventDefault(); run(); });
    field.focus();
    run();
  }

  function keys() {
    document.addEventListener("keydown", function (event) {
      if (event.key !== "/" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName || "")) return;
      var field = document.querySelector("[data-query]") || document.getElementById("search");
      if (!field) return;
      event.preventDefault();
      field.focus();
    });
  }

  // Paper is light, also for pictures, which follow the theme of the page.
  function paper() {
    var before;
    addEventListener("beforeprint", function () { before = root.dataset.theme; root.dataset.theme = "light"; });
    addEventListener("afterprint", function () { if (before) show(before); else delete root.dataset.theme; });
  }

  document.addEventListener("DOMContentLoaded", function () {
    theme();
    document.querySelectorAll("table[data-sorts]").forEach(sortable);
    searching();
    keys();
    paper();
  });
})();
`;
