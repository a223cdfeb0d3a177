package dev.tailback.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What several connections at a time can say about one queue, and the same in size to the floor.
 * Every answer must be a success with as many messages as were asked for.
 */
public final class Talks {
  public static final int LONGEST_VISIBILITY_SECONDS = 43_200;

  /* As long as Tailback's. */
  private static final String SOME_HANDLE = "x".repeat(64);
  /* About as long as those of the cycle. */
  private static final String SOME_IDS =
      ",\"MessageGroupId\":\"g123\",\"MessageDeduplicationId\":\"12345678\"";

  private final Destination queue;
  private final boolean isSqs;
  private final int connections;

  /**
   * Prepares for a queue.
   *
   * @param isSqs whether an SQS server has it, or else the floor
   * @param connections how many conversations are held at a time
   */
  public Talks(Destination queue, boolean isSqs, int connections) {
    this.queue = queue;
    this.isSqs = isSqs;
    this.connections = connections;
  }

  private List<Conversation> each(Supplier<Conversation> conversation) {
    return Stream.generate(conversation).limit(connections).toList();
  }

  /** SendMessage over and over, to a standard queue. */
  public List<Conversation> sends() {
    return repeat("\"MessageId\":\"", 1, 1, send());
  }

  /** SendMessageBatch over and over, with ten messages. */
  public List<Conversation> batchSends() {
    return isSqs && queue.groups() != null
        ? fills(0, Integer.MAX_VALUE)
        : repeat("\"MessageId\":\"", 10, 10, batchSend());
  }

  /** ReceiveMessage over and over, from a queue without messages. */
  public List<Conversation> emptyReceives() {
    return repeat("\"ReceiptHandle\"", 0, 0, receive());
  }

  /** Half of the connections cycle, the others ask for the queue's attributes. */
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

  /** Sends ten messages in a batch, receives ten, deletes them in a batch, over and over. */
  public List<Conversation> cycles() {
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
  public void fill(int messages) {
    fill(messages, 0);
  }

  /** Sends so many messages with a delay of their own. */
  public void fill(int messages, int delaySeconds) {
    Load.untilDone(queue.endpoint(), fills(delaySeconds, messages));
  }

  private List<Conversation> fills(int delaySeconds, int messages) {
    Countdown left = new Countdown(messages);
    return each(() -> new Fill(queue, delaySeconds, left));
  }

  /** Takes so many messages in flight, for so long. */
  public void takeOut(int messages, int visibilitySeconds) {
    Countdown left = new Countdown(messages);
    Load.untilDone(queue.endpoint(), each(() -> new TakeOut(queue, visibilitySeconds, left)));
  }
}
