// What script adds to a page that already works without it. One file, a few small jobs, nothing remembered but reading settings.

const said = document.getElementById("said");

function say(words) {
  if (said && words) said.textContent = words;
}

// --- Exit this page: clears what is shown, then leaves without an entry in the history. Shift three times does the same.
function leave(link) {
  document.documentElement.classList.add("gone");
  document.title = "";
  document.body.replaceChildren();
  window.location.replace(link.href);
}

function exitThisPage(link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link);
  });
  let presses = 0;
  let timer = 0;
  let alone = false;
  document.addEventListener("keydown", (event) => {
    alone = event.key === "Shift" && !event.repeat;
    if (event.key !== "Shift") presses = 0; // Shift was held to type a capital letter
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    clearTimeout(timer);
    timer = setTimeout(() => (presses = 0), 5000);
    presses += 1;
    if (presses === 1) say(link.dataset.twoMore);
    if (presses === 2) say(link.dataset.oneMore);
    if (presses === 3) leave(link);
  });
}

// --- Copying: the text of an element, or a passage with its citation.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say(said?.dataset.copied);
  } catch {
    say(said?.dataset.notCopied);
  }
}

function copyFrom(button) {
  const source = document.getElementById(button.dataset.copyFrom);
  if (!source || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", () => copy(source.textContent));
}

function copyQuote(link) {
  if (!navigator.clipboard) return;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    copy(`“${link.dataset.copyQuote.trim()}”\n\n${link.dataset.copyCitation}`);
  });
}

// --- Reading settings: kept in this browser, never sent.
const settings = {
  read(name) {
    try {
      return localStorage.getItem(`cairn.${name}`);
    } catch {
      return null; // storage is blocked: settings last as long as the page
    }
  },
  write(name, value) {
    try {
      if (value === null) localStorage.removeItem(`cairn.${name}`);
      else localStorage.setItem(`cairn.${name}`, value);
    } catch {
      // see above
    }
  },
};

const smallest = -1;
const largest = 3;

function textTools(tools) {
  const root = document.documentElement;
  const buttons = Object.fromEntries([...tools.querySelectorAll("[data-text-tool]")].map((button) => [button.dataset.textTool, button]));
  let size = Math.min(largest, Math.max(smallest, Number(settings.read("textSize")) || 0));
  const show = () => {
    root.dataset.textSize = size;
    buttons.smaller?.toggleAttribute("disabled", size === smallest);
    buttons.larger?.toggleAttribute("disabled", size === largest);
  };
  const change = (by) => () => {
    size = Math.min(largest, Math.max(smallest, size + by));
    settings.write("textSize", size === 0 ? null : size);
    show();
  };
  const toggle = (button, attribute, value) => {
    if (!button) return;
    const set = (on) => {
      if (on) root.dataset[attribute] = value;
      else delete root.dataset[attribute];
      button.setAttribute("aria-pressed", on);
      settings.write(attribute, on ? value : null);
    };
    set(settings.read(attribute) === value);
    button.addEventListener("click", () => set(root.dataset[attribute] !== value));
  };
  buttons.smaller?.addEventListener("click", change(-1));
  buttons.larger?.addEventListener("click", change(1));
  toggle(buttons.plain, "letters", "plain");
  toggle(buttons.wide, "spacing", "wide");
  show();
  tools.hidden = false;
}

// --- Filter-as-you-type over a list of tick boxes. What is ticked stays in sight.
function filterList(box) {
  const input = box.querySelector("input");
  const list = box.parentElement;
  if (!input || !list) return;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  input.addEventListener("input", () => {
    const wanted = fold(input.value.trim());
    for (const tick of list.querySelectorAll(".tick")) tick.hidden = !(fold(tick.textContent).includes(wanted) || tick.querySelector("input").checked);
    for (const more of list.querySelectorAll("details.more")) if (wanted) more.open = true;
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault(); // choosing a filter is not yet applying it
  });
  box.hidden = false;
}

// --- "/" goes to the search box, unless somebody is typing or has turned it off.
function slashKey(button) {
  const show = () => {
    const off = settings.read("slashKey") === "off";
    button.textContent = off ? button.dataset.turnOn : button.dataset.turnOff;
  };
  button.addEventListener("click", () => {
    settings.write("slashKey", settings.read("slashKey") === "off" ? null : "off");
    show();
  });
  show();
  button.hidden = false;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || settings.read("slashKey") === "off") return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const box = document.querySelector("main input[type=search]");
    event.preventDefault();
    if (box) box.focus();
    else window.location.href = button.dataset.search;
  });
}

// --- What may be known already, while one types names, birthdays and places: asked when the typing rests, put where it is read out.
function matchesAsYouType(panel) {
  const form = panel.closest("form");
  const found = panel.querySelector("[data-found]");
  if (!form || !found) return;
  const telling = /(^|\.)(forename|surname|name|kind|born_on|on|address|postcode)(-(day|month|year))?$/;
  let last = "";
  let timer = 0;
  let asking;
  const ask = async () => {
    const fields = new URLSearchParams([...new FormData(form)].filter(([name, value]) => telling.test(name) && value));
    if (fields.toString() === last) return;
    last = fields.toString();
    asking?.abort();
    asking = new AbortController();
    fields.set("part", "matches");
    fields.set("form_token", form.elements.form_token.value);
    try {
      const answer = await fetch(panel.dataset.matches, { method: "POST", body: fields, signal: asking.signal });
      if (answer.ok) found.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
    } catch {
      // No answer or a newer question: what is shown stays, and the button asks again.
    }
  };
  form.addEventListener("input", (event) => {
    if (!telling.test(event.target.name ?? "")) return;
    clearTimeout(timer);
    timer = setTimeout(ask, 1200);
  });
}

// --- Passkeys: asks the device, writes its answer into the form as base64url and sends it.
const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const toText = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

function passkey(button) {
  const form = button.closest("form");
  if (!form || !window.PublicKeyCredential || !navigator.credentials) return;
  const failed = form.querySelector("[data-passkey-failed]");
  const listed = (list) => (list ?? []).map((one) => ({ ...one, id: toBytes(one.id) }));
  const put = (fields) => {
    for (const [name, bytes] of Object.entries(fields)) form.elements[name].value = toText(bytes);
  };
  const ask = {
    async create(question) {
      const made = await navigator.credentials.create({ publicKey: { ...question, user: { ...question.user, id: toBytes(question.user.id) }, excludeCredentials: listed(question.excludeCredentials) } });
      put({ passkey_client: made.response.clientDataJSON, passkey_attestation: made.response.attestationObject });
    },
    async get(question) {
      const given = await navigator.credentials.get({ publicKey: { ...question, allowCredentials: listed(question.allowCredentials) } });
      const { clientDataJSON, authenticatorData, signature } = given.response;
      put({ passkey_credential: given.rawId, passkey_client: clientDataJSON, passkey_device: authenticatorData, passkey_signature: signature });
    },
  };
  let answered = false;
  button.addEventListener("click", async (event) => {
    if (answered) return;
    event.preventDefault();
    failed.hidden = true;
    try {
      const question = JSON.parse(button.dataset.question);
      await ask[button.dataset.passkey]({ ...question, challenge: toBytes(question.challenge) });
      answered = true;
      form.requestSubmit(button);
    } catch {
      failed.hidden = false; // Refused, cancelled or timed out: which, the browser does not say.
    }
  });
  for (const words of form.querySelectorAll("[data-passkey-without]")) words.hidden = true;
  button.hidden = false;
}

// --- What is typed into a form of a case is kept on the server while somebody writes. Saving stays theirs to do.
function keepTyped(row) {
  const form = row.closest("form");
  const said = row.querySelector("[data-kept]");
  if (!form || !said) return;
  const pause = 8000; // after the last key
  let timer = 0;
  let dirty = false;
  const keep = async (leaving) => {
    clearTimeout(timer);
    if (!dirty) return;
    dirty = false;
    const body = new URLSearchParams(new FormData(form));
    body.set("quietly", "yes");
    const small = body.toString().length < 60000; // what a page that is closing may still send
    try {
      const answer = await fetch(row.dataset.keep, { method: "POST", body, keepalive: leaving && small, redirect: "error" });
      if (!answer.ok) throw new Error();
      const words = new DOMParser().parseFromString(await answer.text(), "text/html").body;
      said.replaceChildren(...words.childNodes);
    } catch {
      dirty = true;
      said.textContent = row.dataset.notKept;
      timer = setTimeout(keep, pause * 4, false);
    }
  };
  form.addEventListener("input", () => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(keep, pause, false);
  });
  form.addEventListener("submit", () => {
    dirty = false;
    clearTimeout(timer);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep(true);
  });
}

const jobs = {
  "[data-module=cairn-exit]": exitThisPage,
  "[data-module=cairn-text-tools]": textTools,
  "[data-module=cairn-slash]": slashKey,
  "[data-filter-list]": filterList,
  "[data-copy-from]": copyFrom,
  "[data-copy-quote]": copyQuote,
  "[data-matches]": matchesAsYouType,
  "[data-passkey]": passkey,
  "[data-keep]": keepTyped,
};
for (const [selector, job] of Object.entries(jobs)) document.querySelectorAll(selector).forEach(job);

// GOV.UK's own modules only where a page has one that does more than a link.
if (document.querySelector("[data-module^=govuk-]:not([data-module=govuk-skip-link])")) {
  const { initAll } = await import("./govuk-frontend.min.js");
  initAll();
}
