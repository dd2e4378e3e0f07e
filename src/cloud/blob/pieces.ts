// The memory that bodies pass through on their way to the disk, used again and again: fresh memory for each piece would cost more than the copy.

/** Bytes. */
export const PIECE: number = 512 << 10;
/** Beyond so many, pieces are left to the garbage collector. */
const KEPT = 24;

const free: Buffer[] = [];

/** A piece with anything in it; nobody else has it until it is given back. */
export function takePiece(): Buffer {
  return free.pop() ?? Buffer.allocUnsafeSlow(PIECE);
}

/** The piece must not be touched any more. */
export function givePiece(piece: Buffer): void {
  if (free.length < KEPT) free.push(piece);
}
