package dev.tailback.lab.read;

import static dev.tailback.lab.read.Texts.assertRefused;
import static dev.tailback.lab.read.Texts.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.Expectation;
import dev.tailback.lab.scenario.Expectation.Comparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExpectationReaderTest {

  private static Expectation expectation(String text) {
    return read("expect:\n  - '" + text + "'").expectations().get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "duplicates < 1%, DUPLICATES, LESS, 0.01",
    "duplicates < 0.01, DUPLICATES, LESS, 0.01",
    "duplicates <= 0, DUPLICATES, AT_MOST, 0",
    "duplicates <= 100%, DUPLICATES, AT_MOST, 1",
    "p99 age < 5m, AGE_P99, LESS, 300",
    "age p99 <= 1.5s, AGE_P99, AT_MOST, 1.5",
    "ageP99<5m, AGE_P99, LESS, 300",
    "deadLettered < 0.1%, DEAD_LETTERED_SHARE, LESS, 0.001",
    "dead-lettered > 5, DEAD_LETTERED, MORE, 5",
    "visible max < 100, VISIBLE_MAX, LESS, 100",
    "max visible < 100, VISIBLE_MAX, LESS, 100",
    "throughput >= 7/s, THROUGHPUT, AT_LEAST, 7",
    "throughput >= 420/m, THROUGHPUT, AT_LEAST, 7",
    "throughput >= 7, THROUGHPUT, AT_LEAST, 7",
    "alarms >= 1, ALARMS, AT_LEAST, 1",
    "first alarm < 10m, FIRST_ALARM, LESS, 600",
    "empty receives < 50%, EMPTY_RECEIVES, LESS, 0.5",
    "cost < $5, COST_A_MONTH, LESS, 5",
    "cost a month < 5.5, COST_A_MONTH, LESS, 5.5",
    "age of oldest < 1h, OLDEST_MAX, LESS, 3600",
    "receives per message < 1.5, RECEIVES_PER_MESSAGE, LESS, 1.5",
  })
  void friendlyWordsAreUnderstood(String text, Figure figure, Comparison comparison, double bound) {
    assertThat(expectation(text)).isEqualTo(new Expectation(text, figure, null, comparison, bound));
  }

  @ParameterizedTest
  @EnumSource(Figure.class)
  void eachFigureIsFoundByItsKey(Figure figure) {
    String value =
        switch (figure.unit()) {
          case SECONDS -> "1s";
          case SHARE -> "1%";
          default -> "1";
        };
    assertThat(expectation(figure.key() + " < " + value).figure()).isEqualTo(figure);
  }

  @Test
  void anExpectationMayBeAboutOneQueueOrConsumer() {
    assertThat(expectation("visible max of dlq < 5").of()).isEqualTo("dlq");
    assertThat(expectation("age of oldest of orders < 5m").figure()).isEqualTo(Figure.OLDEST_MAX);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "duplicates | 'duplicates' is not an expectation such as p99 age < 5m",
        "duplicates = 1% | 'duplicates = 1%' is not an expectation such as p99 age < 5m",
        "duplicate% < 1% | there is no figure 'duplicate%', did you mean duplicates?",
        "visible max of order < 5 | there is no queue or consumer 'order', did you mean orders?",
        "visible max of nothing < 5 | there is no queue or consumer 'nothing', expected one of"
            + " orders, dlq, jobs.fifo, more",
        "workers mean of orders < 5 | orders has no workersMean, expected one of offered, sent,"
            + " received, deleted, deadLettered, deadLetteredShare, expired, lost, unsent, repeated,"
            + " duplicates, receivesPerMessage, throughput, visibleMean, visibleMax, visibleEnd,"
            + " inFlightMean, inFlightMax, delayedMean, waitMean, waitP50, waitP95, waitP99, ageMean,"
            + " ageP50, ageP99, ageMax, oldestMax, emptyReceives, requests, requestsPerSecond,"
            + " costAMonth, throttled, attempts, overLimit, recovery",
        "p99 age < 5 | '5' is not a duration such as 30s, 1.5s, 5m or PT5M",
        "duplicates < 1 | '1' is not a share such as 2%",
        "duplicates < 101% | '101%' is not a share such as 2%",
        "duplicates < 2 | '2' is not a share such as 2%",
        "visible max < 5% | '5%' is not a number, as visibleMax is",
        "throughput > 5m | '5m' is not a rate such as 0.5/s, 30/m or 1000/h",
        "cost < free | 'free' is not an amount such as $5",
      })
  void wrongOnesAreRefused(String text, String message) {
    assertRefused("expect:\n  - '" + text + "'", "s.yaml:3: expect[0]: " + message);
  }

  @Test
  void aConsumerHasOtherFiguresThanAQueue() {
    String consumer = "consumers: [{queue: orders, process: 1s}]\n";
    assertThat(read(consumer + "expect: [workersMean of workers < 5]").expectations()).hasSize(1);
    assertRefused(
        consumer + "expect: [visible max of workers < 5]",
        "s.yaml:3: expect[0]: workers has no visibleMax, expected one of received, deleted,"
            + " repeated, throughput, waitMean, ageMean, ageP50, ageP99, ageMax, slotsUsed,"
            + " emptyReceives, requests, requestsPerSecond, costAMonth, workersMean, workersMax,"
            + " directionChanges, throttled, overLimit");
  }

  @Test
  void anUnknownFigureIsRefusedWithThoseThatAreKnown() {
    assertThat(catchThrowable(() -> expectation("quality > 1")))
        .hasMessageStartingWith(
            "s.yaml:3: expect[0]: there is no figure 'quality', expected one of offered, sent,")
        .hasMessageEndingWith("recovery");
  }
}
