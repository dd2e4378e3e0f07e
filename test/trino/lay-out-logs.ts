// Objects of logs, put into the layout of a trail as CloudTrail would have delivered them.
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The folder of an object is that of its first event. */
export function layOutLogs(files: readonly string[], folder: string): void {
  for (const [index, file] of files.entries()) {
    const head = gunzipSync(readFileSync(file)).subarray(0, 16_384).toString('utf8');
    const account = /"recipientAccountId":"(\d{12})"/.exec(head)?.[1] ?? '000000000000';
    const region = /"awsRegion":"([a-z0-9-]+)"/.exec(head)?.[1] ?? 'us-east-1';
    const day = (/"eventTime":"(\d{4}-\d{2}-\d{2})T/.exec(head)?.[1] ?? '2026-11-01').replaceAll('-', '/');
    const target = join(folder, 'AWSLogs', account, 'CloudTrail', region, ...day.split('/'));
    mkdirSync(target, { recursive: true });
    copyFileSync(file, join(target, `${account}_CloudTrail_${region}_${day.replaceAll('/', '')}T0000Z_${index}.json.gz`));
  }
}

/** Objects of several trails, put into one layout: a table has one folder for an account, a region and a day. */
export function mergeTrails(objects: readonly string[], folder: string): void {
  for (const object of objects) {
    const place = object.slice(object.lastIndexOf('/AWSLogs/') + 1);
    const target = join(folder, place);
    if (existsSync(target)) throw new Error(`two trails have ${place}`);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(object, target);
  }
}
