// Red fixtures: data that was damaged after it was generated is refused, and never answered from.
import { describe, expect, it } from 'vitest';
import { SERVICE_DATA } from './generated/service-data.js';
import { indexChecksum } from './read-service-text.ts';
import type { PackedService, ServiceData } from './service-data.ts';
import { openServiceTable } from './service-table.ts';

function withText(prefix: string, change: (text: string) => string): ServiceData {
  const services = SERVICE_DATA.services.map(
    ([name, title, text, sum]): PackedService => [name, title, name === prefix ? change(text) : text, sum],
  );
  return { ...SERVICE_DATA, services };
}

describe('openServiceTable', () => {
  it('reads what was generated', () => {
    expect(openServiceTable(SERVICE_DATA).record('ecr')?.action('PutImage')?.accessLevel).toBe('Write');
  });

  it.each([
    ['emptied', () => ''],
    ['cut off', (text: string) => text.slice(0, -20)],
    ['changed in one letter', (text: string) => text.replace('DescribeImages', 'DescribeImagez')],
  ])('refuses a service whose text was %s', (_, change) => {
    const table = openServiceTable(withText('ecr', change));
    expect(() => table.record('ecr')).toThrow(
      /catalog's service data is damaged: the data of `ecr` does not match its checksum; .*catalog:build/,
    );
    expect(table.record('s3')?.action('GetObject')?.accessLevel).toBe('Read');
  });

  it('refuses data from which a service is missing', () => {
    const services = SERVICE_DATA.services.filter(([prefix]) => prefix !== 'ecr');
    expect(() => openServiceTable({ ...SERVICE_DATA, services })).toThrow(/its index does not match its checksum/);
    expect(() => openServiceTable({ ...SERVICE_DATA, services: [] })).toThrow(/its index does not match its checksum/);
  });

  it('refuses a changed index', () => {
    expect(() => openServiceTable({ ...SERVICE_DATA, index: '{"arnServices":{},"keyServices":{},"rcpServices":[]}' })).toThrow(/its index/);
  });

  it('refuses data of another format, even if it is whole', () => {
    const newer = { ...SERVICE_DATA, format: 99 };
    expect(() => openServiceTable({ ...newer, indexChecksum: indexChecksum(newer) })).toThrow(
      /its format is 99, and this version reads format 1/,
    );
  });
});
