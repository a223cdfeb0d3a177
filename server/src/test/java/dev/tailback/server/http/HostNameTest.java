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
        "TailBack.LOCALHOST.:9324",
        "sqs.localhost:9324",
        "localhost.localstack.cloud:4566",
        "sqs.us-east-1.localhost.localstack.cloud:4566",
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
        "localhost.evil",
        "evillocalhost.localstack.cloud",
        "localstack.cloud"
      })
  void namesThatAnybodyCanRegisterAreNot(String host) {
    assertThat(HostName.isOurs(host)).isFalse();
  }

  @Test
  void theRefusalNamesTheHostTheReasonAndTheWayOut() {
    assertThat(HostName.refusal("evil.example"))
        .isEqualTo(
            "The admin API is not open to the host evil.example: anybody can register such a name"
                + " and make it mean this machine. Use localhost, an IP address, a name without"
                + " dots, or one that ends in .localhost, .localhost.localstack.cloud, .local,"
                + " .internal, .test, .home.arpa.");
  }

  @Test
  void aRequestWithoutAHostIsNoBrowsers() {
    assertThat(HostName.isOurs(null)).isTrue();
  }
}
