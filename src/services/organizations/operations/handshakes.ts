// Handshakes: invitations to an organization, and the change to all features.
import type { AuthorizeContext, CallContext } from '../../../cloud/call-context.ts';
import type { Handshake, OrganizationsOperations } from '../../../cloud/model/generated/organizations.ts';
import type { OperationTable } from '../../../cloud/service.ts';
import { changeOrganization, joinOrganization, putBelow } from '../change.ts';
import { checkPattern, withTags } from '../check-input.ts';
import { demandsFor, requestTagKeys } from '../demands.ts';
import { failure, invalidInput, noAccess, notFound } from '../errors.ts';
import { managedOrganization, ownOrganization } from '../membership.ts';
import { mintId } from '../mint-id.ts';
import { type PageInput, pageOf } from '../page.ts';
import { type AccountRow, ACCOUNTS, type HandshakeRow, HANDSHAKES, type HandshakeState, ORGANIZATIONS, TAGS } from '../rows.ts';
import { shownHandshake, stateOf } from '../shown.ts';

type Names =
  | 'InviteAccountToOrganization'
  | 'EnableAllFeatures'
  | 'AcceptHandshake'
  | 'DeclineHandshake'
  | 'CancelHandshake'
  | 'DescribeHandshake'
  | 'ListHandshakesForAccount'
  | 'ListHandshakesForOrganization';

const INVITATION_DAYS = 15;
const FEATURES_DAYS = 90;
const DAY = 86_400_000;

export const handshakeOperations: Pick<OperationTable<OrganizationsOperations>, Names> = {
  InviteAccountToOrganization: {
    authorize: ({ Target, Tags }, cx) =>
      demandsFor(cx, 'InviteAccountToOrganization', {
        on: [Target.Type === 'ACCOUNT' ? Target.Id : undefined],
        context: requestTagKeys(Tags),
      }),
    handle: (_permit, { Target, Notes, Tags = [] }, cx) => {
      const { row } = managedOrganization(cx);
      const account = invited(cx, Target);
      if (account.membership?.organization === row.id) {
        throw failure('DuplicateAccount', 'The account is already a member of the organization.');
      }
      const pending = listed(cx).some(
        (other) => other.organization === row.id && other.account === account.id && stateOf(other, cx.now) === 'REQUESTED',
      );
      if (pending) throw failure('DuplicateHandshake', 'A handshake with the same action and target already exists.');
      const tags = withTags({}, Tags);
      const handshake: HandshakeRow = {
        ...begun(cx, 'INVITE', INVITATION_DAYS),
        organization: row.id,
        account: account.id,
        target: { id: Target.Id, type: Target.Type },
        ...(Notes !== undefined && { notes: Notes }),
        ...(Tags.length > 0 && { tags }),
      };
      return put(cx, handshake);
    },
  },
  EnableAllFeatures: {
    authorize: (_input, cx) => demandsFor(cx, 'EnableAllFeatures'),
    handle: (_permit, _input, cx) => {
      const { row } = managedOrganization(cx);
      if (row.featureSet === 'ALL')
        throw constraint('ORGANIZATION_ALREADY_HAS_ALL_FEATURES', 'The organization already has all features enabled.');
      return put(cx, { ...begun(cx, 'ENABLE_ALL_FEATURES', FEATURES_DAYS), organization: row.id });
    },
  },
  AcceptHandshake: {
    authorize: ({ HandshakeId }, cx) => demandsFor(cx, 'AcceptHandshake', { on: [HandshakeId] }),
    handle: (_permit, { HandshakeId }, cx) => {
      const handshake = answerable(cx, HandshakeId, 'ACCEPTED');
      if (!isRecipient(handshake, cx.account)) throw noAccess();
      if (handshake.action === 'INVITE') join(cx, handshake);
      else changeOrganization(cx.state, handshake.organization, { featureSet: 'ALL' });
      return put(cx, { ...handshake, state: 'ACCEPTED' });
    },
  },
  DeclineHandshake: {
    authorize: ({ HandshakeId }, cx) => demandsFor(cx, 'DeclineHandshake', { on: [HandshakeId] }),
    handle: (_permit, { HandshakeId }, cx) => {
      const handshake = answerable(cx, HandshakeId, 'DECLINED');
      if (!isRecipient(handshake, cx.account)) throw noAccess();
      return put(cx, { ...handshake, state: 'DECLINED' });
    },
  },
  CancelHandshake: {
    authorize: ({ HandshakeId }, cx) => demandsFor(cx, 'CancelHandshake', { on: [HandshakeId] }),
    handle: (_permit, { HandshakeId }, cx) => {
      const handshake = answerable(cx, HandshakeId, 'CANCELED');
      if (handshake.managementAccount !== cx.account) throw noAccess();
      return put(cx, { ...handshake, state: 'CANCELED' });
    },
  },
  DescribeHandshake: {
    authorize: ({ HandshakeId }, cx) => demandsFor(cx, 'DescribeHandshake', { on: [HandshakeId] }),
    handle: (_permit, { HandshakeId }, cx) => ({ Handshake: shown(cx, handshakeFor(cx, HandshakeId)) }),
  },
  ListHandshakesForAccount: {
    authorize: (_input, cx) => demandsFor(cx, 'ListHandshakesForAccount'),
    handle: (_permit, input, cx) => page(cx, input, (handshake) => isRecipient(handshake, cx.account)),
  },
  ListHandshakesForOrganization: {
    authorize: (_input, cx) => demandsFor(cx, 'ListHandshakesForOrganization'),
    handle: (_permit, input, cx) => {
      const { row } = ownOrganization(cx);
      return page(cx, input, (handshake) => handshake.organization === row.id);
    },
  },
};

function begun(cx: CallContext, action: HandshakeRow['action'], days: number) {
  return {
    id: mintId('h-', 32, cx.random),
    action,
    managementAccount: cx.account,
    state: 'REQUESTED',
    requested: cx.now,
    expires: cx.now + days * DAY,
  } as const;
}

function invited({ state }: AuthorizeContext, { Id, Type }: { readonly Id: string; readonly Type: string }): AccountRow {
  if (Type !== 'ACCOUNT' && Type !== 'EMAIL') throw invalidInput('INVALID_PARTY_TYPE_TARGET', 'You specified an invalid target type.');
  if (Type === 'ACCOUNT') checkPattern(Id, 'account');
  const found =
    Type === 'ACCOUNT'
      ? state.get(ACCOUNTS, Id)
      : Array.from(state.scan(ACCOUNTS, '')).find(([, { email }]) => email.toLowerCase() === Id.toLowerCase())?.[1];
  if (found === undefined) throw notFound('Account');
  return found;
}

function listed({ state }: AuthorizeContext): readonly HandshakeRow[] {
  return Array.from(state.scan(HANDSHAKES, ''), ([, handshake]) => handshake);
}

function isRecipient({ account, managementAccount }: HandshakeRow, caller: string): boolean {
  return (account ?? managementAccount) === caller;
}

/** Those who are no party to it are not told that it is there. */
function handshakeFor({ state, account }: AuthorizeContext, id: string): HandshakeRow {
  checkPattern(id, 'handshake');
  const handshake = state.get(HANDSHAKES, id);
  if (handshake === undefined || (handshake.account !== account && handshake.managementAccount !== account)) throw notFound('Handshake');
  return handshake;
}

function answerable(cx: AuthorizeContext, id: string, wanted: HandshakeState): HandshakeRow {
  const handshake = handshakeFor(cx, id);
  const state = stateOf(handshake, cx.now);
  if (state === wanted) throw failure('HandshakeAlreadyInState', 'The specified handshake is already in the requested state.');
  if (state !== 'REQUESTED') {
    throw failure('InvalidHandshakeTransition', "You can't perform the operation on the handshake in its current state.");
  }
  return handshake;
}

function join(cx: CallContext, { account = '', organization, tags }: HandshakeRow): void {
  const row = cx.state.get(ACCOUNTS, account);
  if (row === undefined || cx.state.get(ORGANIZATIONS, organization) === undefined) throw notFound('Handshake');
  if (row.membership !== undefined) {
    throw constraint('ALREADY_IN_AN_ORGANIZATION', 'The account is already a member of an organization.');
  }
  joinOrganization(cx.state, row, { organization, method: 'INVITED', since: cx.now });
  if (tags !== undefined) putBelow(cx.state, organization, TAGS, [account], tags);
}

function constraint(reason: string, message: string): Error {
  return failure('HandshakeConstraintViolation', message, reason);
}

function put(cx: CallContext, handshake: HandshakeRow): { readonly Handshake: Handshake } {
  cx.state.put(HANDSHAKES, handshake.id, handshake);
  return { Handshake: shown(cx, handshake) };
}

function shown(cx: AuthorizeContext, handshake: HandshakeRow): Handshake {
  return shownHandshake(handshake, cx.partition, cx.now, cx.state.get(ACCOUNTS, handshake.managementAccount));
}

interface ListInput extends PageInput {
  readonly Filter?: { readonly ActionType?: string | undefined } | undefined;
}

function page(cx: AuthorizeContext, input: ListInput, wanted: (handshake: HandshakeRow) => boolean) {
  const action = input.Filter?.ActionType;
  const found = listed(cx).filter((handshake) => wanted(handshake) && (action === undefined || handshake.action === action));
  const { items, next } = pageOf(found, input, ({ id }) => id);
  return { Handshakes: items.map((handshake) => shown(cx, handshake)), ...next };
}
