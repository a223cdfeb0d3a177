package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.Tailback;
import dev.tailback.server.auth.AdminToken;
import dev.tailback.server.http.RawClient.Answer;
import dev.tailback.server.wire.AddressBlock;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedRequestsTest {
  private static final String TOKEN = "0123456789abcdef";
  private static final Tailback BEHIND_PROXY =
      Tailback.builder()
          .trustedProxies(
              List.of(AddressBlock.parse("10.0.0.0/8"), AddressBlock.parse("127.0.0.0/8")))
          .allowedHosts(Set.of("sqs.example.com"))
          .adminToken(AdminToken.of(TOKEN))
          .start();
  private static final Tailback ELSEWHERE =
      Tailback.builder().trustedProxies(List.of(AddressBlock.parse("10.0.0.0/8"))).start();

  @AfterAll
  static void stop() {
    BEHIND_PROXY.close();
    ELSEWHERE.close();
  }

  private static Answer call(Tailback tailback, String headers) throws IOException {
    try (RawClient client = new RawClient(tailback.port())) {
      return client.call(
          "GET /?Action=CreateQueue&QueueName=orders HTTP/1.1\r\n"
              + headers.replace("; ", "\r\n").replace("PORT", "" + tailback.port())
              + "\r\n\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Host: 127.0.0.1:PORT                                                                    | http://127.0.0.1:PORT
          Host: a:PORT; X-Forwarded-Proto: https; X-Forwarded-Host: sqs.example.com               | https://sqs.example.com
          Host: a:PORT; X-Forwarded-Proto: https; X-Forwarded-Host: sqs.example.com:8443          | https://sqs.example.com:8443
          Host: a:PORT; X-Forwarded-Proto: HTTPS; X-Forwarded-Host: b; X-Forwarded-Port: 443      | https://b
          Host: a:PORT; X-Forwarded-Proto: https; X-Forwarded-Host: b; X-Forwarded-Port: 8443     | https://b:8443
          Host: a:PORT; X-Forwarded-Proto: https; X-Forwarded-Host: b:1; X-Forwarded-Port: 2      | https://b:1
          Host: a:PORT; X-Forwarded-Host: b                                                       | http://b
          Host: sqs.example.com; X-Forwarded-Proto: https                                         | https://sqs.example.com
          Host: sqs.example.com:8443; X-Forwarded-Proto: https                                    | https://sqs.example.com:8443
          Host: a:PORT; X-Forwarded-Proto: http, https; X-Forwarded-Host: evil.example, b         | https://b
          Host: a:PORT; X-Forwarded-Host: evil.example; X-Forwarded-Host: b                       | http://b
          Host: a:PORT; X-Forwarded-Proto: gopher                                                 | http://a:PORT
          Host: a:PORT; X-Forwarded-Host: <script>                                                | http://a:PORT
          Host: a:PORT; X-Forwarded-Host: b:c:1                                                   | http://a:PORT
          Host: a..b                                                                              | http://127.0.0.1:PORT
          Host: a:PORT; X-Forwarded-Host: b; X-Forwarded-Port: 99999                              | http://b
          Host: a:PORT; X-Forwarded-Host: b; X-Forwarded-Port: -1                                 | http://b
          Host: a:PORT; X-Forwarded-Host:                                                         | http://a:PORT
          """)
  void aTrustedProxyIsBelieved(String headers, String begin) throws IOException {
    String url = begin.replace("PORT", "" + BEHIND_PROXY.port()) + "/000000000000/orders";
    assertThat(call(BEHIND_PROXY, headers).body()).contains("<QueueUrl>" + url + "</QueueUrl>");
  }

  @Test
  void othersAreNotBelieved() throws IOException {
    String headers = "Host: a:PORT; X-Forwarded-Proto: https; X-Forwarded-Host: b";
    assertThat(call(ELSEWHERE, headers).body()).contains("http://a:" + ELSEWHERE.port() + "/");
  }

  @Test
  void pagesOfTheAddressThatTheProxyNamesAreOurs() throws IOException {
    String proxied =
        "Host: a:PORT; User-Agent: Mozilla/5.0; X-Forwarded-Proto: https; X-Forwarded-Host:"
            + " sqs.example.com; Origin: ";
    assertThat(call(BEHIND_PROXY, proxied + "https://sqs.example.com").status()).isEqualTo(200);
    assertThat(call(BEHIND_PROXY, proxied + "http://sqs.example.com").status()).isEqualTo(403);
    assertThat(call(BEHIND_PROXY, proxied + "https://evil.example").status()).isEqualTo(403);
    assertThat(call(ELSEWHERE, proxied + "https://sqs.example.com").status()).isEqualTo(403);
  }

  @Test
  void aHostThatIsNotAllowedIsNotAllowedThroughAProxyEither() throws IOException {
    String headers =
        "Host: localhost; User-Agent: Mozilla/5.0; Sec-Fetch-Site: same-origin; X-Forwarded-Host:"
            + " evil.example";
    assertThat(call(BEHIND_PROXY, headers).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({"https, true", "http, false"})
  void theCookieIsSecureIfTheProxySpeaksTls(String scheme, boolean isSecure) throws IOException {
    try (RawClient client = new RawClient(BEHIND_PROXY.port())) {
      Answer answer =
          client.call(
              "POST /_tailback/session HTTP/1.1\r\nHost: a\r\nX-Forwarded-Proto: "
                  + scheme
                  + "\r\nContent-Length: 16\r\n\r\n"
                  + TOKEN);
      assertThat(answer.headers().get("Set-Cookie").contains("Secure")).isEqualTo(isSecure);
    }
  }

  @Test
  void aPageOfAForeignNameCannotNameAnotherOne() throws IOException {
    String rebound =
        "Host: evil.example:PORT; User-Agent: Mozilla/5.0; Sec-Fetch-Site: same-origin;"
            + " X-Forwarded-Host: localhost";
    Answer answer = call(BEHIND_PROXY, rebound);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("evil.example");
  }

  @Test
  void theClientIsTheOneThatTheProxyHasAdded() throws IOException {
    try (Tailback tailback =
        Tailback.builder()
            .trustedProxies(List.of(AddressBlock.parse("127.0.0.0/8")))
            .enforcePolicies(true)
            .start()) {
      String policy =
          "{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sqs:PurgeQueue\",\"Resource\":\"*\","
              + "\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}}}}";
      call(
          tailback,
          "GET",
          "Action=CreateQueue&QueueName=q&Attribute.1.Name=Policy&Attribute.1.Value="
              + URLEncoder.encode(policy, StandardCharsets.UTF_8),
          "");
      String purge = "Action=PurgeQueue&QueueUrl=q";
      assertThat(call(tailback, "GET", purge, "X-Forwarded-For: 192.0.2.9\r\n").status())
          .isEqualTo(403);
      assertThat(call(tailback, "GET", purge, "X-Forwarded-For: 192.0.2.9, 10.0.0.1\r\n").status())
          .isEqualTo(200);
    }
  }

  private static Answer call(Tailback tailback, String method, String query, String headers)
      throws IOException {
    try (RawClient client = new RawClient(tailback.port())) {
      return client.call(
          method + " /?" + query + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
    }
  }
}
