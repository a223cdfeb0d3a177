package dev.tailback.server.admin;

import static java.util.Objects.requireNonNullElse;

import dev.tailback.server.export.ConfigurationExport;
import java.util.List;

/**
 * The server's queues, alarms, scalable targets, throttles and faults as its configuration file:
 * {@code GET export}.
 */
record ExportResource(ConfigurationExport export, QueueNames names) implements AdminResource {
  static final String NAME = "export";

  @Override
  public List<String> parameters(AdminRequest request) {
    return QueueNames.PARAMETERS;
  }

  @Override
  public AdminReply reply(AdminRequest request) {
    request.atMost(1).require("GET").body().only();
    return Admin.Answer.yaml(
        export.text(
            requireNonNullElse(request.account(), names.account()),
            requireNonNullElse(request.region(), names.region())));
  }
}
