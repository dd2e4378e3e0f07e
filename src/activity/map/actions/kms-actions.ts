// The actions of KMS's ReEncrypt, which decrypts with one key and encrypts with another.
import { need } from './action-need.ts';
import type { Call } from './call.ts';
import { kmsKeyArn } from './kms-key-arn.ts';
import type { NeededAction, ResourceHint } from './needed-action.ts';
import { textMember } from './read-member.ts';

export const RE_ENCRYPT_MEMBERS: readonly string[] = ['sourceKeyId', 'destinationKeyId'];

/**
 * `kms:ReEncryptFrom` on the source key and `kms:ReEncryptTo` on the destination key; where only one of the two is named, the other one is
 * the other key of
 * `resources[]`. AWS KMS Developer Guide, "AWS KMS permissions": ReEncrypt.
 */
export function reEncryptActions(call: Call): readonly NeededAction[] {
  const keys = [...new Set(call.event.resources.filter((arn) => arn.includes(':key/')))];
  const destination = named('destinationKeyId', call);
  const source = named('sourceKeyId', call) ?? other(keys, destination);
  return [
    ...need('kms:ReEncryptFrom', { grade: 'core', because: 'event name: the source key', on: hint(source, keys) }),
    ...need('kms:ReEncryptTo', {
      grade: 'core',
      because: 'event name: the destination key',
      on: hint(destination ?? other(keys, source), keys),
    }),
  ];
}

function named(member: string, call: Call): string | undefined {
  const text = textMember(call.event.parameters, member);
  return text === undefined ? undefined : kmsKeyArn(text, call);
}

/** Of two keys, the one that is not `known`; one key alone is both. */
function other(keys: readonly string[], known: string | undefined): string | undefined {
  if (keys.length === 1) return keys[0];
  return keys.length === 2 && known !== undefined ? keys.find((key) => key !== known) : undefined;
}

/** Both keys where the event does not tell which of them it was: that is closer than `*`. */
function hint(arn: string | undefined, keys: readonly string[]): ResourceHint {
  if (arn !== undefined) return { kind: 'arns', arns: [arn] };
  return keys.length > 0 ? { kind: 'arns', arns: keys } : { kind: 'unknown' };
}
