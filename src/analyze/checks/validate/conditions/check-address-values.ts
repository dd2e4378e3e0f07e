// Address ranges: private ones, which aws:SourceIp never has, and ones written with host bits.
import { readNetwork } from '../../../../policy/values/read-network.ts';
import type { DraftClause, DraftStatement, Leaf } from '../draft/draft.ts';
import type { Tell, Validation } from '../validation.ts';
import { improvedRange } from './improved-range.ts';
import { isPrivateRange } from './private-ranges.ts';

export function checkAddressValues({ tell }: Validation, { condition }: DraftStatement): void {
  for (const clause of condition?.clauses ?? []) {
    if (clause.operator.name !== 'IpAddress' && clause.operator.name !== 'NotIpAddress') continue;
    for (const value of clause.values) checkRange(tell, value);
    if (clause.name === 'aws:sourceip') checkPrivate(tell, clause);
  }
}

function checkRange(tell: Tell, value: Leaf): void {
  const better = improvedRange(value.text);
  if (better !== undefined) tell('IMPROVE_IP_RANGE', `Bits beyond the prefix length do not count: write ${better}.`, value);
}

function checkPrivate(tell: Tell, { values, operator, ...clause }: DraftClause): void {
  const readable = values.filter(({ text }) => readNetwork(text) !== undefined);
  const hidden = readable.filter(({ text }) => isPrivateRange(text));
  const [first, ...more] = hidden;
  if (first === undefined) return;
  const never = 'aws:SourceIp is a public address: ';
  const negated = operator.name === 'NotIpAddress';
  if (hidden.length === readable.length) {
    const effect = negated ? 'outside of private ranges it always is' : 'in a private range it never is';
    tell(
      negated ? 'PRIVATE_NOT_IP_ADDRESS' : 'PRIVATE_IP_ADDRESS',
      `${never}${effect}. Use aws:VpcSourceIp for addresses in a VPC.`,
      clause,
    );
  } else {
    const details = `${never}the private ranges among these have no effect. Use aws:VpcSourceIp for addresses in a VPC.`;
    tell(negated ? 'PRIVATE_NOT_IP_ADDRESS_SUBSET' : 'PRIVATE_IP_ADDRESS_SUBSET', details, first, ...more);
  }
}
