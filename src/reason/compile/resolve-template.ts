// A value of a policy with its variables, as patterns: settled variables as what they stand for, others as any run.
import { parseTemplate, type TemplatePart } from '../../evaluate/template.ts';
import { pushText, RUN } from '../text/tokens.ts';
import type { Setting } from './setting.ts';

/** How the constant parts are read. */
export interface PartReading {
  readonly wildcards: boolean;
  readonly eitherCase?: boolean;
}

/** Undefined: a variable has no value, so that nothing matches. `variables`: keys that are not settled; then the tokens are too wide. */
export interface Resolved {
  readonly tokens: readonly number[];
  readonly variables: readonly string[];
}

export function resolveTemplate(
  text: string,
  inForce: boolean,
  setting: Setting,
  { wildcards, eitherCase = false }: PartReading,
): Resolved | undefined {
  const tokens: number[] = [];
  const variables: string[] = [];
  for (const part of parseTemplate(text, inForce)) {
    if (part.kind === 'variable') {
      const value = variableValue(part, setting);
      if (value === undefined) return undefined;
      if (value === 'open') {
        variables.push(part.key);
        tokens.push(RUN);
      } else pushText(tokens, value.text, { wildcards: false, eitherCase });
    } else pushText(tokens, part.text, { wildcards: wildcards && part.kind === 'text', eitherCase });
  }
  return { tokens, variables };
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
