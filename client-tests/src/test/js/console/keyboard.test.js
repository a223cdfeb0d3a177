// Using the console only by keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertClean, link, open, start, until } from "./browser.js";

const server = await start();
await server.createQueue("orders");
await server.createQueue("payments");
await server.send("orders", 5);
await server.send("payments", 1);

const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());

test("from the overview to a queue, a message and back", async () => {
  const page = await open(server);
  await link(page, "orders").waitFor();

  await page.keyboard.press("j");
  await until("the first row has the focus", async () => ["orders", "payments"].includes(await focused(page)));
  const first = await focused(page);
  await page.keyboard.press("j");
  await until("the second row has the focus", async () => (await focused(page)) !== first);
  await page.keyboard.press("k");
  await until("the first row has it again", async () => (await focused(page)) === first);
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement, "::after").outlineStyle);
  assert.equal(outline, "solid");

  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: first, level: 1 }).waitFor();
  await page.locator("#tabs tbody tr button").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog");
  await panel.waitFor();
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  await until("the message has the focus again", () => page.evaluate(() => document.activeElement.tagName === "BUTTON"));

  await page.keyboard.press("Escape");
  await link(page, "payments").waitFor();
  assertClean(page, server);
});

test("the search is found and cleared", async () => {
  const page = await open(server);
  await link(page, "orders").waitFor();
  await page.keyboard.press("/");
  await until("the field has the focus", () => page.evaluate(() => document.activeElement.id === "search"));
  await page.keyboard.type("pay");
  await link(page, "orders").waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await link(page, "orders").waitFor();
});

test("help and views have keys, and the focus returns from a dialog", async () => {
  const page = await open(server);
  await link(page, "orders").waitFor();
  await page.getByRole("button", { name: "Keys" }).focus();
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.equal(await focused(page), "?");

  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await page.getByRole("heading", { name: "Time and pressure" }).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await page.getByRole("heading", { name: "No alarms" }).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await link(page, "orders").waitFor();

  await page.keyboard.press("t");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  await page.reload();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
});

test("tabs are chosen by the arrow keys", async () => {
  const page = await open(server, "#/q/orders");
  await page.getByRole("tab", { name: "Messages" }).focus();
  await page.keyboard.press("ArrowRight");
  await until(
    "the next tab is chosen",
    async () => (await page.getByRole("tab", { name: /^Consumers/ }).getAttribute("aria-selected")) === "true",
  );
});
