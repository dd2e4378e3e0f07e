// A request as an SDK sends it: signed with Signature Version 4, as the bytes that go on the wire.
import { createHash, createHmac, randomUUID } from 'node:crypto';

const REGION = 'us-east-1';

/**
 * @param {{ host: string, credentials: { accessKeyId: string, secretAccessKey: string, sessionToken?: string } }} target
 * @param {{ service: string, method: string, path: string, query?: string, headers?: Record<string, string>, body?: string | Buffer }} call
 * `query` in canonical form
 * @returns {Buffer}
 */
export function signRequest({ host, credentials }, { service, method, path, query = '', headers = {}, body = '' }) {
  const digest = sha256(body);
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const sent = {
    host,
    'x-amz-date': time,
    ...(service === 's3' && { 'x-amz-content-sha256': digest }),
    ...(credentials.sessionToken !== undefined && { 'x-amz-security-token': credentials.sessionToken }),
    'amz-sdk-invocation-id': randomUUID(),
    'amz-sdk-request': 'attempt=1; max=3',
    ...headers,
  };
  const names = Object.keys(sent).toSorted();
  const signedNames = names.join(';');
  const canonicalHeaders = names.map((name) => `${name}:${sent[name]}\n`).join('');
  const canonical = `${method}\n${path}\n${query}\n${canonicalHeaders}\n${signedNames}\n${digest}`;
  const scope = `${time.slice(0, 8)}/${REGION}/${service}/aws4_request`;
  const key = scope.split('/').reduce((secret, part) => hmac(secret, part), `AWS4${credentials.secretAccessKey}`);
  const signature = hmac(key, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`).toString('hex');
  const lines = [
    `${method} ${path}${query === '' ? '' : `?${query}`} HTTP/1.1`,
    ...names.map((name) => `${name}: ${sent[name]}`),
    `authorization: AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signedNames}, Signature=${signature}`,
    'user-agent: aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux#6.8 md/arch#x86_64 lang/python#3.13.7 cfg/retry-mode#standard',
    'accept-encoding: identity',
    ...(method === 'GET' ? [] : [`content-length: ${Buffer.byteLength(body)}`]),
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), Buffer.from(body)]);
}

/** A call of a query protocol. */
export function formCall(service, version, action, parameters = {}) {
  const fields = Object.entries({ Action: action, Version: version, ...parameters });
  return {
    service,
    method: 'POST',
    path: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&'),
  };
}

function sha256(data) {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key, text) {
  return createHmac('sha256', key).update(text).digest();
}
