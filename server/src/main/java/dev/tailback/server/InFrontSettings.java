package dev.tailback.server;

import dev.tailback.config.ConfigException;
import dev.tailback.config.QueueDefinition;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.server.compare.Comparison;
import dev.tailback.server.forward.Upstream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Checks that nothing is set that has no effect in front of another SQS. */
final class InFrontSettings {
  private InFrontSettings() {}

  /**
   * Checks the settings of a server that is to be started.
   *
   * @throws ConfigException if the clock would not follow real time, policies would not be
   *     enforced, or there are limits or stored bytes
   */
  static void check(TailbackBuilder builder) {
    if (builder.clock.isPaused()) {
      throw new ConfigException(
          "The clock can't be paused in front of another SQS, because it follows real time there.");
    }
    if (builder.snapshot != null) {
      throw new ConfigException(
          "--snapshot can't be used in front of another SQS, which keeps the queues.");
    }
    if (builder.enforcesPolicies) {
      throw new ConfigException(
          "--enforce-policies can't be used in front of another SQS, which enforces its policies"
              + " itself and sees this server as every call's caller.");
    }
    if (!builder.engineSettings.limits().equals(QueueLimits.AMAZON)) {
      throw new ConfigException(
          "The limits --in-flight and --look-ahead (limits in a file) can't be used in front of"
              + " another SQS, which has its own limits.");
    }
    long storedBytes = builder.engineSettings.maxStoredBytes();
    if (storedBytes != TailbackBuilder.DEFAULT_STORED_BYTES && storedBytes != Long.MAX_VALUE) {
      throw new ConfigException(
          "--stored-bytes can't be used in front of another SQS, because no message is stored"
              + " here.");
    }
    builder.configuration().queues().forEach(InFrontSettings::check);
  }

  /** Returns how much memory messages may take here: none if they are all in the upstream. */
  static long maxStoredBytes(TailbackBuilder builder) {
    boolean storesNothing = builder.upstream != null && builder.compareFile == null;
    return storesNothing ? 0 : builder.engineSettings.maxStoredBytes();
  }

  /**
   * Returns the comparison of the upstream's answers, {@code null} if there is none.
   *
   * @throws ConfigException if there is no upstream, or the file can't be written
   */
  static @Nullable Comparison comparison(TailbackBuilder builder) {
    Path file = builder.compareFile;
    Upstream upstream = builder.upstream;
    if (file == null) {
      return null;
    }
    if (upstream == null) {
      throw new ConfigException("Answers can only be compared in front of another SQS.");
    }
    try {
      return new Comparison(
          upstream.queues().home(),
          builder.engineSettings,
          builder.queueUrls,
          upstream.isAmazon(),
          file);
    } catch (UncheckedIOException e) {
      throw new ConfigException("Can't write " + file + ": " + e.getCause());
    }
  }

  private static void check(QueueDefinition queue) {
    if (!queue.limits().equals(QueueDefinition.Limits.NONE)) {
      throw queue
          .place()
          .problem("limits can't be used in front of another SQS, which has its own limits");
    }
  }
}
