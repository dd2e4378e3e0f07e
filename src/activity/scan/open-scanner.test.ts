// Which scanner is opened, and what it passes over.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bytesOf, event, options } from '../../../test/testkit/activity/scanners.ts';
import { openScanner } from './open-scanner.ts';

afterEach(() => vi.unstubAllGlobals());

describe('openScanner', () => {
  it('passes over an object without the principal, and says so', () => {
    const text = bytesOf(JSON.stringify({ Records: [event()] }));
    for (const engine of ['wasm', 'bytes'] as const) {
      expect(openScanner({ ...options, principals: [{ kind: 'arn', arn: 'arn:aws:iam::1:role/a' }] }, engine).scan(text)).toMatchObject({
        passedOver: true,
        events: 0,
      });
    }
    expect(openScanner(options).scan(text)).toMatchObject({ passedOver: false, events: 1 });
  });

  it('does without WebAssembly where there is none', () => {
    vi.stubGlobal('WebAssembly', undefined);
    const scanner = openScanner(options);
    expect(scanner.takeImage).toBeUndefined();
    expect(scanner.scan(bytesOf(JSON.stringify({ Records: [event()] })))).toMatchObject({ events: 1 });
  });
});
