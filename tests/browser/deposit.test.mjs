// The cataloguers' desk, deposits, and news and guidance of the host, each looked at as every page is. Everything in them is invented.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { report } from "../journeys/cairn.mjs";
import { accountsAlone, wholeFile } from "../journeys/office.mjs";
import { signedInTo } from "../journeys/person.mjs";
import { demonstrationInBrowser, faultless } from "./office.mjs";

const site = {};
const t = wholeFile();
const somebody = (part) => signedInTo(site, Object.keys(site.accounts).find((address) => address.startsWith(`${part}@`)));

/** A browser that has the cookies of somebody who signed in. */
const asVisitor = (visitor) => site.browser.of(visitor);

before(async () => {
  await demonstrationInBrowser(t, site, { made: accountsAlone, served: ["--pseudo-language"] });
  site.cataloguer = await somebody("cataloguer");
  site.administrator = await somebody("administrator");
});
/** The paths name their languages themselves. */
const seen = (browser, paths) => faultless(site, browser, paths, { languages: [""] });

test("the desk, an entry with open suggestions, a record and the deposits that went out hold what every page must hold", { timeout: 240_000 }, async () => {
  const { cataloguer } = site;
  const bring = async (name) => cataloguer.postFile("/deposit", await cataloguer.get("/deposit"), {}, name, report(name, "Adultification shaped how the school saw her.", "Information sharing between agencies failed twice."));
  const waiting = await bring("child-willow.txt");
  const entry = await bring("child-hazel.txt");
  await cataloguer.post(`${entry.path}/decide`, entry, Object.fromEntries([...entry.html.matchAll(/name="(decision-\d+)"/g)].map(([, name]) => [name, "rejected"])));
  const written = await cataloguer.post(entry.path, await cataloguer.get(entry.path), { title: "Child Hazel", year: "2026", permission: "granted" });
  const review = (await cataloguer.post(`${entry.path}/publish`, written, {})).html.match(/\/reviews\/(\d{4}\/\d+)/)[1];
  await cataloguer.post("/deposit/out", await cataloguer.get("/deposit/out"), { reference: review, recipient: "Eastmarch library", way: "signed" });
  await seen(asVisitor(cataloguer), ["/deposit", "/cy/deposit", "/en-XA/deposit", waiting.path, `/en-XA${waiting.path}`, entry.path, `/catalogue/${review}`, `/en-XA/catalogue/${review}`, "/deposit/out", "/cy/deposit/out", "/en-XA/deposit/out"]);
});

test("the administrator's keys, news and guidance, and what readers see of them, hold what every page must hold", { timeout: 240_000 }, async () => {
  const { administrator } = site;
  await administrator.post("/admin/deposit-keys", await administrator.get("/admin/deposit-keys"), { named: "Eastmarch library", key: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a" });  // RFC 8032, 7.1, test 1
  const write = async (kind, typed, query = "") => administrator.post(`/admin/${kind}`, await administrator.get(`/admin/${kind}${query}`), typed);
  await write("news", { "title-en": "The collection opens", "teaser-en": "Search it.", "text-en": "## Why\n\nSo that *learning* is found.", from: "2026-01-05" });
  await write("guidance", { "title-en": "Writing plainly", "teaser-en": "How to write.", "text-en": "Short sentences.", from: "2026-01-05" });
  await write("guidance", { "title-en": "Writing plainly", "teaser-en": "How to write.", "text-en": "Shorter sentences.", "change-en": "Shorter", from: "2026-02-05" }, "?slug=writing-plainly");
  await seen(asVisitor(administrator), ["/admin/deposit-keys", "/en-XA/admin/deposit-keys", "/admin/news", "/cy/admin/news", "/en-XA/admin/news", "/admin/guidance", "/admin/guidance?slug=writing-plainly"]);
  await seen(site.browser, ["/news", "/cy/news", "/en-XA/news", "/guidance", "/en-XA/guidance", "/guidance/writing-plainly", "/guidance/writing-plainly?version=1", "/guidance/writing-plainly?version=2&compare=1", "/en-XA/guidance/writing-plainly?version=2&compare=1", "/en-XA/guidance/writing-plainly"]);
  const compared = (await administrator.get("/guidance/writing-plainly?version=2&compare=1")).html;
  assert.match(compared, /<mark>Shorter\s*<\/mark>/);
  assert.match(compared, /<mark>Short\s*<\/mark>/);
  assert.match((await administrator.get("/")).html, /href="\/news"/);
});

test("the vocabulary as cataloguers change it and as readers see it holds what every page must hold, with a history and with an error", { timeout: 240_000 }, async () => {
  const { cataloguer } = site;
  const send = async (path, form, typed) => cataloguer.post(path, await cataloguer.get(form), typed);
  await send("/admin/themes/new", "/admin/themes/new", { facet: "practice_theme", preferred: "Silence at home", synonyms: "wall of silence", reason: "Three reviews speak of it" });
  await send("/admin/themes/PRT-H1", "/admin/themes/PRT-H1", { preferred: "Quiet homes", welsh: "Cartrefi tawel", reason: "Plainer" });
  await send("/admin/themes/PRT-02/merge", "/admin/themes/PRT-02", { into: "PRT-H1", merge_reason: "They are one" });
  await seen(asVisitor(cataloguer), ["/admin/themes", "/cy/admin/themes", "/en-XA/admin/themes", "/admin/themes?facet=agency&q=nothing-like-this", "/admin/themes/new", "/en-XA/admin/themes/new", "/admin/themes/PRT-H1", "/cy/admin/themes/PRT-H1", "/en-XA/admin/themes/PRT-H1", "/admin/themes/PRT-02"]);
  await seen(site.browser, ["/themes", "/cy/themes", "/themes/groups", "/cy/themes/groups", "/en-XA/themes/groups", "/themes/changes", "/cy/themes/changes", "/en-XA/themes/changes", "/themes/quiet-homes"]);
});
