// What reading logs would take, for each way there is: with files at hand, and in a database.

/** What there is to read, as `listObjects` counts it. */
export interface LogVolume {
  readonly objects: number;
  /** As stored. */
  readonly bytes: number;
  /** Of them, those of objects in gzip. */
  readonly compressedBytes: number;
}

export interface PlanOptions {
  readonly cores: number;
  /** Where the objects are: those of S3 have to be fetched first. */
  readonly from: 'disk' | 's3';
  /** US dollars for a TB (10¹² bytes) that Athena reads; 5 in most regions ("Amazon Athena pricing"). */
  readonly dollarsPerTerabyte?: number | undefined;
}

export interface PlannedWay {
  readonly way: 'embedded' | 'athena' | 'trino';
  /** Undefined where nothing is known of the machines. */
  readonly seconds: number | undefined;
  readonly dollars: number | undefined;
  /** For people. */
  readonly because: string;
}

export interface Plan {
  readonly objects: number;
  readonly bytes: number;
  /** Once decompressed. */
  readonly jsonBytes: number;
  readonly ways: readonly PlannedWay[];
  readonly advised: PlannedWay['way'];
  /** For people. */
  readonly advice: string;
}

/** Objects of real trails: 10 to 13 times; generated ones with the same distribution 11.4. */
const COMPRESSION = 11.4;
/** Bytes of JSON that the embedded reader groups in a second of one core, decompression included (`npm run bench -- activity`; 2 vCPU AMD EPYC: 697 MB). */
const JSON_PER_CORE = 600e6;
/** Objects that a core opens in a second, however small: 14,900 at 1.6 kB each from a disk. */
const OBJECTS_PER_CORE = 10_000;
/** GETs of small objects that one machine has answered in a second over 64 connections, at 15 to 30 ms each; an estimate. */
const S3_OBJECTS = 2500;
/** Bytes that one machine fetches from S3 in a second, at 1 Gbit/s; an estimate. */
const S3_BYTES = 100e6;
/** The reader has no more workers than that. */
const MOST_CORES = 8;
/** "Amazon Athena pricing": every query counts as 10 MB at least. */
const ATHENA_LEAST_BYTES = 10e6;
const ATHENA_DOLLARS = 5;
/** "Amazon S3 pricing": a thousand GETs, which the embedded reader and Athena both make. */
const DOLLARS_PER_GET = 0.0004 / 1000;
/** Above so many seconds a database is worth its table. */
const LONG = 2 * 60 * 60;

/** Estimates, rounded to what they are worth: right within a factor of two or so. */
export function planWays(
  { objects, bytes, compressedBytes }: LogVolume,
  { cores, from, dollarsPerTerabyte = ATHENA_DOLLARS }: PlanOptions,
): Plan {
  const jsonBytes = compressedBytes * COMPRESSION + (bytes - compressedBytes);
  const used = Math.max(1, Math.min(cores, MOST_CORES));
  const reading = Math.max(jsonBytes / JSON_PER_CORE, objects / OBJECTS_PER_CORE) / used;
  const fetching = from === 's3' ? Math.max(bytes / S3_BYTES, objects / S3_OBJECTS) : 0;
  const seconds = Math.max(1, reading, fetching);
  const gets = objects * DOLLARS_PER_GET;
  const embedded: PlannedWay = {
    way: 'embedded',
    seconds,
    dollars: from === 's3' ? gets : 0,
    because:
      fetching > reading ? 'as long as fetching the objects from S3 takes' : `on ${used} ${used === 1 ? 'core' : 'cores'} of this machine`,
  };
  const athena: PlannedWay = {
    way: 'athena',
    seconds: undefined,
    dollars: (Math.max(bytes, ATHENA_LEAST_BYTES) / 1e12) * dollarsPerTerabyte + gets,
    because: 'each query over the objects as they are; a table in Parquet, made once, reads a part of that',
  };
  const trino: PlannedWay = {
    way: 'trino',
    seconds: undefined,
    dollars: undefined,
    because: 'as fast as the cluster is; listing many small objects takes its time',
  };
  const isLong = seconds > LONG;
  const ways = from === 's3' ? [embedded, athena, trino] : [embedded];
  return {
    objects,
    bytes,
    jsonBytes,
    ways,
    advised: isLong && from === 's3' ? 'athena' : 'embedded',
    advice: adviceFor(isLong, from),
  };
}

function adviceFor(isLong: boolean, from: PlanOptions['from']): string {
  if (!isLong) return 'read them with this machine: nothing has to be set up, and nothing leaves it';
  if (from === 'disk')
    return 'this takes hours on this machine; narrow it down by accounts, regions and days, or run it on one with more cores';
  return 'ask Athena, or Trino if there is one: this machine would take hours (--ddl prints what makes the table); or narrow it down by accounts, regions and days';
}
