package dev.tailback.clients.traces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span printed by a program.
 *
 * @param service the name of the program
 * @param trace the id of its trace
 * @param parent the id of its parent; empty if it has none
 * @param links the ids of the spans it is linked to
 */
record Span(
    String service, String name, String trace, String id, String parent, List<String> links) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Node.js's output for a span: an object between two lines with only a brace. */
  private static final Pattern OBJECT = Pattern.compile("(?ms)^\\{$.*?^\\}$");

  /** Returns the spans in the output of several programs, those of Java first. */
  static List<Span> in(String output) throws JsonProcessingException {
    List<Span> spans = new ArrayList<>();
    for (String line : output.lines().filter(each -> each.startsWith("{\"")).toList()) {
      for (JsonNode resource : JSON.readTree(line).path("resourceSpans")) {
        addAll(resource, spans);
      }
    }
    OBJECT.matcher(output).results().map(MatchResult::group).map(Span::ofNode).forEach(spans::add);
    return spans;
  }

  private static void addAll(JsonNode ofResource, List<Span> spans) {
    String service = "";
    for (JsonNode attribute : ofResource.at("/resource/attributes")) {
      if (attribute.path("key").asText().equals("service.name")) {
        service = attribute.at("/value/stringValue").asText();
      }
    }
    for (JsonNode scope : ofResource.path("scopeSpans")) {
      for (JsonNode span : scope.path("spans")) {
        spans.add(ofJava(service, span));
      }
    }
  }

  private static Span ofJava(String service, JsonNode span) {
    return new Span(
        service,
        span.path("name").asText(),
        span.path("traceId").asText(),
        span.path("spanId").asText(),
        span.path("parentSpanId").asText(),
        span.path("links").findValuesAsText("spanId"));
  }

  private static Span ofNode(String object) {
    return new Span(
        first("'service\\.name': '(.+?)'", object),
        first("(?m)^  name: '(.+?)'", object),
        first("(?m)^  traceId: '(.+?)'", object),
        first("(?m)^  id: '(.+?)'", object),
        first("(?s)parentSpanContext: \\{[^}]*spanId: '(.+?)'", object),
        all("(?s)context: \\{[^}]*spanId: '(.+?)'", object));
  }

  private static String first(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    return found.find() ? found.group(1) : "";
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(each -> each.group(1)).toList();
  }
}
