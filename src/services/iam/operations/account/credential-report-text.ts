// The credential report: a line of CSV for the root user and for every user.
// Source: IAM User Guide, Generate credential reports for your AWS account.
import { keyOf, type StateReader } from '../../../../cloud/state/table.ts';
import type { AccountId } from '../../../../model/account.ts';
import { type ArnPlace, rootArn } from '../../arns.ts';
import { devicesOf } from '../../mfa-devices.ts';
import { type AccessKeyRow, ACCOUNT_SETTINGS, LOGIN_PROFILES, SIGNING_CERTIFICATES, USERS, type UserRow } from '../../state.ts';
import { lastUseOfKey } from '../../usage-log.ts';
import { accessKeysOf } from '../credential/access-keys.ts';

const COLUMNS = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_1_last_used_region',
  'access_key_1_last_used_service',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
  'access_key_2_last_used_region',
  'access_key_2_last_used_service',
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
];

const DAY = 86_400_000;
const NONE = 'N/A';

/** What the account's credentials are at this moment. */
export function credentialReportText(state: StateReader, place: ArnPlace): string {
  const { account } = place;
  const settings = state.get(ACCOUNT_SETTINGS, account);
  const password = ['not_supported', 'no_information', 'not_supported', 'not_supported'];
  const lines = [
    COLUMNS,
    ['<root_account>', rootArn(place), date(settings?.createdAt ?? 0), ...password, ...credentials(state, account, 'root')],
  ];
  for (const [, user] of state.scan(USERS, keyOf(account, ''))) {
    lines.push([user.name, user.arn, date(user.createdAt), ...passwordOf(state, user), ...credentials(state, account, user.id)]);
  }
  return lines.map((cells) => cells.map(cell).join(',')).join('\n');
}

function passwordOf(state: StateReader, user: UserRow): readonly string[] {
  const profile = state.get(LOGIN_PROFILES, keyOf(user.account, user.id));
  if (profile === undefined) return ['false', NONE, NONE, NONE];
  const maxAge = state.get(ACCOUNT_SETTINGS, user.account)?.passwordPolicy?.maxAge;
  const changed = profile.changedAt ?? profile.createdAt;
  const used = user.passwordLastUsed === undefined ? 'no_information' : date(user.passwordLastUsed);
  return ['true', used, date(changed), maxAge === undefined ? NONE : date(changed + maxAge * DAY)];
}

/** From `mfa_active` on. */
function credentials(state: StateReader, account: AccountId, ownerId: string): readonly string[] {
  const keys = accessKeysOf(state, account, ownerId);
  const certificates = [...state.scan(SIGNING_CERTIFICATES, keyOf(account, ownerId, ''))].map(([, row]) => row);
  return [
    String(devicesOf({ state, account }, ownerId).length > 0),
    ...[0, 1].flatMap((at) => accessKey(keys[at])),
    ...[0, 1].flatMap((at) => {
      const certificate = certificates[at];
      return certificate === undefined ? ['false', NONE] : [String(certificate.status === 'Active'), date(certificate.uploadedAt)];
    }),
  ];
}

function accessKey(key: AccessKeyRow | undefined): readonly string[] {
  if (key === undefined) return ['false', NONE, NONE, NONE, NONE];
  const use = lastUseOfKey(key.accessKeyId);
  const used = use === undefined ? [NONE, NONE, NONE] : [date(use.at), use.region, use.action.split(':')[0] ?? NONE];
  return [String(key.status === 'Active'), date(key.createdAt), ...used];
}

/** `2026-03-01T09:30:00+00:00` */
function date(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, '+00:00');
}

/** Names may hold commas. */
function cell(text: string): string {
  return text.includes(',') ? `"${text}"` : text;
}
