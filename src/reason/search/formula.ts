// What a search looks for: a formula over boxes, of which some are known to hold, some to fail, and some are open.
import { type Bits, meets, noBits } from './bits.ts';

export type Formula =
  /** One of the boxes holds. */
  | { readonly op: 'some'; readonly boxes: Bits }
  | { readonly op: 'not'; readonly of: Formula }
  | { readonly op: 'and' | 'or'; readonly of: readonly Formula[] }
  | { readonly op: 'constant'; readonly value: boolean };

export type Kleene = 'true' | 'false' | 'open';

export const TRUE: Formula = { op: 'constant', value: true };
export const FALSE: Formula = { op: 'constant', value: false };

export function not(of: Formula): Formula {
  if (of.op === 'constant') return of.value ? FALSE : TRUE;
  return of.op === 'not' ? of.of : { op: 'not', of };
}

export function and(...of: readonly Formula[]): Formula {
  return of.some((one) => one === FALSE) ? FALSE : { op: 'and', of: of.filter((one) => one !== TRUE) };
}

export function or(...of: readonly Formula[]): Formula {
  return of.some((one) => one === TRUE) ? TRUE : { op: 'or', of: of.filter((one) => one !== FALSE) };
}

/** The truth of a formula when the boxes of `certain` hold, and none holds but those of `possible`. */
export function truthOf(formula: Formula, possible: Bits, certain: Bits): Kleene {
  switch (formula.op) {
    case 'constant':
      return formula.value ? 'true' : 'false';
    case 'some':
      return meets(certain, formula.boxes) ? 'true' : meets(possible, formula.boxes) ? 'open' : 'false';
    case 'not': {
      const truth = truthOf(formula.of, possible, certain);
      return truth === 'open' ? truth : truth === 'true' ? 'false' : 'true';
    }
    case 'and':
      return joined(formula.of, possible, certain, 'false', 'true');
    case 'or':
      return joined(formula.of, possible, certain, 'true', 'false');
  }
}

function joined(parts: readonly Formula[], possible: Bits, certain: Bits, decisive: Kleene, neutral: Kleene): Kleene {
  let answer = neutral;
  for (const part of parts) {
    const truth = truthOf(part, possible, certain);
    if (truth === decisive) return decisive;
    if (truth === 'open') answer = 'open';
  }
  return answer;
}

/** Boxes that the formula asks to hold. */
export function wantedBoxes(formula: Formula, count: number): Bits {
  const wanted = noBits(count);
  const visit = (part: Formula, turned: boolean): void => {
    if (part.op === 'some') {
      if (!turned) for (let i = 0; i < wanted.length; i++) wanted[i] = (wanted[i] as number) | (part.boxes[i] as number);
    } else if (part.op === 'not') visit(part.of, !turned);
    else if (part.op !== 'constant') for (const one of part.of) visit(one, turned);
  };
  visit(formula, false);
  return wanted;
}
