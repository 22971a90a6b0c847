// The components, before and beside any server: build/*/web_specimen writes them, this looks at them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { openBrowser } from "./chromium.mjs";
import { check } from "./page_checks.mjs";

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".mjs": "text/javascript", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2" };
const policy = "default-src 'none'; img-src 'self'; font-src 'self'; connect-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; " +
  "script-src 'self' 'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='";
const program = ["release", "dev"].map((preset) => fileURLToPath(new URL(`../../build/${preset}/web_specimen`, import.meta.url))).find(existsSync);

let folder, server, browser, base;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "cairn-specimen-"));
  execFileSync(program, [folder]);
  server = createServer((request, response) => {
    const path = new URL(request.url, "http://x").pathname;
    const file = join(folder, path, extname(path) ? "" : "index.html");
    if (!existsSync(file)) return response.writeHead(404, { "Content-Type": "text/plain" }).end("not here");
    response.writeHead(200, { "Content-Type": types[extname(file)] ?? "text/plain", "Content-Security-Policy": policy }).end(readFileSync(file));
  });
  await new Promise((ready) => server.listen(Number(process.env.SPECIMEN_PORT ?? 0), "127.0.0.1", ready));
  base = `http://127.0.0.1:${server.address().port}`;
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const forms = ["", "/cy", "/en-XA"].flatMap((language) => ["notification", "referral", "return", "clash"].map((form) => `${language}/specimen-${form}`));

for (const path of ["/specimen", "/cy/specimen", "/en-XA/specimen", ...forms])
  test(`every component keeps to the rules for pages: ${path}`, async () => {
    assert.deepEqual(await check(browser, base + path), []);
  });

async function opened(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  await page.route("https://www.bbc.co.uk/**", (route) => route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" }));
  await page.goto(`${base}/specimen`);
  await page.waitForSelector(".tools:not([hidden])", { timeout: 5000, state: "attached" }).catch(() => {});
  return { context, page };
}

test("without script every question that depends on a choice is there; with script only once it is chosen", async () => {
  for (const javaScriptEnabled of [false, true]) {
    const { context, page } = await opened({ javaScriptEnabled });
    await page.goto(`${base}/specimen-notification`);
    const day = page.locator('[id="incident.0.on-day"]');
    assert.equal(await day.isVisible(), !javaScriptEnabled);
    await page.check('[id="incident.0.when"]');
    assert.equal(await day.isVisible(), true);
    await context.close();
  }
});

test("a problem in the summary leads into its box", async () => {
  const { context, page } = await opened();
  await page.goto(`${base}/specimen-notification`);
  await page.click(".govuk-error-summary a");
  assert.equal(await page.evaluate(() => document.activeElement.id), "awareness.0.aware_on-day");
  await context.close();
});

test("Exit this page clears the page, leaves, and cannot be undone with Back", async () => {
  const { context, page } = await opened();
  await page.click(".exit a");
  await page.waitForURL("https://www.bbc.co.uk/weather");
  await page.goBack().catch(() => {});
  assert.notEqual(page.url(), `${base}/specimen`);
  await context.close();
});

test("Exit this page is a plain link without script", async () => {
  const { context, page } = await opened({ javaScriptEnabled: false });
  const link = page.locator(".exit a");
  assert.equal(await link.getAttribute("href"), "https://www.bbc.co.uk/weather");
  assert.equal(await link.getAttribute("rel"), "nofollow noreferrer");
  await context.close();
});

test("Shift three times exits; Shift for a capital letter does not count", async () => {
  const { context, page } = await opened();
  for (let press = 0; press < 4; ++press) await page.keyboard.press("Shift+A");
  assert.equal(page.url(), `${base}/specimen`);
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  assert.match(await page.locator("#said").innerText(), /1 more time/);
  await page.keyboard.press("Shift");
  await page.waitForURL("https://www.bbc.co.uk/weather");
  await context.close();
});

test("text size, letters and spacing are kept for the next page and never sent", async () => {
  const { context, page } = await opened();
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector(".para p")).fontSize));
  const before = await size();
  await page.click("[data-text-tool=larger]");
  await page.click("[data-text-tool=plain]");
  assert.ok((await size()) > before);
  await page.reload();
  await page.waitForSelector("[data-text-tool=plain][aria-pressed=true]");
  assert.ok((await size()) > before);
  assert.match(await page.evaluate(() => getComputedStyle(document.querySelector(".para p")).fontFamily), /Atkinson/);
  assert.deepEqual(await context.cookies(), []);
  await context.close();
});

test("typing in a list's box leaves what matches and what is ticked", async () => {
  const { context, page } = await opened();
  await page.fill("#themes", "ty");
  const shown = await page.locator(".facet .tick:visible").allInnerTexts();
  assert.deepEqual(shown.map((words) => words.split("\n")[0]), ["Information sharing", "Tŷ gofal"]);
  await context.close();
});

test("\"/\" goes to search unless it is typed or turned off", async () => {
  const { context, page } = await opened();
  await page.focus("#review");
  await page.keyboard.type("/");
  assert.equal(await page.inputValue("#review"), "/");
  await page.click("[data-module=cairn-slash]");
  await page.keyboard.press("/");
  assert.equal(page.url(), `${base}/specimen`);
  await page.click("[data-module=cairn-slash]");
  await page.keyboard.press("/");
  await page.waitForURL(`${base}/search`);
  await context.close();
});

test("with forced colours and on paper, what is chosen can still be told apart", async () => {
  const { context, page } = await opened({ forcedColors: "active" });
  const border = (selector) => page.evaluate((one) => getComputedStyle(document.querySelector(one)).borderBottomColor, selector);
  assert.notEqual(await border(".nav a[aria-current]"), await border(".nav a:not([aria-current])"));
  await page.emulateMedia({ media: "print", forcedColors: "none" });
  assert.equal(await page.locator(".nav").isVisible(), false);
  assert.equal(await page.locator(".exit").isVisible(), false);
  assert.equal(await page.locator(".demo").isVisible(), true);
  await context.close();
});
