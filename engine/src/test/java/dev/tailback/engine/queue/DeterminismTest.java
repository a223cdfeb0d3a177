package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same seed and the same calls at the same times give the same results. */
class DeterminismTest {

  private static List<Object> answers(long seed) {
    TestEngine world = new TestEngine(EngineSettings.seeded(seed));
    TestQueue dead = world.fifo("dead");
    TestQueue queue =
        world.fifo(
            "orders", settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 2)));
    TestQueue standard = world.standard("orders");
    List<Object> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      answers.add(queue.sendTo("g" + i % 5, "m" + i));
      answers.add(standard.sendTo("tenant" + i % 3, "m" + i));
      answers.add(queue.receive(2, 3));
      answers.add(standard.receive(2, 3));
      answers.add(dead.receive(1));
      world.advanceSeconds(1);
    }
    answers.add(dead.startMoving(null, 5).id());
    world.advanceSeconds(10);
    answers.add(queue.receive(10));
    return answers;
  }

  @Test
  void theSameSeedGivesTheSameIdsAndHandles() {
    assertThat(answers(7)).isEqualTo(answers(7));
  }

  @Test
  void anotherSeedGivesDifferentOnes() {
    assertThat(answers(8).get(0)).isNotEqualTo(answers(7).get(0));
  }

  @Test
  void timeInOneJumpIsTimeInManySteps() {
    assertThat(waited(1)).isEqualTo(waited(60_000));
  }

  private static List<ReceivedMessage> waited(int steps) {
    TestEngine world = new TestEngine();
    TestQueue queue = world.standard("orders");
    for (int i = 0; i < 10; i++) {
      queue.send("m" + i, i);
    }
    List<LongPoll> polls = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      polls.add(queue.poll(new ReceiveRequest(1, 5, 20, null)));
    }
    for (int i = 0; i < steps; i++) {
      world.advanceMillis(60_000 / steps);
    }
    return polls.stream().flatMap(poll -> poll.messages().stream()).toList();
  }
}
