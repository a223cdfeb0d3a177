package dev.tailback.fuzz;

/** Valid configuration files with all kinds of content. */
final class ConfigurationFiles {
  private ConfigurationFiles() {}

  static String[] all() {
    return new String[] {
      """
      port: 9324
      host: 127.0.0.1
      account: "000000000000"
      region: eu-central-1
      profile: dev
      clock: running
      seed: 42
      log: refusals
      corsOrigins: [http://localhost:3000]
      allowedHosts: [sqs.example.com]
      requestTimeout: 2m
      idleTimeout: 10m
      limits:
        inFlight: 1000
        lookAhead: 20000
        storedBytes: 64MiB
      queues:
        orders:
          VisibilityTimeout: 60
          ReceiveMessageWaitTimeSeconds: 20
          deadLetterQueue:
            name: orders-dlq
            maxReceiveCount: 3
          tags:
            team: checkout
          limits:
            inFlight: 10
        orders-dlq:
          MessageRetentionPeriod: 1209600
          RedriveAllowPolicy: {redrivePermission: allowAll}
        events.fifo:
          ContentBasedDeduplication: true
          DeduplicationScope: messageGroup
          FifoThroughputLimit: perMessageGroupId
      throttles:
        - {queue: orders, actions: [SendMessage, SendMessageBatch], rate: 50, burst: 10}
        - profile: aws-fifo
      faults:
        - queue: orders
          backlog: {when: visible > 10000, until: visible < 5000}
          actions: [SendMessage, SendMessageBatch]
          throttle: {retryAfter: PT2S}
      alarms:
        backlog:
          Namespace: AWS/SQS
          MetricName: ApproximateNumberOfMessagesVisible
          Dimensions: {QueueName: orders}
          Statistic: Maximum
          Period: 60
          EvaluationPeriods: 3
          Threshold: 100
          ComparisonOperator: GreaterThanThreshold
          AlarmActions: ["arn:aws:sns:eu-central-1:000000000000:ops"]
      monitoring:
        publishLag: 2m
        actions:
          arn:aws:sns:eu-central-1:000000000000:ops: http://localhost:8080/ops
        events: arn:aws:sqs:eu-central-1:000000000000:orders-dlq
      outgoing: [localhost:8080]
      scaling:
        orders-workers:
          MinCapacity: 1
          MaxCapacity: 10
          startDelay: 30s
          policies:
            backlog:
              alarms: [backlog]
              StepScalingPolicyConfiguration:
                AdjustmentType: ChangeInCapacity
                Cooldown: 60
                StepAdjustments:
                - {MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 900, ScalingAdjustment: 1}
                - {MetricIntervalLowerBound: 900, ScalingAdjustment: 3}
      """,
      """
      alarms:
        backlog per task:
          Metrics:
          - {Id: perTask, Expression: "IF(tasks > 0, waiting / tasks, waiting)"}
          - Id: waiting
            ReturnData: false
            MetricStat:
              Metric: {Namespace: AWS/SQS, MetricName: ApproximateNumberOfMessagesVisible, Dimensions: {QueueName: orders}}
              Period: 60
              Stat: Maximum
          - Id: tasks
            ReturnData: false
            MetricStat:
              Metric: {Namespace: App, MetricName: Tasks}
              Period: 60
              Stat: Maximum
          EvaluationPeriods: 3
          Threshold: 100
          ComparisonOperator: GreaterThanThreshold
      """,
    };
  }
}
