package dev.tailback.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.auth.ConsoleSessions.Login;
import dev.tailback.server.wire.AddressBlock;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleSessionsTest {
  private static final String TOKEN = "0123456789abcdef";
  private static final InetAddress ANNA = address("192.0.2.1");

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // it may wrap around
  private final ConsoleSessions sessions = new ConsoleSessions(AdminToken.of(TOKEN), nanos::get);

  private static InetAddress address(String text) {
    return AddressBlock.parse(text).address();
  }

  private String login() {
    return ((Login.Accepted) sessions.login(TOKEN, ANNA)).id();
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
      assertThat(sessions.login("wrong", ANNA)).isInstanceOf(Login.Wrong.class);
      pass(1);
    }
    assertThat(sessions.login(TOKEN, ANNA)).isEqualTo(new Login.TooMany(56));
    pass(54);
    assertThat(sessions.login(TOKEN, ANNA)).isEqualTo(new Login.TooMany(2));
    pass(1);
    assertThat(sessions.login(TOKEN, ANNA)).isInstanceOf(Login.Accepted.class);
    assertThat(sessions.login("wrong", ANNA)).isInstanceOf(Login.Wrong.class);
    assertThat(sessions.login(TOKEN, ANNA)).isInstanceOf(Login.TooMany.class);
  }

  @Test
  void rightTokensAreNotCounted() {
    for (int i = 0; i < 50; i++) {
      assertThat(sessions.login(TOKEN, ANNA)).isInstanceOf(Login.Accepted.class);
    }
  }

  @Test
  void guessingDoesNotSlowDownOtherAddresses() {
    for (int i = 0; i < 5; i++) {
      sessions.login("wrong", address("192.0.2.2"));
    }
    assertThat(sessions.login(TOKEN, address("192.0.2.2"))).isInstanceOf(Login.TooMany.class);
    assertThat(sessions.login(TOKEN, ANNA)).isInstanceOf(Login.Accepted.class);
  }

  @Test
  void theAddressesOfAnIpv6NetworkCountAsOne() {
    for (int i = 0; i < 5; i++) {
      sessions.login("wrong", address("2001:db8:1:2::" + i));
    }
    assertThat(sessions.login(TOKEN, address("2001:db8:1:2:ffff::9")))
        .isInstanceOf(Login.TooMany.class);
    assertThat(sessions.login(TOKEN, address("2001:db8:1:3::9")))
        .isInstanceOf(Login.Accepted.class);
  }

  @Test
  void manyAddressesThatGuessLockOutStrangersAloneAndGuessNoFaster() {
    login();
    int compared = 0;
    for (int i = 0; i < 20_000; i++) {
      InetAddress guesser = address("10.1." + i / 4 / 256 + "." + i / 4 % 256);
      compared += sessions.login("wrong", guesser) instanceof Login.Wrong ? 1 : 0;
    }
    assertThat(compared).isEqualTo(WrongTokens.MAX_FROM_ALL);

    assertThat(sessions.login(TOKEN, address("192.0.2.2"))).isEqualTo(new Login.TooMany(61));
    assertThat(sessions.login(TOKEN, ANNA)).isInstanceOf(Login.Accepted.class);
    for (int i = 0; i < 5; i++) {
      assertThat(sessions.login("wrong", ANNA)).isInstanceOf(Login.Wrong.class);
    }
    assertThat(sessions.login(TOKEN, ANNA)).isInstanceOf(Login.TooMany.class);
    pass(60);
    assertThat(sessions.login(TOKEN, address("192.0.2.2"))).isInstanceOf(Login.Accepted.class);
  }

  @Test
  void theAddressThatLoggedInLongestAgoIsForgottenFirst() {
    login();
    for (int i = 0; i < WrongTokens.MAX_TRUSTED; i++) {
      sessions.login(TOKEN, address("10.0.0." + i));
    }
    for (int i = 0; i < WrongTokens.MAX_FROM_ALL; i++) {
      sessions.login("wrong", address("10.1." + i / 4 / 256 + "." + i / 4 % 256));
    }
    assertThat(sessions.login(TOKEN, ANNA)).isInstanceOf(Login.TooMany.class);
    assertThat(sessions.login(TOKEN, address("10.0.0.0"))).isInstanceOf(Login.Accepted.class);
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
  void loggingOutEndsTheSessionAndItsStreams() {
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
