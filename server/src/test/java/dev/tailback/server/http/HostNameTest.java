package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By which names the admin API can be called. */
class HostNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:9324",
        "127.0.0.1:9324",
        "192.168.1.7",
        "[::1]:9324",
        "tailback:9324",
        "sqs.localhost:9324",
        "host.docker.internal:9324"
      })
  void addressesAndPrivateNamesAreOurs(String host) {
    assertThat(HostName.isOurs(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example:9324",
        "127.0.0.1.evil.example",
        "localhost.evil.example:9324",
        "localhost.evil"
      })
  void namesThatAnybodyCanRegisterAreNot(String host) {
    assertThat(HostName.isOurs(host)).isFalse();
  }

  @Test
  void aRequestWithoutAHostIsNoBrowsers() {
    assertThat(HostName.isOurs(null)).isTrue();
  }
}
