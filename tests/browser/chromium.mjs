// Debian's Chromium, started so that it asks nothing of the network.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** A browser with a profile of its own; `close()` also removes the profile. */
export async function openBrowser() {
  const profile = mkdtempSync(join(tmpdir(), "cairn-browser-"));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args, env: { ...process.env, HOME: profile } });
  return {
    newContext: (options) => browser.newContext(options),
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
