package dev.tailback.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls for which a rule fires. */
class FaultRuleTest {
  private static FaultyEmulator emulator;

  @BeforeAll
  static void start() {
    emulator = new FaultyEmulator(1);
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @BeforeEach
  void reset() {
    emulator.admin("POST", "reset", "");
  }

  @ParameterizedTest
  @CsvSource({
    "orders, orders, true",
    "orders, orders-2, false",
    "orders*, orders, true",
    "*, orders, true",
    "*-2, orders-2, true",
    "o?ders, orders, true",
    "o?ders, oders, false",
    "*.fifo, orders, false",
    "'o.*', orders, false"
  })
  void queuesAreMatchedByTheirNames(String glob, String name, boolean isStruck) {
    String url = emulator.queue(name);
    emulator.fault("{'queue': '" + glob + "', 'throttle': {}}");
    assertThat(emulator.trySend(url)).isEqualTo(isStruck ? "RequestThrottled" : "sent");
  }

  @Test
  void aQueueCanBeNamedByUrlNameOrArn() {
    emulator.queue("orders");
    long id = emulator.fault("{'queue': 'orders', 'throttle': {}}");
    for (String call :
        List.of(
            "Action=GetQueueUrl&QueueName=orders",
            "Action=PurgeQueue&QueueUrl=http://anywhere/000000000000/orders",
            "Action=ListMessageMoveTasks&SourceArn=arn:aws:sqs:us-east-1:000000000000:orders")) {
      assertThat(emulator.query(call).statusCode()).isEqualTo(403);
    }
    assertThat(emulator.query("Action=ListQueues").statusCode()).isEqualTo(200);
    assertThat(emulator.hits(id)).isEqualTo(3);
  }

  @Test
  void actionsAndCallersAreMatched() {
    String url = emulator.queue("orders");
    emulator.fault("{'actions': ['DeleteMessage'], 'throttle': {}}");
    emulator.fault("{'accessKey': 'somebody', 'throttle': {}}");
    assertThat(emulator.trySend(url)).isEqualTo("sent");
    emulator.fault("{'accessKey': 'test', 'actions': ['SendMessage'], 'throttle': {}}");
    assertThat(emulator.trySend(url)).isEqualTo("RequestThrottled");
  }

  @ParameterizedTest
  @CsvSource({"aws-sdk-java/*, true", "*lang/java*, true", "aws-sdk-java, false", "Boto3*, false"})
  void clientsAreMatchedByTheirUserAgent(String glob, boolean isStruck) {
    String url = emulator.queue("orders");
    emulator.fault("{'userAgent': '" + glob + "', 'throttle': {}}");
    assertThat(emulator.trySend(url)).isEqualTo(isStruck ? "RequestThrottled" : "sent");
    assertThat(emulator.query("Action=ListQueues").statusCode())
        .as("another client")
        .isEqualTo(200);
  }

  @Test
  void accountsAreMatched() {
    String url = emulator.queue("orders");
    emulator.fault("{'account': '123456789012', 'throttle': {}}");
    assertThat(emulator.trySend(url)).isEqualTo("sent");
    emulator.fault("{'account': '000000000000', 'throttle': {}}");
    assertThat(emulator.trySend(url)).isEqualTo("RequestThrottled");
  }

  @Test
  void theFirstRuleThatMatchesWins() {
    String url = emulator.queue("orders");
    long first = emulator.fault("{'queue': 'orders', 'error': {'code': 'OverLimit'}}");
    long second = emulator.fault("{'throttle': {}}");
    assertThat(emulator.trySend(url)).isEqualTo("OverLimit");
    assertThat(emulator.hits(first)).isEqualTo(1);
    assertThat(emulator.hits(second)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'every': 3                                          | ..x..x..x
          'nth': 2                                            | .x.......
          'times': 2                                          | xx.......
          'every': 2, 'times': 2                              | .x.x.....
          'probability': 0                                    | .........
          'probability': 1                                    | xxxxxxxxx
          'backlog': {'when': 'visible >= 4'}                 | ....xxxxx
          'backlog': {'when': 'visible >= 4'}, 'every': 2     | .....x.x.
          """)
  void callsAreStruckBySchedule(String schedule, String struck) {
    String url = emulator.queue("orders");
    emulator.fault("{'actions': ['SendMessage'], 'throttle': {}, " + schedule + "}");
    String seen =
        IntStream.range(0, struck.length())
            .mapToObj(i -> emulator.trySend(url).equals("sent") ? "." : "x")
            .reduce("", String::concat);
    assertThat(seen).isEqualTo(struck);
  }

  @Test
  void aProbabilityIsThatShareOfTheCalls() {
    long id = emulator.fault("{'probability': 0.25, 'throttle': {}}");
    IntStream.range(0, 1_000).forEach(i -> emulator.json("ListQueues", "{}"));
    assertThat(emulator.hits(id)).isCloseTo(250, within(50L));
  }

  @Test
  void aTimeWindowIsInEngineTime() {
    String url = emulator.queue("orders");
    emulator.fault("{'from': 'PT1M', 'until': 'PT2M', 'throttle': {}}");
    assertThat(emulator.trySend(url)).isEqualTo("sent");
    emulator.advance(Duration.ofMinutes(1));
    assertThat(emulator.trySend(url)).isEqualTo("RequestThrottled");
    emulator.advance(Duration.ofMinutes(1));
    assertThat(emulator.trySend(url)).isEqualTo("sent");
  }

  @Test
  void aTimeWindowCanBeNamedByItsTimes() {
    String url = emulator.queue("orders");
    emulator.fault("{'until': '2026-01-01T00:00:00Z', 'error': {'code': 'OverLimit'}}");
    emulator.fault("{'from': '2026-01-01T00:00:00Z', 'throttle': {}}");
    assertThat(emulator.trySend(url)).isEqualTo("RequestThrottled");
  }
}
