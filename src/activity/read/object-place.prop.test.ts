// What becomes of an object's group where a folder stands for all that is below it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalMembers } from '../wanted-members.ts';
import { folderPlace, objectPlace } from './object-place.ts';

const key = fc
  .array(fc.constantFrom('a', 'b c', 'ü', '"', '\\', '$&', '*', '', 'x\ny', '\u0001'), { minLength: 1, maxLength: 80 })
  .map((parts) => parts.join('/'))
  .filter((text) => text !== '');
const version = fc.option(fc.constantFrom('v1', 'null', 'a"b\\c', '$1'), { nil: undefined });

function parametersOf(key: string | undefined, versionId: string | undefined): string {
  const given = {
    bucketName: 'bucket',
    ...(key !== undefined && { key }),
    ...(versionId !== undefined && { versionId }),
    'x-amz-acl': 'private',
  };
  return canonicalMembers(given, Object.keys(given).sort());
}

test('groups of objects that differ in key and version alone come to the same', () => {
  fc.assert(
    fc.property(key, key, version, fc.boolean(), (one, other, versionId, withKey) => {
      const placeOf = (name: string, id: string | undefined) =>
        objectPlace(['arn:aws:s3:::bucket', `arn:aws:s3:::bucket/${name}`], parametersOf(withKey ? name : undefined, id));
      const [left, right] = [placeOf(one, versionId), placeOf(other, versionId && 'another')];
      expect([left?.bucket, left?.position, left?.parameters]).toEqual([right?.bucket, right?.position, right?.parameters]);
      expect(left && folderPlace(left.bucket, left.parameters, [])).toEqual({
        arn: 'arn:aws:s3:::bucket/*',
        parameters: parametersOf(withKey ? '*' : undefined, versionId && '*'),
      });
      const keyAgain = (versionId === undefined ? left?.parts : left?.parts.slice(0, -1))?.join('/');
      expect(keyAgain).toBe(versionId === undefined ? one : `${one}/`);
    }),
  );
});

describe('what becomes a folder', () => {
  const place = objectPlace(['arn:aws:s3:::b/x/y/z'], '{"bucketName":"b","key":"x/y/z","versionId":"1"}');

  test('stands for all keys and versions below it', () => {
    expect(place?.parts).toEqual(['x', 'y', 'z/', '"1"']);
    expect(place && folderPlace(place.bucket, place.parameters, ['x'])).toEqual({
      arn: 'arn:aws:s3:::b/x/*',
      parameters: '{"bucketName":"b","key":"x/*","versionId":"*"}',
    });
  });

  test('stands for all versions of one key', () => {
    expect(place && folderPlace(place.bucket, place.parameters, ['x', 'y', 'z/'])).toEqual({
      arn: 'arn:aws:s3:::b/x/y/z',
      parameters: '{"bucketName":"b","key":"x/y/z","versionId":"*"}',
    });
  });

  test('groups of no object, or of several, are left alone', () => {
    expect(objectPlace([], '{}')).toBeUndefined();
    expect(objectPlace(['arn:aws:s3:::b', 'arn:aws:s3:us-east-1:111111111111:accesspoint/a/object/k'], '{}')).toBeUndefined();
    expect(objectPlace(['arn:aws:s3:::b/x', 'arn:aws:s3:::b/y'], '{}')).toBeUndefined();
    expect(objectPlace(['not an arn:aws:s3:::b/x', 'arn:aws:s3:::b/'], '{}')).toBeUndefined();
  });
});
