// Escaping for XML: whatever the text, the document stays well-formed.
import { describe, expect, test } from 'vitest';
import { escapeXmlAttribute, escapeXmlText } from './escape-xml.ts';

describe('escapeXmlText', () => {
  test('escapes markup and quotes', () => {
    expect(escapeXmlText(`<a b="c" d='e'>&amp;]]>`)).toBe('&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;amp;]]&gt;');
  });

  test('shows characters that XML 1.0 cannot hold as escapes', () => {
    expect(escapeXmlText('\u0000\u001b[31m\ud800\ufffe\uffff')).toBe('\\u0000\\u001b[31m\\ud800\\ufffe\\uffff');
  });

  test('keeps everything else, line ends and astral characters too', () => {
    expect(escapeXmlText('割印 🔏\n\tend\r')).toBe('割印 🔏\n\tend\r');
  });
});

test('escapeXmlAttribute keeps line ends and tabs through the parser', () => {
  expect(escapeXmlAttribute('a\nb\tc\rd"')).toBe('a&#10;b&#9;c&#13;d&quot;');
});
