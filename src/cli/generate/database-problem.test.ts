// Databases that cannot be reached, and what they refuse.
import { expect, test } from 'vitest';
import { databaseProblem } from './database-problem.ts';

const TRINO = { kind: 'trino', url: 'http://localhost:1' } as const;
const ATHENA = { kind: 'athena' } as const;

test.each([
  [
    ATHENA,
    'unreachable',
    'Error: connect ECONNREFUSED 127.0.0.1:1',
    /^Athena cannot be reached \(connect ECONNREFUSED 127\.0\.0\.1:1\); look at the region/,
  ],
  [ATHENA, 'unreachable', 'Error: getaddrinfo ENOTFOUND nowhere.example', /\(getaddrinfo ENOTFOUND nowhere\.example\)/],
  [ATHENA, 'unreachable', 'InternalServerException: x', /^Athena: InternalServerException: x$/],
  [ATHENA, 'refused', 'AccessDeniedException: x', /^Athena: AccessDeniedException: x$/],
  [
    TRINO,
    'unreachable',
    'Trino at http://localhost:1: fetch failed: bad port',
    /^Trino at http:\/\/localhost:1 cannot be reached \(bad port\); look at --trino/,
  ],
  [TRINO, 'unreachable', 'Trino at http://localhost:1: fetch failed: connect ECONNREFUSED ::1:1', /\(connect ECONNREFUSED ::1:1\)/],
  [TRINO, 'refused', 'Trino answers 401: no', /^Trino answers 401: no$/],
  [TRINO, 'query', 'SYNTAX_ERROR: line 1:1: connect ECONNREFUSED', /^Trino: SYNTAX_ERROR/],
] as const)('%j %s %s', (database, kind, message, told) => {
  expect(databaseProblem(database, { kind, message })).toMatch(told);
});
