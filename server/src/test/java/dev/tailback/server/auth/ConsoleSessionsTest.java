package dev.tailback.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.auth.ConsoleSessions.Login;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleSessionsTest {
  private static final String TOKEN = "0123456789abcdef";

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // it may wrap around
  private final ConsoleSessions sessions = new ConsoleSessions(AdminToken.of(TOKEN), nanos::get);

  private String login() {
    return ((Login.Accepted) sessions.login(TOKEN)).id();
  }

  private void pass(long seconds) {
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }

  @Test
  void aSessionHas256BitsAndLastsTwelveHours() {
    String id = login();
    assertThat(Base64.getUrlDecoder().decode(id)).hasSize(32);
    assertThat(id).isNotEqualTo(login());
    pass(12 * 3600 - 1);
    assertThat(sessions.isOpen(id)).isTrue();
    pass(1);
    assertThat(sessions.isOpen(id)).isFalse();
  }

  @Test
  void whatIsNoSessionIsNotOpen() {
    login();
    assertThat(sessions.isOpen(null)).isFalse();
    assertThat(sessions.isOpen("")).isFalse();
    assertThat(sessions.isOpen("x")).isFalse();
  }

  @Test
  void fiveWrongTokensAMinuteAreLookedAt() {
    for (int i = 0; i < 5; i++) {
      assertThat(sessions.login("wrong")).isInstanceOf(Login.Wrong.class);
      pass(1);
    }
    assertThat(sessions.login(TOKEN)).isEqualTo(new Login.TooMany(56));
    pass(54);
    assertThat(sessions.login(TOKEN)).isEqualTo(new Login.TooMany(2));
    pass(1);
    assertThat(sessions.login(TOKEN)).isInstanceOf(Login.Accepted.class);
    assertThat(sessions.login("wrong")).isInstanceOf(Login.Wrong.class);
    assertThat(sessions.login(TOKEN)).isInstanceOf(Login.TooMany.class);
  }

  @Test
  void rightTokensAreNotCounted() {
    for (int i = 0; i < 50; i++) {
      assertThat(sessions.login(TOKEN)).isInstanceOf(Login.Accepted.class);
    }
  }

  @Test
  void theOldestOfTooManySessionsEnds() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < ConsoleSessions.MAX_SESSIONS + 1; i++) {
      ids.add(login());
    }
    assertThat(sessions.isOpen(ids.get(0))).isFalse();
    assertThat(ids.subList(1, ids.size())).allMatch(sessions::isOpen);
  }

  @Test
  void whoLogsOutIsOutAndSoIsWhatTheSessionIsUsedFor() {
    String id = login();
    String other = login();
    AtomicInteger ended = new AtomicInteger();
    assertThat(sessions.whileOpen(id, "stream", ended::incrementAndGet))
        .isEqualTo(TimeUnit.HOURS.toMillis(12));
    sessions.whileOpen(id, "over", ended::incrementAndGet);
    sessions.released(id, "over");
    sessions.whileOpen(other, "stream", ended::incrementAndGet);

    sessions.logout(id);
    sessions.logout(id);
    sessions.logout(null);

    assertThat(ended).hasValue(1);
    assertThat(sessions.isOpen(id)).isFalse();
    assertThat(sessions.isOpen(other)).isTrue();
  }
}
