package dev.tailback.benchmarks.load;

import java.nio.ByteBuffer;

/**
 * Repeatedly sends ten messages, receives ten, and deletes them in one batch.
 *
 * <p>If a receive returns fewer, the rest is received before more is sent: together the connections
 * take out what they put in, and the queue's depth stays the same. In a standard queue, getting
 * fewer than there are is an error; in a FIFO queue others may hold the groups.
 */
final class Cycle implements Conversation {
  private static final int BATCH = 10;
  private static final byte[] HANDLE = Request.ascii("\"ReceiptHandle\":\"");
  private static final byte[] MAX = Request.ascii(",\"MaxNumberOfMessages\":");
  private static final byte[] ENTRIES = Request.ascii(",\"Entries\":[{\"Id\":\"");
  private static final byte[] NEXT = Request.ascii("},{\"Id\":\"");
  private static final byte[] WITH_HANDLE = Request.ascii("\",\"ReceiptHandle\":\"");
  private static final byte[] ID = Request.ascii("\"Id\":\"");
  private static final byte[] FAULT = Request.ascii("\"SenderFault\"");
  private static final byte[] QUOTE = Request.ascii("\"");
  private static final byte[] END = Request.ascii("}]}");

  private enum Step {
    SEND,
    RECEIVE,
    DELETE
  }

  private final byte[] prefix;
  private final BatchWriter batches;
  private final Request receive;
  private final Request delete;
  private final boolean isFifo;
  private Step step = Step.SEND;
  private Request next;
  private int owed;
  private int received;

  Cycle(Destination to) {
    prefix = to.prefix();
    batches = new BatchWriter(to, 0);
    receive = to.request("ReceiveMessage");
    delete = to.request("DeleteMessageBatch");
    isFifo = to.groups() != null;
    next = batches.write(BATCH);
  }

  @Override
  public ByteBuffer next() {
    return next.bytes();
  }

  @Override
  public int answered(Answer answer) {
    return switch (step) {
      case SEND -> sent(answer);
      case RECEIVE -> received(answer);
      case DELETE -> deleted(answer);
    };
  }

  private int sent(Answer answer) {
    BatchWriter.check(answer, BATCH);
    owed = BATCH;
    askAgain();
    return 0;
  }

  private void askAgain() {
    step = Step.RECEIVE;
    next = receive.begin().put(prefix).put(MAX).put(owed).put(Request.ascii("}")).end();
  }

  private int received(Answer answer) {
    received = writeDelete(answer);
    if (received < owed && !isFifo) {
      throw new WrongAnswer("only " + received + " of " + owed + " messages", answer);
    }
    if (received == 0) {
      askAgain();
    } else {
      owed -= received;
      step = Step.DELETE;
      next = delete;
    }
    return 0;
  }

  /** Copies the receipt handles from the answer into a delete request, and returns their number. */
  private int writeDelete(Answer answer) {
    delete.begin().put(prefix);
    int count = 0;
    for (int at = answer.find(HANDLE, answer.bodyStart()); at >= 0; count++) {
      int from = at + HANDLE.length;
      int to = answer.find(QUOTE, from);
      delete.put(count == 0 ? ENTRIES : NEXT).put(count).put(WITH_HANDLE);
      delete.put(answer.bytes(), from, to).put(QUOTE);
      at = answer.find(HANDLE, to);
    }
    delete.put(END).end();
    return count;
  }

  private int deleted(Answer answer) {
    if (answer.count(ID) != received || answer.count(FAULT) > 0) {
      throw new WrongAnswer("not all " + received + " deleted", answer);
    }
    if (owed > 0) {
      askAgain();
    } else {
      step = Step.SEND;
      next = batches.write(BATCH);
    }
    return received;
  }
}
