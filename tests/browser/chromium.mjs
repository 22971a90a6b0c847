// Debian's Chromium, started so that it asks nothing of the network.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** The same engine without a desk browser's windows, tabs and services around it, which is half of the work; `./test --long` opens the whole browser. */
const shell = "/usr/bin/chromium-headless-shell";
const program = process.env.CHROMIUM ?? (process.env.CAIRN_LONG || !existsSync(shell) ? "/usr/bin/chromium" : shell);

/** The cookies of somebody who signed in, as a context takes them. */
const cookiesOf = (person) => ({ cookies: [...person.cookies].map(([name, value]) => ({ name, value, domain: "127.0.0.1", path: "/", expires: -1, httpOnly: true, secure: false, sameSite: "Lax" })), origins: [] });

/** A browser with a profile of its own; `of(person)` is the same one signed in as that person; `close()` also removes the profile. */
export async function openBrowser() {
  const profile = mkdtempSync(join(tmpdir(), "cairn-browser-"));
  const browser = await chromium.launch({ executablePath: program, headless: true, args, env: { ...process.env, HOME: profile } });
  const signedIn = new WeakMap(); // The same one for a person each time: tabs that were opened for it are used again.
  return {
    newContext: (options) => browser.newContext(options),
    of(person) {
      const storageState = cookiesOf(person), session = JSON.stringify(storageState);
      if (signedIn.get(person)?.session !== session) signedIn.set(person, { session, newContext: (options) => browser.newContext({ ...options, storageState }) });
      return signedIn.get(person);
    },
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
