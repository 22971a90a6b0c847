// The pages of people who sign in, each looked at as every page is; and signing in by keyboard with nothing but the page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { cairn, folder, serve } from "../journeys/cairn.mjs";
import { codeOf, secretIn } from "../journeys/authenticator.mjs";
import { Browser } from "../journeys/person.mjs";
import { openBrowser } from "./chromium.mjs";
import { check } from "./page_checks.mjs";

const password = "heron and reed by the water";
const site = {};
const cleaning = [];
const t = { after: (work) => cleaning.unshift(work) };

before(async () => {
  const data = join(folder(t), "data");
  const partnership = "Eastmarch Safeguarding Children Partnership";
  const run = (...words) => {
    const done = cairn(data, ...words);
    assert.equal(done.status, 0, done.err);
    return done.out;
  };
  run("org", "add", partnership);
  run("org", "add", "Eastmarch Police", "--kind", "police", "--for", partnership);
  const link = run("user", "add", "--administrator", "m.ashby@eastmarch.example", "Morgan Ashby", "--title", "Business manager", "--organisation", partnership);
  run("user", "roles", "m.ashby@eastmarch.example", "business_manager", "--for", partnership);
  site.invitation = new URL(run("user", "add", "p.sorrel@eastmarch.example", "Pat Sorrel", "--title", "Designated nurse").match(/http\S+/)[0]).pathname;
  site.url = (await serve(t, data, "--pseudo-language")).url;
  site.morgan = new Browser(site.url);
  const path = new URL(link.match(/http\S+/)[0]).pathname;
  const page = await site.morgan.get(path);
  site.secret = secretIn(page.html);
  await site.morgan.post(path, page, { password, code: codeOf(site.secret) });
  site.pat = (await site.morgan.get("/admin/users?q=sorrel")).html.match(/\/admin\/users\/[0-9a-f]{32}/)[0];
  site.browser = await openBrowser();
  cleaning.unshift(() => site.browser.close());
  const cookies = [...site.morgan.cookies].map(([name, value]) => ({ name, value, url: site.url, httpOnly: true }));
  site.signedIn = { newContext: (options) => site.browser.newContext({ ...options, storageState: { cookies: cookies.map(({ name, value }) => ({ name, value, domain: "127.0.0.1", path: "/", expires: -1, httpOnly: true, secure: false, sameSite: "Lax" })), origins: [] } }) };
});
after(async () => {
  for (const work of cleaning) await work();
});

for (const language of ["", "/cy", "/en-XA"])
  test(`every page of signing in holds what every page must hold (${language || "/en"})`, { timeout: 240_000 }, async () => {
    for (const path of ["/sign-in", "/sign-in?ended=1&to=%2Faccount", site.invitation])
      assert.deepEqual(await check(site.browser, site.url + language + path), [], path);
    assert.deepEqual(await check(site.browser, `${site.url}${language}/invitation/${"0".repeat(64)}`, { status: 404 }), []);
    for (const path of ["/account", "/account/password", "/account/app", "/account/recovery-codes", "/sign-in/again", "/sign-out", "/no-access", "/admin/users", "/admin/users/new", site.pat, "/admin/organisations"])
      assert.deepEqual(await check(site.signedIn, site.url + language + path), [], path);
  });

test("with the keyboard: sign in, be told of a wrong password beside its field, and land where one wanted to go", { timeout: 120_000 }, async () => {
  const context = await site.browser.newContext({ viewport: { width: 390, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${site.url}/admin/organisations`);
  assert.equal(new URL(page.url()).pathname, "/sign-in");
  await page.fill("#address", "m.ashby@eastmarch.example");
  await page.fill("#password", "not this one at all");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".govuk-error-summary");
  assert.equal(await page.evaluate(() => document.activeElement.className.includes("govuk-error-summary")), true, "the summary takes the focus");
  assert.equal(await page.inputValue("#address"), "m.ashby@eastmarch.example");
  assert.equal(await page.inputValue("#password"), "");
  if (process.env.CAIRN_SCREENSHOTS) await page.screenshot({ path: new URL("../../build/screenshots/sign-in-error-390.png", import.meta.url).pathname, fullPage: true });
  await page.fill("#password", password);
  await page.keyboard.press("Enter");
  await page.waitForSelector("#code");
  if (process.env.CAIRN_SCREENSHOTS) await page.screenshot({ path: new URL("../../build/screenshots/sign-in-code-390.png", import.meta.url).pathname, fullPage: true });
  await page.fill("#code", codeOf(site.secret, 1)); // The one of now was used when the account was set up; the next is let pass.
  await page.keyboard.press("Enter");
  await page.waitForURL("**/admin/organisations");
  await page.click("text=Sign out");
  await page.waitForURL("**/sign-in?out=1");
  await page.goBack();
  await page.reload();
  assert.equal(new URL(page.url()).pathname, "/sign-in", "nothing of a private page comes back");
  await context.close();
});
