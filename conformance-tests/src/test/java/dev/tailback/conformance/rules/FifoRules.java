package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Refusal.refused;
import static dev.tailback.conformance.SqsError.INVALID_PARAMETER_VALUE;
import static dev.tailback.conformance.SqsError.MISSING_PARAMETER;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tailback.conformance.Queue;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Slow;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

@Rules("FIFO order and locks")
@Source(guide = "FIFO-queues-understanding-logic")
final class FifoRules {

  @Test
  void messagesOfAGroupArriveOneByOneInTheOrderTheyWereSent(Sqs sqs) {
    Queue queue = sqs.fifo();
    send(queue, "group", "one", "two", "three");
    List<String> bodies = new ArrayList<>();

    for (int i = 0; i < 3; i++) {
      Message message = queue.receive();
      bodies.add(message.body());
      queue.delete(message);
    }

    assertThat(bodies).containsExactly("one", "two", "three");
  }

  @Test
  void oneReceiveReturnsSeveralMessagesOfAGroupInOrder(Sqs sqs) {
    Queue queue = sqs.fifo();
    send(queue, "group", "one", "two", "three", "four");

    assertThat(receiveAll(queue)).containsExactly("one", "two", "three", "four");
  }

  @Test
  void aReceiveThatHasAllOfAGroupGoesOnWithTheOthers(Sqs sqs) {
    Queue queue = sqs.fifo();
    send(queue, "a", "a1", "a2");
    send(queue, "b", "b1", "b2");

    List<String> bodies = receiveAll(queue);

    assertThat(bodies).containsExactlyInAnyOrder("a1", "a2", "b1", "b2");
    assertThat(bodies).containsSubsequence("a1", "a2").containsSubsequence("b1", "b2");
  }

  @Test
  void aGroupIsLockedWhileOneOfItsMessagesIsInFlight(Sqs sqs) {
    Queue queue = sqs.fifo("VisibilityTimeout", "600");
    send(queue, "group", "one", "two");
    queue.receive();

    queue.givesNothing();
  }

  @Test
  void otherGroupsGoOnWhileOneIsLocked(Sqs sqs) {
    Queue queue = sqs.fifo("VisibilityTimeout", "600");
    send(queue, "a", "a1", "a2");
    send(queue, "b", "b1", "b2");

    String one = queue.receive().body();
    String other = queue.receive().body();

    assertThat(List.of(one, other)).containsExactlyInAnyOrder("a1", "b1");
  }

  @Test
  void aDeletionFreesTheGroup(Sqs sqs) {
    Queue queue = sqs.fifo("VisibilityTimeout", "600");
    send(queue, "group", "one", "two");

    queue.delete(queue.receive());

    assertThat(queue.receive().body()).isEqualTo("two");
  }

  @Test
  void aGroupIsLockedUntilTheLastOfItsMessagesInFlightIsDeleted(Sqs sqs) {
    Queue queue = sqs.fifo("VisibilityTimeout", "600");
    send(queue, "group", "one", "two", "three");
    List<Message> inFlight = queue.receive(2);

    queue.delete(inFlight.get(0));
    queue.givesNothing();
    queue.delete(inFlight.get(1));

    assertThat(queue.receive().body()).isEqualTo("three");
  }

  @Test
  void theEndOfTheTimeoutReturnsTheSameMessageFirst(Sqs sqs) {
    Queue queue = sqs.fifo("VisibilityTimeout", "1");
    send(queue, "group", "one", "two");
    assertThat(queue.receive().body()).isEqualTo("one");

    sqs.passSeconds(2);

    assertThat(queue.receive().body()).isEqualTo("one");
  }

  @Test
  @Source(api = "ChangeMessageVisibility")
  void aTimeoutThatIsChangedToZeroReturnsTheSameMessageFirst(Sqs sqs) {
    Queue queue = sqs.fifo("VisibilityTimeout", "600");
    send(queue, "group", "one", "two");

    queue.changeVisibility(queue.receive(), 0);

    assertThat(queue.receive().body()).isEqualTo("one");
  }

  @Test
  @Unsure("The page does not say what is returned when a part of a group is in sight again.")
  void aGroupIsReturnedUpToItsFirstMessageInFlight(Sqs sqs) {
    Queue queue = sqs.fifo("VisibilityTimeout", "600");
    send(queue, "group", "one", "two", "three");
    List<Message> inFlight = queue.receive(3);

    queue.changeVisibility(inFlight.get(2), 0);
    queue.givesNothing();
    queue.changeVisibility(inFlight.get(0), 0);

    assertThat(receiveAll(queue)).containsExactly("one");
  }

  @Test
  @Source(guide = "sqs-short-and-long-polling")
  void aLongPollReturnsAMessageWhoseGroupIsFreedMeanwhile(Sqs sqs) throws Exception {
    Queue queue = sqs.fifo("VisibilityTimeout", "600");
    send(queue, "group", "one", "two");
    Message one = queue.receive();
    CompletableFuture<List<Message>> poll = queue.poll(20, r -> {});

    queue.delete(one);

    assertThat(poll.get(10, SECONDS)).extracting(Message::body).containsExactly("two");
  }

  @Test
  @Source(api = "SendMessageBatch")
  void theMessagesOfABatchKeepTheirOrder(Sqs sqs) {
    Queue queue = sqs.fifo();

    sqs.client()
        .sendMessageBatch(
            b -> b.queueUrl(queue.url()).entries(entry("z"), entry("y"), entry("x"), entry("w")));

    assertThat(receiveAll(queue)).containsExactly("z", "y", "x", "w");
  }

  @Test
  @Source(api = "SendMessage")
  void sequenceNumbersGrow(Sqs sqs) {
    Queue queue = sqs.fifo();
    List<SendMessageResponse> answers = send(queue, "group", "one", "two", "three");

    assertGrow(answers.stream().map(SendMessageResponse::sequenceNumber).toList());
  }

  @Test
  @Source(api = "SendMessageBatch")
  void sequenceNumbersGrowWithinABatch(Sqs sqs) {
    Queue queue = sqs.fifo();

    SendMessageBatchResponse answer =
        sqs.client()
            .sendMessageBatch(
                b -> b.queueUrl(queue.url()).entries(entry("a"), entry("b"), entry("c")));

    assertThat(answer.successful()).hasSize(3);
    assertGrow(
        answer.successful().stream().map(SendMessageBatchResultEntry::sequenceNumber).toList());
  }

  @Test
  @Source(api = "SendMessage")
  @Unsure("The page calls it 128 bits long; 20 digits are what is seen.")
  void aSequenceNumberHas20Digits(Sqs sqs) {
    assertThat(sqs.fifo().send("one", "group").sequenceNumber()).matches("[0-9]{20}");
  }

  @Test
  @Source(api = "ReceiveMessage")
  void aMessageArrivesWithItsGroupItsDeduplicationIdAndItsSequenceNumber(Sqs sqs) {
    Queue queue = sqs.fifo();

    String sequenceNumber = queue.send("one", "group", "id").sequenceNumber();

    assertThat(
            queue
                .receive(r -> r.messageSystemAttributeNamesWithStrings("All"))
                .attributesAsStrings())
        .containsEntry("MessageGroupId", "group")
        .containsEntry("MessageDeduplicationId", "id")
        .containsEntry("SequenceNumber", sequenceNumber);
  }

  @Test
  @Source(guide = "using-messagegroupid-property")
  void aMessageWithoutAGroupIsRefused(Sqs sqs) {
    Queue queue = sqs.fifo();

    refused(() -> queue.send("lost", m -> m.messageDeduplicationId("id")))
        .as(MISSING_PARAMETER)
        .mentioning("MessageGroupId");
  }

  @Test
  @Source(api = "SendMessageBatch")
  @Unsure("The page does not say that one entry without a group refuses all, nor with which code.")
  void aBatchWithAMessageWithoutAGroupIsRefused(Sqs sqs) {
    Queue queue = sqs.fifo();
    SendMessageBatchRequestEntry lost = entry("lost").toBuilder().messageGroupId(null).build();

    refused(
            () ->
                sqs.client()
                    .sendMessageBatch(b -> b.queueUrl(queue.url()).entries(entry("good"), lost)))
        .as(INVALID_PARAMETER_VALUE);
    queue.givesNothing();
  }

  @Test
  @Source(api = "SendMessage")
  void aGroupHasUpTo128LettersDigitsAndPunctuationMarks(Sqs sqs) {
    Queue queue = sqs.fifo();
    String punctuation = "Az09!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    String longest = punctuation + "x".repeat(128 - punctuation.length());

    queue.send("sent", longest);

    refused(() -> queue.send("refused", longest + "x")).as(INVALID_PARAMETER_VALUE);
    refused(() -> queue.send("refused", "two words")).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Source(api = "ReceiveMessage")
  void aReceiveWithTheSameAttemptIdReturnsTheSameMessages(Sqs sqs) {
    Queue queue = sqs.fifo("VisibilityTimeout", "600");
    send(queue, "group", "one", "two");

    List<Message> lost = attempt(queue, "attempt");
    List<Message> found = attempt(queue, "attempt");

    assertThat(found).hasSize(2);
    assertThat(found)
        .extracting(Message::body, Message::receiptHandle)
        .containsExactlyElementsOf(
            lost.stream().map(m -> tuple(m.body(), m.receiptHandle())).toList());
  }

  @Test
  @Slow
  @Source(api = "ReceiveMessage")
  void aReceiveWithTheSameAttemptIdRestartsTheTimeout(Sqs sqs) {
    Queue queue = sqs.fifo("VisibilityTimeout", "60");
    send(queue, "group", "one");
    attempt(queue, "attempt");

    sqs.passSeconds(40);
    assertThat(attempt(queue, "attempt")).hasSize(1);
    sqs.passSeconds(40);

    queue.givesNothing();
  }

  @Test
  @Source(api = "ReceiveMessage")
  void aReceiveWithAnAttemptIdOfItsOwnReturnsNothingOfALockedGroup(Sqs sqs) {
    Queue queue = sqs.fifo("VisibilityTimeout", "600");
    send(queue, "group", "one", "two");
    queue.receive();

    assertThat(attempt(queue, "attempt")).isEmpty();
  }

  @Test
  @Source(api = "ReceiveMessage")
  @Unsure("The page says that such a retry is not possible, not that it is a receive like others.")
  void anAttemptIdIsSpentOnceItsMessagesAreChanged(Sqs sqs) {
    Queue queue = sqs.fifo("VisibilityTimeout", "600");
    send(queue, "group", "one", "two");
    List<Message> first = attempt(queue, "attempt");
    queue.delete(first.get(0));
    queue.changeVisibility(first.get(1), 0);

    assertThat(attempt(queue, "attempt")).extracting(Message::body).containsExactly("two");
  }

  @Test
  @Source(api = "ReceiveMessage")
  void aMessageWhoseTimeoutHasEndedCannotBeDeleted(Sqs sqs) {
    Queue queue = sqs.fifo();
    send(queue, "group", "one");
    Message expired = queue.receive(r -> r.visibilityTimeout(1));
    sqs.passSeconds(2);

    refused(() -> queue.delete(expired)).as(INVALID_PARAMETER_VALUE);
    assertThat(queue.receive().body()).isEqualTo("one");
  }

  private static List<SendMessageResponse> send(Queue queue, String group, String... bodies) {
    List<SendMessageResponse> answers = new ArrayList<>();
    for (String body : bodies) {
      answers.add(queue.send(body, group));
    }
    return answers;
  }

  private static void assertGrow(List<String> sequenceNumbers) {
    assertThat(sequenceNumbers).doesNotContainNull();
    assertThat(sequenceNumbers.stream().map(BigInteger::new)).isSorted().doesNotHaveDuplicates();
  }

  private static List<String> receiveAll(Queue queue) {
    return queue.receiveOnce(r -> r.maxNumberOfMessages(10).waitTimeSeconds(2)).stream()
        .map(Message::body)
        .toList();
  }

  private static List<Message> attempt(Queue queue, String id) {
    return queue.receiveOnce(
        r -> r.maxNumberOfMessages(10).waitTimeSeconds(2).receiveRequestAttemptId(id));
  }

  /** Returns an entry whose body and deduplication id equal its id. */
  private static SendMessageBatchRequestEntry entry(String id) {
    return SendMessageBatchRequestEntry.builder()
        .id(id)
        .messageBody(id)
        .messageGroupId("group")
        .messageDeduplicationId(id)
        .build();
  }
}
