// A correction of what is public: its pages in the case and what readers see of it, each looked at as every page is. Everything in them is invented.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { caseOf, codeOf, dayBoxes, wholeFile } from "../journeys/office.mjs";
import { correctionOf } from "../journeys/report_correction.mjs";
import { demonstrationInBrowser, faultless } from "./office.mjs";

const site = {};
const t = wholeFile();
const { as, below, today } = caseOf(site);
const { page, begin, change, checkAndSign, makeFiles, approve, publish } = correctionOf(site, ["Dewi", "Betrys", "Fictional-Weir"]);
const told = { "correction.0.where": "7.3", "correction.0.wrong": "The letter was read, a week later.", "correction.0.now": "Filed, and read a week later.", "correction.0.public_why": "How a letter was filed was told wrongly" };

before(async () => {
  await demonstrationInBrowser(t, site, { served: ["--pseudo-language"] });
  site.code = await codeOf(await as("manager"), "Damson");
  site.address = (await (await as("manager")).get(below("/publication"))).html.match(/\/reviews\/\d{4}\/\d+/)[0];
});

/** The paths name their languages themselves. */
const seen = (browser, paths, how) => faultless(site, browser, paths, { languages: [""], ...how });
const inTongues = (path) => [path, `/cy${path}`, `/en-XA${path}`];

test("the page of a correction and its form hold what every page must hold, before anything is written and while it waits", { timeout: 300_000 }, async () => {
  const manager = site.browser.of(await as("manager"));
  await seen(manager, [...inTongues(page("")), page("/edit"), `/en-XA${page("/edit")}`]);
  await begin({ ...told, "correction.0.earlier": "earlier_stays", "agreed.0.who": "by_partners", "agreed.0.name": "The three partners", ...dayBoxes("agreed.0.on", today()) });
  await change("filed without being read", "filed, and read a week later");
  await seen(manager, inTongues(page("?waits")));
});

test("what readers see of a corrected report holds it too: the note, the versions, the words compared, an earlier version and a closed one", { timeout: 300_000 }, async () => {
  await checkAndSign();
  assert.equal((await makeFiles()).status, 200);
  await approve();
  await seen(site.browser.of(await as("council.partner")), [page("?ready")]);
  await publish();
  await seen(site.browser, [site.address, `/en-XA${site.address}`, `${site.address}?version=1`, ...inTongues(`${site.address}/versions`), ...inTongues(`${site.address}/versions?changed=2`)]);
  await begin({ ...told, "correction.0.earlier": "earlier_closed", "agreed.0.who": "by_family", "agreed.0.name": "His mother", ...dayBoxes("agreed.0.on", today()) });
  await makeFiles();
  await approve();
  await publish();
  await seen(site.browser, [`${site.address}?version=2`, `/en-XA${site.address}?version=2`], { status: 410 });
  await seen(site.browser, [`${site.address}/versions?closed`]);
  await seen(site.browser.of(await as("manager")), inTongues(page("?published")));
});
