// The report and its publication, in a real browser: every page of them at every later stage of the demonstration, as each person sees it; and a
// draft that is written, commented on, checked and signed by clicking.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { codeOf, wholeFile } from "../journeys/office.mjs";
import { signedInTo } from "../journeys/person.mjs";
import { decideAll, signCheck } from "../journeys/report_signing.mjs";
import { demonstrationInBrowser, faultless } from "./office.mjs";
import { lookAt } from "./page_checks.mjs";
import { Somebody } from "./path.mjs";

const site = { looked: new Set(), today: new Date().toISOString().slice(0, 10) };
const t = wholeFile();
const as = (who) => signedInTo(site, `${who}@eastmarch.example`);

before(async () => {
  await demonstrationInBrowser(t, site);
  site.manager = await as("manager");
  site.code = await codeOf(site.manager, "Comfrey");
});

const looked = (visitor, paths, languages) => faultless(site, site.browser.of(visitor), paths, { languages });
const below = (path, code = site.code) => `/cases/${code}${path}`;
/** The first address on a page that looks so. */
const found = async (visitor, path, like) => {
  const link = (await visitor.get(path)).html.match(like);
  assert.ok(link, `${path} leads to ${like}`);
  return link[0];
};

test("a draft, its sections, outline, comments, versions and sharing hold what every page must hold", { timeout: 500_000 }, async () => {
  const section = await found(site.manager, below("/report"), /\/cases\/[^"]*\/report\/sections\/[0-9a-f]{32}/);
  await looked(site.manager, [below("/report"), section, `${section}/edit`, `${section}/versions`, below("/report/cover"), below("/report/sharing"), below("/report/shared"), below("/report/whole"), below("/report/word")]);
});

test("findings with their evidence, and the round of factual accuracy, hold what every page must hold, empty and in use", { timeout: 400_000 }, async () => {
  const finding = await found(site.manager, below("/report/findings"), /\/cases\/[^"]*\/report\/findings\/[0-9a-f]{32}/);
  await looked(site.manager, [below("/report/findings"), finding, below("/report/findings/new"), `${finding}/edit`, below("/report/accuracy"), below("/report/accuracy/new")]);
});

test("the desk of the disclosure check and one decision hold what every page must hold", { timeout: 400_000 }, async () => {
  const hit = await found(site.manager, below("/disclosure"), /\/cases\/[^"]*\/disclosure\/[0-9a-f]{32}/);
  await looked(site.manager, [below("/disclosure"), hit, below("/report/approval"), below("/report/approval/delegation"), below("/early-learning")]);
});

/** Reviews at each later stage: what the case is found by, and which of its pages there are. */
const stages = { Clary: "being checked", Lovage: "held back", Valerian: "planned to the minute", Damson: "public", Speedwell: "improvements alone", "EM-2025-3351": "anonymous", Hyssop: "taken down" };
for (const [name, stage] of Object.entries(stages))
  test(`the publication of a review that is ${stage} holds what every page must hold`, { timeout: 400_000 }, async () => {
    const code = await codeOf(site.manager, name);
    await looked(site.manager, [below("/publication", code)]);
    await looked(site.manager, [below("/report", code), below("/report/approval", code), below("/disclosure", code)], [""]);
    // Its forms are the same at every stage: seen once empty and once filled in.
    if (["Clary", "Valerian"].includes(name)) await looked(site.manager, ["plan", "hold", "copy", "first", "second", "restriction", "summary", "telling", "publicity"].map((form) => below(`/publication_${form}`, code)), [""]);
  });

test("a reviewer writes a paragraph at a desk without script, reads its number, and the coordinator comments on it on a phone", { timeout: 300_000 }, async () => {
  const reviewer = await Somebody.enter(site, "reviewer@eastmarch.example", { script: false });
  await reviewer.goto(below("/report"));
  await reviewer.page.locator("main a[href*='/report/sections/']").first().click();
  const section = new URL(reviewer.page.url()).pathname;
  await reviewer.goto(`${section}/edit`);
  const box = reviewer.page.locator("[name='section.0.text']");
  await box.fill(`${await box.inputValue()}\n\nThe health visitor asked the school twice, and heard nothing (invented).`);
  await reviewer.send("main form[action$='/edit'] button[type=submit]:not([formaction])");
  assert.match(await reviewer.words(section), /\d+\.\d+\s+[\s\S]*The health visitor asked the school twice/);
  const manager = await Somebody.enter(site, "coordinator@eastmarch.example", { width: 390 });
  await manager.goto(section);
  const comment = manager.page.locator("main textarea").last();
  await comment.fill("Which term was that?");
  await manager.send("main form:has(textarea) button[type=submit]");
  assert.match(await manager.words(section), /Which term was that\?/);
  assert.deepEqual(await lookAt(manager.page, "report-section-commented"), []);
});

test("a check is walked by clicking: a name by itself must be changed, the rest is decided with a reason, two people sign", { timeout: 300_000 }, async () => {
  const manager = await Somebody.enter(site, "manager@eastmarch.example");
  await manager.goto(below("/disclosure"));
  assert.deepEqual(await lookAt(manager.page, "disclosure-desk"), []);
  await manager.page.locator("main a[href*='/disclosure/']").first().click();
  assert.deepEqual(await lookAt(manager.page, "disclosure-decision"), []);
  const risky = manager.page.locator("[name=does][value=accepts_risk]");
  await risky.check();
  await manager.page.locator("main form:has([name=does]) button[type=submit]").click();
  await manager.page.waitForLoadState("load");
  assert.match(await manager.page.locator(".govuk-error-summary").innerText(), /\S/, "a decision without its reason, or for a name by itself, is not taken");
  await decideAll(site.manager, below(""), ["Linnet", "01632 960103"]);
  await signCheck(site, below(""));
  await manager.goto(below("/disclosure"));
  assert.deepEqual(await lookAt(manager.page, "disclosure-signed"), []);
});

test("what the public is shown of each kind of publication holds what every page must hold", { timeout: 400_000 }, async () => {
  const published = await found(site.manager, "/areas/eastmarch/published", /\/reviews\/\d{4}\/[a-z0-9-]+/);
  await faultless(site, site.browser, ["/areas/eastmarch/published", published, "/news", "/guidance"], { languages: [""] });
});
