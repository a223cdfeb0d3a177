package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tailback.engine.queue.Refusal;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CborRequestTest {
  private static final ListMember LIST = ListMember.of("L");

  @ParameterizedTest
  @CsvSource({
    "bf 61 44 05 ff, 5",
    "bf 61 44 18 64 ff, 100",
    "bf 61 44 24 ff, -5",
    "bf 61 44 1b 00 00 00 02 54 0b e4 00 ff, 1e10",
    "bf 61 44 f9 3e 00 ff, 1.5",
    "bf 61 44 fa 40 20 00 00 ff, 2.5",
    "bf 61 44 fb 3f b9 99 99 99 99 99 9a ff, 0.1",
    "a1 61 44 05, 5",
    "bf 61 44 c2 49 01 00 00 00 00 00 00 00 00 ff, 18446744073709551616"
  })
  void aDecimalMayBeAnyNumber(String hex, double value) {
    assertThat(input(hex).decimal("D")).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "bf 61 49 05 ff, 5",
    "bf 61 49 f9 45 00 ff, 5",
    "bf 61 49 fb 40 14 00 00 00 00 00 00 ff, 5"
  })
  void aWholeNumberMayBeAFloatWithoutAFraction(String hex, int value) {
    assertThat(input(hex).integer("I")).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "bf 61 54 c1 1a 6b 0a c9 48 ff, 2026-11-28T12:30:00Z",
    "bf 61 54 c1 fb 41 da c2 b2 52 10 00 00 ff, 2026-11-28T12:30:00.25Z",
    "bf 61 54 1a 6b 0a c9 48 ff, 2026-11-28T12:30:00Z"
  })
  void aTimeIsInSeconds(String hex, Instant time) {
    assertThat(input(hex).time("T")).isEqualTo(time);
  }

  @Test
  void otherMembersHaveTheirOwnTypes() {
    Input input =
        input(
            // bool, bytes, indefinite text, list of texts, list of decimals
            "bf 61 42 f5 61 59 43 000102 61 53 7f 61 61 61 62 ff 61 4c 9f 61 61 61 62 ff"
                // a map in a definite list, null, undefined
                + "61 4d 81 a1 61 4e 61 6e 61 4e f6 61 55 f7 62 4c44 82 01 f9 3e00 ff");

    assertThat(input.bool("B")).isTrue();
    assertThat(input.blob("Y")).containsExactly(0, 1, 2);
    assertThat(input.string("S")).isEqualTo("ab");
    assertThat(input.strings(LIST)).containsExactly("a", "b");
    assertThat(input.structures(ListMember.of("M")))
        .extracting(element -> element.string("N"))
        .containsExactly("n");
    assertThat(input.string("N")).isNull();
    assertThat(input.string("U")).isNull();
    assertThat(input.decimals(ListMember.of("LD"))).containsExactly(1, 1.5);
    assertThat(input.decimals(ListMember.of("X"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bf ff", "a0", "f6"})
  void aBodyMayBeEmpty(String hex) {
    assertThat(input(hex).string("S")).isNull();
  }

  @Test
  void theOperationIsAtTheEndOfThePath() {
    byte[] empty = {(byte) 0xa0};

    Call call = Weather.read(Weather.cbor("/a/b/service/Weather_20260101/operation/Get", empty));

    assertThat(call.action()).isEqualTo("Get");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ff",
        "05",
        "80",
        "bf",
        "bf 61",
        "bf 61 44",
        "bf 61 44 05",
        "bf 61 44 05 61 ff",
        "bf 61 4c 9f 01",
        "bf 61 4c 9a ff ff ff ff 01",
        "bf 61 44 7b ff ff ff ff ff ff ff ff",
        "bf 61 44 5b 7f ff ff ff ff ff ff ff",
        "bf 61 44 1c ff",
        "bf ff 00",
        "a0 a0",
        "7b 22 44 22 3a 35 7d"
      })
  void aBodyThatIsNotOneMapIsMalformed(String hex) {
    assertMalformed(hex.replace(" ", ""));
  }

  @Test
  void aBodyIsReadUpToADepthAndANumberOfValues() {
    assertMalformed("bf6144" + "81".repeat(200) + "01" + "ff");
    assertMalformed("bf6144" + "9f" + "01".repeat(1_000) + "ff" + "ff");
    assertThat(input("bf6144" + "9f" + "01".repeat(990) + "ff" + "ff")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bf 61 54 f9 7e 00 ff", "bf 61 54 61 61 ff", "bf 61 54 fb 7ff0000000000000 ff"})
  void aTimeMustBeAFiniteNumber(String hex) {
    assertThatThrownBy(() -> input(hex).time("T")).isInstanceOf(BadRequest.class);
  }

  @Test
  void aTextMustBeATextAndAWholeNumberAWholeNumber() {
    assertThatThrownBy(() -> input("bf 61 53 41 61 ff").string("S"))
        .hasMessage("BINARY_VALUE can not be converted to a String");
    assertThatThrownBy(() -> input("bf 61 49 f9 3e 00 ff").integer("I"))
        .hasMessage("DECIMAL_VALUE can not be converted to an Integer");
  }

  @Test
  void anythingThatIsNotCborIsRefusedAndNothingFails() {
    SplittableRandom random = new SplittableRandom(16);
    for (int i = 0; i < 100_000; i++) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      body.write(random.nextInt(4) == 0 ? random.nextInt(256) : 0xbf);
      for (int length = random.nextInt(30); length > 0; length--) {
        body.write(random.nextBoolean() ? 0x60 + random.nextInt(4) : random.nextInt(256));
      }
      byte[] bytes = body.toByteArray();
      Throwable thrown =
          catchThrowable(
              () -> Weather.read(Weather.cbor("/service/Weather_20260101/operation/Get", bytes)));
      if (thrown != null) {
        assertThat(thrown).isInstanceOfAny(BadRequest.class, Refusal.class);
      }
    }
  }

  @Test
  void onlyPostsOfCborAreRead() {
    String path = "/service/Weather_20260101/operation/Get";
    Map<String, String> json =
        Map.of("Content-Type", "application/json", "smithy-protocol", "rpc-v2-cbor");
    WireRequest get =
        Requests.request("GET", path, "", Map.of("smithy-protocol", "rpc-v2-cbor"), new byte[0]);

    assertThatThrownBy(() -> Weather.read(Requests.request("POST", path, "", json, new byte[1])))
        .hasMessage("The content type is application/json, not application/cbor.");
    assertThatThrownBy(() -> Weather.read(get))
        .hasMessage("Operations of Weather are called by POST.");
  }

  @Test
  void anotherProtocolOfSmithyIsRefusedInJson() {
    WireRequest request =
        Requests.request(
            "POST",
            "/service/Weather_20260101/operation/Get",
            "",
            Map.of("smithy-protocol", "rpc-v2-json"),
            new byte[0]);
    Protocol protocol = new Protocols(List.of(Weather.MODEL)).of(request);

    assertThat(protocol).isInstanceOf(JsonProtocol.class);
    assertThatThrownBy(() -> protocol.read(request, Requests.ANONYMOUS))
        .hasMessageStartingWith("Weather supports Smithy RPC v2 only as CBOR");
  }

  private static Input input(String hex) {
    return Weather.read(Weather.cbor(hex.replace(" ", ""))).input();
  }

  private static void assertMalformed(String hex) {
    assertThatThrownBy(() -> input(hex))
        .isInstanceOfSatisfying(
            BadRequest.class, e -> assertThat(e.shape()).isEqualTo(ErrorShape.SERIALIZATION));
  }
}
