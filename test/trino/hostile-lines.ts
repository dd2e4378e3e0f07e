// Lines that a table of text may have beside the objects of a trail, and events with all that grouping has to take care of.

const EVENT = {
  eventVersion: '1.11',
  userIdentity: {
    type: 'AssumedRole',
    arn: 'arn:aws:sts::111122223333:assumed-role/app/one',
    accountId: '111122223333',
    sessionContext: {
      sessionIssuer: { type: 'Role', arn: 'arn:aws:iam::111122223333:role/team/app' },
      attributes: { mfaAuthenticated: 'false' },
      sourceIdentity: 'ann',
    },
  },
  eventTime: '2026-08-24T10:00:00Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'PutObject',
  awsRegion: 'us-east-1',
  requestParameters: { key: 'a', bucketName: 'docs', tags: { z: 1, a: [1.5, 1e21, -0, 2.0] } },
  responseElements: null,
  eventID: '00000000-0000-0000-0000-00000000000a',
  eventType: 'AwsApiCall',
  recipientAccountId: '111122223333',
};

/** The text of one object of a trail: one line. */
export const HOSTILE_OBJECT: string = `${JSON.stringify({
  Records: [
    EVENT,
    EVENT,
    { ...EVENT, eventID: '00000000-0000-0000-0000-00000000000c' },
    { ...EVENT, eventID: '00000000-0000-0000-0000-00000000000b', eventTime: '2026-08-24T10:00:01Z' },
    { ...EVENT, eventID: '00000000-0000-0000-0000-000000000009', eventTime: '2026-08-24T10:00:01Z' },
    { ...EVENT, eventID: undefined },
    { ...EVENT, eventID: undefined, eventTime: undefined },
    { ...EVENT, eventID: 'o1', requestParameters: { reason: 'requestParameters too large', omitted: true, originalSize: 300000 } },
    { ...EVENT, eventID: 'o2', requestParameters: null, resources: null },
    {
      ...EVENT,
      eventID: 'o3',
      requestParameters: 'text',
      resources: [{ ARNPrefix: 'arn:aws:s3:::docs/' }, { ARN: 'arn:aws:s3:::docs' }, 'x', null, { arn: 'low' }],
    },
    { ...EVENT, eventID: 'o4', requestParameters: { key: `quote ' " \\ \u0001 \u2028 é 🦊 $ {}`, bucketName: '' } },
    { ...EVENT, eventID: 'o5', errorCode: 'AccessDenied', errorMessage: "User: x is not authorized to perform: s3:PutObject on 'y'" },
    { ...EVENT, eventID: 'o6', errorCode: 'AccessDenied', errorMessage: 'Access Denied' },
    { ...EVENT, eventID: 'o7', errorMessage: 'is not authorized to perform: but no code' },
    {
      ...EVENT,
      eventID: 'o8',
      eventCategory: 'Data',
      managementEvent: false,
      vpcEndpointId: 'vpce-1',
      tlsDetails: { tlsVersion: 'TLSv1.3' },
    },
    { ...EVENT, eventID: 'o9', eventSource: 'lambda.amazonaws.com', managementEvent: 'false' },
    { ...EVENT, eventID: 'p1', userIdentity: { type: 'AWSService', invokedBy: 'athena.amazonaws.com' } },
    { ...EVENT, eventID: 'p2', userIdentity: null },
    {
      ...EVENT,
      eventID: 'p3',
      userIdentity: { ...EVENT.userIdentity, sessionContext: { sessionIssuer: { arn: '' }, attributes: { mfaAuthenticated: true } } },
    },
    { ...EVENT, eventID: 'm1', eventName: undefined },
    { ...EVENT, eventID: 'm2', eventSource: '' },
    'no event',
  ],
})}\n`;

/** One line each: nothing of them is an event. */
export const EMPTY_LINES: readonly string[] = ['{"Records":[]}'];
export const LINES_WITHOUT_RECORDS: readonly string[] = ['{"Records":null}', '{"digestStartTime":"x"}', 'no JSON', '{"Records":[{"eventNa'];
