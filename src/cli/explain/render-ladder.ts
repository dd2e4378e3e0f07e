// The ladder for people: the caller's side on the left, the resource's side on the right.
import type { Rung } from '../../model/decision.ts';
import { LAYER_NAMES } from '../layer-names.ts';
import type { Paint } from '../terminal/paint.ts';
import { wrapText } from '../terminal/wrap-text.ts';

const GLYPHS: Readonly<Record<Rung['verdict'], string>> = { allow: '✓', explicitDeny: '✗', implicitDeny: '✗', notApplicable: '–' };

const WORDS: Readonly<Record<Rung['verdict'], string>> = {
  allow: 'allows',
  explicitDeny: 'denies explicitly',
  implicitDeny: 'does not allow',
  notApplicable: 'not asked',
};

const GAP = 3;
const SIDE_BY_SIDE_MIN = 84;

interface Cell {
  readonly text: string;
  readonly verdict: Rung['verdict'] | undefined;
}

/** Two columns where there is room, else one after the other. */
export function renderLadder(ladder: readonly Rung[], columns: number, paint: Paint): string {
  const caller = side(ladder, 'caller');
  const resource = side(ladder, 'resource');
  if (columns < SIDE_BY_SIDE_MIN) {
    return [...cells(caller, columns - 2), { text: '', verdict: undefined }, ...cells(resource, columns - 2)]
      .map((cell) => `  ${tint(cell, paint)}`.trimEnd())
      .join('\n');
  }
  const width = Math.floor((columns - 2 - GAP) / 2);
  const left = cells(caller, width);
  const right = cells(resource, width);
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, row) => {
    const one = left[row] ?? { text: '', verdict: undefined };
    const other = right[row] ?? { text: '', verdict: undefined };
    if (other.text === '') return one.text === '' ? '' : `  ${tint(one, paint)}`;
    return `  ${tint(one, paint)}${' '.repeat(width - one.text.length + GAP)}${tint(other, paint)}`;
  });
  return rows.join('\n');
}

interface Side {
  readonly title: string;
  readonly rungs: readonly Rung[];
}

function side(ladder: readonly Rung[], which: Rung['side']): Side {
  const rungs = ladder.filter((rung) => rung.side === which);
  const account = rungs.find((rung) => rung.account !== undefined)?.account;
  return { title: `${which}'s side${account === undefined ? '' : `, account ${account}`}`, rungs };
}

function cells({ title, rungs }: Side, width: number): readonly Cell[] {
  const lines = rungs.flatMap((rung) => {
    const lead = `${GLYPHS[rung.verdict]} `;
    const parts = wrapText(describe(rung), width - lead.length, 'cut');
    return parts.map((part, index) => ({ text: (index === 0 ? lead : '  ') + part, verdict: rung.verdict }));
  });
  return [{ text: title, verdict: undefined }, { text: '─'.repeat(Math.min(title.length, width)), verdict: undefined }, ...lines];
}

function describe(rung: Rung): string {
  const level = rung.level === undefined ? '' : ` at ${rung.level.kind} ${rung.level.name ?? rung.level.id}`;
  const head = `${LAYER_NAMES[rung.layer]}${level}: `;
  if (rung.note !== undefined) return head + (rung.verdict === 'notApplicable' ? rung.note : `${WORDS[rung.verdict]} (${rung.note})`);
  if (rung.statements.length === 0) return head + WORDS[rung.verdict];
  const names = [...new Set(rung.statements.map(({ policy, sid, index }) => `${policy.name}, statement ${sid ?? index + 1}`))];
  const more = names.length > 2 ? ` and ${names.length - 2} more` : '';
  return `${head}${WORDS[rung.verdict]} (${names.slice(0, 2).join('; ')}${more})`;
}

function tint({ text, verdict }: Cell, paint: Paint): string {
  switch (verdict) {
    case 'allow':
      return paint.green(text);
    case 'explicitDeny':
    case 'implicitDeny':
      return paint.red(text);
    case 'notApplicable':
      return paint.dim(text);
    case undefined:
      return paint.bold(text);
  }
}
