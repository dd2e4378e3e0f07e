// PNG images in black and white.
import { crc32, deflateSync } from 'node:zlib';

/** A PNG of modules (true: black), each `scale` pixels wide, with a white margin of `margin` modules. */
export function png(modules: readonly (readonly boolean[])[], scale: number, margin: number): Uint8Array {
  const size = (modules.length + 2 * margin) * scale;
  const stride = 1 + Math.ceil(size / 8);
  const pixels = Buffer.alloc(stride * size);
  for (let y = 0; y < size; y += 1) {
    const row = modules[Math.floor(y / scale) - margin];
    for (let x = 0; x < size; x += 1) {
      const black = row?.[Math.floor(x / scale) - margin] === true;
      const at = y * stride + 1 + (x >> 3);
      if (!black) pixels.writeUInt8(pixels.readUInt8(at) | (0x80 >> (x & 7)), at);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // One bit of grey per pixel.
  header.writeUInt8(1, 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
