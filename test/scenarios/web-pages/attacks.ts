// The hostile pages, of another origin than the cloud's.
import { type Attack, escaped, form, script } from './attack.ts';

const FORM = 'application/x-www-form-urlencoded';
const fieldsOf = (url: string): Readonly<Record<string, string>> => Object.fromEntries(new URL(url).searchParams);
const text = (value: unknown): string => JSON.stringify(value);
const socket = (url: string): string => script(`new WebSocket(${text(url.replace(/^http/, 'ws'))})`);
/** Moves the cloud's clock by a day. */
const CLOCK = '{"advanceSeconds":86400}';

export const ATTACKS: readonly Attack[] = [
  { name: 'an image', page: ({ get }) => `<img src='${escaped(get)}'>` },
  { name: 'a script', page: ({ get }) => `<script src='${escaped(get)}'></script>` },
  { name: 'a style sheet', page: ({ get }) => `<link rel=stylesheet href='${escaped(get)}'>` },
  { name: 'an image of a style sheet', page: ({ get }) => `<style>body { background: url('${get}') }</style>` },
  { name: 'a frame', page: ({ get }) => `<iframe src='${escaped(get)}'></iframe>` },
  { name: 'a sandboxed frame, whose origin is none', page: ({ get }) => `<iframe sandbox srcdoc="<img src='${escaped(get)}'>"></iframe>` },
  { name: 'an object', page: ({ get }) => `<object data='${escaped(get)}'></object>` },
  { name: 'an embedded document', page: ({ get }) => `<embed src='${escaped(get)}'>` },
  { name: 'a video', page: ({ get }) => `<video src='${escaped(get)}' autoplay muted></video>` },
  { name: 'a font', page: ({ get }) => `<style>@font-face { font-family: f; src: url('${get}') } p { font-family: f }</style><p>text` },
  { name: 'a module', page: ({ get }) => script(`import(${text(get)}).catch(() => {})`) },
  { name: 'a link that is followed', page: ({ get }) => script(`location.href = ${text(get)}`) },
  { name: 'a new window', page: ({ get }) => script(`open(${text(get)})`) },
  { name: 'a refresh', page: ({ get }) => `<meta http-equiv=refresh content='0;url=${escaped(get)}'>` },
  { name: 'a form with GET', page: ({ get, cloud }) => form(`${cloud}/`, 'get', FORM, fieldsOf(get)) },
  { name: 'a form with POST', page: ({ post, body }) => form(post, 'post', FORM, Object.fromEntries(new URLSearchParams(body))) },
  {
    name: 'a form in a frame without an origin',
    page: ({ post, body }) =>
      `<iframe sandbox='allow-forms allow-scripts' srcdoc='${escaped(form(post, 'post', FORM, Object.fromEntries(new URLSearchParams(body))))}'></iframe>`,
  },
  { name: 'fetch without CORS', page: ({ get }) => script(`fetch(${text(get)}, { mode: 'no-cors' })`) },
  {
    name: 'fetch with POST, without CORS',
    page: ({ post, body }) => script(`fetch(${text(post)}, { mode: 'no-cors', method: 'POST', body: new URLSearchParams(${text(body)}) })`),
  },
  { name: 'fetch with CORS', page: ({ post, body }) => script(`fetch(${text(post)}, { method: 'POST', body: ${text(body)} })`) },
  { name: 'fetch with PUT, of an object', page: ({ put }) => script(`fetch(${text(put)}, { method: 'PUT', body: 'x' })`) },
  { name: 'XMLHttpRequest', page: ({ get }) => script(`const x = new XMLHttpRequest(); x.open('GET', ${text(get)}); x.send()`) },
  { name: 'a beacon', page: ({ post, body }) => script(`navigator.sendBeacon(${text(post)}, new URLSearchParams(${text(body)}))`) },
  { name: 'an event source', page: ({ get }) => script(`new EventSource(${text(get)})`) },
  { name: 'a web socket', page: ({ get }) => socket(get) },
  {
    name: 'a worker',
    page: ({ get }) => script(`new Worker(URL.createObjectURL(new Blob(['fetch(${text(get)}, { mode: "no-cors" })'])))`),
  },
  {
    name: 'a link that tells of clicks',
    page: ({ get }) => `<a href='#' ping='${escaped(get)}'>x</a>${script('document.links[0].click()')}`,
  },
  { name: 'a prefetched page', page: ({ get }) => `<link rel=prefetch href='${escaped(get)}'>` },
  {
    name: 'a form that uploads into an open bucket',
    page: ({ openBucket }) => form(openBucket, 'post', 'multipart/form-data', { key: 'attacked', file: 'x' }),
  },
  { name: 'fetch into an open bucket', page: ({ openBucket }) => script(`fetch('${openBucket}/attacked', { method: 'PUT', body: 'x' })`) },
  { name: 'a form to the control API', page: ({ control }) => form(`${control}/reset`, 'post', 'text/plain', { '{"a': '":1}' }) },
  {
    name: 'fetch to the control API, without CORS',
    page: ({ control }) => script(`fetch('${control}/clock', { mode: 'no-cors', method: 'POST', body: ${text(CLOCK)} })`),
  },
  {
    name: 'fetch to the control API, with its very token',
    page: ({ control, token }) => {
      const headers = `{ 'content-type': 'application/json', 'x-wariin-token': '${token}' }`;
      return script(`fetch('${control}/clock', { method: 'POST', headers: ${headers}, body: ${text(CLOCK)} })`);
    },
  },
  { name: 'an image of the control API', page: ({ control }) => `<img src='${control}/reset'>` },
  { name: 'a web socket to the control API', page: ({ control }) => socket(`${control}/reset`) },
];
