package dev.tailback.server.sqs;

import static dev.tailback.server.sqs.WireError.INVALID_ATTRIBUTE_NAME;
import static dev.tailback.server.sqs.WireError.INVALID_PARAMETER_VALUE;
import static dev.tailback.server.sqs.WireError.OVER_LIMIT;
import static dev.tailback.server.sqs.WireError.RECEIPT_HANDLE_IS_INVALID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.tailback.engine.queue.QueueLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of receiving, deleting and changing the visibility of messages, and what is no error. */
final class ReceiptErrorsTest {
  private static final String EXPIRED =
      "Value %s for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.";

  @AutoClose private final Emulator emulator = new Emulator();

  private String sendAndReceive(String url, Object... more) {
    Map<String, Object> message =
        Members.with(Members.of("QueueUrl", url, "MessageBody", "hello"), more);
    emulator.call(Wire.JSON, "SendMessage", message);
    return receive(url);
  }

  private String receive(String url) {
    Object received = emulator.call("ReceiveMessage", "QueueUrl", url);
    return (String) Members.at(received, "Messages.0.ReceiptHandle");
  }

  private boolean isEmpty(String url) {
    return emulator.call("ReceiveMessage", "QueueUrl", url).isEmpty();
  }

  private void deletes(String url, String handle) {
    for (Wire wire : Wire.values()) {
      emulator.call(wire, "DeleteMessage", Members.of("QueueUrl", url, "ReceiptHandle", handle));
    }
  }

  private void refusesDelete(WireError error, String text, String url, String handle) {
    emulator.refuses(error, text, "DeleteMessage", "QueueUrl", url, "ReceiptHandle", handle);
  }

  private void changesVisibility(String url, String handle, int seconds) {
    for (Wire wire : Wire.values()) {
      emulator.call(
          wire,
          "ChangeMessageVisibility",
          Members.of("QueueUrl", url, "ReceiptHandle", handle, "VisibilityTimeout", seconds));
    }
  }

  private void refusesChangeVisibility(
      WireError error, String text, String url, String handle, int seconds) {
    emulator.refuses(
        error,
        text,
        "ChangeMessageVisibility",
        "QueueUrl",
        url,
        "ReceiptHandle",
        handle,
        "VisibilityTimeout",
        seconds);
  }

  private String fifo() {
    return emulator.fifoQueue("q.fifo", "ContentBasedDeduplication", "true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "AQEB", "a \"b\" <c>", "AQEBAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void aTextThatIsNoReceiptHandleIsInvalid(String handle) {
    String text = "The input receipt handle \"" + handle + "\" is not a valid receipt handle.";
    for (String url : List.of(emulator.queue("q"), fifo())) {
      refusesDelete(RECEIPT_HANDLE_IS_INVALID, text, url, handle);
      refusesChangeVisibility(RECEIPT_HANDLE_IS_INVALID, text, url, handle, 1);
    }
  }

  @Test
  void theHandleOfAnotherQueueIsInvalid() {
    String handle = sendAndReceive(emulator.queue("q"));
    String text = "The receipt handle \"" + handle + "\" is not valid for this queue.";
    String other = emulator.queue("other");
    refusesDelete(RECEIPT_HANDLE_IS_INVALID, text, other, handle);
    refusesChangeVisibility(RECEIPT_HANDLE_IS_INVALID, text, other, handle, 1);
  }

  @Test
  void whatIsDeletedCanBeDeletedAgain() {
    for (String url : List.of(emulator.queue("q"), fifo())) {
      String handle =
          url.endsWith("fifo") ? sendAndReceive(url, "MessageGroupId", "g") : sendAndReceive(url);
      deletes(url, handle);
      deletes(url, handle);
      refusesChangeVisibility(
          INVALID_PARAMETER_VALUE,
          "Value "
              + handle
              + " for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not"
              + " available for visibility timeout change.",
          url,
          handle,
          1);
    }
  }

  @Test
  void anExpiredHandleStillDeletesFromAStandardQueue() {
    String url = emulator.queue("q");
    String handle = sendAndReceive(url);
    emulator.advanceSeconds(30);
    deletes(url, handle);
    assertThat(isEmpty(url)).isTrue();
  }

  @Test
  void anOlderHandleStillDeletesFromAStandardQueue() {
    String url = emulator.queue("q");
    String older = sendAndReceive(url);
    emulator.advanceSeconds(30);
    receive(url);
    deletes(url, older);
    emulator.advanceSeconds(30);
    assertThat(isEmpty(url)).isTrue();
  }

  @Test
  void aHandleOlderThanTwelveHoursHasExpired() {
    String url = emulator.queue("q");
    String handle = sendAndReceive(url);
    emulator.advanceSeconds(43_200);
    emulator.advanceSeconds(1);
    refusesDelete(INVALID_PARAMETER_VALUE, EXPIRED.formatted(handle), url, handle);
  }

  @Test
  void anExpiredHandleHasNoEffectOnAFifoQueue() {
    String url = fifo();
    String handle = sendAndReceive(url, "MessageGroupId", "g");
    emulator.advanceSeconds(30);
    refusesDelete(INVALID_PARAMETER_VALUE, EXPIRED.formatted(handle), url, handle);
    refusesChangeVisibility(INVALID_PARAMETER_VALUE, EXPIRED.formatted(handle), url, handle, 1);
    receive(url);
    refusesDelete(INVALID_PARAMETER_VALUE, EXPIRED.formatted(handle), url, handle);
    refusesChangeVisibility(INVALID_PARAMETER_VALUE, EXPIRED.formatted(handle), url, handle, 1);
  }

  @Test
  void anExpiredHandleDoesNotChangeTheVisibilityOfAStandardMessage() {
    String url = emulator.queue("q");
    String handle = sendAndReceive(url);
    emulator.advanceSeconds(30);
    changesVisibility(url, handle, 100);
    assertThat(isEmpty(url)).isFalse();
  }

  @Test
  void anOlderHandleChangesTheVisibilityOfAMessageThatHasANewerOne() {
    String url = emulator.queue("q");
    String older = sendAndReceive(url);
    emulator.advanceSeconds(30);
    receive(url);
    changesVisibility(url, older, 0);
    assertThat(isEmpty(url)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 43_201})
  void aVisibilityTimeoutHasItsRange(int seconds) {
    String url = emulator.queue("q");
    refusesChangeVisibility(
        INVALID_PARAMETER_VALUE,
        "Value "
            + seconds
            + " for parameter VisibilityTimeout is invalid. Reason: VisibilityTimeout must be an"
            + " integer between 0 and 43200",
        url,
        sendAndReceive(url),
        seconds);
  }

  @Test
  void aVisibilityTimeoutLastsTwelveHoursAtMost() {
    String url = emulator.queue("q");
    String handle = sendAndReceive(url);
    changesVisibility(url, handle, 43_199);
    emulator.advanceSeconds(5);
    changesVisibility(url, handle, 43_194);
    for (int seconds : new int[] {43_195, 43_200}) {
      refusesChangeVisibility(
          INVALID_PARAMETER_VALUE,
          "Value "
              + seconds
              + " for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for"
              + " the message is beyond the limit [43200 seconds]",
          url,
          handle,
          seconds);
    }
  }

  @Test
  void aPurgeMakesHandlesHarmless() {
    String url = emulator.queue("q");
    String handle = sendAndReceive(url);
    emulator.call("PurgeQueue", "QueueUrl", url);
    deletes(url, handle);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MaxNumberOfMessages | 0 | Must be between 1 and 10, if provided.",
        "MaxNumberOfMessages | 11 | Must be between 1 and 10, if provided.",
        "WaitTimeSeconds | -1 | Must be >= 0 and <= 20, if provided.",
        "WaitTimeSeconds | 21 | Must be >= 0 and <= 20, if provided.",
        "VisibilityTimeout | -1 | Must be between 0 and 43200, if provided.",
        "VisibilityTimeout | 43201 | Must be between 0 and 43200, if provided."
      })
  void aReceiveHasItsRanges(String parameter, int value, String reason) {
    emulator.refuses(
        INVALID_PARAMETER_VALUE,
        "Value " + value + " for parameter " + parameter + " is invalid. Reason: " + reason,
        "ReceiveMessage",
        "QueueUrl",
        emulator.queue("q"),
        parameter,
        value);
  }

  @Test
  void theBoundsOfAReceiveAreWithin() {
    String url = emulator.queue("q");
    for (Wire wire : Wire.values()) {
      for (List<Integer> bounds : List.of(List.of(1, 0), List.of(10, 43_200))) {
        Map<String, Object> request =
            Members.of(
                "QueueUrl",
                url,
                "MaxNumberOfMessages",
                bounds.get(0),
                "VisibilityTimeout",
                bounds.get(1),
                "WaitTimeSeconds",
                0);
        assertThat(emulator.call(wire, "ReceiveMessage", request)).isEmpty();
      }
    }
  }

  @Test
  void fiveThousandAttributeNamesAreReadQuickly() {
    Map<String, Object> request =
        Members.of(
            "QueueUrl",
            emulator.queue("q"),
            "AttributeNames",
            IntStream.range(0, 5_000).mapToObj(i -> "a" + i).toList(),
            "MessageSystemAttributeNames",
            IntStream.range(0, 5_000).mapToObj(i -> "b" + i).toList());
    HttpConnection.Answer answer =
        assertTimeout(
            Duration.ofSeconds(5),
            () -> emulator.send(Wire.JSON.request("ReceiveMessage", request)));
    assertThat(answer.body()).contains("Unknown Attribute a0.");
  }

  @Test
  void anUnknownSystemAttributeIsRefusedButAQueueAttributeSelectsNothing() {
    String url = emulator.queue("q");
    for (String parameter : List.of("AttributeNames", "MessageSystemAttributeNames")) {
      emulator.refuses(
          INVALID_ATTRIBUTE_NAME,
          "Unknown Attribute Colour.",
          "ReceiveMessage",
          "QueueUrl",
          url,
          parameter,
          List.of("SenderId", "Colour"));
      assertThat(emulator.call("ReceiveMessage", "QueueUrl", url, parameter, List.of("QueueArn")))
          .isEmpty();
    }
  }

  @Test
  void anAttemptIdHasTheAlphabetOfIdsInFifoQueuesAndIsIgnoredElsewhere() {
    for (String id : List.of("a b", "ü", "a".repeat(129))) {
      emulator.refuses(
          INVALID_PARAMETER_VALUE,
          "Value "
              + id
              + " for parameter ReceiveRequestAttemptId is invalid. Reason: ReceiveRequestAttemptId"
              + " can only include alphanumeric and punctuation characters. 1 to 128 in length.",
          "ReceiveMessage",
          "QueueUrl",
          fifo(),
          "ReceiveRequestAttemptId",
          id);
      String standard = emulator.queue("q");
      assertThat(
              emulator.call("ReceiveMessage", "QueueUrl", standard, "ReceiveRequestAttemptId", id))
          .isEmpty();
    }
  }

  @Test
  void aShortPollAtTheInFlightLimitIsRefused() {
    try (Emulator small = Emulator.withLimits(new QueueLimits(1, 1))) {
      String url = small.queue("q");
      small.call("SendMessage", "QueueUrl", url, "MessageBody", "b");
      small.call("ReceiveMessage", "QueueUrl", url);
      small.refuses(
          OVER_LIMIT,
          "Too many messages have been received without being deleted.\n"
              + "Please delete your received messages or let them timeout before receiving more.",
          "ReceiveMessage",
          "QueueUrl",
          url);
    }
  }
}
