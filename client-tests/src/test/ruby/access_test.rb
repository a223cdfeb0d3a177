# The signer of the AWS SDK for Ruby, against an emulator that checks signatures.

require "aws-sigv4"
require "json"
require "net/http"

ENDPOINT = URI(ENV.fetch("ENDPOINT"))

def signer(secret = ENV.fetch("AWS_SECRET_ACCESS_KEY"), id: ENV.fetch("AWS_ACCESS_KEY_ID"), token: nil)
  Aws::Sigv4::Signer.new(
    service: "sqs", region: "us-east-1", access_key_id: id, secret_access_key: secret,
    session_token: token)
end

def fetch(request)
  Net::HTTP.start(ENDPOINT.host, ENDPOINT.port) { |http| http.request(request) }
end

def list_queues(signer, at: Time.now, sent: "é☕")
  headers = { "content-type" => "application/x-amz-json-1.0",
              "x-amz-target" => "AmazonSQS.ListQueues",
              "x-amz-date" => at.utc.strftime("%Y%m%dT%H%M%SZ") }
  body = JSON.generate(QueueNamePrefix: "é☕")
  signature = signer.sign_request(http_method: "POST", url: ENDPOINT, headers: headers, body: body)
  post = Net::HTTP::Post.new("/", headers.merge(signature.headers))
  post.body = JSON.generate(QueueNamePrefix: sent)
  fetch(post)
end

def check(what, expected, found)
  raise "#{what}: #{found.code} #{found.body}" unless found.code == expected
  puts "ok #{what}"
end

check("signed", "200", list_queues(signer))
check("with a session token", "200", list_queues(signer(token: "a/b+c==")))
check("wrong secret", "403", list_queues(signer("wrong")))
check("foreign key", "403", list_queues(signer(id: "AKIAIOSFODNN7EXAMPLE")))
check("changed body", "403", list_queues(signer, sent: "é"))
check("old", "403", list_queues(signer, at: Time.now - 960))
check("from the future", "403", list_queues(signer, at: Time.now + 960))

query = URI.encode_www_form(Action: "ListQueues", QueueNamePrefix: "a")
[nil, "a/b+c=="].each do |token|
  url = signer(token: token).presign_url(http_method: "GET", url: "#{ENDPOINT}/?#{query}")
  check("presigned", "200", fetch(Net::HTTP::Get.new(url)))
  other = URI(url.to_s.sub("Prefix=a", "Prefix=b"))
  check("changed", "403", fetch(Net::HTTP::Get.new(other)))
  old = signer(token: token).presign_url(
    http_method: "GET", url: "#{ENDPOINT}/?#{query}", time: Time.now - 960)
  check("old", "403", fetch(Net::HTTP::Get.new(old)))
end
