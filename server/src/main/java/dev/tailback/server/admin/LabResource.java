package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.config.Fields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lab: {@code GET lab} shows it, {@code POST lab/run} plays a scenario, {@code POST lab/stop}
 * stops it, {@code GET lab/result} shows the result, and {@code lab/json}, {@code lab/csv} and
 * {@code lab/html} return it as documents.
 */
final class LabResource implements AdminResource {
  static final String NAME = "lab";

  private static final String SCENARIO = "scenario";
  private static final String TEXT = "text";
  private static final Map<String, String> TYPES =
      Map.of("json", "application/json", "csv", "text/csv", "html", "text/html; charset=utf-8");

  private final @Nullable LabDesk desk;

  /**
   * Creates the resource.
   *
   * @param desk {@code null} if the server has no lab
   */
  LabResource(@Nullable LabDesk desk) {
    this.desk = desk;
  }

  @Override
  public AdminReply reply(AdminRequest request) {
    if (desk == null) {
      throw AdminException.conflict(
          "Only a server that was started by the command line has the lab; in a test, use"
              + " dev.tailback.lab.Lab.");
    }
    return switch (request.segment(1)) {
      case "" -> Admin.Answer.ok(onlyGet(request.atMost(1), desk).show());
      case "run" -> Admin.Answer.ok(run(request.atMost(2).require("POST"), desk));
      case "stop" -> Admin.Answer.ok(stop(request.atMost(2).require("POST"), desk));
      case "result" -> Admin.Answer.ok(played(onlyGet(request.atMost(2), desk).result()));
      case "scenarios" -> scenario(request.segment(2), onlyGet(request.atMost(3), desk));
      case "json", "csv", "html" -> document(request.segment(1), onlyGet(request.atMost(2), desk));
      default ->
          throw AdminException.notFound(
              "Under lab there are csv, html, json, result, run, scenarios, stop.");
    };
  }

  private static LabDesk onlyGet(AdminRequest request, LabDesk desk) {
    request.require("GET").body().only();
    return desk;
  }

  private static JsonNode run(AdminRequest request, LabDesk desk) {
    Fields fields = request.body().only(SCENARIO, TEXT);
    String id = fields.text(SCENARIO);
    String text = fields.text(TEXT);
    if ((id == null) == (text == null)) {
      throw AdminException.request(
          "Give either scenario, the id of a built-in one, or text, that of a file.");
    }
    String problem = id != null ? playKnown(id, desk) : desk.playText(String.valueOf(text));
    if (problem != null) {
      throw AdminException.conflict(problem);
    }
    return desk.show();
  }

  private static @Nullable String playKnown(String id, LabDesk desk) {
    known(id, desk.text(id));
    return desk.play(id);
  }

  private static JsonNode stop(AdminRequest request, LabDesk desk) {
    request.body().only();
    desk.stop();
    return desk.show();
  }

  private static AdminReply scenario(String id, LabDesk desk) {
    return Admin.Answer.yaml(known(id, desk.text(id)));
  }

  private static String known(String id, @Nullable String text) {
    if (text == null) {
      throw AdminException.notFound("There is no built-in scenario '" + id + "'.");
    }
    return text;
  }

  private static AdminReply document(String format, LabDesk desk) {
    String text = played(desk.document(format));
    String type = TYPES.getOrDefault(format, "text/plain");
    return new Admin.Answer(200, type, text.getBytes(StandardCharsets.UTF_8), List.of());
  }

  private static <T> T played(@Nullable T result) {
    if (result == null) {
      throw AdminException.notFound("No scenario was played yet.");
    }
    return result;
  }
}
