package dev.tailback.server.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.EngineClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A truncated, damaged or newer file is refused as a whole, and a crash keeps the old file. */
class SnapshotFileTest {
  private static final QueueAddress ORDERS =
      new QueueAddress("000000000000", "us-east-1", "orders");

  @TempDir Path directory;
  private Path path;
  private SnapshotFile file;

  @BeforeEach
  void save() {
    path = directory.resolve("state.snapshot");
    file = new SnapshotFile(path);
    try (EngineGate gate = gate()) {
      gate.run(
          queues -> {
            Queue orders = queues.create(ORDERS, QueueSettings.STANDARD);
            orders.send(content("first"), null);
            orders.send(content("second"), null);
          });
      new Snapshots(file, gate, List.of()).save();
    }
  }

  private static EngineGate gate() {
    return new EngineGate(EngineSettings.seeded(1), EngineClock.pausedAt(1_000));
  }

  private static MessageContent content(String body) {
    return new MessageContent(body, Map.of(), null, null, null, "000000000000");
  }

  @Test
  void aWholeFileIsRestored() {
    assertThat(restored()).containsExactly("first", "second");
  }

  private List<String> restored() {
    try (EngineGate gate = gate()) {
      new Snapshots(file, gate, List.of()).restore();
      return gate.call(
          queues ->
              queues.get(ORDERS).inspection().peek(0, 10).stream()
                  .map(message -> message.content().body())
                  .toList());
    }
  }

  @Test
  void aFileThatIsCutAnywhereIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(path);
    for (int length = 0; length < whole.length; length++) {
      Files.write(path, Arrays.copyOf(whole, length));
      assertRefused("cut at " + length, "it is cut off");
    }
  }

  @Test
  void aFileWithAnyByteChangedIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(path);
    for (int at = 0; at < whole.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) (1 << bit);
        Files.write(path, damaged);
        assertRefused("bit " + bit + " of byte " + at, "");
      }
    }
  }

  @Test
  void aFileWithMoreAtItsEndIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(whole, whole.length + 1));
    assertRefused("longer", "there are bytes after its end");
  }

  @Test
  void aFileOfANewerVersionIsRefused() throws IOException {
    byte[] newer = Files.readAllBytes(path);
    newer[11]++;
    Files.write(path, newer);
    assertRefused(
        "newer", "it has version 3 of the format, but this Tailback reads only version 2");
  }

  @Test
  void aSectionThatIsUnknownIsRefused() {
    file.write(
        out -> {
          StateOutput some = new StateOutput();
          some.writeText("something new");
          out.write("future", some);
        });
    assertThatThrownBy(this::restored)
        .isInstanceOf(SnapshotException.class)
        .hasMessageContaining("this Tailback has no section 'future'");
  }

  /** Asserts that the file is refused before any state is restored from it. */
  private void assertRefused(String how, String why) {
    int[] blocks = new int[1];
    assertThatThrownBy(() -> file.read((section, block) -> blocks[0]++))
        .as(how)
        .isInstanceOf(SnapshotException.class)
        .hasMessageStartingWith(path + ": it ")
        .hasMessageContaining(why)
        .hasMessageContaining(", at byte ");
    assertThat(blocks[0]).as(how).isZero();
  }

  @Test
  void aCrashLeavesTheOldFile() throws IOException {
    assertThatThrownBy(
            () ->
                file.write(
                    out -> {
                      out.write("half", new StateOutput());
                      throw new IOException("no space left");
                    }))
        .isInstanceOf(SnapshotException.class)
        .hasMessage(path + ": it can't be written: no space left");

    assertThat(restored()).containsExactly("first", "second");
    assertThat(directory.toFile().list()).containsExactly("state.snapshot");
  }

  @Test
  void onlyTheOwnerCanReadIt() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileThatCannotBeWrittenIsFoundBefore() {
    assertThatThrownBy(() -> new SnapshotFile(directory.resolve("none/state")).checkWritable())
        .hasMessageContaining("there is no directory " + directory.resolve("none"));
    assertThatThrownBy(() -> new SnapshotFile(directory).checkWritable())
        .hasMessage(directory + ": it is a directory");
  }
}
