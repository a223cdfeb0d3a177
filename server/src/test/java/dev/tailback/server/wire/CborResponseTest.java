package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.Refusal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CborResponseTest {
  private static final Protocol CBOR = new CborProtocol(Weather.MODEL, false);
  private static final Instant TIME = Instant.parse("2025-12-17T14:29:40.789Z");

  @Test
  void aResultIsAMapOfIndefiniteLength() {
    WireResponse response = CBOR.success("Get", output -> output.string("S", "a"), Responses.ID);

    assertThat(response.contentType()).isEqualTo("application/cbor");
    assertThat(response.smithyProtocol()).isEqualTo("rpc-v2-cbor");
    assertThat(hex(response)).isEqualTo("bf" + "6153" + "6161" + "ff");
  }

  @Test
  void nothingIsAnEmptyMap() {
    assertThat(hex(CBOR.success("Get", Result.NOTHING, Responses.ID))).isEqualTo("bfff");
  }

  @Test
  void aTimeHasTag1AndIsAFloatOfWholeSeconds() {
    assertThat(written(output -> output.time("T", TIME)))
        .isEqualTo("6154" + "c1" + "fb41da50af95000000");
    assertThat(written(output -> output.times(ListMember.of("T"), new long[] {1_999, -1})))
        .isEqualTo("6154" + "9f" + "c1fb3ff0000000000000" + "c1fbbff0000000000000" + "ff");
  }

  @Test
  void numbersAreAsShortAsTheyCanBeAndDecimalsHaveEightBytes() {
    assertThat(written(output -> output.number("N", 10L))).isEqualTo("614e" + "0a");
    assertThat(written(output -> output.decimal("D", 10.0)))
        .isEqualTo("6144" + "fb4024000000000000");
    assertThat(written(output -> output.bool("B", true))).isEqualTo("6142" + "f5");
    assertThat(written(output -> output.blob("Y", new byte[] {1, 2}))).isEqualTo("6159" + "420102");
  }

  @Test
  void listsHaveIndefiniteLengthsAndAreThereIfRequired() {
    ListMember list = ListMember.of("L");
    Result element = output -> output.string("S", "a");

    assertThat(written(output -> output.strings(list, List.of("a")))).isEqualTo("614c9f6161ff");
    assertThat(written(output -> output.strings(list, List.of()))).isEmpty();
    assertThat(written(output -> output.requiredStrings(list, List.of()))).isEqualTo("614c9fff");
    assertThat(written(output -> output.structures(list, List.of(element))))
        .isEqualTo("614c9fbf61536161ffff");
    assertThat(written(output -> output.requiredStructures(list, List.of()))).isEqualTo("614c9fff");
    assertThat(written(output -> output.decimals(list, new double[] {1})))
        .isEqualTo("614c9ffb3ff0000000000000ff");
    assertThat(written(output -> output.times(list, new long[0]))).isEqualTo("614c9fff");
  }

  @Test
  void mapsHaveIndefiniteLengthsToo() {
    assertThat(written(output -> output.decimalMap("M", Map.of("p9", 1.0))))
        .isEqualTo("614d" + "bf" + "627039" + "fb3ff0000000000000" + "ff");
  }

  @Test
  void anErrorHasItsTypeItsTextIfItHasOneAndItsCodeInQuery() {
    Refusal refusal = new Refusal(Weather.NO_STATION, "No.");
    WireResponse response = CBOR.refusal(refusal, Responses.ID);

    assertThat(response.queryError()).isEqualTo("Weather.NoStation;Sender");
    assertThat(response.smithyProtocol()).isEqualTo("rpc-v2-cbor");
    assertThat(hex(response))
        .isEqualTo(
            "bf"
                + text("__type")
                + text("com.weather#NoStation")
                + text("message")
                + text("No.")
                + "ff");
    assertThat(hex(CBOR.refusal(new Refusal(Weather.NO_STATION, ""), Responses.ID)))
        .isEqualTo("bf" + text("__type") + text("com.weather#NoStation") + "ff");
  }

  @Test
  void anErrorHasTheStatusOfQueryOnlyForClientsThatAskForIt() {
    String path = "/service/Weather_20260101/operation/Get";
    Map<String, String> cbor = Map.of("smithy-protocol", "rpc-v2-cbor");
    Map<String, String> compatible =
        Map.of("smithy-protocol", "rpc-v2-cbor", "x-amzn-query-mode", "true");
    Map<String, String> json = Map.of("X-Amz-Target", "Weather_20260101.Get");
    Map<String, String> compatibleJson =
        Map.of("X-Amz-Target", "Weather_20260101.Get", "x-amzn-query-mode", "true");

    assertThat(status(path, cbor)).isEqualTo(400);
    assertThat(status(path, compatible)).isEqualTo(404);
    assertThat(status("/", json)).isEqualTo(400);
    assertThat(status("/", compatibleJson)).isEqualTo(404);
    assertThat(status("/", Map.of())).isEqualTo(404);
  }

  private static int status(String path, Map<String, String> headers) {
    Refusal refusal = new Refusal(Weather.NO_STATION, "");
    return Weather.protocol(path, headers).refusal(refusal, Responses.ID).status();
  }

  @Test
  void anErrorInQueryHasNoDetailAndNoEmptyMessage() {
    Protocol query = new QueryProtocol(Weather.MODEL, QueryFormat.XML);
    String start =
        "<?xml version=\"1.0\"?><ErrorResponse xmlns=\"http://weather/doc/\"><Error>"
            + "<Type>Sender</Type><Code>Weather.NoStation</Code>";
    String end = "</Error><RequestId>" + Responses.ID + "</RequestId></ErrorResponse>";

    assertThat(query.refusal(new Refusal(Weather.NO_STATION, ""), Responses.ID))
        .extracting(Responses::body)
        .isEqualTo(start + end);
    assertThat(query.refusal(new Refusal(Weather.NO_STATION, "No."), Responses.ID))
        .extracting(Responses::body)
        .isEqualTo(start + "<Message>No.</Message>" + end);
  }

  private static String text(String text) {
    int head = 0x60 + text.length();
    return (text.length() < 24
            ? HexFormat.of().toHexDigits((byte) head)
            : "78" + HexFormat.of().toHexDigits((byte) text.length()))
        + HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static String written(Result result) {
    String hex = hex(CBOR.success("Get", result, Responses.ID));
    return hex.substring(2, hex.length() - 2);
  }

  private static String hex(WireResponse response) {
    return HexFormat.of().formatHex(response.body());
  }
}
