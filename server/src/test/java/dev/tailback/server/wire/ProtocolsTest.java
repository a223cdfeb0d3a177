package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.request.SqsTraits;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolsTest {
  private static final ServiceModel SQS = SqsTraits.MODEL;
  private static final ErrorShape RAIN = new ErrorShape("weather#RainException", "Rain", 409);
  private static final ServiceModel WEATHER =
      new ServiceModel(
          "Weather",
          "weather",
          "Weather_20260101",
          "1.1",
          "http://weather/doc/",
          "2026-01-01",
          true,
          reason -> (ErrorShape) reason);
  private static final Protocols PROTOCOLS = new Protocols(List.of(SQS, WEATHER));
  private static final Map<String, String> FORM = Map.of("Content-Type", Requests.FORM);

  @ParameterizedTest
  @ValueSource(
      strings = {"application/x-amz-json-1.0", "Application/X-Amz-Json-1.1; charset=UTF-8"})
  void aJsonContentTypeMeansJson(String contentType) {
    assertThat(protocol(Map.of("Content-Type", contentType))).isInstanceOf(JsonProtocol.class);
  }

  @Test
  void aTargetWithoutAFormMeansJson() {
    assertThat(protocol(Map.of("x-amz-target", "AmazonSQS.ListQueues")))
        .isInstanceOf(JsonProtocol.class);
    assertThat(protocol(Map.of("X-Amz-Target", "a", "Content-Type", "application/json")))
        .isInstanceOf(JsonProtocol.class);
  }

  @Test
  void aFormIsQueryWhateverTargetItNames() {
    Map<String, String> headers = new HashMap<>(FORM);
    headers.put("X-Amz-Target", "AmazonSQSv20121105.SendMessage");
    assertThat(protocol(headers)).isInstanceOf(QueryProtocol.class);
  }

  @Test
  void anythingElseIsQuery() {
    assertThat(protocol(Map.of())).isInstanceOf(QueryProtocol.class);
    assertThat(protocol(Map.of("Content-Type", "text/plain"))).isInstanceOf(QueryProtocol.class);
  }

  @ParameterizedTest
  @CsvSource({
    "AmazonSQS.ListQueues, SQS",
    "Weather_20260101.GetForecast, Weather",
    "Weather_20260102.GetForecast, SQS",
    "Weather_20260101, SQS",
    "Other.GetForecast, SQS"
  })
  void theTargetNamesTheServiceOfJson(String target, String service) {
    Protocol protocol = protocol(Map.of("X-Amz-Target", target));

    assertThat(protocol).isInstanceOf(JsonProtocol.class);
    assertThat(protocol.service().name()).isEqualTo(service);
  }

  @ParameterizedTest
  @CsvSource({
    "/service/Weather_20260101/operation/GetForecast, rpc-v2-cbor, CborProtocol, Weather",
    "/service/Weather_20260101/operation/GetForecast, rpc-v2-json, JsonProtocol, Weather",
    "/service/Weather_20260101/operation/GetForecast, '', JsonProtocol, Weather",
    "/service/AmazonSQS/operation/ListQueues, rpc-v2-cbor, JsonProtocol, SQS",
    "/service/Other/operation/GetForecast, rpc-v2-cbor, JsonProtocol, SQS"
  })
  void thePathNamesTheServiceOfCborAndServicesThatDoNotSpeakItRefuseInJson(
      String path, String smithy, String protocol, String service) {
    Map<String, String> headers = smithy.isEmpty() ? Map.of() : Map.of("Smithy-Protocol", smithy);
    Protocol found = PROTOCOLS.of(Requests.request("POST", path, "", headers, new byte[0]));

    assertThat(found.getClass().getSimpleName()).isEqualTo(protocol);
    assertThat(found.service().name()).isEqualTo(service);
  }

  @ParameterizedTest
  @CsvSource({
    "key/20261122/us-east-1/weather/aws4_request, 2012-11-05, Weather",
    "key/20261122/us-east-1/sqs/aws4_request, 2026-01-01, SQS",
    "key/20261122/us-east-1/other/aws4_request, 2026-01-01, Weather",
    "key/20261122/us-east-1/other/aws4_request, 2025-01-01, SQS",
    "weather, 2012-11-05, SQS",
    "/weather, 2012-11-05, SQS"
  })
  void theCredentialScopeNamesTheServiceOfQueryElseTheVersionDoes(
      String scope, String version, String service) {
    Map<String, String> headers = new HashMap<>(FORM);
    headers.put("Authorization", "AWS4-HMAC-SHA256 Credential=" + scope + ", Signature=x");

    assertThat(query("", "Action=A&Version=" + version, headers)).isEqualTo(service);
  }

  @ParameterizedTest
  @CsvSource({
    "Action=A&Version=2026-01-01, '', Weather",
    "'', Version=2026-01-01&Action=A, Weather",
    "'', Action=A&Version=2026-01-01x, SQS",
    "'', Action=A&Version=2026-01-0, SQS",
    "'', Action=A&MyVersion=2026-01-01, SQS",
    "'', '', SQS"
  })
  void theVersionIsAParameterOfTheUrlOrTheForm(String query, String form, String service) {
    assertThat(query(query, form, FORM)).isEqualTo(service);
  }

  @Test
  void aServiceHasItsOwnVersionOfJsonItsOwnNamespaceAndItsOwnErrors() {
    Protocol json = protocol(Map.of("X-Amz-Target", "Weather_20260101.GetForecast"));
    Protocol query = new QueryProtocol(WEATHER, QueryFormat.XML);
    Refusal rain = new Refusal(RAIN, "It rains.");

    WireResponse refusal = json.refusal(rain, Responses.ID);
    assertThat(refusal.contentType()).isEqualTo("application/x-amz-json-1.1");
    assertThat(refusal.status()).isEqualTo(409);
    assertThat(refusal.queryError()).isEqualTo("Rain;Sender");
    assertThat(Responses.body(refusal))
        .isEqualTo("{\"__type\":\"weather#RainException\",\"message\":\"It rains.\"}");
    assertThat(Responses.body(query.success("GetForecast", Result.NOTHING, Responses.ID)))
        .contains("<GetForecastResponse xmlns=\"http://weather/doc/\">");
    assertThat(Responses.body(query.refusal(rain, Responses.ID)))
        .contains("<ErrorResponse xmlns=\"http://weather/doc/\">", "<Code>Rain</Code>");
  }

  @Test
  void aServiceWithoutQueuesTakesNothingFromThePath() {
    WireRequest request =
        Requests.form("/000000000000/q", "Action=ListQueues&Version=2026-01-01&Tags.1=x");

    Call call = PROTOCOLS.of(request).read(request, Requests.ANONYMOUS);

    assertThat(call.action()).isEqualTo("ListQueues");
    assertThat(call.input().string("QueueUrl")).isNull();
  }

  private static Protocol protocol(Map<String, String> headers) {
    return PROTOCOLS.of(Requests.request("POST", "/q", "", headers, new byte[0]));
  }

  private static String query(String query, String form, Map<String, String> headers) {
    byte[] body = form.getBytes(StandardCharsets.UTF_8);
    return PROTOCOLS.of(Requests.request("POST", "/", query, headers, body)).service().name();
  }
}
