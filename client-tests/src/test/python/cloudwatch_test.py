"""Drives an emulator's CloudWatch with Debian's boto3, which still speaks Query."""

import datetime
import json
import os
import sys
import unittest
import urllib.request

import boto3

ENDPOINT = os.environ["ENDPOINT"]
CREDENTIALS = {"endpoint_url": ENDPOINT, "region_name": "us-east-1",
               "aws_access_key_id": "test", "aws_secret_access_key": "secret"}
CLIENT = boto3.client("cloudwatch", **CREDENTIALS)
SQS = boto3.client("sqs", **CREDENTIALS)
MINUTE = datetime.timedelta(minutes=1)


def advance_seconds(seconds):
    body = json.dumps({"by": f"PT{seconds}S"}).encode()
    urllib.request.urlopen(ENDPOINT + "/_tailback/clock/advance", data=body).close()


def minute():
    with urllib.request.urlopen(ENDPOINT + "/_tailback/clock") as answer:
        now = json.load(answer)["now"]
    return datetime.datetime.fromisoformat(now.replace("Z", "+00:00")).replace(
        second=0, microsecond=0)


class CloudWatchTest(unittest.TestCase):
    namespaces = 0

    def new_namespace(self):
        CloudWatchTest.namespaces += 1
        return f"boto3/{CloudWatchTest.namespaces}"

    def test_speaks_query(self):
        spoken = []
        CLIENT.meta.events.register(
            "before-send.cloudwatch",
            lambda request, **_: spoken.append(request.headers["Content-Type"]))
        CLIENT.list_metrics()
        self.assertIn(b"application/x-www-form-urlencoded; charset=utf-8", spoken)

    def test_reads_what_it_has_put(self):
        namespace, start = self.new_namespace(), minute()
        CLIENT.put_metric_data(Namespace=namespace, MetricData=[
            {"MetricName": "Orders", "Values": [2, 5], "Counts": [3, 1], "Unit": "Count",
             "Dimensions": [{"Name": "City", "Value": "Oslo & more"}]},
            {"MetricName": "Orders", "Timestamp": start, "Unit": "Count",
             "Dimensions": [{"Name": "City", "Value": "Oslo & more"}],
             "StatisticValues": {"SampleCount": 1, "Sum": 9, "Minimum": 9, "Maximum": 9}}])
        [metric] = CLIENT.list_metrics(Namespace=namespace)["Metrics"]
        self.assertEqual(metric["Dimensions"], [{"Name": "City", "Value": "Oslo & more"}])
        answer = CLIENT.get_metric_statistics(
            **metric, StartTime=start, EndTime=start + 5 * MINUTE, Period=60,
            Statistics=["SampleCount", "Sum", "Maximum"])
        [point] = answer["Datapoints"]
        self.assertEqual(point, {"Timestamp": start, "SampleCount": 5, "Sum": 20, "Maximum": 9,
                                 "Unit": "Count"})

    def test_reads_percentiles(self):
        namespace, start = self.new_namespace(), minute()
        CLIENT.put_metric_data(Namespace=namespace, MetricData=[
            {"MetricName": "Time", "Values": list(range(1, 101))}])
        answer = CLIENT.get_metric_statistics(
            Namespace=namespace, MetricName="Time", StartTime=start, EndTime=start + MINUTE,
            Period=60, ExtendedStatistics=["p50"])
        self.assertEqual(answer["Datapoints"][0]["ExtendedStatistics"], {"p50": 50})

    def test_pages_through_the_points_of_queries(self):
        namespace, start = self.new_namespace(), minute()
        for _ in range(4):
            CLIENT.put_metric_data(Namespace=namespace, MetricData=[
                {"MetricName": "Orders", "Value": 1}])
            advance_seconds(60)
        stat = {"Metric": {"Namespace": namespace, "MetricName": "Orders"}, "Period": 60,
                "Stat": "Sum"}
        pages = list(CLIENT.get_paginator("get_metric_data").paginate(
            MetricDataQueries=[{"Id": "m", "MetricStat": stat},
                               {"Id": "e", "Expression": "m * 10", "Label": "Ten"}],
            StartTime=start, EndTime=start + 10 * MINUTE, MaxDatapoints=3,
            ScanBy="TimestampAscending"))
        values = [(result["Label"], value) for page in pages
                  for result in page["MetricDataResults"] for value in result["Values"]]
        self.assertEqual(values, [("Orders", 1)] * 4 + [("Ten", 10)] * 4)
        self.assertEqual(pages[0]["MetricDataResults"][0]["Timestamps"][0], start)
        self.assertGreater(len(pages), 2)

    def test_sees_an_alarm_on_a_queue_fire_and_clear(self):
        url = SQS.create_queue(QueueName="boto3-alarm")["QueueUrl"]
        CLIENT.put_metric_alarm(
            AlarmName="boto3", Namespace="AWS/SQS", MetricName="ApproximateNumberOfMessagesVisible",
            Dimensions=[{"Name": "QueueName", "Value": "boto3-alarm"}], Statistic="Maximum",
            Period=60, EvaluationPeriods=3, Threshold=0, ComparisonOperator="GreaterThanThreshold",
            AlarmActions=["arn:aws:sns:us-east-1:000000000000:pager"],
            Tags=[{"Key": "team", "Value": "orders"}])
        SQS.send_message(QueueUrl=url, MessageBody="b")
        advance_seconds(240)
        [alarm] = CLIENT.describe_alarms(AlarmNames=["boto3"])["MetricAlarms"]
        self.assertEqual(alarm["StateValue"], "ALARM")
        self.assertEqual(alarm["OKActions"], [])
        self.assertEqual(json.loads(alarm["StateReasonData"])["version"], "1.0")
        SQS.purge_queue(QueueUrl=url)
        advance_seconds(60)
        items = CLIENT.describe_alarm_history(
            AlarmName="boto3", HistoryItemType="StateUpdate")["AlarmHistoryItems"]
        self.assertEqual(items[0]["HistorySummary"], "Alarm updated from ALARM to OK")
        tags = CLIENT.list_tags_for_resource(ResourceARN=alarm["AlarmArn"])["Tags"]
        self.assertEqual(tags, [{"Key": "team", "Value": "orders"}])
        [found] = CLIENT.describe_alarms_for_metric(
            Namespace="AWS/SQS", MetricName="ApproximateNumberOfMessagesVisible",
            Dimensions=[{"Name": "QueueName", "Value": "boto3-alarm"}])["MetricAlarms"]
        self.assertEqual(found["AlarmName"], "boto3")
        CLIENT.delete_alarms(AlarmNames=["boto3"])
        self.assertEqual(CLIENT.describe_alarms()["MetricAlarms"], [])

    def test_names_errors_as_code_that_looks_at_them_expects(self):
        with self.assertRaises(CLIENT.exceptions.ResourceNotFound) as caught:
            CLIENT.set_alarm_state(AlarmName="none", StateValue="OK", StateReason="x")
        self.assertEqual(caught.exception.response["ResponseMetadata"]["HTTPStatusCode"], 404)
        with self.assertRaises(CLIENT.exceptions.InvalidParameterCombinationException):
            CLIENT.put_metric_data(Namespace="x", MetricData=[
                {"MetricName": "a", "Value": 1, "Values": [1]}])
        with self.assertRaises(CLIENT.exceptions.ClientError) as caught:
            CLIENT.put_dashboard(DashboardName="d", DashboardBody="{}")
        self.assertIn("does not support dashboards", str(caught.exception))


if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(stream=sys.stdout))
