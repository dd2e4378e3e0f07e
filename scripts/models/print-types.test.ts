// The types of a model small enough to be read whole.
import { describe, expect, it } from 'vitest';
import type { ServiceModel } from '../../src/cloud/model/service-model.ts';
import { printTypes } from './print-types.ts';

const model: ServiceModel = {
  name: 'x',
  serviceId: 'X',
  signingName: 'x',
  version: '1',
  protocols: ['restXml'],
  hosts: [],
  operations: {
    Get: { name: 'Get', input: 'Object', output: 'Page', errors: [] },
    Ping: { name: 'Ping', errors: [] },
    Hidden: { name: 'Hidden', input: 'Unseen', errors: [] },
  },
  shapes: {
    Object: {
      kind: 'structure',
      required: ['Body'],
      members: { Body: { shape: 'stream' }, 'odd-name': { shape: 'map:list:string' }, When: { shape: 'http-date' } },
    },
    Page: {
      kind: 'structure',
      required: [],
      members: { Items: { shape: '#itemList' }, Raw: { shape: 'stream' }, Empty: { shape: '#Nothing' } },
    },
    itemList: { kind: 'list', member: { shape: 'list:#Page' } },
    Nothing: { kind: 'structure', required: [], members: {} },
    Unseen: { kind: 'structure', required: [], members: {} },
  },
};

describe('printTypes', () => {
  it('declares what the listed operations take and give', () => {
    const source = { from: 'client', name: 'x', typeName: 'X', protocols: ['restXml'], operations: ['Get', 'Ping'] } as const;
    expect(
      printTypes(source, model, '1.2.3'),
    ).toBe(`// Inputs and outputs of X. Written by scripts/build-models.ts from client@1.2.3 (Apache-2.0).
import type { ReceivedBody, StreamedBody } from '../streamed-body.ts';

export type Nothing = Record<string, never>;

export interface XObject {
  readonly Body: ReceivedBody;
  readonly 'odd-name'?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly When?: Date | undefined;
}

export interface Page {
  readonly Items?: readonly (readonly Page[])[] | undefined;
  readonly Raw?: StreamedBody | undefined;
  readonly Empty?: Nothing | undefined;
}

export interface XOperations {
  readonly Get: { readonly input: XObject; readonly output: Page };
  readonly Ping: { readonly input: Record<string, never>; readonly output: undefined };
}
`);
  });
});
