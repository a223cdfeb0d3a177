package dev.tailback.fuzz;

/** Valid calls in AWS JSON: the target, then the body. */
final class JsonCalls {
  private static final String SQS = "AmazonSQS.";
  private static final String CLOUDWATCH = "GraniteServiceVersion20100801.";
  private static final String SCALING = "AnyScaleFrontendService.";
  private static final String GROUPS = "AutoScaling_2011_01_01.";

  private JsonCalls() {}

  static String[] all() {
    String handle = handle();
    return new String[] {
      sqs(
          "CreateQueue",
          "'QueueName':'n.fifo','Attributes':{'FifoQueue':'true','DelaySeconds':'1'},'tags':{'a':'b'}"),
      sqs(
          "SetQueueAttributes",
          "'QueueUrl':'q','Attributes':{'RedrivePolicy':'{\\\"deadLetterTargetArn\\\":\\\"arn:aws:sqs:us-east-1:000000000000:dead\\\",\\\"maxReceiveCount\\\":3}','RedriveAllowPolicy':'{\\\"redrivePermission\\\":\\\"byQueue\\\",\\\"sourceQueueArns\\\":[\\\"arn:aws:sqs:us-east-1:000000000000:a\\\"]}'}"),
      sqs(
          "GetQueueAttributes",
          "'QueueUrl':'http://localhost/000000000000/q','AttributeNames':['All']"),
      sqs("GetQueueUrl", "'QueueName':'q','QueueOwnerAWSAccountId':'000000000000'"),
      sqs("ListQueues", "'QueueNamePrefix':'q','MaxResults':1,'NextToken':'x'"),
      sqs(
          "SendMessage",
          "'QueueUrl':'q','MessageBody':'b','DelaySeconds':5,'MessageAttributes':{'a':{'DataType':'Number.int','StringValue':'1'},'b':{'DataType':'Binary','BinaryValue':'AQI='}},'MessageSystemAttributes':{'AWSTraceHeader':{'DataType':'String','StringValue':'Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1'}}"),
      sqs(
          "SendMessageBatch",
          "'QueueUrl':'q.fifo','Entries':[{'Id':'1','MessageBody':'b','MessageGroupId':'g','MessageDeduplicationId':'d'},{'Id':'2','MessageBody':'c','MessageGroupId':'g'}]"),
      sqs(
          "ReceiveMessage",
          "'QueueUrl':'q','MaxNumberOfMessages':10,'WaitTimeSeconds':20,'VisibilityTimeout':1,'AttributeNames':['All'],'MessageAttributeNames':['a.*'],'MessageSystemAttributeNames':['All'],'ReceiveRequestAttemptId':'r'"),
      sqs("DeleteMessage", "'QueueUrl':'q','ReceiptHandle':'" + handle + "'"),
      sqs(
          "DeleteMessageBatch",
          "'QueueUrl':'q','Entries':[{'Id':'1','ReceiptHandle':'" + handle + "'}]"),
      sqs(
          "ChangeMessageVisibility",
          "'QueueUrl':'q','ReceiptHandle':'" + handle + "','VisibilityTimeout':10"),
      sqs(
          "ChangeMessageVisibilityBatch",
          "'QueueUrl':'q','Entries':[{'Id':'1','ReceiptHandle':'"
              + handle
              + "','VisibilityTimeout':0}]"),
      sqs(
          "StartMessageMoveTask",
          "'SourceArn':'arn:aws:sqs:us-east-1:000000000000:dead','MaxNumberOfMessagesPerSecond':1"),
      sqs(
          "ListMessageMoveTasks",
          "'SourceArn':'arn:aws:sqs:us-east-1:000000000000:dead','MaxResults':10"),
      sqs("CancelMessageMoveTask", "'TaskHandle':'eyJ0YXNrSWQiOiIwIn0='"),
      sqs("TagQueue", "'QueueUrl':'q','Tags':{'a':'b'}"),
      sqs("UntagQueue", "'QueueUrl':'q','TagKeys':['a']"),
      sqs("ListQueueTags", "'QueueUrl':'q'"),
      sqs(
          "AddPermission",
          "'QueueUrl':'q','Label':'l','AWSAccountIds':['111111111111'],'Actions':['SendMessage']"),
      sqs("RemovePermission", "'QueueUrl':'q','Label':'l'"),
      sqs("PurgeQueue", "'QueueUrl':'q'"),
      sqs("DeleteQueue", "'QueueUrl':'q'"),
      sqs("ListDeadLetterSourceQueues", "'QueueUrl':'dead','MaxResults':1"),
      cloudwatch(
          "PutMetricData",
          "'Namespace':'N','MetricData':[{'MetricName':'m','Dimensions':[{'Name':'d','Value':'v'}],'Timestamp':1767268700,'Value':1.5,'Unit':'Count'},{'MetricName':'m','StatisticValues':{'SampleCount':2,'Sum':3,'Minimum':1,'Maximum':2}},{'MetricName':'m','Values':[1,2],'Counts':[3,4],'StorageResolution':1}]"),
      cloudwatch(
          "GetMetricData",
          "'StartTime':1767265200,'EndTime':1767268800,'MetricDataQueries':[{'Id':'m1','MetricStat':{'Metric':{'Namespace':'AWS/SQS','MetricName':'NumberOfMessagesSent','Dimensions':[{'Name':'QueueName','Value':'q'}]},'Period':60,'Stat':'p99.9'},'ReturnData':false},{'Id':'e1','Expression':'IF(m1 > 1, m1 / 2, FILL(m1, 0))','Label':'l ${AVG}'}],'ScanBy':'TimestampAscending','MaxDatapoints':100,'LabelOptions':{'Timezone':'+0100'}"),
      cloudwatch(
          "GetMetricStatistics",
          "'Namespace':'AWS/SQS','MetricName':'NumberOfMessagesSent','Dimensions':[{'Name':'QueueName','Value':'q'}],'StartTime':1767265200,'EndTime':1767268800,'Period':60,'ExtendedStatistics':['p90']"),
      cloudwatch(
          "ListMetrics",
          "'Namespace':'AWS/SQS','RecentlyActive':'PT3H','NextToken':'x','Dimensions':[{'Name':'QueueName'}]"),
      cloudwatch(
          "PutMetricAlarm",
          "'AlarmName':'a','Metrics':[{'Id':'e','Expression':'m*2','ReturnData':true},{'Id':'m','ReturnData':false,'MetricStat':{'Metric':{'Namespace':'N','MetricName':'m'},'Period':60,'Stat':'Average'}}],'ComparisonOperator':'GreaterThanThreshold','Threshold':1,'EvaluationPeriods':3,'DatapointsToAlarm':2,'TreatMissingData':'breaching','Tags':[{'Key':'k','Value':'v'}],'AlarmActions':['arn:aws:sns:us-east-1:000000000000:t']"),
      cloudwatch(
          "DescribeAlarms",
          "'AlarmNames':['a'],'StateValue':'OK','MaxRecords':1,'AlarmTypes':['MetricAlarm']"),
      cloudwatch(
          "DescribeAlarmHistory",
          "'AlarmName':'a','HistoryItemType':'StateUpdate','StartDate':0,'EndDate':2000000000,'ScanBy':'TimestampDescending'"),
      cloudwatch(
          "SetAlarmState",
          "'AlarmName':'a','StateValue':'ALARM','StateReason':'r','StateReasonData':'{}'"),
      cloudwatch(
          "DescribeAlarmsForMetric",
          "'Namespace':'N','MetricName':'m','Statistic':'Sum','Period':60"),
      cloudwatch("DeleteAlarms", "'AlarmNames':['a']"),
      scaling(
          "RegisterScalableTarget",
          "'ServiceNamespace':'ecs','ResourceId':'service/c/s','ScalableDimension':'ecs:service:DesiredCount','MinCapacity':1,'MaxCapacity':9,'SuspendedState':{'ScheduledScalingSuspended':true}"),
      scaling(
          "PutScalingPolicy",
          "'PolicyName':'p','ServiceNamespace':'ecs','ResourceId':'service/c/s','ScalableDimension':'ecs:service:DesiredCount','PolicyType':'TargetTrackingScaling','TargetTrackingScalingPolicyConfiguration':{'TargetValue':10,'CustomizedMetricSpecification':{'MetricName':'m','Namespace':'N','Statistic':'Average'},'ScaleInCooldown':60}"),
      scaling(
          "PutScalingPolicy",
          "'PolicyName':'p','ServiceNamespace':'ecs','ResourceId':'service/c/s','ScalableDimension':'ecs:service:DesiredCount','PolicyType':'StepScaling','StepScalingPolicyConfiguration':{'AdjustmentType':'PercentChangeInCapacity','StepAdjustments':[{'MetricIntervalLowerBound':0,'ScalingAdjustment':1}],'Cooldown':60,'MinAdjustmentMagnitude':1}"),
      scaling("DescribeScalableTargets", "'ServiceNamespace':'ecs'"),
      scaling("DescribeScalingPolicies", "'ServiceNamespace':'ecs','MaxResults':1,'NextToken':'x'"),
      scaling(
          "DescribeScalingActivities",
          "'ServiceNamespace':'ecs','IncludeNotScaledActivities':true"),
      groups(
          "CreateLaunchConfiguration",
          "'LaunchConfigurationName':'lc','ImageId':'ami-1','InstanceType':'t3.micro'"),
      groups(
          "CreateAutoScalingGroup",
          "'AutoScalingGroupName':'g','MinSize':1,'MaxSize':3,'LaunchConfigurationName':'lc','AvailabilityZones':['us-east-1a'],'Tags':[{'Key':'k','Value':'v','PropagateAtLaunch':true}]"),
      groups(
          "PutScalingPolicy",
          "'AutoScalingGroupName':'g','PolicyName':'p','PolicyType':'SimpleScaling','AdjustmentType':'ChangeInCapacity','ScalingAdjustment':1"),
      groups(
          "DescribeAutoScalingGroups",
          "'Filters':[{'Name':'tag:k','Values':['v']}],'MaxRecords':1"),
    };
  }

  private static String handle() {
    try (FuzzedServer server = new FuzzedServer()) {
      return server.handle();
    }
  }

  private static String sqs(String action, String members) {
    return call(SQS + action, members);
  }

  private static String cloudwatch(String action, String members) {
    return call(CLOUDWATCH + action, members);
  }

  private static String scaling(String action, String members) {
    return call(SCALING + action, members);
  }

  private static String groups(String action, String members) {
    return call(GROUPS + action, members);
  }

  private static String call(String target, String members) {
    return target + "\n{" + members.replace('\'', '"') + "}";
  }
}
