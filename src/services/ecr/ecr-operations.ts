// The type of a group of ECR's operations: each topic states its own, and `service.ts` puts them together.
import type { EcrOperations } from '../../cloud/model/generated/ecr.ts';
import type { Operation, OperationTable } from '../../cloud/service.ts';

export type EcrGroup<Names extends keyof EcrOperations> = Required<Pick<OperationTable<EcrOperations>, Names>>;

/** One operation, by its name. */
export type EcrOperation<Name extends keyof EcrOperations & string> = Operation<
  Name,
  EcrOperations[Name]['input'],
  EcrOperations[Name]['output']
>;
