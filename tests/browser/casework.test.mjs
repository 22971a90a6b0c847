// The pages of casework, each looked at as every page is, for the one who may see most; and a referral without an account, by hand.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { cairn, folder, serve } from "../journeys/cairn.mjs";
import { Browser } from "../journeys/person.mjs";
import { openBrowser } from "./chromium.mjs";
import { check } from "./page_checks.mjs";

const site = {};
const cleaning = [];
const t = { after: (work) => cleaning.unshift(work) };

/** Signs in as somebody of the demonstration: the sign-in page shows the password, the program the code. */
export async function signedIn(data, url, address, password) {
  const visitor = new Browser(url);
  const first = await visitor.get("/sign-in");
  const second = await visitor.post("/sign-in", first, { address, password });
  const done = cairn(data, "user", "code", address);
  assert.equal(done.status, 0, done.err);
  const page = await visitor.post("/sign-in/code", second, { code: done.out.trim().split(/\s/)[0] });
  assert.equal(page.status, 200);
  return visitor;
}

before(async () => {
  const data = join(folder(t), "data");
  const made = cairn(data, "demo", "--cases", "3", "--seed", "7");
  assert.equal(made.status, 0, made.err);
  const accounts = Object.fromEntries([...made.out.matchAll(/(\S+@\S+)\s+(\S+)\s+[A-Z2-7]{16,}/g)].map(([, address, password]) => [address, password]));
  Object.assign(site, { data, accounts });
  site.url = (await serve(t, data, "--pseudo-language")).url;
  const address = "coordinator@eastmarch.example";
  site.visitor = await signedIn(data, site.url, address, accounts[address]);
  site.browser = await openBrowser();
  cleaning.unshift(() => site.browser.close());
  site.signedIn = site.browser.of(site.visitor);
  const list = await site.visitor.get("/cases?closed=with");
  site.cases = [...new Set([...list.html.matchAll(/\/cases\/([A-Z]+-\d{4}-\d+)/g)].map(([, code]) => code))];
  assert.ok(site.cases.length >= 1, "the coordinator has cases");
  const write = async (path, typed) => (await site.visitor.post(path, await site.visitor.get(path), typed)).path;
  const below = `/cases/${site.cases[0]}`;
  site.meeting = `${below}/meetings/${(await write(`${below}/meeting/new`, { "meeting.0.title": "Rapid review (invented)", "meeting.0.at": "10:00", "attendance.0.name": "A Person (invented)", "attendance.0.role": "Police", "attendance.0.partner": "police" })).split("/").pop()}`;
  await write(`${site.meeting}/agenda`, { "item.0.title": "What agencies know", "item.0.minutes": "20", "item.1.title": "The criteria", "item.1.papers": "paper_clocks" });
  await write(`${below}/rapid-review/comments`, { "comment.0.section": "about_incident", "comment.0.text": "Which day was that? (invented)" });
});
after(async () => {
  for (const work of cleaning) await work();
});

/** A browser that has the cookies of somebody who signed in. */
const asVisitor = (visitor) => site.browser.of(visitor);

test("the desk of the National Panel holds what every page must hold, and shows nothing of a live case", { timeout: 240_000 }, async () => {
  const address = "panel.officer@panel.example";
  const officer = await signedIn(site.data, site.url, address, site.accounts[address]);
  for (const path of ["/panel", "/cy/panel", "/panel/meetings", "/panel/reviewers"]) assert.deepEqual(await check(asVisitor(officer), site.url + path), [], path);
  assert.equal((await officer.get(`/cases/${site.cases[0]}`)).status, 404);
});

test("the administrator's page about mail holds what every page must hold, where none is set up", { timeout: 120_000 }, async () => {
  const address = "administrator@eastmarch.example";
  const administrator = await signedIn(site.data, site.url, address, site.accounts[address]);
  for (const path of ["/admin/mail", "/cy/admin/mail", "/en-XA/admin/mail"]) assert.deepEqual(await check(asVisitor(administrator), site.url + path), [], path);
});

const forms = ["referral", "awareness", "definition", "view", "advice", "triage", "notification", "sent", "withdrawal", "request", "rapid_review", "meeting", "decision", "letter", "proceeding", "contact", "delay", "action"];

for (const language of ["", "/cy", "/en-XA"])
  test(`every page of casework holds what every page must hold (${language || "/en"})`, { timeout: 600_000 }, async () => {
    const code = site.cases[0];
    const pages = ["/cases", "/cases?q=zzz", "/work", "/cases/new", `/cases/${code}`, `/cases/${code}/clocks`, `/cases/${code}/clocks/record`, `/cases/${code}/agencies`, `/cases/${code}/people`,
      `/cases/${code}/people/new`, `/cases/${code}/details`, `/cases/${code}/letter`, `/cases/${code}/handover`, `/cases/${code}/keeping`, `/cases/${code}/linked`, "/figures", `/cases/${code}/documents`,
      `/cases/${code}/documents/new`, "/calendar", "/calendar?month=2026-12", "/notifications", "/settings/notifications", `/cases/${code}/feedback`, "/cases/import", `/cases/${code}/rapid-review/precedents`,
      `/cases/${code}/rapid-review/comments`, site.meeting, `${site.meeting}/agenda`, `${site.meeting}/pack`, `${site.meeting}/pack/print?papers=paper_clocks&papers=paper_rapid_review`, `/cases/${code}/clocks/timetable`, ...forms.map((form) => `/cases/${code}/${form}`)];
    for (const path of pages) assert.deepEqual(await check(site.signedIn, site.url + language + path), [], path);
    if (language === "")
      for (const form of ["view", "sent", "request", "letter", "action", "rapid_review"]) assert.deepEqual(await check(site.signedIn, `${site.url}/cases/${code}/${form}/new`), [], form);
    for (const path of ["/refer", "/refer/back"]) assert.deepEqual(await check(site.browser, site.url + language + path), [], path);
  });

test("the pages of administration hold what every page must hold", { timeout: 300_000 }, async () => {
  const address = "administrator@eastmarch.example";
  const visitor = await signedIn(site.data, site.url, address, site.accounts[address]);
  for (const language of ["", "/cy", "/en-XA"])
    for (const path of ["/admin/clocks", "/admin/clocks?nation=scotland&year=2027", "/admin/clocks/new", "/admin/timetables", "/admin/cover", "/account/cover", "/admin/site", "/admin/site/versions/0"]) assert.deepEqual(await check(asVisitor(visitor), site.url + language + path), [], language + path);
  const [own] = (await visitor.get("/admin/timetables")).html.match(/\/admin\/timetables\/[0-9a-f]{32}/);
  for (const language of ["", "/cy"]) assert.deepEqual(await check(asVisitor(visitor), site.url + language + own), [], own);
  const auditor = await signedIn(site.data, site.url, "auditor@eastmarch.example", site.accounts["auditor@eastmarch.example"]);
  for (const language of ["", "/cy", "/en-XA"]) assert.deepEqual(await check(asVisitor(auditor), site.url + language + "/admin/audit"), [], language + "/admin/audit");
});

test("while a name is typed the coordinator is shown who is known already, and decides after saving how the two cases belong together", { timeout: 180_000 }, async () => {
  const [one, other] = site.cases;
  const picture = async (page, name) => process.env.CAIRN_SCREENSHOTS && (await page.screenshot({ path: new URL(`../../build/screenshots/${name}.png`, import.meta.url).pathname, fullPage: true }));
  const fill = async (page, code) => {
    await page.goto(`${site.url}/cases/${code}/people/new`);
    await page.fill("[name='person.0.label']", "Child Z");
    await page.selectOption("[name='person.0.kind']", "child").catch(() => page.check("[name='person.0.kind'][value=child]"));
    await page.fill("[name='person.0.forename']", "Bramble");
    await page.fill("[name='person.0.surname']", "Invented-Fictional");
    await page.fill("[name='person.0.postcode']", "EM1 4RW");
  };
  const context = await asVisitor(site.visitor).newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await fill(page, one);
  await page.click("button:text-is('Save')");
  await page.waitForURL("**/people");
  await fill(page, other);
  await page.waitForSelector(`[data-found] a[href$="${one}"]`);
  assert.match(await page.locator("[data-found]").innerText(), /the same name, the same postcode/);
  assert.equal(await page.inputValue("[name='person.0.forename']"), "Bramble");
  await picture(page, "matches-typing");
  await page.setViewportSize({ width: 390, height: 900 });
  await picture(page, "matches-typing-390");
  await page.click("button:text-is('Save')");
  await page.waitForURL("**/people");
  assert.deepEqual(await check(site.signedIn, `${site.url}/cases/${other}/linked`), []);
  assert.deepEqual(await check(site.signedIn, `${site.url}/work`), []);
  await page.goto(`${site.url}/work`);
  await picture(page, "matches-work-390");
  await page.goto(`${site.url}/cases/${other}/linked`);
  await picture(page, "linked-390");
  await page.setViewportSize({ width: 1280, height: 900 });
  await picture(page, "linked");
  await page.check(`#kind-${one}-2`);
  await page.click("main button:has-text('Keep this')");
  await page.waitForSelector(".tag:text-is('Sibling or same family')");
  await page.goto(`${site.url}/cases/${one}`);
  assert.match(await page.locator("section[aria-labelledby=linked]").innerText(), /Sibling or same family/);
  await picture(page, "linked-overview");
  await context.close();
});

test("without script a button asks the same, and nothing that was typed is lost", { timeout: 120_000 }, async () => {
  const context = await site.signedIn.newContext({ viewport: { width: 390, height: 900 }, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}/cases/${site.cases[2]}/people/new`);
  await page.fill("[name='person.0.forename']", "Bramble");
  await page.fill("[name='person.0.surname']", "Invented-Fictional");
  await page.click("#matches button");
  assert.match(await page.locator("#matches").innerText(), /This may be known already/);
  assert.equal(await page.inputValue("[name='person.0.surname']"), "Invented-Fictional");
  await context.close();
});

test("a paper of a case, its text, its versions and its withdrawal hold what every page must hold", { timeout: 240_000 }, async () => {
  const at = `/cases/${site.cases[0]}/documents`;
  const typed = { title: "Notes of a call", from: "Oak School (fictional)", route: "telephone", "received_on-day": "3", "received_on-month": "3", "received_on-year": "2025", kind: "telephone_note", marking: "official" };
  const kept = await site.visitor.postFile(`${at}/new`, await site.visitor.get(`${at}/new`), typed, "call.txt", "Rang at ten past two.\n", { follow: false });
  assert.equal(kept.status, 303);
  for (const path of ["", "/text", "/version", "/withdraw"])
    for (const language of ["", "/cy", "/en-XA"]) assert.deepEqual(await check(site.signedIn, site.url + language + kept.location + path), [], path);
  assert.deepEqual(await check(site.signedIn, `${site.url}${at}?sort=title&kind=telephone_note`), []);
  assert.deepEqual(await check(site.signedIn, `${site.url}${at}?kind=family`), []);
});

test("a nurse refers a case without an account, is told of an impossible day beside its field, and loses nothing of what was typed", { timeout: 120_000 }, async () => {
  const context = await site.browser.newContext({ viewport: { width: 390, height: 900 }, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}/refer`);
  await page.click("main button[type=submit]");
  await page.click("main button[type=submit]"); // Link and code were shown; go on.
  assert.match(new URL(page.url()).pathname, /^\/refer\/[0-9a-f]{64}\/1$/);
  await page.fill("[name='referrer.0.name']", "A Nurse (fictional)");
  await page.check("[name='referrer.0.lead_agreed'][value=agreed]");
  await page.fill("[name='referrer.0.lead_agreed_on-day']", "31");
  await page.fill("[name='referrer.0.lead_agreed_on-month']", "2");
  await page.fill("[name='referrer.0.lead_agreed_on-year']", "2026");
  await page.click("button[value=on]");
  assert.equal(await page.inputValue("[name='referrer.0.name']"), "A Nurse (fictional)");
  assert.equal(await page.inputValue("[name='referrer.0.lead_agreed_on-day']"), "31");
  assert.ok(await page.locator(".govuk-error-summary").isVisible());
  await context.close();
});
