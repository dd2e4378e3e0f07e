// Text broken into lines of a given width, at spaces where there are any.

/**
 * Lines of at most `width` characters. A word longer than that (an ARN) has a line of its own and stays whole, so that it can be copied,
 * unless long words are to be cut, for columns that stand beside each other.
 */
export function wrapText(text: string, width: number, longWords: 'keep' | 'cut' = 'keep'): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let rest = word;
    if (line !== '' && line.length + 1 + rest.length > width) {
      lines.push(line);
      line = '';
    }
    while (longWords === 'cut' && rest.length > width) {
      lines.push(rest.slice(0, width));
      rest = rest.slice(width);
    }
    line = line === '' ? rest : `${line} ${rest}`;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}
