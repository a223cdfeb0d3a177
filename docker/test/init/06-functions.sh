#!/bin/bash
create_queue() {
  local name=$1
  aws --region "${AWS_DEFAULT_REGION}" sqs create-queue --queue-name "${name}" &>/dev/null && echo "created ${name}"
}
readonly QUEUES=(billing shipping)
for queue in "${QUEUES[@]}"; do create_queue "$queue"; done
awslocal sqs list-queues --query 'QueueUrls[]' --output text | tr '\t' '\n' | sort | tail -1
