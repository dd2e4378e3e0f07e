// The type of one operation of S3 Control, by its name.
import type { S3ControlOperations } from '../../../../cloud/model/generated/s3control.ts';
import type { Operation } from '../../../../cloud/service.ts';

export type ControlName = keyof S3ControlOperations & string;
export type ControlInput<Name extends ControlName> = S3ControlOperations[Name]['input'];
export type ControlOperation<Name extends ControlName> = Operation<Name, ControlInput<Name>, S3ControlOperations[Name]['output']>;
