// The AWS SDK for JavaScript, driven by lines of JSON: `serve`; or as small programs that an instance could run: `list BUCKET`, `whoami`.
import { createInterface } from 'node:readline';
import { tunnelAgent } from './tunnel-agent.mjs';

const PACKAGES = {
  cloudtrail: () => import('@aws-sdk/client-cloudtrail'),
  ec2: () => import('@aws-sdk/client-ec2'),
  ecr: () => import('@aws-sdk/client-ecr'),
  iam: () => import('@aws-sdk/client-iam'),
  s3: () => import('@aws-sdk/client-s3'),
  sts: () => import('@aws-sdk/client-sts'),
};
const CLIENTS = {
  cloudtrail: 'CloudTrailClient',
  ec2: 'EC2Client',
  ecr: 'ECRClient',
  iam: 'IAMClient',
  s3: 'S3Client',
  sts: 'STSClient',
};
const clients = new Map();

// The SDK reads the endpoint variable by itself, and leaves proxies to an agent of the user's.
const proxy = process.env['HTTPS_PROXY'];
const settings = proxy === undefined ? {} : { requestHandler: { httpsAgent: tunnelAgent(new URL(proxy)) } };
const region = process.env['AWS_REGION'] ?? 'us-west-2';

async function send(service, operation, input) {
  const module = await PACKAGES[service]();
  if (!clients.has(service)) {
    // `localhost` has no names below it everywhere.
    const options = { region, ...settings, ...(service === 's3' && proxy === undefined && { forcePathStyle: true }) };
    clients.set(service, new module[CLIENTS[service]](options));
  }
  return clients.get(service).send(new module[`${operation}Command`](input));
}

async function answer({ service, operation, input }) {
  try {
    // A text would be sent as a stream of unknown length.
    const body = input.Body === undefined ? {} : { Body: Buffer.from(input.Body) };
    const { $metadata, Body, ...output } = await send(service, operation, { ...input, ...body });
    return { ok: true, output: Body === undefined ? output : { ...output, Body: await Body.transformToString() } };
  } catch (error) {
    const status = error.$metadata?.httpStatusCode;
    if (status === undefined) return { ok: false, code: 'NoAnswer', message: String(error.stack) };
    const bodiless = operation.startsWith('Head');
    return { ok: false, code: bodiless ? String(status) : (error.Code ?? error.name), message: error.message };
  }
}

function plain(_name, value) {
  return value instanceof Uint8Array ? Buffer.from(value).toString() : value;
}

async function list(bucket) {
  const { CommonPrefixes = [], Contents = [] } = await send('s3', 'ListObjectsV2', { Bucket: bucket, Delimiter: '/' });
  for (const { Prefix } of CommonPrefixes) console.log(`${'PRE'.padStart(30)} ${Prefix}`);
  for (const { Key, Size, LastModified } of Contents) {
    console.log(`${LastModified.toISOString().slice(0, 19).replace('T', ' ')} ${String(Size).padStart(10)} ${Key}`);
  }
}

const [mode, argument] = process.argv.slice(2);
if (mode === 'serve') {
  for await (const line of createInterface(process.stdin)) console.log(JSON.stringify(await answer(JSON.parse(line)), plain));
} else {
  try {
    if (mode === 'list') await list(argument);
    else console.log((await send('sts', 'GetCallerIdentity', {})).Arn);
  } catch (error) {
    console.error(`${error.name}: ${error.message}`);
    process.exitCode = 1;
  }
}
