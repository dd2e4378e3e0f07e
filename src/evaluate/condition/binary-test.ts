// BinaryEquals: base64 on both sides, compared byte by byte.
import type { ValueTestFactory } from './value-test.ts';

export const binaryEquals: ValueTestFactory = (values) => {
  const wanted = values.map(readBase64).filter((bytes) => bytes !== undefined);
  return (value) => {
    const actual = readBase64(value);
    return actual !== undefined && wanted.includes(actual);
  };
};

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The bytes as a text with one unit a byte; undefined when the text is not base64. */
function readBase64(text: string): string | undefined {
  return BASE64.test(text) ? atob(text) : undefined;
}
