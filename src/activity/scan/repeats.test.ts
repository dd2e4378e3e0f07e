// What is taken for a repeat of an event, by each of the scanners.
import { describe, expect, it } from 'vitest';
import { event, options, SCANNERS, scanText } from '../../../test/testkit/activity/scanners.ts';
import type { ScannerOptions } from './object-scanner.ts';

describe.each(SCANNERS)('%s', (_, open) => {
  it('takes the same event for a repeat, not another one with its id', () => {
    const seen = new Set<string>();
    const withOptions: ScannerOptions = { ...options, seen: (low, high) => seen.has(`${low} ${high}`) || !seen.add(`${low} ${high}`) };
    const first = {
      eventID: '293ba626-3be5-4a26-ab1b-0f4c54f49959',
      eventTime: '2026-01-01T00:00:00Z',
      eventName: 'Ä',
      userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::1:user/a' },
    };
    const others = [
      { eventTime: '2026-01-01T00:00:01Z' },
      { eventTime: '2026-01-01 00:00:00' },
      { eventTime: undefined },
      { eventName: 'B' },
      { eventSource: 'ec2.amazonaws.com' },
      { userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::1:user/ä' } },
      { userIdentity: undefined },
      { awsRegion: 'eu-west-1' },
      { requestParameters: { key: 'k' } },
      { requestParameters: { omitted: true } },
      { resources: [{ ARN: 'arn:aws:s3:::b' }] },
      { eventID: '293ba626-3be5-4a26-ab1b-0f4c54f49958' },
    ].map((other) => event({ ...first, ...other }));
    const all = [event(first), ...others];
    expect(scanText(open, JSON.stringify({ Records: [...all, ...all.toReversed()] }), withOptions).object).toMatchObject({
      events: 13,
      repeats: 13,
    });
    // Written otherwise it is the same.
    for (const [text, otherwise] of [
      ['Ä', '\\u00c4'],
      ['293', '\\u00329\\u0033'],
      ['2026-', '2026\\u002d'],
    ] as const) {
      const written = JSON.stringify(event(first)).replace(text, otherwise);
      expect(scanText(open, written, withOptions).object).toMatchObject({ events: 0, repeats: 1 });
    }
  });
});
