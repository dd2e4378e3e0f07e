// A set of rows of numbers, each with an index: many small keys without an object or a string for each.

export interface RowTable {
  /** The index of the row that is equal; a row that is new gets the next index. The row is not kept. */
  readonly indexOf: (row: Int32Array) => number;
  readonly size: () => number;
  readonly at: (index: number, column: number) => number;
}

const BLOCK_BITS = 12;
const BLOCK = 1 << BLOCK_BITS;

export function rowTable(width: number): RowTable {
  // Blocks do not move when the table grows.
  const blocks: Int32Array[] = [];
  let slots = new Int32Array(1024).fill(-1);
  let size = 0;

  const at = (index: number, column: number): number => blocks[index >>> BLOCK_BITS]![(index & (BLOCK - 1)) * width + column]!;

  const isRow = (index: number, row: Int32Array): boolean => {
    const block = blocks[index >>> BLOCK_BITS]!;
    const start = (index & (BLOCK - 1)) * width;
    for (let column = 0; column < width; column += 1) if (block[start + column] !== row[column]) return false;
    return true;
  };

  const grow = (): void => {
    const wider = new Int32Array(slots.length * 2).fill(-1);
    const row = new Int32Array(width);
    for (let index = 0; index < size; index += 1) {
      for (let column = 0; column < width; column += 1) row[column] = at(index, column);
      let slot = hashOf(row) & (wider.length - 1);
      while (wider[slot] !== -1) slot = (slot + 1) & (wider.length - 1);
      wider[slot] = index;
    }
    slots = wider;
  };

  return {
    size: () => size,
    at,
    indexOf: (row) => {
      let slot = hashOf(row) & (slots.length - 1);
      for (let index = slots[slot]!; index !== -1; index = slots[slot]!) {
        if (isRow(index, row)) return index;
        slot = (slot + 1) & (slots.length - 1);
      }
      const index = size;
      size += 1;
      if (index >>> BLOCK_BITS === blocks.length) blocks.push(new Int32Array(BLOCK * width));
      blocks[index >>> BLOCK_BITS]!.set(row, (index & (BLOCK - 1)) * width);
      slots[slot] = index;
      if (size * 2 > slots.length) grow();
      return index;
    },
  };
}

function hashOf(row: Int32Array): number {
  let hash = 0x2545f491;
  for (let column = 0; column < row.length; column += 1) {
    hash = Math.imul(hash ^ row[column]!, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
