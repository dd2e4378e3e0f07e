// All pages of a list that an operation answers a page at a time.

interface Page {
  readonly nextToken?: string | undefined;
}

/** `ask` is given the token of the page, undefined for the first. */
export async function everyPage<Output extends Page, Item>(
  ask: (nextToken: string | undefined) => Promise<Output>,
  itemsOf: (page: Output) => readonly Item[] | undefined,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let nextToken: string | undefined;
  do {
    const page = await ask(nextToken);
    items.push(...(itemsOf(page) ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return items;
}
