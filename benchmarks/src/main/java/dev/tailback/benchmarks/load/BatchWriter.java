package dev.tailback.benchmarks.load;

import org.jspecify.annotations.Nullable;

/** Writes SendMessageBatch requests; for a FIFO queue with alternating groups and unique ids. */
final class BatchWriter {
  static final byte[] ACCEPTED = Request.ascii("\"MessageId\":\"");
  private static final byte[] ENTRIES = Request.ascii(",\"Entries\":[{\"Id\":\"");
  private static final byte[] NEXT = Request.ascii("},{\"Id\":\"");
  private static final byte[] GROUP = Request.ascii(",\"MessageGroupId\":\"g");
  private static final byte[] DEDUPLICATION = Request.ascii("\",\"MessageDeduplicationId\":\"");
  private static final byte[] QUOTE = Request.ascii("\"");
  private static final byte[] END = Request.ascii("}]}");

  /* Shared by all writers, so that ids are unique and groups alternate across a run. */
  private static long lastSent;

  private final Request request;
  private final byte[] prefix;
  private final byte[] body;
  private final Destination.@Nullable Groups groups;

  BatchWriter(Destination to, int delaySeconds) {
    request = to.request("SendMessageBatch");
    prefix = to.prefix();
    String delay = delaySeconds == 0 ? "" : ",\"DelaySeconds\":" + delaySeconds;
    body = Request.ascii("\",\"MessageBody\":\"" + to.body() + "\"" + delay);
    groups = to.groups();
  }

  /** Returns a batch with this number of entries. */
  Request write(int entries) {
    request.begin().put(prefix);
    for (int id = 0; id < entries; id++) {
      request.put(id == 0 ? ENTRIES : NEXT).put(id).put(body);
      if (groups != null) {
        long number = ++lastSent;
        request.put(GROUP).put(groups.first() + number % groups.count());
        request.put(DEDUPLICATION).put(number).put(QUOTE);
      }
    }
    return request.put(END).end();
  }

  /** Checks that all entries were accepted. */
  static void check(Answer answer, int entries) {
    if (answer.count(ACCEPTED) != entries) {
      throw new WrongAnswer("not all " + entries + " accepted", answer);
    }
  }
}
