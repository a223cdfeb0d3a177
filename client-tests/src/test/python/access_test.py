"""Drives an emulator that checks signatures with Debian's boto3 and botocore's signers."""

import os
import sys
import unittest
import urllib.error
import urllib.parse
import urllib.request

import boto3
import botocore.auth
import botocore.awsrequest
import botocore.credentials
import botocore.exceptions

ENDPOINT = os.environ["ENDPOINT"]
ID = os.environ["AWS_ACCESS_KEY_ID"]
SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]


def client(service, secret=SECRET, key_id=ID, token=None):
    return boto3.client(service, endpoint_url=ENDPOINT, region_name="us-east-1",
                        aws_access_key_id=key_id, aws_secret_access_key=secret,
                        aws_session_token=token)


def fetch(request):
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.read().decode()


class AccessTest(unittest.TestCase):
    def refused(self, code, call):
        with self.assertRaises(botocore.exceptions.ClientError) as refusal:
            call()
        self.assertEqual(refusal.exception.response["Error"]["Code"], code)

    def test_sqs(self):
        sqs = client("sqs")
        url = sqs.create_queue(QueueName="boto3")["QueueUrl"]
        self.assertTrue(url.endswith("/123456789012/boto3"))
        sqs.send_message(QueueUrl=url, MessageBody="two coffees, ☕☕ & <sugar>")
        [message] = sqs.receive_message(QueueUrl=url)["Messages"]
        self.assertEqual(message["Body"], "two coffees, ☕☕ & <sugar>")

    def test_session_token(self):
        client("sqs", token="a/b+c==").list_queues()

    def test_other_services(self):
        client("cloudwatch").put_metric_data(
            Namespace="shop", MetricData=[{"MetricName": "é", "Value": 1.5}])
        client("autoscaling").describe_auto_scaling_groups()
        client("application-autoscaling").describe_scalable_targets(ServiceNamespace="ecs")

    def test_wrong_secret(self):
        self.refused("SignatureDoesNotMatch", client("sqs", secret="wrong").list_queues)
        self.refused("SignatureDoesNotMatch", client("cloudwatch", secret="wrong").list_metrics)
        targets = client("application-autoscaling", secret="wrong")
        self.refused("InvalidSignatureException",
                     lambda: targets.describe_scalable_targets(ServiceNamespace="ecs"))

    def test_unknown_key(self):
        self.refused("InvalidClientTokenId", client("sqs", key_id="AKIAOTHER").list_queues)

    def test_presigned_urls(self):
        for token in None, "a/b+c==":
            sqs = client("sqs", token=token)
            url = sqs.generate_presigned_url("list_queues", {"QueueNamePrefix": "a-_"}, 60, "GET")
            self.assertEqual(fetch(url)[0], 200)
            status, text = fetch(url.replace("QueueNamePrefix=a", "QueueNamePrefix=b"))
            self.assertEqual(status, 403)
            self.assertIn("<Code>SignatureDoesNotMatch</Code>", text)

    def test_signs_any_query_string(self):
        credentials = botocore.credentials.Credentials(ID, SECRET)
        sqs = client("sqs")
        sqs.create_queue(QueueName="any")
        body = urllib.parse.quote(" !\"#$%&'()*+,-./:;<=>?@[]^_`{|}~é☕", safe="")
        url = f"{ENDPOINT}/123456789012/any?MessageBody={body}&Action=SendMessage"
        for signer in botocore.auth.SigV4Auth, botocore.auth.SigV4QueryAuth:
            request = botocore.awsrequest.AWSRequest("GET", url)
            signer(credentials, "sqs", "us-east-1").add_auth(request)
            prepared = request.prepare()
            sent = urllib.request.Request(prepared.url, headers=dict(prepared.headers.items()))
            self.assertEqual(fetch(sent)[0], 200)


if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(stream=sys.stdout))
