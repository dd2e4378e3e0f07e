// Classes of numbers, instants and addresses against values picked at random and around every bound.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runs } from '../../../test/testkit/runs.ts';
import { compareInstants, readInstant } from '../../policy/values/read-instant.ts';
import { readAddress, readNetwork } from '../../policy/values/read-network.ts';
import { compareNumbers, readNumber } from '../../policy/values/read-number.ts';
import { DEFAULT_BUDGET } from '../budget.ts';
import { FAMILIES, numberOf } from './address-number.ts';
import { atomiseValues } from './atomise-values.ts';
import type { Ordering, ValueSet } from './value-set.ts';

const ordering = fc.constantFrom<Ordering>('equal', 'less', 'lessOrEqual', 'greater', 'greaterOrEqual');

function holds(sign: number, how: Ordering): boolean {
  return how === 'equal'
    ? sign === 0
    : how.startsWith('less')
      ? sign < 0 || (how.endsWith('Equal') && sign === 0)
      : sign > 0 || (how.endsWith('Equal') && sign === 0);
}

function has(set: ValueSet, text: string): boolean {
  switch (set.kind) {
    case 'number':
      return set.bounds.some((bound) => holds(compareNumbers(readNumber(text) as number, bound.value), bound.ordering));
    case 'instant':
      return set.bounds.some((bound) => holds(compareInstants(readInstant(text) as never, bound.value), bound.ordering));
    case 'address': {
      const address = readAddress(text) ?? [];
      return set.networks.some(
        ({ base, mask }) => base.length === address.length && base.every((word, i) => ((address[i] ?? 0) & (mask[i] ?? 0)) >>> 0 === word),
      );
    }
    case 'text':
      return false;
  }
}

function agree(sets: readonly ValueSet[], values: readonly string[]): void {
  const signature = (text: string): string => sets.flatMap((set, i) => (has(set, text) ? [i] : [])).join(',');
  const atoms = atomiseValues(sets, DEFAULT_BUDGET);
  const known = new Set(atoms.map(({ sets: met }) => met.join(',')));
  expect(known.size).toBe(atoms.length);
  for (const { sets: met, value } of atoms) expect(signature(value), value).toBe(met.join(','));
  for (const value of values) expect(known.has(signature(value)), value).toBe(true);
}

const number = fc.oneof(
  fc.integer({ min: -3, max: 4 }).map(String),
  fc.constantFrom('0.5', '1.25', '1e3', '9007199254740993', '9007199254740992', '-9007199254740995', '0.1', '0.30000000000000004'),
);

it('numbers', () => {
  const bound = fc.record({ ordering, value: number.map((text) => readNumber(text) as number) });
  const set = fc.array(bound, { maxLength: 3 }).map((bounds): ValueSet => ({ kind: 'number', bounds }));
  fc.assert(fc.property(fc.array(set, { minLength: 1, maxLength: 3 }), fc.array(number, { maxLength: 20 }), agree), { numRuns: runs(500) });
});

const instant = fc.constantFrom(
  '0',
  '1',
  '1.5',
  '1.05',
  '1.050001',
  '2020-01-01T00:00:00Z',
  '2020-01-01T00:00:00.5Z',
  '1969-12-31T23:59:59Z',
  '99999999999999999999',
  '1577836800',
);

it('instants', () => {
  const bound = fc.record({ ordering, value: instant.map((text) => readInstant(text) as never) });
  const set = fc.array(bound, { maxLength: 3 }).map((bounds): ValueSet => ({ kind: 'instant', bounds }));
  fc.assert(fc.property(fc.array(set, { minLength: 1, maxLength: 3 }), fc.array(instant, { maxLength: 10 }), agree), {
    numRuns: runs(500),
  });
});

const address = fc.constantFrom(
  '0.0.0.0',
  '255.255.255.255',
  '10.0.0.1',
  '10.0.1.0',
  '10.128.0.0',
  '::',
  '::1',
  '2001:db8::',
  '2001:db8:1::5',
  'ffff::',
);
const length = fc.constantFrom(0, 1, 8, 9, 16, 24, 31, 32, 33, 48, 127, 128);

it('addresses', () => {
  const network = fc
    .tuple(address, length)
    .map(([base, bits]) => readNetwork(`${base}/${bits}`))
    .filter((one) => one !== undefined);
  const set = fc.array(network, { maxLength: 4 }).map((networks): ValueSet => ({ kind: 'address', networks }));
  fc.assert(fc.property(fc.array(set, { minLength: 1, maxLength: 3 }), fc.array(address, { maxLength: 10 }), agree), {
    numRuns: runs(500),
  });
  for (const family of FAMILIES)
    expect(numberOf(readAddress(family.words === 1 ? '203.0.113.7' : '2001:db8::7') ?? [])).toBe(family.examples[0]);
});
