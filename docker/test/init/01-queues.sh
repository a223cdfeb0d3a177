#!/bin/bash
# The usual three lines.
awslocal sqs create-queue --queue-name orders
awslocal sqs create-queue --queue-name orders-dlq
awslocal sqs create-queue --queue-name events.fifo --attributes FifoQueue=true
