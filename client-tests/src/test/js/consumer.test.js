// The npm package sqs-consumer, which polls a queue, calls a handler, and deletes the messages it returns.

import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { after, test } from "node:test";
import { Consumer } from "sqs-consumer";
import * as emulator from "./emulator.js";

const { sqs, send, look, until, newQueue, newFifoQueue, advanceSeconds } = emulator;

after(() => sqs.destroy());

const isEmpty = (queue) => queue.visible + queue.inFlight === 0;

// Runs a consumer of a queue during the rest of a test.
async function consuming(queueUrl, options, rest) {
  const consumer = Consumer.create({
    queueUrl,
    sqs,
    suppressFifoWarning: true,
    ...options,
  });
  const errors = [];
  consumer.on("error", (error) => errors.push(error.message));
  consumer.on("processing_error", (error) => errors.push(error.message));
  consumer.start();
  try {
    await rest(consumer);
  } finally {
    const stopped = once(consumer, "stopped");
    consumer.stop({ abort: true });
    await stopped;
  }
  const expected = /: not today$|: Request aborted$/;
  assert.deepEqual(errors.filter((message) => !expected.test(message)), []);
}

test("hands over each message and deletes it", async () => {
  const url = await newQueue();
  const heard = [];
  const handleMessage = async (message) => {
    heard.push(message.Body);
    return message;
  };
  await consuming(url, { handleMessage }, async () => {
    await until(url, (queue) => queue.waitingReceives === 1);
    for (const body of ["a", "b", "c"]) {
      await send(url, body);
    }
    await until(url, (queue) => isEmpty(queue) && heard.length === 3);
  });
  assert.deepEqual(heard.sort(), ["a", "b", "c"]);
});

test("hands over a batch, and deletes what it gets back", async () => {
  const url = await newQueue();
  for (const body of ["a", "bad", "c"]) {
    await send(url, body);
  }
  const batches = [];
  const handleMessageBatch = async (messages) => {
    batches.push(emulator.bodies(messages));
    return messages.filter((message) => message.Body !== "bad");
  };
  await consuming(url, { handleMessageBatch, batchSize: 10 }, async () => {
    await until(url, (queue) => queue.inFlight === 1 && queue.waitingReceives === 1);
    assert.deepEqual(batches, [["a", "bad", "c"]]);
    await advanceSeconds(30);
    await until(url, (queue) => queue.inFlight === 1 && batches.length === 2);
  });
  assert.deepEqual(batches[1], ["bad"]);
});

test("leaves a failed message in flight until its visibility timeout", async () => {
  const url = await newQueue();
  let times = 0;
  const handleMessage = async (message) => {
    if (++times === 1) {
      throw new Error("not today");
    }
    return message;
  };
  await send(url, "b");
  await consuming(url, { handleMessage }, async () => {
    await until(url, (queue) => queue.inFlight === 1 && queue.waitingReceives === 1);
    await advanceSeconds(30);
    await until(url, isEmpty);
  });
  assert.equal(times, 2);
});

test("gives a failed message back at once if told so, until it is a dead letter", async () => {
  const deadLetters = await newQueue();
  const arn = (await look(deadLetters)).arn;
  const policy = JSON.stringify({ deadLetterTargetArn: arn, maxReceiveCount: 3 });
  const url = await newQueue({ RedrivePolicy: policy });
  let times = 0;
  const handleMessage = async () => {
    times++;
    throw new Error("not today");
  };
  await send(url, "b");
  await consuming(url, { handleMessage, terminateVisibilityTimeout: true }, async () => {
    await until(deadLetters, (queue) => queue.visible === 1);
  });
  assert.equal(times, 3);
});

test("takes no more than a batch while its handler is busy", async () => {
  const url = await newQueue();
  for (let i = 0; i < 12; i++) {
    await send(url, "b" + i);
  }
  const calm = new EventEmitter().setMaxListeners(12);
  const handleMessage = async (message) => {
    await once(calm, "calm");
    return message;
  };
  let polls = 0;
  await consuming(url, { handleMessage, batchSize: 5 }, async (consumer) => {
    consumer.on("response_processed", () => polls++);
    await until(url, (queue) => queue.inFlight === 5);
    assert.equal((await look(url)).waitingReceives, 0);
    while (!isEmpty(await look(url))) {
      assert.ok((await look(url)).inFlight <= 5);
      calm.emit("calm");
    }
  });
  assert.ok(polls <= 3);
});

test("keeps a message hidden by its heartbeat", async () => {
  const url = await newQueue();
  const calm = new EventEmitter();
  const options = {
    handleMessage: async (message) => {
      await once(calm, "calm");
      return message;
    },
    visibilityTimeout: 30,
    heartbeatInterval: 1,
  };
  await send(url, "b");
  await consuming(url, options, async () => {
    await until(url, (queue) => queue.inFlight === 1);
    const before = await nextDeadline(url);
    await advanceSeconds(20);
    while ((await nextDeadline(url)) === before);
    await advanceSeconds(20);
    assert.equal((await look(url)).inFlight, 1);
    calm.emit("calm");
    await until(url, isEmpty);
  });
});

async function nextDeadline(url) {
  const path = `/_tailback/queues/${url.split("/").pop()}/messages`;
  return (await (await fetch(emulator.admin + path)).json()).messages[0].nextDeadlineMillis;
}

test("keeps the order of a group", async () => {
  const url = await newFifoQueue();
  const heard = [];
  const handleMessage = async (message) => {
    heard.push(message.Body);
    return message;
  };
  for (const body of ["a", "b", "c"]) {
    await send(url, body, { MessageGroupId: "g" });
  }
  await consuming(url, { handleMessage, batchSize: 1 }, () => until(url, isEmpty));
  assert.deepEqual(heard, ["a", "b", "c"]);
});
