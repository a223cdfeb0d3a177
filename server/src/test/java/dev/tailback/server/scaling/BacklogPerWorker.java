package dev.tailback.server.scaling;

/** The metric that AWS recommends for consumers of a queue: the backlog per running task. */
final class BacklogPerWorker {
  /** A specification of the metric, for the queue {@code orders} and the target of the tests. */
  static final String JSON =
      """
      {"Metrics":[
        {"Id":"visible",
         "MetricStat":{
           "Metric":{"Namespace":"AWS/SQS","MetricName":"ApproximateNumberOfMessagesVisible",
             "Dimensions":[{"Name":"QueueName","Value":"orders"}]},
           "Stat":"Sum"},
         "ReturnData":false},
        {"Id":"running",
         "MetricStat":{
           "Metric":{"Namespace":"ECS/ContainerInsights","MetricName":"RunningTaskCount",
             "Dimensions":[{"Name":"ClusterName","Value":"shop"},
               {"Name":"ServiceName","Value":"orders-workers"}]},
           "Stat":"Average"},
         "ReturnData":false},
        {"Id":"backlog","Expression":"visible / running","Label":"Backlog per worker",
         "ReturnData":true}]}
      """;

  private BacklogPerWorker() {}
}
