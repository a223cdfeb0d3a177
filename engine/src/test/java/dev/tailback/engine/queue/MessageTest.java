package dev.tailback.engine.queue;

import static dev.tailback.engine.queue.MessageState.DELAYED;
import static dev.tailback.engine.queue.MessageState.IN_FLIGHT;
import static dev.tailback.engine.queue.MessageState.OUTSIDE;
import static dev.tailback.engine.queue.MessageState.VISIBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A message allows exactly the state changes in the diagram of {@link Messages}. */
class MessageTest {
  private static final Map<MessageState, List<MessageState>> WAYS =
      Map.of(
          OUTSIDE, List.of(),
          DELAYED, List.of(DELAYED),
          VISIBLE, List.of(VISIBLE),
          IN_FLIGHT, List.of(VISIBLE, IN_FLIGHT));

  private static final Map<MessageState, Set<MessageState>> ARROWS =
      Map.of(
          OUTSIDE, EnumSet.of(DELAYED, VISIBLE),
          DELAYED, EnumSet.of(VISIBLE, OUTSIDE),
          VISIBLE, EnumSet.of(IN_FLIGHT, OUTSIDE),
          IN_FLIGHT, EnumSet.of(VISIBLE, OUTSIDE));

  private static Message in(MessageState state) {
    Message message = new Message(new UUID(1, 2), TestQueue.content("m", null, null), 0);
    WAYS.get(state).forEach(message::become);
    assertThat(message.state()).isEqualTo(state);
    return message;
  }

  @Test
  void aMessageFollowsTheArrowsOfItsDiagram() {
    ARROWS.forEach(
        (from, targets) ->
            targets.forEach(
                to -> {
                  Message message = in(from);
                  message.become(to);
                  assertThat(message.state()).isEqualTo(to);
                }));
  }

  @Test
  void everyOtherChangeIsABug() {
    ARROWS.forEach(
        (from, targets) -> {
          for (MessageState to : EnumSet.complementOf(EnumSet.copyOf(targets))) {
            assertThatThrownBy(() -> in(from).become(to))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a message that is %s became %s", from, to);
          }
        });
  }
}
