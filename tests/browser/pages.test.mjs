// Every page of a running collection, found by following its own links: each shape of address in both languages and in the
// pseudo-locale, the errors, and what a reader does with keyboard and script. CAIRN_URL names the server (run.mjs starts one).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "./chromium.mjs";
import { check } from "./page_checks.mjs";

const base = process.env.CAIRN_URL?.replace(/\/$/, "");
const mostOfOneShape = 2;
const mostPages = Number(process.env.CAIRN_PAGES ?? 70);
const skip = base ? false : "CAIRN_URL is not set: start with `node run.mjs`";

let browser;
before(async () => (browser = base && (await openBrowser())));
after(() => browser?.close());

/** `/reviews/2026/417/findings` and its like have one shape, `/reviews/#/#/*`; so have the themes, and the areas. */
function shapeOf(address) {
  const { pathname, searchParams } = new URL(address);
  const path = pathname
    .replace(/\/\d+(?=\/|$)/g, "/#")
    .replace(/\/(themes|areas|recommendations)\/[^/]+/, "/$1/*")
    .replace(/(\/reviews\/#\/#)\/(?!cite$|versions$|related$|pages\/)[^/]+$/, "$1/*");
  return `${path} ${searchParams.get("show") ?? ""}`;
}

/** Addresses of HTML pages of this site, breadth first from `start`, a few of each shape. */
async function pagesFrom(start, prefix) {
  const shapes = new Map();
  const seen = new Set([start]);
  const queue = [start];
  const found = [];
  while (queue.length > 0 && found.length < mostPages) {
    const address = queue.shift();
    const count = shapes.get(shapeOf(address)) ?? 0;
    if (count >= mostOfOneShape) continue;
    const answer = await fetch(address, { redirect: "follow" });
    if (!answer.headers.get("content-type")?.startsWith("text/html")) continue;
    shapes.set(shapeOf(address), count + 1);
    found.push({ address, status: answer.status });
    for (const [, href] of (await answer.text()).matchAll(/<a\b[^>]*?\bhref="([^"]+)"/g)) {
      const next = new URL(href.replaceAll("&amp;", "&"), address);
      next.hash = "";
      if (next.origin !== new URL(base).origin || !next.pathname.startsWith(prefix) || seen.has(next.href)) continue;
      if (prefix === "/" && /^\/(cy|en-XA)(\/|$)/.test(next.pathname)) continue;
      seen.add(next.href);
      queue.push(next.href);
    }
  }
  return found;
}

for (const [language, start, prefix] of [["English", "/", "/"], ["Welsh", "/cy", "/cy"]])
  test(`every page in ${language} leads somewhere and keeps to the rules for pages`, { skip, timeout: 1_800_000 }, async (t) => {
    const pages = await pagesFrom(base + start, prefix);
    assert.ok(pages.length > 10, `only ${pages.length} pages were found from ${start}`);
    for (const { address, status } of pages)
      await t.test(address.slice(base.length), async () => {
        assert.ok(status === 200 || status === 410, `a link of the site leads to ${status}`);
        assert.deepEqual(await check(browser, address, { status }), []);
      });
  });

test("in the pseudo-locale no word on a page comes from anywhere but the catalogue", { skip, timeout: 900_000 }, async (t) => {
  if ((await fetch(`${base}/en-XA`)).status === 404) return t.skip("this server has no pseudo-locale");
  for (const path of ["", "/search?q=missed+appointments", "/search?q=zzzz", "/browse/areas", "/browse/years", "/themes", "/recommendations"])
    await t.test(`/en-XA${path}`, async () => assert.deepEqual(await check(browser, `${base}/en-XA${path}`), []));
});

test("a page that is not there says so, and helps", { skip }, async () => {
  assert.deepEqual(await check(browser, `${base}/no/such/page`, { status: 404 }), []);
  assert.deepEqual(await check(browser, `${base}/cy/no/such/page`, { status: 404 }), []);
});

test("a search is made, filtered and read with the keyboard alone", { skip }, async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${base}/`);
  await page.waitForSelector("[data-module=cairn-slash]:not([hidden])");
  await page.keyboard.press("/");
  await page.keyboard.type("appointments");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search\?/);
  const first = page.locator(".hit h3 a").first();
  await first.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/reviews\//);
  assert.equal(await page.locator("h1").count(), 1);
  await context.close();
});
