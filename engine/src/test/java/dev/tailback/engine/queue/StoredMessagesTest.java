package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredMessagesTest {
  private static final MessageContent CONTENT = TestQueue.content("body", null, null);

  private final StoredMessages stored = new StoredMessages();
  private long lastSequence;

  private Message added(long sentAtMillis) {
    Message message = new Message(new UUID(1, ++lastSequence), CONTENT, sentAtMillis);
    message.sequence = lastSequence;
    stored.add(message);
    stored.checkInvariants();
    return message;
  }

  private void remove(Message message) {
    stored.remove(message);
    stored.checkInvariants();
  }

  @Test
  void theFirstIsTheOldest() {
    Message first = added(1);
    Message second = added(1);
    assertThat(stored.oldest()).isSameAs(first);
    remove(first);
    assertThat(stored.oldest()).isSameAs(second);
    remove(second);
    assertThat(stored.oldest()).isNull();
    assertThat(stored.size()).isZero();
  }

  @Test
  void aLateMessageCanBeTheOldest() {
    Message young = added(5);
    Message old = added(3);
    assertThat(stored.oldest()).isSameAs(old);
    remove(old);
    assertThat(stored.oldest()).isSameAs(young);
  }

  @Test
  void aLateMessageIsAtTheEndOfTheQueue() {
    Message first = added(5);
    Message late = added(3);
    Message last = added(7);
    assertThat(stored.after(0, 10)).containsExactly(first, late, last);
    assertThat(stored.after(1, 1)).containsExactly(late);
    assertThat(stored.after(2, 10)).containsExactly(last);
  }

  @Test
  void theOldestIsKnownWhateverComesAndGoes() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Message> all = new ArrayList<>();
      for (int step = 0; step < 200; step++) {
        if (all.isEmpty() || random.nextInt(5) < 3) {
          all.add(added(step - (random.nextInt(4) == 0 ? random.nextInt(20) : 0)));
        } else {
          remove(all.remove(random.nextInt(all.size())));
        }
        Comparator<Message> byAge = Comparator.comparingLong(message -> message.sentAtMillis);
        assertThat(stored.oldest()).isSameAs(all.stream().min(byAge).orElse(null));
        assertThat(stored.after(0, all.size())).isEqualTo(all);
      }
      all.forEach(this::remove);
    }
  }
}
