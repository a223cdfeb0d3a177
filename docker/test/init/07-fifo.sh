awslocal sqs send-message --queue-url http://localhost:4566/000000000000/events.fifo --message-body first \
  --message-group-id a --message-deduplication-id 1
awslocal sqs create-queue --queue-name events-dlq.fifo --attributes '{"FifoQueue":"true","ContentBasedDeduplication":"true"}'
