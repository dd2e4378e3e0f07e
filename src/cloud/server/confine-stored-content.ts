// Stored content that a browser would open as a page gets no say: it may be anything that somebody uploaded.

type Headers = readonly (readonly [name: string, value: string])[];

const CONFINED: Headers = [
  ['x-content-type-options', 'nosniff'],
  ['content-security-policy', 'sandbox'],
];
const NOTHING: Headers = [];
const PAGES: ReadonlySet<string> = new Set(['document', 'iframe', 'frame', 'object', 'embed', 'fencedframe']);

/**
 * Headers to add to the answer to a request: for pages, frames and plugins, `sandbox` (no scripts, an origin of its own) and `nosniff`.
 * Browsers that do not send `Sec-Fetch-Dest` are known by asking for `text/html`, which no AWS client does.
 */
export function confineStoredContent(request: ReadonlyMap<string, readonly string[]>): Headers {
  const destination = request.get('sec-fetch-dest')?.[0];
  if (destination !== undefined) return PAGES.has(destination) ? CONFINED : NOTHING;
  return request.get('accept')?.[0]?.includes('text/html') === true ? CONFINED : NOTHING;
}
