package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Refusal.refused;
import static dev.tailback.conformance.SqsError.INVALID_PARAMETER_VALUE;
import static dev.tailback.conformance.SqsError.QUEUE_DOES_NOT_EXIST;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.conformance.Queue;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

@Rules("Receive")
@Source(api = "ReceiveMessage")
final class ReceiveRules {

  @Test
  void anEmptyQueueGivesNothing(Sqs sqs) {
    sqs.queue().givesNothing();
  }

  @Test
  void oneMessageIsReturnedUnlessMoreAreAskedFor(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("one");
    queue.send("two");

    sqs.eventually(() -> assertThat(queue.receiveOnce(r -> r.waitTimeSeconds(2))).hasSize(1));
  }

  @Test
  void aReceiveReturnsNoMoreThanItAsksFor(Sqs sqs) {
    Queue queue = sqs.queue();
    for (int i = 0; i < 12; i++) {
      queue.send("message " + i);
    }

    assertThat(queue.receiveOnce(r -> r.maxNumberOfMessages(3).waitTimeSeconds(2)))
        .hasSizeBetween(1, 3);
    assertThat(queue.receiveOnce(r -> r.maxNumberOfMessages(10).waitTimeSeconds(2)))
        .hasSizeBetween(1, 10);
  }

  @Test
  void everyMessageIsReturnedInTheEnd(Sqs sqs) {
    Queue queue = sqs.queue();
    Set<String> bodies = new HashSet<>();
    for (int i = 0; i < 25; i++) {
      queue.send("message " + i);
      bodies.add("message " + i);
    }

    assertThat(queue.receiveBodies(25)).containsAll(bodies);
  }

  @Test
  void atMostTenMessagesCanBeAskedFor(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> queue.receiveOnce(r -> r.maxNumberOfMessages(11))).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  void atLeastOneMessageMustBeAskedFor(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> queue.receiveOnce(r -> r.maxNumberOfMessages(0))).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  void aWaitIsAtMost20Seconds(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> queue.receiveOnce(r -> r.waitTimeSeconds(21))).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  void aVisibilityTimeoutIsAtMost12Hours(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> queue.receiveOnce(r -> r.visibilityTimeout(43201))).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Source(guide = "sqs-visibility-timeout")
  void aReceivedMessageIsNotReturnedAgain(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("once");
    queue.receive();

    queue.givesNothing();
  }

  @Test
  @Source(guide = "sqs-short-and-long-polling")
  void aLongPollReturnsAsSoonAsAMessageArrives(Sqs sqs) throws Exception {
    Queue queue = sqs.queue();
    CompletableFuture<List<Message>> poll = queue.poll(20, r -> {});

    queue.send("awaited");

    assertThat(poll.get(10, SECONDS)).extracting(Message::body).containsExactly("awaited");
  }

  @Test
  @Source(guide = "sqs-short-and-long-polling")
  void aLongPollThatFindsNothingEndsEmpty(Sqs sqs) throws Exception {
    Queue queue = sqs.queue();
    CompletableFuture<List<Message>> poll = queue.poll(5, r -> {});

    assertThat(poll).isNotDone();
    sqs.passSeconds(5);

    assertThat(poll.get(10, SECONDS)).isEmpty();
  }

  @Test
  @Source(guide = "sqs-short-and-long-polling")
  void theWaitOfTheQueueHoldsIfTheCallHasNone(Sqs sqs) throws Exception {
    Queue queue = sqs.queue("ReceiveMessageWaitTimeSeconds", "20");
    CompletableFuture<List<Message>> poll = queue.poll(0, r -> r.waitTimeSeconds(null));

    queue.send("awaited");

    assertThat(poll.get(10, SECONDS)).hasSize(1);
  }

  @Test
  void withoutNamesNoAttributesAreReturned(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("attributes", m -> m.messageAttributes(colours("dark.blue")));

    Message message = queue.receive();

    assertThat(message.attributes()).isEmpty();
    assertThat(message.messageAttributes()).isEmpty();
    assertThat(message.md5OfMessageAttributes()).isNull();
  }

  @Test
  void allSystemAttributesOfAStandardQueueAreReturned(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("attributes");

    assertThat(
            queue
                .receive(r -> r.messageSystemAttributeNamesWithStrings("All"))
                .attributesAsStrings())
        .containsOnlyKeys(
            "SenderId",
            "SentTimestamp",
            "ApproximateReceiveCount",
            "ApproximateFirstReceiveTimestamp")
        .containsEntry("ApproximateReceiveCount", "1");
  }

  @Test
  void theOldListOfSystemAttributesIsHonoured(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("attributes");

    JsonNode message =
        sqs.raw()
            .json(
                "ReceiveMessage",
                Map.of(
                    "QueueUrl",
                    queue.url(),
                    "AttributeNames",
                    List.of("SentTimestamp"),
                    "WaitTimeSeconds",
                    5))
            .succeeded()
            .json()
            .at("/Messages/0");

    assertThat(message.path("Attributes").fieldNames())
        .toIterable()
        .containsExactly("SentTimestamp");
  }

  @Test
  void timesAreInEpochMilliseconds(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("now");

    Map<String, String> attributes =
        queue.receive(r -> r.messageSystemAttributeNamesWithStrings("All")).attributesAsStrings();

    assertThat(attributes.get("SentTimestamp")).matches("[0-9]{13}");
    assertThat(attributes.get("ApproximateFirstReceiveTimestamp")).matches("[0-9]{13}");
  }

  @Test
  void onlyTheMessageAttributesThatAreAskedForAreReturned(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("attributes", m -> m.messageAttributes(colours("red", "blue")));

    assertThat(queue.receive(r -> r.messageAttributeNames("blue", "green")).messageAttributes())
        .containsOnlyKeys("blue");
  }

  @Test
  void messageAttributesCanBeAskedForByPrefix(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send(
        "attributes", m -> m.messageAttributes(colours("dark.blue", "dark.red", "light.blue")));

    assertThat(queue.receive(r -> r.messageAttributeNames("dark.*")).messageAttributes())
        .containsOnlyKeys("dark.blue", "dark.red");
  }

  @Test
  @Unsure("The page speaks of the MD5 of the attributes; it is of those that are returned.")
  void theMd5IsOfTheMessageAttributesThatAreReturned(Sqs sqs) {
    Queue queue = sqs.queue();
    MessageAttributeValue value =
        MessageAttributeValue.builder().dataType("String").stringValue("v").build();
    queue.send("attributes", m -> m.messageAttributes(Map.of("k", value, "other", value)));

    assertThat(queue.receive(r -> r.messageAttributeNames("k")).md5OfMessageAttributes())
        .isEqualTo("0a77b0642718c3d9dd47090567d11e0d");
  }

  @Test
  @Source(guide = "sqs-queue-message-identifiers")
  void everyReceiveHasAReceiptHandleOfItsOwn(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("twice");

    Message first = queue.receive(r -> r.visibilityTimeout(0));
    Message second = queue.receive();

    assertThat(second.messageId()).isEqualTo(first.messageId());
    assertThat(second.receiptHandle()).isNotEqualTo(first.receiptHandle());
  }

  @Test
  void aQueueThatDoesNotExistGivesNoMessage(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> sqs.queueAt(queue.url() + "-not").receiveOnce(r -> {}))
        .as(QUEUE_DOES_NOT_EXIST)
        .withStatus(400);
  }

  private static Map<String, MessageAttributeValue> colours(String... names) {
    MessageAttributeValue value =
        MessageAttributeValue.builder().dataType("String").stringValue("colour").build();
    return Arrays.stream(names).collect(Collectors.toMap(name -> name, name -> value));
  }
}
