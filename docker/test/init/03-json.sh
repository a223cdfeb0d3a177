set -e
dlq=$(awslocal sqs get-queue-attributes --queue-url http://localhost:4566/000000000000/orders-dlq \
  --attribute-names QueueArn --query Attributes.QueueArn --output text)
awslocal sqs set-queue-attributes --queue-url http://sqs.us-east-1.localhost.localstack.cloud:4566/000000000000/orders \
  --attributes '{"RedrivePolicy": "{\"deadLetterTargetArn\":\"'"$dlq"'\",\"maxReceiveCount\":\"3\"}"}'
