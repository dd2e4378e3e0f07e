// Bool: `true` and `false` in any case; anything else is no truth value and matches nothing.
import { isConstant, constantText, parseTemplate, renderTemplate } from '../template.ts';
import type { ValueTestFactory } from './value-test.ts';

export const bool: ValueTestFactory = (values, variables) => {
  const templates = values.map((value) => parseTemplate(value, variables));
  const constants = new Set(templates.filter(isConstant).map((template) => constantText(template).toLowerCase()));
  const open = templates.filter((template) => !isConstant(template));
  return (value, query) => {
    const actual = value.toLowerCase();
    if (actual !== 'true' && actual !== 'false') return false;
    return constants.has(actual) || open.some((template) => renderTemplate(template, query)?.toLowerCase() === actual);
  };
};
