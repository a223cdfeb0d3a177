"""Drives an emulator's Application Auto Scaling with Debian's boto3."""

import json
import os
import sys
import unittest
import urllib.request

import boto3

ENDPOINT = os.environ["ENDPOINT"]
CREDENTIALS = {"endpoint_url": ENDPOINT, "region_name": "us-east-1",
               "aws_access_key_id": "test", "aws_secret_access_key": "secret"}
CLIENT = boto3.client("application-autoscaling", **CREDENTIALS)
CLOUDWATCH = boto3.client("cloudwatch", **CREDENTIALS)
SQS = boto3.client("sqs", **CREDENTIALS)


def advance_seconds(seconds):
    body = json.dumps({"by": f"PT{seconds}S"}).encode()
    urllib.request.urlopen(ENDPOINT + "/_tailback/clock/advance", data=body).close()


class ScalingTest(unittest.TestCase):
    services = 0

    def new_target(self, least, most):
        ScalingTest.services += 1
        target = {"ServiceNamespace": "ecs",
                  "ResourceId": f"service/boto3/workers-{ScalingTest.services}",
                  "ScalableDimension": "ecs:service:DesiredCount"}
        CLIENT.register_scalable_target(**target, MinCapacity=least, MaxCapacity=most)
        self.addCleanup(CLIENT.deregister_scalable_target, **target)
        return target

    def put_steps(self, target, name, lower, upper, adjustment):
        step = {"ScalingAdjustment": adjustment}
        if lower is not None:
            step["MetricIntervalLowerBound"] = lower
        if upper is not None:
            step["MetricIntervalUpperBound"] = upper
        return CLIENT.put_scaling_policy(
            **target, PolicyName=name, PolicyType="StepScaling",
            StepScalingPolicyConfiguration={
                "AdjustmentType": "ChangeInCapacity", "Cooldown": 0,
                "StepAdjustments": [step]})["PolicyARN"]

    def put_alarm(self, name, queue, comparison, policy):
        CLOUDWATCH.put_metric_alarm(
            AlarmName=name, Namespace="AWS/SQS", MetricName="ApproximateNumberOfMessagesVisible",
            Dimensions=[{"Name": "QueueName", "Value": queue}], Statistic="Average", Period=60,
            EvaluationPeriods=1, Threshold=10, ComparisonOperator=comparison,
            AlarmActions=[policy])
        self.addCleanup(CLOUDWATCH.delete_alarms, AlarmNames=[name])

    def test_follows_a_backlog_out_and_in(self):
        queue = "boto3-scaled"
        url = SQS.create_queue(QueueName=queue)["QueueUrl"]
        target = self.new_target(1, 3)
        self.put_alarm("boto3-high", queue, "GreaterThanThreshold",
                       self.put_steps(target, "out", 0, None, 1))
        self.put_alarm("boto3-low", queue, "LessThanOrEqualToThreshold",
                       self.put_steps(target, "in", None, 0, -1))
        for number in range(20):
            SQS.send_message(QueueUrl=url, MessageBody=str(number))
        advance_seconds(240)
        SQS.purge_queue(QueueUrl=url)
        advance_seconds(240)
        found = [activity["Description"] for activity in
                 CLIENT.describe_scaling_activities(**target)["ScalingActivities"]]
        self.assertEqual(found, ["Setting desired count to 1.", "Setting desired count to 2.",
                                 "Setting desired count to 3.", "Setting desired count to 2."])

    def test_describes_a_target(self):
        target = self.new_target(1, 3)
        [found] = CLIENT.describe_scalable_targets(
            ServiceNamespace="ecs", ResourceIds=[target["ResourceId"]])["ScalableTargets"]
        self.assertEqual((found["MinCapacity"], found["MaxCapacity"]), (1, 3))
        self.assertFalse(found["SuspendedState"]["DynamicScalingInSuspended"])

    def test_raises_the_exceptions_of_the_api(self):
        with self.assertRaises(CLIENT.exceptions.ObjectNotFoundException):
            CLIENT.deregister_scalable_target(
                ServiceNamespace="ecs", ResourceId="service/boto3/none",
                ScalableDimension="ecs:service:DesiredCount")
        with self.assertRaises(CLIENT.exceptions.ValidationException):
            CLIENT.register_scalable_target(
                ServiceNamespace="ecs", ResourceId="none", MinCapacity=1, MaxCapacity=2,
                ScalableDimension="ecs:service:DesiredCount")


if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(stream=sys.stdout))
