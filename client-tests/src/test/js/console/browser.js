// Debian's Chromium, and servers for it, which the program that runs these tests starts on request.

import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { after } from "node:test";
import { chromium } from "playwright-core";

const PATIENCE_MILLIS = 20_000;

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP tailback 127.0.0.1,MAP 192.168.77.7 127.0.0.1"],
});
after(() => browser.close());

/** Starts a server: { port, console, clock, token }. It ends with the tests, or by `stop`. */
export async function start(options = {}) {
  const answer = await fetch(`${process.env.CONTROL}/start?${new URLSearchParams(options)}`, { method: "POST" });
  const port = Number(await answer.text());
  const stop = () => fetch(`${process.env.CONTROL}/stop?port=${port}`, { method: "POST" });
  after(stop);
  return new Server(port, stop);
}

class Server {
  constructor(port, stop, agent = "tests") {
    this.port = port;
    this.stop = stop;
    this.agent = agent;
    this.endpoint = `http://localhost:${port}`;
  }

  /** Returns the same server, called by a client with this name. */
  as(name) {
    return new Server(this.port, this.stop, `aws-sdk-java/2.59.1 app/${name}`);
  }

  /** Calls an action of SQS. */
  sqs(action, parameters) {
    return this.#call("AmazonSQS." + action, parameters);
  }

  /** Calls an action of SQS on a queue. */
  on(queue, action, parameters = {}) {
    return this.sqs(action, { QueueUrl: `${this.endpoint}/000000000000/${queue}`, ...parameters });
  }

  cloudWatch(action, parameters) {
    return this.#call("GraniteServiceVersion20100801." + action, parameters);
  }

  /** Calls Application Auto Scaling. */
  scaling(action, parameters) {
    return this.#call("AnyScaleFrontendService." + action, parameters, "1.1");
  }

  async #call(target, parameters, version = "1.0") {
    const answer = await fetch(this.endpoint, {
      method: "POST",
      headers: { "X-Amz-Target": target, "Content-Type": `application/x-amz-json-${version}`, "User-Agent": this.agent },
      body: JSON.stringify(parameters),
    });
    const text = await answer.text();
    assert.equal(answer.status, 200, text);
    return text ? JSON.parse(text) : {};
  }

  /** Calls the admin API. */
  async admin(path, method = "GET", body = undefined) {
    const answer = await fetch(`${this.endpoint}/_tailback${path}`, { method, body: body && JSON.stringify(body) });
    const text = await answer.text();
    assert.ok(answer.ok, text);
    return JSON.parse(text);
  }

  createQueue(name, attributes = {}) {
    return this.sqs("CreateQueue", { QueueName: name, Attributes: attributes });
  }

  /** Sends messages, ten at a time. */
  async send(queue, count, entry = (i) => ({ MessageBody: `message ${i}` })) {
    for (let sent = 0; sent < count; sent += 10) {
      const entries = Array.from({ length: Math.min(10, count - sent) }, (_, i) => ({ Id: `e${i}`, ...entry(sent + i) }));
      await this.on(queue, "SendMessageBatch", { Entries: entries });
    }
  }
}

/**
 * Opens the console. Records what must never happen: messages in the browser's console, script errors, dialogs, and requests
 * to anywhere but the server.
 */
export async function open(server, hash = "", options = {}) {
  const { width = 1440, height = 900, theme = "light", origin = server.endpoint, motion = "no-preference", colors = "none" } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: motion,
    forcedColors: colors,
  });
  after(() => context.close());
  const page = await context.newPage();
  page.problems = [];
  page.requested = [];
  page.on(
    "console",
    (message) => ["error", "warning"].includes(message.type()) && page.problems.push(`${message.text()} ${message.location().url}`),
  );
  page.on("pageerror", (error) => page.problems.push(String(error.stack)));
  page.on("dialog", (dialog) => {
    page.problems.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => page.requested.push(request.url()));
  await page.goto(`${origin}/${hash}`);
  await page.locator("h1").first().waitFor();
  return page;
}

/** Checks that nothing of that happened. */
export function assertClean(page, server) {
  assert.deepEqual(page.problems, []);
  const elsewhere = page.requested.filter((url) => !url.startsWith(`${server.endpoint}/`) && !url.startsWith("data:"));
  assert.deepEqual(elsewhere, []);
}

/** Waits until something holds. */
export async function until(what, condition) {
  const end = Date.now() + PATIENCE_MILLIS;
  let seen;
  do {
    seen = await condition();
    if (seen) return seen;
    await setTimeout(50);
  } while (Date.now() < end);
  assert.fail(`not in time: ${what}`);
}

/** Returns the link of a queue in the overview. */
export const link = (page, name) => page.locator(`a[data-row][title="${name}"]`);
