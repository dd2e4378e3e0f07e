// The type of one operation of S3, by its name.
import type { S3Operations } from '../../../cloud/model/generated/s3.ts';
import type { Operation } from '../../../cloud/service.ts';

export type S3Name = keyof S3Operations & string;
export type S3Input<Name extends S3Name> = S3Operations[Name]['input'];
export type S3Output<Name extends S3Name> = S3Operations[Name]['output'];
export type S3Operation<Name extends S3Name> = Operation<Name, S3Input<Name>, S3Output<Name>>;
