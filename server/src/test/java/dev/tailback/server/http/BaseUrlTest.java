package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:1",
        "my_queue-1.internal:65535",
        "sqs.example.com.",
        "sqs.example.com.:9324",
        "127.0.0.1",
        "127.0.0.1:9324",
        "[::1]",
        "[::1]:9324",
        "[2001:db8::192.0.2.1]:443",
      })
  void hostsAreRecognized(String host) {
    assertThat(BaseUrl.isHost(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a:b:c",
        "a:1:2",
        "a:",
        ":1",
        "a:0",
        "a:65536",
        "a:999999",
        "a:-1",
        "a:+1",
        "a..b",
        ".a",
        ".",
        "::1",
        "[::1",
        "::1]",
        "[]",
        "[a]",
        "[127.0.0.1]",
        "[1:2]",
        "[::1]]",
        "[::1]a",
        "[::1/64]",
        "[fe80::1%eth0]",
        "a[::1]",
        "a/b",
        "u@a",
        "a b",
        "a\n",
        "<a>",
        "a\u0661:1",
        "a:\u0661",
      })
  void invalidHostsAreRecognized(String text) {
    assertThat(BaseUrl.isHost(text)).isFalse();
  }

  @Test
  void aHostIsNotLongerThanAName() {
    assertThat(BaseUrl.isHost("a.".repeat(126) + "a:12345")).isTrue();
    assertThat(BaseUrl.isHost("a.".repeat(30_000) + "a")).isFalse();
  }
}
