// The view of an empty server: how to point an application at it.
import { html, useState } from './preact.js';
import { S, canWrite, openDialog } from './store.js';
import { Code, Mark, Tabs } from './ui.js';

const CLIENTS = [
  ['env', 'Any SDK'],
  ['cli', 'AWS CLI'],
  ['java', 'Java'],
  ['python', 'Python'],
  ['js', 'JavaScript'],
  ['curl', 'curl'],
];

function textsFor(endpoint, region, account) {
  return {
    env: `export AWS_ENDPOINT_URL_SQS=${endpoint}
export AWS_REGION=${region} AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test`,
    cli: `aws --endpoint-url ${endpoint} sqs create-queue --queue-name orders
aws --endpoint-url ${endpoint} sqs send-message \\
    --queue-url ${endpoint}/${account}/orders --message-body 'two coffees'`,
    java: `SqsClient sqs = SqsClient.builder()
    .endpointOverride(URI.create("${endpoint}"))
    .region(Region.of("${region}"))
    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
    .build();`,
    python: `sqs = boto3.client("sqs", endpoint_url="${endpoint}", region_name="${region}",
                   aws_access_key_id="test", aws_secret_access_key="test")`,
    js: `const sqs = new SQSClient({ endpoint: "${endpoint}", region: "${region}",
  credentials: { accessKeyId: "test", secretAccessKey: "test" } });`,
    curl: `curl '${endpoint}/?Action=CreateQueue&QueueName=orders'
curl '${endpoint}/${account}/orders?Action=SendMessage&MessageBody=job-[1-30]'`,
  };
}

const MEANINGS = [
  [4, 'nothing gets through: the in-flight limit, a held message group, no consumer'],
  [3, 'getting worse: more arrives than leaves, messages come back, dead letters, refused sends'],
  [2, 'may get worse: near misses of the visibility timeout, an old message at the head'],
  [0, 'messages leave as fast as they arrive'],
];

/** Shown in front of another SQS until the first call. */
const NothingSeen = () => html`<div class="bigempty"><h1>No queue has been seen yet</h1>
  <p class="t2 lead">A queue of ${S.upstream.name} appears here once a call to it passes through this server.</p>
  <p class="st s0 listening" role="status"><span class="dot"></span>Listening on ${location.host}.</p></div>`;

export const Empty = () => (S.upstream ? html`<${NothingSeen} />` : html`<${NoQueues} />`);

function NoQueues() {
  const [client, setClient] = useState('env');
  const texts = textsFor(location.origin, S.region, S.account);
  return html`<div class="bigempty">
    <div><h1>No queues yet</h1><p class="t2 lead">Point an application at this server; its queues appear here as soon as they exist. Any credentials are accepted.</p>
      <p class="st s0 listening" role="status"><span class="dot"></span>Listening on ${location.host}.</p></div>
    <div><${Tabs} id="client" label="Client" cls="seg" tabs=${CLIENTS} value=${client} onChange=${setClient} />
      <div role="tabpanel" id="client-panel" aria-labelledby=${'client-' + client}><${Code} text=${texts[client]} /></div></div>
    ${
      canWrite()
        ? html`<div class="btns">
      <button class="btn pri" onClick=${() => openDialog('create')}>Create a queue</button></div>`
        : null
    }
    <div class="card"><div class="body"><h2>What you will see here</h2>
      <div class="keys t2">${MEANINGS.map(([sev, text]) => html`<${Mark} sev=${sev} /><span>${text}</span>`)}</div></div></div>
  </div>`;
}
