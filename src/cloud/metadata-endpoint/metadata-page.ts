// What the metadata service answers, in the form in which it does.

export interface MetadataPage {
  readonly status: number;
  /** `text/plain`. */
  readonly type: string;
  readonly body: string | Uint8Array;
  /** Further headers. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A value or a list; nothing ends in a line feed. */
export function textPage(body: string): MetadataPage {
  return { status: 200, type: 'text/plain', body };
}

/** Pretty-printed as the service does: two spaces, and blanks around the colon. */
export function jsonPage(members: readonly (readonly [name: string, value: string | null])[]): MetadataPage {
  const lines = members.map(([name, value]) => `  ${JSON.stringify(name)} : ${JSON.stringify(value)}`);
  return textPage(`{\n${lines.join(',\n')}\n}`);
}

const TITLES: ReadonlyMap<number, string> = new Map([
  [400, '400 - Bad Request'],
  [401, '401 - Unauthorized'],
  [403, '403 - Forbidden'],
  [404, '404 - Not Found'],
  [405, '405 - Method Not Allowed'],
  [500, '500 - Internal Server Error'],
]);

/** The page of an error: a small XHTML document with the status as its title. */
export function errorPage(status: number, headers: Readonly<Record<string, string>> = {}): MetadataPage {
  const title = TITLES.get(status) ?? String(status);
  const body = `<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
	"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">
 <head>
  <title>${title}</title>
 </head>
 <body>
  <h1>${title}</h1>
 </body>
</html>
`;
  return { status, type: 'text/html', body, headers };
}
