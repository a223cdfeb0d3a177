#!/usr/bin/env bash
set -euo pipefail
aws --endpoint-url=http://localhost:4566 --region us-east-1 sqs create-queue \
  --queue-name shorthand --attributes VisibilityTimeout=7,DelaySeconds=0
aws sqs tag-queue --queue-url http://localhost:4566/000000000000/shorthand --tags team=coffee
