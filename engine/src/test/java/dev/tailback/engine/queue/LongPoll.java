package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** A receive and its answer. */
final class LongPoll {
  ParkedReceive parked;
  private List<ReceivedMessage> answer;

  void answer(List<ReceivedMessage> messages) {
    assertThat(answer).as("an earlier answer").isNull();
    answer = messages;
  }

  boolean isWaiting() {
    return answer == null;
  }

  List<ReceivedMessage> messages() {
    assertThat(answer).as("the answer").isNotNull();
    return answer;
  }

  List<String> bodies() {
    return TestQueue.bodies(messages());
  }

  void cancel() {
    parked.cancel();
  }
}
