// The login to servers that require the admin token, by mouse and keyboard.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { link, open, start, until } from "./browser.js";

const TOKEN = "0123456789abcdef-token";
const axe = await readFile("node_modules/axe-core/axe.min.js", "utf8");

/** Starts a server with a token and a queue. Each test has its own, because a server counts wrong tokens. */
async function guarded() {
  const server = await start({ token: TOKEN });
  await server.createQueue("orders");
  await server.send("orders", 3);
  return server;
}

const field = (page) => page.getByLabel("Admin token");
const heading = (page, name) => page.getByRole("heading", { name, level: 1 });

async function logIn(page, token = TOKEN) {
  await field(page).fill(token);
  await page.getByRole("button", { name: "Log in" }).click();
}

/** Ignores refusals, which are expected: the browser reports each. */
const unexpected = (page) => page.problems.filter((problem) => !/status of (401|429)/.test(problem));

test("nothing is shown before the login, and then what the address says", async () => {
  const server = await guarded();
  const page = await open(server, "#/q/orders");
  await heading(page, "Log in").waitFor();
  assert.doesNotMatch(await page.locator("main").textContent(), /orders/);
  await logIn(page);
  await heading(page, "orders").waitFor();
  assert.equal(new URL(page.url()).hash, "#/q/orders");

  await page.reload();
  await heading(page, "orders").waitFor();
  assert.deepEqual(unexpected(page), []);
});

test("a wrong token is refused in words, and five of them for a minute", async () => {
  const server = await guarded();
  const page = await open(server);
  for (let i = 0; i < 5; i++) {
    await logIn(page, `a guess that is wrong ${i}`);
    await page.getByRole("alert").filter({ hasText: "This is not the admin token" }).waitFor();
  }
  await logIn(page);
  await page.getByRole("alert").filter({ hasText: "try again in" }).waitFor();
  assert.equal(await field(page).getAttribute("aria-invalid"), "true");
  assert.deepEqual(unexpected(page), []);
});

test("the keyboard is enough, to log in and out", async () => {
  const server = await guarded();
  const page = await open(server);
  await until("the field has the focus", () => field(page).evaluate((element) => element === document.activeElement));
  await page.keyboard.type(TOKEN);
  await page.keyboard.press("Enter");
  await link(page, "orders").waitFor();

  await page.getByRole("button", { name: "Log out" }).focus();
  await page.keyboard.press("Enter");
  await heading(page, "Log in").waitFor();
  assert.equal(await link(page, "orders").count(), 0);
  await page.reload();
  await heading(page, "Log in").waitFor();
  assert.deepEqual(unexpected(page), []);
});

test("who is logged out elsewhere is asked again, and comes back to where they were", async () => {
  const server = await guarded();
  const page = await open(server, "#/q/orders");
  await logIn(page);
  await heading(page, "orders").waitFor();
  await page.evaluate(() => fetch("/_tailback/session", { method: "DELETE", headers: { "X-Tailback-Console": "1" } }));
  await heading(page, "Log in").waitFor();
  await logIn(page);
  await heading(page, "orders").waitFor();
  assert.equal(new URL(page.url()).hash, "#/q/orders");
});

test("scripts do not see the cookie, and the token is kept nowhere", async () => {
  const server = await guarded();
  const page = await open(server);
  await logIn(page);
  await link(page, "orders").waitFor();
  assert.equal(await page.evaluate(() => document.cookie), "");
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  assert.ok(!kept.includes(TOKEN));
  const cookies = await page.context().cookies();
  assert.deepEqual(
    cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite })),
    [{ name: `tailback-session-${server.port}`, httpOnly: true, sameSite: "Strict" }],
  );
});

test("curl lines of the admin API take the token from the shell", async () => {
  const server = await guarded();
  const page = await open(server);
  await logIn(page);
  await link(page, "orders").waitFor();
  await page.goto(`${server.endpoint}/#/pressure`);
  await page.getByRole("button", { name: "Pause" }).first().click();
  const line = 'curl -s -X POST -H "Authorization: Bearer $TAILBACK_TOKEN"';
  await until("the line is there", async () => (await page.locator("body").textContent()).includes(line));
});

test("a server without a token has no login", async () => {
  const server = await start();
  await server.createQueue("orders");
  const page = await open(server);
  await link(page, "orders").waitFor();
  assert.equal(await page.getByRole("button", { name: "Log out" }).count(), 0);
  assert.deepEqual(page.problems, []);
});

for (const options of [
  { width: 1440, theme: "light" },
  { width: 1440, theme: "dark" },
  { width: 390, theme: "light" },
  { width: 390, theme: "dark" },
  { width: 320, colors: "active" },
]) {
  test(`axe finds nothing serious in the login: ${JSON.stringify(options)}`, async () => {
    const server = await guarded();
    const page = await open(server, "", options);
    await logIn(page, "a guess that is wrong");
    await page.getByRole("alert").filter({ hasText: "This is not the admin token" }).waitFor();
    if (process.env.PICTURES) {
      const name = `login-${options.width}-${options.colors ?? options.theme}.png`;
      await page.screenshot({ path: `${process.env.PICTURES}/${name}` });
    }
    await page.evaluate(axe);
    const found = await page.evaluate(async () => (await window.axe.run()).violations);
    assert.deepEqual(
      found.filter(({ impact }) => ["serious", "critical"].includes(impact)).map(({ id }) => id),
      [],
    );
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(overflow <= 0, `scrolls sideways by ${overflow}`);
  });
}
