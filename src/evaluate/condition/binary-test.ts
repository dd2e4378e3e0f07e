// BinaryEquals: base64 on both sides, compared byte by byte.
import { readBase64 } from '../../policy/values/read-base64.ts';
import type { ValueTestFactory } from './value-test.ts';

export const binaryEquals: ValueTestFactory = (values) => {
  const wanted = values.map(readBase64).filter((bytes) => bytes !== undefined);
  return (value) => {
    const actual = readBase64(value);
    return actual !== undefined && wanted.includes(actual);
  };
};
