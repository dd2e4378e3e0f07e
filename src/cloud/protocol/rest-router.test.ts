// Every REST operation's own request is routed to itself, with its labels.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../test/testkit/runs.ts';
import { loadModel } from '../model/load-model.ts';
import type { OperationModel, ServiceModel } from '../model/service-model.ts';
import { parseFormFields } from './form-fields.ts';
import { planOf } from './operation-plan.ts';
import { restRouter } from './rest-router.ts';

/** Told apart by host, or by `x-id` where the client sends it. */
const ALIKE_WITHOUT_ID = new Set(['ListDirectoryBuckets']);

const services = ['s3', 's3control'].map((name) => loadModel(name));
const cases = services.flatMap((model) =>
  Object.values(model.operations).map((operation) => ({ model, operation, id: `${model.name}:${operation.name}` })),
);

describe('restRouter', () => {
  it('knows the services by their paths', () => {
    expect(cases.length).toBeGreaterThan(200);
  });

  it.each(cases)('$id is routed to itself', ({ model, operation }) => {
    const route = restRouter(model);
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[\w .+%~/é猫-]{1,12}$/), { minLength: 4, maxLength: 4 }), fc.boolean(), (texts, withId) => {
        const request = requestOf(model, operation, texts, withId);
        const routed = route(request.method, request.path, request.query, request.headers);
        const found = routed?.operation.name;
        if (!withId && ALIKE_WITHOUT_ID.has(operation.name)) expect(found).toBe('ListBuckets');
        else expect(found).toBe(operation.name);
        expect(routed?.labels).toEqual(request.labels);
      }),
      { numRuns: runs(15) },
    );
  });

  const route = restRouter(loadModel('s3'));
  const at = (method: string, target: string, headers: readonly string[] = []): string | undefined => {
    const [path = '', query = ''] = target.split('?', 2);
    const routed = route(method, path, new Map(parseFormFields(query)), new Set(headers));
    return routed && [routed.operation.name, ...routed.labels.values()].join(' ');
  };

  it.each([
    ['GET', '/', [], 'ListBuckets'],
    ['GET', '/b/', [], 'ListObjects b'],
    ['GET', '/b?list-type=2&prefix=a', [], 'ListObjectsV2 b'],
    ['GET', '/b?list-type=1', [], 'ListObjects b'],
    ['PUT', '/b/k', [], 'PutObject b k'],
    ['PUT', '/b/k', ['x-amz-copy-source'], 'CopyObject b k'],
    ['PUT', '/b/k?partNumber=1&uploadId=u', [], 'UploadPart b k'],
    ['PUT', '/b/k?partNumber=1&uploadId=u', ['x-amz-copy-source'], 'UploadPartCopy b k'],
    ['GET', '/b/k?uploadId=u', [], 'ListParts b k'],
    ['GET', '/b/k?versionId=v&tagging', [], 'GetObjectTagging b k'],
    ['GET', '/b?analytics', [], 'ListBucketAnalyticsConfigurations b'],
    ['GET', '/b?analytics&id=x', [], 'GetBucketAnalyticsConfiguration b'],
    ['GET', '/b//a//c/', [], 'GetObject b /a//c/'],
    ['PATCH', '/b/k', [], undefined],
  ] as const)('%s %s %j is %s', (method, target, headers, expected) => {
    expect(at(method, target, headers)).toBe(expected);
  });

  it('refuses a path that is not UTF-8', () => {
    expect(() => at('GET', '/b/%ff')).toThrow(expect.objectContaining({ code: 'InvalidURI', status: 400 }));
    expect(() => at('GET', '/b/%zz')).toThrow(expect.objectContaining({ code: 'InvalidURI', status: 400 }));
  });
});

function requestOf(model: ServiceModel, operation: OperationModel, texts: readonly string[], withId: boolean) {
  const [method, uri] = operation.http ?? ['', '', 200];
  const [template = '', constants = ''] = uri.split('?', 2);
  const labels = new Map<string, string>();
  const path = template.replace(/\{(\w+)(\+?)\}/g, (_, name: string, greedy: string) => {
    const text = texts[labels.size] ?? 'x';
    labels.set(name, text);
    return greedy === '' ? encodeURIComponent(text) : text.split('/').map(encodeURIComponent).join('/');
  });
  const input = planOf(model, operation).input;
  const own = parseFormFields(constants).filter(([name]) => withId || name !== 'x-id');
  const required = input?.query.flatMap(([name, member]) => (member.required ? [[name, 'x'] as const] : [])) ?? [];
  const headers = input?.headers.flatMap(([name, member]) => (member.required ? [name] : [])) ?? [];
  return { method, path, query: new Map([...own, ...required]), headers: new Set(headers), labels };
}
