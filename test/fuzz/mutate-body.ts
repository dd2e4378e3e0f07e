// Changes of a body: of its bytes, and of the structure that its protocol reads in it.
import { gzipSync } from 'node:zlib';
import { escapeXml } from '../../src/cloud/xml/escape-xml.ts';
import type { Random } from '../testkit/random.ts';
import { oddJson, oddText, wellFormed } from './odd-values.ts';

type Change = (body: Buffer, random: Random) => Buffer;

/** Bytes; more tell nothing new, and changes upon changes would go on to gigabytes. */
const LONGEST = 2_000_000;

/** Changes a body as its format suggests; `type` is its content type. */
export function mutateBody(body: Buffer, type: string, random: Random): Buffer {
  return changeOf(type, body, random)(body, random).subarray(0, LONGEST);
}

function changeOf(type: string, body: Buffer, random: Random): Change {
  if (random.chance(0.35)) return random.pick(BYTES);
  if (type.includes('form')) return mutateForm;
  if (type.includes('json')) return mutateJson;
  return type.includes('xml') || body[0] === 0x3c ? mutateXml : random.pick(BYTES);
}

const BYTES: readonly Change[] = [
  (body, random) => {
    const copy = Buffer.from(body);
    for (let count = random.between(1, 4); count > 0 && copy.length > 0; count--) copy[random.below(copy.length)] = random.below(256);
    return copy;
  },
  (body, random) => body.subarray(0, random.below(body.length + 1)),
  (body, random) => {
    const [from, to] = [random.below(body.length + 1), random.below(body.length + 1)];
    return Buffer.concat([body.subarray(0, Math.max(from, to)), body.subarray(Math.min(from, to))]);
  },
  (body, random) => {
    const at = random.below(body.length + 1);
    return Buffer.concat([body.subarray(0, at), Buffer.from(oddText(random)), body.subarray(at)]);
  },
  (_, random) => Buffer.from(oddText(random)),
  (body) => gzipSync(body),
  (_, random) => gzipSync(Buffer.alloc(random.pick([10, 100_000, 20_000_000]), 'a=b&')),
  (_, random) => Buffer.from(Array.from({ length: random.below(60) }, () => random.below(256))),
  // CBOR: lengths that are not there, and nesting.
  (_, random) =>
    Buffer.from(
      random.pick(['bf61619fff', '9b7fffffffffffffff', 'bb00000000ffffffff', 'c249ffffffffffffffffff', '5f', 'f97e00', 'a1617880']),
      'hex',
    ),
  (_, random) => Buffer.alloc(random.pick([10, 1000, 100_000]), random.pick([0x81, 0xa1, 0xc1, 0x9f, 0x5b, 0x7b, 0x28, 0x3c])),
];

const INDEXES: readonly string[] = [
  '0',
  '-1',
  '1.5',
  '2',
  '3',
  '99999999',
  '4294967296',
  '1e9',
  '__proto__',
  '',
  '01',
  'member',
  'entry',
  'key',
  'value',
];

function mutateForm(body: Buffer, random: Random): Buffer {
  const fields = body.toString('latin1').split('&');
  for (let count = random.between(1, 3); count > 0; count--) {
    const at = random.below(fields.length);
    const [name = '', value = ''] = (fields[at] ?? '').slice(0, 500).split('=', 2);
    switch (random.below(8)) {
      case 0:
        fields.splice(at, 1);
        break;
      case 1:
        fields.push(fields[at] ?? '');
        break;
      case 2:
        fields[at] = `${name}.${random.pick(INDEXES)}=${value}`;
        break;
      case 3:
        fields[at] = `${name.replace(/\d+|\.member|\.entry/, () => random.pick(INDEXES))}=${value}`;
        break;
      case 4:
        fields[at] = `${name}${`.${random.pick(INDEXES)}`.repeat(random.pick([1, 3, 1000]))}=${value}`;
        break;
      case 5:
        fields[at] = `${encode(oddText(random))}=${value}`;
        break;
      case 6:
        for (let index = random.pick([1, 30, 3000]); index > 0; index--)
          fields.push(`${name.replace(/\.?\d*$/, '')}.member.${index}=${value}`);
        break;
      default:
        fields[at] = `${name}=${random.chance(0.7) ? encode(oddText(random)) : oddText(random)}`;
    }
  }
  return Buffer.from(fields.join('&'));
}

function encode(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

function mutateJson(body: Buffer, random: Random): Buffer {
  let document: unknown;
  try {
    document = JSON.parse(body.toString());
  } catch {
    return Buffer.from(JSON.stringify(oddJson(random)));
  }
  if (random.chance(0.1)) return Buffer.from(body.toString().replace(/"(\w+)":/, '"__proto__":'));
  if (random.chance(0.05)) return Buffer.from(body.toString().replace(/:(?=[^:]*$)/, `:${'{"a":'.repeat(random.pick([10, 50_000]))}`));
  if (random.chance(0.05))
    return Buffer.from(
      body.toString().replace(/:[^,}]*/, `:${random.pick(['1e999', '-0', '1'.repeat(400), '"\\ud800"', '"\\u0000"', 'tru'])}`),
    );
  return Buffer.from(JSON.stringify(changed(document, random)) ?? '');
}

/** One node of it is replaced, renamed, doubled or left out. */
function changed(node: unknown, random: Random): unknown {
  if (typeof node !== 'object' || node === null || random.chance(0.15)) return oddJson(random);
  if (Array.isArray(node)) {
    if (node.length === 0 || random.chance(0.3)) return [...node, oddJson(random)];
    const at = random.below(node.length);
    return node.map((item, index) => (index === at ? changed(item, random) : item));
  }
  const entries = Object.entries(node);
  if (entries.length === 0 || random.chance(0.15)) return { ...node, [oddText(random)]: oddJson(random) };
  const at = random.below(entries.length);
  if (random.chance(0.15)) return Object.fromEntries(entries.filter((_, index) => index !== at));
  return Object.fromEntries(entries.map(([key, item], index) => [key, index === at ? changed(item, random) : item]));
}

const MARKUP: readonly string[] = [
  '&#0;',
  '&#x110000;',
  '&#xd800;',
  '&nothing;',
  '&amp',
  '<!-- -->',
  '<![CDATA[a]]>',
  '<?a b?>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<a:b xmlns:a="c"/>',
  '<__proto__>a</__proto__>',
  '</a>',
  '<',
  ']]>',
  '\0',
];

function mutateXml(body: Buffer, random: Random): Buffer {
  const text = body.toString();
  const texts = [...text.matchAll(/>([^<]*)</g)].map(({ index }) => index + 1);
  const at = texts.length === 0 ? 0 : random.pick(texts);
  const end = text.indexOf('<', at);
  switch (random.below(6)) {
    case 0:
      return Buffer.from(text.slice(0, at) + escapeXml(oddText(random)) + text.slice(end));
    case 1:
      return Buffer.from(text.slice(0, at) + random.pick(MARKUP) + text.slice(at));
    case 2: {
      const element = random.pick([...text.matchAll(/<(\w+)[^>]*>[^<]*<\/\1>/g)].map(([whole]) => whole).concat('<a/>'));
      return Buffer.from(text.replace(element, () => element.repeat(random.pick([0, 2, 1100]))));
    }
    case 3:
      return Buffer.from(text.replace(/<(\w+)/, () => `<${random.pick(['a', '__proto__', 'constructor', 'Xml', 'x:y'])}`));
    case 4:
      return Buffer.from(`${text.slice(0, at)}${'<a>'.repeat(random.pick([5, 200, 30_000]))}${text.slice(at)}`);
    default:
      return Buffer.from(text.replace(/xmlns="[^"]*"/, () => random.pick(['', 'xmlns="a"', 'xmlns=""', 'a="b" a="c"', 'xmlns:a="b"'])));
  }
}
