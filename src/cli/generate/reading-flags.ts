// The options that say which logs are read, and how.

export const READING_FLAGS = {
  trail: { type: 'string', multiple: true, short: 't' },
  from: { type: 'string' },
  to: { type: 'string' },
  account: { type: 'string', multiple: true },
  region: { type: 'string', multiple: true },
  workers: { type: 'string' },
  endpoint: { type: 'string' },
  athena: { type: 'string' },
  workgroup: { type: 'string' },
  'athena-output': { type: 'string' },
  trino: { type: 'string' },
  table: { type: 'string' },
  'table-form': { type: 'string' },
  'no-partitions': { type: 'boolean' },
} as const;
