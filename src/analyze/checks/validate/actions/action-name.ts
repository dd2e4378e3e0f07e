// An action pattern taken apart.

export interface ActionName {
  /** Lower case. */
  readonly service: string;
  readonly name: string;
}

/** Undefined for `*`, and for a text without a colon. */
export function actionName(pattern: string): ActionName | undefined {
  const colon = pattern.indexOf(':');
  return colon < 0 ? undefined : { service: pattern.slice(0, colon).toLowerCase(), name: pattern.slice(colon + 1) };
}
