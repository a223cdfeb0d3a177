package dev.tailback.server.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tailback.config.HostPort;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts are called, and how. */
class OutgoingHttpTest {
  private static final Duration TIMEOUT = Duration.ofMillis(400);

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final List<String> resolved = new CopyOnWriteArrayList<>();
  private SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable resource : opened) {
      resource.close();
    }
  }

  private Peer peer(String answer) throws IOException {
    return opened(Peer.answering(answer));
  }

  private <T extends AutoCloseable> T opened(T resource) {
    opened.add(resource);
    return resource;
  }

  private OutgoingHttp listing(HostPort... listed) {
    return opened(new OutgoingHttp(destinations(listed), () -> tls, TIMEOUT));
  }

  /** Returns destinations where every name, except an IP address, resolves to this machine. */
  private Destinations destinations(HostPort... listed) {
    return new Destinations(
        Set.of(listed),
        host -> {
          resolved.add(host);
          return new InetAddress[] {InetAddress.getByName(address(host))};
        });
  }

  private static String address(String host) throws UnknownHostException {
    if (host.equals("unknown")) {
      throw new UnknownHostException(host);
    }
    return host.matches(".*[.:].*") ? host : "127.0.0.1";
  }

  private static String outcome(OutgoingHttp http, OutgoingRequest request) throws Exception {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    http.send(
        request,
        new OutgoingListener() {
          @Override
          public void answered(OutgoingReply reply) {
            outcome.complete(reply.status() + " " + reply.body());
          }

          @Override
          public void failed(String why) {
            outcome.complete(why);
          }
        });
    return outcome.get(20, TimeUnit.SECONDS);
  }

  private String get(String url, HostPort... listed) throws Exception {
    return outcome(listing(listed), new OutgoingRequest("GET", URI.create(url), Map.of(), ""));
  }

  private static HostPort local(Peer peer) {
    return new HostPort("hooks", peer.port());
  }

  private static String url(Peer peer, String path) {
    return "http://hooks:" + peer.port() + path;
  }

  @Test
  void aRequestArrivesAsItWasMade() throws Exception {
    Peer peer = peer(Peer.OK);
    OutgoingRequest request =
        OutgoingRequest.json(URI.create(url(peer, "/a%20b?x=1&y=ü")), "{\"ü\":1}");
    assertThat(outcome(listing(local(peer)), request)).isEqualTo("200 fine");
    assertThat(peer.requests)
        .containsExactly(
            "POST /a%20b?x=1&y=%C3%BC HTTP/1.1\r\nHost: hooks:"
                + peer.port()
                + "\r\nUser-Agent: tailback\r\nConnection: close\r\nContent-Length: 8\r\n"
                + "Content-Type: application/json\r\n\r\n{\"ü\":1}");
  }

  @Test
  void theRootIsCalledIfThereIsNoPath() throws Exception {
    Peer peer = peer(Peer.OK);
    get(url(peer, ""), local(peer));
    assertThat(peer.requests.get(0)).startsWith("GET / HTTP/1.1\r\n");
  }

  @Test
  void whatIsNotListedIsNeverConnectedTo() throws Exception {
    Peer peer = peer(Peer.OK);
    String expected = "hooks:" + peer.port() + " is not listed under outgoing";
    assertThat(get(url(peer, "/"))).isEqualTo(expected);
    assertThat(get(url(peer, "/"), new HostPort("other", peer.port()))).isEqualTo(expected);
    assertThat(get(url(peer, "/"), new HostPort("hooks", peer.port() + 1))).isEqualTo(expected);
    assertThat(get("http://127.0.0.1:" + peer.port(), local(peer)))
        .isEqualTo("127.0.0.1:" + peer.port() + " is not listed under outgoing");
    assertThat(resolved).isEmpty();
    assertThat(peer.maxOpen).hasValue(0);
  }

  @Test
  void userInformationIsRefused() throws Exception {
    Peer peer = peer(Peer.OK);
    assertThat(get("http://me:secret@hooks:" + peer.port() + "/", local(peer)))
        .isEqualTo("only URLs of http and https without user information are called");
    assertThat(get("ftp://hooks:" + peer.port() + "/", local(peer)))
        .isEqualTo("only URLs of http and https without user information are called");
    assertThat(peer.maxOpen).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "[fe80::1]",
        "[::ffff:169.254.169.254]",
        "[fd00:ec2::254]",
        "0.0.0.0",
        "224.0.0.1"
      })
  void anAddressThatOnlyTheMachineOrItsCloudMeansIsRefused(String host) throws Exception {
    String bare = host.replaceAll("[\\[\\]]", "");
    assertThat(get("http://" + host + ":80/latest/meta-data", new HostPort(bare, 80)))
        .endsWith(" is a link-local address, or this server itself: neither is called");
  }

  @Test
  void thisServerIsRefused() throws Exception {
    Peer peer = peer(Peer.OK);
    OutgoingHttp http = listing(local(peer));
    http.setOwnPorts(List.of(1, peer.port()));
    OutgoingRequest request = OutgoingRequest.json(URI.create(url(peer, "/")), "");
    assertThat(outcome(http, request))
        .endsWith(" is a link-local address, or this server itself: neither is called");
    assertThat(peer.maxOpen).hasValue(0);
  }

  @Test
  void aNameIsResolvedOnceForAllTries() throws Exception {
    Peer peer = peer("HTTP/1.1 503 Later\r\nContent-Length: 0\r\n\r\n");
    assertThat(get(url(peer, "/"), local(peer))).isEqualTo("503 ");
    assertThat(peer.requests).hasSize(3);
    assertThat(resolved).containsExactly("hooks");
  }

  @Test
  void anUnknownNameIsReported() throws Exception {
    assertThat(get("http://unknown:80/", new HostPort("unknown", 80)))
        .isEqualTo("there is no host unknown");
  }

  @Test
  void redirectsAreNotFollowed() throws Exception {
    Peer other = peer(Peer.OK);
    Peer peer =
        peer(
            "HTTP/1.1 302 Found\r\nLocation: " + url(other, "/") + "\r\nContent-Length: 0\r\n\r\n");
    assertThat(get(url(peer, "/"), local(peer), local(other))).isEqualTo("302 ");
    assertThat(other.maxOpen).hasValue(0);
    assertThat(peer.requests).hasSize(1);
  }

  @Test
  void anErrorOfTheServerIsTriedAgain() throws Exception {
    Peer peer = opened(Peer.answering(call -> call < 2 ? "HTTP/1.1 500 No\r\n\r\n" : Peer.OK));
    assertThat(get(url(peer, "/"), local(peer))).isEqualTo("200 fine");
    assertThat(peer.requests).hasSize(3);
  }

  @Test
  void anErrorOfTheCallerIsNotTriedAgain() throws Exception {
    Peer peer = peer("HTTP/1.1 404 No\r\nContent-Length: 2\r\n\r\nno");
    assertThat(get(url(peer, "/"), local(peer))).isEqualTo("404 no");
    assertThat(peer.requests).hasSize(1);
  }

  @Test
  void withoutAnAnswerARequestFailsAfterThreeTries() throws Exception {
    Peer peer = opened(Peer.answering(call -> null));
    assertThat(get(url(peer, "/"), local(peer))).isEqualTo("there was no answer within 400 ms");
    assertThat(peer.requests).hasSize(3);
  }

  @Test
  void anAnswerThatTricklesInDoesNotPassTheTimeout() throws Exception {
    Peer peer = opened(Peer.trickling());
    assertThat(get(url(peer, "/"), local(peer))).isEqualTo("there was no answer within 400 ms");
  }

  @Test
  void anAnswerThatEndsEarlyIsTakenAsFarAsItGoes() throws Exception {
    Peer peer = peer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
    assertThat(get(url(peer, "/"), local(peer))).isEqualTo("200 abc");
  }

  @Test
  void aPortWithoutAListenerIsReported() throws Exception {
    Peer peer = Peer.answering(Peer.OK);
    peer.close();
    assertThat(get(url(peer, "/"), local(peer))).contains("Connection refused");
  }

  @Test
  void whatIsNotHttpIsSaid() throws Exception {
    Peer peer = peer("SSH-2.0-OpenSSH\r\n");
    assertThat(get(url(peer, "/"), local(peer))).isEqualTo("the answer is not HTTP/1.1");
  }

  @Test
  void anAnswerIsCutAfter64KiB() throws Exception {
    Peer peer = peer("HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + "x".repeat(200_000));
    assertThat(get(url(peer, "/"), local(peer))).hasSize(4 + 65_536);
    Peer chunked =
        peer(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + ("7d00\r\n" + "x".repeat(32_000) + "\r\n").repeat(6));
    assertThat(get(url(chunked, "/"), local(chunked))).hasSize(4 + 65_536);
    Peer endless = peer("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(200_000));
    assertThat(get(url(endless, "/"), local(endless))).hasSize(4 + 65_536);
  }

  @Test
  void headersWithoutAnEndAreCutOff() throws Exception {
    Peer peer = peer("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(4_000));
    assertThat(get(url(peer, "/"), local(peer))).isEqualTo("the answer has no end");
  }

  @Test
  void chunksArePutTogether() throws Exception {
    Peer peer =
        peer(
            """
            HTTP/1.1 100 Continue\r
            \r
            HTTP/1.1 200 OK\r
            Transfer-Encoding: chunked\r
            \r
            3;x=y\r
            abc\r
            2\r
            de\r
            0\r
            \r
            """);
    assertThat(get(url(peer, "/"), local(peer))).isEqualTo("200 abcde");
  }

  @Test
  void thirtyTwoRequestsAreSentAtATime() throws Exception {
    Peer peer = opened(Peer.answering(call -> null));
    OutgoingHttp http =
        opened(new OutgoingHttp(destinations(local(peer)), () -> tls, Duration.ofSeconds(20)));
    OutgoingRequest request = OutgoingRequest.json(URI.create(url(peer, "/")), "");
    List<String> failed = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 40; i++) {
      http.send(request, failures(failed));
    }
    await().untilAsserted(() -> assertThat(peer.open).hasValue(32));
    await().during(Duration.ofMillis(200)).until(() -> peer.maxOpen.get() == 32);
    for (int i = 0; i < 1_000; i++) {
      http.send(request, failures(failed));
    }
    assertThat(failed).hasSize(8).containsOnly("too many requests are waiting");
    http.close();
    http.send(request, failures(failed));
    assertThat(failed).contains("the server stops");
  }

  private static OutgoingListener failures(List<String> failed) {
    return new OutgoingListener() {
      @Override
      public void answered(OutgoingReply reply) {}

      @Override
      public void failed(String why) {
        failed.add(why);
      }
    };
  }

  @Test
  void aHeaderCannotSmuggleInAnother() {
    assertThatThrownBy(
            () ->
                new OutgoingRequest(
                    "POST", URI.create("http://a/"), Map.of("X", "a\r\nCookie: b"), ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void httpsIsSpokenWithWhomTheJvmTrusts(@TempDir Path directory) throws Exception {
    SSLContext trusting = selfSigned(directory.resolve("keys"), "hooks");
    Peer peer =
        opened(
            Peer.on(
                trusting
                    .getServerSocketFactory()
                    .createServerSocket(0, 10, InetAddress.getLoopbackAddress()),
                Peer.OK));
    tls = trusting.getSocketFactory();
    assertThat(get("https://hooks:" + peer.port() + "/", local(peer))).isEqualTo("200 fine");
    assertThat(get("https://other:" + peer.port() + "/", new HostPort("other", peer.port())))
        .contains("SSLHandshakeException");
    tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
    assertThat(get("https://hooks:" + peer.port() + "/", local(peer)))
        .contains("SSLHandshakeException");
  }

  /** Creates a certificate for a name, and trusts it. */
  private static SSLContext selfSigned(Path file, String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    List<String> command =
        Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair -alias a -keyalg EC -validity 2 -storepass secret -dname CN=" + name,
                "-ext san=dns:" + name + " -keystore " + file)
            .flatMap(part -> Stream.of(part.split(" ")))
            .collect(Collectors.toList());
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(output).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, "secret".toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, "secret".toCharArray());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
