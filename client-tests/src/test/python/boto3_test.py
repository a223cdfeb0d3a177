"""Drives an emulator with Debian's boto3, which still speaks Query.

botocore compares the digests of bodies and attributes itself, and raises if they differ.
"""

import json
import os
import sys
import unittest
import urllib.request

import boto3

ENDPOINT = os.environ["ENDPOINT"]
ADMIN = os.environ.get("ADMIN", ENDPOINT)  # another server if the endpoint is in front of it
SQS = boto3.resource("sqs", endpoint_url=ENDPOINT, region_name="us-east-1",
                     aws_access_key_id="test", aws_secret_access_key="secret")
CLIENT = SQS.meta.client


def advance_seconds(seconds):
    body = json.dumps({"by": f"PT{seconds}S"}).encode()
    urllib.request.urlopen(ADMIN + "/_tailback/clock/advance", data=body).close()


class Boto3Test(unittest.TestCase):
    queues = 0

    def new_queue(self, suffix="", **attributes):
        Boto3Test.queues += 1
        name = f"boto3-{Boto3Test.queues}{suffix}"
        return SQS.create_queue(QueueName=name, Attributes=attributes)

    def arn(self, queue):
        return queue.attributes["QueueArn"]

    def test_speaks_query(self):
        spoken = []
        CLIENT.meta.events.register(
            "before-send.sqs", lambda request, **_: spoken.append(request.headers["Content-Type"]))
        self.new_queue()
        self.assertIn(b"application/x-www-form-urlencoded; charset=utf-8", spoken)

    def test_sends_receives_and_deletes(self):
        queue = self.new_queue()
        queue.send_message(MessageBody="two coffees, ☕☕ & <sugar>")
        [message] = queue.receive_messages(AttributeNames=["All"])
        self.assertEqual(message.body, "two coffees, ☕☕ & <sugar>")
        self.assertEqual(message.attributes["ApproximateReceiveCount"], "1")
        message.delete()
        advance_seconds(30)
        self.assertEqual(queue.receive_messages(), [])

    def test_keeps_attributes_of_all_types(self):
        queue = self.new_queue()
        queue.send_message(MessageBody="b", MessageAttributes={
            "text": {"DataType": "String", "StringValue": "brown & white"},
            "count": {"DataType": "Number.int", "StringValue": "2"},
            "raw": {"DataType": "Binary", "BinaryValue": bytes([0, 255, 7])}})
        [message] = queue.receive_messages(MessageAttributeNames=["All"])
        found = message.message_attributes
        self.assertEqual(found["text"]["StringValue"], "brown & white")
        self.assertEqual(found["count"], {"DataType": "Number.int", "StringValue": "2"})
        self.assertEqual(found["raw"]["BinaryValue"], bytes([0, 255, 7]))

    def test_shows_a_message_again_after_its_visibility_timeout(self):
        queue = self.new_queue(VisibilityTimeout="45")
        queue.send_message(MessageBody="b")
        [message] = queue.receive_messages()
        message.change_visibility(VisibilityTimeout=10)
        advance_seconds(9)
        self.assertEqual(queue.receive_messages(), [])
        advance_seconds(1)
        self.assertEqual([again.body for again in queue.receive_messages()], ["b"])

    def test_carries_out_what_it_can_of_a_batch(self):
        queue = self.new_queue()
        sent = queue.send_messages(Entries=[
            {"Id": "good", "MessageBody": "a"},
            {"Id": "late", "MessageBody": "b", "DelaySeconds": 901}])
        self.assertEqual([entry["Id"] for entry in sent["Successful"]], ["good"])
        [failed] = sent["Failed"]
        self.assertEqual((failed["Id"], failed["Code"], failed["SenderFault"]),
                         ("late", "InvalidParameterValue", True))
        [message] = queue.receive_messages(MaxNumberOfMessages=10)
        deleted = queue.delete_messages(Entries=[
            {"Id": "good", "ReceiptHandle": message.receipt_handle},
            {"Id": "bad", "ReceiptHandle": "no handle"}])
        self.assertEqual([entry["Id"] for entry in deleted["Successful"]], ["good"])
        self.assertEqual([entry["Code"] for entry in deleted["Failed"]], ["ReceiptHandleIsInvalid"])

    def test_keeps_a_groups_order_and_drops_duplicates(self):
        queue = self.new_queue(".fifo", FifoQueue="true", ContentBasedDeduplication="true")
        for body in "abac":
            queue.send_message(MessageBody=body, MessageGroupId="g")
        received = queue.receive_messages(MaxNumberOfMessages=2)
        self.assertEqual([message.body for message in received], ["a", "b"])
        self.assertEqual(queue.receive_messages(), [])
        for message in received:
            message.delete()
        self.assertEqual([message.body for message in queue.receive_messages()], ["c"])

    def test_moves_a_message_that_was_received_too_often(self):
        dead_letters = self.new_queue()
        policy = json.dumps({"deadLetterTargetArn": self.arn(dead_letters), "maxReceiveCount": 1})
        queue = self.new_queue(RedrivePolicy=policy)
        queue.send_message(MessageBody="poison")
        queue.receive_messages(VisibilityTimeout=0)
        self.assertEqual(queue.receive_messages(), [])
        self.assertEqual([message.body for message in dead_letters.receive_messages()], ["poison"])
        self.assertEqual([source.url for source in dead_letters.dead_letter_source_queues.all()],
                         [queue.url])

    def test_names_errors_as_code_that_looks_at_them_expects(self):
        with self.assertRaises(CLIENT.exceptions.QueueDoesNotExist) as caught:
            SQS.get_queue_by_name(QueueName="nowhere")
        error = caught.exception.response
        self.assertEqual(error["Error"]["Code"], "AWS.SimpleQueueService.NonExistentQueue")
        self.assertEqual(error["ResponseMetadata"]["HTTPStatusCode"], 400)
        with self.assertRaises(CLIENT.exceptions.ReceiptHandleIsInvalid):
            self.new_queue().Message("no handle").delete()

    def test_sets_tells_and_removes_tags(self):
        url = self.new_queue().url
        CLIENT.tag_queue(QueueUrl=url, Tags={"team": "bar", "stage": "live"})
        CLIENT.untag_queue(QueueUrl=url, TagKeys=["stage"])
        self.assertEqual(CLIENT.list_queue_tags(QueueUrl=url)["Tags"], {"team": "bar"})

    def test_pages_through_the_queues(self):
        urls = [self.new_queue().url for _ in range(3)]
        pages = list(CLIENT.get_paginator("list_queues").paginate(
            QueueNamePrefix="boto3-", PaginationConfig={"PageSize": 2}))
        self.assertTrue(all(len(page["QueueUrls"]) <= 2 for page in pages))
        found = [url for page in pages for url in page["QueueUrls"]]
        self.assertLessEqual(set(urls), set(found))


if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(stream=sys.stdout))
