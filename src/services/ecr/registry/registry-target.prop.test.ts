// Whatever clients send is read without failing, and names come out as they went in.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteRange } from './layer/byte-range.ts';
import { registryTarget } from './registry-target.ts';

const HOST = '111111111111.dkr.ecr.us-west-2.amazonaws.com';
const LOCAL = '/v2/111111111111/us-west-2/';

const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
/** Names of the end points too: a repository may be called `blobs/uploads`. */
const name = fc.array(fc.oneof(word, fc.constantFrom('blobs', 'uploads', 'manifests', 'tags', 'list', 'referrers')), {
  minLength: 1,
  maxLength: 5,
});
const reference = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._:-]{0,20}$/);

test('an end point of any repository, by host and by path', () => {
  const kinds = { manifests: 'manifest', referrers: 'referrers', 'blobs/uploads': 'upload' } as const;
  fc.assert(
    fc.property(name, reference, fc.constantFrom(...Object.keys(kinds)), (parts, id, end) => {
      const repository = parts.join('/');
      const route = { kind: kinds[end as keyof typeof kinds], repository, reference: id };
      const path = `${repository}/${end}/${id}`;
      expect(registryTarget({ host: HOST, path: `/v2/${path}` })).toEqual({
        place: { account: '111111111111', region: 'us-west-2' },
        prefix: '',
        route,
      });
      expect(registryTarget({ host: 'localhost:4566', path: LOCAL + path })).toMatchObject({ prefix: '111111111111/us-west-2/', route });
      expect(registryTarget({ host: 'bucket.s3.localhost:4566', path: LOCAL + path })).toBeUndefined();
    }),
  );
});

test('any path at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(registryTarget({ host: HOST, path: `/${text}` })).toBeDefined();
      registryTarget({ host: 'localhost', path: `/v2/${text}` });
    }),
  );
  for (const path of ['/v2/release/blobs/uploads', '/v2/release/blobs/uploads/', '/v2/release%2Fone/blobs/uploads/']) {
    expect(registryTarget({ host: HOST, path })?.route.kind).toBe('uploads');
  }
  for (const path of ['/v2/bucket', '/v20180820/tags', '/v2/111111111111/', '/']) {
    expect(registryTarget({ host: 'localhost:4566', path })).toBeUndefined();
  }
});

test('a range is within the layer', () => {
  const digits = fc.oneof(fc.constant(''), fc.nat({ max: 300 }).map(String));
  fc.assert(
    fc.property(digits, digits, fc.nat({ max: 200 }), (first, last, size) => {
      const range = byteRange(`bytes=${first}-${last}`, size);
      if (range === undefined) expect(first === '' ? last === '' : Number(last) < Number(first)).toBe(true);
      else if (range === 'unsatisfiable') expect(first === '' ? Number(last) === 0 || size === 0 : Number(first) >= size).toBe(true);
      else {
        expect(range.length).toBeGreaterThan(0);
        expect(range.from + range.length).toBeLessThanOrEqual(size);
        if (first !== '') expect(range.from).toBe(Number(first));
      }
    }),
  );
});
