package dev.tailback.benchmarks.scenario;

import dev.tailback.benchmarks.load.Conversation;
import dev.tailback.benchmarks.load.Countdown;
import dev.tailback.benchmarks.load.Cycle;
import dev.tailback.benchmarks.load.Destination;
import dev.tailback.benchmarks.load.Fill;
import dev.tailback.benchmarks.load.Load;
import dev.tailback.benchmarks.load.Repeated;
import dev.tailback.benchmarks.load.Request;
import dev.tailback.benchmarks.load.TakeOut;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The conversations with one queue, and those of the same size with the floor. */
final class Talks {
  static final int CONNECTIONS = 32;
  static final int LONGEST_VISIBILITY_SECONDS = 43_200;

  /* As long as Tailback's. */
  private static final String SOME_HANDLE = "x".repeat(64);
  /* About as long as those of the cycle. */
  private static final String SOME_IDS =
      ",\"MessageGroupId\":\"g123\",\"MessageDeduplicationId\":\"12345678\"";

  private final Destination queue;
  private final boolean isSqs;

  Talks(Destination queue, boolean isSqs) {
    this.queue = queue;
    this.isSqs = isSqs;
  }

  private static List<Conversation> each(Supplier<Conversation> conversation) {
    return Stream.generate(conversation).limit(CONNECTIONS).toList();
  }

  List<Conversation> sends() {
    return repeat("\"MessageId\":\"", 1, 1, send());
  }

  List<Conversation> batchSends() {
    return repeat("\"MessageId\":\"", 10, 10, batchSend());
  }

  List<Conversation> emptyReceives() {
    return repeat("\"ReceiptHandle\"", 0, 0, receive());
  }

  List<Conversation> attributeReads() {
    Request request = request("GetQueueAttributes", "\"AttributeNames\":[\"All\"]");
    return repeat("\"ApproximateNumberOfMessages\":", 1, 0, request);
  }

  List<Conversation> cycles() {
    return isSqs
        ? each(() -> new Cycle(queue))
        : repeat("", 0, 10, batchSend(), receive(), batchDelete());
  }

  /** The floor's answers are the requests. */
  private List<Conversation> repeat(String mark, int marks, int messages, Request... requests) {
    return each(
        () ->
            isSqs
                ? new Repeated(mark, marks, messages, requests)
                : new Repeated("\"QueueUrl\":", 1, messages, requests));
  }

  private Request send() {
    return request("SendMessage", "\"MessageBody\":\"" + queue.body() + "\"");
  }

  private Request receive() {
    return request("ReceiveMessage", "\"MaxNumberOfMessages\":10");
  }

  private Request batchSend() {
    String ids = queue.groups() == null ? "" : SOME_IDS;
    return request("SendMessageBatch", entries("\"MessageBody\":\"" + queue.body() + "\"" + ids));
  }

  private Request batchDelete() {
    return request("DeleteMessageBatch", entries("\"ReceiptHandle\":\"" + SOME_HANDLE + "\""));
  }

  private Request request(String action, String members) {
    String body = "{\"QueueUrl\":\"" + queue.queueUrl() + "\"," + members + "}";
    return Request.of(queue.endpoint(), action, body);
  }

  private static String entries(String members) {
    Stream<String> entries =
        IntStream.range(0, 10).mapToObj(id -> "{\"Id\":\"" + id + "\"," + members + "}");
    return "\"Entries\":[" + String.join(",", entries.toList()) + "]";
  }

  /** Sends so many messages. */
  void fill(int messages) {
    fill(messages, 0);
  }

  void fill(int messages, int delaySeconds) {
    Countdown left = new Countdown(messages);
    Load.untilDone(queue.endpoint(), each(() -> new Fill(queue, delaySeconds, left)));
  }

  /** Takes so many messages in flight, for so long. */
  void takeOut(int messages, int visibilitySeconds) {
    Countdown left = new Countdown(messages);
    Load.untilDone(queue.endpoint(), each(() -> new TakeOut(queue, visibilitySeconds, left)));
  }
}
