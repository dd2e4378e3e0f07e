// Names one action on one resource. Whose call it was is not in it: all roles of a permission set have one policy.

export function pairKey(action: string, resource: string): string {
  return `${action.toLowerCase()} ${resource}`;
}
