package dev.tailback.client.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Real processes, one of which does not wait for its children. */
@EnabledOnOs(OS.LINUX)
class ProcessTreeTest {
  private Process root;

  @AfterEach
  void end() {
    root.destroyForcibly();
  }

  @Test
  void zombiesDoNotCount() throws IOException {
    root = new ProcessBuilder("sh", "-c", "sleep 1 & exec sleep 600").start();
    ProcessTree tree = new ProcessTree(root, 0);
    await().until(() -> root.descendants().findAny().isPresent());
    tree.watch(TimeUnit.SECONDS.toNanos(1));
    assertThat(tree.pids()).hasSize(2);
    ProcessHandle child = root.descendants().findFirst().orElseThrow();

    await().until(() -> tree.pids().toList().equals(List.of(root.pid())));

    assertThat(child.isAlive()).as("nobody has waited for it").isTrue();
  }
}
