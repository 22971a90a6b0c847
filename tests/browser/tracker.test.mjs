// Recommendations and what came of them, in a real browser, at a desk and on a phone.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { demonstrationInBrowser } from "./office.mjs";
import { check, lookAt } from "./page_checks.mjs";
import { codeOf, demonstrationSite, fill, wholeFile } from "../journeys/office.mjs";
import { Browser, signedInTo } from "../journeys/person.mjs";
import { fillIn } from "../journeys/zip.mjs";

const site = {};
const t = wholeFile();

before(async () => {
  await demonstrationInBrowser(t, site);
  site.coordinator = await signedInTo(site, "coordinator@eastmarch.example");
  site.chair = await signedInTo(site, "chair@eastmarch.example");
  site.code = await codeOf(site.coordinator, "Comfrey");
  // One with an action, whose owner gets a link.
  const list = await site.coordinator.get("/actions");
  for (const [path] of list.html.matchAll(/\/actions\/[0-9a-f]{32}/g)) {
    const page = await site.coordinator.get(path);
    const link = page.html.match(new RegExp(`${path}/links/[0-9a-f]{32}`));
    if (!link) continue;
    Object.assign(site, { one: path, link: link[0] });
    break;
  }
});

const as = (person) => site.browser.of(person);
const both = async (person, path, how = {}) => {
  for (const language of ["", "/cy"]) assert.deepEqual(await check(as(person), site.url + language + path, how), [], language + path);
};

test("the way in to learning, the list with its filters, broken threads and the board report hold what every page must hold", { timeout: 400_000 }, async () => {
  for (const path of ["/learning", "/actions", "/actions?due=overdue&open=open&sort=state", "/actions?q=nothing+has+these+words", "/learning/threads", "/learning/recurrences", "/actions/board", "/actions/import", "/actions/progress"]) await both(path.endsWith("progress") ? site.chair : site.coordinator, path);
});

test("one recommendation, what is said of it and the steps of its path hold what every page must hold", { timeout: 400_000 }, async () => {
  for (const below of ["", "/say/addressee_response?about=0", "/say/tracked_action", "/say/evidence", "/say/recommendation"]) await both(site.coordinator, site.one + below);
  await both(site.coordinator, site.link);
});

test("writing one, with those like it beside it, holds what every page must hold", { timeout: 200_000 }, async () => {
  await both(site.coordinator, `/cases/${site.code}/actions`);
  await both(site.coordinator, `/cases/${site.code}/actions/new`);
  const context = await as(site.coordinator).newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${site.url}/cases/${site.code}/actions/new`);
  await page.locator("[name='recommendation.0.text']").fill("Agree one growth record that health visiting and the GP and the hospital see");
  await page.locator("button[value=look]").click();
  assert.match(await page.locator("main").innerText(), /Nearly identical/);
  assert.deepEqual(await lookAt(page, "writing-alike"), []);
  await context.close();
});

test("national recommendations, what an area says of them, and its public progress hold what every page must hold", { timeout: 200_000 }, async () => {
  const national = (await site.coordinator.get("/learning")).html.match(/\/national-recommendations\/[a-z0-9-]+\/adoption/)[0];
  await both(site.coordinator, national);
  const setting = await site.chair.get("/actions/progress");
  if (/has no public page of its progress/.test(setting.html)) await site.chair.post("/actions/progress", setting, { value: "on" });
  for (const path of ["/national-recommendations", "/areas/eastmarch/progress", "/cy/areas/eastmarch/progress"]) assert.deepEqual(await check(site.browser, site.url + path), [], path);
});

test("an owner without an account, their actions and their spreadsheet hold what every page must hold", { timeout: 400_000 }, async () => {
  const list = await site.coordinator.get("/actions?owner=Chief+nurse");
  const one = list.html.match(/\/actions\/[0-9a-f]{32}/)[0];
  const link = (await site.coordinator.get(one)).html.match(new RegExp(`${one}/links/[0-9a-f]{32}`))[0];
  await both(site.coordinator, link);
  const made = await fill(site.coordinator, link, {});
  const address = made.html.match(/\/update\/[0-9a-f]{64}/)[0];
  const code = made.html.match(/<strong[^>]*>(\d{6})<\/strong>/)[1];
  assert.deepEqual(await check(site.browser, site.url + address, { name: "owner-code" }), []);
  const owner = new Browser(site.url);
  const opened = await owner.post(`${address}/open`, await owner.get(address), { code });
  const action = opened.html.match(new RegExp(`${address}/actions/[0-9a-f]{32}`))[0];
  for (const [path, name] of [[address, "owner-actions"], [action, "owner-action"], [`${address}/sheet`, "owner-sheet"]])
    for (const language of ["", "/cy"]) assert.deepEqual(await check(as(owner), site.url + language + path, { name: name + language.replace("/", "-") }), [], language + path);
  await both(site.coordinator, "/actions/sheet");
  await both(site.coordinator, "/actions/digest");

  const blank = await owner.download(`${address}/sheet.xlsx`);
  const context = await as(owner).newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: true });
  const page = await context.newPage();
  const send = async (answers) => {
    await page.goto(site.url + address);
    await page.locator("input[type=file]").setInputFiles({ name: "actions.xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer: fillIn(blank.bytes, answers) });
    await page.locator("form[enctype] button").click();
  };
  await send({ "Buy weekend access from the supplier": { I: "Done" }, "Fund two posts": { I: "Begun", K: "The second post is agreed" } });
  assert.deepEqual(await lookAt(page, "owner-sheet-look"), []);
  await page.locator("form:not([enctype]) button[type=submit]").click();
  assert.match(await page.locator("main").innerText(), /1 row was taken over/);
  assert.deepEqual(await lookAt(page, "owner-sheet-taken"), []);
  await send({ "Fund two posts": { K: "Both begin in May" } });
  assert.match(await page.locator("main").innerText(), /Changed in the meantime/);
  assert.deepEqual(await lookAt(page, "owner-sheet-stale"), []);
  await page.locator("input[type=checkbox]").check();
  await page.locator("form:not([enctype]) button[type=submit]").click();
  assert.match(await page.locator("main").innerText(), /1 row was taken over/);
  await page.goto(site.url + address);
  await page.locator("input[type=file]").setInputFiles({ name: "other.csv", mimeType: "text/csv", buffer: Buffer.from("Name,Age\nA,1\n") });
  await page.locator("form[enctype] button").click();
  assert.deepEqual(await lookAt(page, "owner-sheet-refused"), []);
  await context.close();
});
