// One invented case from a referral to the partners' decision and the National Panel's answer, walked by everybody who has a part in it: each in a
// browser of their own, some on a telephone, some without script. Every kind of page that they meet is held to the rules for pages as they see it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { cairn, folder, serve } from "../journeys/cairn.mjs";
import { openBrowser } from "./chromium.mjs";
import { lookAt } from "./page_checks.mjs";
import { Somebody } from "./path.mjs";

const site = { looked: new Set(), today: new Date().toISOString().slice(0, 10) };
const cleaning = [];
const t = { after: (work) => cleaning.unshift(work) };
const people = {};
let walked = true;
/** A part of the path; what comes after a part that failed is not tried. */
const part = (name, work) => test(name, { timeout: 300_000 }, async (t) => {
  if (!walked) return t.skip("the path broke off before");
  walked = false;
  await work();
  walked = true;
});
const later = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

before(async () => {
  site.data = join(folder(t), "data");
  const made = cairn(site.data, "demo", "--cases", "1", "--seed", "5");
  assert.equal(made.status, 0, made.err);
  site.accounts = Object.fromEntries([...made.out.matchAll(/(\S+@\S+)\s+(\S+)\s+[A-Z2-7]{16,}/g)].map(([, address, password]) => [address, password]));
  site.names = Object.fromEntries([...made.out.matchAll(/^ {2}([^,]+), .*?(\S+@\S+)/gm)].map(([, name, address]) => [address, name]));
  site.url = (await serve(t, site.data)).url;
  site.browser = await openBrowser();
  cleaning.unshift(() => site.browser.close());
});
after(async () => {
  for (const work of cleaning) await work();
});

async function somebody(name, how) {
  people[name] ??= await Somebody.enter(site, `${name}@eastmarch.example`, how);
  return people[name];
}

part("a ward sister refers on a telephone without script and without an account, and is given a reference", async () => {
  const context = await site.browser.newContext({ viewport: { width: 390, height: 900 }, javaScriptEnabled: false });
  const page = await context.newPage();
  const sister = new Somebody(site, page, "a ward sister");
  await sister.goto("/refer");
  await page.click("main button[type=submit]");
  await page.click("main button[type=submit]");
  for (let part = 1; part < 20 && !page.url().endsWith("/check"); ++part) {
    if (page.url().endsWith("/papers")) {
      await page.setInputFiles("input[type=file]", { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Notes of a ward round, invented for a test.\n") });
      await sister.send("main form[enctype] button[type=submit]");
      assert.match(await page.locator("main").innerText(), /notes\.txt/);
      await page.click("main a[href$='/check']");
      break;
    }
    await sister.fillIn(part === 2 ? { "child.0.forename": "Rowan", "child.0.surname": "Fictional", "child.0.residence": "Eastmarch" } : part === 4 ? { "incident.0.place_authority": "Eastmarch" } : {});
    const go = page.locator("button[name=go][value=on]");
    await sister.send((await go.count()) ? "button[name=go][value=on]" : "main form[method=post] button[type=submit]");
  }
  assert.match(page.url(), /\/check$/);
  await sister.send("main form[action$='/check'] button[type=submit]");
  site.code = (await page.locator("main").innerText()).match(/[A-Z]{2}-\d{4}-\d+/)[0];
  await context.close();
});

part("the coordinator finds the referral in her list, and brings in everybody who has a part", async () => {
  const coordinator = await somebody("coordinator");
  await coordinator.goto("/cases");
  await coordinator.page.click(`a:has-text("${site.code}")`);
  await coordinator.look("case-new");
  await coordinator.page.click("main a:has-text('Members of this case')");
  const parts = { notifier: "notifier", chair: "chair", "council.partner": "delegated_partner", "health.partner": "delegated_partner", "police.partner": "delegated_partner", "lead.partner": "lead_partner",
    "health.lead": "agency_lead", author: "agency_author", "panel.member": "panel_member", reviewer: "reviewer", scrutineer: "scrutineer", "legal.adviser": "legal_adviser", communications: "legal_communications", advocate: "family_advocate" };
  for (const [name, part] of Object.entries(parts)) {
    // Those who take in referrals for the partnership belong to it from the first moment.
    if ((await coordinator.page.locator("main tbody").innerText()).includes(site.names[`${name}@eastmarch.example`])) continue;
    await coordinator.fillIn({ address: `${name}@eastmarch.example`, role: part, person: "" });
    await coordinator.send("main form[action$='/members'] button[type=submit]");
  }
  await coordinator.look("members");
  const words = await coordinator.words(`/cases/${site.code}/members`);
  for (const name of ["Nell Burdock", "Frances Meadowsweet", "Callum Rushlight", "Jo Tansy"]) assert.match(words, new RegExp(name));
});

part("the authority's notifier says when it became aware, fills in the whole sheet, and records that it was sent; the clocks follow", async () => {
  const notifier = await somebody("notifier");
  await notifier.write("awareness", { "awareness.0.authority": "Eastmarch", "awareness.0.on": site.today });
  await notifier.step("authority_notifies");
  await notifier.write("notification", { "notifier.0.authority": "Eastmarch", "notifier.0.route": ["place"], "incident.0.nature": "serious_harm", "incident.0.place_authority": "Eastmarch", "child.0.forename": "Rowan",
    "child.0.surname": "Fictional", "child.0.under_18": "yes", "child.0.abuse": "suspected", "child.0.outcome": "seriously_harmed", "child.0.residence": "Eastmarch", "child.0.known_to": ["health"], "child.0.harm": ["neglect"] });
  await notifier.write("sent", { "sent.0.what": "notification", "sent.0.reference": "SIN-INVENTED-1", "sent.0.on": site.today });
  await notifier.step("record_sent");
  await notifier.goto(`/cases/${site.code}/clocks`);
  await notifier.look("clocks");
  assert.match(await notifier.words(`/cases/${site.code}/clocks`), /Rapid review/i);
});

part("agencies are asked: one answers by link and code on a telephone, one has nothing, one declines", async () => {
  const coordinator = await somebody("coordinator");
  const links = [];
  for (const [agency, kind] of [["Eastmarch Hospital", "health"], ["Eastmarch Homes", "housing"], ["Eastmarch Police", "police"]]) {
    await coordinator.write("request", { "request.0.agency": agency, "request.0.kind": kind, "request.0.due_on": later(5), "request.0.from": later(-300), "request.0.to": site.today });
    await coordinator.goto(`/cases/${site.code}/agencies`);
    await coordinator.page.click(`main a:has-text("${agency}")`);
    const id = coordinator.page.url().match(/[0-9a-f]{32}/)[0];
    if (kind !== "police") {
      await coordinator.send(`main form[action$="/agencies/${id}/link"] button`);
      const words = await coordinator.page.locator("main").innerText();
      links.push({ id, token: words.match(/\/respond\/([0-9a-f]+)/)[1], code: words.match(/\b(\d{3} ?\d{3})\b/)[1] });
      await coordinator.look("link-and-code");
    } else await coordinator.send(`main form[action$="/agencies/${id}/decline"] button`);
  }
  await coordinator.step("send_requests");
  // The coordinator chases, and the agency does not read what she noted.
  await coordinator.goto(`/cases/${site.code}/request/${links[0].id}/edit`);
  await coordinator.fillIn({ "chase.0.on": site.today, "chase.0.how": "telephone", "chase.0.said": "The deputy promises it for tomorrow." });
  await coordinator.send("main form[action$='/edit'] button[type=submit]:not([name])");
  assert.match(await coordinator.words(`/cases/${site.code}/agencies/${links[0].id}`), /The deputy promises it/);
  for (const [at, { token, code }] of links.entries()) {
    const context = await site.browser.newContext({ viewport: { width: 390, height: 900 }, javaScriptEnabled: at === 0 });
    const agency = new Somebody(site, await context.newPage(), "an agency without an account");
    await agency.goto(`/respond/${token}`);
    await agency.fillIn({ code });
    await agency.send("main form[action$='/open'] button");
    await agency.fillIn({ "summary.0.held": at === 0 ? "something" : "nothing" });
    assert.doesNotMatch(await agency.page.locator("main").innerText(), /The deputy promises it/);
    if (at === 0) await agency.look("respond-filled-in");
    await agency.send("main button[name=go][value=send]");
    await context.close();
  }
  for (const { id } of links) {
    await coordinator.goto(`/cases/${site.code}/agencies/${id}`);
    await coordinator.look("return-to-check");
    await coordinator.send(`main form[action$="/agencies/${id}/accept"] button`);
  }
  await coordinator.goto(`/cases/${site.code}/agencies`);
  await coordinator.look("agencies-answered");
  await coordinator.step("all_in");
});

part("the group meets, the chair records that it was held, and its advice stands apart from the decision", async () => {
  const coordinator = await somebody("coordinator"), chair = await somebody("chair", { width: 390 });
  await coordinator.goto(`/cases/${site.code}/meeting/new`);
  for (const [turn, partner] of ["local_authority", "health", "police"].entries()) {
    await coordinator.fillIn({ [`attendance.${turn}.partner`]: partner, "meeting.0.on": site.today, "minutes.0.held": "yes" });
    if (turn < 2) await coordinator.send("main button[formaction*='section-attendance']");
  }
  await coordinator.look("meeting-filled-in");
  await coordinator.send("main form[action$='/meeting/new'] button[type=submit]:not([name])");
  await chair.step("held");
  await coordinator.write("advice", { "advice.0.about": "rapid_review", "advice.0.on": site.today });
});

part("the rapid review is written, all thirteen sections, and the decision with its reasons", async () => {
  const coordinator = await somebody("coordinator");
  await coordinator.write("rapid_review", { "cover.0.national_reference": "SIN-INVENTED-1", "criteria.0.c3": "yes", "criteria.0.c4": "not_yet_considered", "family.0.informed": "yes" });
  await coordinator.write("decision", { "review.0.answer": "lcspr", "review.0.decided_on": site.today, "joined.0.answer": "not_joined", "national.0.answer": "no" });
  await coordinator.write("action", { "action.0.by": later(30) });
  await coordinator.step("circulate");
});

part("three partners answer; one dissents, the lead partner sees it, and the report goes with the dissent stated", async () => {
  for (const [name, partner, answer] of [["council.partner", "local_authority", "approves"], ["health.partner", "health", "approves"], ["police.partner", "police", "dissents"]]) {
    const one = await somebody(name, { width: name === "police.partner" ? 390 : 1280 });
    await one.write("approval", { "approval.0.partner": partner, "approval.0.answer": answer, "approval.0.on": site.today, ...(answer === "dissents" ? { "approval.0.escalation": "offered_declined" } : {}) });
    await one.goto("/work");
    await one.look(`work-${name}`);
  }
  const lead = await somebody("lead.partner");
  assert.match(await lead.words(`/cases/${site.code}/approval`), /dissent/i);
  const coordinator = await somebody("coordinator");
  await coordinator.step("complete");
  await coordinator.goto(`/cases/${site.code}/letter`);
  await coordinator.write("sent", { "sent.0.what": "rapid_review", "sent.0.on": site.today, "sent.0.to": "The National Panel" });
  await coordinator.step("record_report_sent");
});

part("a frozen copy is handed to the National Panel, whose officer decides about it and never sees the live case", async () => {
  const coordinator = await somebody("coordinator");
  await coordinator.goto(`/cases/${site.code}/handover`);
  for (const box of await coordinator.page.locator("main input[type=checkbox]").all()) await box.check();
  await coordinator.look("handover");
  await coordinator.send("main form[method=post] button[type=submit]");
  const officer = await Somebody.enter(site, "panel.officer@panel.example");
  await officer.isRefused(`/cases/${site.code}`);
  await officer.goto("/panel");
  await officer.look("panel-list");
  await officer.page.click(`main a:has-text("${site.code}")`);
  await officer.look("panel-copy");
  const copy = officer.page.url().slice(site.url.length);
  await officer.goto(`${copy}/write/panel_interest`);
  await officer.fillIn({ "interest.0.nature": "no_interest", "interest.0.part": "takes_part" });
  await officer.send("main form[action*='/write/'] button[type=submit]");
  await officer.goto(`${copy}/write/panel_decision`);
  await officer.fillIn({ "decision.0.answer": "no_national_review", "reply.0.kind": "agrees" });
  await officer.look("panel-decision");
  await officer.send("main form[action*='/write/'] button[type=submit]");
});

part("the Panel's letter is recorded, the decision is final, and everybody who had a part sees what is theirs and no more", async () => {
  const coordinator = await somebody("coordinator");
  await coordinator.write("letter", { "letter.0.direction": "from_panel", "letter.0.kind": "agrees", "letter.0.on": site.today });
  await coordinator.step("agrees");
  const words = await coordinator.words();
  await coordinator.look("case-decided");
  assert.match(words, /final/i);
  await coordinator.goto(`/cases/${site.code}/history`);
  await coordinator.look("history");
  // Who reads, and who is answered as if the case were not there.
  for (const name of ["panel.member", "scrutineer", "health.lead", "author", "lead.partner", "chair"]) {
    const one = await somebody(name, { width: 390 });
    await one.goto(`/cases/${site.code}`);
    await one.look(`case-for-${name}`);
    await one.isRefused(`/cases/${site.code}/members${name === "health.lead" ? "/nobody" : ""}`);
  }
  for (const name of ["auditor", "administrator", "partnership.administrator", "cataloguer", "custodian", "housing.lead"]) {
    const one = await somebody(name);
    await one.goto("/work");
    await one.look(`work-${name}`);
    await one.isRefused(`/cases/${site.code}`);
  }
  const stranger = await Somebody.enter(site, "manager@westmarch.example");
  await stranger.isRefused(`/cases/${site.code}`);
});
