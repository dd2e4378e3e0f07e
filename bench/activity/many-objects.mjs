// Reads a hundred thousand small objects, and tells whether memory grows with their number: `node bench/activity/many-objects.mjs [OBJECTS]`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const READER = new URL('../../dist/activity/read/read-activity.js', import.meta.url).href;
const ACCOUNTS = 20;
const EVENTS = 10;

if (process.argv[2] === '--read') await read(process.argv[3]);
else measure(Number(process.argv[2] ?? 100_000));

/** Each count in a process of its own, so that one does not leave its memory to the next. */
function measure(objects) {
  const folder = mkdtempSync(join(tmpdir(), 'many-objects-'));
  try {
    let written = 0;
    for (const count of [objects / 10, objects / 2, objects].map(Math.round)) {
      for (; written < count; written += 1) writeObject(folder, written);
      const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--read', folder], { encoding: 'utf8' });
      process.stdout.write(child.status === 0 ? child.stdout : `${count} objects: failed\n${child.stderr}`);
      if (child.status !== 0) process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function read(path) {
  const { readActivity } = await import(READER);
  const start = performance.now();
  const before = process.cpuUsage();
  const { groups, report } = await readActivity([{ kind: 'path', path }]);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1e6;
  const { maxRSS } = process.resourceUsage();
  const counts = `${report.objects} objects, ${report.events} events, ${report.repeats} repeats, ${groups.size} groups, ${report.problemCount} problems`;
  const speed = `${seconds.toFixed(1)} s, ${cpu.toFixed(1)} CPU-s, ${Math.round(report.objects / cpu)} objects per CPU-s`;
  process.stdout.write(`${counts}: ${speed}, ${Math.round(maxRSS / 1024)} MB at most\n`);
}

/** A few events as quiet accounts have them: the same calls again and again, each with an id of its own. */
function writeObject(folder, number) {
  const account = String(100_000_000_000 + (number % ACCOUNTS));
  const time = new Date(Date.UTC(2026, 0, 1) + Math.floor(number / ACCOUNTS) * 300_000).toISOString().slice(0, 19);
  const [day, minute] = [time.slice(0, 10), time.slice(0, 16).replaceAll(/[-:]/g, '')];
  const events = Array.from({ length: EVENTS }, (_, index) => eventOf(account, `${time}Z`, number * EVENTS + index));
  const place = join(folder, 'AWSLogs', account, 'CloudTrail', 'us-east-1', ...day.split('-'));
  mkdirSync(place, { recursive: true });
  const name = `${account}_CloudTrail_us-east-1_${minute}Z_${String(number).padStart(16, '0')}.json.gz`;
  writeFileSync(join(place, name), gzipSync(JSON.stringify({ Records: events }), { level: 1 }));
}

function eventOf(account, eventTime, number) {
  const role = `role-${number % 7}`;
  const digits = number.toString(16).padStart(12, '0');
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'AssumedRole',
      arn: `arn:aws:sts::${account}:assumed-role/${role}/session-${number % 13}`,
      accountId: account,
      sessionContext: { sessionIssuer: { type: 'Role', arn: `arn:aws:iam::${account}:role/${role}`, accountId: account, userName: role } },
    },
    eventTime,
    eventSource: 'ec2.amazonaws.com',
    eventName: ['DescribeInstances', 'StartInstances', 'StopInstances'][number % 3],
    awsRegion: 'us-east-1',
    sourceIPAddress: '10.1.2.3',
    userAgent: 'aws-sdk-java/2.20.1',
    requestParameters: { instancesSet: { items: [{ instanceId: `i-${String(number % 200).padStart(17, '0')}` }] } },
    responseElements: null,
    requestID: `${digits}-0000-4000-8000-${digits}`,
    eventID: `00000000-0000-4000-8000-${digits}`,
    readOnly: true,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: 'Management',
    tlsDetails: { tlsVersion: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256' },
  };
}
