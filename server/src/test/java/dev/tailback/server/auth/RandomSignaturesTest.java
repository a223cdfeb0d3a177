package dev.tailback.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.sqs.request.SqsTraits;
import dev.tailback.server.wire.BadRequest;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Protocols;
import dev.tailback.server.wire.WireRequest;
import java.time.Clock;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Signed requests with random changes. Each change is refused with a proper error, or leaves the
 * call and the caller the same.
 */
class RandomSignaturesTest {
  private static final int CHANGES = 20_000;
  private static final String CHARACTERS = "aZ09/;,=% &+-_:'\"\\*?.\t\u0000\u007f\u00e9\u00ff";
  private static final Signer ANNA = KeyedTailback.ANNA;
  private static final Protocols PROTOCOLS = new Protocols(List.of(SqsTraits.MODEL));
  private static final SignatureCheck CHECK =
      new SignatureCheck(
          AccessKeys.of(new AccessKey(ANNA.keyId(), ANNA.secret(), KeyedTailback.ACCOUNT)),
          Clock.systemUTC());

  private final SplittableRandom random = new SplittableRandom(19);

  @ParameterizedTest
  @ValueSource(strings = {"Authorization", "X-Amz-Date", "Host", "X-Amz-Target", "Content-Type"})
  void noChangeOfAHeaderMakesAnotherCall(String header) {
    HttpText signed = ANNA.sign(Calls.json("CreateQueue", "{\"QueueName\":\"orders\"}"));
    assertOnlyTheSameCall(
        signed, signed.header(header), value -> signed.withHeader(header, value), "QueueName");
  }

  @Test
  void noChangeOfAPresignedUrlMakesAnotherCall() {
    String target = "/123456789012/orders?Action=SendMessage&MessageBody=a%20%2Bb&DelaySeconds=1";
    HttpText signed = ANNA.presign(Calls.get(target));
    assertOnlyTheSameCall(
        signed, signed.target(), signed::withTarget, "QueueUrl", "MessageBody", "DelaySeconds");
  }

  private void assertOnlyTheSameCall(
      HttpText signed, String part, Function<String, HttpText> make, String... members) {
    Caller caller = CHECK.caller(signed.wire(), SqsTraits.MODEL);
    String call = call(signed.wire(), members);
    int refused = 0;
    for (int i = 0; i < CHANGES; i++) {
      WireRequest changed = make.apply(changed(part)).wire();
      try {
        assertThat(CHECK.caller(changed, SqsTraits.MODEL)).isEqualTo(caller);
        assertThat(call(changed, members)).isEqualTo(call);
      } catch (BadRequest refusal) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(CHANGES / 2);
  }

  /** Returns the call in a request, as the server reads it. */
  private static String call(WireRequest request, String... members) {
    Call call = PROTOCOLS.of(request).read(request, new Caller("000000000000", "us-east-1", ""));
    StringBuilder text = new StringBuilder(call.action());
    for (String member : members) {
      text.append(' ').append(member).append('=').append(call.input().string(member));
    }
    return text.toString();
  }

  /** Returns a text with some of it left out, repeated, moved or replaced. */
  private String changed(String text) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0 && changed.length() > 0; i--) {
      int at = random.nextInt(changed.length());
      int end = Math.min(changed.length(), at + 1 + random.nextInt(12));
      switch (random.nextInt(5)) {
        case 0 -> changed.delete(at, end);
        case 1 -> changed.insert(at, changed.substring(at, end));
        case 2 -> changed.insert(random.nextInt(changed.length()), changed.substring(at, end));
        case 3 -> changed.insert(at, character());
        default -> changed.setCharAt(at, character());
      }
    }
    return changed.toString();
  }

  private char character() {
    return CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
  }
}
