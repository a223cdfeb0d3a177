package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Quiet tenants of a standard queue are served before noisy ones. */
class FairQueueTest {
  private final TestEngine world = new TestEngine();
  private final TestQueue queue = world.standard("orders");

  private static void send(TestQueue to, String tenant, int messages) {
    for (int i = 1; i <= messages; i++) {
      to.sendTo(tenant, tenant + i);
    }
  }

  private static void hold(TestQueue of, int messages) {
    for (int i = 0; i < messages; i++) {
      of.receiveOne(3_600);
    }
  }

  @Test
  void withoutATenantInFlightTheOrderIsThatOfTheSends() {
    queue.sendTo("a", "a1");
    queue.sendTo("b", "b1");
    queue.send("m1");
    queue.sendTo("a", "a2");
    assertThat(queue.bodies(10)).containsExactly("a1", "b1", "m1", "a2");
  }

  @Test
  void aTenantWithThirtyInFlightIsNoisy() {
    send(queue, "loud", 32);
    send(queue, "quiet", 1);
    hold(queue, 30);
    assertThat(queue.bodies(10)).containsExactly("quiet1", "loud31", "loud32");
  }

  @Test
  void aMessageThatComesBackTakesItsOldPlaceAmongThoseOfAllTenants() {
    queue.sendTo("a", "a1");
    queue.sendTo("b", "b1");
    queue.send("m1");
    queue.sendTo("a", "a2");
    queue.sendTo("b", "b2");
    queue.receive(3).forEach(message -> queue.changeVisibility(message, 0));
    assertThat(queue.bodies(10)).containsExactly("a1", "b1", "m1", "a2", "b2");
  }

  @Test
  void aMessageThatComesBackToANoisyTenantIsItsFirstAndWaitsWithIt() {
    send(queue, "loud", 34);
    ReceivedMessage first = queue.receiveOne(3_600);
    hold(queue, 30);
    send(queue, "quiet", 1);
    queue.changeVisibility(first, 0);
    assertThat(queue.bodies(2)).containsExactly("quiet1", "loud1");
    assertThat(queue.bodies(10)).containsExactly("loud32", "loud33", "loud34");
  }

  @Test
  void aTenantWithTwentyNineInFlightIsNot() {
    send(queue, "loud", 32);
    send(queue, "quiet", 1);
    hold(queue, 29);
    assertThat(queue.bodies(2)).containsExactly("loud30", "quiet1");
  }

  @Test
  void aTenantWithATenthOfAllInFlightIsNotNoisy() {
    for (int i = 0; i < 270; i++) {
      queue.send("m" + i);
    }
    send(queue, "busy", 32);
    queue.send("last");
    hold(queue, 300);
    assertThat(queue.bodies(2)).containsExactly("busy31", "last");
  }

  @Test
  void messagesWithoutATenantAreNeverNoisy() {
    for (int i = 0; i < 50; i++) {
      queue.send("m" + i);
    }
    send(queue, "quiet", 1);
    hold(queue, 40);
    assertThat(queue.bodies(1)).containsExactly("m40");
  }

  @Test
  void ofSeveralNoisyTenantsTheOneWithTheFewestInFlightGoesFirst() {
    send(queue, "a", 40);
    send(queue, "b", 40);
    hold(queue, 30); // of a, which is noisy now
    hold(queue, 30); // of b, which is noisy too now
    assertThat(TestQueue.bodies(queue.receive(4, 3_600)))
        .containsExactly("a31", "b31", "a32", "b32");
  }

  @Test
  void aNoisyTenantIsNotHeldBackWhereNobodyElseWaits() {
    send(queue, "loud", 40);
    hold(queue, 35);
    assertThat(queue.receive(10)).hasSize(5);
  }

  @Test
  void aTenantThatTookMoreThanATenthOfTheProcessingTimeIsNoisy() {
    send(queue, "slow", 3);
    ReceivedMessage held = queue.receiveOne();
    world.advanceSeconds(20);
    queue.delete(held);
    queue.sendTo("quiet", "quiet1");
    assertThat(queue.bodies(10)).containsExactly("quiet1", "slow2", "slow3");
  }

  @Test
  void aTenantThatTookATenthOfTheProcessingTimeIsNot() {
    for (int i = 0; i < 9; i++) {
      queue.send("m" + i);
    }
    send(queue, "slow", 3);
    List<ReceivedMessage> held = queue.receive(10);
    world.advanceSeconds(20);
    held.forEach(queue::delete);
    queue.sendTo("quiet", "quiet1");
    assertThat(queue.bodies(10)).containsExactly("slow2", "slow3", "quiet1");
  }

  @Test
  void aTenantWithoutMessagesIsForgotten() {
    send(queue, "slow", 1);
    ReceivedMessage held = queue.receiveOne();
    world.advanceSeconds(20);
    queue.delete(held);
    send(queue, "slow", 1);
    queue.sendTo("quiet", "quiet1");
    assertThat(queue.bodies(10)).containsExactly("slow1", "quiet1");
  }

  @Test
  void aTenantThatSentNothingForFiveMinutesIsNotNoisy() {
    send(queue, "loud", 32);
    hold(queue, 30);
    world.advanceMillis(299_999);
    queue.send("m1");
    assertThat(queue.receiveOne(0).content().body()).isEqualTo("m1");
    world.advanceMillis(1);
    assertThat(queue.bodies(10)).containsExactly("loud31", "loud32", "m1");
  }

  @Test
  void aTenantWhoseShareComesDownIsNoLongerNoisy() {
    send(queue, "loud", 32);
    send(queue, "quiet", 1);
    List<ReceivedMessage> held = queue.receive(10);
    hold(queue, 20);
    held.forEach(queue::delete);
    assertThat(queue.bodies(1)).containsExactly("loud31");
  }

  @Test
  void whereFairnessIsOffTheOrderIsThatOfTheSends() {
    TestEngine unfair = new TestEngine(EngineSettings.seeded(1).withFairQueues(false));
    TestQueue plain = unfair.standard("orders");
    send(plain, "loud", 40);
    send(plain, "quiet", 1);
    hold(plain, 35);
    assertThat(plain.bodies(10)).hasSize(6).endsWith("loud40", "quiet1");
  }

  @Test
  void oneTenantsMessagesAreReceivedInParallel() {
    send(queue, "a", 3);
    queue.receiveOne();
    assertThat(queue.bodies(1)).containsExactly("a2");
  }
}
