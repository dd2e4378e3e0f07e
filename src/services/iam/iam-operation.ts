// The type of one of IAM's operations, by name.
import type { IamOperations } from '../../cloud/model/generated/iam.ts';
import type { Operation } from '../../cloud/service.ts';

export type IamOperation<Name extends keyof IamOperations & string> = Operation<
  Name,
  IamOperations[Name]['input'],
  IamOperations[Name]['output']
>;
