// MFA devices as operations find them.
import type { AuthorizeContext } from '../../cloud/call-context.ts';
import type { Demand } from '../../cloud/demand.ts';
import { keyOf } from '../../cloud/state/table.ts';
import { noSuchEntity } from './errors.ts';
import { MFA_DEVICES, type MfaDeviceRow } from './state.ts';
import { demand, taggedResource } from './targets.ts';
import type { UserPlace } from './users.ts';

/** Throws NoSuchEntity. */
export function existingDevice(place: UserPlace, serial: string): MfaDeviceRow {
  const row = findDevice(place, serial);
  if (row === undefined) throw unknownDevice(serial);
  return row;
}

/** The device if it is enabled for this owner (a user's unique id or `root`). Throws NoSuchEntity. */
export function enabledDevice(place: UserPlace, serial: string, ownerId: string): MfaDeviceRow {
  const row = findDevice(place, serial);
  if (row?.owner !== ownerId) throw unknownDevice(serial);
  return row;
}

/** Those of one owner, or all when none is given; ascending by serial number. */
export function devicesOf({ state, account }: UserPlace, ownerId?: string): readonly MfaDeviceRow[] {
  const rows = [...state.scan(MFA_DEVICES, keyOf(account, ''))].map(([, row]) => row);
  return ownerId === undefined ? rows : rows.filter(({ owner }) => owner === ownerId);
}

/** `action` on the device, whether there is one or not. */
export function deviceDemand(cx: AuthorizeContext, action: string, serial: string, context: Demand['context'] = []): Demand {
  return demand(action, taggedResource(serial, findDevice(cx, serial)?.tags), context);
}

function findDevice({ state, account }: UserPlace, serial: string): MfaDeviceRow | undefined {
  return state.get(MFA_DEVICES, keyOf(account, serial));
}

function unknownDevice(serial: string): Error {
  return noSuchEntity(`MFA Device with serial number ${serial} does not exist.`);
}
