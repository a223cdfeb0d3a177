#!/usr/bin/env python3
"""Works off a queue, a message at a time. On SIGTERM it finishes the one in hand and takes no other.

Usage: consumer.py [QUEUE]. A message says for how many seconds to work on it: "order-1 0.2".
"""

import os
import signal
import sys
import time

import boto3


class Shift:
    """Whether to go on. A wait for messages ends at once, work does not."""

    def __init__(self):
        self.is_over = False
        self.is_waiting = False
        signal.signal(signal.SIGTERM, self.end)

    def end(self, signum, frame):
        self.is_over = True
        if self.is_waiting:
            sys.exit()


def main():
    shift = Shift()
    # Versions of boto3 before 1.28 don't know the variable by themselves.
    sqs = boto3.client("sqs", endpoint_url=os.environ.get("AWS_ENDPOINT_URL"))
    url = sqs.get_queue_url(QueueName=sys.argv[1] if len(sys.argv) > 1 else "orders")["QueueUrl"]
    while not shift.is_over:
        shift.is_waiting = True
        answer = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=1, WaitTimeSeconds=20)
        shift.is_waiting = False
        for message in answer.get("Messages", []):
            name, seconds = message["Body"].split()
            time.sleep(float(seconds))
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
            print("done", name, flush=True)


main()
