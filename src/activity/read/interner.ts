// Strings as numbers: equal strings have the same.

export interface Interner {
  readonly idOf: (text: string) => number;
  readonly textOf: (id: number) => string;
}

export function interner(): Interner {
  const ids = new Map<string, number>();
  const texts: string[] = [];
  return {
    idOf: (text) => {
      let id = ids.get(text);
      if (id === undefined) {
        id = texts.push(text) - 1;
        ids.set(text, id);
      }
      return id;
    },
    textOf: (id) => texts[id]!,
  };
}
