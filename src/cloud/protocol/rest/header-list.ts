// Lists in one header: `a, "b, c"`, `Mon, 16 Dec 2019 23:48:18 GMT, Tue, …`.

/** The items without their quotes. `dates`: each item has a comma of its own. */
export function splitHeaderList(text: string, dates: boolean): readonly string[] {
  const items: string[] = [];
  let item = '';
  let quoted = false;
  let commas = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (quoted && character === '\\' && index + 1 < text.length) item += text.charAt(++index);
    else if (character === '"') quoted = !quoted;
    else if (character === ',' && !quoted && (!dates || ++commas % 2 === 0)) {
      items.push(item.trim());
      item = '';
    } else item += character;
  }
  items.push(item.trim());
  return items.length === 1 && items[0] === '' ? [] : items;
}

/** Items with a comma or quotes in them are quoted. */
export function joinHeaderList(items: readonly string[], dates: boolean): string {
  return items.map((item) => (dates || !/[",]/.test(item) ? item : `"${item.replace(/["\\]/g, '\\$&')}"`)).join(', ');
}
