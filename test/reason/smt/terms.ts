// Terms of SMT-LIB.

/** Thrown for what cannot be said in it. */
export class Unsupported extends Error {}

export function and(terms: readonly string[]): string {
  return terms.length === 0 ? 'true' : terms.length === 1 ? (terms[0] as string) : `(and ${terms.join(' ')})`;
}

export function or(terms: readonly string[]): string {
  return terms.length === 0 ? 'false' : terms.length === 1 ? (terms[0] as string) : `(or ${terms.join(' ')})`;
}

export function not(term: string): string {
  return `(not ${term})`;
}
