// Gathers the groups of all readers: equal ones become one, and objects below one folder of a bucket become that folder where they are too many.
import type { ActivityGroup, ActivityIdentity } from '../activity-group.ts';
import { COLUMN, COLUMN_COUNT, type GroupBatch } from './group-batch.ts';
import { addEvents, type GatheredGroup } from './gathered-group.ts';
import { interner } from './interner.ts';
import { orderGroups } from './order-groups.ts';
import { folderPlace, objectPlace } from './object-place.ts';
import { objectTree, type ObjectTree } from './object-tree.ts';
import { rowTable } from './row-table.ts';
import type { Selection } from './selection.ts';

export interface GroupStore {
  readonly add: (batch: GroupBatch) => void;
  /** How many groups there are. */
  readonly size: () => number;
  /** Events of other accounts and regions than those asked for, which the paths of their objects did not tell. */
  readonly elsewhere: () => number;
  /** Once, in the end: the groups, the earliest first; and how many of them stand for a whole folder of a bucket. */
  readonly take: () => { readonly groups: readonly ActivityGroup[]; readonly folders: number };
}

/** The key of a group in its row: an identity, strings, and at the end a list of resources and the parameters. */
const STRINGS = [
  COLUMN.eventSource,
  COLUMN.eventName,
  COLUMN.eventType,
  COLUMN.region,
  COLUMN.errorCode,
  COLUMN.recipientAccount,
  COLUMN.vpcEndpoint,
  COLUMN.tlsVersion,
  COLUMN.response,
  COLUMN.denial,
] as const;
const IDENTITY = [COLUMN.type, COLUMN.arn, COLUMN.account, COLUMN.invokedBy, COLUMN.mfa, COLUMN.sourceIdentity] as const;
const LIST = STRINGS.length + 1;
const PARAMETERS = STRINGS.length + 2;
const WIDTH = STRINGS.length + 3;

/** `foldAbove`: how many distinct objects and folders one folder of a bucket may have for one kind of call. */
export function groupStore(foldAbove: number, { accounts, regions }: Pick<Selection, 'accounts' | 'regions'> = {}): GroupStore {
  const texts = interner();
  const lists = interner();
  const identities = rowTable(IDENTITY.length);
  const who: ActivityIdentity[] = [];
  /** Groups whose resources are what they are. */
  const plain = rowTable(WIDTH);
  const groups: GatheredGroup[] = [];
  /** Groups that differ in an object of S3 alone: the list has the bucket in place of the object. */
  const kinds = rowTable(WIDTH);
  const trees: (KindOfObjects | undefined)[] = [];
  /** Of the group at hand. */
  const identityRow = new Int32Array(IDENTITY.length);
  const row = new Int32Array(WIDTH);
  let arns: readonly string[] = [];
  let parameters = '';
  let size = 0;
  let elsewhere = 0;

  const listId = (resources: readonly string[]): number => {
    const [only] = resources;
    if (only === undefined) return 0;
    if (resources.length === 1) return texts.idOf(only) + 1;
    return -1 - lists.idOf(resources.map((resource) => texts.idOf(resource)).join(' '));
  };

  /** The one of equal strings that is kept anyway. */
  const kept = (text: string): string => texts.textOf(texts.idOf(text));

  const identityOf = (): number => {
    const index = identities.indexOf(identityRow);
    if (index < who.length) return index;
    const part = (column: number): string => texts.textOf(identityRow[column]!);
    who.push({ type: part(0), arn: part(1), account: part(2), invokedBy: part(3), mfa: part(4), sourceIdentity: part(5) });
    return index;
  };

  /** Opens the group at hand. */
  const open = (): GatheredGroup => {
    size += 1;
    return {
      identity: who[row[0]!]!,
      eventSource: texts.textOf(row[1]!),
      eventName: texts.textOf(row[2]!),
      eventType: texts.textOf(row[3]!),
      region: texts.textOf(row[4]!),
      errorCode: texts.textOf(row[5]!),
      recipientAccount: texts.textOf(row[6]!),
      vpcEndpoint: texts.textOf(row[7]!),
      tlsVersion: texts.textOf(row[8]!),
      resources: arns,
      parameters,
      response: texts.textOf(row[9]!),
      denial: texts.textOf(row[10]!),
      count: 0,
      firstSeen: '',
      lastSeen: '',
      firstId: '',
      lastId: '',
    };
  };

  const merge = (group: GatheredGroup, into: GatheredGroup): void => {
    size -= 1;
    addEvents(into, group.count, group.firstSeen, group.firstId, group.lastSeen, group.lastId);
  };

  const groupAtHand = (): GatheredGroup => {
    const place = objectPlace(arns, parameters);
    if (place === undefined) {
      row[LIST] = listId(arns);
      row[PARAMETERS] = texts.idOf(parameters);
      const index = plain.indexOf(row);
      if (index === groups.length) {
        arns = arns.map(kept);
        parameters = kept(parameters);
        groups.push(open());
      }
      return groups[index]!;
    }
    const { bucket, position, parts, parameters: template } = place;
    row[LIST] = listId(arns.length === 1 ? [bucket] : arns.with(position, bucket));
    row[PARAMETERS] = texts.idOf(template);
    if (parameters === template) parameters = kept(template);
    const kind = kinds.indexOf(row);
    trees[kind] ??= { tree: objectTree({ open, merge }, foldAbove), bucket, position, template };
    return trees[kind].tree.groupOf(parts);
  };

  const add = ({ strings, rows, counts, resources }: GroupBatch): void => {
    const ids = new Int32Array(strings.length).fill(-1);
    const idOf = (index: number): number => {
      if (ids[index] === -1) ids[index] = texts.idOf(strings[index]!);
      return ids[index]!;
    };
    const textAt = (at: number): string => strings[rows[at]!]!;
    for (let at = 0, group = 0; at < rows.length; at += COLUMN_COUNT, group += 1) {
      const count = counts[group]!;
      if (isElsewhere(textAt(at + COLUMN.recipientAccount), accounts) || isElsewhere(textAt(at + COLUMN.region), regions)) {
        elsewhere += count;
        continue;
      }
      for (let index = 0; index < IDENTITY.length; index += 1) identityRow[index] = idOf(rows[at + IDENTITY[index]!]!);
      row[0] = identityOf();
      for (let index = 0; index < STRINGS.length; index += 1) row[index + 1] = idOf(rows[at + STRINGS[index]!]!);
      arns = arnsOf(strings, resources, rows[at + COLUMN.resources]!, rows[at + COLUMN.resourceCount]!);
      parameters = textAt(at + COLUMN.parameters);
      addEvents(
        groupAtHand(),
        count,
        textAt(at + COLUMN.firstSeen),
        textAt(at + COLUMN.firstId),
        textAt(at + COLUMN.lastSeen),
        textAt(at + COLUMN.lastId),
      );
    }
  };

  const take = (): { readonly groups: readonly ActivityGroup[]; readonly folders: number } => {
    let folders = 0;
    for (const kind of trees) {
      if (kind === undefined) continue;
      const { tree, bucket, position, template } = kind;
      tree.visit((folder, name, group) => {
        groups.push(group);
        if (name !== undefined) return;
        folders += 1;
        const place = folderPlace(bucket, template, folder);
        group.resources = group.resources.with(position, place.arn);
        group.parameters = place.parameters;
      });
    }
    return { groups: orderGroups(groups), folders };
  };

  return { add, size: () => size, elsewhere: () => elsewhere, take };
}

interface KindOfObjects {
  readonly tree: ObjectTree<GatheredGroup>;
  readonly bucket: string;
  /** Which of the resources the object is. */
  readonly position: number;
  readonly template: string;
}

/** Lists that are filled bit by bit keep room for more: those that stay are written out. */
function arnsOf(strings: readonly string[], resources: Uint32Array, start: number, count: number): readonly string[] {
  if (count === 0) return [];
  const first = strings[resources[start]!]!;
  if (count === 1) return [first];
  if (count === 2) return [first, strings[resources[start + 1]!]!];
  return Array.from(resources.subarray(start, start + count), (index) => strings[index]!);
}

/** What does not tell its account or region may be of those asked for. */
function isElsewhere(value: string, wanted: readonly string[] | undefined): boolean {
  return wanted !== undefined && value !== '' && !wanted.includes(value);
}
