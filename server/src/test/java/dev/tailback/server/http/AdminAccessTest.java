package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.Tailback;
import dev.tailback.server.auth.AdminToken;
import dev.tailback.server.auth.ConsoleSessions;
import dev.tailback.server.http.RawClient.Answer;
import dev.tailback.server.log.CallLog;
import dev.tailback.server.log.LogLevel;
import dev.tailback.server.sqs.request.SqsTraits;
import dev.tailback.server.wire.AddressBlock;
import dev.tailback.server.wire.Protocols;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminAccessTest {
  private static final String TOKEN = "0123456789abcdef";
  private static final String CONSOLE = "X-Tailback-Console: 1\r\n";
  private static final String BEARER = "Authorization: Bearer " + TOKEN + "\r\n";

  private final Tailback tailback = Tailback.builder().adminToken(AdminToken.of(TOKEN)).start();
  private RawClient client;

  @BeforeEach
  void connect() throws IOException {
    client = new RawClient(tailback.port());
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    tailback.close();
  }

  private Answer call(String method, String path, String headers, String body) throws IOException {
    String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
    String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n";
    return client.call(head + headers + length + "\r\n" + body);
  }

  private Answer get(String path, String headers) throws IOException {
    return call("GET", path, headers, "");
  }

  private Answer login(String token) throws IOException {
    return call("POST", "/_tailback/session", "", token);
  }

  /** Returns the cookie of a new session as a header. */
  private String cookie() throws IOException {
    Answer answer = login(TOKEN);
    assertThat(answer.status()).isEqualTo(204);
    return "Cookie: " + answer.headers().get("Set-Cookie").split(";", -1)[0] + "\r\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/_tailback/queues",
        "/_tailback/clock",
        "/_tailback/stream",
        "/_tailback",
        "/_tailback/nothing",
        "/metrics",
        "/_aws/sqs/messages?QueueUrl=http://localhost/000000000000/orders",
        "/_localstack/info",
        "/_localstack/init"
      })
  void administrationRequiresTheToken(String path) throws IOException {
    Answer answer = get(path, "");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.headers()).containsEntry("WWW-Authenticate", "Bearer realm=\"Tailback\"");
    assertThat(answer.body()).contains("This needs the admin token");
    assertThat(get(path, "Authorization: Bearer 0123456789abcdeX\r\n").body())
        .contains("The admin token is wrong");
    assertThat(get(path, "Authorization: Basic " + TOKEN + "\r\n").status()).isEqualTo(401);
    assertThat(get(path, CONSOLE).status()).isEqualTo(401);
    assertThat(answer.headers()).containsEntry("Cache-Control", "no-store");
    if (!path.equals("/_tailback/stream")) { // which does not end
      assertThat(get(path, BEARER).status()).isNotEqualTo(401);
      assertThat(get(path, "Authorization: bearer " + TOKEN + "\r\n").status()).isNotEqualTo(401);
    }
  }

  @Test
  void noBrowserOrProxyKeepsWhatTheAdminApiShows() throws IOException {
    assertThat(get("/_tailback/queues", BEARER).headers())
        .containsEntry("Cache-Control", "no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health",
        "/_localstack/health",
        "/_tailback/console",
        "/_tailback/console/js/main.js",
        "/?Action=ListQueues"
      })
  void theRestIsOpen(String path) throws IOException {
    assertThat(get(path, "").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /_tailback/reset",
    "PUT, /_tailback/limits",
    "DELETE, /_tailback/faults",
    "POST, /_tailback/clock/pause"
  })
  void nothingIsChangedWithoutTheToken(String method, String path) throws IOException {
    client.call(RawClient.json("CreateQueue", "{\"QueueName\":\"orders\"}"));
    assertThat(call(method, path, "", "{}").status()).isEqualTo(401);
    int queues = tailback.gate().call(all -> all.all().size());
    assertThat(queues).isOne();
    assertThat(tailback.gate().clock().isPaused()).isFalse();
  }

  @Test
  void aBrowserLogsInWithTheTokenAndOut() throws IOException {
    String cookie = cookie();
    assertThat(get("/_tailback/queues", cookie + CONSOLE).status()).isEqualTo(200);
    Answer out = call("DELETE", "/_tailback/session", cookie + CONSOLE, "");
    assertThat(out.status()).isEqualTo(204);
    assertThat(out.headers().get("Set-Cookie")).contains("Expires=Thu, 01-Jan-1970");
    assertThat(get("/_tailback/queues", cookie + CONSOLE).status()).isEqualTo(401);
  }

  @Test
  void theCookieIsForThisServerAloneAndScriptsDoNotSeeIt() throws IOException {
    String cookie = login(TOKEN).headers().get("Set-Cookie");
    assertThat(cookie)
        .matches("tailback-session-" + tailback.port() + "=[A-Za-z0-9_-]{43}; .*")
        .containsIgnoringCase("; path=/")
        .containsIgnoringCase("; Max-Age=43200")
        .containsIgnoringCase("; HttpOnly")
        .containsIgnoringCase("; SameSite=Strict")
        .doesNotContainIgnoringCase("secure")
        .doesNotContainIgnoringCase("domain");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
  void theCookieIsSecureWithTls(Transport transport) throws IOException {
    try (Tailback secured =
            Tailback.builder().adminToken(AdminToken.of(TOKEN)).tls(transport.tls()).start();
        RawClient browser = new RawClient(secured.port(), transport)) {
      Answer answer =
          browser.call(
              "POST /_tailback/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 16\r\n\r\n"
                  + TOKEN);
      assertThat(answer.headers().get("Set-Cookie")).containsIgnoringCase("; secure");
    }
  }

  @Test
  void theCookieCountsOnlyWithWhatNoOtherPageCanSend() throws IOException {
    String cookie = cookie();
    assertThat(get("/_tailback/queues", cookie).status()).isEqualTo(401);
    assertThat(get("/_tailback/queues", cookie + "Sec-Fetch-Site: none\r\n").status())
        .isEqualTo(200);
    assertThat(get("/_tailback/queues", cookie + "Sec-Fetch-Site: same-origin\r\n").status())
        .isEqualTo(200);
    assertThat(get("/_tailback/queues", cookie + "Sec-Fetch-Site: same-site\r\n").status())
        .isEqualTo(403);
  }

  @Test
  void cookiesOfOthersThatCannotBeReadDoNoHarm() throws IOException {
    String mine = cookie().replace("Cookie: ", "").strip();
    String many = "a=b; ".repeat(300);
    assertThat(get("/_tailback/queues", CONSOLE + "Cookie: a=\u00ff; " + mine + "\r\n").status())
        .isEqualTo(200);
    assertThat(get("/_tailback/queues", CONSOLE + "Cookie: " + many + mine + "\r\n").status())
        .isEqualTo(200);
    assertThat(get("/_tailback/queues", CONSOLE + "Cookie: " + many + "\r\n").status())
        .isEqualTo(401);
  }

  @Test
  void aWrongTokenIsNotMadeGoodByACookie() throws IOException {
    String cookie = cookie();
    assertThat(get("/_tailback/queues", cookie + CONSOLE + "Authorization: Bearer x\r\n").status())
        .isEqualTo(401);
  }

  @Test
  void guessingIsStoppedAndTheOwnerIsNot() throws IOException {
    for (int i = 0; i < 5; i++) {
      Answer wrong = login("guess number " + i + " of many");
      assertThat(wrong.status()).isEqualTo(401);
      assertThat(wrong.body()).contains("This is not the admin token");
    }
    Answer stopped = login(TOKEN);
    assertThat(stopped.status()).isEqualTo(429);
    assertThat(Integer.parseInt(stopped.headers().get("Retry-After"))).isBetween(1, 60);
    assertThat(get("/_tailback/queues", BEARER).status()).isEqualTo(200);
  }

  @Test
  void behindAProxyItsClientsAreCounted() throws IOException {
    List<AddressBlock> loopback = List.of(AddressBlock.parse("127.0.0.0/8"));
    try (Tailback proxied =
            Tailback.builder().adminToken(AdminToken.of(TOKEN)).trustedProxies(loopback).start();
        RawClient proxy = new RawClient(proxied.port())) {
      for (int i = 0; i < 5; i++) {
        assertThat(loginFrom("192.0.2.2", "wrong", proxy)).isEqualTo(401);
      }
      assertThat(loginFrom("192.0.2.2", TOKEN, proxy)).isEqualTo(429);
      assertThat(loginFrom("192.0.2.3", TOKEN, proxy)).isEqualTo(204);
    }
  }

  private static int loginFrom(String client, String token, RawClient proxy) throws IOException {
    return proxy
        .call(
            "POST /_tailback/session HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: "
                + client
                + "\r\nContent-Length: "
                + token.length()
                + "\r\n\r\n"
                + token)
        .status();
  }

  @Test
  void aStreamEndsWithItsSession() throws IOException {
    String cookie = cookie();
    try (RawClient viewer = new RawClient(tailback.port())) {
      viewer.send(
          "GET /_tailback/stream HTTP/1.1\r\nHost: localhost\r\n" + cookie + CONSOLE + "\r\n");
      assertThat(viewer.readUntil("event:hello")).contains("text/event-stream");
      call("DELETE", "/_tailback/session", cookie + CONSOLE, "");
      assertThat(viewer.readToEnd()).doesNotContain("event:hello");
    }
  }

  @Test
  void theSessionHasTwoMethods() throws IOException {
    Answer answer = get("/_tailback/session", "");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers()).containsEntry("Allow", "POST, DELETE");
  }

  @Test
  void withoutATokenEverythingIsOpenAndThereIsNothingToLogInTo() throws IOException {
    try (Tailback open = Tailback.builder().start();
        RawClient anybody = new RawClient(open.port())) {
      assertThat(anybody.call("GET /_tailback/queues HTTP/1.1\r\nHost: a\r\n\r\n").status())
          .isEqualTo(200);
      assertThat(
              anybody
                  .call("POST /_tailback/session HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
                  .status())
          .isEqualTo(404);
    }
  }

  @Test
  void aCallOfThePageIsOneWithItsHeaderAndASession() throws IOException {
    AdminToken token = AdminToken.of(TOKEN);
    ConsoleSessions sessions = new ConsoleSessions(token);
    AdminAccess access = new AdminAccess(token, sessions);
    HttpListener listener =
        HttpListener.start(
            exchange -> exchange.getResponseSender().send("" + access.isConsole(exchange)),
            HttpSettings.DEFAULT,
            new Protocols(List.of(SqsTraits.MODEL)),
            CallLog.start(LogLevel.OFF, null, null),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    try (RawClient page = new RawClient(listener.port())) {
      String id =
          ((ConsoleSessions.Login.Accepted) sessions.login(TOKEN, InetAddress.getLoopbackAddress()))
              .id();
      String cookie = "Cookie: tailback-session-" + listener.port() + "=" + id + "\r\n";
      assertThat(isConsole(page, cookie + CONSOLE + "Authorization: AWS4\r\n")).isEqualTo("true");
      assertThat(isConsole(page, cookie)).isEqualTo("false");
      assertThat(isConsole(page, cookie + "Sec-Fetch-Site: none\r\n")).isEqualTo("false");
      assertThat(isConsole(page, CONSOLE)).isEqualTo("false");
      assertThat(isConsole(page, CONSOLE + cookie.replace("session-", "session-1")))
          .isEqualTo("false");
      sessions.logout(id);
      assertThat(isConsole(page, cookie + CONSOLE)).isEqualTo("false");
    } finally {
      listener.stop();
    }
  }

  private static String isConsole(RawClient page, String headers) throws IOException {
    return page.call("GET / HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n").body();
  }
}
