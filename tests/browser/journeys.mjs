// What a reader does from beginning to end, once with the mouse and once with the keyboard alone, and once more without script.
import assert from "node:assert/strict";
import { test } from "node:test";
import { focusIsSeen, tabTo } from "./reader.mjs";

async function open(site, path, options = {}) {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", permissions: ["clipboard-read", "clipboard-write"], ...options });
  const page = await context.newPage();
  await page.route("https://www.bbc.co.uk/**", (route) => route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" }));
  await page.goto(site.url + path);
  return { page, close: () => context.close() };
}

/** The paragraph that the address names: there, highlighted, with marked words, and on the screen. */
async function assertParagraphIsShown(page) {
  const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
  assert.ok(id, `${page.url()} names no paragraph`);
  const paragraph = page.locator(`[id="${id}"]`);
  assert.equal(await paragraph.count(), 1, `no paragraph ${id} at ${page.url()}`);
  const [ground, plain] = await paragraph.evaluate((one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one.parentElement).backgroundColor]);
  assert.notEqual(ground, plain, "the paragraph does not stand out");
  const box = await paragraph.boundingBox();
  assert.ok(box.y >= -1 && box.y < 900, `the paragraph is ${box.y} px down the screen`);
  return paragraph;
}

async function assertCopied(page, title) {
  await page.waitForFunction(() => document.querySelector("#said")?.textContent.trim());
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^“[^]+”\n\n/);
  assert.ok(copied.includes(title), `"${copied}" does not name ${title}`);
  assert.match(copied, /\/reviews\/\d{4}\/\d+/);
  assert.match(copied, /[Pp]aragraph /);
}

const withPlace = ".hit__p:has(p:text-matches('Paragraph'))";

export function journeys(site) {
  test("with the mouse: search, filter, copy with citation, open here, and the paragraph is highlighted", { timeout: 120_000 }, async () => {
    const { page, close } = await open(site, "/");
    await page.fill("#q", "missed appointments");
    await page.click("main .sbox button");
    await page.waitForURL(/\/search\?/);
    const all = Number(await page.locator(".lens [aria-current] .n").innerText());
    await page.locator("#filters .tick", { hasText: "England" }).locator("input").check();
    await page.click("#filters button[type=submit]:has-text('Apply')");
    await page.waitForURL(/nation=england/);
    const fewer = Number(await page.locator(".lens [aria-current] .n").innerText());
    assert.ok(fewer > 0 && fewer < all, `${fewer} of ${all} after the filter`);
    assert.equal(await page.locator(".chips--on a").count(), 1);
    const hit = page.locator(".hit").filter({ has: page.locator(withPlace) }).first();
    const title = await hit.locator("h3").innerText();
    await hit.locator(withPlace).first().locator("[data-copy-quote]").click();
    await assertCopied(page, title);
    const words = (await hit.locator(withPlace).first().locator("mark").first().innerText()).toLowerCase();
    await hit.locator(withPlace).first().locator("a", { hasText: "Open here" }).click();
    await page.waitForURL(/\/reviews\/.*#/);
    assert.equal(await page.locator("h1").innerText(), title);
    const paragraph = await assertParagraphIsShown(page);
    assert.ok((await paragraph.innerText()).toLowerCase().includes(words), `the paragraph does not hold "${words}"`);
    assert.ok((await paragraph.locator("mark").count()) > 0, "no word is marked");
    await close();
  });

  test("with the keyboard alone: search, filter, copy with citation, open here; the focus is always seen", { timeout: 180_000 }, async () => {
    const { page, close } = await open(site, "/");
    await page.waitForSelector("[data-module=cairn-slash]:not([hidden])");
    await page.keyboard.press("/");
    await page.keyboard.type("missed appointments");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?/);
    await tabTo(page, /^England/, { within: "#filters" });
    assert.ok(await focusIsSeen(page));
    await page.keyboard.press("Space");
    await tabTo(page, /^Apply filters/);
    assert.ok(await focusIsSeen(page));
    await page.keyboard.press("Enter");
    await page.waitForURL(/nation=england/);
    await tabTo(page, /^Copy with citation/, { within: withPlace.slice(0, 7) });
    assert.ok(await focusIsSeen(page));
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("#said")?.textContent.trim());
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^“[^]+”\n\n/);
    await tabTo(page, /^Open here/, { within: ".hit__p" });
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/reviews\//);
    assert.equal(await page.locator("h1").count(), 1);
    await close();
  });

  test("without script: a paragraph is opened, and its words with the citation stand on a page to be copied", { timeout: 120_000 }, async () => {
    const { page, close } = await open(site, "/search?q=missed+appointments", { javaScriptEnabled: false });
    const title = await page.locator(".hit").filter({ has: page.locator(withPlace) }).first().locator("h3").innerText();
    await page.locator(withPlace).first().locator("[data-copy-quote]").click();
    await page.waitForURL(/#quote$/);
    const quoted = await page.locator("#quote pre").innerText();
    assert.match(quoted, /^“/);
    assert.ok(quoted.includes(title) && /Paragraph /.test(quoted), quoted);
    await page.locator("#quote a").click();
    await assertParagraphIsShown(page);
    await close();
  });

  for (const how of ["mouse", "keyboard"])
    test(`with the ${how}: browse by area, and a review of it`, { timeout: 120_000 }, async () => {
      const { page, close } = await open(site, "/");
      const follow = async (words, within) => {
        if (how === "mouse") return page.locator(`${within} a`, { hasText: words }).first().click();
        await tabTo(page, words, { within });
        await page.keyboard.press("Enter");
      };
      await follow(/^Browse/, ".nav");
      await page.waitForURL(/\/browse\/areas$/);
      await follow(/^Eastmarch/, "main");
      await page.waitForURL(/\/areas\/eastmarch$/);
      assert.equal(await page.locator("h1").innerText(), "Eastmarch");
      await follow(/^Child Rowan/, "main");
      await page.waitForURL(/\/reviews\/\d+\/\d+$/);
      assert.match(await page.locator("h1").innerText(), /^Child Rowan/);
      assert.match(await page.locator("#content-note").innerText(), /Before you read/);
      await page.locator(".note a").first().click();
      await assertParagraphIsShown(page);
      await close();
    });

  test("from a theme to a passage that shows it", { timeout: 120_000 }, async () => {
    const { page, close } = await open(site, "/themes");
    await page.locator("main tbody tr:has(td:nth-child(3):not(:text-is('0'))) th a").first().click();
    await page.waitForURL(/\/themes\/[a-z-]+$/);
    const words = (await page.locator(".hit__p blockquote").first().innerText()).replaceAll("…", "").trim().slice(0, 40);
    await page.locator(".hit__p a", { hasText: "Open here" }).first().click();
    await page.waitForURL(/\/reviews\/.*#/);
    const paragraph = await assertParagraphIsShown(page);
    assert.ok((await paragraph.innerText()).includes(words), `not "${words}"`);
    await close();
  });

  test("from a review to a passage of a related one that uses the same words", { timeout: 120_000 }, async () => {
    const { page, close } = await open(site, `${await site.review("Child Rowan")}/related`);
    const one = page.locator("main li.hit", { hasText: "Both speak of" }).first();
    const words = (await one.locator("strong").first().innerText()).replaceAll(/[“”]/g, "");
    assert.equal(await one.locator("blockquote").count(), 2);
    assert.ok((await one.locator("blockquote").last().locator("mark").count()) > 0, "no shared word is marked");
    await one.locator(".hit__p a", { hasText: "Open here" }).first().click();
    await page.waitForURL(/\/reviews\/.*#/);
    const paragraph = await assertParagraphIsShown(page);
    assert.ok((await paragraph.innerText()).includes(words.slice(0, 4)), `not "${words}"`);
    await close();
  });

  for (const [how, leave] of [["the mouse", (page) => page.click(".exit a")], ["Shift three times", async (page) => { for (let press = 0; press < 3; ++press) await page.keyboard.press("Shift"); }]])
    test(`Exit this page, with ${how}, leaves a review and Back does not return to it`, { timeout: 60_000 }, async () => {
      const { page, close } = await open(site, await site.review("Child Rowan"));
      await page.waitForFunction(() => document.body.classList.contains("js-enabled"));
      await page.waitForSelector(".tools:not([hidden])");
      const away = await page.locator(".exit a").getAttribute("href");
      await leave(page);
      await page.waitForURL(away);
      await page.goBack().catch(() => {});
      assert.doesNotMatch(page.url(), /\/reviews\//);
      await close();
    });

  test("text size is kept from one review to the next and reset to what it was", { timeout: 60_000 }, async () => {
    const { page, close } = await open(site, await site.review("Child Rowan"));
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector(".para p")).fontSize));
    await page.waitForSelector(".tools:not([hidden])");
    const before = await size();
    await page.click("[data-text-tool=larger]");
    const larger = await size();
    assert.ok(larger > before);
    await page.goto(site.url + (await site.review("Family Juniper")));
    await page.waitForSelector(".tools:not([hidden])");
    assert.equal(await size(), larger);
    await page.click("[data-text-tool=smaller]");
    assert.equal(await size(), before);
    await close();
  });

  test("the other language is the same page with the same search", { timeout: 60_000 }, async () => {
    const { page, close } = await open(site, "/search?q=missed+appointments&nation=england");
    const count = await page.locator(".lens [aria-current] .n").innerText();
    await page.click(".lang a");
    await page.waitForURL(/\/cy\/search\?/);
    assert.equal(await page.locator("html").getAttribute("lang"), "cy");
    assert.equal(await page.locator(".lens [aria-current] .n").innerText(), count);
    await close();
  });

  test("every suggested search on the home page finds something, in both languages", { timeout: 60_000 }, async () => {
    for (const home of ["/", "/cy"]) {
      const { page, close } = await open(site, home);
      for (const link of await page.locator(".hero .chips a").evaluateAll((links) => links.map((one) => one.getAttribute("href")))) {
        await page.goto(site.url + link);
        assert.ok((await page.locator(".hit").count()) > 0, `${link} finds nothing`);
      }
      await close();
    }
  });
}
