// The types of EC2's operations, and what many of them share.
import type { AuthorizeContext, CallContext } from '../../cloud/call-context.ts';
import type { Ec2Operations } from '../../cloud/model/generated/ec2.ts';
import type { Operation, OperationTable } from '../../cloud/service.ts';
import { demandOnAll } from './demands.ts';
import { ec2Error } from './errors.ts';
import { checkRequired } from './required-parameters.ts';
import { ec2Trail } from './trail-values.ts';

export type Ec2Name = keyof Ec2Operations & string;
export type Ec2Operation<Name extends Ec2Name> = Operation<Name, Ec2Operations[Name]['input'], Ec2Operations[Name]['output']>;

/** An operation without resource type, authorized on `*`. */
export function onAll<Name extends Ec2Name>(
  name: Name,
  handle: (input: Ec2Operations[Name]['input'], cx: CallContext) => Ec2Operations[Name]['output'],
): Ec2Operation<Name> {
  return {
    authorize: (_input: unknown, cx: AuthorizeContext) => [demandOnAll(cx, name)],
    handle: (_permit, input, cx) => handle(input, cx),
  };
}

type Loose = Operation<string, { readonly DryRun?: boolean }, unknown>;

/**
 * Gives every operation EC2's form of trail, the check of what it cannot do without, and the dry run: everything is done, and undone by the error that says that it would have
 * succeeded.
 */
export function completed(operations: OperationTable<Ec2Operations>): OperationTable<Ec2Operations> {
  const all = Object.entries(operations as Readonly<Record<string, Loose>>).map(
    ([name, operation]) => [name, complete(name, operation)] as const,
  );
  return Object.fromEntries(all) as OperationTable<Ec2Operations>;
}

function complete(name: string, operation: Loose): Loose {
  return {
    ...operation,
    authorize: (input, cx) => {
      checkRequired(name, input);
      return operation.authorize(input, cx);
    },
    trail: { ...ec2Trail(name), ...operation.trail },
    handle: (permit, input, cx) => {
      const output = operation.handle(permit, input, cx);
      if (input.DryRun === true) throw ec2Error('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412);
      return output;
    },
  };
}
