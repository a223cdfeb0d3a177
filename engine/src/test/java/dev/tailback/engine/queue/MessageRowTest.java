package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageRowTest {
  private static final MessageContent CONTENT = TestQueue.content("body", null, null);

  private final MessageRow row = new MessageRow();
  private final List<Message> expected = new ArrayList<>();
  private long lastSequence;

  private void append() {
    Message message = new Message(new UUID(0, 0), CONTENT, 0);
    message.sequence = lastSequence += 10;
    row.append(message);
    expected.add(message);
  }

  private void remove(int index) {
    row.remove(expected.remove(index));
  }

  private void check() {
    row.checkInvariants();
    assertThat(row.size()).isEqualTo(expected.size());
    assertThat(row.messages()).isEqualTo(expected);
    assertThat(row.first()).isSameAs(expected.isEmpty() ? null : expected.get(0));
    assertThat(row.last()).isSameAs(expected.isEmpty() ? null : expected.get(expected.size() - 1));
  }

  @Test
  void anEmptyRowHasNoMessages() {
    check();
    append();
    remove(0);
    check();
  }

  @Test
  void neighboursAreFoundAcrossGaps() {
    for (int i = 0; i < 6; i++) {
      append();
    }
    remove(3);
    remove(2);
    Message second = expected.get(1);
    Message fifth = expected.get(2);
    assertThat(row.after(second)).isSameAs(fifth);
    assertThat(row.before(fifth)).isSameAs(second);
    assertThat(row.before(expected.get(0))).isNull();
    assertThat(row.after(expected.get(3))).isNull();
    check();
  }

  @Test
  void aRemovedMessageIsNotThere() {
    append();
    append();
    Message first = expected.get(0);
    assertThat(row.contains(first)).isTrue();
    remove(0);
    assertThat(row.contains(first)).isFalse();
  }

  @Test
  void nothingIsLeftOfMessagesThatPassOneThatStays() {
    for (int i = 0; i < 300; i++) {
      append();
    }
    for (int i = 0; i < 10_000; i++) {
      append();
      remove(1);
    }
    check(); // which meets blocks that are only gaps
  }

  @Test
  void messagesStayInOrderWhateverComesAndGoes() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      for (int step = 0; step < 500; step++) {
        boolean grows = step % 250 < 150;
        if (expected.isEmpty() || random.nextInt(10) < (grows ? 7 : 2)) {
          append();
        } else {
          remove(random.nextInt(3) == 0 ? 0 : random.nextInt(expected.size()));
        }
      }
      check();
      long sequence = random.nextLong(lastSequence + 20);
      assertThat(row.firstAfter(sequence)).isSameAs(firstAfter(sequence));
    }
  }

  private @Nullable Message firstAfter(long sequence) {
    return expected.stream()
        .filter(message -> message.sequence > sequence)
        .findFirst()
        .orElse(null);
  }

  @Test
  void aSequenceIsFoundWhereverItIs() {
    assertThat(row.firstAfter(0)).isNull();
    for (int i = 0; i < 100; i++) {
      append();
    }
    for (int i = 0; i < 40; i++) {
      remove(30);
    }
    for (long sequence = 0; sequence <= lastSequence; sequence += 5) {
      assertThat(row.firstAfter(sequence)).isSameAs(firstAfter(sequence));
    }
  }
}
