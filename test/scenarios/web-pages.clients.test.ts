// Web pages that the user happens to open can do nothing to the cloud, to its control API, or with what is stored in it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../clients/client.ts';
import { drivenClient } from '../clients/driven-client.ts';
import { foundClients } from '../clients/found-clients.ts';
import { presignedUrl } from '../clients/presigned-url.ts';
import { type Environment, ROOT } from '../clients/run-command.ts';
import { runCloud, type RunningCloud } from '../clients/running-cloud.ts';
import type { Attack, Target } from './web-pages/attack.ts';
import { ATTACKS } from './web-pages/attacks.ts';
import { ATTACKER, type HostileBrowser, openHostileBrowser } from './web-pages/hostile-browser.ts';
import { openServer } from './web-pages/open-server.ts';
import { STORED_ATTACKS } from './web-pages/stored-attacks.ts';

const ACCOUNT = '222233334444';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

const { chromium } = foundClients;

describe.skipIf(chromium === undefined)('web pages', () => {
  let cloud: RunningCloud;
  let admin: Environment;
  let browser: HostileBrowser;
  let client: Client;

  beforeAll(async () => {
    cloud = await runCloud(`${ROOT}examples/scenarios/1-two-roles/live/organization.json`);
    admin = await cloud.environment('endpoint', { account: ACCOUNT });
    client = drivenClient('the SDK', [process.execPath, `${ROOT}test/clients/sdk-driver.mjs`]);
    browser = await openHostileBrowser(chromium?.program ?? '', [cloud.port, controlPort()]);
    for (const bucket of ['open-to-all', 'pages']) {
      const statement = { Effect: 'Allow', Principal: '*', Action: ['s3:GetObject', 's3:PutObject'], Resource: `arn:aws:s3:::${bucket}/*` };
      await call('s3', 'CreateBucket', { Bucket: bucket, CreateBucketConfiguration: { LocationConstraint: 'us-west-2' } });
      await call('s3', 'DeletePublicAccessBlock', { Bucket: bucket });
      await call('s3', 'PutBucketPolicy', { Bucket: bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) });
    }
  });
  afterAll(async () => {
    await browser?.close();
    client?.close();
    await cloud?.stop();
  });

  const controlPort = (): number => Number(new URL(cloud.controlUrl).port);

  const call = async (service: 'iam' | 's3', operation: string, input: object = {}): Promise<Readonly<Record<string, unknown>>> => {
    const answer = await client.call(admin, service, operation, { ...input });
    if (!answer.ok) throw new Error(`${operation}: ${answer.code}: ${answer.message}`);
    return answer.output;
  };

  /** `name`: of the users and the object that would be made. `origin`: instead of the cloud and its control API. */
  const targetOf = async (name: string, origin?: string): Promise<Target> => {
    const query = { Action: 'CreateUser', UserName: name, Version: '2010-05-08' };
    const body = new URLSearchParams({ ...query, UserName: `${name}-posted` }).toString();
    const at = origin ?? cloud.url;
    return {
      cloud: at,
      control: origin ?? cloud.controlUrl,
      token: cloud.controlToken,
      get: await presignedUrl({ method: 'GET', service: 'iam', origin: at, query }, admin),
      post: await presignedUrl({ method: 'POST', service: 'iam', origin: at, body }, admin),
      body,
      put: await presignedUrl({ method: 'PUT', service: 's3', origin: at, path: `/open-to-all/${name}` }, admin),
      openBucket: `${at}/open-to-all`,
    };
  };

  /** All that an attack could change. */
  const world = async (): Promise<object> => {
    const { Users } = (await call('iam', 'ListUsers')) as { readonly Users: readonly { readonly UserName: string }[] };
    const { Buckets } = (await call('s3', 'ListBuckets')) as { readonly Buckets: readonly { readonly Name: string }[] };
    const { Contents = [] } = (await call('s3', 'ListObjectsV2', { Bucket: 'open-to-all' })) as {
      readonly Contents?: readonly { readonly Key: string }[];
    };
    const { offsetSeconds } = (await cloud.control('GET', '/clock')) as { readonly offsetSeconds: number };
    return {
      users: Users.map(({ UserName }) => UserName),
      buckets: Buckets.map(({ Name }) => Name),
      objects: Contents.map(({ Key }) => Key),
      offsetSeconds,
    };
  };

  /** Several at a time, as each is mostly waited for. */
  const visitAll = async <A extends Attack>(attacks: readonly A[], visit: (attack: A, index: number) => Promise<void>): Promise<void> => {
    const todo = [...attacks.entries()];
    const work = async (): Promise<void> => {
      for (let next = todo.shift(); next !== undefined; next = todo.shift()) await visit(next[1], next[0]);
    };
    await Promise.all(Array.from({ length: 6 }, work));
  };

  test('the calls that the pages are given take effect when a program makes them', async () => {
    const { get, post, body, put, openBucket } = await targetOf('program');
    const answers = [
      await fetch(get),
      await fetch(post, { method: 'POST', body, headers: FORM }),
      await fetch(put, { method: 'PUT', body: 'x' }),
      await fetch(`${openBucket}/by-anybody`, { method: 'PUT', body: 'x' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await world()).toMatchObject({
      users: expect.arrayContaining(['program', 'program-posted']),
      objects: ['by-anybody', 'program'],
    });
  });

  test('every page reaches a server that does not defend itself', async () => {
    const harmless: string[] = [];
    await visitAll(ATTACKS, async (attack) => {
      const open = await openServer(new Map());
      await browser.visit(`http://localhost:${browser.port}${browser.serve(attack.page(await targetOf('any', open.origin)))}`);
      open.close();
      if (open.hits.length === 0) harmless.push(attack.name);
    });
    await visitAll(STORED_ATTACKS, async (attack) => {
      const pages = new Map<string, { text: string; type: string }>();
      const open = await openServer(pages);
      pages.set('/page', { text: attack.page(await targetOf('any', open.origin)), type: attack.contentType });
      await browser.visit(`${open.origin}/page`);
      open.close();
      if (open.hits.length === 0) harmless.push(`${attack.name} (stored)`);
    });
    expect(harmless).toEqual(['a script that is called a picture (stored)']);
  });

  test.each(['localhost', ATTACKER])('pages of %s have no effect', async (host) => {
    const before = await world();
    await visitAll(ATTACKS, async (attack, index) => {
      const page = attack.page(await targetOf(`page-${index}-${host}`));
      expect(await browser.visit(`http://${host}:${browser.port}${browser.serve(page)}`)).toBe(200);
    });
    expect(await world()).toEqual(before);
  });

  test.each(['by their addresses', 'in frames of another page'])(
    'pages that are stored in the cloud and opened %s have no effect',
    async (how) => {
      const before = await world();
      await visitAll(STORED_ATTACKS, async (attack, index) => {
        const Body = attack.page(await targetOf(`stored-${index}-${how.length}`));
        await call('s3', 'PutObject', { Bucket: 'pages', Key: `${index}`, Body, ContentType: attack.contentType });
        const url = `${cloud.url}/pages/${index}`;
        const framed = (): string => `http://localhost:${browser.port}${browser.serve(`<iframe src='${url}'></iframe>`)}`;
        expect(await browser.visit(how === 'by their addresses' ? url : framed())).toBe(200);
      });
      expect(await world()).toEqual(before);
    },
  );

  test('a name of the attacker that comes to mean this machine opens nothing', async () => {
    const before = await world();
    const headers = { 'content-type': 'application/json', 'x-wariin-token': cloud.controlToken };
    const post = { method: 'POST', headers, body: '{"advanceSeconds":86400}' };
    for (const origin of [`http://${ATTACKER}:${cloud.port}`, `http://${ATTACKER}:${controlPort()}`]) {
      const { get } = await targetOf('rebound', origin);
      // The attacker's own server answers for the page itself; from then on the name leads here.
      const statuses = await browser.ask(`${origin}/page`, [
        [get, {}],
        ['/clock', post],
      ]);
      expect(statuses).toEqual(['403', '403']);
    }
    expect(await world()).toEqual(before);
  });
});
