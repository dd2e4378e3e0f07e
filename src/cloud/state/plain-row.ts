// Checks that a row is plain JSON data, and freezes it, so that a row which cannot be stored is found where it is put.

/** Freezes a row through and through. Throws TypeError for what would not come back from JSON as it was. */
export function freezePlain(row: unknown, where: string): void {
  switch (typeof row) {
    case 'string':
    case 'boolean':
      return;
    case 'number':
      if (!Number.isFinite(row) || Object.is(row, -0)) throw new TypeError(`${where} is ${Object.is(row, -0) ? '-0' : row}`);
      return;
    case 'object':
      break;
    default:
      throw new TypeError(`${where} is of type ${typeof row}`);
  }
  if (row === null) return;
  if (Array.isArray(row)) for (const [index, item] of row.entries()) freezePlain(item, `${where}[${index}]`);
  else if (isPlain(row)) for (const [name, value] of Object.entries(row)) freezePlain(value, `${where}.${name}`);
  else throw new TypeError(`${where} is neither an array nor a plain object`);
  Object.freeze(row);
}

function isPlain(row: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(row);
  return prototype === Object.prototype || prototype === null;
}
