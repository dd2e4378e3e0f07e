// Times as events have them: written in any way, and what is none.
import { describe, expect, it } from 'vitest';
import { bytesOf, event, options, SCANNERS, scanText } from '../../../test/testkit/activity/scanners.ts';

describe.each(SCANNERS)('%s', (_, open) => {
  const scan = (text: string, more: { readonly from?: string; readonly to?: string } = {}) => scanText(open, text, { ...options, ...more });

  it('knows a time however it is written', () => {
    const text = JSON.stringify([1, 2, 3, 4].map((day) => event({ eventTime: `2026-01-0${day}T00:00:00Z`, eventID: `${day}` })));
    const bounds = { from: '2026-01-02T00:00:00Z', to: '2026-01-04T00:00:00Z' };
    const expected = { count: 2, firstSeen: '2026-01-02T00:00:00Z', firstId: '2', lastSeen: '2026-01-03T00:00:00Z', lastId: '3' };
    for (const written of [text, text.replaceAll('2026-', '2026\\u002d')]) expect(scan(written, bounds).groups).toMatchObject([expected]);
  });

  const usual = event({ eventTime: '2026-06-01T08:00:00Z', eventID: 'usual' });
  const whole = { firstSeen: '2026-06-01T08:00:00Z', lastSeen: '2026-06-01T08:00:00Z' };

  it.each(
    [
      'yesterday',
      '9999',
      '2026-06-02T08:00:00+02:00',
      '2026-06-02',
      '2026-06-02T08:00:00',
      '2026-06-02 08:00:00Z',
      '',
      7,
      null,
      undefined,
    ].concat([
      '2026-06-02T08:00:00.Z',
      '2026-06-02T08:00:00.5',
      '2026-06-02T08:00:0\u0661Z',
      '2026-06-02T08:00:00.5\u00e9Z',
      '2026x06-02T08:00:00.5Z',
    ]),
  )('counts an event at %s without a time', (eventTime) => {
    const text = JSON.stringify([usual, event({ eventTime, eventID: 'other' })]);
    const { object, groups } = scan(text);
    expect(object).toMatchObject({ events: 2, untimed: 1, outside: 0, ...whole });
    expect(groups).toMatchObject([{ count: 2, ...whole, firstId: 'usual', lastId: 'usual' }]);
    for (const bounds of [{ from: '2026-01-01T00:00:00Z' }, { to: '2027-01-01T00:00:00Z' }]) {
      expect(scan(text, bounds).object).toMatchObject({ events: 1, untimed: 0, outside: 1 });
    }
  });

  it('keeps parts of a second', () => {
    const text = JSON.stringify(['08:00:00.123456789Z', '08:00:00.5Z'].map((time) => event({ eventTime: `2026-06-01T${time}` })));
    const seen = { firstSeen: '2026-06-01T08:00:00.123456789Z', lastSeen: '2026-06-01T08:00:00.5Z' };
    const { object, groups } = scan(text, { from: '2026-06-01T00:00:00Z', to: '2026-06-02T00:00:00Z' });
    expect(object).toMatchObject({ events: 2, untimed: 0, outside: 0, ...seen });
    expect(groups).toMatchObject([seen]);
  });

  it('is not misled by what follows a time', () => {
    const scanner = open(options);
    expect(scanner.scan(bytesOf('[{"eventSource":"s","eventName":"n","eventTime":"2026-06-01T08:00:00.5'))).toMatchObject({ events: 0 });
  });
});
