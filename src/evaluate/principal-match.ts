// Principal and NotPrincipal: how directly an element names the caller.
import { parseArn } from '../model/arn.ts';
import type { PrincipalElement, PrincipalEntry } from '../policy/ast.ts';
import { type Caller, lastElement } from './caller.ts';
import { ACCOUNT, ANY, DIRECT, ROLE_OF_SESSION, USER_OF_FEDERATED_SESSION } from './grade.ts';
import type { Query } from './query.ts';

/** The grade bits with which an element names the caller; 0 when it does not. */
export type PrincipalTest = (query: Query) => number;

type EntryTest = (caller: Caller) => number;

/** Compiles the element for an Allow or Deny statement (NotPrincipal with Deny treats bounded callers apart). */
export function compilePrincipal(element: PrincipalElement, effect: 'Allow' | 'Deny'): PrincipalTest {
  const tests = element.entries.map(compileEntry);
  if (element.negated) return notPrincipal(tests, effect);
  const only = tests[0];
  if (tests.length === 1 && only !== undefined) return (query) => only(query.caller);
  return ({ caller }) => {
    let grades = 0;
    for (const test of tests) grades |= test(caller);
    return grades;
  };
}

/** Whether an entry can only be met by everybody. */
function isEverybody(entry: PrincipalEntry): boolean {
  return entry.type === 'any' || (entry.type === 'AWS' && entry.value.value === '*');
}

function compileEntry(entry: PrincipalEntry): EntryTest {
  if (isEverybody(entry)) return () => ANY;
  const name = entry.value.value;
  switch (entry.type) {
    case 'Service':
      return (caller) => (caller.service === name ? DIRECT : 0);
    case 'Federated':
      return (caller) => (caller.provider === name ? DIRECT : 0);
    case 'CanonicalUser':
      return accountTest(name);
    default:
      return compileAwsEntry(name);
  }
}

const TWELVE_DIGITS = /^\d{12}$/;

function compileAwsEntry(name: string): EntryTest {
  if (TWELVE_DIGITS.test(name)) return accountTest(name);
  const arn = parseArn(name);
  if (arn === undefined) return uniqueIdTest(name);
  if (arn.service === 'iam') {
    if (arn.resource === 'root') return accountTest(arn.account, arn.partition);
    if (arn.resource.startsWith('role/')) {
      const role = lastElement(arn.resource);
      return (caller) =>
        caller.roleName === role && caller.account === arn.account && caller.partition === arn.partition ? ROLE_OF_SESSION : 0;
    }
    if (arn.resource.startsWith('user/')) {
      return (caller) => (caller.userArn === name ? DIRECT : caller.parent === name ? USER_OF_FEDERATED_SESSION : 0);
    }
  }
  return (caller) => (caller.account !== undefined && caller.displayArn === name ? DIRECT : 0);
}

function accountTest(account: string, partition?: string): EntryTest {
  return (caller) => {
    if (caller.account !== account) return 0;
    if (partition !== undefined && caller.partition !== partition) return 0;
    return caller.isRoot ? DIRECT : ACCOUNT;
  };
}

/** `AROA…` and `AIDA…`: what a stored policy keeps for a role or user; once deleted, nobody has the id again. */
function uniqueIdTest(id: string): EntryTest {
  return (caller) => (caller.roleId === id ? ROLE_OF_SESSION : caller.userId === id ? DIRECT : 0);
}

/**
 * NotPrincipal spares only a caller of whom every identity is listed: the account, the role or user, and the session.
 * With Deny, a user or role that has a permissions boundary is never spared.
 */
function notPrincipal(tests: readonly EntryTest[], effect: 'Allow' | 'Deny'): PrincipalTest {
  return ({ caller, bounded }) => {
    if (effect === 'Deny' && bounded) return ANY;
    for (const wanted of ancestors(caller)) {
      if (!tests.some((test) => (test(caller) & wanted) !== 0)) return ANY;
    }
    return 0;
  };
}

/** For each identity that must be listed, the grades that a listing of it gives. */
function ancestors(caller: Caller): readonly number[] {
  switch (caller.kind) {
    case 'user':
      return [ANY | ACCOUNT, ANY | DIRECT];
    case 'roleSession':
      return [ANY | ACCOUNT, ANY | ROLE_OF_SESSION, ANY | DIRECT];
    case 'federatedUser':
      // One that the root user made has the account itself behind it.
      if (caller.fullAccess) return [ANY | ACCOUNT, ANY | DIRECT];
      return [ANY | ACCOUNT, ANY | USER_OF_FEDERATED_SESSION, ANY | DIRECT];
    default:
      return [ANY | DIRECT];
  }
}
