// The text of the query: what is read of each form of table, and that nothing asked for gets lost.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupingSql, ROW_COLUMNS } from './grouping-sql.ts';
import type { SqlTable, TableForm } from './sql-table.ts';

const FORMS: readonly TableForm[] = ['cloudTrail', 'lines', 'slim', 'securityLake', 'cloudTrailLake'];
const tableOf = (form: TableForm, more: Partial<SqlTable> = {}): SqlTable => ({ form, name: ['logs', 'trail'], ...more });
const asked = {
  accounts: ['111122223333'],
  regions: ['us-east-1', 'eu-west-1'],
  from: '2026-08-24T12:00:00Z',
  to: '2026-08-31T06:00:00Z',
  principals: [{ kind: 'arn', arn: "arn:aws:iam::111122223333:role/o'neil" }],
} as const;

test.each(FORMS)('%s: selects every column of the result, from the table that is named', (form) => {
  const sql = groupingSql(tableOf(form), {});
  for (const column of ROW_COLUMNS) expect(sql).toMatch(new RegExp(`\\b${column}\\b`));
  expect(sql).toContain('FROM "logs"."trail"');
  expect(sql.match(/\(/g)?.length).toBe(sql.match(/\)/g)?.length);
});

test.each(['cloudTrail', 'lines', 'slim'] as const)('%s: reads only the folders that can have what is asked for', (form) => {
  const sql = groupingSql(tableOf(form), asked);
  expect(sql).toContain(
    "account IN ('111122223333') AND region IN ('us-east-1', 'eu-west-1') AND day >= '2026/08/24' AND day <= '2026/09/01'",
  );
  expect(sql).toContain("identity_arn IN ('arn:aws:iam::111122223333:role/o''neil')");
  expect(sql).toContain("event_time >= '2026-08-24T12:00:00Z' AND event_time < '2026-08-31T06:00:00Z'");
});

test('a table without partitions is asked by the events themselves', () => {
  const sql = groupingSql(tableOf('cloudTrail', { partitioned: false }), asked);
  expect(sql).toContain("coalesce(recipientaccountid, '') IN ('111122223333', '')");
  expect(sql).toContain("coalesce(awsregion, '') IN ('us-east-1', 'eu-west-1', '')");
  expect(sql).not.toContain('day');
});

test('stores of AWS are pruned by their instants', () => {
  expect(groupingSql(tableOf('securityLake'), asked)).toContain(
    "time_dt >= TIMESTAMP '2026-08-24 12:00:00' AND time_dt < TIMESTAMP '2026-08-31 06:00:00'",
  );
  expect(groupingSql(tableOf('cloudTrailLake'), asked)).toContain("eventTime >= TIMESTAMP '2026-08-24 12:00:00'");
});

test('nobody, no account and no region select nothing', () => {
  expect(groupingSql(tableOf('slim'), { principals: [] })).toContain("WHERE line <> '' OR (false)");
  expect(groupingSql(tableOf('slim'), { accounts: [] })).toContain('WHERE false');
  expect(groupingSql(tableOf('slim'), { regions: [] })).toContain('WHERE false');
});

test('members of structs are named as the SerDe names them: in lower case', () => {
  const sql = groupingSql(tableOf('cloudTrail'), {});
  expect(sql).toContain("coalesce(nullif(useridentity.sessioncontext.sessionissuer.arn, ''), nullif(useridentity.arn, ''))");
  expect(sql).toContain('useridentity.sessioncontext.attributes.mfaauthenticated');
  expect(sql).not.toMatch(/userIdentity|requestParameters/);
});

test('what is asked for never leaves its literal', () => {
  const hostile = fc.string({ unit: fc.constantFrom("'", '"', ')', '-', ';', '\\', 'x') });
  fc.assert(
    fc.property(hostile, hostile, fc.constantFrom(...FORMS), (principal, name, form) => {
      const asking = (who: string) =>
        ({
          principals: [
            { kind: 'arn', arn: `arn:${who}` },
            { kind: 'role', account: '111122223333', name: who },
            { kind: 'permissionSet', name: who },
          ],
        }) as const;
      const plain = groupingSql({ form, name: ['N'] }, asking('P'));
      const given = groupingSql({ form, name: [name] }, asking(principal));
      const literal = principal.replaceAll("'", "''");
      expect(given).toBe(
        plain
          .replaceAll('"N"', () => `"${name.replaceAll('"', '""')}"`)
          .replaceAll("'arn:P'", () => `'arn:${literal}'`)
          .replaceAll("'111122223333/P'", () => `'111122223333/${literal}'`)
          .replaceAll("'P'", () => `'${literal}'`),
      );
    }),
  );
});
