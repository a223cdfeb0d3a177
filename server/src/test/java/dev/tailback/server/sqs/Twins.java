package dev.tailback.server.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Two emulators, one for each protocol, whose responses are compared byte by byte with expected
 * ones.
 *
 * <p>Expected responses may have several lines, which are joined without their indentation. In XML
 * they end before the metadata.
 */
final class Twins implements AutoCloseable {
  private final Emulator json = new Emulator();
  private final Emulator query = new Emulator();

  private Emulator of(Wire wire) {
    return wire == Wire.JSON ? json : query;
  }

  /** Calls both, expects equal results, and returns the result. */
  Map<String, Object> call(String action, Object... members) {
    Map<String, Object> result = json.call(Wire.JSON, action, Members.of(members));
    assertThat(query.call(Wire.QUERY, action, Members.of(members))).as(action).isEqualTo(result);
    return result;
  }

  /** Calls both, expects equal refusals, and returns the code. */
  String refusal(String action, Object... members) {
    HttpConnection.Answer inJson = json.send(Wire.JSON.request(action, Members.of(members)));
    HttpConnection.Answer inXml = query.send(Wire.QUERY.request(action, Members.of(members)));
    String code = inJson.header("x-amzn-query-error").replace(";Sender", "");
    assertThat(inXml.status()).isEqualTo(inJson.status());
    assertThat(XmlResponse.error(inXml.body()).get("Code")).isEqualTo(code);
    return code;
  }

  void advanceSeconds(long seconds) {
    json.advanceSeconds(seconds);
    query.advanceSeconds(seconds);
  }

  /** Calls both and compares the responses. An empty text expects an empty response. */
  void replies(Map<String, Object> members, String action, String jsonBody, String xmlResult) {
    HttpConnection.Answer answer = reply(Wire.JSON, action, members);
    assertThat(answer.body()).isEqualTo(joined(jsonBody));
    assertThat(answer.header("Content-Length"))
        .isEqualTo("" + answer.body().getBytes(UTF_8).length);
    checkXml(action, xmlResult, reply(Wire.QUERY, action, members));
  }

  private void checkXml(String action, String result, HttpConnection.Answer answer) {
    String id = answer.requestId();
    String start =
        "<?xml version=\"1.0\"?><%sResponse xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\">";
    String end = "<ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata></%sResponse>";
    assertThat(answer.body())
        .isEqualTo(start.formatted(action) + joined(result) + end.formatted(id, action));
  }

  private HttpConnection.Answer reply(Wire wire, String action, Map<String, Object> members) {
    HttpConnection.Answer answer = of(wire).send(wire.request(action, members));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(wire.contentType());
    assertThat(answer.header("x-amzn-query-error")).isNull();
    assertThat(answer.requestId()).isNotEmpty();
    return answer;
  }

  private static String joined(String lines) {
    return lines.lines().map(String::strip).collect(Collectors.joining());
  }

  @Override
  public void close() {
    json.close();
    query.close();
  }
}
