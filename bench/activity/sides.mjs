// What is measured, each in a process of its own: the same grouping by the same key, from the same files.
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { importPeer } from '../peers.mjs';

/** Groups are counted where nothing else is said: they are made into objects while they are read. */
const scanning =
  (engine, { ofPrincipal: withPrincipal = false, readOut = true } = {}) =>
  async (logs) => {
    const { openScanner } = await import('../../dist/activity/scan/open-scanner.js');
    const { wantedMembersOf } = await import('../../dist/activity/map/wanted-members-of.js');
    const { releaseBytes } = await import('../../dist/activity/read/release-bytes.js');
    const options = { wanted: wantedMembersOf, ...(withPrincipal && { principals: [{ kind: 'arn', arn: logs.principal }] }) };
    return () => {
      const scanner = openScanner(options, engine);
      let events = 0;
      for (const file of logs.files) {
        const json = gunzip(file);
        events += scanner.scan(json).events;
        if (scanner.takeImage !== undefined) releaseBytes(json);
      }
      if (!readOut) return { events };
      let groups = 0;
      let ofPrincipal = 0;
      for (const { count, identity } of scanner.takeGroups()) {
        groups++;
        if (identity.arn === logs.principal) ofPrincipal += count;
      }
      return { events: withPrincipal ? undefined : events, groups, ofPrincipal };
    };
  };

/** The whole reader as the command has it: threads, repeats left out, groups put together. */
async function reading(logs) {
  const { readActivity } = await import('../../dist/activity/read/read-activity.js');
  const { parseSource } = await import('../../dist/activity/read/source.js');
  const source = parseSource(logs.folder).value;
  return async () => {
    const { groups, report } = await readActivity([source]);
    let ofPrincipal = 0;
    for (const { count, identity } of groups) if (identity.arn === logs.principal) ofPrincipal += count;
    return { events: report.events, groups: groups.size, ofPrincipal };
  };
}

/** The plain way: decompress, `JSON.parse`, a Map. */
async function parsing(logs) {
  const { wantedMembersOf } = await import('../../dist/activity/map/wanted-members-of.js');
  const membersOf = (value, names) => JSON.stringify(names.map((name) => value?.[name]));
  return () => {
    const groups = new Map();
    let events = 0;
    let ofPrincipal = 0;
    for (const file of logs.files) {
      for (const event of JSON.parse(gunzip(file).toString()).Records) {
        events++;
        const { userIdentity: user, eventSource, eventName, eventTime, eventID } = event;
        const session = user.sessionContext;
        const arn = session?.sessionIssuer?.arn ?? user.arn;
        const { parameters, response } = wantedMembersOf(eventSource, eventName);
        const key = [
          [user.type, arn, user.accountId, user.invokedBy, session?.attributes?.mfaAuthenticated, session?.sourceIdentity].join('\n'),
          [eventSource, eventName, event.eventType, event.awsRegion, event.errorCode, event.recipientAccountId].join('\n'),
          [event.vpcEndpointId, event.tlsDetails?.tlsVersion, event.resources?.map(({ ARN }) => ARN).join(' ')].join('\n'),
          membersOf(event.requestParameters, parameters),
          membersOf(event.responseElements, response),
          event.errorMessage?.includes('not authorized to perform') ? event.errorMessage : '',
        ].join('\n');
        if (arn === logs.principal) ofPrincipal++;
        const known = groups.get(key);
        if (known === undefined) {
          groups.set(key, { count: 1, first: eventTime, last: eventTime, firstId: eventID, lastId: eventID });
          continue;
        }
        known.count++;
        if (eventTime < known.first) [known.first, known.firstId] = [eventTime, eventID];
        if (eventTime > known.last) [known.last, known.lastId] = [eventTime, eventID];
      }
    }
    return { events, groups: groups.size, ofPrincipal };
  };
}

async function duckdb(logs) {
  const { DuckDBInstance } = await importPeer('@duckdb/node-api');
  const { wantedMembersOf } = await import('../../dist/activity/map/wanted-members-of.js');
  const kinds = logs.kinds.map(([source, name]) => {
    const { parameters, response } = wantedMembersOf(source, name);
    const members = [...parameters.map((member) => `p->'$."${member}"'`), ...response.map((member) => `q->'$."${member}"'`)];
    return `WHEN '${source}/${name}' THEN ${members.length === 0 ? "''" : `concat_ws(chr(10), ${members.map((member) => `coalesce((${member})::VARCHAR, '')`).join(', ')})`}`;
  });
  const text = (name) => `"${name}":"VARCHAR"`;
  const session = `"sessionContext":{"sessionIssuer":{${text('arn')}},"attributes":{${text('mfaAuthenticated')}},${text('sourceIdentity')}}`;
  const user = `"userIdentity":{${['type', 'arn', 'accountId', 'invokedBy'].map(text).join(',')},${session}}`;
  const plain = [
    'eventSource',
    'eventName',
    'eventType',
    'awsRegion',
    'errorCode',
    'errorMessage',
    'recipientAccountId',
    'vpcEndpointId',
    'eventTime',
    'eventID',
  ];
  const others = `"tlsDetails":{${text('tlsVersion')}},"resources":[{${text('ARN')}}],"requestParameters":"JSON","responseElements":"JSON"`;
  const form = `{"Records":[{${user},${plain.map(text).join(',')},${others}}]}`;
  const sql = `
    WITH o AS (SELECT unnest(json_transform(json, '${form}').Records) AS e FROM read_json_objects('${logs.folder}/*.json.gz', format = 'unstructured', maximum_object_size = 67108864)),
    k AS (SELECT e, e.requestParameters AS p, e.responseElements AS q, coalesce(e.userIdentity.sessionContext.sessionIssuer.arn, e.userIdentity.arn) AS arn FROM o),
    g AS (SELECT arn, count(*) AS n, min(e.eventTime), max(e.eventTime), arg_min(e.eventID, e.eventTime), arg_max(e.eventID, e.eventTime) FROM k
      GROUP BY arn, e.userIdentity.type, e.userIdentity.accountId, e.userIdentity.invokedBy, e.userIdentity.sessionContext.attributes.mfaAuthenticated,
        e.userIdentity.sessionContext.sourceIdentity, e.eventSource, e.eventName, e.eventType, e.awsRegion, e.errorCode, e.recipientAccountId, e.vpcEndpointId,
        e.tlsDetails.tlsVersion, array_to_string(list_transform(e.resources, r -> r.ARN), ' '),
        CASE concat(e.eventSource, '/', e.eventName) ${kinds.join(' ')} ELSE '' END,
        CASE WHEN contains(e.errorMessage, 'not authorized to perform') THEN e.errorMessage END)
    SELECT count(*)::DOUBLE, sum(n)::DOUBLE, sum(CASE WHEN arn = '${logs.principal}' THEN n ELSE 0 END)::DOUBLE FROM g`;
  return async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const [[groups, events, ofPrincipal]] = (await connection.runAndReadAll(sql)).getRows();
    return { events, groups, ofPrincipal };
  };
}

const gunzipping =
  (decompress, giveBack = false) =>
  async (logs) => {
    const { releaseBytes } = await import('../../dist/activity/read/release-bytes.js');
    return () => {
      let bytes = 0;
      for (const file of logs.files) {
        const json = decompress(file);
        bytes += json.length;
        if (giveBack) releaseBytes(json);
      }
      if (bytes !== logs.jsonBytes) throw new Error(`${bytes} bytes were decompressed, not ${logs.jsonBytes}`);
      return {};
    };
  };

let room = Buffer.allocUnsafeSlow(1 << 20);

/** Into the same buffer again and again, as the reader of the command does it. */
function readAgain(file) {
  const opened = openSync(file);
  try {
    const { size } = fstatSync(opened);
    if (size > room.length) room = Buffer.allocUnsafeSlow(2 * size);
    return room.subarray(0, readSync(opened, room, 0, size, 0));
  } finally {
    closeSync(opened);
  }
}

function gunzip(file) {
  const bytes = readAgain(file);
  return gunzipSync(bytes, { chunkSize: Math.max(64, bytes.readUInt32LE(bytes.length - 4) + 64) });
}

/** Each prepares itself, and gives what is measured. */
export const SIDES = {
  'gunzip alone': gunzipping(gunzip),
  'gunzip alone, memory given back': gunzipping(gunzip, true),
  'gunzip alone, as node has it': gunzipping((file) => gunzipSync(readFileSync(file))),
  'ours, all': scanning('wasm', { readOut: false }),
  'ours, all, and every group read': scanning('wasm'),
  'ours, one principal': scanning('wasm', { ofPrincipal: true }),
  'ours, plain JavaScript': scanning('bytes'),
  'ours, the whole reader': reading,
  'JSON.parse': parsing,
  DuckDB: duckdb,
};
