// What people do on the path of a case, by hand: sign in, fill in a form of the record, take a step. Everything typed is invented.
import assert from "node:assert/strict";
import { cairn } from "../journeys/cairn.mjs";
import { lookAt } from "./page_checks.mjs";

const parts = (day) => ({ day: String(Number(day.slice(8))), month: String(Number(day.slice(5, 7))), year: day.slice(0, 4) });

/** The visible fields of the page's form that nobody has answered: {name, kind}; of a group of choices the first. */
function unanswered() {
  const shown = (field) => field.offsetParent !== null || field.closest(".govuk-radios, .govuk-checkboxes")?.offsetParent;
  const found = new Map();
  for (const field of document.querySelectorAll("main form[method=post] :is(input, select, textarea)")) {
    if (["hidden", "submit", "file", "checkbox"].includes(field.type) || field.disabled || !shown(field) || found.has(field.name)) continue;
    if (field.closest(".govuk-radios__conditional--hidden, .govuk-checkboxes__conditional--hidden")) continue;
    if (field.type === "radio") {
      if (!document.querySelector(`input[name="${field.name}"]:checked`)) found.set(field.name, "radio");
    } else if (!field.value) found.set(field.name, field.localName === "select" ? "select" : field.type === "textarea" || field.localName === "textarea" ? "textarea" : field.type);
  }
  return [...found].map(([name, kind]) => ({ name, kind }));
}

export class Somebody {
  constructor(site, page, address) {
    Object.assign(this, { site, page, address, seen: new Set() });
  }

  /** Signs in with password and code, at this width, with or without script. */
  static async enter(site, address, { width = 1280, script = true } = {}) {
    const context = await site.browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce", javaScriptEnabled: script });
    const page = await context.newPage();
    await page.goto(`${site.url}/sign-in`);
    await page.fill("[name=address]", address);
    await page.fill("[name=password]", site.accounts[address]);
    await page.click("main button[type=submit]");
    const code = cairn(site.data, "user", "code", address);
    assert.equal(code.status, 0, code.err);
    await page.fill("[name=code]", code.out.trim().split(/\s/)[0]);
    await page.click("main button[type=submit]");
    assert.ok(!page.url().includes("sign-in"), `${address} is signed in, not at ${page.url()}`);
    return new Somebody(site, page, address);
  }

  async goto(path) {
    const answer = await this.page.goto(this.site.url + path);
    assert.equal(answer.status(), 200, `${this.address} at ${path}`);
  }
  /** What is not theirs is answered as what is not there. */
  async isRefused(path) {
    const answer = await this.page.goto(this.site.url + path);
    assert.equal(answer.status(), 404, `${this.address} at ${path}`);
  }

  /** Once for each kind of page: axe, structure, no sideways scrolling, at both widths. */
  async look(name) {
    if (this.seen.has(name) || this.site.looked.has(name)) return;
    this.site.looked.add(name);
    assert.deepEqual(await lookAt(this.page, `path-${name}`), [], `${name}, seen by ${this.address}`);
  }

  /** Answers as told, then every other question that is shown, so that conditional ones are met too. */
  async fillIn(told) {
    const { page } = this;
    const answer = async (name, value) => {
      if (/^\d{4}-\d\d-\d\d$/.test(value) && (await page.locator(`[name="${name}-day"]`).count())) {
        for (const [part, digits] of Object.entries(parts(value))) await page.fill(`[name="${name}-${part}"]`, digits);
        return;
      }
      const field = page.locator(`main [name="${name}"]:not([type=hidden])`).first();
      assert.ok(await field.count(), `the form has a field ${name}`);
      const kind = await field.evaluate((one) => (one.localName === "select" ? "select" : one.type));
      if (kind === "radio" || kind === "checkbox") for (const one of [value].flat()) await page.check(`[name="${name}"][value="${one}"]`);
      else if (kind === "select") await field.selectOption(value);
      else await field.fill(value);
    };
    for (const [name, value] of Object.entries(told)) await answer(name, value);
    for (let round = 0; round < 3; ++round) {
      const open = (await page.evaluate(unanswered)).filter(({ name }) => !(name in told));
      if (!open.length) break;
      for (const { name, kind } of open) {
        if (told[name] === "") continue;
        const [, base, part] = name.match(/^(.*)-(day|month|year)$/) ?? [];
        if (part) await page.fill(`[name="${name}"]`, parts(told[base] ?? this.site.today)[part]);
        else if (kind === "radio") await page.check(`[name="${name}"] >> nth=0`);
        else if (kind === "select") await page.locator(`[name="${name}"]`).selectOption({ index: 1 });
        else if (kind === "email") await page.fill(`[name="${name}"]`, "nobody@eastmarch.example");
        else if (kind === "tel") await page.fill(`[name="${name}"]`, "01632 960000");
        else if (kind === "number" || /_days$|weeks$|^.*\.age$/.test(name)) await page.fill(`[name="${name}"]`, "3");
        else if (/postcode/.test(name)) await page.fill(`[name="${name}"]`, "ZZ99 3WZ");
        else if (/[._]at$/.test(name)) await page.fill(`[name="${name}"]`, "14:10");
        else if (/nhs|upn|number$/.test(name)) continue;
        else await page.fill(`[name="${name}"]`, kind === "textarea" ? "Invented for a test; it describes nobody." : "Invented");
      }
    }
  }

  /** Sends the form that is shown; fails with the page's own words where it is not taken. */
  async send(button = "main form[method=post] button[type=submit]") {
    await this.page.locator(button).locator("visible=true").first().click();
    await this.page.waitForLoadState("load");
    const faults = await this.page.locator(".govuk-error-summary").allInnerTexts();
    assert.deepEqual(faults, [], `${this.address} at ${this.page.url()}`);
  }

  /** Writes a form of the record. */
  async write(form, told = {}) {
    await this.goto(`/cases/${this.site.code}/${form}/new`);
    await this.fillIn(told);
    await this.look(`${form}-filled-in`);
    await this.send(`main form[action$="/${form}/new"] button[type=submit]:not([name])`);
    await this.look(`${form}-kept`);
  }

  /** Takes a step of the path, today. */
  async step(event) {
    await this.goto(`/cases/${this.site.code}/steps/${event}`);
    await this.look(`step-${event}`);
    await this.fillIn({ reasons: "Reasons invented for a test" });
    await this.send(`main form[action$="/steps/${event}"] button[type=submit]`);
  }

  /** What stands on the case's page. */
  async words(path = `/cases/${this.site.code}`) {
    await this.goto(path);
    return this.page.locator("main").innerText();
  }
}
