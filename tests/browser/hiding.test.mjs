// A published review is taken off line and answered in a real browser: from the case, from the public page, and what the public then sees.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { demonstrationInBrowser, faultless } from "./office.mjs";
import { codeOf, wholeFile } from "../journeys/office.mjs";
import { signedInTo } from "../journeys/person.mjs";

const site = {};
const t = wholeFile();

before(async () => {
  await demonstrationInBrowser(t, site);
  site.manager = await signedInTo(site, "manager@eastmarch.example");
  site.partner = await signedInTo(site, "council.partner@eastmarch.example");
  site.cataloguer = await signedInTo(site, Object.keys(site.accounts).find((address) => address.startsWith("cataloguer@")));
  site.code = await codeOf(site.manager, "Speedwell");
  const page = await site.manager.get(below("/publication"));
  site.address = page.html.match(/\/reviews\/\d{4}\/\d+/)[0];
});

const below = (path) => `/cases/${site.code}${path}`;
const as = (person) => site.browser.of(person);

const looked = (who, paths, status = 200) => faultless(site, who, paths, { status });

test("before it is hidden: the form of whoever may hide, of whoever is on call, and of somebody who may not", { timeout: 600_000 }, async () => {
  const reference = site.address.replace("/reviews/", "");
  for (const holder of [{ recipient: "National collection", holder_address: "collection@national.example" }, { recipient: "Fictional archive of the county and its libraries", holder_telephone: "0300 111 1111" }]) {
    const page = await site.cataloguer.get("/deposit/out");
    const given = await site.cataloguer.post("/deposit/out", page, { reference, contact_name: "The partnership office", contact_address: "office@eastmarch.example", permission: "Granted", way: "mail", ...holder });
    assert.equal(given.status, 200);
  }
  await looked(as(site.manager), [below("/publication/hide"), below("/publication"), below("")]);
  await looked(as(site.cataloguer), [`${site.address}/hide?call`, "/deposit/out", `/catalogue/${reference}`]);
  await looked(as(await signedInTo(site, "chair@eastmarch.example")), [`${site.address}/hide`]);
  await looked(site.browser, [site.address]);
});

test("once it is hidden: who decides by when, who holds a copy, and what the public sees", { timeout: 600_000 }, async () => {
  await site.manager.post(below("/publication/hide"), await site.manager.get(below("/publication/hide")), { why: "A name was left in on page 12. (invented)" });
  await looked(as(site.manager), [below("/publication/hide"), below("/publication"), below("/clocks"), "/work"]);
  await looked(as(site.partner), [below("/publication/hide"), "/notifications"]);
  await looked(as(site.cataloguer), [`${site.address}/hide?after`, "/deposit/out?after"]);
  await looked(site.browser, [`${site.address}?after`], 410);
});
