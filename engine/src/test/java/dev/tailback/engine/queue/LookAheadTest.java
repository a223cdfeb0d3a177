package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LookAheadTest {
  private long lastSequence;

  private StoredMessages stored = new StoredMessages();

  private Message entered(LookAhead lookAhead) {
    MessageContent content = TestQueue.content("body", "g", "d");
    Message message = new Message(new UUID(1, ++lastSequence), content, 0);
    message.sequence = lastSequence;
    stored.add(message);
    lookAhead.enter(message);
    return message;
  }

  private @Nullable Message left(LookAhead lookAhead, Message message) {
    Message shown = lookAhead.leave(message);
    stored.remove(message);
    return shown;
  }

  private List<Message> three(LookAhead lookAhead) {
    return List.of(entered(lookAhead), entered(lookAhead), entered(lookAhead));
  }

  @Test
  void theFirstMessagesAreInSight() {
    LookAhead lookAhead = new LookAhead(stored, 2);
    List<Message> messages = three(lookAhead);
    assertThat(messages)
        .extracting(message -> message.isInSight)
        .containsExactly(true, true, false);
  }

  @Test
  void theNextComesIntoSightInPlaceOfOneThatGoes() {
    LookAhead lookAhead = new LookAhead(stored, 2);
    List<Message> messages = three(lookAhead);
    assertThat(left(lookAhead, messages.get(0))).isSameAs(messages.get(2));
    assertThat(left(lookAhead, messages.get(1))).isNull();
  }

  @Test
  void aMessageThatGoesFromOutOfSightShowsNothing() {
    LookAhead lookAhead = new LookAhead(stored, 1);
    List<Message> messages = three(lookAhead);
    assertThat(left(lookAhead, messages.get(1))).isNull();
    assertThat(left(lookAhead, messages.get(0))).isSameAs(messages.get(2));
  }

  @Test
  void theFirstMessagesAreInSightWhateverIsDone() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      stored = new StoredMessages();
      LookAhead lookAhead = new LookAhead(stored, 1 + random.nextInt(5));
      List<Message> messages = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        doSomething(random, lookAhead, messages);
        lookAhead.checkInvariants();
      }
    }
  }

  private void doSomething(Random random, LookAhead lookAhead, List<Message> messages) {
    int choice = random.nextInt(10);
    if (choice < 5 || messages.isEmpty()) {
      messages.add(entered(lookAhead));
    } else if (choice < 9) {
      left(lookAhead, messages.remove(random.nextInt(messages.size())));
    } else {
      lookAhead.setLimit(1 + random.nextInt(8));
      boolean isSettled = false;
      while (!isSettled) {
        isSettled = lookAhead.showNext() == null && lookAhead.hideLast() == null;
      }
    }
  }
}
