#!/bin/sh
for name in mail invoices refunds; do
  echo "creating $name"
  awslocal sqs create-queue --queue-name "$name" --output text >/dev/null || exit 1
done
