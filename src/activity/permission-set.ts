// Permission sets of IAM Identity Center, as the names of their roles tell them.

// IAM Identity Center User Guide, "How permission sets create IAM roles": `AWSReservedSSO_<permission set>_<unique suffix>`, of 16 hexadecimal digits.
const ROLE_NAME = /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/i;

/** The name of the permission set that the role of this name (without its path) was made for; undefined for other roles. */
export function permissionSetOf(roleName: string): string | undefined {
  return ROLE_NAME.exec(roleName)?.[1];
}
