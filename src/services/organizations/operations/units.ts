// Organizational units.
import type { OrganizationsOperations } from '../../../cloud/model/generated/organizations.ts';
import type { OperationTable } from '../../../cloud/service.ts';
import { attachDefault, deleteBelow, forget, putBelow } from '../change.ts';
import { checkLength, checkPattern, withTags } from '../check-input.ts';
import { demandsFor, requestTagKeys } from '../demands.ts';
import { failure, notFound, violation } from '../errors.ts';
import { ownOrganization } from '../membership.ts';
import { mintId } from '../mint-id.ts';
import { TAGS, type UnitRow, UNITS } from '../rows.ts';
import { shownUnit } from '../shown.ts';
import { lineage, type Snapshot, snapshotOf } from '../snapshot.ts';

type Names = 'CreateOrganizationalUnit' | 'UpdateOrganizationalUnit' | 'DeleteOrganizationalUnit' | 'DescribeOrganizationalUnit';

/** AWS Organizations User Guide, Quotas: units nested five deep below the root. */
const MAX_DEPTH = 5;
const NAME_LENGTH = 128;

export const unitOperations: Pick<OperationTable<OrganizationsOperations>, Names> = {
  CreateOrganizationalUnit: {
    authorize: (input, cx) => demandsFor(cx, 'CreateOrganizationalUnit', { on: [input.ParentId], context: requestTagKeys(input.Tags) }),
    handle: (_permit, { ParentId, Name, Tags = [] }, cx) => {
      const snapshot = ownOrganization(cx);
      const { row, units } = snapshot;
      checkPattern(ParentId, 'parent');
      checkLength(Name, 1, NAME_LENGTH);
      if (ParentId !== row.root && !units.has(ParentId)) throw notFound('Parent');
      if (lineage(snapshot, ParentId).length > MAX_DEPTH)
        throw violation('OU_DEPTH_LIMIT_EXCEEDED', 'You have exceeded the OU depth limit.');
      checkName(snapshot, ParentId, Name);
      const tags = withTags({}, Tags);
      const unit = { id: mintId(`ou-${row.root.slice('r-'.length)}-`, 8, cx.random), name: Name, parent: ParentId };
      putBelow(cx.state, row.id, UNITS, [unit.id], unit);
      attachDefault(cx.state, row.id, unit.id);
      if (Tags.length > 0) putBelow(cx.state, row.id, TAGS, [unit.id], tags);
      return { OrganizationalUnit: shownUnit(snapshotOf(cx.state, row.id), unit) };
    },
  },
  UpdateOrganizationalUnit: {
    authorize: ({ OrganizationalUnitId }, cx) => demandsFor(cx, 'UpdateOrganizationalUnit', { on: [OrganizationalUnitId] }),
    handle: (_permit, { OrganizationalUnitId, Name }, cx) => {
      const snapshot = ownOrganization(cx);
      const unit = unitOf(snapshot, OrganizationalUnitId);
      if (Name === undefined || Name === unit.name) return { OrganizationalUnit: shownUnit(snapshot, unit) };
      checkLength(Name, 1, NAME_LENGTH);
      checkName(snapshot, unit.parent, Name);
      const renamed = { ...unit, name: Name };
      putBelow(cx.state, snapshot.row.id, UNITS, [unit.id], renamed);
      return { OrganizationalUnit: shownUnit(snapshotOf(cx.state, snapshot.row.id), renamed) };
    },
  },
  DeleteOrganizationalUnit: {
    authorize: ({ OrganizationalUnitId }, cx) => demandsFor(cx, 'DeleteOrganizationalUnit', { on: [OrganizationalUnitId] }),
    handle: (_permit, { OrganizationalUnitId }, cx) => {
      const snapshot = ownOrganization(cx);
      const { id } = unitOf(snapshot, OrganizationalUnitId);
      const occupied =
        [...snapshot.units.values()].some(({ parent }) => parent === id) ||
        [...snapshot.accounts.values()].some(({ membership }) => membership?.parent === id);
      if (occupied) {
        throw failure(
          'OrganizationalUnitNotEmpty',
          'The specified organizational unit is not empty. Move all accounts to another root or to other OUs, remove all child OUs, and try the operation again.',
        );
      }
      forget(cx.state, snapshot.row.id, id);
      deleteBelow(cx.state, snapshot.row.id, UNITS, id);
      return undefined;
    },
  },
  DescribeOrganizationalUnit: {
    authorize: ({ OrganizationalUnitId }, cx) => demandsFor(cx, 'DescribeOrganizationalUnit', { on: [OrganizationalUnitId] }),
    handle: (_permit, { OrganizationalUnitId }, cx) => {
      const snapshot = ownOrganization(cx);
      return { OrganizationalUnit: shownUnit(snapshot, unitOf(snapshot, OrganizationalUnitId)) };
    },
  },
};

function unitOf({ units }: Snapshot, id: string): UnitRow {
  checkPattern(id, 'unit');
  const unit = units.get(id);
  if (unit === undefined) throw notFound('OrganizationalUnit');
  return unit;
}

function checkName({ units }: Snapshot, parent: string, name: string): void {
  if ([...units.values()].some((unit) => unit.parent === parent && unit.name === name)) {
    throw failure('DuplicateOrganizationalUnit', 'An OU with the same name already exists.');
  }
}
