#!/bin/sh
# The classic recipe for workers that follow a queue's backlog, with the AWS CLI: a group, two policies, and two alarms that call them.
# Usage: recipe.sh [QUEUE [GROUP]]
set -eu
queue=${1:-orders}
group=${2:-orders-workers}
export AWS_REGION="${AWS_REGION:-us-east-1}" AWS_DEFAULT_REGION="${AWS_REGION:-us-east-1}"
export AWS_ACCESS_KEY_ID="${AWS_ACCESS_KEY_ID:-test}" AWS_SECRET_ACCESS_KEY="${AWS_SECRET_ACCESS_KEY:-test}"

# Versions of the CLI before 1.29 and 2.13 need the option; the others know the variable.
aws() {
  command aws --endpoint-url "${AWS_ENDPOINT_URL:-http://localhost:9324}" "$@"
}

aws sqs create-queue --queue-name "$queue" --attributes VisibilityTimeout=300 >/dev/null

# 1. A group that runs 1 to 4 workers. Nothing is launched from its launch configuration here.
aws autoscaling create-launch-configuration --launch-configuration-name "$group" \
  --image-id ami-0123456789abcdef0 --instance-type t3.micro
aws autoscaling create-auto-scaling-group --auto-scaling-group-name "$group" \
  --launch-configuration-name "$group" --availability-zones "${AWS_REGION}a" \
  --min-size 1 --max-size 4
aws autoscaling enable-metrics-collection --auto-scaling-group-name "$group" \
  --metrics GroupDesiredCapacity GroupInServiceInstances --granularity 1Minute

# 2. Policies: one more worker, one less. After each the group waits for a minute.
policy() {
  aws autoscaling put-scaling-policy --auto-scaling-group-name "$group" --policy-name "$1" \
    --adjustment-type ChangeInCapacity "--scaling-adjustment=$2" --cooldown 60 \
    --query PolicyARN --output text
}
scale_out=$(policy scale-out 1)
scale_in=$(policy scale-in -1)

# 3. Alarms on the backlog that call them.
alarm() {
  aws cloudwatch put-metric-alarm --alarm-name "$1" --comparison-operator "$2" --threshold "$3" \
    --alarm-actions "$4" --namespace AWS/SQS --metric-name ApproximateNumberOfMessagesVisible \
    --dimensions "Name=QueueName,Value=$queue" --statistic Average --period 60 \
    --evaluation-periods 1
}
alarm "$group-busy" GreaterThanOrEqualToThreshold 10 "$scale_out"
alarm "$group-idle" LessThanThreshold 1 "$scale_in"

aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names "$group" \
  --query 'AutoScalingGroups[0].[AutoScalingGroupName,MinSize,DesiredCapacity,MaxSize]' \
  --output text
