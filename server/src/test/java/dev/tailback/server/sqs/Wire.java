package dev.tailback.server.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.wire.Json;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** The two protocols from a client's view: how a request is written and a response read. */
enum Wire {
  JSON {
    @Override
    HttpConnection.Request request(String action, Map<String, Object> members) {
      Map<String, String> headers =
          Map.of(
              "Host",
              Emulator.HOST,
              "Content-Type",
              "application/x-amz-json-1.0",
              "X-Amz-Target",
              "AmazonSQS." + action);
      return new HttpConnection.Request("POST", "/", headers, Json.write(members));
    }

    @Override
    String contentType() {
      return "application/x-amz-json-1.0";
    }

    @Override
    @SuppressWarnings("unchecked")
    Map<String, Object> members(String action, HttpConnection.Answer answer) {
      return answer.body().isEmpty()
          ? Map.of()
          : (Map<String, Object>) Members.asText(Json.parse(answer.body()));
    }

    @Override
    void checkError(HttpConnection.Answer answer, WireError error, String text) {
      boolean hasCode = error != WireError.UNKNOWN_OPERATION || !text.isEmpty();
      assertThat(answer.header("x-amzn-query-error"))
          .isEqualTo(hasCode ? error.code() + ";Sender" : null);
      Map<String, Object> expected = Members.of("__type", error.jsonType(), "message", text);
      if (text.isEmpty()) {
        expected.remove("message");
      }
      assertThat(Json.parse(answer.body())).isEqualTo(expected);
    }
  },

  QUERY {
    @Override
    HttpConnection.Request request(String action, Map<String, Object> members) {
      Map<String, String> headers =
          Map.of(
              "Host",
              Emulator.HOST,
              "Content-Type",
              "application/x-www-form-urlencoded; charset=utf-8");
      return new HttpConnection.Request("POST", "/", headers, QueryForm.of(action, members));
    }

    @Override
    String contentType() {
      return "text/xml";
    }

    @Override
    Map<String, Object> members(String action, HttpConnection.Answer answer) {
      return XmlResponse.members(action, answer.body());
    }

    @Override
    void checkError(HttpConnection.Answer answer, WireError error, String text) {
      assertThat(answer.header("x-amzn-query-error")).isNull();
      Element root = XmlResponse.root(answer.body());
      List<Element> parts = XmlResponse.children(root);
      assertThat(root.getTagName()).isEqualTo("ErrorResponse");
      assertThat(XmlResponse.error(answer.body()))
          .isEqualTo(
              Map.of(
                  "Type",
                  "Sender",
                  "Code",
                  error.code(),
                  "Message",
                  error.queryText(text),
                  "Detail",
                  ""));
      assertThat(parts.get(1).getTextContent()).isEqualTo(answer.requestId());
    }
  };

  abstract HttpConnection.Request request(String action, Map<String, Object> members);

  abstract String contentType();

  /** Returns the members of a result with scalars as texts. */
  abstract Map<String, Object> members(String action, HttpConnection.Answer answer);

  abstract void checkError(HttpConnection.Answer answer, WireError error, String text);
}
