package dev.tailback.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.OverLimitException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Errors with a status or code that SQS would not use. */
class FaultStatusTest {
  private final FaultyEmulator emulator = new FaultyEmulator(1);
  private final String orders = emulator.queue("orders");

  @AfterEach
  void stop() {
    emulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    "OverLimit, 503, OverLimit, OverLimit, Receiver",
    "InternalError, 400, InternalFailure, InternalError, Sender",
    "KmsThrottled, 429, KmsThrottled, KMS.ThrottlingException, Sender",
    "QueueDoesNotExist, 404, QueueDoesNotExist, AWS.SimpleQueueService.NonExistentQueue, Sender",
    "SlowDown, 503, SlowDown, SlowDown, Receiver",
    "Some.Thing_else-2, 418, Some.Thing_else-2, Some.Thing_else-2, Sender"
  })
  void theStatusAndWhoseFaultItIsAreThoseOfTheRuleInBothProtocols(
      String code, int status, String type, String queryCode, String fault) {
    emulator.fault(
        "{'error': {'code': '%s', 'status': %d, 'message': 'Ouch.'}}".formatted(code, status));

    HttpResponse<String> json = emulator.json("ListQueues", "{}");
    assertThat(json.statusCode()).isEqualTo(status);
    assertThat(json.body()).contains("#" + type + "\"", "\"message\":\"Ouch.\"");
    assertThat(json.headers().firstValue("x-amzn-query-error")).hasValue(queryCode + ";" + fault);

    HttpResponse<String> query = emulator.query("Action=ListQueues");
    assertThat(query.statusCode()).isEqualTo(status);
    assertThat(query.body())
        .contains("<Type>" + fault + "</Type>", "<Code>" + queryCode + "</Code>", ">Ouch.<");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 407, 408, 413, 429, 499, 500, 502, 503, 504, 511, 599})
  void everyStatusArrivesWithItsBody(int status) {
    emulator.fault("{'error': {'code': 'SlowDown', 'status': " + status + "}}");
    HttpResponse<String> answer = emulator.query("Action=ListQueues");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("<Code>SlowDown</Code>");
  }

  @ParameterizedTest
  @CsvSource({"400, 1", "409, 1", "429, 3", "500, 3", "501, 1", "502, 3", "503, 3", "504, 3"})
  void theSdkTriesAgainByTheStatus(int status, int attempts) {
    long id =
        emulator.fault(
            "{'actions': ['SendMessage'], 'error': {'code': 'Odd', 'status': " + status + "}}");
    try (SqsClient retrying = emulator.client(3)) {
      assertThatThrownBy(() -> retrying.sendMessage(r -> r.queueUrl(orders).messageBody("a")))
          .isInstanceOfSatisfying(
              SqsException.class,
              e -> {
                assertThat(e.statusCode()).isEqualTo(status);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("Odd");
              });
    }
    assertThat(emulator.hits(id)).isEqualTo(attempts);
    assertThat(emulator.visible("orders")).isZero();
  }

  @Test
  void aRetryGetsThroughWhenTheRuleIsUsedUp() {
    emulator.fault(
        "{'actions': ['SendMessage'], 'times': 2, 'error': {'code': 'Odd', 'status': 503}}");
    try (SqsClient retrying = emulator.client(3)) {
      retrying.sendMessage(r -> r.queueUrl(orders).messageBody("a"));
    }
    assertThat(emulator.receiveBodies(orders)).containsExactly("a");
  }

  @Test
  void aKnownErrorKeepsItsExceptionWithAnotherStatus() {
    emulator.fault("{'error': {'code': 'OverLimit', 'status': 503}}");
    assertThatThrownBy(() -> emulator.receive(orders))
        .isInstanceOfSatisfying(
            OverLimitException.class, e -> assertThat(e.statusCode()).isEqualTo(503));
  }

  @Test
  void anErrorAfterwardsHasItsStatusToo() {
    emulator.fault(
        "{'actions': ['SendMessage'],"
            + " 'error': {'code': 'Odd', 'status': 504, 'moment': 'after'}}");
    assertThatThrownBy(() -> emulator.send(orders, "a"))
        .isInstanceOfSatisfying(SqsException.class, e -> assertThat(e.statusCode()).isEqualTo(504));
    assertThat(emulator.visible("orders")).isEqualTo(1);
  }
}
