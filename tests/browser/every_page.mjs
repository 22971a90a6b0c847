// Every kind of page, in English, in Welsh and in the pseudo-locale, held to the rules for pages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "./page_checks.mjs";
import { search } from "./collection.mjs";

const words = ["/families", "/families/what-is-a-review", "/families/taking-part", "/families/your-words", "/families/publication", "/families/support", "/young-people",
  "/support", "/glossary", "/about", "/about/coverage", "/about/themes", "/help/search", "/contact", "/contact/change", "/accessibility", "/privacy", "/cookies", "/terms",
  "/welsh-language"];
const searches = ["/search?q=missed+appointments", "/search?q=missed+appointments&nation=england&from=2010&to=2026&age=under-1", "/search?q=missed+appointments&show=passages",
  "/search?q=appointments&show=recommendations", "/search?q=*&page=2&sort=title", "/search?q=SCR", "/search?q=appointmnets", "/search?q=zzzqqq",
  "/search?q=appointments&area=no-such-area", "/search?q=%22shaken+baby%22", "/search?q=DNA&synonyms=off"];
const lists = ["/browse/areas", "/browse/years", "/browse/types", "/browse/a-z", "/themes", "/themes?sort=name", "/recommendations", "/recommendations?q=police&nation=england", "/recommendations?q=zzzqqq"];
const clocks = ["/clock", "/clock?rule=notification&from=2025-12-22&nation=england", "/clock?rule=review&from-day=29&from-month=8&from-year=2025&nation=england",
  "/clock?rule=publication-copies&from=2026-01-02", "/clock?rule=floor&from=2024-02-29&nation=wales", "/clock?rule=floor&from=2024-02-29&nation=scotland", "/clock?rule=rapid-review&from=2020-05-01",
  "/clock?rule=notification&from=2028-12-22"];
const errors = [["/clock?rule=&from-day=31&from-month=2&from-year=2025&nation=mars", 400], ["/no/such/page", 404], ["/reviews/1999/1", 404], ["/reviews/2026/none", 404], ["/themes/no-such-theme", 404]];

/** The first link in the main part of a page whose address begins with `prefix`. */
async function firstLink(url, path, prefix) {
  const text = await (await fetch(url + path)).text();
  for (const [, href] of text.slice(text.indexOf("<main")).matchAll(/<a\b[^>]*?\bhref="([^"#]+)"/g))
    if (href.startsWith(prefix)) return href.replaceAll("&amp;", "&");
  throw new Error(`${path} has no link to ${prefix}…`);
}

/** Pages whose addresses only the collection knows. Each must be there: a kind of page that is not looked at is a fault. */
async function pagesOfTheCollection(site) {
  const { url } = site;
  const review = (title) => site.review(title);
  const rowan = await review("Child Rowan"), scan = await review("Part 8 review: the case of M"), bilingual = await review("Young person Alder");
  const pages = [rowan, `${rowan}?find=missed+appointments`, `${rowan}?version=1`, `${rowan}/cite`, `${rowan}/versions`, `${rowan}/related`, await firstSection(url, rowan), scan,
    `${scan}/pages/1`, bilingual, `${bilingual}?file=report-cy.pdf`, await review("Thistle"), await review("Six Childhoods"), await review("Small things, often"),
    await review("Child A"), await review("Child Teasel"), await review("Child Yarrow"), await review("Family F"), await review("Child K")];
  for (const [shelf, prefix] of [["/browse/areas", "/areas/"], ["/browse/years", "/browse/years/"], ["/browse/types", "/browse/types/"], ["/browse/a-z", "/browse/a-z/"], ["/themes", "/themes/"],
    ["/recommendations", "/recommendations/"]])
    pages.push(await firstLink(url, shelf, prefix));
  pages.push("/areas/eastmarch", await firstLink(url, "/recommendations?q=appointments", "/recommendations/"));
  return pages;
}

async function firstSection(url, path) {
  const text = await (await fetch(url + path)).text();
  const [, anchor] = text.match(/<h2 id="([^"]+)"[^>]*>(?:4\. )?Findings/) ?? [];
  assert.ok(anchor, `${path} has no section of findings`);
  for (const name of ["4-findings", "findings", anchor]) if ((await fetch(`${url}${path}/${name}`)).ok) return `${path}/${name}`;
  throw new Error(`${path} has no page of its own for its findings`);
}

/** Withdrawn reviews are in no list; the demonstration has one of each kind, and their records say so themselves. */
async function withdrawn({ url }) {
  const found = [];
  for (let number = 1; number <= 80; ++number) {
    const answer = await fetch(`${url}/api/v1/reviews/2026/${number}`);
    const standing = answer.ok || answer.status === 410 ? (await answer.json()).standing : "open";
    if (standing !== "open") found.push([`/reviews/2026/${number}`, 410]);
  }
  assert.equal(found.length, 2, "the demonstration has one withdrawn report and one withdrawn record");
  return found;
}

function holds(t, site, address, status = 200) {
  return t.test(address, async () => assert.deepEqual(await check(site.browser, site.url + address, { status }), []));
}

/** What to look at: all pages, or those whose address answers to CAIRN_ONLY. */
const wanted = (address) => new RegExp(process.env.CAIRN_ONLY ?? "").test(address);

export function everyPage(site) {
  for (const [language, prefix] of [["English", ""], ["Welsh", "/cy"], ["the pseudo-locale", "/en-XA"]])
    test(`every page in ${language} keeps to the rules for pages`, { timeout: 3_600_000, concurrency: 2 }, async (t) => {
      const pages = [[prefix || "/", 200]];
      for (const path of [...searches, ...lists, ...words, ...clocks, ...(await pagesOfTheCollection(site))]) pages.push([prefix + path, 200]);
      for (const [path, status] of [...(await withdrawn(site)), ...errors]) pages.push([prefix + path, status]);
      await Promise.all(pages.filter(([address]) => wanted(address)).map(([address, status]) => holds(t, site, address, status)));
    });

  test("no link of the site leads nowhere", { timeout: 600_000 }, async () => {
    const { seen, broken } = await crawl(site.url);
    assert.ok(seen > 100, `only ${seen} addresses were found`);
    assert.deepEqual(broken, []);
  });

  test("an odd address is answered with a whole page in every language, and never repeats what was sent as a page's own code", { timeout: 300_000, concurrency: 2 }, async (t) => {
    const addresses = odd.flatMap(([path, status]) => ["", "/cy"].map((prefix) => [prefix + path, status]));
    await Promise.all(addresses.filter(([address]) => wanted(address)).map(([address, status]) => holds(t, site, address, status)));
    for (const [address] of addresses) assert.equal((await (await fetch(site.url + address)).text()).split("<script>").length, 2, `${address} has another script`);
  });

  test("a slash behind an address leads to the address, and what there is none of is said in JSON to programs", async () => {
    for (const path of ["/cy", "/search", "/cy/reviews/2026/11"]) {
      const answer = await fetch(`${site.url}${path}/?q=a`, { redirect: "manual" });
      assert.deepEqual([answer.status, answer.headers.get("location")], [308, `${path}?q=a`]);
    }
    const absent = await fetch(`${site.url}/api/v1/reviews/2026/9999`);
    assert.equal(absent.status, 404);
    assert.equal((await absent.json()).status, 404);
  });

  test("a search that is nonsense is answered, never a fault", async () => {
    for (const query of ["%22", "((((", "-", "NEAR/", "a*+OR", "%00", "x".repeat(3000)]) {
      const answer = await fetch(`${site.url}/search?q=${query}`);
      assert.ok([200, 400, 414].includes(answer.status), `${query.slice(0, 10)} is answered with ${answer.status}`);
    }
    assert.equal((await search(site.url, "zzzqqq")).total, 0);
  });
}

const odd = [
    ["/search?q=missed&page=999999", 200], ["/search?q=missed&from=abc&to=-5", 200], ["/search?q=missed&from=2020&to=2010", 200], ["/search?nation=&area=&theme=", 200],
    ["/search?q=%F0%9F%98%80", 200], ["/search?q=%E2%80%AEevil%E2%80%AC", 200], ["/search?q=%3Cscript%3Ealert(1)%3C/script%3E&nation=%3Cb%3E", 200],
    [`/search?q=${"long".repeat(200)}`, 200], [`/search?q=missed&nation=${"long".repeat(60)}`, 200], ["/search?q=%FF", 400], ["/search?%", 400], ["/themes/information-sharing?page=999999", 200], ["/browse/years/2026?page=999999", 200],
    ["/recommendations?q=%25_&from=99999", 200], ["/reviews/2026/11?version=99999", 404], ["/reviews/2026/11?file=../../etc/passwd", 200], ["/reviews/2026/-1", 404],
    ["/themes/%3Cscript%3E", 404], ["/%2573earch", 404], ["/recommendations/99999999999999999999", 404]];

/** Follows every link of the site from its home page in both languages; files and result lists are asked for but not followed. */
async function crawl(url, most = 3000) {
  const queue = [["/", "the address bar"], ["/cy", "the address bar"]];
  const known = new Set(queue.map(([path]) => path));
  const broken = [];
  while (queue.length > 0 && known.size < most) {
    const [path, from] = queue.shift();
    const answer = await fetch(url + path);
    if (!answer.ok && answer.status !== 410) broken.push(`${path} is answered with ${answer.status}, linked from ${from}`);
    if (!answer.headers.get("content-type")?.startsWith("text/html")) {
      await answer.body?.cancel();
      continue;
    }
    const text = await answer.text();
    if (path.includes("?")) continue;
    for (const [, href] of text.matchAll(/<a\b[^>]*?\bhref="([^"]+)"/g)) {
      const next = new URL(href.replaceAll("&amp;", "&"), url + path);
      const address = next.pathname + next.search;
      if (next.origin !== new URL(url).origin || known.has(address)) continue;
      known.add(address);
      queue.push([address, path]);
    }
  }
  return { seen: known.size, broken };
}
