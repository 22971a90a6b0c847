// The merged chronology in a real browser, at a desk and on a phone: the coordinator, a reviewer, an agency's lead and a member of the panel; labels for names.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { demonstrationInBrowser, faultless } from "./office.mjs";
import { codeOf, dayBoxes, daysAgo, fill, wholeFile } from "../journeys/office.mjs";
import { Browser, signedInTo } from "../journeys/person.mjs";

const site = {};
const t = wholeFile();
const as = (person) => site.browser.of(person);
const below = (path = "") => `/cases/${site.code}/chronology${path}`;
const looked = (who, paths, how = {}) => faultless(site, as(who), paths, how);
const listed = (page) => (page.html.match(/<li class="ev [\s\S]*?<\/li>/g) ?? []).join("");
/** The button of the preview that accepts belongs to the form that looks again. */
const accept = (who, table, preview) => who.send(`${table.path}/accept`, { ...who.fields(preview, `${table.path}/preview`), ...columns }, { "sec-fetch-site": "same-origin", origin: "null" }, { follow: true });
const anyEntry = (page) => page.html.match(/\/chronology\/entries\/([0-9a-f]{32}(?:\.\d+)?)/)[1];

before(async () => {
  await demonstrationInBrowser(t, site);
  site.keeper = await signedInTo(site, "coordinator@eastmarch.example");
  site.code = await codeOf(site.keeper, "Comfrey");
});

test("the list, its filters and its second page hold what every page must hold, and the chart has its words", { timeout: 600_000 }, async () => {
  const list = await site.keeper.get(below());
  assert.equal(list.status, 200);
  assert.match(list.html, /<svg[^>]*class="lanes"/);
  assert.match(list.html, /<title[^>]*>[^<]+<\/title>/);
  assert.match(list.html, /class="ev /);
  await looked(site.keeper, [below(), below("?page=2"), below("?show=key"), below("?q=cello"), below("?q=nothing+says+this")]);
});

test("names stand on the page only for who may know them and asks; everybody else reads labels, in the list, in a search and in a copy", { timeout: 400_000 }, async () => {
  const plain = await site.keeper.get(below());
  assert.doesNotMatch(plain.html, /Linnet|Fictional-Shore/);
  assert.match((await site.keeper.get(below("?names=yes"))).html, /Linnet|Fictional-Shore/);
  await looked(site.keeper, [below("?names=yes")], { languages: [""] });
  const adviser = await signedInTo(site, "legal.adviser@eastmarch.example");
  for (const path of [below("?names=yes"), below("?names=yes&q=Linnet")]) {
    const page = await adviser.get(path);
    assert.equal(page.status, 200);
    assert.doesNotMatch(listed(page), /Linnet|Fictional-Shore/, path);
  }
});

test("a coordinator adds an entry by hand, hears what is wrong with its date, and writes it anew with a reason", { timeout: 400_000 }, async () => {
  const wrong = await fill(site.keeper, below("/add"), { agency: "Education", start_date: "31/02/2026", source: "Telephone note", event: "The tutor telephoned about the lantern walk." });
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /31\/02\/2026/);
  const made = await fill(site.keeper, below("/add"), { agency: "Education", start_date: "3 March 2026", source: "Telephone note", event: "The tutor telephoned about the lantern walk." });
  assert.equal(made.status, 200);
  const found = await site.keeper.get(below("?q=lantern+walk"));
  const one = below(`/entries/${found.html.match(/id="e-([0-9a-f]{32})"/)[1]}`);
  await looked(site.keeper, [below("/add"), one, `${one}/revise`]);
  await fill(site.keeper, `${one}/revise`, { start_date: "3 March 2026", source: "Telephone note", event: "The tutor telephoned about the autumn lantern walk.", why: "The season was missing" });
  const after = await site.keeper.get(one);
  assert.match(after.html, /autumn lantern walk/);
  assert.match(after.html, /The season was missing/);
});

test("a reviewer remarks, asks an agency and decides about what was pointed to, and cannot write over what an agency wrote", { timeout: 600_000 }, async () => {
  const reviewer = await signedInTo(site, "reviewer@eastmarch.example");
  const entry = anyEntry(await reviewer.get(below("?q=concert")));
  const one = below(`/entries/${entry}`);
  const page = await reviewer.get(one);
  const remarked = await reviewer.post(`${one}/remark`, page, { what: "good_practice", remark: "He rang before he was asked." });
  assert.match(remarked.html, /He rang before he was asked/);
  assert.notEqual((await reviewer.get(`${one}/revise`)).status, 200);
  await looked(reviewer, [one, below("/points"), below("/points?kind=gap"), below("/known"), below("/calendar"), below("/questions")]);
  const points = await reviewer.get(below("/points"));
  const point = points.html.match(/\/chronology\/points\/([^"?#]+)"/)[1];
  await looked(reviewer, [below(`/points/${point}`)]);
  const without = await fill(reviewer, below(`/points/${point}`), {});
  assert.equal(without.status, 422);
  const decided = await fill(reviewer, below(`/points/${point}`), { what: "dismissed", why: "Looked at with both agencies." });
  assert.equal(decided.status, 200);
  assert.match((await reviewer.get(below(`/points/${point}`))).html, /Looked at with both agencies/);
});

test("copies go out numbered, with labels unless names were asked for, and two agencies stand side by side", { timeout: 400_000 }, async () => {
  await looked(site.keeper, [below("/export"), below("/compare?a=Police&b=Education")]);
  const copy = await fill(site.keeper, below("/export"), { audience: "labels", format: "csv" });
  assert.equal(copy.status, 200);
  assert.match(copy.headers.get("content-disposition"), /copy-\d+\.csv/);
  assert.doesNotMatch(copy.html, /Linnet|Fictional-Shore/);
  assert.match(copy.html, /Young person Comfrey/);
});

const columns = { mapped: "yes", source: "", "heading-0": "0", "column-0-0": "start_date", "column-0-1": "source", "column-0-2": "event" };
const rows = "Date;Source;Details\r\n22.05.26;Attendance book;She was collected by her tutor \u0096 all well.\r\n31/02/2026;Attendance book;She came late.\r\n";

test("a coordinator brings a file in: its columns, its rows and what is wrong with one of them, and puts that right", { timeout: 600_000 }, async () => {
  const typed = { agency: "Education", other_agency: "", sent_by: "The college’s office", route: "email", ...dayBoxes("received_on", daysAgo(1)), pasted: "" };
  await looked(site.keeper, [below("/import"), below("/imports"), below("/settings"), below("/return")]);
  const table = await site.keeper.postFile(below("/import"), await site.keeper.get(below("/import")), typed, "college.csv", Buffer.from(rows, "latin1"));
  assert.equal(table.status, 200);
  await looked(site.keeper, [table.path]);
  const preview = await site.keeper.post(`${table.path}/preview`, table, columns);
  assert.equal(preview.status, 200);
  assert.match(preview.html, /31\/02\/2026/);
  assert.match(preview.html, /A3/);
  const accepted = await accept(site.keeper, table, preview);
  assert.equal(accepted.status, 200, accepted.html.slice(0, 2000));
  await looked(site.keeper, [accepted.path, below("/imports")]);
  assert.match((await site.keeper.get(below("?q=collected+by+her+tutor"))).html, /collected by her tutor – all well/);
  const old = await site.keeper.postFile(below("/import"), await site.keeper.get(below("/import")), typed, "old.doc", Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(2048)]));
  assert.equal(old.status, 422);
});

test("an agency's lead without an account sends a chronology behind the link of a request", { timeout: 600_000 }, async () => {
  const path = `/cases/${site.code}/request/new`;
  await site.keeper.post(path, await site.keeper.get(path), { "request.0.agency": "Eastmarch College (invented)", "request.0.kind": "education", "request.0.questions": "What was known?", "request.0.lead": "K. Bramble (invented)", "request.0.contact": "Telephone", "request.0.subjects": "Young person Comfrey",
    ...dayBoxes("request.0.from", "2025-01-01"), ...dayBoxes("request.0.to", "2026-10-31"), "request.0.basis": "Children Act 2004 s.16H", ...dayBoxes("request.0.due_on", daysAgo(-20)) });
  const requests = await site.keeper.get(`/cases/${site.code}/agencies`);
  const one = `/cases/${site.code}/agencies/${requests.html.match(/\/agencies\/([0-9a-f]{32})"[^>]*><span[^>]*>Eastmarch College/)[1]}`;
  const shown = await site.keeper.post(`${one}/link`, await site.keeper.get(one), {});
  const link = shown.html.match(/\/respond\/[0-9a-f]{64}/)[0];
  const agency = new Browser(site.url);
  await agency.post(`${link}/open`, await agency.get(link), { code: shown.html.match(/<dd[^>]*>(\d{6})</)[1] });
  await looked(agency, [link, `${link}/chronology`]);
  const table = await agency.postFile(`${link}/chronology`, await agency.get(`${link}/chronology`), {}, "college.csv", Buffer.from(rows.replace("31/02/2026", "25.05.26"), "latin1"));
  assert.equal(table.status, 200, table.html.slice(0, 2000));
  const preview = await agency.post(`${table.path}/preview`, table, columns);
  await looked(agency, [table.path]);
  const accepted = await accept(agency, table, preview);
  assert.equal(accepted.status, 200, accepted.html.slice(0, 2000));
  assert.match((await site.keeper.get(below("?q=collected+by+her+tutor"))).html, /Eastmarch College/);
});

test("an agency's lead reads the entries of their own agency alone, and whoever is no member of the case is not told that it is there", { timeout: 300_000 }, async () => {
  const lead = await signedInTo(site, "police.lead@eastmarch.example");
  const own = await lead.get(below());
  assert.equal(own.status, 200);
  assert.match(own.html, /Eastmarch Police/);
  assert.doesNotMatch(own.html, /class="ev ev--(?!pol)/);
  await looked(lead, [below()], { languages: [""] });
  const other = anyEntry(await site.keeper.get(below("?q=cello+lesson")));
  assert.equal((await lead.get(below(`/entries/${other}`))).status, 404);
  const stranger = await signedInTo(site, "housing.lead@eastmarch.example");
  assert.equal((await stranger.get(below())).status, 404);
  const chair = await signedInTo(site, "chair@eastmarch.example");
  await looked(chair, [below()], { languages: [""] });
});

test("a member of the panel reads the whole chronology by its labels, and can neither show names nor list who has no label", { timeout: 400_000 }, async () => {
  const members = `/cases/${site.code}/members`;
  const joined = await fill(site.keeper, members, { address: "panel.member@eastmarch.example", role: "panel_member", person: "" });
  assert.match(joined.html, /Sam Tormentil/);
  const member = await signedInTo(site, "panel.member@eastmarch.example");
  const list = await member.get(below());
  assert.equal(list.status, 200);
  assert.doesNotMatch(list.html, /names=yes/);
  assert.equal(listed(await member.get(below("?names=yes"))), listed(list));
  assert.equal((await member.get(below("/unlabelled?names=yes"))).status, 404);
  await looked(member, [below(), below(`/entries/${anyEntry(list)}`), below("/points"), below("/known"), below("/questions")], { languages: [""] });
});

test("names without a label are listed with the entries that have them, and the page to print has every column", { timeout: 400_000 }, async () => {
  const names = await site.keeper.get(below("/unlabelled?names=yes"));
  assert.equal(names.status, 200);
  assert.match(names.html, /role="rowheader"/);
  await looked(site.keeper, [below("/unlabelled"), below("/unlabelled?names=yes"), below("/unlabelled?sort=name&names=yes")]);
  const printed = await fill(site.keeper, below("/export"), { audience: "labels", agency: "", show: "key", format: "print" });
  assert.match(printed.html, /<strong[^>]*>Action taken/);
});
