package dev.tailback.server.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the content of the XML as JSON, for Query clients that accept JSON. Empty lists are
 * written too, and maps are lists of pairs.
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
  public void strings(ListMember member, List<String> values) {
    String name = service.traits().queryJsonName(member.name());
    requiredStrings(ListMember.flattened(name, name), values);
  }

  @Override
  public void structures(ListMember member, List<? extends Result> values) {
    requiredStructures(service.traits().queryJsonName(member.name()), values);
  }

  @Override
  public void map(MapMember member, Map<String, String> values) {
    List<Result> pairs = new ArrayList<>(values.size());
    values.forEach(
        (key, value) ->
            pairs.add(
                output -> {
                  output.string(member.keyName(), key);
                  output.string(member.valueName(), value);
                }));
    requiredStructures(member.name(), pairs);
  }

  @Override
  public void structureMap(MapMember member, Map<String, ? extends Result> values) {
    List<Result> pairs = new ArrayList<>(values.size());
    values.forEach(
        (key, value) ->
            pairs.add(
                output -> {
                  output.string(member.keyName(), key);
                  structure(member.valueName(), value);
                }));
    requiredStructures(member.name(), pairs);
  }
}
