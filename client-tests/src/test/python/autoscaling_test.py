"""Drives an emulator's EC2 Auto Scaling with Debian's boto3."""

import json
import os
import sys
import unittest
import urllib.request

import boto3

ENDPOINT = os.environ["ENDPOINT"]
CREDENTIALS = {"endpoint_url": ENDPOINT, "region_name": "us-east-1",
               "aws_access_key_id": "test", "aws_secret_access_key": "secret"}
CLIENT = boto3.client("autoscaling", **CREDENTIALS)
CLOUDWATCH = boto3.client("cloudwatch", **CREDENTIALS)


def advance_seconds(seconds):
    body = json.dumps({"by": f"PT{seconds}S"}).encode()
    urllib.request.urlopen(ENDPOINT + "/_tailback/clock/advance", data=body).close()


class AutoScalingTest(unittest.TestCase):
    groups = 0

    def new_group(self, **more):
        AutoScalingTest.groups += 1
        name = f"boto3-{AutoScalingTest.groups}"
        CLIENT.create_auto_scaling_group(**{
            "AutoScalingGroupName": name, "LaunchConfigurationName": "any", "MinSize": 1,
            "MaxSize": 5, "VPCZoneIdentifier": "subnet-1,subnet-2", **more})
        self.addCleanup(
            CLIENT.delete_auto_scaling_group, AutoScalingGroupName=name, ForceDelete=True)
        return name

    def group(self, name):
        [group] = CLIENT.describe_auto_scaling_groups(
            AutoScalingGroupNames=[name])["AutoScalingGroups"]
        return group

    def test_instances_are_there_at_once(self):
        group = self.group(self.new_group(DesiredCapacity=2))
        self.assertEqual(group["AvailabilityZones"], ["us-east-1a", "us-east-1b"])
        self.assertEqual([each["LifecycleState"] for each in group["Instances"]],
                         ["InService", "InService"])

    def test_waits_for_the_pages_of_activities(self):
        name = self.new_group(DesiredCapacity=3)
        pages = CLIENT.get_paginator("describe_scaling_activities").paginate(
            AutoScalingGroupName=name, PaginationConfig={"PageSize": 2})
        self.assertEqual([len(page["Activities"]) for page in pages], [2, 1])

    def test_an_alarm_on_a_metric_calls_a_step_policy(self):
        name = self.new_group()
        policy = CLIENT.put_scaling_policy(
            AutoScalingGroupName=name, PolicyName="out", PolicyType="StepScaling",
            AdjustmentType="ChangeInCapacity", StepAdjustments=[
                {"MetricIntervalLowerBound": 0, "MetricIntervalUpperBound": 10,
                 "ScalingAdjustment": 1},
                {"MetricIntervalLowerBound": 10, "ScalingAdjustment": 3}])
        CLOUDWATCH.put_metric_alarm(
            AlarmName=name, Namespace=name, MetricName="Load", Statistic="Maximum", Period=60,
            EvaluationPeriods=1, Threshold=50, ComparisonOperator="GreaterThanOrEqualToThreshold",
            AlarmActions=[policy["PolicyARN"]])
        self.addCleanup(CLOUDWATCH.delete_alarms, AlarmNames=[name])
        CLOUDWATCH.put_metric_data(
            Namespace=name, MetricData=[{"MetricName": "Load", "Value": 65}])
        advance_seconds(60)
        self.assertEqual(self.group(name)["DesiredCapacity"], 4)
        [shown] = CLIENT.describe_policies(AutoScalingGroupName=name)["ScalingPolicies"]
        self.assertEqual([alarm["AlarmName"] for alarm in shown["Alarms"]], [name])
        cause = CLIENT.describe_scaling_activities(
            AutoScalingGroupName=name)["Activities"][0]["Cause"]
        self.assertRegex(cause, f"a monitor alarm {name} in state ALARM triggered policy out "
                         "changing the desired capacity from 1 to 4")

    def test_metric_math_is_read_to_the_last_dimension(self):
        name = self.new_group()
        queries = [
            {"Id": "visible", "ReturnData": False, "MetricStat": {"Stat": "Sum", "Metric": {
                "Namespace": "AWS/SQS", "MetricName": "ApproximateNumberOfMessagesVisible",
                "Dimensions": [{"Name": "QueueName", "Value": "orders"}]}}},
            {"Id": "perWorker", "Expression": "visible / 2", "ReturnData": True}]
        CLIENT.put_scaling_policy(
            AutoScalingGroupName=name, PolicyName="track", PolicyType="TargetTrackingScaling",
            TargetTrackingConfiguration={
                "TargetValue": 10, "CustomizedMetricSpecification": {"Metrics": queries}})
        [policy] = CLIENT.describe_policies(AutoScalingGroupName=name)["ScalingPolicies"]
        configuration = policy["TargetTrackingConfiguration"]
        [first, _] = configuration["CustomizedMetricSpecification"]["Metrics"]
        self.assertEqual(first["MetricStat"]["Metric"], queries[0]["MetricStat"]["Metric"])
        self.assertEqual(len(policy["Alarms"]), 2)

    def test_errors_are_of_their_classes(self):
        name = self.new_group()
        with self.assertRaises(CLIENT.exceptions.AlreadyExistsFault):
            self.new_group(AutoScalingGroupName=name)
        with self.assertRaises(CLIENT.exceptions.ResourceInUseFault):
            CLIENT.delete_auto_scaling_group(AutoScalingGroupName=name)
        CLIENT.set_desired_capacity(AutoScalingGroupName=name, DesiredCapacity=2)
        with self.assertRaises(CLIENT.exceptions.ScalingActivityInProgressFault):
            CLIENT.set_desired_capacity(
                AutoScalingGroupName=name, DesiredCapacity=3, HonorCooldown=True)
        with self.assertRaises(CLIENT.exceptions.InvalidNextToken):
            CLIENT.describe_auto_scaling_groups(NextToken="none")


if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(sys.stdout))
