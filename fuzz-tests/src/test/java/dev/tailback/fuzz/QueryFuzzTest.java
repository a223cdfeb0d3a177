package dev.tailback.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls in AWS Query, a line each. A line that starts with a plus sign moves the clock by its
 * length in hours.
 */
class QueryFuzzTest {
  private static final String VERSIONS_OF_OTHERS = "&Version=2010-08-01";

  static Stream<Arguments> seeds() {
    return Seeds.of(
        "Action=CreateQueue&QueueName=n.fifo&Attribute.1.Name=FifoQueue&Attribute.1.Value=true&Tag.1.Key=a&Tag.1.Value=b",
        "Action=SendMessage&QueueUrl=q&MessageBody=b%20c&DelaySeconds=5&MessageAttribute.1.Name=a&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=s",
        "Action=SendMessageBatch&QueueUrl=q.fifo&SendMessageBatchRequestEntry.1.Id=1&SendMessageBatchRequestEntry.1.MessageBody=b&SendMessageBatchRequestEntry.1.MessageGroupId=g",
        "Action=ReceiveMessage&QueueUrl=q&MaxNumberOfMessages=10&WaitTimeSeconds=20&AttributeName.1=All&MessageAttributeName.1=All\n++\nAction=ReceiveMessage&QueueUrl=q",
        "Action=ReceiveMessage&QueueUrl=q.fifo&ReceiveRequestAttemptId=r\nAction=ReceiveMessage&QueueUrl=q.fifo&ReceiveRequestAttemptId=r",
        "Action=SetQueueAttributes&QueueUrl=q&Attribute.Name=Policy&Attribute.Value=%7B%22Statement%22%3A%5B%5D%7D",
        "Action=GetQueueAttributes&QueueUrl=q&AttributeName.1=All",
        "Action=StartMessageMoveTask&SourceArn=arn%3Aaws%3Asqs%3Aus-east-1%3A000000000000%3Adead\n+\nAction=ListMessageMoveTasks&SourceArn=arn%3Aaws%3Asqs%3Aus-east-1%3A000000000000%3Adead",
        "Action=AddPermission&QueueUrl=q&Label=l&AWSAccountId.1=111111111111&ActionName.1=SendMessage",
        "Action=UntagQueue&QueueUrl=q&TagKey.1=a\nAction=PurgeQueue&QueueUrl=q\nAction=DeleteQueue&QueueUrl=q",
        "Action=PutMetricData"
            + VERSIONS_OF_OTHERS
            + "&Namespace=N&MetricData.member.1.MetricName=m&MetricData.member.1.Value=1&MetricData.member.1.Dimensions.member.1.Name=d&MetricData.member.1.Dimensions.member.1.Value=v",
        "Action=GetMetricStatistics"
            + VERSIONS_OF_OTHERS
            + "&Namespace=AWS%2FSQS&MetricName=NumberOfMessagesSent&StartTime=2026-01-01T00%3A00%3A00Z&EndTime=2026-01-01T12%3A00%3A00Z&Period=60&Statistics.member.1=Sum",
        "Action=PutMetricAlarm"
            + VERSIONS_OF_OTHERS
            + "&AlarmName=a&Namespace=N&MetricName=m&Statistic=Sum&Period=60&EvaluationPeriods=1&Threshold=1&ComparisonOperator=GreaterThanThreshold",
        "Action=DescribeAlarms" + VERSIONS_OF_OTHERS,
        "Action=CreateLaunchConfiguration&Version=2011-01-01&LaunchConfigurationName=lc&ImageId=ami-1&InstanceType=t3.micro\nAction=CreateAutoScalingGroup&Version=2011-01-01&AutoScalingGroupName=g&MinSize=1&MaxSize=3&LaunchConfigurationName=lc&AvailabilityZones.member.1=us-east-1a\n+\nAction=DescribeScalingActivities&Version=2011-01-01&AutoScalingGroupName=g");
  }

  @DictionaryFile(resourcePath = "names.dict")
  @MethodSource("seeds")
  @FuzzTest
  void everyCallIsAnswered(byte[] input) {
    Quickly.run(() -> answer(input));
  }

  private static void answer(byte[] input) {
    try (FuzzedServer server = new FuzzedServer()) {
      List<byte[]> lines = Input.split(input, '\n');
      lines.stream().limit(8).forEach(line -> take(server, line));
      server.settle();
    }
  }

  private static void take(FuzzedServer server, byte[] line) {
    if (line.length > 0 && line[0] == '+') {
      server.advance(Duration.ofHours(Math.min(line.length, 24)));
    } else {
      server.answer(Requests.form("/", line));
    }
  }
}
