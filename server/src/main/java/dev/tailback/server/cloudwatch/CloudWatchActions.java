package dev.tailback.server.cloudwatch;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.scaling.Monitoring;
import dev.tailback.server.cloudwatch.alarm.ActionsOnAlarms;
import dev.tailback.server.cloudwatch.alarm.AlarmAccess;
import dev.tailback.server.cloudwatch.metric.MetricAccess;
import dev.tailback.server.cloudwatch.metric.MetricActions;
import dev.tailback.server.cloudwatch.request.CloudWatchTraits;
import dev.tailback.server.cloudwatch.request.UnsupportedAction;
import dev.tailback.server.service.Action;
import dev.tailback.server.service.Service;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The actions of the CloudWatch API by name. Unsupported ones say so. */
public final class CloudWatchActions {
  /** What Tailback does not support, and the actions on it. */
  private static final Map<String, List<String>> UNSUPPORTED =
      Map.ofEntries(
          Map.entry("alarm contributors", List.of("DescribeAlarmContributors")),
          Map.entry(
              "alarm mute rules",
              List.of(
                  "DeleteAlarmMuteRule",
                  "GetAlarmMuteRule",
                  "ListAlarmMuteRules",
                  "PutAlarmMuteRule")),
          Map.entry(
              "anomaly detectors",
              List.of("DeleteAnomalyDetector", "DescribeAnomalyDetectors", "PutAnomalyDetector")),
          Map.entry("composite alarms", List.of("PutCompositeAlarm")),
          Map.entry(
              "dashboards",
              List.of("DeleteDashboards", "GetDashboard", "ListDashboards", "PutDashboard")),
          Map.entry(
              "datasets",
              List.of("AssociateDatasetKmsKey", "DisassociateDatasetKmsKey", "GetDataset")),
          Map.entry("images of metrics", List.of("GetMetricWidgetImage")),
          Map.entry(
              "insight rules",
              List.of(
                  "DeleteInsightRules",
                  "DescribeInsightRules",
                  "DisableInsightRules",
                  "EnableInsightRules",
                  "GetInsightRuleReport",
                  "ListManagedInsightRules",
                  "PutInsightRule",
                  "PutManagedInsightRules")),
          Map.entry("log alarms", List.of("PutLogAlarm")),
          Map.entry(
              "metric streams",
              List.of(
                  "DeleteMetricStream",
                  "GetMetricStream",
                  "ListMetricStreams",
                  "PutMetricStream",
                  "StartMetricStreams",
                  "StopMetricStreams")),
          Map.entry(
              "enrichment of OpenTelemetry metrics",
              List.of("GetOTelEnrichment", "StartOTelEnrichment", "StopOTelEnrichment")));

  private final Map<String, Action<?>> byName = new TreeMap<>();

  /** Creates the actions. */
  public CloudWatchActions(EngineGate gate, Monitoring monitoring) {
    add(MetricActions.of(new MetricAccess(gate, monitoring.metrics())));
    add(ActionsOnAlarms.of(new AlarmAccess(gate, monitoring.alarms())));
    UNSUPPORTED.forEach(
        (subject, names) ->
            names.forEach(name -> byName.put(name, new UnsupportedAction(name, subject))));
  }

  private void add(List<Action<?>> actions) {
    actions.forEach(action -> byName.put(action.name(), action));
  }

  /** Returns the service with these actions. */
  public Service service() {
    return new Service(CloudWatchTraits.MODEL, byName);
  }
}
