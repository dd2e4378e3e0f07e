// The instances that SendCommand of Systems Manager runs on, where the call tells them by their tags.
import type { ContextValue } from '../../../model/request.ts';
import { need } from './action-need.ts';
import type { Call } from './call.ts';
import type { NeededAction, ResourceHint } from './needed-action.ts';
import { elementsOf, firstMember, memberOf, textOf } from './read-member.ts';

export function commandTargetMembers(operation: string): readonly string[] {
  return operation === 'SendCommand' ? ['targets'] : [];
}

/** Combinations of tag values beyond this say nothing that a condition could hold. */
const MAX_VALUES = 20;

/**
 * `ssm:SendCommand` on the instances: those that are listed, or those that have the tags, with the tags as `ssm:resourceTag/…`. Which
 * instances these are no event tells. Systems Manager User Guide, "Setting up Run Command": restricting access based on tags. Nodes
 * outside of EC2 may have the tags too.
 */
export function commandTargets(call: Call): readonly NeededAction[] {
  if (call.name !== 'ssm:SendCommand') return [];
  const targets = elementsOf(firstMember(call.event.parameters, ['targets'])?.value).map(targetOf);
  if (targets.length === 0) return [];
  const ids = targets.flatMap(({ key, values }) => (key === 'InstanceIds' ? values : []));
  // `*` is for all of them.
  if (ids.length > 0 && ids.every((id) => /^m?i-[0-9a-f]+$/i.test(id))) return listed(ids, call);
  return [
    ...tagContexts(targets).flatMap((context) =>
      need('ssm:SendCommand', { grade: 'conditional', because: BECAUSE, on: all('ec2', 'instance', call), context }),
    ),
    ...need('ssm:SendCommand', {
      grade: 'possible',
      because: `${BECAUSE}: managed nodes outside of EC2`,
      on: all('ssm', 'managed-instance', call),
    }),
  ];
}

const BECAUSE = 'requestParameters.targets';

interface Target {
  readonly key: string;
  readonly values: readonly string[];
}

function targetOf(target: unknown): Target {
  const values = elementsOf(memberOf(target, 'values') ?? memberOf(target, 'Values'));
  return {
    key: textOf(target, 'key') ?? textOf(target, 'Key') ?? '',
    values: values.flatMap((value) => (typeof value === 'string' ? [value] : [])),
  };
}

function listed(ids: readonly string[], call: Call): readonly NeededAction[] {
  const place = `${call.region}:${call.account}`;
  const arns = ids.map((id) =>
    id.startsWith('mi-')
      ? `arn:${call.partition}:ssm:${place}:managed-instance/${id}`
      : `arn:${call.partition}:ec2:${place}:instance/${id}`,
  );
  return need('ssm:SendCommand', { grade: 'conditional', because: BECAUSE, on: { kind: 'arns', arns } });
}

function all(service: string, type: string, call: Call): ResourceHint {
  const arn = `arn:${call.partition}:${service}:${call.region}:${call.account}:${type}/*`;
  return { kind: 'arns', arns: [arn], patterns: true, unsure: true };
}

/** An instance has all the tags, each with one of its values: every value stands in one of the contexts at least. */
function tagContexts(targets: readonly Target[]): readonly (readonly (readonly [string, ContextValue])[])[] {
  const tags = targets.filter(({ key, values }) => key.startsWith('tag:') && values.length > 0);
  const most = Math.max(1, ...tags.map(({ values }) => values.length));
  if (tags.length < targets.length || most > MAX_VALUES) return [[]];
  return Array.from({ length: most }, (_, i) =>
    tags.map(({ key, values }) => [`ssm:resourcetag/${key.slice('tag:'.length).toLowerCase()}`, values[i % values.length] ?? ''] as const),
  );
}
