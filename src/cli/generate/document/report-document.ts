// A report as headings, lists, tables and code, before it is written as text, Markdown or HTML. Its texts may hold anything that logs hold.

export interface ReportDocument {
  readonly title: string;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly title: string;
  /** 1: a policy of its own; 2: a part of it. */
  readonly level: 1 | 2;
  readonly blocks: readonly Block[];
}

/** `good` and `bad` are green and red; the words say it too. */
export type Tone = 'good' | 'bad' | 'warning';

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: Tone }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  | { readonly kind: 'table'; readonly caption: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** In HTML only, and drawn only then; the tables say the same in words. */
  | { readonly kind: 'picture'; readonly caption: string; readonly svg: () => string };

export interface ListItem {
  readonly text: string;
  readonly tone?: Tone;
  /** A sentence of AWS's: stays on one line, to be searched for and compared. */
  readonly quote?: string;
  /** Details, a line each. */
  readonly below?: readonly string[];
}

export function paragraph(text: string, tone?: Tone): Block {
  return { kind: 'paragraph', text, ...(tone !== undefined && { tone }) };
}

/** No block where there is nothing to list. */
export function list(items: readonly (string | ListItem)[]): readonly Block[] {
  if (items.length === 0) return [];
  return [{ kind: 'list', items: items.map((item) => (typeof item === 'string' ? { text: item } : item)) }];
}

/** Something of it can be read aloud. */
export function hasWords({ blocks }: Section): boolean {
  return blocks.some(({ kind }) => kind !== 'picture');
}
