package dev.tailback.server.auth;

import static dev.tailback.server.auth.KeyedTailback.ANNA;
import static dev.tailback.server.auth.KeyedTailback.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.Queues;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The signed calls that are accepted, and their callers. */
class SignedCallsTest {
  @RegisterExtension private final KeyedTailback tailback = new KeyedTailback();

  private static final HttpText LIST = Calls.json("ListQueues", "{}");
  private static final HttpText CREATE = Calls.json("CreateQueue", "{\"QueueName\":\"orders\"}");

  private void assertLetIn(HttpText request) throws IOException {
    HttpText.Answer answer = tailback.send(request);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  static Stream<Named<HttpText>> forms() {
    String token = "&X-Amz-Security-Token=a%2Fb%2B%3D";
    return Stream.of(
        Named.of("JSON", ANNA.sign(LIST)),
        Named.of("a form", ANNA.sign(Calls.form("/", "Action=ListQueues"))),
        Named.of("GET", ANNA.sign(Calls.get("/?Action=ListQueues&Version=2012-11-05"))),
        Named.of("presigned", ANNA.presign(Calls.get("/?Action=ListQueues"))),
        Named.of("presigned POST", ANNA.presign(Calls.form("/", "Action=ListQueues"))),
        Named.of("signed token", ANNA.sign(LIST.withHeader("X-Amz-Security-Token", "a/b+="))),
        Named.of("unsigned token", ANNA.sign(LIST).withHeader("X-Amz-Security-Token", "a/b+=")),
        Named.of("token in the URL", ANNA.presign(Calls.get("/?Action=ListQueues" + token))),
        Named.of(
            "token added to the URL", plus(ANNA.presign(Calls.get("/?Action=ListQueues")), token)),
        Named.of("path with .. and //", ANNA.sign(Calls.form("//a/../", "Action=ListQueues"))),
        Named.of("spaces", ANNA.sign(LIST.withHeader("X-Note", "two  spaces \t and a tab"))),
        Named.of("two values", ANNA.sign(LIST.withHeader("X-Note", "b").plusLine("X-Note: a"))),
        Named.of("folded value", folded()),
        Named.of("empty value", ANNA.sign(LIST.withHeader("X-Note", ""))),
        Named.of("14 minutes old", ANNA.after(Duration.ofMinutes(-14)).sign(LIST)),
        Named.of("14 minutes ahead", ANNA.after(Duration.ofMinutes(14)).sign(LIST)),
        Named.of("in chunks", ANNA.sign(LIST).withHeader("Transfer-Encoding", "chunked")));
  }

  /** Returns a call with a header folded into two lines, which counts as one space. */
  private static HttpText folded() {
    HttpText signed = ANNA.sign(LIST.withHeader("X-Note", "a b"));
    return signed.withHeader("X-Note", "a").plusLine("   b");
  }

  private static HttpText plus(HttpText request, String parameters) {
    return request.withTarget(request.target() + parameters);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void signedCallsAreLetIn(HttpText signed) throws IOException {
    assertLetIn(signed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MessageBody=a%20b",
        "MessageBody=a+b",
        "MessageBody=%2B%26%3D%25~*'()!",
        "MessageBody=%C3%A9%E2%82%AC",
        "MessageBody=a=b",
        "Z&MessageBody=x&a",
        "Z=2&Z=1&MessageBody=x",
        "&&MessageBody=x&",
      })
  void queryStringsOfAllKindsAreLetIn(String query) throws IOException {
    assertLetIn(ANNA.sign(CREATE));
    String target = "/" + KeyedTailback.ACCOUNT + "/orders?Action=SendMessage&" + query;
    assertLetIn(ANNA.sign(Calls.get(target)));
    assertLetIn(ANNA.presign(Calls.get(target)));
  }

  @Test
  void thePathMeansWhatIsSigned() throws IOException {
    assertLetIn(BOB.sign(CREATE));
    assertLetIn(ANNA.sign(CREATE));
    HttpText send = Calls.get("/210987654321/orders?Action=SendMessage&MessageBody=a");
    HttpText signed = ANNA.presign(send);
    assertLetIn(signed.withTarget(signed.target().replace("/orders", "//x/./../orders")));
    assertThat(tailback.server().gate().call(SignedCallsTest::visible))
        .containsExactlyInAnyOrder("123456789012 0", "210987654321 1");
  }

  private static List<String> visible(Queues queues) {
    return queues.all().stream()
        .map(queue -> queue.address().account() + " " + queue.counts().visible())
        .toList();
  }

  @Test
  void headersThatAreNotSignedMayChange() throws IOException {
    assertLetIn(ANNA.sign(LIST).withHeader("User-Agent", "other").withHeader("X-Note", "new"));
  }

  @Test
  void bytesBeyondAsciiInASignedHeaderAreSigned() throws IOException {
    // The signer writes UTF-8; the helper writes one byte per character.
    HttpText signed = ANNA.sign(LIST.withHeader("X-Note", "caf\u00e9"));
    assertLetIn(signed.withHeader("X-Note", "caf\u00c3\u00a9"));
  }

  @Test
  void theAccountIsTheKeys() throws IOException {
    assertThat(tailback.send(ANNA.sign(CREATE)).body()).contains("/123456789012/orders");
    assertThat(tailback.send(BOB.sign(CREATE)).body()).contains("/210987654321/orders");
    assertThat(tailback.send(BOB.presign(Calls.get("/?Action=CreateQueue&QueueName=b"))).body())
        .contains("/210987654321/b");
  }

  @Test
  void theRegionIsTheScopes() throws IOException {
    assertLetIn(ANNA.in("eu-west-1").sign(CREATE));
    assertThat(tailback.send(ANNA.in("eu-west-1").sign(LIST)).body()).contains("orders");
    assertThat(tailback.send(ANNA.sign(LIST)).body()).doesNotContain("orders");
  }

  @Test
  void aKeySignsForOneScopeAfterAnother() throws IOException {
    for (String region : new String[] {"us-east-1", "eu-west-1", "us-east-1", "cn-north-1"}) {
      assertLetIn(ANNA.in(region).sign(LIST));
    }
  }
}
