// The AWS SDK for Go, against an emulator that checks signatures.
package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/smithy-go"
)

var (
	endpoint = os.Getenv("ENDPOINT")
	id       = os.Getenv("AWS_ACCESS_KEY_ID")
	secret   = os.Getenv("AWS_SECRET_ACCESS_KEY")
	region   = os.Getenv("AWS_DEFAULT_REGION")
)

type keys struct{ id, secret, token string }

func (k keys) Retrieve(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: k.id, SecretAccessKey: k.secret, SessionToken: k.token}, nil
}

func client(k keys) *sqs.Client {
	return sqs.New(sqs.Options{
		Credentials:      k,
		Region:           region,
		EndpointResolver: sqs.EndpointResolverFromURL(endpoint),
	})
}

func check(what string, isTrue bool, found any) {
	if !isTrue {
		fmt.Fprintf(os.Stderr, "%s: %v\n", what, found)
		os.Exit(1)
	}
	fmt.Println("ok", what)
}

func list(k keys) error {
	prefix := "é☕ &"
	_, err := client(k).ListQueues(context.TODO(), &sqs.ListQueuesInput{QueueNamePrefix: &prefix})
	return err
}

func code(err error) string {
	var refused smithy.APIError
	if errors.As(err, &refused) {
		return refused.ErrorCode()
	}
	return ""
}

func cycle() error {
	good := client(keys{id, secret, ""})
	ctx := context.TODO()
	queue, err := good.CreateQueue(ctx, &sqs.CreateQueueInput{QueueName: aws.String("go")})
	if err != nil {
		return err
	}
	_, err = good.SendMessage(ctx, &sqs.SendMessageInput{
		QueueUrl: queue.QueueUrl, MessageBody: aws.String("two coffees, ☕ & <sugar>"),
	})
	if err != nil {
		return err
	}
	_, err = good.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{QueueUrl: queue.QueueUrl})
	return err
}

func presigned(token string, at time.Time) string {
	empty := sha256.Sum256(nil)
	request, _ := http.NewRequest("GET", endpoint+"/?Action=ListQueues&QueueNamePrefix=a", nil)
	credentials, _ := keys{id, secret, token}.Retrieve(context.TODO())
	url, _, _ := v4.NewSigner().PresignHTTP(context.TODO(), credentials, request,
		hex.EncodeToString(empty[:]), "sqs", region, at)
	return url
}

func status(url string) int {
	answer, err := http.Get(url)
	if err != nil {
		return 0
	}
	answer.Body.Close()
	return answer.StatusCode
}

func main() {
	err := cycle()
	check("a message", err == nil, err)
	err = list(keys{id, secret, "a/b+c=="})
	check("with a session token", err == nil, err)
	err = list(keys{id, "wrong", ""})
	check("wrong secret", code(err) == "SignatureDoesNotMatch", err)
	err = list(keys{"wrong", secret, ""})
	check("unknown key", code(err) == "InvalidClientTokenId", err)
	for _, token := range []string{"", "a/b+c=="} {
		url := presigned(token, time.Now())
		check("presigned", status(url) == 200, url)
		check("changed", status(strings.Replace(url, "Prefix=a", "Prefix=b", 1)) == 403, url)
		url = presigned(token, time.Now().Add(-16*time.Minute))
		check("old", status(url) == 403, url)
	}
}
