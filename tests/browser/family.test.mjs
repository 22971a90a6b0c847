// The family's pages, early learning and the leaflet in a real browser, at a desk and on a phone.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { demonstrationInBrowser } from "./office.mjs";
import { check } from "./page_checks.mjs";
import { codeOf, wholeFile } from "../journeys/office.mjs";
import { signedInTo } from "../journeys/person.mjs";

const site = {};
const t = wholeFile();

before(async () => {
  await demonstrationInBrowser(t, site);
  site.keeper = await visitor("coordinator@eastmarch.example");
  site.code = await codeOf(site.keeper, "Comfrey");
  site.member = (await site.keeper.get(`/cases/${site.code}/family`)).html.match(/\/cases\/[^"]*\/family\/[0-9a-f]{32}/)[0];
});

const visitor = (address) => signedInTo(site, address);
const as = (person) => site.browser.of(person);

test("the family's pages hold what every page must hold", { timeout: 400_000 }, async () => {
  const below = `/cases/${site.code}`;
  const kinds = ["invitation", "contact", "words", "draft", "telling"].map((kind) => `${site.member}/${kind}/new`);
  for (const path of [`${below}/family`, site.member, `${below}/family/new`, `${site.member}/edit`, ...kinds, `${below}/early-learning`, `${below}/early-learning/edit`, `${below}/early-learning/print`])
    for (const language of ["", "/cy"]) assert.deepEqual(await check(as(site.keeper), site.url + language + path), [], language + path);
});

test("the advocate's page holds what every page must hold", { timeout: 120_000 }, async () => {
  const advocate = await visitor("advocate@eastmarch.example");
  for (const language of ["", "/cy"]) assert.deepEqual(await check(as(advocate), `${site.url}${language}/cases/${site.code}/family`, { name: `advocate${language.replace("/", "-")}` }), []);
});

test("the leaflet and its editing hold what every page must hold", { timeout: 240_000 }, async () => {
  for (const path of ["/families/leaflet", "/families/eastmarch/leaflet", "/families/eastmarch/leaflet-large-print", "/families/eastmarch/leaflet-easy-read", "/cy/families/eastmarch/leaflet"]) assert.deepEqual(await check(site.browser, site.url + path), [], path);
  const own = (await site.keeper.get("/admin/leaflets")).html.match(/\/admin\/leaflets\/[0-9a-f]{32}/)[0];
  for (const path of ["/admin/leaflets", own, `${own}/versions/0`]) assert.deepEqual(await check(as(site.keeper), site.url + path), [], path);
});
