package dev.tailback.engine.queue;

import static dev.tailback.engine.queue.RedriveAllowPolicy.RedrivePermission.ALLOW_ALL;
import static dev.tailback.engine.queue.RedriveAllowPolicy.RedrivePermission.BY_QUEUE;
import static dev.tailback.engine.queue.RedriveAllowPolicy.RedrivePermission.DENY_ALL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RedriveAllowPolicyTest {
  private static final QueueAddress SOURCE = TestEngine.address("source");

  private final TestQueue dead = new TestEngine().standard("dead");

  private boolean allows(RedriveAllowPolicy policy) {
    dead.change(settings -> settings.redriveAllowPolicy(policy));
    return dead.queue.settings().allowsDeadLettersFrom(SOURCE);
  }

  @Test
  void allQueuesAreAllowedWithoutAPolicy() {
    assertThat(allows(null)).isTrue();
  }

  @Test
  void allQueuesOrNoneCanBeAllowed() {
    assertThat(allows(new RedriveAllowPolicy(ALLOW_ALL, Set.of()))).isTrue();
    assertThat(allows(new RedriveAllowPolicy(DENY_ALL, Set.of()))).isFalse();
  }

  @Test
  void queuesCanBeAllowedByTheirArns() {
    assertThat(allows(new RedriveAllowPolicy(BY_QUEUE, Set.of(SOURCE.arn())))).isTrue();
    assertThat(allows(new RedriveAllowPolicy(BY_QUEUE, Set.of(dead.address().arn())))).isFalse();
  }
}
