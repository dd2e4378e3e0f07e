// The envelopes of errors, letter by letter.
import { describe, expect, it } from 'vitest';
import { loadModel } from '../model/load-model.ts';
import type { Protocol, ServiceModel } from '../model/service-model.ts';
import { ServiceError } from '../service-error.ts';
import type { WireResponse } from '../wire/wire-response.ts';
import { decodeCbor } from './cbor/decode-cbor.ts';
import { renderError } from './render-error.ts';
import { hostIdOf } from './request-id-headers.ts';

const denied = new ServiceError('AccessDenied', 403, 'not <you>');

function render(service: string | ServiceModel, protocol: Protocol, error: ServiceError): WireResponse {
  return renderError(typeof service === 'string' ? loadModel(service) : service, undefined, protocol, error, 'id-1');
}

const header = ({ headers }: WireResponse, wanted: string) => headers.find(([name]) => name === wanted)?.[1];

describe('renderError', () => {
  it('has the envelope of each XML protocol', () => {
    expect(render('iam', 'awsQuery', denied)).toMatchObject({
      status: 403,
      body: '<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not &lt;you&gt;</Message></Error><RequestId>id-1</RequestId></ErrorResponse>',
    });
    expect(render('ec2', 'ec2Query', denied).body).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error><Code>AccessDenied</Code><Message>not &lt;you&gt;</Message></Error></Errors><RequestID>id-1</RequestID></Response>',
    );
    const ids = `<RequestId>id-1</RequestId><HostId>${hostIdOf('id-1')}</HostId>`;
    const missing = new ServiceError('NoSuchBucket', 404, 'gone', {
      members: { BucketName: 'b&c' },
      headers: [['x-amz-bucket-region', 'r']],
    });
    const s3 = render('s3', 'restXml', missing);
    expect(s3.body).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchBucket</Code><Message>gone</Message><BucketName>b&amp;c</BucketName>${ids}</Error>`,
    );
    expect(header(s3, 'x-amz-bucket-region')).toBe('r');
    expect(header(s3, 'x-amz-id-2')).toBe(hostIdOf('id-1'));
    expect(render('s3control', 'restXml', denied).body).toContain(
      `<ErrorResponse xmlns="http://awss3control.amazonaws.com/doc/2018-08-20/"><Error><Type>Sender</Type><Code>AccessDenied</Code>`,
    );
    expect(render('sts', 'awsQuery', new ServiceError('InternalFailure', 500, 'x')).body).toContain('<Type>Receiver</Type>');
  });

  it('writes the message and members as the service spells them in JSON', () => {
    const error = new ServiceError('ConstraintViolationException', 400, 'too many', {
      members: { Reason: 'ACCOUNT_NUMBER_LIMIT_EXCEEDED', Other: 1 },
    });
    const { status, body } = render('organizations', 'awsJson1_1', error);
    expect(status).toBe(400);
    expect(JSON.parse(String(body))).toEqual({
      __type: 'ConstraintViolationException',
      Message: 'too many',
      Reason: 'ACCOUNT_NUMBER_LIMIT_EXCEEDED',
    });
    expect(JSON.parse(String(render('organizations', 'awsJson1_1', new ServiceError('UnknownOne', 400, 'm')).body))).toEqual({
      __type: 'UnknownOne',
      message: 'm',
    });
    const rest = render('organizations', 'restJson1', denied);
    expect(header(rest, 'x-amzn-ErrorType')).toBe('AccessDenied');
    expect(JSON.parse(String(rest.body))).toEqual({ message: 'not <you>' });
    expect(decodeCbor(render('organizations', 'rpcv2Cbor', denied).body as Uint8Array)).toEqual({
      __type: 'AccessDenied',
      message: 'not <you>',
    });
  });

  it('tells clients of services that were query services the old code', () => {
    const model: ServiceModel = {
      ...loadModel('sts'),
      shapes: {
        QueueMissing: {
          kind: 'error',
          code: 'QueueMissing',
          status: 400,
          queryCode: 'AWS.Missing',
          members: { message: { shape: 'string' } },
          required: [],
        },
      },
    };
    const error = new ServiceError('QueueMissing', 400, 'm');
    expect(header(render(model, 'awsJson1_0', error), 'x-amzn-query-error')).toBe('AWS.Missing;Sender');
    expect(header(render(model, 'awsQuery', error), 'x-amzn-query-error')).toBeUndefined();
  });
});
