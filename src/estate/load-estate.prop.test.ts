// Laws of loading: order never matters, splitting and joining agree, hostile names stay names.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../test/testkit/runs.ts';
import { positionAt } from '../policy/position-at.ts';
import type { SourceText } from '../policy/ast.ts';
import type { Estate } from './estate.ts';
import { loadEstate } from './load-estate.ts';
import { resolveRequest } from './resolve-request.ts';

const ACCOUNTS = ['111111111111', '222222222222', '333333333333'] as const;
const NAMES = ['alice', 'app', '__proto__', 'constructor', 'hasOwnProperty', 'größe'] as const;

const document = fc.constantFrom({ Version: '2012-10-17', Statement: [] }, { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } });
const tags = fc.dictionary(fc.constantFrom(...NAMES), fc.constantFrom('x', 'y'), { maxKeys: 2 });
const named = fc.record({ name: fc.constantFrom(...NAMES), path: fc.constantFrom('/', '/p/') });
const user = fc.tuple(named, tags).map(([head, own]) => ({ ...head, tags: own }));
const role = fc.tuple(named, document).map(([head, trust]) => ({ ...head, trust }));
const resource = fc
  .tuple(fc.constantFrom('a', 'b', 'c'), document, tags)
  .map(([name, policy, own]) => ({ arn: `arn:aws:s3:::${name}`, policy, tags: own }));
const account = fc.record({
  id: fc.constantFrom(...ACCOUNTS),
  users: fc.array(user, { maxLength: 3 }),
  roles: fc.array(role, { maxLength: 3 }),
  resources: fc.array(resource, { maxLength: 2 }),
});
const form = fc.record({ accounts: fc.array(account, { maxLength: 2 }) });
const details = fc.tuple(fc.constantFrom(...ACCOUNTS), fc.constantFrom(...NAMES), document).map(([id, name, trust]) => ({
  RoleDetailList: [{ RoleName: name, Path: '/', Arn: `arn:aws:iam::${id}:role/${name}`, AssumeRolePolicyDocument: trust }],
}));
const file = fc
  .tuple(fc.constantFrom('a', 'b', '111111111111/c', 'team'), fc.oneof(form, details, document))
  .map(([name, value]): SourceText => ({ name: `${name}.json`, text: JSON.stringify(value) }));

/** The outcome as text: the estate with its documents, or the errors with their places. */
function outcome(inputs: readonly SourceText[]): string {
  const loaded = loadEstate(inputs);
  if (loaded.ok)
    return JSON.stringify([
      describe(loaded.value.estate),
      loaded.value.recognised,
      loaded.value.warnings.map((warning) => warning.message),
    ]);
  return JSON.stringify(loaded.error.map(({ source, span, message, hint }) => [positionAt(source, span.start), message, hint]));
}

/** Maps as lists of entries, in their order; documents as their text. */
function describe(value: unknown): unknown {
  if (value instanceof Map) return [...value].map(([key, entry]) => [key, describe(entry)]);
  if (Array.isArray(value)) return value.map(describe);
  if (typeof value !== 'object' || value === null) return value;
  if ('source' in value && 'span' in value) {
    const { source, span } = value as { source: SourceText; span: { start: number; end: number } };
    return [source.name, source.text.slice(span.start, span.end)];
  }
  return Object.entries(value).map(([key, entry]) => [key, describe(entry)]);
}

test('the order of the inputs never matters', () => {
  const shuffled = fc
    .array(file, { maxLength: 5 })
    .chain((files) => fc.tuple(fc.constant(files), fc.shuffledSubarray(files, { minLength: files.length })));
  fc.assert(
    fc.property(shuffled, ([files, other]) => {
      expect(outcome(other)).toBe(outcome(files));
    }),
    { numRuns: runs(300) },
  );
});

test('accounts split over files are the same as in one', () => {
  const distinct = fc.uniqueArray(account, { selector: ({ id }) => id, maxLength: 3 });
  const loadAll = (inputs: readonly SourceText[]): Estate | undefined => {
    const loaded = loadEstate(inputs);
    return loaded.ok ? loaded.value.estate : undefined;
  };
  const keys = (estate: Estate | undefined): unknown =>
    estate &&
    [...estate.accounts.values()].map(({ id, users, roles, resources }) => [
      id,
      ...[users, roles, resources].map((map) => [...map.keys()]),
    ]);
  fc.assert(
    fc.property(distinct, (accounts) => {
      const together = loadAll([{ name: 'all.json', text: JSON.stringify({ accounts }) }]);
      const split = loadAll(accounts.map((entry) => ({ name: `${entry.id}.json`, text: JSON.stringify({ accounts: [entry] }) })));
      expect(keys(split)).toEqual(keys(together));
    }),
    { numRuns: runs(200) },
  );
});

test('any JSON, and any text, is taken or refused, never thrown at', () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(
      fc.constantFrom(
        'accounts',
        'organization',
        'Policies',
        'Roots',
        'Policy',
        'Statement',
        'Attributes',
        'resource',
        'RoleDetailList',
        'Parents',
      ),
      fc.jsonValue(),
    ),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        value.map((json) => JSON.stringify(json)),
        fc.string(),
      ),
      fc.string(),
      (text, name) => {
        expect(typeof loadEstate([{ name, text }]).ok).toBe('boolean');
      },
    ),
    { numRuns: runs(500) },
  );
});

test('any question is answered or refused, never thrown at', () => {
  const loaded = loadEstate([{ name: 'a.json', text: JSON.stringify({ accounts: [{ id: '111111111111', users: [{ name: 'alice' }] }] }) }]);
  if (!loaded.ok) throw new Error(loaded.error[0]?.message);
  const { estate } = loaded.value;
  const part = fc.oneof(
    fc.constantFrom('iam', 'sts', 's3', 'kms', '', '111111111111', '999999999999', 'user/alice', 'role/x', 'assumed-role/x/y', 'alias/x'),
    fc.string(),
  );
  const arn = fc.array(part, { minLength: 5, maxLength: 5 }).map((parts) => `arn:aws:${parts.join(':')}`);
  const principal = fc.oneof(arn, fc.string(), fc.constantFrom('anonymous', '111111111111', 'arn:aws:iam::111111111111:user/alice'));
  const action = fc.constantFrom('s3:GetObject', 'sts:AssumeRole', 'kms:Decrypt');
  fc.assert(
    fc.property(principal, action, fc.oneof(arn, fc.string()), (caller, name, resource) => {
      const resolved = resolveRequest(estate, { principal: caller, action: name, resource }, () => undefined);
      for (const missing of resolved.ok ? resolved.value.missing : []) expect(missing.supply).not.toBe('');
    }),
    { numRuns: runs(1000) },
  );
});
