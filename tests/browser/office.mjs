// A demonstration that is served, and a browser to look at it with: what the tests of casework pages share.
import assert from "node:assert/strict";
import { demonstrationSite } from "../journeys/office.mjs";
import { openBrowser } from "./chromium.mjs";
import { check } from "./page_checks.mjs";

/** All that demonstrationSite gives, and `site.browser`. */
export async function demonstrationInBrowser(t, site, how) {
  await demonstrationSite(t, site, how);
  site.browser = await openBrowser();
  t.after(() => site.browser.close());
}

/** Each path in each language, seen by `browser`, holds what every page must hold; all faults are told at once. */
export async function faultless(site, browser, paths, { languages = ["", "/cy"], ...how } = {}) {
  const found = {};
  for (const path of paths)
    for (const language of languages) {
      const faults = await check(browser, site.url + language + path, how);
      if (faults.length) found[language + path] = faults;
    }
  assert.deepEqual(found, {});
}
