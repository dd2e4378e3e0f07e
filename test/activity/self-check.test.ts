// The tables of actions against published logs: what denials name, and what was recorded though no log should show it.
import { expect, test } from 'vitest';
import type { ActivityGroup } from '../../src/activity/activity-group.ts';
import { checkTable } from '../../src/activity/map/actions/check-table.ts';
import { observability } from '../../src/activity/map/actions/observability.ts';
import { toUsedCalls } from './to-used-calls.ts';
import { sharedData } from '../signature/shared-data.ts';
import { recordedGroups } from './recorded-groups.ts';

const folder = sharedData('cloudtrail');
let read: readonly ActivityGroup[] | undefined;

function groups(): readonly ActivityGroup[] {
  read ??= folder === undefined ? [] : recordedGroups(folder);
  return read;
}

test.skipIf(folder === undefined)('denials name actions that the tables give', () => {
  const { checked, agreed, differences } = checkTable(groups());
  console.log(`${agreed} of ${checked} denials agree; ${differences.map(({ eventName, named }) => `${eventName}: ${named}`).join(', ')}`);
  expect(checked).toBeGreaterThan(50);
  // A rule's own test data says `iam:Action`, which is no action.
  expect(differences.filter(({ named }) => named !== 'iam:Action')).toEqual([]);
});

test.skipIf(folder === undefined)('what was recorded can be seen', () => {
  const actions = toUsedCalls(groups()).flatMap(({ meaning }) => (meaning.kind === 'actions' ? meaning.actions : []));
  const hidden = actions.filter(({ action, grade }) => grade === 'core' && observability(action) === 'never').map(({ action }) => action);
  expect(actions.length).toBeGreaterThan(1000);
  expect([...new Set(hidden)]).toEqual([]);
});
