// Whether a resource pattern covers roles that nobody had in mind.

/** `*`, or an ARN whose name part begins with a wildcard; name prefixes such as `role/service*` are a convention and no concern. */
export function coversAnyRole(pattern: string, what: 'PASS_ROLE' | 'CREATE_SLR'): boolean {
  if (pattern === '*') return true;
  const resource = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.*)$/s.exec(pattern)?.[1];
  if (resource === undefined) return /^arn:.*\*$/s.test(pattern);
  if (/^\*+$/.test(resource) || /^role\/?\*+$/.test(resource)) return true;
  return what === 'CREATE_SLR' && /^role\/aws-service-role\/?\*+/.test(resource);
}
