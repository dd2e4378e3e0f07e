// Logs as CloudTrail delivers them, from a seed: written to the system's temporary folder once, and used again.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chanceOf, HEX, letters, logNormal, pick, pickSkewed, UPPER, uuid, whole } from './chance.mjs';
import { usesOf } from './event-templates.mjs';

const SEED = 20261121;
/** Changes when what is written does. */
const EDITION = 7;
const ACCOUNTS = 24;
const PRINCIPALS = 80;
const REGIONS = ['us-east-1', 'us-east-1', 'us-east-1', 'eu-west-1', 'eu-west-1', 'ap-northeast-1', 'us-west-2'];
const WORDS = ['app', 'batch', 'deploy', 'etl', 'worker', 'gateway', 'report', 'backup', 'admin', 'reader'];
const AGENTS = [
  'aws-sdk-java/2.29.6 md/io#sync md/http#Apache ua/2.1 os/Linux#5.10.228 lang/java#21.0.5 md/OpenJDK_64-Bit_Server_VM exec-env/AWS_ECS_FARGATE',
  'Boto3/1.35.63 md/Botocore#1.35.63 ua/2.0 os/linux#5.10.228-219.884.amzn2.x86_64 md/arch#x86_64 lang/python#3.12.7 exec-env/AWS_Lambda_python3.12',
  '[aws-cli/2.19.1 md/awscrt#0.22.0 ua/2.0 os/linux#6.1.112 md/arch#x86_64 lang/python#3.12.6 md/prompt#off md/command#s3.cp]',
  'APN/1.0 HashiCorp/1.0 Terraform/1.9.8 (+https://www.terraform.io) terraform-provider-aws/5.76.0 aws-sdk-go-v2/1.32.5 os/linux lang/go#1.23.3',
];
/** Events of half of the objects are fewer than this; 21 kB when compressed. */
const MEDIAN_EVENTS = 130;
const LARGEST = 4000;

/** Where the logs of at least so many events lie, and what they come to. */
export function logsOf(events) {
  const folder = join(tmpdir(), `cloudtrail-logs-${EDITION}-${events}`);
  const record = join(folder, 'record.json');
  if (existsSync(record)) return JSON.parse(readFileSync(record, 'utf8'));
  console.error(`bench: writing ${events} events to ${folder}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const chance = chanceOf(SEED);
  const estate = Array.from({ length: ACCOUNTS }, () => accountOf(chance));
  const files = [];
  const made = { folder, files, events: 0, jsonBytes: 0, gzipBytes: 0, principal: estate[0].principals[5].issuer };
  const kinds = new Map();
  while (made.events < events) {
    const records = objectOf(chance, pick(chance, estate), made.events);
    for (const { eventSource, eventName } of records) kinds.set(`${eventSource}/${eventName}`, [eventSource, eventName]);
    const text = JSON.stringify({ Records: records });
    const bytes = gzipSync(text);
    const file = join(folder, `${files.length}.json.gz`);
    writeFileSync(file, bytes);
    files.push(file);
    made.events += records.length;
    made.jsonBytes += Buffer.byteLength(text);
    made.gzipBytes += bytes.length;
  }
  writeFileSync(`${record}.part`, JSON.stringify({ ...made, kinds: [...kinds.values()] }));
  renameSync(`${record}.part`, record);
  return logsOf(events);
}

function accountOf(chance) {
  const account = String(100_000_000_000 + whole(chance, 899_999_999_999));
  const names = Array.from({ length: 40 }, (_, index) => `${pick(chance, WORDS)}-${pick(chance, WORDS)}-${index}`);
  const keys = Array.from({ length: 12 }, () => uuid(chance));
  const principals = Array.from({ length: PRINCIPALS }, (_, index) => ({
    ...principalOf(chance, account, index),
    uses: usesOf(chance, { names, keys }),
  }));
  return { account, names, keys, principals };
}

function principalOf(chance, account, index) {
  const name = `${pick(chance, WORDS)}-${pick(chance, WORDS)}-${letters(chance, 12, UPPER)}`;
  const id = letters(chance, 17, UPPER);
  if (index % 10 === 9) return { account, kind: 'user', name, id: `AIDA${id}`, issuer: `arn:aws:iam::${account}:user/${name}` };
  const isPerson = index % 8 === 5;
  const path = isPerson ? 'aws-reserved/sso.amazonaws.com/' : index % 3 === 0 ? 'service/' : '';
  const role = isPerson ? `AWSReservedSSO_${pick(chance, ['Administrator', 'PowerUser', 'ReadOnly'])}_${letters(chance, 16, HEX)}` : name;
  return { account, kind: 'role', name: role, id: `AROA${id}`, issuer: `arn:aws:iam::${account}:role/${path}${role}`, isPerson };
}

/** The session of a principal in some hour. */
function sessionOf(chance, principal, hour) {
  const { account, name, id, issuer, isPerson } = principal;
  const accessKeyId = `ASIA${letters(chance, 16, UPPER)}`;
  if (principal.kind === 'user') {
    return {
      arn: issuer,
      identity: {
        type: 'IAMUser',
        principalId: id,
        arn: issuer,
        accountId: account,
        accessKeyId: `AKIA${id.slice(4, 20)}`,
        userName: name,
      },
    };
  }
  const session = isPerson
    ? `${pick(chance, WORDS)}@example.com`
    : pick(chance, [letters(chance, 32, HEX), `i-0${letters(chance, 16, HEX)}`, name]);
  const arn = `arn:aws:sts::${account}:assumed-role/${name}/${session}`;
  const identity = {
    type: 'AssumedRole',
    principalId: `${id}:${session}`,
    arn,
    accountId: account,
    accessKeyId,
    sessionContext: {
      sessionIssuer: { type: 'Role', principalId: id, arn: issuer, accountId: account, userName: name },
      webIdFederationData: {},
      attributes: { creationDate: `${hour}:${String(whole(chance, 60)).padStart(2, '0')}:12Z`, mfaAuthenticated: 'false' },
    },
  };
  return { arn, identity };
}

/** One object: what some principals of an account did in one region in five minutes. */
function objectOf(chance, account, before) {
  const minutes = Math.floor(before / 40);
  const hour = `2026-11-${String(1 + (Math.floor(minutes / 1440) % 28)).padStart(2, '0')}T${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}`;
  const count = Math.max(1, Math.min(LARGEST, Math.round(logNormal(chance, MEDIAN_EVENTS, 1.02))));
  const sessions = Array.from({ length: 1 + Math.ceil(count / 14) }, () => {
    const principal = pickSkewed(chance, account.principals);
    return {
      ...sessionOf(chance, principal, hour),
      uses: principal.uses,
      agent: pick(chance, AGENTS),
      address: `10.${whole(chance, 255)}.${whole(chance, 255)}.${whole(chance, 255)}`,
    };
  });
  const region = pick(chance, REGIONS);
  return Array.from({ length: count }, (_, index) => {
    const time = `${hour}:${String((minutes + Math.floor((5 * index) / count)) % 60).padStart(2, '0')}:${String(Math.floor((300 * index) / count) % 60).padStart(2, '0')}Z`;
    const session = pickSkewed(chance, sessions);
    return eventOf(chance, { account: account.account, region, day: hour.slice(0, 10), session, uses: session.uses }, time);
  });
}

function eventOf(chance, place, eventTime) {
  const { eventSource, eventName, host, denied, data, apiVersion, ...rest } = pick(chance, place.uses.kinds)(chance, place);
  const { session, region, account } = place;
  const isService = chance() < 0.05;
  return {
    eventVersion: '1.11',
    userIdentity: isService ? { type: 'AWSService', invokedBy: 'ecs-tasks.amazonaws.com' } : session.identity,
    eventTime,
    eventSource,
    eventName,
    awsRegion: region,
    sourceIPAddress: isService ? 'ecs-tasks.amazonaws.com' : session.address,
    userAgent: isService ? 'ecs-tasks.amazonaws.com' : session.agent,
    ...(denied !== undefined && chance() < 0.04 ? denied(eventName) : {}),
    requestParameters: rest.requestParameters,
    responseElements: rest.responseElements,
    ...(rest.additionalEventData && { additionalEventData: rest.additionalEventData }),
    requestID: uuid(chance),
    eventID: uuid(chance),
    readOnly: /^(?:Get|Describe|List|Head|Query|Batch|Filter)/.test(eventName),
    ...(rest.resources && { resources: rest.resources }),
    eventType: 'AwsApiCall',
    ...(apiVersion && { apiVersion }),
    managementEvent: data !== true,
    recipientAccountId: account,
    ...(chance() < 0.1 && { sharedEventID: uuid(chance) }),
    ...(data && chance() < 0.4 && { vpcEndpointId: `vpce-0${account.slice(0, 8)}`, vpcEndpointAccountId: account }),
    eventCategory: data ? 'Data' : 'Management',
    ...(host && { tlsDetails: { tlsVersion: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256', clientProvidedHostHeader: host } }),
  };
}
