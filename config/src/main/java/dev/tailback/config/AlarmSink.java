package dev.tailback.config;

import dev.tailback.engine.queue.QueueAddress;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A destination of messages about alarms: a queue of this server, or a URL.
 *
 * @param queue the queue, {@code null} if it is a URL
 * @param url the URL, {@code null} if it is a queue
 */
public record AlarmSink(@Nullable QueueAddress queue, @Nullable URI url) {

  @Override
  public String toString() {
    return queue == null ? Objects.toString(url) : queue.arn();
  }
}
