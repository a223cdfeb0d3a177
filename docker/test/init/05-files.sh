#!/bin/bash
set -eu
cat >/tmp/attributes.json <<'JSON'
{"VisibilityTimeout": "11", "MessageRetentionPeriod": "600"}
JSON
cat >/tmp/batch.json <<'JSON'
[{"Id": "1", "MessageBody": "two coffees"}, {"Id": "2", "MessageBody": "{\"tea\": 1}"}]
JSON
url=$(awslocal sqs create-queue --queue-name from-files --attributes file:///tmp/attributes.json --query QueueUrl --output text)
awslocal sqs send-message-batch --queue-url "$url" --entries file:///tmp/batch.json
awslocal sqs send-message --queue-url "$url" --message-body file:///tmp/attributes.json
