// The lab: a scenario is chosen, played, stopped; its verdict, chart, table and documents; the list on a phone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertClean, open, start, until } from "./browser.js";

const SHORT = `
name: "<img src=x onerror=alert(1)>"
duration: 10m
warmUp: 1m
runs: 2
queues: {orders: {}}
producers: [{queue: orders, rate: 1/s}]
consumers: [{name: workers, queue: orders, count: 2, receive: {wait: 20s}, process: {exponential: 1s}}]
`;

const played = (server) => until("it is played", async () => (await server.admin("/lab")).last);

test("a scenario is played, and its verdict has the number and the remedy", async () => {
  const server = await start();
  const page = await open(server, "#/lab");
  await page.getByRole("button", { name: /^S2 / }).click();
  await page.getByText("Messages come back while they are being processed").first().waitFor();
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await page.locator(".verdict ins").getByText("with 47 s, fewer than 1 % would be received again").waitFor({ timeout: 60_000 });
  assert.match(await page.locator(".verdict em").textContent(), /30 % of the messages were received more than once/);
  assert.match(await page.locator(".expected").textContent(), /✕ broken duplicates/);
  await page.getByRole("img", { name: "Repeated deliveries of orders" }).locator("canvas").waitFor();
  assert.match(await page.locator(".tw").textContent(), /throughput/);
  assert.match(await page.locator(".code").first().textContent(), /tailback lab S2 --html report.html/);
  const line = await page.locator(".bar-of-lines code").textContent();
  assert.match(line, /curl -s -X POST .*\/_tailback\/lab\/run -d '\{"scenario":"S2"\}'/);
  assertClean(page, server);
});

test("what is being played can be stopped", async () => {
  const server = await start();
  const page = await open(server, "#/lab");
  await page.getByRole("button", { name: /^S9 / }).click();
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await page.getByRole("progressbar").waitFor();
  await page.getByRole("button", { name: "Stop S9" }).click();
  await page.getByRole("button", { name: "Play again" }).waitFor();
  assertClean(page, server);
});

test("the report is a page of its own that needs no network and escapes names", async () => {
  const server = await start();
  await server.admin("/lab/run", "POST", { text: SHORT });
  await played(server);
  const page = await open(server, "#/lab");
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${server.endpoint}/_tailback/lab/html`);
  await page.locator(".plot canvas").first().waitFor();
  assert.equal(await page.locator("h1").textContent(), "<img src=x onerror=alert(1)>");
  assert.equal(await page.locator("img").count(), 0);
  assert.deepEqual(asked, [`${server.endpoint}/_tailback/lab/html`]);
});

test("a scenario can be changed and played, and an error says what was expected", async () => {
  const server = await start();
  const page = await open(server, "#/lab");
  await page.getByText("Edit and play").click();
  const file = page.getByLabel("The scenario's file");
  await until("the file is shown", async () => (await file.inputValue()).includes("VisibilityTimeout: 12"));
  await file.fill("nme: x");
  await page.getByRole("button", { name: "Play this" }).click();
  await page.getByRole("alert").getByText("nme").waitFor();
  await file.fill(SHORT);
  await page.getByRole("button", { name: "Play this" }).click();
  await page.locator(".verdict em").getByText("The settings hold: 50 % of the capacity of workers is used").waitFor({ timeout: 60_000 });
});

test("g then l opens the lab, and on a phone the list is a select", async () => {
  const server = await start();
  const page = await open(server, "", { width: 390 });
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  const select = page.locator(".lab .fld select");
  await select.waitFor();
  await select.selectOption("S20");
  await page.getByRole("heading", { name: "S20 More groups, more throughput" }).waitFor();
  assertClean(page, server);
});

test("a read-only console shows the lab and plays nothing", async () => {
  const server = await start({ console: "read-only" });
  const page = await open(server, "#/lab");
  await page.getByRole("heading", { name: "Scenarios" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Play", exact: true }).count(), 0);
  assertClean(page, server);
});
