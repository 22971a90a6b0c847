// The review's pages in a real browser, at a desk and on a phone: hub, proceedings, monitoring, markers, group, register, an agency's report.
import { before, test } from "node:test";
import { demonstrationInBrowser, faultless } from "./office.mjs";
import { codeOf, dayBoxes as day, wholeFile } from "../journeys/office.mjs";
import { Browser, signedInTo } from "../journeys/person.mjs";

const site = {};
const t = wholeFile();

before(async () => {
  await demonstrationInBrowser(t, site);
  site.keeper = await signedInTo(site, "manager@eastmarch.example");
  site.code = await codeOf(site.keeper, "Comfrey");
});

const as = (person) => site.browser.of(person);
const below = (path) => `/cases/${site.code}${path}`;

const looked = (who, paths, languages) => faultless(site, as(who), paths, { languages });

test("the pages of a review hold what every page must hold", { timeout: 600_000 }, async () => {
  await looked(site.keeper, [below("/review"), below("/proceedings"), below("/review/monitoring"), below("/quality"), below("/review/agencies"), "/quality/marker_clarity_of_purpose", "/group", "/reviewers"]);
});

test("the register of reviewers is written in, looked at and struck from", { timeout: 400_000 }, async () => {
  await site.keeper.post("/reviewers/new", await site.keeper.get("/reviewers/new"), { name: "Emery Thrift", organisation: "Independent (invented)", experience: "Youth work and children’s homes", methods: "Systems method", availability: "From May", conflicts: "None known" });
  const list = (await site.keeper.get("/reviewers")).html;
  const one = list.match(/\/reviewers\/[0-9a-f]{32}/)[0];
  await looked(site.keeper, ["/reviewers", "/reviewers/new", one, `${one}/edit`, `${one}/remove`, below("/review/appoint")]);
  const end = (await site.keeper.get(below("/review"))).html.match(/\/cases\/[^"]*\/review\/reviewers\/[0-9a-f]{32}\/remove/)[0];
  await looked(site.keeper, [end]);
});

test("an agency's report is asked for and written on pages that hold what every page must hold", { timeout: 400_000 }, async () => {
  const path = below("/report_request/new");
  await site.keeper.post(path, await site.keeper.get(path), { "request.0.agency": "Youth justice (invented)", "request.0.kind": "youth_justice", "request.0.lead": "P. Sorrel (invented)", "request.0.contact": "Telephone", "request.0.subjects": "Young person Comfrey",
    ...day("request.0.from", "2024-01-01"), ...day("request.0.to", "2025-12-31"), "request.0.basis": "Children Act 2004 s.16H", ...day("request.0.due_on", "2027-06-01") });
  const at = (await site.keeper.get(below("/review/agencies"))).html.match(/\/cases\/[^"]*\/review\/agencies\/[0-9a-f]{32}/)[0];
  const shown = await site.keeper.post(`${at}/link`, await site.keeper.get(at), {});
  const link = shown.html.match(/\/respond\/[0-9a-f]{64}/)[0];
  const agency = new Browser(site.url);
  await looked(agency, [link]);
  await agency.post(`${link}/open`, await agency.get(link), { code: shown.html.match(/<dd[^>]*>(\d{6})</)[1] });
  await looked(agency, [link, `${link}/attach`]);
  await looked(site.keeper, [path, at, below("/review/agencies")]);
});
