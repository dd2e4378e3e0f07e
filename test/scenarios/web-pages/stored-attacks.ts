// Hostile documents that lie in a public bucket and are opened there, on the cloud's own origin.
import { type Attack, escaped, form, script } from './attack.ts';

export interface StoredAttack extends Attack {
  readonly contentType: string;
}

const html = (name: string, page: Attack['page']): StoredAttack => ({ name, page, contentType: 'text/html' });
const fields = (body: string): Readonly<Record<string, string>> => Object.fromEntries(new URLSearchParams(body));

export const STORED_ATTACKS: readonly StoredAttack[] = [
  html('a script that calls the cloud', ({ get }) => script(`fetch(${JSON.stringify(get)})`)),
  html('a script that posts', ({ post, body }) =>
    script(`fetch(${JSON.stringify(post)}, { method: 'POST', body: new URLSearchParams(${JSON.stringify(body)}) })`),
  ),
  html('a script that calls the control API with its token', ({ control, token }) => {
    const headers = `{ 'content-type': 'application/json', 'x-wariin-token': '${token}' }`;
    return script(`fetch('${control}/clock', { method: 'POST', headers: ${headers}, body: '{"advanceSeconds":86400}' })`);
  }),
  html('an image', ({ get }) => `<img src='${escaped(get)}'>`),
  html('a style sheet', ({ get }) => `<link rel=stylesheet href='${escaped(get)}'>`),
  html('a frame', ({ get }) => `<iframe src='${escaped(get)}'></iframe>`),
  html('a form that sends itself', ({ post, body }) => form(post, 'post', 'application/x-www-form-urlencoded', fields(body))),
  html('a refresh', ({ get }) => `<meta http-equiv=refresh content='0;url=${escaped(get)}'>`),
  html('a service worker', () => script(`navigator.serviceWorker.register(location.href)`)),
  {
    name: 'a picture with a script',
    contentType: 'image/svg+xml',
    page: ({ get }) => `<svg xmlns='http://www.w3.org/2000/svg'><script>fetch(${escaped(JSON.stringify(get))})</script></svg>`,
  },
  {
    name: 'a page in XML',
    contentType: 'application/xhtml+xml',
    page: ({ get }) =>
      `<html xmlns='http://www.w3.org/1999/xhtml'><body><script>fetch(${escaped(JSON.stringify(get))})</script></body></html>`,
  },
  {
    name: 'a script that is called a picture',
    contentType: 'image/png',
    page: ({ get }) => script(`fetch(${JSON.stringify(get)})`),
  },
];
