// `a=b&c=d`: of query strings and of form bodies.

/** Names and values in order, decoded; a field without `=` has an empty value. Throws URIError if the encoding is broken. */
export function parseFormFields(text: string): readonly (readonly [name: string, value: string])[] {
  const fields: (readonly [string, string])[] = [];
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf('&', start);
    if (end < 0) end = text.length;
    if (end > start) {
      const equals = text.indexOf('=', start);
      if (equals < 0 || equals > end) fields.push([decodeField(text.slice(start, end)), '']);
      else fields.push([decodeField(text.slice(start, equals)), decodeField(text.slice(equals + 1, end))]);
    }
    start = end + 1;
  }
  return fields;
}

function decodeField(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  return spaced.includes('%') ? decodeURIComponent(spaced) : spaced;
}
