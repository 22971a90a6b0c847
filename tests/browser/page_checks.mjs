// What holds for every page that any test fetches. `check(browser, address)` returns a list of sentences, one for each fault.
import { readFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const screenshots = fileURLToPath(new URL("../../build/screenshots/", import.meta.url));
const photographs = Boolean(process.env.CAIRN_SCREENSHOTS);
// At which widths axe looks at a page, by its language. English and Welsh have the same structure and colours, and Welsh is tightest on a phone; the
// pseudo-locale, which no reader has, is there for words that escaped the catalogue. Colours, more than half of axe's work, are looked at where English
// shows most. `./test --long` looks at everything in every language at both widths.
const long = Boolean(process.env.CAIRN_LONG);
const axeWidths = long ? {} : { cy: [390], "en-XA": [] };
const withoutColours = Object.fromEntries(["color-contrast", "link-in-text-block"].map((rule) => [rule, { enabled: false }]));
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Facts that a page's own document shows; runs in the page. */
function documentFaults() {
  const faults = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  if (!document.title.trim()) faults.push("has no title");
  if (all("h1").length !== 1) faults.push(`has ${all("h1").length} first-level headings`);
  if (!["en", "cy", "en-XA"].includes(document.documentElement.lang)) faults.push(`has lang "${document.documentElement.lang}"`);
  if (all("main").length !== 1) faults.push("has no single main part");
  const ids = all("[id]").map((element) => element.id);
  for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at))) faults.push(`has the id "${id}" twice`);
  for (const field of all("input:not([type=hidden]):not([type=submit]), select, textarea"))
    if (!field.labels?.length && !field.getAttribute("aria-label") && !field.getAttribute("aria-labelledby")) faults.push(`has a field "${field.name}" without a label`);
  for (const attribute of ["for", "aria-labelledby", "aria-describedby", "aria-controls"])
    for (const element of all(`[${attribute}]`))
      for (const id of element.getAttribute(attribute).split(/\s+/).filter(Boolean))
        if (!document.getElementById(id)) faults.push(`refers to "${id}" by ${attribute}, which is not there`);
  for (const link of all('a[href^="#"]')) {
    const id = decodeURIComponent(link.hash.slice(1));
    if (id && !document.getElementById(id)) faults.push(`links to "#${id}", which is not there`);
  }
  for (const styled of all("[style]")) faults.push(`has an inline style on <${styled.localName}>`);
  return faults;
}

/** Words in a pseudo-locale page that did not come from the catalogue; runs in the page. */
function escapedWords() {
  const escaped = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest("script, style, [data-from-record]")) continue;
    const outside = node.data.replace(/⟦[^⟧]*⟧/gu, "");
    if (/\p{L}{2,}/u.test(outside)) escaped.push(`shows "${node.data.trim().slice(0, 60)}", which is not from the catalogue`);
  }
  for (const element of document.querySelectorAll("[aria-label], [alt], [title], [placeholder]")) {
    if (element.closest("[data-from-record]")) continue;
    for (const attribute of ["aria-label", "alt", "title", "placeholder"]) {
      const words = element.getAttribute(attribute);
      if (words && /\p{L}{2,}/u.test(words) && !words.includes("⟦")) escaped.push(`says "${words.slice(0, 60)}" in ${attribute}, which is not from the catalogue`);
    }
  }
  return escaped;
}

/** GOV.UK's radios say with aria-expanded that a question appears below; ARIA does not know it there, screen readers do (govuk-frontend issue 979). */
const isRevealingRadio = ({ html }) => html.includes("govuk-radios__input") && html.includes("aria-expanded");

async function axeFaults(page, width) {
  const rules = width === 1280 || long ? {} : withoutColours;
  const result = await page.evaluate(([runOnly, rules]) => window.axe.run(document, { runOnly, rules, resultTypes: ["violations"] }), [tags, rules]);
  return result.violations.flatMap(({ id, nodes }) => nodes.filter((node) => !(id === "aria-allowed-attr" && isRevealingRadio(node))).slice(0, 3).map((node) => `breaks ${id} at ${width}: ${node.target.join(" ")} (${node.failureSummary.split("\n")[1]?.trim()})`));
}

/** How far the page scrolls sideways, in CSS pixels. */
const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** A file name for the address: the path and, where there is one, the query. */
const nameOf = (address) => (new URL(address).pathname + new URL(address).search).replace(/^\/|\/$/g, "").replace(/[^a-z0-9]+/gi, "-").replace(/-$/, "").toLowerCase() || "home";

/** The first screens of a page; a report of 70 pages is 100,000 px long on a phone, which no one looks at. */
async function photograph(page, path, width) {
  const height = Math.min(await page.evaluate(() => document.documentElement.scrollHeight), 12_000);
  await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height }, timeout: 120_000 });
}

/** The tabs that wait for a page to look at, by browser. A tab is used again: most of a short check would else go into opening it. */
const idle = new WeakMap();

async function openTabs(browser) {
  const scripted = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  const plain = await browser.newContext({ viewport: { width: 390, height: 900 }, javaScriptEnabled: false });
  return { scripted: await scripted.newPage(), plain: await plain.newPage() };
}

/** What the page writes to the console while `work` goes on, as faults; its own status is expected there. */
async function listening(page, address, expectedStatus, faults, work) {
  const onConsole = (message) => {
    const ownStatus = message.text().includes(`status of ${expectedStatus}`) && message.location().url === address;
    if (message.type() === "error" && !ownStatus) faults.push(`writes an error to the console: ${message.text()}`);
  };
  const onFault = (error) => faults.push(`has a fault in its script: ${error.message}`);
  page.on("console", onConsole);
  page.on("pageerror", onFault);
  await work();
  page.off("console", onConsole);
  page.off("pageerror", onFault);
}

async function withScript(page, address, expectedStatus, name) {
  const faults = [];
  await listening(page, address, expectedStatus, faults, async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const answer = await page.goto(address, { waitUntil: "load" });
    if (answer.status() !== expectedStatus) faults.push(`answers ${answer.status()}, not ${expectedStatus}`);
    await page.evaluate(() => document.fonts.ready);
    faults.push(...(await page.evaluate(documentFaults)));
    const language = await page.evaluate(() => document.documentElement.lang);
    if (language === "en-XA") faults.push(...(await page.evaluate(escapedWords)));
    const looked = axeWidths[language] ?? [1280, 390];
    if (looked.length > 0) await page.evaluate(axe);
    for (const width of [1280, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await sideways(page);
      if (over > 0) faults.push(`scrolls sideways by ${over} px at ${width}`);
      if (looked.includes(width)) faults.push(...(await axeFaults(page, width)));
      if (photographs && width !== 320) await photograph(page, `${screenshots}${name}-${width}.png`, width);
    }
  });
  return faults;
}

async function withoutScript(page, address) {
  await page.goto(address, { waitUntil: "load" });
  const faults = [];
  if (!(await page.locator("h1").first().isVisible())) faults.push("shows no heading without script");
  if (!(await page.locator("main").first().innerText()).trim()) faults.push("shows nothing without script");
  for (const button of await page.locator("main button[type=button]:visible").all()) faults.push(`shows a button that needs script: "${(await button.innerText()).trim()}"`);
  return faults;
}

/** Every fault of what a page shows at this moment, at both widths: typed text, opened parts and errors included. The width stays as it was. */
export async function lookAt(page, name) {
  if (photographs) mkdirSync(screenshots, { recursive: true });
  const before = page.viewportSize();
  const faults = await page.evaluate(documentFaults);
  await page.evaluate(axe);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const over = await sideways(page);
    if (over > 0) faults.push(`scrolls sideways by ${over} px at ${width}`);
    faults.push(...(await axeFaults(page, width)));
    if (photographs) await photograph(page, `${screenshots}${name}-${width}.png`, width);
  }
  await page.setViewportSize(before);
  return faults;
}

/** Every fault of the page at this address, as sentences without their subject. Several may be looked at at once. */
export async function check(browser, address, { status = 200, name = nameOf(address) } = {}) {
  if (photographs) mkdirSync(screenshots, { recursive: true });
  if (!idle.has(browser)) idle.set(browser, []);
  const tabs = idle.get(browser).pop() ?? (await openTabs(browser));
  const faults = [...(await withScript(tabs.scripted, address, status, name)), ...(await withoutScript(tabs.plain, address))];
  idle.get(browser).push(tabs);
  return faults;
}
