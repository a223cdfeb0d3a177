package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The host names by which a browser may call. */
class AcceptedHostsTest {
  private final AcceptedHosts hosts = new AcceptedHosts(Set.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:9324",
        "127.0.0.1:9324",
        "192.168.1.7",
        "[::1]",
        "[fe80::1]:9324",
        "tailback:9324",
        "TailBack.LOCALHOST.:9324",
        "sqs.localhost:9324",
        "localhost.localstack.cloud:4566",
        "sqs.us-east-1.localhost.localstack.cloud:4566",
        "host.docker.internal:9324",
        "tailback.test",
        "pi.home.arpa"
      })
  void addressesAndLocalNamesAreAccepted(String host) {
    assertThat(hosts.include(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example:9324",
        "127.0.0.1.evil.example",
        "localhost.evil.example:9324",
        "localhost.evil",
        "evil-localhost.localstack.cloud",
        "localstack.cloud",
        "sqs.us-east-1.amazonaws.com",
        "printer.local",
        "1.2.3.4x.example",
        "[::1].evil.example"
      })
  void namesThatAnybodyCanRegisterOrClaimAreNot(String host) {
    assertThat(hosts.include(host)).isFalse();
  }

  @Test
  void otherNamesAreAcceptedIfTheyAreAllowed() {
    AcceptedHosts allowed = new AcceptedHosts(Set.of("SQS.example.com", "*.local"));
    assertThat(allowed.include("sqs.example.com:9324")).isTrue();
    assertThat(allowed.include("sqs.EXAMPLE.com")).isTrue();
    assertThat(allowed.include("printer.local")).isTrue();
    assertThat(allowed.include("example.com")).isFalse();
    assertThat(allowed.include("a.sqs.example.com")).isFalse();
    assertThat(allowed.include("evillocal.com")).isFalse();
    assertThat(allowed.include("tailback:9324")).isTrue();
  }

  @Test
  void aRequestWithoutAHostIsNoBrowsers() {
    assertThat(hosts.include(null)).isTrue();
  }
}
