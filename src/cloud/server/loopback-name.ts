// Names that can only mean this machine, whatever a name server says.

const LOOPBACK_ADDRESS = /^127(?:\.(?:0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])){3}$/;

/**
 * Whether a lower-case name without port is `localhost`, below `.localhost` (RFC 6761, section 6.3), a literal of 127.0.0.0/8 in plain
 * dotted form, or `[::1]`. Other spellings of these addresses are refused: no client sends them.
 */
export function isLoopbackName(name: string): boolean {
  return name === 'localhost' || name === '[::1]' || name.endsWith('.localhost') || LOOPBACK_ADDRESS.test(name);
}
