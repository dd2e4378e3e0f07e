// The extension that limits what an authority may certify (RFC 5280, section 4.2.1.10).

/** The value of `nameConstraints`, DER as a binary string: these domains and everything below them, and no address at all. */
export function nameConstraints(forge: typeof import('node-forge'), domains: readonly string[]): string {
  const { asn1 } = forge;
  const context = asn1.Class.CONTEXT_SPECIFIC;
  const subtree = (tag: number, value: string) =>
    asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [asn1.create(context, tag, false, value)]);
  const dnsName = 2;
  const ipAddress = 7;
  const permitted = asn1.create(
    context,
    0,
    true,
    domains.map((domain) => subtree(dnsName, domain)),
  );
  // An address and a mask of zeros: all of IPv4, all of IPv6.
  const excluded = asn1.create(context, 1, true, [subtree(ipAddress, '\0'.repeat(8)), subtree(ipAddress, '\0'.repeat(32))]);
  return asn1.toDer(asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [permitted, excluded])).getBytes();
}
