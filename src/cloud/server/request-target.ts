// The target of a request line, split but not normalised: signatures are over its raw text.

export interface RequestTarget {
  /** Begins with `/`. */
  readonly path: string;
  /** Without `?`; empty if there is none. */
  readonly query: string;
  /** Of an absolute target, as a client sends it to a proxy. */
  readonly absolute: { readonly secure: boolean; readonly authority: string } | undefined;
}

/** Reads `/path?query` and `http://host/path?query`; undefined for anything else (`*`, `host:443`, text without a leading slash). */
export function readTarget(target: string): RequestTarget | undefined {
  if (target.charCodeAt(0) === 0x2f) return split(target, undefined);
  const scheme = /^(https?):\/\//i.exec(target)?.[0];
  if (scheme === undefined) return undefined;
  const end = target.slice(scheme.length).search(/[/?#]/);
  const authority = end < 0 ? target.slice(scheme.length) : target.slice(scheme.length, scheme.length + end);
  const rest = end < 0 ? '' : target.slice(scheme.length + end);
  return split(rest.startsWith('/') ? rest : `/${rest}`, { secure: scheme.length === 'https://'.length, authority });
}

function split(text: string, absolute: RequestTarget['absolute']): RequestTarget {
  const mark = text.indexOf('?');
  return mark < 0 ? { path: text, query: '', absolute } : { path: text.slice(0, mark), query: text.slice(mark + 1), absolute };
}
