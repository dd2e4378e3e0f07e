// Wrong edits to the reasoner, one in each of its rules: the differential has to notice all of them.

export interface Mutant {
  readonly name: string;
  /** Below src/reason. */
  readonly file: string;
  /** Text that is in the file once. */
  readonly from: string;
  readonly to: string;
  /** Condition keys that the policies are about; absent: all. */
  readonly about?: readonly string[];
  /** What has to notice: questions about policies, all words of a small alphabet, or templates with values for their variables. */
  readonly by?: 'words' | 'templates';
}

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'a single wildcard is taken for a run by domination',
    file: 'text/automaton.ts',
    from: 'if (tokens[position] === RUN) runOf = pattern;',
    to: 'if ((tokens[position] as number) < 0) runOf = pattern;',
    by: 'words',
  },
  {
    name: 'a pattern is sunk at any run',
    file: 'text/automaton.ts',
    from: 'if (tokens[position] !== RUN || tokens[position + 1] !== END) continue;',
    to: 'if (tokens[position] !== RUN) continue;',
    by: 'words',
  },
  {
    name: 'runs in the head of an ARN reach over colons',
    file: 'text/automaton.ts',
    from: 'if (token === RUN || unit !== COLON) reached.push(at);',
    to: 'reached.push(at);',
    by: 'words',
  },
  {
    name: 'case counts where it does not',
    file: 'text/tokens.ts',
    from: 'lower.charCodeAt(0) + EITHER_CASE;',
    to: 'unit;',
  },
  {
    name: 'negated operators fail on absent keys',
    file: 'compile/condition-cases.ts',
    from: "set === 'ForAnyValue' ? false : ifExists || negated;",
    to: "set === 'ForAnyValue' ? false : ifExists;",
  },
  {
    name: 'ForAllValues fails on absent keys',
    file: 'compile/condition-cases.ts',
    from: "set === 'ForAllValues' ? true :",
    to: "set === 'ForAllValues' ? false :",
  },
  {
    name: 'Null asks the other way round',
    file: 'compile/condition-cases.ts',
    from: "if (wanted.has('true')) tests.push({ kind: 'presence', absent: true });",
    to: "if (wanted.has('true')) tests.push({ kind: 'presence', absent: false });",
  },
  {
    name: 'what is open fails when it is negated',
    file: 'search/formula.ts',
    from: "return truth === 'open' ? truth :",
    to: "return truth === 'open' ? 'false' :",
  },
  {
    name: 'a box is certain before its last test',
    file: 'search/search.ts',
    from: 'without(live, level.ahead)',
    to: 'without(live, level.touched)',
  },
  {
    name: 'failures are remembered without their level',
    file: 'search/search.ts',
    from: 'const key = keyOfBits(live);',
    to: "const key = '';",
  },
  {
    name: 'classes are merged that differ',
    file: 'search/level-classes.ts',
    from: 'const key = keyOfBits(mask);',
    to: 'const key = String((mask[0] as number) & 1);',
  },
  {
    name: 'no value lies between two bounds',
    file: 'value/atomise-ordered.ts',
    from: 'if (gap !== undefined) values.push(gap);',
    to: 'if (gap !== undefined && i === points.length) values.push(gap);',
    about: ['s3:max-keys', 'aws:CurrentTime'],
  },
  {
    name: 'a network ends one address early',
    file: 'value/atomise-networks.ts',
    from: '- 1n, sets: [set] };',
    to: '- 2n, sets: [set] };',
    about: ['aws:SourceIp'],
  },
  {
    name: 'no address is IPv6',
    file: 'value/atomise-networks.ts',
    from: 'of FAMILIES)',
    to: 'of FAMILIES.slice(0, 1))',
    about: ['aws:SourceIp'],
  },
  {
    name: 'what both allow is left out although the second denies',
    file: 'policy-question.ts',
    from: 'if (second.deny.size > 0) return;',
    to: '',
  },
  {
    name: 'a list may hold what it must not',
    file: 'system/atomise-dimension.ts',
    from: 'excluded === undefined ? left :',
    to: 'truth ? left :',
    about: ['aws:TagKeys'],
  },
  {
    name: 'an action moves twice for one test',
    file: 'actions/atomise-known-actions.ts',
    from: 'if (before >= firstNew) continue;',
    to: 'if (before >= firstNew) continue; if (before > 0 && place % 2 === 0) continue;',
  },
  {
    name: 'likely values ignore negation',
    file: 'search/likely-values.ts',
    from: 'textSetHas(test.set.set, text) !== test.negated',
    to: 'textSetHas(test.set.set, text)',
  },
  {
    name: 'NotResource with everything still matches something',
    file: 'compile/element-cases.ts',
    from: 'return negated ? [] : [[]];',
    to: 'return [[]];',
  },
  {
    name: 'short ARNs are dropped',
    file: 'compile/element-cases.ts',
    from: 'const whole = completeArn(value, type);',
    to: "const whole = value.split(':').length < 6 ? undefined : value;",
  },
  {
    name: 'the resource of ListAllMyBuckets is forgotten',
    file: 'compile/element-cases.ts',
    from: 'if (!allBuckets) return cover(false);',
    to: 'if (allBuckets || !allBuckets) return cover(false);',
    about: [],
  },
  {
    name: 'a variable may hide behind a single wildcard',
    file: 'template-inclusion.ts',
    from: 'if (other.opaque.includes(ONE)) return false;',
    to: '',
    by: 'templates',
  },
  {
    name: 'likely values are taken for all there are',
    file: 'variable-settings.ts',
    from: 'complete: whole && all };',
    to: 'complete: true };',
    about: ['aws:SecureTransport'],
  },
];
