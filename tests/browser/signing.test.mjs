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
  site.signedIn = site.browser.of(site.morgan);
});
after(async () => {
  for (const work of cleaning) await work();
});

for (const language of ["", "/cy", "/en-XA"])
  test(`every page of signing in holds what every page must hold (${language || "/en"})`, { timeout: 240_000 }, async () => {
    for (const path of ["/sign-in", "/sign-in?ended=1&to=%2Faccount", site.invitation])
      assert.deepEqual(await check(site.browser, site.url + language + path), [], path);
    assert.deepEqual(await check(site.browser, `${site.url}${language}/invitation/${"0".repeat(64)}`, { status: 404 }), []);
    for (const path of ["/account", "/account/password", "/account/app", "/account/recovery-codes", "/account/passkeys/new", "/sign-in/again", "/sign-out", "/no-access", "/admin/users", "/admin/users/new", site.pat, "/admin/organisations"])
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

test("a passkey is added with a device, signs in after the password, proves oneself again, and is removed", { timeout: 180_000 }, async () => {
  const named = site.url.replace("127.0.0.1", "localhost"); // Browsers make passkeys for names alone.
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const device = await context.newCDPSession(page);
  await device.send("WebAuthn.enable");
  const { authenticatorId } = await device.send("WebAuthn.addVirtualAuthenticator", { options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  const picture = async (name) => process.env.CAIRN_SCREENSHOTS && (await page.screenshot({ path: new URL(`../../build/screenshots/${name}.png`, import.meta.url).pathname, fullPage: true }));
  const passwordStep = async () => {
    await page.goto(`${named}/sign-in?to=%2Faccount`);
    await page.fill("#address", "p.sorrel@eastmarch.example");
    await page.fill("#password", password);
    await page.keyboard.press("Enter");
    await page.waitForSelector("#code");
  };
  await page.goto(named + site.invitation);
  const secret = secretIn(await page.content());
  await page.fill("#password", password);
  await page.fill("#code", codeOf(secret));
  await page.keyboard.press("Enter");
  await page.waitForSelector("h1");
  await page.goto(`${named}/sign-in/again?to=%2Faccount`);
  assert.equal(await page.locator("[data-passkey]").count(), 0, "nobody is offered a passkey who has none");
  await page.goto(`${named}/account`);
  await page.click("text=Add a passkey");
  await page.fill("#label", "Office laptop");
  await picture("passkey-new");
  await page.click("[data-passkey]");
  await page.waitForURL("**/account?done=passkey");
  assert.match(await page.locator("#passkeys").innerText(), /Office laptop[\s\S]*Not used yet/);
  await picture("passkey-account");
  await page.setViewportSize({ width: 390, height: 900 });
  await picture("passkey-account-390");
  const { credentials } = await device.send("WebAuthn.getCredentials", { authenticatorId });
  assert.equal(credentials.length, 1);
  assert.equal(credentials[0].rpId, "localhost");

  await page.click("text=Sign out");
  await page.waitForURL("**/sign-in?out=1");
  await passwordStep();
  await picture("passkey-sign-in-390");
  await page.click("[data-passkey]");
  await page.waitForURL("**/account");
  assert.doesNotMatch(await page.locator("#passkeys").innerText(), /Not used yet/);

  await page.goto(`${named}/sign-in/again?to=%2Faccount`);
  await page.fill("#password", password);
  await picture("passkey-again-390");
  await page.click("[data-passkey]");
  await page.waitForURL("**/account");

  await device.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await page.goto(`${named}/sign-in/again?to=%2Faccount`);
  await page.fill("#password", password);
  await page.click("[data-passkey]");
  await page.waitForSelector("[data-passkey-failed]:not([hidden])");
  assert.equal(new URL(page.url()).pathname, "/sign-in/again", "a device that did not make sure who holds it opens nothing");

  await page.goto(`${named}/account`);
  await page.click("#passkeys button:has-text('Remove')");
  await page.waitForURL("**/account?done=passkey-removed");
  assert.doesNotMatch(await page.locator("#passkeys").innerText(), /Office laptop/);
  await context.close();
});
