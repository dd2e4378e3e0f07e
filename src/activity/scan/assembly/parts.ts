// The parts of a key that are long and mostly different: resources, parameters, response, denial. They stand in the group's record itself.

export const RESOURCES: u32 = 0;
export const PARAMETERS: u32 = 1;
export const RESPONSE: u32 = 2;
export const DENIAL: u32 = 3;
export const COUNT: u32 = 4;

/** Of each its address and length; as the length stands in the key. */
const parts: usize = memory.data(32, 16);

/** The length of parameters that the event left out. */
export const LEFT_OUT: u32 = 0xffffffff;

export function setPart(which: u32, at: usize, length: u32): void {
  store<u32>(parts + ((<usize>which) << 3), <u32>at);
  store<u32>(parts + ((<usize>which) << 3), length, 4);
}

export function partAt(which: u32): usize {
  return <usize>load<u32>(parts + ((<usize>which) << 3));
}

export function partLength(which: u32): u32 {
  return load<u32>(parts + ((<usize>which) << 3), 4);
}

/** Bytes that it takes. */
export function partSize(which: u32): usize {
  const length = partLength(which);
  return length == LEFT_OUT ? 0 : <usize>length;
}
