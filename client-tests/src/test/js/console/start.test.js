// The console's start: what is loaded, the view of an empty server, and how a queue appears.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertClean, link, open, start, until } from "./browser.js";

const server = await start();

test("a browser that opens the server's address sees the console, and nothing is loaded from elsewhere", async () => {
  const page = await open(server);
  await page.getByRole("heading", { name: "No queues yet" }).waitFor();
  assert.equal(await page.title(), "Tailback");
  assertClean(page, server);
});

test("queues appear while the page is open", async () => {
  const page = await open(server);
  await page.getByRole("heading", { name: "No queues yet" }).waitFor();

  await server.createQueue("orders");
  await server.send("orders", 30);

  const row = page.getByRole("row").filter({ has: link(page, "orders") });
  await row.waitFor();
  await until("30 wait", async () => (await row.getByRole("cell").nth(3).textContent()) === "30");
  assertClean(page, server);
});

test("calls by GET stay calls in the same browser", async () => {
  const page = await open(server);
  await page.goto(`${server.endpoint}/?Action=ListQueues`);
  assert.match(await page.content(), /ListQueuesResult/);
});

test("every view opens without a message on the browser's console", async () => {
  await server.createQueue("lines.fifo", { FifoQueue: "true", ContentBasedDeduplication: "true" });
  await server.send("lines.fifo", 10, (i) => ({ MessageBody: `${i}`, MessageGroupId: `group-${i % 3}` }));
  const page = await open(server);
  for (const [hash, heading] of [
    ["#/q/orders", "orders"],
    ["#/q/lines.fifo", "lines.fifo"],
    ["#/pressure", "Time and pressure"],
    ["#/alarms", "No alarms"],
    ["#/q/nothing", "There is no queue"],
    ["#/", "queue"],
  ]) {
    await page.goto(`${server.endpoint}/${hash}`);
    await page.locator("h1").filter({ hasText: heading }).waitFor();
    await page.waitForTimeout(1500);
  }
  for (const tab of ["Groups", "Messages", "Consumers", "Producers", "Settings"]) {
    await page.goto(`${server.endpoint}/#/q/lines.fifo`);
    await page.getByRole("tab", { name: new RegExp(`^${tab}`) }).click();
    await page.waitForTimeout(300);
  }
  assertClean(page, server);
});

for (const host of ["localhost", "127.0.0.1", "192.168.77.7", "tailback"]) {
  test(`the console works under the name ${host}`, async () => {
    const page = await open(server, "", { origin: `http://${host}:${server.port}` });
    await link(page, "orders").waitFor();
    assert.deepEqual(page.problems, []);
  });
}

test("another page can't frame the console, nor read its files", async () => {
  const page = await open(server);
  await page.goto("data:text/html,<h1>elsewhere</h1>");
  const answer = await page.evaluate(
    (url) =>
      fetch(url).then(
        (response) => response.status,
        () => "refused",
      ),
    `${server.endpoint}/_tailback/console/js/main.js`,
  );
  assert.equal(answer, "refused");
  await page.setContent(`<iframe src="${server.endpoint}/"></iframe>`);
  await page.waitForTimeout(1000);
  const framed = page.frames().find((frame) => frame !== page.mainFrame());
  assert.ok(!(await framed.content().catch(() => "")).includes('id="app"'));
});

test("queues of the same name in two regions are told apart", async () => {
  const spread = await start();
  await spread.createQueue("orders");
  await fetch(spread.endpoint, {
    method: "POST",
    headers: {
      "X-Amz-Target": "AmazonSQS.CreateQueue",
      "Content-Type": "application/x-amz-json-1.0",
      Authorization: "AWS4-HMAC-SHA256 Credential=111122223333/20260101/eu-west-1/sqs/aws4_request, SignedHeaders=host, Signature=0",
    },
    body: JSON.stringify({ QueueName: "orders" }),
  });
  const page = await open(spread);
  const there = page.getByRole("row").filter({ hasText: "eu-west-1 111122223333" });
  await there.getByRole("link", { name: "orders" }).click();
  await page.getByRole("heading", { name: "orders", level: 1 }).filter({ hasText: "eu-west-1" }).waitFor();
  assert.match(page.url(), /#\/q\/orders\?region=eu-west-1&account=111122223333$/);

  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const queues = await spread.admin("/queues");
  const visible = Object.fromEntries(queues.map(({ arn, visible: n }) => [arn.split(":")[3], n]));
  assert.deepEqual(visible, { "us-east-1": 0, "eu-west-1": 1 });
  assertClean(page, spread);
});
