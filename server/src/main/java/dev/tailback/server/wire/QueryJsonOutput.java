package dev.tailback.server.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the content of the XML as JSON, for Query clients that accept JSON. Empty lists are written too, and maps are lists of pairs.
 */
final class QueryJsonOutput extends JsonOutput {
  private final ServiceModel service;

  private QueryJsonOutput(ServiceModel service, JsonGenerator json) {
    super(json);
    this.service = service;
  }

  /** Returns the whole response to a call that succeeded. */
  static byte[] success(ServiceModel service, String action, Result result, String requestId) {
    return render(
        json -> new QueryJsonOutput(service, json),
        output ->
            output.structure(
                action + "Response", any -> output.response(action, result, requestId)));
  }

  private void response(String action, Result result, String requestId) {
    if (result != Result.NOTHING) {
      structure(action + "Result", result);
    }
    structure("ResponseMetadata", output -> output.string("RequestId", requestId));
  }

  /** Returns a whole error response. */
  static byte[] error(ServiceModel service, ErrorShape shape, String text, String requestId) {
    Result error =
        output -> {
          output.string("Code", shape.queryCode());
          output.string("Message", text);
          output.string("Type", shape.fault().wireName());
        };
    return render(
        json -> new QueryJsonOutput(service, json),
        output -> {
          output.structure("Error", error);
          output.string("RequestId", requestId);
        });
  }

  @Override
  public void strings(String name, String queryName, List<String> values) {
    requiredStrings(service.queryJsonName(name), queryName, values);
  }

  @Override
  public void structures(String name, String queryName, List<? extends Result> values) {
    requiredStructures(service.queryJsonName(name), values);
  }

  @Override
  public void map(
      String name, String queryName, String keyName, String valueName, Map<String, String> values) {
    List<Result> pairs = new ArrayList<>(values.size());
    values.forEach(
        (key, value) ->
            pairs.add(
                output -> {
                  output.string(keyName, key);
                  output.string(valueName, value);
                }));
    requiredStructures(name, pairs);
  }

  @Override
  public void structureMap(
      String name,
      String queryName,
      String keyName,
      String valueName,
      Map<String, ? extends Result> values) {
    List<Result> pairs = new ArrayList<>(values.size());
    values.forEach(
        (key, value) ->
            pairs.add(
                output -> {
                  output.string(keyName, key);
                  structure(valueName, value);
                }));
    requiredStructures(name, pairs);
  }
}
