// The whole collection in a browser: one demonstration, one server, one Chromium for all of it.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { openBrowser } from "./chromium.mjs";
import { openCollection, search } from "./collection.mjs";
import { everyPage } from "./every_page.mjs";
import { journeys } from "./journeys.mjs";

const site = {
  url: "",
  browser: null,
  /** The path of the review whose title begins with these words. */
  async review(title) {
    this.all ??= (await search(this.url, "*")).results;
    const found = this.all.find((one) => one.title.startsWith(title));
    assert.ok(found, `no review called "${title}" in the demonstration`);
    return new URL(found.url).pathname;
  },
};
let collection;

before(async () => {
  collection = await openCollection();
  site.url = collection.url;
  site.browser = await openBrowser();
}, { timeout: 900_000 });

after(async () => {
  await site.browser?.close();
  await collection?.stop();
});

journeys(site);
everyPage(site);
