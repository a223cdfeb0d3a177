// The console's use cases, with real queues on a clock that is moved.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, start, until } from "./browser.js";

const diagnosis = (page) => page.getByRole("region", { name: "Diagnosis" });

/** Moves the clock second by second, with an action in each. */
async function eachSecond(server, seconds, work) {
  for (let second = 0; second < seconds; second++) {
    await work(second);
    await server.admin("/clock/advance", "POST", { by: "PT1S" });
  }
}

async function work(server, queue, count) {
  const { Messages = [] } = await server.on(queue, "ReceiveMessage", { MaxNumberOfMessages: count });
  for (const { ReceiptHandle } of Messages) await server.on(queue, "DeleteMessage", { ReceiptHandle });
}

test("a backlog grows, and its diagnosis names the rates", async () => {
  const server = await start({ clock: "paused" });
  await server.createQueue("orders");
  await eachSecond(server, 120, async () => {
    await server.send("orders", 6);
    await work(server, "orders", 2);
  });
  const page = await open(server);
  const row = page.getByRole("row").filter({ hasText: "orders" });
  await until("the overview says so", async () => /6\.0 msg\/s arrive, 2\.0 leave: grows by 4\.0\/s/.test(await row.textContent()));
  await row.getByRole("link", { name: "orders" }).first().click();
  await until("the queue says so", async () => /6\.0 msg\/s arrive, 2\.0 leave/.test(await diagnosis(page).textContent()));
  assert.match(await page.locator("svg.road").getAttribute("aria-label"), /480 waiting, 6\.0 per second arrive, 2\.0 leave/);

  await eachSecond(server, 90, () => Promise.all([work(server, "orders", 10), work(server, "orders", 10)]));
  await until("it has passed", async () => !/grows by/.test(await diagnosis(page).textContent()));
});

test("a stuck group is found, and freed", async () => {
  const server = await start({ clock: "paused" });
  await server.createQueue("lines.fifo", { FifoQueue: "true", ContentBasedDeduplication: "true", VisibilityTimeout: "900" });
  await server.send("lines.fifo", 40, (i) => ({ MessageBody: `${i}`, MessageGroupId: "customer-42" }));
  const { Messages } = await server.on("lines.fifo", "ReceiveMessage", { MaxNumberOfMessages: 1 });
  await eachSecond(server, 8, () => server.admin("/clock/advance", "POST", { by: "PT30S" }));
  const page = await open(server, "#/q/lines.fifo");
  await until("it is blocked", async () =>
    /Group customer-42 held for 4 min.*39 waiting behind it/.test(await diagnosis(page).textContent()),
  );
  const locked = (await server.admin("/queues/lines.fifo")).longestLockedGroups[0];
  assert.equal(locked.messageGroupId, "customer-42");
  await page.getByRole("button", { name: "Show the group" }).click();
  const row = page.locator("#tabs tbody tr").first();
  await until("the table says so", async () => /customer-42.*Held/.test(await row.textContent()));

  await server.on("lines.fifo", "ChangeMessageVisibility", { ReceiptHandle: Messages[0].ReceiptHandle, VisibilityTimeout: 0 });
  await server.admin("/clock/advance", "POST", { by: "PT15S" });
  await until("it is free", async () => !/held for/.test(await diagnosis(page).textContent()));
});

test("a throttle is added and seen to fire", async () => {
  const server = await start();
  await server.createQueue("orders");
  const page = await open(server, "#/pressure");
  await page.getByRole("button", { name: "Add a throttle" }).click();
  await page.getByLabel("Calls per second").fill("0.1");
  await page.getByLabel("Burst").fill("1");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("button", { name: "Remove throttle 1" }).waitFor();
  for (let i = 0; i < 4; i++) await server.on("orders", "SendMessage", { MessageBody: "x" }).catch(() => {});
  const row = page.getByRole("row").filter({ has: page.getByRole("button", { name: "Remove throttle 1" }) });
  await until("it fired", async () => (await row.getByRole("cell").nth(4).textContent()) === "3");
});
