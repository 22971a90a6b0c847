// A person at the keyboard: goes from one thing to the next with Tab and acts with Enter and Space, and never touches the mouse.

/** What has the focus: its name as a screen reader would say it, roughly. */
export const focused = (page) => page.evaluate(() => {
  const one = document.activeElement;
  return (one?.getAttribute("aria-label") || one?.labels?.[0]?.innerText || one?.innerText || "").replace(/\s+/g, " ").trim();
});

/** Presses Tab until what has the focus answers to `wanted`, in the part of the page named by `within`. */
export async function tabTo(page, wanted, { within = "body", most = 400 } = {}) {
  for (let press = 0; press < most; ++press) {
    await page.keyboard.press("Tab");
    const inside = await page.evaluate((selector) => Boolean(document.activeElement?.closest(selector)), within);
    if (inside && wanted.test(await focused(page))) return;
  }
  throw new Error(`Tab reached nothing like ${wanted} in ${most} steps; the focus is on "${await focused(page)}"`);
}

/** Whether what has the focus can be seen: it is on the screen and nothing lies over it. */
export const focusIsSeen = (page) => page.evaluate(() => {
  const box = document.activeElement.getBoundingClientRect();
  const over = document.elementFromPoint(box.left + Math.min(box.width, 20) / 2, box.top + box.height / 2);
  return box.width > 0 && box.top >= 0 && box.bottom <= window.innerHeight && Boolean(over) && (document.activeElement.contains(over) || over.contains(document.activeElement));
});
