package dev.tailback.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/**
 * A queue, with the calls that rules use most. For everything else use {@code sqs.client()} with
 * {@code #url}.
 */
public final class Queue {
  private static final Duration LONGEST_SEARCH = Duration.ofSeconds(20);

  /** If one poll in ten finds nothing, six in a row do so once in a million. */
  private static final int SHORT_POLLS = 6;

  private static final ExecutorService POLLS = Executors.newCachedThreadPool(Queue::daemon);

  private final Sqs sqs;
  private final String name;
  private final String url;
  private @Nullable String arn;

  Queue(Sqs sqs, String name, String url) {
    this.sqs = sqs;
    this.name = name;
    this.url = url;
  }

  public String name() {
    return name;
  }

  public String url() {
    return url;
  }

  boolean isFifo() {
    return name.endsWith(".fifo");
  }

  /** Returns its ARN, which is requested once. */
  public String arn() {
    if (arn == null) {
      arn = attribute("QueueArn");
    }
    return arn;
  }

  /** The account that owns it. */
  public String account() {
    String upToName = arn().substring(0, arn().lastIndexOf(':'));
    return upToName.substring(upToName.lastIndexOf(':') + 1);
  }

  private SqsClient client() {
    return sqs.client();
  }

  /** Sends a message to a standard queue. */
  public SendMessageResponse send(String body) {
    return send(body, m -> {});
  }

  /** Sends a message to a FIFO queue, with a new deduplication id. */
  public SendMessageResponse send(String body, String group) {
    return send(body, group, UUID.randomUUID().toString());
  }

  /** Sends a message to a FIFO queue. */
  public SendMessageResponse send(String body, String group, String deduplicationId) {
    return send(body, m -> m.messageGroupId(group).messageDeduplicationId(deduplicationId));
  }

  /** Sends a message with further parameters. */
  public SendMessageResponse send(String body, Consumer<SendMessageRequest.Builder> more) {
    SendMessageRequest.Builder request =
        SendMessageRequest.builder().queueUrl(url).messageBody(body);
    more.accept(request);
    return client().sendMessage(request.build());
  }

  /** Returns a message received within 20 seconds, or fails. */
  public Message receive() {
    return receive(1).get(0);
  }

  /** Returns a message received within 20 seconds by a given request, or fails. */
  public Message receive(Consumer<ReceiveMessageRequest.Builder> more) {
    return receive(1, more).get(0);
  }

  /** Receives a number of messages, by as many receives as it takes within 20 seconds, or fails. */
  public List<Message> receive(int count) {
    return receive(count, r -> {});
  }

  /** Receives a number of messages by a given request within 20 seconds, or fails. */
  public List<Message> receive(int count, Consumer<ReceiveMessageRequest.Builder> more) {
    List<Message> messages = new ArrayList<>();
    long end = System.nanoTime() + LONGEST_SEARCH.toNanos();
    while (messages.size() < count && System.nanoTime() < end) {
      int most = Math.min(10, count - messages.size());
      messages.addAll(
          receiveOnce(r -> more.accept(r.maxNumberOfMessages(most).waitTimeSeconds(2))));
    }
    assertThat(messages).as("messages received of %s", name).hasSize(count);
    return messages;
  }

  /** Receives a number of messages, and returns their bodies. */
  public List<String> receiveBodies(int count) {
    return receive(count).stream().map(Message::body).toList();
  }

  /** Returns the result of one call: by default at most one message, without waiting. */
  public List<Message> receiveOnce(Consumer<ReceiveMessageRequest.Builder> more) {
    ReceiveMessageRequest.Builder request =
        ReceiveMessageRequest.builder().queueUrl(url).waitTimeSeconds(0);
    more.accept(request);
    return client().receiveMessage(request.build()).messages();
  }

  /**
   * Polls without waiting until a poll finds messages: a single one may miss them. Returns none if
   * {@value #SHORT_POLLS} polls in a row find nothing.
   */
  public List<Message> receiveByShortPolls(Consumer<ReceiveMessageRequest.Builder> more) {
    List<Message> messages = List.of();
    for (int poll = 0; poll < SHORT_POLLS && messages.isEmpty(); poll++) {
      messages = receiveOnce(more);
    }
    return messages;
  }

  /** Fails if a message can be received. Polls as long as the target requires. */
  public void givesNothing() {
    int seconds = sqs.target().secondsToSeeNothing();
    List<Message> messages =
        seconds == 0
            ? receiveByShortPolls(r -> r.maxNumberOfMessages(10))
            : receiveOnce(r -> r.maxNumberOfMessages(10).waitTimeSeconds(seconds));
    assertThat(messages).as("messages received of %s", name).isEmpty();
  }

  /** Starts a long poll on its own thread. It is waiting at the target when this returns. */
  public CompletableFuture<List<Message>> poll(
      int waitTimeSeconds, Consumer<ReceiveMessageRequest.Builder> more) {
    CompletableFuture<List<Message>> answer =
        CompletableFuture.supplyAsync(
            () -> receiveOnce(r -> more.accept(r.waitTimeSeconds(waitTimeSeconds))), POLLS);
    sqs.target().awaitPolls(1);
    return answer;
  }

  public void delete(Message message) {
    client().deleteMessage(d -> d.queueUrl(url).receiptHandle(message.receiptHandle()));
  }

  /** Changes the visibility timeout of a message that was received. */
  public void changeVisibility(Message message, int seconds) {
    client()
        .changeMessageVisibility(
            c -> c.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(seconds));
  }

  /** Sets attributes, given in pairs. */
  public void set(String... attributes) {
    client()
        .setQueueAttributes(s -> s.queueUrl(url).attributesWithStrings(Sqs.attributes(attributes)));
  }

  /** Returns all its attributes. */
  public Map<String, String> attributes() {
    return client()
        .getQueueAttributes(g -> g.queueUrl(url).attributeNames(QueueAttributeName.ALL))
        .attributesAsStrings();
  }

  /** Returns one attribute, or fails. */
  public String attribute(String attribute) {
    String value =
        client()
            .getQueueAttributes(g -> g.queueUrl(url).attributeNamesWithStrings(attribute))
            .attributesAsStrings()
            .get(attribute);
    if (value == null) {
      throw new AssertionError("The attribute " + attribute + " is not returned.");
    }
    return value;
  }

  /** Waits until the queue shows these counts, which are approximate and late. */
  public void eventuallyHas(int visible, int notVisible, int delayed) {
    sqs.eventually(
        () ->
            assertThat(attributes())
                .containsEntry("ApproximateNumberOfMessages", "" + visible)
                .containsEntry("ApproximateNumberOfMessagesNotVisible", "" + notVisible)
                .containsEntry("ApproximateNumberOfMessagesDelayed", "" + delayed));
  }

  private static Thread daemon(Runnable poll) {
    Thread thread = new Thread(poll, "poll");
    thread.setDaemon(true);
    return thread;
  }
}
