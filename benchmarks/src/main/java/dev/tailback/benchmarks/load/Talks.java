package dev.tailback.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Conversations of several connections with one queue, or with the floor in messages of the same
 * size. Every answer must be a success with the requested number of messages.
 */
public final class Talks {
  public static final int LONGEST_VISIBILITY_SECONDS = 43_200;

  /* The length of Tailback's receipt handles. */
  private static final String SOME_HANDLE = "x".repeat(64);
  /* About the length of the ids in a cycle. */
  private static final String SOME_IDS =
      ",\"MessageGroupId\":\"g123\",\"MessageDeduplicationId\":\"12345678\"";

  private final Destination queue;
  private final boolean isSqs;
  private final int connections;

  /**
   * Creates conversations with a queue.
   *
   * @param isSqs whether the server is SQS, and not the floor
   * @param connections the number of simultaneous conversations
   */
  public Talks(Destination queue, boolean isSqs, int connections) {
    this.queue = queue;
    this.isSqs = isSqs;
    this.connections = connections;
  }

  private List<Conversation> each(Supplier<Conversation> conversation) {
    return Stream.generate(conversation).limit(connections).toList();
  }

  /** Repeats SendMessage, to a standard queue. */
  public List<Conversation> sends() {
    return repeat("\"MessageId\":\"", 1, 1, send());
  }

  /** Repeats SendMessageBatch with ten messages. */
  public List<Conversation> batchSends() {
    return isSqs && queue.groups() != null
        ? fills(0, Integer.MAX_VALUE)
        : repeat("\"MessageId\":\"", 10, 10, batchSend());
  }

  /** Repeats ReceiveMessage on an empty queue. */
  public List<Conversation> emptyReceives() {
    return repeat("\"ReceiptHandle\"", 0, 0, receive());
  }

  /** Half of the connections cycle, the others get the queue's attributes. */
  public List<Conversation> mixed() {
    int half = connections / 2;
    List<Conversation> all = new ArrayList<>(cycles().subList(0, half));
    all.addAll(attributeReads().subList(half, connections));
    return all;
  }

  private List<Conversation> attributeReads() {
    Request request = request("GetQueueAttributes", "\"AttributeNames\":[\"All\"]");
    return repeat("\"ApproximateNumberOfMessages\":", 1, 0, request);
  }

  /** Repeats sending ten messages in a batch, receiving ten, and deleting them in a batch. */
  public List<Conversation> cycles() {
    return isSqs
        ? each(() -> new Cycle(queue))
        : repeat("", 0, 10, batchSend(), receive(), batchDelete());
  }

  /** Returns conversations with the floor, whose answers are the requests. */
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

  /** Sends a number of messages. */
  public void fill(int messages) {
    fill(messages, 0);
  }

  /** Sends a number of messages with their own delay. */
  public void fill(int messages, int delaySeconds) {
    Load.untilDone(queue.endpoint(), fills(delaySeconds, messages));
  }

  private List<Conversation> fills(int delaySeconds, int messages) {
    Countdown left = new Countdown(messages);
    return each(() -> new Fill(queue, delaySeconds, left));
  }

  /** Puts a number of messages in flight. */
  public void takeOut(int messages, int visibilitySeconds) {
    Countdown left = new Countdown(messages);
    Load.untilDone(queue.endpoint(), each(() -> new TakeOut(queue, visibilitySeconds, left)));
  }
}
