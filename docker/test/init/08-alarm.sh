awslocal cloudwatch put-metric-alarm --alarm-name orders-old --namespace AWS/SQS --metric-name ApproximateAgeOfOldestMessage \
  --dimensions Name=QueueName,Value=orders --statistic Maximum --period 60 --evaluation-periods 3 --threshold 120 \
  --comparison-operator GreaterThanThreshold
