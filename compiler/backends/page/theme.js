"use strict";
// The switch between light and dark. Both looks stand in rules for the preferred scheme, those of the picture too; the
// switch turns these rules on or off, so that there is one description of each look.
(() => {
  const button = document.getElementById("theme");
  const rules = [];
  for (const sheet of document.styleSheets)
    [...sheet.cssRules].forEach((rule, at) => {
      if (rule instanceof CSSMediaRule && rule.conditionText.includes("prefers-color-scheme"))
        rules.push({ sheet, at, body: [...rule.cssRules].map((inner) => inner.cssText).join("\n") });
    });
  const system = matchMedia("(prefers-color-scheme: dark)");
  let dark = system.matches;
  const show = () => {
    for (const { sheet, at, body } of rules) {
      sheet.deleteRule(at);
      sheet.insertRule(`@media ${dark ? "screen" : "not all"} {${body}}`, at);
    }
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
    button.setAttribute("aria-pressed", String(dark));
  };
  button.addEventListener("click", () => {
    dark = !dark;
    show();
  });
  system.addEventListener("change", () => {
    dark = system.matches;
    show();
  });
  button.hidden = false;
  show();
})();
