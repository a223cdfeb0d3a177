package dev.tailback.server.forward;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Room;
import dev.tailback.server.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioIoThread;

/** Asks the upstream when a queue was created, by this machine's clock. */
final class CreationTime {
  private static final String NAME = "CreatedTimestamp";

  private final Upstream upstream;
  private final UpstreamHttp http;

  CreationTime(Upstream upstream, UpstreamHttp http) {
    this.upstream = upstream;
    this.http = http;
  }

  /** Asks on an IO thread. The credentials are those at hand. */
  CompletableFuture<Instant> of(QueueAddress queue, XnioIoThread thread) {
    CompletableFuture<Instant> answer = new CompletableFuture<>();
    thread.execute(
        () -> {
          try {
            UpstreamRequest request = Questions.request(upstream, queue, NAME);
            UpstreamRequest signed = request.with(upstream.signer().sign(request, queue.region()));
            new UpstreamExchange(http, signed, thread, Room.UNLIMITED, into(answer)).start();
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  private static UpstreamListener into(CompletableFuture<Instant> time) {
    return new UpstreamListener() {
      @Override
      public void answered(UpstreamAnswer answer) {
        Instant created = created(answer);
        if (created == null) {
          time.completeExceptionally(new IOException("status " + answer.status()));
        } else {
          time.complete(created);
        }
      }

      @Override
      public void failed(IOException reason) {
        time.completeExceptionally(reason);
      }
    };
  }

  private static @Nullable Instant created(UpstreamAnswer answer) {
    Object json = Json.parse(new String(answer.body(), StandardCharsets.UTF_8));
    if (json instanceof Map<?, ?> result
        && result.get("Attributes") instanceof Map<?, ?> attributes
        && attributes.get(NAME) instanceof String seconds) {
      return Instant.ofEpochSecond(Long.parseLong(seconds)).minus(ahead(answer));
    }
    return null;
  }

  /** Returns by how much the upstream's clock is ahead of this machine's. */
  private static Duration ahead(UpstreamAnswer answer) {
    String date = answer.header("date");
    try {
      return date == null
          ? Duration.ZERO
          : Duration.between(
              Instant.now(),
              ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException malformed) {
      return Duration.ZERO;
    }
  }
}
