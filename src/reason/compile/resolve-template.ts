// A value of a policy with its variables, as patterns: settled variables as what they stand for, others as any run.
import { parseTemplate, type TemplatePart } from '../../evaluate/template.ts';
import { pushText, RUN } from '../text/tokens.ts';
import type { Setting } from './setting.ts';

/** How the constant parts are read. */
export interface PartReading {
  readonly wildcards: boolean;
  readonly eitherCase?: boolean;
}

/** Undefined: a variable has no value, so that nothing matches. */
export interface Resolved {
  /** Too wide where there are variables. */
  readonly tokens: readonly number[];
  /** Keys that are not settled, in the order of their places, each with its default. */
  readonly variables: readonly string[];
  /** The tokens with `OPAQUE` and the number of the variable in its place. */
  readonly opaque: readonly number[];
}

/** Tokens from here on stand for variables, by their numbers. */
export const OPAQUE = 0x40000;

export function resolveTemplate(
  text: string,
  inForce: boolean,
  setting: Setting,
  { wildcards, eitherCase = false }: PartReading,
): Resolved | undefined {
  const tokens: number[] = [];
  const opaque: number[] = [];
  const variables: string[] = [];
  const push = (piece: string, reading: PartReading): void => {
    const from = tokens.length;
    pushText(tokens, piece, reading);
    for (let i = from; i < tokens.length; i++) opaque.push(tokens[i] as number);
  };
  for (const part of parseTemplate(text, inForce)) {
    if (part.kind === 'variable') {
      const value = variableValue(part, setting);
      if (value === undefined) return undefined;
      if (value === 'open') {
        opaque.push(OPAQUE + variables.length);
        variables.push(part.fallback === undefined ? part.key : `${part.key}, ${part.fallback}`);
        tokens.push(RUN);
      } else push(value.text, { wildcards: false, eitherCase });
    } else push(part.text, { wildcards: wildcards && part.kind === 'text', eitherCase });
  }
  return { tokens, variables, opaque };
}

function variableValue(
  part: TemplatePart & { readonly kind: 'variable' },
  setting: Setting,
): { readonly text: string } | 'open' | undefined {
  const found = setting.key(part.key);
  if (!found.known) return 'open';
  if (typeof found.value === 'string') return { text: found.value };
  const none = found.value === undefined || found.value.length === 0;
  return none && part.fallback !== undefined ? { text: part.fallback } : undefined;
}
