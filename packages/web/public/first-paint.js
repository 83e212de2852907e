// Theme and language before the first paint, so that nothing flashes. Everything else is in the modules.
(() => {
  const wanted = new URLSearchParams(location.search);
  let stored = {};
  try {
    stored = JSON.parse(localStorage.getItem("orrery.preferences") ?? "{}") ?? {};
  } catch {
    // A browser without storage shows the defaults.
  }
  const theme = wanted.get("theme") ?? stored.theme;
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  const language = wanted.get("lang") ?? stored.language ?? navigator.language;
  document.documentElement.lang = String(language).slice(0, 2) === "fr" ? "fr" : "en";
})();
