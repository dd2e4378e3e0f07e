// Prints packed data as a JavaScript module of ASCII text, the same text for the same data.

/** A module that exports `value` (strings, numbers, arrays, plain objects) under `name`; arrays of arrays have a line an item. */
export function printModule(comment: string, name: string, value: object): string {
  const entries = Object.entries(value).map(([key, item]) => `  ${key}: ${printItem(item)},\n`);
  return `// ${comment}\nexport const ${name} = {\n${entries.join('')}};\n`;
}

function printItem(item: unknown): string {
  if (typeof item === 'number') return String(item);
  if (typeof item === 'string') return quote(item);
  if (!Array.isArray(item)) throw new Error(`cannot print ${typeof item}`);
  return `[\n${item.map((row: readonly unknown[]) => `    [${row.map(printItem).join(', ')}],\n`).join('')}  ]`;
}

// Single quotes, because JSON is full of double ones; only ASCII, because one other character would double the memory of the whole module.
function quote(text: string): string {
  const escaped = text.replace(/[\\'\n\r]|[^\x20-\x7e]/g, (character) => {
    if (character === '\n') return '\\n';
    if (character === '\\' || character === "'") return `\\${character}`;
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `'${escaped}'`;
}
