// What is read as XML, and what is refused.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeXml, escapeXmlAttribute } from './escape-xml.ts';
import { readXml } from './read-xml.ts';
import { XmlError } from './xml-element.ts';

const read = (text: string) => readXml(new Uint8Array(Buffer.from(text, 'utf8')));

describe('readXml', () => {
  it('reads elements, attributes, character data, and drops prefixes of elements', () => {
    const root = read(
      '\uFEFF<?xml version="1.0"?>\r\n<!-- a --><s3:A xmlns:s3="u" x:type=\'g"\'><B/>t&#x41;&amp;<![CDATA[<&]]><?p i?><B>b\r\n</B ></s3:A>\n',
    );
    expect(root).toMatchObject({
      name: 'A',
      text: 'tA&<&',
      children: [
        { name: 'B', text: '' },
        { name: 'B', text: 'b\n' },
      ],
    });
    expect([...(root.attributes ?? [])]).toEqual([
      ['xmlns:s3', 'u'],
      ['x:type', 'g"'],
    ]);
  });

  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'],
    ['an entity of its own', '<a>&e;</a>'],
    ['a lone ampersand', '<a>b & c</a>'],
    ['a reference to no character', '<a>&#0;</a>'],
    ['a reference to half a character', '<a>&#xD800;</a>'],
    ['a control character', '<a>\u0001</a>'],
    ['tags that cross', '<a><b></a></b>'],
    ['an open end', '<a><b></b>'],
    ['two roots', '<a/><b/>'],
    ['text outside', '<a/>b'],
    ['nothing', ''],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['an attribute without quotes', '<a b=1/>'],
    ['attributes that touch', '<a b="1"c="2"/>'],
    ['a tag without name', '<>'],
    ['an open comment', '<a><!-- </a>'],
    ['too much depth', '<a>'.repeat(65) + '</a>'.repeat(65)],
  ])('refuses %s', (_, text) => {
    expect(() => read(text)).toThrow(XmlError);
  });

  it('refuses what is not UTF-8, and takes the depth that is allowed', () => {
    expect(() => readXml(Uint8Array.of(0x3c, 0x61, 0x3e, 0xff))).toThrow(XmlError);
    expect(read('<a>'.repeat(64) + '</a>'.repeat(64)).name).toBe('a');
  });

  it('gives back what was escaped', () => {
    // Characters that XML cannot carry are for AWS's own readers.
    const text = fc.string({ unit: 'binary' }).filter((value) => !/[^\P{C}\n\r\t]|[\ufffe\uffff]/u.test(value));
    fc.assert(
      fc.property(text, text, (content, attribute) => {
        const root = read(`<a b="${escapeXmlAttribute(attribute)}">${escapeXml(content)}</a>`);
        expect([root.text, root.attributes?.get('b')]).toEqual([content, attribute]);
      }),
    );
  });

  it('throws nothing but XmlError', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<',
      '>',
      '/',
      '&',
      ';',
      '&lt;',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '"',
      ' b=',
      "'",
      'é',
      '<?',
      '?>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        try {
          read(pieces.join(''));
        } catch (problem) {
          expect(problem).toBeInstanceOf(XmlError);
        }
      }),
    );
  });
});
